"""Senses: the stance and the kind that the words of a marked cue have, by the lexicons of reporting words and by
`marked_cues`; None where none of them knows a word of it.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import cast

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.cues import Reporting, lemma_of, reporting_verbs
from onrecord.annotate.saying.headlines import FORMS
from onrecord.annotate.saying.marks import holds
from onrecord.annotate.saying.sources import is_passive
from onrecord.annotate.saying.speech_nouns import reporting_words
from onrecord.annotate.saying.utterances import Page
from onrecord.annotate.syntax import Token
from onrecord.annotate.tagged import Tagged
from onrecord.lexicons import load
from onrecord.records import Stance

_ASKING = frozenset("who what when where whether how why if which".split())
# Ends of verbs in headlines, and what stands for them in the lemma.
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"))
_UNVEILED = frozenset(
    "plan proposal policy agenda bill budget platform strategy blueprint initiative program programme statement "
    "roadmap list report map deal measure reform package vision demand rule".split()
)
# With these "against" tells of a view, with others of a deed.
_OPPOSING = frozenset(
    "be vote come speak campaign argue turn sound fulminate inveigh rail push opt stand side lobby preach rant decide "
    "protest rally demonstrate march advise caution warn continue rebound backlash".split()
)
_AGREEING = frozenset({"agree", "consent", "acquiesce"})
_PREPOSITIONS = frozenset("for on about against of with upon into over".split())
_CALLING_ON = frozenset({"for", "on", "upon", "to", "that"})
_APPEARING = frozenset({"appear", "seem"})
_GIVING = frozenset({"give", "pledge"})
_WORDS = frozenset("word phrase term expression slogan label motto name".split())

_NAME = 4  # words that may be a name in quotation marks

Reading = tuple[Stance, str]
"""A stance and a kind: speech, document, thought, perception or intent."""

# Verbs that mean another thing with these particles, and what.
_TURNED: dict[str, tuple[frozenset[str], Reading | None]] = {
    "back": (frozenset({"out", "down", "off", "away"}), ("rejects", "speech")),
    **dict.fromkeys(
        "hit push fight fire shoot strike snap bite punch lash clap".split(),
        (frozenset({"back"}), ("rejects", "speech")),
    ),
    "knock": (frozenset({"out", "over", "down", "off"}), None),
}


@cache
def attitudes() -> dict[str, Reading]:
    """Words of attitude and speech, by lemma."""
    return {row["lemma"]: (cast(Stance, row["stance"]), row["kind"]) for row in load("marked_cues")}


def _is_person(page: Page, token: Token) -> bool:
    noun = noun_at(page.syntax, token.i) if token.pos in ("NOUN", "PROPN") else None
    return noun is not None and noun.kind == "person"


def _known(page: Page, mark: Tagged, anchor: int) -> Reading | None:
    """Stance and kind of the first word of a cue that a lexicon knows, its head first."""
    token = page.syntax.tokens[anchor]
    particles, turned = _TURNED.get(token.lemma, (frozenset(), None))
    if any(t.lower in particles for t in page.syntax.tokens[anchor + 1 : anchor + 2]):
        return turned  # "backed down"
    words = [token, *(t for a, b in mark.cue for t in page.syntax.tokens_in(a, b) if t.i != anchor)]
    # "walked | back |", "fired | back |"
    words = [t for t in words if t.i == anchor or (t.label != "prt" and (t.lower, t.pos) != ("back", "ADV"))]
    if token.lemma not in _OPPOSING:
        words = [t for t in words if t.lower != "against"]  # "took action against the boycott"
    if mark.source:
        words = [t for t in words if t.lemma not in _APPEARING]  # what she seems to be, she does not hold
    if token.pos == "VERB":
        words = [t for t in words if t.i == anchor or not _is_person(page, t)]  # "avoided supporters of"
    leads = {t.lower for t in page.syntax.tokens_in(mark.cue[0][0], mark.cue[-1][1] + len(" upon"))}
    if token.lower in ("calls", "called", "calling") and not leads & _CALLING_ON:
        named = _calls_it(page, mark) or any(page.around(*span) for span in mark.content)
        return ("asserts", "speech") if named else None  # "calls joining it “a joke”", not "called off the vote"
    takes = {t.lemma for t in words if t.pos in ("NOUN", "VERB")}
    if takes >= {"take", "aim"}:
        return "condemns", "speech"  # "took aim at the plan"
    if "word" in takes and takes & _GIVING and any(t.tag == "PRP$" for t in words):
        return "promises", "speech"  # "gave his word that"
    words.sort(key=lambda t: t.pos == "ADJ" and t.i != anchor)  # "is an outspoken critic of"
    marked = (attitudes()[lemma] for t in words if (lemma := _in_capitals(t)) in attitudes())
    nouns = (reporting_words(t.lemma) for t in words if t.pos in ("NOUN", "ADJ"))
    return next(marked, None) or next((r for r in nouns if r is not None), None)


def _in_capitals(token: Token) -> str:
    """The lemma of a word in lower case; that of a verb in its capital which the parser took for a name: "Lind Backs
    Deal", "Paper Slams Mayor", "Union Just Dismissed Offer"."""
    lemma = token.lemma.lower()
    if token.pos != "PROPN" or lemma != token.lower or lemma in attitudes():
        return lemma
    stems = (lemma[: -len(end)] + put for end, put in _ENDINGS if lemma.endswith(end))
    return next((stem for stem in stems if stem in attitudes()), lemma)


def said_sense(page: Page, mark: Tagged, anchor: int) -> Reading | None:
    """Stance and kind of a cue whose content is a clause or a quotation."""
    if _looks_into(page, mark):
        return "questions", "speech"
    rows = (row for row in rows_of(page, anchor) if not row.particle and row.frames != ("figure",))
    plain = next((row for row in rows if _is_led(page, mark, anchor, row)), None)
    if plain is not None:
        return plain.stance, plain.kind
    if _agrees_to(page, mark, anchor):
        return "promises", "speech"
    known = _known(page, mark, anchor) or _misread(page, mark)
    if known is None:  # "is | convinced | that": nobody convinces
        done = (t for a, b in mark.cue for t in page.syntax.tokens_in(a, b) if t.tag in ("VBN", "JJ"))
        known = next((attitudes()[t.lower] for t in done if t.lower in attitudes()), None)
    if known is None and _is_so_called(page, mark, anchor):
        return None
    if known is not None or mark.source:
        return known or ("asserts", "speech")
    return ("alleges", "speech") if is_passive(page.syntax, page.syntax.tokens[anchor]) else None


def _is_so_called(page: Page, mark: Tagged, anchor: int) -> bool:
    """Whether all that is quoted is a name for the thing that a deed is done to: "scrapped the so-called “salt tax”",
    "held a “day of rage” in the square"."""
    syntax = page.syntax
    words = [t for a, b in mark.content for t in syntax.tokens_in(a, b)]
    marked = [q for a, b in mark.content for q in page.around(a, b)]
    if not words or len(marked) != 1 or syntax.tokens[anchor].pos != "VERB":
        return False
    inside = syntax.tokens_in(marked[0].inner_start, marked[0].inner_end)
    opens = words[0].start < marked[0].start and words[0].pos in ("DET", "PRON", "ADJ", "NUM")
    if any(t.lemma in _WORDS for t in words):
        return False  # "used the phrase “day of rage”"
    named = 0 < len(inside) <= _NAME and not any(t.pos in ("VERB", "AUX", "PRON") for t in inside)
    objects = syntax.children(anchor, "dobj")
    of_deed = any(t.i in range(words[0].i, words[-1].i + 1) for t in objects)
    return opens and named and of_deed and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)


def _is_led(page: Page, mark: Tagged, anchor: int, row: Reporting) -> bool:
    """Whether a row of the lexicon is for the words around a verb: one that asks for a preposition only with it, no
    "called for" in "called it “late”", and one without it not before it ("asked for “quiet”")."""
    start = mark.content[0][0]
    behind = (t for t in page.syntax.children(anchor, "prep", "prt") if t.i > anchor)
    leads = {t.lower for t in behind if holds(mark.cue, t.start) or start <= t.start or t.end + 1 == start}
    asked = _PREPOSITIONS.intersection(row.frames)
    if asked == set(row.frames):
        return bool(asked & leads)
    last = page.syntax.tokens_in(*mark.cue[-1])[-1:]
    rival = {t.lower for t in last if t.label == "prep" and t.head == anchor}
    return not any(rival & set(r.frames) for r in rows_of(page, anchor)) or bool(rival & set(row.frames))


def _agrees_to(page: Page, mark: Tagged, anchor: int) -> bool:
    """Whether somebody agrees to do something: "agreed to pay as much as the guild had asked for"."""
    words = page.syntax.tokens_in(*mark.content[0])[:2]
    to = len(words) == 2 and words[0].lower == "to" and words[1].tag == "VB"
    return to and page.syntax.tokens[anchor].lemma in _AGREEING


def _misread(page: Page, mark: Tagged) -> Reading | None:
    """Stance and kind of a verb at the end of a cue that the parser took for a noun: "those freed | allege | that"."""
    last = page.syntax.tokens_in(*mark.cue[-1])[-1:]
    rows = (row for t in last if t.tag == "NN" for row in reporting_verbs().get(t.lower, ()) if "that" in row.frames)
    row = next((row for row in rows if not row.particle), None)
    return (row.stance, row.kind) if row is not None else None


def _looks_into(page: Page, mark: Tagged) -> bool:
    """Whether a question is looked into: "launched an inquiry into | how they fled |", "are examining | whether"."""
    first = next(iter(page.syntax.tokens_in(*mark.content[0])), None)
    cue = page.syntax.tokens_in(*mark.cue[-1])
    return first is not None and first.lower in _ASKING and bool(cue) and cue[-1].lower == "into"


def meant_sense(page: Page, mark: Tagged, anchor: int) -> Reading | None:
    """Stance and kind of a cue whose content is a plain phrase, None where it tells of a deed ("denied them
    permits"). Who makes no mention of something leaves it unsaid."""
    rows = [r for r in rows_of(page, anchor) if not r.particle]
    if not mark.source:
        # "the guild | is considered | a threat"
        held = any(r.kind == "thought" and "object_pred" in r.frames for r in rows)
        passive = is_passive(page.syntax, page.syntax.tokens[anchor])
        return ("believes", "thought") if held and passive and len(mark.content) > 1 else None
    if page.syntax.tokens[anchor].lemma == "unveil" and not _is_told_of(page, mark):
        return None
    row = next((r for r in rows if "object" in r.frames), None)
    if row is None and _calls_it(page, mark):
        row = next((r for r in rows if "object_pred" in r.frames), None)
    if row is None:
        known = _known(page, mark, anchor)
        none = any(t.lower == "no" for a, b in mark.cue for t in page.syntax.tokens_in(a, b))
        if known is not None and any(t.lemma in _AGREEING for a, b in mark.cue for t in page.syntax.tokens_in(a, b)):
            return _agreed(page, mark, anchor, known)
        return ("declines_to_say", "speech") if none and known == ("asserts", "speech") else known
    return (row.stance, row.kind) if not page.syntax.children(anchor, "dative") else None


def _agreed(page: Page, mark: Tagged, anchor: int, known: Reading) -> Reading | None:
    """What it means to agree: "agreed to pay for the dam" is a promise, "agreed to a truce" a deed, "agreed with the
    mayor" neither."""
    words = page.syntax.tokens_in(*mark.content[0])[:2]
    last = page.syntax.tokens_in(*mark.cue[-1])[-1:]
    verb = page.syntax.tokens[anchor]
    if verb.lemma not in _AGREEING or any(t.tag == "TO" for t in page.syntax.children(anchor, "aux")):
        return None  # "failed to agree on a hotline"
    if len(words) == 2 and words[0].lower == "to" and words[1].pos in ("VERB", "AUX", "ADV"):
        return "promises", known[1]
    return None if any(t.lower == "to" for t in (*last, *words[:1])) else known


def _is_told_of(page: Page, mark: Tagged) -> bool:
    """Whether what is unveiled is a plan or a text, and no car."""
    return any(t.lemma in _UNVEILED for a, b in mark.content for t in page.syntax.tokens_in(a, b))


def _calls_it(page: Page, mark: Tagged) -> bool:
    """Whether a content ends in what something is called, however the parser took it: "called the demand a ploy"."""
    tokens = page.syntax.tokens_in(*mark.content[-1])
    return any(
        t.lower in ("a", "an") and before.tag.startswith(("NN", "VBG")) and not t.entity.endswith(("DATE", "TIME"))
        for before, t in pairwise(tokens)
    )


def rows_of(page: Page, anchor: int) -> tuple[Reporting, ...]:
    """The rows of the lexicon of reporting verbs for a token."""
    token = page.syntax.tokens[anchor]
    if token.text[0].isupper() and token.lower in FORMS:
        return reporting_verbs()[FORMS[token.lower]]  # a headline's, which the parser takes for a name
    return reporting_verbs().get(lemma_of(token), ()) if token.pos in ("VERB", "AUX") else ()

"""Nouns of speech as cues: "X's claim that ...", "a report in the Ledger that ...", "amid warnings of ...": what is
said, whose it is, and where the parser hung either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.saying.cues import reporting_verbs
from onrecord.annotate.saying.joins import is_somebody
from onrecord.annotate.saying.quoters import is_in_print, is_medium
from onrecord.annotate.saying.revisions import retracting
from onrecord.annotate.saying.sources import Source, owner_spans, source_nouns, source_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Stance

_PRESS = frozenset({"media", "press", "newspaper"})
_OURS = frozenset({"my", "our", "your"})
_SIGNS = frozenset({"indication", "suggestion", "reminder"})
# What says something only as somebody's: "the union's case is that", no "in the case that".
_OWNED = frozenset(
    "position line case stance thesis reasoning logic excuse defence defense boast advice verdict judgment judgement "
    "assessment diagnosis guarantee oath concession clarification lament prophecy confession".split()
)
_FROM = frozenset({"from", "by"})
# Reports that nobody in particular makes: "unconfirmed reports of gunfire".
_UNSURE = frozenset("unconfirmed conflicting contradictory credible initial early local persistent unverified".split())
_PUT_IN = frozenset({"in", "take", "takes", "took", "taken", "taking"})
_OPENING = frozenset("\"“‘'`«")
_ASKING = frozenset({"whether", "if", "what", "who", "why", "how", "when", "where"})
_PRINTED = frozenset(
    "report article story account claim allegation suggestion assertion rumour rumor dispatch editorial".split()
)
_CALLED = frozenset({"call", "demand", "appeal", "plea"})
_GROWING = frozenset("be grow mount increase rise intensify multiply come".split())
_ALLEGED = frozenset({"allegation", "accusation", "rumour", "rumor"})
_TAKING_UP = frozenset("ask comment respond react".split())
_TURNING_DOWN = frozenset("reject deny dismiss refute rebut repeat answer counter contradict contest dispute".split())
_ABOUT = frozenset("about on to over".split())
# What is only ever claimed of others.
_WRONGS = frozenset(
    """torture rape abuse mistreatment assault violence killing massacre atrocity genocide cleansing crime murder
    execution brutality fraud rigging corruption bribery theft embezzlement harassment misconduct wrongdoing
    irregularity cheating discrimination racism bias collusion interference meddling cover-up negligence plagiarism
    looting shelling bombing intimidation coercion persecution violation sabotage espionage conspiracy""".split()
)
_BY_THE_WAY = frozenset("in on at by from with during to via".split())


@dataclass(frozen=True, slots=True)
class Word:
    """One row of the lexicons of reporting nouns and adjectives."""

    frames: tuple[str, ...]
    stance: Stance
    kind: str


@cache
def lexicon_words(name: str) -> dict[str, Word]:
    """The rows of a lexicon of reporting nouns or adjectives, by lemma."""
    return {
        row["lemma"]: Word(tuple(row["frames"].split()), cast(Stance, row["stance"]), row["kind"]) for row in load(name)
    }


def reporting_words(lemma: str) -> tuple[Stance, str] | None:
    """Stance and kind of a reporting noun or adjective, None for any other word."""
    word = lexicon_words("reporting_nouns").get(lemma) or lexicon_words("reporting_adjectives").get(lemma)
    return (word.stance, word.kind) if word is not None else None


def noun_cue(page: Page, noun: Token, word: Word) -> Draft | None:
    """The draft of a noun of speech with what is said; None where it carries none."""
    syntax = page.syntax
    if noun.lemma == "charge" and syntax.tokens[max(0, noun.i - 1)].lower in _PUT_IN:
        return None  # "in charge of the port"
    owner = _owner(page, noun, taken="of" in word.frames)
    preposition: int | None = None
    span: Range | None = None
    strayed = (*_strayed(syntax, noun), *_hung_within(page, noun), *_hung_on_whose(syntax, noun))
    for child in (*syntax.children(noun.i, "acl", "ccomp", "relcl"), *strayed, *syntax.children(noun.i, "prep")):
        left, right = syntax.left_edge(child.i), syntax.right_edge(child.i)
        if child.i <= noun.i:
            continue
        if child.label != "prep":
            if not _is_content(syntax, child, word, owned=owner is not None):
                continue
        elif child.lower in ("of", "for") and child.lower in word.frames and left == _behind_whose(syntax, noun):
            if any(t.entity.endswith("DATE") for t in syntax.children(child.i, "pobj")):
                continue  # "a report of January 2024"
            deed = bool(syntax.children(child.i, "pcomp"))
            if not deed and owner is None and not is_hearsay(syntax, noun, child.lower):
                continue
            left, preposition = left + 1, child.i
        else:
            continue
        if left <= right:
            span = page.fitted(*page.chars(left, right + 1), page.chars(noun.i, noun.i + 1))
        if span is not None:
            break
    says = syntax.head(noun.i) if noun.label == "nsubj" else None
    if span is None and says is not None and says.lemma == "be" and "that" in word.frames:
        # "His argument is that ...", "the complaint was: “...”"
        for clause in syntax.children(says.i, "ccomp"):
            start = syntax.tokens[syntax.left_edge(clause.i)]
            if start.i > says.i and (start.lower == "that" or start.text in _OPENING):
                span = page.fitted(
                    *page.chars(start.i, syntax.right_edge(clause.i) + 1), page.chars(noun.i, says.i + 1)
                )
    if span is None and owner is not None and "that" in word.frames:
        span = _held_so(page, noun)
    if span is None:
        return None
    source = Source()
    if owner is not None:
        spans = owner_spans(page, owner, noun.i)
        if preposition is not None:  # "warnings from | crews | of rain"
            last = syntax.tokens[preposition - 1].end
            spans = tuple((a, min(b, last)) if noun.start < a < last else (a, b) for a, b in spans)
        source = Source(owner.i, spans)
    else:
        above = syntax.head(noun.i)
        if (
            above is not None
            and noun.label == "dobj"
            and above.lemma in ("make", "issue", "release", "express", "repeat", "give", "have", "voice")
        ):
            source = source_of(page, above)
    alone = word.kind == "thought" or noun.lemma in _SIGNS or noun.lemma in _OWNED
    if source.head is None and (alone or _is_crosshead(page, noun)):
        return None  # "an indication that the plan might fail"
    if source.head is not None and (page.is_first_person(source.head) or syntax.tokens[source.head].lower in _OURS):
        return None
    cue = page.chars(noun.i, preposition + 1 if preposition is not None else noun.i + 1)
    return Draft(noun.i, (cue,), source.spans, source.head, (span,), word.stance, word.kind, "noun")


def _behind_whose(syntax: Syntax, noun: Token) -> int:
    """Where a phrase of a noun may begin: right behind it, or behind whose it is: "warnings | from crews | of rain"."""
    whose = next((t for t in syntax.children(noun.i, "prep") if t.i == noun.i + 1 and t.lower in _FROM), None)
    people = syntax.children(whose.i, "pobj") if whose is not None else ()
    return people[0].i + 1 if people else noun.i + 1


def _hung_on_whose(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """The "of" phrase that the parser hung on whose a noun is: "warnings from crews | of rain |"."""
    whose = next((t for t in syntax.children(noun.i, "prep") if t.i == noun.i + 1 and t.lower in _FROM), None)
    people = syntax.children(whose.i, "pobj") if whose is not None else ()
    return tuple(t for t in syntax.children(people[0].i, "prep") if t.lower == "of") if people else ()


def _held_so(page: Page, noun: Token) -> Range | None:
    """What is somebody's view or position: "it is the guild's position | that the dam is safe |"."""
    syntax = page.syntax
    be = syntax.head(noun.i)
    if be is None or noun.label != "attr" or be.lemma not in ("be", "remain"):
        return None
    if not any(t.lower == "it" for t in syntax.children(be.i, "nsubj", "expl")):
        return None
    for clause in syntax.children(be.i, "ccomp", "advcl", "acl"):
        first = syntax.tokens[syntax.left_edge(clause.i)]
        if first.i > noun.i and first.lower == "that":
            return page.fitted(*page.chars(first.i, syntax.right_edge(clause.i) + 1), page.chars(noun.i, noun.i + 1))
    return None


def is_hearsay(syntax: Syntax, noun: Token, lead: str) -> bool:
    """Whether what stands behind a preposition is said or asked for though nobody is named: "allegations of fraud",
    "calls for a boycott grew louder"."""
    verb = syntax.tokens[noun.head]
    if lead == "of" and noun.lemma == "report" and noun.tag == "NNS":
        there = noun.label == "attr" and any(t.lower == "there" for t in syntax.children(verb.i, "expl", "nsubj"))
        the = any(t.lower in ("the", "these", "those") for t in syntax.children(noun.i, "det"))
        return there or (not the and any(t.lower in _UNSURE for t in syntax.children(noun.i, "amod")))
    if lead != "for":
        return noun.lemma in _ALLEGED or (lead == "of" and noun.lower == "claims" and _is_of_wrong(syntax, noun))
    told = noun.label in ("nsubj", "attr") and verb.lemma in _GROWING
    return noun.tag == "NNS" and noun.lemma in _CALLED and told


def _is_of_wrong(syntax: Syntax, noun: Token) -> bool:
    """Whether claims are of what somebody is blamed for, and not of what somebody lays claim to: "claims of torture",
    "claims of vote-rigging"."""
    return any(t.lemma in _WRONGS or t.lower in _WRONGS for t in syntax.behind(noun.i, "of"))


def _is_crosshead(page: Page, noun: Token) -> bool:
    """Whether a noun stands in a heading between paragraphs: "Accusations of fraud"."""
    block = page.block_at(noun.start)
    return block is not None and page.document.blocks[block].kind == "heading"


def _strayed(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """The "that" clause of a noun that the parser hung on the verb before it: "ignored warnings from crews | that",
    "asked about a remark by the envoy | that"."""
    about = syntax.tokens[noun.head]
    leads = noun.label == "pobj" and about.i == syntax.left_edge(noun.i) - 1
    verb = syntax.tokens[about.head] if leads else about
    reports = any("that" in row.frames for row in reporting_verbs().get(verb.lemma, ()))
    if noun.label not in ("dobj", "pobj") or verb.i > noun.i or verb.pos != "VERB":
        return ()
    takes_up = verb is not about and verb.lemma in _TAKING_UP and about.lower in _ABOUT
    if reports and not (takes_up or (verb is about and verb.lemma in _TURNING_DOWN)):
        return ()
    last = max([noun.i, *(syntax.right_edge(t.i) for t in syntax.children(verb.i, "prep") if t.i == noun.i + 1)])
    last = max(last, syntax.right_edge(noun.i))
    if last + 1 < len(syntax.tokens) and syntax.tokens[last + 1].text == ",":
        last += 1  # "allegations by his cousin, Samir, | that ... |"
    clauses = (t for t in syntax.children(verb.i, "ccomp") if syntax.left_edge(t.i) == last + 1)
    return tuple(t for t in clauses if syntax.tokens[last + 1].lower == "that")


def _hung_within(page: Page, noun: Token) -> Iterator[Token]:
    """The "that" clauses of a noun that the parser hung on a noun or a participle between: "a report by the agency |
    that the dam had burst |", "a remark made by Lind in an interview | that ... |"."""
    syntax = page.syntax
    above = noun.i
    while (step := _next_within(page, above)) is not None:
        above = step
        for clause in syntax.children(above, "relcl", "acl", "ccomp"):
            that = syntax.tokens[syntax.left_edge(clause.i)]
            if that.lower == "that" and (that.label == "mark" or _is_whole(syntax, clause, that)):
                yield clause


def _next_within(page: Page, i: int) -> int | None:
    """The last noun or participle that only tells by whom, where or when a noun's words were said."""
    syntax = page.syntax
    made = [t.i for t in syntax.children(i, "acl") if t.tag == "VBN" and t.i > i]
    nouns = [
        t.i
        for prep in syntax.children(i, "prep", "agent")
        if prep.i > i and prep.lower in _BY_THE_WAY
        for t in syntax.children(prep.i, "pobj")
        if t.lemma not in lexicon_words("reporting_nouns") and (prep.lower != "on" or is_medium(page, t))
    ]
    return max((*made, *nouns), default=None)


def _owner(page: Page, noun: Token, *, taken: bool) -> Token | None:
    """Whose a noun of speech is: its possessor, or who stands behind "by", "from" or "of", or a name before it.

    Args:
        taken: whether what stands behind "of" is what is said.
    """
    syntax = page.syntax
    owner = next((t for t in syntax.children(noun.i, "poss") if not t.entity.endswith(("DATE", "TIME"))), None)
    if owner is None:
        owner = next(
            (
                p
                for prep in syntax.children(noun.i, "prep")
                if prep.lower in ("by", "from") or (prep.lower == "of" and not taken)
                if not (taken and prep.lower == "by" and _is_doers(syntax, noun, prep))
                for p in syntax.children(prep.i, "pobj")
                if prep.lower != "of" or p.pos == "PROPN"
                if not p.entity.endswith(("DATE", "TIME"))
            ),
            None,
        )
    if owner is None:
        # "a Reuters report that ...", "the union request to ..."
        compounds = syntax.children(noun.i, "compound")
        named = (c for c in compounds if c.entity.endswith(("ORG", "PERSON", "GPE", "NORP")))
        bodies = (c for c in compounds if c.lower in _PRESS or source_nouns().get(c.lemma) == "body")
        nations = (c for c in syntax.children(noun.i, "amod") if c.entity.endswith("NORP") and c.text[0].isupper())
        owner = next(named, None) or next(bodies, None) or next(nations, None)
    if owner is None:
        owner = _made_by(syntax, noun) or _in_print(page, noun)
    if owner is None and noun.i + 1 < len(syntax.tokens):
        strayed = _strayed(syntax, noun)
        # "ignored warnings | from crews | that": hung on the verb
        lead = syntax.tokens[noun.i + 1]
        whose = syntax.children(lead.i, "pobj") if lead.lower == "from" and lead.head == noun.head else ()
        clause = strayed or any(t.i > noun.i and t.label in ("acl", "ccomp") for t in syntax.children(noun.i))
        owner = whose[0] if whose and clause and is_somebody(syntax, whose[0].i) else None
    return owner


def _is_doers(syntax: Syntax, noun: Token, by: Token) -> bool:
    """Whether "by" may tell whose deed is spoken of rather than who speaks of it: "accusations of torture | by its
    police |"."""
    of = (p for p in syntax.children(noun.i, "prep") if p.lower == "of" and p.i < by.i)
    return any(syntax.right_edge(p.i) == by.i - 1 for p in of)


def _made_by(syntax: Syntax, noun: Token) -> Token | None:
    """Who made what a noun is for: "a comment made | by the envoy | in a letter that"."""
    made = (t for t in syntax.children(noun.i, "acl") if t.tag == "VBN" and t.i == noun.i + 1)
    return next((p for t in made for p in syntax.agents(t.i)), None)


def _in_print(page: Page, noun: Token) -> Token | None:
    """The text or the outlet that a noun of speech stands in: "a report | in the Ledger | that", "on state radio"."""
    if noun.lemma not in _PRINTED:
        return None
    syntax = page.syntax
    for prep in syntax.children(noun.i, "prep"):
        for where in syntax.children(prep.i, "pobj") if prep.i > noun.i and prep.lower in ("in", "on") else ():
            spoken = where.entity.endswith(("LANGUAGE", "NORP"))
            if is_medium(page, where) or (prep.lower == "in" and is_in_print(page, where) and not spoken):
                return where
    return None


def owner_of(page: Page, noun: Token) -> Source | None:
    """Whose a noun of speech is, where what stands behind "of" is what is said; None for nobody's."""
    owner = _owner(page, noun, taken=True)
    return Source(owner.i, owner_spans(page, owner, noun.i)) if owner is not None else None


def _is_content(syntax: Syntax, clause: Token, word: Word, *, owned: bool) -> bool:
    """Whether a clause behind a reporting noun is what is reported: "that ...", "whether ...", or "to ..."."""
    left = syntax.tokens[syntax.left_edge(clause.i)]
    if "that" in word.frames and left.lower == "that" and (left.label == "mark" or _is_whole(syntax, clause, left)):
        return not lacks_object(syntax, clause)
    if "wh" in word.frames and left.lower in _ASKING and clause.label != "relcl":
        return True
    return "to" in word.frames and owned and clause.label == "acl" and left.tag == "TO"


def _is_whole(syntax: Syntax, clause: Token, that: Token) -> bool:
    """Whether a clause needs no "that" which the parser took for its object: it has another, or a phrase behind it and
    the tag of a conjunction: "a report | that its soldiers had fired on the crowd |"."""
    if that.label != "dobj" or not syntax.children(clause.i, "nsubj", "nsubjpass"):
        return False
    if clause.label == "ccomp" and any(t.tag in ("VBD", "VBP", "VBZ", "MD") for t in syntax.children(clause.i, "aux")):
        return True  # "claims from the army | that she had fled |"
    if any(t.i > clause.i for t in syntax.children(clause.i, "dobj")):
        return True
    return that.tag == "IN" and any(t.i > clause.i for t in syntax.children(clause.i, "prep", "acomp", "attr"))


def lacks_object(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause behind a noun asks for that noun as its object: "a claim that the ministry denies"."""
    rows = reporting_verbs().get(verb.lemma, ())
    takes = any({"object", "object_speech"} & set(row.frames) for row in rows) or verb.lemma in retracting()
    passive = any(True for _ in syntax.children(verb.i, "auxpass"))
    behind = (c for c in syntax.children(verb.i) if c.i > verb.i and c.pos != "PUNCT")
    return takes and not passive and all(_only_dates(syntax, c) for c in behind)


def _only_dates(syntax: Syntax, token: Token) -> bool:
    """Whether what stands behind a verb only says when: "hours later", "on Monday"."""
    words = (token, *syntax.children(token.i, "pobj", "npadvmod")) if token.label == "prep" else (token,)
    return any(t.entity.endswith(("DATE", "TIME")) for t in words)

"""Reticences: refusals that no negated verb of saying tells ("none of the firms replied", "there was no comment from
Mersa", "was unable to say how many", "turned down a request for an interview", "has remained silent",
"left without answering questions", "could not reach the clerk"). The other ones are the `refusals` and the `silences`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.annotate.negations import negated
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.cues import cue_tokens, has_particle, is_nobody, lemma_of
from onrecord.annotate.saying.joins import is_somebody
from onrecord.annotate.saying.silences import SAYING, asked_of
from onrecord.annotate.saying.sources import is_passive, source_of, spans_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import Stance

RETICENT = "no answer"
"""The rule of these, as of every refusal without words."""

_REQUEST = "REQUEST"
_ASKED_FOR = frozenset("comment interview statement response reaction explanation clarification reply".split())
_REQUESTS = frozenset("request call question query inquiry enquiry email e-mail message invitation".split())
# What nobody gives: "there was no immediate | word | from the guild".
_WORDS = frozenset(
    "comment word response reaction reply answer statement explanation confirmation acknowledgement acknowledgment "
    "announcement clarification elaboration".split()
)
_COMING = frozenset("be come emerge follow issue make give offer receive".split())
_REPLYING = frozenset("reply respond comment answer return speak talk elaborate pick".split())
_AVAILABLE = frozenset({"available", "reachable"})
_REACHING = frozenset({"reach", "contact"})
_TRYING = frozenset({"attempt", "effort"})
_FAILING = frozenset("fail unsuccessful fruitless futile".split())
# Who cannot or will not say something: "were unable to say how many".
_UNABLE = frozenset("unable unwilling reluctant loath hesitant unprepared powerless".split())
_ABLE = frozenset("able willing prepared ready authorised authorized allowed position liberty".split())
_LEAVING = frozenset("leave walk drive storm depart exit go hurry".split())
# What somebody does who is asked and does not answer.
_EVADING = frozenset("demur hedge shrug balk baulk stonewall stall hesitate smile laugh chuckle decline".split())
_SPEAKING = frozenset("speak talk answer comment take address respond reply".split())
_NOTHING = frozenset({"nothing", "little"})


@cache
def _rows() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str], frozenset[str]], ...]]:
    """Verb -> its particles, its nouns and what leads on."""
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str], frozenset[str]]]] = {}
    for row in load("reticences"):
        for word in row["verbs"].split():
            lemma, *particle = word.split("_")
            made = (tuple(particle), frozenset(row["noun"].split()), frozenset(row["leads"].split()))
            found.setdefault(lemma, []).append(made)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def reticences(page: Page) -> Iterator[Draft]:
    """A draft for everybody who keeps silent by one of these words, in text order."""
    for token in page.syntax.tokens:
        draft = None
        if token.lower in ("none", "nobody", "one", "no-one"):
            draft = _none_of_them(page, token)
        elif token.lemma in _WORDS and token.pos == "NOUN":
            draft = _no_word_from(page, token)
        elif token.lemma in _UNABLE or token.lemma in _ABLE:
            draft = _unable(page, token)
        elif token.pos in ("VERB", "AUX"):
            draft = _of_verb(page, token)
        if draft is not None:
            yield draft


def _of_verb(page: Page, verb: Token) -> Draft | None:
    if lemma_of(verb) in _REACHING:
        return _not_reached(page, verb)
    if verb.lemma == "have":
        return _nothing_to_add(page, verb)
    if verb.lemma in _LEAVING:
        return _left(page, verb)
    if verb.lemma in _EVADING:
        return _evaded(page, verb)
    for particle, nouns, leads in _rows().get(lemma_of(verb), ()):
        if particle and not has_particle(page.syntax, verb, particle):
            continue
        draft = _kept(page, verb, nouns, leads)
        if draft is not None and particle:
            cue = tuple(page.chars(*piece) for piece in cue_tokens(page.syntax, verb, particle))
            draft = replace(draft, cue=cue)
        if draft is not None:
            return draft
    return None


def _evaded(page: Page, verb: Token) -> Draft | None:
    """ "Asked whether it would close, Lind demurred", "Pressed on the date, she only smiled"."""
    syntax = page.syntax
    question = asked_of(page, verb)
    behind = [t for t in syntax.children(verb.i) if t.i > verb.i and t.label in ("dobj", "ccomp", "xcomp", "prep")]
    if question is None or behind or page.around(syntax.sentence_of(verb.i).start, syntax.sentence_of(verb.i).end):
        return None
    return _draft(page, verb, verb, verb.i, question)


def _kept(page: Page, verb: Token, nouns: frozenset[str], leads: frozenset[str]) -> Draft | None:
    """ "Kept silent", "maintained its silence on the raid", "turned down a request for an interview"."""
    syntax = page.syntax
    what = next(
        (
            t
            for t in syntax.children(verb.i, "dobj", "acomp", "oprd", "attr", "advmod")
            if t.i > verb.i and (t.lemma in nouns or t.lower in nouns or (_REQUEST in nouns and _is_request(page, t)))
        ),
        None,
    )
    if what is None or is_passive(syntax, verb) or negated(syntax, verb.i) or negated(syntax, what.i):
        return None
    preps = [t for i in (what.i, verb.i) for t in syntax.children(i, "prep") if t.i > what.i and t.lower in leads]
    about = next((t for t in preps if not _dates(page, t)), None)
    behind = syntax.after(what.i)
    ends = behind is None or behind.pos in ("PUNCT", "CCONJ", "SCONJ")
    if about is None and _REQUEST not in nouns and not ends:
        return None  # "kept quiet company"
    lasting = any(t.lemma == "have" for t in syntax.children(verb.i, "aux"))
    asked = asked_of(page, verb)  # "remained tight-lipped when pressed again"
    if about is None and not lasting and asked is None and (verb.lemma == "be" or what.pos == "ADJ"):
        return None  # "the station remained silent"
    span: Range | None = None
    if _REQUEST in nouns:
        span = page.trimmed(*page.chars(syntax.left_edge(what.i), syntax.right_edge(what.i) + 1))
    elif about is not None:
        span = page.trimmed(*page.chars(about.i + 1, syntax.right_edge(about.i) + 1))
    end = verb.i if _REQUEST in nouns else about.i if about is not None else what.i
    return _draft(page, verb, verb, end, (span,) if span is not None else asked or ())


def _is_request(page: Page, noun: Token) -> bool:
    """Whether somebody is asked for words: "requests for comment", "an interview request", "an interview"."""
    syntax = page.syntax
    if noun.lemma == "interview":
        return True
    words = (*syntax.behind(noun.i, "for"), *syntax.children(noun.i, "compound"))
    return noun.lemma in _REQUESTS and any(t.lemma in _ASKED_FOR for t in words)


def _dates(page: Page, prep: Token) -> bool:
    return any(t.entity.endswith(("DATE", "TIME")) for t in page.syntax.children(prep.i, "pobj"))


def _draft(page: Page, verb: Token, anchor: Token, end: int, content: tuple[Range, ...]) -> Draft | None:
    """The refusal of the subject of a verb, its cue from the verb to the token `end`."""
    syntax = page.syntax
    source = source_of(page, verb)
    if source.head is None or is_nobody(syntax, source.head) or not speaks(page, source.head):
        return None
    if page.is_first_person(source.head) or any(t.tag == "TO" for t in syntax.children(verb.i, "aux")):
        return None
    cue = page.chars(cue_tokens(syntax, verb)[0][0], end + 1)
    return Draft(anchor.i, (cue,), source.spans, source.head, content, "declines_to_say", "speech", RETICENT)


def _none_of_them(page: Page, none: Token) -> Draft | None:
    """ "None of the firms replied", "No one at the embassy was available": the firms, the embassy."""
    syntax = page.syntax
    alone = none.lower != "one" or any(t.lower == "no" for t in syntax.children(none.i, "det"))
    verb = syntax.head(none.i)
    if not alone or verb is None or none.label not in ("nsubj", "nsubjpass"):
        return None
    leads = ("of",) if none.lower == "none" else ("at", "from", "in", "of", "with")
    who = next(iter(syntax.behind(none.i, *leads)), None)
    if who is None or not speaks(page, who.i) or not (is_somebody(syntax, who.i) or page.cast.named_by(who.i)):
        return None
    replies = lemma_of(verb) in _REPLYING and not is_passive(syntax, verb)
    reached = lemma_of(verb) in _REACHING and is_passive(syntax, verb)
    ready = next((t for t in syntax.children(verb.i, "acomp") if t.lemma in _AVAILABLE), None)
    would = lemma_of(verb) in SAYING and any(t.tag == "MD" for t in syntax.children(verb.i, "aux"))
    if not (replies or reached or would or ready is not None):
        return None
    source = spans_of(page, who.i, verb.i)
    preps = [t for t in syntax.children(verb.i, "prep") if t.i > verb.i and t.lower in ("to", "on", "about")]
    preps = [t for t in preps if not _dates(page, t)]
    content = page.trimmed(*page.chars(preps[0].i + 1, syntax.right_edge(preps[0].i) + 1)) if preps else None
    clause = next((t for t in syntax.children(verb.i, "ccomp", "dobj") if t.i > verb.i), None)
    if would and content is None and clause is not None:
        content = page.trimmed(*page.chars(verb.i + 1, syntax.right_edge(clause.i) + 1))
    last = ready.i if ready is not None else verb.i
    cue = page.chars(cue_tokens(syntax, verb)[0][0], last + 1)
    said = (content,) if content is not None else ()
    return Draft(verb.i, (cue,), source, who.i, said, "declines_to_say", "speech", RETICENT) if source else None


def _no_word_from(page: Page, noun: Token) -> Draft | None:
    """ "There was no immediate comment from Mersa on the raid", "No word came from the army"."""
    syntax = page.syntax
    no = any(t.lower == "no" for t in syntax.children(noun.i, "det"))
    verb = syntax.head(noun.i)
    if not no or verb is None or verb.lemma not in _COMING or noun.label not in ("attr", "nsubj", "nsubjpass", "dobj"):
        return None
    if noun.label == "dobj" and not any(t.lower == "there" for t in syntax.children(verb.i, "expl", "nsubj")):
        return None
    preps = [t for i in (noun.i, verb.i, *_acomps(page, verb)) for t in syntax.children(i, "prep", "agent")]
    lead = next((t for t in preps if t.lower in ("from", "by") and t.i > noun.i), None)
    who = next(iter(syntax.children(lead.i, "pobj")), None) if lead is not None else None
    if lead is None or who is None or not speaks(page, who.i):
        return None
    source = spans_of(page, who.i)
    about = next(
        (t for t in (*preps, *syntax.children(who.i, "prep")) if t.lower in ("on", "about") and t.i > who.i), None
    )
    content = None
    if about is not None and not _dates(page, about):
        content = page.trimmed(*page.chars(about.i + 1, syntax.right_edge(about.i) + 1))
        source = tuple((a, min(b, syntax.tokens[about.i - 1].end)) for a, b in source)
    first = min(syntax.left_edge(noun.i), verb.i)
    cue = page.chars(first, max(noun.i, verb.i) + 1)
    said = (content,) if content is not None else ()
    return Draft(noun.i, (cue,), source, who.i, said, "declines_to_say", "speech", RETICENT) if source else None


def _acomps(page: Page, verb: Token) -> tuple[int, ...]:
    return tuple(t.i for t in page.syntax.children(verb.i, "acomp", "advmod"))


def _unable(page: Page, word: Token) -> Draft | None:
    """ "Were unable to say how many had died", "was not at liberty to discuss the case"."""
    syntax = page.syntax
    say = next((t for t in syntax.children(word.i, "xcomp", "acl", "ccomp") if t.i > word.i), None)
    verb = syntax.head(word.i)
    while verb is not None and verb.pos not in ("VERB", "AUX"):
        verb = syntax.head(verb.i)
    if say is None or verb is None or lemma_of(say) not in SAYING or verb.lemma not in ("be", "seem", "appear"):
        return None
    if (word.lemma in _ABLE) != (negated(syntax, verb.i) or negated(syntax, word.i)) or say.tag != "VB":
        return None
    last = syntax.right_edge(say.i)
    lead = next((t for t in syntax.children(say.i, "prep") if t.i == say.i + 1), None)
    first = (lead if lead is not None else say).i + 1
    content = page.fitted(*page.chars(first, last + 1), None) if first <= last else None
    return _draft(page, verb, say, first - 1, (content,) if content is not None else ())


def _nothing_to_add(page: Page, verb: Token) -> Draft | None:
    """ "Had nothing to add", "had nothing further to say about the raid"."""
    syntax = page.syntax
    what = next((t for t in syntax.children(verb.i, "dobj") if t.lower in _NOTHING and t.i > verb.i), None)
    say = next(
        (t for i in (verb.i, *((what.i,) if what else ())) for t in syntax.children(i, "acl", "relcl", "xcomp")), None
    )
    if what is None or say is None or say.lemma not in ("say", "add", "offer", "share", "report", "announce"):
        return None
    lead = next((t for t in syntax.children(say.i, "prep") if t.lower in ("about", "on", "to", "beyond")), None)
    content = page.trimmed(*page.chars(lead.i + 1, syntax.right_edge(lead.i) + 1)) if lead is not None else None
    return _draft(page, verb, verb, say.i, (content,) if content is not None else ())


def _left(page: Page, verb: Token) -> Draft | None:
    """ "Left without answering questions", "walked off without speaking to reporters"."""
    syntax = page.syntax
    without = next((t for t in syntax.children(verb.i, "prep") if t.lower == "without" and t.i > verb.i), None)
    say = next(iter(syntax.children(without.i, "pcomp")), None) if without is not None else None
    if without is None or say is None or say.lemma not in _SPEAKING:
        return None
    content = (
        page.trimmed(*page.chars(say.i + 1, syntax.right_edge(say.i) + 1)) if syntax.right_edge(say.i) > say.i else None
    )
    draft = _draft(page, verb, say, verb.i, (content,) if content is not None else ())
    if draft is None:
        return None
    return Draft(
        say.i, (page.chars(without.i, say.i + 1),), draft.source, draft.source_head, draft.content, *_AS_REFUSAL
    )


_AS_REFUSAL: tuple[Stance, str, str] = ("declines_to_say", "speech", RETICENT)


def _not_reached(page: Page, verb: Token) -> Draft | None:
    """ "The paper could not reach the clerk for comment", "attempts to reach the clerk failed": the clerk."""
    syntax = page.syntax
    if is_passive(syntax, verb):
        return _out_of_contact(page, verb)
    who = next((t for t in syntax.children(verb.i, "dobj") if t.i > verb.i), None)
    if who is None or not speaks(page, who.i) or page.is_first_person(who.i):
        return None
    above = syntax.tokens[verb.head]
    judged = syntax.tokens[above.head]
    failed = judged.lemma in _FAILING or any(t.lemma in _FAILING for t in syntax.children(judged.i, "acomp"))
    tried = above.lemma in _TRYING and failed
    unable = above.lemma == "unable" or negated(syntax, verb.i) or (above.lemma == "able" and negated(syntax, above.i))
    asked = any(t.lemma in _ASKED_FOR for i in (verb.i, who.i) for t in syntax.behind(i, "for"))
    entity, noun = page.cast.named_by(who.i), noun_at(syntax, who.i)
    person = entity.kind == "person" if entity is not None else noun is not None and noun.kind == "person"
    if not (tried or unable) or not (asked or person):
        return None
    source = spans_of(page, who.i)
    if asked and source:
        lead = next(t for t in syntax.subtree(verb.i) if t.lower == "for" and t.i > who.i)
        source = tuple((a, min(b, syntax.tokens[lead.i - 1].end)) for a, b in source)
    first = above.i if tried or above.lemma in ("unable", "able") else cue_tokens(syntax, verb)[0][0]
    cue = page.chars(first, verb.i + 1)
    return Draft(verb.i, (cue,), source, who.i, (), *_AS_REFUSAL) if source else None


def _out_of_contact(page: Page, verb: Token) -> Draft | None:
    """ "Could not be contacted": whoever it is."""
    syntax = page.syntax
    who = next(iter(syntax.children(verb.i, "nsubjpass")), None)
    tried = any(t.tag == "MD" for t in syntax.children(verb.i, "aux"))  # "had not been contacted": nobody asked him
    if verb.lemma != "contact" or who is None or not tried or not negated(syntax, verb.i) or is_nobody(syntax, who.i):
        return None
    source = spans_of(page, who.i, verb.i)
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    return Draft(verb.i, cue, source, who.i, (), *_AS_REFUSAL) if source and speaks(page, who.i) else None

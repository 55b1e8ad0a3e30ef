"""Silences: who declines to say something, has no comment, or does not answer what he was asked ("declined to say
whether", "had no comment", "did not respond to a request", "did not answer when asked whether").
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.negations import is_yet_to, negated
from onrecord.annotate.saying.contents import content_of
from onrecord.annotate.saying.cues import cue_tokens, drafts_by_verb, joined_ranges, lemma_of
from onrecord.annotate.saying.joins import DECLINING, is_somebody
from onrecord.annotate.saying.sources import source_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.saying.withheld import withheld
from onrecord.annotate.syntax import Syntax, Token

_REPLYING = frozenset("respond return answer reply".split())
# What is refused when one declines to say something; other refusals are deeds.
SAYING = frozenset(
    "say comment elaborate discuss confirm answer respond specify identify name disclose reveal speculate explain "
    "draw provide give acknowledge address clarify detail tell rule discuss deny describe engage speak talk "
    "testify interview take field offer".split()
)
"""Verbs of which a refusal leaves something unsaid."""
_WAITING = frozenset("comment respond reply answer react".split())
_NAMING = frozenset({"name", "identify", "quote"})
_HANDING = frozenset({"give", "provide", "take", "field", "offer"})
_ANSWERS = frozenset(
    "answer comment detail information reason name number figure date timeline timetable specifics interview "
    "statement evidence testimony explanation opinion view account update estimate assurance guarantee example "
    "word question documentation document specific elaboration clarification confirmation response".split()
)
_ANSWERABLE = ("person", "organization", "government", "armed_group", "country")
_REQUESTS = frozenset("request question call message email inquiry query".split())
_ASKING = frozenset({"ask", "press", "question", "challenge"})
_SOON = frozenset({"immediately", "yet"})


def silences(page: Page) -> Iterator[Draft]:
    """A draft for everybody who does not say what he might have said, in text order."""
    return drafts_by_verb(page, _silence)


def _silence(page: Page, verb: Token, lemma: str) -> Draft | None:
    if lemma in DECLINING:
        return _declining(page, verb)
    if lemma == "have":
        return _no_comment(page, verb)
    if lemma in _WAITING and is_yet_to(page.syntax, verb):
        return _not_yet(page, verb)
    return _no_answer(page, verb) if lemma in _REPLYING and negated(page.syntax, verb.i) else None


def _not_yet(page: Page, verb: Token) -> Draft | None:
    """ "has yet to comment on the raid", "is yet to reply"."""
    syntax = page.syntax
    source = source_of(page, verb)
    if source.head is None or page.is_first_person(source.head):
        return None
    last = syntax.right_edge(verb.i)
    prep = next((t for t in syntax.children(verb.i, "prep") if t.i == verb.i + 1), None)
    first = verb.i + 1 if prep is None else prep.i + 1
    content = page.trimmed(*page.chars(first, last + 1)) if first <= last else None
    cue = page.chars(verb.head, first)
    spans = (content,) if content is not None else ()
    return Draft(verb.i, (cue,), source.spans, source.head, spans, "declines_to_say", "speech", "no answer")


def _declining(page: Page, verb: Token) -> Draft | None:
    """ "declined to say whether ...", "refused to comment on ..."."""
    syntax = page.syntax
    saying = next((c for c in syntax.children(verb.i, "xcomp") if c.i > verb.i), None)
    if saying is None:
        return None
    quoted = any(
        q.start > verb.end and q.start < syntax.tokens[syntax.right_edge(saying.i)].end
        for q in page.around(verb.end, syntax.tokens[syntax.right_edge(saying.i)].end)
    )
    if lemma_of(saying) not in SAYING and not quoted:
        return None
    if lemma_of(saying) in _HANDING and not quoted and not _tells(syntax, saying):
        return None
    source = source_of(page, verb)
    unnamed = saying.lemma in _NAMING and any(True for _ in syntax.children(saying.i, "auxpass"))
    if source.head is None or unnamed:
        return None  # "declined to be named"
    pieces = cue_tokens(syntax, verb)
    last = syntax.right_edge(saying.i)
    begin = saying.i + 1
    if quoted and lemma_of(saying) not in SAYING - {"engage"}:
        begin = saying.i
    elif begin <= last and syntax.tokens[begin].label in ("prep", "prt") and begin < last:
        begin += 1
    span = page.chars(begin, last + 1) if begin <= last else None
    fitted = page.fitted(*span, None) if span is not None else None
    if fitted is None:
        begin = pieces[-1][1]
        fitted = page.fitted(*page.chars(begin, last + 1), None)
        if fitted is None:
            return None
    before = withheld(page, saying)
    question = before or (asked_of(page, verb) if last == saying.i else None)
    while begin > pieces[-1][1] and syntax.tokens[begin - 1].pos == "PUNCT":
        begin -= 1
    if question:
        begin = saying.i + 1 if before else last + 1  # "Asked whether it had sunk, she | declined to say"
    pieces = joined_ranges([*pieces, (pieces[-1][1], begin)]) if begin > pieces[-1][1] else pieces
    return Draft(
        verb.i,
        tuple(page.chars(*p) for p in pieces),
        source.spans,
        source.head,
        question or (fitted,),
        "declines_to_say",
        "speech",
        "declines",
    )


def _tells(syntax: Syntax, verb: Token) -> bool:
    """Whether what somebody does not give or provide would be an answer: "details", not "their plates"."""
    if syntax.children(verb.i, "prt"):
        return False
    what = next(iter(syntax.children(verb.i, "dobj")), None)
    return what is not None and (what.lemma in _ANSWERS or what.pos == "PRON")


def _no_comment(page: Page, verb: Token) -> Draft | None:
    """ "had no comment", "had no immediate comment on ..."."""
    syntax = page.syntax
    for noun in syntax.children(verb.i, "dobj"):
        no = any(c.lower == "no" for c in syntax.children(noun.i, "det"))
        if noun.lemma == "comment" and (no or negated(syntax, verb.i)):
            source = source_of(page, verb)
            if source.head is None:
                return None
            last = syntax.right_edge(noun.i)
            span = page.trimmed(*page.chars(noun.i + 1, last + 1)) if last > noun.i else None
            cue = page.chars(verb.i, noun.i + 1)
            return Draft(
                verb.i,
                (cue,),
                source.spans,
                source.head,
                (span,) if span is not None else (),
                "declines_to_say",
                "speech",
                "no comment",
            )
    return None


def asked_of(page: Page, verb: Token) -> tuple[Range, ...] | None:
    """What somebody was asked who does not answer: "did not answer when asked whether it would close", "Asked about the
    raid, he did not respond"."""
    for clause in page.syntax.children(verb.i, "advcl"):
        if clause.lemma not in _ASKING or clause.tag not in ("VBN", "VBD"):
            continue
        for frame in ("wh", "about", "on", "that", "quote"):
            content = content_of(page, clause, frame, source_of(page, clause))
            if content is not None:
                return content.spans
        return ()
    return None


def _has_not(page: Page, verb: Token, head: int) -> bool:
    """Whether somebody owes an answer: "Mersa has not replied", but not "patients who had not responded"."""
    syntax = page.syntax
    owes = any(t.lemma == "have" for t in syntax.children(verb.i, "aux")) and verb.label not in ("relcl", "acl")
    behind = any(t.i > verb.i and t.pos != "PUNCT" and t.label != "conj" for t in syntax.children(verb.i))
    somebody = page.cast.named_by(head)
    known = somebody is not None and somebody.kind in _ANSWERABLE
    return owes and not behind and (known or is_somebody(syntax, head))


def _no_answer(page: Page, verb: Token) -> Draft | None:
    """ "did not respond to a request for comment"."""
    syntax = page.syntax
    asked = (*syntax.behind(verb.i), *syntax.children(verb.i, "dobj"))
    what = next((t for t in asked if t.lemma in _REQUESTS), None)
    source = source_of(page, verb)
    if source.head is not None and not asked and (question := asked_of(page, verb)) is not None:
        cue = tuple(page.chars(*p) for p in cue_tokens(syntax, verb))
        return Draft(verb.i, cue, source.spans, source.head, question, "declines_to_say", "speech", "no answer")
    if source.head is not None and not asked and any(c.lower in _SOON for c in syntax.children(verb.i, "advmod")):
        cue = tuple(page.chars(*p) for p in cue_tokens(syntax, verb))
        return Draft(verb.i, cue, source.spans, source.head, (), "declines_to_say", "speech", "no answer")
    if what is None and lemma_of(verb) in _WAITING:
        what = next((t for t in asked if t.label == "pobj" and is_somebody(syntax, t.i)), None)
    if what is None and not asked and source.head is not None and _has_not(page, verb, source.head):
        cue = tuple(page.chars(*p) for p in cue_tokens(syntax, verb))
        return Draft(verb.i, cue, source.spans, source.head, (), "declines_to_say", "speech", "no answer")
    if what is None or source.head is None:
        return None
    span = page.trimmed(*page.chars(syntax.left_edge(what.i), syntax.right_edge(what.i) + 1))
    preposition = syntax.head(what.i)
    pieces = cue_tokens(
        syntax, verb, (), preposition.i if preposition is not None and preposition.i != verb.i else None
    )
    return Draft(
        verb.i,
        tuple(page.chars(*p) for p in pieces),
        source.spans,
        source.head,
        (span,) if span is not None else (),
        "declines_to_say",
        "speech",
        "no answer",
    )

"""Estimates: numbers that somebody holds or has counted, without a word of saying ("an AFP estimate was about 35,000",
"the guild counted 17 arrests"). Left undecided: numbers whose noun has no owner ("the toll stood at nine").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.cues import cue_tokens, is_nobody
from onrecord.annotate.saying.sources import Source, is_passive, source_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.saying.verbless_cues import owner_of
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

COUNTED = ":counted:figure"
"""How the rule of a draft ends that tells what somebody has counted."""

_IS = frozenset({"be", "stand", "come", "reach", "remain"})
_AT = frozenset({"at", "to"})
# Types of event whose nouns are counted.
_COUNTED = ("ASSAULT", "COERCE", "PROTEST")


@cache
def _words(use: str) -> dict[str, frozenset[str]]:
    return {row["lemma"]: frozenset(row["objects"].split()) for row in load("figure_words") if row["use"] == use}


@cache
def _tolled() -> frozenset[str]:
    """Nouns of what is counted whoever counts: of the dead, the hurt, the held, of violence and protest."""
    tolls = {row["word"] for row in load("toll_words") if row["use"] == "counted"}
    return frozenset(tolls | {row["lemma"] for row in load("event_nouns") if row["type"] in _COUNTED})


def estimates(page: Page) -> Iterator[Draft]:
    """A draft for every number that somebody is said to hold or to have counted, in text order."""
    for token in page.syntax.tokens:
        draft = None
        if token.pos == "NOUN" and token.lemma in _words("noun"):
            draft = _held(page, token)
        elif token.pos == "VERB" and token.lemma in _words("verb"):
            draft = _counted(page, token)
        if draft is not None:
            yield draft


def _held(page: Page, noun: Token) -> Draft | None:
    """ "An AFP estimate was about 35,000", "the government's figure is nine", "a count by the guild came to 40"."""
    syntax = page.syntax
    verb = syntax.head(noun.i) if noun.label == "nsubj" else None
    source = owner_of(page, noun) or _plain_owner(page, noun)
    if verb is None or verb.lemma not in _IS or source is None or source.head is None or not speaks(page, source.head):
        return None
    if page.is_first_person(source.head) or syntax.tokens[source.head].lower in ("my", "our", "your"):
        return None
    preps = (t.i for t in syntax.children(verb.i, "prep") if t.lower in _AT)
    given = (*syntax.children(verb.i, "attr", "dobj"), *(t for i in preps for t in syntax.children(i, "pobj")))
    number = next((t for t in given if t.i > verb.i and _has_number(page, t)), None)
    if number is None:
        return None
    content = page.trimmed(*page.chars(syntax.left_edge(number.i), syntax.right_edge(number.i) + 1))
    before = next((t for t in syntax.children(verb.i, "advmod") if t.i == syntax.left_edge(number.i) - 1), None)
    if content is not None and before is not None and before.i > verb.i:
        content = (before.start, content[1])  # "was | about 35,000"
    if content is None or not source.spans:
        return None
    cue = page.chars(noun.i, noun.i + 1)
    return Draft(noun.i, (cue,), source.spans, source.head, (content,), "asserts", "speech", "noun:figure")


def _plain_owner(page: Page, noun: Token) -> Source | None:
    """Who stands right before a noun without a name: "police estimates"."""
    for child in page.syntax.children(noun.i, "compound", "amod"):
        if child.i == noun.i - 1 and noun_at(page.syntax, child.i) is not None:
            return Source(child.i, (page.chars(child.i, child.i + 1),))
    return None


def _has_number(page: Page, token: Token) -> bool:
    return token.tag == "CD" or any(t.tag == "CD" for t in page.syntax.children(token.i, "nummod"))


def _counted(page: Page, verb: Token) -> Draft | None:
    """ "The guild counted 17 arrests in a week"."""
    syntax = page.syntax
    what = next((t for t in syntax.children(verb.i, "dobj") if t.i > verb.i), None)
    if what is None or not _has_number(page, what) or is_passive(syntax, verb) or verb.tag in ("VB", "VBG"):
        return None
    source = source_of(page, verb)
    if source.head is None or is_nobody(syntax, source.head) or page.is_first_person(source.head):
        return None
    if not speaks(page, source.head) or not _is_counted(page, what, _words("verb")[verb.lemma]):
        return None
    last = max(syntax.right_edge(what.i), *(syntax.right_edge(t.i) for t in syntax.children(verb.i, "prep", "dobj")))
    content = page.fitted(*page.chars(syntax.left_edge(what.i), last + 1), (verb.start, verb.end))
    if content is None:
        return None
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    rule = f"{verb.lemma}{COUNTED}"
    return Draft(verb.i, cue, source.spans, source.head, (content,), "asserts", "speech", rule)


def _is_counted(page: Page, what: Token, others: frozenset[str]) -> bool:
    if what.tag == "CD":
        return True  # "the ministry tallied 31"
    noun = noun_at(page.syntax, what.i)
    words = {what.lemma, what.lower}
    return bool(words & (others | _tolled())) or (noun is not None and noun.kind == "person")

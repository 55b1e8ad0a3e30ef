"""Revisions: the new wording of what somebody had said, where the report gives it in quotation marks ("this was later
changed into “talks go on”", "the ministry amended its statement to read “no decision was made”").

Whoever said the first says the second, unless the sentence names who changed it. Left undecided: new wordings without
quotation marks, of which the report tells the gist at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.annotate.negations import negated
from onrecord.annotate.quotes import Quotation
from onrecord.annotate.saying.cues import cue_tokens
from onrecord.annotate.saying.sources import is_passive, source_of
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

_INTO = frozenset("to into with by as".split())
_READING = frozenset("read say state".split())
_SPOKEN = ("speech", "document")
# Shorter ones are words that were exchanged, not something said.
_SHORTEST = 3


@cache
def changing() -> frozenset[str]:
    """Verbs of changing what was said, but those that need "back"."""
    return frozenset(row["lemma"] for row in load("changes") if row["use"] == "change" and row["what"] != "back")


@cache
def retracting() -> frozenset[str]:
    """Verbs of changing or taking back the whole of what was said: "retract", not "leave (out)"."""
    rows = (row for row in load("changes") if row["use"] == "change" and row["what"] in ("", "figure", "told"))
    return frozenset(row["lemma"] for row in rows)


def revisions(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for every new wording that no other draft has, in text order."""
    syntax = page.syntax
    for verb in syntax.tokens:
        if verb.lemma not in changing() or verb.tag not in ("VBD", "VBN") or negated(syntax, verb.i):
            continue
        if any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux")):
            continue
        new = _wording(page, verb)
        if new is None or any(a < new.end and new.start < b for d in drafts for a, b in d.content):
            continue
        first = _first(page, verb, drafts)
        own = source_of(page, verb)
        if is_passive(syntax, verb) or own.head is None:
            if first is None:
                continue
            source, head = first.source, first.source_head
        else:
            source, head = own.spans, own.head
        span = page.trimmed(new.start, new.end)
        if span is not None and source:
            cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
            yield Draft(verb.i, cue, source, head, (span,), "asserts", "speech", "revised")


def _wording(page: Page, verb: Token) -> Quotation | None:
    """The quotation that something was changed to: right behind "to" or "into", or "to read"."""
    syntax = page.syntax
    stop = syntax.sentence_of(verb.i).stop
    for token in syntax.tokens[verb.i + 1 : stop]:
        reads = token.lemma in _READING and token.i and syntax.tokens[token.i - 1].lower == "to"
        if (token.lower in _INTO or reads) and any(a.i == verb.i for a in syntax.ancestors(token.i)):
            behind = page.around(token.end, token.end + 3)
            if behind and behind[0].start >= token.end:
                words = page.syntax.tokens_in(behind[0].inner_start, behind[0].inner_end)
                return behind[0] if sum(t.pos != "PUNCT" for t in words) >= _SHORTEST else None
    return None


def _first(page: Page, verb: Token, drafts: Sequence[Draft]) -> Draft | None:
    """What was said before: the last draft with a source and a content in the verb's sentence or the one before."""
    syntax = page.syntax
    here = syntax.sentence_of(verb.i)
    before = syntax.sentence_of(here.first - 1).start if here.first else here.start
    found = [
        d
        for d in drafts
        if d.kind in _SPOKEN and d.source_head is not None and d.content and before <= d.content[0][0] < verb.start
    ]
    return max(found, key=lambda d: d.content[-1][1], default=None)

"""Asides: "that, according to the police, nine died" in what somebody tells.

What stands behind the phrase is the words of both: of whoever tells it, from "that" on, and of whom it is told
according to. Parsers and taggers cut the one at the phrase, or hang the phrase on the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token

_AND_THAT = re.compile(r",? (?:and|but) that\b")
ACCORDING = "according to"
"""The rule of a draft that is made with the phrase."""


def with_asides(page: Page, drafts: Sequence[Draft], found: Sequence[Draft]) -> list[Draft]:
    """The drafts, with both statements where the one is told within the other; `found` are those of the rules."""
    result = list(drafts)
    for aside in found:
        that = _that_before(page, aside) if aside.rule == ACCORDING else None
        teller = _teller(page, result, that) if that is not None else None
        if that is None or teller is None:
            continue
        said = _behind(page, aside)
        if said is None:
            continue
        kept = [span for span in teller.content if span[1] <= that.start]
        told: Range = (that.start, said[1])
        if kept and that.start - kept[-1][1] <= 1:
            told = (kept.pop()[0], told[1])
        known = next((d for d in result if d.cue == aside.cue), aside)
        result = [d for d in result if d is not teller and d is not known]
        result += [replace(teller, content=(*kept, told)), replace(known, content=(said,))]
    return result


def _that_before(page: Page, aside: Draft) -> Token | None:
    """The "that" which an aside stands right behind."""
    tokens = page.syntax.tokens
    first = aside.anchor - 1
    if first > 0 and tokens[first].text == ",":
        first -= 1
    if first < page.syntax.sentence_of(aside.anchor).first or tokens[first].lower != "that":
        return None
    return tokens[first] if tokens[first].label == "mark" or tokens[first].tag == "IN" else None


def _teller(page: Page, drafts: Sequence[Draft], that: Token) -> Draft | None:
    """Who tells what begins with "that": the statement of the sentence whose cue stands last before it."""
    sentence = page.syntax.sentence_of(that.i)
    before = [
        d
        for d in drafts
        if d.cue
        and d.content
        and d.rule != ACCORDING
        and sentence.first <= d.anchor < that.i
        and d.cue[-1][1] <= that.start
        and is_reporting(page.syntax.tokens[d.anchor].lemma)
        and any(start <= that.end + 1 and that.start <= end + 2 for start, end in d.content)
    ]
    return max(before, key=lambda d: d.anchor, default=None)


def _behind(page: Page, aside: Draft) -> Range | None:
    """The clause behind an aside: up to the end of what it holds for there."""
    end = max(stop for _, stop in (*aside.cue, *aside.source))
    inside = [span for span in aside.content if span[0] >= end]
    start, stop = inside[0] if inside else (end, page.syntax.sentence_of(aside.anchor).end)
    further = _AND_THAT.search(page.syntax.text, start, stop)
    return page.trimmed(start, further.start() if further is not None else stop)

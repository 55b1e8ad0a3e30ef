"""The marks in a report's text, and the text cut into segments that each lie wholly inside or outside of every mark.

Spans of a record overlap at will (a date in a quotation in a reported statement), which markup cannot express by
nesting. So the text is cut at every boundary of every span, and each segment names all the records it belongs to,
the tightest first.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import Record, Span
from onrecord.views import held

_PEOPLE = frozenset({"person", "organization", "government", "armed_group", "country", "nationality", "group", "other"})
# Which of two marks over the very same words comes first when a reader points at them.
_RANK = {
    role: n for n, role in enumerate("did said date is number where how-many who to-whom by remark fact what".split())
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words and what they are for one record. `kind` is what a reader can switch on and off."""

    start: int
    end: int
    kind: str
    record: str
    role: str
    holds: str = ""

    @property
    def order(self) -> tuple[int, int, str]:
        return (self.end - self.start, _RANK[self.role], self.record)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same marks, tightest first; `begins` where one that a reader may step to starts."""

    text: str
    marks: tuple[Mark, ...]
    begins: bool


def marks(record: Record) -> tuple[Mark, ...]:
    """Every span of every record, as marks in text order."""
    return tuple(sorted(set(_marks(record)), key=lambda m: (m.start, -m.end, m.record, m.role)))


def _marks(record: Record) -> Iterator[Mark]:
    def over(spans: Iterable[Span], kind: str, of: str, role: str, holds: str = "") -> Iterator[Mark]:
        for s in spans:
            if s.start < s.end:
                yield Mark(s.start, s.end, kind, of, role, holds)

    for e in record.entities:
        kind = "people" if e.kind in _PEOPLE else "places"
        yield from (Mark(m.start, m.end, kind, e.id, "is") for m in e.mentions if m.start < m.end)
        yield from over((t.span for t in e.titles), "title", e.id, "is")
    for t in record.times:
        yield from over((t.span,), "dates", t.id, "date")
    for a in record.attributions:
        yield from over(a.source, "by", a.id, "by")
        yield from over(a.cue, "cue", a.id, "said")
        yield from over(a.content, "said", a.id, "what")
    for v in record.events:
        yield from over((v.trigger,), "events", v.id, "did", held(v))
        yield from over((p.span for p in v.actors), "part", v.id, "who")
        yield from over((p.span for p in v.recipients), "part", v.id, "to-whom")
        if v.location:
            yield from over((v.location.span,), "places", v.id, "where")
        yield from over((c.span for c in v.counts), "numbers", v.id, "how-many")
    for r in record.relations:
        yield from over((r.evidence,), "fact", r.id, "fact")
    for q in record.quantities:
        yield from over((q.span,), "numbers", q.id, "number")
    for n, notice in enumerate(record.notices, 1):
        yield from over(notice.spans, "remark", f"n{n}", "remark")


def segments(text: str, start: int, end: int, over: Sequence[Mark]) -> Iterator[Segment]:
    """The text of ``[start, end)`` cut at every boundary of the marks `over` (in text order)."""
    inside = [m for m in over if m.start < end and m.end > start]
    cuts = sorted({start, end, *(max(start, m.start) for m in inside), *(min(end, m.end) for m in inside)})
    opened: list[Mark] = []
    waiting = iter(inside)
    coming = next(waiting, None)
    for left, right in itertools.pairwise(cuts):
        opened = [m for m in opened if m.end > left]
        begins = False
        while coming is not None and coming.start <= left:
            if coming.end > left:
                opened.append(coming)
                begins = begins or coming.role in ("did", "said", "date", "is", "number", "what")
            coming = next(waiting, None)
        yield Segment(text[left:right], tuple(sorted(opened, key=lambda m: m.order)), begins)

"""CSV of statements: one line each, who says what to whom, through whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from onrecord.export.cells import Cell, write_csv
from onrecord.export.claims import day_of
from onrecord.views.asked import Asked
from onrecord.wording import one_line

if TYPE_CHECKING:
    from onrecord.ledger.extracts import Extract

COLUMNS = (
    "id", "document", "outlet", "title", "published", "url", "speaker", "speaker_kind", "speaker_role", "speaker_count",
    "speaker_country", "speaker_sector", "stance", "quote", "channel", "addressees", "begin", "end", "dated", "chain",
    "within", "source", "cue", "content", "start", "stop", "events",
)  # fmt: skip
"""`chain` is everyone between the reader and the words, outermost first; `source`, `cue` and `content` are the
report's own words, " … " between pieces; `start` and `stop` are the content's, in code points of the kept text."""


def write(rows: Iterable[Extract], file: TextIO, *, raw: bool = False) -> None:
    """Write the statements under a header; `raw` leaves formulas as they are."""
    write_csv(COLUMNS, (line for extract in rows for line in _rows(extract)), file, raw=raw)


def _rows(extract: Extract) -> Iterator[tuple[Cell, ...]]:
    record = extract.record
    asked, d = Asked(record), record.document
    wanted, published = frozenset(extract.ids), day_of(d.published)
    for a in record.attributions:
        if a.id not in wanted:
            continue
        voice, entity, when = asked.voice(a), asked.entity(a.speaker), asked.when(a.time)
        dated = when is not None and (when.begin or when.end) is not None
        content = sorted(a.content, key=lambda s: s.start)
        yield (
            f"{d.id}/{a.id}", d.id, d.outlet, d.title, d.published, d.url, voice.name, a.speaker_kind, voice.role,
            a.speaker_count, entity.country if entity else None, entity.sector if entity else None, a.stance, a.quote,
            a.channel, "; ".join(asked.party(p).name for p in a.addressees) or None,
            when.begin if when and dated else published, when.end if when and dated else published, dated,
            " ← ".join(v.words for v in asked.chain(asked.outward(a))), a.within,
            *(" … ".join(one_line(s.text) for s in spans) or None for spans in (a.source, a.cue, a.content)),
            content[0].start if content else None, content[-1].end if content else None,
            "; ".join(e.id for e in record.events if e.according_to[-1:] == (a.id,)) or None,
        )  # fmt: skip

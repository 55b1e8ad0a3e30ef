"""Who says what, to whom, in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.records import Attribution, Record
from onrecord.views.asked import Asked, made_by
from onrecord.views.rows import Statement, Voice
from onrecord.wording import CHANNEL, QUOTE, STANCE


def statements(*records: Record) -> tuple[Statement, ...]:
    """Who says what, in text order."""
    return tuple(row for record in records for row in _of(Asked(record)))


def by_speaker(*records: Record) -> tuple[tuple[Voice, tuple[Statement, ...]], ...]:
    """Who says what, gathered by speaker: those who say most first, then in text order.

    An entity is one speaker; speakers that are no entity are told apart by the words that name them.
    """
    gathered: dict[tuple[str, str], list[Statement]] = {}
    for row in statements(*records):
        key = (row.document, row.voice.entity or row.voice.words.casefold())
        gathered.setdefault(key, []).append(row)
    ordered = sorted(gathered.values(), key=lambda rows: -len(rows))
    return tuple((rows[0].voice, tuple(rows)) for rows in ordered)


def said_of(record: Record, entities: Collection[str]) -> tuple[str, ...]:
    """The ids of the statements in which somebody else names one of these entities (``e4``), in text order. Of one that
    passes another on it is the inner one: who said it, rather than who says that it was said."""
    named = [m for e in record.entities if e.id in entities for m in e.mentions]
    found = [
        a
        for a in record.attributions
        if a.speaker not in entities and any(c.start <= m.start and m.end <= c.end for c in a.content for m in named)
    ]
    around = {a.within for a in found}
    return tuple(a.id for a in found if a.id not in around)


def statement(asked: Asked, a: Attribution) -> Statement:
    """One statement of a report."""
    spans = (*a.cue, *a.content, *a.source)
    return Statement(
        document=asked.document,
        id=a.id,
        voice=asked.voice(a),
        told=tuple(map(asked.party, a.addressees)),
        stance=a.stance,
        stance_words=STANCE[a.stance],
        quote=QUOTE[a.quote],
        channel=CHANNEL[a.channel] if a.channel else None,
        cue=tuple(s.text for s in a.cue),
        content=tuple(s.text for s in a.content),
        when=asked.when(a.time),
        chain=asked.chain(asked.outward(a)),
        holds=asked.held_by.get(a.id, ()),
        start=min((s.start for s in spans), default=0),
        made_by=made_by(a),
    )


def _of(asked: Asked) -> Iterator[Statement]:
    return (statement(asked, a) for a in asked.record.attributions)

"""Whether a record stands on its report: every span quotes the text, every id that is used is there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from onrecord.records import Document, Mention, Participant, Record, Span


def faults(record: Record) -> Iterator[str]:
    """What is wrong with a record, each in a sentence; none for a sound one."""
    document = record.document
    if hashlib.sha256(document.text.encode()).hexdigest() != document.text_sha256:
        yield "the text's hash is not that of the text"
    if document_id(document) != document.id:
        yield "the document's id is not that of its text, source and date"
    for name, span in _spans(record):
        if not 0 <= span.start < span.end <= len(document.text):
            yield f"{name}: [{span.start}, {span.end}) is no stretch of the text"
        elif document.text[span.start : span.end] != span.text:
            yield f"{name}: the text at {span.start} does not read {span.text[:40]!r}"
    last = 0
    for block in document.blocks:
        if not last <= block.start <= block.end <= len(document.text):
            yield f"the block at {block.start} overlaps another or leaves the text"
        last = block.end
    ids = [*(e.id for e in record.entities), *(t.id for t in record.times), *(a.id for a in record.attributions)]
    ids += [*(v.id for v in record.events), *(r.id for r in record.relations), *(q.id for q in record.quantities)]
    known = set(ids)
    if len(known) < len(ids):
        yield "an id is given twice"
    for name, used in _used(record):
        if used is not None and used not in known:
            yield f"{name} names {used}, which is not there"


def document_id(document: Document) -> str:
    """The id that the content of a document has."""
    key = "\x00".join((document.text, document.source, document.published or ""))
    return "d_" + hashlib.sha256(key.encode()).hexdigest()[:16]


def _spans(record: Record) -> Iterator[tuple[str, Span | Mention]]:
    for e in record.entities:
        yield from ((e.id, m) for m in e.mentions)
        yield from ((e.id, t.span) for t in e.titles)
    yield from ((t.id, t.span) for t in record.times)
    for a in record.attributions:
        yield from ((a.id, s) for s in (*a.source, *a.cue, *a.content))
        yield from ((a.id, p.span) for p in a.addressees)
    for v in record.events:
        yield from ((v.id, s) for s in (v.trigger, v.sentence, *(p.span for p in (*v.actors, *v.recipients))))
        yield from ((v.id, c.span) for c in v.counts)
        if v.location is not None:
            yield v.id, v.location.span
    yield from ((r.id, r.evidence) for r in record.relations)
    yield from ((q.id, q.span) for q in record.quantities)
    yield from ((f"notice {n}", s) for n, notice in enumerate(record.notices, 1) for s in notice.spans)


def _used(record: Record) -> Iterator[tuple[str, str | None]]:
    """(who uses it, the id used)."""
    for e in record.entities:
        yield from ((e.id, t.organization) for t in e.titles)
    for a in record.attributions:
        yield from ((a.id, x) for x in (a.speaker, a.time, a.within, *_entities(a.addressees)))
    for v in record.events:
        where = v.location.entity if v.location is not None else None
        yield from ((v.id, x) for x in (v.time, where, *v.according_to, *_entities((*v.actors, *v.recipients))))
    for r in record.relations:
        yield from ((r.id, x) for x in (r.subject, r.object, *r.according_to))
    yield from ((q.id, x) for q in record.quantities for x in q.according_to)


def _entities(parties: tuple[Participant, ...]) -> Iterator[str | None]:
    return (p.entity for p in parties)

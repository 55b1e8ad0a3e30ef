"""What is said to have happened, and whether it is told as fact, claimed, denied or only threatened."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicons.actors import known
from onrecord.records import Count, Event, Location, Record
from onrecord.views.asked import Asked, made_by
from onrecord.views.rows import GROUPS, Group, Happening, Voice, in_words
from onrecord.wording import (
    ABOUT_IT,
    ACCORDING,
    CERTAINTY,
    DOCUMENT_TIME,
    EVENT_TYPE,
    QUALIFIER,
    TAKEN_FOR_GRANTED,
    one_line,
    spaced,
)


def happenings(*records: Record) -> tuple[Happening, ...]:
    """What is said to have happened, to be about to, or not to have: in text order."""
    return tuple(row for record in records for row in _of(Asked(record)))


def by_group(*records: Record) -> tuple[tuple[Group, tuple[Happening, ...]], ...]:
    """Events by how they are held, in the order of `GROUPS`; groups without events are left out."""
    rows = happenings(*records)
    found = ((group, tuple(r for r in rows if r.group == group)) for group in GROUPS)
    return tuple((group, members) for group, members in found if members)


def held(event: Event) -> Group:
    """How an event is held; the first that applies.

    What is to come or merely imagined is never counted as having happened, whoever tells it; what is denied is
    denied also where it is denied in the report's own voice.
    """
    if event.modality == "generic":
        return "general"
    if event.modality == "hypothetical" or event.document_time == "after":
        return "not_happened"
    if event.polarity == "negative":
        return "denied"
    if event.modality == "hedged":
        return "hedged"
    return "according" if event.according_to else "told"


def happening(asked: Asked, e: Event) -> Happening:
    """One event of a report."""
    chain = asked.chain(e.according_to)
    group = held(e)
    return Happening(
        document=asked.document,
        id=e.id,
        group=group,
        badge=_badge(asked, e, group, chain),
        trigger=e.trigger.text,
        type=e.type,
        kind=EVENT_TYPE[e.type] if e.type else "something that none of the sixteen types fits",
        mode=spaced(e.mode) if e.mode else None,
        contexts=tuple(map(spaced, e.contexts)),
        cameo=e.cameo,
        who=tuple(map(asked.party, e.actors)),
        whom=tuple(map(asked.party, e.recipients)),
        where=_words_of(e.location) if e.location else None,
        where_resolved=_place(e.location) if e.location else None,
        when=asked.when(e.time),
        counts=tuple(map(_count, e.counts)),
        chain=chain,
        certainty=CERTAINTY[e.certainty],
        document_time=DOCUMENT_TIME[e.document_time],
        sentence=one_line(e.sentence.text),
        start=e.trigger.start,
        made_by=made_by(e),
    )


def _of(asked: Asked) -> Iterator[Happening]:
    return (happening(asked, e) for e in asked.record.events)


def _badge(asked: Asked, e: Event, group: Group, chain: tuple[Voice, ...]) -> str:
    """How the event is held, in a few words: "denied by Teskan's government"."""
    said = in_words(chain)
    stance = asked.attributions[chain[-1].record].stance if chain else "asserts"
    verb = ACCORDING[stance]
    if group == "told":
        return "told as fact"
    if group == "according":
        # Who asks for an inquiry into an attack asks for no attack.
        return f"{verb if stance in ABOUT_IT else TAKEN_FOR_GRANTED} {said}"
    if group == "hedged":
        return f"said with reservation{f', {verb} {said}' if chain else ''}"
    if group == "denied":
        return f"denied by {said}" if chain else "said not to have happened"
    if group == "general":
        return f"told in general{f', according to {said}' if chain else ''}"
    negative = " not to happen" if e.polarity == "negative" else ""
    if chain and verb in ("threatened by", "promised by", "requested by", "expected by"):
        return f"{verb} {said}{negative}: not told as having happened"
    if e.modality == "actual":
        return f"still to come{f', according to {said}' if chain else ''}"
    return f"hypothetical{negative}{f', according to {said}' if chain else ''}"


def _words_of(where: Location) -> str:
    """The place as the report calls it; a country that only an adjective names ("a Teskan port") by its name."""
    words = one_line(where.span.text)
    return where.name if where.name and any(k.form == "demonym" for k in known(words)) else words


def _place(where: Location) -> str | None:
    """The place as the gazetteer has it, None if it does not know it."""
    parts = [p for p in (where.name, where.country) if p]
    coordinates = f"{where.lat:.2f}, {where.lon:.2f}" if where.lat is not None and where.lon is not None else None
    if not coordinates and where.name in (None, where.span.text) and not where.country:
        return None
    return ", ".join(parts) + (f" ({coordinates})" if coordinates else "")


def _count(c: Count) -> str:
    return f"{QUALIFIER[c.qualifier]}{c.value:,} {spaced(c.what)}"

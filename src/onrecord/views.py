"""A reader's questions about one or several records, answered in plain rows of words.

The page, the briefing and every other way of showing a record ask here, so that they all say the same thing:

* `headline`: which report is this, and where was each part of that taken from?
* `statements`: who says what, to whom, to whom is it traced, in which words?
* `happenings`: what is said to have happened, and is it told as fact, claimed, denied or only threatened?
* `facts`: what stands (offices, memberships, backing)?
* `numbers`: which numbers are stated, by whom?
* `people`: who is in the report, what do they say and do?
* `dates`: which dates are named, what day is meant, what happened or was said then?
* `remarks`: what would a careful reader remark on?

Each takes any number of records and gives rows in their order; a row names its document. All strings that come
from a report are left exactly as they are there: escaping is the business of whoever shows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from onrecord.records import (
    Attribution,
    Count,
    Entity,
    Event,
    Location,
    Participant,
    Quantity,
    Record,
    Relation,
    Span,
    Time,
)
from onrecord.view_rows import (
    GROUPS,
    GROUPS_SHORT,
    Dated,
    Fact,
    Group,
    Happening,
    Headline,
    Number,
    Party,
    Person,
    Remark,
    Statement,
    Voice,
    When,
    in_words,
)
from onrecord.wording import (
    ACCORDING,
    CERTAINTY,
    CHANNEL,
    DOCUMENT_TIME,
    ENTITY_KIND,
    EVENT_TYPE,
    FORM,
    ORIGIN,
    QUALIFIER,
    QUOTE,
    RELATION,
    SECTOR,
    STANCE,
    TIME_TYPE,
    days,
    one_line,
    spaced,
)

__all__ = [
    "GROUPS",
    "GROUPS_SHORT",
    "Dated",
    "Fact",
    "Group",
    "Happening",
    "Headline",
    "Number",
    "Party",
    "Person",
    "Remark",
    "Statement",
    "Voice",
    "When",
    "by_group",
    "by_speaker",
    "dates",
    "facts",
    "happenings",
    "headline",
    "held",
    "in_words",
    "numbers",
    "people",
    "remarks",
    "statements",
]


def headline(record: Record) -> Headline:
    """What the report is and where that was taken from."""
    d = record.document
    return Headline(
        document=d.id,
        title=d.title,
        title_from=ORIGIN[d.title_from] if d.title_from else None,
        outlet=d.outlet,
        outlet_from=ORIGIN[d.outlet_from] if d.outlet_from else None,
        authors=d.authors,
        authors_from=ORIGIN[d.authors_from] if d.authors_from else None,
        published=d.published,
        published_words=days(d.published, d.published),
        published_from=ORIGIN[d.published_from] if d.published_from else None,
        url=d.url,
        source=d.source,
    )


def statements(*records: Record) -> tuple[Statement, ...]:
    """Who says what, in text order."""
    return tuple(row for record in records for row in _Asked(record).statements())


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


def happenings(*records: Record) -> tuple[Happening, ...]:
    """What is said to have happened, to be about to, or not to have: in text order."""
    return tuple(row for record in records for row in _Asked(record).happenings())


def by_group(*records: Record) -> tuple[tuple[Group, tuple[Happening, ...]], ...]:
    """Events by how they are held, in the order of `GROUPS`; groups without events are left out."""
    rows = happenings(*records)
    found = ((group, tuple(r for r in rows if r.group == group)) for group in GROUPS)
    return tuple((group, members) for group, members in found if members)


def facts(*records: Record) -> tuple[Fact, ...]:
    """What is said to stand: offices, memberships, backing."""
    return tuple(row for record in records for row in _Asked(record).facts())


def numbers(*records: Record) -> tuple[Number, ...]:
    """The numbers that are stated."""
    return tuple(row for record in records for row in _Asked(record).numbers())


def people(*records: Record) -> tuple[Person, ...]:
    """Who and what is named, those that say and do most first."""
    return tuple(row for record in records for row in _Asked(record).people())


def dates(*records: Record) -> tuple[Dated, ...]:
    """The dates that are named, in text order."""
    return tuple(row for record in records for row in _Asked(record).dates())


def remarks(*records: Record) -> tuple[Remark, ...]:
    """What a careful reader would remark on."""
    return tuple(
        Remark(r.document.id, f"n{n}", spaced(x.kind), x.message, tuple(s.text for s in x.spans), x.records)
        for r in records
        for n, x in enumerate(r.notices, 1)
    )


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


class _Asked:
    """One record with its parts findable by id."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.document = record.document.id
        self.entities = {e.id: e for e in record.entities}
        self.times = {t.id: t for t in record.times}
        self.attributions = {a.id: a for a in record.attributions}

    def entity(self, entity_id: str | None) -> Entity | None:
        return self.entities.get(entity_id) if entity_id else None

    def when(self, time_id: str | None) -> When | None:
        time = self.times.get(time_id) if time_id else None
        return _when(time) if time else None

    def voice(self, a: Attribution) -> Voice:
        entity = self.entity(a.speaker)
        words = _words(a.source)
        if a.speaker_kind == "unnamed":
            name, role = words or (entity.name if entity else "sources"), None
        elif entity is not None:
            name, role = entity.name, _role(entity)
        else:
            name, role = words, None
        if not name:
            name = {"outlet": self.record.document.outlet or "the outlet", "document": "a document"}.get(
                a.speaker_kind, "somebody (not stated)"
            )
        return Voice(name, role, a.speaker_kind == "unnamed", a.speaker, a.id)

    def chain(self, ids: tuple[str, ...]) -> tuple[Voice, ...]:
        return tuple(self.voice(self.attributions[i]) for i in ids if i in self.attributions)

    def outward(self, a: Attribution) -> tuple[str, ...]:
        """Ids from the outermost attribution around `a` to `a` itself."""
        ids = [a.id]
        while a.within in self.attributions and a.within not in ids:
            a = self.attributions[str(a.within)]
            ids.append(a.id)
        return tuple(reversed(ids))

    @cached_property
    def _held_by(self) -> dict[str, tuple[str, ...]]:
        """Attribution id -> the events and relations and numbers that it is the innermost source of."""
        held_by: dict[str, tuple[str, ...]] = {}
        told: tuple[Event | Relation | Quantity, ...] = (*self.record.events, *self.record.relations)
        for one in (*told, *self.record.quantities):
            if one.according_to:
                last = one.according_to[-1]
                held_by[last] = (*held_by.get(last, ()), one.id)
        return held_by

    def statements(self) -> Iterator[Statement]:
        for a in self.record.attributions:
            spans = (*a.cue, *a.content, *a.source)
            yield Statement(
                document=self.document,
                id=a.id,
                voice=self.voice(a),
                told=tuple(map(self.party, a.addressees)),
                stance=a.stance,
                stance_words=STANCE[a.stance],
                quote=QUOTE[a.quote],
                channel=CHANNEL[a.channel] if a.channel else None,
                cue=tuple(s.text for s in a.cue),
                content=tuple(s.text for s in a.content),
                when=self.when(a.time),
                chain=self.chain(self.outward(a)),
                holds=self._held_by.get(a.id, ()),
                start=min((s.start for s in spans), default=0),
                made_by=_made_by(a),
            )

    def happenings(self) -> Iterator[Happening]:
        for e in self.record.events:
            chain = self.chain(e.according_to)
            group = held(e)
            yield Happening(
                document=self.document,
                id=e.id,
                group=group,
                badge=self._badge(e, group, chain),
                trigger=e.trigger.text,
                type=e.type,
                kind=EVENT_TYPE[e.type] if e.type else "something that none of the sixteen types fits",
                mode=spaced(e.mode) if e.mode else None,
                contexts=tuple(map(spaced, e.contexts)),
                cameo=e.cameo,
                who=tuple(map(self.party, e.actors)),
                whom=tuple(map(self.party, e.recipients)),
                where=e.location.span.text if e.location else None,
                where_resolved=_place(e.location) if e.location else None,
                when=self.when(e.time),
                counts=tuple(map(_count, e.counts)),
                chain=chain,
                certainty=CERTAINTY[e.certainty],
                document_time=DOCUMENT_TIME[e.document_time],
                sentence=one_line(e.sentence.text),
                start=e.trigger.start,
                made_by=_made_by(e),
            )

    def _badge(self, e: Event, group: Group, chain: tuple[Voice, ...]) -> str:
        """How the event is held, in a few words: "denied by Teskan's government"."""
        said = in_words(chain)
        verb = ACCORDING[self.attributions[chain[-1].record].stance] if chain else "according to"
        if group == "told":
            return "told as fact"
        if group == "according":
            return f"{verb} {said}"
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

    def party(self, p: Participant) -> Party:
        entity = self.entity(p.entity)
        return Party(p.span.text, entity.name if entity else one_line(p.span.text), p.entity)

    def named(self, entity_id: str) -> Party:
        entity = self.entity(entity_id)
        name = entity.name if entity else "?"
        return Party(name, name, entity_id)

    def facts(self) -> Iterator[Fact]:
        for r in self.record.relations:
            yield Fact(
                document=self.document,
                id=r.id,
                subject=self.named(r.subject),
                words=self._predicate(r),
                chain=self.chain(r.according_to),
                evidence=one_line(r.evidence.text),
                made_by=_made_by(r),
            )

    def _predicate(self, r: Relation) -> str:
        """What a relation says of its subject. Read after a colon, so that one subject or many fit alike."""
        other = self.named(r.object).name if r.object else None
        value = one_line(r.value) if r.value else None
        if value and r.kind in ("holds_office", "spokesperson_for", "leads"):
            words = f"{value} ({other})" if other else value
        elif value and other:
            between = {"supplies": "with", "designated_as": "by"}.get(r.kind)
            first, second = (value, other) if r.kind == "designated_as" else (other, value)
            words = (
                f"{RELATION[r.kind]} {first} {between} {second}" if between else f"{RELATION[r.kind]} {value}, {other}"
            )
        else:
            words = f"{RELATION[r.kind]} {value or other or '?'}"
        return words if r.polarity == "positive" else f"(denied) {words}"

    def numbers(self) -> Iterator[Number]:
        for q in self.record.quantities:
            yield Number(
                document=self.document,
                id=q.id,
                printed=q.span.text,
                value=f"{QUALIFIER[q.qualifier]}{_figure(q.value)}",
                of=q.of or q.unit,
                chain=self.chain(q.according_to),
                made_by=_made_by(q),
            )

    def people(self) -> Iterator[Person]:
        rows = [self._person(e) for e in self.record.entities]
        yield from sorted(rows, key=lambda p: -(2 * len(p.says) + 2 * len(p.does) + len(p.undergoes) + len(p.facts)))

    def _person(self, e: Entity) -> Person:
        namings = {(one_line(m.text), FORM[m.form]): None for m in e.mentions}
        return Person(
            document=self.document,
            id=e.id,
            name=e.name,
            kind=e.kind,
            kind_words=ENTITY_KIND[e.kind],
            country=e.country,
            sector=e.sector,
            sector_words=SECTOR.get(e.sector, e.sector) if e.sector else None,
            titles=tuple({one_line(t.span.text): None for t in e.titles}),
            namings=tuple(namings),
            geonames=e.kb.geonames if e.kb else None,
            wikidata=e.kb.wikidata if e.kb else None,
            says=tuple(a.id for a in self.record.attributions if a.speaker == e.id),
            does=tuple(v.id for v in self.record.events if any(p.entity == e.id for p in v.actors)),
            undergoes=tuple(v.id for v in self.record.events if any(p.entity == e.id for p in v.recipients)),
            facts=tuple(r.id for r in self.record.relations if e.id in (r.subject, r.object)),
            made_by=_made_by(e),
        )

    def dates(self) -> Iterator[Dated]:
        for t in self.record.times:
            yield Dated(
                document=self.document,
                id=t.id,
                when=_when(t),
                kind=TIME_TYPE[t.type],
                value=t.value,
                anchored=self._anchored(t),
                events=tuple(e.id for e in self.record.events if e.time == t.id),
                statements=tuple(a.id for a in self.record.attributions if a.time == t.id),
                start=t.span.start,
                made_by=_made_by(t),
            )

    def _anchored(self, t: Time) -> str:
        if t.resolved_from is None:
            return "not resolved to days"
        if t.resolved_from == "published":
            return "counted from the day of publication"
        if t.resolved_from == "text":
            return "as printed"
        anchor = self.times.get(t.resolved_from)
        return f"counted from “{one_line(anchor.span.text)}”" if anchor else "counted from another date"


def _when(t: Time) -> When:
    return When(t.id, one_line(t.span.text), days(t.begin, t.end), t.begin, t.end)


def _words(spans: tuple[Span, ...]) -> str:
    return " … ".join(one_line(s.text) for s in spans)


def _role(entity: Entity) -> str | None:
    """The titles the report gives, longest first, without those that a longer one contains."""
    kept: list[str] = []
    for title in sorted({one_line(t.span.text) for t in entity.titles}, key=lambda t: (-len(t), t)):
        if not any(title.casefold() in other.casefold() for other in kept):
            kept.append(title)
    return "; ".join(kept[:2]) or None


def _place(where: Location) -> str | None:
    """The place as the gazetteer has it, None if it does not know it."""
    parts = [p for p in (where.name, where.country) if p]
    coordinates = f"{where.lat:.2f}, {where.lon:.2f}" if where.lat is not None and where.lon is not None else None
    if not coordinates and where.name in (None, where.span.text) and not where.country:
        return None
    return ", ".join(parts) + (f" ({coordinates})" if coordinates else "")


def _count(c: Count) -> str:
    return f"{QUALIFIER[c.qualifier]}{c.value:,} {spaced(c.what)}"


def _figure(value: float) -> str:
    return f"{value:,.10g}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"


def _made_by(one: Attribution | Event | Relation | Quantity | Entity | Time) -> str:
    made = one.made_by
    score = f", score {made.score:.2f}" if made.score is not None else ""
    return f"{made.step}{f' · {made.rule}' if made.rule else ''}{score}"

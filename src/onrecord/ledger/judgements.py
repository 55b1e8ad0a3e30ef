"""Judgements: what a person says of what the reader made of the reports. Pure: no store, no clock.

    judgements ─standing→ those in effect, oldest first ─┬─verdicts→ record → "reject" or "confirm"
                                                         ├─moved──→ entity → the actor that it was split off to
                                                         └─Groups─→ actors, or tellings, that are one, and pairs apart

A judgement is never changed or removed; another one undoes it. Of those that contradict each other the later one
holds, by (`at`, `id`). A record of a report is remembered by what it is: its report, what part of it is the anchor (an
event's trigger, a statement's cue, a mention of an entity), and where that part stands and reads. A reader that numbers
its records otherwise, or reads more of them, leaves that as it is; a record whose anchor is not there any more is not
looked for elsewhere.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from onrecord.records import Entity, Record, Span

Verb = Literal["reject", "confirm", "merge", "split", "undo"]
VERBS: tuple[Verb, ...] = ("reject", "confirm", "merge", "split", "undo")
Part = Literal["trigger", "cue", "content", "mention"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """What a record of a report is remembered by.

    `part` is what of it: an event's trigger, a statement's cue (its content where it has none), a mention of an entity.
    `spans` are code points of the report's text, `text` what they read, " … " between them.
    """

    document: str
    part: Part
    spans: tuple[tuple[int, int], ...]
    text: str

    @property
    def key(self) -> str:
        """The anchor within its document, as one text."""
        return f"{self.part}:{','.join(f'{start}-{end}' for start, end in self.spans)}"


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement is about: an actor or an incident by the id it had, else a record.

    Of an incident, `anchors` are the events that told of it when it was judged, the first member first; of a record, it
    is the record's own. `id` is what was asked for ("k_…", "i_…", "d_…/v3"): of a record, only for showing.
    """

    id: str
    anchors: tuple[Anchor, ...] = ()

    @property
    def is_actor(self) -> bool:
        return self.id.startswith("k_")

    @property
    def is_incident(self) -> bool:
        return self.id.startswith("i_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody judged, about what, when (UTC, ISO 8601 to the microsecond), and which judgement it undoes."""

    id: str
    verb: Verb
    targets: tuple[Target, ...]
    by: str
    at: str
    note: str | None = None
    undoes: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        return self.at, self.id

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the reports that it names records of."""
        return frozenset(anchor.document for target in self.targets for anchor in target.anchors)


def judgement(
    verb: Verb,
    targets: Sequence[Target] = (),
    *,
    by: str,
    at: str,
    note: str | None = None,
    undoes: str | None = None,
) -> Judgement:
    """A judgement with the id of its content."""
    made = Judgement(id="", verb=verb, targets=tuple(targets), by=by, at=at, note=note, undoes=undoes)
    return replace(made, id=content_id(made))


def content_id(one: Judgement) -> str:
    """The id that the content of a judgement has."""
    form = written(replace(one, id=""))
    return "j_" + hashlib.sha256(json.dumps(form, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:16]


def written(one: Judgement) -> dict[str, Any]:
    """A judgement in its written form."""
    return {
        "id": one.id,
        "verb": one.verb,
        "targets": [_written(target) for target in one.targets],
        "by": one.by,
        "at": one.at,
        "note": one.note,
        "undoes": one.undoes,
    }


def _written(target: Target) -> dict[str, Any]:
    return {
        "id": target.id,
        "anchors": [
            {"document": a.document, "part": a.part, "spans": [list(s) for s in a.spans], "text": a.text}
            for a in target.anchors
        ],
    }


def read(form: Mapping[str, Any]) -> Judgement:
    """A judgement of its written form."""
    return Judgement(
        id=form["id"],
        verb=form["verb"],
        targets=tuple(
            Target(
                t["id"],
                tuple(
                    Anchor(a["document"], a["part"], tuple((s, e) for s, e in a["spans"]), a["text"])
                    for a in t["anchors"]
                ),
            )
            for t in form["targets"]
        ),
        by=form["by"],
        at=form["at"],
        note=form["note"],
        undoes=form["undoes"],
    )


def anchors(record: Record) -> dict[str, tuple[Anchor, ...]]:
    """What each event, statement and entity of a record is remembered by: id -> anchors, the first of which is kept.

    An entity has one for each mention, those by name first: a newer reader that knows the mention for somebody's knows
    the entity.
    """
    document = record.document.id
    found = {v.id: (_anchor(document, "trigger", (v.trigger,)),) for v in record.events}
    for a in record.attributions:
        part: Part = "cue" if a.cue else "content"
        found[a.id] = (_anchor(document, part, a.cue or a.content),)
    return found | {e.id: _mentions(document, e) for e in record.entities}


def _mentions(document: str, entity: Entity) -> tuple[Anchor, ...]:
    order = {"name": 0, "nominal": 1, "pronoun": 2}
    mentions = sorted(entity.mentions, key=lambda m: (order[m.form], m.start, m.end))
    return tuple(Anchor(document, "mention", ((m.start, m.end),), m.text) for m in mentions)


def _anchor(document: str, part: Part, spans: Sequence[Span]) -> Anchor:
    return Anchor(document, part, tuple((s.start, s.end) for s in spans), " … ".join(s.text for s in spans))


def located(record: Record, wanted: Collection[Anchor]) -> dict[Anchor, tuple[str, ...]]:
    """The ids of the records that have the anchors, in the order of the record; none for an orphan."""
    found: dict[Anchor, list[str]] = {anchor: [] for anchor in wanted}
    if found:
        for id, its in anchors(record).items():
            for anchor in its:
                if anchor in found and id not in found[anchor]:
                    found[anchor].append(id)
    return {anchor: tuple(ids) for anchor, ids in found.items()}


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements in effect, oldest first: all but those that are undone, and but for undoings."""
    every = tuple(judgements)
    gone = undone(every)
    return tuple(sorted((j for j in every if j.id not in gone and j.verb != "undo"), key=lambda j: j.order))


def undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of those that another one undoes which is not undone itself."""
    every = {j.id: j for j in judgements}
    undoing: dict[str, list[Judgement]] = {}
    for j in every.values():
        if j.undoes is not None:
            undoing.setdefault(j.undoes, []).append(j)
    gone: set[str] = set()
    for j in _latest_first(every, undoing):
        if any(other.id not in gone for other in undoing.get(j.id, ())):
            gone.add(j.id)
    return frozenset(gone)


def _latest_first(every: Mapping[str, Judgement], undoing: Mapping[str, Sequence[Judgement]]) -> Iterator[Judgement]:
    """Every judgement after all that undo it. An id is a hash of what is undone, so that no ring of them can be."""
    done: set[str] = set()
    for first in sorted(every.values(), key=lambda j: j.order, reverse=True):
        ahead = [first]
        while ahead:
            j = ahead[-1]
            before = [other for other in undoing.get(j.id, ()) if other.id not in done]
            if before:
                ahead += before
                continue
            ahead.pop()
            if j.id not in done:
                done.add(j.id)
                yield j


def verdicts(judgements: Iterable[Judgement]) -> dict[Anchor, Judgement]:
    """The rejection or confirmation that holds of each record; `judgements` are those in effect, oldest first."""
    found: dict[Anchor, Judgement] = {}
    for j in judgements:
        if j.verb in ("reject", "confirm"):
            found |= {anchor: j for target in j.targets for anchor in target.anchors}
    return found


def moved(judgements: Iterable[Judgement]) -> dict[Anchor, str]:
    """Mentions whose entity was split off its actor -> the judgement that did it; `judgements` as for `verdicts`."""
    found: dict[Anchor, str] = {}
    for j in judgements:
        if j.verb == "split" and j.targets and j.targets[0].is_actor:
            for target in j.targets[1:]:
                found |= dict.fromkeys(target.anchors, j.id)
    return found


def split_actor(judgement_id: str) -> str:
    """The key (`onrecord.incidents.actors`) of the actor that a judgement split entities off to."""
    return f"split:{judgement_id}"


Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Things that people said are one, and pairs that they said are not, after one judgement upon the other."""

    def __init__(self) -> None:
        self._group: dict[Item, list[Item]] = {}
        self.apart: set[frozenset[Item]] = set()

    def merge(self, items: Iterable[Item]) -> None:
        """These, and whatever each of them was one with, are one."""
        whole: list[Item] = []
        for item in items:
            whole += [x for x in self._group.get(item, [item]) if x not in whole]
        self._group |= dict.fromkeys(whole, whole)
        together = set(whole)
        self.apart = {pair for pair in self.apart if not pair <= together}

    def split(self, items: Collection[Item], others: Iterable[Item]) -> None:
        """`items` are none of `others`; what of them was one with each other stays so."""
        rest = [x for x in others if x not in items]
        self.apart |= {frozenset((a, b)) for a in items for b in rest}
        for group in {id(g): g for x in items if (g := self._group.get(x)) is not None}.values():
            if any(x in group for x in rest):
                for some in ([x for x in group if x in items], [x for x in group if x not in items]):
                    self._group |= dict.fromkeys(some, some)

    def of(self, item: Item) -> tuple[Item, ...]:
        """All that is one with a thing, itself included."""
        return tuple(self._group.get(item, (item,)))

    def groups(self) -> list[tuple[Item, ...]]:
        """The groups of more than one."""
        return [tuple(g) for g in {id(g): g for g in self._group.values()}.values() if len(g) > 1]


def actor_groups(judgements: Iterable[Judgement]) -> Groups[str]:
    """Actors by their ids; `judgements` are those in effect, oldest first."""
    groups: Groups[str] = Groups()
    for j in judgements:
        ids = [target.id for target in j.targets]
        if not ids or not all(target.is_actor for target in j.targets):
            continue
        if j.verb == "merge":
            groups.merge(ids)
        elif j.verb == "split" and len(ids) > 1:
            groups.split(ids[1:], (*groups.of(ids[0]), ids[0]))
        elif j.verb == "split":
            for one in groups.of(ids[0]):
                groups.split([one], groups.of(ids[0]))
    return groups


def telling_groups(judgements: Iterable[Judgement]) -> Groups[Anchor]:
    """Events by their triggers; `judgements` are those in effect, oldest first."""
    groups: Groups[Anchor] = Groups()
    for j in judgements:
        if not j.targets or not j.targets[0].is_incident:
            continue
        first, rest = j.targets[0].anchors, [a for target in j.targets[1:] for a in target.anchors]
        if j.verb == "merge":
            groups.merge((*first, *rest))
        elif j.verb == "split" and rest:
            groups.split(rest, first)
        elif j.verb == "split":
            for one in first:
                groups.split([one], first)
    return groups


def remaining(record: Record, rejected: Collection[str]) -> Record:
    """The record without these of its statements and events; nothing that is left names them."""
    if not rejected:
        return record
    gone = frozenset(rejected)
    within = {a.id: a.within for a in record.attributions}

    def around(id: str | None) -> str | None:
        while id in gone:
            id = within.get(str(id))
        return id

    def left(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(i for i in ids if i not in gone)

    return dataclasses.replace(
        record,
        attributions=tuple(replace(a, within=around(a.within)) for a in record.attributions if a.id not in gone),
        events=tuple(replace(v, according_to=left(v.according_to)) for v in record.events if v.id not in gone),
        relations=tuple(replace(r, according_to=left(r.according_to)) for r in record.relations),
        quantities=tuple(replace(q, according_to=left(q.according_to)) for q in record.quantities),
        notices=tuple(replace(n, records=left(n.records)) for n in record.notices),
    )


def with_dependants(record: Record, rejected: Collection[str], confirmed: Collection[str]) -> frozenset[str]:
    """The rejected ones, and what stands on them alone: what is told within a rejected statement, or happened according
    to one, would be the report's own word without it. What somebody confirmed stays."""
    gone = set(rejected)
    before = -1
    while len(gone) > before:
        before = len(gone)
        gone |= {a.id for a in record.attributions if a.within in gone} - set(confirmed)
    gone |= {v.id for v in record.events if gone.intersection(v.according_to)} - set(confirmed)
    return frozenset(gone)


@dataclass(frozen=True, slots=True)
class Upon:
    """What judgements come to for one record: the ids of the statements and events that are rejected, with those that
    stand on them, of those that are confirmed, and the keys of the actors that entities were split off to. `found` is
    where each anchor leads."""

    rejected: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    moved: Mapping[str, str] = dataclasses.field(default_factory=dict)
    found: Mapping[Anchor, tuple[str, ...]] = dataclasses.field(default_factory=dict)

    def verdict(self, id: str) -> str:
        """What holds of a statement or event: "reject", "confirm" or ""."""
        return "reject" if id in self.rejected else "confirm" if id in self.confirmed else ""


NOTHING = Upon()


def upon(judgements: Iterable[Judgement], record: Record) -> Upon:
    """What judgements come to for a record; `judgements` are all that name records of its report."""
    every = tuple(judgements)
    if not every:
        return NOTHING
    mine = {a for j in every for t in j.targets for a in t.anchors if a.document == record.document.id}
    found = located(record, sorted(mine))
    holding = standing(every)
    said: dict[str, set[str]] = {"reject": set(), "confirm": set()}
    # Of several anchors that lead to one record the later judgement holds.
    for anchor, j in sorted(verdicts(holding).items(), key=lambda item: item[1].order):
        for id in found.get(anchor, ()):
            said["confirm" if j.verb == "reject" else "reject"].discard(id)
            said[j.verb].add(id)
    order = {j.id: j.order for j in holding}
    to: dict[str, str] = {}
    for anchor, by in sorted(moved(holding).items(), key=lambda item: order[item[1]]):
        to |= {id: split_actor(by) for id in found.get(anchor, ())}
    rejected = with_dependants(record, said["reject"], said["confirm"])
    return Upon(rejected, frozenset(said["confirm"]), to, found)

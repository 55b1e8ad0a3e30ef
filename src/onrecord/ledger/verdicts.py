"""What people's judgements come to for the records of one report."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.ledger.amendments import Amendment, amended, amendments
from onrecord.ledger.anchors import located
from onrecord.ledger.judgements import Anchor, Judgement, standing
from onrecord.records import Record


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
class Taken:
    """How a reading is taken: without the statements and events that are rejected, and with what is amended."""

    rejected: frozenset[str] = frozenset()
    amendments: tuple[Amendment, ...] = ()

    def of(self, record: Record) -> Record:
        """The record as people say that it is."""
        return remaining(amended(record, self.amendments), self.rejected)


@dataclass(frozen=True, slots=True)
class Upon:
    """What judgements come to for one record: the ids of the statements and events that are rejected, with those that
    stand on them, of those that are confirmed, the keys of the actors that entities were split off to, and what people
    say that records are instead. `found` is where each anchor leads."""

    rejected: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    moved: Mapping[str, str] = dataclasses.field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    found: Mapping[Anchor, tuple[str, ...]] = dataclasses.field(default_factory=dict)

    @property
    def taken(self) -> Taken:
        return Taken(self.rejected, self.amendments)

    def verdict(self, id: str) -> str:
        """What holds of a statement or event: "reject", "confirm" or ""."""
        return "reject" if id in self.rejected else "confirm" if id in self.confirmed else ""


NOTHING = Upon()


def upon(judgements: Iterable[Judgement], record: Record) -> Upon:
    """What judgements come to for a record; `judgements` are all that name records of its report."""
    every = tuple(judgements)
    if not every:
        return NOTHING
    named = (t for j in every for t in j.targets if not t.is_words)
    mine = {a for t in named for a in t.anchors if a.document == record.document.id}
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
    return Upon(rejected, frozenset(said["confirm"]), to, amendments(holding, record, found), found)

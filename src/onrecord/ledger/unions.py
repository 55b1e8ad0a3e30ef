"""What people said is one, and what is not, after one judgement upon the other: actors, and events of incidents."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import Generic, TypeVar

from onrecord.ledger.judgements import Anchor, Judgement

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

"""Namesakes: which of those who are blamed are one, by the names under which reports know them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.incidents.agents import Agent
from onrecord.incidents.offices import name_key

_ARMY = re.compile(r"\b(?:military|armed forces)\b")
_THE_ARMY = frozenset({"army"})


def gathered(agents: Iterable[Agent]) -> tuple[tuple[Agent, ...], ...]:
    """Agents that are one: by a shared key, or where all words of one name stand in only one other name ("the Front",
    "the Dawn of Aïr Front"). Groups and their members stand in the order of the input."""
    groups: list[list[Agent]] = []
    for agent in agents:
        fitting = [g for g in groups if any(agent.keys & other.keys for other in g)]
        merged = [a for g in fitting for a in g]
        if fitting:
            groups[groups.index(fitting[0])] = [*merged, agent]
            groups = [g for g in groups if not any(g is f for f in fitting)]
        else:
            groups.append([agent])
    # The longest first: "the Dawn Front" belongs to "the Dawn Front movement" before "the Front" is asked for.
    for group in sorted(groups, key=lambda g: -min(len(a.name) for a in g)):
        mine = [a for a in group if a.named or _name_words(a) == _THE_ARMY]
        within = [g for g in groups if g is not group and any(_part_of(a, b) for a in mine for b in g if b.named)]
        if len(within) == 1:
            within[0].extend(group)
            groups = [g for g in groups if g is not group]
    return tuple(tuple(g) for g in groups)


def _part_of(one: Agent, other: Agent) -> bool:
    """Whether one name is a shortened other, by words left out or by its initials."""
    if one.countries and other.countries and one.countries != other.countries:
        return False
    short, long = _name_words(one), _name_words(other)
    initials = "".join(w[0] for w in other.name.split() if w[:1].isupper())
    return bool(short) and (short <= long or (one.name.isupper() and len(one.name) > 1 and one.name == initials))


def _name_words(agent: Agent) -> frozenset[str]:
    """The words of a name as names are compared: an army is a military, the Hawks are the Hawk movement."""
    words = _ARMY.sub("army", name_key(agent.name)).split()
    return frozenset(w.removesuffix("s") if len(w) > 4 else w for w in words) - {"of", "the"}

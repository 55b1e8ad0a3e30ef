"""Namesakes: which names of people in one report are of the same person."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.casting.people import gender_of, name_parts
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.readings import text_of
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.actors import rulers_called

_RULERS = frozenset("president chancellor king queen premier minister".split())
_MR, _MS = frozenset(("mr", "mr.", "sir")), frozenset(("ms", "ms.", "mrs", "mrs.", "miss", "dame", "lady"))


def person_keys(syntax: Syntax, people: Sequence[Naming]) -> dict[int, str]:
    full: dict[str, list[tuple[int, str, str | None]]] = {}
    by_first: dict[str, str] = {}
    keys: dict[int, str] = {}
    middles: set[tuple[tuple[str, ...], str]] = set()
    wholes = sorted({name_parts(text_of(syntax, n.first, n.stop)) for n in people if n.stop - n.first > 2})
    for naming in people:
        text = text_of(syntax, naming.first, naming.stop)
        parts = name_parts(text)
        if len(parts) < 2:
            continue
        bearers = full.setdefault(parts[-1], [])
        # The end of a longer name: "Kuu Kye" of "Aung Dan Kuu Kye".
        longer = next((p for p in wholes if len(p) > len(parts) and p[-len(parts) :] == parts), parts)
        key = f"person:{longer[0]} {longer[-1]}"
        for _, other, _ in bearers:
            first = other.removeprefix("person:").split()[0]
            if min(len(first), len(parts[0])) <= 3 and (
                first.startswith(parts[0][:1]) and parts[0].startswith(first[:1])
            ):
                key = other if first.startswith(parts[0]) or parts[0].startswith(first) else key
        bearers.append((naming.head, key, gender_of(text)))
        by_first.setdefault(parts[0], key)
        middles.add((parts[1:-1], key))
        keys[naming.head] = key
    for naming in people:
        if naming.head in keys:
            continue
        parts = name_parts(text_of(syntax, naming.first, naming.stop))
        bearers = full.get(parts[-1], [])
        title = syntax.tokens[naming.first - 1].lower if naming.first > 0 else ""
        if title in _RULERS:
            # "President X" is not whoever else is called X where X is a ruler's name.
            rulers = rulers_called(parts[-1])
            if rulers and bearers and not rulers & {b[1].removeprefix("person:").split()[0] for b in bearers}:
                keys[naming.head] = f"person:{parts[-1]}"
                continue
        sex = "m" if title in _MR else "f" if title in _MS else None
        if sex is not None:
            bearers = [b for b in bearers if b[2] in (None, sex)]
        before = [b for b in bearers if b[0] < naming.head]
        if before or bearers:
            keys[naming.head] = (before[-1] if before else bearers[0])[1]
        else:
            inner = {key for (whole, key) in middles if parts[-1] in whole} if len(parts) == 1 else set()
            given = by_first.get(parts[-1]) or (inner.pop() if len(inner) == 1 else None)
            keys[naming.head] = given or f"person:{parts[-1]}"
    return keys

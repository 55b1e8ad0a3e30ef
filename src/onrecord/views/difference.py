"""What another reading of the same report says otherwise: statements and events gained, lost and changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from onrecord.records import Record
from onrecord.views.found import rows
from onrecord.views.rows import Happening, Statement

# Numbers of records in their report, and the steps that made them, change without anything being said otherwise.
_NOT_SAID = frozenset({"id", "record", "entity", "holds", "document", "made_by"})


@dataclass(frozen=True, slots=True)
class Change:
    """One statement or event that is only in the newer reading, only in the older, or in both with other words."""

    kind: Literal["gained", "lost", "changed"]
    before: Statement | Happening | None
    after: Statement | Happening | None


def changes(older: Record, newer: Record) -> tuple[Change, ...]:
    """What changed from one reading to another, in text order. What begins at the same place of the text is the same
    statement or event."""
    before, after = _placed(older), _placed(newer)
    found = []
    for place in sorted({*before, *after}):
        old, new = before.get(place), after.get(place)
        if old is None or new is None:
            found.append(Change("gained" if old is None else "lost", old, new))
        elif _said(asdict(old)) != _said(asdict(new)):
            found.append(Change("changed", old, new))
    return tuple(found)


def _placed(record: Record) -> dict[tuple[int, str, int], Statement | Happening]:
    """Statements and events by where they begin, their kind, and their number among those of one place."""
    found: dict[tuple[int, str, int], Statement | Happening] = {}
    for row in rows(record).values():
        n = 0
        while (place := (row.start, type(row).__name__, n)) in found:
            n += 1
        found[place] = row
    return found


def _said(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _said(one) for name, one in value.items() if name not in _NOT_SAID}
    return [_said(one) for one in value] if isinstance(value, (list, tuple)) else value

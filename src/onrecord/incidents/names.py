"""Names: what a report speaks of by name, by which others of the same are found."""

from __future__ import annotations

from collections import Counter

from onrecord.incidents.words import RAREST, stems, weight
from onrecord.records import EntityKind, Record

_NAMES_TELL: frozenset[EntityKind] = frozenset({"person", "organization", "armed_group", "place", "other"})
_OF_A_COUNTRY: frozenset[EntityKind] = frozenset({"country", "nationality", "government", "place"})
_OF_CAST, _OF_COUNTRIES = 16, 4


def cast_of(record: Record) -> tuple[str, ...]:
    """The rare words in the names of a report, without those of countries and of its outlet: the likeliest to be met
    in another report of the same, the commonest of them first."""
    often: Counter[str] = Counter()
    for entity in record.entities:
        if entity.kind in _NAMES_TELL:
            often.update(w for m in entity.mentions if m.form == "name" for w in set(stems(m.text)))
    own = set(stems(record.document.outlet or ""))
    telling = [w for w in often if weight(w) == RAREST and w not in own and not w[0].isdigit()]
    return tuple(sorted(telling, key=lambda w: (-often[w], w))[:_OF_CAST])


def countries_of(record: Record) -> tuple[str, ...]:
    """The countries that a report speaks of, by their names or by those of places (ISO 3166-1 alpha-2), the commonest
    first."""
    often: Counter[str] = Counter()
    for entity in record.entities:
        if entity.country and entity.kind in _OF_A_COUNTRY:
            often[entity.country] += len(entity.mentions)
    return tuple(sorted(often, key=lambda c: (-often[c], c))[:_OF_COUNTRIES])

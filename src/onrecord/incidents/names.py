"""Names: what a report speaks of by name, by which others of the same are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.incidents.words import RAREST, stems, weight
from onrecord.records import EntityKind, Record

_NAMES_TELL: frozenset[EntityKind] = frozenset({"person", "organization", "armed_group", "place", "other"})
_OF_A_COUNTRY: frozenset[EntityKind] = frozenset({"country", "nationality", "government", "place"})
_MAY_BE_VILLAGES: frozenset[EntityKind] = frozenset({"place", "organization", "other"})
_THERE = re.compile(
    r"\b(?:at|in|near|outside|around|from|to|into) "
    r"(?:the (?:\w+ ){0,2}(?:village|town|hamlet|settlement|community|area) of )?$",
    re.IGNORECASE,
)
_BEFORE = 60
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


def unplaced(record: Record) -> Iterator[tuple[str, int]]:
    """The names, folded, of the villages that the gazetteer lacks, with where a report first speaks of being there:
    "near the community of Velmar". One that is taken for a body is a village if it is never spoken of otherwise."""
    text = record.document.text
    for entity in record.entities:
        named = [m for m in entity.mentions if m.form == "name"]
        if entity.kb is not None or entity.country or entity.kind not in _MAY_BE_VILLAGES or not named:
            continue
        there = [m.start for m in named if _THERE.search(text, max(0, m.start - _BEFORE), m.start)]
        words = tuple(stems(entity.name))
        rare = len(words) == 1 and weight(words[0]) == RAREST and not entity.name.isupper()
        if there and rare and (entity.kind == "place" or len(there) == len(named)):
            yield entity.name.lower(), there[0]

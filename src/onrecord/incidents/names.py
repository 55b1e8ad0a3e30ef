"""Names: what a report speaks of by name, by which others of the same are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.incidents.remembered import remembered
from onrecord.incidents.spots import CITY, division_called
from onrecord.incidents.words import RAREST, stem, stems, weight
from onrecord.lexicons.actors import known
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import EntityKind, Record

if TYPE_CHECKING:
    from onrecord.incidents.tellings import Telling

_NAMES_TELL: frozenset[EntityKind] = frozenset({"person", "organization", "armed_group", "place", "other"})
_OF_A_COUNTRY: frozenset[EntityKind] = frozenset({"country", "nationality", "government", "place"})
_MAY_BE_VILLAGES: frozenset[EntityKind] = frozenset({"place", "organization", "other"})
# Behind a word in small letters: no headline, and no sentence begins there.
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LARGE_KINDS = frozenset({"country", "region", "water"})
_OF_A_FAITH = re.compile(r"(?:ites?|ists?|ians?|ans|ese|is|ics)$")
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
    often.update(w for w, _ in _unread(record))
    telling = [w for w in often if _is_rare(w, own)]
    return tuple(sorted(telling, key=lambda w: (-often[w], w))[:_OF_CAST])


def with_names(told: Sequence[Telling], record: Record) -> list[Telling]:
    """Tellings with the `names` and the `regions` that the sentences of their thread name: the rare words in names of
    sites, vehicles, villages, towns and victims, without those of cities, of divisions, of the outlet, of fighters and
    of whoever acts or speaks; and the divisions and districts that are called so ("Velmar province")."""
    text, own = record.document.text, set(stems(record.document.outlet or ""))
    others = {p.entity for event in record.events for p in event.actors} | {a.speaker for a in record.attributions}
    told_in = {t.sentence_start: t.thread for t in told}
    ends = {e.sentence.start: e.sentence.end for e in record.events}
    names: dict[str, dict[str, None]] = {}
    regions: dict[str, dict[str, None]] = {}

    # What a report leads with is what its headline and its first paragraph speak of.
    main = next((t.thread for t in told if t.cast), None)
    opens = [b.end for b in record.document.blocks if b.kind == "paragraph"][:1]

    def thread_at(start: int) -> str | None:
        at = max((at for at in told_in if at <= start < ends[at]), default=None)
        return told_in[at] if at is not None else main if start < max(opens, default=0) else None

    for entity in record.entities:
        for m in entity.mentions if entity.kind in _NAMES_TELL - {"armed_group"} else ():
            if m.form != "name" or (thread := thread_at(m.start)) is None:
                continue
            if division := division_called(text, m.start, m.end):
                regions.setdefault(thread, {})[division] = None
            elif entity.id not in others and not (entity.kind == "place" and _of_many(entity.name)):
                names.setdefault(thread, {}).update((w, None) for w in stems(m.text) if _is_rare(w, own))
    for word, start in _unread(record):
        if _is_rare(word, own) and (thread := thread_at(start)) is not None:
            names.setdefault(thread, {})[word] = None
    for t in told:
        words = (w for site in t.sites if " " in site for w in site.split() if not _of_many(w))
        names.setdefault(t.thread, {}).update((stem(w), None) for w in words if _is_rare(stem(w), own))
    return [
        replace(t, names=tuple(names.get(t.thread, ())), regions=tuple(regions.get(t.thread, ())))
        if t.thread in names or t.thread in regions
        else t
        for t in told
    ]


@remembered
def _unread(record: Record) -> tuple[tuple[str, int], ...]:
    """The stems of capitalised words in the running text that are in no name of an entity, with where they stand: names
    that the reader has missed ("the | Velmar bombing")."""
    text = record.document.text
    named = [(m.start, m.end) for e in record.entities for m in e.mentions if m.form == "name"]
    running = (block for block in record.document.blocks if block.kind == "paragraph")
    words = (found for block in running for found in _CAPITALISED.finditer(text, block.start, block.end))
    return tuple(
        (stem(found[0]), found.start())
        for found in words
        if not _of_many(found[0]) and not any(start <= found.start() < end for start, end in named)
    )


def _is_rare(word: str, own: Set[str]) -> bool:
    """Whether a stem is met in few reports, and is none of the outlet's `own`."""
    return weight(word) == RAREST and word not in own and not word[0].isdigit()


def _of_many(word: str) -> bool:
    """Whether a word is that of a country, its people, a faith, a city or a region: "a Libyan camp"."""
    if known(word.title()) or _OF_A_FAITH.search(word):
        return True
    return any(p.population >= CITY or p.kind in _LARGE_KINDS for p in candidates(word))


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

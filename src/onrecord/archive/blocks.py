"""What is done with one block of what may belong together, or with one incident: pure, over columns of the engine.

Each class is held by a worker, which remembers what it has unpacked: a telling is met in several blocks, a record in
several incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any

import msgspec

from onrecord import wire
from onrecord.incidents.assembly import assemble
from onrecord.incidents.cluster import clusters
from onrecord.incidents.compare import LEAST, compare
from onrecord.incidents.records import Incident
from onrecord.incidents.shingles import COPY, containment
from onrecord.incidents.tellings import Key, Telling
from onrecord.records import Record

_REMEMBERED = 4096
_RECORDS = 64
_decoder = msgspec.msgpack.Decoder(Telling)
_unpacked = lru_cache(_REMEMBERED)(_decoder.decode)
_record = lru_cache(_RECORDS)(wire.from_json)


class Comparing:
    """Compares the tellings of blocks."""

    def compare(self, key: Any, forms: Any, keys: Any) -> list[list[dict[str, Any]]]:
        """Of each block, by its key: the scores of the pairs in it that are worth keeping. `keys` are all that each
        telling has and others share: two that share several are compared in the least one."""
        rows = zip(key.to_pylist(), forms.to_pylist(), keys.to_pylist(), strict=True)
        return [list(_scores(*row)) for row in rows]


def _scores(key: int, forms: Sequence[bytes], keys: Sequence[Sequence[int]]) -> Iterator[dict[str, Any]]:
    told = sorted(
        ((_unpacked(form), frozenset(k)) for form, k in zip(forms, keys, strict=True)), key=lambda x: x[0].key
    )
    for (a, mine), (b, theirs) in combinations(told, 2):
        if min(mine & theirs) == key and (score := compare(a, b).score) >= LEAST:
            yield {"a": name(a.key), "b": name(b.key), "score": score}


def name(key: Key) -> str:
    """A telling as one text, which sorts as the pair does."""
    return f"{key[0]}/{key[1]}"


class Clustering:
    """Makes the clusters of parts of the graph."""

    def cluster(self, pairs: Any) -> list[list[dict[str, str]]]:
        """Of each part, given as its scores: every telling in it with the first of its cluster."""
        return [list(_clustered(scores)) for scores in pairs.to_pylist()]


def _clustered(scores: Iterable[dict[str, Any]]) -> Iterator[dict[str, str]]:
    of = {(_key(s["a"]), _key(s["b"])): s["score"] for s in scores}
    for cluster in clusters({key for pair in of for key in pair}, of):
        for key in cluster:
            yield {"telling": name(key), "incident": name(cluster[0])}


def _key(told: str) -> Key:
    document, _, event = told.rpartition("/")
    return document, event


class Copying:
    """Compares texts that may be copies."""

    def copied(self, a: Any, b: Any) -> list[bool]:
        """Of each pair of texts' runs of words, whether one is a copy of the other."""
        rows = zip(a.to_pylist(), b.to_pylist(), strict=True)
        return [containment(frozenset(mine), frozenset(theirs)) >= COPY for mine, theirs in rows]


class Assembling:
    """Makes incidents of the records of their reports."""

    def alone(self, record: Any, incidents: Any) -> list[list[str]]:
        """Of each record, given with lists of the events that tell of one happening each: the written incidents that
        no other report tells of."""
        rows = zip(record.to_pylist(), incidents.to_pylist(), strict=True)
        return [[_written([(written, events, None)]) for events in lists] for written, lists in rows]

    def together(self, reports: Any) -> list[str]:
        """Of each list of reports, with their events and the family of copies that each is in: the written incident."""
        return [_written([(r["record"], r["events"], r["family"]) for r in some]) for some in reports.to_pylist()]


def _written(reports: Sequence[tuple[str, Sequence[str], str | None]]) -> str:
    found = sorted(
        ((_record(written), frozenset(events), family) for written, events, family in reports),
        key=lambda x: x[0].document.id,
    )
    labels: dict[str, str] = {}  # a family by the least id of its reports here: nothing outside the incident counts
    for record, _, family in found:
        if family is not None:
            labels.setdefault(family, record.document.id)
    told = [(record, _in_order(record, events)) for record, events, _ in found]
    families = {record.document.id: labels[family] for record, _, family in found if family is not None}
    return wire.incident_to_json(assemble(told, families))


def _in_order(record: Record, events: frozenset[str]) -> tuple[str, ...]:
    return tuple(event.id for event in record.events if event.id in events)


def incident_of(written: str) -> Incident:
    """The incident of a written form."""
    return msgspec.json.decode(written, type=Incident)

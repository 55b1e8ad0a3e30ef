"""What is done with one block of what may belong together, or with one incident: pure, over columns of the engine.

Each class is held by a worker, which remembers what it has unpacked: a telling is met in several blocks, a record in
several incidents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any
from zlib import crc32

import msgspec

from onrecord import wire
from onrecord.incidents.assembly import assemble
from onrecord.incidents.cluster import clusters
from onrecord.incidents.compare import LEAST, Comparer
from onrecord.incidents.records import Incident
from onrecord.incidents.shingles import COPY, containment
from onrecord.incidents.tellings import Key, Telling
from onrecord.records import Record

_REMEMBERED = 4096
"""Tellings that a worker has at hand."""
_RECORDS = 64
_decoder = msgspec.msgpack.Decoder(Telling)
_record = lru_cache(_RECORDS)(wire.from_json)


class Comparing:
    """Compares the tellings of blocks."""

    def __init__(self) -> None:
        self._forget()

    def compare(self, key: Any, low: Any, high: Any, forms: Any, keys: Any, mine: Any) -> list[list[dict[str, Any]]]:
        """Of each block, by its key: the scores of the pairs in it that are worth keeping. `keys` are all that each
        telling has and others share: two that share several are compared in the least one. Of a block that is in
        pieces, two of them, `low` and `high`; `mine` is the one that each telling is in."""
        columns = (column.to_pylist() for column in (key, low, high, forms, keys, mine))
        return [list(self._scores(*row)) for row in zip(*columns, strict=True)]

    def _scores(
        self, key: int, low: int, high: int, forms: Sequence[bytes], keys: Sequence[Sequence[int]], mine: Sequence[int]
    ) -> Iterator[dict[str, Any]]:
        if len(self._known) > _REMEMBERED:
            self._forget()
        told = [(self._unpacked(form), frozenset(k), n) for form, k, n in zip(forms, keys, mine, strict=True)]
        told.sort(key=lambda x: x[0].key)
        score = self._comparer.score
        for (a, its, m), (b, theirs, n) in combinations(told, 2):
            # What is in one piece meets where that piece is both.
            if (low == high or m != n) and min(its & theirs) == key and (found := score(a, b)) >= LEAST:
                yield {"a": name(a.key), "b": name(b.key), "score": found}

    def _unpacked(self, form: bytes) -> Telling:
        telling = self._known.get(form)
        if telling is None:
            telling = self._known[form] = _decoder.decode(form)
        return telling

    def _forget(self) -> None:
        """Begin anew: what compares keeps all that it is given."""
        self._known: dict[bytes, Telling] = {}
        self._comparer = Comparer()


def pieces(name: str, size: int, bound: int) -> list[dict[str, int]]:
    """The pairs of pieces, `low` and `high`, in which a telling of a large block is compared; `mine` is the piece that
    it is in itself. Two pieces are as large as the bound, about."""
    count = -(-2 * size // bound)
    mine = crc32(name.encode()) % count
    return [{"mine": mine, "low": min(mine, n), "high": max(mine, n)} for n in range(count)]


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

    def assemble(self, reports: Any) -> list[list[str]]:
        """The written incidents of each list of reports: records, each with the family of copies that it is in, and
        with its events that tell of one incident and another."""
        return [list(_assembled(some)) for some in reports.to_pylist()]


def _assembled(reports: Sequence[dict[str, Any]]) -> Iterator[str]:
    of: dict[str, list[tuple[str, Sequence[str], str | None]]] = defaultdict(list)
    for report in reports:
        for told in report["told"]:
            of[told["incident"]].append((report["record"], told["events"], report["family"]))
    yield from map(_written, of.values())


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
    return wire.incident_from_json(written)

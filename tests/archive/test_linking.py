"""Linking by joins of the engine: the incidents, copies and actors that a ledger of the same reports has."""

from __future__ import annotations

import random
from collections import defaultdict
from contextlib import suppress
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("daft", reason="archives need Daft: pip install 'onrecord[cluster]'")

from sqlalchemy import select

from onrecord.archive import linking
from onrecord.archive.blocks import pieces
from onrecord.archive.engine import start
from onrecord.archive.folder import Folder
from onrecord.archive.linking import BOUND, labelled, link
from onrecord.archive.reading import rows
from onrecord.archive.tables import LINKED, LOTS, READ, UNKNOWN, done_of, file_of
from onrecord.errors import ArchiveError
from onrecord.ledger import open_ledger, schema
from onrecord.records import Record
from tests.factory import Factory
from tests.ledger.stored import variants

LOT = 10


@pytest.fixture(scope="module", autouse=True)
def engine():
    start("local")


def archived(folder: Path, records: list[Record]) -> Folder:
    """An archive of these records, as reading them makes it."""
    made = Folder(str(folder))
    for n in range(0, len(records), LOT):
        tables: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for place, record in enumerate(records[n : n + LOT]):
            for table, row in rows(record, place):
                tables[table, (record.document.published or UNKNOWN)[:7]].append(row)
        lot = f"lot-{n:05}"
        for (table, month), some in tables.items():
            made.write(file_of(table, month, lot), READ[table], some)
        made.write(done_of(lot), LOTS, [{"lot": lot, "reports": LOT, "failures": 0, "seconds": 0.0}])
    return made


def found(folder: Folder, table: str) -> list[dict[str, Any]]:
    return [row for name in folder.names(table) for row in folder.read(name)]


_ACTOR = ("id", "key", "name", "kind", "named", "reports", "says", "does", "undergoes")


def test_the_same_as_in_a_ledger(tmp_path):
    records = list(variants(40))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add_all([(record, None) for record in records])
        ledger.link()
        incidents = sorted(msgspec.json.encode(one).decode() for one in ledger.every_incident())
        a = schema.actors
        with ledger._engine.connect() as connection:
            actors = sorted(tuple(row) for row in connection.execute(select(*(a.c[name] for name in _ACTOR))))
        assert max(i.documents for i in ledger.incidents(limit=None)) > 3
    random.Random(1).shuffle(records)
    # One report twice: it is no other report.
    folder = archived(tmp_path / "out", [*records, records[0]])
    linked = link(folder, workers=2)
    assert sorted(row["form"] for row in found(folder, "incidents")) == incidents
    assert sorted(tuple(row[name] for name in _ACTOR) for row in found(folder, "actors")) == actors
    assert linked.incidents == len(incidents)
    tellings, copies = linked.blocks
    assert (tellings.of, tellings.in_pieces, tellings.left_out, tellings.bound) == ("tellings", 0, 0, BOUND)
    assert tellings.largest > 3
    assert copies.largest >= 3
    # Nothing has come, so nothing is done again.
    stamps = {name: Path(folder.path(name)).stat().st_mtime_ns for name in folder.names("")}
    assert link(folder, workers=1) == linked
    assert {name: Path(folder.path(name)).stat().st_mtime_ns for name in folder.names("")} == stamps


def _before_pieces(monkeypatch) -> None:
    columns = {name: kind for name, kind in LINKED["blocks"].items() if name != "in_pieces"}
    monkeypatch.setattr(linking, "LINKED", {**LINKED, "blocks": columns})


def _by_another_linker(monkeypatch) -> None:
    monkeypatch.setattr(linking, "linker", lambda: "another")


@pytest.mark.parametrize("then", [_before_pieces, _by_another_linker])
def test_what_an_older_version_linked_is_linked_again(tmp_path, monkeypatch, then):
    folder = archived(tmp_path / "out", list(variants(8)))
    with monkeypatch.context() as patched:
        then(patched)
        with suppress(TypeError):  # it wrote what it knew, which is less than is asked for now
            link(folder, workers=1)
    before = {table: folder.names(table) for table in LINKED}
    assert all(before.values())
    linked = link(folder, workers=1)
    assert linked.blocks[0].in_pieces == 0
    assert linked.incidents == len(found(folder, "incidents")) > 0
    assert not any(set(before[table]) & set(folder.names(table)) for table in LINKED)


@pytest.mark.parametrize("bound", [1, 7], ids=lambda n: f"bound-{n}")
def test_a_block_over_the_bound_is_compared_in_pieces_or_left_out_and_told(tmp_path, bound):
    folder = archived(tmp_path / "out", list(variants(10)))
    whole = link(folder, workers=1)
    first = folder.names("incidents")
    incidents = [_apart(row) for row in found(folder, "incidents")]
    cut = link(folder, workers=1, bound=bound)
    assert cut.blocks[0].in_pieces > 0 == cut.blocks[0].left_out
    assert cut.blocks[0].largest == whole.blocks[0].largest > bound
    assert sorted(map(_apart, found(folder, "incidents")), key=repr) == sorted(incidents, key=repr)
    # What was found before goes.
    assert not set(first) & set(folder.names("incidents"))
    # A run of words that too many share is no sign of a copy.
    copies = cut.blocks[1]
    assert copies.in_pieces == 0
    if bound == 1:
        assert copies.left_out == copies.blocks > 0


def _apart(row: dict[str, Any]) -> tuple[str, ...]:
    """Which events an incident is of; who is copied is another matter."""
    return tuple(sorted(f"{e['document']}/{e['event']}" for e in row["events"]))


@pytest.mark.parametrize("count", [2, 3, 10])
def test_each_two_tellings_of_a_large_block_meet_in_one_pair_of_pieces(count):
    names = [f"report/e{n}" for n in range(count)]
    cut = {name: pieces(name, count, 2) for name in names}
    for a, b in combinations(names, 2):
        meet = [
            (x["low"], x["high"])
            for x in cut[a]
            for y in cut[b]
            if (x["low"], x["high"]) == (y["low"], y["high"]) and (x["low"] == x["high"] or x["mine"] != y["mine"])
        ]
        assert len(meet) == 1, (a, b)


def test_a_folder_that_refuses_is_told_and_linked_the_next_time(tmp_path):
    folder = archived(tmp_path / "out", list(variants(4)))
    (tmp_path / "out" / "incidents").write_text("in the way")
    with pytest.raises(ArchiveError, match="out: archive: cannot be read or written"):
        link(folder, workers=1)
    (tmp_path / "out" / "incidents").unlink()
    assert link(folder, workers=1).incidents == len(found(folder, "incidents")) > 0


@pytest.mark.parametrize("texts", [[], ["Rain fell."], ["Rain fell.", "Snow fell."]], ids=len)
def test_where_nothing_happens_there_are_no_incidents(tmp_path, texts):
    records = [Factory(text, source=text).record() for text in texts]
    assert link(archived(tmp_path / "out", records), workers=1).incidents == 0


@pytest.mark.parametrize(
    ("edges", "parts"),
    [
        ([], []),
        ([("a", "b")], ["ab"]),
        ([(chr(97 + n), chr(98 + n)) for n in range(9)], ["abcdefghij"]),
        ([("j", "a"), ("b", "i"), ("i", "c"), ("d", "e"), ("a", "z")], ["ajz", "bci", "de"]),
        ([("a", "b"), ("b", "c"), ("c", "a")], ["abc"]),
    ],
    ids=["none", "pair", "chain", "several", "circle"],
)
def test_parts_of_a_graph(edges, parts):
    import daft

    given = daft.from_pydict({"a": [a for a, _ in edges] or [""], "b": [b for _, b in edges] or [""]})
    found = labelled(given if edges else given.where(daft.col("a") != "")).to_pydict()
    together: dict[str, list[str]] = defaultdict(list)
    for node, label in zip(found["node"], found["label"], strict=True):
        together[label].append(node)
    assert sorted("".join(sorted(part)) for part in together.values()) == parts
    assert all(label == min(part) for label, part in together.items())

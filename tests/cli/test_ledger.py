"""Keeping and asking on the command line: streams, exit status, one object where one is promised."""

from __future__ import annotations

import dataclasses
import json
import os
import re

import pytest
from click.testing import CliRunner

from onrecord import pipeline, wire
from onrecord.cli import main
from onrecord.errors import EmptyDocument
from onrecord.ledger import adding, linkers, open_ledger
from onrecord.records import Reader
from tests.factory import Factory, harbour
from tests.ledger.stored import golden, sourced


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the command line in an empty folder, with a reader that needs no model and finds one statement."""

    def read_document(document, models=None, actors=None):
        if "empty" in document.source:
            raise EmptyDocument(document=document.source, step="ingest")
        made = Factory(document.text)
        made.document = document
        made.attribution("said", content=made.span("rain"))
        return made.record()

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    monkeypatch.setattr(pipeline, "read_document", read_document)
    monkeypatch.setattr(adding, "default_models", lambda: None)
    monkeypatch.setattr(adding, "reader_of", lambda *_: Reader("onrecord", "0.1.0", {"by-hand": "0" * 64}))
    return lambda *args, **kw: CliRunner().invoke(main, args, **kw)


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Rain in {name}\n\nAda Lark said rain fell.", encoding="utf-8")
    return folder


@pytest.fixture
def filled(run, tmp_path):
    """The command line over a ledger with the samples and an invented report."""
    with open_ledger(tmp_path / "onrecord.db") as ledger:
        for record in golden():
            ledger.add(record)
        harbour_id = ledger.add(sourced(harbour(), "port.txt")).document
    return lambda *args: run(*(a.replace("HARBOUR", harbour_id) for a in args))


def test_adding_says_what_became_of_everything(run, reports):
    done = run("add", str(reports), "--published", "2024-03-04", "--outlet", "Coast News")
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.split()) == 2
    assert done.stderr == "2 added. 2 reports in onrecord.db\n"
    again = run("add", str(reports), "--published", "2024-03-04", "--outlet", "Coast News")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == "2 there already: nothing changed. 2 reports in onrecord.db\n"


def test_what_is_there_is_not_read_again(run, reports, monkeypatch):
    run("add", str(reports))

    def unread(*_):
        raise AssertionError

    monkeypatch.setattr(pipeline, "read_document", unread)
    assert run("add", str(reports)).exit_code == 0


def test_the_same_report_said_to_be_of_an_outlet_is_read_anew(run, reports):
    run("add", str(reports))
    done = run("add", str(reports), "--outlet", "Coast News")
    assert done.stderr == "2 read anew. 2 reports in onrecord.db\n"
    found = json.loads(run("statements", "--format", "json").stdout)
    assert {s["document"]["outlet"] for s in found["statements"]} == {"Coast News"}


def test_what_cannot_be_read_is_named_and_kept_aside(run, reports):
    (reports / "empty.txt").write_text("x", encoding="utf-8")
    (reports / "lines.jsonl").write_text('{"text": "Rain\\n\\nAda said rain fell."}\n{"text": 3}\n', encoding="utf-8")
    done = run("add", str(reports), str(reports / "none.txt"))
    assert done.exit_code == 1
    assert len(done.stdout.split()) == 3
    told = done.stderr.splitlines()
    assert "empty.txt: ingest: there is no text in it" in told[0]
    assert "lines.jsonl:2: ingest: not a report on a line" in told[1]
    assert "none.txt: no such file" in told[2]
    assert told[3].startswith("3 added; 3 could not be read. 3 reports")
    checked = run("verify")
    assert checked.exit_code == 0
    assert "empty.txt" in checked.stderr
    assert "lines.jsonl:2" in checked.stderr
    assert "everything holds" in checked.stderr


def test_the_environment_may_name_the_ledger(run, reports, tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "other.db"))
    run("add", str(reports))
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "onrecord.db").exists()


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        (("statements", "--speaker", "officials", "--document", "HARBOUR"),
         "two Teskani security officials (unnamed) – says: a militia had carried out the attack [via Coast News]"),
        (("events", "--actor", "militia"), "according to Coast News ← two Teskani security officials (unnamed)"),
        (("events", "--type", "assault", "--document", "HARBOUR"), "denied by Teskan's government"),
        (("timeline", "--document", "HARBOUR"), "January 2024\n  · The two countries → MET; in Kessel"),
        (("actors", "--actor", "toren"), "Iva Toren  person                     1      3      0          0  k_"),
        (("search", "militia speaker:officials"), "  · a militia → ATTACK [ASSAULT]"),
        (("search", '"close the border"'), "would close the border"),
        (("show", "HARBOUR"), "Who says what"),
        (("show", "HARBOUR/v3"), "denied that ⟦its forces⟧ had ⟦struck⟧"),
        (("show", "HARBOUR/a1"), "⟦Orvania's defence minister, Iva Toren⟧, ⟦said⟧ on Monday ⟦that Teskan had"),
        (("show", "HARBOUR/e3"), '"name": "Iva Toren"'),
    ],
)  # fmt: skip
def test_answers_that_a_person_would_read(filled, args, shown):
    done = filled(*args)
    assert done.exit_code == 0, done.stderr
    assert " ".join(shown.split()) in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("args", "name", "count"),
    [
        (("statements", "--document", "HARBOUR"), "statements", 6),
        (("events", "--actor", "militia"), "events", 1),
        (("timeline", "--document", "HARBOUR"), "timeline", 3),
        (("actors", "--actor", "toren"), "actors", 1),
        (("search", "militia teskani"), "reports", 1),
    ],
)
def test_answers_for_programs(filled, args, name, count):
    found = json.loads(filled(*args, "--format", "json").stdout)
    lines = [json.loads(line) for line in filled(*args, "--format", "jsonl").stdout.splitlines()]
    assert list(found) == [name]
    assert found[name] == lines
    assert len(lines) == count


def test_a_statement_for_programs_has_all_that_it_takes_to_quote_it(filled):
    (found,) = json.loads(
        filled("statements", "--speaker", "officials", "--document", "HARBOUR", "--format", "json").stdout
    )["statements"]
    assert found["id"] == f"{found['document']['id']}/a5"
    assert (found["speaker"], found["chain"]) == (
        "two Teskani security officials",
        ["Coast News", "two Teskani security officials"],
    )
    assert found["statement"]["content"][0]["text"] == "a militia had carried out the attack"
    assert (found["begin"], found["dated"], found["document"]["outlet"]) == ("2024-03-04", False, "Coast News")


def test_a_record_in_its_written_form(filled):
    record = wire.from_json(filled("show", "HARBOUR", "--format", "json").stdout)
    assert record == sourced(harbour(), "port.txt")


def test_an_actor_says_and_does(filled):
    actor = filled("actors", "--actor", "toren").stdout.split()[-1]
    shown = filled("show", actor).stdout
    assert "Iva Toren" in shown
    assert "warns: that Orvania would close the border" in shown


def test_what_a_newer_reading_says_otherwise(filled, tmp_path):
    record = sourced(harbour(), "port.txt")
    reader = dataclasses.replace(record.reader, version="0.2.0")
    assert filled("diff", "HARBOUR").exit_code == 2
    with open_ledger(tmp_path / "onrecord.db") as ledger:
        ledger.add(dataclasses.replace(record, reader=reader, events=record.events[1:]))
        first, second = ledger.revisions(record.document.id)
    assert filled("diff", "HARBOUR").stdout.startswith("- EXPLOSIONS → dock workers")
    assert filled("diff", "HARBOUR", "--from", second.id, "--to", first.id).stdout.startswith("+ EXPLOSIONS")
    assert filled("diff", "HARBOUR", "--from", "r_0").exit_code == 2
    assert filled("diff", "HARBOUR", "--from", first.id, "--to", first.id).stderr == "nothing is said otherwise\n"
    assert "Readings of it" in filled("show", "HARBOUR").stdout


def test_nothing_found_is_said_on_standard_error(filled):
    done = filled("events", "--actor", "nobody at all")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "nothing found\n")


def test_the_export_is_every_record_sorted_by_id(filled, tmp_path):
    lines = filled("export", "jsonl").stdout.splitlines()
    ids = [wire.from_json(line).document.id for line in lines]
    assert (len(ids), ids) == (len(golden()) + 1, sorted(ids))
    filled("export", "jsonl", "--since", "2024-03-04", "--until", "2024-03-04", "-o", str(tmp_path / "out.jsonl"))
    few = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert {wire.from_json(line).document.published for line in few} == {"2024-03-04"}


def test_a_hostile_report_steers_no_terminal(run, tmp_path):
    (tmp_path / "x.txt").write_text("Rain \x1b[2J\n\nAda \u202esaid rain \x1b[2J fell.", encoding="utf-8")
    run("add", "x.txt")
    for args in (("statements",), ("search", "rain"), ("show", "d_")):
        assert "\x1b" not in run(*args).output
        assert "\u202e" not in run(*args).output


@pytest.mark.parametrize(
    "args",
    [
        ("add",),
        ("events", "--type", "explosion"),
        ("events", "--since", "yesterday"),
        ("search", "NOT x"),
        ("show", "d_0"),
        ("show", "x"),
        ("export", "xml"),
        ("add", "x.txt", "--workers", "0"),
        ("statements", "--format", "xml"),
    ],
)
def test_wrong_use_is_2(filled, args):
    done = filled(*args)
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("args", [("events",), ("verify",), ("export", "jsonl"), ("search", "x"), ("show", "d_0")])
def test_without_a_ledger_it_is_said_how_to_make_one(run, args):
    done = run(*args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "onrecord.db: ledger: no such ledger; `onrecord add` makes one" in done.stderr
    assert os.listdir() == []


def test_damage_is_1(filled, tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "onrecord.db") as connection:
        connection.execute("DELETE FROM participants")
    done = filled("verify")
    assert done.exit_code == 1
    assert "its rows in participants are not those of its record" in done.stdout


def test_linking_what_was_left_and_what_another_version_linked(filled, monkeypatch):
    kept = f"{len(golden()) + 1} reports"
    left = filled("incidents", "--limit", "1").stderr
    assert f"{kept} not linked yet: `onrecord link` or the next `onrecord add` does it\n" in left
    linked = filled("link")
    assert (linked.exit_code, linked.stdout) == (0, "")
    assert re.fullmatch(rf"{kept} linked: \d+ incidents in all\n", linked.stderr)
    assert filled("link").stderr.startswith("0 reports linked: ")
    monkeypatch.setattr(linkers, "linker", lambda: "another")
    told = "linked by another version: `onrecord link --again` links every report anew\n"
    assert told in filled("incidents").stderr
    verified = filled("verify")
    assert verified.exit_code == 0
    assert verified.stderr == f"{told}what is linked is not proved\n{kept}: everything holds\n"
    again = filled("link", "--again")
    assert again.stderr == linked.stderr
    assert told not in filled("incidents").stderr

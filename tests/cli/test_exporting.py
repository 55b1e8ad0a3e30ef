"""Exports on the command line: what is asked for, what is left out and why, files and streams, errors as people see
them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli.exporting import FORMATS, LEVELS
from onrecord.export.claims import HELD, STANDING, claims
from onrecord.export.formats import FORMATS as KNOWN
from onrecord.ledger import Filters, open_ledger
from tests.export.claimed import port
from tests.ledger.stored import golden, sourced

# What is written of a ledger, whole: the rows of each format that can be counted by lines.
SAYS_HELD = ("csv-events", "plover", "gexf", "graphml", "geojson", "timelinejs", "icalendar", "prov", "webannotation")
CANNOT_SAY = ("polecat", "icews", "gdelt-events", "gdelt-mentions", "acled")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A ledger of the samples, three of which tell of one bombing, and of the invented report."""
    path = tmp_path_factory.mktemp("kept") / "onrecord.db"
    with open_ledger(path) as ledger:
        for record in (*golden(), sourced(port(), "port.txt")):
            ledger.add(record)
        ledger.link()
    return path


@pytest.fixture
def run(monkeypatch, tmp_path, kept):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_LEDGER", str(kept))
    return lambda *args: CliRunner().invoke(main, ["export", *args])


@pytest.fixture(scope="module")
def bombing(kept):
    with open_ledger(kept, create=False) as ledger:
        (found,) = [i for i in ledger.incidents(Filters(type="ASSAULT"), limit=None) if i.documents == 3]
    return found


def table(text: str, separator: str = "\t") -> list[dict[str, str]]:
    quoting = csv.QUOTE_MINIMAL if separator == "," else csv.QUOTE_NONE
    return list(csv.DictReader(io.StringIO(text), delimiter=separator, quoting=quoting))


def every_claim():
    return [c for record in (*golden(), sourced(port(), "port.txt")) for c in claims(record)]


def test_the_formats_of_the_command_are_those_that_there_are():
    others = {"briefing", "incidents", "judgements"}
    assert set(FORMATS) == set(KNOWN) | others
    assert set(LEVELS) == set(HELD)
    for form in KNOWN.values():
        assert {form.held, form.most} <= set(LEVELS)
        assert LEVELS.index(form.held) <= LEVELS.index(form.most)
        assert callable(form.module.write)


@pytest.mark.parametrize("name", [f for f in FORMATS if f not in ("parquet", "briefing")])
def test_standard_output_and_a_file_get_the_same(run, tmp_path, name):
    printed = run(name)
    done = run(name, "-o", "out")
    assert (printed.exit_code, done.exit_code, done.stdout) == (0, 0, "")
    assert printed.stdout_bytes == (tmp_path / "out").read_bytes()
    assert run(name, "-o", "-").stdout_bytes == printed.stdout_bytes
    assert printed.stderr == done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    if name != "judgements":
        assert len(printed.stdout) > 1000


@pytest.mark.parametrize("name", [f for f in FORMATS if f not in ("parquet", "briefing")])
def test_of_an_empty_ledger_there_is_an_empty_export(run, tmp_path, monkeypatch, name):
    with open_ledger(tmp_path / "empty.db"):
        pass
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "empty.db"))
    done = run(name)
    assert (done.exit_code, done.stderr) == (0, "")
    if name in ("webannotation", "schemaorg", "prov", "geojson", "timelinejs"):
        assert json.loads(done.stdout)
    elif name in ("csv-events", "csv-statements", "polecat", "icews", "acled"):
        assert len(done.stdout.splitlines()) == 1
    elif name not in ("gexf", "graphml", "icalendar"):
        assert done.stdout == ""


# How claims are held


@pytest.mark.parametrize("name", CANNOT_SAY)
@pytest.mark.parametrize("level", [None, "told", "attributed", "alleged"])
def test_what_did_not_happen_is_no_row_where_a_row_means_that_it_did(run, name, level):
    done = run(name, *(["--held", level] if level else []))
    assert done.exit_code == 0
    shown = done.stdout
    for claim in every_claim():
        if claim.standing not in HELD[level or "attributed"]:
            # Each format names its claims: by their ids, or by what is made of them.
            assert f"{claim.id}\t" not in shown
            assert f"{claim.id};" not in shown
            assert f"id={claim.id};" not in shown
            assert f"{claim.id}," not in shown
    assert run(name, "--held", "all").exit_code == 2


def test_a_claim_a_denial_and_a_threat_are_events_to_none_who_cannot_tell_them_apart(run):
    document = sourced(port(), "port.txt").document.id
    for name, columns in (("polecat", "Event ID"), ("icews", "Story ID")):
        rows = table(run(name, "--document", document).stdout)
        assert len(rows) == 4, name
        assert all(columns in row for row in rows)
    polecat = table(run("polecat", "--document", document).stdout)
    assert [row["Event ID"].partition("/")[2] for row in polecat] == ["v1", "v4", "v6", "v7"]
    acled = table(run("acled", "--document", document, "--held", "told").stdout, ",")
    assert "v4" not in "".join(row["tags"] for row in acled)
    assert not any("closing the border" in row["notes"] or "denied" in row["tags"] for row in acled)
    mentions = run("gdelt-mentions", "--document", document, "--held", "alleged").stdout.splitlines()
    assert sorted(line.rpartition("held=")[2].partition(";")[0] for line in mentions) == [
        "alleged", "attributed", "told", "told", "told",
    ]  # fmt: skip


def test_what_is_left_out_is_told_with_its_reason(run):
    counted = Counter(c.standing for c in every_claim())
    for name, form in KNOWN.items():
        if form.rows not in ("claims", "happenings"):
            continue
        told = run(name).stderr
        for standing, words in STANDING.items():
            if standing in HELD[form.held]:
                assert words not in told
            else:
                assert f"{counted[standing]} {words}" in told, name
    assert "without a type and a day" in run("polecat").stderr
    assert "without a type and somebody on both sides" in run("gexf").stderr
    assert run("csv-events").stderr == ""


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_takes_in_just_what_it_says(run, level):
    rows = table(run("csv-events", "--held", level).stdout, ",")
    assert Counter(row["held"] for row in rows) == Counter(
        c.standing for c in every_claim() if c.standing in HELD[level]
    )


@pytest.mark.parametrize("name", SAYS_HELD)
def test_where_everything_is_written_it_is_said_how_it_is_held(run, name):
    done = run(name)
    shown = done.stdout
    words = {"icalendar": ("STATUS:CANCELLED", "STATUS:TENTATIVE"), "timelinejs": (STANDING["denied"], "Denied: ")}
    for word in words.get(name, ("denied", "not_happened", "alleged")):
        assert word in shown


# What is asked for


def test_an_incident_can_be_asked_for(run, bombing):
    members = {f"{m.document}/{m.event}" for m in bombing.events}
    rows = table(run("csv-events", "--incident", bombing.id).stdout, ",")
    assert {row["id"] for row in rows} == members
    assert {row["incident"] for row in rows} == {bombing.id}
    (row,) = table(run("acled", "--incident", bombing.id[:8]).stdout, ",")
    assert row["event_id_cnty"] == bombing.id
    assert f"independent origins: {bombing.independent_origins}" in row["tags"]
    assert len(row["source"].split("; ")) == 3
    (line,) = run("incidents", "--incident", bombing.id).stdout.splitlines()
    assert json.loads(line)["id"] == bombing.id
    (event,) = run("gdelt-events", "--incident", bombing.id).stdout.splitlines()
    mentions = run("gdelt-mentions", "--incident", bombing.id).stdout.splitlines()
    assert {m.split("\t")[0] for m in mentions} == {event.split("\t")[0]}
    assert event.split("\t")[31] == str(len(mentions))


def test_people_places_days_and_reports_can_be_asked_for(run):
    everything = table(run("csv-events").stdout, ",")
    few = table(run("csv-events", "--place", "Agadez", "--type", "ASSAULT").stdout, ",")
    assert 0 < len(few) < len(everything)
    assert {row["place"] for row in few} == {"Agadez"}
    days = table(run("csv-events", "--since", "2024-03-11", "--until", "2024-03-12").stdout, ",")
    assert {row["published"][:7] for row in days} == {"2024-03"}
    people = table(run("csv-statements", "--speaker", "Toren").stdout, ",")
    assert {row["speaker"] for row in people} == {"Iva Toren"}
    document = sourced(port(), "port.txt").document.id
    found = json.loads(run("schemaorg", "--document", document).stdout)["@graph"]
    assert {node["@id"].partition("/")[0] for node in found} == {f"urn:onrecord:{document}"}


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Two ledgers of the invented report; in the second somebody has rejected an event of it, and a statement."""
    paths = []
    for rejected in ((), ("v1", "a6")):
        paths.append(tmp_path_factory.mktemp("judged") / "onrecord.db")
        with open_ledger(paths[-1]) as ledger:
            document = ledger.add(sourced(port(), "port.txt")).document
            ledger.link()
            if rejected:
                ledger.judge("reject", [f"{document}/{id}" for id in rejected], by="Ada Lark", note="another port")
    return paths


# Of what is rejected, as each format has it.
EVENT = {"acled": "Explosions tore", "gdelt-mentions": "/v1;", "icews": "\t190\t\tdock workers\t"}
EVENT |= dict.fromkeys(("csv-events", "polecat", "plover", "prov", "webannotation", "geojson", "icalendar"), "/v1")
EVENT |= {"ftm": "/v1", "timelinejs": "-v1"}
STATEMENT = dict.fromkeys(("csv-statements", "ftm", "webannotation", "schemaorg", "prov"), "/a6")


@pytest.mark.parametrize(("name", "words"), [*EVENT.items(), *STATEMENT.items()])
def test_what_people_reject_is_no_longer_written(run, monkeypatch, judged, name, words):
    shown = []
    for path in judged:
        monkeypatch.setenv("ONRECORD_LEDGER", str(path))
        shown.append(run(name).stdout)
    before, after = shown
    assert words in before
    assert words not in after


def test_records_are_written_as_they_were_made_and_judgements_beside_them(run, monkeypatch, judged):
    shown = []
    for path in judged:
        monkeypatch.setenv("ONRECORD_LEDGER", str(path))
        shown.append((run("jsonl").stdout, run("judgements").stdout))
    (before, nothing), (after, judgement) = shown
    assert before == after
    assert nothing == ""
    assert (json.loads(judgement)["verb"], json.loads(judgement)["by"]) == ("reject", "Ada Lark")


def test_parquet_is_a_folder(run, tmp_path):
    pytest.importorskip("pyarrow")
    assert run("parquet").exit_code == 2
    done = run("parquet", "-o", "tables", "--since", "2024-03-11", "--until", "2024-03-12")
    assert (done.exit_code, done.output) == (0, "")
    from pyarrow import parquet

    assert parquet.read_table(tmp_path / "tables" / "documents.parquet").num_rows == 3
    # Once more into the same folder: it is as after once.
    before = {p.name: p.read_bytes() for p in (tmp_path / "tables").iterdir()}
    run("parquet", "-o", "tables", "--since", "2024-03-11", "--until", "2024-03-12")
    assert {p.name: p.read_bytes() for p in (tmp_path / "tables").iterdir()} == before


def test_a_briefing_is_of_one_incident(run, tmp_path, bombing):
    done = run("briefing", "--incident", bombing.id, "-o", "bombing.html")
    assert (done.exit_code, done.output) == (0, "")
    page = (tmp_path / "bombing.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count('<article class="brief"') == 1
    assert run("briefing", "--incident", bombing.id).stdout == page


# Errors as they are seen


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("xml",), "'xml' is not one of"),
        ((), "Missing argument 'FORMAT'"),
        (("parquet",), "parquet is a folder: say which with -o"),
        (("parquet", "-o", "-"), "parquet is a folder: say which with -o"),
        (("jsonl", "--held", "told"), "jsonl has everything in it; --held is for events"),
        (("csv-statements", "--held", "told"), "csv-statements has everything in it; --held is for events"),
        (("icews", "--held", "all"), "no field that says that something did not happen; at most --held alleged"),
        (("csv-events", "--held", "perhaps"), "'perhaps' is not one of"),
        (("geojson", "--raw-csv"), "geojson is no CSV"),
        (("briefing",), "a briefing is of one incident: say --incident ID, and nothing else"),
        (("briefing", "--incident", "i_0", "--actor", "Toren"), "a briefing is of one incident"),
        (("briefing", "--incident", "i_nothing"), "i_nothing"),
        (("briefing", "--incident", "i_0", "--held", "told"), "briefing takes neither --held nor --raw-csv"),
        (("judgements", "--since", "2024-01-01"), "judgements are exported whole"),
        (("csv-events", "--since", "yesterday"), "yesterday"),
        (("csv-events", "--document", "d_nothing"), "d_nothing"),
        (("schemaorg", "--document", "d_"), "d_"),
        (("jsonl", "-o", "no/such/folder/x.jsonl"), "no/such/folder/x.jsonl cannot be written"),
        (("jsonl", "-o", "."), ". cannot be written"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, tuple) else "",
)  # fmt: skip
def test_wrong_use_is_2_and_one_line_that_says_what_is_wrong(run, tmp_path, args, words):
    done = run(*args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_stands_in_a_file_is_not_lost_to_an_export_that_fails(run, tmp_path):
    (tmp_path / "out").write_text("last year's", encoding="utf-8")
    assert run("briefing", "--incident", "i_nothing", "-o", "out").exit_code == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "last year's"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert run("csv-events", "-o", "out").exit_code == 0
    assert (tmp_path / "out").read_text(encoding="utf-8").startswith("id,number,")


def test_a_stream_that_takes_other_characters_gets_the_same_bytes(run, kept):
    environment = os.environ | {"PYTHONIOENCODING": "latin-1", "ONRECORD_LEDGER": str(kept)}
    for name in ("csv-events", "icalendar"):
        command = [sys.executable, "-m", "onrecord", "export", name]
        done = subprocess.run(command, capture_output=True, env=environment, check=True)
        assert done.stdout == run(name).stdout_bytes
        assert "←".encode() in done.stdout


def test_who_reads_the_beginning_only_is_no_error(kept):
    environment = os.environ | {"ONRECORD_LEDGER": str(kept)}
    command = f"{sys.executable} -m onrecord export webannotation | head -c 100"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment, check=False)
    assert done.stdout.startswith(b'{"@context"')
    assert b"Traceback" not in done.stderr


def test_parquet_into_a_file_is_told(run, tmp_path):
    pytest.importorskip("pyarrow")
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    done = run("parquet", "-o", "taken")
    assert done.exit_code == 2
    assert "taken cannot be written" in done.stderr


def test_without_pyarrow_it_is_said_what_to_install(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("parquet", "-o", "tables")
    assert done.exit_code == 2
    assert "pip install 'onrecord[parquet]'" in done.stderr


def test_the_help_names_every_format_as_the_docs_do():
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip().strip("`") for line in page.splitlines() if line.startswith("| `")}
    assert rows >= set(FORMATS)
    command = main.commands["export"]
    options = {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
    assert {"--held", "--raw-csv", "-o", "--incident", "--ledger"} <= options
    for option in ("--held", "--raw-csv", "--incident"):
        assert option in page

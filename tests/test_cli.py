"""The command line: streams, exit status, one object where one is promised."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord import benchmark, pipeline, wire
from onrecord.cli import main
from onrecord.errors import EmptyDocument
from onrecord.evaluation import NAMES
from tests.factory import Factory


@pytest.fixture
def run(monkeypatch):
    """Run the command line with a reader that needs no model and records nothing."""

    def read_document(document, models=None, actors=None):
        if not document.text.strip():
            raise EmptyDocument(document=document.source)
        made = Factory(document.text)
        made.document = document
        return made.record()

    monkeypatch.setattr(pipeline, "read_document", read_document)
    return lambda *args, **kw: CliRunner().invoke(main, args, **kw)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Rain falls\n\nAda Lark said on Monday that rain fell on the town.", encoding="utf-8")
    return path


def test_json_is_exactly_one_valid_record(run, report):
    done = run("read", str(report), "--published", "2024-03-04", "--outlet", "Coast News", "--format", "json")
    assert done.exit_code == 0
    record = wire.from_json(done.stdout)
    assert record.document.published == "2024-03-04"
    assert done.stderr == ""


def test_json_of_several_reports_is_wrong_use(run, report):
    done = run("read", str(report), str(report), "--format", "json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "jsonl" in done.stderr


def test_a_folder_is_its_reports(run, report):
    (report.parent / "b.txt").write_text("More rain\n\nIt rained on the town again and again.", encoding="utf-8")
    (report.parent / "image.png").write_bytes(b"\x89PNG")
    done = run("read", str(report.parent), "--format", "jsonl")
    sources = [json.loads(line)["document"]["source"] for line in done.stdout.splitlines()]
    assert [s.rpartition("/")[2] for s in sources] == ["a.txt", "b.txt"]


def test_a_document_that_fails_is_named_and_the_others_are_read(run, report):
    done = run("read", str(report.parent / "missing.txt"), str(report), "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    assert "missing.txt" in done.stderr


def test_a_bug_is_not_swallowed(run, report, monkeypatch):
    def broken(*_):
        raise KeyError("a bug")

    monkeypatch.setattr(pipeline, "read_document", broken)
    assert isinstance(run("read", str(report)).exception, KeyError)


def test_standard_input_and_output_file(run, tmp_path):
    page = tmp_path / "page.html"
    done = run("read", "-", "--format", "html", "-o", str(page), input="Rain falls\n\nThe rain fell on the town.")
    assert (done.exit_code, done.stdout) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_text_is_the_default(run, report):
    assert "Who says what" in run("read", str(report)).stdout


@pytest.mark.parametrize(
    "args",
    [
        ("read",),
        ("read", "x", "--format", "xml"),
        ("nonsense",),
        ("eval", "nonsense"),
        ("eval", NAMES[0], "--limit", "0"),
        ("bench", "--sizes", "many"),
        ("bench", "--sizes", "10,0"),
    ],
)
def test_wrong_use_is_2(run, args):
    done = run(*args)
    assert (done.exit_code, done.stdout) == (2, "")


def test_the_schema_is_printed(run):
    assert json.loads(run("schema").stdout) == wire.schema()


@pytest.mark.parametrize(("form", "begins"), [("text", "reports"), ("markdown", "| reports"), ("json", "[")], ids=str)
def test_the_benchmark_in_every_form(run, monkeypatch, tmp_path, form, begins):
    asked = []

    def measured(sizes, progress):
        asked.append(sizes)
        return [benchmark.Measurement(n, 500 * n, 0.2, 0.1, {"times": 0.01}, 300.0, 200.0) for n in sizes]

    monkeypatch.setattr(benchmark, "run", measured)
    out = tmp_path / "bench"
    done = run("bench", "--sizes", "2,30", "--format", form, "-o", str(out))
    assert (done.exit_code, done.stdout, asked) == (0, "", [(2, 30)])
    written = out.read_text(encoding="utf-8")
    assert any(line.startswith(begins) for line in written.splitlines())
    assert "2.00" in written or json.loads(written)[1]["ratio"] == 2.0


def test_the_benchmark_adds_up_what_has_a_limit():
    steps = {"tagger": 0.1, "attributions": 0.03, "times": 0.5, "coder": 0.2, "events": 0.05}
    made = benchmark.Measurement(1, 500, 0.9, 0.1, steps, 300.0, 200.0)
    assert made.groups == {
        "who says what": pytest.approx(1.3),
        "events and factuality": pytest.approx(2.5),
        "when, who and where": pytest.approx(5.0),
    }
    rows = [row for row in benchmark.table([made]).splitlines() if row.startswith(("| who says", "| events and"))]
    assert [row.split("|")[-3:-1] for row in rows] == [[" 1.30 ", " 1.40 "], [" 2.50 ", " 1.50 "]]


@pytest.mark.model
def test_real_output_is_valid(report):
    import jsonschema

    done = CliRunner().invoke(main, ["read", str(report), "--published", "2024-03-04", "--format", "json"])
    jsonschema.validate(json.loads(done.stdout), wire.schema())


@pytest.mark.model
def test_the_demonstration_writes_one_page(tmp_path):
    done = CliRunner().invoke(main, ["demo", "--out", str(tmp_path)])
    assert done.exit_code == 0
    assert "Who says what" in done.stdout
    assert done.stdout.splitlines()[-1] == str(tmp_path / "onrecord-demo.html")


@pytest.mark.model
def test_the_doctor_finds_nothing_broken():
    done = CliRunner().invoke(main, ["doctor"])
    assert done.exit_code == 0, done.stdout
    assert "attribution-minilm-l6-int8" in done.stdout

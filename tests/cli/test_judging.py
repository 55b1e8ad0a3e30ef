"""onrecord judge: as a person types it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.cli.judging import judge
from onrecord.ledger import open_ledger
from tests.factory import Factory
from tests.ledger.stored import sourced

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture
def document(tmp_path, monkeypatch) -> str:
    """A ledger in the current folder; the id of the report of a march in Dorn, as Yusuf Karimov tells it."""
    monkeypatch.chdir(tmp_path)
    for name in ("ONRECORD_JUDGE", "ONRECORD_LEDGER"):
        monkeypatch.delenv(name, raising=False)
    ids = []
    with open_ledger("onrecord.db") as ledger:
        for name in ("Yusuf Karimov", "Yousef Karimov"):
            made = Factory(f"News\n\n{name} said miners marched in Dorn.", source=f"{name}.txt")
            who = made.entity(name)
            made.entity("miners", "group")
            said = made.attribution("said", source=name, content="miners marched in Dorn", speaker=who)
            made.event("marched", "PROTEST", place="Dorn", according_to=(said,))
            ids.append(str(ledger.add(sourced(made.record(), f"{name}.txt")).document))
        ledger.link()
    return ids[0]


def run(*words: str, **about: str) -> Result:
    return CliRunner().invoke(main, words, **about)


def judged(*words: str) -> str:
    """The id of a judgement that is made."""
    result = run("judge", *words, "--by", "Ada")
    assert result.exit_code == 0, result.stderr
    assert re.fullmatch(r"j_[0-9a-f]{16}\n", result.stdout)
    assert f"onrecord judge undo {result.stdout.strip()}" in result.stderr
    return result.stdout.strip()


def test_what_is_rejected_is_no_answer_until_that_is_undone(document):
    before = run("events", "--format", "json").stdout
    made = judged("reject", f"{document}/v1", "--note", "that was Brod")
    found = json.loads(run("events", "--format", "json").stdout)
    assert f"{document}/v1" not in {event["id"] for event in found["events"]}
    shown = run("show", f"{document}/v1").stdout
    assert "Judged" in shown
    assert "that was Brod" in shown
    undo = judged("undo", made)
    assert run("events", "--format", "json").stdout == before
    listed = run("judge", "list").stdout
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("j_")] == [made, undo]
    assert "reject (undone) – that was Brod" in listed
    assert "“marched”" in listed


def test_a_proposal_is_shown_and_accepted(document):
    shown = run("actors").stdout
    (one, other) = re.findall(r"k_[0-9a-f]{16}", shown.partition("Perhaps one")[2])
    assert "spelling (yousef karimov; yusuf karimov)" in shown
    (actor,) = [a for a in json.loads(run("actors", "--format", "json").stdout)["actors"] if a["id"] == one]
    assert [(p["id"], [w["feature"] for w in p["why"]]) for p in actor["perhaps"]] == [(other, ["spelling"])]
    assert other in run("show", one).stdout
    judged("merge", one, other)
    assert "Perhaps one" not in run("actors").stdout
    assert json.loads(run("actors", "--format", "json").stdout)["actors"][0]["reports"] == 2


def test_judgements_are_taken_to_another_ledger(document, tmp_path):
    judged("reject", f"{document}/v1")
    judged("confirm", f"{document}/a1")
    run("export", "judgements", "-o", "ours.jsonl")
    with open_ledger("onrecord.db") as ours, open_ledger("theirs.db") as theirs:
        for record in ours.records():
            from onrecord.wire import from_json

            theirs.add(from_json(record))
    first = run("judge", "import", "ours.jsonl", "--ledger", "theirs.db")
    assert len(first.stdout.splitlines()) == 2
    assert "2 new of 2" in first.stderr
    again = run("judge", "import", "-", "--ledger", "theirs.db", input=(tmp_path / "ours.jsonl").read_text("utf-8"))
    assert (again.stdout, again.exit_code) == ("", 0)
    for command in (("events",), ("judge", "list")):
        assert run(*command, "--ledger", "theirs.db").stdout == run(*command).stdout


@pytest.mark.parametrize(
    "line",
    ["no json", "[]", "{}", '{"id": "j_1", "verb": "reject", "targets": [{}]}', '"j_1"'],
    ids=["words", "list", "empty", "half", "text"],
)
def test_a_line_that_is_no_judgement_keeps_the_whole_file_out(document, tmp_path, line):
    judged("reject", f"{document}/v1")
    run("export", "judgements", "-o", "ours.jsonl")
    (tmp_path / "ours.jsonl").write_text((tmp_path / "ours.jsonl").read_text("utf-8") + f"\n{line}\n", "utf-8")
    with open_ledger("theirs.db"):
        pass
    result = run("judge", "import", "ours.jsonl", "--ledger", "theirs.db")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "line 3 is no judgement" in result.stderr
    assert run("judge", "list", "--ledger", "theirs.db").stdout == ""


def test_a_judgement_that_somebody_has_changed_is_refused(document, tmp_path):
    judged("reject", f"{document}/v1")
    written = run("export", "judgements").stdout
    (tmp_path / "changed.jsonl").write_text(written.replace('"Ada"', '"Bo"'), "utf-8")
    result = run("judge", "import", "changed.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not the judgement" in result.stderr


def test_somebody_has_to_judge(document, monkeypatch):
    result = run("judge", "reject", f"{document}/v1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--by NAME" in result.stderr
    monkeypatch.setenv("ONRECORD_JUDGE", "Bo")
    assert run("judge", "reject", f"{document}/v1").exit_code == 0
    assert [row["by"] for row in map(json.loads, run("judge", "list", "--format", "jsonl").stdout.splitlines())] == [
        "Bo"
    ]


def test_what_is_not_there_is_said(document):
    result = run("judge", "reject", f"{document}/v9", "--by", "Ada")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no record v9" in result.stderr


def test_lists_of_judgements_are_filtered(document):
    first, second = judged("reject", f"{document}/v1"), judged("confirm", f"{document}/a1")
    for words, expected in (
        (("--type", "confirm"), [second]),
        (("--by", "Bo"), []),
        (("--document", document), [first, second]),
        (("--until", "1999-01-01"), []),
    ):
        found = json.loads(run("judge", "list", "--format", "json", *words).stdout)["judgements"]
        assert [row["id"] for row in found] == expected
        assert all(row["state"] == "in effect" for row in found)


def test_every_subcommand_and_option_is_documented():
    text = re.split(r"\n(?=onrecord )", (DOCS / "commands.md").read_text(encoding="utf-8"))
    (entry,) = [part for part in text if part.startswith("onrecord judge ")]
    for name, command in judge.commands.items():
        assert name in entry
        assert [o for p in command.params if isinstance(p, click.Option) for o in p.opts if o not in entry] == []


def test_words_and_speakers_are_corrected_and_what_was_read_is_shown_beside(document):
    made = judged("respan", f"{document}/v1", "trigger=miners marched", "--note", "who, too")
    shown = run("show", f"{document}/v1").stdout
    assert f"corrected: {made} by Ada: who, too" in run("events").stdout
    assert "⟦miners marched⟧" in shown.partition("As it was read")[0]
    assert "⟦miners marched⟧" not in shown.partition("As it was read")[2].partition("Judged")[0]
    assert made in shown
    assert "trigger:" in run("judge", "list", "--type", "respan").stdout
    other = judged("reassign", f"{document}/a1", f"{document}/e2")
    assert "corrected:" in run("statements").stdout
    judged("undo", made)
    judged("undo", other)
    assert "As it was read" not in run("show", f"{document}/v1").stdout

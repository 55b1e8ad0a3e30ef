"""The documentation says what the command line can do, and the links in it lead somewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.cli import main

ROOT = Path(__file__).parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_documented(name):
    assert f"onrecord {name}" in COMMANDS
    entry = re.split(r"\n(?=onrecord )", COMMANDS)
    (text,) = [part for part in entry if part.startswith(f"onrecord {name}")]
    missing = [
        option
        for parameter in main.commands[name].params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--") and option != "--output" and option not in text
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_within_the_project_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists() and t not in ("docs/quality.md", "quality.md")] == []


@pytest.mark.model
def test_the_worked_example_is_what_the_command_prints_now(tmp_path, monkeypatch):
    """ONRECORD_UPDATE_DOCS=1 writes what is printed now into the README instead."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = re.search(r"((?:^>.*\n)+)", page, re.M)[1]
    paragraphs = re.split(r"^>\n", quoted, flags=re.M)
    report = "\n\n".join(" ".join(line[2:] for line in p.splitlines()) for p in paragraphs)
    (tmp_path / "quarry.txt").write_text(report + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before, prompt, command, shown, after = re.split(r"^(\$ onrecord )(.*)\n([^`]*)", page, maxsplit=1, flags=re.M)
    printed = CliRunner().invoke(main, command.split()).stdout
    if os.environ.get("ONRECORD_UPDATE_DOCS"):
        (ROOT / "README.md").write_text(f"{before}{prompt}{command}\n{printed}{after}", encoding="utf-8")
    else:
        assert printed == shown

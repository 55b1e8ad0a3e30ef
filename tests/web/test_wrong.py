"""What it gets wrong: every figure that was measured is told, with the set it comes from."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.web.wrong import measured
from tests.test_docs import ROOT


def test_every_figure_of_the_docs_is_on_the_page(room):
    text = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    rows = [line for line, below in pairwise(lines) if line.startswith("| ") and "|--" not in below]
    opening, tables = measured()
    assert "development data" in opening
    titles = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    assert [t.title for t in tables if t.title] == [t.replace("`", "") for t in titles]
    told = sum(len(t.rows) for t in tables)
    assert told == len(rows) > 100
    page = room.get("/wrong").text
    assert all(title in page for title in titles)
    sets = room.get("/wrong.json").json()["sets"]
    assert sum(len(s["figures"]) for s in sets) == told
    assert {"measure", "value", "n"} <= set(sets[0]["figures"][0])

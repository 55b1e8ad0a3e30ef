"""The interface for programs: what is described is what is answered; exports are those of the command line."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from onrecord.export.formats import FORMATS, Selection
from onrecord.ledger import Filters
from onrecord.web.exporting import ENDINGS


def test_the_description_names_every_address_that_answers_programs(room):
    made = room.get("/openapi.json").json()
    assert made["openapi"].startswith("3.")
    assert "422" not in made["paths"]["/events.json"]["get"]["responses"]
    for path, of in made["paths"].items():
        for method, operation in of.items():
            assert operation["summary"], path
            assert "200" in operation["responses"]
            if method == "get" and "{" not in path:
                answer = room.get(path, params={"q": "market"} if path.startswith("/search") else {})
                assert answer.status_code == 200, path
                assert answer.headers["content-type"].partition(";")[0] in operation["responses"]["200"]["content"]
    shown = room.get("/docs").text
    assert all(path in shown for path in made["paths"])


def test_filters_narrow_and_are_told_in_the_description(room):
    made = room.get("/openapi.json").json()
    named = {p["name"] for p in made["paths"]["/events.json"]["get"]["parameters"]}
    filters = {"actor", "recipient", "speaker", "type", "place", "since", "until", "document", "incident"}
    assert named == filters | {"limit", "after"}
    whole = room.get("/events.json?limit=500").json()["events"]
    assault = room.get("/events.json?limit=500&type=ASSAULT").json()["events"]
    assert 0 < len(assault) < len(whole)
    assert assault == [e for e in whole if e["event"]["type"] == "ASSAULT"]
    empty = room.get("/events.json?limit=500&actor=&type=ASSAULT&since=").json()["events"]
    assert empty == assault


@pytest.mark.parametrize("name", ENDINGS)
def test_an_export_is_what_the_command_line_writes(room, samples_ledger, name, tmp_path):
    answer = room.get(f"/export/{name}?since=2024-01-01")
    assert answer.status_code == 200
    assert f'filename="onrecord-{name}.{ENDINGS[name]}"' in answer.headers["content-disposition"]
    form = FORMATS[name]
    selection = Selection(samples_ledger, form, Filters(since="2024-01-01"), form.held, Counter())
    with (tmp_path / "written").open("w", encoding="utf-8", newline=form.newline) as file:
        form.module.write(selection.rows(), file)

    # What says when it was written differs by the moment.
    def timeless(text: str) -> str:
        return re.sub(r"20\d\d-?\d\d-?\d\dT?\d\d:?\d\d:?\d\d(\.\d+)?(Z|\+00:00)?", "", text)

    assert timeless(answer.content.decode()) == timeless((tmp_path / "written").read_bytes().decode())


@pytest.mark.parametrize(
    ("address", "status"),
    [("/export/parquet", 404), ("/export/nothing", 404), ("/export/polecat?held=all", 400),
     ("/export/polecat?held=zz", 400), ("/export/jsonl?typ=x", 400)],
)  # fmt: skip
def test_what_cannot_be_exported_is_told(room, address, status):
    answer = room.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == status
    assert json.loads(answer.text)["ok"] is False


def test_every_format_of_one_file_can_be_taken_away():
    assert set(ENDINGS) == {name for name, form in FORMATS.items() if not form.folder}

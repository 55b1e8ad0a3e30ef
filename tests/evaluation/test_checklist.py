"""Check-lists: each condition on a small record where it holds and one where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation.checklist import Check, load, misses, outcomes, summary


def span(text: str) -> dict[str, Any]:
    return {"start": 0, "end": len(text), "text": text}


def entity(id: str, *names: str, **fields: Any) -> dict[str, Any]:
    mentions = [{**span(name), "form": "name"} for name in names] + [{**span("she"), "form": "pronoun"}]
    return {"id": id, "name": names[0], "mentions": mentions, "country": None, "kind": "person", **fields}


RECORD: dict[str, Any] = {
    "document": {
        "title": "Envoy Quits",
        "authors": ["Ada Brink"],
        "text": "OSLO Envoy Quits",
        "blocks": [{"kind": "dateline", "start": 0, "end": 4}],
    },
    "entities": [
        entity("e1", "Ines Vold", "the envoy"),
        entity("e2", "Oslo", "Norway", country="NO"),
        entity("e3", "Jon Vold"),
    ],
    "times": [
        {"id": "t1", "span": span("Monday"), "begin": "2024-01-01", "end": "2024-01-01"},
        {"id": "t2", "span": span("January"), "begin": "2024-01-01", "end": "2024-01-31"},
    ],
    "attributions": [
        {"id": "a1", "source": [span("Aftenbladet")], "cue": [span("reported")], "content": [span("she will go")],
         "speaker": None, "stance": "asserts", "time": "t1"},
        {"id": "a2", "source": [span("the “envoy”")], "cue": [span("denied")], "content": [span("it")],
         "speaker": "e1", "stance": "denies", "time": "t2"},
    ],
    "events": [
        {"trigger": span("quit"), "type": None, "modality": "actual", "actors": [{"entity": "e1", "span": span("she")}],
         "recipients": [], "location": {"name": "Oslo", "span": span("there"), "entity": "e2"}, "time": "t2",
         "counts": [{"what": "killed", "value": 3}], "according_to": ["a1", "a2"]},
    ],
    "relations": [{"kind": "holds_office", "subject": "e1", "object": "e2", "value": "special envoy",
                   "according_to": []}],
    "quantities": [{"value": 3, "unit": "people", "span": span("three"), "according_to": []}],
    "notices": [{"kind": "duplicate_caption"}],
}  # fmt: skip

CASES: list[tuple[str, dict[str, Any], bool]] = [
    # documents
    ("document", {"title": "envoy", "authors": "Brink", "dateline": "oslo"}, True),
    ("document", {"dateline": "Envoy"}, False),
    # a text condition is a substring whatever the case and the kind of quotation mark, a list any of them
    ("attribution", {"source": 'the "Envoy"'}, True),
    ("attribution", {"content": ["nothing", "WILL GO"]}, True),
    # a speaker is found by any name but not by a pronoun
    ("attribution", {"speaker": "Ines Vold", "stance": "denies"}, True),
    ("attribution", {"speaker": "she"}, False),
    # all conditions must be met by one and the same record
    ("attribution", {"speaker": "Aftenbladet", "stance": "denies"}, False),
    # a time may be no wider than asked for
    ("attribution", {"speaker": "Aftenbladet", "day": "2024-01-01"}, True),
    ("attribution", {"speaker": "Vold", "day": "2024-01-01"}, False),
    ("event", {"day": "2024-01-01", "span": 31}, True),
    ("event", {"day": "2024-02-01", "span": 31}, False),
    # events by their parties, place, counts and chain in its order
    ("event", {"actor": "envoy", "trigger": "quit", "location": "Norway"}, True),
    ("event", {"recipient": "envoy"}, False),
    ("event", {"count": ["killed", 3]}, True),
    ("event", {"count": ["injured", 3]}, False),
    ("event", {"chain": ["Aftenbladet", "envoy"]}, True),
    ("event", {"chain": ["envoy", "Aftenbladet"]}, False),
    ("event", {"chain_empty": True}, False),
    # relations, quantities, entities, notices
    ("relation", {"subject": "Vold", "object": "Norway", "value": "Envoy"}, True),
    ("quantity", {"value": 3, "unit": ["person", "people"], "text": "three"}, True),
    ("quantity", {"value": 4}, False),
    ("entity", {"same_as": ["Oslo", "Norway"]}, True),
    ("entity", {"same_as": ["Ines", "Jon"]}, False),
    ("entity", {"distinct": ["Ines Vold", "Jon Vold"]}, True),
    ("entity", {"distinct": ["Vold", "Ines"]}, False),
    ("entity", {"same_as_country": ["Oslo", "NO"]}, True),
    ("notice", {"kind": ["duplicate_caption", "possible_typo"]}, True),
    # "no-": nothing of the sort may be there
    ("no-event", {"trigger": "quit", "modality": "actual"}, False),
    ("no-event", {"trigger": "resign"}, True),
]


@pytest.mark.parametrize(("kind", "wanted", "held"), CASES)
def test_conditions(kind: str, wanted: dict[str, Any], held: bool) -> None:
    (outcome,) = outcomes("r", [Check("c", kind, wanted)], RECORD)
    assert outcome.held is held


def test_misses_and_summary_count_what_failed() -> None:
    checks = [Check("there", "event", {"trigger": "quit"}), Check("missing", "event", {"trigger": "resign"})]
    found = outcomes("report", checks, RECORD)
    assert [o.check.id for o in misses(found)] == ["missing"]
    assert summary(found).splitlines()[-1] == "checks held 1/2 = 50.0%"


BROKEN = [
    ('{"id": "a", "kind": "event"}', "not a check"),
    ("{", "not a check"),
    ('{"id": "a", "kind": "happening", "wanted": {}}', "unknown kind"),
    ('{"id": "a", "kind": "event", "wanted": {}}\n{"id": "a", "kind": "time", "wanted": {}}', "stands twice"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_malformed_file_is_named_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message) as caught:
        load(path)
    assert f"list.jsonl:{len(text.splitlines())}" in str(caught.value)

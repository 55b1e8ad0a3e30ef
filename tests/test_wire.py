"""The written form: what is written reads back equal, and is what the documentation and the schema say."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from onrecord import records, wire
from tests.export.claimed import incident
from tests.factory import HARBOUR, harbour

ROOT = Path(__file__).parent.parent


def test_round_trip():
    record = harbour()
    assert wire.from_json(wire.to_json(record)) == record
    assert wire.from_json(wire.to_json(record, indent=2)) == record
    assert wire.from_dict(wire.to_dict(record)) == record


def test_an_attribution_is_written_exactly_so():
    def at(quote: str, length: int | None = None) -> dict[str, object]:
        start = HARBOUR.index(quote)
        length = length or len(quote)
        return {"start": start, "end": start + length, "text": quote[:length]}

    made = wire.to_dict(harbour())["attributions"][4]
    assert made == {
        "id": "a5",
        "source": [at("two Teskani security officials")],
        "cue": [at("said a militia", 4)],
        "content": [at("a militia had carried out the attack")],
        "speaker": "e5",
        "speaker_kind": "unnamed",
        "speaker_count": 2,
        "addressees": [],
        "quote": "indirect",
        "stance": "asserts",
        "channel": None,
        "time": None,
        "within": "a4",
        "made_by": {"step": "attributions", "rule": "by hand", "score": 0.5},
    }


# Many at once, and each at the first time that it is asked; a switch of threads between any two steps.
AT_ONCE = """
import sys, threading
from onrecord import wire
written, read = sys.stdin.buffer.read(), getattr(wire, sys.argv[1])
sys.setswitchinterval(1e-6)
together, found = threading.Barrier(8), []
def one():
    together.wait()
    found.append(read(written))
threads = [threading.Thread(target=one) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 8 and all(x == found[0] for x in found)
"""


@pytest.mark.parametrize("read", ["from_json", "incident_from_json"])
def test_several_threads_may_read_at_once(read):
    made = wire.to_json(harbour()) if read == "from_json" else wire.incident_to_json(incident(harbour(), "v1"))
    for _ in range(3):
        subprocess.run([sys.executable, "-c", AT_ONCE, read], input=made.encode(), check=True)


def test_equal_records_are_equal_bytes():
    assert wire.to_json(harbour()) == wire.to_json(harbour())


def test_the_schema_accepts_what_is_written_and_nothing_less():
    schema = wire.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    written = json.loads(wire.to_json(harbour()))
    jsonschema.validate(written, schema)
    for field in ("document", "reader"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({k: v for k, v in written.items() if k != field}, schema)
    written["events"][0]["polarity"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, schema)


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="format 2"):
        wire.from_dict(wire.to_dict(harbour()) | {"format": 2})


def test_a_wrong_type_is_refused_and_the_place_named():
    with pytest.raises(ValueError, match=r"\$\.events"):
        wire.from_dict(wire.to_dict(harbour()) | {"events": [{"id": 3}]})


def test_every_field_is_in_the_documentation():
    documented = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")
    missing = [
        f"{name}.{field.name}"
        for name, kind in vars(records).items()
        if dataclasses.is_dataclass(kind)
        for field in dataclasses.fields(kind)
        if not re.search(rf"\b{field.name}\b", documented)
    ]
    assert missing == []

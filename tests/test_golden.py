"""Every sample report beside its golden record: any change of any step shows as a diff.

``ONRECORD_UPDATE_GOLDEN=1 pytest tests/test_golden.py`` writes the records anew; read the diff before committing it.
"""

import os
from pathlib import Path

import pytest

from onrecord.pipeline import read
from onrecord.samples import Sample, samples
from onrecord.wire import from_json, to_json

FOLDER = Path(__file__).parents[1] / "src" / "onrecord" / "samples"

pytestmark = pytest.mark.model


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)
def test_the_record_is_the_golden_one(sample: Sample) -> None:
    found = read(sample.data, published=sample.published, source=f"{sample.name}.txt")
    path = FOLDER / f"{sample.name}.json"
    if os.environ.get("ONRECORD_UPDATE_GOLDEN"):
        path.write_text(to_json(found, indent=1) + "\n", encoding="utf-8")
    assert found == from_json(path.read_bytes())

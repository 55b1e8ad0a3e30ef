"""Score a network on the development part while it trains, by the corpus's own score.py."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from onrecord.models.attribution_tagger import Decoding, constrained, linked, runs, viterbi

from .network import Tagger
from .windows import PARSED, Article, tensors, windows


def decoding(model: Tagger) -> Decoding:
    """The label chain of a network, ready to decode with."""
    return constrained(*(p.detach().numpy() for p in (model.transitions, model.first, model.last)))


@torch.no_grad()
def predict(model: Tagger, articles: list[Article], without: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The attributions of each article, in the corpus's format."""
    chain = decoding(model)
    out = []
    for a in articles:
        said = []
        for w in windows(a):
            batch = tensors([w], without)
            emissions, links, none = (x[0].numpy() for x in model(*(batch[name] for name in PARSED)))
            path = viterbi(emissions[:-1], chain)[1:]
            offsets = list(zip(a.starts[w.first : w.stop].tolist(), a.ends[w.first : w.stop].tolist(), strict=True))
            said += [
                {"source": t.source, "cue": t.cue, "content": t.content}
                for t in linked(runs(path), links, none, offsets, a.paragraph[w.first : w.stop])
            ]
        out.append({"id": a.id, "attributions": said})
    return out


def figures(corpus: Path, predictions: list[dict[str, Any]]) -> dict[str, float]:
    """F1 on the development part by the corpus's own score.py."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in predictions)
        file.flush()
        command = [sys.executable, str(corpus / "score.py"), str(corpus / "dev.jsonl.gz"), file.name, "--json"]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return flat(json.loads(printed))


def flat(scores: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """The F1 figures of score.py's JSON, by path."""
    out: dict[str, float] = {}
    for key, value in scores.items():
        if isinstance(value, dict):
            out |= flat(value, f"{prefix}{key}.")
        elif key == "f":
            out[prefix.rstrip(".")] = round(value, 1)
    return out

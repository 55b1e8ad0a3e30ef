"""Score a network on the development part while it trains, by the corpus's own score.py."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

from onrecord.models.attribution_tagger import Decoding, constrained, linked, runs, viterbi

from .network import Tagger
from .windows import Article, windows


def decoding(model: Tagger) -> Decoding:
    """The label chain of a network, ready to decode with."""
    return constrained(*(p.detach().numpy() for p in (model.transitions, model.first, model.last)))


@torch.no_grad()
def predict(model: Tagger, articles: list[Article]) -> list[dict[str, Any]]:
    """The attributions of each article, in the corpus's format."""
    chain = decoding(model)
    out = []
    for a in articles:
        said = []
        for w in windows(a):
            n = w.stop - w.first
            ids = np.concatenate([[101], a.ids[w.first : w.stop], [102]])
            features = [np.concatenate([[0], x[w.first : w.stop], [0]]) for x in (a.case, a.quote)]
            rows = [torch.from_numpy(x)[None] for x in (ids, *features, np.ones(n + 2, dtype=np.int64))]
            emissions, links, none = (x[0].numpy() for x in model(*rows))
            path = viterbi(emissions[:-1], chain)[1:]
            offsets = list(zip(a.starts[w.first : w.stop].tolist(), a.ends[w.first : w.stop].tolist(), strict=True))
            said += [
                {"source": t.source, "cue": t.cue, "content": t.content}
                for t in linked(runs(path), links, none, offsets)
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

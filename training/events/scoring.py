"""Figures on the development parts, by the scorers of `onrecord eval`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from tokenizers import Tokenizer

from onrecord.annotate.coded import HELD
from onrecord.evaluation.factuality import pearson
from onrecord.evaluation.plover import ROOTS, macro_f1
from onrecord.models.event_coder import PAIR, TYPES, root_scores

from .batching import Pieces, batches, tensors
from .examples import Asked, Example
from .network import Coder

if TYPE_CHECKING:
    from .train import Sets


@torch.no_grad()
def answers(model: Coder, tokenizer: Tokenizer, examples: list[Example]) -> list[tuple[Asked, list[torch.Tensor]]]:
    """Every candidate with what the heads say of it, in no order."""
    model.eval()
    found: list[tuple[Asked, list[torch.Tensor]]] = []
    for group in batches([Pieces(e, tokenizer) for e in examples], 32):
        out = model(**tensors(group))
        for row, p in enumerate(group):
            found.extend((a, [head[row, k] for head in out]) for k, a in enumerate(p.asked))
    return found


def figures(model: Coder, tokenizer: Tokenizer, sets: Sets, *, quick: bool = False) -> dict[str, Any]:
    """`quick`: without factuality."""
    made: dict[str, Any] = {}
    pairs = []
    for a, (_, pair, _, _, _) in answers(model, tokenizer, sets.dev_plv):
        scores = root_scores(dict(zip(PAIR, pair.softmax(-1).tolist(), strict=True)))
        gold = "YIELD" if a.pair and len(a.pair) > 1 else a.pair[0] if a.pair else ""
        pairs.append((gold, max(scores, key=scores.__getitem__)))
    for name, level in (
        ("binary", lambda r: str(ROOTS[r] < 3)),
        ("quad", lambda r: str(ROOTS[r])),
        ("root", str),
    ):
        made[name] = round(macro_f1([(level(g), level(p)) for g, p in pairs]), 1)
    if {"hand", "own", "silver", "wikievents"} & set(sets.parts):
        right = told = coded = held_right = n = n_held = idle = idle_right = drop = 0
        for a, (types, _, _, held, _) in answers(model, tokenizer, sets.dev_hand):
            said = TYPES[int(types.argmax())]
            gold = a.types[0] if a.types else ""
            n += 1
            right += said == gold
            told += said not in ("NONE", "OTHER")
            coded += said not in ("NONE", "OTHER") and said == gold
            idle += gold == "NONE"
            idle_right += gold == said == "NONE"
            drop += said == "NONE"
            if a.held:
                n_held += 1
                held_right += HELD[int(held.argmax())] == a.held
        golds = sum(a.types is not None and a.types[0] not in ("NONE", "OTHER") for e in sets.dev_hand for a in e.asked)
        made |= {
            "types": round(100 * right / n, 1),
            "typed_p": round(100 * coded / max(1, told), 1),
            "typed_r": round(100 * coded / max(1, golds), 1),
            "none_p": round(100 * idle_right / max(1, drop), 1),
            "none_r": round(100 * idle_right / max(1, idle), 1),
            "held": round(100 * held_right / max(1, n_held), 1),
        }
    if "fact" in sets.parts and not quick:
        for scale, (name, examples) in enumerate(sets.dev_fact.items()):
            found = answers(model, tokenizer, examples)
            made[name] = round(pearson([(a.value or 0.0, float(v[scale])) for a, (_, _, v, _, _) in found]), 3)
    return made

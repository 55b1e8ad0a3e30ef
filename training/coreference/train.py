"""Train the coreference linker in one command.

    python -m training.coreference.train --corpora FOLDER --out out/coreference --seed 1

GUM's training part is learnt from, and its development part is only scored, after the last epoch. Several networks are
trained that differ in their seeds; `export` averages them. A few minutes each on one core; a network that is there is
not trained again.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.evaluation.gum import score
from onrecord.evaluation.scores import Figure
from onrecord.models import default_models

from .examples import Example, examples
from .network import Ranker, surprise

EPOCHS = 14
RATE = 1e-3
MEMBERS = 3
_WARM = 100  # steps


def inputs(example: Example) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    seen = example.seen
    pairs = torch.from_numpy(seen.pairs)
    return torch.from_numpy(seen.each), torch.from_numpy(seen.both), pairs[:, 0], pairs[:, 1]


def trained(learnt: Sequence[Example], seed: int) -> Ranker:
    """A network after all epochs."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    network = Ranker(learnt[0].seen.each.shape[1], learnt[0].seen.both.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-2)
    order, steps, step = list(learnt), EPOCHS * len(learnt), 0
    network.train()
    for _ in range(EPOCHS):
        draw.shuffle(order)
        for example in order:
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, step / _WARM) * (1 - step / steps)
            each, both, later, earlier = inputs(example)
            chains = torch.from_numpy(example.chains)
            right = (chains[later] == chains[earlier]) & (chains[later] >= 0)
            pairs, alone = network(each, both, later, earlier)
            loss = surprise(pairs, alone, later, right)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
    network.eval()
    return network


@torch.no_grad()
def scored(network: nn.Module, documents: Sequence[Example], bonus: float) -> list[Figure]:
    """The scorer's figures where every phrase goes with the best phrase before it, without any rule. `bonus` is added
    to every pair."""
    made = []
    for example in documents:
        each, both, later, earlier = inputs(example)
        pairs, alone = network(each, both, later, earlier)
        best = [(float(s), n) for n, s in enumerate(alone)]
        for s, i, j in zip((pairs + bonus).tolist(), later.tolist(), earlier.tolist(), strict=True):
            best[i] = max(best[i], (s, j), key=lambda b: b[0])
        chain = list(range(len(best)))
        for n, (_, j) in enumerate(best):
            chain[n] = n if j == n else chain[j]
        found = []
        for phrase, n in zip(example.phrases, chain, strict=True):
            span = example.syntax.span(phrase.first, phrase.stop)
            head = example.syntax.tokens[phrase.head]
            head = example.syntax.tokens[head.head] if head.tag == "CC" else head
            found.append({"start": span.start, "end": span.end, "head": [head.start, head.end], "chain": str(n)})
        made.append({"mentions": found})
    return score([dict(e.gold) for e in documents], made)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True, help="a folder with gum/train.conllu.gz and dev")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seed", type=int, default=1, help="of the first network; the others count on from it")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    chosen.out.mkdir(parents=True, exist_ok=True)
    models = default_models()
    learnt, held = (list(examples(chosen.corpora / "gum" / f"{p}.conllu.gz", models)) for p in ("train", "dev"))
    for seed in range(chosen.seed, chosen.seed + MEMBERS):
        path = chosen.out / f"seed{seed}.pt"
        if path.exists():
            continue
        network = trained(learnt, seed)
        figures = {f.name: round(f.value, 1) for f in scored(network, held, 0.7) if f.name.startswith("CoNLL")}
        print(json.dumps({"seed": seed} | figures), flush=True)
        torch.save(network.state_dict(), path)


if __name__ == "__main__":
    main()

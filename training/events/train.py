"""Train the event coder.

    python -m training.events.train --corpora FOLDER --out out/events

One encoder, all heads together: every step takes a batch of one set. The development parts are never trained on:
the fold "dev" of PLV, the dev files of the factuality corpora, and one in five of our hand-labelled documents.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor

from training.encoder import published_encoder, tokenizer_of

from . import corpora, scoring
from .batching import Pieces, batches, labels, tensors
from .examples import Example
from .network import Coder, start


def held_out(document: str) -> bool:
    """Whether a hand-labelled document belongs to the development part."""
    return hashlib.sha1(document.encode()).digest()[0] % 5 == 0


class Sets:
    """The training sets by name, and the development sets."""

    def __init__(self, folder: Path, parts: frozenset[str], share: int) -> None:
        self.folder, self.parts, self.share = folder, parts, share
        fold = None if "all" in parts else "train"
        plover, fact = folder / "plover", folder / "factuality"
        self.plv = corpora.plv(plover / "PLV_train.jsonl", fold)
        texts = corpora.texts(folder)
        hand = corpora.labelled(corpora.HERE / "labels.tsv", texts, "hand")
        self.hand = [e for d, e in hand if "all" in parts or not held_out(d)]
        folds = {r["uid"]: r["fold"] for r in corpora.lines(plover / "PLV_train.jsonl")}
        silver = corpora.labelled(corpora.HERE / "labels.tsv", texts, "rules")
        self.silver = [e for d, e in silver if fold is None or folds[d] == fold]
        self.wikievents = corpora.wikievents(plover / "AW_train_wikievents.jsonl")
        self.fact = {
            name: corpora.factuality(fact / f"{name}_train.jsonl", n)
            for n, name in enumerate(("uds_ih2", "meantime", "megaveridicality"))
        }
        self.dev_plv = corpora.plv(plover / "PLV_train.jsonl", "dev")
        self.dev_hand = [e for d, e in hand if held_out(d)]
        self.dev_fact = {
            name: corpora.factuality(fact / f"{name}_dev.jsonl", n)
            for n, name in enumerate(("uds_ih2", "meantime", "megaveridicality"))
        }
        self.own = corpora.Own()

    def epoch(self, n: int, draw: random.Random) -> list[tuple[list[Example], int]]:
        """The sets of an epoch with their batch sizes."""
        made: list[tuple[list[Example], int]] = [(self.plv, 16)]
        if "swap" in self.parts:
            made.append((draw.sample(corpora.exchanged(self.plv), 64), 16))
        if "own" in self.parts:
            made.append((list(self.own.drawn(draw)), 24))
        if "hand" in self.parts:
            made.append((self.hand, 16))
        if "silver" in self.parts:
            made.append((draw.sample(self.silver, 180) + draw.sample(self.wikievents, 40), 16))
        if "headlines" in self.parts:
            path = self.folder / "plover" / "ngec_synthetic.csv.gz"
            made.append((corpora.headlines(path, draw)[:350], 24))
        if "fact" in self.parts:
            uds = self.fact["uds_ih2"]
            some = [e for k, e in enumerate(uds) if k % self.share == n % self.share]
            made += [(some, 32), (self.fact["meantime"], 16)]
            made.append((draw.sample(self.fact["megaveridicality"], 1800 // self.share), 32))
        return made


def loss_of(model: Coder, group: list[Pieces], smooth: float) -> Tensor:
    """The sum of the losses of all that is labelled in a batch."""
    types, pair, values, held, swapped = (x.float() for x in model(**tensors(group)))
    known = labels(group)
    at = known["rows"][:, 0], known["rows"][:, 1]
    total = types.sum() * 0.0
    for scores, wanted in ((types[at], known["types"]), (pair[at], known["pair"])):
        on = wanted.sum(-1) > 0
        if on.any():
            logs = scores[on].log_softmax(-1)
            right = logs.masked_fill(wanted[on] == 0, -1e9).logsumexp(-1)
            total = total - (1 - smooth) * right.mean() - smooth * logs.mean()
    on = ~known["value"].isnan()
    if on.any():
        given = values[at][on].gather(1, known["scale"][on][:, None])[:, 0]
        total = total + 0.4 * torch.nn.functional.smooth_l1_loss(given, known["value"][on])
    on = known["held"] >= 0
    if on.any():
        total = total + 0.5 * torch.nn.functional.cross_entropy(held[at][on], known["held"][on], label_smoothing=smooth)
    on = ~known["swapped"].isnan()
    if on.any():
        total = total + 0.3 * torch.nn.functional.binary_cross_entropy_with_logits(
            swapped[at][on], known["swapped"][on]
        )
    return total


def groups(model: Coder, rate: float, decay: float, frozen: int) -> list[dict[str, object]]:
    """Parameter groups with a rate that falls by `decay` a layer downwards; word and position tables stay, and so do
    the lowest `frozen` layers, with all that is below them."""
    for name, weight in model.named_parameters():
        below = name.startswith(("norm", "base", "case", "kind")) or (
            name.startswith("layers.") and int(name.split(".")[1]) < frozen
        )
        if name.startswith(("words", "positions")) or (frozen and below):
            weight.requires_grad_(False)
    made: list[dict[str, object]] = []
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        if name.startswith("layers."):
            share = decay ** (len(model.layers) - 1 - int(name.split(".")[1]))
        elif name.startswith(("norm", "base")):
            share = decay ** len(model.layers)
        else:
            share = 3.0
        decayed = 0.01 if weight.ndim > 1 else 0.0
        made.append({"params": [weight], "lr": rate * share, "top": rate * share, "weight_decay": decayed})
    return made


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--encoder", type=Path, default=None, help="a folder with MiniLM-L6; else the package's")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--parts", default="swap,own,hand,silver,headlines,fact", help='sets; "all": development too')
    options.add_argument("--epochs", type=int, default=4)
    options.add_argument("--stop", type=int, default=None, help="stop after so many epochs of the schedule")
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--decay", type=float, default=0.95)
    options.add_argument("--dropout", type=float, default=0.1)
    options.add_argument("--smooth", type=float, default=0.05)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--start", type=Path, default=None, help="weights to go on from; else the encoder's")
    options.add_argument("--frozen", type=int, default=0, help="how many of the lowest layers stay as they are")
    options.add_argument("--share", type=int, default=6, help="each epoch takes one in so many of UDS-IH2's sentences")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--exact", action="store_true", help="train in 32 bits throughout")
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    chosen.out.mkdir(parents=True, exist_ok=True)
    encoder = chosen.encoder or published_encoder()
    tokenizer = tokenizer_of(encoder)
    sets = Sets(chosen.corpora, frozenset(chosen.parts.split(",")), chosen.share)
    model = start(encoder, chosen.dropout)
    if chosen.start is not None:
        model.load_state_dict(torch.load(chosen.start, weights_only=True))
    average = copy.deepcopy(model)
    optimiser = torch.optim.AdamW(groups(model, chosen.rate, chosen.decay, chosen.frozen), betas=(0.9, 0.98))
    ready: dict[int, Pieces] = {}

    def pieces(example: Example) -> Pieces:
        if id(example) not in ready:
            return ready.setdefault(id(example), Pieces(example, tokenizer))
        return ready[id(example)]

    steps = sum(len(s) // size + 1 for s, size in sets.epoch(0, random.Random(0)))
    total, step, began = steps * chosen.epochs, 0, time.time()
    print({"steps": steps, "plv": len(sets.plv), "hand": len(sets.hand), "silver": len(sets.silver)}, flush=True)
    for n in range(chosen.epochs):
        draw = random.Random(chosen.seed * 1000 + n)
        model.train()
        lasting = {id(e) for s in (sets.plv, sets.hand, sets.silver, *sets.fact.values()) for e in s}
        parts = sets.epoch(n, draw)
        made = [g for s, size in parts for g in batches([pieces(e) for e in s], size, draw)]
        draw.shuffle(made)
        total_loss = 0.0
        for group in made:
            step += 1
            share = min(1.0, step / (0.06 * total)) * max(0.02, 1.0 - step / total)
            for part in optimiser.param_groups:
                part["lr"] = part["top"] * share
            with torch.autocast("cpu", torch.bfloat16, enabled=not chosen.exact):
                loss = loss_of(model, group, chosen.smooth)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            keep = min(0.995, (step + 1) / (step + 10))
            with torch.no_grad():
                for ours, theirs in zip(average.parameters(), model.parameters(), strict=True):
                    ours.lerp_(theirs, 1.0 - keep)
            total_loss += loss.item()
        for key in [k for k in ready if k not in lasting]:
            del ready[key]
        figures = scoring.figures(average, tokenizer, sets, quick=n + 1 < chosen.epochs)
        torch.save(average.state_dict(), chosen.out / "latest.pt")
        row = {"epoch": n + 1, "loss": round(total_loss / len(made), 3), "seconds": int(time.time() - began), **figures}
        with (chosen.out / "scores.jsonl").open("a", encoding="utf-8") as scores:
            scores.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)
        if n + 1 == chosen.stop:
            break


if __name__ == "__main__":
    main()

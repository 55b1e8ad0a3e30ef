"""Train the event coder, from the published encoder to weights, in one command.

    python -m training.events.train --corpora FOLDER --out out/events/1 --seed 1

One encoder, all heads together: every step takes a batch of one set. The development parts are never trained on:
the fold "dev" of PLV, the dev files of the factuality corpora, and one in five of our hand-labelled documents.

The same command goes on after the last whole epoch of a run that was broken off, and ends with the weights that an
unbroken one ends with: whatever is drawn in an epoch depends on the seed and the epoch alone. The heads begin alike
whatever the seed, so that runs of several seeds may be averaged (`export`).
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.encoder import published_encoder, tokenizer_of

from . import corpora, scoring
from .batching import Pieces, batches, labels, tensors
from .examples import Example
from .frames import Frames
from .network import Coder, start

PARTS = ("swap", "own", "frames", "hand", "silver", "wikievents", "headlines", "fact")
"""The sets that stand beside PLV's training fold, each of which can be left out."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a run is, its seed included.

    The first epoch goes through all layers at the rate `opening`; those that follow begin anew with its averaged
    weights, leave the lowest `frozen` layers as they are and let `rate` fall to nothing. `parts`: of `PARTS`, and
    "all" for the development parts too; `twice`: whether an epoch goes over PLV two times; `share`: an epoch takes one
    in so many of UDS-IH2's sentences, the first twice as many; `worded`: whether a marker has the words of its span;
    `exact`: 32 bits throughout. `opening_frozen`: how many layers the first epoch leaves as they are; `thin`: an epoch
    takes one in so many of our own sentences and of our labels; `taught`: a file of what a larger coder says (`teach`).
    """

    seed: int = 1
    parts: tuple[str, ...] = PARTS
    epochs: int = 5
    opening: float = 1e-4
    rate: float = 1.3e-4
    decay: float = 0.95
    dropout: float = 0.1
    smooth: float = 0.05
    frozen: int = 2
    twice: bool = False
    share: int = 6
    worded: bool = True
    exact: bool = False
    opening_frozen: int = 0
    thin: int = 1
    taught: str = ""


def held_out(document: str) -> bool:
    """Whether a hand-labelled document belongs to the development part."""
    return hashlib.sha1(document.encode()).digest()[0] % 5 == 0


class Sets:
    """The training sets by name, and the development sets."""

    def __init__(self, folder: Path, setting: Setting) -> None:
        parts = setting.parts
        self.folder, self.parts, self.share, self.twice = folder, parts, setting.share, setting.twice
        self.thin = setting.thin
        self.taught = corpora.taught(Path(setting.taught)) if setting.taught else []
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
        self.own, self.frames = corpora.Own(), Frames()

    def epoch(self, n: int, draw: random.Random) -> list[tuple[list[Example], int]]:
        """The sets of an epoch with their batch sizes."""
        made: list[tuple[list[Example], int]] = [(self.plv, 16)] * (1 + self.twice)
        if "swap" in self.parts:
            made.append((draw.sample(corpora.exchanged(self.plv), 64), 16))
        own = list(self.own.drawn(draw)) if "own" in self.parts else []
        if "frames" in self.parts:
            own += [self.own.filled(code, text, draw) for code, text in self.frames.drawn(draw, 340)]
        own = draw.sample(own, len(own) // self.thin)
        if own:
            made.append((own, 24))
        if "hand" in self.parts:
            made.append((draw.sample(self.hand, len(self.hand) // self.thin), 16))
        if self.taught:
            made.append((self.taught, 24))
        if "silver" in self.parts:
            made.append((draw.sample(self.silver, 180), 16))
        if "wikievents" in self.parts:
            made.append((draw.sample(self.wikievents, 40), 16))
        if "headlines" in self.parts:
            path = self.folder / "plover" / "ngec_synthetic.csv.gz"
            made.append((corpora.headlines(path, draw)[:350], 24))
        if "fact" in self.parts:
            uds = self.fact["uds_ih2"]
            share = self.share if n else self.share // 2
            some = [e for k, e in enumerate(uds) if k % share == n % share]
            made += [(some, 32), (self.fact["meantime"], 16)]
            made.append((draw.sample(self.fact["megaveridicality"], 1800 // share), 32))
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
    for scores, shares, weight in (
        (types[at], known["told_types"], 1.0), (pair[at], known["told_pair"], 0.5), (held[at], known["told_held"], 0.5)
    ):  # fmt: skip
        on = ~shares[:, 0].isnan()
        if on.any():
            total = total - weight * (shares[on] * scores[on].log_softmax(-1)).sum(-1).mean()
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


def groups(model: Coder, rate: float, decay: float) -> list[dict[str, Any]]:
    """Parameter groups with a rate that falls by `decay` a layer downwards; word and position tables stay."""
    made: list[dict[str, Any]] = []
    for name, weight in model.named_parameters():
        if name.startswith(("words", "positions", "near")):
            weight.requires_grad_(False)
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


def freeze(model: Coder, lowest: int) -> None:
    """Leaves the lowest layers as they are, with all that is below them: a quarter of the time of a step."""
    for name, weight in model.named_parameters():
        if name.startswith(("norm", "base", "case", "kind")) or (
            name.startswith("layers.") and int(name.split(".")[1]) < lowest
        ):
            weight.requires_grad_(False)


class Run:
    """A training run in its folder: `state.pt`, to go on from; `latest.pt`, the averaged weights; `scores.jsonl`."""

    def __init__(self, setting: Setting, sets: Sets, tokenizer: Tokenizer, encoder: Path, out: Path) -> None:
        self.setting, self.sets, self.tokenizer, self.out = setting, sets, tokenizer, out
        torch.manual_seed(0)  # the heads begin alike
        self.model = start(encoder, setting.dropout, worded=setting.worded)
        self.average = copy.deepcopy(self.model)
        if setting.opening_frozen:
            freeze(self.model, setting.opening_frozen)
        self.optimiser = self._optimiser(setting.opening)
        self.lasting = (sets.plv, sets.hand, sets.taught, sets.silver, sets.wikievents, *sets.fact.values())
        self.pieces: dict[int, Pieces] = {}
        self.step = self.done = 0
        self.seconds = 0.0
        out.mkdir(parents=True, exist_ok=True)
        if (out / "state.pt").exists():
            self._go_on()

    def _optimiser(self, rate: float) -> torch.optim.AdamW:
        return torch.optim.AdamW(groups(self.model, rate, self.setting.decay), betas=(0.9, 0.98), fused=True)

    def _steps(self, n: int) -> int:
        """How many steps an epoch has, about."""
        return sum(len(s) // size + 1 for s, size in self.sets.epoch(n, random.Random(0)))

    def _begin_anew(self) -> None:
        """After the first epoch: from its averaged weights, with the lowest layers as they are."""
        self.model.load_state_dict(self.average.state_dict())
        freeze(self.model, self.setting.frozen)
        self.optimiser = self._optimiser(self.setting.rate)
        self.step = 0

    def _go_on(self) -> None:
        state = torch.load(self.out / "state.pt", weights_only=True)
        if state["setting"] != json.dumps(asdict(self.setting)):
            raise SystemExit(f"{self.out} holds a run of another setting: {state['setting']}")
        self.average.load_state_dict(state["average"])
        self.done, self.seconds = state["done"], state["seconds"]
        if self.done > 1:
            self._begin_anew()
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]

    def _keep(self) -> None:
        state = {
            "setting": json.dumps(asdict(self.setting)),
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "done": self.done,
            "seconds": self.seconds,
        }
        torch.save(self.average.state_dict(), self.out / "latest.pt")
        torch.save(state, self.out / "state.tmp")
        (self.out / "state.tmp").replace(self.out / "state.pt")

    def _pieces(self, example: Example) -> Pieces:
        if id(example) not in self.pieces:
            self.pieces[id(example)] = Pieces(example, self.tokenizer)
        return self.pieces[id(example)]

    def epoch(self) -> dict[str, Any]:
        """One epoch more, kept; its figures."""
        began, chosen = time.process_time(), self.setting
        if self.done == 1:
            self._begin_anew()
        # Five epochs more would follow the first at its rate; they never come.
        total = 6 * self._steps(0) if not self.done else (chosen.epochs - 1) * self._steps(1)
        draw = random.Random(chosen.seed * 1000 + self.done)
        torch.manual_seed(chosen.seed * 1000 + self.done)
        parts = self.sets.epoch(self.done, draw)
        made = [g for s, size in parts for g in batches([self._pieces(e) for e in s], size, draw)]
        draw.shuffle(made)
        self.model.train()
        loss = sum(self._learn(group, total) for group in made) / len(made)
        kept = {id(e) for s in self.lasting for e in s}
        self.pieces = {key: value for key, value in self.pieces.items() if key in kept}
        self.done += 1
        self.seconds += time.process_time() - began
        last = self.done == chosen.epochs
        row = {"epoch": self.done, "loss": round(loss, 3), "seconds": int(self.seconds)}
        row |= scoring.figures(self.average, self.tokenizer, self.sets, quick=not last)
        with (self.out / "scores.jsonl").open("a", encoding="utf-8") as scores:
            scores.write(json.dumps(row) + "\n")
        self._keep()
        return row

    def _learn(self, group: list[Pieces], total: int) -> float:
        """One step of `total`, over which the rate rises and falls; the loss."""
        self.step += 1
        share = min(1.0, self.step / (0.06 * total)) * max(0.02, 1.0 - self.step / total)
        for part in self.optimiser.param_groups:
            part["lr"] = part["top"] * share
        with torch.autocast("cpu", torch.bfloat16, enabled=not self.setting.exact):
            loss = loss_of(self.model, group, self.setting.smooth)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        keep = min(0.995, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for ours, theirs in zip(self.average.parameters(), self.model.parameters(), strict=True):
                if theirs.requires_grad:
                    ours.lerp_(theirs, 1.0 - keep)
        return float(loss.item())


def main() -> None:
    usual = Setting()
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument(
        "--encoder",
        type=Path,
        default=None,
        help="a folder with MiniLM-L6 or MPNet; else the package's",
    )
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seed", type=int, default=usual.seed)
    options.add_argument("--parts", default=",".join(PARTS), help='sets; "all": development too')
    options.add_argument("--epochs", type=int, default=usual.epochs)
    options.add_argument("--rate", type=float, default=usual.rate)
    options.add_argument("--opening", type=float, default=usual.opening)
    options.add_argument("--frozen", type=int, default=usual.frozen)
    options.add_argument("--share", type=int, default=usual.share)
    options.add_argument("--twice", action="store_true", help="go over PLV two times in an epoch")
    options.add_argument("--opening-frozen", type=int, default=usual.opening_frozen)
    options.add_argument("--thin", type=int, default=usual.thin)
    options.add_argument("--taught", default=usual.taught, help="what a larger coder says")
    options.add_argument("--exact", action="store_true", help="train in 32 bits throughout")
    options.add_argument("--stop", type=int, default=None, help="stop after so many epochs, to go on later")
    options.add_argument("--threads", type=int, default=1)
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    setting = Setting(
        seed=chosen.seed,
        parts=tuple(chosen.parts.split(",")),
        epochs=chosen.epochs,
        opening=chosen.opening,
        rate=chosen.rate,
        frozen=chosen.frozen,
        twice=chosen.twice,
        share=chosen.share,
        exact=chosen.exact,
        opening_frozen=chosen.opening_frozen,
        thin=chosen.thin,
        taught=chosen.taught,
    )
    encoder = chosen.encoder or published_encoder()
    sets = Sets(chosen.corpora, setting)
    run = Run(setting, sets, tokenizer_of(published_encoder()), encoder, chosen.out)
    while run.done < min(setting.epochs, chosen.stop or setting.epochs):
        print(json.dumps(run.epoch()), flush=True)


if __name__ == "__main__":
    main()

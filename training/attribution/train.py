"""Train the attribution tagger.

    python -m training.attribution.train --corpus FOLDER --out out/attribution

With teachers (the weights of earlier runs), what they expect of every label stands beside the gold labels: one
annotator made the gold, two agree on three quarters of it, and several networks together make fewer slips than one.
A teacher may read the parse as well; the network that ships does not.

Resumable: every epoch leaves a checkpoint with the optimiser's state; run the same command again to go on. Each
epoch's weights (an exponential average over steps) are scored on the development part; scores.jsonl keeps the
figures, and `export` takes the best.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.models.attribution_tagger import LINK
from training.encoder import published_encoder, tokenizer_of

from . import scoring
from .chain import Chain, Counts, counts, expected, mixed, surprise
from .network import Tagger, start, stored
from .windows import FEATURES, PARSED, Window, articles, batches, epoch, read, tensors


def link_loss(group: list[Window], links: Tensor, none: Tensor) -> Tensor:
    """Cross entropy of content -> cue and cue -> source-or-none over the gold spans that lie in the window."""
    losses = []
    for row, w in enumerate(group):
        inside: list[dict[str, list[int]]] = []
        for a in w.article.attributions:
            at = {role: [s - w.first + 1 for s, _ in runs if w.first <= s < w.stop] for role, runs in a.items()}
            if at["cue"]:
                inside.append(at)
        if not inside:
            continue
        asks, answers, cue_asks, source_answers = links[row].split(LINK, -1)
        cues = torch.tensor([at["cue"][0] for at in inside])
        contents = [(c, n) for n, at in enumerate(inside) for c in at["content"]]
        if contents:
            scores = asks[torch.tensor([c for c, _ in contents])] @ answers[cues].T * LINK**-0.5
            losses.append(torch.nn.functional.cross_entropy(scores, torch.tensor([n for _, n in contents])))
        sources = sorted({s for at in inside for s in at["source"]})
        place = {s: n + 1 for n, s in enumerate(sources)}
        options = torch.cat(
            [none[row, cues][:, None]]
            + ([cue_asks[cues] @ source_answers[torch.tensor(sources)].T * LINK**-0.5] if sources else []),
            1,
        )
        wanted = torch.tensor([place[at["source"][0]] if at["source"] else 0 for at in inside])
        losses.append(torch.nn.functional.cross_entropy(options, wanted))
    return torch.stack(losses).mean() if losses else links.sum() * 0.0


def groups(model: Tagger, rate: float, decay: float, frozen: int = 0) -> list[dict[str, object]]:
    """Parameter groups with a learning rate that falls by `decay` a layer downwards; word and position tables stay as
    published (30 million weights that 600,000 words cannot improve), and the lowest `frozen` layers."""
    for part in (model.words, model.positions, *model.layers[:frozen], *([model.near] if model.near else ())):
        part.requires_grad_(False)
    depth = len(model.layers)
    made: list[dict[str, object]] = []
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        if name.startswith("layers."):
            share = decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(("norm", "kind")):
            share = decay**depth
        elif name in ("transitions", "first", "last"):
            share = 10.0
        else:
            share = 3.0
        made.append(
            {
                "params": [weight],
                "lr": rate * share,
                "top": rate * share,
                "weight_decay": 0.01 if weight.ndim > 1 else 0.0,
            }
        )
    return made


def taught(teachers: Sequence[Tagger], batch: dict[str, Tensor], inner: Tensor) -> Counts:
    """What the teachers together expect of the labels: the marginals of their mean emissions and chain."""
    with torch.no_grad():
        seen = [teacher(*(batch[name] for name in PARSED))[0].float() for teacher in teachers]
    chains = [teacher.chain() for teacher in teachers]
    mean = Chain(*(torch.stack(parts).mean(0) for parts in zip(*chains, strict=True)))
    return expected(torch.stack(seen).mean(0), inner, mean)


def losses(
    model: Tagger, group: list[Window], chosen: argparse.Namespace, teachers: Sequence[Tagger]
) -> tuple[Tensor, Tensor]:
    """The losses of the labels and of the links of one batch."""
    batch = tensors(group, chosen.without)
    # [CLS] is tagged "O" and opens the chain; [SEP] is left out of it.
    inner = batch["mask"].clone()
    inner[torch.arange(len(group)), batch["mask"].sum(1) - 1] = 0
    used = counts(batch["labels"], inner)
    with torch.autocast("cpu", torch.bfloat16, enabled=chosen.quick):
        emissions, links, none = (x.float() for x in model(*(batch[name] for name in PARSED)))
        if teachers:
            used = mixed(used, taught(teachers, batch, inner), chosen.trust)
    with torch.autocast("cpu", enabled=False):
        return surprise(emissions, inner, model.chain(), used), link_loss(group, links, none)


def arguments() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument(
        "--encoder",
        type=Path,
        default=None,
        help="a folder with another encoder than MiniLM-L6",
    )
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=6)
    options.add_argument("--rate", type=float, default=1.5e-4)
    options.add_argument("--decay", type=float, default=0.9)
    options.add_argument("--frozen", type=int, default=0, help="leave so many of the lowest layers as published")
    options.add_argument("--dropout", type=float, default=0.1)
    options.add_argument("--batch", type=int, default=8)
    options.add_argument("--seed", type=int, default=1, help="of the new weights, the order and the dropout")
    options.add_argument("--start", type=Path, help="weights (epochN.pt) to go on from, else the published encoder's")
    options.add_argument("--parsed", action="store_true", help="read the parse as well")
    options.add_argument("--without", nargs="*", default=[], choices=FEATURES, help="features to leave out")
    options.add_argument("--articles", type=int, help="train on so many articles, drawn by the seed")
    options.add_argument("--teacher", type=Path, nargs="*", default=[], help="weights (epochN.pt) to learn from, too")
    options.add_argument("--trust", type=float, default=0.5, help="the teachers' share of the loss")
    options.add_argument("--quick", action="store_true", help="16-bit products, no dropout of attention weights")
    options.add_argument("--threads", type=int, default=2)
    return options.parse_args()


def main() -> None:
    chosen = arguments()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    chosen.out.mkdir(parents=True, exist_ok=True)
    encoder = chosen.encoder or published_encoder()
    tokenizer = tokenizer_of(published_encoder())
    teachers = [stored(path).requires_grad_(False) for path in chosen.teacher]
    parsed = chosen.parsed or any(teacher.above is not None for teacher in teachers)
    train, dev = (
        articles(read(chosen.corpus / f"{part}.jsonl.gz"), tokenizer, chosen.out / f"{part}.npz" if parsed else None)
        for part in ("train", "dev")
    )
    if chosen.articles:
        train = random.Random(chosen.seed).sample(train, chosen.articles)
    model = start(encoder, chosen.dropout, parsed=chosen.parsed, thorough=not chosen.quick)
    if chosen.start:
        model.load_state_dict(torch.load(chosen.start, weights_only=True))
    average = copy.deepcopy(model)
    optimiser = torch.optim.AdamW(
        groups(model, chosen.rate, chosen.decay, chosen.frozen), betas=(0.9, 0.98), fused=True
    )
    pieces = sum(len(a.ids) for a in train)
    print(f"{len(train)} articles, {pieces} pieces", flush=True)
    total = chosen.epochs * (sum(len(epoch([a], random.Random(0))) for a in train) // chosen.batch + 1)
    done, step = 0, 0
    latest = chosen.out / "latest.pt"
    if latest.exists():
        state = torch.load(latest, weights_only=True)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        done, step = state["done"], state["step"]
    for n in range(done, chosen.epochs):
        draw = random.Random(chosen.seed * 1000 + n)
        model.train()
        began, sums = time.time(), np.zeros(2)
        for count, group in enumerate(batches(epoch(train, draw), chosen.batch, draw), 1):
            step += 1
            share = min(1.0, step / (0.06 * total)) * max(0.02, 1.0 - step / total)
            for part in optimiser.param_groups:
                part["lr"] = part["top"] * share
            tags, linked = losses(model, group, chosen, teachers)
            optimiser.zero_grad(set_to_none=True)
            (tags + 0.1 * linked).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            keep = min(0.998, (step + 1) / (step + 10))
            with torch.no_grad():
                for ours, theirs in zip(average.parameters(), model.parameters(), strict=True):
                    if theirs.requires_grad:
                        ours.lerp_(theirs, 1.0 - keep)
            sums += (tags.item(), linked.item())
            if count % 20 == 0:
                print(f"epoch {n + 1} step {count} loss {sums / count} {time.time() - began:.0f}s", flush=True)
        state = {"model": model.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict()}
        torch.save({**state, "done": n + 1, "step": step}, latest)
        average.eval()
        figures = scoring.figures(chosen.corpus, scoring.predict(average, dev, chosen.without))
        torch.save(average.state_dict(), chosen.out / f"epoch{n + 1}.pt")
        with (chosen.out / "scores.jsonl").open("a", encoding="utf-8") as scores:
            scores.write(json.dumps({"epoch": n + 1, **figures}) + "\n")
        print(f"epoch {n + 1} done {time.time() - began:.0f}s {json.dumps(figures)}", flush=True)


if __name__ == "__main__":
    main()

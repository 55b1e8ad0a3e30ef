"""The reader and its peers side by side: who says what, on PolNeAR's development part, in one run by one scorer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.evaluation import polnear
from onrecord.evaluation.documents import as_document
from onrecord.models import Models, attribution_tagger, default_models
from peers import quote_regex
from peers.measuring import PYTHON, Item, Peer, absent, bare_spacy, between, run

OTHERS = ("textacy", "wowool")
RUNNER = Path(__file__).with_name("quotation_packages.py")
LEFT_OUT = """Peers that are not in the table, and why (November 2026):

- SaysWho 0.1.4 (2023): its quotation finder is textacy's, and who speaks needs a model that no package carries.
- BookNLP 1.0.8 (2024): made for novels; its models are fetched from a server when it first runs.
- Stanford CoreNLP: its models are fetched from a server; on PolNeAR others publish a content F1 of 17.5 for it.
- Citron (BBC, 2021) and the Gender Gap Tracker: in no package registry.
- compromise 14 (npm): finds the words in quotation marks, but not who says them.
- quotect and direct-speech-extractor-ru: German and Russian only.
"""

Read = Callable[[Item], list[dict[str, Any]]]


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
        cells = [exact, between(figures["link-half F1"]), between(figures["who-what F1"]), kinds]
        rows.append(f"| {peer.name} | {' | '.join(cells)} | {1000 * peer.seconds:.1f} | {peer.seconds / bare:.2f} |")
    return "\n".join(rows)


def section(corpus: Path, python: Path = PYTHON, limit: int | None = None) -> str:
    """The section of docs/quality.md: the table, what it says, and who is not in it.

    Raises:
        UsageError: the corpus is not there or malformed.
    """
    (path,) = polnear.default_gold(corpus.parent)
    items = polnear.load(corpus / path.name)[:limit]
    peers = list(run("attributions", ours(), OTHERS, RUNNER, items, python))
    said = (
        f"Who says what on PolNeAR's development part ({len(items)} articles), every peer in the same run on the same "
        f"machine, by the same scorer. The reader's time is that of the whole record, events, "
        f"names, times and all; its tagger's and textacy's hold the parsing that they need. Wowool is measured in its "
        f"community edition, which may not be used commercially or in production."
    )
    return f"{said}\n\n{table(items, peers, bare_spacy(items))}{absent(OTHERS, peers)}\n\n{LEFT_OUT}"

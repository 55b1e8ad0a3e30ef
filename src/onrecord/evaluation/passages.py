"""Passages: bits of invented reports, each with what an expert would record of its one wording.

A file of JSON Lines, one passage a line: ``{"id", "published", "text", "checks": [{"id", "kind", "wanted"}]}``; checks
are those of `checklist`. Where whole reports ask whether everything in them is found, passages ask how many of the
ways in which news tells a thing the reader knows: every passage has a wording of its own. Those in eval/passages were
written from a list of wordings by people who had not seen the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluation.checklist import Check, Outcome, checked, figures, outcomes
from onrecord.evaluation.documents import load_lines
from onrecord.evaluation.scores import Figure
from onrecord.models import Models
from onrecord.pipeline import read_document
from onrecord.wire import to_dict

FOLDER = Path("eval/passages")


def default_gold(corpora: Path) -> tuple[Path, ...]:  # noqa: ARG001 (none of the corpora is needed)
    """The project's own files, below the current folder."""
    return tuple(sorted(FOLDER.glob("*.jsonl")))


def load(path: Path) -> list[dict[str, Any]]:
    """The passages of a file, in its order.

    Raises:
        UsageError: a line is no passage, or a check of it is none; the message names the line.
    """
    return load_lines(path, "passage with checks", {"id": str, "published": str, "text": str, "checks": list}, _checks)


def _checks(item: dict[str, Any]) -> tuple[Check, ...]:
    return tuple(checked(check) for check in item["checks"])


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterator[dict[str, Any]]:
    """One object a passage: its id and its record in the written form."""
    # The way in of reports loads parsers of many formats, which nobody else who scores a corpus needs.
    from onrecord.ingest import Raw, ingest

    for item in items:
        raw = Raw(data=item["text"].encode(), source=f"{item['id']}.txt", published=item["published"])
        yield {"id": item["id"], "record": to_dict(read_document(ingest(raw), models))}


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """The share of checks that hold, in per cent: all, by kind, and those that say what must not be recorded; the
    interval is a bootstrap over passages. A passage without a prediction has an empty record."""
    records = {p["id"]: p["record"] for p in predictions}
    found: list[Outcome] = []
    for item in items:
        found += outcomes(item["id"], _checks(item), records.get(item["id"], {}))
    return figures(found)

"""What is measured of a peer, and how packages of others are asked."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.evaluation.scores import Figure
from onrecord.models import spacy_parser

PYTHON = Path(__file__).parents[2] / ".venv-peers" / "bin" / "python"
_ASKED = ("id", "text", "dct")

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Peer:
    """What one peer predicted (in the form of the corpus's `predict`), and its CPU seconds a document."""

    name: str
    predictions: list[dict[str, Any]]
    seconds: float


def measured(name: str, key: str, read: Callable[[Item], list[dict[str, Any]]], items: Sequence[Item]) -> Peer:
    """One of ours over all documents, what it finds under `key`; the first is read once before, so that late loading
    is not counted."""
    read(items[0])
    clock = time.process_time()
    predictions = [{"id": item["id"], key: read(item)} for item in items]
    return Peer(name, predictions, (time.process_time() - clock) / len(items))


def package(python: Path, runner: Path, name: str, items: Sequence[Item]) -> Peer | None:
    """A package of others over all documents, in its own environment; None where it cannot run there."""
    asked = [{key: item[key] for key in _ASKED if item.get(key) is not None} for item in items]
    documents = "".join(json.dumps(row) + "\n" for row in asked)
    command = [str(python.absolute()), str(runner.absolute()), name]
    with tempfile.TemporaryDirectory() as folder:  # where a package may write what it likes
        ran = subprocess.run(command, input=documents, capture_output=True, encoding="utf-8", check=False, cwd=folder)
    if ran.returncode:
        print(f"{name} does not run: {(ran.stderr.strip().splitlines() or ['?'])[-1]}", file=sys.stderr)
        return None
    # A package may print words of its own among the objects.
    told, *rows = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    return Peer(told["name"], rows, sum(row["seconds"] for row in rows) / len(rows))


def run(
    key: str,
    ours: Mapping[str, Callable[[Item], list[dict[str, Any]]]],
    others: Sequence[str],
    runner: Path,
    items: Sequence[Item],
    python: Path,
) -> Iterator[Peer]:
    """Every peer in turn, told on standard error: functions of ours, then packages that `runner` asks."""
    for name, read in ours.items():
        print(f"peers: {name}", file=sys.stderr)
        yield measured(name, key, read, items)
    for name in others:
        print(f"peers: {name}", file=sys.stderr)
        found = package(python, runner, name, items) if python.exists() else None
        if found is not None:
            yield found


def bare_spacy(items: Sequence[Item]) -> float:
    """CPU seconds a document of the parser alone."""
    nlp = spacy_parser.load().nlp
    nlp(items[0]["text"])
    clock = time.process_time()
    for item in items:
        nlp(item["text"])
    return (time.process_time() - clock) / len(items)


def absent(others: Sequence[str], peers: Sequence[Peer]) -> str:
    """A paragraph that names the packages which were not measured, if any."""
    missing = [name for name in others if not any(peer.name.lower().startswith(name) for peer in peers)]
    return f"\n\nNot installed here, so not measured: {', '.join(missing)}." if missing else ""


def between(figure: Figure) -> str:
    """A figure with its 95 % interval."""
    return f"{figure.value:.1f} ({figure.low:.1f} to {figure.high:.1f})"

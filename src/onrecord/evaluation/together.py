"""Several gold files at once: on all cores, and each report parsed, tagged and coded once, however many hold it.

Reading is nearly all that scoring costs, and the corpora overlap: half of what is labelled for events is labelled for
attributions and for places, too. So the items of all files are laid out by their text, the texts are dealt out to
processes, and within a process what a model said of a text is remembered until its items are done. The predictions are
those of one file after the other in one process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.annotate.coded import Candidate, Coder, Coding
from onrecord.annotate.syntax import Parser, Syntax
from onrecord.annotate.tagged import Range, Tagged, Tagger
from onrecord.evaluation import corpora_folder, corpus
from onrecord.evaluation.checklist import Outcome, run
from onrecord.models import Models, default_models
from onrecord.pool import cores, in_order
from onrecord.records import Document

Gold = tuple[str, Path]
"""A corpus by its name, and a file of it."""

_INDIVISIBLE = frozenset({"copies", "ecbplus"})
"""Corpora whose predictions hang on all items of a file together."""

_SHARES = 8
"""How many shares a process gets: enough that none waits long for the last one."""


@dataclass(frozen=True, slots=True)
class Share:
    """Items of gold files, by their place in the file, that one process predicts."""

    items: Mapping[Gold, Mapping[int, dict[str, Any]]]


def at_hand(names: Iterable[str]) -> tuple[dict[str, list[Path]], dict[Gold, list[dict[str, Any]]]]:
    """The default files of each corpus that are present, and the items of all of them.

    Raises:
        UsageError: there is no corpus of that name, or a file is malformed.
    """
    paths = {name: [path for path in corpus(name).default_gold(corpora_folder()) if path.exists()] for name in names}
    return paths, {(name, path): corpus(name).load(path) for name, found in paths.items() for path in found}


def predictions(
    golds: Mapping[Gold, Sequence[dict[str, Any]]], checklists: Path, workers: int | None = None
) -> tuple[dict[Gold, list[dict[str, Any]]], tuple[Outcome, ...]]:
    """What `predict` of its corpus says of every item of every file, and the outcomes of the check-lists of a folder.

    Args:
        golds: the items of each file, as loaded.
        checklists: the folder of the check-lists.
        workers: how many processes; as many as there are cores, unless given.

    Raises:
        UsageError: the folder holds no check-list, or one is malformed.
        ParserDied: a process did not survive.
    """
    workers = workers or cores()
    made: dict[Gold, list[dict[str, Any]]] = {gold: [{}] * len(items) for gold, items in golds.items()}
    outcomes: tuple[Outcome, ...] = ()
    for done in in_order(f"{__name__}:worked", (checklists, *shares(golds, _SHARES * workers)), workers):
        if isinstance(done, BaseException):
            raise done
        if isinstance(done, tuple):
            outcomes = done
            continue
        for gold, rows in done.items():
            for n, row in rows.items():
                made[gold][n] = row
    return made, outcomes


def shares(golds: Mapping[Gold, Sequence[dict[str, Any]]], count: int) -> list[Share]:
    """All items in at most so many shares of about the same length, the longest first; those of a text are in one."""
    of: dict[tuple[str, ...], list[tuple[Gold, int]]] = {}
    length: dict[tuple[str, ...], int] = {}
    for gold, items in golds.items():
        for n, item in enumerate(items):
            text = _text(item)
            key: tuple[str, ...] = (text,) if text and gold[0] not in _INDIVISIBLE else (gold[0], str(gold[1]))
            of.setdefault(key, []).append((gold, n))
            length[key] = len(text) if key == (text,) else length.get(key, 0) + len(text)
    dealt: list[dict[Gold, dict[int, dict[str, Any]]]] = [{} for _ in range(count)]
    total = [0] * count
    for key in sorted(of, key=lambda key: -length[key]):
        least = total.index(min(total))
        total[least] += length[key]
        for gold, n in of[key]:
            dealt[least].setdefault(gold, {})[n] = golds[gold][n]
    order = sorted((n for n in range(count) if dealt[n]), key=lambda n: -total[n])
    return [Share({gold: dict(sorted(items.items())) for gold, items in dealt[n].items()}) for n in order]


def _text(item: Mapping[str, Any]) -> str:
    """The text that an item is of, "" where it is of several."""
    document = item.get("document")
    text = document.text if isinstance(document, Document) else item.get("text", "")
    return text if isinstance(text, str) else ""


def worked(task: Path | Share) -> tuple[Outcome, ...] | dict[Gold, dict[int, dict[str, Any]]]:
    """One task of a process: the outcomes of a folder of check-lists, or the predictions of a share by place."""
    if isinstance(task, Path):
        return run(task)
    models = remembering(default_models())
    made: dict[Gold, dict[int, dict[str, Any]]] = {}
    for gold, items in task.items.items():
        rows = corpus(gold[0]).predict(list(items.values()), models)
        made[gold] = dict(zip(items, rows, strict=True))
    return made


def remembering(models: Models) -> Models:
    """The same models, asked once about what they are asked again; they keep all that they were asked."""
    return replace(
        models,
        parser=_Parser(models.parser),
        tagger=models.tagger and _Tagger(models.tagger),
        coder=models.coder and _Coder(models.coder),
    )


@dataclass(frozen=True, eq=False)
class _Asked:
    """What says which model it is that answers."""

    model: Any
    known: dict[Any, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.model.name)

    @property
    def sha256(self) -> str:
        return str(self.model.sha256)


class _Parser(_Asked):
    """A parser that parses a text in its blocks once."""

    model: Parser

    def parse(self, documents: Sequence[Document]) -> Iterator[Syntax]:
        for document in documents:
            key = (document.text, document.blocks)
            if key not in self.known:
                (self.known[key],) = self.model.parse([document])
            yield self.known[key]


class _Tagger(_Asked):
    """A tagger that tags a text in its blocks once."""

    model: Tagger

    def tag(self, document: Document) -> tuple[Tagged, ...]:
        key = (document.text, document.blocks)
        if key not in self.known:
            self.known[key] = self.model.tag(document)
        found: tuple[Tagged, ...] = self.known[key]
        return found


class _Coder(_Asked):
    """A coder that codes the candidates of a text once."""

    model: Coder

    def code(self, document: Document, candidates: Sequence[Candidate]) -> tuple[Coding, ...]:
        key = (document.text, tuple(candidates))
        if key not in self.known:
            self.known[key] = self.model.code(document, candidates)
        found: tuple[Coding, ...] = self.known[key]
        return found

    def linking(self, text: str, source: Range | None, target: Range | None) -> Mapping[str, float]:
        return self.model.linking(text, source, target)

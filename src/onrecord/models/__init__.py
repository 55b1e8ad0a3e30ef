"""The models behind the steps, loaded once and only when a report is read.

A model is a frozen object with a typed call; steps take it, or what it found, as an argument. There are four: the
parser that fills the syntax contract, the tagger that marks who says what, the coder that types events, and the linker
that says which phrases name the same.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.annotate.coded import Coder
from onrecord.annotate.linked import Linker
from onrecord.annotate.syntax import Parser
from onrecord.annotate.tagged import Tagger
from onrecord.errors import UsageError


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """What a reader reads with. Without a tagger, attributions are found by rules alone; without a coder, events are
    typed by rules alone; without a linker, so are phrases and pronouns joined."""

    parser: Parser
    tagger: Tagger | None = None
    coder: Coder | None = None
    linker: Linker | None = None

    def hashes(self) -> dict[str, str]:
        """Name -> sha256 of each model, as `Reader.models` keeps them."""
        found = {self.parser.name: self.parser.sha256}
        if self.tagger is not None:
            found[self.tagger.name] = self.tagger.sha256
        if self.coder is not None:
            found[self.coder.name] = self.coder.sha256
        if self.linker is not None:
            found[self.linker.name] = self.linker.sha256
        return found


@dataclass(frozen=True, slots=True)
class Shipped:
    """A model that onrecord ships with or is pinned to: what it is, its hash, its licence, and where its card is."""

    name: str
    does: str
    sha256: str
    licence: str
    card: str


def manifest() -> tuple[Shipped, ...]:
    """The models of this version, from models/manifest.json."""
    text = (files(__package__) / "manifest.json").read_text(encoding="utf-8")
    return tuple(Shipped(**row) for row in json.loads(text))


@cache
def default_models() -> Models:
    """The models of this installation.

    The environment may choose: ``ONRECORD_PARSER`` names a spaCy English pipeline by its package
    ("en_core_web_md"), ``ONRECORD_ATTRIBUTIONS=rules`` leaves the tagger out (the default is "tagger") and
    ``ONRECORD_EVENTS=rules`` the coder (the default is "coder") and ``ONRECORD_ENTITIES=rules`` the linker (the
    default is "linker").

    Raises:
        InstallError: a model is not installed or lacks a part.
        UsageError: one of them is set to something else.
    """
    from onrecord.models import attribution_tagger, coreference_linker, event_coder, spacy_parser

    tagged = _chosen("ONRECORD_ATTRIBUTIONS", "tagger")
    coded = _chosen("ONRECORD_EVENTS", "coder")
    joined = _chosen("ONRECORD_ENTITIES", "linker")
    return Models(
        spacy_parser.load(),
        attribution_tagger.load() if tagged else None,
        event_coder.load() if coded else None,
        coreference_linker.load() if joined else None,
    )


def _chosen(variable: str, model: str) -> bool:
    """Whether the environment leaves a model in."""
    how = os.environ.get(variable) or model
    if how not in (model, "rules"):
        raise UsageError(f"{variable} is {how!r}; it may be {model!r} or 'rules'")
    return how == model

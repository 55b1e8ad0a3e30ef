"""Stored parses, so that the tests of rules need no model.

A test asks `syntax("Some sentence.", store="attributions")`. The parse is looked up in
``tests/parses/<store>.jsonl``; a text that is not there is an error, unless ``ONRECORD_UPDATE_PARSES=1`` is set:
then the installed parser makes it and it is added to the file (kept sorted by text, one object a line). Commit
the file with the test.
"""

from __future__ import annotations

import dataclasses
import json
import os
from functools import cache
from pathlib import Path

from onrecord.annotate.syntax import Parser, Sentence, Syntax, Token
from onrecord.ingest import Raw, ingest
from onrecord.records import Document

FOLDER = Path(__file__).parent / "parses"
_TOKEN_FIELDS = [f.name for f in dataclasses.fields(Token) if f.init]


def document(text: str, *, published: str | None = None, source: str = "test") -> Document:
    return ingest(Raw(data=text.encode(), source=source, published=published))


def one_paragraph(text: str, *, published: str | None = None) -> Document:
    """A document whose whole text is one paragraph block, whatever its layout would say."""
    from onrecord.records import Block

    made = document(text, published=published)
    return dataclasses.replace(made, blocks=(Block("paragraph", 0, len(made.text)),))


@cache
def _load(store: str) -> dict[str, dict]:
    path = FOLDER / f"{store}.jsonl"
    if not path.exists():
        return {}
    return {row["key"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def syntax(made: Document, *, store: str) -> Syntax:
    """The stored parse of a document made by `document` or `one_paragraph`."""
    key = f"{[(b.kind, b.start, b.end) for b in made.blocks]} {made.text}"
    rows = _load(store)
    if key not in rows:
        if not os.environ.get("ONRECORD_UPDATE_PARSES"):
            raise LookupError(f"no stored parse in {store!r} for {made.text!r}; run with ONRECORD_UPDATE_PARSES=1")
        rows[key] = _parse(made, key)
        lines = [json.dumps(rows[k], ensure_ascii=False, separators=(",", ":")) for k in sorted(rows)]
        (FOLDER / f"{store}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    row = rows[key]
    return Syntax(
        made.text,
        tuple(Token(**dict(zip(_TOKEN_FIELDS, token, strict=True))) for token in row["tokens"]),
        tuple(Sentence(*sentence) for sentence in row["sentences"]),
    )


@cache
def parser() -> Parser:
    """The installed parser, loaded once: that takes longer than to parse a sentence."""
    from onrecord.models import spacy_parser

    return spacy_parser.load()


def _parse(made: Document, key: str) -> dict:
    (parsed,) = parser().parse([made])
    return {
        "key": key,
        "tokens": [[getattr(t, f) for f in _TOKEN_FIELDS] for t in parsed.tokens],
        "sentences": [[s.first, s.stop, s.start, s.end, s.block] for s in parsed.sentences],
    }

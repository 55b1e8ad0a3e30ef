"""What the reader gets wrong: its measured figures by field, with the sets they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request, Response

from onrecord.web.answers import described, json_answer
from onrecord.web.rendering import page

router = APIRouter()
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[`*]")


@dataclass(frozen=True, slots=True)
class Table:
    """Measured figures on one set: what it is, in words, and the table as it is in the docs."""

    title: str
    words: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _text() -> str | None:
    """The page that `make eval` writes: beside the package where it is installed from a wheel, else in the docs."""
    packed = files("onrecord") / "quality.md"
    if packed.is_file():
        return packed.read_text(encoding="utf-8")
    beside = Path(__file__).parents[3] / "docs" / "quality.md"
    return beside.read_text(encoding="utf-8") if beside.is_file() else None


@cache
def measured() -> tuple[str, tuple[Table, ...]]:
    """What is to be said of all tables, and the tables."""
    text = _text()
    if text is None:
        return "The figures are not part of this installation: see docs/quality.md.", ()
    opening, *parts = re.split(r"\n##+ ", text)
    words = " ".join(_plain(opening.split("\n", 1)[-1]).split()).removeprefix("Made by make eval; do not edit. ")
    return words, tuple(table for part in parts for table in _tables(part))


def _tables(part: str) -> Iterator[Table]:
    """The tables under one heading; the first has its title and words, even where there is no table."""
    title, _, body = part.partition("\n")
    lines = body.splitlines()
    words = " ".join(_plain(line) for line in lines if line.strip() and not line.startswith("|"))
    found: list[list[tuple[str, ...]]] = []
    for line in lines:
        if not line.startswith("|"):
            continue
        row = tuple(map(_plain, line.strip().strip("|").split("|")))
        if set("".join(row)) <= set("-: "):  # what stands above this line are the names of the columns
            found.append([found[-1].pop()] if found and len(found[-1]) > 1 else found.pop())
        else:
            found = found or [[]]
            found[-1].append(row)
    if not found:
        yield Table(_plain(title), words, (), ())
    for n, rows in enumerate(found):
        yield Table(_plain(title) if n == 0 else "", words if n == 0 else "", rows[0], tuple(rows[1:]))


def _plain(words: str) -> str:
    """Words without the marks of Markdown."""
    return _MARKS.sub("", _LINK.sub(r"\1", words)).strip()


@router.get("/wrong.json", summary="What the reader gets wrong", **described("sets"))
def as_json() -> Response:
    """Every figure that was measured."""
    return json_answer(
        "sets",
        (
            {"title": t.title, "words": t.words, "figures": [dict(zip(t.columns, r, strict=False)) for r in t.rows]}
            for t in measured()[1]
        ),
    )


@router.get("/wrong", include_in_schema=False)
def on_page(request: Request) -> Response:
    """The same for people."""
    opening, tables = measured()
    return page(request, "wrong.html.j2", opening=opening, tables=tables)

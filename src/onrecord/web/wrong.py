"""What the reader gets wrong: its measured figures by field, with the sets they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request, Response

from onrecord.web.answers import described, json_answer
from onrecord.web.rendering import page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Table:
    """Measured figures on one set: what it is, in words, and of each figure its name, value, interval and how many."""

    title: str
    words: str
    rows: tuple[tuple[str, str, str, str], ...]


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
    opening, *parts = text.split("\n## ")
    return " ".join(opening.split("\n", 1)[-1].split()), tuple(_table(part) for part in parts)


def _table(part: str) -> Table:
    title, _, body = part.partition("\n")
    lines = body.splitlines()
    words = " ".join(line for line in lines if line and not line.startswith("|"))
    return Table(title.strip(), words.replace("`", ""), tuple(_rows(lines)))


def _rows(lines: list[str]) -> Iterator[tuple[str, str, str, str]]:
    for line in lines:
        cells = [cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and cells[0] != "measure" and not cells[0].startswith("---"):
            yield cells[0], cells[1], cells[2], cells[3]


@router.get("/wrong.json", summary="What the reader gets wrong", **described("sets"))
def as_json() -> Response:
    """Every figure that was measured."""
    names = ("measure", "value", "interval", "n")
    return json_answer(
        "sets", ({"title": t.title, "words": t.words, "figures": [dict(zip(names, r, strict=True)) for r in t.rows]}
                 for t in measured()[1])
    )  # fmt: skip


@router.get("/wrong", include_in_schema=False)
def on_page(request: Request) -> Response:
    """The same for people."""
    opening, tables = measured()
    return page(request, "wrong.html.j2", opening=opening, tables=tables)

"""Search: full text of reports, statements and events, with what the answers have in common beside them."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from onrecord.export.answers import excerpt
from onrecord.export.cells import write_csv
from onrecord.ledger import Hit, Report
from onrecord.ledger.cursors import Place
from onrecord.ledger.query import parse, phrases
from onrecord.views.found import Told, told_of, written_hit
from onrecord.views.rows import Happening
from onrecord.web.answers import csv_answer, described, json_answer
from onrecord.web.asking import Asked, asking
from onrecord.web.rendering import page
from onrecord.wording import STANCE

router = APIRouter()
# Each report that answers is read whole: fewer than of other rows.
_read = asking(others=("q",), order=(int,), rows=20)
Read = Annotated[Asked, Depends(_read)]
Words = Annotated[
    str, Query(max_length=400, description='Words, "in this order", begin*, AND OR NOT, speaker: actor: type:')
]
_FACETS = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A report that answers: where in its text, and the statements and events that do."""

    report: Report
    excerpt: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """What several of the answers shown have in common, and the query that asks for these."""

    words: str
    query: str
    count: int


@router.get("/search.json", summary="Search", **described("reports"))
def as_json(request: Request, asked: Read, q: Words) -> Response:
    """The reports in which something answers, newest first, each with the statements and events that do."""
    found = _found(request, asked, q)
    return json_answer("reports", map(written_hit, asked.cut(found)), asked.further(found, _place))


@router.get("/search.csv", summary="Search, as a table", **described(None))
def as_csv(request: Request, asked: Read, q: Words) -> Response:
    """The same, a row for each statement, event or report that answers."""
    file = io.StringIO()
    columns = ("id", "report", "outlet", "published", "title", "kind", "who", "words", "held")
    rows: list[tuple[str | None, ...]] = []
    for hit in asked.cut(_found(request, asked, q)):
        r = hit.report
        about = (r.id, r.outlet, r.published, r.title)
        if hit.whole:
            rows.append((r.id, *about, "report", None, excerpt(hit.record, phrases(parse(q))), None))
        for one in told_of(hit):
            row = one.row
            if isinstance(row, Happening):
                who = ", ".join(p.name for p in row.who) or None
                rows.append((one.id, *about, "event", who, row.sentence, row.badge))
            else:
                rows.append((one.id, *about, "statement", row.voice.words, " … ".join(row.content), row.stance_words))
    write_csv(columns, rows, file)
    return csv_answer("search", file.getvalue())


@router.get("/search", include_in_schema=False)
def on_page(request: Request, asked: Read, q: Words = "") -> Response:
    """The answers, or how to ask."""
    found = _found(request, asked, q) if q.strip() else ()
    hits = asked.cut(found)
    looked_for = phrases(parse(q)) if q.strip() else ()
    shown = [Shown(h.report, excerpt(h.record, looked_for) if h.whole else None, told_of(h)) for h in hits]
    return page(
        request, "search.html.j2",
        q=q, asked=asked, shown=shown, further=asked.further(found, _place), facets=facets(q, shown),
        counted=sum(len(s.told) for s in shown),
    )  # fmt: skip


def _found(request: Request, asked: Asked, q: str) -> Sequence[Hit]:
    hits: Sequence[Hit] = request.app.state.ledger.search(q, limit=asked.needed, behind=asked.behind)
    return hits


def _place(hit: Hit) -> Place:
    return hit.place


def facets(q: str, shown: Sequence[Shown]) -> dict[str, list[Facet]]:
    """What the answers shown have in common: who speaks, how, and what kind of event it is."""
    speakers: Counter[str] = Counter()
    actors: Counter[str] = Counter()
    types: Counter[str] = Counter()
    stances: Counter[str] = Counter()
    for one in (told for s in shown for told in s.told):
        if isinstance(one.row, Happening):
            actors.update(p.name for p in one.row.who)
            if one.row.type:
                types[one.row.type] += 1
        else:
            if not one.row.voice.unnamed:
                speakers[one.row.voice.name] += 1
            stances[one.row.stance] += 1

    def made(field: str, of: Counter[str]) -> list[Facet]:
        names = {value: STANCE[value] for value in of} if of is stances else {}  # type: ignore[index]
        return [
            Facet(names.get(value, value), f"({q}) AND {field}:{_phrase(value)}", n)
            for value, n in sorted(of.items(), key=lambda x: (-x[1], x[0]))[:_FACETS]
        ]

    found = {
        "Who speaks": made("speaker", speakers), "How": made("type", stances), "Who acts": made("actor", actors),
        "What kind": made("type", types),
    }  # fmt: skip
    return {title: rows for title, rows in found.items() if rows}


def _phrase(value: str) -> str:
    return '"' + value.replace('"', " ") + '"' if " " in value else value.replace('"', "")

"""Exports from the room: everything that answers, in any form that is one file, sent while it is read."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import IO, Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from onrecord.export.claims import HELD
from onrecord.export.formats import FORMATS, Format, Selection
from onrecord.web.answers import described
from onrecord.web.asking import Asked, asking
from onrecord.web.errors import Problem
from onrecord.web.rendering import page

router = APIRouter()
_read = asking("actor", "recipient", "speaker", "type", "place", "since", "until", "document", "incident",
               others=("held",))  # fmt: skip
Read = Annotated[Asked, Depends(_read)]
Held = Annotated[str, Query(max_length=20, description="Which events: told, attributed, alleged or all; each takes in "
                            "the ones before. Else what the format has room for.")]  # fmt: skip
ENDINGS = {
    "jsonl": "jsonl", "csv-events": "csv", "csv-statements": "csv", "polecat": "tsv", "icews": "tsv",
    "gdelt-events": "tsv", "gdelt-mentions": "tsv", "plover": "jsonl", "acled": "csv", "ftm": "jsonl",
    "webannotation": "jsonl", "schemaorg": "jsonl", "prov": "json", "gexf": "gexf", "graphml": "graphml",
    "geojson": "geojson", "timelinejs": "json", "icalendar": "ics",
}  # fmt: skip
"""How a file of each format is called at its end; formats that are folders are for the command line."""
_AT_ONCE = 1 << 16
_IN_MEMORY = 1 << 23


@router.get("/exports", include_in_schema=False)
def on_page(request: Request, asked: Read) -> Response:
    """What there is to take away."""
    return page(request, "exports.html.j2", asked=asked, formats=[FORMATS[name] for name in ENDINGS if name in FORMATS])


@router.get("/export/{name}", summary="Everything that answers, in another form", **described("text"))
def take(request: Request, name: str, asked: Read, held: Held = "") -> Response:
    """A file of one of the formats of `onrecord export`, sorted by the reports' ids."""
    form = FORMATS.get(name)
    if form is None or name not in ENDINGS:
        raise Problem(404, f"no format {name}; there are {', '.join(ENDINGS)}")
    selection = Selection(request.app.state.ledger, form, asked.filters, _level(form, held), Counter())
    # Written down before it is sent: what goes wrong is told, and the ledger is not held open for a slow reader.
    file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed by whoever sends it
        max_size=_IN_MEMORY, mode="w+", encoding="utf-8", newline=form.newline, errors="replace"
    )
    try:
        form.module.write(selection.rows(), file)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    headers = {"Content-Disposition": f'attachment; filename="onrecord-{name}.{ENDINGS[name]}"'}
    return StreamingResponse(_sent(file), media_type="text/plain; charset=utf-8", headers=headers)


def _level(form: Format, held: str) -> str:
    if not held or form.rows in ("reports", "statements"):
        return form.held
    levels = list(HELD)
    if held not in levels or levels.index(held) > levels.index(form.most):
        raise Problem(400, f"{form.name} takes {', '.join(levels[: levels.index(form.most) + 1])}, not {held!r}")
    return held


def _sent(file: IO[str]) -> Iterator[bytes]:
    with file:
        while lot := file.read(_AT_ONCE):
            yield lot.encode("utf-8", "replace")

"""Answers for programs: JSON with the address of what follows, CSV, and how both are described."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import Response

from onrecord.web.errors import ANSWERS, ErrorForm


def json_answer(name: str, rows: Iterable[dict[str, Any]], further: str | None = None) -> Response:
    """``{name: [...], "next": address or null}``: what the command line prints, and where more is."""
    return json_body({name: list(rows), "next": further})


def json_body(value: object) -> Response:
    """A value as JSON, as it is written everywhere else."""
    try:
        text = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a surrogate pair stays escaped
        text = json.dumps(value).encode()
    return Response(text, media_type="application/json")


def csv_answer(name: str, text: str) -> Response:
    """A table, to be saved under that name."""
    return Response(
        text.encode("utf-8", "replace"),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="onrecord-{name}.csv"'},
    )


def described(name: str | None, *, one: bool = False, more: Mapping[int, str] | None = None) -> dict[str, Any]:
    """How an address is described: it answers with rows under `name` (None for CSV, "text" for a plain text), or with
    `one` object; `more` are further ways in which it may refuse, by their status."""
    if name in (None, "text"):
        form: dict[str, Any] = {"text/plain" if name else "text/csv": {"schema": {"type": "string"}}}
    elif one:
        form = {"application/json": {"schema": {"type": "object"}}}
    else:
        rows = {"type": "array", "items": {"type": "object"}}
        further = {"type": ["string", "null"], "description": "The address of the rows that follow."}
        schema = {"type": "object", "required": [name, "next"], "properties": {name: rows, "next": further}}
        form = {"application/json": {"schema": schema}}
    return {
        "response_class": Response,
        "responses": {
            **ANSWERS,
            **{status: {"model": ErrorForm, "description": words} for status, words in (more or {}).items()},
            200: {"description": "The answer", "content": form},
        },
    }

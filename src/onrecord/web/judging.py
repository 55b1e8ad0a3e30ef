"""Judging: somebody rejects or confirms a record, or says what is one and what is not; all of it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from onrecord.ledger.cursors import Place
from onrecord.ledger.judgement_view import Kept
from onrecord.ledger.judgements import VERBS, written
from onrecord.web.answers import described, json_answer, json_body
from onrecord.web.asking import Asked, asking
from onrecord.web.errors import ANSWERS, Problem, for_person
from onrecord.web.rendering import page
from onrecord.web.safety import cookie_header
from onrecord.web.sessions import NAME

# How a browser ends the lines of what is typed; no kept text has it.
CRLF = "\r\n"
router = APIRouter()
judges = APIRouter()
_read = asking("type", "since", "until", "document", order=(str, str), others=("done",))
Read = Annotated[Asked, Depends(_read)]
Ids = Annotated[str, Form(max_length=4_000, description="What is judged: ids, blanks between them.")]


@router.get("/judgements.json", summary="Judgements", **described("judgements"))
def as_json(request: Request, asked: Read) -> Response:
    """What people judged, newest first, and what has become of each."""
    found = _found(request, asked)
    rows = ({**written(k.judgement), "state": k.state, "now": [list(ids) for ids in k.now]} for k in asked.cut(found))
    return json_answer("judgements", rows, asked.further(found, _place))


@router.get("/judgements", include_in_schema=False)
def on_page(request: Request, asked: Read, done: str = "") -> Response:
    """The same for people, with undo."""
    found = _found(request, asked)
    return page(
        request, "judgements.html.j2",
        asked=asked, rows=asked.cut(found), further=asked.further(found, _place), done=done[:40], verbs=VERBS,
    )  # fmt: skip


def _found(request: Request, asked: Asked) -> Sequence[Kept]:
    """What was judged, newest first, behind the place that is asked for."""
    found = request.app.state.ledger.judged(replace(asked.filters, behind=None))[::-1]
    return [k for k in found if asked.behind is None or k.judgement.order < asked.behind]


def _place(kept: Kept) -> Place:
    return kept.judgement.order


@judges.post("/judgements", summary="Judge", response_class=Response, responses=ANSWERS, include_in_schema=False)
def judge(
    request: Request,
    verb: Annotated[str, Form(max_length=20)],
    ids: Ids,
    by: Annotated[str, Form(max_length=80)] = "",
    note: Annotated[str, Form(max_length=2_000)] = "",
    part: Annotated[str, Form(max_length=20, description="Of respan: trigger, source, cue or content.")] = "",
    words: Annotated[str, Form(max_length=40_000, description="Of respan: the words of the report that it is.")] = "",
    place: Annotated[str, Form(max_length=200, description="Or where they stand: 12-34, in code points.")] = "",
    speaker: Annotated[str, Form(max_length=80, description="Of reassign: who speaks, d_…/e4 or k_….")] = "",
    back: Annotated[str, Form(max_length=400)] = "",
) -> Response:
    """Keep a judgement; a person is led back to where they were."""
    if verb not in VERBS:
        raise Problem(400, f"no kind of judgement: {verb}; there are {', '.join(VERBS)}")
    if not by.strip():
        raise Problem(400, "who judges? A name is needed")
    named = ids.replace(",", " ").split()
    if verb == "respan":
        named.append(f"{part}:{place}" if place else f"{part}={words.replace(CRLF, chr(10))}")
    elif verb == "reassign":
        named.append(speaker)
    made = request.app.state.ledger.judge(verb, named, by=by, note=note or None)
    if not for_person(request):
        return json_body(written(made))
    answer = RedirectResponse(_home(back, made.id), status_code=303)
    answer.headers.append("Set-Cookie", cookie_header(f"{quote(by.strip(), safe='')}; Max-Age=31536000", NAME))
    return answer


def _home(back: str, made: str) -> str:
    """Where somebody came from, if that is a page of ours, with what was done."""
    if not back.startswith("/") or back.startswith(("//", "/\\")) or any(ord(c) < 33 for c in back):
        return f"/judgements?done={made}"
    path, _, place = back.partition("#")
    return f"{path}{'&' if '?' in path else '?'}done={made}{f'#{place}' if place else ''}"

"""Reading a text that somebody pastes, a file of theirs, or the page at an address: highlighted at once, kept only if
they say so."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Annotated, ParamSpec, TypeGuard

import anyio
import anyio.to_thread
from fastapi import APIRouter, Depends, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from onrecord import wire
from onrecord.errors import OnrecordError, UsageError
from onrecord.ingest import Raw, ingest
from onrecord.ingest.sources import expand
from onrecord.records import Record
from onrecord.web.answers import described, json_body
from onrecord.web.articles import draw
from onrecord.web.errors import for_person
from onrecord.web.rendering import page
from onrecord.web.safety import Need
from onrecord.wording import one_line

router = APIRouter()
readers = APIRouter()
keepers = APIRouter()
_LONGEST = 400_000
_LONGEST_NAME = 200
_REFUSALS = {411: "No length", 413: "Too much", 422: "It cannot be read"}
# The reader is loaded once and reads one text at a time.
_turn = threading.Lock()
# Who waits for a text to be read keeps nobody from looking at pages.
_beside = anyio.CapacityLimiter(4)

_Given = ParamSpec("_Given")

Text = Annotated[str, Form(max_length=_LONGEST)]
Short = Annotated[str, Form(max_length=400)]
Sent = Annotated[UploadFile | None, File()]


def _typed(
    text: Text = "", title: Short = "", outlet: Short = "", published: Short = "", url: Short = ""
) -> dict[str, str]:
    """What somebody typed into the form, by the names of its fields."""
    return {"text": text, "title": title, "outlet": outlet, "published": published, "url": url}


Asked = Annotated[dict[str, str], Depends(_typed)]


def _at_length(answer: Callable[_Given, Response]) -> Callable[_Given, Awaitable[Response]]:
    """An answer that takes seconds, given by threads that are not those of the pages."""

    @wraps(answer)
    async def given(*args: _Given.args, **kwargs: _Given.kwargs) -> Response:
        return await anyio.to_thread.run_sync(partial(answer, *args, **kwargs), limiter=_beside)

    return given


@router.get("/read", include_in_schema=False)
def ask(request: Request) -> Response:
    """The empty form."""
    return _page(request, {})


@readers.post("/read", include_in_schema=False)
@_at_length
def read(request: Request, asked: Asked, file: Sent = None) -> Response:
    """Show what is read in a text; nothing is kept."""
    began = time.perf_counter()
    try:
        if _is_file(file):
            record = read_text(_sent(file, asked))
        else:
            record = read_text(_fetched(request, address) if (address := _address_alone(asked)) else _raw(asked))
    except OnrecordError as err:
        if not for_person(request):
            raise
        return _page(request, asked, problem=str(err), status=422)
    if not for_person(request):
        return json_body(wire.to_dict(record))
    return _page(request, asked, record=record, seconds=time.perf_counter() - began, was_file=_is_file(file))


@readers.post("/read.json", summary="Read a text", **described("report", one=True, more=_REFUSALS))
@_at_length
def read_as_json(text: Text, title: Short = "", outlet: Short = "", published: Short = "", url: Short = "") -> Response:
    """The record of a text, which is not kept."""
    asked = _typed(text, title, outlet, published, url)
    return json_body(wire.to_dict(read_text(_raw(asked))))


@keepers.post("/keep", include_in_schema=False)
@_at_length
def keep(request: Request, asked: Asked, file: Sent = None) -> Response:
    """Read a text and keep it."""
    source: Raw | str
    if _is_file(file):
        source = _sent(file, asked)
    else:
        source = _address(address) if (address := _address_alone(asked)) else _raw(asked)
    with _turn:
        (added,) = request.app.state.ledger.add_many([source], workers=1)
    if added.document is None:
        return _page(request, asked, problem=added.reason or "it could not be read", status=422)
    return RedirectResponse(f"/reports/{added.document}", status_code=303)


def read_text(raw: Raw) -> Record:
    """The record of one input, read in this process."""
    from onrecord.pipeline import read_document

    with _turn:
        return read_document(ingest(raw))


def _fetched(request: Request, address: str) -> Raw:
    """The page at an address. Who has it fetched makes this machine ask others, which takes more than reading."""
    Need("admin")(request)
    found = next(expand(_address(address)))
    if isinstance(found, OnrecordError):
        raise found
    return found


def _address(words: str) -> str:
    """An address of the web; anything else could name a file of this machine."""
    if not words.lower().startswith(("http://", "https://")):
        raise UsageError("an address begins with https:// or http://", step="read")
    return words


def _address_alone(asked: dict[str, str]) -> str:
    """The address that was typed in place of a text; "" where there is a text, or no address."""
    return "" if asked["text"].strip() else asked["url"].strip()


def _is_file(file: UploadFile | None) -> TypeGuard[UploadFile]:
    """Whether somebody chose a file: a form sends one without a name where nobody did."""
    return file is not None and bool(file.filename)


def _sent(file: UploadFile, asked: dict[str, str]) -> Raw:
    """A file of somebody's, a text or a page, as an input of the reader; its bytes are what is kept."""
    about = {k: asked[k].strip() or None for k in ("title", "outlet", "published", "url")}
    name = one_line(file.filename or "").rpartition("/")[2][:_LONGEST_NAME]
    return Raw(data=file.file.read(), source=name or "a file", **about)  # type: ignore[arg-type]


def _raw(asked: dict[str, str]) -> Raw:
    """What was typed as an input of the reader; text as it stands, with the title as its first line."""
    title = asked["title"].strip()
    text = f"{title}\n\n{asked['text']}" if title else asked["text"]
    about = {k: asked[k].strip() or None for k in ("outlet", "published", "url")}
    return Raw(data=text.encode("utf-8", "replace"), source=asked["url"].strip() or "pasted text", **about)  # type: ignore[arg-type]


def _page(
    request: Request,
    asked: dict[str, str],
    *,
    record: Record | None = None,
    seconds: float = 0.0,
    was_file: bool = False,
    problem: str = "",
    status: int = 200,
) -> Response:
    typed = {k: asked.get(k, "") for k in ("text", "title", "outlet", "published", "url")}
    article = draw(record) if record is not None else None
    return page(
        request,
        "read.html.j2",
        status,
        asked=typed,
        article=article,
        seconds=seconds,
        was_file=was_file,
        problem=problem,
    )

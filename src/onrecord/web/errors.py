"""What went wrong, always in the same shape: a page for a person, for programs

{"ok": false, "status": 404, "error": "no report d_12", "errors": ["no report d_12"]}
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from onrecord.errors import DocumentError, LedgerError, OnrecordError, UsageError
from onrecord.web.rendering import page

_OURS: tuple[tuple[type[OnrecordError], int], ...] = ((UsageError, 400), (DocumentError, 422), (LedgerError, 503))


class Problem(Exception):
    """A request that is not answered: the status of HTTP, and why in words."""

    def __init__(self, status: int, *words: str) -> None:
        super().__init__("; ".join(words))
        self.status = status
        self.words = words


class ErrorForm(BaseModel):
    """What programs get instead of an answer."""

    ok: bool = False
    status: int
    error: str
    errors: list[str]


ANSWERS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorForm, "description": HTTPStatus(status).phrase} for status in (400, 401, 403, 404, 503)
}
"""What any address may answer with instead, for its description."""


def for_person(request: Request) -> bool:
    """Whether a person looks at the answer."""
    written = request.url.path.endswith((".json", ".csv", ".geojson")) or request.url.path.startswith("/export/")
    return not written and "text/html" in request.headers.get("accept", "text/html")


def answer_to(request: Request, problem: Problem) -> Response:
    """A problem as a page or as JSON."""
    if for_person(request):
        if problem.status == 401 and request.method == "GET":
            return RedirectResponse("/login", status_code=303)
        return page(request, "problem.html.j2", problem.status, problem=problem, phrase=_phrase(problem.status))
    form = ErrorForm(status=problem.status, error=str(problem), errors=list(problem.words))
    return JSONResponse(form.model_dump(), problem.status)


def handle(app: FastAPI) -> None:
    """Have every error answered in this shape."""

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return answer_to(request, error)

    async def known(request: Request, error: Exception) -> Response:
        status = next((status for kind, status in _OURS if isinstance(error, kind)), 500)
        return answer_to(request, Problem(status, str(error)))

    async def malformed(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        words = [f"{'.'.join(str(x) for x in e['loc'][1:]) or 'request'}: {e['msg']}" for e in error.errors()]
        return answer_to(request, Problem(400, *words))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        words = "there is nothing here" if error.status_code == 404 else str(error.detail)
        answer = answer_to(request, Problem(error.status_code, words))
        answer.headers.update(error.headers or {})
        return answer

    async def bug(request: Request, _: Exception) -> Response:
        return answer_to(request, Problem(500, "something went wrong here; the server's log says what"))

    app.add_exception_handler(Problem, ours)
    app.add_exception_handler(OnrecordError, known)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, bug)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"

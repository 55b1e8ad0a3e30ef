"""Opening a session with a token, where the room asks for one."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from onrecord.web.errors import Problem
from onrecord.web.rendering import page
from onrecord.web.safety import cookie_header
from onrecord.web.sessions import cookie_of
from onrecord.web.settings import Settings

router = APIRouter(include_in_schema=False)


@router.get("/login")
def ask(request: Request) -> Response:
    """Ask for the token."""
    return page(request, "login.html.j2", wrong=False)


@router.post("/login")
def open_session(request: Request, token: Annotated[str, Form(max_length=400)] = "") -> Response:
    """Open a session, under an id that nobody knew before."""
    settings: Settings = request.app.state.settings
    if not settings.keys:
        raise Problem(404, "this room asks for no token")
    if settings.role_of(token.strip()) is None:
        return page(request, "login.html.j2", 403, wrong=True)
    answer = RedirectResponse("/", status_code=303)
    answer.headers.append("Set-Cookie", cookie_header(cookie_of(settings, secrets.token_urlsafe(18), token.strip())))
    return answer


@router.post("/logout")
def close_session(request: Request) -> Response:
    """Forget the session."""
    answer = RedirectResponse("/login" if request.app.state.settings.keys else "/", status_code=303)
    answer.headers.append("Set-Cookie", cookie_header("; Max-Age=0"))
    return answer

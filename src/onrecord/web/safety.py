"""What every request has to pass before anything is answered, and what every answer carries.

A page that somebody visits can send requests to this machine, also under a name of its own that it lets point here. So
a request must ask for a name that the room is known by; what changes something must come from a page of ours (Origin,
Sec-Fetch-Site) and, where a browser shows a session, carry that session's proof. No answer may load or run anything
but the room's own files.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.errors import Problem, answer_to
from onrecord.web.sessions import COOKIE, Session, cookie_of, proven, session_of
from onrecord.web.settings import ROLES, Role, Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Guard:
    """Refuses what must not be answered; leaves the session in the request's state; adds the headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        request = Request(scope)
        session = session_of(self.settings, request.cookies.get(COOKIE), headers.get("authorization"))
        scope.setdefault("state", {})["session"] = session

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    kept.setdefault(name, value)
                kept.setdefault("Cache-Control", "private, no-cache")
                if session.fresh and not self.settings.keys and scope["method"] == "GET":
                    kept.append("Set-Cookie", cookie_header(cookie_of(self.settings, session.id)))
            await send(message)

        problem = self._problem(scope["method"], headers)
        if problem is not None:
            await answer_to(request, problem)(scope, receive, sending)
            return
        await self.app(scope, receive, sending)

    def _problem(self, method: str, headers: Headers) -> Problem | None:
        name = _name(headers.get("host", ""))
        if name not in self.settings.known_as:
            return Problem(421, "this room is not known by that name")
        if method not in _CHANGES:
            return None
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != headers["host"].lower():
            return Problem(403, "this was sent from a page of another site")
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return Problem(403, "this was sent from a page of another site")
        length = headers.get("content-length")
        if length is None or not length.isdecimal():
            return Problem(411, "how long the request is has to be said")
        if int(length) > self.settings.body:
            return Problem(413, f"more than {self.settings.body:,} bytes")
        return None


def cookie_header(value: str, name: str = COOKIE) -> str:
    """A cookie that no script and no other site gets to see."""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict"


def _name(host: str) -> str:
    """The name that a request asks for, without the port."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
    return f"[{name}]" if ":" in name else name


class Need:
    """A dependency: whoever asks has to have this role, or one that may do more."""

    def __init__(self, role: Role) -> None:
        self.role = role

    def __call__(self, request: Request) -> Session:
        session: Session = request.state.session
        if session.role is None:
            raise Problem(401, "who is asking? Log in, or send a token: Authorization: Bearer …")
        if ROLES.index(session.role) < ROLES.index(self.role):
            raise Problem(403, f"that takes the role {self.role!r}, and this token has {session.role!r}")
        return session


def filled_in_here(request: Request, proof: Annotated[str, Form(max_length=200)] = "") -> None:
    """A dependency: the form was filled in on a page of ours."""
    if not proven(request.app.state.settings, request.state.session, proof):
        raise Problem(403, "the form has grown old or is not ours: go back, reload, and send it again")


CAN_READ, CAN_JUDGE, CAN_ADD = Depends(Need("read")), Depends(Need("judge")), Depends(Need("admin"))
OURS = Depends(filled_in_here)

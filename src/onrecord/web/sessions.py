"""Who is asking: sessions in a signed cookie, and the proof that a form was filled in on a page of ours.

A session's cookie is an id of chance and the SHA-256 of the token it was opened with, signed; the server keeps nothing.
Whoever takes a token off the list ends its sessions with it. A form carries a signature of the session's id, which no
other site can know.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from onrecord.web.settings import Role, Settings, digest

COOKIE = "onrecord-session"
NAME = "onrecord-name"
"""The cookie with the name under which somebody judges, so that it need not be typed every time."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody at a browser or a program; `role` is None where nothing may be seen. `fresh` says that the cookie has
    yet to be set; `bearer` that a program shows its token with each request, so that no other site can ask for it."""

    id: str
    role: Role | None
    fresh: bool = False
    bearer: bool = False


def session_of(settings: Settings, cookie: str | None, authorization: str | None) -> Session:
    """Who is asking, by what the request shows."""
    kind, _, token = (authorization or "").partition(" ")
    if kind.lower() == "bearer" and token:
        return Session("", settings.role_of(token.strip()), bearer=True)
    role: Role | None = None if settings.keys else "admin"
    id, _, rest = (cookie or "").partition(".")
    key, _, signature = rest.partition(".")
    if id and hmac.compare_digest(_sign(settings, f"session {id} {key}"), signature):
        return Session(id, settings.keys.get(key) if settings.keys else role)
    return Session(secrets.token_urlsafe(18), role, fresh=True)


def cookie_of(settings: Settings, id: str, token: str = "") -> str:
    """The cookie of a session, opened with a token where one is needed."""
    key = digest(token) if token else ""
    return f"{id}.{key}.{_sign(settings, f'session {id} {key}')}"


def proof(settings: Settings, session: Session) -> str:
    """What a form of this session carries."""
    return _sign(settings, f"form {session.id}")


def proven(settings: Settings, session: Session, shown: str) -> bool:
    """Whether a form comes from a page of ours."""
    return session.bearer or hmac.compare_digest(proof(settings, session).encode(), shown.encode())


def _sign(settings: Settings, words: str) -> str:
    return hmac.new(settings.secret, words.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

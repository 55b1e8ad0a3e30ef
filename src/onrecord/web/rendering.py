"""Pages from templates: every string of a report is escaped and visible, its reading direction its own affair."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, unquote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateNotFound

from onrecord import __version__
from onrecord.export import html
from onrecord.views import GROUPS, GROUPS_SHORT
from onrecord.web.sessions import NAME, proof
from onrecord.web.settings import ROLES
from onrecord.wording import STANCE, days, one_line, spaced

NAVIGATION: Mapping[str, tuple[tuple[str, str], ...]] = {
    "What": (("/incidents", "Incidents"), ("/events", "Events"), ("/timeline", "Timeline"), ("/map", "Map")),
    "Who": (("/statements", "Statements"), ("/actors", "Actors"), ("/network", "Network")),
    "How surely": (("/disputes", "Disputes"), ("/origins", "Origins"), ("/wrong", "What it gets wrong")),
    "Do": (("/reports", "Reports"), ("/read", "Read"), ("/judgements", "Judgements")),
}
"""What the top of every page leads to."""

STATIC = {
    "page.css": ("text/css", "export"),
    "page.js": ("text/javascript", "export"),
    "room.css": ("text/css", "web"),
    "room.js": ("text/javascript", "web"),
    "icon.svg": ("image/svg+xml", "web"),
}
"""The room's own files; those of the one-report page are shared with it."""


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of HTML; `values` are what its template asks for."""
    settings, session = request.app.state.settings, request.state.session
    role = session.role
    made = environment().get_template(template).render(
        here=request.url.path,
        query=request.query_params,
        navigation=NAVIGATION,
        can={name: role is not None and ROLES.index(role) >= ROLES.index(name) for name in ROLES},
        keyed=bool(settings.keys),
        proof=proof(settings, session),
        judge=unquote(request.cookies.get(NAME, ""))[:80],
        **values,
    )  # fmt: skip
    return HTMLResponse(made, status)


@cache
def static(name: str) -> bytes:
    """A file of the room's own."""
    folder = files("onrecord.export") / "templates" if STATIC[name][1] == "export" else files(__package__) / "static"
    return (folder / name).read_bytes()


@cache
def static_url(name: str) -> str:
    """Its address, which changes with what is in it, so that it may be kept for good."""
    return f"/static/{name}?v={hashlib.sha256(static(name)).hexdigest()[:12]}"


@cache
def environment() -> Environment:
    """The templates of the room and of the one-report page, with the latter's filters and words."""
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(_source)
    )
    made.filters.update(html.environment().filters)
    made.filters.update(spaced=spaced, line=one_line, days=lambda pair: days(*pair), cut=cut, at=quote)
    made.globals.update(
        static_url=static_url, groups=GROUPS, short=GROUPS_SHORT, stances=STANCE, version=__version__, link=link,
        kinds=html.KINDS,
    )  # fmt: skip
    return made


def link(path: str, query: Any = (), /, **changes: object) -> str:
    """An address with a query; `changes` replace what it asks, None takes a question out of it."""
    asked = {k: v for k, v in dict(query).items() if v not in ("", None)}
    asked |= changes
    kept = {k: v for k, v in asked.items() if v is not None}
    return f"{path}?{urlencode(kept)}" if kept else path


def cut(words: str, length: int) -> str:
    """Words on one line, no longer than that."""
    words = one_line(words)
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _source(name: str) -> str:
    own = files(__package__) / "templates" / name
    if own.is_file():
        return own.read_text(encoding="utf-8")
    try:
        return html.part(name)
    except FileNotFoundError as err:
        raise TemplateNotFound(name) from err

"""The application: which address is answered by whom, and what whoever asks has to be allowed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import APIRouter, FastAPI, Response

from onrecord import __version__
from onrecord.ledger import Ledger
from onrecord.web import (
    actors,
    documentation,
    errors,
    exporting,
    incidents,
    judging,
    login,
    maps,
    networks,
    reading,
    reports,
    searching,
    start,
    times,
    wrong,
)
from onrecord.web.articles import Articles
from onrecord.web.lists import LISTINGS
from onrecord.web.rendering import STATIC, static
from onrecord.web.safety import CAN_ADD, CAN_JUDGE, CAN_READ, OURS, Guard
from onrecord.web.settings import Settings

_DESCRIPTION = (
    "Who did or said what to whom, according to whom, how surely, and who says otherwise. What stands here is said by "
    "reports: a claim is not an event. Every list is also a page and a table: take away `.json`, or say `.csv`."
)


def create_app(ledger: Ledger, settings: Settings | None = None, *, owned: bool = False) -> FastAPI:
    """A reading room over an open ledger, which stays its opener's to close unless the room owns it."""
    settings = settings or Settings()
    ledger.answer_within(settings.seconds)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.threads
        yield
        if owned:
            ledger.close()

    app = FastAPI(
        title="onrecord", version=__version__, description=_DESCRIPTION, docs_url=None, redoc_url=None,
        openapi_url=None, lifespan=lifespan,
    )  # fmt: skip
    app.state.ledger, app.state.settings, app.state.articles = ledger, settings, Articles()
    errors.handle(app)
    app.include_router(_open_to_all())
    app.include_router(login.router)
    readers = APIRouter(dependencies=[CAN_READ])
    for listing in LISTINGS:
        listing.add_to(readers)
    for module in (
        start, times, networks, maps, reports, incidents, actors, searching, judging, wrong, reading, exporting,
        documentation,
    ):  # fmt: skip
        readers.include_router(module.router)
    app.include_router(readers)
    app.include_router(judging.judges, dependencies=[CAN_JUDGE, OURS])
    app.include_router(reading.readers, dependencies=[CAN_READ, OURS])
    app.include_router(reading.keepers, dependencies=[CAN_ADD, OURS])
    app.add_middleware(Guard, settings=settings)
    return app


def _open_to_all() -> APIRouter:
    """The room's own files: nothing of the ledger is in them."""
    router = APIRouter()

    @router.get("/static/{name}", include_in_schema=False)
    def file(name: str) -> Response:
        if name not in STATIC:
            raise errors.Problem(404, "there is nothing here")
        return Response(
            static(name), media_type=STATIC[name][0], headers={"Cache-Control": "public, max-age=31536000, immutable"}
        )

    return router

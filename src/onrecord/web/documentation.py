"""The HTTP interface described: OpenAPI for programs, one page for people that loads nothing from elsewhere."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi

from onrecord.web.answers import json_body
from onrecord.web.rendering import page

router = APIRouter(include_in_schema=False)


def description(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description, made once."""
    if not app.openapi_schema:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        for path in made["paths"].values():
            for operation in path.values():
                # What a request asks for in vain is told as 400, whatever is wrong with it.
                if "HTTPValidationError" in str(operation["responses"].get("422")):
                    del operation["responses"]["422"]
        for gone in ("HTTPValidationError", "ValidationError"):
            made.get("components", {}).get("schemas", {}).pop(gone, None)
        app.openapi_schema = made
    return app.openapi_schema


@router.get("/openapi.json")
def as_json(request: Request) -> Response:
    """The description for programs."""
    return json_body(description(request.app))


@router.get("/docs")
def on_page(request: Request) -> Response:
    """The description for people."""
    made = description(request.app)
    operations = [
        (path, method.upper(), one) for path, of in sorted(made["paths"].items()) for method, one in of.items()
    ]
    return page(request, "docs.html.j2", about=request.app.description, operations=operations)

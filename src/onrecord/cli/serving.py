"""Serving a ledger: the reading room for people and programs, and tools for an assistant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import open_kept, the_ledger
from onrecord.cli.printing import telling
from onrecord.errors import InstallError, UsageError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@click.command()
@the_ledger
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others need --tokens.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 for a free one.")
@click.option(
    "--name", "names", multiple=True, metavar="NAME", help="A further name that it is reached by (a proxy's)."
)
@click.option("--tokens", type=click.Path(dir_okay=False), metavar="FILE", help="Who may what: a role (read, judge, "
              "admin) and a token a line.")  # fmt: skip
@telling
def serve(where: str, host: str, port: int, names: tuple[str, ...], tokens: str | None) -> None:
    """The reading room: web pages, and the same as JSON and CSV, over a ledger. Ctrl-C ends it."""
    with open_kept(where) as ledger:
        run(ledger, host=host, port=port, names=names, tokens=tokens)


def run(
    ledger: Ledger, *, host: str = "127.0.0.1", port: int = 8000, names: tuple[str, ...] = (), tokens: str | None = None
) -> None:
    """Serve an open ledger until somebody ends it; where it is, goes to standard error."""
    import gc
    import socket
    import sys

    import uvicorn

    from onrecord.web.app import create_app
    from onrecord.web.settings import Settings, read_keys

    keys = read_keys(_read(tokens)) if tokens else {}
    settings = Settings(host=host, port=port, keys=keys, names=names)
    app = create_app(ledger, settings)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host.strip("[]"), port), family=family)
    except OSError as err:
        raise UsageError(f"{host} port {port} cannot be listened on: {err.strerror}", step="serve") from err
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"The reading room is open: http://{shown}:{listening.getsockname()[1]}/  (Ctrl-C ends it)", err=True)
    # Readings at hand are many small values that stay: to walk all of them for garbage, again and again, would take
    # longer than any answer.
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    # A page asks the store dozens of times, and lets go of the interpreter at each: whatever else runs is not to keep
    # it for its five milliseconds every time.
    sys.setswitchinterval(0.0005)
    # No access log: addresses hold what somebody looks for.
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[listening])


@click.command()
@the_ledger
@telling
def mcp(where: str) -> None:
    """The ledger as read-only tools for an assistant (Model Context Protocol), over standard input and output."""
    try:
        from onrecord.mcp import create_server
    except ModuleNotFoundError as err:
        raise InstallError("tools for assistants need: pip install 'onrecord[mcp]'", step="mcp", cause=err) from err

    with open_kept(where) as ledger:
        create_server(ledger).run("stdio")


def _read(tokens: str) -> str:
    try:
        return Path(tokens).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise UsageError("the tokens cannot be read", document=tokens, step="serve", cause=err) from err


COMMANDS = (serve, mcp)

"""Serving a ledger: the reading room for people and programs, and tools for an assistant."""

from __future__ import annotations

from os import cpu_count
from pathlib import Path

import click

from onrecord.cli.options import open_kept, the_ledger
from onrecord.cli.printing import telling
from onrecord.errors import InstallError, UsageError

# Two processes keep twenty visitors from waiting; each further one takes its memory.
_ENOUGH = 2


@click.command()
@the_ledger
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others need --tokens.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 for a free one.")
@click.option(
    "--name", "names", multiple=True, metavar="NAME", help="A further name that it is reached by (a proxy's)."
)
@click.option("--tokens", type=click.Path(dir_okay=False), metavar="FILE", help="Who may what: a role (read, judge, "
              "admin) and a token a line.")  # fmt: skip
@click.option("--processes", type=click.IntRange(1, 64), default=None, metavar="N",
              help="How many answer; as many as the machine has cores, at most 2, unless said.")  # fmt: skip
@telling
def serve(where: str, host: str, port: int, names: tuple[str, ...], tokens: str | None, processes: int | None) -> None:
    """The reading room: web pages, and the same as JSON and CSV, over a ledger. Ctrl-C ends it."""
    open_kept(where).close()  # what is wrong with it is told before anything listens
    run(where, host=host, port=port, names=names, tokens=tokens, processes=processes or min(_ENOUGH, cpu_count() or 1))


def run(
    where: str, *, host: str = "127.0.0.1", port: int = 8000, names: tuple[str, ...] = (), tokens: str | None = None,
    processes: int = 1,
) -> None:  # fmt: skip
    """Serve a ledger until somebody ends it; where the room is, goes to standard error."""
    import socket

    from onrecord.web.serving import listen
    from onrecord.web.settings import Settings, read_keys

    keys = read_keys(_read(tokens)) if tokens else {}
    settings = Settings(host=host, port=port, keys=keys, names=names)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host.strip("[]"), port), family=family)
    except OSError as err:
        raise UsageError(f"{host} port {port} cannot be listened on: {err.strerror}", step="serve") from err
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"The reading room is open: http://{shown}:{listening.getsockname()[1]}/  (Ctrl-C ends it)", err=True)
    with listening:
        listen(where, listening, settings, processes)


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

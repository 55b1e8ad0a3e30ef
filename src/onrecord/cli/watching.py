"""Keeping what feeds tell, for as long as it runs: watch."""

from __future__ import annotations

import re
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import click

from onrecord.cli.keeping import summed
from onrecord.cli.options import the_ledger
from onrecord.cli.printing import telling

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LEAST_SECONDS = 60


def _seconds(_context: click.Context, _parameter: click.Parameter, value: str) -> float:
    """A time as people write it: 15m, 2h."""
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", value.strip().lower())
    if match is None:
        raise click.BadParameter(f"{value!r} is no time; give it as 15m or 2h")
    seconds = int(match[1]) * _UNITS[match[2]]
    if seconds < _LEAST_SECONDS:
        raise click.BadParameter("feeds are not asked more often than once a minute")
    return float(seconds)


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@the_ledger
@click.option("--every", default="15m", show_default=True, metavar="TIME", callback=_seconds, help="How often to ask.")
@click.option("--once", is_flag=True, help="Ask once and stop.")
@click.option("--outlet", metavar="NAME", help="Who publishes it.")
@click.option("--actors", type=click.Path(), metavar="FILE", help="Actors of your own (CSV; see docs/actors-file.md).")
@telling
def watch(feeds: tuple[str, ...], where: str, every: float, once: bool, outlet: str | None, actors: str | None) -> None:
    """Poll feeds and keep what is new, until it is stopped (Ctrl-C). FEED: the URL of an RSS, Atom or JSON feed."""
    from onrecord.ingest.sources import is_url
    from onrecord.ledger import open_ledger

    files = [feed for feed in feeds if not is_url(feed)]
    if files:
        raise click.UsageError(f"{files[0]}: a feed to watch is a URL; `onrecord add` takes files")
    became: Counter[str] = Counter()
    with open_ledger(where) as ledger, _stopping() as stop:
        found = ledger.watch(feeds, every=None if once else every, stop=stop, outlet=outlet, actors=actors)
        for one in found:
            became[one.outcome] += 1
            if one.outcome == "failed":
                click.echo(f"onrecord: {one.source}: {one.reason}", err=True)
            elif one.outcome in ("added", "revised"):
                click.echo(one.document)
        click.echo(summed(became, len(ledger), where), err=True)
    if once and became["failed"]:
        raise SystemExit(1)


@contextmanager
def _stopping() -> Iterator[Event]:
    """An event that is set when somebody asks to stop (Ctrl-C, SIGTERM); who asks twice is obeyed at once."""
    stop = Event()

    def ask(_number: int, _frame: Any) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        click.echo("onrecord: stopping after this report", err=True)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


COMMANDS = (watch,)

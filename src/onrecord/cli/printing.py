"""What every command needs for printing: our errors as one line, an output file, a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TextIO

import click

from onrecord.errors import DocumentError, OnrecordError


def telling(command: Callable[..., None]) -> Callable[..., None]:
    """Our own errors become one line on standard error; anything else is a bug and shows itself."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except OnrecordError as err:
            click.echo(f"onrecord: {err}", err=True)
            raise SystemExit(1 if isinstance(err, DocumentError) else 2) from err

    return run


@contextmanager
def opened(output: str | None) -> Iterator[TextIO]:
    """The file named, or standard output for None and "-"."""
    if output in (None, "-"):
        yield sys.stdout
        return
    with Path(str(output)).open("w", encoding="utf-8") as file:
        yield file


@contextmanager
def progress(items: Iterable[Any], label: str, length: int | None) -> Iterator[Iterable[Any]]:
    """`items` again, with a bar, a rate and the remaining time on standard error if that is a terminal; without the
    remaining time where nobody knows how many there are."""
    if not sys.stderr.isatty() or length == 1:
        yield items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield bar.track(items, total=length, description=label)

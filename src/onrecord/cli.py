"""The command line: arguments and printing; it computes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import __version__


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Read news reports and put them on the record."""


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--published")
@click.option("--format", "form", default="text")
def read(sources: tuple[str, ...], published: str | None, form: str) -> None:
    """Read reports without keeping them."""
    from onrecord.pipeline import read as read_text
    from onrecord.wire import to_json

    for source in sources:
        text = Path(source).read_text(encoding="utf-8")
        click.echo(to_json(read_text(text, published=published, source=source), indent=2))

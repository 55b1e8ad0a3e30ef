"""Sources -> ledger: what is there already is not read again, the rest is read and kept one by one.

Reading may be done by several processes; keeping is done by this one, in the order of the sources. Killed at any
moment, a run leaves whole reports only, and the next one goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import BadRecord, DocumentError, Unreachable
from onrecord.ingest import Raw
from onrecord.ingest.limits import DEFAULT, Limits
from onrecord.ledger.bulk import add_records, holds_records
from onrecord.ledger.rows import Added
from onrecord.ledger.store import input_id
from onrecord.lexicons.own_actors import OwnActors, actors_of
from onrecord.models import Models, default_models
from onrecord.pipeline import Result, read_many, reader_of

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

LINKED_AT_ONCE = 64
"""Reports that are kept before they are linked to each other: what many touch is done once for all of them."""


def add_many(
    ledger: Ledger,
    sources: Iterable[str | Path | Raw],
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    workers: int | None = None,
    limits: Limits = DEFAULT,
    models: Models | None = None,
    actors: str | Path | OwnActors | None = None,
) -> Iterator[Added]:
    """Read and keep many reports; what became of each, in the order of the sources.

    What this reader has read from the same input before is not read again. A document that cannot be read is
    quarantined with its reason. A folder of Parquet tables (`onrecord.ledger.bulk`) has records, which are kept as they
    are. The arguments are those of `onrecord.read_many`.

    Raises:
        UsageError: `published` is no date, the file of actors is malformed, or several workers were asked for with
            models of one's own.
        LedgerError: the store refuses.
    """
    if isinstance(sources, Sequence) and any(map(holds_records, sources)):
        about = {"published": published, "outlet": outlet, "url": url, "workers": workers, "limits": limits,
                 "models": models, "actors": actors}  # fmt: skip
        return _with_records(ledger, sources, about)
    actors = actors_of(actors)
    reader = reader_of(models or default_models(), actors)
    kept: dict[str, str] = {}  # documents by inputs that were read before and are on their way

    def known(raw: Raw) -> bool:
        document = ledger.known(raw, reader)
        if document is not None:
            kept[input_id(raw)] = document
        return document is not None

    results = read_many(
        sources,
        published=published,
        outlet=outlet,
        url=url,
        workers=workers,
        limits=limits,
        models=models,
        unless=known,
        actors=actors,
    )
    return _linked(ledger, (_kept(ledger, result, kept) for result in results))


def _with_records(ledger: Ledger, sources: Iterable[str | Path | Raw], about: dict[str, Any]) -> Iterator[Added]:
    """What became of sources of which some hold records, in their order."""
    for records, some in groupby(sources, holds_records):
        if not records:
            yield from add_many(ledger, some, **about)
            continue
        for folder in some:
            assert not isinstance(folder, Raw)
            yield from _linked(ledger, add_records(ledger, folder))


def _linked(ledger: Ledger, added: Iterator[Added]) -> Iterator[Added]:
    """The same, linked a lot at a time and at the end. What a run that was stopped has left is linked as well."""
    waiting = 0
    for one in added:
        waiting += one.outcome in ("added", "revised")
        if waiting >= LINKED_AT_ONCE:
            ledger.link()
            waiting = 0
        yield one
    ledger.link()


def _kept(ledger: Ledger, result: Result, known: dict[str, str]) -> Added:
    if result.record is not None:
        try:
            return ledger.add(result.record, result.raw)
        except BadRecord as err:
            return ledger.refuse(err, result.raw)
    if isinstance(result.error, DocumentError) and not isinstance(result.error, Unreachable):
        return ledger.refuse(result.error, result.raw)
    if result.error is not None:  # no such file, no answer: nothing that could be kept
        return Added(result.source, "failed", None, str(result.error).removeprefix(f"{result.source}: "))
    assert result.raw is not None
    return Added(result.source, "known", known[input_id(result.raw)])

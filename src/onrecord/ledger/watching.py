"""Feeds -> ledger, again and again: what is new in them is fetched, read and kept.

    feed ─changed since?─→ entries ─new?─→ article ─add_many─→ ledger
                              ↑ what could not be had is tried again at the next polls

A feed or an entry that fails is told and passed over. What is done is written down entry by entry, so that a run that
is stopped or killed goes on where it was; a feed is asked for what changed only once all its entries were dealt with.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from threading import Event
from typing import TYPE_CHECKING, Any

from onrecord.errors import DocumentError, OnrecordError, Unreachable
from onrecord.ingest import Raw, addresses, feeds
from onrecord.ingest.fetch import ALLOW_NETWORKS, Fetcher
from onrecord.ingest.limits import DEFAULT, Limits
from onrecord.ledger.feed_states import FeedStates
from onrecord.ledger.rows import Added

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


def watch(
    ledger: Ledger,
    states: FeedStates,
    urls: Iterable[str],
    *,
    every: float | None = None,
    stop: Event | None = None,
    outlet: str | None = None,
    limits: Limits = DEFAULT,
    fetcher: Fetcher | None = None,
    **reading: Any,
) -> Iterator[Added]:
    """Poll feeds and add what is new; what became of each entry, and of each feed that could not be had.

    Args:
        ledger: where to keep.
        states: what is remembered of the feeds.
        urls: the feeds.
        every: seconds from the end of one round to the next; None for one round.
        stop: ends the watching when it is set, between two entries.
        outlet: who publishes what the feeds tell of.
        limits: what each document may cost.
        fetcher: None for one with the networks that the environment allows.
        **reading: as `models` and `actors` of `onrecord.ledger.adding.add_many`.

    Raises:
        LedgerError: the store refuses.
    """
    stop = stop or Event()
    if fetcher is None:
        allowed = addresses.networks(os.environ.get(ALLOW_NETWORKS, ""))
        fetcher = Fetcher(limits=limits, allowed=allowed, hosts=states, wait=stop.wait)
    about = Raw(data=b"", source="", outlet=outlet)
    polled = tuple(urls)
    while True:
        for url in polled:
            if stop.is_set():
                return
            yield from _poll(ledger, states, url, fetcher, about, limits, stop, reading)
        if every is None or stop.wait(every):
            return


def _poll(
    ledger: Ledger,
    states: FeedStates,
    url: str,
    fetcher: Fetcher,
    about: Raw,
    limits: Limits,
    stop: Event,
    reading: dict[str, Any],
) -> Iterator[Added]:
    etag, modified = states.conditions(url)
    try:
        found = fetcher.get(url, etag=etag, modified=modified)
        if found.data is None:
            states.polled(url, etag=found.etag or etag, modified=found.modified or modified)
            return
        entries = feeds.entries(found.data, found.url, found.media_type, limits)
    except DocumentError as err:
        err.document = err.document or url
        states.polled(url, error=str(err))
        yield _failed(err)
        return
    whole = True
    for entry in states.new(url, entries[: feeds.MOST_ENTRIES]):
        if stop.is_set():
            whole = False
            break
        made = feeds.article(entry, url, about, limits, fetcher)
        if isinstance(made, Unreachable):
            whole = not states.missed(url, entry) and whole
            yield _failed(made)
            continue
        if isinstance(made, OnrecordError):
            yield ledger.refuse(made)
        else:
            yield from ledger.add_many([made], workers=1, limits=limits, **reading)
        states.done(url, entry)
    # Asked for changes only, the feed would not tell again of what was left over.
    states.polled(url, etag=found.etag if whole else None, modified=found.modified if whole else None)


def _failed(error: DocumentError) -> Added:
    source = error.document or "-"
    return Added(source, "failed", None, str(error).removeprefix(f"{source}: "))

"""Feeds: RSS, Atom and JSON Feed -> the articles that they point to.

An entry's link is fetched; what the entry says (title, authors, date) goes before what the page says of itself. Where
an entry has no link, its own text is the report. A feed is parsed in a process that can be killed (`ingest.sandbox`):
whatever it declares, nothing outside it is read, and its entities are not expanded.
"""

from __future__ import annotations

import calendar
import hashlib
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import msgspec

from onrecord.errors import BadMetadata, DocumentError, OnrecordError, ParserDied, Refused, TooLarge
from onrecord.ingest import Raw
from onrecord.ingest.decode import opening
from onrecord.ingest.limits import Limits
from onrecord.ingest.pages import page
from onrecord.ingest.sandbox import Sandbox

if TYPE_CHECKING:
    from onrecord.ingest.fetch import Fetcher

SUFFIXES = (".xml", ".rss", ".atom")
MEDIA_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
MOST_ENTRIES = 1_000
"""How many entries of one feed are taken; those behind are told as one error."""

_ROOT = re.compile(r"<(?:!DOCTYPE\s+)?(?:rss|feed|(?:\w+:)?RDF)\b", re.I)
_JSON = re.compile(rb'\s*\{.{0,2000}?"https?:\\?/\\?/jsonfeed\.org\\?/version', re.S)
# How far into a feed its root element may stand.
_HEAD = 8192
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Programs that know no date write the first day that they can.
_NO_YEAR = 1970
_MAIL = re.compile(r"(?:mailto:)?\S{1,100}@\S{1,200}")
_WEB = re.compile(r"https?://", re.I)
_MARKUP_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        id: what the feed knows it by; two entries of a feed with one id are the same.
        version: changes when the feed says that the entry was changed.
        link: where the article is.
        published, updated: ISO 8601.
        text: the entry's own text, HTML.
        whole: whether the feed means that text to be the article rather than a summary.
    """

    id: str
    version: str
    link: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    text: str | None
    whole: bool


def looks_like_feed(data: bytes, media_type: str | None = None) -> bool:
    """Whether some bytes are a feed, by their media type or how they open."""
    if media_type is not None and media_type.partition(";")[0].strip().lower() in MEDIA_TYPES:
        return True
    head = data[:_HEAD].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    text = head.decode("latin-1")
    return _ROOT.match(text, opening(text)) is not None or _JSON.match(head) is not None


def entries(data: bytes, url: str | None, media_type: str | None, limits: Limits) -> tuple[Entry, ...]:
    """The entries of a feed, in its order, each once.

    Args:
        data: the feed as it came.
        url: where it was; relative links in it are counted from there.
        media_type: as it was stated, with its charset.
        limits: what parsing may cost.

    Raises:
        BadMetadata: it is no feed.
        OutOfTime, ParserDied, TooLarge: it breaks a limit, or its parser.
    """
    if len(data) > limits.max_bytes:
        raise TooLarge(f"over {limits.max_bytes:,} bytes", step="feed")
    found = _sandbox(limits.max_memory).call((data, media_type), seconds=limits.parse_seconds)
    if found is None:
        raise BadMetadata("no feed: neither RSS nor Atom nor JSON Feed", step="feed")
    made = (_entry(one, url) for one in found)
    return tuple({entry.id: entry for entry in made}.values())


def articles(
    found: tuple[Entry, ...], name: str, about: Raw, limits: Limits, fetcher: Fetcher | None
) -> Iterator[Raw | OnrecordError]:
    """The report of each entry; what cannot be had comes as an error in its place.

    Args:
        found: a feed's entries.
        name: the feed's own name, for errors.
        about: what is said about all of them.
        limits: what each may cost.
        fetcher: fetches what the entries point to; None where nothing is to be fetched.
    """
    for entry in found[:MOST_ENTRIES]:
        yield article(entry, name, about, limits, fetcher)
    if len(found) > MOST_ENTRIES:
        words = f"{len(found) - MOST_ENTRIES:,} entries behind the first {MOST_ENTRIES:,} are left out"
        yield TooLarge(words, document=name, step="feed")


def article(entry: Entry, name: str, about: Raw, limits: Limits, fetcher: Fetcher | None) -> Raw | OnrecordError:
    """The report of one entry, or why it cannot be had; the arguments are those of `articles`."""
    source = entry.link or f"{name}#{entry.id}"
    said = replace(
        about,
        source=source,
        title=entry.title or about.title,
        authors=entry.authors or about.authors,
        published=entry.published or about.published,
    )
    if entry.link and fetcher is not None:
        try:
            return page(fetcher.get(entry.link), source, said)
        except DocumentError as err:
            return err
    if entry.text is None or (entry.link and not entry.whole):
        words = "only its address stands in the feed, and nothing is fetched for the files of a folder"
        return (Refused(words, document=source, step="feed") if entry.link
                else DocumentError("neither a link nor a text in the entry", document=source, step="feed"))  # fmt: skip
    title = f"<head><title>{html.escape(entry.title)}</title></head>" if entry.title else ""
    wrapped = f"<!DOCTYPE html><html>{title}<body><article>{entry.text}</article></body></html>"
    data = wrapped.encode("utf-8", "replace")
    if len(data) > limits.max_bytes:
        return TooLarge(f"over {limits.max_bytes:,} bytes", document=source, step="feed")
    published = entry.published or entry.updated or about.published
    return replace(
        said, data=data, url=about.url or entry.link, published=published, media_type="text/html; charset=utf-8"
    )


def _entry(one: dict[str, Any], url: str | None) -> Entry:
    key = one["id"] or one["link"] or "\x00".join(str(one[x]) for x in ("title", "published", "text"))
    return Entry(
        id=key
        if len(key) <= 500 and key.isprintable()
        else "h_" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32],
        version=one["updated"] or "",
        link=_address(one["link"], url),
        title=_plain(one["title"], one["marked_up"]),
        authors=tuple(name for name in map(_name, one["authors"]) if name),
        published=one["published"],
        updated=one["updated"],
        text=one["text"],
        whole=one["whole"],
    )


def _address(link: str | None, url: str | None) -> str | None:
    """Where a link leads; one that is relative is counted from the feed's own address."""
    try:
        found = urljoin(url or "", link.strip()) if link else ""
    except ValueError:
        found = link or ""
    return found or None


def _name(text: str) -> str | None:
    """An author's name, without the e-mail address that RSS puts first."""
    return _plain(_MAIL.sub("", text).strip(" ()<>,;:"), False)


def _plain(text: str | None, marked_up: bool) -> str | None:
    """A line of plain text out of what a feed says."""
    if text and marked_up:
        text = html.unescape(_MARKUP.sub("", text))
    return " ".join(text.split())[:1000] or None if text else None


@cache
def _sandbox(max_memory: int) -> Sandbox:
    return Sandbox("onrecord.ingest.feeds:parse", max_memory=max_memory)


def parse(argument: tuple[bytes, str | None]) -> list[dict[str, Any]] | None:
    """In the killable process: a feed's entries as plain values; None where it is none."""
    data, media_type = argument
    if _JSON.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        return _json_feed(data)
    import feedparser

    headers = {"content-type": media_type or "application/xml"}
    try:
        found: Any = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except MemoryError:
        raise
    except Exception as err:
        # Whatever the parser makes of a hostile feed is this one feed's failure.
        raise ParserDied("the feed breaks its parser", step="feed", cause=err) from err
    version = found.get("version")
    if not version:
        return None
    return [_plain_entry(one, rss=version.startswith("rss")) for one in found.entries]


def _plain_entry(one: Any, *, rss: bool) -> dict[str, Any]:
    published = _iso(one.get("published"), one.get("published_parsed"))
    # feedparser gives an entry's one date under both names; in RSS (dc:date) it is the day of publication.
    updated = _iso(dict.get(one, "updated"), dict.get(one, "updated_parsed"))
    contents = [c for c in one.get("content", ()) if c.get("value")]
    best = max(contents, key=lambda c: (c.get("type") in _MARKUP_TYPES, len(c["value"])), default=None)
    text = best or (one.get("summary_detail") if one.get("summary") else None)
    title = one.get("title_detail") or {}
    # Of an only author the words as they stand: feedparser takes e-mail addresses out of them, not always all.
    names = [a["name"] for a in one.get("authors", ()) if a.get("name")]
    # RSS: a guid stands for the link unless it says otherwise, which many that are no address do not say.
    no_link = one.get("link") == one.get("id") and not _WEB.match(one.get("id") or "")
    return {
        "id": one.get("id"),
        "link": None if no_link else one.get("link") or None,
        "title": one.get("title"),
        "marked_up": title.get("type") in _MARKUP_TYPES,
        "authors": names if len(names) > 1 else [one["author"]] if one.get("author") else names,
        "published": published or (updated if rss else None),
        "updated": None if rss else updated,
        "text": _as_html(text.get("value", ""), text.get("type")) if text else None,
        "whole": best is not None,
    }


def _as_html(text: str, kind: str | None) -> str:
    if kind in _MARKUP_TYPES:
        return text
    return "".join(f"<p>{html.escape(line)}</p>" for line in re.split(r"\n\s*\n", text) if line.strip())


def _iso(text: Any, parsed: Any) -> str | None:
    """A feed's date as ISO 8601 in its own time zone, as the day there is the day of publication."""
    if not isinstance(text, str):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        break
    else:
        try:
            moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        except (ValueError, TypeError, OverflowError, OSError):
            return None
    if moment.year <= _NO_YEAR:
        return None
    return text.strip() if _DAY.fullmatch(text.strip()) else moment.replace(microsecond=0).isoformat()


class _Author(msgspec.Struct):
    name: str | None = None


class _Item(msgspec.Struct):
    id: str | float | None = None
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    author: _Author | None = None
    authors: list[_Author] | None = None


class _JsonFeed(msgspec.Struct):
    items: list[_Item]


def _json_feed(data: bytes) -> list[dict[str, Any]]:
    try:
        feed = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except (ValueError, RecursionError) as err:
        raise BadMetadata("no valid JSON Feed", step="feed", cause=err) from err
    return [
        {
            "id": str(item.id) if item.id is not None else None,
            "link": item.url or None,
            "title": item.title,
            "marked_up": False,
            "authors": [a.name for a in (item.authors or [item.author or _Author()]) if a.name],
            "published": _iso(item.date_published, None),
            "updated": _iso(item.date_modified, None),
            "text": item.content_html or (_as_html(item.content_text, None) if item.content_text else None),
            "whole": True,
        }
        for item in feed.items
    ]

"""The one way to the network: every page, feed, article and robots.txt is fetched by a `Fetcher`.

    URL ─checked─→ robots.txt? ─→ its host's turn ─→ resolved, judged, connected ─→ body, decompressed under limits
         ↑______________________ redirect, at most five _____________________________|

The connection is made to the very address that was judged (`ingest.addresses`), TLS is verified against the name, and
everything a server may do slowly stands under one deadline. Proxies and credentials of the environment are not used.
Nothing is sent but the request: no cookies, no referrer.
"""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

import httpcore2
import httpx2

from onrecord.errors import DocumentError, Refused, TooLarge, Unreachable
from onrecord.ingest import addresses, robots
from onrecord.ingest.addresses import Network
from onrecord.ingest.compressed import CODINGS, undone
from onrecord.ingest.connecting import Judged, Resolve
from onrecord.ingest.limits import DEFAULT, Limits
from onrecord.ingest.robots import Robots

MOST_REDIRECTS = 5
ALLOW_NETWORKS = "ONRECORD_ALLOW_NETWORKS"
"""The environment's variable that names networks to fetch from though they are not public."""

_SECONDS_BETWEEN = 1.0
# Longer than any robots.txt makes us wait; a host that asks for more is not waited for.
_LONGEST_WAIT = 31.0
_LONGEST_PAUSE = 3600
_LATER = (429, 503)
_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a URL gave: the body with its compression undone, None where nothing has changed since; where it was in
    the end, its media type with the charset if stated, and what to ask with the next time."""

    url: str
    data: bytes | None
    media_type: str | None
    etag: str | None = None
    modified: str | None = None


class Hosts(Protocol):
    """Remembers each host's robots.txt for a day; `Memory` for as long as it lives."""

    def robots(self, origin: str) -> str | None:
        """The robots.txt of "https://host:port" as it was last fetched; None where it must be fetched (again)."""

    def remember(self, origin: str, text: str) -> None:
        """Keep it."""


class Memory:
    """Remembers for one run."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def robots(self, origin: str) -> str | None:
        return self._known.get(origin)

    def remember(self, origin: str, text: str) -> None:
        self._known[origin] = text


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    headers: dict[str, str]
    data: bytes = field(repr=False)


class Fetcher:
    """Fetches politely and safely; for one thread at a time.

    Args:
        limits: what a document may cost.
        allowed: networks to fetch from though they are not public, on any port.
        hosts: where robots.txt are remembered.
        wait: how to wait for a host's turn; called with seconds.
        resolve: name and port -> addresses; None for the system's resolver.
        tls: how servers are verified; None for the system's authorities.
    """

    def __init__(
        self,
        *,
        limits: Limits = DEFAULT,
        allowed: Sequence[Network] = (),
        hosts: Hosts | None = None,
        wait: Callable[[float], object] = time.sleep,
        resolve: Resolve | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        from onrecord import __version__

        self.limits = limits
        self._allowed = tuple(allowed)
        self._hosts: Hosts = hosts or Memory()
        self._wait = wait
        self._resolve = resolve
        self._tls = tls
        self._turns: dict[str, float] = {}
        self._rules: dict[str, Robots] = {}
        self._agent = f"{robots.AGENT}/{__version__} (reads news; obeys robots.txt)"

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What a URL gives.

        Args:
            url: http:// or https://.
            etag, modified: the values of an earlier `Fetched`: what has not changed since is not sent again.

        Raises:
            Refused: an address that is not fetched from, a page that its robots.txt closes or its server refuses.
            Unreachable: no answer, an answer that breaks off, or a server in trouble.
            TooLarge, NotText: the body breaks a limit or is compressed in another way than was asked for.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        try:
            here, answer = self._follow(addresses.checked(url), {k: v for k, v in conditions.items() if v})
        except DocumentError as err:
            err.document = url
            raise
        if answer.status != 304 and answer.status not in (200, 203):
            raise _no(url, answer)
        return Fetched(
            url=str(here),
            data=answer.data if answer.status != 304 else None,
            media_type=answer.headers.get("content-type"),
            etag=answer.headers.get("etag"),
            modified=answer.headers.get("last-modified"),
        )

    def _follow(self, here: httpx2.URL, headers: dict[str, str], *, obey: bool = True) -> tuple[httpx2.URL, _Answer]:
        """The first answer that is no redirect, and where it came from."""
        left = self.limits.fetch_seconds
        for _ in range(MOST_REDIRECTS + 1):
            if obey and not self._robots(here).allows(here.raw_path.decode("ascii", "replace")):
                raise Refused("not fetched: closed by the host's robots.txt", step="fetch")
            self._take_turn(here)
            start = time.monotonic()
            answer = self._ask(here, headers, left)
            left -= time.monotonic() - start
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return here, answer
            try:
                there = str(here.join(target))
            except (httpx2.InvalidURL, ValueError) as err:
                raise Refused("redirected to no URL", step="fetch", cause=err) from None
            here = addresses.checked(there)
        raise Refused(f"redirected over {MOST_REDIRECTS} times", step="fetch")

    def _robots(self, url: httpx2.URL) -> Robots:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            text = self._hosts.robots(origin)
            if text is None:
                text = self._robots_text(origin)
                self._hosts.remember(origin, text)
            self._rules[origin] = robots.robots(text)
        return self._rules[origin]

    def _robots_text(self, origin: str) -> str:
        """A host's robots.txt. A host that has none allows all; while it cannot be had, nothing is allowed."""
        try:
            _, answer = self._follow(addresses.checked(f"{origin}/robots.txt"), {}, obey=False)
        except TooLarge as err:
            raise Refused("not fetched: the host's robots.txt is over the size limit", step="fetch") from err
        except Unreachable as err:
            raise Unreachable(
                f"the host's robots.txt cannot be had: {err.message}", step="fetch", cause=err.cause
            ) from err
        if answer.status >= 500 or answer.status == 429:
            raise Unreachable(f"the host's robots.txt cannot be had: {answer.status} {answer.reason}", step="fetch")
        return answer.data[: robots.LONGEST].decode("utf-8", "replace") if answer.status == 200 else ""

    def _take_turn(self, url: httpx2.URL) -> None:
        """Wait until the host may be asked again: one request a second, or as its robots.txt says."""
        host = url.host
        pause = self._turns.get(host, 0.0) - time.monotonic()
        if pause > _LONGEST_WAIT:
            raise Unreachable(f"the host asked to be left alone for {pause:.0f} more seconds", step="fetch")
        if pause > 0:
            self._wait(pause)
        self._turns[host] = time.monotonic() + self._between(url)

    def _between(self, url: httpx2.URL) -> float:
        rules = self._rules.get(f"{url.scheme}://{url.netloc.decode('ascii')}")
        return max(_SECONDS_BETWEEN, rules.delay or 0.0) if rules else _SECONDS_BETWEEN

    def _ask(self, url: httpx2.URL, headers: dict[str, str], seconds: float) -> _Answer:
        """One request, one answer, one connection."""
        deadline = time.monotonic() + seconds
        backend = Judged(deadline, self._allowed, self._resolve)
        target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=addresses.port_of(url), target=url.raw_path
        )
        sent = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ", ".join(CODINGS),
            "Connection": "close",
            **headers,
        }
        try:
            with (
                httpcore2.ConnectionPool(ssl_context=self._context(url), network_backend=backend) as pool,
                pool.stream("GET", target, headers=_encoded(sent)) as response,
            ):
                answer = self._taken(response)
        except (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError) as err:
            late = time.monotonic() >= deadline
            words = f"no answer within {self.limits.fetch_seconds:g} seconds" if late else "no answer"
            raise Unreachable(words, step="fetch", cause=None if late else err) from err
        except OSError as err:
            raise Unreachable("no answer", step="fetch", cause=err) from err
        finally:
            self._turns[url.host] = time.monotonic() + self._between(url)
        if answer.status in _LATER:
            self._turns[url.host] += _pause(answer.headers.get("retry-after", ""))
        return answer

    def _context(self, url: httpx2.URL) -> ssl.SSLContext | None:
        if self._tls is None and url.scheme == "https":
            self._tls = httpx2.create_ssl_context()
        return self._tls

    def _taken(self, response: httpcore2.Response) -> _Answer:
        headers: dict[str, str] = {}
        for key, value in response.headers:
            headers.setdefault(key.decode("latin-1").lower(), value.decode("latin-1"))
        reason = response.extensions.get("reason_phrase", b"").decode("latin-1")
        if response.status != 200 and response.status != 203:
            return _Answer(response.status, reason, headers, b"")
        stated = headers.get("content-length", "")
        if stated.isdigit() and int(stated[:20]) > self.limits.max_bytes:
            raise TooLarge(f"over {self.limits.max_bytes:,} bytes", step="fetch")
        assert isinstance(response.stream, Iterable)
        data = undone(response.iter_stream(), headers.get("content-encoding"), self.limits)
        return _Answer(response.status, reason, headers, data)


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(key.encode("ascii"), value.encode("latin-1")) for key, value in headers.items()]


def _pause(retry_after: str) -> float:
    """The seconds that a host asks to be left alone for."""
    return float(min(int(retry_after[:9]), _LONGEST_PAUSE)) if retry_after.isascii() and retry_after.isdigit() else 0.0


def _no(url: str, answer: _Answer) -> DocumentError:
    words = f"the server answers {answer.status} {answer.reason}".strip()
    later = answer.status >= 500 or answer.status in (408, 425, 429)
    return (Unreachable if later else Refused)(words, document=url, step="fetch")


@cache
def default_fetcher() -> Fetcher:
    """The fetcher of this process, with the networks that the environment allows.

    Raises:
        UsageError: it names something that is no network.
    """
    return Fetcher(allowed=addresses.networks(os.environ.get(ALLOW_NETWORKS, "")))

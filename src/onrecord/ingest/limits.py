"""What one document may cost; everything over it is refused with a `DocumentError` that says which limit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one document.

    Attributes:
        max_bytes: the largest document, in bytes as it came.
        max_characters: the longest kept text, in code points. A report has some thousands; what has more is a book
            or a dump, would take minutes and gigabytes, and has no one publication date.
        parse_seconds: the longest time that the HTML parsers may take, in seconds of wall clock; the process they
            run in is killed then.
        max_depth: the deepest nesting of HTML elements.
        max_memory: address space of the process the HTML parsers run in, in bytes.
        max_ratio: how many times its size what came compressed may grow, once it is over a megabyte.
        fetch_seconds: the longest time that fetching it may take, redirects included, in seconds of wall clock.
    """

    max_bytes: int = 10_000_000
    max_characters: int = 500_000
    parse_seconds: float = 5.0
    max_depth: int = 2_000
    max_memory: int = 2_000_000_000
    max_ratio: int = 100
    fetch_seconds: float = 30.0


DEFAULT = Limits()

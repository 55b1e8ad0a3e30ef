"""What a host asks of robots: robots.txt as RFC 9309 reads it.

The longest pattern that matches decides, and of equally long ones the one that allows; "*" stands for anything, "$"
for the end. (The standard library's parser takes the first rule that matches and knows no "*", so it would fetch what
a host closes.) Matching is linear in the path: no pattern can make it slow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

AGENT = "onrecord"
LONGEST = 512_000
"""How many bytes of the file are looked at."""

_LONGEST_DELAY = 30.0
_SAFE = "/?&=;:@!$'()+,-._~#[]"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us: (pattern, whether it allows); the seconds to leave between two requests, where it says so."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Whether a path, with its query, may be fetched."""
        path = _normal(path or "/")
        best = max(
            ((len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, path)), default=None
        )
        return best is None or best[1]


def robots(text: str) -> Robots:
    """The rules that a robots.txt has for us: those for our name, or else those for all."""
    ours: list[tuple[str, str]] = []
    all_: list[tuple[str, str]] = []
    named = False
    for agents, rules in _groups(text[:LONGEST]):
        if AGENT in agents:
            named = True
            ours += rules
        elif "*" in agents:
            all_ += rules
    rules = ours if named else all_
    delays = [value for key, value in rules if key == "crawl-delay"]
    return Robots(
        tuple((_pattern(value), key == "allow") for key, value in rules if key != "crawl-delay" and value),
        _seconds(delays[0]) if delays else None,
    )


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Each group's names, in lower case, and its rules in their order."""
    agents: set[str] = set()
    rules: list[tuple[str, str]] = []
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if rules:
                yield agents, rules
                agents, rules = set(), []
            agents.add(value.lower().partition("/")[0].strip())
        elif key in ("allow", "disallow", "crawl-delay") and agents:
            rules.append((key, value))
    yield agents, rules


def _seconds(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return min(value, _LONGEST_DELAY) if value > 0 else None


def _pattern(text: str) -> str:
    text = text if text.startswith(("/", "*")) else "/" + text
    return "*".join(_normal(part) for part in text.split("*"))


def _normal(path: str) -> str:
    """One way of writing percent signs, so that equal paths are equal texts."""
    return quote(unquote_to_bytes(path), safe=_SAFE)


def _matches(pattern: str, path: str) -> bool:
    ends = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not parts:
        return not ends or at == len(path)
    *parts, last = parts
    for part in parts:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if ends:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0

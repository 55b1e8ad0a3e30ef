"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

import pytest

from onrecord.ingest.robots import Robots, robots
from tests.effort import no_hang


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "", False),
        ("user-AGENT : *\r\ndisallow : /a # not here", "/ab", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("Disallow: /a", "/a", True),
        # of the names, ours goes before the star
        ("User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /b", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: OnRecord/1.0\nDisallow: /b", "/a", True),
        ("User-agent: other\nUser-agent: onrecord\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /a", "/a", True),
        ("User-agent: onrecord\nAllow: /a\nUser-agent: x\nAllow: /\nUser-agent: onrecord\nDisallow: /b", "/b", False),
        # the longest pattern decides, and of two as long the one that allows
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        # stars and dollars
        ("User-agent: *\nDisallow: /*?print=", "/a/b?print=1", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a*b*c", "/axxcxxb", True),
        ("User-agent: *\nDisallow: *news", "/old/news", False),
        ("User-agent: *\nDisallow: /ab*ba$", "/aba", True),
        # percent signs
        ("User-agent: *\nDisallow: /%7Eiva", "/~iva/a", False),
        ("User-agent: *\nDisallow: /büro", "/b%C3%BCro", False),
        ("User-agent: *\nDisallow: /a%3cd", "/a%3Cd", False),
        ("<html>no such page</html>", "/a", True),
    ],
)  # fmt: skip
def test_paths(text, path, allowed):
    assert robots(text).allows(path) is allowed


@pytest.mark.parametrize(
    ("value", "delay"),
    [("2", 2.0), ("0.5", 0.5), ("600", 30.0), ("-1", None), ("soon", None), ("nan", None), ("inf", 30.0)],
)
def test_delay(value, delay):
    assert robots(f"User-agent: *\nCrawl-delay: {value}").delay == delay


def test_no_pattern_makes_it_slow():
    with no_hang():
        rules = robots("User-agent: *\n" + "Disallow: /" + "*a" * 30_000 + "$\n" + "Disallow: /" + "*a" * 1000 + "*b\n")
        assert not rules.allows("/" + "a" * 30_000)
        assert rules.allows("/" + "a" * 29_999)
        big = robots("User-agent: *\n" + "Disallow: /x\n" * 100_000)
        assert big.allows("/" + "a" * 8_000)
        assert robots("User-agent: a\n" * 50_000) == Robots()

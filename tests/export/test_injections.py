"""Two hundred ways to run a script, in everything a report can say, through all that becomes HTML: none runs.

Each page is opened in a real browser twice: as it is, and without the policy that would stop a script anyway, so that
the escaping alone is tried.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
from pathlib import Path

import pytest

from onrecord.export import html, timelinejs
from onrecord.export.briefing import Told, page
from onrecord.export.claims import claims
from onrecord.records import Record
from tests.export.browser import Browser
from tests.export.claimed import hostile, incident, written

pytestmark = pytest.mark.browser

# Every payload does this if it runs at all.
_RUN = "window.broken=1"
BODIES = (
    f"<script>{_RUN}</script>",
    f"<ScRiPt >{_RUN}</sCrIpT>",
    f"<script/x>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<img/src='x'onerror={_RUN}>",
    f'<img src="x" onerror="{_RUN}">',
    f"<svg onload={_RUN}>",
    f"<svg/onload={_RUN}//",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<body onload={_RUN}>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<iframe src=javascript:parent.{_RUN}></iframe>",
    f"<details open ontoggle={_RUN}>x</details>",
    f"<input autofocus onfocus={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<audio src=x onerror={_RUN}></audio>",
    f"<object data=javascript:{_RUN}></object>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN}>",
    f"<style>@keyframes x{{}}</style><p style='animation-name:x' onanimationstart={_RUN}>x",
    f"<marquee onstart={_RUN}>x</marquee>",
    f"<link rel=stylesheet href=x onerror={_RUN}>",
    f"<form><button formaction=javascript:{_RUN}>x</button></form>",
    f"<template><script>{_RUN}</script></template><img src=x onerror={_RUN}>",
    f"javascript:{_RUN}",
)
BREAKS = ("", '">', "'>", "</script>", "</style></title>", "--><!--", "</q></bdi></textarea>", "]]>")
PAYLOADS = [f"{break_}{body}" for break_, body in itertools.product(BREAKS, BODIES)]


def reports() -> list[Record]:
    return [hostile(payload) for payload in PAYLOADS]


def briefing_page() -> str:
    told = []
    for n, record in enumerate(reports()):
        found = incident(record, "v1")
        title = f"{found.title} {PAYLOADS[n]}"
        told.append(Told(dataclasses.replace(found, id=f"i_{n:016}", title=title), (record,)))
    return page(told)


def slides() -> str:
    """What TimelineJS makes of its file: it puts these fields into the page as HTML."""
    made = json.loads(written(timelinejs, [c for r in reports() for c in claims(r)]))["events"]
    shown = [(s["group"], s["text"]["headline"], s["text"]["text"], *s.get("media", {}).values()) for s in made]
    assert len(shown) == len(PAYLOADS)
    return "<!DOCTYPE html><meta charset=utf-8><body>" + "".join(f"<div>{x}</div>" for s in shown for x in s)


PAGES = {
    "reports": lambda: html.page(reports()),
    "report": lambda: html.page([hostile(" ".join(PAYLOADS))]),
    "briefing": briefing_page,
    "timelinejs": slides,
}


def test_the_payloads_are_two_hundred_and_would_run(browser: Browser, tmp_path: Path) -> None:
    assert len(set(PAYLOADS)) == 200
    ran = 0
    for n, body in enumerate(BODIES[:12]):
        path = tmp_path / f"{n}.html"
        path.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{body}", encoding="utf-8")
        ran += bool(browser.open(path.as_uri()).ask("new Promise(d => setTimeout(() => d(window.broken), 60))"))
    assert ran >= 10


@pytest.mark.parametrize("policy", [True, False], ids=["as it is", "without its policy"])
@pytest.mark.parametrize("name", PAGES)
def test_none_runs(browser: Browser, tmp_path: Path, name: str, policy: bool) -> None:
    text = PAGES[name]()
    if not policy:
        text = re.sub(r"<meta http-equiv=[^>]*>", "", text)
        assert "http-equiv" not in re.sub(r"&lt;.*?&gt;", "", text)
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8", errors="replace")
    shown = browser.open(path.as_uri())
    # Everything is opened that a reader could open, pointed at and focused.
    shown.ask("document.querySelectorAll('details').forEach(e => e.open = true)")
    shown.ask("document.querySelectorAll('a, [tabindex], input, button').forEach(e => e.focus())")
    shown.ask("new Promise(done => setTimeout(done, 300))")
    assert shown.ask("window.broken") is None
    assert shown.requests() == [path.as_uri()]
    assert shown.complaints() == []
    # None of it has become an element or an address.
    strange = (
        "script:not(head script, body > script:last-of-type), img, iframe, object, video, audio, input, form, marquee, "
        "math, template"
    )
    assert shown.ask(f"[...document.querySelectorAll({json.dumps(strange)})].map(e => e.outerHTML.slice(0, 90))") == []
    links = set(shown.ask("[...document.querySelectorAll('[href], [src]')].map(e => e.getAttribute('href') || e.src)"))
    assert [link for link in links if not link.startswith("#")] == []
    handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"
    assert shown.ask(handlers) == []
    # And all of it can be read.
    words = shown.ask("document.documentElement.textContent")
    assert [p for p in PAYLOADS if p not in words] == []

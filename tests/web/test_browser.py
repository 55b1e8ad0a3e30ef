"""The room as a person uses it: in a real browser, with a mouse, with keys, on a phone, with hostile reports.

Needs Chromium or Chrome (`ONRECORD_BROWSER` names another one); skipped where there is none. ``ONRECORD_PICTURES``
names a folder for pictures of every page at two widths.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Filters, open_ledger
from onrecord.web.exporting import ENDINGS
from tests.export.browser import Browser, Page, started
from tests.factory import Factory
from tests.ledger.stored import sourced
from tests.web.conftest import Served, client_of, serving
from tests.web.hostile import PAYLOADS
from tests.web.test_pages import Links

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/incidents", "/events", "/statements", "/actors", "/disputes", "/origins", "/reports", "/timeline",
    "/network", "/map", "/search?q=market", "/search", "/read", "/judgements", "/wrong", "/exports",
    "/docs", "/no/such/page",
)  # fmt: skip


class Watching(Browser):
    """A browser that remembers what its console is told, and every dialogue that a page opens."""

    def __init__(self, program: str) -> None:
        super().__init__(program)
        self.complaints: list[str] = []

    def open(self, url: str, **how: Any) -> Page:
        page = super().open("about:blank#new", **how)
        page.call("Log.enable")
        page.go(url)
        return page

    def _message(self, deadline: float) -> dict[str, Any]:
        message = super()._message(deadline)
        method, about = message.get("method", ""), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(about)[:600])
        elif method == "Log.entryAdded" and about["entry"]["level"] in ("error", "warning"):
            self.complaints.append(f"{about['entry']['text']} {about['entry'].get('url')}")
        elif method == "Runtime.consoleAPICalled" and about["type"] in ("error", "warning"):
            self.complaints.append(json.dumps(about["args"])[:600])
        elif method == "Page.javascriptDialogOpening":
            self.complaints.append(f"dialogue: {about['message']}")
        return message

    def said(self) -> list[str]:
        """What was complained of since this was last asked."""
        self.call("Browser.getVersion")
        found, self.complaints = self.complaints, []
        return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Watching]:
    yield from started(Watching, "the room")


@pytest.fixture(scope="module")
def every_page(served: Served) -> tuple[str, ...]:
    """The address of one page of each kind."""
    ledger = served.ledger
    incident = max(ledger.incidents(limit=None), key=lambda i: (i.documents, len(i.responsibility)))
    report = incident.events[0].document
    (actor,) = ledger.actors(Filters(type="person"), limit=1)
    (statement,) = ledger.statements(Filters(document=report), limit=1)
    (event,) = ledger.events(Filters(document=report), limit=1)
    ones = (f"/incidents/{incident.id}", f"/reports/{report}", f"/actors/{actor.id}")
    return (*PAGES, *ones, f"/reports/{report}/{statement.id}", f"/reports/{report}/{event.id}")


def picture(page: Page, name: str, width: int) -> None:
    folder = os.environ.get("ONRECORD_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.picture(Path(folder) / f"{re.sub(r'[^a-z]+', '-', name.lower()).strip('-') or 'start'}-{width}.png")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_opens_without_a_complaint_and_fits(browser, served, every_page, width):
    for path in every_page:
        page = browser.open(served.address + path, width=width, phone=width < 500)
        complaints = [c for c in browser.said() if "404" not in c]
        assert not complaints, (path, complaints)
        assert page.ask("document.documentElement.scrollWidth") <= width, f"{path} is wider than the screen"
        assert page.shown("h1") == 1, path
        picture(page, path, width)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(browser, served, every_page, dark):
    axe = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    found = {}
    for path in every_page:
        page = browser.open(served.address + path, dark=dark)
        page.ask(f"{axe};0")
        rules = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        run = f"axe.run(document, {json.dumps({'runOnly': rules, 'resultTypes': ['violations']})})"
        violations = page.ask(
            f"{run}.then(r => r.violations.map(v => [v.id, v.impact, v.nodes.length, v.nodes[0].html.slice(0, 200)]))"
        )
        serious = [v for v in violations if v[1] in ("serious", "critical")]
        if serious:
            found[path] = serious
    assert not found, json.dumps(found, indent=1)


def test_a_click_on_marked_words_shows_the_record_and_its_place_can_be_linked_to(browser, served):
    (one,) = served.ledger.statements(limit=1)
    page = browser.open(f"{served.address}/reports/{one.report.id}")
    assert "Point at marked words" in page.text(".panel")
    page.click(f'.m[data-r~="{one.id}.said"]')
    assert "Statement" in page.text(".panel") or "STATEMENT" in page.text(".panel")
    assert page.ask("location.hash") == f"#{one.id}"
    page.click('.key[data-kind="statements"]')
    assert page.style(".m-said:not(.on)", "background-color") == "rgba(0, 0, 0, 0)"
    page.click(".key.clean")
    assert page.style(".m-people:not(.on)", "text-decoration-line") == "none"


def test_a_permalink_opens_the_report_at_the_quote(browser, served):
    for one in served.ledger.statements(limit=5):
        page = browser.open(f"{served.address}/reports/{one.report.id}#{one.id}", height=500)
        page.wait("document.querySelector('.m.on') !== null")
        box = page.ask("(() => {const r = document.querySelector('.m.on').getBoundingClientRect(); return r.top})()")
        assert 0 <= box <= 500, (one.id, box)


def test_one_key_rejects_and_another_goes_to_the_search(browser, own_ledger):
    browser.said()
    for own in serving(own_ledger):
        (one,) = own_ledger.statements(limit=1)
        address = f"{own.address}/reports/{one.report.id}/{one.id}"
        page = browser.open(address)
        page.ask("document.querySelector('.judge [name=by]').value = 'Ada Lark'")
        key(page, "x")
        page.wait("location.search.includes('done=') && document.readyState === 'complete'")
        assert "rejected" in page.text("h1").lower()
        page.go(f"{own.address}/reports/{one.report.id}#{one.id}")
        page.wait("document.querySelector('.m.rejected') !== null")
        page.click(".done button") if page.shown(".done button") else None
        # From the report itself the same key works, now that the name is known.
        other = next(s for s in own_ledger.statements(Filters(document=one.report.id)) if s.id != one.id)
        page.go(f"{own.address}/reports/{one.report.id}#{other.id}")
        page.wait("document.querySelector('.panel.open .card') !== null")
        key(page, "x")
        page.wait("location.search.includes('done=') && document.readyState === 'complete'")
        assert own_ledger.rejected(one.report.id) >= {one.id, other.id}
        key(page, "/")
        assert page.ask("document.activeElement.id") == "q-top"
        assert not browser.said()


SELECT = """(() => {const w = document.createTreeWalker(document.querySelector('.context'), NodeFilter.SHOW_TEXT);
while (w.nextNode()) { const at = w.currentNode.data.indexOf(%s); if (at < 0) continue;
const r = document.createRange(); r.setStart(w.currentNode, at); r.setEnd(w.currentNode, at + %d);
getSelection().removeAllRanges(); getSelection().addRange(r); return true}})()"""


def test_selected_words_and_one_key_correct_a_span_and_a_selected_name_the_speaker(browser, tmp_path):
    browser.said()
    made = Factory("Rain 👩‍🚀\n\n🚀 Ada Lark met Bo Reed. He said that 👩‍🚀 rain had fallen all day long.")
    lark = made.entity("Ada Lark", "person")
    reed = made.entity("Bo Reed", "person", also=(("He", "pronoun"),))
    made.attribution("said", source="He", content="👩‍🚀 rain had fallen all day long", speaker=lark)
    with open_ledger(tmp_path / "own.db") as ledger:
        record = sourced(made.record(), "rain.txt")
        ledger.add(record)
        for own in serving(ledger):
            page = browser.open(f"{own.address}/reports/{record.document.id}/a1")
            page.ask("document.querySelector('.judge [name=by]').value = 'Ada Lark'")
            key(page, "w")  # nothing is selected: one may type
            assert page.ask("document.activeElement.name") == "words"
            page.ask("document.activeElement.blur()")
            # Before these words stand characters that UTF-16 counts otherwise.
            assert page.ask(SELECT % (json.dumps("rain had fallen "), 16))
            key(page, "w")
            page.wait("location.search.includes('done=') && document.readyState === 'complete'")
            (said,) = ledger.statements()
            assert [s.text for s in said.record.attributions[0].content] == ["rain had fallen"]
            assert "corrected" in page.text("h1").lower()
            assert page.ask(SELECT % (json.dumps("Bo Reed"), 7))
            before = page.ask("location.href")
            key(page, "s")
            page.wait(f"location.href !== {json.dumps(before)} && document.readyState === 'complete'")
            assert ledger.statements()[0].record.attributions[0].speaker == reed
            before = page.ask("location.href")
            page.click(".done button")
            page.wait(f"location.href !== {json.dumps(before)} && document.readyState === 'complete'")
            assert ledger.statements()[0].record.attributions[0].speaker == lark
            assert not browser.said()


def key(page: Page, letter: str) -> None:
    page.call("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter)
    page.call("Input.dispatchKeyEvent", type="keyUp", key=letter)


def test_everything_can_be_reached_with_the_tab_key(browser, served):
    page = browser.open(served.address + "/incidents")
    seen = []
    for _ in range(25):
        page.press("Tab")
        seen.append(page.ask("document.activeElement.outerHTML.slice(0, 60)"))
        ring = page.ask("getComputedStyle(document.activeElement).outlineStyle")
        assert ring != "none", seen[-1]
    assert 'class="skip"' in seen[0]
    assert any("/statements" in s for s in seen)
    assert len(set(seen)) > 20


ALPHABETS = (
    "😀🚀👩‍🚀🏳️‍🌈", "é\u0301a\u0308o\u0302\u0323", "שלום עולם", "مرحبا بالعالم", "नमस्ते", "漢字仮名", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "naïve – “quoted”", "Zürich",
    "<b>&amp;</b>",
)  # fmt: skip


def test_a_thousand_quotes_in_every_script_are_what_is_selected(browser, tmp_path):
    quotes = [f"{ALPHABETS[n % len(ALPHABETS)]} {n}" for n in range(1_000)]
    # A number alone could stand in another one: each quote is closed by a bar of its own.
    text = "Title 👩‍🚀\n\n" + "\n\n".join(f"{q}| says {n}." for n, q in enumerate(quotes))
    made = Factory(text, title="Title 👩‍🚀")
    for quote in quotes:
        made.entity(f"{quote}|", "other")
    with open_ledger(tmp_path / "scripts.db") as ledger:
        record = sourced(made.record(), "scripts.txt")
        ledger.add(record)
        ledger.link()
        for own in serving(ledger):
            page = browser.open(f"{own.address}/reports/{record.document.id}")
            selected = page.ask(
                """(() => {const found = {};
                for (const m of document.querySelectorAll('.text .m-people')) {
                  const id = m.dataset.r.split('.')[0], s = getSelection();
                  s.removeAllRanges(); const r = document.createRange(); r.selectNodeContents(m); s.addRange(r);
                  found[id] = (found[id] || '') + s.toString(); }
                return found})()"""
            )
    right = sum(selected.get(e.id) == e.mentions[0].text for e in record.entities)
    assert right == 1_000


def test_of_two_hundred_payloads_none_runs(browser, hostile_ledger):
    """Also with the page's own policy switched off, which would stop them anyway."""
    ledger = hostile_ledger
    # Who judges, and why, are somebody's words, too.
    for n, one in enumerate(ledger.statements(limit=20)):
        mine = PAYLOADS[n * 10 : n * 10 + 10]
        ledger.judge("confirm", [f"{one.report.id}/{one.id}"], by=mine[0], note=" ".join(mine))
        (content,) = next(a for a in one.record.attributions if a.id == one.id).content
        words = f"content:{content.start}-{content.end - 1}"
        ledger.judge("respan", [f"{one.report.id}/{one.id}", words], by=mine[1], note=" ".join(mine[::-1]))
    assert len(ledger.judged()) == 40
    for own in serving(ledger):
        (incident,) = ledger.incidents(limit=1)
        reports = [r.id for r in ledger.latest(limit=None)]
        actors = [a.id for a in ledger.actors(limit=None)][::10]
        paths = [
            *(f"{p}{'&' if '?' in p else '?'}limit=400" for p in PAGES[:10]), "/map", "/search?q=name*",
            f"/incidents/{incident.id}", "/judgements?limit=400",
            *(f"/reports/{r}" for r in reports), *(f"/reports/{r}/a1" for r in reports),
            *(f"/actors/{a}" for a in actors),
            *(f"/search?q={re.sub('[^a-z]', '%20', p)}" for p in PAYLOADS[:3]),
            "/events?actor=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "/search?q=%3Cimg%20src=x%20onerror=alert(1)%3E",
            "/%3Cscript%3Ealert(1)%3C/script%3E", "/reports?done=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        ]  # fmt: skip
        page = browser.open(own.address)
        page.call("Page.setBypassCSP", enabled=True)
        page.call(
            "Page.addScriptToEvaluateOnNewDocument",
            source="window.ran = undefined; window.alert = () => {window.ran = 1}",
        )
        for path in paths:
            page.go(own.address + path)
            ran, odd, title = page.ask(
                """[String(window.ran), [...document.querySelectorAll(
                  'script:not([src^="/static/"]),iframe,object,embed,base,video,audio,img,math,template,style,meta[http-equiv]')
                  ].map(e => e.outerHTML.slice(0, 80)).concat([...document.querySelectorAll('*')].filter(e =>
                  [...e.attributes].some(a => /^on/.test(a.name) || /^\\s*(javascript|data):/i.test(a.value)
                    && ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(a.name)))
                  .map(e => e.outerHTML.slice(0, 80))), document.title]"""
            )
            assert ran == "undefined", path
            assert not odd, (path, odd[:3])
            assert title != "ran", path
    page.call("Page.setBypassCSP", enabled=False)


def test_no_export_runs_whatever_it_is_taken_for(browser, hostile_ledger, tmp_path):
    """A file that somebody saves from the room, opened as a page and as a drawing, without any policy."""
    room = client_of(hostile_ledger)
    (incident,) = hostile_ledger.incidents(limit=1)
    files = {"briefing": room.get(f"/incidents/{incident.id}/briefing")}
    files |= {name: room.get(f"/export/{name}") for name in ENDINGS}
    files |= {f"{name}.csv": room.get(f"/{name}.csv") for name in ("events", "statements", "actors", "incidents")}
    for name, answer in files.items():
        assert answer.status_code == 200, name
        assert answer.headers["content-disposition"].startswith("attachment"), name
        assert answer.headers["x-content-type-options"] == "nosniff", name
        if name not in MARKUP:
            continue
        assert len(answer.content) > 10_000, name
        for ending in MARKUP[name]:
            file = tmp_path / f"{name}.{ending}"
            file.write_bytes(answer.content.replace(b"http-equiv", b"data-policy"))
            page = browser.open("about:blank#it")
            page.call("Page.setBypassCSP", enabled=True)
            page.go(file.as_uri())
            ran = "[window.ran, window.broken, document.title].map(String)"
            assert "ran" not in page.ask(ran)[2:], (name, ending)
            assert page.ask(ran)[:2] == ["undefined", "undefined"], (name, ending)
            assert not [c for c in browser.said() if "dialogue" in c], (name, ending)


# What a browser may take the forms with tags for; it shows the others as text, or saves them.
MARKUP = {"briefing": ("html",), "gexf": ("xml", "svg", "xhtml"), "graphml": ("xml", "svg", "xhtml")}


def test_links_of_hostile_reports_stay_in_the_room(hostile_ledger):
    room = client_of(hostile_ledger)
    for report in hostile_ledger.latest(limit=5):
        for link in Links(room.get(f"/reports/{report.id}").text).to:
            assert link.startswith(("/", "#")), link

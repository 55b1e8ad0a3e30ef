"""The page as a person uses it: in a real browser, with a mouse, with keys, on a phone and on paper.

Needs Chromium or Chrome (`ONRECORD_BROWSER` names another one); skipped where there is none.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.export.html import page
from tests.export.browser import Browser, Page
from tests.factory import harbour

# The group keeps one browser for all of these where tests run side by side.
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("page") / "one.html", 1)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("page") / "two.html", 2)


def written(path: Path, reports: int) -> str:
    path.write_text(page([harbour(source=f"{n}.txt") for n in range(reports)]), encoding="utf-8")
    return path.as_uri()


def panel(shown: Page) -> str:
    return shown.text(".report:not([hidden]) .panel")


def test_a_click_on_marked_words_shows_source_cue_and_content(browser: Browser, one: str) -> None:
    shown = browser.open(one)
    assert "Point at marked words" in panel(shown)
    shown.click('.m[data-r~="a3.cue"], .m[data-r~="a3.said"]')
    card = panel(shown)
    assert "Teskan's government denies" in card
    assert "that its forces had struck the port" in card
    assert re.search(r"Shown by\s+“denied”", card)
    # The words of the report that it was taken from are lit, each as what it is.
    tags = shown.ask("[...document.querySelectorAll('.m[data-tag]')].map(e => e.dataset.tag + ': ' + e.textContent)")
    assert {"who: Teskan's government", "says: denied"} <= set(tags)
    assert shown.ask("location.hash") == "#a3"


def test_a_card_leads_on_to_the_records_it_names(browser: Browser, one: str) -> None:
    shown = browser.open(f"{one}#a3")
    assert "denies" in panel(shown)
    shown.click('.panel a[href="#v3"]')
    assert "struck" in panel(shown)
    assert "denied by Teskan's government" in panel(shown)
    assert shown.ask("location.hash") == "#v3"


@pytest.mark.parametrize(("record", "words"), [("a4", "Coast News says"), ("v5", "close"), ("e3", "Iva Toren")])
def test_an_address_opens_its_record_at_its_words(browser: Browser, one: str, record: str, words: str) -> None:
    shown = browser.open(f"{one}#{record}", height=500)
    assert words in panel(shown)
    in_view = "[...document.querySelectorAll('.m.on')].some(e => {const r = e.getBoundingClientRect(); "
    shown.wait(in_view + "return r.top >= 0 && r.bottom <= innerHeight})")


def test_escape_and_the_button_let_go(browser: Browser, one: str) -> None:
    for let_go in (lambda p: p.press("Escape"), lambda p: p.click(".closer button")):
        shown = browser.open(f"{one}#a1")
        assert shown.shown(".m.on")
        let_go(shown)
        assert (shown.shown(".m.on"), shown.ask("location.hash")) == (0, "")


def test_arrow_keys_step_from_mark_to_mark(browser: Browser, one: str) -> None:
    shown = browser.open(one)
    assert shown.ask("document.querySelectorAll('.m[tabindex=\"0\"]').length") == 1
    shown.ask("document.querySelector('.text .m[data-b]').focus()")
    # A key is pressed first, as the page shows nothing to those who never touched the keyboard.
    shown.press("ArrowRight")
    first = (shown.ask("document.activeElement.textContent"), panel(shown))
    shown.press("ArrowRight")
    second = (shown.ask("document.activeElement.textContent"), panel(shown))
    assert first[0] != second[0]
    assert first[1] != second[1]
    shown.press("ArrowLeft")
    assert (shown.ask("document.activeElement.textContent"), panel(shown)) == first
    shown.press("Enter")
    assert "held" in panel(shown)


def test_what_is_marked_can_be_chosen(browser: Browser, one: str) -> None:
    shown = browser.open(one)
    assert shown.style(".text .m-events", "text-decoration-line") == "underline"
    shown.click('[data-kind="events"]')
    assert shown.style(".text .m-events", "text-decoration-line") == "none"
    shown.click("[data-clean]")
    assert shown.style(".text .m-said", "background-color") == "rgba(0, 0, 0, 0)"


def test_several_reports_open_on_their_list(browser: Browser, two: str) -> None:
    shown = browser.open(two)
    assert (shown.shown(".reports li"), shown.shown(".report")) == (2, 0)
    shown.click('.reports a[href="#2-report"]')
    assert (shown.shown(".reports li"), shown.shown(".report")) == (0, 1)
    shown.click('#\\32-report .m[data-r~="2-a3.said"], #\\32-report .m[data-r~="2-a3.cue"]')
    assert "Teskan's government denies" in panel(shown)
    shown.click(".back a")
    assert (shown.shown(".reports li"), shown.shown(".report")) == (2, 0)


def test_a_phone_shows_the_card_over_the_foot_of_the_text(browser: Browser, one: str) -> None:
    shown = browser.open(one, width=390, height=844, phone=True)
    assert shown.ask("document.documentElement.scrollWidth") <= 390
    assert shown.shown(".panel") == 0
    shown.click('.m[data-r~="v1.did"]')
    assert "Explosions" in panel(shown)
    box = shown.ask("(() => {const r = document.querySelector('.panel').getBoundingClientRect(); "
                    "return [r.left, r.width, r.bottom - innerHeight, r.height / innerHeight]})()")  # fmt: skip
    assert box[:3] == [0, 390, 0]
    assert box[3] <= 0.53
    mark = "document.querySelector('.m.on-did').getBoundingClientRect()"
    assert shown.ask(f"{mark}.bottom <= document.querySelector('.panel').getBoundingClientRect().top")
    # Tables are stacked, so that nobody has to push them sideways.
    assert shown.style(".deeds td", "display") == "grid"
    shown.click(".closer button")
    assert shown.shown(".panel") == 0


def test_without_its_script_everything_is_there_to_read(browser: Browser, one: str) -> None:
    shown = browser.open("about:blank#")
    shown.call("Emulation.setScriptExecutionDisabled", value=True)
    shown.call("Page.navigate", url=one)
    shown.wait("document.querySelectorAll('.foot').length === 1")
    assert shown.shown(".deeds tbody tr") == 7
    assert shown.shown(".speaker li") == 6
    assert shown.shown(".toggles") == 0


def test_paper_is_light_whole_and_without_what_only_a_screen_can_do(browser: Browser, one: str) -> None:
    shown = browser.open(f"{one}#a1", dark=True)
    assert shown.style("body", "background-color") == "rgb(23, 22, 20)"
    shown.media(paper=True, dark=True)
    assert shown.style("body", "background-color") == "rgb(255, 255, 255)"
    assert shown.style("body", "color") == "rgb(0, 0, 0)"
    assert [shown.shown(part) for part in (".panel", ".toggles", ".skip", ".every")] == [0, 0, 0, 0]
    # The underlinings keep their key, and what was held on the screen is not lit.
    assert shown.shown(".keys .lines .eg") == 4
    assert shown.ask("getComputedStyle(document.querySelector('.m[data-tag]'), '::before').content") == "none"
    assert shown.style(".side", "position") == "static"
    assert shown.style(".deeds td", "display") == "table-cell"
    pages = re.findall(rb"/Type /Page\b", shown.paper())
    assert 2 <= len(pages) <= 3


def test_paper_has_the_open_report_or_the_list_and_all(browser: Browser, two: str) -> None:
    shown = browser.open(f"{two}#2-report")
    shown.media(paper=True)
    assert (shown.shown(".reports"), shown.shown(".report")) == (0, 1)
    shown = browser.open(two)
    shown.media(paper=True)
    assert (shown.shown(".reports"), shown.shown(".report")) == (1, 2)


def test_nothing_is_fetched_and_nothing_fails(browser: Browser, two: str) -> None:
    shown = browser.open(two)
    assert shown.ask("performance.getEntriesByType('resource').length") == 0
    # What a report might smuggle in does not run: the policy forbids scripts that are not the page's own.
    shown.ask("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.broken = 1\">')")
    shown.ask("document.body.appendChild(Object.assign(document.createElement('script'), {text: 'window.broken = 1'}))")
    assert shown.ask("window.broken") is None

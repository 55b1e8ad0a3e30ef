"""The briefing of an incident: one file that loads nothing, in which every quotation is in its report."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from onrecord.export.briefing import Told, page
from onrecord.export.quoting import quotation
from onrecord.incidents.records import Dispute, Member, Origin, Position, SaidBy
from onrecord.ledger import Filters, open_ledger
from onrecord.records import Span
from onrecord.wording import one_line
from tests.export.browser import Browser
from tests.export.claimed import incident, port
from tests.export.test_html import Page
from tests.ledger.stored import golden


@pytest.fixture(scope="module")
def bombing(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """An incident of three samples: told by an agency, rewritten from it, and by a rival."""
    with open_ledger(tmp_path_factory.mktemp("briefing") / "onrecord.db") as ledger:
        for record in golden():
            ledger.add(record)
        ledger.link()
        (found,) = [i for i in ledger.incidents(Filters(type="ASSAULT"), limit=None) if i.documents == 3]
        return Told(found, tuple(ledger.report(d)[1] for d in sorted({e.document for e in found.events})))


def invented() -> Told:
    """The invented report's incident, with a toll that was corrected the day after by another report."""
    one = port(url="https://example.org/a?b=c&d=e")
    other = port(source="other.txt", outlet="Sahel Today", published="2024-03-05")
    found = incident(one, "v1", "v2", "v3", "v4", "v5")
    later = next(e for e in other.events if e.id == "v1")

    def said(record, value, day):
        spans = (later.counts[0].span, later.trigger)
        return Position(value, (SaidBy(("the port", "police"), record.document.id, spans, ("v1",), day),))

    toll = Dispute(
        "count:killed",
        "changed",
        (
            dataclasses.replace(said(one, "at least 4", "2024-03-04"), superseded=True),
            said(other, "9", "2024-03-05"),
        ),
    )
    return Told(
        dataclasses.replace(
            found,
            events=(*found.events, Member(other.document.id, "v1")),
            documents=2,
            disputes=(toll,),
            origins=(Origin("Coast News", "news_agency", (one.document.id, other.document.id)),),
        ),
        tuple(sorted((one, other), key=lambda r: r.document.id)),
    )


def words(html: str) -> str:
    return one_line(" ".join(Page(html).words))


def test_well_formed_every_id_once_and_every_link_leads_somewhere(bombing: Told) -> None:
    for told in ([], [bombing], [bombing, invented()]):
        made = Page(page(told))
        ids = made.ids()
        assert len(ids) == len(set(ids))
        links = {a["href"][1:] for _, a in made.elements if (a.get("href") or "").startswith("#")}
        assert links - set(ids) == set()


def test_nothing_is_loaded_and_nothing_may_run(bombing: Told) -> None:
    text = page([bombing, invented()])
    assert text.count("<style>") == 1
    for tag, attributes in Page(text).elements:
        assert tag not in ("script", "link", "img", "iframe", "object", "form", "base")
        assert not {"src", "srcset", "style", "action", "background"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith(("#", "https://example.org/"))
    style = re.search(r"<style>(.*?)</style>", text, re.S)[1]
    assert "url(" not in style
    assert "@import" not in style
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_it_tells_what_a_reader_asks(bombing: Told) -> None:
    text = words(page([bombing]))
    found = bombing.incident
    assert found.title[1:] in text
    for r in found.responsibility:
        assert one_line(r.actor) in text
        for said in r.said_by:
            assert one_line(said.chain[-1]) in text
    for d in found.disputes:
        for p in d.positions:
            assert p.value in text or d.about == "responsibility"
    for origin in found.origins:
        assert origin.origin in text
    for record in bombing.records:
        assert record.document.title in text
        assert record.document.id in text


def test_a_report_that_has_it_from_another_newsroom_is_an_echo_and_comes_after_it() -> None:
    text = words(page([invented()]))
    assert re.search(r"Coast News : Orvania Says .*? report 1 Sahel Today : Orvania Says .*? report 2 an echo", text)
    told = invented()
    alone = dataclasses.replace(told.incident, origins=(), independent_origins=0)
    assert "Not known from whom" in words(page([dataclasses.replace(told, incident=alone)]))
    assert "an echo" not in words(page([dataclasses.replace(told, incident=alone)]))


def test_who_says_otherwise_since_is_told_with_both_numbers() -> None:
    text = words(page([invented()]))
    changed = text[text.index("Who has said otherwise since") :]
    assert re.match(
        r"Who has said otherwise since police how many were killed at least 4 through the port "
        r"Monday 4 March 2024 report 1 .*? → 9 through the port Tuesday 5 March 2024 report 2",
        changed,
    )
    assert "since replaced" in text
    unchanged = dataclasses.replace(
        invented().incident, disputes=tuple(dataclasses.replace(d, positions=d.positions[1:]) for d in
                                            invented().incident.disputes)
    )  # fmt: skip
    assert "Who has said otherwise since" not in words(page([Told(unchanged, invented().records)]))


def test_a_denial_and_a_threat_stand_under_what_they_are() -> None:
    html = page([invented()])
    section = html[html.index('id="happened-') : html.index('id="blame-')]
    groups = re.split(r"<h3>", section)[1:]
    by_group = {re.search(r"h-(\w+)", g)[1]: g for g in groups}
    assert ">struck</span>" in by_group["denied"]
    assert ">close</span>" in by_group["not_happened"]
    assert ">Explosions</span>" in by_group["told"]
    assert "NOT told as having happened" in by_group["not_happened"]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("Nine people were killed.", ((0, 4), (17, 23)), "*Nine* people were *killed*"),
        # What overlaps or touches is one; the order is the text's.
        ("Nine people were killed.", ((5, 11), (0, 4), (0, 11)), "*Nine people*"),
        ("Nine people were killed.", ((2, 2),), ""),
        ("killed nine", ((0, 6), (7, 11)), "*killed* *nine*"),
        ("one\n\ntwo", ((0, 3), (5, 8)), "*one*||*two*"),
        ("one " + "x" * 61 + " two", ((0, 3), (66, 69)), "*one*||*two*"),
        ("one  \t two", ((0, 10),), "*one two*"),
    ],
    ids=["between", "overlap", "empty", "blank", "paragraphs", "far", "white space"],
)
def test_a_quotation_has_the_words_and_what_stands_between(text, spans, expected):
    pieces = quotation(text, [Span(a, b, text[a:b]) for a, b in spans])
    assert "".join(f"*{p.text}*" if p.key else p.text or "||" for p in pieces) == expected


# In a real browser

_QUOTED = """[...document.querySelectorAll('.way, .said, .saying, .of-kind li')].map(e => [
    [...e.querySelectorAll('q')].map(q => q.textContent), (e.querySelector('.rep') || {}).textContent || ''])"""


_PASSAGES = """[...document.querySelectorAll('.cited')].map(e => [
    e.querySelector('.rep').textContent, [...e.querySelectorAll('.text p')].map(p => p.textContent)])"""


@pytest.fixture(scope="module", params=["bombing", "invented"])
def told(request: pytest.FixtureRequest, bombing: Told) -> Told:
    return bombing if request.param == "bombing" else invented()


@pytest.fixture(scope="module")
def address(told: Told, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("briefing") / "briefing.html"
    path.write_text(page([told]), encoding="utf-8")
    return Path(path).as_uri()


@pytest.mark.browser
def test_every_quotation_stands_in_the_report_that_it_names(browser: Browser, told: Told, address: str) -> None:
    shown = browser.open(address)
    names = dict(shown.ask("[...document.querySelectorAll('.cited')].map(e => "
                           "[e.querySelector('.rep').textContent, e.querySelector('.about').innerText])"))  # fmt: skip
    texts = {
        number: one_line(next(r.document.text for r in told.records if r.document.id in about))
        for number, about in names.items()
    }
    quotes = [(one_line(q), number) for pieces, number in shown.ask(_QUOTED) for q in pieces]
    assert len(quotes) > 15
    assert [(q, number) for q, number in quotes if q not in texts[number]] == []
    assert all(q for q, _ in quotes)
    # Whatever the page calls a quotation has been looked at.
    assert shown.ask("document.querySelectorAll('q').length") == len(quotes)
    # And every paragraph at its end.
    for number, passages in shown.ask(_PASSAGES):
        assert passages
        assert [p for p in passages if one_line(p) not in texts[number]] == []


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "phone"), [(1280, False), (390, True)], ids=["1280", "390"])
def test_it_opens_without_a_complaint_and_fits(
    browser: Browser, address: str, width: int, phone: bool, dark: bool
) -> None:
    shown = browser.open(address, width=width, phone=phone, dark=dark)
    assert shown.ask("document.documentElement.scrollWidth") <= width
    assert shown.complaints() == []
    assert shown.requests() == [address]
    back = shown.style("body", "background-color")
    assert back == ("rgb(23, 22, 20)" if dark else "rgb(251, 250, 247)")
    # Everybody can read it: no words below 12 pixels, none in a colour too near to its ground.
    assert shown.ask(_TOO_SMALL) == []
    assert shown.ask(_TOO_PALE) == []


_TOO_SMALL = """[...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(
    n => n.nodeType == 3 && n.textContent.trim()) && e.getClientRects().length
    && parseFloat(getComputedStyle(e).fontSize) < 12).map(e => e.outerHTML.slice(0, 80))"""
# WCAG 2's contrast of text and ground, at least 4.5 to 1.
_TOO_PALE = """(() => {
  const part = c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const light = rgb => { const [r, g, b] = rgb.match(/[\\d.]+/g).map(Number);
                         return .2126 * part(r) + .7152 * part(g) + .0722 * part(b); };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
                        if (!/, 0\\)$|transparent/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
  return [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(
      n => n.nodeType == 3 && n.textContent.trim()) && e.getClientRects().length).filter(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return (a + .05) / (b + .05) < 4.5;
  }).map(e => e.outerHTML.slice(0, 120));
})()"""


@pytest.mark.browser
def test_a_phone_reads_the_matrix_source_by_source(browser: Browser, address: str) -> None:
    wide = browser.open(address)
    assert (wide.style(".grid td", "display"), wide.shown(".grid thead th") > 0) == ("table-cell", True)
    assert wide.shown(".grid .of") == 0
    phone = browser.open(address, width=390, phone=True)
    assert (phone.shown(".grid thead"), phone.shown(".grid td.nothing")) == (0, 0)
    assert phone.shown(".grid .of") == phone.ask("document.querySelectorAll('.grid tbody td:not(.nothing)').length")


@pytest.mark.browser
def test_a_number_of_dead_is_drawn_as_long_as_it_is(browser: Browser, address: str) -> None:
    shown = browser.open(address)
    sides = shown.ask("[...document.querySelectorAll('.side')].map(e => [parseInt(e.querySelector('.value').textContent"
                      ".match(/\\d+/)[0]), e.querySelector('.bar .part').getBoundingClientRect().width])")  # fmt: skip
    most, width = max(sides)
    assert [n for n, _ in sides] == sorted(n for n, _ in sides)
    for n, long in sides:
        assert long == pytest.approx(width * n / most, abs=width / 100)


@pytest.mark.browser
def test_paper_has_all_of_it_on_a_few_pages(browser: Browser, address: str) -> None:
    shown = browser.open(address, dark=True)
    shown.media(paper=True, dark=True)
    assert shown.style("body", "background-color") == "rgb(255, 255, 255)"
    assert shown.shown(".jump") == 0
    assert shown.style(".grid td", "display") == "table-cell"
    assert 3 <= len(re.findall(rb"/Type /Page\b", shown.paper())) <= 9

"""Every number on a page leads to at least one quote: by its own link, or by one beside it in the same row."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import html

from onrecord.ledger import Filters

PAGES = (
    "/", "/incidents", "/events", "/statements", "/actors", "/disputes", "/origins", "/reports", "/timeline",
    "/network", "/map", "/search?q=police", "/network?held=all&described=true",
)  # fmt: skip
_NUMBER = re.compile(
    r"(?:×\s*)?\d[\d,]*(?: (?:reports?|events?|statements?|happenings?|independent origins?.*|said|done|done to them|"
    r"disputed|more|more in this report|incidents?|claims?))?"
)
# What a number stands beside its link in, the nearest first.
_ROW = "ancestor::*[self::tr or self::li or self::summary or self::p or self::article or self::section or self::h1]"
# Words of a report with the report, or a record of it.
_QUOTE = "//main//blockquote | //main//a[contains(@href, '/reports/d_')] | //main//mark | //main//*[@data-r]"


@pytest.fixture(scope="module")
def pages(room, samples_ledger):
    incidents = sorted(samples_ledger.incidents(limit=None), key=lambda i: (-i.documents, -len(i.responsibility), i.id))
    actors = [*samples_ledger.actors(limit=4), *samples_ledger.actors(Filters(type="person"), limit=2)]
    ones = [*(f"/incidents/{i.id}" for i in incidents[:6]), *(f"/actors/{a.id}" for a in actors)]
    reports = [f"/reports/{r.id}" for r in samples_ledger.latest(limit=3)]
    return (*PAGES, *ones, *reports)


@pytest.fixture(scope="module")
def opened(room):
    @cache
    def opened(address: str) -> html.HtmlElement:
        answer = room.get(address)
        while answer.status_code == 303:
            answer = room.get(answer.headers["location"])
        assert answer.status_code == 200, address
        return html.fromstring(answer.text)

    return opened


def test_every_number_leads_to_a_quote(pages, opened):
    counted = 0
    for address in pages:
        page = opened(address)
        for one in page.xpath("//main//*[not(self::script or self::option or self::text or self::title)]"):
            words = " ".join(one.text_content().split())
            # The innermost element that is no more than a number, or a number of something.
            if not _NUMBER.fullmatch(words) or any(_NUMBER.fullmatch(" ".join(x.text_content().split())) for x in one):
                continue
            counted += 1
            links = one.xpath("ancestor-or-self::a/@href | .//a/@href")
            for row in reversed(one.xpath(_ROW)):
                links = links or row.xpath(".//a/@href")
            details = one.xpath("ancestor::details[1]")
            links = links or (details[0].xpath(".//a/@href") if details else [])
            assert links, (address, words, html.tostring(one)[:120])
            assert any(leads(link, address, opened) for link in links[:3]), (address, words, links[:3])
    assert counted > 150


def leads(link: str, here: str, opened) -> bool:
    """Whether an address leads to the words of a report, or to a page with some."""
    path, _, place = link.partition("#")
    page = opened(path or here)
    if re.fullmatch(r"/reports/d_\w+", path) and place:
        return bool(page.xpath(f"//*[@id='{place}'] | //*[contains(concat(' ', @data-r), ' {place}.')]"))
    if place and not path:
        (there,) = page.xpath(f"//*[@id='{place}']")
        return bool(there.xpath(_QUOTE.replace("//main", ".")) or there.xpath(".//*[contains(@class, 'none')]"))
    return bool(page.xpath(_QUOTE))

"""Watching feeds: what is new is kept once, what fails is told and tried again, what was seen is remembered."""

from __future__ import annotations

import threading

import pytest

from onrecord import pipeline
from onrecord.ledger import adding, open_ledger
from onrecord.ledger.feed_states import MOST_TRIES, FeedStates
from onrecord.records import Reader
from tests.factory import Factory
from tests.ingest.rig import Page, article, fetcher, web


@pytest.fixture
def reader(monkeypatch):
    """A reader that needs no model."""

    def read_document(document, models=None, actors=None):
        made = Factory(document.text)
        made.document = document
        return made.record()

    monkeypatch.setattr(pipeline, "read_document", read_document)
    monkeypatch.setattr(adding, "default_models", lambda: None)
    monkeypatch.setattr(adding, "reader_of", lambda *_: Reader("onrecord", "0.1.0", {"by-hand": "0" * 64}))


@pytest.fixture
def site(reader):
    with web() as made:
        for n in range(1, 6):
            page = article(f"Rain fell on Velmar for {n} days.")
            made.pages[f"/{n}"] = Page(page, headers={"Content-Type": "text/html; charset=utf-8"})
        publish(made, "/1", "/2")
        yield made


def publish(site, *paths: str, etag: str | None = None, path: str = "/rss", updated: str = "") -> None:
    """Put these articles in the feed."""
    entries = "".join(f'<entry><id>{p}</id><link href="{site.url(p)}"/>{updated}</entry>' for p in paths)
    body = f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode()
    etag = etag or f'"{hash(body)}"'
    headers = {"Content-Type": "application/atom+xml", "ETag": etag}
    site.pages[path] = Page(body, headers=headers)


def poll(ledger, site, *paths, **how):
    """One round; (outcome, last part of the source) of each, and the paths that were asked for."""
    site.asked.clear()
    urls = [site.url(path) for path in paths or ("/rss",)]
    found = list(ledger.watch(urls, fetcher=fetcher(hosts=FeedStates(ledger._engine)), **how))
    return [(a.outcome, a.source.rpartition("/")[2]) for a in found], site.paths()


def test_what_is_new_is_kept_once(ledger, site):
    assert poll(ledger, site, outlet="Coast News") == (
        [("added", "1"), ("added", "2")], ["/robots.txt", "/rss", "/1", "/2"]
    )  # fmt: skip
    publish(site, "/3", "/1", "/2")
    assert poll(ledger, site) == ([("added", "3")], ["/rss", "/3"])
    assert poll(ledger, site) == ([], ["/rss"])
    assert len(ledger) == 3


def test_a_feed_is_asked_for_what_changed(ledger, site):
    poll(ledger, site)
    etag = site.pages["/rss"].headers["ETag"]
    site.pages["/rss"] = Page(status=304)
    assert poll(ledger, site) == ([], ["/rss"])
    assert site.asked[-1][1]["if-none-match"] == etag
    assert poll(ledger, site) == ([], ["/rss"])
    assert site.asked[-1][1]["if-none-match"] == etag


def test_an_article_that_cannot_be_had_for_now_is_tried_again(ledger, site):
    page, site.pages["/2"] = site.pages["/2"], Page(status=503)
    assert poll(ledger, site)[0] == [("added", "1"), ("failed", "2")]
    assert poll(ledger, site) == ([("failed", "2")], ["/rss", "/2"])
    assert "if-none-match" not in site.asked[0][1]  # asked for changes only, the feed would not tell of it again
    assert ledger.quarantined() == ()
    site.pages["/2"] = page
    assert poll(ledger, site)[0] == [("added", "2")]
    assert poll(ledger, site) == ([], ["/rss"])


def test_but_not_for_ever(ledger, site):
    site.pages["/2"] = Page(status=503)
    for _ in range(MOST_TRIES):
        assert ("failed", "2") in poll(ledger, site)[0]
    assert poll(ledger, site) == ([], ["/rss"])


def test_what_is_refused_for_good_is_kept_aside_and_not_asked_for_again(ledger, site):
    site.pages["/2"] = Page(status=410)
    site.pages["/1"] = Page(b"\x00\x01\x02" * 100, headers={"Content-Type": "text/html"})
    assert poll(ledger, site)[0] == [("failed", "1"), ("failed", "2")]
    assert poll(ledger, site) == ([], ["/rss"])
    assert [(q.source[-2:], q.kind) for q in ledger.quarantined()] == [("/1", "NotText"), ("/2", "Refused")]


def test_an_entry_that_was_updated_is_read_again(ledger, site):
    poll(ledger, site)
    site.pages["/1"] = Page(article("Rain fell on Velmar for eleven days, not one."))
    publish(site, "/1", "/2", updated="<updated>2024-03-05T10:00:00Z</updated>")
    assert poll(ledger, site)[0] == [("added", "1"), ("known", "2")]
    assert len(ledger) == 3


def test_feeds_and_entries_that_fail_stop_nobody(ledger, site):
    site.pages["/broken"] = Page(b"<html>no feed</html>")
    publish(site, "/4", path="/good")
    found, _ = poll(ledger, site, "/missing", "/broken", "/good")
    assert found == [("failed", "missing"), ("failed", "broken"), ("added", "4")]
    found = list(ledger.watch(["http://169.254.169.254/rss", site.url("/good")], fetcher=fetcher()))
    assert [(a.outcome, a.reason) for a in found] == [
        ("failed", "fetch: not fetched: 169.254.169.254 is a link-local address")
    ]


def test_two_feeds_with_one_article_keep_it_once(ledger, site):
    publish(site, "/1", path="/other")
    assert [outcome for outcome, _ in poll(ledger, site, "/rss", "/other")[0]] == ["added", "added", "known"]


def test_it_stops_between_two_entries_and_goes_on_there(ledger, site):
    stop = threading.Event()
    publish(site, "/1", "/2", "/3")
    found = []
    for one in ledger.watch([site.url("/rss")], every=600, stop=stop, fetcher=fetcher()):
        found.append(one.outcome)
        stop.set()
    assert found == ["added"]
    assert [source for _, source in poll(ledger, site)[0]] == ["2", "3"]


def test_it_asks_again_and_again(ledger, site):
    stop = threading.Event()
    found = ledger.watch([site.url("/rss")], every=0.05, stop=stop, fetcher=fetcher())
    assert [next(found).source[-1] for _ in range(2)] == ["1", "2"]
    threading.Timer(0.3, publish, (site, "/3")).start()
    assert next(found).source[-1] == "3"
    stop.set()
    assert list(found) == []


def test_a_ledger_that_was_watched_holds(ledger, site):
    poll(ledger, site)
    assert [fault for found in ledger.verify() for fault in found] == []


def test_robots_txt_is_remembered_between_runs(where, site):
    for expected in (["/robots.txt", "/rss", "/1", "/2"], ["/rss"]):
        with open_ledger(where) as ledger:
            assert poll(ledger, site)[1] == expected

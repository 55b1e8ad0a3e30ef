"""Every page of a room over the samples: it is there, its links lead somewhere, its numbers have quotes behind them."""

from __future__ import annotations

import csv
import io
import itertools
import os
import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest

from onrecord import views, wire
from onrecord.ledger import open_ledger
from onrecord.views import incident as incident_views
from tests.ledger.stored import golden, variants
from tests.web.conftest import client_of

LISTS = ("incidents", "events", "statements", "actors", "disputes", "origins", "reports", "timeline")
FULL = os.environ.get("ONRECORD_FULL") == "1"
MOST = 100_000 if FULL else 1_000
EXPORTS = 1.0 if FULL else 0.15
"""How many pages are asked for at most, and what part of the files to save, to which most links lead."""


class Links(HTMLParser):
    """The addresses that a page leads to, and the places in it that can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.to: set[str] = set()
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "a" and named.get("href"):
            self.to.add(str(named["href"]))
        if named.get("id"):
            self.places.add(str(named["id"]))


def test_every_link_of_every_page_leads_to_something(room):
    """A thousand pages by chance; ONRECORD_FULL=1 asks for all that there are."""
    chance = random.Random(1)
    waiting, seen, places, places_wanted = ["/"], {"/"}, {}, set()
    asked = 0
    while waiting and asked < MOST:
        asked += 1
        here = waiting.pop(chance.randrange(len(waiting)))
        answer = room.get(here)
        while answer.status_code == 303:
            answer = room.get(answer.headers["location"].partition("#")[0])
        assert answer.status_code == 200, f"{here}: {answer.status_code}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        links = Links(answer.text)
        places[here] = links.places
        for link in sorted(links.to):
            assert not urlsplit(link).scheme, f"{here} leads out: {link}"
            path, _, place = link.partition("#")
            path = path or here
            if (place and path.startswith(("/reports/", "/incidents/", "/actors/"))) or link.startswith("#"):
                places_wanted.add((here, path, place))
            if path not in seen:
                seen.add(path)
                if not path.startswith("/export/") or chance.random() < EXPORTS:
                    waiting.append(path)
    assert asked >= 1_000
    missing = [(f, p, at) for f, p, at in places_wanted if p in places and at not in places[p] and at]
    assert not missing, missing[:10]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_a_page_json_and_a_table_with_the_same_rows(room, name):
    rows = room.get(f"/{name}.json?limit=7").json()[name]
    table = list(csv.reader(io.StringIO(room.get(f"/{name}.csv?limit=7").text)))
    shown = room.get(f"/{name}?limit=7").text
    assert 1 <= len(rows) <= 7
    ids = [row["id"] for row in rows]
    # A table has a row for each of several things that one happening may have (positions, origins).
    assert list(dict.fromkeys(line[0] for line in table[1:])) == [i for i in ids if i in {x[0] for x in table[1:]}]
    for id in ids:
        report, _, one = id.partition("/")
        assert f"/{report}#{one}" in shown if one else f"/{id}" in shown, id


PAGED = (
    "statements", "events", "incidents", "actors", "reports", "disputes", "origins", "timeline",
    "statements?speaker=police", "events?actor=army", "events?place=NE", "incidents?type=ASSAULT", "actors?type=person",
    "actors?since=2024-01-01", "timeline?since=2024-01-01", "reports?since=2024-01-01",
)  # fmt: skip


def followed(room, path: str, rows: int) -> Iterator[list[str]]:
    """The ids of each page of a list, as `next` leads from one to the other."""
    name, _, query = path.partition("?")
    address = f"/{name}.json?limit={rows}&{query}"
    while address:
        answer = room.get(address).json()
        yield [row["id"] for row in answer[name]]
        address = answer["next"]


@pytest.mark.parametrize("path", PAGED)
def test_pages_follow_each_other_and_together_are_the_whole(room, path):
    (whole,) = followed(room, path, 500)
    assert whole
    for rows in (1,) if len(whole) < 12 else (len(whole) // 9, len(whole) // 2):
        pages = list(followed(room, path, rows))
        found = [id for page in pages for id in page]
        # A timeline begins with the newest page, and each page with the oldest of its rows.
        assert (sorted(found), len(pages)) == (sorted(whole), -(-len(whole) // rows))
        assert path.startswith("timeline") or found == whole
        assert all(len(page) == rows for page in pages[:-1])


def test_pages_of_a_search_follow_each_other(room):
    for words in ("police", "speaker:ministry OR type:assault"):
        whole = [hit["document"]["id"] for hit in room.get("/search.json", params={"q": words}).json()["reports"]]
        assert len(whole) > 3
        found, address = [], f"/search.json?q={quote(words)}&limit=2"
        while address:
            answer = room.get(address).json()
            found += [hit["document"]["id"] for hit in answer["reports"]]
            address = answer["next"]
        assert found == whole


@pytest.mark.parametrize("name", ["statements", "events", "incidents", "reports", "timeline", "disputes"])
def test_what_is_added_meanwhile_moves_no_page(own_ledger, name):
    """Also where it stands on the pages that have been seen, or is what has been seen, read anew."""
    records = golden()
    room = client_of(own_ledger)
    (expected,) = followed(room, name, 500)
    newer = iter(variants(200))
    pages = []
    for page in followed(room, name, len(expected) // 5 + 1):
        pages.append(page)
        for record in itertools.islice((r for r in newer if r not in records), 2):
            own_ledger.add(record)
        if name not in ("incidents", "disputes"):  # what is linked to an incident is another incident
            own_ledger.link()
    found = [id for page in pages for id in page]
    assert len(found) == len(set(found))
    assert set(expected) <= set(found)
    # A timeline begins with the newest page, and each page with the oldest of its rows.
    assert name == "timeline" or [id for id in found if id in expected] == expected


@pytest.mark.parametrize(
    "after",
    ["x", "~", "a~b", "2024-01-01~d_0~x", "2024-01-01~d_0~9999999999999999999999", "\u0000~d_0~1", "é~d~1", "'~d~1"],
)
def test_a_place_that_is_none_is_told(room, after):
    answer = room.get("/events.json", params={"after": after})
    assert answer.status_code == 400
    assert "no place" in answer.json()["error"]


def test_judgements_are_paged_too(own_ledger):
    (report,) = own_ledger.latest(limit=1)
    events = [f"{report.id}/{v.id}" for v in own_ledger.report(report.id)[1].events[:5]]
    made = [own_ledger.judge("confirm", [id], by="Ada").id for id in events]
    pages = list(followed(client_of(own_ledger), "judgements", 2))
    assert [id for page in pages for id in page] == made[::-1]
    assert len(pages) == 3


def test_a_report_is_its_record_as_written(room):
    record = golden()[0]
    assert room.get(f"/reports/{record.document.id}.json").json() == wire.to_dict(record)
    assert room.get(f"/reports/{record.document.id}/text").text == record.document.text


def test_a_record_by_itself_is_what_the_report_has(room):
    record = golden()[0]
    for one in (*record.attributions, *record.events, *record.entities, *record.times):
        address = f"/reports/{record.document.id}/{one.id}"
        form = room.get(f"{address}.json").json()
        assert form["id"] == one.id
        shown = room.get(address)
        if one.id[0] == "e":
            assert shown.headers["location"].startswith("/actors/k_")
        elif one.id[0] in "av":
            assert all(mark.text.split("\n")[0][:20].replace("&", "&amp;") in shown.text.replace("&#39;", "'").replace(
                "&#34;", '"') for mark in (one.content[:1] if one.id[0] == "a" else (one.trigger,)))  # fmt: skip


def test_an_actors_page_has_what_others_say_of_it(room, samples_ledger):
    record = golden()[0]
    actors = samples_ledger.actors_in(record.document.id)
    shown = {e.id: ids for e in record.entities if (ids := views.said_of(record, {e.id}))}
    assert shown
    for entity, ids in shown.items():
        page = room.get(f"/actors/{actors[entity]}").text
        _, _, of = page.partition('id="said-of"')
        found = re.findall(r'<blockquote dir="auto"><a href="/reports/\w+#(a\d+)"', of.partition("</section>")[0])
        assert found, entity
        if samples_ledger.actor(actors[entity]).reports == 1:
            assert found == list(ids[: len(found)])


def test_every_cell_of_the_matrix_opens_the_quotes_that_stand_behind_it(room, samples_ledger):
    disputed = [i for i in samples_ledger.incidents(limit=None) if i.responsibility]
    assert disputed
    for incident in disputed:
        shown = room.get(f"/incidents/{incident.id}").text
        blame = shown[shown.index('id="blame"') :]
        for accused in incident_views.accused(incident):
            for said in (*accused.blamed, *accused.denied):
                assert f'href="/reports/{said.document}#{said.records[0]}"' in blame, (incident.id, said)


def test_numbers_on_the_first_page_are_what_the_lists_have(room):
    shown = room.get("/").text
    for name in ("reports", "incidents", "events", "statements"):
        (said,) = re.findall(rf'href="/{name}"><b>([\d,]+)</b>', shown)
        rows = room.get(f"/{name}.json?limit=500").json()[name]
        assert int(said.replace(",", "")) == len(rows), name


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/events.json?type=PARTY", 400, "no type of event"),
        ("/events.json?sinse=2024-01-01", 400, "nobody asks for sinse"),
        ("/events.json?since=yesterday", 400, "yesterday"),
        ("/events.json?limit=0", 400, "limit"),
        ("/events.json?after=99999", 400, "no place in this list"),
        ("/network.json?after=1", 400, "nobody asks for after"),
        ("/search.json?q=AND%20AND", 400, ""),
        ("/reports/d_nothing.json", 404, "d_nothing"),
        ("/incidents/i_0000000000000000.json", 404, "i_0000"),
        ("/actors/k_nobody.json", 404, "k_nobody"),
        ("/no/such/thing.json", 404, "nothing here"),
    ],
    ids=lambda x: str(x)[:30],
)
def test_what_goes_wrong_has_one_shape(room, address, status, words):
    answer = room.get(address)
    assert answer.status_code == status
    form = answer.json()
    assert set(form) == {"ok", "status", "error", "errors"}
    assert form["ok"] is False
    assert form["status"] == status
    assert words in form["error"]
    page = room.get(address.replace(".json", ""))
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("query", ["place=Nowhereland", "actor=nobody+here&place=Nowhereland", "actor=nobody+here"])
def test_a_name_that_nobody_has_is_answered_with_nothing(room, query):
    for name in ("events", "incidents", "timeline", "disputes"):
        assert room.get(f"/{name}.json?{query}").json() == {name: [], "next": None}
        assert room.get(f"/{name}?{query}").status_code == 200


def test_a_search_shows_what_was_found_and_what_it_has_in_common(room):
    shown = room.get("/search?q=market")
    assert "Reports are not events" in shown.text
    hits = room.get("/search.json?q=market").json()["reports"]
    assert all(hit["document"]["id"] in shown.text for hit in hits)
    facets = Links(shown.text).to
    narrower = [link for link in facets if "AND" in link]
    assert narrower
    for link in narrower:
        assert room.get(link).status_code == 200


def test_an_empty_ledger_says_how_to_begin(tmp_path):
    with open_ledger(tmp_path / "empty.db") as ledger:
        room = client_of(ledger)
        assert "Nothing is kept yet" in room.get("/").text
        for name in LISTS:
            assert room.get(f"/{name}").status_code == 200
            assert room.get(f"/{name}.json").json() == {name: [], "next": None}


@pytest.mark.parametrize("path", ["/", "/incidents", "/disputes", "/origins"])
def test_what_is_not_linked_or_was_linked_by_another_version_is_told(tmp_path, path: str, monkeypatch) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(golden()[0])
        room = client_of(ledger)
        assert "1 report not linked yet: <code>onrecord link</code>" in room.get(path).text
        ledger.link()
        linked = room.get(path).text
        assert "not linked yet" not in linked
        assert "another version" not in linked
        monkeypatch.setattr("onrecord.ledger.linkers.linker", lambda: "another")
        assert "Linked by another version: <code>onrecord link --again</code>" in room.get(path).text

"""Reading what somebody pastes: highlighted at once, kept only where they say so."""

from __future__ import annotations

import re

import pytest

from tests.effort import no_hang
from tests.web.conftest import client_of
from tests.web.test_safety import KEYED, TOKENS, shown

TEXT = (
    "Harbour strike enters its second week\n\nThe dockers' union said on Monday that police had beaten two of its "
    'members. The interior minister, Ana Berg, denied the accusation. "Nobody was touched," she told reporters.\n'
)


@pytest.fixture
def own(own_ledger):
    room = client_of(own_ledger)
    found = re.search(r'name="proof" value="(\w+)"', room.get("/read").text)
    assert found
    return room, own_ledger, {"proof": found[1], "published": "2024-03-06", "outlet": "Coast News"}


@pytest.mark.model
def test_a_text_is_shown_marked_and_not_kept(own):
    room, ledger, form = own
    before = len(ledger)
    answer = room.post("/read", data=form | {"text": TEXT})
    assert answer.status_code == 200
    assert "Not kept" in answer.text
    assert "Ana Berg" in answer.text
    assert 'class="m ' in answer.text
    assert len(ledger) == before


@pytest.mark.model
def test_a_text_is_kept_on_request_and_found_from_then_on(own):
    room, ledger, form = own
    answer = room.post("/keep", data=form | {"text": TEXT})
    assert answer.status_code == 303
    report = answer.headers["location"]
    assert room.get(report).status_code == 200
    assert report.removeprefix("/reports/") in room.get("/search?q=dockers").text
    assert room.post("/keep", data=form | {"text": TEXT}).headers["location"] == report
    assert ledger.raw(report.removeprefix("/reports/")) == TEXT.encode()


PAGE = f"""<!doctype html><html><head><title>Harbour strike</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>{TEXT.splitlines()[0]}</h1><p>{TEXT.splitlines()[2]}</p></article></body></html>"""


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "data"), [("strike.txt", TEXT), ("../../etc/strike.html", PAGE)], ids=["text", "page"]
)
def test_a_file_is_read_and_kept_as_it_came(own, name, data):
    room, ledger, form = own
    before = len(ledger)
    answer = room.post("/read", data=form, files={"file": (name, data.encode())})
    assert answer.status_code == 200
    assert "Ana Berg" in answer.text
    assert "Not kept" in answer.text
    assert len(ledger) == before
    answer = room.post("/keep", data=form, files={"file": (name, data.encode())})
    assert answer.status_code == 303
    document = answer.headers["location"].removeprefix("/reports/")
    assert ledger.raw(document) == data.encode()
    assert ledger.report(document)[0].source == name.rpartition("/")[2]
    assert ledger.report(document)[0].outlet == "Coast News"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"%PDF-1.7\n\xff\xfe"], ids=["empty", "bytes", "pdf"])
def test_a_file_that_cannot_be_read_is_told(own, data):
    room, ledger, form = own
    before = len(ledger)
    for path in ("/read", "/keep"):
        answer = room.post(path, data=form, files={"file": ("x.txt", data)})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
    assert len(ledger) == before


@pytest.mark.model
def test_how_long_the_reading_of_a_long_text_took_is_told(own):
    """How long that is depends on the machine: benchmarks/reading_room.py --read measures it."""
    room, _, form = own
    long = " ".join([TEXT] * (800 // len(TEXT.split()) + 1))
    with no_hang():
        answer = room.post("/read", data=form | {"text": long})
    assert answer.status_code == 200
    assert re.search(r"Read in \d+\.\d seconds", answer.text)


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x00\x01"], ids=["nothing", "blanks", "no text"])
def test_what_cannot_be_read_is_told(own, text):
    room, ledger, form = own
    before = len(ledger)
    for path in ("/read", "/keep"):
        answer = room.post(path, data=form | {"text": text})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
    assert len(ledger) == before


@pytest.mark.parametrize("url", ["/etc/passwd", "file:///etc/passwd", "gopher://x/", "../secrets.txt"])
def test_a_file_of_this_machine_is_no_address(own, url):
    room, ledger, form = own
    before = len(ledger)
    for path in ("/read", "/keep"):
        answer = room.post(path, data=form | {"url": url})
        assert answer.status_code in (400, 422), path
        assert "root:" not in answer.text
    assert len(ledger) == before


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/"])
def test_an_address_inside_is_not_fetched(own, url):
    room, _, form = own
    answer = room.post("/read", data=form | {"url": url})
    assert answer.status_code == 422
    assert "refused" in answer.text.lower() or "not fetched" in answer.text.lower() or "inside" in answer.text.lower()


def test_only_who_may_add_may_have_an_address_fetched_or_a_text_kept(samples_ledger):
    room = client_of(samples_ledger, KEYED)
    headers = {"Accept": "application/json"} | shown(TOKENS["judge"])
    assert room.post("/read", data={"url": "https://example.org/"}, headers=headers).status_code == 403
    assert room.post("/keep", data={"text": TEXT}, headers=headers).status_code == 403

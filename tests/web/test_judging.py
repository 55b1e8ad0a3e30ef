"""Judging in the room: what is sent is kept under a name, shown, obeyed by every page, and can be undone."""

from __future__ import annotations

import re

import pytest

from onrecord.ledger import Filters, open_ledger
from onrecord.views.found import told
from tests.factory import Factory
from tests.ledger.stored import sourced
from tests.web.conftest import client_of
from tests.web.test_safety import KEYED, TOKENS, shown


@pytest.fixture
def own(own_ledger):
    """A room over a ledger that may be changed, and what its forms carry."""
    room = client_of(own_ledger)
    page = room.get("/judgements")
    assert page.status_code == 200
    (one,) = own_ledger.statements(limit=1)
    form = room.get(f"/reports/{one.report.id}/{one.id}").text
    found = re.search(r'name="proof" value="(\w+)"', form)
    assert found
    return room, own_ledger, {"proof": found[1], "by": "Ada Lark"}


def test_a_rejection_leaves_the_lists_and_says_who_made_it(own):
    room, ledger, form = own
    (one,) = ledger.events(limit=1)
    id = f"{one.report.id}/{one.id}"
    answer = room.post("/judgements", data=form | {"verb": "reject", "ids": id, "back": f"/reports/{id}#{one.id}"})
    assert answer.status_code == 303
    (kept,) = ledger.judged()
    assert answer.headers["location"] == f"/reports/{id}?done={kept.judgement.id}#{one.id}"
    assert kept.judgement.by == "Ada Lark"
    assert id not in {row["id"] for row in room.get("/events.json?limit=500").json()["events"]}
    page = room.get(answer.headers["location"].partition("#")[0]).text
    assert "Undo" in page
    assert "rejected" in page
    assert "Ada Lark" in page
    report = room.get(f"/reports/{one.report.id}").text
    assert re.search(rf'data-rejected="[^"]*\b{one.id}\b', report)
    undone = room.post("/judgements", data=form | {"verb": "undo", "ids": kept.judgement.id})
    assert undone.status_code == 303
    assert id in {row["id"] for row in room.get("/events.json?limit=500").json()["events"]}
    states = [k["state"] for k in room.get("/judgements.json").json()["judgements"]]
    assert states == ["in effect", "undone"]


def test_actors_that_are_one_share_a_page(own):
    room, ledger, form = own
    first, second = (a for a in ledger.actors(Filters(type="person"), limit=2))
    room.post("/judgements", data=form | {"verb": "merge", "ids": f"{first.id} {second.id}"})
    one, other = (room.get(f"/actors/{a.id}.json").json() for a in (first, second))
    assert one["id"] == other["id"]
    assert one["says"] == first.says + second.says
    page = room.get(f"/actors/{first.id}").text
    assert "merge" in page
    assert first.name in page
    assert second.name in page


def test_incidents_that_are_one_are_shown_as_one(own):
    room, ledger, form = own
    first, second = ledger.incidents(limit=2)
    room.post("/judgements", data=form | {"verb": "merge", "ids": f"{first.id}, {second.id}"})
    one, other = (room.get(f"/incidents/{i.id}.json").json() for i in (first, second))
    assert one == other
    assert len(one["events"]) == len(first.events) + len(second.events)


def test_the_name_is_asked_for_once(own):
    room, ledger, form = own
    (one,) = ledger.statements(limit=1)
    room.post("/judgements", data=form | {"verb": "confirm", "ids": f"{one.report.id}/{one.id}"})
    assert 'value="Ada Lark"' in room.get(f"/reports/{one.report.id}/{one.id}").text
    assert "confirmed" in room.get("/statements?limit=500").text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"by": " "}, "name"),
        ({"verb": "destroy"}, "destroy"),
        ({"ids": "d_nothing/a1"}, "d_nothing"),
        ({"ids": ""}, "ids"),
        ({"verb": "undo", "ids": "j_00"}, "j_00"),
        ({"verb": "merge", "ids": "k_a"}, "merged"),
    ],
    ids=str,
)
def test_what_cannot_be_judged_is_told(own, change, words):
    room, ledger, form = own
    (one,) = ledger.statements(limit=1)
    asked = form | {"verb": "reject", "ids": f"{one.report.id}/{one.id}"} | change
    answer = room.post("/judgements", data=asked)
    assert answer.status_code == 400
    assert words in answer.text
    assert not ledger.judged()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=y",
                                  "javascript:alert(1)", "evil"], ids=repr)  # fmt: skip
def test_nobody_is_led_to_another_site(own, back):
    room, ledger, form = own
    (one,) = ledger.statements(limit=1)
    asked = form | {"verb": "confirm", "ids": f"{one.report.id}/{one.id}", "back": back}
    answer = room.post("/judgements", data=asked)
    assert answer.headers["location"].startswith("/judgements?done=j_")
    assert "x=y" not in str(answer.headers)


def test_a_program_judges_with_its_token(own_ledger):
    room = client_of(own_ledger, KEYED)
    (one,) = own_ledger.statements(limit=1)
    asked = {"verb": "reject", "ids": f"{one.report.id}/{one.id}", "by": "a program"}
    headers = {"Accept": "application/json"} | shown(TOKENS["judge"])
    answer = room.post("/judgements", data=asked, headers=headers)
    assert answer.status_code == 200
    assert answer.json()["by"] == "a program"
    assert room.post("/judgements", data=asked, headers=shown(TOKENS["read"])).status_code == 403
    assert len(own_ledger.judged()) == 1


def test_an_actor_that_may_be_another_is_proposed_and_judged_on_its_page(tmp_path):
    with open_ledger(tmp_path / "alike.db") as ledger:
        for n, name in enumerate(("Mohammed al-Toreni", "Muhammad al-Toreni")):
            made = Factory(f"Title {n}\n\n{name} said rain fell.", title=f"Title {n}")
            who = made.entity(name, "person")
            made.attribution("said", source=name, content="rain fell", speaker=who)
            ledger.add(sourced(made.record(), f"{n}.txt"))
        ledger.link()
        one, other = ledger.actors(limit=None)
        assert ledger.proposals([one])
        room = client_of(ledger)
        page = room.get(f"/actors/{one.id}").text
        assert f'href="/actors/{other.id}"' in page
        assert f'value="{one.id} {other.id}"' in page
        assert room.get("/actors.json").json()["actors"][0]["perhaps"][0]["id"] == other.id
        found = re.search(r'name="proof" value="(\w+)"', page)
        assert found
        form = {"proof": found[1], "verb": "split", "ids": f"{one.id} {other.id}", "by": "Ada"}
        assert room.post("/judgements", data=form).status_code == 303
        assert f'value="{one.id} {other.id}"' not in room.get(f"/actors/{one.id}").text


def test_words_are_corrected_on_the_records_page_and_told_as_corrected(own):
    room, ledger, form = own
    (one,) = [s for s in ledger.statements(limit=None) if len(told([s])[0].row.content) == 1][:1]
    id = f"{one.report.id}/{one.id}"
    (span,) = next(a for a in one.record.attributions if a.id == one.id).content
    words = one.record.document.text[span.start : span.end].rpartition(" ")[0]
    asked = form | {"verb": "respan", "ids": id, "note": "one word less", "part": "content", "words": words}
    assert room.post("/judgements", data=asked | {"words": words + " never said"}).status_code == 400
    assert room.post("/judgements", data=asked).status_code == 303
    page = room.get(f"/reports/{id}").text
    assert "corrected" in page
    assert "Ada Lark: one word less" in page
    assert "As it was read" in page
    shown = room.get("/statements?limit=500").text
    assert "one word less" in shown
    rows = {row["id"]: row["statement"] for row in room.get("/statements.json?limit=500").json()["statements"]}
    assert [x["text"] for x in rows[id]["content"]] == [words]
    assert rows[id]["made_by"]["step"] == "judgement"
    before = room.get(f"/reports/{one.report.id}").text
    (kept,) = ledger.judged()
    room.post("/judgements", data=form | {"verb": "undo", "ids": kept.judgement.id})
    assert "As it was read" not in room.get(f"/reports/{id}").text
    assert room.get(f"/reports/{one.report.id}").text != before
    # The same by its place, as the page's keys send it.
    asked |= {"words": "", "place": f"{span.start}-{span.start + 3}"}
    assert room.post("/judgements", data=asked).status_code == 303
    rows = {row["id"]: row["statement"] for row in room.get("/statements.json?limit=500").json()["statements"]}
    assert [(x["start"], x["end"]) for x in rows[id]["content"]] == [(span.start, span.start + 3)]


def test_a_speaker_is_corrected_on_the_records_page(own):
    room, ledger, form = own
    one = next(s for s in ledger.statements(limit=None) if told([s])[0].row.voice.entity)
    id = f"{one.report.id}/{one.id}"
    page = room.get(f"/reports/{id}").text
    offered = re.findall(r'<option value="(d_\w+/e\d+)"( selected)?>', page)
    assert sum(bool(now) for _, now in offered) == 1
    other = next(x for x, now in offered if not now)
    asked = form | {"verb": "reassign", "ids": id, "speaker": other}
    assert room.post("/judgements", data=asked).status_code == 303
    rows = {row["id"]: row["statement"] for row in room.get("/statements.json?limit=500").json()["statements"]}
    assert rows[id]["speaker"] == other.partition("/")[2]
    actor = room.get(f"/reports/{other}").headers["location"]
    assert id in {s["id"] for s in room.get(f"{actor}.json").json()["statements"]}

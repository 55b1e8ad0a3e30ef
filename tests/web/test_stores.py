"""A room over a PostgreSQL database answers as one over a SQLite file."""

from __future__ import annotations

from onrecord.ledger import open_ledger
from tests.ledger.conftest import postgresql  # noqa: F401 - a fixture
from tests.ledger.stored import golden
from tests.web.conftest import client_of


def test_both_stores_answer_alike(room, samples_ledger, postgresql):  # noqa: F811
    (incident,) = samples_ledger.incidents(limit=1)
    (actor,) = samples_ledger.actors(limit=1)
    report = golden()[0].document.id
    paths = (
        "/incidents.json", "/incidents.json?actor=police", "/incidents.json?place=US",
        "/events.json?type=ASSAULT", "/statements.json?limit=20&after=2024-03-01~d_5~3", "/actors.json",
        "/actors.json?after=2~3~k_5",
        "/incidents.json?after=2024-01-01~1~i_5",
        "/events.json?after=2023-01-01~d_0~9",
        "/disputes.json", "/origins.json", "/timeline.json", "/network.json", "/map.geojson", "/search.json?q=market",
        "/events.csv", "/network.csv", f"/incidents/{incident.id}.json", f"/actors/{actor.id}.json",
        f"/reports/{report}.json", "/export/plover", "/events.json?type=PARTY", "/reports/d_none.json",
    )  # fmt: skip
    with open_ledger(postgresql.url()) as ledger:
        for record in golden():
            ledger.add(record)
        ledger.link()
        other = client_of(ledger)
        for path in paths:
            here, there = room.get(path), other.get(path)
            assert (here.status_code, here.text) == (there.status_code, there.text), path
        for path in (
            "/",
            "/reports",
            f"/reports/{report}",
            f"/incidents/{incident.id}",
            "/map",
            "/reports.json?after=2024-01-01~d_5",
            "/network",
            "/judgements",
        ):
            assert other.get(path).status_code == 200, path

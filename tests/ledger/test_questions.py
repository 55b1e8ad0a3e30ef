"""Questions, over an invented report with a claim, a denial, nested sources, a threat and a past agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import UsageError
from onrecord.ledger import Filters
from onrecord.ledger.questions import country_code
from tests.factory import Factory, harbour
from tests.ledger.stored import sourced


@pytest.fixture
def filled(ledger):
    ledger.add(sourced(harbour(), "port.txt"))
    made = Factory("Iraq\n\nIva Toren said in Kessel that rain fell in Basra.", published="2024-05-06")
    toren = made.entity("Iva Toren")
    a1 = made.attribution("said", source="Iva Toren", content="that rain fell in Basra", speaker=toren)
    made.event("fell", place="Basra", according_to=(a1,))
    other = made.record()
    ledger.add(sourced(other, "rain.txt"))
    return ledger


def ids(findings):
    return [f.id for f in findings]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["a1", "a1", "a2", "a3", "a4", "a5", "a6"]),
        ({"speaker": "toren"}, ["a1", "a1", "a2", "a6"]),
        ({"speaker": "TOREN, Iva"}, ["a1", "a1", "a2", "a6"]),
        # Somebody who is described and not named is asked for by the words.
        ({"speaker": "security officials"}, ["a5"]),
        ({"speaker": "nobody"}, []),
        ({"type": "denies"}, ["a3"]),
        ({"since": "2024-05-01"}, ["a1"]),
        ({"until": "2024-03-04", "speaker": "toren"}, ["a1", "a2", "a6"]),
    ],
)  # fmt: skip
def test_statements(filled, filters, found):
    assert ids(filled.statements(Filters(**filters))) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        # Newest first; what has no day of its own has its report's.
        ({}, ["v1", "v2", "v3", "v4", "v5", "v1", "v6", "v7"]),
        ({"type": "assault"}, ["v2", "v3", "v4", "v1"]),
        ({"actor": "militia"}, ["v4"]),
        ({"recipient": "workers"}, ["v1"]),
        # Anyone in the chain.
        ({"speaker": "Coast News"}, ["v4"]),
        ({"speaker": "officials", "actor": "militia", "type": "ASSAULT"}, ["v4"]),
        ({"speaker": "toren", "actor": "militia"}, []),
        ({"place": "velmar"}, ["v1"]),
        # A time of a month touches every day of it.
        ({"since": "2024-01-15", "until": "2024-01-20"}, ["v6", "v7"]),
        ({"until": "2024-03-03"}, ["v1", "v6", "v7"]),
        ({"document": "d_"}, UsageError),
        ({"type": "explosion"}, UsageError),
        ({"since": "last week"}, UsageError),
        ({"actor": "…"}, UsageError),
    ],
)
def test_events(filled, filters, found):
    if found is UsageError:
        with pytest.raises(UsageError):
            filled.events(Filters(**filters))
    else:
        assert ids(filled.events(Filters(**filters))) == found


def test_at_most_so_many(filled):
    assert filled.events(limit=3) == filled.events(limit=None)[:3]


def test_the_newest_of_many_who_share_a_name(ledger):
    # More of them than are asked for one by one; of those that answer, some are far back.
    for n in range(40):
        day, band = f"2024-03-{1 + n % 28:02}", f"{chr(65 + n % 26)}{chr(97 + n // 26)}ran Guard"
        made = Factory(f"Port\n\n{band} struck Velmar on that day.", published=day)
        kind = "PROTEST" if n % 9 == 0 else "ASSAULT"
        who = made.entity(band, "armed_group")
        for _ in range(2):
            made.event("struck", kind, actors=((who, band),), place="Velmar" if n % 7 == 0 else None)
        ledger.add(sourced(made.record(), f"{n}.txt"))
    guard = Filters(actor="guard")
    narrower = ({"type": "PROTEST"}, {"until": "2024-03-10"}, {"place": "Velmar"})
    for asked in (guard, *(replace(guard, **more) for more in narrower)):
        every = ledger.events(asked, limit=None)
        assert len(every) > 5
        assert [f.day for f in every] == sorted((f.day for f in every), reverse=True)
        for limit in (1, 2, 5, len(every), 100):
            assert ledger.events(asked, limit=limit) == every[:limit]
        behind = replace(asked, behind=ledger.place(every[3]))
        assert ledger.events(behind, limit=2) == every[4:6]


def test_within_a_report(filled):
    rain = filled.search("basra")[0].report.id
    assert ids(filled.events(Filters(document=rain[:8]))) == ["v1"]
    assert ids(filled.statements(Filters(document=rain))) == ["a1"]
    assert [a.name for a in filled.actors(Filters(document=rain))] == ["Iva Toren"]


def test_the_timeline_has_what_is_dated_itself_in_the_order_of_the_days(filled):
    assert ids(filled.timeline()) == ["v6", "v7", "v1"]
    assert ids(filled.timeline(limit=1)) == ["v1"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (
            {},
            [
                ("Iva Toren", 2, 4, 0),
                ("Coast News", 1, 1, 0),
                ("Orvania", 1, 0, 1),
                ("Teskan's government", 1, 1, 2),
                # The factory takes whatever an entity is called by for a name.
                ("a militia", 1, 0, 1),
                ("dock workers", 1, 0, 0),
                ("two Teskani security officials", 1, 1, 0),
            ],
        ),
        ({"type": "country"}, [("Orvania", 1, 0, 1)]),
        ({"actor": "toren"}, [("Iva Toren", 2, 4, 0)]),
        ({"since": "2024-05-01"}, [("Iva Toren", 1, 1, 0)]),
    ],
)
def test_actors(filled, filters, found):
    rows = [(a.name, a.reports, a.says, a.does) for a in filled.actors(Filters(**filters))]
    assert sorted(rows, key=lambda r: (-r[1], r[0])) == found
    assert [r[1] for r in rows] == sorted((r[1] for r in rows), reverse=True)


def test_an_actor_by_its_id(filled):
    toren = filled.actors(Filters(actor="toren"))[0]
    assert filled.actor(toren.id) == toren
    assert ids(filled.statements(Filters(speaker=toren.id))) == ["a1", "a1", "a2", "a6"]
    with pytest.raises(UsageError, match="no actor k_0"):
        filled.actor("k_0")


@pytest.mark.parametrize(
    ("name", "code"),
    [("IQ", "IQ"), ("irq", "IQ"), ("Iraq", "IQ"), ("The Gambia", "GM"), ("Basra", None)],
)
def test_country_code(name, code):
    assert country_code(name) == code

"""Several questions as of one moment, on both stores."""

from __future__ import annotations

from onrecord.ledger import Filters
from tests.ledger.stored import golden


def test_a_moment_does_not_know_what_is_added_or_judged_while_it_is_open(ledger):
    first, second, *_ = golden()
    ledger.add(first)
    ledger.link()
    with ledger.moment() as now:
        before = (now.latest(), now.events(limit=None), now.sums(), now.incidents(limit=None))
        ledger.add(second)
        ledger.judge("reject", [f"{first.document.id}/{first.events[0].id}"], by="Ada")
        ledger.link()
        assert (now.latest(), now.events(limit=None), now.sums(), now.incidents(limit=None)) == before
        assert len(now) == 1
        assert now.judged() == ()
    assert len(ledger) == len(ledger.latest()) == ledger.sums().reports == 2
    assert len(ledger.judged()) == 1


def test_a_moment_answers_as_the_ledger_does(ledger):
    for record in golden()[:3]:
        ledger.add(record)
    ledger.link()
    who = ledger.actors(limit=1)[0]
    with ledger.moment() as now:
        assert now.actor(who.id) == ledger.actor(who.id)
        assert now.statements(Filters(speaker=who.id)) == ledger.statements(Filters(speaker=who.id))
        assert now.proposals([who]) == ledger.proposals([who])
        with now.moment() as same:
            assert same.report(now.latest()[0].id) == ledger.report(ledger.latest()[0].id)

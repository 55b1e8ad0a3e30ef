"""Both stores find what the plainest reading of the query finds, over every sample."""

from __future__ import annotations

import contextlib
import random

import pytest

from onrecord.ledger import open_ledger, search
from onrecord.ledger.query import matches, parse, phrases
from onrecord.ledger.words import Unit, units
from tests.factory import Factory
from tests.ledger.stored import golden, sourced

QUERIES = [
    "police",
    "the",
    '"car bomb"',
    '"the car bomb"',
    "bomb* NOT talks",
    "speaker:ministry",
    "speaker:ministry killed",
    "speaker:ministry -killed",
    "actor:police type:assault",
    "type:denies",
    "(speaker:police OR actor:miners) people",
    '"no such words anywhere"',
    "zzz OR talks",
    "talks NOT (speaker:ministry OR police)",
    'police NOT "car bomb"',
]


def generated(count: int) -> list[str]:
    """Queries of words, phrases and beginnings that stand in the samples."""
    chance = random.Random(3)
    words = sorted({w for r in golden() for u in units(r) for w in u.text.split()})
    texts = [r.document.text.split() for r in golden()]

    def part() -> str:
        kind = chance.randrange(4)
        if kind == 0:
            text = chance.choice(texts)
            n = chance.randrange(len(text) - 3)
            return '"' + " ".join(text[n : n + chance.randint(2, 3)]).replace('"', "").replace("“", "") + '"'
        word = chance.choice(words)
        return word[:3] + "*" if kind == 1 else word

    return [chance.choice((" ", " OR ", " NOT ")).join((part(), part())) for _ in range(count)]


def plainly(query: str) -> set[tuple[str, str | None]]:
    """What a query means: reports that answer, with the parts of them that do, or where a field is asked the parts."""
    asked = parse(query)
    found = {r.document.id: [u for u in units(r) if matches(asked, u)] for r in golden()}
    by_field = any(p.field != "text" for p in phrases(asked))
    return {(d, u.id) for d, us in found.items() for u in us if by_field or us[0].kind == "report"}


@pytest.fixture(scope="module")
def filled(request, tmp_path_factory):
    ledgers = []
    wheres = [str(tmp_path_factory.mktemp("search") / "ledger.db")]
    with contextlib.suppress(pytest.skip.Exception):
        wheres.append(request.getfixturevalue("postgresql").url())
    for where in wheres:
        ledger = open_ledger(where)
        for record in golden():
            ledger.add(record)
        ledgers.append(ledger)
    yield ledgers
    for ledger in ledgers:
        ledger.close()


@pytest.mark.parametrize("query", QUERIES + generated(60))
def test_every_store_finds_the_same(filled, query):
    for ledger in filled:
        hits = ledger.search(query, limit=None)
        found = {(h.report.id, i) for h in hits for i in (*h.statements, *h.events)}
        found |= {(h.report.id, None) for h in hits if h.whole}
        assert found == plainly(query)


def test_the_newest_first_and_at_most_so_many(filled):
    for ledger in filled:
        every = ledger.search("said", limit=None)
        days = [h.report.published for h in every]
        assert days == sorted(days, reverse=True)
        assert len(days) == len(golden())
        assert ledger.search("said", limit=2) == every[:2]


def test_a_long_text_is_found_by_its_last_phrase(ledger):
    # PostgreSQL knows positions up to 16,383 and 255 of one word.
    text = "Rain\n\n" + "It rained on the town. " * 6000 + "A heron landed."
    ledger.add(sourced(Factory(text).record(), "long.txt"))
    assert [h.whole for h in ledger.search('"heron landed"')] == [True]
    assert ledger.search('"landed heron"') == ()


def test_a_text_of_many_different_words_is_kept(ledger):
    text = "Rain\n\n" + " ".join(f"wört{n}" for n in range(70_000))
    ledger.add(sourced(Factory(text).record(), "words.txt"))
    assert len(ledger.search("wört1")) == 1


def test_words_with_quotes_and_backslashes_are_only_words(ledger):
    ledger.add(sourced(Factory("Rain\n\nO'Brien\\'s \"x\" : & | ! <-> said rain fell.").record(), "odd.txt"))
    assert len(ledger.search("O'Brien\\'s said")) == 1
    assert len(ledger.search('"rain fell" AND x')) == 1


def test_a_unit_that_is_cut_is_cut_between_words():
    unit = Unit("report", None, " " + "ab " * 200_000)
    assert set(search._cut(unit.text).split()) == {"ab"}

"""Which pairs a record tells of, and when one of re3d's is recalled. Names are invented."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.evaluation.re3d_pairs import check, pairs, score
from tests.factory import Factory

TEXT = "Arnor and Gondor attacked the Dune Front. Arnor met Gondor. Gondor did not help Arnor."


def told(trigger: str, type_: str, actors: list[str], recipients: list[str], **fields: Any) -> set[tuple[str, ...]]:
    made = Factory(TEXT)
    who, whom = (tuple((None, name) for name in names) for names in (actors, recipients))
    made.event(trigger, type_, actors=who, recipients=whom, **fields)
    return {(p["type"], TEXT[slice(*p["a"][0])], TEXT[slice(*p["b"][0])]) for p in pairs(made.record())}


def test_what_an_event_makes_of_its_parties() -> None:
    assert told("met", "CONSULT", ["Arnor"], ["Gondor"]) == {("CommWith", "Arnor", "Gondor")}
    assert told("attacked", "ASSAULT", ["Arnor", "Gondor"], ["Dune Front"]) == {
        ("FightingAgainst", "Arnor", "Dune Front"),
        ("FightingAgainst", "Gondor", "Dune Front"),
        ("AlliesOf", "Arnor", "Gondor"),
    }
    # who clash with nobody else clash with each other
    assert told("attacked", "ASSAULT", ["Arnor", "Gondor"], []) == {("FightingAgainst", "Arnor", "Gondor")}
    # help that was not given allies nobody
    assert told("help", "AID", ["Gondor"], ["Arnor"], polarity="negative") == set()


def gold(kind: str, source: str, target: str, confidence: float = 1) -> dict[str, Any]:
    a, b = TEXT.index(source), TEXT.index(target)
    return {
        "type": kind,
        "source": [a, a + len(source), source],
        "target": [b, b + len(target), target],
        "confidence": confidence,
    }


def pair(kind: str, a: str, b: str, at: str = TEXT) -> dict[str, Any]:
    """A pair with every mention of the two, read off the words `at`."""
    sides = [[[m.start(), m.end()] for m in re.finditer(name, TEXT)] for name in (a, b)]
    return {"type": kind, "a": sides[0], "b": sides[1], "at": [TEXT.index(at), TEXT.index(at) + len(at)]}


def recalled(relations: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    item = {"id": "x", "text": TEXT, "relations": relations}
    return {f.name: f.value for f in score([item], [{"id": "x", "pairs": found}])}


def test_either_way_round_a_pair_is_recalled_where_both_its_sides_overlap() -> None:
    relations = [gold("FightingAgainst", "Arnor", "the Dune Front"), gold("CommWith", "Gondor", "Arnor")]
    got = recalled(relations, [pair("FightingAgainst", "Dune Front", "Arnor")])
    assert got["odd documents: pairs recalled"] == 50
    assert got["odd documents: FightingAgainst recalled"] == 100
    assert got["odd documents: pairs told that are related"] == 100


def test_a_pair_is_of_two_entities_wherever_they_are_named_and_by_the_sentence_is_told_beside() -> None:
    relations = [gold("CommWith", "Arnor", "Gondor")]  # where the two attack
    got = recalled(relations, [pair("CommWith", "Gondor", "Arnor", at="Arnor met Gondor.")])
    assert got["odd documents: pairs recalled"] == 100
    assert got["odd documents: pairs recalled in the sentence"] == 0
    got = recalled(relations, [pair("CommWith", "Gondor", "Arnor", at="Arnor and Gondor attacked")])
    assert got["odd documents: pairs recalled in the sentence"] == 100


def test_two_who_are_named_together_talk_to_each_other() -> None:
    made = Factory("The two mayors met.")
    made.event("met", "CONSULT", actors=((None, "two mayors"),))
    assert [(p["type"], p["a"], p["b"]) for p in pairs(made.record())] == [("CommWith", [[4, 14]], [[4, 14]])]
    made = Factory("The mayor met.")
    made.event("met", "CONSULT", actors=((None, "mayor"),))
    assert pairs(made.record()) == []


def test_another_kind_and_a_doubted_relation_do_not_count() -> None:
    got = recalled([gold("CommWith", "Arnor", "Gondor")], [pair("AlliesOf", "Arnor", "Gondor")])
    assert got["odd documents: pairs recalled"] == 0
    got = recalled([gold("CommWith", "Arnor", "Gondor", 0.2)], [pair("CommWith", "Arnor", "Gondor")])
    assert got["odd documents: pairs told that are related"] == 0


def test_a_relation_outside_the_text_is_told() -> None:
    with pytest.raises(ValueError, match="does not lie within"):
        check({"text": "short", "relations": [gold("CommWith", "Arnor", "Dune Front")]})

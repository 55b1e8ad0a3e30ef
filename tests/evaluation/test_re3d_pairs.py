"""Which pairs a record tells of, and when one of re3d's is recalled. Names are invented."""

from __future__ import annotations

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


def pair(kind: str, a: str, b: str) -> dict[str, Any]:
    at = (TEXT.index(a), TEXT.index(b))
    return {"type": kind, "a": [[at[0], at[0] + len(a)]], "b": [[at[1], at[1] + len(b)]]}


def recalled(relations: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    item = {"id": "x", "text": TEXT, "relations": relations}
    return {f.name: f.value for f in score([item], [{"id": "x", "pairs": found}])}


def test_either_way_round_a_pair_is_recalled_where_both_its_sides_overlap() -> None:
    relations = [gold("FightingAgainst", "Arnor", "the Dune Front"), gold("CommWith", "Gondor", "Arnor")]
    got = recalled(relations, [pair("FightingAgainst", "Dune Front", "Arnor")])
    assert got["odd documents: pairs recalled"] == 50
    assert got["odd documents: FightingAgainst recalled"] == 100
    assert got["odd documents: pairs told that are related"] == 100


def test_another_kind_and_a_doubted_relation_do_not_count() -> None:
    got = recalled([gold("CommWith", "Arnor", "Gondor")], [pair("AlliesOf", "Arnor", "Gondor")])
    assert got["odd documents: pairs recalled"] == 0
    got = recalled([gold("CommWith", "Arnor", "Gondor", 0.2)], [pair("CommWith", "Arnor", "Gondor")])
    assert got["odd documents: pairs told that are related"] == 0


def test_a_relation_outside_the_text_is_told() -> None:
    with pytest.raises(ValueError, match="does not lie within"):
        check({"text": "short", "relations": [gold("CommWith", "Arnor", "Dune Front")]})

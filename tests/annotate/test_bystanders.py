"""Who is left out of a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.bystanders import without_bystanders
from onrecord.records import Entity, MadeBy, Mention, Participant, Record, Relation, Span
from tests.factory import harbour

BY = MadeBy("entities")


def _told(*texts: str, form: str = "nominal", **how: str) -> Entity:
    mentions = tuple(Mention(n, n + len(text), text, form) for n, text in enumerate(texts))
    return Entity(id="e99", name=texts[0], kind=how.pop("kind", "group"), mentions=mentions, made_by=BY, **how)


def _ids(found: Record) -> set[str]:
    return {e.id for e in without_bystanders(found).entities}


@pytest.mark.parametrize("texts", [("critics",), ("a third party",), ("another aide", "aides"), ("one critic",)])
def test_people_in_general_are_left_out(texts: tuple[str, ...]) -> None:
    made = harbour()
    assert "e99" not in _ids(replace(made, entities=(*made.entities, _told(*texts))))


@pytest.mark.parametrize(
    "entity",
    [
        _told("Ana Ruiz", form="name", kind="person"),
        _told("the crew"),
        _told("their aides"),
        _told("Vela's voters"),
        _told("six officers"),
        _told("dozens of protesters"),
        _told("critics", "critics", "critics"),
        _told("soldiers", country="KE"),
        _told("a village", kind="place"),
        _told("They", form="pronoun"),
    ],
    ids=lambda e: e.name,
)
def test_who_is_somebody_stays(entity: Entity) -> None:
    made = harbour()
    assert "e99" in _ids(replace(made, entities=(*made.entities, entity)))


def test_whoever_takes_part_stays() -> None:
    made = harbour()
    critics = _told("critics")
    whole = replace(made, entities=(*made.entities, critics))
    (event, *others) = made.events
    acting = replace(event, actors=(Participant("e99", Span(0, 7, "critics")),))
    assert "e99" in _ids(replace(whole, events=(acting, *others)))
    standing = Relation(id="r9", kind="opposes", subject="e99", evidence=Span(0, 7, "critics"), made_by=BY)
    assert "e99" in _ids(replace(whole, relations=(standing,)))
    (said, *more) = made.attributions
    assert "e99" in _ids(replace(whole, attributions=(replace(said, speaker="e99"), *more)))

"""Names of one word that are people's by what they have or by what is done to them. People are invented."""

from __future__ import annotations

import pytest

from tests.annotate.test_entities import cast_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Petrov's spokesman said police beat Petrov and seized his passport.", "Petrov", "person"),
        ("Rodriguez's attorney said guards beat Rodriguez and broke his arm.", "Rodriguez", "person"),
        ("Karpov's widow wept. Karpov led the party.", "Karpov", "person"),
        ("Weber was detained on Monday.", "Weber", "person"),
        ("Boeing's lawyer said Boeing was fined.", "Boeing", "organization"),
        ("Fatah's leadership met. Police shot at Fatah.", "Fatah", "organization"),
    ],
)
def test_kind_by_a_life(text: str, name: str, kind: str) -> None:
    (found,) = (e for e in cast_of(text).entities if e.name == name)
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Metropolitan Police in Washington arrested ten marchers.", "US"),
        ("Tokyo's Metropolitan Police arrested three men.", "JP"),
        ("The Metropolitan Police arrested three men in London.", "GB"),
    ],
)
def test_a_capitals_police_is_of_where_it_is_told_of(text: str, country: str) -> None:
    (found,) = (e for e in cast_of(text).entities if e.name == "Metropolitan Police")
    assert found.country == country


@pytest.mark.parametrize("text", ["Two men were shot after the Mass.", "She attended Easter Mass on Sunday."])
def test_a_service_is_no_state(text: str) -> None:
    assert not any("Mass" in e.name for e in cast_of(text).entities)

"""Whom an office takes up that the report gives to nobody in so many words."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from onrecord.records import Entity
from tests.parsing import one_paragraph, syntax


def taken_up(text: str, words: str, published: str) -> Entity | None:
    made = one_paragraph(text, published=published)
    parsed = syntax(made, store="entities")
    at = text.rindex(words)
    found = entities(made, parsed, mentions(made, parsed)).entities
    return next((e for e in found for m in e.mentions if m.start == at), None)


@pytest.mark.parametrize(
    ("text", "words", "published", "name"),
    [
        ("Hillary Clinton won. The former secretary of state left.", "The former", "2016-03-10", "Hillary Clinton"),
        ("John Kerry met Ana Lind. The secretary of state left.", "The secretary", "2016-03-10", "John Kerry"),
        ("Aides told Clinton. The former secretary of state left.", "The former", "2016-03-10", "Clinton"),
        # Not before the office was theirs, nor for who has another one.
        (
            "John Kerry met Ana Lind. The secretary of state left.",
            "The secretary",
            "2010-03-10",
            "The secretary of state",
        ),
        (
            "Hillary Clinton won. The secretary of state left.",
            "The secretary",
            "2016-03-10",
            "The secretary of state",
        ),
        (
            "Hillary Clinton won. The former secretary of defense left.",
            "The former",
            "2016-03-10",
            "The former secretary of defense",
        ),
    ],
)
def test_leaders_by_their_offices(text: str, words: str, published: str, name: str) -> None:
    found = taken_up(text, words, published)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Karl Orr (R-Vt.) spoke. Sen. Ana Lind (D-Ore.) left. Aides to the Vermont senator wept.", "Karl Orr"),
        ("Sen. Karl Orr of Vermont and Sen. Ana Lind spoke. Aides to the Vermont senator wept.", "Karl Orr"),
        ("Sen. Ana Lind spoke. Sen. Karl Orr left. Aides to the Vermont senator wept.", "Karl Orr"),
        ("Sen. Karl Orr (R-Maine) spoke. Aides to the Vermont senator wept.", "the Vermont senator"),
        ("Gov. Karl Orr spoke. Aides to the Vermont senator wept.", "the Vermont senator"),
        ("Sen. Karl Orr met Sen. Ana Lind. Aides to the Vermont senator wept.", "the Vermont senator"),
    ],
)
def test_members_by_their_states(text: str, name: str) -> None:
    found = taken_up(text, "the Vermont senator", "2016-03-10")
    assert found is not None
    assert found.name == name


def test_a_minister_of_another_state_is_another() -> None:
    text = "The Saudi minister spoke. The British minister, Ana Lind, left."
    found = taken_up(text, "The British minister", "2016-03-10")
    assert found is not None
    assert "The Saudi minister" not in {m.text for m in found.mentions}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police fled Vermont. The state has taken none. The state denied it.", "place"),
        ("Police fled Kenya. The state has taken none. The state denied it.", "government"),
        ("Police fled Vermont for Maine. The state that they left denied it.", "government"),
        ("Police fled Vermont, The state that has been poor.", "place"),
    ],
)
def test_which_state(text: str, kind: str) -> None:
    found = taken_up(text, "The state", "2016-03-10")
    assert found is not None
    assert (found.kind, found.sector) == (kind, "GOV" if kind == "government" else None)


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Karl Orr, a Syrian engineer, left.", None),
        ("Karl Orr, a French footballer, left.", None),
        ("Karl Orr, the French envoy, left.", "GOV"),
        ("Karl Orr, a hostage of Hamas, left.", "CVL"),
    ],
)
def test_whose_sector_a_title_tells(text: str, sector: str | None) -> None:
    found = taken_up(text, "Karl Orr", "2016-03-10")
    assert found is not None
    assert found.sector == sector


@pytest.mark.parametrize(
    ("title", "sector"), [("Gov.", "GOV"), ("Sen.", "LEG"), ("Rep.", "LEG"), ("Prof.", "EDU"), ("Gen.", "MIL")]
)
def test_what_short_titles_say(title: str, sector: str) -> None:
    found = taken_up(f"{title} Karl Orr left.", "Karl Orr", "2016-03-10")
    assert found is not None
    assert found.sector == sector

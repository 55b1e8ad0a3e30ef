"""When an office is held, and the time that is stated of it."""

from __future__ import annotations

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.relations import relations
from onrecord.annotate.times import times
from onrecord.records import EntityKind
from tests import parsing
from tests.annotate.casts import cast_of

PEOPLE: dict[str, tuple[EntityKind, list[str]]] = {
    "Lars Brekke": ("person", []),
    "Ines Moreau": ("person", []),
    "Harbour Union": ("organization", []),
    "Norway": ("country", []),
    "Chad": ("country", []),
}

Row = tuple[str | None, str, str | None]


def read(text: str, title: str | None = None) -> list[Row]:
    """Value, when it holds, and the words of the time stated, of each relation."""
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="spells")
    people = {name: about for name, about in PEOPLE.items() if name in text}
    cast = cast_of(syntax, people, {"Lars Brekke": title} if title else None)
    found = times(document, syntax)
    words = {time.id: time.span.text for time in found}
    made = relations(document, syntax, cast, Chains(()), found)
    return [(r.value, r.document_time, words.get(r.time or "")) for r in made]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        # Words in the title or before it.
        ("Former Prime Minister Lars Brekke left.", "Former Prime Minister", ("Former Prime Minister", "before", None)),
        ("Acting Mayor Lars Brekke left.", "Acting Mayor", ("Acting Mayor", "overlap", None)),
        ("Mayor Lars Brekke left.", "Mayor", ("Mayor", "overlap", None)),
        # Behind the name.
        ("Lars Brekke, then the head of Harbour Union, fled.", None, ("head of Harbour Union", "before", None)),
        ("Lars Brekke, a former head of Harbour Union, fled.", None, ("former head of Harbour Union", "before", None)),
        ("Lars Brekke, the ambassador to Chad, fled.", None, ("ambassador to Chad", "overlap", None)),
        # By tense, with the time said.
        ("Lars Brekke was president of Norway until 2018.", None, ("president of Norway", "before", "2018")),
        ("Lars Brekke has been president of Norway since 2022.", None, ("president of Norway", "overlap", "2022")),
        ("Lars Brekke is president of Norway.", None, ("president of Norway", "overlap", None)),
        ("Lars Brekke, who led Harbour Union until 2019, fled.", None, (None, "before", "2019")),
        # Offices given, taken and filled.
        ("Lars Brekke was appointed foreign minister on Tuesday.", None, ("foreign minister", "overlap", "Tuesday")),
        ("Ines Moreau named Lars Brekke as interior minister.", None, ("interior minister", "overlap", None)),
        ("Lars Brekke was elected mayor in 2004.", None, ("mayor", "unknown", "2004")),
        ("Lars Brekke resigned as president of Norway in May.", None, ("president of Norway", "before", "May")),
        ("Ines Moreau sacked Lars Brekke as prime minister.", None, ("prime minister", "before", None)),
        ("Lars Brekke served as treasurer of Harbour Union.", None, ("treasurer of Harbour Union", "before", None)),
    ],
)
def test_when_an_office_is_held(text: str, title: str | None, expected: Row) -> None:
    assert expected in read(text, title)


@pytest.mark.parametrize(
    "text",
    [
        # What is planned, refused or asked for gives no office, nor does what is no office.
        "Ines Moreau will name Lars Brekke as interior minister.",
        "Ines Moreau refused to appoint Lars Brekke as interior minister.",
        "Lars Brekke was not elected mayor.",
        "Lars Brekke was named as a suspect.",
        "Lars Brekke resigned as promised.",
    ],
)
def test_no_office_is_given(text: str) -> None:
    assert read(text) == []

"""Whom a relation is of where its words only point at somebody: "whose", "where", "his", "the provincial"."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import read, said

_LEADS = {("Ada Lind", "leads", "Harbour Party")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Parsers join such a clause to the sentence and make it no relative one.
        ("Kenya put questions to the Sea Guard, whose commander, Ada Lind, signaled that she would go.", "Sea Guard"),
        ("Ada Lind, a top aide to Omar Daud, resigned on Monday.", "Omar Daud"),
        ("Ada Lind, chief of staff to Omar Daud and a cousin of his, resigned.", "Omar Daud"),
        ("Omar Daud's former deputy, Ada Lind, traded blame.", "Omar Daud"),
        ("Villages in Lanau province burned, and the provincial governor, Ada Lind, fled.", "Lanau"),
        ("Ada Lind moved to the Norvik Group, where she is a director.", "Norvik Group"),
    ],
)
def test_whose_an_office_is(text: str, expected: str) -> None:
    relations, names = read(text)
    assert [(names[r.subject], names.get(r.object or "")) for r in relations if names[r.subject] == "Ada Lind"] == [
        ("Ada Lind", expected)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind, the first woman to command the Hill Front, left.", {("Ada Lind", "leads", "Hill Front")}),
        ("Fighters of the Hill Front, commanded by Omar Daud, left.", {("Omar Daud", "leads", "Hill Front")}),
        ("Omar Daud's Sword Army holds the port.", {("Omar Daud", "leads", "Sword Army")}),
        (
            "Ada Lind, an ally of Omar Daud and a fierce critic of the Popular League, left.",
            {("Ada Lind", "affiliate_of", "Omar Daud"), ("Ada Lind", "opposes", "Popular League")},
        ),
        (
            "The Green List, whose co-leaders Ada Lind and Omar Daud will speak, met.",
            {("Ada Lind", "leads", "Green List"), ("Omar Daud", "leads", "Green List")},
        ),
        (
            "Heads of state, among them Norway's Ada Lind and Kenya's Omar Daud, met.",
            {("Ada Lind", "holds_office", "Norway"), ("Omar Daud", "holds_office", "Kenya")},
        ),
        (
            "The Sea Guard and the Sword Army, led by Omar Daud, left.",
            {("Omar Daud", "leads", "Sword Army")},
        ),
        (
            "Two lawmakers of the Popular League, Ada Lind and Omar Daud, left.",
            {("Ada Lind", "member_of", "Popular League"), ("Omar Daud", "member_of", "Popular League")},
        ),
        ("Omar Daud, chief of staff of the Sword Army, left.", {("Omar Daud", "leads", "Sword Army")}),
        # Who is left in some state is left by nobody.
        ("The talks ended, leaving the Popular League as Norway's only partner.", set()),
        ("Ada Lind heads the Asia desk of the Norvik Group.", {("Ada Lind", "holds_office", "Norvik Group")}),
        # Only some are meant, or one matter is.
        ("Ada Lind was critical of Norwegians who voted for it.", set()),
        # Another's title is not his envoy's.
        ("The rebel leader Omar Daud's envoy, Ada Lind, left.", {("Ada Lind", "holds_office", "Omar Daud")}),
    ],
)
def test_who_is_over_whom(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "title"), [("Governor Ada Lind of Lanau left.", "Governor"), ("Judge Ada Lind of Lanau left.", "Judge")]
)
def test_a_title_with_whom_it_is_of_behind_the_name(text: str, title: str) -> None:
    found, names = read(text, {"Ada Lind": title})
    assert [(names[r.subject], r.kind, names.get(r.object or "")) for r in found] == [
        ("Ada Lind", "holds_office", "Lanau")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Governor Ada Lind succeeded Omar Daud, who left.", [("Omar Daud", "Governor", "before")]),
        ("Governor Ada Lind took over from Omar Daud.", [("Omar Daud", "Governor", "before")]),
        ("Governor Ada Lind took over the firm from Omar Daud.", []),
        ("Governor Ada Lind replaced Omar Daud with a clerk.", []),
    ],
)
def test_who_had_an_office_before_another(text: str, expected: list[tuple[str, str, str]]) -> None:
    found, names = read(text, {"Ada Lind": "Governor"})
    told = [(names[r.subject], r.value, r.document_time) for r in found if names[r.subject] == "Omar Daud"]
    assert told == expected


def test_what_is_not_taken_off_a_list_is_on_it() -> None:
    found, names = read("Kenya has not been taken off the list of state sponsors of terrorism.")
    assert [(names[r.subject], r.kind, r.polarity) for r in found] == [("Kenya", "designated_as", "positive")]

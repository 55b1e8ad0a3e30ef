"""Whom a source names, on invented reports with stored parses, read with their cast."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.quotes import quotations
from onrecord.records import Attribution, EntityKind
from tests.annotate.casts import cast_of
from tests.parsing import document, syntax

STORE = "speakers"
People = dict[str, tuple[EntityKind, tuple[str, ...]]]

GUARD: People = {"Coast Guard": ("organization", ())}
LIND: People = {"Orsa Lind": ("person", ())}


def read(text: str, people: People | None = None) -> list[tuple[str | None, Attribution]]:
    """The attributions of a report, each with the name of its speaker, for a given cast."""
    made = document("A headline stands here\n\n" + text)
    parsed = syntax(made, store=STORE)
    cast = cast_of(parsed, people or {})
    described = tuple(
        replace(e, mentions=tuple(replace(m, form="nominal") if m.text == "farmer" else m for m in e.mentions))
        for e in cast.entities
    )
    cast = replace(cast, entities=described)
    found = attributions(made, parsed, quotations(made), cast, ())
    return [(cast.get(a.speaker).name if a.speaker else None, a) for a in found]


WHO: list[tuple[str, People, list[str | None]]] = [
    # the name beside what a body is
    ("The shipping line, Nordhav, said rain fell.", {"Nordhav": ("organization", ())}, ["Nordhav"]),
    # a platform is where somebody speaks, and nobody
    (
        "The Coast Guard said rain fell. In a statement on Facebook, it said it was cold.",
        {**GUARD, "Facebook": ("organization", ("it",))},
        ["Coast Guard", "Coast Guard"],
    ),
    # "it said" is the body that spoke last, not the ship that the cast takes it for
    (
        "The Coast Guard said the tanker Niovi Star was seized by the Teskan Navy. “This is piracy,” it said.",
        {**GUARD, "Niovi Star": ("organization", ("it",))},
        ["Coast Guard", "Coast Guard"],
    ),
    # a clause that begins with "it" is about who reports it
    ("The Coast Guard said it believed the port was closed.", GUARD, ["Coast Guard", "Coast Guard"]),
    # the body that the same sentence tells of
    (
        "The Coast Guard said rain fell. Britain banned a firm that it says sold drones.",
        {**GUARD, "Britain": ("country", ("it",))},
        ["Coast Guard", "Britain"],
    ),
    # "He" behind a name that ends the sentence before with its full stop
    (
        "Goran Vell wrote that rain fell on X. He added that it was cold.",
        {"Goran Vell": ("person", ())},
        ["Goran Vell", "Goran Vell"],
    ),
    # "I" is whose words it stands in
    (
        "Anna Lind said:\n\nRain fell in May. I urge both sides to stop.\n",
        {"Anna Lind": ("person", ())},
        ["Anna Lind", "Anna Lind"],
    ),
    # an unquoted "we" is the body whose text this is
    ("Teskan condemns the raid. We urge both sides to stop.", {"Teskan": ("country", ())}, ["Teskan", "Teskan"]),
    # ... which is one and the same from its first word on, and no armed group
    (
        "We condemn the raid. Teskan claimed that it won. We urge both sides to stop.",
        {"Teskan": ("country", ())},
        [None, "Teskan", None],
    ),
    ("Teskan claimed that it won. We urge both sides to stop.", {"Teskan": ("armed_group", ())}, ["Teskan", None]),
    # ... also behind a quotation of many sentences
    (
        "Anna Lind said: “Stop it now. He has nothing. He has nothing. Do not shoot. He is ill.” The car moved. "
        "“It is late,” she said.",
        {"Anna Lind": ("person", ())},
        ["Anna Lind", "Anna Lind"],
    ),
    # whoever has spoken since, not whom the cast has from further back
    (
        "Anna Lind said rain fell. Rosa Brisk criticized the plan as unfair. “It is a shame,” she said.",
        {"Anna Lind": ("person", ("she",)), "Rosa Brisk": ("person", ())},
        ["Anna Lind", "Rosa Brisk", "Rosa Brisk"],
    ),
    # those who spoke together: the first of them
    (
        "Anna Lind and Rosa Brisk say the plan is bad. The cost has doubled, they say.",
        {"Anna Lind": ("person", ()), "Rosa Brisk": ("person", ())},
        ["Anna Lind", "Anna Lind"],
    ),
    # the body that stands before it
    ("The rules help Teskan to reach the target it pledged to meet.", {"Teskan": ("country", ())}, ["Teskan"]),
    # "she" without an antecedent is the woman who spoke last
    ("Anna Lind said rain fell. “It was cold,” she said.", {"Anna Lind": ("person", ())}, ["Anna Lind", "Anna Lind"]),
    ("Anna Lind said rain fell. “It was cold,” he said.", {"Anna Lind": ("person", ())}, ["Anna Lind", None]),
    # "he" is who spoke last, not the last whom he tells of
    (
        "Goran Vell said rain fell. “Nobody trusts Paul Trask,” he said.",
        {"Goran Vell": ("person", ()), "Paul Trask": ("person", ("he",))},
        ["Goran Vell", "Goran Vell"],
    ),
    # "she" behind a quotation is the subject of the sentence before, not whom she speaks of there, nor an earlier one
    (
        "Anna Lind said that the ship sank. Ilse Korr wept outside. “Trask lied to us,” she said.",
        {"Anna Lind": ("person", ()), "Ilse Korr": ("person", ()), "Trask": ("person", ("she",))},
        ["Anna Lind", "Ilse Korr"],
    ),
    # "it" is not the body that a report of its own goes to
    (
        "The Coast Guard said rain fell. In a report to the Port Council in May, it had said that storms were near.",
        {**GUARD, "Port Council": ("organization", ("it",))},
        ["Coast Guard", "Coast Guard"],
    ),
    # nor a man without a name in what he said
    (
        "Goran Vell said the ship was seized from a farmer. He did not elaborate.",
        {"Goran Vell": ("person", ()), "farmer": ("person", ("He",))},
        ["Goran Vell", "Goran Vell"],
    ),
    # a name that stands beside a title
    (
        "The governor of Mersa, Col. Goran Vell, said the port was closed.",
        {"Goran Vell": ("person", ())},
        ["Goran Vell"],
    ),
    # whoever wrote the text that speaks
    (
        "The Interior Ministry’s statement said the port was closed.",
        {"Interior Ministry": ("government", ())},
        ["Interior Ministry"],
    ),
    (
        "In a letter to the council, Orsa Lind said the port was closed. The letter also blamed the navy for it.",
        LIND,
        ["Orsa Lind", "Orsa Lind"],
    ),
    ("Orsa Lind wrote a letter on Monday. The letter said the port was closed.", LIND, ["Orsa Lind"]),
    ("Orsa Lind wrote a letter on Monday. The report said the port was closed.", LIND, [None]),
    # the outlet spoken of before
    (
        "The Associated Press reported that the port was closed. The agency said ships had left.",
        {"Associated Press": ("organization", ())},
        ["Associated Press", "Associated Press"],
    ),
    # who has just spoken goes on, not whom he only tells of
    (
        "Paul Roe blamed the flood on a law that was signed by Goran Vell. He also said that the board slept.",
        {"Paul Roe": ("person", ()), "Goran Vell": ("person", ("He",))},
        ["Paul Roe", "Paul Roe"],
    ),
    (
        "Anna Roe blamed the flood on a law that was signed by Goran Vell. He said that the board slept.",
        {"Anna Roe": ("person", ()), "Goran Vell": ("person", ("He",))},
        ["Anna Roe", "Goran Vell"],
    ),
    # ... but whoever is accused denies it
    (
        "Paul Roe accused Goran Vell of theft. He denied the charge.",
        {"Paul Roe": ("person", ("He",)), "Goran Vell": ("person", ())},
        ["Paul Roe", "Goran Vell"],
    ),
    (
        "Paul Roe accused Tarnia of theft. He denied that he had lied.",
        {"Paul Roe": ("person", ("He",)), "Tarnia": ("country", ())},
        ["Paul Roe", "Paul Roe"],
    ),
    # who has no name hopes so himself, not the man whom the cast knows
    (
        "Another said he hoped that Paul Roe would win.",
        {"Paul Roe": ("person", ("he",))},
        [None, None],
    ),
    # "they" are the many who have just spoken, whomever they spoke of
    (
        "Lawyers worry that clients lose their rights. They also fear that courts will close.",
        {"Lawyers": ("group", ()), "clients": ("group", ("They",))},
        ["Lawyers", "Lawyers"],
    ),
    # each of two says what stands behind his own name
    (
        "Lind met Paul Roe, who called it late, and Goran Vell.",
        {"Paul Roe": ("person", ()), "Goran Vell": ("person", ()), "Roe and Vell": ("group", ())},
        ["Paul Roe"],
    ),
    # a name that the parser took apart
    ("Raad al-Vell on Sunday repeated that it sank.", {"Raad al-Vell": ("person", ())}, ["Raad al-Vell"]),
    # whom a quotation calls "they" is told by the quotation alone
    (
        "The Coast Guard saw robbers. “They want to rob the place,” a clerk said.",
        {"Coast Guard": ("organization", ("They",))},
        [None, None],
    ),
    # whose letter it is in which "it" says something, and who only saw it
    (
        "The Ledger has seen a letter from the Coast Guard to the Port Council, dated 22 May, in which it says that "
        "storms were near.",
        {"Ledger": ("organization", ("it",)), "Coast Guard": ("organization", ())},
        ["Coast Guard"],
    ),
    (
        "In a note from the Coast Guard, seen by the Ledger, it says that storms were near.",
        {"Ledger": ("organization", ("it",)), "Coast Guard": ("organization", ())},
        ["Coast Guard"],
    ),
    (
        "The Ledger has seen a letter to the Coast Guard and says that storms were near.",
        {"Ledger": ("organization", ()), "Coast Guard": ("organization", ())},
        ["Ledger"],
    ),
    # who stands first and who second of two
    (
        "Both Orsa Lind and Goran Vell sat on the panel. The former called the search lawful. The latter said it was a "
        "crime.",
        {"Orsa Lind": ("person", ()), "Goran Vell": ("person", ())},
        ["Orsa Lind", "Goran Vell"],
    ),
    (
        "Orsa Lind met Goran Vell. The latter said it was late.",
        {"Orsa Lind": ("person", ()), "Goran Vell": ("person", ())},
        [None],
    ),
    # one of many who bear a name is not all of them
    ("One Republican said the port was closed.", {"Republican": ("group", ())}, [None]),
]


@pytest.mark.parametrize(("text", "people", "expected"), WHO)
def test_speaker(text: str, people: People, expected: list[str | None]) -> None:
    assert [name for name, _ in read(text, people)] == expected


KINDS = [
    ("Neighbours told police they heard a man shout.", ("unnamed", None)),
    ("One Republican said the port was closed.", ("unnamed", 1)),
    ("A senior guild figure said the port was closed.", ("unnamed", 1)),
    ("Official figures say the port was closed.", ("document", None)),
    ("Two Israelis said the port was closed.", ("unnamed", 2)),
    ("The navy said the port was closed.", ("named", None)),
    ("An Arab League monitor said the port was closed.", ("unnamed", 1)),
    ("Orsa Lind’s brief said the port was closed.", ("document", None)),
    ("Chapter three says the port was closed.", ("document", None)),
    ("Most Democrats said the port was closed.", ("unnamed", None)),
    ("Both sides said the port was closed.", ("unnamed", 2)),
    ("Several officials said the port was closed.", ("unnamed", None)),
    ("A source in the prosecutor’s office said the port was closed.", ("unnamed", 1)),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kind_and_count(text: str, expected: tuple[str, int | None]) -> None:
    (_, said), *_ = read(text)
    assert (said.speaker_kind, said.speaker_count) == expected


STRAYED = [
    "The envoy said the plan was good but declined to name the donors.",
    # a past tense behind the reported clause goes on with who reports
    "The spokesman said the report is “a fable” and threatened to sue the paper.",
    "A spokesman said that its fighters “had not set foot in Mersa” and threatened to leave the talks.",
    "The spokesman said it was “watching closely” and urged restraint.",
    "The spokesman said that was not her view and dismissed the reports as “noise”.",
]


@pytest.mark.parametrize("text", STRAYED)
def test_a_second_verb_of_the_speaker_is_not_within_the_first(text: str) -> None:
    (_, first), (_, second), *_ = read(text)
    assert second.within is None
    assert [s.text for s in second.source] == [s.text for s in first.source]


def test_a_quotation_without_a_cue_goes_on_with_them() -> None:
    text = (
        "Lawyers worry that clients lose. They think that the dam is real.\n\n"
        '"Lurking behind this is a dispute about the past."\n\nTheir aim is clear.'
    )
    assert len(read(text)) == 3

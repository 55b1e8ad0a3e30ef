"""What one who speaks tells of what others say, want or hold, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.quotes import quotations
from onrecord.records import Attribution
from tests.annotate.casts import cast_of
from tests.annotate.test_attributions import read, words
from tests.parsing import document, syntax

# Text, and whom the last attribution is of, within whose words, with what content.
WITHIN = [
    # a want or a doubt in a plain phrase
    ("“The miners want a truce,” Lind said.", "The miners", "a truce"),
    ("Lind said the guild was opposed to the sale.", "the guild", "the sale"),
    ("“They are demanding this,” Lind said.", "They", "this"),
    ("“The miners support the sale,” Lind said.", "The miners", "the sale"),
    # somebody's words in a noun, with what they are about
    ("Lind said the minister’s claims about the dam were false.", "the minister", "the dam"),
    ("Lind rejected criticism of the sale by the mayor.", "the mayor", "the sale"),
    ("Lind rejected the mayor’s remarks on the strike.", "the mayor", "the strike"),
    ("Lind condemned the guild’s claim to have sunk the ferry.", "the guild", "to have sunk the ferry"),
    # a thought that nobody need have
    ("“There is a fear that the dam will break,” Lind said.", "", "that the dam will break"),
    ("“There is a fear among the crews that they are lost,” Lind said.", "the crews", "that they are lost"),
    (
        "Lind said the mayor had ridiculed the idea that the guild had paid.",
        "the mayor",
        "the idea that the guild had paid",
    ),
    # "as they say" within what another says
    ("Four ships sank, not nine as the rebels claim, the navy said.", "the rebels", "nine"),
]


@pytest.mark.parametrize(("text", "who", "content"), WITHIN)
def test_others_within_somebodys_words(text: str, who: str, content: str) -> None:
    found = read(text)
    inner = next(a for a in found if a.within is not None)
    assert words(inner.source) == who
    assert words(inner.content) == content


# The same words in the report's own voice, the speaker's own plan, a question, a deed, and what cannot speak.
ALONE = [
    "The miners want a truce.",
    "The minister’s claims about the dam were false.",
    "The guild said it would keep its promise to rebuild the dam.",
    "“Does the guild believe that the dam will hold?” Lind said.",
    "Lind said the attack showed how weak the dam was.",
    "The navy did not respond to requests for comment.",
    "Lind said she did not know when the port would reopen.",
    # criticism that is nobody's, a thought of oneself, and which people are meant
    "Lind rejected criticism of the sale.",
    "“The mayor is sure of himself,” Lind said.",
    "Lind spoke of “people who support the ferry”.",
    "Lind spoke of “millions of Tarnians supporting the ferry”.",
]


@pytest.mark.parametrize("text", ALONE)
def test_nobody_within(text: str) -> None:
    assert all(a.within is None for a in read(text))


def report(text: str) -> list[Attribution]:
    made = document(text)
    parsed = syntax(made, store="attributions")
    found = attributions(made, parsed, quotations(made), cast_of(parsed, {}), ())
    return [a for a in found if a.within is None]


def test_a_quotation_below_its_colon() -> None:
    text = "The dam may break, crews say. Lind reports:\n\n“The crews left at noon. The mayor said they had to.”\n"
    assert [(words(a.source), words(a.content)[:10]) for a in report(text)][-1:] == [("Lind", "“The crews")]


def test_a_dateline_with_a_colon_speaks_to_nobody() -> None:
    made = "A headline stands here\n\nQUETTA: Gunmen killed two policemen on Monday, officials said.\n"
    assert [words(a.source) for a in report(made)] == ["officials"]


def test_signed_quotations() -> None:
    text = "Two wrote to us on Monday.\n\n“We wait for it.” — Oda Lind\n\n“They said it would come.” — Ana Brisk\n"
    assert [(words(a.source), words(a.content)) for a in report(text)] == [
        ("Oda Lind", "“We wait for it.”"),
        ("Ana Brisk", "“They said it would come.”"),
    ]

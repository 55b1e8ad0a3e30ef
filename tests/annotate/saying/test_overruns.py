"""Where contents end, told by what comes next, on invented sentences with stored parses and marks."""

from __future__ import annotations

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import quotations
from onrecord.annotate.saying.overruns import without_overruns
from onrecord.annotate.saying.sources import source_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from tests.annotate.test_attributions import read, words
from tests.parsing import one_paragraph, syntax

STORE = "overruns"

# The text, then each cue with what it was taken to say and what it says.
CASES = [
    # who reports goes on with a verb of his own
    (
        "Lind said the guild had lost the port and called for a truce.",
        [
            ("said", "the guild had lost the port and called for a truce", "the guild had lost the port"),
            ("called", "a truce", "a truce"),
        ],
    ),
    # another's words beside them, and what another day's clause says
    (
        "Lind said the talks had begun, while the guild claimed it had left.",
        [
            ("said", "the talks had begun, while the guild claimed it had left", "the talks had begun"),
            ("claimed", "it had left", "it had left"),
        ],
    ),
    (
        "Lind had said that three were hurt, but on Tuesday she put the toll at one.",
        [
            ("said", "that three were hurt, but on Tuesday she put the toll at one", "that three were hurt"),
            ("put", "the toll at one", "the toll at one"),
        ],
    ),
    # behind a semicolon somebody reports anew
    (
        "The board said no ship had left; it later withdrew the note and said two had left.",
        [
            ("said", "no ship had left; it later withdrew the note and said two had left", "no ship had left"),
            ("said", "two had left", "two had left"),
        ],
    ),
    # a demand is not dated by what others say later
    (
        "Tarnia ordered four envoys to leave the country after clerks said they had spied.",
        [
            (
                "ordered",
                "four envoys to leave the country after clerks said they had spied",
                "four envoys to leave the country",
            ),
            ("said", "they had spied", "they had spied"),
        ],
    ),
    # the main clause goes on behind the relative one
    (
        "The guild, which says the vote was stolen, has left the talks.",
        [("says", "the vote was stolen, has left the talks", "the vote was stolen")],
    ),
    # nor is what is done next a part of what is promised
    (
        "Lind vowed to leave the port and sold the ferry.",
        [("vowed", "to leave the port and sold the ferry", "to leave the port")],
    ),
    (
        "The rebels agreed to leave three towns and the government promised to free 40 men.",
        [
            ("agreed", "to leave three towns and the government promised to free 40 men", "to leave three towns"),
            ("promised", "to free 40 men", "to free 40 men"),
        ],
    ),
    # whoever is cited within a content stays there
    (
        "Lind said the mayor knew that the guild had called for a truce.",
        [
            ("said", "the mayor knew that the guild had called for a truce", None),
            ("called", "a truce", None),
        ],
    ),
    # whoever is quoted goes on with his own view
    (
        "“The crews believe that the dam is safe, and when they say so, I think they are wrong,” Lind said.",
        [("believe", "that the dam is safe, and when they say so, I think they are wrong", "that the dam is safe")],
    ),
    # nor does a quotation end before it is closed
    (
        "Lind said: “The guild lost; it said so and called for a truce.”",
        [("said", "“The guild lost; it said so and called for a truce.”", None), ("called", "a truce", None)],
    ),
]


@pytest.mark.parametrize(("text", "cues"), CASES)
def test_contents_end(text: str, cues: list[tuple[str, str, str | None]]) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store=STORE)
    page = Page(made, parsed, quotations(made), Cast())
    drafts, at = [], 0
    for cue, content, _ in cues:
        verb = next(t for t in parsed.tokens if t.text == cue and t.start >= at)
        at = verb.end
        source = source_of(page, verb)
        start = text.index(content, at)
        span: Range = (start, start + len(content))
        rule = "order:object_to" if cue == "ordered" else f"{verb.lemma}:that"
        drafts.append(
            Draft(verb.i, ((verb.start, verb.end),), source.spans, source.head, (span,), "asserts", "speech", rule)
        )
    found = [[text[a:b] for a, b in d.content] for d in without_overruns(page, drafts)]
    assert found == [[right or content] for _, content, right in cues]


def test_what_others_say_meanwhile_is_not_said_in_between() -> None:
    text = "The talks failed, Lind said, as the guild accused her of lying."
    assert [(a.cue[0].text, " ".join(s.text for s in a.content)) for a in read(text)] == [
        ("said", "The talks failed"),
        ("accused", "her of lying"),
    ]


def test_what_announces_who_speaks_is_not_said() -> None:
    text = "The other side was blunt: its envoy said the vote was void."
    made = one_paragraph(text)
    parsed = syntax(made, store=STORE)
    page = Page(made, parsed, quotations(made), Cast())
    verb = next(t for t in parsed.tokens if t.text == "said")
    source = source_of(page, verb)
    content = ((0, text.index(":")), (text.index("the vote"), text.index(".")))
    draft = Draft(
        verb.i, ((verb.start, verb.end),), source.spans, source.head, content, "asserts", "speech", "say:that"
    )
    (found,) = without_overruns(page, [draft])
    assert [text[a:b] for a, b in found.content] == ["the vote was void"]


WORDS = [
    ("The guild rejected the offer: “We will not be bought.”", ["the offer", "“We will not be bought.”"]),
    ("The guild said one thing: “We will not be bought.”", ["one thing: “We will not be bought.”"]),
    ("The guild rejected the offer: a ferry.", ["the offer: a ferry"]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_behind_a_colon_are_another_attribution(text: str, expected: list[str]) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store=STORE)
    page = Page(made, parsed, quotations(made), Cast())
    verb = parsed.tokens[2]
    whole = text[verb.end :].strip().removesuffix(".")
    content = ((text.index(whole), text.index(whole) + len(whole)),)
    source = source_of(page, verb)
    stance = "rejects" if verb.lemma == "reject" else "asserts"
    cue = ((verb.start, verb.end),)
    draft = Draft(verb.i, cue, source.spans, source.head, content, stance, "speech", f"{verb.lemma}:object")
    found = without_overruns(page, [draft])
    assert [text[a:b] for d in found for a, b in d.content] == expected
    assert [d.stance for d in found] == [stance, "asserts"][: len(expected)]


def test_a_content_of_an_article_alone_is_none() -> None:
    assert [a.cue[0].text for a in read("It was not clear what the crew was asking for.")] == []


OF_RULES = [
    # the sentence goes on with another deed, not with another charge
    ("Lind accused the guild of plotting a raid and expelled three clerks.", "the guild of plotting a raid"),
    (
        "Lind accused the guild of plotting a raid and of hiding three clerks.",
        "the guild of plotting a raid and of hiding three clerks",
    ),
    # whoever is told it
    ("The bridge would hold, Lind was told by her clerks.", "The bridge would hold"),
    # whole clauses that a noun takes up
    ("The bridge was mined, a claim the guild denied.", "The bridge was mined"),
    ("The bridge was mined, a charge that Lind and Vell both reject.", "The bridge was mined"),
    # all that goes before, behind a place or a thing
    ("They were held in Mersa, which Lind dismissed as absurd.", "They were held in Mersa"),
    # what is taken away afterwards
    ("Lind said that nine men had drowned, but deleted the post within an hour.", "that nine men had drowned"),
    # the report's own words behind a semicolon
    ("A nurse said that the clinic had closed; nine men were taken to Mersa.", "that the clinic had closed"),
    # what the report remarks on it
    ("Lind said that they were smugglers, without providing evidence.", "that they were smugglers"),
    ("Lind said that the guild had left, without paying its crew.", "that the guild had left, without paying its crew"),
    # a question that looks like a clause about who asks it
    ("Asked by reporters who had fired the rocket, Lind left.", "who had fired the rocket"),
    # what makes something clear belongs to the cue
    ("Lind made it clear that she would stay.", "that she would stay"),
    # whom somebody calls on
    ("The main union called on drivers to march on Tuesday.", "drivers to march on Tuesday"),
    # words that only say how
    ("Lind dismissed the charge out of hand.", "the charge"),
]


@pytest.mark.parametrize(("text", "expected"), OF_RULES)
def test_contents_of_rules_end(text: str, expected: str) -> None:
    assert [words(a.content) for a in read(text)] == [expected]


def test_a_phrase_with_anothers_words_is_not_what_is_passed_over() -> None:
    outer, inner = read("The palace brushed aside questions on the raid, with an aide telling clerks: “That is late.”")
    assert words(outer.content) == "questions on the raid"
    assert (words(inner.source), inner.within) == ("an aide", None)


def test_how_something_is_said_is_not_said() -> None:
    said, _ = read("Clerks have said privately they expect no deal.")
    assert words(said.content) == "they expect no deal"


def test_what_words_are_about_stands_behind_them() -> None:
    said = read("“This is a breach of the truce,” Lind said of claims by both armies that the other had fired.")
    assert "“This is a breach of the truce,”" in [words(a.content) for a in said]
    assert [a.quote for a in said if words(a.source) == "Lind"] == ["direct"]

"""Which verbs make somebody speak and which do not, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

NONE = [
    # who is taken in somewhere confesses to nothing
    "The miner was admitted to the clinic on Monday.",
    # what is only given a name
    "A guild called Neighbours for Lind met on Monday.",
    "A film called “Salt Road” on the second channel was long.",
    "The “Night Watch,” directed by Oda Lind, opened on Monday.",
    "Vell, who starred in “Salt Road” and “Iron Lamp,” posted the clip on Monday.",
    "The rules relating to “gross neglect” were changed.",
    # who has not made up his mind, or will
    "Vell has not decided which boat he will take.",
    "The town will decide whether he is right.",
    # what happens threatens without words
    "The attack threatened to sink the ferry.",
    # nobody keeps a name back
    "The plan is unlikely to pass without naming a site.",
    "Lind did not name Vell as her envoy.",
    # what the report itself does not know
    "It was not known who had fired the shot.",
    # what is brushed or waved away is no word of another, and a post is held
    "Lind brushed aside her hair.",
    "Vell waved away the smoke.",
    "Lind held the responsible post of treasurer.",
    # what the report itself thinks that others should, or might, say
    "Outside powers should press both sides to stop.",
    "The council might also consider that plan.",
    "Donors could urge restraint.",
    "Mersa may want to think again.",
    "The governor must demand a recount.",
    # who loses a post, or lays down what he holds
    "The mayor dismissed two generals.",
    "The fighters refused to lay down their weapons.",
    # who somebody is, which people are meant, what is prayed
    "A man described as a deputy of Vell left the town.",
    "It is the work of people who fear a deal.",
    "The bishop will say a Mass for the dead on Sunday.",
    # what something is for
    "The leaflets are fakes intended to mislead voters.",
    # a film refuses nothing
    "The video does not show who fired the shot.",
    # a clause before the cue that it does not report
    "Lind, who was late, did not show up.",
    "The plan worked; the verdict confirmed it.",
]


@pytest.mark.parametrize("text", NONE)
def test_nobody_says_it(text: str) -> None:
    assert [words(a.cue) for a in read(text)] == []


SAID = [
    ("Lind called the plan “Salt Road.”", ("Lind", "called", "the plan “Salt Road.”")),
    ("“Salt Road,” Vell said.", ("Vell", "said", "“Salt Road,”")),
    # a clause that leads up to the sentence's own has no part in its quotation
    ("While he feared the sale, “it is done,” Vell said.", ("he", "feared", "the sale")),
    ("As Oda Lind put it, “the ferry is late.”", ("Oda Lind", "put it", "“the ferry is late.”")),
    ("The union threatened to strike.", ("The union", "threatened", "to strike")),
    # a body is not the place it is of
    (
        "The government of Mersa, which had spoken of 18 dead, said it was wrong.",
        ("The government of Mersa", "had spoken", "18 dead"),
    ),
    # a sentence that the parser takes for a noun
    (
        "The clerk, Ximena Rueda, asked for the tapes of the cameras in the yard and refused to say who was to blame.",
        ("The clerk, Ximena Rueda", "refused to say", "who was to blame"),
    ),
    (
        "The clerk, Ximena Rueda, asked for the tapes of the cameras in the yard and refused to say who was to blame.",
        ("The clerk, Ximena Rueda", "asked for", "the tapes of the cameras in the yard"),
    ),
    (
        "The Marsh Front, which officials had first suspected, left the town.",
        ("officials", "had first suspected", "The Marsh Front"),
    ),
    # who stands before a verb that ends its sentence
    (
        "Tarnia has recalled its consul from Mersa, a foreign ministry official said.",
        ("a foreign ministry official", "said", "Tarnia has recalled its consul from Mersa"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_who_says_it(text: str, expected: tuple[str, str, str]) -> None:
    found = [(words(a.source), words(a.cue), words(a.content)) for a in read(text)]
    assert expected in found


REJECTED = [
    ("The army brushed aside the allegations.", "the allegations"),
    ("Lind shrugged off criticism of the sale.", "criticism of the sale"),
    ("The firm rubbished the claims.", "the claims"),
    ("Vell waved away the reports.", "the reports"),
    ("The general scoffed at the suggestion that his men had fled.", "the suggestion that his men had fled"),
    ("The party distanced itself from the remarks.", "the remarks"),
]


@pytest.mark.parametrize(("text", "content"), REJECTED)
def test_who_rejects_what_was_said(text: str, content: str) -> None:
    said = next(a for a in read(text) if a.within is None)
    assert (words(said.content), said.stance) == (content, "rejects")


CALLED_FOR = [
    ("The bishops called in a joint letter for his rights to be respected.", "his rights to be respected"),
    ("The party called on Tuesday for the minister to resign.", "the minister to resign"),
]


@pytest.mark.parametrize(("text", "content"), CALLED_FOR)
def test_what_is_called_for(text: str, content: str) -> None:
    (said,) = read(text)
    assert (words(said.content), said.stance) == (content, "requests")


@pytest.mark.parametrize(
    "text",
    [
        "A man calling on behalf of the gang left.",
        "Norland listed the front as a terrorist group in 2010.",
    ],
)
def test_what_is_no_saying(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text", ["Lind declined to discuss the raid, citing the trial.", "Lind would not comment, citing the trial."]
)
def test_why_somebody_keeps_silent_is_no_saying(text: str) -> None:
    assert [a.stance for a in read(text)] == ["declines_to_say"]


POSSIBLE = [
    ("Lind could not say when the road would open.", "declines_to_say"),
    ("Police could confirm only that two men had died.", "asserts"),
    ("Lind would urge both sides to stop.", "requests"),
    ("The mayor dismissed the marchers as thugs.", "rejects"),
]


@pytest.mark.parametrize(("text", "stance"), POSSIBLE)
def test_what_is_said_all_the_same(text: str, stance: str) -> None:
    assert [a.stance for a in read(text)] == [stance]


def test_a_quotation_right_behind_its_cue_within_another() -> None:
    outer, inner = read("“When Vell says ‘Let us take the ferry,’ he means the old road,” Lind said.")
    inner, outer = sorted((outer, inner), key=lambda a: a.within is None)
    assert (words(inner.source), words(inner.content)) == ("Vell", "‘Let us take the ferry,’")
    assert inner.within == outer.id

"""What is said, to the character: quotations with both kinds of marks, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import quotations
from tests.annotate.test_attributions import read, words
from tests.parsing import document, one_paragraph, syntax

STORE = "contents"
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")

VERBATIM = [
    # broken by its cue, in one sentence or two
    ("“We have waited,” Lind said, “and nobody came.”", ["“We have waited,”", "“and nobody came.”"]),
    ("“We have waited,” Lind said. “Nobody came. We left.”", ["“We have waited,”", "“Nobody came. We left.”"]),
    # brackets, ellipses and [sic] stay as they are
    (
        "Lind said: “We have waited [for the envoy] … and nobody came.”",
        ["“We have waited [for the envoy] … and nobody came.”"],
    ),
    ("“They was [sic] warned,” Lind wrote in the letter.", ["“They was [sic] warned,”"]),
    # single marks alone
    ("‘We have waited for a year,’ Lind said.", ["‘We have waited for a year,’"]),
    # a word or two in marks within what is said
    ("The “sham” vote, Lind said, “was stolen.”", ["The “sham” vote", "“was stolen.”"]),
]


@pytest.mark.parametrize("straight", [False, True])
@pytest.mark.parametrize(("text", "pieces"), VERBATIM)
def test_quotations_are_verbatim(text: str, pieces: list[str], straight: bool) -> None:
    if straight:
        text, pieces = text.translate(_STRAIGHT), [piece.translate(_STRAIGHT) for piece in pieces]
    made = one_paragraph(text)
    (said,) = attributions(made, syntax(made, store=STORE), quotations(made), Cast(), ())
    assert [s.text for s in said.content] == pieces


@pytest.mark.parametrize("straight", [False, True])
def test_marks_reopened_at_each_paragraph_are_one_speech(straight: bool) -> None:
    text = (
        "Lind told the council: “We have waited for a year.\n\n“Nobody came in all that time.”\n\n"
        "Prices rose on Monday.\n"
    )
    made = document(text.translate(_STRAIGHT) if straight else text)
    found = attributions(made, syntax(made, store=STORE), quotations(made), Cast(), ())
    said = [s.text.translate(_STRAIGHT) for a in found for s in a.content]
    assert said == ['"We have waited for a year.', '"Nobody came in all that time."']
    assert all(s.text.startswith("Lind") for a in found for s in a.source)


NO_STATEMENT = [
    # scare quotes and titles
    "The so-called “caliphate” collapsed in 2019.",
    "The song “We Will Not Sail Again” topped the charts.",
    "Lind watched the film “The Long Road Home” at the festival.",
]


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_scare_quotes_and_titles_are_no_statements(text: str) -> None:
    made = one_paragraph(text)
    assert not attributions(made, syntax(made, store=STORE), quotations(made), Cast(), ())


BEHIND = [
    ("The report was rejected as fabricated by the ministry.", [("the ministry", "The report")]),
    # the second of two participles on a charge
    (
        "It was an allegation aired by the paper and denied at the time by the owner.",
        [("the owner", "an allegation")],
    ),
    # the town in capitals before it
    ("QUETTA: A lawyer was shot dead on Monday, police said.", [("police", "A lawyer was shot dead on Monday")]),
    # what another voices in it
    (
        "The envoy noted that Mersa had voiced alarm over the plan.",
        [("The envoy", "that Mersa had voiced alarm over the plan"), ("Mersa", "the plan")],
    ),
    # a clause that the parser joined to what is said
    (
        "A strike hit the yard of a church, killing 31 people, two witnesses and a priest said on Monday.",
        [("two witnesses and a priest", "A strike hit the yard of a church, killing 31 people")],
    ),
    ("They met Vell, a banker charged on Monday.", []),
    ("The town fell, and she spoke on Monday.", []),
    # a toll is what is said, and nobody who says it
    (
        "President vows retaliation, says five dead",
        [("President", "retaliation"), ("President", "five dead")],
    ),
    # how it was said is no part of it
    (
        "He was the prime suspect, an army official said, wishing not to be named.",
        [("an army official", "He was the prime suspect")],
    ),
    ("The talks had failed, a diplomat said, declining to be identified.", [("a diplomat", "The talks had failed")]),
    # who goes on
    (
        "A spokesperson for Vell said that Mersa had taken note and did not say whether it would attend.",
        [
            ("A spokesperson for Vell", "that Mersa had taken note"),
            ("A spokesperson for Vell", "whether it would attend"),
        ],
    ),
    # what "something" takes up
    (
        "Residents said they had seen troops among the men, something Tarnia has long rejected.",
        [("Residents", None), ("Tarnia", "they had seen troops among the men")],
    ),
    # a nation's demand
    (
        "Officials rejected an Iranian demand that Vell be sent home.",
        [("Officials", None), ("Iranian", "that Vell be sent home")],
    ),
    # whom the parser took for what stands before
    (
        "One of them told clerks he had been promised a house, a harbour source revealed to this newspaper.",
        [
            ("One of them", "he had been promised a house"),
            ("a harbour source", "One of them told clerks he had been promised a house"),
        ],
    ),
    ("The mayor opened a bridge, a gift revealed to the town.", []),
    # which clause is whose
    (
        "The board said the dam was safe and two weeks later admitted that it leaked.",
        [("The board", "the dam was safe"), ("The board", "that it leaked")],
    ),
    (
        "The ministry said that twelve men had died and four days later retracted the claim.",
        [("The ministry", "that twelve men had died"), ("The ministry", "the claim")],
    ),
    (
        "The mayor first said nobody was hurt, then hours later admitted that nine people were wounded.",
        [("The mayor", "nobody was hurt"), ("The mayor", "that nine people were wounded")],
    ),
    ("Lind said that she had slept for hours and days later fell ill.", [("Lind", None)]),
    # a clause that the parser hung on whoever is told, or on a night
    (
        "Lind told an informant that the money was meant for the judge.",
        [("Lind", "that the money was meant for the judge")],
    ),
    (
        "The guard says the captain admitted on the night of the collision that he had left the bridge to sleep.",
        [
            (
                "The guard",
                "the captain admitted on the night of the collision that he had left the bridge to sleep",
            ),
            ("the captain", "that he had left the bridge to sleep"),
        ],
    ),
    # who stands behind his words
    (
        "“I would not read too much into it,” demurred Chancellor Oda Lind.",
        [("Chancellor Oda Lind", "“I would not read too much into it,”")],
    ),
    ("“Keep out,” warns a sign on the fence.", [("a sign on the fence", "“Keep out,”")]),
    # what a sentence tells of words that it opens with
    ("“A farce” is the word that the mayor used.", [("the mayor", "“A farce”")]),
    ("“Too little” was how Orsa Lind described it.", [("Orsa Lind", "“Too little”")]),
    ("“Salt Road” is the film that the mayor saw.", []),
    # whom somebody cites, between the cue and a question or a demand
    (
        "The agency reported, citing two clerks, that Lind had asked the guards to leave the port.",
        [
            ("The agency", "that Lind had asked the guards to leave the port"),
            ("two clerks", "that Lind had asked the guards to leave the port"),
            ("Lind", "the guards to leave the port"),
        ],
    ),
    # whom somebody accuses in a clause about him
    (
        "The union, which a group of envoys accused on Monday of hoarding grain, denied the charge.",
        [("a group of envoys", "The union ... which ... of hoarding grain"), ("The union", "the charge")],
    ),
    (
        "The guild, which a number of mayors blamed for the flood, rejected the claim.",
        [("a number of mayors", "The guild ... which ... for the flood"), ("The guild", "the claim")],
    ),
    (
        "The army has been accused by rights groups of unlawful killings.",
        [("rights groups", "The army ... of unlawful killings")],
    ),
    # the first word of a quotation, and members that somebody claims
    (
        "The mayor said that the plan “smacks of fear” and called for a vote.",
        [("The mayor", "that the plan “smacks of fear”"), ("The mayor", "a vote")],
    ),
    ("The union claims 12,000 members.", [("The union", "12,000 members")]),
    ("The storm claimed 12 lives.", []),
    # what something is called before it is named
    (
        "Tarnia dismissed as “a fairy tale” a report by the guild that said the dam had sunk.",
        [
            ("Tarnia", "as “a fairy tale” a report by the guild that said the dam had sunk"),
            ("the guild", "the dam had sunk"),
        ],
    ),
    # what only a text reads
    ("The slogan on the wall read “No bread, no peace”.", []),
    ("The letter read: “Come at once.”", [("The letter", "“Come at once.”")]),
    ("Lind read “The Salt Road” in prison.", []),
    # verbs that say something by their particle
    ("The palace shot down reports of a rift.", [("The palace", "reports of a rift")]),
    ("The mayor played down the risk of a flood.", [("The mayor", "the risk of a flood")]),
    ("The minister put the leak down to haste.", [("The minister", "the leak down to haste")]),
    ("Survivors told of bodies in the yard.", [("Survivors", "bodies")]),
    ("The witness withdrew her confession on Monday.", [("The witness", "her confession")]),
    ("Lind shared the story with the guild.", []),
    # what somebody is said to be
    ("The man, identified by police as Goran Vell, 42, was arrested.", [("police", "The man ... as Goran Vell, 42")]),
    # blame in a clause on what is blamed
    ("In a raid it blamed on the guild, the army lost nine men.", [("it", "a raid ... on the guild")]),
    ("Officials put the death toll at 64, fearing more.", [("Officials", "the death toll at 64")]),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_which_words_are_whose(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(words(a.source), words(a.content)) for a in read(text)]
    assert [source for source, _ in found] == [source for source, _ in expected]
    assert all(content in (None, said) for (_, said), (_, content) in zip(found, expected, strict=True))


ASKED = [
    ("Price was asked on Monday if the raid could hurt the talks.", "if the raid could hurt the talks"),
    ("Lind was asked whether she would go.", "whether she would go"),
    ("A senator asked the mayor why the port had closed.", "why the port had closed"),
]


@pytest.mark.parametrize(("text", "content"), ASKED)
def test_who_is_asked_is_no_part_of_the_question(text: str, content: str) -> None:
    (said,) = read(text)
    assert (words(said.content), said.stance) == (content, "questions")

"""Who says what, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import quotations
from onrecord.records import Attribution, MadeBy, Span, Time
from tests.parsing import document, one_paragraph, syntax

STORE = "attributions"


def read(text: str, times: tuple[str, ...] = (), *, paragraphs: bool = False) -> tuple[Attribution, ...]:
    made = document(text) if paragraphs else one_paragraph(text)
    stated = tuple(
        Time(
            id=f"t{n}",
            span=Span(text.index(t), text.index(t) + len(t), t),
            type="DATE",
            value="2024-03-04",
            begin="2024-03-04",
            end="2024-03-04",
            resolved_from="published",
            made_by=MadeBy("times"),
        )
        for n, t in enumerate(times, 1)
    )
    return attributions(made, syntax(made, store=STORE), quotations(made), Cast(), stated)


def words(spans: tuple[Span, ...]) -> str:
    return " ... ".join(s.text for s in spans)


SAID = [
    # indirect speech, with and without "that"
    ("Minister Orsa Lind said that the port was closed.", ("Minister Orsa Lind", "said", "that the port was closed")),
    ("The ministry said it would reopen the port.", ("The ministry", "said", "it would reopen the port")),
    # inverted and parenthetical cues, content on both sides
    (
        "“The port is closed,” said Orsa Lind, a former envoy.",
        ("Orsa Lind, a former envoy", "said", "“The port is closed,”"),
    ),
    ("The port, officials said, was closed on purpose.", ("officials", "said", "The port ... was closed on purpose")),
    (
        "The port was closed, according to the harbour office.",
        ("the harbour office", "according to", "The port was closed"),
    ),
    # who is accused or blamed is part of what is said
    ("Orsa Lind accused the rebels of shelling the port.", ("Orsa Lind", "accused", "the rebels of shelling the port")),
    ("The envoy blamed the rebels for the fire.", ("The envoy", "blamed", "the rebels for the fire")),
    # multiword cues
    ("Lind pointed out that the port was closed.", ("Lind", "pointed out", "that the port was closed")),
    ("Lind made clear that the port was closed.", ("Lind", "made clear", "that the port was closed")),
    # nouns
    ("The talks began amid claims that rebels burned the port.", ("", "claims", "that rebels burned the port")),
    ("Lind repeated the army’s claim that rebels burned it.", ("the army", "claim", "that rebels burned it")),
    # intent and thought
    ("The envoy hopes to visit the port.", ("The envoy", "hopes", "to visit the port")),
    ("Analysts believe the port will reopen.", ("Analysts", "believe", "the port will reopen")),
    # a number that somebody gives
    ("Aid workers put the number of dead at 40.", ("Aid workers", "put", "the number of dead at 40")),
    ("The rebels put the toll above 90.", ("The rebels", "put", "the toll above 90")),
    ("Organisers claimed 30,000.", ("Organisers", "claimed", "30,000")),
    ("The ministry has spoken of 70 dead.", ("The ministry", "has spoken", "70 dead")),
    ("The ministry spoke on Monday of 70 dead.", ("The ministry", "spoke", "70 dead")),
    # which is not said by whoever gave another number before
    (
        "The clerk said that turnout was 60 percent, but observers put it at 40 percent.",
        ("The clerk", "said", "that turnout was 60 percent"),
    ),
    # a "that" clause behind a phrase
    ("Lind vowed in a televised address that the port would open.", ("Lind", "vowed", "that the port would open")),
    # a past tense that the parser joined to the reported clause
    (
        "Orsa Lind said on Tuesday that the navy would guard the port, and vowed to punish looters.",
        ("Orsa Lind", "vowed", "to punish looters"),
    ),
    ("Lind vowed to punish “those who burn boats”.", ("Lind", "vowed", "to punish “those who burn boats”")),
    ("Two sailors confessed to the theft.", ("Two sailors", "confessed to", "the theft")),
    ("Asked whether she would resign, Lind said the port was open.", ("", "Asked", "whether she would resign")),
    # whoever is cleared of a deed would have done it
    (
        "A judge acquitted Goran Vell of ordering officers to shoot.",
        ("Goran Vell", "ordering", "officers to shoot"),
    ),
    # what somebody is asked to do may look like a clause with a mark; a plan calls for nothing
    ("Orsa Lind called for the mayor to resign.", ("Orsa Lind", "called for", "the mayor to resign")),
    # who is said by somebody to have done it is part of what is said
    (
        "Vell was said by two aides to have burned the letters.",
        ("two aides", "was said", "Vell ... to have burned the letters"),
    ),
    # what was seen to happen, in a participle
    ("Six miners reported being beaten.", ("Six miners", "reported", "being beaten")),
    # a clause behind an agent
    (
        "A clerk said the heir had been told by doctors he would not recover.",
        ("doctors", "had been told", "he would not recover"),
    ),
    # another reporting verb stands between
    (
        "Two hostages told their families, relatives said, that they had been beaten.",
        ("Two hostages", "told", "that they had been beaten"),
    ),
    # a body that only a compound names, and whoever it was that a noun came from
    ("Lind repeated the police account that he had fled.", ("police", "account", "that he had fled")),
    (
        "Ministers ignored warnings from engineers that the dam could fail.",
        ("engineers", "warnings", "that the dam could fail"),
    ),
    # what somebody is asked before he declines
    (
        "Asked whether the ferry had sunk, Orsa Lind declined to say.",
        ("Orsa Lind", "declined to say", "whether the ferry had sunk"),
    ),
    # who is described behind a comma may look like a second name of somebody in what he says
    (
        "The group said it will kill one of the hostages, a Catholic bishop who received its letter said.",
        ("a Catholic bishop", "said", "The group said it will kill one of the hostages"),
    ),
    # what the accused answers is the report's word
    (
        "Holm accused the mayor of theft, who denied that he had taken the money.",
        ("Holm", "accused", "the mayor of theft"),
    ),
    # what a passive's agent asks for
    ("They were told by a sailor to jump into the water.", ("a sailor", "were told", "to jump into the water")),
    # who is cited says it, too
    (
        "Nord TV, quoting residents, reported that soldiers had fired on a funeral.",
        ("residents", "quoting", "that soldiers had fired on a funeral"),
    ),
    ("Citing two diplomats, the paper said talks had failed.", ("two diplomats", "Citing", "talks had failed")),
    # a quotation within a quotation
    (
        "“The captain told us, ‘Burn the boats,’ and left,” Lind said.",
        ("The captain", "told", "‘Burn the boats,’"),
    ),
    # what is denied, blamed or verified stands before its verb, or is a plain object
    ("Lind made a claim that the ministry denies.", ("the ministry", "denies", "a claim")),
    ("The rebels, whom police had blamed on Monday, fled.", ("police", "had blamed", "The rebels")),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    found = [(words(a.source), words(a.cue), words(a.content)) for a in read(text)]
    assert expected in found


NOTHING = [
    # no saying: a deed, a scare quote, a title, an order to the reader
    "The rebels claimed victory in the town.",
    "The flood claimed 40.",
    "The minister put the flag at number 10.",
    "The so-called “safe zone” was empty.",
    "She sang “Harbour Lights” at dusk.",
    "Nobody could tell the twins apart.",
    # nobody
    "No group has admitted the attack.",
    # an infinitive that reports nothing
    "It is necessary to show that the port is safe.",
    # things that are put somewhere, and what is agreed to
    "The order put the crews at risk.",
    "The company agreed to clean the port.",
    # to name oneself
    "The clerk declined to be named.",
    "The plan called for the port to be closed.",
    # a condition
    "If the army says no, the talks end.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_attribution(text: str) -> None:
    assert read(text) == ()


def test_an_opening_phrase_is_no_content() -> None:
    made = "A headline stands here\n\nSpeaking on Monday, the minister said:\n\n“We opened the port at dawn.”\n"
    (said,) = read(made, paragraphs=True)
    assert words(said.content) == "“We opened the port at dawn.”"


def test_a_charge_is_denied_in_a_clause_behind_it() -> None:
    accused, denied = read("Villagers accused the police of burning houses, a charge that commanders deny.")
    assert words(accused.content) == "the police of burning houses"
    assert (denied.stance, words(denied.source), denied.within) == ("denies", "commanders", None)


def test_a_participle_goes_on_with_the_speaker() -> None:
    first, second = read("The court ruled that the army must leave the port, saying the siege was unlawful.")
    assert words(first.content) == "that the army must leave the port"
    assert (words(second.source), second.within) == ("The court", None)


RELATIVES = [
    # whom "who" stands for is somebody, whatever noun the clause follows
    ("The station showed two sailors in handcuffs who had confessed that they burned the boat.", "sailors"),
    ("The note followed remarks by Admiral Goran Vell on Tuesday, who said that boats would be sunk.", "Vell"),
]


@pytest.mark.parametrize(("text", "who"), RELATIVES)
def test_who_stands_for_somebody(text: str, who: str) -> None:
    assert who in words(read(text)[-1].source)


GOING_ON = [
    # who speaks goes on behind a quotation in the first person
    ("“We do not trade in towns,” Lind said, but added that the guild could wait.", "added", "Lind"),
    # a second relative clause that the parser takes for a noun with a participle
    (
        "Four fell in a raid that Tarnia blamed on its rival and that the guild blamed on the army.",
        "blamed",
        "the guild",
    ),
]


@pytest.mark.parametrize(("text", "cue", "who"), GOING_ON)
def test_who_goes_on(text: str, cue: str, who: str) -> None:
    said = [a for a in read(text) if words(a.cue).startswith(cue)]
    assert words(said[-1].source) == who


def test_a_clause_behind_the_occasion_on_which_it_was_said() -> None:
    (said,) = read("Lind told the envoy at the start of the meeting that Tarnia would not pay for a dam.")
    assert words(said.content) == "that Tarnia would not pay for a dam"


def test_what_fails_to_be_agreed_is_not_said() -> None:
    (said,) = read("If the two sides fail to agree, “the crews will not stand by”, a clerk told the paper.")
    assert words(said.cue) == "told"


def test_a_quotation_behind_a_second_verb_is_that_ones() -> None:
    first, second = read("Lind condemned the raid and urged both sides to “step back”.")
    assert (words(first.content), words(second.content)) == ("the raid", "both sides to “step back”")


def test_nested_sources() -> None:
    outer, inner = read("Reuters reported that two officials said the drone was fired by rebels.")
    assert (inner.within, outer.within) == (outer.id, None)
    assert (outer.speaker_kind, inner.speaker_kind, inner.speaker_count) == ("outlet", "unnamed", 2)
    assert words(inner.content) == "the drone was fired by rebels"


def test_a_quotation_goes_on_in_the_same_paragraph() -> None:
    (said,) = read("“We waited all night,” Lind said. “Then we left the harbour for good.”")
    assert [s.text for s in said.content] == ["“We waited all night,”", "“Then we left the harbour for good.”"]
    assert said.quote == "direct"


def test_a_sentence_before_a_quotation_is_not_said() -> None:
    (said,) = read("They could act at once. ''There is no limit to it,'' he said. ''This is a choice we make.''")
    assert [s.text for s in said.content] == ["''There is no limit to it,''", "''This is a choice we make.''"]


def test_a_quotation_behind_indirect_speech_is_its_own_attribution() -> None:
    first, second = read("Lind argued that the port was unsafe. “We will not send our crews there again.”")
    assert (first.quote, second.quote, second.cue) == ("indirect", "direct", ())
    assert second.source == first.source


def test_a_paragraph_of_quotation_belongs_to_who_spoke_before() -> None:
    found = read(
        "A headline stands here\n\n“We waited all night,” said Lind.\n\n“Then we left the harbour for good.”\n",
        paragraphs=True,
    )
    assert [words(a.source) for a in found] == ["Lind", "Lind"]


def test_a_statement_that_somebody_gives_out_stands_below() -> None:
    text = "A headline stands here\n\nOrsa Lind issued the following statement on the flood:\n\n“The dam will hold.”\n"
    (said,) = read(text, paragraphs=True)
    assert (words(said.source), words(said.content)) == ("Orsa Lind", "“The dam will hold.”")


STATEMENT = "A headline stands here\n\nSpeaking on Monday, the minister said:\n\n"


def test_a_statement_is_printed_below_its_cue() -> None:
    (said,) = read(STATEMENT + "We mourn the dead of Mersa.\n\nThe port will open again.\n", paragraphs=True)
    assert words(said.content) == "We mourn the dead of Mersa.\n\nThe port will open again"
    assert (said.quote, words(said.source)) == ("direct", "the minister")


def test_a_page_that_opens_with_its_cue_is_a_statement_to_its_end() -> None:
    text = "The minister of ports said:\n\nThe inquiry has concluded that Tarvia mined the bay.\n\nWe will sweep it."
    said, inner = read(text, paragraphs=True)
    assert words(said.content) == text.partition("\n\n")[2].rstrip(".")
    assert (words(inner.source), inner.within) == ("The inquiry", said.id)


BELOW = [
    # what is quoted is no such statement, nor is what nobody speaks
    "“We mourn the dead of Mersa.”\n\nThe port will open again.\n",
    "The port will open again.\n\nShips wait outside.\n",
]


@pytest.mark.parametrize("below", BELOW)
def test_no_statement_below(below: str) -> None:
    assert all("open again" not in words(a.content) for a in read(STATEMENT + below, paragraphs=True))


QUOTES = [
    ("Lind said “the port is closed for good.”", "direct"),
    ("Lind said that the port “is closed for good.”", "mixed"),
    ("Lind said that the port was closed.", "indirect"),
]


@pytest.mark.parametrize(("text", "kind"), QUOTES)
def test_quote_kind(text: str, kind: str) -> None:
    assert read(text)[0].quote == kind


KINDS = [
    ("A senior diplomat said the talks had failed.", ("unnamed", 1)),
    ("The health ministry said the talks had failed.", ("named", None)),
    ("Orsa Lind said the talks had failed.", ("named", None)),
    ("The report said the talks had failed.", ("document", None)),
    ("He said the talks had failed.", ("unknown", None)),
    ("One of them said the talks had failed.", ("unnamed", 1)),
    ("Thirty-four lawmakers said the talks had failed.", ("unnamed", 34)),
    ("Orsa Lind and Goran Vell said the talks had failed.", ("named", 2)),
    # the body of a nation, the press
    ("Tarnian security forces said the talks had failed.", ("named", None)),
    ("A French court said the talks had failed.", ("unnamed", 1)),
    ("State media said the talks had failed.", ("outlet", None)),
    # those joined are counted together
    ("Two witnesses and a priest said the talks had failed.", ("unnamed", 3)),
    ("A witness and two medics said the talks had failed.", ("unnamed", 3)),
    ("Two witnesses and officials said the talks had failed.", ("unnamed", None)),
    # a share and a crowd are no number of speakers
    ("A majority of voters said the talks had failed.", ("unnamed", None)),
    ("73 percent said the talks had failed.", ("unnamed", None)),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_speaker_kind(text: str, expected: tuple[str, int | None]) -> None:
    (said,) = read(text)
    assert (said.speaker_kind, said.speaker_count) == expected


def test_odd_texts_pass() -> None:
    odd = "said.\n\n“\n\n\U0001f600 said: \x00 “שלום”\n\nAccording to\n\n:\n\n“said”\n"
    made = document(odd)
    for a in attributions(made, syntax(made, store=STORE), quotations(made), Cast(), ()):
        for span in (*a.source, *a.cue, *a.content):
            assert odd[span.start : span.end] == span.text


def test_each_of_two_sources_has_its_own_figure() -> None:
    found = read("Marchers who met there, some 400 according to police and 3,000 according to the union, left.")
    assert [(words(a.source), words(a.content)) for a in found] == [("police", "some 400"), ("the union", "3,000")]


@pytest.mark.parametrize(
    "text",
    ["It was from the bank's", "Polls give the mayor 40", "The guild kept silence", "Rumours have", "Arda feared",
     "The guild gave the crew until Monday to"],
)  # fmt: skip
def test_a_text_may_end_anywhere(text: str) -> None:
    assert isinstance(read(text), (list, tuple))

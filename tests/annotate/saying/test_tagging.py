"""What a tagger marked and what the rules found, made into one list: hand-made marks over stored parses."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.quotes import quotations
from onrecord.annotate.tagged import Tagged
from onrecord.records import Attribution, Span
from tests.parsing import document, one_paragraph, syntax

STORE = "tagging"
Mark = tuple[str, str, tuple[str, ...]]
"""Source (or ""), cue and contents of a mark, as words of the text."""


def tagged(text: str, marks: Sequence[Mark]) -> tuple[Tagged, ...]:
    def places(*words: str) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(w), text.index(w) + len(w)) for w in words if w)

    return tuple(Tagged(places(source), places(cue), places(*contents)) for source, cue, contents in marks)


def read(text: str, *marks: Mark, layout: bool = False) -> tuple[Attribution, ...]:
    made = document(text) if layout else one_paragraph(text)
    return attributions(made, syntax(made, store=STORE), quotations(made), Cast(), (), tagged(made.text, marks))


def words(spans: tuple[Span, ...]) -> str:
    return " ... ".join(s.text for s in spans)


def row(a: Attribution) -> tuple[str, str, str]:
    return words(a.source), words(a.cue), words(a.content)


def test_both_found_it_the_spans_are_the_taggers_and_the_stance_is_the_rules() -> None:
    (said,) = read(
        "Orsa Lind of the harbour office denied on Sunday that the port was shelled.",
        ("Orsa Lind of the harbour office", "denied on Sunday", ("that the port was shelled",)),
    )
    assert row(said) == ("Orsa Lind of the harbour office", "denied on Sunday", "that the port was shelled")
    assert (said.stance, said.made_by.rule) == ("denies", "deny:that")


def test_the_rules_content_stands_where_the_tagger_stops_at_somebody_cited_who_is_described_first() -> None:
    outer, inner = read(
        "The Mersa Post reported that two officers, speaking on condition of anonymity, "
        "said the order came from the port.",
        ("The Mersa Post", "reported", ("that two officers",)),
        ("The Mersa Post", "said", ("the order came from the port",)),
    )
    assert words(outer.content).endswith("said the order came from the port")
    assert (words(inner.source), inner.within) == ("two officers", outer.id)


def test_a_headline_is_not_what_a_phrase_below_it_holds_for() -> None:
    text = "Ferry sinks off Mersa\n\nAccording to the harbour office, the ferry had been mined.\n"
    (said,) = read(text, ("the harbour office", "According to", ("Ferry sinks off Mersa",)), layout=True)
    assert words(said.content) == "the ferry had been mined"


ALONE = [
    # what is not given out is not said; words that somebody uses are; a danger that somebody sees is thought
    ("Vell refuses to make his letters public.", ("Vell", "refuses", ("to make his letters public",)), "rejects"),
    ("Vell refuses to leave the port.", ("Vell", "refuses", ("to leave the port",)), None),
    ("Vell used the term “day of rage”.", ("Vell", "used", ("the term “day of rage”",)), "asserts"),
    (
        "We recognise the risk that it poses.",
        ("We", "recognise", ("the risk that it poses",)),
        "believes",
    ),
    # words of attitude and speech that fit no frame of the rules
    ("The union opposed the tariff.", ("The union", "opposed", ("the tariff",)), "rejects"),
    ("The union welcomed the ruling.", ("The union", "welcomed", ("the ruling",)), "supports"),
    (
        "Voters are frustrated with the harbour tax.",
        ("Voters", "are frustrated with", ("the harbour tax",)),
        "condemns",
    ),
    ("The envoy sought a truce.", ("The envoy", "sought", ("a truce",)), "expects"),
    # an unknown verb with a quotation or a clause of its own is speech
    ("Lind thundered, “Nobody will sail.”", ("Lind", "thundered", ("“Nobody will sail.”",)), "asserts"),
    ("Lind riffed that nobody would sail.", ("Lind", "riffed", ("that nobody would sail",)), "asserts"),
    ("Lind is convinced that nobody will sail.", ("Lind", "is convinced", ("that nobody will sail",)), "believes"),
    ("Lind gave her word that nobody would sail.", ("Lind", "gave her word", ("that nobody would sail",)), "promises"),
    # words of attitude that are no verbs, and a headline's colon
    ("Lind took a swipe at the union.", ("Lind", "took a swipe at", ("the union",)), "condemns"),
    ("Voters are wary of the harbour tax.", ("Voters", "are wary of", ("the harbour tax",)), "believes"),
    ("The minister is upbeat about the talks.", ("The minister", "is upbeat about", ("the talks",)), "expects"),
    ("Villagers are tired of the war.", ("Villagers", "are tired of", ("the war",)), "condemns"),
    ("The board sided with the miners.", ("The board", "sided with", ("the miners",)), "supports"),
    ("Two ministers squabbled over the toll.", ("Two ministers", "squabbled over", ("the toll",)), "asserts"),
    ("Lind: Port To Close Soon", ("Lind", ":", ("Port To Close Soon",)), "asserts"),
    # who makes no mention of something leaves it unsaid
    ("The report made no mention of the dead.", ("The report", "made no mention of", ("the dead",)), "declines_to_say"),
    # whoever arms and pays supports by deeds; what only tells when is no content
    (
        "The navy is supporting the rebels by providing trucks.",
        ("The navy", "is supporting", ("the rebels by providing trucks",)),
        None,
    ),
    ("The grant will support repairs.", ("The grant", "will support", ("repairs",)), None),
    (
        "The envoy comments following a raid on the port.",
        ("The envoy", "comments", ("following a raid on the port",)),
        None,
    ),
    # a title in quotation marks is no speech
    ("Lind watched “The Long Road Home”.", ("Lind", "watched", ("“The Long Road Home”",)), None),
    # deeds are told by the report, not by who does them
    ("The council imposed a tariff.", ("The council", "imposed", ("a tariff",)), None),
    ("A court sentenced the captain to two years.", ("A court", "sentenced", ("the captain to two years",)), None),
    ("The two sides agreed to a truce.", ("The two sides", "agreed to", ("a truce",)), None),
    ("The mayor avoided supporters of the guild.", ("The mayor", "avoided supporters of", ("the guild",)), None),
    ("The navy tried to board the ship.", ("The navy", "tried", ("to board the ship",)), None),
    ("The council denied them permits.", ("The council", "denied", ("them permits",)), None),
    ("A navy photo shows a burned boat.", ("A navy photo", "shows", ("a burned boat",)), None),
    (
        "The guild released a video in which the miner appears thin.",
        ("The guild", "released", ("a video", "which the miner appears thin")),
        None,
    ),
    (
        "Footage of the raid appears to show soldiers.",
        ("Footage of the raid", "appears", ("to show soldiers",)),
        None,
    ),
    # what is agreed to is a promise if it is yet to be done, a deed if it is a thing
    ("The owner agreed to pay for the dam.", ("The owner", "agreed", ("to pay for the dam",)), "promises"),
    ("Lind agreed with the mayor.", ("Lind", "agreed with", ("the mayor",)), "supports"),
    ("The board recalled its envoy.", ("The board", "recalled", ("its envoy",)), None),
    ("Lind recalled the smell of the harbour.", ("Lind", "recalled", ("the smell of the harbour",)), "asserts"),
    # a particle makes another verb of it
    ("The mayor backed down over the toll.", ("The mayor", "backed down over", ("the toll",)), "rejects"),
    ("The storm knocked out two bridges.", ("The storm", "knocked out", ("two bridges",)), None),
    # who leaves something out says nothing of it
    ("The report failed to mention the dead.", ("The report", "failed to mention", ("the dead",)), "declines_to_say"),
    # what somebody seems to be he does not hold, and what he does against something is no word
    ("Lind seemed tired of the war.", ("Lind", "seemed tired of", ("the war",)), "condemns"),
    ("The guild seemed ready.", ("The guild", "seemed", ("ready",)), None),
    ("The council took action against the boycott.", ("The council", "took action against", ("the boycott",)), None),
    ("The senator came out against the toll.", ("The senator", "came out against", ("the toll",)), "rejects"),
    # where something only happens, nobody sees it
    ("The cities have seen a string of raids.", ("The cities", "have seen", ("a string of raids",)), None),
    ("Oda Lind has seen three raids.", ("Oda Lind", "has seen", ("three raids",)), "believes"),
    # of what is only talked about, or met for, no word is told
    ("Lind discussed the harbour tax.", ("Lind", "discussed", ("the harbour tax",)), None),
    ("The guilds met to address the toll.", ("The guilds", "met to address", ("the toll",)), None),
    ("Lind would not discuss the toll.", ("Lind", "would not discuss", ("the toll",)), "declines_to_say"),
    ("Lind rose to defend the toll.", ("Lind", "rose to defend", ("the toll",)), "supports"),
    # what something is for, what somebody is given to, and how it looks
    (
        "The guild marched to erase any doubt about its aims.",
        ("The guild", "to erase any doubt about", ("its aims",)),
        None,
    ),
    ("Lind likes to remind voters of the flood.", ("Lind", "likes", ("to remind voters of the flood",)), None),
    ("Lind would like to leave the board.", ("Lind", "would like", ("to leave the board",)), "expects"),
    ("The market showed signs of panic.", ("The market", "showed", ("signs of panic",)), None),
    ("Nicknamed “the Cat”, Vell led the guild.", ("", "Nicknamed", ("“the Cat”",)), None),
    # a question that is all that is told, what is asked for, called or wagered, and what is turned down
    (
        "The ministry is reviewing whether the ban is legal.",
        ("The ministry", "is reviewing", ("whether the ban is legal",)),
        "questions",
    ),
    ("Lind called the plan a “joke”.", ("Lind", "called", ("the plan a “joke”",)), "condemns"),
    ("Lind called the plan “home”.", ("Lind", "called", ("the plan “home”",)), "asserts"),
    ("Lind called for “calm”.", ("Lind", "called for", ("“calm”",)), "requests"),
    ("Lind asked for a “list of ships”.", ("Lind", "asked for", ("a “list of ships”",)), "requests"),
    ("Lind took aim at the plan.", ("Lind", "took aim at", ("the plan",)), "condemns"),
    ("Traders bet that the bank would close.", ("Traders", "bet", ("that the bank would close",)), "expects"),
    ("The owner declined further comment.", ("The owner", "declined", ("further comment",)), "declines_to_say"),
    ("The owner declined the offer.", ("The owner", "declined", ("the offer",)), "rejects"),
    (
        "The firm agreed to pay what the guild asks.",
        ("The firm", "agreed", ("to pay what the guild asks",)),
        "promises",
    ),
    # what is avoided, called together, or only a condition
    ("Lind avoided criticism of the plan.", ("Lind", "avoided criticism of", ("the plan",)), None),
    (
        "The mayor called a meeting to discuss the toll.",
        ("The mayor", "called a meeting to discuss", ("the toll",)),
        None,
    ),
    (
        "If the owner agrees to pay, the strike will end.",
        ("the owner", "agrees", ("to pay",)),
        None,
    ),
    ("It fell, even if Lind backs the plan.", ("Lind", "backs", ("the plan",)), "supports"),
    # what nobody says, and what the report itself leaves open
    ("No group claimed the attack.", ("No group", "claimed", ("the attack",)), None),
    ("It was unclear whether the port was open.", ("", "was unclear", ("whether the port was open",)), None),
    ("Lind did not mention the tariff.", ("Lind", "did not mention", ("the tariff",)), "declines_to_say"),
]


@pytest.mark.parametrize(("text", "mark", "stance"), ALONE)
def test_the_tagger_alone(text: str, mark: Mark, stance: str | None) -> None:
    assert [a.stance for a in read(text, mark)] == ([] if stance is None else [stance])


BROKEN_OFF = [
    (
        "Lind said that Vell’s remarks marked a change.",
        ("Lind", "said", ("that Vell",)),
        "that Vell’s remarks marked a change",
    ),
    ("The clerk denied the guild had told her.", ("The clerk", "denied", ("the guild",)), "the guild had told her"),
    (
        "Lind said it had told the owner that he lied.",
        ("Lind", "said", ("it had told",)),
        "it had told the owner that he lied",
    ),
    # but not where the content may end
    ("Lind said nine had died in the flood.", ("Lind", "said", ("nine had died",)), "nine had died"),
]


@pytest.mark.parametrize(("text", "mark", "content"), BROKEN_OFF)
def test_a_content_does_not_break_off_within_a_phrase(text: str, mark: Mark, content: str) -> None:
    assert words(read(text, mark)[0].content) == content


RUNNING_ON = [
    (
        "The mayor declined the post and has since left the town.",
        ("The mayor", "declined", ("the post and has since left the town",)),
        "the post",
    ),
    (
        "The court charged Vell with theft and the mayor fired the clerk.",
        ("The court", "charged", ("Vell with theft and the mayor fired the clerk",)),
        "Vell with theft",
    ),
    (
        "Lind spoke of the war and how it had begun.",
        ("Lind", "spoke of", ("the war and how it had begun",)),
        "the war and how it had begun",
    ),
    (
        "Lind asked Vell whether the board would pay.",
        ("Lind", "asked", ("Vell", "whether the board would pay")),
        "whether the board would pay",
    ),
    ("Lind said of the war: “It ends.”", ("Lind", "said of", ("the war: “It ends.”",)), "“It ends.”"),
    ("This makes clear that it sank.", ("This", "makes clear", ("clear that it sank",)), "that it sank"),
]


@pytest.mark.parametrize(("text", "mark", "content"), RUNNING_ON)
def test_a_content_ends_where_the_sentence_goes_on(text: str, mark: Mark, content: str) -> None:
    assert words(read(text, mark)[0].content) == content


ELSEWHERE = [
    # a speech goes on behind a quotation or a colon
    ("Lind said, “It sank.”\n\n“Nobody was hurt.”\n", ("Lind", "said", ("“It sank.”", "“Nobody was hurt.”")), True),
    (
        "Lind knows that it sank.\n\n“Nobody was hurt.”\n",
        ("Lind", "knows", ("that it sank", "“Nobody was hurt.”")),
        False,
    ),
    # an answer is not what stands before it
    ("“It sank.”\n\nThe guild responded on Friday.\n", ("The guild", "responded", ("“It sank.”",)), False),
]


@pytest.mark.parametrize(("text", "mark", "holds"), ELSEWHERE)
def test_a_quotation_of_another_paragraph(text: str, mark: Mark, holds: bool) -> None:
    quoted = text[text.rindex("“") : text.rindex("”") + 1]
    said = [a for a in read(text, mark, layout=True) if a.cue]
    assert any(quoted in words(a.content) for a in said) == holds


def test_what_stands_behind_its_words_is_their_source() -> None:
    (said,) = read("“No entry,” reads a sign.", ("", "reads", ("“No entry,”",)))
    assert row(said) == ("a sign", "reads", "“No entry,”")


def test_a_verb_that_leads_to_a_colon_is_the_cue() -> None:
    text = "Said the farmer: “It used to rain in April.”"
    (said,) = read(text, ("the farmer", ":", ("“It used to rain in April.”",)))
    assert row(said) == ("the farmer", "Said", "“It used to rain in April.”")


def test_a_label_of_whoever_asks_makes_a_question() -> None:
    (said,) = read("Reporter: Will she go?", ("Reporter", ":", ("Will she go?",)))
    assert said.stance == "questions"


def test_who_is_asked_does_not_say_the_question() -> None:
    text = "When asked by a guard whether it had sunk, Lind said, “Ask the navy.”"
    (*_, said) = read(text, ("Lind", "said", ("whether it had sunk", "“Ask the navy.”")))
    assert row(said) == ("Lind", "said", "“Ask the navy.”")


def test_a_source_ends_before_what_it_speaks_of() -> None:
    text = "“It is late,” said Orsa Lind, head of the guild, about the repairs."
    (said,) = read(text, ("Orsa Lind, head of the guild, about the repairs", "said", ("“It is late,”",)))
    assert words(said.source) == "Orsa Lind, head of the guild"


def test_a_day_says_nothing() -> None:
    (said,) = read("Tuesday’s claim that it sank was new.", ("Tuesday", "claim", ("that it sank",)))
    assert said.source == ()


def test_what_another_cue_quotes_makes_no_speech_of_a_deed() -> None:
    found = read("Fans met it with jeers that he called “noise”.", ("Fans", "met", ("jeers that he called “noise”",)))
    assert [words(a.source) for a in found] == ["he"]


def test_whoever_recalls_an_envoy_is_not_who_says_so() -> None:
    text = "Tarnia has recalled its consul from Mersa, a foreign ministry clerk in Osk said."
    mark = ("a foreign ministry clerk in Osk", "said", ("Tarnia has recalled its consul from Mersa",))
    (said,) = read(text, mark)
    assert row(said) == ("a foreign ministry clerk in Osk", "said", "Tarnia has recalled its consul from Mersa")


def test_what_a_speaker_refers_to_is_the_reports_word() -> None:
    text = "“It was them,” Lind said, referring to a guild of former clerks."
    marks = (("Lind", "said", ("“It was them,”",)), ("Lind", "referring to", ("a guild of former clerks",)))
    assert [words(a.cue) for a in read(text, *marks)] == ["said"]


def test_who_said_it_to_whoever_is_told_behind() -> None:
    text = "The ferry had left when the bomb went off, Admiral Vell said, according to the agency."
    mark = ("the agency", "according to", ("The ferry had left when the bomb went off", "Admiral Vell said"))
    inner, outer = read(text, mark)
    assert (words(inner.source), words(inner.content)) == ("Admiral Vell", "The ferry had left when the bomb went off")
    assert inner.within == outer.id


def test_a_headline_in_capitals_keeps_the_stance_of_its_verb() -> None:
    text = "STATE RADIO BLAMES FOREIGN AGENTS FOR MERSA BLAST\n\nMERSA — A bomb went off on Monday at the port.\n"
    (said,) = read(text, ("STATE RADIO", "BLAMES", ("FOREIGN AGENTS FOR MERSA BLAST",)), layout=True)
    assert said.stance == "accuses"


HEADLINES = [
    ("Union Denounces Port Sale", ("Union", "Denounces", ("Port Sale",)), "condemns"),
    ("Paper Mocks Minister's Plan", ("Paper", "Mocks", ("Minister's Plan",)), "condemns"),
    ("Oda Lind Backs Harbour Strike", ("Oda Lind", "Backs", ("Harbour Strike",)), "supports"),
    ("Rebels Hailed Court Ruling", ("Rebels", "Hailed", ("Court Ruling",)), "supports"),
    # a deed is told by the headline
    ("Oda Lind Signs Harbour Deal", ("Oda Lind", "Signs", ("Harbour Deal",)), None),
]


@pytest.mark.parametrize(("title", "mark", "stance"), HEADLINES)
def test_a_verb_of_attitude_that_a_headline_writes_like_a_name(title: str, mark: Mark, stance: str | None) -> None:
    text = f"{title}\n\nTESK — The town council met on Monday at the port and went home again.\n"
    assert [a.stance for a in read(text, mark, layout=True)] == ([] if stance is None else [stance])


def test_whoever_shows_somebody_says_nothing_by_it() -> None:
    text = "The broadcaster showed two men who, it said, had confessed."
    found = read(text, ("The broadcaster", "showed", ("two men who, it said, had confessed",)))
    assert [words(a.cue) for a in found] == ["said"]


def test_praise_of_a_thing_is_no_claim_about_it() -> None:
    (said,) = read("The union welcomed the ruling.", ("The union", "welcomed", ("the ruling",)))
    assert Chains((said,)).at(said.content[0].start) == ()


def test_who_is_cited_speaks_through_who_cites() -> None:
    text = "Citing two diplomats, the paper said talks had failed."
    found = read(text, ("the paper", "said", ("talks had failed",)), ("the paper", "Citing", ("two diplomats",)))
    chain = Chains(found).at(text.index("talks"))
    assert [words(a.source) for i in chain for a in found if a.id == i] == ["the paper", "two diplomats"]


def test_a_relative_pronoun_is_no_part_of_a_source() -> None:
    text = "Rhune, which the envoy says arms the rebels, was silent."
    (said,) = read(text, ("which the envoy", "says", ("arms the rebels",)))
    assert words(said.source) == "the envoy"


SOURCES = [
    # a pronoun before a noun goes, a pronoun before anything else is all there is
    (
        "The envoy, who in 2010 said that the dam was safe, left.",
        ("who in 2010", "said", ("that the dam was safe",)),
        "who",
    ),
    ("Two firms, which together vowed to stop, met.", ("which together", "vowed", ("to stop",)), "which"),
    # a source that was cut behind the subject of the clause on it
    (
        "A number of traders we met last week complained about the toll.",
        ("A number of traders we", "complained about", ("the toll",)),
        "A number of traders we met last week",
    ),
    (
        "The plan was condemned by several farmers the paper spoke to in May.",
        ("several farmers the paper", "was condemned by", ("The plan",)),
        "several farmers the paper spoke to in May",
    ),
    (
        "Two sources who fled in May complained about the camp.",
        ("Two sources who", "complained about", ("the camp",)),
        "Two sources who fled in May",
    ),
    (
        "The guild, which holds the bridge, mocked the offer.",
        ("The guild, which", "mocked", ("the offer",)),
        "The guild",
    ),
    # no clause on the source
    (
        "Traders and the guild complained about the toll.",
        ("Traders and the guild", "complained about", ("the toll",)),
        None,
    ),
]


@pytest.mark.parametrize(("text", "mark", "source"), SOURCES)
def test_a_source_holds_whole_phrases(text: str, mark: Mark, source: str | None) -> None:
    (said,) = read(text, mark)
    assert words(said.source) == (source or mark[0])


def test_a_headline_ends_what_it_says() -> None:
    found = read(
        "Lind Says Port Is Closed; Rebels Deny Attack\n\nHARBOUR TOWN — The council met on Monday in the town hall.\n",
        ("Lind", "Says", ("Port Is Closed; Rebels Deny Attack\n\nHARBOUR TOWN — The council met on Monday",)),
        layout=True,
    )
    assert ("Lind", "Says", "Port Is Closed") in [row(a) for a in found]


def test_a_quotation_belongs_to_the_cue_of_its_own_paragraph() -> None:
    text = (
        "A headline stands here\n\n“We will not sail,” Lind added on Monday evening.\n\n"
        "Brisk argued that the port was safe enough. “We have looked at every crane in it.”\n"
    )
    far = "“We have looked at every crane in it.”"
    found = read(
        text,
        ("Lind", "added", ("“We will not sail,”", far)),
        ("Brisk", "argued", ("that the port was safe enough",)),
        layout=True,
    )
    assert [words(a.source) for a in found if far in words(a.content)] == ["Brisk"]


def test_a_content_keeps_its_quotation_marks() -> None:
    (said,) = read("“We will not sail,” Lind said.", ("Lind", "said", ("We will not sail,",)))
    assert words(said.content) == "“We will not sail,”"


def test_a_source_of_another_sentence_gives_way_to_the_subject() -> None:
    (said,) = read(
        "Lind left on Monday. Prices doubled by night, Brisk said.",
        ("Lind", "said", ("Prices doubled by night",)),
    )
    assert words(said.source) == "Brisk"


def test_an_unquoted_sentence_before_is_not_said() -> None:
    text = "Brisk left the council. The court will rule on Friday, Lind said."
    (said,) = read(text, ("Lind", "said", ("Brisk left the council", "The court will rule on Friday")))
    assert words(said.content) == "The court will rule on Friday"


def test_whoever_is_asked_does_not_speak() -> None:
    (asked,) = read("Lind was asked whether the port was open.", ("Lind", "was asked", ("whether the port was open",)))
    assert (asked.source, asked.stance) == ((), "questions")


def test_what_is_denied_belongs_to_the_content() -> None:
    (said,) = read("Lind denied arming the rebels.", ("Lind", "denied arming", ("the rebels",)))
    assert row(said) == ("Lind", "denied", "arming the rebels")


def test_the_rules_add_what_stands_within_a_marked_content() -> None:
    outer, inner = read(
        "Lind said that the ministry denied that the port was shelled.",
        ("Lind", "said", ("that the ministry denied that the port was shelled",)),
    )
    assert inner.within == outer.id
    assert (row(inner), inner.stance) == (("the ministry", "denied", "that the port was shelled"), "denies")


def test_the_rules_add_refusals_to_say() -> None:
    found = read(
        "The ministry declined to comment. Lind said the port was closed.", ("Lind", "said", ("the port was closed",))
    )
    assert [a.stance for a in found] == ["declines_to_say", "asserts"]


def test_one_utterance_is_one_attribution() -> None:
    text = "Officials say the port was closed, the ministry said on Sunday."
    found = read(text, ("the ministry", "said on Sunday", ("Officials say the port was closed",)))
    assert len([a for a in found if a.within is None]) == 1


def test_without_marks_the_rules_stand_alone() -> None:
    (said,) = read("Lind said the port was closed.")
    assert said.made_by.rule == "say:that"


def test_one_source_citing_another_stays_nested_though_the_tagger_laid_it_flat() -> None:
    outer, inner = read(
        "Coast News reported that two officers said the order had come from the ministry.",
        ("Coast News", "reported", ("that two officers",)),
        ("Coast News", "said", ("the order had come from the ministry",)),
    )
    assert row(outer) == (
        "Coast News",
        "reported",
        "that two officers said the order had come from the ministry",
    )
    assert row(inner) == ("two officers", "said", "the order had come from the ministry")
    assert inner.within == outer.id


def test_neighbours_joined_by_a_conjunction_are_not_nested() -> None:
    first, second = read(
        "Lind said the port was closed and accused the navy of firing on ships.",
        ("Lind", "said", ("the port was closed",)),
        ("Lind", "accused", ("the navy of firing on ships",)),
    )
    assert row(first) == ("Lind", "said", "the port was closed")
    assert (row(second), second.within) == (("Lind", "accused", "the navy of firing on ships"), None)


def test_the_subject_beside_a_cue_is_its_source() -> None:
    text = "Brisk opened the talks. Lind said the port was closed."
    (said,) = read(text, ("Brisk", "said", ("the port was closed",)))
    assert words(said.source) == "Lind"


@pytest.mark.parametrize(
    ("text", "mark", "source"),
    [
        (
            "Monks who support the navy have demanded a pardon.",
            ("support the navy", "have demanded", ("a pardon",)),
            "Monks",
        ),
        (
            "The second, published after Mayor Orsa Lind spoke by telephone with him, said the ship had landed.",
            ("Mayor Orsa Lind spoke by telephone with him", "said", ("the ship had landed",)),
            "The second",
        ),
    ],
)
def test_who_stands_in_a_clause_on_the_subject_is_not_the_source(text: str, mark: Mark, source: str) -> None:
    (said,) = read(text, mark)
    assert words(said.source) == source


def test_what_a_cue_interrupts_is_said_on_both_sides() -> None:
    (said,) = read(
        "Soldiers shot seven people in the port on Friday, medics said, in the worst raid of the year.",
        ("medics", "said", ("in the worst raid of the year",)),
    )
    assert words(said.content) == "Soldiers shot seven people in the port on Friday ... in the worst raid of the year"


def test_who_says_it_is_not_what_is_said() -> None:
    (said,) = read("Talks failed, says minister", ("", "says", ("Talks failed", "minister")))
    assert row(said) == ("minister", "says", "Talks failed")


def test_the_name_of_who_says_it_is_not_what_is_said() -> None:
    (said,) = read(
        "Four drones struck the port, General Bo Lanz, the spokesman of the guard, told state television.",
        ("the spokesman of the guard,", "told", ("General Bo Lanz,",)),
    )
    assert row(said)[0].startswith("General Bo Lanz")
    assert words(said.content) == "Four drones struck the port"


def test_the_main_clause_before_an_inserted_cue_is_said_though_a_headline_ran_into_it() -> None:
    text = "Port says no\n\nThree crews were hurt on Monday, the guard said, in a raid near the mole."
    marks = tagged(text, [("the guard", "said", ("in a raid near the mole",))])
    headline = Tagged(((0, 4),), ((5, 9),), ((10, text.index(", the guard")),))
    made = document(text)
    found = attributions(made, syntax(made, store=STORE), quotations(made), Cast(), (), (headline, *marks))
    assert words(found[-1].content) == "Three crews were hurt on Monday ... in a raid near the mole"


def test_what_somebody_wants_to_know_is_the_content() -> None:
    text = "The guild wanted to know who had paid for the port."
    (said,) = read(text, ("The guild", "wanted to know", ("who had paid for the port",)))
    assert row(said) == ("The guild", "wanted to know", "who had paid for the port")


def test_what_is_held_by_nobody_in_particular() -> None:
    (said,) = read("The guild is considered a threat.", ("", "is considered", ("The guild", "a threat")))
    assert (said.stance, words(said.content)) == ("believes", "The guild ... a threat")


def test_a_quotation_does_not_run_on_into_its_occasion() -> None:
    found = read(
        "Lind said “that is so” when the guild blamed him for not paying his dues.",
        ("Lind", "said", ("“that is so”",)),
        ("the guild", "blamed", ("him for not paying his dues",)),
    )
    assert words(found[0].content) == "“that is so”"
    assert all(a.within is None for a in found)


def test_whoever_ignores_anothers_words_says_nothing() -> None:
    (said,) = read(
        "Ministers ignored warnings from engineers that the dam could fail.",
        ("Ministers", "ignored warnings", ("that the dam could fail",)),
    )
    assert words(said.source) == "engineers"


def test_what_is_denied_by_a_pronoun_ends_with_it() -> None:
    (said,) = read(
        "The Free Column denied that in a message on its Telegram channel.",
        ("The Free Column", "denied", ("that in a message on its Telegram channel",)),
    )
    assert (words(said.content), said.channel) == ("that", "social_media")


def test_who_is_denied_stays_within_the_denial() -> None:
    denied, reported = read(
        "The shipowner denied reports by two newspapers that the crew had been drunk.",
        ("The shipowner", "denied", ("that the crew had been drunk",)),
    )
    assert words(denied.content) == "reports by two newspapers that the crew had been drunk"
    assert (words(reported.source), reported.within) == ("two newspapers", denied.id)


TWO_NAMES = [
    # the text, the marked source, cue and content, and whose it is
    (
        "The shipping line, Nordhav, said that it would close.",
        ("Nordhav,", "said", ("that it would close",)),
        "The shipping line, Nordhav",
    ),
    (
        "The shipping line, Nordhav, said that it would close.",
        ("The shipping line", "said", ("that it would close",)),
        "The shipping line, Nordhav",
    ),
    (
        "In a letter seen by the Ledger, the mayor, Orsa Lind, asked for a loan.",
        ("the Ledger, the mayor, Orsa Lind,", "asked for", ("a loan",)),
        "the mayor, Orsa Lind",
    ),
]


@pytest.mark.parametrize(("text", "mark", "source"), TWO_NAMES)
def test_two_names_of_one_subject_are_one_source(text: str, mark: Mark, source: str) -> None:
    (said,) = read(text, mark)
    assert words(said.source) == source


def test_whoever_is_cited_beside_a_marked_speaker_speaks_as_well() -> None:
    cited, said = read(
        "State television, quoting a military source, said the drone had been shot down.",
        ("State television", "said", ("the drone had been shot down",)),
    )
    assert (words(cited.source), cited.within) == ("a military source", said.id)


def test_who_is_told_is_not_what_is_said() -> None:
    text = "The guard told police he had seen nothing, an officer confided to the Standard."
    said = read(text, ("an officer", "confided to", ("the Standard",)))[-1]
    assert row(said) == ("an officer", "confided to", "The guard told police he had seen nothing")
    text = "A clerk confided to the paper that the guard saw nothing."
    (said,) = read(text, ("A clerk", "confided", ("that the guard saw nothing",)))
    assert row(said) == ("A clerk", "confided", "that the guard saw nothing")


def test_who_opens_the_next_clause_is_not_the_source() -> None:
    text = "Vell suspended three generals, accusing them of plotting, but the guild declared the move void."
    said = read(text, ("the guild", "accusing", ("them of plotting",)))[0]
    assert row(said) == ("Vell", "accusing", "them of plotting")


def test_a_later_cues_medium_is_its_own() -> None:
    text = "Lind warned that the dam could burst, and an aide alleged in a post that the owner knew."
    said = read(
        text,
        ("Lind", "warned", ("that the dam could burst",)),
        ("an aide", "alleged in a post", ("that the owner knew",)),
    )
    assert [a.channel for a in said] == [None, "social_media"]


def test_a_second_name_behind_according_to_is_not_what_is_said() -> None:
    said, _ = read(
        "According to Orsa Lind, the head of the union, the owners had threatened to shut the mill.",
        ("Orsa Lind", "According to", ("the head of the union, the owners had threatened to shut the mill",)),
    )
    assert row(said) == (
        "Orsa Lind, the head of the union",
        "According to",
        "the owners had threatened to shut the mill",
    )


def test_what_is_said_of_a_claim_is_not_claimed() -> None:
    found = read(
        "The union's claim that the firm had lied to inspectors was rejected by its chief executive, Rolf Anders.",
        ("The union", "claim", ("that the firm had lied to inspectors was rejected by",)),
    )
    assert ("The union", "claim", "that the firm had lied to inspectors") in [row(a) for a in found]
    assert "its chief executive, Rolf Anders" in [words(a.source) for a in found]


NOT_ALONE = [
    # what nobody plainly says, beside a mark that the tagger did make
    "Lind said the port was closed. The law requires firms to report their losses.",
    "Lind said the port was closed. The crew planned to sail on Friday.",
    "Lind said the port was closed. The firm disclosed its assets.",
]


@pytest.mark.parametrize("text", NOT_ALONE)
def test_the_rules_alone_add_only_what_somebody_plainly_says(text: str) -> None:
    assert [words(a.source) for a in read(text, ("Lind", "said", ("the port was closed",)))] == ["Lind"]


def test_a_quotation_that_a_source_runs_into_is_said() -> None:
    (said,) = read(
        "If nobody comes, said Orsa Lind, a clerk, “we will close the whole port”.",
        ("Orsa Lind, a clerk, “we will close the whole port”", "said", ("If nobody comes",)),
    )
    assert row(said) == ("Orsa Lind, a clerk,", "said", "If nobody comes ... “we will close the whole port”")


def test_the_source_of_a_second_verb_is_not_whoever_acts_in_a_clause_that_dates_the_first() -> None:
    text = "The guild announced tariffs on Monday, a day after the council met, and warned that more would follow."
    warned = read(text, ("the council", "warned", ("that more would follow",)))[-1]
    assert row(warned) == ("The guild", "warned", "that more would follow")


def test_whoever_takes_up_anothers_words_holds_them() -> None:
    outer, inner = read(
        "The mayor echoed claims by the guild that the dam was safe.",
        ("The mayor", "echoed claims", ("that the dam was safe",)),
    )
    assert row(outer) == ("The mayor", "echoed", "claims by the guild that the dam was safe")
    assert (words(inner.source), words(inner.cue), inner.within) == ("the guild", "claims", outer.id)


def test_whoever_holds_what_the_tagger_took_for_the_only_speaker() -> None:
    found = read(
        "The four dams he named are empty, the Mersa Post reported.",
        ("he", "named", ("The four dams", "are empty")),
    )
    assert [words(a.source) for a in found if a.within is None] == ["the Mersa Post"]


def test_who_is_cited_in_a_quotation_speaks_in_it_only() -> None:
    text = 'Lind said: "The crew left. A clerk had typed “no fit crew” on it."'
    marks = (("A clerk", "had typed", ("The crew left.", "“no fit crew”")), ("Lind", "said", ('"The crew left.',)))
    found = read(text.replace("The crew left. A", "They went. A"), *((a, b, c[-1:]) for a, b, c in marks[:1]))
    assert [words(a.content) for a in found if words(a.source) == "A clerk"] == ["“no fit crew”"]


def test_what_something_is_called_may_look_like_an_apposition() -> None:
    text = "Envoys called the citation and the demand for a public hearing a plain ploy aimed at the mayor."
    (called, *_) = read(text, ("Envoys", "called", (text[text.index("the citation") : -1],)))
    assert (words(called.source), words(called.cue)) == ("Envoys", "called")


def test_who_is_quoted_stands_within_who_quotes_though_the_tagger_took_him_for_what_is_said() -> None:
    outer, inner = read(
        "The port was closed, the deputy governor, Goran Vell, was quoted by Interfax as saying.",
        ("Interfax", "was quoted by", ("The port was closed, the deputy governor, Goran Vell,",)),
    )
    assert row(outer) == ("Interfax", "quoted by", "The port was closed")
    assert row(inner) == ("the deputy governor, Goran Vell", "saying", "The port was closed")
    assert inner.within == outer.id


def test_what_a_speaker_corrects_is_no_content() -> None:
    (said,) = read(
        "Nine had died, the guild said, revising its figure.",
        ("the guild", "said", ("Nine had died", "revising its figure")),
    )
    assert words(said.content) == "Nine had died"


def test_what_somebody_asks_for_himself_is_no_part_of_what_he_says() -> None:
    (said,) = read(
        "Nine had died, a clerk said on condition that he not be named.",
        ("a clerk", "said on condition", ("Nine had died", "that he not be named")),
    )
    assert words(said.content) == "Nine had died"


def test_a_content_goes_on_to_whoever_is_cited_in_its_own_clause() -> None:
    outer, inner = read(
        "One of the officers said a colonel had approved the raid even though a scout reported that a wedding was on.",
        ("One of the officers", "said", ("a colonel had approved the raid",)),
        ("a scout", "reported", ("that a wedding was on",)),
    )
    assert words(outer.content).endswith("that a wedding was on")
    assert inner.within == outer.id


def test_the_pronoun_that_is_a_cues_own_subject_is_no_content() -> None:
    (said,) = read(
        "The board, which last week announced a date of 12 April, met in Mersa.",
        ("The board", "announced", ("which", "a date of 12 April")),
    )
    assert words(said.content) == "a date of 12 April"


def test_what_is_not_clear_is_nobodys_word() -> None:
    assert (
        read("It was not clear who had ordered the raid.", ("", "It was not clear", ("who had ordered the raid",)))
        == ()
    )


def test_whom_a_headline_has_blamed_blames_nobody() -> None:
    (blamed, *_) = read(
        "Rebels blamed as bombs hit camp\n\nNine people died in Mersa on Monday.",
        ("Rebels", "blamed", ("as bombs hit camp",)),
        layout=True,
    )
    assert (blamed.source, words(blamed.content), blamed.stance) == ((), "Rebels", "accuses")


def test_who_goes_on_behind_a_clause_about_a_thing_is_the_sentences_subject() -> None:
    said = read(
        "She praised the sets, which Tarnia sold, and said she had met the pilots.",
        ("Tarnia", "said", ("she had met the pilots",)),
    )
    assert words(said[-1].source) == "She"


def test_the_name_of_whoever_is_told_is_not_what_is_said() -> None:
    text = "The troops were asleep, spokesman Lind told the press agency dpa."
    (said,) = read(text, ("spokesman Lind", "told", ("The troops were asleep",)))
    assert words(said.content) == "The troops were asleep"


def test_what_a_source_tells_that_another_told_is_whole() -> None:
    text = "According to the palace, Lind told him that the port would close."
    outer = read(text, ("the palace", "According to", ("Lind told",)))[0]
    assert words(outer.content) == "Lind told him that the port would close"


def test_a_relative_has_what_the_clause_says_of_it() -> None:
    text = "He praised the sets, which Tarnia said would come in June."
    said = next(a for a in read(text, ("Tarnia", "said", ("which",))) if words(a.source) == "Tarnia")
    assert words(said.content) == "the sets ... which ... would come in June"


TRIED: list[tuple[str, Mark, list[str]]] = [
    # what somebody tried, stands by or had before his eyes
    ("The rebels have sought to seize the mines.", ("The rebels", "have sought", ("to seize the mines",)), []),
    ("The union seeks to end the tax.", ("The union", "seeks", ("to end the tax",)), ["expects"]),
    ("The Herald has seen a letter from the guild.", ("The Herald", "has seen", ("a letter from the guild",)), []),
    ("Lind has seen signs of a thaw.", ("Lind", "has seen", ("signs of a thaw",)), ["believes"]),
]


@pytest.mark.parametrize(("text", "mark", "stances"), TRIED)
def test_what_is_done_is_not_said(text: str, mark: Mark, stances: list[str]) -> None:
    assert [a.stance for a in read(text, mark)] == stances


def test_whoever_a_paper_cites_stands_apart_from_what_is_told() -> None:
    outer, inner = read(
        "According to a report in the newspaper Efecto Norte, which quoted an army captain, the gang's leader, known "
        "as “El Tuerto”, met two officers in March.",
        ("which", "quoted", ("an army captain, the gang's leader, known as “El Tuerto”, met two officers in March",)),
    )
    assert (words(outer.source), words(inner.source)) == (
        "a report in the newspaper Efecto Norte",
        "an army captain",
    )
    assert inner.within == outer.id
    assert words(outer.content).startswith("the gang's leader")


def test_an_article_alone_is_no_content() -> None:
    said, denied = read(
        "The kingdom says the Tarnians received the rockets, a claim that the Tarnians deny.",
        ("The kingdom", "says", ("the Tarnians received the rockets",)),
        ("the Tarnians", "deny", ("a", "that")),
    )
    assert (denied.stance, words(denied.content)) == ("denies", words(said.content))


NAMED = [
    (
        "The Post quoted what it called two port clerks as saying that the dam had burst.",
        "two port clerks",
    ),
    ("The Post quoted what it described as an army officer as saying that the dam had burst.", "an army officer"),
    ("The Post quoted a clerk it did not name as saying that the dam had burst.", "a clerk"),
]


@pytest.mark.parametrize(("text", "source"), NAMED)
def test_who_is_cited_is_what_whoever_cites_calls_him(text: str, source: str) -> None:
    what = text.removeprefix("The Post quoted ").removesuffix(".")
    outer, inner = read(text, ("The Post", "quoted", (what,)))
    assert (words(outer.source), words(inner.source)) == ("The Post", source)
    assert (inner.within, words(inner.content)) == (outer.id, "that the dam had burst")


def test_what_is_called_by_another_is_not_who_is_cited() -> None:
    text = "The Post described what it called the gang as a threat to the port."
    found = read(text, ("The Post", "described", ("what it called the gang as a threat to the port",)))
    assert "the gang" not in [words(a.source) for a in found]


def test_what_a_noun_tells_is_not_what_comes_of_it() -> None:
    text = "The guild's admission that it had sold the ferry revived calls for a vote."
    mark: Mark = ("", "revived calls for", ("that it had sold the ferry", "a vote"))
    found = [(words(a.source), words(a.content)) for a in read(text, mark)]
    assert ("The guild", "that it had sold the ferry") in found
    assert all("a vote" not in content or "ferry" not in content for _, content in found)


def test_another_told_of_in_between_says_his_own_words() -> None:
    text = "Lind said of the envoy, who had told reporters that the talks had failed, that he was late."
    outer, inner = read(text, ("Lind", "said", ("that the talks had failed, that he was late",)))
    assert (words(outer.source), words(outer.content)) == ("Lind", "that he was late")
    assert (words(inner.source), words(inner.content)) == ("the envoy", "that the talks had failed")


def test_who_was_told_is_part_of_what_is_told() -> None:
    text = "The team was told by guards that the road was shut, its leader, Orsa Lind, said."
    inner, outer = read(
        text,
        ("guards", "was told by", ("that the road was shut",)),
        ("its leader, Orsa Lind", "said", ("that the road was shut",)),
    )
    assert words(outer.content) == "The team was told by guards that the road was shut"
    assert inner.within == outer.id


def test_what_stands_before_a_clause_on_a_text_is_not_its_own() -> None:
    text = "Tarnia called “pure fiction” a report by clerks which said that the dam had burst."
    found = read(text, ("which", "said", ("Tarnia called “pure fiction”", "that the dam had burst")))
    assert [words(a.content) for a in found if words(a.cue) == "said"] == ["that the dam had burst"]


NOBODYS: list[tuple[str, Mark]] = [
    ("It was too early to speculate on the cause.", ("", "speculate on", ("the cause",))),
    ("Lind left, contradicting what the envoy told them.", ("Lind", "told", ("what the envoy",))),
]


@pytest.mark.parametrize(("text", "mark"), NOBODYS)
def test_what_nobody_says(text: str, mark: Mark) -> None:
    assert read(text, mark) == ()


def test_whom_another_tells_is_part_of_what_is_told() -> None:
    text = "Lind told the envoy that the port was shut, the palace said."
    found = read(text, ("the palace", "said", ("Lind told", "that the port was shut")))
    outer = next(a for a in found if words(a.source) == "the palace")
    assert words(outer.content) == "Lind told the envoy that the port was shut"


def test_a_content_does_not_end_before_a_clause_on_its_subject() -> None:
    text = "He would not say whether the envoy Orsa Lind, who flew to Mersa on Tuesday, had brought a new letter."
    (said,) = read(text, ("He", "would not say", ("whether the envoy Orsa Lind",)))
    assert words(said.content).endswith("had brought a new letter")


def test_who_denies_what_nobody_is_named_for_stands_beside_it() -> None:
    text = "Reports that the king had fled were denied by his office."
    found = read(text, ("", "Reports", ("that the king had fled",)))
    assert [words(a.source) for a in found if a.stance == "denies"] == ["his office"]

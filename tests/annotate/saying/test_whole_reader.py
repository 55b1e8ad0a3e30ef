"""Who says what by the whole reader, with its models."""

from __future__ import annotations

import pytest

from tests.annotate.happening.whole import read

pytestmark = pytest.mark.model

TITLES = [
    # (title, source, cue, content)
    ("Kremlin denies poisoning, family demands body", "family", "demands", "body"),
    ("Kremlin denies poisoning, family demands body", "Kremlin", "denies", "poisoning"),
    ("Arda strikes Fulja school, guild says 30 dead", "guild", "says", "30 dead"),
    ("Minister quits, accuses rival of plot", "Minister", "accuses", "rival of plot"),
    # what is said stands before whoever says it all the same
    ("Talks have failed, says minister", "minister", "says", "Talks have failed"),
    ("Ferry sinks off Fulja, police say", "police", "say", "Ferry sinks off Fulja"),
]


@pytest.mark.parametrize(("title", "source", "cue", "content"), TITLES)
def test_titles_of_two_clauses(title: str, source: str, cue: str, content: str) -> None:
    record = read(f"{title}\n\nLIMA, May 14 (EFE) - The ministry was closed on Tuesday.\n", "2024-05-15")
    (said,) = (a for a in record.attributions if [s.text for s in a.cue] == [cue])
    assert [s.text for s in said.source] == [source]
    assert [s.text for s in said.content] == [content]


STANCES = [
    ("The envoy said they had “nothing to do with it”.", "denies"),
    ("The premier gave assurances on Tuesday that the airport would stay open.", "promises"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stances(text: str, stance: str) -> None:
    (said,) = read(text).attributions
    assert said.stance == stance


def test_a_figure_is_told_with_its_number() -> None:
    text = "Haiti's rescue agency put the death toll at 61, while the mayor of Fulja, Ada Lind, said she had seen 80."
    (said, *_) = read(text).attributions
    assert [s.text for s in said.content] == ["the death toll at 61"]


def test_one_of_those_told_of_speaks_and_not_who_did_it() -> None:
    text = "Police freed five of the miners, one of whom, Ada Lind, told a paper that men had forced her to stay."
    (said,) = read(text).attributions
    assert [s.text for s in said.content] == ["that men had forced her to stay"]
    assert not any("Police" in s.text for s in said.source)


KEPT = [
    # (text, source, cue, content)
    ("Her spokesman remained tight-lipped when pressed again in Oslo.", "Her spokesman", "remained tight-lipped", None),
    ("The ministry stayed silent when asked about the deal.", "The ministry", "stayed silent", "the deal"),
    ("The bank's lawyer kept mum about the deal.", "The bank's lawyer", "kept mum about", "the deal"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), KEPT)
def test_who_keeps_silent_when_asked_declines_once(text: str, source: str, cue: str, content: str | None) -> None:
    (said,) = (a for a in read(text).attributions if a.stance == "declines_to_say")
    assert ([s.text for s in said.source], [s.text for s in said.cue]) == ([source], [cue])
    assert [s.text for s in said.content] == ([content] if content else [])


def test_a_machine_may_stay_silent() -> None:
    assert not read("The radio remained silent on Monday.").attributions


SPEAKERS = [
    # (text, cue, source, who speaks)
    # the noun right before the cue, and not the subject of the clause before
    ("Vell remains at-large and police admit that they do not know where he is.", "admit", "police", "police"),
    ("The army shelled the town and villagers said nine had died.", "said", "villagers", "villagers"),
    # whoever goes on speaking of himself
    ("The mayor fled to the north and often said she was innocent.", "often said", "The mayor", "The mayor"),
    # a noun that two names of bodies share
    (
        "Pentagon and congressional officials said talks had failed.",
        "said",
        "Pentagon and congressional officials",
        "congressional officials",
    ),
    (
        "Hamas and Israeli officials said the talks had failed.",
        "said",
        "Hamas and Israeli officials",
        "Israeli officials",
    ),
    # whose words a noun is, with the clause hung elsewhere
    ("Her remarks answered claims from the army that she had fled.", "claims", "the army", "the army"),
    ("The trip followed signals from Beijing that it would yield.", "signals", "Beijing", "Beijing"),
    (
        "He rejected allegations by his cousin, Samir, that he had armed the militia.",
        "allegations",
        "his cousin, Samir",
        "Samir",
    ),
]


@pytest.mark.parametrize(("text", "cue", "source", "speaker"), SPEAKERS)
def test_who_speaks(text: str, cue: str, source: str, speaker: str) -> None:
    record = read(text)
    (said,) = (a for a in record.attributions if [s.text for s in a.cue] == [cue])
    assert [s.text for s in said.source] == [source]
    assert [e.name for e in record.entities if e.id == said.speaker] == [speaker]


OWNED_UP = [
    # (text, cue, stance)
    ("Lind is free and the army acknowledges it does not know how she escaped.", "acknowledges", "asserts"),
    ("Police said they did not know where he is.", "said", "declines_to_say"),
    ("The mayor had no qualms about ordering the raid.", "had no qualms about", "supports"),
    ("Paris has no objection to lifting the embargo.", "has no objection to", "supports"),
    ("The union does not have any objections to the deal.", "does not have any objections to", "supports"),
    ("The ministry neglected to warn residents of the shelling.", "neglected to warn", "declines_to_say"),
    ("The spokesman would not call the raid a mistake.", "would not call", "declines_to_say"),
    ("The senator has raised doubts about the truce.", "has raised doubts about", "questions"),
    ("She lamented that nobody came to his aid.", "lamented", "asserts"),
    ("Lind, 22, has pleaded innocent to charges that she failed to report it.", "has pleaded innocent", "denies"),
    ("The mother pleaded with the kidnappers to free him.", "pleaded with", "requests"),
]


@pytest.mark.parametrize(("text", "cue", "stance"), OWNED_UP)
def test_what_a_word_alone_does_not_tell(text: str, cue: str, stance: str) -> None:
    (said,) = (a for a in read(text).attributions if [s.text for s in a.cue] == [cue])
    assert said.stance == stance


UNSAID = [
    # (text, cues that are left)
    ("Ali was accused of failing to report the plot to bomb the base.", ["was accused of"]),
    ("Until then the army had not called the deaths a massacre.", []),
    ("The signing of the accord has renewed hope for the hostages.", []),
    ("The shelling has raised doubts about the truce.", []),
    ("They proposed that Kyiv offer to withdraw.", ["proposed"]),
]


@pytest.mark.parametrize(("text", "cues"), UNSAID)
def test_what_nobody_said(text: str, cues: list[str]) -> None:
    assert [s.text for a in read(text).attributions for s in a.cue] == cues


def test_a_cue_cuts_no_quotation() -> None:
    text = 'He said the army had "no comment" on the killing.'
    refused = next(a for a in read(text).attributions if a.stance == "declines_to_say")
    assert [s.text for s in refused.cue] == ['had "no comment"']
    assert [s.text for s in refused.content] == ["on the killing"]


DOUBLED = [
    # (text, cue, content, how much is quoted)
    ('"The army says it ""never fired"" on the crowd."', "says", ['it ""never fired"" on the crowd'], "mixed"),
    (
        '""We will not go,"" said Vell. ""They must leave first.""',
        "said",
        ['"We will not go,"', '"They must leave first."'],
        "direct",
    ),
    (
        '"""It was a massacre,"" she said. ""They shot children. We want a trial."""',
        "said",
        ['"It was a massacre,"', '"They shot children. We want a trial."'],
        "direct",
    ),
]


@pytest.mark.parametrize(("text", "cue", "content", "quote"), DOUBLED)
def test_doubled_marks_are_read_as_one_each(text: str, cue: str, content: list[str], quote: str) -> None:
    (said,) = read(text).attributions
    assert [s.text for s in said.cue] == [cue]
    assert [s.text for s in said.content] == content
    assert said.quote == quote


KNOWN = [
    # What is only spoken of is no word of whoever speaks of it.
    ("The bishop spoke about Friday's massacre in Fulja.", "massacre", 0),
    ("The premier commented on yesterday's bombings.", "bombings", 0),
    ("The navy identified the clerk killed in Fulja.", "killed", 0),
    # What nobody else tells of is.
    ("The bishop spoke about massacres by the army.", "massacres", 1),
    ("The navy said a clerk was killed in Fulja.", "killed", 1),
]


@pytest.mark.parametrize(("text", "trigger", "depth"), KNOWN)
def test_what_is_only_spoken_of(text: str, trigger: str, depth: int) -> None:
    (deed,) = (e for e in read(text).events if e.trigger.text == trigger)
    assert len(deed.according_to) == depth


def test_an_accusation_of_a_deed_by_somebody_is_not_told_as_his() -> None:
    record = read("Arda rejected accusations of torture by its police.")
    assert [[s.text for s in a.source] for a in record.attributions] == [["Arda"], []]
    (told,) = (e for e in record.events if e.trigger.text == "accusations")
    assert not told.actors


ONES = [
    ("Oda Lind spoke first. Lind was the one who said the army fired.", "Oda Lind"),
    ("The raiders fled. They are the ones who call us traitors.", "The raiders"),
]


@pytest.mark.parametrize(("text", "speaker"), ONES)
def test_who_is_said_to_be_the_one_who_says_so(text: str, speaker: str) -> None:
    record = read(text)
    names = {e.id: e.name for e in record.entities}
    (said,) = record.attributions
    assert names[said.speaker or ""] == speaker


WHICH = [
    ("Oda Lind published files of the ministry, which she claimed were forged.", "files of the ministry"),
    ("The army released a photo of the ruins, which it said shows no troops.", "a photo of the ruins"),
]


@pytest.mark.parametrize(("text", "about"), WHICH)
def test_a_clause_about_a_noun_agrees_with_it(text: str, about: str) -> None:
    (said,) = read(text).attributions
    assert said.content[0].text == about


@pytest.mark.parametrize("wrong", ["torture", "rape", "ethnic cleansing", "mass killings", "vote-rigging"])
def test_claims_of_a_wrong_are_somebodys(wrong: str) -> None:
    record = read(f"The ministry rejected claims of {wrong} on Monday.")
    outer, inner = record.attributions
    assert (inner.stance, inner.within, inner.source) == ("alleges", outer.id, ())
    deeds = [e for e in record.events if e.trigger.text in wrong]
    held = ("negative", "actual", (outer.id, inner.id))  # the outermost of the chain holds that it did not happen
    assert all((e.polarity, e.modality, e.according_to) == held for e in deeds)


def test_claims_of_what_is_ones_own_are_nobodys() -> None:
    assert len(read("The ministry rejected claims of ownership on Monday.").attributions) == 1


AROUND = [
    ("Lind said the two clerks -- she declined to name them -- had been freed.", "freed"),
    ("The envoy said the truce – he called it fair – would be signed.", "signed"),
]


@pytest.mark.parametrize(("text", "trigger"), AROUND)
def test_who_speaks_around_dashes_goes_on_behind_them(text: str, trigger: str) -> None:
    record = read(text)
    said = record.attributions[0]
    assert [s.text for s in said.content] == [text.split(" said ")[1].rstrip(".")]
    (deed,) = (e for e in record.events if e.trigger.text == trigger)
    assert deed.according_to == (said.id,)


def test_what_a_poll_finds_is_not_what_it_holds() -> None:
    (found,) = read("Surveys have shown backing for the war falling, from 60 to 45 percent.").attributions
    assert found.stance == "asserts"
    assert [s.text for s in found.content] == ["backing for the war falling, from 60 to 45 percent"]


def test_an_example_that_is_cited_is_no_word() -> None:
    (said,) = read("Citing an example, Captain Oda Lind said that two men had fled.").attributions
    assert [s.text for s in said.cue] == ["said"]

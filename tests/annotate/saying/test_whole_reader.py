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

"""Lexicon and coder as one: which of them is followed, and that the coder only ever doubts."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.annotate.coded import HELD, Coding
from onrecord.annotate.happening.coding import doubted, reproaching, sensed, walking_out
from onrecord.annotate.happening.event_types import Sense
from onrecord.annotate.happening.factuality import Factuality
from onrecord.annotate.happening.triggers import Trigger
from onrecord.models.event_coder import TYPES
from onrecord.records import Certainty, EventType, Modality, Polarity


def coding(types: dict[str, float] | None = None, held: dict[str, float] | None = None) -> Coding:
    """Shares as given; what is left goes to ASSAULT, and to actual."""
    shares = dict.fromkeys(TYPES, 0.0) | (types or {})
    shares["ASSAULT"] += 1 - sum(shares.values())
    ways = dict.fromkeys(HELD, 0.0) | (held or {})
    ways["actual"] += 1 - sum(ways.values())
    return Coding(shares, ways, {})


def trigger(type_: EventType | None, known: bool = True) -> Trigger:
    sense = Sense(type_, "arrest" if type_ == "COERCE" else None, ("subj",), ("obj",), "event_verbs:seize")
    return Trigger(3, False, sense if known else None)


SENSED: list[tuple[str, Trigger, dict[str, float], str | None]] = [
    ("they agree", trigger("ASSAULT"), {}, "ASSAULT"),
    ("the coder is unsure", trigger("COERCE"), {"COERCE": 0.3, "NONE": 0.2}, "COERCE"),
    ("the coder is sure of another type", trigger("COERCE"), {"ACCUSE": 1.0}, "ACCUSE"),
    ("force is what the entry takes it for", trigger("COERCE"), {}, "COERCE"),
    ("the coder is sure that none fits", trigger("COERCE"), {"OTHER": 0.95}, None),
    ("an event without a type gets one", trigger(None), {}, "ASSAULT"),
    ("a verb without an entry gets one", trigger(None, known=False), {}, "ASSAULT"),
]


@pytest.mark.parametrize(("_", "given", "types", "wanted"), SENSED, ids=[row[0] for row in SENSED])
def test_the_surer_one_is_followed(_: str, given: Trigger, types: dict[str, float], wanted: str | None) -> None:
    found = sensed(given, coding(types))
    assert found is not None
    assert (found.sense.type if found.sense is not None else None) == wanted


@pytest.mark.parametrize("given", [trigger("COERCE"), trigger(None), trigger(None, known=False)])
def test_what_the_coder_is_sure_to_be_none_is_dropped(given: Trigger) -> None:
    assert sensed(given, coding({"NONE": 0.99})) is None


def test_an_entry_whose_words_mean_other_things_too_needs_a_coder_that_thinks_its_type_likely() -> None:
    firm = trigger("ASSAULT")
    assert firm.sense is not None
    loose = dataclasses.replace(firm, sense=dataclasses.replace(firm.sense, loose=True))
    unsure = coding({"NONE": 0.5, "OTHER": 0.3})
    assert sensed(firm, unsure) == firm
    found = sensed(loose, unsure)
    assert found is not None
    assert found.sense is not None
    assert found.sense.type is None
    assert sensed(loose, coding({"NONE": 0.5})) == loose


def verbal() -> Trigger:
    known = trigger("ASSAULT")
    assert known.sense is not None
    return dataclasses.replace(known, sense=dataclasses.replace(known.sense, loose=True, verbal=True))


def kind(found: Trigger | None) -> tuple[str | None, str | None]:
    assert found is not None
    assert found.sense is not None
    return found.sense.type, found.sense.mode


def test_a_word_of_violence_or_reproach_is_of_reproach_where_the_coder_leans_to_it() -> None:
    leaning = coding({"ACCUSE": 0.5, "NONE": 0.2})
    assert kind(sensed(verbal(), leaning)) == ("ACCUSE", "disapprove")
    assert kind(sensed(trigger("ASSAULT"), leaning)) == ("ASSAULT", None)
    assert kind(sensed(verbal(), coding({"ACCUSE": 0.4}))) == ("ASSAULT", None)


def test_strikes_are_walkouts_where_one_is_by_its_own_words_or_all_look_so_and_nothing_is_violent() -> None:
    bare = Trigger(3, True, Sense("ASSAULT", None, ("by",), ("on",), "event_nouns:strike", walkout=True))
    called = Trigger(9, True, Sense("PROTEST", "strike", ("by",), ("against",), "event_nouns:strike"))
    leaning, open_, violent = coding({"PROTEST": 0.9}), coding({"PROTEST": 0.5}), coding()
    assert walking_out([(bare, leaning), (bare, leaning)], workers=True)
    assert not walking_out([(bare, leaning)], workers=False)
    assert not walking_out([(bare, leaning), (bare, open_)], workers=True)
    assert not walking_out([(bare, leaning), (trigger("ASSAULT"), violent)], workers=True)
    assert walking_out([(bare, open_), (called, leaning)], workers=True)
    assert not walking_out([(bare, violent), (called, leaning)], workers=True)
    assert kind(sensed(bare, open_, walkout=True)) == ("PROTEST", "strike")
    assert kind(sensed(bare, leaning)) == ("ASSAULT", None)


def test_words_of_violence_or_reproach_have_one_sense_in_a_report() -> None:
    leaning, open_, sure = coding({"ACCUSE": 0.7}), coding({"NONE": 0.5}), coding({"NONE": 0.1})
    assert reproaching([(verbal(), leaning), (verbal(), open_)])
    assert reproaching([(verbal(), leaning), (verbal(), sure)]) is False
    assert reproaching([(trigger("ASSAULT"), leaning), (verbal(), open_)]) is None
    assert kind(sensed(verbal(), open_, reproach=True)) == ("ACCUSE", "disapprove")
    assert kind(sensed(verbal(), coding({"ACCUSE": 0.5, "NONE": 0.2}), reproach=False)) == ("ASSAULT", None)
    assert kind(sensed(verbal(), open_)) == ("ASSAULT", None)


def test_a_type_that_the_coder_rules_out_for_another_is_withdrawn() -> None:
    found = sensed(trigger("ASSAULT"), coding({"ACCUSE": 0.6, "NONE": 0.39}))
    assert found is not None
    assert found.sense is not None
    assert found.sense.type is None


def test_it_takes_less_to_drop_a_verb_that_no_entry_knows() -> None:
    half = coding({"NONE": 0.88, "ASSAULT": 0.12})
    assert sensed(trigger("ASSAULT"), half) == trigger("ASSAULT")
    assert sensed(trigger(None, known=False), half) is None


def test_a_type_that_the_coder_gave_has_no_mode_of_the_entry_and_says_who_gave_it() -> None:
    found = sensed(trigger("COERCE"), coding({"ACCUSE": 1.0}))
    assert found is not None
    assert found.sense is not None
    assert (found.sense.mode, found.sense.rule) == (None, "coder:ACCUSE; event_verbs:seize")


def held(modality: Modality, polarity: Polarity = "positive", certainty: Certainty = "certain") -> Factuality:
    return Factuality(polarity, modality, certainty, "before")


def test_actual_is_taken_back_where_the_coder_is_sure() -> None:
    assert doubted(held("actual"), coding(held={"hypothetical": 0.95})).modality == "hypothetical"
    assert doubted(held("actual"), coding(held={"hedged": 0.95})).modality == "hedged"
    assert doubted(held("actual"), coding(held={"hedged": 0.3})) == held("actual")


@pytest.mark.parametrize(
    "given", [held("hypothetical"), held("hedged"), held("generic"), held("actual", "negative"), held("actual")]
)
def test_nothing_is_made_more_real(given: Factuality) -> None:
    assert doubted(given, coding()) == given

"""Factuality: what is denied, planned, threatened or conditional is never told as having happened."""

from __future__ import annotations

import pytest

from onrecord.annotate.factuality import Factuality, factuality
from onrecord.records import Attribution, MadeBy, Span, Stance
from tests.parsing import one_paragraph, syntax


def held(text: str, trigger: str, *, content: str = "", stance: Stance = "asserts", carrier: str = "") -> Factuality:
    document = one_paragraph(text)
    parsed = syntax(document, store="factuality")
    attribution = None
    if content:
        at = text.index(content)
        attribution = Attribution(
            id="a1",
            source=(),
            cue=(),
            content=(Span(at, at + len(content), content),),
            quote="indirect",
            stance=stance,
            made_by=MadeBy("test"),
        )
    (i,) = [t.i for t in parsed.tokens if t.text == trigger]
    by = next((t.i for t in parsed.tokens if carrier and t.text == carrier), None)
    return factuality(parsed, i, attribution, carrier=by)


CASES = [
    # told plainly
    ("Rebels attacked the port.", "attacked", "positive", "actual", "before"),
    ("Rebels have attacked the port.", "attacked", "positive", "actual", "before"),
    ("Rebels are attacking the port.", "attacking", "positive", "actual", "overlap"),
    # negation
    ("Rebels did not attack the port.", "attack", "negative", "actual", "before"),
    ("Rebels never attacked the port.", "attacked", "negative", "actual", "before"),
    ("No rebels attacked the port.", "attacked", "negative", "actual", "before"),
    ("Rebels failed to attack the port.", "attack", "negative", "actual", "before"),
    ("The minister refused to resign.", "resign", "negative", "actual", "before"),
    ("They left without attacking the port.", "attacking", "negative", "actual", "unknown"),
    # modals and the future
    ("Rebels will attack the port.", "attack", "positive", "hypothetical", "after"),
    ("Rebels could attack the port.", "attack", "positive", "hypothetical", "after"),
    ("The government may not send police.", "send", "negative", "hypothetical", "after"),
    ("Rebels may have attacked the port.", "attacked", "positive", "hedged", "before"),
    # plans, wishes, threats, requests, purposes, attempts
    ("Rebels plan to attack the port.", "attack", "positive", "hypothetical", "after"),
    ("Rebels threatened to attack the port.", "attack", "positive", "hypothetical", "after"),
    ("The council approved sending troops.", "sending", "positive", "hypothetical", "after"),
    ("He came to attack the port.", "attack", "positive", "hypothetical", "after"),
    ("The plan to attack the port leaked.", "attack", "positive", "hypothetical", "after"),
    ("They were ready to attack the port.", "attack", "positive", "hypothetical", "after"),
    ("The general ordered that troops leave the port.", "leave", "positive", "hypothetical", "after"),
    # a headline's infinitive
    ("Norway to send troops to Chad.", "send", "positive", "hypothetical", "after"),
    # conditions and what hangs on them
    ("Aid stops if rebels attack the port.", "attack", "positive", "hypothetical", "after"),
    ("They stay until rebels attack the port.", "attack", "positive", "hypothetical", "after"),
    # left open
    ("Rebels reportedly attacked the port.", "attacked", "positive", "hedged", "before"),
    ("Rebels are believed to have attacked the port.", "attacked", "positive", "hedged", "before"),
    ("Rebels appeared to attack the port.", "attack", "positive", "hedged", "before"),
    ("He was accused of attacking the port.", "attacking", "positive", "hedged", "unknown"),
    # success and beginnings make their complement real
    ("Rebels managed to attack the port.", "attack", "positive", "actual", "before"),
    ("Rebels began attacking the port.", "attacking", "positive", "actual", "before"),
    # nouns: presupposed, asked for, prevented, unspecific
    ("Norway condemned the attack.", "attack", "positive", "actual", "before"),
    ("Norway would condemn the attack.", "attack", "positive", "actual", "before"),
    ("Norway called for talks.", "talks", "positive", "hypothetical", "unknown"),
    ("Police thwarted an attack.", "attack", "negative", "actual", "before"),
    ("They will respond to any attack.", "attack", "positive", "hypothetical", "after"),
    ("Attacks on civilians are crimes.", "Attacks", "positive", "generic", "unknown"),
    ("There was no attack.", "attack", "negative", "actual", "before"),
    ("He spoke about the alleged attack.", "attack", "positive", "hedged", "unknown"),
    # a habit
    ("They attack villages every year.", "attack", "positive", "generic", "overlap"),
    # a question
    ("Did rebels attack the port?", "attack", "positive", "hypothetical", "before"),
]


@pytest.mark.parametrize(("text", "trigger", "polarity", "modality", "when"), CASES)
def test_held_by_the_report(text: str, trigger: str, polarity: str, modality: str, when: str) -> None:
    found = held(text, trigger)
    assert (found.polarity, found.modality) == (polarity, modality)
    if found.document_time != "unknown":  # an abstention is no error
        assert found.document_time == when


SOURCES: list[tuple[str, str, str, Stance, str, str]] = [
    # what is denied did not happen, for the denier
    ("He denied that rebels attacked the port.", "attacked", "that rebels", "denies", "negative", "actual"),
    # but what the denied clause presupposes stands
    ("He denied visiting the port after the raid.", "raid", "visiting", "denies", "positive", "actual"),
    # the accuser holds the deed as done
    ("He accused rebels of attacking the port.", "attacking", "attacking", "accuses", "positive", "actual"),
    # what is asked, threatened or promised has not happened
    ("He demanded that rebels leave the port.", "leave", "that rebels", "requests", "positive", "hypothetical"),
    ("He threatened to attack the port.", "attack", "to attack", "threatens", "positive", "hypothetical"),
    # a warner may tell of the past too
    ("He warned that rebels had attacked the port.", "attacked", "that rebels", "warns", "positive", "actual"),
    # left open
    ("He refused to say whether rebels left.", "left", "whether", "declines_to_say", "positive", "hedged"),
    # doubts of somebody outside are not the speaker's
    ("He may say that rebels attacked the port.", "attacked", "that rebels", "asserts", "positive", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "start", "stance", "polarity", "modality"), SOURCES)
def test_held_by_a_source(text: str, trigger: str, start: str, stance: Stance, polarity: str, modality: str) -> None:
    found = held(text, trigger, content=text[text.index(start) : -1], stance=stance)
    assert (found.polarity, found.modality) == (polarity, modality)


def test_a_carried_noun_is_as_real_as_its_verb() -> None:
    assert held("Rebels may carry out an attack.", "attack", carrier="carry").modality == "hypothetical"
    assert held("Rebels did not carry out the attack.", "attack", carrier="carry").polarity == "negative"


def test_certainty_follows_the_cue() -> None:
    assert held("Rebels attacked the port.", "attacked").certainty == "certain"
    assert held("Rebels probably attacked the port.", "attacked").certainty == "probable"
    assert held("Rebels reportedly attacked the port.", "attacked").certainty == "possible"

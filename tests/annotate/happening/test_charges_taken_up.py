"""What is denied behind "a charge", "an allegation": the charge and not the arrest that is told with it. Who accuses
in a complaint; what is offered and suspended that is no promise and no sanction. Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.happening.whole import read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        ("Chad has arrested dozens of envoys accused of spying, a charge they deny.", "arrested", "positive"),
        ("Chad has arrested dozens of envoys accused of spying, a charge they deny.", "spying", "negative"),
        ("The town jailed two monks suspected of theft, an allegation they reject.", "jailed", "positive"),
        ("Police beat the editor, an allegation the ministry denied.", "beat", "negative"),
    ],
)
def test_what_is_denied_is_the_charge(text: str, trigger: str, polarity: str) -> None:
    assert told(text, trigger).polarity == polarity


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Chad has arrested dozens of envoys accused of spying, a charge they deny.", "spying"),
        ("The rebels say the army killed nine villagers, a claim the army denies.", "the army killed nine villagers"),
    ],
)
def test_contents_of_denied_charges(text: str, content: str) -> None:
    (denial,) = (a for a in read(text).attributions if a.stance == "denies")
    assert [s.text for s in denial.content] == [content]


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The widow filed a complaint accusing the army of murder.", "accusing", ["widow"]),
        ("The union lodged a suit alleging fraud by the firm.", "alleging", ["union"]),
    ],
)
def test_whoever_files_a_complaint_accuses(text: str, trigger: str, actors: list[str]) -> None:
    assert [p.span.text for p in told(text, trigger).actors] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("A $5 million reward has been offered for his capture.", "offered", None),
        ("Priests offered a mass for the dead.", "offered", None),
        ("The envoy offered talks to the rebels.", "offered", "AGREE"),
        ("The judge suspended the injunction.", "suspended", None),
        ("The bank suspended aid to Chad.", "suspended", "SANCTION"),
    ],
)
def test_what_is_offered_and_suspended(text: str, trigger: str, kind: str | None) -> None:
    assert told(text, trigger).type == kind

"""Who does not say something, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

REFUSALS = [
    ("Lind did not elaborate.", ("Lind", "")),
    ("The governor himself has kept mum.", ("The governor himself", "")),
    ("The army’s spokesman was not reachable for comment.", ("The army’s spokesman", "")),
    ("The Kremlin has not commented on the report.", ("The Kremlin", "on the report")),
    ("Lind gave no details.", ("Lind", "no details")),
    ("Lind did not give further details.", ("Lind", "further details")),
    ("Lind did not name the country.", ("Lind", "the country")),
    ("Lind would not say.", ("Lind", "")),
    ("Lind could not answer the questions.", ("Lind", "the questions")),
    ("Lind refused to testify about the port.", ("Lind", "the port")),
    ("Lind would not speculate about the cause.", ("Lind", "about the cause")),
    ("Lind refused to speculate on the cause.", ("Lind", "the cause")),
    ("Two towns voiced concern; Mersa said nothing.", ("Mersa", "nothing")),
    ("Lind would not be drawn on whether the port was closed.", ("Lind", "whether the port was closed")),
    ("The embassy referred questions about the strike to the ministry.", ("The embassy", "questions about the strike")),
    ("We will not comment on the identity of the detainees.", ("We", "on the identity of the detainees")),
    # of a question
    ("Lind did not answer when asked whether the port was closed.", ("Lind", "whether the port was closed")),
    ("Asked about the payments, Lind did not respond.", ("Lind", "the payments")),
    ("The minister took no questions on the port.", ("The minister", "no questions on the port")),
    # nobody could ask
    ("Lind was not immediately available for comment.", ("Lind", "")),
    ("The ministry could not be reached for comment.", ("The ministry", "")),
    ("A lawyer for Vell could not be reached.", ("A lawyer for Vell", "")),
    ("The airline has yet to comment on the strike.", ("The airline", "the strike")),
    ("The minister is yet to reply.", ("The minister", "")),
    ("Pressed on the date, Lind would not be drawn.", ("Lind", "")),
    ("The pilots’ union refused to be interviewed.", ("The pilots’ union", "to be interviewed")),
    ("The army has not replied to the mayor.", ("The army", "the mayor")),
    ("Calls to Vell’s home were not answered.", ("Vell’s home", "")),
    ("Emails sent to the company went unanswered.", ("the company", "")),
    ("Repeated requests for comment to the guild were not returned.", ("the guild", "")),
    # who owes an answer refuses nothing that stands before
    ("Mersa has invited both sides; the army has not replied.", ("the army", "")),
    ("The ministry has not responded.", ("The ministry", "")),
    ("The government, which took office in May, made no comment.", ("The government", "no comment")),
    ("The mayor refused to take questions about the fire.", ("The mayor", "questions about the fire")),
    ("The colonel ducked a question about the hostages.", ("The colonel", "a question about the hostages")),
    ("Lind brushed off questions about her health.", ("Lind", "questions about her health")),
    ("The ministry offered no explanation for the delay.", ("The ministry", "no explanation for the delay")),
    ("“No comment,” Lind said.", ("Lind", "“No comment,”")),
    # in silence about something
    ("Officials were tight-lipped about the fate of the crew.", ("Officials", "the fate of the crew")),
    ("The ministry kept silent on the number of dead.", ("The ministry", "the number of dead")),
    ("Lind stayed mum about her health.", ("Lind", "her health")),
    ("The minister would not be drawn into a debate over the dam.", ("The minister", "a debate over the dam")),
    # in passing
    ("Lind spoke of a plot, without naming any country.", ("Lind", "any country")),
    ("Lind said the talks had failed, without giving details.", ("Lind", "details")),
    ("Lind blamed two men without naming them.", ("Lind", "two men")),
]


@pytest.mark.parametrize(("text", "expected"), REFUSALS)
def test_refusals(text: str, expected: tuple[str, str]) -> None:
    said = [a for a in read(text) if a.stance != "questions"][-1]
    assert (said.stance, said.within) == ("declines_to_say", None)
    assert (words(said.source), words(said.content)) == expected


NONE = [
    "Rooms were not available for the guests.",
    "The road did not reach the shore.",
    "Lind did not give the boy a coin.",
    "The rebels did not release the hostages.",
    "The businessman, whom the paper is not naming, left.",
    "Nobody commented.",
    "The village stayed silent on Sunday.",
    "The station remained silent.",
    "The boxer ducked a blow.",
    "Nobody dodged the question.",
    "The guard refused to take the money.",
    "Patients who have not responded were treated again.",
    "The engine has not responded.",
    "Lind was not silent about the raid.",
    "The general would not be drawn into the war.",
    "Nobody stayed silent on the raid.",
    "Lind was not drawn in the lottery.",
    "The questions in the exam were not answered by most pupils.",
    "The bottles were not returned to the shop.",
    "The wound did not respond to the ointment.",
    "The village could not be reached.",
    "The lawyer could not be reached by boat.",
    "The house has yet to be sold.",
    "Satellite pictures could not confirm the report.",
    "The clerk referred the patient to a doctor.",
    "The clerks learn what to say or not say.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_refusal(text: str) -> None:
    assert read(text) == ()

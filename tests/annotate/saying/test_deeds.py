"""What is no statement though its verb often is, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

DEEDS = [
    # a happening or a state of things shows, and nobody says so; a text or a finding does
    ("The delay suggests that the port is closed.", []),
    ("The raid shows that the port is closed.", []),
    ("Her silence suggests that the port is closed.", []),
    ("The report shows that the port is closed.", ["The report"]),
    ("The investigation showed that the port was closed.", ["The investigation"]),
    # what is withheld
    ("Lind said the guards had denied her medicine.", ["Lind"]),
    # what somebody might yet say, or is asked to
    ("“Tomorrow they will ask for more,” Lind said.", ["Lind"]),
    ("Lind urged the council to reject the claim.", ["Lind"]),
    ("Lind said the mayor needed to explain why the port was closed.", ["Lind"]),
    # what is refused, but for an answer
    ("Lind said the mayor’s refusal to leave had angered her.", ["Lind"]),
    # what one says or wishes by saying that one might, and what is not given out
    ("We might wish that the port were open.", ["We"]),
    ("Critics should say that the port is open.", []),
    # what anybody might think
    ("Lind said it was no job for someone who wants to be loved.", ["Lind"]),
    # whether others hold what somebody is asked, or does not say
    ("Asked whether the council believed the port was lost, Lind said: “We are waiting.”", ["", "Lind"]),
    ("Lind declined to say whether she believed the guild was behind it.", ["Lind"]),
    # what others ought to say
    ("“The guild should not blame us for its failures,” Lind wrote.", ["Lind"]),
    # what the one spoken to thinks, and whoever is let know
    ("Lind said that was something you would expect to hear.", ["Lind"]),
    ("Lind said it was time to let the crews know that the port was safe.", ["Lind"]),
    ("“The town says, ‘Lind, thank you for a lifetime of service,’” Vell wrote.", ["Vell", "The town"]),
    # who only wants to stay unnamed
    ("A clerk, who asked not to be named, said the port was closed.", ["A clerk"]),
    ("Residents who did not want to be identified said the port was closed.", ["Residents"]),
    # whom somebody wants to hold to account, what is forbidden by nobody, who will be asked
    ("Lind urged the council to find them and hold them accountable.", ["Lind"]),
    ("Lind held the council accountable for the fire.", ["Lind"]),
    ("Lind said her crew had been forbidden to talk.", ["Lind"]),
    ("Lind forbade her crew to talk.", ["Lind"]),
    # who gets ready to blame somebody, and what somebody discusses as he speaks
    ("The mayor is trying to blame the guild for the fire.", []),
    ("Discussing the fire in a letter, Lind said the guild was to blame.", ["Lind"]),
    # what the report reads into what somebody does, and a lie that is called one
    ("The rebels aim to hold the port.", []),
    ("A clerk of a wing called the Lamps said the port was closed.", ["A clerk of a wing called the Lamps"]),
    # what a group calls itself
    ("Lind said the thieves, who call themselves Iron Lamp, had fled.", ["Lind"]),
    # what does without words, and whom nobody is told
    ("Tarnia replied by recalling its envoy.", []),
    ("The council observed a minute of silence.", []),
    ("Analysts observed that the port was closed.", ["Analysts"]),
    ("Lind said she had told nobody of the plan.", ["Lind"]),
    ("Not everybody blames the mayor.", []),
    ("Everybody blames the mayor.", ["Everybody"]),
    ("Lind said crews who wanted to leave had gone.", ["Lind"]),
    ("Lind accused the guild of having fled and of planning to strike.", ["Lind"]),
    ("Lind said a man who identified himself as an officer had come.", ["Lind"]),
    ("The movement is named after a town.", []),
    # what is neither taken nor turned down, and who is told nothing
    ("The board neither accepted nor rejected the proposal.", []),
    ("Lind has not been told why she was held.", []),
    # what is not given up, what is declared and so is, what is only planned
    ("The guild fined drivers who refuse to give up their plates.", []),
    ("Tarnia declared independence in 1991.", []),
    ("Lind said the navy was considering sending a ship.", ["Lind"]),
    # what nobody asked for, what cannot be claimed, and a noun that is no verb
    ("Lind had not asked for a ship.", []),
    ("Lind asked for a ship.", ["Lind"]),
    ("The mayor cannot claim to care for the crews.", []),
    ("Lind dismissed as lies reports that the port was closed.", []),
    ("A farmer, who asked that her name not be used, said the port was closed.", ["A farmer"]),
    # who is interrogated, and what is held to be somebody's by nobody
    ("Lind said two clerks were being questioned by the guards.", ["Lind"]),
    ("The guards questioned the wisdom of the raid.", ["The guards"]),
    ("On the tape, a voice said to be that of the envoy orders the raid.", []),
    # what is denied, refused, or said by somebody else stays
    ("Lind said the guards had denied the charge.", ["Lind", "the guards"]),
    ("Lind said the mayor would not say who had paid.", ["Lind", "the mayor"]),
    ("Lind said the mayor had asked for more.", ["Lind", "the mayor"]),
]


@pytest.mark.parametrize(("text", "sources"), DEEDS)
def test_who_speaks(text: str, sources: list[str]) -> None:
    assert sorted(words(a.source) for a in read(text)) == sorted(sources)

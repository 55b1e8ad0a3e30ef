"""By what way something was said, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.saying.test_speakers import People
from tests.annotate.saying.test_speakers import read as read_with_cast
from tests.annotate.test_attributions import read

CHANNELS = [
    # what stands between two parts of what the cue takes
    ("Lind urged him on Facebook to resign.", "social_media"),
    ("Lind called on the guild in a letter to close the port.", "letter"),
    ("In a letter to the council dated 3 May and seen by Reuters, Lind says the port is closed.", "letter"),
    ("Lind was quoted as telling Reuters that the port was closed.", "news_agency"),
    ("Lind told the Swahili service of the BBC that the port was closed.", "broadcast"),
    ("Lind told a correspondent of Reuters that the port was closed.", "news_agency"),
    ("Lind told the health service of the town that the port was closed.", None),
    ("Lind said in parliament that the port was closed.", "speech"),
    ("Testifying before the senate, Lind said the port was closed.", "hearing"),
    ("In a video posted to her Facebook account, Lind said the port was closed.", "social_media"),
    ("Lind said in remarks carried by state television that the port was closed.", "broadcast"),
    ("Lind took to Twitter to insist that the port was closed.", "social_media"),
    ("Lind called the port closed as her feud with Fox News went on.", None),
    ("Lind said under oath that the port was closed.", "hearing"),
    ("Lind let slip during a radio interview that the port was closed.", "interview"),
    ("After a defeat in parliament, Lind said the port was closed.", None),
    ("Lind said on her weekly television programme that the port was closed.", "broadcast"),
    ("Speaking on a breakfast show, Lind denied that the port was closed.", "broadcast"),
    ("Lind said on his YouTube channel that the port was closed.", "social_media"),
    ("Lind told the daily Larsholm Mercury that the port was closed.", "interview"),
    ("Lind told the daily meeting that the port was closed.", None),
    ("Telling reporters that the port was closed, Lind left.", "briefing"),
    ("In a written reply, Lind said the port was closed.", "letter"),
    # a word in a name is no medium, nor is what a source knows of
    ("According to a letter obtained by Kelm Post, the port was closed.", "letter"),
    ("A report by the Audit Court, obtained by the Evening Ledger, says the port was closed.", "document"),
    ("A diplomat briefed on the call said the port was closed.", None),
    ("Lind said in a note that the port was closed.", "document"),
    ("Lind wrote in a leaflet that the port was closed.", "document"),
    ("Lind told the Mersa outlet Salt Wire that the port was closed.", "interview"),
    ("Two officials with knowledge of the call said the port was closed.", None),
    ("In an audio message, Lind said the port was closed.", "statement"),
    # a medium in which the saying is done
    ("“The port is closed,” Lind said in a tweet.", "social_media"),
    ("“The port is closed,” Lind said on Facebook.", "social_media"),
    ("Lind said in a video on Facebook that the port was closed.", "social_media"),
    ("Orsa Lind in a series of tweets said the port was closed.", "social_media"),
    ("In a letter to the council, Lind said the port was closed.", "letter"),
    ("Lind said in a statement that the port was closed.", "statement"),
    ("Lind said in a statement carried by the Mersa news agency that the port was closed.", "statement"),
    ("“The port is closed,” Lind told a news conference.", "briefing"),
    ("“The port is closed,” the broadcaster said in its evening bulletin.", "broadcast"),
    ("Lind said in a telephone interview that the port was closed.", "interview"),
    ("“The port is closed,” Lind said by phone.", "call"),
    ("In a speech at the town hall, Lind said the port was closed.", "speech"),
    ("In her book, Lind says the port was closed.", "document"),
    # somebody who is told in order to report it, or on an occasion
    ("Lind told Reuters that the port was closed.", "news_agency"),
    ("Lind told the state-run IRNA news agency that the port was closed.", "news_agency"),
    ("Lind told the Mersa channel that the port was closed.", "broadcast"),
    ("Lind told state TV that the port was closed.", "broadcast"),
    ("Lind told The New York Times that the port was closed.", "interview"),
    ("Lind told reporters that the port was closed.", "briefing"),
    ("Lind confirmed to reporters that the port was closed.", "briefing"),
    ("Lind, speaking to reporters on Monday, said the port was closed.", "briefing"),
    ("A senior clerk, briefing reporters on condition of anonymity, said the port was closed.", "briefing"),
    ("Two ministers, addressing journalists, said the port was closed.", "briefing"),
    ("Lind told Radio Orla that the port was closed.", "broadcast"),
    ("Lind told state-run OTV that the port was closed.", "broadcast"),
    (
        "In a letter sent on Sunday to Ada Brewer and made public on Monday, the crew said the port was closed.",
        "letter",
    ),
    ("Lind told the court that the port was closed.", "hearing"),
    ("Lind told supporters that the port was closed.", "speech"),
    ("Lind was quoted by Interfax as saying that the port was closed.", "news_agency"),
    ("An official, speaking to the state-run SANA agency, said the port was closed.", "news_agency"),
    # not that of whoever is cited
    ("AFP said, quoting a witness quoted by local radio, that the port was closed.", "news_agency"),
    ("State television, citing an army communique, said the port was closed.", "statement"),
    # the verb, or the text or body that speaks
    ("Lind tweeted that the port was closed.", "social_media"),
    ("Two mayors wrote to the council on Monday, urging it to reopen the port.", "letter"),
    ("Lind testified that the port was closed.", "hearing"),
    ("The release said the port was closed.", "statement"),
    ("The statement added that the port was closed.", "statement"),
    ("Reuters reported that the port was closed.", "news_agency"),
    ("The port is closed, according to an internal audit.", "document"),
    ("The town saw a statement in which the governor accused the guild of lying.", "statement"),
    ("In his diary, the spy wrote that the port was closed.", "document"),
    # a speaker at an occasion
    ("A reporter at the briefing pointed out that the port was closed.", "briefing"),
    ("An officer in Mersa, reached by phone, said the port was closed.", "call"),
    # a medium that is only talked about, or that belongs to another clause
    ("Lind said the letter was lost.", None),
    ("Lind said Reuters had closed its office.", None),
    ("Lind, who resigned in a letter on Monday, said the port was closed.", None),
    ("Lind asked the court to close the port.", None),
    ("Lind called for calm in the port.", None),
    ("Lind sent the mayor a letter, and Vell said the port was closed.", None),
    # an agency's name that is somebody's forename
    ("Petra Lind said the port was closed.", None),
    ("The High Court said the port was closed.", None),
]


@pytest.mark.parametrize(("text", "channel"), CHANNELS)
def test_channel(text: str, channel: str | None) -> None:
    assert read(text)[0].channel == channel


def test_each_of_two_cues_has_its_own_channel() -> None:
    first, second = read("Lind declined to comment on the fire but told reporters that the port was closed.")
    assert (first.channel, second.channel) == (None, "briefing")


GOING_ON = [
    # whoever goes on in the same paragraph does so by the same way
    ("Orsa Lind told Reuters that the port was closed. “Nobody came,” she said.", ["news_agency", "news_agency"]),
    ("Orsa Lind told Reuters that the port was closed. She added that nobody came.", ["news_agency", "news_agency"]),
    # what is only said after it, or by another, may be said anywhere
    ("Orsa Lind told Reuters that the port was closed. She later said that nobody came.", ["news_agency", None]),
    ("Orsa Lind told Reuters that the port was closed. “Nobody came,” Goran Vell said.", ["news_agency", None]),
]


GOING_ON += [
    # a film or picture that the speaker has put on a platform
    ("Orsa Lind posted a video on Facebook. “It is closed,” she wrote.", ["social_media"]),
    ("Orsa Lind posted a photograph of the port on X. “It is closed,” she wrote.", ["social_media"]),
    ("Orsa Lind uploaded a clip to YouTube. “It is closed,” she said in it.", ["social_media"]),
    ("Orsa Lind posted a video on Facebook in which she said the port was closed.", ["social_media"]),
    # said elsewhere, by another, or put on no platform
    ("Orsa Lind posted a video on Facebook. “It is closed,” she said.", [None]),
    ("Orsa Lind posted a video on Facebook. “It is closed,” Goran Vell wrote.", [None]),
    ("Orsa Lind shared a picture with a clerk. “It is closed,” she wrote.", [None]),
    ("Orsa Lind bought a house on Facebook. “It is closed,” she wrote.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), GOING_ON)
def test_who_goes_on(text: str, expected: list[str | None]) -> None:
    people: People = {"Orsa Lind": ("person", ("she", "She")), "Goran Vell": ("person", ())}
    assert [a.channel for _, a in read_with_cast(text, people)] == expected

"""Which paragraphs open with who speaks."""

import pytest

from onrecord.ingest.blocks import layout
from onrecord.ingest.turns import turns

CASES = [
    # a transcript: a question's label, a speaker's that comes again
    (["MS LORN: Good morning.", "QUESTION: Is the quay shut?", "MS LORN: It is."], {0: 8, 1: 9, 2: 8}),
    (["Q: Is the quay shut?", "A: It is.", "Q: Since when?"], {0: 2, 1: 2, 2: 2}),
    # a printed interview, names in lower case
    (["Harbour Radio: Is it shut?", "Orsa Lind: It is.", "Harbour Radio: Why?", "Orsa Lind: Ice."], 4),
    # a speaker in capitals who speaks once, among others who speak again
    (["QUESTION: Why?", "MR VELL: Ice.", "QUESTION: Where?", "MS LORN: Here."], 4),
    # labels of sections and of a digest are none
    (["Background: the quay was shut in May.", "What next: a vote in June."], 0),
    (["NORLAND: The quay was shut.", "TESKA: A ferry sank."], 0),
    (["FRANCE: A vote was held.", "FRANCE: A minister left.", "Mali: Two died."], 0),
    # one label that comes again is a column of notes, not a conversation
    (["Note: the quay is shut.", "Note: ferries run."], 0),
    # whoever asks once, with an outlet or post, between those of one who speaks again
    (
        ["Per Vell, WION: Is it open?", "Spokesperson: No.", "Ida Brandt, The Hindu: I doubt it.", "Spokesperson: So."],
        4,
    ),
    (
        [
            "Oda Lind, spokeswoman for the port: Hello.",
            "Per Vell, Reuters: Why?",
            "Lind: Ice.",
            "Ole, PTI: Ah.",
            "Lind: So.",
        ],
        5,
    ),
    (["Mr. Vell (Norland): No.", "Ms. Lorn (Tarnia): Yes.", "Mr. Vell (Norland): Why?", "Mr. Aal (Mersa): Ice."], 4),
    (["Moderator: Welcome.", "Ida: Is it shut?", "Moderator: No.", "Per: Why not?", "Moderator: Ice."], 5),
    (["Q. Is it shut?", "A. It is now.", "Q. Why is that?", "A. Ice, mostly here."], {0: 2, 1: 2, 2: 2, 3: 2}),
    # initials, places with their country, several who are spoken of, a fear among turns
    (["A. Lind wrote to the mayor.", "A. Vell wrote back."], 0),
    (["Kyiv, Ukraine: A drone fell.", "Kyiv, Ukraine: Another.", "Lviv, Ukraine: None."], 0),
    (["Lorn: Hello.", "Lind, Vell and Orsa: the three are gone.", "Q: Are they?", "Lorn: Yes."], 3),
    (["Lorn: Hello.", "In short, Lind had one fear: ice.", "Q: Had she?", "Lorn: Yes."], 3),
    (["Lorn: Hello.", "First Point: the quay is shut.", "Q: Is it?", "Lorn: Yes."], 3),
    # one question and its answer; a question that none follows, or of a text
    (["QUESTION: Is the quay shut?", "ANSWER: We saw to it.", "It is."], {0: 9, 1: 7}),
    (["QUESTION: Is the quay shut?", "MR. LORN: No.", "It is not."], {0: 9, 1: 9}),
    (["QUESTION: Is the quay shut?", "Lind said: It is."], 0),
    (["Question: the quay", "Answer: the ferry"], 0),
    # a sentence that goes on behind a colon
    (["Lind had one fear: ice.", "Lind had one hope: sun."], 0),
]


@pytest.mark.parametrize(("texts", "expected"), CASES)
def test_turns(texts: list[str], expected: dict[int, int] | int) -> None:
    found = turns(texts)
    assert (found if isinstance(expected, dict) else len(found)) == expected


def test_a_label_is_a_heading_before_its_paragraph() -> None:
    text = (
        "Daily Port Briefing – October 3\n\nThe following are excerpts from the harbour office's daily briefing.\n\n"
        "MS LORN: Good morning, everyone. The quay is shut.\n\nQUESTION: Since when\n\nQUESTION: Since when\n\n"
        "MS LORN: Since May.\n"
    )
    found = layout(text)
    assert found.title == "Daily Port Briefing – October 3"
    assert [(b.kind, text[b.start : b.end]) for b in found.blocks[2:]] == [
        ("heading", "MS LORN:"),
        ("paragraph", "Good morning, everyone. The quay is shut."),
        ("heading", "QUESTION:"),
        ("paragraph", "Since when"),
        ("heading", "QUESTION:"),
        ("paragraph", "Since when"),
        ("heading", "MS LORN:"),
        ("paragraph", "Since May."),
    ]


TITLES = [
    # (title, the day of the briefing)
    ("Department Press Briefing – February 6, 2024", "2024-02-06"),
    ("Harbour Briefing: 6 February 2024", "2024-02-06"),
    # No year, a day that is what the title is about.
    ("Department Press Briefing – February 6", None),
    ("Norland Remembers the Flood of February 6, 1953", None),
]


@pytest.mark.parametrize(("title", "date"), TITLES)
def test_who_speaks_has_not_written_it_and_the_title_tells_the_day(title, date):
    said = "MS BRANDT: The quay was shut on Monday, and it stays shut."
    text = f"{title}\nDeputy Speaker Ida Brandt\n\n{said}\n\nQUESTION: Who said so?\n\n{said}\n"
    found = layout(text)
    assert (found.date, found.authors) == (date, ())
    assert [b.kind for b in found.blocks][:3] == ["title", "heading", "heading"]

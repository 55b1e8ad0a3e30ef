"""Layouts of reports, as they are copied from pages and wires."""

import pytest

from onrecord.ingest.blocks import layout
from tests.effort import steps

BODY = "The council of Larsholm voted on Monday to close the old harbour, a spokesman said."
MORE = "Fishermen who had blocked the quay since Friday said they would appeal against the vote."


def kinds(text, **more):
    return [(b.kind, text[b.start : b.end]) for b in layout(text, **more).blocks]


LAYOUTS = [
    # A title, an author twice, who she is, a caption twice.
    (
        f"Harbour Vote Angers Fishermen\n\nIda Brandt\nIda Brandt\n\nNorthern affairs analyst and journalist\n\n"
        f"Mayor Per Aaland at a press briefing.\nMayor Per Aaland at a press briefing.\n\n{BODY}\n\n{MORE}",
        "title byline byline boilerplate caption caption paragraph paragraph",
    ),
    # Page furniture before and after, a caption with its photographer.
    (
        f"Harbour Vote Angers Fishermen\n6 mins read\n\nThe quay in March. (Photo by Ida Brandt/Pool)\n\n{BODY}\n\n"
        f"Advertisement\n\nRead more: Ferry fares rise again\n\n{MORE}\n\nShare this\n\nSource link\n",
        "title boilerplate caption boilerplate paragraph boilerplate boilerplate paragraph boilerplate boilerplate",
    ),
    # A dateline is a block of its own, and the paragraph starts behind it.
    (f"Harbour vote angers fishermen\n\nLARSHOLM, Jan. 26 — {BODY}\n{MORE}", "title dateline paragraph paragraph"),
    # On a line of its own.
    (f"LARSHOLM, Norland (AP) --\n\n{BODY}\n\n{MORE}", "dateline paragraph paragraph"),
    # No title: the text starts with a paragraph.
    (f"{BODY}\n\n{MORE}", "paragraph paragraph"),
    # A post without a full stop is no title.
    ("explosion heard near the harbour, more soon", "paragraph"),
    ("Explosion heard near the harbour", "paragraph"),
    # A title without a blank line after it; a paragraph a line.
    (f"Harbour vote angers fishermen\n{BODY}\n{MORE}", "title paragraph paragraph"),
    # A title that somebody gave a full stop, before a dateline and in title case.
    (f"Harbour vote angers fishermen.\n\nLARSHOLM (AP) — {BODY}", "title dateline paragraph"),
    (f"Harbour Vote Angers Northern Fishermen.\n\n{BODY}", "title paragraph"),
    # A first sentence stays a paragraph, however short.
    (f"The mayor resigned on Monday.\n\n{BODY}", "paragraph paragraph"),
    # Headings, lists and speakers in the body.
    (
        f"{BODY}\n\nWhat the vote means\n\n{MORE}\n\n- Ferries stop at noon.\n- Boats stay in port.\n\n"
        f"Aaland said:\n\n{BODY}",
        "paragraph heading paragraph paragraph paragraph paragraph paragraph",
    ),
    # Several authors, a date line, an updated stamp.
    (
        f"Harbour Vote Angers Fishermen\nBy Ida Brandt and Per Aaland\nJuly 21, 2024\nUpdated 3:15 PM\n\n{BODY}",
        "title byline dateline boilerplate paragraph",
    ),
    # Authors with where they are; the outlet on a line of its own.
    (
        f"Harbour Vote Angers Fishermen\nIda Brandt in Larsholm and Per Aaland in Dorna\n\n{BODY}",
        "title byline paragraph",
    ),
    (f"Harbour Vote Angers Fishermen\n\nBaltic Ledger\nJuly 21, 2024\n\n{BODY}", "title dateline dateline paragraph"),
    # Labelled photographers.
    (f"{BODY}\n\nBoats crowd the quay. | Photo: Ida Brandt\n\n{MORE}", "paragraph caption boilerplate paragraph"),
    (
        f"{BODY}\n\nBoats crowd the quay. Credit: Ida Brandt for The Fjord Review\n\n{MORE}",
        "paragraph caption boilerplate paragraph",
    ),
    (f"{BODY}\n\nCredit: Ida Brandt for The Fjord Review\n\n{MORE}", "paragraph boilerplate paragraph"),
    # Somebody's words above a section, but not a sentence of theirs.
    (f"{BODY}\n\n‘Not one boat’\n\n{MORE}", "paragraph heading paragraph"),
    (f"{BODY}\n\n“We will not sell one boat.”\n\n{MORE}", "paragraph paragraph paragraph"),
    # A deck under the title.
    (f"Harbour Vote Angers Fishermen\n\nBoats block the quay for a third day\n\n{BODY}", "title heading paragraph"),
    # Credits at the end, on their own line and in the last paragraph.
    (f"{BODY}\n\nReporting by Ida Brandt; Editing by Per Aaland", "paragraph boilerplate"),
    (f"{BODY}\n\n{MORE} (Reporting by Ida Brandt; Editing by Per Aaland)", "paragraph paragraph boilerplate"),
    (f"By Ida Brandt\n\n{BODY}\n\nIda Brandt is a reporter who covers the north.", "byline paragraph boilerplate"),
    (f"{BODY}\n\n© 2024 Coastal Courier. All rights reserved.", "paragraph boilerplate"),
    (
        f"{BODY}\n\nSign up for our newsletter\n\nWe use cookies to improve this page.",
        "paragraph boilerplate boilerplate",
    ),
    # Sentences that only begin like furniture stay: shares that fall, updates that say something, an approach.
    (f"{BODY}\n\nShares of Norline fell by a tenth after the vote on Monday.", "paragraph paragraph"),
    (f"{BODY}\n\nThe mayor said that our approach to the port would change.", "paragraph paragraph"),
    # Separators are nobody's words.
    (f"{BODY}\n\n* * *\n\n{MORE}", "paragraph boilerplate paragraph"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_layout(text, expected):
    assert [kind for kind, _ in kinds(text)] == expected.split()


def test_dateline_block_ends_with_its_dash():
    found = kinds(f"DUBAI, July 21 (Newsdesk) — {BODY}")
    assert found == [("dateline", "DUBAI, July 21 (Newsdesk) —"), ("paragraph", BODY)]


def test_both_printings_of_a_caption_are_captions_of_the_same_words():
    caption = "Boats at the quay in March. (Photo by Ida Brandt/Pool)"
    found = [
        text
        for kind, text in kinds(f"Harbour Vote Angers All\n\n{caption}\n\n{caption}\n\n{BODY}")
        if kind == "caption"
    ]
    assert found == ["Boats at the quay in March."] * 2


@pytest.mark.parametrize(
    ("lines", "agency", "date"),
    [
        ("Baltic Ledger\nJuly 21, 2024", "Baltic Ledger", "2024-07-21"),
        # Beside the hour and the day.
        (
            "By: Ida Brandt - Reporter / @BalticLedger\nBaltic Ledger / 05:14 AM July 21, 2024",
            "Baltic Ledger",
            "2024-07-21",
        ),
        ("tidewater.net | July 21, 2024", "tidewater.net", "2024-07-21"),
        # Below the desk that wrote it, by whatever name.
        ("Newsroom\nTidewater International", "Tidewater International", None),
        ("Web Desk\nThe Fjord Today\n21 July 2024", "The Fjord Today", "2024-07-21"),
        # A body that issues it, behind a bar beside its author, behind a label, also below a first sentence.
        ("Institute for Harbour Studies\nJuly 21, 2024", "Institute for Harbour Studies", "2024-07-21"),
        ("The Aaland Centre for Quay Research", "The Aaland Centre for Quay Research", None),
        ("By Ida Brandt | The Baltic Ledger", "The Baltic Ledger", None),
        ("Baltic Ledger Staff", "Baltic Ledger", None),
        ("From: Office of Harbours\nPublished 21 July 2024", "Office of Harbours", "2024-07-21"),
        ("The mayor wants 23 ships more.\n\nFrom: Port Office\nPublished 21 July 2024", "Port Office", "2024-07-21"),
        ("Location: Larsholm\nFor publication: 21 July 2024", None, "2024-07-21"),
        ("Published: Sunday 21 July 2024 | Updated 21:40", None, "2024-07-21"),
        # Places, people and headings are none.
        ("Larsholm / July 21, 2024", None, None),
        ("Newsroom\nNorway", None, None),
        ("Ida Brandt\nBaltic editor", None, None),
        ("Boats / Harbours", None, None),
    ],
)
def test_the_outlet_on_a_line_of_its_own_is_nobodys_name(lines: str, agency: str | None, date: str | None):
    found = layout(f"Harbour Vote Angers Fishermen\n\n{lines}\n\n{BODY}")
    assert (found.agency, found.date) == (agency, date)
    assert set(found.authors) <= {"Ida Brandt"}


MASTHEADS = [
    ("The Baltic Ledger\n\nFishermen storm the quay over harbour vote", "The Baltic Ledger"),
    ("Larsholm Courier\nJudicial desk\nFishermen storm the quay over harbour vote", "Larsholm Courier"),
    # a title in capitals, one over a short line, an outlet's word in a title
    ("Harbour Vote Angers Fishermen\n\nFishermen storm the quay over harbour vote", None),
    ("Norland Ledger\n\nBackground", None),
    ("Rebels Storm Army Post\n\nTwelve soldiers dead in a raid at night", None),
]


@pytest.mark.parametrize(("top", "outlet"), MASTHEADS)
def test_the_name_of_an_outlet_above_the_title(top: str, outlet: str | None):
    found = layout(f"{top}\n\n{BODY}\n\n{MORE}")
    lines = [line for line in top.splitlines() if line]
    assert found.title == (lines[-1] if outlet else lines[0])
    assert (found.blocks[0].kind, found.agency) == (("dateline", outlet) if outlet else ("title", found.agency))


def test_a_kicker_is_no_part_of_the_title():
    for kicker in ("FACT CHECK |", "LIVE:", "Opinion |"):
        text = f"{kicker} Harbour vote angers fishermen\n\n{BODY}"
        assert layout(text).title == "Harbour vote angers fishermen"
        assert kinds(text)[0] == ("boilerplate", kicker)
    assert layout(f"Larsholm: Harbour vote angers fishermen\n\n{BODY}").title.startswith("Larsholm: ")


def test_a_claim_that_is_checked_stands_behind_its_label():
    found = kinds(f"Did the quay burn?\n\nCLAIM: {MORE}\n\nRATING: False\n\n{BODY}")
    assert found[1:4] == [("heading", "CLAIM:"), ("paragraph", MORE), ("boilerplate", "RATING: False")]
    found = kinds(f"Did the quay burn?\n\nThe claim:\n\n{MORE}\n\nThe verdict:\n\n{BODY}")
    assert [kind for kind, _ in found] == ["title", "heading", "paragraph", "heading", "paragraph"]


def test_hours_head_the_parts_of_a_live_report():
    found = kinds(f"Live updates from Larsholm\n\n18:42\n{BODY}\n\n18:20\n{MORE}")
    assert [kind for kind, _ in found] == ["title", "heading", "paragraph", "heading", "paragraph"]
    assert kinds(f"Harbour vote angers fishermen\n\n18:42\n{BODY}\n{MORE}")[1] == ("boilerplate", "18:42")


def test_hours_may_stand_on_one_line_with_their_headings():
    told = [
        "18:42 'They came by night'",
        "18:20 What happens now?",
        "17.55 Harbour shut",
    ]
    found = kinds("Live updates from Larsholm\n\n" + "\n\n".join(f"{one}\n{BODY}" for one in told))
    assert [words for kind, words in found if kind == "heading"] == told


SERIALS = [
    ("Norland Update, July 21, 2024", "2024-07-21"),
    ("Quay Watch, July 21, 2024: Fishermen Storm the Harbour", "2024-07-21"),
    ("DAILY HARBOUR ASSESSMENT, JULY 21, 2024 — INSTITUTE OF QUAYS", "2024-07-21"),
    ("Norland Remembers the Flood of February 6, 1953", None),
]


@pytest.mark.parametrize(("title", "date"), SERIALS)
def test_the_title_of_a_serial_tells_its_day(title: str, date: str | None):
    assert layout(f"{title}\n\n{BODY}\n\n{MORE}").date == date


def test_reporters_named_before_the_body_are_its_authors():
    found = layout(f"Harbour Vote Angers Fishermen\n\nReporting by Ida Brandt; Editing by Per Aaland\n\n{BODY}")
    assert found.authors == ("Ida Brandt",)


def test_who_wrote_from_where_above_the_day():
    found = layout(f"Harbour vote angers fishermen\n\nIda Brandt in Oslo\nWed 25 Feb 2026 19.04 GMT\n\n{BODY}")
    assert (found.authors, found.date) == (("Ida Brandt",), "2026-02-25")
    found = layout(f"Harbour vote angers fishermen\n\nProtests Erupt in Oslo\n\n{BODY}")
    assert (found.authors, found.blocks[1].kind) == ((), "heading")


@pytest.mark.parametrize(
    ("line", "authors"), [("Hannah Lund in Taipei", ("Hannah Lund",)), ("Maria Moe in Taipei", ())]
)
def test_who_wrote_from_where_below_the_title(line: str, authors: tuple[str, ...]):
    found = layout(f"Harbour closed after vote in Larsholm\n\n{line}\n\n{BODY}\n\n{MORE} Moe said so.\n")
    assert found.authors == authors


def test_points_and_notes_of_the_desk_above_the_byline():
    points = "* Guild denies it sank the ferry\n* Port is shut\n\n(Adds comment by guild; paragraph 4)"
    found = layout(f"UPDATE 1-Ferry sinks off Larsholm\n\n{points}\n\nBy Ida Brandt and Per Aaland\n\n{BODY}")
    assert found.authors == ("Ida Brandt", "Per Aaland")
    assert [b.kind for b in found.blocks] == "title heading heading boilerplate byline paragraph".split()
    # Points that stand below the title without a byline are the report's.
    assert kinds(f"Ferry sinks off Larsholm\n\n{points}\n\n{BODY}")[1][0] == "paragraph"


def test_who_issues_a_text_stands_above_its_title():
    found = layout(f"United Nations\nNoon briefing by the Associate Spokesperson\n3 July 2025\n\n{BODY}")
    assert (found.title, found.agency, found.date) == (
        "Noon briefing by the Associate Spokesperson", "United Nations", "2025-07-03",
    )  # fmt: skip


def test_what_the_layout_tells():
    text = f"Harbour Vote Angers Fishermen\n\nBy IDA BRANDT and Per Aaland\n\nLARSHOLM, July 21, 2024 (AP) — {BODY}"
    found = layout(text)
    assert (found.title, found.authors) == ("Harbour Vote Angers Fishermen", ("Ida Brandt", "Per Aaland"))
    assert (found.agency, found.date) == ("AP", "2024-07-21")


def test_hard_wrapped_lines_are_one_paragraph():
    import textwrap

    long = f"{BODY} {MORE} {BODY} {MORE}"
    text = f"Harbour vote angers fishermen\n\n{textwrap.fill('LARSHOLM — ' + long, 72)}\n\n{textwrap.fill(long, 72)}\n"
    found = kinds(text)
    assert [kind for kind, _ in found] == ["title", "dateline", "paragraph", "paragraph"]
    assert [" ".join(words.split()) for kind, words in found if kind == "paragraph"] == [long, long]


def test_hard_wrapped_paragraphs_may_have_widths_of_their_own():
    import textwrap

    first, second = f"{BODY} {MORE} {BODY} {MORE}", f"{MORE} {BODY} {MORE}"
    text = f"Harbour vote angers\nfishermen of the north\n\n{textwrap.fill(first, 70)}\n\n{textwrap.fill(second, 77)}\n"
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "paragraph"]


def test_known_title_is_found_in_the_text():
    text = f"Vote angers fishermen at the harbour.\n\n{BODY}"
    assert kinds(text)[0][0] == "paragraph"
    assert kinds(text, title="Vote angers  fishermen at the harbour")[0][0] == "title"


def test_what_the_markup_states_holds_unless_it_is_furniture():
    text = f"{BODY}\n\nWhy now?\n\nRead more\n\n{MORE}"
    stated = {text.index("Why"): "heading", text.index("Read"): "heading"}
    assert [kind for kind, _ in kinds(text, known=stated)] == "paragraph heading boilerplate paragraph".split()


def test_a_long_text_takes_linear_time():
    short, long = (steps(lambda n=n: layout(f"{BODY} {MORE}\n\n" * n)) for n in (100, 400))
    assert short > 100
    assert long < 4.5 * short


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["1/ Vell said it sank.", "2/ The guild denied it."], ["Vell said it sank.", "The guild denied it."]),
        (["1/12 Vell said it sank.", "2/n “It sank.”"], ["Vell said it sank.", "“It sank.”"]),
        (["(1) Vell said it sank.", "(2) The guild denied it."], ["Vell said it sank.", "The guild denied it."]),
        # One alone, and a share of something.
        (["9/11 was a Tuesday.", "The guild denied it."], ["9/11 was a Tuesday.", "The guild denied it."]),
        (["2/3 of the crew left.", "1/3 of them came back."], ["2/3 of the crew left.", "1/3 of them came back."]),
    ],
)
def test_the_number_of_a_post_is_not_what_it_says(lines: list[str], read: list[str]) -> None:
    text = "\n\n".join(["The ferry sank at noon on Monday, and the port was shut.", *lines])
    found = [text[b.start : b.end] for b in layout(text).blocks if b.kind == "paragraph"]
    assert found[1:] == read


BROKEN = [
    # (text, its paragraphs)
    ("Officials said the\nHouthi\nforces fired two missiles.", 1),
    ("Lind said the guild-led \n column \n had seized the dam.", 1),
    ("The number of detained in \n Minsk \n now totals 312, she said.", 1),
    ("The U.N.-backed\ngovernment\nbegan talks, Lind said.", 1),
    ("The ministry denied that the \n convoy \n was hit in \n Mersa \n on Friday.", 1),
    # paragraphs, lists and lines between blank ones stay apart
    ("Officials said nothing.\nThe forces fired two missiles.", 2),
    ("The guild sells these:\nbread\nsalt\nwater from the well", 4),
    ("What we know of the\n- raid\n- ferry\n- strike", 4),
    ("Lind spoke in Mersa\n\nthe guild said on Monday that it would strike.", 2),
]


@pytest.mark.parametrize(("text", "paragraphs"), BROKEN)
def test_a_sentence_broken_around_a_link_is_one(text: str, paragraphs: int) -> None:
    blocks = layout(f"The port of Mersa was shut on Monday, the mayor said.\n\n{text}").blocks
    assert len(blocks) == 1 + paragraphs

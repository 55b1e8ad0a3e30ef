import pytest

from onrecord.ingest.datelines import dateline

REST = "The council voted on Monday."
FOUND = [
    # (text before the rest, place, agency, date)
    ("DUBAI, July 21 (Newsdesk) —", "DUBAI", "Newsdesk", None),
    ("NAIROBI, Jan. 26 —", "NAIROBI", None, None),
    ("(Coastnews.com) –", None, "Coastnews.com", None),
    ("TBILISI (Reuters) -", "TBILISI", "Reuters", None),
    ("BEIRUT —", "BEIRUT", None, None),
    ("KYIV, Ukraine (AP) —", "KYIV", "AP", None),
    ("MEXICO CITY --", "MEXICO CITY", None, None),
    ("DAR ES SALAAM, Tanzania (AP) _", "DAR ES SALAAM", "AP", None),
    ("MOSCOW (AP)_", "MOSCOW", "AP", None),
    ("Kabul, 21 July (AFP) –", "Kabul", "AFP", None),
    ("Aug 27 (Reuters) -", None, "Reuters", None),
    ("Gaza City —", "Gaza City", None, None),
    ("ISLAMABAD:", "ISLAMABAD", None, None),
    # The agency behind the dash.
    ("Vienna -- (Newsdesk)", "Vienna", "Newsdesk", None),
    ("BEIRUT — (Reuters) -", "BEIRUT", "Reuters", None),
    # The day behind the agency.
    ("PRISTINA (Newsdesk) 3 November 2022 -", "PRISTINA", "Newsdesk", "2022-11-03"),
    ("Dakar, Senegal (Newsdesk), Nov. 3 --", "Dakar", "Newsdesk", None),
    ("Lima, May 30 (Newsdesk).-", "Lima", "Newsdesk", None),
    ("Port Sudan (Sudan), Dec 10, 2024 (Newsdesk) -", "Port Sudan", "Newsdesk", "2024-12-10"),
    ("(With Reuters) —", None, "Reuters", None),
    # A place and a day in brackets; a place in brackets is no agency.
    ("(Nairobi, 3 March 2023) –", "Nairobi", None, "2023-03-03"),
    ("(Beirut, March 3, 2023) –", "Beirut", None, "2023-03-03"),
    ("(New York) –", "New York", None, None),
    # A sentence of its own, with the year.
    ("Geneva, 3 March 2023.", "Geneva", None, "2023-03-03"),
    ("Geneva, Fri 3 March 2023.", "Geneva", None, "2023-03-03"),
    # The year counts only where it is printed.
    ("GENEVA, March 3, 2023 (Reuters) -", "GENEVA", "Reuters", "2023-03-03"),
    ("GENEVA, 3 March 2023 —", "GENEVA", None, "2023-03-03"),
    ("GENEVA, February 30, 2023 —", "GENEVA", None, None),
]
NONE = [
    "Aaland — the mayor of Larsholm — said he would resign.",
    "EXCLUSIVE — The council voted in secret on Monday.",
    "QUESTION: Will you appeal?",
    "The vote (AP) was close.",
    "Geneva, 3 March. The council met.",
    "Larsholm - (the old harbour town) was quiet.",
    "Talks between Norland-backed groups collapsed.",
    "U.S.-backed forces entered the town.",
    "",
]


@pytest.mark.parametrize(("line", "place", "agency", "date"), FOUND)
def test_dateline(line, place, agency, date):
    found = dateline(f"{line} {REST}", opens_body=True)
    assert found is not None
    assert (line[: found.end], found.end) == (line, len(line))
    assert (found.place, found.agency, found.date) == (place, agency, date)


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text):
    assert dateline(text, opens_body=True) is None


def test_later_paragraphs_need_an_agency_or_a_day():
    assert dateline(f"BEIRUT — {REST}", opens_body=False) is None
    assert dateline(f"BEIRUT (AP) — {REST}", opens_body=False) is not None


def test_in_a_transcript_a_colon_marks_the_speaker():
    assert dateline(f"KABUL: {REST}", opens_body=True, speakers=True) is None

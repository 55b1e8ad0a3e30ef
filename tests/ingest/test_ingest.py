"""`ingest`: one document, its facts, and every way to refuse one."""

import hashlib
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import DocumentError, EmptyDocument, NotText, TooLarge, UsageError, WrongLanguage
from onrecord.ingest import Limits, Raw, ingest
from onrecord.ingest.blocks import layout

BODY = "The council of Larsholm voted on Monday to close the old harbour, a spokesman said."
GERMAN = (
    "Der Stadtrat von Larsholm hat am Montag beschlossen, den alten Hafen zu schließen. Die Fischer kündigten an, "
    "gegen den Beschluss zu klagen, und blockierten erneut die Zufahrt zum Kai."
)


def read(text, **more):
    return ingest(Raw(data=text.encode() if isinstance(text, str) else text, source="r.txt", **more))


def test_document():
    text = f"Harbour Vote Angers Fishermen\r\n\r\nBy Ida Brandt\r\n\r\nLARSHOLM, July 21, 2024 (AP) — {BODY}\r\n"
    document = read(text)
    assert document.text == text
    assert document.raw_sha256 == document.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (document.title, document.title_from) == ("Harbour Vote Angers Fishermen", "text")
    assert (document.authors, document.authors_from) == (("Ida Brandt",), "text")
    assert (document.outlet, document.outlet_from) == ("Associated Press", "dateline")
    assert (document.published, document.published_from) == ("2024-07-21", "dateline")
    assert document.extractor.name == "onrecord.text"
    assert document.id.startswith("d_")


def test_a_year_is_never_guessed():
    document = read(f"LARSHOLM, July 21 (AP) — {BODY}")
    assert (document.published, document.published_from) == (None, None)


def test_unknown_is_none():
    document = read(BODY)
    assert (document.title, document.outlet, document.authors, document.published) == (None, None, (), None)
    assert (document.title_from, document.outlet_from, document.authors_from) == (None, None, None)


def test_outlet_from_the_url():
    document = read(BODY, url="https://www.courier.example.org/a/b?c")
    assert (document.outlet, document.outlet_from) == ("courier.example.org", "url")


def test_identity():
    one = read(BODY)
    assert one.id == read(BODY).id
    assert len({one.id, read(BODY, published="2024-07-21").id, read(BODY + " ").id}) == 3


@pytest.mark.parametrize(
    "date", ["2024-07-21", "2024-07-21T09:30", "2024-07-21T09:30:00Z", "2024-07-21 09:30:00+02:00"]
)
def test_dates(date):
    assert read(BODY, published=date).published == date


@pytest.mark.parametrize(
    "date", ["yesterday", "21.07.2024", "2024-02-30", "2024-7-1", "20240721", "2024", "2024-07-21T25:00"]
)
def test_no_dates(date):
    with pytest.raises(UsageError, match="not a date"):
        read(BODY, published=date)


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"", EmptyDocument, "r.txt: ingest: there is no text in it"),
        (b" \r\n\t ", EmptyDocument, "there is no text"),
        ("\u00a0\u200b …\n".encode(), EmptyDocument, "there is no text"),
        (b"%PDF-1.4\n", NotText, "r.txt: ingest: not text: a PDF file"),
        (b"\x00\x01\x02\x03" * 100, NotText, "r.txt: ingest: not text: binary data"),
        (GERMAN.encode(), WrongLanguage, "r.txt: ingest: in German; this reader reads English"),
        ("قال المتحدث باسم الحكومة إن الهجوم وقع صباح اليوم.".encode(), WrongLanguage, "in Arabic"),
        ("Городской совет проголосовал в понедельник.".encode(), WrongLanguage, "in Russian"),
    ],
)
def test_refused(data, kind, message):
    with pytest.raises(kind) as caught:
        read(data)
    assert message in str(caught.value)


def test_too_large():
    with pytest.raises(TooLarge, match=r"r\.txt: ingest: 11 bytes; the limit is 10"):
        ingest(Raw(data=b"x" * 11, source="r.txt"), Limits(max_bytes=10))


def test_a_text_longer_than_any_report_is_refused() -> None:
    with pytest.raises(TooLarge, match="21 characters of text; the limit is 20"):
        ingest(Raw(data=b"The minister resigned", source="r.txt"), Limits(max_characters=20))


@pytest.mark.parametrize(
    "text",
    [
        # Short texts get the benefit of the doubt, and so do names, quotations and numbers.
        "Voilà la vie en rose.",
        "Abdulrahman al-Kuwari, Szymon Grzegorzewicz, José Núñez Cabañas",
        f"{BODY} “Nous ne partirons pas,” one of the fishermen shouted at the mayor on Monday evening.",
        "12 34 56 78 90 " * 40,
    ],
)
def test_not_refused(text):
    assert read(text).language == "en"


PIECES = st.sampled_from(
    [
        BODY,
        "“We will not go,” Per Aaland said. ‘Never’.",
        "Harbour Vote Angers Fishermen",
        "By Ida Brandt and Per Aaland",
        "LARSHOLM, July 21 (AP) —",
        "(Photo by Ida Brandt/Pool)",
        "6 mins read",
        "- a list item",
        "Ida Brandt",
        "Updated 3:15 PM",
        "(Reporting by Ida Brandt; Editing by Per Aaland)",
        "👩‍👩‍👧‍👦 🇳🇴 ✈️",
        "e\u0301le\u0300ve\u0323\u0307 a\u030a",
        "שלום עולם",
        "مرحبا \u202bبالعالم\u202c",
        "\x00\x01\x1b\x7f",
        "\ufeff\u200d\u200b\u2060",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
        "가\u1100\u1161",
        "\"'‘’“”«»",
    ]
)
SPACES = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", "", "\t", "\u00a0", "\u2028", "\x0b", "\x85", "   "]
)
TEXTS = st.one_of(
    st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=30)), SPACES), max_size=12).map(
        lambda parts: "".join(piece + space for piece, space in parts)
    ),
    st.text(max_size=200),
)


def outcome(data, media_type):
    """The document, or the `DocumentError` that it is refused with; anything else is a bug and is raised."""
    try:
        return ingest(Raw(data=data, source="r.bin", media_type=media_type))
    except DocumentError as err:
        return err


def assert_sound(text, blocks):
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert text[at : block.start].strip() == ""
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        at = block.end
    assert text[at:].strip() == ""


@settings(max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(TEXTS, st.booleans())
def test_blocks_are_ordered_disjoint_and_leave_out_white_space_only(text, wrapped):
    assert_sound(text, layout(text, wrapped=wrapped).blocks)


@settings(max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(TEXTS)
def test_any_text_is_kept_or_refused_with_a_reason(text):
    document = outcome(text.encode(), "text/plain")
    if isinstance(document, DocumentError):
        assert str(document).startswith("r.bin: ingest: ")
        return
    assert document.text == unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    assert_sound(document.text, document.blocks)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes_are_kept_or_refused_with_a_reason(data):
    refused = outcome(data, "text/plain")
    assert not isinstance(refused, DocumentError) or str(refused).startswith("r.bin: ingest: ")

import pytest

from onrecord.errors import UsageError
from onrecord.ledger.query import All, Any, Phrase, matches, parse, phrases
from onrecord.ledger.words import Unit, joined

PORT = Phrase(("port",))
STRUCK = Phrase(("struck",))
TALKS = Phrase(("talk",))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("port", PORT),
        ("port struck", All((PORT, STRUCK))),
        ("port AND struck", All((PORT, STRUCK))),
        ("port OR struck talks", Any((PORT, All((STRUCK, TALKS))))),
        ("(port OR struck) talks", All((Any((PORT, STRUCK)), TALKS))),
        ("port NOT talks", All((PORT,), (TALKS,))),
        ("port -talks", All((PORT,), (TALKS,))),
        ("port NOT (talks OR struck)", All((PORT,), (Any((TALKS, STRUCK)),))),
        ('"the ports" struck', All((Phrase(("the", "port")), STRUCK))),
        ("“the ports”", Phrase(("the", "port"))),
        # A word with a hyphen is a phrase; small "or" is a word.
        ("al-Kadhimi", Phrase(("al", "kadhimi"))),
        ("port or", All((PORT, Phrase(("or",))))),
        ("speaker:Toren", Phrase(("toren",), "speaker")),
        ('Speaker:"Iva Toren"', Phrase(("iva", "toren"), "speaker")),
        ("miss*", Phrase(("miss",), "text", True)),
        ("actor:talks*", Phrase(("talks",), "actor", True)),
        # Marks alone ask for nothing.
        ("port — …", PORT),
        ("http://port", Phrase(("http", "port"))),
        ('port "', PORT),
    ],
)
def test_parse(text, query):
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing to look for"),
        ("—", "a word is missing"),
        ("NOT port", "only what is not to be there"),
        ("port OR", "a word is missing"),
        ("port OR NOT talks", "only what is not to be there"),
        ("(port", "nothing closes"),
        ("port)", "nothing opens"),
        ("()", "a word is missing"),
        ("port NOT", "a word is missing"),
        ("speaker:", "missing after speaker:"),
        ("colour:red", "no field colour:"),
    ],
)
def test_what_is_no_query_is_said_to_be_none(text, why):
    with pytest.raises(UsageError, match=why):
        parse(text)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("missiles", True), ("missile port", True), ('"missiles struck"', True), ('"struck missiles"', False),
        ("miss*", True), ("issile", False), ("talks OR port", True), ("port NOT missiles", False),
        ("speaker:toren", True), ("toren", False), ("speaker:iva*", True), ('"the po*"', True),
    ],
)  # fmt: skip
def test_matches(text, fits):
    unit = Unit("statement", "a1", joined("Missiles struck the port"), speaker=joined("Iva Toren"))
    assert matches(parse(text), unit) is fits


def test_phrases_are_all_that_is_asked_for_or_not():
    assert phrases(parse("port (struck NOT talks)")) == (PORT, STRUCK, TALKS)

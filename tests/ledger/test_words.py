import pytest

from onrecord.ledger.words import joined, singular, tokens, units
from tests.factory import harbour


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Missiles struck the port.", "missile struck the port"),
        # Marks, dashes and apostrophes part words.
        ("al-Kadhimi's “anti-war” rally", "al kadhimi s anti war rally"),
        # Case and accents do not matter.
        ("SØRVIK Aïr, Ł", "sorvik air l"),
        ("1,200 people in 2024", "1 200 people in 2024"),
        ("snake_case 👩‍👧 \x00 ½", "snake case 1 2"),
        ("", ""),
    ],
)
def test_tokens(text, words):
    assert list(tokens(text)) == words.split()


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("cities", "city"), ("denies", "deny"), ("missiles", "missile"), ("houses", "house"), ("talks", "talk"),
        # The rules leave these alone: Harman's exceptions, and short words.
        ("congress", "congress"), ("virus", "virus"), ("was", "was"), ("goes", "goes"), ("us", "us"),
    ],
)  # fmt: skip
def test_singular(plural, one):
    assert singular(plural) == one


def test_a_record_is_its_report_its_statements_and_its_events():
    found = units(harbour())
    assert [(u.kind, u.id) for u in found[:2]] == [("report", None), ("statement", "a1")]
    denial = next(u for u in found if u.id == "v3")
    assert " teskan s government " in denial.speaker
    assert (denial.type, " its force " in denial.actor) == (" assault ", True)


def test_the_words_of_a_part_are_the_words_of_its_spans():
    record = harbour()
    found = {u.id: u for u in units(record)}
    for a in record.attributions:
        assert found[a.id].text == joined(*(s.text for s in a.content))
    for e in record.events:
        assert found[e.id].text == joined(e.sentence.text)

import pytest

from onrecord.annotate.sentences import may_begin, must_begin


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # After a sentence mark, a capital may begin.
        ("He left.", "She stayed.", True),
        ("“We are done.”", "The talks ended.", True),
        ("Is it over?", "“Yes,” she said.", True),
        # Running text, brackets and opening marks never end a sentence.
        ("the Front (PLF)", "Army wing", False),
        ("Sen. Ada Moss (D-Vt.)", "in a series of posts", False),
        ("he said “", "We will", False),
        # A title or a month in short form wants what follows.
        ("He met Gen.", "Okoro on Monday", False),
        ("on Jan.", "26", False),
        ("her lawyer, Atty.", "Gina Roldan, objected", False),
        ("shot in Brgy.", "San Roque", False),
        # Lower case goes on with the sentence.
        ("He was ill…", "but he came", False),
        # The parser has the context to tell the end of a sentence from a name.
        ("in the U.S.", "He said", True),
        # A colon may introduce a quotation, not a phrase.
        ("He added:", "“We will.”", True),
        ("He named two:", "Paris and Rome", False),
    ],
)
def test_where_a_sentence_may_begin(before: str, after: str, expected: bool) -> None:
    assert may_begin(before, after) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # The platform's name is no initial.
        ("she wrote on X.", "Two guilds called it a lie.", True),
        ("posted the list on X.”", "“We wait,” he said.", True),
        ("wrote on X.", "com is the address", False),
        ("said Malcolm X.", "Lind", False),
    ],
)
def test_where_a_sentence_must_begin(before: str, after: str, expected: bool) -> None:
    assert must_begin(before, after) is expected

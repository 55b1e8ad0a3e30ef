"""Who is told of by office and name behind a clause."""

import pytest

from tests.parsing import document, parser

SPEAKERS = [
    # (sentence, verb, its subject)
    (
        "Men shelled the outskirts of Sokol, Mali's army spokesman, General Ada Lind, charged.",
        "charged",
        "spokesman",
    ),
    ("The dam was mined by troops retreating from Lviv, the region's governor, Ada Lind, said.", "said", "governor"),
    ("No one has claimed the raid in Herat, its police chief, Mullah Ali Shah, told AFP by phone.", "told", "chief"),
    ("Ships came close to the Paracels, Japan's trade minister, Kenji Oda, told us on Monday.", "told", "minister"),
    ("The ferry will reach Karo, Ada Lind, the port's director, told Reuters on Monday.", "told", "Lind"),
    ("After rebels shelled Sokol, Mali's army spokesman, Colonel Ada Lind, said that it held.", "said", "spokesman"),
    ("When drones hit the depot at Lviv, the region's governor, Ada Lind, urged people to stay.", "urged", "governor"),
]
OTHERS = [
    # A list, and an office whose bearer has been named, are left as they are.
    ("The plane carried a clerk, the airline's chairman, Ada Lind, and two aides.", "carried", "plane"),
    ("She flew to Oslo with her sister, the country's president, Ada Lind, and told them so.", "told", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "verb", "subject"), [*SPEAKERS, *OTHERS])
def test_whoever_is_named_with_his_office_behind_a_clause_says_it(text: str, verb: str, subject: str | None) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    (token,) = (t for t in syntax.tokens if t.text == verb)
    assert [t.text for t in syntax.children(token.i, "nsubj")] == ([subject] if subject else [])


@pytest.mark.model
@pytest.mark.parametrize(("text", "verb"), [row[:2] for row in SPEAKERS[:5]])
def test_the_clause_before_is_what_is_said(text: str, verb: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    (token,) = (t for t in syntax.tokens if t.text == verb)
    assert token.label == "ROOT"
    assert [t.i < token.i for t in syntax.children(token.i, "ccomp")] == [True]

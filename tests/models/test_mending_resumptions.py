"""What a reported clause goes on with behind who reports it."""

import pytest

from tests.parsing import document, parser

GIVEN_BACK = [
    # (sentence, what goes on, the reported verb)
    ("The army shelled the town, aides said, killing ten people.", "killing", "shelled"),
    ("A mine went off under a bus, the mayor of Karo said, wounding nine pupils.", "wounding", "went"),
    ("He was hit in the chest, nurses said, and died on Monday.", "died", "hit"),
    ("The raiders shot a guard, police said, and took his car.", "took", "shot"),
]
OWN = [
    # What speakers do when they have spoken, and what they say next, is theirs.
    ("He was hit in the chest, nurses said, and refused to go on.", "refused", "said"),
    ("The raid failed, the general said, citing reports from Karo.", "citing", "said"),
    ('"We have lost," Oda said, and closed the door.', "closed", "said"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "verb", "above"), [*GIVEN_BACK, *OWN])
def test_what_goes_on_behind_who_says_so_hangs_on_whose_it_is(text: str, verb: str, above: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    (token,) = (t for t in syntax.tokens if t.text == verb)
    assert syntax.tokens[token.head].text == above

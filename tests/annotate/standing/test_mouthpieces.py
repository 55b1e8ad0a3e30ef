"""For which body or state somebody says "we". Names and happenings are invented."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities import with_speakers
from onrecord.records import Attribution, MadeBy
from tests.annotate.test_entities import STORE, cast_of
from tests.parsing import one_paragraph, syntax


def we_in(text: str, speaker: str) -> str | None:
    """The name of whoever "we" is in a quotation at the head of a text."""
    cast = cast_of(text)
    parsed = syntax(one_paragraph(text), store=STORE)
    said = Attribution(
        id="a1",
        source=(),
        cue=(),
        content=(parsed.chars(1, text.rindex('"')),),
        speaker=next(e.id for e in cast.entities if e.name == speaker),
        quote="direct",
        stance="asserts",
        made_by=MadeBy("test"),
    )
    grown = with_speakers(cast, parsed, (said,))
    words = ("We", "we", "us", "our")
    return next((e.name for e in grown.entities for m in e.mentions if m.text in words), None)


@pytest.mark.parametrize(
    ("text", "speaker", "we"),
    [
        # A state's office, with a name and without one.
        ('"We will strike back," said the Kenyan foreign minister.', "the Kenyan foreign minister", "Kenya"),
        ('"If they work with us, roads will open," Kenyan Prime Minister Karl Orr told a crowd.', "Karl Orr", "Kenya"),
        ('"We have invited Chad to talks," the Turkish ambassador said.', "the Turkish ambassador", "Turkey"),
        ('"We condemn it," U.S. Secretary of State Karl Orr said.', "Karl Orr", "United States"),
        # A spokesman without a name, and who leads a body.
        ('"They attacked us at dawn," the Kenyan army spokesman said.', "the Kenyan army spokesman", "army"),
        ('"We killed ten soldiers," said Karl Orr, the commander of the Lion Brigade.', "Karl Orr", "Lion Brigade"),
        # Nobody's but their own: at home, out of office, and without a state.
        ('"We married young," the Kenyan foreign minister said.', "the Kenyan foreign minister",
         "the Kenyan foreign minister"),
        ('"We will win," former Kenyan president Karl Orr said.', "Karl Orr", "Karl Orr"),
        ('"We will win," the minister said.', "the minister", "the minister"),
    ],
)  # fmt: skip
def test_we_is_whom_the_office_speaks_for(text: str, speaker: str, we: str) -> None:
    assert we_in(text, speaker) == we

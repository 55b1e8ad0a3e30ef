"""Headlined: whom a headline told of before the text names or counts them."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import count_of, modifiers_of
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import Noun


def from_headline(reading: Reading, naming: Naming, found: Noun, several: bool, country: str | None) -> Draft | None:
    """Whom a headline named by the same noun alone, which the text then tells more of: "Engineers Killed" and "four
    Chadian engineers"."""
    if reading.number_of(naming.head) in reading.headlines:
        return None
    own = modifiers_of(reading, naming)
    for number, order, _ in reading.log:
        if number not in reading.headlines:
            break
        draft = reading.drafts[order]
        heads = {reading.number_of(m.head) for m in draft.mentions}
        if (
            draft.named
            or draft.plural != several
            or found.noun not in draft.modifiers
            or len({count_of(reading.syntax, naming.head), _counted(reading, draft)} - {None}) > 1
            or not heads <= reading.headlines
        ):
            continue
        if draft.country in (None, country) and draft.modifiers.get(found.noun, frozenset()) <= own:
            draft.country = country
            return draft
    return None


def _counted(reading: Reading, draft: Draft) -> float | None:
    """How many a headline says that there are; None where it does not."""
    counts = (count_of(reading.syntax, mention.head) for mention in draft.mentions)
    return next((count for count in counts if count is not None), None)

"""Contrasts: whom "the former" and "the latter" stand for, of two who were named together.

The two stand side by side in the sentence or one of the two before ("Both Judge Lind and Judge Vell sat"), as one noun
phrase of two names; of three, or of two such pairs, nobody is taken up.
"""

from __future__ import annotations

from onrecord.annotate.saying.utterances import Page
from onrecord.annotate.syntax import Token
from onrecord.records import Entity

_BACK = 2
"""How many sentences before "the latter" two may be named."""
_PLACES = {"former": 0, "latter": 1}


def contrasted(page: Page, source: Token) -> Entity | None:
    """Whom a source that is no more than "the former" or "the latter" stands for, None where that is open."""
    place = _PLACES.get(source.lower)
    before = page.syntax.tokens[source.i - 1] if source.i else source
    behind = page.syntax.after(source.i)
    if place is None or before.lower != "the" or (behind is not None and behind.pos in ("NOUN", "PROPN", "ADJ")):
        return None
    here = page.syntax.sentence_of(source.i)
    first = here.first
    for _ in range(_BACK):
        first = page.syntax.sentence_of(first - 1).first if first else first
    pairs = []
    for token in page.syntax.tokens[first : before.i]:
        others = page.syntax.conjuncts(token.i)
        if token.label == "conj" or len(others) != 1 or not token.i < others[0].i < before.i:
            continue
        one, other = page.cast.named_by(token.i), page.cast.named_by(others[0].i)
        if one is not None and other is not None and one.id != other.id:
            pairs.append((one, other))
    return pairs[0][place] if len(pairs) == 1 else None

"""Grounds: which region an office is of that only names its sort: "a village in Lanau province ... | the provincial
governor |", "the city of Fulja ... | the mayor |"."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.annotate.standing.bearers import Page
from onrecord.annotate.syntax import Token

# The sorts of land that a word before an office speaks of.
_SORTS: Mapping[str, frozenset[str]] = {
    "regional": frozenset({"region"}),
    "provincial": frozenset({"province"}),
    "state": frozenset({"state"}),
    "district": frozenset({"district"}),
    "county": frozenset({"county"}),
    "departmental": frozenset({"department"}),
    "cantonal": frozenset({"canton"}),
    "communal": frozenset({"commune"}),
    "territorial": frozenset({"territory"}),
    "municipal": frozenset({"municipality", "city", "town"}),
    "city": frozenset({"city"}),
    "town": frozenset({"town"}),
    "village": frozenset({"village"}),
    "island": frozenset({"island"}),
}
# What an office is of where no word before it says so.
_OWN: Mapping[str, frozenset[str]] = {
    "governor": frozenset("province state region governorate oblast department county".split()),
    "mayor": frozenset("city town municipality village commune".split()),
    "prefect": frozenset({"prefecture", "department"}),
}
_OVER = frozenset(
    "governor chief head administrator commissioner premier chairman president administrator mayor".split()
)
# How many sentences back a region may be told of.
_BACK = 2


def ground(page: Page, noun: Token) -> str | None:
    """The region nearest before an office of which the office's words name the sort, None where none is told of."""
    syntax = page.syntax
    before = [t.lower for t in syntax.children(noun.i, "amod", "compound", "nmod") if t.i < noun.i]
    sorts = next((_SORTS[w] for w in before if w in _SORTS), None) if noun.lemma in _OVER else None
    if sorts is None and not before and any(t.lower == "the" for t in syntax.children(noun.i, "det")):
        sorts = _OWN.get(noun.lemma)
    if sorts is None or syntax.children(noun.i, "poss") or syntax.behind(noun.i, "of", "for", "in"):
        return None
    sentence = syntax.sentence_of(noun.i)
    for _ in range(_BACK + 1):
        for i, entity in reversed(list(page.named(sentence.first, min(sentence.stop, noun.i)))):
            if _is_sort(page, i, entity, sorts):
                return entity
        if sentence.first == 0:
            break
        sentence = syntax.sentence_of(sentence.first - 1)
    return None


def _is_sort(page: Page, i: int, entity_id: str, sorts: frozenset[str]) -> bool:
    """Whether a place is called by its sort: "Lanau | province", "the city of | Fulja", or in other words."""
    entity, tokens = page.cast.get(entity_id), page.syntax.tokens
    if entity is None or entity.kind != "place" or not page.is_named(entity_id):
        return False
    behind = page.syntax.after(i)
    if tokens[i].lower in sorts or (behind is not None and behind.lower in sorts):
        return True
    first = page.syntax.left_edge(i)
    of = tokens[first - 2 : first] if first > 1 else ()
    if len(of) == 2 and of[1].lower == "of" and of[0].lower in sorts:
        return True
    return any(m.form == "nominal" and m.text.lower().split()[-1] in sorts for m in entity.mentions)

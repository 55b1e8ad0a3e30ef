"""Owning: which body is another's, and for which one somebody works, by verbs of owning, founding and serving."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.records import RelationKind

# What is also done with an infinitive, and then to somebody once.
_COUNSEL = frozenset({"advise"})


def owned(
    page: Page, verb: Token, row: tuple[str, RelationKind, str], agent: Token | None, behind: tuple[str, ...]
) -> Iterator[Draft]:
    """Of "Y, owned by X", "X bought Y", "X, employed by Y", "X founded Y": `behind` are those that the preposition of
    the row names."""
    syntax, (prep, kind, order) = page.syntax, row
    ways = {p.lower for p in syntax.children(verb.i, "prep")}
    if verb.lemma in _COUNSEL and (syntax.children(verb.i, "xcomp", "ccomp") or ways & {"against", "to"}):
        return  # "advised the League to wait"
    if prep:
        doers, things = page.bearers(page.subject(verb)), behind
    elif agent is not None:
        doers, things = page.bearers(agent), page.bearers(page.patient(verb))
    elif syntax.children(verb.i, "auxpass", "nsubjpass"):
        return
    else:
        doers = page.bearers(page.subject(verb))
        things = tuple(e for t in syntax.children(verb.i, "dobj") for e in page.bearers(t))
    for one in doers:
        for other in things:
            people = (page.is_person(one), page.is_person(other))
            of_one = people == (True, False) and page.bodies(other)
            if order == "founder" and of_one and (page.is_named(other) or (prep and _told(page, other))):
                yield from page.pairs(kind, (one,), (other,), verb, "verb")
            elif order == "owner" and page.is_called(one) and page.is_called(other):
                wanted = (False, True) if kind == "affiliate_of" else (False, False)
                if people == wanted and page.bodies(one) and (wanted[1] or page.bodies(other)):
                    yield from page.pairs(kind, (other,), (one,), verb, "verb")


def _told(page: Page, entity_id: str) -> bool:
    """Whether a body that is only described is one by its country: "works for the Velan spy agency"."""
    entity = page.cast.get(entity_id)
    return entity is not None and entity.country is not None and entity.kind in ("government", "organization")

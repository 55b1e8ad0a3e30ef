"""Titled bodies: which body or land a title before a name is of, where the title itself does not name it: "League |
military spokesman X", "President X of | Arda |", "the Harbour List won, | party | leader X said"."""

from __future__ import annotations

from onrecord.annotate.standing.bearers import Page
from onrecord.annotate.standing.posts import EMPLOYING, LANDS, is_party, office_kind
from onrecord.annotate.syntax import Token
from onrecord.records import Entity

# What a title calls a body by that was named before.
_SORTS = frozenset({"party", "rebel", "militia", "group", "guerrilla", "militant"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def are_many(page: Page, i: int, entity_id: str) -> bool:
    """Whether people stand before a title as those of whom its bearer is one: "fellow candidates | Senator X"."""
    entity, behind = page.cast.get(entity_id), page.syntax.after(i)
    return entity is not None and entity.kind == "group" and (behind is None or behind.tag != "POS")


def of_which(page: Page, bearer: str, body: str | None, first: int, start: int) -> tuple[str | None, int, int]:
    """The body named right before one that a title only calls by its sort, with where the title and its evidence begin:
    "| League | military spokesman X" speaks for the league."""
    if body is None or page.is_named(body) or first <= page.syntax.sentence_of(first).first:
        return body, first, start
    own = first if page.names(first) is not None else first - 1
    owner = page.cast.get(page.cast.heads.get(own))
    if owner is None or owner.id in (body, bearer) or owner.kind not in EMPLOYING or not page.is_named(owner.id):
        return body, first, start
    return owner.id, own + 1, min(start, page.syntax.left_edge(own))


def land_behind(page: Page, bearer: Entity, first: int) -> str | None:
    """The state, region or body that stands behind a name with its title: "President X of | Arda |", "Judge X of the |
    Second Circuit |"."""
    tokens, stop = page.syntax.tokens, page.syntax.sentence_of(first - 1).stop
    name = next((i for i in range(first, stop) if page.names(i) == bearer.id), None)
    if name is None or not (name == first or page.syntax.tokens[first - 1].tag in ("NNS", "NNPS")):
        return None
    of = page.name_end(name) + 1
    if of >= stop:
        return None
    at = of + 2 if of + 1 < stop and tokens[of + 1].lower == "the" else of + 1
    body = page.cast.get(page.names(at)) if at < stop and tokens[of].lower == "of" else None
    return body.id if body is not None and body.kind in (*LANDS, *EMPLOYING) else None


def sort_told(page: Page, noun: Token, first: int) -> str | None:
    """The one body just named that a title calls by its sort: "the Harbour List won, | party | leader X said"."""
    words = [t.lower for t in page.syntax.tokens[first : noun.i] if t.tag == "NN"]
    sort = next((w for w in words if w in _SORTS), None)
    if sort is None:
        return None
    sentence = page.syntax.sentence_of(noun.i)
    start = page.syntax.sentence_of(sentence.first - 1).first if sentence.first else 0
    near = dict.fromkeys(e for i, e in page.named(start, noun.i) if page.is_named(e) and page.bodies(e))
    found = [
        e for e in near if (b := page.cast.get(e)) is not None and (is_party(b) if sort == "party" else _is_band(b))
    ]
    return found[0] if len(found) == 1 else None


def _is_band(body: Entity) -> bool:
    return body.kind == "armed_group"


def speaking(page: Page, noun: Token) -> str | None:
    """The one body of which the sentence before tells something, for which "Spokeswoman X" then speaks."""
    if office_kind(noun) != "spokesperson_for":
        return None
    sentence = page.syntax.sentence_of(noun.i)
    if sentence.first == 0:
        return None
    before = page.syntax.sentence_of(sentence.first - 1)
    subjects = (t for t in page.syntax.sentence_tokens(before) if t.label in ("nsubj", "nsubjpass"))
    bodies = {e for t in subjects for e in page.bearers(t)}
    found = [e.id for e in page.cast.entities if e.id in bodies and e.kind in EMPLOYING and e.sector != "JRN"]
    return found[0] if len(found) == 1 else None


def adjoins(page: Page, i: int, first: int) -> bool:
    """Whether the name headed at `i` stands in the title that begins at `first`, or right before it."""
    return all(t.lower in _POSSESSIVE or t.text in ("(", ")", "-") for t in page.syntax.tokens[i + 1 : first])

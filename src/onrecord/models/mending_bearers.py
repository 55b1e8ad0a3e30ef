"""Who bears an office, which a small parser joins to the place or body that the office is of: "the governor of Lanau,
| Ada Lind |, and the head of its police" as if Lanau and Lind were two of a kind, and "the mission's spokesman in
Fulja, | Ada Lind |, said" as if Fulja were her first name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

_BEARING = frozenset({"holds_office", "leads", "spokesperson_for", "occupation"})
_ASTRAY = frozenset({"conj", "pobj", "nmod", "npadvmod", "dep"})
# What a place may be called by, behind another that it lies in: "the mayor of Fulja, Minnesota, said".
_OF_PLACES = ("-GPE", "-LOC", "-FAC")
_LONGEST = 6


@cache
def offices() -> frozenset[str]:
    """What somebody is who has a name: "governor", "spokesman"."""
    return frozenset(row["noun"] for row in load("offices") if row["kind"] in _BEARING)


def mend_bearers(held: list[Token], base: int) -> None:
    """Hang names, in place, on the office that they bear; indices begin at `base`."""
    for n, token in enumerate(held):
        if token.tag == "NN" and token.lemma in offices() and _is_known(held, token):
            _name_bearer(held, n, base)
        elif token.entity == "B-GPE" and token.label in ("dobj", "pobj", "dative") and n + 2 < len(held):
            _free_land(held, n, base)


def _free_land(held: list[Token], n: int, base: int) -> None:
    """Give the verb the person rather than the land before his title: "backed Texas | Senator Ted Orr |"."""
    land, title = held[n], held[n + 1]
    name = held[title.head - base] if title.label == "compound" else None
    if name is None or title.lemma.lower() not in offices() or not title.text[:1].isupper() or name.i <= title.i:
        return
    if name.label in ("npadvmod", "appos", "dep", "dobj") and name.head in (land.head, land.i) and name.tag == "NNP":
        held[name.i - base] = replace(name, head=land.head, label=land.label)
        held[n] = replace(land, head=name.i, label="compound")


def _is_known(held: list[Token], office: Token) -> bool:
    """Whether an office is somebody's in particular: "the governor", "the mission's spokesman", "its head"."""
    return any(t.head == office.i and (t.label == "poss" or t.lower == "the") for t in held if t.i < office.i)


def _name_bearer(held: list[Token], n: int, base: int) -> None:
    """Hang on office `n` the name between commas behind whom or where it is of."""
    of = next((t for t in held[n + 1 : n + 2] if t.label == "prep" and t.head == held[n].i), None)
    if of is None:
        return
    opening = next((k for k in range(n + 2, len(held)) if held[k].text == "," or held[k].pos in ("VERB", "AUX")), 0)
    if not opening or held[opening].text != ",":
        return
    closing = next((k for k in range(opening + 1, len(held)) if not _in_name(held[k])), 0)
    name = held[opening + 1 : closing]
    if closing < opening + 2 or closing + 1 >= len(held) or len(name) > _LONGEST or held[closing].text != ",":
        return
    if held[closing + 1].tag == "NNP" or not _is_person(name):
        return
    inside = range(name[0].i, name[-1].i + 1)
    top = next((t for t in name if t.head not in inside), None)
    if top is None or top.label not in _ASTRAY or not held[n].i < top.head < name[0].i:
        return
    for k in range(n + 2, opening):
        if held[k].head in inside:  # "in | Fulja, Ada Lind": the place takes the name's stead
            held[k] = replace(held[k], head=top.head, label=top.label)
    for k in range(closing, len(held)):
        if held[k].head in (top.i, top.head) and held[k].label in ("cc", "conj", "punct"):
            held[k] = replace(held[k], head=held[n].i)
    held[top.i - base] = replace(top, head=held[n].i, label="appos")


def _in_name(token: Token) -> bool:
    return token.tag in ("NNP", "NNPS", "HYPH") or token.lower in ("al", "bin", "van", "von", "de", "da", "el")


def _is_person(name: list[Token]) -> bool:
    if any(t.entity.endswith("-PERSON") for t in name):
        return True
    return len(name) > 1 and not any(t.entity.endswith(_OF_PLACES) for t in name)

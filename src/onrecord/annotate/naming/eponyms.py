"""Eponyms: bodies and places that are called after somebody and so name nobody else: "the Jaime Rolle front", "the Ada
Lind air base"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.annotate.naming.kinds import Name
from onrecord.annotate.naming.readings import parted
from onrecord.annotate.syntax import Syntax
from onrecord.records import EntityKind

_SORTS: Mapping[str, EntityKind] = {
    **dict.fromkeys("front column bloc block commando cartel gang".split(), "armed_group"),
    **dict.fromkeys(
        "brigade battalion regiment hospital university school foundation institute clinic academy".split(),
        "organization",
    ),
    **dict.fromkeys(
        "base airbase airport airfield barracks camp bridge square street avenue highway road stadium dam park "
        "prison port tunnel neighbourhood neighborhood".split(),
        "place",
    ),
}
_BEFORE = frozenset("the its their 's ’s".split())
_APART = 2  # tokens between a name and the noun of its sort, "air | base" and so on


def called_after(syntax: Syntax, name: Name) -> Name | None:
    """The name of what is called after the person that `name` seems to be of, the noun of its sort taken in; None
    where nothing is."""
    tokens = syntax.tokens
    token = tokens[name.head]
    noun = tokens[token.head]
    if token.label not in ("compound", "nmod", "amod") or not name.stop <= noun.i <= name.stop + _APART:
        return None
    kind = _SORTS.get(noun.lower)
    before = tokens[name.first - 1] if name.first > syntax.sentence_of(name.first).first else None
    if kind is None or before is None or before.lower not in _BEFORE or not noun.text.islower():
        return None
    if any(parted(syntax, i, i + 1) or not tokens[i + 1].text.islower() for i in range(name.stop - 1, noun.i)):
        return None
    return replace(name, stop=noun.i + 1, head=noun.i, kind=kind)

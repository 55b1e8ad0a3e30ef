"""Sorts: which bodies a common noun may mean: "the group", "the company", "the institute"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.casting.castings import Draft
from onrecord.annotate.nouns import is_firm
from onrecord.lexicons import load
from onrecord.lexicons.actors import outlet_words
from onrecord.records import EntityKind


@dataclass(frozen=True, slots=True)
class Sort:
    """What a noun takes up: bodies of these kinds and, where it says so, of a PLOVER sector, named at most so many
    sentences before; with a strict one only what is known to be of the sector."""

    kinds: frozenset[EntityKind]
    sector: str | None
    reach: int
    strict: bool
    of_states: bool


@cache
def _sorts() -> Mapping[str, Sort]:
    return {
        row["noun"]: Sort(
            frozenset(cast("list[EntityKind]", row["kinds"].split())),
            row["sector"] or None,
            int(row["reach"]),
            row["strict"] == "yes",
            row["state"] == "yes",
        )
        for row in load("sorts")
    }


def sort_of(noun: str) -> Sort | None:
    """What a noun takes up that means a body or place, None for another noun."""
    return _sorts().get(noun)


_NO_FIRMS = frozenset(
    "committee court council commission ministry department party union university police army parliament senate board "
    "panel charity mission embassy".split()
)
# Sectors (PLOVER's) of bodies that nobody calls a group or movement, and what such are called themselves.
_NO_GROUPS = frozenset(("MIL", "GOV", "BUS", "COP", "IGO", "JRN", "LEG", "JUD", "SPY"))
_NO_BANDS = frozenset(
    "committee council court commission ministry department board bureau office agency authority parliament congress "
    "senate assembly house embassy university college school hospital newspaper police army cabinet tribunal act "
    "law".split()
)
# Words that the names of those in arms end in, and what such are never called.
_IN_ARMS = frozenset("army militia brigade brigades battalion battalions guerrillas fighters".split())
_OFFICES = frozenset("agency association bank charity committee council union".split())
_TRADES = frozenset(("BUS", "JRN", "NGO", "EDU"))
_SORTED = frozenset(("organization", "government", "armed_group", "country", "place"))
_GROUPS = frozenset("group movement militia faction".split())


def is_of_sort(noun: str, draft: Draft, told_apart: bool = False) -> bool:
    """Whether a body may be called by a noun: a state's army, an outlet, a company, a committee or a body of states is
    no "group" or "movement", and a charity is no "company". A noun that means other things
    too means a body where it is told apart, "the Kordian daily"."""
    sort = sort_of(noun)
    own = sort.sector if sort is not None else None
    if sort is not None and sort.strict and not told_apart and draft.sector != own and not _of_trade(draft, own):
        return False
    if own is not None and draft.sector not in (None, own):
        return False
    if own == "JRN" and draft.sector is None and draft.ends and not _of_trade(draft, own):
        return False  # no newspaper is called an association
    if noun in ("company", "firm") and draft.nouns & _NO_FIRMS:
        return False
    if draft.ends & _IN_ARMS and (noun in _OFFICES or (sort is not None and sort.sector in _TRADES)):
        return False
    if sort is not None and not sort.of_states and (draft.sector == "GOV" or draft.nouns & {"department", "ministry"}):
        return False
    return (
        noun not in _GROUPS
        or draft.kind == "armed_group"
        or (draft.sector not in _NO_GROUPS and not (draft.nouns | draft.ends) & _NO_BANDS)
    )


def is_other_sort(noun: str, draft: Draft) -> bool:
    """Whether somebody named is never called by a noun: no newspaper is "the group"."""
    sort = sort_of(noun)
    if sort is None or not draft.named or draft.kind not in _SORTED or noun in draft.nouns:
        return False
    return draft.kind not in sort.kinds or not is_of_sort(noun, draft)


def is_no_states(draft: Draft) -> bool:
    """Whether a named body is in arms and no state's: "the army" is not the Black Army."""
    nobodys = draft.country is None and "army" in draft.ends and "army" not in draft.nouns
    return draft.named and (draft.kind == "armed_group" or nobodys)


def _of_trade(draft: Draft, sector: str | None) -> bool:
    """Whether a body's name shows that it is an outlet or a firm."""
    if sector == "JRN":
        return bool(draft.ends & outlet_words("outlet"))
    return sector == "BUS" and any(is_firm(word.title()) for word in draft.ends)

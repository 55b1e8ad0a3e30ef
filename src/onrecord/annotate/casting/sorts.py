"""Sorts: which bodies a common noun may mean: "the group", "the company", "the institute"."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Draft
from onrecord.records import EntityKind

KINDS: dict[str, frozenset[EntityKind]] = {
    "group": frozenset(("armed_group", "organization")),
    "movement": frozenset(("armed_group", "organization")),
    "militia": frozenset(("armed_group",)),
    "faction": frozenset(("armed_group", "organization")),
    "organization": frozenset(("organization", "armed_group")),
    "organisation": frozenset(("organization", "armed_group")),
    "party": frozenset(("organization",)),
    "company": frozenset(("organization",)),
    **{
        noun: frozenset[EntityKind](("organization",))
        for noun in "union association charity newspaper broadcaster channel network watchdog institute bloc committee "
        "outlet bank airline federation alliance coalition".split()
    },
    "firm": frozenset(("organization",)),
    "agency": frozenset(("organization", "government")),
    "country": frozenset(("country",)),
    "nation": frozenset(("country",)),
    "republic": frozenset(("country",)),
    "kingdom": frozenset(("country",)),
    "city": frozenset(("place",)),
    "town": frozenset(("place",)),
    "village": frozenset(("place",)),
    "territory": frozenset(("place",)),
    "island": frozenset(("place",)),
    "enclave": frozenset(("place",)),
}
"""The kinds of whoever is called by a noun."""
BODIES = frozenset(
    "union association charity newspaper broadcaster channel network watchdog institute bloc committee outlet bank "
    "airline federation alliance coalition".split()
)
_NOT_STATES = BODIES - {"bloc", "committee", "institute", "bank"}
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
SECTORS = {
    "company": "BUS",
    "firm": "BUS",
    "bank": "BUS",
    "airline": "BUS",
    "party": "PTY",
    "charity": "NGO",
    **dict.fromkeys(("newspaper", "broadcaster", "outlet"), "JRN"),
}
# What no body of states is called that has no such word in its name.
_NOT_OF_STATES = frozenset("charity newspaper broadcaster channel network watchdog institute outlet airline".split())
# What no body of states is called that has no such word in its name.
_NOT_OF_STATES = frozenset("charity newspaper broadcaster channel network watchdog institute outlet airline".split())
_SORTED = frozenset(("organization", "government", "armed_group", "country", "place"))
_GROUPS = frozenset("group movement militia faction".split())


def is_of_sort(noun: str, draft: Draft) -> bool:
    """Whether a body may be called by a noun: a state's army, an outlet, a company, a committee or a body of states is
    no "group" or "movement", and a charity is no "company"."""
    own = SECTORS.get(noun)
    if own is not None and draft.sector not in (None, own):
        return False
    if own == "JRN" and draft.sector is None and draft.ends:
        return False  # no newspaper is called an association
    if noun in ("company", "firm") and draft.nouns & _NO_FIRMS:
        return False
    if noun in _NOT_STATES and (draft.sector == "GOV" or draft.nouns & {"department", "ministry"}):
        return False
    return (
        noun not in _GROUPS
        or draft.kind == "armed_group"
        or (draft.sector not in _NO_GROUPS and not (draft.nouns | draft.ends) & _NO_BANDS)
    )


def is_other_sort(noun: str, draft: Draft) -> bool:
    """Whether somebody named is never called by a noun: no newspaper is "the group"."""
    if noun not in KINDS or not draft.named or draft.kind not in _SORTED or noun in draft.nouns:
        return False
    return draft.kind not in KINDS[noun] or not is_of_sort(noun, draft)

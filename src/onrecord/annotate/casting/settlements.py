"""Settlements: what follows for an entity once all of a report is read: its country, sector and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import country_of
from onrecord.annotate.casting.titled import is_ranked
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.insides import unit_end
from onrecord.annotate.naming.long_names import is_band
from onrecord.annotate.nouns import noun, noun_at
from onrecord.lexicons.actors import body, outlet_words, role
from onrecord.text import fold

_SEAT = re.compile(
    r"\s*\([RDI]-[A-Z]|,\s+(?:[RDI]-[A-Z]|(?:a\s+)?(?:Republican|Democrat) (?:of|from) [A-Z])"
)  # "X (R-Ohio)", "X, D-Pa."
_STATES_TOO = frozenset(
    "leader head chief spokesman spokeswoman spokesperson envoy representative negotiator delegate commissioner ruler "
    "premier regent".split()
)
_FIGHTING = frozenset("attack seize capture ambush kill shell overrun storm raid fight bomb kidnap abduct".split())
_FIGHTING_NAMES = frozenset("front alliance army resistance corps movement coalition forces".split())


def settle(reading: Reading, draft: Draft) -> None:
    """Fill in what follows from a draft's titles and the body they are of, from its words and from its names."""
    if draft.leader is not None:
        leader = reading.drafts[draft.leader]
        draft.country = draft.country or leader.country
        leader.country = leader.country or draft.country
    for first, stop, order in draft.titles:
        if order is None or "former" in (t.lower for t in reading.syntax.tokens[first:stop]):
            continue
        whole = reading.drafts[order]
        if whole.kind == "armed_group" and draft.sector == "CVL":
            continue  # "a hostage of the Front"
        draft.country = draft.country or whole.country
        if whole.kind == "country":
            # "The Kordian envoy" is of the government, "a Kordian tourist" is not.
            office = any(_is_office(reading, i) for i in range(first, stop))
            draft.sector = draft.sector or ("GOV" if office else None)
            continue
        if whole.kind == "person" and draft.sector == "CVL":
            continue  # "the president's brother"
        armed = whole.kind == "armed_group" and draft.sector == "MIL"  # a militia's commander
        armed = armed or (whole.sector == "COP" and draft.sector == "MIL")  # a police sergeant
        if whole.sector is not None and (armed or draft.sector in (None, "GOV", "REL", "CVL", "LAB", "BUS")):
            draft.sector = whole.sector
        if draft.sector == "EDU" and whole.sector in ("NGO", "IGO"):
            draft.sector = whole.sector  # its researcher
    if draft.person and draft.sector == "MIL" and _of_police(reading, draft):
        draft.sector = "COP"
    for naming in draft.mentions:
        if draft.country is None and draft.kind not in ("place",):
            draft.country = country_of(reading, naming.head)
    if draft.kind == "organization" and draft.named and draft.wikidata is None and draft.sector in (None, "MIL"):
        called = {found.kind for n in draft.modifiers if (found := noun(n)) is not None}
        if "armed_group" in called or _fights(reading, draft):
            draft.kind, draft.sector = "armed_group", None
    if draft.person and draft.sector is None and is_ranked(reading, draft):
        draft.sector = "MIL"
    names = [m for m in draft.mentions if m.form == "name"]
    if draft.sector is None and any(unit_end(reading.syntax, m.first, m.stop) for m in names):
        draft.sector = "MIL"  # "the 4th Brigade" is a state's
    if draft.sector is None:
        draft.sector = _sector_by_noun(draft)
    if draft.sector == "GOV" and draft.kind in ("government", "organization") and _called_police(reading, names):
        draft.sector = "COP"
    if draft.sector is None and draft.kind == "organization":
        draft.sector = _sector_by_name(reading, names)
    if draft.kind == "person" and any(
        _SEAT.match(reading.syntax.text, reading.syntax.tokens[m.stop - 1].end) for m in names
    ):
        draft.country, draft.sector = draft.country or "US", draft.sector or "LEG"


def _is_office(reading: Reading, i: int) -> bool:
    """Whether a word of a title is an office of a state, by itself or with the state that it is of: "leader"."""
    found = noun_at(reading.syntax, i)
    known = role(found.noun) if found is not None and found.title else None
    return known is not None and (known.sector == "GOV" or known.noun in _STATES_TOO)


def _of_police(reading: Reading, draft: Draft) -> bool:
    """Whether somebody of a rank is told of as one of a police force: "Sergeant X of the Ansol Police"."""
    syntax = reading.syntax
    preps = (p for m in draft.mentions for p in syntax.children(m.head, "prep") if p.lower in ("of", "from", "with"))
    bodies = (reading.at(child.i) for p in preps for child in syntax.children(p.i, "pobj"))
    return any(body is not None and (body.sector == "COP" or "police" in body.nouns) for body in bodies)


def _called_police(reading: Reading, names: Sequence[Naming]) -> bool:
    """Whether "Police" stands in a name: "Lima Police Department"."""
    return any(t.text == "Police" for m in names for t in reading.syntax.tokens[m.first : m.stop])


def _sector_by_name(reading: Reading, names: Sequence[Naming]) -> str | None:
    """What the words of a body's name say that it does: bands of people, and outlets."""
    syntax = reading.syntax
    if any(is_band(syntax, m.first, m.stop) for m in names):
        return "NGO"
    ends = {fold(syntax.tokens[i].text) for m in names if m.stop - m.first > 1 for i in (m.first, m.stop - 1)}
    return "JRN" if ends & outlet_words("outlet") else None


def _fights(reading: Reading, draft: Draft) -> bool:
    """Whether a body of an unknown name is called as armed groups are (Front, Alliance) and fights."""
    if draft.country is not None or not draft.ends & _FIGHTING_NAMES:
        return False
    for naming in draft.mentions:
        token = reading.syntax.tokens[naming.head]
        above = reading.syntax.head(token.i)
        if naming.form == "name" and token.label == "nsubj" and above is not None and above.lemma in _FIGHTING:
            return True
    return False


def _sector_by_noun(draft: Draft) -> str | None:
    if draft.kind in ("country", "government"):
        return "GOV"
    if draft.kind == "armed_group" and draft.named:
        return "REB"
    if draft.kind != "organization":
        return None
    sorts = (body(noun) for noun in sorted(draft.ends if draft.named else draft.nouns))
    found = {sort.sector for sort in sorts if sort is not None and sort.sector is not None}
    return next(iter(found)) if len(found) == 1 else None

"""Officeholders: whom an office means that the report gives to nobody in so many words: "the former secretary of state"
by what a lexicon knows of a leader, "the Vela senator" by the state that a senator is said to be from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.titled import LESSER
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.readings import text_of
from onrecord.annotate.naming.titles import PORTFOLIO
from onrecord.annotate.nouns import Noun
from onrecord.annotate.placing.spellings import states
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import Spell, role, spells, surname_spells
from onrecord.text import fold

_FORMER = frozenset("former ex onetime one-time".split())
_OTHERS = (LESSER - _FORMER) | frozenset("next new first future other another second acting interim chief".split())
_SEAT = re.compile(r"\s*\((?:[RDI]|Rep|Dem)[-–.]\s*([A-Z][A-Za-z. ]*)")  # "(D-Ore.)"
_NEAR = 2  # sentences
# Who sits in the same house, by whatever they are called.
_ALSO = {"congressman": "representative", "congresswoman": "representative"}


def officeholder(reading: Reading, naming: Naming, found: Noun, country: str | None) -> Draft | None:
    """The one person named before whom an office means; None where nobody or several may be meant."""
    syntax = reading.syntax
    if not found.title or syntax.tokens[naming.first].lower != "the":
        return None
    own = {t.lower for t in syntax.tokens[naming.first + 1 : naming.head]}
    if own & _OTHERS or syntax.children(naming.head, "relcl", "acl", "poss"):
        return None
    return _known(reading, naming, found, country, bool(own & _FORMER)) or _from(reading, naming, found)


def _known(reading: Reading, naming: Naming, found: Noun, country: str | None, former: bool) -> Draft | None:
    """The leader of the lexicon who has the office at the time of the report, or had it before."""
    syntax = reading.syntax
    office = found.noun
    behind = syntax.tokens[naming.head + 1 : naming.head + 3]
    if len(behind) == 2 and behind[0].lower == "of" and behind[1].lower in PORTFOLIO - {"the"}:
        office += f" of {behind[1].lower}"
    elif not former and country is None:
        return None  # "the president" is whoever the report calls so
    bearers: set[int] = set()
    for first, head in reading.begins.items():
        draft = reading.drafts[reading.ahead[head]] if head < naming.head else None
        if draft is None or not draft.person:
            continue
        alone = all(m.stop - m.first == 1 for m in draft.mentions if m.form == "name")
        text = text_of(syntax, first, head + 1)
        held = spells(text) if head > first else surname_spells(text) if alone else ()
        if any(_bears(reading, spell, office, country, former) for spell in held):
            bearers.add(draft.order)
    return reading.drafts[bearers.pop()] if len(bearers) == 1 else None


def _bears(reading: Reading, spell: Spell, office: str, country: str | None, former: bool) -> bool:
    whole = spell.office.lower()
    if not whole.startswith(f"{office} of ") or " of " in whole.removeprefix(f"{office} of "):
        return False
    if spell.country != country and (
        country is not None or spell.country not in (reading.foremost or (spell.country,))
    ):
        return False
    year = reading.year
    if former:
        return spell.end is not None and (year is None or spell.end <= year)
    return (spell.end is None) if year is None else (spell.start or year) <= year <= (spell.end or year)


def _from(reading: Reading, naming: Naming, found: Noun) -> Draft | None:
    """The last person so titled of whom the report says no other state: "Sen. X ... the Vela senator"."""
    known = role(found.noun)
    where = _place(reading, naming.head)
    if where is None or known is None or known.sector not in ("LEG", "GOV"):
        return None
    offices = {found.noun, _ALSO.get(found.noun, found.noun)}
    told: dict[int, int] = {}
    for number, draft, mention in reading.recent(reading.number_of(naming.head), 200):
        if mention.head < naming.head and draft.person and draft.named and not draft.plural and draft.nouns & offices:
            told.setdefault(draft.order, number)
    homes = {order: _homes(reading, reading.drafts[order]) for order in told}
    sure = [order for order in told if where in homes[order]]
    here = reading.number_of(naming.head)
    if not sure:
        open_ = {order: number for order, number in told.items() if not homes[order] and here - number <= _NEAR}
        sure = [order for order, number in open_.items() if number == max(open_.values())]
    return reading.drafts[sure[0]] if len(sure) == 1 else None


def from_elsewhere(reading: Reading, naming: Naming, draft: Draft) -> bool:
    """Whether a phrase says another state of somebody than the report did: "the Vela senator" is no senator of Orm."""
    where = _place(reading, naming.head) if draft.person else None
    homes = _homes(reading, draft) if where is not None else frozenset()
    return bool(homes) and where not in homes


def state_told(reading: Reading, naming: Naming) -> Draft | None:
    """The American state told of shortly before that "the state" takes up, where nothing more is said of it."""
    token = reading.syntax.tokens[naming.head]
    beside = reading.at(token.head) if token.label == "appos" else None
    if beside is not None and beside.kind == "place":
        return beside  # "Vermont, the state that ..."
    if reading.syntax.children(naming.head, "prep", "relcl", "acl", "appos"):
        return None
    for _, draft, mention in reading.recent(reading.number_of(naming.head), _NEAR):
        name = text_of(reading.syntax, mention.first, mention.stop) if mention.form == "name" else ""
        if draft.kind == "place" and mention.head < naming.head and fold(name) in _state_names():
            return draft
    return None


@cache
def _state_names() -> frozenset[str]:
    return frozenset(fold(s.name) for s in states().values())


def _place(reading: Reading, head: int) -> str | None:
    """The folded name of the state or town that a phrase says somebody is from: "the Vela senator"."""
    return next((fold(name) for name in _places(reading, head)), None)


def _places(reading: Reading, head: int) -> Iterator[str]:
    syntax = reading.syntax
    behind = syntax.behind(head, "from", "of")
    for token in (*syntax.children(head, "compound", "nmod", "amod"), *behind):
        name = _named_place(reading, token)
        if name is not None:
            yield name


def _named_place(reading: Reading, token: Token) -> str | None:
    head = reading.inside.get(token.i)
    draft = reading.drafts[reading.ahead[head]] if head is not None else None
    if head is None or draft is None or draft.kind != "place":
        return None
    first = next((f for f, h in reading.begins.items() if h == head), head)
    return text_of(reading.syntax, first, head + 1)


def _homes(reading: Reading, draft: Draft) -> frozenset[str]:
    """The folded names of the states that somebody is said to be from."""
    syntax = reading.syntax
    found = {fold(name) for m in draft.mentions for name in _places(reading, m.head)}
    for first, stop, _ in draft.titles:
        found.update(fold(name) for i in range(first, stop) if (name := _named_place(reading, syntax.tokens[i])))
    for mention in draft.mentions:
        seat = _SEAT.match(syntax.text, syntax.tokens[mention.stop - 1].end) if mention.form == "name" else None
        if seat is not None:
            short = seat[1].strip().rstrip(".")
            found.add(fold(states()[short].name if short in states() else short))
        found.update(_listed_home(syntax, mention))
    return frozenset(found)


def _listed_home(syntax: Syntax, mention: Naming) -> Iterator[str]:
    """The state in "X, Democrat of Vela,"."""
    tokens = syntax.tokens[mention.stop : mention.stop + 5]
    words = [t.lower for t in tokens]
    party = words[:1] == [","] and words[1:2] in (["republican"], ["democrat"], ["independent"])
    if party and words[2:3] in (["of"], ["from"]) and len(words) > 3:
        yield fold(tokens[3].text)

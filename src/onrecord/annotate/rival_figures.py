"""Rival figures: a number that one source puts on what another source, right before, put at a different number
("The ministry said 2,000 people marched. Organisers claimed 25,000.").

A figure that points back (`annotate.figures`) answers the number of the same unit before it, in its own sentence or
one of the two before. Figures that answer one another give one notice. Left undecided: numbers of which the words do
not say that they are of the same thing, and what one source says twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.contradictions import Finding, apart, words_for
from onrecord.annotate.figures import given
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Event, Quantity, Span

_REACH = 2
_COMING = frozenset("take come attend march join gather turn protest demonstrate rally participate vote".split())
_BODIES = frozenset({"bodies", "corpses"})
_PEOPLE = frozenset("people persons individuals".split())


@dataclass(frozen=True, slots=True)
class _Given:
    """A quantity, the number of its sentence, what is counted, and who says so; `back`: it points back;
    `taking_part`: they are said to come."""

    quantity: Quantity
    sentence: int
    unit: str
    what: str | None
    by: str
    back: bool
    taking_part: bool


def rival_figures(
    syntax: Syntax, cast: Cast, chains: Chains, events: Sequence[Event], quantities: Sequence[Quantity]
) -> Iterator[Finding]:
    """One finding for every group of figures that different sources give for one thing."""
    figures = _given(syntax, cast, chains, events, quantities)
    group_of: dict[str, int] = {}
    groups: list[list[_Given]] = []
    for n, one in enumerate(figures):
        if not one.by:
            continue
        rivals = (
            o
            for o in reversed(figures[:n])
            if one.by != o.by and _of_one_thing(one, o) and not apart(syntax, cast, o.quantity.span, one.quantity.span)
        )
        rival = next((o for o in rivals if one.back or _is_answered(o, one) or _counts_the_dead(o, one)), None)
        if rival is None or rival.sentence < one.sentence - _REACH:
            continue
        if rival.quantity.id not in group_of:
            if not _differ(one.quantity, rival.quantity):
                continue
            group_of[rival.quantity.id] = len(groups)
            groups.append([rival])
        group = groups[group_of[rival.quantity.id]]
        if any(_differ(one.quantity, o.quantity) for o in group):
            group_of[one.quantity.id] = group_of[rival.quantity.id]
            group.append(one)
    for group in groups:
        spans: list[Span] = [o.quantity.span for o in group]
        told = ", ".join(f"{_words(o.quantity)} {o.by}" for o in group)
        yield Finding(
            "conflicting_counts",
            f"Sources put one figure differently: {told}.",
            tuple(spans),
            tuple(o.quantity.id for o in group),
            "figure",
        )


def _is_answered(before: _Given, one: _Given) -> bool:
    """Whether a number of people answers a figure that the sentence before puts on a crowd: "put the turnout at 9,000.
    Police said that 800 people had come"."""
    of_a_crowd = before.back and bool(before.by) and one.unit in _PEOPLE and one.what in (None, before.what)
    return of_a_crowd and one.taking_part and 0 < one.sentence - before.sentence <= 1


def _counts_the_dead(before: _Given, one: _Given) -> bool:
    """Whether bodies that one source has counted answer the dead that another tells of: "Police said 17 people had
    died. A doctor said that the morgue had received 23 bodies"."""
    return one.unit in _BODIES and before.what == "killed" and bool(before.by)


def _given(
    syntax: Syntax, cast: Cast, chains: Chains, events: Sequence[Event], quantities: Sequence[Quantity]
) -> list[_Given]:
    counted = words_for("counted")
    starts = {s.first: n for n, s in enumerate(syntax.sentences)}
    found: list[_Given] = []
    for quantity in quantities:
        token = syntax.token_at(quantity.span.start)
        if token is None or not quantity.unit:
            continue
        number = next((t for t in syntax.tokens_in(quantity.span.start, quantity.span.end) if t.tag == "CD"), token)
        figure = given(syntax, number)
        unit = quantity.unit.lower()
        what = counted.get(unit) or next(
            (
                c.what
                for e in events
                for c in e.counts
                if c.span.start < quantity.span.end and quantity.span.start < c.span.end
            ),
            None,
        )
        if figure is not None and figure.thing is not None:
            what = what or counted.get(figure.thing.lower)
        found.append(
            _Given(
                quantity,
                starts[syntax.sentence_of(token.i).first],
                unit,
                what,
                _who(cast, chains, quantity),
                (figure is not None and figure.points_back) or _is_one_of_several(chains, quantity),
                _takes_part(syntax, number),
            )
        )
    return found


def _takes_part(syntax: Syntax, number: Token) -> bool:
    """Whether those counted are said to come or take part."""
    for token in syntax.ancestors(number.i):
        if token.pos == "VERB":
            return token.lemma in _COMING
    return False


def _is_one_of_several(chains: Chains, quantity: Quantity) -> bool:
    """Whether its sentence gives one thing two numbers: "400 according to police and 3,000 according to the union"."""
    ids = quantity.according_to
    return bool(ids) and (chains.get(ids[-1]).made_by.rule or "").endswith("to:figure")


def _of_one_thing(one: _Given, other: _Given) -> bool:
    """Whether the words let two figures be of one thing: the same unit, or people of whom the same is told."""
    if one.what and other.what:
        return one.what == other.what
    if one.unit == other.unit:
        return True
    return one.unit in _PEOPLE and other.unit in _PEOPLE


def _differ(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are more than two roundings of one number."""
    low, high = sorted((one, other), key=lambda q: q.value)
    both_rough = low.qualifier == high.qualifier == "about"
    return low.value != high.value and not (both_rough and high.value < 1.1 * low.value)


def _who(cast: Cast, chains: Chains, quantity: Quantity) -> str:
    if not quantity.according_to:
        return ""
    a = chains.get(quantity.according_to[-1])
    entity = cast.get(a.speaker)
    who = entity.name if entity else " ".join(s.text for s in a.source)
    return f"according to {who}" if who else ""


_BOUNDS = {"at_least": "at least ", "at_most": "at most ", "about": "about "}


def _words(quantity: Quantity) -> str:
    return _BOUNDS.get(quantity.qualifier, "") + quantity.span.text

"""Rival figures: a number that one source puts on what another source, right before, put at a different number
("The ministry said 2,000 people marched. Organisers claimed 25,000.").

A figure that points back (`annotate.figures`) answers the number of the same unit before it, in its own sentence or
one of the two before. So do the killed, injured ... that another source counts right behind, where they may be the same
people under another name ("20 attackers had been killed; the town spoke of 12 dead Serbs"). Figures that answer one
another give one notice. Left undecided: numbers of which the words do not say that they are of the same thing, and what
one source says twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.contradictions import Finding, apart, words_for
from onrecord.annotate.figures import given, happenings
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Event, Quantity, Span, Time

_REACH = 2
_COMING = frozenset("take come attend march join gather turn protest demonstrate rally participate vote".split())
_BODIES = frozenset({"bodies", "corpses"})
_ASIDE = frozenset({"among", "including", "include", "included", "since"})
_MORE = frozenset({"more", "other", "others", "another", "further", "also", "of"})
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
    aside: bool
    """Whether they are some of others, or more than those ("two of them", "nine more")."""
    part: bool
    """Whether they are some of the dead, hurt ... themselves ("nine of the dead")."""
    own: bool
    """Whether it is what the speaker did, and not others: "said it had detained 20"."""
    days: frozenset[str]
    """The days and spans of time that its sentence tells of, but those of the saying."""
    done_by: frozenset[str]
    """Who did that to those counted, by their entities; empty where nobody is told."""


def rival_figures(
    syntax: Syntax,
    cast: Cast,
    times: Sequence[Time],
    chains: Chains,
    events: Sequence[Event],
    quantities: Sequence[Quantity],
) -> Iterator[Finding]:
    """One finding for every group of figures that different sources give for one thing."""
    figures = _given(syntax, cast, times, chains, events, quantities)
    group_of: dict[str, int] = {}
    groups: list[list[_Given]] = []
    for n, one in enumerate(figures):
        if not one.by:
            continue
        rivals = (
            o
            for o in reversed(figures[:n])
            if one.by != o.by and not apart(syntax, cast, o.quantity.span, one.quantity.span)
        )
        rival = next((o for o in rivals if _answers(o, one) or _counts_the_same(syntax, o, one)), None)
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


def _answers(before: _Given, one: _Given) -> bool:
    """Whether a figure points back to one before it, or answers it by its words."""
    if one.part or before.part or _are_others(before, one):
        return False
    if any(_is_long(day) for day in one.days ^ before.days):
        return False
    answers = one.back or _is_answered(before, one) or _counts_the_dead(before, one)
    return answers and _of_one_thing(one, before)


def _are_others(one: _Given, other: _Given) -> bool:
    """Whether two figures are of what different parties did: "gangs killed 600; police killed 12"."""
    return bool(one.done_by) and bool(other.done_by) and not one.done_by & other.done_by


def _counts_the_same(syntax: Syntax, before: _Given, one: _Given) -> bool:
    """Whether the killed, injured ... of two sources, in one sentence or in neighbouring ones, may be the same people.

    Soldiers and militants are two sides, and children may be some of the people; more of them than of all, and a word
    of one side for those whom another calls by another, are two counts of one thing.
    """
    if not before.by or before.what is None or one.what != before.what or one.sentence - before.sentence > 1:
        return False
    if one.aside or before.aside or (one.days and before.days and not one.days & before.days):
        return False
    if any(_is_long(day) for day in one.days ^ before.days) or _is_of_another(syntax, one):
        return False
    if (one.own and before.own) or _are_others(before, one):
        return False
    sorts = words_for("sort")
    units = before.unit, one.unit
    sort, other = (sorts.get(unit, "" if unit not in words_for("counted") else "anybody") for unit in units)
    if "anybody" in (sort, other) and "hostile" not in (sort, other):
        few, all_ = (one, before) if other != "anybody" else (before, one)
        if sort == other or few.quantity.value > all_.quantity.value:
            return True
        # "46 soldiers were injured, while the hospital counted 58 wounded"
        return few is before and few.sentence == all_.sentence
    if "hostile" in (sort, other):
        return "uniformed" not in (sort, other)
    return before.unit == one.unit


def _is_long(value: str) -> bool:
    """Whether a time (TIMEX3) is longer than a day: a span, a month, a year."""
    return value.startswith("P") or len(value) <= len("2024-05")


def _is_of_another(syntax: Syntax, one: _Given) -> bool:
    """Whether its sentence tells of a happening of its own: "said 20 people had died in another attack"."""
    token = syntax.token_at(one.quantity.span.start)
    return token is not None and any(
        t.label == "pobj"
        and t.lemma in happenings()
        and any(c.lower in ("a", "an", "another") or c.lower == "separate" for c in syntax.children(t.i, "det", "amod"))
        for t in syntax.sentence_tokens(syntax.sentence_of(token.i))
    )


def _is_answered(before: _Given, one: _Given) -> bool:
    """Whether a number of people answers a figure that the sentence before puts on a crowd: "put the turnout at 9,000.
    Police said that 800 people had come"."""
    of_a_crowd = (
        before.back and bool(before.by) and one.unit in _PEOPLE and one.what in (None, "participants", before.what)
    )
    return of_a_crowd and one.taking_part and 0 < one.sentence - before.sentence <= 1


def _counts_the_dead(before: _Given, one: _Given) -> bool:
    """Whether bodies that one source has counted answer the dead that another tells of: "Police said 17 people had
    died. A doctor said that the morgue had received 23 bodies"."""
    return one.unit in _BODIES and before.what == "killed" and bool(before.by)


def _given(
    syntax: Syntax,
    cast: Cast,
    times: Sequence[Time],
    chains: Chains,
    events: Sequence[Event],
    quantities: Sequence[Quantity],
) -> list[_Given]:
    counted = words_for("counted")
    of_saying = {a.time for a in chains.attributions}
    starts = {s.first: n for n, s in enumerate(syntax.sentences)}
    found: list[_Given] = []
    for quantity in quantities:
        token = syntax.token_at(quantity.span.start)
        if token is None or not quantity.unit:
            continue
        number = next((t for t in syntax.tokens_in(quantity.span.start, quantity.span.end) if t.tag == "CD"), token)
        figure = given(syntax, number)
        unit = quantity.unit.lower()
        said = [
            (c.what, e)
            for e in events
            for c in e.counts
            if c.span.start < quantity.span.end and quantity.span.start < c.span.end
        ]
        # What befell the protesters counts, and only then that they are some.
        what = next((what for what, _ in said), None) or counted.get(unit)
        if figure is not None and figure.thing is not None:
            what = what or counted.get(figure.thing.lower)
        what = what or _told_to_be(syntax, number)
        taking_part = _takes_part(syntax, number)
        if taking_part and what is None and unit in _PEOPLE:
            what = "participants"
        sentence = syntax.sentence_of(token.i)
        days = frozenset(
            t.value
            for t in times
            if sentence.start <= t.span.start < sentence.end and t.id not in of_saying and t.value[:1] in "12P"
        )
        found.append(
            _Given(
                quantity,
                starts[syntax.sentence_of(token.i).first],
                unit,
                what.removeprefix("attackers_") if what is not None else None,
                _who(cast, chains, quantity),
                (figure is not None and figure.points_back) or _is_one_of_several(chains, quantity),
                taking_part,
                _is_aside(syntax, number),
                _is_part(syntax, number),
                _is_own_deed(syntax, number),
                days,
                frozenset(p.entity for _, e in said for p in e.actors if p.entity is not None),
            )
        )
    return found


def _told_to_be(syntax: Syntax, number: Token) -> str | None:
    """What those counted are said to be, or whose bodies: "12 Serbs were dead", "the bodies of 11 people"."""
    noun = syntax.head(number.i) if number.label == "nummod" else number
    if noun is None:
        return None
    for token in (noun, *syntax.tokens[number.i + 1 : number.i + 2]):
        if token.lower in words_for("counted"):
            return words_for("counted")[token.lower]
    above = syntax.head(noun.i)
    if above is None:
        return None
    if noun.label == "nsubj" and above.lemma == "be":
        states = syntax.children(above.i, "acomp", "attr")
    elif noun.label == "pobj" and above.lower == "of":
        body = syntax.head(above.i)
        return "killed" if body is not None and body.lower in _BODIES else None
    else:
        states = syntax.children(noun.i, "amod")
    return next((words_for("counted")[t.lower] for t in states if t.lower in words_for("counted")), None)


def _is_aside(syntax: Syntax, number: Token) -> bool:
    """Whether those counted are some of others, or more than those."""
    around = syntax.tokens[number.i + 1 : number.i + 3]
    noun = syntax.head(number.i) if number.label == "nummod" else number
    clause = syntax.sentence_tokens(syntax.sentence_of(number.i))
    among = any(t.lower in _ASIDE for t in clause)
    return (
        among
        or any(t.lower in _MORE for t in around)
        or (noun is not None and any(t.lower in ("its", "their", "own") for t in syntax.children(noun.i)))
    )


def _is_part(syntax: Syntax, number: Token) -> bool:
    words = [t.lower for t in syntax.tokens[number.i + 1 : number.i + 4]]
    return words[:1] == ["of"] and words[-1] in words_for("counted")


def _is_own_deed(syntax: Syntax, number: Token) -> bool:
    verb = next((t for t in syntax.ancestors(number.i) if t.pos == "VERB"), None)
    return verb is not None and any(t.tag == "PRP" for t in syntax.children(verb.i, "nsubj"))


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

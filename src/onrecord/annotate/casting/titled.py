"""Titled: what the titles that a report gives people say of those who bear them."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.titles import title_before
from onrecord.annotate.nouns import Noun, noun_at
from onrecord.lexicons.actors import role


def take_title(reading: Reading, naming: Naming) -> None:
    """The title before a person's name, and what it says of them."""
    syntax = reading.syntax
    span = title_before(syntax, naming.first)
    order = reading.ahead.get(naming.head)
    if span is None or order is None:
        return
    first, stop = span
    while first < stop and syntax.tokens[first].text in ("'s", "’s", "-", "the", "The", "a", "A"):
        first += 1
    draft = reading.drafts[order]
    organization = _body_in(reading, first, stop)
    draft.titles.append((first, stop, organization))
    for i in range(stop - 1, first - 1, -1):
        if i - 1 > first and syntax.tokens[i - 1].text in ("-", "–"):
            # "Prosecutor-General": the first part says what office it is.
            i -= 2
        found = noun_at(syntax, i)
        if found is not None and found.kind == "person":
            _titled(draft, found)
            break
    if draft.sector == "MIL" and any(t.lower == "police" for t in syntax.tokens[first:stop]):
        draft.sector = "COP"  # "police sergeant X"
    for i in range(first, stop):
        if i in reading.demonyms and draft.country is None:
            draft.country = reading.demonyms[i]


def describe_title(reading: Reading, naming: Naming, draft: Draft) -> None:
    """A title given in apposition: "Mohammad X, commander of the Ground Forces"."""
    syntax = reading.syntax
    found = noun_at(syntax, naming.head)
    if found is None or (role(found.noun) is None and not found.title):
        return
    first, stop = naming.first, naming.stop
    if syntax.tokens[first].lower in ("a", "an", "the"):
        first += 1
    organization = _body_in(reading, naming.first, naming.head)
    for prep in syntax.children(naming.head, "prep"):
        if prep.lower in ("of", "to", "for", "at", "with") and prep.i == naming.stop:
            for child in syntax.children(prep.i, "pobj"):
                body = reading.at(child.i)
                if body is not None:
                    # An ambassador to a country is not that country's, nor is a body's envoy for it.
                    sent = prep.lower == "to" or (prep.lower == "for" and organization is not None)
                    organization = organization if sent else body.order
                    stop = max(stop, child.i + 1)
    draft.titles.append((first, max(stop, first + 1), organization))


def bodies_of_titles(reading: Reading) -> None:
    """Find whose each title is, once the bodies that stand in titles are known for what they are."""
    for draft in reading.drafts:
        before = {m.first for m in draft.mentions if m.form == "name"}
        draft.titles[:] = [
            (first, stop, _body_in(reading, first, stop) if order is None or stop in before else order)
            for first, stop, order in draft.titles
        ]


def _body_in(reading: Reading, first: int, stop: int) -> int | None:
    """The draft of the last body, government or country named in a title."""
    found: int | None = None
    for i in range(first, stop):
        order = reading.by_head.get(i, reading.ahead.get(i))
        if order is not None and reading.drafts[order].kind not in ("person", "place", "nationality", "group"):
            found = order
    return found


def _titled(draft: Draft, found: Noun) -> None:
    draft.nouns.add(found.noun)
    if found.isa is not None:
        draft.nouns.add(found.isa)
    if draft.gender is None:
        draft.gender = found.gender
    known_role = role(found.noun)
    if known_role is not None and known_role.sector is not None and draft.sector is None:
        draft.sector = known_role.sector

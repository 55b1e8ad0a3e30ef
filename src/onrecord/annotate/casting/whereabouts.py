"""Whereabouts: noun phrases told apart by where their bearers are or by what these are called: "the embassy in Chad",
"the embassy in Niger"; "the Noor mosque", "the Rawda mosque"."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import listed_together
from onrecord.annotate.casting.people import PARTICLES
from onrecord.annotate.naming.readings import text_of
from onrecord.annotate.nouns import noun_at
from onrecord.lexicons.gazetteer import candidates
from onrecord.text import fold


def other_place(reading: Reading, draft: Draft, head: int, *, besides: tuple[int, ...] = ()) -> bool:
    """Whether a noun phrase headed at `head` is of another place than those whom the draft, without a name, was told of
    as in one: "the embassy in | Chad" is not "the embassy in | Niger". `besides`: heads of more that are taken for the
    draft's own."""
    here = _places(reading, head)
    if not here or draft.named:
        return False
    told = [h for h in (*(m.head for m in draft.mentions if m.form == "nominal"), *besides) if h != head]
    there = [places for other in told if (places := _places(reading, other))]
    if any(listed_together(reading.syntax, other, head) for other in told if _places(reading, other)):
        return True  # "the office in Vela and the office in Arda"
    return any(all(_apart(reading, one, two) for one in here for two in places) for places in there)


def other_name(reading: Reading, head: int, others: tuple[int, ...]) -> bool:
    """Whether a site or body is told by another name than those of the same sort headed at `others`: "the Noor mosque"
    is not "the Rawda | mosque", but "the Vela hotel" may be "the Grand Vela hotel"."""
    syntax = reading.syntax
    found = noun_at(syntax, head)
    if found is None or found.kind == "person" or not syntax.tokens[head].text.islower():
        return False
    own = _called(reading, head)
    same = [h for h in others if h != head and syntax.tokens[h].lemma == syntax.tokens[head].lemma]
    called = [names for h in same if (names := _called(reading, h))]
    return bool(own) and bool(called) and not any(own & names for names in called)


def _called(reading: Reading, head: int) -> frozenset[str]:
    """The folded words of the name right before a noun, none where these tell only of which country it is."""
    found = set[str]()
    tokens = reading.syntax.tokens
    i = head - 1
    while i >= 0 and (tokens[i].tag in ("NNP", "NNPS", "HYPH") or tokens[i].text == "-"):
        if i in reading.demonyms or i in reading.country_heads:
            return frozenset()
        if tokens[i].tag in ("NNP", "NNPS") and fold(tokens[i].text) not in PARTICLES:
            found.add(fold(tokens[i].text))
        i -= 1
    return frozenset(found)


def _places(reading: Reading, head: int) -> list[tuple[int, Draft]]:
    """The named places that a noun phrase says that its bearers are in, each with its token."""
    inside = reading.syntax.behind(head, "in", "at")
    found = ((t.i, reading.drafts[order]) for t in inside if (order := reading.ahead.get(t.i)) is not None)
    return [(i, draft) for i, draft in found if draft.kind in ("place", "country")]


def _apart(reading: Reading, one: tuple[int, Draft], two: tuple[int, Draft]) -> bool:
    """Whether neither of two places can be in the other: two countries, two towns, or of two countries."""
    (_, first), (_, second) = one, two
    if first is second:
        return False
    if first.country is not None and second.country is not None and first.country != second.country:
        return True
    return (first.kind == second.kind == "country") or (_is_town(reading, one) and _is_town(reading, two))


def _is_town(reading: Reading, place: tuple[int, Draft]) -> bool:
    """Whether a place's name is most usually a town's."""
    i, draft = place
    first = next((m for m, head in reading.begins.items() if head == i), i)
    usual = candidates(text_of(reading.syntax, first, i + 1))[:1]
    return draft.kind == "place" and any(p.kind == "town" for p in usual)

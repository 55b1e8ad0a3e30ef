"""Modifiers: what a common noun phrase says by its own words: whether it is definite, whose it is, how it is told
apart."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.hyphens import on_a_side
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.numbers import value_of
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import known

_DEFINITE = frozenset("the this that these those both".split())
# Whoever is in a country in these is mostly another's.
_SENT = frozenset(
    "troop soldier troops forces peacekeeper mission embassy ambassador envoy diplomat contractor".split()
)
_OF_CLIENTS = frozenset("lawyer attorney solicitor barrister counsel".split())
# Outlets and firms have people in all countries.
_EVERYWHERE = frozenset(("JRN", "BUS"))
SAME = {
    "army": "military",
    "armed forces": "military",
    "troop": "force",
    "regime": "government",
    "authorities": "government",
}


def is_definite(syntax: Syntax, naming: Naming) -> bool:
    """Whether the phrase says that its referent is known: "the group", "that country", "police"."""
    first = syntax.tokens[naming.first]
    if first.lower in _DEFINITE or (naming.first == naming.head and first.lower == "police"):
        return True
    after = noun_at(syntax, naming.head + 1) if naming.head + 1 < len(syntax.tokens) else None
    return (
        after is not None
        and after.kind == "person"
        and syntax.tokens[naming.head].label in ("compound", "nmod", "amod")
        and first.tag not in ("NNP", "PRP$", "DT")
    )


def places_told(syntax: Syntax, head: int, *also: str) -> Iterator[Token]:
    """What "in" has for its object in the clause of a phrase, "the ministry said in Beijing", on its verb or on what
    hangs on it by one of the labels `also`."""
    verb = next((t for t in syntax.ancestors(head) if t.pos == "VERB"), None)
    for above in () if verb is None else (verb, *(syntax.children(verb.i, *also) if also else ())):
        for prep in syntax.children(above.i, "prep"):
            if prep.lower == "in":
                yield from syntax.children(prep.i, "pobj")


def country_of(reading: Reading, head: int) -> str | None:
    """The country that the phrase itself names as its own: "Iraqi security officials", "Iran's foreign ministry",
    "militias in Iraq", "the government of Yemen"."""
    syntax = reading.syntax
    for child in reversed(syntax.children(head, "amod", "compound", "nmod")):
        if child.i in reading.demonyms and not on_a_side(syntax, child.i):
            return reading.demonyms[child.i]
        if child.i == head - 1 and child.text[:1].isupper():
            land = next(
                (k.country for k in known(f"{child.text} {syntax.tokens[head].text}") if k.kind == "country"), None
            )
            if land is not None:
                return land  # "the Zionist regime"
    for child in syntax.children(head, "amod", "compound", "nmod", "poss", "npadvmod"):
        draft = reading.at(child.i)
        if on_a_side(syntax, child.i):
            continue
        if draft is not None and draft.person and syntax.tokens[head].lemma in _OF_CLIENTS:
            continue  # whose lawyer it is says nothing of the lawyer's country
        if (
            draft is not None
            and draft.sector in _EVERYWHERE
            and draft.kind == "organization"
            and _is_person(reading, head)
        ):
            continue  # "a Twitter user", "Vela Motors executive X"
        code = reading.demonyms.get(child.i) or (
            draft.country if draft is not None and child.label != "npadvmod" else None
        )
        if code is not None:
            return code
        if child.tag in ("NN", "NNP", "NNS") and child.label in ("poss", "compound"):
            inner = country_of(reading, child.i)
            if inner is not None:
                return inner
    title = syntax.tokens[head].head
    bears = noun_at(syntax, title)
    if (
        bears is not None
        and bears.kind == "person"
        and head < title <= head + 2
        and syntax.tokens[head].label in ("compound", "nmod", "amod")
    ):
        # "Chad's foreign ministry spokesman": parsers hang whose ministry it is on the spokesman.
        for child in syntax.children(title, "poss", "amod", "compound", "nmod"):
            owner = reading.at(child.i)
            if child.i < head and (child.i in reading.demonyms or (owner is not None and owner.kind == "country")):
                return reading.demonyms.get(child.i) or (owner.country if owner is not None else None)
    for prep in syntax.children(head, "prep"):
        sent = prep.lower == "in" and syntax.tokens[head].lemma.lower() in _SENT
        if prep.lower in ("of", "in") and not sent:
            for child in syntax.children(prep.i, "pobj"):
                draft = reading.at(child.i)
                if draft is not None and draft.kind in ("country", "government"):
                    return draft.country
                if prep.lower == "in" and draft is not None and draft.kind == "place" and draft.country is not None:
                    return draft.country  # "the ministry in Athens"
                code = reading.country_heads.get(child.i)
                if code is not None:
                    return code
    return None


def _is_person(reading: Reading, head: int) -> bool:
    """Whether what a token heads is a person or people."""
    draft, found = reading.at(head), noun_at(reading.syntax, head)
    return (draft is not None and draft.person) or (found is not None and found.kind == "person")


def modifiers_of(reading: Reading, naming: Naming) -> frozenset[str]:
    """What stands before the head and tells one such body from another: folded words ("health" of "the health
    ministry"), and of an owner other than a country whose draft it is ("the mayor's office")."""
    syntax = reading.syntax
    found = noun_at(syntax, naming.head)
    own = found.noun.split() if found is not None and found.kind == "person" else ()
    words = frozenset(
        c.lower
        for c in syntax.children(naming.head, "amod", "compound", "nmod")
        if c.i < naming.head and c.i not in reading.demonyms and c.i not in reading.country_heads and c.lower not in own
    )
    return words | _owners(reading, naming.head) | _origins(reading, naming.head)


def _origins(reading: Reading, head: int) -> frozenset[str]:
    """Where somebody is from: "the senator from Vela"."""
    syntax = reading.syntax
    behind = syntax.behind(head, "from")
    return frozenset(c.lower for c in behind if c.tag == "NNP")


def _owners(reading: Reading, head: int) -> frozenset[str]:
    found = set[str]()
    for child in reading.syntax.children(head, "poss"):
        if child.i in reading.demonyms or child.i in reading.country_heads or child.tag == "PRP$":
            continue
        draft = reading.at(child.i)
        if draft is None:
            found.add(child.lower)
        elif draft.kind not in ("country", "nationality"):
            found.add(f"#{draft.order}")
    return frozenset(found)


def count_of(syntax: Syntax, head: int) -> float | None:
    """How many a phrase says that there are, "eleven soldiers"; None where it does not, or not in one word."""
    for number in syntax.children(head, "nummod"):
        if number.tag == "CD":
            return value_of([number.lower])
    return None


def listed_together(syntax: Syntax, one: int, other: int) -> bool:
    """Whether two heads are joined in one list, and so name two: "the prime minister and the interior minister"."""
    return _first_of_list(syntax, one) == _first_of_list(syntax, other)


def _first_of_list(syntax: Syntax, i: int) -> int:
    while syntax.tokens[i].head < i and (syntax.tokens[i].label == "conj" or _opens_rest(syntax, i)):
        i = syntax.tokens[i].head
    return i


def _opens_rest(syntax: Syntax, i: int) -> bool:
    """Whether parsers take the second of a list for an apposition of the first: "the mayor, | the judge and a
    clerk"."""
    token = syntax.tokens[i]
    if token.label != "appos" or syntax.tokens[token.head].pos != "NOUN" or not syntax.children(i, "det"):
        return False
    return any(syntax.children(c.i, "det") for c in syntax.children(i, "conj"))


def compatible(draft: Draft, noun: str, own: frozenset[str]) -> bool:
    """Whether a draft called by a noun may be called so with the words `own` before it."""
    if not own:
        return True
    held = draft.modifiers.get(noun)
    return (held is not None and own <= held) or (draft.named and held is None and not own)

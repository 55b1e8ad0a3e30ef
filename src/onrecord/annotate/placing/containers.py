"""Containers: what the words beside a place say it lies in, and whether they say that it is an American state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.cast import Cast
from onrecord.annotate.placing.spellings import look_up, states
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import demonym, known
from onrecord.lexicons.locations import location_words
from onrecord.text import fold

_TOWNS = frozenset("city town village hamlet suburb port island settlement province district region".split())
LARGE = 100_000
"""A town of so many people needs no support from the rest of the report."""


@dataclass(frozen=True, slots=True)
class Container:
    """What a report says a place lies in: a country, and its first-order division where that is named."""

    country: str
    division: str | None = None


def containers(syntax: Syntax, cast: Cast, heads: Sequence[int], names: Sequence[str]) -> tuple[Container, ...]:
    """What the words beside a place's mentions say it lies in, all readings of it; `heads` are the last words of
    its mentions, and `names` its own names, in which it does not lie ("the city of Tripoli")."""
    own = frozenset(map(fold, names))
    votes: Counter[tuple[Container, ...]] = Counter()
    for head in heads:
        for text in _beside(syntax, cast, head):
            found = _as_container(text) if fold(text) not in own else ()
            if found:
                votes[found] += 1
    return votes.most_common(1)[0][0] if votes else ()


def _beside(syntax: Syntax, cast: Cast, head: int) -> Iterator[str]:
    """Names that stand where a container stands: "X, NAME", "X in NAME", "NAME's X", "the NAME town of X"."""
    tokens = syntax.tokens
    sentence = syntax.sentence_of(head)
    if head + 2 < sentence.stop and tokens[head + 1].text == "," and tokens[head + 2].tag.startswith("NNP"):
        stop = head + 3
        while stop < sentence.stop and tokens[stop].tag.startswith("NNP") and stop < head + 6:
            stop += 1
        # "X, NAME," and "X, NAME." say where X is; "X, Y and Z" is a list of places.
        after = tokens[stop].lower if stop < sentence.stop else "."
        # "Near Lyon, France's mayors said": another's.
        listed = after in ("and", "or", "'s", "’s") or (after == "," and _listed(syntax, stop + 1, sentence.stop))
        if not listed:
            yield syntax.span(head + 2, stop).text
    for prep in syntax.children(head, "prep"):
        if prep.lower in ("in", "of"):
            for inner in syntax.children(prep.i, "pobj"):
                yield _name_at(syntax, cast, inner.i)
    for owner in syntax.children(head, "poss"):
        yield _name_at(syntax, cast, owner.i)
    above = syntax.head(head)
    if tokens[head].label == "pobj" and above is not None and above.lower == "of":
        noun = syntax.head(above.i)
        if noun is not None:
            for owner in syntax.children(noun.i, "amod", "poss", "compound", "nmod"):
                yield _name_at(syntax, cast, owner.i)


def nation(syntax: Syntax, heads: Sequence[int]) -> str | None:
    """The country that an adjective before what a place is says it lies in: "the southern Afghan town of X"."""
    codes: set[str] = set()
    for head in heads:
        of = syntax.head(head)
        noun = (
            syntax.head(of.i) if of is not None and of.lower == "of" and syntax.tokens[head].label == "pobj" else None
        )
        if noun is None or noun.lemma not in _TOWNS:
            continue
        told = (demonym(t.text) for t in syntax.children(noun.i, "amod", "compound") if t.text[:1].isupper())
        codes.update(code for code in told if code is not None)
    return codes.pop() if len(codes) == 1 else None


def _listed(syntax: Syntax, start: int, stop: int) -> bool:
    """Whether a list of names goes on at token `start`."""
    tokens = syntax.tokens[start : min(stop, start + 5)]
    for token in tokens:
        if token.lower in ("and", "or"):
            return True
        if not token.tag.startswith("NNP") and token.text != ",":
            return False
    return False


def _name_at(syntax: Syntax, cast: Cast, head: int) -> str:
    entity = cast.named_by(head)
    token = syntax.tokens[head]
    if entity is not None:
        for mention in entity.mentions:
            if mention.form == "name" and mention.start <= token.start < mention.end:
                return mention.text
    first = head
    while first > 0 and syntax.tokens[first - 1].label == "compound" and syntax.tokens[first - 1].head == head:
        first -= 1
    return syntax.span(first, head + 1).text


def _as_container(text: str) -> tuple[Container, ...]:
    state = states().get(text.rstrip("."))
    if state is not None:
        return (Container(state.country, state.division),)
    for reading in known(text):
        if reading.form == "demonym" and reading.country:
            return (Container(reading.country),)
    options, _ = look_up(text)
    if options and options[0].kind in ("country", "region"):
        # "Georgia" may be either, so both readings are kept.
        options = tuple(o for o in options if o.kind in ("country", "region"))
    else:
        options = tuple(o for o in options[:1] if o.kind != "town" or o.population >= LARGE)
    return tuple(Container(o.country, o.division) for o in options if o.country)


def state_beside(syntax: Syntax, cast: Cast, heads: Sequence[int]) -> bool:
    """Whether words beside a name show an American state: "Georgia's governor", "Senator Roe of Georgia", "Georgia
    Republicans". `heads` are the last words of its mentions."""
    for head in heads:
        above = syntax.head(head)
        if above is None:
            continue
        label = syntax.tokens[head].label
        if label in ("poss", "compound", "nmod", "amod") and _of_a_state(syntax, cast, above):
            return True
        if label == "pobj" and above.lower in ("of", "from", "for"):
            noun = syntax.head(above.i)
            if noun is not None and _of_a_state(syntax, cast, noun):
                return True
    return False


def _of_a_state(syntax: Syntax, cast: Cast, noun: Token) -> bool:
    if noun.lower in location_words("state_noun"):
        return True
    entity = cast.named_by(noun.i)
    if entity is None or entity.kind != "person":
        return False
    titles = (word for title in entity.titles for word in title.span.text.lower().split())
    beside = (t.lower for t in syntax.children(noun.i, "compound", "nmod"))
    return any(word in location_words("state_noun") for word in (*titles, *beside))

"""Misread names: towns that the tagger of a small model takes for people or bodies.

"Shells fell on Rubizhne" gives a person called Rubizhne. Such a name is a town's where it stands as only places do, in
all that the report says of it, and the gazetteer has a place of that name in a country that the report speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.annotate.cast import Cast
from onrecord.annotate.nouns import forename_gender, last_word_kind
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.lexicons.gazetteer import GazetteerPlace
from onrecord.records import Entity

_KNOWN_WELL = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))
"""Countries whose towns the tagger knows, and whose people bear the names of towns."""
_KINDS = ("person", "organization", "group", "other")
_WORDS = 3
_INSIDE = frozenset("in near around outside inside across throughout into".split())


def misread(syntax: Syntax, cast: Cast, heads: Mapping[str, Sequence[int]]) -> Iterator[Entity]:
    """Entities that may be places; `heads` are the head tokens of each entity's mentions."""
    for entity in cast.entities:
        if entity.kind not in _KINDS or entity.titles or entity.kb is not None or entity.sector == "JRN":
            continue
        forms = {mention.form for mention in entity.mentions}
        if forms != {"name"} or not _may_be_a_town(entity.name):
            continue
        marks = [_stands_as_a_place(syntax, cast, syntax.tokens[head]) for head in heads.get(entity.id, ())]
        if True in marks and False not in marks:
            yield entity


def apart(options: Sequence[GazetteerPlace]) -> tuple[GazetteerPlace, ...]:
    """The candidates for such a name, without those in countries whose towns the tagger knows."""
    return tuple(o for o in options if o.country is not None and o.country not in _KNOWN_WELL)


def _may_be_a_town(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= _WORDS
        and not name.isupper()
        and forename_gender(words[0]) is None
        and last_word_kind(words[-1]) is None
    )


def _stands_as_a_place(syntax: Syntax, cast: Cast, token: Token) -> bool | None:
    """Whether only a place stands so (True) or only somebody who acts (False); None where either may."""
    while token.label == "conj" and token.head != token.i:
        token = syntax.tokens[token.head]
        beside = cast.named_by(token.i)
        if beside is not None and beside.kind == "place":
            return True
    above = syntax.head(token.i)
    if above is None:
        return None
    words = _words()
    if token.label == "pobj":
        if above.lower == "on":
            verb = syntax.head(above.i)
            return True if verb is not None and verb.lemma in words["falling_verb"] else None
        if above.lower in ("to", "from"):  # "a visit to Mykolaiv", "withdrew from Lysychansk"
            return True if syntax.tokens[above.head].lemma in words["way_word"] else None
        return True if above.lower in _INSIDE else None
    if token.label in ("dobj", "nsubjpass"):
        return True if above.lemma in words["town_verb"] or above.lemma == "leave" else None
    if token.label == "nsubj" and above.pos in ("VERB", "AUX"):
        return False
    return None


@cache
def _words() -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for row in load("location_words"):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}

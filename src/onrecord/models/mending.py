"""Mending: attachments that a small parser gets wrong so often that no rule should have to know of it.

A day right before a noun phrase is taken for a part of it: "On Thursday | Vuletic's office denied it", "A day earlier |
his minister had said so". In the title of an under secretary "Under" is taken for the preposition. And "who" is said
of a place or body rather than of its people, "the governor of Gezira, | who sides with the army", or of a day: "wrote
to the envoys last year, | who agreed". The parts of "vice-president" are taken for three nouns side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.annotate.nouns import noun
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.models.mending_asides import mend_asides
from onrecord.models.mending_bearers import mend_bearers
from onrecord.models.mending_clauses import mend_clauses
from onrecord.models.mending_contractions import mend_contractions
from onrecord.models.mending_dates import mend_dates
from onrecord.models.mending_headlines import mend_headlines
from onrecord.models.mending_members import mend_members
from onrecord.models.mending_nouns import mend_nouns
from onrecord.models.mending_openings import mend_openings
from onrecord.models.mending_pairs import mend_pairs
from onrecord.models.mending_participles import mend_participles
from onrecord.models.mending_predicates import mend_predicates
from onrecord.models.mending_resumptions import mend_resumptions
from onrecord.models.mending_shifts import mend_shifts
from onrecord.models.mending_speakers import mend_speakers
from onrecord.models.mending_states import mend_states
from onrecord.models.mending_subjects import mend_subjects
from onrecord.models.mending_tails import mend_tails
from onrecord.models.mending_verbs import mend_verbs
from onrecord.models.mending_words import mend_words

_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "mon. tue. tues. wed. thu. thurs. fri. sat. sun. "
    "january february march april may june july august september october november december".split()
)
# Offices are of places and bodies, whatever the parser takes a name for.
_OFFICES = frozenset("governor president minister mayor head leader chief king ambassador director secretary".split())
# Who speaks for somebody, and so is the one who does what "who" does.
_SPEAKING_FOR = frozenset("lawyer attorney solicitor barrister spokesman spokeswoman spokesperson".split())
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "conj"})
# What a hyphen joins to the office that it makes another of.
_PREFIXES = frozenset("vice ex co deputy pro sub".split())
_HYPHENS = ("-", "–", "‑")
_SINCE = frozenset("earlier later ago before afterwards".split())


def mended(tokens: Sequence[Token], base: int) -> list[Token]:
    """Tokens whose indices begin at `base`, hung where they belong."""
    held = list(tokens)
    for token in tokens:
        if token.lower == "who" and token.label in ("nsubj", "nsubjpass"):
            _hang_on_people(held, token.head - base, base)
    for n in range(1, len(held) - 2):
        if held[n].text == "Under" and held[n + 1].lower == "secretary" and held[n].label == "prep":
            _make_title(held, n, base)
    for n in range(1, len(held) - 1):
        if held[n].text in _HYPHENS and held[n - 1].lower in _PREFIXES and held[n + 1].tag[:2] == "NN":
            _join_prefix(held, n)
    objects = {t.head for t in tokens if t.label in ("pobj", "pcomp")}
    for n, token in enumerate(held):
        if token.entity[2:] in ("DATE", "TIME") and token.head > token.i:
            _free_time(held, n, base, objects)
    mend_dates(held, base)
    mend_words(held, base)
    mend_contractions(held, base)
    mend_openings(held)
    mend_nouns(held, base)
    mend_bearers(held, base)
    mend_asides(held, base)
    mend_shifts(held, base)
    mend_verbs(held, base)
    mend_states(held, base)
    mend_participles(held)
    mend_clauses(held, base)
    mend_predicates(held, base)
    mend_subjects(held, base)
    mend_speakers(held, base)
    mend_tails(held, base)
    mend_resumptions(held, base)
    mend_members(held, base)
    mend_pairs(held)
    mend_headlines(held, base)
    return held


def _join_prefix(held: list[Token], hyphen: int) -> None:
    """Hang "vice" and its hyphen on "president", which takes the place of the three."""
    before, mark, noun = held[hyphen - 1 : hyphen + 2]
    if before.end != mark.start or mark.end != noun.start:
        return
    parts = (before.i, mark.i, noun.i)
    stands = next((t for t in (noun, mark, before) if t.head not in parts or t.head == t.i), noun)
    outer = noun.i if stands.head == stands.i else stands.head
    held[hyphen + 1] = replace(noun, head=outer, label=stands.label)
    held[hyphen - 1] = replace(before, head=noun.i, label="compound")
    held[hyphen] = replace(mark, head=noun.i, label="punct", tag="HYPH", pos="PUNCT")
    for n, token in enumerate(held):
        if token.head in parts[:2] and token.i not in parts:
            held[n] = replace(token, head=noun.i)


def _free_time(held: list[Token], n: int, base: int, objects: set[int]) -> None:
    """Take what is said of time out of the noun phrase behind it; `objects` are prepositions that have theirs."""
    token = held[n]
    above = held[token.head - base]
    if above.entity[2:] in ("DATE", "TIME") or above.pos not in ("NOUN", "PROPN"):
        return
    on = held[n - 1] if n and held[n - 1].lower in ("on", "in") and held[n - 1].tag == "IN" else None
    if on is None:
        free = False
    elif above.label == "pobj" and above.head == on.i:
        free = _give_subject(held, above.i - base, on.head - base)
    else:
        free = on.i not in objects
    if on is not None and free and token.lower in _DAYS and token.label in ("compound", "nmod", "amod", "npadvmod"):
        held[n] = replace(token, head=on.i, label="pobj")
    elif token.lower in _SINCE and token.label == "advmod" and above.label.startswith("nsubj"):
        held[n] = replace(token, head=above.head)


def _make_title(held: list[Token], under: int, base: int) -> None:
    """Hang "Treasury Under Secretary" on the name behind it, which takes the place of the department."""
    body = held[under].head - base
    name = next((t.i - base for t in held if t.label == "pobj" and t.head - base == under), None)
    if name is None or body != under - 1 or name <= under + 1:
        return
    bearer, department = held[name], held[body]
    stands = bearer.i if department.head == department.i else department.head
    held[name] = replace(bearer, head=stands, label=department.label)
    held[under] = replace(held[under], head=bearer.i, label="compound", tag="NNP", pos="PROPN")
    held[body] = replace(department, head=bearer.i, label="compound")
    for n, token in enumerate(held):
        if token.head == department.i and n > under:
            held[n] = replace(token, head=bearer.i)


def _hang_on_people(held: list[Token], verb: int, base: int) -> None:
    """Hang a clause with "who" on the noun of which a place or body is told, "the governor of | Gezira, who"."""
    clause = held[verb]
    if clause.label != "relcl":
        return
    name = held[clause.head - base]
    if name.entity[2:] in ("DATE", "TIME"):
        people = (t for t in reversed(held[: name.i - base]) if t.pos in ("NOUN", "PROPN") and t.label in _ARGUMENTS)
        told_of = next((t for t in people if t.entity[2:] not in ("DATE", "TIME")), None)
        if told_of is not None and told_of.entity[2:] in ("", "PERSON", "NORP"):
            held[verb] = replace(clause, head=told_of.i)
        return
    of = held[name.head - base]
    whose = held[of.head - base]
    somebody = _people_told_of(held, name, base) or _person_of(held, name, base)
    if somebody is not None:
        held[verb] = replace(clause, head=somebody.i)
        return
    speaks_for = of.lower in ("for", "of") and whose.lemma in _SPEAKING_FOR and name.entity[2:] == "PERSON"
    office = of.lower == "of" and whose.lemma in _OFFICES
    told = speaks_for or office or name.entity[2:] in ("GPE", "LOC", "FAC", "ORG")
    if (
        name.label == "pobj"
        and told
        and of.tag == "IN"
        and whose.pos in ("NOUN", "PROPN")
        and whose.i < of.i
        and whose.entity == "O"
    ):
        held[verb] = replace(clause, head=whose.i)


def _people_told_of(held: list[Token], thing: Token, base: int) -> Token | None:
    """The people whom a common noun only tells more of, "opponents on the | left, who": a thing has no "who"."""
    while thing.pos == "NOUN" and thing.entity == "O" and not _somebody(thing):
        prep = held[thing.head - base]
        above = held[prep.head - base]
        if thing.label != "pobj" or prep.label != "prep" or above.i > prep.i:
            return None
        if _somebody(above):
            return above
        thing = above
    return None


def _person_of(held: list[Token], name: Token, base: int) -> Token | None:
    """The person of whose body a place or body is told, "Ari Sol of the Centre for | Studies, who": none in between."""
    bodies = int(name.pos == "NOUN")  # no party is "who"
    while name.entity[2:] in ("GPE", "LOC", "FAC", "ORG", "") and name.label == "pobj" and _is_named(held, name, base):
        prep = held[name.head - base]
        above = held[prep.head - base]
        if prep.label != "prep" or prep.lower not in ("of", "for", "at", "from") or above.i > prep.i:
            return None
        if above.entity.endswith("-PERSON") and above.pos == "PROPN":
            return above if bodies else None
        name, bodies = above, bodies + 1
    return None


def _is_named(held: list[Token], body: Token, base: int) -> bool:
    """Whether a noun is, or ends, the name of a place or body: "the opposition Reform | party |"."""
    before = held[max(body.i - base - 1, 0)].entity
    return body.pos == "PROPN" or (body.pos == "NOUN" and (body.entity == "I-ORG" or before.endswith("-ORG")))


def _somebody(token: Token) -> bool:
    """Whether a common noun names people, by itself or as one of their bodies."""
    if token.pos != "NOUN":
        return False
    words = (token.lemma, token.lower, token.lower.removesuffix("s"))
    return any(noun(w) is not None or w in _doers() for w in words) or token.lower.endswith(("men", "women", "people"))


@cache
def _doers() -> frozenset[str]:
    classes = ("people", "troops", "workers", "official", "bodies")
    return frozenset(w for row in load("noun_classes") if row["class"] in classes for w in row["lemmas"].split())


def _give_subject(held: list[Token], noun: int, verb: int) -> bool:
    """Hang a noun that a day's preposition took for its object on the verb behind it, "On Friday | gunmen killed";
    whether the verb had no subject."""
    above = held[verb]
    if above.pos != "VERB" or verb < noun or any(t.head == above.i and t.label.startswith("nsubj") for t in held):
        return False
    passive = any(t.head == above.i and t.label == "auxpass" for t in held)
    held[noun] = replace(held[noun], head=above.i, label="nsubjpass" if passive else "nsubj")
    return True

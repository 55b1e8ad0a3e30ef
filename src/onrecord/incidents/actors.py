"""Actors: the key under which somebody is the same in every report.

    entity ─identity→ "wikidata:Q30" · "country:US" · "person:iva toren" · "organ:BY:foreign ministry" …

A key says why it is one: a knowledge base knows it, a state has one of it, or the full names are the same. What a
report leaves open is not made up: a lone surname, an organ without its country have keys that end in "?" before the
colon, and whoever is not named at all ("two officials") has a key that only its words share. `certain` and `named`
tell these apart.

A person's name is enough to be the same person, whatever countries reports give: most persons have no country in most
reports, so that a key with the country would part nearly everybody from themselves, and two persons of one full name
in the news are rare. Common names of public bodies and of places are the other way round ("Supreme Court", "San
José"): there the country counts. Who has another key and may be the same nevertheless is proposed to people
(`onrecord.incidents.proposals`), never merged by itself.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.lexicons import load
from onrecord.lexicons.actors import country_name, role, shipped
from onrecord.lexicons.own_actors import wikidata_of
from onrecord.records import Entity, EntityKind
from onrecord.text import fold, without_article

_BODIES: frozenset[str] = frozenset({"organization", "government", "armed_group"})
_RUN = re.compile(r"[^\W_]+")
_SILENT = re.compile(r"['.]")
SMALL = frozenset("of the and for in on de la del a an s".split())


def identity(entity: Entity) -> str:
    """The key of an entity: equal keys are one actor, unless people have judged otherwise.

    A function of the entity alone. The parts, in the order in which they decide: the id in the user's own file of
    actors, a country's code, a public knowledge base's id, then the class of its kind with its name.
    """
    if entity.kb is not None and entity.kb.actor is not None:
        public = wikidata_of(entity.kb.actor)
        return f"wikidata:{public}" if public else f"own:{entity.kb.actor}"
    if entity.kind == "country" and entity.country is not None:
        return f"country:{entity.country}"
    if entity.kb is not None and entity.kb.wikidata is not None:
        return f"wikidata:{entity.kb.wikidata}"
    if entity.kb is not None and entity.kb.geonames is not None:
        return f"geonames:{entity.kb.geonames}"
    return _by_name(entity.name, entity.kind, entity.country, any(m.form == "name" for m in entity.mentions))


def place_identity(name: str, country: str | None, geonames: int | None) -> str:
    """The key of a place that is no entity of its report."""
    return f"geonames:{geonames}" if geonames is not None else _by_name(name, "place", country, True)


def words_key(words: str) -> str:
    """The key of somebody of whom a report has only words ("two officials"), and no entity."""
    return f"unnamed:unknown:{' '.join(name_words(words)) or fold(words)}"


def label(key: str) -> str | None:
    """What to call the actor of a key where no report's spelling would do: an organ by its state."""
    kind, _, rest = key.partition(":")
    country, _, organ = rest.partition(":")
    return f"{organ} ({country_name(country) or country})" if kind == "organ" else None


def certain(key: str) -> bool:
    """Whether equal keys are the same actor: not those of a lone surname, or of a common name without a country."""
    return named(key) and not key.partition(":")[0].endswith("?")


def named(key: str) -> bool:
    """Whether it is somebody of a name, and not merely described."""
    return not key.startswith("unnamed:")


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without a leading article, full stops and apostrophes."""
    return tuple(_RUN.findall(_SILENT.sub("", fold(without_article(name.strip())))))


@lru_cache(maxsize=65536)
def _by_name(name: str, kind: EntityKind, country: str | None, is_name: bool) -> str:
    words = name_words(name)
    if kind in _BODIES:
        organ = _organ(_without_country(words, country)) if country is not None else None
        if organ is not None and _definite(name):
            return f"organ:{country}:{organ}"
    if not is_name or not words:
        return f"unnamed:{kind}:{' '.join(words) or fold(name)}"
    if kind == "person":
        words = without_titles(words)
        return f"person{'' if len(words) > 1 else '?'}:{' '.join(words)}"
    if kind in _BODIES:
        return _body(name, words, country)
    if kind == "place":
        return f"place:{country}:{' '.join(words)}" if country is not None else f"place?:{' '.join(words)}"
    if kind == "nationality" and country is not None:
        return f"people:{country}"
    return f"{kind}:{' '.join(words)}"


def _body(name: str, words: tuple[str, ...], country: str | None) -> str:
    known = {
        (k.name, k.wikidata)
        for k in shipped(name)
        if k.kind in _BODIES and (k.country is None or k.country == country)
    }  # fmt: skip
    if len(known) == 1:
        usual, wikidata = known.pop()
        return f"wikidata:{wikidata}" if wikidata else f"body:{' '.join(name_words(usual))}"
    left = _without_country(words, country)
    organ = _organ(left)
    if organ is None and not all(word in common() or word in SMALL for word in left):
        return f"body:{' '.join(words)}"
    if country is None or (organ is None and (len(left) == 1 or any(common().get(word) for word in left))):
        return f"organ?:{' '.join(words)}"
    return f"organ:{country}:{organ or ' '.join(left)}"


def _definite(name: str) -> bool:
    first = fold(name).partition(" ")[0]
    return first not in ("a", "an", "some", "any") and not first[:1].isdigit()


def _without_country(words: tuple[str, ...], country: str | None) -> tuple[str, ...]:
    """A body's name without the words that say whose it is: "Belarusian", "Belarus's", "of Belarus"."""
    if country is None:
        return words
    names = _names_of(country)
    for size in range(min(4, len(words) - 1), 0, -1):
        if words[:size] in names:
            words = words[size:]
            break
        if words[-size:] in names:
            words = words[:-size]
            while words and words[-1] in SMALL:
                words = words[:-1]
            break
    return words


@cache
def _names_of(country: str) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for row in load("countries"):
        if row["alpha2"] == country:
            for name in (row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|")):
                words = name_words(name)
                if words:
                    found |= {words, (*words[:-1], words[-1] + "s")}
    return frozenset(found)


@cache
def _organs() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for row in load("state_organs"):
        for name in (row["organ"], *row["aliases"].split("|")):
            if name:
                found[name_words(name)] = " ".join(name_words(row["organ"]))
    return found


def _organ(words: tuple[str, ...]) -> str | None:
    return _organs().get(words)


@cache
def common() -> dict[str, bool]:
    """Common word of bodies' names -> whether a country has many so called."""
    return {row["word"]: row["many"] == "yes" for row in load("common_name_words")}


@cache
def _titles() -> dict[str, bool]:
    return {row["word"]: row["keeps"] == "yes" for row in load("name_titles")}


def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without the titles before it, but for those that belong to a lone forename ("Pope Francis")."""
    while len(words) > 1:
        two = role(" ".join(words[:2])) if len(words) > 2 else None
        if two is not None and two.title:
            words = words[2:]
        elif words[0] in _titles() and not (len(words) == 2 and _titles()[words[0]]):
            words = words[1:]
        else:
            break
    return words


_ALIKE = tuple(pair.split(">") for pair in "ph>f kh>h gh>g sh>s ch>s zh>z th>t dh>d dj>j ck>k ts>z tz>z".split())
_SOUNDS = str.maketrans("qcgwj", "kkkvy")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sketch(word: str) -> str | None:
    """A word as its consonants sound, roughly: what other spellings and transliterations of it have in common, after
    "~". None for one that is too short to be told by that."""
    if len(word) < 4 or not word.isalpha():
        return None
    for written, heard in _ALIKE:
        word = word.replace(written, heard)
    first = "a" if word[0] in "aeiou" else ""
    bare = first + _DOUBLE.sub(r"\1", _VOWELS.sub("", word.translate(_SOUNDS)))
    return f"~{bare}" if len(bare) > 1 else None


def sketched(name: str) -> set[str]:
    """The sketches of the words of a name."""
    return {found for word in name_words(name) if (found := sketch(word)) is not None}

"""What the lexicons know of actors: names of states, bodies, groups, outlets and leaders, and nouns for roles.

Everything here is a look-up in tables read once (see the headers of the ``.tsv`` files for their origin). Keys are
`onrecord.text.fold` of a name without its leading article. A name with several readings gives all of them, the most
usual first: "Tehran" is a city and also the government of Iran, "Congolese" belongs to two countries. Which one is
meant is for the steps to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, cast, get_args

from onrecord.errors import LexiconError
from onrecord.lexicons import Row, load
from onrecord.records import EntityKind
from onrecord.text import fold, without_article

Form = Literal["name", "alias", "demonym", "metonym"]
OutletChannel = Literal["news_agency", "broadcast", "newspaper", "social_media"]

_CASED = frozenset({"us", "it", "who", "is", "aid", "sana", "care", "fars", "mit", "dawn", "kan", "ard", "rai"}) | {
    *("ira", "eta", "ap", "rt", "isi", "fano", "tak", "stc", "sco", "sec", "hur", "memorial", "quad", "cortes"),
    *("fox", "abc", "nan", "ena", "sepah", "bild", "telegram", "reforma", "spa", "ina", "pti", "ani", "saba", "mehr"),
    *(
        "beehive",
        "chad",
        "meta",
        "nos",
        "caritas",
        "rada",
        "guardian",
        "independent",
        "economist",
        "amnesty",
        "commons",
        "punch",
        "reforma",
        "wagner",
    ),
}
"""Folded names that are words of English (or of another language, or people's names) when not written as names."""

_DOTTED = re.compile(r"(?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z]")  # "O.A.S.", "the U.S consulate"
SECTORS = frozenset(
    "GOV MIL OPP REB PTY JUD LEG COP SPY MED EDU BUS CRM CVL IGO NGO JRN REF REL LAB AGR ELI UAF UNK".split()
)
"""PLOVER's sectors of actors, as far as the lexicons use them."""


@dataclass(frozen=True, slots=True)
class Known:
    """One reading of a name.

    `country` is ISO 3166-1 alpha-2, `sector` a PLOVER actor sector, `form` how the name names it: "demonym" for
    "Iranian", "metonym" for "the Kremlin" or for a capital that stands for its government.
    """

    name: str
    kind: EntityKind
    country: str | None
    sector: str | None
    wikidata: str | None
    form: Form


_ADDED: ContextVar[tuple[Mapping[str, tuple[Known, ...]], frozenset[str]]] = ContextVar(
    "added", default=(MappingProxyType({}), frozenset())
)


@dataclass(frozen=True, slots=True)
class Role:
    """A common noun that names an actor ("spokesman", "militia", "police officer").

    `sector` is None where the noun leaves it open ("spokesman"); `title` is True where the noun can stand before
    a person's name.
    """

    noun: str
    sector: str | None
    kind: EntityKind
    title: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A common noun that heads the name of a body ("ministry", "brigade"); see ``bodies.tsv``."""

    noun: str
    sector: str | None
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet or a platform, and the channel that words published there come through."""

    name: str
    country: str | None
    channel: OutletChannel


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell of office of a leader: first and last year, None where open. A hint; what a report says wins."""

    name: str
    country: str | None
    office: str
    sector: str
    start: int | None
    end: int | None
    wikidata: str | None


def key(text: str) -> str:
    """The form under which names are kept: folded, without a leading article and a trailing possessive."""
    return without_article(fold(text).removesuffix("'s"))


def _kind(row: Row) -> EntityKind:
    kind = row["kind"]
    if kind not in get_args(EntityKind):
        raise LexiconError(f"unknown kind of entity {kind!r} in {dict(row)}", step="lexicons")
    return cast(EntityKind, kind)


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _put(table: dict[str, list[Known]], text: str, known: Known) -> None:
    readings = table.setdefault(key(text), [])
    same = (known.kind, known.country, known.name)
    if all((old.kind, old.country, old.name) != same for old in readings):
        readings.append(known)


@cache
def _names() -> Mapping[str, tuple[Known, ...]]:
    table: dict[str, list[Known]] = {}
    countries = load("countries")
    for row in countries:
        code, qid = row["alpha2"], row["wikidata"] or None
        country = Known(row["name"], "country", code, None, qid, "name")
        _put(table, row["name"], country)
        for alias in _parts(row["aliases"]):
            _put(table, alias, Known(row["name"], "country", code, None, qid, "alias"))
    for row in countries:
        code = row["alpha2"]
        for demonym in _parts(row["demonyms"]):
            _put(table, demonym, Known(demonym, "nationality", code, None, None, "demonym"))
        for metonym in _parts(row["metonyms"]):
            _put(table, metonym, Known(metonym, "government", code, "GOV", None, "metonym"))
        if row["capital"] and fold(row["capital"]) != fold(row["name"]):
            _put(table, row["capital"], Known(row["capital"], "place", code, None, None, "name"))
            _put(table, row["capital"], Known(row["capital"], "government", code, "GOV", None, "metonym"))
    for lexicon in ("armed_groups", "organizations", "parties", "agreements"):
        for row in load(lexicon):
            base = (row["name"], _kind(row), row["country"] or None, row["sector"] or None, row.get("wikidata") or None)
            _put(table, row["name"], Known(*base, "name"))
            for alias in _parts(row["aliases"]):
                _put(table, alias, Known(*base, "alias"))
    for row in load("agencies"):
        for name in (row["name"], *_parts(row["aliases"])):
            form: Form = "name" if name == row["name"] else "alias"
            _put(table, name, Known(row["name"], "organization", row["country"] or None, "JRN", None, form))
    for row in load("leaders"):
        person = Known(row["name"], "person", row["country"] or None, row["sector"], row["wikidata"] or None, "name")
        _put(table, row["name"], person)
    return {name: tuple(readings) for name, readings in table.items()}


@cache
def _short_acronyms() -> frozenset[str]:
    lexicons = ("countries", "armed_groups", "organizations", "parties", "agreements", "agencies")
    aliases = (alias for lexicon in lexicons for row in load(lexicon) for alias in _parts(row["aliases"]))
    return frozenset(key(alias) for alias in aliases if len(alias) in (2, 3) and alias.isupper())


def known(text: str) -> tuple[Known, ...]:
    """Every reading of a name, the most usual first; none where the name is not known. A user's own actors go before
    the shipped ones of their kind (see `adding`)."""
    added, small = _ADDED.get()
    if not added:
        return shipped(text)
    own = added.get(key(text), ())
    if not own or (text.islower() and key(text) not in small):
        return shipped(text)
    return (*own, *(k for k in shipped(text) if k.kind in ("country", "nationality", "place")))


@contextmanager
def adding(names: Mapping[str, tuple[Known, ...]], small: frozenset[str]) -> Iterator[None]:
    """Within this context `known` knows other names too: by their `key`, with their readings; `small` are those that a
    report may write in small letters. It holds for this thread (or task) alone."""
    token = _ADDED.set((names, small))
    try:
        yield
    finally:
        _ADDED.reset(token)


@lru_cache(maxsize=16384)
def shipped(text: str) -> tuple[Known, ...]:
    """Every reading of a name in the shipped lexicons, the most usual first.

    Case counts only for names that are ordinary words when written small ("US", "WHO", "Chad"): those are not
    found in lower case. Nor is an acronym of two or three letters where only the first is a capital ("Gao" is no GAO).
    """
    name = key(text)
    if name in _CASED and text.lower() == text:
        return ()
    if len(text) in (2, 3) and text.istitle() and not text.isupper() and name in _short_acronyms():
        return ()
    found = _names().get(name, ())
    if not found and _DOTTED.fullmatch(text):
        return shipped(text.replace(".", ""))  # "O.A.S."
    return found


@cache
def _roles() -> Mapping[str, Role]:
    table: dict[str, Role] = {}
    for row in load("roles"):
        made = Role(row["noun"], row["sector"] or None, _kind(row), row["title"] == "yes")
        table[fold(row["noun"])] = made
    for row in load("roles"):
        table.setdefault(fold(row["plural"]), table[fold(row["noun"])])
    return table


def role(noun: str) -> Role | None:
    """The role that a noun or a noun phrase names, by its singular or plural; None where it names none."""
    return _roles().get(fold(noun))


@cache
def _bodies() -> Mapping[str, Body]:
    table: dict[str, Body] = {}
    for row in load("bodies"):
        table[fold(row["noun"])] = Body(row["noun"], row["sector"] or None, _kind(row))
    for row in load("bodies"):
        table.setdefault(fold(row["plural"]), table[fold(row["noun"])])
    return table


def body(noun: str) -> Body | None:
    """What sort of body a noun heads the name of ("ministry", "air force"); None where it heads none."""
    return _bodies().get(fold(noun))


@cache
def _outlets() -> Mapping[str, Outlet]:
    table: dict[str, Outlet] = {}
    for row in load("agencies"):
        if row["channel"] not in get_args(OutletChannel):
            raise LexiconError(f"unknown channel {row['channel']!r} of {row['name']}", step="lexicons")
        made = Outlet(row["name"], row["country"] or None, cast(OutletChannel, row["channel"]))
        for name in (row["name"], *_parts(row["aliases"])):
            table.setdefault(key(name), made)
    return table


def outlet(text: str) -> Outlet | None:
    """The news outlet or platform of that name, None where it is none."""
    return None if text.lower() == text and key(text) in _CASED else _outlets().get(key(text))


@cache
def outlet_words(what: str) -> frozenset[str]:
    """The words of one kind in the names of news outlets, folded; the kinds are those of the lexicon `outlet_words`."""
    return frozenset(row["word"] for row in load("outlet_words") if row["what"] == what)


def is_news_agency(name: str) -> bool:
    """Whether an outlet gathers news for others: a known one, or one that says so in its name ("Eastsea Press
    Service", "Hill Newswire")."""
    listed = outlet(name)
    if listed is not None:
        return listed.channel == "news_agency"
    words = f" {fold(name)} "
    ends = name.split()[1:][-1:]
    ended = bool(ends) and ends[0][0].isupper() and fold(ends[0]) in outlet_words("agency_end")
    return ended or any(f" {word} " in words for word in outlet_words("agency"))


@cache
def _countries() -> Mapping[str, Row]:
    return {row["alpha2"]: row for row in load("countries")}


def country_name(alpha2: str) -> str | None:
    """The preferred English name of a country by its ISO 3166-1 alpha-2 code."""
    row = _countries().get(alpha2)
    return row["name"] if row else None


def demonym(text: str) -> str | None:
    """The country of a demonym ("Iraqis" -> IQ); None where it is none, or belongs to several countries."""
    countries = {reading.country for reading in known(text) if reading.form == "demonym"}
    return countries.pop() if len(countries) == 1 else None


@cache
def _spells() -> Mapping[str, tuple[Spell, ...]]:
    table: dict[str, list[Spell]] = {}
    for row in load("leaders"):
        spell = Spell(
            row["name"],
            row["country"] or None,
            row["office"],
            row["sector"],
            int(row["start"]) if row["start"] else None,
            int(row["end"]) if row["end"] else None,
            row["wikidata"] or None,
        )
        table.setdefault(key(row["name"]), []).append(spell)
    return {name: tuple(spells) for name, spells in table.items()}


def spells(name: str) -> tuple[Spell, ...]:
    """The spells of office that a leader of that name is known to have had."""
    return _spells().get(key(name), ())


@cache
def _spells_by_surname() -> Mapping[str, tuple[Spell, ...]]:
    table: dict[str, list[Spell]] = {}
    for held in _spells().values():
        for spell in held:
            table.setdefault(fold(spell.name).split()[-1], []).append(spell)
    return {surname: tuple(spells) for surname, spells in table.items()}


def surname_spells(surname: str) -> tuple[Spell, ...]:
    """The spells of office of all leaders who are known to have a surname."""
    return _spells_by_surname().get(fold(surname), ())


@cache
def _rulers() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for row in load("leaders"):
        parts = fold(row["name"]).split()
        if len(parts) > 1:
            table.setdefault(parts[-1], set()).add(parts[0])
    return {surname: frozenset(forenames) for surname, forenames in table.items()}


def rulers_called(surname: str) -> frozenset[str]:
    """The folded forenames of the leaders that have a surname; empty where none has it."""
    return _rulers().get(fold(surname), frozenset())


@cache
def _surnames() -> Mapping[str, frozenset[tuple[str, str]]]:
    table: dict[str, set[tuple[str, str]]] = {}
    for row in load("leaders"):
        parts = fold(row["name"]).split()
        if len(parts) > 1 and row["country"]:
            table.setdefault(parts[-1], set()).add((fold(row["office"]), row["country"]))
    return {surname: frozenset(held) for surname, held in table.items()}


def ruled_by(surname: str, office: str) -> frozenset[str]:
    """The countries of the leaders known by a surname who hold or held an office: "Trump", "president" -> US."""
    held = _surnames().get(fold(surname), ())
    return frozenset(country for called, country in held if called.startswith(f"{office} of"))


@cache
def _reigning() -> Mapping[str, frozenset[tuple[str, str]]]:
    table: dict[str, set[tuple[str, str]]] = {}
    for row in load("leaders"):
        parts = fold(row["name"]).split()
        if len(parts) > 1 and row["country"] and not row["end"] and row["office"].startswith(_HEADS):
            table.setdefault(parts[-1], set()).add((row["country"], parts[0]))
    return {surname: frozenset(held) for surname, held in table.items()}


_HEADS = ("President of", "Prime Minister of", "Prime minister of", "Chancellor of", "Supreme Leader of", "King of")


def reigns(surname: str) -> str | None:
    """The country of the one head of state or government in office who is known by a surname ("Macron" -> FR); None
    where there is none, or several."""
    held = _reigning().get(fold(surname), frozenset())
    return next(iter(held))[0] if len({country for country, _ in held}) == 1 else None


def names() -> Iterator[tuple[str, tuple[Known, ...]]]:
    """Every known name in its kept form, with its readings, in the order of the lexicons."""
    yield from _names().items()

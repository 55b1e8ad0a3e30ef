"""Sites: the building, installation or gathering that a happening was at or struck, by the words around its event.

Which nouns tell of one is a table (`lexicons/sites.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile

from onrecord.incidents.words import RAREST, stem, weight
from onrecord.lexicons import load
from onrecord.lexicons.actors import known
from onrecord.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEFORE = re.compile(r"\b(?:at|outside|near|inside|in|on|of|through|beside|against|hit|into)$")
_BEHIND_HEAD = re.compile(r",|\s(?:of|in|on|at|near|for|where|which|that)\b")
_REACH = 7
"""So many words before a site may stand what tells that it was there."""
_CARE = frozenset(
    "taken rushed brought admitted treated treating transferred evacuated flown doctor doctors nurse medic medics"
    " surgeon director staff source sources official officials morgue mortuary spokesman spokeswoman wounds injuries"
    " burns".split()
)
_SPEAKS = frozenset(
    "said says told tells source sources official officials director doctor doctors staff spokesman spokeswoman records"
    " chief statement reported announced confirmed denied".split()
)
_TAKEN, _SPEAKING = 6, 2
"""So many words before a site may stand that people were taken there or speak for it ("a doctor at the hospital"); and
behind it ("a university official", "the governor's office said")."""
_OF_HEALTH = frozenset({"hospital", "clinic", "centre", "center"})
_LYING = frozenset(
    "is are was were be been lay lies lying died dies dying succumbed recovering remain remained remains stable"
    " critical condition hospitalised hospitalized care according bodies corpses".split()
)
_HELPS = frozenset("hospital clinic health office school college university bank center centre".split())
_ELSE = frozenset("since from for after before with about until towards toward between than as who which".split())
_TALKING = frozenset("told said says speaking spoke speech sermon meeting briefing conference interview".split())
"""Behind these a place is where somebody speaks of what happened: "told a meeting | at | the mosque"."""
_BESIDE = (["next"], ["close"], ["adjacent"])
_GATHERINGS = frozenset({"vigil", "funeral"})
_HELD = frozenset("held hold holding attended attend organised organized".split())
_OF_TOWNS = frozenset({"of", "city", "town"})
"""Behind a noun that says what a town is: "the port of Velmar", "the port city"."""
_SIDES = frozenset("west east north south left right".split())
_PARTING = frozenset("a an the this that his her its their at in on near outside inside into of and or".split())
"""Between a name and a noun that it does not belong to: "the Antonov hit a church"."""
_OF_NAME = 3
"""A site's name is of so many words at most, before its noun or behind it."""


@cache
def site_nouns(*kinds: str) -> frozenset[str]:
    """The nouns of the table, of one word or two; of some kinds of them, or of any."""
    return frozenset(row["noun"] for row in load("sites") if row["kind"] in (kinds or ("site", "vehicle")))


@cache
def _alike() -> Mapping[str, str]:
    return {row["noun"]: row["alike"] for row in load("sites")}


def alike(sites: Iterable[str]) -> frozenset[str]:
    """The kinds of these sites, each by one noun for all that it may be called: a base, barracks and headquarters are
    one. Those with names of their own are of the kind of their noun."""
    table = _alike()
    known = (site if site in table else site.partition(" ")[2] for site in sites)
    return frozenset(table.get(site, site) for site in known)


def struck(names: Iterable[str]) -> frozenset[str]:
    """The kinds of the sites and vehicles among those whom something befell, by the last words of their names: "two
    minibuses", "a bus stop"."""
    ends = (name.split()[-2:] for name in names if name)
    nouns = (w for end in ends for w in (" ".join(end), end[-1], end[-1].removesuffix("s"), end[-1].removesuffix("es")))
    return alike(noun for noun in nouns if noun in site_nouns())


def hit(name: str) -> Iterator[str]:
    """The site that is the head of the name of what something befell: "a crowded school", "the hospital in Velmar"."""
    head = _BEHIND_HEAD.split(name, maxsplit=1)[0].split()[-1:]
    yield from (w for w in map(str.lower, head) if w in site_nouns("site"))


def sites(sentence: str) -> frozenset[str]:
    """The sites and gatherings that a sentence names by one word: a market, a funeral."""
    return frozenset(w for w in (w.lower() for w in _WORD.findall(sentence)) if w in site_nouns("site"))


_HOURS = frozenset("hour time moment eve hours".split())
_OF_AN_HOUR = 3
"""So many words before a site, "of" among them, may name an hour by it: "at the hour of iftar"."""


def site_of(sentence: str, trigger: str, *, among: frozenset[str] | None = None) -> str | None:
    """What stands in a trigger's sentence as the site: "at a crowded cattle market in the city" gives "market",
    "stormed a hotel" gives "hotel"; but "the port of Velmar" is the place. Of the nouns `among` those of sites, unless
    others are given."""
    among = site_nouns("site") if among is None else among
    words = [fold(w) for w in _WORD.findall(sentence)]
    folded = fold(trigger)
    for n in range(len(words)):
        site = _noun_at(words, n, among)
        before = words[max(0, n - _REACH) : n]
        of_a_town = bool({*words[n + 1 : n + 2]} & _OF_TOWNS) or (n > 0 and words[n - 1] in _SIDES)
        timed = any(w in _HOURS for w in before[-_OF_AN_HOUR:]) and "of" in before[-2:]
        if site and not (of_a_town or timed) and _reaches(before, folded) and not _speaks(words, n):
            return site
    return None


def _reaches(before: list[str], trigger: str) -> bool:
    """Whether the words before a site say that it was there: the last of those that may is the trigger or a preposition
    of place, and none that says otherwise ("since a port opened")."""
    for n in reversed(range(len(before))):
        word = before[n]
        if word == "to":
            return before[n - 1 : n] in _BESIDE
        if word in _ELSE or word == trigger or _BEFORE.match(word):
            return word not in _ELSE and not (word != trigger and _TALKING & set(before[max(0, n - 1) : n]))
    return False


def _speaks(words: list[str], n: int) -> bool:
    """Whether a site only has the wounded, or speaks: "taken to a hospital", "a doctor at the clinic", "the governor's
    office said"; or is held for the dead: "a vigil for the twelve who were shot"."""
    behind = words[n + 1 : n + 1 + _SPEAKING]
    if _noun_at(words, n + 1, site_nouns("site")) if n + 1 < len(words) else None:
        return True
    before = words[max(0, n - _TAKEN) : n]
    if words[n] in _GATHERINGS and (_HELD & set(before) or "for" in words[n + 1 : n + 1 + _TAKEN]):
        return True
    if words[n] not in _HELPS:
        return False
    return bool(_CARE & set(before) or _SPEAKS & set(behind) or _lies_there(words[n], before))


def _lies_there(site: str, before: list[str]) -> bool:
    """Whether somebody only lies there or it gives the number: "is in the town's hospital", "died at a clinic",
    "according to the Velmar hospital"."""
    at = next((n for n in reversed(range(len(before))) if before[n] in ("in", "at", "to")), 0)
    return site in _OF_HEALTH and bool({*before[at - 1 : at]} & _LYING)


def named_sites(text: str) -> Iterator[str]:
    """Sites with names of their own in a text, folded: "the Taynal mosque" gives "taynal mosque", and so does "Taynal
    Mosque"; "the bar Iwabo" gives "iwabo bar". A name is a rare word with a capital."""
    spelt = _WORD.findall(text)
    words = [fold(w) for w in spelt]
    for n in range(len(words)):
        if (site := _noun_at(words, n, site_nouns("site"))) is None or {*words[n + 1 : n + 2]} & _OF_TOWNS:
            continue
        if words[n] in _OF_HEALTH and _speaks(words, n):
            continue
        first = n - site.count(" ")
        before = range(first - 1, max(-1, first - 1 - _OF_NAME), -1)
        for at in (*takewhile(lambda k: words[k] not in _PARTING, before), *range(n + 1, n + 1 + _OF_NAME)):
            if not 0 <= at < len(spelt) or not spelt[at][0].isupper():
                if at < first:
                    continue
                break
            # "Landmine kills wedding guests": what begins a headline has a capital whatever it is.
            if _is_telling(words[at]) and (at or first == 1):
                yield f"{words[at]} {site}"


def _is_telling(word: str) -> bool:
    """Whether a word may be a name that tells sites apart: a rare one, and no people's."""
    rare = weight(stem(word)) == RAREST and word not in site_nouns()
    return rare and not any(one.kind == "nationality" for one in known(word.capitalize()))


def _noun_at(words: list[str], n: int, among: frozenset[str]) -> str | None:
    """The site that a word ends, by two words where the first belongs to it."""
    two = f"{words[n - 1]} {words[n]}" if n else words[n]
    return two if two in among else words[n] if words[n] in among else None

"""Bylines: who wrote a report, as its own lines say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from onrecord.lexicons import load
from onrecord.lexicons.actors import known, outlet, outlet_words
from onrecord.lexicons.gazetteer import candidates
from onrecord.text import fold

_PARTICLES = "al|el|bin|bint|ibn|abu|de|del|della|di|da|dos|du|la|le|van|von|der|den|ter|ul|ur|y|e"
_NAME_WORD = r"(?:(?:[^\W\d_a-z]\.)+|[^\W\d_a-z][\w'’\-]*\.?)"
_NAME = rf"{_NAME_WORD}(?:\s+(?:(?:{_PARTICLES})\s+)*(?:(?:al|el|ul)-)?{_NAME_WORD}){{1,3}}"
_SEPARATOR = r"(?:\s*,\s+and\s+|\s*[,;|/]\s+|\s+and\s+|\s+AND\s+|\s+&\s+|\s+with\s+)"
_ADDRESS = r"[(<\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?"
_BY = re.compile(
    r"(?:(?i:story|text|words|report|reporting|written|posted|analysis|authored?)\s*:?\s+)?(?:(?i:by)\s*:?|(?i:authors?)\s*:)\s+"
    rf"(?P<names>{_NAME}(?:{_SEPARATOR}{_NAME})*)"
    rf"(?:\s*,?\s+{_ADDRESS}|\s*[,;|/·•(–—-][^.!?]{{0,60}}|\s+(?:in|at|for|of|Published|Updated|PUBLISHED|UPDATED)\b[^!?]{{0,60}}[^.!?])?$"
)
# "By our Delhi correspondent | Rania Haddad |", "Rania Haddad | and Staff |".
_OURS = re.compile(
    rf"(?i:(?:from|by)\s+(?:our|a)\s+(?:\w+\s+){{0,2}}(?:correspondent|reporter|staff\s+writer|writer)s?)[,:]?\s+(?={_NAME})"
)
_WITH_STAFF = re.compile(
    r",?\s+(?:and|with|&)\s+(?i:(?:the\s+)?(?:staff|(?:news\s+|wire\s+)?agenc(?:y|ies)|wire\s+(?:services|reports)"
    r"|staff\s+(?:writers?|reporters?|and\s+agencies)))$"
)
_BY_DESK = re.compile(r"(?i:by)\s+(?:(?i:the)\s+)?[^\W\d_a-z][\w.'’-]{1,30}(?:\s+(?:Staff|News|Desk|Reporters?))?$")
_BY_OURS = re.compile(
    r"(?i:(?:from|by)\s+(?:our|a)\s+(?:\w+\s+){0,2}(?:correspondent|reporter|staff|desk|team|writer)s?)"
    r"(?:\s+(?:in|at)\s+[^\W\d_a-z][^.!?]{0,40})?$"
)
_DESK = re.compile(
    r"(?i:(?:(?:the|our)\s+)?(?:(?:news|web|foreign|world|national|online|digital|editorial)\s*)?"
    r"(?:newsroom|desk|staff|team|board|agencies)(?:\s+(?:writer|reporter|report|correspondent)s?)?)$"
)
_SITE = re.compile(r"[^\W_][\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|co|tv|press)(?:\.[a-z]{2})?$", re.IGNORECASE)
_TRADE = (
    r"(?i:(?:\w+\s+){0,3}(?:correspondent|reporter|writer|editor|journalist|analyst|columnist|bureau chief)s?"
    r"(?:\s+in\s+\w+)?)"
)
_SIGNED = re.compile(
    rf"(?P<names>{_NAME}(?:(?:\s*,\s+|\s+and\s+|\s*,\s+and\s+|\s+&\s+){_NAME})*?)"
    rf"(?:\s*[|·•]\s*[^\W\d_a-z][^\d|·•.!?]{{1,40}}|\s*[,–—-]\s+{_TRADE})$"
)
_PLACE = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,2}}"
_POSTED = re.compile(rf"{_NAME}\s+in\s+{_PLACE}(?:(?:\s*,\s+|\s+and\s+|\s*,\s+and\s+){_NAME}\s+in\s+{_PLACE})+$")
_POSTED_ALONE = re.compile(rf"(?P<name>{_NAME})\s+in\s+(?P<place>{_PLACE})$")
_CREDITED = re.compile(
    rf"(?:(?i:from)\s+)?(?P<name>{_NAME})(?:(?P<where>\s+in\s+|\s*[,–—-]\s+)(?P<place>{_PLACE})|"
    rf"\s+for\s+(?P<paper>(?:(?i:the)\s+)?{_PLACE})|\s*,?\s+{_ADDRESS})"
    r"(?:\s*,?\s+(?:and|with)\s+(?:news\s+)?agencies)?$"
)
_TRADED = re.compile(rf"(?P<name>{_NAME_WORD}\s+{_NAME_WORD}),?\s+{_TRADE}$")
_TOGETHER = re.compile(
    rf"(?P<names>{_NAME}(?:(?:\s*,\s+and\s+|\s*,\s+|\s+and\s+|\s+&\s+){_NAME})+?)"
    rf"(?:\s+in\s+{_PLACE})?$"
)
_REPORTED = re.compile(
    rf"{_NAME}\s+reported\s+from\s+{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}}"
    rf"(?:(?:\s*[,;]\s+(?:and\s+)?|\s+and\s+){_NAME}\s+(?:reported\s+)?from\s+{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}})*"
    r"(?:\s*[,;.]\s+[^.]{0,120})?\.?$"
)
_POST = re.compile(r"\s+in\s+.*$")
_OUTLET = re.compile(rf"(?:(?i:the)\s+)?{_NAME_WORD}(?:\s+(?:of\s+)?{_NAME_WORD}){{1,3}}$")
_FULL_NAME = re.compile(rf"{_NAME}$")
_SPLIT = re.compile(_SEPARATOR)
_SMALL = frozenset("of for and the on in to &".split())
_STAFF = frozenset("staff newsroom desk team reporters writers correspondents".split())
_TWOFOLD = frozenset(
    "chad jordan israel georgia cuba india china kenya april may june august mark will grace hope".split()
)
_PUBLISHING = ("organization", "government")
_LONGEST_MASTHEAD = 3  # words
_LONGEST = 160


def authors(line: str) -> tuple[str, ...] | None:
    """The authors that a byline names ("By Rania Haddad and Tom Ellery"), None if the line is no byline.

    A desk or an agency ("By Reuters") gives an empty tuple: a byline that names no person.
    """
    if len(line) > _LONGEST:
        return None
    line = _WITH_STAFF.sub("", _OURS.sub("By ", " ".join(line.split())))
    by, _, rest = line.partition(" ")
    if by.lower() == "by" and _POSTED.match(rest):
        return signed(rest)
    match = _BY.match(line)
    if match is None:
        return () if _BY_DESK.match(line) or _BY_OURS.match(line) else None
    names = [name.strip() for name in _SPLIT.split(match["names"])]
    return tuple(_cased(name) for name in names if not _names_no_person(name))


def outlet_of(line: str) -> str | None:
    """The outlet that a byline names behind a bar: "By Rania Haddad | The Coastal Courier"."""
    _, bar, behind = line.rpartition("|")
    return behind.strip() if bar and is_outlet(behind.strip()) else None


def outlet_of_staff(line: str) -> str | None:
    """The outlet whose staff a line names as its authors: "Coastal Courier Staff"."""
    outlet, _, staff = line.rpartition(" ")
    return outlet if staff.lower() in _STAFF and " " in outlet and may_be_outlet(outlet) else None


def is_masthead(line: str) -> bool:
    """Whether a line above a title is the name of an outlet: with its article, of at most three words, or an outlet
    that is known (lexicon `outlets`), so that "Rebels Storm Army Post" is none."""
    few = len(line.split()) <= _LONGEST_MASTHEAD
    return is_outlet(line) and (few or line.lower().startswith("the ") or outlet(line) is not None)


def is_issuer(line: str) -> bool:
    """Whether a line above a title is the name of a known body, which issues what follows: "United Nations"."""
    return any(a.kind in _PUBLISHING and a.form in ("name", "alias") for a in known(line))


def is_publisher(line: str) -> bool:
    """Whether a line below a title is the name of a body and nothing else: "Institute for Littoral Studies"."""
    words = line.split()
    if (
        not 2 <= len(words) <= 9
        or words[-1].lower() in _STAFF
        or not all(w[0].isupper() or w.lower() in _SMALL for w in words)
    ):
        return False
    head = next((a for a, b in pairwise(words) if b.lower() in _SMALL), words[-1])
    return any(_bodies().get(word.strip(".,")) in _PUBLISHING for word in (head, words[-1]))


def signed(line: str) -> tuple[str, ...]:
    """The authors of a line that is their names with a place or their trade beside them, without "by": "Rania Haddad |
    TAIPEI", "Tom Ellery, Senior Correspondent", "Rania Haddad in Taipei and Tom Ellery in Manila", or names of several.
    None of them for any other line."""
    line = " ".join(line.split())
    if len(line) > _LONGEST:
        return ()
    alone = _WITH_STAFF.sub("", line)
    if alone != line and _FULL_NAME.match(alone) and is_name(alone):
        return (_cased(alone),)
    match = _SIGNED.match(line) or (None if _POSTED.match(line) else _TOGETHER.match(line))
    if match is not None:
        names = [name.strip() for name in _SPLIT.split(match["names"])]
    else:
        names = [_POST.sub("", name.strip()) for name in _SPLIT.split(line)] if _POSTED.match(line) else []
    return tuple(_cased(name) for name in names) if names and all(map(is_name, names)) else ()


def posted(line: str) -> str | None:
    """The one author of a line that may be a byline without "by": "Rania Haddad in Taipei", a known place. None for any
    other line; "Clashes Erupt in Taipei" reads alike, so that what stands beside it has to tell."""
    match = _POSTED_ALONE.match(" ".join(line.split()))
    named = match is not None and is_name(match["name"]) and candidates(match["place"])
    return _cased(match["name"]) if match is not None and named else None


def credited(line: str) -> str | None:
    """The one author of a line that is a name with a known place, an outlet, an address or a trade beside it, without
    "by": "Rania Haddad in Taipei", "Tom Ellery, Reuters", "Ida Brandt for The Ledger". The name has to begin with a
    known forename and to go on with no word for what happens, as in "Karim Aziz Arrives in Taipei". None for any
    other line."""
    line = " ".join(line.split())
    match = _CREDITED.match(line)
    if match is not None:
        place, paper = match["place"], match["paper"]
        known_place = place is not None and bool(
            candidates(place) or (outlet(place) and match["where"].strip() != "in")
        )
        if not known_place and (place or (paper and not (is_outlet(paper) or outlet(paper)))):
            return None
    else:
        match = _TRADED.match(line)
    if match is None or not is_name(match["name"]):
        return None
    first, *rest = (fold(word) for word in match["name"].split())
    told = any(word in _happenings() or (word.endswith("ed") and word not in _forenames()) for word in rest)
    return _cased(match["name"]) if first in _forenames() and not told else None


def is_credit(line: str) -> bool:
    """Whether a line at the end of a report says who reported from where: "Rania Haddad reported from Taipei, and Tom
    Ellery from Manila."."""
    return len(line) <= 2 * _LONGEST and _REPORTED.match(" ".join(line.split())) is not None


def is_name(line: str) -> bool:
    """Whether a line is a person's name and nothing else: two to four capitalised words, none of them a word that
    marks a section, an organization or a country (lexicons `name_stops`, `namewords`, `countries`)."""
    if len(line) > 60 or _FULL_NAME.match(line) is None:
        return False
    return not _names_no_person(line) and not is_outlet(line)


def is_outlet(line: str) -> bool:
    """Whether a line is a news outlet's name and nothing else ("Coastal Courier", "The Ledger of Larsholm"), by a word
    that such names have (lexicon `outlet_words`)."""
    if len(line) > 60 or _OUTLET.match(line) is None:
        return False
    return line.split()[-1].lower() in outlet_words("outlet")


def is_desk(line: str) -> bool:
    """Whether a line is the name of those at an outlet who wrote a report, and names nobody: "Newsroom", "Web Desk"."""
    return _DESK.match(line) is not None


def may_be_outlet(line: str) -> bool:
    """Whether a line that stands where an outlet's name does may be one: capitalised words that are no country, or a
    site's address."""
    named = len(line) <= 60 and _OUTLET.match(line) is not None and line.lower() not in _countries()
    return named or is_site(line)


def is_site(line: str) -> bool:
    """Whether a line is a site's address and nothing else: "tidewater.net"."""
    return len(line) <= 60 and _SITE.match(line) is not None


def is_section(label: str) -> bool:
    """Whether a label in lower case heads a section ("background", "ukraine") rather than what somebody says."""
    return label in _countries() or any(label == row["word"] for row in load("name_stops"))


def _names_no_person(name: str) -> bool:
    return any(word.strip(".").lower() in _stops() for word in name.split()) or name.lower() in _countries()


@cache
def _bodies() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in load("namewords")}


@cache
def _forenames() -> frozenset[str]:
    """Forenames, but those that are as well a country's name or a month's."""
    return frozenset(fold(row["forename"]) for row in load("forenames")) - _TWOFOLD


@cache
def _happenings() -> frozenset[str]:
    """Words of what happens, as headlines have them: verbs, and nouns of events."""
    forms = {row["form"] for row in load("finite_verbs")}
    lemmas = {row["lemma"] for name in ("event_nouns", "event_verbs") for row in load(name)}
    return frozenset(forms | lemmas | {lemma + "s" for lemma in lemmas})


@cache
def _stops() -> frozenset[str]:
    one_word = (name for name in _countries() if " " not in name)
    kinds = (row["word"].lower() for row in load("namewords"))
    return frozenset([*one_word, *kinds, *(row["word"].lower() for row in load("name_stops"))])


@cache
def _countries() -> frozenset[str]:
    found: set[str] = set()
    for row in load("countries"):
        found.update([row["name"], row["capital"], *row["aliases"].split("|"), *row["demonyms"].split("|")])
    # Names that people bear as well; lower case, since lines are compared so.
    return frozenset(name.lower() for name in found if name) - {"chad", "jordan", "israel", "georgia", "santiago"}


def _cased(name: str) -> str:
    """ "RON ALVARO" as "Ron Alvaro"; other spellings as they are."""
    return name.title() if name.isupper() else name

"""Outlets: which names are of news outlets, which of them gather news for others, and when two names are of one.

The names themselves are the lexicon's (`lexicons/agencies.tsv`) and those that the reports bear; an outlet that nobody
knows is told by the words in its name (`lexicons/outlet_words.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from onrecord.ingest.metadata import host
from onrecord.lexicons.actors import is_news_agency, known, outlet, outlet_words
from onrecord.records import Attribution
from onrecord.text import fold, without_article
from onrecord.wording import one_line

AGENCIES = "news agencies"
"""What agencies are called that a credit does not name."""

_INITIALS = re.compile(r"\s*\([^()]{2,12}\)\s*$")
_APPOSED = re.compile(r"\s*,\s+(?:an?|the|its|our|which|who|run|based|owned|published)\s.*$", re.DOTALL)
"""What is said of a name behind it: "Hill Wire, an agency run by exiles"."""
_DESCRIBED = re.compile(r"\s+(?:news agency|agency|newswire|wire service|news service|newspaper)$")
"""What a known name is called beside it: "AFP news agency"."""
_CALLED = re.compile(
    r"(?:(?:[A-Z][\w-]+|[a-z-]+) ){0,2}?(?:news (?:service|agency|site|website|portal|channel|outlet)|news ?wire"
    r"|wire service|(?:press )?agency|newspaper|daily|weekly|broadcaster|tabloid|website"
    r"|(?:radio|television|TV) station) (?=[A-Z])"
)
"""What an outlet is called before its name: "the news service Gulf Line"."""
_BESIDE = re.compile(r" (?:(?:news|press) )?(?:agency|service|newspaper|daily|bulletin|website|radio|television)$")
_ANY_MEDIA = re.compile(
    r"(?:[^A-Z]* )?(?:(?:state|local|national|foreign|social|official|independent) ){0,2}(?:media|press)"
    r"(?: reports?| outlets?)?"
)
_AGENCY_CALLED = re.compile(
    r"(?:(?:[A-Z][a-z][\w-]*|state|state-run|state-owned|private|local|independent|official|national|regional"
    r"|semi-official|[a-z]+-language) ){0,2}(?:(?:news|press|wire|information) )?(?:agency|newswire) (?=[A-Z])"
)
"""What an agency is called before its name, which no agency is that is for aid, of the United Nations or in secret."""
_NAMED_AGENCY = re.compile(r"(?:[a-z-]+ )?(?P<name>[A-Z][a-z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) (?:news |press )?agency")
_WHOSE = 2
"""So many names may stand before what an outlet is called: "Orvanian state television OTV"."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_UNNAMED = re.compile(
    r"(?:(?:the|several|various|some|two|other|major|early|first|foreign|international|western|global) )*"
    r"(?:(?:news|wire|press) (?:agencies|services)|news ?wires|wires"
    r"|(?:(?:news )?agency|wire(?: service)?|newswire) (?:reports?|dispatch(?:es)?|stories|copy|accounts))",
    re.IGNORECASE,
)
"""What agencies are called that nobody names: "wire reports", "agency dispatches"; press reports are any paper's."""
_REPORTER = r"(?:reporter|correspondent|journalist|stringer|photographer|cameraman)s?"
_EMPLOYED = re.compile(
    rf"(?:[a-z]+ ){{0,3}}?{_REPORTER} (?:(?:working|who works) )?(?:of|for|from|with|at) (?P<of>.+)"
    rf"|(?P<whose>.+?)(?:['’]s?)? (?:own |local |special )*{_REPORTER}\b.*",
    re.IGNORECASE,
)


_LONGEST = 4
"""Words that what describes an outlet has at most: "Orvia's independent television"."""


@lru_cache(maxsize=4096)
def outlet_name(name: str) -> str:
    """The preferred name of an outlet: the lexicon's for "AFP" or "afp.com", else the name without an article, without
    what it is called beside it ("the news agency Great Lakes Wire", "Hill Wire, an agency run by exiles"), and without
    its initials in brackets; `AGENCIES` for any without a name ("wire reports")."""
    if _UNNAMED.fullmatch(name):
        return AGENCIES
    bare = _undescribed(_INITIALS.sub("", _APPOSED.sub("", without_article(one_line(name)))))
    called = _CALLED.match(bare)
    if called is not None and _telling(_of(bare[called.end() :])):
        bare = bare[called.end() :]
    if _DESCRIBED.search(bare) and _is_name(_DESCRIBED.sub("", bare)):
        bare = _DESCRIBED.sub("", bare)
    web = host(name) or (host(f"https://{name}") if "." in name and " " not in name else None)
    for candidate in (
        bare,
        _DESCRIBED.sub("", bare),
        *([label, label.upper()] if web and (label := web.split(".")[-2]) else []),
    ):
        listed = outlet(candidate)
        if listed is not None:
            return listed.name
    return web or bare


def _is_name(words: str) -> bool:
    """Whether words are a name of an outlet by themselves: "Hill Wire" of "the Hill Wire agency", but not "Hill"."""
    return " " in words and all(w[:1].isupper() for w in words.split()) and is_outlet(words)


def employer(words: str) -> str:
    """Whom words for a reporter say that he works for ("the agency's correspondent", "a reporter for the Hill Post");
    words for anybody else as they are."""
    works = _EMPLOYED.fullmatch(words)
    return (works["of"] or works["whose"]) if works is not None else words


_WAY_REACH = 240
# Whom somebody speaks to, or who has heard, seen or carried what he says.
_BY_WAY_OF = re.compile(
    r"\b(?:(?:quoted|cited|interviewed|reached|contacted|heard|carried|published|aired|broadcast|obtained|seen|reviewed"
    r"|viewed|monitored|distributed|released|posted|run|printed) (?:on \w+day )?(?:by|through)"
    r"|(?:speaking|talking|spoke) [^,;.]{0,50}?\b(?:to|with)) "
    r"((?:the |a |an )?(?:[a-z]+ ){0,3}?[A-Z][\w’'.-]*(?: (?:[A-Z]|al-)[\w’'.-]*)*"
    r"(?: (?:news )?(?:agency|newspaper|radio|television|channel|magazine|website|wire))?)"
)


def _undescribed(name: str) -> str:
    """A name without the words before it that only say what it is of: "the Spanish news agency EFE"."""
    words = name.split()
    # "dpa" is a name for all its small letters.
    low = [n for n, word in enumerate(words) if not word[:1].isupper() and outlet(" ".join(words[n:])) is None]
    if not low or low != list(range(low[0], low[-1] + 1)) or low[0] > _WHOSE:
        return name
    if any(fold(words[n]) not in outlet_words("medium") | outlet_words("generic") for n in low):
        return name
    if low[0] and fold(words[low[-1]]) not in outlet_words("medium"):
        return name
    bare = " ".join(words[low[-1] + 1 :])
    return bare if _telling(_of(bare)) else name


@lru_cache(maxsize=65536)
def is_agency(name: str) -> bool:
    """Whether an outlet gathers news for others."""
    return is_news_agency(name) or (outlet(name) is None and (name == AGENCIES or bool(_UNNAMED.fullmatch(name))))


@lru_cache(maxsize=65536)
def is_outlet(name: str) -> bool:
    """Whether a name is surely of a news outlet: a known one that is no platform for everybody, or one that says so."""
    listed = outlet(name)
    if listed is not None:
        return listed.channel != "social_media"
    words = _WORD.findall(fold(name))
    if len(words) > _LONGEST and without_article(name)[:1].islower():
        return False  # "a statement read out on state television"
    # "Hill Post", "Radio Hill", but no "News Analysis" and no "radio intercepts".
    first = set() if name.islower() else {*words[:1]} & outlet_words("medium") - {"news"}
    ends = {*words[-1:], *first}
    return is_agency(name) or bool(_telling(_of(name)) and ends & outlet_words("outlet"))


def is_called_agency(words: str) -> bool:
    """Whether words call an outlet a news agency that its name alone does not show to be one: "the Tarvian agency
    Velmar Info", "the Velmar agency"; but "the agency" and "the Tarvian agency" have no name."""
    bare = without_article(words)
    if _AGENCY_CALLED.match(bare) is not None:
        return True
    beside = _NAMED_AGENCY.fullmatch(bare)
    return beside is not None and not any(actor.kind in ("nationality", "country") for actor in known(beside["name"]))


def same_outlet(a: str, b: str) -> bool:
    """Whether two preferred names are of one outlet: the same words, or words that only say by what way it is received
    or that it gathers news make the difference ("the Ledger newspaper", "Hill" and "Hill Newswire"), or one name says
    nothing else ("state TV" and "Niger's state television"), or is the other's initials ("TNA" and "Tarvian News
    Agency")."""
    bare, other = _DESCRIBED.sub("", a), _DESCRIBED.sub("", b)
    if any(x.isupper() and len(x) > 2 and x == initials(y) for x, y in ((bare, b), (other, a))):
        return True
    few, many = sorted((_of(bare), _of(other)), key=len)
    if not few or not few <= many:
        return False
    gathering = outlet_words("agency") | outlet_words("agency_end")
    return not _telling(few) or many - few <= outlet_words("medium") | outlet_words("generic") | gathering


def known_as(words: str, outlets: Mapping[str, str]) -> str | None:
    """Of outlets by their folded names the one that words name, also with what it is called beside its name: "the Hill
    agency"; None where they name none of them."""
    bare = fold(outlet_name(words))
    return next((outlets[name] for name in (fold(words), bare, _BESIDE.sub("", bare)) if name in outlets), None)


def is_any_media(words: str) -> bool:
    """Whether words are for media that nobody names: "state media", "local press reports"."""
    return _ANY_MEDIA.fullmatch(words) is not None


def initials(name: str) -> str:
    """The initials of a name of three words or more, else nothing."""
    words = [word for word in re.split(r"[\s-]+", name) if word]
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 2 else ""


def short_for(name: str, whole: str) -> bool:
    """Whether a name is what an outlet is called for short in its own pages: "the Leader", "this newspaper"."""
    if same_outlet(name, whole):
        return True
    last = _WORD.findall(fold(whole))[-1:]
    return [*_of(name)] == last or (not _telling(_of(name)) and "this" in fold(name).split())


@lru_cache(maxsize=4096)
def _of(name: str) -> frozenset[str]:
    """The words of a name, folded, articles and possessives aside; a television is a TV."""
    words = (word.removesuffix("'s") for word in _WORD.findall(fold(name)))
    return frozenset("television" if word == "tv" else word for word in words if word not in ("the", "of", "and"))


def _telling(words: frozenset[str]) -> bool:
    """Whether the words of a name say which outlet it is."""
    return bool(words - outlet_words("medium") - outlet_words("generic"))


def by_way_of(text: str, a: Attribution) -> Iterator[str]:
    """Whom words between a source, its verb and what it says name as having heard or carried it: "a statement carried
    by Radio Tarvia", "an official, speaking on condition of anonymity to the Hill Post,"."""
    if a.source and a.cue and a.content:
        start = a.source[0].start
        end = max((s.start for s in a.content if s.start > start), default=start)
        between = text[start : min(end, start + _WAY_REACH)] if "\n" not in text[start:end] else ""
        yield from (m[1] for m in _BY_WAY_OF.finditer(between))

"""Namesakes: which of those who are blamed are one, by the names under which reports know them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from onrecord.incidents.agents import Agent
from onrecord.incidents.offices import name_key
from onrecord.incidents.words import doers
from onrecord.lexicons import load
from onrecord.lexicons.actors import demonym, known
from onrecord.records import Span
from onrecord.text import without_article

# "An Islamist group", "Iran-backed militias": what somebody is and by whom backed, beside a name or without one.
_KIN = re.compile(
    r"(?:\bal[ -])?\b[\w’']+-(?:linked|backed|aligned|based|trained|affiliated|allied|inspired|led|funded)\b"
)
_SUPPOSED = re.compile(
    r"^(?:the |an? )?(?:suspected|alleged|presumed|supposed|so-called|self-styled)\s+", re.IGNORECASE
)
_WHENCE = re.compile(r"\s(?:from|based in|active in|operating in)\s.*", re.DOTALL)
_OF = re.compile(
    r"^(?:(?:the|an?|some|several|two|three) )?([a-z][\w-]*(?: [a-z][\w-]*)?) (?:of|from|in|belonging to) (?:the )?"
    r"(?=[A-Z])"
)
_FORCES = re.compile(
    r"(?:the )?([A-Z]\w+) (?:army|military|armed forces|forces|troops|soldiers|(?:war)?planes|jets|artillery|drones?"
    r"|navy|air (?:force|defen[cs]es?)|(?:Self-)?Defen[cs]e Forces?)"
)
# "Coalition troops" are the coalition.
_WHOSE_FORCES = re.compile(
    r"(?:the )?(coalition|regime|junta|government|army|police|navy) (?:forces?|troops|soldiers|(?:war)?planes|jets"
    r"|aircraft|warships|artillery|drones?|fighters|units?|officers)"
)
# The one army that a report need not name: "soldiers", "the military", "uniformed troops".
_OWN_ARMY = re.compile(
    r"(?:the |our |its |their |these |those |some )?(?:government |army |uniformed |regular |state )?"
    r"(?:army|military|armed forces|soldiers|troops)",
    re.IGNORECASE,
)
_DEFENCE = re.compile(r"\b(?:defen[cs]e ministry|ministry of (?:national )?defen[cs]e|general staff)\b", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:army|military|armed forces|police|government|ministry|minister|office|navy|air force|security forces|junta"
    r"|intelligence|troops|forces|soldiers|regime|service)\b",
    re.IGNORECASE,
)
_ARMY = re.compile(r"\b(?:military|armed forces)\b")
_THE_ARMY = frozenset({"army"})


@cache
def _classes() -> frozenset[str]:
    """What fighters are called, one or many: "militants", "a cell"."""
    nouns = doers("body") | doers("band") | {"cell", "outlaw", "network", "wing", "branch", "member", "unit", "bandit"}
    return frozenset(form for noun in nouns for form in (noun, f"{noun}s")) - {
        "party",
        "parties",
        "movement",
        "members",
    }


@cache
def _kinds() -> frozenset[str]:
    """What is said of fighters beside what they are called: "Islamist", "outlawed"."""
    return frozenset(row["words"] for row in load("blame_words") if row["use"] == "kind") | _classes()


def bare(name: str) -> str:
    """A name without the words for what it is of: "Islamist group al Shabaab", "suspected al Shabaab militants" and "a
    cell of al Shabaab" are al Shabaab. Whoever has no name beside such words keeps them."""
    short = _SUPPOSED.sub("", _WHENCE.sub("", name))
    part = _OF.match(short)
    if part is not None and part[1].split()[-1].casefold() in _classes():
        short = short[part.end() :]
    words = without_article(short).split()
    while len(words) > 1 and words[-1] in _classes():
        words.pop()
    while len(words) > 1 and words[0].casefold() in _kinds():
        words.pop(0)
    # What is left has to be a name, and not where somebody is from or what they believe in.
    begins = words[0][:1].isupper() or words[0] == "al"
    return " ".join(words) if begins and _telling(words) else name


def _telling(words: Sequence[str]) -> bool:
    """Whether words for somebody hold a name, beside where they are from and what they believe in."""
    rest = _KIN.sub("", " ".join(words)).split()
    return any(w[:1].isupper() and w.casefold() not in _kinds() and demonym(w) is None for w in rest)


def is_described(agent: Agent) -> bool:
    """Whether somebody is only called what they are: "jihadists", "a banned Islamist group"."""
    words = _WHENCE.sub("", agent.name).split()
    if not words or words[-1].casefold() not in _classes():
        return False
    return not _telling(words)


def is_state(agent: Agent) -> bool:
    """Whether somebody is a state, or is of its army, police or offices."""
    if any(key.startswith("country:") for key in agent.keys):
        return True
    # But the Vale Liberation Army, the Hill Defence Forces are nobody's.
    noun = _STATE.search(agent.name)
    words = without_article(agent.name).split()
    return noun is not None and (noun[0].islower() or demonym(words[0]) is not None or words[0].endswith(("'s", "’s")))


def gathered(agents: Iterable[Agent]) -> tuple[tuple[Agent, ...], ...]:
    """Agents that are one: by a shared key, or where all words of one name stand in only one other name ("the Front",
    "the Dawn of Aïr Front"). Groups and their members stand in the order of the input."""
    groups: list[list[Agent]] = []
    for agent in agents:
        fitting = [g for g in groups if any(_keys(agent) & _keys(other) for other in g)]
        merged = [a for g in fitting for a in g]
        if fitting:
            groups[groups.index(fitting[0])] = [*merged, agent]
            groups = [g for g in groups if not any(g is f for f in fitting)]
        else:
            groups.append([agent])
    # The longest first: "the Dawn Front" belongs to "the Dawn Front movement" before "the Front" is asked for.
    for group in sorted(groups, key=lambda g: -min(len(a.name) for a in g)):
        mine = [a for a in group if a.named or _name_words(a) == _THE_ARMY]
        within = [g for g in groups if g is not group and any(_part_of(a, b) for a in mine for b in g if b.named)]
        if not mine:
            within = [g for g in groups if g is not group and any(_is_head_of(a, b) for a in group for b in g)]
        if len(within) == 1:
            within[0].extend(group)
            groups = [g for g in groups if g is not group]
    return tuple(tuple(g) for g in groups)


def _keys(agent: Agent) -> frozenset[str]:
    """The keys of somebody; what a country's army is said to have done the country is."""
    forces = _FORCES.fullmatch(agent.name)
    country = _of_country(forces[1]) if forces is not None else ""
    code = country.removeprefix("@") if country.startswith("@") else None
    of = {f"forces:{code}"} if code is not None else set()
    of |= {f"forces:{key.removeprefix('country:')}" for key in agent.keys if key.startswith("country:")}
    if _DEFENCE.search(agent.name) and len(agent.countries) == 1:
        of |= {f"forces:{next(iter(agent.countries))}"}
    if (whose := _WHOSE_FORCES.fullmatch(agent.name)) is not None:
        of |= {whose[1]}
    if _OWN_ARMY.fullmatch(agent.name):
        of |= {"army"}
    short = bare(agent.name)
    return agent.keys | of | ({name_key(short)} if short != agent.name else set())


def _part_of(one: Agent, other: Agent) -> bool:
    """Whether one name is a shortened other, by words left out or by its initials, also with those of "The"."""
    if one.countries and other.countries and one.countries != other.countries:
        return False
    short, long = _name_words(one), _name_words(other)
    if short == _THE_ARMY and not is_state(other):
        return False  # "the military" is not the Vale Liberation Army
    initials, abbreviated = initials_of(other.name), bare(one.name)
    if len(short) == 1 and next(iter(short)).startswith("@"):
        return False  # a country is no part of its intelligence service
    return bool(short) and (
        short <= long or (abbreviated.isupper() and len(abbreviated) > 1 and abbreviated in (initials, f"T{initials}"))
    )


@cache
def _of_country(word: str) -> str:
    """A word, or the country that it is the name or the adjective of: "Orvian" and "Orvia's" are one."""
    found = {r.country for r in known(word.removesuffix("'s").removesuffix("’s").title()) if r.kind == "country"}
    found |= {demonym(word.title())} - {None}
    return f"@{found.pop()}" if len(found) == 1 else word


def initials_of(name: str) -> str:
    """The initials of the words of a name that are capitalised."""
    return "".join(word[0] for word in name.split() if word[:1].isupper()) if " " in name else ""


def _is_head_of(one: Agent, other: Agent) -> bool:
    """Whether somebody is only called by the noun that another is called by in more words: "reservists", "police
    reservists"."""
    few, many = without_article(one.name).split(), without_article(other.name).split()
    return (
        len(few) == 1 < len(many)
        and few[0] not in _classes()
        and few[0] in (many[-1], *(m for m, of in pairwise(many) if of == "of"))
    )


def _name_words(agent: Agent) -> frozenset[str]:
    """The words of a name as names are compared: an army is a military, the Hawks are the Hawk movement."""
    bared = _ARMY.sub("army", name_key(bare(agent.name))).split()
    words = [_of_country(w.strip("'‘’“”\"")) for w in bared]
    return frozenset(w.removesuffix("s") if len(w) > 4 else w for w in words) - {"of", "the"}


def named_by(words: Iterable[Span], agents: Iterable[Agent]) -> Agent | None:
    """The one of several whose name, or what is left of it without what it is, stands in words."""
    said = set(re.findall(r"\w+", " ".join(s.text for s in words).casefold()))
    names = ((x, (*x.keys, bare(x.name).casefold())) for x in agents)
    return next((x for x, keys in names if any(key.split() and set(key.split()) <= said for key in keys)), None)

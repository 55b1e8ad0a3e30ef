"""Identified: whom blames mean that only describe or take up whoever they are of, by what else their reports say.

"Jihadists" of a headline are the Front that its report goes on to name; "they" in what a minister says are those whom
he has blamed before; who denies it for a country denies it for the country's army that is accused. Who is accused by
others, beside somebody else by name, stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.incidents.agents import Agent
from onrecord.incidents.blame import Blame
from onrecord.incidents.namesakes import bare, gathered, is_described, is_state

_TAKEN_UP = 700
"""Code points within which "they" are those whom the same source has blamed last."""
_IN_CHARGE = re.compile(r"\b(?:authorities|government|junta|officials?|regime|rulers|state)\b", re.IGNORECASE)

_FOR_ALL = re.compile(r"\b(?:ministry|minister|office|embassy|government|presidency|kremlin)\b", re.IGNORECASE)
# Whom a state has trained: "British-trained saboteurs", "agents of Tarvia".
_OF_ITS = re.compile(r"-(?:trained|backed|hired|paid|sent|armed|led)\b|\bagents?\b|\bagency\b", re.IGNORECASE)


def identified(blames: Sequence[Blame]) -> list[Blame]:
    """The same blames, each of whoever is meant, and one denial once."""
    return _once(_for_countries(_by_name(_taken_up(blames))))


def _taken_up(blames: Sequence[Blame]) -> list[Blame]:
    """With "they" for those whom the same source has accused before."""
    made = []
    for b in blames:
        if b.taken_up and b.polarity == "positive" and not b.agent.keys & b.source.keys:
            before = [
                x
                for x in blames
                if not x.taken_up
                and x.polarity == "positive"
                and x.said_by.document == b.said_by.document
                and 0 < b.start - x.start < _TAKEN_UP
                and (x.source.chain == b.source.chain or x.source.same(b.source))
            ]
            b = replace(b, agent=max(before, key=lambda x: x.start).agent) if before else b
        made.append(b)
    return made


def _by_name(blames: Sequence[Blame]) -> list[Blame]:
    """With those who are only called what they are by the one name that their accusers have for them in a report."""
    made = []
    for b in blames:
        if is_described(b.agent):
            here = [x for x in blames if x.said_by.document == b.said_by.document and x.polarity == "positive"]
            named = [x.agent for x in here if _may_mean(b, x)]
            groups = gathered(named)
            b = replace(b, agent=max(groups[0], key=lambda a: len(a.name))) if len(groups) == 1 else b
        made.append(b)
    return made


def _may_mean(described: Blame, named: Blame) -> bool:
    """Whether who is described in the one blame may be who is named in the other: no other source says so."""
    if is_described(named.agent) or not named.agent.named or is_state(named.agent):
        return False
    if described.polarity == "negative":
        return bool(described.agent.keys & described.source.keys)
    claims = [b.said_by.stance == "claims" for b in (described, named)]
    if any(claims):
        return all(claims)
    if described.source.newsroom or named.source.newsroom or described.source.chain == named.source.chain:
        return True
    last = [b.source.chain[-1] for b in (described, named)]
    return described.source.same(named.source) or all(_IN_CHARGE.search(words) for words in last)


def _for_countries(blames: Sequence[Blame]) -> list[Blame]:
    """With the denials of a country, or of whoever speaks for it, for the one that is accused and belongs to it."""
    accused = [b.agent for b in blames if b.polarity == "positive" and b.said_by.stance != "claims"]
    made = []
    for b in blames:
        mine = b.agent.countries
        speaks = _FOR_ALL.search(b.agent.name) or any(key.startswith("country:") for key in b.agent.keys)
        himself = b.polarity == "negative" and b.agent.keys & b.source.keys and not _is_any(b.agent, accused)
        also = [x.agent for x in blames if himself and _by_the_same(x, b) and _is_any(x.agent, accused)]
        if also:
            # "Denied the allegation. … His men were not involved."
            b = replace(b, agent=also[0])
        elif b.polarity == "negative" and speaks and len(mine) == 1 and not _is_any(b.agent, accused):
            groups = gathered([a for a in accused if a.countries == mine and (is_state(a) or _OF_ITS.search(a.name))])
            b = replace(b, agent=groups[0][0]) if len(groups) == 1 else b
        made.append(b)
    return made


def _by_the_same(one: Blame, other: Blame) -> bool:
    """Whether two denials are of one source in one report."""
    here = one.said_by.document == other.said_by.document
    return here and one.polarity == other.polarity and one.source.chain == other.source.chain


def _once(blames: Sequence[Blame]) -> list[Blame]:
    """Without what a denial is read to say of somebody who is not accused, where it also clears one who is; and of whom
    no word of it names, where another is named."""
    accused = [b.agent for b in blames if b.polarity == "positive"]
    made = []
    for b in blames:
        same = [x for x in blames if x is not b and x.polarity == b.polarity == "negative" and _one_saying(x, b)]
        if same and not (_is_any(b.agent, accused) or _is_said(b)):
            if any(_is_any(x.agent, accused) or _is_said(x) for x in same):
                continue
        elif same and not _is_any(b.agent, accused) and any(_is_any(x.agent, accused) for x in same):
            continue
        made.append(b)
    return made


def _one_saying(one: Blame, other: Blame) -> bool:
    if one.said_by.document != other.said_by.document or one.source.chain[-1] != other.source.chain[-1]:
        return False
    return any(s.start < t.end and t.start < s.end for s in one.said_by.spans for t in other.said_by.spans)


def _is_any(agent: Agent, agents: Sequence[Agent]) -> bool:
    return any(agent.keys & a.keys for a in agents)


def _is_said(b: Blame) -> bool:
    return any(bare(b.agent.name).casefold() in s.text.casefold() for s in b.said_by.spans)

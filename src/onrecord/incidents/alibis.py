"""Alibis: what whoever is accused says of where it was, what it has and what it knows: "none of its units was in the
area", "it does not have such weapons", "he did not know anything about it".

Only of somebody who is accused is it a denial. Of anybody else it is what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.incidents.agents import Agent
from onrecord.incidents.blame import Blame
from onrecord.incidents.namesakes import gathered
from onrecord.incidents.people import head
from onrecord.incidents.sites import sites
from onrecord.incidents.voices import Voices

_WHERE = re.compile(r"\b(?:in|at|near|around|inside|over|within|on)$", re.IGNORECASE)
_THERE = re.compile(
    r"\s+(?:(?:the|that|this|any) (?:\w+ )?(?:area|airspace|base|building|bus|camp|church|city|compound|country"
    r"|district|estate|farm|ferry|field|forest|hospital|hotel|house|island|jail|market|mosque|neighbou?rhood|place|plane|port"
    r"|prison|river|road|school|ship|station|temple|train"
    r"|province|region|scene|sector|site|sky|skies|spot|square|state|street|territory|time|town|vicinity|village|zone)\b"
    r"|(?:the (?:coast|strait|gulf|bay|lake|island|reef|shoal|sea|water|waters|roadstead)|sea"
    r"|(?:these|those|Philippine|territorial) waters|it|there|them|this|that)\b)",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+(?:the|that|this|any) ((?:[\w-]+ )?[\w-]+)")
_ARTICLE = re.compile(r"\s+(?:the )?(?:town of |city of |village of |region of )?")


def is_there(voices: Voices, start: int, end: int) -> bool:
    """Whether words that end with "in" or "near" are followed by a place; those that end otherwise need none."""
    text = voices.record.document.text
    if _WHERE.search(text, start, end) is None:
        return True
    begun = _ARTICLE.match(text, end)
    at = begun.end() if begun is not None else end
    places = (m.start for e in voices.record.entities if e.kind in ("place", "country") for m in e.mentions)
    site = _SITE.match(text, end)
    here = _THERE.match(text, end) is not None or (site is not None and bool(sites(site[1])))
    return here or at in set(places)


def accused_as(agent: Agent, known: Iterable[Blame]) -> Agent | None:
    """The one who is accused and is this agent, or of its country."""
    accused = [b.agent for b in known if b.polarity == "positive" and b.said_by.stance != "claims"]
    alike = (a for a in accused if " " not in agent.name and not agent.named and head(a.name) == head(agent.name))
    ours = next((a for a in accused if a.countries & agent.countries), None)
    return _same(agent, accused) or ours or next(alike, None)  # "no herder had been there"


def _same(agent: Agent, accused: Sequence[Agent]) -> Agent | None:
    groups = gathered([*accused, agent])
    return next((g[0] for g in groups if len(g) > 1 and any(a is agent for a in g)), None)

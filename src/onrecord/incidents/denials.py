"""Denials that do not say themselves who it is that did not do it ("rejected the charge", "repeated its denial").

It is whoever is accused in any of the reports and denies it; else whoever was accused right before that belongs to the
same country, or whose accusation is taken up; else, of a denial of responsibility, whoever speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.incidents.agents import Agent, of_entity
from onrecord.incidents.blame import Blame, blame
from onrecord.incidents.scope import Account
from onrecord.records import Attribution

_DENYING = frozenset({"denies", "rejects"})
_RESPONSIBILITY = re.compile(
    r"\bresponsib|\binvolv|\brole\b|\bhand in\b|\bbehind\b|nothing to do|\bpart in\b|\bdenial\b"
    r"|\bcarr(?:y|ied|ying) out",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:accusation|allegation|charge|claim|blame|suspicion|report)s?\b|^(?:it|that|this|them)$", re.IGNORECASE
)
_NEAR = 1500


def denials(account: Account, blames: Sequence[Blame]) -> Iterator[Blame]:
    """The denials of one report; `blames` are what all reports say of who did it."""
    document = account.record.document.id
    done = {i for b in blames if b.said_by.document == document for i in b.said_by.records}
    held = {i for e in account.record.events if e.id in done for i in e.according_to[-1:]}
    for a in account.record.attributions:
        if a.stance in _DENYING and a.id not in held:
            yield from _denial(account, a, blames)


def _denial(account: Account, a: Attribution, blames: Sequence[Blame]) -> Iterator[Blame]:
    """The denial that a statement makes of who did it, None where it denies something else."""
    voices, scope = account.voices, account.scope
    text = " ".join(s.text for s in a.content)
    if not a.content or not (scope.about(a.content) or scope.at(a.cue[0].start if a.cue else a.content[0].start)):
        return
    speaker = voices.asked.entity(a.speaker)
    if speaker is None:
        return
    told = bool(_RESPONSIBILITY.search(text))
    charge = bool(_CHARGE.search(text))
    if a.stance == "rejects" and not (told or charge):
        return
    keys = voices.keys(speaker)
    countries = {speaker.country} if speaker.country else set()
    accused = [b for b in blames if b.polarity == "positive" and not b.agent.keys & b.source.keys]
    here = [b for b in accused if b.said_by.document == account.record.document.id and b.start < a.content[0].start]
    itself = next((b for b in accused if b.agent.keys & keys), None)
    kin = next((b for b in reversed(here) if b.agent.countries & countries), None)
    agent: Agent | None = None
    if itself is not None:
        agent = itself.agent
    elif kin is not None:
        agent = kin.agent
    elif charge and here and a.content[0].start - here[-1].start < _NEAR:
        agent = here[-1].agent
    elif told:
        bodies = voices.speaks_for.get(speaker.id, ())
        agent = of_entity(voices.asked.entities[bodies[0]] if bodies else speaker)
    if agent is None:
        return
    ids = voices.asked.outward(a)
    yield blame(voices, agent, "negative", voices.source(ids), ids, (*a.cue, *a.content), (a.id,), False)

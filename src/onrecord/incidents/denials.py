"""Denials that do not say themselves who it is that did not do it ("rejected the charge", "repeated its denial").

It is whomever the denial names, or whoever is accused in any of the reports and denies it or belongs to whoever does
(a country, a lawyer's client); else, of a denial of responsibility, whoever speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.incidents.agents import Agent, gathered, of_entity
from onrecord.incidents.blame import BESIDE, Blame, blame, is_habit
from onrecord.incidents.scope import Account
from onrecord.incidents.voices import Voices, name_key
from onrecord.records import Attribution, Record, Span
from onrecord.text import without_article
from onrecord.wording import one_line

_DENYING = frozenset({"denies", "rejects"})
_RESPONSIBILITY = re.compile(
    r"\bresponsib|\binvolv|\brole\b|\bhand in\b|\bbehind\b|(?:any|no|some)thing to do|\bpart in\b|\bdenial\b"
    r"|\bcarr(?:y|ied|ying) out",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:accusation|allegation|charge|claim|blame|suspicion|report)s?\b|^(?:it|that|this|them)$", re.IGNORECASE
)
# The words of a name, and how much of them is the same in "Ardania" and "Ardanian".
_NAME = re.compile(r"[A-Z][^\W\d_]{4,}")
_STEM = 5
# "refused to say who was responsible"
_NO_DENIAL = re.compile(r"to (?:say|comment|name|speculate|answer|confirm|discuss|identify|give)\b", re.IGNORECASE)
_AT_HAND = 150


def denials(account: Account, blames: Sequence[Blame]) -> Iterator[Blame]:
    """The denials of one report; `blames` are what all reports say of who did it."""
    document = account.record.document.id
    done = {i for b in blames if b.said_by.document == document for i in b.said_by.records}
    held = {i for e in account.record.events if e.id in done for i in e.according_to[-1:]}
    for a in account.record.attributions:
        if a.stance in _DENYING and a.id not in held:
            yield from _denial(account, a, blames)


def _denial(account: Account, a: Attribution, blames: Sequence[Blame]) -> Iterator[Blame]:
    """The denial that a statement makes of who did it, none where it denies something else."""
    voices, scope = account.voices, account.scope
    if not a.content or _NO_DENIAL.match(a.content[0].text):
        return
    if not scope.about(a.content, at=(a.cue or a.content)[0].start):
        return
    if a.content[0].text.casefold() in ("which", "this") and any(is_habit(b) for b in _just_before(account.record, a)):
        return
    agent = _denied(account, a, [b for b in blames if b.polarity == "positive" and b.said_by.stance != "claims"])
    if agent is not None:
        ids = voices.asked.outward(a)
        yield blame(voices, agent, "negative", voices.source(ids), ids, (*a.cue, *a.content), (a.id,), False)


def _just_before(record: Record, a: Attribution) -> list[Attribution]:
    """The statements that begin shortly before a denial: what it takes up as "which"."""
    at = (a.cue or a.content)[0].start
    return [b for b in record.attributions if b is not a and b.cue and at - _AT_HAND < b.cue[0].start < at]


def _denied(account: Account, a: Attribution, accused: Sequence[Blame]) -> Agent | None:
    """Who it is, according to a denial, that did not do it."""
    voices = account.voices
    content = _denied_in(a)
    text = " ".join(s.text for s in content)
    told, charge = bool(_RESPONSIBILITY.search(text)), bool(_CHARGE.search(text))
    if a.stance == "rejects" and not (told or charge):
        return None
    own = [
        b.agent for b in accused if b.said_by.document == account.record.document.id and b.start < content[0].start
    ]
    every = [*reversed(own), *(b.agent for b in accused)]
    named = _named_in(voices, content, every)
    if named is not None and (told or charge):
        return named
    speaker = _speaker(voices, a)
    if speaker is None:
        return None
    keys = speaker.keys | voices.keys_of(a)
    itself = next((agent for agent in every if agent.keys & keys), None)
    itself = itself or next((g[0] for g in gathered([*every, speaker]) if speaker in g and len(g) > 1), None)
    # "A cell trained in Ardania" is answered by Ardania's ministry, a man's gang by his lawyer.
    itself = itself or next((agent for agent in every if agent.countries & speaker.countries), None)
    itself = (
        itself or _named_in(voices, a.source, every) or next((x for x in every if _kin(x.name, speaker.name)), None)
    )
    if itself is not None:
        return itself
    return speaker if told or (charge and a.stance == "denies") else None


def _denied_in(a: Attribution) -> tuple[Span, ...]:
    """The content of a denial up to what it says beside it: "that it had no part in it | and that the army had"."""
    first = a.content[0]
    beside = BESIDE.search(first.text)
    if beside is None:
        return a.content
    return (Span(first.start, first.start + beside.start(), first.text[: beside.start()]), *a.content[1:])


def _speaker(voices: Voices, a: Attribution) -> Agent | None:
    """The body in whose name somebody denies it, or else whoever it is."""
    entity = voices.asked.entity(a.speaker)
    if entity is not None:
        bodies = voices.speaks_for.get(entity.id, ())
        body = of_entity(voices.asked.entities[bodies[0]] if bodies else entity)
        return replace(body, countries=body.countries | of_entity(entity).countries)
    words = one_line(without_article(" ".join(s.text for s in a.source)))
    return Agent(words, frozenset({name_key(words)})) if words[:1].isupper() else None


def _named_in(voices: Voices, spans: Sequence[Span], agents: Sequence[Agent]) -> Agent | None:
    """The agent whom words name: by a name of an entity in them."""
    for entity in voices.mentioned(spans):
        one = of_entity(entity)
        found = next((agent for agent in agents if agent.keys & one.keys), None)
        words = set(name_key(entity.name).split())
        within = next((agent for agent in agents if one.named and words <= set(name_key(agent.name).split())), None)
        if found is not None or within is not None:
            return found or within
    return None


def _kin(one: str, other: str) -> bool:
    """Whether two names share a word that is a name, or the stem of one: "Ardanian agents", "Ardania's ministry"."""
    mine, theirs = (set(_NAME.findall(name)) for name in (one, other))
    return any(a[:_STEM].casefold() == b[:_STEM].casefold() for a in mine for b in theirs)

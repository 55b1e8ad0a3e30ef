"""Occurrence: who says that an incident did not happen, beside those who say that it did: "there was no attack", "the
film was staged", "nobody shot at it", "denied that the plane was shot down at all"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.incidents.agents import of_participant
from onrecord.incidents.records import SaidBy
from onrecord.incidents.scope import Account, Scope
from onrecord.incidents.voices import Voices
from onrecord.incidents.words import senses, stems
from onrecord.records import Attribution, Event, EventType

_VIOLENT: frozenset[EventType | None] = frozenset({"ASSAULT", None})
_NOT_SO = re.compile(
    r"\b(?:did not|didn't|never)\s+(?:happen|occur|take place)|\b(?:never|not)\s+(?:happened|occurred|taken place)"
    r"|\bno (?:such )?(?:attack|incident|thing)\b",
    re.IGNORECASE,
)
# Of an attack; an election is called fake by whom it displeases. Who stages a bombing bombs; figures, a story or a
# charge may be made up of what has happened.
_FAKED = re.compile(
    r"\b(?:was|were|been|is|being) (?:\w+ly )?staged\b(?! by\b)|\bstaged (?:attack|event|incident|scene)s?\b"
    r"|\b(?:hoax|fabricated|fake|faked|invented|made up)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\b(?:figure|number|toll|count|list|name|evidence|account|version|stor(?:y|ies)|charge|accusation|allegation|claim"
    r"|confession|video|footage|photo|picture|image|recording|case|document|link|plot|pretext|excuse)s?\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"^(?:that )?(?:it|the \w+|any(?: such)? \w+|an? \w+) (?:had |has |ever )*"
    r"(?:happened|occurred|taken place|took place)",
    re.I,
)


_OUTCOMES = frozenset({"kill", "die", "wound", "bury"})
_NOBODY_DID = re.compile(
    r"\b(?:nobody|no one|no-one|not a soul)(?: (?:ever|had|has|here|there|else))* $", re.IGNORECASE
)
_WAS_DONE = re.compile(
    r"[“\"]?(?:that )?(?:the|any|an?|its|their|his|her|this|such) [^,;:.]{2,60} "
    r"(?:was|were|had been|has been|have been)(?: (?:ever|even))? ",
    re.IGNORECASE,
)
_NOTHING_ELSE = re.compile(
    r"(?: (?:down|at all|there|ever|that (?:day|night|evening|morning)|on [A-Z]\w+day))*[”\"’]?(?=[.,;]|$)",
    re.MULTILINE,
)


def denials_of_it(account: Account) -> Iterator[SaidBy]:
    voices, scope = account.voices, account.scope
    for a in account.record.attributions:
        text = " ".join(s.text for s in a.content)
        if not a.content or not scope.about(a.content) or a.stance in ("questions", "declines_to_say", "requests"):
            continue
        negated = [
            e
            for e in scope.ours
            if e.polarity == "negative" and e.according_to[-1:] == (a.id,) and not _by_somebody(voices, e)
        ]
        faked = account.types & _VIOLENT and _FAKED.search(text) and not _OF_IT.search(text)
        said_not = bool(_NOT_SO.search(text) or faked) or (a.stance == "denies" and bool(_HAPPENED.match(text)))
        nothing = any(
            "event_nouns" in (e.made_by.rule or "")
            and re.search(rf"\bno (?:\w+ )?{re.escape(e.trigger.text)}\b", text, re.I)
            and not _of_another_sort(e, scope)
            for e in negated
        )
        if said_not or nothing or any(_by_nobody(account, a, e) for e in negated):
            ids = voices.asked.outward(a)
            yield voices.said_by(voices.source(ids), ids, (*a.cue, *a.content), (a.id,))


def _by_nobody(account: Account, a: Attribution, event: Event) -> bool:
    """Whether somebody says that nobody did it, or denies that it was done, whoever is meant: "nobody shot at it",
    "denies that the plane was shot down at all"; but not "denied that anybody had been killed"."""
    text = account.record.document.text
    if event.type not in _VIOLENT or event.counts or (_senses(event) and _senses(event) <= _OUTCOMES):
        return False
    start = max([event.sentence.start, *(s.start for s in a.content if s.start <= event.trigger.start < s.end)])
    if _NOBODY_DID.search(text, start, event.trigger.start):
        return True
    done = _WAS_DONE.fullmatch(text, start, event.trigger.start) is not None
    return a.stance == "denies" and done and _NOTHING_ELSE.match(text, event.trigger.end) is not None


def _senses(event: Event) -> frozenset[str]:
    return frozenset(s for w in stems(event.trigger.text) for s in senses(w))


def _of_another_sort(event: Event, scope: Scope) -> bool:
    """Whether what is said not to have been is of another sort: "there was no fighting" of an air strike."""
    mine = _senses(event)
    told = {s for e in scope.members if e.polarity == "positive" for w in stems(e.trigger.text) for s in senses(w)}
    return bool(mine) and not mine & (told | {"attack", "violence", "kill"})


def _by_somebody(voices: Voices, event: Event) -> bool:
    return any(of_participant(voices, p, event.according_to) is not None for p in event.actors)

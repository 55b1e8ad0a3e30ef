"""Names of sources: the words by which people, offices and outlets are known again from one report to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.incidents.outlets import is_outlet
from onrecord.incidents.remembered import remembered
from onrecord.lexicons import load
from onrecord.lexicons.actors import body, role
from onrecord.records import Attribution, Entity, Record
from onrecord.text import fold
from onrecord.wording import one_line

Words = frozenset[str]

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OFFICIAL = frozenset("GOV COP MIL JUD IGO SPY".split())


class Names:
    """How a report names outlets, whichever incident is asked for."""

    def __init__(self, record: Record) -> None:
        self.initials = {_initials(e.name): e for e in record.entities if len(_initials(e.name)) > 1}
        # A class of people speaks for no newsroom ("doctors … they").
        people = {e.id for e in record.entities if e.kind == "group"}
        self.speaking = {a.speaker for a in record.attributions if a.speaker_kind == "outlet"} - people
        # "Tarvia's state radio" is taken for the radio that another sentence names: its own words go before the name.
        said = [(a.speaker, one_line(" ".join(s.text for s in a.source))) for a in record.attributions]
        self.called = {speaker: words for speaker, words in reversed(said) if speaker and is_outlet(words)}
        self._mentions = [(m.start, m.end, e) for e in record.entities for m in e.mentions]
        self._within: dict[str, tuple[Entity, ...]] = {}

    def within(self, a: Attribution) -> tuple[Entity, ...]:
        """Whoever is named inside the words of a source, but for whom they are ("officials quoted by AFP")."""
        if a.id not in self._within:
            spans = [(s.start, s.end) for s in a.source]
            found = {e.id: e for m, n, e in self._mentions for s, t in spans if m < t and s < n and e.id != a.speaker}
            self._within[a.id] = tuple(found.values())
        return self._within[a.id]


@remembered
def names_of(record: Record) -> Names:
    """How a report names outlets."""
    return Names(record)


@cache
def is_office(word: str) -> bool:
    """Whether a word is of an office or a body of a state: "ministry", "prosecutor's"."""
    noun = word.removesuffix("'s")
    return any(found is not None and found.sector in _OFFICIAL for found in (role(noun), body(noun)))


def keys_of(names: Iterable[str]) -> frozenset[Words]:
    """The telling words of each name, of those that have some."""
    return frozenset(key for name in names if (key := _key(name)))


def _key(name: str) -> Words:
    """The words of a name that tell who it is; a minister's are the ministry's."""
    found = set()
    for word in WORD.findall(fold(name)):
        bare = word.removesuffix("'s").removesuffix("'")
        word = _plain().get(bare, bare)
        if word:
            found.add(word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word)
    return frozenset(found)


@cache
def _plain() -> dict[str, str]:
    return {row["word"]: row["for"] for row in load("source_words")}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())

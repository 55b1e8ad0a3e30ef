"""Informants: those whom a newsroom knows of an incident through, and when two of them are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.incidents.records import OriginKind
from onrecord.incidents.source_names import WORD, Words
from onrecord.text import fold, without_article

_IN_CHARGE = frozenset({"authorities", "officials"})
"""Whoever is in charge, without a word of which body: any official one may be meant."""


_QUOTED = re.compile(r"[\"“„«]([^\"“”«»]+)[\"”»]")
_RUN = 6
"""Words that two quotations share if they are of one saying."""
_WITNESS = re.compile(
    r"(?P<who>[^,;:]{3,70}?)(?:,? (?:who|which)\b[^;:]{0,60}?)? (?:ha(?:s|ve|d) )?"
    r"(?:saw|seen|counted|watched|witnessed|photographed)\b"
)


def runs_of(text: str) -> Iterator[str]:
    """Runs of the words within the quotation marks of a text, by which one saying is known."""
    for quoted in _QUOTED.findall(text):
        words = WORD.findall(fold(quoted))
        yield from (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def witness(sentence: str) -> str | None:
    """The words for whom a sentence opens with as having seen it: "our correspondent saw 14 bodies"."""
    found = _WITNESS.match(sentence)
    return found["who"] if found is not None else None


def is_vague(name: str) -> bool:
    """Whether words for a source leave open who it is: "rescue workers", "the government", but no "Aid Chad"."""
    return without_article(name).islower()


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody whom a report quotes.

    `keys` are the telling words of each name it goes by (its own, and those of the bodies it speaks for); `own` is set
    where the report says that it was told to its own outlet; `quoted` are runs of the words it is quoted with; `person`
    tells a minister from the ministry.
    """

    name: str
    kind: OriginKind
    keys: frozenset[Words]
    own: bool = False
    quoted: frozenset[str] = frozenset()
    count: int | None = None
    person: bool = False

    def same(self, other: Source) -> bool:
        """Whether the two are one source, or may be and nothing says that they are two.

        The same words quoted are of one saying. Named ones and bodies are one where a name of the one is a name of the
        other, or part of it ("police", "the Dovra police"). Unnamed ones are one where they are described alike and
        both reports leave open to whom they spoke.
        """
        if self.quoted & other.quoted:
            return True
        if (self.kind == "unnamed") != (other.kind == "unnamed"):
            # "Prosecutors said" is what the prosecutor's office said.
            bodies = {self.kind, other.kind} == {"unnamed", "official_body"}
            alike = any(a <= b or b <= a or _IN_CHARGE & (a | b) for a in self.keys for b in other.keys)
            return bodies and not (self.own or other.own) and alike
        apart = self.own or other.own or (self.count and other.count and self.count != other.count)
        if self.kind == "unnamed" and apart:
            return False
        return any(a <= b or b <= a for a in self.keys for b in other.keys)


@dataclass(frozen=True, slots=True)
class Word:
    """That a report has word of the incident: from which newsroom, and whom that quotes for it (None: nobody is named
    or described). `told` is set where it is told as news and not taken up in passing."""

    document: str
    newsroom: str
    source: Source | None
    told: bool

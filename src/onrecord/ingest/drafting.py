"""Drafts: the units of a text while their kinds are being decided, and what a unit's own words show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.ingest import datelines
from onrecord.ingest.lines import Unit
from onrecord.lexicons import load
from onrecord.records import BlockKind

SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*(?:\[\d+\])*$")
PERIOD_END = re.compile(r"[.…]['\"”’»)\]]*(?:\[\d+\])*$")
WORD = re.compile(r"[^\W\d_][\w'’]*")
STAMP = re.compile(
    r"(?:(?:last\s+)?(?:updated|modified|published|posted)(?:\s+(?:on|at))?\s*:?\s*)?"
    rf"(?:{datelines.DATE.replace('?P<', '?P<_')}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?!\d)|[ap]\.?m\.?(?=\W|$)"
    r"|(?:gmt|utc|[ecmp][sd]?t|cest|bst|ist|msk|eat|wat|sast|jst|pkt|local time)"
    r"(?:[+-]\d+)?\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)\b|\d+\s+(?:minutes?|hours?|days?)\s+ago|[,|•·/()@–—-]|\bat\b|\bon\b|\s)+$",
    re.IGNORECASE,
)
_LONGEST_STAMP = 90
OCCUPATION = re.compile(
    r"\b(?:journalist|analyst|reporter|correspondent|columnist|editor|producer|writer|author|contributor|freelancer|"
    r"researcher|fellow|commentator|broadcaster|photographer|blogger|bureau chief|editor-in-chief)s?\b",
    re.IGNORECASE,
)
_BIO = re.compile(r"\b(?:is|was|are|covers|reports|writes|has (?:covered|reported|written|worked))\b")


@dataclass(slots=True)
class Draft:
    """Units and their kinds while they are being decided; None is undecided, in the end a paragraph."""

    units: Sequence[Unit]
    kinds: list[BlockKind | None]
    turns: Mapping[int, int]
    authors: list[str] = field(default_factory=list)
    date: str | None = None
    outlet: str | None = None

    def undecided(self) -> list[int]:
        return [n for n, kind in enumerate(self.kinds) if kind is None]


def add_author(draft: Draft, name: str) -> None:
    if name not in draft.authors:
        draft.authors.append(name)


def is_prose(text: str) -> bool:
    return len(text) > 160 or (len(text.split()) >= 5 and SENTENCE_END.search(text) is not None)


def is_stamp(text: str) -> bool:
    """Whether a line is a day, an hour or when the page was changed, and nothing else."""
    return len(text) <= _LONGEST_STAMP and STAMP.fullmatch(text) is not None


def may_be_sentence(text: str) -> bool:
    """Whether a line has a word that may be a finite verb."""
    words = [word.lower() for word in WORD.findall(text)]
    return any(word in _finite() or (word.endswith("ed") and len(word) > 4) for word in words)


@cache
def _finite() -> frozenset[str]:
    return frozenset(row["form"] for row in load("finite_verbs"))


def is_biography(draft: Draft, text: str) -> bool:
    """ "Rania Haddad is a reporter who covers ...": an author of the report, and an occupation."""
    opens = any(text.startswith((author, author.split()[-1] + " ")) for author in draft.authors)
    return opens and OCCUPATION.search(text) is not None and _BIO.search(text) is not None


def dateline(text: str, *, first: bool, speakers: bool = False) -> datelines.Dateline | None:
    return datelines.dateline(text, opens_body=first, speakers=speakers)

"""Turns: the paragraphs of a transcript or a printed interview that open with who speaks, "MS LORN: Good morning.".

A label counts only where the report shows by its labels that it is such a text: one of them comes again, or one is
the label of a question and another that of its answer. There a name that speaks once counts as well, with its outlet
or post ("Ida Brandt, Harbour Radio: ..."), where what it says is a question or it is so described, and another turn
follows. What stands before a colon elsewhere ("Background: ...", "KYIV: ...") is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.ingest.bylines import is_section
from onrecord.lexicons import load

_HEAD = r"[^\W\d_a-z](?:[^\W\d_a-z]|['’.\-/&])*"
_NAME = r"[^\W\d_a-z][\w'’.\-/]*(?:\s+[^\W\d_a-z][\w'’.\-/]*){0,4}"
_POST = r"(?P<post>(?:,\s+[^\s,:()]+(?:\s+[^\s,:()]+){0,6}){1,2}|(?:\s+\([^():]{1,40}\)){1,2})"
_LOUD = re.compile(rf"(?P<label>{_HEAD}(?:\s+{_HEAD}){{0,4}})\s?:(?=\s+\S)")
_NAMED = re.compile(rf"(?P<label>{_NAME}){_POST}?\s?:(?=\s+\S)")
_LETTER = re.compile(r"(?P<label>[QA])\.(?=\s+[^\Wa-z_]\S*\s)")
_LISTED = re.compile(r"\S+ (?:and|&) \S+")  # "Lind, Vell and Orsa: all three ..."
_LONGEST = 96
_SMALL = frozenset("a an the of for at in on to and & de la du der von al el bin".split())
"""Words in lower case that any description of a speaker may have."""


@dataclass(frozen=True, slots=True)
class _Label:
    """What a unit opens with: `name` folded, without outlet or post; `post` in lower case, "" without one; whether
    it is in capitals; whether it is a letter with a full stop; its `length` with the mark behind it."""

    name: str
    post: str
    loud: bool
    is_letter: bool
    length: int


def turns(texts: Sequence[str]) -> Mapping[int, int]:
    """Which of a report's units are turns, each with the length of its label, the mark behind it included."""
    labels = [_label(text) for text in texts]
    names = {label.name for label in labels if label is not None}
    if not {"q", "a"} <= names:  # "A. Lind wrote ...": an initial
        labels = [None if label is not None and label.is_letter else label for label in labels]
    told = Counter(label.name for label in labels if label is not None)
    again = {label for label, count in told.items() if count > 1}
    # "Orsa Lind, harbour master", later "Lind".
    again |= {one for full in told for one in told if full.endswith(" " + one) for one in (full, one)}
    asks = any(label in asking() for label in told)
    if not (again or _answered(labels, texts)) or (len(told) < 2 and not asks):
        return {}
    sure = again | (asking() & told.keys())
    loud = any(label.name in sure for label in labels if label is not None and label.loud)
    found: dict[int, int] = {}
    for n in range(len(texts) - 1, -1, -1):
        label = labels[n]
        if label is None:
            continue
        follows = any(m in found for m in range(n + 1, min(n + 1 + _APART, len(texts))))
        once = (follows or "(" in texts[n][: label.length]) and _is_described(label, sure)
        once = once or (follows and _asks(label, texts[n]))
        if label.name in sure or (loud and label.loud) or once:
            found[n] = label.length
    return dict(sorted(found.items()))


# How many units of one turn may stand before the next.
_APART = 12


def _answered(labels: Sequence[_Label | None], texts: Sequence[str]) -> bool:
    """Whether a question is asked under its label and answered under another: "QUESTION: ...?", "ANSWER: ..."."""
    held = [(label, text) for label, text in zip(labels, texts, strict=True) if label is not None]
    return any(
        label.name in asking() and "?" in text[label.length :] and (answer.name in asking() or answer.loud)
        for (label, text), (answer, _) in pairwise(held)
    )


def _is_described(label: _Label, sure: set[str]) -> bool:
    """Whether a label tells of its name what the name is ("Ida Brandt, Harbour Radio", "Orsa Lind (Norland)"), in
    capitals or by a post; one whose post or name speaks again is a speaker's first: "Orsa Lind, Spokesperson"."""
    if not label.post or _LISTED.fullmatch(label.post):
        return False
    words = [word for word in label.post.split() if word.strip(".,()").lower() not in _SMALL]
    return bool(words) and (
        all(not word.lstrip("(")[:1].islower() or word.strip(".,()").lower() in _posts() for word in words)
        or label.post.lower().strip(" ,()") in sure
    )


def _asks(label: _Label, text: str) -> bool:
    """Whether a name without a post asks something: "Ida Brandt: Is the quay shut?"."""
    return not label.post and "?" in text[label.length :]


def surnames(texts: Sequence[str], found: Mapping[int, int]) -> frozenset[str]:
    """The last words of the names in a report's labels, in lower case: "jennings" of "MS JENNINGS:"."""
    labels = (_label(texts[n]) for n in found)
    return frozenset(label.name.split()[-1] for label in labels if label is not None)


def _label(text: str) -> _Label | None:
    """The label that a unit opens with."""
    head = text[:_LONGEST]
    match = _LOUD.match(head) or _LETTER.match(head) or _NAMED.match(head)
    if match is None:
        return None
    post = (match["post"] or "").strip().removeprefix(",").strip() if match.re is _NAMED else ""
    name = " ".join(match["label"].split()).lower().rstrip(".")
    if name not in asking() and (is_section(name) or is_section(post.lower())):
        return None
    return _Label(name, post, match.re is _LOUD, match.re is _LETTER, match.end())


@cache
def asking() -> frozenset[str]:
    """The labels of whoever asks or answers without a name, in lower case: "question", "q", "reporter"."""
    return frozenset(row["label"] for row in load("turn_labels"))


@cache
def _posts() -> frozenset[str]:
    """The words in lower case of posts and bodies: "spokesman", "ministry"."""
    rows = (row["noun"] for row in load("roles"))
    return frozenset(word for noun in rows for word in noun.split())

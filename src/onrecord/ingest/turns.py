"""Turns: the paragraphs of a transcript or a printed interview that open with who speaks, "MS LORN: Good morning.".

A label counts only where the report shows by its labels that it is such a text: one of them comes again, or one is
the label of a question. What stands before a colon elsewhere ("Background: ...", "KYIV: ...") is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.ingest.bylines import is_section
from onrecord.lexicons import load

_HEAD = r"[^\W\d_a-z](?:[^\W\d_a-z]|['’.\-/&])*"
_LOUD = re.compile(rf"(?P<label>{_HEAD}(?:\s+{_HEAD}){{0,4}})\s?:(?=\s+\S)")
_NAMED = re.compile(r"(?P<label>[^\W\d_a-z][\w'’.\-/]*(?:\s+[^\W\d_a-z][\w'’.\-/]*){0,4})\s?:(?=\s+\S)")
_LONGEST = 48


def turns(texts: Sequence[str]) -> Mapping[int, int]:
    """Which of a report's units are turns, each with the length of its label, the colon included."""
    labels = [_label(text) for text in texts]
    told = Counter(label for label, _, _ in filter(None, labels))
    again = {label for label, count in told.items() if count > 1}
    asks = any(label in asking() for label in told)
    if not again or (len(told) < 2 and not asks):
        return {}
    loud = any(label in again or label in asking() for label, is_loud, _ in filter(None, labels) if is_loud)
    return {
        n: found[2]
        for n, found in enumerate(labels)
        if found is not None and (found[0] in again or found[0] in asking() or (loud and found[1]))
    }


def surnames(texts: Sequence[str], found: Mapping[int, int]) -> frozenset[str]:
    """The last words of the labels of a report's turns, in lower case: "jennings" of "MS JENNINGS:"."""
    labels = (texts[n][:length].rstrip(" :").split() for n, length in found.items())
    return frozenset(words[-1].lower() for words in labels if words)


def _label(text: str) -> tuple[str, bool, int] | None:
    """The label that a unit opens with, folded, whether it is in capitals, and its length with the colon."""
    head = text[:_LONGEST]
    match = _LOUD.match(head)
    loud = match is not None
    match = match or _NAMED.match(head)
    if match is None:
        return None
    label = " ".join(match["label"].split()).lower().rstrip(".")
    if label not in asking() and is_section(label):
        return None
    return label, loud, match.end()


@cache
def asking() -> frozenset[str]:
    """The labels of whoever asks or answers without a name, in lower case: "question", "q", "reporter"."""
    return frozenset(row["label"] for row in load("turn_labels"))

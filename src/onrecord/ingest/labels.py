"""Labels: what a word before a colon says that a line is, "Date: 4 May 2024", "RATING: False", "LIVE: ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicons import load

_LABEL = re.compile(r"(?P<label>[^\W\d_][\w'’ /-]{1,30}?)\s*(?P<mark>[:|–—])\s*(?P<value>\S.*)?$", re.DOTALL)
_LONGEST_VERDICT = 4  # words


@dataclass(frozen=True, slots=True)
class Label:
    """A label. `what` is as in the lexicon `line_labels`; `value` what stands behind it, which may be nothing; `end`
    the offset in the line behind its mark."""

    what: str
    value: str
    end: int


def label_of(line: str) -> Label | None:
    """The label that a line opens with, None without one. A kicker may be parted from its title by a bar or a dash,
    others by a colon."""
    match = _LABEL.match(line)
    if match is None:
        return None
    what = _labels().get(" ".join(match["label"].lower().replace("’", "'").split()).removeprefix("the "))
    if what is None or (match["mark"] != ":" and what != "kicker"):
        return None
    if what == "kicker" and match["mark"] in "–—" and not match["label"].isupper():
        return None
    return Label(what, match["value"] or "", match.end("mark"))


def is_verdict(line: str) -> bool:
    """Whether a line is a fact-checker's finding in a word or two: "RATING: False"."""
    label = label_of(line)
    return label is not None and label.what == "verdict" and 0 < len(label.value.split()) <= _LONGEST_VERDICT


def heads_alone(line: str) -> bool:
    """Whether a line is the label of a claim or of a finding with nothing behind it: "What was claimed:"."""
    label = label_of(line)
    return label is not None and label.what in ("claim", "verdict") and not label.value


@cache
def _labels() -> Mapping[str, str]:
    return {row["label"]: row["what"] for row in load("line_labels")}

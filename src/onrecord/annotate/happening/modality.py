"""Modality: the cues that take something back, and what is left after several of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import load
from onrecord.records import Certainty, Modality

_STRENGTH: Mapping[str, int] = {"actual": 0, "generic": 1, "hedged": 2, "hypothetical": 3}
_LONGEST_PHRASE = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon `modality_cues`: what the cue makes of an event, how surely, and what limits it."""

    effect: str
    certainty: str
    scope: frozenset[str]


@cache
def cues(kind: str) -> Mapping[str, Cue]:
    """The cues of a kind, by lemma or words."""
    return {
        row["lemma"]: Cue(row["effect"], row["certainty"], frozenset(row["scope"].split()))
        for row in load("modality_cues")
        if row["kind"] == kind
    }


def phrase_before(syntax: Syntax, i: int) -> Cue | None:
    """The cue of several words ("instead of", "ahead of") that ends right before token `i`."""
    first = syntax.sentence_of(i).first
    for length in range(_LONGEST_PHRASE, 1, -1):
        if i - length >= first:
            found = cues("phrase").get(" ".join(t.lower for t in syntax.tokens[i - length : i]))
            if found is not None:
                return found
    return None


@dataclass(slots=True)
class Held:
    """What a walk has collected so far: whether the event is negated, how real it is, and the tokens that say so.
    `future`: one of them points ahead."""

    negative: bool = False
    modality: Modality = "actual"
    certainty: Certainty | None = None
    future: bool = False
    cues: list[int] = field(default_factory=list)

    def weaken(self, modality: Modality, certainty: str = "", *, cue: int) -> None:
        """Make it no more real than `modality`."""
        if _STRENGTH[modality] > _STRENGTH[self.modality]:
            self.modality = modality
            self.certainty = None
        if certainty in ("probable", "possible") and self.certainty is None:
            self.certainty = cast(Certainty, certainty)
        self.cues.append(cue)

    def negate(self, cue: int) -> None:
        """Turn the polarity over: two negations cancel each other."""
        self.negative = not self.negative
        self.cues.append(cue)

    def take(self, cue: Cue, at: int) -> None:
        """Let a cue have its effect; `at` is its token."""
        if cue.effect == "negative":
            self.negate(at)
        elif cue.effect in ("generic", "hedged", "hypothetical"):
            self.weaken(cast(Modality, cue.effect), cue.certainty, cue=at)

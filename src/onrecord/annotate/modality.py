"""Modality: the cues that take something back, and what is left after several of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from onrecord.lexicons import Row, load
from onrecord.records import Certainty, Modality

_STRENGTH: Mapping[str, int] = {"actual": 0, "generic": 1, "hedged": 2, "hypothetical": 3}


@dataclass(slots=True)
class Held:
    """What a walk has collected so far: whether the event is negated, how real it is, and the tokens that say so."""

    negative: bool = False
    modality: Modality = "actual"
    certainty: Certainty | None = None
    future: bool = False
    cues: list[int] = field(default_factory=list)

    def weaken(self, modality: Modality, certainty: str = "", *, cue: int) -> None:
        if _STRENGTH[modality] > _STRENGTH[self.modality]:
            self.modality = modality
            self.certainty = None
        if certainty in ("probable", "possible") and self.certainty is None:
            self.certainty = certainty  # type: ignore[assignment]
        self.cues.append(cue)

    def negate(self, cue: int) -> None:
        self.negative = not self.negative
        self.cues.append(cue)

    def take(self, row: Row, cue: int) -> None:
        if row["effect"] == "negative":
            self.negate(cue)
        elif row["effect"] in ("hedged", "hypothetical"):
            self.weaken("hedged" if row["effect"] == "hedged" else "hypothetical", row["certainty"], cue=cue)


@cache
def cues(kind: str) -> Mapping[str, Row]:
    return {row["lemma"]: row for row in load("modality_cues") if row["kind"] == kind}

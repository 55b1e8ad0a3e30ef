"""A blame: one saying that somebody did it, or did not, with who says so and how (`SaidBy.stance`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.incidents.agents import Agent
from onrecord.incidents.charges import ACCUSING
from onrecord.incidents.records import BlameStance, SaidBy
from onrecord.incidents.voices import Source, Voices
from onrecord.records import Polarity, Span

# What a denial goes on to say.
BESIDE = re.compile(
    r",?\s(?:and|but) (?:instead )?(?=(?:that|blamed|accused|pointed|pinned|put the blame|laid the blame)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Blame:
    """One saying that somebody did it, or did not: where in the report, who says so, and how."""

    agent: Agent
    polarity: Polarity
    source: Source
    said_by: SaidBy
    start: int


def blame(
    voices: Voices,
    agent: Agent,
    polarity: Polarity,
    source: Source,
    chain: Sequence[str],
    spans: Sequence[Span],
    records: Sequence[str],
    hedged: bool,
) -> Blame:
    """That a source at the end of a chain of attributions says that an agent did it, or did not."""
    stance: BlameStance = "asserts"
    last = voices.asked.attributions.get(chain[-1]) if chain else None
    if polarity == "negative":
        stance = "denies"
    elif agent.keys & source.keys:
        stance = "claims"
    elif hedged:
        stance = "suspects"
    elif (last is not None and last.stance in ACCUSING) or (last is None and not source.own):
        stance = "accuses"
    said = voices.said_by(source, chain, spans, records)
    return Blame(agent, polarity, source, replace(said, stance=stance), min(s.start for s in spans))


def widest(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in text order without those that lie within another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)

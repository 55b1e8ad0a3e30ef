"""A blame: one saying that somebody did it, or did not, with who says so and how (`SaidBy.stance`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.incidents.agents import Agent
from onrecord.incidents.bodies import BODIES
from onrecord.incidents.charges import ACCUSING
from onrecord.incidents.records import BlameStance, SaidBy
from onrecord.incidents.voices import Source, Voices
from onrecord.records import Attribution, Entity, Mention, Polarity, Record, Span

# What a denial goes on to say: "denied it and instead accused the army", "rejected it, calling it a lie".
BESIDE = re.compile(
    r",?\s(?:and|but)\s(?:(?:has|had|have|also|instead|in turn|later|then|it|he|she|they)\s)*"
    r"(?=(?:that|blam|accus|point|pinned|(?:put|laid|put all) the blame|charged|claimed|alleged|said|says|told|called"
    r"|attribut|suggest|insist|laid it|held)\w*\s)"
    r"|,\s(?:instead\s)?(?=(?:blaming|accusing|pointing|saying|adding|claiming|calling|insisting)\s)"
    r"|,?\s(?:then|later|afterwards)\s(?:it |he |she |they )?"
    r"(?=(?:admit|acknowledg|conced|confess|said|blam|accus|claim)\w*\s)"
    r"|\s(?:while|but)\s(?:instead\s)?(?=(?:blaming|accusing|pointing)\s)",
    re.IGNORECASE,
)


_AS_DID = re.compile(
    r",? (?:as|and so) (?:did|does|do|has|have|had) ((?:the |an? |its )?(?:[\w’'-]+ ){0,5}?[\w’'-]+)(?=[.;,”\"]|$)",
    re.MULTILINE,
)
_AS_REACH = 80
"""Code points behind a statement within which others are said to say so too."""


@dataclass(frozen=True, slots=True)
class Blame:
    """One saying that somebody did it, or did not: where in the report, who says so, and how."""

    agent: Agent
    polarity: Polarity
    source: Source
    said_by: SaidBy
    start: int
    taken_up: bool = False
    """Whether whoever is meant is only taken up by "they" or "it" in what somebody says."""


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
    last = voices.last(chain)
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


def said_fully(record: Record, blames: list[Blame]) -> list[Blame]:
    """Without those whom a headline accuses and does not name ("foreign agents", "Orvia's allies"), where the report
    goes on to name somebody; and without what the report itself says of whom a source accuses in the same sentence:
    "police blamed the Front for the bombing, which killed nine" is the police's."""
    sentences = {e.id: (e.sentence.start, e.sentence.end) for e in record.events}
    others = [b for b in blames if not b.source.own]
    blames = [b for b in blames if not (b.source.own and _is_accused(b, others, sentences))]
    titles = [(b.start, b.end) for b in record.document.blocks if b.kind == "title"]
    vague = [b for b in blames if not b.agent.named or b.agent.name.split()[-1].islower()]
    short = [b for b in vague if any(start <= b.start < end for start, end in titles)]
    return [b for b in blames if b not in short] if len(short) < len(blames) else blames


def said_jointly(voices: Voices, blames: Iterable[Blame]) -> Iterator[Blame]:
    """With what several say together by each of them: "the ministry and the Front hinted that the army was behind it".
    What they deny or claim each denies or claims of itself."""
    events = {e.id: e for e in voices.record.events}
    for told in blames:
        yield told
        record = next(iter(told.said_by.records), "")
        a = voices.last(events[record].according_to if record in events else (record,))
        if a is None or told.source.own or told.said_by.stance not in ("asserts", "accuses", "suspects"):
            continue
        yield from _likewise(voices, a, told)
        together = speakers(voices, a)
        if a.speaker not in {e.id for e in together}:
            continue  # people have judged that somebody else spoke
        for other in together:
            if other.id != a.speaker and other.kind in BODIES | {"person"}:
                source = voices.source(voices.asked.outward(a)[:-1], other)
                if not source.same(told.source) and not source.keys & told.agent.keys:
                    yield replace(told, source=source, said_by=replace(told.said_by, chain=source.chain))


def _likewise(voices: Voices, a: Attribution, told: Blame) -> Iterator[Blame]:
    """The same of who says so too: "blamed the Front for it, as did the governor"."""
    text, end = voices.record.document.text, max((s.end for s in (*a.cue, *a.content)), default=0)
    found = _AS_DID.search(text, a.cue[0].start if a.cue else told.start, end + _AS_REACH)
    if found is None or "\n" in text[told.start : found.end()] or not any(s.start < found.start() for s in a.cue):
        return
    words = Span(found.start(1), found.end(1), found[1])
    entity = next((e for e in voices.mentioned((words,)) if e.kind in BODIES | {"person", "group"}), None)
    outer = voices.asked.outward(a)[:-1]
    if entity is not None:
        source = voices.source(outer, entity)
        if not source.same(told.source) and not source.keys & told.agent.keys:
            yield replace(told, source=source, said_by=replace(told.said_by, chain=source.chain))


def speakers(voices: Voices, a: Attribution) -> list[Entity]:
    """Those a source is made of, in their order."""
    return [e for e in voices.mentioned(a.source) if any(_is_speaker(m, a.source) for m in e.mentions)]


def _is_speaker(mention: Mention, source: Sequence[Span]) -> bool:
    """Whether a mention is one of those a source is made of: "Arla and Borna", not "the army of Arla"."""
    inside = next((s for s in source if s.start <= mention.start and mention.end <= s.end), None)
    if inside is None:
        return False
    before, after = inside.text[: mention.start - inside.start], inside.text[mention.end - inside.start :]
    return bool(re.fullmatch(r"(?:(?:the|both) )?|.* and (?:the )?", before)) and bool(re.fullmatch(r"| and .*", after))


def _is_accused(told: Blame, others: Sequence[Blame], sentences: Mapping[str, tuple[int, int]]) -> bool:
    """Whether somebody else accuses whom the report's own words are for, in one sentence with them."""
    start, end = next((sentences[id] for id in told.said_by.records if id in sentences), (0, 0))
    return any(start <= b.start < end and b.polarity == "positive" and b.agent.keys & told.agent.keys for b in others)


def widest(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in text order without those that lie within another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)

"""Tolls: how many were killed, injured, detained … in an incident, according to whom and when.

A toll is a count of an event of the incident, or a number of the dead, bodies or wounded given where the incident is
spoken of ("a doctor said he had counted 14 bodies", "put the toll at 26"). Not tolls: numbers that are a part of
another ("including five children", "seven of the dead were students"), and those of other happenings in the report.
What a report says that a source had said before ("an earlier toll of 11", "from 14") is `earlier` than what it says
now.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.incidents.counting import (
    all_the_dead,
    counted_before,
    counted_in,
    first_of_all,
    is_counter,
    is_part,
    more_than_before,
    of_attackers,
    sentence_of,
)
from onrecord.incidents.earlier import (
    AGAINST,
    HAD_SAID,
    by_officer,
    given_before,
    in_clause_of,
    is_earlier,
    more_than_given,
    taken_back,
)
from onrecord.incidents.givers import counter, giver, speaks_elsewhere
from onrecord.incidents.records import SaidBy
from onrecord.incidents.scope import Account, Scope
from onrecord.incidents.totals import (
    all_of,
    died_later,
    is_of_some,
    killed_with,
    none_of,
    of_its_noun,
    others_elsewhere,
    total,
    whole_number,
)
from onrecord.incidents.voices import Source, Voices
from onrecord.records import Attribution, Count, Entity, Qualifier, Quantity, Record, Span
from onrecord.text import fold
from onrecord.wording import QUALIFIER

_OR_MORE = re.compile(r"\s+(?:or more|at least|or so)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:an?|one)\b|\bits\b|\bthe\b", re.IGNORECASE)
_OF_ONE = re.compile(r"\bof an?$")
_BROUGHT = re.compile(
    r"\b(?:bring|brought|rais|tak|took|push|lift|driv)\w*\s[^.;:]{0,40}\bto\s[^.;:]{0,12}$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:] (?:and |but )?| and ")
# What may stand beside a number that is all that somebody says.
_IDLE = re.compile(
    r"(?:[\s,.;:\"“”'’]|\b(?:of|at|to|later|then|now|first|and|only|just|least|most|about|around|over|nearly|almost|some|up"
    r"|more than|it was|it is|that|people|closer|nearer|rather|there were|there are|of them|in fact|already)\b)*",
    re.IGNORECASE,
)
_QUOTE = 140
"""How long a quotation may be that joins the words for a figure."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A number that somebody gives: of what, in which words ("at least 17"), and between what it may be."""

    what: str
    number: float
    words: str
    low: float
    high: float
    source: Source
    said_by: SaidBy
    earlier: bool = False
    before: float | None = None
    """What it was before, where those who died since are told with it: "three more died, bringing it to 21"."""
    by_officer: bool = False
    """Whether it is given by somebody who is called by whose officer he is: "its director, Bela Tor"."""

    def meets(self, other: Toll) -> bool:
        """Whether both can be right."""
        return self.low <= other.high and other.low <= self.high


def tolls(told: Sequence[Account]) -> tuple[Toll, ...]:
    """Every toll, in the order of the reports and of their text."""
    return tuple(toll for account in told for toll in _of(account))


def _of(account: Account) -> Iterator[Toll]:
    voices, scope = account.voices, account.scope
    found = [*_of_events(voices, scope), *_of_quantities(voices, scope)]
    found += _before_them(voices.record, found)
    largest: dict[tuple[str, tuple[str, ...], str | None, bool], float] = {}
    for toll in found:
        key = (toll.what, toll.source.chain, toll.said_by.day, toll.earlier)
        largest[key] = max(largest.get(key, 0), toll.number)
    # What one source gives on one day beside a larger number is a part of it.
    kept = [t for t in found if t.number >= largest[t.what, t.source.chain, t.said_by.day, t.earlier]]
    singles = [t for t in kept if t.what == "killed" and t.number == 1 and _ARTICLE.search(t.said_by.spans[-1].text)]
    headed = [(b.start, b.end) for b in voices.record.document.blocks if b.kind in ("title", "heading")]
    told = {t.said_by.records for t in singles if not any(a <= t.said_by.spans[0].start < b for a, b in headed)}
    if len(told) > 1:
        # "A manager was killed. A guard also died": neither is the toll.
        kept = [t for t in kept if t not in singles]
    if any(t.what == "killed" and t.number > 1 for t in kept):
        # "The murder of a servant of the people" is of one of them, and no figure.
        kept = [t for t in kept if t not in singles or not _OF_ONE.search(t.said_by.spans[-1].text)]
    yield from sorted(_not_repeated(voices.record, kept), key=lambda t: t.said_by.spans[-1].start)


def _before_them(record: Record, found: Sequence[Toll]) -> Iterator[Toll]:
    """What the sentences of these figures tell as given before, where nothing else says what it counts."""
    known = {(t.said_by.document, s.start) for t in found for s in t.said_by.spans}
    told = {(t.what, t.number) for t in found if t.earlier}
    for toll in found:
        at = toll.said_by.spans[-1]
        sentence = sentence_of(record, at)
        for value, words in given_before(record.document.text, sentence.start, sentence.end):
            if toll.earlier or value == toll.number or (toll.what, value) in told or words.start < at.start:
                continue
            if (toll.said_by.document, words.start) not in known:
                told.add((toll.what, value))
                said = replace(toll.said_by, spans=(words,))
                figure = replace(toll, said_by=said, earlier=True, before=None, words=f"{value:,}")
                yield replace(figure, number=value, low=value, high=value)


def _not_repeated(record: Record, found: Sequence[Toll]) -> list[Toll]:
    """Without a headline's figures that the report gives again: "kills 23" is the "at least 23" of the police."""
    titles = [(b.start, b.end) for b in record.document.blocks if b.kind in ("title", "heading")]

    def heads(toll: Toll) -> bool:
        return any(start <= toll.said_by.spans[0].start < end for start, end in titles)

    told = {(t.what, t.number) for t in found if not heads(t)}
    return [t for t in found if not heads(t) or (t.what, t.number) not in told]


def _of_events(voices: Voices, scope: Scope) -> Iterator[Toll]:
    for event in (*scope.ours, *scope.counting):
        if event.modality not in ("actual", "hedged") or is_counter(event):
            continue
        if event.polarity == "negative":
            if (what := none_of(event)) is not None:
                yield _toll(voices, what, 0, "exactly", event.according_to, (event.trigger,), event.id)
            continue
        by_kind: dict[str, list[Count]] = {}
        for count in (of_its_noun(voices.record, whole_number(voices.record, c)) for c in event.counts):
            part = is_part(voices.record, event.sentence, count.span)
            part = part and not any(whole(voices.record, event, count) for whole in (all_the_dead, more_than_before))
            part = part and not first_of_all(voices.record, count)
            if not part and not of_attackers(voices.record, count.span):
                by_kind.setdefault(count.what, []).append(count)
        for what, counts in by_kind.items():
            value, qualifier, spans = total(voices.record, counts)
            if what == "killed" and len(counts) == 1:
                value += killed_with(voices, event, counts[0])
            more = others_elsewhere(voices.record, event.sentence, spans[-1]) if what == "killed" else None
            if more is not None:
                value, spans = value + more.value, (*spans, more.span)
            elif what == "killed" and died_later(voices.record, scope, event, value):
                continue
            if not event.according_to and is_of_some(voices.record, scope, what, value, spans[-1]):
                continue
            chain = event.according_to or in_clause_of(voices, event.sentence, spans[-1])
            elsewhere = speaks_elsewhere(voices, chain, spans[-1])
            relayed = bool(chain) and voices.source(chain).newsroom
            who = counter(voices, event.sentence, spans[0]) if elsewhere or relayed or not chain else None
            who = None if relayed and who is not None and voices.is_newsroom(who) else who
            chain = () if elsewhere and who is not None else chain
            yield _toll(voices, what, value, qualifier, chain, (event.trigger, *spans), event.id, who)
        if not by_kind and (whole := all_of(voices.record, event)) is not None:
            what, quantity = whole
            spans = (event.trigger, quantity.span)
            yield _toll(voices, what, quantity.value, quantity.qualifier, event.according_to, spans, event.id)


def _of_quantities(voices: Voices, scope: Scope) -> Iterator[Toll]:
    record = voices.record
    counted = [c.span for e in record.events if not is_counter(e) for c in e.counts]
    for quantity in record.quantities:
        span = quantity.span
        if any(s.start < span.end and span.start < s.end for s in counted) or quantity.value < 1:
            continue
        sentence = sentence_of(record, span)
        what = counted_in(record, quantity, sentence) or _as_before(voices, quantity, sentence)
        if what is None or not scope.at(span.start) or is_part(record, sentence, span):
            continue
        last = voices.asked.attributions.get(quantity.according_to[-1]) if quantity.according_to else None
        if last is not None and last.stance in ("denies", "rejects", "questions"):
            continue
        text = record.document.text
        rejected = AGAINST.search(text[sentence.start : span.start]) and not taken_back(text, span, sentence.start)
        if rejected and (last is None or last.stance not in ("alleges", "accuses")):
            continue
        told = _told_in(voices, quantity, last, sentence)
        chain, subject = (quantity.according_to, None) if last else giver(voices, sentence, span)
        if last and voices.source(chain).newsroom:
            # "Police have raised it to 41, the agency reports": police have, through the agency.
            subject = counter(voices, sentence, span)
            subject = None if subject is not None and voices.is_newsroom(subject) else subject
        if not chain and subject is None and taken_back(text, span, sentence.start):
            chain = _heard_before(voices, sentence, span)
        value = quantity.value
        if not chain and subject is None and is_of_some(record, scope, what, value, span, fold(quantity.unit or "")):
            continue
        yield _toll(voices, what, value, _qualifier(record, quantity), chain, (told,), quantity.id, subject, span)


def _heard_before(voices: Voices, sentence: Span, number: Span) -> tuple[str, ...]:
    """The chain of whoever was heard last in a sentence before a number: "she said eight had died, not | five"."""
    before = (a for a in voices.record.attributions for s in a.cue if sentence.start <= s.start < number.start)
    last = max(before, key=lambda a: a.cue[0].start, default=None)
    return tuple(voices.asked.outward(last)) if last is not None else ()


def _as_before(voices: Voices, quantity: Quantity, sentence: Span) -> str | None:
    """What a number counts that somebody had given before, or gives with no other word: "it had spoken of 25", "says 18
    now"."""
    if quantity.of:
        return None
    if taken_back(voices.record.document.text, quantity.span, sentence.start):
        return counted_before(voices.record, quantity.span.start)
    last = voices.asked.attributions.get(quantity.according_to[-1]) if quantity.according_to else None
    if last is None:
        return None
    if not HAD_SAID.search(" ".join(s.text for s in last.cue)):
        alone = _is_alone(voices.record, last.content)
        return counted_before(voices.record, quantity.span.start) if alone else None
    block = next((b for b in voices.record.document.blocks if b.start <= sentence.start < b.end), None)
    told = [
        (c.span.start, c.what)
        for e in voices.record.events
        for c in e.counts
        if block is not None and block.start <= c.span.start < quantity.span.start
    ]
    return max(told)[1] if told else None


def _is_alone(record: Record, content: Sequence[Span]) -> bool:
    """Whether words hold numbers and nothing else: "five, later eight"."""
    inside = [q.span for q in record.quantities if any(s.start <= q.span.start < s.end for s in content)]
    rest = " ".join(s.text for s in content)
    for number in inside:
        rest = rest.replace(number.text, " ", 1)
    return bool(inside) and _IDLE.fullmatch(rest) is not None


def _told_in(voices: Voices, quantity: Quantity, last: Attribution | None, sentence: Span) -> Span:
    """The words in which a figure is given: the source's or the sentence up to it, if they are few."""
    span = quantity.span
    text = voices.record.document.text
    said = [s for s in (*last.content, *last.cue) if s.start <= span.start and span.end <= s.end] if last else []
    whole = next((s for s in said if len(span.text) < len(s.text) <= _QUOTE), None)
    if whole is not None:
        return whole
    starts = [sentence.start, *(sentence.start + m.end() for m in _CLAUSE.finditer(text[sentence.start : span.start]))]
    start = next((s for s in starts if span.end - s <= _QUOTE), span.start)
    return Span(start, span.end, text[start : span.end])


def _qualifier(record: Record, quantity: Quantity) -> Qualifier:
    behind = _OR_MORE.match(record.document.text, quantity.span.end)
    return "at_least" if behind and "so" not in behind[0] else quantity.qualifier


def _toll(
    voices: Voices,
    what: str,
    value: float,
    qualifier: Qualifier,
    chain: Sequence[str],
    spans: Sequence[Span],
    record: str,
    subject: Entity | None = None,
    number: Span | None = None,
) -> Toll:
    source = voices.source(chain, *([subject] if subject is not None else []))
    figure = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    words = "none" if value == 0 else f"{QUALIFIER[qualifier]}{figure}"
    low, high = {
        "exactly": (value, value),
        "at_least": (value, math.inf),
        "at_most": (0, value),
        "about": (0.9 * value, 1.1 * value),
    }[qualifier]
    said = voices.said_by(source, chain, quoted(voices.record, spans), (record,))
    at = number or spans[-1]
    since = _died_since(voices.record, what, value, at)
    before = value - since if since is not None else None
    return Toll(
        what, value, words, low, high, source, said, is_earlier(voices, chain, at), before, by_officer(voices, chain)
    )


def _died_since(record: Record, what: str, value: float, number: Span) -> float | None:
    """How many have died since, where a sentence says so and gives the toll that they bring about."""
    sentence = sentence_of(record, number)
    if (more := more_than_given(record.document.text, number.end, sentence.end)) is not None:
        return more
    if not _BROUGHT.search(record.document.text[sentence.start : number.start]):
        return None
    counts = (c.value for e in record.events if e.sentence == sentence for c in e.counts if c.what == what)
    return max((n for n in counts if n < value), default=None)


def quoted(record: Record, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Words that go together as one quotation where they stand close in one sentence: "killing at least 23 people"."""
    ordered = sorted(spans, key=lambda s: s.start)
    start, end = ordered[0].start, max(s.end for s in ordered)
    text = record.document.text[start:end]
    if end - start > _QUOTE or "\n" in text or re.search(r"[.!?]\s", text):
        return tuple(ordered)
    return (Span(start, end, text),)

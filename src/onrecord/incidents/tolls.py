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
from itertools import pairwise

from onrecord.incidents.counting import (
    PEOPLE,
    REACH,
    all_the_dead,
    counted_before,
    counted_in,
    first_of_all,
    is_counter,
    is_part,
    is_the_nth,
    more_than_before,
    of_attackers,
    sentence_of,
    toll_words,
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
from onrecord.incidents.marks import dies_later
from onrecord.incidents.records import SaidBy
from onrecord.incidents.scope import Account, Scope
from onrecord.incidents.voices import Source, Voices
from onrecord.incidents.words import stem
from onrecord.lexicons import load
from onrecord.records import Attribution, Count, Entity, Event, Qualifier, Quantity, Record, Span
from onrecord.text import fold
from onrecord.wording import QUALIFIER

_NOBODY = re.compile(r"(?:no|nobody|none|no one|no-one|anyone|anybody|any)\b", re.IGNORECASE)
_NOBODY_BEFORE = re.compile(
    r"\b(?:nobody|no one|no-one|no (?:people|civilians?|soldiers?))(?: (?:was|were|had|has|have|been|is))* $",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s+(?:or more|at least|or so)\b", re.IGNORECASE)
_LEMMA = re.compile(r"event_(?:verbs|nouns):(\S+)")
_RESIDENTS = frozenset(
    "villagers residents inhabitants civilians passengers worshippers shoppers miners workers".split()
)
_MANY_MORE = 2
"""Of those who live in a place so many times more are a whole of which they are a part; else another toll of it."""
_TWO = 2
_ARTICLE = re.compile(r"\b(?:an?|one)\b|\bits\b|\bthe\b", re.IGNORECASE)
_BROUGHT = re.compile(
    r"\b(?:bring|brought|rais|tak|took|push|lift|driv)\w*\s[^.;:]{0,40}\bto\s[^.;:]{0,12}$", re.IGNORECASE
)
_ALL = re.compile(
    r"\ball(?: (?:of|on|aboard|those)\b[^.;,]{0,20})?\s+(?:were |was |had been |are |is )?$", re.IGNORECASE
)
# "Three officers and 14 civilians", "a candidate was shot dead together with two guards".
_ADDED = re.compile(r"[^,;.]{0,140}\b(?:and|together with|along with)\s+(?:(?:his|her|their|its)\s+)?")
_LISTED = re.compile(r"[^,;.]{1,40},\s+")
# "Fifteen died on the spot and six others in the hospital", "nine bodies were taken to one clinic and six to another".
_AT_ONCE = re.compile(
    r"[^,;.]{0,40}?\b(?:on the spot|at the scene|at once|instantly|immediately|outright|there and then"
    r"|where they (?:fell|stood|sat|lay))\b[^;.]{0,30}?(?:,? (?:and|while)|[,;]) (?:an?other |a further |the other )?"
)
_LATER = re.compile(
    r"(?: (?:others?|people|persons|more))?(?: of them)?[^,;.]{0,40}?\b(?:in (?:the |a |an )?(?:\w+ ){0,2}?"
    r"(?:hospitals?|clinics?|ambulances?)|on the way|en route|later|overnight"
    r"|(?:of|from) (?:the )?(?:their |his |her )?(?:wounds|injuries|burns))\b"
)
_WITH_HIS = re.compile(r",?\s(?:and|together with|along with)\s(?:his|her|their)\s")
_BODIES_TO = re.compile(r" bodies\b[^,;.]{0,40} to [^,;.]{2,40} and (?:another |a further )?")
_TO = re.compile(r"(?: others?| more)? to\b")
_BESIDE = re.compile(r"[^,;.]{0,140}\b(?:together|along) with\s+")
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
            if (what := _none_of(event)) is not None:
                yield _toll(voices, what, 0, "exactly", event.according_to, (event.trigger,), event.id)
            continue
        by_kind: dict[str, list[Count]] = {}
        for count in (_of_its_noun(voices.record, _whole_number(voices.record, c)) for c in event.counts):
            part = is_part(voices.record, event.sentence, count.span)
            part = part and not any(whole(voices.record, event, count) for whole in (all_the_dead, more_than_before))
            part = part and not first_of_all(voices.record, count)
            if not part and not of_attackers(voices.record, count.span):
                by_kind.setdefault(count.what, []).append(count)
        for what, counts in by_kind.items():
            value, qualifier, spans = _total(voices.record, counts)
            if what == "killed" and len(counts) == 1:
                value += _killed_with(voices, event, counts[0])
            more = _elsewhere(voices.record, event.sentence, spans[-1]) if what == "killed" else None
            if more is not None:
                value, spans = value + more.value, (*spans, more.span)
            elif what == "killed" and _died_later(voices.record, scope, event, value):
                continue
            if not event.according_to and _of_some(voices.record, scope, what, value, spans[-1]):
                continue
            chain = event.according_to or in_clause_of(voices, event.sentence, spans[-1])
            elsewhere = speaks_elsewhere(voices, chain, spans[-1])
            relayed = bool(chain) and voices.source(chain).newsroom
            who = counter(voices, event.sentence, spans[0]) if elsewhere or relayed or not chain else None
            who = None if relayed and who is not None and voices.is_newsroom(who) else who
            chain = () if elsewhere and who is not None else chain
            yield _toll(voices, what, value, qualifier, chain, (event.trigger, *spans), event.id, who)
        if not by_kind and (whole := _all_of(voices.record, event)) is not None:
            what, quantity = whole
            spans = (event.trigger, quantity.span)
            yield _toll(voices, what, quantity.value, quantity.qualifier, event.according_to, spans, event.id)


def _killed_with(voices: Voices, event: Event, count: Count) -> int:
    """How many more are told of by what they are, right before those who are counted: "the man and his | two sons"."""
    text = voices.record.document.text
    alone = [
        p
        for p in event.recipients
        if (entity := voices.asked.entity(p.entity)) is not None
        and entity.kind == "person"
        and p.span.end < count.span.start
        and _WITH_HIS.fullmatch(text, p.span.end, count.span.start)
    ]
    return len(alone)


def _died_later(record: Record, scope: Scope, event: Event, value: float) -> bool:
    """Whether those who died are a part of more dead: "a doctor said that three had died in surgery"."""
    told = (*scope.ours, *scope.counting)
    others = (c.value for e in told if e.modality == "actual" for c in e.counts if c.what == "killed")
    return dies_later(record.document.text, event) and value < max(others, default=0)


def _whole_number(record: Record, count: Count) -> Count:
    """A count with the number that its words are a part of: "seven" in "forty-seven people"; or with the number of all,
    where it is of the last: "a fifth worker died"."""
    if (nth := is_the_nth(record, count)) is not None:
        return replace(count, value=nth)
    over = (q for q in record.quantities if q.span.start < count.span.end and count.span.start < q.span.end)
    whole = next((q for q in over if q.value > count.value and str(count.value) != q.span.text), None)
    return replace(count, value=int(whole.value)) if whole is not None else count


def _of_its_noun(record: Record, count: Count) -> Count:
    """A count of what stands behind its number: "received 18 bodies and 40 wounded"."""
    what = toll_words("counted").get(_behind(record, count.span))
    return replace(count, what=what) if what is not None and what != count.what else count


def _of_some(record: Record, scope: Scope, what: str, value: float, number: Span, unit: str | None = None) -> bool:
    """Whether a number in the report's own voice is of one kind of people among those told of: "two officers were hurt"
    beside "31 injured" of the same incident. `unit` is what the number counts, where that is known and may stand within
    its words."""
    noun = unit or _noun_behind(record, number)
    if noun is None or noun in PEOPLE or noun in toll_words("counted"):
        return False
    told = (*scope.ours, *scope.counting)
    least = value if noun not in _RESIDENTS else _MANY_MORE * value
    others = [c.span for e in told for c in e.counts if c.what == what and c.value > least]
    others += [
        q.span
        for q in record.quantities
        if q.value > least and scope.at(q.span.start) and toll_words("counted").get(_behind(record, q.span)) == what
    ]
    return any(stem(_noun_behind(record, span) or "") != stem(noun) for span in others)


def _noun_behind(record: Record, number: Span) -> str | None:
    """The word behind a number, None where a verb or nothing stands there: "31 injured"."""
    word = _behind(record, number)
    return None if not word or word in toll_words("counted") or word in ("were", "was", "had", "and", "in") else word


def _behind(record: Record, number: Span) -> str:
    behind = re.match(r"[ -]+([^\W\d_]+)", record.document.text[number.end : number.end + REACH])
    return fold(behind[1]) if behind else ""


def _all_of(record: Record, event: Event) -> tuple[str, Quantity] | None:
    """What was done to all of a number of people: "19 people were on the plane and all of them were killed"."""
    what = _what_of(event)
    before = record.document.text[event.sentence.start : event.trigger.start]
    if what is None or not _ALL.search(before):
        return None
    counted = (q for q in record.quantities if event.sentence.start <= q.span.start < event.trigger.start)
    return next(((what, q) for q in counted if q.value >= 1 and fold(q.unit or "") in PEOPLE), None)


def _what_of(event: Event) -> str | None:
    """What those are counted as to whom an event is done."""
    lemma = _LEMMA.search(event.made_by.rule or "")
    return next((row["what"] for row in load("event_counts") if lemma and row["lemma"] == lemma[1]), None)


def _none_of(event: Event) -> str | None:
    """Of what an event says that there was none: "said nobody had been killed"."""
    before = event.sentence.text[: event.trigger.start - event.sentence.start]
    if not any(_NOBODY.match(p.span.text) for p in event.recipients) and not _NOBODY_BEFORE.search(before):
        return None
    return _what_of(event)


def _total(record: Record, counts: Sequence[Count]) -> tuple[float, Qualifier, tuple[Span, ...]]:
    """Counts of one kind in one event: the sum where they are joined ("three officers and 14 civilians"), else the
    largest, as where it is the sum of the others: "five were killed, three guards and two drivers"."""
    ordered = sorted(counts, key=lambda c: c.span.start)
    end = ordered[-1].span.end
    beside = (q for q in record.quantities if _BESIDE.fullmatch(record.document.text, end, q.span.start))
    ordered += [Count(ordered[0].what, int(q.value), q.qualifier, q.span) for q in beside][:1]
    gaps = [record.document.text[a.span.end : b.span.start] for a, b in pairwise(ordered)]
    summed = len(ordered) > _TWO and 2 * max(c.value for c in ordered) == sum(c.value for c in ordered)
    joined = gaps and _ADDED.fullmatch(gaps[-1]) and all(_LISTED.fullmatch(g) or _ADDED.fullmatch(g) for g in gaps)
    if joined and not summed:
        loose = [c.qualifier for c in ordered if c.qualifier != "exactly"]
        return sum(c.value for c in ordered), loose[0] if loose else "exactly", tuple(c.span for c in ordered)
    largest = max(ordered, key=lambda c: c.value)
    return largest.value, largest.qualifier, (largest.span,)


def _elsewhere(record: Record, sentence: Span, number: Span) -> Quantity | None:
    """The number of those who died later or whose bodies are elsewhere, behind that of those who died at once or are
    here: "fifteen died on the spot and | six | others in the hospital"."""
    text = record.document.text
    pairs = ((_AT_ONCE, _LATER), (_BODIES_TO, _TO))
    for quantity in record.quantities:
        if not number.end < quantity.span.start < sentence.end or quantity.value < 1:
            continue
        behind = quantity.span.start + len(quantity.span.text.split()[0]) if quantity.of else quantity.span.end
        joins = any(a.fullmatch(text, number.end, quantity.span.start) and b.match(text, behind) for a, b in pairs)
        if joins and not is_part(record, sentence, number):
            return quantity
    return None


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
        if not chain and subject is None and _of_some(record, scope, what, value, span, fold(quantity.unit or "")):
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

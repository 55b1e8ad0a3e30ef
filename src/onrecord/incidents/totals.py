"""Totals: how many a report tells of altogether, where its counts are joined or are only of some.

"Three officers and 14 civilians" are 17, "fifteen died on the spot and six in the hospital" are 21, "the man and his
two sons" three; of 19 on a plane "all were killed", "nobody had been killed" is none. "Two officers were hurt" beside
"31 injured", and "three died in surgery" beside more dead, are a part of the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.incidents.counting import PEOPLE, REACH, is_part, is_the_nth, toll_words
from onrecord.incidents.marks import dies_later
from onrecord.incidents.scope import Scope
from onrecord.incidents.voices import Voices
from onrecord.incidents.words import stem
from onrecord.lexicons import load
from onrecord.records import Count, Event, Qualifier, Quantity, Record, Span
from onrecord.text import fold

_NOBODY = re.compile(r"(?:no|nobody|none|no one|no-one|anyone|anybody|any)\b", re.IGNORECASE)
_NOBODY_BEFORE = re.compile(
    r"\b(?:nobody|no one|no-one|no (?:people|civilians?|soldiers?))(?: (?:was|were|had|has|have|been|is))* $",
    re.IGNORECASE,
)
_LEMMA = re.compile(r"event_(?:verbs|nouns):(\S+)")
_RESIDENTS = frozenset(
    "villagers residents inhabitants civilians passengers worshippers shoppers miners workers".split()
)
_MANY_MORE = 2
"""Of those who live in a place so many times more are a whole of which they are a part; else another toll of it."""
_TWO = 2
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


def total(record: Record, counts: Sequence[Count]) -> tuple[float, Qualifier, tuple[Span, ...]]:
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


def others_elsewhere(record: Record, sentence: Span, number: Span) -> Quantity | None:
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


def killed_with(voices: Voices, event: Event, count: Count) -> int:
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


def died_later(record: Record, scope: Scope, event: Event, value: float) -> bool:
    """Whether those who died are a part of more dead: "a doctor said that three had died in surgery"."""
    told = (*scope.ours, *scope.counting)
    others = (c.value for e in told if e.modality == "actual" for c in e.counts if c.what == "killed")
    return dies_later(record.document.text, event) and value < max(others, default=0)


def whole_number(record: Record, count: Count) -> Count:
    """A count with the number that its words are a part of: "seven" in "forty-seven people"; or with the number of all,
    where it is of the last: "a fifth worker died"."""
    if (nth := is_the_nth(record, count)) is not None:
        return replace(count, value=nth)
    over = (q for q in record.quantities if q.span.start < count.span.end and count.span.start < q.span.end)
    whole = next((q for q in over if q.value > count.value and str(count.value) != q.span.text), None)
    return replace(count, value=int(whole.value)) if whole is not None else count


def of_its_noun(record: Record, count: Count) -> Count:
    """A count of what stands behind its number: "received 18 bodies and 40 wounded"."""
    what = toll_words("counted").get(_behind(record, count.span))
    return replace(count, what=what) if what is not None and what != count.what else count


def is_of_some(record: Record, scope: Scope, what: str, value: float, number: Span, unit: str | None = None) -> bool:
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


def all_of(record: Record, event: Event) -> tuple[str, Quantity] | None:
    """What was done to all of a number of people: "19 people were on the plane and all of them were killed"."""
    what = _what_of(event)
    before = record.document.text[event.sentence.start : event.trigger.start]
    if what is None or not _ALL.search(before):
        return None
    counted = (q for q in record.quantities if event.sentence.start <= q.span.start < event.trigger.start)
    return next(((what, q) for q in counted if q.value >= 1 and fold(q.unit or "") in PEOPLE), None)


def none_of(event: Event) -> str | None:
    """Of what an event says that there was none: "said nobody had been killed"."""
    before = event.sentence.text[: event.trigger.start - event.sentence.start]
    if not any(_NOBODY.match(p.span.text) for p in event.recipients) and not _NOBODY_BEFORE.search(before):
        return None
    return _what_of(event)


def _what_of(event: Event) -> str | None:
    """What those are counted as to whom an event is done."""
    lemma = _LEMMA.search(event.made_by.rule or "")
    return next((row["what"] for row in load("event_counts") if lemma and row["lemma"] == lemma[1]), None)

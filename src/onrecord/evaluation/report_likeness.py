"""How alike two short reports are as wholes: whether both tell mainly of one incident.

A text of one or two sentences without a day holds little for its tellings to be compared by, so what the whole texts
share speaks with the likest two of their tellings: words, the rarer in the collection the more (TF-IDF), figures,
numbers of the same thing, people, days of the week. The weights (`lexicons/report_weights.tsv`) are learned:
docs/models/reports.md.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from onrecord import lexicons
from onrecord.incidents.compare import compare
from onrecord.incidents.tellings import Telling
from onrecord.incidents.words import stem, stems
from onrecord.records import Record
from onrecord.text import fold

FEATURES = (
    "words",
    "figures",
    "other weekday",
    "same numbers",
    "other numbers",
    "same person",
    "other persons",
    "tellings",
)
"""What is seen of two reports, in the order of `likeness`."""

_STRANGE = 0.02
"""Texts whose words are less alike share no incident; their tellings are not compared."""
_LEAST, _MOST = -8.0, 6.0
"""Between these the log odds of two tellings count."""
_UNITS = 2
"""Numbers of so many things count."""
_WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.,:]*")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is compared by: its terms with their weights (a vector of length 1), figures, days of the week,
    numbers by what is counted, words of the names of its persons, and its tellings."""

    words: Mapping[str, float]
    figures: frozenset[str]
    weekdays: frozenset[str]
    numbers: Mapping[str, frozenset[float]]
    persons: tuple[frozenset[str], ...]
    tellings: tuple[Telling, ...]


def reports(records: Sequence[Record], tellings: Sequence[Sequence[Telling]]) -> tuple[Report, ...]:
    """The reports of a collection; how telling a word is depends on how many of them have it."""
    counted = [Counter(stems(record.document.text)) for record in records]
    having = Counter(word for words in counted for word in words)
    idf = {word: math.log((len(records) + 1) / n) for word, n in having.items()}
    return tuple(
        _report(record, {word: (1 + math.log(n)) * idf[word] for word, n in words.items()}, tuple(told))
        for record, words, told in zip(records, counted, tellings, strict=True)
    )


def _report(record: Record, words: Mapping[str, float], tellings: tuple[Telling, ...]) -> Report:
    length = math.sqrt(sum(w * w for w in words.values())) or 1.0
    text = record.document.text
    numbers: dict[str, set[float]] = defaultdict(set)
    for quantity in record.quantities:
        if quantity.unit and quantity.value >= 1:
            numbers[stem(fold(quantity.unit).split()[-1])].add(quantity.value)
    for event in record.events:
        for count in event.counts:
            numbers[f"#{count.what}"].add(count.value)
    return Report(
        words={word: w / length for word, w in words.items()},
        figures=frozenset(_FIGURE.findall(text)),
        weekdays=frozenset(day.lower() for day in _WEEKDAYS.findall(text)),
        numbers={what: frozenset(values) for what, values in numbers.items()},
        persons=tuple(
            frozenset(fold(e.name).split())
            for e in record.entities
            if e.kind == "person" and any(m.form == "name" for m in e.mentions)
        ),
        tellings=tellings,
    )


def likeness(a: Report, b: Report) -> tuple[float, ...]:
    """What is seen of two reports, in the order of `FEATURES`; the same whichever comes first."""
    words = sum(w * b.words[word] for word, w in a.words.items() if word in b.words)
    both = sorted(a.numbers.keys() & b.numbers.keys())
    same = sum(bool(a.numbers[what] & b.numbers[what]) for what in both)
    known = bool(a.persons and b.persons)
    met = known and any(x & y for x in a.persons for y in b.persons)
    return (
        words,
        float(bool(a.figures & b.figures)),
        float(bool(a.weekdays and b.weekdays and not a.weekdays & b.weekdays)),
        float(min(_UNITS, same)),
        float(min(_UNITS, len(both) - same)),
        float(met),
        float(known and not met),
        _likest(a, b) if words >= _STRANGE else _LEAST,
    )


def _likest(a: Report, b: Report) -> float:
    """The log odds of the likest two tellings."""
    sums = (sum(f.score for f in compare(x, y).features) for x in a.tellings for y in b.tellings)
    return min(_MOST, max(_LEAST, max(sums, default=_LEAST)))


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature in log odds, of `bias`, and the `threshold` of linkage."""
    return {row["feature"]: float(row["weight"]) for row in lexicons.load("report_weights")}


def scores(documents: Sequence[str], told: Sequence[Report], of: Mapping[str, float]) -> dict[Pair, float]:
    """How likely each two documents tell of one incident, by the pair of their ids, the lesser first."""
    made = {}
    for (one, a), (other, b) in combinations(sorted(zip(documents, told, strict=True), key=lambda r: r[0]), 2):
        odds = of["bias"] + sum(of[name] * value for name, value in zip(FEATURES, likeness(a, b), strict=True))
        made[one, other] = 1 / (1 + math.exp(-odds))
    return made

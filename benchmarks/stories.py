"""Reports for a large ledger, made by repeating and varying real records: stories, each told by one report or several.

A story takes a record and gives it names, words, figures, places and days of its own; its reports take the story and
differ in some words and figures, or are copies. Words are met as often as in news (`lexicons/common_words.tsv`); of
the names, some are of those that many stories name. Reports come in the order of their days, as news does, three
stories in a hundred long after. Nothing is read anew: the records stay as exact as they were, since every word is
exchanged for one of its length, in the text and wherever the record quotes it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from heapq import heappop, heappush
from itertools import islice
from typing import Any

from onrecord import lexicons
from onrecord.ledger.grounding import document_id
from onrecord.records import Record
from onrecord.wire import from_dict

FIRST_DAY = date(2021, 1, 1)
A_DAY = 30
"""Reports a day."""
# How many reports tell a story, and how often of a hundred times.
_SIZES = ((1, 60), (2, 17), (3, 10), (5, 9), (9, 3), (20, 1))
_LATE, _COPIED = 0.03, 0.3
_RARE_WORDS, _OTHER_WORDS, _OTHER_FIGURES = 0.1, 0.2, 0.2
# How many of the names are of those that many stories name, and how many of these there are of each length.
_KNOWN_NAMES, _KNOWN = 0.3, 200
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnprstvwz"
_WORD = re.compile(r"\b[^\W_]+\b")
_COUNTRIES = tuple(
    "AF BD BR CD CO EG ET FR GB GE GT HT ID IN IQ IR JP KE LB LY ML MM MX NE NG PE PH PK RU SD SO SY TR UA US".split()
)
# Where a record keeps text of its report.
_TEXTS = {"text", "name", "title", "of", "value", "unit"}
_APART = {"reader", "extractor", "made_by"}


@dataclass(frozen=True, slots=True)
class Told:
    """One report to be: the day it is published, its story and the number of it among the story's reports."""

    day: int
    story: int
    nth: int
    of_day: int


def reports(written: list[bytes], first: int = 0) -> Iterator[Record]:
    """Records without end, in the order in which they are published, from the first that is wanted on."""
    bases = [_Base(json.loads(one)) for one in written]
    for n, told in islice(enumerate(_told(random.Random(1))), first, None):
        yield _report(bases[told.story % len(bases)], told, n)


def _told(chance: random.Random) -> Iterator[Told]:
    waiting: list[tuple[int, float, Told]] = []
    story = day = 0
    while True:
        started = 0
        while started < A_DAY:
            (size,) = chance.choices([s for s, _ in _SIZES], [often for _, often in _SIZES])
            happened = chance.randrange(day + 1) if chance.random() < _LATE else day
            for nth in range(size):
                published = day + min(int(chance.expovariate(1.0)), 6)
                heappush(waiting, (published, chance.random(), Told(published, story, nth, happened)))
            started += size
            story += 1
        while waiting and waiting[0][0] <= day:
            yield heappop(waiting)[2]
        day += 1


class _Base:
    """A record as JSON, and which of its words are exchanged: names, figures, and other words that no event or cue is
    told by and no day."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record
        text = record["document"]["text"]
        told = [event["trigger"]["text"] for event in record["events"]]
        told += [span["text"] for a in record["attributions"] for span in a["cue"]]
        told += [time["span"]["text"] for time in record["times"]]
        fixed = {word.lower() for one in told for word in _WORD.findall(one)}
        named = {
            word
            for e in record["entities"]
            for m in e["mentions"]
            if m["form"] == "name"
            for word in _WORD.findall(m["text"])
        }
        words = sorted(set(_WORD.findall(text)))
        lower = {word for word in words if word.islower()}
        # A word that is nowhere without its capital is a name or made of one ("Tarvian").
        proper = {w for w in words if w[0].isupper() and w.isalpha() and (w in named or w.lower() not in lower)}
        self.names = [w for w in words if w in proper and len(w) > 2 and w.lower() not in fixed]
        self.figures = [w for w in words if w.isdigit() and len(w) < 4 and w not in fixed]
        self.words = [w for w in words if w in lower and w.isalpha() and len(w) > 3 and w not in fixed]


def _report(base: _Base, told: Told, n: int) -> Record:
    story, own = random.Random(told.story), random.Random(f"{told.story}/{told.nth}")
    copied = told.nth > 0 and own.random() < _COPIED
    changed = {word: _name(word, story) for word in base.names}
    for words, another, how_often in (
        (base.figures, _figure, _OTHER_FIGURES),
        (base.words, _word, _OTHER_WORDS),
    ):
        for word in words:
            changed[word] = another(word, story)
            if told.nth and not copied and own.random() < how_often:
                changed[word] = another(word, own)
    made = _everywhere(base.record, lambda text: _WORD.sub(lambda m: changed.get(m[0], m[0]), text))
    _place(made, base.record, story)
    _count(made)
    _date(made, told)
    record = from_dict(made)
    document = dataclasses.replace(
        record.document,
        source=f"{n:07}.txt",
        outlet=f"Outlet {own.randrange(300)}" if told.nth else record.document.outlet,
        outlet_from="given" if told.nth else record.document.outlet_from,
        text_sha256=hashlib.sha256(record.document.text.encode()).hexdigest(),
    )
    return dataclasses.replace(record, document=dataclasses.replace(document, id=document_id(document)))


def _everywhere(value: Any, change: Callable[[str], str], key: str = "") -> Any:
    if isinstance(value, str):
        return change(value) if key in _TEXTS else value
    if isinstance(value, dict):
        return {k: one if k in _APART else _everywhere(one, change, k) for k, one in value.items()}
    return [_everywhere(one, change, key) for one in value] if isinstance(value, list) else value


def _word(word: str, chance: random.Random) -> str:
    """A word of the same length: mostly one of the common ones, as common as in news, or else one that hardly any other
    story has."""
    words, often = _common().get(len(word), ([], []))
    if not words or chance.random() < _RARE_WORDS:
        return _letters(len(word), chance)
    return chance.choices(words, cum_weights=often)[0]


@cache
def _common() -> dict[int, tuple[list[str], list[float]]]:
    """Of each length, the common words, and how often these and those before them are met."""
    found: dict[int, tuple[list[str], list[float]]] = {}
    for row in lexicons.load("common_words"):
        if row["stem"].isalpha() and row["stem"].isascii():
            words, often = found.setdefault(len(row["stem"]), ([], []))
            words.append(row["stem"])
            often.append((often[-1] if often else 0.0) + math.exp(-int(row["weight"]) / 10))
    return found


def _name(word: str, chance: random.Random) -> str:
    """Another name of the same length, with the same capitals."""
    of = chance
    if chance.random() < _KNOWN_NAMES:
        # The nth is named one nth as often as the first.
        of = random.Random(f"{len(word)}/{int(_KNOWN ** chance.random())}")
    letters = _letters(len(word), of)
    return (
        letters.upper() if word.isupper() else letters.title() if word.istitle() else letters[0].upper() + letters[1:]
    )


def _letters(length: int, chance: random.Random) -> str:
    start = chance.random() < 0.5
    return "".join(chance.choice(_VOWELS if (n % 2 == 0) is start else _CONSONANTS) for n in range(length))


def _figure(word: str, chance: random.Random) -> str:
    low = 10 ** (len(word) - 1)
    return str(chance.randrange(low, 10 * low))


def _place(made: dict[str, Any], base: dict[str, Any], story: random.Random) -> None:
    """Other countries and degrees; who is called otherwise is somebody else."""
    countries = {code: story.choice(_COUNTRIES) for code in _COUNTRIES}
    north, east = story.uniform(-20, 20), story.uniform(-40, 40)
    for entity, before in zip(made["entities"], base["entities"], strict=True):
        entity["country"] = countries.get(entity["country"], entity["country"])
        if entity["name"] != before["name"]:
            entity["kb"] = None
    for event in made["events"]:
        where = event["location"]
        if where is not None:
            where["country"] = countries.get(where["country"], where["country"])
            if where["lat"] is not None:
                where["lat"] = max(-89.0, min(89.0, where["lat"] + north))
                where["lon"] = (where["lon"] + east + 180) % 360 - 180
            where["geonames"] = None


def _count(made: dict[str, Any]) -> None:
    for event in made["events"]:
        for count in event["counts"]:
            if count["span"]["text"].isdigit():
                count["value"] = int(count["span"]["text"])


def _date(made: dict[str, Any], told: Told) -> None:
    """The days of the story; the report is published later."""
    happened = FIRST_DAY + timedelta(days=told.of_day)
    was = date.fromisoformat(made["document"]["published"][:10])
    for time in made["times"]:
        for name in ("begin", "end"):
            if time[name]:
                time[name] = (date.fromisoformat(time[name]) + (happened - was)).isoformat()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", time["value"]) and time["begin"]:
            time["value"] = time["begin"]
    made["document"]["published"] = (FIRST_DAY + timedelta(days=told.day)).isoformat()

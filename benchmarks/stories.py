"""Reports for a large ledger, made by repeating and varying real records: stories, each told by one report or several.

A story takes a record and gives it names, words, figures, places and days of its own; its reports take the story and
differ in some words and figures, or are copies. Reports come in the order of their days, as news does, three stories in
a hundred long after. Nothing is read anew: the records stay as exact as they were, since every word is exchanged for
one of its length, in the text and wherever the record quotes it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import Any

from onrecord.ledger.grounding import document_id
from onrecord.records import Record
from onrecord.wire import from_dict

FIRST_DAY = date(2021, 1, 1)
A_DAY = 70
"""Reports a day."""
# How many reports tell a story, and how often of a hundred times.
_SIZES = ((1, 60), (2, 17), (3, 10), (5, 9), (9, 3), (20, 1))
_LATE, _COPIED = 0.03, 0.3
_NAMES, _WORDS, _OTHER_WORDS, _OTHER_FIGURES = 0.8, 0.9, 0.2, 0.2
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
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


def reports(written: list[bytes]) -> Iterator[Record]:
    """Records without end, in the order in which they are published."""
    bases = [json.loads(one) for one in written]
    words = _vocabulary(bases)
    for n, told in enumerate(_told(random.Random(1))):
        yield _report(bases[told.story % len(bases)], told, words, n)


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


def _vocabulary(bases: list[dict[str, Any]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for base in bases:
        for word in _WORD.findall(base["document"]["text"]):
            if word.islower() and word.isascii():
                found.setdefault(len(word), []).append(word)
    return found


def _report(base: dict[str, Any], told: Told, words: dict[int, list[str]], n: int) -> Record:
    story, own = random.Random(told.story), random.Random(f"{told.story}/{told.nth}")
    copied = told.nth > 0 and own.random() < _COPIED
    named = {
        word
        for e in base["entities"]
        for m in e["mentions"]
        if m["form"] == "name"
        for word in _WORD.findall(m["text"])
        if word.isascii() and word.istitle() and len(word) > 3
    }
    fixed = {word.lower() for event in base["events"] for word in _WORD.findall(event["trigger"]["text"])}
    fixed |= {word.lower() for a in base["attributions"] for s in a["cue"] for word in _WORD.findall(s["text"])}
    changed: dict[str, str] = {}
    for word in sorted(set(_WORD.findall(base["document"]["text"]))):
        if word in named:
            new = _letters(word, story) if story.random() < _NAMES else word
        elif word.isascii() and word.isdigit() and len(word) < 4:
            new = _figure(word, story)
            new = _figure(word, own) if not copied and own.random() < _OTHER_FIGURES else new
        elif word.islower() and word.isascii() and len(word) > 3 and word not in fixed:
            new = _word(word, words, story) if story.random() < _WORDS else word
            new = _word(word, words, own) if not copied and own.random() < _OTHER_WORDS else new
        else:
            continue
        changed[word] = new
    made = _everywhere(base, lambda text: _WORD.sub(lambda m: changed.get(m[0], m[0]), text))
    _place(made, base, story)
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


def _word(word: str, words: dict[int, list[str]], chance: random.Random) -> str:
    """A word of the same length: as often one of the records as one that hardly any other story has."""
    return chance.choice(words[len(word)]) if chance.random() < 0.5 else _letters(word, chance)


def _letters(word: str, chance: random.Random) -> str:
    """Another name of the same length, one of some hundreds for each name."""
    letters = list(word)
    for place in chance.sample(range(1, len(word)), min(2, len(word) - 1)):
        letters[place] = chance.choice(_LETTERS)
    return "".join(letters)


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

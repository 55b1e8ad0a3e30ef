"""What a ledger costs as it grows: adding a report, asking, and room on the disk.

    python benchmarks/ledger.py [--reports 100000] [--ledger PATH_OR_URL] [--records FILE.jsonl] [--format markdown]

Reports are made by repeating and varying real records (the bundled samples', or those of a file that `onrecord read
--format jsonl` wrote): each copy has a source and a day of its own, and three in ten of its names are changed, letter
by letter and in the text too, so that names, words and ids are as many as in a ledger of that size. The cost of adding
is the median of 400 reports, when the ledger has 1,000 and when it has them all. Every question is asked 40 times, of
names, words and days drawn from the ledger; what is told is the 95th percentile.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.ledger import Filters, Ledger, open_ledger
from onrecord.ledger.grounding import document_id
from onrecord.records import Record
from onrecord.samples import samples
from onrecord.wire import from_dict, from_json

FEW = 1_000
TIMED = 400
ASKED = 40
_SHARE = 0.3
_FIRST_DAY, _DAYS = date(2021, 1, 1), 1_400
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def bundled() -> list[bytes]:
    """The golden records of the samples, in their written form."""
    folder = Path(str(files("onrecord.samples")))
    return [(folder / f"{sample.name}.json").read_bytes() for sample in samples()]


def varied(written: bytes, n: int) -> Record:
    """The nth copy of a record: another source and day, and other names."""
    chance = random.Random(n)
    record = from_json(written)
    names = {w for e in record.entities for m in e.mentions if m.form == "name" for w in m.text.split()}
    names = {w for w in names if w.isalpha() and w.isascii() and w.istitle() and len(w) > 3}
    changed = {w: _changed(w, chance) for w in sorted(names) if chance.random() < _SHARE}
    if changed:
        word = re.compile(rf"\b(?:{'|'.join(changed)})\b")
        record = from_dict(_everywhere(json.loads(written), lambda text: word.sub(lambda m: changed[m[0]], text)))
    day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    document = dataclasses.replace(
        record.document,
        source=f"{n:07}.txt",
        published=day.isoformat(),
        text_sha256=hashlib.sha256(record.document.text.encode()).hexdigest(),
    )
    return dataclasses.replace(record, document=dataclasses.replace(document, id=document_id(document)))


def _everywhere(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _everywhere(one, change) for key, one in value.items()}
    return [_everywhere(one, change) for one in value] if isinstance(value, list) else value


def _changed(word: str, chance: random.Random) -> str:
    """Another word of the same length, one of some hundreds for each word."""
    places = range(1, len(word))
    letters = list(word)
    for place in chance.sample(places, min(2, len(places))):
        letters[place] = chance.choice(_LETTERS) if letters[place].islower() else letters[place]
    return "".join(letters)


def questions(ledger: Ledger, chance: random.Random) -> dict[str, Callable[[], object]]:
    """Every question, each call of it with another name, word or day: as often those that much is said of as others."""
    known = [a.name for a in ledger.actors(limit=2_000)]
    common = known[:50]
    words = ["police", "the", "ministry", '"said on Monday"', "killed AND border", "talks NOT rain", "attack*",
             "speaker:ministry talks", "actor:police type:assault", "type:denies"]  # fmt: skip
    types = ["ASSAULT", "CONSULT", "AID", "SANCTION", "PROTEST", "COERCE", "ACCUSE", "REJECT"]

    def name() -> str:
        return chance.choice(common if chance.random() < 0.5 else known)

    def day() -> str:
        return (_FIRST_DAY + timedelta(days=chance.randrange(_DAYS))).isoformat()

    def report() -> str:
        return chance.choice(reports)

    reports = [f.report.id for f in ledger.events(Filters(until=day()), limit=100)]
    return {
        "search, a word": lambda: ledger.search(
            chance.choice(known).split()[-1].strip(".,'’\"“”()") or "police", limit=20
        ),
        "search, all of the language": lambda: ledger.search(chance.choice(words), limit=20),
        "statements, newest": ledger.statements,
        "statements of a speaker": lambda: ledger.statements(Filters(speaker=name())),
        "statements of a stance, until a day": lambda: ledger.statements(Filters(type="denies", until=day())),
        "events, newest": ledger.events,
        "events of a type": lambda: ledger.events(Filters(type=chance.choice(types))),
        "events of an actor": lambda: ledger.events(Filters(actor=name())),
        "events of an actor and a type": lambda: ledger.events(Filters(actor=name(), type=chance.choice(types))),
        "events on a recipient, since a day": lambda: ledger.events(Filters(recipient=name(), since=day())),
        "events according to a speaker": lambda: ledger.events(Filters(speaker=name())),
        "events at a place": lambda: ledger.events(
            Filters(place=chance.choice(["Iraq", "NE", "Lima", "Goma", name()]))
        ),
        "events of a week": lambda: ledger.events(Filters(since="2022-05-02", until="2022-05-08")),
        "timeline of an actor": lambda: ledger.timeline(Filters(actor=name())),
        "actors": ledger.actors,
        "actors of a name": lambda: ledger.actors(Filters(actor=name())),
        "actors of a month": lambda: ledger.actors(Filters(since="2022-05-01", until="2022-05-31")),
        "show a report": lambda: ledger.report(report()),
        "export of a day": lambda: list(ledger.records(since="2022-05-02", until="2022-05-02")),
    }


def timed(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def filled(ledger: Ledger, written: list[bytes], start: int, stop: int) -> Iterator[float]:
    """Add copies number `start` to `stop`; the seconds of each."""
    for n in range(start, stop):
        record = varied(written[n % len(written)], n)
        start_of_it = time.perf_counter()
        ledger.add(record)
        yield time.perf_counter() - start_of_it
        if n % 5_000 == 0:
            print(f"{n} reports", flush=True)


def size(where: str, ledger: Ledger) -> int:
    """Bytes that the ledger takes on the disk, its log left out."""
    if "://" not in where:
        return Path(where).stat().st_size
    from sqlalchemy import text

    with ledger._engine.connect() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=100_000)
    arguments.add_argument("--ledger", default=None, help="where to keep it; else in a temporary folder")
    arguments.add_argument("--records", type=Path, help="JSON Lines of records to repeat and vary")
    arguments.add_argument("-o", "--output", type=Path, help="write the table here, as Markdown")
    given = arguments.parse_args()
    written = given.records.read_bytes().splitlines() if given.records else bundled()
    with tempfile.TemporaryDirectory() as folder:
        where = given.ledger or str(Path(folder) / "ledger.db")
        with open_ledger(where) as ledger:
            few = [*filled(ledger, written, 0, FEW + TIMED)][FEW:]
            many = [*filled(ledger, written, FEW + TIMED, given.reports)][-TIMED:]
            chance = random.Random(1)
            asked = questions(ledger, chance)
            took = {name: sorted(timed(call) for _ in range(ASKED)) for name, call in asked.items()}
            bytes_each = size(where, ledger) / len(ledger)
            table = told(given.reports, len(ledger), few, many, took, bytes_each, written)
    print(table)
    if given.output:
        given.output.write_text(table + "\n", encoding="utf-8")


def told(
    reports: int,
    kept: int,
    few: list[float],
    many: list[float],
    took: dict[str, list[float]],
    bytes_each: float,
    written: list[bytes],
) -> str:
    """The figures as a table."""
    at_few, at_many = statistics.median(few) * 1e3, statistics.median(many) * 1e3
    characters = statistics.mean(len(json.loads(w)["document"]["text"]) for w in written)
    rows = [
        f"{kept:,} reports of {characters:,.0f} characters each on average.",
        "",
        "| | figure | goal |",
        "|-|-:|-:|",
        f"| adding one at {reports:,} reports ÷ at {FEW:,} | {at_many / at_few:.2f} | 1.30 |",
        f"| adding one at {FEW:,} reports | {at_few:.1f} ms | |",
        f"| adding one at {reports:,} reports | {at_many:.1f} ms | |",
        f"| on the disk, a report | {bytes_each / 1024:.1f} KiB | |",
    ]
    for name, seconds in took.items():
        rows.append(f"| {name}: 95th percentile | {seconds[int(0.95 * len(seconds))] * 1e3:.0f} ms | 300 ms |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()

"""What a ledger costs as it grows: adding and linking a report, asking, and room on the disk.

    python benchmarks/ledger.py [--reports 100000] [--ledger PATH_OR_URL] [--records FILE.jsonl] [-o FILE.md]

Reports are stories made of real records (`stories`; the bundled samples', or those of a file that `onrecord read
--format jsonl` wrote), each told by one to twenty reports, some thirty reports a day. They are added and linked 64 at
a time, as `onrecord add` does. At each milestone ten such lots are added to the ledger, and the same lots in turn to
another one that has only the last 1,000 reports of it: so both do the same work (a lot of large stories costs twice a
lot of small ones), each first every other time, and whoever else uses the machine disturbs both alike. The cost of a
report is the mean, in processor time and by the clock. One lot before them, which loads what linking keeps at hand, is
not counted. Every question is asked 40 times, of names, words and days drawn from the ledger; what is told is the 95th
percentile of both.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import islice
from pathlib import Path

from sqlalchemy import func, select, text
from stories import A_DAY, FIRST_DAY, reports

from onrecord.ledger import Filters, Ledger, incident_tables, open_ledger
from onrecord.ledger.adding import LINKED_AT_ONCE
from onrecord.ledger.database import writing
from onrecord.ledger.linked import Records
from onrecord.ledger.linking import Linking
from onrecord.records import Record
from onrecord.samples import samples

FEW = 1_000
MILESTONES = (FEW, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
LOTS = 10
GROWN_AT_ONCE = 512
GARBAGE = 20_000_000
"""So many objects more than before are looked through for garbage."""
ASKED = 40


def bundled() -> list[bytes]:
    """The golden records of the samples, in their written form."""
    folder = Path(str(files("onrecord.samples")))
    return [(folder / f"{sample.name}.json").read_bytes() for sample in samples()]


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
        return (FIRST_DAY + timedelta(days=chance.randrange(1 + len(ledger) // A_DAY))).isoformat()

    def report() -> str:
        return chance.choice(known_reports)

    def incident() -> str:
        return chance.choice(known_incidents)

    a_day = day()
    a_week = Filters(since=a_day, until=(date.fromisoformat(a_day) + timedelta(days=6)).isoformat())
    a_month = Filters(since=a_day, until=(date.fromisoformat(a_day) + timedelta(days=30)).isoformat())
    known_reports = [f.report.id for f in ledger.events(Filters(until=day()), limit=100)]
    known_incidents = [i.id for i in ledger.origins(Filters(until=day()), limit=50)]
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
        "events of a week": lambda: ledger.events(a_week),
        "timeline of an actor": lambda: ledger.timeline(Filters(actor=name())),
        "actors": ledger.actors,
        "actors of a name": lambda: ledger.actors(Filters(actor=name())),
        "actors of a month": lambda: ledger.actors(a_month),
        "incidents, newest": ledger.incidents,
        "incidents of a type": lambda: ledger.incidents(Filters(type=chance.choice(types))),
        "incidents of an actor": lambda: ledger.incidents(Filters(actor=name())),
        "incidents of an actor and a type": lambda: ledger.incidents(Filters(actor=name(), type=chance.choice(types))),
        "incidents according to a speaker": lambda: ledger.incidents(Filters(speaker=name())),
        "incidents at a place": lambda: ledger.incidents(Filters(place=chance.choice(["Iraq", "NE", "Lima", name()]))),
        "incidents of a week": lambda: ledger.incidents(a_week),
        "disputes, newest": ledger.disputes,
        "disputes of an actor": lambda: ledger.disputes(Filters(actor=name())),
        "origins, newest": ledger.origins,
        "origins of an actor": lambda: ledger.origins(Filters(actor=name())),
        "show an incident": lambda: ledger.incident(incident()),
        "events of an incident": lambda: ledger.events(Filters(incident=incident())),
        "statements on an incident": lambda: ledger.statements(Filters(incident=incident())),
        "show a report": lambda: ledger.report(report()),
        "export of a day": lambda: list(ledger.records(since=a_day, until=a_day)),
    }


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds at the 95th percentile of some calls: of the processor, and by the clock."""
    took = []
    for _ in range(ASKED):
        start = (time.process_time(), time.perf_counter())
        call()
        took.append((time.process_time() - start[0], time.perf_counter() - start[1]))
    processor, clock = (sorted(1e3 * x for x in column)[int(0.95 * ASKED)] for column in zip(*took, strict=True))
    return processor, clock


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds a report: of the processor and by the clock, for adding it and for linking it."""

    add: float
    link: float
    add_clock: float
    link_clock: float

    @property
    def both(self) -> float:
        """Of the processor, for adding and linking."""
        return self.add + self.link


def cost(lots: list[Cost]) -> Cost:
    """The mean of some lots."""
    return Cost(*(statistics.mean(getattr(lot, name) for lot in lots) for name in Cost.__dataclass_fields__))


def add(ledger: Ledger, lot: list[Record]) -> Cost:
    """Add and link one lot of reports."""
    marks = [(time.process_time(), time.perf_counter())]
    for record in lot:
        ledger.add(record)
    marks.append((time.process_time(), time.perf_counter()))
    ledger.link()
    marks.append((time.process_time(), time.perf_counter()))
    (c0, w0), (c1, w1), (c2, w2) = marks
    return Cost(*(1e3 * x / len(lot) for x in (c1 - c0, c2 - c1, w1 - w0, w2 - w1)))


def grow(ledger: Ledger, lot: list[Record], at_hand: Records) -> None:
    """Bring a ledger nearer to a milestone: the same as by `add`, but many reports in one transaction."""
    ledger.add_all([(record, None) for record in lot])
    with writing(ledger._engine) as connection:
        Linking(connection, at_hand).link(len(lot))


def beside_the_last(ledger: Ledger, written: list[bytes], path: Path) -> tuple[Cost, Cost]:
    """What adding a report costs in a ledger of only the last reports, made at the path, and in this one."""
    source = reports(written, len(ledger) - FEW)
    with open_ledger(path) as small:
        grow(small, list(islice(source, FEW)), Records())
        few: list[Cost] = []
        many: list[Cost] = []
        for n in range(LOTS + 1):
            lot = list(islice(source, LINKED_AT_ONCE))
            # What is remembered of words and names serves whoever comes second: they take turns.
            for one, costs in ((small, few), (ledger, many))[:: 1 if n % 2 else -1]:
                costs.append(add(one, lot))
    return cost(few[1:]), cost(many[1:])


def size(where: str, ledger: Ledger) -> int:
    """Bytes that the ledger takes on the disk, its log left out."""
    if "://" not in where:
        return Path(where).stat().st_size
    with ledger._engine.connect() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def neighbourhoods(ledger: Ledger) -> list[str]:
    """How large what a new report touches may be, in lines of the table."""
    keys, members, incidents = incident_tables.telling_keys, incident_tables.members, incident_tables.incidents
    with ledger._engine.connect() as connection:
        shared = select(func.count().label("some")).select_from(keys).group_by(keys.c.key).subquery()
        told = select(func.count().label("some")).select_from(members).group_by(members.c.incident).subquery()
        rows = (
            ("tellings that share a key, at most", connection.execute(select(func.max(shared.c.some))).scalar_one()),
            (
                "keys of a report",
                connection.execute(select(func.count()).select_from(keys)).scalar_one() // len(ledger),
            ),
            ("tellings of one incident, at most", connection.execute(select(func.max(told.c.some))).scalar_one()),
            (
                "reports of one incident, at most",
                connection.execute(select(func.max(incidents.c.documents))).scalar_one(),
            ),
            ("incidents", ledger.incident_count()),
        )
    return [f"| {name} | {value:,} | |" for name, value in rows]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=100_000)
    arguments.add_argument("--ledger", default=None, help="where to keep it; else in a temporary folder")
    arguments.add_argument("--records", type=Path, help="JSON Lines of records to repeat and vary")
    arguments.add_argument("-o", "--output", type=Path, help="write the table of the last milestone here, as Markdown")
    given = arguments.parse_args()
    written = given.records.read_bytes().splitlines() if given.records else bundled()
    # The collector would walk the stories that this process makes; who adds reports does not hold them.
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        where = given.ledger or str(Path(folder) / "ledger.db")
        with open_ledger(where) as ledger:
            # A ledger that is there is gone on with.
            source, at_hand = reports(written, len(ledger)), Records()
            for milestone in sorted({*(m for m in MILESTONES if len(ledger) < m < given.reports), given.reports}):
                while (missing := milestone - len(ledger)) > 0:
                    grow(ledger, list(islice(source, min(GROWN_AT_ONCE, missing))), at_hand)
                    if gc.get_count()[0] > GARBAGE:
                        gc.collect()
                few, many = beside_the_last(ledger, written, Path(folder) / f"{len(ledger)}.db")
                source = reports(written, len(ledger))
                asked = questions(ledger, random.Random(1))
                took = {name: timed(call) for name, call in asked.items()}
                table = told(ledger, few, many, took, size(where, ledger) / len(ledger))
                print(table, flush=True)
                if given.output:
                    given.output.write_text(table + "\n", encoding="utf-8")


def told(ledger: Ledger, few: Cost, many: Cost, took: dict[str, tuple[float, float]], bytes_each: float) -> str:
    """The figures as a table."""
    rows = [
        f"{len(ledger):,} reports. Milliseconds of the processor, by the clock in brackets.",
        "",
        "| | figure | goal |",
        "|-|-:|-:|",
        f"| adding and linking one now ÷ at {FEW:,} | {many.both / few.both:.2f} | 1.30 |",
        f"| adding one now ÷ at {FEW:,} | {many.add / few.add:.2f} | |",
        *(
            f"| {what} one {when} | {of:.1f} ({clock:.1f}) ms | |"
            for when, c in ((f"at {FEW:,}", few), ("now", many))
            for what, of, clock in (("adding", c.add, c.add_clock), ("linking", c.link, c.link_clock))
        ),
        f"| on the disk, a report | {bytes_each / 1024:.1f} KiB | |",
        *neighbourhoods(ledger),
    ]
    for name, (processor, clock) in took.items():
        rows.append(f"| {name}: 95th percentile | {processor:.0f} ({clock:.0f}) ms | 300 ms |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()

"""Cases: a few reports that tell of one incident in different ways, and what an expert would find in them together.

A case is a folder: ``index.tsv`` (name, published, outlet, file of each report) and ``checks.tsv``, written from the
texts alone before they were read. The reports are read and kept in a ledger as a user's are, and linked; then the
checks are made of its incidents. Kinds of checks, with their two columns (alternatives parted by ``|``, names compared
folded and as substrings; a chain that ends in `` @ NAME`` has to be told by the report of that name):

* ``one_incident`` type (``-``: none), names: one incident of that type has events of all these reports; the others ask
  that one;
* ``day``, ``place``: when and where it was;
* ``apart`` word, name: the events of that report in sentences with this word are in other incidents;
* ``origin`` names, reports: one origin of that name has all these reports; ``independent`` least, most: how many;
* ``accused``, ``denied``, ``suspicion`` actor, chain (``a > b``): said to have done it, not to have done it, suspected,
  by a chain with these names in order; ``not_accused`` actor;
* ``disputed``, ``changed`` matter, positions (``a; b``): such a dispute has them all; ``superseded`` matter, position;
  ``position`` matter, value and chain (``14 > doctor``); ``not_a_count`` kind, figures: none of them is a position.

Run ``python -m onrecord.evaluation.incident_cases [FOLDER] [-v]`` for all cases of a folder.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import UsageError
from onrecord.incidents.records import Dispute, Incident, Position, Responsibility, SaidBy
from onrecord.records import Record
from onrecord.text import fold

FOLDER = Path("eval/incidents")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that an expert would find."""

    id: str
    kind: str
    what: str
    value: str
    note: str


@dataclass(frozen=True)
class Case:
    """What a ledger found in the reports of a case: their records by name, and all incidents."""

    records: Mapping[str, Record]
    incidents: Sequence[Incident]
    wanted: Check

    @cached_property
    def incident(self) -> Incident:
        """The incident that the case is about: of the wanted type, the one that most of the wanted reports tell of."""
        names = self.wanted.value.split()
        of_type = [i for i in self.incidents if _is_of(self.wanted.what, i)] or list(self.incidents)
        return max(of_type, key=lambda i: (len(self.told_in(i) & set(names)), len(i.events)))

    def told_in(self, incident: Incident) -> set[str]:
        """The names of the reports that tell of an incident."""
        documents = {m.document for m in incident.events}
        return {name for name, record in self.records.items() if record.document.id in documents}

    def holds(self, check: Check) -> bool:
        """Whether a check holds.

        Raises:
            UsageError: there is no such kind of check.
        """
        made = getattr(self, f"_{check.kind}", None)
        if made is None:
            raise UsageError(f"unknown kind of check {check.kind!r}")
        return bool(made(check.what, check.value))

    def _one_incident(self, type_: str, names: str) -> bool:
        return _is_of(type_, self.incident) and set(names.split()) <= self.told_in(self.incident)

    def _day(self, day: str, _: str) -> bool:
        return self.incident.begin == day == self.incident.end

    def _place(self, name: str, _: str) -> bool:
        place = self.incident.location
        return place is not None and _has(name, place.name or place.span.text)

    def _apart(self, word: str, name: str) -> bool:
        record = self.records[name]
        ours = {m.event for m in self.incident.events if m.document == record.document.id}
        others = {
            m.event
            for i in self.incidents
            for m in i.events
            if i.id != self.incident.id and m.document == record.document.id
        }
        told = {e.id for e in record.events if _has(word, e.sentence.text)}
        return bool(told & others) and not told & ours

    def _origin(self, origins: str, names: str) -> bool:
        documents = {self.records[name].document.id for name in names.split()}
        return any(_has(origins, o.origin) and documents <= set(o.documents) for o in self.incident.origins)

    def _independent(self, least: str, most: str) -> bool:
        return int(least) <= self.incident.independent_origins <= int(most)

    def _accused(self, actor: str, chain: str) -> bool:
        return any(self._said(r.said_by, chain) for r in self._responsible(actor, "positive"))

    def _denied(self, actor: str, chain: str) -> bool:
        return any(self._said(r.said_by, chain) for r in self._responsible(actor, "negative"))

    def _suspicion(self, actor: str, chain: str) -> bool:
        suspected = (s for r in self._responsible(actor, "positive") for s in r.said_by if s.stance == "suspects")
        return self._said(suspected, chain)

    def _not_accused(self, actor: str, _: str) -> bool:
        return not self._responsible(actor, "positive")

    def _responsible(self, actor: str, polarity: str) -> list[Responsibility]:
        return [r for r in self.incident.responsibility if r.polarity == polarity and _has(actor, r.actor)]

    def _disputed(self, about: str, positions: str) -> bool:
        return self._has_positions("disputed", about, positions)

    def _changed(self, about: str, positions: str) -> bool:
        return self._has_positions("changed", about, positions)

    def _has_positions(self, kind: str, about: str, positions: str) -> bool:
        return any(
            d.kind == kind
            and all(any(_has(want.strip(), p.value) for p in d.positions) for want in positions.split(";"))
            for d in self._disputes(about)
        )

    def _superseded(self, about: str, value: str) -> bool:
        return any(p.superseded and _has(value, p.value) for p in self._positions(about))

    def _position(self, about: str, value: str) -> bool:
        figure, _, chain = value.partition(">")
        return any(p.value == figure.strip() and self._said(p.said_by, chain) for p in self._positions(about))

    def _not_a_count(self, what: str, figures: str) -> bool:
        values = {p.value.rpartition(" ")[2] for one in what.split("|") for p in self._positions(f"count:{one}")}
        return not values & set(figures.split())

    def _said(self, said_by: Iterable[SaidBy], wanted: str) -> bool:
        """Whether a chain has the wanted names in order, in the wanted report if one is asked for."""
        chain, _, name = wanted.partition(" @ ")
        document = self.records[name].document.id if name else None
        for said in said_by:
            links = iter(said.chain)
            if document in (None, said.document) and all(
                any(_has(want.strip(), link) for link in links) for want in chain.split(">")
            ):
                return True
        return False

    def _disputes(self, about: str) -> list[Dispute]:
        return [d for d in self.incident.disputes if d.about in about.split("|")]

    def _positions(self, about: str) -> list[Position]:
        return [p for d in self._disputes(about) for p in d.positions]


def _is_of(types: str, incident: Incident) -> bool:
    return (incident.type or "-") in types.split("|")


def _has(wanted: str, text: str) -> bool:
    return any(fold(one) in fold(text) for one in wanted.split("|"))


def checks_of(folder: Path) -> tuple[Check, ...]:
    """The checks of a case.

    Raises:
        UsageError: the first is not that of the one incident.
    """
    lines = (folder / "checks.tsv").read_text(encoding="utf-8").splitlines()
    cells = [(*line.split("\t"), "", "", "", "")[:5] for line in lines if line and not line.startswith("#")]
    checks = tuple(Check(*row) for row in cells)
    if not checks or checks[0].kind != "one_incident":
        raise UsageError(f"{folder}: the first check has to be that of the one incident")
    return checks


def read_case(folder: Path) -> Case:
    """The reports of a case read, kept in a ledger of their own, and linked."""
    from onrecord.ledger import open_ledger
    from onrecord.pipeline import read_file

    with (folder / "index.tsv").open(encoding="utf-8", newline="") as file:
        index = list(csv.DictReader(file, delimiter="\t"))
    records = {
        row["name"]: read_file(folder / row["file"], published=row["published"], outlet=row["outlet"]) for row in index
    }
    with TemporaryDirectory() as where, open_ledger(Path(where) / "case.db") as ledger:
        for record in records.values():
            ledger.add(record)
        ledger.link()
        return Case(records, tuple(ledger.every_incident()), checks_of(folder)[0])


def main() -> None:
    """Print how many checks of every case hold, and with -v which do not."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("-v", action="store_true", dest="verbose")
    asked = parser.parse_args()
    for folder in sorted(path.parent for path in asked.folder.rglob("checks.tsv")):
        case = read_case(folder)
        checks = checks_of(folder)
        missed = [check for check in checks if not case.holds(check)]
        print(f"{folder.name}: {len(checks) - len(missed)} of {len(checks)} ({case.incident.title})")
        for check in missed if asked.verbose else ():
            print(f"  {check.id} {check.kind} {check.what}: {check.value} – {check.note}")


if __name__ == "__main__":
    main()

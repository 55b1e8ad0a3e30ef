"""Check-lists: what an expert reader would record of a report, and how much of it the reader recorded.

A check-list is a file of JSON Lines, ``<report>.jsonl``, written from the report's text alone; one check a line::

    {"id": "denial", "kind": "attribution", "wanted": {"speaker": "Tamimi", "stance": "denies"}}

`kind` is a kind of record (attribution, event, relation, entity, time, quantity, notice) or "document": some record
of that kind must meet every condition in `wanted`; "no-event" and the like: no record may. Conditions:

* text, case-insensitive substrings, a list means any of them: `source`, `content`, `cue` look at the spans;
  `speaker`, `actor`, `recipient`, `subject`, `object`, `name` also at every name of the resolved entity;
  `trigger`, `location`, `text`, `value` of a relation, `title`, `authors`, `dateline`, `unit` of a quantity;
* `chain`: substrings met in order by the speakers of `according_to`; `chain_empty`: the report's own voice;
* `day`: lies within the record's time, which may span at most `span` days (default 1);
* `count`: [what, value]; `same_as`: one entity bears all these names; `distinct`: different entities;
  `same_as_country`: [name, ISO country];
* anything else (`type`, `stance`, `modality`, numeric `value` ...): the field equals the value, or one of a list.

Run ``python -m onrecord.evaluation.checklist [FOLDER] [-v]`` for the bundled samples and what else the folder holds.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.evaluation.scores import Figure, interval
from onrecord.records import Record
from onrecord.text import fold
from onrecord.wire import to_dict

FOLDER = Path("eval/checklists")
KINDS = ("document", "entity", "time", "attribution", "event", "relation", "quantity", "notice")
_FIELD = {"entity": "entities", "quantity": "quantities"}
_SPANS = ("source", "content", "cue")
_PARTIES = {"actor": "actors", "recipient": "recipients"}
_NAMED = ("subject", "object")

Written = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing wanted of a record; `kind` begins with "no-" where nothing of the sort may be there."""

    id: str
    kind: str
    wanted: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check and whether it held."""

    report: str
    check: Check
    held: bool


def checked(row: Mapping[str, Any]) -> Check:
    """A check as its file has it.

    Raises:
        ValueError: its kind is unknown.
        KeyError: it lacks a field.
    """
    check = Check(row["id"], row["kind"], row["wanted"])
    if check.kind.removeprefix("no-") not in KINDS:
        raise ValueError(f"unknown kind {check.kind!r}")
    return check


def load(path: Path) -> tuple[Check, ...]:
    """The checks of a file, in order.

    Raises:
        UsageError: a line is no check, its kind is unknown, or an id stands twice; the message names the line.
    """
    checks: list[Check] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path}:{number}"
        try:
            check = checked(json.loads(line))
        except (ValueError, KeyError, TypeError) as err:
            raise UsageError(f"{where}: not a check: {err}") from err
        if any(check.id == other.id for other in checks):
            raise UsageError(f"{where}: id {check.id!r} stands twice")
        checks.append(check)
    return tuple(checks)


def outcomes(report: str, checks: Sequence[Check], record: Record | Written) -> tuple[Outcome, ...]:
    """Which checks hold on a record, typed or in its written form."""
    view = _View(to_dict(record) if isinstance(record, Record) else record)
    return tuple(Outcome(report, check, view.holds(check)) for check in checks)


def misses(found: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes that did not hold."""
    return tuple(o for o in found if not o.held)


def _hit(wanted: Any, *texts: str | None) -> bool:
    wants = wanted if isinstance(wanted, (list, tuple)) else [wanted]
    return any(fold(str(want)) in fold(text) for want in wants for text in texts if text)


def _one(wanted: Any, value: Any) -> bool:
    return value in (wanted if isinstance(wanted, (list, tuple)) else [wanted])


class _View:
    """A written record, asked by the conditions of checks."""

    def __init__(self, record: Written) -> None:
        self.record = record
        self.by_id = {
            row["id"]: row for field in ("entities", "attributions", "times") for row in record.get(field, [])
        }

    def holds(self, check: Check) -> bool:
        kind, wanted = check.kind.removeprefix("no-"), check.wanted
        if kind == "document":
            found = self.document(wanted)
        elif "distinct" in wanted:
            found = self.distinct(wanted["distinct"])
        else:
            span = int(wanted.get("span", 1))
            found = any(
                all(self.meets(kind, row, key, want, span) for key, want in wanted.items() if key != "span")
                for row in self.record.get(_FIELD.get(kind, kind + "s"), [])
            )
        return found != check.kind.startswith("no-")

    def document(self, wanted: Mapping[str, Any]) -> bool:
        document = self.record["document"]
        of_kind: dict[str, list[str]] = {}
        for block in document["blocks"]:
            of_kind.setdefault(block["kind"], []).append(document["text"][block["start"] : block["end"]])
        texts = {"authors": document["authors"], "title": [document["title"]], "dateline": of_kind.get("dateline", [])}
        return all(_hit(want, *texts.get(key, [document.get(key)])) for key, want in wanted.items())

    def distinct(self, names: Sequence[str]) -> bool:
        bearers = [{e["id"] for e in self.record["entities"] if _hit(name, *self.names(e["id"]))} for name in names]
        return all(bearers) and not set.intersection(*bearers)

    def names(self, entity: str | None) -> list[str]:
        row = self.by_id.get(entity or "")
        return [] if row is None else [row["name"], *(m["text"] for m in row["mentions"] if m["form"] != "pronoun")]

    def speaker(self, attribution: Written) -> list[str]:
        return [s["text"] for s in attribution["source"]] + self.names(attribution["speaker"])

    def in_time(self, row: Written | None, day: str, span: int) -> bool:
        if not row or not row["begin"] or not row["end"]:
            return False
        begin, end = (dt.date.fromisoformat(row[key][:10]) for key in ("begin", "end"))
        return begin <= dt.date.fromisoformat(day) <= end and (end - begin).days < span

    def chain(self, wanted: Sequence[str], ids: Sequence[str]) -> bool:
        links = iter([self.speaker(self.by_id[i]) for i in ids])
        return all(any(_hit(want, *names) for names in links) for want in wanted)

    def meets(self, kind: str, row: Written, key: str, want: Any, span: int) -> bool:
        """Whether one record meets one condition."""
        if key in _SPANS:
            return _hit(want, " ".join(s["text"] for s in row[key]))
        if key == "speaker":
            return _hit(want, *self.speaker(row))
        if key in _PARTIES:
            return any(_hit(want, p["span"]["text"], *self.names(p["entity"])) for p in row[_PARTIES[key]])
        if key in _NAMED:
            return _hit(want, *self.names(row[key]))
        if key == "trigger":
            return _hit(want, row[key]["text"])
        if key == "text":
            return _hit(want, row["span"]["text"])
        if key == "location":
            at = row["location"]
            return at is not None and _hit(want, at["name"], at["span"]["text"], *self.names(at["entity"]))
        if key == "day":
            return self.in_time(row if kind == "time" else self.by_id.get(row["time"] or ""), want, span)
        if key == "chain":
            return self.chain(want, row["according_to"])
        if key == "chain_empty":
            return not row["according_to"]
        if key == "count":
            return any(c["what"] == want[0] and c["value"] == want[1] for c in row["counts"])
        if key == "name":
            return _hit(want, *self.names(row["id"]))
        if key == "same_as":
            return all(_hit(name, *self.names(row["id"])) for name in want)
        if key == "same_as_country":
            return _hit(want[0], *self.names(row["id"])) and bool(row["country"] == want[1])
        if key == "unit" or (key == "value" and kind == "relation"):
            return _hit(want, row[key])
        return _one(want, row.get(key))


@dataclass(frozen=True, slots=True)
class _Report:
    name: str
    published: str
    data: bytes


def _reports(folder: Path) -> list[_Report]:
    """The bundled samples, and those reports of ``seeds.tsv`` that lie beside the corpora; the rest are absent."""
    from onrecord.evaluation import corpora_folder
    from onrecord.samples import samples

    found = [_Report(s.name, s.published, s.data) for s in samples()]
    index = folder / "seeds.tsv"
    if index.exists():
        for row in csv.DictReader(index.read_text(encoding="utf-8").splitlines(), delimiter="\t"):
            path = corpora_folder().parent / "seeds" / row["file"]
            if path.exists():
                found.append(_Report(row["name"], row["published"], path.read_bytes()))
    return found


def figures(found: Sequence[Outcome]) -> list[Figure]:
    """The share of checks that hold, in per cent: all, by kind, and those that say what must not be recorded.
    The interval of the first is a bootstrap over reports."""

    def share(parts: Sequence[Sequence[Outcome]]) -> float:
        held = [o.held for part in parts for o in part]
        return 100 * sum(held) / len(held)

    by_report = [[o for o in found if o.report == name] for name in dict.fromkeys(o.report for o in found)]
    low, high = interval(by_report, share)
    result = [Figure("checks held", share(by_report), low, high, len(found))]
    forbidden = [o for o in found if o.check.kind.startswith("no-")]
    if forbidden:
        result.append(Figure("not recorded what must not be", share([forbidden]), n=len(forbidden)))
    for kind in dict.fromkeys(o.check.kind for o in found):
        part = [o for o in found if o.check.kind == kind]
        result.append(Figure(f"{kind} checks held", share([part]), n=len(part)))
    return result


def run(folder: Path = FOLDER) -> tuple[Outcome, ...]:
    """Read every report that has a check-list in the folder with the installed reader, and check it.

    Raises:
        UsageError: the folder holds no check-list of a report that is here, or a file of it is malformed.
    """
    from onrecord.ingest import Raw, ingest
    from onrecord.models import default_models
    from onrecord.pipeline import read_document

    models = default_models()
    found: list[Outcome] = []
    for report in _reports(folder):
        path = folder / f"{report.name}.jsonl"
        if path.exists():
            document = ingest(Raw(data=report.data, source=f"{report.name}.txt", published=report.published))
            found.extend(outcomes(report.name, load(path), read_document(document, models)))
    if not found:
        raise UsageError(f"no check-lists in {folder}")
    return tuple(found)


def summary(found: Sequence[Outcome]) -> str:
    """Held and total, by report and by kind of check, and over all."""
    lines: list[str] = []
    for title in ("report", "kind"):
        keys = [o.report if title == "report" else o.check.kind for o in found]
        held = Counter(key for key, o in zip(keys, found, strict=True) if o.held)
        lines += [f"{title:8} {key:24} {held[key]:3}/{n}" for key, n in Counter(keys).items()]
    all_held = sum(o.held for o in found)
    lines.append(f"checks held {all_held}/{len(found)} = {all_held / len(found):.1%}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command: prints what was missed with -v, then the summary."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.evaluation.checklist", description="Run check-lists.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("-v", "--verbose", action="store_true", help="name every miss")
    parser.add_argument("--only", help="one report by name")
    given = parser.parse_args(arguments)
    found = tuple(o for o in run(given.folder) if given.only in (None, o.report))
    if given.verbose:
        for outcome in misses(found):
            wanted = json.dumps(dict(outcome.check.wanted), ensure_ascii=False)
            print(f"miss {outcome.report}/{outcome.check.id} {outcome.check.kind} {wanted}")
    print(summary(found))


if __name__ == "__main__":
    main()

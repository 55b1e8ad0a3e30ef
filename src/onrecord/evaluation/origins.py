"""Origins: groups of reports of our own writing, and who of them knows what they tell first-hand (eval/origins).

The gold (eval/origins/gold.txt) is a text: the head of a group says what it shows, which words of the reports tell of
the incident (a pattern for triggers, folded), how many independent origins there are, and which: names that are right,
the kind, and the reports that have it from there. Then the reports follow, each under its id, outlet and date::

    # group: in-two-papers
    # shows: two papers print one agency's report
    # told: struck|killed
    # independent: 1
    # origin: Associated Press|AP; news_agency; a b
    === a; Ridgeway Courier; 2024-05-02
    …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from onrecord.errors import UsageError
from onrecord.evaluation.documents import read_text
from onrecord.evaluation.scores import PRF, Figure, interval, prf_figures
from onrecord.incidents.origins import origins
from onrecord.incidents.records import OriginKind
from onrecord.incidents.shingles import COPY, containment, shingles
from onrecord.ingest import Raw, ingest
from onrecord.models import Models
from onrecord.pipeline import read_document
from onrecord.records import Record
from onrecord.text import fold, without_article

GOLD = Path("eval/origins/gold.txt")
_GROUP = re.compile(r"^# group: ", re.MULTILINE)
_REPORT = re.compile(r"^=== ", re.MULTILINE)


def default_gold(corpora: Path) -> tuple[Path, ...]:  # noqa: ARG001 (nothing of the corpora is needed)
    """The project's own file, below the current folder."""
    return (GOLD,)


def load(path: Path) -> list[dict[str, Any]]:
    """The groups of a file: `id`, `told`, `independent`, `origins` (each with `names`, `kind`, `reports`) and `reports`
    (each with `id`, `outlet`, `published` and `text`).

    Raises:
        UsageError: the file is of another form; the message names it and the group.
    """
    groups = _GROUP.split(read_text(path))[1:]
    if not groups:
        raise UsageError(f"{path}: there is no group of reports")
    return [_group(group, path) for group in groups]


def _group(text: str, path: Path) -> dict[str, Any]:
    head, *parts = _REPORT.split(text)
    name, *lines = head.splitlines()
    try:
        rows = [line[2:].split(": ", 1) for line in lines if line.strip()]
        fields = dict(rows)
        listed = [_origin(value) for key, value in rows if key == "origin"]
        reports = [_report(part) for part in parts]
        if not {id for row in listed for id in row["reports"]} <= {row["id"] for row in reports}:
            raise ValueError("an origin names a report that is not there")
        found = {
            "told": re.compile(fields["told"]),
            "independent": int(fields["independent"]),
            "origins": listed,
            "reports": reports,
        }
    except (ValueError, KeyError, re.error) as err:
        cause = f"it lacks {err}" if isinstance(err, KeyError) else str(err)
        raise UsageError(f"{path}, {name}: no group of reports: {cause}") from err
    return {"id": name, **found, "origins": listed, "reports": reports}


def _origin(value: str) -> dict[str, Any]:
    names, kind, reports = (part.strip() for part in value.split(";"))
    if kind not in get_args(OriginKind):
        raise ValueError(f"there is no kind {kind!r}")
    return {"names": [_plain(name) for name in names.split("|")], "kind": kind, "reports": sorted(reports.split())}


def _report(part: str) -> dict[str, str]:
    line, _, text = part.partition("\n")
    id, outlet, published = (x.strip() for x in line.split(";"))
    return {"id": id, "outlet": outlet, "published": published, "text": text.strip() + "\n"}


def _plain(name: str) -> str:
    return fold(without_article(name))


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterator[dict[str, Any]]:
    """One object a group: its id and the `origins` found, each with its name, kind and reports."""
    for item in items:
        records = {row["id"]: _read(row, models) for row in item["reports"]}
        told = {
            id: tuple(e.id for e in record.events if item["told"].search(fold(e.trigger.text)))
            for id, record in records.items()
        }
        names = {record.document.id: id for id, record in records.items()}
        found = origins([(record, told[id]) for id, record in records.items()], families(list(records.values())))
        rows = [{"name": o.origin, "kind": o.kind, "reports": sorted(names[d] for d in o.documents)} for o in found]
        yield {"id": item["id"], "origins": rows}


def _read(row: dict[str, str], models: Models) -> Record:
    raw = Raw(data=row["text"].encode(), source=row["id"], outlet=row["outlet"], published=row["published"])
    return read_document(ingest(raw), models)


def families(records: Sequence[Record]) -> dict[str, str]:
    """Of each report's document id the id of its family: reports that copies join, however many lie between."""
    runs = {record.document.id: shingles(record.document) for record in records}
    found = {id: id for id in runs}
    for a in sorted(runs):
        for b in sorted(runs):
            if a < b and containment(runs[a], runs[b]) >= COPY:
                first, other = sorted((found[a], found[b]))
                found = {id: first if of == other else of for id, of in found.items()}
    return found


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """How many groups have as many origins as they should, and how many reports' shares in them are right."""
    pairs = list(zip(items, predictions, strict=True))
    right = [item["independent"] == len(found["origins"]) for item, found in pairs]
    more = sum(len(found["origins"]) > item["independent"] for item, found in pairs)
    wanted = [row for item, _ in pairs for row in item["origins"]]
    named = [
        any(_plain(f["name"]) in o["names"] and f["kind"] == o["kind"] for f in found["origins"])
        for item, found in pairs
        for o in item["origins"]
    ]
    counts = [_shares(item, found) for item, found in pairs]
    return [
        _share("groups whose number of origins is right", right),
        Figure("groups with more origins than there are (a number)", more, n=len(pairs)),
        *prf_figures("reports of an origin", counts),
        Figure("origins that are rightly named, of the right kind", _percent(named), n=len(wanted)),
    ]


def _shares(item: dict[str, Any], found: dict[str, Any]) -> PRF:
    """Pairs of an origin and a report that has it from there; origins are matched by the reports that they share."""
    left = [set(o["reports"]) for o in item["origins"]]
    tp = fp = 0
    for got in sorted(found["origins"], key=lambda o: (-len(o["reports"]), o["reports"])):
        reports = set(got["reports"])
        best = max(left, key=lambda o: (len(o & reports), -len(o - reports)), default=set())
        if best in left and best & reports:
            left.remove(best)
            tp, fp = tp + len(best & reports), fp + len(reports - best)
        else:
            fp += len(reports)
    return PRF(tp, fp, sum(len(o["reports"]) for o in item["origins"]) - tp)


def _share(name: str, right: Sequence[bool]) -> Figure:
    return Figure(name, _percent(right), *interval(right, _percent), n=len(right))


def _percent(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 0.0

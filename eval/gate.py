"""The quality gate: measured figures must not fall below the floors in eval/floors.json.

    python eval/gate.py                       check; exit 1 where a figure fell or the gold changed
    python eval/gate.py --update              raise the floors to what is measured now; never lowers one
    python eval/gate.py --update --allow-regression "why"
                                              lower where need be; the reason is kept in floors.json
    python eval/gate.py --add CORPUS FIGURE   put one more figure under the gate

A floor stands with a digest of the gold it was measured on (file names and bytes), so that an easier gold cannot
pass for a better reader. What is not present (the published corpora, on a stranger's machine) is skipped and said
to be skipped; the check-lists of the bundled samples are always there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord.evaluation.checklist import Outcome
from onrecord.evaluation.scores import Figure

FLOORS = Path(__file__).with_name("floors.json")
CHECKLISTS = Path(__file__).with_name("checklists")
# Scores are exact functions of the code and the gold; the margin only absorbs the last bits of floating point
# between processors (one changed item of the largest set moves its figure by more).
MARGIN = 0.01
_CHECKED = ("samples", "seeds")
"""The gold sets that are check-lists: of the bundled samples, and of real reports."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least value (per cent) that a figure of a gold set may have."""

    gold: str
    figure: str
    least: float
    digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of one floor: "held", "fell", "gold changed", "not measured" or "skipped"."""

    floor: Floor
    value: float | None
    word: str

    @property
    def passes(self) -> bool:
        return self.word in ("held", "skipped")

    def __str__(self) -> str:
        value = "-" if self.value is None else f"{self.value:.2f}"
        return f"{self.word:13} {self.floor.gold} {self.floor.figure}: {value} (floor {self.floor.least:.2f})"


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one gold set, and the digest of that gold."""

    figures: Mapping[str, float]
    digest: str


def judge(floors: Iterable[Floor], measured: Mapping[str, Measured | None]) -> list[Verdict]:
    """One verdict a floor; None in `measured` marks a gold set that is not present."""
    verdicts = []
    for floor in floors:
        found = measured[floor.gold]
        if found is None:
            verdicts.append(Verdict(floor, None, "skipped"))
            continue
        value = found.figures.get(floor.figure)
        if value is None:
            word = "not measured"
        elif found.digest != floor.digest:
            word = "gold changed"
        else:
            word = "held" if value >= floor.least - MARGIN else "fell"
        verdicts.append(Verdict(floor, value, word))
    return verdicts


def raised(floors: Iterable[Floor], measured: Mapping[str, Measured | None], *, may_fall: bool) -> list[Floor]:
    """The floors after an update: each goes up to what was measured, or stays; down only where `may_fall`.

    Raises:
        ValueError: a figure is below its floor (or its gold changed and it is lower) and may not fall.
    """
    updated = []
    for floor in floors:
        found = measured[floor.gold]
        if found is None or floor.figure not in found.figures:
            updated.append(floor)
            continue
        value = round(found.figures[floor.figure], 2)
        if value < floor.least - MARGIN and not may_fall:
            raise ValueError(f"{floor.gold} {floor.figure} is {value}, below its floor {floor.least}")
        least = value if may_fall else max(value, floor.least)
        updated.append(Floor(floor.gold, floor.figure, least, found.digest))
    return updated


def digest(paths: Sequence[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def measure(golds: Iterable[str]) -> dict[str, Measured | None]:
    """The figures of the installed reader on gold sets; None for those that are not present."""
    from onrecord.evaluation import corpus
    from onrecord.evaluation.together import at_hand, predictions

    wanted = sorted(golds)
    paths, items = at_hand(name for name in wanted if name not in _CHECKED)
    predicted, outcomes = predictions(items, CHECKLISTS)
    measured: dict[str, Measured | None] = {}
    for name in wanted:
        if name in _CHECKED:
            measured[name] = _checklists([o for o in outcomes if o.report.startswith("seed-") == (name == "seeds")])
            continue
        figures: list[Figure] = []
        for path in paths[name]:
            prefix = f"{path.name.partition('.')[0]} " if len(paths[name]) > 1 else ""
            found = corpus(name).score(items[name, path], predicted[name, path])
            figures += [Figure(prefix + f.name, f.value) for f in found]
        measured[name] = Measured({f.name: f.value for f in figures}, digest(paths[name])) if figures else None
    return measured


def _checklists(found: Sequence[Outcome]) -> Measured | None:
    from onrecord.evaluation import checklist

    if not found:
        return None
    names = sorted({o.report for o in found})
    return Measured(
        {f.name: f.value for f in checklist.figures(found)}, digest([CHECKLISTS / f"{n}.jsonl" for n in names])
    )


def read_floors(path: Path = FLOORS) -> tuple[list[Floor], list[str]]:
    stored = json.loads(path.read_text(encoding="utf-8"))
    return [Floor(**floor) for floor in stored["floors"]], list(stored["lowered"])


def write_floors(floors: Iterable[Floor], lowered: Sequence[str], path: Path = FLOORS) -> None:
    ordered = sorted(floors, key=lambda f: (f.gold, f.figure))
    stored = {"floors": [asdict(floor) for floor in ordered], "lowered": list(lowered)}
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--update", action="store_true")
    options.add_argument("--allow-regression", metavar="WHY")
    options.add_argument("--add", nargs=2, metavar=("CORPUS", "FIGURE"))
    chosen = options.parse_args(arguments)
    floors, lowered = read_floors()
    if chosen.add:
        floors.append(Floor(chosen.add[0], chosen.add[1], 0.0, ""))
    measured = measure({floor.gold for floor in floors})
    if chosen.update or chosen.add:
        floors = raised(floors, measured, may_fall=bool(chosen.allow_regression))
        write_floors(floors, lowered + ([chosen.allow_regression] if chosen.allow_regression else []))
    verdicts = judge(floors, measured)
    for verdict in verdicts:
        print(verdict)
    return 0 if all(verdict.passes for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())

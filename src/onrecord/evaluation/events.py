"""Events in running text: the project's own hand-checked stretches of 121 reports (docs/labelling-events.md).

The gold, ``eval/events/gold.jsonl``, names reports by corpus, id and sha256 and holds offsets only; the texts come
from the bundled samples and from the corpora (PolNeAR's development part, re3d's training part, TimeBank and AQUAINT).
Every event of a stretch is labelled, so whatever else is told there is wrong.

A predicted event belongs to the candidate whose trigger it overlaps (the one it shares most characters with, then the
first). Several may belong to one candidate: each counts for precision by itself. It is right where the candidate is an
event, or may be taken for one, and its type is among the acceptable ones. A candidate is asked for, in recall, where
it is an event for sure and leaving it untyped is not acceptable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.evaluation.labelled import absent_files, load_labelled
from onrecord.evaluation.scores import PRF, Figure, interval, prf_figures
from onrecord.models import Models
from onrecord.pipeline import read_document
from onrecord.records import Participant, Record

GOLD = Path("eval/events/gold.jsonl")
_FIELDS = {"split": str, "stretch": list, "candidates": list}


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The hand-checked file, below the current folder, where the corpora it speaks of are present; else the first
    that is not, so that a partial score never stands for the whole (`--gold` scores the samples alone)."""
    return absent_files(corpora)[:1] or (GOLD,)


def load(path: Path) -> list[dict[str, Any]]:
    """The labelled reports of a file, each with its `document`; see `load_labelled`."""
    from onrecord.evaluation import corpora_folder

    return load_labelled(path, "report with labelled events", _FIELDS, corpora_folder())


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterable[dict[str, Any]]:
    """{"id", "corpus", "events": [...]} a report: the events whose trigger lies in the labelled stretch.

    An event has `trigger` [start, end], `type`, `polarity`, `modality`, `certainty`, `attributed`, and `actors` and
    `recipients`, each the spans of its naming (first) and of the other mentions of its entity.
    """
    for item in items:
        record = read_document(item["document"], models)
        yield {"id": item["id"], "corpus": item["corpus"], "events": list(_told(record, item["stretch"]))}


def _told(record: Record, stretch: Sequence[int]) -> Iterator[dict[str, Any]]:
    mentions = {entity.id: [[m.start, m.end] for m in entity.mentions] for entity in record.entities}

    def namings(people: Iterable[Participant]) -> list[list[list[int]]]:
        return [[[p.span.start, p.span.end], *mentions.get(p.entity or "", [])] for p in people]

    for event in record.events:
        if stretch[0] <= event.trigger.start and event.trigger.end <= stretch[1]:
            yield {
                "trigger": [event.trigger.start, event.trigger.end],
                "type": event.type,
                "polarity": event.polarity,
                "modality": event.modality,
                "certainty": event.certainty,
                "attributed": bool(event.according_to),
                "actors": namings(event.actors),
                "recipients": namings(event.recipients),
            }


@dataclass(frozen=True, slots=True)
class Told:
    """One predicted event beside the candidate it belongs to (None: nothing labelled there)."""

    event: dict[str, Any]
    candidate: dict[str, Any] | None
    again: bool  # the candidate was told before, at its other trigger

    @property
    def typed(self) -> bool:
        return self.event["type"] is not None

    @property
    def as_actual(self) -> bool:
        return bool(self.event["polarity"] == "positive" and self.event["modality"] == "actual")

    @property
    def is_event(self) -> bool:
        return self.candidate is not None and self.candidate["event"] != "no"

    @property
    def right_type(self) -> bool:
        return self.is_event and (self.event["type"] or "NONE") in self.types

    @property
    def types(self) -> list[str]:
        return list(self.candidate["types"]) if self.candidate is not None and self.is_event else []

    @property
    def held(self) -> list[tuple[str, str]]:
        if self.candidate is None or not self.is_event:
            return []
        return [(held["polarity"], held["modality"]) for held in self.candidate["held"]]

    @property
    def held_right(self) -> bool:
        return (self.event["polarity"], self.event["modality"]) in self.held

    @property
    def right_as_actual(self) -> bool:
        return self.right_type and ("positive", "actual") in self.held

    @property
    def not_actual(self) -> bool:
        """Told where every acceptable reading has it denied, threatened, planned, asked for or otherwise not so."""
        return bool(self.held) and all(p == "negative" or m == "hypothetical" for p, m in self.held)

    @property
    def doubtful(self) -> bool:
        return not self.not_actual and bool(self.held) and ("positive", "actual") not in self.held


@dataclass(frozen=True, slots=True)
class Scored:
    """One report: what was told, and the candidates asked for with what was told of each."""

    told: list[Told] = field(default_factory=list)
    asked: list[tuple[dict[str, Any], list[Told]]] = field(default_factory=list)
    untyped: list[tuple[dict[str, Any], list[Told]]] = field(default_factory=list)


def compare(item: dict[str, Any], predicted: dict[str, Any]) -> Scored:
    """What was told of one report beside what was labelled."""
    candidates: list[dict[str, Any]] = item["candidates"]
    found: dict[int, list[Told]] = {}
    told: list[Told] = []
    for event in sorted(predicted["events"], key=lambda e: (e["trigger"], e["type"] or "")):
        shared = [max(_shared(event["trigger"], t) for t in c["triggers"]) for c in candidates]
        best = max(range(len(candidates)), key=lambda i: (shared[i], -i), default=None)
        if best is None or not shared[best]:
            told.append(Told(event, None, again=False))
            continue
        told.append(Told(event, candidates[best], again=best in found))
        found.setdefault(best, []).append(told[-1])
    sure = [(c, found.get(i, [])) for i, c in enumerate(candidates) if c["event"] == "yes"]
    return Scored(
        told,
        asked=[(c, of) for c, of in sure if "NONE" not in c["types"]],
        untyped=[(c, of) for c, of in sure if c["types"] == ["NONE"]],
    )


def _shared(a: Sequence[int], b: Sequence[int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """Precision of what is told as actual first, in per cent; then recall, participants, each type, each part."""
    reports = [compare(item, made) for item, made in zip(items, predictions, strict=True)]
    figures = [Figure("reports", len(reports), n=len(reports)), *_headline("", reports)]
    figures += [
        _share("told as actual: an event of some kind", reports, _actual, lambda t: t.is_event),
        _share("hedged or generic told as actual", reports, _actual, lambda t: t.doubtful),
        _share("told as actual: told twice", reports, _actual, lambda t: t.right_as_actual and t.again),
        _asked_share("recall as actual with the right type", reports, _is_actual, lambda t: t.as_actual),
        *prf_figures("typed events", [_typed(report) for report in reports]),
        _share("held right, of events", reports, lambda t: t.typed and t.is_event, lambda t: t.held_right),
        _share("attributed right, of events", reports, _attribution_known, _attribution_right),
        *prf_figures("actors", [_people(report, "actors") for report in reports]),
        *prf_figures("recipients", [_people(report, "recipients") for report in reports]),
        _share("actors and recipients all right", reports, lambda t: t.typed and t.right_type, _people_right),
        _share("untyped told as actual: an event", reports, _untyped_actual, lambda t: t.is_event),
        _share("untyped told as actual: an event, and actual", reports, _untyped_actual, _event_and_actual),
        _untyped_recall(reports),
    ]
    for part in ("split", "corpus"):
        for name in sorted({item[part] for item in items}):
            chosen = [r for item, r in zip(items, reports, strict=True) if item[part] == name]
            figures += _headline(f"{name}: ", chosen)
    kinds = {t for r in reports for c, _ in r.asked for t in c["types"][:1]}
    kinds |= {t.event["type"] for r in reports for t in r.told if t.typed}
    for kind in sorted(kinds):
        figures += prf_figures(kind, [_of_kind(report, kind) for report in reports])
    return figures


def _headline(prefix: str, reports: Sequence[Scored]) -> list[Figure]:
    return [
        _share(f"{prefix}told as actual: right", reports, _actual, lambda t: t.right_as_actual),
        _share(f"{prefix}not actual told as actual", reports, _actual, lambda t: t.not_actual),
        _asked_share(f"{prefix}recall with the right type", reports, _any, _any),
    ]


def _any(_: object) -> bool:
    return True


def _actual(told: Told) -> bool:
    return told.typed and told.as_actual


def _untyped_actual(told: Told) -> bool:
    return not told.typed and told.as_actual


def _event_and_actual(told: Told) -> bool:
    return ("positive", "actual") in told.held


def _is_actual(candidate: dict[str, Any]) -> bool:
    return all(h == {"polarity": "positive", "modality": "actual"} for h in candidate["held"])


def _attribution_known(told: Told) -> bool:
    return told.typed and told.is_event and told.candidate is not None and told.candidate["attributed"] is not None


def _attribution_right(told: Told) -> bool:
    return told.candidate is not None and bool(told.event["attributed"] == told.candidate["attributed"])


def _share(name: str, reports: Sequence[Scored], of: Callable[[Told], bool], which: Callable[[Told], bool]) -> Figure:
    counts = [PRF(sum(which(t) for t in r.told if of(t)), sum(not which(t) for t in r.told if of(t))) for r in reports]
    return _figure(name, counts)


def _asked_share(
    name: str, reports: Sequence[Scored], of: Callable[[dict[str, Any]], bool], how: Callable[[Told], bool]
) -> Figure:
    counts = []
    for report in reports:
        hits = [any(t.right_type and how(t) for t in told) for candidate, told in report.asked if of(candidate)]
        counts.append(PRF(sum(hits), len(hits) - sum(hits)))
    return _figure(name, counts)


def _untyped_recall(reports: Sequence[Scored]) -> Figure:
    counts = [PRF(sum(bool(told) for _, told in r.untyped), sum(not told for _, told in r.untyped)) for r in reports]
    return _figure("events no type fits: recall", counts)


def _figure(name: str, counts: Sequence[PRF]) -> Figure:
    """A share: `tp` of `tp` and `fp`, with its interval over reports."""
    total = sum(counts, PRF())
    low, high = interval(counts, lambda parts: 100 * sum(parts, PRF()).precision)
    return Figure(name, 100 * total.precision, low, high, round(total.tp + total.fp))


def _typed(report: Scored) -> PRF:
    """Typed events, however held: right are those of an acceptable type, missed the asked for that none tells so."""
    right = sum(t.right_type for t in report.told if t.typed)
    wrong = sum(not t.right_type for t in report.told if t.typed)
    return PRF(right, wrong, sum(not any(t.right_type for t in told) for _, told in report.asked))


def _of_kind(report: Scored, kind: str) -> PRF:
    """One type: what was told as it; missed are the asked for whose first type it is and that none tells rightly."""
    told = [t for t in report.told if t.event["type"] == kind]
    missed = sum(not any(t.right_type for t in of) for c, of in report.asked if c["types"][0] == kind)
    return PRF(sum(t.right_type for t in told), sum(not t.right_type for t in told), missed)


def _people(report: Scored, role: str) -> PRF:
    """Participants of the typed events that are right, one to one; who is optional is neither missed nor wrong."""
    return sum((_matched(t, role) for t in report.told if t.typed and t.right_type), PRF())


def _people_right(told: Told) -> bool:
    counts = _matched(told, "actors") + _matched(told, "recipients")
    return not counts.fp and not counts.fn


def _matched(told: Told, role: str) -> PRF:
    wanted: list[dict[str, Any]] = list(told.candidate[role]) if told.candidate is not None else []
    wanted.sort(key=lambda w: bool(w.get("optional")))
    counts = PRF()
    for namings in told.event[role]:
        hit = next((w for w in wanted if any(_shared(n, h) for n in namings for h in w["heads"])), None)
        if hit is None:
            counts += PRF(fp=1)
            continue
        wanted.remove(hit)
        counts += PRF(tp=0 if hit.get("optional") else 1)
    return counts + PRF(fn=sum(not w.get("optional") for w in wanted))

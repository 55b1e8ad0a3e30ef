"""Our hand-checked attributions: speakers, nesting, stance, channel and quote kind (docs/labelling-attributions.md).

The gold (eval/attributions/gold.jsonl) holds no text: each report is named by corpus and id, with a sha256 of its
text and the passage in which everything is labelled. Reports of corpora that are not present are left out, and that
is said; the bundled samples are always there. A gold field that holds a list holds the readings accepted; an
optional attribution is one that careful readers might leave out: neither its absence nor its presence counts.

Predicted attributions are matched to the labelled ones one to one within the passage, by an overlap of the cues or
else by contents with a Jaccard index of at least a half (characters). A predicted continuation of a quotation, which
has no cue of its own, belongs to the labelled content it lies in.

Rows of the part `pronouns` label no passage but who is meant by single pronouns that are the source of an attribution
(`{"pronoun": [start, end], "speaker": [[start, end], …]}`, drawn among the sources that PolNeAR marks).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.evaluation import corpora_folder
from onrecord.evaluation.labelled import INVENTED, absent_files, load_labelled
from onrecord.evaluation.scores import PRF, Figure, interval, prf_figures
from onrecord.models import Models
from onrecord.pipeline import read_document
from onrecord.records import Attribution, Record

GOLD = Path("eval/attributions/gold.jsonl")
_FIELDS = {"part": str, "half": str, "passage": list, "attributions": list}
_CLOSED = frozenset({"denies", "rejects", "declines_to_say", "questions"})
# That an accusation, a demand or a refusal was made is not what its denial denies.
_SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST"})
_CLAUSES = ("that ", "whether ", "if ")
# A speaker of one of these kinds is an entity of the report; the others have no name to be found.
_ENTITIES = frozenset({"named", "outlet", "document"})
_PERSONAL = frozenset("i we he she it they".split())
# The part of the rows that label pronouns alone.
_PRONOUNS = "pronouns"


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The project's own file, below the current folder, where the corpora it labels are at hand; else the first file
    that is not, so that a part never stands for the whole (`--gold` scores the part that is at hand)."""
    return absent_files(corpora)[:1] or (GOLD,)


def load(path: Path) -> list[dict[str, Any]]:
    """The labelled reports whose text is at hand, each with its `document`; see `load_labelled`."""
    return load_labelled(path, "report with labelled attributions", _FIELDS, corpora_folder())


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterator[dict[str, Any]]:
    """One object a report: its attributions, each with the mentions of its speaker, and the events that the reader
    tells as certain according to one of them. A report of several rows is read once."""
    read: dict[tuple[str, str], dict[str, Any]] = {}
    for item in items:
        key = (item["corpus"], item["id"])
        if key not in read:
            read[key] = _predicted(read_document(item["document"], models))
        yield {"corpus": item["corpus"], "id": item["id"], **read[key]}


def _predicted(record: Record) -> dict[str, Any]:
    mentions = {e.id: [[m.start, m.end] for m in e.mentions] for e in record.entities}
    times = {t.id: [t.span.start, t.span.end] for t in record.times}

    def row(a: Attribution) -> dict[str, Any]:
        return {
            "id": a.id,
            **{role: [[s.start, s.end] for s in getattr(a, role)] for role in ("source", "cue", "content")},
            "speaker": mentions.get(a.speaker, []) if a.speaker else None,
            "kind": a.speaker_kind,
            "count": a.speaker_count,
            "stance": a.stance,
            "channel": a.channel,
            "quote": a.quote,
            "within": a.within,
            "addressees": [
                r for p in a.addressees for r in ([p.span.start, p.span.end], *mentions.get(p.entity or "", ()))
            ],
            "time": times.get(a.time) if a.time else None,
        }

    told = [
        {"trigger": [e.trigger.start, e.trigger.end], "said": e.according_to[-1]}
        for e in record.events
        if e.according_to
        and (e.polarity, e.modality, e.certainty) == ("positive", "actual", "certain")
        and e.type not in _SPEECH
    ]
    return {"attributions": [row(a) for a in record.attributions], "told": told}


@dataclass(slots=True)
class Matched:
    """One report's labelled and predicted attributions, and which belong together.

    Attributes:
        gold: the labelled attributions, in text order.
        predicted: those of the passage, in text order.
        pairs: predicted index by gold index; a continuation may share the prediction that covers it.
        ignored: indices of predictions that count neither for nor against: matched to an optional attribution, or
            the cue-less continuation of a labelled quotation.
        told: the events that the reader tells as having happened, according to an attribution.
    """

    item: dict[str, Any]
    gold: list[dict[str, Any]]
    predicted: list[dict[str, Any]]
    pairs: dict[int, int] = field(default_factory=dict)
    ignored: set[int] = field(default_factory=set)
    told: list[dict[str, Any]] = field(default_factory=list)

    def required(self) -> Iterator[tuple[int, dict[str, Any], dict[str, Any] | None]]:
        """The labelled attributions that count, each with its prediction."""
        for i, gold in enumerate(self.gold):
            if not gold.get("optional"):
                yield i, gold, self.predicted[self.pairs[i]] if i in self.pairs else None

    def spurious(self) -> list[dict[str, Any]]:
        """The predictions that match nothing."""
        used = set(self.pairs.values()) | self.ignored
        return [p for j, p in enumerate(self.predicted) if j not in used]


def match(item: dict[str, Any], prediction: dict[str, Any]) -> Matched:
    """Match a report's predictions to its labels within the labelled passage."""
    first, stop = item["passage"]
    inside = [p for p in prediction["attributions"] if first <= _place(p) < stop]
    found = Matched(item, item["attributions"], inside, told=prediction["told"])
    contents = [_characters(g["content"]) for g in found.gold]
    made = [_characters(p["content"]) for p in inside]
    cues = [_characters(g["cue"]) for g in found.gold]
    made_cues = [_characters(p["cue"]) for p in inside]
    sources = [_characters(g["source"]) for g in found.gold]
    likeness = []
    for i in range(len(found.gold)):
        for j, p in enumerate(inside):
            same_cue, jaccard = bool(cues[i] & made_cues[j]), _jaccard(contents[i], made[j])
            if same_cue or jaccard >= 0.5:
                same_source = _jaccard(sources[i], _characters(p["source"]))
                likeness.append((-same_cue, -(jaccard + same_source / 2), i, j))
    taken: set[int] = set()
    for _, _, i, j in sorted(likeness):
        if i not in found.pairs and j not in taken:
            found.pairs[i] = j
            taken.add(j)
    for i, gold in enumerate(found.gold):
        if i not in found.pairs and gold.get("continues"):
            covering = [j for j in range(len(inside)) if 2 * len(contents[i] & made[j]) >= len(contents[i])]
            if covering:
                found.pairs[i] = min(covering, key=lambda j: (len(made[j]), j))
    found.ignored = {j for i, j in found.pairs.items() if found.gold[i].get("optional")}
    used = set(found.pairs.values())
    for j in range(len(inside)):
        if j not in used and not made_cues[j] and any(2 * len(c & made[j]) >= len(made[j]) for c in contents):
            found.ignored.add(j)
    return found


def _place(a: dict[str, Any]) -> int:
    start: int = (a["cue"] or a["content"] or a["source"])[0][0]
    return start


def _characters(ranges: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(i for start, end in ranges for i in range(start, end))


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _touch(some: Iterable[Sequence[int]], others: Iterable[Sequence[int]]) -> bool:
    others = list(others)
    return any(a < d and c < b for a, b in some for c, d in others)


def right_speaker(gold: dict[str, Any], predicted: dict[str, Any]) -> bool:
    """Whether the speaker is the labelled one: the entity has a mention that overlaps one of the labelled mentions;
    or, where an unnamed one is accepted, the kind and the stated count are right and the source is there; or a
    document is told as a document; or nobody is named where nobody is."""
    wanted = gold["speaker"]
    if not wanted:
        return predicted["speaker"] is None and predicted["kind"] not in ("named", "outlet")
    kinds = set(gold["kind"])
    if kinds & _ENTITIES and _touch(predicted["speaker"] or (), wanted):
        return True
    there = _touch(predicted["source"], [*wanted, *gold["source"]]) or _touch(predicted["speaker"] or (), wanted)
    if "unnamed" in kinds and predicted["kind"] == "unnamed":
        stated = gold["count"]
        return there and (predicted["count"] == stated or (stated in (None, 1) and predicted["count"] in (None, 1)))
    return "document" in kinds and predicted["kind"] == "document" and there


def nesting(report: Matched) -> PRF:
    """The links from a nested attribution to the one whose content holds it, labelled against predicted. A link
    that touches an optional attribution, or one whose label also accepts no nesting, counts neither way."""
    index = {g["id"]: i for i, g in enumerate(report.gold)}
    place = {p["id"]: j for j, p in enumerate(report.predicted)}
    back = {j: i for i, j in sorted(report.pairs.items(), reverse=True)}
    right = missed = 0
    good: set[int] = set()
    free: set[int] = set()
    for i, g in enumerate(report.gold):
        parents = [w for w in g["within"] if w is not None]
        j = report.pairs.get(i)
        held = place.get(report.predicted[j]["within"]) if j is not None else None
        fits = held is not None and any(report.pairs.get(index[w]) == held for w in parents)
        loose = g.get("optional") or (parents and all(report.gold[index[w]].get("optional") for w in parents))
        if loose or (parents and None in g["within"] and (fits or held is None)):
            free.update(() if j is None else (j,))
        elif parents:
            right += fits
            missed += not fits
            good.update((j,) if fits and j is not None else ())
    spurious = 0
    for j, p in enumerate(report.predicted):
        held = place.get(p["within"])
        if held is None or j in good or j in free or j in report.ignored or held in report.ignored:
            continue
        spurious += held not in back or not report.gold[back[held]].get("optional")
    return PRF(right, spurious, missed)


def _closed(gold: dict[str, Any]) -> bool:
    """A denial, rejection, refusal or doubt that nobody would call an assertion."""
    return gold["stance"][0] in _CLOSED and "asserts" not in gold["stance"]


def told_as_happened(report: Matched, gold: dict[str, Any], predicted: dict[str, Any]) -> bool:
    """Whether an event in the claim that is denied, or that nothing is said about, is told as certain, according to
    that speaker. Presupposed events ("declined to say how they died") do not count."""
    if not gold["content"]:
        return False
    start, end = gold["content"][0]
    claim = report.item["document"].text[start:end].casefold().startswith(_CLAUSES)
    told = any(e["said"] == predicted["id"] and _touch([e["trigger"]], gold["content"]) for e in report.told)
    return told and (claim or gold["stance"][0] == "denies")


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """The figures over all reports; the pronouns; then the main ones for each kind of report and for the reports and
    passages that were chosen because they are rich in what is rare."""
    pairs = list(zip(items, predictions, strict=True))
    matched = [match(item, made) for item, made in pairs if item["part"] != _PRONOUNS]
    reports = [r for r in matched if r.item["corpus"] != INVENTED]  # of what is found in news
    figures = _figures("", reports) + _pronoun_figures([pair for pair in pairs if pair[0]["part"] == _PRONOUNS])
    own = [r for r in reports if r.item["corpus"] == "samples"]
    figures.append(_share("samples: pronoun as speaker: right", own, _pronouns))
    for name in ("samples", "polnear", "re3d"):
        figures += _figures(f"{name}: ", [r for r in reports if r.item["corpus"] == name], brief=True)
    for part in ("random", "chosen", "nested", "fresh"):
        figures += _figures(f"{part}: ", [r for r in reports if r.item["part"] == part], brief=True)
    return figures + _figures("invented: ", [r for r in matched if r.item["corpus"] == INVENTED], brief=True)


def _figures(prefix: str, reports: Sequence[Matched], *, brief: bool = False) -> list[Figure]:
    if not reports:
        return []
    found = [_attribution_counts(report) for report in reports]
    figures = prf_figures(f"{prefix}attribution", found)
    figures.append(_share(f"{prefix}speaker right", reports, _speakers))
    figures += prf_figures(f"{prefix}nesting", [nesting(report) for report in reports])[: 1 if brief else 3]
    figures.append(_share(f"{prefix}stance right", reports, _stances))
    figures.append(_share(f"{prefix}channel right", reports, _channels))
    if brief:
        return figures
    figures.append(_share("channel right where one is stated", reports, _stated_channels))
    figures.append(_share("quote kind right", reports, _quotes))
    figures.append(_share("unnamed speaker right", reports, _unnamed))
    figures += prf_figures("addressee", [_counts(report, _addressees) for report in reports])
    figures += prf_figures("time said", [_counts(report, _times) for report in reports])
    figures.append(_share("denied or declined told as asserted, of those", reports, _asserted))
    figures.append(_share("denied or declined told as asserted, of all", reports, _asserted_of_all))
    figures.append(_share("event in what is denied or declined told as certain, of those", reports, _happened))
    return figures


def _pronoun_figures(pairs: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> list[Figure]:
    """How many of the labelled pronouns are the source of an attribution, and how many of those stand for whom they
    should: the speaker has a mention that overlaps a labelled one."""
    if not pairs:
        return []
    found, right = [], []
    for item, made in pairs:
        sources = [_by_pronoun(made["attributions"], row["pronoun"]) for row in item["pronouns"]]
        found.append([a is not None for a in sources])
        known = [(a, row) for a, row in zip(sources, item["pronouns"], strict=True) if a is not None]
        right.append([_touch(a["speaker"] or (), row["speaker"]) for a, row in known])
    return [_shares("pronoun as speaker: found", found), _shares("pronoun as speaker: right", right)]


def _by_pronoun(made: Sequence[dict[str, Any]], pronoun: Sequence[int]) -> dict[str, Any] | None:
    """The attribution whose source a pronoun is; one with a cue before one that only goes on."""
    own = [a for a in made if _touch(a["source"], [pronoun])]
    return min(own, key=lambda a: not a["cue"], default=None)


def _attribution_counts(report: Matched) -> PRF:
    rows = list(report.required())
    hit = sum(p is not None for _, _, p in rows)
    return PRF(hit, len(report.spurious()), len(rows) - hit)


Marks = Iterator[bool]


def _pairs(report: Matched) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for _, gold, predicted in report.required():
        if predicted is not None:
            yield gold, predicted


Spans = tuple[Sequence[Sequence[int]], Sequence[Sequence[int]]]


def _addressees(gold: dict[str, Any], predicted: dict[str, Any]) -> Spans:
    return [gold["addressee"]] if "addressee" in gold else [], predicted["addressees"]


def _times(gold: dict[str, Any], predicted: dict[str, Any]) -> Spans:
    return [gold["time"]] if "time" in gold else [], [predicted["time"]] if predicted["time"] else []


def _counts(report: Matched, spans: Callable[[dict[str, Any], dict[str, Any]], Spans]) -> PRF:
    """One stated thing of each matched attribution, right where the spans overlap."""
    counts = PRF()
    for gold, predicted in _pairs(report):
        wanted, made = spans(gold, predicted)
        right = _touch(wanted, made)
        counts += PRF(right, bool(made) and not right, bool(wanted) and not right)
    return counts


def _speakers(report: Matched) -> Marks:
    return (right_speaker(g, p) for g, p in _pairs(report) if g["speaker"] is not None)


def _pronouns(report: Matched) -> Marks:
    """Of the labelled attributions whose source is a pronoun."""
    text = report.item["document"].text
    said_by = ((g, p, text[slice(*g["source"][0])].casefold() if g["source"] else "") for g, p in _pairs(report))
    return (right_speaker(g, p) for g, p, source in said_by if source in _PERSONAL and g["speaker"] is not None)


def _unnamed(report: Matched) -> Marks:
    return (right_speaker(g, p) for g, p in _pairs(report) if g["kind"] == ["unnamed"] and g["speaker"])


def _stances(report: Matched) -> Marks:
    return (p["stance"] in g["stance"] for g, p in _pairs(report))


def _channels(report: Matched) -> Marks:
    return (p["channel"] in g["channel"] for g, p in _pairs(report))


def _stated_channels(report: Matched) -> Marks:
    return (p["channel"] in g["channel"] for g, p in _pairs(report) if None not in g["channel"])


def _quotes(report: Matched) -> Marks:
    return (p["quote"] in g["quote"] for g, p in _pairs(report) if g["content"])


def _asserted(report: Matched) -> Marks:
    return (p is not None and p["stance"] == "asserts" for _, g, p in report.required() if _closed(g))


def _asserted_of_all(report: Matched) -> Marks:
    return (_closed(g) and p is not None and p["stance"] == "asserts" for _, g, p in report.required())


def _happened(report: Matched) -> Marks:
    return (p is not None and told_as_happened(report, g, p) for _, g, p in report.required() if _closed(g))


def _share(name: str, reports: Sequence[Matched], marks: Callable[[Matched], Marks]) -> Figure:
    """The share of marks that hold, in per cent, with an interval over reports."""
    return _shares(name, [list(marks(report)) for report in reports])


def _shares(name: str, marks: Sequence[Sequence[bool]]) -> Figure:
    """The share of the marks that hold, in per cent, with an interval over the reports that they are of."""
    counts = [(sum(held), len(held)) for held in marks]

    def share(parts: Sequence[tuple[int, int]]) -> float:
        total = sum(n for _, n in parts)
        return 100 * sum(held for held, _ in parts) / total if total else 0.0

    low, high = interval(counts, share)
    return Figure(name, share(counts), low, high, sum(n for _, n in counts))

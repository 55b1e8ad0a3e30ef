"""Speed and memory of the reading beside its peer, bare spaCy, over the same reports in the same run.

What is measured, for each number of reports:

* CPU seconds (``time.process_time``) of the whole reading and of each of its steps, and of bare spaCy (the same
  pipeline called on the same kept text, no rules of ours); the two take turns report by report, so that whatever
  else the machine does hits both alike;
* the ratio of the two, which is the figure to keep: seconds are the machine's, ratios are ours;
* the same ratio for groups of steps that together have a limit (`GROUPS`);
* peak memory (``ru_maxrss``) of a process that only reads, and of one that only runs bare spaCy;
* the CPU cost of a report at each size, which must stay flat;
* CPU seconds and memory that loading the data takes: every lexicon, the tables of actors, the gazetteer.

Every measurement is made in a fresh process.
"""

from __future__ import annotations

import gzip
import json
import multiprocessing
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from onrecord.annotate.coded import Coder

SIZES = (10, 100, 800)
STEPS = (
    "quotations",
    "mentions",
    "entities",
    "places",
    "located",
    "times",
    "attributions",
    "with_speakers",
    "coder",
    "events",
    "relations",
    "quantities",
    "notices",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that together may take at most `limit` times what bare spaCy takes."""

    name: str
    steps: tuple[str, ...]
    limit: float


GROUPS = (
    Group("who says what", ("tagger", "quotations", "attributions", "with_speakers"), 1.4),
    Group("events and factuality", ("coder", "events"), 1.5),
    Group("when, who and where", ("mentions", "entities", "places", "located", "times"), 0.7),
)


DATA_SECONDS, DATA_MEMORY = 0.3, 150  # CPU seconds, MiB


@dataclass(frozen=True, slots=True)
class Measurement:
    """One size. CPU figures are seconds a report; memory is MiB; `steps` maps a step to its CPU seconds. `data` and
    `data_memory` are CPU seconds and MiB of loading the data, once a process."""

    reports: int
    words: int
    reading: float
    bare: float
    steps: dict[str, float]
    memory: float
    bare_memory: float
    data: float = 0.0
    data_memory: float = 0.0

    @property
    def ratio(self) -> float:
        """CPU time of the whole reading over that of bare spaCy."""
        return self.reading / self.bare if self.bare else 0.0

    @property
    def groups(self) -> dict[str, float]:
        """Name of each group -> its CPU time over that of bare spaCy."""
        return {g.name: sum(self.steps.get(s, 0.0) for s in g.steps) / self.bare for g in GROUPS}


def texts(count: int) -> tuple[str, list[str]]:
    """`count` reports and the name of where they come from: PolNeAR's training texts where the corpora are
    present, else the bundled samples, repeated with a changed first line so that no two are the same."""
    from onrecord.evaluation import corpora_folder

    path = corpora_folder() / "polnear" / "train.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found = [json.loads(line)["text"] for _, line in zip(range(count), lines, strict=False)]
        if len(found) == count:
            return "PolNeAR training texts", found
    from onrecord.samples import samples

    pool = [sample.text for sample in samples()]
    return "bundled samples, repeated", [f"Report {n}\n\n{pool[n % len(pool)]}" for n in range(count)]


def run(sizes: Sequence[int] = SIZES, progress: Callable[[str], None] = lambda _: None) -> list[Measurement]:
    """Measure each size; `progress` is told what is being measured."""
    results = []
    progress("data")
    data, data_memory = _in_fresh_process(_data, 1)
    for size in sizes:
        progress(f"{size} reports: reading beside bare spaCy")
        timed = _in_fresh_process(_time, size)
        progress(f"{size} reports: memory")
        memory = _in_fresh_process(_reading_memory, size)
        bare_memory = _in_fresh_process(_bare_memory, size)
        data_too = {"data": data, "data_memory": data_memory}
        results.append(Measurement(**timed, memory=memory, bare_memory=bare_memory, **data_too))
    return results


def table(results: Sequence[Measurement]) -> str:
    """The measurements as a table in Markdown."""
    source, _ = texts(1)
    out = [
        f"Reports: {source}. CPU milliseconds a report; ratio: whole reading over bare spaCy, same run.",
        "",
        "| reports | words each | bare spaCy | reading | ratio | reports/s, one core | peak MiB | bare peak MiB |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for m in results:
        out.append(
            f"| {m.reports} | {m.words // m.reports} | {1000 * m.bare:.1f} | {1000 * m.reading:.1f} | {m.ratio:.2f} "
            f"| {1 / m.reading:.2f} | {m.memory:.0f} | {m.bare_memory:.0f} |"
        )
    last = results[-1]
    out += [
        "",
        f"By step, at {last.reports} reports:",
        "",
        "| step | CPU ms a report | over bare spaCy |",
        "|---|---:|---:|",
    ]
    for name, seconds in last.steps.items():
        out.append(f"| {name} | {1000 * seconds:.1f} | {seconds / last.bare:.3f} |")
    out += ["", "Together:", "", "| steps | over bare spaCy | at most |", "|---|---:|---:|"]
    for group in GROUPS:
        out.append(f"| {group.name} ({', '.join(group.steps)}) | {last.groups[group.name]:.2f} | {group.limit:.2f} |")
    out += [
        "",
        f"Loading the data (lexicons, actors, gazetteer) takes {last.data:.2f} s of CPU time and "
        f"{last.data_memory:.0f} MiB; it may take {DATA_SECONDS} s and {DATA_MEMORY} MiB.",
    ]
    return "\n".join(out)


def as_json(results: Sequence[Measurement]) -> str:
    return json.dumps([{**asdict(m), "ratio": m.ratio, "groups": m.groups} for m in results], indent=2)


def _in_fresh_process(function: Callable[[int], Any], size: int) -> Any:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(function, (size,))


def _time(size: int) -> dict[str, Any]:
    from onrecord import pipeline
    from onrecord.ingest import Raw, ingest
    from onrecord.models import default_models
    from onrecord.models.spacy_parser import load

    models = default_models()
    bare = load().nlp
    spent: dict[str, float] = defaultdict(float)
    coder = models.coder
    if coder is not None:
        # `events` asks the coder with all candidates of a report at once.
        coder = cast(Coder, SimpleNamespace(code=_clocked(coder.code, "coder", spent)))
    for name in STEPS:
        if name != "coder":
            setattr(pipeline, name, _clocked(getattr(pipeline, name), name, spent))
    parse = _clocked(lambda document: next(models.parser.parse([document])), "syntax", spent)
    tag = _clocked(lambda document: models.tagger.tag(document) if models.tagger else (), "tagger", spent)
    take = _clocked(ingest, "ingest", spent)
    run_bare = _clocked(bare, "bare", spent)
    annotate = _clocked(pipeline.annotate, "annotate", spent)
    _, reports = texts(size)
    reader = pipeline.reader_of(models)

    def read(text: str, source: str) -> None:
        document = take(Raw(data=text.encode(), source=source, published="2016-11-08"))
        run_bare(document.text)
        annotate(document, parse(document), tag(document), reader, coder, linker=models.linker)

    # One report first, so that lexicons and lazy imports are not charged to the first measured one.
    read(reports[0], "warm")
    spent.clear()
    for n, text in enumerate(reports):
        read(text, str(n))
    per_report = defaultdict(float, {name: seconds / size for name, seconds in spent.items()})
    per_report["events"] -= per_report["coder"]
    return {
        "reports": size,
        "words": sum(len(text.split()) for text in reports),
        "reading": sum(per_report[name] for name in ("ingest", "syntax", "tagger", "annotate")),
        "bare": per_report["bare"],
        "steps": {name: per_report[name] for name in ("ingest", "syntax", "tagger", *STEPS)},
    }


def _clocked(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*args: Any, **kwargs: Any) -> Any:
        clock = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - clock

    return timed


def _reading_memory(size: int) -> float:
    from onrecord.pipeline import read

    for text in texts(size)[1]:
        read(text, published="2016-11-08")
    return _peak()


def _data(_: int) -> tuple[float, float]:
    """CPU seconds and MiB of loading every lexicon, the tables of actors and the gazetteer."""
    from onrecord.lexicons import actors, gazetteer, load, names

    clock, before = time.process_time(), _peak()
    for name in names():
        load(name)
    for look_up in (actors.known, actors.role, actors.body, actors.outlet, actors.spells, actors.rulers_called):
        look_up("Paris")
    actors.country_name("FR")
    gazetteer.candidates("Paris")
    gazetteer.respelt("Paris")
    return time.process_time() - clock, _peak() - before


def _bare_memory(size: int) -> float:
    from onrecord.models.spacy_parser import load

    nlp = load().nlp
    for text in texts(size)[1]:
        nlp(text)
    return _peak()


def _peak() -> float:
    """Peak resident memory of this process in MiB (ru_maxrss is KiB on Linux, bytes on macOS)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


def write(results: Sequence[Measurement], path: Path) -> None:
    """Write the measurements as JSON."""
    path.write_text(as_json(results) + "\n", encoding="utf-8")

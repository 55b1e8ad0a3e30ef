"""Fill docs/quality.md: every figure of the installed reader on every gold set that is present.

python eval/quality.py          measure and write docs/quality.md, predictions under out/predictions/
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord import __version__
from onrecord.evaluation import NAMES, checklist, corpora_folder, corpus
from onrecord.evaluation.scores import Figure
from onrecord.evaluation.together import at_hand, predictions
from onrecord.models import default_models
from peers import attribution, times

ROOT = Path(__file__).parents[1]
HEAD = """# What it gets right, and what wrong

Made by `make eval`; do not edit. Version {version}, models {models}. Per cent unless a row says otherwise; the
interval is a 95 % bootstrap over documents. A figure of a published corpus comes from the part named, which is
development data: rules were written while looking at some of it, so expect a little less on unseen text.
Anyone with the corpora can run each table: `onrecord eval NAME`.
"""

PEERS = {"polnear": attribution.section, "tempeval3": times.section}

OWN = {
    "passages": "Invented bits of reports, a wording each, and forty-four whole reports, with what an expert would\n"
    "record of them; written from lists of wordings by people who had not seen the reader. *Shown*, *held*, *later*\n"
    "and *latest* were mended by. Nobody who mends has looked at the *newest* ones, which were first read at 86.0 of\n"
    "100 for events, 88.8 for sayings, 85.5 for a mixture of both and of what stands, and 94.3 for ten reports:\n"
    "expect their figures of text that is new.\n",
    "attributions": "Hand-checked by us (labelling-attributions.md): who says it, within whose words, in what way.\n",
    "events": "Hand-checked by us (labelling-events.md). *Told as actual* are typed events told as having happened:\n"
    "the first row says how many are one, of an acceptable type, and did happen; the second, how many were denied,\n"
    "threatened, planned or asked for. The errors of `check` were shown to nobody who writes rules; `fresh` was\n"
    "labelled before it was read, at 84 and 70 per cent right, and mended by since; the samples have long been read\n"
    "with an eye on what comes out. So expect the rows of `check` and of the corpora on text that is new.\n",
}


def table(figures: list[Figure]) -> str:
    rows = ["| measure | value | 95 % interval | n |", "|---|---:|---:|---:|"]
    for f in figures:
        between = "" if f.low is None or f.high is None else f"{f.low:.1f} to {f.high:.1f}"
        rows.append(f"| {f.name} | {f.value:.2f} | {between} | {'' if f.n is None else f.n} |")
    return "\n".join(rows)


def main() -> int:
    paths, items = at_hand(NAMES)
    predicted, outcomes = predictions(items, ROOT / "eval" / "checklists")
    out = [HEAD.format(version=__version__, models=", ".join(default_models().hashes()))]
    kept = ROOT / "out" / "predictions"
    kept.mkdir(parents=True, exist_ok=True)
    for seeds, title in ((False, "Check-lists of the bundled samples"), (True, "Check-lists of two real reports")):
        found = [o for o in outcomes if o.report.startswith("seed-") == seeds]
        if found:
            out += [f"## {title}\n", "What an expert wrote down from the text alone; `make gate` runs it.\n"]
            out.append(table(checklist.figures(found)) + "\n")
    absent = []
    for name in NAMES:
        if not paths[name]:
            absent.append(name)
            continue
        out.append(f"## {name}\n")
        if name in OWN:
            out.append(OWN[name])
        for path in paths[name]:
            rows = predicted[name, path]
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (kept / f"{name}-{path.name.partition('.')[0]}.jsonl").write_text(lines, encoding="utf-8")
            out.append(f"`{path.name}`\n\n{table(corpus(name).score(items[name, path], rows))}\n")
        if name in PEERS:
            out += ["### Beside its peers\n", PEERS[name](corpora_folder() / name) + "\n"]
    bench = ROOT / "benchmarks" / "bench.md"
    if bench.exists():
        out += ["## Speed and memory\n", "Made by `make bench`.\n", bench.read_text(encoding="utf-8")]
    if absent:
        print(f"not present, so not measured: {', '.join(absent)}", file=sys.stderr)
        if len(absent) == len(NAMES):
            print("docs/quality.md is left as it is: no corpus is present", file=sys.stderr)
            return 1
    (ROOT / "docs" / "quality.md").write_text("\n".join(out).rstrip() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

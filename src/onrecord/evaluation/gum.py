"""Coreference on GUM (news, interviews, speeches): CoNLL F1, the mean of MUC, B-cubed and CEAF-e (Pradhan et al. 2014).

Two ways of comparing: by spans, a predicted mention counts as a gold one with the very same words, as in the CoNLL
scorer that published figures come from; by heads, when its head stands in the gold mention's minimal span, as CorefUD
compares parses that are not gold's. Singletons are left out on both sides; syntax is the installed parser's.

Compared are all noun phrases of the cast's chains (`Cast.chains`), things, events and ideas included; the last figure
is over people, bodies and places alone, which is what the cast of a record holds. Without a linker there is only that
cast.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.annotate.attributions import attributions
from onrecord.annotate.entities import entities, with_speakers
from onrecord.annotate.mentions import mentions
from onrecord.annotate.quotes import quotations
from onrecord.annotate.times import times
from onrecord.errors import UsageError
from onrecord.evaluation.assignment import best_total
from onrecord.evaluation.documents import as_document
from onrecord.evaluation.scores import PRF, Figure, interval
from onrecord.models import Models

Chains = list[set[Hashable]]
_BRACKET = re.compile(
    r"\((?P<open>\d+)(?:\[\d+/\d+\])?-(?P<about>[^()]*)(?P<only>\))?|(?P<close>\d+)(?:\[\d+/\d+\])?\)"
)
_ACTORS = ("person", "organization", "place")
_MINSPAN = 5  # of GRP-etype-infstat-salience-centering-minspan-link-identity, counted from 0


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The development part."""
    return (corpora / "gum" / "dev.conllu.gz",)


def load(path: Path) -> list[dict[str, Any]]:
    """The documents of a CoNLL-U file: `id`, `text` rebuilt with SpaceAfter, and `mentions`, each with `start`,
    `end`, `chain` and the code points of its minimal span, `min`."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            return _documents(list(lines), path)
    except (OSError, UnicodeDecodeError) as err:
        raise UsageError(f"{path}: not a CoNLL-U file ({err})") from err


def _documents(lines: Sequence[str], path: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    text = ""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, str, int]] = []
    pieces: list[str] = []
    whole_end, whole_stop = 0, 0

    def close(chain: str, about: str, first: int) -> None:
        words = spans[first:]
        least = about.split("-")[_MINSPAN - 1] if about.count("-") >= _MINSPAN - 1 else "1"
        chosen = [int(n) - 1 for n in least.split(",") if n.isdigit() and int(n) <= len(words)] or [len(words) - 1]
        minimal = [list(words[n]) for n in chosen]
        kind = about.partition("-")[0]
        items[-1]["mentions"].append(
            {"start": words[0][0], "end": words[-1][1], "chain": chain, "min": minimal, "type": kind}
        )

    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            items.append({"id": line.partition("=")[2].strip(), "text": "", "mentions": []})
            text, spans, opened, pieces, whole_end, whole_stop = "", [], [], [], 0, 0
        elif line.startswith("# newpar") and text and not line.startswith("# newpar_block"):
            text = text.rstrip() + "\n"
            pieces = [text]
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 10 or not items:
            raise UsageError(f"{path}, line {number}: not ten columns inside of a document")
        index, form, misc = columns[0], columns[1], columns[9]
        blank = "" if "SpaceAfter=No" in misc.split("|") else " "
        if "-" in index:
            whole_stop = int(index.split("-")[1])
            whole_end = len(text) + len(form)
            pieces = [text + form + blank, form]
            items[-1]["text"] = pieces[0]
            text_after = pieces[0]
            cursor = len(text)
            text = text_after
            spans_from = cursor
            continue
        if "." in index:
            continue
        if whole_stop and int(index) <= whole_stop:
            start = min(spans_from, whole_end)
            spans_from = min(whole_end, start + len(form))
            spans.append((start, spans_from if spans_from > start else whole_end))
            if int(index) == whole_stop:
                whole_stop = 0
        else:
            whole_stop = 0
            spans.append((len(text), len(text) + len(form)))
            text += form + blank
        items[-1]["text"] = text
        entity = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
        for bracket in _BRACKET.finditer(entity):
            if bracket["open"]:
                opened.append((bracket["open"], bracket["about"], len(spans) - 1))
                if bracket["only"]:
                    close(*opened.pop())
            else:
                found = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == bracket["close"]), None)
                if found is not None:
                    close(*opened.pop(found))
    return items


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterable[dict[str, Any]]:
    """{"id", "mentions": [{"start", "end", "head": [start, end], "chain"}]} a document."""
    documents = [as_document(item["text"], item["id"]) for item in items]
    for document, syntax in zip(documents, models.parser.parse(documents), strict=True):
        namings = mentions(document, syntax)
        tagged = models.tagger.tag(document) if models.tagger is not None else ()
        cast = entities(document, syntax, namings, tagged, models.linker)
        said = attributions(document, syntax, quotations(document), cast, times(document, syntax), tagged)
        cast = with_speakers(cast, syntax, said)
        extent = {p.head: (p.first, p.stop) for p, _ in cast.chains} or {n.head: (n.first, n.stop) for n in namings}
        chains = {p.head: chain for p, chain in cast.chains} | dict(cast.heads)
        found = []
        for head, chain in sorted(chains.items()):
            first, stop = extent.get(head, (head, head + 1))
            span, token = syntax.span(first, stop), syntax.tokens[head]
            if token.tag == "CC":
                token = syntax.tokens[token.head]  # "A and B", whose gold head is A
            found.append({"start": span.start, "end": span.end, "head": [token.start, token.end], "chain": chain})
        yield {"id": document.id, "mentions": found}


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """CoNLL F1 by heads with its three parts, then by spans, then by heads over people, bodies and places only (what
    the cast of a report is meant to hold), in per cent."""
    figures: list[Figure] = []
    for by_head in (True, False):
        parts = [_counts(item, made, by_head) for item, made in zip(items, predictions, strict=True)]
        name = "by heads" if by_head else "by spans"

        low, high = interval(parts, _conll)
        n = sum(len(item["mentions"]) for item in items)
        figures.append(Figure(f"CoNLL F1 {name}", _conll(parts), low, high, n))
        for k, measure in enumerate(("MUC", "B-cubed", "CEAF-e")):
            figures.append(Figure(f"{measure} F1 {name}", 100 * sum((p[k] for p in parts), PRF()).f1, n=n))
    actors = [
        _counts(_of_actors(item), _known_to(item, made), True) for item, made in zip(items, predictions, strict=True)
    ]
    low, high = interval(actors, _conll)
    n = sum(len(_of_actors(item)["mentions"]) for item in items)
    figures.append(Figure("CoNLL F1 by heads, people, bodies and places", _conll(actors), low, high, n))
    return figures


def _of_actors(item: dict[str, Any]) -> dict[str, Any]:
    return {**item, "mentions": [m for m in item["mentions"] if m["type"] in _ACTORS]}


def _known_to(item: dict[str, Any], made: dict[str, Any]) -> dict[str, Any]:
    """The prediction without the mentions that are gold mentions of things, events or ideas."""
    of: dict[Hashable, str] = {("g", m["start"], m["end"]): m["type"] for m in item["mentions"]}
    keys = _aligned(item["mentions"], made["mentions"])
    kept = [m for key, m in zip(keys, made["mentions"], strict=True) if of.get(key, "person") in _ACTORS]
    return {**made, "mentions": kept}


def _conll(parts: Sequence[tuple[PRF, PRF, PRF]]) -> float:
    return 100 * sum(sum((p[k] for p in parts), PRF()).f1 for k in range(3)) / 3


def _counts(item: dict[str, Any], made: dict[str, Any], by_head: bool) -> tuple[PRF, PRF, PRF]:
    keyed = _aligned(item["mentions"], made["mentions"]) if by_head else _spans(made["mentions"])
    gold = _chains([(("g", m["start"], m["end"]), m["chain"]) for m in item["mentions"]])
    found = _chains([(key, m["chain"]) for key, m in zip(keyed, made["mentions"], strict=True)])
    return muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found)


def _spans(mentions: Sequence[dict[str, Any]]) -> list[Hashable]:
    return [("g", m["start"], m["end"]) for m in mentions]


def _aligned(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> list[Hashable]:
    """For each predicted mention the gold one in whose minimal span its head stands, the shortest not yet taken."""
    at: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for mention in sorted(gold, key=lambda m: (m["end"] - m["start"], m["start"])):
        for start, end in mention["min"]:
            at.setdefault((start, end), []).append(mention)
    taken: set[tuple[int, int]] = set()
    keys: list[Hashable] = []
    for mention in found:
        start, end = mention["head"]
        key: Hashable = ("p", mention["start"], mention["end"], start)
        for (low, high), candidates in ((k, v) for k, v in at.items() if k[0] < end and start < k[1]):
            free = [c for c in candidates if (c["start"], c["end"]) not in taken]
            if free and low < high:
                taken.add((free[0]["start"], free[0]["end"]))
                key = ("g", free[0]["start"], free[0]["end"])
                break
        keys.append(key)
    return keys


def _chains(mentions: Iterable[tuple[Hashable, str]]) -> Chains:
    chains: dict[str, set[Hashable]] = {}
    for key, chain in mentions:
        chains.setdefault(chain, set()).add(key)
    return [c for c in chains.values() if len(c) > 1]


def muc(gold: Chains, found: Chains) -> PRF:
    """Links (Vilain et al. 1995): how many joins each side needs that the other does not have."""
    return _two_sided(_links, gold, found)


def b_cubed(gold: Chains, found: Chains) -> PRF:
    """Mentions (Bagga and Baldwin 1998): the share of a mention's chain that the other side's chain holds too."""
    return _two_sided(_shares, gold, found)


def ceaf_e(gold: Chains, found: Chains) -> PRF:
    """Entities (Luo 2005, phi 4): the best one-to-one pairing of chains by the F1 of their mentions."""
    total = best_total([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold]) if gold and found else 0.0
    return PRF(total, len(found) - total, len(gold) - total)


def _two_sided(measure: Callable[[Chains, Chains], tuple[float, float]], gold: Chains, found: Chains) -> PRF:
    hit, of_gold = measure(gold, found)
    right, of_found = measure(found, gold)
    # Recall and precision have different numerators; scale the second to the first so that counts still add up.
    return PRF(hit, of_found * hit / right - hit if right else of_found, of_gold - hit)


def _links(these: Chains, others: Chains) -> tuple[float, float]:
    home = {mention: n for n, chain in enumerate(others) for mention in chain}
    hit = 0
    for chain in these:
        parts = {home[m] for m in chain if m in home}
        hit += len(chain) - len(parts) - sum(m not in home for m in chain)
    return float(hit), float(sum(len(c) - 1 for c in these))


def _shares(these: Chains, others: Chains) -> tuple[float, float]:
    hit = sum(len(a & b) ** 2 / len(a) for a in these for b in others)
    return hit, float(sum(len(c) for c in these))

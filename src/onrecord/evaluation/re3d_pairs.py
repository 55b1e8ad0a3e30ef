"""Who fights, talks to or stands by whom on re3d: pairs of FightingAgainst, CommWith and AlliesOf, recalled.

A pair is read off a record: the actors and recipients of an event of certain types, the actors of what several do
together, a speaker and whoever is told, and both sides of a relation of backing. A pair is of two entities, as the
reader has them: it has all of their mentions. Direction counts for nothing, as re3d gives most pairs both ways or
either. Gold are the relations with a confidence of at least 0.5; one is recalled where a pair of its kind has a mention
that shares characters with each of its two. How many are recalled by mentions in the very sentence that the pair is
read off is told beside. The documents with even numbers (in the order of the file, from 1) were looked at, those with
odd ones were not: each has its rows.

What is recalled says little without what is told besides: the pairs that no gold relation of any kind has are counted
too, though re3d leaves out so many that this is no precision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Any

from onrecord.evaluation.documents import check_span
from onrecord.evaluation.scores import PRF, Figure, interval
from onrecord.records import Event, Participant, Record

KINDS = ("FightingAgainst", "CommWith", "AlliesOf")
# Acts between two sides by what they make of the two; what is said to somebody makes them talk, whatever it is.
_ACTS = {
    "ASSAULT": "FightingAgainst",
    "CONSULT": "CommWith",
    "REQUEST": "CommWith",
    "AGREE": "CommWith",
    "THREATEN": "CommWith",
    "AID": "AlliesOf",
    "COOPERATE": "AlliesOf",
    "SUPPORT": "AlliesOf",
}
# Acts that the actors do with one another.
_TOGETHER = {"CONSULT": "CommWith", "AGREE": "CommWith", "COOPERATE": "AlliesOf"}
_RELATIONS = {
    "supports": "AlliesOf",
    "supplies": "AlliesOf",
    "affiliate_of": "AlliesOf",
    "opposes": "FightingAgainst",
}
_CONFIDENT = 0.5

Pair = dict[str, Any]


Mentions = list[list[int]]


def pairs(record: Record) -> list[Pair]:
    """The pairs of a record: {"type", "a", "b", "at"}, `a` and `b` the mentions [start, end] of either, `at` the
    sentence or words that the pair is read off."""
    found = [*_of_events(record), *_of_attributions(record), *_of_relations(record)]
    unique = {(p["type"], str(p["a"]), str(p["b"]), str(p["at"])): p for p in found if p["a"] and p["b"]}
    return [unique[key] for key in sorted(unique)]


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """Recall of the gold pairs in per cent, all and by kind, over the documents with odd and with even numbers; how
    many are recalled by the sentence alone, and how many of the pairs told have a gold relation between the two."""
    figures: list[Figure] = []
    both = list(zip(items, predictions, strict=True))
    for name, chosen in (("odd documents", both[0::2]), ("even documents", both[1::2])):
        for kinds in (KINDS, *((k,) for k in KINDS)):
            counts = [_recalled(item, made, kinds) for item, made in chosen]
            total = sum(counts, PRF())
            low, high = interval(counts, lambda parts: 100 * sum(parts, PRF()).recall)
            what = "pairs" if kinds is KINDS else kinds[0]
            n = round(total.tp + total.fn)
            figures.append(Figure(f"{name}: {what} recalled", 100 * total.recall, low, high, n))
        counts = [_recalled(item, {"pairs": [_there(p) for p in made["pairs"]]}, KINDS) for item, made in chosen]
        total = sum(counts, PRF())
        figures.append(
            Figure(f"{name}: pairs recalled in the sentence", 100 * total.recall, n=round(total.tp + total.fn))
        )
        told = [_related(item, p) for item, made in chosen for p in made["pairs"]]
        if told:
            figures.append(Figure(f"{name}: pairs told that are related", 100 * sum(told) / len(told), n=len(told)))
    return figures


def check(item: dict[str, Any]) -> None:
    """Whether the relations of a document are of re3d's form. Raises ValueError or KeyError that says what is wrong."""
    for relation in item.get("relations", ()):
        for side in ("source", "target"):
            check_span(item["text"], relation[side][0], relation[side][1])


def _of_events(record: Record) -> Iterator[Pair]:
    for event in record.events:
        kind = _ACTS.get(event.type or "")
        if kind is None or event.polarity == "negative":
            continue
        at = [event.sentence.start, event.sentence.end]
        doing = [_mentions(record, p) for p in event.actors]
        undergoing = [_mentions(record, p) for p in event.recipients]
        yield from (_pair(kind, a, b, at) for a, b in product(doing, undergoing))
        if event.type == "SUPPORT":  # whoever thanks or praises somebody speaks to them
            yield from (_pair("CommWith", a, b, at) for a, b in product(doing, undergoing))
        # Whoever fights the same enemy stands by one another; without an enemy they fight each other.
        together = _TOGETHER.get(event.type or "") or (kind if not undergoing else "AlliesOf")
        if together != "AlliesOf" or event.type in ("ASSAULT", "COOPERATE"):
            yield from (_pair(together, a, b, at) for a, b in combinations(doing, 2))
            if together == "CommWith" and len(doing) == 1 and not undergoing and _several(record, event):
                yield _pair(together, doing[0], doing[0], at)  # "the two leaders discussed"


def _several(record: Record, event: Event) -> bool:
    """Whether the only one who acts is several: a plural, by its own words."""
    words = event.actors[0].span.text.lower().split()
    kind = next((e.kind for e in record.entities if e.id == event.actors[0].entity), None)
    return kind == "group" or words[0] in ("both", "two", "three", "four", "all") or words[-1] in ("sides", "parties")


def _of_attributions(record: Record) -> Iterator[Pair]:
    for said in record.attributions:
        spans = [*said.source, *said.content, *said.cue]
        at = [min(s.start for s in spans), max(s.end for s in spans)]
        source: Mentions = [[s.start, s.end] for s in said.source]
        source += [m for m in _named(record, said.speaker) if m not in source]
        for told in said.addressees:
            yield _pair("CommWith", source, _mentions(record, told), at)


def _of_relations(record: Record) -> Iterator[Pair]:
    for relation in record.relations:
        kind = _RELATIONS.get(relation.kind)
        if kind is None or relation.object is None or relation.polarity == "negative":
            continue
        at = [relation.evidence.start, relation.evidence.end]
        yield _pair(kind, _named(record, relation.subject), _named(record, relation.object), at)


def _pair(kind: str, a: Mentions, b: Mentions, at: list[int]) -> Pair:
    return {"type": kind, "a": a, "b": b, "at": at}


def _there(pair: Pair) -> Pair:
    """A pair with the mentions that stand where it is read off."""
    low, high = pair["at"]
    return pair | {side: [m for m in pair[side] if low <= m[0] and m[1] <= high] for side in ("a", "b")}


def _mentions(record: Record, party: Participant) -> Mentions:
    own = [[party.span.start, party.span.end]]
    return own + [m for m in _named(record, party.entity) if m not in own]


def _named(record: Record, entity: str | None) -> Mentions:
    """The mentions of an entity."""
    return next(([[m.start, m.end] for m in e.mentions] for e in record.entities if e.id == entity), [])


def _recalled(item: dict[str, Any], made: dict[str, Any], kinds: Sequence[str]) -> PRF:
    gold = [r for r in _sure(item) if r["type"] in kinds]
    hits = sum(any(p["type"] == r["type"] and _joins(p, r) for p in made["pairs"]) for r in gold)
    return PRF(tp=hits, fn=len(gold) - hits)


def _related(item: dict[str, Any], pair: Pair) -> bool:
    return any(_joins(pair, r) for r in _sure(item))


def _sure(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [r for r in item.get("relations", ()) if r["confidence"] >= _CONFIDENT]


def _joins(pair: Pair, relation: dict[str, Any]) -> bool:
    source, target = relation["source"], relation["target"]
    there = _touches(pair["a"], source) and _touches(pair["b"], target)
    return there or (_touches(pair["a"], target) and _touches(pair["b"], source))


def _touches(mentions: Mentions, span: Sequence[Any]) -> bool:
    return any(m[0] < span[1] and span[0] < m[1] for m in mentions)

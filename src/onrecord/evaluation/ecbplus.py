"""Cross-document coreference of events and incident clustering of documents (ECB+, Cybulska and Vossen 2014).

Documents are one or two sentences of a news page; every topic holds two incidents of one kind (two earthquakes). Scored
are the incidents of documents (B-cubed) and the coreference of gold event mentions over the whole collection (MUC,
B-cubed, CEAF-e and their mean, CoNLL F1; singletons count), by the definitions of the corpus's score.py. The topic is
never told. The texts have no day of publication and are too short for their tellings alone to say whether two are of
one incident: documents are joined by what they share as wholes (`report_likeness`).

An incident of ours is wider than a chain of this corpus: it holds a shooting, the deaths and the wounded, which are
three here. So mentions are one where their documents are of one incident, their triggers say the same, and nothing that
is known of them speaks against it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.annotate.syntax import Syntax, Token
from onrecord.evaluation.documents import as_document, check_span, load_lines
from onrecord.evaluation.gum import ceaf_e, muc
from onrecord.evaluation.report_likeness import Pair, reports, scores, weights
from onrecord.evaluation.scores import PRF, Figure, interval
from onrecord.incidents import compare
from onrecord.incidents.cluster import clusters
from onrecord.incidents.tellings import Key, Telling, tellings_of
from onrecord.models import Models
from onrecord.pipeline import annotate, reader_of
from onrecord.records import Entity, Event, Location, MadeBy, Participant, Record, Span

_MADE_BY = MadeBy("evaluation")
_NOTHING = PRF()
_AGAINST = frozenset(
    {"other actors", "other recipients", "other place", "other days", "other counts", "whose", "another"}
)
_SENSE, _WORD, _SENTENCE = 1.5, 2.0, -4.0
"""What speaks for one deed where two tellings of an incident share a sense or a word, in log odds; what it speaks more
where they share a word; and against it where they stand in one sentence. Chosen on train."""


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The development part of the split that all published figures use."""
    return (corpora / "ecbplus" / "dev.jsonl",)


def load(path: Path) -> list[dict[str, Any]]:
    """The documents of a file in JSON Lines, plain or gzipped.

    Raises:
        UsageError: a line is no document; the message names file, line and cause.
    """
    return load_lines(
        path, "ECB+ document", {"id": str, "topic": int, "incident": str, "text": str, "events": list}, _check
    )


def _check(item: dict[str, Any]) -> None:
    for mention in item["events"]:
        check_span(item["text"], mention["start"], mention["end"])
        if not isinstance(mention["cluster"], str):
            raise ValueError("the cluster of an event is no text")


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterator[dict[str, Any]]:
    """One object a document: its `id`, the `incident` it is found to tell of, and its gold `events`, each with the
    `cluster` it is found to belong to."""
    read = list(records(items, models))
    told = [tellings_of(record, record.events) for record in read]
    documents = [item["id"] for item in items]
    incident = incidents(documents, scores(documents, reports(read, told), weights()), enough=weights()["threshold"])
    cluster = deeds([telling for of in told for telling in of], incident)
    for item, of in zip(items, told, strict=True):
        events = [
            {"start": mention["start"], "end": mention["end"], "cluster": str(cluster[telling.key])}
            for mention, telling in zip(item["events"], of, strict=True)
        ]
        yield {"id": item["id"], "incident": str(incident[item["id"]]), "events": events}


def incidents(documents: Sequence[str], likely: Mapping[Pair, float], *, enough: float) -> dict[str, int]:
    """The number of the incident that each document tells of: documents are clustered as tellings are."""
    pairs = {((a, ""), (b, "")): score for (a, b), score in likely.items()}
    found = clusters([(document, "") for document in documents], pairs, enough=enough)
    return {document: n for n, members in enumerate(found) for document, _ in members}


def deeds(told: Sequence[Telling], incident: Mapping[str, int]) -> dict[Key, int]:
    """The number of the chain of each telling: tellings of one incident whose triggers share a word or a sense are the
    likelier one the less speaks against it, and are clustered by that."""
    of: dict[int, list[Telling]] = defaultdict(list)
    for telling in sorted(told, key=lambda telling: telling.key):
        of[incident[telling.document]].append(telling)
    # As if each were of a report of its own: a mention is no part of what its report tells of the deed.
    alone = {telling.key: ("/".join(telling.key), "") for telling in told}
    chains = [
        chain
        for tellings in of.values()
        for chain in clusters(
            [alone[telling.key] for telling in tellings],
            {(alone[a.key], alone[b.key]): _one_deed(a, b) for a, b in combinations(tellings, 2) if _akin(a, b)},
        )
    ]
    number = {key: n for n, chain in enumerate(chains) for key in chain}
    return {key: number[by] for key, by in alone.items()}


def _akin(a: Telling, b: Telling) -> bool:
    return bool(set(a.words) & set(b.words) or set(a.senses) & set(b.senses))


def _one_deed(a: Telling, b: Telling) -> float:
    odds = _SENSE + sum(
        compare.weights()[name] * value for name, value, _ in compare.features(a, b) if name in _AGAINST
    )
    odds += _WORD if set(a.words) & set(b.words) else 0.0
    odds += _SENTENCE if (a.document, a.sentence_start) == (b.document, b.sentence_start) else 0.0
    return 1 / (1 + math.exp(-odds))


def records(items: Sequence[dict[str, Any]], models: Models) -> Iterator[Record]:
    """The reader's record of each document, its events replaced by the gold mentions, in their order ("v1", ...)."""
    reader = reader_of(models)
    for item in items:
        document = as_document(item["text"], item["id"])
        (syntax,) = models.parser.parse([document])
        tagged = models.tagger.tag(document) if models.tagger is not None else ()
        record = annotate(document, syntax, tagged, reader, models.coder, None, models.linker)
        yield replace(record, events=tuple(_events(item["events"], record, syntax)))


def _events(mentions: Iterable[dict[str, Any]], record: Record, syntax: Syntax) -> Iterator[Event]:
    """An event for each gold mention: the reader's, where it found one in it, else what the parse says of its head."""
    for n, mention in enumerate(mentions, 1):
        start, end = mention["start"], mention["end"]
        inside = [e for e in record.events if start <= e.trigger.start and e.trigger.end <= end]
        head, sentence = _head(syntax, start, end), _sentence(start, syntax)
        trigger = syntax.chars(head.start, head.end) if head is not None else syntax.chars(start, end)
        if inside:
            yield replace(inside[-1], id=f"v{n}", trigger=trigger, polarity="positive", modality="actual")
            continue
        yield Event(
            id=f"v{n}",
            type=None,
            trigger=trigger,
            actors=_around(head, ("nsubj", "agent", "poss"), record, syntax),
            recipients=_around(head, ("dobj", "nsubjpass", "dative"), record, syntax),
            location=_place(head, record, syntax),
            time=_time(sentence, record),
            polarity="positive",
            modality="actual",
            certainty="certain",
            document_time="unknown",
            sentence=sentence,
            made_by=_MADE_BY,
        )


def _head(syntax: Syntax, start: int, end: int) -> Token | None:
    """The token of a mention that hangs on one outside it."""
    inside = [t for t in syntax.tokens_in(start, end) if t.pos != "PUNCT"]
    known = {t.i for t in inside}
    return next((t for t in inside if t.head == t.i or t.head not in known), None)


def _around(head: Token | None, labels: tuple[str, ...], record: Record, syntax: Syntax) -> tuple[Participant, ...]:
    """Those who stand in one of these relations to a head and have an entity."""
    if head is None:
        return ()
    found = []
    for child in syntax.children(head.i, *labels):
        for token in syntax.children(child.i, "pobj") if child.label == "agent" else (child,):
            entity = _entity(token, record)
            if entity is not None:
                found.append(Participant(entity.id, syntax.chars(token.start, token.end)))
    return tuple(found)


def _entity(token: Token, record: Record) -> Entity | None:
    """The entity whose shortest mention covers a token."""
    covering = [
        (m.end - m.start, e.id, e)
        for e in record.entities
        for m in e.mentions
        if m.start <= token.start and token.end <= m.end
    ]
    return min(covering, key=lambda c: c[:2])[2] if covering else None


def _place(head: Token | None, record: Record, syntax: Syntax) -> Location | None:
    """The place that stands with a head, by a preposition."""
    if head is None:
        return None
    for preposition in syntax.children(head.i, "prep"):
        for token in syntax.children(preposition.i, "pobj"):
            entity = _entity(token, record)
            if entity is not None and entity.kind in ("place", "country"):
                span = syntax.chars(token.start, token.end)
                return Location(span, entity=entity.id, name=entity.name, country=entity.country)
    return None


def _sentence(at: int, syntax: Syntax) -> Span:
    for sentence in syntax.sentences:
        if sentence.start <= at < sentence.end:
            return syntax.chars(sentence.start, sentence.end)
    return syntax.chars(0, len(syntax.text))


def _time(sentence: Span, record: Record) -> str | None:
    """The time of a sentence that has but one."""
    inside = [
        t.id for t in record.times if sentence.start <= t.span.start < sentence.end and t.type in ("DATE", "TIME")
    ]
    return inside[0] if len(inside) == 1 else None


@dataclass(frozen=True, slots=True)
class _Counts:
    """What the measures count; they add up. B-cubed has its own numerators for recall and precision."""

    links: PRF = _NOTHING
    pairing: PRF = _NOTHING
    of_gold: PRF = _NOTHING
    of_found: PRF = _NOTHING

    def __add__(self, other: _Counts) -> _Counts:
        return _Counts(
            self.links + other.links,
            self.pairing + other.pairing,
            self.of_gold + other.of_gold,
            self.of_found + other.of_found,
        )

    @property
    def b_cubed(self) -> float:
        recall, precision = self.of_gold.recall, self.of_found.precision
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    @property
    def conll(self) -> float:
        return (self.links.f1 + self.b_cubed + self.pairing.f1) / 3


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """B-cubed F1 of documents by incident, and CoNLL F1 of event mentions with its three parts, in per cent. Intervals
    are over topics; what is confused with another topic counts in that of the first document."""
    of = {row["id"]: row for row in predictions}
    documents = _by_topic((i["id"], i["topic"], i["incident"], of[i["id"]]["incident"]) for i in items)
    mentions = _by_topic(
        ((item["id"], n), item["topic"], gold["cluster"], found["cluster"])
        for item in items
        for n, (gold, found) in enumerate(zip(item["events"], of[item["id"]]["events"], strict=True))
    )
    n = sum(len(item["events"]) for item in items)
    return [
        _figure("documents B-cubed F1", documents, lambda counts: counts.b_cubed, len(items)),
        _figure("event mentions CoNLL F1", mentions, lambda counts: counts.conll, n),
        _figure("event mentions MUC F1", mentions, lambda counts: counts.links.f1, n),
        _figure("event mentions B-cubed F1", mentions, lambda counts: counts.b_cubed, n),
        _figure("event mentions CEAF-e F1", mentions, lambda counts: counts.pairing.f1, n),
    ]


def _figure(name: str, topics: Sequence[_Counts], measure: Callable[[_Counts], float], n: int) -> Figure:
    def percent(parts: Sequence[_Counts]) -> float:
        return 100 * measure(sum(parts, _Counts()))

    return Figure(name, percent(topics), *interval(topics, percent), n=n)


def _by_topic(rows: Iterable[tuple[Hashable, int, str, str]]) -> list[_Counts]:
    """The counts of each topic, of (what is clustered, its topic, its gold cluster, the cluster found)."""
    gold: dict[str, set[Hashable]] = defaultdict(set)
    found: dict[str, set[Hashable]] = defaultdict(set)
    labels: dict[Hashable, tuple[str, str]] = {}
    topics: dict[Hashable, int] = {}
    for thing, topic, of_gold, of_found in rows:
        gold[of_gold].add(thing)
        found[of_found].add(thing)
        labels[thing], topics[thing] = (of_gold, of_found), topic
    counts: dict[int, _Counts] = defaultdict(_Counts)
    seen: set[Hashable] = set()
    for thing in labels:
        if thing not in seen:
            # Clusters that overlap, and those that overlap these: all measures add up over such groups.
            reached, todo = {thing}, [thing]
            while todo:
                one, other = labels[todo.pop()]
                new = (gold[one] | found[other]) - reached
                reached |= new
                todo += new
            seen |= reached
            counts[topics[thing]] += _counts(
                [gold[c] for c in sorted({labels[t][0] for t in reached})],
                [found[c] for c in sorted({labels[t][1] for t in reached})],
            )
    return list(counts.values())


def _counts(gold: list[set[Hashable]], found: list[set[Hashable]]) -> _Counts:
    shared = [(len(g & f), len(g), len(f)) for g in gold for f in found]
    n = sum(map(len, gold))
    recalled = sum(both**2 / of_gold for both, of_gold, _ in shared)
    right = sum(both**2 / of_found for both, _, of_found in shared)
    return _Counts(
        muc(gold, found), ceaf_e(gold, found), PRF(tp=recalled, fn=n - recalled), PRF(tp=right, fp=n - right)
    )

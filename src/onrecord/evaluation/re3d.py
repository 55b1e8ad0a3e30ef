"""Entity mentions on re3d (Dstl 2017; Syria and Iraq): Person, Organisation, Location, strict and relaxed F1.

Gold are the annotations with a confidence of at least 0.5. Strict: same type and same characters; relaxed: same
type and overlapping characters, each annotation matched once. Gold mentions take leading articles and nominals in;
ours leave the article of a name out, so strict figures are low by design.

Kinds go to types as the corpus uses its types, which was read off this training half: governments, armed groups and
nationalities in the plural are Organisations, and so are several people together ("fighters", "the victims", "we"); a
country that acts by its name is one too, else a Location. Pronouns count for people and bodies, possessives and "it"
do not. With groups of people taken for Persons instead, relaxed F1 of the three types is some nine points lower.
Pairs of those who fight, talk to or stand by one another are scored too (`re3d_pairs`), where the documents have
relations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.annotate.attributions import attributions
from onrecord.annotate.entities import entities, with_speakers
from onrecord.annotate.mentions import mentions
from onrecord.annotate.quotes import quotations
from onrecord.annotate.times import times
from onrecord.evaluation import re3d_pairs
from onrecord.evaluation.documents import as_document, check_span, load_lines
from onrecord.evaluation.scores import PRF, Figure, prf_figures
from onrecord.models import Models
from onrecord.pipeline import read_document

TYPES = ("Person", "Organisation", "Location")
_TYPE_OF = {
    "person": "Person",
    "organization": "Organisation",
    "government": "Organisation",
    "armed_group": "Organisation",
    "place": "Location",
    "nationality": "Organisation",
    # re3d calls several people together ("fighters", "the victims", "we") an Organisation.
    "group": "Organisation",
}


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The training half; the other is held out."""
    return (corpora / "re3d" / "train.jsonl",)


def load(path: Path) -> list[dict[str, Any]]:
    """The documents of a file, each with `id`, `text` and `entities`. Raises UsageError naming the line."""
    return load_lines(path, "re3d document", {"id": str, "text": str, "entities": list}, _check)


def _check(item: dict[str, Any]) -> None:
    for entity in item["entities"]:
        check_span(item["text"], entity["start"], entity["end"])
        if not isinstance(entity["confidence"], (int, float)) or not isinstance(entity["type"], str):
            raise ValueError("an entity needs a type and a confidence")
    re3d_pairs.check(item)


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterable[dict[str, Any]]:
    """{"id", "entities": [{"start", "end", "type"}], "pairs": [...]} a document: the longest mentions, also pronouns
    for people and bodies, "I" and "we" in quotations after their speakers."""
    documents = [as_document(item["text"], item["id"]) for item in items]
    for document, syntax in zip(documents, models.parser.parse(documents), strict=True):
        namings = mentions(document, syntax)
        tagged = models.tagger.tag(document) if models.tagger is not None else ()
        cast = entities(document, syntax, namings, tagged, models.linker)
        said = attributions(document, syntax, quotations(document), cast, times(document, syntax), tagged)
        cast = with_speakers(cast, syntax, said)
        found: list[dict[str, Any]] = []
        reach = -1
        for naming in namings:
            entity = cast.named_by(naming.head)
            kind = entity.kind if entity is not None else naming.kind
            if naming.kind == "nationality" and syntax.tokens[naming.head].tag not in ("NNPS", "NNS"):
                continue
            word = syntax.tokens[naming.head]
            several = word.lower in ("we", "us")
            if naming.stop <= reach or (naming.form == "pronoun" and kind in ("country", "place") and not several):
                continue
            if word.tag == "PRP$" or word.lower == "it":
                continue  # re3d marks personal pronouns, no possessives
            acting = syntax.tokens[naming.head].label in ("nsubj", "nsubjpass", "agent", "poss", "dobj", "conj")
            if several:
                wanted = "Organisation"
            elif kind == "country":
                wanted = "Organisation" if acting and naming.form == "name" else "Location"
            else:
                wanted = _TYPE_OF.get(kind or "", "")
            if not wanted:
                continue
            reach = naming.stop
            span = syntax.span(naming.first, naming.stop)
            found.append({"start": span.start, "end": span.end, "type": wanted})
        made = {"id": document.id, "entities": found}
        yield made | {"pairs": re3d_pairs.pairs(read_document(document, models))}


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """The three types together, relaxed and strict, then each type, in per cent."""
    figures: list[Figure] = []
    for types, name in ((TYPES, "three types"), *(((t,), t) for t in TYPES)):
        for relaxed in (True, False):
            counts = [_count(item, made, types, relaxed) for item, made in zip(items, predictions, strict=True)]
            figures += prf_figures(f"{name} {'relaxed' if relaxed else 'strict'}", counts)
    if any(item.get("relations") for item in items):
        figures += re3d_pairs.score(items, predictions)
    return figures


def _count(item: dict[str, Any], made: dict[str, Any], types: Sequence[str], relaxed: bool) -> PRF:
    gold = [e for e in item["entities"] if e["confidence"] >= 0.5 and e["type"] in types]
    found = [e for e in made["entities"] if e["type"] in types]
    free = list(gold)
    hit = 0
    for mention in found:
        for candidate in free:
            same = candidate["start"] == mention["start"] and candidate["end"] == mention["end"]
            over = candidate["start"] < mention["end"] and mention["start"] < candidate["end"]
            if candidate["type"] == mention["type"] and (same or (relaxed and over)):
                free.remove(candidate)
                hit += 1
                break
    return PRF(hit, len(found) - hit, len(gold) - hit)

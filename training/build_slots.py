"""Build the lexicon of slots: what stands as subject and object of a verb in published texts, people and bodies or
things.

    python -m training.build_slots --corpora ../corpora

writes ``src/onrecord/lexicons/slots.tsv`` from the words of the training parts of PolNeAR, GUM, TimeBank, ECB+ and the
even documents of re3d, read with the installed parser and the reader's own mentions; no label of theirs is used.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.annotate.mentions import mentions
from onrecord.annotate.syntax import Syntax, Token
from onrecord.evaluation import gum
from onrecord.evaluation.documents import as_document
from onrecord.models import default_models
from training.build_lexicons import write

LEAST = 5  # fillers of a slot, below which nothing is said of it
_BATCH = 40
_ACTORS = frozenset("person organization government armed_group country group nationality".split())


def texts(corpora: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of every document."""
    with gzip.open(corpora / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from ((item["id"], item["text"]) for item in map(json.loads, lines))
    yield from ((item["id"], item["text"]) for item in gum.load(corpora / "gum" / "train.conllu.gz"))
    for path, step in (("tempeval3/timebank", 1), ("ecbplus/train", 1), ("re3d/train", 2)):
        rows = (corpora / f"{path}.jsonl").read_text(encoding="utf-8").splitlines()
        yield from ((f"{path}{n}", json.loads(row)["text"]) for n, row in enumerate(rows) if n % step == 0)


def fillers(syntax: Syntax, actors: frozenset[int]) -> Iterator[tuple[str, str, bool]]:
    """(lemma of the verb, "subject" or "object", whether the filler is somebody) of every noun and name of a text; the
    subject of a passive is an object. Names of nobody are left out: they may be anything."""
    for token in syntax.tokens:
        if token.pos not in ("NOUN", "PROPN") or (token.pos == "PROPN" and token.i not in actors):
            continue
        first: Token = token
        while first.label == "conj" and first.head != first.i:
            first = syntax.tokens[first.head]
        verb = syntax.tokens[first.head]
        role = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object"}.get(first.label)
        if role is not None and verb.pos in ("VERB", "AUX") and verb.lemma.isalpha():
            yield verb.lemma, role, token.i in actors


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder that holds the corpora")
    found = list(texts(parser.parse_args().corpora))
    models = default_models()
    counts: defaultdict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for start in range(0, len(found), _BATCH):
        documents = [as_document(text, name) for name, text in found[start : start + _BATCH]]
        for document, syntax in zip(documents, models.parser.parse(documents), strict=True):
            named = (n for n in mentions(document, syntax) if n.form != "pronoun" and n.kind in _ACTORS)
            for lemma, role, somebody in fillers(syntax, frozenset(n.head for n in named)):
                counts[lemma, role][somebody] += 1
    rows = [
        (lemma, role, str(round(100 * count[True] / count.total())))
        for (lemma, role), count in sorted(counts.items())
        if count.total() >= LEAST
    ]
    header = {
        "name": "who stands where",
        "meaning": "lemma = of a verb; role = subject (of the active), object (also as subject of the passive); "
        f"actors = of 100 that stand so, how many are people or bodies; only of {LEAST} and more",
        "origin": "counted by training/build_slots.py over the words of PolNeAR, GUM, TimeBank, ECB+ and re3d, "
        "training parts; no text of theirs is kept",
        "licence": "Apache-2.0",
        "consumer": "annotate/casting/slots.py",
    }
    write("slots", header, ("lemma", "role", "actors"), rows)


if __name__ == "__main__":
    main()

"""Every span of a whole record quotes its text: over generated texts and over the published corpora."""

import dataclasses
import gzip
import json
import os
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import DocumentError
from onrecord.ingest import Raw
from onrecord.models import default_models
from onrecord.pipeline import read, read_many
from onrecord.records import Block, Mention, Record, Span

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", "../shared/corpora"))


def spans(value):
    """Every span and mention in a record, however deep."""
    if isinstance(value, (Span, Mention)):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))


def assert_grounded(record: Record) -> int:
    """Every span quotes the text, every id that is used exists; the number of spans."""
    text = record.document.text
    found = list(spans(record))
    for span in found:
        assert 0 <= span.start < span.end <= len(text), span
        assert text[span.start : span.end] == span.text, span
    ids = {r.id for r in (*record.entities, *record.times, *record.attributions, *record.events)}
    for attribution in record.attributions:
        told = {p.entity for p in attribution.addressees}
        assert {attribution.speaker, attribution.time, attribution.within, *told} - {None} <= ids
    for event in record.events:
        used = {event.time, *event.according_to, *(p.entity for p in (*event.actors, *event.recipients))}
        assert used - {None} <= ids
    for relation in record.relations:
        assert {relation.subject, relation.object, *relation.according_to} - {None} <= ids
    for block in record.document.blocks:
        assert isinstance(block, Block)
    return len(found)


SENTENCES = st.sampled_from(
    [
        "The council of Larsholm voted on Monday to close the harbour, Mayor Per Aaland said.",
        "“We will not go,” he told reporters. ‘Never’.",
        "Two officials, who spoke on condition of anonymity, denied that troops had killed 14 people on July 3.",
        "Norland's foreign ministry warned Sørvik it would “respond to any attack”, the AP reported.",
        "LARSHOLM, July 21 (AP) — Police arrested at least 30 protesters in Kabul last week.",
        "She said he said they would sign the agreement by 2025 — if at all.",
        '"He said: \'I told her "no"\'," Brandt wrote in a letter to the U.N. Security Council.',
        "According to the IRGC, the ex-minister has accused the United States of backing the rebels",
        "Ida Brandt",
        "- 3 killed, 5 wounded",
        "Talks? Yes! No... well",
        "said",
        "the the the , , ; ) ( \" ' “ ”",
    ]
)
NOISE = st.one_of(
    st.sampled_from(
        [
            "👩‍👩‍👧‍👦",
            "e\u0301",
            "שלום",
            "\u202eabc\u202c",
            "\x00",
            "\u200d",
            "\ufffd",
            "𝔘",
            "가",
            '"',
            "“",
            "’",
            "(",
            "—",
            "$5m",
            "#x @y",
        ]
    ),
    st.text(max_size=8),
)
SPACES = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\r\n\r\n", "", "\u00a0", "\t"])
TEXTS = st.lists(st.tuples(st.one_of(SENTENCES, SENTENCES, NOISE), SPACES), min_size=1, max_size=8).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)


class Once:
    """A network's session that is run once on the same input: the sentences come again and again, and the coder takes
    them one by one."""

    def __init__(self, session):
        self.session, self.known = session, {}

    def run(self, outputs, inputs):
        key = tuple((name, inputs[name].shape, inputs[name].tobytes()) for name in sorted(inputs))
        if key not in self.known:
            self.known[key] = self.session.run(outputs, inputs)
        return self.known[key]


@cache
def installed():
    """The installed models."""
    made = default_models()
    once = made.coder and dataclasses.replace(made.coder, session=Once(made.coder.session))
    return dataclasses.replace(made, coder=once)


@pytest.mark.model
@settings(
    max_examples=2_000 if os.environ.get("ONRECORD_FULL") else 200,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(TEXTS, st.sampled_from([None, "2024-07-21"]))
def test_every_span_quotes_its_text(text, published):
    try:
        record = read(text.encode(), published=published, media_type="text/plain", models=installed())
    except DocumentError:
        return
    assert_grounded(record)


def corpus_texts():
    """(name, text) of every corpus text that is here."""
    for name in ("polnear/dev.jsonl.gz", "re3d/train.jsonl", "tempeval3/timebank.jsonl", "tempeval3/aquaint.jsonl"):
        path = CORPORA / name
        if path.exists():
            with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
                yield from ((f"{name}:{n}", json.loads(line)["text"]) for n, line in enumerate(lines))
    path = CORPORA / "gum/dev.conllu.gz"
    if path.exists():
        yield from conllu_texts(path)


def conllu_texts(path):
    """The documents of a CoNLL-U file, a sentence after the other as their comments give them."""
    sentences: list[str] = []
    name = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if sentences:
                    yield name, " ".join(sentences)
                name, sentences = line.strip(), []
            elif line.startswith("# newpar"):
                sentences.append("\n\n")
            elif line.startswith("# text = "):
                sentences.append(line.removeprefix("# text = ").strip())
    if sentences:
        yield name, " ".join(sentences)


@pytest.mark.model
@pytest.mark.corpora
def test_every_span_quotes_its_text_in_the_corpora():
    texts = list(corpus_texts())
    if not texts:
        pytest.skip(f"no corpora in {CORPORA}; set ONRECORD_CORPORA")
    if os.environ.get("ONRECORD_FULL") != "1":
        texts = random.Random(1).sample(texts, min(20, len(texts)))
    raws = [Raw(data=text.encode(), source=name) for name, text in texts]
    results = list(read_many(raws, published="2016-01-01", workers=1))
    assert [str(r.error) for r in results if r.error] == []
    assert sum(assert_grounded(r.record) for r in results if r.record) > 20 * len(texts)

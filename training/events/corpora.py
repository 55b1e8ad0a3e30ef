"""The training data as examples: published corpora, our own sentences, and our labels on published sentences."""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.lexicons import load as lexicon

from .examples import Asked, Example, Range

HERE = Path(__file__).parent
YIELD = ("CONCEDE", "RETREAT")
_MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\|([a-z]+)\]")
_NAMED = re.compile(r"\{([AB])=([^}]+)\}")
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_BODIES = """police|the army|the rebels|the government|the opposition|the ministry|a court|prosecutors|the parliament|
the president|the prime minister|the militia|the union|students|workers|protesters|activists|the foreign ministry|
the United Nations|the Security Council|the European Union|the African Union|soldiers|the ruling party|the militants|
a journalist|the mayor|two reporters|a bishop|the senator|the governor|farmers|the separatists|the guerrillas|
aid workers|the bank|the company|security forces|the junta|the insurgents|the coalition|the navy|the central bank|
residents|the commission|a spokesman|the envoy|the candidate|civilians|the refugees|the villagers|the judge|lawyers|
the minister|an opposition leader|the general"""
_TAILS = (
    "last week", "the ministry said", "officials said", "according to local media", "in the capital",
    "for the second time this year", "amid a deepening crisis",
)  # fmt: skip
# Event types of the ontology of WikiEvents (KAIROS), by prefix, where they are one of PLOVER's.
_WIKIEVENTS = (
    ("Conflict.Attack", "ASSAULT"), ("Conflict.Demonstrate", "PROTEST"), ("Justice.ArrestJailDetain", "COERCE"),
    ("Justice.ChargeIndict", "ACCUSE"), ("Justice.Convict", "SANCTION"), ("Justice.Sentence", "SANCTION"),
    ("Justice.ReleaseParole", "RETREAT"), ("Justice.Acquit", "CONCEDE"), ("Contact.RequestCommand", "REQUEST"),
    ("Contact.ThreatenCoerce", "THREATEN"), ("Justice.InvestigateCrime", "ACCUSE"), ("Life.Die", None),
    ("Contact.Contact.Meet", "CONSULT"), ("Contact.Contact.Correspondence", "CONSULT"),
)  # fmt: skip


def lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as rows:
        return [json.loads(row) for row in rows if row.strip()]


def _range(value: dict[str, Any]) -> Range | None:
    return (value["span"][0], value["span"][1]) if value.get("span") else None


def roots(root: str) -> tuple[str, ...]:
    """The types that a root of PLV may stand for."""
    return YIELD if root == "YIELD" else (root,)


def plv(path: Path, fold: str | None = None) -> list[Example]:
    """PLV: source and target of a sentence -> the root of what links them; rows of one fold, or all."""
    return [
        Example(r["text"], [Asked(None, _range(r["source"]), _range(r["target"]), pair=roots(r["gold_root"]))])
        for r in lines(path)
        if fold is None or r["fold"] == fold
    ]


def exchanged(examples: Sequence[Example]) -> list[Example]:
    """Pairs with actor and recipient in place and exchanged, for the check that they are not swapped. Acts that both
    do together are left out."""
    made = []
    for e in examples:
        a = e.asked[0]
        if a.actor is None or a.recipient is None or a.pair is None or {"CONSULT", "COOPERATE"} & set(a.pair):
            continue
        made.append(
            Example(
                e.text,
                [Asked(None, a.actor, a.recipient, swapped=False), Asked(None, a.recipient, a.actor, swapped=True)],
            )
        )
    return made


def headlines(path: Path, draw: random.Random) -> list[Example]:
    """The prompts of NGEC's synthetic stories, one of each template: a type, no source and target."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        csv.field_size_limit(10**9)
        rows = sorted({(r["headline"], r["label"]) for r in csv.DictReader(file)})
    draw.shuffle(rows)
    return [Example(text, [Asked(None, pair=(label,))]) for text, label in rows]


def wikievents(path: Path) -> list[Example]:
    """Triggers of WikiEvents with their two arguments, where the event's type is one of PLOVER's."""
    made = []
    for r in lines(path):
        at = r["text"].find(r["trigger"])
        label = next((t for p, t in _WIKIEVENTS if r["event_type"].startswith(p)), None)
        if at < 0 or label is None or r["text"].count(r["trigger"]) != 1:
            continue
        made.append(
            Example(
                r["text"],
                [Asked((at, at + len(r["trigger"])), _range(r["source"]), _range(r["target"]), types=(label,))],
            )
        )
    return made


def factuality(path: Path, scale: int) -> list[Example]:
    """Sentences with events and how much each happened."""
    return [
        Example(r["text"], [Asked((e["start"], e["end"]), value=e["value"], scale=scale) for e in r["events"]])
        for r in lines(path)
    ]


def texts(folder: Path) -> dict[tuple[str, str], str]:
    """The texts that our labels point into, by corpus and document."""
    made: dict[tuple[str, str], str] = {}
    with gzip.open(folder / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as rows:
        # Only the opening of an article was looked at; white space at the edges is no part of a kept text.
        made |= {("polnear", r["id"]): r["text"] for r in map(json.loads, rows)}
    for corpus, name, key in (
        ("ecbplus", "ecbplus/train.jsonl", "id"), ("meantime", "factuality/meantime_train.jsonl", "id"),
        ("plv", "plover/PLV_train.jsonl", "uid"), ("aw", "plover/AW_train_wikievents.jsonl", "uid"),
    ):  # fmt: skip
        made |= {(corpus, r[key]): r["text"] for r in lines(folder / name)}
    return made


def labelled(path: Path, known: dict[tuple[str, str], str], by: str) -> list[tuple[str, Example]]:
    """Labels on candidates in published sentences, kept as (corpus, document, offsets): those made by hand or by
    rules. Each with its document."""
    made: dict[tuple[str, str, int], Example] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file, delimiter="\t"):
            if r["by"] != by:
                continue
            text = known[r["corpus"], r["document"]]
            first, stop = int(r["first"]), int(r["stop"])
            example = made.setdefault((r["corpus"], r["document"], first), Example(text[first:stop]))
            example.asked.append(
                Asked(
                    (int(r["start"]) - first, int(r["end"]) - first),
                    _one(r["actor"], first),
                    _one(r["recipient"], first),
                    types=(r["type"],),
                    held=r["held"] or None if r["type"] != "NONE" else None,
                )
            )
    return [(document, example) for (_, document, _), example in made.items()]


def taught(path: Path) -> list[Example]:
    """What a larger coder says of candidates and pairs (`teach`)."""
    made = []
    for r in lines(path):
        example = Example(r["text"])
        for trigger, actor, recipient, told, *held in r["said"]:
            asked = Asked(as_range(trigger), as_range(actor), as_range(recipient), told=tuple(told))
            asked.told_held = tuple(held[0]) if held else None
            example.asked.append(asked)
        made.append(example)
    return made


def as_range(written: list[int] | None) -> Range | None:
    """Offsets as JSON has them; None for none."""
    return (written[0], written[1]) if written else None


def _one(written: str, first: int) -> Range | None:
    if not written:
        return None
    start, end = written.split("-")
    return int(start) - first, int(end) - first


class Own:
    """Our own sentences: templates filled with names drawn anew at every call, and half of those that have names."""

    def __init__(self) -> None:
        self.pairs = [row.split("\t", 1) for row in own_rows("pairs.tsv")]
        self.words = [["-", row] for row in own_rows("words.tsv")]
        self.news = [row.split("\t", 1) for row in own_rows("news.tsv")]
        self.wrappers = [row.split("\t", 1) for row in own_rows("wrappers.tsv")]
        countries = [r["name"] for r in lexicon("countries") if len(r["name"]) < 16]
        self.names = {
            "country": countries,
            "body": _BODIES.split("|"),
        }
        self.names["body"] = [" ".join(name.split()) for name in self.names["body"]]

    def drawn(self, draw: random.Random) -> Iterator[Example]:
        for label, text in self.pairs + self.words + draw.sample(self.news, len(self.news) // 2):
            yield self.filled(label, text, draw)
        plain = [
            (label, t) for label, t in self.pairs if "hypothetical" not in t and "{A} [" in t and " will " not in t
        ]
        for held, wrapper in self.wrappers:
            for label, text in draw.sample(plain, 5):
                yield self.filled(label, wrapper.replace("{C}", text), draw, held)

    def filled(self, label: str, text: str, draw: random.Random, held: str | None = None) -> Example:
        """`held`: how the first marked word is held, for a sentence in a wrapper; its pair is not coded then."""
        if held is None and "{A=" not in text and draw.random() < 0.5:
            text += " " + draw.choice((f"on {draw.choice(_DAYS)}", f"in {draw.choice(_MONTHS)}", *_TAILS))
        asked: list[Asked] = []
        spans: dict[str, Range] = {}
        out, used = "", ""
        for part in re.split(r"(\{[ABS](?:=[^}]+)?\}|\[[^\]]+\])", text):
            if (named := _NAMED.fullmatch(part)) is not None:
                slot, name = named.groups()
                spans[slot] = (len(out), len(out) + len(name))
                out += name
            elif part in ("{A}", "{B}", "{S}"):
                name = used
                while name == used:
                    name = draw.choice(self.names[draw.choice(("country", "body"))])
                used = name
                if not out or out.endswith(('." ', '" ')):
                    name = name[0].upper() + name[1:]
                spans.setdefault(part[1], (len(out), len(out) + len(name)))
                out += name
            elif (mark := _MARK.fullmatch(part)) is not None:
                word, type_, way = mark.groups()
                if not out:
                    word = word[0].upper() + word[1:]
                way = held if held is not None and not asked else way
                asked.append(
                    Asked((len(out), len(out) + len(word)), types=(type_,), held=way if type_ != "NONE" else None)
                )
                out += word
            else:
                out += part
        if held is None and asked and draw.random() < 0.8:
            asked[0].actor, asked[0].recipient = spans.get("A"), spans.get("B")
        if label != "-" and held is None:
            asked.append(Asked(None, spans.get("A"), spans.get("B"), pair=(label,)))
        return Example(out + ("" if out.endswith("?") else " ."), asked)


def own_rows(name: str) -> list[str]:
    """The rows of one of our own files."""
    with (HERE / name).open(encoding="utf-8") as file:
        return [row.rstrip("\n") for row in file if row.strip() and not row.startswith("#")]

"""Amendments: what people say that a record is instead. Pure.

    judgements ─amendments→ (record, field) → other words of the report, or another speaker ─amended→ the record as told

The record that was read stays as it is; an amended one says in `made_by` who says so, and why.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from onrecord.ledger.judgements import Anchor, Judgement, Part, Verb
from onrecord.records import Attribution, Entity, Event, MadeBy, Record, Span
from onrecord.wording import one_line

Field = Literal["trigger", "source", "cue", "content", "speaker"]
FIELDS: tuple[Field, ...] = get_args(Field)
"""What of a record people may amend: the words of an event's trigger, or of a statement's source, cue and content; a
statement's speaker."""
PARTS: Mapping[str, tuple[Part, ...]] = {"v": ("trigger",), "a": ("source", "cue", "content")}
"""The parts of a record that are words, by the letter of its id."""
AMENDING: frozenset[Verb] = frozenset(("respan", "reassign"))
"""The judgements that say that a record is otherwise."""
_STEP = "judgement"


@dataclass(frozen=True, slots=True, order=True)
class Amendment:
    """What people say that one field of a record is: an entity's id for a speaker, else spans of the text
    ("12-34,40-52"). `because` names the judgement, who made it, and why."""

    record: str
    field: Field
    value: str
    because: str


def changes(one: Judgement) -> dict[tuple[Anchor, Field], Anchor]:
    """What a judgement says that fields of records are: (the record's anchor, field) -> words, or a mention of the
    speaker."""
    if one.verb not in AMENDING or not one.targets:
        return {}
    found: dict[tuple[Anchor, Field], Anchor] = {}
    for anchor in one.targets[0].anchors:
        for target in one.targets[1:]:
            for said in target.anchors:
                field = "speaker" if one.verb == "reassign" else said.part
                found |= {(anchor, x): said for x in FIELDS if x == field}
    return found


def amendments(
    holding: Iterable[Judgement], record: Record, found: Mapping[Anchor, Sequence[str]]
) -> tuple[Amendment, ...]:
    """What people say that the records of a report are instead, in order.

    Args:
        holding: the judgements in effect, oldest first: of several about one field the later holds.
        record: the reading.
        found: the ids of the records that each anchor leads to.
    """
    latest: dict[tuple[str, Field], Amendment] = {}
    for j in holding:
        for (anchor, field), said in changes(j).items():
            value = next(iter(found.get(said, ())), None) if field == "speaker" else _spans(record, said)
            for id in found.get(anchor, ()):
                if value is not None and (field == "speaker" or field in PARTS[id[0]]):
                    latest[id, field] = Amendment(id, field, value, _because(j))
    return tuple(sorted(latest.values()))


def amended(record: Record, these: Iterable[Amendment]) -> Record:
    """The record as people say that it is."""
    by_id: dict[str, list[Amendment]] = {}
    for one in these:
        by_id.setdefault(one.record, []).append(one)
    if not by_id:
        return record
    entities = {e.id: e for e in record.entities}
    text = record.document.text
    return dataclasses.replace(
        record,
        attributions=tuple(
            _statement(a, by_id[a.id], text, entities) if a.id in by_id else a for a in record.attributions
        ),
        events=tuple(_event(v, by_id[v.id], text) if v.id in by_id else v for v in record.events),
    )


def _statement(a: Attribution, these: Sequence[Amendment], text: str, entities: Mapping[str, Entity]) -> Attribution:
    said = {x.field: x.value for x in these}
    speaker = entities.get(said.get("speaker", ""))
    if speaker is not None:
        named = any(m.form == "name" for m in speaker.mentions)
        a = dataclasses.replace(a, speaker=speaker.id, speaker_kind="named" if named else "unnamed", speaker_count=None)
    return dataclasses.replace(
        a,
        source=_quoted(said["source"], text) if "source" in said else a.source,
        cue=_quoted(said["cue"], text) if "cue" in said else a.cue,
        content=_quoted(said["content"], text) if "content" in said else a.content,
        made_by=_made_by(these),
    )


def _event(v: Event, these: Sequence[Amendment], text: str) -> Event:
    (trigger,) = (_quoted(x.value, text)[0] for x in these)
    return dataclasses.replace(v, trigger=trigger, made_by=_made_by(these))


def _made_by(these: Sequence[Amendment]) -> MadeBy:
    return MadeBy(_STEP, "; ".join(dict.fromkeys(x.because for x in these)))


def _because(j: Judgement) -> str:
    return f"{j.id} by {j.by}: {one_line(j.note)}" if j.note else f"{j.id} by {j.by}"


def _spans(record: Record, said: Anchor) -> str | None:
    """The places of words, if the report has these words there."""
    text = record.document.text
    ends = [0, *(x for span in said.spans for x in span)]
    grows = all(a <= b for a, b in pairwise(ends)) and all(start < end for start, end in said.spans)
    if not said.spans or not grows or ends[-1] > len(text) or (said.part == "trigger" and len(said.spans) > 1):
        return None
    words = " … ".join(text[start:end] for start, end in said.spans)
    return ",".join(f"{start}-{end}" for start, end in said.spans) if words == said.text else None


def _quoted(value: str, text: str) -> tuple[Span, ...]:
    places = [tuple(map(int, place.split("-"))) for place in value.split(",")]
    return tuple(Span(start, end, text[start:end]) for start, end in places)

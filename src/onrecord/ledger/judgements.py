"""Judgements: what a person says of what the reader made of the reports. Pure: no store, no clock.

    judgements ─standing→ those in effect, oldest first ─┬─verdicts.upon→ what they come to for one report:
                                                         │      statements and events rejected or confirmed,
                                                         │      entities split off, records amended
                                                         └─unions────────→ actors, or tellings, that are one,
                                                                and pairs apart

A judgement is never changed or removed; another one undoes it. Of those that contradict each other the later one
holds, by (`at`, `id`). A record of a report is remembered by what it is: its report, what part of it is the anchor (an
event's trigger, a statement's cue, a mention of an entity), and where that part stands and reads. A reader that numbers
its records otherwise, or reads more of them, leaves that as it is; a record whose anchor is not there any more is not
looked for elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

Verb = Literal["reject", "confirm", "respan", "reassign", "merge", "split", "undo"]
VERBS: tuple[Verb, ...] = get_args(Verb)
Part = Literal["trigger", "source", "cue", "content", "mention"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """What a record of a report is remembered by.

    `part` is what of it: an event's trigger, a statement's cue (its content where it has none), a mention of an entity.
    Where somebody says which words a part of a record is, they are an anchor too: then it may be the source as well.
    `spans` are code points of the report's text, `text` what they read, " … " between them.
    """

    document: str
    part: Part
    spans: tuple[tuple[int, int], ...]
    text: str

    @property
    def key(self) -> str:
        """The anchor within its document, as one text."""
        return f"{self.part}:{','.join(f'{start}-{end}' for start, end in self.spans)}"


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement is about: an actor or an incident by the id it had, else a record, else words of a report.

    Of an incident, `anchors` are the events that told of it when it was judged, the first member first; of a record, it
    is the record's own; of words, what part of the record before they are. `id` is what was asked for ("k_…", "i_…",
    "d_…/v3", "content:12-34"): of records and words, only for showing.
    """

    id: str
    anchors: tuple[Anchor, ...] = ()

    @property
    def is_actor(self) -> bool:
        return self.id.startswith("k_")

    @property
    def is_incident(self) -> bool:
        return self.id.startswith("i_")

    @property
    def is_words(self) -> bool:
        return not self.id.startswith(("k_", "i_")) and ":" in self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody judged, about what, when (UTC, ISO 8601 to the microsecond), and which judgement it undoes."""

    id: str
    verb: Verb
    targets: tuple[Target, ...]
    by: str
    at: str
    note: str | None = None
    undoes: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        return self.at, self.id

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the reports that it names records of."""
        return frozenset(anchor.document for target in self.targets for anchor in target.anchors)


def judgement(
    verb: Verb,
    targets: Sequence[Target] = (),
    *,
    by: str,
    at: str,
    note: str | None = None,
    undoes: str | None = None,
) -> Judgement:
    """A judgement with the id of its content."""
    made = Judgement(id="", verb=verb, targets=tuple(targets), by=by, at=at, note=note, undoes=undoes)
    return replace(made, id=content_id(made))


def content_id(one: Judgement) -> str:
    """The id that the content of a judgement has."""
    form = written(replace(one, id=""))
    return "j_" + hashlib.sha256(json.dumps(form, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:16]


def written(one: Judgement) -> dict[str, Any]:
    """A judgement in its written form."""
    return {
        "id": one.id,
        "verb": one.verb,
        "targets": [_written(target) for target in one.targets],
        "by": one.by,
        "at": one.at,
        "note": one.note,
        "undoes": one.undoes,
    }


def _written(target: Target) -> dict[str, Any]:
    return {
        "id": target.id,
        "anchors": [
            {"document": a.document, "part": a.part, "spans": [list(s) for s in a.spans], "text": a.text}
            for a in target.anchors
        ],
    }


def read(form: Mapping[str, Any]) -> Judgement:
    """A judgement of its written form."""
    return Judgement(
        id=form["id"],
        verb=form["verb"],
        targets=tuple(
            Target(
                t["id"],
                tuple(
                    Anchor(a["document"], a["part"], tuple((s, e) for s, e in a["spans"]), a["text"])
                    for a in t["anchors"]
                ),
            )
            for t in form["targets"]
        ),
        by=form["by"],
        at=form["at"],
        note=form["note"],
        undoes=form["undoes"],
    )


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements in effect, oldest first: all but those that are undone, and but for undoings."""
    every = tuple(judgements)
    gone = undone(every)
    return tuple(sorted((j for j in every if j.id not in gone and j.verb != "undo"), key=lambda j: j.order))


def undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of those that another one undoes which is not undone itself."""
    every = {j.id: j for j in judgements}
    undoing: dict[str, list[Judgement]] = {}
    for j in every.values():
        if j.undoes is not None:
            undoing.setdefault(j.undoes, []).append(j)
    gone: set[str] = set()
    for j in _latest_first(every, undoing):
        if any(other.id not in gone for other in undoing.get(j.id, ())):
            gone.add(j.id)
    return frozenset(gone)


def _latest_first(every: Mapping[str, Judgement], undoing: Mapping[str, Sequence[Judgement]]) -> Iterator[Judgement]:
    """Every judgement after all that undo it. An id is a hash of what is undone, so that no ring of them can be."""
    done: set[str] = set()
    for first in sorted(every.values(), key=lambda j: j.order, reverse=True):
        ahead = [first]
        while ahead:
            j = ahead[-1]
            before = [other for other in undoing.get(j.id, ()) if other.id not in done]
            if before:
                ahead += before
                continue
            ahead.pop()
            if j.id not in done:
                done.add(j.id)
                yield j

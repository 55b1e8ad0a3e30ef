"""The words of a text, and the units of a record that a search finds: the report, its statements, its events.

Words are runs of letters and digits, folded (`onrecord.text.fold`) and taken to their singular by Harman's "S"
stemmer (D. Harman, How effective is suffixing?, JASIS 42, 1991): three rules that take a plural to its singular and
touch nothing else. Both stores index these words, and a query is made of them too, so that both find the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.records import Attribution, Entity, Event, Record, Span
from onrecord.text import fold

Field = Literal["text", "speaker", "actor", "type"]
FIELDS: tuple[Field, ...] = ("text", "speaker", "actor", "type")

_RUN = re.compile(r"[^\W_]+")
# A longer run is no word of a language but data (a key, an encoded picture).
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Unit:
    """What a search may find: a report (`id` is None) or a statement or event of it.

    Each field holds its words with blanks between and at both ends, so that a word or phrase in it is a piece of it.
    """

    kind: Literal["report", "statement", "event"]
    id: str | None
    text: str
    speaker: str = " "
    actor: str = " "
    type: str = " "


def tokens(text: str, *, plural: bool = False) -> Iterator[str]:
    """The words of a text, in order; `plural` leaves them their endings."""
    for run in _RUN.finditer(text):
        yield from _folded(run[0], plural)


def placed(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text, in order, each with where it begins (code points)."""
    for run in _RUN.finditer(text):
        for word in _folded(run[0], False):
            yield word, run.start()


@lru_cache(maxsize=65536)
def _folded(run: str, plural: bool) -> tuple[str, ...]:
    # Mostly one word; a fraction or a ligature may come apart.
    words = _RUN.findall(fold(run))
    return tuple(word[:_LONGEST] if plural else singular(word)[:_LONGEST] for word in words)


def singular(word: str) -> str:
    """A folded word without the ending of a plural."""
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word if word[-4] in "ae" else word[:-3] + "y"
    if word.endswith("es"):
        return word if word[-3] in "aeo" else word[:-1]
    return word if word[-2] in "us" else word[:-1]


@lru_cache(maxsize=65536)
def joined(*texts: str) -> str:
    """The words of texts as a field of a `Unit` holds them."""
    return f" {' '.join(word for text in texts for word in tokens(text))} "


def units(record: Record) -> tuple[Unit, ...]:
    """The units of a record: the report first, then its statements and events in text order."""
    return _Units(record).units()


class _Units:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.names = {e.id: _names(e) for e in record.entities}
        self.said = {a.id: self._voice(a) for a in record.attributions}
        self.starts: list[int] = []
        self.words: list[str] = []
        for run in _RUN.finditer(record.document.text):
            for word in _folded(run[0], False):
                self.starts.append(run.start())
                self.words.append(word)

    def units(self) -> tuple[Unit, ...]:
        document = self.record.document
        title = tokens(document.title) if document.title and document.title not in document.text else ()
        report = Unit("report", None, f" {' '.join((*title, *self.words))} ")
        return (report, *map(self._statement, self.record.attributions), *map(self._event, self.record.events))

    def _text(self, spans: Iterable[Span]) -> str:
        """The words that begin in the spans."""
        pieces = (self.words[bisect_left(self.starts, s.start) : bisect_left(self.starts, s.end)] for s in spans)
        return f" {' '.join(word for piece in pieces for word in piece)} "

    def _voice(self, a: Attribution) -> str:
        return joined(*self.names.get(a.speaker or "", ()), *(s.text for s in a.source))

    def _statement(self, a: Attribution) -> Unit:
        return Unit("statement", a.id, self._text(a.content), speaker=self.said[a.id], type=joined(a.stance))

    def _event(self, e: Event) -> Unit:
        parties = [n for p in (*e.actors, *e.recipients) for n in (*self.names.get(p.entity or "", ()), p.span.text)]
        return Unit(
            "event",
            e.id,
            self._text((e.sentence,)),
            speaker="".join(self.said.get(a, "") for a in e.according_to) or " ",
            actor=joined(*dict.fromkeys(parties)),
            type=joined(e.type or "", e.mode or "", *e.contexts),
        )


def _names(entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys((entity.name, *(m.text for m in entity.mentions if m.form == "name"))))

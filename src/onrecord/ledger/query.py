"""The language of `onrecord search`: words, "phrases", word*, AND OR NOT, brackets, speaker: actor: type:.

    query  = either { "OR" either }
    either = one { [ "AND" ] one }
    one    = [ "NOT" | "-" ] ( "(" query ")" | [ FIELD ":" ] ( WORD | WORD "*" | '"' WORDS '"' ) )

Words beside each other must all be there. AND, OR and NOT are written in capitals. A query that names no field asks for
reports with these words. One that names a field asks for statements and events: words without a field are then looked
for in the content of a statement or the sentence of an event.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.ledger.words import FIELDS, Field, Unit, tokens


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other in a field; of a `prefix`, the last is only begun."""

    words: tuple[str, ...]
    field: Field = "text"
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Everything in `parts`, and nothing in `without`."""

    parts: tuple[Query, ...]
    without: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of `parts`."""

    parts: tuple[Query, ...]


Query = Phrase | All | Any

_TOKEN = re.compile(r'\s*(?:(?P<bracket>[()])|(?P<minus>-(?=[^\s-]))|(?P<quoted>"[^"]*"?)|(?P<word>[^\s()"]+))')
_QUOTES = str.maketrans("“”„«»", '"' * 5)


def parse(text: str) -> Query:
    """The query that a text says.

    Raises:
        UsageError: it says none: nothing to look for, only what is not to be there, an open bracket, an unknown field.
    """
    return _Reading(text).query()


def matches(query: Query, unit: Unit) -> bool:
    """Whether a unit is one that the query asks for: what a search means, in the plainest form."""
    if isinstance(query, Phrase):
        looked_for = f" {' '.join(query.words)}" + ("" if query.prefix else " ")
        return looked_for in getattr(unit, query.field)
    if isinstance(query, Any):
        return any(matches(part, unit) for part in query.parts)
    return all(matches(p, unit) for p in query.parts) and not any(matches(p, unit) for p in query.without)


def phrases(query: Query) -> tuple[Phrase, ...]:
    """What is looked for, in the order of the query, and then what is not to be there."""
    if isinstance(query, Phrase):
        return (query,)
    parts = (*query.parts, *query.without) if isinstance(query, All) else query.parts
    return tuple(p for part in parts for p in phrases(part))


class _Reading:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_TOKEN.finditer(unicodedata.normalize("NFC", text).translate(_QUOTES)))
        self.at = 0

    def query(self) -> Query:
        if not self.tokens:
            raise self._wrong("there is nothing to look for")
        found = self._either()
        if self.at < len(self.tokens):
            raise self._wrong("a bracket that nothing opens")
        return found

    def _wrong(self, what: str) -> UsageError:
        return UsageError(f"{what}, in the search for {self.text!r}", step="search")

    def _next(self) -> str | None:
        return self.tokens[self.at][0].strip() if self.at < len(self.tokens) else None

    def _either(self) -> Query:
        parts = [self._all()]
        while self._next() == "OR":
            self.at += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _all(self) -> Query:
        wanted: list[Query] = []
        unwanted: list[Query] = []
        while self._next() not in (None, ")", "OR"):
            if self._next() == "AND":
                self.at += 1
                continue
            negative = self._next() in ("NOT", "-")
            self.at += negative
            one = self._one()
            if one is not None:
                (unwanted if negative else wanted).append(one)
        if not wanted:
            raise self._wrong("only what is not to be there is said" if unwanted else "a word is missing")
        return wanted[0] if len(wanted) == 1 and not unwanted else All(tuple(wanted), tuple(unwanted))

    def _one(self) -> Query | None:
        """One part; None for marks without a word in them, which ask for nothing."""
        if self._next() in (None, ")", "OR", "AND", "NOT", "-"):
            raise self._wrong("a word is missing")
        token = self.tokens[self.at]
        self.at += 1
        if token["bracket"]:
            inner = self._either()
            if self._next() != ")":
                raise self._wrong("a bracket that nothing closes")
            self.at += 1
            return inner
        if token["quoted"]:
            return _phrase(token["quoted"].strip('"'), "text")
        return self._word(token["word"])

    def _word(self, word: str) -> Query | None:
        name, colon, rest = word.partition(":")
        field = next((f for f in FIELDS if colon and f == name.lower()), None)
        if field is None:
            if colon and name.isalpha() and rest and not rest.startswith("/"):
                raise self._wrong(f"no field {name}:; there are {', '.join(f'{f}:' for f in FIELDS[1:])}")
            return _phrase(word, "text")
        if not rest and self.at < len(self.tokens) and self.tokens[self.at]["quoted"]:
            self.at += 1
            return _phrase(self.tokens[self.at - 1]["quoted"].strip('"'), field)
        if not rest:
            raise self._wrong(f"a word is missing after {name}:")
        return _phrase(rest, field)


def _phrase(text: str, field: Field) -> Phrase | None:
    words = list(tokens(text))
    begun = text.endswith("*")
    if begun and words:
        # The beginning of a word is not taken to a singular.
        words[-1] = list(tokens(text, plural=True))[-1]
    return Phrase(tuple(words), field, begun) if words else None

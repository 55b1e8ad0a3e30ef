"""Numbers: which tokens say a number, what it is, and how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import Row, load
from onrecord.records import Qualifier

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{1,2})?", re.IGNORECASE)
_LONGEST_QUALIFIER = 4
_SOME = frozenset("several few many couple".split())


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``[first, stop)`` that say a number, its value, and what the words round it make of it."""

    first: int
    stop: int
    value: int | float
    qualifier: Qualifier = "exactly"


@cache
def _words() -> Mapping[str, Row]:
    return {row["word"]: row for row in load("number_words")}


@cache
def _qualifiers(place: str) -> Mapping[str, Qualifier]:
    return {row["phrase"]: cast(Qualifier, row["qualifier"]) for row in load("qualifiers") if row["place"] == place}


def numbers(syntax: Syntax) -> Iterator[Number]:
    """Every number written in digits or words, in text order. What it counts is not decided here."""
    tokens = syntax.tokens
    i = 0
    while i < len(tokens):
        stop = _run(syntax, i)
        value = value_of([t.lower for t in tokens[i:stop]]) if stop > i else None
        if value is None:
            i = max(stop, i + 1)
            continue
        upper = _upper(syntax, i, stop, value)
        if upper is not None:
            # "five or six thousand": one number, at least the first.
            yield Number(i, upper[0], value * upper[1], "at_least")
            i = upper[0]
            continue
        yield Number(i, stop, value, _qualifier(syntax, i, stop))
        i = stop


def _upper(syntax: Syntax, first: int, stop: int, lower: int | float) -> tuple[int, int] | None:
    """Where "five or six thousand" ends, whose first number is ``[first, stop)``, and the scale that both have."""
    tokens, last = syntax.tokens, syntax.sentence_of(stop - 1).stop
    rises = first > 0 and tokens[first - 1].lower == "from"  # "from five to nine"
    if stop + 1 >= last or tokens[stop].lower not in ("or", "to") or rises:
        return None
    end = _run(syntax, stop + 1)
    words = [t.lower for t in tokens[stop + 1 : end]]
    scale = int(_words()[words[-1]]["value"]) if len(words) > 1 and _is_scale(words[-1]) else 1
    upper = value_of(words)
    if upper is None or not lower < upper / scale <= 2 * lower or _is_scale(tokens[stop - 1].lower):
        return None
    return end, scale


def _run(syntax: Syntax, i: int) -> int:
    """Where the number that begins at `i` stops; `i` itself where none does."""
    tokens, last = syntax.tokens, syntax.sentence_of(i).stop
    k, begins = i, tokens[i].lower
    if begins not in _words() and begins not in ("half", "a") and not _DIGITS.fullmatch(begins):
        return i
    if i > 0 and tokens[i - 1].lower in _SOME and _is_scale(tokens[i].lower):
        return i  # "several hundred" is no hundred
    while k < last:
        word, following = tokens[k].lower, tokens[k + 1].lower if k + 1 < last else ""
        if word in _words() and _words()[word]["kind"] != "suffix":
            k += 1
        elif _DIGITS.fullmatch(word):
            if k > i:
                break
            k += 1
        elif k == i and word == "half" and following in ("a", "an"):
            # "half a million" is a number, "half a loaf" is none.
            return i + 3 if i + 2 < last and _is_scale(tokens[i + 2].lower) else i
        elif k == i and word == "a" and _is_scale(following):
            k += 1
        elif k > i and word in ("-", "and") and following in _words() and tokens[k - 1].lower in _words():
            # "thirty-four"; "two hundred and six", but not "two and three".
            kind = _words()[tokens[k - 1].lower]["kind"]
            if (word == "-") != (kind == "tens") or _words()[following]["kind"] == "scale":
                break
            k += 1
        else:
            break
    while k > i and tokens[k - 1].lower in ("-", "and"):
        k -= 1
    return k


def _is_scale(word: str) -> bool:
    return word in _words() and _words()[word]["kind"] == "scale"


def value_of(words: list[str]) -> int | float | None:
    """The value of a number's words ("1.2", "billion"; "thirty", "-", "four"), None where they say none."""
    total: float = 0
    part: float | None = None
    for word in words:
        digits = _DIGITS.fullmatch(word)
        if word in ("a", "an", "-", "and"):
            continue
        if word == "half":
            part = 0.5
        elif digits:
            part = float(digits[1].replace(",", "") + (digits[2] or ""))
            if digits[3]:
                if _words().get(digits[3], {}).get("kind") != "suffix":
                    return None
                part *= int(_words()[digits[3]]["value"])
        elif word in _words():
            row = _words()[word]
            value = int(row["value"])
            if row["kind"] != "scale":
                part = (part or 0) + value
            elif value < 1000:
                part = (1 if part is None else part) * value
            else:
                total += (1 if part is None else part) * value
                part = None
        else:
            return None
    if part is None and not total:
        return None
    whole = round(total + (part or 0), 6)
    return int(whole) if whole == int(whole) else whole


def _qualifier(syntax: Syntax, first: int, stop: int) -> Qualifier:
    tokens, sentence = syntax.tokens, syntax.sentence_of(first)
    ends = _end_of_range(syntax, first, stop)
    if ends is not None:
        return ends
    before = first
    while before > sentence.first and tokens[before - 1].tag == "$":
        before -= 1
    for length in range(min(_LONGEST_QUALIFIER, before - sentence.first), 0, -1):
        phrase = " ".join(t.lower for t in tokens[before - length : before])
        if phrase in _qualifiers("before"):
            return _qualifiers("before")[phrase]
    after = " ".join(t.lower for t in tokens[stop : min(stop + 2, sentence.stop)])
    return _qualifiers("after").get(after, "exactly")


def _end_of_range(syntax: Syntax, first: int, stop: int) -> Qualifier | None:
    """Which end of "between 800 and 1,000" a number is."""
    tokens, sentence = syntax.tokens, syntax.sentence_of(first)

    def word(i: int) -> str:
        return tokens[i].lower if sentence.first <= i < sentence.stop else ""

    def is_number(i: int) -> bool:
        return sentence.first <= i < sentence.stop and tokens[i].tag in ("CD", "$")

    if word(first - 1) == "between" and word(stop) == "and" and is_number(stop + 1):
        return "at_least"
    k = first - 2
    while word(first - 1) == "and" and is_number(k):
        k -= 1
        if word(k) == "between":
            return "at_most"
    return None

"""Numbers: which tokens say a number, what it is, and how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.nouns import noun
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import Row, load
from onrecord.records import Qualifier

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{1,2})?", re.IGNORECASE)
# The mark of a currency that is written together with an amount: "P2 million", "HK$7".
_MARKED = re.compile(r"([^\W\d]{1,3}\$?)(\d.*)")
# Letters of a scale right behind a number; "m" and the like need an amount or what is counted in millions.
_SURE = frozenset("bn mn tn".split())
_IN_MILLIONS = frozenset("people tonnes tons barrels doses euros dollars pounds shillings pesos rand naira".split())
# What is a number of people, and what is put at a number.
CROWDS = frozenset("turnout crowd population electorate membership attendance audience workforce readership".split())
_COUNTED = frozenset("figure number toll count tally total cost damage budget debt estimate".split())
_HURT = frozenset("wounded injured hurt missing".split())
_LONGEST_QUALIFIER = 4
_SOME = frozenset("several few many couple".split())
# What is done to the number of people or things that "over" stands before.
_DONE_OVER = frozenset("hand turn run roll knock sign".split())
_MOVING = frozenset("go come creep edge inch move rise climb shoot push".split())


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``[first, stop)`` that say a number, its value, and what the words round it make of it; `mark` is that of
    a currency written together with it ("P" of "P2 million")."""

    first: int
    stop: int
    value: int | float
    qualifier: Qualifier = "exactly"
    mark: str | None = None


@cache
def _words() -> Mapping[str, Row]:
    return {row["word"]: row for row in load("number_words")}


@cache
def _qualifiers(place: str) -> Mapping[str, Qualifier]:
    return {row["phrase"]: cast(Qualifier, row["qualifier"]) for row in load("qualifiers") if row["place"] == place}


@cache
def units() -> Mapping[str, Row]:
    """Word or sign beside a number -> what the lexicon `units` says of it."""
    return {row["word"]: row for row in load("units")}


def is_currency(word: str) -> bool:
    """Whether a word or sign is a currency's."""
    row = units().get(word.lower())
    return row is not None and row["kind"] == "currency"


def _marked(syntax: Syntax, i: int) -> re.Match[str] | None:
    """The mark of a currency and the digits behind it that make up a token. Letters alone are one only before an amount
    that no name has: "P2 million", "R20m", "N10,000", against "P5" and "R2"."""
    token, last = syntax.tokens[i], syntax.sentence_of(i).stop
    found = _MARKED.fullmatch(token.text) if token.text[-1:].isalnum() and not token.text.isalpha() else None
    if found is None or not (row := units().get(found[1].lower())) or row["kind"] not in ("currency", "mark"):
        return None
    digits = _DIGITS.fullmatch(found[2])
    if digits is None or (row["kind"] == "mark" and found[1].islower()):
        return None
    after = syntax.tokens[i + 1].lower if i + 1 < last else ""
    amount = (
        "," in digits[1] or digits[3] is not None or _is_scale(after) or bool(_suffixed(syntax, i + 1, amount=True))
    )
    return found if amount or not found[1].isalpha() else None


def is_suffix(token: Token) -> bool:
    """Whether a token is the letters of a scale: the "m" of "€5m"."""
    return _words().get(token.lower.rstrip("."), {}).get("kind") == "suffix"


def _suffixed(syntax: Syntax, i: int, *, amount: bool) -> bool:
    """Whether token `i` is the letters of a scale written together with the number before it: "€5m", "700bn"."""
    if not 0 < i < syntax.sentence_of(i - 1).stop or syntax.tokens[i - 1].end != syntax.tokens[i].start:
        return False
    word = syntax.tokens[i].lower.rstrip(".")
    if not is_suffix(syntax.tokens[i]):
        return False
    if amount or word in _SURE:
        return True
    after = syntax.tokens[i + 1].lower if i + 1 < len(syntax.tokens) else ""
    people = noun(after.removesuffix("s")) if after.endswith("s") else None
    if word != "m":
        return False
    return after in _IN_MILLIONS or (people is not None and people.kind == "person") or _of_a_crowd(syntax, i)


def _of_a_crowd(syntax: Syntax, i: int) -> bool:
    """Whether what a number is told of, by its verb or its "of", counts people or money: "the figure was barely 2m"."""
    token = syntax.tokens[i]
    for above in syntax.ancestors(i):
        if above.lower == "of":
            return syntax.tokens[above.head].lemma in CROWDS | _COUNTED
        if above.pos in ("VERB", "AUX"):
            told = syntax.children(above.i, "nsubj", "nsubjpass", "dobj")
            return any(t.i < token.i and t.lemma in CROWDS | _COUNTED for t in told)
    return False


def of_casualties(syntax: Syntax, after: Token) -> bool:
    """Whether a word behind a number names those hurt by itself: "five dead and 36 wounded", but "36 wounded men" and
    "36 injured in the fire" as a verb's."""
    if after.lower not in _HURT or after.pos == "AUX" or syntax.children(after.i, "auxpass", "aux"):
        return False
    noun = syntax.tokens[after.head]
    # "Seven were killed and 80 wounded", "he said 80 wounded him".
    joined = after.label == "conj" and bool(syntax.children(noun.i, "auxpass"))
    said = after.label in ("ccomp", "xcomp") and noun.lemma not in ("leave", "put", "count", "list")
    if after.pos == "VERB" and (joined or said or after.label in ("ROOT", "advcl", "relcl")):
        return False
    behind = syntax.after(after.i) or after
    modifies = (
        after.label in ("amod", "compound", "nmod") and noun.i > after.i and noun.tag in ("NN", "NNS", "NNP", "NNPS")
    )
    return not modifies and behind.tag not in ("NN", "NNS", "NNP", "NNPS")


def numbers(syntax: Syntax) -> Iterator[Number]:
    """Every number written in digits or words, in text order. What it counts is not decided here."""
    tokens = syntax.tokens
    i = 0
    while i < len(tokens):
        stop = _run(syntax, i)
        marked = _marked(syntax, i) if stop > i else None
        words = [t.lower for t in tokens[i:stop]]
        value = value_of([marked[2].lower(), *words[1:]] if marked else words) if stop > i else None
        if value is None:
            i = max(stop, i + 1)
            continue
        upper = _upper(syntax, i, stop, value)
        if upper is not None:
            # "five or six thousand": one number, at least the first.
            yield Number(i, upper[0], value * upper[1], "at_least")
            i = upper[0]
            continue
        yield Number(i, stop, value, _qualifier(syntax, i, stop), marked[1] if marked else None)
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
    if begins not in _words() and begins not in ("half", "a"):
        if begins.isalpha():
            return i  # as nearly every word
        if not _DIGITS.fullmatch(begins):
            if _marked(syntax, i) is None:
                return i
            k += 1
    if i > 0 and tokens[i - 1].lower in _SOME and _is_scale(tokens[i].lower):
        return i  # "several hundred" is no hundred
    while k < last:
        word, following = tokens[k].lower, tokens[k + 1].lower if k + 1 < last else ""
        if word in _words() and _words()[word]["kind"] != "suffix":
            k += 1
        elif k > i and tokens[k - 1].text[-1].isdigit() and word == "-" and _is_scale(following) and _glued(syntax, k):
            k += 2  # "$4.5-million"
        elif k > i and tokens[k - 1].text[-1].isdigit() and _suffixed(syntax, k, amount=_is_amount(syntax, i)):
            return k + 1
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


def _glued(syntax: Syntax, k: int) -> bool:
    """Whether nothing parts a token from those on both sides of it."""
    before, token, after = syntax.tokens[k - 1 : k + 2]
    return before.end == token.start and token.end == after.start


def _is_amount(syntax: Syntax, i: int) -> bool:
    """Whether the number that begins at `i` is one of money by what stands before it: "€5", "P2"."""
    if not syntax.tokens[i].text[:1].isdigit():
        return True
    return i > 0 and is_currency(syntax.tokens[i - 1].lower) and syntax.tokens[i - 1].lower not in _words()


def _is_scale(word: str) -> bool:
    return word in _words() and _words()[word]["kind"] == "scale"


def value_of(words: list[str]) -> int | float | None:
    """The value of a number's words ("1.2", "billion"; "thirty", "-", "four"), None where they say none."""
    total: float = 0
    part: float | None = None
    for word in words:
        digits = _DIGITS.fullmatch(word)
        word = word.removesuffix(".") if word.isascii() and word[-2:-1].isalpha() else word
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
            if row["kind"] not in ("scale", "suffix"):
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
        if phrase in _qualifiers("before") and not is_part_of_verb(syntax, before - length):
            return _qualifiers("before")[phrase]
    after = " ".join(t.lower for t in tokens[stop : min(stop + 2, sentence.stop)])
    return _qualifiers("after").get(after, "exactly")


def is_part_of_verb(syntax: Syntax, k: int) -> bool:
    """Whether the word at `k`, before a number, belongs to a verb and not to the number: "the toll has gone up | to
    four" is four, not at most, and "handed over | three men" three, not at least."""
    if k == 0:
        return False
    word, before = syntax.tokens[k], syntax.tokens[k - 1]
    if word.lower == "up":
        return before.lemma in _MOVING
    return word.lower == "over" and (word.label == "prt" or before.lemma in _DONE_OVER)


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

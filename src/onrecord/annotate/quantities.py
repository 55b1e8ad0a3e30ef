"""Quantities: numbers that somebody states about something."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.annotate.bare_numbers import is_numbered, made_ahead, unit_of_bare
from onrecord.annotate.chains import Chains
from onrecord.annotate.figures import given, is_among_others
from onrecord.annotate.naming.insides import opens_with_number
from onrecord.annotate.nouns import noun
from onrecord.annotate.numbers import Number, is_currency, is_suffix, numbers, of_casualties, units
from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.lexicons.sayings import saying_verbs
from onrecord.records import Document, MadeBy, Quantity, Time

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN"})
_NAMES = ("PERSON", "ORG", "FAC", "LAW", "PRODUCT", "EVENT", "WORK_OF_ART")
_DEFINITE = frozenset("the these those both".split())
_YEAR = re.compile(r"(1[5-9]|20|21)\d\d")
_SMALL = 3
_OLDEST = 120
_AGED, _YOUNG = ("aged", "age", "ages"), ("boy", "girl", "man", "woman", "child", "youth", "baby")
# What is measured in, and written again in brackets in the measure of other countries.
_LENGTHS = frozenset(
    """mile kilometer kilometre meter metre foot feet yard inch inche centimeter centimetre millimeter millimetre acre
    hectare pound kilogram kilo gram ounce ton tonne gallon liter litre barrel mph kph knot degree""".split()
)
_MARKS = frozenset("- – / : #".split())


def _kind(word: str) -> str | None:
    row = units().get(word)
    return row["kind"] if row else None


def quantities(
    document: Document,  # noqa: ARG001  every step takes the document
    syntax: Syntax,
    times: Sequence[Time],
    chains: Chains,
) -> tuple[Quantity, ...]:
    """Every number that counts or measures something, in text order; numbers inside dates and names are not
    quantities.

    A number without a noun takes the unit of what its sentence counted before ("of the 20 ships, 12 ..."). Left
    undecided: vague amounts ("dozens", "two-thirds"), ages, ranks, and small numbers that only refer back ("the two").
    """
    found: list[Quantity] = []
    clock = sorted((t.span.start, t.span.end) for t in times)
    unit_in: tuple[Sentence, str] | None = None  # the sentence that counted last, and its unit
    for number in numbers(syntax):
        tokens = syntax.tokens
        token = tokens[number.first]
        strong = _says_how_strong(syntax, number)
        if _timed(clock, token.start) or (not strong and _no_count(syntax, number)):
            continue
        money = _currency_before(syntax, number)
        head = None if money or made_ahead(syntax, number) else _counted(syntax, number)
        sentence = syntax.sentence_of(token.i)
        here = unit_in[1] if unit_in and unit_in[0] == sentence else None
        before = unit_in[1] if unit_in and unit_in[0].stop >= sentence.first else None
        # "of the 43 listed, 31 targeted firms": the parser takes the verb for an adjective.
        parted = here is not None and tokens[number.first - 1].text == "," and _of_the(syntax, number)
        if parted:
            head = None
        of: str | None = None
        first, stop = number.first, number.stop
        if strong:
            unit, rule = "people", "strong"
        elif money:
            first, unit, rule = money[0], money[1], "money"
        elif head is not None:
            kind = _kind(head.lower) or _kind(head.lemma)
            idle = kind == "name" or (kind == "idle" and number.value <= _SMALL)  # "six figures", "three things"
            series = head.lower == "times" and tokens[number.first - 1].text == ","  # "three, four, five times"
            if kind == "time" or idle or series or _refers_back(syntax, number, head) or _named(syntax, number, head):
                continue
            if _says_so(syntax, number, head):
                continue
            row = units().get("per cent" if head.lower == "cent" and tokens[head.i - 1].lower == "per" else head.lower)
            kind = row["kind"] if row is not None and row["unit"] == "%" else kind
            unit, rule = (row["unit"] if row and row["unit"] else head.text), kind or "counted"
            if head.i >= number.stop:
                stop = head.i + 1
            if head.i > number.stop - 1 and tokens[head.i - 1].lower in ("square", "cubic"):
                unit = f"{tokens[head.i - 1].lower} {unit}"
            if rule == "counted":
                of = _phrase(syntax, number, head)
                beside = _counted_too(syntax, number, head)
                if beside is not None:
                    unit = of = syntax.span(head.i, beside.i + 1).text
                    stop = max(stop, beside.i + 1)
        else:
            elliptic = unit_of_bare(syntax, number, here, before, parted=parted)
            if elliptic is None:
                continue
            unit, rule = elliptic, "elliptic"
        qualifier = number.qualifier
        if found and qualifier == "exactly" and _converts(syntax, first, unit, found[-1]):
            qualifier = found[-1].qualifier
        if rule in ("counted", "elliptic") and (here is None or not is_among_others(syntax, number.first)):
            unit_in = (sentence, unit)
        found.append(
            Quantity(
                id=f"q{len(found) + 1}",
                value=number.value,
                unit=unit,
                qualifier=qualifier,
                of=of,
                span=syntax.span(first, stop),
                according_to=chains.at(token.start),
                made_by=MadeBy("quantities", rule),
            )
        )
    return tuple(found)


def _timed(clock: Sequence[tuple[int, int]], start: int) -> bool:
    n = bisect_right(clock, (start, start + 1_000_000_000)) - 1
    return any(a <= start < b for a, b in clock[max(0, n - 1) : n + 1])


def _no_count(syntax: Syntax, number: Number) -> bool:
    """Whether the number is part of a name, a date, a score, a list mark, an age, an ordinal or a compound."""
    tokens, sentence = syntax.tokens, syntax.sentence_of(number.first)
    token = tokens[number.first]
    before = tokens[number.first - 1] if number.first > sentence.first else None
    after = tokens[number.stop] if number.stop < sentence.stop else None
    kind = token.entity[2:]
    if opens_with_number(syntax, token.i, sentence.stop):
        return True  # "Two Rivers News"
    dated = kind == "DATE" and (_YEAR.fullmatch(token.text) or token.label in ("appos", "npadvmod"))
    if kind == "TIME" or (dated and given(syntax, token) is None):
        return True
    paid = after is not None and is_currency(after.lower)
    if (
        kind in _NAMES
        and not paid
        and number.mark is None
        and (token.entity[0] == "I" or (after is not None and after.entity == f"I-{kind}"))
    ):
        return True
    if before is not None:
        if before.text in _MARKS and before.end == token.start:
            return True
        if (_kind(before.lower) == "name" and not is_numbered(syntax, number)) or before.lower in (*_AGED, "no", "no."):
            return True
        # "one in every nine", "more than one", "not one", "a quarter of a million" state no number of anything.
        if before.lower in ("every", "each") or (before.lower in ("than", "not") and number.value == 1):
            return True
        if before.lower == "of" and tokens[before.i - 1].lemma in ("quarter", "third", "half", "fraction", *_YOUNG):
            return True  # "a boy of twelve"
    if after is not None:
        touching = after.start == tokens[number.stop - 1].end
        if (touching and after.text in _MARKS) or after.lower in ("[", "st", "nd", "rd", "th"):
            return True
        if number.first == sentence.first and after.text in (".", ")") and len(token.text) < 3:
            return True
    first = token
    while first.label in ("conj", "appos") and tokens[first.head].tag == "CD":
        first = tokens[first.head]
    if first is not token and tokens[first.i - 1].lower in _AGED:
        return True  # "aged 4, 6 and 9"
    if after is not None and [t.lower for t in tokens[after.i + 1 : after.i + 4]] == ["at", "a", "time"]:
        return True
    # "Rosa Marin, 35, a nurse": an age between commas behind a name.
    return (
        before is not None
        and before.text == ","
        and (after is None or after.text in (",", "."))
        and tokens[before.i - 1].tag in ("NNP", "NNPS")
        and before.i > sentence.first
        and 0 < number.value < _OLDEST
    )


def _says_how_strong(syntax: Syntax, number: Number) -> bool:
    """Whether a number says how many a body has: "a 40,000-strong force", "the army is 2 million strong"."""
    behind = [t.lower for t in syntax.tokens[number.stop : number.stop + 2]]
    return behind[:1] == ["strong"] or behind == ["-", "strong"]


def _currency_before(syntax: Syntax, number: Number) -> tuple[int, str] | None:
    """The first token of "$", "US$" or "PHP" before a number, and the currency."""
    tokens = syntax.tokens
    if number.mark is not None:
        return number.first, units()[number.mark.lower()]["unit"] or number.mark
    if number.first == 0:
        return None
    sign = tokens[number.first - 1]
    if not is_currency(sign.lower) or sign.text.islower():
        return None
    return sign.i, units()[sign.lower]["unit"]


def _counted(syntax: Syntax, number: Number) -> Token | None:
    """The noun or sign that a number counts, None where it stands alone."""
    tokens, last = syntax.tokens, syntax.tokens[number.stop - 1]
    after = tokens[number.stop] if number.stop < syntax.sentence_of(last.i).stop else None
    measured = after is not None and _kind(after.lower) in ("percent", "currency", "time", "measure")
    if after is not None and (measured or after.lower == "dead" or of_casualties(syntax, after)):
        return after
    if (
        after is not None
        and f"{after.lower} {tokens[after.i + 1].lower if after.i + 1 < len(tokens) else ''}" == "per cent"
    ):
        return tokens[after.i + 1]
    if after is not None and after.tag == "NNS" and is_suffix(last):
        return after  # "3m people"
    head, label = tokens[last.head], last.label
    if head.i < number.stop and number.first <= head.i:
        label = head.label if last.label == "conj" else last.label
        head = tokens[head.head]
    while label == "nummod" and head.i >= number.stop and head.label == "compound" and head.head > head.i:
        head = tokens[head.head]  # "66 F-16 fighter jets"
    if label in ("nummod", "compound", "quantmod", "amod") and head.i >= number.stop and head.tag in _NOUNS:
        if any(t.text in (",", ";", "(") for t in tokens[number.stop : head.i]) and head.i - number.stop > 6:
            return None
        return head
    if after is not None and after.lower in ("of", "more", "other", "others"):
        return _of(syntax, number.stop)
    return None


def _of(syntax: Syntax, k: int) -> Token | None:
    """The noun of "of the ..." at or right behind `k`, None for a pronoun."""
    tokens = syntax.tokens
    while k < len(tokens) and tokens[k].lower in ("more", "other", "others"):
        k += 1
    if k < len(tokens) and tokens[k].lower == "of":
        return next((t for t in syntax.children(k, "pobj") if t.tag in _NOUNS), None)
    return None


def _refers_back(syntax: Syntax, number: Number, head: Token) -> bool:
    """Whether it only points at something known ("the two sides", "one of its leaders") or is idle ("one day")."""
    tokens = syntax.tokens
    after = tokens[number.stop].lower if number.stop < len(tokens) else ""
    before = tokens[number.first - 1] if number.first > 0 else None
    if number.value == 1 and (after == "of" or _kind(head.lemma) == "idle" or number.stop - number.first > 1):
        return True
    definite = before is not None and before.lower in _DEFINITE and syntax.sentence_of(before.i).stop > number.first
    return definite and number.value <= _SMALL and before is not None and before.i >= syntax.sentence_of(head.i).first


def _says_so(syntax: Syntax, number: Number, head: Token) -> bool:
    """Whether "one" only introduces somebody who speaks: "one senior diplomat said"."""
    verb = syntax.tokens[head.head]
    alone = number.value == 1 and syntax.tokens[number.first].lower == "one"
    return alone and head.label == "nsubj" and verb.lemma in saying_verbs()


def _named(syntax: Syntax, number: Number, head: Token) -> bool:
    """Whether number and noun are one name ("Group of Seven", "Seventeen Dead" in capitals are not counts)."""
    token = syntax.tokens[number.first]
    kind = token.entity[2:]
    dated = head.entity[2:] == "DATE" and _kind(head.lower) != "percent"  # "between 10 and 12 percent"
    if kind == "DATE" and (_YEAR.fullmatch(token.text) is not None or dated):
        return True
    return kind in _NAMES and head.entity == f"I-{kind}"


def _converts(syntax: Syntax, first: int, unit: str, before: Quantity) -> bool:
    """Whether a measure or a sum in brackets only says the one before it again: "about 30 kilometers (19 miles)"."""
    opening = syntax.tokens[first - 1] if first else None
    if opening is None or opening.text not in ("(", "[") or before.span.end > opening.start:
        return False
    money = is_currency((before.unit or "").lower()) and is_currency(unit.lower())
    alike = all(_is_measure(u) for u in (unit, before.unit or "")) or (money and unit != before.unit)
    return alike and not syntax.text[before.span.end : opening.start].strip()


def _is_measure(unit: str) -> bool:
    word = unit.rsplit(" ", 1)[-1].lower()
    return _kind(word) == "measure" or word in _LENGTHS or word.removesuffix("s") in _LENGTHS


def _counted_too(syntax: Syntax, number: Number, head: Token) -> Token | None:
    """The people whom a number counts together with those right behind it: the children of "13 women and children"."""
    if head.tag != "NNS" or head.i != number.stop:
        return None
    link, other = (*syntax.tokens[head.i + 1 : head.i + 3], None, None)[:2]
    if (
        link is None
        or other is None
        or link.lower != "and"
        or other.tag != "NNS"
        or other not in syntax.conjuncts(head.i)
    ):
        return None
    both = (noun(head.lemma), noun(other.lemma))
    return other if all(n is not None and n.kind == "person" for n in both) else None


def _of_the(syntax: Syntax, number: Number) -> bool:
    """Whether the sentence said "of the N ..." before this number."""
    tokens, first = syntax.tokens, syntax.sentence_of(number.first).first
    return any(
        tokens[k].lower == "of" and tokens[k + 1].lower == "the" and tokens[k + 2].tag == "CD"
        for k in range(first, number.first - 2)
    )


def _phrase(syntax: Syntax, number: Number, head: Token) -> str | None:
    """What is counted, in the report's words: up to the noun and its "of ..."."""
    if head.i < number.stop:
        return None
    stop = head.i
    of = next((p for p in syntax.children(head.i, "prep") if p.i == head.i + 1 and p.lower == "of"), None)
    if of is not None:
        stop = max((t.i for t in syntax.children(of.i, "pobj")), default=stop)
    first = number.stop
    while first < head.i and syntax.tokens[first].lower in ("of", "more", "other", "others"):
        first += 1
    return syntax.span(first, stop + 1).text

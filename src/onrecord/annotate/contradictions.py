"""Contradictions: what a report gives two values for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.given_before import taken_back
from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Attribution, Event, Qualifier, Quantity, Span, Time
from onrecord.text import fold

COUNTERS = frozenset("number toll count tally figure".split())
_RIVAL = frozenset("higher lower differently".split())
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj"})
_MORE = frozenset({"more", "other", "others", "another", "further", "also", "of"})
_ANYBODY = frozenset(("", "people", "persons", "individuals"))
_WITHIN = frozenset({"in", "at", "near", "outside", "around"})
_TIME_REACH = 9
_SAME_WORDS = 25
_OPENING = 40  # characters
# Openings of sentences that may go on with the same happening.
_GOING_ON = frozenset(("earlier", "previously", "meanwhile", "also on", "on the same day", "the same day"))


@dataclass(frozen=True, slots=True)
class Finding:
    """A notice before it is one: what it is about, in words, spans and record ids."""

    kind: str
    message: str
    spans: tuple[Span, ...]
    records: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of dead, injured ... that somebody gives. `total` is set where the words give the whole number
    ("put the number of dead at nine"), `not_` where they reject one ("and not 17")."""

    what: str
    value: int | float
    qualifier: Qualifier
    span: Span
    chain: tuple[str, ...]
    record: str
    day: str | None
    place: str | None
    total: bool
    not_: bool
    bare: bool = False
    """Whether the number stands alone for those counted before it ("a union said nine had been detained")."""
    apart: bool = False
    """Whether the words say who they are ("two of its own soldiers"), so that they need not be among those before."""
    by: str | None = None
    """Who puts the number at that, where the sentence says so ("the union put the toll at 9")."""


@cache
def words_for(use: str) -> Mapping[str, str]:
    """The words of the lexicon `changes` that are put to a use, each with what it is of."""
    return {row["lemma"]: row["what"] for row in load("changes") if row["use"] == use}


def dates(syntax: Syntax, cast: Cast, times: Sequence[Time], chains: Chains) -> Iterator[Finding]:
    """Two days given for one remark: beside the noun and the verb of one sentence, or in two places."""
    days = [t for t in times if t.begin is not None and t.begin == t.end]
    for sentence in syntax.sentences:
        here = [t for t in days if sentence.start <= t.span.start < sentence.end]
        if len(here) > 1:
            yield from _days_of_a_remark(syntax, sentence, here, chains)
    by_id = {t.id: t for t in days}
    told = [a for a in chains.attributions if a.speaker is not None and a.time in by_id and a.content]
    for n, one in enumerate(told):
        for other in told[n + 1 :]:
            if one.speaker != other.speaker or by_id[one.time or ""].begin == by_id[other.time or ""].begin:
                continue
            if _same_words(one, other):
                who = cast.get(one.speaker)
                a, b = by_id[one.time or ""].span, by_id[other.time or ""].span
                yield Finding(
                    "conflicting_dates",
                    f"One remark of {who.name if who else 'a speaker'} is dated {a.text} and {b.text}.",
                    (a, b),
                    (one.id, other.id),
                    "same words",
                )


def _same_words(one: Attribution, other: Attribution) -> bool:
    a, b = (fold(" ".join(s.text for s in x.content)).strip("\"' .,") for x in (one, other))
    return min(len(a), len(b)) >= _SAME_WORDS and (a in b or b in a)


def _days_of_a_remark(syntax: Syntax, sentence: Sentence, here: Sequence[Time], chains: Chains) -> Iterator[Finding]:
    utterances = words_for("utterance")
    for noun in syntax.sentence_tokens(sentence):
        if noun.lemma not in utterances or noun.tag[:2] != "NN":
            continue
        behind = [t for t in here if t.span.start > noun.start]
        if len(behind) < 2:
            continue
        first, second = behind[0], behind[1]
        at = syntax.token_at(first.span.start)
        when = syntax.token_at(second.span.start)
        if at is None or when is None or at.i - noun.i > _TIME_REACH or first.begin == second.begin:
            continue
        if any(t.pos in ("VERB", "AUX") for t in syntax.tokens[noun.i + 1 : at.i]):
            continue
        between = syntax.tokens[at.i + 1 : when.i]
        # "... remarks on Tuesday, who said Wednesday that ...": the speaker taken up again by "who".
        if not any(t.tag == "WP" for t in between) or _possessive(syntax, second):
            continue
        said = [
            a
            for a in chains.attributions
            if any(first.span.end <= c.start < second.span.start and second.span.start - c.end <= 4 for c in a.cue)
        ]
        if said:
            yield Finding(
                "conflicting_dates",
                f"One remark is dated both {first.span.text} and {second.span.text}.",
                (first.span, second.span),
                tuple(a.id for a in said),
                "noun and verb",
            )
            return


def _possessive(syntax: Syntax, time: Time) -> bool:
    return syntax.text[time.span.end : time.span.end + 2] in ("'s", "\u2019s")


def counts(syntax: Syntax, cast: Cast, chains: Chains, stated: Sequence[Tally]) -> Iterator[Finding]:
    """Two numbers for one thing from different mouths, where the words or the day and place show that it is one."""
    told: set[frozenset[int]] = set()
    for n, one in enumerate(stated):
        for other in stated[:n][::-1]:
            if one.what != other.what or not _clash(one, other) or apart(syntax, cast, other.span, one.span):
                continue
            if one.not_ and taken_back(syntax, one.span):
                break  # a change of one account, no conflict of two
            a, b = _speaker(cast, chains, one), _speaker(cast, chains, other)
            # What comes after a toll is another number of the same dead only where it goes on speaking of them.
            linked = one.total or one.not_ or (other.total and not one.apart and _next_to(syntax, other, one))
            same = one.day is not None and one.day == other.day and one.place is not None and one.place == other.place
            again = one.bare and one.chain != other.chain and _next_to(syntax, other, one)
            if not (linked or again or (same and one.chain and other.chain)) or (a == b and not one.not_):
                continue
            key = frozenset((one.span.start, other.span.start))
            if key not in told:
                told.add(key)
                yield Finding(
                    "conflicting_counts",
                    f"The number {one.what} is {_printed(other.span)} {b} and "
                    f"{'not ' if one.not_ else ''}{_printed(one.span)} {a}.",
                    (other.span, one.span),
                    tuple(dict.fromkeys((other.record, one.record))),
                    "total" if linked else "same event" if same else "taken up",
                )
            break


def apart(syntax: Syntax, cast: Cast, one: Span, other: Span) -> bool:
    """Whether two numbers are told of different towns: "43 were held in Bol. In Orm, the union put it at 12", or one is
    told of "elsewhere"."""
    if _is_elsewhere(syntax, one, other):
        return True
    here, there = (_towns(syntax, cast, span) for span in (one, other))
    return bool(here) and bool(there) and not here & there


@cache
def _elsewhere() -> tuple[str, ...]:
    rows = (row["words"] for row in load("other_marks") if row["where"] == "opening")
    return tuple(words for words in rows if words not in _GOING_ON)


def _is_elsewhere(syntax: Syntax, one: Span, other: Span) -> bool:
    """Whether the sentence of the later of two numbers opens with what sets another happening apart."""
    first, last = sorted((one, other), key=lambda s: s.start)
    token = syntax.token_at(last.start)
    sentence = syntax.sentence_of(token.i) if token is not None else None
    if sentence is None or sentence.start <= first.start:
        return False
    opening = syntax.text[sentence.start : sentence.start + _OPENING].lower()
    return any(opening.startswith(words + end) for words in _elsewhere() for end in (" ", ","))


def _towns(syntax: Syntax, cast: Cast, span: Span) -> frozenset[str]:
    """The places below a country that something in a number's sentence is said to be in."""
    token = syntax.token_at(span.start)
    found: list[str] = []
    for t in syntax.sentence_tokens(syntax.sentence_of(token.i)) if token is not None else ():
        if t.label != "pobj" or t.pos != "PROPN" or syntax.tokens[t.head].lower not in _WITHIN:
            continue
        entity = cast.get(cast.heads.get(t.i))
        place = entity.kind == "place" if entity is not None else t.entity.endswith("GPE")
        found.extend([t.lower] if place else [])
    return frozenset(found)


def _printed(number: Span) -> str:
    """A number as printed, but small within a sentence of ours."""
    return number.text[:1].lower() + number.text[1:]


def _next_to(syntax: Syntax, earlier: Tally, later: Tally) -> bool:
    """Whether two counts stand in one sentence or in neighbouring ones."""
    places = [syntax.token_at(c.span.start) for c in (earlier, later)]
    numbers = [syntax.sentences.index(syntax.sentence_of(t.i)) for t in places if t is not None]
    return len(numbers) == 2 and numbers[1] - numbers[0] <= 1


def _clash(one: Tally, other: Tally) -> bool:
    """Whether the two cannot both be right: "at least 7" goes with 9, not with 3."""
    if one.value == other.value:
        return False
    low, high = sorted((one, other), key=lambda c: c.value)
    if low.qualifier == "at_least" and high.qualifier != "at_most":
        return one.total or other.total
    return not (
        high.qualifier == "at_most" or (low.qualifier == high.qualifier == "about" and high.value < 1.1 * low.value)
    )


def _speaker(cast: Cast, chains: Chains, count: Tally) -> str:
    if count.by is not None and (not count.chain or not _says_itself(chains, count)):
        return f"according to {count.by}"
    if not count.chain:
        return "in the report's own words"
    a = chains.get(count.chain[-1])
    entity = cast.get(a.speaker)
    return f"according to {entity.name if entity else ' '.join(s.text for s in a.source) or 'somebody'}"


def _says_itself(chains: Chains, count: Tally) -> bool:
    """Whether who puts the number at that is the source of its innermost attribution."""
    return any(count.by is not None and count.by.lower() in s.text.lower() for s in chains.get(count.chain[-1]).source)


def stated_counts(
    syntax: Syntax, times: Sequence[Time], events: Sequence[Event], quantities: Sequence[Quantity]
) -> list[Tally]:
    """The numbers of dead, injured ... that the report gives, in text order."""
    days = {t.id: t.begin for t in times if t.begin is not None and t.begin == t.end}
    counted = sorted(
        ((c.span.start, c.span.end, c.what, e) for e in events for c in e.counts),
        key=lambda c: (c[0], c[1], c[2], c[3].id),
    )
    units = words_for("counted")
    found: list[Tally] = []
    for quantity in quantities:
        token = syntax.token_at(quantity.span.start)
        if token is None or quantity.value < 1:
            continue
        what = units.get((quantity.unit or "").lower())
        within: Event | None = None
        # A count's words may begin before the number ("at least nine").
        said = next((c for c in counted if c[0] < quantity.span.end and quantity.span.start < c[1]), None)
        if said is not None:
            what, within = said[2], said[3]
        elif quantity.unit and what is None:
            what = _counter_of(syntax, token, units)
        if what is None:
            continue
        before = syntax.tokens[max(0, token.i - 2) : token.i]
        around = syntax.tokens[max(0, token.i - 1) : token.i + 3]
        found.append(
            Tally(
                what=what,
                value=quantity.value,
                qualifier=quantity.qualifier,
                span=quantity.span,
                chain=quantity.according_to,
                record=quantity.id,
                day=days.get(within.time) if within is not None and within.time else None,
                place=within.location.name if within is not None and within.location else None,
                total=_counter(syntax, token) is not None or _other_toll(syntax, token) is not None,
                not_=any(t.lower == "not" for t in before),
                bare=token.label in _ALONE and not any(t.lower in _MORE for t in around),
                apart=(quantity.unit or "").lower() not in _ANYBODY | units.keys(),
                by=_putter(syntax, token),
            )
        )
    return _with_rejected(found, quantities, syntax)


def _with_rejected(found: list[Tally], quantities: Sequence[Quantity], syntax: Syntax) -> list[Tally]:
    """Numbers that are only rejected ("and not 17") count what the number before them counts."""
    have = {c.record for c in found}
    for n, quantity in enumerate(quantities[1:], 1):
        token = syntax.token_at(quantity.span.start)
        if quantity.id in have or token is None or token.i == 0 or syntax.tokens[token.i - 1].lower != "not":
            continue
        near = next((c for c in found if c.record == quantities[n - 1].id), None)
        if near is not None:
            found.append(
                Tally(
                    near.what,
                    quantity.value,
                    quantity.qualifier,
                    quantity.span,
                    near.chain,
                    quantity.id,
                    None,
                    None,
                    False,
                    True,
                )
            )
    return sorted(found, key=lambda c: c.span.start)


def _counter(syntax: Syntax, number: Token) -> Token | None:
    """The "number" or "toll" that is put at this number."""
    head = syntax.head(number.i)
    if head is None or head.tag not in ("IN", "TO") or head.lower not in ("at", "to"):
        return None
    verb = _past_participle(syntax, syntax.tokens[head.head])
    return next(
        (t for t in (verb, *syntax.children(verb.i, "dobj", "nsubj", "nsubjpass")) if t.lemma in COUNTERS), None
    )


def _past_participle(syntax: Syntax, verb: Token) -> Token:
    """The verb above a participle of those counted: "| put | the number of soldiers killed at 22"."""
    if verb.label != "acl" or verb.tag != "VBN":
        return verb
    return next((t for t in syntax.ancestors(verb.i) if t.pos in ("VERB", "AUX") and t.label != "acl"), verb)


def _other_toll(syntax: Syntax, number: Token) -> Token | None:
    """The verb of whoever "puts the toll higher, saying" this number."""
    for verb in syntax.ancestors(number.i):
        if verb.i < number.i and any(t.lemma in COUNTERS and t.i < number.i for t in syntax.children(verb.i, "dobj")):
            return verb if any(t.lower in _RIVAL for t in syntax.tokens[verb.i + 1 : number.i]) else None
    return None


def _counter_of(syntax: Syntax, number: Token, units: Mapping[str, str]) -> str | None:
    counter = _counter(syntax, number)
    if counter is None:
        return None
    words = [t.lower for t in syntax.subtree(counter.i)]
    return next((units[w] for w in words if w in units), None)


def _putter(syntax: Syntax, number: Token) -> str | None:
    """The subject of "put the number of dead at ..."."""
    head = syntax.head(number.i)
    verb = _other_toll(syntax, number)
    if verb is None and head is not None and _counter(syntax, number) is not None:
        verb = _past_participle(syntax, syntax.tokens[head.head])
    subject = next(iter(syntax.children(verb.i, "nsubj")), None) if verb is not None else None
    if subject is None or subject.lemma in COUNTERS or subject.tag in ("WDT", "WP"):
        return None
    first = syntax.left_edge(subject.i)
    if syntax.tokens[first].tag == "WP$":
        first += 1
    return " ".join(syntax.span(first, subject.i + 1).text.split())

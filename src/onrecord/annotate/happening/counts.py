"""Counts: how many were killed, injured, detained ... in an event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.annotate.happening.clauses import Clause
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.shares import share_before, share_of
from onrecord.annotate.happening.tolls import Toll
from onrecord.annotate.negations import none_of
from onrecord.annotate.numbers import is_part_of_verb
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import Row, load
from onrecord.records import Count, Qualifier

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS: Mapping[str, int] = {
    **{w: n for n, w in enumerate(_UNITS)},
    **{w: 10 * n for n, w in enumerate(_TENS, 2)},
    "dozen": 12,
}
_SCALES: Mapping[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_QUALIFIERS: tuple[tuple[Qualifier, tuple[str, ...]], ...] = (
    (
        "at_least",
        ("at least", "more than", "over", "as many as at least", "no fewer than", "no less than", "upwards of"),
    ),
    ("at_most", ("at most", "up to", "as many as", "fewer than", "less than", "no more than")),
    ("about", ("about", "around", "some", "nearly", "almost", "roughly", "approximately", "an estimated", "close to")),
)
# Nouns that a number before does not count heads of.
_MEASURES = frozenset(
    """percent % year day hour minute time month week dollar euro pound mile kilometer kilometre km meter metre yard
    foot ton tonne kilogram acre hectare""".split()
)


# "Killed a group of minors": nobody says how many.
_OF_MANY = frozenset(
    "group crowd family couple pair handful number crew convoy dozen score squad patrol band mob team lot bunch".split()
)
_OF_PEOPLE = frozenset({"detained", "released", "killed", "injured"})
# What people come together for, and how many do is told.
_GATHERINGS = frozenset(
    """rally march demonstration protest vigil strike walkout sit-in procession parade gathering stoppage boycott picket
    blockade riot demo die-in""".split()
)
_DRAWING = frozenset("draw attract bring gather muster involve see include pull number".split())
_ATTENDING = frozenset("attend join lead stage hold begin mount launch start observe".split())
_TAKING_PART = frozenset("take participate join march go walk turn".split())
_LEAVING = frozenset({"left", "leaves", "leaving"})
_ASIDE = frozenset({"including", "among", "after", "when", "while", "as", "according", "before"})


@cache
def _states() -> Mapping[str, str]:
    """What people are left in, by word: "dead" counts the killed."""
    return {row["lemma"].removeprefix("left "): row["what"] for row in load("event_counts") if row["where"] == "left"}


@cache
def _counted() -> Mapping[str, Row]:
    return {row["lemma"]: row for row in load("event_counts")}


def counts(
    syntax: Syntax,
    trigger: Token,
    clause: Clause | None,
    undergone: Sequence[int],
    mode: str | None = None,
    toll: Toll | None = None,
) -> tuple[Count, ...]:
    """The counts that an event's own words state. Vague numbers ("dozens") are left out.

    Args:
        trigger: the event's trigger.
        clause: its clause, None for a noun.
        undergone: heads of the event's recipients.
        mode: the event's, which says what is counted where the trigger does not ("still holds 20 men").
        toll: what the sentence says that the number of its dead or hurt is.
    """
    left = _left(syntax, trigger)
    if left:
        return left
    if toll is not None:
        told = _counted_at(syntax, toll.number.i, toll.number.head, toll.what)
        return (told,) if told is not None else ()
    drawn = _drawn(syntax, trigger) or _so_many(syntax, trigger, clause)
    if drawn is not None:
        return (drawn,)
    dead = any(t.lower == "dead" for t in syntax.children(trigger.i, "acomp", "oprd", "advmod", "amod", "ccomp"))
    if clause is not None and any(t.lower == "death" for t in syntax.behind(trigger.i, "to")):
        died = _to_death(syntax, trigger, clause)
        if died:
            return died
    after = syntax.tokens[trigger.i + 1 : trigger.i + 2]
    if clause is not None and not clause.passive:  # "shot two men dead", whatever the parser hangs the word on
        after += tuple(
            t for i in clause.objects[:1] for t in syntax.tokens[syntax.right_edge(i) : syntax.right_edge(i) + 2]
        )
    dead = dead or any(t.lower == "dead" for t in after)
    row = (_counted().get(f"{trigger.lemma} dead") if dead else None) or _counted().get(trigger.lemma)
    if row is None and clause is not None:
        done_to = (_counted().get(f"{trigger.lemma} {syntax.tokens[i].lemma}") for i in clause.objects)
        row = next((r for r in done_to if r is not None), _counted().get(f"@{mode}"))
        if row is None and any(p == "from" for p, _ in clause.prepositions):
            row = _counted().get(f"{trigger.lemma} from")
            undergone = [i for i in undergone if not is_of(syntax.tokens[i], ("@foe", "@troops"))]
    if row is None:
        return ()
    if clause is None or row["where"] == "recipients":
        heads = list(undergone)
    elif row["where"] == "actors" or trigger.lemma in ("die", "perish", "drown", "vanish", "disappear"):
        heads = list(clause.objects if clause.passive else clause.subjects)
    else:
        heads = list(clause.objects)
    found = [
        c
        for i in heads
        if (c := _count(syntax, _summed(syntax, i), _done(syntax, i, row["what"], mode), trigger)) is not None
    ]
    if not found and clause is not None and trigger.label == "conj":
        # "seven were killed and more than 80 wounded": the number stands where the subject would.
        found = [c for i in _bare_numbers(syntax, trigger) if (c := _count(syntax, i, row["what"])) is not None]
    return tuple(found)


def _done(syntax: Syntax, head: int, what: str, mode: str | None) -> str:
    """What is counted of those whom a noun heads: people who are seized are abducted or detained."""
    token = syntax.tokens[head]
    whole = (token, *_whole(syntax, token))
    if what != "seized" or not any(is_of(t, ("@people", "@troops", "@workers", "@official", "@foe")) for t in whole):
        return what
    return "abducted" if mode == "abduct" else "detained"


def _to_death(syntax: Syntax, verb: Token, clause: Clause) -> tuple[Count, ...]:
    """How many a verb of force tells to have died of it: "nine were hacked to death"; nobody is sentenced to have."""
    if verb.lemma in ("sentence", "condemn", "doom"):
        return ()
    alone = verb.lemma in ("bleed", "starve", "freeze", "fall", "choke", "burn", "plunge") and not clause.objects
    heads = clause.subjects if alone else clause.objects
    return tuple(c for i in heads if (c := _count(syntax, _summed(syntax, i), "killed", verb)) is not None)


def _so_many(syntax: Syntax, noun: Token, clause: Clause | None) -> Count | None:
    """How many underwent what a plural says that so many times: "made 40 arrests", "nine deaths"."""
    row = _counted().get(noun.lemma) if clause is None and noun.tag == "NNS" else None
    number = _number_before(syntax, noun.i) if row is not None and row["where"] == "undergone" else None
    if row is None or number is None or number.label != "nummod":
        return None
    return _counted_at(syntax, number.i, noun.i, row["what"])


def _drawn(syntax: Syntax, noun: Token) -> Count | None:
    """How many took part in what a noun names: "a rally drew 9,000 people", "9,000 attended a rally", "a rally | of |
    attended by 9,000 people"."""
    if noun.lemma not in _GATHERINGS or noun.pos != "NOUN":
        return None
    above = syntax.head(noun.i)
    heads: list[Token] = []
    if above is not None and noun.label == "nsubj" and above.lemma in _DRAWING:
        heads += syntax.children(above.i, "dobj")
    if above is not None and noun.label == "dobj" and above.lemma in _ATTENDING:
        heads += syntax.children(above.i, "nsubj")
    prep = above if above is not None and noun.label == "pobj" else None
    if prep is not None and prep.lower in ("in", "at", "on") and syntax.tokens[prep.head].lemma in _TAKING_PART:
        heads += syntax.children(prep.head, "nsubj")
    if prep is None:
        heads += (t for t in syntax.behind(noun.i, "of", "by"))
    for clause in syntax.children(noun.i, "acl", "relcl"):
        if clause.lemma in _ATTENDING:
            heads += syntax.agents(clause.i)
        if clause.lemma in _DRAWING:
            heads += syntax.children(clause.i, "dobj")
    crowds = (t for t in heads if t.pos == "NUM" or is_of(t, ("@people", "@workers", "@foe")))
    return next((c for t in crowds if (c := _count(syntax, t.i, "participants")) is not None), None)


def left_in(syntax: Syntax, word: Token) -> range:
    """The tokens that say in which state a happening left people: those behind "left" in "the bombing left eight people
    dead and 20 injured", for the noun and for the verb. Empty where nothing is left."""
    above = syntax.head(word.i)
    verbs = [above] if above is not None and word.label == "nsubj" else []
    told = (*verbs, *syntax.children(word.i, "relcl", "acl"))
    # "Protests that shut the port and | left nine dead".
    told += tuple(j for t in told for j in syntax.conjuncts(t.i) if not syntax.children(j.i, "nsubj", "nsubjpass"))
    verb = next((t for t in (word, *told) if t.lower in _LEAVING), None)
    if verb is None:
        return range(0)
    stop = syntax.sentence_of(verb.i).stop
    for t in syntax.tokens[verb.i + 1 : stop]:
        if t.text in (";", ":") or t.lower in _ASIDE or (t.text == "," and not _goes_on(syntax, t.i)):
            return range(verb.i + 1, t.i)
        if t.tag in ("VBZ", "VBD", "VBP", "MD", "WDT", "WP") and t.lower not in _states():
            return range(verb.i + 1, t.i)
    return range(verb.i + 1, stop)


def _goes_on(syntax: Syntax, comma: int) -> bool:
    """Whether a list of people and what became of them goes on behind a comma: "left 9 dead, 12 injured"."""
    return any(t.tag == "CD" or t.lower in _states() for t in syntax.tokens[comma + 1 : comma + 5])


def _left(syntax: Syntax, word: Token) -> tuple[Count, ...]:
    """How many a happening left dead, injured or without a home."""
    words = left_in(syntax, word)
    found: list[Count] = []
    waiting: list[int] = []
    for i in words:
        token = syntax.tokens[i]
        first = token.pos == "NUM" and (i - 1 not in words or syntax.tokens[i - 1].pos != "NUM")
        if first or (token.lower == "dozen" and syntax.tokens[i - 1].lower in ("a", "another")):
            waiting.append(i)
        what = _states().get(token.lower)
        if what is None:
            continue
        found.extend(c for n in waiting if (c := _counted_at(syntax, n, n, what)) is not None)
        waiting = []
    return tuple(found)


def _bare_numbers(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    labels = ("nsubj", "nsubjpass", "nummod", "npadvmod", "dep", "advmod", "quantmod", "dobj")
    return tuple(t.i for t in syntax.children(verb.i, *labels) if t.pos == "NUM")


def _count(syntax: Syntax, head: int, what: str, verb: Token | None = None) -> Count | None:
    """How many a noun says that there are; of a whole that it heads, those alone that the verb is told of."""
    token = syntax.tokens[head]
    share = share_of(syntax, token, verb) if verb is not None and token.tag != "CD" else None
    if share is not None and share.tag != "CD":
        return None  # "half of the 40"
    if none_of(syntax, token) is not None:
        return None
    if what in _OF_PEOPLE and is_of(token, ("@place", "@target")):
        return None  # "captured two villages"
    if what in ("detained", "released") and is_of(token, ("@guns", "@weapons", "@aircraft", "@vessel", "@vehicle")):
        return None  # "captured 31 rifles"
    if what == "participants" and is_of(token, ("@guns", "@weapons", "@aircraft", "@vessel")):
        return None  # "two rounds struck the hotel"
    dozen = token.lower == "dozen" and any(t.lower == "a" for t in syntax.children(head, "det"))
    number: Token | None = token if token.pos == "NUM" or dozen else None
    if number is None:
        number = share or _number_before(syntax, head)
        if number is None:
            return _single(syntax, token, what)
        if token.lemma in _MEASURES:
            return None
    attacking = what == "killed" and any(is_of(t, ("@attacker",)) for t in (token, *_whole(syntax, token)))
    counted = share_before(syntax, number)
    return _counted_at(syntax, counted.i, head, "attackers_killed" if attacking else what)


def _summed(syntax: Syntax, head: int) -> int:
    """The head of those whose sum is told: "a total of 15 people"."""
    if syntax.tokens[head].lemma != "total":
        return head
    of = syntax.behind(head, "of")
    return next((t.i for t in of), head)


def _number_before(syntax: Syntax, head: int) -> Token | None:
    """The number that a noun has before it: of "seventeen Tamil civilians" too, which the parser hangs on the name."""
    before = [t for t in syntax.children(head, "nummod", "compound", "det", "amod") if t.i < head]
    before = [t for t in before if t.label != "amod" or t.tag == "CD"]  # "| Eleven | police recruits were killed"
    before += [n for t in before if t.pos == "PROPN" for n in syntax.children(t.i, "nummod", "compound")]
    read = (t for t in before if t.label == "nummod" and number_of([t.lower]) is not None)
    return next((t for t in before if t.pos == "NUM" or t.lower == "dozen"), next(read, None))


def _whole(syntax: Syntax, part: Token) -> tuple[Token, ...]:
    """What a number is a part of: "five of the attackers"."""
    of = [p for p in syntax.children(part.i, "prep") if p.lower == "of"]
    return tuple(t for p in of for t in syntax.children(p.i, "pobj"))


def _is_vague(syntax: Syntax, first: int) -> bool:
    """Whether a number only begins at a scale that vague words stand before: "several | hundred"."""
    before = syntax.tokens[first - 1].lower if first else ""
    return syntax.tokens[first].lower in (*_SCALES, "dozen") and before in ("several", "few", "many", "some", "couple")


def _counted_at(syntax: Syntax, number: int, head: int, what: str) -> Count | None:
    """The count that the number with that index states, of what `head` heads."""
    first = last = number
    tokens = syntax.tokens
    while first > 0 and tokens[first - 1].pos == "NUM" and tokens[first - 1].head in (number, head):
        first -= 1
    while first > 1 and tokens[first - 1].text in ("-", "‐", "–") and tokens[first - 2].pos == "NUM":
        first -= 2  # "ninety-three"
    while last + 1 < len(tokens) and tokens[last + 1].lower in _SCALES and tokens[last + 1].pos in ("NUM", "NOUN"):
        last += 1
    value = number_of([t.lower for t in tokens[first : last + 1] if t.pos != "PUNCT"])
    if value is None or _is_vague(syntax, first):
        return None
    qualifier, start = _qualifier(syntax, first)
    return Count(what, value, qualifier, syntax.span(start, last + 1))


def _single(syntax: Syntax, token: Token, what: str) -> Count | None:
    """ "A soldier was killed" counts one."""
    if (
        token.lemma in _OF_MANY
        or token.tag != "NN"
        or what in ("participants", "deployed", "sunk", "seized", "destroyed")
    ):
        return None
    article = next((t for t in syntax.children(token.i, "det") if t.lower in ("a", "an")), None)
    named = syntax.tokens[token.head].pos in ("PROPN", "PRON")  # "Ana Sol and her brother" are two
    if token.label == "conj" and article is None and not named:  # "a girl and her brother"
        article = next(iter(syntax.children(token.i, "poss")), None)
    if article is None or not is_of(token, ("@people",)):
        return None
    return Count(what, 1, "exactly", syntax.span(article.i, article.i + 1))


def _qualifier(syntax: Syntax, first: int) -> tuple[Qualifier, int]:
    """How exact a number is, from the words before it, and the token that the count's words start with."""
    sentence = syntax.sentence_of(first)
    for width in (4, 3, 2, 1):
        start = first - width
        if start < sentence.first:
            continue
        words = " ".join(t.lower for t in syntax.tokens[start:first])
        for qualifier, phrases in _QUALIFIERS:
            if words in phrases and not is_part_of_verb(syntax, start):
                return qualifier, start
    return "exactly", first


def number_of(words: Sequence[str]) -> int | None:
    """The whole number that words or figures state ("twenty-five", "5,000", "2.5 million"); None for none."""
    total, current, seen = 0.0, 0.0, False
    for word in (part for w in words for part in w.split("-")):
        if _DIGITS.fullmatch(word):
            current, seen = float(word.replace(",", "")), True
        elif word in _NUMBERS:
            current, seen = current + _NUMBERS[word], True
        elif word in _SCALES:
            scale = _SCALES[word]
            current = (current or 1) * scale
            seen = True
            if scale > 100:
                total, current = total + current, 0.0
        elif word != "and":
            return None
    value = total + current
    return int(value) if seen and value == int(value) else None

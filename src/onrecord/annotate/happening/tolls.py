"""Tolls: how many died or were hurt in a happening, where a sentence only says what their number is: "the death toll
from the blast rose to 15", "put the dead at four after the flood", "the clashes claimed 23 lives"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.figures import FIGURE_NOUNS, figure_of
from onrecord.annotate.happening.event_types import noun_sense
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

_RISING = frozenset("rise climb grow increase jump soar reach pass exceed top surpass hit stand fall drop".split())
_RAISING = frozenset("raise revise lift lower increase update bring take push".split())
_AT = frozenset({"to", "at", "above", "past", "over"})
_TAKING = frozenset({"claim", "cost", "take"})
_GIVING = _RISING | _RAISING | _TAKING | {"put", "estimate", "place"}
# As what people are established to be: "were confirmed dead".
_ESTABLISHING = frozenset("confirm pronounce declare report list stay".split())
_HAVING = frozenset("have receive count record register treat admit report speak".split())
# What may stand between the verb, the numbers and the words for what became of people.
_ABOUT = frozenset(
    "at least about around some nearly almost more than over up to as many and , people persons of".split()
)
_NEAR = 2  # tokens: "12 dead", "12 people dead"
# In, of or after what the people died.
_HAPPENING_IN = frozenset({"from", "in", "of", "after", "following", "by"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people, what became of them (as of `onrecord.records.Count`), and the heads of the nouns that may
    name what it came of; `people` is the head of who they are, where they are not told of otherwise."""

    number: Token
    what: str
    noun: Token
    causes: tuple[int, ...]
    people: int | None = None


@cache
def _states() -> dict[str, str]:
    return {row["lemma"].removeprefix("toll "): row["what"] for row in load("event_counts") if row["where"] == "toll"}


def tolls(syntax: Syntax) -> dict[int, tuple[Toll, Token]]:
    """The tolls of a report with the verbs that give them, by the token of the event noun that they came of; where no
    such noun is named, by that of the toll itself."""
    found: dict[int, tuple[Toll, Token]] = {}
    for verb in syntax.tokens:
        if verb.pos == "VERB" and verb.lemma in _HAVING:
            for had in _had(syntax, verb):
                found.setdefault(had.noun.i, (had, verb))
        if verb.lemma in ("be", "remain") or (verb.lemma in _ESTABLISHING and verb.pos == "VERB"):
            found.update({t.noun.i: (t, verb) for t in _are(syntax, verb)})
        if verb.lemma not in _GIVING or verb.pos != "VERB":
            continue
        toll = toll_of(syntax, verb)
        if toll is None:
            continue
        cause = next((i for i in toll.causes if noun_sense(syntax, syntax.tokens[i]) is not None), None)
        if cause is not None or toll.noun.lemma != "life":
            found.setdefault(toll.noun.i if cause is None else cause, (toll, verb))
    return found


def toll_of(syntax: Syntax, verb: Token) -> Toll | None:
    """The toll that a verb gives, None where it gives none."""
    if verb.lemma in _TAKING:
        return _lives(syntax, verb)
    subjects, objects = syntax.children(verb.i, "nsubj"), syntax.children(verb.i, "dobj")
    if verb.lemma in _RISING and subjects:
        noun, number = subjects[0], _number(syntax, verb, objects)
    elif verb.lemma in _RAISING and objects:
        noun, number = objects[0], _number(syntax, verb, ())
    else:
        figure = figure_of(syntax, verb)
        if figure is None or figure.thing is None or figure.thing.lower in _states():
            return _dead_at(syntax, verb, objects)
        noun, number = figure.thing, figure.number
    what = _what(syntax, noun)
    if number is None or what is None:
        return None
    causes = tuple(_causes(syntax, (noun, verb)))
    return Toll(number, what, next(iter(_befallen(syntax, noun)), noun), causes)


def _befallen(syntax: Syntax, noun: Token) -> list[Token]:
    """The participles that say what became of those whom a figure is of: "the number of people killed"."""
    of = syntax.behind(noun.i, "of")
    return [t for n in (noun, *of) for t in syntax.children(n.i, "acl") if t.lower in _states()]


def _had(syntax: Syntax, verb: Token) -> Iterator[Toll]:
    """ "The clinic has 12 dead and 30 injured", "the hospital received at least 20 wounded": each right behind the verb
    or the one before."""
    number: Token | None = None
    for t in syntax.tokens[verb.i + 1 : syntax.sentence_of(verb.i).stop]:
        what = _states().get(t.lower)
        if t.tag == "CD" and not t.entity.endswith(("-DATE", "-TIME", "-PERCENT", "-MONEY")):
            number = t
        elif what is not None and number is not None and t.i - number.i <= _NEAR:
            if not _describes(syntax, t):
                yield Toll(number, what, t, (), _people(syntax, number, t))
            number = None
        elif not (t.lower in _ABOUT or (number is not None and t.tag == "NNS")):
            return


def _people(syntax: Syntax, number: Token, state: Token) -> int:
    """Who they are that are counted: the noun between the number and the state, or right behind; else the number."""
    near = (*syntax.tokens[number.i + 1 : state.i], *syntax.tokens[state.i + 1 : state.i + 2])
    return next((t.i for t in near if t.tag == "NNS"), number.i)


def _are(syntax: Syntax, be: Token) -> Iterator[Toll]:
    """ "Four people are dead", "two remain missing", "nine were confirmed dead"."""
    for state in syntax.children(be.i, "acomp", "oprd"):
        what = _states().get(state.lower) if state.lower in ("dead", "missing") else None
        for subject in syntax.children(be.i, "nsubj", "nsubjpass") if what is not None else ():
            number = subject if subject.tag == "CD" else next(iter(syntax.children(subject.i, "nummod")), None)
            if what is not None and number is not None and number.tag == "CD":
                yield Toll(number, what, state, (), subject.i)


def _describes(syntax: Syntax, state: Token) -> bool:
    """Whether a word for what became of people is a verb that is told of by itself ("had nine killed by guards"), or
    only describes a thing: "300 dead drops"."""
    behind = syntax.tokens[state.i + 1 : state.i + 2]
    thing = bool(behind) and behind[0].tag in ("NN", "NNS") and not behind[0].entity.endswith("-DATE")
    return state.label == "acl" or (thing and not is_of(behind[0], ("@people", "@troops", "@workers")))


def _lives(syntax: Syntax, verb: Token) -> Toll | None:
    """ "The clashes claimed 23 lives", "took the lives of 23 people", "the fire that cost nine miners their lives"."""
    objects = syntax.children(verb.i, "dobj", "dative")
    for noun in objects:
        if noun.lemma != "life":
            continue
        whose = syntax.behind(noun.i, "of")  # "the lives of 23 people"
        if verb.lemma == "cost" and not whose:
            whose = tuple(t for t in objects if t.i < noun.i)
        numbers = (n for t in (noun, *whose) for n in (t, *syntax.children(t.i, "nummod")))
        number = next((n for n in numbers if n.tag == "CD"), None)
        if number is not None:
            who = next((t.i for t in whose), None)
            return Toll(number, "killed", noun, tuple(t.i for t in _taking(syntax, verb)), who)
    return None


def _taking(syntax: Syntax, verb: Token) -> tuple[Token, ...]:
    """What takes lives: the subject of the verb, of the verb that it leans on ("tore through a bus, claiming ...") or
    what a relative clause tells more of, and what that stands under ("the bombing of a bus that claimed ...")."""
    leans = verb.tag == "VBG" and verb.label in ("advcl", "xcomp")
    subjects = syntax.children(verb.head if leans else verb.i, "nsubj")
    if verb.label != "relcl" or not any(t.lower in ("that", "which") for t in subjects):
        return subjects
    head = syntax.tokens[verb.head]
    above = (t for t in syntax.ancestors(head.i) if t.pos == "NOUN")
    return (head, *above) if head.label == "pobj" else (head,)


def _dead_at(syntax: Syntax, verb: Token, objects: tuple[Token, ...]) -> Toll | None:
    """ "Put the dead at four": people who are no noun."""
    for dead in objects:
        what = _states().get(dead.lower)
        if verb.lemma != "put" or what is None:
            continue
        number = _number(syntax, verb, ())
        if number is not None:
            return Toll(number, what, dead, tuple(_causes(syntax, (dead, verb))))
    return None


def _number(syntax: Syntax, verb: Token, objects: tuple[Token, ...]) -> Token | None:
    places = syntax.behind(verb.i, *_AT)
    for noun in (*places, *objects):
        found = noun if noun.tag == "CD" else next(iter(syntax.children(noun.i, "nummod")), None)
        # "Stands at 40" may look like a year to the tagger.
        dated = noun.entity.endswith(("-TIME", "-PERCENT")) or (noun.tag != "CD" and noun.entity.endswith("-DATE"))
        if found is not None and found.tag == "CD" and not dated:
            return found
    return None


def _what(syntax: Syntax, noun: Token) -> str | None:
    """What a toll counts by its own words: "death toll", "the number of injured"; a mere toll counts the dead."""
    if noun.lemma not in FIGURE_NOUNS:
        return None
    of = [t for p in syntax.children(noun.i, "prep") if p.lower == "of" for t in syntax.children(p.i, "pobj", "amod")]
    for word in (*syntax.children(noun.i, "compound", "amod", "nmod"), *of, *_befallen(syntax, noun)):
        what = _states().get(word.lower) or _states().get(word.lemma)
        if what is not None:
            return what
    return "killed" if noun.lemma == "toll" else None


def _causes(syntax: Syntax, tops: tuple[Token, ...]) -> Iterator[int]:
    for top in tops:
        for prep in syntax.children(top.i, "prep"):
            if prep.lower in _HAPPENING_IN:
                yield from (t.i for t in syntax.children(prep.i, "pobj"))

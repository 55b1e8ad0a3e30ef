"""Figures: a number that somebody puts on something named before ("puts the toll above 600", "put it at 35 percent",
"estimated the crowd at 8,000", "organisers claimed 25,000", "has spoken of 150 dead")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

# What is put at a number; other things are put at risk.
FIGURE_NOUNS = frozenset(
    "number toll figure count tally total death cost damage loss value estimate price turnout crowd size share".split()
)
_AT = frozenset("at above below over under as between".split())
_POINTING = frozenset("it them".split())
_CLAIMING = frozenset(
    "claim estimate say report give announce cite mention count record register list tally acknowledge concede".split()
)
_COUNTING = frozenset({"claim", "boast"})
# Whom somebody says that he has; a storm claims lives and a party seats.
_FOLLOWERS = frozenset(
    "member follower supporter adherent subscriber fighter activist volunteer believer user reader affiliate".split()
)
_LATER_REACH = 5
_GIVING = frozenset({"give", "report", "announce", "publish"})
SPEAKING = frozenset("speak talk write".split())
# What goes before a number that is given after another: "spoke first of five, later eight".
_LATER = frozenset("later then now eventually afterwards afterward subsequently finally".split())
_HURT = frozenset("dead wounded injured hurt missing killed".split())
_ABOUT = frozenset("at least about some around more than over nearly almost another".split())
_AMONG = (["among", "them"], ["among", "whom"], ["of", "them"], ["of", "whom"])


@dataclass(frozen=True, slots=True)
class Figure:
    """A verb, the token of the first number it gives, and what it puts at that number: None where only the report's
    earlier words say it ("organisers claimed 25,000")."""

    verb: Token
    number: Token
    thing: Token | None

    @property
    def points_back(self) -> bool:
        """Whether what is put at the number was named before."""
        return self.thing is None or self.thing.lower in _POINTING or self.thing.lemma in FIGURE_NOUNS


def _is_figure(noun: Token) -> bool:
    """Whether a noun is put at a number as a figure is: "the toll", "the dead"."""
    return noun.lemma in FIGURE_NOUNS or noun.lower in _HURT


def figure_of(syntax: Syntax, verb: Token) -> Figure | None:
    """The figure that a verb gives, None where it gives none."""
    objects = [t for t in syntax.children(verb.i, "dobj") if t.i > verb.i]
    if not objects:
        return _spoken_of(syntax, verb) if verb.lemma in SPEAKING else None
    thing = objects[0]
    if thing.tag == "CD":
        subjects = syntax.children(verb.i, "nsubj")
        speaks = bool(subjects) and not any(_takes_lives(t) for t in subjects)
        # "Has given more than $60 million" is no number that somebody tells.
        alone = syntax.right_edge(thing.i) == thing.i and not thing.entity.endswith("-MONEY")
        return Figure(verb, thing, None) if verb.lemma in _CLAIMING and speaks and alone else None
    if verb.lemma in _COUNTING and thing.lemma in _FOLLOWERS:
        many = next((t for t in syntax.children(thing.i, "nummod") if t.tag == "CD" and t.i < thing.i), None)
        return Figure(verb, many, None) if many is not None else None  # "claims 12,000 members"
    told = _toll_of(syntax, verb, thing) if verb.lemma in _GIVING and thing.lemma in FIGURE_NOUNS else None
    if told is not None:
        return told
    others = thing.lower not in _POINTING and not _is_figure(thing) and verb.lemma != "estimate"
    if others and (verb.lemma != "put" or thing.tag != "NNS"):
        return None
    # "put the number of detained at 107": the parser may hang what it is put at on what is counted.
    within = (t for t in syntax.subtree(thing.i) if t.label == "prep")
    for prep in (*syntax.children(verb.i, "prep"), *within):
        # "gave the number of dead as seventeen", "put the toll at nine"
        as_ = verb.lemma in _GIVING and prep.lower == "as"
        at = prep.i > thing.i and (prep.lower in _AT or as_)
        number = _number_in(syntax, prep, counted=_is_figure(thing)) if at else None
        if number is not None and not (others and (number.label != "pobj" or prep.lower != "at")):
            return Figure(verb, number, thing)
    return None


def _toll_of(syntax: Syntax, verb: Token, thing: Token) -> Figure | None:
    """ "Gave a toll of 14": the number that a toll or count is of."""
    for prep in syntax.children(thing.i, "prep"):
        number = _number_in(syntax, prep) if prep.lower == "of" else None
        if number is not None:
            return Figure(verb, number, thing)
    return None


def given(syntax: Syntax, number: Token) -> Figure | None:
    """The figure that a number is, or the second half of ("between 6,000 and 8,000")."""
    first = number
    head = syntax.head(number.i)
    if number.label == "conj" and head is not None and head.tag == "CD":
        first = head
    for above in syntax.ancestors(first.i):
        if above.pos in ("VERB", "AUX") and above.label not in ("pcomp", "amod"):
            figure = figure_of(syntax, above)
            if figure is None and above.label == "acl" and above.tag == "VBN":
                continue  # "put the number of rebels | killed | at one"
            later = later_than(syntax, figure) if figure is not None else None
            return figure if figure is not None and first.i in (figure.number.i, later.i if later else -1) else None
    return None


def later_than(syntax: Syntax, figure: Figure) -> Token | None:
    """The number that is given after another in the same words: "spoke first of five, later of | eight |"."""
    tokens, n = syntax.tokens, figure.number.i + 1
    stop = syntax.sentence_of(figure.number.i).stop
    head = syntax.head(figure.number.i)
    if head is not None and figure.number.label == "nummod" and head.i >= n:
        n = syntax.right_edge(head.i) + 1  # "of five dead, later of eight"
        n = next((t.i for t in tokens[figure.number.i : n] if t.text == ","), n)
    words = [t for t in tokens[n : min(n + _LATER_REACH, stop)] if t.text != "," and t.lower not in ("and", "but")]
    if not words or words[0].lower not in _LATER:
        return None
    behind = next((t for t in words[1:] if t.lower not in ("of", "at", "as", "to")), None)
    return behind if behind is not None and behind.tag == "CD" else None


def _spoken_of(syntax: Syntax, verb: Token) -> Figure | None:
    """What somebody speaks of, behind the day as well: "spoke on Monday of ten dead", "spoke later of nine victims"."""
    near = syntax.children(verb.i, "prep", "advmod")
    days = (t for p in near for t in (p, *syntax.children(p.i, "pobj")) if t.label != "prep" and t.i > verb.i)
    dated = (t for t in days if t.label == "advmod" or t.entity.endswith(("DATE", "TIME")))
    for prep in (*near, *(p for t in dated for p in syntax.children(t.i, "prep"))):
        number = _number_in(syntax, prep, counted=True) if prep.lower == "of" and prep.i > verb.i else None
        if number is not None:
            return Figure(verb, number, None)
    return None


def _number_in(syntax: Syntax, prep: Token, *, counted: bool = False) -> Token | None:
    """The number behind a preposition; `counted`: a toll is put at it, so that a short one is no year."""
    for noun in syntax.children(prep.i, "pobj"):
        short = counted and noun.tag == "CD" and not (noun.text.isdigit() and len(noun.text) == len("1999"))
        if noun.entity.endswith(("-DATE", "-TIME")) and not short:
            continue
        if noun.tag == "CD":
            return noun
        found = next((t for t in syntax.children(noun.i, "nummod") if t.tag == "CD" and t.i < noun.i), None)
        if found is None and noun.tag == "JJR":  # "at no fewer than 107"
            than = next((t for t in syntax.children(noun.i, "prep") if t.lower == "than"), None)
            found = _number_in(syntax, than) if than is not None else None
        if found is not None:
            return found
    return None


def is_among_others(syntax: Syntax, number: int) -> bool:
    """Whether a number is of some of those counted before it: "143 people, among them | 12 | clerks"."""
    before = [t.lower for t in syntax.tokens[max(syntax.sentence_of(number).first, number - 4) : number]]
    return any(words[:1] == ["including"] or words[:2] in _AMONG for n in range(len(before)) if (words := before[n:]))


def with_others(syntax: Syntax, last: int) -> int:
    """The last token of the numbers that go on behind one: "a toll of 35 dead | and 14 injured |"."""
    stop = syntax.sentence_of(last).stop
    while last + 3 < stop and syntax.tokens[last + 1].lower in ("and", ","):
        number = next((t for t in syntax.tokens[last + 2 : min(last + 6, stop)] if t.lower not in _ABOUT), None)
        behind = syntax.tokens[number.i + 1] if number is not None and number.i + 1 < stop else None
        if number is None or number.tag != "CD" or behind is None or behind.lower not in _HURT:
            return last
        last = behind.i
    return last


@cache
def happenings() -> frozenset[str]:
    """The nouns of happenings, as lemmas."""
    return frozenset(row["lemma"] for row in load("event_nouns"))


def _takes_lives(subject: Token) -> bool:
    """Whether the subject is a happening: "the flood claimed twelve"."""
    return subject.pos != "PROPN" and (subject.lemma in happenings() or subject.lower in _POINTING)

"""Numbers without a noun: what they are of, by the words around them or by what was counted before ("put the number of
the dead at three", "of the 20 ships, 12 …", "spoke first of five, later eight")."""

from __future__ import annotations

from onrecord.annotate.figures import SPEAKING, Figure, given
from onrecord.annotate.given_before import given_before
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.numbers import CROWDS, Number, units
from onrecord.annotate.syntax import Syntax, Token

_DEFINITE = frozenset("the these those both".split())
_COUNTERS = frozenset("number toll count tally figure total".split())
# Whoever is killed or hurt, without a noun, is people: "wounded 41".
_HARM = frozenset("kill wound injure die hurt arrest detain displace dead missing bury perish".split())
_HURT = frozenset("injured wounded hurt killed missing".split())
_NUMBERING = frozenset("number numbers numbered numbering".split())
_LISTS = frozenset("list register roll".split())
_MORGUES = frozenset("morgue mortuary cemetery graveyard".split())
_STATES = frozenset("dead wounded injured killed missing victims casualties fatalities".split())
_ABOUT = frozenset("at least about around some nearly almost over more than".split())
_NEAR = 4  # tokens: "the dead, who had numbered | 22 |"
_TOLL_REACH = 5  # tokens: "to | the official death toll |"
_WOUNDS = frozenset("injury wound burn fracture".split())
_REACHING = frozenset("reach hit exceed pass top surpass be".split())
_CHANGING = frozenset("rise fall climb drop increase decrease jump surge soar decline".split())
_REVISING = frozenset(
    "revise raise lower correct update increase cut reduce lift change adjust amend put bring".split()
)
_MEASURED = frozenset("price temperature share rate level yield cost wage rent stock future bond".split())
_LINKING = ("ADP", "ADV", "NUM", "PART", "SCONJ")
_SMALL = 3
_OLDEST = 120


def unit_of_bare(
    syntax: Syntax, number: Number, here: str | None, before: str | None, *, parted: bool = False
) -> str | None:
    """The unit of a number that has no noun, None where it is no quantity.

    Args:
        here: what the sentence has counted already.
        before: what it or the sentence before it has counted.
        parted: whether it is a part of what the sentence has counted.
    """
    figure = given(syntax, syntax.tokens[number.stop - 1])
    found = here if parted else _put_at(syntax, figure, before) or _elliptic(syntax, number, here)
    found = found or made_ahead(syntax, number) or _numbered(syntax, number)
    found = found or (before if _revised(syntax, number) else None)
    if found is None and before is not None and _of_those(syntax, number):
        found = before
    if found is None and number.value > _SMALL and _of_them(syntax, number):
        found = before or "people"
    return found


def is_numbered(syntax: Syntax, number: Number) -> bool:
    """Whether a number says how many there are of those who are called by what befell them: "the dead number | 26"."""
    return _numbered(syntax, number) is not None


def _numbered(syntax: Syntax, number: Number) -> str | None:
    near = syntax.tokens[max(0, number.first - _NEAR) : number.first]
    words = [t.lower for t in near if t.lower not in _ABOUT][-2:]
    return words[0] if len(words) == 2 and words[0] in _STATES and words[1] in _NUMBERING else None


def made_ahead(syntax: Syntax, number: Number) -> str | None:
    """What a toll is of that stands behind its number: "raised to | five | the number of dead"."""
    tokens, stop = syntax.tokens, syntax.sentence_of(number.first).stop
    before = tokens[max(syntax.sentence_of(number.first).first, number.first - _TOLL_REACH) : number.first]
    put = any(t.lower in ("to", "at") for t in before[-1:]) and any(t.lemma in _REVISING for t in before)
    behind = tokens[number.stop : min(number.stop + _TOLL_REACH, stop)]
    noun = next((t for t in behind if t.lemma in _COUNTERS), None)
    if not put or noun is None or behind[0].lower not in ("the", "its", "their", "his", "her"):
        return None
    return (_is_of(syntax, noun) if noun.lemma != "toll" else None) or "people"


def _is_of(syntax: Syntax, noun: Token) -> str | None:
    """What a toll or a number is said to be of, in its word."""
    behind = (t for p in syntax.children(noun.i, "prep") for t in syntax.children(p.i, "pobj", "amod"))
    return next((t.text for t in behind), None)


def _revised(syntax: Syntax, number: Number) -> bool:
    """Whether what was counted before is told to have been changed to a number: "On Friday he revised it to 64"."""
    if not number.first or syntax.tokens[number.first - 1].lower not in ("to", "by", "at"):
        return False
    verb = _moved(syntax, number)
    if verb is None or verb.lemma not in _REVISING:
        return False
    return any(t.lower in ("it", "that", "this", "them") for t in syntax.children(verb.i, "dobj"))


def _elliptic(syntax: Syntax, number: Number, here: str | None) -> str | None:
    """The unit of a number without a noun, None where it is no quantity."""
    tokens, last = syntax.tokens, syntax.tokens[number.stop - 1]
    before = tokens[number.first - 1] if number.first > syntax.sentence_of(last.i).first else None
    after = tokens[number.stop].lower if number.stop < len(tokens) else ""
    if here is not None and given_before(syntax, syntax.span(number.first, number.stop)) is not None:
        return here  # "two men, and no longer one as she had said"
    if number.value == 1 or (number.value <= _SMALL and before is not None and before.lower in _DEFINITE):
        return None
    if _how_often(syntax, number):
        return None
    head = tokens[last.head]
    if before is not None and before.lower in _NUMBERING:
        near = tokens[max(0, before.i - _NEAR) : before.i]
        whose = [t for t in syntax.ancestors(before.i) if before.label == "relcl"][:1]
        people = next((t for t in (*reversed(near), *whose) if t.lower in _STATES), None)
        if people is not None:
            return people.text  # "the dead, who numbered 22"
    if (verb := _moved(syntax, number)) is not None:
        # "put the number of dead at three", "raised the toll from six to nine"
        # "the number of those killed at nine", "of those who perished at nine"
        above = syntax.ancestors(verb.i) if verb.label in ("acl", "relcl") else ()
        for noun in (verb, *syntax.children(verb.i, "dobj", "nsubj", "nsubjpass"), *above):
            if noun.lemma in CROWDS:
                return "people"  # "put the turnout at 1.2m"
            if noun.lemma in _COUNTERS:
                return _is_of(syntax, noun) or here or "people"
            if noun.lower in _STATES and noun.label == "dobj":
                return str(noun.text)  # "put the dead at 40"
        if any(t.lower == "it" for t in syntax.children(verb.i, "dobj")) and _spoken_of(syntax, number):
            return here or "people"  # "gave the toll as seven and raised it to ten"
    if last.label == "pobj" and head.lemma == "of" and tokens[head.head].lemma in _COUNTERS:
        return here or "people"  # "insist on a figure of 17"
    if last.label == "pobj" and head.lemma == "of" and tokens[head.head].lemma in _LISTS:
        return "names"  # "has a list of 58"
    if last.label == "nsubj" and head.lemma in ("lie", "lay") and _in_morgue(syntax, head):
        return "bodies"  # "said 15 lay in the morgue"
    if last.label in ("dobj", "attr", "npadvmod", "acomp") and head.lemma in _REACHING:
        # "the number of those killed reached nine"
        for noun in syntax.children(head.i, "nsubj"):
            if noun.lemma in _COUNTERS | CROWDS:
                return "people"
            if head.lemma == "be" and noun.lower in _STATES:
                return noun.text  # "the dead are nine"
    if last.label == "pobj" and head.lemma == "between":
        joint = next((t for t in syntax.conjuncts(last.i) if t.tag == "CD"), None)
        return None if joint is None else _between(syntax, joint)
    if last.label == "conj" and head.tag == "CD" and tokens[head.head].lemma == "between":
        return _between(syntax, last)
    if after == "of" and number.value <= _SMALL:
        return None
    if last.label == "appos" and head.tag in ("NNS", "NNPS") and head.i < number.first:
        # "marchers, some 400 according to police and 3,000 according to the union"
        return None if _is_age(syntax, number, head) else head.text
    if last.label == "conj" and head.label == "appos" and head.tag == "CD" and tokens[head.head].tag in ("NNS", "NNPS"):
        return None if _is_age(syntax, number, tokens[head.head]) else tokens[head.head].text
    risen = _risen(syntax, last)
    if risen is not None:
        return risen
    if last.label == "pobj" and head.lower not in ("against", "than", "from", "of"):
        return None
    if last.label in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr") and here:
        return "people" if after in _HURT else here  # "six dead and more than 20 injured"
    counted = last.label == "npadvmod" and head.lemma in _HARM and head.i < number.first  # "killed at least 115"
    if last.label in ("nsubj", "nsubjpass", "dobj") or counted:
        complement = [t.lemma for t in syntax.children(head.i, "acomp")]
        befell = [t.lemma for t in syntax.children(last.i, "acl")]  # "reported five killed"
        if head.lemma in _HARM or any(lemma in _HARM for lemma in (*complement, *befell)):
            return "people"
        if last.label == "dobj" and _left_hurt(syntax, last, head):
            return "people"
    return None


def _in_morgue(syntax: Syntax, verb: Token) -> bool:
    return any(t.lemma in _MORGUES for p in syntax.children(verb.i, "prep") for t in syntax.children(p.i, "pobj"))


def _left_hurt(syntax: Syntax, number: Token, verb: Token) -> bool:
    """Whether people are left with what they suffered: "left 24 with injuries"."""
    if verb.lemma != "leave":
        return False
    preps = (p for p in (*syntax.children(verb.i, "prep"), *syntax.children(number.i, "prep")) if p.lower == "with")
    return any(t.lemma in _WOUNDS for p in preps for t in syntax.children(p.i, "pobj"))


def _spoken_of(syntax: Syntax, number: Number) -> bool:
    """Whether the sentence names a toll or a number before."""
    first = syntax.sentence_of(number.first).first
    return any(t.lemma in _COUNTERS for t in syntax.tokens[first : number.first])


def _moved(syntax: Syntax, number: Number) -> Token | None:
    """The word, a verb or a noun, that "at", "to" or "from" before a number hangs on, however the parser joins the two
    of "from six to nine"."""
    tokens, last = syntax.tokens, syntax.tokens[number.stop - 1]
    head = tokens[last.head]
    to = tokens[number.first - 1].lower in ("at", "to", "from", "as") if number.first else False
    if not to and not (last.label == "pobj" and head.lemma in ("at", "to")):
        return None
    above = next((t for t in syntax.ancestors(last.i) if t.pos not in _LINKING), None)
    return above if last.label in ("pobj", "quantmod", "dobj", "npadvmod") else None


def _is_age(syntax: Syntax, number: Number, people: Token) -> bool:
    """Whether a number behind people who are counted already is how old one of them is: "two boys, 5 and 9"."""
    found = noun_at(syntax, people.i)
    counted = syntax.children(people.i, "nummod")
    return bool(counted) and found is not None and found.kind == "person" and number.value < _OLDEST


def _of_those(syntax: Syntax, number: Number) -> bool:
    """Whether the sentence opens with what it is a part of: "of those, 71 were lifted"."""
    first = syntax.sentence_of(number.first).first
    words = [t.lower for t in syntax.tokens[first : number.first]]
    return words in (["of", "those", ","], ["of", "them", ","], ["of", "these", ","])


def _risen(syntax: Syntax, number: Token) -> str | None:
    """What rose or fell to or from a number: "kidnappings rose to 338 from 221". None where it has a measure."""
    preposition = syntax.tokens[number.head]
    if number.label != "pobj" or preposition.lower not in ("to", "from"):
        return None
    verb = next((t for t in syntax.ancestors(preposition.i) if t.pos == "VERB"), None)
    if verb is None or verb.lemma not in _CHANGING:
        return None
    things = [t for t in syntax.children(verb.i, "nsubj") if t.tag == "NNS" and t.lemma not in _MEASURED]
    return things[0].text if things else None


def _of_them(syntax: Syntax, number: Number) -> bool:
    """Whether it is a part of those spoken of before: "64 of them"."""
    behind = [t.lower for t in syntax.tokens[number.stop : number.stop + 2]]
    return behind in (["of", "them"], ["of", "those"], ["of", "whom"], ["of", "us"])


def _put_at(syntax: Syntax, figure: Figure | None, before: str | None) -> str | None:
    """The unit of a number that somebody puts on something: what it is the number of, else what was counted right
    before, else people."""
    if figure is None:
        return None
    thing = figure.thing
    if thing is None and figure.verb.lemma in SPEAKING:
        return before or "people"  # "spoke of eight"
    if thing is None or thing.lower in ("it", "them"):
        return before
    behind = (t for p in syntax.children(thing.i, "prep") for t in syntax.children(p.i, "pobj", "amod", "pcomp"))
    of = next((t for t in behind if t.tag != "CD"), None)
    if of is not None and thing.lemma in _COUNTERS:
        return of.text
    return "people" if thing.lemma in CROWDS or thing.lemma == "toll" else before


def _between(syntax: Syntax, upper: Token) -> str | None:
    """The noun behind "between 800 and 1,000"."""
    sentence = syntax.sentence_of(upper.i)
    for token in syntax.tokens[upper.i + 1 : min(upper.i + 5, sentence.stop)]:
        if token.tag in ("NNS", "NNPS"):
            return None if units().get(token.lower, {}).get("kind") == "time" else token.text
        if token.pos not in ("ADJ", "NOUN", "PROPN", "NUM"):
            break
    return None


def _how_often(syntax: Syntax, number: Number) -> bool:
    """Whether it is the first of numbers that tell how often: "displaced three, four, five times"."""
    rest = syntax.tokens[number.stop : syntax.sentence_of(number.first).stop]
    following = next((t for t in rest if t.tag != "CD" and t.lower not in (",", "or", "and")), None)
    return following is not None and following.lemma == "time" and following.i > number.stop

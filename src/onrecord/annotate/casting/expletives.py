"""Expletives: where "it" takes up nobody: nothing at all, what was said, or a thing that stands nearer."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Reading
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EntityKind

_RAISING = frozenset("seem appear happen turn take remain rain snow matter".split())
# What a ship has, and no state: "the tanker ... its owner".
_OF_SHIPS = frozenset("owner crew captain cargo operator hull skipper charterer insurer anchor passenger".split())
_BEING = frozenset(("be", "'s", "’s"))
_BECOMING = frozenset("become get grow remain".split())
_FEELING = frozenset("feel look sound".split())
_MAKING = frozenset("make find consider think deem believe keep leave render".split())
_CALLING = frozenset("call describe term dub brand label".split())
# Bargains, and what becomes of them.
_DEALS = frozenset("truce ceasefire cease-fire deal accord agreement pact treaty cessation armistice plan".split())
_OF_DEALS = frozenset(
    "collapse hold expire lapse crumble unravel implement sign ratify adopt observe violate breach honour honor".split()
)
_HANDLED = frozenset("supply ship sell buy deliver use launch fire load import export smuggle produce make".split())
_THINGS = frozenset(("dobj", "pobj", "nsubj", "nsubjpass", "conj"))
_THING_LABELS = frozenset(("nsubj", "nsubjpass", "dobj"))
_DONE_TO_THINGS = frozenset("hand deliver sign publish print ship load install repair mail post".split())
# What is done to what was said or has happened, and to nobody.
_OF_WORDS = frozenset("deny confirm admit acknowledge announce say know mean believe regret".split())


def says_so(syntax: Syntax, token: Token) -> bool:
    """Whether "it" is what was said: "The league denied it"."""
    return token.lower == "it" and token.label == "dobj" and syntax.tokens[token.head].lemma in _OF_WORDS


def is_thing(syntax: Syntax, token: Token, kind: EntityKind | None) -> bool:
    """Whether a pronoun is a thing or a deed by what is done to it or said of it, and nobody of that kind: "the letter
    ... it was signed", "shells ... fired them", "Kordia says it was a provocation"."""
    governor = syntax.tokens[token.head]
    if (
        kind is not None
        and kind != "other"
        and (
            of_goods(syntax, token) or (token.lower == "it" and (_is_called(syntax, token) or _of_deal(syntax, token)))
        )
    ):
        return True
    if kind in ("country", "government", "place") and token.lower == "it":
        bodies = (noun_at(syntax, c.i) for c in _called(syntax, token))
        if any(body is not None and body.kind in ("armed_group", "organization") for body in bodies):
            return True  # "Kordia called it a militia"
    if token.label == "poss" and governor.lemma in _OF_SHIPS and token.lower == "its":
        return kind in ("country", "government", "armed_group")
    if kind in ("country", "place", "armed_group", "government", "organization"):
        if token.label == "nsubjpass" and token.lower == "it" and governor.lemma in _DONE_TO_THINGS:
            return True
        if token.label == "dobj" and governor.lemma == "fire" and kind != "organization":
            return True
    if token.lower != "it" or token.label != "nsubj" or governor.lemma != "be" or governor.label != "ccomp":
        return False
    said = [c for c in syntax.children(governor.i, "attr") if c.i > governor.i and c.tag == "NN"]
    one = any(d.lower in ("a", "an") for c in said for d in syntax.children(c.i, "det"))
    return one and all(noun_at(syntax, c.i) is None for c in said)


def is_channel(reading: Reading, head: int) -> bool:
    """Whether a mention is only where somebody is heard: "in a video on Telegram, its spokesman said"."""
    token = reading.syntax.tokens[head]
    draft = reading.at(head)
    on = token.label == "pobj" and reading.syntax.tokens[token.head].lower in ("on", "via", "over", "through")
    on = on or (head > 0 and reading.syntax.tokens[head - 1].lower == "formerly")  # "on X, formerly Twitter"
    return on and draft is not None and draft.sector == "JRN"


def is_dummy(syntax: Syntax, token: Token) -> bool:
    """Whether "it" only holds the place of a clause: "it is up to X to act", "made | it likely that"."""
    if token.lower != "it":
        return False
    verb = syntax.tokens[token.head]
    above = syntax.tokens[verb.head]
    behind = [t.lower for t in syntax.tokens[verb.i + 1 : verb.i + 4]]
    if verb.lemma in _BEING and token.label == "nsubj":
        return "up" in behind and behind[behind.index("up") + 1 :][:1] == ["to"]
    if verb.lemma in _FEELING and token.label == "nsubj":
        return behind[:1] in (["like"], ["as"])
    if verb.pos == "ADJ" and above.lemma in _MAKING and above.i < token.i:
        return any(c.i > verb.i for c in (*_clauses(syntax, verb.i), *_clauses(syntax, above.i)))
    return False


def _is_told_of_clause(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause is said to become so: "it became clear that", "the minute it became possible to"."""
    said = syntax.children(verb.i, "acomp", "oprd")
    return any(_clauses(syntax, head) for head in (verb.i, *(c.i for c in said))) if said else False


def _is_to_be(syntax: Syntax, verb: Token) -> bool:
    """Whether "it" is only said to be something: "it was not expected to be easy"."""
    below = (c for c in syntax.children(verb.i, "xcomp", "oprd") if c.lemma == "be")
    return any(syntax.children(c.i, "acomp", "attr") for c in below)


def _clauses(syntax: Syntax, head: int) -> tuple[Token, ...]:
    return tuple(c for c in syntax.children(head, "ccomp", "xcomp", "advcl") if c.pos in ("VERB", "AUX"))


def is_expletive(reading: Reading, token: Token) -> bool:
    """Whether "it" names nothing: "it is ... that", "it seems", "it took", "make it clear"."""
    if token.lower != "it":
        return False
    governor = reading.syntax.head(token.i)
    if governor is None or is_dummy(reading.syntax, token):
        return True
    if token.label == "pobj" and governor.lower == "of":
        return True
    if token.label in ("nsubj", "nsubjpass", "expl"):
        if _of_deal(reading.syntax, token) or _is_called(reading.syntax, token):
            return True
        if governor.lemma in _RAISING or token.label == "expl":
            return True
        below = [c.label for c in reading.syntax.children(governor.i)]
        if governor.lemma in _BEING or governor.lower in _BEING:
            return any(label in ("attr", "acomp", "ccomp", "advcl", "xcomp") for label in below)
        if governor.lemma in _BECOMING and _is_told_of_clause(reading.syntax, governor):
            return True
        if governor.tag == "VBN" and "auxpass" in below and _is_to_be(reading.syntax, governor):
            return True
        return governor.tag == "VBN" and "ccomp" in below and "auxpass" in below
    if says_so(reading.syntax, token) or _is_called(reading.syntax, token) or _of_deal(reading.syntax, token):
        return True
    return token.label == "dobj" and bool(reading.syntax.children(governor.i, "ccomp", "acomp", "oprd"))


def _is_called(syntax: Syntax, token: Token) -> bool:
    """Whether "it" is a deed by what it is called: "Kordia called | it an act of war", but not "a terrorist group"."""
    said = _called(syntax, token)
    return bool(said) and all(noun_at(syntax, c.i) is None for c in said)


def _called(syntax: Syntax, token: Token) -> list[Token]:
    """The nouns that "it" is called."""
    verb = syntax.tokens[token.head]
    above = syntax.tokens[verb.head]
    if token.label == "nsubj" and verb.tag == "NN" and above.lemma in _CALLING and above.i < token.i:
        return [verb]
    if token.label != "dobj" or verb.lemma not in _CALLING:
        return []
    behind = (p for p in syntax.children(verb.i, "prep") if p.lower == "as" and p.i == token.i + 1)
    said = [c for c in syntax.children(verb.i, "oprd", "attr") if c.tag == "NN" and c.i > token.i]
    return [*said, *(c for p in behind for c in syntax.children(p.i, "pobj"))]


def _of_deal(syntax: Syntax, token: Token) -> bool:
    """Whether "it" is a truce or a deal that was told of shortly before, by what becomes of it: "it collapsed"."""
    verb = syntax.tokens[token.head]
    if not token.label.startswith("nsubj") or verb.lemma not in _OF_DEALS or syntax.children(verb.i, "dobj"):
        return False
    here = syntax.sentence_of(token.i)
    first = syntax.sentence_of(here.first - 1).first if here.first else 0
    return any(t.lemma in _DEALS and t.pos == "NOUN" for t in syntax.tokens[first : token.i])


def of_goods(syntax: Syntax, token: Token) -> bool:
    """Whether "them" are things told of before, by what is done to them: "drones ... Kordia supplied | them"."""
    verb = syntax.tokens[token.head]
    if token.label != "dobj" or token.lower != "them" or verb.lemma not in _HANDLED:
        return False
    if any(c.label == "prt" or c.lower == "with" for c in syntax.children(verb.i, "prt", "prep")):
        return False  # "supplied them with rifles", "sold them out"
    here = syntax.sentence_of(token.i)
    first = syntax.sentence_of(here.first - 1).first if here.first else 0
    things = (t for t in syntax.tokens[first : token.i] if t.tag == "NNS" and t.label in _THINGS)
    return any(noun_at(syntax, t.i) is None for t in things)


def thing_between(reading: Reading, token: Token, antecedent_head: int) -> bool:
    """Whether a thing stands nearer and as prominently, and so may as well be meant: "the mission ... it"."""
    syntax = reading.syntax
    sentence = syntax.sentence_of(token.i)
    chosen = syntax.tokens[antecedent_head]
    for i in range(max(antecedent_head + 1, sentence.first), token.i):
        other = syntax.tokens[i]
        if other.tag not in ("NN", "NNP") or reading.at(i) is not None or other.label not in _THING_LABELS:
            continue
        if other.label.startswith("nsubj") or token.label in ("dobj", "pobj") or not chosen.label.startswith("nsubj"):
            return True
    if chosen.i < sentence.first:
        previous = [t for t in syntax.sentence_tokens(syntax.sentence_of(chosen.i)) if t.label.startswith("nsubj")]
        return bool(previous) and reading.at(previous[0].i) is None and not chosen.label.startswith("nsubj")
    return False

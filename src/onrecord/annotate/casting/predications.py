"""Predications: whom a noun phrase is said of: "X is a bloc", "X served as minister", "X was named envoy"."""

from __future__ import annotations

from onrecord.annotate.casting.appositions import DESIGNATING
from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.nominals import CHOOSING, HELD_AS, takes_over
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.syntax import Syntax, Token

_ONLY_THOUGHT = frozenset("thought idea prospect notion possibility chance view image portrayal".split())
_IDENTIFYING = frozenset(("identify", "name"))


def predicated(reading: Reading, naming: Naming) -> Draft | None:
    """The subject of "X is Y", where nothing denies or hedges it."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    verb = syntax.head(token.i)
    if token.label == "pobj" and verb is not None and verb.lower == "as":
        return _serving(reading, verb.i)
    before = syntax.tokens[naming.first - 1]
    if (
        naming.kind == "person"
        and (before.lower, before.label) == ("as", "mark")
        and syntax.tokens[naming.stop].text == ","
    ):
        return _serving(reading, syntax.tokens[before.head].i)  # "was sworn in as premier, a year after X fell"
    if token.label in ("nsubjpass", "dobj") and verb is not None and verb.lemma in _IDENTIFYING:
        return _identified(reading, verb) if token.label == "nsubjpass" or token.tag == "NN" else None
    if token.label == "oprd" and verb is not None and verb.lemma in CHOOSING and naming.kind == "person":
        return _chosen(reading, naming, verb)
    if token.label != "attr" or verb is None or verb.lemma not in ("be", "become", "remain"):
        return None
    if syntax.children(verb.i, "neg", "aux") or reading.quoted[verb.i]:
        return None
    for child in syntax.children(verb.i, "nsubj"):
        for pair in syntax.children(child.i, "appos"):
            if pair.tag == "CD" and reading.at(pair.i) is not None:
                return reading.at(pair.i)
        return reading.at(child.i) if child.i < token.i else None
    return None


def _identified(reading: Reading, verb: Token) -> Draft | None:
    """Who somebody "has been identified as", where nothing denies or hedges it."""
    syntax = reading.syntax
    if syntax.children(verb.i, "neg") or any(t.tag == "MD" for t in syntax.children(verb.i, "aux")):
        return None
    for by in syntax.children(verb.i, "prep"):
        for child in syntax.children(by.i, "pobj") if by.lower == "as" else ():
            if child.i in reading.ahead and not syntax.children(child.i, "conj"):
                return reading.drafts[reading.ahead[child.i]]
    return None


def _serving(reading: Reading, preposition: int) -> Draft | None:
    """Who "served as minister", also in a relative clause of his own name, or "was picked as running mate", and of
    whom something is told as what he is: "the rise of X as the nominee"."""
    syntax = reading.syntax
    verb = syntax.head(preposition)
    if verb is None:
        return None
    if verb.pos == "PROPN":
        above = syntax.tokens[verb.head]
        of = syntax.tokens[above.head] if above.lower == "of" else above
        draft = reading.at(verb.i)
        named = of.lemma == "name" and _is_office(syntax, preposition)
        real = (
            (named or of.lemma not in DESIGNATING | _ONLY_THOUGHT)
            and draft is not None
            and draft.person
            and draft.named
        )
        return draft if real and verb.label in ("pobj", "dobj") else None
    if syntax.children(verb.i, "neg") or any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux")):
        return None
    held = verb.lemma in CHOOSING | HELD_AS or takes_over(syntax, verb)
    if not held or (verb.lemma == "name" and not _is_office(syntax, preposition)):
        return None
    labels = ("nsubjpass", "dobj", "oprd") if verb.lemma in CHOOSING else ("nsubj",)
    for child in syntax.children(verb.i, *labels):
        if child.tag == "WP":
            return reading.at(verb.head) if verb.label == "relcl" else None
        return reading.at(child.i)
    return None


def _chosen(reading: Reading, naming: Naming, verb: Token) -> Draft | None:
    """Who "was named minister", where nothing denies it or puts it off."""
    syntax = reading.syntax
    office = noun_at(syntax, naming.head)
    if office is None or not office.title or syntax.children(verb.i, "neg") or not syntax.children(verb.i, "auxpass"):
        return None
    if any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux")):
        return None
    for child in syntax.children(verb.i, "nsubjpass"):
        if child.tag == "WP":
            return reading.at(verb.head) if verb.label == "relcl" else None
        return reading.at(child.i)
    return None


def _is_office(syntax: Syntax, preposition: int) -> bool:
    """Whether it is an office that stands behind a preposition: "named him as the minister", but "as a suspect"."""
    offices = (noun_at(syntax, c.i) for c in syntax.children(preposition, "pobj"))
    return any(office is not None and office.title for office in offices)

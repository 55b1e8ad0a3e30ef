"""Negotiables: what parties talk of or wish for, and so is not there yet: "talks on a truce", "backs a swap of
prisoners". With an article that points to it, or a clause that tells more of it, it may well be ("the truce", "a truce
that began on Friday").
"""

from __future__ import annotations

from onrecord.annotate.happening.modifiers import definite
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.negations import negated
from onrecord.annotate.syntax import Syntax, Token

_ABOUT = frozenset({"on", "about", "over", "towards", "toward", "regarding", "concerning"})
_TALKING = frozenset("talk negotiate confer bargain haggle consult".split())
_TALKS = frozenset({"talk", "negotiation", "discussion", "consultation", "dialogue", "meeting", "session", "round"})
_FAVOURING = frozenset("support back favour favor endorse advocate champion".split())


def talked_about(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun names what talks are about, and that may come of them."""
    prep = syntax.head(noun.i) if noun.label == "pobj" else None
    if prep is None or prep.lower not in _ABOUT or not _is_open(syntax, noun):
        return False
    above = syntax.head(prep.i)
    for _ in range(3):  # "talks with a delegation on a truce" may hang "on" on the delegation
        if above is None or above.lemma in _TALKS or (above.pos == "VERB" and above.lemma in _TALKING):
            return above is not None
        if above.pos == "VERB":
            held = syntax.children(above.i, "dobj", "nsubj", "nsubjpass")
            return any(t.lemma in _TALKS and t.pos == "NOUN" for t in held)
        above = syntax.head(above.i)
    return False


def wished(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun names what somebody is in favour of: "supports an immediate ceasefire"."""
    head = syntax.head(noun.i)
    backed = head is not None and noun.label == "dobj" and head.lemma in _FAVOURING
    return backed and noun.pos == "NOUN" and _is_open(syntax, noun)


def _is_open(syntax: Syntax, noun: Token) -> bool:
    if not is_of(noun, ("@negotiable",)) or definite(syntax, noun):
        return False
    told = syntax.children(noun.i, "acl", "relcl")
    there = any(t.tag == "VBN" or (tense(syntax, t) == "past" and not negated(syntax, t.i)) for t in told)
    return not there and not syntax.children(noun.i, "poss", "nummod")

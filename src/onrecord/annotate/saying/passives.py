"""Passives: what is said of the subject of a passive, with or without a clause of its own ("the deal was hailed by the
mayor as fair", "the deal, hailed by the mayor as fair, ...")."""

from __future__ import annotations

from onrecord.annotate.saying.utterances import CITING_VERBS
from onrecord.annotate.syntax import Syntax, Token


def passive_subjects(syntax: Syntax, verb: Token) -> tuple[Token, ...]:
    """The subjects of a passive; the noun that a participle with an agent hangs on ("a | firm | accused by clerks"),
    but not who is cited by somebody, which `quoters` reads."""
    own = syntax.children(verb.i, "nsubjpass")
    if own or verb.label != "acl" or verb.lemma in CITING_VERBS or not syntax.children(verb.i, "agent"):
        return own
    noun = syntax.tokens[verb.head]
    return (noun,) if noun.i < verb.i and noun.pos in ("NOUN", "PROPN", "NUM") else ()

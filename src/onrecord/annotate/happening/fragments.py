"""Sentences that the parser takes for a noun with a clause on it, where the clause is the sentence's own verb."""

from __future__ import annotations

from onrecord.annotate.happening.undergoing import may_be_done
from onrecord.annotate.syntax import Syntax, Token


def after_aside(syntax: Syntax, verb: Token) -> bool:
    """Whether it is the verb of a sentence that the parser has hung on its subject: behind a clause or a name, "the
    editor, whom the junta had freed, called for calm", "the mayor, Lars Brekke, offered to go"; or where it is done
    without an object, "a guard lunged at him"."""
    noun = syntax.head(verb.i)
    if verb.label != "acl" or verb.tag not in ("VBN", "VBD") or noun is None or noun.label != "ROOT":
        return False
    if syntax.children(verb.i, "agent", "aux", "auxpass") or not syntax.children(noun.i, "det", "poss", "amod"):
        return False
    inside = syntax.sentence_tokens(syntax.sentence_of(verb.i))
    if inside[-1].text not in ".!" or noun.pos not in ("NOUN", "PROPN"):
        return False
    if syntax.tokens[verb.i - 1].text == ",":
        named = any(noun.i < t.i < verb.i for t in syntax.children(noun.i, "appos"))
        told = bool(syntax.children(verb.i, "dobj", "ccomp", "xcomp")) or not may_be_done(verb)
        return (named and told) or any(noun.i < t.i < verb.i for t in syntax.children(noun.i, "relcl"))
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") and t.label not in ("relcl", "advcl") for t in inside)
    return verb.i == noun.i + 1 and not finite and not may_be_done(verb)

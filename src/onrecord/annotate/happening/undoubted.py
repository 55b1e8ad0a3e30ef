"""What is told as beyond doubt: "no doubt that they fired", "nobody denies they did", "did not leave but fired"."""

from __future__ import annotations

from onrecord.annotate.happening.auxiliaries import instead
from onrecord.annotate.negations import negated, none_of
from onrecord.annotate.syntax import Syntax, Token

_DOUBTS = frozenset("doubt question dispute secret denying uncertainty".split())
_DOUBTING = frozenset("deny doubt dispute contest question".split())


def undoubted(syntax: Syntax, clause: Token) -> bool:
    """Whether a clause stands under a doubt that there is none of ("left no doubt that", "it is not in dispute that"),
    or under a verb of doubting that nobody does, or tells what is done in place of what is not."""
    head = syntax.head(clause.i)
    if head is not None and clause.label == "conj":
        return instead(syntax, head, clause)
    if head is None or clause.label not in ("acl", "relcl", "ccomp", "csubj"):
        return False
    if head.lemma in _DOUBTING and head.pos == "VERB" and clause.label == "ccomp":
        return any(none_of(syntax, subject) is not None for subject in syntax.children(head.i, "nsubj"))
    if head.lemma not in _DOUBTS and head.lower not in _DOUBTS:
        return False
    return none_of(syntax, head) is not None or _without(syntax, head)


def _without(syntax: Syntax, doubt: Token) -> bool:
    """Whether something is not in doubt, or without one."""
    preposition = syntax.head(doubt.i)
    if preposition is None or doubt.label != "pobj":
        return False
    verb = syntax.head(preposition.i)
    beyond = preposition.lower in ("without", "beyond")
    return beyond or (preposition.lower in ("in", "under") and verb is not None and negated(syntax, verb.i))

"""Owned errors: speakers who say that what they said before was wrong ("I was wrong this morning: the figure is
twelve", "what I told you yesterday was incorrect", "I stand corrected").

Left undecided: whoever was wrong about somebody or to do something, and what was wrong by another's account.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.chains import Chains
from onrecord.annotate.changed_wordings import EARLIER, changed, said_before
from onrecord.annotate.contradictions import COUNTERS, Finding, words_for
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.syntax import Syntax, Token

_WRONG = frozenset("wrong mistaken incorrect inaccurate error".split())
_SELF = frozenset({"i", "we"})
_OWN = frozenset({"my", "our"})
_BEFORE = EARLIER | frozenset("before previously yesterday".split())


def owned_errors(syntax: Syntax, chains: Chains) -> Iterator[Finding]:
    """One finding for every place where somebody owns up to having said something wrong."""
    for token in syntax.tokens:
        verb = _corrected(syntax, token) if token.lower == "corrected" else None
        if token.lower in _WRONG:
            verb = _was_wrong(syntax, token) or _got_wrong(syntax, token)
        if verb is not None:
            yield changed(syntax, verb, said_before(chains, syntax.sentence_of(verb.i), verb), token)


def _was_wrong(syntax: Syntax, word: Token) -> Token | None:
    """The verb of "I was wrong this morning", "our first figure was wrong", "said he had been mistaken"."""
    above = syntax.head(word.i)
    if word.lower == "error":
        above = syntax.head(above.i) if above is not None and above.lower == "in" else None
    if above is None or above.lemma != "be" or above.tag not in ("VBD", "VBN"):
        return None
    helpers = syntax.children(above.i, "aux", "neg")
    if any(t.tag == "MD" or t.label == "neg" for t in helpers) or syntax.children(above.i, "mark"):
        return None
    subject = next(iter(syntax.children(above.i, "nsubj", "csubj")), None)
    if subject is None:
        return None
    if subject.label == "csubj":
        return above if is_reporting(subject.lemma) and _speaks_of_oneself(syntax, subject) else None
    if subject.lower in _SELF:
        return above if _is_dated(syntax, above) else None
    if subject.lemma in words_for("utterance") or subject.lemma in COUNTERS:
        owners = {t.lower for t in syntax.children(subject.i, "poss")}
        earlier = any(t.lower in EARLIER for t in syntax.children(subject.i, "amod"))
        told = any(_speaks_of_oneself(syntax, t) for t in syntax.children(subject.i, "relcl"))
        return above if told or (earlier and owners & _OWN) else None
    reported = above.label == "ccomp" and is_reporting(syntax.tokens[above.head].lemma)
    had = any(t.lower == "had" for t in helpers)
    return above if reported and had and subject.tag == "PRP" and _same(syntax, subject, above) else None


def _same(syntax: Syntax, pronoun: Token, verb: Token) -> bool:
    """Whether whoever says it says it of himself: one pronoun, or a name before it."""
    says = next(iter(syntax.children(verb.head, "nsubj")), None)
    return says is not None and (says.tag != "PRP" or says.lower == pronoun.lower)


def _got_wrong(syntax: Syntax, word: Token) -> Token | None:
    """The verb of "I got the number wrong on Monday"."""
    verb = syntax.head(word.i)
    while verb is not None and verb.pos != "VERB" and verb.head != verb.i:
        verb = syntax.head(verb.i)
    if verb is None or verb.lemma != "get" or verb.tag != "VBD" or not _speaks_of_oneself(syntax, verb):
        return None
    return verb if _is_dated(syntax, verb) and not syntax.children(verb.i, "neg") else None


def _corrected(syntax: Syntax, word: Token) -> Token | None:
    """The verb of "I stand corrected"."""
    verb = syntax.head(word.i)
    return verb if verb is not None and verb.lemma == "stand" and _speaks_of_oneself(syntax, verb) else None


def _speaks_of_oneself(syntax: Syntax, verb: Token) -> bool:
    return any(t.lower in _SELF for t in syntax.children(verb.i, "nsubj"))


def _is_dated(syntax: Syntax, verb: Token) -> bool:
    """Whether it was so only before: "this morning", "on Monday", "earlier"."""
    beside = syntax.children(verb.i, "npadvmod", "advmod")
    pobjs = syntax.behind(verb.i)
    return any(t.entity.endswith(("DATE", "TIME")) or t.lower in _BEFORE for t in (*beside, *pobjs))

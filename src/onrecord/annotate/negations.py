"""Negations: the words that negate a verb, the words by which a noun speaks of nobody and nothing, and verbs that are
held back without one ("stopped short of accusing", "has yet to say")."""

from __future__ import annotations

from onrecord.annotate.syntax import Syntax, Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
NONE = frozenset({"no", "nobody", "none", "neither", "nothing"})
"""By these nobody or nothing is spoken of, as a noun's determiner or alone."""
HARDLY_ANY = frozenset({"little", "few"})
_SINGLE = frozenset({"one", "a", "an"})
_SHORT = frozenset({"short"})
_CLOSING = frozenset({'"', "”", "''", "’", "»"})
_ENDS = frozenset({",", ".", "!", "?", "…"})
_HOLDING_BACK = frozenset({"refrain", "avoid", "abstain"})


def negated(syntax: Syntax, verb: int) -> bool:
    """Whether a verb, or an adjective after a form of "be", is negated by a word before it; the form of "be" itself is
    by one behind it."""
    token = syntax.tokens[verb]
    heads = (verb, token.head) if token.label == "acomp" else (verb,)
    subjects = syntax.children(verb, "nsubj")
    if any(c.lower == "neither" and c.label != "nsubj" for subject in subjects for c in syntax.children(subject.i)):
        return True
    return any(
        c.label == "neg" or c.lower in NEGATIONS
        for head in heads
        for c in syntax.children(head, "neg", "advmod")
        if (c.i < verb and not _is_quoted_before(syntax, c, verb)) or (c.label == "neg" and token.pos == "AUX")
    )


def _is_quoted_before(syntax: Syntax, word: Token, verb: int) -> bool:
    """Whether a quotation ends between a word and a verb, which only reports it: "“Not yet,” she said"."""
    return any(
        t.text in _CLOSING and t.i > 0 and syntax.tokens[t.i - 1].text in _ENDS for t in syntax.tokens[word.i : verb]
    )


def none_of(syntax: Syntax, noun: Token) -> Token | None:
    """The word by which a noun speaks of none: "no shot", "nobody", "not one shot", "not a single shot"."""
    words = (noun, *syntax.children(noun.i, "det", "preconj"))
    no = next((t for t in words if t.lower in NONE), None)
    if no is not None:
        return no
    first = syntax.tokens[syntax.left_edge(noun.i)]
    after = syntax.tokens[first.i + 1 : first.i + 2]
    single = first.lower == "not" and bool(after) and after[0].lower in _SINGLE and first.i < noun.i
    return first if single else None


def unasserted(syntax: Syntax, verb: Token) -> bool:
    """Whether what a verb says is said not to be so, or so of nothing: "does not show", "nothing suggests", "there is
    little to suggest"."""
    if negated(syntax, verb.i):
        return True
    above = syntax.head(verb.i) if verb.label in ("acl", "relcl") else None
    of = (*syntax.children(verb.i, "nsubj", "nsubjpass"), *((above,) if above is not None else ()))
    return any(t.lower in HARDLY_ANY or none_of(syntax, t) is not None for t in of)


def neither(syntax: Syntax, verb: int) -> bool:
    """Whether a verb is one of two that are both refused: "would neither confirm nor deny"."""
    token = syntax.tokens[verb]
    pair = (verb, token.head) if token.label == "conj" else (verb,)
    return any(c.lower == "neither" and c.i < verb for i in pair for c in syntax.children(i))


def held_back(syntax: Syntax, verb: int) -> bool:
    """Whether somebody does not go as far as a verb: "stopped short of blaming", "refrained from naming",
    "without naming"."""
    token = syntax.tokens[verb]
    above = syntax.head(verb)
    if above is None or token.tag != "VBG":
        return False
    if token.label == "pcomp":
        upper = syntax.head(above.i)
        of_short = above.lower == "of" and upper is not None and upper.lower in _SHORT
        from_it = above.lower == "from" and upper is not None and upper.lemma in _HOLDING_BACK
        return above.lower == "without" or of_short or from_it
    return token.label == "xcomp" and above.lemma in _HOLDING_BACK


def is_yet_to(syntax: Syntax, verb: Token) -> bool:
    """Whether somebody "has yet to" do something, or "is yet to"."""
    above = syntax.head(verb.i)
    if above is None or verb.label != "xcomp" or above.lemma not in ("have", "be"):
        return False
    return any(c.lower == "yet" for i in (above.i, verb.i) for c in syntax.children(i, "advmod"))


def came_to_nothing(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb says of its subject that it did not come about: "the handover fell through", "the talks came to
    nothing"."""
    if negated(syntax, verb.i):
        return False
    if verb.lemma == "fall":
        through = (t for t in syntax.children(verb.i, "prt", "prep", "advmod") if t.lower == "through")
        return any(not syntax.children(t.i, "pobj") for t in through)
    return verb.lemma == "come" and any(t.lower in ("nothing", "nought", "naught") for t in syntax.behind(verb.i, "to"))

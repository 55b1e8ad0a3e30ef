"""Extents: which words name somebody around the head of a noun phrase, and which tokens are no words at all."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.happening.conjuncts import run_together
from onrecord.annotate.happening.gerunds import ACCUSING
from onrecord.annotate.happening.verbs import captivity
from onrecord.annotate.syntax import Syntax, Token

_SHOOTING = frozenset({"shoot", "gun", "leave"})
_PREFIXES = frozenset("anti pro intra inter non post pre trans ex neo".split())
_ARTICLES = frozenset({"the", "a", "an", "no", "neither"})


def phrase(syntax: Syntax, head: int) -> tuple[int, int]:
    """The noun phrase of a head as a token range ``[first, stop)``: what stands before the head, without a
    leading article or "no", and an "of" phrase right after it, without relative clauses and appositions."""
    first = head
    other = run_together(syntax, syntax.tokens[head])
    begin = syntax.sentence_of(head).first if other is None else syntax.children(other.i, "cc")[0].i + 1
    for child in syntax.children(head):
        if (
            child.i < head
            and captivity(syntax, child) is None
            and child.label
            not in (
                "punct",
                "cc",
                "preconj",
                "relcl",
                "prep",
                "conj",
                "appos",
                "advcl",
                "mark",
            )
        ):
            first = min(first, max(syntax.left_edge(child.i), begin))
    if first < head and syntax.tokens[first].lower == "dead" and first and syntax.tokens[first - 1].lemma in _SHOOTING:
        first += 1  # "shot dead four soldiers"
    while first < head and (syntax.tokens[first].lower in _ARTICLES or syntax.tokens[first].pos in ("PUNCT", "SPACE")):
        first += 1
    stop = head + 1
    above = syntax.head(head)
    if above is not None and above.lemma in ACCUSING and syntax.tokens[head].label in ("dobj", "nsubjpass"):
        return first, stop  # "accused the army of murder"
    if syntax.tokens[head].entity.endswith("PERSON"):
        return first, stop  # "assured Mr Abadi of its help"
    for prep in syntax.children(head, "prep"):
        if prep.i == stop and prep.lower == "of":
            for inner in syntax.children(prep.i, "pobj"):
                if inner.i - head <= 6:
                    stop = max(stop, inner.i + 1)
    return first, stop


def names(tokens: Sequence[Token]) -> frozenset[str]:
    """The entity types that a parser gave any of the tokens ("GPE", "PERSON")."""
    return frozenset(t.entity[2:] for t in tokens if t.entity != "O")


def prefixed(syntax: Syntax, token: Token) -> bool:
    """Whether a token is a prefix, or a name behind one: an anti-Front protest is not the Front's."""
    if token.lower in _PREFIXES and is_prefix(syntax, token):
        return True
    two = syntax.tokens[token.i - 2 : token.i] if token.i > 1 else ()
    joined = len(two) == 2 and two[1].text in ("-", "‑", "–") and two[0].end == two[1].start
    return joined and two[1].end == token.start and two[0].lower in _PREFIXES


def is_prefix(syntax: Syntax, token: Token) -> bool:
    """Whether a token is only the first part of a hyphened word ("re-taking"), or no word at all."""
    after = syntax.tokens[token.i + 1 : token.i + 2]
    hyphen = bool(after) and after[0].text == "-" and after[0].start == token.end
    return hyphen or not any(c.isalnum() for c in token.text)

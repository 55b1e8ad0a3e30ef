"""Phrases: every noun phrase of a report in its full extent, also of things, events and ideas, as coreference needs
them: who or what a pronoun takes up can only be told among all that it could take up.

A phrase runs from its first premodifier to the end of its last complement or relative clause; what is joined to it
("A and B") or set in apposition is a phrase of its own. A name inside of a longer phrase is a phrase too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.mentions import Naming
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EntityKind, MentionForm

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj dative".split())
_POINTING = frozenset("this that these those".split())
_SOME = frozenset("all some both many any most each others one another".split())
_THERE = frozenset(("here", "there"))
# What hangs on a head without being of its phrase.
_APART = frozenset("cc conj preconj punct parataxis appos dep meta intj discourse case ccomp".split())
# "how poor farmers were driven out": what opens the clause is none of the phrase's own.
_LEADING = frozenset("not even only just especially including almost about both either also how why whether".split())
_ENDING = frozenset(("(", ";", ":", "—", "--"))
_OPENING, _CLOSING = frozenset('(["“‘'), frozenset(')]"”')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``[first, stop)`` headed by token `head`. `kind` is what the mention step took it for, None where it
    named nobody there; `named` are the tokens ``[first, stop)`` of its name alone, None without one."""

    first: int
    stop: int
    head: int
    form: MentionForm
    kind: EntityKind | None = None
    named: tuple[int, int] | None = None


def phrases(syntax: Syntax, namings: Sequence[Naming]) -> tuple[Phrase, ...]:
    """Every noun phrase, in the order of their heads, one a head."""
    known = {naming.head: naming for naming in namings}
    inside = {i: n.head for n in namings if n.form == "name" for i in range(n.first, n.stop) if i != n.head}
    found: dict[int, Phrase] = {}
    for token in syntax.tokens:
        naming = known.get(token.i)
        if naming is None and token.i in inside:
            continue
        if naming is None and not _heads(syntax, token):
            continue
        first, stop = extent(syntax, token.i)
        form: MentionForm = "nominal"
        kind: EntityKind | None = None
        named: tuple[int, int] | None = None
        if naming is not None:
            form, kind = naming.form, naming.kind
            if form == "name":
                named = naming.first, naming.stop
                if token.label in ("compound", "nmod", "amod", "npadvmod") or stop - first < naming.stop - naming.first:
                    first, stop = named
            if form == "pronoun":
                first, stop = naming.first, naming.stop
        elif token.tag in ("PRP", "PRP$"):
            form, first, stop = "pronoun", token.i, token.i + 1
        elif token.tag in ("DT", "RB", "EX"):
            form = "pronoun"
            if token.tag != "DT":
                first, stop = token.i, token.i + 1
        elif token.tag in ("NNP", "NNPS"):
            form = "name"
            if token.label in ("compound", "nmod", "amod", "npadvmod"):
                first, stop = _run(syntax, token.i)
            named = _run(syntax, token.i)
        if form != "pronoun" and stop < len(syntax.tokens) and syntax.tokens[stop].tag == "POS":
            stop += 1
        found[token.i] = Phrase(first, stop, token.i, form, kind, named)
        joined = _joined(syntax, token, first)
        if joined is not None and form != "pronoun":
            found.setdefault(joined.head, joined)
    return tuple(found[head] for head in sorted(found))


def _heads(syntax: Syntax, token: Token) -> bool:
    if token.tag in ("PRP", "PRP$"):
        return True
    if token.tag == "DT":
        if token.lower in _POINTING:
            return token.label not in ("det", "mark", "predet", "advmod")
        return token.lower in _SOME and token.label in _ARGUMENTS
    if token.lower in _THERE:
        return token.label in ("advmod", "pobj", "pcomp") and token.tag == "RB"
    if token.tag in _NOUNS:
        return not _in_name(syntax, token)
    if token.tag == "CD":
        return token.label in _ARGUMENTS or token.entity == "B-DATE"
    return token.tag in ("JJ", "JJS", "FW") and token.label in _ARGUMENTS


def _in_name(syntax: Syntax, token: Token) -> bool:
    """Whether a proper noun only stands before another of the same name."""
    after = syntax.after(token.i)
    return (
        token.tag in ("NNP", "NNPS")
        and token.label in ("compound", "nmod", "npadvmod")
        and after is not None
        and after.tag in ("NNP", "NNPS")
        and after.i <= token.head
        and (after.entity[:1] == "I" or (token.entity == "O") == (after.entity == "O"))
    )


def _joined(syntax: Syntax, token: Token, first: int) -> Phrase | None:
    """ "A and B" as a whole, headed by its conjunction."""
    if token.label == "conj":
        return None
    several = syntax.conjuncts(token.i)
    if not several or any(c.tag not in _NOUNS for c in several):
        return None
    link = next((c.i for c in syntax.children(several[-1].head, "cc") if c.i < several[-1].i), None)
    if link is None or not token.i < link < several[-1].i:
        return None
    return Phrase(first, extent(syntax, several[-1].i)[1], link, "nominal", "group")


def _run(syntax: Syntax, head: int) -> tuple[int, int]:
    """The proper nouns that stand with a head as one name."""
    tokens = syntax.tokens
    first = head
    while (
        first > syntax.sentence_of(head).first
        and tokens[first - 1].tag in ("NNP", "NNPS")
        and (tokens[first - 1].head in range(first, head + 1))
    ):
        first -= 1
    return first, head + 1


def extent(syntax: Syntax, head: int) -> tuple[int, int]:
    """The tokens ``[first, stop)`` of the phrase that a token heads."""
    tokens = syntax.tokens
    below = {head}
    stack = [head]
    while stack:
        n = stack.pop()
        for child in syntax.children(n):
            if n == head and child.label in _APART and child.tag != "POS":
                continue
            below.add(child.i)
            stack.append(child.i)
    sentence = syntax.sentence_of(head)
    first, last = _edge(tokens, below, head, -1, sentence.first - 1), _edge(tokens, below, head, 1, sentence.stop)
    while (
        last > head
        and tokens[last].pos == "PUNCT"
        and not (tokens[last].text in _CLOSING and any(tokens[k].text in _OPENING for k in range(first, last)))
    ):
        last -= 1
    while first < head and (tokens[first].pos in ("PUNCT", "INTJ", "SCONJ") or tokens[first].lower in _LEADING):
        first += 1
    return first, last + 1


def _edge(tokens: Sequence[Token], below: set[int], head: int, step: int, limit: int) -> int:
    """The farthest token of `below` that is reached from the head over punctuation alone."""
    edge, i = head, head + step
    while i != limit:
        if i in below:
            edge = i
        elif tokens[i].pos not in ("PUNCT", "SYM") or (step > 0 and tokens[i].text in _ENDING and i + 1 not in below):
            break
        i += step
    return edge

"""The syntax contract: tokens, tags, heads and labels, in spaCy's English scheme, over one report.

Every rule of the house is written over these plain values and never over the parser that filled them, so the
parser can be replaced (see `onrecord.models`). Labels are those of spaCy's English pipelines (ClearNLP style:
nsubj, nsubjpass, dobj, dative, agent, prep, pobj, ccomp, xcomp, advcl, relcl, acl, appos, poss, conj, cc, aux,
auxpass, neg, mark, amod, compound, nummod, attr, acomp, prt, pcomp, ...); tags are Penn Treebank's, `pos` the
universal tags, `entity` the OntoNotes name types as BIO ("B-PERSON", "I-GPE", "O").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from onrecord.records import Document, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `i` is its index in the report, `head` the index of its head (its own for a root);
    `start` and `end` are code points of the kept text; `lower` is the text in lower case, which rules ask for more
    often than for anything else."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    head: int
    label: str
    entity: str = "O"
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the half-open token range ``[first, stop)``, its code points, and the index of its block in
    `Document.blocks`. No sentence crosses a block."""

    first: int
    stop: int
    start: int
    end: int
    block: int


@dataclass(frozen=True)
class Syntax:
    """The parse of one report: tokens and sentences in text order. A query object: nothing in it changes.

    Only the blocks read for content (titles, captions, headings, paragraphs) have tokens.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    _sentence_of: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        sentence_of = [0] * len(self.tokens)
        for n, sentence in enumerate(self.sentences):
            for i in range(sentence.first, sentence.stop):
                sentence_of[i] = n
        object.__setattr__(self, "_sentence_of", tuple(sentence_of))

    def children(self, i: int, *labels: str) -> tuple[Token, ...]:
        """The dependents of token `i` in text order; only those with one of `labels`, where any are given."""
        # Called more than anything else: most tokens have none, and a list costs half of what a generator does.
        below = self._children[i]
        return tuple([t for t in below if t.label in labels]) if below and labels else below

    def behind(self, i: int, *words: str) -> tuple[Token, ...]:
        """The objects of the prepositions on token `i`, preposition by preposition; only of those among `words` (in
        lower case), where any are given."""
        preps = [p for p in self.children(i, "prep") if not words or p.lower in words]
        return tuple([t for p in preps for t in self.children(p.i, "pobj")])

    def agents(self, i: int) -> tuple[Token, ...]:
        """By whom the passive verb `i` says that it is done: the objects of its "by"."""
        return tuple([t for by in self.children(i, "agent") for t in self.children(by.i, "pobj")])

    def after(self, i: int) -> Token | None:
        """The token right behind token `i`, None behind the last of the text."""
        return self.tokens[i + 1] if i + 1 < len(self.tokens) else None

    def head(self, i: int) -> Token | None:
        """The head of token `i`, None for the root of a sentence."""
        h = self.tokens[i].head
        return None if h == i else self.tokens[h]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    @cached_property
    def _edges(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        left = list(range(len(self.tokens)))
        right = list(range(len(self.tokens)))
        downwards = [t for t in self.tokens if t.head == t.i]
        for token in downwards:
            downwards.extend(self._children[token.i])
        for token in reversed(downwards):  # so that one pass carries every edge up to the root
            i, h = token.i, token.head
            left[h] = min(left[h], left[i])
            right[h] = max(right[h], right[i])
        return tuple(left), tuple(right)

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Token `i` and everything below it, in text order (with gaps, where the tree is not projective)."""
        found = [self.tokens[i]]
        for token in found:
            found.extend(self._children[token.i])
        return tuple(sorted(found, key=attrgetter("i")))

    def left_edge(self, i: int) -> int:
        """Index of the leftmost token of the subtree of `i`."""
        return self._edges[0][i]

    def right_edge(self, i: int) -> int:
        """Index of the rightmost token of the subtree of `i` (inclusive)."""
        return self._edges[1][i]

    def conjuncts(self, i: int) -> tuple[Token, ...]:
        """The tokens joined to `i` as later conjuncts ("A, B and C": of A, B and C), in text order."""
        found: list[Token] = []
        for child in self.children(i, "conj"):
            found.append(child)
            found.extend(self.conjuncts(child.i))
        return tuple(found)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.sentences[self._sentence_of[i]]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.stop]

    def span(self, first: int, stop: int) -> Span:
        """The text of the tokens ``[first, stop)`` as a span."""
        start, end = self.tokens[first].start, self.tokens[stop - 1].end
        return Span(start, end, self.text[start:end])

    def chars(self, start: int, end: int) -> Span:
        """The span of code points ``[start, end)``."""
        return Span(start, end, self.text[start:end])

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly in the code points ``[start, end)``."""
        low, high = self._bisect(start), self._bisect(end)
        found = self.tokens[low:high]
        return found if not found or found[-1].end <= end else found[:-1]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the code point `offset`, None between tokens."""
        n = self._bisect(offset + 1) - 1
        if n >= 0 and self.tokens[n].start <= offset < self.tokens[n].end:
            return self.tokens[n]
        return None

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple([t.start for t in self.tokens])

    def _bisect(self, offset: int) -> int:
        return bisect_left(self._starts, offset)


class Parser(Protocol):
    """What fills the contract. `name` and `sha256` identify the model in `Reader.models`."""

    @property
    def name(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    def parse(self, documents: Sequence[Document]) -> Iterator[Syntax]:
        """The syntax of each document, in order. Sentence boundaries keep to `annotate.sentences`' rules."""
        ...

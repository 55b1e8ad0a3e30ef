"""What the parse says of each word piece: the features that a teacher reads beside the pieces themselves.

A content is a clause as a rule, so the features say where clauses and phrases begin and end: the part of speech and
the label of each token, the label of the widest subtree that opens with it and of the widest that closes with it, how
many clauses deep it stands, and the first piece of its head. A network that reads them does no better by itself (see
the model card), but errs elsewhere, which is what a teacher is for.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.annotate.syntax import Syntax
from onrecord.models.pieces import Ints

TAGS = tuple(
    "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG "
    "VBN VBP VBZ WDT WP WP$ WRB $ # . , : `` '' -LRB- -RRB- HYPH NFP ADD AFX XX".split()
)
"""Penn Treebank's tags as spaCy's English pipelines give them."""
DEPENDENCIES = tuple(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass "
    "dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp "
    "pobj poss preconj predet prep prt punct quantmod relcl xcomp".split()
)
"""The labels of the syntax contract; see `onrecord.annotate.syntax`."""
DEEPEST = 6
"""Clauses above a token that are told apart."""
SIZES = (len(TAGS) + 1, len(DEPENDENCIES) + 1, len(DEPENDENCIES) + 1, len(DEPENDENCIES) + 1, DEEPEST + 1)
"""Values of each column of `parse_features`; 0 is "none" or "not known"."""

_CLAUSES = frozenset("acl advcl ccomp csubj csubjpass parataxis pcomp relcl xcomp".split())
_TAG = {tag: n for n, tag in enumerate(TAGS, 1)}
_LABEL = {label: n for n, label in enumerate(DEPENDENCIES, 1)}


def parse_features(syntax: Syntax, offsets: Sequence[tuple[int, int]], ids: Ints) -> tuple[Ints, Ints]:
    """Features of the pieces at `offsets` (code points) with the piece ids `ids`.

    Returns:
        (pieces, 5): tag, label, label of the widest subtree of two tokens or more that opens with the piece, of the
        widest that closes with it, clauses deep; and (pieces,): the id of the first piece of the token's head, 0 for
        the head of a sentence. A piece outside every token has zeros.
    """
    features = np.zeros((len(offsets), len(SIZES)), dtype=np.int64)
    heads = np.zeros(len(offsets), dtype=np.int64)
    if not syntax.tokens or not offsets:
        return features, heads
    by_token = _by_token(syntax)
    starts = np.array([t.start for t in syntax.tokens])
    ends = np.array([t.end for t in syntax.tokens])
    first, last = np.array(offsets, dtype=np.int64).T
    at = np.maximum(np.searchsorted(starts, first, "right") - 1, 0)
    inside = (starts[at] <= first) & (first < ends[at])
    features[:] = by_token[at] * inside[:, None]
    features[:, 2] *= first == starts[at]
    features[:, 3] *= last == ends[at]
    above = np.array([t.head for t in syntax.tokens])
    # The first piece of every token; a token without a piece of its own lends from the next, which does no harm.
    opening = np.minimum(np.searchsorted(first, starts, "left"), len(offsets) - 1)
    heads[:] = ids[opening[above[at]]] * (inside & (above[at] != at))
    return features, heads


def _by_token(syntax: Syntax) -> Ints:
    """The five features of every token."""
    table = np.zeros((len(syntax.tokens), len(SIZES)), dtype=np.int64)
    opens, closes = [0] * len(syntax.tokens), [0] * len(syntax.tokens)
    for token in syntax.tokens:
        left, right = syntax.left_edge(token.i), syntax.right_edge(token.i)
        label = _LABEL.get(token.label, 0)
        deep = sum(above.label in _CLAUSES for above in syntax.ancestors(token.i)) + (token.label in _CLAUSES)
        table[token.i, :2] = _TAG.get(token.tag, 0), label
        table[token.i, 4] = min(deep, DEEPEST)
        if right > left:
            if right - left > opens[left]:
                opens[left], table[left, 2] = right - left, label
            if right - left > closes[right]:
                closes[right], table[right, 3] = right - left, label
    return table

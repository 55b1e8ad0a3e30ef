"""What the parse says of each piece, on a hand-made tree."""

from __future__ import annotations

import numpy as np
from training.attribution.parse_features import DEEPEST, DEPENDENCIES, SIZES, TAGS, parse_features

from onrecord.annotate.syntax import Sentence, Syntax, Token

TEXT = "Lind said ports closed."
# word, tag, head, label
TREE = [
    ("Lind", "NNP", 1, "nsubj"),
    ("said", "VBD", 1, "ROOT"),
    ("ports", "NNS", 3, "nsubj"),
    ("closed", "VBD", 1, "ccomp"),
    (".", ".", 1, "punct"),
]
# "closed" in two pieces; the last piece stands outside every token.
PIECES = [(0, 4), (5, 9), (10, 15), (16, 21), (21, 22), (22, 23), (30, 31)]
IDS = np.arange(100, 107)


def parsed(tree: list[tuple[str, str, int, str]] = TREE, text: str = TEXT) -> Syntax:
    tokens, at = [], 0
    for i, (word, tag, head, label) in enumerate(tree):
        at = text.index(word, at)
        tokens.append(Token(i, at, at + len(word), word, word.lower(), tag, "X", head, label))
        at += len(word)
    return Syntax(text, tuple(tokens), (Sentence(0, len(tokens), tokens[0].start, tokens[-1].end, 0),))


def label(name: str) -> int:
    return DEPENDENCIES.index(name) + 1


def test_tags_labels_and_depth_go_to_every_piece_of_a_token() -> None:
    features, _ = parse_features(parsed(), PIECES, IDS)
    assert features[:, 0].tolist() == [TAGS.index(t) + 1 for t in ("NNP", "VBD", "NNS", "VBD", "VBD", ".")] + [0]
    assert features[3, 1] == features[4, 1] == label("ccomp")
    assert features[:, 4].tolist() == [0, 0, 1, 1, 1, 0, 0]


def test_the_widest_subtree_opens_with_its_first_piece_and_closes_with_its_last() -> None:
    features, _ = parse_features(parsed(), PIECES, IDS)
    assert features[:, 2].tolist() == [label("ROOT"), 0, label("ccomp"), 0, 0, 0, 0]
    assert features[:, 3].tolist() == [0, 0, 0, 0, label("ccomp"), label("ROOT"), 0]


def test_heads_are_the_first_piece_of_the_head_and_none_for_the_root() -> None:
    _, heads = parse_features(parsed(), PIECES, IDS)
    assert heads.tolist() == [101, 0, 103, 101, 101, 101, 0]


def test_values_stay_within_their_tables_whatever_the_parser_says() -> None:
    chain = [("a", "NEW", 0, "ROOT")] + [("a", "NEW", n, "ccomp") for n in range(20)]
    text = " ".join("a" for _ in chain)
    made = parsed(chain, text)
    features, _ = parse_features(made, [(t.start, t.end) for t in made.tokens], np.arange(len(chain)))
    assert features[:, 4].max() == DEEPEST
    assert features[0, 0] == 0
    assert (features >= 0).all()
    assert (features.max(0) < SIZES).all()


def test_nothing_parsed_says_nothing() -> None:
    features, heads = parse_features(Syntax("", (), ()), PIECES, IDS)
    assert not features.any()
    assert not heads.any()

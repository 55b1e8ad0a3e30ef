"""The tagger's decoding on hand-made arrays, and one sentence through the model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.models.attribution_tagger import LABELS, LINK, Decoding, Floats, constrained, linked, load, runs, viterbi
from onrecord.models.pieces import case_of, evenly, packed, quote_states
from tests.parsing import one_paragraph

OUT, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(len(LABELS))


def emissions(*labels: int, strength: float = 1.0) -> Floats:
    made = np.zeros((len(labels), len(LABELS)), dtype=np.float32)
    made[np.arange(len(labels)), list(labels)] = strength
    return made


def free() -> Decoding:
    size = len(LABELS)
    return constrained(np.zeros((size, size)), np.zeros(size), np.zeros(size))


def test_viterbi_follows_the_emissions_where_bio_allows_them() -> None:
    wanted = [B_SOURCE, I_SOURCE, B_CUE, B_CONTENT, I_CONTENT, OUT]
    assert viterbi(emissions(*wanted), free()) == wanted


def test_viterbi_never_goes_on_with_what_has_not_begun() -> None:
    # The best label of each piece alone would be I-content; the chain has to begin it.
    assert viterbi(emissions(I_CONTENT, I_CONTENT), free()) in ([B_CONTENT, I_CONTENT], [OUT, B_CONTENT])
    assert viterbi(emissions(B_CUE, I_SOURCE, strength=0.5), free())[1] != I_SOURCE


def test_viterbi_weighs_transitions_and_the_last_label() -> None:
    size = len(LABELS)
    transitions, last = np.zeros((size, size)), np.zeros(size)
    transitions[B_CUE, B_CONTENT] = -5.0
    assert viterbi(emissions(B_CUE, B_CONTENT), constrained(transitions, np.zeros(size), last)) != [B_CUE, B_CONTENT]
    last[B_CUE] = 5.0
    assert viterbi(emissions(OUT, OUT), constrained(np.zeros((size, size)), np.zeros(size), last))[-1] == B_CUE


def test_viterbi_of_one_piece() -> None:
    assert viterbi(emissions(B_CUE), free()) == [B_CUE]


def test_runs_begin_at_b_and_end_where_something_else_does() -> None:
    found = runs([B_SOURCE, I_SOURCE, B_SOURCE, OUT, B_CUE, B_CONTENT, I_CONTENT, I_CONTENT])
    assert found == {"source": [(0, 2), (2, 3)], "cue": [(4, 5)], "content": [(5, 8)]}
    assert runs([OUT, OUT]) == {"source": [], "cue": [], "content": []}


def projections(pieces: int, pairs: dict[tuple[str, int], int]) -> Floats:
    """Link projections in which a (role, piece) shares one direction with whatever has the same number."""
    made = np.zeros((pieces + 2, 4 * LINK), dtype=np.float32)
    at = {"content asks": 0, "cue answers": 1, "cue asks": 2, "source answers": 3}
    for (role, piece), direction in pairs.items():
        made[piece + 1, at[role] * LINK + direction] = 10.0
    return made


OFFSETS = [(0, 4), (5, 9), (10, 14), (15, 19), (20, 24), (25, 29)]
ONE = np.zeros(6, dtype=np.int64)  # all in one paragraph


def test_contents_and_sources_go_to_their_best_cue() -> None:
    # source cue content | content cue source
    found = runs([B_SOURCE, B_CUE, B_CONTENT, B_CONTENT, B_CUE, B_SOURCE])
    links = projections(
        6,
        {
            ("content asks", 2): 0,
            ("cue answers", 1): 0,
            ("content asks", 3): 1,
            ("cue answers", 4): 1,
            ("cue asks", 1): 2,
            ("source answers", 0): 2,
            ("cue asks", 4): 3,
            ("source answers", 5): 3,
        },
    )
    first, second = linked(found, links, np.zeros(8, dtype=np.float32), OFFSETS, ONE)
    assert (first.source, first.cue, first.content) == (((0, 4),), ((5, 9),), ((10, 14),))
    assert (second.source, second.cue, second.content) == (((25, 29),), ((20, 24),), ((15, 19),))


def test_a_cue_has_no_source_where_none_scores_higher() -> None:
    found = runs([B_SOURCE, B_CUE, B_CONTENT])
    links = projections(3, {("cue asks", 1): 0, ("source answers", 0): 0})
    (with_source,) = linked(found, links, np.zeros(5, dtype=np.float32), OFFSETS[:3], ONE[:3])
    (without,) = linked(found, links, np.full(5, 1e6, dtype=np.float32), OFFSETS[:3], ONE[:3])
    assert (with_source.source, without.source) == (((0, 4),), ())


@pytest.mark.parametrize(
    ("paragraphs", "cue"),
    [
        # both cues beside the content: the likelier one
        ([0, 0, 0, 0], (0, 4)),
        # the likelier one two paragraphs before: the one beside it
        ([0, 1, 2, 2], (15, 19)),
        # both as far away
        ([0, 1, 1, 2], (0, 4)),
    ],
)
def test_a_link_leads_to_a_paragraph_nearby(paragraphs: list[int], cue: tuple[int, int]) -> None:
    found = runs([B_CUE, OUT, B_CONTENT, B_CUE])
    links = projections(4, {("content asks", 2): 0, ("cue answers", 0): 0, ("cue answers", 3): 0})
    links[4] *= 0.7
    (said,) = linked(found, links, np.zeros(6, dtype=np.float32), OFFSETS[:4], np.array(paragraphs))
    assert (said.cue, said.content) == ((cue,), ((10, 14),))


def test_a_cue_without_content_is_no_attribution() -> None:
    nothing = projections(2, {})
    assert list(linked(runs([B_SOURCE, B_CUE]), nothing, np.zeros(4, dtype=np.float32), OFFSETS[:2], ONE[:2])) == []
    assert list(linked(runs([B_CONTENT, OUT]), nothing, np.zeros(4, dtype=np.float32), OFFSETS[:2], ONE[:2])) == []


CASED = [("the", 0), ("The", 1), ("NATO", 2), ("A", 1), ("McCoy", 3), ("B52", 4), (",", 5), ("“", 5), ("שלום", 3)]


@pytest.mark.parametrize(("piece", "case"), CASED)
def test_case(piece: str, case: int) -> None:
    assert case_of(piece) == case


QUOTED = [
    # straight marks open and close by turns
    ('a " b " c', [0, 2, 1, 3, 0]),
    ("a “ b ” c", [0, 2, 1, 3, 0]),
    # a mark left open ends with its line
    ('" a\nb', [2, 1, 0]),
    # a closing mark that nothing opened
    ("a ” b", [0, 3, 0]),
]


@pytest.mark.parametrize(("text", "states"), QUOTED)
def test_quote_states(text: str, states: list[int]) -> None:
    offsets, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        offsets.append((start, at))
    assert quote_states(text, offsets).tolist() == states


PACKED = [
    # whole paragraphs side by side as long as they fit
    ([3, 4, 3], [(0, 7), (7, 10)]),
    ([8], [(0, 8)]),
    # a paragraph longer than a window is cut
    ([20], [(0, 8), (8, 16), (16, 20)]),
    ([2, 9], [(0, 2), (2, 10), (10, 11)]),
    ([], []),
]


@pytest.mark.parametrize(("lengths", "windows"), PACKED)
def test_packed_windows_cover_all_pieces_in_order(lengths: list[int], windows: list[tuple[int, int]]) -> None:
    assert list(packed(lengths, 0, longest=10)) == windows


def test_packing_can_begin_elsewhere() -> None:
    assert list(packed([2, 2, 2], 1, longest=10)) == [(0, 2), (2, 6)]


EVEN = [
    # two windows, the last one not left with a paragraph of its own
    ([3, 3, 1, 3, 1], [(0, 6), (6, 11)]),
    # what fits into one stays in one
    ([3, 4, 1], [(0, 8)]),
    # as few as can be, although three would be evener
    ([6, 1, 1, 6], [(0, 7), (7, 14)]),
    # a paragraph longer than a window is cut into even parts
    ([20], [(0, 6), (6, 13), (13, 20)]),
    ([1, 9, 1], [(0, 5), (5, 11)]),
    # nothing but blanks makes no piece
    ([0, 4, 0, 5], [(0, 4), (4, 9)]),
    ([], []),
]


@pytest.mark.parametrize(("lengths", "windows"), EVEN)
def test_even_windows_cover_all_pieces_in_order(lengths: list[int], windows: list[tuple[int, int]]) -> None:
    assert list(evenly(lengths, longest=10)) == windows


@pytest.mark.model
def test_a_sentence_through_the_model() -> None:
    text = "Harbour chief Orsa Lind said on Monday that the port had been closed after a fire."
    (said,) = load().tag(one_paragraph(text))
    assert [text[a:b] for a, b in said.source] == ["Harbour chief Orsa Lind"]
    assert text[slice(*said.cue[0])].startswith("said")
    assert [text[a:b] for a, b in said.content] == ["that the port had been closed after a fire"]


@pytest.mark.model
def test_nothing_to_read_gives_nothing() -> None:
    assert load().tag(replace(one_paragraph("Lind said so."), blocks=())) == ()

"""Shingles: what of a report counts, that hashes last, and how much of a copy is contained."""

from __future__ import annotations

import dataclasses
import random

import pytest

from onrecord.incidents.shingles import COPY, FEWEST, SAMPLED, WIDTH, containment, sample, shingles, worth_a_look
from onrecord.ingest import Raw, ingest
from onrecord.samples import samples
from tests.factory import HARBOUR, Factory

LONG = " ".join(f"word{n}" for n in range(60))


def of(text: str) -> frozenset[int]:
    return shingles(Factory(text).document)


def test_a_shingle_is_the_same_on_every_machine_and_in_every_version():
    assert of("One two three four five six") == {4475916206259131367, 4322731170382286266}


@pytest.mark.parametrize(
    "same",
    [
        # case, marks, dashes, quotation marks, white space and punctuation are no words
        "“The café’s owner”, he said — in a low voice",
        "THE CAFE'S OWNER he said, in a low voice",
        "the  cafe's   owner\the said; in a low voice!",
    ],
)
def test_only_words_count(same):
    assert of(same) == of("The café's owner, he said in a low voice")


def test_runs_of_words_do_not_cross_blocks():
    assert of(f"{LONG}\n\nOne two three four") == of(LONG)
    assert len(of(LONG)) == 60 - WIDTH + 1


@pytest.mark.parametrize("kind", ["boilerplate", "byline", "dateline"])
def test_what_is_not_read_does_not_count(kind):
    made = Factory(f"{LONG}\n\nsign up here for more of our news")
    made.blocks(("paragraph", "word0"), (kind, "sign up"))
    assert shingles(made.document) == of(LONG)


def test_a_caption_printed_twice_counts_once():
    caption = "People gather near the ruined pier in Velmar"
    assert of(f"{LONG}\n\n{caption}\n\n{caption}") == of(f"{LONG}\n\n{caption}")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "🙂 🙂", "a b c d", "\ud800 x y z w q", "א ב ג ד ה ו", "e\u0301 \0 a b c d"]
)
def test_any_text_passes(text):
    made = Factory("x")
    document = dataclasses.replace(made.document, text=text, blocks=tuple(
        dataclasses.replace(b, end=len(text)) for b in made.document.blocks))  # fmt: skip
    assert all(-(2**63) <= one < 2**63 for one in shingles(document))


def test_a_sample_is_the_same_part_of_whatever_a_shingle_stands_in():
    whole, cut = of(HARBOUR), of(HARBOUR[: len(HARBOUR) // 2])
    assert set(sample(cut)) - set(sample(whole)) == {one for one in cut - whole if one % SAMPLED == 0}
    assert list(sample(whole)) == sorted(sample(whole))
    many = of(" ".join(f"w{n}" for n in range(8004)))
    assert 0.9 < len(sample(many)) * SAMPLED / len(many) < 1.1


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # a copy cut to a quarter is contained whole, however long its original
        (range(400), range(100), 1.0),
        # half of it is its own
        (range(400), range(350, 450), 0.5),
        (range(400), range(400, 500), 0.0),
        # too short to be told
        (range(400), range(FEWEST - 1), 0.0),
        (range(400), range(FEWEST), 1.0),
        (range(400), (), 0.0),
        ((), (), 0.0),
    ],
)
def test_containment(a, b, expected):
    assert containment(frozenset(a), frozenset(b)) == expected == containment(frozenset(b), frozenset(a))


@pytest.mark.parametrize(
    ("shared", "a", "b", "worth"),
    [
        (0, 0, 0, False),
        (0, 40, 40, False),
        # an outlet's words about itself, in two long reports; a brief that is all of the longer one's beginning
        (5, 40, 110, False),
        (6, 40, 110, True),
        (1, 3, 110, True),
        (1, 110, 3, True),
    ],
)
def test_what_is_worth_a_look(shared, a, b, worth):
    assert worth_a_look(shared, a, b) is worth


def test_a_cut_copy_is_found():
    lines = HARBOUR.split("\n\n")
    random.Random(4).shuffle(lines)
    assert containment(of(HARBOUR), of("\n\n".join(lines[:4]))) >= COPY


def test_a_rewrite_and_a_rival_account_are_no_copies():
    told = {s.name: shingles(ingest(Raw(data=s.data, source=s.name))) for s in samples()}
    agency, rewrite, rival = (told[f"market-bombing-{name}"] for name in ("agency", "rewrite", "rival"))
    assert containment(agency, rewrite) < COPY
    assert containment(agency, rival) < COPY

"""Shingles: the runs of words of a report, hashed, by which a copy is told, whole or cut, from other text.

Wire copy is cut from below, given a new lead, edited here and there, or printed among other text. How much of the
*larger* report it makes up (Jaccard) says nothing then; how much of the *smaller* report stands in the larger does
(containment: Broder, On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from hashlib import blake2b

from onrecord.records import READ_KINDS, Document
from onrecord.text import fold

COPY = 0.5
"""The least containment of a copy: half of the smaller report's runs of words stand in the other. Two reports of one
thing, written apart, share quotations and names, which is a tenth at most."""

WIDTH = 5
"""How many words one shingle has."""

FEWEST = 20
"""Of how many shingles a text must consist to be judged: in less (24 words), one quotation in common is half of it."""

SAMPLED = 8
"""One shingle in so many is kept in an index. One in sixteen would miss one in a hundred copies of a hundred words."""

_WORTH_A_LOOK = 0.15
"""The share of the smaller sample that two reports have in common if they are to be compared: of copies it is `COPY` at
least, less what so small a sample may be off by."""

_WORD = re.compile(r"\w+")


def shingles(document: Document) -> frozenset[int]:
    """The shingles of what is read of a document: each run of `WIDTH` words within one block (title, heading, caption,
    paragraph; boilerplate, bylines and datelines are left out), words folded, punctuation and white space aside. A
    caption printed twice counts once, as does whatever else is repeated.

    Each is the first 64 bits of a BLAKE2b hash as a signed integer (as SQL has them): the same on every machine, in
    every version. Blocks of fewer words have none, so a document may have none.
    """
    return frozenset(
        _hash(" ".join(words[i : i + WIDTH]))
        for words in _words(document)
        for i in range(len(words) - WIDTH + 1)
    )  # fmt: skip


def _words(document: Document) -> Iterator[list[str]]:
    for block in document.blocks:
        if block.kind in READ_KINDS:
            # Word by word: a word's folded form is remembered, a paragraph's would be remembered for nothing.
            yield [fold(word) for word in _WORD.findall(document.text, block.start, block.end)]


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def sample(shingles: Set[int]) -> tuple[int, ...]:
    """The shingles by which an index finds a report, one in `SAMPLED`, in ascending order.

    Which ones does not depend on the report, so a copy's sample is what its own words are of the original's.
    """
    return tuple(sorted(one for one in shingles if one % SAMPLED == 0))


def worth_a_look(shared: int, a: int, b: int) -> bool:
    """Whether two reports may be copies, by how many shingles of their samples they share and how many these have.

    That takes a pair alone, so that it does not matter what else is kept, nor in which order it came. What stands on
    every page of an outlet (a newsletter's invitation, what it says of itself) is a smaller part than that.
    """
    return shared > 0 and shared >= _WORTH_A_LOOK * min(a, b)


def containment(a: Set[int], b: Set[int]) -> float:
    """The share of the smaller set's shingles that stand in the larger, 0 to 1; the same whichever comes first.

    0 where the smaller has fewer than `FEWEST`: too short to be told.
    """
    least = min(len(a), len(b))
    return len(a & b) / least if least >= FEWEST else 0.0

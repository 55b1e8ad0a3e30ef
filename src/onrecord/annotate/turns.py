"""Turns: what each speaker says in a transcript or a printed interview, from the layout that names who speaks.

The label of a turn is a heading of its own that ends in a colon (that of a letter in a full stop), on the line on
which the turn begins (the ingest cuts it off). A turn goes on through the paragraphs behind it, up to the next heading;
the last one ends with its paragraph, since what follows may be the report's, or with the last one behind it in
which somebody speaks of himself, "Our policies are ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.ingest.labels import label_of
from onrecord.lexicons import load
from onrecord.records import Document

_MARKS = ('"', "“", "”", "``", "«")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b(?!\.)")


@dataclass(frozen=True, slots=True)
class Turn:
    """A label without the mark behind it and what is said, both as half-open ranges of code points."""

    label: tuple[int, int]
    said: tuple[int, int]


def turns(document: Document) -> Iterator[Turn]:
    """The turns of a report, in text order; none in a report that is no transcript."""
    text, blocks = document.text, document.blocks
    openings = [
        n
        for n, block in enumerate(blocks[:-1])
        if block.kind == "heading"
        and _is_label(text[block.start : block.end].rstrip())
        and blocks[n + 1].kind == "paragraph"
        and "\n" not in text[block.end : blocks[n + 1].start]
    ]
    if len(openings) > 1 and openings[0] == 0 and not _comes_again(document, openings):
        openings = openings[1:]  # a title with a colon: "Mayor Lind: Port to stay shut"
    for n in openings:
        last = n + 1
        behind = last
        while behind + 1 < len(blocks) and blocks[behind + 1].kind == "paragraph":
            behind += 1
            if _is_aside(text, blocks[behind].start):
                break
            if n != openings[-1] or _speaks(text[blocks[behind].start : blocks[behind].end]):
                last = behind
        label = text[blocks[n].start : blocks[n].end].rstrip()[:-1].rstrip()
        start = blocks[n].start
        yield Turn((start, start + len(label)), (blocks[n + 1].start, blocks[last].end))


def _speaks(paragraph: str) -> bool:
    """Whether somebody speaks of himself in a paragraph without quotation marks."""
    return not any(mark in paragraph for mark in _MARKS) and _FIRST_PERSON.search(paragraph) is not None


def _comes_again(document: Document, openings: Sequence[int]) -> bool:
    """Whether the first label of all is that of a later turn as well, or the next turn follows at once."""
    labels = [document.text[document.blocks[n].start : document.blocks[n].end].strip().casefold() for n in openings]
    return labels[0] in labels[1:] or openings[1] == openings[0] + 2


def _is_label(heading: str) -> bool:
    return (heading.endswith(":") and label_of(heading) is None) or heading in ("Q.", "A.")


def _is_aside(text: str, start: int) -> bool:
    """Whether a paragraph is the minute-taker's: "(Laughter.)"."""
    return text[start] in "(["


def introduced(document: Document) -> dict[str, str]:
    """The labels in lower case that only say a post, each with the label that says whose it is: "spokesperson" with
    "Oda Lind, Official Spokesperson"; none that is the post of two."""
    labels = {document.text[turn.label[0] : turn.label[1]] for turn in turns(document)}
    posts = {label: label.partition(",")[2].strip().lower() for label in labels if "," in label}
    found: dict[str, str] = {}
    for label in labels - posts.keys():
        ends = label.lower()
        whose = [full for full, post in posts.items() if post == ends or post.endswith(" " + ends)]
        if len(whose) == 1 and not is_nameless(label):
            found[ends] = whose[0]
    return found


def is_nameless(label: str) -> bool:
    """Whether a label names nobody: "QUESTION", "Q", "Moderator"."""
    return " ".join(label.lower().split()).rstrip(".:") in _nameless()


@cache
def _nameless() -> frozenset[str]:
    return frozenset(row["label"] for row in load("turn_labels"))

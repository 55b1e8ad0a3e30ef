"""Quotation marks: what stands between them, how deep, and which reopen at a paragraph.

Each block of the report is paired on its own, so one odd mark spoils no more than its block. Double marks
(curly, low, straight, guillemets, and two single ones typed as a double) always count. Single marks count only
where they open before a word, close after one, and are no apostrophe. A double mark that is never closed counts
only where the next paragraph reopens it or where it opens its own paragraph; other odd marks are passed over.
Marks that an export has doubled count once. A turn of a transcript is a quotation without marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.doubled_marks import undoubled
from onrecord.annotate.turns import turns
from onrecord.records import Block, Document


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks. ``[start, end)`` includes the marks, ``[inner_start, inner_end)`` is
    what stands between them (code points). `depth` is 0 for an outermost quotation, 1 for one inside it.
    `continues` is the index of the quotation that this one goes on with, where a speech runs over paragraphs
    and each paragraph reopens the mark without the last having closed it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    continues: int | None = None


# What closes a mark that opens; curly and straight ones are mixed in many reports.
_CLOSES = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "''": "''", "``": "''", "‘": "’", "'": "'’", "‹": "›"}
_MARK = re.compile("''|``|[“”„«»\"‘’'‹›]")
_SINGLE = frozenset("‘'")
_BEFORE_OPENING = frozenset("([{<—–-‐/“‘\"'«„…")
_PROSE = frozenset({"title", "caption", "heading", "paragraph"})
# "Rock 'n' roll": shorter than this between single marks is an apostrophe's doing.
_SHORTEST_SINGLE = 3


@dataclass(slots=True)
class _Open:
    mark: str
    at: int


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Every quotation of the report, in text order. Whether one is speech or a scare quote is not decided here."""
    found: list[Quotation] = []
    text = _read(document)
    unclosed: tuple[int, str] | None = None  # index in `found` and mark of a quotation left open at a block's end
    blocks = [b for b in document.blocks if b.kind in _PROSE]
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        pairs, open_at_end = _pair(text, block, following)
        base = len(found)
        found.extend(pairs)
        if unclosed is not None and base < len(found) and text.startswith(unclosed[1], block.start):
            found[base] = replace(found[base], continues=unclosed[0])
        unclosed = None
        if open_at_end is not None:
            unclosed = next((base + k, open_at_end.mark) for k, q in enumerate(pairs) if q.start == open_at_end.at)
    return _with_turns(document, found)


def _read(document: Document) -> str:
    """The report's text as its marks are read: of doubled ones, one each."""
    text = document.text
    if '""' not in text:
        return text
    for block in document.blocks:
        text = text[: block.start] + undoubled(text[block.start : block.end]) + text[block.end :]
    return text


def _with_turns(document: Document, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations of a transcript: its turns need no marks, and what is marked in them is one deeper."""
    spoken = [turn.said for turn in turns(document)]
    if not spoken:
        return tuple(found)
    whole = [Quotation(start, end, start, end) for start, end in spoken]
    inner = [replace(q, depth=q.depth + any(a <= q.start < b for a, b in spoken)) for q in found]
    order = sorted(range(len(found)), key=lambda n: found[n].start)
    together = sorted([*whole, *(inner[n] for n in order)], key=lambda q: (q.start, q.depth))
    moved = {id(q): n for n, q in enumerate(together)}
    return tuple(q if q.continues is None else replace(q, continues=moved[id(inner[q.continues])]) for q in together)


def _pair(text: str, block: Block, following: Block | None) -> tuple[list[Quotation], _Open | None]:
    """The quotations of one block, by start, and the mark that it leaves open for the next one to reopen."""
    pairs: list[tuple[int, int, int, int]] = []
    stack: list[_Open] = []
    for found in _MARK.finditer(text, block.start, block.end):
        i, stop = found.span()
        before = text[i - 1] if i > block.start else ""
        after = text[stop] if stop < block.end else ""
        _step(text, block, found[0], i, before, after, stack, pairs)
    left = next((o for o in stack if o.mark not in _SINGLE), None)
    reopened = None
    if left is not None and len([o for o in stack if o.mark not in _SINGLE]) == 1:
        goes_on = following is not None and text.startswith(left.mark, following.start)
        if goes_on or left.at == block.start:
            pairs.append((left.at, block.end, left.at + len(left.mark), block.end))
            reopened = left if goes_on else None
    pairs.sort(key=lambda p: (p[0], -p[1]))
    result: list[Quotation] = []
    ends: list[int] = []
    for start, end, inner_start, inner_end in pairs:
        while ends and ends[-1] <= start:
            ends.pop()
        result.append(Quotation(start, end, inner_start, inner_end, len(ends)))
        ends.append(end)
    return result, reopened


def _step(
    text: str,
    block: Block,
    mark: str,
    at: int,
    before: str,
    after: str,
    stack: list[_Open],
    pairs: list[tuple[int, int, int, int]],
) -> None:
    """Take one mark: close what it closes, or open, or pass over it."""
    at_word = bool(after) and not after.isspace()
    after_word = bool(before) and not before.isspace()
    can_open = at_word and (not after_word or before in _BEFORE_OPENING) and mark not in "”’»›"
    if mark in ("“", "«", "„", "``", "‹"):
        can_open = at_word or mark == "``"
    single = mark in ("'", "’", "‘")
    can_close = (after_word or mark in "”»") and not (single and after[:1].isalnum())
    if mark == '"' or mark == "''":
        can_close = after_word or not can_open
    # Some reports close with the mark that opens: "called it “a shame“ and left".
    turned = mark == "“" and after_word and not after[:1].isalnum()
    if can_close and mark != "‘":
        for depth in range(len(stack) - 1, -1, -1):
            opened = stack[depth]
            closes = mark in _CLOSES[opened.mark] and not (mark == "“" and opened.mark != "„")
            if closes or (turned and opened.mark == mark):
                if single and _is_possessive(text, block, at, before, after):
                    return
                del stack[depth:]
                inner = (opened.at + len(opened.mark), at)
                if inner[0] < inner[1] and (not single or inner[1] - inner[0] >= _SHORTEST_SINGLE):
                    pairs.append((opened.at, at + len(mark), *inner))
                return
            if opened.mark not in _SINGLE and single:
                break  # an apostrophe inside double marks closes nothing outside them
    if mark == "”" and at_word and not after_word:
        stack.append(_Open("“", at))  # typed the wrong way round
    elif can_open and mark in _CLOSES and not (mark == "'" and after.isdigit()):
        stack.append(_Open(mark, at))


def _is_possessive(text: str, block: Block, at: int, before: str, after: str) -> bool:
    """Whether a single mark after "s" is the plural's apostrophe ("the rebels' demands"): it is where running
    text goes on and a later mark can close."""
    if before not in "sz" or not after.isspace():
        return False
    rest = text[at + 1 : block.end]
    if not rest.lstrip()[:1].islower():
        return False
    for k, c in enumerate(rest):
        if c in "‘":
            return False
        if c in "'’" and k > 0 and not rest[k - 1].isspace() and not rest[k + 1 : k + 2].isalnum():
            return True
    return False

"""Text -> units: the stretches that the layout sets apart (a line, or the lines of one hard-wrapped paragraph).

Lines end at any of Unicode's line breaks; blank lines separate. Where a text is hard-wrapped, the lines of one
paragraph are one unit: a line goes on in the next one if the next line's first word would not have fitted on it,
which is how every wrapping program breaks lines. Paragraphs edited by hand are often set to widths of their own, so
the width is each paragraph's, within a little of the text's. A sentence that was broken around a link, or behind a word
that no line ends with, is one unit too, whatever the width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LIST_ITEM = re.compile(r"(?:[-*+•‣▪◦·–—]|\(?\d{1,2}[.)]|\d{1,3}/(?:\d{1,3}|[nN])?)\s+\S")
_NUMBER = re.compile(r"(?:\(\d{1,2}\)|(?P<post>\d{1,3}/(?:\d{1,3}|[nN])?))\s+(?=[^\Wa-z_]|[\"“'‘@#])")
# Hard-wrapped text is set to a width in this range; shorter lines are verse, lists or addresses, longer ones are
# paragraphs of their own.
_NARROWEST, _WIDEST = 45, 110
# How much narrower than the text's one paragraph's width may be.
_SLACK = 10
# Words that no sentence, heading or item ends with: what stands on the next line goes on.
_OPEN_ENDS = frozenset(
    "a an the of that and or their its his my our your every whose than was were has had have been is are".split()
)
_LEADS = frozenset("in on at by from to for into near against about over under between after before as".split())
_MADE_SO = re.compile(
    r"\S[-–](?:led|backed|held|controlled|run|based|made|funded|aligned|born|ruled|brokered|supplied)$"
)
_STOPS = ".!?:;,\"”’')]"
# A link on a line of its own has no more words than this, the prose that it was cut out of no fewer.
_LONGEST_LINK, _SHORTEST_PROSE = 5, 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the text without white space at its ends, ``[start, end)`` in code points. `after_blank` says
    that a blank line (or the beginning of the text) stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool = True

    @property
    def folded(self) -> str:
        """The unit's text with white space collapsed, in lower case: equal for two printings of one line."""
        return " ".join(self.text.split()).lower()


def is_list_item(text: str) -> bool:
    """Whether a line opens with a bullet or a number."""
    return _LIST_ITEM.match(text) is not None


def number_length(text: str) -> int:
    """How long the number is that a post of a thread or a point opens with, "4/", "4/12", "(4)"; 0 without one, and
    before a word in lower case: "2/3 of the voters"."""
    match = _NUMBER.match(text)
    return len(match[0].rstrip()) if match is not None else 0


def units(text: str, *, wrapped: bool = True) -> tuple[Unit, ...]:
    """The units of a text, in order; what lies between them is white space only.

    Args:
        text: the kept text.
        wrapped: whether it may be hard-wrapped; otherwise every line is a unit.
    """
    lines = list(_lines(text))
    widths = _widths(lines) if wrapped else [0] * len(lines)
    broken = _broken(lines) if wrapped else frozenset()
    found: list[Unit] = []
    for n, line in enumerate(lines):
        previous = lines[n - 1] if n else None
        goes_on = n in broken or (previous is not None and widths[n] > 0 and _continues(previous, line, widths[n]))
        if found and goes_on:
            start = found[-1].start
            found[-1] = Unit(start, line.end, text[start : line.end], found[-1].after_blank)
        else:
            found.append(line)
    return tuple(found)


def _broken(lines: Sequence[Unit]) -> frozenset[int]:
    """The lines that go on with the sentence of the one before: behind a word that no line ends with ("said the |
    Houthi"), and those of a link that was set on a line of its own within a sentence ("fighting in | Aden | has
    killed"), which goes on in lower case."""
    found: set[int] = set()
    for n in range(1, len(lines)):
        before, line = lines[n - 1], lines[n]
        if line.after_blank or is_list_item(line.text) or before.text[-1] in _STOPS or is_list_item(before.text):
            continue
        words = before.text.split()
        if len(words) < _SHORTEST_PROSE and n - 1 not in found and not _MADE_SO.search(before.text):
            continue
        following = lines[n + 1] if n + 1 < len(lines) else None
        prose = _MADE_SO.search(before.text) is not None or any(word[0].islower() for word in words[1:])
        behind_link = n - 1 in found and _is_short(before) and _goes_on(line)
        if words[-1] in _OPEN_ENDS or (prose and _is_link(line, following)) or behind_link:
            found.add(n)
    return frozenset(found)


def _is_link(line: Unit, following: Unit | None) -> bool:
    """Whether a short line stands within a sentence: the next one goes on with it."""
    return _is_short(line) and following is not None and not following.after_blank and _goes_on(following)


def _is_short(line: Unit) -> bool:
    return len(line.text.split()) <= _LONGEST_LINK and line.text[-1] not in _STOPS


def _goes_on(line: Unit) -> bool:
    """Whether a line can be the rest of a sentence, and no item of a list: in lower case, and with an end, long, or
    cut off again."""
    if is_list_item(line.text):
        return False
    words = line.text.split()
    ends = line.text[-1] in '.!?"”' or len(words) > _LONGEST_LINK
    ends = ends or (len(words) > 1 and words[-1] in _OPEN_ENDS | _LEADS)
    return ends and (line.text[0].islower() or line.text[0] in ",.;)’")


def _lines(text: str) -> Iterator[Unit]:
    start, blank = 0, True
    ends = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        line = text[start:end]
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            yield Unit(first, first + len(bare), bare, blank)
        blank = not bare
        start = following


def _widths(lines: Sequence[Unit]) -> list[int]:
    """The width that each line's paragraph is wrapped to; 0 throughout where the text is not wrapped."""
    joined = [(n, n + 1) for n in range(len(lines) - 1) if not lines[n + 1].after_blank]
    widest = max((len(lines[n].text) for pair in joined for n in pair if " " in lines[n].text), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return [0] * len(lines)
    widths: list[int] = []
    while len(widths) < len(lines):
        n = len(widths)
        stop = next((m for m in range(n + 1, len(lines)) if lines[m].after_blank), len(lines))
        widths.extend([max(widest - _SLACK, *(len(line.text) for line in lines[n:stop]), 0)] * (stop - n))
    full = sum(1 for a, b in joined if _is_full(lines[a], lines[b], widths[b]))
    return widths if full >= 2 and full >= 0.6 * len(joined) else [0] * len(lines)


def _is_full(line: Unit, following: Unit, width: int) -> bool:
    word = following.text.split(None, 1)[0]
    return len(line.text) + 1 + len(word) > width


def _continues(line: Unit, following: Unit, width: int) -> bool:
    if following.after_blank or is_list_item(following.text) or line.folded == following.folded:
        return False
    # A title is often broken by its sense, before its line is full.
    return _is_full(line, following, width) or (following.text[0].islower() and line.text[-1] not in ".!?:;")

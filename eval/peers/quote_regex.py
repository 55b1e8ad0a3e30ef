"""A plain quotation finder by regular expressions: the least that a peer can be, and what many scripts do.

A quotation of at least three words goes to the reporting verb nearest to it in its paragraph that has a capitalised
name or a pronoun beside it, and to that name or pronoun; quotations with one verb are one attribution. No parser, no
model, no indirect speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Row = dict[str, list[list[int]]]

_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
_WORD = re.compile(r"\w+")
_REACH = 100
"""How many characters a verb may stand away from its quotation."""

_NAME = r"(?:[A-Z][a-z]{1,3}\. )?[A-Z][\w’'-]*\w(?: (?:[A-Z]\.|[A-Z][\w’'-]*\w|of|de|van|von|bin|al))*"
_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Ww]ho)\b"
_VERB = (
    r"\b(?:said|says|say|saying|told|tells|asked|asks|added|adds|wrote|writes|tweeted|tweets|posted|replied|responded|"
    r"explained|explains|noted|notes|argued|argues|claimed|claims|stated|states|declared|announced|insisted|insists|"
    r"continued|concluded|warned|warns|recalled|remarked|observed|quipped|joked|testified|exclaimed|reported|admitted|"
    r"acknowledged|answered|countered|charged|complained|lamented|boasted|promised|vowed|pledged|urged|called|calls)\b"
)
_BESIDE = re.compile(
    rf"(?P<who>{_NAME}|{_PRONOUN}),? (?:\w+ly |also |has |had )?(?P<verb>{_VERB})"
    rf"|(?P<verb2>{_VERB}) (?P<who2>{_NAME}|{_PRONOUN})"
)


def find(text: str) -> list[Row]:
    """The attributions of a text: source, cue and content as lists of [start, end] in code points."""
    rows: dict[tuple[int, int], Row] = {}
    start = 0
    for line in text.split("\n"):
        for content, source, cue in _in_paragraph(line):
            row = rows.setdefault(cue, {"source": [_at(start, source)], "cue": [_at(start, cue)], "content": []})
            row["content"].append(_at(start, content))
        start += len(line) + 1
    return list(rows.values())


def _in_paragraph(line: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]:
    """Content, source and cue of each quotation."""
    quoted = [m.span() for m in _QUOTED.finditer(line)]
    for n, (start, end) in enumerate(quoted):
        if len(_WORD.findall(line, start, end)) < 3:
            continue
        low = max(quoted[n - 1][1] if n else 0, start - _REACH)
        high = min(quoted[n + 1][0] if n + 1 < len(quoted) else len(line), end + _REACH)
        near = [(m.start() - end, m) for m in _BESIDE.finditer(line, end, high)]
        near += [(start - m.end(), m) for m in _BESIDE.finditer(line, low, start)]
        if near:
            _, m = min(near, key=lambda found: found[0])
            first = m["who"] is not None
            yield (start, end), m.span("who" if first else "who2"), m.span("verb" if first else "verb2")


def _at(start: int, span: tuple[int, int]) -> list[int]:
    return [start + span[0], start + span[1]]

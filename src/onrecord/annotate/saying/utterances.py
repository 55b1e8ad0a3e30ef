"""Utterances: attributions on their way, and the report as the rules that find them look at it.

Offsets are code points where a field says characters, token indices where it says tokens. Token ranges are
half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import Quotation
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Document, Stance

Range = tuple[int, int]

# What never belongs to the edge of a content or a source; closing and opening marks do.
_EDGE = " \t\n\xa0,.;:-–—…"

CITING = "citing"
"""The rule of a draft whose content is another's: who is cited speaks through whoever cites."""
CITING_VERBS = frozenset({"cite", "quote"})

QUOTER = "quoter"
"""The rule of a draft of whoever quotes another draft's speaker; their contents are one."""

_SHORT_WORD = 3  # letters: words up to this may be small in a title


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its speaker, channel, time and place in the nesting are settled.

    Attributes:
        anchor: the token that heads the cue; for a quotation without one, its first token.
        cue: characters of the cue, in pieces; empty where a quotation goes on without one.
        source: characters of the source, in pieces.
        source_head: the token that heads the source, None where there is none.
        content: characters of the content, in pieces.
        stance: as the lexicon has it, adjusted for negation.
        kind: speech, document, thought, perception or intent.
        rule: which rule made it.
        continues: the position among the drafts of the one whose speech goes on here.
        cited_by: the token that heads the source of the one who is cited as citing this one.
    """

    anchor: int
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    source_head: int | None
    content: tuple[Range, ...]
    stance: Stance
    kind: str
    rule: str
    continues: int | None = None
    cited_by: int | None = None


@dataclass(frozen=True)
class Page:
    """A report as the attribution rules look at it."""

    document: Document
    syntax: Syntax
    quotations: Sequence[Quotation]
    cast: Cast

    @cached_property
    def _outer(self) -> list[Quotation]:
        return [q for q in self.quotations if q.depth == 0]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.document.blocks]

    def block_at(self, offset: int) -> int | None:
        """The place among the blocks of the one that a code point stands in."""
        n = bisect_right(self._block_starts, offset) - 1
        return n if n >= 0 and offset < self.document.blocks[n].end else None

    def around(self, start: int, end: int) -> list[Quotation]:
        """The outermost quotations that share characters with ``[start, end)``."""
        return [q for q in self._outer if q.start < end and start < q.end]

    def quoted(self, offset: int) -> Quotation | None:
        """The outermost quotation that a code point stands in."""
        found = self.around(offset, offset + 1)
        return found[0] if found else None

    def chars(self, first: int, stop: int) -> Range:
        """Tokens to characters."""
        tokens = self.syntax.tokens
        return tokens[first].start, tokens[stop - 1].end

    def trimmed(self, start: int, end: int) -> Range | None:
        """Without the punctuation at its edges that is not part of a quotation; None where nothing is left."""
        text = self.syntax.text
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and (text[end - 1] in _EDGE):
            if text[end - 1] == "." and (self._dotted(end) or self._left_open(start, end)):
                break
            end -= 1
        return (start, end) if any(c.isalnum() for c in text[start:end]) else None

    def _dotted(self, end: int) -> bool:
        """Whether the full stop before `end` belongs to its word ("the U.S.", "Jan.")."""
        token = self.syntax.token_at(end - 1)
        return token is not None and len(token.text) > 1 and any(c.isalnum() for c in token.text)

    def _left_open(self, start: int, end: int) -> bool:
        """Whether a quotation that the next paragraph goes on with ends at `end`, its full stop within it."""
        return any(q.end == q.inner_end == end and q.start >= start for q in self.around(end - 1, end))

    def fitted(self, start: int, end: int, cue: Range | None) -> Range | None:
        """A content with its quotation marks: a quotation that it only just leaves out or cuts is taken in whole,
        unless the cue stands in that quotation."""
        for q in self.around(start - 2, end + 2):
            if cue is not None and q.start <= cue[0] < q.end:
                continue
            if start <= q.start and q.inner_start < end < q.end and not _between(cue, end, q.end):
                end = q.end
            if q.start < start < q.end <= end and not _between(cue, q.start, start):
                start = q.start
            elif q.start < start and end <= q.end and not _between(cue, q.start, q.end):
                # Wholly inside a quotation that holds no cue: the parser saw one sentence of several.
                start, end = q.start, q.end
        within = self.quoted(cue[0]) if cue is not None else None
        if within is not None and not self._holds_cue_only(within):
            # Said inside a quotation: its content does not reach out of it.
            start, end = max(start, within.inner_start), min(end, within.inner_end)
        return self.trimmed(start, end) if start < end else None

    def _holds_cue_only(self, q: Quotation) -> bool:
        """Whether a quotation holds a verb and nothing it could be said of: 'Tarnia “formally denied” the raid'."""
        words = self.syntax.tokens_in(q.inner_start, q.inner_end)
        return all(t.pos in ("VERB", "AUX", "ADV", "PART", "PUNCT") for t in words)

    def is_title(self, q: Quotation) -> bool:
        """Whether what stands between quotation marks is written as a title: several words, the long ones in capitals,
        and no full stop."""
        closed = self.syntax.text[q.inner_start : q.inner_end].rstrip().endswith((".", "!", "?"))
        return not closed and self.in_capitals(q.inner_start, q.inner_end)

    def in_capitals(self, start: int, end: int) -> bool:
        """Whether words are written as in a title or headline: several, the long ones with a capital."""
        words = [t for t in self.syntax.tokens_in(start, end) if t.text[0].isalpha()]
        long = [t for t in words if len(t.text) > _SHORT_WORD]
        return len(words) > 1 and bool(long) and all(t.text[0].isupper() for t in long)

    def is_first_person(self, i: int) -> bool:
        return self.syntax.tokens[i].lower in ("i", "we", "you", "me", "us")


def _between(cue: Range | None, start: int, end: int) -> bool:
    return cue is not None and cue[0] < end and start < cue[1]


def is_finite(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause has a tense or a subject of its own (not "to go", not "going")."""
    if any(c.tag == "TO" for c in syntax.children(verb.i, "aux")):
        return False
    if verb.tag in ("VBZ", "VBD", "VBP", "MD"):
        return True
    if any(c.tag in ("VBZ", "VBD", "VBP", "MD") for c in syntax.children(verb.i, "aux", "auxpass")):
        return True
    return verb.tag != "VBG" and any(True for _ in syntax.children(verb.i, "nsubj", "nsubjpass", "expl", "csubj"))

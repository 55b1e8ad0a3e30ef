"""Text -> blocks: the role that each stretch of the kept text has in the report's layout.

The text is cut into units (`ingest.lines`), and each gets its kind from what it says (`ingest.furniture`, a
byline, a photographer's name), from its neighbours (a line printed twice in a row is a caption) and from its place:
before the first sentence of the body stand title, bylines and captions, between the paragraphs headings, after the
last one credits. In doubt a unit is a paragraph: what is a paragraph is read, what is boilerplate is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.ingest import bylines, datelines
from onrecord.ingest.credits import credit_start
from onrecord.ingest.drafting import (
    PERIOD_END,
    SENTENCE_END,
    Draft,
    add_author,
    dateline,
    is_biography,
    is_prose,
    is_stamp,
    may_be_sentence,
)
from onrecord.ingest.front import front
from onrecord.ingest.furniture import is_furniture
from onrecord.ingest.labels import heads_alone, is_verdict, label_of
from onrecord.ingest.lines import Unit, is_list_item, number_length, units
from onrecord.ingest.turns import turns
from onrecord.records import Block, BlockKind

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+$|\S+@\S+\.\w+$|@\w+$|(?:#\w+\s*)+$")
_POST_SIGNATURE = re.compile(r"[—–-]+\s.{1,80}\(@\w{1,30}\)")
_REPORTERS = re.compile(
    r"\s*[(\[](?:(?:additional|with)\s+)?(?:reporting|writing|editing|compiled|written|edited|translated)\s+(?:by|from)\b"
    r"[^()\[\]]{0,600}[)\]]\.?$",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    r"(?:FILE\s*(?:PHOTO)?\s*[-–—:]|(?i:file photo\s*[:–—-])|In this (?:[^\W\d_]+\s){0,3}(?:photo|image|picture))"
)
_QUOTED = re.compile(r"[‘“\"'][^\W_a-z][^‘“”\".!?]{2,60}[’”\"']")
"""Words of somebody's that stand above a section: ‘Not one step back’."""
_HOUR = re.compile(r"\d{1,2}[:.]\d\d(?:\s*(?:[ap]\.?m\.?|GMT|UTC))?\s+(?=[^\W\d_a-z]|[\"“‘'])")
"""What the parts of a live report open with, on one line with their headings."""
_LONGEST_HEADING, _LONGEST_CAPTION = 90, 600


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text and what its layout says about the report.

    `title` is the text of the title block, `authors` those of its bylines; `agency` and `date` stand in the first
    dateline or on lines of their own before the body (`date` an ISO 8601 date, only where the year is printed).
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    date: str | None = None


def layout(
    text: str, *, title: str | None = None, known: Mapping[int, BlockKind] | None = None, wrapped: bool = True
) -> Layout:
    """The layout of a kept text.

    Args:
        text: the kept text.
        title: the report's title, where it is known from elsewhere: the line that repeats it is the title block.
        known: kinds that the markup states, by the offset at which their line starts.
        wrapped: whether lines may be the broken lines of hard-wrapped paragraphs (not so in text from markup).
    """
    found = units(text, wrapped=wrapped)
    draft = Draft(found, [], turns([unit.text for unit in found]))
    for n, unit in enumerate(draft.units):
        stated = known.get(unit.start) if known else None
        draft.kinds.append(None if n in draft.turns else _by_its_words(unit.text) or stated)
    _repetitions(draft)
    body = front(draft, title)
    _middle(draft, body)
    _back(draft, body)
    return _finish(draft)


def _by_its_words(text: str) -> BlockKind | None:
    """The kind that a unit shows by its own words, wherever it stands."""
    if len(text) > 1500:
        return None
    if not any(c.isalnum() for c in text):
        return "boilerplate"
    if _ADDRESS.match(text) or _POST_SIGNATURE.match(text) or is_furniture(text) or is_verdict(text):
        return "boilerplate"
    if len(text) <= _LONGEST_CAPTION:
        if _REPORTERS.fullmatch(text):
            return "boilerplate"
        if credit_start(text) is not None or _CAPTION_START.match(text):
            return "boilerplate" if credit_start(text) == 0 else "caption"
    if bylines.authors(text) is not None:
        return "byline"
    if heads_alone(text):
        return "heading"
    return None


def _repetitions(draft: Draft) -> None:
    """A line printed twice in a row: an author's name, or a caption (both printings are captions)."""
    captions: set[str] = set()
    for n, unit in enumerate(draft.units):
        again = n > 0 and n not in draft.turns and unit.folded == draft.units[n - 1].folded
        if draft.kinds[n] is None and unit.folded in captions:
            draft.kinds[n] = "caption"
        elif again and draft.kinds[n] is None and draft.kinds[n - 1] is None and len(unit.text) <= _LONGEST_CAPTION:
            if bylines.is_name(unit.text):
                draft.kinds[n - 1] = draft.kinds[n] = "byline"
                add_author(draft, unit.text)
            elif n == 1 and not PERIOD_END.search(unit.text):
                draft.kinds[n] = "boilerplate"  # the title, printed twice
            else:
                draft.kinds[n - 1] = draft.kinds[n] = "caption"
        if draft.kinds[n] == "caption":
            captions.add(unit.folded)


def _middle(draft: Draft, body: int) -> None:
    """Headings and captions between the paragraphs."""
    following: str | None = None
    hours = {n for n, unit in enumerate(draft.units) if len(unit.text) <= _LONGEST_HEADING and _HOUR.match(unit.text)}
    for n in range(len(draft.units) - 1, body, -1):
        text, kind = draft.units[n].text, draft.kinds[n]
        if kind is None and following is not None and n not in draft.turns:
            words = text.split()
            if is_stamp(text) and any(c.isdigit() for c in text):
                draft.kinds[n] = "heading" if len(words) <= 2 else "boilerplate"
            elif (_is_heading(text, words) or (n in hours and len(hours) > 1)) and is_prose(following):
                draft.kinds[n] = "heading"
            elif _is_description(text, words):
                draft.kinds[n] = "caption"
        if draft.kinds[n] is None:
            following = text


def _is_heading(text: str, words: Sequence[str]) -> bool:
    if len(words) > 12 or len(text) > _LONGEST_HEADING or is_list_item(text) or text[0].islower():
        return False
    if not text[0].isalnum() and not _QUOTED.fullmatch(text):
        return False
    if text[-1] in ":;,-–—":
        return False
    if _QUOTED.fullmatch(text):
        return True
    if text[-1] in "\"”’'":
        return False
    return not SENTENCE_END.search(text) or (text.isupper() and len(words) <= 4)


def _is_description(text: str, words: Sequence[str]) -> bool:
    """ "Selim Aydin, commander of the northern fleet.": a name with its apposition, and no verb."""
    if not 4 <= len(words) <= 20 or not PERIOD_END.search(text) or may_be_sentence(text):
        return False
    name, comma, _ = text.partition(",")
    return bool(comma) and bylines.is_name(name)


def _back(draft: Draft, body: int) -> None:
    """What stands after the body: who the authors are and where they were, when the page was changed."""
    for n in range(len(draft.units) - 1, max(body, len(draft.units) - 6), -1):
        text = draft.units[n].text
        if draft.kinds[n] is not None or n in draft.turns:
            continue
        if is_stamp(text) or bylines.is_credit(text) or is_biography(draft, text):
            draft.kinds[n] = "boilerplate"
        else:
            break


def _finish(draft: Draft) -> Layout:
    """Blocks from decided units: datelines are cut off paragraphs, credits off captions and paragraphs."""
    blocks: list[Block] = []
    agency, date, title = draft.outlet, draft.date, None
    speakers = sum(1 for n in draft.undecided() if datelines.opens_with_speaker(draft.units[n].text)) > 1
    first = next(iter(draft.undecided()), None)
    numbered = {n: length for n in draft.undecided() if (length := number_length(draft.units[n].text))}
    for n, unit in enumerate(draft.units):
        kind = draft.kinds[n] or "paragraph"
        start, end = unit.start, unit.end
        label = label_of(unit.text)
        if label is not None and label.what == ("kicker" if kind == "title" else "claim") and label.value:
            blocks.append(Block("boilerplate" if kind == "title" else "heading", start, start + label.end))
            start = _skip_space(unit, label.end)
        if kind == "title":
            title = title or " ".join(unit.text[start - unit.start :].split())
        if n in draft.turns:
            blocks.append(Block("heading", start, start + draft.turns[n]))
            start = _skip_space(unit, draft.turns[n])
        elif n in numbered and len(numbered) > 1:  # one alone may be anything: "9/11 was a Tuesday"
            blocks.append(Block("boilerplate", start, start + numbered[n]))
            start = _skip_space(unit, numbered[n])
        elif kind == "paragraph":
            # With the place on a line of its own, the paragraph behind it is still the first.
            found = dateline(unit.text, first=n == first, speakers=speakers) if start == unit.start else None
            if found is not None:
                agency, date = agency or found.agency, date or found.date
                blocks.append(Block("dateline", start, start + found.end))
                start = _skip_space(unit, found.end)
        cut = _tail_cut(unit, kind, start)
        if start < cut:
            blocks.append(Block(kind, start, cut))
        if cut < end:
            after = _skip_space(unit, cut - unit.start)
            blocks.append(Block("boilerplate", after, end))
    return Layout(tuple(blocks), title, tuple(draft.authors), agency, date)


def _skip_space(unit: Unit, offset: int) -> int:
    rest = unit.text[offset:]
    return unit.start + offset + len(rest) - len(rest.lstrip())


def _tail_cut(unit: Unit, kind: BlockKind, start: int) -> int:
    """Where the credit at the end of a caption or a paragraph begins; the unit's end without one."""
    at: int | None = None
    if kind == "caption":
        at = credit_start(unit.text)
    elif kind == "paragraph":
        match = _REPORTERS.search(unit.text, max(0, len(unit.text) - 700))
        at = match.start() if match else None
    if at is None or unit.start + at <= start:
        return unit.end
    kept = unit.text[:at].rstrip()
    return unit.start + len(kept) if kept else unit.end

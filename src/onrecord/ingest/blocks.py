"""Text -> blocks: the role that each stretch of the kept text has in the report's layout.

The text is cut into units (`ingest.lines`), and each gets its kind from what it says (`ingest.furniture`, a
byline, a photographer's name), from its neighbours (a line printed twice in a row is a caption) and from its place:
before the first sentence of the body stand title, bylines and captions, between the paragraphs headings, after the
last one credits. In doubt a unit is a paragraph: what is a paragraph is read, what is boilerplate is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.ingest import bylines, datelines
from onrecord.ingest.credits import credit_start
from onrecord.ingest.furniture import is_furniture
from onrecord.ingest.lines import Unit, is_list_item, number_length, units
from onrecord.ingest.turns import surnames, turns
from onrecord.lexicons import load
from onrecord.records import Block, BlockKind

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*(?:\[\d+\])*$")
_PERIOD_END = re.compile(r"[.…]['\"”’»)\]]*(?:\[\d+\])*$")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+$|\S+@\S+\.\w+$|@\w+$|(?:#\w+\s*)+$")
_POST_SIGNATURE = re.compile(r"[—–-]+\s.{1,80}\(@\w{1,30}\)")
_STAMP = re.compile(
    r"(?:(?:last\s+)?(?:updated|modified|published|posted)(?:\s+(?:on|at))?\s*:?\s*)?"
    rf"(?:{datelines.DATE.replace('?P<', '?P<_')}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
    r"|\d{1,2}:\d\d(?::\d\d)?|[ap]\.?m\.?(?=\W|$)"
    r"|(?:gmt|utc|[ecmp][sd]?t|cest|bst|ist|msk|eat|wat|sast|jst|pkt|local time)"
    r"(?:[+-]\d+)?\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)\b|\d+\s+(?:minutes?|hours?|days?)\s+ago|[,|•·/()@–—-]|\bat\b|\bon\b|\s)+$",
    re.IGNORECASE,
)
_HEADER_DATE = re.compile(
    rf"(?:(?:published|posted|date)(?:\s+on)?\s*:?\s*)?(?:{datelines.DATE}|(?P<iso>\d{{4}}-\d\d-\d\d))"
    r"(?:[\s,|•·@–—-]+(?:at\s+)?\d{1,2}:\d\d.{0,24})?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[/|•·]\s+")
_REPORTERS = re.compile(
    r"\s*[(\[](?:(?:additional|with)\s+)?(?:reporting|writing|editing|compiled|written|edited|translated)\s+(?:by|from)\b"
    r"[^()\[\]]{0,600}[)\]]\.?$",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    r"(?:FILE\s*(?:PHOTO)?\s*[-–—:]|(?i:file photo\s*[:–—-])|In this (?:[^\W\d_]+\s){0,3}(?:photo|image|picture))"
)
_OCCUPATION = re.compile(
    r"\b(?:journalist|analyst|reporter|correspondent|columnist|editor|producer|writer|author|contributor|freelancer|"
    r"researcher|fellow|commentator|broadcaster|photographer|blogger|bureau chief|editor-in-chief)s?\b",
    re.IGNORECASE,
)
_BIO = re.compile(r"\b(?:is|was|are|covers|reports|writes|has (?:covered|reported|written|worked))\b")
_QUOTED = re.compile(r"[‘“\"'][^\W_a-z][^‘“”\".!?]{2,60}[’”\"']")
"""Words of somebody's that stand above a section: ‘Not one step back’."""
_LONGEST_TITLE, _LONGEST_CAPTION = 220, 600


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


@dataclass(slots=True)
class _Draft:
    """Units and their kinds while they are being decided; None is undecided, in the end a paragraph."""

    units: Sequence[Unit]
    kinds: list[BlockKind | None]
    turns: Mapping[int, int]
    authors: list[str] = field(default_factory=list)
    date: str | None = None
    outlet: str | None = None

    def undecided(self) -> list[int]:
        return [n for n, kind in enumerate(self.kinds) if kind is None]


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
    draft = _Draft(found, [], turns([unit.text for unit in found]))
    for n, unit in enumerate(draft.units):
        stated = known.get(unit.start) if known else None
        draft.kinds.append(None if n in draft.turns else _by_its_words(unit.text) or stated)
    _repetitions(draft)
    body = _front(draft, title)
    _middle(draft, body)
    _back(draft, body)
    return _finish(draft)


def _by_its_words(text: str) -> BlockKind | None:
    """The kind that a unit shows by its own words, wherever it stands."""
    if len(text) > 1500:
        return None
    if not any(c.isalnum() for c in text):
        return "boilerplate"
    if _ADDRESS.match(text) or _POST_SIGNATURE.match(text) or is_furniture(text):
        return "boilerplate"
    if len(text) <= _LONGEST_CAPTION:
        if _REPORTERS.fullmatch(text):
            return "boilerplate"
        if credit_start(text) is not None or _CAPTION_START.match(text):
            return "boilerplate" if credit_start(text) == 0 else "caption"
    if bylines.authors(text) is not None:
        return "byline"
    return None


def _repetitions(draft: _Draft) -> None:
    """A line printed twice in a row: an author's name, or a caption (both printings are captions)."""
    captions: set[str] = set()
    for n, unit in enumerate(draft.units):
        again = n > 0 and n not in draft.turns and unit.folded == draft.units[n - 1].folded
        if draft.kinds[n] is None and unit.folded in captions:
            draft.kinds[n] = "caption"
        elif again and draft.kinds[n] is None and draft.kinds[n - 1] is None and len(unit.text) <= _LONGEST_CAPTION:
            if bylines.is_name(unit.text):
                draft.kinds[n - 1] = draft.kinds[n] = "byline"
                _add_author(draft, unit.text)
            elif n == 1 and not _PERIOD_END.search(unit.text):
                draft.kinds[n] = "boilerplate"  # the title, printed twice
            else:
                draft.kinds[n - 1] = draft.kinds[n] = "caption"
        if draft.kinds[n] == "caption":
            captions.add(unit.folded)


def _add_author(draft: _Draft, name: str) -> None:
    if name not in draft.authors:
        draft.authors.append(name)


def _front(draft: _Draft, title: str | None) -> int:
    """Decide what stands before the body; give the index of the first unit of the body."""
    wanted = " ".join(title.split()).rstrip(".").lower() if title else None
    if wanted:
        for n, unit in enumerate(draft.units[:12]):
            if unit.folded.rstrip(".") == wanted and draft.kinds[n] in (None, "heading", "title"):
                draft.kinds[n] = "title"
                break
    if "title" not in draft.kinds:
        first = next(iter(draft.undecided()), None)
        if first is not None and _is_title(draft, first):
            draft.kinds[first] = "title"
    has_title = "title" in draft.kinds
    if has_title and draft.turns:
        draft.date = datelines.titled_date(draft.units[draft.kinds.index("title")].text)
    for n, unit in enumerate(draft.units):
        if draft.kinds[n] in ("byline", "boilerplate"):  # "Reporting by Ida Brandt; Editing by Per Aaland"
            for name in bylines.authors(unit.text) or ():
                _add_author(draft, name)
        if draft.kinds[n] is not None:
            continue
        kind = _in_front(draft, n) if has_title and n not in draft.turns else None
        if kind is None:
            return n
        draft.kinds[n] = kind
    return len(draft.units)


def _is_title(draft: _Draft, n: int) -> bool:
    unit = draft.units[n]
    words = _WORD.findall(unit.text)
    later = [m for m in range(n + 1, len(draft.units)) if draft.kinds[m] != "boilerplate"]
    if not later or len(unit.text) > _LONGEST_TITLE or not words or is_list_item(unit.text):
        return False
    if unit.text[-1] in ":;,-–—" or words[0].islower() or n in draft.turns or _opens_with_dateline(unit.text):
        return False
    if not any(_is_prose(draft.units[m].text) for m in later):
        return False
    long_words = [w for w in words if len(w) > 3]
    in_title_case = len(long_words) >= 3 and sum(w[0].isupper() for w in long_words) >= 0.7 * len(long_words)
    if not _SENTENCE_END.search(unit.text):
        return len(words) <= 26
    if _PERIOD_END.search(unit.text):
        following = draft.units[later[0]]
        opens = draft.kinds[later[0]] in ("byline", "dateline") or _dateline(following.text, first=True) is not None
        return (in_title_case and len(words) <= 18) or (opens and len(words) <= 20)
    return in_title_case or len(words) <= 15


def _opens_with_dateline(text: str) -> bool:
    """Whether a line goes on behind a dateline; "Weekly Press Briefing – October 3" is a title with a dash in it."""
    found = _dateline(text, first=True)
    if found is None:
        return False
    words = text[found.end :].split()
    dashed = found.agency is None and not (found.place or "X").isupper() and 0 < len(words) <= 6
    return not (dashed and not _SENTENCE_END.search(text))


def _is_prose(text: str) -> bool:
    return len(text) > 160 or (len(text.split()) >= 5 and _SENTENCE_END.search(text) is not None)


def _in_front(draft: _Draft, n: int) -> BlockKind | None:
    """The kind of an undecided unit between the title and the body; None where the body begins."""
    text = draft.units[n].text
    outlet = _outlet(draft, n)
    if outlet is not None and draft.outlet is None:
        draft.outlet = outlet
        found = re.search(datelines.DATE, text)
        draft.date = draft.date or (datelines.printed_date(found.groupdict()) if found else None)
        return "dateline"
    if bylines.is_desk(text):
        return "byline"
    dated = _HEADER_DATE.fullmatch(text)
    if dated is not None:
        draft.date = draft.date or dated["iso"] or datelines.printed_date(dated.groupdict())
        return "dateline"
    if len(text) <= 90 and _STAMP.fullmatch(text):
        return "boilerplate"
    if _dateline(text, first=True) is not None:
        return None
    names = (text,) if bylines.is_name(text) else bylines.signed(text)
    if names and text.split()[-1].lower() in surnames([unit.text for unit in draft.units], draft.turns):
        return "heading"  # who speaks in a transcript is not who wrote it
    for name in names:
        _add_author(draft, name)
    if names:
        return "byline"
    rest = [m for m in range(n + 1, len(draft.units)) if draft.kinds[m] is None]
    if not any(_is_prose(draft.units[m].text) for m in rest):
        return None
    words = text.split()
    if len(words) <= 30 and not _may_be_sentence(text):
        if _OCCUPATION.search(text) and draft.authors:
            return "boilerplate"
        if _PERIOD_END.search(text) and len(words) >= 4:
            return "caption"
    if draft.authors and _is_biography(draft, text):
        return "boilerplate"
    if not _SENTENCE_END.search(text) and len(words) <= 40 and text[-1] not in ":;," and not is_list_item(text):
        return "heading"
    return None


def _outlet(draft: _Draft, n: int) -> str | None:
    """The outlet that a line names by itself, beside a day or an hour ("Harbour Courier / 05:14 AM March 7, 2024"), or
    below the desk that wrote the report."""
    text = draft.units[n].text
    if bylines.is_outlet(text) or (n and bylines.is_desk(draft.units[n - 1].text) and bylines.may_be_outlet(text)):
        return text
    parts = _PARTS.split(text)
    stamps = [part for part in parts if _STAMP.fullmatch(part) and any(c.isdigit() for c in part)]
    names = [part for part in parts if part not in stamps]
    if stamps and len(names) == 1 and (bylines.is_outlet(names[0]) or bylines.is_site(names[0])):
        return names[0]
    return None


def _may_be_sentence(text: str) -> bool:
    """Whether a line has a word that may be a finite verb."""
    words = [word.lower() for word in _WORD.findall(text)]
    return any(word in _finite() or (word.endswith("ed") and len(word) > 4) for word in words)


@cache
def _finite() -> frozenset[str]:
    return frozenset(row["form"] for row in load("finite_verbs"))


def _is_biography(draft: _Draft, text: str) -> bool:
    """ "Rania Haddad is a reporter who covers ...": an author of the report, and an occupation."""
    opens = any(text.startswith((author, author.split()[-1] + " ")) for author in draft.authors)
    return opens and _OCCUPATION.search(text) is not None and _BIO.search(text) is not None


def _middle(draft: _Draft, body: int) -> None:
    """Headings and captions between the paragraphs."""
    following: str | None = None
    for n in range(len(draft.units) - 1, body, -1):
        text, kind = draft.units[n].text, draft.kinds[n]
        if kind is None and following is not None and n not in draft.turns:
            words = text.split()
            if len(text) <= 90 and _STAMP.fullmatch(text) and any(c.isdigit() for c in text):
                draft.kinds[n] = "heading" if len(words) <= 2 else "boilerplate"
            elif _is_heading(text, words) and _is_prose(following):
                draft.kinds[n] = "heading"
            elif _is_description(text, words):
                draft.kinds[n] = "caption"
        if draft.kinds[n] is None:
            following = text


def _is_heading(text: str, words: Sequence[str]) -> bool:
    if len(words) > 12 or len(text) > 90 or is_list_item(text) or text[0].islower():
        return False
    if not text[0].isalnum() and not _QUOTED.fullmatch(text):
        return False
    if text[-1] in ":;,-–—":
        return False
    if _QUOTED.fullmatch(text):
        return True
    if text[-1] in "\"”’'":
        return False
    return not _SENTENCE_END.search(text) or (text.isupper() and len(words) <= 4)


def _is_description(text: str, words: Sequence[str]) -> bool:
    """ "Selim Aydin, commander of the northern fleet.": a name with its apposition, and no verb."""
    if not 4 <= len(words) <= 20 or not _PERIOD_END.search(text) or _may_be_sentence(text):
        return False
    name, comma, _ = text.partition(",")
    return bool(comma) and bylines.is_name(name)


def _back(draft: _Draft, body: int) -> None:
    """What stands after the body: who the authors are and where they were, when the page was changed."""
    for n in range(len(draft.units) - 1, max(body, len(draft.units) - 6), -1):
        text = draft.units[n].text
        if draft.kinds[n] is not None or n in draft.turns:
            continue
        if (len(text) <= 90 and _STAMP.fullmatch(text)) or bylines.is_credit(text) or _is_biography(draft, text):
            draft.kinds[n] = "boilerplate"
        else:
            break


def _dateline(text: str, *, first: bool, speakers: bool = False) -> datelines.Dateline | None:
    return datelines.dateline(text, opens_body=first, speakers=speakers)


def _finish(draft: _Draft) -> Layout:
    """Blocks from decided units: datelines are cut off paragraphs, credits off captions and paragraphs."""
    blocks: list[Block] = []
    agency, date, title = draft.outlet, draft.date, None
    speakers = sum(1 for n in draft.undecided() if datelines.opens_with_speaker(draft.units[n].text)) > 1
    first = next(iter(draft.undecided()), None)
    numbered = {n: length for n in draft.undecided() if (length := number_length(draft.units[n].text))}
    for n, unit in enumerate(draft.units):
        kind = draft.kinds[n] or "paragraph"
        start, end = unit.start, unit.end
        if kind == "title":
            title = title or " ".join(unit.text.split())
        if n in draft.turns:
            blocks.append(Block("heading", start, start + draft.turns[n]))
            start = _skip_space(unit, draft.turns[n])
        elif n in numbered and len(numbered) > 1:  # one alone may be anything: "9/11 was a Tuesday"
            blocks.append(Block("boilerplate", start, start + numbered[n]))
            start = _skip_space(unit, numbered[n])
        elif kind == "paragraph":
            # With the place on a line of its own, the paragraph behind it is still the first.
            found = _dateline(unit.text, first=n == first, speakers=speakers)
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

"""The front: what stands before the body of a report, its title, bylines, outlet, day and headings."""

from __future__ import annotations

import re

from onrecord.ingest import bylines, datelines
from onrecord.ingest.drafting import (
    OCCUPATION,
    PERIOD_END,
    SENTENCE_END,
    STAMP,
    WORD,
    Draft,
    add_author,
    dateline,
    is_biography,
    is_prose,
    may_be_sentence,
)
from onrecord.ingest.lines import is_list_item
from onrecord.ingest.turns import surnames
from onrecord.records import BlockKind

_HEADER_DATE = re.compile(
    rf"(?:(?:published|posted|date)(?:\s+on)?\s*:?\s*)?(?:{datelines.DATE}|(?P<iso>\d{{4}}-\d\d-\d\d))"
    r"(?:[\s,|•·@–—-]+(?:at\s+)?\d{1,2}:\d\d.{0,24})?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[/|•·]\s+")
_LONGEST_TITLE = 220


def front(draft: Draft, title: str | None) -> int:
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
                add_author(draft, name)
        if draft.kinds[n] is not None:
            continue
        kind = _in_front(draft, n) if has_title and n not in draft.turns else None
        if kind is None:
            return n
        draft.kinds[n] = kind
    return len(draft.units)


def _is_title(draft: Draft, n: int) -> bool:
    unit = draft.units[n]
    words = WORD.findall(unit.text)
    later = [m for m in range(n + 1, len(draft.units)) if draft.kinds[m] != "boilerplate"]
    if not later or len(unit.text) > _LONGEST_TITLE or not words or is_list_item(unit.text):
        return False
    if unit.text[-1] in ":;,-–—" or words[0].islower() or n in draft.turns or _opens_with_dateline(unit.text):
        return False
    if not any(is_prose(draft.units[m].text) for m in later):
        return False
    long_words = [w for w in words if len(w) > 3]
    in_title_case = len(long_words) >= 3 and sum(w[0].isupper() for w in long_words) >= 0.7 * len(long_words)
    if not SENTENCE_END.search(unit.text):
        return len(words) <= 26
    if PERIOD_END.search(unit.text):
        following = draft.units[later[0]]
        opens = draft.kinds[later[0]] in ("byline", "dateline") or dateline(following.text, first=True) is not None
        return (in_title_case and len(words) <= 18) or (opens and len(words) <= 20)
    return in_title_case or len(words) <= 15


def _opens_with_dateline(text: str) -> bool:
    """Whether a line goes on behind a dateline; "Weekly Press Briefing – October 3" is a title with a dash in it."""
    found = dateline(text, first=True)
    if found is None:
        return False
    words = text[found.end :].split()
    dashed = found.agency is None and not (found.place or "X").isupper() and 0 < len(words) <= 6
    return not (dashed and not SENTENCE_END.search(text))


def _in_front(draft: Draft, n: int) -> BlockKind | None:
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
    if len(text) <= 90 and STAMP.fullmatch(text):
        return "boilerplate"
    if dateline(text, first=True) is not None:
        return None
    names = (text,) if bylines.is_name(text) else bylines.signed(text)
    if names and text.split()[-1].lower() in surnames([unit.text for unit in draft.units], draft.turns):
        return "heading"  # who speaks in a transcript is not who wrote it
    for name in names:
        add_author(draft, name)
    if names:
        return "byline"
    rest = [m for m in range(n + 1, len(draft.units)) if draft.kinds[m] is None]
    if not any(is_prose(draft.units[m].text) for m in rest):
        return None
    words = text.split()
    if len(words) <= 30 and not may_be_sentence(text):
        if OCCUPATION.search(text) and draft.authors:
            return "boilerplate"
        if PERIOD_END.search(text) and len(words) >= 4:
            return "caption"
    if draft.authors and is_biography(draft, text):
        return "boilerplate"
    if not SENTENCE_END.search(text) and len(words) <= 40 and text[-1] not in ":;," and not is_list_item(text):
        return "heading"
    return None


def _outlet(draft: Draft, n: int) -> str | None:
    """The outlet that a line names by itself, beside a day or an hour ("Harbour Courier / 05:14 AM March 7, 2024"), or
    below the desk that wrote the report."""
    text = draft.units[n].text
    if bylines.is_outlet(text) or (n and bylines.is_desk(draft.units[n - 1].text) and bylines.may_be_outlet(text)):
        return text
    parts = _PARTS.split(text)
    stamps = [part for part in parts if STAMP.fullmatch(part) and any(c.isdigit() for c in part)]
    names = [part for part in parts if part not in stamps]
    if stamps and len(names) == 1 and (bylines.is_outlet(names[0]) or bylines.is_site(names[0])):
        return names[0]
    return None

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
    is_stamp,
    may_be_sentence,
)
from onrecord.ingest.labels import Label, label_of
from onrecord.ingest.lines import is_list_item
from onrecord.ingest.turns import surnames
from onrecord.records import BlockKind

_HEADER_DATE = re.compile(
    rf"(?:(?P<word>published|posted|date)(?:\s+on)?\s*:?\s*)?(?:{datelines.DATE}|(?P<iso>\d{{4}}-\d\d-\d\d))"
    r"(?:[\s,|•·@–—-]+(?:(?:at\s+)?\d{1,2}[:.]\d\d.{0,24}|(?:last\s+)?updated\b.{0,40}))?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_PARTS = re.compile(r"\s+[/|•·]\s+")
_LONGEST_TITLE, _LONGEST_HEADER = 220, 120
_TOP = 10
_SHORTEST_HEADLINE = 5  # words


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
        below = _below_masthead(draft, first) if first is not None else None
        if first is not None and below is not None:
            draft.kinds[first], draft.outlet, first = "dateline", draft.units[first].text, below
        if first is not None and _is_title(draft, first):
            draft.kinds[first] = "title"
    _headers(draft)
    body = _body(draft, "title" in draft.kinds)
    if "title" in draft.kinds:
        titled = datelines.titled_date(draft.units[draft.kinds.index("title")].text)
        draft.date = (titled or draft.date) if draft.turns else (draft.date or titled)
    return body


def _below_masthead(draft: Draft, first: int) -> int | None:
    """The title below the name of an outlet or of who issues it, or below its section: None where the first line is no
    such name."""
    name = draft.units[first].text
    if not bylines.is_issuer(name) and (not bylines.is_masthead(name) or may_be_sentence(name)):
        return None
    for n in [n for n in draft.undecided() if n > first][:2]:
        text = draft.units[n].text
        if len(text.split()) >= _SHORTEST_HEADLINE and not is_prose(text) and _is_title(draft, n):
            return n
    return None


def _headers(draft: Draft) -> None:
    """Lines with a label near the top, also below a first sentence: where a page was published, by whom and when."""
    for n, unit in enumerate(draft.units[:_TOP]):
        if n in draft.turns or len(unit.text) > _LONGEST_HEADER:
            continue
        label, dated = label_of(unit.text), _HEADER_DATE.fullmatch(unit.text)
        stamped = dated is not None and (draft.kinds[n] == "boilerplate" or dated["word"] is not None)
        if dated is not None and stamped and draft.kinds[n] in (None, "boilerplate"):
            draft.kinds[n] = "dateline"
            draft.date = draft.date or _day(dated)
        elif draft.kinds[n] is None and label is not None and label.what in ("date", "publisher", "other"):
            draft.kinds[n] = _labelled(draft, label)


def _body(draft: Draft, has_title: bool) -> int:
    """The first unit of the body; what stands before it is decided."""
    for n, unit in enumerate(draft.units):
        if draft.kinds[n] in ("byline", "boilerplate"):  # "Reporting by Ida Brandt; Editing by Per Aaland"
            for name in bylines.authors(unit.text) or ():
                add_author(draft, name)
            draft.outlet = draft.outlet or bylines.outlet_of(unit.text)
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
    author = bylines.credited(text)
    if author is not None and not _is_told_of(draft, n, author):
        add_author(draft, author)
        return "byline"
    outlet = _outlet(draft, n)
    if outlet is not None and draft.outlet is None:
        draft.outlet = outlet
        found = re.search(datelines.DATE, text)
        draft.date = draft.date or (datelines.printed_date(found.groupdict()) if found else None)
        return "dateline"
    staff = bylines.outlet_of_staff(text)
    if staff is not None or bylines.is_desk(text):
        draft.outlet = draft.outlet or staff
        return "byline"
    dated = _HEADER_DATE.fullmatch(text)
    if dated is not None:
        draft.date = draft.date or _day(dated)
        return "dateline"
    if is_stamp(text):
        return "heading" if _CLOCK.fullmatch(text) and _is_live(draft) else "boilerplate"
    if dateline(text, first=True) is not None:
        return None
    names = (text,) if bylines.is_name(text) else bylines.signed(text)
    if not names and (author := bylines.posted(text)) is not None and _above_a_day(draft, n):
        names = (author,)
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
    if not SENTENCE_END.search(text) and len(words) <= 40 and text[-1] not in ":;,":
        return "heading" if not is_list_item(text) or _above_byline(draft, n) else None
    return None


def _is_told_of(draft: Draft, n: int, name: str) -> bool:
    """Whether another unit has the surname of a name: whom a report tells of seldom wrote it."""
    surname = name.split()[-1]
    return any(surname in WORD.findall(unit.text) for m, unit in enumerate(draft.units) if m != n)


def _above_a_day(draft: Draft, n: int) -> bool:
    """Whether the next unit is the day or the hour of publication, and nothing else."""
    return n + 1 < len(draft.units) and any(p.fullmatch(draft.units[n + 1].text) for p in (_HEADER_DATE, STAMP))


def _above_byline(draft: Draft, n: int) -> bool:
    """Whether a point stands with others above the byline: what a wire report puts below its title."""
    below = next((m for m in range(n, len(draft.units)) if not is_list_item(draft.units[m].text)), n)
    while below < len(draft.units) and draft.kinds[below] == "boilerplate":
        below += 1
    return below < len(draft.units) and draft.kinds[below] == "byline"


def _labelled(draft: Draft, label: Label) -> BlockKind:
    """The kind of a line of a page's header, and what it says of the report."""
    if label.what == "publisher":
        draft.outlet = draft.outlet or label.value.strip()
        return "dateline"
    dated = _HEADER_DATE.fullmatch(label.value.strip())
    if dated is None:
        return "boilerplate"
    draft.date = draft.date or _day(dated)
    return "dateline"


def _day(match: re.Match[str]) -> str | None:
    return match["iso"] or datelines.printed_date(match.groupdict())


def _is_live(draft: Draft) -> bool:
    """Whether hours head the parts of a text."""
    return sum(1 for unit in draft.units if _CLOCK.fullmatch(unit.text)) > 1


def _outlet(draft: Draft, n: int) -> str | None:
    """The outlet or the body that a line names by itself, beside a day or an hour ("Harbour Courier / 05:14 AM March 7,
    2024"), or below the desk that wrote the report."""
    text = draft.units[n].text
    if bylines.is_outlet(text) or bylines.is_publisher(text):
        return text
    if n and bylines.is_desk(draft.units[n - 1].text) and bylines.may_be_outlet(text):
        return text
    parts = _PARTS.split(text)
    stamps = [part for part in parts if STAMP.fullmatch(part) and any(c.isdigit() for c in part)]
    names = [part for part in parts if part not in stamps]
    if stamps and len(names) == 1 and (bylines.is_outlet(names[0]) or bylines.is_site(names[0])):
        return names[0]
    return None

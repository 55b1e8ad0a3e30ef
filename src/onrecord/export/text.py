"""A briefing that a person would read, wrapped at 100 columns.

Characters that steer a terminal are spelled out, so that a hostile report cannot redraw the screen. Colour is used
only where the caller asks for it.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord import views
from onrecord.records import Record
from onrecord.wording import one_line, visible

WIDTH = 100
# Words as short as this are repeated rather than pointed to.
_SHORT = 20


def write(records: Iterable[Record], file: TextIO, *, colour: bool = False) -> None:
    """Write one briefing after the other, a rule between them."""
    for n, record in enumerate(records):
        if n:
            file.write("\n" + "═" * WIDTH + "\n\n")
        file.write(briefing(record, colour=colour))


def briefing(record: Record, *, colour: bool = False) -> str:
    """The briefing of one record, ending in a line feed."""
    lines: list[str] = []
    for title, body in _sections(record):
        if not body:
            continue
        if title:
            lines += ["", f"\x1b[1m{title}\x1b[0m" if colour else title, "─" * min(len(title), WIDTH)]
        lines += body
    return "\n".join(lines) + "\n"


def _sections(record: Record) -> Iterator[tuple[str, list[str]]]:
    yield "", _header(record)
    yield "A careful reader would remark", [x for n in views.remarks(record) for x in wrapped(n.message, "! ", 2)]
    yield "Who says what", _said(record) or ["Nobody is quoted."]
    yield "What is said to have happened", _happened(record) or ["Nothing."]
    yield "What stands", _stands(record)
    yield "Numbers", _numbers(record)
    unresolved = [
        d.when.words
        for d in views.dates(record)
        if not d.when.resolved and d.kind in ("date", "time of day") and not d.value.endswith("_REF")
    ]
    yield "Dates of which the day is not known", [x for d in dict.fromkeys(unresolved) for x in wrapped(d, "· ", 2)]


def _header(record: Record) -> list[str]:
    h = views.headline(record)
    lines = wrapped(h.name, "", 0)
    rows = [
        ("outlet", h.outlet, h.outlet_from),
        ("by", ", ".join(h.authors) or None, h.authors_from),
        ("published", h.published_words or h.published, h.published_from),
        ("source", h.url or h.source, None),
    ]
    for label, value, origin in rows:
        if value:
            lines += wrapped(f"{value} ({origin})" if origin else value, f"  {label:<10} ", 13)
        elif label in ("outlet", "published"):
            lines.append(f"  {label:<10} not known")
    return lines


def _said(record: Record) -> list[str]:
    """A speaker with one statement takes one entry; several stand below the speaker's name."""
    lines: list[str] = []
    contents = {s.id: s.content for s in views.statements(record)}
    inner: dict[str, list[str]] = {}
    for s in views.statements(record):
        if len(s.chain) > 1:
            inner.setdefault(s.chain[-2].record, []).append(s.id)
    for voice, rows in views.by_speaker(record):
        name = f"{voice.words}, {voice.role}" if voice.role else voice.words
        if len(rows) > 1:
            lines += wrapped(name, "", 2)
        for s in rows:
            words = " … ".join(map(one_line, s.content)) or "(what is said could not be told apart)"
            for one in inner.get(s.id, ()):
                # What stands below its own speaker is not printed twice.
                said = " … ".join(map(one_line, contents[one]))
                words = words.replace(said, f"[{one}]") if len(said) > _SHORT else words
            told = f"{s.stance_words}: {words} [{'; '.join([s.id, *said_how(s)])}]"
            lines += wrapped(told, "  · ", 4) if len(rows) > 1 else wrapped(f"{name} – {told}", "", 4)
    return lines


def said_how(row: views.Statement) -> list[str]:
    """What is noted behind a statement: through whom it came, to whom it was made, in what and when."""
    through = views.via(row.chain)
    to = ", ".join(p.name for p in row.told)
    notes = (f"via {through}" if through else "", f"to {to}" if to else "", row.channel, day_words(row.when))
    return [note for note in notes if note]


def _happened(record: Record) -> list[str]:
    """Each group: what has a type in text order, then the rest. What reads the same is printed once, with all ids."""
    lines: list[str] = []
    for group, rows in views.by_group(record):
        lines += wrapped(f"{views.GROUPS[group]}:", "", 0)
        entries: dict[str, list[str]] = {}
        for h in sorted(rows, key=lambda h: h.type is None):
            badge = f" – {_held(h)}" if group != "told" else ""
            entries.setdefault(deed(h) + badge, []).append(f"{h.id} {h.type or ''}{f'/{h.mode}' if h.mode else ''}")
        for told, ids in entries.items():
            lines += wrapped(f"{told} [{'; '.join(map(str.strip, ids))}]", "  · ", 4)
    return lines


def _held(h: views.Happening) -> str:
    """The badge without what the group's heading says already."""
    return h.badge.removeprefix("said with reservation, ").removesuffix(": not told as having happened")


def deed(h: views.Happening) -> str:
    """An event as who → WHAT → to whom, with what is not stated left out."""
    who, whom = (", ".join(p.name for p in parties) for parties in (h.who, h.whom))
    when = day_words(h.when)
    deed = " → ".join(x for x in (who, h.trigger.upper(), whom) if x)
    return "; ".join(x for x in (deed, f"in {h.where}" if h.where else None, when, *h.counts) if x)


def _stands(record: Record) -> list[str]:
    """By subject: what is said of one stands on one line."""
    said: dict[str, dict[str, None]] = {}
    for f in views.facts(record):
        said.setdefault(f.subject.name, {})[f.words + _source(f.chain)] = None
    return [line for who, words in said.items() for line in wrapped(f"{who}: {'; '.join(words)}", "· ", 2)]


def _numbers(record: Record) -> list[str]:
    rows = (f"{n.value}{f' {n.of}' if n.of else ''}{_source(n.chain)}" for n in views.numbers(record))
    return [line for row, times in Counter(rows).items() for line in wrapped(row + _often(times), "· ", 2)]


def _source(chain: tuple[views.Voice, ...]) -> str:
    return f" (according to {views.in_words(chain)})" if chain else ""


def _often(times: int) -> str:
    return "" if times < 2 else ", stated twice" if times == 2 else f", stated {times} times"


def day_words(when: views.When | None) -> str | None:
    """A date as printed, with the day that is meant."""
    if when is None:
        return None
    return f"“{when.words}” = {when.resolved}" if when.resolved else f"“{when.words}” (day not known)"


def wrapped(text: str, bullet: str, indent: int) -> list[str]:
    """`text` in lines of `WIDTH`, the first after `bullet`, the others indented; nothing in it steers a terminal."""
    text = visible(one_line(text))
    return textwrap.wrap(
        text, WIDTH, initial_indent=bullet, subsequent_indent=" " * indent, break_on_hyphens=False
    ) or [bullet.rstrip()]

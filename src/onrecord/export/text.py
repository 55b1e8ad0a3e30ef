"""A briefing that a person would read, wrapped at 100 columns.

Characters that steer a terminal are spelled out, so that a hostile report cannot redraw the screen. Colour is used
only where the caller asks for it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord import views
from onrecord.records import Record
from onrecord.wording import one_line, visible

WIDTH = 100


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
    yield "A careful reader would remark", [x for n in views.remarks(record) for x in _wrapped(n.message, "! ", 2)]
    yield "Who says what", _said(record) or ["Nobody is quoted."]
    yield "What is said to have happened", _happened(record) or ["Nothing."]
    yield "What stands", [x for f in views.facts(record) for x in _wrapped(_fact(f), "· ", 2)]
    yield "Numbers", [x for n in views.numbers(record) for x in _wrapped(_number(n), "· ", 2)]
    unresolved = [d for d in views.dates(record) if not d.when.resolved and d.kind in ("date", "time of day")]
    yield "Dates of which the day is not known", [x for d in unresolved for x in _wrapped(d.when.words, "· ", 2)]


def _header(record: Record) -> list[str]:
    h = views.headline(record)
    lines = _wrapped(h.name, "", 0)
    rows = [
        ("outlet", h.outlet, h.outlet_from),
        ("by", ", ".join(h.authors) or None, h.authors_from),
        ("published", h.published_words or h.published, h.published_from),
        ("source", h.url or h.source, None),
    ]
    for label, value, origin in rows:
        if value:
            lines += _wrapped(f"{value} ({origin})" if origin else value, f"  {label:<10} ", 13)
        elif label in ("outlet", "published"):
            lines.append(f"  {label:<10} not known")
    return lines


def _said(record: Record) -> list[str]:
    lines: list[str] = []
    for voice, rows in views.by_speaker(record):
        lines += _wrapped(f"{voice.words}, {voice.role}" if voice.role else voice.words, "", 2)
        for s in rows:
            words = " … ".join(map(one_line, s.content)) or "(what is said could not be told apart)"
            details = [d for d in (s.channel, _when(s.when), s.quote) if d]
            if len(s.chain) > 1:
                details.append(views.in_words(s.chain))
            lines += _wrapped(f"{s.stance_words}: {words}", "  · ", 4)
            lines += _wrapped(f"[{s.id}; {'; '.join(details)}]", "    ", 4)
    return lines


def _happened(record: Record) -> list[str]:
    lines: list[str] = []
    for group, rows in views.by_group(record):
        lines += _wrapped(f"{views.GROUPS[group]}:", "", 0)
        for h in rows:
            lines += _wrapped(_event(h), "  · ", 4)
            badge = "" if group == "told" else f"; {h.badge}"
            lines += _wrapped(f"[{h.id}; {h.type or 'no type'}{f'/{h.mode}' if h.mode else ''}{badge}]", "    ", 4)
    return lines


def _event(h: views.Happening) -> str:
    who = ", ".join(p.name for p in h.who) or "?"
    whom = ", ".join(p.name for p in h.whom)
    parts = [f"{who} → {h.trigger.upper()}{f' → {whom}' if whom else ''}"]
    parts += [f"where: {h.where}"] if h.where else []
    when = _when(h.when)
    parts += [f"when: {when}"] if when else []
    return "; ".join([*parts, *h.counts])


def _fact(f: views.Fact) -> str:
    what = ", ".join(x for x in (f.value, f.object.name if f.object else None) if x)
    return f"{f.subject.name} {f.words} {what}" + (f" (according to {views.in_words(f.chain)})" if f.chain else "")


def _number(n: views.Number) -> str:
    said = f" (according to {views.in_words(n.chain)})" if n.chain else ""
    return f"{n.value}{f' {n.of}' if n.of else ''}{said}"


def _when(when: views.When | None) -> str | None:
    if when is None:
        return None
    return f"“{when.words}” = {when.resolved}" if when.resolved else f"“{when.words}” (day not known)"


def _wrapped(text: str, bullet: str, indent: int) -> list[str]:
    text = visible(one_line(text))
    return textwrap.wrap(
        text, WIDTH, initial_indent=bullet, subsequent_indent=" " * indent, break_on_hyphens=False
    ) or [bullet.rstrip()]

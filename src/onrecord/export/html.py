"""One self-contained HTML page for one or several records.

The page loads nothing: style and script stand in it and are allowed by their hashes alone (Content-Security-Policy),
so that nothing a report smuggles in could run even if it were not escaped. And it is: every string goes through the
template's escaping, and characters that turn the reading direction or cannot be seen are spelled out.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TextIO

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord import views
from onrecord.export.marks import Mark, Segment, marks, segments
from onrecord.export.timeline import Strip, strip
from onrecord.records import Record
from onrecord.wording import days, visible

KINDS = ("statements", "events", "people", "places", "dates", "numbers", "remarks")
"""What a reader can switch on and off."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the report as the page shows it: `kind` as in the record, or "rest" for text between blocks."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One report on the page. `prefix` makes its anchors unique: "" for a single report ("#a3"), else "2-". `home` is
    the address under which each record has a page of its own, "" where none has; `page` that of the page with the whole
    report, "" where this is it. `named` are the ids of the report, each with what to call it in a link."""

    record: Record
    prefix: str
    headline: views.Headline
    title: Block | None
    blocks: tuple[Block, ...]
    strip: Strip | None
    speakers: tuple[tuple[views.Voice, tuple[views.Statement, ...]], ...]
    statements: tuple[views.Statement, ...]
    groups: tuple[tuple[views.Group, tuple[views.Happening, ...]], ...]
    happenings: tuple[views.Happening, ...]
    facts: tuple[views.Fact, ...]
    numbers: tuple[views.Number, ...]
    people: tuple[views.Person, ...]
    dates: tuple[views.Dated, ...]
    remarks: tuple[views.Remark, ...]
    named: Mapping[str, str]
    home: str = ""
    page: str = ""

    @property
    def at(self) -> str:
        """What a link to a record of the report begins with."""
        return f"{self.page}#{self.prefix}"


def write(records: Iterable[Record], file: TextIO) -> None:
    """Write one page for all the records, in their order."""
    file.write(page(tuple(records)))


def page(records: Sequence[Record]) -> str:
    """The page as a string of HTML."""
    several = len(records) > 1
    style, script = part("page.css"), part("page.js")
    template = environment().get_template("page.html.j2")
    reports = [report(r, f"{n}-" if several else "") for n, r in enumerate(records, 1)]
    return template.render(
        reports=reports,
        several=several,
        style=Markup(style),
        script=Markup(script),
        style_hash=digest(style),
        script_hash=digest(script),
        groups=views.GROUPS,
        short=views.GROUPS_SHORT,
        kinds=KINDS,
    )


def report(record: Record, prefix: str = "", *, home: str = "", page: str = "") -> Report:
    """What the template needs to know of one record."""
    found = marks(record)
    blocks = list(_blocks(record, found))
    title = next((b for b in blocks if b.kind == "title"), None)
    if title is not None:
        blocks.remove(title)
    said, done = views.statements(record), views.happenings(record)
    facts, numbers, people, dates = (
        views.facts(record), views.numbers(record), views.people(record), views.dates(record)
    )  # fmt: skip
    return Report(
        record=record, prefix=prefix, headline=views.headline(record), title=title, blocks=tuple(blocks),
        strip=strip(record), speakers=views.by_speaker(record), statements=said, groups=views.by_group(record),
        happenings=done, facts=facts, numbers=numbers, people=people, dates=dates, remarks=views.remarks(record),
        named={
            **{s.id: f"{s.voice.name} {s.stance_words}" for s in said},
            **{h.id: h.trigger for h in done},
            **{p.id: p.name for p in people},
            **{d.id: d.when.words for d in dates},
            **{n.id: n.printed for n in numbers},
            **{f.id: f"{f.subject.name}: {f.words}" for f in facts},
        },
        home=home, page=page,
    )  # fmt: skip


def _blocks(record: Record, found: Sequence[Mark]) -> Iterator[Block]:
    """The blocks in order; text that stands in none of them is shown all the same."""
    text, at = record.document.text, 0
    for block in record.document.blocks:
        if text[at : block.start].strip():
            yield Block("rest", tuple(segments(text, at, block.start, found)))
        yield Block(block.kind, tuple(segments(text, block.start, block.end, found)))
        at = max(at, block.end)
    if text[at:].strip():
        yield Block("rest", tuple(segments(text, at, len(text), found)))


def _marked(segment: Segment, prefix: str) -> Markup:
    """A segment as markup: its classes say what it is, ``data-r`` which records it belongs to and as what."""
    words = _shown(segment.text)
    if not segment.marks:
        return words
    classes: dict[str, None] = {}
    for mark in segment.marks:
        classes[f"m-{mark.kind}"] = None
        if mark.holds:
            classes[f"h-{mark.holds}"] = None
    belongs = " ".join(f"{prefix}{m.record}.{m.role}" for m in segment.marks)
    begins = _BEGINS if segment.begins else ""
    return _CLASSES + " ".join(classes) + _BELONGS + belongs + _QUOTE + begins + _WORDS + words + _SPAN_ENDS


# Put together by `+`, which escapes what is no markup yet: `Markup.format` does the same at twice the cost, and a page
# has a thousand of these.
_CLASSES, _BELONGS, _QUOTE, _WORDS = Markup('<span class="m '), Markup('" data-r="'), Markup('"'), Markup(">")
_BEGINS, _SPAN_ENDS = Markup(' data-b=""'), Markup("</span>")
_BDI, _BDI_ENDS = Markup("<bdi>"), Markup("</bdi>")


def _shown(value: object) -> Markup:
    """A string of a report, escaped and visible."""
    return escape(visible(str(value)))


def _apart(value: object) -> Markup:
    """A string of a report inside a sentence of ours: escaped, visible, its reading direction its own affair."""
    return _BDI + visible(str(value)) + _BDI_ENDS


@cache
def part(name: str) -> str:
    """A file of the templates."""
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """How a Content-Security-Policy names a style or script that stands in the page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def environment() -> Environment:
    """The templates, with every value escaped, and the filters that they use."""
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(part)
    )
    filters: dict[str, Any] = {
        "marked": _marked,
        "shown": _shown,
        "apart": _apart,
        "chain": views.in_words,
        "day": lambda iso: days(iso, iso),
    }
    made.filters.update(filters)
    return made

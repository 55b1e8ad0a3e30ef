"""Answers from the ledger as a person would read them: wrapped at 100 columns, each with its report and its id."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from onrecord import views
from onrecord.export.text import deed, said_how, wrapped
from onrecord.ledger import ActorRow, Hit, Report, Revision
from onrecord.ledger.query import Phrase, parse, phrases
from onrecord.ledger.words import placed
from onrecord.records import Record, Span
from onrecord.views.difference import Change
from onrecord.views.found import Told, rows, told_of
from onrecord.views.rows import Row
from onrecord.wording import ENTITY_KIND, days, one_line, visible

# Characters of a report shown on each side of what was found in it.
_AROUND = 120


def write_told(found: Iterable[Told], file: TextIO) -> None:
    """Statements or events, one paragraph each."""
    for one in found:
        _put(
            [
                *wrapped(_words(one.row), "", 4),
                *wrapped(f"{_report(one.report)} [{one.id}]", "    ", 6),
                *corrected(one.row),
            ],
            file,
        )


def corrected(row: Row) -> list[str]:
    """Who says that a record is otherwise than it was read, and why; nothing of one that is as it was read."""
    return wrapped(f"corrected: {visible(row.corrected)}", "    ", 6) if row.corrected else []


def write_timeline(found: Iterable[Told], file: TextIO) -> None:
    """Events under the days on which they are said to have happened."""
    for (day, last), group in groupby(found, key=lambda t: (t.day, t.last_day)):
        _put([days(day, last) or "day not known"], file)
        for one in group:
            assert isinstance(one.row, views.Happening)
            line = f"{deed(one.row)} – {one.row.badge} [{_outlet(one.report)}; {one.id}]"
            _put([*wrapped(line, "  · ", 4), *corrected(one.row)], file)


def write_actors(actors: Iterable[ActorRow], file: TextIO) -> None:
    """A table: who, in how many reports, how often each speaks, acts and is acted on."""
    listed = list(actors)
    if not listed:
        return
    wide = min(max(len(_called(a)) for a in listed), 44)
    _put([f"{'':<{wide}}  {'':<20} reports   says   does  undergoes"], file)
    for a in listed:
        name = _called(a)
        name = name if len(name) <= wide else name[: wide - 1] + "…"
        kind = ENTITY_KIND.get(a.kind, a.kind)  # type: ignore[call-overload]
        _put([f"{name:<{wide}}  {kind:<20} {a.reports:>7} {a.says:>6} {a.does:>6} {a.undergoes:>10}  {a.id}"], file)
    if any(a.doubtful for a in listed):
        _put(["(?) a lone surname or a common name, which may be several: `onrecord judge split` parts them"], file)


def _called(actor: ActorRow) -> str:
    return visible(one_line(actor.name)) + (" (?)" if actor.doubtful else "")


def write_hits(hits: Iterable[Hit], query: str, file: TextIO) -> None:
    """Reports that a search found: the place in the text, then the statements and events."""
    looked_for = phrases(parse(query))
    for hit in hits:
        lines = wrapped(f"{_report(hit.report)} [{hit.report.id}]", "", 2)
        if hit.whole:
            lines += wrapped(excerpt(hit.record, looked_for), "    … ", 6)
        for one in told_of(hit):
            lines += [*wrapped(f"{_words(one.row)} [{one.row.id}]", "  · ", 6), *corrected(one.row)]
        _put([*lines, ""], file)


def write_context(record: Record, report: Report, one: str, file: TextIO) -> None:
    """One statement or event in the paragraphs it stands in; what it quotes is between ⟦ and ⟧."""
    row = rows(record)[one]
    _put(wrapped(_words(row), "", 4), file)
    _put(
        [*wrapped(f"{_report(report)} [{report.id}/{one}]", "    ", 6), *wrapped(f"by {row.made_by}", "    ", 6), ""],
        file,
    )
    spans = quoted(record, one)
    text = record.document.text
    for block in record.document.blocks:
        inside = [s for s in spans if block.start <= s.start < block.end]
        if inside:
            _put([*wrapped(_marked(text, block.start, block.end, inside), "  ", 2), ""], file)


def write_revisions(revisions: Iterable[Revision], file: TextIO) -> None:
    """The readings of one report that are kept."""
    for r in revisions:
        _put([f"{r.id}  reader {r.version}  kept {r.added}{'  current' if r.current else ''}"], file)


def write_changes(changes: Iterable[Change], file: TextIO) -> None:
    """What another reading says otherwise: + gained, - lost, both for what changed."""
    for change in changes:
        for sign, row in (("-", change.before), ("+", change.after)):
            if row is not None:
                _put(wrapped(f"{_words(row)} [{row.id}]", f"{sign} ", 4), file)


def quoted(record: Record, one: str) -> tuple[Span, ...]:
    """What a statement or event quotes, in text order, no two overlapping."""
    found: list[Span] = []
    for a in record.attributions:
        if a.id == one:
            found += [*a.source, *a.cue, *a.content, *(p.span for p in a.addressees)]
    for e in record.events:
        if e.id == one:
            found += [e.trigger, *(p.span for p in (*e.actors, *e.recipients)), *(c.span for c in e.counts)]
            found += [e.location.span] if e.location else []
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def excerpt(record: Record, looked_for: Iterable[Phrase]) -> str:
    """The text around the first place of what was looked for."""
    text = record.document.text
    wanted = [p for p in looked_for if p.field == "text"]
    place = min((n for p in wanted if (n := _place(text, p)) is not None), default=0)
    start = max(0, place - _AROUND)
    start = text.find(" ", start) + 1 if start else 0
    return one_line(text[start : place + _AROUND]) + " …"


def _place(text: str, phrase: Phrase) -> int | None:
    """Where the first word of a phrase that the text has stands."""
    *before, last = phrase.words
    seen: deque[tuple[str, int]] = deque(maxlen=len(phrase.words))
    for word, offset in placed(text):
        seen.append((word, offset))
        ends = word.startswith(last) if phrase.prefix else word == last
        if ends and len(seen) > len(before) and all(w == v for (w, _), v in zip(seen, before, strict=False)):
            return seen[0][1]
    return None


def _words(row: views.Statement | views.Happening) -> str:
    if isinstance(row, views.Happening):
        kind = f" [{row.type}{f'/{row.mode}' if row.mode else ''}]" if row.type else ""
        return f"{deed(row)}{kind} – {row.badge}"
    name = f"{row.voice.words}, {row.voice.role}" if row.voice.role else row.voice.words
    words = " … ".join(map(one_line, row.content)) or "(what is said could not be told apart)"
    note = "; ".join(said_how(row))
    return f"{name} – {row.stance_words}: {words}{f' [{note}]' if note else ''}"


def _report(report: Report) -> str:
    return f"{_outlet(report)}, {report.published or 'day not known'}: {report.name}"


def _outlet(report: Report) -> str:
    return report.outlet or "outlet not known"


def _marked(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    for span in spans:
        pieces += [text[start : span.start], "⟦", text[span.start : span.end], "⟧"]
        start = span.end
    return "".join([*pieces, text[start : max(start, end)]])


def _put(lines: Iterable[str], file: TextIO) -> None:
    file.writelines(f"{line}\n" for line in lines)

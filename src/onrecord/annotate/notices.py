"""Notices: what a careful reader would remark on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.changed_accounts import changed_accounts
from onrecord.annotate.changed_wordings import changed_wordings
from onrecord.annotate.contradictions import Finding, counts, dates, stated_counts
from onrecord.annotate.higher_figures import higher_figures
from onrecord.annotate.owned_errors import owned_errors
from onrecord.annotate.rival_figures import rival_figures
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.timex.offsets import DATES_MAIN
from onrecord.lexicons.actors import known
from onrecord.records import Document, Event, MadeBy, Notice, Quantity, Span, Time
from onrecord.text import fold

_ACRONYM = re.compile(r"(?<![\w.-])(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4})(?![\w-])")
# The editors' own words on their text: a note that opens with its label, or one that speaks of the text itself.
_NOTE = re.compile(r"\W*(?:corrections?|clarifications?|editors?['\u2019]?s?['\u2019]? note)\s*[:–—-]", re.IGNORECASE)
_CORRECTION = re.compile(r"\W*corrections?\s*[:–—-]\s+\w", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:earlier|previously|originally|yesterday|first) (?:\w+ )?(?:reported|said|wrote|stated)\b|"
    r"\b(?:reported|said|wrote|stated) (?:earlier|previously|originally)\b",
    re.IGNORECASE,
)
_OF_THE_TEXT = r"(?:this|the) (?:article|story|report|page|post|transcript|headline|caption)"
_CORRECTED = re.compile(
    rf"\b(?:earlier|previous|original|first) versions? of {_OF_THE_TEXT}\b"
    rf"|\bthis (?:article|story|report|transcript|headline|caption)\b.{{0,40}}\b(?:corrected|amended)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\bmis(?:stated|identified|spelled|spelt|quoted)\b|\b(?:incorrectly|corrected|amended|corrects)\b"
    r"|\bshould have (?:said|read|been)\b",
    re.IGNORECASE,
)
_LONGEST_NOTE = 160
_OFTEN = 3
_SHORTEST_REPEAT = 30
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def notices(
    document: Document,
    syntax: Syntax,
    cast: Cast,
    times: Sequence[Time],
    chains: Chains,
    events: Sequence[Event],
    quantities: Sequence[Quantity],
) -> tuple[Notice, ...]:
    """What in the report contradicts itself, changed, stands twice or could not be resolved, in text order.

    Precision comes first: two values that may both be right, or of two different things, are left alone.
    """
    rivals = tuple(rival_figures(syntax, cast, times, chains, events, quantities))
    apart = {record for finding in rivals for record in finding.records}
    rivals += tuple(f for f in higher_figures(syntax, chains, quantities) if not apart & set(f.records))
    told = {record for finding in rivals for record in finding.records}
    stated = stated_counts(syntax, times, events, quantities)
    accounts = changed_accounts(syntax, cast, chains, stated, quantities)
    altered = (
        *_corrected(document, syntax),
        *changed_wordings(syntax, chains),
        *owned_errors(syntax, chains),
        *(f for f in accounts if not f.records or not told.issuperset(f.records)),
    )
    anew = {record for finding in altered for record in finding.records}
    found = [
        *_repeated(document, syntax),
        *(_unresolved(times) if document.published is None else _uncounted(times)),
        *_misprints(document, syntax),
        *dates(syntax, cast, times, chains),
        *rivals,
        *(f for f in counts(syntax, cast, chains, stated) if not (told | anew).issuperset(f.records)),
        *_once_a_sentence(altered),
    ]
    found.sort(key=lambda f: (f.spans[0].start, f.kind))
    return tuple(
        Notice(kind=f.kind, message=f.message, spans=f.spans, records=f.records, made_by=MadeBy("notices", f.rule))
        for f in found
    )


def _once_a_sentence(found: Sequence[Finding]) -> Iterator[Finding]:
    """One remark for every sentence, which is the widest span of each; one for an editors' note."""
    told: list[Span] = []
    for finding in found:
        widest = max(finding.spans, key=lambda s: s.end - s.start)
        if not any(s.start < widest.end and widest.start < s.end for s in told):
            told.append(widest)
            yield finding


def _repeated(document: Document, syntax: Syntax) -> Iterator[Finding]:
    """Captions that stand more than once, and other blocks printed twice in a row."""
    seen: dict[str, Span] = {}
    before = ""
    for block in document.blocks:
        span = syntax.chars(block.start, block.end)
        words = fold(span.text)
        twice = words == before and len(words) >= _SHORTEST_REPEAT and block.kind not in ("byline", "boilerplate")
        if words and ((block.kind == "caption" and words in seen) or twice):
            message = f"The same lines stand twice: \u201c{_shortened(span.text)}\u201d."
            yield Finding("duplicate_caption", message, (seen[words], span), (), block.kind)
        seen.setdefault(words, span)
        before = words


def _corrected(document: Document, syntax: Syntax) -> Iterator[Finding]:
    """The editors' own note that the report said something else before."""
    for block in document.blocks:
        note = syntax.text[block.start : block.end]
        anew = _CORRECTION.match(note) and _EARLIER.search(note)
        if anew or _CORRECTED.search(note) or (_NOTE.match(note) and _WRONG.search(note)):
            message = f"The report was corrected: \u201c{_shortened(note)}\u201d."
            yield Finding("changed_statement", message, (syntax.chars(block.start, block.end),), (), "correction")


def _shortened(text: str) -> str:
    """A quoted line on one line, without its full stop, and no longer than a remark bears."""
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= _LONGEST_NOTE else line[:_LONGEST_NOTE].rsplit(" ", 1)[0] + " …"


def _unresolved(times: Sequence[Time]) -> Iterator[Finding]:
    """Dates that say a day only together with the report's own date, which is not known. Where a date of the report
    says how old it is at most, so does the remark."""
    open_ = [t for t in times if t.type == "DATE" and t.end is None and t.value not in _REFERENCES]
    open_ = [t for t in open_ if t.resolved_from is None or (t.begin is not None and t.value.startswith("XXXX"))]
    bounds = {t.resolved_from for t in open_}
    latest = next((f" (which is no earlier than “{t.span.text}”)" for t in times if t.id in bounds), "")
    yield from _open(open_, f"Without the day of publication{latest} these dates stay open")


def _uncounted(times: Sequence[Time]) -> Iterator[Finding]:
    """Days counted from a happening that the report does not date ("two days before the vote")."""
    open_ = [t for t in times if t.made_by.rule == DATES_MAIN and t.begin is None and t.resolved_from is None]
    yield from _open(open_, "What these days are counted from is not dated")


def _open(times: Sequence[Time], why: str) -> Iterator[Finding]:
    """One remark on dates that stay open, where there are any."""
    if times:
        words = ", ".join(dict.fromkeys(t.span.text for t in times))
        spans, ids = tuple(t.span for t in times), tuple(t.id for t in times)
        yield Finding("unresolved_date", f"{why}: {words}.", spans, ids, "no anchor")


def _misprints(document: Document, syntax: Syntax) -> Iterator[Finding]:
    """An abbreviation that stands once, that nobody knows, and that is one letter away from one used often."""
    spans = [
        syntax.chars(m.start(), m.end())
        for block in document.blocks
        if block.kind not in ("boilerplate", "byline", "dateline")
        for m in _ACRONYM.finditer(document.text, block.start, block.end)
    ]
    often = Counter(s.text.replace(".", "") for s in spans)
    for span in spans:
        word = span.text.replace(".", "")
        if often[word] > 1 or known(word) or _spelled_out(document, span):
            continue
        near = [other for other, n in often.items() if n >= _OFTEN and _one_letter_off(word, other)]
        if len(near) == 1:
            message = f"\u201c{span.text}\u201d may be a misprint of \u201c{near[0]}\u201d."
            yield Finding("possible_typo", message, (span,), (), "abbreviation")


def _spelled_out(document: Document, span: Span) -> bool:
    """Whether it is introduced in brackets, as an abbreviation of its own."""
    return document.text[span.start - 1 : span.start] == "(" and document.text[span.end : span.end + 1] == ")"


def _one_letter_off(word: str, other: str) -> bool:
    return len(word) == len(other) and sum(a != b for a, b in zip(word, other, strict=True)) == 1

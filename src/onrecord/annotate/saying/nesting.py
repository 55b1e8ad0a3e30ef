"""Nesting: which attribution stands in the content of which, and one attribution a cue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.utterances import CITING, QUOTER, Draft, Page, Range
from onrecord.annotate.saying.withheld import without_remark

_GIVING_WAY = frozenset({"though", "although", "while", "but"})


def position(draft: Draft) -> int:
    """Where an attribution stands: at its cue, or at its content where it has none."""
    return (draft.cue or draft.content)[0][0]


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in text order, one for a cue: the first made wins."""
    seen: set[tuple[int, bool]] = set()
    words: set[tuple[tuple[Range, ...], ...]] = set()
    result: list[Draft] = []
    for draft in drafts:
        key, spans = (draft.anchor, bool(draft.cue)), (draft.source, draft.cue, draft.content)
        if key not in seen and not (draft.cue and spans in words):
            seen.add(key)
            words.add(spans)
            result.append(draft)
    return result


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For every draft the index of the innermost one whose content holds its cue. Never itself, never a cycle."""
    result: list[int | None] = []
    sizes = [sum(b - a for a, b in d.content) for d in drafts]
    for k, draft in enumerate(drafts):
        if draft.rule == CITING:
            # Who is cited speaks through whoever cites: the same words, one step further from the report.
            outer = (n for n, o in enumerate(drafts) if o.rule not in (CITING, QUOTER))
            said = (n for n in outer if set(draft.content) & set(drafts[n].content))
            citing = (n for n in range(k) if drafts[n].rule == CITING and _names(drafts[n], draft))
            result.append(next(citing, next(said, None)))
            continue
        at = position(draft)
        holders = [
            (sizes[n], other.rule != CITING, other.rule == QUOTER, n)
            for n, other in enumerate(drafts)
            if n != k and any(a <= at < b for a, b in other.content) and (sizes[n], -n) > (sizes[k], -k)
        ]
        result.append(min(holders)[-1] if holders else None)
    for k, draft in enumerate(drafts):
        if draft.rule == QUOTER and (quoted := _quoted(drafts, k)) is not None:
            result[k], result[quoted] = result[quoted], k
    return result


def _names(one: Draft, other: Draft) -> bool:
    """Whether who is cited first is told to cite the other: "cited a clerk who quoted a sailor"."""
    return one.content == other.content and other.cited_by is not None and one.source_head == other.cited_by


def _quoted(drafts: Sequence[Draft], k: int) -> int | None:
    """Whom the k-th draft quotes: whoever is named next before its cue among those with its content."""
    quoter = drafts[k]
    same = [
        (d.source_head, n)
        for n, d in enumerate(drafts)
        if d.rule != QUOTER and d.content == quoter.content and d.source_head is not None
    ]
    before = [pair for pair in same if pair[0] < quoter.anchor]
    return (max(before) if before else min(same))[1] if same else None


def apart(
    page: Page, drafts: Sequence[Draft], outer: Sequence[int | None], same: Callable[[int, int], bool]
) -> tuple[list[Draft], list[int | None]]:
    """The drafts, and what holds each, where a speaker's second cue had got into the content of the first: "said the
    union would strike, though she acknowledged that few would come", "Lind said it was late, “very late,” she said".

    Args:
        outer: as `parents` has it.
        same: whether two drafts have one speaker.
    """
    result, holders = list(drafts), list(outer)
    for n, draft in enumerate(drafts):
        m = outer[n]
        if m is None or page.quoted(position(draft)) is not None:
            continue
        joined = _before_rival(page, draft, result[m]) or _before_remark(page, draft, result[m])
        if joined is None and not same(n, m):
            continue
        content = joined or without_remark(page, draft, result[m])
        content = content or _before(page, draft, result[m]) or _behind(page, draft, result[m])
        if content is not None:
            result[m], holders[n] = replace(result[m], content=content), outer[m]
    return result, holders


def _before(page: Page, draft: Draft, holder: Draft) -> tuple[Range, ...] | None:
    """What a content has before a clause in which its own speaker gives way, or keeps something back ("without saying
    why")."""
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    gives_way = verb.label == "advcl" and any(c.lower in _GIVING_WAY for c in syntax.children(verb.i, "mark"))
    holds_back = verb.label == "pcomp" and syntax.tokens[verb.head].lower == "without"
    if not (gives_way or holds_back) or holder.anchor > verb.i:
        return None
    cut = syntax.tokens[min(syntax.left_edge(verb.i), verb.head if holds_back else verb.i)].start
    pieces = (page.trimmed(a, min(b, cut)) for a, b in holder.content if a < cut)
    return tuple(p for p in pieces if p is not None) or None


def _before_rival(page: Page, draft: Draft, holder: Draft) -> tuple[Range, ...] | None:
    """What a content has before a second source puts its own figure beside it: "said turnout was high, but observers
    put it at 35 percent"."""
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    subject = next(iter(syntax.children(verb.i, "nsubj")), None)
    if not draft.rule.endswith(":figure") or verb.label != "conj" or verb.head != holder.anchor or subject is None:
        return None
    cut = syntax.left_edge(subject.i)
    while cut > holder.anchor + 1 and syntax.tokens[cut - 1].label in ("cc", "punct"):
        cut -= 1
    cut_at = syntax.tokens[cut].start
    pieces = (page.trimmed(a, min(b, cut_at)) for a, b in holder.content if a < cut_at)
    return tuple(p for p in pieces if p is not None) or None


def _before_remark(page: Page, draft: Draft, holder: Draft) -> tuple[Range, ...] | None:
    """What a content has before the report's own remark on it, in which another speaks: "argued that he was paid, a
    claim that the guild denies", "was told to leave, an order that his lawyer called absurd"."""
    syntax = page.syntax
    clause = next(
        (a for a in (syntax.tokens[draft.anchor], *syntax.ancestors(draft.anchor)) if a.label in ("relcl", "acl")), None
    )
    noun = syntax.head(clause.i) if clause is not None else None
    if (
        clause is None
        or noun is None
        or noun.label not in ("appos", "npadvmod", "dobj", "dep")
        or noun_at(syntax, noun.i)
    ):
        return None
    first = syntax.left_edge(noun.i)
    if first == 0 or first <= holder.anchor or syntax.tokens[first - 1].text not in (",", "—", "–", "-"):
        return None
    if (
        syntax.tokens[first].lower not in ("a", "an")
        or syntax.tokens[syntax.right_edge(noun.i)].end < holder.content[-1][1]
    ):
        return None
    cut = syntax.tokens[first].start
    pieces = (page.trimmed(a, min(b, cut)) for a, b in holder.content if a < cut)
    return tuple(p for p in pieces if p is not None) or None


def _behind(page: Page, draft: Draft, holder: Draft) -> tuple[Range, ...] | None:
    """The quotation right before a second cue that took the first one and its content for its own."""
    if not draft.source or not holder.cue or not holder.content or draft.anchor > holder.anchor:
        return None
    start, end = holder.content[0]
    if abs(start - draft.source[0][0]) > 1 or end > holder.cue[0][0]:
        return None
    last = next((q for q in reversed(page.around(start, end)) if q.end >= end), None)
    if last is None or last.start <= start:
        return None
    return ((last.start, end), *holder.content[1:])

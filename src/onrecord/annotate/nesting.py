"""Nesting: which attribution stands in the content of which, and one attribution a cue."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.utterances import Draft


def position(draft: Draft) -> int:
    """Where an attribution stands: at its cue, or at its content where it has none."""
    return (draft.cue or draft.content)[0][0]


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in text order, one for a cue: the first made wins."""
    seen: set[tuple[int, bool]] = set()
    result: list[Draft] = []
    for draft in drafts:
        key = (draft.anchor, bool(draft.cue))
        if key not in seen:
            seen.add(key)
            result.append(draft)
    return result


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For every draft the index of the innermost one whose content holds its cue. Never itself, never a cycle."""
    result: list[int | None] = []
    sizes = [sum(b - a for a, b in d.content) for d in drafts]
    for k, draft in enumerate(drafts):
        if draft.rule == "citing":
            # Who is cited speaks through whoever cites: the same words, one step further from the report.
            said = (n for n, o in enumerate(drafts) if o.rule != "citing" and set(draft.content) & set(o.content))
            result.append(next(said, None))
            continue
        at = position(draft)
        holders = [
            (sizes[n], n)
            for n, other in enumerate(drafts)
            if n != k and any(a <= at < b for a, b in other.content) and (sizes[n], -n) > (sizes[k], -k)
        ]
        result.append(min(holders)[1] if holders else None)
    return result

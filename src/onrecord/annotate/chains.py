"""According to whom: the chain of attributions that a place in the text stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.records import Attribution

# Words for what is spoken of, which is no word of whoever speaks of it.
_TOPICAL = re.compile(
    r"\b(?:comment|spoke|speak|talk|identif|name[sd]?\b|naming|discuss|respond|react|reflect|mourn|refer)\w*", re.I
)
_KNOWN = re.compile(r"(?:the|this|that|these|those|its|his|her|their|our|my)\b|(?:\w+ ){0,2}\w+['’](?:s\b|\s)", re.I)
_CLAUSE = re.compile(r"\b(?:that|whether|if|how|why)\b|[\"“”]", re.I)


def _is_evaluation(a: Attribution) -> bool:
    return a.stance in ("condemns", "supports") and (a.made_by.rule or "").endswith(":object")


def _is_topic(a: Attribution) -> bool:
    """Whether somebody only speaks of what the report has told, or takes for known: "spoke about Friday's attack",
    "commented on the attack", "identified the man who was killed"."""
    if not (a.made_by.rule or "").endswith((":object", ":about", ":on", ":to")) or len(a.content) != 1 or not a.cue:
        return False
    if a.stance != "asserts" or _TOPICAL.search(" ".join(s.text for s in a.cue)) is None:
        return False
    content = a.content[0].text
    return _KNOWN.match(content) is not None and _CLAUSE.search(content.split(" ", 1)[-1]) is None


@dataclass(frozen=True)
class Chains:
    """The attributions of a report, asked by code point."""

    attributions: Sequence[Attribution]

    @cached_property
    def _by_id(self) -> dict[str, Attribution]:
        return {a.id: a for a in self.attributions}

    @cached_property
    def _contents(self) -> list[tuple[int, int, Attribution]]:
        """Content spans, the tightest attribution first. The plain object of a condemnation or of praise
        ("condemned the attack") is no claim of whoever condemns it, nor what is only spoken of: it stays in the voice
        around it."""
        spans = [
            (s.start, s.end, a) for a in self.attributions if not (_is_evaluation(a) or _is_topic(a)) for s in a.content
        ]
        width = {a.id: sum(s.end - s.start for s in a.content) for a in self.attributions}
        return sorted(spans, key=lambda s: (-self.depth(s[2]), width[s[2].id], s[0]))

    def get(self, attribution_id: str) -> Attribution:
        return self._by_id[attribution_id]

    def depth(self, attribution: Attribution) -> int:
        """How many attributions stand around this one."""
        depth, outer = 0, attribution.within
        while outer is not None and depth < len(self.attributions):
            depth, outer = depth + 1, self._by_id[outer].within
        return depth

    def innermost(self, offset: int) -> Attribution | None:
        """The innermost attribution in whose content the code point stands; None in the report's own voice."""
        return next((a for start, end, a in self._contents if start <= offset < end), None)

    def at(self, offset: int) -> tuple[str, ...]:
        """Ids of the attributions around a code point, outermost first; empty in the report's own voice."""
        chain: list[str] = []
        a = self.innermost(offset)
        while a is not None and a.id not in chain:
            chain.append(a.id)
            a = self._by_id[a.within] if a.within is not None else None
        return tuple(reversed(chain))

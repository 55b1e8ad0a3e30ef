"""What an address asks for: filters, and which of the rows that answer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Query, Request

from onrecord.ledger import Filters
from onrecord.web.errors import Problem
from onrecord.web.rendering import link

WORDS = {
    "actor": "Whose name has these words: who acts, or is named.",
    "recipient": "Who is acted on.",
    "speaker": "Who says it; of events, anyone it is according to.",
    "type": "An event's PLOVER type, a statement's stance, an actor's kind.",
    "since": "Not before this day (ISO 8601).",
    "until": "Not after this day.",
    "place": "Where: a place's name, or a country's name or code.",
    "document": "In this report: its id or the beginning of it.",
    "incident": "Of this incident: its id or the beginning of it.",
}
"""What each filter means."""

_LONGEST = 400
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: `limit` rows after the first `after`."""

    filters: Filters
    limit: int
    after: int
    path: str
    query: dict[str, str]

    @property
    def needed(self) -> int:
        """So many rows say whether there are more."""
        return self.after + self.limit + 1

    def cut(self, found: Sequence[_Row]) -> Sequence[_Row]:
        """Of what was found the rows that are asked for."""
        return found[self.after : self.after + self.limit]

    def further(self, found: Sequence[Any]) -> str | None:
        """The address of the rows behind these, None where there are none."""
        more = len(found) > self.after + self.limit
        return link(self.path, self.query, after=self.after + self.limit) if more else None

    @property
    def active(self) -> dict[str, str]:
        """The filters that are set."""
        return {k: v for k, v in self.query.items() if k in WORDS or k == "q"}


def asking(*names: str, others: Sequence[str] = (), rows: int | None = None) -> Callable[..., Asked]:
    """A dependency that reads these filters, `limit` and `after` from an address; `others` are read by somebody else.
    `rows` are on a page unless asked otherwise; None for as many as the room's settings say.

    What is asked for in any other word is refused: a misspelt filter would answer for more than was meant.
    """

    def read(request: Request, **values: Any) -> Asked:
        settings = request.app.state.settings
        unknown = sorted(set(request.query_params) - {*names, *others, "limit", "after"})
        if unknown:
            raise Problem(400, f"nobody asks for {', '.join(unknown)} here; there are {', '.join((*names, *others))}")
        filters: dict[str, Any] = {name: (values[name] or "").strip() or None for name in names}
        limit = min(values["limit"] or rows or settings.rows, settings.most_rows)
        if values["after"] > settings.deepest:
            raise Problem(400, f"at most {settings.deepest:,} rows are paged over: narrow it down, or export")
        query = {k: v for k, v in request.query_params.items() if v.strip() and k != "after"}
        return Asked(Filters(**filters), limit, values["after"], request.url.path, query)

    def parameter(name: str, kind: Any, default: Any) -> inspect.Parameter:
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)

    own = [parameter(n, Annotated[str | None, Query(description=WORDS[n], max_length=_LONGEST)], None) for n in names]
    limit = Annotated[int | None, Query(ge=1, le=100_000, description="At most so many rows.")]
    after = Annotated[int, Query(ge=0, le=1_000_000, description="Behind so many rows.")]
    request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
    read.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [request, *own, parameter("limit", limit, None), parameter("after", after, 0)]
    )
    return read

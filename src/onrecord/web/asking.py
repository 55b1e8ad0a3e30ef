"""What an address asks for: filters, and which of the rows that answer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Query, Request

from onrecord.ledger import Filters
from onrecord.ledger.cursors import Place, written
from onrecord.ledger.cursors import read as read_place
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
    """What is asked for: `limit` rows of those that stand `behind` a place, or from the first on."""

    filters: Filters
    limit: int
    behind: Place | None
    path: str
    query: dict[str, str]

    @property
    def needed(self) -> int:
        """So many rows say whether there are more."""
        return self.limit + 1

    def cut(self, found: Sequence[_Row]) -> Sequence[_Row]:
        """Of what was found the rows that are asked for."""
        return found[: self.limit]

    def further(self, found: Sequence[_Row], place: Callable[[_Row], Place]) -> str | None:
        """The address of the rows behind these, None where there are none. It names the place of the last row, not a
        number of rows: what is added meanwhile moves nothing."""
        if len(found) <= self.limit:
            return None
        return link(self.path, self.query, after=written(place(found[self.limit - 1])))

    @property
    def active(self) -> dict[str, str]:
        """The filters that are set."""
        return {k: v for k, v in self.query.items() if k in WORDS or k == "q"}


def asking(
    *names: str, order: Sequence[type[str] | type[int]] = (), others: Sequence[str] = (), rows: int | None = None
) -> Callable[..., Asked]:
    """A dependency that reads these filters, `limit` and `after` from an address; `others` are read by somebody else.
    `order` is what places in the list are made of, nothing where there is one page only; `rows` are on a page unless
    asked otherwise, None for as many as the room's settings say.

    What is asked for in any other word is refused: a misspelt filter would answer for more than was meant.
    """

    def read(request: Request, **values: Any) -> Asked:
        settings = request.app.state.settings
        unknown = sorted(set(request.query_params) - {*names, *others, "limit", *(("after",) if order else ())})
        if unknown:
            raise Problem(400, f"nobody asks for {', '.join(unknown)} here; there are {', '.join((*names, *others))}")
        filters: dict[str, Any] = {name: (values[name] or "").strip() or None for name in names}
        limit = min(values["limit"] or rows or settings.rows, settings.most_rows)
        after = values["after"] if order else ""
        behind = read_place(after, order) if after else None
        query = {k: v for k, v in request.query_params.items() if v.strip() and k != "after"}
        return Asked(Filters(**filters, behind=behind), limit, behind, request.url.path, query)

    def parameter(name: str, kind: Any, default: Any) -> inspect.Parameter:
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)

    own = [parameter(n, Annotated[str | None, Query(description=WORDS[n], max_length=_LONGEST)], None) for n in names]
    limit = Annotated[int | None, Query(ge=1, le=100_000, description="At most so many rows.")]
    after = Annotated[str, Query(max_length=200, description="Behind this place: as `next` of an answer has it.")]
    request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
    read.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [request, *own, parameter("limit", limit, None), *([parameter("after", after, "")] if order else [])]
    )
    return read

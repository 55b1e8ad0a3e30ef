"""Party marks: the party and the state of a lawmaker behind the name: "(R-Ohio)", "a Republican of Ohio"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page

_PARTY = re.compile(r"(?:\((?=[RDI]-[^()\n]*\))|, )(R|D|I)-([A-Z][\w.]*(?: [A-Z][\w.]*)*)(?=[),.;]|$)\)?")
# "Rep. X, a Republican of Ohio, ..."
_PARTY_TOLD = re.compile(
    r",\s+(?:an?\s+)?(Republican|Democrat|independent)\s+(?:of|from)\s+([A-Z][\w.]*(?: [A-Z][\w.]*)*)"
)
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "independent"}


def party_marks(page: Page) -> Iterator[Draft]:
    """ "(R-Ohio)" or ", R-Ohio," behind a name: the party, and the state in the value."""
    tokens = page.syntax.tokens
    marks = [(m, _PARTIES[m[1]]) for m in _PARTY.finditer(page.syntax.text)]
    marks += [(m, m[1]) for m in _PARTY_TOLD.finditer(page.syntax.text)]
    for match, wanted in marks:
        inside = page.syntax.tokens_in(match.start(), match.end())
        first = inside[0].i if inside else 0
        bearer = page.cast.heads.get(first - 1) if first else None
        if bearer is None:
            continue
        while inside[-1].i > first and not tokens[first].text[0].isalpha() and tokens[first].text != "(":
            first += 1  # evidence begins behind the comma
        party = next((e.id for e in page.cast.entities if e.name in (f"{wanted} Party", f"{wanted}s")), None)
        yield Draft("member_of", bearer, party, f"{wanted}, {match[2]}", False, first, inside[-1].i + 1, "party mark")

"""What GDELT's two tables share: their number of an event, its moments, its empty cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.export.claims import Claim, number_of
from onrecord.records import Document
from onrecord.wording import parse_day

Happening = tuple[Claim, ...]
"""The claims that tell of one happening: those of an incident, or a single one."""


def event_number(claim: Claim) -> int:
    """GlobalEventID of what a claim tells of."""
    return number_of(claim.happening)


def moment(document: Document) -> str:
    """The moment of a report as YYYYMMDDHHMMSS (midnight where only the day is known, "" where neither is)."""
    day = parse_day(document.published)
    if day is None:
        return ""
    clock = "".join(c for c in (document.published or "")[11:19] if c in "0123456789")
    return f"{day:%Y%m%d}{clock if len(clock) == 6 else '000000'}"


def first_moment(happening: Happening) -> str:
    """The moment of the first report that tells of a happening."""
    return min((m for c in happening if (m := moment(c.record.document))), default="")


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a CAMEO code and a day."""
    return c.event.cameo is not None and c.begin is not None


def coded(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """The happenings by those of their claims that have a CAMEO code and a day, without any that has none."""
    for happening in happenings:
        found = tuple(c for c in happening if fits(c))
        if found:
            yield found

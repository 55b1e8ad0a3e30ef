"""What GDELT's two tables share: their number of an event, its moments, its empty cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.export.claims import STANDING, Claim, number_of
from onrecord.export.linked_data import web_address
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


NEEDS = "a CAMEO code and a day"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a CAMEO code and a day."""
    return c.event.cameo is not None and c.begin is not None


def teller(happening: Happening) -> Claim:
    """The claim whose words stand for a happening: one that says when it was, of these the surest, then one that says
    where. Who is said to have done it decides nothing: accounts may differ in that."""
    order = list(STANDING)

    def rank(c: Claim) -> tuple[bool, int, bool]:
        return not c.dated, order.index(c.standing), c.event.location is None

    return min(happening, key=rank)


def citation(document: Document) -> str:
    """A report's address, or else its title, or what it was read from."""
    return web_address(document.url) or document.title or document.source


def coded(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """The happenings by those of their claims that have a CAMEO code and a day, without any that has none."""
    for happening in happenings:
        found = tuple(c for c in happening if fits(c))
        if found:
            yield found

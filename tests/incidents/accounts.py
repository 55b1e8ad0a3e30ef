"""Accounts of one incident made by hand: a bombing at a market, told in a report's first sentence, and what is said of
it in those that follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.incidents.scope import Account, accounts
from onrecord.records import Record
from tests.factory import Factory

LEAD = "A bomb killed 12 people at a market in Velmar on Sunday, police said."


def nominal(made: Factory, entity: str) -> str:
    """The same entity, mentioned by what it is and not by a name."""
    n = int(entity[1:]) - 1
    one = made.entities[n]
    made.entities[n] = replace(one, mentions=tuple(replace(m, form="nominal") for m in one.mentions))
    return entity


class Told(Factory):
    """A report of the bombing by "Coast News" (4 March 2024) to which sentences and what is read in them are added."""

    def __init__(self, *sentences: str, lead: str = LEAD, published: str | None = "2024-03-04",
                 title: str = "Bombing in Velmar", **fields: Any) -> None:  # fmt: skip
        super().__init__(
            "\n\n".join((title, lead, *sentences)),
            published=published,
            **({"outlet": "Coast News", "outlet_from": "given"} | fields),
        )
        self.sunday = self.time("Sunday", begin="2024-03-03") if "Sunday" in lead else None
        self.police = self.entity("police", "organization", sector="COP")
        ids = []
        if "police said" in lead:
            ids = [
                self.attribution(
                    "said", source="police", content=lead.removesuffix(", police said."), speaker=self.police
                )
            ]
        counts = (("killed", 12, "exactly", "12"),) if "killed 12" in lead else ()
        self.bombing = self.event(
            "killed", "ASSAULT", counts=counts, place="Velmar", time=self.sunday, according_to=tuple(ids)
        )
        self.members = [self.bombing]

    def account(self) -> Account:
        return accounts([self.reported()])[0]

    def reported(self) -> tuple[Record, tuple[str, ...]]:
        """The record with the ids of the events that tell of the bombing."""
        return self.record(), tuple(self.members)

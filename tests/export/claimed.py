"""Claims to write: of the invented report and of one with everything a hostile outlet would put into its words."""

from __future__ import annotations

import dataclasses
import io
from types import ModuleType
from typing import Any

from onrecord.export.claims import Claim, claims
from onrecord.incidents.records import Dispute, Incident, Member, Origin, Position, Responsibility, SaidBy
from onrecord.ledger.extracts import Membership
from onrecord.records import Location, Record
from tests.factory import Factory, harbour


def written(module: ModuleType, rows: Any, **how: Any) -> str:
    """What a format makes of rows."""
    file = io.StringIO()
    module.write(rows, file, **how)
    return file.getvalue()


def port(*, outlet: str = "Coast News", **fields: Any) -> Record:
    """The invented report with codes and coordinates, in this outlet."""
    record = harbour(**fields)
    codes = {"ASSAULT": "190", "COERCE": "170", "CONSULT": "040", "AGREE": "030"}
    velmar = {"country": "TR", "lat": 36.5, "lon": -30.25, "precision": "town", "geonames": 42}
    events = []
    for e in record.events:
        where = dataclasses.replace(e.location, **velmar) if e.location and e.location.name == "Velmar" else e.location
        events.append(dataclasses.replace(e, cameo=codes[e.type], location=where))
    countries = {"e1": "TR", "e2": "IQ", "e7": "IQ"}
    entities = tuple(dataclasses.replace(x, country=countries.get(x.id)) for x in record.entities)
    document = dataclasses.replace(record.document, outlet=outlet)
    return dataclasses.replace(record, document=document, events=tuple(events), entities=entities)


def of(record: Record, *held: str) -> list[Claim]:
    """The claims of a record, of these standings only if any are named."""
    return [c for c in claims(record) if not held or c.standing in held]


def likely(record: Record) -> list[Claim]:
    """What formats without a field for modality get."""
    return of(record, "told", "attributed")


def hostile(payload: str) -> Record:
    """A report in which everything that a report can say is this payload."""
    made = Factory(
        f"Title {payload}\n\nAda {payload} said rain {payload} fell on Bo {payload}.",
        title=payload,
        outlet=payload,
        authors=(payload,),
        url=payload,
        source=payload,
    )
    ada = made.entity(f"Ada {payload}", country="TR", sector="GOV", title=payload)
    bo = made.entity(f"Bo {payload}", "organization")
    day = made.time(made.span(payload, 1), "2024-03-03", "2024-03-03")
    a1 = made.attribution("said", source=f"Ada {payload}", content=f"rain {payload} fell", speaker=ada, time=day)
    made.event(
        "fell",
        "ASSAULT",
        mode=payload,
        contexts=(payload,),
        cameo="190",
        actors=((ada, f"Ada {payload}"),),
        recipients=((bo, f"Bo {payload}"),),
        place=payload,
        according_to=(a1,),
        time=day,
    )
    made.relation("holds_office", ada, payload, value=payload)
    made.notice("changed_statement", payload, (payload,))
    record = made.record()
    where = Location(made.span(payload, 1), name=payload, country="TR", lat=1.5, lon=2.5, precision="town")
    return dataclasses.replace(record, events=(dataclasses.replace(record.events[0], location=where),))


def incident(record: Record, *events: str) -> Incident:
    """An incident that these events of one record tell of, with somebody blamed, a denial and two tolls."""
    d = record.document
    by_id = {e.id: e for e in record.events}
    first, last = by_id[events[0]], by_id[events[-1]]

    def said(chain: tuple[str, ...], event: Any, stance: Any = None) -> SaidBy:
        return SaidBy(chain, d.id, (event.trigger,), (event.id, *event.according_to), d.published, stance)

    return Incident(
        id="i_" + "0" * 16,
        type="ASSAULT",
        title=f"strike on {first.trigger.text}",
        begin="2024-03-03",
        end="2024-03-03",
        location=first.location,
        events=tuple(Member(d.id, e) for e in events),
        documents=1,
        origins=(Origin(d.outlet or "?", "outlet", (d.id,)),),
        independent_origins=1,
        responsibility=(
            Responsibility(first.trigger.text, "positive", (said((d.outlet or "?", "Toren"), first, "accuses"),)),
            Responsibility(first.trigger.text, "negative", (said(("Teskan's government",), last, "denies"),)),
        ),
        disputes=(
            Dispute(
                "count:killed",
                "disputed",
                (
                    Position("at least 4", (said((first.trigger.text,), first),)),
                    Position("9", (said(("the port",), last),), superseded=True),
                ),
            ),
        ),
    )


def membership(record: Record, *events: str) -> dict[str, Membership]:
    """The same as exports know it: by the events' ids."""
    one = Membership("i_" + "0" * 16, 2, 2, tuple((record.document.id, e) for e in events))
    return dict.fromkeys(events, one)

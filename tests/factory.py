"""Records made by hand: spans are located by quoting the text, so every one of them is exact.

made = Factory("Title\n\nAda Lark said rain fell.", published="2024-03-04")
lark = made.entity("Ada Lark")
made.attribution("said", source="Ada Lark", content="rain fell", speaker=lark)
record = made.record()
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from typing import Any

from onrecord.records import (
    Attribution,
    Block,
    Count,
    Document,
    Entity,
    Event,
    Extractor,
    Location,
    MadeBy,
    Mention,
    Notice,
    Participant,
    Quantity,
    Reader,
    Record,
    Relation,
    Span,
    Time,
    Title,
)

HAND = MadeBy("factory")


class Factory:
    """Collects the parts of one record over a text; ids are numbered in the order of the calls."""

    def __init__(self, text: str, *, published: str | None = "2024-03-04", **fields: Any) -> None:
        lines = list(re.finditer(r"[^\n]*[^\s][^\n]*", text))
        self.document = Document(
            **{
                "id": "d_" + hashlib.sha256(f"{text} {fields.get('source')}".encode()).hexdigest()[:16],
                "source": "report.txt",
                "published": published,
                "published_from": "given" if published else None,
                "extractor": Extractor("factory", "1"),
                "raw_sha256": hashlib.sha256(text.encode()).hexdigest(),
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
                "text": text,
                "blocks": tuple(Block("paragraph" if n else "title", m.start(), m.end()) for n, m in enumerate(lines)),
            }
            | fields
        )
        self.entities: list[Entity] = []
        self.times: list[Time] = []
        self.attributions: list[Attribution] = []
        self.events: list[Event] = []
        self.relations: list[Relation] = []
        self.quantities: list[Quantity] = []
        self.notices: list[Notice] = []

    def span(self, quote: str, nth: int = 0) -> Span:
        """The nth place where the text reads `quote`; a quote that is not there is an error."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(quote, start + 1)
        return Span(start, start + len(quote), quote)

    def _spans(self, quotes: str | tuple[str, ...] | Span | None) -> tuple[Span, ...]:
        if quotes is None:
            return ()
        if isinstance(quotes, Span):
            return (quotes,)
        return tuple(self.span(q) for q in ((quotes,) if isinstance(quotes, str) else quotes))

    def blocks(self, *kinds_and_quotes: tuple[str, str]) -> None:
        """Say what the blocks are, each by the words that it begins with; it reaches to the end of its line."""
        blocks = []
        for kind, quote in kinds_and_quotes:
            start = self.span(quote).start
            end = self.document.text.find("\n", start)
            blocks.append(Block(kind, start, len(self.document.text) if end < 0 else end))  # type: ignore[arg-type]
        self.document = dataclasses.replace(self.document, blocks=tuple(blocks))

    def entity(
        self,
        name: str,
        kind: str = "person",
        *,
        also: tuple[tuple[str | Span, str], ...] = (),
        title: str = "",
        **fields: Any,
    ) -> str:
        """An entity mentioned by its name at every place, and as the (quote, form) pairs of `also`."""
        mentions = []
        n = 0
        while True:
            try:
                s = self.span(name, n)
            except ValueError:
                break
            mentions.append(Mention(s.start, s.end, s.text, "name"))
            n += 1
        for quote, form in also:
            (s,) = self._spans(quote)
            mentions.append(Mention(s.start, s.end, s.text, form))  # type: ignore[arg-type]
        titles = (Title(self.span(title)),) if title else ()
        made = Entity(
            id=f"e{len(self.entities) + 1}",
            name=name,
            kind=kind,  # type: ignore[arg-type]
            titles=fields.pop("titles", titles),
            mentions=tuple(sorted(mentions, key=lambda m: m.start)),
            made_by=HAND,
            **fields,
        )
        self.entities.append(made)
        return made.id

    def time(
        self, quote: str | Span, value: str = "", begin: str | None = None, end: str | None = None, **f: Any
    ) -> str:
        span = self._spans(quote)[0]
        made = Time(
            id=f"t{len(self.times) + 1}",
            span=span,
            type=f.pop("type", "DATE"),
            value=value or begin or "XXXX-XX-XX",
            begin=begin,
            end=end or begin,
            resolved_from=f.pop("resolved_from", "published" if begin else None),
            made_by=HAND,
        )
        self.times.append(made)
        return made.id

    def attribution(
        self,
        cue: Any,
        *,
        source: Any = None,
        content: Any = None,
        told: tuple[tuple[str | None, str], ...] = (),
        **fields: Any,
    ) -> str:
        fields = {"speaker_kind": "named", "quote": "indirect", "stance": "asserts"} | fields
        made = Attribution(
            id=f"a{len(self.attributions) + 1}",
            source=self._spans(source),
            cue=self._spans(cue),
            content=self._spans(content),
            addressees=tuple(Participant(e, self.span(q)) for e, q in told),
            **({"made_by": MadeBy("attributions", "by hand", 0.5)} | fields),
        )
        self.attributions.append(made)
        return made.id

    def event(
        self,
        trigger: str | Span,
        type: str | None = None,
        *,
        actors: tuple[tuple[str | None, str], ...] = (),
        recipients: tuple[tuple[str | None, str], ...] = (),
        place: str | None = None,
        counts: tuple[tuple[str, int, str, str], ...] = (),
        **fields: Any,
    ) -> str:
        span = self._spans(trigger)[0]
        last = self.document.text.rfind("\n", 0, span.start) + 1
        stop = self.document.text.find("\n", span.end)
        stop = len(self.document.text) if stop < 0 else stop
        fields = {
            "polarity": "positive",
            "modality": "actual",
            "certainty": "certain",
            "document_time": "before",
        } | fields
        made = Event(
            id=f"v{len(self.events) + 1}",
            type=type,  # type: ignore[arg-type]
            trigger=span,
            actors=tuple(Participant(e, self.span(q)) for e, q in actors),
            recipients=tuple(Participant(e, self.span(q)) for e, q in recipients),
            location=Location(self.span(place), name=place) if place else None,
            counts=tuple(Count(w, v, q, self.span(quote)) for w, v, q, quote in counts),  # type: ignore[arg-type]
            sentence=Span(last, stop, self.document.text[last:stop]),
            made_by=HAND,
            **fields,
        )
        self.events.append(made)
        return made.id

    def relation(self, kind: str, subject: str, evidence: str, **fields: Any) -> str:
        made = Relation(
            id=f"r{len(self.relations) + 1}",
            kind=kind,  # type: ignore[arg-type]
            subject=subject,
            evidence=self.span(evidence),
            made_by=HAND,
            **fields,
        )
        self.relations.append(made)
        return made.id

    def quantity(self, value: float, quote: str, **fields: Any) -> str:
        made = Quantity(id=f"q{len(self.quantities) + 1}", value=value, span=self.span(quote), made_by=HAND, **fields)
        self.quantities.append(made)
        return made.id

    def notice(self, kind: str, message: str, quotes: tuple[str, ...] = (), records: tuple[str, ...] = ()) -> None:
        self.notices.append(
            Notice(kind=kind, message=message, spans=self._spans(quotes), records=records, made_by=HAND)
        )

    def record(self) -> Record:
        return Record(
            reader=Reader("onrecord", "0.1.0", {"by-hand": "0" * 64}),
            document=self.document,
            entities=tuple(self.entities),
            times=tuple(self.times),
            attributions=tuple(self.attributions),
            events=tuple(self.events),
            relations=tuple(self.relations),
            quantities=tuple(self.quantities),
            notices=tuple(self.notices),
        )


HARBOUR = "\n\n".join(
    (
        "Orvania Says Strike on Port Killed Four; Teskan Denies It Fired",
        "By Lena Marsh",
        "VELMAR, March 4 (Coast News) — Explosions tore through the port of Velmar on Sunday, killing at least four "
        "dock workers.",
        "Orvania's defence minister, Iva Toren, said on Monday that Teskan had fired the missiles. \"This was a "
        'deliberate attack on working people," she told reporters at a briefing.',
        "Teskan's government denied that its forces had struck the port. Coast News reported that two Teskani "
        "security officials, speaking on condition of anonymity, said a militia had carried out the attack.",
        "Toren warned that Orvania would close the border if the attacks continued. The two countries met in Kessel "
        "in January and agreed to a ceasefire.",
        "The port authority, led by Paul Ostrey, handles 120 ships a month.",
    )
)
"""An invented report with a claim, a denial, nested sources, a threat and a past agreement."""


def harbour(**fields: Any) -> Record:
    """The record that a careful reader makes of `HARBOUR`."""
    made = Factory(HARBOUR, title="Orvania Says Strike on Port Killed Four; Teskan Denies It Fired",
                   title_from="text", outlet="Coast News", outlet_from="dateline", authors=("Lena Marsh",),
                   authors_from="text", **fields)  # fmt: skip
    made.blocks(
        ("title", "Orvania Says"),
        ("byline", "By Lena"),
        ("paragraph", "VELMAR"),
        ("paragraph", "Orvania's defence"),
        ("paragraph", "Teskan's"),
        ("paragraph", "Toren warned"),
        ("paragraph", "The port authority"),
    )
    orvania = made.entity("Orvania", "country")
    teskan = made.entity("Teskan's government", "government", also=((made.span("Teskan", 1), "name"),))
    toren = made.entity("Iva Toren", also=(("she", "pronoun"),), title="defence minister", sector="GOV")
    news = made.entity("Coast News", "organization", sector="MED")
    officials = made.entity("two Teskani security officials", "group", sector="GOV")
    velmar = made.entity("Velmar", "place")
    militia = made.entity("a militia", "armed_group", sector="REB")
    workers = made.entity("dock workers", "group", sector="CVL")
    ostrey = made.entity("Paul Ostrey")
    authority = made.entity("The port authority", "organization")
    sunday = made.time("Sunday", begin="2024-03-03")
    monday = made.time("Monday", begin="2024-03-04")
    january = made.time("January", "2024-01", "2024-01-01", "2024-01-31")
    made.time("a month", "P1M", type="DURATION")
    a1 = made.attribution(
        "said", source="Orvania's defence minister, Iva Toren", content="that Teskan had fired the missiles",
        speaker=toren, time=monday, stance="accuses",
    )  # fmt: skip
    made.attribution(
        "told", source="she", content='"This was a deliberate attack on working people,"', speaker=toren,
        told=((None, "reporters"),), quote="direct", channel="briefing", time=monday,
    )  # fmt: skip
    a3 = made.attribution(
        "denied", source="Teskan's government", content="that its forces had struck the port", speaker=teskan,
        stance="denies",
    )  # fmt: skip
    a4 = made.attribution(
        "reported", source="Coast News", speaker=news, speaker_kind="outlet", channel="news_agency",
        content="that two Teskani security officials, speaking on condition of anonymity, said a militia had "
                "carried out the attack",
    )  # fmt: skip
    a5 = made.attribution(
        made.span("said", 1), source="two Teskani security officials", content="a militia had carried out the attack",
        speaker=officials, speaker_kind="unnamed", speaker_count=2, within=a4,
    )  # fmt: skip
    a6 = made.attribution(
        "warned", source="Toren", content="that Orvania would close the border if the attacks continued",
        speaker=toren, stance="warns",
    )  # fmt: skip
    made.event("Explosions", "ASSAULT", place="Velmar", time=sunday, recipients=((workers, "dock workers"),),
               counts=(("killed", 4, "at_least", "at least four"),))  # fmt: skip
    made.event("fired", "ASSAULT", mode="aerial", actors=((teskan, "Teskan"),), according_to=(a1,))
    made.event("struck", "ASSAULT", actors=((teskan, "its forces"),), recipients=((None, "the port"),),
               polarity="negative", according_to=(a3,))  # fmt: skip
    made.event(made.span("attack", 1), "ASSAULT", actors=((militia, "a militia"),), according_to=(a4, a5))
    made.event("close", "COERCE", actors=((orvania, "Orvania"),), modality="hypothetical", document_time="after",
               certainty="possible", according_to=(a6,))  # fmt: skip
    made.event("met", "CONSULT", mode="meet", contexts=("military",), actors=((None, "The two countries"),),
               place="Kessel", time=january)  # fmt: skip
    made.event("agreed", "AGREE", actors=((None, "The two countries"),), time=january)
    made.relation("leads", ostrey, "The port authority, led by Paul Ostrey", object=authority)
    made.relation("holds_office", toren, "Orvania's defence minister, Iva Toren", value="defence minister")
    made.quantity(120, "120", unit="ships", of="ships a month")
    made.notice(
        "conflicting_accounts",
        "Who struck the port is disputed: Teskan, says Iva Toren; a militia, say two officials.",
        ("Teskan had fired", "a militia had carried out"), ("v2", "v4"),
    )  # fmt: skip
    assert velmar
    return made.record()

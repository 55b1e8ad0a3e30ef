"""Every record of the house: frozen plain values that import nothing of ours.

The written form of these values (JSON) is the business of `onrecord.wire`; what the terms mean is in
docs/terms.md. Conventions that hold for all of them:

* A span is half-open, ``[start, end)``, in Unicode code points of ``Document.text``, and quotes it exactly:
  ``document.text[span.start:span.end] == span.text``.
* Ids inside one report (``e1`` entities, ``t1`` times, ``a1`` attributions, ``v1`` events, ``r1`` relations,
  ``q1`` quantities) are numbered in text order, so the same report read by the same version gets the same ids.
* ``None`` means *unknown or not stated*; nothing is ever guessed to fill a field.
* Every record says what made it (`MadeBy`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "byline", "dateline", "caption", "heading", "paragraph", "boilerplate"]
"""What a block of the kept text is."""

READ_KINDS: frozenset[BlockKind] = frozenset({"title", "caption", "heading", "paragraph"})
"""The kinds of blocks that are read for content."""

Origin = Literal["given", "metadata", "dateline", "text", "url"]
"""Where a document's outlet, title, authors or date was taken from."""

EntityKind = Literal[
    "person", "organization", "government", "armed_group", "country", "place", "nationality", "group", "other"
]
MentionForm = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
SpeakerKind = Literal["named", "unnamed", "outlet", "document", "unknown"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts",
    "denies",
    "alleges",
    "accuses",
    "warns",
    "threatens",
    "promises",
    "requests",
    "rejects",
    "supports",
    "condemns",
    "questions",
    "declines_to_say",
    "believes",
    "expects",
]
Channel = Literal[
    "briefing",
    "interview",
    "news_agency",
    "broadcast",
    "social_media",
    "letter",
    "statement",
    "speech",
    "call",
    "document",
    "hearing",
]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""The sixteen event types of PLOVER's manual."""

Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "hedged", "hypothetical", "generic"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
DocumentTime = Literal["before", "overlap", "after", "unknown"]
Qualifier = Literal["exactly", "at_least", "at_most", "about"]
Precision = Literal["country", "region", "town", "district", "site"]
"""How small a place is: degrees of a country or region are those of its middle."""
RelationKind = Literal[
    "holds_office",
    "member_of",
    "part_of",
    "affiliate_of",
    "supports",
    "supplies",
    "opposes",
    "leads",
    "designated_as",
    "located_in",
    "spokesperson_for",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the kept text: ``[start, end)`` in code points, and the characters themselves."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class MadeBy:
    """The step that made a record, the rule or model head in it, and its score where it has one (0 to 1)."""

    step: str
    rule: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the kept text with a role in the report's layout. Blocks do not overlap and stand in order."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extractor:
    """The code that turned bytes into the kept text; part of the text's identity."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report: the kept text and what is known about it.

    `text` is the coordinate system of every span: NFC-normalised once, then kept for good. `id` is a hash of
    the kept text, the source and the publication date. `published` is an ISO 8601 date or date-time.
    The ``*_from`` fields say where a value was taken from, None where the value is None.
    """

    id: str
    source: str
    url: str | None = None
    outlet: str | None = None
    outlet_from: Origin | None = None
    title: str | None = None
    title_from: Origin | None = None
    authors: tuple[str, ...] = ()
    authors_from: Origin | None = None
    published: str | None = None
    published_from: Origin | None = None
    language: str = "en"
    extractor: Extractor
    raw_sha256: str
    text_sha256: str
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an entity. `form` is how it is named: by name, by a common noun, or by a pronoun."""

    start: int
    end: int
    text: str
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Title:
    """A title or office that the report gives a person ("foreign ministry spokesman"), and of which body."""

    span: Span
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Kb:
    """Identifiers in public knowledge bases, and in the user's own actors file; each may be unknown."""

    wikidata: str | None = None
    geonames: int | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that the report names, with every mention of it.

    `country` is whom the entity belongs to (ISO 3166-1 alpha-2), `sector` its PLOVER actor sector
    (GOV MIL OPP REB PTY JUD LEG COP SPY MED EDU BUS CRM CVL IGO NGO UNK ...).
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    titles: tuple[Title, ...] = ()
    kb: Kb | None = None
    mentions: tuple[Mention, ...]
    made_by: MadeBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A temporal expression (TIMEX3). `begin` and `end` are the days it covers, inclusive, ISO 8601 dates;
    None where unbounded or unresolved. `resolved_from` is what it was anchored on: "published", another
    time's id, "text" (it needs no anchor), or None (unresolved)."""

    id: str
    span: Span
    type: TimeType
    value: str
    begin: str | None = None
    end: str | None = None
    resolved_from: str | None = None
    made_by: MadeBy


@dataclass(frozen=True, slots=True)
class Participant:
    """Who does or undergoes an event, or is told something: the words that name it, and the entity if it is known."""

    entity: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody said, wrote, thought or refused to say something: source, cue and content (PARC, PolNeAR).

    Each of the three may be discontinuous; the source may be empty. `speaker` is the entity the source names,
    `speaker_count` how many speakers are stated ("two officials"), `addressees` to whom it was said where that is
    stated ("told lawmakers"), `time` when it was said, `within` the attribution in whose content this one stands.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None = None
    speaker_kind: SpeakerKind = "unknown"
    speaker_count: int | None = None
    addressees: tuple[Participant, ...] = ()
    quote: QuoteKind
    stance: Stance
    channel: Channel | None = None
    time: str | None = None
    within: str | None = None
    made_by: MadeBy


@dataclass(frozen=True, slots=True)
class Location:
    """Where an event happened, with coordinates in WGS 84 degrees where the gazetteer knows the place.

    `precision` is that of the coordinates, and None without them: of a street the report's town may be all that is
    known. They are GeoNames' where there is a `geonames` id, else our own.
    """

    span: Span
    entity: str | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed, injured, detained ... in an event, as the report puts it."""

    what: str
    value: int
    qualifier: Qualifier
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that somebody does or that happens to somebody, as the innermost source holds it.

    `type` is the PLOVER type, None where none of the sixteen fits. `according_to` is the chain of attribution
    ids, outermost first; empty means that the report says it in its own voice. `polarity`, `modality` and
    `certainty` state how the innermost source presents the event; `document_time` is its relation to the
    report's own date (RED/THYME).
    """

    id: str
    type: EventType | None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    trigger: Span
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    location: Location | None = None
    time: str | None = None
    counts: tuple[Count, ...] = ()
    polarity: Polarity
    modality: Modality
    certainty: Certainty
    document_time: DocumentTime
    according_to: tuple[str, ...] = ()
    sentence: Span
    made_by: MadeBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A standing fact rather than an event: who holds which office, who backs whom, what is part of what.

    `document_time` says whether it held before the report's day, on it, or is to hold after it; `time` is the time
    stated of it ("until 2019", "since March").
    """

    id: str
    kind: RelationKind
    subject: str
    object: str | None = None
    value: str | None = None
    polarity: Polarity = "positive"
    document_time: DocumentTime = "unknown"
    time: str | None = None
    according_to: tuple[str, ...] = ()
    evidence: Span
    made_by: MadeBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that somebody states about something: `unit` is the head of what is counted or measured
    ("designations"), `of` the whole of it as text."""

    id: str
    value: int | float
    unit: str | None = None
    qualifier: Qualifier = "exactly"
    of: str | None = None
    span: Span
    according_to: tuple[str, ...] = ()
    made_by: MadeBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a careful reader would remark on; `records` are the ids it is about, `spans` the words."""

    kind: str
    message: str
    spans: tuple[Span, ...] = ()
    records: tuple[str, ...] = ()
    made_by: MadeBy


@dataclass(frozen=True, slots=True)
class Reader:
    """Which reader wrote a record: its version, and the sha256 of every model it used, and of the user's actors file
    ("actors") where one was given."""

    name: str
    version: str
    models: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that one report puts on the record. `format` is the version of the written form."""

    format: int = 1
    reader: Reader
    document: Document
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    notices: tuple[Notice, ...] = ()

"""What to call an incident: "bombing at a market in Agadez", made of what most of its reports say.

The noun is that of the trigger that says most (`lexicons/incident_nouns.tsv`: a bombing is also an attack and a
killing); of what has no type, that of what its word means (`lexicons/happenings.tsv`). Then whom it is done to, where
that has a name; the site, where the words beside the place say so; and the place. Who is said to have done it is in the
title only of what nobody is blamed for: talks, protests, sanctions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from onrecord.incidents.marks import where
from onrecord.incidents.offices import name_key
from onrecord.incidents.records import Reports
from onrecord.incidents.sites import site_of
from onrecord.incidents.spots import sized, town_of
from onrecord.incidents.words import families, noun_of, senses, stem, stems
from onrecord.lexicons import Row, load
from onrecord.records import Entity, Event, EventType, Location, Participant, Record
from onrecord.text import without_article
from onrecord.wording import EVENT_TYPE, one_line

_LEMMA = re.compile(r"event_(?:verbs|nouns):(\S+)")
_PARTICLE = re.compile(r"\bprt=(\w+)")
# The words before a trigger that say with what it was done.
_WITH = re.compile(
    r"\b(car|truck|suicide|roadside|drone|missile|rocket|mortar|artillery|knife|gun|grenade|acid|cyber|arson|air)[ -]$",
    re.IGNORECASE,
)
_PLACE_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?: (?:[^\W\d_a-z][\w'’-]*|de|del|al|el|la|of)){0,3}")
_WHOSE = re.compile(r"^[^\W\d_a-z][\w ]*['’]s (?=[A-Z])")
_AN = re.compile(r"[aeio]|u(?!ni|s[ae])|hour|hono")
"""Words that sound as if they began with a vowel: an embassy, but a university."""
_BLAMED: frozenset[EventType | None] = frozenset({"ASSAULT", "COERCE", None})
_MUTUAL: frozenset[EventType | None] = frozenset({"CONSULT", "AGREE", "COOPERATE", "CONCEDE"})
_TOWARDS: Mapping[EventType | None, str] = {
    "SUPPORT": "for", "AID": "to", "RETREAT": "of", "REQUEST": "to", "REJECT": "of", "SANCTION": "on",
    "ASSAULT": "on", None: "of",
} | dict.fromkeys(_MUTUAL, "with")  # fmt: skip
"""The preposition before whom a happening befalls that is called by its type alone; of others "against"."""
_FINEST = ("site", "district", "town", None, "region", "country")
_OUTCOMES = frozenset({"damage"})
_NAMED = frozenset({"person", "organization", "government", "armed_group", "country"})


def title(reports: Reports) -> str:
    """The title of the incident that these events of these reports tell of."""
    told = [(record, event) for record, ids in reports for event in record.events if event.id in set(ids)]
    main = Counter(event.type for _, event in told if event.type).most_common(1)
    kind = main[0][0] if main else None
    row = _noun(told, kind)
    noun = row["noun"] if row else EVENT_TYPE[kind].split(" or ")[0].split(" (")[0] if kind else _meant(told)
    weapon = _most(_weapons(told, noun))
    words = [f"{weapon} {noun}" if weapon and not noun.startswith(weapon) else noun]
    actors = _names(((r, p) for r, e in told for p in e.actors), len(reports))
    undergo = _names(((r, p) for r, e in told for p in e.recipients), len(reports))
    recipients = [name for name in undergo if name not in actors]
    if kind in _MUTUAL and len(actors + recipients) > 1:
        words.append(f"between {_listed((actors + recipients)[:3])}")
    else:
        words += [f"by {_listed(actors[:2])}"] if actors and kind not in _BLAMED else []
        towards = row["target"] if row else _TOWARDS.get(kind, "against")
        words += [f"{towards} {recipients[0]}"] if recipients else []
    place = _most(_places(told))
    site = _most(_sites(told)) if not recipients and kind in _BLAMED else None
    if site and not (place and place.casefold().endswith(site.split()[-1])):  # "in Recto Bank", where there is no bank
        words.append(f"at {site}")
    if place and place not in recipients[:1]:
        words.append(f"in {place}")
    return " ".join(words)


@cache
def _nouns() -> Mapping[str, Row]:
    return {row["lemma"]: row for row in load("incident_nouns")}


def _lemma(event: Event) -> str | None:
    rule = event.made_by.rule or ""
    found = _LEMMA.search(rule)
    if found is None:
        return event.trigger.text.casefold() if event.trigger.text.casefold() in _nouns() else None
    particle = _PARTICLE.search(rule)
    phrase = f"{found[1]} {particle[1]}" if particle else found[1]
    return phrase if phrase in _nouns() else found[1]


def _noun(told: Iterable[tuple[Record, Event]], kind: EventType | None) -> Row | None:
    """The noun that says most; of those, the one that most reports tell in a headline or lead, then that most have,
    then the first told. What an attack has led to ("a stall collapsed", "the ferry sank") is no name for it."""
    votes: dict[str, set[str]] = {}
    leading: dict[str, set[str]] = {}
    ranks: dict[str, str] = {}
    for record, event in told:
        row = _nouns().get(_lemma(event) or "")
        if row is not None:
            votes.setdefault(row["noun"], set()).add(record.document.id)
            ranks[row["noun"]] = max(ranks.get(row["noun"], "0"), row["rank"])
            if _leads(record, event):
                leading.setdefault(row["noun"], set()).add(record.document.id)
    by_noun = {row["noun"]: row for row in reversed(tuple(_nouns().values()))}
    acts = [noun for noun in votes if kind != "ASSAULT" or not _is_outcome(noun)]
    best = max(
        acts if any(ranks[noun] > "0" and noun in leading for noun in acts) else votes,
        key=lambda noun: (ranks[noun], len(leading.get(noun, ())), len(votes[noun])),
        default=None,
    )
    return by_noun[best] if best else None


def _is_outcome(noun: str) -> bool:
    """Whether a noun names what may also come about by accident: a collapse, a fire, a sinking."""
    meant = senses(stem(noun))
    return bool(meant) and all(s in _OUTCOMES or "violence" not in families(None, None, (s,)) for s in meant)


def _leads(record: Record, event: Event) -> bool:
    """Whether an event is told in the headline or in the first paragraph."""
    lead = next((b.end for b in record.document.blocks if b.kind == "paragraph"), 0)
    return event.trigger.start < lead


def _meant(told: Iterable[tuple[Record, Event]]) -> str:
    """What a happening of no type is called by the first of its words that means something."""
    said = (noun_of(sense) for _, event in told for word in stems(event.trigger.text) for sense in senses(word))
    return next(said, "happening")


def _weapons(told: Iterable[tuple[Record, Event]], noun: str) -> Iterator[tuple[str, str]]:
    for record, event in told:
        row = _nouns().get(_lemma(event) or "")
        if row is not None and row["noun"] == noun:
            before = _WITH.search(record.document.text[max(0, event.trigger.start - 12) : event.trigger.start])
            if before:
                yield before[1].lower(), record.document.id


def _names(parts: Iterable[tuple[Record, Participant]], reports: int) -> list[str]:
    """The names of those who take part by name in half of the reports or more, those in most first, each spelled as it
    first is."""
    documents: dict[str, set[str]] = {}
    spelled: dict[str, str] = {}
    for record, part in parts:
        entity = next((e for e in record.entities if e.id == part.entity), None)
        us = entity is not None and entity.kind == "person" and part.span.text.casefold() in ("we", "us")
        if entity is not None and entity.kind in _NAMED and _is_named(entity) and not us:
            key = name_key(entity.name)
            spelled.setdefault(key, one_line(without_article(entity.name)))
            documents.setdefault(key, set()).add(record.document.id)
    ordered = sorted(spelled, key=lambda key: -len(documents[key]))
    return [spelled[key] for key in ordered if 2 * len(documents[key]) >= reports]


def _is_named(entity: Entity) -> bool:
    return any(m.form == "name" for m in entity.mentions) and entity.name != entity.name.lower()


def _places(told: Iterable[tuple[Record, Event]]) -> Iterator[tuple[str, str]]:
    """Names of the places of the smallest size that are told."""
    located = [
        (sized(place, record.document.text), record.document.id)
        for record, event in told
        for place in (where(record.document.text, event), town_of(event, record))
        if place is not None
    ]
    finest = min((_FINEST.index(place.precision) for place, _ in located), default=0)
    for place, document in located:
        if place.precision == _FINEST[finest]:
            yield spelled(place), document


def spelled(place: Location) -> str:
    """What a report calls a place: a town as it spells it, where it does so by name, else as the gazetteer does."""
    text = one_line(_WHOSE.sub("", place.span.text))
    by_name = place.precision in ("town", "district", "site") and not text.isupper() and _PLACE_NAME.fullmatch(text)
    return text if by_name or not place.name else one_line(place.name)


def _sites(told: Sequence[tuple[Record, Event]]) -> Iterator[tuple[str, str]]:
    """The sites that headlines and leads tell of; of incidents where none does, all."""
    leads = [(record, event) for record, event in told if _leads(record, event)]
    for record, event in leads if any(map(_is_at, leads)) else told:
        if (site := site_of(event.sentence.text, event.trigger.text)) is not None:
            yield f"{'an' if _AN.match(site) else 'a'} {site}", record.document.id


def _is_at(told: tuple[Record, Event]) -> bool:
    return site_of(told[1].sentence.text, told[1].trigger.text) is not None


def _most(votes: Iterable[tuple[str, str]]) -> str | None:
    """What most documents say; of those, what is said most often, then first."""
    listed = list(votes)
    documents = Counter(value for value, _ in dict.fromkeys(listed))
    events = Counter(value for value, _ in listed)
    return max(documents, key=lambda value: (documents[value], events[value]), default=None)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

"""Tellings: the events of a report that may tell of a happening, each with all that comparing it needs.

An event tells of a happening where its innermost source holds that it took place, or denies it: "the army denied that
it had shelled the school" tells of the shelling. What is planned, threatened, wished, supposed or generic does not.

A report names a happening once in full and then takes it up ("the attack", "the blast", "was killed"). Its events are
therefore strung into threads (`onrecord.incidents.threads`), and each of them carries what its thread knows: who,
where, when, how many. What no event of the thread says stays unknown; only the day of publication is always at hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.incidents.actors import identity, named
from onrecord.incidents.circumstances import Towns, circumstances
from onrecord.incidents.counting import figures_beside, outcome
from onrecord.incidents.days import day_of, days_of, time_of
from onrecord.incidents.hours import hours_of
from onrecord.incidents.inserts import without_speakers
from onrecord.incidents.leads import headline_end, home, leading
from onrecord.incidents.likeness import Party, Spot, is_long, words_of
from onrecord.incidents.marks import (
    Marks,
    develops,
    dies_later,
    from_there,
    in_series,
    is_of_others,
    made_by,
    marks,
    means,
    thrown,
    where,
)
from onrecord.incidents.names import cast_of, countries_of, with_names
from onrecord.incidents.order import at_other_times
from onrecord.incidents.remembered import remembered
from onrecord.incidents.series import done_often, for_long, in_compound, of_a_period, over_years
from onrecord.incidents.settings import set_there
from onrecord.incidents.sites import hit, named_sites, site_nouns, site_of, sites
from onrecord.incidents.spots import spots_of, struck
from onrecord.incidents.threads import leading_thread, threaded
from onrecord.incidents.words import (
    Sketch,
    families,
    lasting_senses,
    sense_of_type,
    senses,
    sketch,
    stems,
    wide_senses,
)
from onrecord.records import Entity, Event, Participant, Record, Time

Key = tuple[str, str]
"""The ids of a document and of an event in it."""

Held = Literal["told", "hedged", "denied"]

KEPT_OF_REPORT, KEPT_OF_SENTENCE = 32, 12
"""How many stems a sketch keeps."""

_OPENING = 600
"""A report says what it is about in its headline and in so many code points after it: they count twice."""

_A_FIRE = "event_nouns:fire"

_NO_HAPPENING = frozenset({"statement", "aspect", "decision"})
"""Families of words that tell of a happening only in company."""


_OF_RECORD = frozenset({"violence", "disaster", "death", "crime", "custody", "justice", "office", "vote", "health"})
"""Families of which a happening is put on record wherever it is told. Of others ("arrived", "gathered", "won"), if the
event has no type, only what a report leads with; else it is how something else came about."""

_OF_WORDS = frozenset({"accusation", "refusal", "demand", "threat", "support", "statement", "aid", "talks", "release"})
"""Families of what is said or given, of which every report is full."""

_FEW_DAYS = 3
"""A word of what lasts ("the war") tells of a happening if it is dated to so many days at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event of a report that tells of a happening, ready to be compared.

    `start` and `end` are the trigger's code points, `words` its stems, and `senses` what they may mean (see
    `lexicons/happenings.tsv`). `thread` is the first event of the report that tells of the same, and what follows is
    known of the whole thread: the `told` senses of all its triggers; actors, recipients and places (`nearby`: the one
    place of its sentence, for threads without; `home`, `cast` and `countries`: where the report is from, the rare names
    in it and the countries it speaks of, of what it leads with); the days that the report states (`begin` to `last`,
    ordinals of `datetime.date`), None where it states none, and the `hours` of such a day; counts as (what, how many,
    qualifier); the `sites` it was at ("market", "taynal mosque"), the rare `names` and the `regions` that its sentences
    name. `published` is the day of the report. `marks` are words that set it apart from another happening ("second",
    "earlier"), `definite` says that it takes up something told before ("the attack"), or that the report leads with it
    so; `again` that somebody or something told of takes part ("that boat"). `sentence` and `report` are sketches.
    """

    document: str
    event: str
    start: int
    end: int
    thread: str
    words: tuple[str, ...]
    senses: tuple[str, ...]
    told: tuple[str, ...]
    families: tuple[str, ...]
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    spots: tuple[Spot, ...] = ()
    nearby: tuple[Spot, ...] = ()
    home: tuple[Spot, ...] = ()
    cast: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    begin: int | None = None
    last: int | None = None
    hours: tuple[int, int] | None = None
    published: int | None = None
    counts: tuple[tuple[str, int, str], ...] = ()
    sites: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    held: Held = "told"
    marks: tuple[str, ...] = ()
    definite: bool = False
    again: bool = False
    sentence_start: int = 0
    sentence: Sketch = ()
    report: Sketch = ()

    @property
    def key(self) -> Key:
        return self.document, self.event

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and last day that the report states for it."""
        return (self.begin, self.last) if self.begin is not None and self.last is not None else None


@remembered
def tellings(record: Record) -> tuple[Telling, ...]:
    """The tellings of a report, in the order of its events."""
    text, times = record.document.text, {t.id: t for t in record.times}
    events = {e.id: e for e in record.events if _happened(e, text) and not _lasts(e, text, times)}
    told = with_names(tellings_of(record, events.values()), record)
    lead = next((block.end for block in record.document.blocks if block.kind == "paragraph"), 0)
    typed = {e.sentence.start for e in events.values() if e.type is not None}
    of_record = {
        t.thread
        for t in told
        if (events[t.event].type is not None and (t.start < lead or _is_known(t)))
        or _OF_RECORD & set(t.families)
        or (t.start < lead and t.sentence_start not in typed)
    }
    return tuple(t for t in told if t.thread in of_record)


def _is_known(telling: Telling) -> bool:
    """Whether enough is said of a happening that somebody else's account of it could be known for the same: of what is
    only said or given, somebody who takes part by name, a day, a town or a number."""
    if not _OF_WORDS.issuperset(telling.families):
        return True
    known = any(party.identity for party in telling.actors + telling.recipients)
    return bool(known or telling.days or telling.spots or telling.counts)


def _happened(event: Event, text: str) -> bool:
    if event.modality in ("hypothetical", "generic") or event.document_time == "after":
        return False
    if event.polarity == "negative" and not event.according_to:
        # "No shots were fired", in the report's own voice, tells of nothing that happened.
        return False
    if in_series(text, event) or over_years(text, event) or from_there(text, event):
        return False
    if in_compound(text, event):
        return False  # "insurgency-plagued", "bomb-damaged"
    meant = [s for word in stems(event.trigger.text) for s in senses(word)]
    told = families(event.type, event.mode, outcome(event) or meant)
    if "violence" in told and (for_long(text, event) or done_often(text, event)):
        return False
    if event.type is None and event.made_by.rule == "verb of action" and not outcome(event):
        # "86 designations targeted its officers": a verb of violence that is none here.
        return bool(set(told) - _NO_HAPPENING - {"violence"})
    return event.type is not None or bool(set(told) - _NO_HAPPENING)


def _lasts(event: Event, text: str, times: Mapping[str, Time]) -> bool:
    """Whether an event is a state or a mass of a kind ("has been at war since 2021", "violence has spread"): without a
    day, a town or a number of its own."""
    meant = {s for word in stems(event.trigger.text) for s in senses(word)}
    state, mass = lasting_senses("state"), lasting_senses("mass")
    lasting = bool(meant) and meant <= state | mass
    if event.counts or not (lasting or develops(text, event)):
        return False
    if event.location is not None and event.location.precision not in ("country", "region"):
        return False
    days = days_of(times.get(event.time or ""), text, None)
    if days is not None and days[1] - days[0] < _FEW_DAYS:
        return False
    return bool(meant & state) or not marks(text, event).definite


def tellings_of(record: Record, events: Iterable[Event]) -> tuple[Telling, ...]:
    """Tellings of these events of a report, whatever they tell of, in the order given."""
    document = record.document
    opening = document.blocks[0].start + _OPENING if document.blocks else _OPENING
    report = sketch(
        (
            (document.text[b.start : b.end], 2.0 if b.start < opening else 1.0)
            for b in document.blocks
            if b.kind in _READ
        ),
        KEPT_OF_REPORT,
    )
    of = {e.id: e for e in record.entities}
    towns = Towns(record.entities, document.text, record.events, record.attributions)
    published = day_of(document.published)
    made = []
    events, lead = tuple(events), leading(record)
    found = {event.id: marks(document.text, event, lead=lead) for event in events}
    for event in events:
        words = tuple(dict.fromkeys(stems(event.trigger.text)))
        meant = _meant(words, event.type, event.mode)
        if not any(map(senses, words)):
            meant = thrown(document.text, event) or meant
        elif event.type is None and event.made_by.rule is not None and event.made_by.rule.startswith(_A_FIRE):
            meant = ("fire",)  # what burns; who fires on somebody attacks him
        meant = outcome(event) or meant
        later = dies_later(document.text, event)
        time = time_of(event, record) if not later else None
        days = days_of(time, document.text, published)
        if days is not None and is_long(days) and of_a_period(document.text, event):
            days = None
        around = found[event.id]
        place = where(document.text, event) if not later else None
        made.append(
            Telling(
                document=document.id,
                event=event.id,
                start=event.trigger.start,
                end=event.trigger.end,
                thread=event.id,
                words=words,
                senses=meant,
                told=tuple(dict.fromkeys((*meant, *means(document.text, event, meant), *made_by(event, meant)))),
                families=families(event.type, event.mode, meant),
                actors=_parties(event.actors, of),
                recipients=_parties(event.recipients, of),
                spots=struck(event, record) or spots_of(place, record),
                # Who denies it may name where others sit.
                nearby=towns.in_sentence(event) if event.polarity == "positive" and not later else (),
                begin=days[0] if days is not None else None,
                last=days[1] if days is not None else None,
                hours=hours_of(time, document.text),
                published=published,
                counts=tuple((c.what, c.value, c.qualifier) for c in event.counts),
                sites=_sites(event, record),
                held="denied"
                if event.polarity == "negative"
                else "hedged"
                if event.modality == "hedged" or event.certainty in ("possible", "unknown")
                else "told",
                marks=around.another,
                definite=around.definite,
                again=around.again,
                sentence_start=event.sentence.start,
                sentence=sketch([(event.sentence.text, 1.0)], KEPT_OF_SENTENCE),
                report=report,
            )
        )
    made = circumstances(set_there(made, events, record, published), events, record, towns, published)
    paragraphs = [block.start for block in document.blocks]
    pointed = {event_id for event_id, around in found.items() if around.pointed}
    opening_in = {bisect_right(paragraphs, e.sentence.start): e.sentence.start for e in reversed(events)}.values()
    retold = {*_retold(record.events, found, paragraphs), *_led(record, made)}
    told = threaded(
        made,
        paragraphs,
        pointed=pointed,
        retold=retold,
        one=frozenset(_done_by_another(events)),
        fresh=frozenset(e.id for e in events if e.sentence.start in opening_in and is_of_others(e, of)),
        apart=at_other_times(document.text, events),
    )
    main = leading_thread(told)
    if main is None:
        return told
    apart = any(s.precision in ("town", "district", "site") for s in main.spots)
    from_here = () if apart else home(record, anywhere=not main.spots)
    counts, named = figures_beside(record, {count[:2] for count in main.counts}), tuple(_named_above(record))
    cast, spoken_of = cast_of(record), countries_of(record)
    # A report that leads with "the attack" takes up what its readers know, in all that it tells of it.
    known = any(t.definite for t in told if t.thread == main.thread and t.sentence_start == lead)
    return tuple(
        replace(
            t,
            home=from_here,
            cast=cast,
            countries=spoken_of,
            counts=(*t.counts, *counts),
            sites=tuple(dict.fromkeys((*t.sites, *named))),
            definite=known,
        )
        if t.thread == main.thread
        else t
        for t in told
    )


def _sites(event: Event, record: Record) -> tuple[str, ...]:
    """The site that an event was at or befell, and those that its sentence names by names of their own; none that only
    says who is heard: "the head of the health office"."""
    told = without_speakers(event.sentence, record)
    befell = (site for p in event.recipients for site in hit(p.span.text))
    if event.polarity != "positive":  # who denies it may name where he sits
        names = (site for p in event.recipients for site in named_sites(p.span.text))
        return tuple(dict.fromkeys((*befell, *names))) if event.according_to else ()
    site = site_of(told, event.trigger.text, among=site_nouns())
    return tuple(dict.fromkeys((*([site] if site else befell), *named_sites(told))))


def _named_above(record: Record) -> Iterator[str]:
    """The site that a headline tells of and those with names in it: "Bombs dropped on market", "Kamenge bar: the
    wounded speak"."""
    title = next((b for b in record.document.blocks if b.kind == "title"), None)
    words = record.document.text[title.start : title.end] if title is not None else ""
    yield from (site for site in (site_of(words, ""), *named_sites(words)) if site is not None)


def _led(record: Record, told: Sequence[Telling]) -> Iterator[str]:
    """The events that a report leads with under a headline: it is of them, by whatever means ("Bombs hit camp" over
    "Rockets struck a camp")."""
    title = headline_end(record)
    lead = min((t.sentence_start for t in told if t.start >= title), default=None)
    if title:
        yield from (t.event for t in told if t.sentence_start == lead)


def _done_by_another(events: Sequence[Event]) -> Iterator[str]:
    """The events that a happening is the subject of ("the blast struck shortly after ten"): by whatever word, they tell
    of it."""
    triggers = {(event.trigger.end, event.sentence.start) for event in events}
    yield from (e.id for e in events if any((actor.span.end, e.sentence.start) in triggers for actor in e.actors))


def _retold(events: Iterable[Event], found: Mapping[str, Marks], paragraphs: Sequence[int]) -> Iterator[str]:
    """The events by which somebody tells what was told before in another way: after an accusation or a denial in
    the same paragraph ("The army denied the strike. The militia's own explosives had gone off, it said"), or at a site
    that was spoken of ("the explosives had been hidden at the funeral"); and that have no day or place of their own."""
    answered: set[int] = set()
    spoken_of: set[str] = set()
    for event in events:
        paragraph = bisect_right(paragraphs, event.trigger.start)
        here = sites(event.sentence.text) if event.type == "ASSAULT" else frozenset()
        own = event.time is not None or event.location is not None or event.id not in found or found[event.id].another
        if event.type == "ASSAULT" and event.according_to and not own and (paragraph in answered or here & spoken_of):
            yield event.id
        if event.type in ("ACCUSE", "REJECT") or (event.polarity == "negative" and event.according_to):
            answered.add(paragraph)
        spoken_of |= here


def _meant(words: Sequence[str], type: str | None, mode: str | None) -> tuple[str, ...]:
    """The senses of a trigger: of its type where that is known. Of a word that may be wide in a family ("strike"), the
    narrow senses in that family are left out: it does not say by which means."""
    wide = wide_senses()
    kinds = set(families(type, mode, ()))
    found: dict[str, None] = {}
    for word in words:
        fitting = [s for s in senses(word) if not kinds or kinds & set(families(None, None, (s,)))]
        broad = [s for s in fitting if s in wide]
        held = set(families(None, None, broad))
        narrow = [s for s in fitting if s not in wide and not held.issuperset(families(None, None, (s,)))]
        found.update(dict.fromkeys(broad if broad and kinds else (*broad, *narrow)))
    by_type = sense_of_type(type, mode)
    return tuple(found) or ((by_type,) if by_type else ())


_READ = frozenset({"title", "heading", "paragraph", "caption"})
_US = frozenset({"we", "us"})


def _parties(given: Sequence[Participant], of: dict[str, Entity]) -> tuple[Party, ...]:
    found = []
    for participant in given:
        entity = of.get(participant.entity) if participant.entity is not None else None
        if entity is not None and entity.kind == "person" and participant.span.text.casefold() in _US:
            # Who says "we were attacked" speaks for others.
            continue
        if entity is None:
            found.append(Party("", words_of(participant.span.text), ""))
        elif named(identity(entity)):
            found.append(Party(identity(entity), words_of(entity.name), entity.country or ""))
        else:
            found.append(Party("", words_of(entity.name), entity.country or ""))
    return tuple(dict.fromkeys(found))

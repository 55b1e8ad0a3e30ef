"""Leads: where and when what a report leads with was, as its headline, dateline and first sentences tell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.incidents.days import AGO, ON_DAY, day_of, days_of, is_of_saying
from onrecord.incidents.likeness import Spot, words_of
from onrecord.incidents.marks import days_gone_by, dies_later
from onrecord.incidents.names import unplaced
from onrecord.incidents.outlets import is_agency, is_outlet
from onrecord.incidents.sites import sites
from onrecord.incidents.spots import spot_named
from onrecord.incidents.words import HARM
from onrecord.lexicons import load
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import Record

if TYPE_CHECKING:
    from onrecord.incidents.circumstances import Towns
    from onrecord.incidents.tellings import Telling

_BYLINE = re.compile(r"\b(?:in|from) ((?:[A-Z][\w'’-]+ ?)+)$")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+")
_SAID_ON = re.compile(r"\b(?:said|says|announced|reported|told [^,.;]{2,40}|added) (?:late |early )?(?:on )?$")
_SIDE = re.compile(r"^(?:north|south|east|west|upper|lower) ", re.IGNORECASE)
"""NORTH MITROVICA is of the town."""
_OPENS_WITH = 20
"""Code points within which a sentence opens with its day: "Late on Friday, gunmen …"."""
_HEADS = frozenset({"title", "heading"})
_WEEK = 7
_LEADS = 800
"""Code points under a headline in which a report tells where it was."""
_NOT = re.compile(r"\b(?:no|not|none|nobody|never|neither|nor)\b|n['’]t\b", re.IGNORECASE)
_IT_WAS = re.compile(
    r"\b(?:[Ii]t|[Ww]hat) (?:was|was done|happened|all happened|occurred|took place)(?: there)? "
    r"(?:(?:early|late) )?(?:(?:on|in) )?(?:the )?$"
)
# "A cart ran over a mine on Saturday, and nine people died".
_AND_SO = re.compile(r",? and [^,;.:]{0,40}")
# "Nine are dead, says the union, which on Saturday sent its men".
_OF_SOMEBODY = re.compile(r", (?:which|who|whose|whom) ")
_BESIDE = 40
"""Code points before a day in which the site stands where it was: "at the cattle market on Wednesday"."""
_CAME_OF_IT = "|".join(re.escape(row["words"]) for row in load("aftermaths"))
_CAME = re.compile(rf"\b(?:{_CAME_OF_IT})\b[^,;:]*$", re.IGNORECASE)
_THEN_CAME = re.compile(rf" (?:{_CAME_OF_IT})\b", re.IGNORECASE)
_BEGINS = 600
"""Code points under a headline in which a report names the day of what it is about, half of it at most."""


def headline_end(record: Record) -> int:
    """Where the headlines of a report end, with what stands under the first of them, 0 where it has none."""
    heads = list(itertools.takewhile(lambda block: block.kind != "paragraph", record.document.blocks))
    return max((block.end for block in heads if block.kind in _HEADS), default=0)


def leading(record: Record) -> int:
    """Where the sentence with an event begins that a report leads with under its headlines, 0 where there is none."""
    text = headline_end(record)
    return min((e.sentence.start for e in record.events if e.sentence.start >= text), default=0)


def home(record: Record, *, anywhere: bool = False) -> tuple[Spot, ...]:
    """Where what a report leads with may have been: the town of its dateline, if the gazetteer knows it in a country
    that the report speaks of, and the towns and smaller places that its headline and its first paragraph name, but for
    those that its outlet is called by; and the villages that the gazetteer lacks, wherever it begins to tell of them.
    Of what is told without a place (`anywhere`) that has no town, the town of the byline or of the outlet's name
    ("Voice of Velmar"), in whatever country."""
    text = record.document.text
    line = next((text[b.start : b.end] for b in record.document.blocks if b.kind == "dateline"), "")
    name = re.split(r"[,/(–—:]|\s-", line)[0].strip()
    known = (candidates(name) or candidates(_SIDE.sub("", name)))[:1]
    countries = {e.country for e in record.entities if e.country}
    found = [
        Spot(words_of(p.name), p.country or "", p.lat, p.lon, "town", p.division or "", p.population)
        for p in known
        if p.kind == "town" and (p.country in countries or not countries)
    ]
    title = next((b for b in record.document.blocks if b.kind == "title"), None)
    lead = leading(record)
    opening = next((b for b in record.document.blocks if b.kind == "paragraph"), None)
    end = next((e.sentence.end for e in record.events if e.sentence.start == lead), lead)
    if opening is not None and opening.start <= lead < opening.end:
        lead, end = opening.start, opening.end
    outlet = words_of(record.document.outlet or "")
    for entity in record.entities:
        within = [
            m
            for m in entity.mentions
            if m.form == "name"
            and (lead <= m.start < end or (title is not None and title.start <= m.start < title.end))
        ]
        if entity.kind == "place" and within and words_of(entity.name) not in outlet:
            spot = spot_named(entity, record.entities, text, within[0].start, within[0].end)
            small = spot.precision is not None or entity.kb is None or entity.kb.geonames is None
            found += [spot] if small else []
    if anywhere and not found:
        found += _of_the_outlet(record)
    reach = (title.end if title is not None else 0) + _LEADS
    found += [Spot(words_of(name), "") for name, start in unplaced(record) if start < reach and name not in outlet]
    return tuple(dict.fromkeys(found))


def _of_the_outlet(record: Record) -> Iterator[Spot]:
    """The towns that a byline ends in ("By Rana Dib in Velmar") and that an outlet is called by, without a country: the
    gazetteer has many of most names, and here nothing says which."""
    text = record.document.text
    lines = (text[b.start : b.end] for b in record.document.blocks if b.kind == "byline")
    named = [found[1] for line in lines if (found := _BYLINE.search(line))]
    named += _CAPITALISED.findall(record.document.outlet or "")
    for name in named:
        if any(p.kind == "town" for p in candidates(name)):
            yield Spot(words_of(name), "", precision="town")


def lead_read(made: Sequence[Telling], record: Record, towns: Towns, published: int | None) -> list[Telling]:
    """Tellings of the sentence that a report leads with, which says where and when: with the one town and the one day
    in it where the reader has hung them on something else ("an attack on a station packed with people in the city of
    Velmar on Friday")."""
    title = headline_end(record)
    lead = min((t.sentence_start for t in made if t.start >= title and HARM & set(t.families)), default=None)
    ours = [n for n, t in enumerate(made) if t.sentence_start == lead and t.start >= title and HARM & set(t.families)]
    found = list(made)
    if not ours or not _opens(record, made[ours[0]].sentence_start):
        return found
    end = next(e.sentence.end for e in record.events if e.sentence.start == lead)
    start = made[ours[0]].sentence_start
    if not any(made[n].spots for n in ours):
        spots = towns.within(start, end)
        first = next(e for e in record.events if e.id == made[ours[0]].event)
        if len(spots) == 1 and spots[0].precision == "town" and towns.reached(start, end) and towns.in_clause(first):
            found = [replace(t, spots=spots) if n in ours else t for n, t in enumerate(found)]
    if all(made[n].days is None for n in ours):
        said = {a.time: " ".join(s.text for s in a.source) for a in record.attributions}
        days, text = set(), record.document.text
        acts = [made[n].end for n in ours]
        later = {e.time for e in record.events if e.sentence.start == lead and dies_later(text, e)}
        for t in record.times:
            if t.id in later or t.resolved_from in said:
                continue
            day = days_of(t, record.document.text, published) if start <= t.span.start < end else None
            # "Levant Wire reported on Tuesday" is of that day or the one before; others speak of what was long ago.
            if day is None or day[1] - day[0] > 1 or (published is not None and not 0 <= published - day[1] <= _WEEK):
                continue
            spoken = t.id not in said and _SAID_ON.search(text[start : t.span.start])
            if spoken or is_of_saying(t, None, text) or comes_of_it(text, t.span.start, t.span.end, acts):
                continue
            goes_on = _AND_SO.fullmatch(text, t.span.end, made[ours[0]].start)
            if t.span.start < made[ours[0]].start and t.span.start - start > _OPENS_WITH and not goes_on:
                # "The town began three days of mourning on Sunday for the victims of an attack".
                continue
            if any(_OF_SOMEBODY.search(text, act, t.span.start) for act in acts if act <= t.span.start):
                continue
            if t.id not in said or is_outlet(said[t.id]) or is_agency(said[t.id]):
                days.add((day[0] - (t.id in said), day[1]))
        if len(days) == 1:
            ((begin, last),) = days
            found = [replace(t, begin=begin, last=last) if n in ours else t for n, t in enumerate(found)]
    return found


def comes_of_it(text: str, start: int, end: int, acts: Iterable[int]) -> bool:
    """Whether a day between two code points is that of what came of an attack: "the toll of the bombing rose on
    Tuesday", "thousands buried on Friday the victims of the attack".

    Args:
        acts: where the words for what happened end.
    """
    since = max((*(text.rfind(stop, 0, start) + 1 for stop in (". ", "\n")), *(at for at in acts if at <= start)))
    before = _CAME.search(text, since, start) is not None
    return before or _THEN_CAME.match(text, end) is not None


def _opens(record: Record, start: int) -> bool:
    """Whether a sentence stands in the first paragraph, though it may be taken for a caption."""
    first = next((b for b in record.document.blocks if b.kind in ("paragraph", "caption")), None)
    return first is not None and first.start <= start < first.end


def day_spoken_of(made: Sequence[Telling], record: Record, published: int | None) -> list[Telling]:
    """Tellings with the one day that a report speaks of and the site that it names beside it, for what it tells first
    and begins without a day: rival accounts name it in the headline ("Wednesday on the Velmar road"), in a sentence
    that tells of nothing that happened ("What was done at the market on Wednesday …", "They came three days ago") or by
    what nobody did then ("no aircraft flew over the area on Sunday")."""
    found = list(made)
    title = headline_end(record)
    harm = [n for n, t in enumerate(made) if HARM & set(t.families) and not t.marks]
    begun = title + min(_BEGINS, (len(record.document.text) - title) // 2)
    if published is None or not harm or made[harm[0]].days or made[harm[0]].start > title + _BEGINS:
        return found
    if any(made[n].days for n in harm if made[n].start < begun):
        return found
    first = made[harm[0]]
    if (own := _of_its_sentence(first, record, published)) is not None:
        # "And the attack on the customs post last Thursday?"
        found[harm[0]] = replace(first, begin=own, last=own) if own else first
        return found
    told = {made[n].sentence_start for n in harm}
    spoken = [(days, named) for start, days, named in _spoken_of(record, published, begun) if start not in told]
    if not spoken and (passed := days_gone_by(record.document.text, title, begun)) is not None:
        day = published - int(passed)
        found[harm[0]] = replace(first, begin=day - 1, last=day)
    elif len({days for days, _ in spoken}) == 1:
        begin, last = spoken[0][0]
        there = tuple(dict.fromkeys((*first.sites, *(site for _, named in spoken for site in named))))
        found[harm[0]] = replace(first, begin=begin, last=last, sites=there)
    return found


def _of_its_sentence(telling: Telling, record: Record, published: int) -> int | None:
    """The day behind a telling in its sentence by which nothing else is dated; 0 where such a day stands before it,
    which may be another's, and None where there is none."""
    text = record.document.text
    end = next(e.sentence.end for e in record.events if e.id == telling.event)
    taken = {a.time for a in record.attributions} | {e.time for e in record.events}
    inside = [t for t in record.times if telling.sentence_start <= t.span.start < end and t.id not in taken]
    days = [(t.span.start > telling.end, d) for t in inside if (d := days_of(t, text, published)) is not None]
    last = [d for behind, d in days if behind and d[0] == d[1]]
    # Of the sentence that the report leads with, its day has been asked for.
    alone = len(last) == 1 and not _opens(record, telling.sentence_start)
    return last[0][0] if alone else 0 if days else None


def _spoken_of(record: Record, published: int, begun: int) -> Iterator[tuple[int, tuple[int, int], Sequence[str]]]:
    """The days of the last week that are named in a headline, with a site, as when it was or as what a sentence opens
    with ("at the market on Wednesday", "It was early on Wednesday", "On Wednesday, …") where a report begins, or by
    somebody who tells what was not done then, and by which nothing is dated that took place; where their sentences
    begin, and the sites right before them."""
    text = record.document.text
    title = headline_end(record)
    ends = [e.trigger.end for e in record.events if e.type == "ASSAULT"]
    said = {a.time for a in record.attributions}
    done = said | {e.time for e in record.events if e.polarity == "positive"}
    # "They came to Velmar three days ago": whoever told of nothing else may have come for it.
    dated = said | {e.time for e in record.events if e.type is not None}
    starts = {e.sentence.start: e.sentence.end for e in record.events}
    # The day of "The Velmar Post, Tuesday, 11 December" above it is that of the report.
    read = [b for b in record.document.blocks if b.kind in ("title", "heading", "paragraph", "caption")]
    for time in record.times:
        if time.span.start < title and day_of(time.begin) == published:
            continue
        days = days_of(time, text, published) if any(b.start <= time.span.start < b.end for b in read) else None
        ago = AGO.search(time.span.text) is not None
        if days is None or (days[0] != days[1] and not ago) or not 0 <= published - days[1] <= _WEEK:
            continue
        before = text[max(text.rfind(end, 0, time.span.start) for end in (". ", "\n")) + 1 : time.span.start]
        beside = sorted(sites(before[-_BESIDE:]))
        opens = _IT_WAS.search(before) or ON_DAY.fullmatch(before.lstrip()) or ago
        named = time.span.start < title or (time.span.start < begun and (beside or opens))
        told = any(span.start <= time.span.start < span.end for a in record.attributions for span in a.content)
        if {time.id, time.resolved_from} & (dated if ago else done) or not (named or (told and _NOT.search(before))):
            continue
        if comes_of_it(text, time.span.start, time.span.end, ends):
            continue
        if not _SAID_ON.search(before) and not is_of_saying(time, None, text):
            yield next((n for n, end in starts.items() if n <= time.span.start < end), -1), days, beside

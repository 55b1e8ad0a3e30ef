"""Sources: through whom a report knows of an incident, and whether two reports have it through the same people.

    report ─ newsroom (its outlet, or the agency it is credited to) ─ source (whom it quotes)
           └ newsroom (whom it cites: "Reuters reported", "told AFP") ─ source (whom these quote)

Who only reacts knows nothing first-hand: what counts are statements that it happened, not denials, condemnations,
demands or threats, nor words that only take up what has been told ("the attack was an insult").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from onrecord.incidents.counting import counted_in
from onrecord.incidents.givers import counter
from onrecord.incidents.informants import Source, Word, runs_of, witness
from onrecord.incidents.newsrooms import QUOTED_BY, THE_AGENCY
from onrecord.incidents.outlets import (
    employer,
    initials,
    is_agency,
    is_any_media,
    is_outlet,
    known_as,
    outlet_name,
    same_outlet,
    short_for,
)
from onrecord.incidents.passing import is_noun, taken_up
from onrecord.incidents.records import OriginKind
from onrecord.incidents.remembered import remembered
from onrecord.incidents.source_names import WORD, is_office, keys_of, names_of
from onrecord.incidents.voices import Voices
from onrecord.records import Attribution, Entity, EntityKind, Event, Participant, Record, Stance
from onrecord.text import fold
from onrecord.wording import one_line

_KNOWING: frozenset[Stance] = frozenset({"asserts", "alleges", "accuses"})
_BODIES: frozenset[EntityKind] = frozenset({"organization", "government", "armed_group", "country"})
_OFFICIAL = frozenset("GOV COP MIL JUD IGO SPY".split())
_SPOKES = re.compile(r"\bspokes(?:wo)?(?:man|men|person|people)\b", re.IGNORECASE)
# Whom the parser did not find to be told: "told the Beacon", "told this newspaper".
_TOLD = re.compile(r"\s+(?P<whom>(?:the |this )?[^\W\d_]+(?: [^\W\d_a-z][\w'’-]*){0,4})")
_IT_WAS = re.compile(r"(?:that )?(?:it|this) (?:happened|occurred|took place|came)\b", re.IGNORECASE)
_CITING = frozenset("citing quoting".split())
_NEVER_OUTLETS: frozenset[EntityKind] = frozenset({"government", "armed_group", "country"})
_SHORT = 2  # initials are of more letters than this
_LEAD = 3  # the first blocks of a report, its title among them, in which it tells what it is about


def words_of(
    record: Record,
    events: Collection[str],
    newsroom: str,
    outlets: Collection[str],
    agencies: Collection[str] = (),
) -> tuple[Word, ...]:
    """Through whom a report knows of the incident that these events of it tell of, in the order of the text.

    Args:
        newsroom: the preferred name of the outlet whose report it is, the agency's where it is credited to one.
        outlets: names that are known to be of outlets, beside those that say so.
        agencies: names among them that are known to be of agencies.
    """
    reading = _Reading(record, newsroom, outlets, agencies)
    return tuple(reading.words(e for e in record.events if e.id in set(events)))


def cited(record: Record, newsroom: str, outlets: Collection[str], agencies: Collection[str] = ()) -> frozenset[str]:
    """The agencies that a report cites for anything at all, of which it may have the rest from as well."""
    reading = _Reading(record, newsroom, outlets, agencies)
    return frozenset(reading.cited())


class _Reading:
    def __init__(self, record: Record, newsroom: str, outlets: Collection[str], agencies: Collection[str]) -> None:
        self.record = record
        self.newsroom = newsroom
        self.agencies = agencies
        self.outlets = {fold(name): name for name in outlets}
        self.outlets |= {fold(short): name for name in outlets if len(short := initials(name)) > _SHORT}
        self.voices = _voices(record)
        self.asked = self.voices.asked
        self.own = [outlet_name(record.document.outlet)] if record.document.outlet else []
        names = names_of(record)
        self.initials, self.speaking, self.called = names.initials, names.speaking, names.called
        # What one unnamed source told an outlet once, it told that outlet altogether.
        self.told = {a.speaker: v for a in record.attributions if a.speaker_kind == "unnamed" and (v := self._via(a))}
        self.leading = self._leading()

    @cached_property
    def mentioned(self) -> str | None:
        """The outlet of another report whose name stands in this one first: "the agency" where it cites none by it."""
        text = fold(self.record.document.text)
        others = [
            name
            for folded, name in self.outlets.items()
            if not self._is_own(name) and (" " in folded or name in self.agencies)
        ]
        found = [(at, name) for name in others if (at := text.find(fold(name))) >= 0]
        return min(found)[1] if found else None

    def _leading(self) -> str | None:
        """The agency whose report this one says at its head that it is told after: "…, Reuters reported"."""
        blocks = [b for b in self.record.document.blocks if b.kind in ("title", "paragraph")]
        head = next((b.end for b in blocks if b.kind == "paragraph"), 0)
        for a in self.record.attributions:
            if a.stance in _KNOWING and a.cue and a.cue[0].start < head:
                named = self._outlet_of(a) or self._told_to(a)
                if named is not None and self._gathers(room := self._newsroom(named)) and room not in self.own:
                    return room
        return None

    def _seconding(self, telling: Collection[str]) -> str | None:
        """The agency that the second paragraph has what it tells of the incident from (`telling`: the attributions
        that its events are according to), where the first quotes no person: "Officials say … It happened at noon,
        Reuters reports"; or the first one that has it from anybody, where those before have it from nobody."""
        paragraphs = [b for b in self.record.document.blocks if b.kind == "paragraph"]
        if len(paragraphs) < 2:
            return None
        first, second = paragraphs[:2]
        said = [a for a in self.record.attributions if a.cue and a.stance in _KNOWING]
        heard = [a for a in said if first.start <= a.cue[0].start < first.end]
        if not heard:
            second = next((b for b in paragraphs if any(b.start <= a.cue[0].start < b.end for a in said)), second)
        if any(
            (e := self.asked.entity(a.speaker)) and e.kind == "person" and a.speaker_kind != "unnamed" for a in heard
        ):
            return None
        for a in said:
            if not second.start <= a.cue[0].start < second.end:
                continue
            named = self._outlet_of(a) or (self._told_to(a) if not heard else None)
            tells = a.id in telling or not heard or (a.content and _IT_WAS.match(a.content[0].text))
            if named is not None and tells and self._gathers(room := self._newsroom(named)) and room not in self.own:
                return room
        return None

    def _gathers(self, room: str) -> bool:
        return is_agency(room) or any(same_outlet(room, name) for name in self.agencies)

    def words(self, events: Iterable[Event]) -> Iterator[Word]:
        events = list(events)
        self.leading = self.leading or self._seconding({i for e in events for i in e.according_to})
        title = next((b.end for b in self.record.document.blocks if b.kind == "title"), 0)
        headline: list[Event] = []
        text: list[Event] = []
        for event in events:
            (headline if event.trigger.start < title else text).append(event)
        if not text:
            yield from self._told(headline)
            return
        # Whose report a headline says it is ("…, Reuters reports"), the text may not say again.
        said = [word for e in headline if e.according_to and (word := self._word(e)) is not None]
        headed = [word.newsroom for word in said if word.source is None]
        self.newsroom = headed[0] if headed else self.newsroom
        told = [*self._told(text)]
        told += [word for word in self._interviews(text) if word not in told]
        # A text that only takes it up ("blamed the Front for the massacre") has its news in the headline.
        if not told and not said:
            told = [*self._told(headline)]
        yield from told if any(word.told for word in told) else [*told, *(word for word in said if word.told)]

    def _interviews(self, events: Sequence[Event]) -> list[Word]:
        """What people have told the report's own outlet, where the report leads with the incident."""
        paragraphs = [b for b in self.record.document.blocks if b.kind in ("title", "paragraph")][:_LEAD]
        if not any(b.start <= e.trigger.start < b.end for b in paragraphs for e in events):
            return []
        own = (a for a in self.record.attributions if a.stance in _KNOWING and a.source)
        heard = [a for a in own if (name := self._told_to(a)) is not None and self._is_own(name)]
        return [Word(self.record.document.id, self.newsroom, self._source(a, own=True), True) for a in heard]

    def _told(self, events: Iterable[Event]) -> Iterator[Word]:
        own_voice: list[Event] = []
        sourced = False
        for event in events:
            if event.polarity != "positive" or event.modality in ("hypothetical", "generic"):
                continue
            word = None
            if event.according_to or self._uttered(event) is not None:
                word = self._word(event)
            elif (word := self._counted(event)) is None:
                own_voice.append(event)
            if word is not None:
                # Who only takes it up ("told the agency that the Front was behind the blast") is not through whom a
                # report knows of it that tells it before in its own words.
                sourced = sourced or word.told
                yield word
        if not sourced:
            yield from self._own_voice(own_voice)

    def _word(self, event: Event) -> Word | None:
        """What the chain of an event says of where it is from; None where nobody in it says that it happened."""
        chain = [self.asked.attributions[i] for i in event.according_to if i in self.asked.attributions]
        uttered = self._uttered(event)
        chain += [uttered] if uttered is not None and uttered not in chain else []
        newsroom, after, own = self.newsroom, 0, False
        for n, a in enumerate(chain):
            named = self._outlet_of(a)
            if named is not None:
                newsroom, after, own = self._newsroom(named), n + 1, self._is_own(named)
        source = chain[after] if after < len(chain) else None
        if source is not None:
            via = self._told_to(source)
            if via is None and after == 0:
                via = self.told.get(source.speaker) if source.speaker else None
                via = via or self._citing(source, event)
            if via is not None:
                newsroom, own = self._newsroom(via), self._is_own(via)
        saying = source or (chain[-1] if chain else None)
        if saying is not None and saying.stance not in _KNOWING and saying is not uttered:
            return None
        told = not taken_up(self.record, event) or self._counts(event)
        if not told and newsroom == self.newsroom:
            return None
        if newsroom == self.newsroom and source is not None and not own:
            newsroom = self.leading or newsroom
        return Word(self.record.document.id, newsroom, self._source(source, own) if source else None, told)

    def _counted(self, event: Event) -> Word | None:
        """The word of whoever has counted the dead or wounded of an event: "the clinic has the names of 26 killed"."""
        who = next((e for c in event.counts if (e := counter(self.voices, event.sentence, c.span)) is not None), None)
        if who is None or self._is_own(who.name):
            return None
        kind: OriginKind = "official_body" if who.kind == "government" or who.sector in _OFFICIAL else "named"
        source = Source(who.name, kind, keys_of([who.name]), person=who.kind == "person")
        return Word(self.record.document.id, self.leading or self.newsroom, source, True)

    def _uttered(self, event: Event) -> Attribution | None:
        """The attribution that an event is the saying of ("the Union condemned it"): who says something knows that."""
        start, end = event.trigger.start, event.trigger.end
        said = (a for a in self.record.attributions for cue in a.cue if cue.start < end and start < cue.end)
        return next(said, None)

    def _own_voice(self, events: Sequence[Event]) -> Iterator[Word]:
        """What a report that quotes nobody for it knows: it is from the agency that it cites most, else its own. Who is
        quoted at all stands for it together, so that it is known by what they say."""
        if not events:
            return
        document, cited = self.record.document.id, self._most_cited()
        if cited is not None:
            yield Word(document, cited, None, told=any(not taken_up(self.record, event) for event in events))
            return
        runs = self._runs(a for a in self.record.attributions if a.stance in _KNOWING)
        whoever = Source(self.newsroom, "unnamed", frozenset(), quoted=runs)
        seen = any(self._is_news(event) or self._witnessed(event) for event in events)
        yield Word(document, self.newsroom, whoever, seen)

    def _witnessed(self, event: Event) -> bool:
        """Whether the outlet's own people have been there: "our correspondent saw 14 bodies after the bombing"."""
        who = witness(one_line(event.sentence.text))
        return who is not None and self._is_own(employer(who))

    def _is_news(self, event: Event) -> bool:
        blocks = [b for b in self.record.document.blocks if b.kind in ("title", "heading", "paragraph")][:_LEAD]
        title = any(b.kind == "title" and b.start <= event.trigger.start < b.end for b in blocks)
        inside = any(b.start <= event.trigger.start < b.end for b in blocks)
        return inside and not taken_up(self.record, event) and not (title and is_noun(event))

    def cited(self) -> Iterator[str]:
        for a in self.record.attributions:
            named = self._outlet_of(a) or self._told_to(a)
            room = self._newsroom(named) if named is not None else ""
            if self._gathers(room) and room not in self.own:
                yield room

    def _most_cited(self) -> str | None:
        cited: dict[str, int] = {}
        for a in self.record.attributions:
            named = self._outlet_of(a) or self._told_to(a)
            room = self._newsroom(named) if named is not None else ""
            if self._gathers(room) and room not in self.own and a.stance in _KNOWING:
                cited[room] = cited.get(room, 0) + 1
        return max(cited, key=lambda name: cited[name], default=None)

    def _counts(self, event: Event) -> bool:
        """Whether whoever takes an event up gives a number of its dead or wounded with it."""
        said = event.according_to[-1:]
        inside = (event.sentence.start, event.sentence.end)
        given = (q for q in self.record.quantities if inside[0] <= q.span.start < inside[1] and said)
        return any(q.according_to[-1:] == said and counted_in(self.record, q, event.sentence) for q in given)

    # Who is an outlet.

    def _outlet_of(self, a: Attribution) -> str | None:
        """The outlet that speaks in an attribution, or whose report its source is quoted from."""
        entity = self.asked.entity(a.speaker)
        text = employer(one_line(" ".join(s.text for s in a.source)))
        if (cited := QUOTED_BY.search(text)) is not None and self._names_outlet(cited[1]):
            return cited[1]
        if is_any_media(text):
            return None
        if (known := known_as(text, self.outlets)) is not None or is_outlet(text):
            return known or self._by_initials(entity) or text
        if THE_AGENCY.fullmatch(text) and self.mentioned is not None and self.voices.newsrooms.agency(text) is None:
            return self.mentioned
        if entity is not None and entity.kind in _NEVER_OUTLETS:
            return None
        if a.speaker_kind == "outlet" or (entity is not None and self._is_outlet(entity)):
            return self._called(entity) if entity is not None else text or self.newsroom
        if text in self.initials and entity is None:
            return self.initials[text].name
        return next((self._called(e) for e in names_of(self.record).within(a) if self._is_outlet(e)), None)

    def _called(self, entity: Entity) -> str:
        return self._by_initials(entity) or self.called.get(entity.id, entity.name)

    def _by_initials(self, entity: Entity | None) -> str | None:
        """What an outlet is called in its own report, where it goes by its initials there or here: "the Orvanian Press
        Agency (APO)", in its own words Agence de Presse Orvanienne."""
        names = (fold(m.text) for m in entity.mentions if m.text.isupper() and len(m.text) > _SHORT) if entity else ()
        return next((self.outlets[short] for short in names if short in self.outlets), None)

    def _names_outlet(self, words: str) -> bool:
        if is_outlet(words) or fold(words) in self.outlets:
            return True
        return any(same_outlet(outlet_name(words), name) for name in self.outlets.values())

    def _citing(self, a: Attribution, event: Event) -> str | None:
        """The outlet that cites a source, where its sentence says which: "AFP reported, citing …"."""
        if not any(fold(cue.text) in _CITING for cue in a.cue):
            return None
        inside = (event.sentence.start, event.sentence.end)
        beside = (b for b in self.record.attributions if b.cue and inside[0] <= b.cue[0].start < inside[1])
        return next((name for b in beside if b is not a and (name := self._outlet_of(b)) is not None), None)

    def _told_to(self, a: Attribution) -> str | None:
        """The outlet that an attribution says it was told to."""
        for told in a.addressees:
            named = self._addressed(told)
            if named is not None:
                return named
        behind = [_TOLD.match(self.record.document.text, cue.end) for cue in a.cue if cue.text.endswith("told")]
        names = [m["whom"] for m in behind if m is not None]
        return next((name for name in names if self._is_own(name) or is_outlet(name)), None)

    def _via(self, a: Attribution) -> str | None:
        outer = self.asked.attributions.get(a.within) if a.within else None
        return self._told_to(a) or (self._outlet_of(outer) if outer is not None else None)

    def _addressed(self, told: Participant) -> str | None:
        entity = self.asked.entity(told.entity)
        text = employer(one_line(told.span.text))
        if self._is_own(text):
            return text
        if (known := known_as(text, self.outlets)) is not None or self._names_outlet(text):
            return known or text
        if entity is not None and self._is_outlet(entity):
            return self._called(entity)
        return self.initials[text].name if text in self.initials else None

    def _is_outlet(self, entity: Entity) -> bool:
        named = fold(outlet_name(entity.name)) in self.outlets or self._is_own(entity.name)
        return entity.kind not in ("person", "place", "country") and (
            named or entity.sector == "JRN" or entity.id in self.speaking or is_outlet(entity.name)
        )

    def _is_own(self, name: str) -> bool:
        bare = outlet_name(name)
        return any(short_for(bare, own) for own in self.own) or fold(bare) in ("us", "me", "our")

    def _newsroom(self, name: str) -> str:
        """The newsroom of an outlet that a report names: its own goes by its whole name."""
        if self.own and self._is_own(name):
            return self.own[0]
        return outlet_name(self.voices.newsrooms.agency(name) or name)

    # Who is quoted.

    def _source(self, a: Attribution, own: bool) -> Source:
        entity = self.asked.entity(a.speaker)
        name = max(self.asked.voice(a).name, entity.name if entity else "", key=lambda n: len(n.split()))
        text = one_line(" ".join(s.text for s in a.source))
        spoken_for = self.voices.speaks_for.get(entity.id, ()) if entity else ()
        bodies = [e for i in spoken_for if not self._is_outlet(e := self.asked.entities[i])]
        unnamed = a.speaker_kind == "unnamed" or entity is None
        if unnamed and entity is not None and (entity.kind in _BODIES or (bodies and _SPOKES.search(text))):
            unnamed = False
        if unnamed:
            return Source(name, "unnamed", keys_of([name]), own, self._quoted(a), a.speaker_count)
        assert entity is not None
        titles = [one_line(t.span.text) for t in entity.titles]
        official = entity.kind in ("government", "country") or any(e.sector in _OFFICIAL for e in (entity, *bodies))
        if entity.sector is None:
            official = official or any(is_office(w) for w in WORD.findall(fold(" ".join([entity.name, *titles]))))
        whole = next((e.name for e in (entity, *bodies) if e.kind in _BODIES), None)
        keys = keys_of([entity.name, *(e.name for e in bodies), *titles])
        named = whole if official and whole else entity.name
        kind: OriginKind = "official_body" if official else "named"
        return Source(named, kind, keys, own, self._quoted(a), person=named == entity.name and entity.kind == "person")

    def _quoted(self, a: Attribution) -> frozenset[str]:
        """Runs of the words that the report quotes whoever speaks here with."""
        speaks = [b for b in self.record.attributions if b is a or (b.speaker is not None and b.speaker == a.speaker)]
        return self._runs(speaks)

    def _runs(self, said: Iterable[Attribution]) -> frozenset[str]:
        return frozenset(run for a in said for span in a.content for run in runs_of(span.text))


@remembered
def _voices(record: Record) -> Voices:
    return Voices(record)

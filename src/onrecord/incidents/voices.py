"""Who says something of an incident: the chain of sources in words, the day, and whether two sources are one.

A source is told by *keys*: the folded names of whoever speaks, and of the body it speaks for where the report says so
(titles, offices, spokespersons). Two sources that share a key are one source. Unnamed sources ("two officials") have no
key: nobody can tell whether they are the same people.

The outlet that is told stands before whoever tells it ("two officials told Reuters"), so that the dispatch and what is
made of it show one chain. Outlets go by their whole names (`newsrooms`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from onrecord.incidents.actors import certain, identity
from onrecord.incidents.charges import cue_of, is_what_is_said
from onrecord.incidents.days import filed_on
from onrecord.incidents.newsrooms import QUOTED_BY, Newsrooms, source_words
from onrecord.incidents.offices import ONE_HERE, SHORT_OFFICES, body_keys, name_key, office_keys, title_words
from onrecord.incidents.outlets import is_agency, is_called_agency, is_outlet
from onrecord.incidents.records import SaidBy
from onrecord.incidents.ways import ways
from onrecord.lexicons import load
from onrecord.lexicons.actors import body, role
from onrecord.records import Attribution, Entity, Record, Span
from onrecord.text import fold
from onrecord.views.asked import Asked
from onrecord.wording import one_line

_SPEAKS_FOR = frozenset({"holds_office", "member_of", "spokesperson_for", "leads", "part_of"})
_WHOSE = re.compile(r"^whose (?:own )?", re.IGNORECASE)
_BODIES = frozenset({"organization", "government", "armed_group", "country"})
_OPENS = re.compile(r"^(?:An?|The|Two|Three|Four|Five|Six|Several|Some|Both|All|Another|One|Other|Many)\b")
_SPOKESMAN = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne) (?:(?:senior |local )*([\w'’ -]{3,40}?) (?:spokes(?:wo)?(?:man|person)|officer|official)"
    r"|spokes(?:wo)?(?:man|person) (?:for|of) ([\w'’ -]{3,40}))"
)
# "The regional governor", "the region's governor", "the town's mayor"; "the mayor of Arl".
_THE_OFFICE = re.compile(
    r"(?:[Tt]he|[Ii]ts) (?!\w*-|(?:deputy|vice|former|then|late|acting|assistant|other|new|neighbou?ring) )"
    r"(?:[a-z]\w+(?:['’]s)? ){0,2}([a-z]+)"
    r"|[Tt]he ([a-z]+) of (?:[A-Z][\w -]+|the (?:region|province|state|district|county|city|town|territory))"
)
_RELATIVE = re.compile(r"\b(?:which|who)\s+$")
_RELATIVE_REACH = 10
_OF_WHOM = re.compile(r"(?:[Tt]he )?[a-z]+ (?:of|for) (?:the )?[a-z]+s\b")
_GAP = re.compile(r"[ ,:]{1,2}")


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something: the chain in words, outermost first, and the keys of the last in it. `own` is set where the
    report says it in its own voice, `newsroom` there and where an outlet does, without a word of who told it."""

    chain: tuple[str, ...]
    keys: frozenset[str]
    own: bool = False
    newsroom: bool = False

    def same(self, other: Source) -> bool:
        """Whether the two are surely one source: "the oil company" is "the state oil company"."""
        if self.keys & other.keys or _is_of_country(self, other) or _is_of_country(other, self):
            return True
        return any(_shortened(a, b) for a in self.keys for b in other.keys)


class Voices:
    """The sources of one report."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.asked = Asked(record)
        self.newsrooms = Newsrooms(record)
        self._sources: dict[tuple[str, ...], Source] = {}

    @property
    def published(self) -> str | None:
        """The day of publication."""
        return (self.record.document.published or "")[:10] or None

    def last(self, chain: Sequence[str]) -> Attribution | None:
        """The innermost of a chain of attributions."""
        return self.asked.attributions.get(chain[-1]) if chain else None

    def source(self, ids: Iterable[str], *also: Entity) -> Source:
        """The source at the end of a chain of attributions, and of those that `also` speak at its end."""
        key = (*ids, "", *(e.id for e in also))
        known = self._sources.get(key)
        if known is None:
            known = self._sources[key] = self._source(key[: -len(also) - 1], also)
        return known

    def _source(self, ids: Sequence[str], also: Sequence[Entity]) -> Source:
        said = [self.teller(self.asked.attributions[i]) for i in ids if i in self.asked.attributions]
        if not said and not also:
            outlet = self.newsrooms.outlet
            return Source((outlet,), frozenset({name_key(outlet)}), own=True, newsroom=True)
        # Whom nobody names between two sources says nothing; at the end it is the one that counts.
        known = [a for n, a in enumerate(said) if a.speaker or a.source or (n == len(said) - 1 and not also)]
        links = [(a.speaker if self.newsrooms.agency(source_words(a)) is None else None, self.name(a)) for a in known]
        links += [(e.id, e.name) for e in also]
        told = self.newsrooms.told(known[0]) or self._told_beside.get(self._beside(known[0])) if known else None
        told = told or (self._told_before(known[0]) if known else None)
        chain: dict[str, str] = {name_key(told): told} if told else {}
        spoken = set()
        for speaker, name in links:
            if chain and name.casefold() in ("his", "her", "its", "their"):
                continue  # "repeated his accusation": whoever repeats it
            if name_key(name) not in chain and (speaker is None or speaker not in spoken):
                chain[name_key(name)] = name
            spoken.add(speaker)
        newsroom = not also and self.newsrooms.whole_name(links[-1][1]) is not None
        return Source(tuple(chain.values()), self.keys(also[-1]) if also else self.keys_of(said[-1]), newsroom=newsroom)

    def name(self, a: Attribution) -> str:
        """What whoever speaks in an attribution is called."""
        if is_what_is_said(a):
            return fold(cue_of(a))
        said = source_words(a)
        if (agency := self.newsrooms.agency(said)) is not None:
            return agency  # whomever the reader has taken "the agency" for
        words = QUOTED_BY.sub("", _WHOSE.sub("", self.asked.voice(a).name))
        words = self._called.get(a.speaker or "", words)
        entity = self.asked.entity(a.speaker)
        if (
            entity is not None
            and entity.kind == "place"
            and len(said.split()) > 2
            and name_key(words) not in fold(said)
        ):
            # No place speaks for whoever has no name here.
            words = said
        words = fuller(words, said) or words
        return self.newsrooms.whole_name(words) or _OPENS.sub(lambda m: m[0].lower(), words)

    def teller(self, a: Attribution) -> Attribution:
        """An attribution with the whole source where it hangs on one: "the ministry, which had said, said"."""
        text = self.record.document.text
        for cue in a.cue[:1]:
            for other in self.record.attributions:
                inside = other is not a and any(s.start < cue.start and cue.end <= s.end for s in other.source)
                # But "the Front, which police had blamed" blames nobody.
                if inside and _RELATIVE.search(text[max(0, cue.start - _RELATIVE_REACH) : cue.start]):
                    return replace(a, source=other.source, speaker=other.speaker, speaker_kind=other.speaker_kind)
        return a

    @cached_property
    def _told_beside(self) -> Mapping[tuple[str, int], str]:
        """By who speaks in which paragraph the outlet that is told there: "She accused the army. “…,” she told Reuters"
        is told to Reuters altogether."""
        told = ((self._beside(a), self.newsrooms.told(a)) for a in self.record.attributions if a.speaker)
        return {beside: outlet for beside, outlet in told if outlet is not None}

    def _told_before(self, a: Attribution) -> str | None:
        """The agency that somebody is said to have told what he said before, where the report names no other: whoever
        rewrites a dispatch has the rest of it from there."""
        at = (a.cue or a.content or a.source)[0].start if (a.cue or a.content or a.source) else 0
        told = [(start, outlet) for start, outlet in self._told_at.get(a.speaker or "", ())]
        if not told or min(told)[0] > at or len({outlet for _, outlet in told}) > 1:
            return None
        return told[0][1] if told[0][1] != self.newsrooms.outlet and not is_outlet(self.name(a)) else None

    @cached_property
    def _told_at(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """By who speaks the outlets that are told, and where; agencies only."""
        found: dict[str, list[tuple[int, str]]] = {}
        for a in self.record.attributions:
            outlet = self.newsrooms.told(a) if a.speaker and a.cue else None
            outlet = outlet or (self._through(a) if a.speaker and a.cue else None)
            rewritten = outlet == self._through(a) or any(
                outlet is not None and outlet in name for name in ways(self.record.document.text, a)
            )
            if outlet is not None and (rewritten or is_agency(outlet) or is_called_agency(outlet)):
                found.setdefault(a.speaker or "", []).append((a.cue[0].start, outlet))
        return found

    def _through(self, a: Attribution) -> str | None:
        """The newsroom that reports what somebody said: "the Hill Wire reported that the mayor had said"."""
        outer = self.asked.attributions.get(a.within or "")
        return self.newsrooms.whole_name(self.name(outer)) if outer is not None and outer.source else None

    def _beside(self, a: Attribution) -> tuple[str, int]:
        at = (a.cue or a.content or a.source)[0].start if (a.cue or a.content or a.source) else 0
        return a.speaker or "", bisect_right(self._paragraphs, at) if a.speaker else -1

    @cached_property
    def _paragraphs(self) -> tuple[int, ...]:
        return tuple(b.start for b in self.record.document.blocks)

    def is_newsroom(self, entity: Entity) -> bool:
        """Whether an entity is an outlet that the report names, or the one that it stands in."""
        return self.newsrooms.is_newsroom(entity.name)

    @cached_property
    def _called(self) -> Mapping[str, str]:
        """By the words of an outlet that has no name what the report takes for a named one: "Tarvia's state radio"."""
        said = [(a.speaker, source_words(a)) for a in self.record.attributions]
        return {
            speaker: words
            for speaker, words in reversed(said)
            if speaker and is_outlet(words) and name_key(words) not in map(name_key, self._names(speaker))
        }

    def _names(self, speaker: str) -> Iterator[str]:
        entity = self.asked.entity(speaker)
        yield from (m.text for m in entity.mentions if m.form == "name") if entity is not None else ()

    def keys_of(self, a: Attribution) -> frozenset[str]:
        """The keys of whoever speaks in an attribution."""
        a = self.teller(a)
        speaker = self.asked.entity(a.speaker)
        words = source_words(a)
        if (agency := self.newsrooms.agency(words)) is not None:
            return frozenset({name_key(agency)})
        if (titled := self._titled.get(title_words(words)) or self._in_office(words)) is not None:
            return self.keys(titled)
        if (office := _THE_OFFICE.fullmatch(words)) is not None and fold(office[1] or office[2]) in ONE_HERE:
            return frozenset({f"{fold(office[1] or office[2])} here"})
        whose = _SPOKESMAN.fullmatch(words)
        spoken_for = name_key(whose[1] or whose[2]) if whose is not None else ""
        if speaker is not None and (a.speaker_kind != "unnamed" or a.speaker_count is None):
            name = fuller(speaker.name, words)
            keys = self.keys(speaker) if name is None else frozenset({name_key(name)})
            # "An army spokesman" speaks for the army.
            return keys | office_keys(words) | ({spoken_for} if spoken_for else set())
        if spoken_for and (body(spoken_for.split()[-1]) is not None or "spokes" in words):
            return frozenset({spoken_for})
        if speaker is None and a.source:
            # A body is one and the same without a name: "the prisons service".
            named = frozenset({name_key(self.asked.voice(a).name)}) if _is_body(words) else frozenset()
            return named | office_keys(words)
        return office_keys(words)

    @cached_property
    def _titled(self) -> Mapping[frozenset[str], Entity]:
        """By the words of a title of two or more the person who bears it by name in the report: "the district's chief
        officer" is Chief District Officer Bela Tor."""
        found: dict[frozenset[str], Entity] = {}
        for e in self.record.entities:
            for title in e.titles if e.kind == "person" else ():
                words = title_words(one_line(title.span.text))
                if len(words) > 1:
                    found.setdefault(words, e)
        return found

    @cached_property
    def _offices(self) -> Mapping[str, Entity | None]:
        """By an office of one word the person whom the report names with it; None where it names two."""
        found: dict[str, Entity | None] = {}
        for e in self.record.entities:
            for title in e.titles if e.kind == "person" else ():
                office = SHORT_OFFICES.get(fold(title.span.text.strip(".")), fold(title.span.text))
                if " " not in office:
                    found[office] = e if found.get(office, e) is e else None
        return found

    def _in_office(self, words: str) -> Entity | None:
        """Whom the report names with the office by which it calls somebody here: "the regional governor", "the region's
        governor" and "the governor of Arl" are Governor Bela Tor, where it names no other governor."""
        office = _THE_OFFICE.fullmatch(words)
        noun = fold(office[1] or office[2]) if office is not None else ""
        known = role(noun) if noun else None
        return self._offices.get(noun) if known is not None and known.title else None

    def keys(self, entity: Entity) -> frozenset[str]:
        """The keys of an entity and of whom it speaks for."""
        found = {entity.id, *self.speaks_for.get(entity.id, ())}
        speakers = [self.asked.entities[i] for i in sorted(found)]
        certainly = (key for e in speakers if certain(key := identity(e)))
        offices = (f"{office} here" for office, e in self._offices.items() if e is entity and office in ONE_HERE)
        called = (one_line(m.text) for m in entity.mentions if m.form == "nominal")
        titled = (one_line(t.span.text) for t in entity.titles)
        words = [*called, *titled, entity.name]
        held = {key for said in words for key in office_keys(said)}
        held |= {key for said in words for key in body_keys(said)} if entity.kind == "person" else set()
        held |= {key for e in speakers if e.kind in _BODIES for key in turned(e.name)}
        if entity.kind in _BODIES:
            # "The federation | of carters" is the carters' federation.
            told = (_OF_WHOM.match(self.record.document.text, m.start) for m in entity.mentions if m.form == "nominal")
            held |= {key for found in told if found is not None for key in turned(found[0])}
        # A police colonel speaks for the police.
        held |= (
            {"police"} if entity.kind == "person" and any("police" in fold(said).split() for said in words) else set()
        )
        return frozenset((*(name_key(e.name) for e in speakers), *certainly, *offices, *held))

    def mentioned(self, spans: Iterable[Span]) -> tuple[Entity, ...]:
        """The entities with a mention within spans, in the order of the mentions."""
        within = tuple(spans)
        found = sorted(
            (m.start, -m.end, e.id)
            for e in self.record.entities
            for m in e.mentions
            if any(s.start <= m.start and m.end <= s.end for s in within)
        )
        return tuple(self.asked.entities[i] for i in dict.fromkeys(i for _, _, i in found))

    @cached_property
    def speaks_for(self) -> Mapping[str, tuple[str, ...]]:
        """Of each entity's id, the ids of the bodies in whose name it speaks, the most immediate first."""
        found: dict[str, dict[str, None]] = {}
        for r in self.record.relations:
            if r.kind in _SPEAKS_FOR and r.object and r.polarity == "positive" and r.subject != r.object:
                found.setdefault(r.subject, {})[r.object] = None
        for e in self.record.entities:
            for title in e.titles:
                if title.organization and title.organization != e.id:
                    found.setdefault(e.id, {})[title.organization] = None
        known = self.asked.entities
        return {one: tuple(i for i in bodies if i in known) for one, bodies in found.items()}

    def day(self, ids: Iterable[str]) -> str | None:
        """The day on which the innermost source of a chain spoke, if the report says so; else that of publication."""
        for i in reversed(tuple(ids)):
            a = self.asked.attributions.get(i)
            time = self.asked.times.get(a.time) if a is not None and a.time else None
            if time is not None and time.begin is not None and time.begin == time.end:
                return min(time.begin, self.published or time.begin)
        return self._filed

    @cached_property
    def _filed(self) -> str | None:
        return filed_on(self.record)

    def said_by(self, source: Source, ids: Iterable[str], spans: Iterable[Span], records: Iterable[str]) -> SaidBy:
        """That a source says something: in which words, and by which records."""
        document = self.record.document.id
        return SaidBy(source.chain, document, self._joined(spans), tuple(records), self.day(ids))

    def _joined(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Spans in text order, those that meet or overlap as one: "accused" and "the army of …" are one quotation."""
        made: list[Span] = []
        text = self.record.document.text
        for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
            if made and (span.start <= made[-1].end or _GAP.fullmatch(text[made[-1].end : span.start])):
                end = max(made[-1].end, span.end)
                made[-1] = Span(made[-1].start, end, text[made[-1].start : end])
            else:
                made.append(span)
        return tuple(made)


def _shortened(one: str, other: str) -> bool:
    """Whether of two names the one is the other without words before it, or without where it is: "the state oil
    company", "the provincial government of Arl". "The ministry" may be any."""
    few, many = sorted((one.split(), other.split()), key=len)
    before = few[-1:] == many[-1:] and set(few) < set(many)
    return len(few) > 1 and (before or (many[: len(few)] == few and many[len(few) : len(few) + 1] == ["of"]))


def _is_of_country(one: Source, other: Source) -> bool:
    """Whether the one is a country and the other a body of its state: what "Tarvia says" is what its army has said."""
    codes = {key.removeprefix("country:") for key in one.keys if key.startswith("country:")}
    return any(key.split(":")[1] in codes for key in other.keys if key.startswith("organ:"))


def turned(name: str) -> Iterator[str]:
    """A body's name with what it is of before what it is: "federation of carters", as "the carters' federation"."""
    bare = re.sub(r"['’]s?(?= |$)", "", name_key(name))
    found = re.fullmatch(r"([a-z]+) (?:of|for) (?:the )?([a-z][a-z ]+)", bare)
    whole = f"{found[2]} {found[1]}" if found is not None else bare
    if " " in whole and (found is not None or bare != name_key(name)):
        yield whole


def _is_body(words: str) -> bool:
    """Whether words without a name are for a body, of which there is one, and not for people."""
    front = re.split(r"\s(?:of|for|in|at)\s|[,;(]", fold(words), maxsplit=1)[0].split()
    noun = front[-1] if front else ""
    kind = _noun_kinds().get(noun)
    return body(noun) is not None or kind in _BODIES or (kind is None and front[:1] == ["the"] and noun[-1:] != "s")


@cache
def _noun_kinds() -> Mapping[str, str]:
    return {row["noun"]: row["kind"] for row in load("nominals")}


def fuller(name: str, words: str) -> str | None:
    """The whole of a name that words begin with and a report takes for shorter: "Army" in "the Army of the Meek"."""
    found = re.match(rf"(?:[Tt]he )?({re.escape(name)}(?: of (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)+)", words)
    return found[1] if found is not None and name[:1].isupper() else None

"""Disputes and changes: what is told of an incident in more than one way, each way with everybody who tells it so.

Positions stand against each other where they cannot both be right and their sources are not one. What a source has
said otherwise on a later day is superseded: a toll that rises is a change and no dispute. Figures that go together ("at
least 17", "19") are no dispute, whoever gives them; nor is what a report says in its own voice where a source says the
same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from onrecord.incidents.acquainted import givers
from onrecord.incidents.blame import Blame
from onrecord.incidents.days import is_of_saying
from onrecord.incidents.marks import dies_later, where
from onrecord.incidents.occurrence import denials_of_it
from onrecord.incidents.records import Dispute, Position, Reports, SaidBy
from onrecord.incidents.responsibility import blamed, grouped, main_type
from onrecord.incidents.scope import Account, accounts
from onrecord.incidents.tolls import Toll, tolls
from onrecord.incidents.voices import Source, Voices
from onrecord.incidents.words import one_root, stems
from onrecord.records import Event, EventType, Location, Time
from onrecord.wording import parse_day

_HARMLESS: frozenset[EventType | None] = frozenset({"AID", "AGREE", "CONSULT", "COOPERATE", "CONCEDE", "SANCTION"})
"""Of these nobody dies: a meeting at which a list of the dead is read."""
_SAID: frozenset[EventType | None] = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""What is only said: who is to blame, how many died, where and when is told of what it is about."""

_VIOLENT: frozenset[EventType | None] = frozenset({"ASSAULT", None})
_OVERNIGHT = re.compile(r"\b(?:night|overnight|dawn|early|late|midnight|evening|small hours)\b", re.IGNORECASE)
_LATEST = "9999-12-31"
_IN_CHARGE = frozenset(stems("authorities officials government state ministry"))
# "A spokesman for the coalition" gives the same first toll as the colonel who has gone back on it.
_OFFICIAL = re.compile(
    r"^(?:an?|the|local|two|some|government) (?:[\w-]+ ){0,3}?(?:spokes\w+|officials?|authorities)\b|^officials?$"
)
_WHOSE = re.compile(r"(?:its|his|her|their|our|my) ")
_NEAR_BY = 300
_FAR_KM = 30
_FAR_DAYS = 10
_WHERE = re.compile(r"\s(?:of|at|in|for|from|with)\s")


@dataclass(frozen=True, slots=True)
class _Stand:
    """What one source holds: `value` in words, and whether it can be right beside another."""

    value: str
    source: Source
    said_by: SaidBy
    meets: Callable[[_Stand], bool]


def disputes(reports: Reports) -> tuple[Dispute, ...]:
    """What is disputed or changed: who did it, the counts by their kinds, the day, the place, whether it happened."""
    told = accounts(reports)
    return disputed(told, blamed(told))


def disputed(told: Sequence[Account], blames: Sequence[Blame]) -> tuple[Dispute, ...]:
    """The same of accounts, and of what they say of who did it."""
    if main_type(told) in _SAID:
        return ()
    counts = () if main_type(told) in _HARMLESS else _counts(told)
    blame, happened = _responsibility(told, blames), _occurrence(told)
    found = (*((blame,) if blame else ()), *counts, *_dates(told), *_places(told), *((happened,) if happened else ()))
    return found


def _counts(told: Sequence[Account]) -> Iterator[Dispute]:
    by_kind: dict[str, list[Toll]] = {}
    found = tolls(told)
    known = givers(told, found)
    for toll in found:
        by_kind.setdefault(toll.what, []).append(replace(toll, source=known[toll.source]))
    for what in sorted(by_kind, key=lambda w: (w != "killed", w != "injured", w)):
        stands = [_toll_stand(t) for t in by_kind[what]]
        yield from _dispute(f"count:{what}", stands)


def _toll_stand(toll: Toll) -> _Stand:
    return _TollStand(
        toll.words,
        toll.source,
        toll.said_by,
        lambda other: isinstance(other, _TollStand) and toll.meets(other.toll),
        toll,
    )


@dataclass(frozen=True, slots=True)
class _TollStand(_Stand):
    toll: Toll


def _dispute(about: str, stands: Sequence[_Stand]) -> tuple[Dispute, ...]:
    """The dispute that stands on one matter make, or the change, none where they go together. What a source has gone
    back on where others stand against it is a change of its own beside the dispute."""
    since = {id(s): _given(s, stands) for s in stands}
    after = {id(s): [t for t in stands if _supersedes(t, s, since[id(s)])] for s in stands}
    old = {of for of, later in after.items() if later}
    live = [s for s in stands if id(s) not in old]
    clash = any(
        not a.meets(b) and not a.source.same(b.source)
        for a, b in combinations([s for s in live if not _echo(s, stands)], 2)
    )
    if not clash and not old and not any(not a.meets(b) for a, b in combinations(live, 2) if a.source.same(b.source)):
        return ()
    held: dict[str, list[_Stand]] = {}
    for stand in stands:
        held.setdefault(_repeated(stand, stands), []).append(stand)
    made = [
        Position(v, said_once(s.said_by for s in mine), all(id(s) in old or _echoes_old(s, mine, old) for s in mine))
        for v, mine in held.items()
    ]
    made.sort(key=lambda p: (p.superseded, min(s.day or _LATEST for s in p.said_by)))
    if not clash:
        return (Dispute(about, "changed", tuple(made)),)
    now = {_repeated(t, stands) for s in stands for t in after[id(s)] if id(t) not in old}
    turned = tuple(p for p in made if p.superseded or p.value in now)
    both = (Dispute(about, "changed", turned),) if any(p.superseded for p in turned) and len(turned) > 1 else ()
    return (Dispute(about, "disputed", tuple(made)), *both)


def _echoes_old(stand: _Stand, position: Sequence[_Stand], old: Collection[int]) -> bool:
    """Whether a figure is only repeated, or given by nobody that can be known, that its giver has gone back on; or was
    told by alike people, or by anybody where nobody is said to have given it, on an earlier day, where it is said now
    to have been given then."""
    gone = [s for s in position if id(s) in old]
    then = [s for s in gone if isinstance(s, _TollStand) and s.toll.earlier]
    at_first = any(_given_then(stand, s) for s in then)
    at_first = at_first or (bool(then) and _OFFICIAL.search(stand.source.chain[-1]) is not None)
    return bool(gone) and (at_first or _echo(stand, position) or not _known_by(stand.source))


def _given_then(stand: _Stand, told: _Stand) -> bool:
    """Whether a figure may be the one that is told as given before: of an earlier day where nobody is said to have
    given it or alike people are, of the same day where another report has it from these."""
    mine, theirs = stand.said_by.day or "", told.said_by.day or ""
    if mine < theirs:
        return told.source.newsroom or stand.source.same(told.source) or _alike(stand, told)
    other = stand.said_by.document != told.said_by.document
    return mine == theirs and other and (stand.source.same(told.source) or _alike(stand, told))


def _known_by(source: Source) -> frozenset[str]:
    """The keys of a source, but for those that only its own report knows: "its director"."""
    return frozenset(key for key in source.keys if not _WHOSE.match(key))


def _given(stand: _Stand, stands: Iterable[_Stand]) -> str:
    """The day on which a source first gave what it holds: who repeats it later has it from then."""
    return min(s.said_by.day or "" for s in stands if s is stand or _holds_too(s, stand))


def _holds_too(one: _Stand, other: _Stand) -> bool:
    return _one_value(one, other) and one.source.same(other.source)


def _alike(one: _Stand, other: _Stand) -> bool:
    """Whether two sources are called by words of one root: "rescuers" and "rescue workers", "civil defence workers"; or
    one of them is whoever is in charge: "authorities", "officials"."""
    mine, theirs = ([*stems(_WHERE.split(s.source.chain[-1])[0])] for s in (one, other))
    if _IN_CHARGE & {*mine, *theirs}:
        return True
    return mine[-1:] == theirs[-1:] or any(one_root(x, y) for x in mine for y in theirs)


def _supersedes(later: _Stand, earlier: _Stand, since: str) -> bool:
    """Whether one source has said otherwise since the day on which it first said so."""
    if _one_value(later, earlier):
        return False
    if isinstance(later, _TollStand) and isinstance(earlier, _TollStand) and later.toll.before == earlier.toll.number:
        # "Three more have died, bringing it to 21": it was 18, whoever said so.
        return earlier.toll.earlier or (earlier.said_by.day or "") <= (later.said_by.day or "")
    if _told_with(later, earlier):
        return True
    if not later.source.same(earlier.source):
        return False
    if isinstance(later, _TollStand) and isinstance(earlier, _TollStand) and later.toll.earlier != earlier.toll.earlier:
        return earlier.toll.earlier
    return since < (later.said_by.day or "")


def _told_with(later: _Stand, earlier: _Stand) -> bool:
    """Whether a report gives a figure itself right beside the one that somebody had given before: "The toll has risen
    to three, … said the mayor, who had given it as two"."""
    if not (isinstance(later, _TollStand) and isinstance(earlier, _TollStand)) or not later.source.own:
        return False
    mine, theirs = later.said_by, earlier.said_by
    near = abs(mine.spans[0].start - theirs.spans[0].start) < _NEAR_BY
    return earlier.toll.earlier and not later.toll.earlier and mine.document == theirs.document and near


def _one_value(one: _Stand, other: _Stand) -> bool:
    """Whether two values are one: "at least 22" and "22" are."""
    if isinstance(one, _TollStand) and isinstance(other, _TollStand):
        return one.toll.number == other.toll.number
    return one.value == other.value


def _echo(stand: _Stand, stands: Iterable[_Stand]) -> bool:
    """Whether a report or an outlet only repeats what somebody has told it."""
    return stand.source.newsroom and any(_one_value(s, stand) and not s.source.newsroom for s in stands)


def _repeated(stand: _Stand, stands: Iterable[_Stand]) -> str:
    """A position in the words that most give it in: "22" and "at least 22" are one, whoever says the one or other."""
    if not isinstance(stand, _TollStand):
        return stand.value
    told = [s.value for s in stands if _one_value(s, stand) and not s.source.own] or [stand.value]
    return max(dict.fromkeys(told), key=lambda value: (told.count(value), len(value)))


def said_once(said: Iterable[SaidBy]) -> tuple[SaidBy, ...]:
    """What one chain says in one report, said once with all its words."""
    found: dict[tuple[tuple[str, ...], str, str | None], SaidBy] = {}
    for one in said:
        key = (one.chain, one.document, one.day)
        had = found.get(key)
        spans = dict.fromkeys((*(had.spans if had else ()), *one.spans))
        records = dict.fromkeys((*(had.records if had else ()), *one.records))
        found[key] = replace(one, spans=tuple(sorted(spans, key=lambda s: (s.start, s.end))), records=tuple(records))
    return tuple(sorted(found.values(), key=lambda s: s.day or _LATEST))


def _responsibility(told: Sequence[Account], blames: Sequence[Blame]) -> Dispute | None:
    violent = main_type(told) in _VIOLENT
    groups = grouped(blames)
    denied = any({"positive", "negative"} <= {b.polarity for b in group} for _, group in groups)
    accused = [[b for b in group if b.polarity == "positive"] for _, group in groups]
    rivals = violent and any(_rival(a, b) for a, b in combinations([g for g in accused if g], 2))
    if not denied and not rivals:
        return None
    old = {id(b) for b in blames if any(_since(later, b, groups) for later in blames)}
    positions = []
    for name, group in sorted(
        groups, key=lambda g: -len({b.said_by.document for b in g[1] if b.polarity == "positive"})
    ):
        for polarity, value in (("positive", name), ("negative", f"not {name}")):
            mine = [b for b in group if b.polarity == polarity]
            if mine:
                positions.append(Position(value, said_once(b.said_by for b in mine), all(id(b) in old for b in mine)))
    live = [p for p in positions if not p.superseded]
    one_source = all(a.source.same(b.source) for a, b in combinations(blames, 2))
    return Dispute("responsibility", "changed" if one_source or len(live) < 2 else "disputed", tuple(positions))


def _rival(one: Sequence[Blame], other: Sequence[Blame]) -> bool:
    """Whether two are blamed by different sources, and by none together."""
    both = {(b.said_by.document, b.source.chain) for b in one} & {(b.said_by.document, b.source.chain) for b in other}
    if both or not any(b.agent.named for b in (*one, *other)):
        return False
    attributed = all(any(not b.source.own for b in side) for side in (one, other))
    return attributed or all(any(b.agent.named for b in side) for side in (one, other))


def _since(later: Blame, earlier: Blame, groups: Sequence[tuple[str, tuple[Blame, ...]]]) -> bool:
    """Whether a source has blamed somebody else since; "foreign hands" are not taken back by whose hands they are."""
    if not (later.agent.named and earlier.agent.named):
        return False
    if not later.polarity == earlier.polarity == "positive" or not later.source.same(earlier.source):
        return False
    if (earlier.said_by.day or "") >= (later.said_by.day or ""):
        return False
    return not any(later in group and earlier in group for _, group in groups)


def _happened(told: Sequence[Account]) -> Iterator[tuple[Voices, Event]]:
    for account in told:
        for event in account.scope.members:
            if event.polarity == "positive" and event.modality in ("actual", "hedged"):
                yield account.voices, event


def _dates(told: Sequence[Account]) -> tuple[Dispute, ...]:
    """The first day that each source in each report gives."""
    firsts: dict[tuple[str, tuple[str, ...]], tuple[_Stand, str]] = {}
    for voices, event in _happened(told):
        time = voices.asked.times.get(event.time or "")
        if time is None or time.begin is None or time.begin != time.end or time.begin > (voices.published or "9999"):
            continue
        if dies_later(voices.record.document.text, event):
            continue  # "died of her wounds on Tuesday"
        if is_of_saying(time, voices.last(event.according_to), voices.record.document.text):
            continue
        source = voices.source(event.according_to)
        said = voices.said_by(
            source, event.according_to, sorted((event.trigger, time.span), key=lambda s: s.start), (event.id,)
        )
        key = (said.document, source.chain)
        if key not in firsts:
            firsts[key] = (_day_stand(time, source, said), time.begin)
    days = [day for _, day in firsts.values()]
    if len(set(days)) < 2:
        return ()
    usual = parse_day(max(sorted(set(days)), key=days.count))
    near = [s for s, day in firsts.values() if usual and (d := parse_day(day)) and abs((d - usual).days) <= _FAR_DAYS]
    return _dispute("date", near)


@dataclass(frozen=True, slots=True)
class _DayStand(_Stand):
    overnight: bool


def _day_stand(time: Time, source: Source, said: SaidBy) -> _Stand:
    mine = parse_day(time.begin)
    overnight = bool(_OVERNIGHT.search(time.span.text))

    def meets(other: _Stand) -> bool:
        theirs = parse_day(other.value)
        if mine is None or theirs is None or mine == theirs:
            return True
        loose = overnight or (isinstance(other, _DayStand) and other.overnight)
        return loose and abs((mine - theirs).days) == 1

    return _DayStand(time.begin or "", source, said, meets, overnight)


@dataclass(frozen=True, slots=True)
class _PlaceStand(_Stand):
    place: Location


def _places(told: Sequence[Account]) -> tuple[Dispute, ...]:
    """The first place that each source in each report gives, if its degrees are those of a town or less."""
    firsts: dict[tuple[str, tuple[str, ...]], _Stand] = {}
    texts = [account.record.document.text for account in told]
    for voices, event in _happened(told):
        place = where(voices.record.document.text, event)
        if place is None or place.precision not in ("town", "district", "site"):
            continue
        source = voices.source(event.according_to)
        said = voices.said_by(
            source, event.according_to, sorted((event.trigger, place.span), key=lambda s: s.start), (event.id,)
        )
        firsts.setdefault((said.document, source.chain), _place_stand(place, source, said, texts))
    return _dispute("location", list(firsts.values()))


def _place_stand(place: Location, source: Source, said: SaidBy, texts: Sequence[str]) -> _Stand:
    def meets(other: _Stand) -> bool:
        if not isinstance(other, _PlaceStand) or _near(place, other.place):
            return True
        one, two = place.span.text, other.place.span.text
        return any(_is_in(one, two, text) or _is_in(two, one, text) for text in texts)

    return _PlaceStand(place.name or place.span.text, source, said, meets, place)


def _is_in(town: str, region: str, text: str) -> bool:
    """Whether a report says that a town is in a region of that name: "Arl, in the Vale region", "in Arl, a town in the
    state of Vale"."""
    kind = "(?:region|province|state|district|governorate|county|oblast|department|prefecture)"
    within = rf"(?:{re.escape(region)}(?:['’]s)? (?:\w+ )?{kind}|{kind} of {re.escape(region)})"
    return re.search(rf"\b{re.escape(town)}\b[^.;]{{0,80}}?\b{within}\b", text) is not None


def _near(one: Location, other: Location) -> bool:
    """Whether two places may be one: at most `_FAR_KM` kilometres apart on the sphere, as far as degrees are known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    north, south = radians(one.lat), radians(other.lat)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(one.lon - other.lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half)) <= _FAR_KM


def _occurrence(told: Sequence[Account]) -> Dispute | None:
    """Who says that it did not happen, beside those who say that it did."""
    against = [stand for account in told for stand in denials_of_it(account)]
    if not against:
        return None
    held: dict[tuple[str, tuple[str, ...]], SaidBy] = {}
    for voices, event in _happened(told):
        source = voices.source(event.according_to)
        said = voices.said_by(source, event.according_to, (event.trigger,), (event.id,))
        held.setdefault((said.document, said.chain), said)
    positions = (Position("it happened", tuple(held.values())), Position("it did not happen", said_once(against)))
    return Dispute("occurrence", "disputed", tuple(p for p in positions if p.said_by))

"""Comparing two tellings of different reports: a table of what speaks for and against one happening.

Each feature is a number with a detail that a reader can check; the score is the logistic function of their weighted
sum. The weights are data (`lexicons/incident_weights.tsv`). Nothing is known of most happenings but a part: a feature
is left out, neither for nor against, where either side says nothing.

Two tellings of one report are one happening if they are of one thread (`onrecord.incidents.threads`), else two.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from onrecord import lexicons
from onrecord.incidents.hours import exclude
from onrecord.incidents.likeness import Spot, closer, gap, is_long, named, namesakes, parties, places, smallness
from onrecord.incidents.sites import alike, site_nouns, struck
from onrecord.incidents.tellings import Telling
from onrecord.incidents.threads import BY_ACTOR
from onrecord.incidents.words import RAREST, Sketch, cosine, means_differ, one_root, stem, weight

LEAST = 0.1
"""Scores below are as good as none."""

ONE_THREAD = 1.0
"""The score of two tellings of one report that its thread ties."""

_NEWS = 7  # a report tells of what happened so many days before it was published, unless it states another day
_BLASTS = frozenset({"blast", "bomb", "shell"})
"""Means that those who hear of it tell by one word, a blast."""
_LIKELY, _ALIKE = 0.5, 0.3
"""Parties likely to be one; the cosine of the words of two reports that are likely to tell of the same."""
_APART = 2
"""Tellings whose days lie further apart are not compared: what brings such together is how days are cut into stretches
(`candidates`), and no happening hangs on that."""
_LONG_AFTER, _VAGUE, _UNMISTAKABLE = 14, 2, 0.9
"""What is told more than so many days after, of a time longer than so many days, is of the same only where it is surely
so: in a large ledger, reports of "last month" would tie the happenings of all years into one chain."""
_LARGE, _LARGE_MORE = 10, 0.5  # a number of so many or more is rarely met by chance; how much more it tells
_SURE, _RARE = 8.0, 45


@dataclass(frozen=True, slots=True)
class Feature:
    """What speaks for (above zero) or against (below) one happening: a name of `lexicons/incident_weights.tsv`, its
    part of the sum (log odds), and what was seen, in words."""

    name: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two tellings are of one happening, from 0 to 1, and why."""

    score: float
    features: tuple[Feature, ...]


def compare(a: Telling, b: Telling) -> Comparison:
    """Compare two tellings, in whatever order they come."""
    if a.document == b.document:
        tied = Feature("thread", _SURE, "the report takes it up again")
        apart = Feature("thread", -_SURE, "the report tells them apart")
        return Comparison(_of_one_report(a, b), (tied if a.thread == b.thread else apart,))
    if b.key < a.key:
        a, b = b, a
    of = weights()
    found = [Feature("bias", of["bias"], "")]
    found += [Feature(name, of[name] * value, detail) for name, value, detail in features(a, b)]
    return Comparison(_likelihood([f.score for f in found]), tuple(found))


class Comparer:
    """Scores of many pairs, the same as `compare` gives, but none where the days are far apart, or vague and told long
    after: what a telling says is taken apart once, and what two reports share is counted once, however many of their
    tellings are compared. It keeps all that it is given."""

    def __init__(self) -> None:
        self._sides: dict[int, _Side] = {}
        self._texts: dict[Sketch, _Text] = {}

    def score(self, a: Telling, b: Telling) -> float:
        """How likely two tellings are of one happening, from 0 to 1; 0 where their days are further apart than a slip
        would bring them, or where one is told long after the other, at no certain day, and they are not surely one."""
        if a.document == b.document:
            return _of_one_report(a, b)
        one, other = self._side(a), self._side(b)
        if one.days is not None and other.days is not None and gap(one.days, other.days) > _APART:
            return 0.0
        if b.key < a.key:
            one, other = other, one
        of = weights()
        sizes = _features(one, other)
        likely = _likelihood([of["bias"], *[of[name] * size for name, size, _ in sizes]])
        return 0.0 if likely < _UNMISTAKABLE and _told_long_after(a, b) else likely

    def _side(self, telling: Telling) -> _Side:
        side = self._sides.get(id(telling))
        if side is None:
            side = self._sides[id(telling)] = _Side(telling, self._texts)
        return side


def _of_one_report(a: Telling, b: Telling) -> float:
    return ONE_THREAD if a.thread == b.thread else 0.0


def _told_long_after(a: Telling, b: Telling) -> bool:
    """Whether the one is told weeks after the other, and one of them does not say on which days it was."""
    if a.published is None or b.published is None or abs(a.published - b.published) <= _LONG_AFTER:
        return False
    return any(x.days is None or x.days[1] - x.days[0] > _VAGUE for x in (a, b))


def _likelihood(parts: list[float]) -> float:
    return 1 / (1 + math.exp(-sum(parts)))


_Detail = Callable[[], str]
"""What was seen, put into words only where somebody reads it."""
_Found = Iterator[tuple[str, float, _Detail]]


class _Text:
    """The sketch of a report's words, and what of it others share."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.of = dict(sketch)
        self.rare = frozenset(term for term in self.of if weight(term) >= _RARE)
        self._alike: dict[int, tuple[_Text, float]] = {}

    def alike(self, other: _Text) -> float:
        """The cosine of the two, found once."""
        known = self._alike.get(id(other))
        if known is None:
            known = self._alike[id(other)] = (other, cosine(self.of, other.of))
        return known[1]


class _Side:
    """What a telling says, ready to be held against many others."""

    def __init__(self, telling: Telling, texts: dict[Sketch, _Text]) -> None:
        self.telling = telling
        self.words, self.senses, self.told = set(telling.words), set(telling.senses), set(telling.told)
        self.families, self.marks = set(telling.families), set(telling.marks)
        self.actors, self.recipients = telling.actors, telling.recipients
        self.known_actors, self.known_recipients = named(telling.actors), named(telling.recipients)
        self.days = _days(telling)
        self.counts = {(what, value) for what, value, _ in telling.counts if value > 1}
        self.sites, self.kinds_of_sites = frozenset(telling.sites), alike(telling.sites)
        self.struck = self.kinds_of_sites | struck(p.name for p in telling.recipients)
        self.cast, self.countries = frozenset(telling.cast), frozenset(telling.countries)
        self.names, self.regions = frozenset(telling.names), frozenset(telling.regions)
        self.sentence = dict(telling.sentence)
        report = texts.get(telling.report)
        self.report = report if report is not None else texts.setdefault(telling.report, _Text(telling.report))


def features(a: Telling, b: Telling) -> Iterator[tuple[str, float, str]]:
    """What is seen of two tellings of different reports: name, size (above zero) and detail. The rest is left out."""
    for name, size, detail in _features(_Side(a, {}), _Side(b, {})):
        yield name, size, detail()


def _features(a: _Side, b: _Side) -> _Found:
    for found in (_kinds, _takers, _where, _at, _when, _many, _texts, _another):
        yield from found(a, b)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _kinds(a: _Side, b: _Side) -> _Found:
    mine, theirs = a.telling, b.telling
    if words := a.words & b.words:
        yield "word", 1.0, lambda: _listed(words)
        yield "rare word", max(weight(w) for w in words) / RAREST, lambda: _listed(words)
    elif roots := [f"{x}, {y}" for x in mine.words for y in theirs.words if one_root(x, y)]:
        yield "root", 1.0, lambda: min(roots)
    if means_differ(a.told, b.told):
        yield "other means", _less(a, b), lambda: f"{'/'.join(mine.told)} and {'/'.join(theirs.told)}"
    elif meant := a.senses & b.senses:
        yield "sense", 1.0, lambda: _listed(meant)
    elif told := a.told & b.told:
        yield "told", 1.0, lambda: _listed(told)
    if a.families and b.families:
        if shared := a.families & b.families:
            yield "family", 1.0, lambda: _listed(shared)
        else:
            yield "other family", 1.0, lambda: f"{'/'.join(mine.families)} and {'/'.join(theirs.families)}"


def _less(a: _Side, b: _Side) -> float:
    """How much it means that the means are others. Little where they may be told by rival accounts of one: at a site of
    one kind, on the same stated day and in the same town, or where one says only in which part of the country, or not
    where. A strike and explosives that went off may be one also where one account says no day, in the town, and a
    blast of the same town and day whatever the site."""
    blasts, relation = bool(_BLASTS & a.told and _BLASTS & b.told), _related(a, b)[0]
    one_site = bool(a.struck & b.struck)
    one_day = a.telling.days is not None and a.telling.days == b.telling.days
    near = a.days is not None and b.days is not None and not gap(a.days, b.days)
    there = relation in ("same", "near") or (relation != "apart" and bool(_named_by_both(a, b)))
    may_be_one = one_site and relation != "apart" and (one_day or (blasts and there and near))
    may_be_one |= blasts and there and one_day and "blast" in a.told | b.told
    return 0.4 if may_be_one else 1.0


def _takers(a: _Side, b: _Side) -> _Found:
    acting = parties(a.actors, b.actors)
    undergoing = parties(a.recipients, b.recipients)
    for name, shared, mine, theirs in (
        ("actors", acting, a.known_actors, b.known_actors),
        ("recipients", undergoing, closer(a.recipients), closer(b.recipients)),
    ):
        if shared is not None and shared[0] > 0:
            yield name, shared[0], partial(str, shared[1])
        elif mine and theirs:
            yield f"other {name}", 1.0, partial("{} and {}".format, mine[0].name, theirs[0].name)
    told_by_actor = a.families & b.families & BY_ACTOR
    if told_by_actor and (acting is None or acting[0] < _LIKELY):
        # Two who are known by name are two for certain.
        sure = 2.5 if a.known_actors and b.known_actors else 1.0
        yield "whose", sure, lambda: f"of {_listed(told_by_actor)} nobody acts in both"
    for mine, theirs in ((a.known_actors, b.known_recipients), (a.known_recipients, b.known_actors)):
        crossed = parties(mine, theirs)
        if crossed is not None and crossed[0] >= 0.8:
            yield "crossed", 1.0, partial(str, crossed[1])
            break


def _related(a: _Side, b: _Side) -> tuple[str | None, Spot | None, Spot | None]:
    """How the places stand to each other, and which do; where a report is from never says where it was not."""
    found = places(_sized(a, b), _sized(b, a))
    if found[0] in (None, "within") and (a.telling.home or b.telling.home):
        home = places(a.telling.spots + a.telling.home, b.telling.spots + b.telling.home)
        found = home if home[0] in ("same", "near") else found
    return found


def _where(a: _Side, b: _Side) -> _Found:
    relation, mine, theirs = _related(a, b)
    if relation is None and _of_other_countries(a, b):
        yield "other country", 1.0, lambda: f"{_listed(a.countries)} and {_listed(b.countries)}"
    if relation in (None, "within") and (names := _named_by_both(a, b)):
        yield "named", 1.0 if names & a.names & b.names else 0.5, lambda: _listed(names)
    if relation is None or mine is None or theirs is None:
        return
    called = mine.name if mine.name == theirs.name else f"{mine.name} and {theirs.name}"
    if relation == "apart":
        yield "other place", 1.0, lambda: called
        return
    small = min(smallness(mine), smallness(theirs))
    # Of a city from where many reports are that says little.
    sure = 1.0 if mine in a.telling.spots and theirs in b.telling.spots else 0.4 + 0.6 * small
    yield "place", {"same": 1.0, "near": 0.8, "within": 0.3}[relation] * sure, lambda: called
    if relation == "same" and small:
        yield "small place", small, lambda: called


def _sized(a: _Side, b: _Side) -> Sequence[Spot]:
    """The places of one side, without the size of a town where the other speaks of the division so called: "in Velmar"
    may be said of a village of Velmar province."""
    if not b.regions:
        return a.telling.spots
    return [replace(s, precision="region") if s.name in b.regions else s for s in a.telling.spots]


def _named_by_both(a: _Side, b: _Side) -> Set[str]:
    """The rare names in what one side tells of it that the other report has as well."""
    return (a.names & (b.names | b.cast)) | (b.names & a.cast)


def _of_other_countries(a: _Side, b: _Side) -> bool:
    """Whether the reports speak of no country in common, nor of any name that would tell that one was misread."""
    if not a.countries or not b.countries or a.countries & b.countries or a.cast & b.cast:
        return False
    mine, theirs = (x.telling.spots + x.telling.home for x in (a, b))
    return not (a.sites & b.sites) - site_nouns() and not namesakes(mine, theirs)


def _at(a: _Side, b: _Side) -> _Found:
    """Whether the sites are the same: one with a name of its own tells most, a rare kind more than a common one."""
    named = [site for site in a.sites & b.sites if site not in site_nouns()]
    if named:
        yield "named site", 1.0, lambda: _listed(named)
    elif shared := a.kinds_of_sites & b.kinds_of_sites:
        yield "site", max(weight(stem(site)) for site in shared) / RAREST, lambda: _listed(shared)
        if _taken_up(a, b):
            yield "taken up", 1.0, lambda: _listed(shared)
    elif _speaks_of(a, b) or _speaks_of(b, a):
        return
    elif (mine := a.kinds_of_sites & site_nouns("site")) and (theirs := b.kinds_of_sites & site_nouns("site")):
        yield "other site", 1.0, lambda: f"{_listed(mine)} and {_listed(theirs)}"
    if a.struck and b.struck and not a.struck & b.struck and _other_dead(a, b):
        yield "other target", 1.0, lambda: f"{_listed(a.struck)} and {_listed(b.struck)}, each with its dead"


def _speaks_of(a: _Side, b: _Side) -> bool:
    """Whether a report speaks of the site where the other tells what it leads with: of the barracks of a prison."""
    return bool(a.cast and b.cast) and any(
        stem(site) in a.report.of for site in b.kinds_of_sites | frozenset(b.telling.sites)
    )


def _taken_up(a: _Side, b: _Side) -> bool:
    """Whether one takes up without a day what its readers know ("the massacre at the market"), in the town or the
    region where the other tells of it."""
    known = any(x.telling.definite and x.telling.days is None for x in (a, b))
    return known and places(a.telling.spots, b.telling.spots)[0] in ("same", "near", "within")


def _other_dead(a: _Side, b: _Side) -> bool:
    """Whether both tell how many were killed, and no number that both tell."""
    mine, theirs = ({n for what, n in x.counts if what == "killed"} for x in (a, b))
    return bool(mine and theirs) and not mine & theirs


def _when(a: _Side, b: _Side) -> _Found:
    mine, theirs = a.days, b.days
    stated = a.telling.days is not None and b.telling.days is not None
    if mine is None or theirs is None:
        return
    if not stated:
        # News of a week is full of happenings of a kind: what dates none has to be borne out by the reports.
        both = a.telling.days is b.telling.days is None
        strange = max(0.0, 1 - a.report.alike(b.report) / _ALIKE) * _unheard_of(a, b)
        if strange:
            yield "undated", strange if both else strange / 2, lambda: f"reports alike by less than {_ALIKE}"
        if both and (said := a.families & b.families & BY_ACTOR):
            yield "undated words", 1.0, lambda: _listed(said)
    if stated and mine == theirs and exclude(a.telling.hours, b.telling.hours):
        yield "other hours", 1.0, lambda: f"{a.telling.hours} and {b.telling.hours}"
    apart = gap(mine, theirs)
    if apart:
        # A day's difference may be one of time zones, of "overnight", or a slip.
        yield "other days", 0.3 if apart == 1 else 1.0, lambda: f"{_shown(mine)} and {_shown(theirs)}"
    elif not (is_long(mine) or is_long(theirs)):
        whole = mine == theirs or not stated
        yield (
            "days" if stated else "near days",
            1.0 if whole else 0.6,
            lambda: _shown(min(mine, theirs, key=lambda d: d[1] - d[0])),
        )


def _unheard_of(a: _Side, b: _Side) -> float:
    """How little else is known of an undated happening: half where it was at a site of one kind in one small town, or
    where a rare name is in both reports, and less the more there are."""
    if names := _named_by_both(a, b):
        return 0.5 / len(names)
    if not a.struck & b.struck:
        return 1.0
    relation, mine, theirs = places(a.telling.spots, b.telling.spots)
    if relation != "same" or mine is None or theirs is None:
        return 1.0
    return 1 - 0.5 * min(smallness(mine), smallness(theirs))


def _days(telling: Telling) -> tuple[int, int] | None:
    """The days on which it happened: those stated, else the week before its report."""
    if telling.days is not None or telling.published is None:
        return telling.days
    return telling.published - _NEWS, telling.published


def _shown(days: tuple[int, int]) -> str:
    first, last = (date.fromordinal(max(1, day)).isoformat() for day in days)
    return first if first == last else f"{first} to {last}"


def _many(a: _Side, b: _Side) -> _Found:
    mine, theirs = a.counts, b.counts
    if not mine or not theirs:
        return
    if shared := mine & theirs:
        size = min(1.0, len(shared) / 2 + 0.25) + (_LARGE_MORE if any(value >= _LARGE for _, value in shared) else 0)
        yield "counts", size, lambda: ", ".join(f"{value} {what}" for what, value in sorted(shared))
    elif both := {what for what, _ in mine} & {what for what, _ in theirs}:
        yield "other counts", 1.0, lambda: ", ".join(f"{v} {w}" for w, v in sorted(mine | theirs) if w in both)


def _texts(a: _Side, b: _Side) -> _Found:
    report, sentence = a.report.alike(b.report), cosine(a.sentence, b.sentence)
    if report:
        yield "report", report, lambda: f"{report:.2f}"
    if sentence:
        yield "sentence", sentence, lambda: f"{sentence:.2f}"
    if rare := a.report.rare & b.report.rare:
        yield "names", min(1.0, len(rare) / 6), lambda: ", ".join(t for t, _ in a.report.sketch if t in rare)
    if cast := a.cast & b.cast:
        yield "cast", min(1.0, len(cast) / 4), lambda: _listed(cast)


def _another(a: _Side, b: _Side) -> _Found:
    if a.marks != b.marks:
        yield "another", 1.0, lambda: _listed(a.marks ^ b.marks)


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature, in log odds."""
    return {row["feature"]: float(row["weight"]) for row in lexicons.load("incident_weights")}

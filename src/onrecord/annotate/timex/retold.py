"""The day of a happening that is brought up again: "the attack" of a later sentence is the one that the report has told
with its day.

A day is taken over only where the words can mean no other: everything of the kind that the report has told before
with a day is of that one day, none of it was brought up anew since ("another attack", "a bombing") without one, and
nothing beside the noun tells it apart ("the earlier attack", "the attack on the port" where no port was told of).

So is the day of those whom it cost: "Gunmen attacked a bus on Sunday. Nine people were killed."
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.directions import DEEDS, is_saying
from onrecord.annotate.timex.hosts import link_of, size_of
from onrecord.annotate.timex.shared import HARMS, makes_happen
from onrecord.records import Event, Time

_POINTING = frozenset({"the", "this", "that"})
_NEW = frozenset({"a", "an", "another"})
# Words that only judge what they stand before, or say that it is the one.
_JUDGED = frozenset(
    """deadly brutal horrific heinous terrible cowardly barbaric savage devastating tragic appalling bloody shocking
    vicious senseless despicable whole entire same alleged apparent terrorist terror violent fatal""".split()
)
# Deeds of one kind go by these.
_ALIKE: tuple[frozenset[str], ...] = (
    frozenset("attack assault strike raid ambush onslaught".split()),
    frozenset("bombing explosion blast bomb explode detonate detonation".split()),
    frozenset("shooting shoot gunfire fire open".split()),
    frozenset("killing kill murder slay assassinate assassination massacre".split()),
    frozenset("protest demonstration march rally gather demonstrate".split()),
    frozenset("meeting meet talk hold".split()),
    frozenset("arrest detain detention round".split()),
    frozenset("abduction abduct kidnap kidnapping seize".split()),
)
# A sentence with one of these tells of other harms than those of the happening before it.
_OTHER = frozenset(
    """another other others separate separately elsewhere earlier previously previous similar meanwhile so total since
    recent recently already also later year years month months week weeks war conflict""".split()
)
# So many sentences behind a happening a toll may be told.
_NEAR = 3
_DISASTERS = frozenset("explode detonate capsize sink overturn collapse crash collide derail burn erupt".split())
_OF_ANY_MEANS = frozenset({"attack", "assault"})
_STEM = 5
"""Letters by which a noun is known to be of a verb: "explosion", "exploded"."""


def retold(syntax: Syntax, events: Sequence[Event], times: Sequence[Time]) -> tuple[Event, ...]:
    """The events of a report, in text order, each that only brings up one told before with the day of that one."""
    days = {t.id: t for t in times}
    made: list[Event] = []
    again: dict[int, Time] = {}
    for event in events:
        time = _day_of(syntax, event, made, days) if event.time is None else None
        if time is not None:
            again.update((t.i, time) for t in syntax.tokens_in(event.trigger.start, event.trigger.end))
        elif event.time is None:
            time = _of_subject(syntax, event, again) or _of_toll(syntax, event, made, times)
        made.append(replace(event, time=time.id) if time is not None else event)
    return tuple(made)


def _of_subject(syntax: Syntax, event: Event, again: Mapping[int, Time]) -> Time | None:
    """The day of what a verb only tells the outcome of: "the attack killed nine"."""
    verbs = syntax.tokens_in(event.trigger.start, event.trigger.end)
    if not verbs or event.modality != "actual" or event.document_time != "before" or not makes_happen(verbs[0]):
        return None
    return next((again[t.i] for t in syntax.children(verbs[0].i, "nsubj") if t.i in again), None)


def _of_toll(syntax: Syntax, event: Event, before: Sequence[Event], times: Sequence[Time]) -> Time | None:
    """The day of the happening told right before, of which those whom a main clause tells of have come to harm."""
    verb = next(iter(syntax.tokens_in(event.trigger.start, event.trigger.end)), None)
    if verb is None or verb.lemma not in HARMS or not _was_harmed(syntax, verb):
        return None
    if (event.modality, event.polarity, event.document_time) != ("actual", "positive", "before"):
        return None
    here = event.sentence
    words = {t.lower for t in syntax.tokens_in(here.start, here.end)}
    if words & _OTHER or any(here.start <= t.span.start < here.end and not _of_saying(syntax, t) for t in times):
        return None
    days = {t.id: t for t in times}
    told = [e for e in before if e.sentence.start < here.start and _is_deed(syntax, e)]
    near = [e for e in told if e.sentence.start in _starts_before(syntax, verb)]
    if not any(e.time is not None for e in near):
        return None
    last = [e for e in near if e.sentence.start == near[-1].sentence.start]
    # What the sentence right before tells of is what the toll is of; of anything else the report tells only once.
    at_once = near[-1].sentence.start == _starts_before(syntax, verb)[0] and any(e.time is not None for e in last)
    if not at_once and any(_is_new(syntax, e) for e in last):
        return None
    dated = [days[e.time] for e in (last if at_once else told) if e.time is not None]
    same = {(t.begin or "")[:10] for t in dated}
    if len(same) != 1 or any(t.begin is None or size_of(t) for t in dated):
        return None
    return dated[-1] if event.location is None or any(_at(event, e) for e in told) else None


def _starts_before(syntax: Syntax, verb: Token) -> list[int]:
    """Where the sentences before that of a verb begin, the nearest first."""
    starts: list[int] = []
    first = syntax.sentence_of(verb.i).first
    while first and len(starts) < _NEAR:
        sentence = syntax.sentence_of(first - 1)
        starts.append(sentence.start)
        first = sentence.first
    return starts


def _was_harmed(syntax: Syntax, verb: Token) -> bool:
    """Whether a main clause, or what somebody says, tells of people that they were killed or hurt, or died."""
    if verb.label not in ("ROOT", "conj", "ccomp") or syntax.children(verb.i, "prt"):
        return False
    whom = syntax.children(verb.i, "nsubj", "nsubjpass")
    if any(syntax.children(t.i, "poss") for t in whom):
        return False  # "his father was killed"
    if any(t.lower in ("has", "have", "'ve", "’ve") for t in syntax.children(verb.i, "aux")):
        return False
    passive = syntax.children(verb.i, "auxpass")
    return (
        any(t.tag == "VBD" for t in passive)
        or bool(passive and syntax.children(verb.i, "aux"))
        or (verb.lemma == "die" and verb.tag == "VBD")
    )


def _of_saying(syntax: Syntax, time: Time) -> bool:
    """Whether a time only tells when something was said."""
    link = link_of(syntax, time)
    return link is not None and is_saying(syntax.tokens[link.host])


def _is_deed(syntax: Syntax, event: Event) -> bool:
    """Whether people come to harm by what an event tells of, which has come about."""
    word = next(iter(syntax.tokens_in(event.trigger.start, event.trigger.end)), None)
    deed = event.type == "ASSAULT" or (event.type is None and word is not None and word.lemma in DEEDS | _DISASTERS)
    return deed and event.modality == "actual" and event.polarity == "positive"


def _day_of(syntax: Syntax, event: Event, before: Sequence[Event], days: Mapping[str, Time]) -> Time | None:
    if event.modality != "actual" or event.polarity != "positive" or event.counts:
        return None
    noun = _word(syntax, event)
    if noun is None or noun.tag != "NN" or event.document_time != "before" or not _points(syntax, noun):
        return None
    told = [e for e in before if e.modality == "actual" and e.polarity == "positive" and _alike(syntax, e, event, noun)]
    dated = [e for e in told if e.time is not None and not _sums_up(days[e.time])]
    if not dated:
        return None
    last = dated[-1]
    if any(_is_new(syntax, e) for e in told[told.index(last) + 1 :]):
        return None
    found = [days[e.time] for e in dated if e.time is not None]
    day = {(t.begin or "")[:10] for t in found}
    if len(day) != 1 or any(t.begin is None or size_of(t) for t in found):
        return None
    if event.location is not None and not any(_at(event, e) for e in dated):
        return None
    known = {w for e in told for w in _words(syntax, e, syntax.left_edge(noun.i))}
    if any(t.lemma not in known for t in _telling_apart(syntax, noun)):
        return None
    return found[0]


def _sums_up(time: Time) -> bool:
    """Whether a time is a stretch over which several are summed up: "between April and June"."""
    months = (time.begin or "")[:7], (time.end or "")[:7]
    return months[0] != months[1] and len(time.value) != len("2026")


def _word(syntax: Syntax, event: Event) -> Token | None:
    inside = syntax.tokens_in(event.trigger.start, event.trigger.end)
    return inside[0] if inside and inside[0].pos == "NOUN" else None


def _points(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun means one that is known, and no clause behind it says which."""
    if syntax.children(noun.i, "relcl", "acl", "nummod"):
        return False
    return any(t.lower in _POINTING for t in syntax.children(noun.i, "det"))


def _telling_apart(syntax: Syntax, noun: Token) -> list[Token]:
    """The words beside a noun that say which one is meant."""
    beside = [t for t in syntax.children(noun.i, "amod", "compound", "nmod", "poss") if t.lower not in _JUDGED]
    behind = [t for p in syntax.children(noun.i, "prep") for t in syntax.children(p.i, "pobj", "pcomp")]
    return [*beside, *behind]


def _alike(syntax: Syntax, told: Event, event: Event, noun: Token) -> bool:
    """Whether an event told before is of the kind that a noun names."""
    if told.type != event.type and not {told.type, event.type} <= {None, "ASSAULT"}:
        return False
    if noun.lemma in _OF_ANY_MEANS and told.type == "ASSAULT":
        return True
    words = syntax.tokens_in(told.trigger.start, told.trigger.end)
    lemma = words[0].lemma if words and words[0].tag not in ("NNS", "NNPS") else ""
    if lemma[:_STEM] == noun.lemma[:_STEM]:
        return True
    return any(noun.lemma in kind and lemma in kind for kind in _ALIKE)


def _is_new(syntax: Syntax, event: Event) -> bool:
    """Whether a noun brings up one that has not been told of: "another attack"."""
    noun = _word(syntax, event)
    return noun is not None and any(t.lower in _NEW for t in syntax.children(noun.i, "det"))


def _at(event: Event, told: Event) -> bool:
    """Whether one event may be where another was, as far as the places' names tell."""
    if event.location is None:
        return True
    if told.location is not None and told.location.name == event.location.name:
        return True
    return event.location.span.text in told.sentence.text


def _words(syntax: Syntax, event: Event, stop: int) -> frozenset[str]:
    """The lemmas of an event's sentence, before a token."""
    return frozenset(t.lemma for t in syntax.tokens_in(event.sentence.start, event.sentence.end) if t.i < stop)

"""Deeds: whether an event that has actors says that these did it, or that many did, or that it was between them."""

from __future__ import annotations

import re

from onrecord.incidents.charges import is_harm_or_thing, is_harm_word
from onrecord.incidents.marks import YEARS_AFTER
from onrecord.incidents.people import head
from onrecord.incidents.phrases import is_part
from onrecord.incidents.series import done_often, for_long, over_years
from onrecord.incidents.words import doers, senses, stems
from onrecord.records import Event, Participant, Record, Span

_MANY = re.compile(
    r"\b(?:several|many|numerous|dozens of|scores of|a (?:series|string|spate|number|wave) of|other|previous|earlier"
    r"|past|recent|similar|such)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_NEAR = 40
_CLAUSE = re.compile(r"[,;:.()“”\"]")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be) (?:\w+ly )?$")
_OBJECT, _AHEAD = 6, 9
"""So many words behind a verb may be what it makes, and so many before one that has no object behind it."""
_WHERE = frozenset("in on at under near by with from inside outside beneath along for to and or".split())
_BURNING = frozenset({"fire", "arson"})
_YEARS_AGO = re.compile(r"[^,;:.()“”\"]*?\b(?:years|decades) ago\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:its|their|his|her|\w+['’]s?) (?:[\w-]+ ){0,2}$")
_HAS_BEEN = re.compile(r"\b(?:has|have) been $")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "Ambushes and bombings".
_JOINED = re.compile(r"\s(?:and|or) \w+s\b")
_BEGUN = re.compile(
    r"\b(?:start|began|begin|begun|provok|initiat|unleash|trigger|instigat)\w* (?:\w+ ){0,3}$", re.IGNORECASE
)
# What somebody is accused of who has lent himself to it: "of sending the bomber", "of directing it".
_LENT = re.compile(
    r"(?:\s+on\s+\w+day)?\s+of\s+(?:having\s+)?(?:\w+ly\s+)?(\w+)\s+(?:(?:up|for|off|through)\s+)?((?:[\w’'-]+\s*){1,6})",
    re.IGNORECASE,
)
# What is laid or put and is no bomb: "laid the blame on the Front", "laid a wreath".
_LAID = re.compile(
    r"(?:la(?:id|ys?|ying)|put(?:s|ting)?|plac(?:ed?|es|ing)|assign(?:ed|s|ing)?) (?:\w+ ){0,3}?"
    r"(?:blame|responsibility|guilt|fault|wreaths?|flowers|foundations?|groundwork|claims?|emphasis|pressure)\b"
    r"|(?:la(?:id|ys?|ying)|put(?:s|ting)?|plac(?:ed?|es|ing)) [^.;:]{3,60} (?:at|to|on) (?:the|its|their) "
    r"(?:account|charge|door|doorstep|feet)\b",
    re.IGNORECASE,
)
_THEY_DID = re.compile(r"\bthey (?:\w+ly |have |had )?(\w+)", re.IGNORECASE)
_TAKEN_UP = 300
"""Code points before "they" within which those are named whom it takes up."""
_NOBODY_BELIEVES = re.compile(
    r"\b(?:nobody|no one|none|few|(?:hardly|scarcely|almost|barely) any(?:one|body))\b[^,;.]{0,40}?\b"
    r"(?:believe[sd]?|thinks?|thought|suspect(?:s|ed)?|imagine[sd]?|trusts?)\b[^,;.]*$",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"[^,;.]*\b(?:of|for|over|with)\b[^,;.]*")
_AND = re.compile(r",? and (?:had |then )?")
# What stands behind "shot" in a headline of whoever was.
_BEFALLEN = re.compile(r" (?:dead|in|at|by|near|outside|inside|on|after|over|during|while)\b|\s*(?:\n|$)")
_IT = frozenset({"it", "this", "that", "them", "those"})
_LAID_ON = re.compile(r"\b(?:la(?:id|ys?|ying)|put|pinned|blamed) (?:the|this|these|that|all|both) (?:\w+ )?$")
_NUMBER_OF = re.compile(
    r"\b(?:number|toll|count|tally|figure|list|names|total|percentage) of (?:the )?(?:[\w-]+ ){1,3}$", re.IGNORECASE
)
_OF_OWN = re.compile(r"(?:\w+ of )?(?:our|its|their|his|her|we|it|they)\b", re.IGNORECASE)
_OWN = re.compile(
    r"(?:(?:one|two|some|several|members?) of )?(?:we|our|us|its|their|his|her|it|they|he|she|I)\b", re.IGNORECASE
)


def is_between(text: str, event: Event) -> bool:
    """Whether an event is one that nobody did to another: "fighting between the army and the Front", "troops clashed at
    the border"; but "the army started the fighting"."""
    if text.startswith(" between ", event.trigger.end):
        return True
    fights = any("fight" in senses(word) for word in stems(event.trigger.text))
    begun = _BEGUN.search(text, event.sentence.start, event.trigger.start)
    return fights and event.polarity == "positive" and not event.recipients and begun is None


def makes_harm(text: str, event: Event) -> bool:
    """Whether what a verb of no type makes is harm, or what it is done with: "ordered the attack", "the bomb had been
    planted", "a charge the army had laid under it", but not "ordered an investigation"."""
    start, end = event.trigger.start, event.trigger.end
    behind = _CLAUSE.split(text[end : event.sentence.end])[0].split()[:_OBJECT]
    if not behind or behind[0].casefold() in _WHERE or _PASSIVE.search(text, event.sentence.start, start):
        behind = text[event.sentence.start : start].split()[-_AHEAD:]
    return is_harm_or_thing(" ".join(behind))


def is_asked(event: Event) -> bool:
    """Whether somebody asks it: "Do we now kill ourselves?"."""
    return event.sentence.text.rstrip(" ”\"’'").endswith("?")


def are_doers(text: str, at: int, sentence: Span) -> bool:
    """Whether "they" at a code point of a sentence are likely whoever did it: the last people spoken of before in the
    paragraph are called nothing else, or they are said to have done harm: "they were soldiers, and they shot at us"."""
    paragraph = text.rfind("\n", 0, at) + 1
    words = [head(w) for w in re.findall(r"[^\W\d_]+", text[max(paragraph, at - _TAKEN_UP) : at])]
    people = [w for w in words if w in doers("doer") | doers("victim")]
    if not people:
        return any(is_harm_word(m[1]) for m in _THEY_DID.finditer(sentence.text))
    return people[-1] in doers("doer")


_IN_THE_AIR = re.compile(
    r"(?: \w+){0,3}? (?:in(?:to)? the air|over (?:their|the|people['’]s) heads|skyward|warning shots?"
    r"|in self-defen[cs]e)\b"
)


def is_no_deed(text: str, event: Event) -> bool:
    """Whether an event is none that somebody is said to have done: of many, between two, asked, doubted, or a blame
    that is laid."""
    if is_of_many(text, event) or is_between(text, event) or lays_blame(text, event):
        return True
    if _LAID_ON.search(text, event.sentence.start, event.trigger.start):
        return True  # "laid the | killings | to the account of the Front"
    if _IN_THE_AIR.match(text, event.trigger.end, event.sentence.end):
        return True  # "its men | fired | into the air"
    if _NUMBER_OF.search(text, event.sentence.start, event.trigger.start):
        return True  # "revised the number of policemen | killed |"
    return is_asked(event) or is_doubted(text, event.sentence, event.trigger.start)


def is_doubted(text: str, sentence: Span, at: int) -> bool:
    """Whether what stands at a code point of a sentence is what nobody is said to believe: "nobody believes that the
    army sent them"."""
    return _NOBODY_BELIEVES.search(text, sentence.start, at) is not None


def is_left_open(record: Record, event: Event) -> bool:
    """Whether an event is told, with whoever took part, where somebody refuses to say or asks whether it was so:
    "declined to say whether it believed that the army had ordered the attack"."""
    at = event.trigger.start
    return any(
        a.stance in ("declines_to_say", "questions") and any(s.start <= at < s.end for s in a.content)
        for a in record.attributions
        if a.id in event.according_to or not event.according_to
    )


def is_doing(event: Event) -> bool:
    """Whether a verb that is of no type tells of harm that somebody does: "had burned the train", but "had died"."""
    told = {s for word in stems(event.trigger.text) for s in senses(word)}
    return bool(event.actors) and bool(_BURNING & told) and "oust" not in told


def is_of_many(text: str, event: Event) -> bool:
    """Whether what is told are several deeds of the past: "has carried out several attacks"."""
    before = text[max(event.sentence.start, event.trigger.start - _NEAR) : event.trigger.start]
    return event.trigger.text.endswith("s") and bool(_MANY.search(before))


def is_in_passing(text: str, event: Event, year: str | None) -> bool:
    """Whether what somebody does is told as what they do or have done for long, and not as what happened in `year`:
    "has killed 900 people in six years", "its attacks", "a decade after it had bombed the city", "captured it in 2019".
    """
    before = text[event.sentence.start : event.trigger.start]
    if any(of_many(text, event) for of_many in (done_often, for_long, over_years)):
        return True
    if YEARS_AFTER.search(before) or _YEARS_AGO.match(text, event.trigger.end, event.sentence.end):
        return True
    if event.according_to:
        return False
    noun = "event_nouns" in (event.made_by.rule or "")
    many = noun and event.time is None and event.trigger.text.endswith("s") and not event.counts
    if (many and (_THEIRS.search(before) or _JOINED.match(text, event.trigger.end))) or _HAS_BEEN.search(before):
        return True
    years = set(_YEAR.findall(event.sentence.text))
    return event.time is None and year is not None and bool(years) and year not in years


def owns_up(span: Span) -> bool:
    """Whether words take up the speaker: "its forces", "we"."""
    return bool(_OWN.match(span.text))


def lends_to(charge: str) -> bool:
    """Whether words behind the accused say that they have lent themselves to what was spoken of: "of sending the
    bomber"."""
    found = _LENT.match(charge)
    if found is None or not is_part(found[1]):
        return False
    whom, known = found[2].casefold().split(), doers("doer") | doers("thing")
    return whom[0] in _IT or any(word.removesuffix("s") in known for word in whom)


def owns_up_to(span: Span) -> bool:
    """Whether words are for some of the speaker's own: "one of its men"."""
    return bool(_OF_OWN.match(span.text))


def is_hedged(event: Event) -> bool:
    """Whether an event is only told to be likely."""
    return event.modality == "hedged" or event.certainty in ("probable", "possible")


def lays_blame(text: str, event: Event) -> bool:
    """Whether what is laid or put is no bomb: "laid the blame on the Front", "laid a wreath"."""
    return _LAID.match(text, event.trigger.start, event.sentence.end) is not None


def is_hit_beside(record: Record, event: Event, part: Participant) -> bool:
    """Whether whoever is taken to have done something is named as whom another deed of the sentence befell: "killing
    | three guards | who were escorting them and abducting the rest"."""
    return any(
        e is not event
        and e.type == event.type
        and e.sentence == event.sentence
        and e.trigger.start < part.span.start < event.trigger.start
        and any(p.span.start == part.span.start for p in e.recipients)
        for e in record.events
    )


def is_befallen(record: Record, event: Event, part: Participant) -> bool:
    """Whether a headline tells of whom it befell, as whom it is read to be by: "Orvian policeman shot dead"."""
    text, end = record.document.text, event.trigger.end
    headed = any(b.kind == "title" and b.start <= event.trigger.start < b.end for b in record.document.blocks)
    before = text[part.span.end : event.trigger.start]
    return headed and not before.strip() and not event.recipients and _BEFALLEN.match(text, end) is not None


def may_be_blamed(record: Record, event: Event, part: Participant) -> bool:
    """Whether whoever takes part is only said not to have been accused of it yet: "fears that it may be blamed for the
    attack", "nobody has accused the Front of the attack"."""
    return part.entity is not None and any(
        e.type == "ACCUSE"
        and (e.modality == "hypothetical" or e.polarity == "negative")
        and event.sentence.start <= e.trigger.start < event.trigger.start
        and any(p.entity == part.entity for p in e.recipients)
        for e in record.events
    )


def charged_with(record: Record, event: Event) -> list[Event]:
    """What stands behind an accusation as what somebody is accused of: "accused them of | the raid |"."""
    text = record.document.text
    return [
        e
        for e in record.events
        if event.trigger.end <= e.trigger.start < event.sentence.end
        and _OF_WHAT.fullmatch(text[event.trigger.end : e.trigger.start])
    ]


def said_just_before(record: Record, event: Event, part: Participant) -> bool:
    """Whether whoever takes part in what the report tells says it, or has just been heard with "and" between: "told
    the Post that the Front had crossed the line and attacked a post" is what the Front did."""
    text, at = record.document.text, event.trigger.start
    return any(
        a.speaker == part.entity
        and a.speaker is not None
        and a.source
        and a.source[0].start >= event.sentence.start
        and any(s.start <= at < s.end or _AND.fullmatch(text, s.end, at) for s in a.content)
        for a in record.attributions
    )

"""Series: what is told of many happenings or of long stretches of time, and not of one happening.

"More than 5,000 have died since the insurgency began", "has killed 900 people in six years", "often attacks", "raids
since the junta seized power"; and what is the worst, or the fifth, of a time.
"""

from __future__ import annotations

import re

from onrecord.incidents.marks import NTH, dies_later, is_plural
from onrecord.incidents.words import lasting_senses, senses, stem
from onrecord.records import Event

# "More than 5,000 people have died since the insurgency began", "in the past two years".
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|last (?:year|month|summer)"
)
_SPELL = (
    rf"since\b[^.;:]{{0,60}}?\b(?:began|started|erupted|broke out|seized power|took power|coup|takeover|revolution"
    rf"|independence|invasion|(?:19|20)\d\d|{_MONTHS})\b"
    r"|(?:in|over|during|for) (?:the )?(?:past|last) (?:\w+ )?(?:months?|years?|decades?)\b|(?:so far )?this year\b"
)
_PERIOD = re.compile(
    rf"\b(?:{_SPELL}|in (?:the|its|their|this) (?:[\w-]+ ){{0,2}}?"
    r"(?:war|conflict|insurgency|insurrection|uprising|revolt|rebellion|troubles|struggle|feud|battle for)\b)",
    re.IGNORECASE,
)
# "Raids there since the junta seized power", but not "the raids, the deadliest since 2019".
_SINCE = re.compile(rf"[^,.;:“”\"]{{0,60}}?\b({_SPELL})", re.IGNORECASE)
# What has been done for long, or time and again: "in six years", "for decades", "often".
_FOR_LONG = re.compile(
    r"\b(?:(?:for|over|since|in|within) (?:(?:the )?(?:space|course|span) of )?"
    r"(?:(?:the|more|than|at|least|about|almost|nearly|over|past|last|some) )*"
    r"(?:(?!the\b)\w+ )(?:years|decades|generations)|for (?:years|decades|generations)|since (?:19|20)\d\d"
    r"|in the past(?! (?:\w+ )?(?:hours?|days?|nights?|week))|every (?:day|week|month|year))\b",
    re.IGNORECASE,
)
_WORST = re.compile(r"\b(?:\w+est|first|worst|most \w+|only|one of)\b[^,;:.]{0,25}$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,.](?=\s|$)|[;:()“”\"]")
_WARS = re.compile(
    r"(?:fought|fight|waged?)(?:\s+[\w-]+){0,5}?\s+(?:wars|battles|campaigns|conflicts)\b", re.IGNORECASE
)
_OFTEN = re.compile(
    r"\b(?:continu(?:es?|ed|ing) to|often|routinely|regularly|frequently|sporadically|seldom|rarely|usually"
    r"|traditionally)\b[^,;:.“”\"]*$",
    re.IGNORECASE,
)
# "Steps up attacks", "increased its cross-border raids".
_STEPPED_UP = re.compile(
    r"\b(?:(?:step(?:s|ped|ping)?|ramp(?:s|ed|ing)?) up|intensif(?:y|ies|ied|ying)|increas(?:e|es|ed|ing))"
    r"(?: (?:its|their|the|his|her))?(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
# "It is the fifth bombing there this year", "the deadliest attack since 2019".
_OF_A_PERIOD = re.compile(
    rf"\b(?:the|its|their|his|her) (?:first|{NTH}|latest|worst"
    r"|\d+(?:st|nd|rd|th)|most recent|(?:most|least) \w+|\w{3,}est)(?:-\w+)? "
    r"(?:(?!(?:of|in|on|at|by|to)\b)[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
# "Have been killed since then": since a year that was spoken of, unless more of the wounded have died.
_SINCE_THEN = re.compile(r"\bsince then\b|\bsince(?=[,.;]|$| by\b| and\b| in\b)", re.IGNORECASE)
# "It imposed martial law in May. Since then"
_IN_MONTH = re.compile(rf"\b(?:in|since) (?:early |late |mid-)?(?:{_MONTHS})\b(?! \d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPOKEN_OF = 250
"""Code points before its sentence in which the year stands that "since then" takes up."""
# "The war has killed tens of thousands and uprooted millions."
_WAR_HAS = re.compile(r"\b([\w-]+)(?:, [^,.;:]{0,60},)? (?:has|have|had) (?:[^,.;:“”\"]{0,60} and )?(?:\w+ ){0,2}$")
# "The insurgency, one of the longest, has cost 40,000 lives."
_HAS_COST = re.compile(
    r"(?:, [^,.;:]{0,80},)? (?:has|have|had) (?:\w+ )?(?:cost|claimed|killed|taken|left|displaced|uprooted)\b"
)
_IN_COMPOUND = re.compile(
    r"-(?:plagued|hit|torn|stricken|struck|prone|ridden|weary|damaged|ravaged|scarred|wracked|racked|battered)\b"
)
# "27 people were murdered in the province in the first week of the year alone".
_ALONE = re.compile(
    r"[^,.;:“”\"]{0,60}?\b(?:in|on|over|during|since) [^,.;:“”\"]{0,30}"
    rf"\b(?:weekend|weeks?|months?|years?|season|summer|winter|spring|autumn|days|{_MONTHS}|(?:19|20)\d\d)"
    r"[^,.;:“”\"]{0,25} alone\b",
    re.IGNORECASE,
)
_SUMMED = re.compile(
    r"\b(?:has|have|had)(?: \w+){0,2} (?:died|killed|perished|injured|wounded|displaced|fled|lost)\b", re.IGNORECASE
)
_GREAT = 500
"""So many dead are those of years rather than of one attack."""
_HAVE = re.compile(r"\b(?:has|have|had|['’]ve)(?: \w+){0,2} $")


def over_years(text: str, event: Event) -> bool:
    """Whether a trigger sums up months or years: "more than 5,000 have died since the insurgency began", "have been
    killed since then" where a year was spoken of."""
    start, end = event.sentence.start, event.sentence.end
    lasts = not lasting_senses("state", "mass").isdisjoint(senses(stem(event.trigger.text)))
    if lasts and _HAS_COST.match(text, event.trigger.end, end):
        return True
    war = _WAR_HAS.search(text, start, event.trigger.start)
    if war is not None and not lasting_senses("state", "mass").isdisjoint(senses(stem(war[1]))):
        return True
    if "event_verbs:" not in (event.made_by.rule or "") and is_plural(event) and _spoken_of_for_long(text, event):
        return True
    if (
        "event_verbs:" not in (event.made_by.rule or "")
        and is_plural(event)
        and _SUMMED.search(text, start, event.trigger.start)
    ):
        return _PERIOD.search(text, start, end) is not None  # "have died since …, half of them in attacks"
    if _ALONE.match(text, event.trigger.end, end) or _ALONE.match(text, start, event.trigger.start):
        return True
    if not _HAVE.search(text, start, event.trigger.start):
        return False
    if _PERIOD.search(text, start, end) or (_is_great(event) and _period_before(text, start)):
        return True
    then = _SINCE_THEN.search(text, start, end) is not None and not dies_later(text, event)
    opens = _SINCE_THEN.match(text, start) is not None and _IN_MONTH.search(_before(text, start)) is not None
    return then and (opens or _YEAR.search(text, max(0, start - _SPOKEN_OF), event.trigger.start) is not None)


def _is_great(event: Event) -> bool:
    """Whether an event counts so many as no attack but a war befalls."""
    return any(count.value >= _GREAT for count in event.counts)


def _period_before(text: str, start: int) -> bool:
    """Whether the sentence right before one, in its paragraph, tells of years: "It has fought rebels since 2015. More
    than 10,000 have been killed"."""
    return _PERIOD.search(_before(text, start)) is not None


def _before(text: str, start: int) -> str:
    """The sentence right before one in its paragraph."""
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    return before[max(0, before.rstrip(".").rfind(". ")) :]


def _spoken_of_for_long(text: str, event: Event) -> bool:
    """Whether a noun stands with the months or years that it is of: "raids since the junta seized power"."""
    behind = _SINCE.match(text, event.trigger.end, event.sentence.end)
    if behind is None or event.counts:
        return False
    return not _is_worst(text[event.sentence.start : event.trigger.start], behind[0])


def of_a_period(text: str, event: Event) -> bool:
    """Whether a trigger is the one of so many, or the worst, of a time, which then says nothing of when it was: "the
    fifth bombing there this year", "the deadliest attack since 2019"."""
    return _OF_A_PERIOD.search(text, event.sentence.start, event.trigger.start) is not None


def for_long(text: str, event: Event) -> bool:
    """Whether a trigger tells what has been done for long: "has killed 900 people in six years". But "its deadliest
    raid in ten years" is one."""
    before = text[event.sentence.start : event.trigger.start]
    after = _CLAUSE.split(text[event.trigger.end : event.sentence.end])[0]
    found = _FOR_LONG.search(after)
    if found is not None:
        return not _is_worst(before, after[: found.start()])
    opening = _FOR_LONG.match(before)
    # "In three decades, they killed 800", and no more between.
    return opening is not None and event.time is None and not re.search(r"[,;:]", before[opening.end() + 1 :])


def _is_worst(before: str, after: str) -> bool:
    """Whether what stands before a trigger, or between it and the time that it is of, makes it one of that time: "one
    of the deadliest attacks on the police in ten years", "the first for decades"."""
    return _WORST.search(before) is not None or _WORST.search(f"{before} {after}") is not None


def done_often(text: str, event: Event) -> bool:
    """Whether a trigger tells what is done time and again: "often attacks", "continues to carry out ambushes", "have
    fought three wars", "steps up attacks"."""
    if is_plural(event) and _STEPPED_UP.search(text, event.sentence.start, event.trigger.start):
        return True
    wars = _WARS.match(text, event.trigger.start, event.sentence.end) if event.time is None else None
    return wars is not None or _OFTEN.search(text, event.sentence.start, event.trigger.start) is not None


def in_compound(text: str, event: Event) -> bool:
    """Whether a trigger only says of something else what it suffers from: "insurgency-plagued", "bomb-damaged"."""
    return _IN_COMPOUND.match(text, event.trigger.end) is not None

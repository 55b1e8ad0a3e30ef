"""Marks: what the words around a trigger say of its happening, beside who, where and when.

That it is another one than was told before ("a second attack", "Hours later, …"); that it takes up one that was ("the
attack", "that boat was rammed"); that it is none by itself but a series of such ("several attacks, including …"); and
by which means it was done ("mortar shelling hit", "killed by a roadside bomb").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicons
from onrecord.incidents.spots import of_vehicle
from onrecord.incidents.words import HARM, families, senses, stem, stems, wide_senses
from onrecord.lexicons.number_words import whole_number
from onrecord.records import Entity, Event, Location, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_DEFINITE = _DEMONSTRATIVE | {"the"}
# What stands between the article of a noun phrase and a word that is no part of it ("that 41 were wounded").
_BETWEEN = frozenset(
    "was were is are be been being has had have having did does to of in on at by for with from into near after before"
    " and or but who which whose when where as it he she they we".split()
)
_TO_SAY = frozenset(
    {"said", "says", "saying", "told", "denied", "added", "claimed", "reported", "confirmed", "say", "claims"}
)
_BEFORE, _OPENING, _INTO = 60, 80, 2
"""Code points before a trigger and after the opening of its sentence that are read; and how many words may stand before
a mark of later ("Some two hours later")."""
# "The attack came six days after gunmen had shot a farmer": what stands behind it is another one.
_CAME_AFTER = re.compile(
    r"\b(?:came|comes|come|happened|occurred)\b[^.;:]{0,30}\b(?:hours?|days?|weeks?|months?|years?) (?:after|before)\b",
    re.IGNORECASE,
)
# "Less than an hour after the shooting, a bomb went off": what the sentence goes on to tell, unless somebody says it.
_AFTER = re.compile(
    r"(?:[\w’'-]+ ){0,5}?(?:minutes?|hours?|days?|weeks?|months?|years?) (?:after|before) [^,.;:]{3,80}, ",
    re.IGNORECASE,
)
_ANOTHER_DAY = re.compile(
    r"[^.;:“”\"]{0,80}?\b(?:the (?:day|night|evening|morning|week) before|the previous (?:day|night|week)"
    r"|the (?:following|next) (?:day|night|evening|morning|week)|the (?:day|night|morning) after"
    r"|(?:a|one|two|three|four|five|six) (?:days?|weeks?|nights?) (?:earlier|before|later))"
    r"(?=[,.]| (?:killing|wounding|and)\b)",
    re.IGNORECASE,
)
_SINCE_IT = re.compile(
    r"(\w+) (days?|nights?|weeks?) (?:after|since) (?:the|an?|this|that|[\w’']+['’]s) [^,.;:]{0,60}", re.IGNORECASE
)
# "Two days after the burial of the victims": since something that came of it.
_SINCE_ANOTHER = re.compile(
    r"(?:after|since) (?:[\w’'-]+ ){1,3}?(?:burials?|funerals?|arrests?|announcement|statement|visit|election|vote"
    r"|talks|release|publication|ceremony|meeting|report|denial|claim|discovery|opening|start|appeal|inquiry|verdict|trial)\b",
    re.IGNORECASE,
)
_SINCE_A_HARM = re.compile(
    r"\b(\w+) (days?|nights?|weeks?) (?:after|since) (?:the|this|that|[\w’'-]+['’]s) ((?:[\w’'-]+ ){0,2}[\w’'-]+)",
    re.IGNORECASE,
)
_GONE_BY = re.compile(
    r"\b(\w+) (days?|nights?|weeks?) (?:have|has|had) (?:now |already )?(?:gone by|gone|passed|elapsed|gone past)\b"
    r"|\bit (?:is|has been) (?:now |already )?(\w+) (days?|nights?|weeks?) (?:now\b|since\b|ago that\b)",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|this|that|these|those) (?:[\w-]+ )?([\w-]+)", re.IGNORECASE)
_HAS = re.compile(r"\s+(?:has|have|had)\b")
# "It was the second time in a week that the town was struck: on Saturday, jets had flattened its market."
NTH = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
"""Words for which one it is, as they stand in a pattern."""
_TIME_BEFORE = re.compile(
    rf"\b(?:{NTH}|latest) (?:[\w-]+ ){{1,3}}?"
    r"(?:in|within) (?:as many |[\w-]+ ){0,2}(?:days?|weeks?|months?|years?)\b[^.;:–—]*[:;–—] ",
    re.IGNORECASE,
)
# "Bombed a house from which rockets had been fired".
_FROM_THERE = re.compile(r"\bfrom (?:which|where)\b[^,;:.“”\"]*$", re.IGNORECASE)
# "In the hills to the north, meanwhile, jets bombed a tunnel".
# and "On Thursday as well, a truck overturned".
_MEANWHILE = re.compile(r", (?:meanwhile|in the meantime|separately),|\A[^,;:]{3,60} (?:as well|too),")
YEARS_AFTER = re.compile(r"\b(?:years?|decades?|months?) (?:after|before)\b[^,;:.“”\"]*$", re.IGNORECASE)
"""Before what happened long before: "a decade after it had bombed the city"."""
_BY = re.compile(r"\s+(?:by|in|with)\s+((?:[^\W\d_]+[ -]){0,3}[^\W\d_]+)")
# "Rockets fired from the hills above Velmar": where it came from, and not where it struck.
_FROM = re.compile(r"\bfrom (?:(?:[\w’'-]+ ){1,3}(?:of|above|overlooking|held by) )?(?:the )?$")
# "Women who have fled to Velmar": where those are who tell of it.
_GONE_TO = re.compile(
    r"\b(?:fled|fleeing|escaped|moved|evacuated|displaced|sheltering|refuge|exiled?|based|now)"
    r"\s+(?:to|in|at)\s+(?:the )?$"
)
# "Leaders, who were meeting in Velmar, condemned it": where those are who speak of it.
_MET_IN = re.compile(
    r"\b(?:meeting|met|gathered|gathering|speaking|spoke|speech|summit|conference|talks|briefing|rally|interview|statement"
    r"|reporters|journalists|session)\b[^,.;:]{0,30} (?:in|at) (?:the )?$"
)
# "Had he not been in Velmar", "who was in Velmar that day": where somebody was.
_STAYED = re.compile(r"\b(?:he|she|they|who|I|we)(?: \w+){0,2} (?:was|were|been|is|are) (?:in|at) (?:the )?$")
# "Died of his wounds in a clinic in Velmar", "six others in the hospital in Velmar".
_CARED_FOR = re.compile(
    r"\b(?:die|died|dead|dies|taken|rushed|brought|treated|admitted|transferred|flown|evacuated|wounds|injuries|others)\b"
    r"[^.;:]{0,40}\b(?:hospitals?|clinics?|morgues?|mortuary|intensive care)\b[^,.;:]{0,12} in (?:the )?$"
)
_BEHIND_HEAD = re.compile(r"[,;:]|\s(?:of|in|on|at|by|near|against|from|with|to|that|which|and)\b")
_CUT = re.compile(r"[,;:()–—]")
# "Died in hospital", "of his wounds", "succumbed to burns": of what had befallen them before, elsewhere.
_LATER = re.compile(
    r"[^.;:]{0,30}?\b(?:in (?:an? |the |\w+ ){0,2}?(?:hospitals?|clinics?|intensive care|surgery|ambulances?)"
    r"|(?:on|in|under|during) (?:an? |the |emergency )*(?:operating (?:table|theat(?:re|er))|surgery|operation)"
    r"|on the way to (?:an? |the )?(?:hospital|clinic)"
    r"|(?:of|from|to) (?:(?:his|her|their|its|the|severe|serious) ){0,2}(?:wounds?|injur(?:y|ies)|burns))\b",
    re.IGNORECASE,
)
# "Raised the toll to six after a corporal | died | in Velmar"; "five had been killed, after a nurse | died |".
_RISEN_AFTER = re.compile(
    r"\b(?:rais|rose|ris|revis|climb|lift|increas|br(?:ing|ought)|updat|went up|goes up|gone up|up from|correct|put"
    r"|now)\w*\b"
    r"[^.;:]{0,90}\b(?:after|as|when|since|because) [^.,;:]{0,60}$"
    r"|\b(?:been killed|were killed|dead|had died|have died|killed)\b[^.,;:]{0,30}, (?:after|as|since|because)"
    r" (?:an?|one|two|three|another|more|some) (?:\w+ ){0,2}?(?:of (?:the|them|those)\b)?[^.,;:]{0,30}$",
    re.IGNORECASE,
)
_AFTER_A_DEATH = re.compile(r"\b(?:after|as|when|since|because) [^.,;:]*\b(?:died|dies|succumbed|perished)\b")
_HURT_BEFORE = re.compile(
    r"\b(?:(?:of|among) (?:the|those|them|its|his|her|their)\b.{0,20}\b(?:wounded|injured|hurt|survivors|burned)"
    r"|survivors?|(?:more|other|another|further) (?:of the )?(?:wounded|injured|victims?|survivors?))\b",
    re.IGNORECASE,
)
_OF_DYING = frozenset({"die", "kill"})
_OUTCOMES = _OF_DYING | {"wound"}
_FROM_THE_AIR = frozenset({"bomb", "shell"})
_THROWN = 3
"""So many words behind a verb may be what was thrown: "lobbed two hand grenades"."""
_WHOSE = frozenset({"its", "their", "his", "her", "whose"})
_PRONOUNS = frozenset("he she it they we him her them us you i everybody everyone all".split())
_MEANS = 2
"""So many words before a trigger, with no comma between, may name the means."""


@dataclass(frozen=True, slots=True)
class Marks:
    """`another` are the words that set it apart; `definite` says that a noun phrase takes it up, `pointed` that it
    takes up what was spoken of last ("that killing"); `again` that somebody or something known takes part ("that
    boat")."""

    another: tuple[str, ...] = ()
    definite: bool = False
    pointed: bool = False
    again: bool = False


@cache
def _table() -> dict[str, tuple[str, ...]]:
    rows = lexicons.load("other_marks")
    return {w: tuple(r["words"] for r in rows if r["where"] == w) for w in {r["where"] for r in rows}}


def marks(text: str, event: Event, *, lead: int = 0) -> Marks:
    """What the words around a trigger say of it; `lead` is where the sentence begins that the report leads with."""
    table = _table()
    left = _left(text, event)
    opening = [w.lower() for w in _WORD.findall(event.sentence.text[:_OPENING])]
    definite = _in_phrase(text, event) and "event_verbs:" not in (event.made_by.rule or "")
    pointed = left[-1:] == ["this"] or (left[-1:] == ["that"] and not _TO_SAY & set(left[-2:-1]))
    # "Another 30 people were wounded" goes on.
    goes_on = "event_verbs:" in (event.made_by.rule or "") and _OUTCOMES.issuperset(senses(stem(event.trigger.text)))
    # "The second attack in a week" is the one that is told, "a second attack" is another.
    found = [
        word
        for before, word in zip(["", *left][-4:], [] if goes_on else left[-3:], strict=False)
        if word in table["before"] or (word in table["indefinite"] and not definite and before not in _DEFINITE)
    ]
    if not _only_told_then(event, opening):
        found += [phrase for phrase in table["opening"] if _begins(opening, phrase)]
    denied = event.polarity == "negative"
    if event.type == "ASSAULT" and event.actors and not (definite or denied or _taken_up(text, event)):
        # "Meanwhile, shells fell near a school in Velmar. The army said it had fired at a camp."
        start = text.rfind("\n", 0, event.sentence.start) + 1
        before = [w.lower() for w in _WORD.findall(text[start : min(start + _OPENING, event.sentence.start)])]
        found += [phrase for phrase in table["opening"] if _begins(before, phrase)]
    before_it = text[event.sentence.start : event.trigger.start]
    found += ["meanwhile"] if _MEANWHILE.search(before_it) else []
    if event.actors or (event.type == "ASSAULT" and "die" not in senses(stem(event.trigger.text))):
        # "Hours later, two of the wounded died" goes on; "Hours later, gunmen shot two" is another one.
        if _SINCE_IT.fullmatch(text, event.sentence.start, event.trigger.start) is None:
            found += [p for p in table["later"] if any(_begins(opening[n:], p) for n in range(_INTO + 1))]
        after = _AFTER.match(text, event.sentence.start, event.trigger.start)
        if after is not None and not _TO_SAY & set(_WORD.findall(text[after.end() : event.trigger.start].lower())):
            found.append("after")
    outcome = not event.actors and _OF_DYING.issuperset(senses(stem(event.trigger.text)))
    if event.sentence.start > lead and event.type == "ASSAULT" and not definite and not outcome:
        # "Jets bombed the village of Velmar the day before, killing two"; but "a guard died the next day" goes on.
        behind = _ANOTHER_DAY.search(text, event.trigger.end, event.sentence.end)
        between = text[event.trigger.end : behind.end()] if behind is not None else ""
        # But "46 had been killed, up from the 34 he had reported the day before".
        found += ["day before"] if between and not _TO_SAY & set(_WORD.findall(between)) else []
    found += ["time before"] if _TIME_BEFORE.search(text, event.sentence.start, event.trigger.start) else []
    found += ["years after"] if YEARS_AFTER.search(text, event.sentence.start, event.trigger.start) else []
    found += ["came after"] if _CAME_AFTER.search(text, event.sentence.start, event.trigger.start) else []
    parties = [p.span.text.split(maxsplit=1) for p in event.actors + event.recipients]
    again = any(words and words[0].lower() in _DEMONSTRATIVE for words in parties)
    return Marks(tuple(dict.fromkeys(found)), definite, pointed, again)


def _only_told_then(event: Event, opening: Sequence[str]) -> bool:
    """Whether it is what somebody says of the dead that is told beside the rest: "Meanwhile, the owners say that nine
    lost their lives"."""
    meant = set(senses(stem(event.trigger.text))) if event.type is not None else _OUTCOMES
    outcome = _OUTCOMES.issuperset(meant) and bool(event.counts) and not event.actors
    bare = event.time is None and event.location is None
    return outcome and bare and bool(event.according_to) and bool(_TO_SAY & set(opening[1:]))


def _taken_up(text: str, event: Event) -> bool:
    """Whether a sentence takes up a deed that was told: "ten were killed in the attack"."""
    taken = (m[1] for m in _THE.finditer(text, event.sentence.start, event.sentence.end))
    return any("violence" in families(None, None, senses(stem(word))) for word in taken)


def days_since(text: str, event: Event) -> float | None:
    """How many days have passed since a happening, where its sentence opens with that: "Three days after the explosion
    that wrecked the mosque, its quarter …"; None where it does not."""
    found = _SINCE_IT.fullmatch(text, event.sentence.start, event.trigger.start)
    if found is None or _SINCE_ANOTHER.search(found[0]):
        return None
    return _in_days(found[1], found[2])


def days_gone_by(text: str, start: int, end: int) -> float | None:
    """How many days have passed by the words between two code points that name nothing they have passed since ("Four
    days have gone by"), or nothing but a harm ("Three days after the fire, the smell hangs over the plain")."""
    found = _GONE_BY.search(text, start, end)
    if found is not None:
        return _in_days(found[1] or found[3], found[2] or found[4])
    for since_it in _SINCE_A_HARM.finditer(text, start, end):
        meant = (s for word in since_it[3].split() for s in senses(stem(word)))
        if HARM & set(families(None, None, meant)):
            return _in_days(since_it[1], since_it[2])
    return None


def _in_days(number: str, unit: str) -> float | None:
    value = whole_number(number)
    return float(value * (7 if unit.lower().startswith("week") else 1)) if value is not None else None


def is_of_others(event: Event, of: Mapping[str, Entity]) -> bool:
    """Whether whoever takes part is told of for the first time, by words with no article or "a": "a drone hit an
    ambulance", not "the drone", "her brother" or somebody by a name that was given; `of` are the report's entities."""
    taking_part = [p for p in event.actors + event.recipients if p.span.text.strip()]
    firsts = {p.span.text.split(maxsplit=1)[0].lower() for p in taking_part}
    people = [one for p in taking_part if (one := of.get(p.entity or "")) is not None and one.kind == "person"]
    met = (m.start < event.sentence.start for one in people for m in one.mentions)
    return bool(taking_part) and not firsts & (_DEFINITE | _WHOSE | _PRONOUNS) and not any(met)


def in_series(text: str, event: Event) -> bool:
    """Whether a trigger stands for many happenings: "several attacks", "a wave of bombings", "its attacks", not "the
    attacks"."""
    if not is_plural(event):
        return False
    left = _left(text, event)[-4:]
    if left[-1:] and left[-1] in _WHOSE and event.time is None and not event.counts:
        return True
    return any(w in _table()["series"] for w in left) and not _DEFINITE & set(left[-1:])


def is_plural(event: Event) -> bool:
    word = event.trigger.text.lower()
    return word.endswith("s") and stem(word) != word


def means(text: str, event: Event, told: Sequence[str]) -> tuple[str, ...]:
    """The narrow senses of the nouns beside a trigger that tells of an act by whatever means, or of its outcome."""
    wide = wide_senses()
    if not told or not wide.issuperset(told):
        return ()
    after = _BY.match(text, event.trigger.end)
    before = _CUT.split(text[max(event.sentence.start, event.trigger.start - _BEFORE) : event.trigger.start])[-1]
    beside = _WORD.findall(before)[-_MEANS:] + (_WORD.findall(after[1]) if after else [])
    kinds = set(families(None, None, told))
    found: dict[str, None] = {}
    for word in beside:
        meant = [s for s in senses(stem(word)) if kinds & set(families(None, None, (s,)))]
        # "Killed in a clash" says no means, though a clash may be a riot; a strike is a shelling at the most.
        broad = set(families(None, None, wide & set(meant)))
        narrow = [s for s in meant if s not in wide]
        found.update(dict.fromkeys(s for s in narrow if not broad or broad.issuperset(families(None, None, (s,)))))
    return tuple(found)


def made_by(event: Event, told: Sequence[str]) -> tuple[str, ...]:
    """The narrow senses of what is told to have caused a blast, or to have killed: "the explosion was caused by a
    rocket" is what others tell as a rocket that struck, "a suicide bomber killed 26" is a bombing. What is bombed from
    the air is told by the words of both bombs and shells."""
    if event.mode == "aerial" and _FROM_THE_AIR & set(told):
        return tuple(sorted(_FROM_THE_AIR - set(told)))
    if "blast" not in told and not (told and wide_senses().issuperset(told)):
        return ()
    kinds = set(families(None, None, told))
    causes = (words for p in event.actors if (words := p.span.text) == words.lower() or words.startswith(("A ", "An ")))
    meant = (s for cause in causes for word in _WORD.findall(cause)[-1:] for s in senses(stem(word)))
    fitting = (s for s in meant if kinds & set(families(None, None, (s,))) and s not in wide_senses())
    return tuple(dict.fromkeys(fitting))


def thrown(text: str, event: Event) -> tuple[str, ...]:
    """The narrow senses of what stands right behind a verb: "lobbed two grenades into the bar". What is set on fire is
    not fired at."""
    behind = _WORD.findall(_CUT.split(text[event.trigger.end : event.sentence.end])[0])[:_THROWN]
    kinds = set(families(event.type, event.mode, ()))
    meant = (s for word in behind for s in senses(stem(word)) if kinds & set(families(None, None, (s,))))
    found = tuple(dict.fromkeys(s for s in meant if s not in wide_senses()))
    return ("fire",) if "fire" in found and stem(event.trigger.text) == "set" else found


def dies_later(text: str, event: Event) -> bool:
    """Whether somebody dies of what has happened before: "a woman died in hospital on Monday", "two of the wounded died
    in the capital". When and where that was says nothing of when and where it happened."""
    told = [s for word in stems(event.trigger.text) for s in senses(word)]
    if not told or not _OF_DYING.issuperset(told) or event.actors:
        return "succumb" in event.trigger.text.lower()
    if _LATER.match(text, event.trigger.end, event.sentence.end):
        return True
    if _RISEN_AFTER.search(text, event.sentence.start, event.trigger.start):
        return True
    return any(_HURT_BEFORE.search(p.span.text) for p in event.recipients + event.actors)


def _in_phrase(text: str, event: Event) -> bool:
    """Whether a trigger stands up to three words after an article, in one phrase with it."""
    start = max(event.sentence.start, event.trigger.start - _BEFORE)
    before = [w.lower() for w in _WORD.findall(_CUT.split(text[start : event.trigger.start])[-1])][-3:]
    article = next((n for n in reversed(range(len(before))) if before[n] in _DEFINITE), None)
    return article is not None and not _BETWEEN & set(before[article + 1 :])


def develops(text: str, event: Event) -> bool:
    """Whether a trigger is told to have grown or gone on, not to have happened: "Fighting has flared", "Attacks have
    increased"."""
    word = event.trigger.text.lower()
    bare = word.endswith("ing") or (word.endswith("s") and stem(word) != word)
    return bare and bool(_HAS.match(text, event.trigger.end)) and not marks(text, event).definite


def from_there(text: str, event: Event) -> bool:
    """Whether a trigger only tells what a place or a weapon had been used for: "a house from which rockets had been
    fired"."""
    return _FROM_THERE.search(text, event.sentence.start, event.trigger.start) is not None


def where(text: str, event: Event) -> Location | None:
    """Where a happening was; None where its place is only told as where it came from ("fired from Velmar") or as what a
    vehicle is called by ("a Velmar bus")."""
    place = event.location
    moves = place is not None and of_vehicle(text, place.span.end)
    if place is not None and _AFTER_A_DEATH.search(text, event.trigger.end, place.span.start):
        return None  # "raised the number of those killed to six after a corporal died in Velmar"
    return None if place is None or moves or came_from(text, place.span.start) else place


def came_from(text: str, start: int) -> bool:
    """Whether the place named at `start` is where something came from ("fired from Velmar"), where those have gone or
    are who tell of it, or where the hospital is in which others have died."""
    return any(
        p.search(text, max(0, start - _BEFORE), start) is not None
        for p in (_FROM, _GONE_TO, _STAYED, _CARED_FOR, _MET_IN)
    )


def heads(phrase: Span, start: int, end: int) -> bool:
    """Whether a phrase is for what is told from `start` to `end` in it, and not for somebody whom that befell: "the
    shelling of Velmar", not "the widow of the murdered judge", "survivors of the raid"."""
    front, behind = phrase.text[: start - phrase.start], phrase.text[end - phrase.start :]
    return " of " not in front and (not behind or _BEHIND_HEAD.match(behind) is not None)


def since(text: str, start: int) -> bool:
    """Whether what stands at `start` is when something began that still lasts: "since August"."""
    return text[max(0, start - len("since ")) : start].lower() == "since "


def _left(text: str, event: Event) -> list[str]:
    start = max(event.sentence.start, event.trigger.start - _BEFORE)
    return [w.lower() for w in _WORD.findall(text[start : event.trigger.start])]


def _begins(words: Sequence[str], phrase: str) -> bool:
    wanted = phrase.split()
    return list(words[: len(wanted)]) == wanted

"""What a number counts: the dead, the wounded, those detained; and whether it is a part of another.

Nouns of those counted and for the number itself are a table (`lexicons/toll_words.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from onrecord.incidents.words import doers, senses, stem, stems
from onrecord.lexicons import load
from onrecord.records import Count, Event, Quantity, Record, Span
from onrecord.text import fold

_LAST_NUMBERS = 3
REACH = 40
"""Code points behind a number, and before it, that say what it counts."""

# These are doers, but the dead as well.
_PEOPLE_TOO = frozenset({"driver", "individual", "man", "one", "pair", "people", "person", "woman", "youth", "group"})
PEOPLE = frozenset({None, "", "people", "persons", "others", "civilians", "lives", "victims"})
# How exact a number is, between a verb and it.
_ABOUT = (
    r"(?:at least|at most|about|around|some|nearly|almost|more than|over|fewer than|as many as|no fewer than"
    r"|no less than|upwards of|up to|close to|roughly|approximately|an estimated|only|just|another|a further)"
)
# Right behind a number: it is a part of those told of before; but "71 victims of the attack" are all, and "36 after
# five of the wounded had died" are no part.
_PART_OF = re.compile(
    r"\s+(?!(?:\w+\s+)?(?:victims|casualties|people|residents|inhabitants)\s)"
    r"(?:(?!(?:after|when|as|and|with|on|in|by|while|since|at|but|from|to|for|because|once)\b)\w+\s+){0,2}?"
    r"of\s+(?:the|them|those|these|its|his|her|our|their)\b",
    re.IGNORECASE,
)
# "22 of those on the bus had died", "24 members of the force perished", "six of his countrymen were murdered": all the
# dead of a whole.
_DIED_OF = re.compile(
    r"\s+(?:\w+\s+){0,2}?of\s+(?:(?:the|those|its|our|their)\s"
    r"(?!(?:wounded|injured|dead|victims(?! (?:have|had) died)|hurt|killed|casualties)\b)(?:[\w-]+\s+){1,4}?"
    r"|(?:his|her|my)\s+(?:\w+\s+)?(?:countrymen|compatriots|colleagues|comrades|staff|people|members|employees|workers"
    r"|men|fighters|shipmates|crewmates|crew|classmates|teammates|squadmates|cellmates|pupils|students|passengers"
    r"|parishioners|congregation)\s+)"
    r"(?:(?:have|had|has|were|was|been)\s+)*"
    r"(?:died|killed|perished|dead|lost their lives|murdered|slain|shot|executed|martyred|slaughtered|massacred)\b"
)
_PUT_AT = re.compile(
    r"\b(?:as|at|to|above|of|over|from|than|is|was|been|now|stood at|stands at|reached|passed|topped)\s+"
    rf"(?:{_ABOUT} )?$",
    re.IGNORECASE,
)
# "He revised it to 64", "raised to | five | the number of people killed".
_CHANGED_TO = re.compile(
    r"\b(?:revis|rais|lower|correct|updat|increas|cut|reduc|lift|chang|adjust|amend|brought|bring)\w*\s"
    rf"(?:it|that|this|them)\b[^.,;:]{{0,20}}\b(?:to|by|at) (?:{_ABOUT} )?$"
)
_THERE_WERE = re.compile(r"\bthere (?:were|are) (?:at least |about )?$")
_TOLL_BEHIND = re.compile(
    r"\s*(?:the|its|their|his|her) (?:\w+ ){0,2}?(number|toll|count|tally|figure)\b([^.,;:]{0,50})"
)
# The verb before a number: "killing at least 11 people"; and what is said of them: "have been confirmed dead".
_AHEAD = re.compile(rf"(\w+) (?:{_ABOUT} )?$")
_SAID_OF = re.compile(
    r"\W*(?:people |persons |others |civilians )?(?:(?:were|was|had been|have been|has been|are|is|have|has|had)"
    r" )?(?:now |since |already |so far |thus far )?"
    r"(?:(?:confirmed|reported|found|feared|believed|known to be) )?(\w+)\b"
    r"(?! (?:under|beneath|alive|in (?:the )?rubble))"
)
# "The bodies of at least 16 men", "claimed the lives of 12".
_OF_THE_DEAD = re.compile(
    r"\b(?:bodies|corpses|remains|coffins|deaths?|killings?|lives|funerals?|names|martyrdom|murders?|massacre|slaughter"
    rf"|slayings?|executions?) of (?:{_ABOUT} |the )?$"
)
# "Left 24 with injuries", "12 people suffered burns", "nine with bullet wounds".
_HURT = re.compile(
    r"\W*(?:people |persons |others |civilians |more )?"
    r"(?:(?:were|was|had been|are) left |(?:had |have )?(?:suffered|sustained) )?"
    r"(?:with |from )?(?:(?!(?:succumb|died|dying|recover))[\w-]+ ){0,3}?(?:injuries|injury|wounds|burns)\b"
)
# "Lost 14 of our own", "lost 12 men".
_OWN_LOST = re.compile(rf"\b(?:lost|losing|lose|loses) (?:{_ABOUT} )?$")
_TAKEN = re.compile(rf"\b(?:take|takes|took|taken|taking|claim|claims|claimed|claiming|cost|costing) (?:{_ABOUT} )?$")
_OWN = frozenset({"own", "ours", "theirs"})
_MANY = frozenset({"men", "women", "children", "policemen", "policewomen", "servicemen", "firemen", "fishermen"})
# "Only three fell"; they fell ill, off a roof, into a river otherwise.
_FELL = re.compile(
    r"\W*(?:who (?:did not|never) (?:get up|come home|come back|wake|survive|make it|return|breathe|move)\b"
    r"|did not survive|could not be saved|(?:had |have )?(?:fell|fallen|perished))\b"
    r"(?! (?:ill|sick|asleep|silent|off|into|out|from|to|over|down|short|in love))"
)
# What goes before a figure that was given before.
EARLIER = re.compile(
    r"\b(?:earlier|previous|initial|first|original|prior|preliminary|old)\b[^.,;:]{0,40}$"
    r"|\bhad (?:given|put|spoken|reported|announced|counted|listed)\b[^.;:]{0,40}$"
    r"|\b(?:after|having) (?:giving|putting|speaking|reporting|announcing|counting|listing)\b[^.;:]{0,40}$"
    r"|(?:, not|\b(?:against|compared (?:with|to)|instead of|rather than|and not|but not|no longer))\s+(?:the\s+)?"
    r"(?:at least\s+)?$"
    r"|\b(?:revision|correction|update) (?:of|to|on) (?:the|its|his|her|their|an?) (?:\w+ ){0,2}?"
    r"(?:toll|figure|count|tally|number|estimate)(?: of (?:the )?(?:dead|killed|victims|deaths))?"
    r" (?:of (?:at least )?|(?:as|at) )$"
    r"|\b(?:replac|supersed|correct|amend)(?:es|ed|ing) (?:the|its|his|her|their|an?) (?:\w+ ){0,2}?"
    r"(?:toll|figure|count|tally|number|estimate) of $"
    r"|\b(?:replac|supersed)(?:es|ed|ing) (?:the|its|his|her|their) $"
    r"|\bat first (?:gave|put|spoke|reported|announced|counted|listed)\b[^.;:]{0,40}$"
    r"|\b(?:revis|rais|ros|ris|climb|jump|gr[eo]w|correct|lower|increas"
    r"|cut|updat|went up|came down|up|down|reduc|chang)\w*\b[^.;:]{0,40}"
    r"\bfrom\s+(?:the\s+)?(?:at least\s+)?$",
    re.IGNORECASE,
)
# "There are 30 people in hospital", "nine more are being treated": those live.
_DIED_BESIDE = re.compile(r"\b(?:died|killed|perished)\b[^,;:]{0,40} and (?:another |a further )?$")
_IN_CARE = re.compile(
    r"\W*(?:people |persons |others |more |victims |patients )?(?:(?:are|were|is|was|remain|remained|still) ){0,2}"
    r"(?:in (?:the |a |an )?(?:\w+ ){0,2}?(?:hospitals?|clinics?|intensive care)\b"
    r"|(?:being )?(?:treated|hospitalis?z?ed)\b|in (?:a )?(?:critical|serious|stable) condition)"
)
_NUMBER_OF_THOSE = (
    r"\w+ of (?:the |its |their |those |people |patients |soldiers |men |women )*(?:who (?:are|were) )?(?:still )?"
)
_CARED_FOR = r"(?:being )?(?:treated|hospitalis?z?ed)|in (?:\w+ )?(?:hospitals?|clinics?|care|treatment)"
_TREATED = re.compile(rf"{_NUMBER_OF_THOSE}(?:{_CARED_FOR})\b")
_OF_THE_LIVING = re.compile(
    rf"{_NUMBER_OF_THOSE}(?:{_CARED_FOR}|ill|sick|missing|displaced|homeless|fled|evacuat\w+|rescued|survivors|homes|houses"
    r"|families|attackers|assailants|suspects|arrests|troops|villages)\b"
)
_AND_OTHERS = re.compile(r"\b(?:and|with)$")
# "The clinic has 34 names on its list".
_LISTED = re.compile(r"\blists?\b")
_REGISTERED = re.compile(
    r"\b(?:registers?|ledgers?|rolls?|records|books?)\b[^.;:]{0,40}"
    rf"\b(?:has|have|had|bears?|holds?|held|shows?|gives?|gave|contains?) (?:{_ABOUT} )?$"
)
# "The parish counted 21 so far", "the army admits four".
_BARE = re.compile(
    r"\b(?:count|tall|record|register|list|log|document|confirm|acknowledg|admit|conced|mention|report|announc)\w* "
    rf"(?:to )?(?:{_ABOUT} )?$"
)
_NOTHING_MORE = re.compile(r"\s*(?:[.,;:”\"]|$|so far\b|in all\b|in total\b|altogether\b|by\b|after\b|at the\b)")
_LIVES = re.compile(r"\b(?:lost|losing) their lives\b|\blives lost\b")
_LOST = re.compile(r"\W*(?:\w+ ){0,3}?(?:had |have )?lost their lives\b")
# "A candidate and two of his guards": those are no part of the others.
_AND = re.compile(r"\b(?:and|with)$")


@cache
def toll_words(use: str) -> Mapping[str, str]:
    """The words of a use in the table, each with what it counts."""
    return {row["word"]: row["what"] for row in load("toll_words") if row["use"] == use}


def counted_in(record: Record, quantity: Quantity, sentence: Span) -> str | None:
    """What a number counts: "14 bodies"; "put the number of dead at 17", "raised the toll to 19"."""
    counted, counters = toll_words("counted"), toll_words("counter")
    unit = fold(quantity.unit or "")
    behind = fold(record.document.text[quantity.span.end : quantity.span.end + REACH])
    before = fold(record.document.text[sentence.start : quantity.span.start]).rstrip() + " "
    if unit in PEOPLE | {"dead"} and not fold(quantity.span.text).endswith("dead") and _IN_CARE.match(behind):
        # "Five died on the spot and four in hospital."
        died = quantity.of is None and behind.startswith((" in ", " on ")) and _DIED_BESIDE.search(before)
        return "killed" if died else "injured"
    put = _PUT_AT.search(before)
    if put and (ahead := _TOLL_BEHIND.match(behind)) is not None:
        told = (counted[w] for w in re.findall(r"[a-z]+", ahead[2]) if w in counted)
        return next(told, None) or ("killed" if ahead[1] == "toll" else counted_before(record, quantity.span.start))
    if _CHANGED_TO.search(before) or (_THERE_WERE.search(before) and _OF_THEM.match(behind)):
        return counted_before(record, quantity.span.start)
    counter = max((before.rfind(word) for word in counters), default=-1)
    if put and counter >= 0 and _OF_THE_LIVING.match(before, counter):
        # "Put the number of those in hospital at 57", "of the missing", "of displaced families".
        return "injured" if _TREATED.match(before, counter) else None
    if put and counter >= 0:
        named = re.findall(r"[a-z]+", before[counter : counter + 60])
        if _LIVES.search(before, counter) or (before.startswith("losses", counter) and is_of_people(unit)):
            return "killed"
        of_deaths = before[:counter].endswith(("death ", "body "))
        # "Two of the injured had died, bringing the toll to seven."
        if before.startswith("losses", counter):
            return None
        # "Put the number of the dead at 64 and that of the wounded at 126": the last named is the one.
        found = (
            counted[w] for w in (*reversed(named), "dead" if "toll" in named or of_deaths else unit) if w in counted
        )
        what = next(found, None)
        # "Count more than 20 strikes": things are no toll of those counted before.
        things = quantity.of is not None and unit not in counted and not is_of_people(unit)
        return what or (None if things else counted_before(record, quantity.span.start))
    if put and unit in counted and any(word in before for word in counters):
        return counted[unit]
    if unit in counted:
        return counted[unit]
    # "45 executed civilians"
    of = fold(quantity.of or "").partition(" ")
    if of[2] and of[0] in counted and is_of_people(unit):
        return counted[of[0]]
    if unit in ("names", "victims", "people") and _LISTED.search(fold(sentence.text)):
        return "killed"
    if unit == "names" and _REGISTERED.search(before):
        return counted_before(record, quantity.span.start) or "killed"
    if _OF_THE_DEAD.search(before):
        return "killed"
    if unit == "victims" and counted_before(record, quantity.span.start) == "killed":
        return "killed"
    if is_of_people(unit):
        ahead = _AHEAD.search(before)
        if ahead is not None and ahead[1] in toll_words("verb"):
            return toll_words("verb")[ahead[1]]
        said = _SAID_OF.match(behind)
        if said is not None and said[1] in counted:
            return counted[said[1]]
        if _HURT.match(behind):
            return "injured"
        if unit == "lives" and _TAKEN.search(before):
            return "killed"
        if _FELL.match(behind) or _OWN_LOST.search(before):
            return "killed"
        bare = _BARE.search(before) is not None and _NOTHING_MORE.match(behind) is not None
        if quantity.of is None and (bare or EARLIER.search(before)):
            return counted_before(record, quantity.span.start)
    if quantity.of is None and " " not in quantity.span.text and _ALONE.match(behind) and EARLIER.search(before):
        return counted_before(record, quantity.span.start)
    return "killed" if _LOST.match(behind) else None


def is_of_people(unit: str) -> bool:
    """Whether a folded word for what is counted is of people, but of no attackers."""
    if unit in PEOPLE | _OWN:
        return True
    return unit not in _attackers() and (unit in _MANY or stem(unit) in _person_stems())


@cache
def _person_stems() -> frozenset[str]:
    return frozenset(
        stem(row["noun"]) for row in load("nominals") if row["kind"] == "person" and " " not in row["noun"]
    )


def counted_before(record: Record, start: int) -> str | None:
    """What a report has counted last before a number of which only "the count" is said."""
    told = [(c.span.start, c.what) for e in record.events for c in e.counts if c.span.start < start]
    if told:
        return max(told)[1]
    before = sorted((q for q in record.quantities if q.span.start < start), key=lambda q: -q.span.start)
    found = (counted_in(record, q, sentence_of(record, q.span)) for q in before[:_LAST_NUMBERS])
    return next((what for what in found if what is not None), None)


_OUTCOMES = frozenset({"die", "kill", "wound", "bury"})


_NTH = {
    word: n
    for n, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        2,
    )
}
_ORDINAL = re.compile(
    rf"(?:an?|the|its|their|his|her)\s+({'|'.join(_NTH)}|\d{{1,3}}(?:st|nd|rd|th))\s+(?!(?:day|time|night|week|wave|of)\b)[a-z]",
    re.IGNORECASE,
)


def is_the_nth(record: Record, count: Count) -> int | None:
    """How many have died, where the last of them is told by his number: "a | fifth | worker has died". None where
    nobody is told so."""
    found = _ORDINAL.match(record.document.text, count.span.start) if count.value == 1 else None
    if found is None:
        return None
    word = found[1].lower()
    return _NTH.get(word) or int(word[:-2])


def is_counter(event: Event) -> bool:
    """Whether what counts is a word for the number itself, "the toll": whose it is the words around the number say."""
    return event.type is None and fold(event.trigger.text).removesuffix("s") in toll_words("counter")


_HURT_BESIDE = re.compile(r"^[^,.;:]{0,30}\b(?:wounded|injured|hurt|injuries|injury|wounds|burns)\b")
_DEAD_BESIDE = re.compile(r"\b(?:killed|dead|died|perished)\b")
_OF_THEM = re.compile(r"\s*of (?:them|whom|those)\b", re.IGNORECASE)
# What stands behind a number of which nothing says what it counts: "up from the four | whom he had announced".
_ALONE = re.compile(r"\W*(?:whom|that|which|he|she|it|they)\b|\s*(?:[.,;:]|$)")
_DONE_TO = re.compile(
    rf"\b(?:bury|buried|lose|loses|lost|losing|killed|kills|killing|mourn|mourns|mourned|washed) (?:{_ABOUT} )?$"
)


def is_part(record: Record, sentence: Span, number: Span) -> bool:
    """Whether the words around a number make it a part of another, or set it apart from it."""
    text = record.document.text
    before = fold(text[max(sentence.start, number.start - REACH) : number.start]).rstrip(" ,(")
    after = fold(text[number.end : number.end + REACH])
    part = _PART_OF.match(text[number.end : number.end + REACH])
    whose = part is not None and part[0].split()[-1] in ("his", "her", "its") and _AND.search(before) is not None
    own = (
        part is not None
        and (
            part[0].split()[-1] in ("its", "our", "their") or _OF_HIS_FLOCK.match(text[number.end : number.end + REACH])
        )
        and _DONE_TO.search(before + " ") is not None
    )
    # "The murder of 27 guards of the town", but "of two of the guards".
    alone = part is not None and part[0].lstrip().startswith("of ") and " " not in number.text
    dead = part is not None and not alone and _OF_THE_DEAD.search(before + " ") is not None
    whole = own or dead or _DIED_OF.match(text[number.end : number.end + 2 * REACH])
    if (part and not whose and not whole) or re.match(r"[^.;]{0,25}\bof\s+(?:the|them|those)\b", fold(number.text)):
        return True
    others = "other" in fold(number.text) + after[: len(" other")]
    if others and _AND_OTHERS.search(before) and not (_HURT_BESIDE.search(after) and _DEAD_BESIDE.search(before)):
        return True  # "a priest and eight others": they are not all; but "nine were killed and 21 others were hurt"
    if any(before.endswith(word) for word in (*toll_words("part"), *toll_words("other"))):
        return True
    return any(after.lstrip(" ").startswith(word) for word in ("of them", "of whom", "among them"))


def all_the_dead(record: Record, event: Event, count: Count) -> bool:
    """Whether those of others who were killed are all the dead that are told of: "took 11 miners and killed | four | of
    them"; but not of dead: "17 were killed, five of them at once"."""
    behind = record.document.text[count.span.end : count.span.end + REACH]
    if count.what != "killed" or not (_OF_THEM.match(behind) or _OF_THEM.search(count.span.text)):
        return False
    start = event.sentence.start - REACH
    told = [c for e in record.events for c in e.counts if start < e.sentence.end and c.span.start < count.span.start]
    told = [c for c in told if c.value >= count.value]
    if told:
        return all(c.what not in ("killed", "injured") for c in told)
    # "Ran into a boat, and five of them drowned": nobody has said how many they were.
    every = (c for e in record.events for c in e.counts if c.span.start < count.span.start)
    return all(c.value < count.value for c in every if c.what in ("killed", "injured"))


_OF_HIS_FLOCK = re.compile(
    r"\s+of (?:his|her|my) (?:\w+ )?(?:parishioners|flock|faithful|congregation|pupils|students|neighbou?rs|passengers"
    r"|patients|customers|guests|crew|comrades|members|workers|employees|fighters|men|soldiers|policemen|officers|guards"
    r"|colleagues|people|voters|constituents)\b"
)
_OF_ITS = re.compile(r"\s+of (?:its|their|the|his|her) (?:\w+ ){0,2}?\w+")


def first_of_all(record: Record, count: Count) -> bool:
    """Whether those "of its crew" are all that were killed or hurt, for nobody was counted so before: "rammed a boat,
    injuring | three | of its crew"."""
    if count.what not in ("killed", "injured") or not _OF_ITS.match(record.document.text, count.span.end):
        return False
    lead = next((b for b in record.document.blocks if b.kind == "paragraph"), None)
    if lead is None or not lead.start <= count.span.start < lead.end:
        return False
    every = (c for e in record.events for c in e.counts if c.what == count.what)
    return all(c.value <= count.value for c in every if c.span.start < count.span.start)


def more_than_before(record: Record, event: Event, count: Count) -> bool:
    """Whether a number "of them" is of more than were spoken of, and so no part: "had spoken of three injured men, and
    now said that | four | of them had been injured"."""
    behind = record.document.text[count.span.end : count.span.end + REACH]
    if not (_OF_THEM.match(behind) or _OF_THEM.search(count.span.text)):
        return False
    start = event.sentence.start - REACH
    told = [
        q.value
        for q in record.quantities
        if start < q.span.start < count.span.start and is_of_people(fold(q.unit or ""))
    ]
    return bool(told) and count.value > max(told)


def of_attackers(record: Record, number: Span) -> bool:
    """Whether those counted are the doers: "killed five assailants"."""
    behind = re.match(r"[^\W\d_]+", record.document.text[number.end :].lstrip(" -"))
    noun = fold(behind[0]) if behind else ""
    return noun in _attackers()


@cache
def _attackers() -> frozenset[str]:
    return frozenset(form for noun in doers("doer") - _PEOPLE_TOO for form in _forms(noun))


def _forms(noun: str) -> tuple[str, ...]:
    return noun, f"{noun}s", f"{noun[:-3]}men"


def sentence_of(record: Record, span: Span) -> Span:
    """The sentence that a span stands in, as far as events tell where it begins; else its block."""
    for event in record.events:
        if event.sentence.start <= span.start < event.sentence.end:
            return event.sentence
    text = record.document.text
    start = max(
        text.rfind(". ", 0, span.start) + 2, text.rfind("\n", 0, span.start) + 1, text.rfind("? ", 0, span.start) + 2
    )
    start = min(start, span.start)
    end = next((n for n in (text.find(". ", span.end), text.find("\n", span.end)) if n >= 0), len(text))
    return Span(start, end, text[start:end])


def outcome(event: Event) -> tuple[str, ...]:
    """The sense of a word that tells by those it counts what came of something: "nine lost their lives"."""
    known = {s for word in stems(event.trigger.text) for s in senses(word)} & _OUTCOMES
    verb = event.type is None and not known and "event_verbs:" in (event.made_by.rule or "")
    counted = {count.what for count in event.counts} if verb else set()
    return ("kill",) if "killed" in counted else ("wound",) if "injured" in counted else ()


def figures_beside(record: Record, known: Collection[tuple[str, int]]) -> tuple[tuple[str, int, str], ...]:
    """The dead and wounded that a report speaks of beside its events, also as they were counted before ("up from 34"):
    of what it mainly tells."""
    counted = [c.span for e in record.events if not is_counter(e) for c in e.counts]
    found = {
        (what, int(q.value)): q.qualifier
        for q in record.quantities
        if not any(s.start < q.span.end and q.span.start < s.end for s in counted)
        and (what := counted_in(record, q, sentence_of(record, q.span))) is not None
    }
    return tuple((what, value, qualifier) for (what, value), qualifier in found.items() if (what, value) not in known)

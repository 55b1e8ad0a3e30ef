"""Rules for lengths of time, sets of times, times of day, and words for the present, the past and the future."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.syntax import Token
from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.directions import governor
from onrecord.annotate.timex.readings import Rule
from onrecord.annotate.timex.words import DAY_PARTS, count_of, duration, form, least_of, unit_of

_REFERENCES = {
    "now": values.PRESENT,
    "right now": values.PRESENT,
    "currently": values.PRESENT,
    "at present": values.PRESENT,
    "presently": values.PRESENT,
    "nowadays": values.PRESENT,
    "these days": values.PRESENT,
    "recently": values.PAST,
    "more recently": values.PAST,
    "most recently": values.PAST,
    "the past": values.PAST,
    "soon": values.FUTURE,
    "the future": values.FUTURE,
    "the near future": values.FUTURE,
    "the foreseeable future": values.FUTURE,
    "the near term": values.FUTURE,
    "the short term": values.FUTURE,
    "as soon as possible": values.FUTURE,
}


def _reference(m: re.Match[str], here: Here) -> Reading | None:
    word = re.sub(r"\s+", " ", m["word"].lower())
    token = here.token(m.start())
    if token is None or here.in_name(m.start()):
        return None
    if word == "the past" and here.syntax.text[m.end() : m.end() + 1] not in (".", ",", ";", "", "\n", " ", '"', "”"):
        return None
    if word == "now" and token.i == here.sentence.first and here.syntax.text.startswith(",", m.end()):
        return None  # "Now, as I said": a turn of speech
    if word == "soon" and _is_over(token, here):
        return None  # "he was soon released"
    if word == "soon" and token.i + 1 < here.sentence.stop and here.syntax.tokens[token.i + 1].lower in ("after", "as"):
        return None
    return Reading("DATE", _REFERENCES[word])


def _is_over(token: Token, here: Here) -> bool:
    """Whether the clause of "soon" tells of the past, so that it is counted from what was told before."""
    verb = governor(here.syntax, token.i)
    auxiliaries = here.syntax.children(verb.i, "aux", "auxpass") if verb is not None else ()
    return verb is not None and (verb.tag == "VBD" or any(t.lower in ("was", "were", "had") for t in auxiliaries))


# --- lengths --------------------------------------------------------------------------------------------------


def _period(m: re.Match[str], here: Here) -> Reading | None:
    """ "the past two months", "the next few days": a length that ends or begins with the report."""
    said = m.groupdict()
    unit = unit_of(said["unit"])
    count = least_of(said)
    value = duration(count, unit)
    relation = said["rel"].lower()
    first = here.token(m.start("rel"))
    if first is not None and first.pos in ("VERB", "AUX"):
        return None  # "will last a week"
    if here.published is None or unit.startswith("T") or count is None or relation not in _SIDES:
        return Reading("DURATION", value)
    if count != int(count):
        return Reading("DURATION", value)
    today = here.published
    other = values.moved(today, _SIDES[relation] * int(count), unit)
    return Reading("DURATION", value, min(today, other), max(today, other), "published")


_SIDES = {"last": -1, "past": -1, "next": 1, "coming": 1}


def _recent(m: re.Match[str], here: Here) -> Reading | None:
    """ "recent weeks", "coming days", "the first hours of the war": a length whose number is open, to the report or
    from it"""
    value, relation = duration(None, unit_of(m["unit"])), m["rel"].lower()
    today, anchor = here.published, "published" if here.published else None
    if relation in ("recent", "past", "last"):
        return Reading("DURATION", value, None, today, anchor)
    if relation in ("coming", "future"):
        return Reading("DURATION", value, today, None, anchor)
    return Reading("DURATION", value)


_BY_UNIT = re.compile(r"-by-|\s+a\s+(?:day|week|year)\b", re.IGNORECASE)
_NO_LENGTH_AFTER = re.compile(r"[- ](?:old|olds|of age)\b", re.IGNORECASE)


def _length(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    if _NO_LENGTH_AFTER.match(here.syntax.text, m.end()):
        return None  # "a 34-year-old man" is an age
    unit = unit_of(said["unit"])
    number = said["number"].lower()
    singular = not said["plural"]
    if number in ("a", "an") and not said["hyphen"] and _is_rate(m, here):
        return None  # "$5 a year", "500 barrels a day"
    token = here.token(m.start("unit"))
    if token is not None and token.entity.endswith(("ORG", "WORK_OF_ART")):
        return None
    if said["unit"].lower() == "quarter" and said["hyphen"] and number in ("one", "two", "three"):
        return None  # three-quarters of them
    if _BY_UNIT.match(here.syntax.text, m.end()):
        return None  # "minute-by-minute", "24 hours a day"
    if said["unit"][0].isupper() and not said["unit"].isupper() and m.start() > here.sentence.start:
        return None  # a programme called "60 Minutes"
    if number in ("a", "an") and said["unit"].lower() in ("second", "night", "quarter"):
        return None
    if said["unit"].lower() in ("second", "quarter") and singular and number not in ("one", "1"):
        return None  # "the twenty second", "three quarter"
    if singular and not said["hyphen"] and number not in ("a", "an", "one", "1", "half a", "half an") and unit == "D":
        head = here.syntax.tokens[token.head] if token is not None else None
        if token is None or head is None or token.label != "compound" or head.i != token.i + 1:
            return None  # but "a two day rally"
    count = least_of(said)
    if said["half"]:
        count = (count or 0) + 0.5
    length = Reading("DURATION", duration(count, unit))
    if token is None or count is None or unit.startswith("T") or not _lies_ahead(token, m, here):
        return length
    assert here.published is not None
    moved = values.shifted(values.day(here.published), int(count), unit)
    return replace(length, begin=moved.begin, end=moved.end, anchor="published")


def _lies_ahead(unit: Token, m: re.Match[str], here: Here) -> bool:
    """Whether a length leads from the report to what is to come: "will meet in two weeks", but not "the first talks in
    two years", "has met twice in two weeks"."""
    syntax = here.syntax
    first = here.token(m.start())
    before = syntax.tokens[first.i - 1] if first is not None and first.i > here.sentence.first else None
    verb = governor(syntax, unit.i)
    if before is None or before.lower != "in" or before.head == before.i or verb is None or here.published is None:
        return False
    said = {t.lower for t in syntax.children(verb.i, "aux", "auxpass")}
    if any(t.tag in ("JJS", "RBS") or t.lower in _RANKED for t in syntax.tokens[here.sentence.first : before.i]):
        return False
    if said & _AHEAD_AUX and "have" not in said:
        return True
    present = verb.tag in ("VBZ", "VBP") and verb.lemma in _TO_COME
    return present and before.head == verb.i


_AHEAD_AUX = frozenset({"will", "'ll", "’ll", "shall"})
# What is told in the present of a day to come.
_TO_COME = frozenset("begin start open resume end expire close meet leave arrive return take vote go come due".split())
_RANKED = frozenset("first second third fourth fifth only last".split())
_BEFORE_BARE = re.compile(
    r"\b(?:for|in|within|of|over|after|take|takes|took|lasted|last|spend|spent|be|were|are|was|only|just|two|by|"
    r"during|throughout|many|the|follow|followed|follows|following|despite|amid)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _is_rate(m: re.Match[str], here: Here) -> bool:
    token = here.token(m.start("number"))
    if token is None or token.i == here.sentence.first:
        return False
    before = here.syntax.tokens[token.i - 1]
    if before.tag == "CD" or before.text in ("%", "percent"):
        return True
    return before.tag in ("NNS", "NN") and bool(here.syntax.children(before.i, "nummod"))


def _bare(m: re.Match[str], here: Here) -> Reading | None:
    """ "for years", "within weeks" """
    if not _BEFORE_BARE.search(here.syntax.text[max(0, m.start() - 16) : m.start()]):
        return None
    if here.syntax.text.startswith(" apart", m.end()):
        return None  # how far two things are from each other, and not how long they last
    if here.syntax.text.startswith(" of ", m.end()) and here.syntax.text[: m.start()].lower().endswith("the "):
        return None  # an age: "the days of the emperors"
    return Reading("DURATION", duration(None, unit_of(m["unit"])))


def _long(m: re.Match[str], here: Here) -> Reading | None:
    del here
    plural = m["plural"]
    return Reading("DURATION", duration(None if plural else 1.0, unit_of(m["unit"])))


# --- sets -----------------------------------------------------------------------------------------------------

_OFTEN = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}


def _often(m: re.Match[str], here: Here) -> Reading | None:
    token = here.token(m.start())
    if token is None or (token.pos == "PROPN" and token.i > here.sentence.first):
        return None  # the Daily Courier
    tokens, word = here.syntax.tokens, m.group().lower()
    if word in ("annually", "yearly") and any(
        t.tag == "CD" or t.text == "%" for t in tokens[max(0, token.i - 3) : token.i]
    ):
        return None  # how much, and not how often: "8 percent annually"
    if word in ("daily", "weekly", "monthly") and _is_newspaper(token, here):
        return None
    return Reading("SET", _OFTEN[m.group().lower()])


def _is_newspaper(token: Token, here: Here) -> bool:
    """ "the party daily Sloboda", "an English-language daily", "DAILY NOTE" """
    tokens = here.syntax.tokens
    after = tokens[token.i + 1] if token.i + 1 < here.sentence.stop else None
    named = after is not None and (
        after.pos == "PROPN" or after.text == "The" or (token.text.isupper() and after.text.isupper())
    )
    return named or (token.i > here.sentence.first and tokens[token.i - 1].lower == "language")


def _every(m: re.Match[str], here: Here) -> Reading | None:
    del here
    if m["portion"]:
        return Reading("SET", "XXXX-XX-XX" + DAY_PARTS[m["portion"].lower()])
    count = count_of(m["number"] or "", "")
    if m["other"]:
        count = 2.0
    return Reading("SET", duration(count, unit_of(m["unit"])))


def _per(m: re.Match[str], here: Here) -> Reading | None:
    """ "twice a week", "$5 a year" """
    del here
    return Reading("SET", duration(1.0, unit_of(m["unit"])))


# --- times of day ---------------------------------------------------------------------------------------------


def _clock(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    if said["word"]:
        word = said["word"].lower()
        token = here.token(m.start("word"))
        if token is None or token.pos not in ("NOUN", "ADV") or token.label in ("compound", "amod"):
            return None
        if token.i > here.sentence.first and here.syntax.tokens[token.i - 1].lower == "high":
            return None  # the film, or the hour of a duel
        hour, minute = (0, 0) if word == "midnight" else (12, 0)
    elif said["military"]:
        hour, minute = int(said["military"][:2]), int(said["military"][2:])
    elif said["h24"]:
        hour, minute = int(said["h24"]), int(said["m24"])
    else:
        hour, minute = int(said["hour"]) % 12, int(said["minute"] or 0)
        half = said["half"].lower().replace(".", "")
        hour += (
            12
            if half in ("pm", "in the afternoon", "in the evening", "at night") and not (hour == 0 and "night" in half)
            else 0
        )
    if hour > 23 or minute > 59:
        return None
    return Reading("TIME", f"XXXX-XX-XXT{hour:02}:{minute:02}", rule="clock")


def on_day(value: str, day: date) -> str:
    """The value of a time of day on a day."""
    return day.isoformat() + value[value.index("T") :]


def _portion(m: re.Match[str], here: Here) -> Reading | None:
    """ "in the morning", "the afternoon": of the day that is being narrated."""
    portion = DAY_PARTS[m["daypart"].lower()]
    found = here.narrated()
    if found is None or here.syntax.text.startswith(" of ", m.end()):  # "on the morning of May 3"
        return None
    on = found.period.begin
    last = on + timedelta(days=0)
    return Reading("TIME", on.isoformat() + portion, on, last, found.id)


_ZONES = "local time|GMT|UTC|EST|EDT|ET|PST|PDT|CET|CEST|EET|BST|MSK|IST"
_ZONE = rf"(?: ?(?:(?:{_ZONES})|\((?:[0-2]?\d:?[0-5]\d )?(?:{_ZONES})\)))?"

RULES: tuple[Rule, ...] = (
    (
        "reference",
        "reference",
        form(rf"(?P<word>{'|'.join(sorted(_REFERENCES, key=lambda w: (-len(w), w)))})"),
        _reference,
    ),
    (
        "period",
        "unit",
        form(
            r"(?:(?:at least |about |nearly )?the )?"
            r"(?P<rel>last|past|next|coming|first|final|previous|following|latest) "
            r"(?:<least>)?<number> (?:more |full |straight |consecutive )?<unit>s?(?: or so)?"
        ),
        _period,
    ),
    (
        "recent",
        "unit",
        form(r"(?P<rel>recent|coming|past|last|future|the (?:first|opening|final|closing)) <unit>s"),
        _recent,
    ),
    (
        "length",
        "unit",
        form(
            r"(?:<mod> )?(?:<least>)?<number>(?:(?P<hyphen>[-‐‑])| (?:more |full |straight |consecutive |additional |"
            r"whole )?)<unit>(?P<plural>s)?"
            r"(?:[- ](?:long|lengthy))?(?P<half> and a half)?(?: or so| or more)?"
        ),
        _length,
    ),
    ("long", "unit", form(r"<unit>(?P<plural>s)?-?long"), _long),
    ("bare", "unit", form(r"(?P<unit>minute|hour|day|week|month|year|decade|centurie)s"), _bare),
    ("often", "often", form("|".join(_OFTEN)), _often),
    (
        "every",
        "unit",
        form(
            r"(?:every|each) (?:(?P<other>other) |<number> )?(?:<unit>s?|(?P<portion>morning|afternoon|evening|night))"
        ),
        _every,
    ),
    (
        "per",
        "unit",
        form(r"(?:once|twice|(?:two|three|four|five|several|\d+) times) (?:a|an|per|each|every) <unit>"),
        _per,
    ),
    (
        "clock",
        "clock",
        form(
            r"(?:(?:about|around|before|after|by) )?(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?"
            r"(?P<half>[ap]m\b|[ap]\.m\b\.?|in the (?:morning|afternoon|evening)|at night)"
            rf"|(?P<military>[0-2]\d[0-5]\d)(?= ?(?:GMT|UTC|hours|hrs|local))|"
            rf"(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?! ?[ap]\.?m)|"
            rf"(?P<word>noon|midnight|midday)){_ZONE}"
        ),
        _clock,
    ),
    ("portion", "day word", form(r"the (?P<daypart>morning|afternoon|evening)"), _portion),
)

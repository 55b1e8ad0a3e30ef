"""Rules for days, weekdays and months."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.annotate.naming.long_names import dated_name
from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.occasions import ATTRIBUTIVE, is_next, of_occasion
from onrecord.annotate.timex.readings import FAR_BACK, RELATION, Rule, dated, part_of, recurring
from onrecord.annotate.timex.words import CALLED, DAY_PARTS, DAY_WORDS, form, month_number, weekday_number, worded_year

# --- days of a month ------------------------------------------------------------------------------------------


def _year_for(month: int, day: int, here: Here, offset: int, relation: str = "") -> int | None:
    """The year of a day (of a month, where `day` is 0) that names none: the last one up to publication, or the next
    where its clause looks ahead; the nearer one where the clause does not say so in so many words."""
    if here.published is None:
        return None
    today = here.published
    this = (month, day) if day else (month, 0)
    now = (today.month, today.day if day else 0)
    back, ahead = (today.year, today.year + 1) if this <= now else (today.year - 1, today.year)
    if this == now:
        ahead = today.year
    if relation:
        return ahead if relation == "next" else back
    if day:
        near = [y for y in (today.year, today.year - 1, today.year + 1) if _apart(y, month, day, today) <= _NEAR]
        if near:
            return near[0]
    token = here.token(offset)
    attributive = token is not None and token.label in ATTRIBUTIVE
    if not day and token is not None and (when := of_occasion(here.syntax, token)) is not None:
        nearer = _nearer(back, ahead, month, today)
        return {"past": back, "future": ahead}.get(when, nearer)
    if here.direction(offset) == "future":
        return ahead if here.promises(offset) and not attributive else _nearer(back, ahead, month, today)
    open_ended = bool(_UP_TO.search(here.syntax.text, max(0, offset - 16), offset))
    noun = here.syntax.head(token.i) if token is not None and attributive else None
    if open_ended or (not day and is_next(month, here, offset)) or (day and noun is not None and noun.lemma in CALLED):
        return _nearer(back, ahead, month, today)
    return back


_UP_TO = re.compile(r"\b(?:until|till|through|effective)(?: (?:early|mid|late)[- ]?)?\s?$", re.IGNORECASE)


def _nearer(back: int, ahead: int, month: int, today: date) -> int:
    """Of the years of the month before a report and after it, the one whose month is nearer to it."""
    now = today.year * 12 + today.month
    return back if now - (back * 12 + month) < ahead * 12 + month - now else ahead


# A day this near to the report, before or after, is that one: a report that means the year before says so.
_NEAR = 60


def _apart(year: int, month: int, day: int, today: date) -> int:
    return abs((_on(year, month, day, back=True) - today).days)


def _date(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    name = said["month"]
    if not name[0].isupper() or (name.lower() == "may" and _is_modal(m.start("month"), here)) or _names_body(m, here):
        return None
    month = month_number(name)
    day = DAY_WORDS[re.sub(r"\s+", " ", said["dayword"].lower())] if said.get("dayword") else int(said["day"])
    stated = said.get("year")
    last_month = month_number(said["month2"]) if said.get("month2") else month
    last_day = int(said["day2"]) if said.get("day2") else None
    if stated is None and here.published is None:
        date(2000, month, day)  # a day that no year has is no date
        suffix = f"/XXXX-{last_month:02}-{last_day:02}" if last_day else ""
        return Reading("DATE", f"XXXX-{month:02}-{day:02}{suffix}")
    told = here.year_beside(m.start()) if not stated and last_day is None else None
    relation = (said.get("rel") or "").lower()
    beside = told.period.begin.year if told is not None else None
    year = int(stated) if stated else beside or _year_for(month, day, here, m.start("month"), relation)
    assert year is not None
    old = here.put_off_from(m.start()) if not stated else None
    if old is not None and _on(year, month, day, back=True) <= old.period.end:
        year += 1
    if not stated and said.get("weekday"):
        year = _year_of_weekday(year, month, day, weekday_number(said["weekday"]))
    first = values.day(_on(year, month, day, back=not stated))
    if last_day is not None:
        ahead = (last_month, last_day) < (month, day)
        begin = values.day(date(year - 1, month, day)) if ahead else first
        first = values.between(begin, values.day(date(year, last_month, last_day)))
    return dated(first, "text" if stated else "published" if told is None else told.id)


def _days(m: re.Match[str], here: Here) -> Reading | None:
    """ "May 12-14", "from May 3 to June 4", but not where something was moved from the one to the other."""
    return None if here.is_rescheduled(m.start("month")) and m["to"].strip().isalpha() else _date(m, here)


def _two_days(m: re.Match[str], here: Here) -> Reading | None:
    """ "March 24 and 25", but not "on March 24 and 25 people" """
    token = here.token(m.start("day2"))
    if token is None or (token.label == "nummod" and token.head > token.i) or int(m["day2"]) != int(m["day"]) + 1:
        return None
    return _date(m, here)


def _names_body(m: re.Match[str], here: Here) -> bool:
    """Whether a day is the front of a body's name: "the April 6 Youth Movement"."""
    token = here.token(m.start("month"))
    return token is not None and dated_name(here.syntax, token.i) is not None


def _week_of(m: re.Match[str], here: Here) -> Reading | None:
    """ "the week of March 6" """
    on = _date(m, here)
    return on if on is None or on.begin is None else dated(values.week(on.begin), on.anchor)


def _on(year: int, month: int, day: int, *, back: bool) -> date:
    """A day of a year; February 29 without a year is that of the last leap year."""
    while back and (month, day) == (2, 29) and year % 4:
        year -= 1
    return date(year, month, day)


def _year_of_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """The year nearest to the one expected in which that day fell on the stated weekday; the expected one if none."""
    for candidate in (year, year + 1, year - 1):
        try:
            if date(candidate, month, day).weekday() == weekday:
                return candidate
        except ValueError:
            continue
    return year


def _is_modal(offset: int, here: Here) -> bool:
    token = here.token(offset)
    return token is not None and (token.tag == "MD" or token.entity.endswith("PERSON"))


def _iso(m: re.Match[str], here: Here) -> Reading | None:
    del here
    return dated(values.day(date(int(m["year"]), int(m["mm"]), int(m["dd"]))), "text")


def _slashes(m: re.Match[str], here: Here) -> Reading | None:
    del here
    one, two, year = int(m["one"]), int(m["two"]), int(m["year"])
    if one > 12 >= two:
        one, two = two, one
    elif two <= 12 and one != two:
        return None  # 03/04/2024 is one day in London and another in Washington
    return dated(values.day(date(year, one, two)), "text")


# --- months ---------------------------------------------------------------------------------------------------

_MARCHES = frozenset({"annual", "peace", "protest", "hunger", "million"})
_PEOPLE = ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "NORP")


def _month(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    name, relation = said["month"], (said["rel"] or "").lower()
    number = month_number(name)
    framed = bool(said["year"] or said["tens"] or said["tail"] or said["part"] or relation)
    if not name[0].isupper():
        return None
    if _is_somebody(m, here) or (not framed and not _is_month(m, here)) or _names_body(m, here):
        return None
    if relation in ("this", "that", "each", "every") and _has_day(m, here):
        return None
    if relation in ("every", "each"):
        return recurring(f"XXXX-{number:02}")
    which = part_of(said["part"])
    stated = int(said["year"]) if said["year"] else worded_year(said)
    if stated is not None:
        return dated(values.month(stated, number), "text", which)
    if here.published is None:
        return Reading("DATE", f"XXXX-{number:02}")
    today = here.published
    year, anchor = today.year, "published"
    tail = (said["tail"] or "").lower()
    if tail or relation in ("the previous", "the following", "that"):
        step = -1 if "last" in tail or "previous" in tail or relation == "the previous" else 1
        if tail.startswith("this") or tail.endswith("same year") or "that" in (tail.split() or [relation])[0]:
            step = 0
        if "previous" in tail or "following" in tail or "that" in tail or "same" in tail or relation.startswith("th"):
            base = here.narrated(("Y", "M", "D", "Q", "S", "H"))
            if base is None:
                return Reading("DATE", f"XXXX-{number:02}")
            year, anchor = base.period.begin.year, base.id
            if relation:
                year += step if (number <= base.period.begin.month) == (step > 0) else 0
                step = 0
        return dated(values.month(year + step, number), anchor, which)
    if relation in ("last", "past", "the past", "this past"):
        # The month just gone is "last month": "last April", said in May, is that of the year before.
        year -= number >= today.month or (relation == "last" and number == today.month - 1)
        year -= relation == "last" and (number, today.month) == (12, 1)
    elif relation in ("next", "this coming", "coming"):
        year += number <= today.month
    elif relation != "this":
        chosen = _year_for(number, 0, here, m.start("month"))
        assert chosen is not None
        year = chosen
    return dated(values.month(year, number), anchor, which)


def _has_day(m: re.Match[str], here: Here) -> bool:
    """Whether a day of the month follows that one thing is of: "this | Nov. 9 story", but "this November 12 people"."""
    tokens = here.syntax.tokens
    number = here.token(m.end() + 1)
    if number is None or not number.text.isdigit() or len(number.text) > 2:
        return False
    after = (t for t in tokens[number.i + 1 : here.sentence.stop])
    noun = next((t for t in after if not t.tag.startswith("JJ")), None)
    return noun is not None and (noun.tag in ("NN", "NNP") or noun.text == ",")


def _is_somebody(m: re.Match[str], here: Here) -> bool:
    """Whether a month is somebody's first name: "that June Halvorsen would resign"."""
    token = here.token(m.start("month"))
    if token is None or m["year"] or token.i + 1 >= here.sentence.stop:
        return False
    after = here.syntax.tokens[token.i + 1]
    if (m["rel"] or "").lower() == "that" and after.pos == "PROPN":
        return True  # "said that March Dorn had left", with "that" read as a determiner
    return token.entity.endswith("PERSON") and after.entity.endswith("PERSON")


def _is_month(m: re.Match[str], here: Here) -> bool:
    """Whether a bare capitalised month name is the month, not a person, a march or the modal."""
    name = m["month"]
    if len(name.rstrip(".")) < 4 and name.lower() not in ("may",):
        return False  # "Jan" and "Mar" are people; "Jan. 6" was read before
    token = here.token(m.start("month"))
    if token is None:
        return False
    after = here.syntax.tokens[token.i + 1] if token.i + 1 < here.sentence.stop else None
    before = here.syntax.tokens[token.i - 1] if token.i > here.sentence.first else None
    ambiguous = name.lower() in ("may", "march", "april", "june", "august")
    if not ambiguous:
        return not (token.entity.endswith(_PEOPLE) and _in_name(before, after))
    if token.tag == "MD" or token.pos in ("VERB", "AUX"):
        return False
    if name.lower() == "march" and before is not None and before.lower in _MARCHES:
        return False  # "the annual March for Peace"
    several = before is not None and before.tag in ("NNS", "NNPS")
    if name.lower() == "march" and several and after is not None and after.tag in ("IN", "TO"):
        return False  # "Thousands March in Larsholm", a headline
    if before is not None and before.lower == "the" and (after is None or after.pos not in ("NOUN", "ADJ", "NUM")):
        return False  # "the March on the capital"
    if before is not None and before.lower in ("in", "since", "until", "by", "from", "during", "last", "next", "of"):
        # "the resignation of May" is somebody; "the end of May" was read with its frame.
        return not (before.lower in ("of", "by", "from") and not token.entity.endswith("DATE"))
    return token.entity.endswith("DATE") and not (
        after is not None and after.pos == "VERB" and token.label in ("nsubj", "nsubjpass")
    )


def _in_name(before: object, after: object) -> bool:
    return any(getattr(t, "pos", "") == "PROPN" for t in (before, after))


# --- weekdays -------------------------------------------------------------------------------------------------


# Words that make a name of a weekday; what day of which year it is differs ("Super Tuesday").
_NAMED_DAY = frozenset("super black bloody ash fat cyber giving holy ruby freaky taco".split())


def _in_title(m: re.Match[str], here: Here) -> bool:
    """Whether a weekday is part of a name: "Bloody Sunday", "Saturday Night Live"."""
    token = here.token(m.start("weekday"))
    if token is None:
        return False
    if token.i > here.sentence.first and here.syntax.tokens[token.i - 1].lower in _NAMED_DAY:
        return True
    after = here.syntax.text[m.end() : m.end() + 2]
    return bool(m["daypart"]) and m["daypart"][0].isupper() and after[:1] == " " and after[1:].isupper()


def _weekday(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    name = said["weekday"]
    if not name[0].isupper():
        return None
    if _in_title(m, here):
        return None
    number = weekday_number(name)
    relation = (said["rel"] or "").lower()
    portion = DAY_PARTS.get((said["daypart"] or "").lower(), "")
    again = said["plural"] or said["plural2"] or relation.startswith(("every", "each"))
    if again:
        return recurring(f"XXXX-WXX-{number + 1}{portion}")
    base, anchor = here.published, "published"
    if relation in ("the previous", "the following", "the next", "the same", "that"):
        found = here.narrated(back=FAR_BACK)
        base, anchor = (found.period.begin, found.id) if found else (None, "")
    if base is None:
        return Reading("TIME" if portion else "DATE", f"XXXX-WXX-{number + 1}{portion}")
    ago = (base.weekday() - number) % 7
    if said["week"] and not relation:  # "Wednesday last week"
        ago = base.weekday() - number - {"last": -7, "this": 0, "next": 7}[said["week"].lower()]
    elif relation in ("last", "the previous", "this past", "past"):
        ago = ago or 7
    elif relation in ("next", "the following", "the next", "this coming", "coming"):
        ago = ago - 7
    elif relation == "this" or (not relation and here.direction(m.start("weekday")) == "future"):
        # What was "planned for Saturday" is gone by in Sunday's paper.
        promised = here.promises(m.start("weekday")) and not here.was_ahead(m.start("weekday"))
        gone = ago in (1, 2) and relation != "this" and not promised
        ago = ago - 7 if ago and not gone else ago
    elif not relation and here.comes_before(m.start("weekday")) and (ago > 3 or here.tells_now(m.start("weekday"))):
        ago -= 7  # the nearer one
    on = base - timedelta(days=ago)
    kind = "TIME" if portion else "DATE"
    return Reading("TIME" if kind == "TIME" else "DATE", on.isoformat() + portion, on, on, anchor)


_TAIL = r"(?P<tail>last year|this year|next year|that year|the previous year|the following year|of the same year)"
_RANGE = r" ?[-–—] ?| to | through | until "
_NO_DIGIT = r"(?! \d(?!\d?[.:]\d\d))"  # but the time of day, "14 Jun 2019 18.05"

RULES: tuple[Rule, ...] = (
    ("week of", "month", form(r"(?:the )?week of <month> <day>(?:,? <year>)?"), _week_of),
    ("iso", "year", form(r"<year>-(?P<mm>0[1-9]|1[0-2])-(?P<dd>[0-3]\d)"), _iso),
    ("slashes", "year", form(r"(?P<one>\d\d?)[/.](?P<two>\d\d?)[/.]<year>"), _slashes),
    (
        "month day",
        "month",
        form(
            r"(?:(?:(?:this |next |last )?(?:coming |past )?)<anyday>,? )?(?:(?P<rel>last|next|this past) )?"
            r"<month> (?:the )?(?:<dayword>|<day>)(?:,? <year>)?(?![,.]?\d|%| percent| million| billion)"
        ),
        _date,
    ),
    (
        "month day",
        "month",
        form(
            rf"(?:(?:(?:this |next |last )?(?:coming |past )?)<anyday>,? )?(?:(?P<rel>last|next|this past) )?"
            rf"<month> (?:the )?(?:<dayword>|<day>)(?P<to>{_RANGE})(?:<month2> )?<day2>(?:,? <year>)?"
            r"(?![,.]?\d|%| percent| million| billion)"
        ),
        _days,
    ),
    (
        "month day",
        "month",
        form(r"<month> <day> and <day2>(?:,? <year>)?(?![,.]?\d|%| percent| million| billion)"),
        _two_days,
    ),
    (
        "day month",
        "month",
        form(rf"(?:<anyday>,? )?<days> (?:of )?<month>(?:,? <year>)?{_NO_DIGIT}"),
        _date,
    ),
    (
        "day month to day month",
        "month",
        form(rf"<day> <month>(?P<to>{_RANGE})<day2> <month2>(?:,? <year>)?{_NO_DIGIT}"),
        _days,
    ),
    (
        "month",
        "month",
        form(rf"(?:<part>[ -](?:of )?)?(?:{RELATION} )?<month>(?:(?:,| of)? <year>| <wordedyear>|,? {_TAIL})?"),
        _month,
    ),
    (
        "weekday",
        "weekday",
        form(
            r"(?:(?P<early>early|earlier|late|later)(?: on)? )?(?:(?P<rel>last|next|this past|this coming|this|coming|"
            r"the previous|the following|the next|the same|that|every (?:other|second|third)|every|each) )?"
            r"<weekday>(?P<plural>s)?(?: <daypart>(?P<plural2>s)?)?(?: (?:of )?(?P<week>last|this|next) week(?!['’]))?"
        ),
        _weekday,
    ),
)

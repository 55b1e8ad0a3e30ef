"""Rules for times told by their distance from another: two days ago, two days earlier, a day after."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Dated, Here, Reading, is_aside
from onrecord.annotate.timex.directions import governor, is_saying
from onrecord.annotate.timex.readings import FAR_BACK, UNKNOWN, Rule, anchors_of, dated, unknown
from onrecord.annotate.timex.words import count_of, duration, form, least_of, unit_of

DATES_MAIN, DATES_CLAUSE = "offset dates the main clause", "offset dates the clause after it"
"""Rule names of "a day after" when it says when the clause it stands in happened, and when it says when that
happened which "after" introduces."""

_MORE, _LESS = (
    ("over", "more than", "at least", "well over", "just over"),
    ("less than", "fewer than", "under", "within"),
)
_COMPARING = re.compile(r"\b(?:than|from|with|against)\s$|(?:[\d%]|illion|share),?\s$", re.IGNORECASE)


# --- so many units ago, earlier, after ------------------------------------------------------------------------


def _ago(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    unit = unit_of(said["unit"])
    mod = re.sub(r"\s+", " ", (said["mod"] or "").lower())
    if unit.startswith("T"):
        return _hours_ago(m, here, unit)
    count = least_of(said) if said["number"] else None
    if count is None:
        return _vague_ago(unit, here, bool(said["number"]))
    if here.published is None:
        return unknown(unit)
    if count != int(count):
        count, unit = round(count * 12), "M" if unit == "Y" else unit
    today = here.published
    if unit == "Y" and count == 1 and (found := here.quarter()):
        return replace(dated(values.shifted(found.period, -1, "Y"), found.id), compared=True)
    point = values.moved(today, -int(count), unit)
    period = values.containing(point, "Y" if unit == "E" else unit)
    begin, end = period.begin, period.end
    # "Over a month ago" is before that day a month back, "less than a week ago" after it.
    if mod in _MORE:
        begin, end = min(begin, point), point
        if unit in ("D", "W"):
            begin = values.moved(point, -1, unit)
    elif mod in _LESS:
        begin, end = point, today
    return Reading("DATE", period.value, begin, end, "published")


def _hours_ago(m: re.Match[str], here: Here, unit: str) -> Reading | None:
    count = count_of(m["number"], "") if m["number"] else None
    if here.published is None or (count is not None and count > 36 and unit == "TH"):
        return Reading("TIME", values.PAST)
    return Reading("TIME", values.PAST, here.published - timedelta(days=1), here.published, "published")


def _vague_ago(unit: str, here: Here, number: bool) -> Reading | None:
    """ "days ago", "a few weeks ago": at least two of the unit, and fewer than make two of the next larger one."""
    if here.published is None or unit not in _VAGUELY:
        value = values.PAST if number else duration(None, unit)
        end = values.moved(here.published, -2, unit) if here.published is not None else None
        return Reading("DATE", value, None, end, "published" if end else None)
    near, far = _VAGUELY[unit]
    begin, end = here.published - timedelta(days=far), here.published - timedelta(days=near)
    return Reading("DATE", values.PAST, begin, end, "published")


def _from_now(m: re.Match[str], here: Here) -> Reading | None:
    unit, count = unit_of(m["unit"]), count_of(m["number"], m["unit"])
    if unit.startswith("T") or count is None or here.published is None:
        return Reading("DATE", values.FUTURE)
    return dated(values.containing(values.moved(here.published, int(count), unit), unit), "published")


def _some_earlier(m: re.Match[str], here: Here) -> Reading | None:
    """ "hours later", "days after the vote" """
    word = here.token(m.start("word"))
    if m["word"].lower() in ("before", "after"):
        sign = -1 if m["word"].lower() == "before" else 1
        follows = word is not None and has_object(word.i, here)
        return _before_event(here, unit_of(m["unit"]), None, sign, word.i) if word is not None and follows else None
    return _vaguely(here, unit_of(m["unit"]), None, -1 if m["word"].lower() == "earlier" else 1)


def _earlier(m: re.Match[str], here: Here) -> Reading | None:
    """ "two days earlier", "a year later", "a week before": counted from what is being narrated, unless a clause or
    noun follows that they are counted from ("a day after the vote")."""
    said = m.groupdict()
    unit = unit_of(said["unit"])
    word = said["word"].lower()
    plural = here.syntax.text[m.end("unit")].lower() == "s"
    count = least_of(said) if said["number"] else None if plural else 1.0
    sign = -1 if word in ("earlier", "before", "previously", "prior") else 1
    later = here.token(m.start("word"))
    follows = later is not None and word in ("before", "after", "prior") and has_object(later.i, here)
    if follows:
        assert later is not None
        same = [d for d in here.dated if here.syntax.text[d.stop : m.start()] == ", " and d.period.unit == unit]
        if same and said["the"]:
            # "On May 3, the day before the vote": the day is told already.
            on = same[-1].period
            return Reading("DATE", on.value, on.begin, on.end, same[-1].id, rule=DATES_MAIN)
        return _before_event(here, unit, count, sign, later.i)
    if unit.startswith("T") or count is None:
        return _vaguely(here, unit, count, sign)
    if unit == "Y" and count == 1 and (found := here.quarter()):
        return replace(dated(values.shifted(found.period, sign, "Y"), found.id), compared=True)
    # "A day later" that opens a sentence goes on with the story as "the next day" does.
    opens = unit == "D" and count == 1 and m.start() == here.sentence.start
    told_before = unit == "D" and _had(m, here)
    far = FAR_BACK if opens or told_before else 1
    found = here.narrated(anchors_of(unit), back=far, gone=sign < 0 and here.direction(m.start("word")) == "past")
    if found is None and unit in ("D", "W") and not (unit == "D" and count == 1):
        found = here.told_in_paragraph(anchors_of(unit))
    if found is not None and unit == "Y" and count > 1 and found.period.unit == "M":
        return dated(values.year(found.period.begin.year + sign * int(count)), found.id)
    if found is None and unit == "Y" and word == "earlier" and here.published and _is_of_figures(m, here):
        return dated(values.year(here.published.year - int(count)), "published")
    told = here.narrated(("M",)) if found is None and unit in ("D", "W") else None
    if told is not None and (unit == "W" or (told.period.end - told.period.begin).days < _PART_OF_MONTH):
        # "Three weeks earlier" than late April: as many days, three weeks before.
        days = [values.day(values.moved(day, sign * int(count), unit)) for day in (told.period.begin, told.period.end)]
        return dated(values.between(*days), told.id)
    if found is None:
        return unknown(unit)
    return dated(values.shifted(found.period, sign * int(count), unit), found.id)


def _had(m: re.Match[str], here: Here) -> bool:
    """Whether a clause tells what had been before the day that the story is at: "had left two days earlier"."""
    token = here.token(m.start("word"))
    verb = governor(here.syntax, token.i) if token is not None else None
    return verb is not None and any(t.lower == "had" for t in here.syntax.children(verb.i, "aux"))


# Of so many days, a month that days are counted from is "late April" and no whole one.
_PART_OF_MONTH = 16
# Of days and weeks, so many days at least and at most; of shorter units a day ends at the latest.
_VAGUELY = {"D": (2, 13), "W": (14, 62)}


def _vaguely(here: Here, unit: str, count: float | None, sign: int) -> Reading:
    """ "hours later", "two hours earlier", "weeks later": a length that leads from what is being narrated to the same
    day or the one beside it, or to days of which the words leave open which"""
    length = Reading("DURATION", duration(count, unit))
    found = here.narrated(back=FAR_BACK)
    if found is None or (unit.startswith("T") and count is not None and count > 24):
        return length
    least, most = (0, 0 if unit in ("TM", "TS") else 1) if unit.startswith("T") else _VAGUELY.get(unit, (0, 0))
    if not unit.startswith("T") and (count is not None or not most):
        return length
    days = sorted(found.period.begin + timedelta(days=sign * n) for n in (least, most))
    return replace(length, begin=days[0], end=days[1], anchor=found.id)


def _is_of_figures(m: re.Match[str], here: Here) -> bool:
    """Whether something of today is compared with that year: "3 percent more than a year earlier"."""
    mod = (m["mod"] or "").lower()
    if mod.endswith("than"):
        token = here.token(m.start())
        before = here.syntax.tokens[token.i - 1] if token is not None and token.i > here.sentence.first else None
        return before is not None and (before.tag in ("NN", "NNS", "CD") or before.text == "%")
    return bool(_COMPARING.search(here.syntax.text, here.sentence.start, m.start()))


def has_object(i: int, here: Here) -> bool:
    """Whether a clause or a noun stands behind "before" or "after" that a time is counted from."""
    token = here.syntax.tokens[i]
    if token.label == "mark":
        return True
    return any(t.i > i for t in here.syntax.children(i, "pobj", "pcomp"))


def _before_event(here: Here, unit: str, count: float | None, sign: int, i: int) -> Reading | None:
    """ "a day after X": if X is dated, there or where the report told of it before, the day after dates the clause it
    stands in; if that clause is dated, X was the day before it; else it is a day that nothing tells, and of longer
    units a length of time."""
    length = Reading("DURATION", duration(count, unit))
    hours = unit.startswith("T")
    if not hours and (count is None or count != int(count)):
        return length
    syntax = here.syntax
    top = syntax.tokens[i].head if syntax.tokens[i].label == "mark" else i
    inside = range(i + 1, syntax.right_edge(top) + 1)
    units = ("D",) if hours else anchors_of(unit)
    near = [d for d in here.dated if d.sentence == here.number and d.period.unit in units]
    main = governor(syntax, top)
    own = {d.token for d in near if main is not None and main.i > top and governor(syntax, d.token) == main}
    if main is not None and top != i and main.i > inside.stop:
        # "Two days before he struck, he met them, | shaking hands last Friday"
        own |= {d.token for d in near if d.token > main.i and _beside(syntax, governor(syntax, d.token)) == main}
    own = {
        t for t in own if any(c.text == "," for c in syntax.tokens[i:t])
    }  # "a day after he said so, X left on Tuesday"
    stated = [d for d in near if d.token in inside or (d.token > i and syntax.tokens[d.token - 2].text != ",")]
    stated = [d for d in stated if d.token not in own]
    if stated and hours:
        return length
    if stated:
        moved = values.shifted(stated[0].period, sign * int(count or 1), unit)
        return Reading("DATE", moved.value, moved.begin, moved.end, stated[0].id, rule=DATES_MAIN)
    told = [d for d in near if main is not None and (governor(syntax, d.token) == main or d.token in own)]
    if not told and main is not None and is_saying(main):
        # "Rebels took the town on Friday, the army said, two days after ..."
        told = [d for d in near if (verb := governor(syntax, d.token)) is not None and verb.head == main.i]
    if told and hours:
        # On the same day or, "after", the day before.
        days = sorted((told[-1].period.begin, told[-1].period.begin - sign * timedelta(days=1)))
        return replace(length, begin=days[0], end=days[1], anchor=told[-1].id, rule=DATES_CLAUSE)
    if not told and unit in ("D", "W") and main is not None and (story := _of_story(main, here)) is not None:
        told = [story]
    if not told and main is not None and _is_now(main) and here.published is not None and unit in ("D", "W"):
        # "The raid comes two days after ...": counted from the report, in so many words.
        moved = values.shifted(values.day(here.published), -sign * int(count or 1), unit)
        return Reading("DATE", moved.value, moved.begin, moved.end, "published", rule=DATES_CLAUSE)
    if not told:
        if unit != "D":
            return length
        assert count is not None
        happened = day_of(here, i)
        if happened is None:
            return Reading("DATE", UNKNOWN[unit], rule=DATES_MAIN) if count == 1 or _is_of_noun(syntax, i) else length
        moved = values.shifted(happened.period, sign * int(count), unit)
        return Reading("DATE", moved.value, moved.begin, moved.end, happened.id, rule=DATES_MAIN)
    moved = values.shifted(told[-1].period, -sign * int(count or 1), unit)
    return Reading("DATE", moved.value, moved.begin, moved.end, told[-1].id, rule=DATES_CLAUSE)


def _beside(syntax: Syntax, verb: Token | None) -> Token | None:
    """The verb beside which a participle tells what was done at once, itself for any other verb."""
    aside = verb is not None and verb.label == "advcl" and verb.tag == "VBG" and not syntax.children(verb.i, "mark")
    return governor(syntax, verb.i) if verb is not None and aside else verb


def _of_story(verb: Token, here: Here) -> Dated | None:
    """The day that is being narrated, where a clause says of its happening what it came after: "The attack came two
    days after ..."."""
    if verb.lemma not in ("come", "follow", "happen", "occur") or verb.tag != "VBD":
        return None
    subjects = here.syntax.children(verb.i, "nsubj")
    known = any(
        t.lower in ("it", "this", "that")
        or any(d.lower in ("the", "this", "that") for d in here.syntax.children(t.i, "det"))
        for t in subjects
    )
    told = here.narrated() if known else None
    return None if told is None or is_aside(here.syntax, told.token) else told


def _eve(m: re.Match[str], here: Here) -> Reading | None:
    """ "the eve of the vote": the day before it"""
    word = here.token(m.start("word"))
    of = here.syntax.children(word.i, "prep") if word is not None else ()
    if word is None or not of or of[0].lower != "of":
        return None
    inside, clause = range(of[0].i, here.syntax.right_edge(of[0].i) + 1), governor(here.syntax, word.i)
    here_told = [d for d in here.dated if d.sentence == here.number and d.period.unit == "D"]
    same = [d for d in here_told if d.token < word.i and governor(here.syntax, d.token) == clause]
    if same and not any(d.token in inside for d in here_told):
        return dated(same[-1].period, same[-1].id)  # "on Saturday, the eve of the vote": that day
    return _before_event(here, "D", 1.0, -1, of[0].i)


def _is_now(verb: Token) -> bool:
    """Whether a verb tells of what the report is about as present: "the vote comes a day after the raid"."""
    return verb.lemma in ("come", "follow") and verb.tag in ("VBZ", "VBP")


def _is_of_noun(syntax: Syntax, i: int) -> bool:
    """Whether the happening counted from is a definite noun ("two days before the vote")."""
    nouns = [t for t in syntax.children(i, "pobj") if t.i > i]
    return bool(nouns) and any(t.lower in ("the", "that", "this") for t in syntax.children(nouns[0].i, "det"))


def day_of(here: Here, i: int) -> Dated | None:
    """The last day that the report gave before for what "the day after" is counted from, known by its noun or verb:
    for "after the strike" that of "the strike hit a market on Sunday" and of "Sunday's strike"."""
    syntax = here.syntax
    word = syntax.tokens[i]
    nouns = [t for t in syntax.children(i, "pobj") if t.i > i]
    what = nouns[0] if nouns else syntax.head(i) if word.label == "mark" else None
    if what is None or any(t.lower in ("a", "an", "another") for t in syntax.children(what.i, "det")):
        return None
    for told in reversed(here.dated):
        if told.sentence >= here.number or told.period.unit != "D":
            continue
        near = next((t for t in syntax.ancestors(told.token) if t.pos in ("NOUN", "VERB", "AUX")), None)
        verb = governor(syntax, told.token)
        dates = [near, verb, *(syntax.children(verb.i, "nsubj", "nsubjpass") if verb is not None else ())]
        if any(t is not None and _names(what, t) for t in dates):
            return told
    return None


def _names(what: Token, happening: Token) -> bool:
    """Whether a noun or verb is that of a happening told before: "the strike", "the ruling" of what was ruled."""
    verb = happening.lemma
    return what.lemma == verb or what.lemma in (f"{verb}ing", f"{verb.removesuffix('e')}ing", f"{verb}{verb[-1:]}ing")


_WORDS_AFTER = r"(?P<word>earlier|later|before|after|prior|previously|afterwards?|thereafter)"

_OFFSET = form(rf"(?:<mod> )?(?:(?:<least>)?<number>|(?P<the>the))(?: |-)(?:more |full )?<unit>s? {_WORDS_AFTER}")


def length_in(words: str) -> tuple[int, str] | None:
    """The length that an offset's words begin with, as the offset at which it ends and its TIMEX3 value: (10, "P2M")
    of "two months after"; None where they tell of none."""
    m = _OFFSET.fullmatch(words)
    if m is None or not m["number"]:
        return None
    return m.start("word") - 1, duration(least_of(m.groupdict()), unit_of(m["unit"]))


RULES: tuple[Rule, ...] = (
    ("ago", "unit", form(r"(?:<mod> )?(?:<least>)?(?:<number>[ -])?<unit>s?(?: or so| or two| or more)? ago"), _ago),
    ("from now", "unit", form(r"<number> <unit>s? from now"), _from_now),
    (
        "earlier",
        "unit",
        _OFFSET,
        _earlier,
    ),
    (
        "earlier",
        "unit",
        form(r"(?P<unit>minute|hour|day|week|month|year|decade)s (?P<word>earlier|later|afterwards?|before|after)"),
        _some_earlier,
    ),
    ("earlier", "unit", form(r"the (?P<word>eve)(?= of )"), _eve),
)

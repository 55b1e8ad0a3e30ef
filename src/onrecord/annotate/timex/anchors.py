"""What a temporal expression is anchored on: the publication date, the tense of its clause, an earlier time.

A weekday or a bare month is the last one before the report unless its clause looks ahead; "two days earlier" is
counted from the time that is being narrated, which is the nearest dated expression before it in its sentence or,
failing that, in the sentence before, leaving aside when somebody said something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.annotate.timex.directions import (
    AHEAD,
    MOVED,
    PUT_OFF,
    WILL,
    Direction,
    calls,
    direction,
    goes_on,
    governor,
    is_saying,
    puts_off,
    under_past,
    word_before,
)
from onrecord.annotate.timex.values import Period
from onrecord.annotate.timex.words import WEEKDAYS
from onrecord.records import TimeType

_BESIDE_YEAR = re.compile(r"(?:['’]s)?(?:\s(?!and|but|or)\w+)?,\s(?:on\s)?(?:\w+day,?\s)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of an expression: `begin` and `end` are the days it covers, `anchor` is as
    `Time.resolved_from`, `rule` replaces the name of the rule, and `compared` says that the time is only told to
    compare with another ("from a loss a year earlier"), so that nothing is counted from it."""

    type: TimeType
    value: str
    begin: date | None = None
    end: date | None = None
    anchor: str | None = None
    rule: str | None = None
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A time of the report that others can be counted from: its id, days, sentence, the token it hangs by, and the
    offset at which its words end."""

    id: str
    period: Period
    sentence: int
    token: int
    stop: int
    compared: bool = False


# So many sentences back a report on earnings may have named the quarter that "a year earlier" is counted from.
_QUARTER_BACK = 6
_COUNTED_FROM = frozenset({"after", "before", "since", "until", "till", "from"})
# So many sentences back "three days later" may go on with what a paragraph tells.
_PARAGRAPH_BACK = 3


@dataclass(frozen=True)
class Here:
    """Where a rule is reading: the report, the sentence, and the times found so far (in text order)."""

    published: date | None
    syntax: Syntax
    sentence: Sentence
    number: int
    dated: Sequence[Dated]
    pictured: bool = False
    """Whether it is a caption, which tells in the present what a picture of the past shows."""

    def token(self, offset: int) -> Token | None:
        return self.syntax.token_at(offset)

    def in_name(self, offset: int) -> bool:
        """Whether a capitalised word ends a name ("Russia Today")."""
        token = self.token(offset)
        if token is None or token.i == self.sentence.first or not token.text[0].isupper():
            return False
        before = self.syntax.tokens[token.i - 1]
        return before.pos == "PROPN" and not before.entity.endswith(("-DATE", "-TIME"))

    def direction(self, offset: int) -> Direction:
        """Whether the clause around an expression looks back or ahead; back where it does not tell."""
        token = self.token(offset)
        return "past" if token is None or self._is_shown(token) else direction(self.syntax, token.i)

    def _is_shown(self, token: Token) -> bool:
        """Whether a time dates what a picture shows: "Mourners carry a coffin on Monday"."""
        verb = governor(self.syntax, token.i) if self.pictured else None
        return verb is not None and verb.tag in ("VBP", "VBZ", "VBG", "VBN") and verb.lemma not in AHEAD

    def had(self, offset: int) -> bool:
        """Whether the clause around an expression tells of what came before the rest: "had left overnight"."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        return verb is not None and any(t.lower == "had" for t in self.syntax.children(verb.i, "aux"))

    def is_rescheduled(self, offset: int) -> bool:
        """Whether something is moved from one day to another: "postponed the vote from May 3 to June 4"."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        return verb is not None and verb.lemma in MOVED and not verb.label.endswith("mod")

    def put_off_from(self, offset: int) -> Dated | None:
        """The day from which something is put off to the one at an offset: "postponed from June 18 to April 23"."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        if verb is None or verb.lemma not in PUT_OFF:
            return None
        before = [d for d in self.dated if self.syntax.text[d.stop : offset].strip() == "to"]
        return before[-1] if before else None

    def comes_before(self, offset: int) -> bool:
        """Whether what a time dates lay ahead of what the clause tells of ("ahead of Sunday's vote"), which may be
        before the report or after it."""
        tokens = self.syntax.tokens
        token = self.token(offset)
        above = self.syntax.head(token.i) if token is not None else None
        while above is not None and above.pos in ("NOUN", "PROPN", "ADP") and above.i > self.sentence.first:
            if above.lower == "of" and tokens[above.i - 1].lower == "ahead":
                return True
            above = self.syntax.head(above.i)
        # The parser may hang the day higher than what it dates.
        n = token.i if token is not None else 0
        while n > self.sentence.first + 1 and tokens[n].pos not in ("VERB", "AUX", "PUNCT"):
            if tokens[n].lower == "of" and tokens[n - 1].lower == "ahead":
                return True
            n -= 1
        return False

    def tells_now(self, offset: int) -> bool:
        """Whether the clause around an expression is in the present or the perfect: "has fallen ahead of the vote"."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        return verb is not None and goes_on(self.syntax, verb)

    def promises(self, offset: int) -> bool:
        """Whether a clause that looks ahead does so in so many words ("will meet", "is to meet", "until Friday"), and
        not by its verb's tense or meaning only, which also fits what was planned for a day gone by."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        if token is None or verb is None:
            return False
        before = word_before(self.syntax, token.i)
        said = {t.lower for t in self.syntax.children(verb.i, "aux", "auxpass")}
        if (
            before in ("until", "till", "by", "next")
            or puts_off(verb, before)
            or (token.lower in WEEKDAYS and calls(self.syntax, verb, token.i))
        ):
            return True
        return bool(said & (WILL | {"to"})) or verb.tag in ("VBG", "VBZ")

    def was_ahead(self, offset: int) -> bool:
        """Whether what an expression dates lay ahead of what a verb in the past tells of: "sought to win them over on
        Monday", which may be gone by."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        said = {t.lower for t in self.syntax.children(verb.i, "aux")} if verb is not None else set()
        return verb is not None and "to" in said and under_past(self.syntax, verb)

    def narrated(self, units: Sequence[str] = ("D",), back: int = 1, *, gone: bool = False) -> Dated | None:
        """The time that is being narrated so far: the nearest one read in this sentence, else the nearest in one of
        the `back` sentences before (rather not the time of a speech verb), of one of `units`; rather one that is not
        ahead of the report, where it has to be `gone` by."""
        fit = [d for d in self.dated if d.period.unit in units and not d.compared]
        if gone and self.published is not None:
            fit = [d for d in fit if d.period.begin <= self.published] or fit
        for step in range(back + 1):
            near = [d for d in fit if d.sentence == self.number - step]
            near = [d for d in near if not _of_saying(self.syntax, d.token)] or near
            if step and near:
                near = [d for d in near if not is_aside(self.syntax, d.token)] or near
            if near:
                return near[-1]
        return None

    def told_in_paragraph(self, units: Sequence[str] = ("D",)) -> Dated | None:
        """The time of one of `units` that this paragraph tells of last, a few sentences before, as that of what
        happened: not of what somebody said, nor of an aside."""
        for told in reversed(self.dated):
            if self.number - told.sentence > _PARAGRAPH_BACK:
                return None
            if told.sentence == self.number or told.period.unit not in units or told.compared:
                continue
            if self.syntax.sentences[told.sentence].block != self.sentence.block:
                return None
            if not (_of_saying(self.syntax, told.token) or is_aside(self.syntax, told.token)):
                # "Eight days after May 12, the day before the vote" tells of another day.
                near = self.syntax.tokens[
                    max(told.token - 3, self.syntax.sentence_of(told.token).first) : told.token + 2
                ]
                return None if any(t.lower in _COUNTED_FROM for t in near) else told
        return None

    def year_beside(self, offset: int) -> Dated | None:
        """The year that is told right before a day: "last year's, on | 9 July", "in 2019, on | May 3"."""
        for time in reversed(self.dated):
            if time.period.unit == "Y" and time.sentence == self.number and time.stop < offset:
                between = self.syntax.text[time.stop : offset]
                return time if _BESIDE_YEAR.fullmatch(between) else None
        return None

    def quarter(self, back: int = _QUARTER_BACK) -> Dated | None:
        """The quarter that a report on earnings tells of: of those named in this sentence, else in the nearest of the
        `back` sentences before that names one, the latest (rather one that is over when the report comes out)."""
        fit = [d for d in self.dated if d.period.unit == "Q" and not d.compared]
        over = [d for d in fit if self.published is None or d.period.end < self.published] or fit
        nearest = max((d.sentence for d in over if d.sentence >= self.number - back), default=None)
        near = [d for d in over if d.sentence == nearest]
        return max(near, key=lambda d: d.period.begin) if near else None


def _of_saying(syntax: Syntax, i: int) -> bool:
    verb = governor(syntax, i)
    return verb is not None and is_saying(verb)


def is_aside(syntax: Syntax, i: int) -> bool:
    """Whether a time only dates what tells somebody or something from others: "arrested a man suspected of robbing a
    bank four days earlier"."""
    return any(token.label in ("acl", "relcl") for token in syntax.ancestors(i))

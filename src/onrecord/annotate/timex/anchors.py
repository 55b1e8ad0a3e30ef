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
from typing import Literal

from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.annotate.timex.values import Period
from onrecord.annotate.timex.words import WEEKDAYS
from onrecord.records import TimeType

_BESIDE_YEAR = re.compile(r"(?:['’]s)?(?:\s(?!and|but|or)\w+)?,\s(?:on\s)?(?:\w+day,?\s)?")
Direction = Literal["past", "future"]

# Verbs that put what they govern ahead of the report, in any form ("was scheduled for Monday", "plans to meet").
_AHEAD = frozenset("schedule slate plan expect due set intend prepare hope aim promise vow pledge propose".split())
# Verbs that move something ahead by "until" or "to" ("postponed until Tuesday").
_PUT_OFF = frozenset("postpone delay extend give adjourn suspend remand defer push detain".split())
_MOVED = _PUT_OFF | frozenset("reschedule move shift change bring".split())
_DEADLINE, _CONDITION = frozenset({"by", "before", "until", "till"}), frozenset({"unless", "until", "till", "if"})
# In the past, the day of these is the day of saying ("promised on Sunday"), save behind "for" or "by".
_SAID_AHEAD = frozenset("plan promise vow pledge propose hope intend prepare".split())
# What is called for lies ahead: "called for a strike on Wednesday".
_CALLED_FOR = frozenset("call appeal press push campaign ask".split())
_ANNOUNCING = frozenset("announce declare proclaim book propose order decree".split())
_INVITED_TO = frozenset({"invite", "summon"})
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MAY = frozenset({"may", "might", "could", "can", "should", "must", "would", "'d", "’d", "ca"})
_CAME_ABOUT = frozenset("begin start manage force continue use fail help rush hurry hasten race scramble".split())
_AT_ONCE = frozenset("quick swift first last able unable fast slow".split())
# What is refused of a thing that has been: "declined to comment on a call on Wednesday".
_DECLINING = frozenset({"decline", "refuse"})
_WITHIN = frozenset({"in", "on", "at", "during", "since"})
_HAD = frozenset({"was", "were", "had", "has", "have", "'ve", "’ve", "'d", "’d"})
_OF_ALL = frozenset({"first", "second", "third", "last", "latest", "only", "one"})
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "noon", "midnight", "early", "late", "mid", "-"})
_COMMENTING = frozenset("comment discuss say confirm elaborate describe disclose reveal explain".split())
_SAYING = frozenset("say tell report announce add state write argue claim note confirm declare think believe".split())

JUDGING = frozenset(
    "condemn deplore denounce decry mourn lament welcome regret praise commend hail salute protest blame accuse "
    "investigate commemorate honor honour reject criticize criticise deny dispute probe".split()
)
"""Verbs of judging: what is judged now has been, "condemns the raid of Tuesday"."""
DEEDS = frozenset(
    "attack strike killing seizure raid bombing explosion blast arrest death shooting crash fire flood earthquake "
    "assault ambush massacre shelling abduction kidnapping murder coup clash violence riot incident".split()
)
"""Deeds and disasters, which nobody announces: "the attack on Sunday is the third"."""


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
        return verb is not None and verb.tag in ("VBP", "VBZ", "VBG", "VBN") and verb.lemma not in _AHEAD

    def had(self, offset: int) -> bool:
        """Whether the clause around an expression tells of what came before the rest: "had left overnight"."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        return verb is not None and any(t.lower == "had" for t in self.syntax.children(verb.i, "aux"))

    def is_rescheduled(self, offset: int) -> bool:
        """Whether something is moved from one day to another: "postponed the vote from May 3 to June 4"."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        return verb is not None and verb.lemma in _MOVED and not verb.label.endswith("mod")

    def put_off_from(self, offset: int) -> Dated | None:
        """The day from which something is put off to the one at an offset: "postponed from June 18 to April 23"."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        if verb is None or verb.lemma not in _PUT_OFF:
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
        return verb is not None and _goes_on(self.syntax, verb)

    def promises(self, offset: int) -> bool:
        """Whether a clause that looks ahead does so in so many words ("will meet", "is to meet", "until Friday"), and
        not by its verb's tense or meaning only, which also fits what was planned for a day gone by."""
        token = self.token(offset)
        verb = governor(self.syntax, token.i) if token is not None else None
        if token is None or verb is None:
            return False
        before = _before(self.syntax, token.i)
        said = {t.lower for t in self.syntax.children(verb.i, "aux", "auxpass")}
        if (
            before in ("until", "till", "by", "next")
            or puts_off(verb, before)
            or (token.lower in WEEKDAYS and _calls(self.syntax, verb, token.i))
        ):
            return True
        return bool(said & (_WILL | {"to"})) or verb.tag in ("VBG", "VBZ")

    def narrated(self, units: Sequence[str] = ("D",), back: int = 1) -> Dated | None:
        """The time that is being narrated so far: the nearest one read in this sentence, else the nearest in one of
        the `back` sentences before (rather not the time of a speech verb), of one of `units`."""
        fit = [d for d in self.dated if d.period.unit in units and not d.compared]
        for step in range(back + 1):
            near = [d for d in fit if d.sentence == self.number - step]
            near = [d for d in near if not _of_saying(self.syntax, d.token)] or near
            if step and near:
                near = [d for d in near if not is_aside(self.syntax, d.token)] or near
            if near:
                return near[-1]
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


def puts_off(verb: Token, before: str) -> bool:
    """Whether a verb moves something to, or from, a day that lay ahead, by the word before it."""
    if verb.lemma in _PUT_OFF and before in ("until", "till", "to"):
        return True
    return verb.lemma in _MOVED and before in ("from", "to")


def is_saying(verb: Token) -> bool:
    """Whether a verb tells that somebody said something."""
    return verb.lemma in _SAYING


def _of_saying(syntax: Syntax, i: int) -> bool:
    verb = governor(syntax, i)
    return verb is not None and is_saying(verb)


def is_aside(syntax: Syntax, i: int) -> bool:
    """Whether a time only dates what tells somebody or something from others: "arrested a man suspected of robbing a
    bank four days earlier"."""
    return any(token.label in ("acl", "relcl") for token in syntax.ancestors(i))


def governor(syntax: Syntax, i: int) -> Token | None:
    """The nearest verb above a token (an auxiliary only where it is the main verb)."""
    for token in syntax.ancestors(i):
        if token.pos in ("VERB", "AUX") and token.label not in ("aux", "auxpass", "amod", "compound"):
            return token
    return None


def direction(syntax: Syntax, i: int) -> Direction:
    """Whether the clause of token `i` looks ahead of the report ("will meet on Friday") or back."""
    verb = governor(syntax, i)
    if verb is None:
        return "past"
    if syntax.tokens[i].lower in WEEKDAYS and any(t.label == "case" for t in syntax.children(i)):
        # "Wednesday's ruling" has been given, whatever is now to be done about it.
        return "future" if {t.lower for t in syntax.children(verb.i, "aux")} & _WILL else "past"
    if _of_deed(syntax, i) and verb.tag in ("VBZ", "VBP") and not syntax.children(verb.i, "aux"):
        return "past"
    before = _before(syntax, i)
    if before == "for" and syntax.tokens[i].lower in WEEKDAYS and verb.lemma in _ANNOUNCING | _AHEAD:
        return "future"  # "announced a day of mourning for Wednesday", "had planned a vote for Friday"
    if puts_off(verb, before) and not (before == "from" and syntax.tokens[i].lower in WEEKDAYS):
        return "future"
    if before in ("until", "till") and _goes_on(syntax, verb):
        return "future"  # "they have until Friday", "has imposed a curfew, closing shops until Friday"
    if before in _DEADLINE and verb.label == "ccomp" and _is_asked(syntax, verb):
        return "future"  # "ordered that it be released by Monday"
    if before in _DEADLINE and verb.label == "advcl":
        marks = {t.lower for t in syntax.children(verb.i, "mark")}
        if marks & _CONDITION and syntax.tokens[verb.head].tag != "VBD":
            return "future"  # "would strike unless a deal was reached by Monday"
    if verb.lemma in ("postpone", "delay", "reschedule") and any(t.label == "case" for t in syntax.children(i)):
        return "future"  # "to postpone February's vote"
    if verb.lemma == "set" and verb.label == "acl" and before == "on":
        return "past"  # "a record set on Monday"
    if verb.tag == "VBD" and verb.lemma in _SAID_AHEAD and before == "on" and syntax.tokens[i - 2].i <= verb.i + 1:
        return "past"
    if _calls(syntax, verb, i):
        return "future"
    if _says_then(syntax, i):
        return "past"
    return _of_verb(syntax, verb, 0)


def _of_deed(syntax: Syntax, i: int) -> bool:
    """Whether a time hangs on a deed or disaster: "the attack on | Sunday"."""
    above = syntax.head(i)
    if above is not None and above.pos == "ADP":
        above = syntax.head(above.i)
    return above is not None and above.lemma in DEEDS and above.pos == "NOUN"


def _says_then(syntax: Syntax, i: int) -> bool:
    """Whether a day stands right behind who said something, whatever the parser hangs it on: "said on Monday he would
    sign"."""
    k = i - 1 if i and syntax.tokens[i - 1].lower == "on" else i
    return k > 0 and syntax.tokens[k - 1].tag == "VBD" and is_saying(syntax.tokens[k - 1])


def _was(syntax: Syntax, verb: Token) -> bool:
    """Whether something was to be done, which may since have been: "was to be held in May"."""
    above = governor(syntax, verb.i)
    return above is not None and above.lemma == "be" and above.tag == "VBD"


def _has(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb tells of what has come about and goes on, "has been shut"."""
    return verb.tag == "VBN" and any(t.lower in ("has", "have") for t in syntax.children(verb.i, "aux"))


def _is_asked(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause stands in the subjunctive: "that it be released", "that he leave"."""
    marked = any(t.lower == "that" for t in syntax.children(verb.i, "mark"))
    helped = [t.lower for t in syntax.children(verb.i, "aux", "auxpass")]
    return marked and (helped == ["be"] or (not helped and verb.tag in ("VB", "VBP")))


def _goes_on(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause, or the one that it says more of, tells of what is or has come about."""
    if verb.tag == "VBG" and verb.label in ("advcl", "acl"):
        verb = governor(syntax, verb.i) or verb
    return verb.tag in ("VBZ", "VBP") or _has(syntax, verb)


def _calls(syntax: Syntax, verb: Token, i: int) -> bool:
    """Whether a verb calls for what token `i` dates: "called for a strike on Monday", "invited them to talks"."""
    wanted = {"for": _CALLED_FOR, "to": _INVITED_TO}
    between = syntax.children(verb.i, "prep", "dative")
    return any(verb.lemma in wanted.get(t.lower, ()) and verb.i < t.i < i for t in between)


def is_past(syntax: Syntax, i: int) -> bool:
    """Whether the time at token `i` dates what a verb tells of as past: "was signed in 2021", but not "set a target for
    2030" nor "wants it done by 2030"."""
    token, verb = syntax.tokens[i], governor(syntax, i)
    above = syntax.head(i)
    if token.label == "pobj" and above is not None and above.lower in _WITHIN:
        above = syntax.head(above.i)
    if verb is None or above != verb or direction(syntax, i) == "future":
        return False
    had = {t.lower for t in syntax.children(verb.i, "aux", "auxpass")} & _HAD
    return verb.tag == "VBD" or (verb.tag == "VBN" and bool(had))


def _before(syntax: Syntax, i: int) -> str:
    """The word before a time, a time of day that belongs to it left out: "until" of "until 9 a.m. Tuesday"."""
    n = i - 1
    while n > max(0, i - 6) and (
        (syntax.tokens[n].entity.endswith(("-TIME", "-DATE")) and syntax.tokens[n].pos != "ADP")
        or syntax.tokens[n].lower in _CLOCK
    ):
        n -= 1
    return syntax.tokens[n].lower if n >= 0 else ""


def _of_verb(syntax: Syntax, verb: Token, depth: int) -> Direction:
    auxiliaries = {t.lower for t in syntax.children(verb.i, "aux", "auxpass")}
    lemmas = {t.lemma for t in syntax.children(verb.i, "aux")}
    if auxiliaries & _WILL:
        return "future"
    if verb.lemma in _AHEAD and "had" not in auxiliaries:
        return "future"
    if "have" in lemmas or auxiliaries & {"have", "has", "had", "'ve", "’ve"}:
        return "past"
    if auxiliaries & _MAY:
        return "future"
    if "to" in auxiliaries and verb.label in ("relcl", "acl") and verb.i > verb.head:
        above = governor(syntax, verb.i)
        if syntax.tokens[verb.head].lower in _OF_ALL and above is not None and depth < 4:
            return _of_verb(syntax, above, depth + 1)  # "was the first to come on Tuesday"
        return "future"  # "elections to be held in May"
    passive = verb.tag == "VBN" and {"to", "be"} <= auxiliaries and not _was(syntax, verb)  # "is to be sent in July"
    if (verb.tag in ("VB", "VBG") or passive) and depth < 4:
        if (verb.tag == "VB" or passive) and "to" in auxiliaries:
            # "plans to meet", "agreed to meet": what is to be lies ahead, unless the verb above tells that it came
            # about, or the infinitive is only what for ("gathered to mark the day on Friday").
            above = governor(syntax, verb.i)
            if above is None:
                return "future"
            if above.lemma in _DECLINING and verb.lemma in _COMMENTING:
                return _of_verb(syntax, above, depth + 1)
            had = any(t.lower == "had" for t in syntax.children(above.i, "aux"))
            at_once = syntax.tokens[verb.head].lemma in _AT_ONCE  # "were quick to condemn it on Monday"
            ahead = verb.label in ("xcomp", "ccomp") and above.lemma not in _CAME_ABOUT and not (had or at_once)
            return "future" if ahead else _of_verb(syntax, above, depth + 1)
        if verb.tag == "VBG" and auxiliaries & {"is", "are", "'re", "’re", "'s", "’s", "am", "'m", "’m"}:
            return "future"
        above = governor(syntax, verb.i)
        if above is None:
            # "Let us meet in May", "Vote in May" ask for what is to come.
            return "future" if verb.tag == "VB" and not syntax.children(verb.i, "nsubj", "nsubjpass") else "past"
        return _of_verb(syntax, above, depth + 1)
    told_now = _SAYING | JUDGING
    if verb.tag in ("VBZ", "VBP") and verb.lemma not in told_now and verb.lemma not in ("show", "have", "come"):
        return "future"
    if verb.tag == "VBN" and auxiliaries & {"is", "are"}:
        return "future"
    return "past"

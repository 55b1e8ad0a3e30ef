"""Directions: whether the clause around an expression of time looks ahead of the report or back, by its verb, its tense
and the words beside the expression."""

from __future__ import annotations

from typing import Literal

from onrecord.annotate.happening.tenses import unmarked_past
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.words import WEEKDAYS

Direction = Literal["past", "future"]

# Verbs that put what they govern ahead of the report, in any form ("was scheduled for Monday", "plans to meet").
AHEAD = frozenset("schedule slate plan expect due set intend prepare hope aim promise vow pledge propose".split())
# Verbs that move something ahead by "until" or "to" ("postponed until Tuesday").
PUT_OFF = frozenset("postpone delay extend give adjourn suspend remand defer push detain".split())
MOVED = PUT_OFF | frozenset("reschedule move shift change bring".split())
_DEADLINE, _CONDITION = frozenset({"by", "before", "until", "till"}), frozenset({"unless", "until", "till", "if"})
# In the past, the day of these is the day of saying ("promised on Sunday"), save behind "for" or "by".
_SAID_AHEAD = frozenset("plan promise vow pledge propose hope intend prepare".split())
CALLED_FOR = frozenset("call appeal press push campaign ask".split())
"""What is called for lies ahead: "called for a strike on Wednesday"."""
# What is called for a day; calm, blankets and an inquiry are asked for on the day that is told.
_CONVENED = frozenset(
    """strike march protest rally demonstration demo meeting talk talks negotiation election vote poll referendum
    session summit mourning prayer fast boycott gathering sit-in stoppage walkout shutdown lockdown hearing conference
    vigil parade procession debate ballot walk-out day week hartal bandh picket blockade""".split()
)
# Of what somebody is held to be guilty has been: "is wanted for murdering a nurse in June".
_CHARGING = frozenset(
    """accuse suspect convict acquit blame charge indict jail imprison sentence try want hold punish fine condemn
    criticise criticize fault praise thank credit arrest detain sack dismiss fire apologise apologize confess admit
    sanction denounce remember know""".split()
)
_BINDING = frozenset("threaten vow warn promise pledge swear".split())
_CHARGES = frozenset({"of", "for", "with", "over", "to"})
_ANNOUNCING = frozenset("announce declare proclaim book propose order decree".split())
_INVITED_TO = frozenset({"invite", "summon"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MAY = frozenset({"may", "might", "could", "can", "should", "must", "would", "'d", "’d", "ca"})
_CAME_ABOUT = frozenset(
    "begin start manage force continue use fail help rush hurry hasten race scramble appear seem happen try attempt "
    "struggle".split()
)
_AT_ONCE = frozenset("quick swift first last able unable fast slow".split())
# What is refused of a thing that has been: "declined to comment on a call on Wednesday".
_DECLINING = frozenset({"decline", "refuse"})
_WITHIN = frozenset({"in", "on", "at", "during", "since"})
_HAD = frozenset({"was", "were", "had", "has", "have", "'ve", "’ve", "'d", "’d"})
_OF_ALL = frozenset({"first", "second", "third", "last", "latest", "only", "one"})
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "noon", "midnight", "early", "late", "mid", "-"})
_EDGES = frozenset({"end", "beginning", "start", "middle", "close"})
_COMMENTING = frozenset("comment discuss say confirm elaborate describe disclose reveal explain".split())
_SAYING = frozenset("say tell report announce add state write argue claim note confirm declare think believe".split())

JUDGING = frozenset(
    "condemn deplore denounce decry mourn lament welcome regret praise commend hail salute protest blame accuse "
    "investigate commemorate honor honour reject criticize criticise deny dispute probe".split()
)
"""Verbs of judging: what is judged now has been, "condemns the raid of Tuesday"."""
_HARMING = frozenset(
    "attack kill bomb shell shoot raid storm ambush massacre murder slaughter wound injure explode destroy burn torch "
    "abduct kidnap behead".split()
)
"""Nobody tells beforehand on which day: "bomber attacks Sunday Mass" of a headline."""
DEEDS = frozenset(
    "attack strike killing seizure raid bombing explosion blast arrest death shooting crash fire flood earthquake "
    "assault ambush massacre shelling abduction kidnapping murder coup clash violence riot incident".split()
)
"""Deeds and disasters, which nobody announces: "the attack on Sunday is the third"."""


def puts_off(verb: Token, before: str) -> bool:
    """Whether a verb moves something to, or from, a day that lay ahead, by the word before it."""
    if verb.lemma in PUT_OFF and before in ("until", "till", "to"):
        return True
    return verb.lemma in MOVED and before in ("from", "to")


def is_saying(verb: Token) -> bool:
    """Whether a verb tells that somebody said something."""
    return verb.lemma in _SAYING


# What is done at a vote or meeting on its day.
_TAKING_PART = frozenset("win lose attend host boycott skip contest moderate compete enter join miss".split())


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
        # "Wednesday's ruling" has been given, whatever is now to be done about it; "hopes to win Tuesday's vote" not.
        if verb.lemma in _TAKING_PART and verb.tag in ("VB", "VBG"):
            return _of_verb(syntax, verb, 0)
        return "future" if {t.lower for t in syntax.children(verb.i, "aux")} & WILL else "past"
    if _of_deed(syntax, i):
        helped = {t.lower for t in syntax.children(verb.i, "aux")}
        # "Shows the attack on Sunday", "are investigating the attack on Sunday"
        if (verb.tag in ("VBZ", "VBP") and not helped) or (verb.lemma in JUDGING and not helped & WILL):
            return "past"
    before = word_before(syntax, i)
    if before == "for" and syntax.tokens[i].lower in WEEKDAYS and verb.lemma in _ANNOUNCING | AHEAD:
        return "future"  # "announced a day of mourning for Wednesday", "had planned a vote for Friday"
    if puts_off(verb, before) and not (before == "from" and syntax.tokens[i].lower in WEEKDAYS):
        return "future"
    if before in ("until", "till") and goes_on(syntax, verb):
        return "future"  # "they have until Friday", "has imposed a curfew, closing shops until Friday"
    if before in _DEADLINE and verb.label == "ccomp" and _is_asked(syntax, verb):
        return "future"  # "ordered that it be released by Monday"
    if before in _DEADLINE and verb.label == "advcl":
        marks = {t.lower for t in syntax.children(verb.i, "mark")}
        bound = syntax.tokens[verb.head]
        if marks & _CONDITION and (bound.tag != "VBD" or bound.lemma in _BINDING):
            return "future"  # "would strike unless a deal was reached by Monday", "threatened to, unless he left by"
    if verb.lemma in ("postpone", "delay", "reschedule") and any(t.label == "case" for t in syntax.children(i)):
        return "future"  # "to postpone February's vote"
    if verb.lemma == "set" and verb.tag in ("VBD", "VBN") and before == "on" and not _is(syntax, verb):
        return "past"  # "a record set on Monday", "were set on fire on Monday"
    said = verb.tag == "VBD" and verb.lemma in _SAID_AHEAD and before == "on"
    if said and (syntax.tokens[i - 2].i <= verb.i + 1 or _gives(syntax, verb, i)):
        return "past"
    if calls(syntax, verb, i):
        return "future"
    if _says_then(syntax, i):
        return "past"
    return _of_verb(syntax, verb, 0)


def _gives(syntax: Syntax, verb: Token, i: int) -> bool:
    """Whether a sum is promised, which is so when it is said: "pledged $30 million for refugees on | Friday |"."""
    sums = (t for t in syntax.children(verb.i, "dobj") if verb.i < t.i < i)
    return verb.lemma in ("pledge", "promise", "propose") and any(
        t.pos == "NUM" or t.entity.endswith("-MONEY") or t.lower in ("dollars", "euros", "pounds") for t in sums
    )


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
    said = syntax.tokens[k - 1]
    return k > 0 and said.tag == "VBD" and (is_saying(said) or (k == i and said.lemma in _SAID_AHEAD))


def under_past(syntax: Syntax, verb: Token) -> bool:
    """Whether an infinitive hangs on a verb in the past: "was set to speak", "sought to win them over"."""
    above = governor(syntax, verb.i)
    while above is not None and above.tag == "VB" and any(t.lower == "to" for t in syntax.children(above.i, "aux")):
        above = governor(syntax, above.i)
    if above is None or verb.label not in ("xcomp", "ccomp", "advcl"):
        return False
    was = any(t.lower in ("was", "were") for t in syntax.children(above.i, "auxpass", "aux"))
    return above.tag == "VBD" or (above.tag == "VBN" and was)


def _was(syntax: Syntax, verb: Token) -> bool:
    """Whether something was to be done, which may since have been: "was to be held in May"."""
    above = governor(syntax, verb.i)
    return above is not None and above.lemma == "be" and above.tag == "VBD"


def _has(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb tells of what has come about and goes on, "has been shut"."""
    return verb.tag == "VBN" and any(t.lower in ("has", "have") for t in syntax.children(verb.i, "aux"))


def _is(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb tells how things stand, "is set for Monday"."""
    return any(t.lower in ("is", "are") for t in syntax.children(verb.i, "aux", "auxpass"))


def _is_asked(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause stands in the subjunctive: "that it be released", "that he leave"."""
    marked = any(t.lower == "that" for t in syntax.children(verb.i, "mark"))
    helped = [t.lower for t in syntax.children(verb.i, "aux", "auxpass")]
    return marked and (helped == ["be"] or (not helped and verb.tag in ("VB", "VBP")))


def goes_on(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause, or the one that it says more of, tells of what is or has come about."""
    if verb.tag == "VBG" and verb.label in ("advcl", "acl"):
        verb = governor(syntax, verb.i) or verb
    return verb.tag in ("VBZ", "VBP") or _has(syntax, verb)


def calls(syntax: Syntax, verb: Token, i: int) -> bool:
    """Whether a verb calls for what token `i` dates: "called for a strike on Monday", "invited them to talks"."""
    wanted = {"for": CALLED_FOR, "to": _INVITED_TO}
    above = {t.i for t in syntax.ancestors(i)}
    between = [
        t
        for t in syntax.children(verb.i, "prep", "dative")
        if verb.i < t.i < i and not (t.i in above and t.lower in _WITHIN)
    ]
    if between and any(t.lemma in DEEDS and t.pos == "NOUN" and t.head != between[-1].i for t in syntax.ancestors(i)):
        return False  # "called for an inquiry into the attack on Monday"
    # "Called for a strike on Monday", but not "asked for it in a letter Monday".
    if not between or verb.lemma not in wanted.get(between[-1].lower, ()):
        return False
    wants = [n for t in syntax.children(between[-1].i, "pobj") for n in (t, *syntax.conjuncts(t.i)) if n.i < i]
    wants += [n for t in wants for n in syntax.behind(t.i, "of")]
    return between[-1].lower != "for" or not wants or any(t.lemma in _CONVENED for t in wants)


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


def word_before(syntax: Syntax, i: int) -> str:
    """The word before a time, a time of day that belongs to it left out: "until" of "until 9 a.m. Tuesday"."""
    n = i - 1
    while n > max(0, i - 6) and (
        (syntax.tokens[n].entity.endswith(("-TIME", "-DATE")) and syntax.tokens[n].pos != "ADP")
        or syntax.tokens[n].lower in _CLOCK
    ):
        n -= 1
    if n > 1 and syntax.tokens[n].lower == "of" and syntax.tokens[n - 1].lower in _EDGES:
        n -= 3 if syntax.tokens[n - 2].lower == "the" else 2  # "by the end of | September"
    return syntax.tokens[n].lower if n >= 0 else ""


def _is_charged(syntax: Syntax, verb: Token) -> bool:
    """Whether a gerund tells what somebody is charged with, thanked or known for."""
    prep = syntax.head(verb.i)
    if prep is None or prep.lower not in _CHARGES:
        return False
    above = syntax.tokens[prep.head]
    return above.lemma in _CHARGING or above.lower == "guilty"


def _of_verb(syntax: Syntax, verb: Token, depth: int) -> Direction:
    auxiliaries = {t.lower for t in syntax.children(verb.i, "aux", "auxpass")}
    lemmas = {t.lemma for t in syntax.children(verb.i, "aux")}
    if auxiliaries & WILL:
        return "future"
    if "did" in auxiliaries:
        return "past"
    if verb.lemma in AHEAD and "had" not in auxiliaries:
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
        if verb.tag == "VBG" and verb.label == "pcomp" and not auxiliaries and _is_charged(syntax, verb):
            return "past"
        if verb.tag == "VBG" and auxiliaries & {"is", "are", "'re", "’re", "'s", "’s", "am", "'m", "’m"}:
            return "future"
        above = governor(syntax, verb.i)
        if above is None or (verb.label == "ccomp" and is_saying(above)):
            # "Let us meet in May", "Vote in May" ask for what is to come.
            return "future" if verb.tag == "VB" and not syntax.children(verb.i, "nsubj", "nsubjpass") else "past"
        return _of_verb(syntax, above, depth + 1)
    above = governor(syntax, verb.i) if verb.label == "ccomp" and verb.tag == "VBP" and depth < 4 else None
    if above is not None and above.lemma == "let":
        return _of_verb(syntax, above, depth + 1)  # "let four men | go on Saturday |"
    if not auxiliaries and unmarked_past(syntax, verb):
        return "past"
    told_now = _SAYING | JUDGING | _HARMING
    if verb.tag in ("VBZ", "VBP") and verb.lemma not in told_now and verb.lemma not in ("show", "have", "come"):
        return "future"
    if verb.tag == "VBN" and auxiliaries & {"is", "are"}:
        return "future"
    return "past"

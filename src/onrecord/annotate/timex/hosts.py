"""The word that a time stands with: what a temporal expression dates, by the parse alone.

A time dates the word that it modifies ("arrived on Friday", "Sunday's attack", "the June election"). A time that the
parser hangs on a noun which cannot happen ("struck the port on Saturday") belongs to the verb of that clause.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicons
from onrecord.annotate.happening.noun_classes import noun_class
from onrecord.annotate.happening.verbs import HELD
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.directions import JUDGING, puts_off
from onrecord.annotate.timex.offsets import DATES_CLAUSE, DATES_MAIN
from onrecord.records import Time

# Verbs that say of their object only that somebody did it then.
_MAKING = frozenset("impose announce issue sign lodge file deliver unveil".split())
_ONWARD = frozenset({"to", "until", "till", "through", "on", "onward", "onwards"})
_TILL = frozenset({"before", "by", "until", "till"})
_BOUND = frozenset("poss compound amod nmod nummod".split())
# Participles that tell of a state: a day behind them is that of the clause ("sanctioned firms linked to X on Monday").
_STATES = frozenset(
    """link tie connect relate affiliate associate base locate know align control own dedicate load pack fill lade stuff
    rig arm equip fit strap clothe dress wrap disguise mask suspect accuse""".split()
)
_MOORED = frozenset({"anchor", "moor", "dock", "berth", "station", "park"})
# What those did whom something befell: "rammed a bus carrying police on Monday".
_ON_THE_WAY = frozenset("carry transport ferry bring travel head return wait stand sit live house".split())
_COSTING = frozenset({"killed", "wounded", "injured", "left", "destroyed", "damaged", "claimed"})
_COMING = frozenset("come gather assemble queue go travel meet".split())
_CALLING = frozenset("call announce schedule plan set convene".split())
_JUDGING = frozenset("find convict sentence jail indict acquit try".split())
_PUNISHING = frozenset(
    "jail arrest detain convict sentence fine imprison hang execute charge indict dismiss sack".split()
)
_ASKING = frozenset("call appeal press push campaign ask".split())
# What somebody was about for some time: of "men suspected of helping rebels on Friday" the day is another's.
_PURSUITS = frozenset(
    """collaborate cooperate belong spy help aid support back assist fund finance sympathise sympathize side fight
    inform serve work harbour harbor shelter""".split()
)
_SUSPECTED = frozenset({"suspect", "accuse"})
# What bears a date: "a letter to those who held the talks, dated Friday".
_PAPERS = frozenset(
    """letter statement memo memorandum report document order note email message decree communique warrant filing
    affidavit complaint petition record entry dispatch cable invoice receipt circular bulletin""".split()
)
# What goes on for months, and is not of one day.
_ENDURING = frozenset("war fighting conflict crisis violence unrest hostility bloodshed siege occupation".split())
_GONE_BY = frozenset({"yesterday", "the day before", "the previous day"})
# "Guilty of ordering the murder of X in 1997": when that was.
_ORDERING = frozenset(
    "order plan plot direct mastermind oversee lead finance help abet commit organise organize".split()
)
_MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class Link:
    """A time and the token it dates; `bound`: it stands inside that noun's phrase and dates nothing else."""

    time: Time
    host: int
    bound: bool
    at: int


def tells_when(time: Time) -> bool:
    """Whether a time has days, so that it dates something: not "for three days", "every Friday", "recently"."""
    if time.type in ("DURATION", "SET"):
        return time.begin is not None and time.end is not None
    return time.begin is not None or not time.value.endswith("_REF")


def _parted_from(syntax: Syntax, day: Token, first: int, last: int) -> Token | None:
    """The noun behind a day that parsers take for one more object of its preposition: "indicted in the | October 2020 |
    shooting death". None where they hang the day on it, or there is none."""
    article = syntax.tokens[first - 1] if first else None
    if article is None or article.lower not in ("the", "a", "an") or day.label != "pobj":
        return None
    others = (t for t in syntax.children(day.head, "pobj") if t.i > last)
    return next((t for t in others if happens(t) and syntax.left_edge(t.i) == last + 1), None)


def _before_to(syntax: Syntax, verb: Token, last: int) -> bool:
    """Whether a time stands before an infinitive's "to", right behind what another verb tells."""
    to = next((t for t in syntax.children(verb.i, "aux") if t.tag == "TO"), None)
    return to is not None and verb.head < last < to.i


def link_of(syntax: Syntax, time: Time) -> Link | None:
    """The word that a time dates; None where it dates none."""
    inside = syntax.tokens_in(time.span.start, time.span.end)
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    if time.made_by.rule == DATES_CLAUSE:
        return _into_clause(syntax, time, inside[-1])
    if first and syntax.tokens[first - 1].lower == "since" and _told_in_clause(syntax, first, last):
        return None  # the day of the clause alone: "has been shut since Friday, when shots fell"
    token = next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[0])
    parted = _parted_from(syntax, token, first, last)
    if parted is not None:
        return Link(time, parted.i, True, first)
    if time.made_by.rule == DATES_MAIN and inside[-1].label == "mark":
        token = syntax.tokens[inside[-1].head]  # the verb of "a day after X broke out", itself under the one it dates
    bound = False
    for _ in range(_MOST_STEPS):
        head = syntax.head(token.i)
        if head is None:
            break
        # "In a letter Monday, Mr. Dorn said": what stands behind the comma is not what the time is bound to.
        comma = syntax.text[time.span.end : time.span.end + 1] == ","
        bound = bound or (token.label in _BOUND and head.i > token.i and not comma)
        token = head
        if first <= token.i <= last or token.pos in ("ADP", "SCONJ", "ADV", "PART", "NUM"):
            continue
        if not token.entity.endswith(("-DATE", "-TIME")):
            break
    if first <= token.i <= last:
        return Link(time, token.i, False, first) if token.head == token.i else None
    if token.lower in HELD and token.label not in ("nsubj", "nsubjpass") and not bound:
        token = _clause_verb(syntax, token) or token  # "took two guards hostage on Monday"
    if bound and not happens(token) and token.i > last:
        # "Today's brutal, senseless attack": the adjective before the comma taken for a noun.
        token = next((t for t in syntax.children(token.i, "appos") if happens(t)), token)
    if first and syntax.tokens[first - 1].lower == "since" and token.lower == "time" and _is_most(syntax, token):
        return None  # "for the first time since 2016"
    if _compares(syntax, token, first):
        return None
    if not verbal(token) and not bound and (not happens(token) or _is_offence(syntax, token)):
        token = _clause_verb(syntax, token) or token
    token = _told_of_lasting(syntax, time, token) if not bound else token
    if not bound and token.label == "dobj" and syntax.tokens[token.head].lemma in _MAKING:
        token = syntax.tokens[token.head]  # "imposed sanctions on Thursday on 14 firms"
    if token.tag == "VB" and token.label in ("advcl", "xcomp") and _before_to(syntax, token, last):
        token = syntax.tokens[token.head]  # "telephoned the mayor | on Tuesday to ask |"
    if (
        token.lemma in ("go", "leave")
        and token.label in ("ccomp", "xcomp")
        and syntax.tokens[token.head].lemma == "let"
    ):
        token = syntax.tokens[token.head]  # "let them go | on Friday |"
    if _is_pursuit(syntax, token):
        token = syntax.tokens[syntax.tokens[token.head].head]  # that of which they are suspected
    if _is_state(syntax, token):
        token = _clause_verb(syntax, token) or token
    if token.lemma == "date" and token.tag == "VBN":
        token = _paper_before(syntax, token) or token
    if _is_style(syntax, inside, token):
        return None
    if first and syntax.tokens[first - 1].lower == "since" and _is_most(syntax, token):
        return None  # "the deadliest attack since 2016"
    token = _past_clause(syntax, time, _meanwhile(syntax, token))
    if first and syntax.tokens[first - 1 if syntax.tokens[first - 1].pos != "ADP" else first - 2].lower == "than":
        return None  # "this year rather than in 2028"
    whence = size_of(time) > 0 and "/" not in time.value and _tells_whence(syntax, first, last)
    if verbal(token) and (whence or _tells_till(syntax, token, first)):
        return None
    if verbal(token) and first and puts_off(token, before := syntax.tokens[first - 1].lower):
        # Of "postponed the talks from May 3 to June 4" the talks are on that day, and nobody says when it was done.
        moved = syntax.children(token.i, "dobj", "nsubjpass")
        return Link(time, moved[0].i, True, first) if moved and before != "from" else None
    told = _of_relative(syntax, inside[-1].i, first) or _told_noun(syntax, time, token, first)
    if told is not None:
        return Link(time, told.i, True, first)
    return Link(time, _shifted_host(syntax, time, token, first).i, bound, first)


def _compares(syntax: Syntax, word: Token, first: int) -> bool:
    """Whether a time stands with what is only compared: "boycotted the vote, as it | had in 2014 |"."""
    if word.label != "advcl" or word.i > first:
        return False
    bare = word.lemma in ("have", "do", "be") and not syntax.children(word.i, "dobj", "attr", "acomp", "xcomp", "ccomp")
    return bare and any(t.lower in ("as", "like", "than") for t in syntax.children(word.i, "mark", "advmod"))


def _told_of_lasting(syntax: Syntax, time: Time, noun: Token) -> Token:
    """What a day dates behind a noun of what lasts: in "backed a plan for ending the fighting in Arda on Friday" the
    verb that is told, which nothing dates before."""
    aim = noun.tag == "VBG" and noun.label == "pcomp"  # the time may hang on "ending" itself
    lasts = noun.lemma in _ENDURING or (aim and any(t.lemma in _ENDURING for t in syntax.children(noun.i, "dobj")))
    if not lasts or size_of(time) or (verbal(noun) and not aim):
        return noun
    verb = _clause_verb(syntax, noun)
    while verb is not None and verb.tag in ("VBG", "VB") and verb.label in ("pcomp", "xcomp", "advcl", "acl"):
        verb = _clause_verb(syntax, verb)
    return verb if verb is not None and verb.tag == "VBD" and verb.i < noun.i else noun


def _is_style(syntax: Syntax, inside: Sequence[Token], verb: Token) -> bool:
    """Whether a bare decade only describes a noun behind it: "famous | 1950s | film star X has died"."""
    first, last = inside[0], inside[-1]
    bare = first is last and first.lower.endswith("0s") and first.label == "npadvmod" and first.i < verb.i
    return bare and last.i + 1 < len(syntax.tokens) and syntax.tokens[last.i + 1].text != ","


def _tells_whence(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a time tells where something is from ("showed a video from 1999") and no length begins with it."""
    if first == 0 or syntax.tokens[first - 1].lower != "from":
        return False
    return last + 1 == len(syntax.tokens) or syntax.tokens[last + 1].lower not in _ONWARD


def _tells_till(syntax: Syntax, verb: Token, first: int) -> bool:
    """Whether a time says up to when ("promised troops before the summer", "gave them until Friday"), and so not when
    something was done that is past; not so of what may be done by then, "unless they left by Friday"."""
    if any(t.lower in ("if", "unless", "until", "till") for t in syntax.children(verb.i, "mark")):
        return False
    return first > 0 and verb.tag == "VBD" and syntax.tokens[first - 1].lower in _TILL


def _is_most(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun is said to be the first or the most of its kind: "the worst flood", "the first visit"."""
    return any(t.tag in ("JJS", "RBS") or t.lower == "first" for t in syntax.children(noun.i, "amod", "advmod")) or any(
        t.tag in ("JJS", "RBS") for c in syntax.children(noun.i, "amod") for t in syntax.children(c.i, "advmod")
    )


def _past_clause(syntax: Syntax, time: Time, verb: Token) -> Token:
    """The verb that a day gone by belongs to: not that of a relative clause in the present, as in "left the board that
    runs the port last March"."""
    words = time.span.text.lower()
    if verb.label != "relcl" or verb.tag not in ("VBZ", "VBP") or not (words.startswith("last ") or words in _GONE_BY):
        return verb
    above = _clause_verb(syntax, verb)
    return above if above is not None and above.tag == "VBD" else verb


def _is_state(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb takes no day of its own: "linked to the army", "met face to face"."""
    bare = verb.label in ("acl", "advcl") and not syntax.children(verb.i, "aux", "auxpass", "nsubj", "mark")
    if verb.lemma in _MOORED and verb.tag in ("VBN", "VBD") and bare:
        return True
    if verb.label == "acl" and verb.tag in ("VBN", "VBG"):
        return verb.lemma in (_STATES if verb.tag == "VBN" else _ON_THE_WAY)
    tokens = syntax.tokens
    return verb.i > 1 and tokens[verb.i - 1].lower == "to" and tokens[verb.i - 2].lower == verb.lower


def _is_offence(syntax: Syntax, noun: Token) -> bool:
    """Whether a bare noun only says for what somebody is punished: "was jailed for corruption in 2012"."""
    prep = syntax.head(noun.i)
    verb = syntax.head(prep.i) if prep is not None and noun.label == "pobj" and prep.lower in ("for", "of") else None
    return verb is not None and verb.lemma in _PUNISHING and not syntax.children(noun.i, "det", "poss")


def _is_pursuit(syntax: Syntax, verb: Token) -> bool:
    """Whether a gerund tells what people are suspected of having been about, which was on no one day: "executed men
    suspected of helping the rebels on Friday"."""
    of = syntax.tokens[verb.head]
    if verb.tag != "VBG" or verb.label != "pcomp" or verb.lemma not in _PURSUITS:
        return False
    charge = syntax.tokens[of.head]
    return charge.label == "acl" and charge.tag == "VBN" and charge.lemma in _SUSPECTED


def _paper_before(syntax: Syntax, dated: Token) -> Token | None:
    """The paper that "dated" tells of, the nearest before it."""
    first = syntax.sentence_of(dated.i).first
    return next((t for t in reversed(syntax.tokens[first : dated.i]) if t.lemma in _PAPERS), None)


def _judged(syntax: Syntax, first: int) -> Token | None:
    """What somebody is tried for that has a place beside it, before a time: "guilty of the killings at X in 1982"."""
    before = syntax.tokens[first - 2 if first > 1 and syntax.tokens[first - 1].pos == "ADP" else first - 1]
    prep = syntax.head(before.i) if before.label == "pobj" else None
    noun = syntax.head(prep.i) if prep is not None and prep.lower in ("at", "in", "near") else None
    known = noun is not None and any(t.lower == "the" for t in syntax.children(noun.i, "det"))
    return noun if noun is not None and known and happens(noun) else None


def _of_relative(syntax: Syntax, last: int, first: int) -> Token | None:
    """The happening right before a time behind which a clause tells of it: "the election last month in which two
    died"."""
    behind = [t.lower for t in syntax.tokens[last + 1 : last + 3]]
    before = syntax.tokens[first - 2 if first > 1 and syntax.tokens[first - 1].pos == "ADP" else first - 1]
    if not first or len(behind) < 2:
        return None
    if behind[0] in ("in", "during", "at") and behind[1] == "which":
        return before if happens(before) else None
    # "an attack on a mill in the north on Friday that killed nine"
    if behind[0] in ("that", "which") and behind[1] in _COSTING:
        chain = (before, *syntax.ancestors(before.i))
        inside = itertools.takewhile(lambda t: t.label in ("pobj", "prep", "dobj", "nsubj"), chain)
        return next((t for t in inside if happens(t)), None)
    return None


def _meanwhile(syntax: Syntax, verb: Token) -> Token:
    """The verb of what happened while people were about something: in "tore through a hall where fans were watching a
    match on Friday" and "fired on people who had come to fetch water on Friday" the day is that of the main clause."""
    clause = verb if verb.label == "relcl" else syntax.tokens[verb.head]
    if clause.label != "relcl" or (
        clause is not verb and not any(t.tag == "TO" for t in syntax.children(verb.i, "aux"))
    ):
        return verb
    helped = {t.lower for t in syntax.children(clause.i, "aux")}
    about = clause is verb and clause.tag == "VBG" and bool(helped & {"was", "were"})
    come = clause.lemma in _COMING and "had" in helped
    above = _clause_verb(syntax, clause) if about or come else None
    told = above is not None and above.i < clause.i and above.tag in ("VBD", "VBN")
    return above if above is not None and told and not syntax.children(above.i, "auxpass") else verb


def _told_noun(syntax: Syntax, time: Time, verb: Token, first: int) -> Token | None:
    """The happening right before a time that its verb cannot be dated by: of "vowed to avenge the killing of X in
    January 2020" and "called for a strike on Wednesday" the killing and the strike."""
    if not verbal(verb) or verb.i > first:
        return None
    if verb.lemma in _CALLING and syntax.tokens[first - 1].lower == "for":
        # "a march has been called for Sunday"
        return next((t for t in syntax.children(verb.i, "dobj", "nsubjpass") if happens(t)), None)
    if verb.lemma in _JUDGING:
        return _judged(syntax, first)
    aims = any(t.tag in ("TO", "MD") for t in syntax.children(verb.i, "aux"))
    aims = aims or (verb.tag == "VBG" and verb.label == "pcomp" and verb.lemma in _ORDERING)
    asks = verb.lemma in _ASKING and any(t.lower == "for" for t in syntax.children(verb.i, "prep"))
    dated = time.value[:4].isdigit() and any(c.isdigit() for c in time.span.text)
    # "Deplores the raid on the port on Sunday", "condemned the arrests of last May"; what was condemned on Sunday may
    # be of any day.
    judges = verb.lemma in JUDGING and (verb.tag in ("VBZ", "VBP") or dated or size_of(time) > 0)
    if not (asks or (aims and dated) or judges):
        return None
    nouns = [
        t
        for p in syntax.children(verb.i, "dobj", "prep")
        if verb.i < p.i < first
        for t in ((p, *syntax.behind(p.i, "of", "over")) if p.label == "dobj" else syntax.children(p.i, "pobj"))
        if happens(t) and t.i < first
    ]
    # "Denied the allegations in May": what is said of somebody is judged at once.
    said = judges and verb.tag not in ("VBZ", "VBP") and bool(nouns) and nouns[-1].lemma in noun_class("claim")
    if nouns and aims and nouns[-1].lemma in noun_class("claim"):  # "to face charges over the murder of X in 2021"
        of = (t for t in syntax.behind(nouns[-1].i, "of", "over", "for", "in") if happens(t) and t.i < first)
        return next(of, nouns[-1])
    return nouns[-1] if nouns and not said else None


def _shifted_host(syntax: Syntax, time: Time, verb: Token, first: int) -> Token:
    """The verb a time belongs to where the parser tends to err: in "said on Monday the group was" the time is the
    saying's, in "offered to host talks next week" it is not the offer's."""
    head = syntax.head(verb.i)
    before = first - 1 if syntax.tokens[first - 1].pos == "ADP" else first
    comma = syntax.text[time.span.end : time.span.end + 1] == ","
    leads = syntax.left_edge(verb.i) == before and not any(t.i < first for t in syntax.children(verb.i, "mark"))
    if verb.label == "ccomp" and head is not None and head.i < first and leads and not comma:
        return head
    if verb.tag in ("VBD", "VBN") and time.span.text.lower().startswith(("next ", "tomorrow", "this coming")):
        return next((t for t in syntax.children(verb.i, "xcomp") if t.i < first), verb)
    return verb


def _into_clause(syntax: Syntax, time: Time, word: Token) -> Link | None:
    """ "a day after X": the host is X."""
    if word.label == "mark":
        return Link(time, word.head, True, word.i)
    objects = [t for t in syntax.children(word.i, "pobj", "pcomp") if t.i > word.i]
    return Link(time, objects[0].i, True, word.i) if objects else None


@cache
def _happening() -> frozenset[str]:
    rows = (*lexicons.load("event_nouns"), *lexicons.load("reporting_nouns"))
    return frozenset(row["lemma"] for row in rows) | _OCCASIONS


_OCCASIONS = frozenset(
    "briefing interview speech address broadcast tweet post letter email message hearing session summit rally trip "
    "tour visit poll survey debate forum conference podcast election referendum ceremony funeral birth death arrival "
    "departure event incident accident game match "
    "trial operation offensive war conflict fighting crisis explosion blast fire storm earthquake flood crash "
    "news prayer mass sermon rally service".split()
)
# What has the ending of a deed and is none: bodies, places, posts and things.
_LASTING = frozenset(
    """administration ammunition apartment association basement battalion cement coalition compartment condition
    constitution contingent corporation delegation department detachment document element equipment establishment
    faction federation fiction foundation fragment garment government implement institution instrument ligament
    mansion mission monument nation opposition ornament organisation organization parliament pavement pension
    plantation population profession reservation section segment settlement station supplement television tenement
    testament tradition version vision""".split()
)


def happens(token: Token) -> bool:
    """Whether a noun names something that takes place, so that a time beside it dates it."""
    if token.pos == "PROPN":
        return False
    if token.lemma in _happening():
        return True
    return token.lemma.endswith(("tion", "sion", "ment")) and token.lemma not in _LASTING


def another(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun behind a comma is a happening of its own, joined to one before: "the attacks in Zarna on Friday,
    and a | vote |, have"."""
    first = syntax.left_edge(noun.i)
    before = [t.text for t in syntax.tokens[max(first - 2, 0) : first]]
    new = any(t.lower in ("a", "an") for t in syntax.children(noun.i, "det"))
    return noun.label == "conj" and new and "," in before


def verbal(token: Token) -> bool:
    """Whether a token is a verb that makes a clause, and does not stand before a noun ("the advancing troops") nor for
    one ("at the Torla | crossing |")."""
    return token.pos in ("VERB", "AUX") and token.label not in ("amod", "compound", "pobj")


def _clause_verb(syntax: Syntax, token: Token) -> Token | None:
    """The verb that a noun is an argument or adjunct of; None where the noun stands inside another clause's noun."""
    for above in syntax.ancestors(token.i):
        if verbal(above):
            return above
    return None


def size_of(time: Time) -> int:
    """Order of size of the days covered: a day before a month before a year before the unknown."""
    if time.begin is None or time.end is None:
        return 4
    same = sum(a == b for a, b in zip(time.begin.split("-"), time.end.split("-"), strict=False))
    return 3 - same


def _told_in_clause(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a clause tells what happened then, so that the days are its own: "since Friday, | when shots fell |"."""
    return any(
        any(t.lower == "when" for t in syntax.children(clause.i, "advmod"))
        for n in range(first, last + 1)
        for clause in syntax.children(n, "relcl")
    )

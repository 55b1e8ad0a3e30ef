"""Which time an event or a statement happened at: the link from a verb or noun to a temporal expression.

A time dates the word that it modifies ("arrived on Friday", "Sunday's attack", "the June election"). A time that the
parser hangs on a noun which cannot happen ("struck the port on Saturday") belongs to the verb of that clause. From
there a word takes, in this order: its own times; for a verb, those of the occasion it is said to take place at ("in an
attack on Sunday") and those of the verb it shares its clause with ("exploded on Sunday, killing two"); for a noun,
those of a verb that says no more than that it happened. Nothing crosses into or out of a finite subordinate clause:
in "said on Tuesday that gangs killed ...", Tuesday is the saying's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicons
from onrecord.annotate.measures import measured
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.anchors import puts_off
from onrecord.annotate.timex.offsets import DATES_CLAUSE, DATES_MAIN
from onrecord.annotate.timex.words import UNITS
from onrecord.records import Time

# Verbs that say of an event noun only that it took place, or what it did at once: its time is theirs.
_HAPPEN = frozenset(
    "happen occur come take begin start end open resume continue last follow hold host launch conduct "
    "carry stage mount lead commit kill injure wound hit strike destroy damage level rock shake tear rip "
    "leave target erupt break".split()
)
# Verbs whose infinitive or gerund is the same happening ("began shelling", "managed to flee").
_SAME = frozenset("begin start continue stop resume manage force fail try help keep finish".split())
# Verbs that say of their object only that somebody did it then.
_MAKING = frozenset("impose announce issue sign lodge file deliver unveil".split())
# Verbs that leave somebody time for what comes later ("gave them two days to leave").
_GRANTING = frozenset("give grant allow leave".split())
_SCHEDULED = frozenset("due schedule plan set slate expect convene".split())
_APART = frozenset("later then earlier previously subsequently afterwards eventually before".split())
_WHEN = frozenset({"when", "as"})
_AT = frozenset("at in during amid by with on".split())
_ONWARD = frozenset({"to", "until", "till", "through", "on", "onward", "onwards"})
_TILL = frozenset({"before", "by", "until", "till"})
_BOUND = frozenset("poss compound amod nmod nummod".split())
# Participles that tell of a state: a day behind them is that of the clause ("sanctioned firms linked to X on Monday").
_STATES = frozenset("link tie connect relate affiliate associate base locate know align control own dedicate".split())
# What those did whom something befell: "rammed a bus carrying police on Monday".
_ON_THE_WAY = frozenset("carry transport ferry bring travel head return wait stand sit live house".split())
_ASKING = frozenset("call appeal press push campaign ask".split())
_HARMS = frozenset("die kill wound injure hurt maim burn drown trap bury".split())
_GONE_BY = frozenset({"yesterday", "the day before", "the previous day"})
# "At the request of the junta": when it was made, nobody says.
_AT_WILL = frozenset("request order invitation behest insistence urging instigation expense".split())
_MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class _Link:
    """A time and the token it dates; `bound`: it stands inside that noun's phrase and dates nothing else."""

    time: Time
    host: int
    bound: bool
    at: int


def time_of(syntax: Syntax, times: Sequence[Time], token_index: int) -> Time | None:
    """The time at which what a token tells of happened (or was said), None where the report does not date it.

    Lengths and sets of times ("for three days", "every Friday") date nothing, unless their days are known ("in the
    past two days"); nor do "now", "recently" and the like, which are no days. Of several times the shortest wins,
    then the nearest.

    Args:
        times: those of the report, in text order.
        token_index: the trigger or cue, a verb or a noun.
    """
    sentence = syntax.sentence_of(token_index)
    token = syntax.tokens[token_index]
    day = _day_of(syntax, times, token)
    if day is not None:
        return day
    links = [
        link
        for time in times
        if sentence.start <= time.span.start < sentence.end and _dates(time)
        if (link := _link(syntax, time)) is not None
    ]
    if not links:
        return None
    by_host: dict[int, list[_Link]] = {}
    for link in links:
        by_host.setdefault(link.host, []).append(link)
    found = _of_verb(syntax, by_host, token, 0) if _verbal(token) else _of_noun(syntax, by_host, token)
    if found is None and _verbal(token):
        found = _only_one(syntax, links, token)
    return found


def _day_of(syntax: Syntax, times: Sequence[Time], verb: Token) -> Time | None:
    """The time that a clause tells of: "the worst since 2016, when 70 people were killed"."""
    if verb.label != "relcl" or not any(t.lower == "when" for t in syntax.children(verb.i, "advmod")):
        return None
    start = syntax.tokens[verb.head].start
    return next((t for t in times if t.span.start <= start < t.span.end and _dates(t)), None)


def _dates(time: Time) -> bool:
    if time.type in ("DURATION", "SET"):
        return time.begin is not None and time.end is not None
    return time.begin is not None or not time.value.endswith("_REF")


# --- from the time to the word it dates -----------------------------------------------------------------------


def _link(syntax: Syntax, time: Time) -> _Link | None:
    inside = syntax.tokens_in(time.span.start, time.span.end)
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    if time.made_by.rule == DATES_CLAUSE:
        return _into_clause(syntax, time, inside[-1])
    token = next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[0])
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
        return _Link(time, token.i, False, first) if token.head == token.i else None
    if not _verbal(token) and not bound and not happens(token):
        token = _clause_verb(syntax, token) or token
    if not bound and token.label == "dobj" and syntax.tokens[token.head].lemma in _MAKING:
        token = syntax.tokens[token.head]  # "imposed sanctions on Thursday on 14 firms"
    if _is_state(syntax, token):
        token = _clause_verb(syntax, token) or token
    if first and syntax.tokens[first - 1].lower == "since" and _is_most(syntax, token):
        return None  # "the deadliest attack since 2016"
    token = _past_clause(syntax, time, token)
    if _verbal(token) and ((_length(time) and _tells_whence(syntax, first, last)) or _tells_till(syntax, token, first)):
        return None
    if _verbal(token) and first and puts_off(token, before := syntax.tokens[first - 1].lower):
        # Of "postponed the talks from May 3 to June 4" the talks are on that day, and nobody says when it was done.
        moved = syntax.children(token.i, "dobj", "nsubjpass")
        return _Link(time, moved[0].i, True, first) if moved and before != "from" else None
    told = _told_noun(syntax, time, token, first)
    if told is not None:
        return _Link(time, told.i, True, first)
    return _Link(time, _shifted_host(syntax, time, token, first).i, bound, first)


def _tells_whence(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a time tells where something is from ("showed a video from 1999") and no length begins with it."""
    if first == 0 or syntax.tokens[first - 1].lower != "from":
        return False
    return last + 1 == len(syntax.tokens) or syntax.tokens[last + 1].lower not in _ONWARD


def _tells_till(syntax: Syntax, verb: Token, first: int) -> bool:
    """Whether a time says up to when ("promised troops before the summer", "gave them until Friday"), and so not when
    something was done that is past."""
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
    if verb.label == "acl" and verb.tag in ("VBN", "VBG"):
        return verb.lemma in (_STATES if verb.tag == "VBN" else _ON_THE_WAY)
    tokens = syntax.tokens
    return verb.i > 1 and tokens[verb.i - 1].lower == "to" and tokens[verb.i - 2].lower == verb.lower


def _told_noun(syntax: Syntax, time: Time, verb: Token, first: int) -> Token | None:
    """The happening right before a time that its verb cannot be dated by: of "vowed to avenge the killing of X in
    January 2020" and "called for a strike on Wednesday" the killing and the strike."""
    if not _verbal(verb) or verb.i > first:
        return None
    aims = any(t.tag in ("TO", "MD") for t in syntax.children(verb.i, "aux"))
    asks = verb.lemma in _ASKING and any(t.lower == "for" for t in syntax.children(verb.i, "prep"))
    dated = time.value[:4].isdigit() and any(c.isdigit() for c in time.span.text)
    if not (asks or (aims and dated)):
        return None
    nouns = [
        t
        for p in syntax.children(verb.i, "dobj", "prep")
        if verb.i < p.i < first
        for t in ((p,) if p.label == "dobj" else syntax.children(p.i, "pobj"))
        if happens(t)
    ]
    return nouns[-1] if nouns else None


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


def _into_clause(syntax: Syntax, time: Time, word: Token) -> _Link | None:
    """ "a day after X": the host is X."""
    if word.label == "mark":
        return _Link(time, word.head, True, word.i)
    objects = [t for t in syntax.children(word.i, "pobj", "pcomp") if t.i > word.i]
    return _Link(time, objects[0].i, True, word.i) if objects else None


@cache
def _happening() -> frozenset[str]:
    rows = (*lexicons.load("event_nouns"), *lexicons.load("reporting_nouns"))
    return frozenset(row["lemma"] for row in rows) | _OCCASIONS


_OCCASIONS = frozenset(
    "briefing interview speech address broadcast tweet post letter email message hearing session summit rally trip "
    "tour visit election referendum ceremony funeral birth death arrival departure event incident accident game match "
    "trial operation offensive war conflict fighting crisis explosion blast fire storm earthquake flood crash "
    "news".split()
)


def happens(token: Token) -> bool:
    """Whether a noun names something that takes place, so that a time beside it dates it."""
    if token.pos == "PROPN":
        return False
    return token.lemma in _happening() or token.lemma.endswith(("tion", "sion", "ment"))


def _verbal(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.label not in ("amod", "compound")


def _clause_verb(syntax: Syntax, token: Token) -> Token | None:
    """The verb that a noun is an argument or adjunct of; None where the noun stands inside another clause's noun."""
    for above in syntax.ancestors(token.i):
        if _verbal(above):
            return above
    return None


# --- from the word to its time --------------------------------------------------------------------------------


def _best(links: Sequence[_Link], i: int) -> Time | None:
    if not links:
        return None
    return min(links, key=lambda link: (_length(link.time), abs(link.at - i), link.at)).time


def _length(time: Time) -> int:
    """Order of size of the days covered: a day before a month before a year before the unknown."""
    if time.begin is None or time.end is None:
        return 4
    same = sum(a == b for a, b in zip(time.begin.split("-"), time.end.split("-"), strict=False))
    return 3 - same


def _own(syntax: Syntax, by_host: dict[int, list[_Link]], noun: Token) -> Time | None:
    """The time beside a noun, or beside the participle after it ("a letter sent on Sunday")."""
    own = _best(by_host.get(noun.i, ()), noun.i)
    if own is not None:
        return own
    for participle in syntax.children(noun.i, "acl"):
        if participle.tag in ("VBN", "VBG") and participle.i in by_host:
            return _best(by_host[participle.i], noun.i)
    return None


def _of_verb(syntax: Syntax, by_host: dict[int, list[_Link]], verb: Token, depth: int) -> Time | None:
    own = _best(by_host.get(verb.i, ()), verb.i)
    if depth > 4 or (own is not None and verb.label != "relcl"):
        return own
    # "Relatives of those who died in Sunday's attack on Monday accused …"
    occasion = _of_occasion(syntax, by_host, verb)
    if occasion is not None or own is not None:
        return occasion or own
    when = _of_when(syntax, by_host, verb)
    if when is not None:
        return when
    harmed = _of_harm(syntax, by_host, verb)
    if harmed is not None:
        return harmed
    head = syntax.head(verb.i)
    if head is None or not _verbal(head):
        return None
    if verb.label == "conj":
        # A time before two verbs holds for both; one after the first holds for the second only if it is a day, they
        # share their subject and nothing says that it came later ("founded in 1947 and built up").
        own_clause = bool(syntax.children(verb.i, "nsubj", "nsubjpass", "mark")) or _takes_turn(syntax, verb)
        if own_clause or any(t.lemma in _APART for t in syntax.children(verb.i, "advmod")):
            subject = [t.i for t in syntax.children(head.i, "nsubj", "nsubjpass")]
            fronted = [link for link in by_host.get(head.i, ()) if subject and link.at < subject[0]]
            return None if syntax.children(verb.i, "mark", "advmod") else _best(fronted, verb.i)
        of_head = _of_verb(syntax, by_host, head, depth + 1)
        between = [link for link in by_host.get(head.i, ()) if head.i < link.at < verb.i]
        return None if any(link.time is of_head and _length(link.time) for link in between) else of_head
    if verb.label in ("advcl", "xcomp") and verb.tag == "VBG" and not syntax.children(verb.i, "mark", "aux", "nsubj"):
        return _of_verb(syntax, by_host, head, depth + 1)
    granted = head.lemma in _GRANTING
    if (
        verb.label == "advcl"
        and verb.tag == "VB"
        and head.tag == "VBD"
        and syntax.children(verb.i, "aux")
        and not granted
    ):
        # "held a news conference on Friday to deny it"
        return _of_verb(syntax, by_host, head, depth + 1)
    meanwhile = {t.lower for t in syntax.children(verb.i, "advmod", "mark")} & _WHEN
    if verb.label == "advcl" and meanwhile and verb.tag == "VBD" and (head.tag == "VBD" or _was(syntax, head)):
        # "fled on Friday as troops entered the town"
        return _best(by_host.get(head.i, ()), verb.i)
    if verb.label == "xcomp" and head.lemma in _SAME:
        return _of_verb(syntax, by_host, head, depth + 1)
    return None


def _of_when(syntax: Syntax, by_host: dict[int, list[_Link]], verb: Token) -> Time | None:
    """The time of the clause that says when: "when police came on Friday, the crowd fled"."""
    if verb.tag != "VBD":
        return None
    for clause in syntax.children(verb.i, "advcl"):
        said = {t.lower for t in syntax.children(clause.i, "advmod", "mark")}
        if "as" in said and said & {"just", "much"}:
            continue  # "just as he had on Friday, he ..." compares
        if said & _WHEN and clause.tag in ("VBD", "VBN") and clause.i in by_host:
            return _best(by_host[clause.i], verb.i)
    return None


def _was(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle tells of the past: "was hurt"."""
    return verb.tag == "VBN" and any(t.tag == "VBD" for t in syntax.children(verb.i, "auxpass"))


def _of_harm(syntax: Syntax, by_host: dict[int, list[_Link]], verb: Token) -> Time | None:
    """The day behind the last of several harms, which come of one happening: "one man died and two were hurt on
    Friday"."""
    if verb.lemma not in _HARMS:
        return None
    after = [t for t in syntax.children(verb.i, "conj") if t.lemma in _HARMS and t.i > verb.i]
    return next((time for t in after if (time := _best(by_host.get(t.i, ()), t.i)) is not None), None)


def _takes_turn(syntax: Syntax, verb: Token) -> bool:
    """Whether a second verb is passive after an active first one: in "fled in 2015 and was tried" somebody else acts
    then, at a time of which nothing is told."""
    passive = bool(syntax.children(verb.i, "auxpass"))
    return verb.label == "conj" and passive and not syntax.children(verb.head, "auxpass")


def _of_occasion(syntax: Syntax, by_host: dict[int, list[_Link]], verb: Token) -> Time | None:
    """The time of what a verb is said to take place at: "said at his briefing on Monday"; of its subject, where that
    is a happening ("Sunday's attack killed two"), or its object ("held Friday's vote")."""
    for preposition in syntax.children(verb.i, "prep", "agent"):
        if preposition.lower in _AT:
            for noun in syntax.children(preposition.i, "pobj"):
                if happens(noun) and (time := _own(syntax, by_host, noun)) is not None:
                    return time
    if verb.lemma in _HAPPEN:
        for noun in syntax.children(verb.i, "nsubj", "nsubjpass", "dobj"):
            if happens(noun) and (time := _own(syntax, by_host, noun)) is not None:
                return time
    return None


def _of_noun(syntax: Syntax, by_host: dict[int, list[_Link]], noun: Token) -> Time | None:
    own = _own(syntax, by_host, noun)
    if own is not None:
        return own
    whole = measured(syntax, noun)
    if whole is not noun and whole.lemma not in UNITS:
        return _of_noun(syntax, by_host, whole)
    head = syntax.head(noun.i)
    if head is None:
        return None
    if noun.label == "conj" and not _verbal(head):
        return _of_noun(syntax, by_host, head)
    if noun.label in ("nsubj", "nsubjpass", "dobj") and _verbal(head) and head.lemma in _HAPPEN:
        return _of_verb(syntax, by_host, head, 1)
    if noun.label in ("nsubj", "nsubjpass") and _verbal(head):
        return _of_schedule(syntax, by_host, head)
    if noun.label == "pobj" and head.lower == "of" and (days := syntax.head(head.i)) is not None:
        # "killed in five days of fighting last month"
        above = syntax.head(days.i)
        head = above if days.lemma in UNITS and above is not None else head
    if noun.label == "pobj" and head.lower in _AT and happens(noun) and noun.lemma not in _AT_WILL:
        verb = syntax.head(head.i)
        if verb is not None and _verbal(verb):
            return _best([link for link in by_host.get(verb.i, ()) if not link.bound], noun.i)
    return None


def _of_schedule(syntax: Syntax, by_host: dict[int, list[_Link]], verb: Token) -> Time | None:
    """The time that something is set for: "talks are due on Monday", "a vote is scheduled to take place in May"."""
    said = (verb, *syntax.children(verb.i, "acomp", "oprd"))
    if not any(t.lemma in _SCHEDULED for t in said):
        return None
    inner = (v for t in said for v in syntax.children(t.i, "xcomp"))
    return next((time for t in (*said, *inner) if (time := _best(by_host.get(t.i, ()), t.i)) is not None), None)


def _only_one(syntax: Syntax, links: Sequence[_Link], verb: Token) -> Time | None:
    """The only time of a sentence, where it dates a verb that is joined to this one in the main clause ("seized the
    ship and held its crew on Friday")."""
    if len(links) != 1 or links[0].bound:
        return None
    host = syntax.tokens[links[0].host]
    if host.i == verb.head and (_takes_turn(syntax, verb) or (links[0].at < verb.i and _length(links[0].time))):
        return None
    root, other = _first_of_main(syntax, verb), _first_of_main(syntax, host)
    return links[0].time if root is not None and root == other else None


def _first_of_main(syntax: Syntax, verb: Token) -> int | None:
    """The root that a verb is, or is joined to; None for a verb of a subordinate clause."""
    while verb.label == "conj" and not syntax.children(verb.i, "mark", "nsubj", "nsubjpass"):
        verb = syntax.tokens[verb.head]
    return verb.i if verb.head == verb.i and _verbal(verb) else None

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
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex_offsets import DATES_CLAUSE
from onrecord.records import Time

# Verbs that say of an event noun only that it took place, or what it did at once: its time is theirs.
_HAPPEN = frozenset(
    "happen occur come take begin start end open resume continue last follow hold host launch conduct carry stage mount "
    "commit kill injure wound hit strike destroy damage level rock shake tear rip leave target erupt break".split()
)
# Verbs whose infinitive or gerund is the same happening ("began shelling", "managed to flee").
_SAME = frozenset("begin start continue stop resume manage force fail try help keep finish".split())
_AT = frozenset("at in during amid by with on".split())
_BOUND = frozenset("poss compound amod nmod nummod".split())
_CARRY = frozenset("pobj pcomp prep npadvmod dep quantmod advmod".split())
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
    token = syntax.tokens[token_index]
    found = _of_verb(syntax, by_host, token, 0) if _verbal(token) else _of_noun(syntax, by_host, token)
    if found is None and _verbal(token):
        found = _only_one(syntax, links, token)
    return found


def _dates(time: Time) -> bool:
    if time.type in ("DURATION", "SET"):
        return time.begin is not None and time.end is not None
    return time.begin is not None or not time.value.endswith("_REF")


# --- from the time to the word it dates -------------------------------------------------------------------------------


def _link(syntax: Syntax, time: Time) -> _Link | None:
    inside = syntax.tokens_in(time.span.start, time.span.end)
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    if time.made_by.rule == DATES_CLAUSE:
        return _into_clause(syntax, time, inside[-1])
    token = next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[0])
    bound = False
    for _ in range(_MOST_STEPS):
        head = syntax.head(token.i)
        if head is None:
            break
        bound = bound or (token.label in _BOUND and head.i > token.i)
        token = head
        if token.pos in ("ADP", "SCONJ", "ADV", "PART", "NUM") and not first <= token.i <= last:
            continue
        if token.entity.endswith(("-DATE", "-TIME")) or first <= token.i <= last or token.label == "case":
            continue
        break
    if first <= token.i <= last:
        return None if token.head != token.i else _Link(time, token.i, False, first)
    if not _verbal(token) and not bound and not happens(token):
        verb = _clause_verb(syntax, token)
        if verb is not None:
            return _Link(time, verb.i, False, first)
    return _Link(time, token.i, bound, first)


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
    "briefing interview speech address broadcast tweet post letter email message hearing session summit rally trip tour "
    "visit election referendum ceremony funeral birth death arrival departure event incident accident game match trial "
    "operation offensive war conflict fighting crisis explosion blast fire storm earthquake flood crash news".split()
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


# --- from the word to its time ----------------------------------------------------------------------------------------


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


def _of_verb(syntax: Syntax, by_host: dict[int, list[_Link]], verb: Token, depth: int) -> Time | None:
    own = _best(by_host.get(verb.i, ()), verb.i)
    if own is not None or depth > 4:
        return own
    occasion = _of_occasion(syntax, by_host, verb)
    if occasion is not None:
        return occasion
    head = syntax.head(verb.i)
    if head is None or not _verbal(head):
        return None
    if verb.label == "conj":
        # What is said of the first of two verbs before either, or after the first, holds for the second.
        return _of_verb(syntax, by_host, head, depth + 1)
    if verb.label in ("advcl", "xcomp") and verb.tag == "VBG" and not syntax.children(verb.i, "mark", "aux", "nsubj"):
        return _of_verb(syntax, by_host, head, depth + 1)
    if verb.label == "xcomp" and head.lemma in _SAME:
        return _of_verb(syntax, by_host, head, depth + 1)
    return None


def _of_occasion(syntax: Syntax, by_host: dict[int, list[_Link]], verb: Token) -> Time | None:
    """The time of what a verb is said to take place at: "said at his briefing on Monday"; of its subject, where that
    is a happening ("Sunday's attack killed two"), or its object ("held Friday's vote")."""
    for preposition in syntax.children(verb.i, "prep", "agent"):
        if preposition.lower in _AT:
            for noun in syntax.children(preposition.i, "pobj"):
                if happens(noun) and noun.i in by_host:
                    return _best(by_host[noun.i], verb.i)
    if verb.lemma in _HAPPEN:
        for noun in syntax.children(verb.i, "nsubj", "nsubjpass", "dobj"):
            if happens(noun) and noun.i in by_host:
                return _best(by_host[noun.i], verb.i)
    return None


def _of_noun(syntax: Syntax, by_host: dict[int, list[_Link]], noun: Token) -> Time | None:
    own = _best(by_host.get(noun.i, ()), noun.i)
    if own is not None:
        return own
    head = syntax.head(noun.i)
    if head is None:
        return None
    if noun.label == "conj" and not _verbal(head):
        return _of_noun(syntax, by_host, head)
    if noun.label in ("nsubj", "nsubjpass", "dobj") and _verbal(head) and head.lemma in _HAPPEN:
        return _of_verb(syntax, by_host, head, 1)
    if noun.label == "pobj" and head.lower in _AT and happens(noun):
        verb = syntax.head(head.i)
        if verb is not None and _verbal(verb):
            return _best([link for link in by_host.get(verb.i, ()) if not link.bound], noun.i)
    return None


def _only_one(syntax: Syntax, links: Sequence[_Link], verb: Token) -> Time | None:
    """The only time of a sentence, where it dates a verb that is joined to this one in the main clause ("seized the
    ship and held its crew on Friday")."""
    if len(links) != 1 or links[0].bound:
        return None
    host = syntax.tokens[links[0].host]
    root, other = _first_of_main(syntax, verb), _first_of_main(syntax, host)
    return links[0].time if root is not None and root == other else None


def _first_of_main(syntax: Syntax, verb: Token) -> int | None:
    """The root that a verb is, or is joined to; None for a verb of a subordinate clause."""
    while verb.label == "conj":
        verb = syntax.tokens[verb.head]
    return verb.i if verb.head == verb.i and _verbal(verb) else None

"""Which time an event or a statement happened at: the link from a verb or noun to a temporal expression.

Each time stands with one word (`onrecord.annotate.timex.hosts`). From there a word takes, in this order: its own times;
for a verb, those of the occasion it is said to take place at ("in an attack on Sunday") and those of the verb it shares
its clause with ("exploded on Sunday, killing two"); for a noun, those of a verb that says no more than that it
happened. Nothing crosses into or out of a finite subordinate clause: in "said on Tuesday that gangs killed ...",
Tuesday is the saying's.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.measures import measured
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.behind import aims, day_behind, day_of_aim, deed_before
from onrecord.annotate.timex.directions import AHEAD, CALLED_FOR, DEEDS, is_saying
from onrecord.annotate.timex.hosts import Link, another, happens, link_of, size_of, tells_when, verbal
from onrecord.annotate.timex.shared import (
    APART,
    AT,
    LASTING,
    WHEN,
    best_of,
    is_past,
    is_perfect,
    makes_happen,
    of_occasion,
    of_same,
    of_stay,
    own_time,
)
from onrecord.annotate.timex.stays import SCHEDULED
from onrecord.annotate.timex.words import UNITS
from onrecord.records import Time

# Verbs whose infinitive or gerund is the same happening ("began shelling", "managed to flee").
_SAME = frozenset(
    "begin start continue stop resume manage force fail try attempt struggle endeavour endeavor strive proceed rush "
    "hurry scramble help keep finish".split()
)
_ATTEMPTS = frozenset({"attempt", "bid", "effort", "try"})
# Verbs that leave somebody time for what comes later ("gave them two days to leave").
_GRANTING = frozenset("give grant allow leave".split())
# Verbs by which somebody binds himself, or is bound, to what comes later.
_BOUND_TO = frozenset("offer agree threaten decide refuse decline volunteer seek want order urge".split())
_CHARGING = frozenset({"charge", "indict", "threaten"})
_TRYING = frozenset("charge indict convict acquit sentence try arraign prosecute jail imprison fine plead".split())
_HOLDING = frozenset("arrest detain hold question interrogate name identify extradite seek want accuse".split())
# For what somebody is held, and in the course of which nobody is arrested for it by the police.
_CRIMES = frozenset(
    """murder killing slaying assassination homicide death massacre bombing shooting stabbing kidnapping abduction rape
    robbery theft fraud lynching poisoning beheading plot conspiracy disappearance genocide""".split()
)
_AS_TOLD = frozenset(
    """say note report document show write tell point observe explain describe argue put detail reveal remark recall
    suggest indicate mention state warn predict expect""".split()
)
_MEANWHILE = frozenset({"while", "when"})
_FOLLOWING = frozenset({"after", "following", "since", "amid", "over"})
# Of this size is a time within one month: what somebody then did and what he did next may well both be of it.
_MONTH = 1
# "At the request of the junta": when it was made, nobody says.
_AT_WILL = frozenset("request order invitation behest insistence urging instigation expense".split())


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
    links = _links(syntax, times, sentence.start, sentence.end)
    day = _day_of(syntax, times, token)
    if day is not None and not any(link.host == token.i and link.time is not day for link in links):
        return day
    if not links:
        return None
    by_host: dict[int, list[Link]] = {}
    for link in links:
        by_host.setdefault(link.host, []).append(link)
    found = _of_verb(syntax, by_host, token, 0) if verbal(token) else _of_noun(syntax, by_host, token)
    if found is None:
        # "Shelling killed four and injured seven on Friday"
        head = syntax.tokens[token.head]
        of_noun = token.label in ("nsubj", "nsubjpass") and happens(token) and makes_happen(head)
        verb = token if verbal(token) else head if of_noun else None
        # "Rammed a crowd watching a match on Friday, killing nine"
        at_once = verb is not None and verb.label == "advcl" and verb.tag == "VBG" and verbal(head)
        if at_once and not syntax.children(token.i, "mark", "advmod", "nsubj"):
            verb = head
        if verb is not None:
            found = _of_aside(syntax, by_host, verb) or _only_one(syntax, links, verb)
            found = found or day_behind(syntax, links, verb)
    if found is None and token.label == "acl" and token.tag == "VB":
        noun = syntax.tokens[token.head]  # "Friday's attempt to storm the hall"
        found = best_of(by_host.get(noun.i, ()), noun.i) if noun.lemma in _ATTEMPTS else None
    return found


def time_of_aim(
    syntax: Syntax, times: Sequence[Time], token_index: int, published: str, *, worded: bool
) -> Time | None:
    """The day on which somebody refused or vowed to do, or was kept from, what it stands with
    (`timex.behind.day_of_aim`)."""
    verb, sentence = syntax.tokens[token_index], syntax.sentence_of(token_index)
    heads = aims(syntax, verb, worded=worded)
    links = _links(syntax, times, sentence.start, sentence.end) if heads else ()
    return day_of_aim(links, verb, heads, published)


def _links(syntax: Syntax, times: Sequence[Time], start: int, end: int) -> list[Link]:
    within = (t for t in times if start <= t.span.start < end and tells_when(t))
    links: list[Link] = []
    for time in within:
        link = link_of(syntax, time)
        if link is not None:
            links.append(deed_before(syntax, links, link) or link)
    return links


def _of_aside(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The day in what the subject was doing: "the mayor, bowing to the crowd on Friday, asked for calm"."""
    if verb.tag != "VBD" or syntax.children(verb.i, "aux", "auxpass", "neg"):
        return None
    asides = (p for t in syntax.children(verb.i, "nsubj") for p in syntax.children(t.i, "acl"))
    fronted = (p for p in syntax.children(verb.i, "advcl") if not syntax.children(p.i, "nsubj", "mark", "advmod"))
    doing = (p for p in (*asides, *fronted) if p.tag == "VBG" and p.i < verb.i)
    return next((time for p in doing if (time := best_of(by_host.get(p.i, ()), p.i)) and not size_of(time)), None)


def _day_of(syntax: Syntax, times: Sequence[Time], verb: Token) -> Time | None:
    """The time that a clause tells of: "the worst since 2016, when 70 people were killed"."""
    if verb.label != "relcl" or not any(t.lower == "when" for t in syntax.children(verb.i, "advmod")):
        return None
    start = syntax.tokens[verb.head].start
    return next((t for t in times if t.span.start <= start < t.span.end and tells_when(t)), None)


def _of_verb(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token, depth: int) -> Time | None:
    own = best_of([k for k in by_host.get(verb.i, ()) if not _is_of_subject(syntax, verb, k)], verb.i)
    if depth > 4 or (own is not None and verb.label != "relcl"):
        return own
    # "Relatives of those who died in Sunday's attack on Monday accused …"
    occasion = of_occasion(syntax, by_host, verb)
    if occasion is not None or own is not None:
        return occasion or own
    at_once = of_same(syntax, by_host, verb)
    if at_once is not None:
        return at_once
    head = syntax.head(verb.i)
    if head is not None and verb.label == "xcomp" and head.label in ("acomp", "oprd") and head.lemma in SCHEDULED:
        head = syntax.head(head.i)  # "are due | to speak |"
        return _of_verb(syntax, by_host, head, depth + 1) if head is not None and verbal(head) else None
    if head is None or not verbal(head):
        return None
    if verb.label == "xcomp" and head.lemma == "be":
        return of_stay(syntax, by_host, head)  # "where she is | to meet | them"
    if verb.label == "conj":
        # A time before two verbs holds for both; one after the first holds for the second only if it is a day, they
        # share their subject and nothing says that it came later ("founded in 1947 and built up").
        own_clause = bool(syntax.children(verb.i, "nsubj", "nsubjpass", "mark", "expl")) or _takes_turn(syntax, verb)
        below = (verb, *syntax.children(verb.i, "xcomp", "ccomp"))  # "shut it and let them leave | a week later |"
        if own_clause or any(t.lemma in APART for v in below for t in syntax.children(v.i, "advmod")):
            subject = [t.i for t in syntax.children(head.i, "nsubj", "nsubjpass")]
            fronted = [link for link in by_host.get(head.i, ()) if subject and link.at < subject[0]]
            return None if syntax.children(verb.i, "mark", "advmod") else best_of(fronted, verb.i)
        of_head = _of_verb(syntax, by_host, head, depth + 1)
        if is_perfect(syntax, verb) and not is_perfect(syntax, head):
            return None  # "resigned in May and have boycotted votes since"
        between = [link for link in by_host.get(head.i, ()) if head.i < link.at < verb.i]
        return None if any(link.time is of_head and size_of(link.time) > _MONTH for link in between) else of_head
    opened = [t for t in syntax.children(verb.i, "mark", "advmod") if t.i < verb.i and t.lower not in _MEANWHILE]
    marked = any(t.label == "mark" or t.tag == "WRB" for t in opened)
    if (
        verb.label in ("advcl", "xcomp")
        and verb.tag == "VBG"
        and not (marked or syntax.children(verb.i, "aux", "nsubj"))
    ):
        return _of_verb(syntax, by_host, head, depth + 1)
    granted = head.lemma in _GRANTING | CALLED_FOR | AHEAD | _BOUND_TO
    if (
        verb.label == "advcl"
        and verb.tag == "VB"
        and head.tag == "VBD"
        and syntax.children(verb.i, "aux")
        and not granted
    ):
        # "held a news conference on Friday to deny it"
        return _of_verb(syntax, by_host, head, depth + 1)
    if verb.label == "advcl" and verb.tag == head.tag == "VBD":
        # "On Friday, he followed her twice before police arrested him"
        before = any(t.lower == "before" for t in syntax.children(verb.i, "mark"))
        first = min((t.i for t in syntax.children(head.i, "nsubj", "nsubjpass")), default=0)
        fronted = [link for link in by_host.get(head.i, ()) if link.at < first and not size_of(link.time)]
        if before and fronted:
            return best_of(fronted, verb.i)
    meanwhile = {t.lower for t in syntax.children(verb.i, "advmod", "mark")} & WHEN
    if "as" in meanwhile and verb.lemma in _AS_TOLD and not syntax.children(verb.i, "dobj"):
        return None  # "as the paper showed, governors met on Monday"
    told = [verb.tag == "VBD" or is_past(syntax, verb), head.tag == "VBD" or is_past(syntax, head)]
    if verb.label == "advcl" and meanwhile and all(told):
        # "fled on Friday as troops entered the town"
        return best_of(by_host.get(head.i, ()), verb.i)
    if verb.label == "xcomp" and (head.lemma in _SAME or (head.lemma in SCHEDULED and head.tag == "VBN")):
        return _of_verb(syntax, by_host, head, depth + 1)
    return None


def _is_of_subject(syntax: Syntax, verb: Token, link: Link) -> bool:
    """Whether a time gone by stands behind a subject that is a happening and before a verb in the perfect, which cannot
    bear it: "the arrest of the mayor on Friday has alarmed traders"."""
    if link.at > verb.i or not is_perfect(syntax, verb):
        return False
    subjects = [t for t in syntax.children(verb.i, "nsubj", "nsubjpass") if t.i < link.at and happens(t)]
    return bool(subjects) and syntax.tokens[link.at - 1].lower not in LASTING


def _takes_turn(syntax: Syntax, verb: Token) -> bool:
    """Whether a second verb is passive after an active first one: in "fled in 2015 and was tried" somebody else acts
    then, at a time of which nothing is told."""
    passive = bool(syntax.children(verb.i, "auxpass"))
    return verb.label == "conj" and passive and not syntax.children(verb.head, "auxpass")


def _of_noun(syntax: Syntax, by_host: dict[int, list[Link]], noun: Token) -> Time | None:
    own = own_time(syntax, by_host, noun)
    if own is not None:
        return own
    whole = measured(syntax, noun)
    if whole is not noun and whole.lemma not in UNITS:
        return _of_noun(syntax, by_host, whole)
    head = syntax.head(noun.i)
    if head is None:
        return None
    if noun.label == "conj" and not verbal(head) and not another(syntax, noun):
        return _of_noun(syntax, by_host, head)
    if noun.label in ("nsubj", "nsubjpass", "dobj") and verbal(head) and makes_happen(head):
        return _of_verb(syntax, by_host, head, 1)
    if noun.label in ("nsubj", "nsubjpass") and verbal(head):
        between = [k for k in by_host.get(head.i, ()) if noun.i < k.at < head.i] if happens(noun) else []
        return best_of(between, noun.i) or _of_schedule(syntax, by_host, head)
    if noun.label == "pobj" and head.lower == "of" and (days := syntax.head(head.i)) is not None:
        # "killed in five days of fighting last month"
        above = syntax.head(days.i)
        head = above if days.lemma in UNITS and above is not None else head
    if noun.label == "pobj" and head.lower in _FOLLOWING and happens(noun):
        # "The scrutiny has grown after shootings in Zarna last year": the perfect bears no day gone by.
        verb = syntax.head(head.i)
        stop = syntax.right_edge(noun.i)
        if verb is not None and verbal(verb) and is_perfect(syntax, verb):
            return best_of([k for k in by_host.get(verb.i, ()) if stop < k.at <= stop + 3], noun.i)
    if noun.label == "pobj" and head.lower in AT and happens(noun) and noun.lemma not in _AT_WILL:
        verb = syntax.head(head.i)
        if verb is not None and head.lower == "with" and verb.lemma in _CHARGING:
            return None  # "charged him with theft on Friday"
        if verb is not None and _answers_for(verb, noun):
            return None  # "charged on Friday in the killing of a judge"
        if verb is not None and is_saying(verb) and noun.lemma in DEEDS:
            return None  # "officials said on Friday, in an attack that they blame on rebels"
        if verb is not None and verbal(verb):
            return best_of([link for link in by_host.get(verb.i, ()) if not link.bound], noun.i)
    return None


def _answers_for(verb: Token, noun: Token) -> bool:
    """Whether a noun tells for what somebody is tried or held: what he did is no matter of the day of the trial."""
    return verb.lemma in _TRYING or (verb.lemma in _HOLDING and noun.lemma in _CRIMES)


def _of_schedule(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The time that something is set for: "talks are due on Monday", "a vote is scheduled to take place in May"."""
    said = (verb, *syntax.children(verb.i, "acomp", "oprd"))
    if not any(t.lemma in SCHEDULED for t in said):
        return None
    inner = (v for t in said for v in syntax.children(t.i, "xcomp"))
    return next((time for t in (*said, *inner) if (time := best_of(by_host.get(t.i, ()), t.i)) is not None), None)


def _only_one(syntax: Syntax, links: Sequence[Link], verb: Token) -> Time | None:
    """The only time of a sentence, where it dates a verb that is joined to this one in the main clause ("seized the
    ship and held its crew on Friday")."""
    if len(links) != 1 or links[0].bound:
        return None
    host = syntax.tokens[links[0].host]
    apart = {t.lemma for t in syntax.children(host.i, "advmod")} & APART or links[0].time.made_by.rule == "earlier"
    if apart and verb.i < host.i:
        return None  # "was seized and then freed two days later"
    if any(t.label == "cc" for t in syntax.tokens[verb.i : links[0].at]) and links[0].at < host.i:
        return None  # "burned the town and on Friday left": only what is joined behind the day is of it
    if host.i == verb.head and (_takes_turn(syntax, verb) or (links[0].at < verb.i and size_of(links[0].time))):
        return None
    root, other = _first_of_main(syntax, verb), _first_of_main(syntax, host)
    return links[0].time if root is not None and root == other else None


def _first_of_main(syntax: Syntax, verb: Token) -> int | None:
    """The root that a verb is, or is joined to; None for a verb of a subordinate clause."""
    while verb.label == "conj" and not syntax.children(verb.i, "mark", "nsubj", "nsubjpass", "expl"):
        verb = syntax.tokens[verb.head]
    # "They left on Friday; | nobody was hurt" hangs one main clause on the other.
    beside = verb.label in ("ccomp", "parataxis") and verb.i < verb.head and not syntax.children(verb.i, "mark")
    apart = beside and any(t.text == ";" for t in syntax.tokens[verb.i : verb.head])
    # "Seized the ship and held its crew on Friday, the navy said".
    apart = apart or (beside and is_saying(syntax.tokens[verb.head]) and verb.tag in ("VBD", "VBN"))
    return verb.i if (verb.head == verb.i or apart) and verbal(verb) else None

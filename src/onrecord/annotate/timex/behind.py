"""The day of a main clause that the parser hangs on its object: "dispersed the mourners gathered at the gate on
Friday", "rejected the terms put forward by Arda as absurd on Friday", "vowed a harsh response on Friday".

A report tells of its main verb on a day of the week, and a participle or a noun of words behind that verb seldom has
one of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.happening.beside import ASSEMBLED
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.directions import CALLED_FOR
from onrecord.annotate.timex.hosts import Link, happens, size_of, verbal
from onrecord.records import Time

# Nouns of words and gestures: whoever vows a response or trades accusations does so on the day that is told.
_WORDS = frozenset(
    """response answer reply accusation charge allegation blame threat warning vow pledge promise offer proposal bid
    request demand appeal plea call application petition leave permission approval consent support weight backing
    blessing endorsement praise concern anger regret apology condolence sympathy solidarity thanks gratitude tribute
    deal agreement accord pact memorandum contract plan motion resolution bill law decree order ban restriction
    sanction embargo tariff curfew emergency truce ceasefire invitation resignation complaint lawsuit suit petition
    verdict sentence ultimatum deadline term condition candidacy doubt silence claim report invitation view hope
    exception issue fault stand vigilance readiness retaliation revenge vengeance retribution reprisal""".split()
)
# What was found or seized lay so: "seized tusks hidden in a container on Friday".
_STOWED = frozenset("hide conceal stash stow pack bury disguise stockpile".split())
# In which state people were left: "left six dead and ten wounded on Friday".
_HURT = frozenset({"wounded", "injured", "hurt", "missing", "displaced"})
_DEMANDING = frozenset({"demand", "request", "seek", "urge", "propose", "order"})
_WANTED = frozenset(
    """release withdrawal resignation end halt return removal extradition ceasefire truce repeal dismissal ouster
    expulsion deployment evacuation pullout""".split()
)
_KEPT_FROM = frozenset({"from", "with"})
_DOWN = frozenset({"dobj", "pobj", "prep", "dative", "acl", "conj", "appos", "oprd", "pcomp", "agent"})
_STEPS = 8


def day_behind(syntax: Syntax, links: Sequence[Link], verb: Token) -> Time | None:
    """The day behind what a past main verb is done to, where it stands with a participle or a noun of words in there.

    Args:
        links: the times of the sentence with the words they stand with.
        verb: a verb that has no time of its own.
    """
    if not _is_told(syntax, verb):
        return None
    behind = (k for k in links if k.at > verb.i and not k.bound and not size_of(k.time) and k.time.type != "SET")
    return next((k.time for k in behind if _within(syntax, verb, k)), None)


def deed_before(syntax: Syntax, before: Sequence[Link], link: Link) -> Link | None:
    """The link of a day that a verb cannot have, as it has another: that of the happening right before it, "claimed on
    Friday the bombing of a club | the previous evening |"."""
    verb = syntax.tokens[link.host]
    if link.bound or link.at < verb.i or verb.tag not in ("VBD", "VBN") or not verbal(verb) or size_of(link.time):
        return None
    dated = [k for k in before if k.at < link.at and k.time.begin != link.time.begin and not size_of(k.time)]
    subjects = {t.i for t in syntax.children(verb.i, "nsubj", "nsubjpass")}
    if not any(k.host == verb.i or k.host in subjects or k.at < verb.i for k in dated):
        return None
    stop = link.at - 1 if syntax.tokens[link.at - 1].pos == "ADP" else link.at
    last = syntax.tokens[stop - 1]
    for above in (last, *syntax.ancestors(last.i)):
        if above.i <= verb.i or above.label not in ("pobj", "prep", "dobj", "poss", "compound", "conj"):
            return None
        if happens(above):
            return Link(link.time, above.i, True, link.at)
    return None


def aims(syntax: Syntax, verb: Token, *, worded: bool) -> frozenset[int]:
    """The tokens on which parsers hang the day gone by of a main verb.

    Those of what somebody refused, agreed or vowed to do, was kept from doing or is charged with ("refused to let them
    board a plane on Friday", told on Saturday, "was barred from registering on Monday"), and of what is no happening
    and is pleaded for ("appealed for boats on Sunday").

    Args:
        worded: whether the verb tells of words; those alone take the day of an infinitive and of what is asked for.
    """
    if not _is_told(syntax, verb):
        return frozenset()
    preps = [t for t in syntax.children(verb.i, "prep") if t.i > verb.i]
    kept = [g for t in preps if t.lower in _KEPT_FROM for g in syntax.children(t.i, "pcomp")]
    heads = {t.i for g in kept for t in (g, *syntax.children(g.i, "xcomp")) if t.tag in ("VBG", "VB")}
    if worded:
        meant = [t for t in syntax.children(verb.i, "xcomp", "dobj", "prep") if t.i > verb.i]
        meant += [a for t in meant for a in syntax.children(t.i, "acl") if a.tag == "VB"]
        meant += [a for t in meant for a in syntax.children(t.i, "ccomp") if a.tag in ("VB", "VBP")]
        # "Ruled out sending shells on Monday".
        heads |= {t.i for t in meant if t.tag in ("VB", "VBP") or (t.tag == "VBG" and t.label == "xcomp")}
        asked = syntax.behind(verb.i, "for") if verb.lemma in CALLED_FOR else ()
        asked += syntax.children(verb.i, "dobj") if verb.lemma in _DEMANDING else ()
        # "Demanded their release on Monday", but not "called for an answer to the raid on Monday".
        heads |= {n.i for t in asked for n in (t, *syntax.conjuncts(t.i)) if not happens(n) or n.lemma in _WANTED}
    return frozenset(heads)


def day_of_aim(links: Sequence[Link], verb: Token, heads: frozenset[int], published: str) -> Time | None:
    """The first day behind a verb that stands with one of `heads` (`aims`) and is gone by when the report appears.

    Args:
        published: the day of the report.
    """
    days = (k.time for k in links if k.host in heads and k.at > verb.i and not size_of(k.time))
    return next((t for t in days if t.end is not None and t.end <= published), None)


def _is_told(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb tells in the past what happened, in no clause that only describes."""
    helped = syntax.children(verb.i, "aux", "auxpass")
    past = verb.tag == "VBD" and not any(t.tag == "MD" for t in helped)
    past = past or (verb.tag == "VBN" and any(t.tag == "VBD" and t.lemma == "be" for t in helped))
    return past and verb.label in ("ROOT", "ccomp", "conj", "parataxis", "dep") and not syntax.children(verb.i, "neg")


def _within(syntax: Syntax, verb: Token, link: Link) -> bool:
    """Whether a time stands with a word that hangs below the verb's object, and cannot be that word's own."""
    host = syntax.tokens[link.host]
    if host.i <= verb.i or not _is_below(syntax, verb, host):
        return False
    if host.label == "ccomp" and host.head == verb.i and host.lemma in ASSEMBLED:
        return True  # "dispersed mourners | gathered at the gate on Friday"
    if (host.label == "acl" and host.tag == "VBG") or _named_by_what(syntax, host):
        return True
    if host.label == "acl" and host.tag in ("VBN", "VBD"):
        said_as = any(t.lower == "as" and host.i < t.i < link.at for t in syntax.children(host.i, "prep"))
        return said_as or host.lemma in ASSEMBLED | _STOWED or host.lower in _HURT
    direct = host.label == "dobj" and host.head == verb.i
    beside = host.label == "pobj" and syntax.tokens[host.head].head == verb.i
    return host.lemma in _WORDS and (direct or beside)


def _is_below(syntax: Syntax, verb: Token, token: Token) -> bool:
    """Whether the way up from a word to the verb leads over nouns and participles only."""
    for _ in range(_STEPS):
        if token.i == verb.i:
            return True
        gathered = token.label == "ccomp" and token.lemma in ASSEMBLED
        if token.label not in _DOWN and token.tag != "CD" and not gathered and not _named_by_what(syntax, token):
            return False
        token = syntax.tokens[token.head]
    return False


def _named_by_what(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause only says what something is: "fired what appeared to be a missile on Friday"."""
    if verb.label == "xcomp":
        verb = syntax.tokens[verb.head]
    return verb.label == "ccomp" and any(t.lower == "what" for t in syntax.children(verb.i, "nsubj"))


def hung_on_noun(syntax: Syntax, verb: Token) -> tuple[Token, ...]:
    """Clauses of when behind a comma that the parser hangs on a noun which is no time: "abstained, with 34 others, |
    when it voted"."""
    nouns = syntax.behind(verb.i)
    clauses = (c for n in nouns if n.entity == "O" for c in syntax.children(n.i, "relcl"))
    return tuple(c for c in clauses if any(t.lower == "when" for t in syntax.children(c.i, "advmod")))

"""Times that a verb has in common with what happens at once with it: the occasion that it is said to take place at ("in
an attack on Sunday"), the clause that says when ("when police came on Friday"), what it tells more of, what launched or
harmed at the same moment, and where somebody has come to do it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.happening.verbs import occurring, sharing
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.behind import hung_on_noun
from onrecord.annotate.timex.directions import DEEDS, JUDGING
from onrecord.annotate.timex.hosts import Link, happens, size_of
from onrecord.annotate.timex.stays import COMING, came_before
from onrecord.records import Time

# Verbs that say of an event noun only that it took place, or what it did at once: its time is theirs.
_HAPPEN = frozenset(
    "happen occur come take begin start end open resume continue last follow hold host launch conduct "
    "carry stage mount lead commit kill injure wound hit strike destroy damage level rock shake tear rip "
    "leave target erupt break suffer sustain repel repulse rebuff fight undergo endure attend join see witness disrupt "
    "interrupt disperse draw attract gather complete finish conclude halt".split()
)
# Those to whom these are done while they are about something: "was detained trying to cross the border on Monday".
_CAUGHT = frozenset("detain arrest catch capture intercept seize stop kill shoot wound".split())
APART = frozenset("later then earlier previously subsequently afterwards eventually before".split())
# A state that has lasted since a day is no happening of that day: "talks, frozen since March, ...".
LASTING = frozenset({"since", "until", "till"})
# What is launched and what becomes of it is of one moment: "a missile fired at the port on Monday was shot down".
_LAUNCHED = frozenset("aim fire launch hurl throw drop send lob".split())
WHEN = frozenset({"when", "as"})
# What was launched is stopped at once.
_STOPPING = frozenset("shoot intercept down destroy thwart stop repel foil".split())
AT = frozenset("at in during amid by with on".split())
HARMS = frozenset("die kill wound injure hurt maim burn drown trap bury shoot stab".split())
"""Several of these, joined, come of one happening."""


def best_of(links: Sequence[Link], i: int) -> Time | None:
    """Of several times the smallest, of these the one nearest to token `i`; None of none."""
    if not links:
        return None
    return min(links, key=lambda link: (size_of(link.time), abs(link.at - i), link.at)).time


def own_time(syntax: Syntax, by_host: dict[int, list[Link]], noun: Token) -> Time | None:
    """The time beside a noun, or beside the participle after it ("a letter sent on Sunday")."""
    own = best_of(by_host.get(noun.i, ()), noun.i)
    if own is not None:
        return own
    for participle in syntax.children(noun.i, "acl"):
        if participle.tag in ("VBN", "VBG") and participle.i in by_host:
            when = [k for k in by_host[participle.i] if syntax.tokens[k.at - 1].lower not in LASTING]
            return best_of(when, noun.i)
    for clause in syntax.children(noun.i, "relcl"):  # "a truce that took effect on Friday"
        begun = makes_happen(clause) or any(t.lemma == "effect" for t in syntax.children(clause.i, "dobj"))
        if begun and clause.tag == "VBD" and clause.i in by_host:
            return best_of(by_host[clause.i], noun.i)
    return next((best_of(by_host[c.i], noun.i) for c in occurring(syntax, noun) if c.i in by_host), None)


def is_perfect(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb is in the present perfect: "has left"."""
    return any(t.tag in ("VBZ", "VBP") and t.lower in ("has", "have") for t in syntax.children(verb.i, "aux"))


def is_past(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle tells of the past: "was hurt", "one was killed and two | hurt |"."""
    head = syntax.tokens[verb.head]
    if verb.label == "conj" and head.tag == "VBN" and not syntax.children(verb.i, "aux", "auxpass"):
        return verb.tag in ("VBN", "VBD") and is_past(syntax, head)
    return verb.tag == "VBN" and any(t.tag == "VBD" for t in syntax.children(verb.i, "auxpass"))


def makes_happen(verb: Token) -> bool:
    """Whether a verb says of an event noun that it took place. Lemmatisers clip a few forms ("staged" to "stag")."""
    return verb.lemma in _HAPPEN or verb.lemma + "e" in _HAPPEN


def does_harm(syntax: Syntax, verb: Token, clause: Token) -> bool:
    """Whether a clause with "after" tells what harmed somebody there and then: "two were hurt after | gunmen opened
    fire |", but not "died after he was hurt", which may be long after."""
    after = any(t.lower == "after" for t in syntax.children(clause.i, "mark"))
    who = syntax.children(clause.i, "nsubj", "nsubjpass")
    return after and verb.lemma in HARMS and any(t.pos in ("NOUN", "PROPN") for t in who)


def of_same(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The time of what happens at once with a verb that has none of its own nor of its occasion."""
    ways = (_of_when, _of_happening, _of_harm, _of_use, _of_launch, _of_sharing, of_stay)
    return next((time for way in ways if (time := way(syntax, by_host, verb)) is not None), None)


def _of_when(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The time of the clause that says when: "when police came on Friday, the crowd fled"."""
    if verb.tag != "VBD" and not is_past(syntax, verb):
        return None
    for clause in (*syntax.children(verb.i, "advcl"), *hung_on_noun(syntax, verb)):
        said = {t.lower for t in syntax.children(clause.i, "advmod", "mark")}
        if "as" in said and said & {"just", "much"}:
            continue  # "just as he had on Friday, he ..." compares
        told = clause.tag in ("VBD", "VBN") if said & WHEN or does_harm(syntax, verb, clause) else "while" in said
        if told and clause.i in by_host:
            return best_of(by_host[clause.i], verb.i)
    return None


def _of_happening(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The time of the happening that a clause tells more of, "the attack on Friday that killed nine", "a hearing on
    Friday in which he said so"; and of what those were about to whom a verb was done."""
    noun = _told_more(syntax, verb)
    if noun is not None and verb.tag in ("VBD", "VBN"):
        itself = any(t.lower in ("that", "which") for t in syntax.children(verb.i, "nsubj")) and makes_happen(verb)
        within = any(
            t.lower == "which" for p in syntax.children(verb.i, "prep") if p.lower in AT for t in syntax.children(p.i)
        )
        return own_time(syntax, by_host, noun) if (itself or within) and not is_perfect(syntax, verb) else None
    if verb.lemma in _CAUGHT and verb.tag in ("VBN", "VBD"):
        for doing in syntax.children(verb.i, "advcl", "xcomp"):
            if doing.tag == "VBG" and doing.i > verb.i and syntax.tokens[doing.i - 1].text != ",":
                below = (doing, *syntax.children(doing.i, "xcomp"))
                return next((time for t in below if (time := best_of(by_host.get(t.i, ()), t.i)) is not None), None)
    return None


def _told_more(syntax: Syntax, verb: Token) -> Token | None:
    """The happening that a relative clause tells more of, also where it is hung on what that befell: "an attack on a
    bus | that killed nine"."""
    noun = syntax.head(verb.i) if verb.label == "relcl" else None
    if noun is not None and not happens(noun) and noun.label == "pobj" and makes_happen(verb):
        noun = syntax.head(noun.head)
    return noun if noun is not None and happens(noun) else None


def _of_launch(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The day on which what a verb has for its subject was launched: "a rocket fired at the port on Friday fell"; or
    for the object, of what is stopped: "shot down drones launched at the port on Friday"."""
    labels = ("nsubj", "nsubjpass", "dobj") if verb.lemma in _STOPPING else ("nsubj", "nsubjpass")
    for subject in syntax.children(verb.i, *labels):
        for participle in syntax.children(subject.i, "acl"):
            if participle.lemma in _LAUNCHED and participle.tag == "VBN" and participle.i in by_host:
                return best_of(by_host[participle.i], verb.i)
    return None


def _of_harm(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The day behind the last of several harms, which come of one happening: "one man died and two were hurt on
    Friday"."""
    if verb.lemma not in HARMS:
        return None
    # Parsers hang either of two harms on who tells of them: "one man died and two were hurt on Friday, police said".
    told = syntax.children(verb.head, "ccomp") if verb.label == "ccomp" and syntax.children(verb.i, "cc") else ()
    after = [t for t in (*syntax.children(verb.i, "conj"), *told) if t.lemma in HARMS and t.i > verb.i]
    for t in after:
        behind = [k for k in by_host.get(t.i, ()) if k.at > t.i]
        found = best_of(behind, t.i) or of_occasion(syntax, by_host, t) or _of_when(syntax, by_host, t)
        if found is not None:
            return found
    return None


def of_stay(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The day on which somebody came, or is due, where a clause tells what he did or will do (`timex.stays`)."""
    came = came_before(syntax, verb) if verb.lemma not in HARMS else None
    if came is None:
        return None
    return best_of([k for k in by_host.get(came.i, ()) if not size_of(k.time) and k.at < verb.i], came.i)


def _of_use(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The day of what something was used for: "used live rounds to scatter them on Friday"; and of the blow after
    which people were hurt there and then, "were trapped after a blast on Friday"."""
    if verb.lemma == "use" and verb.tag == "VBD":
        aims = (t for t in syntax.children(verb.i, "xcomp", "advcl") if t.tag == "VB" and t.i > verb.i)
        return next((time for t in aims if (time := best_of(by_host.get(t.i, ()), t.i)) and not size_of(time)), None)
    if verb.lemma in HARMS - {"die"} and (verb.tag == "VBD" or is_past(syntax, verb)):
        blows = (t for t in syntax.behind(verb.i, "after") if t.lemma in DEEDS or t.lemma == "blast")
        return next((time for t in blows if (time := own_time(syntax, by_host, t)) and not size_of(time)), None)
    return None


def _of_sharing(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The time behind a second verb that has its object in common with the first: "shot and wounded him in May"."""
    other = sharing(syntax, verb)
    if other is None or any(t.lemma in APART for t in syntax.children(other.i, "advmod")):
        return None
    return best_of(by_host.get(other.i, ()), other.i)


def of_occasion(syntax: Syntax, by_host: dict[int, list[Link]], verb: Token) -> Time | None:
    """The time of what a verb is said to take place at: "said at his briefing on Monday"; of its subject, where that
    is a happening ("Sunday's attack killed two"), or its object ("held Friday's vote")."""
    for preposition in syntax.children(verb.i, "prep", "agent"):
        if preposition.lower == "out" and verb.tag == "VBD":  # "pulled out of talks on Friday"
            preposition = next(iter(syntax.children(preposition.i, "prep")), preposition)
        errand = preposition.lower == "for" and verb.lemma in COMING  # "flew to Zarna for talks last May"
        if errand or preposition.lower in AT or (preposition.lower == "of" and preposition.head != verb.i):
            for noun in syntax.children(preposition.i, "pobj"):
                if noun.lemma in DEEDS and verb.lemma in JUDGING:
                    continue  # "denied any role in the bombing of 2014"
                if happens(noun) and (time := own_time(syntax, by_host, noun)) is not None:
                    return time
    if makes_happen(verb) and not syntax.children(verb.i, "neg"):
        for noun in syntax.children(verb.i, "nsubj", "nsubjpass", "dobj"):
            if happens(noun) and (time := own_time(syntax, by_host, noun)) is not None:
                return time
    return None

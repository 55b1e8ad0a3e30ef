"""Gerunds: who does what an "-ing" behind a preposition says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.syntax import Syntax, Token

if TYPE_CHECKING:
    from onrecord.annotate.happening.clauses import Clauses

ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit"})
# "Imposed sanctions on two banks for selling oil": the banks sold it.
_PENALTIES = frozenset({"sanction", "fine", "ban", "embargo", "sentence", "penalty"})
# "The conviction of a man for spying": he spied.
_JUDGING = frozenset("conviction arrest trial sentencing jailing prosecution indictment detention sentence".split())
# "Was taken by crossing the river": whoever took it.
_BY_MEANS = frozenset({"by", "without"})
# "Was shot by police after leaving the court": whoever was shot left it.
_AROUND = frozenset({"after", "before", "while", "since", "on", "upon", "despite"})
# What is one's own of what one has done: "claimed responsibility for attacking two ships".
_OWN = frozenset("responsibility credit guilt regret remorse apology sorrow plan intention readiness interest".split())
# "Lashed out at Arda for firing": Arda fired.
_LASHING = frozenset("lash hit rip rail tear shout scream rage lay light fire".split())
_VOICING = frozenset(
    """confirm reiterate reaffirm restate repeat renew express voice make share announce declare underline underscore
    stress have show demonstrate maintain abandon drop keep set give""".split()
)
_AIMS = frozenset(
    """commitment pledge promise vow goal aim objective purpose hope dream idea policy strategy practice habit history
    record role method way threat decision choice offer campaign effort success failure determination task job
    mission""".split()
)
# After these, the subject of "-ing" is the subject of the clause; after others it is the object ("blamed X for").
_SUBJECT_PREPOSITIONS = frozenset({"after", "before", "by", "while", "without", "since", "in", "on", "upon", "despite"})


def of_gerund(syntax: Syntax, clauses: Clauses, prep: Token) -> tuple[int, ...]:
    """Who does what a gerund behind a preposition says: "accused Arda of firing", "was freed after paying"."""
    first = prep
    while first.label == "conj" and syntax.tokens[first.head].pos == "ADP":
        first = syntax.tokens[first.head]  # "by feeding them and | by sending tents"
    head = syntax.head(first.i)
    if head is None:
        return ()
    accused = _accused(syntax, clauses, prep)
    if accused:
        return accused
    if head.pos in ("NOUN", "PROPN", "PRON"):
        above = syntax.head(head.i)
        if prep.lower in ("after", "before") and head.label == "pobj" and above is not None:
            verb = syntax.head(above.i)  # "in remarks after meeting the envoy, the president said"
            said = verb is not None and verb.pos == "VERB" and above.lower in ("in", "at", "during", "on")
            return clauses.of(verb.i).subjects if verb is not None and said else ()
        own = syntax.children(head.i, "poss") if head.lemma in _OWN | _AIMS else ()
        if own:
            return spread(syntax, own[0].i)  # "their goal of leaving the pact", "its commitment to ending the war"
        voiced = above is not None and above.lemma in _VOICING and head.lemma in _AIMS
        if voiced and head.label == "dobj" and above is not None and not clauses.of(above.i).passive:
            return clauses.of(above.i).subjects  # "both confirmed a commitment to ending the war"
        if head.lemma in _OWN and head.label == "dobj" and above is not None and above.pos == "VERB":
            return () if clauses.of(above.i).passive else clauses.of(above.i).subjects
        if (
            head.label in ("dobj", "nsubjpass")
            and above is not None
            and above.pos == "VERB"
            and prep.lower
            in (
                "of",
                "for",
                "from",
            )
        ):  # "accused the police of killing" with "of" hung on the police
            owners = syntax.children(head.i, "poss")
            if head.pos == "NOUN" and head.lemma.endswith(("tion", "ment", "ge", "se")) and owners:
                return spread(syntax, owners[0].i)
            return spread(syntax, head.i)
        return ()
    if head.label == "acomp":  # "are committed to ending"
        above = syntax.head(head.i)
        return clauses.of(above.i).subjects if above is not None else ()
    if head.pos == "ADV" and head.head != head.i:  # "came close to arresting him"
        head = syntax.tokens[head.head]
    if head.label == "parataxis" or (head.pos not in ("VERB", "AUX") and head.tag != "VBN"):
        return ()  # "nine died, officials said, before he was shot": not by or to who says so
    above_clause = clauses.of(head.i)
    if prep.lower == "for" and any(syntax.tokens[i].lemma in _PENALTIES for i in above_clause.objects):
        return tuple(i for p, i in above_clause.prepositions if p in ("on", "against") and i < prep.i)
    for noun in (above_clause.objects or above_clause.subjects) if prep.lower == "for" else ():
        judged = [i for p, i in clauses.prepositional(noun) if p == "of" and i < prep.i]
        if syntax.tokens[noun].lemma in _JUDGING and judged:
            return tuple(judged)
    if prep.lower == "for" and not above_clause.objects and head.lemma in _LASHING:
        return tuple(i for p, i in above_clause.prepositions if p in ("at", "into", "against", "on") and i < prep.i)
    if prep.lower in _SUBJECT_PREPOSITIONS or not above_clause.objects:
        if not above_clause.passive:
            return above_clause.subjects
        # "The coalition is focused on ending it", "was freed after paying": whoever the passive is about.
        done_to = () if prep.lower in _BY_MEANS else above_clause.objects
        return done_to if prep.lower in _AROUND and done_to else above_clause.agents or done_to
    return above_clause.objects


def _accused(syntax: Syntax, clauses: Clauses, prep: Token) -> tuple[int, ...]:
    """Whom "accused Arda, which trains the rebels, of killing" accuses, where "of" hangs in the relative clause."""
    if prep.lower != "of":
        return ()
    by = syntax.head(prep.head)
    verb = syntax.head(by.i) if by is not None and by.lower == "by" else None
    if verb is not None and verb.lemma in ACCUSING:  # "accused by rivals of packing the court"
        return clauses.of(verb.i).objects
    of = syntax.head(prep.head)
    whole = syntax.head(of.i) if of is not None and of.lower == "of" else None
    if whole is not None and whole.label in ("dobj", "nsubjpass") and syntax.tokens[whole.head].lemma in ACCUSING:
        return spread(syntax, whole.i)  # "accused a patrol of marines of firing"
    inside = False
    for t in syntax.ancestors(prep.i):
        if inside and t.lemma in ACCUSING:
            return clauses.of(t.i).objects
        inside = inside or t.label == "relcl"
    return ()


def accused_besides(syntax: Syntax, verb: Token) -> Token | None:
    """The deed that somebody is accused of, of which a participle behind it tells more: "firing" of "injuring" in
    "accused Arda of firing on boats, injuring three". None for another verb."""
    head = syntax.head(verb.i)
    if head is None or verb.label != "advcl" or verb.tag != "VBG":
        return None
    prep = syntax.head(head.i) if head.label == "pcomp" else None
    if prep is not None and syntax.tokens[prep.head].lemma in ACCUSING:
        return head
    if head.lemma not in ACCUSING:
        return None
    deeds = [t for p in syntax.children(head.i, "prep") for t in syntax.children(p.i, "pcomp") if t.i < verb.i]
    return deeds[-1] if deeds else None

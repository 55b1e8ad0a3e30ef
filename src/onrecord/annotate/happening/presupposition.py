"""Presupposition: what words take for granted, whatever becomes of the clause they stand in. In "they vowed to avenge
the killing of the mayor last May" the killing has happened, although nothing is avenged yet (Karttunen 1971).
"""

from __future__ import annotations

from onrecord.annotate.happening.modality import cues
from onrecord.annotate.happening.modifiers import at_large, bare, definite
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.measures import measured
from onrecord.annotate.negations import negated, unasserted
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EventType, Time

# What is done to what has happened only.
_LOOKING_BACK = frozenset(
    """avenge revenge punish condemn denounce investigate probe mourn commemorate remember mark deplore
    derail disrupt sabotage undermine jeopardise jeopardize torpedo wreck""".split()
)

# Only an attack that comes is fought off.
_FENDING_OFF = frozenset({"repel", "repulse", "fight", "rebuff", "withstand", "survive", "endure", "suffer", "weather"})
_ANSWERING = frozenset("response reaction reply answer retaliation end halt objection opposition".split())
_PART_IN = frozenset("involvement role part complicity hand implicate involve complicit participation".split())
_ANSWERABLE = frozenset("accountable answerable responsible liable responsibility accountability blame justice".split())
# What is explained has been, also where nobody explains it: "gave no reason for the arrests".
_EXPLAINING = frozenset("reason explanation motive justification excuse pretext rationale".split())
# Nobody and nothing is linked but to what has been.
_LINKED = frozenset("link connect tie relate linked connected tied related connection ties".split())
# What is hidden, or passed over in silence, has been.
_HIDING = frozenset({"cover", "hide", "conceal", "mention"})
# What is answered or passed over, or is not, has been made.
_TELLING_OF = frozenset({"discuss", "describe", "address", "detail", "explain"})
_TAKING_UP = frozenset({"answer", "heed", "ignore", "disregard"})
_DISMISSING = frozenset("dismiss reject rebut refute deny dispute repudiate decry".split())
_SAYINGS = frozenset("accusation allegation charge claim criticism complaint demand request appeal threat".split())
_INQUIRIES = frozenset("inquiry enquiry investigation probe inquest look inquire enquire investigate delve".split())
_NAMING = frozenset("call describe term brand dub label declare deem consider pronounce".split())
_POINTING = frozenset({"the", "this", "these", "those"})
_BESIDE = frozenset("in on over about before after during since against by from under".split())
_GOING_ON = frozenset("continue proceed persist resume last drag end stop cease".split())
_COMING = frozenset("come begin start happen occur take follow erupt break go be spread".split())
# Only what goes on is ended.
_BROKEN_OFF = frozenset({"end", "cease", "suspend", "pause", "interrupt"})
_ENDING = frozenset("end stop halt continue cease suspend pause interrupt".split())
_WITH_WHOM = frozenset({"with", "on", "against", "between", "to"})
# Only what there is can be altered.
_ALTERING = frozenset(
    """reconsider rethink revise reverse broaden widen narrow escalate intensify reduce scale step curb soften ease lift
    tighten tone prolong""".split()
)
_VERIFYING = frozenset("verify certify establish prove determine ascertain corroborate check".split())
# Whom these are done to, or who does them, has been charged.
_TRYING = frozenset("plead guilty innocent acquit convict clear arrest detain hold try jail sentence indict".split())
_BECAUSE = frozenset({"because", "despite", "amid"})
_HAVING = frozenset(
    """make receive get give take accept carry conduct launch lead stage mount commit suffer face sustain win hold issue
    lodge file deliver send join begin start fight sign wage""".split()
)
_WARS = frozenset({"war", "fight", "battle", "conflict", "insurgency", "rebellion", "struggle"})
_SERVING = frozenset({"to", "in", "on"})
_PUTTING_OFF = frozenset(
    """cancel postpone call plan schedule delay abort suspend ban prevent foil thwart predict forecast foresee
    anticipate await""".split()
)

# What somebody is thanked, blamed or punished for has been done.
_REQUITING = frozenset(
    """thank praise blame criticise criticize condemn denounce sanction sentence jail punish fine penalise penalize
    apologise apologize apology forgive reward honour honor convict dismiss sack retaliate retaliation revenge
    assail slam lambast lambaste berate fault scold rebuke chide castigate censure reprimand applaud hail salute commend
    reproach upbraid excoriate mock congratulate attack blast chastise flay lampoon pillory ridicule roast savage skewer
    slate vilify deride bash admonish rail fume rage criticism flak ire outcry uproar scorn
    vengeance retribution compensate compensation reparation redress condolence atone""".split()
)
PEOPLE_AND_PLACES = ("@people", "@troops", "@foe", "@official", "@workers", "@target", "@vessel", "@vehicle", "@state")
# "Lashed out at the police for shooting".
_OUT = frozenset({"lash", "hit", "strike", "speak"})
_SENSED = frozenset("hear see feel smell observe watch".split())
# What somebody wants done has not been: "wants the officers jailed".
_WISHING = frozenset("want wish need like prefer demand request order have get see keep leave hope expect let".split())
_OPEN = frozenset({"any", "every", "each", "no", "either", "whatever", "whichever"})


def requited(syntax: Syntax, preposition: Token) -> Token | None:
    """The word of thanks, blame or punishment that a "for" gives the reason of: "thanked Arda for sending help",
    "sanctions on two banks for selling oil", or of error in what was done: "erred in jailing him"; None for another."""
    above = syntax.head(preposition.i)
    if preposition.lower == "in" and above is not None and above.lemma == "err":
        return above
    if preposition.lower != "for" or above is None:
        return None
    # "Took revenge for the killing" may hang "for" on the verb.
    near = (*list(syntax.ancestors(preposition.i))[:4], *syntax.children(above.i, "dobj"))
    if any(t.lemma == "fire" for t in syntax.behind(above.i, "under")):
        return above  # "came under fire for shutting the mine"
    return next((t for t in near if t.i < preposition.i and (t.lemma in _REQUITING or _lashes_out(syntax, t))), None)


def _lashes_out(syntax: Syntax, verb: Token) -> bool:
    return verb.lemma in _OUT and any(t.lower == "out" for t in syntax.children(verb.i, "prt", "advmod"))


def undergone(syntax: Syntax, participle: Token) -> bool:
    """Whether a participle says what has been done to people or places that something else is to be done to: "vowed to
    free the activists jailed by the junta", "the men detained could be smugglers"."""
    noun = syntax.head(participle.i)
    if participle.label != "acl" or participle.tag not in ("VBN", "VBD") or noun is None or noun.i > participle.i:
        return False
    if syntax.children(participle.i, "aux", "nsubj", "nsubjpass", "mark", "xcomp", "oprd"):
        return False
    if any(t.lower in _OPEN for t in syntax.children(noun.i, "det")) or participle.i - noun.i > 2:
        return False
    days = (o for p in syntax.children(participle.i, "prep") if p.lower in ("in", "on") for o in syntax.children(p.i))
    if definite(syntax, noun) and any(t.entity.endswith("-DATE") for t in days):
        # "The truce negotiated in May", not "planned in May".
        return participle.lemma not in _PUTTING_OFF | {"set", "slate", "expect", "propose", "threaten", "mean"}
    above = syntax.head(noun.i)
    if noun.label in ("dobj", "nsubj") and above is not None and above.lemma in _WISHING:
        return False
    return noun.lower == "those" or is_of(noun, PEOPLE_AND_PLACES)


def heard(syntax: Syntax, noun: Token) -> bool:
    """Whether what a noun names could be heard or seen, and so was there: "shots could still be heard"."""
    head = syntax.head(noun.i)
    if head is None or noun.label != "nsubjpass" or head.lemma not in _SENSED or negated(syntax, head.i):
        return False
    return any(t.lower == "could" for t in syntax.children(head.i, "aux"))


def asked_about(syntax: Syntax, verb: Token) -> bool:
    """Whether it is only asked or left open who did it, why or how, and so taken for granted that it was done:
    "demanded to know who fired the missiles"."""
    head = syntax.head(verb.i)
    if verb.label != "ccomp" or head is None or head.pos != "VERB" or tense(syntax, verb) != "past":
        return False
    below = syntax.children(verb.i, "advmod", "nsubj", "nsubjpass")
    return any(t.lower in ("who", "why", "how") and t.i < verb.i for t in below)


def still_to_verify(syntax: Syntax, verb: Token) -> bool:
    """Whether it is still to be found out that something is so: "will verify that they have left", "until the
    inspectors certify that it was destroyed", "declined to confirm that they fired"."""
    head = syntax.head(verb.i)
    if verb.lemma == "confirm":
        return verb.label == "xcomp" and head is not None and head.lemma in ("decline", "refuse")
    if verb.lemma not in _VERIFYING:
        return False
    ahead = any(t.tag in ("TO", "MD") for t in syntax.children(verb.i, "aux")) or (
        verb.tag == "VBG" and verb.label == "pcomp"
    )
    return ahead or any(t.lower in ("until", "till", "unless", "if") for t in syntax.children(verb.i, "mark"))


def presupposed(syntax: Syntax, noun: Token, time: Time | None, day: str | None) -> bool:
    """Whether words take for granted that what an event noun names has happened: it has a day gone by, what is left of
    it is spoken of ("the victims of an attack"), or what is done to it is only done to what has been ("to avenge the
    killing").

    Args:
        noun: the trigger, free of any verb that carries it out.
        time: when it happened, as the words around it say.
        day: the day of the report.
    """
    if time is not None and time.end is not None and day is not None and time.end < day and _beside(syntax, noun, time):
        return True
    above = syntax.head(noun.i)
    if above is None:
        return False
    if linked(syntax, noun):
        return True
    if noun.label == "nsubj" and above.lemma == "be" and definite(syntax, noun):
        if owed(syntax, above):
            return True
        # "The sanctions are not enough": whatever they are said to be, there are some.
        return tense(syntax, above) is not None and bool(syntax.children(above.i, "acomp", "attr"))
    if spoken_of(syntax, noun, above):
        return True
    if not any(t.lower in _OPEN for t in syntax.children(noun.i, "det")) and _narrowed(syntax, noun):
        return True
    of = syntax.head(above.i) if noun.label == "pobj" and above.lower == "of" else None
    if of is not None and of.lemma in cues("presupposing"):
        return _dated(syntax, noun) or not (bare(syntax, noun) or at_large(syntax, noun))
    to = syntax.head(above.i) if noun.label == "pobj" and above.lower == "to" else None
    if to is not None and to.lemma in _ANSWERING and definite(syntax, noun):
        return True  # "the response to the attack"
    tried = syntax.head(above.i) if noun.label == "pobj" and noun.lemma == "charge" else None
    if tried is not None and tried.lemma in _TRYING and above.lower in ("to", "on", "of"):
        return True  # "pleaded not guilty to charges that he had shot the guard"
    if noun.label == "pobj" and definite(syntax, noun) and _answered_for(syntax, above):
        return True
    if noun.label == "pobj" and not bare(syntax, noun) and requited(syntax, above) is not None:
        return True
    if taken_up(syntax, noun, above):
        return True
    if _goes_on(syntax, noun, above) or had(syntax, noun):
        return True
    if noun.label == "pobj" and above.lower == "during" and not bare(syntax, noun):
        clause = next((t for t in syntax.ancestors(above.i) if t.pos in ("VERB", "AUX")), None)
        return clause is not None and tense(syntax, clause) is not None
    if noun.label == "pobj" and above.lower in _BECAUSE and definite(syntax, noun):
        return True
    taken = _LOOKING_BACK | _BROKEN_OFF | _ALTERING
    looked_back = noun.label == "dobj" and above.lemma in taken and definite(syntax, noun)
    return looked_back or fended_off(syntax, noun, above) or broken_off(syntax, noun, above)


def broken_off(syntax: Syntax, noun: Token, verb: Token) -> bool:
    """Whether several happenings are to be ended that go on with or against somebody in particular: "urged him to cut
    off talks with Arda", "may lift sanctions on two banks". What is stopped may only be kept from coming."""
    if noun.label != "dobj" or noun.tag != "NNS" or tense(syntax, verb) == "past":
        return False
    off = verb.lemma in ("cut", "break") and any(t.lower == "off" for t in syntax.children(verb.i, "prt"))
    if not (off or verb.lemma in _BROKEN_OFF | {"halt", "lift"}):
        return False
    behind = (*syntax.children(noun.i, "prep"), *(p for p in syntax.children(verb.i, "prep") if p.i > noun.i))
    whom = (t for p in behind if p.lower in _WITH_WHOM for t in syntax.children(p.i, "pobj"))
    named = any(t.pos == "PROPN" or definite(syntax, t) or syntax.children(t.i, "nummod") for t in whom)
    return named and not any(t.lower in _OPEN for t in syntax.children(noun.i, "det"))


def taken_up(syntax: Syntax, noun: Token, verb: Token) -> bool:
    """Whether a noun is what somebody answers or passes over, or does not ("had not answered requests"), what has been
    said and is dismissed ("rejects accusations of fraud"), or what is looked into ("an inquiry into the shooting")."""
    if noun.label == "pobj":
        asked = syntax.head(verb.i)
        known = definite(syntax, noun) or (noun.tag == "NN" and not syntax.children(noun.i, "det"))  # of a headline
        return verb.lower == "into" and asked is not None and asked.lemma in _INQUIRIES and known
    taking = verb.lemma in _TAKING_UP or (verb.lemma in _DISMISSING and noun.lemma in _SAYINGS)
    return noun.label == "dobj" and taking and (noun.tag == "NNS" or definite(syntax, noun))


def had(syntax: Syntax, noun: Token) -> bool:
    """Whether a clause right behind a noun tells that somebody made, got or met with it: "questions about donations she
    received in April"."""
    if any(t.lower in _OPEN for t in syntax.children(noun.i, "det")):
        return False
    for clause in syntax.children(noun.i, "relcl"):
        theirs = [t for t in syntax.children(clause.i, "nsubj") if t.lower not in ("that", "which")]
        told = tense(syntax, clause) in ("past", "progressive")  # "the action that we are taking"
        if theirs and clause.lemma in _HAVING and told and not negated(syntax, clause.i):
            return True
    return False


def _goes_on(syntax: Syntax, noun: Token, above: Token) -> bool:
    """Whether a war is only what something else serves, is about or takes part in: "a solution to the war in Chad",
    "help them in their fight against the militia". Not where its coming is spoken of: "on the brink of the war"."""
    if noun.lemma not in _WARS or noun.label != "pobj" or above.lower not in _SERVING or not definite(syntax, noun):
        return False
    governing = syntax.head(above.i)
    if governing is None:
        return False
    cue = cues("noun" if governing.pos == "NOUN" else "verb").get(governing.lemma)
    return cue is None or cue.effect == "actual" or above.lower == "in"


def _narrowed(syntax: Syntax, noun: Token) -> bool:
    """Whether a clause right behind a noun tells what it did: "fears the violence that followed the vote"."""
    for clause in syntax.children(noun.i, "relcl"):
        itself = any(t.lower in ("that", "which") for t in syntax.children(clause.i, "nsubj"))
        if itself and tense(syntax, clause) == "past" and not negated(syntax, clause.i):
            return True
    return False


def _answered_for(syntax: Syntax, preposition: Token) -> bool:
    """Whether it is what somebody stands behind, has a part in or has to answer for: "bring those behind the attack to
    justice", "hold them accountable for it"."""
    if preposition.lower == "behind":
        return True
    none = frozenset[str]()
    answered = {"in": _PART_IN, "for": _ANSWERABLE | _EXPLAINING, "to": _LINKED, "with": _LINKED}.get(
        preposition.lower, none
    )
    above = syntax.head(preposition.i)
    beside = syntax.children(above.i, "acomp", "oprd", "dobj", "ccomp") if above is not None else ()
    return any(t.lemma in answered for t in (above, *beside) if t is not None and t.i < preposition.i)


def linked(syntax: Syntax, noun: Token) -> bool:
    """Whether it is asked what else something has to do with: "the blast and a series of raids may be related"."""
    whole = measured(syntax, noun)
    verb = syntax.head(whole.i)
    if verb is None or whole.label not in ("nsubj", "nsubjpass") or bare(syntax, whole):
        return False
    return any(t.lemma in _LINKED for t in (verb, *syntax.children(verb.i, "acomp")))


def fended_off(syntax: Syntax, noun: Token, verb: Token) -> bool:
    """Whether an attack has come that somebody is told to have repelled, fought off or survived."""
    return noun.label == "dobj" and verb.lemma in _FENDING_OFF and tense(syntax, verb) == "past"


def settled(syntax: Syntax, token: Token, kind: EventType | None, *, noun: bool) -> bool:
    """Whether an event on which no word casts doubt is told in a way that leaves none: by a past tense of its own
    ("said it had instead dismantled a camp"), or as an occasion that is known, in a clause that does not look ahead
    ("described the sanctions as illegal"). Violence, and what is said, is known even in one that does ("who knew of the
    raid", "may carry out its threat"), and so is what is to go on or to end.

    Args:
        token: the trigger.
        kind: its type.
        noun: whether it is a noun, free of any verb that carries it out.
    """
    if not noun:
        had = syntax.head(token.i)  # "had to resign"
        if token.label == "xcomp" and had is not None and had.lemma == "have" and not syntax.children(had.i, "neg"):
            return tense(syntax, had) == "past"
        plain = tense(syntax, token) == "past" and token.label not in ("acl", "advcl", "amod")
        return plain and not _negated_above(syntax, token)
    said = kind in ("THREATEN", "REQUEST", "AGREE") and bool(syntax.children(token.i, "poss"))
    above = syntax.head(token.i)
    theirs = above is not None and above.lemma in _ENDING and bool(syntax.children(token.i, "poss"))
    if not (said or theirs or any(t.lower in _POINTING for t in syntax.children(token.i, "det"))):
        return False
    if token.label == "pobj" and above is not None:
        if above.lower not in _BESIDE | {"of"} or (kind != "ASSAULT" and not said and above.lower == "of"):
            return False
        above = syntax.head(above.i)
    elif token.label not in ("dobj", "nsubj", "nsubjpass"):
        return False
    if above is None or (token.label == "pobj" and not said and _looks_ahead(above)):
        return False
    if said or (kind == "ASSAULT" and _brought_up(syntax, token, above)):
        return True
    if above.lemma in (_GOING_ON if token.label == "nsubj" else _ENDING) and token.label != "pobj":
        return True
    return above.pos in ("VERB", "AUX") and tense(syntax, above) is not None


def _brought_up(syntax: Syntax, noun: Token, above: Token) -> bool:
    """Whether a deed is only brought up, and is not about to begin."""
    if noun.label == "pobj":  # "there will be work after the liberation"
        return syntax.tokens[noun.head].lower not in ("after", "before", "during")
    return noun.label == "nsubj" and above.lemma not in _COMING and above.pos == "VERB"


def _looks_ahead(above: Token) -> bool:
    """Whether a word speaks of what may come: "warned of the invasion", "the threat of the strike"."""
    cue = cues("verb" if above.pos == "VERB" else "noun").get(above.lemma)
    return cue is not None and cue.effect != "actual"


def spoken_as_known(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun speaks of an occasion as one that is known, in a clause that does not look ahead ("has joined
    their fight"), or is what somebody did or met with in one that is told as past ("voiced support")."""
    head = syntax.head(noun.i)
    if head is None:
        return False
    if noun.label == "dobj" and tense(syntax, head) == "past" and not negated(syntax, head.i):
        return True
    if not definite(syntax, noun):
        return False
    if noun.label == "pobj" and head.lower in _BESIDE:
        verb = next((t for t in syntax.ancestors(head.i) if t.pos in ("VERB", "AUX")), None)
        return verb is not None and tense(syntax, verb) is not None
    told = head.pos in ("VERB", "AUX") and tense(syntax, head) is not None
    return told and noun.label in ("dobj", "nsubj", "nsubjpass")


def owed(syntax: Syntax, be: Token) -> bool:
    """Whether something would not have been possible but for what made it so: it has been."""
    helped = {t.lower for t in syntax.children(be.i, "aux", "neg")}
    possible = any(t.lemma in ("possible", "feasible") for t in syntax.children(be.i, "acomp"))
    return possible and {"have", "not"} <= helped and bool(helped & {"would", "could"})


def _negated_above(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause is what something does not mean, or nothing shows: "that does not mean that they fired"."""
    above = syntax.head(verb.i)
    if verb.label not in ("ccomp", "csubj") or above is None:
        return False
    return unasserted(syntax, above)


def spoken_of(syntax: Syntax, noun: Token, above: Token) -> bool:
    """Whether a noun is what somebody calls names, hides, or only asks about: "called the sanctions illegal", "want to
    cover up a massacre", "does not know who ordered the killings"."""
    if noun.label == "nsubj" and above.label in ("ccomp", "oprd", "xcomp") and above.pos in ("ADJ", "NOUN"):
        naming = syntax.tokens[above.head]
        return naming.lemma in _NAMING and definite(syntax, noun)
    if noun.label != "dobj":
        return False
    if above.lemma == "cover":
        return any(t.lower == "up" for t in syntax.children(above.i, "prt"))
    if above.lemma in _NAMING:
        return definite(syntax, noun) and bool(syntax.children(above.i, "oprd"))
    untold = above.lemma in _HIDING or (above.lemma in _TELLING_OF and negated(syntax, above.i))
    return definite(syntax, noun) and (untold or asked_about(syntax, above))


def took_place(syntax: Syntax, noun: Token, time: Time | None, day: str | None) -> bool:
    """Whether words name a happening of a day gone by as one that is known: "Tuesday's strike", "the strike on
    Tuesday". Not what was only planned for that day or called off.

    Args: as of `presupposed`.
    """
    if time is None or time.end is None or day is None or time.end >= day or not definite(syntax, noun):
        return False
    head = syntax.head(noun.i)
    put_off = head is not None and head.lemma in _PUTTING_OFF and noun.label in ("dobj", "nsubjpass")
    return _beside(syntax, noun, time) and not (put_off or _asked_for(syntax, noun))


def _asked_for(syntax: Syntax, noun: Token) -> bool:
    """Whether somebody asks for what a noun names, so that a day behind it is that of the asking: "demanded the release
    of the editor on Sunday"."""
    above = syntax.head(noun.i)
    if above is not None and noun.label == "pobj" and above.lower == "for":
        above = syntax.head(above.i)
    elif noun.label != "dobj":
        return False
    cue = cues("verb").get(above.lemma) if above is not None and above.pos == "VERB" else None
    return cue is not None and cue.effect == "hypothetical" and "the" in cue.scope


def _dated(syntax: Syntax, noun: Token) -> bool:
    """Whether a day stands right behind a noun, whatever the parser hangs it on."""
    after = noun.i + 1
    return after < len(syntax.tokens) and syntax.tokens[after].entity.endswith("-DATE")


def _beside(syntax: Syntax, noun: Token, time: Time) -> bool:
    """Whether a day stands in the noun's own phrase, or right behind it."""
    first, last = syntax.left_edge(noun.i), syntax.right_edge(noun.i)
    inside = syntax.tokens_in(time.span.start, time.span.end)
    return bool(inside) and (first <= inside[0].i <= last + 2)

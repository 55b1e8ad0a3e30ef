"""Implicatives: what is done, or has been, with what is told above it (Karttunen 1971): "the raid forced the firm to
close", "held a press conference to denounce the ban", "was the first to resign".
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.annotate.happening.endeavours import singled_out
from onrecord.annotate.happening.modality import cues
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.presupposition import PEOPLE_AND_PLACES
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.happening.verbs import is_to
from onrecord.annotate.negations import negated
from onrecord.annotate.syntax import Syntax, Token

# What somebody takes the floor to say is said by taking it: with a word at the verb, or with what is held or given out.
_TAKING_THE_FLOOR: Mapping[str, frozenset[str]] = {
    "go": frozenset({"on", "before"}),
    "take": frozenset({"to"}),
    "come": frozenset({"forward"}),
    "step": frozenset({"forward"}),
    "appear": frozenset({"on", "before", "at", "with", "alongside"}),
    "join": frozenset({"in", "with"}),
}
_JOINING = frozenset({"join", "unite"})
_GIVEN_OUT = frozenset(
    """conference briefing rally speech address statement letter op-ed column article essay interview appearance message
    tweet post video hearing floor podium stage platform""".split()
)
_SPOKEN = frozenset(
    "defend discuss announce explain argue complain attack slam rebuke reiterate insist clarify accept".split()
)
# What somebody marches or meets to do is done by the marching and meeting.
_VOICING = frozenset("demand protest denounce condemn express voice show mark commemorate mourn celebrate".split())
_TALKING = frozenset("discuss talk consult confer negotiate".split())
_MEETING = frozenset("meet gather speak appear sit convene assemble phone telephone".split())
# Who regrets or admits doing something has done it.
# Who travelled to see somebody or some place has.
_TRAVELLING = frozenset({"fly", "travel", "go", "come", "drive", "sail", "trek", "return", "arrive"})
_VISITING = frozenset({"visit", "tour", "inspect"})
_OWNING = frozenset("regret admit confess acknowledge recall remember resent finish stop cease quit continue".split())
# Who managed to do something, or was made to, did it (Karttunen 1971).
_IMPLICATIVE = frozenset("manage force compel prompt cause lead induce".split())
_ENABLING = frozenset({"enable", "allow", "permit", "help"})
_DRIVING = frozenset({"drive", "inspire", "spur", "goad"})
_MANY = frozenset({"thousand", "hundred", "dozen", "million", "many", "some"})
_CHOOSING = frozenset({"choose", "decide", "opt", "elect", "vote", "prefer"})
_GAINING = frozenset("take earn get receive know make gain draw derive learn tell return bring remove profit".split())
_PERMITTING = frozenset({"allow", "permit"})
_HELPING = frozenset({"help", "let"})
# What has been done before or besides something told in the past.
_ALREADY = frozenset({"after", "since", "despite", "besides", "upon"})


def voiced(syntax: Syntax, verb: Token, above: Token) -> bool:
    """Whether what somebody does something for is done by doing it: "marched to demand his release", "met to discuss
    the ban", "went on television to defend the raid", "held a press conference to denounce it"."""
    if verb.lemma in _VOICING or (verb.lemma in _TALKING and above.lemma in _MEETING):
        return True
    if verb.lemma in _VISITING and above.lemma in _TRAVELLING and above.tag in ("VBD", "VBN"):
        return True
    if verb.lemma not in _SPOKEN and verb.lemma not in cues("performative"):
        return False
    beside = syntax.children(above.i, "prep", "prt", "advmod")
    taken = any(t.lower in _TAKING_THE_FLOOR.get(above.lemma, ()) and above.i < t.i < verb.i for t in beside)
    objects = syntax.children(above.i, "dobj")
    return taken or any(t.lemma in _GIVEN_OUT or above.lemma in _JOINING for t in objects)


def went_on(syntax: Syntax, verb: Token, above: Token) -> bool:
    """Whether an infinitive tells what somebody did next, or was the first to do: "went on to accuse the king", "became
    the first town in the country to ban them"."""
    if above.lemma == "go":
        return any(t.lower == "on" and t.i < verb.i for t in syntax.children(above.i, "prt", "advmod"))
    named = syntax.children(above.i, "attr") if above.lemma in ("be", "become") else ()
    return any(singled_out(syntax, verb, t) for t in named)


def carried(syntax: Syntax, verb: Token) -> bool:
    """Whether an infinitive or gerund has been done with what is told above it: "was the first to resign", "went on to
    sue", "am pleased to name her", "in addition to releasing them, lifted the ban"."""
    head = syntax.head(verb.i)
    if head is None:
        return False
    if verb.label == "pcomp" and verb.tag == "VBG":
        above = syntax.head(head.i)
        if above is not None and head.lower == "to" and above.lower == "addition":
            above = next((t for t in syntax.ancestors(above.i) if t.pos == "VERB"), None)
        elif head.lower not in _ALREADY:
            return False
        return above is not None and tense(syntax, above) == "past"
    if not is_to(syntax, verb):
        return False
    if verb.label == "xcomp" and head.label == "acomp" and head.lemma in cues("adjective"):
        be = syntax.tokens[head.head]
        return cues("adjective")[head.lemma].effect == "actual" and tense(syntax, be) is not None
    if verb.label == "relcl" and singled_out(syntax, verb, head):
        head = syntax.tokens[head.head]
    elif verb.label in ("advcl", "xcomp"):
        if not (went_on(syntax, verb, head) or voiced(syntax, verb, head)):
            return False
    else:
        return False
    return tense(syntax, head) == "past" and not negated(syntax, head.i)


def brought_about(syntax: Syntax, verb: Token) -> bool:
    """Whether an infinitive tells what somebody managed to do or was made or enabled to: "the raid forced the firm to
    close", "a flaw allowed him to buy arms". Whoever allows somebody to do it only gives leave."""
    head = syntax.head(verb.i)
    if verb.label not in ("xcomp", "ccomp", "advcl") or head is None or verb.tag != "VB":
        return False
    if head.lemma in _DRIVING and is_to(syntax, verb):
        moved = (t for t in syntax.children(head.i, "dobj") if t.i < verb.i)
        people = any(t.tag == "PRP" or t.lemma in _MANY or is_of(t, PEOPLE_AND_PLACES) for t in moved)
        return people and tense(syntax, head) == "past" and not negated(syntax, head.i)
    if verb.label == "advcl":
        return False
    if not _came_about(syntax, head):
        return False
    if is_to(syntax, verb) and head.lemma in _IMPLICATIVE | _ENABLING:
        return head.lemma not in _PERMITTING or not _gives_leave(syntax, head)
    return head.lemma in _HELPING and not syntax.children(verb.i, "aux", "mark")


def _came_about(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb is told as past and not denied, also a participle for what came of such a verb: "stormed the town,
    forcing thousands to flee and | causing | the bridge to close"."""
    while verb.tag == "VBG" and verb.label in ("advcl", "conj") and not syntax.children(verb.i, "aux", "mark", "nsubj"):
        if negated(syntax, verb.i):
            return False
        verb = syntax.tokens[verb.head]
    return tense(syntax, verb) == "past" and not negated(syntax, verb.i)


def forborne(syntax: Syntax, verb: Token) -> bool:
    """Whether an infinitive tells what somebody chose not to do: "decided not to charge the guards"."""
    head = syntax.head(verb.i)
    if verb.label != "xcomp" or not is_to(syntax, verb) or head is None or head.lemma not in _CHOOSING:
        return False
    return negated(syntax, verb.i) and not negated(syntax, head.i) and tense(syntax, head) == "past"


def kept_from(syntax: Syntax, verb: Token, preposition: Token) -> bool:
    """Whether a gerund behind "from" tells what somebody is kept from doing: "was disqualified from running"."""
    above = syntax.head(preposition.i)
    if above is None or above.pos != "VERB" or verb.tag != "VBG" or above.lemma in cues("verb"):
        return False
    whom = syntax.children(above.i, "nsubjpass", "dobj")
    people = any(t.pos in ("PROPN", "PRON") or is_of(t, PEOPLE_AND_PLACES) for t in whom)
    return people and above.lemma not in _GAINING


def _gives_leave(syntax: Syntax, verb: Token) -> bool:
    """Whether somebody, rather than something, allows it."""
    subjects = (*syntax.children(verb.i, "nsubj", "nsubjpass"), *syntax.children(verb.i, "agent"))
    if not subjects or syntax.children(verb.i, "auxpass"):
        return True
    return any(t.pos in ("PROPN", "PRON") or is_of(t, (*PEOPLE_AND_PLACES, "@bodies")) for t in subjects)


def owned(syntax: Syntax, verb: Token) -> bool:
    """Whether it is what somebody regrets, admits or leaves off doing: "regretted calling him a traitor"."""
    head = syntax.head(verb.i)
    doing = verb.label == "xcomp" and verb.tag == "VBG" and not syntax.children(verb.i, "aux")
    return doing and head is not None and head.lemma in _OWNING and tense(syntax, head) == "past"

"""Prospects: what clauses that look ahead, or deny, make of the happenings that they only bring up.

"There will be elections after the capture of the town": nothing has been captured yet. "The bombing will not stop the
talks": it has happened all the same. "Will not send troops to help them": nobody is helped either.
"""

from __future__ import annotations

from onrecord.annotate.happening.auxiliaries import modal_of
from onrecord.annotate.happening.modality import cues
from onrecord.annotate.happening.modifiers import definite
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.happening.verbs import is_to
from onrecord.annotate.negations import negated
from onrecord.annotate.syntax import Syntax, Token

# What is worked towards, and so may be awaited; violence that a clause looks back on has mostly happened.
_AWAITED = frozenset(
    """capture recapture liberation conquest takeover defeat fall handover transfer withdrawal pullout pull-out
    evacuation departure release signing ratification ceasefire cease-fire truce disarmament deployment return surrender
    election vote referendum""".split()
)
_BEHIND_IT = frozenset({"after", "before", "following", "upon", "once"})
_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
# What has led to something has brought it about.
_BRINGING_ABOUT = frozenset({"lead", "contribute"})
# What is not lent, sent or given does not help either.
_LENDING = frozenset("send lend give provide supply deploy commit dispatch spend use contribute".split())
_HELPING = frozenset("help assist aid support back protect defend reinforce arm train".split())
_INTENDING = frozenset({"plan", "intend", "mean", "aim", "propose", "seek", "want", "wish"})
_HOPING = frozenset("try attempt seek strive hope want wish".split())
_MAYBE = frozenset({"may", "might", "could", "must"})
# What one says by saying that one wants to.
_WANTING = frozenset({"want", "wish", "like"})
_UTTERED = frozenset(
    """thank congratulate apologise apologize commend applaud praise welcome salute condemn denounce reiterate convey
    extend express offer send reaffirm assure""".split()
)


def awaited(syntax: Syntax, noun: Token) -> Token | None:
    """The word behind which a noun names what is still to come before something else does: "after" in "there will be
    elections after the capture of the town"; None for what is not told so, and for violence."""
    prep = syntax.head(noun.i)
    if prep is None or noun.label != "pobj" or prep.lower not in _BEHIND_IT or noun.lemma not in _AWAITED:
        return None
    verb = next((t for t in syntax.ancestors(prep.i) if t.pos in ("VERB", "AUX")), None)
    modal = modal_of(syntax, verb) if verb is not None else None
    if verb is None or modal is None or modal.lower not in _AHEAD:
        return None
    return None if any(t.lemma == "have" for t in syntax.children(verb.i, "aux")) else prep


def of_no_avail(syntax: Syntax, noun: Token, verb: Token) -> bool:
    """Whether a noun is what will not do something to something else, and so is there: "the bombing will not stop the
    talks"."""
    if noun.label != "nsubj" or not definite(syntax, noun) or not negated(syntax, verb.i):
        return False
    modal = modal_of(syntax, verb)
    return modal is not None and modal.lower in _AHEAD and bool(syntax.children(verb.i, "dobj"))


def led_to(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun names what something has led to: "the blockade has led to clashes"."""
    prep = syntax.head(noun.i)
    verb = syntax.head(prep.i) if prep is not None and noun.label == "pobj" and prep.lower == "to" else None
    if verb is None or verb.lemma not in _BRINGING_ABOUT or negated(syntax, verb.i):
        return False
    return verb.pos == "VERB" and tense(syntax, verb) == "past" and verb.label in ("ROOT", "conj", "ccomp", "relcl")


def not_lent(syntax: Syntax, verb: Token, head: Token) -> Token | None:
    """The verb that says that nothing is lent or sent for what an infinitive says: "will not | send | troops to help
    them". None where something is, or may be."""
    if not is_to(syntax, verb) or verb.lemma not in _HELPING:
        return None
    giving = syntax.head(head.i) if head.pos == "NOUN" and head.label == "dobj" else head
    if giving is None or giving.lemma not in _LENDING or not syntax.children(giving.i, "dobj"):
        return None
    return giving if negated(syntax, giving.i) else None


def not_intended(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb says what somebody does not mean to do: "did not | plan | to remove him"."""
    return verb.lemma in _INTENDING and negated(syntax, verb.i)


def means(syntax: Syntax, prep: Token, verb: Token) -> bool:
    """Whether a gerund behind "by" tells what was done, where only its aim is guessed at: "may have been seeking
    revenge | by | shooting the mayor"."""
    above = syntax.head(verb.i)
    if verb.label == "xcomp" and is_to(syntax, verb) and above is not None:
        verb = above  # "might have hoped to win votes | by | arresting rivals"
    if prep.lower != "by" or verb.lemma not in _HOPING:
        return False
    modal = modal_of(syntax, verb)
    perfect = any(t.lemma == "have" for t in syntax.children(verb.i, "aux"))
    return modal is not None and modal.lower in _MAYBE and perfect


def uttered(syntax: Syntax, verb: Token) -> bool:
    """Whether an infinitive is said with the wish to say it: "I want to thank the army"."""
    wish = syntax.head(verb.i)
    if wish is None or verb.label != "xcomp" or not is_to(syntax, verb) or wish.lemma not in _WANTING:
        return False
    if verb.lemma not in _UTTERED and verb.lemma not in cues("performative"):
        return False
    own = any(t.lower in ("i", "we") for t in syntax.children(wish.i, "nsubj"))
    plain = wish.lemma != "like" or any(t.lower in ("would", "'d", "’d") for t in syntax.children(wish.i, "aux"))
    return own and plain and wish.tag in ("VBP", "VB") and not negated(syntax, wish.i) and verb.lemma in _UTTERED


def brought_up(syntax: Syntax, noun: Token) -> bool:
    """Whether the clause around a noun leaves no doubt about it: what something has led to, or what is of no avail."""
    above = syntax.head(noun.i)
    return led_to(syntax, noun) or (above is not None and of_no_avail(syntax, noun, above))


def outright(syntax: Syntax, verb: Token) -> bool:
    """Whether the words around a verb leave no doubt about it: what is said by wishing to say it, was the means to an
    aim that is guessed at, or is that of what is told to go on ("is helping them by sending food")."""
    prep = syntax.head(verb.i)
    above = syntax.head(prep.i) if prep is not None and verb.label == "pcomp" else None
    if prep is None or above is None or above.pos != "VERB":
        return uttered(syntax, verb)
    told = above.label in ("ROOT", "conj", "ccomp") and tense(syntax, above) in ("past", "progressive")
    going_on = told and prep.lower == "by" and not negated(syntax, above.i)
    return going_on or means(syntax, prep, above)

"""Factuality: did an event happen, as whoever tells of it presents it.

The way from a trigger up to the clause that asserts it is walked; everything on it that takes something back
("may", "plan to", "denied", "if", "never") is collected. Which words do, and within which limits, is the lexicon
`modality_cues`. The walk ends where the content of the innermost attribution ends: what stands above is that
speaker's or the report's business, save that the stance of the attribution still counts ("denied that ...",
"threatened to ..."). It ends too where a phrase presupposes the event ("condemned the attack"). The notions are those
of FactBank (Sauri and Pustejovsky 2009) and RED; the weighing is ours: in doubt, an event is told as hedged.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.happening.assertions import KINDS, ClauseWalk
from onrecord.annotate.happening.auxiliaries import modal_of
from onrecord.annotate.happening.claims import STAGED
from onrecord.annotate.happening.event_types import noun_sense
from onrecord.annotate.happening.implicatives import carried
from onrecord.annotate.happening.modality import Cue, cues
from onrecord.annotate.happening.modifiers import at_noun, bare, definite, doubtful, nobody, phrase_at
from onrecord.annotate.happening.negotiables import talked_about
from onrecord.annotate.happening.noun_classes import noun_class
from onrecord.annotate.happening.presupposition import (
    broken_off,
    fended_off,
    had,
    heard,
    linked,
    owed,
    requited,
    spoken_of,
    taken_up,
)
from onrecord.annotate.happening.prospects import awaited, of_no_avail, uttered
from onrecord.annotate.happening.tenses import document_time, going_on, tense
from onrecord.annotate.happening.verbs import is_verb
from onrecord.annotate.measures import measured
from onrecord.annotate.negations import came_to_nothing, negated
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Attribution, Certainty, DocumentTime, Modality, Polarity, Time

# Behind these an event without an article is as real as the clause.
_CLAUSE_PREPOSITIONS = frozenset({"to", "with", "against", "for", "into", "through", "by", "via", "at"})
# What is agreed, announced or declared by these is there with the words.
_SETTLING = frozenset({"agree", "declare", "announce", "sign", "reach", "conclude", "strike", "broker"})
# Who offers condolences gives them; who demands an apology has none yet.
_TENDERING = frozenset({"offer", "extend", "tender", "present"})
_SCHEDULING = frozenset({"announce", "call", "schedule", "plan", "set", "convene", "arrange"})
_MEANT = frozenset({"intend", "design", "mean", "aim"})
# "No confirmation of the strike": whoever has none does not deny it.
_VOUCHING = frozenset({"confirmation", "verification", "corroboration", "evidence", "proof", "sign"})
_RENEWING = frozenset({"resumption", "renewal", "restart", "start", "beginning", "continuation", "recurrence"})
_APPLYING = frozenset({"extend", "apply", "relate", "pertain", "amount"})
_WAYS = frozenset({"way", "path", "road", "step"})
# What has come about does these to something else.
_AFFECTING = frozenset(
    """affect hamper harm delay complicate worsen influence overshadow undermine derail deter impact strain hurt shake
    weaken strengthen embarrass raise prompt embolden fuel inflame anger haunt tarnish spark provoke deepen widen alter
    shape dominate renew revive stoke intensify heighten cast cloud damage boost galvanise galvanize""".split()
)
# What is said to come is not there yet, although it is pointed at: "these talks will begin on Monday".
_TAKING_PLACE = frozenset("take happen occur begin start resume continue come go follow last end".split())
_PERHAPS = frozenset({"may", "might", "could", "must"})
# What was done under these has been done.
_STOPPING = frozenset({"stop", "cease", "quit", "halt", "end", "discontinue", "suspend"})
_GOVERNING = frozenset({"of", "for", "against", "to", "on", "with", "about", "from"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """How one event is held; see `onrecord.records.Event`. `cues` are the tokens that decided it."""

    polarity: Polarity
    modality: Modality
    certainty: Certainty
    document_time: DocumentTime
    cues: tuple[int, ...] = ()


def factuality(
    syntax: Syntax,
    trigger: int,
    attribution: Attribution | None,
    *,
    carrier: int | None = None,
    heading: bool = False,
) -> Factuality:
    """How the event with that trigger token is held by the innermost source.

    Args:
        trigger: index of the trigger token.
        attribution: the innermost attribution in whose content the trigger stands, None in the report's voice.
        carrier: index of the empty verb that carries a noun trigger ("carried out an attack").
        heading: whether the words are a headline, where the present tense tells of the past.
    """
    walk = _Walk(syntax, attribution)
    token = syntax.tokens[trigger]
    held = walk.held
    noun = carrier is not None or not (is_verb(syntax, token) or token.pos == "AUX")
    anchored: Token | None
    if noun:
        denied = attribution is not None and attribution.stance == "denies"
        at_noun(syntax, token, held, denied=denied or (carrier is not None and negated(syntax, carrier)))
        if carrier is not None:
            anchored = syntax.tokens[carrier]
            walk.verb(anchored, of=trigger)
        else:
            anchored = walk.noun(token)
    else:
        anchored = token
        walk.verb(token)
        if (held.negative or held.modality == "hypothetical") and _stopped(syntax, token):
            held.negative = not held.negative  # "agreed to stop firing", "did not stop firing"
    plural = bare(syntax, token) if noun else None
    if not noun and held.modality == "actual" and uttered(syntax, token):
        when: DocumentTime = "overlap"
    else:
        when = document_time(syntax, anchored, held, noun and carrier is None, heading, plural)
    if when == "unknown" and held.modality == "actual" and not noun and carried(syntax, token):
        when = "overlap" if syntax.tokens[token.head].label == "acomp" else "before"  # "am pleased to name her"
    if noun and held.modality == "actual" and not held.negative and going_on(syntax, token):
        when = "overlap"
    certainty: Certainty = held.certainty or (
        "certain" if held.modality in ("actual", "generic") else "possible" if held.modality == "hedged" else "unknown"
    )
    return Factuality(
        "negative" if held.negative else "positive", held.modality, certainty, when, tuple(dict.fromkeys(held.cues))
    )


def against_day(
    held: Factuality, time: Time | None, published: str | None, *, noun: bool, attempted: bool
) -> DocumentTime:
    """Before or after the report's own day, by the event's date where it has one, else by the verb's tense.

    Args:
        noun: a noun names the event that no verb carries out.
        attempted: an infinitive names it.
    """
    if time is not None and published is not None and held.modality != "generic":
        day = published[:10]
        if time.end is not None and time.end < day and held.modality != "hypothetical":
            return "before"
        if time.begin is not None and time.begin > day:
            return "after"
        if time.end is not None and time.end < day and held.document_time == "after" and attempted:
            return "before"  # "tried to storm the hall last Thursday"
    if held.document_time == "before" and (held.modality == "generic" or (noun and held.modality == "hypothetical")):
        return "unknown"  # what is no occasion, or may never be one, is not gone by
    return held.document_time


class _Walk(ClauseWalk):
    """One walk from a trigger, verb or noun, to what asserts it."""

    def noun(self, noun: Token) -> Token | None:
        """Collect what a noun trigger stands under. The verb that dates it is returned, None for none."""
        syntax, held = self.syntax, self.held
        noun = measured(syntax, _renewed(syntax, _first_conjunct(syntax, noun)))
        phrase = phrase_at(syntax, noun)
        if phrase is not None:
            held.take(*phrase)
            return None
        head = syntax.head(noun.i)
        if linked(syntax, noun):
            return None  # "the raids may be connected": they have been
        if head is not None and noun.label == "nsubjpass" and head.lemma in _MEANT and tense(syntax, head) == "present":
            held.weaken("hedged", "possible", cue=head.i)
            return None  # "the exercise is meant to show": it may be to come
        if head is not None and head.lemma in _SCHEDULING and _due(syntax, noun, head):
            held.weaken("hypothetical", cue=head.i)
            return None
        if head is None or self._outside(head):
            self._edge(noun, head)
            return None
        if noun.label == "pobj":
            return self._noun_in_phrase(noun, head)
        if noun.label in ("dobj", "nsubjpass") and is_verb(syntax, head):
            return self._noun_of_verb(noun, head)
        if noun.label in ("nsubj", "csubj", "attr"):
            return self._noun_as_subject(noun, head)
        return None

    def _edge(self, noun: Token, prep: Token | None) -> None:
        """A noun at the edge of the content: what becomes of the claim that it stands under speaks before the stance
        of whoever claims it, "rumours of her arrest | are nonsense"."""
        claim = self.syntax.head(prep.i) if prep is not None and prep.lower == "of" else None
        if claim is None or claim.lemma not in cues("noun") or not (self._refuted(claim) or self._judged(claim)):
            self._boundary(noun)

    def _noun_of_verb(self, noun: Token, head: Token) -> Token | None:
        """A noun that a verb is done to: "planned the attack", "condemned the attack", "prevented an attack"."""
        if fended_off(self.syntax, noun, head) and not negated(self.syntax, head.i):
            return head
        if (
            (head.lemma == "fight" and not bare(self.syntax, noun))
            or had(self.syntax, noun)
            or broken_off(self.syntax, noun, head)
            or taken_up(self.syntax, noun, head)
        ):
            return None  # "is fighting a war", "an attempt to explain an attack he had made"
        if heard(self.syntax, noun):
            return None
        if spoken_of(self.syntax, noun, head):
            return None  # "does not know who ordered the killings"
        particle = next((t.lower for t in self.syntax.children(head.i, "prt")), "")
        cue = cues("verb").get(f"{head.lemma} {particle}") or cues("verb").get(head.lemma)
        if cue is not None and cue.effect == "actual" and "about" in cue.scope:
            return None  # "ended a war": there was one
        if head.lemma in _SETTLING and noun.lemma in noun_class("deal"):
            return self._indefinite(head, noun)  # "agreed a truce"
        if noun.lemma in cues("performative") and (cue is None or head.lemma in _TENDERING):
            return self._indefinite(head)  # "offered condolences"
        if cue is not None and cue.effect != "actual" and "prep" not in cue.scope:
            if not self._stands(noun, head, cue):
                self.held.take(cue, head.i)
                if cue.effect == "negative":
                    told = self.held.modality
                    self.verb(head, shared=True)
                    if (
                        told != "hypothetical" and self.held.modality == "hypothetical"
                    ):  # "was considering cancelling the trip"
                        self.held.negative = False
            return None
        return None if definite(self.syntax, noun) else self._indefinite(head, noun)

    def _stands(self, noun: Token, head: Token, cue: Cue) -> bool:
        """Whether the words presuppose an event although a cue governs it."""
        if not definite(self.syntax, noun):
            return False
        if cue.effect == "hedged" or "about" in cue.scope:
            return True
        return "done" in cue.scope and noun.label == "nsubjpass" and tense(self.syntax, head) == "past"

    def _noun_as_subject(self, noun: Token, head: Token) -> Token | None:
        syntax, held = self.syntax, self.held
        untrue = _untruth(syntax, head) if noun.label == "nsubj" else None
        if untrue is not None and not negated(syntax, head.i):
            held.negate(untrue.i)  # "the shooting turned out to be a hoax"
            return None
        if noun.label == "nsubj" and came_to_nothing(syntax, head):
            held.negate(head.i)
            return None
        if noun.label == "nsubj" and head.lemma == "be" and not owed(syntax, head):
            for t in syntax.children(head.i, "acomp"):
                cue = cues("adjective").get(t.lemma)
                if cue is not None and cue.effect in ("hypothetical", "hedged"):
                    held.take(cue, t.i)
                    return None
            if head.tag in ("VBP", "VBZ") and bare(syntax, noun):
                held.weaken("generic", cue=head.i)
                return None
        if definite(syntax, noun) and head.lemma in _AFFECTING and syntax.children(head.i, "dobj"):
            return None  # "the killing would affect the talks"
        if of_no_avail(syntax, noun, head) and _is_deed(syntax, noun):
            return None
        if _pointed_at(syntax, noun) and head.lemma not in _TAKING_PLACE and head.pos == "VERB":
            return None  # "these bombings will not stop us"
        modal = None if owed(syntax, head) else modal_of(syntax, head)
        if modal is not None and head.lemma == "be" and modal.lower in _PERHAPS and _is_deed(syntax, noun):
            return None  # "the shooting could be gang-related": it has been
        if modal is not None and (modal.lower in ("would", "will", "'ll") or head.lemma == "be"):
            would = modal.lower == "would" and head.lemma == "be"  # "the deployment would be unconstitutional"
            held.weaken("hedged" if definite(syntax, noun) and not would else "hypothetical", cue=modal.i)
            return None
        if noun.label != "attr" and definite(syntax, noun):
            return None
        if head.pos not in ("VERB", "AUX"):
            return None
        nothing = any(nobody(syntax, t) for t in syntax.children(head.i, "dobj"))
        if noun.label == "nsubj" and nothing and not negated(syntax, head.i):
            return head  # "an inquiry found no proof": there was one
        return self._indefinite(head)

    def _indefinite(self, verb: Token, noun: Token | None = None) -> Token | None:
        """An event brought up without an article is as real as the clause that brings it up."""
        before = self.held.negative
        self.verb(verb)
        if noun is not None and self._denied_any(noun) and not negated(self.syntax, verb.i):
            return verb
        # "Did not see an attack" and "might not survive an attack" deny none.
        if noun is not None and verb.lemma in _SETTLING and noun.lemma in noun_class("deal"):
            return verb  # "have not signed a treaty"
        if self.held.negative != before and (self.held.modality == "actual" or negated(self.syntax, verb.i)):
            self.held.negative = before
            self.held.weaken("hedged", cue=verb.i)
        return verb

    def _denied_any(self, noun: Token) -> bool:
        """Whether somebody denies that there was any: "denied that any warning had been given"."""
        denied = self.attribution is not None and self.attribution.stance == "denies"
        return denied and any(t.lower == "any" for t in self.syntax.children(noun.i, "det"))

    def _noun_in_phrase(self, noun: Token, prep: Token) -> Token | None:
        syntax, held = self.syntax, self.held
        cue = cues("preposition").get(prep.lower)
        if cue is not None:
            held.take(cue, prep.i)
            return None
        if prep.lower == "for" and not bare(syntax, noun) and requited(syntax, prep) is not None:
            return None  # "to retaliate for the strikes in Gao"
        if prep.lower in ("until", "till", "pending"):
            held.weaken("hypothetical", cue=prep.i)
            return None
        if talked_about(syntax, noun) or awaited(syntax, noun) is not None:
            held.weaken("hypothetical", cue=prep.i)
            return None
        head = syntax.head(prep.i)
        if prep.label == "conj" and head is not None and head.lower == prep.lower:
            head = syntax.head(head.i)  # "charged with theft and | with murder"
        if head is not None and prep.lower == "of" and head.lemma in _VOUCHING and nobody(syntax, head):
            held.weaken("hedged", "possible", cue=head.i)  # "no confirmation of the shooting"
            return None
        if head is None or self._outside(head):
            self._edge(noun, prep)
            return None
        if head.lemma == "be" and prep.lower == "under" and not definite(syntax, noun):
            self.verb(head)  # "nobody is under arrest"
            return head
        kind = KINDS.get(head.pos)
        cue = cues(kind).get(head.lemma) if kind else None
        general = prep.lower in ("against", "about") or (prep.lower == "to" and head.lemma in _APPLYING)
        if general and cue is None and noun.lemma != "talk" and bare(syntax, noun):
            held.weaken("generic", cue=noun.i)
            return None
        if cue is None and prep.lower == "of" and (doubt := doubtful(syntax, head)) is not None:
            held.take(*doubt)
            return None
        if cue is not None and cue.effect != "actual" and prep.lower in _GOVERNING:
            self._noun_under(noun, prep, head, cue)
            return None
        to_come = noun.lemma in noun_class("talk") and _to_come(syntax, head)
        if prep.lower in _CLAUSE_PREPOSITIONS and is_verb(syntax, head) and (to_come or not definite(syntax, noun)):
            return self._indefinite(head)
        return None

    def _noun_under(self, noun: Token, prep: Token, head: Token, cue: Cue) -> None:
        """A noun behind the preposition of a cue: "called for talks", "the threat of a strike"."""
        asked = (
            prep.lower in ("for", "of")
            or (prep.lower == "to" and head.lemma in _WAYS)
            or (prep.lower in ("against", "about") and head.lemma == "warn")
            or (prep.lower == "with" and head.lemma == "charge" and head.pos == "VERB")
        )
        if not asked:
            return
        told = prep.lower == "of" and head.pos == "NOUN" and cue.effect == "hedged"
        if told and (self._denied(head) or self._refuted(head) or self._judged(head)):
            return  # "denied reports of his arrest", "to dismiss rumours of her death"
        cleared = prep.lower == "of" and cue.effect == "negative" and head.pos == "VERB"
        if cleared and (definite(self.syntax, noun) or noun.lemma in cues("noun")):
            return  # "was acquitted of the murder", "of charges": somebody did it, or brought them
        if definite(self.syntax, noun):
            if prep.lower == "for" and not cue.scope & {"the", "for"}:
                if head.pos == "NOUN" or cue.effect == "hedged":
                    return
            elif prep.lower != "for" and (head.pos == "NOUN" or cue.effect == "hedged"):
                return
        self.held.take(cue, head.i)
        if head.pos == "NOUN" and nobody(self.syntax, head):
            self.held.negate(head.i)


def _untruth(syntax: Syntax, verb: Token) -> Token | None:
    """The noun by which somebody says that what was told did not happen: "was a hoax", "proved to be a false alarm"."""
    below = syntax.children(verb.i, "xcomp") if verb.lemma in ("turn", "prove") else ()
    for be in (verb, *below):
        for noun in syntax.children(be.i, "attr", "acomp", "dobj", "oprd"):
            false = any(t.lower == "false" for t in syntax.children(noun.i, "amod"))
            if (noun.lemma in cues("untruth") and noun.lemma not in STAGED) or (noun.lemma == "alarm" and false):
                return noun if verb.lemma in ("be", "turn", "prove") else None
    return None


def _stopped(syntax: Syntax, verb: Token) -> bool:
    """Whether a gerund tells what somebody stops doing."""
    above = syntax.head(verb.i)
    return verb.tag == "VBG" and verb.label == "xcomp" and above is not None and above.lemma in _STOPPING


def _pointed_at(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun of violence or the like is pointed at: "this attack", "both raids"."""
    return any(t.lower in ("this", "these", "those", "both") for t in syntax.children(noun.i, "det", "predet"))


def _is_deed(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun speaks of violence that is known."""
    sense = noun_sense(syntax, noun)
    return definite(syntax, noun) and sense is not None and sense.type == "ASSAULT"


def _due(syntax: Syntax, noun: Token, verb: Token) -> bool:
    """Whether a day is set for it, rather than how long it is to last: "a strike for Friday", "was called for May"."""
    if noun.label not in ("dobj", "nsubjpass"):
        return False
    beside = (*syntax.children(noun.i, "prep"), *syntax.children(verb.i, "prep"))
    days = (t for p in beside if p.lower == "for" for t in syntax.children(p.i, "pobj"))
    return any(t.entity.endswith("-DATE") and not syntax.children(t.i, "nummod", "det") for t in days)


def _renewed(syntax: Syntax, noun: Token) -> Token:
    """The noun that says a noun starts or goes on, as real as which it is: "a resumption of talks"."""
    prep = syntax.head(noun.i)
    above = syntax.head(prep.i) if prep is not None and noun.label == "pobj" and prep.lower == "of" else None
    return above if above is not None and above.lemma in _RENEWING else noun


def _to_come(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb looks ahead: "will travel to the meeting"."""
    modal = modal_of(syntax, verb)
    return modal is not None and "future" in cues("modal").get(modal.lower, Cue("", "", frozenset())).scope


def _first_conjunct(syntax: Syntax, noun: Token) -> Token:
    """The noun that a noun is joined to. Parsers hang "a boycott" in "called for a strike and a boycott" on the verb:
    it is joined to the verb's last noun before it."""
    for _ in range(6):
        head = syntax.head(noun.i)
        if noun.label != "conj" or head is None:
            break
        if head.pos in ("NOUN", "PROPN"):
            noun = head
            continue
        before = [
            t
            for c in syntax.children(head.i, "prep", "dobj", "dative")
            if head.i < c.i < noun.i
            for t in ((c,) if c.label == "dobj" else syntax.children(c.i, "pobj"))
        ]
        if not before:
            break
        noun = before[-1]
    return noun

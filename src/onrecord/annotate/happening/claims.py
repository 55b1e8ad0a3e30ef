"""Claims: nouns that tell something ("a report that they had fired"), and what becomes of what they tell."""

from __future__ import annotations

from onrecord.annotate.happening.boundaries import Bounded
from onrecord.annotate.happening.modality import cues
from onrecord.annotate.happening.modifiers import nobody
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.happening.verbs import RELATIVE
from onrecord.annotate.negations import negated
from onrecord.annotate.syntax import Token
from onrecord.records import Modality

_CONFIRMING = frozenset({"confirm", "verify", "corroborate", "substantiate"})
_TRUE = frozenset({"true", "correct", "accurate", "factual"})
STAGED = frozenset({"pretext", "pretence", "pretense", "guise"})
"""What is no lie, but hides what somebody is about."""


class Claimed(Bounded):
    """A walk that knows what nouns make of the clauses behind them."""

    def _tells(self, verb: Token, noun: Token) -> bool:
        """Whether a clause says what a noun tells: "a report that they had fired", "reports they had fired"."""
        below = self.syntax.children(verb.i)
        if any(t.lower == "that" and t.label == "mark" for t in below):
            return True
        if any(t.lower in RELATIVE and t.label != "mark" for t in below):
            return False  # "a decision that the union had criticised"
        told = noun.lemma in cues("noun") and noun.tag in ("NN", "NNS") and verb.label == "acl"
        return told and self._past(verb) and bool(self.syntax.children(verb.i, "nsubj", "nsubjpass"))

    def _denied(self, noun: Token) -> bool:
        """Whether the content is a report that its source denies: what the report tells did not happen, they say."""
        a, head = self.attribution, self.syntax.head(noun.i)
        if a is None or a.stance != "denies" or noun.label != "dobj" or head is None or not self._outside(head):
            return False
        if not self.held.negative:
            self.held.negate(noun.i)
        return True

    def _noun_cue(self, noun: Token, otherwise: Modality | None) -> None:
        cue = (cues("untruth").get(noun.lemma) if otherwise is None else None) or cues("noun").get(noun.lemma)
        if cue is not None:
            self.held.take(cue, noun.i)
        elif otherwise is not None:
            self.held.weaken(otherwise, cue=noun.i)
        if nobody(self.syntax, noun):
            self.held.negate(noun.i)

    def _claimed(self, noun: Token) -> bool:
        """What becomes of a claim: "rejected claims that ...", "the claim that ... is false". Whether it is said to be
        true or untrue, which leaves nothing open."""
        head = self.syntax.head(noun.i)
        confirmed = head is not None and head.lemma in _CONFIRMING and tense(self.syntax, head) is not None
        if head is not None and confirmed and noun.label in ("dobj", "nsubjpass") and not negated(self.syntax, head.i):
            return True  # "confirmed reports that"
        if head is None or self._outside(head):
            return False
        self._refuted(noun)
        return self._judged(noun)

    def _judged(self, noun: Token) -> bool:
        """Whether a claim is said to be wrong or right, and takes note: "the | claims | were false"."""
        head = self.syntax.head(noun.i)
        if head is None or noun.label != "nsubj" or head.lemma != "be":
            return False
        for t in self.syntax.children(head.i, "acomp", "attr"):
            if t.lemma in _TRUE:
                if negated(self.syntax, head.i):
                    self.held.negate(t.i)
                return True
            lie = cues("untruth").get(t.lemma) if t.lemma not in STAGED else None
            cue = cues("adjective").get(t.lemma) or lie
            if cue is not None and cue.effect == "negative" and not negated(self.syntax, head.i):
                self.held.take(cue, t.i)
                return True
        return False

    def _refuted(self, noun: Token) -> bool:
        """Whether a claim is what its sentence rejects, and takes note: "to scotch | reports | of his arrest"."""
        head = self.syntax.head(noun.i)
        cue = cues("claimed").get(head.lemma) if head is not None and noun.label in ("dobj", "nsubjpass") else None
        if head is None or cue is None or negated(self.syntax, head.i):
            return False
        self.held.take(cue, head.i)
        return True

    def _ruled_out(self, noun: Token) -> bool:
        """Whether a noun says that something is not to be: "a ban"."""
        cue = cues("noun").get(noun.lemma)
        return cue is not None and cue.effect in ("hypothetical", "negative")

    def _instead(self, prep: Token) -> bool:
        """Whether it is what is not done in place of something else: "rather than", "instead of"."""
        before = self.syntax.tokens[prep.i - 1] if prep.i else prep
        return before.lower in ("rather", "instead")

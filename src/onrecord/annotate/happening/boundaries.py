"""Boundaries: where the way from an event up to what asserts it ends, at the edge of the content of the innermost
attribution or at the top of the sentence, and what the attribution's stance makes of the event there.
"""

from __future__ import annotations

from onrecord.annotate.happening.modality import Held, cues
from onrecord.annotate.happening.modifiers import definite
from onrecord.annotate.happening.negotiables import wished
from onrecord.annotate.happening.presupposition import still_to_verify
from onrecord.annotate.happening.prospects import not_intended
from onrecord.annotate.happening.stances import cue_verbs, factive, mentioned, plain, suspected
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Attribution

_WHY = frozenset({"why", "how", "who", "whom", "where", "when", "which"})
_OWNING_UP = frozenset("admit acknowledge concede confess disclose reveal recognise recognize own".split())
_UNSURE = frozenset("unconfirmed unverified unsubstantiated unsourced conflicting contradictory".split())
_HEARSAY = frozenset("report rumour rumor account claim information testimony post message".split())
_ASKED = frozenset("request question query inquiry enquiry call appeal demand plea invitation letter message".split())
# Whose object and participle tell of nothing that has been.
_WANTING = frozenset({"want", "need", "like", "prefer", "wish"})


class Bounded:
    """A walk within the content of `attribution`, None in the report's voice; `held` is what it has collected."""

    def __init__(self, syntax: Syntax, attribution: Attribution | None) -> None:
        self.syntax = syntax
        self.attribution = attribution
        self.held = Held()

    def _cue(self, a: Attribution) -> list[Token]:
        return [t for s in a.cue for t in self.syntax.tokens_in(s.start, s.end)]

    def _sought(self, a: Attribution) -> bool:
        """Whether a verb that governs even an event with "the" brings the content: "notices seeking the arrest"."""
        return any("the" in cues("verb")[t.lemma].scope for t in self._cue(a) if t.lemma in cues("verb"))

    def _unconfirmed(self, a: Attribution) -> bool:
        """Whether words that nobody vouches for say so: "unconfirmed reports said"."""
        source = [t for s in a.source for t in self.syntax.tokens_in(s.start, s.end)]
        return a.stance == "asserts" and any(
            t.lower in _UNSURE and t.label == "amod" and self.syntax.tokens[t.head].lemma in _HEARSAY for t in source
        )

    def _outside(self, token: Token) -> bool:
        if self.attribution is None:
            return False
        return not any(s.start <= token.start < s.end for s in self.attribution.content)

    def _boundary(self, last: Token) -> None:
        """The walk has reached the top of the content, or of the sentence: the stance speaks."""
        held, a = self.held, self.attribution
        cue = cues("stance").get(a.stance) if a is not None and not plain(self.syntax, a) else None
        if a is not None and cue is None and suspected(self.syntax, a):
            held.weaken("hedged", "possible", cue=last.i)
        if a is None:
            return
        if a.stance == "supports" and wished(self.syntax, last):
            held.weaken("hypothetical", cue=last.i)
            return
        if self._unconfirmed(a):
            held.weaken("hedged", "possible", cue=last.i)
            return
        if last.pos in ("VERB", "AUX") and any(still_to_verify(self.syntax, t) for t in cue_verbs(self.syntax, a)):
            held.weaken("hedged", "possible", cue=last.i)
            return
        if cue is None:
            return
        if a.stance == "rejects" and any(t.lemma in _OWNING_UP for t in self._cue(a)):
            return  # "refused to admit that they had fired": they had
        verbal = last.pos in ("VERB", "AUX")
        if verbal and factive(self.syntax, a):
            return  # "knew that the guards had seized the port"
        if verbal and a.stance == "questions" and last.tag == "VBG" and self.syntax.children(last.i, "poss"):
            return  # "asked about his arming the rebels"
        if verbal and self._only_wanted(last, a):
            held.weaken("hypothetical", cue=last.i)
            unmeant = a.stance == "expects" and any(not_intended(self.syntax, t) for t in cue_verbs(self.syntax, a))
            if (cue.effect == "negative" or unmeant) and not held.negative:
                held.negate(last.i)  # "does not want the troops to fight"
            return
        known = not verbal and "the" in cue.scope and definite(self.syntax, last)
        if known and (mentioned(self.syntax, last, a) or not self._sought(a)):
            return
        if not verbal and cue.effect == "negative" and last.lemma in cues("noun"):
            return  # what is rejected has been asked for
        if not verbal and a.stance == "declines_to_say" and last.lemma in _ASKED:
            return  # and so has what is not answered
        if cue.effect == "negative" and not verbal and a.stance == "rejects":
            held.weaken("hypothetical", cue=last.i)  # "opposes sanctions": there may be some all the same
        elif cue.effect == "negative":
            # A denial may be read off the content's own words ("it is false that"), which have negated it already;
            # and no denial makes something told as having happened.
            if held.modality != "hypothetical" and not held.negative:
                held.negate(last.i)
        elif cue.effect == "hypothetical" and verbal:
            # "demanded that they leave": the tagger cannot tell a subjunctive from a plain present.
            told = ("VBZ",) if a.stance == "requests" else ("VBZ", "VBP")
            if not (self._past(last) or last.tag in told):
                held.take(cue, last.i)
        elif not ("why" in cue.scope and verbal and self._asks_why(last)):
            held.take(cue, last.i)

    def _only_wanted(self, verb: Token, a: Attribution) -> bool:
        """Whether a clause without a tense of its own is what somebody wants, weighs or opposes: "want the guards
        jailed", "is considering suing", "opposes arming them"."""
        if a.stance == "questions":  # "asked about securing the border"
            return verb.tag == "VBG" and not self.syntax.children(verb.i, "aux", "nsubj", "poss")
        lemmas = {t.lemma for t in cue_verbs(self.syntax, a)}
        under = verb.label in ("ccomp", "xcomp", "oprd")
        if under and lemmas & _WANTING and not self.syntax.children(verb.i, "mark", "aux", "auxpass"):
            return True  # whatever tag "held" has in "want them held accountable"
        if verb.tag not in ("VBG", "VB") or tense(self.syntax, verb) is not None:
            return False
        weighed = {cue.effect for lemma in lemmas if (cue := cues("verb").get(lemma)) is not None}
        return "hypothetical" in weighed or (a.stance == "rejects" and "negative" not in weighed)

    def _asks_why(self, verb: Token) -> bool:
        """Whether a clause asks why, how or who, and so takes for granted that it happened."""
        above = self.syntax.head(verb.i)
        if verb.label == "relcl" or (verb.label == "xcomp" and above is not None and above.label == "relcl"):
            return False  # "the firm, which Arda believes to have sent arms"
        below = self.syntax.children(verb.i, "advmod", "nsubj", "nsubjpass", "dobj", "attr")
        return any(t.lower in _WHY for t in below)

    def _past(self, verb: Token) -> bool:
        return tense(self.syntax, verb) == "past"

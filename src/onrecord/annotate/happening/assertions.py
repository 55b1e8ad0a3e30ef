"""Assertions: the way from a verb up to the clause that asserts it, and what takes it back on that way.

Everything on the way that takes something back ("may", "plan to", "denied", "if", "never") is collected. The way ends
where the content of the innermost attribution ends: there the attribution's stance speaks.
"""

from __future__ import annotations

from onrecord.annotate.happening.auxiliaries import (
    at_verb,
    conditional,
    instead,
    marks,
    modal_of,
    neither,
)
from onrecord.annotate.happening.claims import Claimed
from onrecord.annotate.happening.conjuncts import likened
from onrecord.annotate.happening.endeavours import right_before, singled_out, unique
from onrecord.annotate.happening.implicatives import brought_about, forborne, kept_from, voiced, went_on
from onrecord.annotate.happening.modality import Cue, cues
from onrecord.annotate.happening.modifiers import definite, doubtful, restricted
from onrecord.annotate.happening.presupposition import asked_about, requited, still_to_verify
from onrecord.annotate.happening.prospects import means, not_intended, not_lent, uttered
from onrecord.annotate.happening.tenses import SHOWING
from onrecord.annotate.happening.undoubted import undoubted
from onrecord.annotate.happening.verbs import (
    PERCEIVING,
    WITH_BARE_FORM,
    charged_besides,
    finite_tag,
    governor,
    is_to,
    joined,
    saying_again,
    told_past,
)
from onrecord.annotate.negations import is_yet_to, negated, none_of, unasserted
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Attribution

_MOST_STEPS = 25
_CLAUSAL = frozenset(
    {"ccomp", "xcomp", "oprd", "csubj", "csubjpass", "pcomp", "acl", "relcl", "advcl", "dobj", "nsubj", "pobj"}
)
_FACTIVE_MARKS = frozenset(
    {"because", "as", "after", "while", "since", "although", "though", "when", "before", "where", "once"}
)
# The preposition presupposes what stands behind it, whatever the clause.
_FACTIVE_PREPOSITIONS = frozenset({"after", "before", "since", "while", "upon", "despite", "besides"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "whomever"})
# What may be under way although what it aims at has not come about: "may be trying to encircle the town".
_ATTEMPTING = frozenset({"try", "attempt", "seek", "strive", "endeavour", "endeavor", "struggle", "work"})
# What is looked for, or brought together, need not be there: "to recruit men fighting the mine".
_SEEKING = frozenset("recruit hire find seek want need form create build raise send deploy dispatch have see".split())
_SEEING_AS = frozenset("see view perceive regard describe portray depict interpret characterize construe".split())
KINDS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun"}
_MAYBE = frozenset({"may", "might", "could"})


class ClauseWalk(Claimed):
    """One walk from a verb to what asserts it."""

    def __init__(self, syntax: Syntax, attribution: Attribution | None) -> None:
        super().__init__(syntax, attribution)
        self.steps = 0

    # Verbs

    def verb(self, verb: Token, *, shared: bool = False, of: int | None = None) -> None:
        """Collect what stands around a verb and what it stands under. `shared`: the verb was reached from a
        conjunct or participle that leans on its auxiliaries; `of`: the noun that it carries."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        syntax, held = self.syntax, self.held
        at_verb(syntax, verb, held, shared=shared, of=of)
        before = joined(syntax, verb)
        if before is not None and before.i != verb.head:
            if before in (saying_again(syntax, verb), told_past(syntax, verb), charged_besides(syntax, verb)):
                # What is said ends before the second verb, however far the content was drawn.
                if not self._outside(before):
                    self.verb(before, shared=True)
            elif self._outside(before):  # a content that was cut off too early
                held.weaken("hypothetical", cue=before.i)
                self._boundary(verb)
            else:
                self.verb(before, shared=True)
            return
        head = governor(syntax, verb)
        alone = verb.label == "ROOT" or (
            verb.label in ("conj", "dep", "parataxis") and head and not is_to(syntax, head)
        )
        if alone and is_to(syntax, verb):
            held.weaken("hypothetical", cue=verb.i)  # "Arda to send troops"
        if head is None or self._outside(head):
            if is_to(syntax, verb) and (aim := self._aimed(verb)) is not None and verb.label == "acl":
                self._noun_cue(aim, "hypothetical")
            self._boundary(verb)
        elif verb.label == "conj":
            self._conjunct(verb, head)
        elif verb.label in _CLAUSAL:
            self._under(verb, head)
        elif verb.label == "acomp":
            self.verb(head, shared=True)

    def _conjunct(self, verb: Token, head: Token) -> None:
        syntax = self.syntax
        if head.pos not in ("VERB", "AUX"):
            prep = syntax.head(head.i)
            if verb.tag == "VBG" and head.label == "pobj" and prep is not None and not self._outside(prep):
                self._under_preposition(verb, prep)  # "charged with treason and | leaking | secrets"
            else:
                self._above(head)
            return
        # "Did not comment and accused them": a past tense does not share the auxiliary of an infinitive.
        own = head.tag == "VB" and finite_tag(syntax, verb) in ("VBD", "VBZ") and bool(syntax.children(head.i, "aux"))
        leans = (not own and not syntax.children(verb.i, "nsubj", "nsubjpass", "aux", "auxpass")) or (
            verb.tag == "VB" and not syntax.children(verb.i, "aux")
        )
        if leans and neither(syntax, head) and any(t.lower in ("and", "but") for t in syntax.children(head.i, "cc")):
            self._above(head)  # "neither confirmed nor denied it and accused them"
            return
        if leans:
            nobody_does = [none_of(syntax, t) for t in syntax.children(head.i, "nsubj", "nsubjpass") if t.i < head.i]
            for no in nobody_does:
                if no is not None:  # "no one was killed or hurt"
                    self.held.negate(no.i)
            self.verb(head, shared=True)
            if instead(syntax, head, verb):
                self.held.negative = not self.held.negative  # "will not storm the town but surround it"
            return
        condition = next((t for t in syntax.children(head.i, "advcl") if head.i < t.i < verb.i), None)
        if condition is not None and conditional(syntax, condition) and modal_of(syntax, verb) is None:
            self.held.weaken("hypothetical", cue=condition.i)  # "would strike if the mill closed and men were fired"
        marks(syntax, head, self.held)
        self._above(head)

    def _above(self, verb: Token) -> None:
        """Go on above a verb without what stands around it."""
        head = self.syntax.head(verb.i)
        if head is None or self._outside(head):
            self._boundary(verb)
        elif verb.label in ("ccomp", "xcomp", "pcomp", "acl", "advcl"):
            self._under(verb, head)

    def _under(self, verb: Token, head: Token) -> None:
        """What a verb stands under."""
        label = verb.label
        if label in ("relcl", "acl") and (singled_out(self.syntax, verb, head) or unique(self.syntax, verb, head)):
            above = self.syntax.head(head.i)
            if above is not None and above.pos in ("VERB", "AUX") and not self._outside(above):
                self.verb(above, shared=True)  # "would be the first president to visit"
        elif label == "relcl" and is_to(self.syntax, verb):
            self._noun_cue(head, "hypothetical")  # "time to sign"
        elif label == "acl" or (self._tells(verb, head) and (label == "relcl" or _is_claim(label, head))):
            self._under_noun(verb, head)
        elif label == "relcl":
            self._narrowed(head, verb)
        elif label in ("pcomp", "pobj"):
            self._under_preposition(verb, head)
        elif label == "advcl":
            self._adverbial(verb, head)
        elif head.pos in ("ADJ", "NOUN", "PROPN"):
            self._governed(head, "adjective" if head.pos == "ADJ" else "noun", verb)
        elif head.lemma == "be" and label in ("ccomp", "csubj", "csubjpass"):
            self._predicated(verb, head)
        else:
            self._governed(head, "verb", verb)

    def _predicated(self, verb: Token, be: Token) -> None:
        """ "It is false that ...", "that they fired is untrue", "killing a hostage is a crime"."""
        predicate = next((t for t in self.syntax.children(be.i, "acomp", "attr") if t.pos in ("ADJ", "NOUN")), None)
        if predicate is not None and predicate.lemma in cues(KINDS[predicate.pos]):
            self._governed(predicate, KINDS[predicate.pos], verb)
        elif predicate is not None and predicate.lemma in ("true", "case") and negated(self.syntax, be.i):
            self.held.negate(predicate.i)
        elif verb.label == "csubj" and verb.tag == "VBG" and be.tag in ("VBZ", "VBP"):
            self.held.weaken("generic", cue=be.i)
        else:
            self._governed(be, "verb", verb)

    def _governed(self, head: Token, kind: str, verb: Token) -> None:
        """What a verb, adjective or noun makes of a clause under it."""
        cue = cues(kind).get(head.lemma) or cues(kind).get(head.lower)
        infinitive = is_to(self.syntax, verb)
        if verb.label == "ccomp" and _in_case(self.syntax, head):
            self.held.weaken("hypothetical", cue=head.i)  # "if it turns out that they fired"
            return
        if (cue is None and asked_about(self.syntax, verb)) or _taken_up(self.syntax, verb, head):
            return
        if verb.label == "ccomp" and still_to_verify(self.syntax, head):
            self.held.weaken("hedged", "possible", cue=head.i)
            return
        if kind == "verb" and (forborne(self.syntax, verb) or uttered(self.syntax, verb)):
            return
        if kind == "verb" and (brought_about(self.syntax, verb) or self._voiced(verb, head, cue)):
            self.verb(head, shared=True)
            return
        if cue is None:
            if infinitive:
                self.held.weaken("hypothetical", cue=head.i)
            elif verb.label == "ccomp" and head.pos == "VERB" and unasserted(self.syntax, head):
                self.held.weaken("hedged", cue=head.i)
                return
            elif verb.label == "ccomp":
                return
        elif head.lemma == "have" and infinitive and negated(self.syntax, head.i):
            self.held.weaken("hypothetical", cue=head.i)  # "does not have to resign"
            self.held.negate(head.i)
            return
        elif is_yet_to(self.syntax, verb):
            self.held.negate(head.i)
        elif asked_about(self.syntax, verb):
            return  # "demanded to know who fired": somebody did
        elif undoubted(self.syntax, verb):
            return  # "nobody denies that they fired"
        elif "shown" in cue.scope and verb.label == "ccomp" and unasserted(self.syntax, head):
            self.held.weaken("hedged", "possible", cue=head.i)  # "nothing suggests that they fired"
            return
        elif head.lemma in WITH_BARE_FORM and verb.label == "ccomp" and verb.tag in ("VB", "VBP") and not infinitive:
            if head.lemma in PERCEIVING and unasserted(self.syntax, head):
                self.held.weaken("hedged", cue=head.i)
                return
        elif cue.effect == "actual" and kind == "verb" and verb.label == "ccomp":
            return  # what is known, shown or remembered stands, whatever becomes of the knowing
        elif cue.effect == "hypothetical" and not infinitive and self._past(verb) and verb.label == "ccomp":
            if "past" in cue.scope:
                return
            self.held.weaken("hedged", cue.certainty, cue=head.i)
        elif "ing" in cue.scope and not (infinitive and head.tag == "VBG"):
            pass
        elif kind == "adjective" and "past" in cue.scope and self._was(head):
            pass  # "were able to leave"
        elif head.lemma in _ATTEMPTING and infinitive and self._perhaps_under_way(head):
            self.held.weaken("hedged", "possible", cue=head.i)
            return
        else:
            self.held.take(cue, head.i)
            if kind == "verb" and infinitive and not_intended(self.syntax, head):
                self.held.negate(head.i)
        if self.held.modality == "hypothetical" or head.pos != "VERB":
            auxiliary = cue is not None and "ing" in cue.scope  # "is not going to fire"
            if head.pos == "VERB" and cue is not None and (cue.effect == "negative" or auxiliary):
                self.verb(head, shared=True)
            elif head.pos == "ADJ" and self.held.modality != "hypothetical":
                above = self.syntax.head(head.i)
                if above is not None and not self._outside(above):
                    self.verb(above, shared=True)
                else:
                    self._boundary(head)
            return
        self.verb(head, shared=True)

    def _voiced(self, verb: Token, head: Token, cue: Cue | None) -> bool:
        """Whether the parser took what somebody takes the floor to say for the verb's complement."""
        return cue is None and verb.label == "xcomp" and is_to(self.syntax, verb) and voiced(self.syntax, verb, head)

    def _perhaps_under_way(self, verb: Token) -> bool:
        """Whether it is left open that an act is going on: "may be trying", "appears to have been trying"."""
        if self.held.modality != "actual" or self.held.negative or verb.tag not in ("VBG", "VBN"):
            return False
        above = ClauseWalk(self.syntax, self.attribution)
        above.steps = self.steps
        above.verb(verb)
        modal = modal_of(self.syntax, verb)  # "may be trying" is no "may try"
        unreal = modal is not None and modal.lower in _MAYBE and above.held.modality == "hypothetical"
        return (above.held.modality == "hedged" or unreal) and not above.held.negative

    def _was(self, adjective: Token) -> bool:
        be = self.syntax.head(adjective.i)
        return be is not None and be.lemma == "be" and self._past(be)

    def _under_noun(self, verb: Token, noun: Token) -> None:
        if undoubted(self.syntax, verb):
            return  # "no doubt that they fired"
        if is_to(self.syntax, verb) or (verb.tag == "VB" and not self.syntax.children(verb.i, "aux")):
            self._noun_cue(self._aimed(verb) or noun, "hypothetical")
            if (kept := not_lent(self.syntax, verb, noun)) is not None:
                self.held.negate(kept.i)
        elif self._tells(verb, noun):
            if not (self._denied(noun) or self._claimed(noun)):
                self._noun_cue(noun, None)
        else:
            self._narrowed(noun, verb)

    def _aimed(self, verb: Token) -> Token | None:
        """The noun of an aim that an infinitive stands right behind: "charges over a | plot | to kill them"."""
        near = right_before(self.syntax, verb)
        return near if near.pos == "NOUN" and near.lemma in cues("noun") and near.i < verb.i else None

    def _narrowed(self, noun: Token, clause: Token) -> None:
        """A clause that narrows down a noun: as real as what the noun speaks of. "If a group that had fired ..."."""
        syntax = self.syntax
        restricted(syntax, noun, self.held)
        if noun.lower in _ANYBODY:
            self.held.weaken("hypothetical", cue=noun.i)  # "anyone who fired will be tried"
        be = syntax.head(noun.i)
        it = be is not None and any(t.lower == "it" for t in syntax.children(be.i, "nsubj", "expl"))
        if be is not None and noun.label == "attr" and not self._outside(be) and (it or likened(syntax, noun)):
            self.verb(be, shared=True)  # "might have been the one that fired", "it was the army that fired"
            return
        prep = syntax.head(noun.i)
        told = syntax.head(prep.i) if prep is not None and noun.label == "pobj" and prep.lower == "of" else None
        if told is not None and (doubt := doubtful(syntax, told)) is not None:
            self.held.take(*doubt)  # "unconfirmed reports of a drone hitting the mill"
            return
        if noun.pos == "PROPN" or definite(syntax, noun):
            return
        for above in syntax.ancestors(noun.i):
            if self._outside(above):
                break
            if above.label == "advcl" and conditional(syntax, above):
                self.held.weaken("hypothetical", cue=above.i)
        if clause.tag == "VBG" and clause.label == "acl" and noun.label in ("dobj", "pobj"):
            # "plans to recruit men fighting the mine": there are none of them yet.
            ruled = syntax.head(noun.head) if noun.label == "pobj" else None
            if ruled is not None and ruled.pos == "NOUN" and self._ruled_out(ruled):
                self.held.weaken("hypothetical", cue=ruled.i)  # "a ban on pilgrims entering the country"
            host = next((t for t in syntax.ancestors(noun.i) if t.pos == "VERB"), None)
            sought = host is not None and host.lemma in _SEEKING | SHOWING
            if host is not None and sought and not self._outside(host):
                above_it = ClauseWalk(syntax, self.attribution)
                above_it.steps = self.steps
                above_it.verb(host, shared=True)
                shown = above_it.held.modality == "hedged" and host.lemma in SHOWING | {"see"}
                if above_it.held.modality == "hypothetical" or shown:
                    self.held.weaken(above_it.held.modality, cue=host.i)

    def _under_preposition(self, verb: Token, prep: Token) -> None:
        cue = cues("preposition").get(prep.lower)
        if cue is not None:
            self.held.take(cue, prep.i)
        if cue is not None or (self.held.negative and prep.lower in ("than", "of") and self._instead(prep)):
            self._left_undone(prep)
            return
        if prep.lower in ("for", "against") and verb.label == "pcomp" and self.syntax.tokens[prep.head].lemma == "be":
            self.held.weaken("hypothetical", cue=prep.i)  # "is for banning them"
            return
        if prep.lower == "like" and verb.label == "pcomp":
            self.held.weaken("generic", cue=prep.i)  # "is like marrying a stranger"
            return
        if prep.lower == "as" and verb.label == "pcomp" and self.syntax.tokens[prep.head].lemma in _SEEING_AS:
            self.held.weaken("hedged", "possible", cue=prep.head)  # "seen as insulting them"
        if prep.lower == "from" and kept_from(self.syntax, verb, prep):
            self.held.negate(prep.i)
        if prep.lower == "before" and verb.label == "pcomp":
            self._left_undone(prep)  # "will lay a wreath before flying home"
        if prep.lower in _FACTIVE_PREPOSITIONS or (prep.lower == "for" and self._requited(prep)):
            return
        head = self.syntax.head(prep.i)
        while head is not None and prep.label == "conj" and head.pos == "ADP":
            prep, head = head, self.syntax.head(head.i)  # "charged with treason and | with | leaking secrets"
        if head is None or self._outside(head):
            self._boundary(verb)
            return
        if head.pos == "ADV":  # "held back from firing": the phrase has been heard, the clause goes on
            above = self.syntax.head(head.i)
            head = above if above is not None and above.pos == "VERB" and not self._outside(above) else head
        kind = KINDS.get(head.pos)
        cue = (cues(kind).get(f"{head.lemma} {prep.lower}") or cues(kind).get(head.lemma)) if kind else None
        if cue is None and prep.lower == "of" and (doubt := doubtful(self.syntax, head)) is not None:
            self.held.take(*doubt)
            return
        if means(self.syntax, prep, head):
            return
        # Whoever plans something, or stops it, "by" doing another thing is only as sure to do that as the planning.
        governed = cue is not None and prep.lower != "by"
        if not governed and prep.lower in ("by", "in", "with", "of", "from", "to") and head.pos == "VERB":
            self.verb(head, shared=True)
            return
        if cue is None and head.pos in ("NOUN", "PROPN", "PRON") and prep.lower in ("of", "from", "for"):
            # "accused the police of killing": the parser may hang "of" on the police.
            above = self.syntax.head(head.i)
            if above is not None and head.label in ("dobj", "nsubjpass"):
                if self._outside(above):
                    self._boundary(verb)
                    return
                head, cue = above, cues("verb").get(above.lemma)
        if cue is not None:
            self.held.take(cue, head.i)
            if cue.effect == "negative" and head.pos == "VERB":  # "urged them to refrain from firing"
                self.verb(head, shared=True)

    def _left_undone(self, prep: Token) -> None:
        """What is left undone in doing something is as open as the doing: "may go without paying"."""
        verb = next((t for t in self.syntax.ancestors(prep.i) if t.pos in ("VERB", "AUX")), None)
        if verb is None or self._outside(verb):
            return
        done = ClauseWalk(self.syntax, self.attribution)
        done.steps = self.steps
        done.verb(verb, shared=True)
        if done.held.modality == "hypothetical":
            self.held.weaken("hypothetical", cue=verb.i)

    def _requited(self, prep: Token) -> bool:
        """Whether it is what somebody is thanked, blamed or punished for: "thanked Arda for sending help", "sanctions
        on two banks for selling oil"."""
        word = requited(self.syntax, prep)
        return word is not None and (not self._outside(word) or word.i == prep.head)

    def _adverbial(self, verb: Token, head: Token) -> None:
        syntax = self.syntax
        marked = {t.lower for t in syntax.children(verb.i, "mark", "advmod")}
        if is_to(syntax, verb):
            told = brought_about(syntax, verb) or voiced(syntax, verb, head) or went_on(syntax, verb, head)
            if head.pos in ("VERB", "AUX") and told:
                self.verb(head, shared=True)  # "marched to demand his release": they do demand it
            elif "only" not in marked:
                self.held.weaken("hypothetical", cue=verb.i)  # a purpose
                if not_lent(syntax, verb, head) is not None:
                    self.held.negate(head.i)
            return
        own = syntax.children(verb.i, "nsubj", "nsubjpass")
        if verb.tag == "VBG" and "while" in marked and not own and head.pos in ("VERB", "AUX"):
            self._left_undone(verb)  # "plans to leave while keeping the keys"
            return
        if any(t.lower == "having" for t in syntax.children(verb.i, "aux")):
            return  # "left rather than be tried, having lost"
        if marked & _FACTIVE_MARKS or syntax.children(verb.i, "nsubj", "nsubjpass") or conditional(syntax, verb):
            return
        if head.pos in ("VERB", "AUX"):
            self.verb(head, shared=True)


def _taken_up(syntax: Syntax, verb: Token, head: Token) -> bool:
    """Whether what a clause says is only taken up by a noun that is what somebody denies: "two envoys were held over
    thefts, a charge they deny"."""
    objects = (t for t in syntax.children(head.i, "dobj") if verb.i < t.i < head.i)
    return verb.label == "ccomp" and any(t.lower == "a" for o in objects for t in syntax.children(o.i, "det"))


def _in_case(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause says in which case something comes out: "should it be confirmed", "if it turns out"."""
    it = next((t for t in syntax.children(verb.i, "nsubj", "nsubjpass", "expl") if t.lower == "it"), None)
    if it is None:
        return False
    if any(t.lower in ("if", "unless") for t in syntax.children(verb.i, "mark")):
        return True
    return any(t.lower == "should" and t.i < it.i for t in syntax.children(verb.i, "aux"))


def _is_claim(label: str, noun: Token) -> bool:
    """Whether a clause is hung on the noun of a claim by this label: "| reports that | they fled are false"."""
    return label == "ccomp" and noun.tag in ("NN", "NNS") and noun.label == "nsubj"

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

from onrecord.annotate.auxiliaries import at_verb, conditional, is_to, marks, modal_of, negated
from onrecord.annotate.clauses import is_verb, joined
from onrecord.annotate.modality import Cue, Held, cues
from onrecord.annotate.modifiers import at_noun, bare, definite, nobody, phrase_at, restricted
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.tenses import document_time, tense
from onrecord.records import Attribution, Certainty, DocumentTime, Modality, Polarity

_MOST_STEPS = 25
_CLAUSAL = frozenset(
    {"ccomp", "xcomp", "oprd", "csubj", "csubjpass", "pcomp", "acl", "relcl", "advcl", "dobj", "nsubj", "pobj"}
)
_FACTIVE_MARKS = frozenset(
    {"because", "as", "after", "while", "since", "although", "though", "when", "before", "where", "once"}
)
# The preposition presupposes what stands behind it, whatever the clause.
_FACTIVE_PREPOSITIONS = frozenset({"after", "before", "since", "while", "upon", "despite", "besides"})
# Behind these an event without an article is as real as the clause.
_CLAUSE_PREPOSITIONS = frozenset({"to", "with", "against", "for", "into", "through", "by", "via", "at"})
_GOVERNING = frozenset({"of", "for", "against", "to", "on", "with", "about", "from"})
_KIND = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun"}
_WHY = frozenset({"why", "how", "who", "whom", "where", "when", "which"})


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
        at_noun(syntax, token, held)
        if carrier is not None:
            anchored = syntax.tokens[carrier]
            walk.verb(anchored, of=trigger)
        else:
            anchored = walk.noun(token)
    else:
        anchored = token
        walk.verb(token)
    when = document_time(syntax, anchored, held, noun and carrier is None, heading)
    certainty: Certainty = held.certainty or (
        "certain" if held.modality in ("actual", "generic") else "possible" if held.modality == "hedged" else "unknown"
    )
    return Factuality(
        "negative" if held.negative else "positive", held.modality, certainty, when, tuple(dict.fromkeys(held.cues))
    )


class _Walk:
    """One walk from a trigger to what asserts it."""

    def __init__(self, syntax: Syntax, attribution: Attribution | None) -> None:
        self.syntax = syntax
        self.attribution = attribution
        self.held = Held()
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
            if self._outside(before):  # a content that was cut off too early
                held.weaken("hypothetical", cue=before.i)
                self._boundary(verb)
            else:
                self.verb(before, shared=True)
            return
        head = syntax.head(verb.i)
        alone = verb.label == "ROOT" or (
            verb.label in ("conj", "dep", "parataxis") and head and not is_to(syntax, head)
        )
        if alone and is_to(syntax, verb):
            held.weaken("hypothetical", cue=verb.i)  # "Arda to send troops"
        if head is None or self._outside(head):
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
            self._above(head)
            return
        leans = not syntax.children(verb.i, "nsubj", "nsubjpass", "aux", "auxpass") or (
            verb.tag == "VB" and not syntax.children(verb.i, "aux")
        )
        if leans:
            self.verb(head, shared=True)
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
        if label == "relcl" and is_to(self.syntax, verb):
            self._noun_cue(head, "hypothetical")  # "time to sign"
        elif label == "relcl":
            self._narrowed(head)
        elif label == "acl":
            self._under_noun(verb, head)
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
        if predicate is not None and predicate.lemma in cues(_KIND[predicate.pos]):
            self._governed(predicate, _KIND[predicate.pos], verb)
        elif predicate is not None and predicate.lemma in ("true", "case") and negated(self.syntax, be):
            self.held.negate(predicate.i)
        elif verb.label == "csubj" and verb.tag == "VBG" and be.tag in ("VBZ", "VBP"):
            self.held.weaken("generic", cue=be.i)
        else:
            self._governed(be, "verb", verb)

    def _governed(self, head: Token, kind: str, verb: Token) -> None:
        """What a verb, adjective or noun makes of a clause under it."""
        cue = cues(kind).get(head.lemma) or cues(kind).get(head.lower)
        infinitive = is_to(self.syntax, verb)
        if cue is None:
            if infinitive:
                self.held.weaken("hypothetical", cue=head.i)
            elif verb.label == "ccomp" and head.pos == "VERB" and negated(self.syntax, head):
                self.held.weaken("hedged", cue=head.i)
                return
            elif verb.label == "ccomp":
                return
        elif cue.effect == "actual" and kind == "verb" and verb.label == "ccomp":
            return  # what is known, shown or remembered stands, whatever becomes of the knowing
        elif cue.effect == "hypothetical" and not infinitive and self._past(verb) and verb.label == "ccomp":
            if "past" in cue.scope:
                return
            self.held.weaken("hedged", cue=head.i)
        elif "ing" in cue.scope and not (infinitive and head.tag == "VBG"):
            pass
        else:
            self.held.take(cue, head.i)
        if self.held.modality == "hypothetical" or head.pos != "VERB":
            if head.pos == "VERB" and cue is not None and cue.effect == "negative":
                self.verb(head, shared=True)
            elif head.pos == "ADJ" and self.held.modality != "hypothetical":
                above = self.syntax.head(head.i)
                if above is not None and not self._outside(above):
                    self.verb(above, shared=True)
                else:
                    self._boundary(head)
            return
        self.verb(head, shared=True)

    def _under_noun(self, verb: Token, noun: Token) -> None:
        if is_to(self.syntax, verb) or verb.tag == "VB":
            self._noun_cue(noun, "hypothetical")
        elif any(t.lower == "that" for t in self.syntax.children(verb.i, "mark")):
            self._noun_cue(noun, None)
            self._claimed(noun)
        else:
            self._narrowed(noun)

    def _narrowed(self, noun: Token) -> None:
        """A clause that narrows down a noun: as real as what the noun speaks of. "If a group that had fired ..."."""
        syntax = self.syntax
        restricted(syntax, noun, self.held)
        if noun.pos == "PROPN" or definite(syntax, noun):
            return
        for above in syntax.ancestors(noun.i):
            if self._outside(above):
                return
            if above.label == "advcl" and conditional(syntax, above):
                self.held.weaken("hypothetical", cue=above.i)

    def _noun_cue(self, noun: Token, otherwise: Modality | None) -> None:
        cue = cues("noun").get(noun.lemma)
        if cue is not None:
            self.held.take(cue, noun.i)
        elif otherwise is not None:
            self.held.weaken(otherwise, cue=noun.i)
        if nobody(self.syntax, noun):
            self.held.negate(noun.i)

    def _claimed(self, noun: Token) -> None:
        """What becomes of a claim: "rejected claims that ...", "the claim that ... is false"."""
        head = self.syntax.head(noun.i)
        if head is None or self._outside(head):
            return
        if noun.label in ("dobj", "nsubjpass"):
            cue = cues("claimed").get(head.lemma)
            if cue is not None and not negated(self.syntax, head):
                self.held.take(cue, head.i)
        elif noun.label == "nsubj" and head.lemma == "be":
            for t in self.syntax.children(head.i, "acomp", "attr"):
                cue = cues("adjective").get(t.lemma)
                if cue is not None and cue.effect == "negative":
                    self.held.take(cue, t.i)

    def _under_preposition(self, verb: Token, prep: Token) -> None:
        cue = cues("preposition").get(prep.lower)
        if cue is not None:
            self.held.take(cue, prep.i)
            return
        if prep.lower in _FACTIVE_PREPOSITIONS:
            return
        head = self.syntax.head(prep.i)
        if head is None or self._outside(head):
            self._boundary(verb)
            return
        if head.pos == "ADV":  # "held back from firing": the phrase has been heard, the clause goes on
            above = self.syntax.head(head.i)
            head = above if above is not None and above.pos == "VERB" and not self._outside(above) else head
        kind = _KIND.get(head.pos)
        cue = cues(kind).get(head.lemma) if kind else None
        if cue is None and prep.lower in ("by", "in", "with", "of", "from", "to") and head.pos == "VERB":
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

    def _adverbial(self, verb: Token, head: Token) -> None:
        syntax = self.syntax
        marked = {t.lower for t in syntax.children(verb.i, "mark", "advmod")}
        if is_to(syntax, verb):
            if "only" not in marked:
                self.held.weaken("hypothetical", cue=verb.i)  # a purpose
            return
        if marked & _FACTIVE_MARKS or syntax.children(verb.i, "nsubj", "nsubjpass") or conditional(syntax, verb):
            return
        if head.pos in ("VERB", "AUX"):
            self.verb(head, shared=True)

    # Nouns

    def noun(self, noun: Token) -> Token | None:
        """Collect what a noun trigger stands under. The verb that dates it is returned, None for none."""
        syntax, held = self.syntax, self.held
        noun = _first_conjunct(syntax, noun)
        phrase = phrase_at(syntax, noun)
        if phrase is not None:
            held.take(*phrase)
            return None
        head = syntax.head(noun.i)
        if head is None or self._outside(head):
            self._boundary(noun)
            return None
        if noun.label == "pobj":
            return self._noun_in_phrase(noun, head)
        if noun.label in ("dobj", "nsubjpass") and is_verb(syntax, head):
            return self._noun_of_verb(noun, head)
        if noun.label in ("nsubj", "attr"):
            return self._noun_as_subject(noun, head)
        return None

    def _noun_of_verb(self, noun: Token, head: Token) -> Token | None:
        """A noun that a verb is done to: "planned the attack", "condemned the attack", "prevented an attack"."""
        particle = next((t.lower for t in self.syntax.children(head.i, "prt")), "")
        cue = cues("verb").get(f"{head.lemma} {particle}") or cues("verb").get(head.lemma)
        if cue is not None and cue.effect == "actual" and "about" in cue.scope:
            return None  # "ended a war": there was one
        if cue is not None and cue.effect != "actual" and "prep" not in cue.scope:
            if not self._stands(noun, head, cue):
                self.held.take(cue, head.i)
                if cue.effect == "negative":
                    self.verb(head, shared=True)
            return None
        return None if definite(self.syntax, noun) else self._indefinite(head)

    def _stands(self, noun: Token, head: Token, cue: Cue) -> bool:
        """Whether the words presuppose an event although a cue governs it."""
        if not definite(self.syntax, noun):
            return False
        if cue.effect == "hedged" or "about" in cue.scope:
            return True
        return "done" in cue.scope and noun.label == "nsubjpass" and tense(self.syntax, head) == "past"

    def _noun_as_subject(self, noun: Token, head: Token) -> Token | None:
        syntax, held = self.syntax, self.held
        if noun.label == "nsubj" and head.lemma == "be":
            for t in syntax.children(head.i, "acomp"):
                cue = cues("adjective").get(t.lemma)
                if cue is not None and cue.effect in ("hypothetical", "hedged"):
                    held.take(cue, t.i)
                    return None
            if head.tag in ("VBP", "VBZ") and bare(syntax, noun):
                held.weaken("generic", cue=head.i)
                return None
        modal = modal_of(syntax, head)
        if modal is not None and (modal.lower in ("would", "will", "'ll") or head.lemma == "be"):
            held.weaken("hedged" if definite(syntax, noun) else "hypothetical", cue=modal.i)
            return None
        if noun.label == "nsubj" and definite(syntax, noun):
            return None
        return self._indefinite(head) if head.pos in ("VERB", "AUX") else None

    def _indefinite(self, verb: Token) -> Token | None:
        """An event brought up without an article is as real as the clause that brings it up."""
        before = self.held.negative
        self.verb(verb)
        if self.held.negative != before and self.held.modality == "actual":
            self.held.negative = before
            self.held.weaken("hedged", cue=verb.i)
        return verb

    def _noun_in_phrase(self, noun: Token, prep: Token) -> Token | None:
        syntax, held = self.syntax, self.held
        cue = cues("preposition").get(prep.lower)
        if cue is not None:
            held.take(cue, prep.i)
            return None
        if prep.lower in ("until", "till", "pending"):
            held.weaken("hypothetical", cue=prep.i)
            return None
        head = syntax.head(prep.i)
        if head is None or self._outside(head):
            self._boundary(noun)
            return None
        kind = _KIND.get(head.pos)
        cue = cues(kind).get(head.lemma) if kind else None
        if prep.lower in ("against", "about") and cue is None and noun.lemma != "talk" and bare(syntax, noun):
            held.weaken("generic", cue=noun.i)
            return None
        if cue is not None and cue.effect != "actual" and prep.lower in _GOVERNING:
            self._noun_under(noun, prep, head, cue)
            return None
        if prep.lower in _CLAUSE_PREPOSITIONS and is_verb(syntax, head) and not definite(syntax, noun):
            return self._indefinite(head)
        return None

    def _noun_under(self, noun: Token, prep: Token, head: Token, cue: Cue) -> None:
        """A noun behind the preposition of a cue: "called for talks", "the threat of a strike"."""
        asked = prep.lower in ("for", "of") or (prep.lower in ("against", "about") and head.lemma == "warn")
        if not asked:
            return
        if definite(self.syntax, noun):
            if prep.lower == "for" and not cue.scope & {"the", "for"}:
                if head.pos == "NOUN" or cue.effect == "hedged":
                    return
            elif prep.lower != "for" and (head.pos == "NOUN" or cue.effect == "hedged"):
                return
        self.held.take(cue, head.i)
        if head.pos == "NOUN" and nobody(self.syntax, head):
            self.held.negate(head.i)

    # Where the walk ends

    def _outside(self, token: Token) -> bool:
        if self.attribution is None:
            return False
        return not any(s.start <= token.start < s.end for s in self.attribution.content)

    def _boundary(self, last: Token) -> None:
        """The walk has reached the top of the content, or of the sentence: the stance speaks."""
        held, a = self.held, self.attribution
        cue = cues("stance").get(a.stance) if a is not None else None
        if a is not None and cue is None and self._suspected(a):
            held.weaken("hedged", "possible", cue=last.i)
        if a is None or cue is None:
            return
        verbal = last.pos in ("VERB", "AUX")
        if not verbal and "the" in cue.scope and definite(self.syntax, last):
            return
        if cue.effect == "negative":
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

    def _suspected(self, a: Attribution) -> bool:
        """Whether an accusation is nobody's, or its words only suspect: "is suspected of having fired"."""
        return a.stance in ("accuses", "alleges") and (
            not a.source or any(t.lemma == "suspect" for s in a.cue for t in self.syntax.tokens_in(s.start, s.end))
        )

    def _asks_why(self, verb: Token) -> bool:
        """Whether a clause asks why, how or who, and so takes for granted that it happened."""
        below = self.syntax.children(verb.i, "advmod", "nsubj", "nsubjpass", "dobj", "attr")
        return any(t.lower in _WHY for t in below)

    def _past(self, verb: Token) -> bool:
        return tense(self.syntax, verb) == "past"


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

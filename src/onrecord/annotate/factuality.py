"""Factuality: did an event happen, as whoever tells of it presents it.

The way from a trigger up to the clause that asserts it is walked; everything on it that takes something back
("may", "plan to", "denied", "if", "never") is collected. The walk ends where the content of the innermost
attribution ends: what stands above is that speaker's or the report's business, save that the stance of the
attribution still counts ("denied that ...", "threatened to ..."). It ends too where a phrase presupposes the event
("condemned the attack"). The notions are those of FactBank (Sauri and Pustejovsky 2009) and RED; the weighing
is ours: in doubt, an event is told as hedged.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.clauses import is_verb
from onrecord.annotate.modality import Held, cues
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.tenses import document_time, tense
from onrecord.records import Attribution, Certainty, DocumentTime, Modality, Polarity

_NEGATIONS = frozenset({"not", "n't", "never", "n’t", "nor", "neither"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"})
_OPEN = frozenset({"may", "might", "could", "must"})
_UNREAL = frozenset({"may", "might", "could"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NOT_YET = frozenset({"threatens", "promises", "requests", "expects", "warns"})
_LEFT_OPEN = frozenset({"declines_to_say", "questions", "believes"})
# These speak of something that may well have happened: "discussed the attack", but "planned the attack".
_ABOUT = frozenset(
    "discuss debate support oppose favor favour allow fight explore consider approve fear warn deny stop refuse".split()
)
_FACTIVE_MARKS = frozenset(
    {"because", "as", "after", "while", "since", "although", "though", "when", "before", "where"}
)


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
    walk = _Walk(syntax, attribution, heading)
    token = syntax.tokens[trigger]
    held = walk.held
    noun = carrier is not None or not (is_verb(syntax, token) or token.pos == "AUX")
    anchored: Token | None
    if noun:
        walk.noun_itself(token)
        if carrier is not None:
            anchored = syntax.tokens[carrier]
            walk.verb(anchored)
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

    def __init__(self, syntax: Syntax, attribution: Attribution | None, heading: bool) -> None:
        self.syntax = syntax
        self.attribution = attribution
        self.heading = heading
        self.held = Held()
        self.steps = 0

    # Verbs

    def verb(self, verb: Token, *, shared: bool = False) -> None:
        """Collect what stands around a verb and what it stands under. `shared`: the verb was reached from a
        conjunct or participle that leans on its auxiliaries."""
        self.steps += 1
        if self.steps > 25:
            return
        self._at(verb, shared)
        syntax, head = self.syntax, self.syntax.head(verb.i)
        alone = verb.label == "ROOT" or (verb.label in ("conj", "dep", "parataxis") and head and not self._is_to(head))
        if alone and self._is_to(verb):
            self.held.weaken("hypothetical", cue=verb.i)  # "Arda to send troops"
        if head is None or self._outside(head):
            self._boundary(verb)
            return
        label = verb.label
        if label == "conj":
            if head.pos in ("VERB", "AUX"):
                leans = not syntax.children(verb.i, "nsubj", "nsubjpass", "aux", "auxpass") or (
                    verb.tag == "VB" and not syntax.children(verb.i, "aux")
                )
                if leans:
                    self.verb(head, shared=True)
                else:
                    self._marks(head)
                    self._above(head)
            else:
                self._above(head)
        elif label in (
            "ccomp",
            "xcomp",
            "oprd",
            "csubj",
            "csubjpass",
            "pcomp",
            "acl",
            "relcl",
            "advcl",
            "dobj",
            "nsubj",
        ):
            self._under(verb, head, label)
        elif label == "acomp":
            self.verb(head, shared=True)

    def _above(self, verb: Token) -> None:
        """Go on above a verb without what stands around it."""
        head = self.syntax.head(verb.i)
        if head is None or self._outside(head):
            self._boundary(verb)
        elif verb.label in ("ccomp", "xcomp", "pcomp", "acl", "advcl"):
            self._under(verb, head, verb.label)

    def _at(self, verb: Token, shared: bool) -> None:
        """What stands around a verb: negation, auxiliaries, adverbs, marks, its subject."""
        syntax, held = self.syntax, self.held
        perfect = any(t.lemma == "have" for t in syntax.children(verb.i, "aux"))
        modal = None
        for t in syntax.children(verb.i):
            if t.label == "neg" or (t.lower in _NEGATIONS and t.label in ("neg", "advmod", "preconj", "cc")):
                if t.lower != "not" or not self._not_only(t):
                    held.negate(t.i)
            elif t.label == "advmod" and t.i < verb.i + 3 and (row := cues("adverb").get(t.lower)):
                held.take(row, t.i)
            elif t.tag == "MD":
                modal = t
                self._modal(t, perfect)
            elif t.label in ("nsubj", "nsubjpass", "dobj"):
                determiners = (t, *syntax.children(t.i, "det"))
                no = next((d for d in determiners if d.lower in _NOBODY), None)
                if no is not None and not shared:
                    held.negate(no.i)
            elif t.text == "?" or (t.label == "advcl" and modal is not None and self._conditional(t)):
                held.weaken("hypothetical", cue=t.i)
        self._marks(verb)
        if verb.tag != "VB" or modal is not None:
            return
        helped = syntax.children(verb.i, "aux", "nsubj", "nsubjpass", "expl")
        if verb.label in ("ROOT", "ccomp") and not helped:
            held.weaken("hypothetical", cue=verb.i)  # an imperative
        if verb.label in ("ccomp", "advcl", "relcl", "acl") and [t.label for t in helped] == ["nsubj"]:
            held.weaken("hypothetical", cue=verb.i)  # a subjunctive: "demanded that he leave"

    def _not_only(self, t: Token) -> bool:
        after = self.syntax.tokens[t.i + 1 : t.i + 2]
        return bool(after) and after[0].lower in ("only", "just", "merely")

    def _modal(self, t: Token, perfect: bool) -> None:
        held = self.held
        if perfect and (t.lower in _OPEN or t.lower in ("would", "should")):
            held.weaken("hedged" if t.lower in _OPEN else "hypothetical", "possible", cue=t.i)
        elif t.lower in _FUTURE:
            held.weaken("hypothetical", "probable" if t.lower in ("will", "'ll", "’ll", "wo", "shall") else "", cue=t.i)
            held.future = True
        else:
            held.weaken("hypothetical", "possible" if t.lower in ("may", "might", "could") else "", cue=t.i)

    def _marks(self, verb: Token) -> None:
        for t in self.syntax.children(verb.i, "mark", "advmod"):
            row = cues("mark").get(t.lower)
            if row is not None:
                self.held.take(row, t.i)

    def _conditional(self, clause: Token) -> bool:
        return any(t.lower in ("if", "unless", "should") for t in self.syntax.children(clause.i, "mark", "aux"))

    def _under(self, verb: Token, head: Token, label: str) -> None:
        """What a verb stands under."""
        if label == "relcl":
            self._restricted(head)
            return
        if label == "acl":
            self._under_noun(verb, head)
            return
        if label == "pcomp":
            self._under_preposition(verb, head)
            return
        if label == "advcl":
            self._adverbial(verb, head)
            return
        if head.pos == "ADJ":
            self._governed(head, "adjective", verb)
            return
        if head.pos in ("NOUN", "PROPN"):
            self._governed(head, "noun", verb)
            return
        if head.lemma == "be" and label in ("ccomp", "csubj", "csubjpass"):
            # "It is false that ...", "that they fired is untrue"
            said_of = next((t for t in self.syntax.children(head.i, "acomp", "attr") if t.pos in ("ADJ", "NOUN")), None)
            if said_of is not None and said_of.lemma in (cues("adjective") if said_of.pos == "ADJ" else cues("noun")):
                self._governed(said_of, "adjective" if said_of.pos == "ADJ" else "noun", verb)
                return
        self._governed(head, "verb", verb)

    def _governed(self, head: Token, kind: str, verb: Token) -> None:
        row = cues(kind).get(head.lemma) or cues(kind).get(head.lower)
        infinitive = self._is_to(verb)
        if row is None:
            if infinitive:
                self.held.weaken("hypothetical", cue=head.i)
            elif verb.label == "ccomp" and head.pos == "VERB" and self._negated(head):
                self.held.weaken("hedged", cue=head.i)
                return
            elif verb.label == "ccomp":
                return
        elif row["effect"] == "actual" and kind == "verb" and verb.label == "ccomp":
            return  # what is known, shown or remembered stands, whatever becomes of the knowing
        elif row["effect"] == "hypothetical" and not infinitive and self._past(verb) and verb.label == "ccomp":
            if head.lemma in ("warn", "insist", "agree", "advise", "argue", "decide", "mean", "point"):
                return  # these report a past as well as ask for a future
            self.held.weaken("hedged", cue=head.i)
        elif row["effect"] == "hypothetical" and head.lemma == "go" and not (infinitive and head.tag == "VBG"):
            pass
        else:
            self.held.take(row, head.i)
        if self.held.modality == "hypothetical" or head.pos != "VERB":
            if head.pos == "VERB" and row is not None and row["effect"] == "negative":
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
        infinitive = self._is_to(verb)
        if infinitive or verb.tag == "VB":
            self._noun_cue(noun, "hypothetical")
            return
        if any(t.lower == "that" for t in self.syntax.children(verb.i, "mark")):
            self._noun_cue(noun, None)
            return
        self._restricted(noun)

    def _noun_cue(self, noun: Token, otherwise: Modality | None) -> None:
        row = cues("noun").get(noun.lemma)
        if row is not None:
            self.held.take(row, noun.i)
        elif otherwise is not None:
            self.held.weaken(otherwise, cue=noun.i)
        if any(t.lower in _NOBODY for t in self.syntax.children(noun.i, "det")):
            self.held.negate(noun.i)

    def _restricted(self, noun: Token) -> None:
        """A clause that narrows down a noun is as real as what the noun speaks of: "any attack carried out by"."""
        for t in self.syntax.children(noun.i, "det"):
            row = cues("determiner").get(t.lower)
            if row is not None and row["effect"] == "hypothetical":
                self.held.take(row, t.i)

    def _under_preposition(self, verb: Token, prep: Token) -> None:
        row = cues("preposition").get(prep.lower)
        if row is not None:
            self.held.take(row, prep.i)
            return
        if prep.lower in ("after", "before", "since", "while", "upon", "despite", "besides"):
            return
        head = self.syntax.head(prep.i)
        if head is None or self._outside(head):
            self._boundary(verb)
            return
        kind = {"VERB": "verb", "ADJ": "adjective", "NOUN": "noun"}.get(head.pos)
        cue = cues(kind).get(head.lemma) if kind else None
        if cue is None and prep.lower in ("by", "in", "with") and head.pos == "VERB":
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
        marks = {t.lower for t in self.syntax.children(verb.i, "mark", "advmod")}
        if self._is_to(verb):
            if "only" not in marks:
                self.held.weaken("hypothetical", cue=verb.i)  # a purpose
            return
        if marks & _FACTIVE_MARKS or self.syntax.children(verb.i, "nsubj", "nsubjpass") or self._conditional(verb):
            return
        if head.pos in ("VERB", "AUX"):
            self.verb(head, shared=True)

    # Nouns

    def noun_itself(self, noun: Token) -> None:
        """What stands at a noun trigger: "any", "no", "alleged", "possible"."""
        for t in self.syntax.children(noun.i):
            if t.label in ("det", "predet", "neg"):
                row = cues("determiner").get(t.lower)
                if row is not None:
                    self.held.take(row, t.i)
            elif t.label in ("amod", "compound", "advmod") and t.i < noun.i:
                row = cues("modifier").get(t.lower)
                if row is not None:
                    self.held.take(row, t.i)
            elif t.label == "relcl":  # "an attack that may come"
                modal = next((a for a in self.syntax.children(t.i, "aux") if a.tag == "MD"), None)
                if modal is not None and modal.lower in _UNREAL and self._of_itself(t):
                    self._modal(modal, any(a.lemma == "have" for a in self.syntax.children(t.i, "aux")))

    def _of_itself(self, clause: Token) -> bool:
        """Whether a relative clause has its noun as subject, so that it tells of the event and not of somebody."""
        return any(t.lower in ("that", "which") for t in self.syntax.children(clause.i, "nsubj", "nsubjpass"))

    def noun(self, noun: Token) -> Token | None:
        """Collect what a noun trigger stands under. The verb that dates it is returned, None for none."""
        syntax, held = self.syntax, self.held
        for _ in range(6):
            if noun.label != "conj":
                break
            head = syntax.head(noun.i)
            if head is None or head.pos not in ("NOUN", "PROPN"):
                break
            noun = head
        head = syntax.head(noun.i)
        if head is None or self._outside(head):
            self._boundary(noun)
            return None
        if noun.label == "pobj":
            return self._noun_in_phrase(noun, head)
        if noun.label in ("dobj", "nsubjpass") and is_verb(syntax, head):
            row = cues("verb").get(head.lemma)
            if row is not None and row["effect"] != "actual":
                about = row["effect"] == "hedged" or head.lemma in _ABOUT
                if not (about and self._definite(noun)):
                    held.take(row, head.i)
                return None
            if self._definite(noun):
                return None
            return self._indefinite(head)
        if noun.label in ("nsubj", "attr"):
            if noun.label == "nsubj" and head.lemma == "be" and head.tag in ("VBP", "VBZ") and self._bare(noun):
                held.weaken("generic", cue=head.i)
                return None
            modal = next((t for t in syntax.children(head.i, "aux") if t.tag == "MD"), None)
            if modal is not None and (modal.lower in ("would", "will", "'ll") or head.lemma == "be"):
                held.weaken("hedged" if self._definite(noun) else "hypothetical", cue=modal.i)
                return None
            if noun.label == "nsubj" and self._definite(noun):
                return None
            return self._indefinite(head) if head.pos in ("VERB", "AUX") else None
        return None

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
        row = cues("preposition").get(prep.lower)
        if row is not None:
            held.take(row, prep.i)
            return None
        if prep.lower in ("until", "till", "pending"):
            held.weaken("hypothetical", cue=prep.i)
            return None
        head = syntax.head(prep.i)
        if head is None or self._outside(head):
            self._boundary(noun)
            return None
        kind = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(head.pos)
        cue = cues(kind).get(head.lemma) if kind else None
        if prep.lower in ("against", "about") and cue is None and noun.lemma != "talk" and self._bare(noun):
            held.weaken("generic", cue=noun.i)
            return None
        governs = prep.lower in ("of", "for", "against", "to", "on", "with", "about", "from")
        if cue is not None and cue["effect"] != "actual" and governs:
            asked = prep.lower in ("for", "of") or (prep.lower in ("against", "about") and head.lemma == "warn")
            if asked and not (self._definite(noun) and (kind == "noun" or cue["effect"] == "hedged")):
                held.take(cue, head.i)
            return None
        if (
            not self._definite(noun)
            and is_verb(syntax, head)
            and prep.lower in ("to", "with", "against", "for", "into")
        ):
            return self._indefinite(head)
        return None

    def _definite(self, noun: Token) -> bool:
        return any(
            t.label == "poss" or t.lower in _DEFINITE for t in self.syntax.children(noun.i, "det", "poss", "predet")
        )

    def _bare(self, noun: Token) -> bool:
        """Whether nothing ties a plural to an occasion: no determiner, possessor, number, clause or name."""
        children = self.syntax.children(noun.i)
        return noun.tag == "NNS" and not any(
            t.label in ("det", "poss", "nummod", "relcl", "acl") or t.entity != "O" for t in children
        )

    # Where the walk ends

    def _outside(self, token: Token) -> bool:
        if self.attribution is None:
            return False
        return not any(s.start <= token.start < s.end for s in self.attribution.content)

    def _boundary(self, last: Token) -> None:
        """The walk has reached the top of the content, or of the sentence: the stance speaks."""
        held, a = self.held, self.attribution
        if a is None:
            return
        verbal = last.pos in ("VERB", "AUX")
        cue = last.i
        if a.stance == "denies" and (verbal or not self._definite(last)):
            # A denial may be read off the content's own words ("it is false that"), which have negated it already;
            # and no denial makes something told as having happened.
            if held.modality != "hypothetical" and not held.negative:
                held.negate(cue)
        elif a.stance == "rejects" and verbal and held.modality == "actual":
            held.negate(cue)
        elif a.stance in _LEFT_OPEN and (verbal or not self._definite(last)):
            held.weaken("hedged", "probable" if a.stance == "believes" else "possible", cue=cue)
        elif a.stance in _NOT_YET:
            # "demanded that they leave": the tagger cannot tell a subjunctive from a plain present.
            present = ("VBZ",) if a.stance == "requests" else ("VBZ", "VBP")
            told = self._past(last) or last.tag in present if verbal else self._definite(last)
            if not told:
                held.weaken("hypothetical", cue=cue)

    # Forms

    def _is_to(self, verb: Token) -> bool:
        return any(t.tag == "TO" for t in self.syntax.children(verb.i, "aux"))

    def _negated(self, verb: Token) -> bool:
        return any(t.label == "neg" for t in self.syntax.children(verb.i))

    def _past(self, verb: Token) -> bool:
        return tense(self.syntax, verb) == "past"

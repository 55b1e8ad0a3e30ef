"""Wording: whether a report's words say that a thing is so, deny it, ask it or leave it open."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.syntax import Syntax, Token

# "Warned them against arming": nobody says that it is done.
_UNHELD = frozenset({"against", "from", "without"})
# What is only thought about, what has an end, and what a claim may be called or done with.
_WEIGHING = frozenset("consider contemplate weigh mull discuss suggest propose recommend risk avoid".split())
_THINKING = frozenset("think talk dream speak plan idea possibility prospect risk hope intention".split())
_ENDING = frozenset("stop cease quit halt end".split())
_PROOF = frozenset("evidence proof sign indication suggestion reason".split())
_TALES = frozenset("rumour rumor claim allegation report accusation story suggestion".split())
_UNTRUE = frozenset("false untrue wrong baseless unfounded incorrect fabricated nonsense".split())
_DISMISSING = frozenset("dismiss reject deny refute rebut debunk".split())
_BELIEVED = frozenset(
    "believe think know consider say report allege suspect understand deem presume claim rumour rumor".split()
)
# What is settled: "is | set | to take over".
_SET = frozenset("set due slated scheduled poised designated".split())
# Who is "the first to" do a thing does it.
_RANKING = frozenset("first second third last only latest".split())
# Nobody "believed to be" anything but what others believed him to be.
_OF_OTHERS = frozenset("believe think know consider allege suspect understand presume".split())


@dataclass(frozen=True)
class Wording:
    """The words of a report, by how their verbs are meant."""

    syntax: Syntax

    def negative(self, verb: Token) -> bool:
        """Whether the words deny it: "not", "never", or a denial above it."""
        if self.syntax.children(verb.i, "neg"):
            return True
        if any(self.syntax.children(t.i, "neg") for t in self.syntax.children(verb.i, "advmod") if t.lower == "longer"):
            return True
        head = self.syntax.head(verb.i)
        if head is not None and verb.label == "acomp" and self.syntax.children(head.i, "neg"):
            return True
        if head is not None and verb.label in ("ccomp", "csubj") and head.lemma == "be":
            # "It is not true that ...", "it is untrue that ...".
            untrue = any(t.lower in _UNTRUE for t in self.syntax.children(head.i, "acomp"))
            return untrue or bool(self.syntax.children(head.i, "neg"))
        return head is not None and verb.label in ("xcomp", "pcomp", "ccomp", "dobj") and head.lemma in ("deny", "stop")

    def held(self, verb: Token) -> bool:
        """Whether a verb says how things stand or stood, rather than what may, should or would be."""
        marks = self.syntax.children(verb.i, "aux", "mark")
        above = self.syntax.head(verb.i)
        if self.believed(verb) or (verb.label == "xcomp" and above is not None and above.lower == "used"):
            return True  # "used | to run | it"
        if above is not None and self._ranked(verb, above):
            return True
        if any(t.tag in ("MD", "TO") or t.lower in ("if", "whether", "unless") for t in marks):
            return False
        if verb.label == "pcomp" and self.syntax.tokens[verb.head].lower in _UNHELD:
            return False
        if self._open(verb):
            return False
        if verb.label == "conj":
            head = self.syntax.head(verb.i)
            return head is None or head.pos != "VERB" or self.held(head)
        return True

    def _ranked(self, verb: Token, noun: Token) -> bool:
        """Whether it is what somebody was the first or last to do: "the first woman | to command | it"."""
        to = verb.label in ("relcl", "acl") and any(t.tag == "TO" for t in self.syntax.children(verb.i, "aux"))
        below = self.syntax.children(noun.i, "amod", "det") if to else ()
        return any(t.lower in _RANKING or t.tag == "JJS" for t in (noun, *below))

    def to_come(self, verb: Token) -> bool:
        """Whether a verb says what is settled but not done yet: "will take over", "is due to become"."""
        syntax, marks = self.syntax, self.syntax.children(verb.i, "aux", "mark")
        if any(t.lower in ("if", "whether", "unless") for t in marks) or self._conditional(verb):
            return False
        if any(t.lower in ("will", "shall", "\u2019ll", "'ll") for t in marks):
            return True
        above = syntax.head(verb.i)
        to = any(t.tag == "TO" for t in marks) and verb.label == "xcomp" and above is not None
        set_to = (
            above is not None and (above.lemma == "be" or above.lower in _SET) and not syntax.children(above.i, "neg")
        )
        return to and set_to

    def _conditional(self, verb: Token) -> bool:
        """Whether a clause beside a verb says what has to happen first: "if the Senate confirms her"."""
        return any(
            m.lower in ("if", "unless")
            for c in self.syntax.children(verb.i, "advcl")
            for m in self.syntax.children(c.i, "mark")
        )

    def _open(self, verb: Token) -> bool:
        """Whether it is weighed, called unproven or only wished for by what stands above it."""
        syntax, head = self.syntax, self.syntax.head(verb.i)
        if head is None:
            return False
        if verb.tag == "VBG" and verb.label in ("xcomp", "ccomp", "dobj"):
            return head.lemma in _WEIGHING or (head.lemma in _ENDING and not self.held(head))
        if verb.label == "ccomp" and any(
            t.lower in ("nothing", "nobody", "none") for t in syntax.children(head.i, "nsubj")
        ):
            return True
        if verb.label == "pcomp" and head.lower in ("of", "about") and syntax.tokens[head.head].lemma in _THINKING:
            return True
        if verb.label == "acl" and head.lemma in _PROOF:
            return any(t.lower in ("no", "any", "little") for t in syntax.children(head.i, "det", "amod", "neg"))
        if verb.label == "acl" and head.lemma in _TALES and head.label in ("nsubj", "nsubjpass", "dobj"):
            above = syntax.tokens[head.head]
            doubted = any(t.lower in _UNTRUE for t in syntax.children(above.i, "acomp"))
            return doubted or above.lemma in _DISMISSING
        return False

    def asked(self, i: int) -> bool:
        """Whether a token stands in a question of whether something is so: "Does Arda arm them?"."""
        sentence = self.syntax.sentence_of(i)
        words = [t for t in self.syntax.sentence_tokens(sentence) if t.pos not in ("PUNCT", "SPACE") or t.text == "?"]
        return bool(words) and words[-1].text == "?" and words[0].pos in ("AUX", "VERB")

    def believed(self, verb: Token) -> bool:
        """Whether it is what somebody is said or thought to do: "is believed to back", "thought to be"."""
        head = self.syntax.head(verb.i)
        to = any(t.tag == "TO" for t in self.syntax.children(verb.i, "aux"))
        if head is None or not to or verb.label not in ("xcomp", "ccomp", "oprd", "acl"):
            return False
        # "X, | believed | to be a front": parsers take the participle for a past tense.
        passive = head.tag == "VBN" or (head.tag == "VBD" and head.lemma in _OF_OTHERS)
        said = passive and head.lemma in _BELIEVED and not self.syntax.children(head.i, "neg")
        return said and self.held(head)

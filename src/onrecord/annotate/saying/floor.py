"""The floor: who has spoken so far, and so whom a pronoun is likely to stand for as the source of what comes next.

The cast's reading stands where it fits; else "it said" and an unquoted "we" are the body that spoke last, "she said"
without an antecedent is the person who spoke last, "they say" is those who last spoke together. Left undecided:
pronouns where nobody has spoken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotate.casting.narrators import ISSUERS
from onrecord.annotate.casting.people import gender_of
from onrecord.annotate.saying.authors import author_beside
from onrecord.annotate.saying.named_sources import BODIES, is_named_person, named_by_source
from onrecord.annotate.saying.sources import source_nouns
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.lexicons.actors import outlet
from onrecord.records import Entity, Mention, Stance

# How far back, in sentences, somebody's speech is taken to go on.
_REACH = 4
# What answers what others say of one or ask of one.
_ANSWERS: frozenset[Stance] = frozenset({"denies", "rejects", "declines_to_say"})
_CALLING: frozenset[Stance] = frozenset({"accuses", "condemns", "requests", "questions", "alleges"})


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has spoken so far: the drafts in text order, what holds each of them, and the entities of the first few."""

    page: Page
    drafts: Sequence[Draft]
    outer: Sequence[int | None]
    numbers: Mapping[int, int]
    known: list[Entity | None]

    def behind_pronoun(self, n: int, entity: Entity | None) -> Entity | None:
        """Whom a pronoun stands for as the source of the n-th draft: the cast's reading, unless it is "it" and never
        spoke while a body has just spoken."""
        head = self.drafts[n].source_head
        token = self.page.syntax.tokens[head or 0]
        word = token.lower
        if word == "i" and entity is None and self.outer[n] is not None:
            return self.last(n, ("person",))
        if self._is_a_strangers(n):
            return None
        if word == "it" and (writer := self._writer(n)) is not None:
            return writer
        if (accused := self._accused_before(n)) is not None:
            return self.page.cast.named_by(accused)
        if word == "they" and (many := self._many_before(n)) is not None:
            return self.known[many]
        if word in ("he", "she") and entity is not None and (person := self._still_speaking(n, entity)) is not None:
            return person
        if word in ("it", "they") and entity is not None and _is_platform(entity):
            return self.last(n, BODIES)
        if entity is not None and self._is_blamed_here(n, entity):
            return entity
        if word == "it" and not self._is_heard(n, entity):
            return self.last(n, BODIES) or entity or self._body_before(n)
        if word == "they" and (entity is None or all(m.form == "pronoun" for m in entity.mentions)):
            return self._several_before(n) or entity
        if word == "they" and entity is not None and self._is_told_of_by_them(n, entity):
            return self._plural_before(n) or entity
        if self.page.quoted(token.start) is not None:
            return None if word == "they" and self._is_of_another_voice(token, entity) else entity
        if word == "we" and (entity is None or all(m.form == "pronoun" for m in entity.mentions)):
            return (self.last(n, (*BODIES, "person")) if self.outer[n] is not None else self._issuer(n)) or entity
        if word in ("he", "she") and entity is not None and entity.kind != "person":
            entity = None
        if word in ("he", "she") and (
            entity is None or self._is_only_told_of(n, entity) or self._is_left_behind(n, entity)
        ):
            person = self._subject_before(n) or self.last(n, ("person",))
            gender = gender_of(person.name) if person is not None else None
            fits = gender is None or gender == {"he": "m", "she": "f"}[word]
            return person if person is not None and fits else entity
        return entity

    def _is_a_strangers(self, n: int) -> bool:
        """Whether a pronoun opens the words of somebody whom the cast does not know, and so stands for nobody whom it
        knows: "another said he hoped that Lind would win"."""
        around, head = self.outer[n], self.drafts[n].source_head
        if around is None or around >= n or self.known[around] is not None or head is None:
            return False
        said, tokens = self.drafts[around], self.page.syntax.tokens
        whose = tokens[said.source_head] if said.source_head is not None else None
        several = tokens[head].lower == "they"
        if whose is None or whose.tag == "PRP" or whose.pos == "PROPN" or not said.content:
            return False
        if several != (whose.tag == "NNS"):
            return False
        words = self.page.syntax.tokens_in(*said.content[0])[:2]
        return any(t.i == head for t in words[:1]) or [t.lower for t in words] == ["that", tokens[head].lower]

    def _writer(self, n: int) -> Entity | None:
        """The body that wrote the text in which the n-th draft's words stand: "the Ledger has seen a letter from Mersa
        in which | it says | that", "in a note from the ministry, seen by the Ledger, | it says |"."""
        syntax = self.page.syntax
        verb = syntax.tokens[self.drafts[n].anchor]
        places = (p for p in syntax.children(verb.i, "prep") if p.lower == "in" and p.i < verb.i)
        noun = next((t for p in places for t in syntax.children(p.i, "pobj")), None)
        text = noun
        if noun is not None and noun.tag == "WDT":
            # "a letter from Mersa, dated 2 May, in which": the clause may hang on the day
            before = reversed(syntax.tokens[syntax.sentence_of(verb.i).first : noun.i])
            text = next((t for t in before if _is_text(t)), None)
        if text is None or not _is_text(text):
            return None
        writer = author_beside(self.page, text)
        return writer if writer is not None and writer.kind in BODIES else None

    def _accused_before(self, n: int) -> int | None:
        """The token of whomever the sentence before accused, where the n-th draft opens its own with a denial: "Lind
        accused Vell of theft. He denied it"."""
        draft, syntax = self.drafts[n], self.page.syntax
        m = next((m for m in range(n - 1, -1, -1) if self.outer[m] is None), None)
        if m is None or self.outer[n] is not None or draft.stance != "denies" or not self._opens_its_sentence(n):
            return None
        before, word = self.drafts[m], syntax.tokens[draft.source_head or 0].lower
        if before.stance != "accuses" or self._sentence(n) - self._last_sentence(m) != 1:
            return None
        accused = next((t for t in syntax.children(before.anchor, "dobj") if t.i > before.anchor), None)
        entity = self.page.cast.named_by(accused.i) if accused is not None else None
        if accused is None or entity is None:
            return None
        plural = accused.tag in ("NNS", "NNPS") or bool(syntax.conjuncts(accused.i))
        fits = word == "they" if plural else word in (("he", "she") if entity.kind == "person" else ("it", "they"))
        return accused.i if fits else None

    def _is_blamed_here(self, n: int, entity: Entity) -> bool:
        """Whether whom the cast has for a pronoun answers what another accuses him of in its sentence: "the army is
        accused by clerks of theft, which | it | denies"."""
        draft = self.drafts[n]
        if draft.stance not in _ANSWERS or self.page.syntax.tokens[draft.anchor].label != "relcl":
            return False
        before = (d for d in self.drafts[:n] if d.stance == "accuses" and d.content)
        here = self.page.syntax.sentence_of(draft.anchor).start
        spans = [span for d in before for span in d.content if span[0] >= here]
        return any(a <= m.start < b for m in entity.mentions for a, b in spans)

    def _many_before(self, n: int) -> int | None:
        """The draft right before by which several speak, where the n-th opens its sentence with "they" and answers no
        charge: "Lawyers worry that clients lose. They also fear ..."."""
        draft, syntax = self.drafts[n], self.page.syntax
        if self.outer[n] is not None or draft.stance in _ANSWERS or not self._opens_its_sentence(n):
            return None
        m = next((m for m in range(n - 1, -1, -1) if self.outer[m] is None), None)
        head = self.drafts[m].source_head if m is not None else None
        if m is None or head is None or self._sentence(n) - self._last_sentence(m) != 1:
            return None
        token = syntax.tokens[head]
        here = syntax.tokens[draft.anchor].start  # a quotation may have no cue
        alone = not syntax.conjuncts(head) and self.page.block_at(token.start) == self.page.block_at(here)
        return m if alone and token.label == "nsubj" and token.tag in ("NNS", "NNPS") else None

    def _still_speaking(self, n: int, entity: Entity) -> Entity | None:
        """The person who has just spoken and goes on, where the cast takes "he" for somebody whom that person only
        tells of: "Lind blamed the law signed by Vell. He also said", "since he learned that Vell was ill, he has
        said". None where the n-th draft may answer the last, or its pronoun stands in a quotation."""
        draft, syntax = self.drafts[n], self.page.syntax
        at = syntax.tokens[draft.source_head or 0].start
        m = next((m for m in range(n - 1, -1, -1) if self.outer[m] is None), None)
        person = self.known[m] if m is not None else None
        if m is None or self.outer[n] is not None or person is None or person is entity or person.kind != "person":
            return None
        before = self.drafts[m]
        if before.stance in _CALLING and draft.stance in _ANSWERS:
            return None
        near = self._sentence(n) - self._last_sentence(m) <= 1
        fits = gender_of(person.name) == {"he": "m", "she": "f"}[syntax.tokens[draft.source_head or 0].lower]
        last = max((x.start for x in entity.mentions if x.start < at and x.form != "pronoun"), default=-1)
        told = any(a <= last < b <= at for a, b in before.content)
        subject = before.source_head is not None and syntax.tokens[before.source_head].label == "nsubj"
        return person if near and fits and told and subject and self.page.quoted(at) is None else None

    def _opens_its_sentence(self, n: int) -> bool:
        head = self.drafts[n].source_head
        return head is not None and self.page.syntax.sentence_of(head).first == head

    def _issuer(self, n: int) -> Entity | None:
        """The body that the report's own "we" is: who spoke last, if it did before that "we" was first heard. An armed
        group or a person told of is none."""
        before = next((m for m in range(n) if self.outer[m] is None and self._is_we(m)), n)
        if before < n:
            return self.known[before]
        return self.last(n, ISSUERS)

    def _is_we(self, m: int) -> bool:
        token = self.page.syntax.tokens[self.drafts[m].source_head or 0]
        return token.lower == "we" and self.page.quoted(token.start) is None

    def _is_of_another_voice(self, pronoun: Token, entity: Entity | None) -> bool:
        """Whether a quotation says "they" of somebody whom only the report, and nobody, has named in its paragraph."""
        block = self.page.block_at(pronoun.start)
        if self.page.quoted(pronoun.start) is None or block is None or entity is None:
            return False
        first = self.page.document.blocks[block].start
        before = [m.start for m in entity.mentions if first <= m.start < pronoun.start]
        told = [span for draft in self.drafts for span in draft.content if first <= span[0] < pronoun.start]
        return not any(self.page.quoted(n) is not None or any(a <= n < b for a, b in told) for n in before)

    def _body_before(self, n: int) -> Entity | None:
        """The body that stands last before an "it" in its sentence: "for the port to meet the target it set"."""
        start = self.page.syntax.tokens[self.drafts[n].source_head or 0].start
        first = self.page.syntax.sentence_of(self.drafts[n].anchor).start
        near = [
            (m.start, e)
            for e in self.page.cast.entities
            if e.kind in BODIES
            for m in e.mentions
            if m.form == "name" and first <= m.start < start and not self._is_addressed(m)
        ]
        return max(near, key=lambda pair: pair[0])[1] if near and self.outer[n] is None else None

    def _several_before(self, n: int) -> Entity | None:
        """The first of those who last spoke together: "Lind and Vell disagree. The plan, they say, has failed"."""
        for m in range(n - 1, -1, -1):
            head = self.drafts[m].source_head
            if self.outer[m] is not None or head is None:
                continue
            together = bool(self.page.syntax.conjuncts(head)) and self._sentence(n) - self._last_sentence(m) <= _REACH
            return self.known[m] if together else None
        return None

    def _is_told_of_by_them(self, n: int, entity: Entity) -> bool:
        """Whether somebody who has not spoken stands last in what "they" say: "Nine children died, they said"."""
        draft = self.drafts[n]
        if self.outer[n] is not None or any(entity is other for other in self.known):
            return False
        at = self.page.syntax.tokens[draft.source_head or 0].start
        last = max((m.start for m in entity.mentions if m.start < at), default=None)
        return last is not None and any(a <= last < b <= at for a, b in draft.content)

    def _plural_before(self, n: int) -> Entity | None:
        """Those of whom several spoke last, where the cast knows them."""
        for m in range(n - 1, -1, -1):
            head = self.drafts[m].source_head
            if self.outer[m] is not None or head is None:
                continue
            if self._sentence(n) - self._last_sentence(m) > _REACH:
                return None
            if self.known[m] is not None and self.page.syntax.tokens[head].tag in ("NNS", "NNPS"):
                return self.known[m]
        return None

    def _subject_before(self, n: int) -> Entity | None:
        """The named person who is the subject of the sentence right before what the n-th draft quotes, where nobody
        else speaks there: "Lind wept. “They lied,” she said"."""
        draft, syntax = self.drafts[n], self.page.syntax
        if self.outer[n] is not None or not draft.content:
            return None
        began = syntax.tokens_in(*draft.content[0])
        number = self.numbers[syntax.sentence_of(min(began[0].i, draft.anchor)).first] - 1 if began else -1
        if number < 0:
            return None
        sentence = syntax.sentences[number]
        if any(syntax.sentence_of(d.anchor).first == sentence.first for d in self.drafts[max(0, n - 3) : n]):
            return None
        for token in syntax.tokens[sentence.first : sentence.stop]:
            if token.label == "nsubj" and syntax.tokens[token.head].label == "ROOT":
                entity = self.page.cast.named_by(token.i)
                outside = self.page.quoted(token.start) is None
                return entity if entity is not None and outside and is_named_person(entity) else None
        return None

    def _is_heard(self, n: int, entity: Entity | None) -> bool:
        """Whether the cast's reading of an "it" has spoken, or is a body that the n-th draft's sentence tells of."""
        if entity is None:
            return False
        draft = self.drafts[n]
        first = self.page.syntax.sentence_of(draft.anchor).start
        here = [
            m
            for m in entity.mentions
            if m.form != "pronoun"
            and first <= m.start < self.page.syntax.tokens[draft.anchor].start
            and not self._is_addressed(m)
        ]
        told = any(not any(a <= m.start < b for a, b in draft.content) for m in here)
        inside = self.outer[n] is not None
        return any(entity is other for other in self.known) or (entity.kind in BODIES and told and not inside)

    def _is_addressed(self, mention: Mention) -> bool:
        """Whether a body is only whom a text goes to: "in a letter to the council, it said"."""
        syntax = self.page.syntax
        for token in syntax.tokens_in(mention.start, mention.end)[-1:]:
            to = syntax.head(token.i)
            text = syntax.head(to.i) if to is not None else None
            if token.label == "pobj" and to is not None and text is not None and to.lower == "to":
                return source_nouns().get(text.lemma.lower()) == "document"
        return False

    def _is_only_told_of(self, n: int, entity: Entity) -> bool:
        """Whether somebody has not spoken before and was named last in what "he" says himself, in quotation marks
        ("“Trask lies,” he said"), or is somebody without a name in what another has just said."""
        if self.outer[n] is not None or any(entity is other for other in self.known):
            return False
        draft = self.drafts[n]
        at = self.page.syntax.tokens[draft.source_head or 0].start
        before = [m for m in entity.mentions if m.start < at]
        last = max(before, key=lambda m: m.start, default=None)
        if last is None:
            return False
        if any(a <= last.start < b for a, b in draft.content):
            return self.page.quoted(last.start) is not None
        told = any(a <= last.start < b for d in self.drafts[max(0, n - 2) : n] for a, b in d.content)
        return told and all(m.form != "name" for m in entity.mentions)

    def _is_left_behind(self, n: int, entity: Entity) -> bool:
        """Whether another person has spoken in the report's own voice since somebody was last named, and the n-th
        draft's cue stands behind its quotation: "Lind attacked the plan. “It is a shame,” she said" is not of whoever
        was named before her."""
        draft = self.drafts[n]
        if self.outer[n] is not None or not draft.content or not draft.cue or draft.content[0][0] > draft.cue[0][0]:
            return False
        start = draft.content[0][0]
        person = self.last(n, ("person",))
        if person is None or person is entity:
            return False
        named = max((m.start for m in entity.mentions if m.form != "pronoun" and m.start < start), default=-1)
        other = max((m.start for m in person.mentions if m.form != "pronoun" and m.start < start), default=-1)
        return named < other

    def last(self, n: int, kinds: Sequence[str]) -> Entity | None:
        """Who holds the n-th draft, or else spoke last before it in the report's own voice, if of one of the kinds."""
        around = self.outer[n]
        if around is not None:
            holder = self.known[around] if around < n else named_by_source(self.page, self.drafts[around])
            return holder if holder is not None and holder.kind in kinds else None
        for m in range(n - 1, -1, -1):
            if self._sentence(n) - self._last_sentence(m) > _REACH:
                return None
            entity = self.known[m]
            if entity is not None and (self.outer[m] in (None, n) or self._is_passed_on(m)):
                if entity.kind in kinds:
                    return entity
                if "person" not in kinds or entity.kind == "person":
                    return None  # of "he", a body that has spoken since is none
        return None

    def _is_passed_on(self, m: int) -> bool:
        """Whether the m-th draft stands in the words of a body or a text only, outside quotation marks."""
        holder = self.outer[m]
        if holder is None or self.page.quoted(self.page.syntax.tokens[self.drafts[m].anchor].start) is not None:
            return False
        said = self.known[holder] if holder < len(self.known) else named_by_source(self.page, self.drafts[holder])
        head = self.drafts[holder].source_head
        if said is None and head is not None:
            # "The film quotes the navy. It shows ..." goes on with the film.
            return source_nouns().get(self.page.syntax.tokens[head].lemma.lower()) != "document"
        return said is None or said.kind in BODIES

    def _last_sentence(self, m: int) -> int:
        """The number of the last sentence of what the m-th draft says: a quotation may run over many."""
        said = self.drafts[m].content
        ends = self.page.syntax.tokens_in(*said[-1])[-1:] if said else ()
        first = self.page.syntax.sentence_of(max([self.drafts[m].anchor, *(t.i for t in ends)])).first
        return self.numbers[first]

    def _sentence(self, n: int) -> int:
        return self.numbers[self.page.syntax.sentence_of(self.drafts[n].anchor).first]


def _is_text(noun: Token) -> bool:
    return noun.pos == "NOUN" and source_nouns().get(noun.lemma) == "document"


def _is_platform(entity: Entity) -> bool:
    """Whether somebody is a medium of others' words: "in a statement on Facebook, it said"."""
    known = (outlet(m.text) for m in entity.mentions if m.form == "name")
    return any(o is not None and o.channel == "social_media" for o in known)

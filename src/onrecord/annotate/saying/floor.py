"""The floor: who has spoken so far, and so whom a pronoun is likely to stand for as the source of what comes next.

The cast's reading stands where it fits; else "it said" and an unquoted "we" are the body that spoke last, "she said"
without an antecedent is the person who spoke last, "they say" is those who last spoke together. Left undecided:
pronouns where nobody has spoken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from onrecord.annotate.casting.narrators import ISSUERS
from onrecord.annotate.casting.people import gender_of
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.sources import source_nouns
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import outlet
from onrecord.records import Entity, Mention

_BODIES = ("organization", "government", "armed_group", "country")
# How far back, in sentences, somebody's speech is taken to go on.
_REACH = 4


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
        if word in ("it", "they") and entity is not None and _is_platform(entity):
            return self.last(n, _BODIES)
        if word == "it" and not self._is_heard(n, entity):
            return self.last(n, _BODIES) or entity or self._body_before(n)
        if word == "they" and (entity is None or all(m.form == "pronoun" for m in entity.mentions)):
            return self._several_before(n) or entity
        if word == "they" and entity is not None and self._is_told_of_by_them(n, entity):
            return self._plural_before(n) or entity
        if self.page.quoted(token.start) is not None:
            return None if word == "they" and self._is_of_another_voice(token, entity) else entity
        if word == "we" and (entity is None or all(m.form == "pronoun" for m in entity.mentions)):
            return (self.last(n, (*_BODIES, "person")) if self.outer[n] is not None else self._issuer(n)) or entity
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
        """Whether a quotation says "they" of somebody whom neither it nor its paragraph has named before."""
        quotation, block = self.page.quoted(pronoun.start), self.page.block_at(pronoun.start)
        if quotation is None or block is None or entity is None:
            return False
        first = min(quotation.start, self.page.document.blocks[block].start)
        return not any(first <= m.start < pronoun.start for m in entity.mentions)

    def _body_before(self, n: int) -> Entity | None:
        """The body that stands last before an "it" in its sentence: "for the port to meet the target it set"."""
        start = self.page.syntax.tokens[self.drafts[n].source_head or 0].start
        first = self.page.syntax.sentence_of(self.drafts[n].anchor).start
        near = [
            (m.start, e)
            for e in self.page.cast.entities
            if e.kind in _BODIES
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
                return entity if entity is not None and outside and _is_named_person(entity) else None
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
        return any(entity is other for other in self.known) or (entity.kind in _BODIES and told and not inside)

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
        return said is None or said.kind in _BODIES

    def _last_sentence(self, m: int) -> int:
        """The number of the last sentence of what the m-th draft says: a quotation may run over many."""
        said = self.drafts[m].content
        ends = self.page.syntax.tokens_in(*said[-1])[-1:] if said else ()
        first = self.page.syntax.sentence_of(max([self.drafts[m].anchor, *(t.i for t in ends)])).first
        return self.numbers[first]

    def _sentence(self, n: int) -> int:
        return self.numbers[self.page.syntax.sentence_of(self.drafts[n].anchor).first]


def _is_platform(entity: Entity) -> bool:
    """Whether somebody is a medium of others' words: "in a statement on Facebook, it said"."""
    known = (outlet(m.text) for m in entity.mentions if m.form == "name")
    return any(o is not None and o.channel == "social_media" for o in known)


def named_by_source(page: Page, draft: Draft) -> Entity | None:
    """The entity that the source of a draft names; of "its head, Ana Brisk," the person, and of "the shipping line,
    Nordhav," the body whose name stands beside it."""
    head = draft.source_head
    if head is None:
        return None
    syntax, cast = page.syntax, page.cast
    entity = cast.named_by(head)
    token = syntax.tokens[head]
    if token.tag == "WP" and entity is None:
        # "Lind — who has called for a vote —": the parser left the clause beside the name.
        before = next((t for t in reversed(syntax.tokens[max(0, head - 3) : head]) if t.pos != "PUNCT"), None)
        person = cast.named_by(before.i) if before is not None else None
        return person if person is not None and person.kind == "person" else None
    if is_one_of(syntax, head):
        return None if entity is None or any(m.form == "name" for m in entity.mentions) else entity
    one = token.lower in ("one", "another")  # "One of them, Oda Lind, a clerk, said"
    if token.pos != "NOUN" and entity is not None and not one:
        return entity
    if token.text[0].isupper() and entity is None and not one:
        return _short_for(page, token)
    for name in syntax.children(head, "appos"):
        person = cast.named_by(name.i)
        if person is not None and (_is_named_person(person) or _is_body_beside(syntax, token, name, person)):
            return person
    if ((token.pos == "NOUN" and _is_one(syntax, token)) or one) and (entity is None or not _is_named_person(entity)):
        # "The governor of Mersa, Col. Goran Vell,": the parser hung the name on the place.
        for start, end in draft.source:
            tokens = syntax.tokens_in(start, end)
            for before, name in pairwise(tokens):
                if before.text != "," or before.i < head or name.pos != "PROPN":
                    continue
                run = takewhile(lambda t: t.pos == "PROPN", tokens[name.i - tokens[0].i :])
                person = cast.named_by([t.i for t in run][-1])
                if person is not None and _is_named_person(person):
                    return person
    return entity


def _is_one(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun may be of one person: no "parents", no "staff"."""
    described = noun_at(syntax, noun.i)
    return noun.tag not in ("NNS", "NNPS") and (described is None or described.kind != "group")


def _short_for(page: Page, token: Token) -> Entity | None:
    """The one body named before whose name ends in a word that stands for it: "the Pacific Column" of "the Column"."""
    if not any(c.lower == "the" for c in page.syntax.children(token.i, "det")):
        return None
    found = [
        e
        for e in page.cast.entities
        if e.kind in _BODIES
        and any(m.form == "name" and m.start < token.start and m.text.split()[-1] == token.text for m in e.mentions)
    ]
    return found[0] if len(found) == 1 else None


def _is_named_person(entity: Entity) -> bool:
    return entity.kind == "person" and any(m.form == "name" for m in entity.mentions)


def _is_body_beside(syntax: Syntax, noun: Token, name: Token, entity: Entity) -> bool:
    """Whether a name beside a noun is that of the body which the noun describes."""
    described = noun_at(syntax, noun.i)
    body = noun.pos == "NOUN" and (described is None or described.kind != "person")
    return body and name.pos == "PROPN" and entity.kind in _BODIES and any(m.form == "name" for m in entity.mentions)


def is_one_of(syntax: Syntax, head: int) -> bool:
    """Whether a proper noun stands for some of those who bear it: "one Republican", "two Democrats", "an Israeli"."""
    token = syntax.tokens[head]
    if token.pos != "PROPN" or token.entity.endswith("PERSON"):
        return False
    return any(
        (c.label == "nummod" and c.i < head)
        or c.lower in ("a", "an", "one", "another", "some", "several", "many", "most", "few")
        for c in syntax.children(head, "nummod", "det", "amod")
    )

"""Speakers: who it is that a source names, of what kind, and how many.

The entity is the cast's, where it has one for the words of the source, and else who the rules of speech make likely:
"it said" and an unquoted "we" are the body that spoke last, "she said" without an antecedent is the person who spoke
last, a letter speaks for whoever wrote it. Left undecided: pronouns where nobody has spoken, documents whose author the
report does not state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from onrecord.annotate.casting.people import gender_of
from onrecord.annotate.numbers import value_of
from onrecord.annotate.saying.authors import author_of, authors
from onrecord.annotate.saying.sources import source_nouns
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.turns import is_nameless
from onrecord.lexicons import load
from onrecord.lexicons.actors import outlet
from onrecord.records import Entity, Mention, SpeakerKind

_BODIES = ("organization", "government", "armed_group", "country")
# How far back, in sentences, somebody's speech is taken to go on.
_REACH = 4
_PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the entity where it is known, the kind, and how many are stated."""

    entity: str | None = None
    kind: SpeakerKind = "unknown"
    count: int | None = None


def speakers(page: Page, drafts: Sequence[Draft], outer: Sequence[int | None]) -> list[Speaker]:
    """The speaker of every draft.

    Args:
        drafts: in text order.
        outer: for each draft the one whose content holds it, None where none does.
    """
    written = dict(authors(page))
    numbers = {sentence.first: k for k, sentence in enumerate(page.syntax.sentences)}
    floor = _Floor(page, drafts, outer, numbers, [])
    result: list[Speaker] = []
    for n, draft in enumerate(drafts):
        head = draft.source_head
        if head is None:
            floor.known.append(None)
            result.append(Speaker())
            continue
        entity = _named(page, draft)
        token = page.syntax.tokens[head]
        if token.pos == "PRON" or token.lower in _PRONOUNS:
            # "He" behind a name that ends in a full stop is taken for part of it.
            entity = floor.behind_pronoun(n, entity if token.pos == "PRON" else None)
        elif token.pos == "NOUN" and source_nouns().get(token.lemma.lower()) == "document":
            entity = author_of(page, token, written) or entity
        elif _is_that_outlet(page, token, entity):
            entity = floor.last_outlet(result) or entity
        floor.known.append(entity)
        name = entity.id if entity is not None else None
        if draft.rule == "turn" and is_nameless(page.document.text[draft.source[0][0] : draft.source[0][1]]):
            result.append(Speaker(name, "unnamed"))
            continue
        result.append(Speaker(name, _kind(page, head, entity), count_of(page.syntax, head)))
    return result


def _named(page: Page, draft: Draft) -> Entity | None:
    """The entity that a source names; of "its head, Ana Brisk," the person whose name stands beside it."""
    head = draft.source_head
    if head is None:
        return None
    syntax, cast = page.syntax, page.cast
    entity = cast.named_by(head)
    token = syntax.tokens[head]
    if _is_one_of(syntax, head):
        return None if entity is None or any(m.form == "name" for m in entity.mentions) else entity
    if token.pos != "NOUN" and entity is not None:
        return entity
    for name in syntax.children(head, "appos"):
        person = cast.named_by(name.i)
        if person is not None and _is_named_person(person):
            return person
    if token.pos == "NOUN" and (entity is None or not _is_named_person(entity)):
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


def _is_that_outlet(page: Page, noun: Token, entity: Entity | None) -> bool:
    """Whether a source is "the broadcaster" or "the paper", an outlet spoken of before without its name."""
    if noun.pos != "NOUN" or not any(c.lower in ("the", "that") for c in page.syntax.children(noun.i, "det")):
        return False
    alone = not page.syntax.children(noun.i, "compound", "amod", "appos", "prep", "acl", "relcl", "poss")
    named = entity is not None and any(m.form == "name" for m in entity.mentions)
    return alone and not named and (source_nouns().get(noun.lemma) == "outlet" or noun.lemma in ("agency", "paper"))


def _is_named_person(entity: Entity) -> bool:
    return entity.kind == "person" and any(m.form == "name" for m in entity.mentions)


@dataclass(frozen=True, slots=True)
class _Floor:
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
        if word == "it" and not self._is_heard(n, entity):
            return self.last(n, _BODIES) or entity
        if self.page.quoted(token.start) is not None:
            return entity
        if word == "we" and (entity is None or all(m.form == "pronoun" for m in entity.mentions)):
            return self.last(n, (*_BODIES, "person")) or entity
        if word in ("he", "she") and (entity is None or self._is_only_told_of(n, entity)):
            person = self._subject_before(n) or self.last(n, ("person",))
            gender = gender_of(person.name) if person is not None else None
            fits = gender is None or gender == {"he": "m", "she": "f"}[word]
            return person if person is not None and fits else entity
        return entity

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

    def last(self, n: int, kinds: Sequence[str]) -> Entity | None:
        """Who holds the n-th draft, or else spoke last before it in the report's own voice, if of one of the kinds."""
        around = self.outer[n]
        if around is not None:
            holder = self.known[around] if around < n else _named(self.page, self.drafts[around])
            return holder if holder is not None and holder.kind in kinds else None
        for m in range(n - 1, -1, -1):
            if self._sentence(n) - self._sentence(m) > _REACH:
                return None
            entity = self.known[m]
            if entity is not None and (self.outer[m] in (None, n) or self._is_passed_on(m)):
                if entity.kind in kinds:
                    return entity
                if "person" not in kinds or entity.kind == "person":
                    return None  # of "he", a body that has spoken since is none
        return None

    def last_outlet(self, before: Sequence[Speaker]) -> Entity | None:
        """The outlet that spoke last."""
        said = next((s for s in reversed(before) if s.kind == "outlet" and s.entity is not None), None)
        return self.page.cast.get(said.entity) if said is not None else None

    def _is_passed_on(self, m: int) -> bool:
        """Whether the m-th draft stands in the words of a body or a text only, outside quotation marks."""
        holder = self.outer[m]
        if holder is None or self.page.quoted(self.page.syntax.tokens[self.drafts[m].anchor].start) is not None:
            return False
        said = self.known[holder] if holder < len(self.known) else _named(self.page, self.drafts[holder])
        return said is None or said.kind in _BODIES

    def _sentence(self, n: int) -> int:
        return self.numbers[self.page.syntax.sentence_of(self.drafts[n].anchor).first]


_NUMBERS = {
    word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
} | {"one": 1, "a": 1, "an": 1, "another": 1, "both": 2}


def count_of(syntax: Syntax, head: int | None) -> int | None:
    """How many speakers the words state: "two officials" 2, "a diplomat" 1, None where no number is stated."""
    if head is None:
        return None
    token = syntax.tokens[head]
    if token.pos == "PRON" or token.lemma in ("percent", "%"):
        return None
    if any(p.lower == "of" and any(t.tag == "NNS" for t in syntax.children(p.i, "pobj")) for p in _preps(syntax, head)):
        return None  # "a majority of voters", "a group of parents"
    if token.tag in ("NNP", "NNPS") and not _is_one_of(syntax, head):
        others = syntax.conjuncts(head)
        return len(others) + 1 if others and all(t.pos == "PROPN" for t in others) else None
    if token.label == "pobj" and token.tag in ("NNS",):
        # "one of the officials"
        above = syntax.head(head)
        upper = syntax.head(above.i) if above is not None else None
        if upper is not None and upper.lower == "one":
            return 1
    for child in syntax.children(head, "nummod", "det"):
        if child.i > head:
            continue  # "Chapter three"
        alone = not syntax.children(child.i)
        if child.lower in _NUMBERS and alone and (child.lower not in ("a", "an", "another") or token.tag == "NN"):
            return _NUMBERS[child.lower]
        if child.label == "nummod":
            words = [t.lower for t in syntax.subtree(child.i) if t.pos != "PUNCT"]
            value = value_of([part for word in words for part in word.split("-")])
            if isinstance(value, int) and 0 < value < 1000:
                return value
    return _NUMBERS.get(token.lower) if token.pos == "NUM" else None


def _preps(syntax: Syntax, head: int) -> tuple[Token, ...]:
    return syntax.children(head, "prep") if syntax.tokens[head].tag == "NN" else ()


def _is_one_of(syntax: Syntax, head: int) -> bool:
    """Whether a proper noun stands for some of those who bear it: "one Republican", "two Democrats", "an Israeli"."""
    token = syntax.tokens[head]
    if token.pos != "PROPN" or token.entity.endswith("PERSON"):
        return False
    return any(
        (c.label == "nummod" and c.i < head)
        or c.lower in ("a", "an", "one", "another", "some", "several", "many", "most", "few")
        for c in syntax.children(head, "nummod", "det", "amod")
    )


def _kind(page: Page, head: int, entity: Entity | None) -> SpeakerKind:
    """Whether the speaker is named, described only, an outlet or a document."""
    syntax = page.syntax
    token = syntax.tokens[head]
    what = source_nouns().get(token.lemma.lower())
    named = any(c.pos == "PROPN" for c in syntax.children(head, "appos", "compound")) and what != "document"
    if token.pos == "PRON" or token.lower in _PRONOUNS:
        return "unknown" if entity is None else _kind_of(entity)
    if token.pos == "PROPN" or (token.entity != "O" and token.pos not in ("NOUN", "NUM")):
        if (entity is not None and entity.sector == "MED" and entity.kind != "person") or is_outlet(syntax, head):
            return "outlet"
        return "unnamed" if _is_one_of(syntax, head) else "named"
    if what == "document":
        return "document"
    if what == "outlet":
        return "outlet"
    if any(c.pos == "PROPN" for c in syntax.children(head, "appos")):
        return "named"
    definite = any(
        c.lower in ("the", "its", "their", "his", "her") or c.label == "poss"
        for c in syntax.children(head, "det", "poss")
    )
    if entity is not None and any(m.form == "name" for m in entity.mentions):
        return "named"
    if what == "body" and (definite or named):
        return "named"
    if token.text[0].isupper() and token.tag == "NN" and not syntax.children(head, "det", "nummod", "amod"):
        return "named"  # a surname that the tagger took for a noun
    return "unnamed"


def _kind_of(entity: Entity) -> SpeakerKind:
    """The kind of a speaker whom a pronoun stands for, by what else the report calls it."""
    if entity.sector == "MED" and entity.kind != "person":
        return "outlet"
    if any(m.form == "name" for m in entity.mentions):
        return "named"
    nouns = [m.text.split()[-1].lower() for m in entity.mentions if m.form == "nominal"]
    what = {source_nouns().get(noun) for noun in nouns}
    if "outlet" in what:
        return "outlet"
    definite = any(m.text.lower().startswith(("the ", "its ", "their ")) for m in entity.mentions)
    return "named" if "body" in what and definite else "unnamed"


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load("channels") if row["as"] == "outlet")


_OUTLET_TAILS = frozenset("times post news journal herald tribune guardian tv television radio agency".split())


def is_outlet(syntax: Syntax, head: int) -> bool:
    """Whether a name is that of a news outlet, by the lexicon of channels or its last word."""
    first = syntax.left_edge(head)
    words = [t.lower for t in syntax.tokens[max(first, head - 3) : head + 1] if t.pos == "PROPN" or t.i == head]
    known = _outlet_words()
    if any(" ".join(words[k:]) in known for k in range(len(words))):
        return True
    token = syntax.tokens[head]
    names = [t.text for t in syntax.tokens[max(first, head - 3) : head + 1] if t.pos == "PROPN" or t.i == head]
    if any(outlet(" ".join(names[k:])) is not None for k in range(len(names))):
        return True
    return len(words) > 1 and words[-1] in _OUTLET_TAILS and not token.entity.endswith("PERSON")

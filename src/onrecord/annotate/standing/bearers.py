"""Bearers: who a relation's words stand for, through relative pronouns, "both" and coordination."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.cast import Cast
from onrecord.annotate.naming.readings import is_capital
from onrecord.annotate.standing.wording import Wording
from onrecord.annotate.syntax import Token
from onrecord.lexicons.actors import known
from onrecord.records import Entity, RelationKind
from onrecord.text import fold, without_article

SIDES = frozenset({"organization", "armed_group", "government", "country", "group", "nationality", "person"})
"""The kinds of entities that stand with or against one another."""
BODIES = frozenset({"organization", "government", "armed_group"})
"""The kinds of entities that can be within one another."""
_SUBJECTS = ("nsubj", "nsubjpass")
# What stands within a name, or before a noun, is not who is spoken of.
_WITHIN = frozenset("compound amod nmod poss punct case det nummod npadvmod".split())
_PARTS = frozenset("faction splinter offshoot wing branch breakaway remnant unit cell column".split())
_GATHERINGS = frozenset("band group gang network bunch crew alliance coalition league collective force militia".split())
# "Accused Arda of arming them": what these speak of is done by whom the verb is about.
_OF_ANOTHER = frozenset({"of", "for", "from", "against"})
# How parsers hang a name that they find no place for.
_ADRIFT = frozenset({"advmod", "npadvmod", "dep", "nsubj", "nmod"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation before it has an id: entity ids, and the tokens ``[first, stop)`` that say it."""

    kind: RelationKind
    subject: str
    object: str | None
    value: str | None
    negative: bool
    first: int
    stop: int
    rule: str


@dataclass(frozen=True)
class Page(Wording):
    """A report as the relation rules look at it: its words, and who they stand for."""

    cast: Cast

    def bearers(self, token: Token | None) -> tuple[str, ...]:
        """The entities that a noun or pronoun stands for, with its conjuncts; () where none is known."""
        if token is None:
            return ()
        if token.tag in ("WP", "WDT"):
            clause = next((t for t in (token, *self.syntax.ancestors(token.i)) if t.label == "relcl"), None)
            head = self.syntax.head(clause.i) if clause is not None else None
            # "X, an envoy who ...": the envoy is X.
            above = self.syntax.head(head.i) if head is not None and head.label == "appos" else None
            whole = self._gathered(head)
            told = (t for t in (whole, head, above) if t is not None and clause is not None)
            return next((found for t in told if (found := self.bearers_before(t, clause.i if clause else 0))), ())
        return self._joined(token, self.syntax.conjuncts(token.i))

    def _gathered(self, members: Token | None) -> Token | None:
        """Whom a phrase calls some people together: "| the Lamps |, a band of smugglers who", where a clause behind it
        is hung on the people."""
        of = self.syntax.head(members.i) if members is not None and members.label == "pobj" else None
        band = self.syntax.head(of.i) if of is not None and of.lower == "of" else None
        if band is None or band.lemma not in _GATHERINGS or band.label != "appos" or members is None:
            return None
        several = members.tag in ("NNS", "NNPS") and not self.is_name(members.i)
        return self.syntax.head(band.i) if several else None

    def bearers_before(self, token: Token | None, stop: int) -> tuple[str, ...]:
        """The entities that a noun stands for, with those of its conjuncts that stand before a clause about it: of
        "X, who leads it, and Z" X alone."""
        if token is None:
            return ()
        if token.tag in ("WP", "WDT") or token.i > stop:
            return self.bearers(token)
        return self._joined(token, tuple(t for t in self.syntax.conjuncts(token.i) if t.i < stop))

    def _joined(self, token: Token, conjuncts: tuple[Token, ...]) -> tuple[str, ...]:
        found = [self._called(t) for t in (token, *conjuncts) if t.pos != "VERB"]
        parts = [part for e in found if e is not None for part in self.cast.members.get(e) or (e,)]
        return tuple(dict.fromkeys(parts))

    def _called(self, token: Token) -> str | None:
        """The entity that a token names; of a name that parsers take apart, any part of it that the sentence is
        about: "| Lashkar | -e-Aman was banned"."""
        found = self.cast.heads.get(token.i)
        if found is not None or token.label in _WITHIN:
            return found
        return self._inside.get(token.i) or self._titling.get(token.i)

    @cached_property
    def _inside(self) -> Mapping[int, str]:
        found: dict[int, str] = {}
        for entity in self.cast.entities:
            for mention in entity.mentions:
                if mention.form == "name":
                    found.update({t.i: entity.id for t in self.syntax.tokens_in(mention.start, mention.end)})
        return found

    @cached_property
    def _titling(self) -> Mapping[int, str]:
        """The words of a title right before a name, of which parsers make whoever is meant: "loyal to | President | Ada
        Lind", "allied with the | commander | Ada Lind"."""
        found: dict[int, str] = {}
        for entity in self.cast.entities:
            starts = {m.start for m in entity.mentions if m.form == "name"}
            for title in entity.titles if entity.kind == "person" else ():
                if title.span.end + 1 in starts:
                    found.update({t.i: entity.id for t in self.syntax.tokens_in(title.span.start, title.span.end)})
        return found

    @cached_property
    def _by_words(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for entity in self.cast.entities:
            for mention in entity.mentions:
                if mention.form == "pronoun":
                    continue
                whole = without_article(fold(mention.text))
                seat = any(r.form == "metonym" for r in known(mention.text))  # the House is not the White House
                for words in {whole, whole if seat else whole.split(" ")[-1]}:
                    if entity.id not in found.setdefault(words, []):
                        found[words].append(entity.id)
        return {words: tuple(ids) for words, ids in found.items()}

    def by_words(self, words: str) -> Entity | None:
        """The only entity that is called by these words or by a name ending in them."""
        ids = self._by_words.get(without_article(fold(words)), ())
        return self.cast.get(ids[0]) if len(ids) == 1 else None

    def is_name(self, i: int) -> bool:
        """Whether a token stands in somebody's name."""
        return i in self._inside

    def names(self, i: int) -> str | None:
        """Whose name a token stands in."""
        return self._inside.get(i)

    def name_end(self, i: int) -> int:
        """The last token of the name that a token stands in, that token itself where it stands in none."""
        whose, k = self._inside.get(i), i
        while whose is not None and self._inside.get(k + 1) == whose:
            k += 1
        return k

    def one(self, token: Token | None) -> str | None:
        """The entity that a token names, without its conjuncts."""
        if token is None:
            return None
        if token.tag in ("WP", "WDT"):
            found = self.bearers(token)
            return found[0] if found else None
        return self.cast.heads.get(token.i)

    def sides(self, *entities: str) -> bool:
        """Whether all of them can stand with or against somebody."""
        return all((found := self.cast.get(e)) is not None and found.kind in SIDES for e in entities)

    def acts(self, entity_id: str | None) -> bool:
        """Whether an entity can do something to another: somebody, a body or a state."""
        entity = self.cast.get(entity_id)
        return entity is not None and entity.kind in SIDES

    def rules(self, entity_id: str | None) -> bool:
        """Whether an entity can do something to another, or is the capital of whoever does: "backed by | Tehran |"."""
        entity = self.cast.get(entity_id)
        if entity is None or entity.kind != "place" or entity.country is None:
            return self.acts(entity_id)
        return any(is_capital(m.text) for m in entity.mentions if m.form == "name")

    def is_named(self, entity_id: str) -> bool:
        """Whether an entity is known by a name."""
        entity = self.cast.get(entity_id)
        return entity is not None and any(m.form == "name" for m in entity.mentions)

    def is_called(self, entity_id: str) -> bool:
        """Whether an entity is known by a name or by what stands before its sort: "the Severny group"."""
        entity = self.cast.get(entity_id)
        words = [m.text.split() for m in entity.mentions if m.form == "nominal"] if entity is not None else []
        return self.is_named(entity_id) or any(len(w) > 1 and w[-2][:1].isupper() for w in words)

    def is_person(self, entity_id: str) -> bool:
        """Whether an entity is one person."""
        entity = self.cast.get(entity_id)
        return entity is not None and entity.kind == "person"

    def bodies(self, *entities: str) -> bool:
        """Whether all of them are bodies: organizations, armed groups or governments."""
        return all((found := self.cast.get(e)) is not None and found.kind in BODIES for e in entities)

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb: its own, that of the verb it is joined to, or whoever controls it."""
        seen = 0
        token: Token | None = verb
        while token is not None and seen < 4:
            # "Arda has for years | armed them": some parsers hang the subject on the auxiliary.
            own = tuple(s for i in (token.i, *self._auxiliaries(token.i)) for s in self.syntax.children(i, *_SUBJECTS))
            if own:
                return self._known(own)
            if token.label in ("acl", "relcl"):
                return self._had_for(token) or self._said_of(self._part(self.syntax.head(token.i)))
            if token.label not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp"):
                return None
            spoken_of = self._spoken_of(token)
            if spoken_of is not None:
                return spoken_of
            token, seen = self.syntax.head(token.i), seen + 1
        return None

    def _auxiliaries(self, i: int) -> Iterator[int]:
        """The auxiliaries of a verb, and what parsers hang on a prefix that they take for one: "is | co- | led"."""
        for token in self.syntax.children(i, "aux", "auxpass"):
            yield token.i
            if token.lower == "co":
                yield from self._auxiliaries(token.i)

    def patient(self, verb: Token) -> Token | None:
        """Whom a passive is done to."""
        own = self.syntax.children(verb.i, *_SUBJECTS)
        found = self._known(own) if own else self.subject(verb)
        before = self.syntax.tokens[verb.i - 2] if verb.i > 1 else verb
        set_off = verb.label == "acl" and verb.tag == "VBN" and self.syntax.tokens[verb.i - 1].text == ","
        if set_off and not self.bearers(found) and self.acts(self.cast.heads.get(before.i)):
            return before  # "shells landed as the Front, | backed by Arda |, closed in"
        return found

    def _known(self, subjects: tuple[Token, ...]) -> Token:
        """The subject that names somebody, of those that parsers make of one: "| The | Lashkar-e- | Aman"."""
        return next((t for t in subjects if self.bearers(t)), subjects[0]) if len(subjects) > 1 else subjects[0]

    def apposed(self, name: Token) -> tuple[Token, ...]:
        """The nouns in apposition to a name, with one that parsers take for the subject: "X, | a two-term governor |,
        left"."""
        own, syntax = self.syntax.children(name.i, "appos"), self.syntax
        first = name.i + 2
        if own or name.label not in _ADRIFT or first >= syntax.sentence_of(name.i).stop:
            return own
        if syntax.tokens[name.i + 1].text != "," or syntax.tokens[first].tag != "DT":
            return own
        noun = next((t for t in syntax.tokens[first : first + 8] if t.i == syntax.tokens[first].head), None)
        closed = noun is not None and any(
            t.text == "," for t in syntax.tokens[noun.i + 1 : syntax.right_edge(noun.i) + 2]
        )
        return (noun,) if noun is not None and closed and noun.tag == "NN" and noun.label == "nsubj" else own

    def said_to_be(self, name: Token, *, denied: bool = False) -> Iterator[Token]:
        """The nouns that a form of "be" says of a name: "X is | a member | of Y", "X, who is | a member | of Y", "X, a
        teacher who is | a member | of Y"; those that it denies: "X is not | a member |"."""
        head, syntax = self.syntax.head(name.i), self.syntax
        verbs = [head] if head is not None and name.label == "nsubj" else []
        for noun in (name, *syntax.children(name.i, "appos")):
            clauses = syntax.children(noun.i, "relcl")
            verbs += [v for v in clauses if any(t.tag == "WP" for t in syntax.children(v.i, "nsubj"))]
        for verb in (v for above in verbs for v in (above, *self._said_or_once(above))):
            stands = self.held(verb) or verb not in verbs
            if verb.lemma in ("be", "become", "remain") and stands and self.negative(verb) == denied:
                yield from syntax.children(verb.i, "attr")

    def _said_or_once(self, verb: Token) -> Iterator[Token]:
        """What somebody is said to be or was once: "is believed | to be | a member", "used | to be | a minister"."""
        for below in self.syntax.children(verb.i, "xcomp"):
            once = verb.lemma == "use" and verb.tag == "VBD"
            if below.lemma == "be" and (once or verb.lemma == "deny" or self.believed(below)):
                yield below

    def _said_of(self, noun: Token | None) -> Token | None:
        """The name that a noun is said of which names nobody itself: "| X |, the first woman to lead it"."""
        above = self.syntax.head(noun.i) if noun is not None and noun.label == "appos" else None
        return above if noun is not None and above is not None and not self.bearers(noun) else noun

    def _part(self, whole: Token | None) -> Token | None:
        """The part of a body that a clause behind both tells of: "a faction of the League | led by X"."""
        of = self.syntax.head(whole.i) if whole is not None and whole.label == "pobj" else None
        part = self.syntax.head(of.i) if of is not None and of.lower == "of" else None
        return part if part is not None and part.lemma in _PARTS else whole

    def _had_for(self, participle: Token) -> Token | None:
        """The subject of a perfect that parsers take apart: "Arda has for years | trained | them"."""
        prep = self.syntax.head(participle.head) if self.syntax.tokens[participle.head].label == "pobj" else None
        has = self.syntax.head(prep.i) if prep is not None and participle.tag == "VBN" else None
        if has is None or has.lemma != "have" or self.syntax.children(has.i, "dobj"):
            return None
        return next(iter(self.syntax.children(has.i, *_SUBJECTS)), None)

    def _spoken_of(self, gerund: Token) -> Token | None:
        """Whom a preposition tells to do something: "accused Arda of arming them", "companies that it blamed for"."""
        prep = self.syntax.head(gerund.i)
        above = self.syntax.head(prep.i) if prep is not None and gerund.label == "pcomp" else None
        if prep is None or above is None or prep.lower not in _OF_ANOTHER:
            return None
        if above.pos in ("NOUN", "PROPN", "PRON"):
            return above if above.label in ("dobj", "nsubjpass", "appos") else None
        own = self.syntax.children(above.i, "dobj", "nsubjpass")
        if own:
            return own[0]
        return self.syntax.head(above.i) if above.label == "relcl" and self.syntax.children(above.i, "nsubj") else None

    def agent(self, verb: Token) -> Token | None:
        """Who a passive is done by."""
        for by in self.syntax.children(verb.i, "agent", "prep"):
            if by.lower == "by":
                return next(iter(self.syntax.children(by.i, "pobj")), None)
        return None

    def named(self, first: int, stop: int) -> Iterator[tuple[int, str]]:
        """(token, entity) of every mention headed in the tokens ``[first, stop)``."""
        for i in range(first, stop):
            entity = self.cast.heads.get(i)
            if entity is not None:
                yield i, entity

    def pairs(
        self,
        kind: RelationKind,
        subjects: tuple[str, ...],
        objects: tuple[str, ...],
        verb: Token,
        rule: str,
        value: str | None = None,
    ) -> Iterator[Draft]:
        """One relation for each subject and object of a verb, with its whole clause as evidence."""
        sentence = self.syntax.sentence_of(verb.i)
        first = max(sentence.first, self.syntax.left_edge(verb.i))
        stop = min(sentence.stop, self.syntax.right_edge(verb.i) + 1)
        for subject in subjects:
            for target in objects:
                if subject != target:
                    yield Draft(kind, subject, target, value, self.negative(verb), first, stop, rule)

"""Namings: who takes part by the head words of participants, and in which words the report names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import Animacy
from onrecord.annotate.happening.beside import put_behind
from onrecord.annotate.happening.conjuncts import excluded
from onrecord.annotate.happening.extents import is_prefix, phrase
from onrecord.annotate.happening.stand_ins import StandIns
from onrecord.annotate.syntax import Syntax
from onrecord.records import Participant


class Namings:
    """The words and entities of those who take part in the events of one report."""

    def __init__(self, syntax: Syntax, cast: Cast, animacy: Animacy, stand_ins: StandIns) -> None:
        self._syntax = syntax
        self._cast = cast
        self._animacy = animacy
        self._stand_ins = stand_ins

    def participants(self, heads: Iterable[int]) -> tuple[Participant, ...]:
        """Whom head tokens name, in text order."""
        found: dict[tuple[int, int, str | None], Participant] = {}
        known: set[str] = set()
        heads = sorted(set(heads))
        for i, first, stop in self._phrases(heads):
            span = self._syntax.span(first, stop)
            entity = self.entity(i)
            if self._syntax.tokens[i].label == "conj" and self._described(i) in known | {e for _, _, e in found if e}:
                continue  # "a pollster and strategist" is one
            if entity is not None and self._is_another(i, entity, heads):
                entity = None
            # "The two militias" are each of them; and whoever is named twice takes part once, but not what is theirs.
            for each in (self._cast.members.get(entity) or (entity,)) if entity is not None else (None,):
                if each is None or each not in known:
                    found.setdefault((span.start, span.end, each), Participant(each, span))
                if each is not None and self._cast.named_by(i) is not None:
                    known.add(each)
        return tuple(found.values())

    def _is_another(self, i: int, entity: str, heads: list[int]) -> bool:
        """Whether somebody is joined to those that they were taken for: "the secretary and Secretary Lars Brekke"."""
        token = self._syntax.tokens[i]
        before = [j for j in heads if j < i and token in self._syntax.conjuncts(j) and self.entity(j) == entity]
        if any(self._syntax.tokens[j].lemma != token.lemma and token.pos == "NOUN" for j in before):
            return True  # "the president and the leader of the opposition" are two
        joined = [t.i for t in self._syntax.conjuncts(i) if t.i in heads and self.entity(t.i) == entity]
        named = self._cast.get(entity)
        last = named.name.split()[-1] if named is not None and named.name else ""
        return last != self._syntax.tokens[i].text and any(self._syntax.tokens[j].text == last for j in joined)

    def _phrases(self, heads: list[int]) -> Iterator[tuple[int, int, int]]:
        """(head, first, stop) of each one's words. A name that the parser took apart at its hyphen is one."""
        begun: int | None = None
        for i in heads:
            if not any(c.isalnum() for c in self._syntax.tokens[i].text):
                continue
            first, stop = phrase(self._syntax, i)
            aim = self._syntax.tokens[first - 1] if first else None
            verb = self._syntax.head(aim.i) if aim is not None and aim.lower == "for" else None
            if verb is not None and put_behind(self._syntax, verb) == self._syntax.tokens[i]:
                first += 1  # "designated for sanctions two banks"
            first, begun = (begun if begun is not None else first), None
            if i + 2 in heads and i + 1 in heads and is_prefix(self._syntax, self._syntax.tokens[i]):
                begun = first
            else:
                yield i, first, stop

    def entity(self, i: int) -> str | None:
        """Whose head token it is: its own entity, or whoever it stands for; None where the report does not say."""
        syntax = self._syntax
        own = self._cast.named_by(i)
        party = self._stand_ins.party(i)
        if own is not None:
            # "Front fighters" are the Front's, and nobody else, where no name of their own is known.
            forces = party is not None and party.kind == "armed_group" and all(m.form != "name" for m in own.mentions)
            return party.id if party is not None and forces else own.id
        for t in syntax.children(i, "appos"):
            entity = self._cast.named_by(t.i)
            named = entity is not None and not excluded(syntax, t)
            if named and entity is not None and syntax.tokens[i].pos in ("NOUN", "PROPN"):
                return entity.id
        described = self._described(i)
        if described is not None and party is None:
            return described
        bearer = self._animacy.bearer(i) if party is None and syntax.tokens[i].pos == "PROPN" else party
        return bearer.id if bearer is not None else None

    def _described(self, i: int) -> str | None:
        """The person whom a noun behind a name describes: "Ana Sol, a florist and | beekeeper who hid the rebels"."""
        syntax = self._syntax
        token = syntax.tokens[i]
        first = syntax.tokens[token.head] if token.label == "conj" else token
        if first.label != "appos" or token.tag != "NN" or not self._animacy.acts(i):
            return None
        named = self._cast.named_by(first.head)
        own = named is not None and named.kind == "person" and first.head < first.i
        bare = not any(t.lower == "his" or t.tag in ("PRP$", "POS") for t in syntax.children(first.i, "poss"))
        return named.id if own and bare and named is not None else None

    def others(self, undergoing: tuple[Participant, ...], doing: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Recipients that are not the actors: "beat them" is done to others, whomever the pronoun was taken for, and so
        is "met the minister"."""
        selves = {p.entity: p.span.text for p in doing if p.entity is not None}
        found: list[Participant] = []
        for party in undergoing:
            if party.entity not in selves:
                found.append(party)
            elif not party.span.text[:1].isupper() or party.span.text.split()[-1] not in selves[party.entity]:
                found.append(Participant(None, party.span))
        return tuple(found)

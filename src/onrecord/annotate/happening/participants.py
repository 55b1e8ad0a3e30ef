"""Participants: who does and who undergoes an event, as the words around its trigger name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import PARTITIVES, POSSESSIVE, Animacy
from onrecord.annotate.happening.clauses import Clause, Clauses, names, phrase
from onrecord.annotate.happening.event_types import Sense, is_of, verb_sense
from onrecord.annotate.happening.triggers import Trigger
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Participant

_HITTING = frozenset({"target", "hit", "strike", "kill", "injure", "wound", "destroy", "involve"})
# Names of countries that stand unchanged before a noun for whoever acts ("U.S. airstrikes"); other names of
# places in that position say where or whom ("the Baghdad attack").
_ACTING_MODIFIERS = frozenset({"u.s.", "us", "u.s", "uk", "u.k.", "un", "u.n.", "eu", "nato", "usa"})
_ACTING_KINDS = frozenset({"organization", "armed_group", "government", "nationality", "group"})
# What is said or agreed has people, bodies and states as its recipients; only deeds befall things.
_VERBAL_TYPES = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "CONSULT", "AGREE", "THREATEN", "PROTEST"})
# What hits people where nobody is named who does.
_BLOWS = frozenset({"explosion", "blast", "strike", "airstrike", "shelling", "bombardment"})
# Acts that two sides do together, so that the other side alone is somebody who does it.
_JOINT_TYPES = frozenset({"CONSULT", "COOPERATE", "AGREE"})


class Parties:
    """Who takes part in the events of one report."""

    def __init__(self, syntax: Syntax, cast: Cast, clauses: Clauses) -> None:
        self._syntax = syntax
        self._cast = cast
        self._clauses = clauses
        self._animacy = Animacy(syntax, cast)

    def of(self, trigger: Trigger) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Actors and recipients of an event, each in text order. Either may be empty."""
        if trigger.noun:
            actors, recipients = self._of_noun(trigger)
        else:
            actors, recipients = self._of_verb(trigger)
        doing = self._named([i for i in actors if i not in recipients])
        return doing, self._others(self._named(recipients), doing)

    def _others(self, undergoing: tuple[Participant, ...], doing: tuple[Participant, ...]) -> tuple[Participant, ...]:
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

    # Verbs

    def _of_verb(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        clause = self._clauses.of(trigger.token)
        spec = trigger.sense.recipients if trigger.sense is not None else ("obj",)
        if "subj" in spec:
            undergoing = clause.objects if clause.passive else clause.subjects
            return [], [i for i in undergoing if self._animacy.undergoes(i)]
        recipients: list[int] = []
        for where in spec:
            recipients.extend(i for i in self._standing(clause, where) if i not in recipients)
        actors = list(self._actors(clause.agents if clause.passive else clause.subjects, trigger.token))
        if actors and not clause.passive:
            beside = [i for top in (trigger.token, *clause.subjects[:1]) for i in self._beside(top)]
            actors.extend(i for i in beside if i not in actors)
        if clause.passive and not actors:
            # "was listed for sanctions by the ministry": the agent may hang on the noun before it.
            inner = [(p, i) for _, n in clause.prepositions for p, i in self._after(n)]
            actors = [i for p, i in (*clause.prepositions, *inner) if p == "by" and self._animacy.acts(i)]
        if not actors and trigger.sense is not None:
            # "Arda's sanctions were imposed": the noun of the same happening names its maker.
            actors = [m for i in trigger.sense.absorbs for m in self._makers(i)]
        kind = trigger.sense.type if trigger.sense is not None else None
        verbal = kind in _VERBAL_TYPES and (trigger.sense is None or trigger.sense.mode != "visit")
        found = [i for i in recipients if (self._animacy.acts(i) if verbal else self._animacy.undergoes(i))]
        if not found and kind in ("ACCUSE", "SUPPORT", "REJECT"):
            # "condemned Arda's attack": it is Arda that is condemned.
            for i in recipients:
                found.extend(self._makers(i))
        if kind in ("ASSAULT", "COERCE"):
            found.extend(o for i in tuple(found) for o in self._owner(i))
        if trigger.sense is None and not actors:
            # Of a verb that no entry knows, only what befalls somebody is of interest.
            found = [i for i in found if self._animacy.acts(i)]
        return actors, list(dict.fromkeys(found))

    def _beside(self, top: int) -> Iterator[int]:
        """Those who act too, by what stands at a verb or its subject: "together with the League", "alongside Peru"."""
        along = [t for t in self._syntax.children(top, "advmod") if t.lower in ("together", "along", "jointly")]
        for prep in (p for t in (self._syntax.tokens[top], *along) for p in self._syntax.children(t.i, "prep")):
            before = self._syntax.tokens[prep.i - 1].lower if prep.i else ""
            if prep.lower == "alongside" or (prep.lower == "with" and before in ("together", "along", "jointly")):
                for t in self._syntax.children(prep.i, "pobj"):
                    yield from (i for i in self._clauses.spread(t.i) if self._animacy.acts(i))

    def _standing(self, clause: Clause, where: str) -> Iterator[int]:
        if where == "obj":
            yield from clause.objects
        elif where == "scomp":
            for t in self._syntax.children(clause.verb, "ccomp", "xcomp"):
                yield from (s for n in self._syntax.children(t.i, "nsubj") for s in self._clauses.spread(n.i))
        else:
            yield from (i for p, i in clause.prepositions if p == where)

    def _actors(self, candidates: Iterable[int], verb: int) -> Iterator[int]:
        """Those who act: people, bodies, states; for a weapon or an attack whoever is behind it."""
        things: list[int] = []
        for i in candidates:
            if self._animacy.acts(i):
                yield i
                continue
            token = self._syntax.tokens[i]
            makers = list(self._makers(i))
            if makers and i != verb:
                yield from makers
            elif token.pos != "VERB" and (is_of(token, ("@weapons", "@aircraft", "@vessel")) or token.lemma in _BLOWS):
                things.append(i)
        yield from things

    def _makers(self, i: int) -> Iterator[int]:
        """Who is behind a weapon, an attack, a ruling: its possessor, or whoever fired or carried it out."""
        syntax = self._syntax
        token = syntax.tokens[i]
        if is_of(token, ("@aircraft", "@vessel")) and not syntax.children(i, "acl", "relcl"):
            return  # "Arda's warplanes" names Arda already
        found: list[int] = []
        for owner in syntax.children(i, "poss"):
            found.extend(n for n in self._clauses.spread(owner.i) if self._animacy.acts(n))
        for clause in syntax.children(i, "acl", "relcl"):
            if clause.tag in ("VBN", "VBD") and not self._speaks(clause):
                found.extend(n for n in self._clauses.of(clause.i).agents if self._animacy.acts(n))
        for prep in syntax.children(i, "prep"):
            if prep.lower == "by":
                found.extend(
                    n
                    for t in syntax.children(prep.i, "pobj")
                    for n in self._clauses.spread(t.i)
                    if self._animacy.acts(n)
                )
        yield from found

    def _speaks(self, verb: Token) -> bool:
        """Whether a verb tells what is said of a deed and not who did it: "sanctions approved by the council"."""
        sense = verb_sense(self._syntax, self._clauses.of(verb.i))
        return isinstance(sense, Sense) and sense.type in _VERBAL_TYPES

    def _owner(self, i: int) -> Iterator[int]:
        """The person whose house, car or guard was hit."""
        token = self._syntax.tokens[i]
        if token.pos != "NOUN" or self._animacy.acts(i):
            return
        for owner in self._syntax.children(i, "poss"):
            entity = self._cast.named_by(owner.i)
            if owner.lower in POSSESSIVE - {"its"} or (entity is not None and entity.kind in ("person", "armed_group")):
                yield owner.i

    # Nouns

    def _of_noun(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        assert trigger.sense is not None
        syntax, noun = self._syntax, self._syntax.tokens[trigger.token]
        sense = trigger.sense
        actors: list[int] = []
        recipients: list[int] = []
        patient_of = "of" in sense.recipients
        for owner in syntax.children(noun.i, "poss"):
            people = [i for i in self._clauses.spread(owner.i) if self._animacy.acts(i) or owner.lower in POSSESSIVE]
            taken = "poss" in sense.recipients and not (
                patient_of and any(t.lower == "of" for t in syntax.children(noun.i, "prep"))
            )
            (recipients if taken else actors).extend(people)
        for prep, i in self._after(noun.i):
            if prep == "by" or (prep in sense.actors and prep not in ("poss", "both")):
                actors.extend([i] if self._animacy.acts(i) else [])
            elif prep in sense.recipients and self._animacy.undergoes(i):
                if sense.type not in _VERBAL_TYPES or sense.mode == "visit" or self._animacy.acts(i):
                    recipients.append(i)
            elif prep in ("between", "among") and "both" in sense.actors and self._animacy.acts(i):
                actors.append(i)
        if "both" in sense.actors and not actors and noun.label == "nsubj":  # "fighting erupted between"
            around = self._clauses.of(noun.head).prepositions
            actors.extend(i for p, i in around if p in ("between", "among") and self._animacy.acts(i))
        actors.extend(self._modifying(noun))
        self._of_noun_clauses(noun, actors, recipients)
        if trigger.makers:
            blamed = [i for i in trigger.makers if self._animacy.acts(i)]
            recipients = [i for i in recipients if i not in blamed]
            if not actors:
                actors.extend(blamed)
        elif trigger.carrier is not None:
            self._carried(trigger, actors, recipients)
        elif not actors and sense.type in ("CONSULT", "COOPERATE", "MOBILIZE") and noun.label == "pobj":
            actors.extend(self._by_context(noun))
        if "both" in sense.actors and not actors and recipients and sense.type in _JOINT_TYPES:
            actors, recipients = recipients, []
        if sense.type == "ASSAULT":
            recipients.extend(o for i in tuple(recipients) for o in self._owner(i))
        return list(dict.fromkeys(actors)), list(dict.fromkeys(recipients))

    def _after(self, noun: int) -> Iterator[tuple[str, int]]:
        for prep in self._syntax.children(noun, "prep", "agent"):
            for t in self._syntax.children(prep.i, "pobj"):
                for i in self._clauses.spread(t.i):
                    yield prep.lower, i

    def _modifying(self, noun: Token) -> Iterator[int]:
        """Actors named before the noun: "Iranian attack", "U.S. airstrikes"."""
        for t in self._syntax.children(noun.i, "amod", "compound", "nmod"):
            if t.i > noun.i or (t.label != "amod" and noun.i - t.i > 2):
                continue  # far to the left stands the subject of a headline, which parsers run together
            entity = self._cast.named_by(t.i)
            kinds = names((t,))
            acting = entity is not None and entity.kind in _ACTING_KINDS
            adjective = t.label == "amod" and ("GPE" in kinds or (entity is not None and entity.kind != "place"))
            if t.lower in _ACTING_MODIFIERS or "NORP" in kinds or acting or adjective:
                yield t.i

    def _of_noun_clauses(self, noun: Token, actors: list[int], recipients: list[int]) -> None:
        for verb in self._syntax.children(noun.i, "acl", "relcl"):
            if verb.pos != "VERB":
                continue
            clause = self._clauses.of(verb.i)
            if clause.passive and self._speaks(verb):
                continue
            if clause.passive:
                actors.extend(i for i in clause.agents if self._animacy.acts(i))
            elif verb.lemma in _HITTING and (noun.i in clause.subjects or verb.tag == "VBG"):
                recipients.extend(i for i in clause.objects if self._animacy.undergoes(i))

    def _carried(self, trigger: Trigger, actors: list[int], recipients: list[int]) -> None:
        """What an empty verb adds to its noun: "X carried out an attack on Y", "X was given a warning by Y"."""
        assert trigger.carrier is not None
        assert trigger.sense is not None
        clause = self._clauses.of(trigger.carrier)
        under = self._syntax.head(trigger.token)
        received = self._syntax.tokens[trigger.carrier].lemma in ("receive", "face", "get")
        received = received or (under is not None and under.lower == "under")  # "came under attack"
        if trigger.token in clause.subjects and not clause.passive:
            pass  # "talks took place": its subject is the noun itself
        elif received or not actors:
            around = clause.agents if clause.passive else clause.subjects
            taking = self._actors((i for i in around if i != trigger.token), trigger.token)
            (recipients if received else actors).extend(taking)
        for prep, i in clause.prepositions:
            wanted = prep in trigger.sense.recipients and prep not in ("in", "at", "of")
            if wanted and i not in recipients and i not in actors and self._animacy.undergoes(i):
                recipients.append(i)

    def _by_context(self, noun: Token) -> Iterator[int]:
        """Who visited in "said it after a visit to": the subject of the clause that the noun dates."""
        prep = self._syntax.head(noun.i)
        verb = self._syntax.head(prep.i) if prep is not None else None
        if (
            prep is None
            or verb is None
            or verb.pos != "VERB"
            or prep.lower not in ("after", "before", "during", "on", "at", "in")
        ):
            return
        clause = self._clauses.of(verb.i)
        yield from (i for i in (() if clause.passive else clause.subjects) if self._animacy.acts(i))

    # Words

    def _named(self, heads: Iterable[int]) -> tuple[Participant, ...]:
        found: dict[tuple[int, int, str | None], Participant] = {}
        known: set[str] = set()
        for i in sorted(set(heads)):
            first, stop = phrase(self._syntax, i)
            span = self._syntax.span(first, stop)
            entity = self._entity(i)
            # "The two militias" are each of them; and whoever is named twice takes part once.
            for each in (self._cast.members.get(entity) or (entity,)) if entity is not None else (None,):
                if each is None or each not in known:
                    found.setdefault((span.start, span.end, each), Participant(each, span))
                if each is not None:
                    known.add(each)
        return tuple(found.values())

    def _entity(self, i: int) -> str | None:
        syntax = self._syntax
        entity = self._cast.named_by(i)
        if entity is not None:
            return entity.id
        token = syntax.tokens[i]
        for t in syntax.children(i, "appos"):
            entity = self._cast.named_by(t.i)
            if entity is not None and token.pos in ("NOUN", "PROPN"):
                return entity.id
        if token.lemma in PARTITIVES:
            return None
        if is_of(token, ("@weapons", "@aircraft", "@vessel", "@troops")):
            # Warplanes have no will of their own: "Ardan warplanes" is Arda.
            for t in syntax.children(i, "poss", "amod", "compound", "nmod"):
                entity = self._cast.named_by(t.i)
                if entity is not None and entity.kind in (
                    "country",
                    "nationality",
                    "government",
                    "armed_group",
                    "organization",
                ):
                    return entity.id
        return None

"""Participants: who does and who undergoes an event, as the words around its trigger name them: around a verb as here,
around a noun as `noun_parties` has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import Animacy
from onrecord.annotate.happening.clauses import Clause, Clauses
from onrecord.annotate.happening.companions import Companions
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.deeds import Deeds
from onrecord.annotate.happening.event_types import VERBAL, wished_for
from onrecord.annotate.happening.namings import Namings
from onrecord.annotate.happening.noun_classes import is_of, noun_class
from onrecord.annotate.happening.noun_parties import JOINT_TYPES, PINNING, NounParties
from onrecord.annotate.happening.receipts import refused_to
from onrecord.annotate.happening.shares import some_of_them
from onrecord.annotate.happening.stand_ins import StandIns
from onrecord.annotate.happening.targets import lists_places_of
from onrecord.annotate.happening.triggers import Trigger
from onrecord.annotate.happening.verbs import is_to
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Participant

# Whoever is killed in an attack is killed by those who attack.
_KILLED_IN = frozenset("kill injure wound hurt hit destroy damage murder slaughter massacre".split())
_MANY = 3
# What only tells when, or why, something else was done: "was freed after his abduction by the Front".
_BESIDE = frozenset({"after", "before", "since", "during", "following", "amid", "despite", "until"})
# What is done with weapons, which do it to nobody: "rockets fired from the hills".
_FIRED = frozenset({"fire", "launch", "drop", "lob"})
_SPOKEN_TO = frozenset({"ACCUSE", "REQUEST", "THREATEN"})


class Parties:
    """Who takes part in the events of one report."""

    def __init__(self, syntax: Syntax, cast: Cast, clauses: Clauses) -> None:
        self._syntax = syntax
        self._cast = cast
        self._clauses = clauses
        self._animacy = Animacy(syntax, cast)
        self._stand_ins = StandIns(syntax, cast, clauses, self._animacy)
        self._namings = Namings(syntax, cast, self._animacy, self._stand_ins)
        self._deeds = Deeds(syntax, cast, clauses, self._animacy, self._stand_ins)
        self._companions = Companions(syntax, cast, clauses, self._animacy)
        self._nouns = NounParties(syntax, cast, clauses, self._animacy, self._stand_ins, self._deeds)

    def of(self, trigger: Trigger) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Actors and recipients of an event, each in text order. Either may be empty."""
        if trigger.noun:
            actors, recipients = self._nouns.of(trigger)
        else:
            actors, recipients = self._of_verb(trigger)
        doing = self._namings.participants([i for i in actors if i not in recipients])
        if trigger.sense is not None and trigger.sense.type in JOINT_TYPES:
            recipients = [n for i in recipients for n in (i, *self._companions.sent_by(i))]
        return doing, self._namings.others(self._namings.participants(recipients), doing)

    def named(self, heads: Iterable[int]) -> tuple[Participant, ...]:
        """Those whom nouns with these heads name."""
        return self._namings.participants(heads)

    def is_somebody(self, head: int) -> bool:
        """Whether a noun names people, a body or a state."""
        return self._animacy.acts(head)

    def _of_verb(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        clause = self._clauses.of(trigger.token)
        spec = trigger.sense.recipients if trigger.sense is not None else ("obj",)
        if "subj" in spec:
            undergoing = clause.objects if clause.passive else clause.subjects
            giving = trigger.sense is not None and trigger.sense.type == "AID"  # "received weapons from Arda"
            givers = [i for p, i in clause.prepositions if p == "from" and giving]
            return list(self._deeds.actors(givers, trigger.token)), [
                i for i in undergoing if self._animacy.undergoes(i)
            ]
        recipients: list[int] = []
        for where in spec:
            recipients.extend(i for i in self._standing(clause, where) if i not in recipients)
        if set(recipients).intersection(clause.objects) and not clause.passive:
            too = self._companions.undergoing(trigger.token, clause.objects)
            recipients.extend(i for i in too if i not in recipients)
        doing = clause.agents if clause.passive else clause.subjects
        if self._syntax.tokens[trigger.token].lemma in _FIRED and not clause.objects:
            owned = (i for i in doing if self._stand_ins.party(i) is not None)
            doing = tuple(i for i in doing if not is_of(self._syntax.tokens[i], ("@weapons", "@guns"))) or tuple(owned)
        doing = tuple(i for i in doing if not some_of_them(self._syntax, i, trigger.token))
        actors = list(self._deeds.actors(doing, trigger.token))
        if actors and not clause.passive:
            tops = (trigger.token, *self._above(trigger.token), *clause.subjects[:1])
            beside = [i for top in tops for i in self._companions.beside(top, clause.objects)]
            actors.extend(i for i in beside if i not in actors)
        if trigger.sense is not None and "both" in trigger.sense.actors and not actors:
            actors = [i for p, i in clause.prepositions if p in ("between", "among") and self._animacy.acts(i)]
        if trigger.sense is not None and trigger.sense.befell:  # who did it to themselves, but no building
            actors = [i for i in actors if self._animacy.is_person(i)]
        if clause.passive and not actors:
            # "was listed for sanctions by the ministry": the agent may hang on the noun before it.
            near = (n for p, n in clause.prepositions if not (p in _BESIDE and self._deeds.is_deed(n)))
            inner = [(p, i) for n in near for p, i in self._deeds.after(n)]
            state = self._syntax.children(clause.verb, "xcomp", "oprd", "acomp")  # "were let go | by the Front"
            inner += [(p, i) for t in state if t.tag != "TO" for p, i in self._clauses.prepositional(t.i) if p == "by"]
            behind = ((p, i) for p, i in (*clause.prepositions, *inner) if i > clause.verb)
            actors = [i for p, i in behind if p == "by" and self._animacy.acts(i)]
        if not actors and trigger.sense is not None:
            # "Arda's sanctions were imposed": the noun of the same happening names its maker.
            absorbed = trigger.sense.absorbs
            same = (i for i in absorbed if self._deeds.is_deed(i) and self._deeds.is_of_type(i, trigger.sense.type))
            actors = [m for i in same for m in self._stand_ins.makers(i)]
        kind = trigger.sense.type if trigger.sense is not None else None
        verbal = kind in VERBAL and (trigger.sense is None or trigger.sense.mode != "visit")
        if kind in ("ASSAULT", "COERCE", "SANCTION"):
            recipients = [meant for i in recipients for meant in self._stand_ins.meant(i, clause)]
        if verbal:  # "condemns Kenya, Tanzania bombings" condemns no land
            recipients = [i for i in recipients if not lists_places_of(self._syntax, i)]
        found = [i for i in recipients if (self._animacy.acts(i) if verbal else self._animacy.undergoes(i))]
        if kind == "REJECT" and not found:
            found = [i for i in refused_to(self._syntax, self._clauses, trigger.token) if self._animacy.acts(i)]
        # Only somebody is accused or urged ("accused it of fraud"), and what is shelled or seized is something.
        if kind in _SPOKEN_TO or kind in ("ASSAULT", "COERCE"):
            its = (i for i in recipients if i in clause.objects and self._syntax.tokens[i].lower == "it")
            found.extend(i for i in its if i not in found)
        withheld = self._syntax.tokens[trigger.token].lemma == "deny"  # "denied her medicine"
        if not found and (withheld or kind in ("ACCUSE", "SUPPORT", "REJECT", "AID")):
            # "condemned Arda's attack": it is Arda that is condemned; "broke its promise" is done to nobody.
            selves = {self._namings.entity(i) for i in actors} - {None}
            for i in (i for i in recipients if kind != "AID" or self._deeds.is_deed(i)):
                found.extend(m for m in self._stand_ins.makers(i) if self._namings.entity(m) not in selves)
        if kind == "THREATEN" and not found:
            found = [i for i in self._threatened(clause) if i not in actors]
        if kind in _SPOKEN_TO and not found:
            # "Sanctions on firms | that it accused of theft": the clause hung on what was done to them.
            found = [t.i for i in clause.objects for t in self._syntax.behind(i) if self._is_accused(t, clause)]
        if kind == "ASSAULT":
            found, actors = self._of_assault(clause, recipients, found, actors)
        if kind == "REJECT" and self._deeds.sums_up(clause):
            found = []
        if kind == "RETREAT" and trigger.sense is not None and trigger.sense.mode == "withdraw":
            found = self._withdrawn(clause, found)
        if kind == "MOBILIZE":  # against whom they are sent: "the province", "Peru" is where
            against = {i for p, i in clause.prepositions if p in ("against", "on")}
            somebody = {i for i in found if self._animacy.acts(i) or self._stand_ins.party(i) is not None}
            found = [i for i in found if i in against or (i in somebody and not self._animacy.is_place(i))]
        found = self._without_lists(found)
        if kind == "CONSULT" and trigger.sense is not None:  # "hosted a meeting attended by Arda"
            found.extend(m for i in trigger.sense.absorbs for m in self._stand_ins.makers(i) if m not in actors)
        if verbal:
            found.extend(n for i in tuple(found) for n in self._companions.including(i))
        if kind in ("ASSAULT", "COERCE"):
            found.extend(o for i in tuple(found) for o in self._stand_ins.owners(i))
            # Who holds a town is fought in it; who holds people is not seized with them.
            places = [i for i in found if self._animacy.is_place(i) or not self._animacy.acts(i)]
            found.extend(h for i in places for h in self._stand_ins.holders(i) if h not in actors)
        if trigger.sense is None and not actors:
            # Of a verb that no entry knows, only what befalls somebody is of interest.
            found = [i for i in found if self._animacy.acts(i)]
        return actors, list(dict.fromkeys(found))

    def _threatened(self, clause: Clause) -> Iterator[int]:
        """Those whom somebody threatens to harm: "threatened to strike Arda"."""
        for aim in self._syntax.children(clause.verb, "xcomp"):
            if aim.lemma in noun_class("harming"):
                done_to = self._clauses.of(aim.i)
                against = [i for p, i in done_to.prepositions if p in ("on", "against")]
                sides = (i for i in (*done_to.objects, *against) if not done_to.passive)
                yield from (i for i in sides if self._animacy.acts(i))

    def _is_accused(self, noun: Token, clause: Clause) -> bool:
        """Whether those are meant who stand between a thing and the clause that is hung on it."""
        verb = self._syntax.tokens[clause.verb]
        return verb.label == "relcl" and noun.i < clause.verb and self._animacy.acts(noun.i)

    def _withdrawn(self, clause: Clause, found: list[int]) -> list[int]:
        """From whom somebody withdraws, else who is withdrawn: of "withdraw police from the north" the police."""
        states = [i for i in found if i not in clause.objects and self._animacy.is_side(i)]
        return states or [i for i in found if i in clause.objects and self._animacy.acts(i)] or found

    def _without_lists(self, undergoing: list[int]) -> list[int]:
        """Recipients without a list of mere things: of "two Front vans, a tunnel, a bridge and a road" the vans, which
        are somebody's; of things alone the first."""
        things = [
            i
            for i in undergoing
            if not self._animacy.acts(i) and self._stand_ins.party(i) is None and self._cast.named_by(i) is None
        ]
        if len(things) < _MANY:
            return undergoing
        return [i for i in undergoing if i not in things] or things[:1]

    def _of_assault(
        self, clause: Clause, recipients: list[int], found: list[int], actors: list[int]
    ) -> tuple[list[int], list[int]]:
        """Recipients and actors by the deeds that an assault speaks of: whose attack was repelled, whose strike killed
        somebody."""
        for i in recipients:
            if i not in found and self._deeds.is_assault(i):  # "repelled an attack by the Front"
                found = [*found, *self._deeds.behind(i)]
        if (
            clause.passive and not actors and self._syntax.tokens[clause.verb].lemma in _KILLED_IN
        ):  # "was killed in a Coalition airstrike"
            by = [i for p, i in clause.prepositions if p in ("in", "by", "during") and self._deeds.is_assault(i)]
            actors = [n for i in by for n in self._deeds.behind(i)]
            if not by:
                actors = [n for n in self._deeds.actors(self._deeds.when(clause), clause.verb) if n not in found]
        return found, actors

    def _above(self, verb: int) -> Iterator[int]:
        """The verb whose subject is also that of a verb without one: "works as part of the League to help them"."""
        token = self._syntax.tokens[verb]
        while token.label in ("xcomp", "advcl", "conj") and not self._syntax.children(token.i, "nsubj", "nsubjpass"):
            token = self._syntax.tokens[token.head]
            if token.pos != "VERB":
                return
            if not self._clauses.of(token.i).objects:
                yield token.i

    def _standing(self, clause: Clause, where: str) -> Iterator[int]:
        if where == "obj":
            yield from clause.objects
        elif where in ("scomp", "tosubj"):
            below = self._syntax.children(clause.verb, "ccomp", "xcomp")
            wished = wished_for(self._syntax, clause.verb)
            below = below if wished is None or wished in below else (*below, wished)
            for t in below if where == "scomp" else (t for t in below if is_to(self._syntax, t)):
                named = any(c.tag == "WP" for c in self._syntax.children(t.i, "dobj"))  # "blamed what he called fate"
                whose = () if named else self._syntax.children(t.i, "nsubj")
                yield from (s for n in whose for s in spread(self._syntax, n.i))
        else:
            found = [i for p, i in clause.prepositions if p == where]
            if where == "on" and self._syntax.tokens[clause.verb].lemma in PINNING:
                # "A strike on the port that it blamed on Arda": Arda.
                own = [i for p, i in self._clauses.prepositional(clause.verb) if p == where]
                found = own or found
            if where == "of" and not found:  # "took control of the town"
                found = [i for thing in clause.objects[:1] for p, i in self._clauses.prepositional(thing) if p == "of"]
            yield from found
            yield from self._astray(clause, found)
            if where == "to":  # "offered Arda its help"
                given = self._syntax.children(clause.verb, "dative")
                yield from (i for t in given if t.pos != "ADP" for i in spread(self._syntax, t.i))
                if not given and not found:  # "granted | Ana Sol asylum", taken for one name
                    before = (t for thing in clause.objects[:1] for t in self._syntax.children(thing, "compound"))
                    yield from (t.i for t in before if t.entity.endswith("-PERSON") and self._animacy.acts(t.i))

    def _astray(self, clause: Clause, found: list[int]) -> Iterator[int]:
        """Those behind "and" in "imposed sanctions on a commander and two firms" whom the parser joined to what was
        imposed."""
        thing, *joined = clause.objects or (0,)
        behind = [i for i in found if i > thing]
        if behind and joined and not self._animacy.acts(thing):
            yield from (i for i in joined if behind[0] < i and self._animacy.acts(i))

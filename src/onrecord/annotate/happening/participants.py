"""Participants: who does and who undergoes an event, as the words around its trigger name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import POSSESSIVE, Animacy
from onrecord.annotate.happening.beside import undergoers
from onrecord.annotate.happening.clauses import Clause, Clauses
from onrecord.annotate.happening.companions import Companions
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.deeds import Deeds
from onrecord.annotate.happening.event_types import VERBAL, wished_for
from onrecord.annotate.happening.makers import is_blaming, makers
from onrecord.annotate.happening.namings import Namings
from onrecord.annotate.happening.noun_classes import is_of, is_platform, is_post, noun_class
from onrecord.annotate.happening.receipts import borne_by, given_to, receipt, refused_to
from onrecord.annotate.happening.stand_ins import COMING_BY, StandIns
from onrecord.annotate.happening.triggers import PUTTING, Trigger
from onrecord.annotate.happening.verbs import is_to
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EventType, Participant

_HITTING = frozenset({"target", "hit", "strike", "kill", "injure", "wound", "destroy", "involve"})
_ATTENDING = frozenset({"attend", "participate", "join", "chair"})
# Whoever is killed in an attack is killed by those who attack.
_KILLED_IN = frozenset("kill injure wound hurt hit destroy damage murder slaughter massacre".split())
_MANY = 3
_GOING_OFF = frozenset({"explode", "detonate", "blow", "go", "burn", "burst"})
# What only tells when, or why, something else was done: "was freed after his abduction by the Front".
_BESIDE = frozenset({"after", "before", "since", "during", "following", "amid", "despite", "until"})
# What is done with weapons, which do it to nobody: "rockets fired from the hills".
_FIRED = frozenset({"fire", "launch", "drop", "lob"})
# Acts that two sides do together, so that the other side alone is somebody who does it.
_JOINT_TYPES = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_SPOKEN_TO = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_TELLING = frozenset({"announce", "broker", "mediate", "facilitate", "propose", "arrange", "unveil", "disclose"})
_HOSTING = frozenset({"host", "organize", "organise", "sponsor", "broker", "mediate", "chair", "convene"})
# "Drew condemnation from Arda".
_RECEIVING = frozenset({"receive", "face", "get", "draw", "attract", "earn", "elicit"})
# "A strike called by the union" is the union's.
_CALLING = frozenset({"call", "announce", "declare"})
_PINNING = frozenset({"blame", "pin", "lay", "put"})
_TAKING = frozenset({"take", "accept"})
_BY_CONTEXT = frozenset({"CONSULT", "COOPERATE", "MOBILIZE", "SUPPORT"})


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

    def of(self, trigger: Trigger) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Actors and recipients of an event, each in text order. Either may be empty."""
        if trigger.noun:
            actors, recipients = self._of_noun(trigger)
        else:
            actors, recipients = self._of_verb(trigger)
        doing = self._namings.participants([i for i in actors if i not in recipients])
        if trigger.sense is not None and trigger.sense.type in _JOINT_TYPES:
            recipients = [n for i in recipients for n in (i, *self._companions.sent_by(i))]
        return doing, self._namings.others(self._namings.participants(recipients), doing)

    def named(self, heads: Iterable[int]) -> tuple[Participant, ...]:
        """Those whom nouns with these heads name."""
        return self._namings.participants(heads)

    def is_somebody(self, head: int) -> bool:
        """Whether a noun names people, a body or a state."""
        return self._animacy.acts(head)

    # Verbs

    def _of_verb(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        clause = self._clauses.of(trigger.token)
        spec = trigger.sense.recipients if trigger.sense is not None else ("obj",)
        if "subj" in spec:
            undergoing = clause.objects if clause.passive else clause.subjects
            giving = trigger.sense is not None and trigger.sense.type == "AID"  # "received weapons from Arda"
            givers = [i for p, i in clause.prepositions if p == "from" and giving]
            return list(self._actors(givers, trigger.token)), [i for i in undergoing if self._animacy.undergoes(i)]
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
        actors = list(self._actors(doing, trigger.token))
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
            found.extend(h for i in tuple(found) for h in self._stand_ins.holders(i) if h not in actors)
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
                actors = [n for n in self._actors(self._deeds.when(clause), clause.verb) if n not in found]
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
            if where == "on" and self._syntax.tokens[clause.verb].lemma in _PINNING:
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

    def _actors(self, candidates: Iterable[int], verb: int) -> Iterator[int]:
        """Those who act: people, bodies, states; for a weapon or an attack whoever is behind it."""
        things: list[int] = []
        for i in candidates:
            if self._animacy.acts(i):
                yield i
                continue
            token = self._syntax.tokens[i]
            made = not self._goes_off(i, verb) and self._deeds.is_made(i)
            behind = list(self._stand_ins.makers(i)) or self._claiming(i) if made else []
            if behind and i != verb:
                yield from behind
            elif self._deeds.hits(token):
                behind = list(self._deeds.modifying(token)) if self._deeds.is_assault(i) else []
                yield from behind  # "Ardan strikes killed nine"
                things.extend([] if behind else [i])
        yield from things

    def _goes_off(self, i: int, verb: int) -> bool:
        """Whether it is somebody's own car or bomb that blows up: "was killed when his car exploded"."""
        if self._syntax.tokens[verb].lemma not in _GOING_OFF:
            return False
        his = any(t.lower in POSSESSIVE for t in self._syntax.children(i, "poss"))
        return his or is_of(self._syntax.tokens[i], ("@vehicle", "@vessel"))

    def _claiming(self, deed: int) -> list[int]:
        """Who is said to be behind a deed that kills: "the attack, which killed nine, was claimed by the Front". Whom
        others blame for it has killed by their account only."""
        made = makers(self._syntax, self._clauses, self._syntax.tokens[deed]) if self._deeds.is_assault(deed) else None
        return [i for i in made.actors if self._animacy.acts(i)] if made is not None and made.says else []

    # Nouns

    def _of_noun(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        assert trigger.sense is not None
        syntax, noun = self._syntax, self._syntax.tokens[trigger.token]
        sense = trigger.sense
        if trigger.carrier is None and not trigger.makers:
            trigger = replace(trigger, carrier=self._deeds.lent_to(noun))
        actors: list[int] = []
        recipients: list[int] = []
        patient_of = "of" in sense.recipients
        by_another = any(prep == "by" and self._animacy.acts(i) for prep, i in self._deeds.after(noun.i))
        for owner in syntax.children(noun.i, "poss"):
            taken = "poss" in sense.recipients and not (
                patient_of and any(t.lower == "of" for t in syntax.children(noun.i, "prep"))
            )
            if "poss" not in (*sense.actors, *sense.recipients) and sense.type in ("ASSAULT", None):
                continue  # "the country's civil war", "the country's elections"
            taken = taken or (by_another and "both" not in sense.actors)  # "Mersa's bombing by Arda"
            near = [i for i in spread(self._syntax, owner.i) if self._animacy.acts(i) or owner.lower in POSSESSIVE]
            hit = [i for i in spread(self._syntax, owner.i) if by_another and self._animacy.undergoes(i)]
            (recipients if taken else actors).extend(near or (hit if taken else []))
        for prep, i in self._deeds.after(noun.i):
            if prep == "by" or (prep in sense.actors and prep not in ("poss", "both")):
                actors.extend([i] if self._animacy.acts(i) else [])
            elif sense.type == "MOBILIZE" and prep != "of" and self._animacy.is_place(i):
                continue  # "the deployment to Peru"
            elif prep == "on" and noun.label == "dobj" and syntax.tokens[noun.head].lemma in _PINNING:
                continue  # "blamed the attack on a video"
            elif prep == "with" and sense.type == "ASSAULT" and not self._animacy.acts(i):
                continue  # "financing a war with gold"
            elif (prep == "on" and is_platform(syntax.tokens[i])) or (prep == "for" and is_post(syntax, i)):
                continue  # "celebrated the attacks on Facebook", "her bid for president"
            elif prep in sense.recipients and self._animacy.undergoes(i):
                if sense.type not in VERBAL or sense.mode == "visit" or self._animacy.acts(i):
                    recipients.append(i)
            elif prep in ("between", "among") and "both" in sense.actors and self._animacy.acts(i):
                actors.append(i)
        if "both" in sense.actors and not actors:  # "an exchange of prisoners | between Arda and Lorvia"
            of = (p for thing in syntax.behind(noun.i, "of") for p in self._clauses.prepositional(thing.i))
            actors.extend(i for p, i in of if p == "between" and self._animacy.acts(i))
        if "both" in sense.actors and not actors and noun.label == "nsubj":  # "fighting erupted between"
            around = self._clauses.of(noun.head).prepositions
            actors.extend(i for p, i in around if p in ("between", "among") and self._animacy.acts(i))
        if "both" in sense.actors and noun.label == "nsubj" and syntax.tokens[noun.head].lemma == "be":
            around = self._clauses.of(noun.head).prepositions  # "half of the meetings were with donors"
            recipients.extend(i for p, i in around if p == "with" and self._animacy.acts(i))
        for told in undergoers(syntax, noun):
            recipients.extend(i for i in spread(self._syntax, told.i) if self._animacy.undergoes(i))
        owned = bool(actors) and sense.type not in _JOINT_TYPES - {"CONSULT"}
        before = self._deeds.modifying(noun)
        # "The mayor's Ardan trip", "the League's Ruritanian campaign": where it is, and not whose.
        actors.extend(i for i in before if not (owned and syntax.tokens[i].label == "amod"))
        self._of_noun_clauses(noun, sense.type, actors, recipients, told=bool(trigger.makers))
        if trigger.makers:
            blamed = list(self._actors(trigger.makers, noun.i))
            recipients = [i for i in recipients if i not in blamed]
            if not actors:
                actors.extend(blamed)
            if trigger.carrier is not None and not recipients:
                around = self._clauses.of(trigger.carrier).prepositions
                recipients.extend(i for p, i in around if p == "against" and self._animacy.undergoes(i))
        elif trigger.carrier is not None and not sense.befell:
            self._carried(trigger, actors, recipients)
        elif not actors and sense.type in _BY_CONTEXT and noun.label == "pobj":
            actors.extend(self._deeds.by_context(noun))
        elif not actors and recipients and sense.type == "ASSAULT" and "both" in sense.actors:
            actors.extend(i for i in self._deeds.by_fighting(noun) if i not in recipients)
        if not actors and trigger.carrier is None and "of" in sense.recipients:
            # "The expulsion of an envoy by Arda" may hang "by" on the envoy.
            inside = (n for i in recipients for p, n in self._deeds.after(i) if p == "by" and self._animacy.acts(n))
            actors.extend(i for i in tuple(inside) if i not in recipients)
        if not actors and sense.type == "ASSAULT":
            inside = (n for i in recipients for p, n in self._deeds.after(i) if p == "by" and self._animacy.acts(n))
            actors.extend(
                i for i in (*inside, *self._deeds.helped(noun), *self._deeds.by_verb(noun)) if i not in recipients
            )
        if sense.type == "REQUEST" and actors and not recipients:
            recipients.extend(i for i in self._deeds.by_context(noun) if i not in actors)
        if not actors and sense.type in VERBAL and trigger.carrier is None:
            actors.extend(i for i in self._deeds.voicing(noun) if i not in recipients)
        if sense.type == "AGREE" and not actors:
            actors.extend(i for i in self._deeds.concluding(noun) if i not in recipients)
        if not actors and noun.label in ("dobj", "pobj") and sense.type is not None and trigger.carrier is None:
            actors.extend(i for i in self._deeds.by_verb(noun) if i not in recipients)
        if sense.type == "ASSAULT" and not actors:
            means = (*self._deeds.by_means(noun), *self._deeds.joining(noun), *self._deeds.recorded(noun))
            actors.extend(i for i in means if i not in recipients)
        if not recipients and trigger.carrier is None:
            borne = borne_by(syntax, self._clauses, noun, sense.type)
            recipients.extend(i for i in borne if i not in actors and self._animacy.acts(i))
        if "both" in sense.actors and not actors and recipients and sense.type in _JOINT_TYPES:
            actors, recipients = recipients, []
        if (got := receipt(syntax, self._clauses, noun, sense)) is not None:
            actors = [i for i in got.givers if self._animacy.acts(i)]
            recipients = [i for i in got.getters if self._animacy.acts(i)]
        if sense.type == "ASSAULT":
            recipients.extend(o for i in tuple(recipients) for o in self._stand_ins.owners(i))
        return list(dict.fromkeys(actors)), list(dict.fromkeys(recipients))

    def _of_noun_clauses(
        self, noun: Token, kind: EventType | None, actors: list[int], recipients: list[int], *, told: bool
    ) -> None:
        for verb in self._syntax.children(noun.i, "acl", "relcl"):
            if verb.pos != "VERB":
                continue
            clause = self._clauses.of(verb.i)
            called = kind == "PROTEST" and verb.lemma in _CALLING
            if clause.passive and is_blaming(verb):
                continue  # "an ambush attributed by the mayor to the Front"
            if clause.passive and verb.lemma in COMING_BY and clause.particle is None and not called:
                continue  # "the council's decision, seen by the Ledger"
            spoken = self._stand_ins.speaks(verb) and not called
            if clause.passive and (spoken or (told and verb.lemma in _HOSTING)):
                continue  # "took part in a drill hosted by Chile": the host is not who took part
            if clause.passive and kind in _JOINT_TYPES | {"CONCEDE"} and verb.lemma in _TELLING:
                continue  # "a truce announced by the envoy": who tells of it, or helped, is no party
            if clause.passive:
                actors.extend(i for i in clause.agents if self._animacy.acts(i))
                against = [i for p, i in clause.prepositions if p in ("against", "on") and clause.agents]
                against += [i for a in clause.agents for p, i in self._deeds.after(a) if p == "against"]
                recipients.extend(i for i in against if self._animacy.undergoes(i))
            elif verb.lemma in _HITTING and (noun.i in clause.subjects or verb.tag == "VBG"):
                recipients.extend(i for i in clause.objects if self._animacy.undergoes(i))

    def _carried(self, trigger: Trigger, actors: list[int], recipients: list[int]) -> None:
        """What an empty verb adds to its noun: "X carried out an attack on Y", "X was given a warning by Y"."""
        assert trigger.carrier is not None
        assert trigger.sense is not None
        clause = self._clauses.of(trigger.carrier)
        under = self._syntax.head(trigger.token)
        carrier = self._syntax.tokens[trigger.carrier].lemma
        received = carrier in _RECEIVING or (carrier in _TAKING and trigger.sense.type == "AID")
        received = received or (under is not None and under.lower == "under")  # "came under attack"
        held = under is not None and under.lower == "in" and carrier in ("be", "remain")
        received = received or (held and trigger.sense.type == "COERCE")  # "is in custody"
        if received and self._syntax.tokens[trigger.carrier].lemma in PUTTING:  # "was put under arrest by the guards"
            recipients.extend(i for i in clause.objects if self._animacy.undergoes(i))
            actors.extend(self._actors(clause.agents if clause.passive else clause.subjects, trigger.token))
            return
        if trigger.token in clause.subjects and not clause.passive:
            pass  # "talks took place": its subject is the noun itself
        elif carrier == "have" and trigger.sense.type == "ASSAULT" and self._syntax.tokens[trigger.token].tag == "NNS":
            pass  # "the city had nine murders"
        elif received or not actors or self._syntax.tokens[trigger.carrier].lemma in _ATTENDING:
            around = clause.agents if clause.passive else clause.subjects
            if clause.passive and self._syntax.tokens[trigger.carrier].lemma in ("engage", "involve"):
                around = clause.objects  # "was engaged in fighting with"
            taking = self._actors((i for i in around if i != trigger.token), trigger.token)
            (recipients if received else actors).extend(taking)
        if received and not actors:
            actors.extend(i for p, i in clause.prepositions if p in ("from", "by") and self._animacy.acts(i))
        given = given_to(self._syntax, self._clauses, self._syntax.tokens[trigger.carrier])
        recipients.extend(i for i in given if i not in recipients and self._animacy.undergoes(i))
        for prep, i in clause.prepositions:
            wanted = prep in trigger.sense.recipients and prep not in ("in", "at", "of")
            if wanted and i not in recipients and i not in actors and self._animacy.undergoes(i):
                recipients.append(i)

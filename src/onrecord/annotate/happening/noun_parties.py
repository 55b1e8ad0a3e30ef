"""Parties of nouns: who does and who undergoes an event that a noun names, as its owner, the prepositions and clauses
behind it and the verb that carries it say."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import POSSESSIVE, Animacy
from onrecord.annotate.happening.beside import undergoers
from onrecord.annotate.happening.clauses import Clauses
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.deeds import Deeds
from onrecord.annotate.happening.event_types import VERBAL
from onrecord.annotate.happening.makers import is_blaming
from onrecord.annotate.happening.noun_classes import is_platform, is_post
from onrecord.annotate.happening.receipts import borne_by, given_to, receipt
from onrecord.annotate.happening.stand_ins import COMING_BY, StandIns
from onrecord.annotate.happening.targets import named_before, named_behind
from onrecord.annotate.happening.triggers import PUTTING, Trigger
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EventType

JOINT_TYPES = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Acts that two sides do together, so that the other side alone is somebody who does it."""
PINNING = frozenset({"blame", "pin", "lay", "put"})
"""Verbs that put a deed on whoever is to blame for it."""
_HITTING = frozenset({"target", "hit", "strike", "kill", "injure", "wound", "destroy", "involve"})
_ATTENDING = frozenset({"attend", "participate", "join", "chair"})
_TELLING = frozenset({"announce", "broker", "mediate", "facilitate", "propose", "arrange", "unveil", "disclose"})
_HOSTING = frozenset({"host", "organize", "organise", "sponsor", "broker", "mediate", "chair", "convene"})
# "Drew condemnation from Arda".
_RECEIVING = frozenset({"receive", "face", "get", "draw", "attract", "earn", "elicit"})
# "A strike called by the union" is the union's.
_CALLING = frozenset({"call", "announce", "declare"})
_TAKING = frozenset({"take", "accept"})
_BY_CONTEXT = frozenset({"CONSULT", "COOPERATE", "MOBILIZE", "SUPPORT"})


class NounParties:
    """Who takes part in the events of one report that nouns name."""

    def __init__(
        self, syntax: Syntax, cast: Cast, clauses: Clauses, animacy: Animacy, stand_ins: StandIns, deeds: Deeds
    ) -> None:
        self._syntax = syntax
        self._cast = cast
        self._clauses = clauses
        self._animacy = animacy
        self._stand_ins = stand_ins
        self._deeds = deeds

    def of(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        """The heads of those who do and of those who undergo it. Either may be empty."""
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
        said_of = sense.type == "ACCUSE" and any(p == "of" for p, _ in self._deeds.after(noun.i))
        for prep, i in self._deeds.after(noun.i):
            if prep == "by" and said_of:
                continue  # "accusations of torture by its police": who tortured, or who says so
            if prep == "by" or (prep in sense.actors and prep not in ("poss", "both")):
                actors.extend([i] if self._animacy.acts(i) else [])
            elif sense.type == "MOBILIZE" and prep != "of" and self._animacy.is_place(i):
                continue  # "the deployment to Peru"
            elif prep == "on" and noun.label == "dobj" and syntax.tokens[noun.head].lemma in PINNING:
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
        if not recipients and sense.type in ("ASSAULT", "COERCE"):
            recipients.extend(named_behind(syntax, noun, sense))
            recipients.extend(i for i in named_before(syntax, self._cast, noun) if i not in recipients)
        for told in undergoers(syntax, noun):
            recipients.extend(i for i in spread(self._syntax, told.i) if self._animacy.undergoes(i))
        owned = bool(actors) and sense.type not in JOINT_TYPES - {"CONSULT"}
        before = self._deeds.modifying(noun)
        # "The mayor's Ardan trip", "the League's Ruritanian campaign": where it is, and not whose.
        actors.extend(i for i in before if not (owned and syntax.tokens[i].label == "amod"))
        self._of_clauses(noun, sense.type, actors, recipients, told=bool(trigger.makers))
        if trigger.makers:
            blamed = list(self._deeds.actors(trigger.makers, noun.i))
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
            means = (
                *self._deeds.by_means(noun),
                *self._deeds.joining(noun),
                *self._deeds.recorded(noun),
                *self._deeds.atoning(noun),
            )
            actors.extend(i for i in means if i not in recipients)
        if not recipients and trigger.carrier is None:
            borne = borne_by(syntax, self._clauses, noun, sense.type)
            recipients.extend(i for i in borne if i not in actors and self._animacy.acts(i))
        if "both" in sense.actors and not actors and recipients and sense.type in JOINT_TYPES:
            actors, recipients = recipients, []
        if (got := receipt(syntax, self._clauses, noun, sense)) is not None:
            actors = [i for i in got.givers if self._animacy.acts(i)]
            recipients = [i for i in got.getters if self._animacy.acts(i)]
        if sense.type == "ASSAULT":
            recipients.extend(o for i in tuple(recipients) for o in self._stand_ins.owners(i))
        return list(dict.fromkeys(actors)), list(dict.fromkeys(recipients))

    def _of_clauses(
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
            if clause.passive and kind in JOINT_TYPES | {"CONCEDE"} and verb.lemma in _TELLING:
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
        coming_under = under is not None and under.lower == "under"
        received = received or coming_under  # "came under attack"
        held = under is not None and under.lower == "in" and carrier in ("be", "remain")
        received = received or (held and trigger.sense.type == "COERCE")  # "is in custody"
        if received and self._syntax.tokens[trigger.carrier].lemma in PUTTING:  # "was put under arrest by the guards"
            recipients.extend(i for i in clause.objects if self._animacy.undergoes(i))
            actors.extend(self._deeds.actors(clause.agents if clause.passive else clause.subjects, trigger.token))
            return
        if coming_under and trigger.sense.type == "ASSAULT" and clause.subjects and not clause.passive:
            # "The base came under fire on the road": things are hit too, and what stands behind "on" is where.
            recipients[:] = [i for i in clause.subjects if self._animacy.undergoes(i)]
            if not actors:
                actors.extend(i for p, i in clause.prepositions if p in ("from", "by") and self._animacy.acts(i))
            return
        if trigger.token in clause.subjects and not clause.passive:
            pass  # "talks took place": its subject is the noun itself
        elif carrier == "have" and trigger.sense.type == "ASSAULT" and self._syntax.tokens[trigger.token].tag == "NNS":
            pass  # "the city had nine murders"
        elif received or not actors or self._syntax.tokens[trigger.carrier].lemma in _ATTENDING:
            around = clause.agents if clause.passive else clause.subjects
            if clause.passive and self._syntax.tokens[trigger.carrier].lemma in ("engage", "involve"):
                around = clause.objects  # "was engaged in fighting with"
            taking = self._deeds.actors((i for i in around if i != trigger.token), trigger.token)
            (recipients if received else actors).extend(taking)
        if received and not actors:
            actors.extend(i for p, i in clause.prepositions if p in ("from", "by") and self._animacy.acts(i))
        given = given_to(self._syntax, self._clauses, self._syntax.tokens[trigger.carrier])
        recipients.extend(i for i in given if i not in recipients and self._animacy.undergoes(i))
        for prep, i in clause.prepositions:
            wanted = prep in trigger.sense.recipients and prep not in ("in", "at", "of")
            if wanted and i not in recipients and i not in actors and self._animacy.undergoes(i):
                recipients.append(i)

"""Participants: who does and who undergoes an event, as the words around its trigger name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import POSSESSIVE, Animacy
from onrecord.annotate.happening.clauses import Clause, Clauses
from onrecord.annotate.happening.event_types import VERBAL, is_of, noun_sense
from onrecord.annotate.happening.extents import is_prefix, names, phrase
from onrecord.annotate.happening.stand_ins import StandIns
from onrecord.annotate.happening.triggers import Trigger
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Participant

_HITTING = frozenset({"target", "hit", "strike", "kill", "injure", "wound", "destroy", "involve"})
# Names of countries that stand unchanged before a noun for whoever acts ("U.S. airstrikes"); other names of
# places in that position say where or whom ("the Baghdad attack").
_ACTING_MODIFIERS = frozenset({"u.s.", "us", "u.s", "uk", "u.k.", "un", "u.n.", "eu", "nato", "usa"})
_ACTING_KINDS = frozenset({"organization", "armed_group", "government", "nationality", "group"})
# What hits people where nobody is named who does.
_BLOWS = frozenset({"explosion", "blast", "strike", "airstrike", "shelling", "bombardment"})
_FIGHTS = frozenset({"fight", "fighting", "battle", "war", "struggle", "campaign", "offensive", "operation"})
_HELPING = frozenset({"support", "back", "help", "assist", "aid", "assistance", "backing"})
_ATTENDING = frozenset({"attend", "participate", "join", "chair"})
# Whoever is killed in an attack is killed by those who attack.
_KILLED_IN = frozenset("kill injure wound hurt hit destroy damage murder slaughter massacre".split())
_MANY = 3
_TRAVELLING = frozenset({"travel", "go", "come", "fly", "arrive", "visit", "head", "meet", "join", "return", "be"})
# Acts that two sides do together, so that the other side alone is somebody who does it.
_JOINT_TYPES = frozenset({"CONSULT", "COOPERATE", "AGREE"})


class Parties:
    """Who takes part in the events of one report."""

    def __init__(self, syntax: Syntax, cast: Cast, clauses: Clauses) -> None:
        self._syntax = syntax
        self._cast = cast
        self._clauses = clauses
        self._animacy = Animacy(syntax, cast)
        self._stand_ins = StandIns(syntax, cast, clauses, self._animacy)

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
        if trigger.sense is not None and "both" in trigger.sense.actors and not actors:
            actors = [i for p, i in clause.prepositions if p in ("between", "among") and self._animacy.acts(i)]
        if clause.passive and not actors:
            # "was listed for sanctions by the ministry": the agent may hang on the noun before it.
            inner = [(p, i) for _, n in clause.prepositions for p, i in self._after(n)]
            actors = [i for p, i in (*clause.prepositions, *inner) if p == "by" and self._animacy.acts(i)]
        if not actors and trigger.sense is not None:
            # "Arda's sanctions were imposed": the noun of the same happening names its maker.
            actors = [m for i in trigger.sense.absorbs for m in self._stand_ins.makers(i)]
        kind = trigger.sense.type if trigger.sense is not None else None
        verbal = kind in VERBAL and (trigger.sense is None or trigger.sense.mode != "visit")
        found = [i for i in recipients if (self._animacy.acts(i) if verbal else self._animacy.undergoes(i))]
        if not found and kind in ("ACCUSE", "SUPPORT", "REJECT", "AID"):
            # "condemned Arda's attack": it is Arda that is condemned.
            for i in (i for i in recipients if kind != "AID" or self._is_deed(i)):
                found.extend(self._stand_ins.makers(i))
        if kind == "ASSAULT":
            found, actors = self._of_assault(clause, recipients, found, actors)
        found = self._without_lists(found)
        if kind == "CONSULT" and trigger.sense is not None:  # "hosted a meeting attended by Arda"
            found.extend(m for i in trigger.sense.absorbs for m in self._stand_ins.makers(i) if m not in actors)
        if verbal:
            found.extend(n for i in tuple(found) for n in self._including(i))
        if kind in ("ASSAULT", "COERCE"):
            found.extend(o for i in tuple(found) for o in self._stand_ins.owners(i))
            found.extend(h for i in tuple(found) for h in self._stand_ins.holders(i) if h not in actors)
        if trigger.sense is None and not actors:
            # Of a verb that no entry knows, only what befalls somebody is of interest.
            found = [i for i in found if self._animacy.acts(i)]
        return actors, list(dict.fromkeys(found))

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

    def _including(self, noun: int) -> Iterator[int]:
        """Those of a group who are named: "met members of the cabinet, including Omar Sadri"."""
        for prep in self._syntax.children(noun, "prep"):
            if prep.lower == "including":
                for t in self._syntax.children(prep.i, "pobj"):
                    yield from (i for i in self._clauses.spread(t.i) if self._syntax.tokens[i].pos == "PROPN")

    def _of_assault(
        self, clause: Clause, recipients: list[int], found: list[int], actors: list[int]
    ) -> tuple[list[int], list[int]]:
        """Recipients and actors by the deeds that an assault speaks of: whose attack was repelled, whose strike killed
        somebody."""
        for i in recipients:
            if i not in found and self._is_assault(i):  # "repelled an attack by the Front"
                found = [*found, *self._behind(i)]
        if (
            clause.passive and not actors and self._syntax.tokens[clause.verb].lemma in _KILLED_IN
        ):  # "was killed in a Coalition airstrike"
            by = [i for p, i in clause.prepositions if p in ("in", "by", "during") and self._is_assault(i)]
            actors = [n for i in by for n in self._behind(i)]
        return found, actors

    def _is_deed(self, i: int) -> bool:
        token = self._syntax.tokens[i]
        return token.lemma in _FIGHTS or token.lower.endswith("ing") or noun_sense(self._syntax, token) is not None

    def _is_assault(self, i: int) -> bool:
        sense = noun_sense(self._syntax, self._syntax.tokens[i])
        return sense is not None and sense.type == "ASSAULT"

    def _behind(self, noun: int) -> Iterator[int]:
        yield from self._stand_ins.makers(noun)
        yield from self._modifying(self._syntax.tokens[noun])

    def _beside(self, top: int) -> Iterator[int]:
        """Those who act too, by what stands at a verb or its subject: "together with the League", "alongside Peru"."""
        along = [t for t in self._syntax.children(top, "advmod") if t.lower in ("together", "along", "jointly")]
        for prep in (p for t in (self._syntax.tokens[top], *along) for p in self._syntax.children(t.i, "prep")):
            before = self._syntax.tokens[prep.i - 1].lower if prep.i else ""
            pobjs = self._syntax.children(prep.i, "pobj")
            if prep.lower == "as" and pobjs and pobjs[0].lower == "part":  # "works as part of the Coalition"
                pobjs = tuple(
                    t for p in self._syntax.children(pobjs[0].i, "prep") for t in self._syntax.children(p.i, "pobj")
                )
                yield from (t.i for t in pobjs if self._cast.named_by(t.i) is not None and self._animacy.acts(t.i))
            if prep.lower == "alongside" or (prep.lower == "with" and before in ("together", "along", "jointly")):
                for t in pobjs:
                    yield from (i for i in self._clauses.spread(t.i) if self._animacy.acts(i))

    def _standing(self, clause: Clause, where: str) -> Iterator[int]:
        if where == "obj":
            yield from clause.objects
        elif where == "scomp":
            for t in self._syntax.children(clause.verb, "ccomp", "xcomp"):
                yield from (s for n in self._syntax.children(t.i, "nsubj") for s in self._clauses.spread(n.i))
        else:
            yield from (i for p, i in clause.prepositions if p == where)
            if where == "to":  # "offered Arda its help"
                given = self._syntax.children(clause.verb, "dative")
                yield from (i for t in given if t.pos != "ADP" for i in self._clauses.spread(t.i))

    def _actors(self, candidates: Iterable[int], verb: int) -> Iterator[int]:
        """Those who act: people, bodies, states; for a weapon or an attack whoever is behind it."""
        things: list[int] = []
        for i in candidates:
            if self._animacy.acts(i):
                yield i
                continue
            token = self._syntax.tokens[i]
            makers = list(self._stand_ins.makers(i))
            if makers and i != verb:
                yield from makers
            elif self._hits(token):
                behind = list(self._modifying(token)) if self._is_assault(i) else []
                yield from behind  # "Ardan strikes killed nine"
                things.extend([] if behind else [i])
        yield from things

    # Nouns

    def _hits(self, token: Token) -> bool:
        """Whether a thing does it where nobody is named who does: a weapon, a blow."""
        if token.lower in _BLOWS or token.lemma in _BLOWS:
            return True
        return token.pos != "VERB" and is_of(token, ("@weapons", "@aircraft", "@vessel"))

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
                if sense.type not in VERBAL or sense.mode == "visit" or self._animacy.acts(i):
                    recipients.append(i)
            elif prep in ("between", "among") and "both" in sense.actors and self._animacy.acts(i):
                actors.append(i)
        if "both" in sense.actors and not actors and noun.label == "nsubj":  # "fighting erupted between"
            around = self._clauses.of(noun.head).prepositions
            actors.extend(i for p, i in around if p in ("between", "among") and self._animacy.acts(i))
        actors.extend(self._modifying(noun))
        self._of_noun_clauses(noun, actors, recipients)
        if trigger.makers:
            blamed = list(self._actors(trigger.makers, noun.i))
            recipients = [i for i in recipients if i not in blamed]
            if not actors:
                actors.extend(blamed)
        elif trigger.carrier is not None:
            self._carried(trigger, actors, recipients)
        elif not actors and sense.type in ("CONSULT", "COOPERATE", "MOBILIZE") and noun.label == "pobj":
            actors.extend(self._by_context(noun))
        if not actors and sense.type == "ASSAULT":
            inside = (n for i in recipients for p, n in self._after(i) if p == "by" and self._animacy.acts(n))
            actors.extend(i for i in (*inside, *self._helped(noun), *self._by_verb(noun)) if i not in recipients)
        if "both" in sense.actors and not actors and recipients and sense.type in _JOINT_TYPES:
            actors, recipients = recipients, []
        if sense.type == "ASSAULT":
            recipients.extend(o for i in tuple(recipients) for o in self._stand_ins.owners(i))
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
            if not t.text[:1].isupper() and is_prefix(self._syntax, t):
                continue  # "intra-Syrian talks"
            fighting = is_of(t, ("@belligerent",)) and self._is_assault(noun.i)
            if t.lower in _ACTING_MODIFIERS or "NORP" in kinds or acting or adjective or fighting:
                yield t.i

    def _of_noun_clauses(self, noun: Token, actors: list[int], recipients: list[int]) -> None:
        for verb in self._syntax.children(noun.i, "acl", "relcl"):
            if verb.pos != "VERB":
                continue
            clause = self._clauses.of(verb.i)
            if clause.passive and self._stand_ins.speaks(verb):
                continue
            if clause.passive:
                actors.extend(i for i in clause.agents if self._animacy.acts(i))
                against = [i for p, i in clause.prepositions if p in ("against", "on") and clause.agents]
                against += [i for a in clause.agents for p, i in self._after(a) if p == "against"]
                recipients.extend(i for i in against if self._animacy.undergoes(i))
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
        elif received or not actors or self._syntax.tokens[trigger.carrier].lemma in _ATTENDING:
            around = clause.agents if clause.passive else clause.subjects
            if clause.passive and self._syntax.tokens[trigger.carrier].lemma in ("engage", "involve"):
                around = clause.objects  # "was engaged in fighting with"
            taking = self._actors((i for i in around if i != trigger.token), trigger.token)
            (recipients if received else actors).extend(taking)
        if received and not actors:
            actors.extend(i for p, i in clause.prepositions if p in ("from", "by") and self._animacy.acts(i))
        for prep, i in clause.prepositions:
            wanted = prep in trigger.sense.recipients and prep not in ("in", "at", "of")
            if wanted and i not in recipients and i not in actors and self._animacy.undergoes(i):
                recipients.append(i)

    def _helped(self, noun: Token) -> Iterator[int]:
        """Whose fight it is that somebody is helped in: "supports Arda in the fight against the Front"."""
        prep = self._syntax.head(noun.i)
        above = self._syntax.head(prep.i) if prep is not None and noun.label == "pobj" else None
        if prep is None or prep.lower != "in" or noun.lemma not in _FIGHTS or above is None:
            return
        if above.label == "pobj" and self._animacy.acts(above.i):  # "support for Arda in the fight"
            verb = self._syntax.head(above.head)
            if verb is not None and verb.lemma in _HELPING:
                yield from self._clauses.spread(above.i)
            return
        if above.label == "dobj" and self._animacy.acts(above.i):
            above = self._syntax.tokens[above.head]
        helping = next((t for t in self._syntax.children(above.i, "dobj") if t.lemma in _HELPING), None)
        if helping is not None:  # "reiterated its support for Arda in the fight", with "in" hung on the verb
            above = helping
        if above.lemma in _HELPING and above.pos == "VERB":
            yield from (i for i in self._clauses.of(above.i).objects if self._animacy.acts(i))
        elif above.lemma in _HELPING:
            yield from (i for p, i in self._after(above.i) if p in ("for", "to", "of") and self._animacy.acts(i))

    def _by_verb(self, noun: Token) -> Iterator[int]:
        """Who did it, where the parser hangs "by" on the verb: "we condemn the murder of Sol by the Front"."""
        verb = self._syntax.head(noun.i)
        if verb is not None and noun.label == "pobj" and verb.pos == "ADP":
            verb = self._syntax.head(verb.i)  # "react to attacks by the Front"
        if verb is None or noun.label not in ("dobj", "pobj") or verb.pos != "VERB":
            return
        if noun.label == "pobj" and not any(p.i == noun.i + 1 for p in self._syntax.children(verb.i, "prep", "agent")):
            return
        clause = self._clauses.of(verb.i)
        if not clause.passive:
            yield from (i for p, i in clause.prepositions if p == "by" and i > noun.i and self._animacy.acts(i))

    def _by_context(self, noun: Token) -> Iterator[int]:
        """Who visited in "said it after a visit to": the subject of the clause that the noun dates."""
        prep = self._syntax.head(noun.i)
        verb = self._syntax.head(prep.i) if prep is not None else None
        if prep is not None and prep.lower == "for" and verb is not None and verb.label == "pobj":
            verb = self._syntax.head(verb.head)  # "travelled to Vesna for talks" may hang "for" on Vesna
        if prep is None or verb is None or verb.pos != "VERB":
            return
        errand = prep.lower == "for" and verb.lemma in _TRAVELLING  # "flew to Vesna for talks"
        if not errand and prep.lower not in ("after", "following", "before", "during", "on", "at", "in"):
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
            # "The two militias" are each of them; and whoever is named twice takes part once, but not what is theirs.
            for each in (self._cast.members.get(entity) or (entity,)) if entity is not None else (None,):
                if each is None or each not in known:
                    found.setdefault((span.start, span.end, each), Participant(each, span))
                if each is not None and self._cast.named_by(i) is not None:
                    known.add(each)
        return tuple(found.values())

    def _entity(self, i: int) -> str | None:
        syntax = self._syntax
        own = self._cast.named_by(i)
        party = self._stand_ins.party(i)
        if own is not None:
            # "Front fighters" are the Front's, and nobody else, where no name of their own is known.
            forces = party is not None and party.kind == "armed_group" and all(m.form != "name" for m in own.mentions)
            return party.id if party is not None and forces else own.id
        for t in syntax.children(i, "appos"):
            entity = self._cast.named_by(t.i)
            if entity is not None and syntax.tokens[i].pos in ("NOUN", "PROPN"):
                return entity.id
        return party.id if party is not None else None

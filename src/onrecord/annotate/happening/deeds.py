"""Deeds: who stands behind what an event noun names, as the words at it and around it say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import POSSESSIVE, Animacy
from onrecord.annotate.happening.beside import of_object
from onrecord.annotate.happening.clauses import Clause, Clauses
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.event_types import Sense, behind_day, noun_sense, right_behind, verb_sense
from onrecord.annotate.happening.extents import names, prefixed
from onrecord.annotate.happening.idle_phrases import not_events
from onrecord.annotate.happening.makers import makers
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.stand_ins import StandIns
from onrecord.annotate.happening.targets import may_be_victim, whose_house
from onrecord.annotate.measures import measured
from onrecord.annotate.negations import negated
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Entity, EventType

# Names of countries that stand unchanged before a noun for whoever acts ("U.S. airstrikes"); other names of
# places in that position say where or whom ("the Baghdad attack").
_ACTING_MODIFIERS = frozenset({"u.s.", "us", "u.s", "uk", "u.k.", "un", "u.n.", "eu", "nato", "usa"})
_ACTING_KINDS = frozenset({"organization", "armed_group", "government", "nationality", "group"})
# What stands before these says which it is.
_OF_WHICH = frozenset("war election nomination primary bid race referendum candidacy presidency vote".split())
# What somebody says, writes, decides or sets about.
_SAID_OR_DONE = frozenset(
    """letter assertion statement speech remark comment word message tweet post report article book memo video film ad
    advertisement campaign decision ruling verdict judgment judgement order action act move effort attempt step policy
    plan strategy response announcement declaration resolution petition suit lawsuit complaint testimony interview
    editorial column document paper filing answer reply vote force hand behavior behaviour conduct use
    advance drive push bid mission quest determination desire willingness intention pledge""".split()
)
# What hits people where nobody is named who does.
_BLOWS = frozenset({"explosion", "blast", "strike", "airstrike", "shelling", "bombardment"})
_GOING_OFF = frozenset({"explode", "detonate", "blow", "go", "burn", "burst"})
_FIGHTS = frozenset({"fight", "fighting", "battle", "war", "struggle", "campaign", "offensive", "operation"})
_HELPING = frozenset({"support", "back", "help", "assist", "aid", "assistance", "backing"})
_TRAVELLING = frozenset({"travel", "go", "come", "fly", "arrive", "visit", "head", "meet", "join", "return", "be"})
_JOURNEYS = frozenset({"visit", "trip", "tour", "mission", "journey"})
# "Following", "including" are tagged as verbs.
_PREPS = frozenset({"IN", "VBG"})
_AROUND = frozenset({"after", "following", "before", "during", "on", "at", "in"})
_OVERCOMING = frozenset("retake recapture capture take seize storm overrun kill wound injure destroy drive".split())
_CONCLUDING = frozenset("sign reach conclude make strike seal finalise finalize ink negotiate ratify".split())
_ARMED = frozenset({"MIL", "COP", "REB", "GOV", "SPY", "INT", "IGO", "PRM"})
_FIGHTING_KINDS = frozenset({"armed_group", "government", "country"})
# What somebody has in a fight that is theirs: "made progress in the fight against the Front".
_RECORDS = frozenset({"history", "record", "reputation"})
# Whose they are, they are what is attacked: "the U.S. Embassy bombings".
_STRUCK = frozenset("embassy consulate barracks airport hotel mosque synagogue temple cathedral market tower".split())
_MEETINGS = frozenset({"meeting", "talk", "summit"})
_SPELLS = frozenset("sentence term year month life time decade day".split())
_STAKES = frozenset({"progress", "success", "gain", "role", "part", "setback", "loss", "victory", "ground", "partner"})


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load("reporting_verbs") if not row["particle"])


_VOICING = frozenset(
    """confirm share reiterate restate reaffirm repeat renew voice express signal declare underline underscore stress
    pledge withdraw retract level hurl lodge air echo""".split()
)
# "The worst bombardment seen on the town".
_SEEN = frozenset("see record witness know unleash launch inflict carry direct wage mount stage".split())
_STRIKING = frozenset("hit strike target bomb pound attack kill destroy wound shell bombard".split())


class Deeds:
    """Who is behind the deeds of one report that nouns name."""

    def __init__(self, syntax: Syntax, cast: Cast, clauses: Clauses, animacy: Animacy, stand_ins: StandIns) -> None:
        self._syntax = syntax
        self._cast = cast
        self._clauses = clauses
        self._animacy = animacy
        self._stand_ins = stand_ins

    def is_deed(self, i: int) -> bool:
        token = self._syntax.tokens[i]
        return token.lemma in _FIGHTS or token.lower.endswith("ing") or noun_sense(self._syntax, token) is not None

    def is_made(self, i: int) -> bool:
        """Whether a noun names what somebody does or says, or does it with, so that it stands for whoever that is: "her
        letter accuses him", but not "her injuries kept her"."""
        token = self._syntax.tokens[i]
        tools = ("@weapons", "@guns", "@aircraft", "@vessel", "@troops", "@measure", "@claim", "@program", "@deal")
        return self.is_deed(i) or is_of(token, tools) or token.lemma in _SAID_OR_DONE

    def is_assault(self, i: int) -> bool:
        sense = noun_sense(self._syntax, self._syntax.tokens[i])
        return sense is not None and sense.type == "ASSAULT"

    def is_of_type(self, i: int, type_: EventType | None) -> bool:
        """Whether a noun may name a happening of that type: it names no other."""
        sense = noun_sense(self._syntax, self._syntax.tokens[i])
        return sense is None or sense.type in (None, type_)

    def behind(self, noun: int) -> Iterator[int]:
        yield from self._stand_ins.makers(noun)
        yield from self.modifying(self._syntax.tokens[noun])

    def hits(self, token: Token) -> bool:
        """Whether a thing does it where nobody is named who does: a weapon, a blow."""
        if token.lower in _BLOWS or token.lemma in _BLOWS:
            return True
        return token.pos != "VERB" and is_of(token, ("@weapons", "@aircraft", "@vessel"))

    def actors(self, candidates: Iterable[int], verb: int) -> Iterator[int]:
        """Those who act: people, bodies, states; for a weapon or an attack whoever is behind it."""
        things: list[int] = []
        for i in candidates:
            if self._animacy.acts(i):
                yield i
                continue
            token = self._syntax.tokens[i]
            made = not self._goes_off(i, verb) and self.is_made(i)
            behind = list(self._stand_ins.makers(i)) or self._claiming(i) if made else []
            if behind and i != verb:
                yield from behind
            elif self.hits(token):
                behind = list(self.modifying(token)) if self.is_assault(i) else []
                yield from behind  # "Ardan strikes killed nine"
                things.extend([] if behind else [i])
        if self._syntax.tokens[verb].lemma in _GOING_OFF - {"go"}:  # what explodes does that to nobody
            things = [i for i in things if self._syntax.tokens[i].lemma == "bomber"]
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
        made = makers(self._syntax, self._clauses, self._syntax.tokens[deed]) if self.is_assault(deed) else None
        return [i for i in made.actors if self._animacy.acts(i)] if made is not None and made.says else []

    def after(self, noun: int) -> Iterator[tuple[str, int]]:
        """(preposition, head) of what stands behind a noun. "Operations by the army against the Front" may hang
        "against" on the army, "following mediation by Arda" "by" on "following"."""
        above = self._syntax.head(noun)
        beside = (
            self._syntax.children(above.i, "prep", "agent")
            if above is not None and above.tag in _PREPS and above.label == "prep"
            else ()
        )
        beside = tuple(p for p in beside if p.i == self._syntax.right_edge(noun) + 1)
        seen = (c for c in self._syntax.children(noun, "acl") if c.tag == "VBN" and c.lemma in _SEEN)
        beside += tuple(p for c in seen for p in self._syntax.children(c.i, "prep") if p.lower in ("on", "against"))
        dated = behind_day(self._syntax, self._syntax.tokens[noun])
        beside += tuple(
            p for p in right_behind(self._syntax, self._syntax.tokens[noun]) if p.lower in ("for", "against")
        )
        for prep in (*self._syntax.children(noun, "prep", "agent"), *beside, *dated):
            for t in self._syntax.children(prep.i, "pobj"):
                for i in spread(self._syntax, t.i):
                    yield prep.lower, i
                    if prep.lower == "by":
                        inner = (p for p in self._syntax.children(i, "prep") if p.lower in ("against", "on"))
                        yield from (
                            (p.lower, n)
                            for p in inner
                            for o in self._syntax.children(p.i, "pobj")
                            for n in spread(self._syntax, o.i)
                        )

    def modifying(self, noun: Token) -> Iterator[int]:
        """Actors named before the noun: "Iranian attack", "U.S. airstrikes"."""
        for t in self._syntax.children(noun.i, "amod", "compound", "nmod"):
            if t.i > noun.i or (t.label != "amod" and noun.i - t.i > 2):
                continue  # far to the left stands the subject of a headline, which parsers run together
            entity = self._cast.named_by(t.i)
            kinds = names((t,))
            acting = entity is not None and entity.kind in _ACTING_KINDS
            adjective = t.label == "amod" and ("GPE" in kinds or (entity is not None and entity.kind != "place"))
            if noun.lemma in _OF_WHICH and t.lower not in _ACTING_MODIFIERS:
                continue  # "the Syrian war", "the Democratic nomination": which it is
            if self._is_site(t, entity) and self.is_assault(noun.i):
                continue  # "the Saint Anne Church shooting": where it was
            if may_be_victim(self._cast, noun, t) and not self._syntax.behind(noun.i, "of"):
                continue  # "the Brekke shooting"
            if whose_house(self._syntax, noun, t):
                continue  # "the Russian consulate bombing"
            if prefixed(self._syntax, t):
                continue  # "intra-Syrian talks", "an anti-Front protest"
            fighting = is_of(t, ("@belligerent",)) and self.is_assault(noun.i)
            # "Thoughts on Petra Vance meeting with the mayor", "the Vance talks": not "the Vance killing".
            fighting = fighting or (noun.lemma in _MEETINGS and entity is not None and entity.kind == "person")
            if t.lower in _ACTING_MODIFIERS or "NORP" in kinds or acting or adjective or fighting:
                yield t.i

    def _is_site(self, before: Token, entity: Entity | None) -> bool:
        """Whether a name before an attack is that of a body that fights nobody: a church, a school, a clinic."""
        if before.lower in _STRUCK:
            return True
        if entity is None or entity.kind != "organization" or before.lower in _ACTING_MODIFIERS:
            return False
        return entity.sector not in _ARMED and not is_of(before, ("@troops", "@belligerent", "@foe"))

    def helped(self, noun: Token) -> Iterator[int]:
        """Whose fight it is that somebody is helped in: "supports Arda in the fight against the Front"."""
        prep = self._syntax.head(noun.i)
        above = self._syntax.head(prep.i) if prep is not None and noun.label == "pobj" else None
        if prep is None or prep.lower != "in" or noun.lemma not in _FIGHTS or above is None:
            return
        if above.label == "pobj" and self._animacy.acts(above.i):  # "support for Arda in the fight"
            verb = self._syntax.head(above.head)
            if verb is not None and verb.lemma in _HELPING:
                yield from spread(self._syntax, above.i)
            return
        if above.label == "dobj" and self._animacy.acts(above.i):
            above = self._syntax.tokens[above.head]
        helping = next((t for t in self._syntax.children(above.i, "dobj") if t.lemma in _HELPING), None)
        if helping is not None:  # "reiterated its support for Arda in the fight", with "in" hung on the verb
            above = helping
        if above.lemma in _HELPING and above.pos == "VERB":
            yield from (i for i in self._clauses.of(above.i).objects if self._animacy.acts(i))
        elif above.lemma in _HELPING:
            yield from (i for p, i in self.after(above.i) if p in ("for", "to", "of") and self._animacy.acts(i))

    def by_verb(self, noun: Token) -> Iterator[int]:
        """Who did it, where the parser hangs "by" on the verb: "we condemn the murder of Sol by the Front"; of what is
        no assault only right behind the noun: "it followed mediation by Peru"."""
        noun = measured(self._syntax, noun)  # "a campaign of criticism by the union"
        verb = self._syntax.head(noun.i)
        if verb is not None and noun.label == "pobj" and verb.pos == "ADP":
            verb = self._syntax.head(verb.i)  # "react to attacks by the Front"
        if verb is None or noun.label not in ("dobj", "pobj") or verb.pos != "VERB":
            return
        far = noun.label == "dobj" and self.is_assault(noun.i)
        if not far and not any(
            p.i == self._syntax.right_edge(noun.i) + 1 for p in self._syntax.children(verb.i, "prep", "agent")
        ):
            return
        clause = self._clauses.of(verb.i)
        if not clause.passive:
            yield from (i for p, i in clause.prepositions if p == "by" and i > noun.i and self._animacy.acts(i))

    def by_context(self, noun: Token) -> Iterator[int]:
        """Who visited in "said it after a visit to": the subject of the clause that the noun dates."""
        prep = self._syntax.head(noun.i)
        verb = self._syntax.head(prep.i) if prep is not None else None
        if prep is not None and prep.lower == "for" and verb is not None and verb.label == "pobj":
            verb = self._syntax.head(verb.head)  # "travelled to Vesna for talks" may hang "for" on Vesna
        if prep is not None and verb is not None and verb.lemma == "response" and prep.lower == "to":
            prep = self._syntax.head(verb.i)  # "in response to a request from Arda, Peru sent troops"
            verb = self._syntax.head(prep.i) if prep is not None else None
        if prep is None or verb is None or verb.pos != "VERB":
            return
        errand = prep.lower == "for" and verb.lemma in _TRAVELLING  # "flew to Vesna for talks"
        home = prep.lower == "from" and verb.lemma in _TRAVELLING  # "came from a meeting with"
        about = prep.lower == "on" and noun.lemma not in _JOURNEYS  # "briefed them on the talks"
        if about or not (errand or home or prep.lower in _AROUND):
            return
        clause = self._clauses.of(verb.i)
        yield from (i for i in (() if clause.passive else clause.subjects) if self._animacy.acts(i))

    def sums_up(self, clause: Clause) -> bool:
        """Whether "which" stands for all that was told before it: "accused Arda of arming them, which it denies"."""
        verb = self._syntax.tokens[clause.verb]
        which = any(t.lower == "which" for t in self._syntax.children(verb.i, "dobj"))
        before = self._syntax.tokens[self._syntax.left_edge(verb.i) - 1] if self._syntax.left_edge(verb.i) else verb
        return (
            which
            and verb.label == "relcl"
            and verb.lemma in ("deny", "dispute", "reject", "dismiss")
            and before.text == ","
        )

    def by_means(self, noun: Token) -> Iterator[int]:
        """Whose blow it is in which somebody was beaten: "Arda retook the town in a three-day offensive"."""
        prep = self._syntax.head(noun.i)
        verb = self._syntax.head(prep.i) if prep is not None and noun.label == "pobj" and prep.lower == "in" else None
        told = verb is not None and verb.tag in ("VBD", "VBN")
        if told and verb is not None and verb.lemma in _STRIKING:  # "was hit by Peru in air strikes"
            struck = self._clauses.of(verb.i)
            yield from (i for i in (struck.agents if struck.passive else struck.subjects) if self._animacy.acts(i))
        some = any(t.lower in ("a", "an") for t in self._syntax.children(noun.i, "det"))
        if verb is not None and some and verb.lemma in _OVERCOMING:
            yield from (i for i in self._clauses.of(verb.i).subjects if self._animacy.acts(i))

    def joining(self, noun: Token) -> Iterator[int]:
        """Who fights in "Arda joined Peru in air strikes on the Front": both."""
        prep = self._syntax.head(noun.i)
        verb = self._syntax.head(prep.i) if prep is not None and prep.lower == "in" and noun.label == "pobj" else None
        if verb is not None and verb.lemma == "join" and verb.pos == "VERB":
            clause = self._clauses.of(verb.i)
            yield from (i for i in (*clause.subjects, *clause.objects) if self._animacy.acts(i))

    def when(self, clause: Clause) -> Iterator[int]:
        """Who attacked in "nine were killed when Ardan planes bombed the market": whoever acts in the when-clause."""
        for verb in self._syntax.children(clause.verb, "advcl"):
            told = verb.pos == "VERB" and any(
                t.lower == "when" for t in self._syntax.children(verb.i, "advmod", "mark")
            )
            inner = self._clauses.of(verb.i) if told else None
            if inner is None or not self._harms(inner):
                continue
            yield from (i for i in inner.agents or inner.subjects if not self._of_whom_it_befell(i))

    def _of_whom_it_befell(self, i: int) -> bool:
        """Whether it is a pronoun or a thing of theirs: "was killed when his car exploded"."""
        own = any(t.tag == "PRP$" for t in self._syntax.children(i, "poss"))
        return self._syntax.tokens[i].pos == "PRON" or (own and not self._animacy.acts(i))

    def _harms(self, clause: Clause) -> bool:
        """Whether a clause tells of an attack, and not of whom it befell: "their patrol hit a mine"."""
        sense = verb_sense(self._syntax, self._cast, clause)
        return isinstance(sense, Sense) and sense.type == "ASSAULT" and "subj" not in sense.recipients

    def lent_to(self, noun: Token) -> int | None:
        """The empty verb of a clause behind a noun that says whose it is: "the raid that the army | launched on the
        camp". It says no more than the noun of whether it happened."""
        for clause in of_object(self._syntax, measured(self._syntax, noun)):
            empty = clause.lemma == "have" or not_events().get(clause.lemma) == "empty"
            if empty and clause.lemma != "do" and not negated(self._syntax, clause.i):
                return clause.i
        return None

    def voicing(self, noun: Token) -> Iterator[int]:
        """Who "reiterated support for the army"."""
        verb = self._syntax.head(noun.i)
        if verb is not None and noun.label == "dobj" and verb.lemma in _VOICING and verb.pos == "VERB":
            clause = self._clauses.of(verb.i)
            yield from (i for i in (() if clause.passive else clause.subjects) if self._animacy.acts(i))

    def concluding(self, noun: Token) -> Iterator[int]:
        """Who "signed an agreement with Arda"."""
        verb = self._syntax.head(noun.i)
        if verb is not None and noun.label == "dobj" and verb.lemma in _CONCLUDING:
            clause = self._clauses.of(verb.i)
            yield from (i for i in clause.subjects if self._animacy.acts(i))

    def recorded(self, noun: Token) -> Iterator[int]:
        """Whose deeds they are that somebody has a record of: "both are militias with histories of attacks"."""
        of = self._syntax.head(noun.i)
        record = self._syntax.head(of.i) if of is not None and of.lower == "of" else None
        having = self._syntax.head(record.i) if record is not None and record.lemma in _RECORDS else None
        whose = self._syntax.head(having.i) if having is not None and having.lower == "with" else None
        if whose is None or noun.label != "pobj":
            return
        be = whose.i if whose.lemma == "be" else whose.head if whose.label == "attr" else None
        told = (*self._clauses.of(be).subjects, *(t.i for t in self._syntax.children(be, "attr"))) if be else (whose.i,)
        yield from [i for i in told if self._animacy.acts(i)][:1]

    def by_fighting(self, noun: Token) -> Iterator[int]:
        """Who fights in "took the town after clashes with the Front", "has made gains in its war against the Front":
        the body, state or force that the clause is about; nobody's word of it, and no person's."""
        prep = self._syntax.head(noun.i)
        above = self._syntax.head(prep.i) if prep is not None and noun.label == "pobj" else None
        if prep is None or above is None or prep.lower not in ("in", "after", "following", "during", "amid"):
            return
        if above.lemma in _STAKES and above.label in ("dobj", "attr") and prep.lower == "in":
            above = self._syntax.tokens[above.head]
        if above.pos == "ADV":  # "elsewhere in the fight against the Front"
            above = self._syntax.tokens[above.head]
        if above.pos not in ("VERB", "AUX") or above.lemma in _saying():
            return
        clause = self._clauses.of(above.i)
        for i in clause.objects if clause.passive else clause.subjects:
            entity = self._entity(i)
            force = is_of(self._syntax.tokens[i], ("@troops", "@belligerent"))
            if force or (entity is not None and entity.kind in _FIGHTING_KINDS):
                yield i

    def atoning(self, noun: Token) -> Iterator[int]:
        """Who did what he serves a sentence for: "is serving ten years for the murder of a clerk"."""
        prep = self._syntax.head(noun.i)
        verb = self._syntax.head(prep.i) if prep is not None and noun.label == "pobj" else None
        if verb is not None and verb.label == "dobj" and verb.lemma in _SPELLS:
            verb = self._syntax.head(verb.i)
        if prep is None or prep.lower != "for" or verb is None or verb.lemma not in ("serve", "complete", "receive"):
            return
        clause = self._clauses.of(verb.i)
        if not clause.passive and any(t.lemma in _SPELLS for t in self._syntax.children(verb.i, "dobj")):
            yield from (i for i in clause.subjects if self._animacy.acts(i))

    def _entity(self, i: int) -> Entity | None:
        return self._cast.named_by(i) or self._stand_ins.party(i)

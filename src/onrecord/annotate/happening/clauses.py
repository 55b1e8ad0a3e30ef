"""Clauses: who stands where around a verb, found through passives, control, relatives and shared subjects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.happening.beside import (
    among,
    are_people,
    beforehand,
    between,
    captives,
    each_other,
    for_whom,
    held_to,
    listed_on,
    own_objects,
    own_subjects,
    particle,
    put_behind,
    running_on,
    said_itself,
    stranded,
    supposed_of,
    taken_away,
    under_fire,
    whose_fate,
)
from onrecord.annotate.happening.conjuncts import agree, in_row, likened, opening, spread
from onrecord.annotate.happening.endeavours import aimed_by, endeavouring, fit_for, made_by, plotted, telling, whose
from onrecord.annotate.happening.gerunds import accused_besides, of_gerund
from onrecord.annotate.happening.verbs import (
    NOMINAL,
    RELATIVE,
    by_means,
    captivity,
    is_finite,
    is_passive,
    is_to,
    joined,
    otherwise,
    said_of,
    sharing,
)
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.sayings import saying_verbs

_SUBJECTS = ("nsubj", "nsubjpass")
_FROM_WHOM = frozenset({"from", "by"})
# Verbs whose infinitive is the subject's own although they take an object.
_SUBJECT_CONTROL = frozenset(
    """promise threaten vow pledge use take do phone telephone visit tour leave enter reach cross attend abandon exploit
    attack storm raid""".split()
)
# "Trains soldiers to fight": whoever is made able to does it, even where the parser sees a mere purpose.
_ENABLING = frozenset(
    """train help assist arm equip enable allow urge encourage recruit pay hire bribe send force order ask persuade
    invite""".split()
)
_MINDED = frozenset({"commit", "resolve", "determine", "dedicate", "engage"})
_SHOWING = frozenset("show film picture photograph depict portray catch find leave capture spot".split())
# "Cleared the town of fighters": the "of" is the verb's.
_RIDDING = frozenset({"clear", "rid", "cleanse", "purge", "free", "empty", "strip", "warn"})
_OUT_OF = frozenset({"hell", "heck", "crap", "shit", "daylight", "daylights", "stuffing"})
_ROADS = frozenset({"road", "highway", "route", "bridge", "railway", "crossing", "motorway", "line", "street"})
# "Called on the army to leave": the infinitive is that of whoever is asked.
_ADDRESSING = frozenset({"call", "appeal", "plead", "lean", "prevail", "count"})
# "By telephone with Arda" may hang "with" on the telephone.
_MEANS = frozenset({"telephone", "phone", "video", "radio", "skype"})
_AWAY = frozenset({"away", "back", "out", "off", "down", "up", "together", "home"})
_WHERE = frozenset({"in", "at", "near", "around", "across", "on"})
_DESIGNATING = frozenset("designate declare name call label brand dub elect appoint proclaim consider deem".split())
# "Summoned the envoy to protest": whoever summons protests.
_VOICING = frozenset(
    "protest ask express demand convey lodge complain condemn denounce object voice inform warn".split()
)
_SHOOTING = frozenset({"open", "fire", "shoot", "attack", "strike", "hit", "pound"})
_HARMING = frozenset({"kill", "wound", "injure", "arrest", "detain", "displace"})
_STAGES = frozenset({"phase", "stage", "part", "step", "start", "beginning", "course", "end"})
_PERCEIVING = frozenset({"hear", "see", "smell", "witness", "notice", "report"})
_TO_WHOM = frozenset({"on", "upon", "to", "with", "for"})
# What somebody does to attempts and plans of others.
_OF_OTHERS = frozenset(
    """resist oppose reject rebuff block thwart foil condemn decry denounce criticise criticize deplore dismiss survive
    defy ignore prevent halt frustrate obstruct hinder hamper slam blast assail mock ridicule welcome praise applaud
    endorse support back defend face fear rip stress emphasise emphasize underline underscore note cite question
    put highlight tout hail lament bemoan protest challenge
    expose uncover unmask detect discover disrupt denounce explain study review discuss debate""".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and what stands around it, as indices of head tokens. Conjuncts are spread out, relative pronouns
    are replaced by what they stand for. For a passive, `objects` are what its subject names and `subjects` is
    empty; `agents` are those after "by". `prepositions` are (preposition, head of its object)."""

    verb: int
    passive: bool
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    agents: tuple[int, ...]
    prepositions: tuple[tuple[str, int], ...]
    particle: str | None


class Clauses:
    """The clauses of one report, each worked out when first asked for."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._known: dict[int, Clause] = {}

    def of(self, verb: int) -> Clause:
        """The clause of the verb with that index."""
        if verb not in self._known:
            # Marks the verb as being worked out, so that a circle in a parse ends in an empty clause.
            self._known[verb] = Clause(verb, False, (), (), (), (), None)
            self._known[verb] = self._build(self._syntax.tokens[verb])
        return self._known[verb]

    def _build(self, verb: Token) -> Clause:
        syntax = self._syntax
        passive = is_passive(syntax, verb)
        own = syntax.children(verb.i, *_SUBJECTS, "csubj")
        # "A vessel servicing a pipeline was hit": the parser may take the participle for the subject.
        own = tuple(n for t in own for n in (t.tag == "VBG" and syntax.children(t.i, "nsubj")) or (t,))
        if not own and verb.tag == "VBG" and verb.label in ("pcomp", "dobj", "ccomp"):
            own = syntax.children(verb.i, "poss")  # "complained of Arda's backing the rebels"
        own = tuple(own_subjects(syntax, verb, own))
        direct = [t for t in own if t.pos in NOMINAL or (t.tag == "VBG" and not syntax.children(t.i, "dobj"))]
        if passive and len(direct) > 1 and not syntax.children(verb.i, "auxpass"):
            direct = direct[-1:]  # a headline's "bus attacked, ten killed"
        subjects = tuple(n for t in direct for n in spread(self._syntax, t.i))
        if subjects and not passive:  # "Arda expelled six envoys and Lorvia | two"
            also = (t for t in syntax.children(verb.i, "conj") if t.tag == "NNP")
            counted = (t.i for t in also if any(n.i == t.i + 1 for n in syntax.children(t.i, "nummod")))
            subjects = (*subjects, *counted)
        if not own and not syntax.children(verb.i, "expl"):  # "there will be no talks" has none
            subjects = self._inherited(verb, passive)
        nominal = (t for t in syntax.children(verb.i, "dobj", "dative") if t.pos in NOMINAL or are_people(syntax, t))
        done_to = [
            t for t in own_objects(syntax, verb, tuple(nominal)) if not (among(syntax, t) or each_other(syntax, t))
        ]
        if (doer := held_to(syntax, verb)) is not None:
            subjects = spread(syntax, doer.i)
            done_to = [t for t in done_to if t is not doer]
        if not done_to and not passive and verb.lemma in _HARMING:  # "killed at least 115"
            beside = syntax.children(verb.i, "npadvmod")
            done_to = [t for t in beside if t.tag == "CD" and t.i > verb.i and t.entity[2:] not in ("DATE", "TIME")]
        if done_to and not passive:
            done_to += listed_on(syntax, verb)
        if verb.lemma in _DESIGNATING and len(done_to) > 1 and not syntax.children(done_to[0].i, "cc"):
            done_to = done_to[:1]  # "designated the party a terrorist entity"
        row = [n for p in syntax.children(verb.i, "prep", "dative") if p.lower == "to" for n in in_row(syntax, p)]
        objects = [n for t in done_to for n in spread(self._syntax, t.i) if n not in row]
        if not objects and not passive:
            behind = put_behind(syntax, verb)
            objects = list(self._shared_object(verb) if behind is None else spread(self._syntax, behind.i))
        objects = captives(syntax, verb, objects)
        expelled = whose_fate(syntax, verb)
        if expelled is not None:
            objects, subjects = [expelled[0].i], (expelled[1].i,)
        agents: list[int] = []
        prepositions: list[tuple[str, int]] = []
        away = [t for t in syntax.children(verb.i, "advmod") if t.lower in _AWAY and t.i == verb.i + 1]
        beyond = [x for t in away for x in self.prepositional(t.i)]  # "walked away | from the talks"
        for prep, i in (*self.prepositional(verb.i), *beyond, *self._called_on(verb)):
            if passive and prep == "by" and not by_means(syntax, syntax.tokens[syntax.tokens[i].head]):
                agents.append(i)
            else:
                prepositions.append((prep, i))
                if (
                    prep in ("by", "over", "via", "on") and syntax.tokens[i].lemma in _MEANS
                ):  # "spoke by telephone with Arda"
                    prepositions.extend(self.prepositional(i))
        # "Launched an offensive in the hills against the Front" may hang "against" on the hills.
        placed = [i for p, i in prepositions if p in _WHERE]
        prepositions.extend(x for i in placed for x in self.prepositional(i) if x[0] == "against")
        if verb.lemma in _SHOOTING:  # "opened fire with rifles on a patrol" may hang "on" on the rifles
            arms = [i for p, i in prepositions if p == "with"]
            prepositions.extend(x for i in arms for x in self.prepositional(i) if x[0] in ("on", "at", "into"))
        if passive and not agents:
            agents = list(self._shared_agent(verb)) or list(self._having_done(verb))
        if (
            objects
            and syntax.tokens[objects[0]].lemma in _OUT_OF
            and any(p.lower == "out" for p in syntax.children(verb.i))
        ):
            objects = [i for p, i in prepositions if p == "of"]  # "beat the hell out of him"
        for thing in dict.fromkeys((*objects[:1], *objects[-1:], *(subjects[:1] if passive else ()))):
            # Attachment is the parser's weak side: "imposed sanctions on X" hangs "on" on the verb or the noun.
            ridding = verb.lemma in _RIDDING
            within = [i for p, i in self.prepositional(thing) if p == "of"]
            road = syntax.tokens[thing].lemma in _ROADS  # "closed the road to the port"
            near = (p for p in self.prepositional(thing) if not (road and p[0] in ("to", "from")))
            prepositions.extend(p for p in near if p[0] != "of" or ridding)
            # "Took the town of Fulja from the rebels" hangs "from" on Fulja.
            prepositions.extend(p for i in within for p in self.prepositional(i) if p[0] in _FROM_WHOM)
        return Clause(
            verb.i,
            passive,
            () if passive else subjects,
            subjects if passive else tuple(objects),
            tuple(agents),
            tuple(prepositions),
            particle(syntax, verb),
        )

    def prepositional(self, i: int) -> Iterator[tuple[str, int]]:
        """(preposition, head of its object) of what stands behind a token."""
        for prep in self._syntax.children(i, "prep", "agent", "dative"):
            if prep.pos not in ("ADP", "SCONJ", "PART") or prep.lower in ("along", "together"):
                continue  # "along with the mayor" acts too
            inside = self._syntax.children(prep.i, "pobj", "prep") or stranded(self._syntax, prep)
            denied = any(t.label == "neg" and t.i < prep.i for t in self._syntax.children(prep.i))
            if denied or otherwise(self._syntax, prep) is not None:
                inside = ()  # "was hit not by the army but by the rebels"
            again = [t for t in self._syntax.children(prep.i, "conj") if t.pos == "ADP" and t.lower == prep.lower]
            inside += tuple(t for p in again for t in self._syntax.children(p.i, "pobj"))  # "with Arda and with Peru"
            for inner in inside:
                if inner.label != "prep":
                    row = in_row(self._syntax, prep) if prep.lower == "to" else ()
                    for n in dict.fromkeys((*spread(self._syntax, inner.i), *row)):
                        yield prep.lower, n
                else:
                    for deep in self._syntax.children(inner.i, "pobj"):
                        yield inner.lower, deep.i

    def _called_on(self, verb: Token) -> Iterator[tuple[str, int]]:
        """Who is called on, where the parser takes "on" for a particle."""
        for on in self._syntax.children(verb.i, "prt") if verb.lemma in _ADDRESSING else ():
            called = (*self._syntax.children(verb.i, "dobj"), *self._syntax.children(on.i, "pobj"))
            for t in called if on.lower in ("on", "upon") else ():
                yield from ((on.lower, n) for n in spread(self._syntax, t.i))

    def _inherited(self, verb: Token, passive: bool) -> tuple[int, ...]:
        """The subject of a verb that has none of its own."""
        syntax = self._syntax
        head = syntax.head(verb.i)
        if head is None:
            return ()
        if verb.label == "dobj" and head.tag == "VBG" and head.i == verb.i - 1:
            return (head.i,)  # a headline's "after shelling kills nine"
        opens = opening(syntax, verb)
        if opens is not None:
            return spread(self._syntax, opens.i)
        called_for = for_whom(syntax, verb)
        if called_for is not None:
            return spread(self._syntax, called_for.i)
        run_on = running_on(syntax, verb)
        if run_on is not None:
            return spread(self._syntax, run_on.i)
        plot = plotted(syntax, verb)
        if plot is not None:
            plotter = whose(syntax, plot) or made_by(syntax, plot)
            return () if plotter is None else spread(syntax, plotter.i)
        before = joined(syntax, verb)
        if before is not None:
            above = self.of(before.i)
            shared = above.objects if above.passive else above.subjects
            return shared if agree(syntax, verb, shared) else self._agreeing(before, verb)
        if verb.label == "ccomp" and any(t.lower == "that" for t in syntax.children(verb.i, "mark")):
            return between(syntax, verb)  # whoever says it does not do it
        told_of = said_of(syntax, verb, head)
        if told_of is not None:
            return spread(self._syntax, told_of.i)
        if head.lemma in saying_verbs() and said_itself(syntax, verb):
            return ()  # whoever says it does not do it
        if verb.label in ("xcomp", "ccomp", "oprd") and head.pos in ("VERB", "AUX"):
            above = self.of(head.i)
            if verb.tag == "VBG" and head.lemma in _PERCEIVING and not above.objects:
                return ()  # "they heard shelling"
            aiming = aimed_by(syntax, verb, head)
            if aiming is not None:
                return spread(self._syntax, aiming.i)
            phoned = (
                head.lemma == "call"
                and not syntax.children(head.i, "prt")
                and is_to(syntax, verb)
                and not any(p in _TO_WHOM for p, _ in above.prepositions)
            )
            voicing = head.lemma == "summon" and verb.lemma in _VOICING and not above.passive
            if above.passive or (above.objects and head.lemma not in _SUBJECT_CONTROL and not (phoned or voicing)):
                return above.objects
            if head.lemma in _ADDRESSING:
                asked = tuple(i for p, i in above.prepositions if p in _TO_WHOM and i < verb.i)
                return asked or above.subjects
            return above.subjects
        if verb.label == "acomp" and head.lemma in ("be", "remain") and verb.lemma in _MINDED:
            return self.of(head.i).subjects  # "is committed to staying"
        if verb.label == "xcomp" and head.pos in ("ADJ", "NOUN"):
            above_head = syntax.head(head.i)
            if head.label == "conj" and above_head is not None and above_head.pos == "ADJ":
                above_head = syntax.head(above_head.i)  # "are ready and willing to talk"
            return self.of(above_head.i).subjects if above_head is not None else ()
        if verb.label == "advcl" and is_finite(syntax, verb) and not is_to(syntax, verb):
            taken = taken_away(syntax, verb)
            return () if taken is None else spread(syntax, taken.i)
        if (
            verb.label == "advcl"
            and head.pos in ("VERB", "AUX")
            and (verb.tag in ("VBG", "VBN") or is_to(syntax, verb))
        ):
            given = (
                syntax.children(head.i, "dative")
                if head.lemma in ("give", "grant", "leave") and is_to(syntax, verb)
                else ()
            )
            if given and given[0].pos in NOMINAL:  # "gave them two days to leave"
                return spread(self._syntax, given[0].i)
            owner = endeavouring(self._syntax, verb)
            if owner is not None:
                return spread(self._syntax, owner.i)
            supposed = supposed_of(syntax, verb)
            if supposed is not None:
                return spread(self._syntax, supposed.i)
            above = self.of(head.i)
            asked = tuple(i for p, i in above.prepositions if p in _TO_WHOM and i < verb.i)
            if asked and head.lemma in _ADDRESSING and is_to(syntax, verb):
                return asked
            if (accused := accused_besides(syntax, verb)) is not None:
                return self.of(accused.i).subjects
            if passive:
                return above.objects if above.passive else above.subjects
            if head.lemma in _ENABLING and is_to(syntax, verb) and above.objects:
                return above.objects
            if head.lemma in _SHOWING and verb.tag == "VBG" and above.objects and not above.passive:
                return above.objects  # "showed him in uniform, chairing a meeting"
            if above.passive and beforehand(syntax, verb, head):
                return above.objects
            if verb.tag == "VBG" and under_fire(syntax, head):
                return ()  # "a lorry came under fire, wounding two"
            return above.agents if above.passive else above.subjects
        to_do = verb.label == "relcl" and is_to(syntax, verb) and head.pos == "NOUN" and not passive
        if verb.label == "acl" or to_do:  # "have topics to discuss", but not "was the latest to hit it"
            return self._of_noun_clause(verb, head)
        if captivity(syntax, verb) is not None:
            above_it = next((t for t in syntax.ancestors(head.i) if t.pos == "VERB"), None)
            return self.of(above_it.i).subjects if above_it is not None else ()
        if verb.label == "relcl" and (passive or fit_for(syntax, verb, head)):
            alike = likened(syntax, head)
            return (head.i,) if alike is None else spread(syntax, alike.i)
        if verb.label == "pcomp":
            return of_gerund(syntax, self, head)
        return ()

    def _agreeing(self, before: Token, verb: Token) -> tuple[int, ...]:
        """The subject that a joined verb agrees with, of a clause around the one that parsers join it to: "exiles who
        left when Castro came | and are returning"."""
        for t in self._syntax.ancestors(before.i):
            if t.pos not in ("VERB", "AUX"):
                continue
            around = self.of(t.i)
            subjects = around.objects if around.passive else around.subjects
            if subjects and agree(self._syntax, verb, subjects):
                return subjects
        return ()

    def _of_noun_clause(self, verb: Token, noun: Token) -> tuple[int, ...]:
        """The subject of a clause that hangs on a noun: "a drone fired by", "a plan to send"."""
        if noun.entity.endswith(("-TIME", "-DATE")) and noun.label == "npadvmod":
            return self.of(noun.head).subjects  # "he was last night | being | questioned"
        there = self._in_cases(noun) if verb.tag == "VBG" else None
        if there is not None:
            return there
        if not is_to(self._syntax, verb) or fit_for(self._syntax, verb, noun):
            told_by = telling(self._syntax, noun) if verb.tag == "VBG" else None
            return spread(self._syntax, noun.i) if told_by is None else self.of(told_by.i).subjects
        owner = whose(self._syntax, noun)
        if owner is not None:
            return spread(self._syntax, owner.i)
        if any(t.tag == "VBG" and noun.i < t.i < verb.i for t in self._syntax.children(noun.i, "acl")):
            return spread(self._syntax, noun.i)  # "those coming to the town to vote"
        head = self._syntax.head(noun.i)
        whole = self._syntax.head(head.i) if head is not None and head.lower == "of" else None
        if whole is not None and whole.lemma in _STAGES:  # "began a phase of the effort to isolate the city"
            noun, head = whole, self._syntax.head(whole.i)
        if noun.lemma == "order" and head is not None and head.lower == "in":
            return self.of(head.head).subjects  # "will strike in order to defeat them"
        if head is not None and noun.label == "dobj" and head.pos == "VERB" and head.lemma not in _OF_OTHERS:
            given = next((t for t in self._syntax.children(head.i, "dative") if t.pos in NOMINAL), None)
            return self.of(head.i).subjects if given is None else spread(self._syntax, given.i)
        return ()  # "resisted attempts to inspect the site": others' attempts

    def _in_cases(self, noun: Token) -> tuple[int, ...] | None:
        """Who did it "in some cases": whoever the clause around is about. None for another noun."""
        prep = self._syntax.head(noun.i)
        above = self._syntax.head(prep.i) if prep is not None and prep.lower == "in" else None
        if noun.lemma not in ("case", "instance", "place") or above is None or above.pos != "VERB":
            return None
        return self.of(above.i).subjects

    def _having_done(self, verb: Token) -> tuple[int, ...]:
        """Who has something done: "the mayor had the camp cleared"; not who has it befall him, "had his car burnt"."""
        syntax, above = self._syntax, self._syntax.head(verb.i)
        if above is None or verb.label != "ccomp" or above.lemma not in ("have", "get"):
            return ()
        whose = (p for t in syntax.children(verb.i, "nsubj") for p in syntax.children(t.i, "poss"))
        if verb.i < above.i or any(p.tag == "PRP$" for p in whose):
            return ()
        return tuple(n for t in syntax.children(above.i, "nsubj") for n in spread(syntax, t.i))

    def _shared_agent(self, verb: Token) -> tuple[int, ...]:
        """By whom "was struck and killed by the Front" says that it was struck."""
        for other in self._syntax.children(verb.i, "conj"):
            near = other.tag == "VBN" and other.i - verb.i <= 3 and not self._syntax.children(other.i, *_SUBJECTS)
            if near and not any(t.text == "," for t in self._syntax.tokens[verb.i : other.i]):
                return tuple(i for p, i in self.prepositional(other.i) if p == "by")
        return ()

    def _shared_object(self, verb: Token) -> tuple[int, ...]:
        syntax = self._syntax
        if verb.label == "relcl" and verb.head != verb.i and not _of_circumstance(syntax, verb):
            subjects = syntax.children(verb.i, "nsubj")
            own = bool(subjects) and subjects[0].lower not in RELATIVE
            full = syntax.children(verb.i, "ccomp", "xcomp", "acomp", "attr")
            full += tuple(
                p for p in syntax.children(verb.i, "prep") if not syntax.children(p.i)
            )  # "the man I spoke to"
            if own and not full and syntax.tokens[verb.head].pos in ("NOUN", "PROPN"):
                return tuple(n for n in spread(syntax, verb.head) if n < subjects[0].i)
        other = sharing(syntax, verb)
        return () if other is None else tuple(n for t in syntax.children(other.i, "dobj") for n in spread(syntax, t.i))


def _of_circumstance(syntax: Syntax, clause: Token) -> bool:
    """Whether a clause about a noun tells what happened there or then: "in Europe, where members asked for troops"."""
    return any(t.tag == "WRB" for t in syntax.children(clause.i, "advmod"))

"""Stand-ins: things and deeds that stand for somebody: whose attack, ruling or warplane it is, and whose position,
vehicle, fighters or house a deed befell."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import PARTITIVES, POSSESSIVE, Animacy
from onrecord.annotate.happening.clauses import Clause, Clauses
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.event_types import VERBAL, Sense, verb_sense
from onrecord.annotate.happening.makers import is_blaming
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Entity

_PARTIES = frozenset({"country", "nationality", "government", "armed_group", "organization"})
_OF_SOMEBODY = ("@weapons", "@aircraft", "@vessel", "@troops", "@belonging")
_HOLDING = frozenset({"hold", "control", "occupy", "seize", "capture"})
_HELD = frozenset({"held", "controlled", "occupied"})
# "The efforts of Arda": whoever makes them.
_MADE_OF = frozenset({"effort", "attempt", "work", "fight", "struggle", "campaign", "operation", "progress", "action"})
# "Rejected an offer from Arda": whoever made it.
_COME_FROM = frozenset({"offer", "request", "proposal", "demand", "invitation", "appeal", "call", "order", "ultimatum"})
_WIELDING = frozenset(
    """fire launch drop operate fly pilot crew control plant detonate throw shoot lob hurl lay place steer drive man use
    deploy send hijack seize own explode wield set""".split()
)
# "A statement seen by the Ledger", "a bill deemed weak by the Greens": it is not theirs.
COMING_BY = frozenset(
    """see obtain review read view hear cite quote examine verify acquire receive share carry consult access deem
    portray depict hail tout bill paint cast frame present
    consider call label brand dub describe regard perceive fear expect want need hate like know love""".split()
)
# What somebody has from a state or a bank, and is punished through.
_HAD = frozenset("visa licence license permit passport asset account citizenship accreditation fund".split())
_DEEDS = frozenset({"explosive", "burst", "volley", "salvo", "barrage"})
_HYPHENS = frozenset({"-", "‐", "–"})


class StandIns:
    """Who stands behind the things and deeds of one report."""

    def __init__(self, syntax: Syntax, cast: Cast, clauses: Clauses, animacy: Animacy) -> None:
        self._syntax = syntax
        self._cast = cast
        self._clauses = clauses
        self._animacy = animacy

    def makers(self, i: int) -> Iterator[int]:
        """Who is behind a weapon, an attack, a ruling: its possessor, or whoever fired or carried it out."""
        syntax = self._syntax
        token = syntax.tokens[i]
        if is_of(token, ("@aircraft", "@vessel")) and not syntax.children(i, "acl", "relcl"):
            return  # "Arda's warplanes" names Arda already
        found: list[int] = []
        done_by = any(n for p in syntax.children(i, "prep") if p.lower == "by" for n in self._acting_in(p))
        for owner in () if done_by else syntax.children(i, "poss"):  # "Mersa's bombing by Arda" is Arda's
            found.extend(n for n in spread(self._syntax, owner.i) if self._animacy.acts(n))
        thing = is_of(token, ("@weapons", "@aircraft", "@vessel")) and token.lemma not in _DEEDS
        for clause in syntax.children(i, "acl", "relcl"):
            # Whoever gave the drone has not fired it, whoever read the letter has not written it, and whoever blames
            # others for the raid has not made it.
            wielded = clause.lemma in _WIELDING if thing else not (clause.lemma in COMING_BY or is_blaming(clause))
            if clause.tag in ("VBN", "VBD") and wielded and not self.speaks(clause):
                found.extend(n for n in self._clauses.of(clause.i).agents if self._animacy.acts(n))
        for prep in syntax.children(i, "prep"):
            come = prep.lower in ("from", "of") and token.lemma in _COME_FROM
            if prep.lower == "by" or come or (prep.lower == "of" and token.lemma in _MADE_OF):
                found.extend(self._acting_in(prep))
        yield from found

    def _acting_in(self, prep: Token) -> Iterator[int]:
        """Those who can act among the objects of a preposition."""
        objects = self._syntax.children(prep.i, "pobj")
        yield from (n for t in objects for n in spread(self._syntax, t.i) if self._animacy.acts(n))

    def meant(self, i: int, clause: Clause) -> tuple[int, ...]:
        """Who or what a deed befalls: of a visa or an account those whose it is ("revoked the visas of two judges");
        of "it" in "the ship was laying a cable when it was hit" the subject of the clause around, where the report
        says of nobody whom the word stands for, in "blocked the boat and rammed it" the object of the verb before. Any
        other noun is itself."""
        syntax, above = self._syntax, self._syntax.head(clause.verb)
        if syntax.tokens[i].lemma in _HAD:
            of = syntax.behind(i, "of")
            had = [n for t in (*syntax.children(i, "poss"), *of) for n in spread(syntax, t.i)]
            return tuple(n for n in had if self._animacy.acts(n) or syntax.tokens[n].lower in POSSESSIVE) or (i,)
        if syntax.tokens[i].lower != "it" or self._cast.named_by(i) is not None or above is None:
            return (i,)
        label = "advcl" if clause.passive else "conj"
        if syntax.tokens[clause.verb].label != label or above.pos not in ("VERB", "AUX"):
            return (i,)
        around = self._clauses.of(above.i)
        taken = around.objects if around.passive or not clause.passive else around.subjects
        before = [n for n in taken if n < i]
        thing = len(before) == 1 and syntax.tokens[before[0]].tag in ("NN", "NNP")
        return tuple(before) if thing and not is_of(syntax.tokens[before[0]], ("@people",)) else (i,)

    def speaks(self, verb: Token) -> bool:
        """Whether a verb tells what is said of a deed and not who did it: "sanctions approved by the council"."""
        sense = verb_sense(self._syntax, self._cast, self._clauses.of(verb.i))
        return isinstance(sense, Sense) and sense.type in VERBAL

    def owners(self, i: int) -> Iterator[int]:
        """The person whose house, car or guard it is."""
        token = self._syntax.tokens[i]
        if token.pos != "NOUN" or self._animacy.acts(i):
            return
        for owner in self._syntax.children(i, "poss"):
            entity = self._cast.named_by(owner.i)
            if owner.lower in POSSESSIVE - {"its"} or (entity is not None and entity.kind in ("person", "armed_group")):
                yield owner.i

    def holders(self, i: int) -> Iterator[int]:
        """Who holds a place that is attacked or taken: "the Front-held town", "the town, which the Front held"."""
        syntax = self._syntax
        for t in syntax.tokens[syntax.left_edge(i) : i]:
            hyphened = t.lower in _HELD and t.i >= 2 and syntax.tokens[t.i - 1].text in _HYPHENS
            if hyphened and self._cast.named_by(t.i - 2) is not None:
                yield t.i - 2
        for clause in syntax.children(i, "acl", "relcl"):
            if clause.lemma in _HOLDING:
                found = self._clauses.of(clause.i)
                yield from (n for n in (*found.agents, *found.subjects) if n != i and self._animacy.acts(n))

    def party(self, i: int) -> Entity | None:
        """Whose troops, position or vehicle it is: "Front positions" are the Front, "Ardan warplanes" Arda."""
        token = self._syntax.tokens[i]
        if token.lemma in PARTITIVES or not (is_of(token, _OF_SOMEBODY) or token.lower == "side"):
            return None
        # "Positions of the Front" are its own too.
        of = self._syntax.behind(i, "of") if is_of(token, ("@belonging",)) else ()
        for t in (*self._syntax.children(i, "poss", "amod", "compound", "nmod"), *of):
            entity = self._cast.named_by(t.i)
            if entity is not None and entity.kind in _PARTIES:
                return entity
        return None

"""Presupposition: what words take for granted, whatever becomes of the clause they stand in. In "they vowed to avenge
the killing of the mayor last May" the killing has happened, although nothing is avenged yet (Karttunen 1971).
"""

from __future__ import annotations

from onrecord.annotate.happening.modality import cues
from onrecord.annotate.happening.modifiers import bare, definite
from onrecord.annotate.happening.verbs import is_to
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Time

# What is done to what has happened only.
_LOOKING_BACK = frozenset(
    "avenge revenge punish condemn denounce investigate probe examine mourn commemorate remember mark protest discuss "
    "describe explain justify defend deplore".split()
)
_NAMING = frozenset({"of", "on", "against", "by", "in"})


def presupposed(syntax: Syntax, noun: Token, time: Time | None, day: str | None, *, violent: bool) -> bool:
    """Whether words take for granted that what an event noun names has happened: it has a day gone by, what is left of
    it is spoken of ("the victims of an attack"), or it is violence, known and told apart from other ("the raid on
    Dorna", "Norland's aggression"). The talks, the visit and the release of somebody may all be to come.

    Args:
        noun: the trigger, free of any verb that carries it out.
        time: when it happened, as the words around it say.
        day: the day of the report.
        violent: whether it is an assault.
    """
    if time is not None and time.end is not None and day is not None and time.end < day and _beside(syntax, noun, time):
        return True
    above = syntax.head(noun.i)
    of = syntax.head(above.i) if above is not None and noun.label == "pobj" and above.lower == "of" else None
    if of is not None and of.lemma in cues("presupposing") and (_dated(syntax, noun) or not bare(syntax, noun)):
        return True
    if above is not None and noun.label == "dobj" and is_to(syntax, above) and above.lemma not in _LOOKING_BACK:
        return False  # "to hasten the army's defeat"
    return violent and definite(syntax, noun) and _told_apart(syntax, noun)


def _dated(syntax: Syntax, noun: Token) -> bool:
    """Whether a day stands right behind a noun, whatever the parser hangs it on."""
    after = noun.i + 1
    return after < len(syntax.tokens) and syntax.tokens[after].entity.endswith("-DATE")


def _beside(syntax: Syntax, noun: Token, time: Time) -> bool:
    """Whether a day stands in the noun's own phrase, or right behind it."""
    first, last = syntax.left_edge(noun.i), syntax.right_edge(noun.i)
    inside = syntax.tokens_in(time.span.start, time.span.end)
    return bool(inside) and (first <= inside[0].i <= last + 2)


def _told_apart(syntax: Syntax, noun: Token) -> bool:
    """Whether the phrase says whose or which it is by a name."""
    owners = [t for t in syntax.children(noun.i, "poss", "compound", "nmod") if t.pos == "PROPN"]
    behind = (t for p in syntax.children(noun.i, "prep") if p.lower in _NAMING for t in syntax.children(p.i, "pobj"))
    return bool(owners) or any(t.pos == "PROPN" or definite(syntax, t) for t in behind)

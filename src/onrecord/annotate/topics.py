"""Topics: event nouns that are spoken of in general, and tell of no particular occasion."""

from __future__ import annotations

from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.tenses import tense
from onrecord.records import EventType

_POINTING = frozenset({"the", "this", "that", "these", "those", "a", "an", "another"})


def is_topic(syntax: Syntax, noun: Token, kind: EventType | None) -> bool:
    """Whether an event noun that nobody takes part in, and that nothing dates, is a mere topic.

    "The protest ended" presupposes one. "Threats", "war" without an article do not, and neither do talks, or an
    event of no type, that are only mentioned ("topics in the talks", "the vote").

    Args:
        noun: the trigger; it has no participants and no time.
        kind: its type.
    """
    head = syntax.head(noun.i)
    if noun.label in ("nsubj", "nsubjpass") and head is not None and tense(syntax, head) == "past":
        return False
    if kind is None or (kind == "CONSULT" and noun.tag in ("NNS", "NNPS")):
        return True
    return not any(
        t.lower in _POINTING or t.label in ("poss", "nummod") for t in syntax.children(noun.i, "det", "poss", "nummod")
    )

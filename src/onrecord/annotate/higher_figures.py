"""Higher figures: somebody puts a number higher or lower than another, and then gives his own ("police said 137
had been taken. Parents put the number much higher: “We have counted 287 names”").

Left undecided: who gives no number of his own within the next sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.chains import Chains
from onrecord.annotate.contradictions import COUNTERS, Finding
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Quantity

_PUTTING = frozenset("put place estimate say believe set".split())
_OTHER = {"higher": 1, "larger": 1, "greater": 1, "bigger": 1, "lower": -1, "smaller": -1}
_REACH = 12  # tokens: "put | the number of missing children much | higher"
_COUNTED = ("counted", "elliptic", "strong")


def higher_figures(syntax: Syntax, chains: Chains, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """One finding for every number that somebody sets against a lower or higher one."""
    for word in syntax.tokens:
        way = _OTHER.get(word.lower)
        verb = _putter(syntax, word) if way is not None else None
        if verb is None or way is None:
            continue
        here = syntax.sentence_of(verb.i)
        before = syntax.sentence_of(max(0, here.first - 1))
        after = syntax.sentence_of(min(here.stop, len(syntax.tokens) - 1))
        counted = [q for q in quantities if q.made_by.rule in _COUNTED]
        old = [q for q in counted if before.start <= q.span.start < verb.start]
        new = [q for q in counted if word.end <= q.span.start < after.end]
        if not old or not new:
            continue
        first, second = old[0], new[0]
        if (second.value - first.value) * way <= 0 or _source(chains, first) == _source(chains, second):
            continue
        message = f"The number is {first.span.text} by one account and {second.span.text} by another."
        yield Finding("conflicting_counts", message, (first.span, second.span), (first.id, second.id), "higher figure")


def _putter(syntax: Syntax, word: Token) -> Token | None:
    """The verb of "put the number much | higher |", None for other things that are higher."""
    sentence = syntax.sentence_of(word.i)
    tokens = syntax.tokens[max(sentence.first, word.i - _REACH) : word.i]
    verb = next((t for t in reversed(tokens) if t.pos in ("VERB", "AUX") and t.label not in ("amod", "acl")), None)
    if verb is None or not any(t.lemma in COUNTERS for t in tokens):
        return None
    if verb.lemma in _PUTTING:
        return verb if any(t.lemma in COUNTERS and t.i > verb.i for t in tokens) else None
    told = verb.label == "ccomp" and syntax.tokens[verb.head].lemma in _PUTTING
    return verb if verb.lemma == "be" and told else None


def _source(chains: Chains, quantity: Quantity) -> str | None:
    """Who gives a number: the speaker, else the attribution; None for the report itself."""
    if not quantity.according_to:
        return None
    said = chains.get(quantity.according_to[-1])
    return said.speaker or said.id

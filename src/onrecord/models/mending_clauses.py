"""Second clauses that a small parser leaves without their subject.

"The army bombed a bridge and | rebels shelled a school": what stands before the second verb is taken for one more
object of the first, although nothing joins the second verb itself to the first.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod"})


def mend_clauses(held: list[Token], base: int) -> None:
    """Give a verb joined to another, in place, the noun right before it; indices begin at `base`."""
    for n, verb in enumerate(held):
        if verb.label == "conj" and verb.pos in ("VERB", "AUX") and verb.head < verb.i:
            _part(held, n, base)


def _part(held: list[Token], n: int, base: int) -> None:
    verb = held[n]
    own = [t for t in held if t.head == verb.i and t.i != verb.i]
    if any(t.label in _SUBJECTS or (t.label in ("cc", "punct", "mark") and t.i < verb.i) for t in own):
        return
    helping = [t for t in own if t.label in ("aux", "auxpass") and t.i < verb.i]
    if (helping[0] if helping else verb).tag not in _FINITE:
        return
    last = n - 1
    while last > 0 and held[last].label in _BETWEEN and held[last].head == verb.i:
        last -= 1
    noun = _joined(held, last, base)
    if noun is None or not _under(held, noun, verb.head, base):
        return
    before = held[noun].head
    joining = [t for t in held if t.head == before and t.label == "cc" and before < t.i < held[noun].i]
    first = min([noun, *(t.i - base for t in held if t.head == held[noun].i)])
    if not joining or joining[-1].i - base != first - 1:
        return
    passive = any(t.label == "auxpass" for t in own)
    held[noun] = replace(held[noun], head=verb.i, label="nsubjpass" if passive else "nsubj")
    held[first - 1] = replace(joining[-1], head=verb.head)


def _joined(held: list[Token], last: int, base: int) -> int | None:
    """The noun joined to another whose phrase ends in the token at `last`; None for none."""
    k = last
    while held[k].label != "conj" or held[k].pos not in _NOMINAL:
        above = held[k].head - base
        if above == k or held[k].pos in ("VERB", "AUX") or held[above].i > held[last].i:
            return None
        k = above
    return k


def _under(held: list[Token], k: int, above: int, base: int) -> bool:
    """Whether a token hangs on another, over nouns and prepositions alone."""
    while held[k].head != above:
        up = held[k].head - base
        if up == k or held[up].pos in ("VERB", "AUX") or held[up].label in ("nsubj", "nsubjpass"):
            return False
        k = up
    return held[k].label not in _SUBJECTS

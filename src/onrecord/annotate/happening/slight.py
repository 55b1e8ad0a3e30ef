"""Slight verbs: those whose content is mostly that of their object ("took a decision"), where they may tell of a deed
of their own ("took millions from traders", "would hand power to them")."""

from __future__ import annotations

from collections.abc import Container

from onrecord.annotate.happening.idle_phrases import kind_of
from onrecord.annotate.syntax import Syntax, Token

_SLIGHT = frozenset({"empty", "change"})
# "Took part", "made sure", "gave rise to": what there is no more of than a way of putting it.
_EMPTY_OBJECTS = frozenset(
    """part place care sure way rise account effect advantage note shape heed root time turn sense use room look
    opportunity chance name credit role issue case point view approach step measure action decision difference
    contribution progress effort statement remark comment appearance mistake fun money living name end sight light
    hope attention notice track pace position lead life risk thing something anything nothing everything it what
    that this stock pride pleasure interest comfort solace refuge cue office""".split()
)


def may_be_deed(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb that is listed as no trigger may be one where it stands: it has an object of its own that is
    more than a way of putting it, or a particle."""
    if kind_of(verb) not in _SLIGHT:
        return False
    if syntax.children(verb.i, "prt", "auxpass"):
        return True
    objects = syntax.children(verb.i, "dobj")
    return bool(objects) and not any(t.lemma in _EMPTY_OBJECTS or t.lower in _EMPTY_OBJECTS for t in objects)


def told_below(syntax: Syntax, verb: int, found: Container[int]) -> bool:
    """Whether what a verb tells of is told by its object, by a clause that it governs, or by the noun that it
    describes: "drew condemnation", "kept firing", "let them leave", "the talks that will be held"."""
    if syntax.tokens[verb].label in ("relcl", "acl") and syntax.tokens[verb].head in found:
        return True
    below = syntax.children(verb, "dobj", "nsubjpass", "xcomp", "ccomp", "oprd")
    parts = (t for o in below if o.pos != "VERB" for t in syntax.children(o.i, "conj", "prep", "compound"))
    objects = (t for p in parts for t in (p, *syntax.children(p.i, "pobj")) if t.pos != "ADP")
    return any(t.i in found for t in (*below, *objects))

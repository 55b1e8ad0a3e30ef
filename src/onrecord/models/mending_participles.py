"""Participles that a small parser takes for the main verb of a sentence: "Farmers | driving | tractors blocked a port"
is told of those who blocked it, and that they drove only says who they were.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token

_TAKEN_FOR = frozenset({"dep", "ccomp", "conj", "advcl", "parataxis", "xcomp"})
_OWN = frozenset({"nsubj", "nsubjpass", "mark", "cc", "aux", "expl", "csubj"})


def mend_participles(held: list[Token]) -> None:
    """Make the past tense behind such a participle the main verb, in place."""
    for n, token in enumerate(held[1:], 1):
        if token.tag == "VBG" and token.label == "ROOT":
            _describe(held, n)


def _describe(held: list[Token], n: int) -> None:
    participle, subject = held[n], held[n - 1]
    if subject.head != participle.i or subject.label != "nsubj" or subject.pos not in ("NOUN", "PROPN"):
        return
    own = [(k, t) for k, t in enumerate(held) if t.head == participle.i and k != n]
    if any(t.label in ("aux", "auxpass", "neg") for _, t in own):
        return
    told = next((k for k, t in own if k > n and t.tag == "VBD" and t.label in _TAKEN_FOR), None)
    if told is None or any(t.head == held[told].i and t.label in _OWN and t.i < held[told].i for t in held):
        return
    if any(t.text == "," for t in held[n:told]):
        return
    main = held[told]
    held[told] = replace(main, head=main.i, label="ROOT")
    held[n - 1] = replace(subject, head=main.i)
    held[n] = replace(participle, head=subject.i, label="acl")
    for k, t in own:
        if k not in (told, n - 1) and (k > told or k < n - 1):
            held[k] = replace(t, head=main.i)

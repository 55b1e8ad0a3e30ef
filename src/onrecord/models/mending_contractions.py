"""Contractions that a small parser reads as the wrong verb: "he's urged calm" has urged it, and is not urged.

Told by what a passive cannot have: an object of its own, a preposition that goes with who acts ("who's called | for
an inquiry"), or something said or done that its clause leaves out ("what she's done"). In doubt it stays a passive, as
"she's accused of fraud" is.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token

_CONTRACTED = frozenset({"'s", "’s"})
_NAMING = frozenset("call name dub label brand declare elect appoint title consider".split())
_GIVING = frozenset("give offer grant award hand deny pay send show teach ask owe allow promise".split())
"""What somebody may be given: "he's given a medal" keeps its object in the passive."""
_ACTING = {"call": ("for", "on", "upon"), "push": ("for",), "campaign": ("for", "against"), "argue": ("for", "against"),
           "vote": ("for", "against"), "agree": ("to", "with"), "respond": ("to",), "insist": ("on",)}  # fmt: skip
_TAKEN_UP = frozenset({"it", "this", "that"})
_RESOLVED = frozenset("promise vow pledge threaten agree decide refuse offer try attempt".split())
_LEFT_OUT = frozenset("advocate propose promise demand support oppose say do make achieve pledge claim".split())


def mend_contractions(held: list[Token], base: int) -> None:
    """Make the passives that are perfect tenses so, in place; indices begin at `base`."""
    for n, token in enumerate(held):
        if token.label != "auxpass" or token.lower not in _CONTRACTED:
            continue
        verb = token.head - base
        below = [k for k, t in enumerate(held) if t.head == held[verb].i and k != verb]
        if held[verb].tag in ("VBN", "VBD") and _acts(held, verb, below):
            held[n] = replace(token, label="aux", lemma="have")
            for k in below:
                if held[k].label == "nsubjpass":
                    held[k] = replace(held[k], label="nsubj")


def _acts(held: list[Token], verb: int, below: list[int]) -> bool:
    """Whether whoever is the subject of a participle acts."""
    lemma = held[verb].lemma
    if any(held[k].label == "agent" or (held[k].label == "prep" and held[k].lower == "by") for k in below):
        return False
    objects = [k for k in below if held[k].label in ("dobj", "oprd") and held[k].pos in ("NOUN", "PROPN", "PRON")]
    onward = any(held[k].label in ("prep", "dative") and held[k].lower == "to" for k in below)
    if objects and lemma not in _NAMING and (lemma not in _GIVING or onward or held[objects[0]].lower in _TAKEN_UP):
        return True
    if lemma in _RESOLVED and any(held[k].label == "xcomp" for k in below):
        return True
    if any(held[k].label == "prep" and held[k].lower in _ACTING.get(lemma, ()) for k in below):
        return True
    whose = next((held[k].tag for k in below if held[k].label == "nsubjpass"), "WP")
    return held[verb].label in ("relcl", "acl", "csubj") and lemma in _LEFT_OUT and whose not in ("WP", "WDT")

"""What a reported clause goes on with behind who reports it, which a small parser gives to whoever reports it.

"The army shelled the town, an aide said, | killing ten |" tells whom the shells killed, and "He was hit in the chest,
a nurse said, | and died |" who died. Behind a quotation, and where speakers leave, promise or refuse, it is they who
do: "It was over, he said, | and walked out |".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token
from onrecord.lexicons.sayings import saying_verbs
from onrecord.models.mending_speakers import below

_FINITE = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
# What deeds come to.
_RESULTS = frozenset(
    """kill wound injure hurt maim destroy damage displace level flatten leave cause set force trigger spark prompt
    topple trap strand block bring raise wreck burn bury sink cut knock shatter tear rip shut send drive hit strike
    slam smash crash""".split()
)
# What speakers do when they have spoken.
_PARTING = frozenset(
    "walk hang sit stand turn smile laugh weep sob sigh shrug nod leave refuse decline hope offer".split()
)
_MARKS = frozenset(("”", "''", '"', "’", "»"))


def mend_resumptions(held: list[Token], base: int) -> None:
    """Hang what a reported clause goes on with on its verb, in place; indices begin at `base`."""
    for n, says in enumerate(held):
        if says.tag in _FINITE and says.lemma in saying_verbs() and n > 3:
            reported = _reported(held, n, base)
            if reported is not None:
                _give_back(held, n, reported)


def _reported(held: list[Token], n: int, base: int) -> int | None:
    """The verb of the clause between whose comma and the next one somebody says so; none where it is quoted."""
    who = below(held, n, "nsubj")
    if len(who) != 1 or below(held, n, "mark", "neg", "dobj"):
        return None
    phrase = [who[0], n, *(k for k in range(len(held)) if _hangs(held, k, who[0], base))]
    first, last = min(phrase), max(phrase)
    if first < 3 or last + 2 >= len(held) or held[first - 1].text != "," or held[last + 1].text != ",":
        return None
    if held[first - 2].text in _MARKS:
        return None
    above = held[n].head - base
    clauses = [above] if held[n].label == "parataxis" else below(held, n, "ccomp")
    reported = next((k for k in clauses if k < first and below(held, k, *_SUBJECTS)), None)
    return reported


def _hangs(held: list[Token], k: int, above: int, base: int) -> bool:
    while held[k].head - base not in (k, above):
        k = held[k].head - base
    return k != above and held[k].head - base == above


def _give_back(held: list[Token], n: int, reported: int) -> None:
    for k in below(held, n, "advcl", "conj"):
        verb = held[k]
        if k < n or below(held, k, *_SUBJECTS, "mark"):
            continue
        if verb.label == "advcl" and verb.tag == "VBG" and verb.lemma in _RESULTS and held[k - 1].text == ",":
            held[k] = replace(verb, head=held[reported].i)
        elif verb.label == "conj" and verb.tag in ("VBD", "VBN") and _is_deed(held, k):
            held[k] = replace(verb, head=held[reported].i)
            for cc in below(held, n, "cc"):
                if n < cc < k:
                    held[cc] = replace(held[cc], head=held[reported].i)


def _is_deed(held: list[Token], k: int) -> bool:
    """Whether a past tense behind "and" tells of a deed, and not of what a speaker said or did next."""
    return held[k].lemma not in _PARTING and held[k].lemma not in saying_verbs() and not below(held, k, "ccomp")

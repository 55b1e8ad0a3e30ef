"""What is told of somebody aside, and what somebody is accused of or seen doing, where a small parser takes the one for
what the sentence says and the other for a part of a noun.

"The raiders, thought to be from Arda, | have left" says of the raiders that they have left; no comma parts a subject
from its verb. "Accused Arda of | massing | troops" and "were caught | smuggling | arms" tell of deeds, as nobody is
accused of troops.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from onrecord.annotate.happening.noun_classes import noun_class
from onrecord.annotate.syntax import Token
from onrecord.models.mending_headlines import deeds
from onrecord.models.mending_speakers import below, under

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ACCUSING = {
    **dict.fromkeys("accuse suspect convict acquit clear".split(), ("of",)),
    **dict.fromkeys("charge".split(), ("with",)),
    **dict.fromkeys("blame condemn criticise criticize denounce fault jail fine arrest detain".split(), ("for",)),
}
_WATCHING = frozenset("catch see film spot photograph observe record hear notice".split())
_OPEN = frozenset({"advcl", "parataxis", "ROOT", "ccomp", "relcl"})
_BESIDE = frozenset({"advcl", "parataxis"})
_MARCHING = frozenset("demand chant shout wave call protest urge sing accuse denounce condemn hurl brandish".split())
_STEPS = 4


def mend_asides(held: list[Token], base: int) -> None:
    """Hang asides, and deeds behind words of accusing and seeing, in place; indices begin at `base`."""
    for n, token in enumerate(held):
        if token.lower.endswith("ing") and token.label in ("amod", "compound") and token.head > token.i and n:
            _make_deed(held, n, base)
        elif token.tag == "VBG" and token.label == "acl" and token.lemma in _MARCHING:
            _free_gerund(held, n, base)
        elif token.tag in ("VBD", "VBN") and token.label in _OPEN and n > 1 and held[n - 1].text == ",":
            _set_aside(held, n, base)


@cache
def _places() -> frozenset[str]:
    """Places, none of which demands or chants anything."""
    return noun_class("place") | frozenset("street square road centre center boulevard plaza avenue parliament".split())


def _verb_of(word: Token) -> str | None:
    """The verb that a word in "-ing" is of, None for none of note."""
    stem = word.lower.removesuffix("ing")
    forms = (word.lemma, stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    return next((form for form in forms if form in deeds()), None)


def _make_deed(held: list[Token], n: int, base: int) -> None:
    """Make a verb of a word before the noun that it is done to: "accused of | massing | troops"."""
    noun, word = held[n].head - base, held[n - 1]
    verb = _verb_of(held[n])
    if verb is None or any(t.head == held[noun].i and t.i < held[n].i for t in held[:n]):
        return
    if held[noun].label == "pobj" and held[noun].head == word.i:
        above, accused = word.head - base, False
        for _ in range(_STEPS):
            accused = word.lower in _ACCUSING.get(held[above].lemma, ()) and held[above].pos == "VERB"
            if accused or held[above].head - base == above:
                break
            above = held[above].head - base
        if not accused:
            return
        head, label = word.i, "pcomp"
    elif held[noun].label == "dobj" and held[noun].head == word.i and word.lemma in _WATCHING:
        if not below(held, n - 1, "auxpass"):
            return
        head, label = word.i, "xcomp"
    else:
        return
    held[n] = replace(held[n], head=head, label=label, tag="VBG", pos="VERB", lemma=verb)
    held[noun] = replace(held[noun], head=held[n].i, label="dobj")
    for k, token in enumerate(held):  # "caught smuggling arms | into the port |"
        if label == "xcomp" and k > noun and token.head == head and token.label == "prep":
            held[k] = replace(token, head=held[n].i)


def _free_gerund(held: list[Token], n: int, base: int) -> None:
    """Give marchers what they demand in the place right before it: "marched through the capital | demanding bread"."""
    place = held[held[n].head - base]
    prep = held[place.head - base]
    verb = held[prep.head - base]
    if place.i != held[n].i - 1 or place.label != "pobj" or verb.pos != "VERB" or not verb.i < prep.i < place.i:
        return
    if place.entity.endswith(("-GPE", "-LOC", "-FAC")) or place.lemma in _places():
        held[n] = replace(held[n], head=verb.i, label="advcl")


def _set_aside(held: list[Token], n: int, base: int) -> None:
    """Give the verb behind the second comma the subject before the first: "The raiders, thought to be men of the
    Front, | have left"."""
    aside = held[n]
    subject = next((k for k in below(held, n, "nsubj", "nsubjpass") if k < n - 1), None)
    if subject is None or below(held, n, "aux", "auxpass", "mark", "neg") or held[subject].pos not in ("NOUN", "PROPN"):
        return
    edge = max([subject, *(k for k in range(subject, n - 1) if under(held, k, subject, base))])
    if edge != n - 2 or any(t.text == "," for t in held[:subject]):
        return
    main = held[aside.head - base] if aside.label in _BESIDE else None
    if main is None:
        joined = (k for k in below(held, n, "conj") if held[k].pos in ("VERB", "AUX") and k > n)
        main = next((held[k] for k in joined if not below(held, k, *_SUBJECTS)), None)
    if main is None or main.i < aside.i or below(held, main.i - base, *_SUBJECTS):
        return
    own = [k for k in below(held, main.i - base, "aux", "auxpass") if k > n]
    first = min([main.i - base, *own])
    finite = held[first].tag in ("VBD", "VBZ", "VBP", "MD")
    if not finite or held[first - 1].text != ",":
        return
    passive = bool(below(held, main.i - base, "auxpass"))
    if aside.label not in _BESIDE:
        at = main.i if aside.label == "ROOT" else aside.head
        held[main.i - base] = replace(main, head=at, label=aside.label)
        for k in below(held, n, "cc", "punct", "prep", "advcl"):
            if k > main.i - base:
                held[k] = replace(held[k], head=main.i)
    held[subject] = replace(held[subject], head=main.i, label="nsubjpass" if passive else "nsubj")
    held[n] = replace(aside, head=held[subject].i, label="acl", tag="VBN")

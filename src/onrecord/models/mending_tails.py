"""Who is told of by office and name behind a clause: a small parser takes the office for another name of whatever the
clause ends with. "Gunmen shelled the outskirts of Fulja, | the army's spokesman, Colonel Ada Lind |, charged" as if
Fulja were the spokesman, "the ferry will reach Karo, | Ada Lind, the harbour master |, told them" as if Karo were
Lind, and "After gunmen shelled Fulja, | its mayor, Ada Lind |, fled" as if Fulja had fled.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.models.mending_bearers import offices
from onrecord.models.mending_speakers import below

_FINITE = ("VBD", "VBZ")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OF = frozenset("of for in at to on with from".split())
# What stands before a name or within one that is no part of it.
_STYLES = frozenset({"retired", "former", "ex", "acting", "then", "late"})
_IN_NAMES = ("NNP", "NNPS", "HYPH", "NFP", "``", "''")
_PARTICLES = frozenset("al el bin ibn van von de da di dos du la le ould ag".split())
_LONGEST = 14
# What a clause that tells when or why opens with.
_OPENING = frozenset("after before when while as since once until although though because if".split())


@cache
def _reporting() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load("reporting_verbs") if row["kind"] == "speech")


def mend_tails(held: list[Token], base: int) -> None:
    """Give verbs of saying, in place, the speaker that the clause before has taken; indices begin at `base`."""
    for n in range(6, len(held) - 1):
        token = held[n]
        if token.pos in ("VERB", "AUX") and token.tag in (*_FINITE, "VBN", "MD") and held[n - 1].text == ",":
            _give_speaker(held, _verb(held, n, base))


def _verb(held: list[Token], n: int, base: int) -> int:
    """The verb of an auxiliary: "its mayor, Ada Lind, | was | seen leaving"."""
    return held[n].head - base if held[n].label in ("aux", "auxpass") and held[n].head - base > n else n


def _give_speaker(held: list[Token], n: int) -> None:
    commas = [k for k in range(n - 1, max(n - _LONGEST * 2, 0), -1) if held[k].text == ","][:3]
    if len(commas) < 3:
        return
    third, second, first = commas
    phrase, name = range(first + 1, second), range(second + 1, third)
    if _office(held, phrase) is None:
        phrase, name = name, phrase
    office = _office(held, phrase)
    if office is None or not _is_name(held, name) or max(len(phrase), len(name)) > _LONGEST:
        return
    bearer, lead = max(name), min(phrase[0], name[0])
    who = office if phrase[0] == lead else bearer
    if held[who].head == held[n].i and held[who].label in _SUBJECTS:
        return
    main, dated = _main(held, first), _dating(held, first, n)
    says = held[n].lemma in _reporting() and not below(held, n, "aux", "auxpass")
    if main is not None and says and not any(k > n for k in below(held, n, "ccomp")):
        _free(held, who, lead)
        _join(held, main, n, lead)
    elif dated is not None:
        _free(held, who, lead)
        _give_back(held, dated, n)
    else:
        return
    passive = bool(below(held, n, "auxpass"))
    held[who] = replace(held[who], head=held[n].i, label="nsubjpass" if passive else "nsubj")
    other = bearer if who == office else office
    held[other] = replace(held[other], head=held[who].i, label="appos")


def _office(held: list[Token], phrase: range) -> int | None:
    """The office that a phrase tells of somebody, of whom there is one: "its head", "the head of the guild"."""
    words = [held[k] for k in phrase]
    stop = next((k for k in phrase if held[k].lower in _OF), phrase.stop)
    if any(t.pos in ("VERB", "AUX", "CCONJ", "SCONJ") and t.tag not in ("VBN", "VBG") for t in words):
        return None
    whose = any(t.tag in ("POS", "PRP$") for t in words[: stop - phrase.start]) or words[0].lower == "the"
    noun = held[stop - 1] if stop > phrase.start else held[phrase.start - 1]
    known = noun.tag in ("NN", "NNP") and noun.lemma.lower() in offices()
    # "Sol, | spokesman for the army |": behind a name, with what it is of
    return stop - 1 if known and (whose or stop < phrase.stop) else None


def _is_name(held: list[Token], name: range) -> bool:
    """Whether tokens are a person's name, with what it is styled by."""
    words = [held[k] for k in name]
    capitals = [t for t in words if t.text[:1].isupper()]
    if not capitals or words[-1].tag not in ("NNP", "NNPS", "''") or not (len(capitals) > 1 or _is_person(words[-1])):
        return False
    others = [t for t in words if t not in capitals and t.tag not in _IN_NAMES and t.lower not in _PARTICLES]
    lower = [t for t in others if t.pos not in ("PUNCT", "SPACE")]
    place = all(t.entity.endswith(("-GPE", "-LOC", "-FAC")) for t in capitals)
    return not place and all(t.lower in _STYLES or t.lemma in offices() or t.pos == "ADJ" for t in lower)


def _is_person(token: Token) -> bool:
    return token.entity.endswith("-PERSON")


def _main(held: list[Token], comma: int) -> int | None:
    """The verb of the whole clause that ends at a comma; none where a part of one stands there."""
    own = {t.i for t in held[:comma]}
    tops = [k for k in range(comma) if held[k].head not in own or held[k].head == held[k].i]
    verbs = [k for k in tops if held[k].pos in ("VERB", "AUX") and held[k].label in ("ROOT", "ccomp", "parataxis")]
    main = verbs[0] if len(verbs) == 1 else None
    if main is None or any(k > main for k in tops if held[k].label == "cc"):
        return None
    subjects = any(held[k].label in _SUBJECTS and k < main for k in below(held, main))
    return main if subjects and not any(held[k].label == "mark" for k in below(held, main)) else None


def _dating(held: list[Token], comma: int, n: int) -> int | None:
    """The verb of a clause that opens the sentence of verb `n`, ends at a comma and tells when or why."""
    if held[0].lower not in _OPENING:
        return None
    return next((k for k in below(held, n, "advcl") if 0 < k < comma and held[k].tag in (*_FINITE, "VBN", "VBP")), None)


def _give_back(held: list[Token], dated: int, n: int) -> None:
    """Give the verb of the clause before what was taken for the subject behind it: "shelled | Fulja |, ..."."""
    for k in below(held, n, "nsubj", "nsubjpass"):
        if dated < k < n:
            held[k] = replace(held[k], head=held[dated].i, label="dobj")


def _free(held: list[Token], who: int, lead: int) -> None:
    """Put what was hung on the speaker from before his comma in his place: "off | the Senkakus, Arda's secretary"."""
    before = [k for k in below(held, who) if k < lead - 1 and held[k].pos != "PUNCT"]
    nouns = [k for k in before if held[k].pos in ("NOUN", "PROPN", "PRON", "NUM")]
    for k in before:
        if nouns and k == nouns[-1]:
            held[k] = replace(held[k], head=held[who].head, label=held[who].label)
        elif nouns:
            held[k] = replace(held[k], head=held[nouns[-1]].i)


def _join(held: list[Token], main: int, n: int, lead: int) -> None:
    """Make the clause what the verb says, in place."""
    verb = held[n].i
    for k in below(held, n):
        if k < lead and k != main and held[k].pos != "PUNCT":  # "claimed | the bombing", taken for who says so
            label = "dobj" if held[k].label in _SUBJECTS and k > main else held[k].label
            held[k] = replace(held[k], head=held[main].i, label=label)
    if held[main].head != verb:
        root = held[main].head == held[main].i
        held[n] = replace(held[n], head=verb if root else held[main].head, label=held[main].label)
        for k in below(held, main, "punct", "advcl", "prep", "npadvmod"):
            if k > n:
                held[k] = replace(held[k], head=verb)
    held[n] = replace(held[n], tag="VBD" if held[n].tag == "VBN" else held[n].tag)
    held[main] = replace(held[main], head=verb, label="ccomp")

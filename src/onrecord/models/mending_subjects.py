"""Subjects that a small parser joins to the phrase with which a sentence opens: "According to the Gazette, | Ada Lind,
a clerk, | said nine had died" as if Lind were the Gazette's other name, "In Fulja, | gunmen | shot a priest" as if they
were two of a kind; and those of clauses that tell when, "came before | talks, aimed at peace, | were to open", of which
it makes a phrase and a second main clause."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token

_FINITE = ("VBD", "VBZ", "VBP")
_ASTRAY = frozenset({"appos", "conj", "npadvmod", "dep", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_PLACES = ("-GPE", "-LOC", "-FAC")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LOOSE = frozenset({"ROOT", "conj", "advcl"})
_OPENING = frozenset({"before", "after", "until", "since"})


def mend_subjects(held: list[Token], base: int) -> None:
    """Give verbs, in place, the subject that the opening phrase before them has taken; indices begin at `base`."""
    served = {t.head for t in held if t.label in _SUBJECTS and t.i < t.head}
    for verb in held:
        if verb.pos in ("VERB", "AUX") and verb.tag in (*_FINITE, "VBN") and verb.i not in served:
            _find_subject(held, verb, base)
            _open_clause(held, verb.i - base, base)


def _find_subject(held: list[Token], verb: Token, base: int) -> None:
    before = [t for t in held[: verb.i - base] if t.head == verb.i and t.pos != "PUNCT"]
    finite = verb.tag in _FINITE or any(t.label in ("aux", "auxpass") for t in before)
    phrase = next(iter(before), None)
    if not finite or phrase is None or phrase.label != "prep" or not _opens(held, phrase, verb, base):
        return
    astray = [t for t in held[phrase.i - base : verb.i - base] if _is_astray(held, t, phrase, verb, base)]
    if not astray:
        return
    # "At a rally in Lima, Peru, | Ada Lind |, a lawyer, called for strikes".
    stray = next((t for t in astray if not t.entity.endswith(_PLACES)), astray[0])
    passive = any(t.label == "auxpass" for t in before)
    held[stray.i - base] = replace(stray, head=verb.i, label="nsubjpass" if passive else "nsubj")


def _opens(held: list[Token], phrase: Token, verb: Token, base: int) -> bool:
    """Whether a phrase stands where the clause of its verb begins, and nothing but the verb's words come behind it."""
    before = held[phrase.i - base - 1] if phrase.i > base else None
    return (before is None or before.pos in ("PUNCT", "CCONJ", "SPACE")) and verb.label in ("ROOT", "ccomp", "conj")


def _is_astray(held: list[Token], token: Token, phrase: Token, verb: Token, base: int) -> bool:
    """Whether a noun behind the comma that ends the phrase is hung on one within it."""
    if token.label not in _ASTRAY or token.pos not in _NOUNS or token.head >= token.i or token.i <= phrase.i:
        return False
    first = min(t.i for t in held[phrase.i - base : token.i - base + 1] if t.i == token.i or t.head == token.i)
    comma = held[first - base - 1]
    within = held[token.head - base]
    joined = any(t.label == "cc" and t.head == within.i and within.i < t.i < token.i for t in held)
    return comma.text == "," and not joined and phrase.i < within.i < comma.i and _ends_at(held, token, verb, base)


def _ends_at(held: list[Token], token: Token, verb: Token, base: int) -> bool:
    """Whether only marks, adverbs and the verb's helpers stand between it and a noun with all that hangs on that."""
    inside = {token.i}
    behind = held[token.i - base + 1 : verb.i - base]
    while more := {t.i for t in behind if t.head in inside} - inside:
        inside |= more
    rest = [t for t in behind if t.i not in inside]
    return all(t.pos in ("PUNCT", "ADV", "AUX", "PART") or t.head == verb.i for t in rest)


def _open_clause(held: list[Token], n: int, base: int) -> None:
    """Make a clause that tells when of a verb without a subject behind the comma that ends what is told of a noun."""
    verb = held[n]
    own = [t for t in held if t.head == verb.i and t.i < verb.i]
    helping = [t for t in own if t.label in ("aux", "auxpass")]
    first = helping[0] if helping else verb
    if first.pos != "AUX" or held[first.i - base - 1].text != "," or verb.label not in _LOOSE:
        return
    clauses = [t for t in own if t.label == "ccomp"]
    main = held[verb.head - base] if verb.label != "ROOT" else clauses[-1] if clauses else verb
    if main is verb or main.pos != "VERB":
        return
    within = held[main.i - base + 1 : first.i - base]
    joined = any(t.label == "cc" and t.head in (main.i, verb.i) for t in within)
    if joined or any(t.label == "mark" or t.text in ('"', "“", "”") for t in within):
        return
    either = first.tag == "MD" or first.lower == "had"
    several = None if either else first.tag == "VBP" or first.lower == "were"
    for when in (t for t in within if t.lower in _OPENING and t.label == "prep"):
        nouns = [t for t in within if t.label == "pobj" and t.i > when.i and t.head in (when.i, when.head)]
        if nouns and several in (None, nouns[0].tag in ("NNS", "NNPS")) and nouns[0].pos in _NOUNS:
            passive = any(t.label == "auxpass" for t in own)
            held[when.i - base] = replace(when, label="mark", head=verb.i)
            held[nouns[0].i - base] = replace(nouns[0], label="nsubjpass" if passive else "nsubj", head=verb.i)
            told = held[nouns[0].i - base + 2]
            if told.label == "advcl" and told.tag in ("VBN", "VBG") and told.head == main.i:
                held[told.i - base] = replace(told, label="acl", head=nouns[0].i)  # "after rebels, | backed | by Arda,"
            if verb.label == "ROOT":
                held[main.i - base] = replace(main, label="ROOT", head=main.i)
            held[n] = replace(verb, label="advcl", head=main.i)
            return

"""Speakers that a small parser does not give to their verbs, so often that no rule should have to know of it.

The name of a paper that it takes for a second subject: "residents quoted by the daily Vesna | said so". A past tense
that it takes for a participle of the name that the sentence seems to consist of: "Arda, which has a port there, |
called for restraint", "Arda, an old ally, | offered to help". And who says so behind a whole clause, taken for another
name of what the clause ends with: "it was not hit in Karo, | the army's press office | said". And the participle that
stands for the subject: "a man | calling himself a captain | said so". Who accuses whom the clause is about, taken for
that clause with a participle: "Arda, which | a group of envoys | accused of theft, denied it". And the participle of a
phrase that opens a sentence, taken for its verb: "In a letter | dated 3 May |, she asks for help". And who speaks right
behind a quotation, taken for another name of what it ends with: "They blame the minister," | Tova Lund | said.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token
from onrecord.lexicons.sayings import saying_verbs

_CALLING = frozenset("call appeal warn vow plead press push".split())
_SAYING = frozenset("say state report announce add warn claim insist note explain confirm argue".split())
_BLAMING = frozenset("accuse blame suspect call describe denounce criticize criticise condemn charge".split())
_PHRASES = frozenset({"for", "on", "of", "against"})
_CLOSING = frozenset(("”", "''", '"', "’", "»"))


def mend_speakers(held: list[Token], base: int) -> None:
    """Give verbs their subjects, in place; indices begin at `base`."""
    for n, token in enumerate(held):
        if token.label == "nsubj" and token.tag == "NNP":
            _name_agent(held, n, base)
        elif token.tag == "VBG" and token.label in ("csubj", "nsubj") and n:
            _give_noun(held, n, base)
        elif token.label == "acl" and token.tag in ("VBN", "VBD"):
            _make_main(held, n, base)
            _give_accuser(held, n, base)
        elif token.label == "ROOT" and token.tag in ("VBN", "VBD") and held[0].label == "prep":
            _lead_in(held, n)
        elif token.label == "conj" and token.tag in ("VBD", "VBZ") and token.lemma in _SAYING and n:
            _give_saying(held, n, base)
        elif token.label in ("appos", "conj") and token.pos in ("PROPN", "NOUN", "PRON"):
            _leave_quotation(held, n, base)


def _leave_quotation(held: list[Token], n: int, base: int) -> None:
    """Who stands between the end of a quotation and the verb of saying it hangs on is that verb's subject."""
    first = min((k for k in range(held[n].head - base + 1, n) if under(held, k, n, base)), default=n)
    if first < 4 or held[first - 1].text not in _CLOSING or held[first - 2].text not in (",", "?", "!"):
        return
    behind = (k for k in range(n + 1, len(held)) if not under(held, k, n, base) and held[k].pos != "PUNCT")
    says = next(behind, None)
    if says is None or held[says].lemma not in saying_verbs() or held[says].tag not in ("VBD", "VBZ", "VBP"):
        return
    if under(held, n, says, base) and not below(held, says, "nsubj", "nsubjpass"):
        held[n] = replace(held[n], head=held[says].i, label="nsubj")


def _give_accuser(held: list[Token], n: int, base: int) -> None:
    """Who stands between ", which" and a verb of blame is its subject, and "which" its object."""
    if held[n].lemma not in _BLAMING or below(held, n, "agent", "aux", "auxpass", "dobj", "nsubj"):
        return
    which = next((k for k in range(n - 2, max(n - 12, 0), -1) if held[k].tag in ("WDT", "WP")), 0)
    phrase = range(which + 1, n)
    heads = [k for k in phrase if held[k].pos in ("NOUN", "PROPN") and held[k].head - base not in phrase]
    if not which or held[which - 1].text != "," or len(heads) != 1 or any(held[k].text == "," for k in phrase):
        return
    who, verb = heads[0], held[which].head - base
    about = which - 2
    while held[about].label in ("compound", "pobj", "prep") and 0 <= held[about].head - base < which:
        about = held[about].head - base
    if held[who].label not in ("relcl", "appos", "nsubj") or held[about].pos not in ("NOUN", "PROPN"):
        return
    if held[who].label == "nsubj" and verb > n:  # "Arda, which envoys blamed, rejected it": taken for one clause
        main = held[about].head
        held[verb] = replace(held[verb], head=held[verb].i if main == held[about].i else main, label=held[about].label)
        held[about] = replace(held[about], head=held[verb].i, label="nsubj")
        for k in below(held, about):
            if k > verb:
                held[k] = replace(held[k], head=held[verb].i)
    held[n] = replace(held[n], head=held[about].i, label="relcl", tag="VBD")
    held[who] = replace(held[who], head=held[n].i, label="nsubj")
    held[which] = replace(held[which], head=held[n].i, label="dobj")


def _lead_in(held: list[Token], n: int) -> None:
    """A participle without a subject, before a clause that has its own, only tells more of the noun before it."""
    if below(held, n, "nsubj", "nsubjpass", "expl", "aux", "auxpass", "dobj") or held[0].head != held[n].i:
        return
    noun = next((k for k in below(held, 0, "pobj")), -1)
    clauses = [k for k in below(held, n, "conj", "ccomp") if k > n and below(held, k, "nsubj", "nsubjpass")]
    own = min((j for k in clauses for j in below(held, k, "nsubj", "nsubjpass")), default=0)
    if not 0 < noun < n < own or not any(held[k].text == "," for k in range(n, own)):
        return
    main = next(k for k in clauses if own in below(held, k, "nsubj", "nsubjpass"))
    for k in below(held, n):
        if k == 0 or k > main:
            held[k] = replace(held[k], head=held[main].i)
    held[main] = replace(held[main], head=held[main].i, label="ROOT")
    held[n] = replace(held[n], head=held[noun].i, label="acl", tag="VBN")


def _give_noun(held: list[Token], n: int, base: int) -> None:
    """The noun right before a participle is the subject of the verb behind, of which the participle only tells who it
    is: "a man | presenting himself as an officer | threatened them"."""
    verb, noun = held[n].head - base, n - 1
    finite = verb > n and held[verb].tag in ("VBD", "VBZ", "VBP")
    if not finite or held[noun].head != held[n].i or held[noun].label != "nsubj" or held[noun].pos == "PRON":
        return
    if below(held, n, "aux", "auxpass", "mark") or below(held, verb, "nsubj", "nsubjpass", "expl") not in ([], [n]):
        return
    for k in below(held, n):
        if k < noun:  # "In a message, | a man"
            held[k] = replace(held[k], head=held[verb].i)
    held[noun] = replace(held[noun], head=held[verb].i)
    held[n] = replace(held[n], head=held[noun].i, label="acl")


def _give_saying(held: list[Token], n: int, base: int) -> None:
    """Who stands between a comma and a verb of saying without a subject says the clause before the comma."""
    who, clause = n - 1, held[n].head - base
    if held[who].label != "appos" or not clause < held[who].head - base < who or below(held, n, "nsubj", "cc", "dobj"):
        return
    first = min((k for k in range(clause, who) if under(held, k, who, base)), default=who)
    if held[first - 1].text != "," or held[clause].pos not in ("VERB", "AUX"):
        return
    if any(k > clause for k in below(held, clause, "cc")) or not below(held, clause, "nsubj", "nsubjpass"):
        return
    above = held[clause].head if held[clause].head != held[clause].i else held[n].i
    held[n] = replace(held[n], head=above, label=held[clause].label)
    for k in below(held, clause):
        if k > n:  # the full stop
            held[k] = replace(held[k], head=held[n].i)
    held[clause] = replace(held[clause], head=held[n].i, label="ccomp")
    held[who] = replace(held[who], head=held[n].i, label="nsubj")


def under(held: list[Token], k: int, above: int, base: int) -> bool:
    """Whether a token hangs on another, over others or not."""
    while held[k].head - base not in (k, above):
        k = held[k].head - base
    return k != above and held[k].head - base == above


def below(held: list[Token], n: int, *labels: str) -> list[int]:
    """The places of what hangs on a token."""
    return [k for k, t in enumerate(held) if t.head == held[n].i and k != n and (not labels or t.label in labels)]


def _name_agent(held: list[Token], n: int, base: int) -> None:
    """The name right behind "by the daily" is the daily's, where the verb has its subject before."""
    verb, noun = held[n].head - base, held[n - 1] if n else held[n]
    first = next((k for k in below(held, verb, "nsubj") if k < n), n)
    if verb < n or first == n or noun.label != "pobj" or noun.pos != "NOUN":
        return
    by = held[noun.head - base]
    participle = held[by.head - base]
    if by.lower == "by" and participle.tag == "VBN" and participle.head == held[first].i:
        held[n] = replace(held[n], head=noun.i, label="appos")


def _make_main(held: list[Token], n: int, base: int) -> None:
    """A past tense behind the comma that closes a clause about the name at the root of a whole sentence."""
    name = held[n].head - base
    if held[name].head != held[name].i or held[name].pos != "PROPN" or held[-1].text != "." or held[n - 1].text != ",":
        return
    clause = any(name < k < n for k in below(held, name, "relcl", "appos"))
    calling = held[n].lemma in _CALLING
    phrase = [k for k in below(held, n, "prep") if calling and held[k].lower in _PHRASES and k == n + 1]
    agents = below(held, n, "agent")
    acts = bool(phrase) or (not agents and bool(below(held, n, "dobj", "ccomp", "xcomp", "advcl")))
    if not clause or not acts or below(held, n, "auxpass", "aux", "mark"):
        return
    held[n] = replace(held[n], head=held[n].i, label="ROOT", tag="VBD")
    for k in below(held, name, "punct"):
        if k > n:
            held[k] = replace(held[k], head=held[n].i)
    held[name] = replace(held[name], head=held[n].i, label="nsubj")
    for k in agents:  # "restraint by all parties"
        object_ = next(iter(below(held, phrase[0], "pobj")), n)
        held[k] = replace(held[k], head=held[object_].i, label="prep")

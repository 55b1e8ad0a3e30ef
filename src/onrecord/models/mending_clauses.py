"""Clauses that a small parser hangs on the wrong verb or leaves without their subject.

"The army bombed a bridge and | rebels shelled a school": what stands before the second verb is taken for one more
object of the first, although nothing joins the second verb itself to the first. "Had his house searched | and fled"
is joined to what others did. "Left Arda, where rebels had bombed a mill, | killing two" tells what the bombs did, and
"complained of Peru's | backing the rebels" what Peru does. "Demanded that the mayor | resign" and "a claim that the
rebels | deny" end in no noun but in a verb. "Denied that there was a camp and | asked them to leave" says of whoever
denies it that he asks; "and, before leaving, | asked them to go" that he asked. "In a film shot before he fled, he
said so" tells where he said it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.lexicons.sayings import saying_verbs
from onrecord.models.mending_relatives import antecedent, listed_after, listed_with

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod"})
# What a verb at the end of a clause is taken for.
_WANTING = frozenset({("ccomp", "NN"), ("acl", "NN"), ("relcl", "NN"), ("acl", "NNS"), ("relcl", "NNS")})
# What comes of a blow, and verbs of blows.
_RESULTS = frozenset("kill wound injure hurt maim destroy damage displace level flatten".split())
_BLOWS = frozenset(
    """attack bomb shell fire shoot strike hit raid ambush explode blow open storm crash collapse ram detonate burst
    erupt target launch drop burn derail capsize overturn plough plow slam kill behead gun mow""".split()
)


def mend_clauses(held: list[Token], base: int) -> None:
    """Give a verb joined to another, in place, the noun right before it; indices begin at `base`."""
    _lead_out(held, base)
    for n, verb in enumerate(held):
        if verb.lower == "whom" and verb.label == "nsubj":
            held[n] = replace(verb, label="dobj")  # "people | whom the army detained"
        if verb.label == "acl" and (before := listed_after(held, n, base)) is not None:
            held[n] = verb = replace(verb, head=before.i, label="conj")
        if verb.label == "acl" and verb.tag in ("VBD", "VBN") and _tells_more(held, verb):
            held[n] = verb = replace(verb, label="relcl", tag="VBD")
        if verb.label == "relcl":
            deed = antecedent(held, n, base)
            held[n] = verb if deed is None else replace(verb, head=deed.i)
        if verb.label == "conj" and verb.pos in ("VERB", "AUX") and verb.head < verb.i:
            told = listed_with(held, n, base)
            if told is not None:
                held[n] = replace(verb, head=told.i)
                continue
            _part(held, n, base)
            _raise(held, n, base)
            _pass_over(held, n, base)
            _set_against(held, n, base)
        elif n > 2 and (verb.label, verb.tag) in _WANTING:
            _make_verb(held, n)
        elif verb.label == "advcl" and verb.tag in ("VBD", "VBN") and n > 1:
            _join_behind_aside(held, n, base)
        elif verb.label == "advcl" and verb.tag == "VBG" and n > 1:
            _give_result(held, n, base)
            _give_owner(held, n)


def _lead_out(held: list[Token], base: int) -> None:
    """Hang the phrase that opens a sentence on its own verb where the parser took it for a part of a clause that only
    begins behind it: "In a film shot shortly | before he fled |, he said so"."""
    verb = held[held[0].head - base] if held and held[0].label == "prep" else None
    if verb is None or verb.label not in ("ccomp", "advcl") or verb.head <= verb.i:
        return
    mark = next((t for t in held if t.head == verb.i and t.label == "mark"), None)
    noun = next((t for t in held if t.head == held[0].i and t.label == "pobj"), None)
    if mark is not None and noun is not None and noun.i < mark.i and mark.lower in ("before", "after", "as", "since"):
        held[0] = replace(held[0], head=verb.head)


@cache
def _deeds() -> frozenset[str]:
    return frozenset(row["lemma"] for kind in ("event_verbs", "reporting_verbs") for row in load(kind))


def _make_verb(held: list[Token], n: int) -> None:
    """Read the noun that a clause behind "that" ends in for want of a verb as one, whose subject stands before it. In
    a clause about a noun, "a claim that the rebels | deny |", that noun is its object."""
    noun = held[n]
    own = [(k, t) for k, t in enumerate(held) if t.head == noun.i and t.i != noun.i]
    about = noun.label != "ccomp"
    lemma = noun.lemma.lower() if noun.tag == "NNS" else noun.lower
    that = next(
        (k for k, t in own if t.lower == "that" and t.label in (("mark", "dobj") if about else ("mark",))), None
    )
    if that is None or lemma not in _deeds():
        return
    if any(t.label in ("cop", "aux", "auxpass") or t.pos in ("VERB", "AUX") for _, t in own):
        return
    before = [k for k, t in own if t.i < noun.i and (t.pos in _NOMINAL or t.text[0].isupper()) and k != that]
    who = before[-1] if before else None
    if who != n - 1 or held[who].label not in ("compound", "nsubj", "amod"):
        return
    tag = {"NN": "VBP", "NNS": "VBZ"}[noun.tag] if about else "VB"
    held[n] = replace(noun, tag=tag, pos="VERB", lemma=lemma, label="relcl" if about else noun.label)
    subject = replace(held[who], label="nsubj")
    held[who] = subject if subject.pos in _NOMINAL else replace(subject, tag="NNP", pos="PROPN")
    if about:
        held[that] = replace(held[that], label="dobj", tag="WDT", pos="PRON")
    for k, token in own:
        if k < who and token.label in ("det", "amod", "compound", "poss", "nummod", "nmod"):
            held[k] = replace(token, head=held[who].i)


def _tells_more(held: list[Token], verb: Token) -> bool:
    """Whether a past tense hung on a noun has a relative pronoun: "an attack that the army | blamed | on them"."""
    own = [t for t in held if t.head == verb.i and t.i < verb.i]
    if any(t.label in ("aux", "auxpass") for t in own):
        return False
    # In "the men who | detained" the pronoun is the subject, in "that the army | blamed" there is another.
    pronouns = [t for t in own if t.tag in ("WDT", "WP")]
    return any(t.label in _SUBJECTS for t in own) and any(t.label in (*_SUBJECTS, "dobj") for t in pronouns)


def _join_behind_aside(held: list[Token], n: int, base: int) -> None:
    """Join what "and" joins behind an aside: "handed out nets and, before flying home, | called | on Arda to help"."""
    verb = held[n]
    own = [t for t in held if t.head == verb.i and t.i < verb.i]
    if held[n - 1].text != "," or any(t.label in (*_SUBJECTS, "mark", "auxpass") or t.tag == "WRB" for t in own):
        return
    if verb.tag == "VBN" and held[verb.head - base].tag != "VBD":
        return
    above = [t for t in held if t.head == verb.head and t.i < verb.i]
    joins = any(t.label == "cc" and t.i + 1 in {c.i for c in above if c.text == ","} for t in above)
    if joins and verb.head < verb.i:
        held[n] = replace(verb, label="conj", tag="VBD")


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


def _raise(held: list[Token], n: int, base: int) -> None:
    """Join a past tense to "had" rather than to what somebody had done to them."""
    verb, first = held[n], held[held[n].head - base]
    having = held[first.head - base]
    caused = first.tag == "VBN" and first.label == "ccomp" and having.lemma in ("have", "get") and having.i < first.i
    if caused and verb.tag == "VBD" and not any(t.head == verb.i and t.label in (*_SUBJECTS, "aux") for t in held):
        held[n] = replace(verb, head=having.i)


def _pass_over(held: list[Token], n: int, base: int) -> None:
    """Join a verb to the clause before an aside that has none of its own: "said that Arda had raised it, most of it
    secret, and | had named | the men"."""
    verb = held[n]
    aside = held[verb.head - base]
    own = [t.label for t in held if t.head == verb.i and t.i < verb.i]
    if aside.pos in ("VERB", "AUX") or any(label in (*_SUBJECTS, "mark") for label in own):
        return
    if aside.label == "ccomp":
        clauses = [t for t in held if t.head == aside.head and t.label == "ccomp" and t.i < aside.i]
        before = clauses[-1] if clauses else aside
    else:  # hung on what it tells of
        before, told = aside, any(t.head == aside.i and t.label == "nsubj" for t in held)
        while told and before.pos != "VERB" and before.label != "ROOT":
            before = held[before.head - base]
    if before.pos == "VERB" and any(t.head == before.i and t.label in _SUBJECTS for t in held):
        held[n] = replace(verb, head=before.i)


def _set_against(held: list[Token], n: int, base: int) -> None:
    """Join a verb of saying that "and" joins to what is negated or denied, with which it would take "or", to who says
    or denies that: "denied that there was a camp and | asked them to go", "said they had not fired and | accused"."""
    verb, inner = held[n], held[held[n].head - base]
    outer = held[inner.head - base]
    if inner.label != "ccomp" or outer.tag != "VBD" or outer.pos != "VERB" or not outer.i < inner.i:
        return
    if verb.tag not in ("VBD", "VBN") or verb.lemma not in saying_verbs() or outer.lemma not in saying_verbs():
        return
    own = [t for t in held[inner.i - base + 1 :] if t.head == verb.i]
    if any(t.label in (*_SUBJECTS, "aux", "auxpass", "mark") for t in own) or not any(
        t.label in ("dobj", "ccomp") for t in own
    ):
        return
    before = held[: inner.i - base + 3]
    himself = any(t.head == inner.i and t.label in _SUBJECTS and t.pos == "PRON" for t in before)
    unsaid = (outer.lemma == "deny" and not himself) or any(t.label == "neg" and t.head == inner.i for t in before)
    cc = next((k for k, t in enumerate(held) if t.label == "cc" and t.head == inner.i and t.i > inner.i), None)
    if (
        not unsaid
        or cc is None
        or held[cc].lower != "and"
        or not any(t.head == outer.i and t.label == "nsubj" for t in held[: outer.i - base])
    ):
        return
    held[cc] = replace(held[cc], head=outer.i)
    held[n] = replace(verb, head=outer.i, tag="VBD")


def _give_result(held: list[Token], n: int, base: int) -> None:
    """Hang what came of a blow on the blow: on the clause right before it, where the verb that it hangs on is none, or
    on the verb above such a clause."""
    verb, far = held[n], held[held[n].head - base]
    if verb.lemma not in _RESULTS or held[n - 1].text != "," or far.lemma in _BLOWS or far.i > verb.i:
        return
    if far.label == "relcl":
        above = held[held[far.head - base].head - base]
        if above.lemma in _BLOWS and above.pos == "VERB":
            held[n] = replace(verb, head=above.i)
        return
    k = n - 2
    while held[k].i > far.i:
        if held[k].label in ("relcl", "advcl") and held[k].lemma in _BLOWS and held[k].pos == "VERB":
            held[n] = replace(verb, head=held[k].i)
            return
        k = held[k].head - base


def _give_owner(held: list[Token], n: int) -> None:
    """Whoever stands behind a preposition with an "'s" right before a participle does what that says."""
    mark, owner = held[n - 1], held[n - 2]
    if mark.tag == "POS" and mark.head == owner.i and owner.label == "pobj" and owner.head != held[n].i:
        held[n] = replace(held[n], head=owner.head, label="pcomp")
        held[n - 2] = replace(owner, head=held[n].i, label="poss")


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

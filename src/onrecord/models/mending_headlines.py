"""Headlines, whose clipped grammar a small parser trained on whole sentences reads as a row of nouns.

"Army | raids | camp" has a verb where it sees a plural, "Arda police | foils attack" a subject where it sees a part of
the verb's name; "China, | Japan agree" are two who agree, and "Peru: | miners march" says where, not who. What is past
in a headline and has no object was done to its subject: "Hostages | freed in Arda", "Patrol | wiped out by rebels".
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from onrecord.annotate.happening.undergoing import done_to_others
from onrecord.annotate.nouns import noun as known_noun
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.models.mending_speakers import below

_ENDS = frozenset(".?!:\"”'’")
_LONGEST = 22
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_NOUNS = ("NN", "NNP", "NNPS", "NNS")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
# What hangs on a verb that is no passive.
_ACTIVE = ("dobj", "aux", "auxpass", "attr", "nsubjpass", "dative", "xcomp")
_CLAUSES = ("ROOT", "parataxis", "conj", "ccomp", "dep", "advcl")
# What nobody does to another with these words behind it without naming him: "Exiles | urged to leave".
_ADDRESSING = {
    "to": frozenset("urge tell order ask advise warn invite summon allow oblige instruct command persuade".split()),
    "against": frozenset({"warn", "advise", "caution"}),
    "of": frozenset({"accuse", "convict", "suspect", "acquit"}),
    "for": frozenset("blame praise criticise criticize thank honour honor hail mock chide censure fault".split()),
    "over": frozenset("charge criticise criticize blame question quiz grill probe rebuke chide censure sue".split()),
    "with": frozenset({"charge"}),
    "in": frozenset({"question", "quiz", "charge", "implicate"}),
}
# What two do together, in the plural.
_TOGETHER = frozenset(
    """discuss sign meet hold agree pledge vow talk exchange clash spar seek reach begin open launch end mark attend
    back reject hail condemn urge call confer trade swap debate join plan visit""".split()
)


def mend_headlines(held: list[Token], base: int) -> None:
    """Read a sentence without an end, in place, as a headline; indices begin at `base`."""
    if len(held) < 4 or len(held) > _LONGEST or held[-1].text[-1] in _ENDS:
        return
    _set_apart(held, base)
    _join_offices(held, base)
    for n in range(1, len(held) - 1):
        _make_noun(held, n)
        _make_verb(held, n, base)
    for n, token in enumerate(held):
        if token.tag in ("VBZ", "VBP") and n:
            _give_subject(held, n)
        elif token.tag in ("VBD", "VBN") and n:
            _make_clause(held, n, base)
            _make_passive(held, n)
    _join_pair(held, base)


@cache
def deeds() -> frozenset[str]:
    """The verbs, of one word, that tell of an event."""
    return frozenset(row["lemma"] for row in load("event_verbs") if " " not in row["lemma"])


@cache
def _only_nouns() -> frozenset[str]:
    """Event nouns that are no verbs: "truce"."""
    return (
        frozenset(row["lemma"] for row in load("event_nouns")) - deeds() - {row["lemma"] for row in load("not_events")}
    )


def _make_noun(held: list[Token], n: int) -> None:
    """An event noun that is no verb is none behind the name of whose it is either: "Arda | truce in doubt"."""
    token, before = held[n], held[n - 1]
    if token.tag not in ("VBP", "VB") or token.lemma not in _only_nouns() or before.head != token.i:
        return
    if before.label in ("nsubj", "nmod") and before.tag in _NOUNS:
        held[n - 1] = replace(before, label="compound")
        held[n] = replace(token, tag="NN", pos="NOUN")


def _set_apart(held: list[Token], base: int) -> None:
    """What stands before a colon says where it is or who says so: "Sri Lanka: | police fire on crowd"."""
    colon = next((k for k in range(1, min(5, len(held))) if held[k].text == ":"), None)
    if colon is None or held[colon - 1].label != "nsubj":
        return
    verb = held[colon - 1].head - base
    if verb > colon and any(k > colon for k in below(held, verb, "nsubj")):
        held[colon - 1] = replace(held[colon - 1], label="npadvmod")


def _make_verb(held: list[Token], n: int, base: int) -> None:
    """A plural between a singular noun and another noun phrase is what the first does to the second, if it can be
    done and nothing before it is a verb: "Army | raids | camp"."""
    token, before, after = held[n], held[n - 1], held[n + 1]
    if token.tag == "NNS" and below(held, n, "nsubj") and below(held, n, "dobj"):
        held[n] = replace(token, tag="VBZ", pos="VERB")  # hung as a verb already
        return
    if token.tag != "NNS" or token.lemma not in deeds():
        return
    if (
        before.tag not in ("NN", "NNP")
        or before.label != "compound"
        or any(t.pos == "VERB" and t.label != "amod" for t in held[:n])
    ):
        return
    above = token.head - base
    if token.label == "compound" and above > n:
        noun = above
    elif token.label == "ROOT" and after.tag in ("NN", "NNP", "NNS", "CD", "JJ", "DT"):
        noun = next(iter(below(held, n, "appos", "npadvmod", "dobj")), -1)
    else:
        return
    if noun <= n or held[noun].tag not in _NOUNS:
        return
    outer = held[noun]
    head, label = (outer.head, outer.label) if token.label == "compound" else (token.head, token.label)
    if label not in ("ROOT", "nsubj"):
        return
    if label == "nsubj" and held[head - base].label != "ROOT":
        return
    held[n] = replace(token, tag="VBZ", pos="VERB", label="ROOT", head=token.i)
    if label == "nsubj":  # "Army raids camp, | kills two"
        held[head - base] = replace(held[head - base], head=token.i, label="conj")
    held[noun] = replace(outer, head=token.i, label="dobj")
    for k, other in enumerate(held):
        if k < n and other.head in (outer.i, token.i) and k != n - 1:
            held[k] = replace(other, head=before.i)
        elif k > noun and other.head == outer.i and other.label in ("prep", "punct", "npadvmod", "advcl"):
            held[k] = replace(other, head=token.i)
    held[n - 1] = replace(before, head=token.i, label="nsubj")


def _give_subject(held: list[Token], n: int) -> None:
    """The noun right before a verb that has no subject is its subject: "Arda police | foils attack"."""
    verb, before = held[n], held[n - 1]
    if before.head != verb.i or before.label not in ("compound", "nmod") or before.tag not in _NOUNS:
        return
    if below(held, n, *_SUBJECTS):
        return
    held[n - 1] = replace(before, label="nsubj")
    for k in below(held, n, "amod", "compound", "nummod", "det", "poss", "nmod"):
        if k < n - 1:
            held[k] = replace(held[k], head=before.i)


def _make_clause(held: list[Token], n: int, base: int) -> None:
    """A participle that tells more of the noun that a headline without a verb is hung on is its verb: "Two | held"."""
    verb, noun = held[n], held[held[n].head - base]
    if verb.label != "acl" or noun.label != "ROOT" or noun.i > verb.i or any(t.tag in _FINITE for t in held):
        return
    if not _is_done(held, n):
        return
    held[noun.i - base] = replace(noun, head=verb.i, label="nsubjpass")
    held[n] = replace(verb, head=verb.i, label="ROOT")


def _make_passive(held: list[Token], n: int) -> None:
    verb = held[n]
    subjects = below(held, n, "nsubj")
    if verb.label not in _CLAUSES or len(subjects) != 1 or subjects[0] > n:
        return
    addressed = _is_addressed(held, n)
    if below(held, n, *(label for label in _ACTIVE if not (addressed and label == "xcomp"))):
        return
    if any(held[k].lower != "dead" for k in below(held, n, "acomp")):
        return
    stranded = n + 2 < len(held) and held[n + 1].lower in ("on", "upon", "at") and held[n + 2].tag == "IN"
    if not (stranded or addressed or _is_done(held, n)):
        return
    held[n] = replace(verb, tag="VBN")
    held[subjects[0]] = replace(held[subjects[0]], label="nsubjpass")
    for k in below(held, n, "ccomp"):
        if k < n:  # "Rebels attack base, | 12 killed"
            held[k] = replace(held[k], label="parataxis")


def _is_done(held: list[Token], n: int) -> bool:
    """Whether a verb says what somebody does to another: it names who did it, or nobody does it without an object."""
    particles = [held[k].lower for k in below(held, n, "prt")]
    return bool(below(held, n, "agent")) or " ".join((held[n].lemma, *particles)) in done_to_others()


def _is_addressed(held: list[Token], n: int) -> bool:
    """Whether a verb of words is followed at once by what somebody is asked, warned, accused or praised for."""
    behind = held[n + 1].lower if n + 1 < len(held) else ""
    return held[n].lemma in _ADDRESSING.get(behind, ())


def _join_offices(held: list[Token], base: int) -> None:
    """A name and, behind a comma, an office right before a verb in the plural are two who do it together: "Orr, | Vela
    President Discuss | Truce", but not "Orr, Vela president, dies"."""
    comma = next((k for k in range(1, min(4, len(held))) if held[k].text == ","), None)
    if comma is None or any(t.tag[:2] != "NN" or not t.text[:1].isupper() for t in held[:comma]):
        return
    verb = next((k for k in range(comma + 2, min(comma + 7, len(held))) if held[k].lower in _TOGETHER), None)
    if verb is None or any(t.text == "," or t.tag[:3] in ("VBZ", "VBD") for t in held[comma + 1 : verb]):
        return
    second = held[verb - 1]
    office = known_noun(second.lower)
    if office is None or office.kind != "person" or not office.title or held[comma + 1].lower in ("the", "a", "an"):
        return
    first, top = held[comma - 1], held[verb].i
    for k, token in enumerate(held):
        head = token.head - base
        if k < comma - 1:
            held[k] = replace(token, head=first.i, label="compound")
        elif k == comma:
            held[k] = replace(token, head=first.i, label="punct")
        elif comma < k < verb - 1:
            held[k] = replace(token, head=second.i, label="amod" if token.tag == "JJ" else "compound")
        elif k > verb and (head <= verb or token.head == token.i):
            inner = token.label if token.label in ("prep", "advmod", "npadvmod", "punct") else "dobj"
            held[k] = replace(token, head=top, label=inner)
    held[comma - 1] = replace(first, head=top, label="nsubj")
    held[verb - 1] = replace(second, head=first.i, label="conj")
    lemma = held[verb].lower
    held[verb] = replace(held[verb], tag="VBP", pos="VERB", lemma=lemma, head=top, label="ROOT")


def _join_pair(held: list[Token], base: int) -> None:
    """Two names with a comma between them before a plural verb or "to" are two who do it: "China, | Japan agree"."""
    if len(held) < 5 or held[0].tag not in ("NNP", "NNPS", "NNS"):
        return
    comma = next((k for k in range(1, 4) if held[k].text == ","), None)
    if comma is None or any(held[k].text[0].islower() for k in range(comma)):
        return
    first = comma - 1
    verb = held[first].head - base
    if held[first].label not in ("npadvmod", "dep", "nmod") or verb <= comma:
        return
    plural = held[verb].tag == "VBP" or (held[verb].tag == "VB" and held[verb - 1].lower == "to")
    subjects = below(held, verb, "nsubj")
    if not plural or len(subjects) != 1 or subjects[0] < comma:
        return
    second = held[subjects[0]]
    between = any(t.text == "," for t in held[comma + 1 : subjects[0]])
    if between or (second.text.islower() and second.tag != "NNS"):
        return
    held[first] = replace(held[first], label="nsubj")
    held[subjects[0]] = replace(second, head=held[first].i, label="conj")

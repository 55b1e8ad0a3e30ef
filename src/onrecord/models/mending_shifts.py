"""What stands between a verb and what belongs to it, and so leads a small parser astray.

An object that a phrase has shifted to the end: "pardoned on Thursday | 40 clerks", "released on bail | Ari Sol". Who is
blamed, behind what he is blamed for: "pinned the blame for the raid | on the Front"; and what somebody answers for,
behind where he says so: "took responsibility in a video | for the raid". "Persona non grata", read as a clause. Verbs
with a hyphen, read as what the noun behind them is like, though no noun has such a word before its number: "Arda |
test-fired | two rockets". A row of deeds, of which the object of the first is taken for the subject of the second,
though no comma parts the two: "killed nine men|, arrested| six". A noun joined to a verb, which only a verb can be:
"the Union urged restraint and | the envoy, in a letter, called | for talks". What nobody does to another, taken for
what describes a noun: "after a patrol | strayed". And what hangs on an auxiliary hangs on its verb: "its troops | had |
in May | killed nine".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.happening.makers import FAULTS, LAYING
from onrecord.annotate.happening.noun_classes import noun_class
from onrecord.annotate.happening.undergoing import done_to_others
from onrecord.annotate.syntax import Token
from onrecord.models.mending_speakers import below

_TAKING = frozenset("claim take accept assume admit deny bear disclaim reject shoulder".split())
_OWNED = frozenset({"responsibility", "credit", "blame", "involvement", "complicity", "role", "part", "hand"})
# On what terms somebody is let go: what stands behind these words is no part of them.
_TERMS = frozenset({("on", "bail"), ("on", "parole"), ("on", "probation"), ("without", "charge"), ("without", "trial")})
_HYPHENS = ("-", "–", "‑")
_PERSONA = frozenset({"persona", "personae", "personas"})
_GRATA = frozenset({"grata", "gratae", "gratas"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING = frozenset("since after as before until while when because once".split())
_UNDER = frozenset({"advcl", "xcomp", "ccomp", "conj", "pcomp", "dep"})
_VIOLENCE = frozenset("fight shell shoot bomb loot riot kill fire fighting shelling shooting looting rioting".split())
_CAPTIVE = frozenset(
    "hold jail detain imprison arrest kidnap abduct seize kill murder execute sentence convict exile deport".split()
)
_CONCLUDING = frozenset("sign ink initial ratify seal conclude finalise finalize agree".split())
_OF_GUESTS = frozenset({"visiting", "outgoing", "departing", "retiring", "acting", "sitting", "serving"})
_HOSTING = frozenset("receive meet greet host welcome see brief fete honour honor call telephone".split())
_CLAUSAL = frozenset({"after", "before", "since", "until"})
# What nobody does to another, so that no noun is described by it.
_GOING = frozenset(
    """stray drift sweep march walk run drive ride crash collapse erupt explode flee arrive veer swerve capsize sink
    overturn vanish disappear surface emerge escape rampage surge storm swarm pour rush race flock gather rally riot
    clash die perish fall land burst swoop descend roar thunder rumble roll sail wander encroach trespass intrude
    rise defect desert mutiny protest""".split()
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_AMID = frozenset("prep npadvmod advmod nsubj nsubjpass punct neg".split())


def mend_shifts(held: list[Token], base: int) -> None:
    """Hang what was shifted, in place, where it belongs; indices begin at `base`."""
    for n, token in enumerate(held):
        above = held[token.head - base]
        if above.label in ("aux", "auxpass") and token.label in _AMID and above.i != token.i:
            held[n] = replace(token, head=above.head)
    if len(held) > 2 and held[0].tag == "VB" and held[0].label in ("nsubj", "nsubjpass", "csubj"):
        _join_noun(held)
    for n, token in enumerate(held):
        above = held[token.head - base]
        if n > 1 and token.tag in ("VBD", "VBN", "VBZ") and token.label == "amod" and held[n - 1].text in _HYPHENS:
            _make_verb(held, n, base)
        elif n > 2 and token.tag in ("VBD", "VBN", "VBZ") and held[n - 1].text in _HYPHENS and token.pos == "VERB":
            _give_doer(held, n)
        elif token.lower in _PERSONA and held[n + 1 : n + 2] and held[n + 1].lower == "non":
            _name_unwelcome(held, n)
        elif token.pos == "VERB" and token.lemma in LAYING | _TAKING:
            _give_back(held, n)
        elif token.label == "nsubj" and n + 1 < len(held):
            _list_deeds(held, n, base)
        elif token.label == "acl" and token.tag in ("VBN", "VBD"):
            _tell(held, n, base)
        elif token.tag == "VBG" and n and n + 1 < len(held) and held[n - 1].lower in _OPENING:
            _open_clause(held, n, base)
        elif token.label == "npadvmod" and token.entity.endswith("-DATE") and above.i > token.i:
            _give_day(held, n, base)
        elif token.label == "conj" and token.tag in ("VBN", "VBD") and above.tag == "VBG" and above.label == "pcomp":
            _raise(held, n, base)
        elif token.tag == "VBN" and token.label in ("advcl", "acl") and token.lemma in _CAPTIVE:
            _describe(held, n, base)
        elif token.lower in _OF_GUESTS and token.tag == "VBG" and token.label in ("xcomp", "ccomp", "dobj", "advcl"):
            _qualify(held, n, base)
        elif token.lower == "in" and token.label == "prep" and n + 2 < len(held):
            _set_place(held, n, base)
        if token.label == "pobj" and token.pos in _NOUNS:
            _shift(held, n, base)
        elif token.label == "conj" and token.pos in ("NOUN", "PROPN") and above.pos == "VERB":
            _make_clause(held, n, base)


def _shift(held: list[Token], n: int, base: int) -> None:
    """Make a noun behind a day or a term, of which a preposition took it for the object, the object of the verb."""
    noun, prep = held[n], held[held[n].head - base]
    verb = held[prep.head - base]
    inner = prep.i - base + 1
    if verb.pos != "VERB" or verb.i > prep.i or inner >= n or noun.entity.endswith(("-DATE", "-TIME")):
        return
    first = held[inner]
    dated = prep.lower == "on" and first.entity == "B-DATE" and inner + 1 < n
    term = (prep.lower, first.lower) in _TERMS
    if first.head != noun.i and held[first.head - base].head != noun.i:
        return
    if not (dated or term) or below(held, verb.i - base, "dobj", "auxpass", "ccomp"):
        return
    if verb.lemma not in done_to_others():
        return
    held[inner] = replace(
        first, head=prep.i, label="pobj", tag="NNP" if dated else "NN", pos="PROPN" if dated else "NOUN"
    )
    held[n] = replace(noun, head=verb.i, label="dobj")
    for k in below(held, inner):
        if k > inner:  # "Thursday | 40 clerks"
            held[k] = replace(held[k], head=noun.i)


def _give_back(held: list[Token], n: int) -> None:
    """Who is blamed goes to the verb, and what somebody is responsible for to the responsibility."""
    verb = held[n]
    named = FAULTS if verb.lemma in LAYING else _OWNED
    fault = next((k for k in below(held, n, "dobj") if k > n and held[k].lower in named), None)
    if fault is None:
        return
    for k in range(fault + 1, len(held)):
        prep = held[k]
        if prep.text in (";", "–", "—") or prep.tag == "MD":
            return
        if prep.label != "prep":
            continue
        wanted = ("on", "upon", "at") if verb.lemma in LAYING else ("for", "in")
        dated = any(held[o].entity.endswith(("-DATE", "-TIME")) for o in below(held, k, "pobj"))
        under = _reaches(held, k, n)
        if verb.lemma in LAYING:
            between = any(t.lower == "for" for t in held[fault:k])
            if prep.lower in wanted and not dated and under and (between or k == fault + 1):
                held[k] = replace(prep, head=verb.i)
                return
        elif prep.lower == "for" and under and k > fault + 1:
            held[k] = replace(prep, head=held[fault].i)
            return


def _reaches(held: list[Token], k: int, top: int) -> bool:
    """Whether a token stands somewhere under another, with no clause between."""
    base = held[0].i
    for _ in range(8):
        above = held[k].head - base
        if above == top:
            return True
        if above == k or held[above].pos in ("VERB", "AUX"):
            return False
        k = above
    return False


def _name_unwelcome(held: list[Token], n: int) -> None:
    """Make "persona non grata" what somebody is declared to be, where the parser took it for a clause."""
    last = n + 2
    if last >= len(held) or held[last].lower not in _GRATA:
        return
    verb = next((k for k in range(n - 1, -1, -1) if held[k].lemma in ("declare", "pronounce", "deem", "name")), None)
    if verb is None or held[verb].pos != "VERB":
        return
    words = range(n, last + 1)
    tops = {held[k].i for k in words}
    for k in [k for k, t in enumerate(held) if t.head in tops and k not in words]:
        whom = held[k].label in ("nsubj", "dobj", "compound", "nmod") and held[k].pos in _NOUNS
        passive = bool(below(held, verb, "auxpass"))
        label = "dobj" if whom and not passive else held[k].label
        held[k] = replace(held[k], head=held[verb].i, label=label)
    held[n] = replace(held[n], head=held[last].i, label="compound", tag="NN", pos="NOUN")
    held[n + 1] = replace(held[n + 1], head=held[last].i, label="compound", tag="FW", pos="X")
    held[last] = replace(held[last], head=held[verb].i, label="oprd", tag="NN", pos="NOUN", lemma="grata")


def _make_verb(held: list[Token], n: int, base: int) -> None:
    """Make a verb of a hyphened one before a number or an article: "Arda test-fired | two rockets"."""
    noun = held[n].head - base
    start = n - 2
    subject = start - 1
    if noun <= n or subject < 0 or n + 1 >= len(held) or held[subject].pos not in ("NOUN", "PROPN"):
        return
    if held[n + 1].tag not in ("CD", "DT", "PRP$") or held[start].end != held[n - 1].start:
        return
    thing, top = held[noun], held[held[noun].head - base]
    if thing.label == "ROOT":
        head, label = held[n].i, "ROOT"
    elif thing.label in ("nsubj", "ccomp") and top.pos == "VERB" and top.i > thing.i:
        if thing.label == "nsubj" and not [k for k in below(held, top.i - base, "nsubj") if k > noun]:
            return
        head, label = top.i, "ccomp"
    elif thing.label in ("ccomp", "advcl", "conj", "dobj") and top.i < thing.i and top.pos == "VERB":
        head, label = top.i, "ccomp" if thing.label == "dobj" else thing.label
    else:
        return
    held[n] = replace(held[n], head=head, label=label, tag="VBD" if held[n].tag == "VBN" else held[n].tag, pos="VERB")
    for k, token in enumerate(held):
        if token.head in (thing.i, held[start].i) and k < start:
            held[k] = replace(token, head=held[subject].i if k != subject else held[n].i)
        elif token.head == thing.i and k > noun and token.label in ("prep", "npadvmod", "punct", "advcl"):
            held[k] = replace(token, head=token.head if token.lower == "of" else held[n].i)
    held[subject] = replace(held[subject], head=held[n].i, label="nsubj")
    held[noun] = replace(thing, head=held[n].i, label="dobj")


def _give_doer(held: list[Token], n: int) -> None:
    """Give a hyphened verb the noun before it, taken for a part of it: "Arda | test-fired two rockets"."""
    noun, first = held[n - 3], held[n - 2]
    part = noun.head in (held[n].i, first.i) and noun.label in ("compound", "npadvmod", "nmod")
    if not part or noun.pos not in ("NOUN", "PROPN") or first.end != held[n - 1].start:
        return
    if below(held, n, "dobj") and not below(held, n, *_SUBJECTS, "auxpass"):
        for k, token in enumerate(held[: n - 3]):
            if token.head in (held[n].i, first.i) and token.label in ("det", "amod", "compound", "nummod", "poss"):
                held[k] = replace(token, head=noun.i)
        held[n - 3] = replace(noun, head=held[n].i, label="nsubj")


def _list_deeds(held: list[Token], n: int, base: int) -> None:
    """Give a verb the object that the next of a row of deeds took for its subject: "killed nine|, arrested| six"."""
    noun, second = held[n], held[held[n].head - base]
    first = held[second.head - base]
    if second.label != "ccomp" or second.tag not in ("VBD", "VBN") or not first.i < noun.i < second.i:
        return
    between = held[n + 1 : second.i - base]
    comma = bool(between) and between[-1].text == "," and all(t.pos == "PUNCT" for t in between)
    start = min([noun.i, *(t.i for t in held if t.head == noun.i and t.pos != "PUNCT")]) - base
    opened = [t for t in held[first.i - base + 1 : start] if t.pos != "PUNCT"]
    if not comma or opened or first.lemma not in done_to_others() or below(held, first.i - base, "dobj"):
        return
    held[n] = replace(noun, head=first.i, label="dobj")
    held[second.i - base] = replace(second, label="conj", tag="VBD")


def _set_place(held: list[Token], n: int, base: int) -> None:
    """Give the verb the place right before its day, which was hung on a name or on what is signed: "met his colleague,
    Ari Sol, | in Lima | on Monday"."""
    noun = held[held[n].head - base]
    place = next((k for k in below(held, n, "pobj")), None)
    if place is None or not held[place].entity.endswith("-GPE") or noun.pos not in ("NOUN", "PROPN"):
        return
    on = place + 1
    if (
        on + 1 >= len(held)
        or held[on].lower != "on"
        or not any(held[k].entity.endswith("-DATE") for k in below(held, on, "pobj"))
    ):
        return
    verb = held[held[on].head - base]
    if verb.pos != "VERB" or not verb.i < noun.i < held[n].i:
        return
    named = noun.pos == "PROPN" and (noun.entity.endswith("-PERSON") or held[n - 1].text == ",")
    if named or (verb.lemma in _CONCLUDING and noun.head != verb.i):
        held[n] = replace(held[n], head=verb.i)


def _open_clause(held: list[Token], n: int, base: int) -> None:
    """Make a clause of what is taken for a phrase: "since | fighting | flared up", "after | shelling | hit a port"."""
    word, verb = held[n - 1], held[n + 1]
    finite = verb.tag in ("VBD", "VBZ") or (verb.tag == "VBN" and verb.label == "advcl")
    if not finite or verb.label not in _UNDER or word.label not in ("prep", "mark", "advmod") or word.head == verb.i:
        return
    if held[n].lemma not in _VIOLENCE or below(held, n, "dobj", "aux", "det", "poss"):
        return
    above = word.head
    if above in (held[n].i, verb.i) or held[above - base].pos not in ("VERB", "AUX"):
        return
    held[n] = replace(held[n], head=verb.i, label="nsubj", tag="NN", pos="NOUN", lemma=held[n].lower)
    held[n + 1] = replace(verb, head=above, label="advcl", tag="VBZ" if verb.tag == "VBZ" else "VBD")
    held[n - 1] = replace(word, head=verb.i, label="mark", pos="SCONJ")


def _give_day(held: list[Token], n: int, base: int) -> None:
    """Give a day right before the main verb to the clause about its subject, which no comma parts from it: "the men who
    were seized in Mali | last month | walked free"."""
    verb = held[held[n].head - base]
    between = held[n + 1 : verb.i - base]
    if verb.pos != "VERB" or any(t.label not in ("aux", "auxpass", "neg", "advmod") for t in between):
        return
    subjects = [t for t in held[:n] if t.head == verb.i and t.label in _SUBJECTS]
    if len(subjects) != 1 or any(t.text == "," for t in held[subjects[0].i - base : n]):
        return
    of = [held[o] for k in below(held, subjects[0].i - base, "prep") for o in below(held, k, "pobj")]
    clauses = [held[c] for s in (*subjects, *of) for c in below(held, s.i - base, "relcl") if c < n]
    if clauses and clauses[-1].tag in ("VBD", "VBN"):
        held[n] = replace(held[n], head=clauses[-1].i)


def _join_noun(held: list[Token]) -> None:
    """Make a noun of the word a sentence opens with, before the noun that it is a part of: "Aid | convoys were hit"."""
    word, noun = held[0], held[1]
    if noun.tag not in ("NN", "NNS") or noun.head != word.i or noun.label not in ("dobj", "compound"):
        return
    held[1] = replace(noun, head=word.head, label=word.label if word.label != "csubj" else "nsubj")
    held[0] = replace(word, head=noun.i, label="compound", tag="NN", pos="NOUN", lemma=word.lower)
    for k in below(held, 0):
        held[k] = replace(held[k], head=noun.i)


def _raise(held: list[Token], n: int, base: int) -> None:
    """Join a participle to the passive above the gerund before it, as a gerund goes on with a gerund: "was barred from
    leaving and | stripped | of his rank"."""
    gerund = held[held[n].head - base]
    verb = held[held[gerund.head - base].head - base]
    if verb.tag == "VBN" and below(held, verb.i - base, "auxpass") and not below(held, n, *_SUBJECTS, "aux", "dobj"):
        held[n] = replace(held[n], head=verb.i, tag="VBN")


def _describe(held: list[Token], n: int, base: int) -> None:
    """Let a participle of captivity or death behind a comma tell of the person right before it, rather than of whoever
    does the deed: "to free the cleric Ari Sol, | held | since May"."""
    verb = held[held[n].head - base]
    if n < 2 or held[n - 1].text != "," or below(held, n, "mark", "aux", "auxpass", "nsubj", "dobj", "advmod"):
        return
    noun = held[n - 2]
    while noun.label in ("appos", "compound", "flat") and noun.head < noun.i:
        noun = held[noun.head - base]
    if noun.label in ("dobj", "pobj") and verb.i < noun.i and noun.pos in ("NOUN", "PROPN"):
        person = held[n - 2].entity.endswith("-PERSON") or noun.lemma in noun_class("people")
        if person and not noun.entity.endswith(("-DATE", "-TIME")):
            held[n] = replace(held[n], head=noun.i, label="acl")


def _qualify(held: list[Token], n: int, base: int) -> None:
    """What a guest is, taken for what is done to him: "received | visiting | Minister Ari Sol"."""
    verb = held[held[n].head - base]
    guest = next((k for k in below(held, n, "dobj") if k > n), None)
    if guest is None or verb.lemma not in _HOSTING or verb.i != held[n].i - 1 or below(held, verb.i - base, "dobj"):
        return
    held[guest] = replace(held[guest], head=verb.i, label="dobj")
    held[n] = replace(held[n], head=held[guest].i, label="amod")
    for k in below(held, n):
        held[k] = replace(held[k], head=verb.i)


def _tell(held: list[Token], n: int, base: int) -> None:
    """Make a past tense of a participle that alone tells what a noun does: "Gunmen in lorries | swept | through a mill,
    the mayor said", "after a patrol | strayed | into a bay"; only of what nobody does to another."""
    verb, noun = held[n], held[held[n].head - base]
    if noun.i > verb.i or verb.lemma not in _GOING or held[n - 1].text == ",":
        return
    if below(held, n, "agent", "auxpass", "aux", "nsubj", "nsubjpass", "dobj"):
        return
    prep = held[noun.head - base]
    if noun.label == "pobj" and prep.lower in _CLAUSAL and noun.i == verb.i - 1:
        held[noun.i - base] = replace(noun, head=verb.i, label="nsubj")
        held[n] = replace(verb, tag="VBD", head=prep.head, label="advcl")
        held[prep.i - base] = replace(prep, head=verb.i, label="mark", pos="SCONJ")
        return
    if noun.label == "pobj" and prep.label == "prep":
        noun = held[prep.head - base]  # hung on "lorries"
    top = held[noun.head - base]
    said = noun.label in ("dep", "ccomp", "npadvmod") or bool([k for k in below(held, top.i - base, "nsubj") if k > n])
    said = said and top.label == "ROOT" and top.i > verb.i and top.tag == "VBD"
    alone = noun.label == "ROOT" and held[-1].text == "." and not any(t.tag in _FINITE for t in held)
    if not (said or alone) or noun.tag not in ("NN", "NNS", "NNP", "NNPS"):
        return
    held[n] = replace(verb, tag="VBD", head=verb.i if alone else top.i, label="ROOT" if alone else "ccomp")
    held[noun.i - base] = replace(noun, head=verb.i, label="nsubj")
    for k in below(held, noun.i - base):
        if k > n and held[k].label in ("punct", "acl", "advcl", "prep", "cc", "conj"):
            label = "advcl" if held[k].tag == "VBG" and held[k].label == "acl" else held[k].label
            held[k] = replace(held[k], head=verb.i, label=label)


def _make_clause(held: list[Token], n: int, base: int) -> None:
    """A noun joined to a verb is the subject of the next one: "and | the envoy, in a letter, | called for talks"."""
    noun, above = held[n], held[held[n].head - base]
    if above.i > noun.i or not [k for k in below(held, above.i - base, "cc") if k < n]:
        return
    later = (k for k in below(held, above.i - base, "advcl", "conj", "dep", "acl") if k > n)
    verb = next((k for k in later if held[k].tag in ("VBD", "VBN", "VBZ")), None)
    if verb is None or below(held, verb, *_SUBJECTS, "mark", "auxpass", "agent"):
        return
    if held[verb - 1].text != "," or any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in held[n:verb]):
        return
    held[verb] = replace(held[verb], label="conj", tag="VBD" if held[verb].tag == "VBN" else held[verb].tag)
    held[n] = replace(noun, head=held[verb].i, label="nsubj")
    for k in [k for k in below(held, above.i - base) if n < k < verb]:
        held[k] = replace(held[k], head=held[verb].i)

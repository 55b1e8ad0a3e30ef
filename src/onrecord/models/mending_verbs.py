"""Verbs that a small parser hangs where no grammar allows them, so often that no rule should have to know of it.

A participle that it takes for the main verb: "Relatives of the miners | shot at the mine | blamed them". A past tense
joined to an infinitive: "ordered the army to leave | and promised money". A clause read as a phrase: "a day after | a
group demanded it". A subject taken for a second name of whoever stands before it: "in a letter seen by the Ledger,
| the mayor, Oda Lind, | asked". The day and place of a deed, given behind the participle that describes what it
befell: "attacked a convoy escorted by soldiers | on Friday". Past tenses taken for participles of what they have
for an object: "condemned the coup and | suspended aid", "a frigate | fired warning shots". A sentence taken for what
the next one, or the one before, says: "Arda offered talks; | Peru refused", "urged them to go on: | two filed a suit".
And what somebody was told taken for a clause about them: "told a reporter | that the army had fled".
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.annotate.syntax import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Pasts that taggers do not know, whatever they take them for.
_PASTS = {"retook": "retake"}
# Pasts that taggers take for nouns behind whoever does it.
_PAST_NOUNS = {"shot": "shoot", "cut": "cut", "hit": "hit", "beat": "beat", "struck": "strike"}
_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSAL = frozenset({"after", "before", "since", "until"})
# Participles that only say whose something is, or who goes along with it: no day or place is theirs.
_DESCRIBING = frozenset("escort guard protect accompany drive carry man operate own lead command staff crew".split())
_UNFINISHED = frozenset({"xcomp", "advcl", "conj", "acl", "ccomp"})
_PLACED = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
# What those who are shot at do.
_GOING = frozenset("flee retreat advance protest demonstrate march pass withdraw sleep wait arrive approach".split())
_TELLING = frozenset({"tell", "inform", "notify", "assure"})


def mend_verbs(held: list[Token], base: int) -> None:
    """Hang verbs, in place, where they belong; indices begin at `base`."""
    for n, token in enumerate(held):
        if token.lower in _PASTS:
            held[n] = replace(token, tag="VBD", pos="VERB", lemma=_PASTS[token.lower])
    tree = _Tree(held, base)
    for n, token in enumerate(held):
        if token.lower == "dead" and n > 1 and held[n - 1].lower == "shot":
            _shoot(tree, n)
        if token.lower in _PAST_NOUNS and token.pos == "NOUN" and n + 2 < len(held):
            _shoot_and(tree, n)
        if token.label == "amod":
            if token.tag in ("VBN", "VBD"):
                _give_object(tree, n)
            elif token.tag == "IN":
                _place(tree, n)
        if token.pos != "VERB":
            continue
        if token.tag == "VBN":
            _describe(tree, n)
            _free_circumstances(tree, n)
        elif token.tag == "VBD" and token.label == "conj":
            _join_to_finite(tree, n)
        if token.tag in _FINITE and token.label in ("ccomp", "advcl"):
            _open_clause(tree, n)
        if token.tag in _FINITE and token.label in ("ROOT", "acl", "relcl"):
            _free_subject(tree, n)
        if token.tag == "VBD" and token.label == "relcl":
            _make_main(tree, n)
        if token.tag in _FINITE | {"VBN"} and token.label == "ROOT":
            _name_subject(tree, n)
        if token.tag == "VBN" and token.label in ("ROOT", "advcl"):
            _front(tree, n)
        elif token.tag == "VBG" and token.label == "pcomp":
            _modify(tree, n)
        if tree.held[n].label == "ccomp":
            _set_apart(tree, n)
        elif tree.held[n].label == "relcl":
            _give_content(tree, n)


@dataclass
class _Tree:
    """Tokens by their places in a list, and what hangs on each."""

    held: list[Token]
    base: int
    below: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.below = [[] for _ in self.held]
        for n in range(len(self.held)):
            if self.head(n) != n:
                self.below[self.head(n)].append(n)

    def head(self, n: int) -> int:
        return self.held[n].head - self.base

    def children(self, n: int, *labels: str) -> list[int]:
        return [k for k in self.below[n] if self.held[k].label in labels]

    def hang(self, n: int, head: int, label: str | None = None) -> None:
        """Hang a token on another, or on itself as the root."""
        if self.head(n) != n:
            self.below[self.head(n)].remove(n)
        if head != n:
            self.below[head].append(n)
            self.below[head].sort()
        self.held[n] = replace(self.held[n], head=head + self.base, label=label or self.held[n].label)


def _shoot(tree: _Tree, dead: int) -> None:
    """Make a verb of "shot" in "a suspected militant | shot dead a policeman", where "dead" was taken for the verb."""
    shot, held = dead - 1, tree.held
    doer = shot - 1
    if tree.head(shot) != dead or held[shot].pos == "VERB" or doer not in tree.below[shot]:
        return
    if held[doer].label not in ("amod", "compound", "nmod") or not tree.children(dead, "dobj"):
        return
    above, label = tree.head(dead), held[dead].label
    tree.hang(shot, shot if above == dead else above, label)
    held[shot] = replace(held[shot], tag="VBD", pos="VERB", lemma="shoot")
    for k in tree.below[shot][:]:
        tree.hang(k, doer)
    tree.hang(doer, shot, "nsubj")
    held[doer] = replace(held[doer], tag="NN" if held[doer].tag == "JJ" else held[doer].tag, pos="NOUN")
    for k in tree.below[dead][:]:
        tree.hang(k, shot)
    tree.hang(dead, shot, "oprd")


def _shoot_and(tree: _Tree, n: int) -> None:
    """Make a verb of "shot" in "a sniper | shot and killed a clerk", where it was taken for what the sniper's is."""
    held, verb = tree.held, n + 2
    doer = n - 1
    joined = held[n + 1].lower == "and" and held[verb].label == "conj" and held[verb].tag in ("VBD", "VBN")
    its = doer >= 0 and doer in tree.below[n] and held[doer].label in ("compound", "amod", "nmod", "nsubj")
    if not (its and joined) or held[n].label in ("dobj", "pobj"):
        return
    if not tree.children(verb, "dobj") or tree.children(verb, "nsubj", "aux", "auxpass"):
        return
    held[n] = replace(held[n], tag="VBD", pos="VERB", lemma=_PAST_NOUNS[held[n].lower])
    held[verb] = replace(held[verb], tag="VBD")
    tree.hang(verb, n)
    tree.hang(n + 1, n)
    for k in tree.below[n][:]:
        if k < doer and held[k].label in ("det", "amod", "compound", "nmod", "nummod", "poss", "punct"):
            tree.hang(k, doer)
    tree.hang(doer, n, "nsubj")
    held[doer] = replace(
        held[doer],
        tag="NN" if held[doer].tag == "JJ" else held[doer].tag,
        pos="PROPN" if held[doer].tag == "NNP" else "NOUN",
    )


def _describe(tree: _Tree, n: int) -> None:
    """A participle with a subject, no auxiliary and no object, and the main verb right behind it without one."""
    subject = next(iter(tree.children(n, "nsubj")), None)
    if subject is None or tree.children(n, "aux", "auxpass", "dobj", "agent"):
        return
    participle, above = tree.held[n], tree.head(n)
    if participle.label == "nsubj" and tree.held[above].tag in _FINITE and above > n:
        main = above
    else:
        beside = tree.children(above, "ccomp") if participle.label == "ccomp" else []
        behind = (
            k for k in (*tree.children(n, "parataxis", "ccomp"), *beside) if tree.held[k].tag in _FINITE and k > n
        )
        main = next(behind, -1)
        if main < 0 or tree.children(main, *_SUBJECTS, "mark"):
            return
        tree.hang(main, main if above == n else above, participle.label)
    tree.hang(subject, main, "nsubj")
    tree.hang(n, n - 1 if tree.held[n - 1].pos in ("NOUN", "PROPN", "PRON") else subject, "acl")


def _set_apart(tree: _Tree, n: int) -> None:
    """A clause behind a semicolon, or behind a colon where the verb has its complement already, is no complement."""
    held, above = tree.held, tree.head(n)
    inside = range(min(n, above) + 1, max(n, above))
    stop = next((k for k in inside if held[k].text in (";", ":") and tree.head(k) == above), None)
    if stop is None or not tree.children(n, *_SUBJECTS) or any(held[k].tag in ("``", "''") for k in inside):
        return
    complete = any(k < stop for k in tree.children(above, "xcomp", "ccomp") if k != n)
    if held[stop].text == ";" or (n > above and complete):
        tree.hang(n, above, "parataxis")


def _name_subject(tree: _Tree, n: int) -> None:
    """A name at the head of a sentence taken for an adverb: "Beijing, meanwhile, | has threatened to act"."""
    held = tree.held
    if tree.children(n, *_SUBJECTS, "expl", "csubj"):
        return
    names = (k for k in tree.children(n, "npadvmod") if held[k].tag == "NNP" and k < n)
    name = next((k for k in names if held[k].entity[2:] in ("GPE", "ORG", "PERSON", "NORP")), None)
    if name is not None and not any(held[k].entity[2:] in ("DATE", "TIME") for k in tree.below[name]):
        tree.hang(name, n, "nsubjpass" if tree.children(n, "auxpass") else "nsubj")


def _front(tree: _Tree, n: int) -> None:
    """What is told of the subject before it, "Backed by X, | the two are militias", where the name of who backs it was
    cut at its letters, "the Guard (NRG) Shadow Force", and what stands behind it taken for the subject."""
    held, head = tree.held, tree.head(n)
    agent = next((o for k in tree.children(n, "agent") for o in tree.children(k, "pobj")), -1)
    if agent < 0 or held[agent].tag != "NNP":
        return
    if head == n:  # the participle was taken for the main verb
        be = next((k for k in tree.children(n, "auxpass") if k > agent and tree.children(k, "attr", "acomp")), -1)
        cut = next(iter(k for k in tree.children(agent, "appos") if held[k].tag == "NNP" and _cut(tree, k)), -1)
    else:
        be = head
        cut = next((k for k in tree.children(be, "nsubj") if held[k].tag == "NNP" and _cut(tree, k)), -1)
    subject = next((k for k in tree.children(cut, "appos") if cut >= 0 and cut < k < be), -1)
    if be < 0 or cut < agent or subject < 0 or not tree.children(subject, "det"):
        return
    if head == n:
        tree.hang(be, be, "ROOT")
        tree.hang(n, be, "advcl")
    tree.hang(subject, be, "nsubj")
    tree.hang(cut, tree.head(agent), "pobj")
    tree.hang(agent, cut, "compound")


def _cut(tree: _Tree, noun: int) -> bool:
    """Whether a closing bracket stands right before a name."""
    first = min([noun, *tree.children(noun, "compound")])
    return first > 0 and tree.held[first - 1].text == ")"


def _modify(tree: _Tree, n: int) -> None:
    """Those who do what a gerund right before them says, behind "at" or "on": "fired at | fleeing passengers"."""
    held, prep = tree.held, tree.head(n)
    noun = next(iter(tree.children(n, "dobj")), -1)
    if held[prep].lower not in ("at", "on", "into", "against") or noun != n + 1 or held[noun].tag != "NNS":
        return
    if held[n].lemma not in _GOING or prep != n - 1:
        return
    tree.hang(noun, prep, "pobj")
    for k in tree.below[n][:]:
        tree.hang(k, tree.head(prep))
    tree.hang(n, noun, "amod")


def _give_content(tree: _Tree, n: int) -> None:
    """ "Told a reporter that the army had fled": a clause with "that" and a subject of its own says what was told."""
    held, noun = tree.held, tree.head(n)
    verb = tree.head(noun)
    that = next((k for k in tree.below[n] if held[k].lower == "that" and noun < k < n), None)
    if that is None or held[noun].label != "dobj" or held[verb].lemma not in _TELLING or held[verb].pos != "VERB":
        return
    if held[that].label in _SUBJECTS or not tree.children(n, *_SUBJECTS) or tree.children(verb, "ccomp", "xcomp"):
        return
    tree.hang(that, n, "mark")
    tree.hang(n, verb, "ccomp")


def _make_main(tree: _Tree, n: int) -> None:
    """A past tense taken for a clause about the noun that a sentence seems to consist of, whose subject is that noun's
    name: "The bloc X | urged them to talk."."""
    held, noun = tree.held, tree.head(n)
    name = next(iter(tree.children(n, "nsubj")), n)
    if held[noun].label != "ROOT" or held[noun].tag != "NN" or held[name].tag != "NNP" or held[-1].text != ".":
        return
    first = min([name, *tree.below[name]])
    if first != noun + 1 or not tree.children(noun, "det") or not tree.children(n, "dobj", "ccomp", "xcomp"):
        return
    for k in tree.children(noun, "punct", "prep", "advmod", "npadvmod", "advcl"):
        if k > n or k < min([noun, *tree.children(noun, "det", "amod", "compound")]):
            tree.hang(k, n)
    tree.hang(n, n, "ROOT")
    tree.hang(noun, n, "nsubj")
    tree.hang(name, noun, "appos")


def _give_object(tree: _Tree, n: int) -> None:
    """A past tense taken for a participle of its own object: behind the "and" that joins it to a verb, or of a plural
    that "a" cannot stand before."""
    held, noun = tree.held, tree.head(n)
    above = tree.head(noun)
    if n == 0 or noun < n or held[noun].pos not in ("NOUN", "PROPN"):
        return
    if held[noun].label == "conj" and held[above].pos == "VERB" and above < n:
        if held[n - 1].label != "cc" or tree.head(n - 1) != above or tree.children(noun, "det", "poss"):
            return
        tree.hang(n, above, "conj")
    else:
        article = next((k for k in tree.children(noun, "det") if held[k].lower in ("a", "an")), n)
        if (
            held[noun].label != "ROOT"
            or held[noun].tag != "NNS"
            or article + 1 >= n
            or tree.head(n - 1) not in (n, noun)
        ):
            return
        subject = n - 1
        tree.hang(n, n, "ROOT")
        tree.hang(subject, n, "nsubj")
        held[subject] = replace(held[subject], tag="NN", pos="NOUN")
        for k in [k for k in tree.below[noun] if k < subject]:
            tree.hang(k, subject)
        for k in tree.children(noun, "punct"):
            tree.hang(k, n)
    tree.hang(noun, n, "dobj")
    held[n] = replace(held[n], tag="VBD", pos="VERB")


def _place(tree: _Tree, n: int) -> None:
    """A preposition taken for an adjective of the noun behind it: "shot dead | outside home"."""
    noun = tree.head(n)
    above = tree.head(noun)
    if noun != n + 1 or tree.held[above].pos != "VERB" or above > n or tree.held[n - 1].tag == "DT":
        return
    tree.hang(n, above, "prep")
    tree.hang(noun, n, "pobj")


def _join_to_finite(tree: _Tree, n: int) -> None:
    """A past tense without a subject that is joined to an infinitive goes with the verb above the infinitive."""
    above = tree.head(n)
    to = any(tree.held[k].tag == "TO" for k in tree.children(above, "aux"))
    if tree.held[above].tag != "VB" or above > n or not to or tree.children(n, "aux", "auxpass", *_SUBJECTS):
        return
    while tree.held[above].tag in ("VB", "VBG") and tree.held[above].label in _UNFINISHED and tree.head(above) != above:
        above = tree.head(above)
    if tree.held[above].tag in _FINITE and above < n:
        tree.hang(n, above)


def _open_clause(tree: _Tree, n: int) -> None:
    """ "After a group demanded it" is a clause, whatever the noun behind "after" was taken for."""
    if tree.children(n, "mark", *_SUBJECTS):
        return
    for k in range(n - 1, -1, -1):
        noun, prep = tree.held[k], tree.head(k)
        if noun.label == "pobj" and tree.held[prep].lower in _CLAUSAL and prep < k and _reaches(tree, k, n):
            tree.hang(k, n, "nsubj")
            tree.hang(prep, n, "mark")
            tree.hang(n, tree.head(n), "advcl")
            return
        if noun.pos in ("VERB", "PUNCT"):
            return


def _free_subject(tree: _Tree, n: int) -> None:
    """Give a verb without a subject the noun behind a comma that was hung on the end of an opening phrase."""
    held, verb = tree.held, tree.held[n]
    if tree.children(n, *_SUBJECTS, "expl", "csubj", "aux", "auxpass"):
        return
    if verb.label == "ROOT":
        steps = (k for k in tree.below[n] if held[k].label == "prep" and k < n)
        opening = next(steps, None)
        within = range(opening + 1, n) if opening is not None else range(0)
        noun = next((k for k in within if _is_aside(tree, k)), None)
    else:
        noun = tree.head(n) if verb.tag == "VBD" and _is_aside(tree, tree.head(n)) else None
        opening = noun
        while opening is not None and tree.head(opening) != opening:
            opening = tree.head(opening)
    if noun is None or opening is None or held[opening].tag not in ("IN", "VBG") or opening > noun:
        return
    if verb.label != "ROOT":
        if held[opening].label != "ROOT":
            return
        tree.hang(n, n, "ROOT")
        tree.hang(opening, n, "prep")
    name = tree.head(noun)
    tree.hang(noun, n, "nsubj")
    for k in [k for k in tree.below[name] if k > noun]:
        tree.hang(k, noun)


def _is_aside(tree: _Tree, noun: int) -> bool:
    """Whether a noun was hung behind a comma on an agent or another noun of a participle, as a second name of it."""
    name = tree.head(noun)
    prep = tree.head(name)
    first = min([noun, *tree.below[noun]])
    behind = first > 0 and tree.held[first - 1].text == ","
    participle = tree.held[tree.head(prep)]
    return (
        tree.held[noun].label in ("appos", "conj")
        and behind
        and not tree.children(name, "cc")
        and tree.held[name].label == "pobj"
        and prep < name < noun
        and participle.tag == "VBN"
        and participle.label in ("acl", "conj")
    )


def _reaches(tree: _Tree, noun: int, stop: int) -> bool:
    """Whether the words from a noun to a later token are all the noun's own, adverbs aside."""
    for k in range(noun + 1, stop):
        above = k
        while noun < above < stop and tree.head(above) != above:
            above = tree.head(above)
        if above != noun and tree.held[k].pos not in ("ADV", "AUX", "PART"):
            return False
    return True


def _free_circumstances(tree: _Tree, n: int) -> None:
    """Give the main verb the day and the place behind "escorted by soldiers"."""
    noun, agent = tree.head(n), next(iter(tree.children(n, "agent")), None)
    held = tree.held
    if held[n].label != "acl" or held[n].lemma not in _DESCRIBING or agent is None:
        return
    while held[noun].label == "conj" or held[tree.head(noun)].lower == "of":  # "a convoy of miners and traders"
        noun = tree.head(noun) if held[noun].label == "conj" else tree.head(tree.head(noun))
    verb = tree.head(noun) if held[noun].label == "dobj" else tree.head(tree.head(noun))
    if held[noun].label not in ("dobj", "pobj") or held[verb].pos != "VERB":
        return
    for top in (n, *tree.children(agent, "pobj")):
        for prep in tree.children(top, "prep", "npadvmod"):
            objects = tree.children(prep, "pobj")
            of = [o for k in objects for p in tree.children(k, "prep") for o in tree.children(p, "pobj")]
            inside = (prep, *objects, *of)  # "near the town of Ansol"
            if prep > agent and any(held[k].entity[2:] in _PLACED for k in inside):
                tree.hang(prep, verb)

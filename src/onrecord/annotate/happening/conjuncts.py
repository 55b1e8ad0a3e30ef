"""Conjuncts: a noun and those that it is joined to, each for itself, whatever shape the parser gave the list."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.verbs import RELATIVE, captivity
from onrecord.annotate.naming.titles import is_title
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.placing.spellings import states
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import known
from onrecord.lexicons.sayings import saying_verbs

# "Most of the sanctions", "a round of talks": the sanctions and the talks are what is spoken of.
_SHARES = frozenset(
    """most some many all much any part parts majority several few none one half both each round series wave string
    spate percent % number handful range variety array host lot lots bunch plenty couple dozen fraction third quarter
    fifth tenth thirds quarters fifths tenths last rest remainder remnant remnants bulk""".split()
)
_NUMBERED = frozenset({"VBP", "VBZ", "was", "were"})
# So many phrases may stand between people and what tells who they are.
_MOST_PHRASES = 3
_PLACING = frozenset({"in", "at", "near"})
_NOMINAL_TAGS = frozenset("DT JJ NN NNS NNP NNPS CD PRP$ POS VBN VBG HYPH".split())
_THE_ONE = frozenset({"one", "ones", "those", "first", "second", "third", "last", "latest"})


def spread(syntax: Syntax, i: int) -> tuple[int, ...]:
    """A noun and its conjuncts, with a relative pronoun replaced by its antecedent."""
    token = syntax.tokens[i]
    if (token.lower in RELATIVE and token.tag in ("WDT", "WP", "IN", "DT")) or token.tag == "WP$":
        antecedent = _antecedent(syntax, token)
        alike = likened(syntax, syntax.tokens[antecedent]) if antecedent is not None else None
        if alike is not None:
            return spread(syntax, alike.i)
        # Those behind the clause are not told of in it: "Sol, who died, and a company".
        return () if antecedent is None else tuple(n for n in spread(syntax, antecedent) if n < i)
    if (one_of_them := _one_among(syntax, token)) is not None:
        return spread(syntax, one_of_them.i)
    if token.lower in _SHARES or (token.lower == "state" and _of_emergency(syntax, token)):
        if token.lower == "one" and any(t.pos == "PROPN" for t in syntax.children(i, "appos")):
            return (i,)  # "one of the companies, Orbel": that one
        if token.lower == "one" and any(_counted_people(syntax, t) for t in syntax.behind(i, "of")):
            return (i,)  # "one of the two men was let go"
        for prep in syntax.children(i, "prep"):
            if prep.lower == "of":
                for whole in syntax.children(prep.i, "pobj"):
                    return spread(syntax, whole.i)
    if (governing := _governed_by(syntax, token)) is not None:
        return spread(syntax, governing.i)
    listed = _enumerated(syntax, token)
    said = _who_said(syntax, i)
    nominal = (t for t in syntax.conjuncts(i) if t.pos in ("NOUN", "PROPN", "PRON", "NUM") and t.i < said)
    nominal = (t for t in nominal if goes_on_with(syntax, t) is None)
    joint = tuple(t for t in nominal if not (_names_one(syntax, token, t) or _lies_in(syntax, t)))
    joint += _people_besides(syntax, token)
    # "The army and the | paramilitary | Rapid Forces", which parsers take for an apposition.
    named = (a for t in syntax.conjuncts(i) if t.pos == "ADJ" for a in syntax.children(t.i, "appos"))
    joint += tuple(a for a in named if a.pos == "PROPN" and a.i < said)
    first_named = run_together(syntax, token)
    if first_named is not None:
        return (first_named.i, i, *(t.i for t in joint))
    if joint and _is_office_of(syntax, token, joint[0]):
        return tuple(t.i for t in joint)
    return (i, *listed, *(t.i for t in joint if not (_holds(syntax, t) or excluded(syntax, t))))


def _counted_people(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun speaks of a number of people: "four suspects"."""
    return is_of(noun, ("@people", "@foe", "@official", "@troops")) and bool(syntax.children(noun.i, "nummod"))


def _one_among(syntax: Syntax, those: Token) -> Token | None:
    """Who is said to be among those of whom something is told: the mayor in "the mayor was among those arrested". None
    for others than "those"."""
    prep = syntax.head(those.i)
    if those.lower != "those" or prep is None or prep.lower != "among":
        return None
    be = syntax.head(prep.i)
    if be is None or be.lemma != "be" or be.i > prep.i:
        return None
    return next((t for t in syntax.children(be.i, "nsubj") if t.i < be.i and t.pos in ("NOUN", "PROPN", "PRON")), None)


def _governed_by(syntax: Syntax, place: Token) -> Token | None:
    """Whom a place that parsers take by itself only says more of: Orr in "praised Ohio Gov. Karl Orr". None for a
    place that is meant."""
    after = syntax.tokens[place.i + 1 : place.i + 2]
    if place.tag != "NNP" or not place.entity.endswith("GPE") or not after or not is_title(after[0].text):
        return None
    name = syntax.tokens[after[0].head]
    apart = place.head not in range(place.i + 1, name.i + 1)
    named = name.tag == "NNP" and name.i > after[0].i and after[0].label in ("compound", "nmod")
    return name if apart and named and name.entity.endswith("PERSON") else None


def run_together(syntax: Syntax, token: Token) -> Token | None:
    """The first of two whom the parser runs together into one name: "Sol" of "Ana Sol and Finance Minister Lars
    Brekke signed". None for one alone."""
    if token.tag != "NNP" or not token.entity.endswith("PERSON"):
        return None
    before = syntax.children(token.i, "nmod", "compound")
    for t in (*before, *(n for c in before for n in syntax.children(c.i, "nmod"))):
        if t.tag == "NNP" and t.entity.endswith("PERSON") and any(c.lower == "and" for c in syntax.children(t.i, "cc")):
            return t
    return None


def _names_one(syntax: Syntax, noun: Token, joined: Token) -> bool:
    """Whether two offices are one person's: "by lawmaker and former minister Sol Varn"."""
    behind = syntax.right_edge(joined.i) + 1
    names = (t for t in (*syntax.children(noun.i, "appos"), *syntax.children(joined.i, "appos")) if t.i > joined.i)
    return joined.tag == "NN" and any(t.pos == "PROPN" and syntax.left_edge(t.i) <= behind <= t.i for t in names)


def _is_office_of(syntax: Syntax, noun: Token, joined: Token) -> bool:
    """Whether a noun without an article is one more office of the name joined to it: "by lawmaker and | former minister
    Sol Varn", "Lind's | adviser and lawyer Karl Orr"."""
    bare = noun.tag == "NN" and not syntax.children(noun.i, "det", "nummod")
    titles = (t for t in syntax.children(joined.i, "compound", "nmod") if t.tag == "NN")
    verb = syntax.tokens[noun.head]
    several = verb.tag == "VBP" or any(t.lower in ("were", "are", "have") for t in syntax.children(verb.i))
    one = joined.tag == "NNP" and joined.entity[2:] == "PERSON"
    return bare and one and not several and next(titles, None) is not None


def _who_said(syntax: Syntax, i: int) -> int:
    """The first conjunct of a noun that is none, but whoever said it: the residents in "killed six herders, residents
    and a lawmaker said". One behind the last token, where there is none."""
    joined = syntax.conjuncts(i)
    after = max((syntax.right_edge(t.i) for t in joined), default=i) + 1
    said = joined and after < len(syntax.tokens) and syntax.tokens[after].lemma in saying_verbs()
    if said and syntax.tokens[after].tag in ("VBD", "VBZ", "VBP") and not syntax.children(after, "nsubj", "auxpass"):
        for t in joined:
            if syntax.tokens[syntax.left_edge(t.i) - 1].text == ",":
                return t.i
    return len(syntax.tokens)


def agree(syntax: Syntax, verb: Token, subjects: Sequence[int]) -> bool:
    """Whether a verb may have these nouns for its subject by its number: one name does not go with "are", nor several
    people with "is"."""
    helping = (t for t in syntax.children(verb.i, "aux", "auxpass") if t.i < verb.i)
    first = next(helping, verb)
    word = first.lower if first.lower in ("was", "were") else first.tag
    if not subjects or word not in _NUMBERED:
        return True
    nouns = [syntax.tokens[i] for i in subjects]
    one = len(nouns) == 1 and nouns[0].tag == "NNP" and nouns[0].entity[2:] == "PERSON"
    many = len(nouns) > 1 or (nouns[0].tag == "NNS" and nouns[0].entity == "O")
    return not (one if word in ("VBP", "were") else many)


def in_row(syntax: Syntax, to: Token) -> tuple[int, ...]:
    """The heads of a row in which each has its place: of "to the army in Peru, rebels in Arda and a firm in Lima" the
    army, rebels and firm. Parsers hang the later ones on the places before, so it is read off the words. Empty where
    there are not two, and without what may be one more place: "to camps in Peru and Arda"."""
    row: list[int] = []
    stop = syntax.sentence_of(to.i).stop
    i = to.i + 1
    while i < stop:
        head, i = _phrase(syntax, i, stop)
        if head is None or i >= stop or syntax.tokens[i].lower not in _PLACING:
            break
        place, i = _phrase(syntax, i + 1, stop)
        if place is None or not syntax.tokens[place].entity.endswith(("-GPE", "-LOC", "-FAC")):
            break
        row.append(head)
        between = i
        while i < stop and syntax.tokens[i].lower in (",", "and", "to"):
            i += 1
        if i == between:
            break
    return tuple(row) if len(row) > 1 else ()


def _phrase(syntax: Syntax, first: int, stop: int) -> tuple[int | None, int]:
    """The head of the noun phrase that begins at a token, None for none, and the first token behind it."""
    i, head = first, None
    while i < stop and syntax.tokens[i].tag in _NOMINAL_TAGS:
        head = i if syntax.tokens[i].tag.startswith("NN") else head
        i += 1
    return head, i


def excluded(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun is named only to be set aside: "the army and not the rebels", "the police, not the students",
    "loggers rather than herders"."""
    first = syntax.left_edge(noun.i)
    before = [t.lower for t in syntax.tokens[max(first - 2, 0) : noun.i]]
    only = any(w in ("only", "just", "merely", "least") for w in before)
    return ("not" in before and not only) or before[:2] == ["rather", "than"]


def goes_on_with(syntax: Syntax, joined: Token) -> Token | None:
    """The verb of a clause that a noun opens although parsers join it to the object before: in "investigates the police
    and the ministry | is considering | a request" the ministry is not investigated. None for any other noun."""
    behind = syntax.tokens[syntax.right_edge(joined.i) + 1 : syntax.right_edge(joined.i) + 2]
    if joined.label != "conj" or not behind or behind[0].tag not in ("VBZ", "VBP", "VBD", "MD"):
        return None
    verb = behind[0] if behind[0].label not in ("aux", "auxpass") else syntax.tokens[behind[0].head]
    if verb.label not in ("ccomp", "conj", "dep") or verb in list(syntax.ancestors(joined.i)):
        return None
    return None if syntax.children(verb.i, "nsubj", "nsubjpass", "mark") else verb


def opening(syntax: Syntax, verb: Token) -> Token | None:
    """The noun that opens the clause of a verb without a subject (`goes_on_with`)."""
    first = min((t.i for t in syntax.children(verb.i, "aux", "auxpass") if t.i < verb.i), default=verb.i)
    before = syntax.tokens[first - 1] if first else verb
    inside = (before, *itertools.takewhile(lambda t: t.i < first, syntax.ancestors(before.i)))
    return next((t for t in inside if t.pos in ("NOUN", "PROPN") and goes_on_with(syntax, t) == verb), None)


def _lies_in(syntax: Syntax, joined: Token) -> bool:
    """Whether a place is joined to another only as what that lies in: "Zarna, Peru, on Monday"."""
    inner = syntax.tokens[joined.i - 2] if joined.i > 1 else joined
    comma = syntax.tokens[joined.i - 1].text == "," and inner.i == joined.head
    behind = syntax.tokens[joined.i + 1 : joined.i + 2]
    if not comma or inner.tag != "NNP" or (behind and behind[0].pos not in ("PUNCT", "ADP")):
        return False
    if syntax.children(joined.i, "cc", "conj") or not _is_whole(joined.text) or _is_whole(inner.text):
        return False
    return not any(t.label == "conj" and t.i != joined.i for t in syntax.conjuncts(inner.i) if t.i > joined.i)


def _is_whole(name: str) -> bool:
    """Whether a name is that of a country or of an American state."""
    return any(k.kind == "country" for k in known(name)) or name.rstrip(".") in states()


def _people_besides(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """People whom the parser joins to a happening or place that only says who the people before it are: relatives in
    "met survivors of a massacre and | relatives | of the dead"."""
    first = noun_at(syntax, noun.i)
    if noun.tag != "NNS" or first is None or first.kind not in ("person", "group"):
        return ()
    inside = (t for p in syntax.children(noun.i, "prep") for t in syntax.children(p.i, "pobj") if t.tag == "NN")
    joined = (t for i in inside if noun_at(syntax, i.i) is None for t in syntax.children(i.i, "conj"))
    bare = (t for t in joined if t.tag == "NNS" and not syntax.children(t.i, "det", "poss"))
    return tuple(t for t in bare if (n := noun_at(syntax, t.i)) is not None and n.kind in ("person", "group"))


def _of_emergency(syntax: Syntax, state: Token) -> bool:
    of = [p for p in syntax.children(state.i, "prep") if p.lower == "of"]
    return any(t.lemma in ("emergency", "siege") for p in of for t in syntax.children(p.i, "pobj"))


def likened(syntax: Syntax, noun: Token) -> Token | None:
    """Who "the one" is in "the drone may have been the one that hit it", "the latest" in "the blast was the latest
    to hit the city". None for any other noun."""
    be = syntax.head(noun.i)
    if noun.lower not in _THE_ONE or noun.label != "attr" or be is None or be.lemma != "be":
        return None
    return next(iter(syntax.children(be.i, "nsubj")), None)


def _enumerated(syntax: Syntax, first: Token) -> list[int]:
    """The later ones of "Arda, the League and the Government of Peru" or "three vans, two huts and a tunnel", where
    the parser takes the second for an apposition."""
    if first.pos not in ("PROPN", "NOUN"):
        return []
    for second in syntax.children(first.i, "appos"):
        joined_to = [t for t in syntax.conjuncts(second.i) if t.pos in ("PROPN", "NOUN")]
        counted = first.pos == "PROPN" or (_is_counted(syntax, first) and _is_counted(syntax, second))
        counted = counted or all(_is_pointed(syntax, t) for t in (first, second, *joined_to))
        # A body or post beside a person's name describes it; another person does not.
        alike = first.entity.endswith("PERSON") == second.entity.endswith("PERSON")
        if first.entity.endswith("PERSON") and second.tag == "NNS" and first.label != "poss":
            return [second.i, *(t.i for t in joined_to)]  # "met Lars Brekke, victims of the flood and"
        if second.pos == first.pos and joined_to and counted and alike:
            return [second.i, *(t.i for t in joined_to)]
    return []


def _is_pointed(syntax: Syntax, noun: Token) -> bool:
    """Whether it has an article or a number of its own, as each of a list has: "the mayor, a judge and two clerks"."""
    articles = any(t.lower in ("the", "a", "an") for t in syntax.children(noun.i, "det"))
    return articles or _is_counted(syntax, noun)


def _is_counted(syntax: Syntax, noun: Token) -> bool:
    return any(t.i < noun.i for t in syntax.children(noun.i, "nummod"))


def _antecedent(syntax: Syntax, pronoun: Token) -> int | None:
    for t in syntax.ancestors(pronoun.i):
        if t.label == "relcl":
            told = None if _asked_whom(syntax, pronoun, t) else _whom_told(syntax, pronoun, syntax.tokens[t.head])
            return None if told is None else _all_told(syntax, t, told).i
        above = syntax.head(t.i)
        if t.label == "ccomp" and pronoun.tag == "WDT" and above is not None and above.label in ("acl", "relcl"):
            return above.head  # "an attack claimed by the Front that struck a school"
        if t.label in ("ccomp", "advcl") and above is not None and above.lemma == "be":
            return _singled_out(syntax, pronoun, above)
        if t.label in ("ccomp", "ROOT"):
            return None
    return None


def _all_told(syntax: Syntax, clause: Token, noun: Token) -> Token:
    """The first of two of whom a clause tells by its number, where it hangs on the last: "the League and | the Front |,
    which were founded in May"."""
    first = syntax.tokens[noun.head]
    plural = any(t.lower in ("were", "are", "have") for t in syntax.children(clause.i, "aux", "auxpass"))
    singular = noun.tag in ("NN", "NNP") and noun.label == "conj" and first.pos in ("NOUN", "PROPN")
    return first if plural and singular else noun


def _whom_told(syntax: Syntax, pronoun: Token, noun: Token) -> Token:
    """Of whom a clause with "who" tells: the people before a thing, place or body that they have or are in, "two men in
    handcuffs who confessed", "our colleagues at the office in Zarna, who met them"."""
    if pronoun.lower != "who":
        return noun
    near = syntax.tokens[pronoun.i - (2 if syntax.tokens[pronoun.i - 1].pos == "PUNCT" else 1)]
    nearest = noun_at(syntax, near.i)
    deed = noun_at(syntax, noun.i) is None and noun.pos == "NOUN" and noun.i < near.i
    if deed and nearest is not None and nearest.kind in ("person", "group") and noun in list(syntax.ancestors(near.i)):
        return near  # "the shooting of a guard | who was on duty", hung on the shooting
    thing = noun
    for _ in range(_MOST_PHRASES):
        prep = syntax.head(thing.i)
        if prep is None or thing.label != "pobj" or not prep.i:
            break
        inside = thing.pos == "NOUN" or thing.entity[2:] in ("GPE", "LOC", "FAC", "ORG")
        if not inside and prep.lower not in _PLACING:
            break
        known = noun_at(syntax, thing.i)
        if known is not None and known.kind in ("person", "group"):
            return noun
        before = syntax.tokens[prep.i - 1]
        somebody = noun_at(syntax, before.i)
        if somebody is not None and somebody.kind in ("person", "group"):
            return before
        thing = before
    placed = noun.entity[2:] in ("GPE", "LOC", "FAC") or syntax.tokens[noun.head].lower in _PLACING
    return thing if placed and thing.pos == "NOUN" and noun_at(syntax, thing.i) is None else noun


def _singled_out(syntax: Syntax, pronoun: Token, be: Token) -> int | None:
    """Who "it was" that did it: "it was the rebels and the militias who shelled the town"."""
    it = any(t.lower == "it" for t in syntax.children(be.i, "nsubj"))
    told = [t.i for t in syntax.children(be.i, "attr") if be.i < t.i < pronoun.i]
    return told[-1] if it and told else None


def _asked_whom(syntax: Syntax, pronoun: Token, clause: Token) -> bool:
    """Whether a clause is what somebody is asked, and tells nothing of them: "asked villagers who had fired"."""
    if pronoun.lower != "who" or syntax.tokens[pronoun.i - 1].text == ",":
        return False
    whom = syntax.tokens[clause.head]
    by = syntax.head(whom.i) if whom.label == "pobj" else None
    verb = syntax.head(by.i) if by is not None and by.lower == "by" else syntax.head(whom.i)
    return verb is not None and verb.lemma in ("ask", "quiz", "question") and whom.label in ("dobj", "pobj", "dative")


def _holds(syntax: Syntax, noun: Token) -> bool:
    """Whether a conjunct is "holding guests hostage", which is no noun."""
    inside = (noun, *syntax.children(noun.i, "compound"))
    return any(captivity(syntax, v) is not None for t in inside for v in syntax.children(t.i, "amod"))

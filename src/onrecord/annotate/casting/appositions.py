"""Appositions: whom a noun phrase names that stands beside a name or is said of it ("the bloc X", "X is a bloc")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.owners import EITHER
from onrecord.annotate.naming.readings import parted
from onrecord.annotate.naming.titles import is_title
from onrecord.annotate.nouns import noun_at, plural
from onrecord.annotate.syntax import Syntax, Token

_CLOSING = frozenset((",", ")", "-", "–", "—"))
_ENDING = frozenset((".", ";", ":", "!", "?"))
_SELVES = frozenset("itself themselves himself herself".split())
_UNNAMED = frozenset(("anonymity", "unnamed", "unidentified"))
DESIGNATING = frozenset(
    "designate label describe brand call name consider regard denounce view see treat deem list".split()
)
_CALLING = frozenset("call name style dub term".split())


def apposed(reading: Reading, naming: Naming) -> Draft | None:
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    if designated(syntax, naming) or _excluded(syntax, naming.first):
        return None
    if token.label == "appos" and not listed(syntax, token.i):
        # Parsers hang it on the end of a name of several words.
        of = reading.at(token.head) or reading.at(reading.inside.get(token.head, token.head))
        if (
            of is not None
            and of.person
            and of.named
            and (own := _named_next(reading, naming)) is not None
            and own.person
        ):
            return own  # "A critic of Ada Lind, | the editor | Karl Orr was held"
        if of is not None or syntax.tokens[token.head].entity[2:] != "DATE":
            return of  # "On 7 March | the spokesman for the league, X, said" hangs him on the month
    whose = bool(syntax.children(naming.head, "poss")) or not syntax.children(naming.head, "det")
    for child in syntax.children(naming.head, "appos"):
        if (
            child.i in reading.ahead
            and not (naming.kind == "person" and reading.drafts[reading.ahead[child.i]].kind in ("place", "country"))
            and (whose or not listed(syntax, child.i))
            and not _of_aide(reading, naming, child.i)
            and not _excluded(syntax, syntax.left_edge(child.i))
        ):
            return reading.drafts[reading.ahead[child.i]]
    return (
        _named_next(reading, naming)
        or _ranked_behind(reading, naming)
        or _other_subject(reading, naming)
        or _opening_name(reading, naming)
        or _named_behind(reading, naming)
        or _called(reading, naming)
        or _set_off(reading, naming)
        or _of_two_offices(reading, naming)
        or _between_commas(reading, naming)
    )


def _between_commas(reading: Reading, naming: Naming) -> Draft | None:
    """Whose an office is that stands between commas behind a name, the first of two whose offices are told, which
    parsers take for a list: "Ana Lind, Kordia's trade minister, and Karl Orr, who ..., met"."""
    syntax, first = reading.syntax, naming.first
    office = noun_at(syntax, naming.head)
    if naming.kind != "person" or office is None or not office.title or plural(syntax.tokens[naming.head]):
        return None
    sentence = syntax.sentence_of(naming.head)
    if first < sentence.first + 2 or syntax.tokens[first - 1].text != ",":
        return None
    name = reading.inside.get(first - 2)
    draft = reading.drafts[reading.ahead[name]] if name is not None and name in reading.ahead else None
    stop = naming.stop
    while stop < sentence.stop and (syntax.tokens[stop].lower in ("of", "for", "the") or stop in reading.inside):
        stop += 1
    behind = [t.text for t in syntax.tokens[stop : stop + 2]]
    if draft is None or not draft.person or behind not in ([",", "and"], [",", "nor"], [",", "or"]):
        return None
    return draft if stop + 2 in reading.begins or stop + 2 in reading.inside else None


def _of_two_offices(reading: Reading, naming: Naming) -> Draft | None:
    """Whose an office is that is one of two: "Ana Lind, a lawyer and | writer", "Lind's | adviser and lawyer Karl Orr";
    "the mayor and police chief Karl Orr" may be two."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    if naming.kind != "person" or token.tag not in ("NN", "NNP") or syntax.children(token.i, "nummod"):
        return None
    articled = bool(syntax.children(token.i, "det"))
    first = syntax.tokens[token.head]
    if token.label == "conj" and first.label == "appos" and first.tag == "NN":
        own = articled or syntax.children(token.i, "poss") or listed(syntax, first.i)
        draft = None if own else reading.at(first.head)
        return draft if draft is not None and draft.person and draft.named else None
    for name in syntax.children(token.i, "conj"):
        draft = reading.drafts[reading.ahead[name.i]] if name.i in reading.ahead else None
        titles = [t for t in syntax.children(name.i, "compound", "nmod") if t.tag == "NN" and is_title(t.text)]
        joined = titles and syntax.tokens[token.i + 1].lower == "and" and first.tag != "VBP"
        if draft is not None and draft.person and joined and not articled:
            return draft
    return None


def _set_off(reading: Reading, naming: Naming) -> Draft | None:
    """The body right behind whose name a comma and "a" begin what it is, which parsers hang on the verb: "blamed the
    bombing on the Vela Front, a splinter of the League"."""
    syntax = reading.syntax
    token, first = syntax.tokens[naming.head], naming.first
    if naming.kind not in ("organization", "armed_group") or token.label not in ("dobj", "dep", "conj", "appos"):
        return None
    if first < 2 or syntax.tokens[first].lower not in ("a", "an") or syntax.tokens[first - 1].text != ",":
        return None
    name = reading.inside.get(first - 2)
    draft = reading.drafts[reading.ahead[name]] if name in reading.ahead else None
    joined = syntax.children(token.i, "conj") or any(t.label == "cc" for t in syntax.children(token.i))
    return draft if draft is not None and draft.kind in ("organization", "armed_group") and not joined else None


def _excluded(syntax: Syntax, first: int) -> bool:
    """Whether what begins at a token is told of as somebody else: "the army, not | the Front"."""
    before = [t.lower for t in syntax.tokens[max(first - 2, 0) : first + 1]]
    return before[-1:] == ["not"] or "not" in before[:2] or before[:2] == ["rather", "than"]


def designated(syntax: Syntax, naming: Naming) -> bool:
    """Whether a phrase only says as what somebody else regards or lists whoever is named before it, where parsers take
    it for an apposition: "has designated the league a terrorist group"."""
    token = syntax.tokens[naming.head]
    verb = syntax.tokens[syntax.tokens[token.head].head]
    return (
        token.label == "appos"
        and syntax.tokens[naming.first].lower in ("a", "an")
        and syntax.tokens[naming.first - 1].text != ","
        and verb.lemma in DESIGNATING
        and syntax.tokens[token.head].label == "dobj"
    )


def _of_aide(reading: Reading, naming: Naming, name: int) -> bool:
    """Whether a name behind somebody's office is rather that of whoever is with them: "an aide to the mayor, X, said".
    Unnamed sources have none."""
    syntax = reading.syntax
    prep = syntax.head(naming.head)
    if naming.kind != "person" or syntax.tokens[naming.head].label != "pobj" or prep is None:
        return False
    aide = noun_at(syntax, prep.head) if prep.lower in ("to", "for", "of") else None
    if aide is None or aide.kind != "person" or plural(syntax.tokens[prep.head]) or prep.i != prep.head + 1:
        return False
    if syntax.tokens[prep.head].label in ("attr", "appos"):
        return False  # "Lind, who is an aide to the mayor, X": the aide has a name already
    if syntax.tokens[syntax.left_edge(name) - 1].text != ",":
        return False
    sentence = syntax.sentence_of(name)
    return all(t.lower not in _UNNAMED for t in syntax.tokens[name : sentence.stop])


def _within_office(reading: Reading, naming: Naming) -> bool:
    """Whether an office is only what another one is of: "the envoy of | the secretary-general for Kordia, X"."""
    syntax = reading.syntax
    of = syntax.head(naming.head)
    outer = noun_at(syntax, of.head) if of is not None and of.lower == "of" else None
    return outer is not None and outer.kind == "person" and outer.title and syntax.tokens[naming.head].label == "pobj"


def listed(syntax: Syntax, apposed: int) -> bool:
    """Whether what the parser took for an apposition is one of a list: "the army, a rebel alliance and a sect have
    ...". Another of the list follows, with a determiner, a number or a name of its own, and no comma closes it; at the
    end of a clause a list is told by the common noun that it begins with ("met Lind, a lawyer and a writer.")."""
    above = syntax.tokens[syntax.tokens[apposed].head]
    if not any(_by_itself(syntax, c) for c in syntax.children(apposed, "conj")) or above.i > apposed:
        return False
    stop = syntax.sentence_of(apposed).stop
    edge = syntax.right_edge(apposed) + 1
    after = syntax.tokens[edge].text if edge < stop else "."
    if after in _CLOSING:
        return False
    return above.pos != "PROPN" or after not in _ENDING


def _by_itself(syntax: Syntax, token: Token) -> bool:
    if token.pos == "PROPN":
        return True
    return token.pos == "NOUN" and any(True for _ in syntax.children(token.i, "det", "nummod", "poss"))


def _named_next(reading: Reading, naming: Naming) -> Draft | None:
    """Whom a phrase names that stands right before a name, titles between them aside: "the regional bloc X",
    "army chief General X"."""
    syntax = reading.syntax
    k, stop = naming.head + 1, syntax.sentence_of(naming.head).stop
    while k < stop and k <= naming.head + 4 and (is_title(syntax.tokens[k].text) or syntax.tokens[k].text == "."):
        k += 1
    if k >= stop or k not in reading.begins or plural(syntax.tokens[naming.head]) or parted(syntax, naming.head, k):
        return None
    draft = reading.at(reading.begins[k])
    if draft is None or draft.kind is None or draft.kind in ("country", "nationality", "group"):
        return None
    name = syntax.tokens[reading.begins[k]]
    # "told the newspaper Smith had left": the name may be another part of the sentence.
    noun = syntax.tokens[naming.head]
    joined = (
        name.label == "appos" or noun.head in range(k, name.i + 1) or (name.label, name.head) == (noun.label, noun.head)
    )
    alone = (
        k == naming.head + 1
        and syntax.tokens[naming.first].lower in ("the", "state")
        and (
            syntax.tokens[naming.head].label
            in ("nsubj", "dobj", "pobj", "compound", "nmod", "ROOT", "conj", "nsubjpass")
            and (not name.label.startswith("nsubj") or syntax.tokens[naming.head].label in ("conj", "compound", "nmod"))
        )
    )
    person = draft.kind == "person"
    if (
        naming.kind is None
        or person != (naming.kind == "person")
        or (naming.kind == "place") != (draft.kind == "place")
    ):
        return None
    # One of whom no article tells is no one by himself: "and rebel leader X".
    title = is_title(noun.text) and not any(True for _ in syntax.children(noun.i, "det", "poss", "nummod"))
    return draft if joined or alone or title or k > naming.head + 1 else None


def _ranked_behind(reading: Reading, naming: Naming) -> Draft | None:
    """Whom an office names whose bearer follows behind a comma, which parsers hang anywhere: "the army chief, Gen. X,
    was unhurt", "a funeral for the captain, X, was held"."""
    syntax = reading.syntax
    stop = syntax.sentence_of(naming.head).stop
    if naming.kind != "person" or plural(syntax.tokens[naming.head]) or naming.head + 2 >= stop:
        return None
    if _within_office(reading, naming):
        return None  # "the envoy of | the secretary-general, Ms. X"
    k = naming.head + 2
    while k < stop and (is_title(syntax.tokens[k].text) or syntax.tokens[k].text == "."):
        k += 1
    if syntax.tokens[naming.head + 1].text != "," or k not in reading.begins:
        return None
    draft = reading.at(reading.begins[k])
    name = reading.begins[k]
    if k == naming.head + 2 and (syntax.tokens[name].label != "appos" or _of_aide(reading, naming, name)):
        return None  # "after meeting the mayor, X, ...", "an aide to the mayor, X,"
    behind = syntax.tokens[min(reading.begins[k] + 1, stop - 1)].text
    return draft if draft is not None and draft.person and behind in _CLOSING | _ENDING else None


def _other_subject(reading: Reading, naming: Naming) -> Draft | None:
    """Whom a phrase names whose verb seems to have another subject between commas: "A lawmaker from the ruling Centre
    Party, X, objected"."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    if naming.kind != "person" or token.label != "nsubj" or plural(token):
        return None
    for name in syntax.children(token.head, "nsubj"):
        first = syntax.left_edge(name.i)
        if token.i < first and name.i in reading.ahead and syntax.tokens[first - 1].text == ",":
            draft = reading.drafts[reading.ahead[name.i]]
            behind = syntax.tokens[name.i + 1]
            return draft if draft.person and (behind.text == "," or behind.i == token.head) else None
    return None


def _opening_name(reading: Reading, naming: Naming) -> Draft | None:
    """The name that opens a sentence before a phrase between commas that parsers take for the subject: "Vela, Kordia's
    second-largest city, was shelled"."""
    syntax, first = reading.syntax, naming.first
    sentence = syntax.sentence_of(naming.head)
    token = syntax.tokens[naming.head]
    if token.label not in ("nsubj", "nsubjpass") or plural(token) or not syntax.children(token.i, "poss", "det"):
        return None
    closed = naming.stop + 1 < sentence.stop and syntax.tokens[naming.stop].text == ","
    if not closed or first < sentence.first + 2 or syntax.tokens[first - 1].text != ",":
        return None
    name = reading.begins.get(sentence.first)
    if name is None or reading.inside.get(first - 2) != name or syntax.tokens[name].label in ("nsubj", "nsubjpass"):
        return None
    draft = reading.drafts[reading.ahead[name]]
    verb = syntax.tokens[naming.stop + 1]
    return draft if draft.kind == naming.kind and verb.pos in ("VERB", "AUX") else None


def _named_behind(reading: Reading, naming: Naming) -> Draft | None:
    """Whom an office names whose bearer stands behind the body it is of, "a spokesman for the league, X, said", where
    parsers take X for another name of the league; and a body whose letters stand behind where it is."""
    syntax = reading.syntax
    if naming.kind not in ("person", "organization") or plural(syntax.tokens[naming.head]):
        return None
    for prep in syntax.children(naming.head, "prep"):
        for inner in syntax.subtree(prep.i):
            if inner.label != "appos" or inner.i not in reading.ahead or inner.head == naming.head:
                continue
            if naming.kind != "person":  # "the mission in Kordia, UNMIK,"
                site, letters = reading.at(inner.head), reading.drafts[reading.ahead[inner.i]]
                sited = site is not None and site.kind in ("place", "country")
                if sited and inner.text.isupper() and letters.kind == "organization" and prep.lower in ("in", "to"):
                    return letters
                continue
            draft, body = reading.drafts[reading.ahead[inner.i]], reading.at(inner.head)
            comma = syntax.tokens[syntax.left_edge(inner.i) - 1].text == "," and not _within_office(reading, naming)
            # "An aide to Vell, Ada Lind": two full names are two people.
            other = body is None or body.kind != "person" or (body is not draft and inner.i - syntax.left_edge(inner.i))
            if comma and draft.kind == "person" and other:
                return draft
            owner = noun_at(syntax, naming.head)
            if comma and draft.kind == "organization" and owner is not None and owner.noun in EITHER and other:
                return draft  # "the owner of the Arda, Vela Shipping,"
    return None


def _called(reading: Reading, naming: Naming) -> Draft | None:
    """ "a group known as X", "a group calling itself X": whom the phrase is said to be called."""
    syntax = reading.syntax
    clauses = [*syntax.children(naming.head, "relcl", "acl")]
    above = syntax.tokens[syntax.tokens[naming.head].head]
    if above.i == naming.head + 1 and above.tag == "VBG":
        clauses.append(above)  # parsers may take the participle for the sentence's verb
    for clause in clauses:
        if clause.lemma not in _CALLING:
            continue
        # Parsers take "itself" for the object or for the name's subject.
        below = [*syntax.children(clause.i, "oprd", "dobj", "ccomp", "attr")]
        selves = any(t.lower in _SELVES for t in syntax.tokens[clause.i + 1 : clause.i + 2])
        for child in below if selves else ():
            if child.i in reading.ahead:
                return reading.drafts[reading.ahead[child.i]]
    for clause in syntax.children(naming.head, "relcl"):
        for given in syntax.children(clause.i, "dobj") if clause.lemma == "give" else ():
            for child in syntax.children(given.i, "appos") if given.lower == "name" else ():
                if child.i in reading.ahead:  # "who gave only his first name, X,"
                    return reading.drafts[reading.ahead[child.i]]
        if clause.lemma in ("give", "identify", "introduce", "present"):  # "who gave her name only as X"
            own = any(t.lower == "name" or t.lower.endswith("self") for t in syntax.children(clause.i, "dobj"))
            for child in _behind_as(syntax, clause.i) if own else ():
                if child.i in reading.ahead:
                    return reading.drafts[reading.ahead[child.i]]
        if clause.lemma == "go":  # "who goes by the name X"
            for by in (c for c in syntax.children(clause.i, "prep") if c.lower == "by"):
                for inner in syntax.subtree(by.i):
                    if inner.i in reading.ahead:
                        return reading.drafts[reading.ahead[inner.i]]
    for clause in syntax.children(naming.head, "acl"):
        if clause.lower not in ("known", "called", "named", "dubbed", "identified") or clause.i > naming.head + 3:
            continue
        below = [*syntax.children(clause.i, "oprd", "dobj", "attr")]
        below += syntax.behind(clause.i, "as")
        for child in below:
            name = reading.inside.get(child.i, child.i)  # "Volunteers", which begins a longer name
            if name in reading.ahead:
                return reading.drafts[reading.ahead[name]]
    return None


def _behind_as(syntax: Syntax, verb: int) -> Iterator[Token]:
    """What stands behind the "as" of a verb, which parsers may hang on its object."""
    for above in (verb, *(t.i for t in syntax.children(verb, "dobj"))):
        for prep in syntax.children(above, "prep"):
            if prep.lower == "as":
                yield from syntax.children(prep.i, "pobj")

"""Appositions: whom a noun phrase names that stands beside a name or is said of it ("the bloc X", "X is a bloc")."""

from __future__ import annotations

from onrecord.annotate.castings import Draft, Reading
from onrecord.annotate.mentions import Naming
from onrecord.annotate.name_readings import parted
from onrecord.annotate.nouns import plural
from onrecord.annotate.titles import is_title

_SELVES = frozenset("itself themselves himself herself".split())


def apposed(reading: Reading, naming: Naming) -> Draft | None:
    token = reading.syntax.tokens[naming.head]
    if token.label == "appos":
        return reading.at(token.head)
    for child in reading.syntax.children(naming.head, "appos"):
        if child.i in reading.ahead:
            return reading.drafts[reading.ahead[child.i]]
    return _named_next(reading, naming) or _called(reading, naming)


def _named_next(reading: Reading, naming: Naming) -> Draft | None:
    """Whom a phrase names that stands right before a name, titles between them aside: "the regional bloc X",
    "army chief General X"."""
    syntax = reading.syntax
    k, stop = naming.head + 1, syntax.sentence_of(naming.head).stop
    while k < stop and k <= naming.head + 4 and (is_title(syntax.tokens[k].text) or syntax.tokens[k].text == "."):
        k += 1
    if k not in reading.begins or plural(syntax.tokens[naming.head]) or parted(syntax, naming.head, k):
        return None
    draft = reading.at(reading.begins[k])
    if draft is None or draft.kind is None or draft.kind in ("country", "nationality", "group"):
        return None
    name = syntax.tokens[reading.begins[k]]
    # "told the newspaper Smith had left": the name may be another part of the sentence.
    joined = name.label == "appos" or syntax.tokens[naming.head].head in range(k, name.i + 1)
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
    return draft if joined or alone or k > naming.head + 1 else None


def _called(reading: Reading, naming: Naming) -> Draft | None:
    """ "a group known as X": whom the phrase is said to be called."""
    syntax = reading.syntax
    for clause in syntax.children(naming.head, "relcl"):
        for child in syntax.children(clause.i, "oprd") if clause.lemma == "call" else ():
            if child.i in reading.ahead and any(c.lower in _SELVES for c in syntax.children(clause.i, "dobj")):
                return reading.drafts[reading.ahead[child.i]]
    for clause in syntax.children(naming.head, "acl"):
        if clause.lower not in ("known", "called", "named", "dubbed") or clause.i > naming.head + 3:
            continue
        below = [*syntax.children(clause.i, "oprd", "dobj", "attr")]
        below += [c for p in syntax.children(clause.i, "prep") if p.lower == "as" for c in syntax.children(p.i, "pobj")]
        for child in below:
            if child.i in reading.ahead:
                return reading.drafts[reading.ahead[child.i]]
    return None


def predicated(reading: Reading, naming: Naming) -> Draft | None:
    """The subject of "X is Y", where nothing denies or hedges it."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    verb = syntax.head(token.i)
    if token.label != "attr" or verb is None or verb.lemma not in ("be", "become", "remain"):
        return None
    if syntax.children(verb.i, "neg", "aux") or reading.quoted[verb.i]:
        return None
    for child in syntax.children(verb.i, "nsubj"):
        for pair in syntax.children(child.i, "appos"):
            if pair.tag == "CD" and reading.at(pair.i) is not None:
                return reading.at(pair.i)
        return reading.at(child.i) if child.i < token.i else None
    return None

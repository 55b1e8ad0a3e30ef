"""Befallen: whom a pronoun means by what the clause around it tells, rather than whoever says it: the one whom the deed
befell ("said the blast threw Orr against a wall and broke | his | ribs") or who did it ("said Orr fell when | his | car
was hit")."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Reading
from onrecord.annotate.nouns import plural
from onrecord.annotate.syntax import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_PEOPLES = frozenset("he him his she her hers".split())
# What opens a clause that tells when or why something befell somebody.
_WHEN = frozenset("as while when after before until once because since where".split())


def befallen(reading: Reading, token: Token) -> int | None:
    """The token of the one person of whom the clause tells that the pronoun's own goes on from. None where it goes on
    from none, or from a clause of two people either of whom may be meant."""
    syntax = reading.syntax
    if token.lower not in _PEOPLES:
        return None
    verb = next((t for t in syntax.ancestors(token.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return None
    if (within := _in_clause(reading, token, verb)) is not None:
        return within
    if verb.head == verb.i:
        return None
    above = syntax.tokens[verb.head]
    own = [t for t in syntax.children(verb.i, *_SUBJECTS) if t.i != token.i]
    if above.pos not in ("VERB", "AUX") or above.i > verb.i:
        return None
    if verb.label == "conj":
        goes_on = not own and token.label not in _SUBJECTS
    else:
        marked = any(t.lower in _WHEN for t in syntax.children(verb.i, "mark", "advmod"))
        goes_on = verb.label == "advcl" and marked and token.label in (*_SUBJECTS, "poss")
    if not goes_on or _person(reading, own, token):
        return None
    subjects = list(syntax.children(above.i, *_SUBJECTS))
    objects = list(syntax.children(above.i, "dobj"))
    people = [t for t in (*subjects, *objects) if t.i < token.i and _is_person(reading, t, token)]
    if verb.label == "conj" and people and people[0] in subjects:
        return None
    return people[0].i if len(people) == 1 and all(t.pos != "PRON" for t in people) else None


def _in_clause(reading: Reading, token: Token, verb: Token) -> int | None:
    """Of "troops had shot the general in | his car" the one person whom those who are many did something to."""
    syntax = reading.syntax
    noun = syntax.tokens[token.head]
    prep = syntax.tokens[noun.head]
    if token.label != "poss" or noun.label != "pobj" or prep.label != "prep" or verb.i not in (prep.head, noun.head):
        return None
    doers = list(syntax.children(verb.i, "nsubj"))
    done = [t for t in syntax.children(verb.i, "dobj") if t.i < token.i]
    alone = len(done) == 1 and done[0].pos != "PRON" and _is_person(reading, done[0], token)
    return done[0].i if doers and alone and all(plural(t) for t in doers) else None


def _person(reading: Reading, tokens: list[Token], pronoun: Token) -> bool:
    return any(_is_person(reading, t, pronoun) for t in tokens)


def _is_person(reading: Reading, token: Token, pronoun: Token) -> bool:
    draft = reading.at(token.i)
    gender = "m" if pronoun.lower in ("he", "him", "his") else "f"
    return draft is not None and draft.person and not draft.plural and draft.gender in (None, gender)

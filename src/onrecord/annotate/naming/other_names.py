"""Other names: where the words before a name say that somebody named before goes by it: "X, widely known as Y",
"X, known by its French initials Y", "X, or Y,", "X (Y)"."""

from __future__ import annotations

from onrecord.annotate.naming.outlets import Named
from onrecord.annotate.syntax import Syntax

# What may stand between "known as" and the name, the words that say the same by themselves, and those before "called".
_BEFORE = frozenset(('"', "“", "‘", "'", "``", "the", "The", "simply"))
_CALLED = frozenset("alias aka a.k.a. a.k.a nicknamed dubbed née nee né pseudonym callsign".split())
# What only people go by.
_PERSONAL = frozenset("alias nicknamed née nee né guerre pseudonym nickname himself herself sign callsign".split())
# "Known by his | alias X", "goes by the | name X", "whose real | name is X".
_GOING_BY = frozenset("alias nickname name pseudonym moniker sobriquet handle callsign".split())
_ADVERBS = frozenset(
    "also widely commonly often better formerly previously sometimes popularly now once locally".split()
)
_INITIALS = frozenset("initials acronym abbreviation".split())
# Between "known by" and "initials" at most: "its Spanish-language".
_WHOSE = 4


def other_name(syntax: Syntax, first: int) -> int | None:
    """The token by which the name that begins at `first` is said to be somebody's other name, "known" or "alias"; None
    where no words say so."""
    tokens = syntax.tokens
    k = first - 1
    least = syntax.sentence_of(first).first
    while k > least and tokens[k].text in _BEFORE:
        k -= 1
    if k <= least:
        return None
    word, before = tokens[k].lower, tokens[k - 1].lower
    if word == "as" and before == "known":
        return k - 1
    if word in _INITIALS:
        # "Known by its French initials".
        by = next((i for i in range(k - 1, max(least, k - 1 - _WHOSE), -1) if tokens[i].lower == "by"), None)
        return by - 1 if by is not None and tokens[by - 1].lower == "known" else None
    if word == "or" and before == "," and k == first - 1:
        # "The Labour Party, or PKL,"; "the guild, or Tarvia" are two.
        letters, behind = tokens[first].text, tokens[first + 1 : first + 2]
        closed = any(t.text in (",", ".", ")", ";") for t in behind)
        whole = not tokens[k - 2].text.isupper()
        return k if closed and whole and letters.isupper() and len(letters) > 1 else None
    if word == "called":
        return k if before in _ADVERBS | {"is", "was"} else None
    if word == "as" and before == "to" and tokens[k - 2].lower == "referred":
        return k - 2
    if word in ("himself", "herself", "itself") and before in ("calls", "called", "calling", "styles", "styled"):
        return k - 1
    if word in _GOING_BY or (before, word) == ("de", "guerre"):
        by = next((i for i in range(k - 1, max(least, k - 2 - _WHOSE), -1) if tokens[i].lower in ("by", "under")), None)
        if by is not None and tokens[by - 1].lower in ("known", "goes", "went", "going"):
            return by - 1
    if word in ("is", "was") and (before in _GOING_BY or before == "guerre"):
        own = ("whose", "'s", "’s")  # "X's real name is Y"
        whose = next((i for i in range(k - 1, max(least, k - 2 - _WHOSE), -1) if tokens[i].lower in own), None)
        return whose if whose is not None else None
    if word in _GOING_BY and before == "the" and tokens[k - 2].lower == "under":
        return k - 2  # "writes under the pseudonym X"
    said = (
        word in _CALLED or (before, word) in (("de", "guerre"), ("call", "sign")) or (word, before) == ("formerly", "(")
    )
    return k if said else None


def is_personal(syntax: Syntax, cue: int, first: int) -> bool:
    """Whether the words from `cue` to the name at `first` say that it is a person who goes by it."""
    return any(t.lower in _PERSONAL for t in syntax.tokens[cue:first])


def described_by(syntax: Syntax, cue: int) -> int | None:
    """The token of whom a clause tells that has such words in it, over what stands in apposition to it: the "X" of "X,
    the minister who is known as Y". None where the words stand in no such clause."""
    at = syntax.tokens[cue]
    clause = next((t for t in (at, *syntax.ancestors(cue)) if t.label in ("relcl", "acl")), None)
    if clause is None:
        return None
    above = syntax.tokens[clause.head]
    while above.label == "appos" and above.head < above.i:
        above = syntax.tokens[above.head]
    return above.i


def bracketed(syntax: Syntax, name: Named) -> bool:
    """Whether a name stands alone in round brackets."""
    return (
        name.first > 0
        and name.stop < len(syntax.tokens)
        and syntax.tokens[name.first - 1].text == "("
        and syntax.tokens[name.stop].text == ")"
    )

"""Spells: when an office or another standing relation holds, by the words beside it, its verb and its times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.standing.bearers import Draft
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import DocumentTime, Time

_BACK = 4
"""How many words before an office may say when it was held."""
_PASSED = frozenset("the a an its his her their our - – country nation 's ’s".split())
# Whose office it is may stand between: "then | Kordia | 's oil minister".
_OWNING = frozenset({"poss", "nmod"})
# What is said of somebody without a verb holds when the report is written.
_STANDING = (
    "title",
    "description",
    "party mark",
    "part",
    "membership",
    "allegiance",
    "command",
    "siding",
    "tie",
    "hyphen",
    "home",
)
# What somebody has done for another or against them is how they stand.
_KEPT_UP = ("verb", "giving", "backing", "struggle", "allegiance", "siding", "tie")
# What is so from when it was done, until somebody says otherwise.
_MAKING: Mapping[str, frozenset[str]] = {
    "designated_as": frozenset("designate list blacklist ban outlaw proscribe put place add include classify".split()),
    "affiliate_of": frozenset("split splinter break pledge swear".split()),
}
_TILL = frozenset({"until", "till"})
# What ends somebody's time in an office, and what somebody is removed from.
_SACKING = frozenset("sack dismiss oust depose overthrow topple unseat".split())
_POSTS = frozenset("office post position job role power command duty".split())
_LASTING = frozenset("be lead head serve hold remain rule run chair command govern own belong".split())


def holds(syntax: Syntax, draft: Draft, time: Time | None) -> DocumentTime:
    """Whether it held before the report's day, holds on it, or is to hold after it; "unknown" where neither words nor
    tense say so. A title or description without such words holds when the report is written.

    Args:
        time: what is stated of it. Whoever was appointed in a whole year may be long gone.
    """
    if draft.rule in ("removal", "membership over", "delisting"):
        return "before"
    if draft.rule == "appointment to come":
        return "after"
    if draft.rule == "appointment":
        return "unknown" if time is not None and len(time.value) == 4 else "overlap"
    if draft.rule == "described as":
        return "before" if "former" in (draft.value or "").lower().split() else "overlap"
    if draft.rule == "listing kept":
        return "overlap"  # "has not been taken off the list"
    if draft.rule == "enmity" and time is None:
        return "overlap"  # who voiced their opposition is opposed
    root = _root(syntax, draft)
    if draft.rule in ("title", "description") and _dismissed(syntax, root):
        return "before"
    for word in _beside(syntax, draft, root):
        if word in _words():
            return _words()[word]
    behind = syntax.tokens[draft.stop : draft.stop + 1]
    if _ended(syntax, root) or (behind and behind[0].lower in _TILL):
        return "before"
    verb = next((t for t in _anchors(syntax, root) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return "overlap" if draft.rule in _STANDING else "unknown"
    above = syntax.head(verb.i)
    if verb.label == "xcomp" and above is not None and above.lower == "used":
        return "before"  # "who | used | to be its leader"
    bare = not syntax.children(verb.i, "aux", "auxpass", "nsubj", "nsubjpass")
    participle = (verb.tag == "VBN" and verb.label in ("acl", "advcl")) or (verb.tag == "VBD" and verb.label == "acl")
    if participle and bare:
        return "overlap"  # "the army, led by X": a participle has no tense of its own
    first = verb
    while first.label == "conj" and syntax.tokens[first.head].pos == "VERB":
        first = syntax.tokens[first.head]  # "has trained and | armed"
    perfect = any(t.lemma == "have" and t.tag in ("VBP", "VBZ") for t in syntax.children(first.i, "aux"))
    if perfect and (verb.lemma in _LASTING or draft.rule in _KEPT_UP):
        return "overlap"
    if verb.lemma in _MAKING.get(draft.kind, ()) and draft.rule != "removal":
        return "overlap"
    if draft.rule == "capacity" and tense(syntax, verb) == "past":
        return "unknown"  # "as minister, X told reporters": he may be it still
    return {"past": "before", "present": "overlap", "progressive": "overlap"}.get(tense(syntax, verb) or "", "unknown")  # type: ignore[return-value]


def dated(syntax: Syntax, draft: Draft, times: Sequence[Time]) -> Time | None:
    """The time that is stated of a relation: "who led it until 2019", "governor since March"."""
    anchors = {t.i for t in _anchors(syntax, _root(syntax, draft))}
    sentence = syntax.sentence_of(draft.first)
    for time in times:
        inside = syntax.tokens_in(time.span.start, time.span.end)
        if not inside or not sentence.first <= inside[0].i < sentence.stop:
            continue
        token: Token | None = inside[0]
        for _ in range(4):
            if token is None or token.pos in ("VERB", "AUX") or token.i in anchors:
                break
            token = syntax.head(token.i)
        if token is not None and token.i in anchors:
            return time
    return None


def _dismissed(syntax: Syntax, root: Token) -> bool:
    """Whether whoever has an office is told to lose it: "sacked | Minister X |", "| President X | resigned"."""
    bearer = root
    while bearer.label in ("compound", "nmod", "appos") and (above := syntax.head(bearer.i)) is not None:
        bearer = above
    verb = syntax.head(bearer.i)
    if verb is None or verb.tag not in ("VBD", "VBN") or syntax.children(verb.i, "neg"):
        return False
    if any(t.tag in ("MD", "TO") or t.lower in ("if", "unless") for t in syntax.children(verb.i, "aux", "mark")):
        return False
    beside = {t.lower for t in syntax.children(verb.i, "prep", "prt", "advmod")}
    if bearer.label in ("dobj", "nsubjpass"):
        from_ = [t.lower for i in (verb.i, bearer.i) for t in syntax.behind(i, "from")]
        return verb.lemma in _SACKING or (verb.lemma == "remove" and bool(_POSTS.intersection(from_)))
    if bearer.label != "nsubj" or syntax.children(verb.i, "dobj", "auxpass"):
        return False
    return verb.lemma in ("resign", "abdicate", "quit") or (verb.lemma == "step" and bool(beside & {"down", "aside"}))


def _ended(syntax: Syntax, root: Token) -> bool:
    """Whether the words behind an office say that it is over: "minister until 2019", "from 2009 to 2013", "at the
    time"."""
    for prep in syntax.children(root.i, "prep"):
        objects = syntax.children(prep.i, "pobj")
        if prep.lower == "at" and any(t.lower == "time" for t in objects):
            return True
        if prep.lower in _TILL:
            return True
        years = any(t.tag == "CD" for t in objects)
        ends = any(p.lower in ("to", "until", "till") for p in syntax.children(prep.i, "prep"))
        ends = ends or any(p.lower in ("to", "until") for t in objects for p in syntax.children(t.i, "prep"))
        if years and ((prep.lower == "from" and ends) or (prep.lower == "between" and len(objects) > 0)):
            return True
    return False


def _root(syntax: Syntax, draft: Draft) -> Token:
    """The token of the evidence that hangs on something outside of it."""
    for i in range(draft.stop - 1, draft.first - 1, -1):
        head = syntax.tokens[i].head
        if not draft.first <= head < draft.stop or head == i:
            return syntax.tokens[i]
    return syntax.tokens[draft.stop - 1]


def _anchors(syntax: Syntax, root: Token) -> Iterator[Token]:
    """The words that a relation's time hangs on: its noun, and the verb that the noun is said with."""
    yield root
    above = syntax.head(root.i)
    if above is not None and root.label in ("attr", "oprd"):
        yield above
    elif above is not None and root.label == "pobj" and above.lower == "as":
        verb = syntax.head(above.i)
        if verb is not None:
            yield verb


def _beside(syntax: Syntax, draft: Draft, root: Token) -> Iterator[str]:
    """The words before the noun of an office, as far as they go with it, and what a hyphen joins to its end."""
    tokens, sentence = syntax.tokens, syntax.sentence_of(draft.first)
    yield from (t.lower for t in syntax.children(root.i, "advmod") if t.i < root.i)
    if root.pos in ("VERB", "AUX"):
        return
    for token in tokens[draft.first : root.i]:
        yield token.lower
        if tokens[token.i + 1].text in ("-", "–") and token.i + 2 < root.i:  # "a | one-time | backer"
            yield f"{token.lower}-{tokens[token.i + 2].lower}"
    if root.lower in ("elect", "designate"):
        yield root.lower
    for token in tokens[root.i + 1 : draft.stop]:  # "X, | once | an ally of Y"
        if token.label in ("advmod", "amod") and tokens[token.head].label in ("appos", "conj", "acl", "amod"):
            yield token.lower
        if token.i + 2 < draft.stop and tokens[token.i + 1].text in ("-", "–"):
            yield f"{token.lower}-{tokens[token.i + 2].lower}"
    for i in range(draft.first - 1, max(sentence.first, draft.first - _BACK) - 1, -1):
        lower = tokens[i].lower
        if lower not in _words() and lower not in _PASSED and tokens[i].label not in _OWNING:
            break
        yield lower
    stop = max(draft.stop, root.i + 1)
    if stop + 1 < sentence.stop and tokens[stop].text in ("-", "–"):
        yield tokens[stop + 1].lower
    elif stop < sentence.stop:
        yield tokens[stop].lower.removeprefix("-") if tokens[stop].lower in ("designate", "-elect") else ""


@cache
def _words() -> Mapping[str, DocumentTime]:
    return {row["word"]: row["when"] for row in load("office_spells")}  # type: ignore[misc]

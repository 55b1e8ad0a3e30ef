"""Words and phrases that name no event: "a request for comment", "poses a threat", "without warning"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.lexicons.sayings import saying_verbs

# What a paper does, beside saying something, and what is done with one.
_HOLDING = frozenset(
    """name list run accuse charge cite describe contain include detail quote read show seek ask argue identify call
    refer mention lay outline set allege claim paint portray draw rest rely""".split()
)
_HANDLING = frozenset("unseal read see obtain review publish quote cite leak copy draft post redact reseal".split())
_LOOKING_IN = frozenset({"in", "to"})


@cache
def not_events() -> Mapping[str, str]:
    """The kind of each word and phrase that is never the trigger of an event."""
    return {row["lemma"]: row["kind"] for row in load("not_events")}


def kind_of(verb: Token) -> str | None:
    """The kind of a verb that is never a trigger, None for another. Lemmatisers clip a few forms ("waged" to "wag")."""
    return not_events().get(verb.lemma) or not_events().get(verb.lemma + "e")


def is_idle_phrase(syntax: Syntax, noun: Token) -> bool:
    """Whether an event noun stands in a phrase that names no event: "a request for comment", "poses a threat"."""
    phrases = not_events()
    for prep in syntax.children(noun.i, "prep"):
        if any(phrases.get(f"{noun.lemma} {prep.lower} {t.lemma}") for t in syntax.children(prep.i, "pobj")):
            return True
    around = [t.lemma for t in syntax.children(noun.i, "acl")]
    head = syntax.head(noun.i)
    if in_idle_phrase(syntax, noun):
        return True
    if head is not None and noun.label in ("dobj", "nsubjpass"):
        around.append(head.lemma)
    return any(phrases.get(f"{verb} {noun.lemma}") == "phrase" for verb in around)


def to_and_fro(syntax: Syntax, word: Token) -> bool:
    """Whether a word is the second half of a way of going about, whatever the tagger takes it for: "from house to |
    house", "face to | face"."""
    before = syntax.tokens[max(word.i - 2, 0) : word.i]
    return len(before) == 2 and before[1].lower == "to" and before[0].lower == word.lower


def in_idle_phrase(syntax: Syntax, word: Token) -> bool:
    """Whether a word and the preposition before it name no event: "without warning"."""
    head = syntax.head(word.i)
    if head is None or word.label not in ("pobj", "pcomp"):
        return False
    return any(not_events().get(f"{head.lower} {form}") == "phrase" for form in (word.lemma, word.lower))


def as_paper(syntax: Syntax, noun: Token) -> bool:
    """Whether the name of a legal paper stands for what is written in it: "the indictment says", "according to the
    complaint", "unsealed the indictment"; not that somebody indicts or sues."""
    head = syntax.head(noun.i)
    if head is None:
        return False
    if noun.label == "nsubj" and not syntax.children(noun.i, "poss"):
        return (head.lemma in saying_verbs() and head.lemma != "come") or head.lemma in _HOLDING
    if noun.label in ("dobj", "nsubjpass"):
        return head.lemma in _HANDLING
    above = syntax.head(head.i)
    if noun.label != "pobj" or above is None:
        return False
    if head.lower == "to":
        return above.lower == "according"
    return head.lower == "in" and (above.lemma in saying_verbs() or above.lemma in _HOLDING)

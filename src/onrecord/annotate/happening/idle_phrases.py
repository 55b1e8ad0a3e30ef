"""Words and phrases that name no event: "a request for comment", "poses a threat", "without warning"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load


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

"""Stances: how a source stands to what it says, after negation and the words of the content."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import cast

from onrecord.annotate.syntax import Syntax
from onrecord.annotate.utterances import Draft
from onrecord.lexicons import load
from onrecord.records import Stance
from onrecord.text import fold

_NEGATIONS = frozenset({"not", "n't", "never", "n’t"})


def negated(syntax: Syntax, verb: int) -> bool:
    """Whether a verb is negated by a word of its own."""
    return any(c.label == "neg" or c.lower in _NEGATIONS for c in syntax.children(verb, "neg", "advmod") if c.i < verb)


def _is_neither(syntax: Syntax, verb: int) -> bool:
    """Whether a verb is one of two that are both refused: "would neither confirm nor deny"."""
    token = syntax.tokens[verb]
    pair = (verb, token.head) if token.label == "conj" else (verb,)
    return any(c.lower == "neither" and c.i < verb for i in pair for c in syntax.children(i))


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str, Stance], ...]:
    return tuple(
        (re.compile(rf"\b(?:{row['phrase']})\b"), row["at"], cast(Stance, row["stance"]))
        for row in load("content_stances")
    )


def with_stance(syntax: Syntax, draft: Draft) -> Draft:
    """The draft with the stance that the negation of its cue and the words of its content give it.

    A saying verb that is negated leaves the matter open; a denial that is negated asserts. The lexicon
    `content_stances` has phrases that make a denial or a threat of what is said with a neutral verb, and words
    that make a condemnation of what something is called. Everything else keeps the verb's stance.
    """
    stance = draft.stance
    if draft.cue and _is_neither(syntax, draft.anchor):
        return replace(draft, stance="declines_to_say")
    if draft.rule not in ("declines", "no comment", "no answer") and draft.cue and negated(syntax, draft.anchor):
        if stance == "denies":
            stance = "asserts"
        elif draft.kind in ("speech", "document") and stance in ("asserts", "alleges"):
            stance = "declines_to_say"
    elif stance == "asserts" and draft.content:
        text = syntax.text
        start = fold(text[draft.content[0][0] : draft.content[0][1]][:90])
        whole = " ".join(fold(text[a:b]) for a, b in draft.content)
        pred = draft.rule.endswith((":object_pred", ":object_as", ":to_as"))
        for pattern, at, becomes in _phrases():
            if at == "pred" and not pred:
                continue
            if pattern.search(whole if at != "start" else start):
                stance = becomes
                break
    return draft if stance == draft.stance else replace(draft, stance=stance)

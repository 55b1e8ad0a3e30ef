"""Occasions: by what way, and when, something was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.utterances import Draft, Range
from onrecord.lexicons import load
from onrecord.records import Channel, Time
from onrecord.text import fold

_LONGEST = 4


@cache
def _channels() -> dict[str, tuple[Channel, str]]:
    return {row["word"]: (cast(Channel, row["channel"]), row["as"]) for row in load("channels")}


def zone(syntax: Syntax, draft: Draft, drafts_there: Sequence[Draft]) -> tuple[Token, ...]:
    """The tokens of the cue's sentence that tell of the saying itself: outside every content that does not hold
    the cue."""
    sentence = syntax.sentence_of(draft.anchor)
    at = syntax.tokens[draft.anchor].start
    inside: list[Range] = []
    outside: list[Range] = list(draft.content)
    for other in drafts_there:
        for start, end in other.content:
            (inside if start <= at < end else outside).append((start, end))
    return tuple(
        t
        for t in syntax.sentence_tokens(sentence)
        if all(a <= t.start < b for a, b in inside) and not any(a <= t.start < b for a, b in outside)
    )


def channel_of(syntax: Syntax, draft: Draft, words: Sequence[Token]) -> Channel | None:
    """The channel that the words around the cue name: a medium first ("in a letter"), then whoever was told,
    then what the verb implies."""
    known = _channels()
    source = draft.source
    found: dict[str, Channel] = {}
    told = syntax.tokens[draft.anchor].lemma in ("tell", "inform", "say", "speak", "talk", "report", "give", "add")
    for n in range(len(words)):
        for length in range(min(_LONGEST, len(words) - n), 0, -1):
            piece = words[n : n + length]
            if piece[-1].i - piece[0].i != length - 1:
                continue
            phrase = fold(" ".join(t.text for t in piece))
            hit = known.get(phrase) or known.get(fold(" ".join([*(t.text for t in piece[:-1]), piece[-1].lemma])))
            if hit is None:
                continue
            channel, role = hit
            spoken_of = any(a <= piece[0].start < b for a, b in source)
            if spoken_of and (role == "outlet" or draft.source_head != piece[-1].i):
                continue
            head = syntax.head(piece[-1].i)
            to = told or (head is not None and head.lower == "to")
            if role == "outlet" and not (to and _is_told(syntax, piece[-1], draft.anchor)):
                continue
            addressed = told and piece[-1].label in ("dobj", "dative") and piece[-1].head == draft.anchor
            if role == "medium" and not spoken_of and not addressed and not _is_medium(syntax, piece[-1]):
                continue
            found.setdefault(role, channel)
            break
    return found.get("medium") or found.get("outlet") or found.get("verb")


def _is_told(syntax: Syntax, token: Token, anchor: int) -> bool:
    """Whether a name is that of whom the verb's subject tells something."""
    step: Token | None = token
    for _ in range(5):
        if step is None or step.pos in ("VERB", "AUX"):
            return step is not None and step.i == anchor
        step = syntax.head(step.i)
    return False


def _is_medium(syntax: Syntax, last: Token) -> bool:
    """Whether a noun stands as the way of saying: in, on, at, by, during or via it, issued or posted by somebody."""
    step: Token | None = last
    for _ in range(4):
        if step is None:
            return False
        if step.pos == "ADP" and step.lower in ("in", "on", "at", "by", "during", "via", "through", "over", "from"):
            return True
        if step.pos in ("VERB", "AUX"):
            return step.lemma in (
                "issue",
                "release",
                "post",
                "publish",
                "send",
                "write",
                "sign",
                "give",
                "deliver",
                "hold",
            )
        step = syntax.head(step.i)
    return False


def time_of(syntax: Syntax, draft: Draft, words: Sequence[Token], times: Sequence[Time]) -> str | None:
    """The id of the time at which it was said: a day or hour in the zone whose verb is the cue or is joined to
    it, the nearest one where there are several; None where the words leave it open."""
    zone_tokens = {t.i for t in words}
    best: tuple[int, str] | None = None
    joined = _joined_verbs(syntax, draft.anchor)
    for time in times:
        if time.type not in ("DATE", "TIME"):
            continue
        tokens = syntax.tokens_in(time.span.start, time.span.end)
        if not tokens or any(t.i not in zone_tokens for t in tokens):
            continue
        if any(a <= time.span.start < b for a, b in draft.source):
            continue
        if not any(_governor(syntax, t) in joined for t in tokens) and _verb_between(
            syntax, draft.anchor, tokens[0].i, tokens[-1].i
        ):
            continue
        distance = abs(tokens[0].i - draft.anchor)
        if best is None or distance < best[0]:
            best = (distance, time.id)
    return best[1] if best is not None else None


def _joined_verbs(syntax: Syntax, anchor: int) -> set[int]:
    found = {anchor}
    token: Token | None = syntax.tokens[anchor]
    while token is not None and token.label in ("conj", "advcl", "xcomp", "pcomp", "prep", "acl"):
        token = syntax.head(token.i)
        if token is not None and token.pos in ("VERB", "AUX"):
            found.add(token.i)
    return found


def _governor(syntax: Syntax, token: Token) -> int | None:
    return next((a.i for a in syntax.ancestors(token.i) if a.pos in ("VERB", "AUX")), None)


def _verb_between(syntax: Syntax, anchor: int, first: int, last: int) -> bool:
    low, high = (anchor + 1, first) if first > anchor else (last + 1, anchor)
    return any(t.pos == "VERB" for t in syntax.tokens[low:high])

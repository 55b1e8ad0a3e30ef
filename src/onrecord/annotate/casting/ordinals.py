"""Ordinals: people of one sort told apart by their turn: "an official", "another official", "the first official"."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import noun_at, plural
from onrecord.annotate.syntax import Syntax

_TURNS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ANOTHER = 0
_ONE = frozenset("a an one".split())
_FAR = 200  # sentences


def other_turn(reading: Reading, draft: Draft, head: int, *, besides: tuple[int, ...] = ()) -> bool:
    """Whether a noun phrase headed at `head` is of another turn than those by which a draft without a name was told of:
    "another official" is neither the first nor who was another before. `besides`: heads of more that are taken for
    the draft's own."""
    turn = _turn(reading.syntax, head)
    if turn is None or draft.named or draft.plural:
        return False
    told = {h for h in (*(m.head for m in draft.mentions if m.form == "nominal"), *besides) if h != head}
    turns = {t for h in told if (t := _turn(reading.syntax, h)) is not None}
    if turn == _ANOTHER:
        return bool(told) and min(told) < head
    return any(t != turn and (turn == 1 or t != _ANOTHER) for t in turns)


def first_told(reading: Reading, naming: Naming) -> Draft | None:
    """The one whom "the first official" takes up: the only one brought in as "an official" before "another" was."""
    syntax, found = reading.syntax, noun_at(reading.syntax, naming.head)
    first = _turn(syntax, naming.head) == 1 and syntax.tokens[naming.first].lower in ("the", "that")
    if not first or found is None or found.kind != "person" or plural(syntax.tokens[naming.head]):
        return None
    brought: dict[int, tuple[int, Draft]] = {}
    for _, draft, mention in reading.recent(reading.number_of(naming.head), _FAR):
        if mention.form == "nominal" and mention.head < naming.head and not draft.plural and found.noun in draft.nouns:
            brought[draft.order] = (mention.head, draft)  # the earliest of each
    later = [h for h, _ in brought.values() if _turn(syntax, h) in (_ANOTHER, 2)]
    ones = [(h, d) for h, d in brought.values() if _turn(syntax, h) is None and _is_one(syntax, h) and not d.named]
    before = [d for h, d in ones if later and h < min(later)]
    return before[0] if len(before) == 1 else None


def _turn(syntax: Syntax, head: int) -> int | None:
    words = [t.lower for t in syntax.children(head, "det", "amod") if t.i < head]
    if "another" in words:
        return _ANOTHER
    return next((_TURNS[w] for w in words if w in _TURNS), None)


def _is_one(syntax: Syntax, head: int) -> bool:
    return any(t.lower in _ONE for t in syntax.children(head, "det", "nummod"))

"""Transcripts: what stands behind a speaker's label is what that speaker says.

A turn is one attribution for every stretch of sentences with one stance, so that a refusal or a question among them
is told as one. Left undecided: who asks behind a label that names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.annotate.saying.stances import with_stance
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.annotate.turns import Turn, turns
from onrecord.records import Channel

TURN = "turn"
"""The rule of a draft that is a turn of a transcript, or a part of one."""

# Words that give the floor, and of them those that nobody answers with.
_FLOOR = frozenset(
    "go ahead please yes yeah sure next question over there here in the back right okay ok all well hi and you then we "
    "'ll ’ll come to let 's ’s take last one more two front row lady gentleman sir ma'am".split()
)
_GIVING = frozenset("ahead please next back front last".split())

_SETTINGS: tuple[tuple[re.Pattern[str], Channel], ...] = (
    (re.compile(r"\b(?:press |news )?(?:briefing|conference)s?\b", re.IGNORECASE), "briefing"),
    (re.compile(r"\binterview(?:ed|s)?\b", re.IGNORECASE), "interview"),
    (re.compile(r"\b(?:hearing|testimony|testified)\b", re.IGNORECASE), "hearing"),
)


def with_turns(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with every turn given to whoever its label names.

    What stands inside a turn keeps within its sentence; "I say" and "you say" add nobody there, and what is only asked
    ("Does the ministry believe that ...?") is nobody's.
    """
    spoken = tuple(turns(page.document))
    if not spoken:
        return list(drafts)
    kept = (_inside(page, draft) if _holds(spoken, page, draft) else draft for draft in drafts)
    return [*(draft for draft in kept if draft is not None), *_turns(page, spoken)]


def _holds(spoken: Sequence[Turn], page: Page, draft: Draft) -> bool:
    at = page.syntax.tokens[draft.anchor].start
    return any(turn.said[0] <= at < turn.said[1] for turn in spoken)


def _inside(page: Page, draft: Draft) -> Draft | None:
    """A draft as it stands in a turn, None where it adds nothing to the turn."""
    syntax = page.syntax
    head, sentence = draft.source_head, syntax.sentence_of(draft.anchor)
    if head is not None and (page.is_first_person(head) or syntax.tokens[head].lower == "i"):
        return None
    asks = syntax.text[sentence.start : sentence.end].rstrip("\"”’') ").endswith("?")
    auxiliaries = syntax.children(draft.anchor, "aux", "auxpass")
    if asks and head is not None and any(t.i < head < draft.anchor for t in auxiliaries):
        return None
    cut = ((max(a, sentence.start), min(b, sentence.end)) for a, b in draft.content)
    content = tuple(span for span in (page.trimmed(a, b) for a, b in cut if a < b) if span is not None)
    return replace(draft, content=content) if content or not draft.content else None


def _turns(page: Page, spoken: Sequence[Turn]) -> Iterator[Draft]:
    """A draft for every stretch of a turn's sentences that has one stance."""
    for turn in spoken:
        label = page.syntax.tokens_in(*turn.label)
        if not label or _gives_the_floor(page, turn):
            continue
        cue = page.syntax.text[turn.label[1] : turn.said[0]].rstrip()
        mark = turn.label[1] + len(cue) - 1
        who = _named(label)
        whole = Draft(label[-1].i, ((mark, mark + 1),), (turn.label,), who.i, (), "asserts", "speech", TURN)
        for _, parts in groupby(_sentences(page, turn, whole), key=lambda part: part.stance):
            stretch = list(parts)
            span = page.trimmed(stretch[0].content[0][0], stretch[-1].content[0][1])
            if span is not None:
                yield replace(stretch[0], content=(span,))


def _named(label: Sequence[Token]) -> Token:
    """The last word of the name in a label, without the outlet or post behind it: "Oda Lind, Norland Radio"."""
    ends = next((n for n, t in enumerate(label) if n and t.text in (",", "(")), len(label))
    return label[ends - 1]


def _gives_the_floor(page: Page, turn: Turn) -> bool:
    """Whether a turn only says whose turn is next: "Anna, go ahead.", "In the back, please.", "Anna?"."""
    words = [t for t in page.syntax.tokens_in(*turn.said) if t.pos not in ("PUNCT", "SPACE")]
    plain = [t.lower for t in words if t.pos != "PROPN" or t.lower in _FLOOR]
    named = len(plain) < len(words) <= 2
    return _FLOOR.issuperset(plain) and (named or not _GIVING.isdisjoint(plain))


def _sentences(page: Page, turn: Turn, whole: Draft) -> Iterator[Draft]:
    """The sentences of a turn, each as a draft with its own stance."""
    text = page.syntax.text
    for sentence in page.syntax.sentences:
        if not turn.said[0] <= sentence.start < turn.said[1]:
            continue
        part = replace(whole, content=((sentence.start, sentence.end),))
        asks = text[sentence.start : sentence.end].rstrip("\"”’') ").endswith("?")
        yield replace(part, stance="questions") if asks else with_stance(page.syntax, part)


def setting(page: Page) -> Channel | None:
    """Where the turns of a transcript were spoken, by what its front says it is."""
    first = next(turns(page.document), None)
    front = page.document.text[: first.label[0]] if first is not None else ""
    return next((channel for pattern, channel in _SETTINGS if pattern.search(front)), None)

"""Sources cut to who says it, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.saying.sayers import with_whole_sayer
from onrecord.annotate.saying.utterances import Draft, Page, Range
from tests.parsing import one_paragraph, syntax

# The text; source, cue and content as they were taken; source, cue and content as they are; the head of the source.
CASES = [
    # a title with a full stop is no name
    (
        "On Sunday Ms. Vell denied having ordered the crews to leave.",
        ("Ms.", "Vell denied", "having ordered the crews to leave"),
        ("Ms. Vell", "denied", "having ordered the crews to leave"),
        "Vell",
    ),
    (
        "On Sunday Ms. Vell denied having ordered the crews to leave.",
        ("Ms. Vell", "denied", "having ordered the crews to leave"),
        ("Ms. Vell", "denied", "having ordered the crews to leave"),
        "Vell",
    ),
    # what is told of those to whom it happened
    (
        "Gunmen stormed a camp, killing nine people, most of them women, an aid group in Mersa said.",
        ("most of them women, an aid group in Mersa", "said", "Gunmen stormed a camp, killing nine people"),
        ("an aid group in Mersa", "said", "Gunmen stormed a camp, killing nine people, most of them women"),
        "group",
    ),
    (
        "Jets hit a village, killing nine, including two monks, residents and a clerk said.",
        ("nine, including two monks, residents and a clerk", "said", "Jets hit a village, killing"),
        ("residents and a clerk", "said", "Jets hit a village, killing nine, including two monks"),
        "residents",
    ),
    # of whom it is told, where they speak
    (
        "The rebels, most of them boys, said they were hungry.",
        ("The rebels, most of them boys,", "said", "they were hungry"),
        ("The rebels, most of them boys,", "said", "they were hungry"),
        "rebels",
    ),
]


@pytest.mark.parametrize(("text", "taken", "wanted", "head"), CASES)
def test_a_source_is_who_says_it(
    text: str, taken: tuple[str, str, str], wanted: tuple[str, str, str], head: str
) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store="sayers")
    page = Page(made, parsed, (), Cast(()))

    def at(words: str) -> Range:
        start = text.index(words)
        return start, start + len(words)

    def token(words: str) -> int:
        return parsed.tokens_in(*at(words))[-1].i

    source, cue, content = (at(words) for words in taken)
    verb = token(wanted[1])
    draft = Draft(verb, (cue,), (source,), token(head), (content,), "asserts", "speech", "said:that")
    found = with_whole_sayer(page, draft)
    assert tuple(text[slice(*spans[0])] for spans in (found.source, found.cue, found.content)) == wanted
    assert found.source_head == token(head)

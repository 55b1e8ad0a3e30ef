"""Parentheses: participles beside a name that say what was done to its bearer, who says nothing by them.

"Vell, asked about it on Monday, called it false": somebody asked Vell. "Lind, still regarded as a rebel, left": others
regard Lind so. Parsers take the first for Vell's own verb, and a tagger takes the second for Lind's belief.
"""

from __future__ import annotations

from onrecord.annotate.saying.sources import is_passive
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token

_ASKED = frozenset("ask press question quiz grill challenge".split())
# Those of whom nobody says who holds what they say.
_HELD = frozenset("regard see view consider know describe deem rate rank hail tout seen".split())


def is_parenthesis(page: Page, draft: Draft) -> bool:
    """Whether the source of a draft is whom its cue is done to."""
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    head = draft.source_head
    if head is None or not draft.cue or verb.tag not in ("VBN", "VBD") or head > verb.i:
        return False
    hangs = verb.label in ("acl", "relcl") and verb.head == head
    if hangs and verb.tag == "VBD" and syntax.tokens[head].label == "ROOT" and not _is_closed(page, verb):
        return False  # "The clerk, Oda Lind, asked for the tapes": the sentence has no other verb
    if verb.lemma == "say" and _follows_comma(page, verb, head) and _is_closed(page, verb):
        behind = syntax.tokens[verb.i + 1 : verb.i + 2]
        return any(t.tag == "TO" for t in behind)  # "the crew, said to be unhurt, was flown out"
    if verb.lemma in _HELD and hangs:
        misread = verb.tag == "VBD" and verb.label == "acl"
        return (misread or is_passive(syntax, verb)) and not syntax.children(verb.i, "agent")
    return verb.lemma in _ASKED | _HELD and _follows_comma(page, verb, head) and (hangs or _is_closed(page, verb))


def quotes_itself(draft: Draft) -> bool:
    """Whether the source stands in the words that it is said to say, and the cue outside them: "“Soldiers in masks” |
    had attacked | the bus" is no word of theirs."""
    inside = [(a, b) for a, b in draft.content for s, e in draft.source if a <= s and e <= b]
    return bool(inside) and bool(draft.cue) and all(not a <= draft.cue[0][0] < b for a, b in inside)


def _is_closed(page: Page, verb: Token) -> bool:
    """Whether the sentence's own verb stands behind the next comma: ", asked about it, said"."""
    syntax = page.syntax
    stop = syntax.sentence_of(verb.i).stop
    comma = next((t.i for t in syntax.tokens[verb.i + 1 : stop] if t.text == ","), None)
    after = comma + 1 if comma is not None else stop
    while after < stop and syntax.tokens[after].pos == "ADV":
        after += 1
    return after < stop and syntax.tokens[after].tag in ("VBD", "VBZ", "VBP", "MD")


def _follows_comma(page: Page, verb: Token, head: int) -> bool:
    """Whether nothing but a comma stands between a name with what hangs on it and a participle."""
    tokens = page.syntax.tokens
    first = verb.i - 1
    while first > head and tokens[first].pos == "ADV":
        first -= 1
    return tokens[first].text == "," and first - head <= 12

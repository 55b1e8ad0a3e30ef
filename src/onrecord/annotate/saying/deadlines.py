"""Deadlines: who gives another a time to do something in ("gave the governor until Friday to pay", "allowed villagers
48 hours to leave or be shelled", "set a three-day deadline for the envoy to go").

It is a request, and a threat where the words say what comes otherwise (`stances`).
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.saying.cues import cue_tokens, is_nobody
from onrecord.annotate.saying.sources import Source, is_passive, source_of, spans_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token

DEADLINE = ":deadline"
"""How the rule of a draft ends that tells of a deadline."""

_GIVING = frozenset("give allow grant set issue impose hand serve leave".split())
_TERMS = frozenset({"deadline", "ultimatum"})
_UNITS = frozenset("hour day week month minute year".split())
# What nobody is told to do by a certain day.
_AT_EASE = frozenset("rest recover think sleep eat celebrate prepare enjoy relax train play spend live adjust".split())
_UNTIL = frozenset({"until", "till", "by"})


def deadlines(page: Page) -> Iterator[Draft]:
    """A draft for every deadline that somebody is said to set, in text order."""
    for verb in page.syntax.tokens:
        if verb.lemma in _GIVING and verb.pos == "VERB":
            draft = _set(page, verb)
            if draft is not None:
                yield draft


def _set(page: Page, verb: Token) -> Draft | None:
    syntax, tokens = page.syntax, page.syntax.tokens
    passive = is_passive(syntax, verb)
    stop = syntax.sentence_of(verb.i).stop
    to = _infinitive(page, verb, stop)
    if to is None or any(t.tag == "TO" for t in syntax.children(verb.i, "aux")):
        return None
    given = tokens[verb.i + 1 : to]
    if tokens[to + 1].lemma in _AT_EASE:
        return None  # "gave the crew two days to rest"
    term = any(t.lemma in _TERMS for t in given)
    time = any(t.lemma in _UNITS for t in given) or any(
        t.lower in _UNTIL and tokens[t.i + 1].entity.endswith(("DATE", "TIME"))
        for t in given  # before the infinitive, so that there is one behind
    )
    if not (term or time) or not any(t.pos in ("NOUN", "PROPN", "PRON") for t in given):
        return None
    source = source_of(page, verb)
    whom = next(iter(syntax.children(verb.i, "nsubjpass")), None) if passive else None
    if not passive:
        if source.head is None or not speaks(page, source.head) or is_nobody(syntax, source.head):
            return None
        somebody = [t for t in given if t.lemma not in _UNITS | _TERMS and not t.entity.endswith(("DATE", "TIME"))]
        somebody = [t for t in somebody if t.pos in ("NOUN", "PROPN", "PRON")]
        if not somebody or not any(speaks(page, t.i) for t in somebody):
            return None
    elif whom is None or not speaks(page, whom.i):
        return None
    last = max(syntax.right_edge(verb.i), syntax.right_edge(tokens[to].head))
    last = min(last, stop - 1)
    comma = next(
        (i for i in range(to, last) if tokens[i].text == "," and tokens[i + 1].lower not in ("or", "and")), last
    )
    content = page.trimmed(*page.chars(verb.i + 1, (comma if comma < last else last + 1)))
    if content is None:
        return None
    spans = (*spans_of(page, whom.i, verb.i), content) if whom is not None else (content,)
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    made = source if not passive or source.head is not None else Source(passive=True)
    return Draft(verb.i, cue, made.spans, made.head, spans, "requests", "speech", f"{verb.lemma}{DEADLINE}")


def _infinitive(page: Page, verb: Token, stop: int) -> int | None:
    """The "to" of what is to be done by then: the first one in front of a verb, with no other clause between."""
    tokens = page.syntax.tokens
    for token in tokens[verb.i + 1 : stop]:
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text in (";", ":"):
            return None
        if token.tag == "TO" and token.i + 1 < stop and tokens[token.i + 1].tag in ("VB", "RB"):
            return token.i if token.i > verb.i + 1 else None
    return None

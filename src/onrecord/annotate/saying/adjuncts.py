"""Adjuncts: what stands behind a plain phrase that somebody condemns or backs and tells only how he did so.

"Condemned the raid through his lawyer", "welcomed the verdict on Truth Social", "defended the arrests at a cabinet
meeting": by what way and where, which is no part of what is condemned. Nor is the day on which somebody "declined to
discuss the raid on Monday". Left undecided: media with "the" or an owner
("criticised the tone of the letter"), which may well be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.sources import is_passive, media
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token
from onrecord.lexicons.actors import outlet
from onrecord.text import fold

_THROUGH = frozenset({"through", "via"})
_IN = frozenset("in on at during via".split())
_MEETING = frozenset("meeting rally session gathering ceremony visit trip tour stop".split())
_FLATLY = (
    ("out", "of", "hand"),
    ("outright",),
    ("flatly",),
    ("point", "-", "blank"),
    ("in", "no", "uncertain", "terms"),
)
_TERMS = frozenset({"term", "language", "word", "voice"})
_ABOUT = (
    ":object",
    ":object_speech",
    ":claim",
    ":object_as",
    ":object_pred",
    ":object_for",
    ":object_on",
    ":object_of",
    "declines",
)
# A phrase with "on" behind these says what they are about.
_OF_A_THING = frozenset(
    "report article book study paper law rule ban block restriction curb crackdown debate policy post video tax levy "
    "decision vote ruling focus dependence reliance spending".split()
)
_X = "X"
_NEW = frozenset({"a", "an", "another"})


def without_adjunct(page: Page, draft: Draft) -> Draft:
    """A draft about a plain phrase without the last words of its content that tell by what way or where it was said."""
    draft = _without_asked(page, draft)
    if not draft.rule.endswith(_ABOUT) or not draft.content or not draft.cue:
        return draft
    start, end = draft.content[-1]
    if start < draft.cue[-1][1]:
        return draft
    tokens = page.syntax.tokens_in(start, end)
    if (rest := _past_terms(page, draft, tokens)) is not None:
        return replace(draft, content=(*draft.content[:-1], rest))
    flat = next((words for words in _FLATLY if tuple(t.lower for t in tokens[-len(words) :]) == words), None)
    if flat is not None and len(tokens) > len(flat) and (rest := page.trimmed(start, tokens[-len(flat)].start)):
        return replace(draft, content=(*draft.content[:-1], rest))
    if draft.rule == "declines":
        day = next((t for t in tokens[1:] if t.lower == "on" and _is_day(page, t, tokens[-1])), None)
        rest = page.trimmed(start, day.start) if day is not None else None
        return draft if rest is None else replace(draft, content=(*draft.content[:-1], rest))
    for n, token in enumerate(tokens):
        while_on = token.lower == "on" and tokens[n - 1].lower == "while"
        if not n or token.pos != "ADP" or page.quoted(token.start) is not None:
            continue
        noun = next(iter(page.syntax.children(token.i, "pobj")), None)
        if noun is None or not _tells_how(page, draft, token, noun) or not _ends_with(page, noun, tokens[-1]):
            continue
        above = page.syntax.tokens[token.i - 1]
        if token.lower == "on" and above.pos == "NOUN" and above.lemma in _OF_A_THING:
            continue  # "criticised the ban on Twitter"
        rest = page.trimmed(start, tokens[n - 1].start if while_on else token.start)
        if rest is not None:
            return replace(draft, content=(*draft.content[:-1], rest))
    return draft


def _ends_with(page: Page, noun: Token, last: Token) -> bool:
    """Whether a phrase ends a content, but for whom it is sent to or when: "in a message | to reporters |"."""
    behind = page.syntax.right_edge(noun.i) + 1
    if behind > last.i:
        return True
    then = page.syntax.tokens[behind]
    dated = all(t.entity.endswith("DATE") for t in page.syntax.children(then.i, "pobj"))
    sent = then.lower == "to" or (then.lower == "on" and dated)
    return sent and then.pos == "ADP" and page.syntax.right_edge(then.i) >= last.i


def _past_terms(page: Page, draft: Draft, tokens: Sequence[Token]) -> Range | None:
    """What is condemned behind a phrase that says how: "condemned | in the strongest terms | the raid"."""
    first = tokens[0]
    noun = next(iter(page.syntax.children(first.i, "pobj")), None)
    if first.lower not in ("in", "with") or first.head != draft.anchor or noun is None or noun.lemma not in _TERMS:
        return None
    last = page.syntax.right_edge(noun.i)
    return page.trimmed(page.syntax.tokens[last].end, tokens[-1].end) if last < tokens[-1].i else None


def _without_asked(page: Page, draft: Draft) -> Draft:
    """A question without whoever is asked it: "| The mayor | was asked whether the dam had burst"."""
    verb = page.syntax.tokens[draft.anchor]
    if draft.stance != "questions" or len(draft.content) < 2 or not is_passive(page.syntax, verb):
        return draft
    asked = next(iter(page.syntax.children(verb.i, "nsubjpass")), None)
    first, rest = draft.content[0], draft.content[1:]
    if asked is None or not first[0] <= asked.start < first[1] or draft.cue[0][0] < first[1]:
        return draft
    return replace(draft, content=rest)


def _is_day(page: Page, preposition: Token, last: Token) -> bool:
    """Whether a phrase with "on" that ends a content is a day: "declined to discuss the raid | on Monday"."""
    noun = next(iter(page.syntax.children(preposition.i, "pobj")), None)
    return (
        noun is not None and noun.entity[2:] == last.entity[2:] == "DATE" and page.syntax.right_edge(noun.i) >= last.i
    )


def _tells_how(page: Page, draft: Draft, preposition: Token, noun: Token) -> bool:
    """Whether a phrase names who speaks for somebody, a platform, or a new occasion or medium."""
    entity = page.cast.named_by(noun.i)
    known = noun_at(page.syntax, noun.i)
    person = (entity is not None and entity.kind == "person") or (known is not None and known.kind == "person")
    if preposition.lower in _THROUGH and person:
        return True
    if preposition.lower not in _IN:
        return False
    name = " ".join(t.text for t in page.syntax.tokens[page.syntax.left_edge(noun.i) : noun.i + 1])
    above = page.syntax.tokens[preposition.head]
    bare = preposition.lower == "on" and draft.anchor in (above.i, above.head)
    if name.rstrip(".") == _X and bare:
        return True
    if noun.pos == "PROPN":
        platform = outlet(name)
        return (platform is not None and platform.channel == "social_media") or fold(name) in media()
    determiners = page.syntax.children(noun.i, "det")
    if bare and not determiners and noun.pos == "NOUN" and fold(name) in media():
        return True  # "on television", "on social media"
    kind = fold(" ".join(t.text for t in page.syntax.tokens[max(0, noun.i - 1) : noun.i] if t.head == noun.i))
    named = fold(noun.lemma) in media() or f"{kind} {fold(noun.lemma)}" in media()
    return any(c.lower in _NEW for c in determiners) and (named or noun.lemma in _MEETING)

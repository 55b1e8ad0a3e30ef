"""Adjuncts: what stands behind a plain phrase that somebody condemns or backs and tells only how he did so.

"Condemned the raid through his lawyer", "welcomed the verdict on Truth Social", "defended the arrests at a cabinet
meeting": by what way and where, which is no part of what is condemned. Left undecided: media with "the" or an owner
("criticised the tone of the letter"), which may well be.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.sources import media
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.lexicons.actors import outlet
from onrecord.text import fold

_THROUGH = frozenset({"through", "via"})
_IN = frozenset("in on at during via".split())
_MEETING = frozenset("meeting rally session gathering ceremony".split())
_NEW = frozenset({"a", "an", "another"})


def without_adjunct(page: Page, draft: Draft) -> Draft:
    """A draft about a plain phrase without the last words of its content that tell by what way or where it was said."""
    if not draft.rule.endswith((":object", ":object_speech", ":claim")) or not draft.content or not draft.cue:
        return draft
    start, end = draft.content[-1]
    if start < draft.cue[-1][1]:
        return draft
    tokens = page.syntax.tokens_in(start, end)
    for n, token in enumerate(tokens):
        if not n or token.pos != "ADP" or page.quoted(token.start) is not None:
            continue
        noun = next(iter(page.syntax.children(token.i, "pobj")), None)
        if noun is None or tokens[-1].i > page.syntax.right_edge(noun.i) or not _tells_how(page, token, noun):
            continue
        rest = page.trimmed(start, token.start)
        if rest is not None:
            return replace(draft, content=(*draft.content[:-1], rest))
    return draft


def _tells_how(page: Page, preposition: Token, noun: Token) -> bool:
    """Whether a phrase names who speaks for somebody, a platform, or a new occasion or medium."""
    entity = page.cast.named_by(noun.i)
    known = noun_at(page.syntax, noun.i)
    person = (entity is not None and entity.kind == "person") or (known is not None and known.kind == "person")
    if preposition.lower in _THROUGH and person:
        return True
    if preposition.lower not in _IN:
        return False
    name = " ".join(t.text for t in page.syntax.tokens[page.syntax.left_edge(noun.i) : noun.i + 1])
    if noun.pos == "PROPN":
        platform = outlet(name)
        return (platform is not None and platform.channel == "social_media") or fold(name) in media()
    new = any(c.lower in _NEW for c in page.syntax.children(noun.i, "det"))
    return new and (noun.lemma in media() or noun.lemma in _MEETING)

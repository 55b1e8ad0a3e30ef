"""Posts: what is written with a picture that somebody has just put on a platform, and posts that stand in the report as
they were embedded there: "The port is shut. — Oda Lind (@odalind) May 3, 2024".

"Rusk posted a photograph of the bridge on X. “This was no accident,” he wrote": by that post. So is what somebody
writes in the same sentence, and what he says "in it" of a film. Left undecided: posts of another paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.saying.sources import subject_of
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.lexicons.actors import outlet

_PUTTING = frozenset("post upload share publish stream repost release put".split())
_FILMS = frozenset("video clip film footage recording livestream photo photograph picture image screenshot".split())
_WRITING = frozenset({"write", "add", "caption", "comment"})
_ON = frozenset({"on", "to", "via", "onto"})
_X = "X"
EMBEDDED = "post"
"""The rule of a post that the report embeds, with its writer behind a dash."""
_SIGNED = re.compile(
    r"(?P<dash>[―—–]|--?)\s*(?P<who>[^\W\d_][^\n()@]{1,50}?)\s*\(@\w{1,20}\)(?:\s+[A-Z][a-z]+\.? \d{1,2}, \d{4})?\s*$"
)
_LINKED = re.compile(r"\s*(?:https?://\S+|pic\.twitter\.com/\S+)\s*$")


def embedded_posts(page: Page) -> Iterator[Draft]:
    """A draft for every paragraph that is a post, signed by name and handle."""
    text = page.document.text
    for block in page.document.blocks:
        signed = _SIGNED.search(text, block.start, block.end) if block.kind in ("paragraph", "heading") else None
        if signed is None:
            continue
        end = signed.start()
        while (link := _LINKED.search(text, block.start, end)) is not None:
            end = link.start()
        span = page.trimmed(block.start, end)
        who = page.syntax.tokens_in(signed.start("who"), signed.end("who"))
        if span is None or not who:
            continue
        quoted = next((q for q in page.around(*span) if q.start <= span[0] and q.end >= span[1]), None)
        said = (quoted.start, quoted.end) if quoted is not None else (span[0], end)
        said = (said[0], said[0] + len(text[said[0] : said[1]].rstrip()))
        head = next((t.i for t in reversed(who) if t.pos in ("PROPN", "NOUN")), who[-1].i)
        source, dash = (signed.start("who"), signed.end("who")), signed.span("dash")
        yield Draft(head, (dash,), (source,), head, (said,), "asserts", "document", EMBEDDED)


def with_post(page: Page, draft: Draft, speaker: str | None) -> bool:
    """Whether a draft's words belong to a post of its speaker that its sentence or the one before tells of."""
    syntax = page.syntax
    if speaker is None or draft.source_head is None:
        return False
    verb, sentence = syntax.tokens[draft.anchor], syntax.sentence_of(draft.anchor)
    before = syntax.sentence_of(sentence.first - 1) if sentence.first else sentence
    first = before.first if before.block == sentence.block else sentence.first
    for put in reversed(syntax.tokens[first : verb.i]):
        if put.lemma not in _PUTTING or put.pos != "VERB" or not _is_put(page, put):
            continue
        who = subject_of(syntax, put)
        entity = page.cast.named_by(who) if who is not None else None
        if entity is not None and entity.id == speaker:
            return verb.lemma in _WRITING or _is_in_it(page, verb)
    return False


def _is_put(page: Page, verb: Token) -> bool:
    """Whether a film or picture is put on a platform."""
    syntax = page.syntax
    if not any(t.lemma in _FILMS for t in syntax.children(verb.i, "dobj")):
        return False
    places = (t for t in syntax.subtree(verb.i) if t.label == "pobj" and syntax.tokens[t.head].lower in _ON)
    return any(_is_platform(page, t) for t in places)


def _is_platform(page: Page, noun: Token) -> bool:
    name = " ".join(t.text for t in page.syntax.tokens[page.syntax.left_edge(noun.i) : noun.i + 1])
    known = outlet(name)
    return name.rstrip(".") == _X or (known is not None and known.channel == "social_media")


def _is_in_it(page: Page, verb: Token) -> bool:
    """Whether something is said in the film itself: "in which she said", "she said in the clip"."""
    nouns = page.syntax.behind(verb.i, "in")
    return any(t.lower in ("it", "which") or t.lemma in _FILMS for t in nouns)

"""Closing texts: texts that show what the sentence before them tells, where the parser takes their verb for a noun
("The firm had paid bribes, emails seen by the guild show.").
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.saying.sources import source_nouns
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Sentence

CLOSING = "show:closing"
"""The rule of what these find."""

_SHOWING = frozenset({"show", "shows", "reveal", "reveals", "suggest", "suggests", "indicate", "indicates"})
_TEXTS = frozenset(
    "datum data record figure image email e-mail file paper number statistic footage picture map".split()
)
_FINITE = ("VBD", "VBN", "VBZ", "VBP", "MD")
_LONGEST = 22  # tokens of the text and whatever says which


def closing_texts(page: Page) -> Iterator[Draft]:
    """A draft for every sentence that ends in a text and its misread verb, in text order."""
    for sentence in page.syntax.sentences:
        draft = _closing(page, sentence)
        if draft is not None:
            yield draft


def _closing(page: Page, sentence: Sentence) -> Draft | None:
    tokens = page.syntax.tokens
    last = sentence.stop - 1
    while last > sentence.first and tokens[last].pos == "PUNCT":
        last -= 1
    verb = tokens[last]
    if verb.lower not in _SHOWING or page.quoted(verb.start) is not None:
        return None
    commas = range(last - 1, max(sentence.first, last - _LONGEST), -1)
    comma = next((i for i in commas if tokens[i].text == ","), None)
    if comma is None or last - comma < 3:
        return None
    words = tokens[comma + 1 : last]
    nouns = [t for t in words if t.pos in ("NOUN", "PROPN")]
    texts = (t for t in nouns if t.lemma.lower() in _TEXTS or source_nouns().get(t.lemma.lower()) == "document")
    head = next(texts, None)
    behind = [t for t in words if head is not None and t.i > head.i]
    plain = all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON") for t in words if t not in behind)
    clause = any(t.tag in ("VBZ", "VBP", "MD") for t in words)
    told = tokens[sentence.first : comma]
    if head is None or not plain or clause or not any(t.tag in _FINITE for t in told):
        return None
    source = page.trimmed(*page.chars(comma + 1, last))
    content = page.trimmed(*page.chars(sentence.first, comma))
    if source is None or content is None or (verb.pos == "VERB" and verb.label == "ROOT" and not behind):
        return None
    cue = (verb.start, verb.end)
    return Draft(last, (cue,), (source,), head.i, (content,), "asserts", "document", CLOSING)

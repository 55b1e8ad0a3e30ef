"""Clefts: quotations of which the sentence goes on to tell whose words they are: "“A farce” was how Lind described the
vote", "“Never” was the word that she used", "“Too late” is what the guild calls it".
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.saying.cues import lemma_of, reporting_verbs
from onrecord.annotate.saying.sources import spans_of
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.records import Stance

CLEFT = ":cleft"
"""How the rule of a draft ends whose words stand before a form of "be"."""

_WORDS = frozenset("word phrase term way expression adjective description verdict assessment message".split())
_SAYING = frozenset(
    "describe call put characterize characterise sum use term label phrase express see tell say choose".split()
)
_GAP = 6  # characters from a quotation to the verb behind it
_NEAR = 6  # tokens from there to the clause


def clefts(page: Page) -> Iterator[Draft]:
    """A draft for every quotation before a form of "be" and who said it, in text order."""
    syntax = page.syntax
    for q in page.quotations:
        be = next(iter(syntax.tokens_in(q.end, q.end + _GAP)), None)
        if q.depth or be is None or be.lemma != "be" or syntax.text[q.end : be.start].strip():
            continue
        draft = _told(page, q.start, q.end, be)
        if draft is not None:
            yield draft


def _told(page: Page, start: int, end: int, be: Token) -> Draft | None:
    syntax = page.syntax
    stop = syntax.sentence_of(be.i).stop
    opens = [t for t in syntax.tokens[be.i + 1 : min(stop, be.i + _NEAR)] if t.pos != "ADV" or t.lower == "how"]
    if not opens or not (opens[0].lower in ("how", "what") or any(t.lemma in _WORDS for t in opens[:3])):
        return None
    verbs = (t for t in syntax.tokens[be.i + 1 : min(stop, be.i + 2 * _NEAR)] if t.pos == "VERB")
    verb = next((t for t in verbs if t.lemma in _SAYING), None)
    subjects = syntax.children(verb.i, "nsubj") if verb is not None else ()
    subject = next((t for t in subjects if t.i > be.i and t.tag not in ("WP", "WDT")), None)
    said = page.trimmed(start, end)
    if verb is None or subject is None or said is None or page.is_first_person(subject.i):
        return None
    rows = (row.stance for row in reporting_verbs().get(lemma_of(verb), ()) if not row.particle)
    stance: Stance = next(rows, "asserts")
    who, cue = spans_of(page, subject.i, verb.i), ((verb.start, verb.end),)
    return Draft(verb.i, cue, who, subject.i, (said,), stance, "speech", f"{verb.lemma}{CLEFT}")

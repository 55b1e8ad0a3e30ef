"""Cues that are no verbs: "according to", "in the words of", "as X put it", "X's claim that", "is confident that",
"reportedly", and the colon of a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.saying.according import according, in_words_of
from onrecord.annotate.saying.sources import source_of
from onrecord.annotate.saying.speech_nouns import Word, lexicon_words, noun_cue
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import Stance

_HEARSAY: dict[str, Stance] = {
    "reportedly": "asserts",
    "allegedly": "alleges",
    "purportedly": "alleges",
    "supposedly": "alleges",
}


def verbless_cues(page: Page) -> Iterator[Draft]:
    """A draft for every cue that is not a verb, in text order."""
    nouns, adjectives = lexicon_words("reporting_nouns"), lexicon_words("reporting_adjectives")
    tokens = page.syntax.tokens
    for token in tokens:
        draft = None
        lemma = token.lemma
        if token.lower == "according" and token.i + 1 < len(tokens) and tokens[token.i + 1].lower == "to":
            draft = according(page, token, token.i + 1)
        elif token.pos == "NOUN" and (words := in_words_of(page, token)) is not None:
            draft = words
        elif token.pos == "NOUN" and lemma in nouns:
            draft = noun_cue(page, token, nouns[lemma])
        elif token.pos == "ADJ" and lemma in adjectives:
            draft = _adjective(page, token, adjectives[lemma])
        elif token.lower in _HEARSAY:
            draft = _hearsay(page, token)
        if draft is not None:
            yield draft
    yield from _colons(page)
    yield from _signatures(page)


def _adjective(page: Page, word: Token, row: Word) -> Draft | None:
    """ "is confident that ...", "was unaware of ..."."""
    syntax = page.syntax
    verb = syntax.head(word.i)
    if verb is None or word.label != "acomp" or verb.lemma not in ("be", "remain", "seem", "feel"):
        return None
    source = source_of(page, verb)
    if source.head is None or syntax.tokens[source.head].lower in ("it", "this", "that", "there"):
        return None
    if page.is_first_person(source.head) and page.quoted(word.start) is not None:
        return None
    for clause in (*syntax.children(word.i, "ccomp"), *syntax.children(verb.i, "ccomp")):
        left, right = syntax.left_edge(clause.i), syntax.right_edge(clause.i)
        if left > word.i and any(c.lower == "that" for c in syntax.children(clause.i, "mark")):
            cue = page.chars(verb.i, word.i + 1)
            span = page.fitted(*page.chars(left, right + 1), cue)
            if span is not None:
                return Draft(word.i, (cue,), source.spans, source.head, (span,), row.stance, row.kind, "adjective")
    return None


def _hearsay(page: Page, word: Token) -> Draft | None:
    """ "reportedly": somebody says so, nobody is named."""
    syntax = page.syntax
    verb = syntax.head(word.i)
    if verb is None or verb.pos not in ("VERB", "AUX"):
        return None
    left, right = syntax.left_edge(verb.i), syntax.right_edge(verb.i)
    cue = (word.start, word.end)
    pieces = []
    for a, b in ((left, word.i - 1), (word.i + 1, right)):
        span = page.trimmed(*page.chars(a, b + 1)) if a <= b else None
        if span is not None:
            pieces.append(span)
    if not pieces:
        return None
    return Draft(word.i, (cue,), (), None, tuple(pieces), _HEARSAY[word.lower], "speech", "hearsay")


# Labels of editors, whom nobody quotes.
_NO_SPEAKERS = frozenset(
    "UPDATE UPDATED BYLINE NOTE WATCH PHOTO PHOTOS VIDEO READ CORRECTION RELATED MORE BREAKING BUSTED EXCLUSIVE LIVE "
    "LISTEN ANALYSIS OPINION FACTBOX TIMELINE EXPLAINER".split()
)
# What a series of reports is called by its last word: "Coast Watch: Mersa turns ship away".
_SERIES = frozenset(
    "watch brief briefing briefs digest roundup review update updates live analysis explainer explained factbox "
    "timeline opinion comment commentary editorial obituary feature diary notebook dispatch dispatches insight "
    "viewpoint focus spotlight monitor bulletin weekly daily today backgrounder q&a".split()
)
_LABEL = re.compile(r"\s*[\"“']?(?P<who>[^:;,.?!\"“”]{2,60}?)\s?:\s+(?=\S)")


def _colons(page: Page) -> Iterator[Draft]:
    """ "Minister: Talks Have Failed" in a headline, "REPORTER: ..." in a transcript."""
    syntax = page.syntax
    for n, sentence in enumerate(syntax.sentences):
        if n and syntax.sentences[n - 1].block == sentence.block:
            continue
        block = page.document.blocks[sentence.block]
        if block.kind not in ("title", "heading", "paragraph"):
            continue
        match = _LABEL.match(page.document.text, block.start, block.end)
        if match is None:
            continue
        who = syntax.tokens_in(match.start("who"), match.end("who"))
        if names_series(match["who"]):
            continue
        if not who or len(who) > 6 or who[0].text in _NO_SPEAKERS or any(t.pos in ("VERB", "AUX", "ADP") for t in who):
            continue
        loud = match["who"].isupper() and len(match["who"]) > 2 and not is_dateline(page, match["who"], who[-1].i)
        person = page.cast.named_by(who[-1].i)
        speaks = person is not None and person.kind in (
            "person",
            "organization",
            "government",
            "armed_group",
        )
        if not ((loud and block.kind == "paragraph") or (block.kind != "paragraph" and speaks)):
            continue
        colon = match.end("who") + page.document.text[match.end("who") : match.end()].index(":")
        span = page.trimmed(match.end(), block.end)
        if span is not None:
            yield Draft(
                who[-1].i,
                ((colon, colon + 1),),
                ((match.start("who"), match.end("who")),),
                who[-1].i,
                (span,),
                "asserts",
                "speech",
                "colon",
            )


def names_series(label: str) -> bool:
    """Whether what stands before a colon is a series of reports, of several words, and nobody who speaks."""
    words = label.lower().split()
    return len(words) > 1 and words[-1] in _SERIES


def is_dateline(page: Page, label: str, head: int) -> bool:
    """Whether a label in capitals is where a report comes from, and not who speaks: "QUETTA: Gunmen killed two". Who
    speaks in a transcript does so more than once ("CLINTON: ...")."""
    if not label.isupper() or page.document.text.count(f"\n{label}:") > 1:
        return False
    known = page.cast.named_by(head)
    return (known is None or known.kind != "person") and bool(candidates(label))


SIGNED = "signed"
"""The rule of a quotation that a paragraph gives with its speaker behind a dash."""
_SIGNATURE = re.compile(r"\s*(?P<dash>[―—–]|--?)\s*(?P<who>[^\W\d_][^,;:.?!\"“”]{1,40}?\.?)\s*$")
_LONGEST_NAME = 5


def _signatures(page: Page) -> Iterator[Draft]:
    """ "“We wait for the boat.” — Oda Lind" as a paragraph of its own."""
    text, blocks = page.document.text, page.document.blocks
    for q in page.quotations:
        if q.depth:
            continue
        block = next((b for b in blocks if b.start <= q.start < b.end), None)
        if block is None or block.kind != "paragraph" or text[block.start : q.start].strip(" ”"):
            continue
        match = _SIGNATURE.match(text[: block.end], q.end)
        span = page.trimmed(q.start, q.end)
        if match is None or span is None:
            continue
        who = page.syntax.tokens_in(match.start("who"), match.end("who"))
        if not who or len(who) > _LONGEST_NAME or not all(t.text[0].isupper() or t.text == "." for t in who):
            continue
        head = next((t.i for t in reversed(who) if t.text != "."), who[-1].i)
        dash = (match.start("dash"), match.end("dash"))
        source = (match.start("who"), page.syntax.tokens[head].end)
        yield Draft(head, (dash,), (source,), head, (span,), "asserts", "speech", SIGNED)

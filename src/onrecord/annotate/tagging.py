"""Tagging: a trained tagger's attributions and the rules' drafts made into one list.

The tagger marks spans as people mark them and finds cues that no lexicon has; the rules know the stance of a cue,
follow nested sources, and see refusals to say. So, cue by cue:

* both found it: the spans are the tagger's, stance and kind the rules'; where the tagger's source stands outside
  the sentence in which the rules see one, or where the rules see one source cite another, the rules' draft stands;
* the tagger alone: kept where it tells what somebody says or thinks, not what somebody does, by the lexicons of
  reporting words and by `marked_cues`; these give the stance;
* the rules alone: kept where the tagger cannot have found it (it marks one level only, so nothing within another
  content; refusals without a content) or where no other content overlaps theirs.

Left undecided: where the two see different contents, the tagger's stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from onrecord.annotate.cues import Reporting, is_nobody, lemma_of, reporting_verbs
from onrecord.annotate.phrases import reporting_words
from onrecord.annotate.sources import is_passive, source_of
from onrecord.annotate.stances import negated
from onrecord.annotate.syntax import Token
from onrecord.annotate.tagged import Range, Tagged
from onrecord.annotate.utterances import Draft, Page, is_finite
from onrecord.lexicons import load
from onrecord.records import Stance

# Frames of the rules that stand without the tagger's word: somebody refuses to say something.
_SURE = ("declines", "no comment", "no answer")
# What a photo shows, nobody says.
_IMAGES = frozenset("photo photograph picture image".split())
_CLAUSE_WORDS = frozenset("that whether if what who why how when where".split())
_DOUBLE_MARKS = frozenset('"“”„«»')

Reading = tuple[Stance, str]


@cache
def _marked() -> dict[str, Reading]:
    return {row["lemma"]: (cast(Stance, row["stance"]), row["kind"]) for row in load("marked_cues")}


def merged(page: Page, drafts: Sequence[Draft], tagged: Sequence[Tagged]) -> list[Draft]:
    """Drafts of the rules and of the tagger, one for a cue; see the module's docstring."""
    if not tagged:
        return list(drafts)
    result: list[Draft] = []
    used: set[int] = set()
    nested = {n: draft for n, draft in enumerate(drafts) if _stands_in_another(draft, drafts)}
    for mark in tagged:
        anchor = _head(page, mark.cue)
        contents = _contents(page, mark)
        if anchor is None or not contents:
            continue
        contents = _own(page, mark, contents, tagged)
        if not contents:
            continue
        mark = replace(mark, content=contents)
        match = _match(drafts, mark, anchor, used)
        if match is not None:
            used.add(match)
            lent = match in nested and not _share(mark.source, drafts[match].source)
            flat = lent or any(_cuts_off(inner, drafts[match], mark) for inner in nested.values())
            result.append(drafts[match] if flat else _joined(page, drafts[match], mark))
            continue
        alone = _alone(page, mark, anchor, drafts)
        if alone is not None:
            result.append(alone)
    outer = [span for draft in result for span in draft.content]
    for n, draft in enumerate(drafts):
        if n in used:
            continue
        at = (draft.cue or draft.content)[0][0]
        around = next(((a, b) for a, b in outer if a <= at < b), None)
        if around is not None:
            inner = _within(page, draft, around)
            if inner is not None:
                result.append(inner)
        elif draft.rule in _SURE or not _overlaps(draft, result):
            result.append(draft)
    return result


def _stands_in_another(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the rules see somebody cited: saying, source, cue and content all stand in another draft's content. The
    tagger, which marks one level, then cuts the outer content short and lends the inner cue the outer source."""
    parts = (*draft.source, *draft.cue, *draft.content)
    says = draft.kind in ("speech", "document") and draft.source and draft.cue and draft.content
    return bool(says) and any(
        other is not draft and all(any(a <= c and d <= b for a, b in other.content) for c, d in parts)
        for other in drafts
    )


def _share(some: Sequence[Range], others: Sequence[Range]) -> bool:
    """Whether two lists of ranges have a character in common."""
    return any(a < d and c < b for a, b in some for c, d in others)


def _cuts_off(inner: Draft, outer: Draft, mark: Tagged) -> bool:
    """Whether a mark's content leaves out a cited cue that the rules' content has."""
    at = inner.cue[0][0]
    return any(a <= at < b for a, b in outer.content) and not any(a <= at < b for a, b in mark.content)


def _overlaps(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a draft's content is another's content already."""
    return any(_share(other.content, draft.content) for other in others)


def _within(page: Page, draft: Draft, around: Range) -> Draft | None:
    """A draft whose cue stands in another's content, with no more content than that one has."""
    if not draft.content:
        return draft
    cut = ((max(a, around[0]), min(b, around[1])) for a, b in draft.content)
    spans = tuple(s for s in (page.trimmed(a, b) for a, b in cut if a < b) if s is not None)
    return replace(draft, content=spans) if spans else None


def _match(drafts: Sequence[Draft], mark: Tagged, anchor: int, used: set[int]) -> int | None:
    """The rules' draft for the same cue: the same head, else cues that share characters and contents that do."""
    for n, draft in enumerate(drafts):
        if n not in used and draft.anchor == anchor and draft.cue:
            return n
    for n, draft in enumerate(drafts):
        if n in used or not draft.cue:
            continue
        if _share(draft.cue, mark.cue) and _share(draft.content, mark.content):
            return n
    return None


def _joined(page: Page, draft: Draft, mark: Tagged) -> Draft:
    source, head = draft.source, draft.source_head
    if draft.rule == "citing":
        return draft  # the tagger marks who cites, and whom
    if draft.rule == "noun" and head is None:
        return replace(draft, content=mark.content)  # "amid claims that": nobody's, whoever else the sentence names
    if mark.source:
        ours = head is not None and _same_sentence(page, page.syntax.tokens[head].start, draft.anchor)
        if ours and draft.content and not _same_sentence(page, mark.source[0][0], draft.anchor):
            return draft  # the tagger linked a source of another sentence
        at = draft.content[0][0] if draft.content else -1
        if any(a <= at < b for a, b in mark.cue):
            mark = replace(mark, cue=draft.cue, content=draft.content)  # "denied supporting": a deed that is denied
        if head is None and _is_asked(page, mark, draft.anchor):
            return replace(draft, cue=mark.cue)  # whoever is asked or told does not speak
        source = tuple(_without_relative(page, span) for span in mark.source)
        inside = head is not None and any(a <= page.syntax.tokens[head].start < b for a, b in mark.source)
        if not inside:
            head = _source_head(page, mark, draft.anchor, head)
    return replace(draft, source=source, source_head=head, cue=mark.cue, content=mark.content)


def _is_asked(page: Page, mark: Tagged, anchor: int) -> bool:
    """Whether the marked source is the subject of a passive: "the minister was asked whether ..."."""
    verb = page.syntax.tokens[anchor]
    if verb.label == "advcl" and is_passive(page.syntax, verb):
        return True  # "Asked whether ..., the minister said"
    subjects = page.syntax.children(anchor, "nsubjpass")
    return any(a <= t.start < b for t in subjects for a, b in mark.source)


def _source_head(page: Page, mark: Tagged, anchor: int, known: int | None) -> int | None:
    """The token that heads a marked source; for "who" and "which" whom they stand for."""
    head = _head(page, mark.source)
    if head is None or page.syntax.tokens[head].tag not in ("WP", "WDT"):
        return head
    if known is not None:
        return known
    verb = page.syntax.tokens[anchor]
    subject = source_of(page, verb).head if verb.pos in ("VERB", "AUX") else None
    return subject if subject is not None else head


def _same_sentence(page: Page, offset: int, token: int) -> bool:
    sentence = page.syntax.sentence_of(token)
    return sentence.start <= offset < sentence.end


def _alone(page: Page, mark: Tagged, anchor: int, drafts: Sequence[Draft]) -> Draft | None:
    """What the tagger alone marked, None where it tells of a deed."""
    head = _source_head(page, mark, anchor, None)
    if head is not None and is_nobody(page.syntax, head):
        return None
    if head is not None and page.syntax.tokens[head].lemma.lower() in _IMAGES:
        return None
    said = _is_said(page, mark, drafts)
    reading = _said(page, mark, anchor) if said else _meant(page, mark, anchor)
    if reading is None:
        return None
    source = tuple(_without_relative(page, span) for span in mark.source)
    rule = "tagged" if said else "tagged:object"
    return Draft(anchor, mark.cue, source, head, mark.content, *reading, rule)


def _without_relative(page: Page, span: Range) -> Range:
    """A source without the relative pronoun before it ("a charge that commanders deny")."""
    tokens = page.syntax.tokens_in(*span)
    joins = (
        len(tokens) > 1 and tokens[0].lower in ("that", "which", "who", "whom") and tokens[0].tag in ("WDT", "WP", "IN")
    )
    return (tokens[1].start, span[1]) if joins else span


def _known(page: Page, mark: Tagged, anchor: int) -> Reading | None:
    """Stance and kind of the first word of a cue that a lexicon knows, its head first."""
    token = page.syntax.tokens[anchor]
    words = [token, *(t for a, b in mark.cue for t in page.syntax.tokens_in(a, b) if t.i != anchor)]
    marked = (_marked()[t.lemma.lower()] for t in words if t.lemma.lower() in _marked())
    nouns = (reporting_words(t.lemma) for t in words if t.pos in ("NOUN", "ADJ"))
    return next(marked, None) or next((r for r in nouns if r is not None), None)


def _said(page: Page, mark: Tagged, anchor: int) -> Reading | None:
    """Stance and kind of a cue whose content is a clause or a quotation."""
    plain = next((row for row in _rows(page, anchor) if not row.particle), None)
    if plain is not None:
        return plain.stance, plain.kind
    known = _known(page, mark, anchor)
    if known is not None or mark.source:
        return known or ("asserts", "speech")
    return ("alleges", "speech") if is_passive(page.syntax, page.syntax.tokens[anchor]) else None


def _meant(page: Page, mark: Tagged, anchor: int) -> Reading | None:
    """Stance and kind of a cue whose content is a plain phrase, None where it tells of a deed ("denied them permits")
    or of what was not said."""
    syntax = page.syntax
    if not mark.source or negated(syntax, anchor):
        return None
    row = next((r for r in _rows(page, anchor) if not r.particle and "object" in r.frames), None)
    if row is None:
        return _known(page, mark, anchor)
    return (row.stance, row.kind) if not syntax.children(anchor, "dative") else None


def _rows(page: Page, anchor: int) -> tuple[Reporting, ...]:
    token = page.syntax.tokens[anchor]
    return reporting_verbs().get(lemma_of(token), ()) if token.pos in ("VERB", "AUX") else ()


def _is_said(page: Page, mark: Tagged, drafts: Sequence[Draft]) -> bool:
    """Whether a content is quoted, at least in part, or a clause with a verb of its own. What is quoted by a cue
    within it does not count ("was met by jeers that he called “noise”")."""
    syntax = page.syntax
    inner = [
        span
        for draft in drafts
        for span in draft.content
        if draft.cue and any(a <= draft.cue[0][0] < b for a, b in mark.content)
    ]
    for start, end in mark.content:
        quoted = (n for n in range(start, end) if syntax.text[n] in _DOUBLE_MARKS)
        if any(not any(a <= n < b for a, b in inner) for n in quoted):
            return True
        tokens = [t for t in syntax.tokens_in(start, end) if t.pos != "PUNCT"]
        if not tokens:
            continue
        own = {t.i for t in tokens}
        roots = [t for t in tokens if t.head not in own or t.head == t.i]
        if any(t.pos in ("VERB", "AUX") and is_finite(syntax, t) for t in roots):
            return True
        if tokens[0].lower in _CLAUSE_WORDS and any(t.pos in ("VERB", "AUX") for t in tokens):
            return True
    return False


def _contents(page: Page, mark: Tagged) -> tuple[Range, ...]:
    """The contents within their blocks, with their quotation marks, and without other punctuation at their edges.

    What stands in another block than the cue counts only where it is quoted: a speech goes on in the next
    paragraph, a headline does not.
    """
    here = _block(page, mark.cue[0][0])
    found: list[Range] = []
    for start, end in mark.content:
        for a, b, block in _by_block(page, start, end):
            if block != here and not (_speaks(page, here) and page.around(a, b)):
                continue
            if not _speaks(page, block):
                a, b = _one_headline(page, a, b, mark.cue[0][0])
            span = page.trimmed(a, b)
            if span is not None:
                found.append(_with_marks(page, span, mark.cue))
    return tuple(sorted(set(found)))


def _own(page: Page, mark: Tagged, contents: Sequence[Range], tagged: Sequence[Tagged]) -> tuple[Range, ...]:
    """The contents without those of another paragraph in which another cue stands before them."""
    here = _block(page, mark.cue[0][0])
    cues = [(other.cue[0][0], _block(page, other.cue[0][0])) for other in tagged]
    sentence = page.syntax.sentence_of(page.syntax.tokens_in(*mark.cue[0])[0].i)
    beside = [(a, b) for a, b in contents if sentence.start <= a < sentence.end or page.around(a, b)]
    return tuple(
        (a, b)
        for a, b in beside or contents
        if (there := _block(page, a)) == here or not any(block == there and at < a for at, block in cues)
    )


def _block(page: Page, offset: int) -> int | None:
    return next((n for n, b in enumerate(page.document.blocks) if b.start <= offset < b.end), None)


def _speaks(page: Page, block: int | None) -> bool:
    return block is not None and page.document.blocks[block].kind == "paragraph"


def _by_block(page: Page, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A range cut where a block ends: its pieces and their blocks."""
    for n, block in enumerate(page.document.blocks):
        if block.start < end and start < block.end:
            yield max(start, block.start), min(end, block.end), n


def _one_headline(page: Page, start: int, end: int, cue: int) -> Range:
    """A content in a headline of two ("A Says B; C Denies It"), cut at the semicolon."""
    text = page.syntax.text
    if cue < start:
        stop = text.find(";", start, end)
        return (start, stop) if stop >= 0 else (start, end)
    return max(start, text.rfind(";", start, end) + 1), end


def _with_marks(page: Page, span: Range, cue: Sequence[Range]) -> Range:
    """A content with the quotation mark that it only just leaves out at either edge."""
    start, end = span
    for q in page.around(start - 1, end + 1):
        if any(a < q.end and q.start < b for a, b in cue):
            continue
        if q.start < start <= q.inner_start:
            start = q.start
        if q.inner_end - 1 <= end < q.end:
            end = q.end
    return start, end


def _head(page: Page, spans: Sequence[Range]) -> int | None:
    """The token that heads the first of some spans: the one whose head stands outside, a verb first."""
    if not spans:
        return None
    syntax = page.syntax
    tokens = syntax.tokens_in(*spans[0])
    if not tokens:
        return None
    own = {t.i for t in tokens}
    roots: list[Token] = [t for t in tokens if (t.head not in own or t.head == t.i) and t.pos != "PUNCT"]
    verbs = [t for t in roots if t.pos == "VERB"]
    return next((t.i for t in (verbs or roots)), tokens[0].i)

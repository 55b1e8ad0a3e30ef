"""Marks: what a tagger marked, looked at beside the parse: contents cut to their blocks, heads, what is a saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.saying.utterances import Draft, Page, is_finite
from onrecord.annotate.syntax import Token
from onrecord.annotate.tagged import Range, Tagged

_BEFORE_A_NOUN = frozenset("compound poss det amod nmod nummod".split())
_BARELY = frozenset({"simply", "only", "just", "merely"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RELATIVE = frozenset({"WDT", "WP", "IN"})
_CLAUSE_WORDS = frozenset("that whether if what who why how when where".split())
_DASHES = frozenset("-–—―") | {"--"}
_ANSWERING = frozenset("respond reply react answer counter retort".split())
_ENDS = frozenset("\"”»:'’`")
_DOUBLE_MARKS = frozenset('"“”„«»')


def share(some: Sequence[Range], others: Sequence[Range]) -> bool:
    """Whether two lists of ranges have a character in common."""
    return any(a < d and c < b for a, b in some for c, d in others)


def holds(spans: Sequence[Range], offset: int) -> bool:
    """Whether a code point stands in one of the ranges."""
    return any(a <= offset < b for a, b in spans)


def head_of(page: Page, spans: Sequence[Range]) -> int | None:
    """The token that heads the first of some spans: the one whose head stands outside, a verb first."""
    if not spans:
        return None
    tokens = page.syntax.tokens_in(*spans[0])
    if not tokens:
        return None
    roots = _roots(tokens)
    if roots and all(t.label in _BEFORE_A_NOUN for t in roots):
        return roots[-1].i  # "the message | read": the parser took the verb for the noun
    names = all(t.pos == "PROPN" and not t.entity.endswith(("DATE", "TIME")) for t in roots)
    if len(roots) > 1 and names and roots[-1].i - roots[0].i == len(roots) - 1:
        return roots[-1].i  # "| Raad al-Dahlaki | repeated": a name that the parser took apart
    verbs = [t for t in roots if t.pos == "VERB"]
    return next((t.i for t in (verbs or roots)), tokens[0].i)


def _roots(tokens: Sequence[Token]) -> list[Token]:
    own = {t.i for t in tokens}
    return [t for t in tokens if (t.head not in own or t.head == t.i) and t.pos != "PUNCT"]


def is_said(page: Page, mark: Tagged, drafts: Sequence[Draft]) -> bool:
    """Whether a content is quoted, at least in part, or a clause with a verb of its own. What is quoted by a cue
    within it does not count ("was met by jeers that he called “noise”"), nor does a title ("the film “The Long Road
    Home”")."""
    syntax = page.syntax
    inner = [span for d in drafts if d.cue and holds(mark.content, d.cue[0][0]) for span in d.content]
    inner += [(q.start, q.end) for a, b in mark.content for q in page.around(a, b) if page.is_title(q)]
    for start, end in mark.content:
        if any(
            (syntax.text[n] in _DOUBLE_MARKS or syntax.text.startswith("``", n)) and not holds(inner, n)
            for n in range(start, end)
        ):
            return True
        tokens = [t for t in syntax.tokens_in(start, end) if t.pos != "PUNCT"]
        if not tokens:
            continue
        if any(t.pos in ("VERB", "AUX") and is_finite(syntax, t) for t in _roots(tokens)):
            return True
        if tokens[0].lower in _CLAUSE_WORDS and any(t.pos in ("VERB", "AUX") for t in tokens):
            return True
    return False


_SPOKEN = 4  # words: what is shorter between quotation marks may be a byname


def is_only_subject(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a marked content before its cue is only the first words of the clause that the rules see there."""
    if len(draft.content) != 1 or len(mark.content) != 1 or not draft.cue:
        return False
    (start, end), (first, last) = mark.content[0], draft.content[0]
    if start != first or not end < last <= draft.cue[0][0] or page.around(first, last):
        return False
    return not any(t.pos in ("VERB", "AUX") for t in page.syntax.tokens_in(start, end))


def is_whom(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a marked content is no more than to whom something is said, and another is said by the rules."""
    preps = (p for p in page.syntax.children(draft.anchor, "prep", "dative") if p.lower in ("to", "with"))
    whom = [
        page.chars(page.syntax.left_edge(t.i), page.syntax.right_edge(t.i) + 1)
        for p in preps
        for t in page.syntax.children(p.i, "pobj")
    ]
    told = len(mark.content) == 1 and any(a <= mark.content[0][0] and mark.content[0][1] <= b for a, b in whom)
    return told and not share(mark.content, draft.content)


def without_quotations(page: Page, mark: Tagged) -> Tagged:
    """A mark whose source does not reach into a quotation, which is said ("said Lind, a clerk, | “we close it”")."""
    source, said = [], []
    for start, end in mark.source:
        q = next((q for q in page.around(start, end) if start < q.start and end <= q.end), None)
        words = page.syntax.tokens_in(q.inner_start, q.inner_end) if q is not None else ()
        if q is None or len(words) < _SPOKEN or page.syntax.text[start : q.start].rstrip()[-1:] != ",":
            source.append((start, end))
            continue
        said.append((q.start, q.end))
        source.append((start, start + len(page.syntax.text[start : q.start].rstrip())))
    return replace(mark, source=tuple(source), content=tuple(sorted((*mark.content, *said)))) if said else mark


def with_own_source(page: Page, mark: Tagged) -> Tagged:
    """A mark whose source stands in the block of its cue, or as a whole in another paragraph; a headline speaks for
    nobody below it."""
    here = page.block_at(mark.cue[0][0])
    found: list[Range] = []
    for start, end in mark.source:
        if all(t.entity.endswith(("DATE", "TIME")) or t.tag == "POS" for t in page.syntax.tokens_in(start, end)):
            continue  # "| Tuesday |'s declaration that"
        pieces = list(_by_block(page, start, end))
        own = [piece for piece in pieces if piece[2] == here]
        found.extend((a, b) for a, b, block in own or pieces if block == here or _speaks(page, block))
    return mark if tuple(found) == tuple(mark.source) else replace(mark, source=tuple(found))


def of_its_part(page: Page, mark: Tagged) -> Tagged:
    """A mark in a title of two clauses without the one before its speaker, where its verb has what it says behind it:
    "| Arda hits school |, guild says | 30 dead |". Any mark whose source is one of those told of before, without what
    is told of them: "freed nine men, | one of whom, Oda Lind, | said"."""
    block, verb = page.block_at(mark.cue[0][0]), head_of(page, mark.cue)
    some = page.syntax.children(verb, "nsubj") if verb is not None else ()
    if some and any(t.tag in ("WP", "WDT") for t in page.syntax.behind(some[0].i, "of")):
        start = page.syntax.tokens[page.syntax.left_edge(some[0].i)].start
        mark = replace(mark, source=tuple((max(a, start), b) if a < start < b else (a, b) for a, b in mark.source))
    if verb is None or block is None or page.document.blocks[block].kind not in ("title", "heading"):
        return mark
    syntax = page.syntax
    mark = replace(mark, source=tuple(_without_predicate(page, s) for s in mark.source))
    who = next((t for t in syntax.children(verb, "nsubj") if t.i < verb), None)
    first = syntax.left_edge(who.i) if who is not None else 0
    before = [t for t in syntax.children(verb, "ccomp") if t.i < first]
    said = [t for t in syntax.children(verb, "dobj", "ccomp", "xcomp", "attr", "acomp", "oprd") if t.i > verb]
    if not before or not said or syntax.tokens[first - 1].text != ",":
        return mark
    start = syntax.tokens[first].start
    kept = tuple(s for s in mark.content if s[0] >= start)
    own = page.trimmed(*page.chars(verb + 1, syntax.right_edge(said[-1].i) + 1))
    return replace(mark, content=kept or ((own,) if own is not None else mark.content))


def _without_predicate(page: Page, span: Range) -> Range:
    """A source before the verb of which it is the subject: "| Minister | quits, accuses rival"."""
    words = page.syntax.tokens_in(*span)
    verb = next((t for t in words if t.tag in ("VBZ", "VBD") and t.i > words[0].i), None)
    subjects = page.syntax.children(verb.i, "nsubj") if verb is not None else ()
    whole = page.trimmed(span[0], verb.start) if verb is not None and any(t in words for t in subjects) else None
    return whole or span


def source_spans(page: Page, mark: Tagged) -> tuple[Range, ...]:
    """The source without the relative pronoun before it ("a charge that commanders deny"), and with the whole clause on
    it ("farmers we | spoke to")."""
    return tuple(_with_clause(page, _without_relative(page, span), mark) for span in mark.source)


def _without_relative(page: Page, span: Range) -> Range:
    tokens = page.syntax.tokens_in(*span)
    if len(tokens) > 1 and tokens[0].lower == "whose":
        return tokens[2 if tokens[1].lower == "own" and len(tokens) > 2 else 1].start, span[1]
    if len(tokens) < 2 or tokens[0].lower not in ("that", "which", "who", "whom") or tokens[0].tag not in _RELATIVE:
        return span
    if any(t.pos in _NOMINAL for t in _roots(tokens[1:])):
        return tokens[1].start, span[1]
    return (tokens[0].start, tokens[0].end) if tokens[0].tag != "IN" else span  # "talks | which together | they vowed"


def _with_clause(page: Page, span: Range, mark: Tagged) -> Range:
    """A source that was cut behind the subject of the clause on it, with that clause: "several farmers we | spoke to
    on Monday"; behind a comma, without it: "the guild, which | holds the bridge, said"."""
    syntax = page.syntax
    tokens = syntax.tokens_in(*span)
    if len(tokens) > 2 and tokens[-1].tag in _RELATIVE and tokens[-2].text == ",":
        return span[0], tokens[-3].end
    verb = syntax.head(tokens[-1].i) if tokens else None
    if verb is None or verb.label != "relcl" or tokens[-1].label not in ("nsubj", "nsubjpass") or verb.start < span[1]:
        return span
    if not holds((span,), syntax.tokens[verb.head].start):
        return span
    whole = page.trimmed(span[0], syntax.tokens[syntax.right_edge(verb.i)].end)
    return span if whole is None or share((whole,), (*mark.cue, *mark.content)) else whole


def contents_of(page: Page, mark: Tagged, tagged: Sequence[Tagged]) -> tuple[Range, ...]:
    """The contents within their blocks, with their quotation marks, and without other punctuation at their edges.

    What stands in another block than the cue counts only where it is quoted (a speech goes on in the next paragraph,
    a headline does not) and where no other cue of that block stands before it; what stands in another sentence
    only where it is quoted or nothing else is said.
    """
    here = page.block_at(mark.cue[0][0])
    found: list[Range] = []
    for start, end in mark.content:
        for a, b, block in _by_block(page, start, end):
            if block != here and not (_speaks(page, here) and _goes_on(page, mark, (a, b), block, here)):
                continue
            if not _speaks(page, block):
                a, b = _one_headline(page, a, b, mark.cue[0][0])
            span = page.trimmed(a, b)
            if span is not None:
                if found and page.syntax.text[span[0] : span[1]].lower() in ("that", "which"):
                    continue  # "an offer | that | the board rejected"
                found.append(_with_marks(page, _past_adverb(page, span), mark.cue))
    words = [span for span in found if not _is_own_subject(page, span, mark)]
    return _within_marks(page, mark, _own(page, mark, sorted(set(words or found)), tagged))


def _goes_on(page: Page, mark: Tagged, span: Range, block: int, here: int | None) -> bool:
    """Whether a quotation in another paragraph than its cue's is still of who speaks there: behind a paragraph that
    ends in his quotation or in a colon; before it, but for an answer, which follows what others say."""
    if here is None or not _is_spoken(page, span):
        return False
    if block < here:
        return not any(t.lemma in _ANSWERING for a, b in mark.cue for t in page.syntax.tokens_in(a, b))
    ends = (page.document.blocks[n].end for n in range(here, block))
    last = ((end, page.syntax.text[:end].rstrip()) for end in ends)
    return all(said[-1:] in _ENDS or page.quoted(len(said) - 1) is not None for _, said in last)


def _is_spoken(page: Page, span: Range) -> bool:
    """Whether a content opens with a quotation or within one."""
    return any(q.start <= span[0] + 1 for q in page.around(*span))


def _is_own_subject(page: Page, span: Range, mark: Tagged) -> bool:
    """Whether a content is no more than the pronoun that is its cue's subject: "the board, | which | announced it"."""
    words = page.syntax.tokens_in(*span)
    if len(words) != 1 or words[0].tag not in ("WDT", "WP") or words[0].label != "nsubj":
        return False
    return holds(mark.cue, page.syntax.tokens[words[0].head].start)


def _past_adverb(page: Page, span: Range) -> Range:
    """A content without an adverb before its "that", which dates the cue: "said earlier | that"."""
    tokens = page.syntax.tokens_in(*span)[:2]
    words = page.syntax.tokens_in(*span)
    if len(words) > 1 and words[-1].lower in ("that", "which") and words[-1].tag in ("WDT", "IN"):
        span = (span[0], words[-2].end)  # "an accusation | that the board rejected"
    quoted = [q for q in page.around(*span) if q.start > span[0]]
    if quoted and words and words[0].lower in _BARELY and words[0].end + 1 == quoted[0].start:
        span = (quoted[0].start, span[1])  # "said simply | “enough”"
    dated = len(tokens) == 2 and tokens[0].pos == "ADV" and (tokens[1].lower, tokens[1].label) == ("that", "mark")
    return (tokens[1].start, span[1]) if dated else span


def _within_marks(page: Page, mark: Tagged, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Of a cue inside a quotation, the pieces that stand in it: who is cited there does not speak around it. Of a dash
    behind a quotation ("“We wait.” — Oda Lind"), that quotation."""
    start, end = mark.cue[0]
    around = page.quoted(start)
    if around is not None:
        return tuple(s for s in contents if around.inner_start <= s[0] and s[1] <= around.end) or contents
    if page.syntax.text[start:end] in _DASHES and mark.source and mark.source[0][0] >= end:
        near = [s for s in contents if s[1] <= start and not page.syntax.text[s[1] : start].strip()]
        return tuple(near) or contents
    return contents


def _own(page: Page, mark: Tagged, contents: Sequence[Range], tagged: Sequence[Tagged]) -> tuple[Range, ...]:
    here = page.block_at(mark.cue[0][0])
    words = page.syntax.tokens_in(*mark.cue[0])
    sentence = page.syntax.sentence_of(words[0].i) if words else None
    if any(page.block_at(a) == here and not page.around(a, b) for a, b in contents):
        # What stands in an earlier paragraph is another's where something unquoted is said here.
        contents = [(a, b) for a, b in contents if b > page.document.blocks[here or 0].start]
    beside = [s for s in contents if (sentence and sentence.start <= s[0] < sentence.end) or _is_spoken(page, s)]
    return tuple(
        (a, b)
        for a, b in beside or contents
        if (there := page.block_at(a)) == here or not _is_anothers(page, a, there, tagged)
    )


def _is_anothers(page: Page, start: int, block: int | None, tagged: Sequence[Tagged]) -> bool:
    """Whether a cue stands before a content in its block."""
    return any(other.cue[0][0] < start and page.block_at(other.cue[0][0]) == block for other in tagged)


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

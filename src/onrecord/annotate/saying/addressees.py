"""Addressees: to whom something is said, where the words beside the cue state it.

The object of "told" and "urged", whoever stands behind the "to" of "said to" or "wrote to", the subject of "was
asked", and whoever a letter, an interview or a speech is said to be for ("in a letter to the council"); the lexicon
`addressing` says which word addresses how. Left out: occasions ("told a news conference"), and whatever names nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from onrecord.annotate.cast import Cast
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.joins import is_whole
from onrecord.annotate.saying.occasions import hangs_on, is_phrase, joined_verbs, speaking
from onrecord.annotate.saying.sources import is_passive, source_nouns, spans_of, subject_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Participant

_CLAUSES = ("VBN", "VBG", "WP", "WDT")
_OBJECT = "object"
_PEOPLE = frozenset("me us you him her them everyone everybody anyone someone others".split())
_TOLD_ONES = frozenset({"he", "she", "they"})
_LISTENERS = frozenset("crowd audience public world nation parliament press congregation jury side".split())
_TOLD = frozenset(
    "truth story lie tale joke secret news time difference half version side detail conference briefing rally hearing "
    "meeting summit session trial interview".split()
)
_MENTIONED = ("person", "organization", "government", "armed_group", "country", "group", "nationality")


@cache
def _ways() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row["lemma"], row["word"]): tuple(row["by"].split()) for row in load("addressing")}


def addressees_of(page: Page, draft: Draft, words: Sequence[Token]) -> tuple[Participant, ...]:
    """To whom a draft is said, in text order.

    Args:
        words: the tokens of the cue's sentence outside the content (`occasions.zone`).
    """
    syntax = page.syntax
    found: dict[int, None] = {}
    for head in _heads(syntax, draft, words):
        for one in (head, *syntax.conjuncts(head.i)):
            told = one.head == draft.anchor and _is_told(syntax, one)
            told = told or (one.lower in _TOLD_ONES and _is_told_by(syntax, one))
            if one.i != draft.source_head and (told or _listens(syntax, page.cast, one)):
                found[one.i] = None
    result: list[Participant] = []
    if any(syntax.tokens[i].pos != "PRON" for i in found):
        # "in a letter to the mayor, they urged him": once
        found = {i: None for i in found if syntax.tokens[i].pos != "PRON"}
    for i in sorted(found):
        span = _before_content(page, _span(page, i), draft)
        if span is None or any(p.span.start < span[1] and span[0] < p.span.end for p in result):
            continue
        entity = page.cast.named_by(i)
        if result and syntax.tokens[i].pos == "PROPN" and result[-1].span.end == span[0] - 1:
            # The parser took one name for two objects.
            span = result.pop().span.start, span[1]
        result.append(Participant(entity.id if entity is not None else None, syntax.chars(*span)))
    return tuple(result)


def _heads(syntax: Syntax, draft: Draft, words: Sequence[Token]) -> Iterator[Token]:
    """The tokens that head what the words say is addressed, whatever it is."""
    near = {t.i for t in words}
    cue = syntax.tokens[draft.anchor]
    verbs = [cue]
    if draft.rule == "declines":
        verbs.extend(syntax.children(cue.i, "xcomp"))
    verbs.extend(speaking(draft, words))
    for verb in verbs:
        yield from _of_verb(syntax, verb, near)
    if cue.pos == "NOUN":
        yield from _behind(syntax, cue, _ways().get((cue.lemma, "noun"), ()), near)
    joined = joined_verbs(syntax, draft.anchor)
    for word in words:
        by = _ways().get((word.lemma, "noun")) if word.pos == "NOUN" and word.i != cue.i else None
        if by is None:
            continue
        if word.i == draft.source_head or (_is_done_in(syntax, word) and hangs_on(syntax, draft, word, joined)):
            yield from _behind(syntax, word, by, near)


def _of_verb(syntax: Syntax, verb: Token, near: set[int]) -> Iterator[Token]:
    by = _ways().get((verb.lemma, "verb"), ())
    if by == (_OBJECT,):
        if is_passive(syntax, verb):
            # Of "asked whether she knew, the minister said" the minister is asked.
            head = subject_of(syntax, verb, 1) if verb.label != "advcl" else _subject_above(syntax, verb)
            if head is not None:
                yield syntax.tokens[head]
            return
        objects = syntax.children(verb.i, "dobj", "dative")
        yield from (t for t in objects if not any(is_whole(syntax, c) for c in syntax.children(t.i, "acl")))
        for clause in syntax.children(verb.i, "xcomp", "ccomp"):
            if any(c.tag == "TO" for c in syntax.children(clause.i, "aux")):
                yield from (t for t in syntax.children(clause.i, "nsubj") if verb.i < t.i < clause.i)
    else:
        yield from _behind(syntax, verb, by, near)


def _subject_above(syntax: Syntax, participle: Token) -> int | None:
    above = syntax.head(participle.i)
    return subject_of(syntax, above, 1) if above is not None and above.pos in ("VERB", "AUX") else None


def _behind(syntax: Syntax, word: Token, by: Iterable[str], near: set[int]) -> Iterator[Token]:
    """What stands behind the first of some prepositions that the word has, or a participle on it: "a letter sent on
    Friday to the board"."""
    sent = [t for t in syntax.children(word.i, "acl") if t.tag == "VBN" and word.pos == "NOUN"]
    lead = syntax.head(word.i)
    if lead is not None and lead.pos == "ADP":
        # "in a letter dated 3 May and | addressed to the board": joined to the preposition
        sent.extend(t for t in syntax.children(lead.i, "conj") if t.tag in ("VBN", "VBD"))
        above = syntax.head(lead.i)
        sent.extend([above] if above is not None and is_phrase(syntax, above) else ())
    sent.extend(c for t in tuple(sent) for c in syntax.conjuncts(t.i) if c.tag == "VBN")
    preps = [p for t in (word, *sent) for p in syntax.children(t.i, "prep", "dative")]
    for preposition in by:
        for prep in preps:
            if prep.lower == preposition and prep.i in near and prep.i > word.i:
                yield from syntax.children(prep.i, "pobj")


def _is_done_in(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun is what the words are said in or what is sent ("in a letter to", "wrote a letter to")."""
    head = syntax.head(noun.i)
    return head is not None and (
        (head.pos == "ADP" and head.lower in ("in", "during", "at", "on", "by")) or noun.label == "dobj"
    )


def _is_told_by(syntax: Syntax, token: Token) -> bool:
    """Whether a subject is told something by a stated agent: "he had been told by a clerk that"."""
    return token.label == "nsubjpass" and bool(syntax.children(token.head, "agent"))


def _is_told(syntax: Syntax, token: Token) -> bool:
    """Whether a noun is told something, whatever it names: "told the inquiry", but not "told the truth"."""
    verb = syntax.tokens[token.head]
    first = next(iter(syntax.children(verb.i, "dobj", "dative")), None)
    told = (token.label in ("dobj", "dative") and (first is None or token.i <= first.i)) or (
        token.label == "nsubjpass" and bool(syntax.children(verb.i, "agent"))
    )
    return verb.lemma == "tell" and told and token.pos in ("NOUN", "PROPN") and token.lemma not in _TOLD


def _listens(syntax: Syntax, cast: Cast, token: Token) -> bool:
    """Whether a word names somebody who can be told something."""
    if token.pos == "PRON":
        return token.lower in _PEOPLE
    if token.lemma.lower() in _LISTENERS:
        return True
    entity = cast.named_by(token.i)
    if entity is not None:
        return entity.kind in _MENTIONED
    if token.pos == "PROPN":
        return token.entity == "O" or token.entity.endswith(("PERSON", "ORG", "NORP", "GPE"))
    return noun_at(syntax, token.i) is not None or source_nouns().get(token.lemma) in ("body", "outlet", "anonymous")


def _before_content(page: Page, span: Range | None, draft: Draft) -> Range | None:
    """A phrase without what is said, which the parser may hang on it: "told a friend in a message | that X"."""
    cut = min((a for a, b in draft.content if span is not None and span[0] < a < span[1]), default=None)
    return span if span is None or cut is None else page.trimmed(span[0], cut)


def _span(page: Page, head: int) -> Range | None:
    """The words that name one who is addressed, without those of the others and without clauses."""
    syntax = page.syntax
    spans = spans_of(page, head)
    if not spans:
        return None
    start, end = spans[0]
    for child in syntax.children(head, "cc", "conj"):
        if child.i > head:
            end = min(end, syntax.tokens[syntax.left_edge(child.i)].start)
    for token in syntax.tokens_in(syntax.tokens[head].end, end):
        if token.text == "," and syntax.tokens[min(token.i + 1, len(syntax.tokens) - 1)].tag in _CLAUSES:
            end = min(end, token.start)
    return page.trimmed(start, end) if start < end else None

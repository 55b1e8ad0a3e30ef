"""Clauses between dashes that break into a sentence: "The raid -- aides say it was the third -- killed nine".

A small parser reads the words before the first dash, between the two and behind the second as one: what the clause
between says goes on to the end, and whoever the sentence is about loses its verb. Such a sentence is read again
without what breaks into it, and that by itself, and the two are put together; where either is no clause, the sentence
stays as it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from spacy.tokens import Doc, Span, Token

Piped = Callable[[Iterable[Doc]], Iterable[Doc]]

_LONG = ("--", "—", "―", "_")  # dashes however they are spaced; "_" on old wires
_SHORT = ("-", "–")  # dashes where they are spaced, else hyphens
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
# What tells more of the word before, rather than breaking in.
_LINKING = frozenset({"WDT", "WP", "WRB", "WP$", "IN", "CC", "TO", "VBG", "VBN"})
# With these a speaker begins anew behind the second dash: "make sure the men - you know them - that those men ...".
_ANEW = frozenset({"that", "so", "then", "well"})
_LONGEST = 40


def rejoined(docs: Iterable[Doc], piped: Piped) -> list[Doc]:
    """The documents, with what breaks into a sentence parted from it; `piped` reads what it is given as the documents
    were read."""
    held = list(docs)
    broken = [(n, sent, pair) for n, doc in enumerate(held) for sent in doc.sents if (pair := _dashes(sent))]
    if not broken:
        return held
    pieces = [part for _, sent, pair in broken for part in (_outer(sent, pair), _inner(sent, pair))]
    read = list(piped([_alone(part) for part in pieces]))
    found: dict[int, dict[int, tuple[Token, int]]] = {}
    for k, (n, _, _) in enumerate(broken):
        outer, inner = read[2 * k], read[2 * k + 1]
        if _is_clause(outer) and _is_clause(inner):
            found.setdefault(n, {}).update(_joined(pieces[2 * k], outer, pieces[2 * k + 1], inner))
    for n, tokens in found.items():
        held[n] = _rewritten(held[n], tokens)
    return held


def _dashes(sent: Span) -> tuple[int, int] | None:
    """The two dashes of a sentence with what may be a clause of its own between them, by their places in the
    document."""
    found = [t.i for t in sent if _is_dash(t)]
    if len(found) != 2:
        return None
    first, last = found
    doc, inner = sent.doc, sent.doc[found[0] + 1 : found[1]]
    if first < sent.start + 1 or last > sent.end - 3 or not 3 <= len(inner) <= _LONGEST:
        return None
    if inner[0].tag_ in _LINKING or not any(t.tag_ in _FINITE for t in inner) or _is_quoting(inner.text):
        return None
    if doc[last + 1].lower_ in _ANEW:
        return None
    outside = [*doc[sent.start : first], *doc[last + 1 : sent.end]]
    return (first, last) if any(t.tag_ in _FINITE for t in outside) else None


def _is_dash(token: Token) -> bool:
    if token.text in _LONG:
        return True
    before = token.nbor(-1) if token.i else None
    return token.text in _SHORT and bool(token.whitespace_) and before is not None and bool(before.whitespace_)


def _is_quoting(text: str) -> bool:
    """Whether a quotation begins or ends in a text without its other mark."""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”") or text.count("``") != text.count("''")


def _outer(sent: Span, pair: tuple[int, int]) -> list[Token]:
    return [t for t in sent if not pair[0] <= t.i <= pair[1]]


def _inner(sent: Span, pair: tuple[int, int]) -> list[Token]:
    return list(sent.doc[pair[0] + 1 : pair[1]])


def _alone(tokens: Sequence[Token]) -> Doc:
    """Tokens as one sentence of their own, unread."""
    spaces = [bool(t.whitespace_) for t in tokens]
    for n in range(len(tokens) - 1):
        spaces[n] = spaces[n] or tokens[n].i + 1 < tokens[n + 1].i  # where the dashes stood
    made = Doc(tokens[0].vocab, words=[t.text for t in tokens], spaces=spaces)
    for token in made[1:]:
        token.is_sent_start = False
    return made


def _is_clause(doc: Doc) -> bool:
    """Whether a text is one clause, with a finite verb and a subject."""
    roots = [t for t in doc if t.head.i == t.i and not t.is_space]
    if len(roots) != 1 or roots[0].pos_ not in ("VERB", "AUX"):
        return False
    finite = [roots[0], *(c for c in roots[0].children if c.dep_ in ("aux", "auxpass"))]
    return any(t.tag_ in _FINITE for t in finite) and any(c.dep_ in _SUBJECTS for c in roots[0].children)


def _joined(outside: Sequence[Token], outer: Doc, inside: Sequence[Token], inner: Doc) -> dict[int, tuple[Token, int]]:
    """Each token's place in the document with how it was read alone and the place of its head; the clause between
    the dashes hangs on the sentence's verb."""
    root = next(t for t in outer if t.head.i == t.i)
    found = {old.i: (new, outside[new.head.i].i) for old, new in zip(outside, outer, strict=True)}
    for old, new in zip(inside, inner, strict=True):
        head = outside[root.i].i if new.head.i == new.i else inside[new.head.i].i
        found[old.i] = (new, head)
    return found


def _rewritten(doc: Doc, read: dict[int, tuple[Token, int]]) -> Doc:
    """A document in which some tokens are as they were read alone."""
    said: Any = [read[t.i][0] if t.i in read else t for t in doc]
    heads = [read[t.i][1] if t.i in read else t.head.i for t in doc]
    labels = ["parataxis" if new.head.i == new.i and heads[i] != i else new.dep_ for i, new in enumerate(said)]
    for token in doc:
        if _is_dash(token) and 0 < token.i < len(doc) - 1 and token.i not in read and _beside(token.i, read):
            heads[token.i] = _lead(token.i, read, heads)
            labels[token.i] = "punct"
    kinds = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_iob_ in ("B", "I") else "O" for t in said]
    for i in range(1, len(kinds)):
        if kinds[i][:1] == "I" and kinds[i - 1][1:] != kinds[i][1:]:
            kinds[i] = f"B{kinds[i][1:]}"
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in said],
        pos=[t.pos_ for t in said],
        lemmas=[t.lemma_ for t in said],
        heads=heads,
        deps=labels,
        ents=kinds,
    )


def _beside(i: int, read: dict[int, tuple[Token, int]]) -> bool:
    return i - 1 in read and i + 1 in read


def _lead(i: int, read: dict[int, tuple[Token, int]], heads: Sequence[int]) -> int:
    """The verb of the sentence that a dash stands in."""
    k = i - 1
    while k in read and heads[k] != k:
        k = heads[k]
    return k

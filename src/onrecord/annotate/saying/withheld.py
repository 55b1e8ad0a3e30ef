"""Things withheld: relative clauses in which whoever tells of something keeps a part of it back ("a smuggler, whom he
did not name", "two men, whose nationality he refused to disclose", "nine trucks, the number of which he would not
give").

Such a clause is the report's remark on what somebody told, no part of what he told.
"""

from __future__ import annotations

from onrecord.annotate.saying.sources import spans_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token

_RELATIVE = ("WDT", "WP", "WP$")
_NEAR = len(", ")
_SUBJECTS = ("nsubj", "nsubjpass")


def fronted(syntax: Syntax, verb: Token) -> Token | None:
    """The object that a verb of a relative clause has before its subject: "whose | names | he would not give", "| whom
    | he declined to name", "the | number | of which he did not give", "a | figure | he refused to explain"."""
    clause = relative_clause(syntax, verb)
    subject = next((t for t in syntax.children(clause.i, *_SUBJECTS)), None) if clause is not None else None
    if clause is None or subject is None or subject.i < clause.head:
        return None
    for i in {verb.i: None, clause.i: None}:
        for noun in syntax.children(i, "dobj"):
            words = syntax.tokens[syntax.left_edge(noun.i) : noun.i + 1]
            if noun.i < subject.i and any(t.tag in _RELATIVE for t in words):
                return noun
        for lead in syntax.children(i, "prep"):
            which = any(t.tag in ("WDT", "WP") for t in syntax.children(lead.i, "pobj"))
            if which and lead.i < subject.i and lead.lower in ("of", "about"):
                return syntax.tokens[clause.head]  # "| the number | of which", "| a man | about whom"
    bare = clause.i != verb.i and not syntax.children(verb.i, "dobj", "ccomp", "xcomp", "prep")
    opens = syntax.tokens[syntax.left_edge(clause.i)]
    return syntax.tokens[clause.head] if bare and opens.i == syntax.left_edge(subject.i) else None


def relative_clause(syntax: Syntax, verb: Token) -> Token | None:
    """The verb of the relative clause that a verb heads, or that it is an infinitive in: "he | declined | to name"."""
    token = verb
    while token.label == "xcomp" and syntax.head(token.i) is not None:
        token = syntax.tokens[token.head]
    return token if token.label == "relcl" else None


def withheld(page: Page, verb: Token) -> tuple[Range, ...]:
    """What a verb of a relative clause keeps back, by its object before it: what is told of, and what of that."""
    syntax = page.syntax
    noun, clause = fronted(syntax, verb), relative_clause(syntax, verb)
    if noun is None or clause is None:
        return ()
    whole = syntax.tokens[clause.head]
    if noun.i == whole.i and syntax.head(noun.i) is not None and noun.label == "appos":
        whole = syntax.tokens[noun.head]  # "nine trucks, | the number | of which"
    if noun.i > whole.i:
        first = min(t.i for t in syntax.subtree(noun.i) if t.i > whole.i)
    else:
        first = syntax.left_edge(clause.i)  # "a man, | about whom"
    spans = list(spans_of(page, whole.i, first))
    # A quotation that only closes here is not kept back.
    spans = [(a, b - 1) if page.syntax.text[b - 1] in '"”’' else (a, b) for a, b in spans]
    if noun.tag in ("WDT", "WP") or noun.i == whole.i or not spans:
        return tuple(spans)
    part = page.trimmed(*page.chars(first, max(noun.i, _last_before(syntax, noun, clause)) + 1))
    if part is None:
        return tuple(spans)
    if part[0] - spans[-1][1] <= _NEAR:
        return (*spans[:-1], (spans[-1][0], part[1]))
    return (*spans, part)


def _last_before(syntax: Syntax, noun: Token, clause: Token) -> int:
    """The last token of a noun's phrase before the subject of the clause."""
    subject = next(t.i for t in syntax.children(clause.i, *_SUBJECTS))
    return max(t.i for t in syntax.subtree(noun.i) if t.i < syntax.left_edge(subject))


def is_remark(page: Page, draft: Draft) -> bool:
    """Whether a draft is a relative clause in which "he", "it" or "they" keep something back."""
    head, syntax = draft.source_head, page.syntax
    clause = relative_clause(syntax, syntax.tokens[draft.anchor])
    if draft.stance != "declines_to_say" or clause is None or head is None or syntax.tokens[head].pos != "PRON":
        return False
    return fronted(syntax, _deepest(syntax, syntax.tokens[draft.anchor])) is not None


def without_remark(page: Page, draft: Draft, holder: Draft) -> tuple[Range, ...] | None:
    """What a content holds beside a relative clause in which its own speaker keeps something of it back; None where a
    draft is no such clause."""
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    clause = relative_clause(syntax, verb)
    noun = fronted(syntax, _deepest(syntax, verb))
    if draft.stance != "declines_to_say" or clause is None or noun is None or page.quoted(verb.start) is not None:
        return None
    named = noun.i == clause.head and noun.label == "appos"  # "nine trucks, | the number of which"
    first = syntax.left_edge(noun.i if named else clause.i)
    start, stop = syntax.tokens[first].start, syntax.tokens[syntax.right_edge(clause.i)].end
    if syntax.text[max(0, start - 2) : start] != ", ":
        return None  # "a man whose name he did not give"
    pieces = [
        piece
        for a, b in holder.content
        for piece in (page.trimmed(a, min(b, start)), page.trimmed(max(a, stop), b))
        if piece is not None and piece[0] < piece[1]
    ]
    return tuple(pieces) or None


def _deepest(syntax: Syntax, verb: Token) -> Token:
    """The last of the infinitives that hang on a verb: "declined to | disclose |"."""
    below = next((t for t in syntax.children(verb.i, "xcomp") if t.i > verb.i), None)
    return verb if below is None else _deepest(syntax, below)

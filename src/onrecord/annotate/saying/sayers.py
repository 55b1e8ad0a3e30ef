"""Sayers: sources that end or begin in the wrong place, put right once the drafts of a report are known.

A title with a full stop is no name ("Ms. | Vell denied"), and what tells of the dead does not say that they died
("killing nine, most of them women, | a clinic in Mersa said"). Left undecided: victims and sayers in one list
("including two guards, police and medics said") beyond its last part.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.saying.sources import spans_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token

_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Prof|Rev|Hon|Sgt|Cmdr|Adm|Brig)\.")
_NAMED_SO = frozenset("lists labels brands terms names views classes ranks rates designates describes".split())
_TAIL = re.compile(
    r"(?:including|among them|mostly|half of them|(?:at least |about |more than )?[\w-]+ of (?:them|whom)|"
    r"the (?:majority|bulk) of them)\b",
    re.IGNORECASE,
)


def with_whole_sayer(page: Page, draft: Draft) -> Draft:
    """A draft with a source that is no less and no more than who says it."""
    return _without_tail(page, _with_antecedent(page, _past_clause(page, _with_name(page, draft))))


def _past_clause(page: Page, draft: Draft) -> Draft:
    """With the subject before a clause about it whose verb the parser took for a plural: "The guild, which | the union
    lists as a gang |, said"."""
    head = draft.source_head
    if len(draft.source) != 1 or head is None or page.syntax.tokens[head].lower not in _NAMED_SO:
        return draft
    words = page.syntax.tokens_in(*draft.source[0])
    first = words[0].i
    as_ = page.syntax.tokens[head + 1 : head + 2]
    before = page.syntax.tokens[max(0, first - 3) : first]
    if len(before) < 3 or before[-1].lower != "which" or before[-2].text != "," or not as_ or as_[0].lower != "as":
        return draft
    noun = before[0]
    while noun.label in ("pobj", "prep") and noun.head < noun.i:
        noun = page.syntax.tokens[noun.head]
    spans = spans_of(page, noun.i, before[-2].i)
    if noun.pos not in ("NOUN", "PROPN") or not spans:
        return draft
    return replace(draft, source=((spans[0][0], before[0].end),), source_head=noun.i)


def _with_antecedent(page: Page, draft: Draft) -> Draft:
    """With whom "which" stands for where the sentence's own verb is the cue: "Tarnia, | which | is small, offered"."""
    words = page.syntax.tokens_in(*draft.source[0]) if len(draft.source) == 1 else ()
    head = draft.source_head
    if len(words) != 1 or words[0].tag != "WDT" or head is None or head == words[0].i:
        return draft
    steps = (page.syntax.tokens[draft.anchor], *page.syntax.ancestors(draft.anchor))
    if any(t.label == "relcl" and page.syntax.left_edge(t.i) <= words[0].i for t in steps):
        return draft
    spans = spans_of(page, head, words[0].i)
    return replace(draft, source=spans) if spans else draft


def _with_name(page: Page, draft: Draft) -> Draft:
    """With the name that was taken for a part of the cue behind a title: "| Ms. | Vell denied |"."""
    if not draft.source or not draft.cue or not _TITLE.fullmatch(page.syntax.text[slice(*draft.source[-1])]):
        return draft
    start, end = draft.cue[0]
    cue = page.syntax.tokens_in(start, end)
    names = 0
    while names < len(cue) - 1 and cue[names].pos == "PROPN":
        names += 1
    if not names or page.syntax.text[draft.source[-1][1] : start].strip():
        return draft
    source = (*draft.source[:-1], (draft.source[-1][0], cue[names - 1].end))
    return replace(draft, source=source, source_head=cue[names - 1].i, cue=((cue[names].start, end), *draft.cue[1:]))


def _without_tail(page: Page, draft: Draft) -> Draft:
    """Without what the sentence tells of those to whom it happened, where the source stands behind it: that is said."""
    if len(draft.source) != 1 or not draft.content or draft.source[0][1] > draft.cue[0][0]:
        return draft
    (start, end), text = draft.source[0], page.syntax.text
    if not draft.content[-1][0] < start or text[min(draft.content[-1][1], start) : start].strip(" ,"):
        return draft
    opens = [m.start() for m in _TAIL.finditer(text, start, end) if m.start() == start or text[m.start() - 2] == ","]
    comma = text.rfind(", ", opens[0], end) if opens else -1
    if comma < 0:
        return draft
    who = page.trimmed(comma + 1, end)
    said = page.trimmed(draft.content[-1][0], comma)
    head = _head(page, who) if who is not None else None
    if who is None or said is None or head is None:
        return draft
    return replace(draft, source=(who,), source_head=head.i, content=(*draft.content[:-1], said))


def _head(page: Page, span: Range) -> Token | None:
    """The noun that heads a span: the first whose own head stands outside of it."""
    tokens = page.syntax.tokens_in(*span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.pos in ("NOUN", "PROPN") and t.head not in inside), None)

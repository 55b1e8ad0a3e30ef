"""Free relatives: "what the mayor said", of which the sentence only tells that it angered somebody or what came of it.

What was said stands elsewhere, so nothing is attributed here. "What he said was that the dam had burst" tells it.
"""

from __future__ import annotations

from onrecord.annotate.saying.reported_clauses import Content, fit
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token

_WHAT = frozenset({"what", "whatever"})
_SAMPLES = frozenset("example instance illustration comparison analogy precedent statistic".split())
_GIVING = frozenset("cite give quote mention offer note".split())


def told_behind(page: Page, verb: Token) -> Content | None:
    """What a verb with "what" for its object says, behind a form of "be": "what he said was | that it broke |"."""
    syntax = page.syntax
    above = syntax.head(verb.i)
    if verb.label not in ("csubj", "nsubj") or above is None or above.lemma != "be" or above.i < verb.i:
        return None
    what = any(t.lower in _WHAT and t.i < verb.i for t in syntax.children(verb.i, "dobj"))
    clause = next((t for t in syntax.children(above.i, "ccomp") if t.i > above.i), None) if what else None
    if clause is None or syntax.tokens[above.i + 1].lower != "that":
        return None
    spans = fit(page, above.i + 1, syntax.right_edge(clause.i), above)
    return Content(spans) if spans else None


def tells_nothing(page: Page, draft: Draft) -> bool:
    """Whether a draft's content is only what the sentence says of somebody's words: "it was what he said | that cost
    him his post |", or a question's bare word: "who said | what |"."""
    syntax = page.syntax
    words = [t for a, b in draft.content for t in syntax.tokens_in(a, b)]
    if not words or not draft.cue:
        return False
    if len(words) == 1 and words[0].lower == "that" and page.syntax.text[words[0].end :].lstrip()[:1] == ":":
        return True  # "The poll also found | that |:", before a list
    if all(t.tag in ("WP", "WRB", "WDT") for t in words):
        asked = draft.source_head is not None and syntax.tokens[draft.source_head].lower == "who"
        return asked and words[0].lower in _WHAT and words[0].i > draft.anchor
    if draft.kind == "speech" and words[-1].lemma in _SAMPLES and all(t.tag in ("DT", "NN", "CD", "JJ") for t in words):
        return syntax.tokens[draft.anchor].lemma in _GIVING  # "| citing an example |, she said that"
    what = next((t for t in syntax.children(draft.anchor, "dobj") if t.lower in _WHAT and t.i < draft.anchor), None)
    if what is None or any(page.around(*span) for span in draft.content):
        return False
    cleft = words[0].lower == "that" and words[0].label in ("nsubj", "nsubjpass") and words[0].i > draft.anchor
    subject = syntax.tokens[draft.anchor].label in ("csubj", "nsubj")
    return cleft or (subject and any(t.i == what.i for t in words))

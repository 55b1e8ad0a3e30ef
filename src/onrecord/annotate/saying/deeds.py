"""Deeds: drafts that tell of no words and no thought, though their verb often does.

What is withheld ("denied her medicine"), what is refused but an answer ("his refusal to leave"), what somebody might
yet say or is asked to say ("they will ask for more" and "urged the council to reject the plan" in somebody's words).
Whatever negation makes of it ("would not say") stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.negations import negated
from onrecord.annotate.saying.sources import is_reporting
from onrecord.annotate.saying.utterances import Draft
from onrecord.annotate.syntax import Syntax
from onrecord.records import Stance

_WITHHELD = frozenset(
    "medicine medication access entry visa permit permission bail treatment food water asylum care aid benefit "
    "opportunity passage service funding coverage admission parole leave licence license pension loan right".split()
)
_ANSWERING = frozenset("answer comment discuss elaborate name identify talk speak testify".split())
_ANYBODY = frozenset("someone somebody anyone anybody this that".split())
_OPENING = frozenset("\"“‘'`«")
_ASKING = frozenset({"say", "ask"})
_SELF = frozenset({"i", "we"})
# Verbs whose infinitive happens.
_GOING_ON = frozenset("continue begin start go proceed come seem appear refuse decline fail use".split())
_WISHED: frozenset[Stance] = frozenset({"requests", "promises", "threatens", "expects"})


def is_deed(syntax: Syntax, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft tells of a deed, or of words that nobody has said yet.

    Args:
        drafts: those of the report, of which one may hold this one.
    """
    verb = syntax.tokens[draft.anchor]
    if draft.rule == "noun" and verb.lemma == "refusal":
        return not any(is_reporting(t.lemma) or t.lemma in _ANSWERING for t in syntax.children(verb.i, "acl"))
    if not draft.cue or verb.pos not in ("VERB", "AUX"):
        return False
    if draft.kind == "perception" and any(t.tag == "VB" for t in syntax.children(verb.i, "ccomp")):
        return True  # of "heard a man say that ..." the man's words count
    objects = syntax.children(verb.i, "dobj")
    if verb.lemma in ("deny", "refuse") and any(t.lemma in _WITHHELD and t.i > verb.i for t in objects):
        return True
    who = syntax.tokens[draft.source_head].lower if draft.source_head is not None else ""
    if draft.kind in ("thought", "intent") and who in _ANYBODY:
        return True
    at = draft.cue[0][0]
    holders = [d for d in drafts if d is not draft and any(a <= at < b for a, b in d.content)]
    if holders and draft.rule.startswith("tagged") and who in _SELF:
        return True  # of "we have backed the ferry" in somebody's words nobody else speaks
    if not holders or negated(syntax, verb.i):
        return False
    helpers = syntax.children(verb.i, "aux")
    quoted = draft.content and syntax.text[draft.content[0][0]] in _OPENING
    if any(t.tag == "MD" for t in helpers) and not any(t.lower == "would" and t.i < verb.i - 1 for t in helpers):
        if quoted and verb.lemma in _ASKING and any(t.lower == "would" for t in helpers):
            return False  # "and he would say, 'No'": over and over
        return draft.stance not in ("declines_to_say", "denies")
    holder = min(holders, key=lambda d: sum(b - a for a, b in d.content))
    asked = syntax.head(verb.i)
    infinitive = any(t.tag == "TO" for t in helpers) and verb.label in ("xcomp", "ccomp", "advcl", "acl", "conj")
    if not infinitive or asked is None or asked.i > verb.i:
        return False
    return (
        holder.stance in _WISHED
        or holder.anchor == asked.i
        or (draft.kind in ("speech", "document") and asked.lemma not in _GOING_ON)
    )

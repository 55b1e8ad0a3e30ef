"""Deeds: drafts that tell of no words and no thought, though their verb often does.

What is withheld ("denied her medicine"), what somebody might yet say or is asked to say ("they will ask for more" and
"urged the council to reject the plan" in somebody's words). Whatever negation makes of it ("would not say") stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.negations import negated
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.utterances import Draft
from onrecord.records import Stance

_WITHHELD = frozenset(
    "medicine medication access entry visa permit permission bail treatment food water asylum care aid benefit "
    "opportunity passage service funding coverage admission parole leave licence license pension loan right".split()
)
_WISHED: frozenset[Stance] = frozenset({"requests", "promises", "threatens", "expects"})


def is_deed(syntax: Syntax, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft tells of a deed, or of words that nobody has said yet.

    Args:
        drafts: those of the report, of which one may hold this one.
    """
    verb = syntax.tokens[draft.anchor]
    if not draft.cue or verb.pos not in ("VERB", "AUX"):
        return False
    objects = syntax.children(verb.i, "dobj")
    if verb.lemma in ("deny", "refuse") and any(t.lemma in _WITHHELD and t.i > verb.i for t in objects):
        return True
    if negated(syntax, verb.i):
        return False
    at = draft.cue[0][0]
    holders = [d for d in drafts if d is not draft and any(a <= at < b for a, b in d.content)]
    if not holders:
        return False
    helpers = syntax.children(verb.i, "aux")
    if any(t.tag == "MD" for t in helpers) and not any(t.lower == "would" and t.i < verb.i - 1 for t in helpers):
        return draft.stance not in ("declines_to_say", "denies")
    holder = min(holders, key=lambda d: sum(b - a for a, b in d.content))
    asked = syntax.head(verb.i)
    infinitive = any(t.tag == "TO" for t in helpers) and verb.label in ("xcomp", "ccomp", "advcl", "acl", "conj")
    return infinitive and holder.stance in _WISHED and asked is not None and asked.i <= verb.i

"""Stays: what somebody did, or will do, where he came or is due: "is due in Arda on Friday, where he will meet the
cabinet", "arrived in Arda on Monday, where she met them".
"""

from __future__ import annotations

from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.hosts import verbal

COMING = frozenset("fly travel come go arrive gather meet return drive head".split())
"""Verbs of coming to where others are."""
SCHEDULED = frozenset("due schedule plan set slate expect convene".split())
"""What is said of what is to be on a day."""
_ARRIVING = frozenset({"land", "visit"})


def came_before(syntax: Syntax, verb: Token) -> Token | None:
    """The verb that tells of the coming, where the clause of `verb` with "where" tells what is done there; None where
    one is past and the other to come, or the stay is told of as a state ("has lived")."""
    where = any(t.lower == "where" and t.i < verb.i for t in syntax.children(verb.i, "advmod"))
    if verb.label not in ("relcl", "advcl") or not where:
        return None
    came = next((t for t in syntax.ancestors(verb.i) if verbal(t)), None)
    if came is None or came.i > verb.i:
        return None
    due = any(t.lemma in SCHEDULED for t in syntax.children(came.i, "acomp", "oprd"))
    if not (due or came.lemma in COMING | SCHEDULED | _ARRIVING):
        return None
    if verb.tag == "VBD" and not syntax.children(verb.i, "auxpass"):
        return came if came.tag == "VBD" else None
    ahead = any(t.tag == "MD" for t in syntax.children(verb.i, "aux"))
    ahead = ahead or (verb.lower in ("is", "are") and any(t.tag == "VB" for t in syntax.children(verb.i, "xcomp")))
    open_ = came.tag in ("VBZ", "VBP", "VBN", "VBG") or any(t.tag == "MD" for t in syntax.children(came.i, "aux"))
    return came if ahead and open_ else None

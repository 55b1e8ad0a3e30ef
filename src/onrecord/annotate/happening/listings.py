"""Listings: verbs of what somebody says that parsers hang on the saying, or on a verb in between."""

from __future__ import annotations

from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.sayings import saying_verbs

_PAST = ("VBD", "VBN")
_SUBJECTS = ("nsubj", "nsubjpass")


def listed_in_said(syntax: Syntax, verb: Token) -> Token | None:
    """The verb of what is said that a verb goes on listing, although parsers hang it on the saying: in "said men had
    stopped a bus, | ordered | the driver out and | shot | him" the men did all three. None for any other verb: what
    stands behind "and" alone may be the speaker's."""
    if verb.tag not in _PAST or syntax.children(verb.i, *_SUBJECTS, "aux", "auxpass", "mark"):
        return None
    saying = _listing(syntax, verb)
    if saying is None or saying.lemma not in saying_verbs():
        return None
    told = [t for t in syntax.children(saying.i, "ccomp") if saying.i < t.i < verb.i]
    told = [t for t in told if syntax.children(t.i, *_SUBJECTS)]
    if not told or told[-1].tag not in _PAST or syntax.children(told[-1].i, "auxpass"):
        return None
    if any(t.tag == "MD" for t in syntax.children(told[-1].i, "aux")):
        return None
    listed = [t for t in syntax.children(saying.i, "conj", "ccomp") if told[-1].i < t.i <= verb.i]
    if not listed or syntax.tokens[syntax.left_edge(listed[0].i) - 1].text != ",":
        return None
    behind = syntax.tokens[listed[0].i : syntax.right_edge(listed[0].i) + 1]
    more = behind if verb is listed[0] or verb.head != saying.i else syntax.tokens[listed[0].i : verb.i]
    return told[-1] if any(t.lower in ("and", "before") for t in more) else None


def over_infinitive(syntax: Syntax, verb: Token) -> Token | None:
    """The past tense that another goes with although the parser joins it to an infinitive between the two: "ignored
    calls to leave and | fired |". None for any other verb."""
    head = syntax.head(verb.i)
    if verb.label != "conj" or verb.tag not in _PAST or head is None or head.tag != "VB":
        return None
    if syntax.children(verb.i, *_SUBJECTS, "aux", "auxpass", "mark") or syntax.children(head.i, "auxpass"):
        return None
    if not any(t.tag == "TO" for t in syntax.children(head.i, "aux")):
        return None
    above = next((t for t in syntax.ancestors(head.i) if t.pos == "VERB" and t.tag != "VB"), None)
    bare = above is not None and above.tag in _PAST and not syntax.children(above.i, "auxpass")
    return above if bare else None


def _listing(syntax: Syntax, verb: Token) -> Token | None:
    """The verb on which the list is hung that a past tense is one of; where that is joined to an infinitive, as in
    "ignored calls to leave and | fired", the one above the past tense before."""
    above = [t for t in syntax.ancestors(verb.i) if t.pos in ("VERB", "AUX")]
    if verb.label == "conj" and above and above[0].tag == "VB":
        above = [t for t in above if t.tag in _PAST]
    elif verb.label == "ccomp" or not above or above[0].label not in ("conj", "ccomp"):
        return above[0] if above else None
    first, *over = above or [verb]
    return over[0] if over and first.label in ("conj", "ccomp") else None

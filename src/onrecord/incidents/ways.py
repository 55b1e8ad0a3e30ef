"""Ways: by which outlet a report has heard whom it quotes, where that stands before who speaks or behind it.

"The agency cited the spokesman, Colonel Bela Tor, | who blamed the Front"; "The prefect announced it, | as the agency
Vale Wire reports".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Attribution

_NAME = r"((?:the |its )?(?:[\w’'-]+ )?(?:news )?agency|(?:the )?[A-Z][\w’'-]+(?: (?:of |and )?[A-Z][\w’'-]+){0,4})"
_CITED = re.compile(
    rf"(?:^|[.;:,”\"] ?|\b(?:and|but|which) )(?:[Tt]he agency |{_NAME} )(?:\w+ )?"
    r"(?:cited|cites|quoted|quotes|heard|interviewed|spoke to|reached|contacted|approached) [^.;:\n“”\"]{3,110}, who $"
)
_AS_REPORTED = re.compile(
    rf"[^.;:\n“”\"]{{0,80}}?,? (?:as|so) ((?:the (?:news )?agency )?(?:{_NAME}))"
    r"(?: \([A-Z]+\))? (?:reports|reported|has reported|writes|wrote|has it)\b"
)
_BEFORE = 160
"""Code points before who speaks within which the outlet stands."""


def ways(text: str, a: Attribution) -> Iterator[str]:
    """Whom the words before who speaks, or behind what is said, name as having heard it."""
    said = (*a.source, *a.cue, *a.content)
    if not said:
        return
    start, end = min(s.start for s in said), max(s.end for s in said)
    before = text[max(text.rfind("\n", 0, start) + 1, start - _BEFORE) : (a.cue or said)[0].start]
    cited = _CITED.search(before)
    if cited is not None:
        yield cited[1] or "the agency"
    sentence_end = min((at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0), default=len(text))
    behind = _AS_REPORTED.match(text, end, min(len(text), max(sentence_end, end) + 1))
    if behind is not None:
        yield behind[1]

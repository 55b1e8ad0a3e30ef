"""Phrases of blame inside what somebody says: "bears the hallmarks of the Front", "the Front was behind it", "the
minister suspected the Front" (`lexicons/blame_words.tsv`). They find words only; who is meant is the business of
`agents`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicons import load

_BE = r"(?:is|was|were|are|be|being|been|had been|has been|have been)"
_HAVE = r"(?:had\s+|has\s+|have\s+)?"
_WHO = r"(?![“”\"])(?:(?!\b(?:that|which|who)\b)[^,;.!?\n]){2,70}?"


# "The Hawks, a faction of the Front, were behind it".
_BESIDE = r"(?:,\s(?!who\b|which\b)[^,;.!?\n]{2,120},)?"
# "The Hawks were believed to be behind it", "are thought to have carried it out".
_HELD_TO = (
    rf"(?:(?:{_BE}\s+)?(?:\w+ly\s+)?(?:believed|thought|suspected|assumed|likely|reported|known|said)"
    r"\s+to\s+(?=have\b|be\b))?"
)
_SUBJECT = rf"(?:^|\bthat\s|[“\"])\s*({_WHO}){_BESIDE}\s+(?:\w+ly\s+)?{_HELD_TO}"
_NOT = re.compile(
    r"\b(?:(?:is|was|were|are|had|has|have|did|do|does|could|would) (?:not|never)|\w+n['’]t|not|never|no longer)\b",
    re.I,
)
# "Six bodies had been | carried out", "they came in cars and | threw the grenades".
_UNDERGOES = re.compile(rf"\b{_BE}$", re.IGNORECASE)
_HAVING = re.compile(r"\bhaving$", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:it|they|he|she|we|i|you)\s+\w", re.IGNORECASE)
_MAY = re.compile(r"\s(may|might|could|can|would|will|should|must)(?:\s(?:well|also|even|still|have))*$", re.IGNORECASE)
_LEFT_OPEN = frozenset({"may", "might", "could"})
_HELD_AGAINST = re.compile(r"(?:blamed|accused)\b", re.IGNORECASE)
_BELIEVED = re.compile(r"\b(?:believed|thought|suspected|assumed|likely)\s+to\b", re.IGNORECASE)
_ASKING = re.compile(r"\b(?:whether|if|who|unclear|why|how|nobody|no one|none|neither|no group)\b", re.IGNORECASE)
# "Engineers held the builder, Karnali Works, responsible".
_HELD = re.compile(
    r"(?:^|\bthat\s)\s*([^;.!?\n]{3,80}?),?\s+" + _HAVE + r"(?:held|holds?)\s+([^;.!?\n]{2,80}?)"
    r"\s+(?:responsible|accountable)\b",
    re.IGNORECASE,
)
# "The ministry believed | the Front, or RF, had done it".
_HOLDS = re.compile(
    r"([^,;]{0,60}?)\s+(?:believe[sd]?|th(?:inks?|ought)|suspect(?:s|ed)?|assume[sd]?|maintain(?:s|ed)?|insist(?:s|ed)?"
    r"|concluded|(?:is|was|are|were) (?:convinced|certain|sure))\s+(?:that\s+)?(?=[^\s])(?!to\b)",
    re.IGNORECASE,
)
# "The rockets had been fired from hills held by the Front".
_FROM = re.compile(
    r"\b(?:fired|launched|shot|came|come|coming|originat\w+)\s+from\s+[^,;.!?\n]{3,80}?"
    r"\b(?:held|controlled|occupied|manned)\s+by\s+",
    re.IGNORECASE,
)
# Whose the doers are, or what they came with: "the attackers belonged to the Front"; but "nine of the dead".
_OF_DOERS = re.compile(
    r"\b(?:they|he|she|(?:wo)?men|attackers?|assailants?|bombers?|gunm[ae]n|killers?|raiders?|shooters?|perpetrators?"
    r"|culprits?|suspects?|drivers?|fighters?|soldiers?|(?:vehicle|truck|car|van|drone|weapon|gun|rocket|missile|shell|bomb"
    r"|grenade|aircraft|(?:war)?plane|jet|helicopter|motorcycle|(?:gun|speed)?boat|ship|vessel|tank|uniform"
    r"|phone|card|flag|leaflet)s?)\b(?![^,;.]*\b(?:dead|victims?|killed|wounded|mourners)\b)[^,;.]{0,50}$",
    re.IGNORECASE,
)
_BEING = re.compile(rf"\b{_BE}\b", re.IGNORECASE)
# "Any attacks that may be | carried out by the Front"; but "may have been".
_TO_COME = re.compile(r"\b(?:may|might|can|could|would|will|to)\s+be\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:^|\s)(?:the|an?|some|several|many|few|other|more|both|all|of|and|two|three|four|five|six|seven|eight|nine|ten|\w+teen"
    r"|eleven|twelve|dozens?|twenty|thirty|\d+)$",
    re.IGNORECASE,
)
_OF_WORDS = re.compile(
    r"\b(?:reports?|stor(?:y|ies)|claims?|rumou?rs?|allegations?|accusations?|posts?|videos?|footage|photos?|pictures?|news"
    r"|messages?|figures?|account|version) (?:circulating |going round |online |on social media )?"
    r"(?:as|(?:was|were|is|are|be|being|been)) (?:being |all |merely |only |nothing but )?$",
    re.IGNORECASE,
)
_JUST_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where in a text who is blamed stands, and who blames where the words say so; `open`: it is left open; `negated`:
    it is said not to be so; `loose`: without a verb ("cell behind blast"), so that a deed has to follow."""

    start: int
    end: int
    by: tuple[int, int] | None
    open: bool
    negated: bool = False
    loose: bool = False


@lru_cache(maxsize=4096)
def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of blame in a text, in the order in which they are looked for; none that ask or leave it out.

    The incidents of one report, a dozen, all ask for the same texts."""
    return tuple(_phrases(text))


def _phrases(text: str) -> Iterator[Phrase]:
    for pattern in (_before(), _state(), _active(), _plotted()):
        for found in pattern.finditer(text):
            who = found[1]
            start, end = found.span(1)
            loose = pattern is _before() and not _BEING.search(text[end : found.start(2)])
            negation = _NOT.search(who)
            if negation is not None:
                # "the Front was not" -> the Front
                end = start + negation.start()
            does = pattern in (_active(), _plotted())
            if _HAVING.search(who):
                continue  # "two guards confessed to having | planted it"
            if does and (_UNDERGOES.search(who) or (_CLAUSE.match(who) and negation is None)):
                continue
            if found[2].casefold() in blame_words("unless") and negation is None:
                continue
            modal = _MAY.search(text, start, end)
            if modal is not None:
                # "It may be blamed for it", "would be responsible": nobody says that it is.
                if modal[1].casefold() not in _LEFT_OPEN or _HELD_AGAINST.match(found[2]):
                    continue
                end = modal.start()
            if not _ASKING.search(who):
                by = None
                if (held := _HOLDS.match(who)) is not None:
                    by, start = (start, start + held.end(1)), start + held.end()
                open_ = by is not None or _open(found[2]) or bool(modal or _BELIEVED.search(text, end, found.start(2)))
                yield Phrase(start, end, by, open_, negation is not None, loose and negation is None)
    for found in _FROM.finditer(text):
        if not _ASKING.search(text[: found.start()]):
            yield Phrase(found.end(), len(text), None, open=True)
    for found in _after().finditer(text):
        belongs = found[1].casefold().startswith(("belong", "were members"))
        if belongs and not _OF_DOERS.search(text[: found.start()]):
            continue  # "nine of the dead belonged to one family"
        if _OF_WORDS.search(text, 0, found.start()):
            continue  # "described the reports as the handiwork of mischief makers"
        if not _ASKING.search(text[: found.start()]) and not _TO_COME.search(text, 0, found.start()):
            negated = bool(_NOT.search(text[max(0, found.start() - _JUST_BEFORE) : found.start()]))
            yield Phrase(found.end(), len(text), None, _open(found[1]), negated)
    for found in _verbs().finditer(text):
        if _COUNTED.search(found[1]) and found[2].casefold() == "suspected":
            continue  # "sixteen suspected members of the Front were awaiting trial"
        if not _NOT.search(found[1]) and not _ASKING.search(found[1]):
            yield Phrase(found.end(), len(text), found.span(1), _open(found[2]))
    for found in _HELD.finditer(text):
        if not _NOT.search(found[1]) and not _ASKING.search(found[1]):
            yield Phrase(*found.span(2), found.span(1), open=False)


def is_deed(word: str) -> bool:
    """Whether a verb says that somebody made an attack: "planted"."""
    return word.casefold() in blame_words("deed")


def is_holder(text: str, start: int, end: int) -> bool:
    """Whether whoever ends at a code point only holds that somebody else did what stands at `end`: "the ministry
    believed the Front, or RF, had done it"."""
    held = _HOLDS.match(text, start, end)
    return held is not None and not held[1]


def is_part(word: str) -> bool:
    """Whether a verb says that somebody has lent himself to an attack: "sending" the bomber."""
    return word.casefold() in blame_words("part")


@cache
def blame_words(use: str) -> dict[str, str]:
    """The words of a use in the table of blame, each with its stance."""
    return {row["words"]: row["stance"] for row in load("blame_words") if row["use"] == use}


def _open(words: str) -> bool:
    known = {**blame_words("before"), **blame_words("active"), **blame_words("after"), **blame_words("verb")}
    return known.get(" ".join(words.casefold().split()), "") == "suspects"


def _any(*uses: str) -> str:
    words = sorted((w for use in uses for w in blame_words(use)), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)


@cache
def _before() -> re.Pattern[str]:
    # A headline leaves the verb out: "foreign-backed cell behind blast".
    return re.compile(rf"{_SUBJECT}(?:{_BE}\s+)*(?:\w+ly\s+)?({_any('before')})\b", re.I)


@cache
def _state() -> re.Pattern[str]:
    return re.compile(rf"{_SUBJECT}(?:{_BE}\s+)+(?:\w+ly\s+)?({_any('state', 'unless')})\b(?!\s+for\b)", re.I)


@cache
def _active() -> re.Pattern[str]:
    return re.compile(
        rf"{_SUBJECT}{_HAVE}(?:\w+ly\s+)?({_any('active')})"
        r"(?=\s+(?:it|them|this|that|these|those|the|what|such|an?)\b|\s*[.,;”\"]|$)",
        re.I,
    )


@cache
def _plotted() -> re.Pattern[str]:
    # "Had planned it", "had driven the truck"; but "had ordered the evacuation" says nothing of the kind.
    return re.compile(
        rf"{_SUBJECT}{_HAVE}(?:\w+ly\s+)?({_any('plot')})\s+(?:it|them|this"
        rf"|(?:the|this|that|a|an|its|their|[A-Z]\w+['’]s)\s+(?:[\w-]+\s){{0,2}}(?:{'|'.join(sorted(blame_words('object')))})s?)\b",
        re.I,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\b({_any('after')})\s+", re.IGNORECASE)


@cache
def _verbs() -> re.Pattern[str]:
    # A clause may stand between: "the minister, Bela Tor, suspected the Front".
    return re.compile(rf"(?:^|\bthat\s)\s*([^;.!?\n]{{3,80}}?),?\s+{_HAVE}({_any('verb')})\s+", re.I)

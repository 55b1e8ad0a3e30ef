"""Who gives a figure that is told as a deed, and not as what somebody says: "the ministry raised its toll to 16", "the
clinic put the dead at nine", "16 dead: that is what the charity has recorded".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.incidents.counting import EARLIER
from onrecord.incidents.voices import Voices
from onrecord.records import Entity, EntityKind, Span

_SPEAKING: frozenset[EntityKind] = frozenset(
    {"person", "organization", "government", "armed_group", "country", "group"}
)
# Who gives a figure is the subject: "the ministry on Friday raised the official toll to 16".
_GIVES = (
    r"\b(?:revis|rais|lower|correct|updat|increas|cut|reduc|chang|put|set|gave|giv|count|list|record|register|tall|nam"
    r"|num|identif|confirm|document|log|acknowledg|admit|conced|report|announc|mourn)"
)
_REVISES = re.compile(
    _GIVES
    + r"\w*\b[^.;:]{0,80}$|\b(?:br[io]ng|brought|tak|took|has|have|add|buri|bury|wash|dig|dug|carr|collect|receiv"
    r"|recover|pull|laid|saw|seen)\w*\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
# "Has collected the names of", "drew up a list of"; but whoever demands that the names be published has none.
_LISTS = (
    r"\b(?:collect|gather|compil|assembl|establish|publish|post|print|read|draw|drew|h[oe]ld|keep|kept|ha[sd]\b|have\b)"
    r"\w*(?: (?:out|up))?(?: (?!(?:for|no)\b)\w+){1,4}? (?:names|lists?|registers?|tally|records?)\b"
)
# The same right before the number, by which even those who are counted as killed are given.
_COUNTS = re.compile(
    rf"(?:(?<!\bno ){_GIVES}(?<!\bnam)\w*\b|\bnam(?:ed|ing)\b|{_LISTS})(?: (?!and\b)[\w'’-]+){{0,7}}? $", re.IGNORECASE
)
# "The head of the morgue has received | 19 bodies".
_TAKES_IN = re.compile(
    r"\b(?:(?:has|have|had) (?:already |since |so far |now )?(?:received|buried|washed|examined|taken in|identified)"
    r"|received|examined|took in) (?:at least |about |another |the )?$"
)
# "For Ada Lark, the nurse, the dead are 21".
_FOR_ONE = re.compile(r"For (?:the )?(?:[\w’'-]+ ){0,6}?[\w’'-]+, ")
_OF_THE_TOLL = re.compile(r"\b(?:toll|tally|count|figure|number of (?:the )?(?:dead|victims|deaths))\b", re.IGNORECASE)
_NOT_HIS = re.compile(r"\b(?:was|were|been|being|is|are) (?:\w+ly )?\w+$")
# "At least 16 dead: that is what the charity has recorded", "- this is the toll that the charity gives".
_THAT_IS = re.compile(
    r"[^.;]{0,80}?(?::|,| [-–—]+) ?(?:that|this|these|those|such) (?:is|are|was|were) "
    r"(?:what|how many"
    r"|the (?:\w+ ){0,2}?(?:toll|tally|count|figures?|numbers?|balance|sum|reckoning|account|version))\b"
)
# "Moscow's version: six dead".
_VERSION = re.compile(
    r"['’]s? (?:own |official )?(?:version|account|toll|count|balance|figures?|tally|answer|verdict)"
    r"(?: of [\w ]{3,30})?[:–—] ?(?:at least |about |more than )?$"
)
_REACH = 80


def giver(voices: Voices, sentence: Span, number: Span) -> tuple[tuple[str, ...], Entity | None]:
    """Who gives a figure, the chain of what is said in the sentence by whoever opens it, or else who opens it; nobody
    where no words of counting or of a toll go before it."""
    text = voices.record.document.text
    behind = _said_behind(voices, sentence, number)
    if behind is not None:
        return (), behind
    before = text[sentence.start : number.start]
    if not (_REVISES.search(before) or _FOR_ONE.match(before) or EARLIER.search(before) or _OF_THE_TOLL.search(before)):
        return (), None
    for a in voices.record.attributions:
        if any(sentence.start <= s.start < number.start for s in a.source) and a.stance != "denies":
            return voices.asked.outward(a), None
    return (), _opens(voices, sentence, number)


def counter(voices: Voices, sentence: Span, number: Span) -> Entity | None:
    """Who has counted those of an event of which nobody is said to tell: "the clinic has recorded 16 killed"."""
    behind = _said_behind(voices, sentence, number)
    if behind is not None:
        return behind
    if _VERSION.search(voices.record.document.text, sentence.start, number.start):
        return _opens(voices, sentence, number)
    before = voices.record.document.text[sentence.start : number.start]
    if _FOR_ONE.match(before):
        return _opens(voices, sentence, number)
    verb = _COUNTS.search(before) or _TAKES_IN.search(before)
    if verb is None or _NOT_HIS.search(before[: verb.end()].split(" at ")[0].rstrip()):
        return None
    return _opens(voices, sentence, number)


def _opens(voices: Voices, sentence: Span, number: Span) -> Entity | None:
    """Who opens a sentence, and is not counted himself."""
    text = voices.record.document.text
    opens = voices.mentioned((Span(sentence.start, number.start, text[sentence.start : number.start]),))
    return next((e for e in opens if e.kind in _SPEAKING and not _is_counted(e, number)), None)


def _said_behind(voices: Voices, sentence: Span, number: Span) -> Entity | None:
    """Who is said behind a figure to give it: "16 dead: that is what the charity has recorded"."""
    text = voices.record.document.text
    that = _THAT_IS.match(text, number.end, sentence.end)
    if that is None:
        return None
    end = min(sentence.end, that.end() + _REACH)
    return _first_speaking(voices.mentioned((Span(that.end(), end, text[that.end() : end]),)))


def _first_speaking(found: Sequence[Entity]) -> Entity | None:
    return next((e for e in found if e.kind in _SPEAKING), None)


def _is_counted(entity: Entity, number: Span) -> bool:
    """Whether somebody is only whom a number counts: "19 dead"."""
    return any(m.start <= number.start < m.end for m in entity.mentions)


def speaks_elsewhere(voices: Voices, chain: Sequence[str], number: Span) -> bool:
    """Whether whoever speaks last in a chain stands in another clause than a figure that somebody else is told to have
    counted: "the clinic counts 19 dead; two of them, its driver said, were passers-by"."""
    last = voices.last(chain)
    text = voices.record.document.text
    return last is not None and any(s.start > number.end and ";" in text[number.end : s.start] for s in last.source)

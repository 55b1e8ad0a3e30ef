"""Polls: the share of votes that a survey gives somebody ("puts the mayor on 33 percent", "gave her 44% of the vote",
"has the party at 12 seats"). A survey that shows or finds something is told by its verb like any other text.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.saying.cues import cue_tokens, is_nobody
from onrecord.annotate.saying.sources import is_passive, source_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token

_PUTTING = frozenset("put give have show place peg credit see hand leave".split())
_SURVEYS = frozenset(
    "poll survey pollster count tally projection forecast result return barometer study index tracker canvass".split()
)
_LEADS = frozenset({"on", "at", "with", "to"})
_SHARES = frozenset("percent % seat point vote pct".split())
_ABOUT = frozenset("about around some nearly almost just only over under at least most more than a mere".split())


def polls(page: Page) -> Iterator[Draft]:
    """A draft for every share of votes or seats that a survey gives somebody, in text order."""
    for verb in page.syntax.tokens:
        if verb.lemma in _PUTTING and verb.pos == "VERB" and not is_passive(page.syntax, verb):
            draft = _share(page, verb)
            if draft is not None:
                yield draft


def _share(page: Page, verb: Token) -> Draft | None:
    syntax, tokens = page.syntax, page.syntax.tokens
    source = source_of(page, verb)
    if source.head is None or not source.spans or is_nobody(syntax, source.head) or not speaks(page, source.head):
        return None
    stop = syntax.sentence_of(verb.i).stop
    number = next((t for t in tokens[verb.i + 1 : stop] if t.tag == "CD" and _is_share(syntax, t)), None)
    whom = next((t for t in tokens[verb.i + 1 : stop] if t.pos in ("NOUN", "PROPN", "PRON")), None)
    if number is None or whom is None or whom.i > number.i or syntax.tokens[source.head].lemma not in _SURVEYS:
        return None
    if any(t.tag in ("VBZ", "VBD", "VBP", "MD") for t in tokens[verb.i + 1 : number.i]):
        return None
    lead = number.i - 1
    while lead > whom.i and tokens[lead].lower in _ABOUT - _LEADS:
        lead -= 1
    if verb.lemma not in ("give", "hand", "show") and tokens[lead].lower not in _LEADS:
        return None
    share = syntax.after(number.i)
    last = number.i + 1 if share is not None and share.lemma in _SHARES else number.i
    for prep in syntax.children(last, "prep"):
        if prep.lower == "of" and prep.i == last + 1:
            last = syntax.right_edge(prep.i)  # "44 percent | of the vote |"
            break
    first = verb.i + 1
    content = page.trimmed(*page.chars(first, last + 1))
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    if content is None or any(t.tag == "TO" for t in syntax.children(verb.i, "aux")):
        return None
    rule = f"{verb.lemma}:share:figure"
    return Draft(verb.i, cue, source.spans, source.head, (content,), "asserts", "document", rule)


def _is_share(syntax: Syntax, number: Token) -> bool:
    behind = syntax.tokens[number.i + 1 : number.i + 2]
    return number.entity.endswith("PERCENT") or any(t.lemma in _SHARES or t.lower in _SHARES for t in behind)

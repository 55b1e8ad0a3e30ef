"""Passive figures: numbers that somebody is said to put on something, behind a "by" ("the toll was given as nine by
the police", "a militia estimated by diplomats at 900 men", "whose strength is put at about 3,000 by the army").

Left undecided: what a court or a seller sets ("bail was set at 900 by the judge"): that is a deed.
"""

from __future__ import annotations

from onrecord.annotate.figures import FIGURE_NOUNS
from onrecord.annotate.saying.cues import cue_tokens, is_nobody
from onrecord.annotate.saying.sources import is_passive, spans_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token

_PUTTING = frozenset("put give state report peg".split())
_RECKONING = frozenset("estimate reckon calculate judge assess".split())
_THINGS = FIGURE_NOUNS | frozenset("strength rank attendance membership population following casualty injury".split())
_LEADING = frozenset("at as to above below over under between near".split())
_NUMBER_REACH = 4  # tokens: "at | more than about 900 |"
_BEHIND_REACH = 10  # tokens: "by | the governor of the northern province | at 900"
_FIGURED = ("CD", "$", "RB", "JJR", "JJS", "IN", "DT", "SYM", "RBR")


def figure_by(page: Page, by: Token) -> Draft | None:
    """Who gives the number that stands before or behind his name; None where a "by" names nobody who does."""
    syntax = page.syntax
    verb = next((t for t in syntax.ancestors(by.i) if t.pos == "VERB"), None)
    who = next(iter(syntax.children(by.i, "pobj")), None)
    if verb is None or who is None or verb.tag not in ("VBN", "VBD") or not is_passive(syntax, verb) or by.i < verb.i:
        return None
    thing = _thing(syntax, verb)
    if thing is None or not (verb.lemma in _RECKONING or (verb.lemma in _PUTTING and thing.lemma in _THINGS)):
        return None
    earlier = [t.i for t in syntax.tokens[verb.i + 1 : by.i] if t.lower == "by"]
    number = _last_number(syntax, earlier[-1] if earlier else verb.i, by.i) or _next_number(syntax, by.i)
    if number is None or not speaks(page, who.i) or is_nobody(syntax, who.i):
        return None
    lead, last = number
    stop = min(syntax.right_edge(who.i) + 1, lead) if lead > by.i else syntax.right_edge(who.i) + 1
    stop = next((t.i for t in syntax.tokens[who.i + 1 : stop] if t.text == "," or t.pos == "CCONJ"), stop)
    source = page.trimmed(*page.chars(syntax.left_edge(who.i), stop))
    said = page.trimmed(*page.chars(lead + 1, last + 1))
    if source is None or said is None:
        return None
    cue: tuple[Range, ...] = ((by.start, by.end),)
    content: tuple[Range, ...] = (said,)
    if not earlier:  # "given as 25 by the police | and as 34 by the clinic |": the first alone has the whole
        cue = (*(page.chars(*piece) for piece in cue_tokens(syntax, verb)), *cue)
        content = (*(s for s in spans_of(page, thing.i, verb.i) if s[1] <= verb.start), said)
    return Draft(by.i, cue, (source,), who.i, content, "asserts", "speech", "by:figure")


def _thing(syntax: Syntax, verb: Token) -> Token | None:
    """What is put at a number: the subject of the passive, or the noun that its clause hangs on."""
    subject = next(iter(syntax.children(verb.i, "nsubjpass")), None)
    if subject is not None and subject.tag not in ("WDT", "WP"):
        return subject
    return syntax.head(verb.i) if verb.label in ("acl", "relcl") else None


def _last_number(syntax: Syntax, after: int, by: int) -> tuple[int, int] | None:
    """The word that leads to the last number between two tokens, and the last token of the number's phrase."""
    leads = [t.i for t in syntax.tokens[after + 1 : by] if t.lower in _LEADING]
    found = (_number_behind(syntax, i, by) for i in reversed(leads))
    return next((f for f in found if f is not None), None)


def _next_number(syntax: Syntax, by: int) -> tuple[int, int] | None:
    """The same for the first number behind a name, before the next comma or name."""
    stop = min(syntax.sentence_of(by).stop, by + _BEHIND_REACH)
    stop = next((t.i for t in syntax.tokens[by + 1 : stop] if t.text in (",", ";") or t.lower == "by"), stop)
    leads = (t.i for t in syntax.tokens[by + 1 : stop] if t.lower in _LEADING)
    end = syntax.sentence_of(by).stop
    found = (_number_behind(syntax, i, end) for i in leads)
    return next((f for f in found if f is not None), None)


def _number_behind(syntax: Syntax, lead: int, stop: int) -> tuple[int, int] | None:
    near = syntax.tokens[lead + 1 : min(lead + 1 + _NUMBER_REACH, stop)]
    number = next((t for t in near if t.tag == "CD"), None)
    if number is None or any(t.tag not in _FIGURED for t in near if t.i < number.i):
        return None
    if number.entity.endswith(("DATE", "TIME")) and not (number.text.isdigit() and len(number.text) != len("1999")):
        return None
    last = number
    while last.i + 1 < stop and (syntax.tokens[last.i + 1].tag == "CD" or (last.tag == "CD" and _is_of_next(last))):
        last = syntax.tokens[last.i + 1]
    return lead, last.i


def _is_of_next(number: Token) -> bool:
    """Whether a noun right behind a number is what is counted: "900 | men |"."""
    return number.label == "nummod" and number.head == number.i + 1

"""Open times: of "since 2014" and "until Wednesday" the year and the day are only where a span begins or ends.

The expression keeps its own value (TIMEX3's), while the days it covers are those of the span: from the first of 2014 to
the report, up to and with Wednesday.
"""

from __future__ import annotations

from datetime import date

from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.anchors import Reading
from onrecord.annotate.timex.directions import PUT_OFF, governor, is_saying

_SINCE = frozenset({"since"})
_UNTIL = frozenset({"until", "till"})
# "Since about 2014", "since early May", "since at least 2014", "since the night of Friday".
_BETWEEN = frozenset("about around roughly approximately at least the back late early mid sometime last".split())
_MOST_BETWEEN = 2
# The day until which these put something is that of the thing, or of a deadline: "was delayed until April", "have until
# Friday to reply".
_POSTPONING = (PUT_OFF | {"prolong", "have"}) - {"detain"}
_ON = frozenset({"on", "onward", "onwards", "forward"})


def opened(reading: Reading, syntax: Syntax, start: int, end: int, published: date | None) -> Reading:
    """A reading with the days that its preposition leaves open.

    Args:
        start: offset of the expression's first character.
        end: offset behind its last one.
        published: the day of the report, up to which a span lasts that began; None where it is not known.
    """
    inside = syntax.tokens_in(start, end)
    if not inside or reading.type not in ("DATE", "TIME") or reading.begin is None or reading.end is None:
        return reading
    if "/" in reading.value or reading.value.endswith("_REF"):
        return reading
    if told_in_clause(syntax, inside[0].i, inside[-1].i):
        return reading
    word = _bound_before(syntax, inside[0].i)
    if word in _SINCE or _goes_on(syntax, inside[0].i, inside[-1].i):
        if published is None or reading.begin > published or _was_over(syntax, inside[0].i):
            return Reading(reading.type, reading.value, reading.begin, None, reading.anchor, rule=reading.rule)
        return Reading(reading.type, reading.value, reading.begin, published, reading.anchor, rule=reading.rule)
    if word in _UNTIL and not _is_awaited(syntax, inside[0].i):
        return Reading(reading.type, reading.value, None, reading.end, reading.anchor, rule=reading.rule)
    return reading


def told_in_clause(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a clause tells what happened then, so that the days are its own: "since Friday, | when shots fell |"."""
    return any(
        any(t.lower == "when" for t in syntax.children(clause.i, "advmod"))
        for n in range(first, last + 1)
        for clause in syntax.children(n, "relcl")
    )


def _bound_before(syntax: Syntax, first: int) -> str:
    """The word before an expression, over "about", "at least" and the like; nothing where a clause or a noun's phrase
    stands between, which is then what the span begins with ("since the 2009 vote")."""
    sentence = syntax.sentence_of(first)
    for n in range(first - 1, max(first - 2 - _MOST_BETWEEN, sentence.first - 1), -1):
        word = syntax.tokens[n].lower
        if word not in _BETWEEN:
            return word if word in _SINCE | _UNTIL and not _dates_noun(syntax, first) else ""
    return ""


def _dates_noun(syntax: Syntax, first: int) -> bool:
    """Whether an expression stands before a noun that it tells the time of: "since | Friday's | raid"."""
    token = syntax.tokens[first]
    while token.head != token.i and token.entity.endswith(("-DATE", "-TIME")) and token.head > token.i:
        token = syntax.tokens[token.head]
    outside = not token.entity.endswith(("-DATE", "-TIME")) and token.i > first
    return outside and token.pos in ("NOUN", "PROPN")


def _goes_on(syntax: Syntax, first: int, last: int) -> bool:
    """Whether it is "from May 2014 on"."""
    sentence = syntax.sentence_of(first)
    if first == sentence.first or last + 1 >= sentence.stop or syntax.tokens[first - 1].lower != "from":
        return False
    after = syntax.tokens[last + 1]
    behind = syntax.tokens[last + 2] if last + 2 < sentence.stop else None
    return after.lower in _ON and (behind is None or behind.pos in ("PUNCT", "CCONJ"))


def _was_over(syntax: Syntax, first: int) -> bool:
    """Whether the span ended before the report, at a moment in the past that is told of: "had led it since 1990"; not
    where somebody only said so ("officials said they had led it since 1990")."""
    verb = governor(syntax, first)
    if verb is None or not any(t.lower == "had" for t in syntax.children(verb.i, "aux")):
        return False
    return not _is_said(syntax, verb)


def _is_said(syntax: Syntax, verb: Token) -> bool:
    return any(is_saying(above) for above in syntax.ancestors(verb.i)) or any(
        is_saying(t) for t in syntax.children(verb.i, "parataxis", "ccomp")
    )


def _is_awaited(syntax: Syntax, first: int) -> bool:
    """Whether nothing happens before that day, so that it is when it does: "will not open until Monday", "the vote was
    put off until April"."""
    verb = governor(syntax, first)
    if verb is None:
        return False
    if syntax.children(verb.i, "neg") or verb.lemma in _POSTPONING:
        return True
    before = syntax.tokens[max(first - 2, syntax.sentence_of(first).first) : first]
    return any(t.lower == "not" for t in before)

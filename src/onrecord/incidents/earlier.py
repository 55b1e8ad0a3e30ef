"""Earlier figures: whether a report tells a number as one that somebody had given before he gave another, and who gives
a number in a clause that hangs on him."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.incidents.counting import EARLIER, sentence_of
from onrecord.incidents.voices import Voices
from onrecord.lexicons.number_words import whole_number
from onrecord.records import Span

AGAINST = re.compile(r"\b(?:not|no longer|rather than|instead of)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a number that another one is set against."""
HAD_SAID = re.compile(r"^(?:had|earlier|previously|initially|originally|at first)\b", re.IGNORECASE)
"""How the words with which an earlier figure was given begin."""
_TO_NOW = re.compile(
    r"\b(?:rais|lower|revis|increas|updat|correct|chang|cut|reduc|adjust)\w*\s[^.,;:]{0,30}\bto\s(?:at least\s)?$",
    re.IGNORECASE,
)
_SAID_THAT_HAD = re.compile(
    r"\b(?:said|says|told|added|insisted|insists|claimed|claims|reported)\b[^.,;:]{0,40}?\b"
    r"(?:he|she|it|they|we|who|workers|staff|doctors|volunteers|villagers|residents) had (?:counted|listed|reported)\b"
)
# "The 16 | that it had announced the night before".
_HAD_GIVEN = re.compile(
    r"(?: (?:people|dead|deaths|victims|bodies|killed))? (?:(?:that|which|whom) )?"
    r"(?:it|he|she|they|we|the [a-z]+|[A-Z]\w+(?: [A-Z]\w+)?) had "
    r"(?:earlier |first |initially |originally |previously )?"
    r"(?:given|released|announced|published|issued|put out|counted|confirmed"
    r"|reported(?! (?:missing|wounded|injured)\b))\b"
)
_AT_FIRST = r"(?:earlier|first|initially|originally|previously|at first|at the outset|until now|so far|hitherto)"
_GIVEN = (
    r"(?:said|told|given|gave|reported|announced|stated|put|spoken|spoke|feared|thought|believed|assumed|counted"
    r"|published)"
)
# "Not four, | as he had said on Monday", "and not three | as announced the day before".
_AS_SAID = re.compile(
    rf"(?: (?:people|dead|deaths|victims|bodies|killed))?,? (?:(?:that|which|as|whom) )?"
    rf"(?:(?:it|he|she|they|the \w+|had been|was|were) (?:had |has |was |were )?(?:been )?(?:{_AT_FIRST} )?{_GIVEN}\b"
    rf"|{_AT_FIRST} {_GIVEN}\b|(?<=as ){_GIVEN} (?:{_AT_FIRST}|before|by|in|on|the (?:day|night|evening|week) before"
    rf"|a day|hours|last|yesterday)\b)"
)
_CORRECTED = re.compile(
    r"\b(?:corrected|corrects|correcting|revised|amended|rectified|mistaken|had erred)\b", re.IGNORECASE
)
_ITS_OFFICER = re.compile(r"(?:[Ii]ts|[Tt]heir) (?:\w+ ){0,2}?[a-z]+\b|(?:[Tt]he )?[Ss]pokes\w+\b(?! (?:for|of)\b)")
_AUXILIARIES = len("had at first ")


# Figures beside a toll that were given before it: "up from the four first reported", "and not four, as it had said".
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+|[a-z]+(?:-[a-z]+)?)\b"
_TOLL_OF = r"(?:(?:toll|figure|count|number|tally|estimate|report|balance)s? of )?(?:at least |about |some )?"
_FORMER = r"(?:earlier|first|initial|previous|preliminary|provisional|original|former|official)"
_BESIDE = (
    re.compile(
        r"\b(?:up|down|(?:rais|revis|correct|lower|increas|reduc|ris|rose|climb|jump|updat|chang)\w*[^.;:]{0,40}?)"
        rf" from (?:the |an? |its |their |his |her )?(?:{_FORMER} )?{_TOLL_OF}{_NUMBER}",
    ),
    re.compile(rf"\bnot (?:the )?{_NUMBER}(?=(?: \w+)?,? (?:as|which|that|whom)\b)"),
    re.compile(rf"\b(?:than|instead of) the {_NUMBER} (?:{_AT_FIRST} )?{_GIVEN}\b"),
    re.compile(
        rf"\b(?:an?|its|their|his|her|the) {_FORMER} (?:death )?(?:toll|figure|count|tally|estimate|number)"
        rf"(?: of (?:the )?(?:dead|killed|victims))? (?:of|was|had been|stood at|as) (?:at least )?{_NUMBER}"
    ),
)


def given_before(text: str, begin: int, end: int) -> Iterator[tuple[int, Span]]:
    """The figures of a sentence, which goes from `begin` to `end`, that it tells as given before, with their words."""
    for pattern in _BESIDE:
        for found in pattern.finditer(text, begin, end):
            value = whole_number(found["number"])
            if value:
                start, stop = found.span("number")
                yield value, Span(start, stop, text[start:stop])


# "Eight died, one more than it had reported at first", "38, adding three to the count that he had given".
_MORE = re.compile(
    r"[^.;]{0,120}?(?:\badding (?P<added>[a-z-]+|\d+) to (?:the|its|his|her|their|an?) (?:\w+ )?"
    r"(?:toll|count|figure|tally|number)\b"
    r"|, (?P<more>[a-z-]+|\d+) more than (?:it|he|she|they|the|had|was|were|first|at first|initially|earlier"
    r"|previously)\b)"
)


def more_than_given(text: str, begin: int, end: int) -> float | None:
    """By how many a figure that ends at `begin` is said in its sentence to be more than the one given before."""
    found = _MORE.match(text, begin, end)
    return (whole_number(found["added"] or found["more"]) or None) if found is not None else None


def taken_back(text: str, number: Span, begin: int) -> bool:
    """Whether a number stands against another and was given before: "no longer | one | as she had said", "corrected
    himself, saying eight were dead and not | five"."""
    if AGAINST.search(text, begin, number.start) is None:
        return False
    return _AS_SAID.match(text, number.end) is not None or _CORRECTED.search(text, begin, number.start) is not None


def is_earlier(voices: Voices, chain: Sequence[str], number: Span) -> bool:
    """Whether a figure is told as one that was given before."""
    sentence = sentence_of(voices.record, number)
    a = voices.last(chain)
    had_said = a is not None and bool(HAD_SAID.search(" ".join(s.text for s in a.cue)))
    text = voices.record.document.text
    cues = [c.start for c in a.cue if sentence.start <= c.start < number.start] if a is not None else []
    # "Who had counted six, spoke of nine": what was said before is not what is said now.
    before = text[max([sentence.start, *(c - _AUXILIARIES for c in cues)]) : number.start]
    if taken_back(text, number, sentence.start):
        return True
    if a is not None and voices.teller(a) is not a:
        return True  # "doctors, who spoke of nine dead on the first day, said"
    # "Had given it as seven, and raised it to ten"; but "said that she had counted nine".
    told = EARLIER.search(_SAID_THAT_HAD.sub("", before))
    before_that = told is not None and not _TO_NOW.search(before)
    return had_said or before_that or _HAD_GIVEN.match(text, number.end) is not None


def in_clause_of(voices: Voices, sentence: Span, number: Span) -> tuple[str, ...]:
    """The chain of whoever gives a number in a clause that hangs on who is heard: "doctors, who had counted | nine |
    dead, said …"."""
    for a in voices.record.attributions:
        inside = (
            a.cue
            and a.cue[0].start >= sentence.start
            and any(s.start <= number.start and number.end <= s.end for s in a.content)
        )
        if inside and voices.teller(a) is not a:
            return tuple(voices.asked.outward(a))
    return ()


def by_officer(voices: Voices, chain: Sequence[str]) -> bool:
    """Whether whoever speaks last in a chain is called by whose officer he is: "its director, Bela Tor"."""
    a = voices.last(chain)
    return a is not None and any(_ITS_OFFICER.match(s.text) for s in a.source)

"""The case of headlines: of "Turkey Jails Two Mayors Over Protest" a parser has to see "Turkey jails two mayors".

A small parser takes a word with a capital for a name, so in a line in which every word has one it finds no verb. Which
of them are words and which are names tells the rest of the report, where it writes them, else the lexicons; what
neither knows keeps its capital. Only case changes, so that no offset does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.annotate.naming.readings import reading
from onrecord.lexicons import load

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Of a line's longer words so many have a capital where all of them have one.
_LONG = 4
_CAPITALS = 0.7
_MOST_IN_NAME = 4
# Lexicons whose first field is a verb or a noun, with a particle or without.
_VERBS = ("event_verbs", "reporting_verbs", "not_events", "inner_verbs", "relation_verbs")
_NOUNS = (
    "event_nouns",
    "reporting_nouns",
    "nominals",
    "happenings",
    "incident_nouns",
    "location_words",
    "units",
    "matters",
)
# "May" is a month and a name as well; a headline's "March" and "Mark" tell nothing by themselves.
_NAMES_TOO = frozenset({"may", "march", "august", "mark", "will", "bill", "grant", "frank", "rob", "pat", "sue", "us"})


def in_lower_case(title: str, body: str) -> str:
    """A headline with the words that are no names in lower case, as long as it was; as it is where it is no line of
    capitals. `body` is the rest of the report."""
    words = list(_WORD.finditer(title))
    long = [w[0][0] for w in words if len(w[0]) >= _LONG]
    if len(long) < 2 or sum(map(str.isupper, long)) < _CAPITALS * len(long):
        return title
    named = set(_named(title, words, body))
    written = {w[0] for w in _WORD.finditer(body)}
    changed = list(title)
    for n, word in enumerate(words):
        text = word[0]
        if n == 0 or n in named or not text[0].isupper() or not text[1:].islower() or "\n" in text:
            continue  # the first word of a sentence has a capital, and so have initials
        small = text[0].lower() + text[1:]
        if small in _NAMES_TOO and (small not in written or text in written):
            continue
        if small in written or _is_word(small):
            changed[word.start()] = text[0].lower()
    return "".join(changed)


def _named(title: str, words: list[re.Match[str]], body: str) -> Iterator[int]:
    """The words of names: of those that the lexicon of actors has, and of those of several words with capitals that
    the rest of the report has."""
    for n in range(len(words)):
        for end in range(min(len(words), n + _MOST_IN_NAME), n, -1):
            text = title[words[n].start() : words[end - 1].end()]
            known = reading(text) if end - n > 1 or not _is_word(text.lower()) else None
            if known is not None or (end - n > 1 and re.search(rf"\b{re.escape(text)}\b", body)):
                yield from range(n, end)
                break


@cache
def _is_word(word: str) -> bool:
    """Whether a word in lower case is a function word or a form of one that the lexicons have."""
    return word in _forms() or any(
        word.endswith(end) and stem in _forms()
        for end, stems in (
            ("ies", (word[:-3] + "y",)),
            ("es", (word[:-2], word[:-1])),
            ("s", (word[:-1],)),
            ("ied", (word[:-3] + "y",)),
            ("ed", (word[:-2], word[:-1], word[:-3])),
            ("ing", (word[:-3], word[:-3] + "e", word[:-4])),
            ("'s", (word[:-2],)),
            ("’s", (word[:-2],)),
        )
        for stem in stems
        if len(stem) > 1
    )


@cache
def _forms() -> frozenset[str]:
    verbs = {row["lemma"] for name in _VERBS for row in load(name)}
    nouns = {next(iter(row.values())) for name in _NOUNS for row in load(name)}
    classes = {lemma for row in load("noun_classes") for lemma in row["lemmas"].split()}
    common = {row["word"] for row in load("headline_words")}
    finite = {row["form"] for row in load("finite_verbs")}
    words = {part for words in verbs | nouns | classes for part in words.split()}
    return frozenset(w for w in words | finite | common if w.islower())

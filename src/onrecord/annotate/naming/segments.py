"""Segments: the names in the runs of a sentence, which are cut at titles and between two names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.annotate.naming.hyphens import HYPHENS
from onrecord.annotate.naming.insides import unit_end
from onrecord.annotate.naming.openings import opens_with_news, opens_with_people, opens_with_role
from onrecord.annotate.naming.readings import parted, reading, text_of
from onrecord.annotate.naming.runs import NAME_TAGS, begins_run, is_forename, run_end
from onrecord.annotate.naming.titles import (
    SECONDS,
    all_office,
    is_called,
    is_deputy,
    is_office,
    is_rank,
    is_title,
    long_office,
    presides,
    title_head,
    title_start,
)
from onrecord.annotate.nouns import forename_gender, last_word_kind
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.gazetteer import candidates

_DOCUMENTS = frozenset(
    "agreement agreements accord accords deal treaty protocol protocols process convention conventions".split()
)
_HONOURS = frozenset("SC KC QC CBE OBE MBE".split())  # behind a person's name


def segments(syntax: Syntax, first: int, stop: int, spelt: Mapping[int, int]) -> Iterator[tuple[int, int, bool]]:
    """(first, stop, is surely a person) of every name in the tokens of a sentence; `spelt` are names whose extent an
    acronym proves (see `long_names`)."""
    i = first
    while i < stop:
        if i in spelt:
            yield i, spelt[i], False
            i = spelt[i]
            continue
        if unit := unit_end(syntax, i, stop):
            yield i, unit, False
            i = unit
            continue
        bearer = long_office(syntax, i, stop) if syntax.tokens[i].text[:1].isupper() else None
        if bearer is not None:
            i = bearer
            continue
        if is_forename(syntax, i, stop):
            end = run_end(syntax, i, stop)
            yield i, end, True
            i = end
            continue
        if not begins_run(syntax, i, stop):
            i += 1
            continue
        end = run_end(syntax, i, stop)
        end = next((k for k in range(i + 1, end) if k in spelt), end)
        whole = _with_document(syntax, i, end, stop)
        if whole:
            yield i, whole, False
            i = whole
            continue
        yield from _cut(syntax, i, end)
        i = end


def _with_document(syntax: Syntax, first: int, end: int, stop: int) -> int:
    """Where a known agreement's name ends that closes with common nouns ("the Minsk agreements"), 0 for none."""
    for k in (end + 1, end + 2):
        document = k <= stop and syntax.tokens[k - 1].lower in _DOCUMENTS
        found = reading(text_of(syntax, first, k)) if document else None
        if found is not None and found.kind == "other":
            return k
    return 0


def _cut(syntax: Syntax, first: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    tokens = syntax.tokens
    while first < stop and (tokens[first].lower in ("the", "a", "an") or not tokens[first].text[:1].isalnum()):
        first += 1
    if stop - first > 2 and tokens[stop - 1].text in _HONOURS:
        stop -= 1
    if first >= stop:
        return
    text = text_of(syntax, first, stop)
    called = is_called(syntax, first, stop)
    if called or reading(text) is not None:
        yield first, stop, called
        return
    sided = first > 1 and tokens[first - 1].text in HYPHENS and tokens[first - 2].lower in ("pro", "anti")
    adjective = tokens[first].tag == "JJ" or reading(tokens[first].text) is not None
    if sided and adjective and stop - first > 1:
        yield first, first + 1, False  # "the pro-Ardan | Harbour Party"
        yield from _cut(syntax, first + 1, stop)
        return
    if tokens[first].text in SECONDS and stop - first > 1 and reading(text_of(syntax, first + 1, stop)) is not None:
        yield first + 1, stop, False  # "Assistant | U.S. | Attorney X"
        return
    if text.startswith(("Office of ", "Bureau of ")) and is_title(tokens[stop - 1].text):
        yield first, stop, False  # "Office of the Prosecutor"
        return
    if opens_with_news(syntax, first, stop):
        yield from _cut(syntax, first + 1, stop)  # "New | Kordia sanctions"
        return
    if opens_with_role(syntax, first, stop):
        yield first + 1, stop, True  # "Defector | Yusuf Orr"
        return
    if (
        opens_with_people(syntax, first, stop)
        or is_office(syntax, first, stop)
        or (stop - first > 1 and (is_title(text) or all_office(syntax, first, stop) or is_deputy(syntax, stop - 1)))
    ):
        return
    if presides(syntax, first, stop):
        yield first, first + 1, False
        yield first + 1, stop, True
        return
    head = title_head(syntax, first, stop)
    if head is not None:
        start = title_start(syntax, first, _title_word(syntax, first, head))
        if start > first:
            yield from _cut(syntax, first, start)
        if stop - head > 3 and is_rank(tokens[head].text) and candidates(tokens[head + 1].text):  # "DIG Quetta | X"
            yield head + 1, head + 2, False
            yield head + 2, stop, True
            return
        if tokens[head + 1].lower in ("of", "for"):  # "Minister of Defence of | Peru"
            yield from _cut(syntax, head + 2, stop)
        else:
            yield head + 1, stop, True
        return
    if (
        is_title(tokens[stop - 1].text)
        and last_word_kind(tokens[stop - 1].text) is None
        and (stop - first > 1 or not tokens[stop - 1].entity.endswith("PERSON"))
    ):
        start = title_start(syntax, first, stop - 1)
        if start > first:
            yield from _cut(syntax, first, start)
        return
    leading = reading(tokens[first].text)
    if (
        stop - first > 1
        and leading is not None
        and leading.form == "demonym"
        and tokens[first].tag.startswith("JJ")
        and last_word_kind(tokens[stop - 1].text) is None
        and not tokens[first + 1].entity.startswith("I-")
    ):
        yield first, first + 1, False
        yield from _cut(syntax, first + 1, stop)
        return
    if (
        leading is not None
        and stop - first == 2
        and leading.kind in ("organization", "armed_group", "government")
        and tokens[stop - 1].entity == "O"
        and last_word_kind(tokens[stop - 1].text) is None
    ):
        yield first, first + 1, False
        return
    for k in range(first + 1, stop):
        tags = (tokens[k - 1].entity[2:], tokens[k].entity)
        if tags[1].startswith("B-") and tags[0] and tags[1][2:] != tags[0] and tags[1][2:] in NAME_TAGS:
            left, right = reading(text_of(syntax, first, k)), reading(text_of(syntax, k, stop))
            if left is not None and (right is not None or tags[1] == "B-PERSON"):
                yield from _cut(syntax, first, k)
                yield from _cut(syntax, k, stop)
                return
    named_person = forename_gender(tokens[first].text) is None and last_word_kind(tokens[stop - 1].text) is None
    for k in range(first + 1, stop - 1) if named_person else ():
        # "Minister for the Middle East | Tom Rudd": a body or place, and a person's name right behind it.
        other = reading(text_of(syntax, first, k)) or last_word_kind(tokens[k - 1].text) or reading(tokens[k - 1].text)
        if other is not None and forename_gender(tokens[k].text) and tokens[k + 1].text[:1].isupper():
            yield from _cut(syntax, first, k)
            yield k, stop, True
            return
    follows = tokens[stop] if stop < len(tokens) else None
    title_follows = follows is not None and is_title(follows.text) and not parted(syntax, stop - 1, stop)
    if title_follows and stop - first > 1 and last_word_kind(tokens[first].text) is None:
        # "Pentagon Press | secretary": the modifier belongs to the title.
        start = title_start(syntax, first, stop)
        if first < start < stop:
            yield from _cut(syntax, first, start)
            return
    yield first, stop, False


def _title_word(syntax: Syntax, first: int, head: int) -> int:
    return next((k for k in range(head, first, -1) if is_title(syntax.tokens[k].text)), first)

"""Long names: names whose extent an acronym beside them proves ("the Committee to Guard Wells (CGW)"), and those of
people who band together ("Teachers Without Frontiers", "Judges for Democracy").

After Schwartz and Hearst (2003), a simple algorithm for identifying abbreviation definitions: the words before the
bracket are read backwards until their initials are those of the acronym. Such a name may hold words that no other
name of several words does ("to", "and", "for"), and it is one name wherever the report has it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.annotate.naming.readings import reading
from onrecord.annotate.naming.titles import is_title
from onrecord.annotate.nouns import last_word_kind, noun, plural
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

# Small words that a name runs over; an acronym may count them or not.
_SMALL = frozenset("of to and for the in on at by with de du des la le & - against e i ul al el wal".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_AFTER_DAY = 4  # words of a name behind its day
_SORTS = frozenset("group movement brigade brigades front alliance party coalition battalion".split())
# Bodies that are sent or set up somewhere.
_SENT = frozenset("Mission Delegation Force Operation Office Command Bureau Representation Team".split())
_LETTERS = range(3, 9)
# How many more tokens than words a name may have: "Co|-|operation".
_HYPHENS = 4
_ARTICLES = frozenset(("the", "a", "an"))
_PLACED = frozenset("in at from to into near across through around via toward towards outside".split())
# What joins people to what they band together over, always with a capital; "for" stands before a cause alone.
_OVER = frozenset("Without Beyond Across Against".split())


def long_names(syntax: Syntax) -> Mapping[int, int]:
    """First token -> token behind the last, of every name that is spelt out beside its acronym, and of the same words
    elsewhere in the report; and of those that a band of people goes by."""
    found: dict[int, int] = {**_known(syntax), **_bands(syntax)}
    words: dict[str, list[tuple[str, ...]]] = {}
    tokens = syntax.tokens
    for i in range(1, len(tokens) - 2):
        if tokens[i].text != "(" or tokens[i + 2].text != ")":
            continue
        letters = tokens[i + 1].text.replace(".", "")
        if len(letters) not in _LETTERS or not letters.isupper() or not letters.isalpha():
            continue
        least = syntax.sentence_of(i).first
        first = _spelt_out(tokens, i, letters, least)
        if first is None:
            first = _sent_out(tokens, i, letters, least) or _translated(tokens, i, letters, least)
        if first is not None:
            found[first] = i
            whole = tuple(t.lower for t in tokens[first:i])
            words.setdefault(whole[0], []).append(whole)
    if words:
        for token in tokens:
            for whole in words.get(token.lower, ()):
                stop = token.i + len(whole)
                if token.text[:1].isupper() and tuple(t.lower for t in tokens[token.i : stop]) == whole:
                    found[token.i] = max(stop, found.get(token.i, 0))
    return found


def _known(syntax: Syntax) -> dict[int, int]:
    """The bodies that a lexicon has under names of four words and more with small ones within."""
    found: dict[int, int] = {}
    tokens, openings = syntax.tokens, _openings()
    for token in tokens:
        lengths = openings.get(token.lower, ()) if token.text[:1].isupper() or token.text == "al" else ()
        stop = syntax.sentence_of(token.i).stop if lengths else 0
        for last in range(min(stop, token.i + max(lengths, default=0) + _HYPHENS) - 1, token.i + 2, -1):
            if not tokens[last].text[:1].isupper():
                continue
            text = syntax.text[token.start : tokens[last].end]
            if len(text.split()) in lengths and _has_small(text) and reading(" ".join(text.split())) is not None:
                found[token.i] = last + 1
                break
    return found


def _has_small(name: str) -> bool:
    return any(word.islower() for word in name.split()[1:-1])


@cache
def _openings() -> Mapping[str, frozenset[int]]:
    """First word -> lengths in words, of the known names that have small words within."""
    found: dict[str, set[int]] = {}
    for row in (row for lexicon in ("organizations", "armed_groups", "parties") for row in load(lexicon)):
        for name in (row["name"], *row["aliases"].split("|")):
            words = name.split()
            if len(words) > 3 and _has_small(name):
                found.setdefault(words[0].lower().partition("-")[0], set()).add(len(words))
    return {word: frozenset(lengths) for word, lengths in found.items()}


def _spelt_out(tokens: tuple[Token, ...], stop: int, letters: str, least: int) -> int | None:
    """Where the words before token `stop` begin whose initials are `letters`, None where they do not spell them."""
    for counted in (False, True):
        left = len(letters)
        k = stop
        while k > least and left:
            token = tokens[k - 1]
            small = token.lower in _SMALL
            if not small and not token.text[:1].isupper():
                break
            if not small or (counted and token.text[0].upper() == letters[left - 1]):
                several = len(token.text) if token.text.isupper() else 1  # "UN Mission in ... (UNM...)"
                if several > 1 and letters[:left].endswith(token.text):
                    left -= several
                elif token.text[0].upper() != letters[left - 1]:
                    break
                else:
                    left -= 1
            k -= 1
        if left == 0 and stop - k > 1 and tokens[k].text[:1].isupper() and tokens[k].lower not in _ARTICLES:
            return k
    return None


def _sent_out(tokens: tuple[Token, ...], stop: int, letters: str, least: int) -> int | None:
    """Where the name begins of a body with its seat behind it, of which letters give syllables: "African Union Mission
    in Somalia (AMISOM)"; None where none stands before token `stop`."""
    k = stop - 1
    while k > least and tokens[k].text[:1].isupper():
        k -= 1
    if tokens[k].lower not in ("in", "to", "for") or k == stop - 1 or tokens[k - 1].text not in _SENT:
        return None
    k -= 1
    while k > least and tokens[k - 1].tag in ("NNP", "NNPS") and tokens[k - 1].text[:1].isupper():
        k -= 1
    return k if stop - k > 3 and letters[0] in (tokens[k].text[0], "M", "U") else None


def _translated(tokens: tuple[Token, ...], stop: int, letters: str, least: int) -> int | None:
    """Where the name of an armed group begins that stands in English before letters of another tongue: "Group for the
    Defence of Rivers and Wells (XYZ)"; None where no known letters stand behind token `stop`."""
    known = reading(letters)
    if known is None or known.kind not in ("armed_group", "organization"):
        return None
    k = stop
    while k > least and (tokens[k - 1].text[:1].isupper() or tokens[k - 1].lower in _SMALL):
        k -= 1
        if tokens[k].lower in _SORTS and tokens[k].text[:1].isupper() and tokens[k + 1].lower in ("for", "of", "to"):
            return k
    return None


def is_band(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether the tokens ``[first, stop)`` are the name of people who band together."""
    return stop - first > 2 and _band_end(syntax.tokens, first, stop) == stop


def _bands(syntax: Syntax) -> dict[int, int]:
    found: dict[int, int] = {}
    for token in syntax.tokens:
        if token.lower in _MONTHS and (dated := dated_name(syntax, token.i)) is not None:
            found[dated[0]] = dated[1]
    for sentence in syntax.sentences:
        for i in range(sentence.first, sentence.stop - 2):
            stop = _band_end(syntax.tokens, i, sentence.stop)
            if stop:
                found[_band_start(syntax.tokens, i, sentence.first)] = stop
    return found


def dated_name(syntax: Syntax, month: int) -> tuple[int, int] | None:
    """The tokens ``[first, stop)`` of a body's name that begins with a day of the month at a token: "the April 6 Youth
    Movement", "the 17 November group"."""
    tokens, sentence = syntax.tokens, syntax.sentence_of(month)
    after = tokens[month + 1] if month + 1 < sentence.stop else tokens[month]
    if after.text.isdigit() and len(after.text) < 3:
        first, k = month, month + 2
    elif month > sentence.first and tokens[month - 1].text.isdigit() and len(tokens[month - 1].text) < 3:
        first, k = month - 1, month + 1
    else:
        return None
    if first == sentence.first or tokens[first - 1].lower != "the":
        return None  # "on June 3 Air Force officials said"
    last = min(sentence.stop, k + _AFTER_DAY)
    while k < last and tokens[k].text[:1].isupper():
        if tokens[k].lower in _SORTS:
            return first, k + 1
        k += 1
    return (first, k + 1) if k < last and k == first + 2 and tokens[k].lower in _SORTS else None


def _band_start(tokens: tuple[Token, ...], i: int, least: int) -> int:
    """Where the name of a body begins that bands together for a cause, words of its sort before it taken in: "Support
    Group for Peace"."""
    if last_word_kind(tokens[i].text) != "organization":
        return i
    while (
        i > least
        and tokens[i - 1].tag == "NNP"
        and tokens[i - 1].text.istitle()
        and tokens[i].start - tokens[i - 1].end == 1
    ):
        if reading(tokens[i - 1].text) is not None or is_title(tokens[i - 1].text):
            break
        i -= 1
    return i


def _band_end(tokens: tuple[Token, ...], i: int, stop: int) -> int:
    """Where the name of a band of people that begins at token `i` ends, 0 where none does."""
    if i + 2 >= stop or not tokens[i].text.istitle() or not tokens[i + 2].text[:1].isupper():
        return 0
    joined = tokens[i + 1].text in _OVER and plural(tokens[i])
    if not joined and (tokens[i + 1].text != "for" or tokens[i + 2].text not in _causes()):
        return 0
    land = not joined and not _banding(tokens[i])
    if land and not _is_land(tokens, i):
        return 0
    end = i + 3
    while end < stop and tokens[end].text.istitle() and tokens[end].tag in ("NNP", "NNPS"):
        end += 1
    if land and end > i + 3:
        return 0  # "in Lima for Independence Day"
    if end + 1 < stop and tokens[end].text == "and" and _joined_cause(tokens, end + 1, stop):
        end += 2
    return end


def _joined_cause(tokens: tuple[Token, ...], i: int, stop: int) -> bool:
    """Whether a second cause stands behind "and", and no other name: "for Truth and | Light"."""
    if tokens[i].text in _causes():
        return True
    alone = i + 1 == stop or not tokens[i + 1].text[:1].isupper()
    return (
        alone and tokens[i].text.istitle() and tokens[i].entity[2:] in ("", "ORG") and reading(tokens[i].text) is None
    )


def _is_land(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a body is called after a land and what it wants for it, and nobody is there for it: "| Arda | for
    Democracy", but not "in Arda for Democracy"."""
    token, before = tokens[i], tokens[i - 1].lower if i else "."
    return token.tag == "NNP" and before not in _PLACED and noun(token.lower) is None


def _banding(token: Token) -> bool:
    if last_word_kind(token.text) == "organization":
        return True  # "Coalition for Peace and Reform"
    found = noun(token.lemma.lower()) or noun(token.lower.removesuffix("s"))
    return plural(token) and found is not None and found.kind == "person"


@cache
def _causes() -> frozenset[str]:
    return frozenset(row["word"] for row in load("causes"))

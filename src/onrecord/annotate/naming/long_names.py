"""Long names: names whose extent an acronym beside them proves ("the Committee to Guard Wells (CGW)").

After Schwartz and Hearst (2003), a simple algorithm for identifying abbreviation definitions: the words before the
bracket are read backwards until their initials are those of the acronym. Such a name may hold words that no other
name of several words does ("to", "and", "for"), and it is one name wherever the report has it again.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.annotate.syntax import Syntax, Token

# Small words that a name runs over; an acronym may count them or not.
_SMALL = frozenset("of to and for the in on at by with de du des la le & - against e i ul al el wal".split())
_LETTERS = range(3, 9)
_ARTICLES = frozenset(("the", "a", "an"))


def long_names(syntax: Syntax) -> Mapping[int, int]:
    """First token -> token behind the last, of every name that is spelt out beside its acronym, and of the same words
    elsewhere in the report."""
    found: dict[int, int] = {}
    words: dict[str, list[tuple[str, ...]]] = {}
    tokens = syntax.tokens
    for i in range(1, len(tokens) - 2):
        if tokens[i].text != "(" or tokens[i + 2].text != ")":
            continue
        letters = tokens[i + 1].text.replace(".", "")
        if len(letters) not in _LETTERS or not letters.isupper() or not letters.isalpha():
            continue
        first = _spelt_out(tokens, i, letters, syntax.sentence_of(i).first)
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
                if token.text[0].upper() != letters[left - 1]:
                    break
                left -= 1
            k -= 1
        if left == 0 and stop - k > 1 and tokens[k].text[:1].isupper() and tokens[k].lower not in _ARTICLES:
            return k
    return None

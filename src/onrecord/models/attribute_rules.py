"""spaCy's attribute ruler, looked up instead of tried: the same rules with the same outcome.

The ruler's matcher tries every pattern at every token, 179 in the pinned pipeline, which is a tenth of the whole
parse. Nearly all of them ask for one lower-case word or one tag, so here they are found by these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

_Words = tuple[str, str, str, bool]
_ASKED = ("LOWER", "TAG", "DEP", "IS_SPACE")  # what a pattern may ask of a token, in the order of `_Words`


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern of the rule of that number: for every token what it asks, as (place in `_Words`, test)."""

    rule: int
    tokens: tuple[tuple[tuple[int, Callable[[Any], bool]], ...], ...]

    def at(self, words: Sequence[_Words], n: int) -> bool:
        """Whether the tokens from the n-th on are as the pattern has them."""
        if n + len(self.tokens) > len(words):
            return False
        for asked, token in zip(self.tokens, words[n:], strict=False):
            for place, test in asked:
                if not test(token[place]):
                    return False
        return True


class AttributeRules:
    """The rules of a loaded attribute ruler. Callable on a document as the ruler is."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """
        Raises:
            ValueError: a rule asks something else than a word, tag, label or blank.
        """
        self._set = tuple(zip(ruler.attrs, ruler.indices, strict=True))
        by: list[dict[str, list[_Pattern]]] = [{}, {}, {}]
        others: list[_Pattern] = []
        rules: Sequence[Any] = ruler.patterns
        for number, rule in enumerate(rules):
            for tokens in rule["patterns"]:
                pattern = _Pattern(number, tuple(tuple(_test(k, v) for k, v in t.items()) for t in tokens))
                place, values = _key(tokens[0])
                for value in values:
                    by[place].setdefault(value, []).append(pattern)
                if not values:
                    others.append(pattern)
        self._by, self._others = tuple(by), tuple(others)

    def __call__(self, doc: Doc) -> Doc:
        from spacy.tokens._retokenize import set_token_attrs

        words = [(t.lower_, t.tag_, t.dep_, t.is_space) for t in doc]
        by_word, by_tag, by_label = self._by
        found = [
            (pattern.rule, n, n + len(pattern.tokens))
            for n, (word, tag, label, _) in enumerate(words)
            for patterns in (by_word.get(word, ()), by_tag.get(tag, ()), by_label.get(label, ()), self._others)
            for pattern in patterns
            if pattern.at(words, n)
        ]
        found.sort()  # a later rule has precedence
        for rule, first, stop in found:
            attributes, index = self._set[rule]
            set_token_attrs(doc[first + index if index >= 0 else stop + index], attributes)
        return doc


def _key(token: Mapping[str, Any]) -> tuple[int, Sequence[str]]:
    """The words, tags or labels of which a token must have one, and their place in `_Words`; none where it is asked
    something else."""
    for place, asked in enumerate(_ASKED[:3]):
        value = token.get(asked)
        if isinstance(value, str):
            return place, (value,)
        if isinstance(value, dict) and "IN" in value:
            return place, value["IN"]
    return 0, ()


def _test(asked: str, value: Any) -> tuple[int, Callable[[Any], bool]]:
    """What a pattern asks of one token, as a test of one of its `_Words`."""
    if asked not in _ASKED:
        raise ValueError(f"a rule asks for {asked}")
    place = _ASKED.index(asked)
    if not isinstance(value, dict):
        return place, value.__eq__
    ((how, those),) = value.items()
    if how == "IN":
        return place, frozenset(those).__contains__
    if how == "NOT_IN":
        others = frozenset(those)
        return place, lambda word: word not in others
    if how == "REGEX":
        pattern = re.compile(those)
        return place, lambda word: pattern.search(word) is not None
    raise ValueError(f"a rule asks for {how}")

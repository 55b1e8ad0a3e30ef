"""Openings: common nouns of people that only a sentence's beginning capitalises: "Bombers struck", "Defector Karl Orr
fled"."""

from __future__ import annotations

from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.nouns import forename_gender, noun, noun_at
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.gazetteer import candidates

_NEWS = frozenset("New Fresh More Most Many Former Top Senior Rival Young Several Some Another Amid Despite".split())
_WHEN = frozenset("Later Earlier Meanwhile Elsewhere Nearby Then Now Soon Yesterday Today Tonight Still".split())


def opens_with_news(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a sentence begins with an adjective right before a state's name, "New Kordia sanctions", not "New
    Mexico", or with an adverb right before a place's: "Later | Idlib was shelled"."""
    if stop - first < 2 or first != syntax.sentence_of(first).first:
        return False
    if syntax.tokens[first].text in _WHEN and candidates(text_of(syntax, first + 1, stop)):
        return True
    if syntax.tokens[first].text not in _NEWS:
        return False
    whole, rest = text_of(syntax, first, stop), reading(text_of(syntax, first + 1, stop))
    return rest is not None and rest.kind in ("country", "nationality") and not candidates(whole)


def opens_with_people(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a sentence begins with a common noun of people, capitalised for that alone: "Bombers struck a church"."""
    token = syntax.tokens[first]
    if stop - first > 1 or first != syntax.sentence_of(first).first or not token.text.istitle():
        return False
    if token.tag in ("NNP", "NNPS"):  # what taggers do not know: "Netizens laughed"
        one = noun(token.lower.removesuffix("s")) if token.lower.endswith("s") else None
        return one is not None and one.kind == "person" and syntax.tokens[first + 1].tag in ("VBD", "VBP")
    found = noun_at(syntax, first) if token.tag == "NNS" else None
    return found is not None and found.kind == "person"


def opens_with_role(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a sentence begins with what a person is, right before a forename: "Defector Yusuf Orr fled"."""
    tokens = syntax.tokens
    if stop - first < 3 or first != syntax.sentence_of(first).first or forename_gender(tokens[first].text) is not None:
        return False
    found = noun(tokens[first].lower)
    behind = forename_gender(tokens[first + 1].text)
    return found is not None and found.kind == "person" and behind is not None and tokens[stop - 1].tag[:3] == "NNP"

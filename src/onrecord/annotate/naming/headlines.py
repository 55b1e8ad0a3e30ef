"""Headlines: names in lines in which every word is capitalised, so that capitals tell nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.annotate.naming.kinds import TAG_KINDS, Name, kind_of_name
from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.naming.titles import is_title
from onrecord.annotate.nouns import forename_gender
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EntityKind
from onrecord.text import fold


def is_headline(kind: str, tokens: Sequence[Token]) -> bool:
    words = [t for t in tokens if t.text.isalpha() and len(t.text) > 3]
    capital = sum(t.text[0].isupper() for t in words)
    if kind in ("title", "heading"):
        return len(words) >= 2 and capital >= 0.7 * len(words) and tokens[-1].text != ":"
    return len(words) >= 6 and capital >= 0.8 * len(words) and tokens[-1].text not in (".", "”", '"', "?")


def vocabulary_of(syntax: Syntax, found: Sequence[Name]) -> dict[str, EntityKind]:
    """Folded names of the report, and the last parts of its people's names, with their kinds."""
    vocabulary: dict[str, EntityKind] = {}
    for name in found:
        text = text_of(syntax, name.first, name.stop)
        if name.kind is None or name.kind == "nationality":
            continue
        vocabulary.setdefault(fold(text), name.kind)
        if name.kind == "person" and name.stop - name.first > 1:
            vocabulary.setdefault(fold(syntax.tokens[name.stop - 1].text), "person")
    return vocabulary


def looked_up(syntax: Syntax, first: int, stop: int, vocabulary: Mapping[str, EntityKind]) -> Iterator[Name]:
    """Names in a headline, where every word is capitalised: only what the body or the lexicon knows."""
    tokens = syntax.tokens
    i = first
    while i < stop:
        if not tokens[i].text[:1].isupper() or not tokens[i].text[:1].isalnum():
            i += 1
            continue
        for end in range(min(stop, i + 8), i, -1):
            text = text_of(syntax, i, end)
            if text.endswith(("'s", "’s")):
                continue
            found = reading(text)
            kind = vocabulary.get(fold(text))
            if (
                kind is None
                and found is not None
                and (found.form != "alias" or text[1:].islower() or end - i > 1 or text.isupper())
                and not (found.sector == "JRN" and i > first and tokens[i - 1].tag == "CD")  # "Shot 11 Times"
            ):
                head = head_of(syntax, i, end)
                kind = kind_of_name(syntax, Name(i, end, head, None), text, Counter(), set())
            if kind is not None:
                yield Name(i, end, head_of(syntax, i, end), kind)
                i = end
                break
        else:
            tag = tokens[i].entity
            end = i + 1
            while end < stop and tokens[end].entity == f"I-{tag[2:]}":
                end += 1
            # "Deputy Spokesperson Carla Jennings": the parser's name may begin with the title.
            titled = tag == "I-PERSON" and i > first and is_title(tokens[i - 1].text)
            if (
                (titled or tag in ("B-PERSON", "B-GPE"))
                and tokens[i].tag in ("NNP", "NNPS")
                and (tag == "B-GPE" or ((titled or forename_gender(tokens[i].text)) and end - i > 1))
            ):
                yield Name(i, end, head_of(syntax, i, end), TAG_KINDS[tag[2:]])
                i = end
            else:
                i += 1


def head_of(syntax: Syntax, first: int, stop: int) -> int:
    """The token of the span that hangs on something outside of it; the last one where several do."""
    for i in range(stop - 1, first - 1, -1):
        h = syntax.tokens[i].head
        if (not first <= h < stop or h == i) and syntax.tokens[i].text[:1].isalnum():
            return i
    return stop - 1

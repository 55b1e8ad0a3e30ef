"""Surnames: the last parts of names that are surely people's, by which a report calls them, and others of their family,
again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from onrecord.annotate.casting.people import name_parts
from onrecord.annotate.naming.kinds import Name
from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.naming.sites import bare_site, is_region
from onrecord.annotate.nouns import first_word_kind, forename_gender, last_word_kind
from onrecord.annotate.syntax import Syntax
from onrecord.text import fold

_ARTICLES = frozenset(("the", "a", "an"))
_INITIAL = re.compile(r"[A-Z]\.?")


def surnames(
    syntax: Syntax, found: Sequence[Name], votes: Mapping[str, Counter[str]], papers: Collection[str]
) -> set[str]:
    """The folded surnames of a report's people, by titles, forenames and what the parser's tags, `votes`, make of their
    names; those of outlets, `papers`, left out."""
    people = {
        name_parts(text_of(syntax, n.first, n.stop))[-1]
        for n in found
        if fold(text_of(syntax, n.first, n.stop)) not in papers
        if n.kind == "person" or (n.stop - n.first > 1 and forename_gender(syntax.tokens[n.first].text)
        and last_word_kind(syntax.tokens[n.stop - 1].text) is None)
    }  # fmt: skip
    for name in found:
        whole = text_of(syntax, name.first, name.stop)
        tagged = votes[fold(whole)]
        if (
            len(whole.split()) == 2
            and tagged["PERSON"] > tagged.total() / 2
            and fold(whole) not in papers
            and last_word_kind(syntax.tokens[name.stop - 1].text) is None
            and first_word_kind(syntax.tokens[name.first].text) is None
            and not is_region(whole)
            and not bare_site(syntax, name)
        ):
            # A person may be called by either name afterwards.
            people.update(part for part in name_parts(whole) if reading(part.title()) is None)
    for name in found:
        if name.kind == "person" or forename_gender(syntax.tokens[name.first].text):
            whole = fold(text_of(syntax, name.first, name.stop))
            people.update(family_names(whole) if name_parts(whole)[-1] in people else ())
    return people


def family_names(whole: str) -> Iterator[str]:
    """The parts inside of a person's name by which the person may be called too: Obando, of "Luis Obando Vela"."""
    return (part for part in name_parts(whole)[1:-1] if len(part) > 2 and reading(part.title()) is None)


def is_full_name(syntax: Syntax, name: Name, people: Collection[str]) -> bool:
    """Whether a name of two or three words that the tagger takes for a body's ends in the surname of one of a report's
    people, "Carla Venn" beside "Ms. Venn", or has an initial inside, "Carla D. Venn", and no word of it is known for
    something else."""
    words = syntax.tokens[name.first : name.stop]
    if name.first and syntax.tokens[name.first - 1].lower in _ARTICLES:
        return False
    if not 2 <= len(words) <= 3 or any(t.tag != "NNP" for t in words) or words[-1].text.isupper():
        return False
    if [t.entity for t in words] != ["B-ORG", *["I-ORG"] * (len(words) - 1)]:
        return False
    if any(reading(t.text) is not None for t in words[:-1]) or first_word_kind(words[0].text) is not None:
        return False
    if last_word_kind(words[-1].text) is not None:
        return False
    initialled = len(words) == 3 and bool(_INITIAL.fullmatch(words[1].text))
    return initialled or name_parts(words[-1].text)[-1] in people


def is_family(syntax: Syntax, name: Name, people: Collection[str]) -> bool:
    """Whether one word is a surname of the report's people in the plural: "the Venns"."""
    token = syntax.tokens[name.first]
    if name.stop - name.first > 1 or token.tag not in ("NNPS", "NNS") or not token.text.endswith("s"):
        return False
    return bool({fold(token.text)[:-1], fold(token.text).removesuffix("es")} & set(people))

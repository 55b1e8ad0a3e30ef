"""Names: capitalised words that name somebody, from the parser's name tags, mended.

The tagger of a small model cuts names short, runs them over quotation marks, and takes people for bodies. So the
names are read off the capitals: runs of capitalised words are cut at titles ("Pentagon Press Secretary | John
Kirby"), looked up in the lexicon of actors, and otherwise judged by their last word, their surroundings, and the
tags that all their occurrences in the report got.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.long_names import long_names
from onrecord.annotate.name_readings import is_capital, reading, stands_for_government, text_of
from onrecord.annotate.name_runs import HYPHENS, NAME_TAGS, segments
from onrecord.annotate.nouns import forename_gender, last_word_kind, noun_at
from onrecord.annotate.people import name_parts
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import Document, EntityKind
from onrecord.text import fold

# Capitalised without naming anybody: page furniture and words that a tagger takes for names at a sentence's start.
_NOT_NAMES = frozenset(
    "photo image images file video source link credit read more internet covid covid-19 islam christianity god allah "
    "christmas easter ramadan eid hypothetical breaking update updated exclusive opinion analysis editorial no yes "
    "mins min copyright rights reserved english arabic french german spanish russian hebrew persian turkish chinese "
    "mr mrs ms dr mr. mrs. ms. dr. sir q a i ii iii iv vs dear thank thanks ok uk- tv".split()
)
_LANGUAGES = frozenset("english arabic french german spanish russian hebrew persian turkish chinese".split())
_PLACE_PREPOSITIONS = frozenset("in near from at around outside inside across throughout into".split())
_SAYING = frozenset(
    "say tell add warn argue write deny announce insist explain note declare claim ask reply tweet".split()
)
_TOWN, _CITY = 5_000, 500_000  # people
_TAG_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: tokens ``[first, stop)``, the token that heads it, and what it names, None where unknown."""

    first: int
    stop: int
    head: int
    kind: EntityKind | None


def names(document: Document, syntax: Syntax) -> tuple[Name, ...]:
    """The names of a report in text order, nested ones after the longer."""
    found: list[Name] = []
    headlines: list[tuple[int, int]] = []
    spelt = long_names(syntax)
    for sentence in syntax.sentences:
        if _is_headline(document.blocks[sentence.block].kind, syntax.tokens[sentence.first : sentence.stop]):
            headlines.append((sentence.first, sentence.stop))
            continue
        for first, stop, person in segments(syntax, sentence.first, sentence.stop, spelt):
            found.append(Name(first, stop, _head(syntax, first, stop), "person" if person else None))
    found = _judged(syntax, found, spelt)
    vocabulary = _vocabulary(syntax, found)
    taken = {i for name in found for i in range(name.first, name.stop)}
    for first, stop in headlines:
        found.extend(_looked_up(syntax, first, stop, vocabulary))
    found.extend(_missed(syntax, taken, vocabulary, {i for a, b in headlines for i in range(a, b)}))
    found.extend(_nested(syntax, found))
    unique = {(n.first, n.stop): n for n in found}
    return tuple(sorted(unique.values(), key=lambda n: (n.first, -n.stop)))


def _is_headline(kind: str, tokens: Sequence[Token]) -> bool:
    words = [t for t in tokens if t.text.isalpha() and len(t.text) > 3]
    capital = sum(t.text[0].isupper() for t in words)
    if kind in ("title", "heading"):
        return len(words) >= 2 and capital >= 0.7 * len(words)
    return len(words) >= 6 and capital >= 0.8 * len(words) and tokens[-1].text not in (".", "”", '"', "?")


def _head(syntax: Syntax, first: int, stop: int) -> int:
    """The token of the span that hangs on something outside of it; the last one where several do."""
    for i in range(stop - 1, first - 1, -1):
        h = syntax.tokens[i].head
        if (not first <= h < stop or h == i) and syntax.tokens[i].text[:1].isalnum():
            return i
    return stop - 1


def _judged(syntax: Syntax, found: Sequence[Name], spelt: Mapping[int, int]) -> list[Name]:
    """The names with their kinds, those of nobody left out."""
    votes: dict[str, Counter[str]] = {}
    for name in found:
        key = fold(text_of(syntax, name.first, name.stop))
        counter = votes.setdefault(key, Counter())
        counter["person+" if name.kind == "person" else syntax.tokens[name.head].entity[2:] or "O"] += 1
    people = {
        name_parts(text_of(syntax, n.first, n.stop))[-1]
        for n in found
        if n.kind == "person" or (n.stop - n.first > 1 and forename_gender(syntax.tokens[n.first].text)
        and last_word_kind(syntax.tokens[n.stop - 1].text) is None)
    }  # fmt: skip
    modifiers: dict[str, bool] = {}
    located: set[str] = set()
    for name in found:
        key = fold(text_of(syntax, name.first, name.stop))
        modifiers[key] = modifiers.get(key, True) and _modifies_thing(syntax, name)
        if _after_place_preposition(syntax, name):
            located.add(key)
    judged: list[Name] = []
    others: set[str] = set()
    for name in found:
        text = text_of(syntax, name.first, name.stop)
        kind = _kind(syntax, name, text, votes[fold(text)], people)
        doubtful = kind in ("person", "group", "organization") and not votes[fold(text)]["person+"]
        if spelt.get(name.first) == name.stop and kind in (None, "person", "place", "group"):
            kind = "organization"
        if (
            doubtful
            and reading(text) is None
            and name_parts(text)[-1] not in people
            and _sited(text, fold(text) in located)
        ):
            kind = "place"
        if kind == "other":
            after = syntax.tokens[name.stop : name.stop + 2]
            if len(after) == 2 and after[0].text == "(":
                others.add(after[1].text)
            others.add("".join(w[0] for w in text.split() if w[0].isupper()))
        if kind == "organization" and (text in others or _designates(syntax, name)):
            continue
        if _in_dateline(syntax, name):
            kind = "organization" if kind == "person" and name.stop - name.first == 1 else kind
        if kind is None or kind == "other" or (kind == "person" and modifiers[fold(text)]):
            continue
        judged.append(replace(name, kind=kind))
    return judged


def _after_place_preposition(syntax: Syntax, name: Name) -> bool:
    token = syntax.tokens[name.head]
    return token.label == "pobj" and syntax.tokens[token.head].lower in _PLACE_PREPOSITIONS


def _sited(text: str, located: bool) -> bool:
    """Whether a name that the tagger takes for somebody's is a town's: it stands behind "in" or "near" in the report,
    or is a large city's."""
    if last_word_kind(text.split()[-1]) is not None or forename_gender(text.split()[0]) is not None:
        return False
    largest = max((place.population or 0 for place in candidates(text)), default=0)
    return largest >= (_TOWN if located else _CITY)


def _designates(syntax: Syntax, name: Name) -> bool:
    # "Foreign Terrorist Organization designation" names a status, not a body.
    return name.stop < len(syntax.tokens) and syntax.tokens[name.stop].lemma in (
        "designation",
        "status",
        "listing",
        "list",
    )


def _in_dateline(syntax: Syntax, name: Name) -> bool:
    """Whether a name stands in the brackets before a dateline's dash: "DUBAI (Newsdesk) -"."""
    after = syntax.tokens[name.stop + 1 : name.stop + 2]
    return _bracketed(syntax, name) and bool(after) and after[0].text in ("-", "–", "—", "--")


def _modifies_thing(syntax: Syntax, name: Name) -> bool:
    token = syntax.tokens[name.head]
    governor = syntax.head(name.head)
    return (
        token.label in ("compound", "amod", "nmod")
        and governor is not None
        and governor.tag in ("NN", "NNS")
        and noun_at(syntax, governor.i) is None
    )


def _kind(syntax: Syntax, name: Name, text: str, votes: Counter[str], people: set[str]) -> EntityKind | None:
    tokens = syntax.tokens
    first, last = tokens[name.first], tokens[name.stop - 1]
    lower = text.lower()
    found = reading(text)
    governor = syntax.head(name.head)
    if name.kind is None and found is None and governor is not None and governor.lower in ("regime", "presidency"):
        return "person" if tokens[name.head].tag == "NNP" else None
    if name.kind == "person":
        return "person"
    if found is not None:
        if lower in _LANGUAGES and tokens[name.head].tag in ("NNP", "NN") and found.form == "demonym":
            return None
        if found.form == "metonym":
            return "government"
        if found.kind == "place" and is_capital(text) and stands_for_government(syntax, name.head):
            return "country"
        if found.form == "demonym":
            return "nationality"
        if found.kind == "person" and name.stop - name.first == 1 and votes["GPE"] > votes["PERSON"]:
            return "place"
        return found.kind
    if lower in _NOT_NAMES or len(lower) < 2 or "@" in lower or "/" in lower or lower.endswith((".com", ".org")):
        return None
    several = name.stop - name.first > 1
    if several:
        by_word = last_word_kind(last.text)
        if by_word is None:
            of = next((k for k in range(name.first + 1, name.stop) if tokens[k].lower in ("of", "for")), None)
            by_word = last_word_kind(tokens[of - 1].text) if of is not None else None
        if by_word == "other" and votes["PERSON"] and forename_gender(first.text):
            by_word = None
        if by_word is not None:
            return by_word
        inner = [reading(tokens[k].text) for k in range(name.first, name.stop)]
        if any(k is not None and k.kind == "armed_group" for k in inner):
            return "armed_group"
    parts = name_parts(text)
    if not several and parts[-1] in people:
        return "person"
    determined = (
        name.first > 0
        and tokens[name.first - 1].lower in ("the", "a", "an")
        and tokens[name.head].label not in ("compound", "poss", "nmod", "amod")
    )
    if several and forename_gender(first.text) and not determined:
        return "person"
    return _by_votes(syntax, name, votes, several, determined)


def _by_votes(syntax: Syntax, name: Name, votes: Counter[str], several: bool, determined: bool) -> EntityKind | None:
    tokens = syntax.tokens
    text = text_of(syntax, name.first, name.stop)
    head = tokens[name.head]
    governor = syntax.head(name.head)
    acronym = not several and text.isupper() and 2 <= len(text) <= 7
    if acronym and len(text) == 2 and votes.total() == 1:
        return None
    if votes["person+"]:
        return "person"
    ranked = [(n, tag) for tag, n in votes.items() if tag in _TAG_KINDS]
    if not ranked:
        if head.entity[2:] in NAME_TAGS or (acronym and not _bracketed(syntax, name)):
            return None
        if head.label == "pobj" and governor is not None and governor.lower in _PLACE_PREPOSITIONS and not determined:
            return "place"
        if head.label == "pobj" and governor is not None and governor.lower == "of":
            above = noun_at(syntax, governor.head) if governor.head != governor.i else None
            if above is not None and above.kind == "place":
                return "place"
        if head.label == "nsubj" and governor is not None and governor.lemma in _SAYING and not determined:
            return "person"
        return "organization" if acronym else None
    best = max(ranked, key=lambda r: (r[0], r[1]))[1]
    if text.isupper() and 2 < len(text) <= 5 and best == "PERSON":
        best = "ORG"
    if text.isupper() and len(text) > 7 and best not in ("PERSON", "GPE"):
        return None
    if len(text) > 2 and text[:-1].isupper() and text.endswith("s") and not several:
        return None
    if best == "PERSON" and determined and head.tag != "NNPS":
        return "organization" if several or acronym else None
    if best == "ORG" and not several and not acronym and head.tag in ("NN", "JJ"):
        return None
    if best == "NORP" and head.tag == "JJ":
        return None
    if best == "ORG" and not several and head.label == "pobj" and governor is not None and governor.lower == "in":
        return "place"
    return _TAG_KINDS[best]


def _bracketed(syntax: Syntax, name: Name) -> bool:
    return (
        name.first > 0
        and name.stop < len(syntax.tokens)
        and syntax.tokens[name.first - 1].text == "("
        and syntax.tokens[name.stop].text == ")"
    )


def _vocabulary(syntax: Syntax, found: Sequence[Name]) -> dict[str, EntityKind]:
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


def _looked_up(syntax: Syntax, first: int, stop: int, vocabulary: dict[str, EntityKind]) -> Iterator[Name]:
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
            ):
                head = _head(syntax, i, end)
                kind = _kind(syntax, Name(i, end, head, None), text, Counter(), set())
            if kind is not None:
                yield Name(i, end, _head(syntax, i, end), kind)
                i = end
                break
        else:
            tag = tokens[i].entity
            end = i + 1
            while end < stop and tokens[end].entity == f"I-{tag[2:]}":
                end += 1
            if (
                tag in ("B-PERSON", "B-GPE")
                and tokens[i].tag in ("NNP", "NNPS")
                and (tag == "B-GPE" or (forename_gender(tokens[i].text) and end - i > 1))
            ):
                yield Name(i, end, _head(syntax, i, end), _TAG_KINDS[tag[2:]])
                i = end
            else:
                i += 1


def _missed(syntax: Syntax, taken: set[int], vocabulary: dict[str, EntityKind], headlines: set[int]) -> Iterator[Name]:
    """Single words that name somebody elsewhere in the report and were not seen as a name here."""
    for token in syntax.tokens:
        if token.i in taken or token.i in headlines or not token.text[:1].isupper() or len(token.text) < 3:
            continue
        kind = vocabulary.get(fold(token.text))
        if kind is not None and token.pos in ("NOUN", "PROPN", "ADJ") and token.label not in ("aux", "det"):
            yield Name(token.i, token.i + 1, token.i, kind)


def _nested(syntax: Syntax, found: Sequence[Name]) -> Iterator[Name]:
    """Countries, nationalities and bodies named at the front of a longer name ("US State Department", "IRGC Qods
    Force")."""
    for name in found:
        if name.stop - name.first < 2 or name.kind == "person":
            continue
        whole = reading(text_of(syntax, name.first, name.stop))
        for width in (2, 1):
            if width >= name.stop - name.first:
                continue
            text = text_of(syntax, name.first, name.first + width)
            inner = reading(text)
            if inner is None or inner.kind in ("person", "place"):
                continue
            if (
                whole is not None
                and whole.kind in ("country", "person", "place", "armed_group")
                and inner.form != "demonym"
            ):
                break
            if (width > 1 and reading(syntax.tokens[name.first].text) is not None) or syntax.tokens[
                name.first + width
            ].text in HYPHENS:
                break
            kind: EntityKind = "nationality" if inner.form == "demonym" else inner.kind
            yield Name(name.first, name.first + width, name.first + width - 1, kind)
            break

"""Names: capitalised words that name somebody, from the parser's name tags, mended.

The tagger of a small model cuts names short, runs them over quotation marks, and takes people for bodies. So the
names are read off the capitals: runs of capitalised words are cut at titles ("Pentagon Press Secretary | John
Kirby"), looked up in the lexicon of actors, and otherwise judged by their last word, their surroundings, and the
tags that all their occurrences in the report got.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.casting.people import name_parts
from onrecord.annotate.naming.eponyms import called_after, is_word, of_saying
from onrecord.annotate.naming.headlines import head_of, is_headline, looked_up, vocabulary_of
from onrecord.annotate.naming.hyphens import HYPHENS
from onrecord.annotate.naming.kinds import (
    NOT_NAMES,
    Name,
    kind_of_name,
)
from onrecord.annotate.naming.listings import (
    designates,
    incorporated,
    of_leaders,
    of_make,
    of_programme,
    of_sort,
    pairs_lands,
    short_names,
)
from onrecord.annotate.naming.long_names import long_names
from onrecord.annotate.naming.nominals import HOUSES
from onrecord.annotate.naming.other_names import bracketed, described_by, is_personal, other_name
from onrecord.annotate.naming.outlets import outlet_before
from onrecord.annotate.naming.owners import beside_owner
from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.naming.segments import segments
from onrecord.annotate.naming.sites import (
    after_place_preposition,
    bare_site,
    is_party,
    is_town,
    listed,
    sited,
    unknown,
)
from onrecord.annotate.naming.surnames import family_names, is_family, is_full_name, surnames
from onrecord.annotate.naming.titles import PORTFOLIO, ends_office, is_title
from onrecord.annotate.naming.told import told_kind
from onrecord.annotate.nouns import (
    forename_gender,
    is_document,
    is_firm,
    last_word_kind,
    noun_at,
)
from onrecord.annotate.placing.spellings import look_up
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.turns import is_nameless
from onrecord.records import Document, EntityKind
from onrecord.text import fold

_OF_TOWNS = frozenset("official resident police governor mayor prosecutor councillor councilor villager".split())
_OFFICES = frozenset("department ministry minister secretary secretariat".split())
_KUNYAS = frozenset(("Abu", "Umm"))  # "Abu X", father of X: what fighters go by
# Tokens between a name and the words that give the other.
_APART = 4


def names(document: Document, syntax: Syntax) -> tuple[Name, ...]:
    """The names of a report in text order, nested ones after the longer."""
    found: list[Name] = []
    headlines: list[tuple[int, int]] = []
    spelt = long_names(syntax)
    for sentence in syntax.sentences:
        if is_nameless(syntax.text[sentence.start : sentence.end]):
            continue
        if is_headline(document.blocks[sentence.block].kind, syntax.tokens[sentence.first : sentence.stop]):
            headlines.append((sentence.first, sentence.stop))
            continue
        for begin, stop, person in segments(syntax, sentence.first, sentence.stop, spelt):
            first = begin
            while first + 1 < stop and (_joins(syntax, first) or ends_office(syntax, first)):
                first += 1  # "Though | Orr was ill", "secretary of State | Orr"
            found.append(Name(first, stop, head_of(syntax, first, stop), "person" if person else None))
    found = _judged(syntax, found, spelt, _dateline_places(document), own_outlets(document))
    vocabulary = vocabulary_of(syntax, found)
    taken = {i for name in found for i in range(name.first, name.stop)}
    for first, stop in headlines:
        found.extend(looked_up(syntax, first, stop, vocabulary))
    found.extend(_missed(syntax, taken, vocabulary, {i for a, b in headlines for i in range(a, b)}))
    found.extend(_nested(syntax, found))
    unique = {(n.first, n.stop): n for n in found}
    return tuple(sorted(unique.values(), key=lambda n: (n.first, -n.stop)))


def _dateline_places(document: Document) -> frozenset[str]:
    """Folded names of the places that the report is dated from."""
    lines = (document.text[b.start : b.end] for b in document.blocks if b.kind == "dateline")
    return frozenset(fold(re.split(r"[,/(–—-]", line)[0]).strip() for line in lines) - {""}


def own_outlets(document: Document) -> frozenset[str]:
    """Folded names of the outlet that the report is of, and of who files it by its dateline: "LIMA (Newsdesk) -"."""
    lines = (document.text[b.start : b.end] for b in document.blocks if b.kind == "dateline")
    filed = (fold(name) for line in lines for name in re.findall(r"\(([^()]+)\)", line))
    return frozenset((*filed, fold(document.outlet or ""))) - {""}


def _judged(
    syntax: Syntax,
    found: Sequence[Name],
    spelt: Mapping[int, int],
    dated_from: frozenset[str],
    outlets: frozenset[str],
) -> list[Name]:
    """The names with their kinds, those of nobody left out."""
    votes: dict[str, Counter[str]] = {}
    firms = _firms(syntax, found)
    for name in found:
        key = fold(text_of(syntax, name.first, name.stop))
        counter = votes.setdefault(key, Counter())
        counter["person+" if name.kind == "person" else syntax.tokens[name.head].entity[2:] or "O"] += 1
    papers = outlets | {fold(text_of(syntax, n.first, n.stop)) for n in found if outlet_before(syntax, n.first)}
    people = surnames(syntax, found, votes, papers)
    modifiers: dict[str, bool] = {}
    located: set[str] = set()
    bare: set[str] = set()
    acting: set[str] = set()
    told: dict[str, EntityKind] = {}
    before: Name | None = None
    for name in found:
        key = fold(text_of(syntax, name.first, name.stop))
        said = "place" if key in dated_from else "organization" if key in outlets else told_kind(syntax, name)
        if said is not None:
            told.setdefault(key, said)
            if said == "person" and name.stop - name.first > 1:
                people.add(name_parts(key)[-1])
                people.update(family_names(key))
        modifiers[key] = modifiers.get(key, True) and _modifies_thing(syntax, name)
        if after_place_preposition(syntax, name):
            located.add(key)
        if bare_site(syntax, name):
            bare.add(key)
        elif is_party(syntax, name):
            acting.add(key)
        if before is not None and listed(syntax, before, name):
            first = fold(text_of(syntax, before.first, before.stop))
            located.update({key} if first in located else ())
            bare.update({key} if first in bare else ())
        before = name
    for name in found:
        if _translated(syntax, name, found, people):
            told[fold(text_of(syntax, name.first, name.stop))] = "organization"
        if _nicknamed(syntax, name, found, people):
            told[fold(text_of(syntax, name.first, name.stop))] = "person"
            other = _whole(syntax, name, found)
            if other is not None and reading(text_of(syntax, other.first, other.stop)) is None:
                told[fold(text_of(syntax, other.first, other.stop))] = "person"
        if is_full_name(syntax, name, people):
            told.setdefault(fold(text_of(syntax, name.first, name.stop)), "person")
        elif is_family(syntax, name, people):
            told.setdefault(fold(text_of(syntax, name.first, name.stop)), "group")
    spelt_by: dict[str, str] = {}
    for name in found:
        whole = text_of(syntax, name.first, name.stop)
        letters = "".join(w[0] for w in whole.replace("-", " ").split() if w[0].isupper())
        if len(letters) > 2 and name.kind != "person" and letters != whole:
            spelt_by.setdefault(letters, fold(whole))
    for letters, whole in spelt_by.items():
        said = told.get(fold(letters))
        if said is not None:
            told.setdefault(whole, said)
    judged: list[Name] = []
    kinds: dict[str, EntityKind | None] = {}
    others: dict[str, bool] = {}
    for name in found:
        text = text_of(syntax, name.first, name.stop)
        kind = kind_of_name(syntax, name, text, votes[fold(text)], people, told.get(fold(text)))
        if fold(text) in firms and reading(text) is None:
            kind = "organization"
        kinds.setdefault(fold(text), kind)
        if text in spelt_by and (kind is None or (kind == "place" and reading(text) is None)):
            kind = kinds.get(spelt_by[text])
        if kind == "organization" and fold(text) in bare - acting and is_town(text) and reading(text) is not None:
            kind = "place"  # "in Meta", a department
        if kind == "other" and after_place_preposition(syntax, name) and sited(text, True):
            articled = syntax.tokens[max(name.first - 1, 0)].lower == "the"
            kind = kind if articled else "place"  # "the Timbuktu", a ferry, lay in Timbuktu
        doubtful = kind in ("person", "group", "organization") and not votes[fold(text)]["person+"]
        doubtful = doubtful or (kind == "armed_group" and fold(text) in located)  # "the road to Lashkar Gah"
        # What the tagger takes for a product or a work is a town behind "in" or "near".
        doubtful = doubtful or (
            kind is None and ((fold(text) in located and name.stop - name.first <= 2) or fold(text) in bare)
        )
        doubtful = doubtful and fold(text) not in told and fold(text) not in firms and text.lower() not in NOT_NAMES
        if spelt.get(name.first) == name.stop and kind in (None, "person", "place", "group"):
            kind = "organization"
        if (
            doubtful
            and reading(text) is None
            and name_parts(text)[-1] not in people
            and (sited(text, fold(text) in located) or (fold(text) in bare - acting and unknown(text)))
        ):
            kind = "place"
        kept = kind == "other" and (reading(text) is not None or fold(text) in told or is_document(text))
        if kind == "other":
            after = syntax.tokens[name.stop : name.stop + 2]
            if len(after) == 2 and after[0].text == "(":
                others[after[1].text] = kept
            others.setdefault("".join(w[0] for w in text.split() if w[0].isupper()), kept)
        elif kind == "organization" and text in others:
            kind, kept = "other", others[text]
        if kind == "organization" and (designates(syntax, name) or of_programme(syntax, name)):
            continue
        if kind in ("organization", "place", "person") and of_make(syntax, name):
            continue
        if kind == "organization" and _is_portfolio(syntax, name):
            continue
        if kind == "organization" and fold(text) not in told and _of_town(syntax, name) and reading(text) is None:
            kind = "place"
        if kind == "place" and reading(text) is None and _is_people(syntax, name):
            kind = "group"
        if kind == "organization" and text.endswith(" State") and reading(text) is None:
            owner = syntax.tokens[name.first - 2] if name.first > 1 else None
            land = reading(owner.text) if owner is not None and syntax.tokens[name.first - 1].tag == "POS" else None
            if fold(text) in located or (land is not None and land.kind == "country"):
                kind = "place"  # "in Kaduna State", "Nigeria's Kaduna State"
        articles = {c.lower for c in syntax.children(name.head, "det")} if kind == "place" else set()
        if articles & {"a", "an"} and reading(text) is None and name.stop - name.first == 1:
            continue  # "in a rented Vela"
        if kind == "place" and reading(text) is None and beside_owner(syntax, name):
            kind = "organization"
        if _in_dateline(syntax, name):
            kind = "organization" if kind == "person" and name.stop - name.first == 1 else kind
        if of_saying(syntax, name) or is_word(syntax, name):
            continue
        listed_last = syntax.tokens[name.head].label == "conj" and name.stop - name.first == 1
        if kind == "group" and fold(text) in located and listed_last and reading(text) is None:
            kind = "place"  # "the attacks in Vela and Orran"
        eponym = called_after(syntax, name) if kind in ("person", "organization", None) else None
        if eponym is not None and kind == "person" and syntax.tokens[name.stop].lower == "camp":
            eponym = None  # "the Orr camp" is whoever stands by Orr
        if eponym is not None and (kind == "person" or (reading(text) is None and eponym.kind == "armed_group")):
            judged.append(eponym)
            continue
        if kind is None or (kind == "other" and not kept) or (kind == "person" and modifiers[fold(text)]):
            continue
        if kind in ("person", "organization") and syntax.tokens[name.first].lower in ("of", "for"):
            continue  # "the Conference | of Presidents"
        if kind == "organization" and pairs_lands(text):
            continue
        if kind == "group" and of_leaders(syntax, name):
            continue
        unknown_body = kind in ("organization", "group") and fold(text) not in told and fold(text) not in firms
        if unknown_body and modifiers[fold(text)] and of_sort(syntax, name):
            continue
        judged.append(replace(name, kind=kind))
    return judged


def _joins(syntax: Syntax, i: int) -> bool:
    """Whether a capitalised word only joins a clause, whatever it is tagged as."""
    token = syntax.tokens[i]
    return token.label in ("mark", "cc") and token.entity == "O"


def _is_portfolio(syntax: Syntax, name: Name) -> bool:
    """Whether a word is only what an office is of: "the departments of | State and | Defense"."""
    token = syntax.tokens[name.head]
    if name.stop - name.first > 1 or token.lower not in PORTFOLIO:
        return False
    while token.label == "conj" and token.head < token.i:
        token = syntax.tokens[token.head]
    of = syntax.tokens[token.head]
    return token.label == "pobj" and of.lower == "of" and syntax.tokens[of.head].lemma in _OFFICES


def _of_town(syntax: Syntax, name: Name) -> bool:
    """Whether a town's name says where somebody has an office or lives: "a | Luhansk official"."""
    token = syntax.tokens[name.head]
    whose = syntax.tokens[token.head]
    beside = token.label in ("compound", "nmod", "amod") and whose.i == name.stop and whose.lemma in _OF_TOWNS
    return beside and name.stop - name.first == 1 and is_town(token.text) and sited(token.text, True)


def _is_people(syntax: Syntax, name: Name) -> bool:
    """Whether a plural without an article names people wherever it stands: "fired at Alawites", not "in the Alps"."""
    token = syntax.tokens[name.head]
    plain = name.stop - name.first == 1 and token.tag == "NNPS" and not syntax.children(token.i, "det")
    return plain and token.text.endswith(("ites", "ists", "ians", "ins")) and not is_town(token.text)


def _translated(syntax: Syntax, name: Name, found: Sequence[Name], people: Collection[str]) -> bool:
    """Whether a name alone in brackets is a body's other name: "the Self-Rule Movement (Lirija)"."""
    if not bracketed(syntax, name) or reading(text := text_of(syntax, name.first, name.stop)) is not None:
        return False
    whole = next((n for n in found if n.stop == name.first - 1), None)
    kind = None if whole is None else last_word_kind(syntax.tokens[whole.stop - 1].text)
    return kind in ("organization", "armed_group") and name_parts(text)[-1] not in people


def _nicknamed(syntax: Syntax, name: Name, found: Sequence[Name], people: Collection[str]) -> bool:
    """Whether a name is said to be what a person goes by: "Ada Lind, better known as Vesna"."""
    k = other_name(syntax, name.first)
    if k is None or reading(text_of(syntax, name.first, name.stop)) is not None:
        return False
    at = k - 2 if syntax.tokens[k - 1].text == "," else k - 1
    before = noun_at(syntax, at) if at > 0 else None
    if (before is not None and before.kind == "person") or (at > 0 and syntax.tokens[at].lower in ("him", "them")):
        return True  # "a suspect, alias Vesna"
    whole = _whole(syntax, name, found)
    if whole is None:
        return False
    given = forename_gender(syntax.tokens[name.first].text) is not None or syntax.tokens[name.first].text in _KUNYAS
    named = whole.kind == "person" or name_parts(text_of(syntax, whole.first, whole.stop))[-1] in people
    return named or is_personal(syntax, k, name.first) or (given and name.stop - name.first > 1)


def _whole(syntax: Syntax, name: Name, found: Sequence[Name]) -> Name | None:
    """The name of whom a name is said to be the other name."""
    k = other_name(syntax, name.first)
    if k is None:
        return None
    told_of = described_by(syntax, k)
    if told_of is not None and told_of < k:
        whole = next((n for n in found if n.first <= told_of < n.stop), None)
        if whole is not None:
            return whole
    whole = next((n for n in reversed(found) if n.stop <= k), None)
    if whole is None or whole.first < syntax.sentence_of(k).first or k - whole.stop > _APART:
        return None
    return None if any(t.pos == "VERB" for t in syntax.tokens[whole.stop : k]) else whole


def _firms(syntax: Syntax, found: Sequence[Name]) -> set[str]:
    """Folded names of firms as the report shortens them: "Ostara" beside "Ostara Systems"."""
    shortened: set[str] = set()
    for name in found:
        stop = name.stop - 1
        while stop > name.first and is_firm(syntax.tokens[stop].text):
            shortened.add(fold(text_of(syntax, name.first, stop)))
            stop -= 1
        shortened.update(fold(short) for short in short_names(syntax, name))
        if incorporated(syntax, name.stop):
            shortened.update((fold(text_of(syntax, name.first, name.stop)), fold(syntax.tokens[name.first].text)))
    return shortened


def _in_dateline(syntax: Syntax, name: Name) -> bool:
    """Whether a name stands in the brackets before a dateline's dash: "DUBAI (Newsdesk) -"."""
    after = syntax.tokens[name.stop + 1 : name.stop + 2]
    return bracketed(syntax, name) and bool(after) and after[0].text in ("-", "–", "—", "--")


def _modifies_thing(syntax: Syntax, name: Name) -> bool:
    token = syntax.tokens[name.head]
    governor = syntax.head(name.head)
    return (
        token.label in ("compound", "amod", "nmod")
        and governor is not None
        and governor.tag in ("NN", "NNS")
        and (noun_at(syntax, governor.i) is None or governor.lower in HOUSES)
    )


def _missed(syntax: Syntax, taken: set[int], vocabulary: dict[str, EntityKind], headlines: set[int]) -> Iterator[Name]:
    """Single words that name somebody elsewhere in the report and were not seen as a name here."""
    for token in syntax.tokens:
        if token.i in taken or token.i in headlines or not token.text[:1].isupper() or len(token.text) < 3:
            continue
        before_name = token.i + 1 in taken and is_title(token.text)  # "King X" beside Ada King
        kind = None if before_name else vocabulary.get(fold(token.text))
        if kind is not None and token.pos in ("NOUN", "PROPN", "ADJ") and token.label not in ("aux", "det"):
            yield Name(token.i, token.i + 1, token.i, kind)


def _nested(syntax: Syntax, found: Sequence[Name]) -> Iterator[Name]:
    """Countries, nationalities and bodies named at the front of a longer name ("US State Department", "IRGC Qods
    Force")."""
    for name in found:
        if name.stop - name.first < 2 or name.kind == "person":
            continue
        whole = reading(text_of(syntax, name.first, name.stop))
        if whole is not None and whole.kind == "nationality":
            continue  # "Bosnian Serbs", a people of its own
        for width in (2, 1):
            if width >= name.stop - name.first:
                continue
            text = text_of(syntax, name.first, name.first + width)
            inner = reading(text)
            if text in ("Senate", "House") and syntax.tokens[name.stop - 1].lower.endswith("committee"):
                continue
            if inner is None or inner.kind in ("person", "place") or (inner.sector == "JRN" and whole is None):
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
            named = text_of(syntax, name.first, name.stop) if name.kind in ("place", "country") else ""
            if named and _lies_elsewhere(named, inner.country):
                break
            kind: EntityKind = "nationality" if inner.form == "demonym" else inner.kind
            yield Name(name.first, name.first + width, name.first + width - 1, kind)
            break


def _lies_elsewhere(place: str, country: str | None) -> bool:
    """Whether a known place is no part of the country that its name speaks of: "British Columbia", "Indian Ocean"."""
    found = look_up(place)[0]
    whole = reading(place)
    if whole is not None and whole.kind == "country":
        return whole.country != country
    return bool(found) and all(p.country != country for p in found)

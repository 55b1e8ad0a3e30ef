"""Homelands: which country a noun phrase means: "the country", "his country", "the kingdom"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import country_of
from onrecord.annotate.casting.organs import FAR, SUBJECTS, scene
from onrecord.annotate.mentions import Naming
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import load

# ISO 3166-1 alpha-2 codes by what a state calls itself.
REALMS = {
    "kingdom": frozenset("SA GB JO MA BH TH BE NL SE NO DK ES SZ LS BT KH TO".split()),
    "emirate": frozenset("QA KW AE AF".split()),
    "sultanate": frozenset("OM BN".split()),
}
_LATELY = 8  # sentences
_REGION_REACH = 2  # sentences


def whose_country(reading: Reading, naming: Naming) -> Draft | None:
    """The country that "his country" means: that of whom the pronoun takes up."""
    for owner in reading.syntax.children(naming.head, "poss"):
        draft = reading.at(owner.i)
        if draft is None or owner.tag != "PRP$":
            continue
        codes = (draft.country, *(country_of(reading, m.head) for m in draft.mentions))
        code = next((c for c in codes if c is not None), None)
        if code is not None:
            return next((d for d in reading.drafts if d.kind == "country" and d.country == code), None)
    return None


def own_country(reading: Reading, naming: Naming) -> Draft | None:
    """The country of whatever the phrase hangs on, which "the country" mostly means."""
    syntax = reading.syntax
    for above in syntax.ancestors(naming.head):
        around = [above.i] if above.pos in ("NOUN", "PROPN") else []
        if above.pos in ("VERB", "AUX"):
            around = [c.i for c in syntax.children(above.i, "nsubj", "nsubjpass") if c.i < naming.head]
        for i in around:
            draft = reading.at(i)
            if i >= naming.head or draft is None or draft.kind == "place" or beside_itself(syntax, naming.head, i):
                continue
            if draft.country is None:
                sent_to = _sent_to(reading, draft)
                if sent_to is not None:
                    return sent_to
                continue
            for other in reading.drafts:
                if other.kind == "country" and other.country == draft.country and other is not draft:
                    return other
    return None


def of_region(reading: Reading, naming: Naming) -> Draft | None:
    """The one country just named that lies in the region by which "the" phrase calls it: "the west African nation",
    "the island state"; of several the one that the sentence before is about."""
    syntax = reading.syntax
    if syntax.tokens[naming.first].lower != "the":
        return None
    words = [t.lower for t in syntax.tokens[naming.first + 1 : naming.head]]
    called = {*words, *(" ".join(pair) for pair in pairwise(words)), "-".join(words[:3:2])}
    codes = [_regions()[word] for word in called if word in _regions()]
    if not codes:
        return None
    found: dict[int, Draft] = {}
    subjects: dict[int, Draft] = {}
    here = reading.number_of(naming.head)
    for number, draft, mention in reading.recent(here, _REGION_REACH):
        if draft.kind != "country" or mention.head >= naming.first or any(draft.country not in c for c in codes):
            continue
        found[draft.order] = draft
        if number < here and syntax.tokens[mention.head].label in SUBJECTS:
            subjects.setdefault(number, draft)
    if len(found) == 1:
        return next(iter(found.values()))
    return subjects.get(here - 1)


@cache
def _regions() -> Mapping[str, frozenset[str]]:
    return {row["words"]: frozenset(row["codes"].split()) for row in load("regions")}


def beside_itself(syntax: Syntax, whose: int, name: int) -> bool:
    """Whether somebody is told of as another's that a phrase owns: "China, the country's main partner, ..." is not that
    country's own."""
    owned = syntax.tokens[syntax.tokens[whose].head]
    return syntax.tokens[whose].label == "poss" and owned.label == "appos" and owned.head == name


def another_country(reading: Reading, naming: Naming) -> Draft | None:
    """The country last spoken of before the one that is told of as another's, "China, the country's main partner"."""
    apposed = reading.syntax.tokens[reading.syntax.tokens[naming.head].head].head
    if not beside_itself(reading.syntax, naming.head, apposed):
        return None
    for _, draft, mention in reading.recent(reading.number_of(naming.head), FAR):
        if draft.kind == "country" and mention.head < apposed and draft is not reading.at(apposed):
            return draft
    return None


def _sent_to(reading: Reading, draft: Draft) -> Draft | None:
    """The country in which a body is that is of none, "the U.N. mission in Kordia"."""
    syntax = reading.syntax
    for mention in draft.mentions if draft.kind == "organization" else ():
        for prep in syntax.children(mention.head, "prep"):
            for child in syntax.children(prep.i, "pobj") if prep.lower in ("in", "to") else ():
                site = reading.at(child.i)
                if site is not None and site.kind == "country":
                    return site
    return None


def realm(reading: Reading, naming: Naming, codes: frozenset[str]) -> Draft | None:
    """The country that "the kingdom" means: the last spoken of that is one, else the only one of the report."""
    for _, draft, mention in reading.recent(reading.number_of(naming.head), FAR):
        if mention.head < naming.head and draft.country in codes:
            return next((d for d in reading.drafts if d.kind == "country" and d.country == draft.country), None)
    found = [d for d in reading.drafts if d.kind == "country" and d.country in codes]
    return found[0] if len(found) == 1 else None


def spoken_of(reading: Reading, naming: Naming) -> Draft | None:
    """The country that the report mostly speaks of, where it is the only one that it names as such, or the paragraph
    of a mention is about no other before."""
    countries = [
        d
        for d in reading.drafts
        if d.kind == "country" and d.country is not None and not all(reading.quoted[m.head] for m in d.mentions)
    ]
    main = [d for d in countries if d.country == reading.main]
    if len(main) != 1 or len(countries) == 1:
        return main[0] if len(main) == 1 else None
    return main[0] if _told_lately(reading, naming, main[0]) and not _about_other(reading, naming, main[0]) else None


def _told_lately(reading: Reading, naming: Naming, country: Draft) -> bool:
    """Whether a report has shortly before spoken of a country or of what is its own."""
    lately = reading.recent(reading.number_of(naming.head), _LATELY)
    return any(d.country == country.country and m.head < naming.head for _, d, m in lately)


def _about_other(reading: Reading, naming: Naming, main: Draft) -> bool:
    """Whether the paragraph of a mention is about another country than the main one before it: by its last subject that
    is of a country, or where it is set."""
    syntax = reading.syntax
    block = syntax.sentence_of(naming.head).block
    here = scene(reading, naming)
    if here is not None:
        return here != main.country
    for _, draft, mention in reading.recent(reading.number_of(naming.head), FAR):
        if mention.head >= naming.head or draft.country is None:
            continue
        if syntax.sentence_of(mention.head).block != block:
            break
        if draft is main or draft.country == main.country:
            return False
        if draft.kind in ("country", "government") and syntax.tokens[mention.head].label in SUBJECTS:
            return True
    return False

"""Kinds of names: what a name names, judged by its words, by the nouns beside it and by the parser's tags."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.annotate.casting.people import PARTICLES, name_parts
from onrecord.annotate.naming.hyphens import HYPHENS
from onrecord.annotate.naming.insides import is_sworn, unit_end
from onrecord.annotate.naming.nominals import VESSELS
from onrecord.annotate.naming.other_names import bracketed
from onrecord.annotate.naming.outlets import Named, outlet_before
from onrecord.annotate.naming.readings import is_capital, reading, stands_for_government, text_of
from onrecord.annotate.naming.runs import NAME_TAGS
from onrecord.annotate.nouns import first_word_kind, forename_gender, last_word_kind, noun_at
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.actors import known, reigns
from onrecord.lexicons.gazetteer import candidates
from onrecord.lexicons.locations import location_words
from onrecord.records import EntityKind
from onrecord.text import fold

# Capitalised without naming anybody: page furniture and words that a tagger takes for names at a sentence's start.
_FEASTS = frozenset(
    "christmas easter ramadan eid ashura arbaeen nowruz purim lent pentecost vesak holi diwali hanukkah passover "
    "thanksgiving halloween".split()
)
NOT_NAMES = _FEASTS | frozenset(
    "photo image images file video source link credit read more internet covid covid-19 islam christianity god allah "
    "hypothetical breaking update updated exclusive opinion analysis editorial no yes "
    "mins min copyright rights reserved english arabic french german spanish russian hebrew persian turkish chinese "
    "mr mrs ms dr mr. mrs. ms. dr. sir gen lt col maj capt cmdr adm brig sgt cpl q a i ii iii iv riot bst cest cet "
    "eat wat eet pst ist mlrs icbm brgy atty engr vs dear thank thanks ok uk- tv brexit satellite aerial drone footage "
    "rescue fpv rpg ied vbied verdict ltd pty inc llc plc gmbh circuit".split()
)
# Adjectives of creeds whose first word is a forename or a town's adjective too.
_CREEDS = frozenset(f"{of} {faith}" for of in ("roman", "anglo", "greek") for faith in ("catholic", "orthodox"))
_MODIFYING = ("compound", "nmod", "amod", "poss")
# What a report speaks of in which Brussels is the European Union rather than Belgium.
_UNION = re.compile(r"\b(?:EU|E\.U\.|European (?:Union|Commission|Council|Parliament)|the bloc|member states?)\b")
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SEAT = re.compile(r"[RDI]-[A-Z]")  # "(R-Ohio)"
_LANGUAGES = frozenset("english arabic french german spanish russian hebrew persian turkish chinese".split())
_SAYING = frozenset(
    "say tell add warn argue write deny announce insist explain note declare claim ask reply tweet".split()
)
TAG_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"
}  # fmt: skip
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
_AIRCRAFT = re.compile(r"[A-Za-z]{1,4}-\d{1,3}[A-Z]?s?")  # "F-16 fighters"
_DOTTED = re.compile(r"(?:[^\W\d_]\.){3,}")  # "O.A.S."
_TONGUES = frozenset("language speaking medium".split())
_DIVISIONS = frozenset("state province region governorate prefecture county oblast district".split())
_OF_STATE = frozenset("governor government police assembly capital".split())
PLACE_PREPOSITIONS = frozenset("in near off from at around outside inside across throughout into".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: tokens ``[first, stop)``, the token that heads it, and what it names, None where unknown."""

    first: int
    stop: int
    head: int
    kind: EntityKind | None


def kind_of_name(
    syntax: Syntax, name: Name, text: str, votes: Counter[str], people: set[str], told: EntityKind | None = None
) -> EntityKind | None:
    """What a name names, by the lexicon, its own words, the noun beside it and the parser's tags, in that order.

    `votes` are the tags of all its occurrences in the report ("person+" where a title shows a person), `people` the
    folded last parts of the names that are surely people's, `told` what the report calls it. None where it
    names nobody or that stays open.
    """
    tokens = syntax.tokens
    first, last = tokens[name.first], tokens[name.stop - 1]
    if last.tag == "CD" and name.stop - name.first > 1:
        last = tokens[last.i - 1]  # "Drone Unit 7"
    lower = text.lower()
    found = reading(text)
    governor = syntax.head(name.head)
    if told == "other" and found is not None and found.kind == "place":
        ship = tokens[max(name.first - 1, 0)].lower in VESSELS | {"the", '"', "“"}
        return told if ship else "place"
    if name.kind is None and found is None and governor is not None and governor.lower in ("regime", "presidency"):
        return "person" if tokens[name.head].tag == "NNP" else None
    if last.lower.rstrip(".") == "mass" and forename_gender(first.text) is None and not _behind_comma(syntax, name):
        return None  # "at Sunday Mass.", but "Boston, Mass."
    initials = found is not None and found.kind == "country" and text.isupper()  # "Republican | U.S. | Senator X"
    if name.kind == "person" and not initials:
        return "person"
    if found is not None:
        if found.form == "demonym" and _is_language(syntax, name, lower):
            return None
        if found.form == "metonym":
            return "government"
        if found.kind == "country" and (is_state(syntax, name) or _is_american(syntax, name, found.country)):
            return "place"
        if found.sector == "BUS" and _is_determined(syntax, name) and not text.isupper() and told != "organization":
            return "place" if candidates(text) else None  # "fires in the Amazon", "a rented Nissan"
        if text == "Brussels" and stands_for_government(syntax, name.head) and _UNION.search(syntax.text):
            return "organization"
        if found.kind == "place" and is_capital(text) and stands_for_government(syntax, name.head):
            return "person" if lower in people else "country"  # "Dana Lima ... Lima left"
        if found.form == "demonym":
            return "nationality"
        if found.kind == "person" and name.stop - name.first == 1 and votes["GPE"] > votes["PERSON"]:
            return "place"
        return found.kind
    if (
        _SEAT.match(text)
        or lower in NOT_NAMES
        or lower in _CREEDS
        or len(lower) < 2
        or lower in _COMPASS
        or _AIRCRAFT.fullmatch(text)
        or "@" in lower
        or "/" in lower
        or lower.endswith((".com", ".org"))
    ):
        return None
    day = tokens[name.stop] if name.stop < len(tokens) else last
    if (
        day.lower in _WEEKDAYS
        and tokens[name.head].label in ("compound", "amod", "nmod")
        and tokens[name.head].head == day.i
    ):
        return None  # "Super Tuesday"
    several = name.stop - name.first > 1
    if several and last.lower in _FEASTS and forename_gender(first.text) is None:
        return None  # "Merry Christmas"
    if told == "other":
        return told
    unit = unit_end(syntax, name.first, name.stop) == name.stop  # "the 4th Brigade" is no band of its own
    if told == "organization" and (unit or is_sworn(syntax, name.first, name.stop)):
        return told
    if several:
        by_word = last_word_kind(f"{tokens[last.i - 1].text} {last.text}") or last_word_kind(last.text)
        if by_word is None:
            by_word = first_word_kind(first.text)
        if by_word is None:
            of = next((k for k in range(name.first + 1, name.stop) if tokens[k].lower in ("of", "for", "to")), None)
            by_word = last_word_kind(tokens[of - 1].text) if of is not None else None
        sited = votes["FAC"] + votes["GPE"] + votes["LOC"] >= votes["PERSON"] or tokens[name.first - 1].lower == "the"
        called = by_word == "other" or (by_word == "place" and not sited)
        if called and votes["PERSON"] and forename_gender(first.text):
            by_word = None  # "Nathan Deal", "Robert Hill"
        if by_word == "armed_group" and any(t.text == "Police" for t in tokens[name.first : name.stop]):
            by_word = "organization"  # "Armed Police Battalion"
        if by_word == "place" and told == "person":
            by_word = None  # "a spokesman, Dan Hill"
        if by_word is not None:
            return told if told == "armed_group" and by_word == "organization" else by_word
        inner = [reading(tokens[k].text) for k in range(name.first, name.stop)]
        called = forename_gender(first.text) is not None and votes["PERSON"] > 0  # "Richard Wagner"
        if not called and any(k is not None and k.kind == "armed_group" for k in inner):
            return "armed_group"
    if _DOTTED.fullmatch(text) and told is None:
        return "organization"
    parts = name_parts(text)
    one = not several or fold(first.text) in PARTICLES or " " not in text  # "al-Orr", "Bar-Orr"
    if len(parts) == 1 and parts[-1] in people and one:
        return "person"
    determined = (
        name.first > 0
        and tokens[name.first - 1].lower in ("the", "a", "an")
        and tokens[name.head].label not in ("compound", "poss", "nmod", "amod")
    )
    given = (
        several
        and not (determined or told == "place")
        and not outlet_before(syntax, name.first)
        and (
            forename_gender(first.text) is not None
            or (first.text in ("Abu", "Umm") and not votes["GPE"] + votes["LOC"])
        )
    )
    if told is not None and not votes["person+"] and not given:
        return told
    if _is_division(syntax, name):
        return "place"
    if given:
        return "person"
    return _by_votes(syntax, name, votes, several, determined)


def _behind_comma(syntax: Syntax, name: Named) -> bool:
    return name.first > 1 and syntax.tokens[name.first - 1].text == ","


def is_state(syntax: Syntax, name: Named) -> bool:
    """Whether a country's name before "state" is that of one of the states of another: "Niger state in Nigeria"."""
    behind = syntax.tokens[name.stop : name.stop + 2]
    if not behind or behind[0].text != "state" or syntax.tokens[name.first - 1].lower in ("the", "of"):
        return False
    return len(behind) == 1 or behind[1].tag not in ("NN", "NNS") or behind[1].lower in _OF_STATE


def _is_determined(syntax: Syntax, name: Name) -> bool:
    """Whether an article or an owner stands before a single name that heads its phrase."""
    token = syntax.tokens[name.head]
    before = syntax.children(token.i, "det", "poss")
    return name.stop - name.first == 1 and token.label not in _MODIFYING and any(t.tag != "NNP" for t in before)


def _is_american(syntax: Syntax, name: Named, country: str | None) -> bool:
    """Whether a country's name is here that of an American state, in a report that tells of the country too: "Senator X
    of Georgia" beside "Tbilisi"."""
    token = syntax.tokens[name.head]
    above = syntax.tokens[token.head]
    if token.label == "pobj" and above.lower in ("of", "from", "for"):
        above = syntax.tokens[above.head]
    elif token.label not in ("poss", "compound", "nmod"):
        return False
    beside = (above, *syntax.children(above.i, "compound", "nmod"))
    state = any(c.country == "US" and c.kind == "region" for c in candidates(text_of(syntax, name.first, name.stop)))
    if not state or not any(t.lower in location_words("state_noun") for t in beside):
        return False
    told = (k for t in syntax.tokens if t.text.istitle() and t.i != name.head for k in known(t.text))
    return any(k.country == country and k.form in ("demonym", "metonym") for k in told)


def _is_division(syntax: Syntax, name: Name) -> bool:
    """Whether a name is that of a division of a country, whatever the parser takes it for: "in Orvia's Rahen state"."""
    behind = syntax.tokens[name.stop : name.stop + 2]
    if not behind or behind[0].lower not in _DIVISIONS or not behind[0].text.islower() or not name.first:
        return False
    before = syntax.tokens[name.first - 1]
    within = before.lower in PLACE_PREPOSITIONS or before.tag == "POS" or before.pos == "ADJ"
    return within and (len(behind) == 1 or behind[1].tag[:2] != "NN")


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
    ranked = [(n, tag) for tag, n in votes.items() if tag in TAG_KINDS]
    if not ranked:
        if head.entity[2:] in NAME_TAGS or (acronym and not bracketed(syntax, name)):
            return None
        if head.label == "pobj" and governor is not None and governor.lower in PLACE_PREPOSITIONS and not determined:
            return None if {tokens[name.first].lower, head.lower} & _NO_PLACES else "place"
        if head.label == "pobj" and governor is not None and governor.lower == "of":
            above = noun_at(syntax, governor.head) if governor.head != governor.i else None
            if above is not None and above.kind == "place":
                return "place"
        if head.label == "nsubj" and governor is not None and governor.lemma in _SAYING and not determined:
            return "person"
        return "organization" if acronym else None
    best = max(ranked, key=lambda r: (r[0], r[1]))[1]
    if best in ("ORG", "GPE") and not several and not determined and head.tag == "NNP" and reigns(text):
        return "person"
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
    if best == "ORG" and not several and not determined and forename_gender(text) is not None:
        return "person"
    if best == "NORP" and head.tag == "JJ":
        return None
    if best == "ORG" and not several and head.label == "pobj" and governor is not None and governor.lower == "in":
        return "place"
    return TAG_KINDS[best]


# What names of exercises, programs, works and rules begin or end in.
_NO_PLACES = frozenset(
    """exercise operation project explorer windows office software app version edition update season episode chapter
    volume series cup league championship tournament olympics games magazine journal gazette times report act bill
    amendment article section title resolution directive regulation treaty protocol accord convention agreement pact
    initiative program programme plan strategy campaign movement award prize medal case study survey poll ep album
    movie""".split()
)


def _is_language(syntax: Syntax, name: Name, lower: str) -> bool:
    """Whether a demonym only says in which language: "a Spanish-language website", "speaks Spanish"."""
    token = syntax.tokens[name.head]
    if lower in _LANGUAGES and token.tag in ("NNP", "NN") and not syntax.children(token.i, "det"):
        return True
    after = syntax.tokens[name.stop : name.stop + 2]
    if after and after[0].lower == "language":
        return True
    if len(after) == 2 and after[0].text in HYPHENS and after[1].lower in _TONGUES:
        return True
    return token.entity[2:] == "LANGUAGE" and token.label in ("dobj", "pobj") and not syntax.children(token.i, "det")

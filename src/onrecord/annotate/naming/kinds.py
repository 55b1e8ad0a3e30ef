"""Kinds of names: what a name names, judged by its words, by the nouns beside it and by the parser's tags."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.annotate.casting.people import PARTICLES, name_parts
from onrecord.annotate.naming.hyphens import HYPHENS
from onrecord.annotate.naming.nominals import VESSELS
from onrecord.annotate.naming.other_names import bracketed
from onrecord.annotate.naming.outlets import Named, outlet_before, outlet_told
from onrecord.annotate.naming.owners import EITHER, of_imagery, of_office, of_vessel
from onrecord.annotate.naming.readings import is_capital, parted, reading, stands_for_government, text_of
from onrecord.annotate.naming.runs import NAME_TAGS
from onrecord.annotate.naming.surroundings import stood_in, surrounds
from onrecord.annotate.naming.titles import ends_title, is_title
from onrecord.annotate.nouns import first_word_kind, forename_gender, last_word_kind, noun_at
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import reigns
from onrecord.records import EntityKind
from onrecord.text import fold

# Capitalised without naming anybody: page furniture and words that a tagger takes for names at a sentence's start.
NOT_NAMES = frozenset(
    "photo image images file video source link credit read more internet covid covid-19 islam christianity god allah "
    "christmas easter ramadan eid hypothetical breaking update updated exclusive opinion analysis editorial no yes "
    "mins min copyright rights reserved english arabic french german spanish russian hebrew persian turkish chinese "
    "mr mrs ms dr mr. mrs. ms. dr. sir gen lt col maj capt cmdr adm brig sgt cpl q a i ii iii iv riot bst cest cet "
    "eat wat eet pst ist mlrs icbm brgy atty engr ashura arbaeen nowruz diwali hanukkah passover purim lent pentecost "
    "vesak holi thanksgiving halloween vs dear thank thanks ok uk- tv brexit satellite aerial drone footage rescue "
    "fpv rpg ied vbied verdict".split()
)
_SEAT = re.compile(r"[RDI]-[A-Z]")  # "(R-Ohio)"
_LANGUAGES = frozenset("english arabic french german spanish russian hebrew persian turkish chinese".split())
_SAYING = frozenset(
    "say tell add warn argue write deny announce insist explain note declare claim ask reply tweet".split()
)
TAG_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"
}  # fmt: skip
_FIGHTERS = frozenset(
    "rebels rebel fighters fighter militants militant insurgents insurgent guerrillas militia militias gunmen "
    "jihadists jihadist insurgency".split()
)
_OUTLETS = frozenset("website newspaper channel magazine television tv radio daily broadcaster newswire".split())
_NAMING = frozenset("name call dub christen".split())
_KNOWN = frozenset("known called named dubbed nicknamed".split())
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
_AIRCRAFT = re.compile(r"[A-Za-z]{1,4}-\d{1,3}[A-Z]?s?")  # "F-16 fighters"
_DOTTED = re.compile(r"(?:[^\W\d_]\.){3,}")  # "O.A.S."
_FAITHS = frozenset("sunni shia shi'a shi’a shiite shi'ite shi’ite muslim christian jewish hindu buddhist".split())
_TONGUES = frozenset("language speaking medium".split())
_PEOPLES = frozenset("people minority tribe clan ethnicity".split())
_SITES = frozenset(
    "port city town village hamlet province district governorate island municipality suburb settlement oblast region "
    "county neighborhood neighbourhood state".split()
)
# Whose office is of a town or a see: "Bishop X of Y".
_SEATED = frozenset("bishop archbishop mayor governor prefect".split())
# What is said of parties and groups right before their letters.
_OF_PARTIES = frozenset("ruling opposition rebel separatist militant jihadist islamist leftist outlawed banned".split())
_OF_STATE = frozenset("governor government police assembly capital".split())
# What stands behind a place's name rather than a person's or a body's: "the Rafah crossing".
_AROUND = frozenset(
    "lake sea mountain mountains canal delta gulf bay desert basin "
    "crossing valley airport airfield strait river province district governorate region peninsula island "
    "highlands checkpoint zone township commune oblast prefecture canton neighborhood neighbourhood".split()
)
PLACE_PREPOSITIONS = frozenset("in near off from at around outside inside across throughout into".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: tokens ``[first, stop)``, the token that heads it, and what it names, None where unknown."""

    first: int
    stop: int
    head: int
    kind: EntityKind | None


def told_kind(syntax: Syntax, name: Name) -> EntityKind | None:
    """What the common noun beside a name says that it names: "the channel X", "X, a militia", "the port of X".

    A plural noun says nothing ("officials X and Y"), and neither does one behind the name, which mostly names
    something else of the same name ("the Hollar family").
    """
    tokens = syntax.tokens
    token = tokens[name.head]
    if outlet_told(syntax, name) or of_imagery(syntax, name):
        return "organization"
    if surrounds(syntax, name) or stood_in(syntax, name):
        return "place"
    party = tokens[name.first - 1].lower in _OF_PARTIES and tokens[name.first - 2].lower in ("the", "its", "their")
    if name.first > 1 and party and token.text.isupper() and len(token.text) > 2:
        return "organization"  # "a lawmaker from the ruling X"
    beside: list[Token] = []
    before = tokens[name.first - 1] if name.first > syntax.sentence_of(name.first).first else None
    if (
        before is not None
        and before.tag in ("NN", "NNP")
        and not of_office(syntax, name)
        and (
            before.head in range(name.first, name.stop)
            or token.head == before.i
            or before.label == "compound"
            or any(c.lower == "the" for c in syntax.children(before.i, "det"))
        )
        and not parted(syntax, before.i, name.first)
    ):
        beside.append(before)
    if token.label == "appos" and tokens[token.head].tag == "NN" and tokens[token.head].i < name.first:
        beside.append(tokens[token.head])
    beside.extend(c for c in syntax.children(name.head, "appos") if c.tag == "NN" and c.i >= name.stop)
    if token.label == "appos" and tokens[token.head].label == "pobj" and tokens[name.first - 1].text == ",":
        # "A spokesman for the front, X, said": parsers take X for another name of the front.
        office = syntax.head(tokens[token.head].head)
        held = noun_at(syntax, office.i) if office is not None and office.tag == "NN" else None
        letters = token.text.isupper() and name.stop - name.first == 1
        bears = held is not None and (
            (held.kind == "person" and held.title) or (held.kind == "organization" and letters)
        )
        if office is not None and bears:
            beside.insert(0, office)  # and so for "a spokesman in Perth, X": X is no other name of Perth
    if token.label == "conj" and _titled_together(syntax, token):
        return "person"
    listed = token
    while listed.label == "conj" and listed.tag[:3] == "NNP" and listed.head < listed.i:
        listed = tokens[listed.head]
    if (
        listed.label == "pobj"
        and tokens[listed.head].lower == "of"
        and token.entity[2:] != "ORG"
        and listed is not token
    ):
        towns = syntax.head(listed.head)
        if towns is not None and towns.tag == "NNS" and towns.lemma in _SITES:
            return "place"  # "the towns of X and Y"
    if token.label == "pobj" and tokens[token.head].lower == "of" and tokens[token.head].i == name.first - 1:
        site = syntax.head(token.head)
        if site is not None and site.tag == "NNS" and site.lemma in _SITES:
            return "place"
        seated = (site, *syntax.children(site.i, "compound")) if site is not None else ()
        if site is not None and (site.lower in _SITES or any(t.lower in _SEATED for t in seated)):
            return "place"
    after = tokens[name.stop] if name.stop < len(tokens) else None
    if (after is not None and token.label in ("compound", "nmod", "amod") and after.head == token.head) or (
        after is not None and token.head == after.i
    ):
        faith = token.entity[2:] == "NORP" and (token.tag == "JJ" or token.lower in _FAITHS)
        if after.lower in _FIGHTERS and token.entity[2:] not in ("GPE", "LOC", "PERSON") and not faith:
            return "armed_group"
        if after.lower in _OUTLETS or (after.lower == "news" and tokens[token.head].lower == "agency"):
            return "organization"
        beyond = tokens[after.i + 1 : after.i + 2]
        town = after.lower in ("town", "village", "city") and not any(t.tag[:2] == "NN" for t in beyond)
        if after.lower in _AROUND or town:
            return "place"
    calling = tokens[token.head]
    if token.label in ("oprd", "dobj", "ccomp") and calling.lemma == "call" and calling.label in ("relcl", "acl"):
        # "A group that calls itself X", "militants calling themselves X".
        self_named = noun_at(syntax, tokens[token.head].head)
        if self_named is not None:
            return self_named.kind if self_named.kind in ("armed_group", "person") else "organization"
    if token.label == "pobj" and tokens[token.head].lower == "as" and tokens[tokens[token.head].head].label == "acl":
        known_as = tokens[tokens[token.head].head]  # "a police unit known as X"
        called = noun_at(syntax, known_as.head) if known_as.lower in _KNOWN else None
        if called is not None and called.kind not in ("country", "group"):
            return called.kind
    if token.label == "pobj" and tokens[token.head].lower == "of":
        fighters = syntax.head(token.head)
        if fighters is not None and fighters.lower in _FIGHTERS and token.entity[2:] not in ("GPE", "LOC", "PERSON"):
            return "armed_group"
    k = name.first - 1
    if k > 0 and tokens[k].text == "." and tokens[k - 1].lower in ("brgy", "bgy"):
        return "place"  # a barangay
    apart = k - 2 > syntax.sentence_of(name.first).first and tokens[k].lower == "the" and tokens[k - 1].text == ","
    if apart and tokens[k - 2].lower in VESSELS:
        return "other"  # "a cargo ship, the X", whatever the parser hangs X on
    if k > 0 and tokens[k].lower == "the" and _of_ships(syntax, token):
        return "other"  # "two tankers, the X and the Y"
    if any(t.lemma in _PEOPLES for t in syntax.children(name.head, "appos") if t.i > name.stop):
        return "group"  # "the Rohingya, a minority"
    for noun in beside:
        if not noun.text.islower():
            continue
        if noun.lower in VESSELS:
            return "other"
        found = noun_at(syntax, noun.i)
        if found is not None and found.kind not in ("country", "group") and found.noun not in EITHER:
            return found.kind
        if found is not None and found.noun in EITHER and of_vessel(syntax, noun):
            return "organization"
        if noun.lower == "name" and any(c.tag == "PRP$" for c in syntax.children(noun.i, "poss")):
            return "person"  # "gave only his first name, X"
        whose = syntax.children(noun.i, "poss", "prep")
        if noun.lower == "head" and any(c.label == "poss" or c.lower == "of" for c in whose):
            return "person"
    return _said_to_be(syntax, name)


def _of_ships(syntax: Syntax, token: Token) -> bool:
    """Whether a name is one of several in apposition to ships, or to a ship and where it lies."""
    named = token
    while token.label == "conj" and syntax.tokens[token.head].tag[:3] == "NNP":
        token = syntax.tokens[token.head]
    above = syntax.tokens[token.head]
    if token.label == "oprd":
        return above.label == "acl" and above.lemma in _NAMING and syntax.tokens[above.head].lemma in VESSELS
    several = token.label == "conj" and above.tag == "NNS" and syntax.tokens[above.i + 1].text == ","
    return (token.label == "appos" or several) and above.lemma in VESSELS and above.tag != "NNP" and above.i < named.i


def _titled_together(syntax: Syntax, token: Token) -> bool:
    """Whether a title in the plural stands before the first of two names: "Attorneys X and | Y"."""
    first = token.head
    if token.tag[:3] != "NNP" or syntax.tokens[first].tag[:3] != "NNP":
        return False
    while first > 0 and syntax.tokens[first - 1].head == token.head and syntax.tokens[first - 1].tag[:3] == "NNP":
        first -= 1
    words = (t.text for t in syntax.tokens[first : token.head])
    return any(word.endswith("s") and ends_title(word) and not is_title(word) for word in words)


def _said_to_be(syntax: Syntax, name: Name) -> EntityKind | None:
    """What a name that nothing stands beside is said to be: "X is a town"."""
    token = syntax.tokens[name.head]
    verb = syntax.tokens[token.head]
    if token.label != "nsubj" or verb.lemma != "be" or verb.i < token.i or syntax.children(verb.i, "neg", "aux"):
        return None
    for said in syntax.children(verb.i, "attr"):
        found = noun_at(syntax, said.i)
        one = any(c.lower in ("a", "an") for c in syntax.children(said.i, "det"))
        if one and found is not None and found.kind in ("place", "armed_group", "organization"):
            return found.kind
        named = name.stop - name.first > 1 and last_word_kind(syntax.tokens[name.stop - 1].text) is None
        if one and named and found is not None and found.kind == "person" and found.noun not in EITHER:
            return "person"  # "Ada Lind is an analyst", but "Nordwind is a leader in its trade"
    return None


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
    if name.kind == "person":
        return "person"
    if found is not None:
        if found.form == "demonym" and _is_language(syntax, name, lower):
            return None
        if found.form == "metonym":
            return "government"
        if found.kind == "country" and is_state(syntax, name):
            return "place"
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
        or len(lower) < 2
        or lower in _COMPASS
        or _AIRCRAFT.fullmatch(text)
        or "@" in lower
        or "/" in lower
        or lower.endswith((".com", ".org"))
    ):
        return None
    several = name.stop - name.first > 1
    if told == "other":
        return told
    if several:
        by_word = last_word_kind(f"{tokens[last.i - 1].text} {last.text}") or last_word_kind(last.text)
        if by_word is None:
            by_word = first_word_kind(first.text)
        if by_word is None:
            of = next((k for k in range(name.first + 1, name.stop) if tokens[k].lower in ("of", "for")), None)
            by_word = last_word_kind(tokens[of - 1].text) if of is not None else None
        if by_word == "other" and votes["PERSON"] and forename_gender(first.text):
            by_word = None
        if by_word == "place" and told == "person":
            by_word = None  # "a spokesman, Dan Hill"
        if by_word is not None:
            return told if told == "armed_group" and by_word == "organization" else by_word
        inner = [reading(tokens[k].text) for k in range(name.first, name.stop)]
        if any(k is not None and k.kind == "armed_group" for k in inner):
            return "armed_group"
    if _DOTTED.fullmatch(text) and told is None:
        return "organization"
    parts = name_parts(text)
    if len(parts) == 1 and parts[-1] in people and (not several or fold(first.text) in PARTICLES):
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
    if given:
        return "person"
    return _by_votes(syntax, name, votes, several, determined)


def is_state(syntax: Syntax, name: Named) -> bool:
    """Whether a country's name before "state" is that of one of the states of another: "Niger state in Nigeria"."""
    behind = syntax.tokens[name.stop : name.stop + 2]
    if not behind or behind[0].text != "state" or syntax.tokens[name.first - 1].lower in ("the", "of"):
        return False
    return len(behind) == 1 or behind[1].tag not in ("NN", "NNS") or behind[1].lower in _OF_STATE


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
            return "place"
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

"""Eponyms: bodies and places that are called after somebody and so name nobody else: "the Jaime Rolle front", "the Ada
Lind air base"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.annotate.naming.kinds import Name
from onrecord.annotate.naming.readings import parted
from onrecord.annotate.syntax import Syntax
from onrecord.records import EntityKind

_SORTS: Mapping[str, EntityKind] = {
    **dict.fromkeys("front column bloc block commando cartel gang".split(), "armed_group"),
    **dict.fromkeys(
        "brigade battalion regiment hospital university school foundation institute clinic academy".split(),
        "organization",
    ),
    **dict.fromkeys(
        "base airbase airport airfield barracks camp bridge square street avenue highway road stadium dam park "
        "prison port tunnel neighbourhood neighborhood".split(),
        "place",
    ),
}
_BEFORE = frozenset("the its their 's ’s".split())
_APART = 2  # tokens between a name and the noun of its sort, "air | base" and so on


# What is called after somebody, or a figure of speech, where nobody is meant: "Achilles heel", "Alzheimer's disease".
_SAYINGS: Mapping[str, frozenset[str]] = {
    word: frozenset(behind.split())
    for word, behind in {
        "achilles": "heel tendon heels",
        "pandora": "box",
        "trojan": "horse horses",
        "gordian": "knot knots",
        "midas": "touch",
        "murphy": "law",
        "moore": "law",
        "hobson": "choice",
        "occam": "razor",
        "potemkin": "village villages",
        "molotov": "cocktail cocktails bomb bombs",
        "parkinson": "disease law",
        "alzheimer": "disease",
        "crohn": "disease",
        "huntington": "disease",
        "hodgkin": "lymphoma",
        "tourette": "syndrome",
        "asperger": "syndrome",
        "guillain": "syndrome",
        "stockholm": "syndrome",
        "havana": "syndrome",
        "richter": "scale",
        "geiger": "counter counters",
        "ponzi": "scheme schemes",
        "heimlich": "manoeuvre maneuver",
        "rorschach": "test",
        "faraday": "cage",
        "newton": "law laws",
    }.items()
}
_OF_SAYINGS = {"damocles": "sword", "methuselah": "age", "babel": "tower", "frankenstein": "monster"}


# "Inspector General".
_OF_GENERALS = frozenset(
    "inspector attorney surgeon solicitor secretary governor auditor consul director comptroller adjutant postmaster "
    "advocate procurator prosecutor".split()
)


def of_saying(syntax: Syntax, name: Name) -> bool:
    """Whether a name only stands in a figure of speech or is what a thing is called after."""
    tokens = syntax.tokens
    if name.stop - name.first > 1:
        return False
    word = tokens[name.first].lower
    behind = [t for t in tokens[name.stop : name.stop + 3] if t.lower not in ("'s", "’s", "'", "’")]
    if behind and behind[0].text.islower() and behind[0].lower in _SAYINGS.get(word, ()):
        return True
    before = [t.lower for t in tokens[max(name.first - 2, 0) : name.first]]
    return word in _OF_SAYINGS and before == [_OF_SAYINGS[word], "of"]


def called_after(syntax: Syntax, name: Name) -> Name | None:
    """The name of what is called after the person that `name` seems to be of, the noun of its sort taken in; None
    where nothing is."""
    tokens = syntax.tokens
    token = tokens[name.head]
    noun = tokens[token.head]
    if token.label not in ("compound", "nmod", "amod") or not name.stop <= noun.i <= name.stop + _APART:
        return None
    kind = _SORTS.get(noun.lower)
    before = tokens[name.first - 1] if name.first > syntax.sentence_of(name.first).first else None
    if kind is None or before is None or before.lower not in _BEFORE or not noun.text.islower():
        return None
    if any(parted(syntax, i, i + 1) or not tokens[i + 1].text.islower() for i in range(name.stop - 1, noun.i)):
        return None
    return replace(name, stop=noun.i + 1, head=noun.i, kind=kind)


def is_word(syntax: Syntax, name: Name) -> bool:
    """Whether what looks like a name is the end of an office, "Inspector | General", or a verb in capitals, "THE FIX |
    IS | IN"."""
    tokens = syntax.tokens
    if name.stop - name.first > 1 or name.first == 0:
        return False
    before, word = tokens[name.first - 1], tokens[name.first].text
    if word == "General":
        return before.lower in _OF_GENERALS
    shouted = before.text.isupper() and before.text.isalpha() and len(before.text) > 2
    after = tokens[name.stop].text if name.stop < len(tokens) else ""
    return word == "IS" and shouted and after.isupper()

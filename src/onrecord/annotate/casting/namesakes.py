"""Namesakes: which names of people in one report are of the same person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.annotate.casting.people import gender_of, name_parts
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.readings import text_of
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.actors import rulers_called

_RULERS = frozenset("president chancellor king queen premier minister".split())
_NEAR = 4
"""How many sentences back somebody is still being told of."""
_OFTEN = 4
"""How often somebody must have been called by a last name to keep it."""
_BESIDE = frozenset(("appos", "conj"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "ROOT"))
_KIN = frozenset(
    "husband wife spouse widow widower ex-husband ex-wife fiance fiancé fiancee fiancée boyfriend girlfriend son "
    "daughter child brother sister sibling twin mother father parent mom mum dad uncle aunt nephew niece cousin "
    "grandson granddaughter grandchild grandfather grandmother stepson stepdaughter stepfather stepmother "
    "brother-in-law sister-in-law son-in-law daughter-in-law father-in-law mother-in-law".split()
)
_TELLING = frozenset("say tell add recall write testify explain insist".split())
_RULE = frozenset("administration presidency era".split())
# What tells one of two of a family from the other, and neither from a third.
_OF_TWO = frozenset(("elder", "younger"))
_MR, _MS = frozenset(("mr", "mr.", "sir")), frozenset(("ms", "ms.", "mrs", "mrs.", "miss", "dame", "lady"))

_INITIALS = re.compile(r"[a-z](\.?[a-z])?\.?")


def person_keys(syntax: Syntax, people: Sequence[Naming]) -> dict[int, str]:
    """The key of each person by the head of the name. A last name alone is of who was called by the whole of it
    before; of several, of whom `_meant` takes."""
    full: dict[str, list[tuple[int, str, str | None]]] = {}
    by_first: dict[str, str] = {}
    keys: dict[int, str] = {}
    initials: dict[str, dict[str, str]] = {}
    middles: set[tuple[tuple[str, ...], str]] = set()
    shortly: dict[str, list[str]] = {}
    ruling: set[str] = set()
    sexes: dict[str, str] = {}
    wholes = sorted({name_parts(text_of(syntax, n.first, n.stop)) for n in people if n.stop - n.first > 2})
    for naming in people:
        text = text_of(syntax, naming.first, naming.stop)
        parts = name_parts(text)
        if len(parts) < 2:
            continue
        bearers = full.setdefault(parts[-1], [])
        # The end of a longer name: "Kuu Kye" of "Aung Dan Kuu Kye".
        longer = next((p for p in wholes if len(p) > len(parts) and p[-len(parts) :] == parts), parts)
        key = f"person:{longer[0]} {longer[-1]}"
        for _, other, _ in bearers:
            first = other.removeprefix("person:").split()[0]
            if min(len(first), len(parts[0])) <= 3 and (
                first.startswith(parts[0][:1]) and parts[0].startswith(first[:1])
            ):
                key = other if first.startswith(parts[0]) or parts[0].startswith(first) else key
        key = _by_initials(key, parts[1:-1], initials)
        bearers.append((naming.head, key, gender_of(text)))
        by_first.setdefault(parts[0], key)
        if naming.first > 0 and syntax.tokens[naming.first - 1].lower in _RULERS:
            ruling.add(key)
        middles.add((parts[1:-1], key))
        keys[naming.head] = key
    alone = {p[0] for n in people if len(p := name_parts(text_of(syntax, n.first, n.stop))) == 1}
    otherwise = {key for middle, key in middles if alone.intersection(middle)}
    for naming in people:
        if naming.head in keys:
            continue
        parts = name_parts(text_of(syntax, naming.first, naming.stop))
        bearers = full.get(parts[-1], [])
        title = syntax.tokens[naming.first - 1].lower if naming.first > 0 else ""
        if title in _OF_TWO and len(parts) == 1 and naming.first > 1 and syntax.tokens[naming.first - 2].lower == "the":
            keys[naming.head] = f"person:{title} {parts[-1]}"  # "the elder Orr" may be the father of whom is told
            continue
        if title in _RULERS:
            # "President X" is not whoever else is called X where X is a ruler's name.
            rulers = rulers_called(parts[-1])
            if rulers and bearers and not rulers & {b[1].removeprefix("person:").split()[0] for b in bearers}:
                keys[naming.head] = f"person:{parts[-1]}"
                continue
        sex = "m" if title in _MR else "f" if title in _MS else None
        if sex is not None:
            # Whoever was Mrs. X before is not Mr. X now.
            bearers = [b for b in bearers if (b[2] or sexes.get(b[1])) in (None, sex)]
        rules = title in _RULERS or syntax.tokens[min(naming.stop, len(syntax.tokens) - 1)].lemma in _RULE
        if rules:
            bearers = [b for b in bearers if b[1] in ruling] or bearers
        before = [b for b in bearers if b[0] < naming.head]
        # Rodolfo Estrada Paz, who is "Estrada" elsewhere, is not whom "Paz" means.
        before = [b for b in before if b[1] not in otherwise] or before
        if before or bearers:
            shorts = shortly.setdefault(parts[-1], [])
            known = {b[1] for b in bearers}
            called = [key for key in shorts if key in known]
            key = (before[-1] if before else bearers[0])[1]
            if before and not rules:
                key = _meant(syntax, naming, [(b[0], b[1]) for b in before], called)
                shorts.append(key)
            if sex is not None:
                sexes.setdefault(key, sex)
            keys[naming.head] = key
        else:
            inner = {key for (whole, key) in middles if parts[-1] in whole} if len(parts) == 1 else set()
            given = by_first.get(parts[-1]) or (inner.pop() if len(inner) == 1 else None)
            keys[naming.head] = given or f"person:{parts[-1]}"
    return keys


def _by_initials(key: str, middle: tuple[str, ...], seen: dict[str, dict[str, str]]) -> str:
    """The key of a full name, told apart from whoever else has it by other initials: "Ari B. Sol" is not "Ari D.C.
    Sol". `seen` are the keys of each name by its initials, and is added to."""
    letters = "".join(part.replace(".", "") for part in middle)
    if not middle or not all(_INITIALS.fullmatch(part) for part in middle):
        return key
    known = seen.setdefault(key, {})
    for other, own in known.items():
        if other.startswith(letters) or letters.startswith(other):
            return own
    known[letters] = f"{key.rpartition(' ')[0]} {letters} {key.rpartition(' ')[2]}" if known else key
    return known[letters]


def _meant(syntax: Syntax, naming: Naming, before: Sequence[tuple[int, str]], called: Sequence[str]) -> str:
    """Who is meant by a last name alone that several people bear who were named `before`, by head and key: the last
    named in a leading place, save that who was `called` so already keeps the name of who leads no sentence near. Who
    told something goes on telling."""
    last, key = before[-1]
    if all(other == key for _, other in before):
        return key
    near = syntax.sentence_of(naming.head).first
    for _ in range(_NEAR if near else 0):
        near = syntax.sentence_of(max(near - 1, 0)).first
    if last >= near and _tells(syntax, last) and _tells(syntax, naming.head):
        return key
    held = Counter(called).most_common(2)
    if held and held[0][1] >= _OFTEN and (len(held) == 1 or held[0][1] >= 3 * held[1][1]):
        return held[0][0]  # of whom the report tells all along
    leading = [b for b in before if _leads(syntax, b[0])]
    if leading and (not called or leading[-1][0] >= near):
        return leading[-1][1]
    return called[-1] if called else key


def _leads(syntax: Syntax, head: int) -> bool:
    """Whether a name is, or is beside, the subject of a clause, and not of one who is told of as somebody's kin: "his
    wife, Ann Lee, left", "Ann Lee, wife of Sam Lee"."""
    token = syntax.tokens[head]
    while token.label in _BESIDE:
        token = syntax.tokens[token.head]
        if token.lemma in _KIN and syntax.children(token.i, "poss"):
            return False
    return token.label in _SUBJECTS


def _tells(syntax: Syntax, head: int) -> bool:
    """Whether a name is, or is beside, the subject of a verb of telling."""
    token = syntax.tokens[head]
    while token.label in _BESIDE:
        token = syntax.tokens[token.head]
    return token.label == "nsubj" and syntax.tokens[token.head].lemma in _TELLING

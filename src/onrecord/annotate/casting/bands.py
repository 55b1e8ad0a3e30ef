"""Bands: the armed group whose fighters a noun phrase means."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import count_of, modifiers_of
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import Noun

_FIGHTERS = frozenset("fighter militant rebel insurgent jihadist jihadi guerrilla separatist".split())
_BANDS = frozenset("front column brigade brigades battalions militia army".split())
_SOME = frozenset("some several many dozens hundreds scores a few".split())
_OF_LATE, _LATELY = 10, 2  # sentences


def band(reading: Reading, naming: Naming, found: Noun, country: str | None) -> Draft | None:
    """The armed group whose fighters are meant: "militants of the Vela Front", and "the fighters" where it is the only
    one that was named of late."""
    syntax = reading.syntax
    if found.noun not in _FIGHTERS:
        return None
    if count_of(syntax, naming.head) is not None or syntax.tokens[naming.first].lower in _SOME:
        return None
    for prep in syntax.children(naming.head, "prep"):
        for whole in syntax.children(prep.i, "pobj") if prep.lower in ("of", "from") else ():
            body = reading.at(whole.i)
            return body if body is not None and body.kind == "armed_group" and whole.i in reading.ahead else None
    if syntax.children(naming.head, "prep", "relcl", "acl"):
        return None  # "the militants in Idlib"
    if syntax.tokens[naming.first].lower != "the" or modifiers_of(reading, naming) or reading.quoted[naming.head]:
        return None
    groups: dict[int, Draft] = {}
    for _, draft, mention in reading.recent(reading.number_of(naming.head), _OF_LATE):
        if draft.plural and _told_so(reading, mention, naming):
            return None  # of whom was told by the very noun
        rebels = draft.kind == "armed_group" or (draft.kind == "organization" and draft.ends & _BANDS)
        if rebels and draft.named and mention.head < naming.head and draft.sector not in ("MIL", "GOV"):
            if _beside_another(reading, mention):
                return None
            groups[draft.order] = draft
    if len(groups) != 1:
        return None
    (group,) = groups.values()
    if None not in (country, group.country) and country != group.country:
        return None
    group.kind = "armed_group"
    return group


def group_of(reading: Reading, naming: Naming, found: Noun, country: str | None) -> Draft | None:
    """The one armed group named shortly before that "the terrorist group" or "this militia" takes up."""
    syntax = reading.syntax
    if found.kind != "armed_group" or syntax.tokens[naming.first].lower not in ("the", "this", "that"):
        return None
    if syntax.children(naming.head, "prep", "relcl", "acl", "appos") and syntax.tokens[naming.first].lower == "the":
        return None
    groups = {
        draft.order: draft
        for _, draft, mention in reading.recent(reading.number_of(naming.head), _LATELY)
        if draft.kind == "armed_group" and not draft.plural and mention.head < naming.head
    }
    if len(groups) != 1:
        return None
    (group,) = groups.values()
    return group if group.named and (None in (country, group.country) or country == group.country) else None


def _beside_another(reading: Reading, mention: Naming) -> bool:
    """Whether a group stands beside another body in a list: "the Vela Front and the Cobalt League fought"."""
    beside = (reading.at(t.i) for t in reading.syntax.conjuncts(mention.head))
    return any(body is not None and body.kind in ("organization", "armed_group") for body in beside)


def _told_so(reading: Reading, mention: Naming, naming: Naming) -> bool:
    """Whether a mention is a common noun phrase with the same noun."""
    tokens = reading.syntax.tokens
    return mention.form == "nominal" and tokens[mention.head].lemma == tokens[naming.head].lemma

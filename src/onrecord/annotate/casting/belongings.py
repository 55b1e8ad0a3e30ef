"""Belongings: people and bodies that are told of by whose they are: "Orr's rivals" and again "his rivals", "her
husband" of whoever has her for a wife."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import count_of
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import Noun, noun_at, plural
from onrecord.annotate.syntax import Syntax
from onrecord.text import fold

_PARENTS, _CHILDREN = ("father", "mother"), ("son", "daughter")
# Kin -> what whoever has them is to them.
_RETURNED = {
    "husband": ("wife", "widow"), "wife": ("husband", "widower"), "widow": (), "widower": (), "father": _CHILDREN,
    "mother": _CHILDREN, "son": _PARENTS, "daughter": _PARENTS,
}  # fmt: skip
# Of whom there may well be another one each time.
_ANY = frozenset("other another fellow former next new first second third last late future many several".split())


def belonging(reading: Reading, naming: Naming, found: Noun) -> Draft | None:
    """Who was told of before as that of the same owner, "Orr's rivals ... his rivals", or has the owner for kin."""
    owner = _owner(reading, naming.head)
    if owner is None or found.kind == "place" or reading.syntax.tokens[naming.head].label in ("attr", "oprd"):
        return None
    several = plural(reading.syntax.tokens[naming.head])
    own = _words(reading.syntax, naming.head)
    if own & _ANY:
        return None
    order = reading.owned.get((owner.order, found.noun, several))
    before = reading.drafts[order] if order is not None else None
    if before is not None and before.mentions and _is_same(reading, naming, before, own):
        return before
    if several or own or not owner.person or owner.plural:
        return None
    kin = {
        whose
        for (whose, noun, many), order in reading.owned.items()
        if order == owner.order and not many and noun in _RETURNED.get(found.noun, ())
    }
    draft = reading.drafts[kin.pop()] if len(kin) == 1 else None
    if draft is None or not draft.person or draft.plural or not draft.mentions:
        return None
    return draft if None in (draft.gender, found.gender) or draft.gender == found.gender else None


def branch(reading: Reading, naming: Naming) -> Draft | None:
    """The part of a body that was named as its own before and stands now behind its name: "the Front's Air Wing ...
    Front air wing"."""
    syntax, first = reading.syntax, naming.first
    whole = reading.at(first)
    several = naming.stop - first > 2 and syntax.tokens[first].label in ("compound", "nmod")
    if whole is None or whole.person or not several:
        return None
    words = fold(syntax.span(first + 1, naming.stop).text)
    for mention in (m for d in reading.drafts if d.kind not in ("person", "place") for m in d.mentions):
        if mention.form != "name" or fold(syntax.span(mention.first, mention.stop).text) != words:
            continue
        if _owner(reading, mention.head) is whole:
            return reading.at(mention.head)
    return None


def own(reading: Reading, naming: Naming, draft: Draft) -> None:
    """Remember of whom a phrase says that its draft is: "Orr's wife, X", "Orr's wife X"."""
    syntax = reading.syntax
    heads = [naming.head] if naming.form == "nominal" else [c.i for c in syntax.children(naming.head, "compound")]
    for head in heads:
        found = noun_at(syntax, head)
        owner = _owner(reading, head) or (_owner(reading, naming.head) if head != naming.head else None)
        if found is None or owner is None or owner is draft:
            continue
        if naming.form == "nominal" or found.noun in _RETURNED:
            reading.owned.setdefault((owner.order, found.noun, plural(syntax.tokens[head])), draft.order)


def _owner(reading: Reading, head: int) -> Draft | None:
    syntax = reading.syntax
    owners = syntax.children(head, "poss")
    found = noun_at(syntax, head)
    if not owners and found is not None and found.noun in _RETURNED:  # "the wife of Orr"
        owners = syntax.behind(head, "of")
    return reading.at(owners[0].i) if len(owners) == 1 else None


def _words(syntax: Syntax, head: int) -> frozenset[str]:
    return frozenset(c.lower for c in syntax.children(head, "amod", "compound", "nmod") if c.i < head)


def _is_same(reading: Reading, naming: Naming, before: Draft, own: frozenset[str]) -> bool:
    """Whether a phrase tells no more of them, and no other number, than before."""
    nominal = [m.head for m in before.mentions if m.form == "nominal"]
    held = {word for head in nominal for word in _words(reading.syntax, head)}
    count = count_of(reading.syntax, naming.head)
    counts = {count_of(reading.syntax, head) for head in nominal} - {None}
    return own <= held and (count is None or not counts or count in counts)

"""Together: people and bodies that a phrase takes together: "the two", "both countries", "they" of two who met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import count_of
from onrecord.annotate.mentions import Naming
from onrecord.records import EntityKind

_MEETING = frozenset("meet speak talk confer".split())
_FAR = 12  # sentences


def coordinations(reading: Reading, before: int, sentence: int, reach: int) -> Iterator[tuple[int, list[Draft]]]:
    """(head token, drafts) of "A and B" with two or more entities, the latest first."""
    seen: set[int] = set()
    for _, _, mention in reading.recent(sentence, reach):
        token = reading.syntax.tokens[mention.head]
        while token.label == "conj" and token.head != token.i:
            token = reading.syntax.tokens[token.head]
        if token.i in seen or mention.head >= before:
            continue
        seen.add(token.i)
        heads = [token, *reading.syntax.conjuncts(token.i)]
        drafts = [reading.at(h.i) for h in heads]
        if len(heads) > 1 and heads[-1].i < before and all(d is not None for d in drafts):
            members = [d for d in drafts if d is not None]
            if len({d.order for d in members}) == len(members):
                yield token.i, members


def met(reading: Reading, before: int, sentence: int) -> list[Draft] | None:
    """The two people of whom the sentence before tells that one met or spoke with the other."""
    syntax = reading.syntax
    for number, draft, mention in reading.recent(sentence, 1):
        token = syntax.tokens[mention.head]
        verb = syntax.head(token.i)
        if number == sentence or token.label != "nsubj" or verb is None or verb.lemma not in _MEETING:
            continue
        others = list(syntax.children(verb.i, "dobj")) if verb.lemma == "meet" else []
        others += syntax.behind(verb.i, "with")
        for other in others:
            found = reading.at(other.i)
            if found is None or other.i > before or found.order == draft.order:
                continue
            if found.kind == draft.kind == "person" and not found.plural and not draft.plural:
                return [draft, found]
    return None


def joint(reading: Reading, members: list[Draft]) -> Draft:
    members = sorted(members, key=lambda d: d.order)
    orders = tuple(d.order for d in members)
    for draft in reading.drafts:
        if draft.members == orders:
            return draft
    kinds = {d.kind for d in members}
    draft = reading.new(next(iter(kinds)) if len(kinds) == 1 and "person" not in kinds else "group")
    draft.members, draft.plural = orders, True
    countries = {d.country for d in members}
    sectors = {d.sector for d in members}
    draft.country = next(iter(countries)) if len(countries) == 1 else None
    draft.sector = next(iter(sectors)) if len(sectors) == 1 else None
    return draft


def all_of(reading: Reading, naming: Naming, number: int) -> Draft | None:
    """What "both countries" and "the three groups" mean: so many last spoken of together, else the only so many of
    the last sentences."""
    if number < 2:
        return None
    sentence = reading.number_of(naming.head)
    kind = naming.kind if naming.kind not in ("group", "government") else "country"
    for _, draft, mention in reading.recent(sentence, 3):
        if mention.head < naming.head and len(draft.members) == number:
            kinds = {reading.drafts[m].kind for m in draft.members}
            if kinds <= _alike(kind):
                return draft
    for _, members in coordinations(reading, naming.head, sentence, 2):
        if len(members) == number and {m.kind for m in members} <= _alike(kind):
            return joint(reading, members)
    for reach in (0, 1, 2):
        seen: dict[int, Draft] = {}
        for _, draft, mention in reading.recent(sentence, reach):
            if mention.head < naming.head and draft.kind in _alike(kind) and draft.named and not draft.members:
                seen.setdefault(draft.order, draft)
        if len(seen) >= number:
            return joint(reading, [seen[k] for k in sorted(seen)]) if len(seen) == number else None
    # Else those that the report has spoken of most, where no other comes near.
    counts = Counter(
        order
        for _, order, mention in reading.log
        if mention.head < naming.head and reading.drafts[order].kind in _alike(kind) and mention.form == "name"
    )
    ranked = counts.most_common(number + 1)
    if kind != "country" or len(ranked) < number or (len(ranked) > number and 2 * ranked[number][1] > ranked[-2][1]):
        return None
    return joint(reading, [reading.drafts[order] for order, _ in ranked[:number]])


def _alike(kind: EntityKind | None) -> frozenset[EntityKind]:
    if kind in ("organization", "armed_group"):
        return frozenset(("organization", "armed_group"))
    return frozenset(("country",))


def so_many(reading: Reading, naming: Naming, number: int) -> Draft | None:
    """What "the two", "both" and "the seven" mean: so many last told of by that number or one by one."""
    syntax = reading.syntax
    sentence = reading.number_of(naming.head)
    both = syntax.tokens[naming.head].tag != "CD"
    counted = (
        (mention.head, draft)
        for _, draft, mention in reading.recent(sentence, 2 if number == 2 else _FAR)
        if mention.head < naming.head
        and (len(draft.members) == number or (draft.plural and count_of(syntax, mention.head) == number))
    )
    last = next(counted, None)
    for head, members in coordinations(reading, naming.head, sentence, 2):
        counts = [_how_many(reading, m) for m in members]
        fits = len(members) == number if both else None not in counts and sum(c or 0 for c in counts) == number
        if fits and (last is None or head > last[0]):
            return joint(reading, members)
    return None if last is None else last[1]


def _how_many(reading: Reading, draft: Draft) -> float | None:
    """How many somebody last told of is, None where several of whom no number is told."""
    said = next((m for m in reversed(draft.mentions) if m.form != "pronoun"), None)
    count = count_of(reading.syntax, said.head) if said is not None else None
    return count or (None if draft.plural else 1)

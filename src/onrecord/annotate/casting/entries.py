"""Entries: what of an entity in the making stands in the record: its name, mentions and titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.mentions import OF_MANY, Naming
from onrecord.annotate.naming.readings import reading as lookup
from onrecord.annotate.naming.readings import text_of
from onrecord.annotate.naming.titles import office_end
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.actors import country_name
from onrecord.records import Entity, Kb, MadeBy, Mention, Span, Title
from onrecord.text import fold

_SHARING = frozenset(("both", "all", "half", "most"))


def entry(reading: Reading, draft: Draft, ids: Mapping[int, str]) -> Entity:
    """The entity of a draft; `ids` are the ids of all that become entities, by their drafts."""
    syntax = reading.syntax
    mentions = sorted(draft.mentions, key=lambda m: (m.first, m.stop))
    titles: dict[str, Title] = {}
    for first, stop, order in sorted(draft.titles):
        span: Span = syntax.span(first, stop)
        organization = None if order is None else ids.get(order)
        held = titles.get(fold(span.text))
        if held is None or (held.organization is None and organization is not None):
            titles[fold(span.text)] = Title(span, organization)
    return Entity(
        id=ids[draft.order],
        name=_name(reading, draft, mentions),
        kind=draft.kind or "other",
        country=draft.country,
        sector=draft.sector,
        titles=tuple(titles.values()),
        kb=Kb(wikidata=draft.wikidata) if draft.wikidata else None,
        mentions=tuple(
            Mention(s.start, s.end, s.text, m.form) for m in mentions for s in (syntax.span(m.first, _end(syntax, m)),)
        ),
        made_by=MadeBy("entities"),
    )


def _end(syntax: Syntax, naming: Naming) -> int:
    """Where a mention ends, what an office is of taken in: "the former secretary of state"."""
    return naming.stop if naming.form != "nominal" else office_end(syntax, naming.head, naming.stop)


def _is_some_of(text: str) -> bool:
    """Whether a name only tells more of a known body, or names some of it: "the Islamist X", "Senate Republicans"."""
    first, _, rest = text.partition(" ")
    plain = lookup(rest) if rest else None
    if plain is None or plain.kind not in ("organization", "armed_group") or lookup(text) is not None:
        return False
    before = lookup(first)
    return before is None or before.kind not in ("country", "nationality")


def _name(reading: Reading, draft: Draft, mentions: Sequence[Naming]) -> str:
    """The fullest name: the usual one of a country, else the longest of the report's, the first of equals; of several
    taken together that no phrase names all of theirs."""
    syntax = reading.syntax

    def rank(naming: Naming) -> tuple[int, bool, bool, int, int, int]:
        form = {"name": 0, "nominal": 1, "pronoun": 2}[naming.form]
        label, opening = syntax.tokens[naming.head].label, syntax.tokens[naming.first].lower
        said = naming.form == "nominal" and (label in ("attr", "oprd") or (label == "appos" and opening in _SHARING))
        stop = naming.stop
        while naming.form == "name" and stop - 1 > naming.first and syntax.tokens[stop - 1].text in OF_MANY:
            stop -= 1
        text = text_of(syntax, naming.first, stop)
        told = form == 0 and draft.kind in ("organization", "armed_group") and _is_some_of(text)
        return form, said, told, -min(len(text), 80) if form < 2 else 0, naming.stop - stop, naming.first

    predicate = (m.head for m in mentions if syntax.tokens[m.head].label in ("attr", "oprd"))
    if draft.members and {m.head for m in mentions if m.form != "pronoun"} <= set(predicate):
        parts = (reading.drafts[m] for m in draft.members)
        names = [_name(reading, part, part.mentions) for part in parts if part.mentions]
        return " and ".join(n for n in (", ".join(names[:-1]), names[-1]) if n)
    if draft.kind == "country" and draft.country is not None and draft.named:
        usual = country_name(draft.country)
        if usual is not None:
            return usual
    best = min(mentions, key=rank)
    text = text_of(syntax, best.first, _end(syntax, best))
    return " ".join(text.split())

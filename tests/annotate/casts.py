"""A small cast written by hand, so that the rules over it are tested without the steps before them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.cast import Cast
from onrecord.annotate.syntax import Syntax
from onrecord.records import Entity, EntityKind, MadeBy, Mention, Title


def cast_of(
    syntax: Syntax,
    people: Mapping[str, tuple[EntityKind, Sequence[str]]],
    titles: Mapping[str, str] | None = None,
) -> Cast:
    """Entities by their name: their kind and the words that mention them, wherever these stand in the text. The head
    of a mention is its last token. `titles` gives a person the title that stands in the text."""
    entities: list[Entity] = []
    heads: dict[int, str] = {}
    taken: set[int] = set()
    for name, (kind, words) in people.items():
        mentions: list[Mention] = []
        for phrase in sorted({name, *words}, key=lambda w: -len(w)):
            for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", syntax.text):
                inside = syntax.tokens_in(match.start(), match.end())
                if inside and not taken & {t.i for t in inside}:
                    taken |= {t.i for t in inside}
                    heads[inside[-1].i] = f"e{len(entities) + 1}"
                    form = "pronoun" if inside[-1].pos == "PRON" else "name"
                    mentions.append(Mention(match.start(), match.end(), match[0], form))
        given = (titles or {}).get(name)
        start = syntax.text.index(given) if given else 0
        entities.append(
            Entity(
                id=f"e{len(entities) + 1}",
                name=name,
                kind=kind,
                titles=(Title(syntax.chars(start, start + len(given))),) if given else (),
                mentions=tuple(sorted(mentions, key=lambda m: m.start)),
                made_by=MadeBy("test"),
            )
        )
    return Cast(tuple(entities), heads)


def named_cast(syntax: Syntax, *named: tuple[str, EntityKind, str | None]) -> Cast:
    """The cast of the given names with their kinds and countries; every place where a name stands is a mention."""
    countries = {name: country for name, _, country in named}
    made = cast_of(syntax, {name: (kind, ()) for name, kind, _ in named})
    return replace(made, entities=tuple(replace(e, country=countries[e.name]) for e in made.entities))

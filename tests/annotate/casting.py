"""Casts made by hand, for tests of the steps that are given one."""

from __future__ import annotations

import re

from onrecord.annotate.cast import Cast
from onrecord.annotate.syntax import Syntax
from onrecord.records import Entity, EntityKind, MadeBy, Mention


def cast_of(syntax: Syntax, *named: tuple[str, EntityKind, str | None]) -> Cast:
    """The cast of the given names with their kinds and countries; every place where a name stands is a mention."""
    entities, heads = [], {}
    for number, (name, kind, country) in enumerate(named, 1):
        mentions = []
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", syntax.text):
            inside = syntax.tokens_in(match.start(), match.end())
            mentions.append(Mention(match.start(), match.end(), match[0], "name"))
            heads[inside[-1].i] = f"e{number}"
        assert mentions, name
        made_by = MadeBy("test")
        entities.append(
            Entity(id=f"e{number}", name=name, kind=kind, country=country, mentions=tuple(mentions), made_by=made_by)
        )
    return Cast(tuple(entities), heads)

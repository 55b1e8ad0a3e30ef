"""The cast of a report: its entities, findable by the words that name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from onrecord.annotate.phrases import Phrase
from onrecord.records import Entity


@dataclass(frozen=True)
class Cast:
    """Entities in text order of their first mention, and for every mention the token that heads it.

    Attributes:
        entities: the entities of the report.
        heads: index of a mention's head token -> entity id. The head of "two Chadian security officials" is
            "officials", of "Selim Aydogan" the last token of the name.
        members: entity id -> the entities that it is taken together of ("the two").
        chains: every noun phrase of the report with the id of what it names, things and ideas too, which are no
            entities; empty where no linker read the report.
    """

    entities: tuple[Entity, ...] = ()
    heads: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    members: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    chains: tuple[tuple[Phrase, str], ...] = ()

    @cached_property
    def _by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    def get(self, entity_id: str | None) -> Entity | None:
        """The entity with an id, None for None."""
        return None if entity_id is None else self._by_id[entity_id]

    def named_by(self, token: int) -> Entity | None:
        """The entity with a mention headed by the token of that index."""
        return self.get(self.heads.get(token))

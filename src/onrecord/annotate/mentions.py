"""Mentions: the words that name somebody or something."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.syntax import Syntax
from onrecord.records import Document, EntityKind, MentionForm


@dataclass(frozen=True, slots=True)
class Naming:
    """A candidate mention: tokens ``[first, stop)`` headed by token `head`. `kind` is what the words alone
    show it to be, None where they do not (a pronoun, an unknown name)."""

    first: int
    stop: int
    head: int
    form: MentionForm
    kind: EntityKind | None = None


def mentions(document: Document, syntax: Syntax) -> tuple[Naming, ...]:
    """Every naming of a person, body, group, country or place, in text order. Which of them name the same
    entity is left to `annotate.entities`."""
    return ()

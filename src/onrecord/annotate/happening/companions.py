"""Companions: those who act or undergo together with somebody, as the words at a verb, its subject or a noun say."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import Animacy
from onrecord.annotate.happening.clauses import Clauses
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.event_types import is_of
from onrecord.annotate.syntax import Syntax

_TOGETHER = frozenset({"together", "along", "jointly"})
# "The delegations of Arda and Peru" are of both.
_SENT = frozenset("counterpart minister leader president delegation representative envoy negotiator ambassador".split())
_SENDING = frozenset({"country", "government", "armed_group", "organization"})


class Companions:
    """Who takes part together in the events of one report."""

    def __init__(self, syntax: Syntax, cast: Cast, clauses: Clauses, animacy: Animacy) -> None:
        self._syntax = syntax
        self._cast = cast
        self._clauses = clauses
        self._animacy = animacy

    def beside(self, top: int) -> Iterator[int]:
        """Those who act too, by what stands at a verb or its subject: "together with the League", "alongside Peru"."""
        along = [t for t in self._syntax.children(top, "advmod", "prep") if t.lower in _TOGETHER]
        for prep in (p for t in (self._syntax.tokens[top], *along) for p in self._syntax.children(t.i, "prep")):
            before = self._syntax.tokens[prep.i - 1].lower if prep.i else ""
            pobjs = self._syntax.children(prep.i, "pobj")
            if prep.lower == "as" and pobjs and pobjs[0].lower == "part":  # "works as part of the Coalition"
                pobjs = tuple(
                    t for p in self._syntax.children(pobjs[0].i, "prep") for t in self._syntax.children(p.i, "pobj")
                )
                yield from (t.i for t in pobjs if self._cast.named_by(t.i) is not None and self._animacy.acts(t.i))
            if prep.lower == "alongside" or (prep.lower == "with" and before in _TOGETHER):
                for t in pobjs:
                    yield from (i for i in spread(self._syntax, t.i) if self._animacy.acts(i))

    def including(self, noun: int) -> Iterator[int]:
        """Those of a group who are named: "met members of the cabinet, including Omar Sadri"."""
        for prep in self._syntax.children(noun, "prep"):
            if prep.lower == "including":
                for t in self._syntax.children(prep.i, "pobj"):
                    yield from (i for i in spread(self._syntax, t.i) if self._syntax.tokens[i].pos == "PROPN")

    def sent_by(self, noun: int) -> Iterator[int]:
        """The states or bodies of a list that several people stand for: "her counterparts from Peru and Chad"; of "the
        ministers of Arda, Peru and Chad" the first is in the noun's own words."""
        token = self._syntax.tokens[noun]
        if token.tag != "NNS" or not (token.lemma in _SENT or is_of(token, ("@official",))):
            return
        for prep in self._syntax.children(noun, "prep"):
            if prep.lower not in ("of", "from"):
                continue
            for t in self._syntax.children(prep.i, "pobj"):
                listed = [i for i in spread(self._syntax, t.i) if self._sends(i)]
                if len(listed) > 1:
                    yield from listed[1:] if prep.lower == "of" else listed

    def _sends(self, i: int) -> bool:
        entity = self._cast.named_by(i)
        return entity is not None and entity.kind in _SENDING

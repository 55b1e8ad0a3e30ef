"""Companions: those who act or undergo together with somebody, as the words at a verb, its subject or a noun say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.animacy import Animacy
from onrecord.annotate.happening.clauses import Clauses
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.syntax import Syntax, Token

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

    def beside(self, top: int, objects: Sequence[int] = ()) -> Iterator[int]:
        """Those who act too, by what stands at a verb, which has `objects`, or its subject: "together with the League",
        "alongside Peru"; not those who undergo it too, as in "arrested him along with his brother"."""
        for prep in self._with(top):
            before = self._syntax.tokens[prep.i - 1].lower if prep.i else ""
            pobjs = self._syntax.children(prep.i, "pobj")
            if prep.lower == "with" and self._is_object_too(prep, objects):
                continue
            if prep.lower == "as" and pobjs and pobjs[0].lower == "part":  # "works as part of the Coalition"
                pobjs = self._syntax.behind(pobjs[0].i)
                yield from (t.i for t in pobjs if self._cast.named_by(t.i) is not None and self._animacy.acts(t.i))
            if prep.lower == "alongside" or (prep.lower == "with" and before in _TOGETHER):
                for t in pobjs:
                    yield from (i for i in spread(self._syntax, t.i) if self._animacy.acts(i))

    def undergoing(self, verb: int, objects: Sequence[int]) -> Iterator[int]:
        """Those who undergo what a verb tells of together with its objects: "arrested him along with his brother"."""
        for prep in (p for top in (verb, *objects) for p in self._with(top)):
            if prep.lower == "with" and self._is_object_too(prep, objects):
                for t in self._syntax.children(prep.i, "pobj"):
                    yield from (i for i in spread(self._syntax, t.i) if self._animacy.acts(i))

    def _with(self, top: int) -> list[Token]:
        """The prepositions at a word, those behind "together" and "along" with them."""
        along = [t for t in self._syntax.children(top, "advmod", "prep") if t.lower in _TOGETHER]
        return [p for t in (self._syntax.tokens[top], *along) for p in self._syntax.children(t.i, "prep")]

    def _is_object_too(self, prep: Token, objects: Sequence[int]) -> bool:
        """Whether an "along with" goes with the object before it rather than with who acts: with somebody, and where
        it is "together with", somebody of the same sort."""
        before = self._syntax.tokens[prep.i - 1].lower if prep.i else ""
        nearest = max((i for i in objects if i < prep.i), default=None)
        if before not in _TOGETHER or nearest is None or not self._animacy.acts(nearest):
            return False
        companions = [t.i for t in self._syntax.children(prep.i, "pobj")]
        persons = all(self._animacy.is_person(i) for i in (nearest, *companions))
        return before == "along" or persons

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

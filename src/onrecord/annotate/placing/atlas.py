"""An atlas: the places of a report as its words name them, and where on the map they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.annotate.cast import Cast
from onrecord.annotate.places import Place
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import country_name, known
from onrecord.lexicons.gazetteer import candidates
from onrecord.lexicons.locations import location_words
from onrecord.records import Location, Precision

# What a name before stands for the place itself, and not for whose it is.
_SITES = frozenset(
    """forest jungle valley mountain hill pass ridge gorge island islet lake river bay reef shoal desert crossing border
    checkpoint camp prison jail airport airbase airfield port harbour harbor refinery mine dam bridge tunnel junction
    district province state village town suburb neighbourhood neighborhood quarter market square highway peninsula
    plateau swamp creek strait canal reservoir beach park oasis""".split()
)
_RULE = ("administration", "government", "cabinet", "regime")
_AT_SEATS = frozenset("at inside outside near".split())
_BUILT = frozenset("court parliament ministry congress senate embassy university church palace bank club hall".split())


@dataclass(frozen=True)
class Atlas:
    """The report's places, findable by token."""

    syntax: Syntax
    cast: Cast
    places: Mapping[str, Place]

    def at(self, token: Token) -> bool:
        """Whether the token heads the name of a place."""
        entity = self.cast.named_by(token.i)
        if entity is None:
            tagged = token.entity[2:] in ("GPE", "LOC", "FAC") and token.tag.startswith("NNP")
            return tagged and not self._heads_on(token)
        if entity.id in self.places or entity.kind in ("place", "country"):
            return token.tag.startswith("NN") and any(
                m.form == "name" and m.start <= token.start < m.end for m in entity.mentions
            )
        if entity.kind in ("organization", "government") and self._stands(token):
            return True
        # A capital that stands for its government elsewhere is a city after "in".
        name = next((m.text for m in entity.mentions if m.start <= token.start < m.end), "")
        readings = known(name) if entity.kind == "government" else ()
        return any(r.kind == "place" for r in readings) or (bool(readings) and self._seat(token, name))

    def _heads_on(self, token: Token) -> bool:
        """Whether a token only begins a tagged name that another heads: "the | White House"."""
        tokens = self.syntax.tokens
        inside = tokens[token.i + 1 : token.head + 1]
        return bool(inside) and all(t.entity == f"I-{token.entity[2:]}" for t in inside)

    def _stands(self, token: Token) -> bool:
        """Whether a body is the building itself: "inside the High Court of Zarna"."""
        at = self.syntax.tokens[token.head]
        built = token.lemma.lower() in location_words("place_noun") | _BUILT
        return built and token.tag == "NNP" and token.label == "pobj" and at.lower in _AT_SEATS - {"at"}

    def _seat(self, token: Token, name: str) -> bool:
        """Whether a government that is called by its seat is the building itself: "outside the Kremlin"."""
        at = self.syntax.tokens[token.head]
        whose = any(r.form == "metonym" for r in known(name)) and not name.endswith(_RULE)
        return whose and token.label == "pobj" and at.lower in _AT_SEATS

    def settled(self, token: Token) -> bool:
        """Whether the place is a country or a town, on which nothing can stand."""
        entity = self.cast.named_by(token.i)
        if entity is None:
            return token.entity[2:] == "GPE"
        place = self.places.get(entity.id)
        return entity.kind in ("country", "government") or (
            place is not None and place.precision in ("country", "town")
        )

    def edges(self, token: Token) -> tuple[int, int]:
        """The tokens ``[first, stop)`` of the name that a token heads."""
        tokens = self.syntax.tokens
        entity = self.cast.named_by(token.i)
        if entity is not None:
            for mention in entity.mentions:
                if mention.start <= token.start < mention.end:
                    inside = self.syntax.tokens_in(mention.start, mention.end)
                    if inside:
                        return inside[0].i, inside[-1].i + 1
        first, sentence = token.i, self.syntax.sentence_of(token.i)
        kind = token.entity[2:]
        while kind and first > sentence.first and tokens[first].entity[0] == "I":
            first -= 1
        return first, token.i + 1


def names_a_site(atlas: Atlas, beside: Token) -> bool:
    """Whether a name that nothing else is known of stands before a word for a place: "in | Boni | forest". A tagger may
    take it for a person's."""
    entity = atlas.cast.named_by(beside.i)
    after = atlas.syntax.tokens[beside.i + 1 : beside.i + 2]
    named = beside.tag == "NNP" and beside.label == "compound" and not beside.text.isupper() and not known(beside.text)
    if not named or not after or after[0].i != beside.head or after[0].lemma.lower() not in _SITES:
        return False
    if entity is None:
        return beside.entity[2:] in ("", "GPE", "LOC", "FAC", "PERSON")
    return entity.kind in ("person", "other") and not entity.titles and entity.kb is None and len(entity.mentions) == 1


def location(atlas: Atlas, token: Token, *outside: Token) -> Location:
    """The location of a place's token: its own place, or where the gazetteer lacks it, its container's (`outside`
    or what its own words say)."""
    syntax = atlas.syntax
    entity = atlas.cast.named_by(token.i)
    place = placed(atlas, token)
    first, stop = atlas.edges(token)
    for owner in syntax.children(token.i, "poss", "compound"):
        # "Baghdad's Green Zone" is quoted whole.
        if owner.i < first and atlas.at(owner) and owner.label == "poss":
            first = min(first, atlas.edges(owner)[0])
            place = place or placed(atlas, owner)
    above = syntax.head(token.i)
    if above is not None and above.i == stop and any(r.form == "demonym" for r in known(syntax.span(first, stop).text)):
        # "At a Thai hospital": the adjective alone is no place.
        stop = above.i + 1
    if place is None:
        for container in (*outside, *_around(atlas, token)):
            outer = placed(atlas, container)
            if outer is not None:
                place = replace(outer, entity="", name=syntax.span(*atlas.edges(token)).text)
                if outer.precision not in ("town", "district", "site"):
                    place = replace(place, lat=None, lon=None)
                break
    if place is None and names_a_site(atlas, token):
        span = syntax.span(first, token.i + 2)
        return Location(span, None, span.text, None)
    span = syntax.span(first, stop)
    if place is None:
        name, country = (entity.name, entity.country) if entity is not None else (span.text, None)
        return Location(span, entity.id if entity is not None else None, name, country)
    degrees = (place.lat, place.lon, place.precision, place.geonames) if place.lat is not None else ()
    return Location(span, entity.id if entity is not None else None, place.name, place.country, *degrees)


def placed(atlas: Atlas, token: Token) -> Place | None:
    """The place on the map that a token names; None where none is known."""
    entity = atlas.cast.named_by(token.i)
    if entity is not None and entity.id in atlas.places:
        return atlas.places[entity.id]
    if entity is None or entity.kind not in ("place", "country"):
        # A name that is no entity of its own here: countries and capitals are sure enough without context.
        for reading in known(atlas.syntax.span(*atlas.edges(token)).text):
            if reading.kind in ("country", "place") and reading.country:
                called = country_name(reading.country) if reading.kind == "country" else reading.name
                for option in candidates(called or reading.name):
                    if option.country == reading.country:
                        precision: Precision = "region" if option.kind == "water" else option.kind
                        degrees = (option.lat, option.lon, option.geonames)
                        return Place("", option.name, option.country, *degrees, precision)
    return None


def _around(atlas: Atlas, token: Token) -> Iterator[Token]:
    """The places that a place is said to lie in."""
    syntax = atlas.syntax
    for child in syntax.children(token.i, "appos", "poss", "nmod", "compound", "npadvmod"):
        if atlas.at(child):
            yield child
    for prep in syntax.children(token.i, "prep"):
        if prep.lower in ("in", "of"):
            for inner in syntax.children(prep.i, "pobj"):
                if atlas.at(inner):
                    yield inner

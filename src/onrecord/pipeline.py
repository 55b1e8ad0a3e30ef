"""Reading: one report in, its record out.

The flow, in the order of the calls in `annotate`::

    Document ─parser─────────────────────────────────→ Syntax
    Document ─quotes.quotations──────────────────────→ quotations
    Syntax ─mentions.mentions──→ namings ─entities.entities→ Cast ─places.places→ places ─located→ Cast
    Syntax ─times.times──────────────────────────────→ times
    Syntax, quotations, Cast, times ─attributions────→ attributions ─with_speakers→ Cast · Chains
    Syntax, Cast, places, times, Chains ─events──────→ events
    Syntax, Cast, Chains ─relations──────────────────→ relations
    Syntax, times, Chains ─quantities────────────────→ quantities
    all of them ─notices─────────────────────────────→ notices

Every step is a pure function; a record is a function of the bytes, the publication date and the version.
`read_many` gives one result a document: a failing document is a value, a bug is raised.
"""

from __future__ import annotations

from onrecord.annotate.attributions import attributions
from onrecord.annotate.chains import Chains
from onrecord.annotate.entities import entities, with_speakers
from onrecord.annotate.events import events
from onrecord.annotate.mentions import mentions
from onrecord.annotate.notices import notices
from onrecord.annotate.places import located, places
from onrecord.annotate.quantities import quantities
from onrecord.annotate.quotes import quotations
from onrecord.annotate.relations import relations
from onrecord.annotate.syntax import Parser, Syntax
from onrecord.annotate.times import times
from onrecord.records import Document, Reader, Record


def annotate(document: Document, syntax: Syntax, reader: Reader) -> Record:
    """The record of a document whose syntax is known."""
    quoted = quotations(document)
    namings = mentions(document, syntax)
    cast = entities(document, syntax, namings)
    found_places = places(document, syntax, cast)
    cast = located(cast, found_places)
    found_times = times(document, syntax)
    said = attributions(document, syntax, quoted, cast, found_times)
    cast = with_speakers(cast, syntax, said)
    chains = Chains(said)
    happened = events(document, syntax, cast, found_places, found_times, chains)
    standing = relations(document, syntax, cast, chains)
    counted = quantities(document, syntax, found_times, chains)
    remarked = notices(document, syntax, cast, found_times, chains, happened, counted)
    return Record(
        reader=reader,
        document=document,
        entities=cast.entities,
        times=found_times,
        attributions=said,
        events=happened,
        relations=standing,
        quantities=counted,
        notices=remarked,
    )


def read_document(document: Document, parser: Parser | None = None) -> Record:
    """Read one document with the installed parser, or the one given."""
    if parser is None:
        from onrecord.models import default_parser

        parser = default_parser()
    (syntax,) = parser.parse([document])
    return annotate(document, syntax, reader_of(parser))


def reader_of(parser: Parser) -> Reader:
    """Who reads: this version with that parser."""
    from onrecord import __version__

    return Reader(name="onrecord", version=__version__, models={parser.name: parser.sha256})


def read(text: str, *, published: str | None = None, source: str = "-") -> Record:
    """Read one report given as text."""
    from onrecord.ingest import Raw, ingest

    return read_document(ingest(Raw(data=text.encode(), source=source, published=published)))

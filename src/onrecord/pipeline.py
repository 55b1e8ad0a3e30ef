"""Reading: one report in, its record out.

The flow, in the order of the calls in `annotate`::

    Document ─parser─────────────────────────────────→ Syntax
    Document ─quotes.quotations──────────────────────→ quotations
    Syntax ─mentions.mentions──→ namings ─entities.entities, linker→ Cast ─places.places→ places ─located→ Cast
    Syntax ─times.times──────────────────────────────→ times
    Document ─tagger─────────────────────────────────→ tagged
    Syntax, quotations, Cast, times, tagged ─attributions→ attributions ─with_speakers→ Cast · Chains
    Syntax, Cast, places, times, Chains ─events, coder→ events
    Syntax, Cast, times, Chains ─relations───────────→ relations
    Syntax, times, Chains ─quantities────────────────→ quantities
    all of them ─notices─────────────────────────────→ notices
    all of them ─bystanders.without_bystanders───────→ the record, without whoever takes no part in it

Every step is a pure function; a record is a function of the bytes, the publication date and the version.
`read_many` gives one result a document: a failing document is a value, a bug is raised.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from onrecord.annotate.attributions import attributions
from onrecord.annotate.bystanders import without_bystanders
from onrecord.annotate.casting.homes import at_home
from onrecord.annotate.chains import Chains
from onrecord.annotate.coded import Coder
from onrecord.annotate.entities import entities, with_speakers
from onrecord.annotate.events import events
from onrecord.annotate.identities import identified, in_office
from onrecord.annotate.linked import Linker
from onrecord.annotate.mentions import mentions
from onrecord.annotate.notices import notices
from onrecord.annotate.places import located, places
from onrecord.annotate.quantities import quantities
from onrecord.annotate.quotes import quotations
from onrecord.annotate.relations import relations
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.tagged import Tagged
from onrecord.annotate.times import times
from onrecord.errors import InstallError, NotText, OnrecordError, ParserDied, UsageError
from onrecord.ingest import Raw, ingest
from onrecord.ingest.limits import DEFAULT, Limits
from onrecord.ingest.metadata import check_date
from onrecord.ingest.sources import expand, holds_many
from onrecord.lexicons.own_actors import OwnActors, actors_of
from onrecord.models import Models, default_models
from onrecord.records import Document, Reader, Record

# Starting a worker (interpreter, parser, lexicons) costs seconds; fewer reports than this are read sooner without.
_WORTH_A_POOL = 32


def annotate(
    document: Document,
    syntax: Syntax,
    tagged: Sequence[Tagged],
    reader: Reader,
    coder: Coder | None = None,
    actors: OwnActors | None = None,
    linker: Linker | None = None,
) -> Record:
    """The record of a document whose syntax is known, and what a tagger marked in it (nothing, without one). A coder
    has a say in its events, a linker in who is who; `actors` are the user's own."""
    if actors is not None:
        with actors.known():
            return _annotate(document, syntax, tagged, reader, coder, actors, linker)
    return _annotate(document, syntax, tagged, reader, coder, None, linker)


def _annotate(
    document: Document,
    syntax: Syntax,
    tagged: Sequence[Tagged],
    reader: Reader,
    coder: Coder | None,
    actors: OwnActors | None,
    linker: Linker | None,
) -> Record:
    quoted = quotations(document)
    namings = mentions(document, syntax)
    cast = entities(document, syntax, namings, tagged, linker)
    found_places = places(document, syntax, cast)
    cast = located(cast, found_places)
    cast = at_home(cast, syntax)
    cast = in_office(cast, document.published)
    if actors is not None:
        cast = identified(cast, actors, document.published)
    found_times = times(document, syntax)
    said = attributions(document, syntax, quoted, cast, found_times, tagged)
    cast = with_speakers(cast, syntax, said)
    chains = Chains(said)
    happened = events(document, syntax, cast, found_places, found_times, chains, coder)
    standing = relations(document, syntax, cast, chains, found_times)
    counted = quantities(document, syntax, found_times, chains)
    remarked = notices(document, syntax, cast, found_times, chains, happened, counted)
    return without_bystanders(
        Record(
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
    )


def read_document(document: Document, models: Models | None = None, actors: OwnActors | None = None) -> Record:
    """Read one document with the installed models, or those given, and the user's own actors."""
    if models is None:
        models = default_models()
    (syntax,) = models.parser.parse([document])
    tagged = models.tagger.tag(document) if models.tagger is not None else ()
    return annotate(document, syntax, tagged, reader_of(models, actors), models.coder, actors, models.linker)


def reader_of(models: Models, actors: OwnActors | None = None) -> Reader:
    """Who reads: this version with those models, and the user's own actors."""
    from onrecord import __version__

    own = {"actors": actors.sha256} if actors is not None else {}
    return Reader(name="onrecord", version=__version__, models={**models.hashes(), **own})


def read(
    text: str | bytes,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    source: str = "-",
    title: str | None = None,
    media_type: str | None = None,
    limits: Limits = DEFAULT,
    models: Models | None = None,
    actors: str | Path | OwnActors | None = None,
) -> Record:
    """Read one report: text, or the bytes of a text or HTML file.

    Args:
        text: the report. Whether it is HTML is seen from how it opens, unless `media_type` says so.
        published: the publication date, ISO 8601; relative dates in the report are resolved against it.
        outlet: who published it.
        url: where it was published.
        source: a name for the document, kept in its record and named in errors.
        title: its title.
        media_type: "text/plain" or "text/html", with a charset if that is known.
        limits: what the document may cost.
        models: what to read with; None takes the installed models.
        actors: the user's own actors: a file (docs/actors-file.md), or one loaded before with `actors_of`.

    Raises:
        UsageError: `published` is no date, or the file of actors is malformed.
        DocumentError: the document cannot be read; see `onrecord.errors` for the kinds.
    """
    raw = Raw(
        data=text if isinstance(text, bytes) else _encoded(text, source),
        source=source,
        url=url,
        outlet=outlet,
        title=title,
        published=published,
        media_type=media_type,
    )
    return read_document(ingest(raw, limits), models, actors_of(actors))


def _encoded(text: str, source: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as err:
        raise NotText("half of a surrogate pair in the text", document=source, step="ingest", cause=err) from err


def read_file(
    path: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    media_type: str | None = None,
    limits: Limits = DEFAULT,
    models: Models | None = None,
    actors: str | Path | OwnActors | None = None,
) -> Record:
    """Read one report from a text or HTML file, or a page by its URL; the arguments are those of `read`.

    Raises:
        UsageError: there is no such file, it may hold several reports (a folder, JSON Lines, a feed, a web archive),
            `published` is no date, or the file of actors is malformed.
        DocumentError: the file or what is in it cannot be read, or the page cannot be fetched.
    """
    if holds_many(path):
        raise UsageError("read_many reads folders, JSON Lines, feeds and web archives", document=str(path))
    about = Raw(data=b"", source="", url=url, outlet=outlet, title=title, published=published, media_type=media_type)
    found = list(islice(expand(path, about=about, limits=limits), 2))
    if len(found) != 1:
        raise UsageError("a feed; read_many reads it", document=str(path))
    (raw,) = found
    if isinstance(raw, OnrecordError):
        raise raw
    return read_document(ingest(raw, limits), models, actors_of(actors))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document of many: its record, or the error that says why there is none; neither where it
    was not to be read.

    `raw` are the bytes as they came and what was said about them, None where they could not be had.
    """

    source: str
    raw: Raw | None
    record: Record | None
    error: OnrecordError | None


def read_many(
    sources: Iterable[str | Path | Raw],
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    workers: int | None = None,
    limits: Limits = DEFAULT,
    models: Models | None = None,
    unless: Callable[[Raw], bool] | None = None,
    actors: str | Path | OwnActors | None = None,
) -> Iterator[Result]:
    """Read many reports, one result each, in the order of the sources.

    A failing document is a value; a bug in the reader is raised. Sources are taken as they are needed and few are
    in flight at once, so memory stays flat however many there are. Records are the same bytes however many workers
    read them.

    Args:
        sources: files, JSON Lines, feeds, web archives, folders, URLs, "-", or documents in hand
            (`onrecord.ingest.Raw`).
        published, outlet, url: said about every document of a file or folder.
        workers: how many processes read; None takes all cores once there are enough documents to pay for their
            start, 1 reads in this process.
        limits: what each document may cost.
        models: what to read with; reading with models of your own stays in this process.
        unless: documents of which this is true are not read.
        actors: the user's own actors, as of `read`.

    Raises:
        UsageError: `published` is no date, the file of actors is malformed, or several workers were asked for with
            models of one's own.
    """
    if published is not None:
        check_date(published)
    if models is not None and workers is not None and workers > 1:
        raise UsageError("models of one's own read in one process; leave out workers")
    about = Raw(data=b"", source="", published=published, outlet=outlet, url=url)
    given = _expanded(sources, about, limits)
    if unless is not None:
        given = (_Passed(raw) if isinstance(raw, Raw) and unless(raw) else raw for raw in given)
    return _read_many(given, workers, limits, models, actors_of(actors))


@dataclass(frozen=True, slots=True)
class _Passed:
    """A document that is not to be read."""

    raw: Raw


_Given = Raw | OnrecordError | _Passed


def _expanded(sources: Iterable[str | Path | Raw], about: Raw, limits: Limits) -> Iterator[_Given]:
    for source in sources:
        if isinstance(source, Raw):
            yield source
        else:
            yield from expand(source, about=about, limits=limits)


def _read_many(
    given: Iterator[_Given], workers: int | None, limits: Limits, models: Models | None, actors: OwnActors | None
) -> Iterator[Result]:
    from onrecord.pool import cores, in_order

    head = list(islice(given, _WORTH_A_POOL)) if workers is None and models is None else []
    if workers is None:
        workers = cores() if len(head) == _WORTH_A_POOL else 1
    given = chain(head, given)
    if workers == 1:
        yield from (_result(raw, limits, models, actors) for raw in given)
        return
    names: deque[str] = deque()

    def arguments() -> Iterator[tuple[_Given, Limits, OwnActors | None]]:
        for one in given:
            raw = one.raw if isinstance(one, _Passed) else one
            names.append(raw.source if isinstance(raw, Raw) else raw.document or "-")
            yield one, limits, actors

    for made in in_order("onrecord.pipeline:read_in_worker", arguments(), workers):
        name = names.popleft()
        yield Result(name, None, None, _died(name, made)) if isinstance(made, ParserDied) else made


def _died(name: str, error: ParserDied) -> ParserDied:
    return ParserDied(error.message, document=name, step=error.step, cause=error.cause)


def read_in_worker(argument: tuple[_Given, Limits, OwnActors | None]) -> Result:
    """One document in a process of `read_many`."""
    raw, limits, actors = argument
    return _result(raw, limits, None, actors)


def _result(raw: _Given, limits: Limits, models: Models | None, actors: OwnActors | None) -> Result:
    if isinstance(raw, _Passed):
        return Result(raw.raw.source, raw.raw, None, None)
    if isinstance(raw, OnrecordError):
        return Result(raw.document or "-", None, None, raw)
    try:
        return Result(raw.source, raw, read_document(ingest(raw, limits), models, actors), None)
    except InstallError:
        raise  # not this document's fault: every other one would fail as well
    except OnrecordError as err:
        return Result(raw.source, raw, None, err)

"""Reading a ledger: reports, records and answers; nothing here writes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine, Row

from onrecord import wire
from onrecord.errors import UsageError
from onrecord.ingest import Raw
from onrecord.ingest.metadata import check_date
from onrecord.ledger import actor_questions, judging, questions, schema, search
from onrecord.ledger.at_hand import AtHand, Latest
from onrecord.ledger.cursors import Place
from onrecord.ledger.database import Store, reading
from onrecord.ledger.documents import number_of
from onrecord.ledger.extracts import ExtractView
from onrecord.ledger.incident_view import IncidentView, records_about
from onrecord.ledger.judgement_view import JudgementView, judged_as, verdicts_in
from onrecord.ledger.listing import ListingView, state
from onrecord.ledger.query import matches, parse
from onrecord.ledger.questions import Answer, Filters, Within
from onrecord.ledger.rows import ActorRow, Finding, Hit, Quarantined, Report, Revision
from onrecord.ledger.store import input_id, reader_id
from onrecord.ledger.words import units
from onrecord.records import Reader, Record

ANYTHING = Filters()
DEFAULT_LIMIT = 50
_ASKED_LAST, _ASKED_OFTEN = 500, 50
_BATCH = 200

_d, _r, _m = schema.documents, schema.revisions, schema.readers
_REPORT = (
    select(_d.c.n, _d.c.id, _d.c.source, _d.c.url, _d.c.outlet, _d.c.title, _d.c.published, _r.c.id, _m.c.version,
           _r.c.added, _r.c.record)
    .join_from(_d, _r, _r.c.n == _d.c.current)
    .join(_m, _m.c.id == _r.c.reader)
)  # fmt: skip


class View(IncidentView, JudgementView, ExtractView, ListingView):
    """What a ledger holds. Every answer is of one moment: a report added meanwhile is in it or it is not."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._store: Store = engine
        self._at_hand = AtHand()
        self._proposals = Latest(_ASKED_LAST)
        self._sums = Latest(1)
        self._actors: Latest[tuple[ActorRow, ...]] = Latest(_ASKED_OFTEN)

    @contextmanager
    def moment(self) -> Iterator[View]:
        """The ledger as it is now: all that this view is asked while it is open has an answer of one moment. For one
        thread; what is asked often comes sooner, too."""
        with reading(self._store) as connection:
            now = View(self._engine)
            now._store, now._at_hand = connection, self._at_hand
            now._proposals, now._sums, now._actors = self._proposals, self._sums, self._actors
            yield now

    def __len__(self) -> int:
        """How many reports there are."""
        with reading(self._store) as connection:
            return int(connection.execute(select(func.count()).select_from(_d)).scalar_one())

    def records(self, *, since: str | None = None, until: str | None = None) -> Iterator[bytes]:
        """The record of every report in its written form, in the order of the ids; of those published on the days
        from `since` to `until`, if these are given.

        Raises:
            UsageError: a day that is none.
        """
        asked = _REPORT.order_by(_d.c.id)
        asked = asked.where(_d.c.day >= check_date(since)[:10]) if since else asked
        asked = asked.where(_d.c.day <= check_date(until)[:10], _d.c.day > "") if until else asked
        with reading(self._store) as connection:
            rows = connection.execution_options(yield_per=_BATCH).execute(asked)
            for row in rows:
                yield zlib.decompress(row.record)

    def report(self, document: str) -> tuple[Report, Record]:
        """A report, by its id or the beginning of it, and its record as people have amended it; what they rejected is
        in it. `revision` has the record as it was read.

        Raises:
            UsageError: there is none, or there are several.
        """
        with reading(self._store) as connection:
            number = number_of(connection, document)
            report, record = self._report(connection.execute(_REPORT.where(_d.c.n == number)).one())
            return report, judging.Amended(connection).of(record)

    def revisions(self, document: str) -> tuple[Revision, ...]:
        """The readings of a report that are kept, in the order in which they count; the last is the current one."""
        with reading(self._store) as connection:
            number = number_of(connection, document)
            found = (
                select(_r.c.id, _d.c.id, _m.c.id, _m.c.version, _r.c.added, _r.c.n == _d.c.current)
                .join_from(_r, _d, _d.c.n == _r.c.document)
                .join(_m, _m.c.id == _r.c.reader)
                .where(_d.c.n == number)
                .order_by(_r.c.rank)
            )
            return tuple(
                Revision(id=i, document=d, reader=m, version=v, added=a, current=bool(c))
                for i, d, m, v, a, c in connection.execute(found)
            )

    def revision(self, revision: str) -> Record:
        """The record of one revision, by its id.

        Raises:
            UsageError: there is none.
        """
        with reading(self._store) as connection:
            data = connection.execute(select(_r.c.record).where(_r.c.id == revision)).scalar()
        if data is None:
            raise UsageError(f"no revision {revision}", step="ledger")
        return wire.from_json(zlib.decompress(data))

    def raw(self, document: str) -> bytes | None:
        """The bytes of a report as they came; None where only the record was kept."""
        t = schema.raws
        with reading(self._store) as connection:
            number = number_of(connection, document)
            digest = select(_d.c.raw_sha256).where(_d.c.n == number).scalar_subquery()
            data = connection.execute(select(t.c.data).where(t.c.sha256 == digest)).scalar()
        return zlib.decompress(data) if data is not None else None

    def known(self, raw: Raw, reader: Reader) -> str | None:
        """The id of the document that this reader has read from this input already; None if it has not."""
        t = schema.readings
        found = (
            select(_d.c.id)
            .join_from(t, _r, _r.c.n == t.c.revision)
            .join(_d, _d.c.n == _r.c.document)
            .where(t.c.input == input_id(raw), t.c.reader == reader_id(reader))
        )
        with reading(self._store) as connection:
            return connection.execute(found).scalar()

    def quarantined(self) -> tuple[Quarantined, ...]:
        """The inputs that could not be read and have not been read since, by source."""
        t = schema.quarantine
        read = select(schema.readings.c.input).where(schema.readings.c.input == t.c.input).exists()
        with reading(self._store) as connection:
            rows = connection.execute(select(t).where(~read).order_by(t.c.source, t.c.reason)).mappings()
            return tuple(Quarantined(**{name: row[name] for name in Quarantined.__dataclass_fields__}) for row in rows)

    def statements(self, asked: Filters = ANYTHING, *, limit: int | None = DEFAULT_LIMIT) -> tuple[Finding, ...]:
        """The statements that answer, newest first."""
        with reading(self._store) as connection:
            within = self._within(connection, asked, "a")
            return self._findings(connection, questions.statements(connection, asked, within, limit))

    def events(self, asked: Filters = ANYTHING, *, limit: int | None = DEFAULT_LIMIT) -> tuple[Finding, ...]:
        """The events that answer, newest first."""
        with reading(self._store) as connection:
            within = self._within(connection, asked, "v")
            return self._findings(connection, questions.events(connection, asked, within, limit))

    def timeline(self, asked: Filters = ANYTHING, *, limit: int | None = DEFAULT_LIMIT) -> tuple[Finding, ...]:
        """The events that answer and whose own day is known: the newest, in the order of the days."""
        with reading(self._store) as connection:
            within = self._within(connection, asked, "v")
            found = self._findings(connection, questions.events(connection, asked, within, limit, dated=True))
        return tuple(sorted(found, key=lambda f: f.day or ""))

    def actors(self, asked: Filters = ANYTHING, *, limit: int | None = DEFAULT_LIMIT) -> tuple[ActorRow, ...]:
        """Who is named in the reports and says, does or undergoes something; those in most reports first."""
        with reading(self._store) as connection:
            document = self._document(connection, asked)
            name = (state(connection), asked, limit)
            return self._actors.get(name, lambda: actor_questions.actors(connection, asked, document, limit))

    def actor(self, actor: str) -> ActorRow:
        """Somebody or something named, by its id or that of anybody judged to be the same.

        Raises:
            UsageError: there is none of this id.
        """
        with reading(self._store) as connection:
            return actor_questions.actor(connection, actor)

    def search(
        self, query: str, *, limit: int | None = DEFAULT_LIMIT, rejected: bool = False, behind: Place | None = None
    ) -> tuple[Hit, ...]:
        """The reports in which something answers a query (`onrecord.ledger.query`), newest first.

        Args:
            query: what is looked for.
            limit: at most so many reports.
            rejected: whether statements and events that people have rejected are answers too.
            behind: only what stands behind this place (`Hit.place`).

        Raises:
            UsageError: the query cannot be read.
        """
        asked = parse(query)
        hits: list[Hit] = []
        with reading(self._store) as connection:
            amended = judging.Amended(connection)
            last = int(behind[0]) if behind is not None else None
            for at, revision, places in search.found(connection, asked, behind=last):
                report, record = self._report(connection.execute(_REPORT.where(_r.c.n == revision)).one())
                read, record = record, amended.of(record)
                every = self._at_hand.units(report.revision, read) if read is record else units(record)
                # The store's word is taken for what it cannot find, not for what it finds: of a long text, it may
                # not know where a phrase stands.
                gone = frozenset() if rejected else judged_as(connection, report.id, "reject")
                answers = [unit for unit in every if unit.id not in gone and matches(asked, unit)]
                if not any(every[place].id not in gone and matches(asked, every[place]) for place in places):
                    continue
                ids = {k: tuple(str(u.id) for u in answers if u.kind == k) for k in ("statement", "event")}
                hits.append(Hit(report, record, every[0] in answers[:1], ids["statement"], ids["event"], (at,)))
                if limit is not None and len(hits) >= limit:
                    break
        return tuple(hits)

    def _document(self, connection: Connection, asked: Filters) -> int | None:
        return number_of(connection, asked.document) if asked.document is not None else None

    def _within(self, connection: Connection, asked: Filters, kind: str) -> Within:
        """Where to look for statements ("a") or events ("v")."""
        among = records_about(connection, asked.incident, kind) if asked.incident is not None else None
        return Within(self._document(connection, asked), among)

    def _report(self, row: Row[*tuple[Any, ...]]) -> tuple[Report, Record]:
        _, document, source, url, outlet, title, published, revision, version, added, data = row
        report = Report(
            id=document, source=source, url=url, outlet=outlet, title=title, published=published, revision=revision,
            reader=version, added=added,
        )  # fmt: skip
        return report, self._at_hand.record(revision, data)

    def _findings(self, connection: Connection, found: Sequence[Answer]) -> tuple[Finding, ...]:
        """Answers with their reports and records, each read once."""
        wanted = sorted({row.document for row in found})
        amended = judging.Amended(connection)
        reports: dict[int, tuple[Report, Record]] = {}
        for start in range(0, len(wanted), _BATCH):
            some = connection.execute(_REPORT.where(_d.c.n.in_(wanted[start : start + _BATCH]))).all()
            for row in some:
                report, record = self._report(row)
                reports[row[0]] = report, amended.of(record)
        verdicts = verdicts_in(connection, wanted)

        def finding(x: Answer) -> Finding:
            verdict = verdicts.get((x.document, x.id), "")
            return Finding(*reports[x.document], x.id, x.day or None, x.last_day or None, x.dated, verdict)

        return tuple(map(finding, found))

"""Reading: a lot of reports as they came -> its rows of every table, and of what could not be read."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.archive.folder import Folder
from onrecord.archive.tables import FAILURES, LOTS, READ, UNKNOWN, done_of, failures_of, file_of, input_of
from onrecord.archive.unpacking import raw_of, told
from onrecord.errors import InstallError, OnrecordError, ParserDied
from onrecord.export.parquet import rows_of
from onrecord.incidents.shingles import shingles
from onrecord.incidents.tellings import tellings
from onrecord.ingest import Raw
from onrecord.ingest.limits import DEFAULT
from onrecord.ingest.sandbox import Sandbox
from onrecord.ledger.index import rows_of as indexed
from onrecord.ledger.linked import key_numbers
from onrecord.ledger.store import rank_of, sha256
from onrecord.pipeline import Result
from onrecord.records import Record

Tables = dict[tuple[str, str], list[dict[str, Any]]]
"""Rows by table and month."""


class Reader:
    """Reads lots of an archive, each once: a worker of the engine holds one, and it the models.

    The models are in a process of its own, so that a report that crashes a native parser costs that report only.
    """

    def __init__(self, where: str) -> None:
        self.folder = Folder(where)
        self.models = Sandbox("onrecord.pipeline:read_in_worker")

    def read(self, lots: Any) -> list[dict[str, Any]]:
        """Read each of a column of lots; what became of it, with `stopped` where nothing further can be read."""
        return [self._read(lot) for lot in lots.to_pylist()]

    def close(self) -> None:
        """End the process with the models."""
        self.models.close()

    def _read(self, lot: str) -> dict[str, Any]:
        try:
            if self.folder.has(done_of(lot)):
                return self.folder.read(done_of(lot))[0] | {"stopped": None}
            return self._done(lot) | {"stopped": None}
        except (OSError, OnrecordError) as err:
            # What cannot be kept, or read at all, is no fault of a report.
            words = str(err) if isinstance(err, OnrecordError) else f"{type(err).__name__}: {err}"
            return {"lot": lot, "reports": 0, "failures": 0, "seconds": 0.0, "stopped": words}

    def _done(self, lot: str) -> dict[str, Any]:
        start = time.monotonic()
        made: Tables = defaultdict(list)
        failures = []
        inputs = self.folder.read(input_of(lot))
        for n, row in enumerate(inputs):
            found = row if row["error"] is not None else self._record(raw_of(row))
            if isinstance(found, Record):
                month = (found.document.published or UNKNOWN)[:7]
                for table, one in rows(found, n):
                    made[table, month].append(one)
            else:
                names = ("error", "step", "reason")
                failures.append({name: found[name] for name in names} | {"source": row["source"], "input": n})
        for (table, month), some in sorted(made.items()):
            self.folder.write(file_of(table, month, lot), READ[table], some)
        if failures:
            self.folder.write(failures_of(lot), FAILURES, failures)
        done = {"lot": lot, "reports": len(inputs) - len(failures), "failures": len(failures),
                "seconds": time.monotonic() - start}  # fmt: skip
        self.folder.write(done_of(lot), LOTS, [done])
        return done

    def _record(self, raw: Raw) -> Record | dict[str, Any]:
        """The record of a report, or why there is none.

        Raises:
            InstallError: not this report's fault: every other one would fail as well.
        """
        try:
            result: Result = self.models.call((raw, DEFAULT, None))
        except InstallError:
            raise
        except ParserDied as err:
            return told(ParserDied(err.message, document=raw.source, step=err.step, cause=err.cause))
        except RuntimeError as err:
            # A bug of the reader: it is told as one, and the millions of other reports are read.
            return {"error": "RuntimeError", "step": "read", "reason": str(err)}
        return result.record if result.record is not None else told(result.error or OnrecordError())


def rows(record: Record, n: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a record, the nth of its lot, each with its table."""
    for table, row in rows_of(record):
        if table == "documents":
            version = rank_of(record, sha256(row["record"].encode()))
            row |= {"input": n, "version": version}
        yield table, row
    of = {"document": record.document.id, "version": version}
    for telling in tellings(record):
        form = msgspec.msgpack.encode(telling)
        yield "tellings", {**of, "event": telling.event, "keys": list(key_numbers(telling)), "form": form}
    yield "copies", {**of, "shingles": sorted(shingles(record.document))}
    known = indexed(record)
    parts = known.parts()
    for id, actor in known.actors().items():
        part = parts.get(id)
        counts = {name: getattr(part, name, None) for name in ("says", "does", "undergoes")}
        yield "parts", {**of, "actor": id, "key": actor.key, "name": actor.name, "kind": actor.kind,
                        "named": actor.named, **counts}  # fmt: skip
    for trait in sorted(known.traits):
        yield "traits", {**of, "actor": trait.actor, "what": trait.what, "value": trait.value}

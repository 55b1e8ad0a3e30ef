"""A reader without models for tests of the engine: it knows the records of the samples, and reads nothing else.

    python -m tests.archive.known SOURCE... OUT [--address=HOST:PORT] [--link]

reads as `onrecord archive` does, on Ray where an address is given, links what it has read where that is asked for, and
ends with status 3 where it is stopped."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from onrecord.archive import job
from onrecord.archive.engine import start
from onrecord.archive.folder import Folder
from onrecord.archive.linking import link
from onrecord.archive.reading import Reader
from onrecord.errors import ArchiveError, NotText
from onrecord.ingest import Raw
from onrecord.ledger.grounding import document_id
from onrecord.pipeline import Result
from onrecord.records import Record
from onrecord.samples import samples
from tests.ledger.stored import golden

LOT = 4


def known() -> dict[str, Record]:
    """The samples' records by the text they were read from."""
    texts = {s.text.replace("\r\n", "\n"): s for s in samples()}
    return {text: r for text in texts for r in golden() if r.document.text.replace("\r\n", "\n") == text}


class Known:
    """In place of the process with the models."""

    def __init__(self) -> None:
        self._records = known()

    def call(self, argument: tuple[Raw, Any, Any]) -> Result:
        raw = argument[0]
        text = raw.data.decode().replace("\r\n", "\n")
        if "ONRECORD_SLOWLY" in os.environ:
            time.sleep(0.25)  # so that a test has time to kill it in the middle
        if text.startswith("bug"):
            raise RuntimeError("in onrecord.pipeline:read_in_worker:\nKeyError: 'a bug'")
        if text not in self._records:
            return Result(raw.source, raw, None, NotText(document=raw.source, step="ingest"))
        return Result(raw.source, raw, _of(self._records[text], raw), None)

    def close(self) -> None:
        """There is no process to end."""


def _of(record: Record, raw: Raw) -> Record:
    """The record, had the report come like this."""
    document = dataclasses.replace(
        record.document, source=raw.source, url=raw.url, raw_sha256=hashlib.sha256(raw.data).hexdigest()
    )
    return dataclasses.replace(record, document=dataclasses.replace(document, id=document_id(document)))


class KnownReader(Reader):
    """Reads what is known."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.models = Known()  # type: ignore[assignment]


def lines(path: Path, count: int, *, more: tuple[str, ...] = ()) -> Path:
    """A file of JSON Lines with so many reports: the samples over and over, each time from elsewhere."""
    given = samples()
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            sample = given[n % len(given)]
            said = {"text": sample.text, "url": f"https://coast.example/{n}", "published": sample.published}
            file.write(json.dumps(said) + "\n")
        file.writelines(f"{line}\n" for line in more)
    return path


def read(sources: list[str], out: str, *, workers: int = 1) -> list[job.Done]:
    """Read on the engine that is started."""
    planned = job.plan(sources, out, workers=workers, together=LOT)
    return list(job.read(planned, workers=workers, of=KnownReader))


def main() -> None:
    *sources, out = [x for x in sys.argv[1:] if not x.startswith("--")]
    address = next((x.partition("=")[2] for x in sys.argv if x.startswith("--address=")), None)
    start("ray" if address else "local", address)
    try:
        done = read(sources, out, workers=2)
        if "--link" in sys.argv:
            link(Folder(out), workers=2)
    except ArchiveError as err:
        print(err, file=sys.stderr, flush=True)
        os._exit(3)  # the engine's threads may abort an interpreter that ends in order
    print(sum(one.reports for one in done), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()

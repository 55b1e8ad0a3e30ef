"""Reports that were labelled by hand in this project, by corpus and id: the gold holds no text of theirs."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.evaluation.documents import as_document, load_lines
from onrecord.ingest import Raw, ingest
from onrecord.records import Document
from onrecord.samples import samples

_FILES = {
    "polnear": Path("polnear/dev.jsonl.gz"),
    "re3d": Path("re3d/train.jsonl"),
    "timebank": Path("tempeval3/timebank.jsonl"),
    "aquaint": Path("tempeval3/aquaint.jsonl"),
}


INVENTED = "invented"


def absent_files(corpora: Path) -> tuple[Path, ...]:
    """The files that labelled reports stand in and that are not below this folder."""
    return tuple(corpora / file for file in _FILES.values() if not (corpora / file).exists())


def load_labelled(path: Path, what: str, fields: Mapping[str, type], corpora: Path) -> list[dict[str, Any]]:
    """The labelled reports of a file whose text is at hand, each with its `document`.

    Args:
        path: JSON Lines; a line has `corpus` ("samples", `INVENTED`, or a key of `_FILES`), `id` and `sha256` (of the
            text). The texts of `INVENTED` are our own and stand in a file of that name beside it.
        what: what a line is, for messages.
        fields: the other fields that every line must have, with their types.
        corpora: the folder of the corpora. Reports of a corpus that is not there are left out, with a warning.

    Raises:
        UsageError: a line is of another form, or a text is not the one that was labelled.
    """
    rows = load_lines(path, what, {"corpus": str, "id": str, "sha256": str, **fields})
    known: dict[str, dict[str, Document] | None] = {}
    items: list[dict[str, Any]] = []
    left_out: dict[str, int] = {}
    for row in rows:
        name, id = row["corpus"], row["id"]
        if name not in known:
            known[name] = _documents(name, corpora, path.parent)
        documents = known[name]
        if documents is None:
            left_out[name] = left_out.get(name, 0) + 1
            continue
        document = documents.get(id)
        if document is None:
            raise UsageError(f"{path}: {name} has no report {id}")
        if hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
            raise UsageError(f"{path}: the text of {name} {id} is not the one that was labelled (its sha256 differs)")
        items.append({**row, "document": document})
    for name, count in sorted(left_out.items()):
        where = corpora / _FILES[name]
        warnings.warn(f"{count} labelled reports are left out: there is no {where} (ONRECORD_CORPORA)", stacklevel=2)
    return items


def _documents(name: str, corpora: Path, beside: Path) -> dict[str, Document] | None:
    """The reports of a corpus by id; None where it is not there."""
    if name == "samples":
        read = (Raw(data=s.data, source=s.name, published=s.published, outlet=s.outlet) for s in samples())
        return {raw.source: ingest(raw) for raw in read}
    if name != INVENTED and name not in _FILES:
        raise UsageError(f"no corpus {name!r} of labelled reports; there are samples, {INVENTED}, {', '.join(_FILES)}")
    path = beside / f"{INVENTED}.jsonl" if name == INVENTED else corpora / _FILES[name]
    if name != INVENTED and not path.exists():
        return None
    rows = load_lines(path, f"report of {name}", {"id": str, "text": str})
    return {row["id"]: as_document(row["text"], row["id"], row.get("date") or row.get("dct")) for row in rows}

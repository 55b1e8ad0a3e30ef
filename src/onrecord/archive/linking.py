"""Linking an archive: which reports tell of one happening, who is copied, who is one, as joins and group-bys.

    tellings ─by key→ blocks ─compare→ scores ─labels→ parts of the graph ─cluster→ members ┐
    copies ─by run of words→ pairs ─containment→ copies ─labels→ families                   ├─assemble→ incidents
    documents ─────────────────────────────────────────────────────────────────── records ──┘
    parts, traits ─by actor→ actors

What is compared is what shares a key (`onrecord.incidents.candidates`), as in a ledger, and what comes out is the same.
No worker holds more of a block than the bound: a larger one of tellings is compared in pieces, each two of which meet.
A run of words that more reports share than that is no sign of a copy: it is left out, which is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from onrecord.archive import engine
from onrecord.archive.blocks import Assembling, Clustering, Comparing, Copying, incident_of, pieces
from onrecord.archive.folder import Folder
from onrecord.archive.tables import LINKED, done_of, linked_of, stem
from onrecord.errors import ArchiveError
from onrecord.incidents.cluster import ENOUGH
from onrecord.incidents.records import Incident
from onrecord.incidents.shingles import SAMPLED, worth_a_look
from onrecord.ledger.counting import usual
from onrecord.ledger.linkers import linker

BOUND = 5_000
"""The most of a block that one worker holds: of so many tellings, or reports, each is compared with each."""

_ROWS = 10_000
"""Rows of a file of what is found."""
_TOGETHER = 500
"""Reports whose tellings a task of the engine holds, about: half a megabyte each while blocks are made."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks of one kind: how many, the largest, and how many of them are over the bound: compared in pieces, which
    changes nothing, or left out."""

    of: str
    blocks: int
    largest: int
    in_pieces: int
    left_out: int
    bound: int


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking has found: how many incidents, and how large the blocks were."""

    incidents: int
    blocks: tuple[Blocks, ...]


def link(folder: Folder, *, workers: int, bound: int = BOUND) -> Linked:
    """Link all that an archive has, unless that is done already; what was found of a smaller archive, or by another
    version of the rules, goes.

    Args:
        folder: the archive; its lots are read.
        workers: how many compare and assemble at once.
        bound: how much of a block one worker holds.

    Raises:
        ArchiveError: the folder refuses, or the engine failed.
    """
    try:
        return _linked(folder, workers, bound)
    except OSError as err:
        raise ArchiveError("cannot be read or written", document=folder.where, step="archive", cause=err) from err


def _linked(folder: Folder, workers: int, bound: int) -> Linked:
    lots = sorted(stem(name) for name in folder.names("lots"))
    state = _state(lots, bound)
    done = linked_of("blocks", state, 0)
    if not folder.has(done):
        with engine.telling(), engine.tasks(max(workers, _reports(folder, lots) // _TOGETHER)):
            _write(folder, state, _Linking(folder, lots, workers, bound))
    blocks = tuple(Blocks(**row) for row in folder.read(done))
    for table in LINKED:
        for name in folder.names(table):
            if not stem(name).startswith(state):
                folder.remove(name)
    return Linked(sum(len(folder.read(name, ["id"])) for name in folder.names("incidents")), blocks)


def _state(lots: list[str], bound: int) -> str:
    """What the files of what is found are named by: another linker finds other things, and may write them otherwise."""
    return hashlib.sha256(msgspec.json.encode([lots, bound, linker(), LINKED])).hexdigest()[:12]


def _reports(folder: Folder, lots: Iterable[str]) -> int:
    import daft

    names = [folder.path(done_of(lot)) for lot in lots]
    if not names:
        return 0
    done = daft.read_parquet(names, io_config=engine.stores()).select("reports")
    return sum(row["reports"] for row in done.iter_rows())


def _write(folder: Folder, state: str, found: _Linking) -> None:
    _chunks(folder, "actors", state, found.actors())
    _chunks(folder, "incidents", state, (_row(incident_of(form), form) for form in found.incidents()))
    # Last: what says that it is done.
    rows = [{name: getattr(one, name) for name in LINKED["blocks"]} for one in found.blocks]
    folder.write(linked_of("blocks", state, 0), LINKED["blocks"], rows)


def _chunks(folder: Folder, table: str, state: str, rows: Iterable[Mapping[str, Any]]) -> None:
    ahead = iter(rows)
    n = 0
    while some := list(islice(ahead, _ROWS)):
        folder.write(linked_of(table, state, n), LINKED[table], some)
        n += 1


def _row(incident: Incident, form: str) -> dict[str, Any]:
    names = ("id", "type", "title", "begin", "end", "documents", "independent_origins")
    return {name: getattr(incident, name) for name in names} | {
        "country": incident.location.country if incident.location else None,
        "disputed": bool(incident.disputes),
        "events": [{"document": e.document, "event": e.event} for e in incident.events],
        "form": form,
    }


class _Linking:
    """The frames of one archive."""

    def __init__(self, folder: Folder, lots: Iterable[str], workers: int, bound: int) -> None:
        self.folder, self.workers, self.bound = folder, workers, bound
        self.lots = frozenset(lots)
        self.blocks: list[Blocks] = []
        # Of several records of one document that of the greatest version counts.
        copies = self._table("copies", "document", "version", "shingles")
        self.counts = copies.groupby("document").agg(_max("version")).collect() if copies is not None else None

    def incidents(self) -> Iterator[str]:
        """The written incidents."""
        import daft
        from daft import DataType, col

        tellings = self._counted("tellings", "event", "keys", "form")
        if tellings is None:
            return
        tellings = tellings.select(
            "document", "event", "keys", "form", (col("document") + daft.lit("/") + col("event")).alias("telling")
        )
        tellings = tellings.groupby("telling").agg(*(col(c).any_value() for c in ("document", "event", "keys", "form")))
        tellings = tellings.collect()
        scores = self._scores(tellings)
        grouped = self._clusters(scores)
        rest = tellings.select("telling").join(grouped, on="telling", how="anti")
        members = grouped.concat(rest.select("telling", col("telling").alias("incident")))
        members = members.join(tellings.select("telling", "document", "event"), on="telling")
        by_report = members.groupby("incident", "document").agg(col("event").list_agg().alias("events")).collect()
        # What one report tells first of is assembled together: mostly it is told by the same reports.
        first = by_report.groupby("incident").agg(col("document").min().alias("first"))
        told = daft.functions.to_struct(incident=col("incident"), events=col("events"))
        told = by_report.join(first, on="incident").select("first", "document", told.alias("told"))
        told = told.groupby("first", "document").agg(col("told").list_agg())
        records = self._counted("documents", "record", key="id").groupby("document").agg(col("record").any_value())
        told = told.join(records, on="document").join(self._families(), on="document", how="left")
        report = daft.functions.to_struct(record=col("record"), family=col("family"), told=col("told"))
        told = told.select("first", report.alias("report")).groupby("first").agg(col("report").list_agg())
        work = engine.pool(Assembling, (), "assemble", DataType.list(DataType.string()), self.workers, at_once=8)
        made = told.select(work(col("report")).alias("forms"))
        yield from (form for row in made.iter_rows() for form in row["forms"])

    def actors(self) -> Iterator[dict[str, Any]]:
        """Who is named or described: what they do is the sum over the reports, their name and kind what most of these
        say."""
        import daft
        from daft import col

        parts, traits = self._counted("parts", *_PART), self._counted("traits", "actor", "what", "value")
        if parts is None:
            return
        parts = parts.distinct("document", "actor").groupby("actor").agg(
            col("key").any_value(), col("name").max(), col("kind").any_value(), col("named").any_value(),
            col("says").count().alias("reports"), col("says").sum(), col("does").sum(), col("undergoes").sum(),
        )  # fmt: skip
        if traits is not None:
            said = traits.where(col("what").is_in(["name", "kind"])).distinct("document", "actor", "what", "value")
            said = said.groupby("actor", "what", "value").agg(col("document").count().alias("reports"))
            one = daft.functions.to_struct(what=col("what"), value=col("value"), reports=col("reports"))
            said = said.select("actor", one.alias("said")).groupby("actor").agg(col("said").list_agg())
            parts = parts.join(said, on="actor", how="left")
        for row in parts.iter_rows():
            said_of = {(s["what"], s["value"]): s["reports"] for s in row.get("said") or ()}
            counts = {name: row[name] or 0 for name in ("reports", "says", "does", "undergoes")}
            yield {"id": row["actor"], "key": row["key"], "named": row["named"], **counts} | {
                name: usual(said_of, name) or row[name] for name in ("name", "kind")
            }

    def _table(self, table: str, *columns: str) -> Any:
        import daft

        names = [self.folder.path(n) for n in self.folder.names(table) if stem(n) in self.lots]
        return daft.read_parquet(names, io_config=engine.stores()).select(*columns) if names else None

    def _counted(self, table: str, *columns: str, key: str = "document") -> Any:
        """These columns of a table, of the records that count."""
        from daft import col

        found = self._table(table, key, "version", *columns)
        if found is None:
            return None
        found = found.select(col(key).alias("document"), "version", *columns)
        return found.join(self.counts, on=["document", "version"])

    def _sizes(self, of: str, rows: Any, key: str, *, cut: bool) -> Any:
        """The keys that more than one has, with how many that are."""
        from daft import col

        sizes = rows.groupby(key).agg(col("name").count().alias("size")).where(col("size") > 1).collect()
        told = sizes.agg(col("size").count().alias("blocks"), col("size").max().alias("largest")).to_pydict()
        over = sizes.where(col("size") > self.bound).count_rows()
        numbers = (told["blocks"][0], told["largest"][0] or 0, over if cut else 0, 0 if cut else over)
        self.blocks.append(Blocks(of, *numbers, self.bound))
        return sizes

    def _scores(self, tellings: Any) -> Any:
        """The scores of tellings that share a key: a, b, score."""
        import daft
        from daft import DataType, col

        keyed = tellings.select(col("telling").alias("name"), col("keys").alias("key")).explode("key")
        keyed = keyed.where(~col("key").is_null()).collect()
        keyed = keyed.join(self._sizes("tellings", keyed, "key", cut=True), on="key").collect()
        theirs = keyed.groupby("name").agg(col("key").list_agg().alias("keys"))
        integer = DataType.int64()
        whole = {name: daft.lit(0).cast(integer).alias(name) for name in _PIECE}
        rows = keyed.where(col("size") <= self.bound).select("key", "name", *whole.values())
        if self.blocks[-1].in_pieces:
            piece = DataType.struct(dict.fromkeys(_PIECE, integer))
            cut = daft.func(pieces, return_dtype=DataType.list(piece))
            large = keyed.where(col("size") > self.bound)
            large = large.select("key", "name", cut(col("name"), col("size"), self.bound).alias("piece")).explode(
                "piece"
            )
            rows = rows.concat(large.select("key", "name", *(col("piece").get(n).alias(n) for n in _PIECE)))
        forms = tellings.select(col("telling").alias("name"), "form")
        rows = rows.join(theirs, on="name").join(forms, on="name").groupby("key", "low", "high")
        pair = DataType.struct({"a": DataType.string(), "b": DataType.string(), "score": DataType.float64()})
        work = engine.pool(Comparing, (), "compare", DataType.list(pair), self.workers, at_once=16)
        made = rows.agg(col("form").list_agg().alias("forms"), col("keys").list_agg(), col("mine").list_agg())
        made = made.select(
            work(col("key"), col("low"), col("high"), col("forms"), col("keys"), col("mine")).alias("pairs")
        )
        made = made.explode("pairs").where(~col("pairs").is_null())
        return made.select(*(col("pairs").get(name).alias(name) for name in ("a", "b", "score"))).collect()

    def _clusters(self, scores: Any) -> Any:
        """Each telling that hangs together with another, with the first of its cluster: telling, incident."""
        from daft import DataType, col
        from daft.functions import to_struct

        labels = labelled(scores.where(col("score") >= ENOUGH))
        mine = labels.select(col("node").alias("a"), "label")
        theirs = labels.select(col("node").alias("b"), col("label").alias("other"))
        inside = scores.join(mine, on="a").join(theirs, on="b").where(col("label") == col("other"))
        pair = to_struct(a=col("a"), b=col("b"), score=col("score"))
        told = DataType.list(DataType.struct({"telling": DataType.string(), "incident": DataType.string()}))
        work = engine.pool(Clustering, (), "cluster", told, self.workers, at_once=64)
        parts = inside.select("label", pair.alias("pair")).groupby("label").agg(col("pair").list_agg())
        made = parts.select(work(col("pair")).alias("one")).explode("one")
        return made.select(*(col("one").get(name).alias(name) for name in ("telling", "incident"))).collect()

    def _families(self) -> Any:
        """The documents that are in a family of copies: document, family."""
        import daft
        from daft import DataType, col

        copies = self._counted("copies", "shingles").groupby("document").agg(col("shingles").any_value()).collect()
        runs = copies.select(col("document").alias("name"), col("shingles").alias("run")).explode("run")
        runs = runs.where(~col("run").is_null()).where(col("run") % SAMPLED == 0).collect()
        sampled = runs.groupby("name").agg(col("run").count().alias("sampled")).collect()
        sizes = self._sizes("copies", runs, "run", cut=False).where(col("size") <= self.bound)
        shared = runs.join(sizes.select("run"), on="run").collect()
        pairs = shared.select(col("name").alias("a"), "run").join(
            shared.select(col("name").alias("b"), "run"), on="run"
        )
        pairs = pairs.where(col("a") < col("b")).groupby("a", "b").agg(col("run").count().alias("shared"))
        pairs = pairs.join(sampled.select(col("name").alias("a"), col("sampled").alias("mine")), on="a")
        pairs = pairs.join(sampled.select(col("name").alias("b"), col("sampled").alias("theirs")), on="b")
        look = daft.func(worth_a_look, return_dtype=DataType.bool())
        pairs = pairs.where(look(col("shared"), col("mine"), col("theirs"))).select("a", "b")
        for name in ("a", "b"):
            texts = copies.select(col("document").alias(name), col("shingles").alias(f"runs of {name}"))
            pairs = pairs.join(texts, on=name)
        work = engine.pool(Copying, (), "copied", DataType.bool(), self.workers, at_once=256)
        edges = pairs.select("a", "b", work(col("runs of a"), col("runs of b")).alias("copied"))
        found = labelled(edges.where(col("copied")))
        return found.select(col("node").alias("document"), col("label").alias("family"))


_PIECE = ("mine", "low", "high")
_PART = ("actor", "key", "name", "kind", "named", "says", "does", "undergoes")


def _max(name: str) -> Any:
    from daft import col

    return col(name).max()


def labelled(edges: Any) -> Any:
    """The parts of a graph, given by its edges (a, b): each node with the least of its part (node, label).

    Each node takes the least label of itself and its neighbours, and then the label of that one, until none changes:
    as many rounds as the logarithm of the longest way, about.
    """
    from daft import col

    edges = edges.select("a", "b").collect()
    both = edges.concat(edges.select(col("b").alias("a"), col("a").alias("b"))).collect()
    labels = both.select(col("a").alias("node")).distinct().select("node", col("node").alias("label")).collect()
    while labels.count_rows():
        beside = both.join(labels, left_on="b", right_on="node").select(col("a").alias("node"), "label")
        least = labels.concat(beside).groupby("node").agg(col("label").min()).collect()
        further = least.select(col("node").alias("label"), col("label").alias("least"))
        new = least.join(further, on="label").select("node", col("least").alias("label")).collect()
        changed = new.join(labels.select("node", col("label").alias("before")), on="node")
        labels = new
        if not changed.where(col("label") != col("before")).count_rows():
            break
    return labels

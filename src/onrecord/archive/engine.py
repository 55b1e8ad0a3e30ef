"""The engine: Daft with its own threads on this machine, or on Ray across several."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Literal

from onrecord.errors import ArchiveError, InstallError, UsageError
from onrecord.pool import cores

Engine = Literal["local", "ray"]

# Nothing is told to anybody, and the bars are ours.
_QUIET = {"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0", "RAY_USAGE_STATS_ENABLED": "0"}
# What a worker books of a node's cores. Half of what it uses, so that those of a node that has died find room on the
# others: one that finds none would be waited for for ever.
_CORES = 0.5
# The engine of this process: Daft takes but one.
_started: list[Engine] = []
# Seconds within which a cluster answers.
_PATIENCE = 10.0
# Seconds after which a cluster whose first machine does not answer any more is given up: Ray then ends this process.
_GONE = "30"
# Tasks for each worker at most: what the engine keeps in mind of each is some kilobytes.
_TASKS = 256
# Files are read together up to so many bytes, one of more bytes in several tasks, and so many files in a task at most.
_SMALL, _LARGE, _FILES = 4 << 20, 64 << 20, 512
# How often an object store or a server is asked that does not answer, a second later and then twice as late each time.
# Daft itself would ask a store 25 times, which takes longer than anybody waits.
_ASKED = 4


def start(engine: Engine = "local", address: str | None = None) -> int:
    """Make ready what the work is done by; how many workers it has room for.

    Args:
        engine: which.
        address: of a Ray cluster, host:port; None for one that runs on this machine already, or else is started.

    Raises:
        InstallError: Daft or Ray is not installed.
        UsageError: an address without Ray.
        ArchiveError: the cluster does not answer.
    """
    if engine == "local" and address is not None:
        raise UsageError("an address is one of a Ray cluster: say --engine ray", step="archive")
    os.environ.update(_QUIET)
    daft = _module("daft")
    if engine == "ray":
        _module("ray")
        _answers(address)
    if _started and engine not in _started:
        raise UsageError(f"this process works on another engine: {_started[0]}", step="archive")
    if engine == "local":
        if not _started:
            daft.set_runner_native()
            _started.append(engine)
        return cores()
    os.environ.setdefault("RAY_gcs_rpc_server_reconnect_timeout_s", _GONE)
    ray = _module("ray")
    if not ray.is_initialized():
        try:
            ray.init(address, log_to_driver=False, logging_level="error", runtime_env={"env_vars": _QUIET})
        except Exception as err:  # whatever Ray makes of a cluster that is not there, or does not let us in
            raise ArchiveError(
                "no Ray cluster answers", document=address, step="archive", cause=f"{type(err).__name__}: {_first(err)}"
            ) from err
    if not _started:
        daft.set_runner_ray(noop_if_initialized=True)
        _started.append(engine)
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def stores() -> Any:
    """How Daft asks object stores and servers; who the stores are, and the keys, are known from the environment."""
    from daft.io import HTTPConfig, IOConfig, S3Config

    return IOConfig(s3=S3Config(num_tries=_ASKED), http=HTTPConfig(num_tries=_ASKED))


def _answers(address: str | None) -> None:
    """Whether somebody listens at an address: Ray itself would try for minutes.

    Raises:
        ArchiveError: nobody does.
        UsageError: it is no address.
    """
    host, _, port = (address or "").rpartition(":")
    if address is None or address == "auto":
        return
    if not host or not port.isdigit():
        raise UsageError("no host:port", document=address, step="archive")
    try:
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()
    except OSError as err:
        raise ArchiveError("no Ray cluster answers", document=address, step="archive", cause=err) from err


def _first(err: BaseException) -> str:
    return next(iter(str(err).strip().splitlines()), "")


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as err:
        raise InstallError(f"archives need {name}: pip install 'onrecord[cluster]'", step="archive", cause=err) from err


def spread(
    of: Callable[..., Any], arguments: Sequence[Any], method: str, given: Sequence[Any], returns: Any, workers: int
) -> Iterator[Any]:
    """What a method makes of each value, in the order in which they are done.

    Args:
        of: the class; each worker makes one object of it, and keeps it.
        arguments: what the objects are made with.
        method: takes a column of values, and gives as many.
        given: the values.
        returns: Daft's type of what it gives.
        workers: how many work at once.

    Raises:
        ArchiveError: the engine failed.
    """
    import daft

    if not given:
        return
    workers = min(workers, len(given))
    if workers == 1 and _is_local():
        yield from _alone(of(*arguments), method, given)
        return
    work = pool(of, arguments, method, returns, workers, at_once=1)
    frame = daft.from_pydict({"given": list(given)})
    if not _is_local():
        # One a task, so that little is to be done again where a machine dies; of many, some make a task.
        frame = frame.into_partitions(min(len(given), _TASKS * workers))
    with telling():
        for row in frame.select(work(frame["given"]).alias("made")).iter_rows():
            yield row["made"]


def _alone(worker: Any, method: str, given: Sequence[Any]) -> Iterator[Any]:
    """What a worker makes that has no other beside it: it works in this process, which would only wait for it, and not
    in one of its own, which takes seconds to begin."""
    import daft

    try:
        for value in given:
            yield from getattr(worker, method)(daft.Series.from_pylist([value]))
    finally:
        if hasattr(worker, "close"):
            worker.close()


def _is_local() -> bool:
    import daft

    return bool(daft.get_or_infer_runner_type() == "native")


def pool(of: Callable[..., Any], arguments: Sequence[Any], method: str, returns: Any, workers: int,
         *, at_once: int | None = None) -> Callable[..., Any]:  # fmt: skip
    """A method of objects that each worker makes once, as a function of the engine's columns; `at_once` is how many
    rows it is given at most, the rest as of `spread`. One worker alone is of this process and no other, and its object
    of all threads of the engine."""
    import daft

    daft.method.batch(return_dtype=returns, batch_size=at_once)(getattr(of, method))
    apart: dict[str, Any] = {"max_concurrency": workers, "cpus": _CORES}
    here: dict[str, Any] = {"use_process": False}
    objects = daft.cls(of, **here if workers == 1 and _is_local() else apart)(*arguments)
    made: Callable[..., Any] = getattr(objects, method)
    return made


@contextmanager
def tasks(count: int) -> Iterator[None]:
    """Joins and group-bys in so many tasks at most, and small files several in a task: on Ray a table, however small,
    is else dealt out to 200, and each file is a task of its own, of which each takes longer to be sent than to be
    done."""
    import daft

    with daft.execution_config_ctx(
        shuffle_aggregation_default_partitions=count,
        enable_scan_task_split_and_merge=True,
        scan_tasks_min_size_bytes=_SMALL,
        scan_tasks_max_size_bytes=_LARGE,
        max_sources_per_scan_task=_FILES,
    ):
        yield


@contextmanager
def telling() -> Iterator[None]:
    """What the engine itself fails with, as an error of the archive."""
    from daft.exceptions import DaftCoreException

    try:
        yield
    except (DaftCoreException, RuntimeError, ConnectionError) as err:
        # A traceback of a worker ends with what went wrong.
        why = (str(err).strip().splitlines() or [""])[-1]
        raise ArchiveError("the engine failed", step="archive", cause=f"{type(err).__name__}: {why}") from err

"""Processes: what they and all under them take; and those of a Ray cluster of two nodes of a core each."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

DEPLOY = Path(__file__).parents[1] / "deploy"


@contextmanager
def cluster() -> Iterator[tuple[str, dict[str, str], list[int]]]:
    """Two nodes: the address, the environment that knows the token, and the processes that everything is under, of the
    first and of the second."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Ray's workers would give way to all that others do here, which none of the other ways does.
    environment = {
        **os.environ, "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(16), "PORT": str(port),
        "RAY_worker_niceness": "0",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }  # fmt: skip
    options = ("--num-cpus=1", "--object-store-memory=500000000")
    about = {"env": environment, "start_new_session": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
        nodes = [subprocess.Popen((str(DEPLOY / "ray-head.sh"), f"--temp-dir={folder}", *options), **about)]
        try:
            until(lambda: socket.create_connection(("127.0.0.1", port)).close(), nodes)
            nodes.append(subprocess.Popen((str(DEPLOY / "ray-node.sh"), f"127.0.0.1:{port}", *options), **about))
            until(Path(folder, "session_latest/sockets/raylet.1").stat, nodes)
            yield f"127.0.0.1:{port}", environment, [node.pid for node in nodes]
        finally:
            for node in nodes:
                kill(node.pid)
                node.wait()


def kill(root: int) -> None:
    """Kill a process and all that is under it, at once, as where a machine loses its power."""
    for pid in under((root,)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def until(works: Callable[[], object], processes: list[subprocess.Popen[bytes]]) -> None:
    """Wait for something that processes do; Ray gives up where the machine is too busy."""
    while any(process.poll() is None for process in processes):
        try:
            works()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("what was waited for has ended")


class Spent:
    """Seconds of the processor that processes and all under them take. Each is looked at again and again: Ray leaves no
    trace of what those took that have ended."""

    def __init__(self, roots: tuple[int, ...]) -> None:
        self._roots = roots
        self._seen: dict[tuple[int, int], int] = {}

    def look(self) -> None:
        for pid in under(self._roots) if self._roots else ():
            with suppress(OSError):
                told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                self._seen[pid, int(told[19])] = int(told[11]) + int(told[12])

    def seconds(self) -> float:
        return sum(self._seen.values()) / os.sysconf("SC_CLK_TCK")


def under(roots: tuple[int, ...]) -> set[int]:
    """Processes and all under them."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = set(roots)
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def processor(roots: tuple[int, ...]) -> float:
    """Seconds of the processor that processes and all under them have taken, those included that have ended."""
    ticks = 0
    for pid in under(roots) if roots else ():
        with suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(roots: tuple[int, ...]) -> int:
    """Bytes that processes and all under them take, what they share divided among them."""
    total = 0
    for pid in under(roots):
        with suppress(OSError):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total

"""A real PostgreSQL server of the tests' own: a temporary data folder, a free port, the loopback address only.

The server refuses to run as root, so that root starts it as the user that Debian's package makes for it. Where there
is no server to start, `Missing` says why.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

USER = "postgres"


class Missing(Exception):
    """There is no server here; the text says what is missing."""


class Server:
    """A running server; `url` makes a new, empty place for a ledger."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._as = _prefix()
        self.folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
        self.port = _free_port()
        self._places = 0
        self._process: subprocess.Popen[bytes]
        if self._as:
            shutil.chown(self.folder, USER)

    def start(self) -> None:
        """Make the data folder and start.

        Raises:
            RuntimeError: it did not start; the text is what it said.
        """
        data = str(self.folder / "data")
        # --no-sync and fsync=off: the tests kill processes, not the machine.
        self._run("initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.restart()

    def restart(self) -> None:
        """Start it on the data it has, and wait until it answers."""
        command = [
            *(*self._as, str(self._programs / "postgres"), "-D", str(self.folder / "data"), "-p", str(self.port)),
            *("-k", str(self.folder), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"),
        ]
        for _ in range(10):
            with (self.folder / "log").open("a") as log:
                self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/", start_new_session=True)
            while self._process.poll() is None:
                with contextlib.suppress(RuntimeError):
                    self._run("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port))
                    return
                time.sleep(0.1)
            time.sleep(0.3)  # what a killed server left behind is still going
        raise RuntimeError((self.folder / "log").read_text())

    def kill(self) -> None:
        """Kill the server as a crash would, with everything it was doing."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """End it at once and remove its data."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()
        # Thousands of small files: nobody need wait for their end.
        subprocess.Popen(["rm", "-rf", str(self.folder)], start_new_session=True)

    def url(self) -> str:
        """The URL of a place that nobody has used: a schema, which is made sooner than a database."""
        import psycopg

        self._places += 1
        name = f"ledger{self._places}"
        where = f"postgresql://{USER}@127.0.0.1:{self.port}/{USER}"
        with psycopg.connect(where) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{where}?options=-csearch_path%3D{name}"

    def _run(self, program: str, *args: str) -> None:
        command = [*self._as, str(self._programs / program), *args]
        # To a file and not a pipe: the server would keep a pipe open.
        with (self.folder / f"{program}.out").open("w") as out:
            done = subprocess.run(command, stdout=out, stderr=out, cwd="/", timeout=120, check=False)
        if done.returncode:
            raise RuntimeError((self.folder / f"{program}.out").read_text())


def _programs() -> Path:
    """The folder of initdb and postgres, the newest version's."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3].split(".")[0]))
    path = shutil.which("initdb")
    if not found and path is None:
        raise Missing("no PostgreSQL server is installed (Debian: postgresql)")
    return found[-1].parent if found else Path(str(path)).resolve().parent


def _prefix() -> list[str]:
    """What starts a program as somebody who may run a server."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam(USER)
    except KeyError:
        raise Missing(f"PostgreSQL does not run as root, and there is no user {USER}") from None
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])

"""Processes that answer for a reading room: each opens the ledger for itself, all listen at one socket.

    listening ──┬── process: ledger ─ room
                └── process: ledger ─ room        uvicorn's supervisor puts a new one in place of one that ends

Python makes one page at a time however many threads ask for it, so that a second core takes a second process. They
share nothing but the settings: a session is in a signed cookie, what is judged is in the ledger.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
from functools import partial

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from onrecord.ledger import open_ledger
from onrecord.web.app import create_app
from onrecord.web.settings import Settings

# A process that loads the reader, or whose machine is busy, is late with its sign of life and not to be ended for it.
_PATIENCE = 60


def listen(where: str, listening: socket.socket, settings: Settings, processes: int = 1) -> None:
    """Answer at an open socket until somebody ends it.

    Args:
        where: the ledger, a path or a URL, which is there already.
        listening: the socket; whoever asks before the room is open waits.
        settings: how the room is served; its secret goes to every process.
        processes: how many answer.
    """
    config = uvicorn.Config(
        partial(_room, where, settings), factory=True, workers=processes, timeout_worker_healthcheck=_PATIENCE,
        # No access log: addresses hold what somebody looks for.
        log_level="warning", access_log=False, server_header=False, proxy_headers=False,
    )  # fmt: skip
    if processes > 1:
        Multiprocess(config, sockets=[listening]).run()
    else:
        uvicorn.Server(config).run(sockets=[listening])


def _room(where: str, settings: Settings) -> FastAPI:
    """The room of this process."""
    _end_with_parent()
    app = create_app(open_ledger(where, create=False), settings, owned=True)
    # Readings at hand are many small values that stay: to walk all of them for garbage, again and again, would take
    # longer than any answer.
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    # A page asks the store dozens of times, and lets go of the interpreter at each: whatever else runs is not to keep
    # it for its five milliseconds every time.
    sys.setswitchinterval(0.0005)
    return app


def _end_with_parent() -> None:
    """A process whose supervisor was killed ends as if it had been asked to: nobody else would ever end it."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()

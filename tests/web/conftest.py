"""Reading rooms to test with: one over the samples' golden records, which nobody changes, and others of one's own."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.ledger import Ledger, open_ledger
from onrecord.web.app import create_app
from onrecord.web.settings import Settings
from tests.ledger.stored import golden
from tests.web.hostile import records

BASE = "http://127.0.0.1:8000"
# Seconds for a question: what is tried here does not hang on how busy the machine is.
PATIENCE = 600.0


def client_of(ledger: Ledger, settings: Settings | None = None) -> TestClient:
    """A program that asks a room, as a browser on this machine would; redirections are not followed."""
    patient = replace(settings or Settings(), seconds=PATIENCE)
    return TestClient(
        create_app(ledger, patient), base_url=BASE, follow_redirects=False, headers={"Accept": "text/html, */*"}
    )


def filled(where: Path) -> Ledger:
    """A ledger with the samples' golden records, linked."""
    ledger = open_ledger(where)
    for record in golden():
        ledger.add(record)
    ledger.link()
    return ledger


@dataclass(frozen=True)
class Served:
    """A room that a browser can reach: its address and its ledger."""

    address: str
    ledger: Ledger


@pytest.fixture(scope="session")
def to_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed ledger with the samples."""
    where = tmp_path_factory.mktemp("copied") / "samples.db"
    filled(where).close()
    return where


@pytest.fixture(scope="session")
def samples_ledger(to_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(to_copy, tmp_path_factory.mktemp("room") / "samples.db")) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def room(samples_ledger: Ledger) -> Iterator[TestClient]:
    """A room over the samples, for looking only. It stays open: one loop serves all that is asked of it."""
    with client_of(samples_ledger) as client:
        yield client


@pytest.fixture(scope="session")
def hostile_to_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed ledger with two hundred payloads."""
    where = tmp_path_factory.mktemp("copied") / "hostile.db"
    with open_ledger(where) as ledger:
        for record in records():
            ledger.add(record)
        ledger.link()
    return where


@pytest.fixture
def hostile_ledger(hostile_to_copy: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with two hundred payloads that may be changed."""
    with open_ledger(shutil.copy(hostile_to_copy, tmp_path / "hostile.db")) as ledger:
        yield ledger


@pytest.fixture
def own_ledger(to_copy: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with the samples that may be changed."""
    with open_ledger(shutil.copy(to_copy, tmp_path / "own.db")) as ledger:
        yield ledger


def serving(ledger: Ledger) -> Iterator[Served]:
    """A room on a free port of this machine, as long as it is needed."""
    server = uvicorn.Server(uvicorn.Config(create_app(ledger, Settings(seconds=PATIENCE)), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        assert thread.is_alive(), "the room did not open"
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Served(f"http://127.0.0.1:{port}", ledger)
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def served(samples_ledger: Ledger) -> Iterator[Served]:
    yield from serving(samples_ledger)

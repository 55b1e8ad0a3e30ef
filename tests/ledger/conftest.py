"""Ledgers to test with: every test that takes `where` runs on a SQLite file and on a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.ledger import Ledger, open_ledger
from tests.ledger.postgresql import Missing, Server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A running server, of these tests alone."""
    try:
        server = Server()
    except Missing as err:
        pytest.skip(str(err))
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    """Where to keep a new ledger: a path or a URL."""
    return str(tmp_path / "ledger.db") if request.param == "sqlite" else request.getfixturevalue("postgresql").url()


@pytest.fixture
def ledger(where) -> Iterator[Ledger]:
    """A new, empty ledger."""
    with open_ledger(where) as opened:
        yield opened

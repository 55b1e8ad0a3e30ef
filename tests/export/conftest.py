"""One browser for all pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.export.browser import Browser, started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    yield from started(Browser, "the page")

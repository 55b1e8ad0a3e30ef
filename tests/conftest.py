"""How all tests run: no property of the code is tried against the clock, and every run tries the same examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any speed", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any speed")

HERE = Path(__file__).parent
LONGEST = (
    "web/test_browser.py",
    "ingest/test_hostile.py",
    "ledger/test_killed.py",
    "archive/test_job.py",
    "web/test_pages.py",
    "ledger/test_amending.py",
    "evaluation/test_ecbplus.py",
    "ledger/test_adding.py",
    "test_grounding.py",
    "archive/test_linking.py",
    "test_pipeline.py",
)
"""The files that take half a minute of a core or more, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: where files are dealt out to workers, none is left alone with one in the end."""
    place = {HERE / name: n for n, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))

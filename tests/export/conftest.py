"""One browser for all pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.export.browser import Browser, installed


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = installed()
    if program is None:
        pytest.skip("no Chromium or Chrome here (ONRECORD_BROWSER): the page is not tried in a browser")
    try:
        made = Browser(program)
        made.call("Browser.getVersion")
    except (OSError, RuntimeError) as err:
        pytest.skip(f"{program} does not start here: {err}")
    yield made
    made.close()

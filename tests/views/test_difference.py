"""What another reading says otherwise."""

from __future__ import annotations

import dataclasses

from onrecord.views.difference import changes
from tests.factory import harbour


def test_the_same_reading_says_the_same():
    assert changes(harbour(), harbour()) == ()


def test_other_numbers_and_other_makers_are_nothing():
    record = harbour()
    v1 = dataclasses.replace(
        record.events[0], id="v99", made_by=dataclasses.replace(record.events[0].made_by, rule="x")
    )
    assert changes(record, dataclasses.replace(record, events=(v1, *record.events[1:]))) == ()


def test_gained_lost_and_changed_in_text_order():
    older = harbour()
    first, second, *rest = older.events
    newer = dataclasses.replace(older, events=(dataclasses.replace(first, type="COERCE"), *rest))
    found = changes(older, newer)
    assert [(c.kind, c.before and c.before.id, c.after and c.after.id) for c in found] == [
        ("changed", "v1", "v1"),
        ("lost", second.id, None),
    ]
    assert [c.kind for c in changes(newer, older)] == ["changed", "gained"]


def test_two_at_one_place_are_two():
    record = harbour()
    twice = dataclasses.replace(record, events=(record.events[0], dataclasses.replace(record.events[0], id="v0")))
    one = dataclasses.replace(record, events=(record.events[0],))
    assert [c.kind for c in changes(one, twice)] == ["gained"]

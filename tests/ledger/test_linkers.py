"""A ledger remembers by which rules its reports were linked."""

from __future__ import annotations

import pytest

from onrecord.ledger import linkers
from tests.ledger.stored import exported, variants

LINKED = 3


@pytest.fixture
def linked(ledger):
    for record in variants(LINKED):
        ledger.add(record)
    ledger.link()
    return ledger


def test_what_another_linker_linked_is_told_not_proved_and_linked_anew(linked, monkeypatch):
    expected = exported(linked)
    assert not linked.linked_by_others()
    monkeypatch.setattr(linkers, "linker", lambda: "another")
    assert linked.linked_by_others()
    (_, *more) = variants(LINKED + 1)
    linked.add(more[-1])
    linked.link()
    assert linked.linked_by_others()  # some of it is of both
    monkeypatch.undo()
    assert linked.linked_by_others()
    assert linked.link(again=True) == LINKED + 1
    assert not linked.linked_by_others()
    assert exported(linked) != expected
    assert [fault for found in linked.verify() for fault in found] == []


def test_what_other_rules_linked_is_no_fault(linked, monkeypatch):
    monkeypatch.setattr("onrecord.ledger.incident_proof.tellings_of", lambda _n, record, _taken: (record, {}))
    assert [fault for found in linked.verify() for fault in found]
    monkeypatch.setattr(linkers, "linker", lambda: "another")
    assert [fault for found in linked.verify() for fault in found] == []


def test_linking_again_that_is_stopped_goes_on(linked):
    expected = exported(linked)
    assert linked.link(at_most=0, again=True) == 0
    assert linked.unlinked() == LINKED
    assert linked.incidents() == ()
    assert linked.link() == LINKED
    assert exported(linked) == expected


@pytest.mark.parametrize(
    ("header", "consulted"),
    [
        (b"# consumer: incidents/compare.py", True),
        (b"# consumer: annotate/saying/speakers.py, incidents/outlets.py", True),
        (b"# consumer: annotate/timex/years.py", False),
        (b"# origin: hand-made for incidents/compare.py", False),
    ],
)
def test_a_linker_is_known_by_the_lexicons_that_it_consults(header, consulted):
    assert linkers._for_incidents(header + b"\na\tb\n") is consulted

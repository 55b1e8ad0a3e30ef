"""Judgements and proposals in words."""

from __future__ import annotations

import io

from onrecord.export.judged import write_judged, write_proposals
from onrecord.incidents.compare import Feature
from onrecord.incidents.proposals import Proposal
from onrecord.ledger.judgement_view import Kept
from onrecord.ledger.judgements import Anchor, Target, judgement

WHY = (Feature("spelling", 4.0, "toren; torren"), Feature("country", 1.0, "SE"))


def proposals(count: int) -> str:
    file = io.StringIO()
    write_proposals([Proposal("k_1", f"k_{n}", ("Iva Toren", "Iva Torren"), 0.88, WHY) for n in range(count)], file)
    return file.getvalue()


def test_a_proposal_says_who_how_likely_and_why() -> None:
    assert proposals(0) == ""
    shown = proposals(1)
    assert "88% k_1 k_0 Iva Toren / Iva Torren" in shown
    assert "spelling (toren; torren); country (SE)" in shown
    assert "more" not in shown


def test_of_many_proposals_the_first_are_shown_and_the_rest_counted() -> None:
    assert proposals(25).count("88%") == 20
    assert "… and 5 more" in proposals(25)


def test_what_somebody_typed_cannot_move_the_cursor() -> None:
    anchor = Anchor("d_1", "trigger", ((0, 6),), "mar\x1b[2Jched" + "x" * 100)
    made = judgement(
        "reject", [Target("d_1/v2", (anchor,))], by="A\x1b[31mda", at="2024-05-01T10:00:00", note="no\nnot"
    )
    file = io.StringIO()
    write_judged([Kept(made, "orphan", ((),))], file)
    shown = file.getvalue()
    assert "\x1b" not in shown
    assert "2024-05-01 10:00" in shown
    assert "reject (orphan) – no not" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())

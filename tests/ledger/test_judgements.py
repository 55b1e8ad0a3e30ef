"""Judgements as plain values: what is in effect, which holds, what is one."""

from __future__ import annotations

import random

import pytest

from onrecord.ledger.anchors import anchors, located
from onrecord.ledger.judgements import Target, content_id, judgement, read, standing, undone, written
from onrecord.ledger.unions import Groups, actor_groups
from onrecord.ledger.verdicts import remaining, upon, verdicts, with_dependants
from tests.factory import Factory, harbour


def at(n):
    return f"2024-05-01T10:00:00.{n:06}+00:00"


def judged(verb, *ids, n=0, by="Ada", undoes=None, record=None):
    """A judgement of actors, or of records of `record`, made at moment `n`."""
    where = anchors(record) if record else {}
    targets = [Target(x, where[x][:1] if x in where else ()) for x in ids]
    return judgement(verb, targets, by=by, at=at(n), undoes=undoes.id if undoes else None)


def test_the_id_is_that_of_the_content_and_the_written_form_says_all():
    record = harbour()
    made = judged("reject", "v2", "a1", record=record)
    assert read(written(made)) == made
    assert content_id(made) == made.id
    assert judged("reject", "v2", "a1", record=record, by="Bo").id != made.id


def test_an_undoing_takes_back_and_can_be_taken_back():
    first = judged("merge", "k_a", "k_b")
    undo = judged("undo", n=1, undoes=first)
    again = judged("undo", n=2, undoes=undo)
    assert standing([first]) == (first,)
    assert standing([first, undo]) == ()
    assert standing([first, undo, again]) == (first,)
    assert undone([first, undo, again]) == {undo.id}
    assert standing([first, undo, again, judged("undo", n=3, undoes=again)]) == ()


def test_two_undoings_of_one_judgement_must_both_be_taken_back():
    first = judged("merge", "k_a", "k_b")
    ada, bo = judged("undo", n=1, undoes=first), judged("undo", n=2, undoes=first, by="Bo")
    assert standing([first, ada, bo, judged("undo", n=3, undoes=ada)]) == ()


def test_an_undoing_may_have_been_made_by_a_clock_that_is_slow():
    first = judged("merge", "k_a", "k_b", n=5)
    assert standing([first, judged("undo", n=1, undoes=first)]) == ()


def test_of_two_judges_the_later_holds():
    record = harbour()
    no, yes = judged("reject", "v2", record=record), judged("confirm", "v2", n=1, by="Bo", record=record)
    (anchor,) = no.targets[0].anchors
    for order in ((no, yes), (yes, no)):
        assert verdicts(standing(order)) == {anchor: yes}
    assert verdicts(standing([no, yes, judged("undo", n=2, undoes=yes)])) == {anchor: no}


@pytest.mark.parametrize(
    ("made", "groups"),
    [
        ([("merge", "a", "b")], [{"a", "b"}]),
        # one with one of a group is one with all of it
        ([("merge", "a", "b"), ("merge", "c", "d"), ("merge", "b", "c")], [{"a", "b", "c", "d"}]),
        # taken out again, the others stay one
        ([("merge", "a", "b", "c"), ("split", "a", "c")], [{"a", "b"}]),
        ([("merge", "a", "b", "c", "d"), ("split", "a", "c", "d")], [{"a", "b"}, {"c", "d"}]),
        # the one that others are split from may be any of the group
        ([("merge", "a", "b", "c"), ("split", "c", "a", "b")], [{"a", "b"}]),
        # without a word of whom: all of them
        ([("merge", "a", "b", "c"), ("split", "b")], []),
        ([("merge", "a", "b"), ("split", "a", "b"), ("merge", "b", "a")], [{"a", "b"}]),
        # said of two that nobody made one
        ([("split", "a", "b"), ("merge", "b", "c")], [{"b", "c"}]),
    ],
)
def test_actors_that_are_one_after_judgements(made, groups):
    every = [judged(verb, *(f"k_{x}" for x in ids), n=n) for n, (verb, *ids) in enumerate(made)]
    random.Random(3).shuffle(every)
    found = actor_groups(standing(every)).groups()
    assert sorted(found, key=sorted) == sorted(([f"k_{x}" for x in sorted(g)] for g in groups), key=sorted) or {
        frozenset(g) for g in found
    } == {frozenset(f"k_{x}" for x in g) for g in groups}


def test_pairs_that_are_apart_are_together_again_when_merged_later():
    groups: Groups[str] = Groups()
    groups.split(["b"], ["a", "c"])
    assert groups.apart == {frozenset("ab"), frozenset("bc")}
    groups.merge(["a", "b"])
    assert groups.apart == {frozenset("bc")}
    groups.split(["a"], ["b"])
    assert groups.groups() == []


def test_every_record_has_an_anchor_that_leads_back_to_it():
    record = harbour()
    for id, its in anchors(record).items():
        assert located(record, its[:1]) == {its[0]: (id,)}
        for start, end in its[0].spans:
            assert record.document.text[start:end] in its[0].text


def test_a_statement_without_a_cue_is_remembered_by_what_is_said():
    made = Factory('Rain\n\n"It rained," Ada Lark. "It rained," Bo Reed.')
    made.attribution((), source="Ada Lark", content=made.span('"It rained,"'))
    made.attribution((), source="Bo Reed", content=made.span('"It rained,"', 1))
    record = made.record()
    first, second = anchors(record)["a1"][0], anchors(record)["a2"][0]
    assert (first.part, first.text) == ("content", '"It rained,"')
    assert located(record, [second]) == {second: ("a2",)}


def test_what_stands_on_a_rejected_statement_goes_with_it_and_is_never_the_reports_own_word():
    record = harbour()
    assert with_dependants(record, {"a4"}, ()) == {"a4", "a5", "v4"}
    assert with_dependants(record, {"a4"}, {"v4"}) == {"a4", "a5"}
    left = remaining(record, {"a4", "a5", "v4"})
    assert [v.id for v in left.events] == ["v1", "v2", "v3", "v5", "v6", "v7"]
    assert [a.id for a in left.attributions] == ["a1", "a2", "a3", "a6"]
    assert [n.records for n in left.notices] == [("v2",)]
    assert remaining(record, ()) is record


def test_what_judgements_come_to_for_a_record():
    record = harbour()
    every = [judged("reject", "a4", "v1", record=record), judged("confirm", "v1", n=1, record=record)]
    found = upon(every, record)
    assert (found.rejected, found.confirmed) == ({"a4", "a5", "v4"}, {"v1"})
    assert [found.verdict(x) for x in ("a4", "v1", "v2")] == ["reject", "confirm", ""]

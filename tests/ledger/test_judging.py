"""Judging: people's judgements outrank the reader, stay when a report is read anew, and can be undone."""

from __future__ import annotations

import dataclasses
import itertools
import random

import pytest
from sqlalchemy import text

from onrecord.errors import UsageError
from onrecord.ledger import Filters, Ledger, open_ledger
from onrecord.ledger.anchors import anchors
from onrecord.ledger.judgements import Target, judgement, read
from onrecord.ledger.verdicts import upon
from onrecord.records import Record
from tests.factory import Factory, harbour
from tests.ledger.stored import golden, sourced, variants

DOCUMENTS = ("alpha.txt", "beta.txt")
_EVERYTHING = "type:assault OR type:protest OR speaker:lark"


def faults(ledger: Ledger) -> list[object]:
    return [fault for found in ledger.verify() for fault in found]


def report(
    source: str = "alpha.txt", *, version: str = "0.1.0", spoken: str = "Ada Lark", country: str | None = None
) -> Record:
    """Somebody said that rebels attacked Brod, and rebels marched in Dorn."""
    made = Factory(f"News\n\n{spoken} said rebels attacked Brod.\n\nRebels marched in Dorn on Monday.", source=source)
    lark = made.entity(spoken)
    rebels = made.entity("Rebels", "armed_group", also=(("rebels", "nominal"),))
    said = made.attribution("said", source=spoken, content="rebels attacked Brod", speaker=lark)
    made.event("attacked", "ASSAULT", actors=((rebels, "rebels"),), place="Brod", according_to=(said,))
    made.event("marched", "PROTEST", actors=((rebels, "Rebels"),), place="Dorn")
    record = made.record()
    return sourced(dataclasses.replace(record, reader=dataclasses.replace(record.reader, version=version)), source)


def renumbered(record: Record, version: str) -> Record:
    """The same report by a newer reader, which numbers everything otherwise and has read one more event before all."""
    more = dataclasses.replace(record.events[-1], id="v0", trigger=record.events[-1].sentence)
    turned = {v.id: f"v{n}" for n, v in enumerate((more, *reversed(record.events)), 1)}
    events = tuple(dataclasses.replace(v, id=turned[v.id]) for v in (more, *reversed(record.events)))
    return dataclasses.replace(
        record, events=events, notices=(), reader=dataclasses.replace(record.reader, version=version)
    )


def shown(ledger: Ledger) -> object:
    """All that a ledger answers; of one day, a search names the report first that was kept last."""
    ledger.link()
    hits = ledger.search(_EVERYTHING, limit=None)
    return (
        [(f.report.id, f.id, f.verdict) for f in ledger.statements(limit=None)],
        [(f.report.id, f.id, f.verdict) for f in ledger.events(limit=None)],
        ledger.actors(limit=None),
        ledger.incidents(limit=None),
        sorted((hit.report.id, hit.statements, hit.events) for hit in hits),
    )


def places(ledger: Ledger, **asked: object) -> list[str]:
    return sorted(f.record.events[int(f.id[1:]) - 1].location.name for f in ledger.events(Filters(**asked)))


def test_what_is_rejected_is_no_answer_and_counts_for_nobody(ledger):
    document = ledger.add(report()).document
    ledger.judge("reject", [f"{document}/v2"], by="Ada", note="it was Brod")
    assert places(ledger) == ["Brod"]
    assert places(ledger, rejected=True) == ["Brod", "Dorn"]
    assert places(ledger, actor="rebels") == ["Brod"]
    assert [f.verdict for f in ledger.events(Filters(rejected=True))] == ["", "reject"]
    (rebels,) = ledger.actors(Filters(actor="rebels"))
    assert rebels.does == 1
    assert [hit.events for hit in ledger.search("type:assault OR type:protest")] == [("v1",)]
    assert [hit.events for hit in ledger.search("type:assault OR type:protest", rejected=True)] == [("v1", "v2")]
    assert [[m.event for m in i.events] for i in ledger.incidents()] == [["v1"]]
    assert faults(ledger) == []


def test_what_stands_on_a_rejected_statement_is_no_answer_either(ledger):
    document = ledger.add(report()).document
    ledger.judge("reject", [f"{document}/a1"], by="Ada")
    assert (ledger.statements(), places(ledger)) == ((), ["Dorn"])
    assert ledger.actors(Filters(actor="lark")) == ()
    ledger.judge("confirm", [f"{document}/v1"], by="Bo")
    assert places(ledger) == ["Brod", "Dorn"]
    assert faults(ledger) == []


def test_undoing_gives_back_exactly_what_was_before(ledger):
    for record in variants(9, 5):
        ledger.add(record)
    ledger.link()
    document = golden()[3].document.id
    ordinary = shown(ledger)
    judged = ledger.judge("reject", [f"{document}/v1", f"{document}/a1"], by="Ada")
    assert shown(ledger) != ordinary
    undo = ledger.judge("undo", [judged.id], by="Bo")
    assert shown(ledger) == ordinary
    ledger.judge("undo", [undo.id], by="Ada")
    assert shown(ledger) != ordinary
    ledger.judge("confirm", [f"{document}/v1", f"{document}/a1"], by="Bo")
    assert [f.verdict for f in ledger.events(Filters(document=document), limit=None)].count("confirm") == 1
    assert [k.state for k in ledger.judged()] == ["overruled", "undone", "in effect", "in effect"]
    assert faults(ledger) == []


def test_a_newer_readers_record_of_the_same_words_is_judged_the_same(ledger):
    old = report()
    ledger.add(old)
    ledger.judge("reject", [f"{old.document.id}/v1"], by="Ada")
    ledger.add(renumbered(old, "0.2.0"))
    gone = [f for f in ledger.events(Filters(rejected=True)) if f.verdict]
    assert [(f.id, f.record.events[2].trigger) for f in gone] == [("v3", old.events[0].trigger)]
    assert [k.now for k in ledger.judged()] == [((f"{old.document.id}/v3",),)]
    assert faults(ledger) == []


def test_what_is_not_there_any_more_is_an_orphan_until_it_is_again(ledger):
    old = report()
    ledger.add(old)
    ledger.judge("reject", [f"{old.document.id}/v2"], by="Ada")
    without = dataclasses.replace(old, events=old.events[:1], reader=dataclasses.replace(old.reader, version="0.2.0"))
    ledger.add(without)
    assert [(k.state, k.now) for k in ledger.judged()] == [("orphan", ((),))]
    assert places(ledger) == ["Brod"]
    assert faults(ledger) == []
    ledger.add(renumbered(old, "0.3.0"))
    assert [k.state for k in ledger.judged()] == ["in effect"]
    assert places(ledger) == ["Brod", "Dorn"]  # the event that only the newest reader has


def lookalikes(seed: int) -> tuple[Record, Record, str]:
    """A report with many alike sentences, the same by a newer reader that misses some of them and finds others, and
    the id of an event of the first."""
    chance = random.Random(seed)
    names = chance.choices(("Brod", "Dorn", "Vell"), k=12)
    lines = ("News", *(f"Rebels attacked {name} on Monday, officials said." for name in names))
    made = Factory("\n\n".join(lines), published=f"{1800 + seed}-03-04")  # no two years tell of one happening
    spans = [made.span("attacked", n) for n in range(12)]
    some = sorted(chance.sample(range(12), 8))
    for n in some:
        made.event(spans[n], "ASSAULT")
    old = made.record()
    made.events.clear()
    for n in sorted(chance.sample(range(12), 8)):
        made.event(spans[n], "ASSAULT")
    new = dataclasses.replace(made.record(), reader=dataclasses.replace(old.reader, version="0.2.0"))
    return sourced(old, f"{seed}.txt"), sourced(new, f"{seed}.txt"), chance.choice(old.events).id


def test_among_sentences_that_look_alike_no_judgement_moves_to_another():
    kept = lost = 0
    for seed in range(200):
        old, new, one = lookalikes(seed)
        made = judgement("reject", [Target(one, anchors(old)[one][:1])], by="Ada", at="2024-05-01")
        trigger = next(v.trigger for v in old.events if v.id == one)
        assert upon([made], old).rejected == {one}
        gone = upon([made], new).rejected
        assert gone == {v.id for v in new.events if v.trigger == trigger}
        kept, lost = kept + len(gone), lost + (not gone)
    assert kept > 50
    assert lost > 50


def test_the_same_in_a_ledger(ledger):
    for seed in range(6):
        old, new, one = lookalikes(seed)
        ledger.add(old)
        ledger.judge("reject", [f"{old.document.id}/{one}"], by="Ada")
        ledger.add(new)
        trigger = next(v.trigger for v in old.events if v.id == one)
        here = {v.id for v in new.events if v.trigger == trigger}
        assert ledger.rejected(old.document.id) == here
        assert ledger.judged()[-1].state == ("in effect" if here else "orphan")
    assert {k.state for k in ledger.judged()} == {"in effect", "orphan"}


def test_actors_that_are_merged_are_one_in_every_answer(ledger):
    for source, name in zip(DOCUMENTS, ("Ada Lark", "Adah Larke"), strict=True):
        ledger.add(report(source, spoken=name))
    before = shown(ledger)
    first, second = (a.id for a in ledger.actors(Filters(type="person")))
    judged = ledger.judge("merge", [first, second], by="Ada")
    (one,) = ledger.actors(Filters(type="person"))
    assert (one.reports, one.says, {one.name, *one.aliases}) == (2, 2, {"Ada Lark", "Adah Larke"})
    assert one.id in (first, second)
    assert ledger.actor(first) == ledger.actor(second) == one
    for name in ("Ada Lark", "larke", first, second):
        assert len(ledger.statements(Filters(speaker=name))) == 2
        assert ledger.actors(Filters(actor=name)) == (one,)
    (listed,) = ledger.actors(Filters(type="person", since="2024-01-01"))
    assert (listed.id, listed.reports, listed.says) == (one.id, 2, 2)
    assert faults(ledger) == []
    ledger.judge("undo", [judged.id], by="Ada")
    assert shown(ledger) == before


def test_a_report_that_names_both_of_a_merged_pair_counts_once(ledger):
    ledger.add(sourced(harbour(), "harbour.txt"))
    ids = [a.id for a in ledger.actors(limit=None)][:2]
    ledger.judge("merge", ids, by="Ada")
    assert [a.reports for a in ledger.actors(limit=1)] == [1]
    assert ledger.actor(ids[0]).reports == 1


def test_entities_that_are_split_off_are_an_actor_of_their_own(ledger):
    for source in (*DOCUMENTS, "gamma.txt"):
        ledger.add(report(source))
    lark = ledger.actors(Filters(actor="lark"))[0]
    assert lark.reports == 3
    documents = [f.report.id for f in ledger.statements()]
    before = shown(ledger)
    judged = ledger.judge("split", [lark.id, f"{documents[0]}/e1", f"{documents[1]}/e1"], by="Ada")
    larger, smaller = ledger.actors(Filters(actor="lark"))
    assert (larger.reports, smaller.reports, smaller.id) == (2, 1, lark.id)
    assert [f.report.id for f in ledger.statements(Filters(speaker=lark.id))] == [documents[2]]
    assert faults(ledger) == []
    # it stays so when the report is read anew, and with a newer number
    ledger.add(
        report(next(f.report.source for f in ledger.statements() if f.report.id == documents[0]), version="0.2.0")
    )
    assert [a.reports for a in ledger.actors(Filters(actor="lark"))] == [2, 1]
    assert faults(ledger) == []
    ledger.judge("undo", [judged.id], by="Ada")
    assert shown(ledger) == before


def test_a_report_stands_for_all_in_it_that_is_split_off(ledger):
    for source in DOCUMENTS:
        ledger.add(report(source))
    ledger.link()
    document = ledger.statements()[0].report.id
    lark = ledger.actors(Filters(actor="lark"))[0].id
    incident = max(ledger.incidents(), key=lambda i: len(i.events))
    judged = ledger.judge("split", [lark, document], by="Ada")
    assert [t.id for t in judged.targets] == [lark, f"{document}/e1"]
    assert [a.reports for a in ledger.actors(Filters(actor="lark"))] == [1, 1]
    (event,) = [m.event for m in incident.events if m.document == document]
    judged = ledger.judge("split", [incident.id, document], by="Ada")
    assert [t.id for t in judged.targets] == [incident.id, f"{document}/{event}"]
    assert sorted(len(i.events) for i in ledger.incidents()) == [1, 1, 2]
    assert faults(ledger) == []


def test_incidents_that_are_merged_are_one_and_come_apart_again(ledger):
    ledger.add(report())
    ledger.link()
    first, second = ledger.incidents()
    before = ledger.incidents()
    judged = ledger.judge("merge", [first.id, second.id], by="Ada")
    (one,) = ledger.incidents()
    assert [m.event for m in one.events] == ["v1", "v2"]
    assert [k.now for k in ledger.judged()] == [((one.id,), (one.id,))]
    assert ledger.judged_of(one.id) == ledger.judged_of(second.id) == ledger.judged()
    assert faults(ledger) == []
    split = ledger.judge("split", [one.id, f"{one.events[1].document}/v2"], by="Bo")
    assert ledger.incidents() == before
    assert [k.state for k in ledger.judged()] == ["overruled", "in effect"]
    ledger.judge("undo", [split.id], by="Bo")
    assert ledger.incidents() == (one,)
    ledger.judge("undo", [judged.id], by="Ada")
    assert ledger.incidents() == before
    assert faults(ledger) == []


def test_events_that_are_split_off_an_incident_stay_apart_when_more_is_added(ledger):
    same = [report(source) for source in DOCUMENTS]
    for record in same:
        ledger.add(record)
    ledger.link()
    whole = max(ledger.incidents(), key=lambda i: len(i.events))
    assert len(whole.events) == 2
    away = whole.events[1]
    ledger.judge("split", [whole.id, f"{away.document}/{away.event}"], by="Ada")
    assert all(len({m.document for m in i.events}) == 1 for i in ledger.incidents() if away in i.events)
    ledger.add(report("gamma.txt"))
    ledger.link()
    for incident in ledger.incidents():
        assert not {away, whole.events[0]} <= set(incident.events)
    assert faults(ledger) == []


def test_the_order_of_adding_and_judging_does_not_matter(where, tmp_path):
    records = [report("alpha.txt"), report("beta.txt", spoken="Adah Larke"), report("gamma.txt"), *variants(6)]
    with open_ledger(tmp_path / "first.db") as first:
        for record in records:
            first.add(record)
        ids = [record.document.id for record in records]
        larks = [a.id for a in first.actors(Filters(type="person", since="2024-01-01"), limit=None)]
        first.judge("reject", [f"{ids[0]}/v2"], by="Ada")
        first.judge("merge", larks[:2], by="Ada")
        gone = first.judge("reject", [f"{ids[4]}/v1", f"{ids[4]}/a1"], by="Bo")
        entity = next(e.id for e in records[2].entities if e.name == "Ada Lark")
        whose = next(a.id for a in first.actors(Filters(actor="Ada Lark"), limit=None))
        first.judge("split", [whose, f"{ids[2]}/{entity}"], by="Bo")
        first.judge("undo", [gone.id], by="Ada")
        first.judge("confirm", [f"{ids[1]}/v1"], by="Bo")
        expected, judgements = shown(first), [read(row) for row in first.judgements()]
    steps = [*records, *judgements, *records[:3]]
    for seed in range(3):
        random.Random(seed).shuffle(steps)
        with open_ledger(where if seed == 0 else tmp_path / f"{seed}.db") as ledger:
            for step in steps:
                ledger.add(step) if isinstance(step, Record) else ledger.keep_judgement(step)
            ledger.link()
            assert shown(ledger) == expected
            assert [read(row) for row in ledger.judgements()] == judgements
            assert faults(ledger) == []
            assert not ledger.keep_judgement(judgements[0])


def test_two_judges_may_disagree_and_both_are_listed(ledger):
    document = ledger.add(report()).document
    ledger.judge("reject", [f"{document}/v1"], by="Ada", note="not so")
    ledger.judge("confirm", [f"{document}/v1"], by="Bo")
    listed = ledger.judged()
    assert [(k.judgement.by, k.state, k.judgement.note) for k in listed] == [
        ("Ada", "overruled", "not so"),
        ("Bo", "in effect", None),
    ]
    assert [k.judgement.by for k in ledger.judged(by="Bo")] == ["Bo"]
    assert [k.judgement.verb for k in ledger.judged(Filters(type="reject", document=document))] == ["reject"]
    assert ledger.judged(Filters(until="2020-01-01")) == ()


def test_moments_grow_whatever_the_clock_says(ledger):
    document = ledger.add(report()).document
    for _ in range(5):
        ledger.judge("confirm", [f"{document}/v1"], by="Ada")
    assert all(a["at"] < b["at"] for a, b in itertools.pairwise(ledger.judgements()))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgements SET by = 'Somebody else'",
        "UPDATE judged_records SET verdict = 'confirm'",
        "DELETE FROM judged_documents",
        "DELETE FROM merged",
        "DELETE FROM actor_traits",
        "UPDATE actors SET name = 'Nobody' WHERE named",
    ],
)
def test_verify_finds_what_is_not_as_it_was_judged(ledger, statement):
    document = ledger.add(report()).document
    ledger.judge("reject", [f"{document}/v1"], by="Ada")
    ledger.judge("merge", [a.id for a in ledger.actors()], by="Ada")
    assert faults(ledger) == []
    with ledger._engine.begin() as connection:
        connection.execute(text(statement))
    assert faults(ledger) != []


@pytest.mark.parametrize(
    ("verb", "ids", "complaint"),
    [
        ("reject", [], "nothing is named"),
        ("reject", ["{d}/v9"], "no record v9"),
        ("reject", ["{d}/e1"], "not a statement or event"),
        ("reject", ["{d}"], "not a statement or event"),
        ("reject", ["d_00000/v1"], "no report"),
        ("confirm", ["{d}/v1", "{d}/v1"], "named twice"),
        ("merge", ["{k}"], "two or more"),
        ("merge", ["{k}", "{d}/v1"], "two or more"),
        ("merge", ["{k}", "k_0000000000000000"], "no actor k_0"),
        ("merge", ["i_0000000000000000", "i_0000000000000001"], "no incident"),
        ("split", ["{d}/v1"], "is split, not"),
        ("split", ["{k}", "{d}/e2"], "is not {k}"),
        ("split", ["{i}", "{d}/v2"], "does not tell of"),
        ("split", ["{other}", "{d}"], "does not tell of"),
        ("split", ["{nobody}", "{d}"], "does not name"),
        ("split", ["{k}", "d_0000"], "no report"),
        ("undo", ["j_0000"], "no judgement"),
        ("undo", [], "one judgement"),
    ],
)
def test_what_cannot_be_judged_is_said_and_nothing_kept(tmp_path, verb, ids, complaint):
    with open_ledger(tmp_path / "ledger.db") as ledger:
        document = ledger.add(report()).document
        elsewhere = Factory("News\n\nBo Reed marched in Vell.", source="else.txt", published="1999-03-04")
        elsewhere.event("marched", "PROTEST", actors=((elsewhere.entity("Bo Reed"), "Bo Reed"),))
        other = ledger.add(sourced(elsewhere.record(), "else.txt")).document
        ledger.link()
        (lark,), (reed,) = (ledger.actors(Filters(actor=name)) for name in ("lark", "reed"))
        found = {(i.events[0].document, i.events[0].event): i.id for i in ledger.incidents()}
        here, there = found[document, "v1"], found[other, "v1"]
        names = {"d": document, "k": lark.id, "nobody": reed.id, "i": here, "other": there}
        with pytest.raises(UsageError, match=complaint.format(**names)):
            ledger.judge(verb, [x.format(**names) for x in ids], by="Ada")
        assert list(ledger.judgements()) == []


def test_somebody_judges(ledger):
    document = ledger.add(report()).document
    with pytest.raises(UsageError, match="nobody judges"):
        ledger.judge("reject", [f"{document}/v1"], by=" ")

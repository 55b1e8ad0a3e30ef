"""Amending: other words for a part of a record, another speaker; obeyed by every answer, kept when a report is read
anew, and undone."""

from __future__ import annotations

import dataclasses
import random

import pytest
from sqlalchemy import text

from onrecord import views, wire
from onrecord.errors import UsageError
from onrecord.ledger import Filters, open_ledger
from onrecord.ledger.amendments import AMENDING
from onrecord.ledger.anchors import anchors
from onrecord.ledger.judgements import Anchor, Target, judgement, read
from onrecord.ledger.verdicts import upon
from onrecord.records import Record
from onrecord.views.found import told, written
from tests.factory import Factory
from tests.ledger.stored import golden, sourced, variants
from tests.ledger.test_judging import faults, lookalikes, renumbered, shown


def report(source: str = "alpha.txt", version: str = "0.1.0") -> Record:
    """A statement that was read with too few words and a wrong speaker, an event with a part of its trigger."""
    made = Factory(
        "News\n\nBo Reed met Ada Lark. She said that rebels had attacked Brod at dawn, he told us.\n\nRebels attacked "
        "Brod.",
        source=source,
    )
    reed = made.entity("Bo Reed", "person", also=(("he", "pronoun"),))
    made.entity("Ada Lark", "person", also=(("She", "pronoun"),))
    rebels = made.entity("Rebels", "armed_group", also=(("rebels", "nominal"),))
    a = made.attribution("said", source="She", content="rebels had attacked Brod", speaker=reed)
    made.event("attacked", "ASSAULT", actors=((rebels, "rebels"),), place="Brod", according_to=(a,))
    record = made.record()
    return sourced(dataclasses.replace(record, reader=dataclasses.replace(record.reader, version=version)), source)


def everything(ledger) -> object:
    """All that a ledger answers, word for word."""
    found = [*ledger.statements(limit=None), *ledger.events(limit=None)]
    exported = [wire.to_dict(e.record) for e in ledger.extracts("statements")]
    return shown(ledger), [row | {"chain": row["chain"]} for row in written(found)], exported


def test_other_words_are_what_is_told_and_who_says_so(ledger):
    document = ledger.add(report()).document
    made = ledger.judge("respan", [f"{document}/a1", "content=rebels had attacked Brod at dawn"], by="Ada", note="time")
    (one,) = ledger.statements()
    (row,) = told([one])
    assert row.row.content == ("rebels had attacked Brod at dawn",)
    assert row.row.corrected == f"{made.id} by Ada: time"
    (span,) = one.record.attributions[0].content
    assert one.record.document.text[span.start : span.end] == span.text
    assert ledger.report(document)[1] == one.record
    (extract,) = ledger.extracts("statements")
    assert extract.record == one.record
    # What was read stays as it was.
    assert ledger.revision(ledger.report(document)[0].revision) == report()
    assert wire.from_json(next(iter(ledger.records()))) == report()
    assert [(k.state, k.now) for k in ledger.judged()] == [("in effect", ((f"{document}/a1",), (made.targets[1].id,)))]
    assert faults(ledger) == []


def test_the_words_of_every_part_can_be_said_at_once(ledger):
    document = ledger.add(report()).document
    ledger.judge(
        "respan",
        [f"{document}/a1", "source=Ada Lark", "cue=told", "content=rebels had attacked Brod at dawn"],
        by="Ada",
    )
    a = ledger.report(document)[1].attributions[0]
    assert [x[0].text for x in (a.source, a.cue, a.content)] == ["Ada Lark", "told", "rebels had attacked Brod at dawn"]
    start = report().document.text.index("had attacked")
    ledger.judge("respan", [f"{document}/v1", f"trigger:{start}-{start + 12}"], by="Ada")
    assert [v.trigger.text for v in ledger.report(document)[1].events] == ["had attacked"]
    ledger.judge("respan", [f"{document}/a1", f"content:{start}-{start + 3},{start + 4}-{start + 12}"], by="Ada")
    assert [x.text for x in ledger.report(document)[1].attributions[0].content] == ["had", "attacked"]
    assert faults(ledger) == []


def test_another_speaker_is_who_says_it_in_every_answer(ledger):
    document = ledger.add(report()).document
    ledger.link()
    before = everything(ledger)
    lark = next(a for a in (ledger.actor(x) for x in ledger.actors_in(document).values()) if a.name == "Ada Lark")
    made = ledger.judge("reassign", [f"{document}/a1", f"{document}/e2"], by="Ada")
    assert [a.says for a in ledger.actors(Filters(actor="lark"))] == [1]
    assert ledger.actors(Filters(actor="reed")) == ()
    for asked in (Filters(speaker="lark"), Filters(speaker=lark.id)):
        assert len(ledger.statements(asked)) == len(ledger.events(asked)) == len(ledger.incidents(asked)) == 1
    assert ledger.statements(Filters(speaker="reed")) == ledger.events(Filters(speaker="reed")) == ()
    assert [hit.statements for hit in ledger.search("speaker:lark")] == [("a1",)]
    assert [hit.events for hit in ledger.search("speaker:lark type:assault")] == [("v1",)]
    assert ledger.search("speaker:reed") == ()
    (row,) = told(ledger.statements())
    assert row.row.voice.name == "Ada Lark"
    assert views.by_speaker(ledger.report(document)[1])[0][0].name == "Ada Lark"
    assert faults(ledger) == []
    # By the actor's id it is the same entity.
    ledger.judge("undo", [made.id], by="Ada")
    assert everything(ledger) == before
    again = ledger.judge("reassign", [f"{document}/a1", lark.id], by="Ada")
    assert again.targets == made.targets
    assert faults(ledger) == []


def test_who_blames_whom_follows_the_speaker(ledger):
    made = Factory("News\n\nBo Reed met Ada Lark. She accused rebels of bombing Brod.", source="alpha.txt")
    reed, lark = made.entity("Bo Reed", "person"), made.entity("Ada Lark", "person", also=(("She", "pronoun"),))
    rebels = made.entity("rebels", "armed_group")
    a = made.attribution("accused", source="She", content="rebels of bombing Brod", speaker=reed, stance="accuses")
    made.event("bombing", "ASSAULT", actors=((rebels, "rebels"),), place="Brod", according_to=(a,))
    document = ledger.add(sourced(made.record(), "alpha.txt")).document
    assert lark == "e2"

    def accusers() -> set[str]:
        ledger.link()
        return {s.chain[-1] for i in ledger.incidents() for r in i.responsibility for s in r.said_by}

    assert accusers() == {"Bo Reed"}
    made_by = ledger.judge("reassign", [f"{document}/a1", f"{document}/e2"], by="Ada")
    assert accusers() == {"Ada Lark"}
    assert faults(ledger) == []
    ledger.judge("undo", [made_by.id], by="Ada")
    assert accusers() == {"Bo Reed"}
    assert faults(ledger) == []


def test_undoing_gives_back_exactly_what_was_before(ledger):
    for record in variants(9, 5):
        ledger.add(record)
    ledger.link()
    record = golden()[3]
    a, v = record.attributions[0], record.events[0]
    before = everything(ledger)
    other = next(e.id for e in record.entities if e.id != a.speaker)
    start, end = v.sentence.start, v.sentence.end
    made = [
        ledger.judge("respan", [f"{record.document.id}/{a.id}", f"content:{start}-{end}"], by="Ada"),
        ledger.judge("reassign", [f"{record.document.id}/{a.id}", f"{record.document.id}/{other}"], by="Bo"),
        ledger.judge("respan", [f"{record.document.id}/{v.id}", f"trigger:{start}-{end}"], by="Ada"),
    ]
    assert everything(ledger) != before
    assert faults(ledger) == []
    for one in made:
        ledger.judge("undo", [one.id], by="Bo")
    assert everything(ledger) == before
    assert faults(ledger) == []


def test_of_two_the_later_holds_for_each_part(ledger):
    document = ledger.add(report()).document
    whole, short = "content=rebels had attacked Brod at dawn", "content=attacked Brod at dawn"
    ledger.judge("respan", [f"{document}/a1", whole], by="Ada")
    ledger.judge("respan", [f"{document}/a1", "cue=told"], by="Ada")
    last = ledger.judge("respan", [f"{document}/a1", short], by="Bo")
    ledger.judge("reject", [f"{document}/a1"], by="Bo")
    assert [k.state for k in ledger.judged()] == ["overruled", "in effect", "in effect", "in effect"]
    assert ledger.statements() == ()
    (one,) = told(ledger.statements(Filters(rejected=True)))
    assert (one.row.content, one.row.cue) == (("attacked Brod at dawn",), ("told",))
    ledger.judge("undo", [last.id], by="Bo")
    (one,) = told(ledger.statements(Filters(rejected=True)))
    assert one.row.content == ("rebels had attacked Brod at dawn",)
    assert faults(ledger) == []


def test_a_newer_readers_record_of_the_same_words_is_amended_the_same(ledger):
    ledger.add(report())
    document = report().document.id
    ledger.judge("respan", [f"{document}/v1", "trigger=had attacked"], by="Ada")
    ledger.judge("reassign", [f"{document}/a1", f"{document}/e2"], by="Ada")
    ledger.add(renumbered(report(), "0.2.0"))
    record = ledger.report(document)[1]
    assert [v.trigger.text for v in record.events if v.id == "v2"] == ["had attacked"]
    assert record.attributions[0].speaker == "e2"
    assert {hit.statements for hit in ledger.search("speaker:lark")} == {("a1",)}
    assert faults(ledger) == []


def test_what_the_newer_reader_does_not_find_is_amended_nowhere(ledger):
    ledger.add(report())
    document = report().document.id
    ledger.judge("reassign", [f"{document}/a1", f"{document}/e2"], by="Ada")
    newer = dataclasses.replace(report().reader, version="0.2.0")
    nobody = tuple(e for e in report().entities if e.id != "e2")
    ledger.add(dataclasses.replace(report(), entities=nobody, reader=newer))
    assert [k.state for k in ledger.judged()] == ["orphan"]
    assert ledger.report(document)[1].attributions[0].speaker == "e1"
    assert faults(ledger) == []


def test_among_sentences_that_look_alike_no_amendment_moves_to_another():
    kept = lost = 0
    for seed in range(200):
        old, new, one = lookalikes(seed)
        trigger = next(v.trigger for v in old.events if v.id == one)
        start, end = trigger.start - len("Rebels "), trigger.end
        words = Anchor(old.document.id, "trigger", ((start, end),), old.document.text[start:end])
        targets = [Target(one, anchors(old)[one][:1]), Target(words.key, (words,))]
        made = judgement("respan", targets, by="Ada", at="2024-05-01")
        found = upon([made], new).amendments
        assert [x.record for x in found] == [v.id for v in new.events if v.trigger == trigger]
        kept, lost = kept + len(found), lost + (not found)
    assert kept > 50
    assert lost > 50


def test_the_order_of_adding_and_judging_does_not_matter(where, tmp_path):
    records = [report("alpha.txt"), report("beta.txt"), *variants(6)]
    ids = [record.document.id for record in records]
    with open_ledger(tmp_path / "first.db") as first:
        for record in records:
            first.add(record)
        first.judge("respan", [f"{ids[0]}/a1", "content=attacked Brod at dawn"], by="Ada")
        gone = first.judge("respan", [f"{ids[0]}/a1", "content=rebels had attacked Brod at dawn"], by="Bo")
        first.judge("reassign", [f"{ids[1]}/a1", f"{ids[1]}/e2"], by="Bo")
        first.judge("undo", [gone.id], by="Ada")
        last = records[5]
        speaker = next(e.id for e in last.entities if e.id != last.attributions[0].speaker)
        first.judge("reassign", [f"{ids[5]}/{last.attributions[0].id}", f"{ids[5]}/{speaker}"], by="Ada")
        first.judge("reject", [f"{ids[1]}/v1"], by="Ada")
        expected, judgements = everything(first), [read(row) for row in first.judgements()]
    steps = [*records, *judgements, *records[:2]]
    for seed in range(3):
        random.Random(seed).shuffle(steps)
        with open_ledger(where if seed == 0 else tmp_path / f"{seed}.db") as ledger:
            for step in steps:
                ledger.add(step) if isinstance(step, Record) else ledger.keep_judgement(step)
            ledger.link()
            assert everything(ledger) == expected
            assert faults(ledger) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE linked SET rejected = ''", "DELETE FROM judged_records", "UPDATE statements SET speaker = NULL",
     "DELETE FROM judgements"],
)  # fmt: skip
def test_verify_finds_what_is_not_as_it_was_amended(ledger, statement):
    document = ledger.add(report()).document
    ledger.judge("reassign", [f"{document}/a1", f"{document}/e2"], by="Ada")
    assert faults(ledger) == []
    with ledger._engine.begin() as connection:
        connection.execute(text(statement))
    assert faults(ledger) != []


@pytest.mark.parametrize(
    ("verb", "ids", "complaint"),
    [
        ("respan", ["{d}/a1"], "which words"),
        ("respan", ["{d}/e1", "content=rebels"], "not a statement or event"),
        ("respan", ["{d}/a1", "trigger=rebels"], "has no part trigger"),
        ("respan", ["{d}/v1", "content=rebels"], "has no part content"),
        ("respan", ["{d}/a1", "content=rebels had attacked Dorn"], "does not have these words"),
        ("respan", ["{d}/a1", "content= "], "does not have these words"),
        ("respan", ["{d}/v1", "trigger=e"], "stand at"),
        ("respan", ["{d}/a1", "content:5-5"], "no place"),
        ("respan", ["{d}/a1", "content:9-5"], "no place"),
        ("respan", ["{d}/a1", "content:5-90000"], "no place"),
        ("respan", ["{d}/a1", "content:-1-5"], "no place"),
        ("respan", ["{d}/a1", "content:5-9,7-12"], "no place"),
        ("respan", ["{d}/v1", "trigger:5-9,12-14"], "stand together"),
        ("reassign", ["{d}/v1", "{d}/e1"], "not a statement"),
        ("reassign", ["{d}/a1"], "one speaker"),
        ("reassign", ["{d}/a1", "{d}/e1", "{d}/e2"], "one speaker"),
        ("reassign", ["{d}/a1", "{d}/a1"], "named twice"),
        ("reassign", ["{d}/a1", "{d}/v1"], "not an entity"),
        ("reassign", ["{d}/a1", "{other}/e1"], "another report"),
        ("reassign", ["{d}/a1", "k_0000000000000000"], "no actor"),
        ("reassign", ["{d}/a1", "{stranger}"], "does not name"),
    ],
)
def test_what_cannot_be_amended_is_said_and_nothing_kept(tmp_path, verb, ids, complaint):
    with open_ledger(tmp_path / "ledger.db") as ledger:
        document = ledger.add(report()).document
        elsewhere = Factory("News\n\nCy Vell marched.", source="else.txt")
        elsewhere.event("marched", "PROTEST", actors=((elsewhere.entity("Cy Vell", "person"), "Cy Vell"),))
        other = ledger.add(sourced(elsewhere.record(), "else.txt")).document
        (stranger,) = ledger.actors(Filters(actor="vell"))
        names = {"d": document, "other": other, "stranger": stranger.id}
        with pytest.raises(UsageError, match=complaint):
            ledger.judge(verb, [x.format(**names) for x in ids], by="Ada")
        assert list(ledger.judgements()) == []


@pytest.mark.parametrize("spans", [((0, 4),), ((900, 904),), ((4, 0),), ((-5, -1),), ()], ids=str)
def test_words_that_are_not_the_reports_amend_nothing(spans):
    """As somebody's file of judgements may have them."""
    record = report()
    words = Anchor(record.document.id, "content", spans, "Nonsense")
    made = judgement("respan", [Target("a1", anchors(record)["a1"][:1]), Target("content:0-4", (words,))], by="Eve",
                     at="2024-05-01")  # fmt: skip
    assert upon([made], record).amendments == ()
    assert made.verb in AMENDING

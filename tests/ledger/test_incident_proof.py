"""Whatever is changed of incidents, of what they are made from, or of judgements is found, and named."""

from __future__ import annotations

import dataclasses
import shutil

import pytest
from sqlalchemy import text

from onrecord.ledger import linking, open_ledger
from onrecord.ledger.database import writing
from onrecord.ledger.linked import compressed, incident_of, packed, unpacked
from tests.ledger.stored import golden, judgements, sourced, variants

REPORTS = (9, 5)
"""So many reports of so many texts: four texts stand twice."""
MANY = "SELECT max(n) FROM incidents WHERE documents > 1"
ONE = "SELECT max(n) FROM incidents WHERE documents = 1"


def filled(where):
    """Copies of some reports, linked and judged."""
    with open_ledger(where) as ledger:
        for record in variants(*REPORTS):
            ledger.add(record)
        for judgement in judgements(*REPORTS):
            ledger.keep_judgement(judgement)
        ledger.link()
        assert found(ledger) == []


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    where = tmp_path_factory.mktemp("sound") / "ledger.db"
    filled(where)
    return where


@pytest.fixture
def linked(sound, tmp_path):
    """A ledger of one's own to damage."""
    with open_ledger(shutil.copy(sound, tmp_path / "ledger.db")) as ledger:
        yield ledger


def found(ledger):
    return [f"{fault.where}: {fault.what}" for step in ledger.verify() for fault in step]


def changed(ledger, *statements):
    with writing(ledger._engine) as connection:
        for statement in statements:
            assert connection.execute(text(statement)).rowcount > 0


DAMAGE = (
    # incidents
    (f"UPDATE incidents SET id = 'i_0' WHERE n = ({MANY})", "what is kept of it is not what its reports say"),
    (f"UPDATE incidents SET type = 'AID' WHERE n = ({ONE})", "what is kept of it is not what its reports say"),
    (f"UPDATE incidents SET disputed = NOT disputed WHERE n = ({MANY})", "what is kept of it is not what"),
    (f"DELETE FROM incidents WHERE n = ({ONE})", "what is kept of it is not what its reports say"),
    ("INSERT INTO incidents SELECT n + 100000, id, type, day, last_day, country, documents, disputed "
     f"FROM incidents WHERE n = ({ONE})", "incidents, and should be"),
    (f"DELETE FROM incident_forms WHERE incident = ({MANY})", "what is kept of it is not what its reports say"),
    # which tellings are of which
    ("DELETE FROM members WHERE telling = (SELECT max(telling) FROM members)", "what should be one incident is not"),
    (f"UPDATE members SET incident = ({MANY}) WHERE incident = ({ONE})", "should be two incidents is one"),
    ("UPDATE members SET id = 'i_0' WHERE telling = (SELECT min(telling) FROM members)",
     "not found by the ids of its events"),
    # what finds and compares them
    ("DELETE FROM telling_keys WHERE telling = (SELECT max(telling) FROM telling_keys)", "not found by their keys"),
    ("INSERT INTO telling_keys (key, telling) SELECT 1, max(telling) FROM telling_keys", "keys, and should be"),
    ("UPDATE scores SET score = 0.3 WHERE telling = (SELECT max(telling) FROM scores)", "the scores of its tellings"),
    ("DELETE FROM scores WHERE telling = (SELECT max(telling) FROM scores)", "the scores of its tellings"),
    # copies
    ("DELETE FROM shingles WHERE document = 3", "its text is not found by its sample"),
    ("DELETE FROM all_shingles WHERE document = 3", "the runs of words that are kept are not those of its text"),
    ("UPDATE all_shingles SET hashes = (SELECT hashes FROM all_shingles WHERE document = 2) WHERE document = 3",
     "the runs of words that are kept are not those of its text"),
    ("INSERT INTO all_shingles SELECT 1000, hashes FROM all_shingles WHERE document = 2",
     "with all their shingles, and should be"),
    ("DELETE FROM families WHERE document = (SELECT max(document) FROM families)", "not those of the texts"),
    ("UPDATE families SET family = (SELECT max(family) FROM families)", "they are not those of the texts"),
    # what is linked
    ("UPDATE linked SET rejected = '[\"v1\"]' WHERE document = 5", "as it was judged before"),
    ("UPDATE linked SET sampled = 0 WHERE document = 6", "its text is not found by its sample"),
    ("DELETE FROM linked WHERE document = 5", "it is neither linked nor marked to be"),
    # judgements
    ("UPDATE judgements SET note = 'not at all' WHERE verb = 'merge'", "not the judgement that it was made as"),
    ("UPDATE judgements SET by = 'Eve' WHERE verb = 'confirm'", "not the judgement that it was made as"),
    ("DELETE FROM judgements WHERE verb = 'split'", "not those that the judgements name"),
    ("DELETE FROM judgements WHERE verb = 'undo'", "what people have judged of it is not what counts"),
    ("DELETE FROM judged_records", "what people have judged of it is not what counts"),
    ("DELETE FROM judged_documents", "not those that the judgements name"),
)  # fmt: skip


@pytest.mark.parametrize(("damage", "why"), DAMAGE, ids=lambda value: value.partition(" WHERE")[0].replace(" ", "-"))
def test_damage_is_found(linked, damage, why):
    changed(linked, damage)
    assert any(why in line for line in found(linked)), found(linked)


def test_damage_is_found_on_postgresql(postgresql):
    where = postgresql.url()
    filled(where)
    some = [n for n, (damage, _) in enumerate(DAMAGE) if damage.startswith("UPDATE")]
    with open_ledger(where) as ledger:
        changed(ledger, *(DAMAGE[n][0] for n in some))
        said = "\n".join(found(ledger))
    assert [DAMAGE[n] for n in some if DAMAGE[n][1] not in said] == []


def test_a_changed_telling_is_found(linked):
    with writing(linked._engine) as connection:
        data = connection.execute(text("SELECT tellings FROM linked WHERE document = 2")).scalar_one()
        told = unpacked(2, data)
        told.popitem()
        connection.execute(text("UPDATE linked SET tellings = :x WHERE document = 2"), {"x": packed(told)})
    assert any("its tellings are not those of its record" in line for line in found(linked))


def test_a_changed_form_is_found(linked):
    with writing(linked._engine) as connection:
        n, form = connection.execute(text(f"SELECT incident, form FROM incident_forms WHERE incident = ({MANY})")).one()
        other = compressed(dataclasses.replace(incident_of(form), title="Rain"))
        connection.execute(text("UPDATE incident_forms SET form = :x WHERE incident = :n"), {"x": other, "n": n})
    assert any("what is kept of it is not what its reports say" in line for line in found(linked))


def test_a_copy_that_was_never_marked_is_found(linked):
    """As if somebody had added a report by hand, or a program had forgotten to have it linked."""
    linked.add(sourced(golden()[0], "forgotten.txt"))
    changed(linked, "DELETE FROM unlinked")
    assert any("it is neither linked nor marked to be" in line for line in found(linked))


@pytest.mark.parametrize("verb", ["reject", "merge", "split", "undo"])
def test_what_is_judged_and_not_linked_yet_is_no_fault(tmp_path, verb, monkeypatch):
    """As a process leaves it that is killed between the two: others are of the same incidents, and are not marked."""
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for record in variants(*REPORTS):
            ledger.add(record)
        made = {judgement.verb: judgement for judgement in judgements(*REPORTS)}
        for before in made.values():
            if verb == "undo" and before.verb != "undo":
                ledger.keep_judgement(before)
        ledger.link()
        with monkeypatch.context() as stopped:
            stopped.setattr(linking, "link", lambda *_args, **_more: 0)
            ledger.keep_judgement(made[verb])
        assert 0 < ledger.unlinked() < len(ledger)
        assert found(ledger) == []
        ledger.link()
        assert found(ledger) == []

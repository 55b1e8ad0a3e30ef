"""Every kind of damage is found, and named by what is damaged."""

from __future__ import annotations

import zlib

import pytest
from sqlalchemy import text

from onrecord.ledger.database import writing
from tests.ledger.stored import golden, raw_of, reread


@pytest.fixture
def filled(ledger):
    for record in golden()[:3]:
        ledger.add(record, raw_of(record))
    ledger.add(reread(golden()[0], "0.2.0"))
    return ledger


def found(ledger):
    return [f"{fault.where}: {fault.what}" for step in ledger.verify() for fault in step]


def test_a_sound_ledger_has_no_faults(filled):
    assert found(filled) == []


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        ("UPDATE raws SET size = size + 1", "the bytes are not those of its hash"),
        ("UPDATE documents SET title = 'Another title' WHERE n = 1", "not what its record says"),
        ("UPDATE documents SET current = (SELECT min(n) FROM revisions WHERE document = 1) WHERE n = 1",
         "another reading of it should count"),
        ("UPDATE documents SET current = NULL WHERE n = 2", "it has no reading"),
        ("UPDATE revisions SET id = 'r_0' WHERE n = 1", "its id, document, reader or rank"),
        ("UPDATE events SET type = 'AID' WHERE document = 2 AND n = 1", "its rows in events"),
        ("DELETE FROM participants WHERE document = 2", "its rows in participants"),
        ("UPDATE statements SET speaker = NULL WHERE document = 3", "its rows in statements"),
        ("UPDATE actors SET says = says + 1 WHERE n = 1", "what is counted of it"),
    ],
)  # fmt: skip
def test_damage_is_found(filled, damage, why):
    with writing(filled._engine) as connection:
        connection.execute(text(damage))
    assert any(why in line for line in found(filled)), found(filled)


def test_a_changed_record_is_found(filled):
    with writing(filled._engine) as connection:
        data = connection.execute(text("SELECT record FROM revisions WHERE n = 2")).scalar_one()
        changed = zlib.compress(zlib.decompress(data).replace(b"police", b"miners"))
        connection.execute(text("UPDATE revisions SET record = :data WHERE n = 2"), {"data": changed})
    assert any("the record is not that of its hash" in line for line in found(filled))


def test_a_damaged_record_is_found(filled):
    with writing(filled._engine) as connection:
        connection.execute(text("UPDATE revisions SET record = :data WHERE n = 2"), {"data": b"\x00"})
    assert any("the record is not that of its hash" in line for line in found(filled))

"""Which entities are actors of the user's file, and that the report wins over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.identities import identified, in_office
from onrecord.lexicons.own_actors import OwnActors, load_actors
from onrecord.records import Entity, EntityKind, Kb, MadeBy, Mention, Span, Title

FILE = """id,name,kind,aliases,country,sector,since,until
Q17,Ada Roe,person,A. Roe,TR,OPP,,2022
Q17,Ada Roe,person,,TR,GOV,2023,
B4,Harbour Watch,organization,Roe Watch,TR,NGO,,
"""


@pytest.fixture
def actors(tmp_path: Path) -> OwnActors:
    path = tmp_path / "actors.csv"
    path.write_text(FILE, encoding="utf-8")
    return load_actors(path)


def one(
    actors: OwnActors, name: str, kind: EntityKind, country: str | None, sector: str | None, published: str | None
) -> tuple[str | None, str | None, str | None]:
    entity = Entity(
        id="e1", name=name, kind=kind, country=country, sector=sector,
        mentions=(Mention(0, len(name), name, "name"),), made_by=MadeBy("test"),
    )  # fmt: skip
    (made,) = identified(Cast((entity,), {0: "e1"}), actors, published).entities
    return made.kb.actor if made.kb else None, made.country, made.sector


@pytest.mark.parametrize(
    ("entity", "published", "expected"),
    [
        # By the spell that holds, by an alias, without a date.
        (("Ada Roe", "person", None, None), "2022-03-01", ("Q17", "TR", "OPP")),
        (("A. Roe", "person", None, None), "2022-03-01T10:00:00Z", ("Q17", "TR", "OPP")),
        (("Ada Roe", "person", None, None), "2024-03-01", ("Q17", "TR", "GOV")),
        (("Ada Roe", "person", None, None), None, ("Q17", None, None)),
        # The report wins; whoever it has belong elsewhere, or is of another kind, is somebody else.
        (("Ada Roe", "person", "TR", "JUD"), "2024-03-01", ("Q17", "TR", "JUD")),
        (("Ada Roe", "person", "SY", None), "2024-03-01", (None, "SY", None)),
        (("Ada Roe", "organization", None, None), "2024-03-01", (None, None, None)),
        (("Harbour Watch", "place", None, None), "2024-03-01", (None, None, None)),
        # Unknown people are new actors.
        (("Ben Roe", "person", None, None), "2024-03-01", (None, None, None)),
    ],
)
def test_identified(
    actors: OwnActors,
    entity: tuple[str, EntityKind, str | None, str | None],
    published: str | None,
    expected: tuple[str | None, str | None, str | None],
) -> None:
    assert one(actors, *entity, published) == expected


def test_an_id_of_wikidata_is_given_as_such(actors: OwnActors) -> None:
    entity = Entity(
        id="e1", name="Ada Roe", kind="person", mentions=(Mention(0, 7, "Ada Roe", "name"),), made_by=MadeBy("test")
    )
    (made,) = identified(Cast((entity,), {0: "e1"}), actors, None).entities
    assert made.kb == Kb(wikidata="Q17", actor="Q17")


@pytest.mark.parametrize(
    ("name", "sector", "published", "expected"),
    [
        # In office in that year, before it, after it, and of a report without a date.
        ("Angela Merkel", "GOV", "2016-05-02", "GOV"),
        ("Angela Merkel", "GOV", "2023-05-02", None),
        ("Donald Trump", "GOV", "2016-05-02", None),
        ("Donald Trump", "GOV", "2025-05-02", "GOV"),
        ("Angela Merkel", "GOV", None, "GOV"),
        # Another office by then.
        ("Mark Rutte", "GOV", "2025-05-02", "IGO"),
        # What the report says, and whom the lexicon does not know, stays.
        ("Angela Merkel", "PTY", "2023-05-02", "PTY"),
        ("Ada Roe", "GOV", "2023-05-02", "GOV"),
    ],
)
def test_in_office(name: str, sector: str, published: str | None, expected: str | None) -> None:
    entity = Entity(
        id="e1", name=name, kind="person", sector=sector, mentions=(Mention(0, len(name), name, "name"),),
        made_by=MadeBy("test"),
    )  # fmt: skip
    (made,) = in_office(Cast((entity,), {0: "e1"}), published).entities
    assert made.sector == expected


def test_a_title_in_the_report_is_enough() -> None:
    entity = Entity(
        id="e1", name="Angela Merkel", kind="person", sector="GOV", titles=(Title(Span(0, 6, "Leader")),),
        mentions=(Mention(7, 20, "Angela Merkel", "name"),), made_by=MadeBy("test"),
    )  # fmt: skip
    assert in_office(Cast((entity,), {0: "e1"}), "2023-05-02").entities == (entity,)

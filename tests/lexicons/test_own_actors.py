"""A user's own actors: what is taken, and what is refused with its line."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.lexicons.actors import known
from onrecord.lexicons.own_actors import OwnActors, load_actors

HEADER = "id,name,kind,aliases,country,sector,since,until,source\n"


def written(folder: Path, text: str) -> OwnActors:
    path = folder / "actors.csv"
    path.write_bytes(text.encode())
    return load_actors(path)


def test_names_are_known_within_the_context_only(tmp_path: Path) -> None:
    actors = written(tmp_path, HEADER + "B4,Harbour Watch,organization,Harborwatch|the Watch,TR,NGO,,,statutes\n")
    assert known("Harbour Watch") == ()
    with actors.known():
        (reading,) = known("Harborwatch")
        # An alias leads to the preferred name; accents, capitals and articles do not matter, small letters do.
        assert (reading.name, reading.kind, reading.sector) == ("Harbour Watch", "organization", "NGO")
        assert known("the HARBOUR WATCH")
        assert known("harbour watch") == ()
        assert known("Ukraine") != ()
    assert known("Harbour Watch") == ()


def test_the_file_wins_over_the_shipped_lexicons_but_for_places(tmp_path: Path) -> None:
    actors = written(tmp_path, HEADER + "G1,Hezbollah,armed_group,,LB,MIL,,,\nP1,Paris,person,,,,,,\n")
    with actors.known():
        assert [k.sector for k in known("Hezbollah")] == ["MIL"]
        assert {k.kind for k in known("Paris")} == {"person", "place"}


@pytest.mark.parametrize(
    ("text", "published", "holds"),
    [
        ("A,Ada Roe,person,,TR,OPP,2020,2022-06,\n", "2022-06-30", True),
        ("A,Ada Roe,person,,TR,OPP,2020,2022-06,\n", "2022-07-01", False),
        ("A,Ada Roe,person,,TR,OPP,2020-02-29,,\n", "2020-02-28", False),
        # Of a report without a date only what always holds is said.
        ("A,Ada Roe,person,,TR,OPP,2020,,\n", None, False),
        ("A,Ada Roe,person,,TR,OPP,,,\n", None, True),
    ],
)
def test_when_a_row_holds(tmp_path: Path, text: str, published: str | None, holds: bool) -> None:
    from datetime import date

    (row,) = written(tmp_path, HEADER + text).rows
    assert row.holds(date.fromisoformat(published) if published else None) is holds


def test_columns_in_any_order_with_a_byte_order_mark_and_comments(tmp_path: Path) -> None:
    text = '\ufeffName,kind,id\n# ours\n\n"Roe, Ada",person,A\n'
    assert [(r.id, r.name, r.line) for r in written(tmp_path, text).rows] == [("A", "Roe, Ada", 4)]


def test_a_worker_opens_the_file_itself(tmp_path: Path) -> None:
    actors = written(tmp_path, HEADER + "A,Ada Roe,person,,,,,,\n")
    sent = pickle.dumps(actors)
    assert b"Ada Roe" not in sent
    assert pickle.loads(sent) == actors
    written(tmp_path, HEADER + "A,Ada Lark,person,,,,,,\n")
    from onrecord.lexicons import own_actors

    own_actors._reopened.cache_clear()
    with pytest.raises(UsageError, match="changed while it was in use"):
        pickle.loads(sent)


A = "A,Ada Roe,person,,,,,,\n"


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("name,kind\n", 1, "the header lacks id"),
        ("id,name,kind,colour\n", 1, "unknown column 'colour'"),
        ("id,name,kind,id\n", 1, "column 'id' stands twice"),
        (HEADER + ",Ada Roe,person,,,,,,\n", 2, "no id"),
        (HEADER + A + "B,,person,,,,,,\n", 3, "no name"),
        (HEADER + "A,Ada Roe,place,,,,,,\n", 2, "unknown kind 'place'"),
        (HEADER + "A,Ada Roe,person,,Turkey,,,,\n", 2, "unknown country 'Turkey'"),
        (HEADER + "A,Ada Roe,person,,TR,FOE,,,\n", 2, "unknown sector 'FOE'"),
        (HEADER + "A,Ada Roe,person,,TR,GOV,,,book,x\n", 2, "10 cells, and the header has 9"),
        (HEADER + "A,---,person,,,,,,\n", 2, "no letter"),
        # Dates that are none, out of range, and in the wrong order.
        (HEADER + "A,Ada Roe,person,,,,March 2020,,\n", 2, "since 'March 2020' is no date"),
        (HEADER + "A,Ada Roe,person,,,,,2023-02-29,\n", 2, "until '2023-02-29' is no date"),
        (HEADER + "A,Ada Roe,person,,,,0020,,\n", 2, "since '0020' is out of range"),
        (HEADER + "A,Ada Roe,person,,,,2021,2020,\n", 2, "since 2021 is after until 2020"),
        # Contradictions, with the other line.
        (HEADER + A + "B,Ben Roe,person,ada roe,,,,,\n", 3, "'ada roe' is B, and A in line 2"),
        (HEADER + A + "A,Roe Group,organization,,,,,,\n", 3, "A is of kind organization, and of kind person in line 2"),
        (
            HEADER + "A,Ada Roe,person,,,OPP,2019,2021,\nA,Ada Roe,person,,,GOV,2021,,\n",
            3,
            "A is another in line 2 at the same time",
        ),
        (HEADER + "A,Iranian,person,,,,,,\n", 2, "'Iranian' is the name of a country or people"),
        (HEADER + 'A,"Ada Roe,person\n', 2, "no CSV"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, line: int, cause: str) -> None:
    with pytest.raises(UsageError) as caught:
        written(tmp_path, text)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'actors.csv'}: actors: line {line}: ")
    assert cause in message


def test_no_file_an_empty_one_and_one_in_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.csv: actors: cannot be read: No such file"):
        load_actors(tmp_path / "nowhere.csv")
    with pytest.raises(UsageError, match="it is empty"):
        written(tmp_path, "")
    (tmp_path / "actors.csv").write_bytes(HEADER.encode() + "A,Zoë,person\n".encode("latin-1"))
    with pytest.raises(UsageError, match="line 2: not UTF-8"):
        load_actors(tmp_path / "actors.csv")

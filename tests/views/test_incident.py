"""A reader's questions to an incident made by hand: two accused, a denial, a toll that was corrected."""

from __future__ import annotations

from onrecord.incidents.records import Dispute, Incident, Origin, Position, Responsibility, SaidBy
from onrecord.records import Location, Span
from onrecord.views import incident as views


def said(
    *chain: str, stance: str | None = None, day: str | None = "2024-03-04", quote: str = "said so", report: str = "d_1"
) -> SaidBy:
    return SaidBy(chain, report, (Span(0, len(quote), quote),), ("a1",), day, stance)  # type: ignore[arg-type]


FRONT = Responsibility("Vale Front", "positive", (said("Reuters", "two officials", stance="suspects"),))
DENIED = Responsibility("Vale Front", "negative", (said("Vale Front", stance="denies", day="2024-03-05"),))
ARMY = Responsibility("the army", "positive", (said("Vale Front", stance="accuses", day="2024-03-05"),))
WHO = Dispute(
    "responsibility",
    "disputed",
    (
        Position("Vale Front", FRONT.said_by, superseded=True),
        Position("the army", ARMY.said_by),
        Position("not Vale Front", DENIED.said_by),
    ),
)
TOLL = Dispute(
    "count:killed",
    "changed",
    (Position("15", (said("police", day=None),)), Position("at least 12", (said("police"),), superseded=True)),
)
DAY = Dispute(
    "date", "disputed", (Position("2024-03-03", (said("Bay Post"),)), Position("2024-03-04", (said("Hill Post"),)))
)


def bombing(**fields: object) -> Incident:
    made: dict[str, object] = {
        "id": "i_0", "type": "ASSAULT", "title": "bombing in Velmar", "begin": "2024-03-03", "end": "2024-03-03",
        "location": Location(Span(0, 6, "Velmar"), name="Velmar", country="TV", lat=1.0, lon=2.0, precision="town"),
        "events": (), "documents": 3, "origins": (Origin("Reuters", "news_agency", ("d_1", "d_2")),),
        "independent_origins": 1, "responsibility": (FRONT, DENIED, ARMY), "disputes": (WHO, TOLL, DAY),
    } | fields  # fmt: skip
    return Incident(**made)  # type: ignore[arg-type]


def test_the_heading_says_what_when_where_and_what_is_told_in_more_than_one_way() -> None:
    found = views.heading(bombing())
    assert (found.title, found.when, found.where) == (
        "Bombing in Velmar",
        "Sunday 3 March 2024",
        "Velmar, TV (1.00, 2.00)",
    )
    assert found.known == "1 independent origin in 3 reports"
    assert found.differ == (
        "who did it (disputed)",
        "how many were killed (changed since)",
        "when it was (disputed)",
    )


def test_of_a_country_no_degrees_are_told() -> None:
    country = Location(Span(0, 6, "Tarvia"), name="Tarvia", lat=1.0, lon=2.0, precision="country")
    assert views.heading(bombing(location=country)).where == "Tarvia"
    assert views.heading(bombing(location=None, begin=None, end=None)).where is None


def test_of_each_accused_who_blames_and_who_denies() -> None:
    front, army = views.accused(bombing())
    assert (front.name, [s.who for s in front.blamed], [s.who for s in front.denied]) == (
        "Vale Front",
        ["Reuters ← two officials"],
        ["Vale Front"],
    )
    assert (army.name, [s.stance for s in army.blamed], army.denied) == ("the army", ["accuses"], ())


def test_what_all_who_said_so_have_taken_back_is_marked() -> None:
    assert [a.taken_back for a in views.accused(bombing())] == [True, False]


def test_the_matrix_has_a_row_for_each_source() -> None:
    found = views.matrix(bombing())
    assert found.accused == ("Vale Front", "the army")
    assert found.rows == (("two officials", ("suspects", "")), ("Vale Front", ("denies", "accuses")))


def test_matters_have_their_sides_in_words() -> None:
    who, toll, day = views.matters(bombing())
    assert (who.title, toll.title, day.title) == ("Who did it", "How many were killed", "When it was")
    assert [(s.value, s.superseded) for s in toll.sides] == [("15", False), ("at least 12", True)]
    assert [s.value for s in day.sides] == ["Sunday 3 March 2024", "Monday 4 March 2024"]


def test_what_was_said_when_goes_by_days_those_unknown_last() -> None:
    found = [(day, [(s.who, words) for s, words in one]) for day, one in views.said_when(bombing())]
    assert found == [
        (
            "2024-03-04",
            [
                ("Reuters ← two officials", "suspects Vale Front"),
                ("police", "at least 12 killed"),
                ("Bay Post", "it was on Sunday 3 March 2024"),
                ("Hill Post", "it was on Monday 4 March 2024"),
            ],
        ),
        ("2024-03-05", [("Vale Front", "denies that it did it"), ("Vale Front", "accuses the army")]),
        (None, [("police", "15 killed")]),
    ]


def test_the_written_forms_say_which_incident_they_are_of() -> None:
    (dispute,) = views.written_disputes([bombing()])
    (origin,) = views.written_origins([bombing()])
    assert (dispute["id"], [d["about"] for d in dispute["disputes"]]) == (
        "i_0",
        ["responsibility", "count:killed", "date"],
    )
    assert (origin["documents"], origin["origins"][0]["kind"]) == (3, "news_agency")

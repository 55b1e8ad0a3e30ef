"""What the whole reader, with its models, says stands between those whom a report names."""

from __future__ import annotations

import pytest

from tests.annotate.happening.whole import event, read

pytestmark = pytest.mark.model


def standing(text: str) -> set[tuple[str, str, str | None]]:
    """(kind, subject, object) of every relation, by names."""
    record = read(text)
    names = {e.id: e.name for e in record.entities}
    return {(r.kind, names[r.subject], names.get(r.object or "")) for r in record.relations}


def test_an_office_told_behind_a_clause_is_of_whom_it_names() -> None:
    found = standing("Rebels have mined the road to Palma, the coast guard's chief, Ada Lind, told reporters.")
    assert ("leads", "Ada Lind", "the coast guard") in found
    assert not any(subject == "Palma" for _, subject, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ada Lind met her Turkish counterpart in Geneva on Monday.",
        "Defence Minister Ada Lind accused the Turkish navy of ramming a trawler.",
    ],
)
def test_a_minister_is_not_of_the_state_that_he_deals_with(text: str) -> None:
    assert ("holds_office", "Ada Lind", "Turkey") not in standing(text)


def test_whom_somebody_sides_with_is_not_what_he_governs() -> None:
    found = standing("The pro-Russian governor, Ada Lind, resigned on Monday.")
    assert ("supports", "Ada Lind", "Russia") in found
    assert ("holds_office", "Ada Lind", "Russia") not in found


def test_a_band_of_people_does_what_a_clause_tells_of_them() -> None:
    text = (
        "The Dune Lions, a band of former smugglers that pledged allegiance to al Qaeda in 2019, have closed schools."
    )
    assert ("affiliate_of", "Dune Lions", "al Qaeda") in standing(text)


SECONDS = [
    "The president flew to Oslo. The vice president said the war was over.",
    "The minister was sacked. The deputy minister said the war was over.",
    "President Omar Lind flew to Oslo. The vice president said the war was over.",
]


@pytest.mark.parametrize("text", SECONDS)
def test_the_second_in_an_office_is_another(text: str) -> None:
    people = [e for e in read(text).entities if e.kind == "person"]
    assert len(people) == 2


BLAMED = [
    "Six people were killed in an assault that the mayor attributed to the Shabaab.",
    "Six people were killed in an assault attributed by the mayor to the Shabaab.",
    "The assault, which the mayor pinned on the Shabaab, killed six people.",
    "The assault, which the mayor blamed on the Shabaab, killed six people.",
]


@pytest.mark.parametrize("text", BLAMED)
def test_whom_somebody_blames_in_a_clause_did_it_by_his_account_only(text: str) -> None:
    record = read(text)
    names = {e.id: e.name for e in record.entities}
    assault, killed = event(text, "assault"), event(text, "killed")
    assert assault is not None
    assert killed is not None
    assert [names[a.entity] for a in assault.actors if a.entity] == ["Shabaab"]
    assert assault.according_to
    assert not [a for a in killed.actors if names.get(a.entity or "") in ("Shabaab", "the mayor")]
    (said,) = (a for a in record.attributions if a.id == assault.according_to[-1])
    assert (names[said.speaker or ""], said.stance) == ("the mayor", "accuses")


def test_a_party_is_not_called_by_who_leads_it() -> None:
    record = read("He joined the Socialist Party of Prime Minister Ada Lind in May.")
    assert "Socialist Party" in {e.name for e in record.entities}


def test_a_justice_has_her_office_at_her_court() -> None:
    assert ("holds_office", "Ada Lind", "Supreme Court") in standing(
        "Supreme Court justice Ada Lind ordered a recount."
    )

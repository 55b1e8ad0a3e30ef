"""Standing relations of short reports, read from the first step to the last."""

import pytest

from onrecord.pipeline import read
from onrecord.records import Record

pytestmark = pytest.mark.model


def of(text: str) -> set[tuple[str, str, str | None]]:
    """(subject, kind, object) of every relation of a report that is not denied."""
    record = _record(text)
    names = {e.id: e.name for e in record.entities}
    return {(names[r.subject], r.kind, names.get(r.object or "")) for r in record.relations if r.polarity == "positive"}


def _record(text: str) -> Record:
    return read(text.encode(), published="2024-03-15", source="report.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "U.S.-backed Kurdish fighters took the town of Hajin.",
            ("United States", "supports", "U.S.-backed Kurdish fighters"),
        ),
        ("Moscow-backed rebels shelled the port.", ("Russia", "supports", "Moscow-backed rebels")),
        ("The guerrillas get their rifles from Havana.", ("Havana", "supplies", "The guerrillas")),
        ("Ankara provides the rebels with drones.", ("Turkey", "supplies", "the rebels")),
        ("Hamas-linked Saraya al-Nur claimed the blast.", ("Saraya al-Nur", "affiliate_of", "Hamas")),
        ("Colonel Issa Bako, who has ruled Niger since 2021, flew home.", ("Issa Bako", "leads", "Niger")),
        (
            "Polish President Jan Wolski met his Czech counterpart, Petr Havran.",
            ("Petr Havran", "holds_office", "Czech Republic"),
        ),
        (
            "Defence ministers Ana Prado of Peru and Luis Rey of Chile signed it.",
            ("Luis Rey", "holds_office", "Chile"),
        ),
        (
            "An outspoken critic of President Omar Bello, the lawyer Ife Ade was jailed on Sunday.",
            ("Ife Ade", "opposes", "Omar Bello"),
        ),
        ("Mercy Corps staff left Juba, where the agency is based.", ("Mercy Corps", "located_in", "Juba")),
        ("Lin Tao, the number three in Hezbollah, was killed.", ("Lin Tao", "holds_office", "Hezbollah")),
        ("Warlord Musa Deng's fighters burned two villages.", ("Musa Deng", "leads", "Warlord Musa Deng's fighters")),
        ("The Omani prime minister met his Dutch counterpart, Jan Bos.", ("Jan Bos", "holds_office", "Netherlands")),
        ("Danish brewer Nordhav named Ida Krog chief executive.", ("Ida Krog", "leads", "Nordhav")),
        ("Fighters from Hamas's Nuseirat battalion fled.", ("Hamas's Nuseirat battalion", "part_of", "Hamas")),
        ("Nobel laureate Ama Kufuor advises the African Union.", ("Ama Kufuor", "affiliate_of", "African Union")),
        ("Steel boss Ravi Anand, a shareholder of Ardent Bank, left.", ("Ravi Anand", "affiliate_of", "Ardent Bank")),
        ("The sect Boko Nur operates from camps in Niger.", ("Boko Nur", "located_in", "Niger")),
        ("The Union of Miners elected a new president, Ana Roca.", ("Ana Roca", "holds_office", "Union of Miners")),
        (
            "Arda Metals, majority-owned by Norway's Velan group, sank.",
            ("Arda Metals", "part_of", "Velan group"),
        ),
        ("Chile, Peru and Ecuador formed the Andes Fishing Alliance.", ("Peru", "member_of", "Andes Fishing Alliance")),
        ("Tehran sold Sudan combat drones, envoys said.", ("Iran", "supplies", "Sudan")),
        ("The rebels, hosted by Eritrea since 2001, went home.", ("Eritrea", "supports", "The rebels")),
        ("Syria was put on the U.S. list of state sponsors of terrorism.", ("Syria", "designated_as", "United States")),
        ("Mira Sol teaches at the University of Ghana.", ("Mira Sol", "affiliate_of", "University of Ghana")),
        (
            "Turkish Cypriot leader Hasan Erdal walked out of the talks.",
            ("Hasan Erdal", "holds_office", "Turkish Cypriot"),
        ),
        (
            "Ali Fadel, a former commander in the Lord's Resistance Army, gave evidence.",
            ("Ali Fadel", "leads", "Lord's Resistance Army"),
        ),
    ],
)
def test_relations_are_told(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in of(text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Rui Costa, then Angola's oil minister, signed it.", "before"),
        ("Anke Vos, the next head of Interpol, said so.", "after"),
        ("The king sacked Prime Minister Tarek Nasri on Monday.", "before"),
        ("Finance Minister Olga Lipa resigned on Monday.", "before"),
        ("Trade Minister Ian Reed stepped down after the vote.", "before"),
        ("Trade Minister Ian Reed refused to step down.", "overlap"),
        ("Finance Minister Olga Lipa may resign on Monday.", "overlap"),
        ("A court removed Pavel Dragan, the mayor of Iasi, from office.", "before"),
        ("A court questioned Pavel Dragan, the mayor of Iasi.", "overlap"),
    ],
)
def test_offices_are_held_as_long_as_told(text: str, when: str) -> None:
    assert {r.document_time for r in _record(text).relations if r.kind in ("holds_office", "leads")} == {when}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The G7 met in Bari.", "G7", "organization"),
        ("Staff of the Organization for Security and Co-operation in Europe left.", "Europe", None),
        ("It is the Achilles heel of the plan.", "Achilles", None),
        ("The plan opened Pandora's box.", "Pandora", None),
        ("New Kenya tariffs anger traders.", "Kenya", "country"),
        ("The Treasury Inspector General issued a report.", "General", None),
        ("Men of al Qaeda in the Arabian Peninsula left.", "al Qaeda in the Arabian Peninsula", "armed_group"),
        ("Shells fell in Lubasha and Quorinth on Monday.", "Quorinth", "place"),
        ("The pro-Kurdish VELA Party won.", "VELA Party", "organization"),
        ("Officials at the Quai d'Orsay were silent.", "Quai d'Orsay", "government"),
        ("Defector Yusuf Omar spoke to a paper.", "Yusuf Omar", "person"),
        ("The outlawed Hazar Birligi said so.", "Hazar Birligi", "organization"),
        ("Lina Moss, chief executive of Ostrella, left.", "Ostrella", "organization"),
    ],
)
def test_names_are_whole_and_of_a_kind(text: str, name: str, kind: str | None) -> None:
    assert {e.name: e.kind for e in _record(text).entities}.get(name) == kind


def test_what_a_name_stands_before_is_its_own() -> None:
    told = of("A long-time friend of Ada Lind, the editor Karl Orr was held.")
    assert not {t for t in told if t[0] == "Ada Lind"}

"""What a town is said to lie in is a place, and no other name of whoever is there; banks of rivers lend no money."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from tests.parsing import one_paragraph, syntax

KINDS = [
    ("A judge in Alexandria, Va., freed him.", "Va.", "place"),
    ("A doctor in Salem, Oregon, said so.", "Oregon", "place"),
    ("The mayor of Gary, Ind., resigned.", "Ind.", "place"),
    ("The police chief in Goma, Kivu, resigned.", "Kivu", "place"),
    ("The bishop of Pemba, Cabo Delgado, agreed.", "Cabo Delgado", "place"),
    ("Ada Lind, 34, of Toronto, Ont., was shot.", "Ont", "place"),
    ("Two tourists from Halifax, N.S., were killed.", "N.S.", "place"),
    # whoever is there, also under a name that is a town's somewhere else
    ("A judge in Madrid, Baltasar Lind, freed him.", "Baltasar Lind", "person"),
    ("The governor of Sinaloa, Rocha, denied it.", "Rocha", "person"),
    ("The mayor of Lima, Dana Roe, resigned.", "Dana Roe", "person"),
    ("The governor of Kivu, Jean Georgia, resigned.", "Jean Georgia", "person"),
    ("Two men were killed in the West Bank.", "West Bank", "place"),
    ("Troops raided the West Bank town of Jenin.", "West Bank", "place"),
    ("The World Bank said so.", "World Bank", "organization"),
    # a town of two words of which the first is a forename too, and an article before a hyphen
    ("Two men were killed in Khan Younis on Monday.", "Khan Younis", "place"),
    ("Police in Ciudad Juarez said so.", "Ciudad Juarez", "place"),
    ("The mayor, Khan Younis, resigned.", "Khan Younis", "person"),
    ("Two men were killed in Deir ez-Zor on Monday.", "Deir ez-Zor", "place"),
    ("Militants in Dar es-Salaam fled.", "Dar es-Salaam", "place"),
    ("Jets bombed Ras al-Lura on Monday.", "Ras al-Lura", "place"),
    ("Rebels attacked Kafr Zil.", "Kafr Zil", "place"),
    ("Villa Motors said so.", "Villa Motors", "organization"),
    # a capital that is taken is a town; one that is accused, or hit with words and penalties, its government
    ("Rebels captured Kabul on Friday.", "Kabul", "place"),
    ("Khartoum was shelled on Friday.", "Khartoum", "place"),
    ("Kabul fell to the rebels.", "Kabul", "place"),
    ("The EU hit Moscow with sanctions.", "Moscow", "country"),
    ("The premier attacked Beijing over trade.", "Beijing", "country"),
    ("Kyiv was accused of shelling a school.", "Kyiv", "country"),
    ("The strike angered Tehran.", "Tehran", "country"),
    # what is said to be from it, in its view or laid on it is its government's; a train or an attack is not
    ("The ship was rammed, according to Manila.", "Manila", "country"),
    ("In the view of Warsaw, the drones were lost.", "Warsaw", "country"),
    ("The allies put pressure on Caracas to free them.", "Caracas", "country"),
    ("A statement from Paris said so.", "Paris", "country"),
    ("Manila's protest was delivered on Monday.", "Manila", "country"),
    ("A train from Paris was attacked.", "Paris", "place"),
    ("An attack on Kabul killed nine.", "Kabul", "place"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kind_of_a_name_behind_a_town(text: str, name: str, kind: str) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store="surroundings")
    cast = entities(made, parsed, mentions(made, parsed))
    (found,) = (e for e in cast.entities if any(m.text == name for m in e.mentions))
    assert found.kind == kind
    assert not (found.titles and kind == "place")


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("A leader was killed in British Columbia.", []),
        ("Pirates struck in the Indian Ocean.", []),
        ("Two men were killed in Iraqi Kurdistan.", ["Iraq"]),
    ],
)
def test_a_place_elsewhere_is_not_of_the_country_in_its_name(text: str, countries: list[str]) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store="surroundings")
    cast = entities(made, parsed, mentions(made, parsed))
    assert [e.name for e in cast.entities if e.kind == "country"] == countries

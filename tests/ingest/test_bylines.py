import pytest

from onrecord.ingest.bylines import authors, credited, is_credit, is_name, signed

AUTHORS = [
    ("By Rania Haddad and Tom Ellery", ("Rania Haddad", "Tom Ellery")),
    ("By RANIA HADDAD, TOM ELLERY and IDA BRANDT", ("Rania Haddad", "Tom Ellery", "Ida Brandt")),
    ("by Abdul Rahman al-Sayed, Beirut", ("Abdul Rahman al-Sayed",)),
    ("By Rania Haddad, Diplomatic Correspondent", ("Rania Haddad",)),
    ("By John F. Okello in Nairobi", ("John F. Okello",)),
    ("Written by: Maria de la Cruz", ("Maria de la Cruz",)),
    ("By Rania Haddad | July 21, 2024", ("Rania Haddad",)),
    ("By Rania Haddad in Karo and Tom Ellery in Old Port", ("Rania Haddad", "Tom Ellery")),
    ("By our Delhi correspondent Rania Haddad", ("Rania Haddad",)),
    ("By Rania Haddad and Staff", ("Rania Haddad",)),
    ("By Rania Haddad and Tom Ellery, with agencies", ("Rania Haddad", "Tom Ellery")),
    # A desk or an agency is a byline that names nobody.
    ("Reporting by Ida Brandt in Larsholm; Editing by Per Aaland", ("Ida Brandt",)),
    ("By Reuters", ()),
    ("By News Desk", ()),
    ("By the Newsroom", ()),
    ("By our correspondent in Larsholm", ()),
    ("From our own staff", ()),
    ("By Rania Haddad (r.haddad@ledger.example)", ("Rania Haddad",)),
    # Sentences and phrases are no bylines.
    ("By Monday the town had fallen.", None),
    ("By then, rebels held the bridge.", None),
    ("Rania Haddad and Tom Ellery met the mayor.", None),
    ("", None),
]
SIGNED = [
    # names with a place or their trade beside them
    ("Rania Haddad | TAIPEI", ("Rania Haddad",)),
    ("Tom Ellery and Ida Brandt • Beirut", ("Tom Ellery", "Ida Brandt")),
    ("Tom Ellery, Senior Correspondent", ("Tom Ellery",)),
    ("Tom Ellery in Larsholm and Ida Brandt in Old Port", ("Tom Ellery", "Ida Brandt")),
    ("Rania Haddad in Karo, Tom Ellery in Lund and Ida Brandt in Dorna", ("Rania Haddad", "Tom Ellery", "Ida Brandt")),
    ("Tom Ellery in Larsholm", ()),
    ("Rania Haddad and Staff", ("Rania Haddad",)),
    ("Rania Haddad with news agencies", ("Rania Haddad",)),
    # several names, in one place or none
    ("Rania Haddad, Tom Ellery, and Ida Brandt", ("Rania Haddad", "Tom Ellery", "Ida Brandt")),
    ("Rania Haddad and Tom Ellery in Old Port", ("Rania Haddad", "Tom Ellery")),
    # sections, titles and captions are none
    ("World News | EUROPE", ()),
    ("Sanctions Bite | Analysis", ()),
    ("Mayor Per Aaland, right, with his editor", ()),
    ("Ida Brandt | 12 March", ()),
]
CREDITED = [
    ("Hannah Lund in Taipei", "Hannah Lund"),
    ("From Hannah Lund in Taipei and agencies", "Hannah Lund"),
    ("Hannah Lund, Reuters", "Hannah Lund"),
    ("Hannah Lund, Manila", "Hannah Lund"),
    ("Hannah Lund for The Coastal Courier", "Hannah Lund"),
    ("Hannah Lund Diplomatic correspondent", "Hannah Lund"),
    ("Maria Lopez m.lopez@ledger.example", "Maria Lopez"),
    # what headlines say in the same form
    ("Clashes Erupt in Taipei", None),
    ("Jordan Protests in Manila", None),
    ("Karim Aziz Arrives in Manila", None),
    ("Maria Lopez Arrested in Manila", None),
    ("Hannah Lund in Trouble", None),
    ("Fire, Manila", None),
]
NAMES = [
    ("Ida Brandt", True),
    ("Abdul Rahman al-Sayed", True),
    ("J. R. Okello", True),
    ("Middle East", False),
    ("Breaking News", False),
    ("Baltic Ledger", False),
    ("South Sudan", False),
    ("Ida", False),
    ("Ida Brandt said no", False),
    ("ida brandt", False),
]


@pytest.mark.parametrize(("line", "expected"), AUTHORS)
def test_authors(line, expected):
    assert authors(line) == expected


@pytest.mark.parametrize(("line", "expected"), NAMES)
def test_is_name(line, expected):
    assert is_name(line) is expected


@pytest.mark.parametrize(("line", "expected"), SIGNED)
def test_signed(line, expected):
    assert signed(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ida Brandt reported from Larsholm, and Per Aaland from Port Tarn.", True),
        ("Ida Brandt reported from Larsholm.", True),
        ("Ida Brandt reported from Larsholm that two ships had sunk and that more were due, and left.", False),
        ("Residents reported from Larsholm that it was quiet.", False),
    ],
    ids=["two", "one", "what she reported", "residents"],
)  # fmt: skip
def test_is_credit(line, expected):
    assert is_credit(line) is expected


@pytest.mark.parametrize(("line", "expected"), CREDITED)
def test_credited(line, expected):
    assert credited(line) == expected

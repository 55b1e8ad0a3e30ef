"""Which words name somebody, how far they reach, and what they name."""

from __future__ import annotations

import pytest

from onrecord.annotate.mentions import mentions
from tests.parsing import one_paragraph, syntax

STORE = "mentions"


def found(text: str) -> dict[str, str | None]:
    """Text of each mention -> its kind."""
    document = one_paragraph(text)
    parsed = syntax(document, store=STORE)
    return {parsed.span(n.first, n.stop).text: n.kind for n in mentions(document, parsed)}


NAMES = [
    # A firm that is told to be one, a false name, a band by its sort, an office before a name, a capital that wills.
    ("He left the state oil company Sonangol in May.", {"He": None, "Sonangol": "organization"}),
    ("She goes by the nom de guerre Abu Layth.", {"She": None, "Abu Layth": "person"}),
    ("She runs the prison service.", {"She": None, "the prison service": "organization"}),
    ("He entered the governor's race.", {"He": None}),
    ("She backs an anti-union and misnamed law.", {"She": None}),
    ("She runs the paramilitary Rapid Shield.", {"She": None, "Rapid Shield": "armed_group"}),
    ("Minister without Portfolio Zandile Khoza left.", {"Zandile Khoza": "person"}),
    ("They left at the request of Ankara.", {"They": None, "Ankara": "country"}),
    ("The Bharatiya Lok Dal said so.", {"Bharatiya Lok Dal": "organization"}),
    # Police in arms are a body; the states of a country; an outlet by the noun before it; what advocates are called.
    ("The Armed Police Battalion denied it.", {"Armed Police Battalion": "organization", "it": None}),
    ("They left Myanmar's Rakhine State.", {"They": None, "Rakhine State": "place"}),
    (
        "A Sudanese news site, Al-Rakoba, said so.",
        {"Al-Rakoba": "organization", "A Sudanese news site": "organization"},
    ),
    ("Adv. Riaan Botha SC spoke.", {"Riaan Botha": "person"}),
    # A flag is a ship's; makes of arms are nobody; towns with a hyphen and where a passage leads; an hour is no name.
    ("The Dutch-flagged Minervaal was hit. The Minervaal sank.", {"Dutch": "nationality", "Minervaal": "other"}),
    ("They fled to Petit-Ville.", {"They": None, "Petit-Ville": "place"}),
    ("He asked for passage to El Obeira.", {"He": None, "El Obeira": "place"}),
    ("16:42 Deputy president speaks.", {"Deputy president": "person"}),
    # What bodies want stands in their names; who is asked to do something is none.
    (
        "He fears the rise of Alternative for Germany, a party.",
        {"He": None, "Alternative for Germany": "organization", "a party": "organization"},
    ),
    ("The Global Coalition to Counter ISIL met.", {"Global Coalition to Counter ISIL": "organization"}),
    ("The coalition to counter ISIL met.", {"The coalition": "organization", "ISIL": "armed_group"}),
    # Whose age is told and whose death, and who stands beside somebody; titles of several; towns in a list.
    ("Marquell, 24, was jailed.", {"Marquell": "person"}),
    (
        "Crowds mourned the deaths of Alton Sterrin and Ada Lind.",
        {"Crowds": "group", "Alton Sterrin": "person", "Ada Lind": "person"},
    ),
    ("Sens. Ana Lund and Bo Krall left.", {"Ana Lund": "person", "Bo Krall": "person"}),
    ("MS. DARROW: No. It was Monday.", {"DARROW": "person"}),
    ("Critics say Pres. Obren lied.", {"Critics": "group", "Obren": "person"}),
    ("Attacks in Qamell, Sarmin and Talmenas failed.", {"Qamell": "place", "Sarmin": "place", "Talmenas": "place"}),
    ("In Qamell, Sarmin said so.", {"Qamell": "place", "Sarmin": "organization"}),
    # Numbered units; a body with its cause; a school of girls; a number that belongs to a name, and one that does not.
    ("Drone Unit 7 fell back.", {"Drone Unit 7": "organization"}),
    ("In the Sinai Brigade 14 men fell ill.", {"Sinai Brigade": "armed_group", "14 men": "group"}),
    ("The aid group Hope for Arda said so.", {"Hope for Arda": "organization"}),
    (
        "They left the Government Girls' Secondary School.",
        {"They": None, "Government Girls' Secondary School": "organization"},
    ),
    (
        "The 4th Brigade and the 10th Mountain Division left.",
        {"4th Brigade": "organization", "10th Mountain Division": "organization"},
    ),
    ("He came 4th on Sunday.", {"He": None}),
    # Names with small words inside: what links them, what a land or a body wants, what it is for.
    ("Tehreek-e-Aman Arda denied it.", {"Tehreek-e-Aman Arda": "organization", "it": None}),
    ("Arda for Democracy objected.", {"Arda for Democracy": "organization"}),
    ("The Sons of Noon denied it.", {"Sons of Noon": "organization", "it": None}),
    ("He blamed the Cartel of the Marsh.", {"Cartel of the Marsh": "organization"}),
    ("She accused the Guardians of the Hill of arson.", {"Guardians of the Hill": "organization"}),
    ("Commodore Anselmo Reyles of the coast guard blames the crew.", {"Anselmo Reyles": "person"}),
    ("The sons of Ada Lind denied it.", {"The sons": "group", "Ada Lind": "person", "it": None}),
    ("They left the People's Anti-Fascist Front.", {"They": None, "People's Anti-Fascist Front": "organization"}),
    ("He was in Arda for Democracy Day.", {"He": None, "Arda": "place"}),
    ("The Movement for the Liberation of Arda objected.", {"Movement for the Liberation of Arda": "organization"}),
    ("The Committee to Protect Farmers objected.", {"Committee to Protect Farmers": "organization"}),
    ("Two Rivers News reported the raid.", {"Two Rivers News": "organization"}),
    ("Two Rivers reporters left.", {"Two Rivers reporters": "group"}),
    # A last name that the parser takes for a noun; hyphens before a possessor.
    ("Col. Rabi'u Yandoto (retd) denied it.", {"Rabi'u Yandoto": "person", "it": None}),
    (
        "Lashkar-e-Aman's spokesman denied it.",
        {"Lashkar-e-Aman": "armed_group", "Lashkar-e-Aman's spokesman": "person", "it": None},
    ),
    # What planes bomb, and where what left a known place went, are places; who makes satellite images is none.
    ("Residents say jets bombed Myittha at dawn.", {"Residents": "group", "Myittha": "place"}),
    ("The police bombed Karimov with questions.", {"Karimov": "person"}),
    (
        "Conscripts were moved from Mandalay to Pyin Oo Lwin.",
        {"Conscripts": "group", "Mandalay": "place", "Pyin Oo Lwin": "place"},
    ),
    ("Satellite imagery from Planet shows scorch marks on FPV drones.", {"Planet": "organization"}),
    # What offices are of is no name; what somebody feels is no party; peoples are groups; times are counted.
    ("The departments of State and Defense agreed.", {"The departments": "organization"}),
    ("Tom Rudd denied his opposition to the war.", {"Tom Rudd": "person", "his": None}),
    ("The opposition left.", {"The opposition": "organization"}),
    ("The Tuareg, a nomadic people, agreed.", {"Tuareg": "group"}),
    # Who reigns is known by a surname alone; a staff is no rank; whose office; particles between hyphens.
    ("The U.S. seized a tanker, Trump told reporters.", {"Trump": "person"}),
    ("The General Staff of Chad met.", {"General Staff": "organization"}),
    ("The Public Defender's Office agreed.", {"Public Defender's Office": "organization"}),
    ("General Waker-uz-Zaman spoke.", {"Waker-uz-Zaman": "person"}),
    # Towns that one is on the way to; a day before a bare plural; barangays and attorneys are no names.
    ("Rebels cut the road to Lashkar Gah.", {"Lashkar Gah": "place"}),
    ("Crowds marched through Nis.", {"Nis": "place"}),
    ("On 3 December rebels took the town.", {"rebels": "group"}),
    (
        "The mayor's lawyer, Atty. Gina Roldan, was shot in Brgy. San Roque.",
        {"Gina Roldan": "person", "San Roque": "place"},
    ),
    ("He killed a Luhansk official.", {"Luhansk": "place"}),
    ("The ministry said only six men fled.", {"six men": "group"}),
    ("Images taken by Planet Labs show a crater.", {"Planet Labs": "organization"}),
    ("President of the Council Faure Gnassingbé left.", {"Council": "organization", "Faure Gnassingbé": "person"}),
    ("Shells hit a camp for families at Kabaya.", {"families": "group", "Kabaya": "place"}),
    ("A rocket hit Doruk on Sunday.", {"Doruk": "place"}),
    ("They led an assault on Umm Sidra, where nine died.", {"They": None, "Umm Sidra": "place"}),
    ("They attacked an outpost at Kpendjari.", {"They": None, "Kpendjari": "place"}),
    ("Rebels burned Lamitan town.", {"Lamitan": "place"}),
    (
        "The Department of the Treasury's Office of Foreign Assets Control left.",
        {"Office of Foreign Assets Control": "government"},
    ),
    # Peoples are no places; what a state does is no part of whom it does it to; goods move, and are no movement.
    ("Gunmen fired at Alawites in the hills.", {"Gunmen": "group", "Alawites": "group"}),
    ("Iran arms militant groups across the region.", {"Iran": "country", "militant groups": "armed_group"}),
    ("Pakistan army officers met.", {"Pakistan": "country", "Pakistan army officers": "group"}),
    ("Bombers struck churches.", {"Bombers": "group", "churches": "organization"}),
    ("Merchants' federation Fenalco banned the movement of lorries.", {"Fenalco": "organization"}),
    # A title before the name is not part of it; the body in the title is a name of its own.
    (
        "State Department spokeswoman Mara Ellison said no.",
        {"State Department": "government", "Mara Ellison": "person"},
    ),
    ("Sen. Bill Tarrow (R-Ohio) objected.", {"Bill Tarrow": "person"}),
    ("Pentagon Press Secretary Tom Rudd spoke.", {"Tom Rudd": "person"}),
    # Particles and hyphens inside a name; a country's adjective before the title.
    ("Iraqi Prime Minister Salem al-Dulaimi left.", {"Iraqi": "nationality", "Salem al-Dulaimi": "person"}),
    # The portfolio of an office is no part of the name behind it.
    ("She met Minister of Defence Karim Haddad.", {"Karim Haddad": "person"}),
    ("Minister for Foreign Affairs Anna Bolt left.", {"Anna Bolt": "person"}),
    ("The Minister of Foreign Affairs of Peru left.", {"Peru": "country"}),
    # Towns listed; a part of a country called a state; a hospital's name is nobody; an adviser is no name.
    ("Militants seized the towns of Ceel Baraf and Masjid Gaduud.", {"Ceel Baraf": "place", "Masjid Gaduud": "place"}),
    ("Fighting spread in Rakhine State.", {"Rakhine State": "place"}),
    (
        "Gunmen killed nine in Nigeria's Plateau state on Monday.",
        {"Gunmen": "group", "Nigeria": "country", "Plateau state": "place"},
    ),
    ("Bangladesh Chief Adviser Yunus spoke.", {"Yunus": "person", "Bangladesh": "country"}),
    # Offices of many words.
    (
        "Under Secretary of the Treasury for Terrorism and Financial Intelligence Brian Nelson left.",
        {"Brian Nelson": "person"},
    ),
    ("High Representative Anna Bolt left.", {"Anna Bolt": "person"}),
    # Two particles; a country's name with "and" in it; the mark of a footnote.
    (
        "The plan of Petra von der Aue met that of Jan van den Brug.",
        {"Petra von der Aue": "person", "Jan van den Brug": "person"},
    ),
    (
        "Germany and Trinidad and Tobago agreed with Bosnia and Herzegovina.",
        {"Germany": "country", "Trinidad and Tobago": "country", "Bosnia and Herzegovina": "country"},
    ),
    ("Soldiers shot Anna Bolt.[8] A local militia fled.[9]", {"Anna Bolt": "person", "A local militia": "armed_group"}),
    # A forename that is also a title; the family name inside of a longer one.
    ("Police held Turkish national Emir Kaya.", {"Emir Kaya": "person"}),
    ("Luis Obando Vela won. Obando thanked them.", {"Luis Obando Vela": "person", "Obando": "person"}),
    # Who is said to be somebody; whose letters are told of as a party's; who owns a boat is no place.
    ("Zoran Vilko is a senior fellow at the centre.", {"Zoran Vilko": "person"}),
    ("A lawmaker from the ruling KPRL objected.", {"KPRL": "organization"}),
    ("The boat's owner, Silimu, has halted crossings.", {"Silimu": "organization"}),
    # A given name of two syllables, the second without a capital; a participle behind a hyphen is no name.
    ("Han Sol-bin met Koo Ten-fu.", {"Han Sol-bin": "person", "Koo Ten-fu": "person"}),
    ("The Kordia-led bloc met in Paris.", {"Paris": "place"}),
    # A firm's shorter name is the firm's, and its seat is no part of it.
    (
        "Ostara Systems of Alabama agreed. Reporters asked Ostara about it.",
        {"Ostara Systems": "organization", "Ostara": "organization", "Alabama": "place"},
    ),
    # A forename that is also short for a month.
    ("The foreign minister, Jan Prokop, left.", {"Jan Prokop": "person"}),
    # Day and title; a body's name that begins as another's does.
    ("He met Ivan Doda on Friday and Serbian army chief Zoran Mirak on Sunday.", {"Serbian army chief": "person"}),
    ("A website, El Faro Sur, reported it.", {"El Faro Sur": "organization"}),
    # The noun that only says what sort of body it is goes with the name.
    ("He told Fars news agency about it.", {"Fars news agency": "organization"}),
    ("He told Fars news agency Thursday that it was over.", {"Fars news agency": "organization"}),
    # A leader's government is not the leader.
    ("The Biden administration agreed.", {"Biden administration": "government", "Biden": "person"}),
    # Two countries joined by a hyphen stay two.
    ("The Israel-Lebanon talks stalled.", {"Israel": "country", "Lebanon": "country"}),
    # A title of two words with a hyphen; an article, an owner or a link that a hyphen or apostrophe joins to a name.
    ("Prosecutor-General Olga Petrescu spoke.", {"Olga Petrescu": "person"}),
    ("They were linked to al-Qaeda.", {"al-Qaeda": "armed_group"}),
    ("They were linked to al Qaeda.", {"al Qaeda": "armed_group"}),
    # A witness whose name is withheld is called by a number.
    ("A guard known only as Witness 7 told the court so.", {"Witness 7": "person"}),
    ("The Kirin Workers' Party split.", {"Kirin Workers' Party": "organization"}),
    ("Lashkar-e-Zafar struck.", {"Lashkar-e-Zafar": "armed_group"}),
    # Causes that a body is for, founders and their partners.
    ("The Support Group for Peace and Light met.", {"Support Group for Peace and Light": "organization"}),
    ("The Movement for Truth and Hamas met.", {"Movement for Truth": "organization", "Hamas": "armed_group"}),
    ("Hovden Gruber and Partners sued.", {"Hovden Gruber and Partners": "organization"}),
    # The sort of a body before its name goes with it.
    ("He leads the Kordian militia White Lance.", {"White Lance": "armed_group", "the Kordian militia": "armed_group"}),
    # Towns by being gone to or from, and by being said to be one; whoever owns a tanker is a firm.
    ("The tanker had left Fujairah and reached Kismayo.", {"Fujairah": "place", "Kismayo": "place"}),
    ("Ber is a town in northern Mali.", {"Ber": "place", "Mali": "country"}),
    ("Tessaly Marine, the owner of the tanker Corvina, agreed.", {"Tessaly Marine": "organization"}),
    ("The mission's head, El-Ghassim Drame, agreed.", {"El-Ghassim Drame": "person"}),
    # A day in front of a body's name is part of it.
    ("The April 6 Youth Movement met.", {"April 6 Youth Movement": "organization"}),
    ("The March 23 deal failed.", {}),
    ("The UN Mission in Norland (UNMIN) met.", {"UN Mission in Norland": "organization"}),
    ("The Amber Union Mission in Norland (AMINOR) met.", {"Amber Union Mission in Norland": "organization"}),
    ("This Peruvian had left.", {"This Peruvian": "person"}),
    # What a commission is on, and a department of; a town's possessive.
    ("The Amber Commission on Human Rights met.", {"Amber Commission on Human Rights": "organization"}),
    ("The Commission on Human and Peoples' Rights met.", {"Commission on Human and Peoples' Rights": "organization"}),
    ("The Amber Council on Monday met.", {"Amber Council": "organization"}),
    ("The Department of the Treasury's Harbour Office met.", {"Department of the Treasury": "government"}),
    ("A boat sank off Cox's Bazar.", {"Cox's Bazar": "place"}),
    ("The house of Lind's Board burned.", {"Board": "organization"}),
    ("Border Service First Deputy Head Anton Kravets left.", {"Anton Kravets": "person"}),
    ("Tom Rudd, deputy Middle East director at the Relief League, left.", {"Middle East": "place"}),
    ("A town known as Sarvan was burned.", {"Sarvan": "place"}),
    # Called after somebody; a prosecutor's office; a nickname; two of one title; feasts.
    ("The Jaime Rolle front fled.", {"Jaime Rolle front": "armed_group"}),
    ("It hit the Ada Lind air base.", {"Ada Lind air base": "place"}),
    ("The Lind family fled.", {"Lind": "person"}),
    ("The U.S. Attorney's Office said so.", {"U.S. Attorney's Office": "organization"}),
    ('Police held Giorgi "Gio" Lomidze.', {'Giorgi "Gio" Lomidze': "person"}),
    ("Attorneys Miriam Kettler and Joon Park said so.", {"Miriam Kettler": "person", "Joon Park": "person"}),
    ("Mayor Miriam Kettler and the Joon Park said so.", {"Joon Park": "place"}),
    ("Police told the SBU security service.", {"SBU security service": "government"}),
    ("The Wazalendo militias left.", {"Wazalendo militias": "armed_group"}),
    ("Vela-backed groups left.", {"Vela-backed groups": "armed_group"}),
    ("Human rights groups left.", {"Human rights groups": "organization"}),
    # Ships, also of a town's name; what lies off a coast; a nickname of nobody named.
    ("Two tankers, the Kairon and the Virato, sank.", {"Kairon": "other", "Virato": "other"}),
    ("Two towns, the Kairon and the Virato, burned.", {"Kairon": "place"}),
    ("The Lima, a ferry, sank. He lives in Lima.", {"Lima": "place"}),
    ("The vessel, named the Arda, sank.", {"Arda": "other"}),
    ("The ship was anchored off Fulja.", {"Fulja": "place"}),
    ("They fled south of Tuz Khurmatu.", {"Tuz Khurmatu": "place"}),
    ("A suspect, alias Ramiro, was shot.", {"Ramiro": "person"}),
    ("Thousands marched before Ashura.", {}),
    # A front's name with "of", letters of another tongue, a police post, a department of a firm's name, programmes.
    ("The Dawn of Aïr Front attacked a post.", {"Dawn of Aïr Front": "organization"}),
    (
        "The Group for the Support of Islam and Muslims (JNIM) fled.",
        {"Group for the Support of Islam and Muslims": "armed_group"},
    ),
    ("DIG Quetta Imran Baloch left.", {"Imran Baloch": "person"}),
    ("Fighting broke out in Meta on Monday.", {"Meta": "place"}),
    ("He holds stock in Meta. Meta said so.", {"Meta": "organization"}),
    ("Residents told Sahel Today that it was cut.", {"Sahel Today": "organization"}),
    ("The Food for Rivers program began.", {}),
    ("The parties to the truce met.", {"The parties": "group"}),
    ("The opposition parties met.", {"The opposition parties": "organization"}),
    ("Deputy Spokesperson: We have seen the reports.", {}),
    # A road between two towns; a country's long name in a heading; a quotation that a phrase closes.
    ("They died on the Lima-Cusco highway.", {"Lima": "place"}),
    ("The Democratic Republic of the Congo left.", {"Democratic Republic of the Congo": "country"}),
    ('About 100 "terrorists" were killed.', {'About 100 "terrorists"': "group"}),
    ("The states parties must act.", {"The states parties": "group"}),
    # A river is no town, and a secretariat has its portfolio.
    ("They fired across the Dnipro river.", {"Dnipro river": "place"}),
    ("He left Dnipro. River trade fell.", {"Dnipro": "place"}),
    ("The Secretariat of the Navy met.", {"Secretariat of the Navy": "organization"}),
    # An office named after whose it is; a committee's chamber; a decree.
    ("The Office of the Prosecutor agreed.", {"Office of the Prosecutor": "organization"}),
    ("The Senate Trade Committee met.", {"Senate Trade Committee": "organization"}),
    ("One of them, alias Ramiro, was shot.", {"Ramiro": "person"}),
    # The noun beside a name says what it names, against the tagger.
    ("The newspaper Gazeta Lubelska wrote so.", {"Gazeta Lubelska": "organization"}),
    ("The regional bloc Ecofin agreed.", {"Ecofin": "organization"}),
    ("An Iran-backed militia, Saraya Ansar al-Zill, fled.", {"Saraya Ansar al-Zill": "armed_group"}),
    ("The port of Fulja was shut.", {"Fulja": "place"}),
    ("The tanker Merry Star sailed.", {"Merry Star": "other"}),
    ("A group that calls itself Green Dawn said so.", {"Green Dawn": "organization"}),
    # Armed groups by what they are called.
    ("The Kivu Resistance Army fled.", {"Kivu Resistance Army": "armed_group"}),
    ("Fighters of the Dawn of Air Front (DAF) fled.", {"Dawn of Air Front": "armed_group"}),
    # Agreements and resolutions are kept.
    ("The Minsk agreements failed.", {"Minsk agreements": "other"}),
    ("Iran left the JCPOA.", {"JCPOA": "other"}),
    ("Resolution 2231 was adopted.", {"Resolution 2231": "other"}),
    # A body's name ends where a person's begins.
    ("The minister for the Middle East Tobias Ellroy said so.", {"Tobias Ellroy": "person"}),
    # A region, and a town that something is said to happen to, are places whatever the tagger takes them for.
    ("The network would send Ms. Marten to Crimea.", {"Crimea": "place"}),
    ("The minister welcomed the liberation of Sinjar.", {"Sinjar": "place"}),
    ("There were advances around Manbij.", {"Manbij": "place"}),
    # Whoever travels to a capital goes to the city.
    ("She met him on a visit to Ankara.", {"Ankara": "place"}),
    ("A letter to Ankara was leaked.", {"Ankara": "country"}),
    # A capital in which something happens is a place.
    ("Protests were held in Tehran.", {"Tehran": "place"}),
    # A village that no gazetteer knows stands bare behind "in" or "near"; what is put in somebody does not.
    ("The bomb went off in Kisarat. A Kisarat clinic treated nine.", {"Kisarat": "place"}),
    ("It hit a convoy near Bulo Dherat, north of Kisarat.", {"Bulo Dherat": "place", "Kisarat": "place"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= found(text).items()


NOMINALS = [
    ("Two Iraqi security officials spoke.", "Two Iraqi security officials", "group"),
    ("The army shelled the town.", "The army", "organization"),
    ("A senior diplomat in Oslo agreed.", "A senior diplomat", "person"),
    ("The health ministry run by the rebels said so.", "The health ministry", "government"),
    ("Human rights groups protested.", "Human rights groups", "organization"),
    # What goes with the verb is no part of the phrase.
    ("Gunmen shot dead four soldiers near the town.", "four soldiers", "group"),
    ("They struck over a plan to fine drivers who park there.", "drivers", "group"),
    # A verb in the perfect is no adjective; a house in which something happens is a place.
    ("It has since moved troops north.", "troops", "organization"),
    ("They were treated in a hospital.", "a hospital", "place"),
    # An office in capitals that begins a sentence is no headline.
    ("The Foreign Secretary met them.", "The Foreign Secretary", "person"),
    # The body in a title is named there.
    ("Chad's foreign ministry spokesman left.", "Chad's foreign ministry", "government"),
]


@pytest.mark.parametrize(("text", "words", "kind"), NOMINALS)
def test_nominals_run_from_the_determiner_to_the_head(text: str, words: str, kind: str) -> None:
    assert found(text).get(words) == kind


NOBODY = [
    # Planes that are called like people, and what people do together.
    ("Vela shot down a bomber.", set()),
    ("They sent a fighter and two tankers.", {"They"}),
    ("Police shot a suicide bomber.", {"Police", "a suicide bomber"}),
    ("The 3rd Circuit agreed.", set()),
    ("Mirage jets took off.", set()),
    # An office is no body; the next sentence's pronoun is no part of a name; an operation acts not.
    ("In a letter to the Secretary of State, she objected.", {"the Secretary", "she"}),
    ("He wrote on X. He added that it failed.", {"He", "it"}),
    ("They launched Operation Iron-Rain in April.", {"They"}),
    # Things, talks, laws and weapons name nobody.
    ("The talks broke down over the missile.", set()),
    ("It was carried by a Simorgh drone.", {"It"}),
    # Letters that are a word are no acronym in a headline; a point of the compass is no place.
    ("Where Is the Money That Banks Lost in May?", {"Banks"}),
    ("The North rejected it.", {"it"}),
    # Aircraft fight for nobody; mines lie anywhere.
    ("The F-16 fighters were old.", {"The F-16 fighters"}),
    ("They denied laying mines.", {"They"}),
    # A faith is no armed group.
    ("He met a Sunni militant group.", {"He", "a Sunni militant group"}),
    # A body's name that is given to others as a status.
    ("The Foreign Terrorist Organization designation stays.", set()),
]


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_what_names_nobody(text: str, expected: set[str]) -> None:
    assert set(found(text)) == expected


def test_every_mention_has_a_head_of_its_own_inside_of_it() -> None:
    document = one_paragraph(
        "The U.N. Security Council met; Iranian Army officers and the Biden administration stayed away."
    )
    made = mentions(document, syntax(document, store=STORE))
    assert len({n.head for n in made}) == len(made)
    assert all(n.first <= n.head < n.stop for n in made)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The departments of State and Defense agreed.", {"State", "Defense"}),
        ("Tom Rudd denied his opposition to the war.", {"his opposition"}),
        ("Satellite imagery from Planet shows scorch marks on FPV drones.", {"Satellite", "FPV"}),
        ("Merchants' federation Fenalco banned the movement of lorries.", {"Merchants", "the movement"}),
        ("Two Rivers reporters left.", {"Two Rivers"}),
        ("He was killed with a nerve agent.", {"a nerve agent"}),
        ("They marched against the law on assemblies.", {"assemblies"}),
    ],
)
def test_words_that_name_nobody(text: str, words: set[str]) -> None:
    assert not words & found(text).keys()

"""Who is who in a report: names joined, descriptions and pronouns taken up."""

from __future__ import annotations

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.entities import entities, with_speakers
from onrecord.annotate.mentions import mentions
from onrecord.records import Attribution, Entity, MadeBy
from tests.parsing import document, one_paragraph, syntax

STORE = "entities"


def cast_of(text: str) -> Cast:
    made = one_paragraph(text)
    parsed = syntax(made, store=STORE)
    return entities(made, parsed, mentions(made, parsed))


def whose(text: str, words: str) -> Entity | None:
    """The entity with a mention of exactly these words, the last one of them in the text."""
    at = text.rindex(words)
    return next((e for e in cast_of(text).entities for m in e.mentions if (m.start, m.text) == (at, words)), None)


TAKEN_UP = [
    # No committee is "the group"; no place takes up an embassy that speaks beside it.
    ("Gunmen of the Red League left. The Vela Committee met. The group's chief fled.", "The group", "Red League"),
    ("The cutter was diverted to Port Moresby, the US embassy said.", "the US embassy", "the US embassy"),
    # Whom a quotation is said to is not spoken of in it.
    ('Rebels fled. "We will find them," the minister told the senators.', "them", "Rebels"),
    ('Asked by Mr. Rudd about Mr. Orr, Ana Lind said: "He is a thief."', "He", "Orr"),
    # Some of them are not who did it to them, nor who is told of as theirs, and no body in the singular.
    ("About 20 men came. Vela said his troops had shot dead four of them.", "them", "About 20 men"),
    ("Five detainees were beaten. Relatives of one of them spoke.", "them", "Five detainees"),
    ("The Red League seized 276 girls. About 90 of them have not been found.", "them", "276 girls"),
    ("The ministry blamed three smugglers without naming any of them.", "them", "three smugglers"),
    # A body that the report calls "it" is not called "they", nor one named in passing.
    ("Villagers wept. The air force said it was sorry. It is looking into their account.", "their", "Villagers"),
    ("Two bosses fled. Ana Lind, of the Vela Party, wrote that Kordia feeds them.", "them", "Two bosses"),
    ("The Vela Society accused Kordia of driving 800 families from their land.", "their", "800 families"),
    # Whose reply it is is told behind it; who misrepresents herself is whoever is accused of it; whose plans stand
    # beside his budget; where somebody is heard is not who speaks; a police force has no residents.
    ("Orr left. Tom Rudd agreed. In his reply, Senator Paul Lark said so.", "his", "Paul Lark"),
    ("The Vela Bank accused Ana Lind of enriching herself.", "herself", "Ana Lind"),
    ("The Vela Union read Exxon Mobil's public position and its internal planning.", "its", "Exxon Mobil"),
    ("The Red League denied it. In a post on X, formerly Twitter, its leader said so.", "its", "Red League"),
    ("Ten people fled. Kordia will punish the people who burned the village.", "the people", "the people"),
    # A firm is told by its letters, and goes by its first name; a committee is no company.
    ("Denholt Munitions (Pty) Ltd denied it. Denholt left.", "Denholt", "Denholt Munitions"),
    ("The committee, the NCACC, met. The company left.", "The company", "The company"),
    # Two who are told of right before; people rather than a body; who owns what is the clause's own subject.
    ("The envoy met Ana Lind and Bo Krall. She will bring both of them here.", "them", "Ana Lind and Bo Krall"),
    ("A court told the police to free two singers. They have not been seen since.", "They", "two singers"),
    ("Kenya lost. The Treasury argues that the country cannot pay its debts.", "its", "Kenya"),
    ("Bombs fell on the Kyivsk district of Kharkiv.", "Kyivsk", "Kyivsk"),
    # A body that is called after what it is to do goes by its first words.
    (
        "The Global Coalition to Counter ISIL met. The coalition agreed.",
        "The coalition",
        "Global Coalition to Counter ISIL",
    ),
    # Whom police arrested is sent to jail; an armed group may be killed, a court may not; a list of three is three.
    ("Police arrested nine activists. A court sent them to jail.", "them", "nine activists"),
    ("Hezbollah shelled Gao. The army killed them.", "them", "Hezbollah"),
    ("The court jailed the mayor, the judge and a clerk.", "the judge", "the judge"),
    ("The mayor, a lawyer and former judge, left.", "a lawyer", "The mayor"),
    # Fighters are those of the one group that was named; not where there are two, nor told otherwise or elsewhere.
    ("Hezbollah fired rockets. The militants said so.", "The militants", "Hezbollah"),
    ("Islamist militants of the Vela Front fled.", "Islamist militants", "Vela Front"),
    ("The Vela Front and the Cobalt League fought. The rebels lost.", "The rebels", "The rebels"),
    ("Hezbollah fired rockets. The Syrian rebels said so.", "The Syrian rebels", "The Syrian rebels"),
    ("Hezbollah fired rockets. The militants in Idlib said so.", "The militants", "The militants"),
    ("Chadian rebels fled. The Orinoco Column spoke. The rebels left.", "The rebels", "Chadian rebels"),
    ("The envoy of the Secretary-General, Ms. Hanna Lund, left.", "the Secretary-General", "the Secretary-General"),
    # Who was told of before the name; whoever only condemns what befell another of the title.
    ("Mayor Ana Lim and her guard were shot. The guard, Ben Ong, died.", "her guard", "Ben Ong"),
    ("A councillor was shot. Councillor Noel Uy, 44, was driving home.", "A councillor", "Noel Uy"),
    ("A councillor was shot. Councillor Noel Uy, 44, condemned it.", "A councillor", "A councillor"),
    # Whoever "made the remark" is whom the report had told of by the same office.
    ("A minister said it was late. Energy Minister Ana Dorin made the comments on Monday.", "A minister", "Ana Dorin"),
    (
        "A rebel commander threatened to leave. General Omar Bel, commander of the Front, made the threat on Sunday.",
        "A rebel commander",
        "Omar Bel",
    ),
    (
        "An adviser called it a lie. The remarks were made by Petr Novak, the adviser on security.",
        "An adviser",
        "Petr Novak",
    ),
    ("A minister said it was late. Energy Minister Ana Dorin made a statement on oil.", "A minister", "A minister"),
    ("A minister said it was late. Ana Dorin, a lawyer, made the remark.", "A minister", "A minister"),
    (
        "A councilor was gunned down in Brgy. San Roque, Gandara town. Councilor Noel Uy, 51, was driving home.",
        "A councilor",
        "Noel Uy",
    ),
    ("Gov. Ramon Dela-Cruz was accused. The governor left.", "The governor", "Ramon Dela-Cruz"),
    ("The Belarusian Ministry of Defense (MoD) agreed.", "MoD", "Belarusian Ministry of Defense"),
    ("Police held a fighter called Ka Dencio.", "a fighter", "Ka Dencio"),
    # Letters in brackets are those of the body before them; a monitor that is a body; who is told apart by "not".
    ("The Russian Ministry of Defense (MoD) spoke. The MoD left.", "MoD", "Russian Ministry of Defense"),
    ("Aegean Watch, a rights monitor, agreed.", "a rights monitor", "Aegean Watch"),
    ("The army, not the Vela Front, fired.", "The army", "The army"),
    ("The police, not the students, threw stones.", "the students", "the students"),
    ("The mayor's lawyer, Atty. Gina Roldan, objected.", "The mayor's lawyer", "Gina Roldan"),
    ("Malaysia's Prime Minister, Tom Rudd said so.", "Malaysia's Prime Minister", "Tom Rudd"),
    ("The guards left. Chad supplied them with rifles.", "them", "The guards"),
    # What a body is, set off behind its name; the department that says something, before one in a title.
    ("Toro blamed the raid on the Vela Front, a dissident faction of the League.", "a dissident faction", "Vela Front"),
    ("He joined the Vela Movement, a party said.", "a party", "a party"),
    ("Treasury Under Secretary Alan Breck spoke. The department agreed.", "The department", "Treasury"),
    (
        "The State Department spoke. Treasury officials agreed. The department left.",
        "The department",
        "State Department",
    ),
    ("Maulana Abdul Kakar was shot. The maulana had six sons.", "The maulana", "Abdul Kakar"),
    ("The Red Column, a splinter of the League, fled. The splinter regrouped.", "a splinter", "Red Column"),
    # Surnames, acronyms and the lexicon's aliases.
    ("Mara Ellison arrived. Ellison spoke.", "Ellison", "Mara Ellison"),
    ("The National Mining Board (NMB) met. The NMB voted.", "NMB", "National Mining Board"),
    ("The United States agreed. Washington wants talks.", "Washington", "United States"),
    # Pronouns: by gender, by number, not the object of the same verb.
    ("Tom Rudd met Mara Ellison. She thanked him.", "She", "Mara Ellison"),
    ("Tom Rudd met Mara Ellison. She thanked him.", "him", "Tom Rudd"),
    ("The State Department said it was watching.", "it", "State Department"),
    ("Iraqi security forces said they shot down a drone.", "they", "Iraqi security forces"),
    ("Milan Radek, the vice-president of the List, fled.", "the vice-president", "Milan Radek"),
    ("The provincial governor, Jean Purusi Sadiki, left. Purusi said so.", "Purusi", "Jean Purusi Sadiki"),
    ("The Self-Rule Movement (Lirija) lost. Lirija said so.", "Lirija", "Self-Rule Movement"),
    # The subject of a main clause before that of another, and before whose adviser it is.
    ("Tom Rudd wept as Judge Ben Orr read the verdict. He was jailed.", "He", "Tom Rudd"),
    ("Musa's adviser Omar Deng spoke. He threatened them.", "He", "Omar Deng"),
    ("Secretary Rudd left. Assistant Secretary Ben Orr met them. The secretary spoke.", "The secretary", "Rudd"),
    (
        "President Ada Lind spoke. Former President Ben Orr is in jail. The former president wept.",
        "The former president",
        "Ben Orr",
    ),
    # Who is asked is not who asks; what befalls a client befalls no lawyer; a nickname.
    ("President Tom Rudd wrote to Antonio Guterres asking him to go.", "him", "Antonio Guterres"),
    ("Mara Ellison's lawyer spoke. If charged, she could not be tried.", "she", "Mara Ellison"),
    ("Mara Ellison's lawyer spoke. She said the case was false.", "She", "Mara Ellison's lawyer"),
    ("General Musa Deng, commonly known as Tegeti, left. Tegeti wept.", "Tegeti", "Musa Deng"),
    # So many as were last told of, in one number or one by one.
    ("They named seven firms. Police held Tom Rudd and a firm. Any of the seven may go.", "the seven", "seven firms"),
    ("Police held three boys and two girls. The three were freed; the two remain.", "The three", "three boys"),
    ("Police held three boys and two girls. The three were freed; the two remain.", "the two", "two girls"),
    # Two of one list are two.
    ("They sued the mayor, the prime minister and the trade minister.", "the trade minister", "the trade minister"),
    ("They sued the mayor, the prime minister and the trade minister.", "the mayor", "the mayor"),
    ("The UN Mission in Chad (UNMIC) spoke. UNMIC left.", "UNMIC", "UN Mission in Chad"),
    ("The prosecutor's office agreed. The mayor's office objected.", "The mayor's office", "The mayor's office"),
    ("The owner of the ship Arda, Vela Shipping, objected.", "The owner", "Vela Shipping"),
    ("The US chargé d'affaires in Lima, Bill Tarrow, objected.", "The US chargé d'affaires", "Bill Tarrow"),
    ("A woman who gave her name only as Zahra agreed.", "A woman", "Zahra"),
    ("Militias, known as Volunteers for the River (VFR), left.", "Militias", "Volunteers for the River"),
    ("The envoy of the Secretary-General for Libya, Hanna Lund, left.", "The envoy", "Hanna Lund"),
    (
        "The envoy of the Secretary-General for Libya, Hanna Lund, left.",
        "the Secretary-General",
        "the Secretary-General",
    ),
    ("The chief minister left. Information Minister Tom Rudd agreed.", "The chief minister", "The chief minister"),
    ("Two crew are missing. It rescued 20 of the 22 crew.", "the 22 crew", "the 22 crew"),
    # Who was killed does not act; a country is no "they".
    ("Police killed two men. They said so.", "They", "Police"),
    ("Two workers died on Monday. They had lived there.", "They", "Two workers"),
    ("Three boys and a priest were killed. The four were friends.", "The four", "Three boys and a priest"),
    ("Prime Minister Benjamin Netanyahu left. The Israeli leader spoke.", "The Israeli leader", "Benjamin Netanyahu"),
    ("The River Front fled. In a video on Telegram, its spokesman denied it.", "its", "River Front"),
    ("Telegram objected. Its spokesman said so.", "Its", "Telegram"),
    ("The Department of the Treasury left. Treasury objected.", "Treasury", "Department of the Treasury"),
    # Titles and descriptions.
    ("Senator Bill Tarrow objected. The lawmaker left early.", "The lawmaker", "Bill Tarrow"),
    ("The State Department objected. The department gave no reason.", "The department", "State Department"),
    ("Hamas fired rockets. The group said so.", "The group", "Hamas"),
    ("Mara Ellison, a former ambassador, objected.", "a former ambassador", "Mara Ellison"),
    ("The Biden administration agreed. The administration wants a deal.", "The administration", "Biden administration"),
    ("Prime Minister Lea Fors spoke. The prime minister left.", "The prime minister", "Lea Fors"),
    # Names that the report says are another's, the end of a longer name, the last word of a body's.
    ("Commander Hamid Dagal, widely known as Abu Himid, fled. Abu Himid wept.", "Abu Himid", "Hamid Dagal"),
    ("The Popular Army, known by its Spanish initials EPN, fled. EPN denied it.", "EPN", "Popular Army"),
    ("The Popular Army, or EPN, fled. EPN denied it.", "EPN", "Popular Army"),
    ("The FBI, or CIA, agreed. The CIA left.", "CIA", "CIA"),
    ("Omar Sayed (also known as Abu Leyla) fled.", "Abu Leyla", "Omar Sayed"),
    ("Aung Dan Kuu Kye spoke. Kuu Kye left.", "Kuu Kye", "Aung Dan Kuu Kye"),
    ("Fighters of the Dawn of Air Front (DAF) fled. The Front denied it.", "Front", "Dawn of Air Front"),
    # ... and by the one of a name that is of somebody or for something
    ("The Bank of Tarvia raised rates. The Bank rejected the plan.", "Bank", "Bank of Tarvia"),
    ("The Church of Dorvat denied it. The Church said it would sue.", "Church", "Church of Dorvat"),
    # a person whose surname is a capital's name
    ("Kelly London was arrested in May. London denied the charges.", "London", "Kelly London"),
    # A phrase right before a name is of the same; so is one that says what it is called.
    ("He told the state broadcaster TRZ that it failed.", "the state broadcaster", "TRZ"),
    ("They accused army chief General Salah Burhan of murder.", "Salah Burhan", "Salah Burhan"),
    # The bearer of an office behind the body it is of; the office that comes before its bearer's name.
    ("A spokesman for the Harbour League, Tom Rudd, denied it.", "A spokesman", "Tom Rudd"),
    ("Nine died, the provincial governor said. Governor Tom Rudd wept.", "the provincial governor", "Tom Rudd"),
    ("The mayor left. Mayor Tom Rudd wept, and Mayor Mara Ellison left.", "The mayor", "The mayor"),
    # A state has one army; a country may be whose the speaker is.
    ("Iran's army claimed it. The Iranian army denied it.", "The Iranian army", "The Iranian army"),
    ("Turkish Foreign Minister Orhan Gok said that his country was ready.", "his country", "Turkey"),
    # A body before any other of its sort, where its name says so; its ministry before another's.
    ("The River Agency spoke. The Lake Group objected. The agency left.", "The agency", "River Agency"),
    (
        "A ship sank, the Eastsea Press Service reported. The Coast Guard denied it. The agency quoted a nurse.",
        "The agency",
        "Eastsea Press Service",
    ),
    ("Foreign ministry spokesman Nasser Karim spoke. The ministry denied it.", "The ministry", "Foreign ministry"),
    # Who was called so before any other body.
    ("The miners' union met. Coast News reported it. The union struck.", "The union", "The miners' union"),
    # "The group" is no state's army.
    ("Hamas fired. The Israeli Air Force struck back. The group fled.", "The group", "Hamas"),
    # Whoever goes on speaking, not who was spoken of; never the subject of one's own deed.
    ("The Fifth Army said Northern Oil had sunk it. It said so twice.", "It", "Fifth Army"),
    ("Two gunmen fled. Police used gas to stop them.", "them", "Two gunmen"),
    # Whose office it is, in an apposition of another clause, or by a country that the title alone left open.
    ("Dana Kole, who served as the vice minister until May, left.", "the vice minister", "Dana Kole"),
    ("President Milan Obren arrived. The Serbian president spoke.", "The Serbian president", "Milan Obren"),
    ("The Treasury Department agreed. Reporters asked Treasury officials.", "Treasury", "Treasury Department"),
    ("Ostara Systems agreed. Reporters asked Ostara about it.", "Ostara", "Ostara Systems"),
    # Whoever speaks is somebody, however vague the noun; an owner tells offices apart.
    (
        "The prime minister's office said the talks had failed.",
        "The prime minister's office",
        "The prime minister's office",
    ),
    ("A newspaper said the court was closed.", "A newspaper", "A newspaper"),
    ("According to the campaign, nothing happened.", "the campaign", "the campaign"),
    ("A source at the Kordian foreign ministry said it failed. The source left.", "The source", "The source"),
    (
        "The human rights office agreed. The president's office has yet to reply.",
        "The president's office",
        "The president's office",
    ),
    # One of a list is not an apposition to the one before, unless the list closes with a comma.
    (
        "The army, a rebel alliance and an Islamist group have all blamed him. The army denied it.",
        "The army",
        "The army",
    ),
    ("The charity named 31 persons: five colonels, six brokers and two firms.", "31 persons", "31 persons"),
    ("Mara Ellison, a lawyer and a mother of two, objected.", "a lawyer", "Mara Ellison"),
    # Television is a place where something is read.
    ("The ruling junta objected. In a statement read on television, its envoy left.", "its", "The ruling junta"),
    # A body by the sort that stands behind its name or before it; the country that a report is about.
    ("The powerful UGTT union struck in May. The UGTT said so.", "UGTT", "UGTT union"),
    ("The Islamist Ennahda party objected. Ennahda left.", "Ennahda", "Ennahda"),
    ("Chad's army left. Shops closed. The country's largest station reported it.", "The country", "Chad"),
    # Staff are several.
    ("Director Tom Rudd was held. The radio said its staff would strike if he was not freed.", "he", "Tom Rudd"),
    # Who bears an office named before the body that it is of, or before a person; "he" is not "she" who says so.
    ("A spokesman for Fano, Asres Demeke, objected.", "A spokesman", "Asres Demeke"),
    ("An aide to Ada Escalona, Ramon Ortega, objected.", "An aide", "Ramon Ortega"),
    ('Mia Orlen accused Tom Sargsyan. "He will not sign it," she wrote.', "He", "Tom Sargsyan"),
    # By the name that a group gives itself.
    (
        "A little known group calling itself the Black Lamp Brigade fled. It is small.",
        "A little known group",
        "Black Lamp Brigade",
    ),
    # A man by what he does, not by his office; a country by the possessive before its leader's name.
    ("A Turkish businessman was held. The man denied it.", "The man", "A Turkish businessman"),
    ("Sweden's prime minister, Lars Ekholm, praised his country's army.", "his country", "Sweden"),
    # An indefinite body is not the one that the next sentence names; a phrase right before a name that no article opens
    # is; an apposition hangs on the end of a long name; so is a rank behind a comma.
    ("Crowds stoned a Kordia-owned bank. Harvest Watch, a rights group, said so.", "Harvest Watch", "Harvest Watch"),
    ("Editors Without Fear, a press watchdog, condemned it.", "a press watchdog", "Editors Without Fear"),
    ("She spoke to President Ana Sol on Monday and rebel leader Omar Dosse on Tuesday.", "rebel leader", "Omar Dosse"),
    ("It was carrying the army chief, Gen. Tom Rudd, who was unhurt.", "the army chief", "Tom Rudd"),
    # "The group" is no body of states that is only named before its experts.
    (
        "Hamas fled. A panel of U.N. experts said Chad had sent rifles to the group.",
        "the group",
        "Hamas",
    ),
    # Whoever is with somebody in office bears the name behind it; an unnamed source has none.
    (
        "An adviser to the group's leader, Omer Sidda, said so on condition of anonymity.",
        "the group's leader",
        "Omer Sidda",
    ),
    ("An aide to the mayor, Tom Rudd, said he was well.", "An aide", "Tom Rudd"),
    ("An aide to the mayor, Tom Rudd, said he was well.", "the mayor", "the mayor"),
    # By the name that somebody goes by.
    ("Its spokesman, who goes by the name Azad Marri, agreed.", "Its spokesman", "Azad Marri"),
    # One of a nationality; what only a speaker names is not spoken of.
    ("Police held a Russian in May. The Russian denied it.", "a Russian", "The Russian"),
    ('"We reject Kosovo," said the president of the republic.', "the republic", "the republic"),
    # Letters with stops are the same letters without; roads say nothing.
    (
        "The O.A.S. sent observers. The Organization of American States met.",
        "O.A.S.",
        "Organization of American States",
    ),
    ("The government plans to fine drivers who block roads. They said it would fail.", "They", "drivers"),
    # Whoever somebody is identified as.
    ("The Canadian, identified as Tom Rudd, 46, was freed.", "The Canadian", "Tom Rudd"),
    ("The victim has been identified as Mara Ellison, 31. Her mother wept.", "The victim", "Mara Ellison"),
    ("The man may be identified as Tom Rudd.", "The man", "The man"),
    # A state's army is no Liberation Army; a body's letters are its name, whatever city they are elsewhere.
    (
        "Soldiers of the army fled. The Sarwan Liberation Army, or SLA, said so. The army denied it.",
        "The army",
        "the army",
    ),
    (
        "Soldiers of the army fled. The Sarwan Liberation Army, or SLA, said so. The army denied it.",
        "SLA",
        "Sarwan Liberation Army",
    ),
    # A firm by its part, as people are.
    ("The tanker's owner, Nordsee Lines, agreed.", "The tanker's owner", "Nordsee Lines"),
    # A movement that only a speaker names is not the one spoken of; a charity is no company; the outlet is nobody's.
    (
        'The Azal Front fled. Its spokesman praised "those who fought Hamas". He said the movement would march.',
        "the movement",
        "Azal Front",
    ),
    ("The Red Cross left. The company objected.", "The company", "The company"),
    ("The Bar Association met. Tom Rudd told this newspaper that it failed.", "this newspaper", "this newspaper"),
    # Whose director says so; so many are not so many others.
    (
        "The State Department listed the company. The company's director said that it had moved nothing.",
        "it",
        "the company",
    ),
    # Who was sent a message is not whose leader speaks in it.
    (
        "The Azal Front denied it. In a message sent to the Bay News Agency, its leader, Omar Saidi, accused the army.",
        "its",
        "Azal Front",
    ),
    (
        "Eleven soldiers fell. The 11,600 soldiers of the mission must leave.",
        "The 11,600 soldiers",
        "The 11,600 soldiers",
    ),
    # A rank behind a comma is nobody by itself.
    ("Tom Rudd's deputy, Cmdr. Mara Ellison, denied it.", "Tom Rudd's deputy", "Mara Ellison"),
    # Whose office it is, in capitals.
    ("Kenya's Foreign Minister, Mara Ellison, left.", "Kenya's Foreign Minister", "Mara Ellison"),
    ("Kenya's Inspector General, Tom Rudd, agreed.", "Kenya's Inspector General", "Tom Rudd"),
    # Whoever tells reporters is nobody spoken of within the words told.
    ('Mia Orlen met them. "I agree with our envoy," she told reporters.', "she", "Mia Orlen"),
    # Letters behind where a body is; the country that it is sent to.
    ("The UN mission in Mali, UNAMAX, left.", "The UN mission", "UNAMAX"),
    ("The regional court in Lome, CJX, objected.", "The regional court", "CJX"),
    ("The UN mission in Sudan hired men from Chad. It must leave the country.", "the country", "Sudan"),
    # Fighters, party or group behind a name are the body's, and no part of its name.
    ("Al-Shabab fighters came. Al-Shabab denied it.", "Al-Shabab", "Al-Shabab"),
    ("Boko Haram militants came. Boko Haram left.", "Boko Haram militants", "Boko Haram"),
    # The group of whoever speaks for it or leads it.
    ("Hamas met Fatah. The Azal Front's spokesman, Omar Saidi, said his group had left.", "his group", "Azal Front"),
    ("Tom Rudd, the leader of the Azal Front, left. His movement denied it.", "His movement", "Azal Front"),
    ("Tom Rudd left. His company denied it.", "His company", "His company"),
    # A minister no longer, where the report has one.
    (
        "The president dismissed his interior minister, Tom Rudd. The former minister denied it.",
        "The former minister",
        "Tom Rudd",
    ),
    (
        "He met the minister, Tom Rudd, and the minister, Ali Noor. A former minister left.",
        "A former minister",
        "A former minister",
    ),
    # A bearer's name between commas, wherever parsers hang it.
    ("A lawmaker from the ruling Centre Party (CP), Oda Lind, objected.", "A lawmaker", "Oda Lind"),
    ("A funeral for the captain, Ionel Marin, was held.", "the captain", "Ionel Marin"),
    ("A shopkeeper who gave only his first name, Goran, said so.", "A shopkeeper", "Goran"),
    ("After meeting the mayor, Tom Rudd, a lawyer, left.", "the mayor", "the mayor"),
    # What letters in brackets stand for here.
    ("The Armed Forces of the Philippines (AFP) left. The AFP said so.", "AFP", "Armed Forces of the Philippines"),
    # A clause behind a comma only adds to it.
    ("The Azal Front struck. The group, designated by Chad, left.", "The group", "Azal Front"),
    ("The Azal Front struck. The group that took Lome left.", "The group", "The group"),
    # What a state calls itself.
    ("Washington agreed. Targets in the kingdom were hit, the Saudi army said.", "the kingdom", "Saudi Arabia"),
    # Of a people, and by the apostrophe that the press prints.
    ("Kurdish YPG fighters left. The YPG denied it.", "YPG", "YPG"),
    ("The Kurdistan Workers’ Party (PKK) agreed. The PKK left.", "PKK", "Kurdistan Workers’ Party"),
    # An envoy whose name the next sentence brings; a partner is not the country's own; an agency of the U.N.
    (
        "Chad summoned the Turkish ambassador. The ambassador, Ali Guven, agreed.",
        "the Turkish ambassador",
        "Ali Guven",
    ),
    ("Myanmar fell. China, the country's main partner, agreed.", "the country", "Myanmar"),
    ("The U.N. left. The World Food Programme, a U.N. agency, agreed.", "a U.N. agency", "World Food Programme"),
    ("Daw Khin Myat met President U Tin Maung. Her party left.", "Her", "Daw Khin Myat"),
]


@pytest.mark.parametrize(("text", "words", "name"), TAKEN_UP)
def test_taken_up(text: str, words: str, name: str) -> None:
    entity = whose(text, words)
    assert entity is not None
    assert entity.name == name


OPEN = [
    # What people have together or do is no body.
    ("Our association with him has ended.", "Our association"),
    ("Their leadership in the region is weak.", "Their leadership"),
    # Who is spoken to is "you".
    ('Asked by reporters, Orr said: "We will see. They know."', "They"),
    # Justice may be a person, and is not.
    ("They will be brought to justice.", "justice"),
    # What is a ship's names nobody; people who say of what sort a union is; all of somewhere; a mere sort.
    ("The anchor of a freighter had been dragged along, officials said.", "The anchor"),
    ("A fishermen's association said so.", "A fishermen"),
    ("He said a whole country was watching.", "a whole country"),
    ("Not a single citizen was hurt.", "Not a single citizen"),
    ("The Red League, which Turkey considers a terrorist organisation, left.", "a terrorist organisation"),
    # A language is no country.
    ("A Spanish-language website reported it.", "Spanish"),
    # Nothing is named by an empty "it", and a thing nearer than the body may be meant.
    ("The State Department objected. It is clear that talks failed.", "It"),
    ("The council approved the mission and paid for it.", "it"),
    # Phrases of nobody in particular, or that only say what somebody is.
    ("Gunmen burned nine houses and a school.", "nine houses"),
    # Nouns without an article that are ideas, and a part of an office.
    ("The men on board cited a pattern of movement and a lack of authority.", "board"),
    ("The men on board cited a pattern of movement and a lack of authority.", "movement"),
    ("The men on board cited a pattern of movement and a lack of authority.", "authority"),
    ("The chief of defence staff, Gen. Ali Noor, spoke.", "defence staff"),
    ("They respect the right of peaceful assembly.", "peaceful assembly"),
    ("Rebels under the command of Gen. Ali Noor fled.", "the command"),
    ("They are not just a party but also an army and a charity.", "an army"),
    ("They are not just a party but also an army and a charity.", "a charity"),
    ("Two boys were killed on Monday. They fired on the crowd, she said.", "They"),
    ("India offered helicopters. Dhaka has not said if it will take them.", "them"),
    ("Schools were closed on Monday.", "Schools"),
    ("Executive Order 14059 was signed.", "Executive Order"),
    ("They fled in a rented Nissan.", "Nissan"),
    # What was said is nobody; nor is who asks the one who answers.
    ("The Azal Front struck Lome. Chad denied it.", "it"),
    ('A reporter asked why. "I will stay," she said.', "she"),
    ("She declined to name any country.", "any country"),
    ("She told reporters that it failed.", "reporters"),
    ("The attack was planned across the border. The border was shut.", "the border"),
    ("Washington designated the group a terrorist organisation.", "a terrorist organisation"),
    ("He has lived in exile since May.", "exile"),
    ("The source of the fire was a stove. The mission to Mars failed.", "The source"),
    ("The source of the fire was a stove. The mission to Mars failed.", "The mission"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_left_open(text: str, words: str) -> None:
    assert whose(text, words) is None


def test_ministries_of_two_countries_are_two() -> None:
    text = "Brazil's Foreign Ministry objected. Chad's Foreign Ministry agreed. The Foreign Ministry in Chad left."
    found = [e for e in cast_of(text).entities if e.name == "Foreign Ministry"]
    assert [(e.country, len(e.mentions)) for e in found] == [("BR", 1), ("TD", 2)]


def test_a_bare_ministry_is_not_that_of_a_country_spoken_of_no_more() -> None:
    text = "The defense ministry in Yerevan denied it.\n\nIran got no letter; the ministry is now saying that it did."
    made = document(text)
    parsed = syntax(made, store=STORE)
    found = entities(made, parsed, mentions(made, parsed)).entities
    ministry = next(e for e in found if any(m.text == "the ministry" for m in e.mentions))
    assert ministry.country != "AM"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Minister for the Middle East Tom Rudd condemned the attack in Iraq.", None),
        ("Minister Tom Rudd condemned the attack in Iraq. Iraq is at war.", "IQ"),
        ("Envoys left. In Iraq Minister Tom Rudd met Iraq's army.", "IQ"),
    ],
)
def test_a_minister_for_a_part_of_the_world_is_of_no_country_there(text: str, country: str | None) -> None:
    assert next(e.country for e in cast_of(text).entities if e.name == "Tom Rudd") == country


def test_a_countrys_other_name_tells_of_which_country_a_phrase_is() -> None:
    (regime,) = (e for e in cast_of("Nobody spoke of the Zionist regime there.").entities if "regime" in e.name)
    assert (regime.kind, regime.country) == ("government", "IL")


def test_red_cross_societies_are_their_countries_own() -> None:
    text = "The Kenya Red Cross helped. The Chadian Red Cross agreed. The Red Cross said nothing."
    found = [e for e in cast_of(text).entities if "Red Cross" in e.name]
    assert [(e.country, e.sector) for e in found] == [("KE", None), ("TD", None), (None, "NGO")]


def test_a_briefing_speaks_of_its_own_department() -> None:
    lines = ["The Justice Department sued them.", "Does the department agree?", "The department has no comment."]
    turns = (f"{who}: {said}" for who, said in zip(("MR. ROE", "Q", "MR. ROE"), lines, strict=True))
    text = "\n\n".join(("Press Briefing", *turns))
    made = document(text)
    parsed = syntax(made, store=STORE)
    found = entities(made, parsed, mentions(made, parsed)).entities
    assert [len(e.mentions) for e in found if "epartment" in e.name] == [1, 2]


def test_gunmen_of_two_deeds_are_two() -> None:
    between = "The mayor left. Shops closed. Rain fell. Ice came."
    text = f"On Friday gunmen killed Ada Lind. {between} Then gunmen killed Tom Rudd."
    assert len([e for e in cast_of(text).entities if e.name == "gunmen"]) == 2


def test_a_name_spelt_out_beside_its_letters_is_one() -> None:
    text = "Jama'at Nusrat al-Islam wal-Muslimin (JNIM) claimed it. Then JNIM left."
    names = [e.name for e in cast_of(text).entities if e.kind == "armed_group"]
    assert names == ["Jama'at Nusrat al-Islam wal-Muslimin"]


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Tom Rudd met Mara Rudd. Mr. Rudd smiled. Ms. Rudd did not."
    names = [e.name for e in cast_of(text).entities if e.kind == "person"]
    assert names == ["Tom Rudd", "Mara Rudd"]


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Chairman Tom Rudd spoke.", "Tom Rudd", None),
        ("Ana Lima, chairwoman of the Delta Oil Company, resigned.", "Ana Lima", "BUS"),
    ],
)
def test_whoever_heads_a_body_is_of_its_sector(text: str, name: str, sector: str | None) -> None:
    assert next(e.sector for e in cast_of(text).entities if e.name == name) == sector


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        # Who leads, and is no kin of who does.
        ("Pat Lee, mother of the dead guard Sam Lee, rejected that. Lee wept.", "Pat Lee"),
        ("Anna Berg was held in Oslo. Her brother, Lars Berg, is a banker. Berg left.", "Anna Berg"),
        ("Ann Roe met her husband, former mayor Ben Roe, in Riga. Roe smiled.", "Ann Roe"),
        # Who was called so before, save where another leads a sentence near.
        ("Ann Roe came. Roe spoke. Aides to Ben Roe had no comment. Roe left.", "Ann Roe"),
        ("Mara Rudd came. Rudd spoke. Then Tom Rudd spoke in Riga. Rudd smiled.", "Tom Rudd"),
        # Who is called by another name is not called by the last.
        ("Rudolf Estrada Paz and Hugo Paz were tried. Estrada was jailed. Paz walked free.", "Hugo Paz"),
        # Who was Mrs. Rudd is not Mr. Rudd.
        ("Ortan Rudd is held. Nagme Rudd spoke in Riga. Mrs. Rudd wept. Mr. Rudd was held in May.", "Ortan Rudd"),
        # Who told something tells on.
        ("Mark Hall was killed. Hall's father, Greg Hall, told police of it. Hall said so again.", "Greg Hall"),
    ],
)
def test_whose_last_name_it_is(text: str, whole: str) -> None:
    cast = cast_of(text)
    last = max(m.start for e in cast.entities for m in e.mentions if m.text == whole.split()[-1])
    assert next(e.name for e in cast.entities if any(m.start == last for m in e.mentions)) == whole


def test_a_president_is_not_a_namesake() -> None:
    people = [e.name for e in cast_of("President Obama met Michelle Obama. He smiled.").entities if e.kind == "person"]
    assert people == ["Obama", "Michelle Obama"]


def test_one_militia_is_not_the_other() -> None:
    cast = cast_of("Kata'ib Hezbollah struck first. Hezbollah in Lebanon denied a role.")
    assert [e.country for e in cast.entities if e.kind == "armed_group"] == ["IQ", "LB"]


def test_a_pair_has_its_members() -> None:
    text = "The attack was carried out by Hamas and Hezbollah. The two denied it."
    cast = cast_of(text)
    pair = whose(text, "The two")
    assert pair is not None
    assert [e.name for e in cast.entities if e.id in cast.members[pair.id]] == ["Hamas", "Hezbollah"]


COUNTED = [
    ("Iraq and Turkey spoke. The two countries agreed.", "The two countries", ["Iraq", "Turkey"]),
    ("Turkey warned Iraq. Relations between the two countries soured.", "the two countries", ["Turkey", "Iraq"]),
    ("Chad accused Mali of an attack. The envoy urged both governments to talk.", "both governments", ["Chad", "Mali"]),
    ("Envoy Tom Rudd spoke with Qatari minister Ali Noor. They agreed.", "They", ["Tom Rudd", "Ali Noor"]),
    ("Iraq, Chad and Mali met. The three countries signed.", "The three countries", ["Iraq", "Chad", "Mali"]),
]


@pytest.mark.parametrize(("text", "words", "names"), COUNTED)
def test_so_many_countries_are_those_spoken_of(text: str, words: str, names: list[str]) -> None:
    cast = cast_of(text)
    joint = whose(text, words)
    assert joint is not None
    assert [cast.get(m).name for m in cast.members[joint.id]] == names  # type: ignore[union-attr]


KINDS = [
    # Armed by the fighters it has, by the fighting it does, by what the report calls it.
    ("The Kivu River Alliance attacked Sake.", "Kivu River Alliance", "armed_group", "REB"),
    ("The Orinoco Column took two soldiers.", "Orinoco Column", "armed_group", "REB"),
    ("The mercenary group Falcon left.", "Falcon", "armed_group", "REB"),
    ("The Unity Party won.", "Unity Party", "organization", "PTY"),
    ("The Treaty of Lausanne failed.", "Treaty of Lausanne", "other", None),
    # By the noun behind it.
    ("Trucks waited at the Rafah crossing.", "Rafah", "place", None),
    ("The Firat news agency carried it.", "Firat news agency", "organization", None),
    ("The consul general left.", "The consul general", "person", "GOV"),
    # By what people band together for, by the noun before an outlet's name, by the noun that it is known as.
    ("Teachers Without Frontiers left.", "Teachers Without Frontiers", "organization", "NGO"),
    ("Judges for Democracy protested.", "Judges for Democracy", "organization", "NGO"),
    ("She told the Lima daily Nova Rec that it failed.", "Nova Rec", "organization", "JRN"),
    ("The English-language daily The Courier reported it.", "Courier", "organization", "JRN"),
    ("An elite police unit known as the Cobras fled.", "Cobras", "organization", None),
    ("Nova Rec, an English-language daily, reported it.", "Nova Rec", "organization", "JRN"),
    ("A Kordia-registered cargo ship, the Volgador, was stopped.", "Volgador", "other", None),
    ("The U.N. human rights office objected.", "The U.N. human rights office", "organization", "IGO"),
    ("The news site Focus Kenya said so.", "Focus Kenya", "organization", "JRN"),
    ("He told The Harbor Post that it failed.", "Harbor Post", "organization", "JRN"),
    ("The Bar Association of Lima met.", "Bar Association of Lima", "organization", "NGO"),
    ("Citizens for Change, a new party, objected.", "Citizens for Change", "organization", "PTY"),
    ("The Coalition for Peace and Reform left.", "Coalition for Peace and Reform", "organization", "NGO"),
    ("They blamed the Grey Band, an al-Qaeda affiliate.", "Grey Band", "organization", None),
    ("The P.L.O. denied it.", "P.L.O.", "organization", "GOV"),
    ("Rep. Lou Carter, Republican of Ohio, objected.", "Lou Carter", "person", "LEG"),
    ("His deputy, Maj. Ilir Hoxa, agreed.", "Ilir Hoxa", "person", "MIL"),
    ("The brother of the president, Tomas Veiga, was held.", "Tomas Veiga", "person", "CVL"),
    ("State television PTV reported it.", "PTV", "organization", "JRN"),
    ("Sergeant Ilir Gashi of the Larsholm Police died.", "Ilir Gashi", "person", "COP"),
    ("Police sergeant Agim Hoti was hurt.", "Agim Hoti", "person", "COP"),
    ("Police came. Officers returned fire.", "Officers", "group", "COP"),
    ("The army came. Officers returned fire.", "Officers", "group", "MIL"),
    ("They met in Niger state in Nigeria.", "Niger state", "place", None),
    ("They met in Dar es Salaam.", "Dar es Salaam", "place", None),
    # Whose researcher or director it is; an office before a rank.
    ("Amnesty International's Chad director, Isa Bello, agreed.", "Isa Bello", "person", "NGO"),
    ("Human Rights Watch researcher Ida Lam agreed.", "Ida Lam", "person", "NGO"),
    ("At the State Department, spokesman Tom Rudd agreed.", "Tom Rudd", "person", "GOV"),
    ("The governor, Col. Ali Noor, agreed.", "Ali Noor", "person", "GOV"),
    ("Presidents Tom Rudd and Ali Noor spoke.", "Ali Noor", "person", "GOV"),
    # A town that is left; a capital held to account.
    ("Troops from Mali left Horo Guduru zone.", "Horo Guduru", "place", None),
    ("Washington must hold Baghdad accountable.", "Baghdad", "country", "GOV"),
    ("They met in Port-au-Prince.", "Port-au-Prince", "place", None),
    # A militia's commander is no soldier of a state's; whoever chairs a bloc is of the bloc.
    ("A Hamas commander fled.", "A Hamas commander", "person", "REB"),
    ("The chairman of Ecowas, Joao Sa, agreed.", "Joao Sa", "person", "IGO"),
    ("A PKK official left.", "A PKK official", "person", "REB"),
    ("The P.R.L. denied it.", "P.R.L.", "organization", None),
    ("A captain was held. The captain denied it.", "The captain", "person", None),
    ("The Secretary-General, Tom Rudd, welcomed it.", "Tom Rudd", "person", "GOV"),
    # A person by the office beside the name, whatever the name ends in; a town by whose see it is, and by what is done
    # to it; an owner may be a firm.
    ("A company spokesman in Perth, Dan Hill, agreed.", "Dan Hill", "person", "BUS"),
    ("The head of the rescue service, Adil Mir, agreed.", "Adil Mir", "person", None),
    ("Bishop Tomas Prieto of Santa Lumbra wept.", "Santa Lumbra", "place", None),
    ("Rebels will march on Taru.", "Taru", "place", None),
    ("People were forced out of Ber. The army took Ber.", "Ber", "place", None),
    ("The tanker's Italian operator, Tirreno Offshore, agreed.", "Tirreno Offshore", "organization", "BUS"),
]


@pytest.mark.parametrize(("text", "name", "kind", "sector"), KINDS)
def test_kinds(text: str, name: str, kind: str, sector: str | None) -> None:
    entity = whose(text, name)
    assert entity is not None
    assert (entity.kind, entity.sector) == (kind, sector)


BODIES = [
    ("Iran's foreign ministry spokesman Nasser Karim said so.", "Nasser Karim", "Iran's foreign ministry"),
    ("A spokesman for the Afghan government, Sharif Warda, said so.", "Sharif Warda", "the Afghan government"),
    ("The Unity Party won, party leader Ana Roos said.", "Ana Roos", "Unity Party"),
    ("Iran's army chief, General Asad Karim, left.", "Asad Karim", "Iran's army"),
]


@pytest.mark.parametrize(("text", "name", "body"), BODIES)
def test_whose_title_it_is(text: str, name: str, body: str) -> None:
    cast = cast_of(text)
    person = next(e for e in cast.entities if e.name == name)
    assert body in [cast.get(t.organization).name for t in person.titles if t.organization]  # type: ignore[union-attr]


def test_a_headline_and_its_text_are_of_the_same() -> None:
    made = document("Engineers Killed in Chad Bombing\n\nFour Chinese engineers were killed in Chad on Monday.\n")
    parsed = syntax(made, store=STORE)
    engineers = [e for e in entities(made, parsed, mentions(made, parsed)).entities if "ngineers" in e.name]
    assert [[m.text for m in e.mentions] for e in engineers] == [["Engineers", "Four Chinese engineers"]]


def test_a_minister_without_a_country_is_of_the_one_before() -> None:
    text = "Israeli officials said nothing, but Prime Minister Noam Arad agreed. Chad agreed. Mali agreed."
    arad = whose(text, "Noam Arad")
    assert arad is not None
    assert arad.country == "IL"


def test_several_that_only_a_pronoun_names_have_their_names() -> None:
    names = [e.name for e in cast_of("Lithuania, Latvia and Estonia spoke. They were considering it.").entities]
    assert names[-1] == "Lithuania, Latvia and Estonia"


COUNTRIES = [
    # A government of a place that is no known country; the talks' host is not whose it is.
    (
        "Delegations from Azuria's government met in Luanda as Angolan mediators urged peace. The army denied it.",
        "The army",
        None,
    ),
    (
        "Azuria's government met Angolan mediators in Luanda. Angola hosted them. The government denied it.",
        "The government",
        None,
    ),
    # Nor is the outlet's that was told so.
    ("Two officials told Reuters that the rebels have fought the government for years.", "the government", None),
    # The air force of whose military was spoken of, not of whoever speaks.
    (
        "The United States named firms linked to Kenya's military. Washington said that they served the air force.",
        "the air force",
        "KE",
    ),
    # The country of the first sentence, where no other is spoken of most.
    (
        "Police fired gas in Kenya's capital during a long march. France urged calm. French envoys met Germany's. "
        "The army denied it.",
        "The army",
        "KE",
    ),
    ("The drone came from a base in Gao.", "Gao", None),
    # Not of where something came from, nor of the nationality in somebody's words, but of the town's.
    ("Weapons from Chad reached the rebels. The army denied it.", "The army", None),
    ('"If a single Croat is harmed, we will act," Defence Minister Goran Lazo wrote.', "Goran Lazo", None),
    ("Prosecutors in Kano blamed Chad. Chad left. The army denied it.", "The army", "NG"),
    # One of a nationality is a person; a country's name may end in -s.
    ("Police held a Croat. The Croat left.", "a Croat", "HR"),
    ("Honduras' Supreme Court met. Honduras voted.", "Honduras", "HN"),
    # Troops in a country are another's; of whichever of two countries a minister speaks in.
    ("Norway left. The mission has some 40 troops in Chad.", "some 40 troops", None),
    (
        "Chad and Mali met. Mali left. Chad stayed. Interior Minister Tom Rudd told reporters in Bamako that it did.",
        "Tom Rudd",
        "ML",
    ),
    ("Crowds marched in Quetta. Prime Minister Tom Rudd urged calm.", "Tom Rudd", "PK"),
    # Two states' armies are of no third; many countries have a party of that name; the one security minister there is.
    ("Chad and Mali met in Ghana. Ghana hosted them. Ghana left. Both armies denied it.", "Both armies", None),
    ("Chad voted. The People's Party objected.", "People's Party", None),
    ("Honduras voted. The security minister, Oscar Zapata, denied it.", "Oscar Zapata", "HN"),
    ("Honduras voted. The provincial health minister, Ana Sol, left.", "Ana Sol", None),
    # A foreign office is of the state in whose capital it sits, and so is a ministry.
    ("Greece protested. The ministry in Ankara replied.", "The ministry", "TR"),
    ("The Foreign Office in Berlin summoned the envoy.", "Foreign Office", "DE"),
    ("The Foreign Office in London summoned the envoy.", "Foreign Office", "GB"),
    (
        "Chad wept. President Ada Lind of Chad was in Berlin. She cut her visit short and ordered the army to march.",
        "the army",
        "TD",
    ),
    # The government of a report's country, whoever offers to talk to it, is met in passing or tells of it.
    ("Kenyan police left. Kenya voted. Tanzania offered to host talks with the government.", "the government", "KE"),
    ("Chad's army left Abéché. Chad fell. Rebels based in Libya said the government lied.", "the government", "TD"),
    ("Lima fell. Peru and Peru's police left. The government expelled Mexico's envoy.", "The government", "PE"),
    ("Kenya voted. Kenyan police left. Tanzania's opposition said the government lied.", "the government", "TZ"),
    ("Ministry of Foreign Affairs, Republic of Korea\n\nThe government left Vela.", "The government", "KR"),
    # No leader's namesake in another office; whose known spokeswoman speaks for a ministry; of two countries neither.
    ("Colombia left. Defence Minister Pedro Sánchez agreed. Colombia voted.", "Pedro Sánchez", "CO"),
    ("Spain left. Prime Minister Pedro Sánchez agreed.", "Pedro Sánchez", "ES"),
    ("Foreign Ministry spokeswoman Maria Zakharova left. Britain's Foreign Ministry agreed.", "Foreign Ministry", "GB"),
    ("Germany and Italy left. Former prime minister Tom Rudd agreed.", "Tom Rudd", None),
    ("He worked for the Government of Iran in 2023.", "Government of Iran", "IR"),
    ("Foreign Ministry spokeswoman Maria Zakharova left. Britain left. Britain wept.", "Foreign Ministry", "RU"),
    ("A Croat, Ivo Lund, left. Lund's attorney, Ada Sand, agreed.", "Ada Sand", None),
    # Of whom a few words before say that the talk is; the United States have no minister, and some states no premier.
    ("The U.S. army left. On Georgia. Prime Minister Tom Rudd said that the U.S. agreed.", "Tom Rudd", "GE"),
    ("The U.S. army left, U.S. officials said. Prime Minister Tom Rudd agreed.", "Tom Rudd", None),
    ("The U.S. army left, U.S. officials said. Defence Minister Tom Rudd agreed.", "Tom Rudd", None),
    ("Kenya's army left, Kenya said. Prime Minister Tom Rudd agreed.", "Tom Rudd", None),
    ("France's army left, France said. Prime Minister Tom Rudd agreed.", "Tom Rudd", "FR"),
    # A minister of the state of which the sentence before tells.
    ("Iran, Iran and Iran. Israel went further. Defence Minister Moshe Gal agreed.", "Moshe Gal", "IL"),
    ("Iran's mission left. The deputy foreign minister, Hamid Rafati, agreed.", "Hamid Rafati", "IR"),
]


@pytest.mark.parametrize(("text", "words", "country"), COUNTRIES)
def test_whose_country(text: str, words: str, country: str | None) -> None:
    entity = whose(text, words)
    assert entity is not None
    assert entity.country == country


def test_a_country_in_s_with_a_bare_apostrophe_is_one() -> None:
    cast = cast_of("Honduras' Supreme Court met. The president of Honduras left. Honduras voted.")
    assert [(e.name, e.kind) for e in cast.entities if e.name == "Honduras"] == [("Honduras", "country")]


def test_one_of_a_nationality_is_a_person() -> None:
    held = whose("Police held a Croat.", "a Croat")
    assert held is not None
    assert held.kind == "person"


def test_police_are_of_where_they_stand() -> None:
    text = "Turkey struck twice. Turkey denied it. Turkey left. Crowds gathered in Baghdad. Police stopped them."
    police = whose(text, "Police")
    assert police is not None
    assert police.country == "IQ"


def test_titles_name_their_body_and_tell_country_and_sector() -> None:
    cast = cast_of("State Department spokesman Tom Rudd spoke.")
    rudd = next(e for e in cast.entities if e.name == "Tom Rudd")
    (title,) = rudd.titles
    assert title.span.text == "State Department spokesman"
    body = cast.get(title.organization)
    assert body is not None
    assert (body.name, rudd.country, rudd.sector) == ("State Department", "US", "GOV")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The blast was condemned by Under Secretary Paul Brand.", "Under Secretary"),
        ("Deputy Secretary General Anton Weer left.", "Deputy Secretary General"),
        ("Police met President-elect Anton Weer.", "President-elect"),
        ("Superintendent of Police Anton Weer left.", "Superintendent of Police"),
        ("Army spokesman Brig. Gen. Anton Weer left.", "Army spokesman Brig. Gen."),
        ("They met army chief of staff Gen. Anton Weer.", "army chief of staff Gen."),
    ],
)
def test_a_title_is_whole(text: str, title: str) -> None:
    (person,) = (e for e in cast_of(text).entities if e.kind == "person")
    assert title in [t.span.text for t in person.titles]


def test_first_person_goes_to_the_speaker() -> None:
    text = '"We will stay and I agree," Mara Ellison said.'
    made = one_paragraph(text)
    parsed = syntax(made, store=STORE)
    cast = entities(made, parsed, mentions(made, parsed))
    speaker = next(e.id for e in cast.entities if e.name == "Mara Ellison")
    quote = parsed.chars(1, text.rindex('"'))
    said = Attribution(
        id="a1",
        source=(),
        cue=(),
        content=(quote,),
        speaker=speaker,
        quote="direct",
        stance="asserts",
        made_by=MadeBy("test"),
    )
    grown = with_speakers(cast, parsed, (said,))
    entity = grown.get(speaker)
    assert entity is not None
    assert [m.text for m in entity.mentions] == ["We", "I", "Mara Ellison"]
    assert cast.get(speaker) != entity


@pytest.mark.parametrize(
    ("text", "we", "me"),
    [
        ('"We struck the port and I saw us leave," said Dara Roe, a spokesman for the Teskan army.',
         "the Teskan army", "Dara Roe"),
        ('"We fired on our own road and I saw it," Interior Ministry spokeswoman Dara Roe said.', "Interior Ministry",
         "Dara Roe"),
        ('"We will leave and I regret it," said Dara Roe, the spokesman for Paul Brand.', "Dara Roe", "Dara Roe"),
        ('"We will close the port and I agree," Interior Minister Dara Roe said.', "Dara Roe", "Dara Roe"),
    ],
)  # fmt: skip
def test_whoever_speaks_for_a_body_says_we_for_it(text: str, we: str, me: str) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store=STORE)
    cast = entities(made, parsed, mentions(made, parsed))
    speaker = next(e.id for e in cast.entities if e.name == "Dara Roe")
    quote = parsed.chars(1, text.rindex('"'))
    said = Attribution(
        id="a1", source=(), cue=(), content=(quote,), speaker=speaker, quote="direct", stance="asserts",
        made_by=MadeBy("test"),
    )  # fmt: skip
    grown = with_speakers(cast, parsed, (said,))
    of = {m.text: e.name for e in grown.entities for m in e.mentions if m.form == "pronoun"}
    assert of["We"] == we
    assert of["I"] == me
    assert of.get("us", we) == we


def test_ids_follow_the_text() -> None:
    cast = cast_of("Iraq thanked Iran. Mara Ellison agreed.")
    assert [e.id for e in cast.entities] == ["e1", "e2", "e3"]
    assert [e.name for e in cast.entities] == ["Iraq", "Iran", "Mara Ellison"]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        # A government before a court is that of the court.
        (
            "A court in Brooklyn tried an Iranian. Iran protested. Iran said the government's case was weak.",
            "the government",
            "US",
        ),
        ("A court in Brooklyn tried an Iranian. Iran said the government had lied.", "the government", "IR"),
        # A known ruler's surname with his office, in a report on another state; one of the state's own.
        ("Peru spoke on Monday. Peru's Congress met. President Macron called Lima.", "Macron", "FR"),
        ("Peru spoke on Monday. Peru's Congress met. President Obren called Lima.", "Obren", "PE"),
        # Bodies of a state that others may have too.
        ("Peru spoke on Monday. Peru's Congress met. The junta denied it.", "The junta", "PE"),
        (
            "Peru spoke on Monday. Peru's Congress met. The provincial government denied it.",
            "The provincial government",
            "PE",
        ),
        ("Peru spoke on Monday. Peru's Congress met. The disaster ministry denied it.", "The disaster ministry", "PE"),
        ("Peru spoke on Monday. Peru's Congress met. A foreign junta denied it.", "A foreign junta", None),
        ("Putin was told.", "Putin", "RU"),
        ("The envoy for Libya, Hanna Lund, left.", "Hanna Lund", None),
        ("Mary Trump wrote a book. Trump was sad.", "Trump", None),
        ("Peru met. Assistant U.S. Attorney Tom Rudd left.", "Tom Rudd", "US"),
        # Of two states spoken of alike it is the one where the places are that are named.
        (
            "Iraq and Iran quarrelled over a raid near Mosul. Iran denied it. Iran's envoy left. Shots fell near Kirkuk"
            " and near Basra. All was quiet then. Interior Minister Tom Rudd said so.",
            "Tom Rudd",
            "IQ",
        ),
        ("Chad's envoy spoke. Secretary of State Tom Rudd left.", "Tom Rudd", None),
        ("Chad's envoy spoke to the United States. Secretary of State Tom Rudd left.", "Tom Rudd", "US"),
        ("Peru spoke on Monday. Peru's Congress met. Defence Secretary Tom Rudd left.", "Tom Rudd", "PE"),
        ("Peru spoke on Monday. Peru's Congress met. Press Secretary Tom Rudd left.", "Tom Rudd", None),
    ],
)
def test_of_which_state_bodies_and_rulers_are(text: str, words: str, country: str | None) -> None:
    found = whose(text, words)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a deed, a truce and goods are nobody, whoever is named before
        ("Radio Arda told of the raid. Peru called it an act of war.", "it"),
        ("They agreed to a truce, the United Nations says, but it collapsed.", "it"),
        ("They signed an accord. The African Union said it would hold.", "it"),
        ("Ostara ships drones. That does not mean that Peru supplied them.", "them"),
    ],
)
def test_things_are_nobody(text: str, words: str) -> None:
    assert whose(text, words) is None

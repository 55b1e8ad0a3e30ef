"""Events as the whole reader tells them, coder and all: how they are held, of which type, by whom, when. Names and
happenings are invented."""

from __future__ import annotations

from functools import cache

import pytest

import onrecord
from onrecord.records import Event, Record

pytestmark = pytest.mark.model


@cache
def read(sentence: str) -> Record:
    return onrecord.read(sentence, published="2026-11-20")


def event(sentence: str, trigger: str) -> Event | None:
    return next((v for v in read(sentence).events if v.trigger.text == trigger), None)


def held(sentence: str, trigger: str) -> tuple[str, str] | None:
    found = event(sentence, trigger)
    return None if found is None else (found.polarity, found.modality)


ACTUAL = ("positive", "actual")

PLAIN_FACTS = [
    ("The envoy described the sanctions as illegal.", "sanctions"),
    ("Opposition leaders branded the arrests politically motivated.", "arrests"),
    ("The parties quarrelled over the arrests.", "arrests"),
    ("The army left hours before the strikes.", "strikes"),
    ("The mayor portrayed the protests as riots.", "protests"),
    ("The army said it had instead dismantled a training camp near Gao.", "dismantled"),
    ('The minister insisted the police had "acted within the law".', "acted"),
    ('The governor insisted that soldiers had "fired into the air".', "fired"),
    ("The prosecutor said an inquiry had been opened.", "opened"),
    ("The prosecutor said that an investigation had been launched into the shooting.", "launched"),
    # what is asked about, or is to go on, is there
    ("She would not say who knew of the raid beforehand.", "raid"),
    ("Asked if the bombing might delay the vote, he shrugged.", "bombing"),
    ("The minister declined to say whether Cairo had been told of the strike.", "strike"),
    ("They should let the inquiry proceed.", "inquiry"),
    ("They agreed to end the fighting.", "fighting"),
    ("The militia may make good on its threats.", "threats"),
    ("The envoy praised the pace of the negotiations.", "negotiations"),
    ("The halt in the talks worried Cairo.", "talks"),
    ("The extradition would not have been possible without their help.", "extradition"),
    ("The ministry placed the Marsin under sanctions, accusing it of carrying crude.", "sanctions"),
    ("The find means that Norland supplied the drones.", "supplied"),
    # nobody denies it, and who tells of little is not always a person
    ("Nobody disputes that the rebels attacked the convoy.", "attacked"),
    ("The video proves that Norland bombed the dam.", "bombed"),
    ("Lena Little says the army shelled the clinic.", "shelled"),
    ("Little is known of the men who attacked the convoy.", "attacked"),
    ("Nothing was left after the rebels attacked the convoy.", "attacked"),
    # what a film shows, what is not answered, denied or claimed, and what affects something else
    ("The footage shows soldiers beating a priest on 3 May.", "beating"),
    ("The video shows guards firing on the crowd.", "firing"),
    ("The firm had not answered three requests for help.", "requests"),
    ("The firm had not answered a single request for help.", "request"),
    ("Both men deny the charges.", "charges"),
    ("He hailed the killers without claiming the bombing.", "bombing"),
    ("Asked whether the killing would affect the vote, he refused to comment.", "killing"),
    # a past that looks like a present, told by somebody who alleges it
    ("They claim police cut the cables on Monday.", "cut"),
    ("The Front claims to have shot down a drone.", "shot"),
    ("The army fought off counterattacks by the Front.", "counterattacks"),
    # what somebody answers, ends or speaks against
    ('The response to the "terrorist attack" would be decided by the army.', "attack"),
    ("A breakdown of the talks would hurt Norland.", "talks"),
    ("The reaction to the raid could be harsh.", "raid"),
    ("The deal did not promise an end to the war.", "war"),
    # done by another than was said
    ("The massacre was not committed by the gang but by a self-defence brigade.", "massacre"),
    # one of a row that all happened
    ("The blast was the latest to hit the city.", "hit"),
    ("The raid was the first to target a mosque.", "target"),
    # what somebody had to do is done
    ("The minister had to resign.", "resign"),
    # what has been done to those to whom something is to be done; what is regretted, avenged or left off
    ("He promised to release soldiers captured during the war.", "captured"),
    ("She vowed to free activists jailed by the junta.", "jailed"),
    ("The men detained could be smugglers, he said.", "detained"),
    ("He said Belgium should support states attacked by Russia.", "attacked"),
    ("She regretted calling the minister a traitor.", "calling"),
    ("They threatened to take revenge for the killing of their leader.", "killing"),
    ("The shooting could be gang related, police said.", "shooting"),
    ("They agreed to stop their attacks on shipping.", "attacks"),
    # one occasion in the plain present
    ("The website refuses to let Roe sell the gun.", "refuses"),
    ("His wife pleads for his life.", "pleads"),
    ("The court frees General Musa.", "frees"),
    ("The ministry sends its condolences to the families.", "sends"),
    ("Nurses rebuke him.", "rebuke"),
    ("The film names nine officers, accusing them of torture.", "accusing"),
]


@pytest.mark.parametrize(("sentence", "trigger"), PLAIN_FACTS)
def test_plain_facts_are_told_as_having_happened(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) == ACTUAL


LEFT_OPEN = [
    ("The law would protect anyone detained by the police.", "detained"),
    ("If the army attacks, people displaced by it will need tents.", "displaced"),
    ("They want a truce signed by all sides.", "signed"),
    ("She wants the officers jailed.", "jailed"),
    ("He would regret attacking them.", "attacking"),
    ("A strike could be launched tonight.", "strike"),
    ("The minister would rather the police had acted sooner.", "acted"),
    ('The lawyer asked whether the police had "fired into the crowd".', "fired"),
    ("The mayor hoped the police had acted.", "acted"),
    ("The ministers will discuss the sanctions on Friday.", "sanctions"),
    ("The premier described the planned sanctions as harsh.", "sanctions"),
    ("The company ruled out the strike.", "strike"),
    ("The envoy planned the talks for May.", "talks"),
    ("He was asked whether there had been an attack.", "attack"),
    ("Talks rarely succeed without pressure.", "Talks"),
    ("The invasion of Lorvia may come within days.", "invasion"),
    ("He warned of the invasion of Lorvia.", "invasion"),
    ("There will be work to do after the liberation of Ostrel.", "liberation"),
    ("The army is preparing for the assault.", "assault"),
    ("He offered the driver $300,000 to arrange the murder.", "murder"),
    ("The raid has pushed Norland to the edge of a wider war.", "war"),
    ("Anyone who attacked Norland will find us ready.", "attacked"),
    ("It is very probable that the pipeline was blown up.", "blown"),
    # what something does not mean, or does not prove
    ("That does not mean that Norland supplied the drones.", "supplied"),
    ("The find does not mean the army fired the shells.", "fired"),
    ("That does not prove that the army bombed the mill.", "bombed"),
    ("Nothing suggests that Norland supplied the rifles.", "supplied"),
    ("Nothing indicates that the army fired on the crowd.", "fired"),
    ("There is nothing to suggest that Norland bombed the dam.", "bombed"),
    ("Little suggests that the army shelled the clinic.", "shelled"),
    ("None of this proves that Norland sent the rifles.", "sent"),
    ("It doesn't mean they have attacked the town.", "attacked"),
    ("The raid would be the first to target a mosque.", "target"),
    ("The photograph does not show soldiers beating a priest.", "beating"),
    ("Should it be confirmed that the men crossed the border, Norland will protest.", "crossed"),
    ("If it turns out that the men attacked the post, they will be tried.", "attacked"),
    ("The firm, which Norland believes to have shipped arms, is closed.", "shipped"),
    ("The firm did not say whether it had made a request for help.", "request"),
    ("The transfer of the prisoner was put off.", "transfer"),
    ("The Front claimed that the army would shell the town.", "shell"),
    ("The killing of all leaders would not be enough.", "killing"),
    ("The deployment would be unconstitutional.", "deployment"),
    # what is set for a day is to come
    ("The envoy spoke of next month's summit.", "summit"),
    ("A march has been called for Sunday.", "march"),
    ("A vigil has been announced for Friday at the stadium.", "vigil"),
]


@pytest.mark.parametrize(
    ("sentence", "trigger", "many"),
    [
        ("Police dispersed them with water cannon and took 49 people into custody.", "took", 49),
        ("Seven suspects have been taken into custody, the prosecutor said.", "taken", 7),
    ],
)
def test_whoever_is_taken_into_custody_is_arrested(sentence: str, trigger: str, many: int) -> None:
    found = event(sentence, trigger)
    assert found is not None
    assert (found.type, found.mode, [(c.what, c.value) for c in found.counts]) == (
        "COERCE",
        "arrest",
        [("detained", many)],
    )


@pytest.mark.parametrize(("sentence", "trigger"), LEFT_OPEN)
def test_what_is_left_open_is_not(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) != ACTUAL


AS_A_RULE = [
    ("The Front attacks villages near Gao.", "attacks"),
    ("The army often shells the town.", "shells"),
    ("The court tries officers every year.", "tries"),
    ("The league bans a player who refuses to shake hands.", "refuses"),
]


@pytest.mark.parametrize(("sentence", "trigger"), AS_A_RULE)
def test_what_is_done_as_a_rule_is_no_occasion(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) == ("positive", "generic")


ATTEMPTED = [
    # what may be under way
    ("Rebels may be trying to encircle the town.", "encircle", "hedged"),
    ("Rebels appear to be trying to encircle the town.", "encircle", "hedged"),
    ("The group may have been attempting to coerce witnesses.", "coerce", "hedged"),
    # and what is only aimed at
    ("Rebels may try to encircle the town.", "encircle", "hypothetical"),
    ("Rebels are trying to encircle the town.", "encircle", "hypothetical"),
    ("Rebels could not be trying to encircle the town.", "encircle", "hypothetical"),
]


@pytest.mark.parametrize(("sentence", "trigger", "modality"), ATTEMPTED)
def test_an_attempt_that_may_be_under_way_is_left_open(sentence: str, trigger: str, modality: str) -> None:
    assert held(sentence, trigger) == ("positive", modality)


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("It is highly likely that the tanker was sabotaged.", "probable"),
        ('It was "highly likely" the tanker was sabotaged, the firm said.', "probable"),
        ("It is likely that the tanker was sabotaged.", "probable"),
        ("It is possible that the tanker was sabotaged.", "possible"),
        ("It is unlikely that the tanker was sabotaged.", "possible"),
    ],
)
def test_how_likely_it_is_said_to_be(sentence: str, certainty: str) -> None:
    found = event(sentence, "sabotaged")
    assert found is not None
    assert (found.modality, found.certainty) == ("hedged", certainty)


NEGATED = [
    ("Guards kept the mob from storming the hall.", "storming"),
    ("The police had to stop a crowd from lynching them.", "lynching"),
    ("The ministry denied that any such warning had been conveyed.", "warning"),
    ("The army has yet to free them.", "free"),
    ("It is an accord that the senate has yet to ratify.", "ratify"),
]


@pytest.mark.parametrize(("sentence", "trigger"), NEGATED)
def test_what_did_not_happen(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) == ("negative", "actual")


TYPED = [
    # what has but one meaning where it stands
    ("Witnesses said tanks were patrolling the streets of Bern.", "patrolling", "MOBILIZE"),
    ("The warplanes retreated when the radar came on.", "retreated", "RETREAT"),
    ("Its military buildup on the border goes on.", "buildup", "MOBILIZE"),
    ("He was abducted with his interpreter.", "abducted", "ASSAULT"),
    # people are pulled out of rubble, bombs are laid and left, parcels explode, raids are suspended
    ("Rescuers were pulling people from the rubble.", "pulling", None),
    ("Police dragged a man from the car.", "dragged", "COERCE"),
    ("A parcel exploded in a post office.", "exploded", "ASSAULT"),
    ("Soldiers had put the mine there in May.", "put", "ASSAULT"),
    ("Men left a bomb outside the bank.", "left", "ASSAULT"),
    ("A rocket landed near the clinic on Friday.", "landed", "ASSAULT"),
    ("Government troops crushed the rebels.", "crushed", "ASSAULT"),
    ("The prosecutor pointed to the guards as the perpetrators.", "pointed", "ACCUSE"),
    ("The rebels suspended attacks on oil pipelines.", "suspended", "RETREAT"),
    ("She was called as a witness by the defence.", "called", None),
    # a warning that says what is or may be threatens nobody
    ("He warned that the deal was a dangerous mistake.", "warned", None),
    ("Aid groups warned that the closure could make matters worse.", "warned", None),
    ("The bureau warned of attacks on churches.", "warned", None),
    ("Peru warned that it would respond to any attack.", "warned", "THREATEN"),
    ("The general warned the rebels that they would pay a heavy price.", "warned", "THREATEN"),
    # what somebody asks for with whoever is to do it; whose call it is
    ("The minister called for Peru to lift the ban.", "called", "REQUEST"),
    ("The opposition is calling for the president to step down.", "calling", "REQUEST"),
    ("I echo the premier's call that all parties respect the truce.", "call", "REQUEST"),
    ("Families demanded the release of the fishermen.", "release", "RETREAT"),
    ("The rebels' war against the government goes on.", "war", "ASSAULT"),
    ("Soldiers battled rebels in Gao on Friday.", "battled", "ASSAULT"),
    ("Firefighters battled the blaze for two days.", "battled", None),
    ("Jets bombarded the port on Monday.", "bombarded", "ASSAULT"),
    ("Readers bombarded the paper with letters.", "bombarded", None),
    # people taken by armed men, and by the police
    ("A criminal gang had taken the girls.", "taken", "ASSAULT"),
    ("Gunmen led the girls away into a forest.", "led", "ASSAULT"),
    ("The police led two men away.", "led", "COERCE"),
    ("The state has taken the children into its care.", "taken", None),
    # what blows up, and what burns
    ("The explosion in the town was caused by a rocket.", "explosion", "ASSAULT"),
    ("The League had burned the train.", "burned", "ASSAULT"),
    ("The mayor offered condolences to the widow.", "offered", "SUPPORT"),
    ("A court in Ostrel sent them to jail.", "sent", "COERCE"),
    ("Four of the designations targeted persons in Lorvia.", "targeted", "SANCTION"),
    ("The clash brought to 19 the number of people killed this year.", "killed", "ASSAULT"),
    ("The army occupied Ostrel in May.", "occupied", "COERCE"),
    ("Cruz launched a blistering attack on the senator's record in the debate.", "attack", "ACCUSE"),
    ("The council has charged the inspectors with verifying the count.", "charged", None),
    ("A court charged three men with killing the mayor.", "charged", "COERCE"),
    ("Unions have called a strike for Monday.", "called", None),
    ("Chad has put its garrisons on high alert.", "put", "MOBILIZE"),
    ("The convoy returned fire.", "returned", "ASSAULT"),
    ("The convoy came under fire near the dam.", "fire", "ASSAULT"),
    ("Gunfire was heard near the palace.", "Gunfire", "ASSAULT"),
    ("A judge was found dead in his car.", "found", None),
    ("The two presidents on Friday signed the plan.", "signed", "SUPPORT"),
    ("The president signed the bill.", "signed", None),
    ("The minister called out the senator over the vote.", "called", "ACCUSE"),
    ("The mission will deploy observers to Ostrel.", "deploy", "MOBILIZE"),
    ("Inspectors told shipowners to inspect their hulls.", "inspect", None),
    # a case, a walkout, a quarrel, a warning by friends, a threat that is no visit
    ("Thousands of nurses went on strike in Lagos.", "went", "PROTEST"),
    ("The mayor condemned the strike on the camp.", "strike", "ASSAULT"),
    ("The bus had been stopped at a roadblock.", "stopped", "COERCE"),
    ("Villagers had warned the garrison of the rebels' approach.", "warned", None),
    ("They threatened in a video to visit every town.", "visit", None),
    ("The mayor asked the bureau to take over the case.", "take", None),
    ("The union had called a nationwide strike.", "strike", "PROTEST"),
    ("Residents disagreed about where the fire had come from.", "disagreed", None),
    ("Friends warned her of an attack.", "warned", None),
    ("Norland slapped two banks with sanctions on Monday.", "slapped", "SANCTION"),
    # a truce or treaty is broken, signed
    ("The troops broke the ceasefire on Tuesday.", "broke", "REJECT"),
    ("The militia breached the truce twice.", "breached", "REJECT"),
    ("The two cabinets initialled an accord on fishing.", "initialled", "SUPPORT"),
    ("The brothers broke the silence.", "broke", None),
    # papers and accounts are taken
    ("The visas of ten lawmakers had been revoked.", "revoked", "SANCTION"),
    ("The licence of the station was revoked.", "revoked", "COERCE"),
    ("The premier cancelled a trip to Brussels.", "cancelled", "REJECT"),
    ("Norland cancelled talks with Lorvia.", "cancelled", "SANCTION"),
    ("Britain would blacklist four companies.", "blacklist", "SANCTION"),
    # what is disputed or disowned
    ("Lorvia disputes this account.", "disputes", "REJECT"),
    ("The mayor disputed the toll.", "disputed", "REJECT"),
    ("The front disclaimed any role in the bombing.", "disclaimed", "REJECT"),
    # words of blame
    ("The minister laid the bombing at Lorvia's door.", "laid", "ACCUSE"),
    ("He took the governor to task over the shooting.", "took", "ACCUSE"),
    ("The minister reproached him for the delay.", "reproached", "ACCUSE"),
    # who vows harm threatens
    ('They vowed to "burn the wells".', "vowed", "THREATEN"),
    ("The minister vowed to impose sanctions on Lorvia.", "vowed", "THREATEN"),
    ("The mayor vowed to rebuild the school.", "vowed", "AGREE"),
    # what is handed over
    ("The government refused to hand over its oil revenues.", "hand", None),
    ("The militia handed over the town to the army.", "handed", "RETREAT"),
    # own production, a rescue, a verdict, troops
    ("The mill suspended production on Monday.", "suspended", None),
    ("The mine suspended output on Monday.", "suspended", None),
    ("The coast guard evacuated 20 crew from the tanker.", "evacuated", "AID"),
    ("The court found the mayor guilty of fraud.", "found", "SANCTION"),
    ("The navy ordered two frigates to the strait.", "ordered", "MOBILIZE"),
    ("He ordered the police to leave the city.", "ordered", "REQUEST"),
    ("Security agents surrounded the party office.", "surrounded", "COERCE"),
    ("The president was toppled in a coup in 2020.", "coup", "ASSAULT"),
    # bombs, whatever sets them off
    ("The general set off an explosive vest.", "set", "ASSAULT"),
    ("The governor pinned the bombing on the Front.", "pinned", "ACCUSE"),
    ("The rebels will march on the capital.", "march", "MOBILIZE"),
    ("Thousands marched on Friday.", "marched", "PROTEST"),
    # who warns of nature threatens nobody
    ("Engineers warned that the embankments could fail.", "warned", None),
    ("The general warned that his troops would fire.", "warned", "THREATEN"),
    # a strike of which no word says more: the report as a whole tells whether it is a blow
    ("The port was closed by a strike. Dockers said it would go on until Friday.", "strike", "PROTEST"),
    ("The hospital was hit in a strike last week. Doctors said a ward was destroyed.", "strike", "ASSAULT"),
    # words of one meaning, and what shells and rockets do, whatever a coder thinks likelier
    ("Prosecutors indicted two officers over the deal.", "indicted", "COERCE"),
    ("Lawmakers impeached the president on Friday.", "impeached", "ACCUSE"),
    ("Missiles slammed into an apartment block in Karo.", "slammed", "ASSAULT"),
    ("Warplanes hit a market in Marib.", "hit", "ASSAULT"),
    ("Critics slammed the plan.", "slammed", "ACCUSE"),
    ("Arda fired two missiles toward the Sea of Lorvia on Thursday.", "fired", "MOBILIZE"),
    ("Arda fired two missiles at the port of Karo on Thursday.", "fired", "ASSAULT"),
    ("The army retook Khartoum from the rebels, officials said.", "retook", "ASSAULT"),
    ("The army evacuated its base at Kidal.", "evacuated", "RETREAT"),
    ("France withdrew the last of its soldiers from Mali.", "withdrew", "RETREAT"),
    ("Kane accused him of having withdrawn soldiers from the border.", "withdrawn", "RETREAT"),
    ("The soldiers will leave Mali on Friday.", "leave", "RETREAT"),
    ("Gunmen carried off forty girls.", "carried", "ASSAULT"),
    ("Both groups had pressed for the ban.", "pressed", "REQUEST"),
    ("Teachers began a three-day strike over pay.", "strike", "PROTEST"),
    ("A strike by nurses closed the clinics.", "strike", "PROTEST"),
    ("Jets carried out a strike on the town.", "strike", "ASSAULT"),
    ("Tribesmen raided a village near Gao.", "raided", "ASSAULT"),
    ("Police raided several houses in Gao.", "raided", "COERCE"),
    ("Peru, which listed the Front as a terrorist organization, agreed.", "listed", "SANCTION"),
    ("Police evacuated hundreds of migrants from a camp.", "evacuated", "AID"),
    ("The UN called for the prisoners to be freed.", "called", "REQUEST"),
    ("The general ordered soldiers into the streets.", "ordered", "MOBILIZE"),
    ("The president ordered the army to leave.", "ordered", "REQUEST"),
    ("The mercenaries withdrew from Mali after heavy losses.", "withdrew", "RETREAT"),
]


@pytest.mark.parametrize(("sentence", "trigger", "type_"), TYPED)
def test_type(sentence: str, trigger: str, type_: str | None) -> None:
    found = event(sentence, trigger)
    assert found is not None
    assert found.type == type_


DEAD = [
    ("Its morgue had taken in 27 bodies.", "taken", 27),
    ("A clinic had received 45 bodies.", "received", 45),
    ("27 bodies had been brought to the morgue.", "brought", 27),
]


HAD = [
    ("The hospital has 19 wounded.", "wounded", [("injured", 19)]),
    ("The clinic has 12 dead and 30 injured, its director said.", "dead", [("killed", 12)]),
    ("The clinic has 12 dead and 30 injured, its director said.", "injured", [("injured", 30)]),
    ("We have six dead and at least 40 wounded, the mayor said.", "wounded", [("injured", 40)]),
    ("The ministry counted 31 dead, 12 missing and 100 wounded.", "missing", [("missing", 12)]),
    ("The hospital has received 20 dead.", "dead", [("killed", 20)]),
    ("A rights organization spoke of 52 dead.", "dead", [("killed", 52)]),
    ("Four people are dead.", "dead", [("killed", 4)]),
    ("He had buried 71 victims of the attack.", "buried", [("killed", 71)]),
    ("He had buried 40 mines.", "buried", []),
    ("The clash brought to 19 the number of people killed this year.", "killed", [("killed", 19)]),
    ("Twenty-two people had been laid to rest by Friday.", "laid", [("killed", 22)]),
    ("The number of people killed in the region rose to 30.", "killed", [("killed", 30)]),
    ("Parents say 13 killed", "killed", [("killed", 13)]),
    ("The army captured two trucks and 31 rifles.", "captured", []),
]


@pytest.mark.parametrize(("sentence", "trigger", "counted"), HAD)
def test_whom_a_town_or_clinic_has(sentence: str, trigger: str, counted: list[tuple[str, int]]) -> None:
    found = event(sentence, trigger)
    assert found is not None
    assert found.modality == "actual"
    assert [(c.what, c.value) for c in found.counts] == counted


@pytest.mark.parametrize(("sentence", "trigger", "dead"), DEAD)
def test_bodies_are_dead(sentence: str, trigger: str, dead: int) -> None:
    found = event(sentence, trigger)
    assert found is not None
    assert [(c.what, c.value) for c in found.counts] == [("killed", dead)]


NO_EVENTS = [
    ("The rules call for the winner to be sworn in.", "call"),
    # what something is only about or of
    ("New rules on arrests are due in May.", "arrests"),
    ("The judge accused them of an encouragement of violence.", "violence"),
    ("The crisis threatens the stability of the region.", "threatens"),
    ("Unemployment threatened to undo the recovery.", "threatened"),
    # an aim or a way of putting it, of no type and done to nobody
    ("Staff should build skills and achieve their goals.", "achieve"),
    ("The law would let owners deduct losses.", "deduct"),
    ("We have to get away from that, he said.", "get"),
    # papers that are released, ills that are fought, prisoners of war
    ("The court ordered the release of the documents.", "release"),
    ("The release of tax returns is customary.", "release"),
    ("The minister leads the fight against corruption.", "fight"),
    ("He is a veteran of the war on drugs.", "war"),
    ("Iraq freed 40 prisoners of war.", "war"),
    ("The ministry shot back that the rebels had staged it.", "shot"),
    ("Smugglers are to blame for the fire.", "blame"),
    ("Militiamen allied with the army shot a driver.", "allied"),
    ("Soldiers backed up by helicopters stormed the camp.", "backed"),
    ("The flaw allows remote code execution.", "execution"),
    ("The execution of the plan was poor.", "execution"),
    ("The army has 300 dead drops.", "dead"),
    ("A pamphlet signed by the gang was found.", "signed"),
    ("She offered no specifics.", "offered"),
    ("Drones hit a depot near Tokmak in occupied Zaporizhzhia.", "occupied"),
    ("A camp sheltering thousands was hit.", "sheltering"),
    ("Thousands of nurses went on strike in Lagos.", "strike"),
    ("They were not closing the door on talks.", "closing"),
    ("The order, as amended, bars the sale.", "amended"),
    ("The group had chosen a soft target.", "chosen"),
    ("The hospital has 19 beds.", "has"),
    ("The bench is staffed by foreign judges.", "staffed"),
    ("The firm is headquartered in Graz.", "headquartered"),
    ("A charge laid by the army destroyed the bridge.", "charge"),
    ("A faction commanded by Marlo shot a judge.", "commanded"),
    ('Quell called the strike on the hospital "horrifying".', "called"),
    ("Quell called the raid on the embassy an act of terror.", "called"),
    ("Hundreds of people dressed in white marched through Gao.", "dressed"),
    ("His party holds 39 of the 118 seats in parliament.", "holds"),
    ("The Front has lost 60 dead and wounded in Mali.", "wounded"),
    ("Planes flew rifles to eastern Chad.", "eastern"),
]


@pytest.mark.parametrize(("sentence", "word"), NO_EVENTS)
def test_words_that_tell_of_no_event(sentence: str, word: str) -> None:
    assert event(sentence, word) is None


PARTIES = [
    # what somebody says or does stands for them, what they have or are does not
    ("His letter accused the bank of theft.", "accused", ["His"], ["bank"]),
    ("Lazar's counsel asked for three years.", "asked", ["Lazar's counsel"], []),
    ("Peru sent its soldiers back to Chad.", "sent", ["Peru"], ["its soldiers"]),
    # which war or nomination it is; where murders were; who takes donations
    ("The Syrian war has cost thousands of lives.", "war", [], []),
    ("The U.S. war in Iraq began in 2003.", "war", ["U.S."], []),
    ("The Russian strikes killed nine.", "strikes", ["Russian"], []),
    ("The city had 40 murders last year.", "murders", [], []),
    ("She takes no donations from banks.", "donations", ["banks"], ["She"]),
    ("She wants the officers jailed.", "jailed", [], ["officers"]),
    ("They saw the town destroyed.", "destroyed", [], ["town"]),
    # where forces are sent is no party; against whom is
    ("France sent 400 soldiers to Chad on Monday.", "sent", ["France"], []),
    ("The army moved tanks into the town of Kosti.", "moved", ["army"], []),
    ("The deployment of troops to Benin began.", "deployment", [], ["troops"]),
    ("Police deployed 300 officers against the demonstrators.", "deployed", ["Police"], ["demonstrators"]),
    # a name behind "anti-" or "intra-" acts nowhere
    ("Hundreds attended an anti-Trump protest in Chicago.", "protest", ["Hundreds"], []),
    ("An anti-Iraq blockade was agreed in Washington.", "blockade", [], []),
    ("The minister called for Peru to lift the ban.", "called", ["minister"], ["Peru"]),
    # whose visa, licence or account it is
    ("Washington revoked the visas of ten lawmakers.", "revoked", ["Washington"], ["ten lawmakers"]),
    ("The bank's licence was revoked by the regulator.", "revoked", ["regulator"], ["bank"]),
    ("Norland froze the accounts of two banks.", "froze", ["Norland"], ["two banks"]),
    ('He blamed what he called "the board of death".', "blamed", ["He"], []),
    ("The governor ordered 1,300 soldiers to the city.", "ordered", ["governor"], []),
    # who is called on to do it, not who calls
    ("He repeated his call for Mr Baro to resign.", "resign", ["Mr Baro"], []),
    ("The opposition's demand for the premier to quit was rejected.", "quit", ["premier"], []),
    ("The army urged the council to meet for a vote.", "meet", ["council"], []),
    # whoever said it behind a list, and a list that goes on
    (
        "Lorvia's air force bombed a village, killing six herders, residents and a local lawmaker said.",
        "killing",
        ["Lorvia's air force"],
        ["six herders"],
    ),
    ("Police arrested two men, prosecutors and a lawyer said.", "arrested", ["Police"], ["two men"]),
    ("Police arrested two men, a lawyer and a nurse.", "arrested", ["Police"], ["two men", "lawyer", "nurse"]),
    ("The blast killed a guard, a cook and two drivers.", "killed", ["blast"], ["guard", "cook", "two drivers"]),
    # who is only asked about it, and of whom more is told than the charge
    ("Asked by reporters who had fired the rocket, the governor shrugged.", "fired", [], []),
    ("Detectives asked villagers who had killed the priest.", "killed", [], ["priest"]),
    ("The villagers who had killed the priest fled.", "killed", ["villagers"], ["priest"]),
    ("She accused Norland of firing on two boats, injuring three sailors.", "injuring", ["Norland"], ["three sailors"]),
    ("The mayor accused the army of shelling the camp, killing nine.", "killing", ["army"], ["nine"]),
    # who speaks twice, whose tanks they are, and what a road leads to
    ("The party said that the vote was rigged and urged voters to stay home.", "urged", ["party"], ["voters"]),
    ("The mayor said the bridge was unsafe and the police closed it.", "closed", ["police"], ["it"]),
    ("Norlandish tanks had fired near its patrol.", "fired", [], []),
    ("Israeli tanks had fired near its patrol.", "fired", ["Israeli tanks"], []),
    ("The road to Kosti was closed.", "closed", [], ["road"]),
    ("Helicopters were evacuating the wounded.", "evacuating", ["Helicopters"], ["wounded"]),
    ("The hospital treated 57 wounded people.", "wounded", [], ["57 wounded people"]),
    # "'s" that is "has", what is beaten out of whom, who is called on
    ("He backs the plan that he's advocated in years past.", "advocated", ["he"], []),
    ("He's accused of fraud.", "accused", [], ["He"]),
    ("We will bomb the hell out of them.", "bomb", ["We"], ["them"]),
    ("We call on more countries to assist the refugees.", "assist", ["more countries"], ["refugees"]),
    ("We call on more countries to assist the refugees.", "call", ["We"], ["more countries"]),
    # by whom it was occupied, not freed; whose control, whose war
    ("The town has been liberated after its occupation by the Front.", "liberated", [], ["town"]),
    ("The army has taken control of Ostrel.", "taken", ["army"], ["Ostrel"]),
    ("The country's ongoing civil war has cost much.", "war", [], []),
    ("The number of people killed in the region rose to 30.", "killed", [], ["people"]),
    # a row in which each has its place, and places alone
    (
        "Norland gave rifles to the army in Chad, the police in Sudan and a militia in Libya.",
        "gave",
        ["Norland"],
        ["army", "police", "militia"],
    ),
    (
        "Norland provided drones to the army in Sudan, rebels in Chad and a militia in Libya.",
        "provided",
        ["Norland"],
        ["army", "rebels", "militia"],
    ),
    ("Norland sent food to camps in Chad, Sudan and Libya.", "sent", ["Norland"], ["camps"]),
    # who is set aside, and who is held to have done it
    ("The massacre was not committed by the gang but by a brigade.", "massacre", ["brigade"], []),
    ("The Norlandish army and not its own fighters shelled the camp.", "shelled", ["Norlandish army"], ["camp"]),
    ("The firm, which Lorvia believes to have shipped arms, is closed.", "shipped", ["firm"], []),
    ("The drone, which experts assess to have hit the ship, was found.", "hit", ["drone"], ["ship"]),
    ("The army is preparing to accuse Norland of the raid.", "raid", [], []),
    ("She accused a patrol of marines of murdering the customers.", "murdering", ["patrol"], ["customers"]),
    # his own car
    ("Igor Brekke was killed when his car exploded.", "killed", [], ["Igor Brekke"]),
    ("Igor Brekke was killed when his car exploded.", "exploded", [], []),
    ("Nine were killed when soldiers opened fire.", "killed", ["soldiers"], ["Nine"]),
    # how, where and of what
    ("Some were shot at close range.", "shot", [], []),
    ("The army sent 400 soldiers to the province.", "sent", ["army"], []),
    ("He was recruited in Warsaw, which Polish officials dismissed as absurd.", "dismissed", ["Polish officials"], []),
    ("He said soldiers set fire to the barns on Friday.", "set", ["soldiers"], ["barns"]),
    ("We welcome the release on Monday of Ana Ruiz.", "release", [], ["Ana Ruiz"]),
    ("Ostrel-bound bus attacked in Kenya, at least 10 killed", "killed", [], ["at least 10"]),
    # a car is driven into somebody
    ("Two men rammed their car into a store.", "rammed", ["Two men"], ["store"]),
    ("The attackers crashed a drone into the depot.", "crashed", ["attackers"], ["depot"]),
    ("Rebels rammed a truck through the gate.", "rammed", ["Rebels"], ["gate"]),
    ("The tanker rammed a fishing boat.", "rammed", ["tanker"], ["fishing boat"]),
    # what "it" is that is hit
    ("The drone hit the ship and damaged it.", "damaged", ["drone"], ["ship"]),
    ("The police stopped the truck and seized it.", "seized", ["police"], ["truck"]),
    ("The coast guard ship rammed it.", "rammed", ["coast guard ship"], ["it"]),
    # who claims it, takes the credit or is to blame
    ("The general claimed credit for the raid on the port.", "raid", ["general"], ["port"]),
    ("Responsibility for the bombing was claimed by the Front.", "bombing", ["Front"], []),
    ("Smugglers are to blame for the attack on the post, the mayor said.", "attack", ["Smugglers"], []),
    ("The Front was not to blame for the bombing, the mayor said.", "bombing", [], []),
    ("The army gave him credit for the raid.", "raid", [], []),
    # the verb behind an aside is the subject's, and so is the one behind a participle
    ("The editor, whom the junta has freed, called for calm.", "called", ["editor"], []),
    ("Rebels attacked by drones fled the town.", "fled", ["Rebels"], []),
    ("Rebels attacked by drones fled the town.", "attacked", ["drones"], ["Rebels"]),
    ("The blast was the latest to hit the city.", "hit", ["blast"], ["city"]),
    # two participles that share their agent
    ("Militias trained and supplied by Norland attacked the base.", "supplied", ["Norland"], ["Militias"]),
    ("Militias trained and supplied by Norland attacked the base.", "attacked", ["Militias"], ["base"]),
    # not by one, but by another
    ("The bus was hit not by the army but by the rebels.", "hit", ["rebels"], ["bus"]),
    # whose envoy somebody else expelled
    ("Norland, whose ambassador Lorvia expelled, protested.", "expelled", ["Lorvia"], ["whose ambassador"]),
    # a service of a state acts, and not the state alone
    ("Ukraine's military intelligence organised the attack.", "attack", ["Ukraine's military intelligence"], []),
    # what is done in some cases
    (
        "The army had pulled out of the town, in some cases looting shops.",
        "looting",
        ["army"],
        ["shops"],
    ),
    ("Three officers were reported killed in the town.", "killed", [], ["Three officers"]),
    # who announces a truce is no party to it
    ("The truce, announced by Mr Quell, held.", "truce", [], []),
    # what two verbs have in common is done by whoever does both
    ("Police arrested and charged two miners in Karo.", "arrested", ["Police"], ["two miners"]),
    ("Rebels kidnapped, beat and killed four teachers.", "kidnapped", ["Rebels"], ["four teachers"]),
    ("Three guards arrested and charged with murder.", "arrested", [], ["Three guards"]),
    # who looks into a deed has not done it
    ("Police opened an investigation into an attack on a mosque.", "attack", [], ["mosque"]),
    ("Prosecutors opened a probe into the bombing of a clinic.", "bombing", [], ["clinic"]),
    ("Peacekeepers evacuated 30 civilians from Malakal.", "evacuated", ["Peacekeepers"], ["30 civilians"]),
    ("Smugglers robbed two men.", "robbed", ["Smugglers"], ["two men"]),
    # who claims a deed has done it; who says so, warning, warns
    ("The Front claimed responsibility for attacking two ships.", "attacking", ["Front"], ["two ships"]),
    ("The rebels took responsibility for shooting down a helicopter.", "shooting", ["rebels"], ["helicopter"]),
    ("The police expressed regret for killing a boy.", "killing", ["police"], ["boy"]),
    ("Peru carried out airstrikes, the council said, warning of reprisals.", "warning", ["council"], []),
    # how somebody fled did not make them flee
    ("Ada Lind resigned and fled to India by helicopter.", "fled", ["Ada Lind"], []),
    ("A suspected militant shot dead a policeman outside a clinic.", "shot", ["suspected militant"], ["policeman"]),
    ("A soldier shot three colleagues at a base.", "shot", ["soldier"], ["three colleagues"]),
    # in how many it ended
    ("Clashes went on, with 12 people killed and dozens wounded.", "killed", [], ["12 people"]),
    ("Clashes went on, with 12 people killed and dozens wounded.", "wounded", [], ["dozens"]),
    ("Five people, among them two children, were killed.", "killed", [], ["Five people"]),
    # attempts of others; whose doing a gerund tells; where and when is no object
    ("The guerrillas resisted attempts to inspect the mill.", "inspect", [], []),
    ("The army began an attempt to seize the bridge.", "seize", ["army"], ["bridge"]),
    ("He complained about Oslo's backing the rebels.", "backing", ["Oslo"], ["rebels"]),
    ("In remarks after meeting the envoy, the president spoke of peace.", "meeting", ["president"], ["envoy"]),
    (
        "In Europe, where members of the pact have clamored for troops, Peru agreed.",
        "clamored",
        ["members of the pact"],
        [],
    ),
    # who it was; of whom "who" tells; two offices of one
    (
        "It was Barack Obama and Ann Lind that withdrew the troops.",
        "withdrew",
        ["Barack Obama", "Ann Lind"],
        ["troops"],
    ),
    ("Three rivals on the left, who accused the governor, met.", "accused", ["Three rivals"], ["governor"]),
    ("The father of the gunman, who shot nine people, wept.", "shot", ["gunman"], ["nine people"]),
    ("Ada Lind was hit by lawmaker and former minister Sol Varn.", "hit", ["former minister Sol Varn"], ["Ada Lind"]),
    # what a second clause tells, what came of a blow, what was had done
    ("The army bombed a bridge and rebels shelled a school.", "shelled", ["rebels"], ["school"]),
    ("The army bombed a bridge and rebels shelled a school.", "bombed", ["army"], ["bridge"]),
    ("Soldiers arrested a driver and a nurse, and left.", "arrested", ["Soldiers"], ["driver", "nurse"]),
    ("The envoy left Chad, where rebels had attacked a convoy, injuring two.", "injuring", ["rebels"], ["two"]),
    ("The army bombed the port, where refugees lived, killing nine.", "killing", ["army"], ["nine"]),
    ("Her parents had their house ransacked and fled to France.", "fled", ["Her parents"], []),
    # whose trial or expulsion it is undergoes it; whoever faces criticism is criticised; soil is nobody
    ("The editor's trial began on Monday.", "trial", [], ["editor"]),
    ("The envoy's expulsion was condemned.", "expulsion", [], ["envoy"]),
    ("Chile's expulsion of the envoy was condemned.", "expulsion", ["Chile"], ["envoy"]),
    ("The mayor has faced criticism from teachers.", "criticism", ["teachers"], ["mayor"]),
    ("Sol Varn called it an attack on our soil.", "attack", [], []),
    ("Fishermen said they heard shelling.", "shelling", [], []),
    # a verb has a subject of its number
    ("He met soldiers who fled when Bremer took the town and were arrested.", "arrested", [], ["soldiers"]),
    ("The envoy met the guards who beat Paul Sorel and was arrested.", "arrested", [], ["envoy"]),
    (
        "The minister praised the troops who took the port and is travelling to Chad.",
        "travelling",
        ["minister"],
        ["Chad"],
    ),
    ("Two miners were arrested and were beaten.", "beaten", [], ["Two miners"]),
    # a church fights nobody
    ("The Saint Anne Church shooting shocked Chad.", "shooting", [], []),
    ("Red Front attacks killed nine soldiers.", "attacks", ["Red Front"], []),
    ("A number of people whom the army detained were freed.", "detained", ["army"], ["people"]),
    ("It led to the resignation of the director.", "resignation", ["director"], []),
    ("Two clerks were found dead on Monday.", "found", [], ["Two clerks"]),
    ("Measures deemed weak by the Greens failed to stop the deaths of nine men.", "deaths", [], ["nine men"]),
]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The ruling might be delayed.", "delayed"),
        ("Peru would return to the accord, the minister said.", "return"),
        ("The bank said it was going to withhold its contribution.", "withhold"),
        ("The rebels threatened to poison the wells.", "poison"),
        ("The firm plans to restructure its debts.", "restructure"),
    ],
)
def test_what_is_said_to_come_about_is_on_record(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) in (("positive", "hypothetical"), ("positive", "hedged"))


@pytest.mark.parametrize(
    ("sentence", "trigger", "place"),
    [
        ("France sent 400 soldiers to Chad on Monday.", "sent", "Chad"),
        ("The army moved tanks into the town of Kosti.", "moved", "Kosti"),
        ("Riot police deployed in Lagos to break up a rally.", "deployed", "Lagos"),
        ("Egypt sent arms to Libya.", "sent", None),
        ("The town of Kosti came under artillery fire.", "fire", "Kosti"),
        ("Peru sent an envoy to Chad.", "sent", None),
    ],
)
def test_forces_are_where_they_are_sent(sentence: str, trigger: str, place: str | None) -> None:
    found = event(sentence, trigger)
    assert found is not None
    assert (found.location and found.location.span.text) == place


def test_what_may_come_or_is_none_in_particular_is_not_gone_by() -> None:
    talks = event("The mayor called for talks in Bern.", "talks")
    assert talks is not None
    assert (talks.modality, talks.document_time) in (("hypothetical", "after"), ("hypothetical", "unknown"))


@pytest.mark.parametrize(("sentence", "trigger", "actors", "recipients"), PARTIES)
def test_parties(sentence: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    found = event(sentence, trigger)
    assert found is not None
    assert ([p.span.text for p in found.actors], [p.span.text for p in found.recipients]) == (actors, recipients)


TIMES = [
    ("Iran condemned Iraq's invasion of Kuwait on Aug. 2.", "condemned", None),
    ("Iran condemned Iraq's invasion of Kuwait on Aug. 2.", "invasion", "2026-08-02"),
    ("The minister denounced the arrest of two journalists last week.", "arrest", "2026-11-09"),
    ("The council condemned the attack on Monday.", "condemned", "2026-11-16"),
    ("He denied any role in the March 4 bombing.", "denied", None),
    ("He denied any role in the March 4 bombing.", "bombing", "2026-03-04"),
    ("The firm denied the allegations in May.", "denied", "2026-05-01"),
    # what the day is told of, and not what is done to it
    ("They rejected the outcome of national elections last month in which two died.", "elections", "2026-10-01"),
    ("They rejected the outcome of national elections last month in which two died.", "rejected", None),
    ("He was found guilty of crimes over the killings at Ostrel in July 1982.", "killings", "1982-07-01"),
    ("He was found guilty of crimes over the killings at Ostrel in July 1982.", "found", None),
    ("The man was convicted of murder in 2019.", "convicted", "2019-01-01"),
    ("He urged an inquiry into an attack on a mill in Lorvia on Sunday that killed nine.", "attack", "2026-11-15"),
    ("A march has been called for Sunday.", "march", "2026-11-22"),
    ("A march has been called for Sunday.", "called", None),
    # what happened while people were about something, or something lay there
    (
        "A blast tore through a hall where fans were watching a match in Mubi on Sunday night.",
        "blast",
        "2026-11-15",
    ),
    ("A drone fired on people who had come to fetch water in Dembo on Sunday.", "fired", "2026-11-15"),
    ("Explosions tore through the tanker anchored off Togo late on Monday.", "Explosions", "2026-11-16"),
    ("The device was detonated as the bus crossed a bridge on Monday.", "detonated", "2026-11-16"),
    # what is expected, given up or begun on a day
    ("On Monday the court is expected to sentence the general.", "sentence", "2026-11-23"),
    ("Both sides pulled out of ceasefire talks on Wednesday.", "pulled", "2026-11-18"),
    ("A truce that took effect on May 22 collapsed on Monday.", "truce", "2026-05-22"),
    ("A truce that took effect on May 22 collapsed on Monday.", "collapsed", "2026-11-16"),
    ("The army staged a coup in October 2021.", "coup", "2021-10-01"),
    ("The union will hold the vote this year rather than in May 2026.", "vote", "2026-01-01"),
    # what is told as past is not to come
    ("He has invited the parties to Ostrel on 20 February.", "invited", None),
    ("The army will withdraw its troops on Monday.", "withdraw", "2026-11-23"),
    # two deeds done to one at once are of one day
    ("Roe shot and wounded the mayor in May 2019, and fled the next year.", "shot", "2019-05-01"),
    ("Officers arrested and later charged him in May 2019, before the vote in June.", "arrested", None),
]


@pytest.mark.parametrize(("sentence", "trigger", "begin"), TIMES)
def test_time(sentence: str, trigger: str, begin: str | None) -> None:
    found = event(sentence, trigger)
    assert found is not None
    times = {t.id: t.begin for t in read(sentence).times}
    assert (times[found.time] if found.time is not None else None) == begin


def test_what_is_told_besides_an_accusation_is_the_accusers() -> None:
    for sentence, trigger in (
        ("She accused Norland of firing on two boats, injuring three sailors.", "injuring"),
        ("The mayor accused the army of shelling the camp, killing nine.", "killing"),
    ):
        found = event(sentence, trigger)
        assert found is not None
        chain = {a.id: a for a in read(sentence).attributions}
        assert [chain[i].stance for i in found.according_to] == ["accuses"]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Norland has been hesitating in delisting the Quay Guards.", "delisting"),
        ("The government is weighing removing the label from the Quay Guards.", "removing"),
        ("Norland should leave the Larsholm accord.", "leave"),
    ],
)
def test_an_aim_whose_object_has_a_name_is_on_record(sentence: str, trigger: str) -> None:
    assert event(sentence, trigger) is not None

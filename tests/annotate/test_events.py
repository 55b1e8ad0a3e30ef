"""Events: triggers, senses, participants, counts. Names and happenings are invented."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.events import events
from onrecord.lexicons import load
from onrecord.records import Document, Entity, EntityKind, Event, MadeBy, Mention
from tests.annotate.casts import cast_of
from tests.parsing import one_paragraph, syntax


def read(text: str, published: str | None = "2024-03-04") -> tuple[Event, ...]:
    document: Document = one_paragraph(text, published=published)
    return events(document, syntax(document, store="events"), Cast(), (), (), Chains(()))


def by_trigger(text: str) -> dict[str, Event]:
    return {event.trigger.text: event for event in read(text)}


def parties(event: Event) -> tuple[list[str], list[str]]:
    return [p.span.text for p in event.actors], [p.span.text for p in event.recipients]


CASES = [
    # subject and object, without the articles
    ("The Turkish army attacked the village.", "attacked", "ASSAULT", ["Turkish army"], ["village"]),
    # passive with an agent
    ("Two journalists were arrested by the police on Monday.", "arrested", "COERCE", ["police"], ["Two journalists"]),
    # a verb without content hands its subject to the noun
    ("Rebels carried out an attack on the convoy.", "attack", "ASSAULT", ["Rebels"], ["convoy"]),
    # the same in the passive
    ("The attack was carried out by rebels.", "attack", "ASSAULT", ["rebels"], []),
    # a possessor acts
    ("Russia's attack on Kyiv lasted hours.", "attack", "ASSAULT", ["Russia"], ["Kyiv"]),
    # except with an arrest, which its possessor undergoes
    ("The minister's arrest shocked Peru.", "arrest", "COERCE", [], ["minister"]),
    # or with whatever else is done by another
    ("Kyiv's bombing by Russia shocked Peru.", "bombing", "ASSAULT", ["Russia"], ["Kyiv"]),
    ("Kyiv's bombing by Russia killed nine people.", "killed", "ASSAULT", ["Russia"], ["nine people"]),
    # who did what went before has not done this
    ("The envoy was freed after his abduction by rebels.", "freed", "RETREAT", [], ["envoy"]),
    # an adjective of nationality before the noun acts, a drone does not
    ("The Iranian drone attack killed a soldier.", "attack", "ASSAULT", ["Iranian"], []),
    # conjoined actors are each one
    ("France and Spain condemned the coup.", "condemned", "ACCUSE", ["France", "Spain"], []),
    # a shared subject
    ("Soldiers stormed the hotel and killed four guests.", "killed", "ASSAULT", ["Soldiers"], ["four guests"]),
    # a participle takes its subject from the clause
    ("The army shelled the town, killing nine civilians.", "killing", "ASSAULT", ["army"], ["nine civilians"]),
    # a relative clause: the antecedent acts
    ("Activists who blocked the bridge were detained.", "detained", "COERCE", [], ["Activists"]),
    # whoever fired the weapon acts
    ("A rocket fired by militants hit a school.", "hit", "ASSAULT", ["militants"], ["school"]),
    # a weapon acts where nobody is named
    ("A drone struck his house.", "struck", "ASSAULT", ["drone"], ["his", "his house"]),
    # control: the object of "urged" acts in what is urged
    ("Norway urged Chad to release the hostages.", "release", "RETREAT", ["Chad"], ["hostages"]),
    ("Norway urged Chad to release the hostages.", "urged", "REQUEST", ["Norway"], ["Chad"]),
    # whoever says it does not do it
    ("The town fell in fighting that the mayor says killed 340 people.", "killed", "ASSAULT", [], ["340 people"]),
    # what somebody has done to another befalls the other
    ("The secretary threatened to have the reporter arrested.", "arrested", "COERCE", [], ["reporter"]),
    # "for" and "of" with an accusation
    ("Ghana blamed the rebels for burning the market.", "blamed", "ACCUSE", ["Ghana"], ["rebels"]),
    ("Ghana blamed the rebels for burning the market.", "burning", "ASSAULT", ["rebels"], ["market"]),
    # two sides of talks
    ("Talks between Chile and Peru resumed.", "Talks", "CONSULT", ["Chile", "Peru"], []),
    ("The president met with the Danish envoy.", "met", "CONSULT", ["president"], ["Danish envoy"]),
    # a prepositional recipient
    ("Canada imposed sanctions on Belarus.", "imposed", "SANCTION", ["Canada"], ["Belarus"]),
    # what was condemned is an attack: its maker is the recipient
    ("Japan denounced Arnor's invasion of Gondor.", "denounced", "ACCUSE", ["Japan"], ["Arnor"]),
    # workers on strike protest, warplanes strike
    ("Nurses walked out on Tuesday.", "walked", "PROTEST", ["Nurses"], []),
    # an event without a type
    ("The court ruled that the election was valid.", "ruled", None, ["court"], []),
    # whoever is blamed, behind it, responsible or claims it has done it
    ("Norway blamed the raid on the rebels.", "raid", "ASSAULT", ["rebels"], []),
    ("Norway blamed the raid on the rebels.", "blamed", "ACCUSE", ["Norway"], ["rebels"]),
    ("Norway blamed the rebels for the raid.", "raid", "ASSAULT", ["rebels"], []),
    ("The rebels were behind the attack.", "attack", "ASSAULT", ["rebels"], []),
    ("Ghana said the rebels were responsible for the bombing.", "bombing", "ASSAULT", ["rebels"], []),
    ("The rebels claimed responsibility for the attack on the port.", "attack", "ASSAULT", ["rebels"], ["port"]),
    ("The attack was claimed by the rebels.", "attack", "ASSAULT", ["rebels"], []),
    ("Norway accused the army of complicity in the massacre.", "massacre", "ASSAULT", ["army"], []),
    ("The general ordered the killing of two nuns.", "killing", "ASSAULT", ["general"], ["two nuns"]),
    # but not whoever denies it
    ("The rebels denied responsibility for the attack.", "attack", "ASSAULT", [], []),
    # the accused, not whoever stands in between
    (
        "Ghana accused the army, which trains the rebels, of killing two nuns.",
        "killing",
        "ASSAULT",
        ["army"],
        ["two nuns"],
    ),
    # a headline's "after" has its own subject
    ("Chad recalls envoy after shelling kills nine", "shelling", "ASSAULT", [], []),
    # a list under a request has whom the request goes to
    (
        "He called on the army to close the road, halt trains and release the men.",
        "release",
        "RETREAT",
        ["army"],
        ["men"],
    ),
    # two who are in talks
    ("Norway is in talks with Chad.", "talks", "CONSULT", ["Norway"], ["Chad"]),
    # what is done to somebody named behind what it is done for
    (
        "The ministry designated for sanctions two banks and a broker.",
        "designated",
        "SANCTION",
        ["ministry"],
        ["two banks", "broker"],
    ),
    # who is supposed to have done it to what stands right before
    ("Troops were hit with drones – suspected to have been provided by Arda.", "provided", "AID", ["Arda"], []),
    # what is done behind what is said would be is done by who says it; rounds are fired
    (
        "The minister said Chad would not bow, and condemned the rebels.",
        "condemned",
        "ACCUSE",
        ["minister"],
        ["rebels"],
    ),
    ("The army denied that troops had used live rounds.", "used", "ASSAULT", ["troops"], []),
    # those who are said to be its victims
    ("The targets of the sanctions are two banks and a broker.", "sanctions", "SANCTION", [], ["two banks", "broker"]),
    ("Among the victims of the bombing was a judge.", "bombing", "ASSAULT", [], ["judge"]),
    ("The victims of the attack were not soldiers.", "attack", "ASSAULT", [], []),
    # the agent behind another noun
    ("The bank was designated for sanctions by the ministry.", "designated", "SANCTION", ["ministry"], ["bank"]),
    # hundreds are people
    ("Hundreds gathered outside the embassy.", "gathered", "PROTEST", ["Hundreds"], []),
    ("Thousands of people marched against the coup.", "marched", "PROTEST", ["Thousands of people"], []),
    # idle verbs with a noun of weight
    ("The generals took power in Chad.", "took", "COERCE", ["generals"], ["Chad"]),
    ("Police used tear gas against the students.", "used", "ASSAULT", ["Police"], ["students"]),
    ("Norway froze the assets of the bank.", "froze", "SANCTION", ["Norway"], ["bank"]),
    ("The army moved troops to the border.", "moved", "MOBILIZE", ["army"], []),
    ("The army launched an offensive against the rebels.", "offensive", "ASSAULT", ["army"], ["rebels"]),
    # who dies undergoes it
    ("The general died in prison.", "died", None, [], ["general"]),
    # sanctions, arms and the law hit nobody with violence
    ("The ministry hit three generals with new sanctions.", "hit", "SANCTION", ["ministry"], ["three generals"]),
    ("In all, 19 people were targeted by the sanctions.", "targeted", "SANCTION", [], ["19 people"]),
    ("The rebels were targeted by the army.", "targeted", "ASSAULT", ["army"], ["rebels"]),
    ("He accused Lorvia of arming the militia.", "arming", "AID", ["Lorvia"], ["militia"]),
    # armed groups march to war, others to be heard
    ("The rebels will march on the capital.", "march", "MOBILIZE", ["rebels"], ["capital"]),
    ("Protesters marched on the palace.", "marched", "PROTEST", ["Protesters"], []),
    # a strike of those who work
    ("The teachers' strike ended after two weeks.", "strike", "PROTEST", ["teachers"], []),
    ("The union called a strike for Monday.", "strike", "PROTEST", [], []),
    ("The mayor called the strike a crime.", "strike", "ASSAULT", [], []),
    ("The strike on the market killed 28 people.", "strike", "ASSAULT", [], ["market"]),
    # in a report on wages a strike is walked out on
    ("The union wants higher wages. Ministers condemned the strike.", "strike", "PROTEST", [], []),
    # nature, accidents and oneself are nobody's violence
    ("A fire destroyed the embassy.", "destroyed", None, [], ["embassy"]),
    ("Six miners were killed in a crash.", "killed", None, [], ["Six miners"]),
    ("The gunman killed himself.", "killed", None, ["gunman"], []),
    # aid and arms
    ("Peru helped the rebels buy engines.", "helped", "AID", ["Peru"], ["rebels"]),
    ("The warplanes supported the troops.", "supported", "AID", ["warplanes"], ["troops"]),
    # a threat that somebody makes is one
    ("The threat by Norway to close the port was repeated.", "threat", "THREATEN", ["Norway"], []),
    # whose endeavour it is
    ("The plan is to join the rebels in their campaign to shell the port.", "shell", "ASSAULT", ["their"], ["port"]),
    (
        "Efforts by Chad failed; U.S. efforts to free the hostages go on.",
        "free",
        "RETREAT",
        ["U.S."],
        ["hostages"],
    ),
    ("They are committed to disarming.", "disarming", "RETREAT", ["They"], []),
    # those who act along with somebody
    ("The army, together with the militia, attacked the port.", "attacked", "ASSAULT", ["army", "militia"], ["port"]),
    # a round of talks is talks
    ("Peru held a round of talks with Chile.", "talks", "CONSULT", ["Peru"], ["Chile"]),
    ("A meeting of defence ministers was held in Oslo.", "meeting", "CONSULT", ["defence ministers"], []),
    ("Fighting erupted between soldiers and rebels.", "Fighting", "ASSAULT", ["soldiers", "rebels"], []),
    # whoever comes under attack does not attack
    ("The rebels came under attack from soldiers.", "attack", "ASSAULT", ["soldiers"], ["rebels"]),
    # nor does a place or a thing; what stands behind "on" there is where it was
    ("The town of Kosti came under attack by militants.", "attack", "ASSAULT", ["militants"], ["town of Kosti"]),
    ("The base came under rocket attack on Friday.", "attack", "ASSAULT", [], ["base"]),
    ("Three nurses came under gunfire on the road to Kosti.", "gunfire", "ASSAULT", [], ["Three nurses"]),
    ("Rebels launched an attack on the base.", "attack", "ASSAULT", ["Rebels"], ["base"]),
    ("The army used sarin against the rebels.", "used", "ASSAULT", ["army"], ["rebels"]),
    ("The plane blew up over the sea.", "blew", None, [], ["plane"]),
    # who approves of sanctions does not impose them
    ("Peru regretted the sanctions approved by the council.", "sanctions", "SANCTION", [], []),
    ("Peru announced sanctions against the bank.", "announced", "SANCTION", ["Peru"], ["bank"]),
    # those who are hurt
    ("He mourned those killed in the attack on the port.", "killed", "ASSAULT", [], ["those"]),
    # a second verb of saying goes with the first, whose tense it has
    ("The rebels said the army had left and threatened to bomb the town.", "threatened", "THREATEN", ["rebels"], []),
    ("The rebels said the army had left and burned the gate.", "burned", None, ["army"], ["gate"]),
    # nobody acts where nobody is said to, and the event that nobody claims stands
    ("No group has claimed the attack on the mill.", "attack", "ASSAULT", [], ["mill"]),
    ("Nobody claimed responsibility for the bombing.", "bombing", "ASSAULT", [], []),
    ("No soldiers were hurt by the blast.", "hurt", "ASSAULT", ["blast"], ["soldiers"]),
    ("Neither Peru nor Chile was condemned by the council.", "condemned", "ACCUSE", ["council"], ["Peru", "Chile"]),
    # people held, however the parser reads the captive
    ("Rebels are holding 20 farm workers hostage.", "holding", "ASSAULT", ["Rebels"], ["farm workers"]),
    ("Rebels held dozens of guests hostage for a day.", "held", "ASSAULT", ["Rebels"], ["dozens of guests"]),
    (
        "Gunmen stormed the inn, killing a guard and holding guests hostage.",
        "holding",
        "ASSAULT",
        ["Gunmen"],
        ["guests"],
    ),
    # all sides are asked, and are to do it
    ("The envoy called on all sides to lay down their arms.", "called", "REQUEST", ["envoy"], ["all sides"]),
    ("The envoy called on all sides to lay down their arms.", "lay", "RETREAT", ["all sides"], []),
    # whoever rings somebody up to do something does it
    ("The mayor called the consul to offer his condolences.", "offer", "SUPPORT", ["mayor"], []),
    # whoever is trained to do it does it
    ("Norway is training soldiers to fight the militants.", "fight", "ASSAULT", ["soldiers"], ["militants"]),
    # whose efforts and promises
    ("Norway backs the efforts of Chad to defeat the militants.", "defeat", "ASSAULT", ["Chad"], ["militants"]),
    ("I welcome the promise made by Chad to free the miners.", "free", "RETREAT", ["Chad"], ["miners"]),
    ("Norway supported the army in the fight against the militants.", "fight", "ASSAULT", ["army"], ["militants"]),
    # positions and vehicles undergo it, where they are somebody's
    ("Rebels attacked an army position near the river.", "attacked", "ASSAULT", ["Rebels"], ["army position"]),
    # "of" belongs to a verb of ridding, "from" to the verb and not to the town's name
    ("Soldiers cleared the district of militants.", "cleared", "ASSAULT", ["Soldiers"], ["militants"]),
    (
        "The militants seized the town of Bol from the army.",
        "seized",
        "ASSAULT",
        ["militants"],
        ["town of Bol", "army"],
    ),
    # whose attack was beaten off, whose strike killed, who is named with "by" behind another verb
    ("Soldiers repelled an attack by the militants.", "repelled", "ASSAULT", ["Soldiers"], ["militants"]),
    ("The trader was killed in a strike by the army.", "killed", "ASSAULT", ["army"], ["trader"]),
    ("We condemn the murder of the clerk by the militants.", "murder", "ASSAULT", ["militants"], ["clerk"]),
    # shelling and fighting are nouns where they do something
    (
        "In the north, shelling from across the river killed a shepherd on Friday, the guards said.",
        "killed",
        "ASSAULT",
        ["shelling"],
        ["shepherd"],
    ),
    ("Firing rockets killed nobody, the army said.", "killed", "ASSAULT", [], []),
    ("Shelling killed four farmers.", "Shelling", "ASSAULT", [], []),
    ("Fighting between the army and the militants went on.", "Fighting", "ASSAULT", ["army", "militants"], []),
    ("The battle was fought between the army and the militants.", "fought", "ASSAULT", ["army", "militants"], []),
    # who came to meet, chaired or attended it
    ("The mayor travelled to Bol for talks with the miners.", "talks", "CONSULT", ["mayor"], ["miners"]),
    ("The mayor attended a meeting with the miners.", "meeting", "CONSULT", ["mayor"], ["miners"]),
    ("The envoy works with Chad and with Niger.", "works", "COOPERATE", ["envoy"], ["Chad", "Niger"]),
    # whose strikes they are does what they do; a belligerent before the noun acts, a target does not
    ("Iranian strikes killed nine people.", "killed", "ASSAULT", ["Iranian"], ["nine people"]),
    ("Coalition airstrikes hit a depot.", "airstrikes", "ASSAULT", ["Coalition"], []),
    ("The hospital attack shocked Chad.", "attack", "ASSAULT", [], ["hospital"]),
    ("The attack on the embassy by the militants was brief.", "attack", "ASSAULT", ["militants"], ["embassy"]),
    (
        "Chad condemned the attacks carried out by the militants against farmers.",
        "attacks",
        "ASSAULT",
        ["militants"],
        ["farmers"],
    ),
    ("The army has encircled the militants.", "encircled", "ASSAULT", ["army"], ["militants"]),
    # shells that fall hit; whoever says how many fight is not one of them
    ("Mortar bombs fell on the village of Bol.", "fell", "ASSAULT", ["Mortar bombs"], ["village of Bol"]),
    (
        "Experts said that between 800 and 1,000 soldiers were fighting the militants.",
        "fighting",
        "ASSAULT",
        ["800 and 1,000 soldiers"],
        ["militants"],
    ),
    # who inflicts a deed does it; so do warplanes that carry one out
    ("The army is inflicting a heavy bombardment on the town.", "bombardment", "ASSAULT", ["army"], ["town"]),
    ("Navy warplanes conducted a strike on the depot.", "strike", "ASSAULT", ["Navy warplanes"], ["depot"]),
    ("They called for a resumption of intra-Syrian talks.", "talks", "CONSULT", [], []),
    # a list whose second the parser takes for an apposition; those named of a group; to whom something is given
    (
        "The mayor met Lena Frost, Omar Sadri and the miners.",
        "met",
        "CONSULT",
        ["mayor"],
        ["Lena Frost", "Omar Sadri", "miners"],
    ),
    (
        "The strikes hit three huts, two bunkers and a bridge.",
        "hit",
        "ASSAULT",
        ["strikes"],
        ["three huts"],
    ),
    (
        "The envoy met members of the cabinet, including Lena Frost.",
        "met",
        "CONSULT",
        ["envoy"],
        ["members of the cabinet", "Lena Frost"],
    ),
    ("Norway gave Chad 13 trucks and food.", "gave", "AID", ["Norway"], ["Chad"]),
    # part of a body that acts too, what befell a share of a whole, who came to a meeting that somebody holds
    ("The militants are engaged in heavy fighting with the army.", "fighting", "ASSAULT", ["militants"], ["army"]),
    ("Some 20 percent of the miners protested.", "protested", "PROTEST", ["miners"], []),
    ("Norway hosted a meeting attended by the envoy.", "hosted", "CONSULT", ["Norway"], ["envoy"]),
    ("Following talks with the miners, the mayor left.", "talks", "CONSULT", ["mayor"], ["miners"]),
    # whoever gave the drone has not fired it; whoever fired it has
    ("A drone supplied by Norway hit the depot.", "hit", "ASSAULT", ["drone"], ["depot"]),
    ("A drone launched by militants hit the depot.", "hit", "ASSAULT", ["militants"], ["depot"]),
    # fired upon, struck by fire, seized: none of them on a day, in an accident or by a flood
    ("A ferry was fired upon near Bol.", "fired", "ASSAULT", [], ["ferry"]),
    ("The union said a vessel servicing a pipeline was fired upon off Bol.", "fired", "ASSAULT", [], ["vessel"]),
    ("The ferry was struck by machine-gun fire.", "struck", "ASSAULT", [], ["ferry"]),
    ("The ferry was seized after it collided with a boat.", "seized", "COERCE", [], ["ferry"]),
    ("They were seized on May 7.", "seized", "COERCE", [], ["They"]),
    # a verb that nothing joins to the main one is of the clause that it stands in
    (
        "Three children were killed when rockets fired from Chad hit a school.",
        "hit",
        "ASSAULT",
        ["rockets"],
        ["school"],
    ),
    # who nearly did it, whose expulsion it is, who is withdrawn, who condemns
    ("The junta came close to arresting the mayor.", "arresting", "COERCE", ["junta"], ["mayor"]),
    ("The expulsion of three envoys by the army followed.", "expulsion", "SANCTION", ["army"], ["three envoys"]),
    ("The mayor will withdraw soldiers from the north.", "withdraw", "RETREAT", ["mayor"], ["soldiers"]),
    ("The ruling drew condemnation from the miners.", "condemnation", "ACCUSE", ["miners"], []),
    # charges are brought by force of law; who is held responsible is accused; a list is a sanction
    ("Prosecutors charged the mayor with fraud.", "charged", "COERCE", ["Prosecutors"], ["mayor"]),
    ("The mayor held the rebels responsible for the deaths.", "held", "ACCUSE", ["mayor"], ["rebels"]),
    ("The ministry placed two firms on its blacklist.", "placed", "SANCTION", ["ministry"], ["two firms"]),
    ("Farmers blocked the main road.", "blocked", "PROTEST", ["Farmers"], []),
    # a participle that the parser takes for a past tense; what a clause says of whom it was blamed on
    ("The party's candidate, shot on Friday, died in hospital.", "shot", "ASSAULT", [], ["party's candidate"]),
    (
        "Nine died in the ambush, which the army blamed on the militants.",
        "ambush",
        "ASSAULT",
        ["militants"],
        [],
    ),
    ("Soldiers staged the attack.", "attack", "ASSAULT", ["Soldiers"], []),
    # what somebody's words say they say; who took part in what others held; "it" that is accused is somebody
    ("The council issued a statement blaming the army.", "blaming", "ACCUSE", ["council"], ["army"]),
    ("In a statement blaming the army, the council asked for talks.", "blaming", "ACCUSE", ["council"], ["army"]),
    ("Soldiers took part in an attack organised by Chad.", "attack", "ASSAULT", ["Soldiers"], []),
    ("The ministry hid the report, and miners accused it of fraud.", "accused", "ACCUSE", ["miners"], ["it"]),
    ("The council blamed a foreign power.", "blamed", "ACCUSE", ["council"], ["foreign power"]),
    # whoever derails a train or blows himself up has no accident
    ("A bomb derailed a train, injuring its two drivers.", "injuring", "ASSAULT", ["bomb"], ["its two drivers"]),
    ("A bomber blew himself up at the gate.", "blew", "ASSAULT", ["bomber"], []),
    ("A train derailed, injuring its two drivers.", "injuring", None, [], ["its two drivers"]),
    # a protest that is lodged is held by nobody in the street
    ("Chad lodged a protest against the ruling.", "protest", "ACCUSE", ["Chad"], []),
    ("Soldiers drove 900 people from the district.", "drove", "COERCE", ["Soldiers"], ["900 people"]),
    ("The head of the agency was suspended.", "suspended", "COERCE", [], ["head of the agency"]),
    # a passive that keeps an object is one, whoever tells of it
    ("The clerk said he had been beaten and denied medicine.", "denied", "COERCE", [], ["he"]),
    # a relative clause with a day of its own lacks its object all the same; one with a hanging preposition does not
    ("They returned to the village that soldiers had seized in May.", "seized", "COERCE", ["soldiers"], ["village"]),
    # whoever is accused by others did it; whoever is paid to do it does it
    ("The mayor, accused by miners of bribing judges, left.", "bribing", None, ["mayor"], ["judges"]),
    ("The mayor paid a guard to attack the clerk.", "attack", "ASSAULT", ["guard"], ["clerk"]),
    # set on fire, blocked on the net, protested to
    ("The mob set the car on fire.", "set", "ASSAULT", ["mob"], ["car"]),
    ("The court threatened to block the website.", "block", "COERCE", ["court"], []),
    ("Chad protested to Norway over the ruling.", "protested", "ACCUSE", ["Chad"], ["Norway"]),
    ("The militants bombed a school, an attack condemned by Chad that hurt nine.", "hurt", "ASSAULT", [], ["nine"]),
    # a finite clause has no subject from the clause around, though the parser gave its own to a participle
    (
        "Japan fined two firms after a trawler carrying coal was fired upon near Osk.",
        "fired",
        "ASSAULT",
        [],
        ["trawler carrying coal"],
    ),
    # weapons are fired, and fire at nobody
    ("Nine people died when rockets fired from Chad hit a school.", "fired", "ASSAULT", [], []),
    # a border post is somebody's
    ("Mortar shells hit a border post.", "hit", "ASSAULT", ["Mortar shells"], ["border post"]),
    # "it" is what the clause around tells of
    ("The ferry was leaving port when it was struck by a rocket.", "struck", "ASSAULT", ["rocket"], ["ferry"]),
    # who comes under arrest is who is put there
    (
        "The general was placed under house arrest by his guards.",
        "arrest",
        "COERCE",
        ["his guards"],
        ["general"],
    ),
    # the second of those that sanctions are imposed on
    (
        "Canada imposed sanctions on a commander and two companies.",
        "imposed",
        "SANCTION",
        ["Canada"],
        ["commander", "two companies"],
    ),
    # aid that is cut is no help
    ("Norway halved its aid to Chad.", "halved", "SANCTION", ["Norway"], ["Chad"]),
    # British spelling
    ("The government nationalised the railway.", "nationalised", "COERCE", ["government"], ["railway"]),
    # handed to the police, and not back to their own
    ("The navy handed four sailors over to prosecutors.", "handed", "COERCE", ["navy"], ["four sailors"]),
    # what weapons are fired with stands between the firing and whom it hits
    ("Militants opened fire with rifles on a checkpoint.", "opened", "ASSAULT", ["Militants"], ["checkpoint"]),
    # "the one that" is whoever is said to be it
    ("A militia drone was the one that hit the depot.", "hit", "ASSAULT", ["militia drone"], ["depot"]),
    # the finite verb behind a gerund is the subject's of the other finite verb
    ("Arda accused Chad of smuggling arms and shut the border.", "shut", "COERCE", ["Arda"], []),
    (
        "Lithuania accused Minsk of orchestrating the arrival of migrants and laid razor wire along the frontier.",
        "laid",
        None,
        ["Lithuania"],
        ["razor wire"],
    ),
    # a house set ablaze; with whom a border is shared that is shut, and a protest is lodged
    ("Kenya left after the embassy was set ablaze.", "set", "ASSAULT", [], ["embassy"]),
    ("Chad will close its border with Libya.", "close", "COERCE", ["Chad"], ["Libya"]),
    ("Japan lodged a protest with Peru over the raid.", "protest", "ACCUSE", ["Japan"], ["Peru"]),
    # a number alone is people
    ("A jet bombed a camp and killed at least 115.", "killed", "ASSAULT", ["jet"], ["at least 115"]),
    # what is kept from somebody is no charge that is denied
    ("The lawyer said police had beaten her client and denied her water.", "denied", "COERCE", ["police"], ["her"]),
    # whose visit is called off has not called it off
    ("A visit by the premier was called off.", "called", "SANCTION", [], []),
    # so many of them act
    ("The pact was signed by 27 of the 40 deputies.", "signed", "SUPPORT", ["27 of the 40 deputies"], []),
    # a weapon damages
    ("The tanker was damaged by a limpet mine.", "damaged", "ASSAULT", ["limpet mine"], ["tanker"]),
    # a state of emergency is an emergency
    ("The president declared a state of emergency.", "declared", "COERCE", ["president"], []),
    # a sentence is handed down, and nobody handed over
    ("A death sentence was handed down.", "handed", "SANCTION", [], []),
    # troops that withdraw leave no pact
    ("Ardan troops have withdrawn from Mekelle.", "withdrawn", "RETREAT", ["Ardan troops"], ["Mekelle"]),
    ("The rebels withdrew from Lagos on Friday.", "withdrew", "RETREAT", ["rebels"], ["Lagos"]),
    ("Mali withdrew from the bloc.", "withdrew", "REJECT", ["Mali"], []),
    # towns are taken, people arrested
    (
        "Rebels captured Lagos and two nearby villages.",
        "captured",
        "ASSAULT",
        ["Rebels"],
        ["Lagos", "two nearby villages"],
    ),
    ("The army captured 40 rebels.", "captured", "COERCE", ["army"], ["40 rebels"]),
    (
        "The army captured Vesna and Ostrel from the rebels.",
        "captured",
        "ASSAULT",
        ["army"],
        ["Vesna", "Ostrel", "rebels"],
    ),
    # whoever says it does not do it
    ("Witnesses said drones launched from the ridge hit two trucks.", "hit", "ASSAULT", ["drones"], ["two trucks"]),
    # whoever has got hold of a letter has not written it; whoever has taken a decision has
    ("A letter obtained by Reuters urges the court to free the editor.", "urges", "REQUEST", [], ["court"]),
    # a participle in quotation marks
    ('Norway was "troubled" and called on Chad to leave.', "called", "REQUEST", ["Norway"], ["Chad"]),
    # whoever visits a town signs there; whoever presses it does not
    ("The president visited Hanoi to sign a rice agreement.", "sign", "SUPPORT", ["president"], []),
    ("The president pressed Hanoi to sign a rice agreement.", "sign", "SUPPORT", ["Hanoi"], []),
    # who is warned not to do something; who warns of what it would do warns nobody that is named
    ('He warned "foreign agitators" not to leave.', "warned", "THREATEN", ["He"], ["foreign agitators"]),
    ("Chad warned that it would not leave.", "warned", "THREATEN", ["Chad"], []),
    # the "by" of a noun that the parser hangs above it
    ("The talks followed mediation by the Danish envoy.", "mediation", "CONSULT", ["Danish envoy"], []),
    ("Norway reportedly delivered radars to Chad.", "delivered", "AID", ["Norway"], ["Chad"]),
    ("The ministry summoned the Danish chargé.", "summoned", "REQUEST", ["ministry"], ["Danish chargé"]),
    # whoever summons an envoy protests, by words; nobody marches
    ("Norway summoned the Danish envoy to ask for an apology.", "ask", "REQUEST", ["Norway"], []),
    ("Norway summoned the Danish envoy to explain the raid.", "summoned", "REQUEST", ["Norway"], ["Danish envoy"]),
    ("The ministry summoned the envoy to protest against the raid.", "protest", "ACCUSE", ["ministry"], []),
    ("Students gathered to protest against the raid.", "protest", "PROTEST", ["Students"], []),
    # a firm that stops its own work punishes nobody, a state that cuts a tie does
    ("The airline suspended flights to Lagos.", "suspended", None, ["airline"], []),
    ("Norway suspended flights to Lagos.", "suspended", "SANCTION", ["Norway"], ["Lagos"]),
    ("The ministry removed two firms from its blacklist.", "removed", "CONCEDE", ["ministry"], ["two firms"]),
    ("Norway placed visa restrictions on three generals.", "placed", "SANCTION", ["Norway"], ["three generals"]),
    ("The army imposed restrictions on journalists.", "imposed", "COERCE", ["army"], ["journalists"]),
    ("Two men were picked up in a raid.", "picked", "COERCE", [], ["Two men"]),
    ("The envoy handed over a letter.", "handed", None, ["envoy"], []),
    ("He vowed that the killers would pay for it.", "vowed", "THREATEN", ["He"], []),
    ("The minister disputed the report.", "disputed", "REJECT", ["minister"], []),
    # whose envoys they are does not expel them
    ("There are no plans to expel any of our envoys.", "expel", "SANCTION", [], ["our envoys"]),
    # those who flee are shot at
    ("Gunmen fired at fleeing passengers in Lagos.", "fired", "ASSAULT", ["Gunmen"], ["fleeing passengers"]),
    # what somebody is designated is nobody
    ("Canada designated the party a terrorist entity.", "designated", "SANCTION", ["Canada"], ["party"]),
    # the second of two passives may go without an auxiliary; a finite verb with a subject is no passive
    ("Twelve rioters were arrested and four policemen hurt.", "hurt", "ASSAULT", [], ["four policemen"]),
    ("Twelve rioters were arrested and four policemen left.", "arrested", "COERCE", [], ["Twelve rioters"]),
    ("Norway, which borders Sweden, called for calm by all sides.", "called", "REQUEST", ["Norway"], []),
    # those behind a relative clause are not told of in it
    ("Lars Brekke, who died last year, and a company were sanctioned.", "died", None, [], ["Lars Brekke"]),
    (
        "Police upheld the conviction of Lars Brekke for torturing prisoners.",
        "torturing",
        "ASSAULT",
        ["Lars Brekke"],
        ["prisoners"],
    ),
    ("Norway shot down an American drone.", "shot", "ASSAULT", ["Norway"], ["American drone"]),
    ("The rebels took Lagos.", "took", "ASSAULT", ["rebels"], ["Lagos"]),
    # a name before an adverb is no adverb
    ("Beijing, meanwhile, has threatened to detain trespassers.", "detain", "COERCE", ["Beijing"], ["trespassers"]),
    # whoever backs somebody does, however their name is written
    (
        "Backed by Norway's Army Intelligence (NAI) Ninth Bureau, the group is a militia.",
        "Backed",
        "SUPPORT",
        ["Norway's Army Intelligence (NAI) Ninth Bureau"],
        ["group"],
    ),
    # whose record it is
    ("The group is a militia with a record of raids.", "raids", "ASSAULT", ["group"], []),
    ("The town is a place with a history of raids.", "raids", "ASSAULT", [], []),
    # a coup is its plotters'; of those who are not named nobody is freed
    ("The general was accused of plotting a coup.", "coup", "ASSAULT", ["general"], []),
    ("A lawyer for the families says most have since been freed.", "freed", "RETREAT", [], []),
    ("Fighters had withdrawn without a fight.", "withdrawn", "RETREAT", ["Fighters"], []),
    ("Norway vowed retaliation against Sweden.", "vowed", "THREATEN", ["Norway"], ["Sweden"]),
    ("The premier summoned the Security Committee.", "summoned", "CONSULT", ["premier"], ["Security Committee"]),
    ("The army neutralized 14 assailants.", "neutralized", "ASSAULT", ["army"], ["14 assailants"]),
    # experts that warn of something threaten nobody
    ("Economists warned that the truce could fail.", "warned", None, ["Economists"], []),
    ("Norway warned that it would close the border.", "warned", "THREATEN", ["Norway"], []),
    # who stands trial stands by nobody
    ("He is standing trial with three others.", "standing", "ACCUSE", [], ["He"]),
]


@pytest.mark.parametrize(("text", "trigger", "type_", "actors", "recipients"), CASES)
def test_who_did_what_to_whom(
    text: str, trigger: str, type_: str | None, actors: list[str], recipients: list[str]
) -> None:
    event = by_trigger(text)[trigger]
    assert (event.type, *parties(event)) == (type_, actors, recipients)


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        # speech is attribution, unless the utterance is itself an act
        ("The mayor said the bridge was closed.", []),
        ("The mayor condemned the strike.", ["condemned", "strike"]),
        ("The mayor announced on Friday that he would speak.", []),
        ("The mayor announced on Friday that the road would be shut.", ["shut"]),
        ("The mayor declined to discuss the raid.", ["raid"]),
        ("The mayor was shocked.", []),
        ("Two people briefed on the plans spoke.", []),
        ("An officer who requested anonymity confirmed it.", []),
        ("The raid demonstrates that the rebels are strong.", ["raid"]),
        # states, beginnings and causes are not events
        ("The country has a large army and owns many ships.", []),
        ("The war led to shortages.", ["war"]),
        # a content verb and the noun of the same happening are one event
        ("Canada imposed sanctions on Belarus.", ["imposed"]),
        # but halting talks is not the talks
        ("Canada suspended talks with Belarus.", ["suspended", "talks"]),
        # a word that modifies is no trigger
        ("Iran-backed fighters own a protest leader's house.", []),
        # sanctions that somebody is hit with are one event
        ("Canada targeted the bank with sanctions.", ["targeted"]),
        # nobody is met, and nobody backed
        ("The men would meet the full weight of the law.", []),
        ("The minister stood by his remarks.", []),
        # but how many there were is told
        ("Doctors put the number of injured at nine.", ["number"]),
        ("The price of bread rose to nine dollars.", []),
        # what somebody likens something to
        ("The mayor described the ruling as a coup.", []),
        # metaphors
        ("He suffered a heart attack.", []),
        # a question is no request, and reporting about the reporting no event
        ("Reporters asked whether the bridge was safe.", []),
        ("The ministry did not respond to a request for comment.", []),
        ("The rebels pose a threat to the town.", []),
        ("The threat of rain grows.", []),
        ("They fired without warning.", ["fired"]),
        # people, not what befell them
        ("Doctors treated the wounded and hoped for the number of injured to fall.", ["treated"]),
        ("She is in a group called the League of Peru.", []),
        # neither a denial nor a choice
        ("Peru neither confirmed nor denied the loss.", []),
        # how somebody speaks of something
        ("The mayor left what he called a den of thieves.", ["left"]),
        # what nobody did is told of only where the verb is of note
        ("Nobody has claimed responsibility for it.", ["claimed"]),
        ("Nobody ever surveyed it.", []),
        ("France offered to fly the most seriously wounded to Bol.", ["offered", "fly"]),
        # the kind of a grenade, and what somebody is called
        ("Nine rocket propelled grenades were found.", ["found"]),
        ("The mayor called them a cancer.", []),
        # declining to speak is an attribution
        ("The spokesman declined to comment.", []),
        # what meets with something is met by nobody; a vote that may come and is nobody's says nothing
        ("The plan was met with scorn by the union.", []),
        ("The vote could be close.", []),
    ],
)
def test_what_is_a_trigger(text: str, triggers: list[str]) -> None:
    assert [e.trigger.text for e in read(text)] == triggers


def test_a_deal_is_struck_without_violence() -> None:
    assert by_trigger("Chad and Niger struck a deal on water.")["struck"].type == "AGREE"


@pytest.mark.parametrize(
    ("text", "trigger", "count"),
    [
        ("The shelling killed at least twelve people.", "killed", ("killed", 12, "at_least")),
        ("Some 2,500 villagers were displaced.", "displaced", ("displaced", 2500, "about")),
        ("Police arrested 40 protesters.", "arrested", ("detained", 40, "exactly")),
        ("Six members of the crew were injured.", "injured", ("injured", 6, "exactly")),
        ("Five people had been killed and more than 80 wounded.", "wounded", ("injured", 80, "at_least")),
        ("The death of two miners shocked Peru.", "death", ("killed", 2, "exactly")),
        ("The gunmen shot dead at least seven guards.", "shot", ("killed", 7, "at_least")),
        ("Norway imposed sanctions on 12 officers.", "imposed", ("sanctioned", 12, "exactly")),
        ("Seven shot dead at wedding in Kyrgyz city", "shot", ("killed", 7, "exactly")),
        # attackers are no victims
        ("Guards killed five of the attackers.", "killed", ("attackers_killed", 5, "exactly")),
        ("All four assailants were shot dead by police.", "shot", ("attackers_killed", 4, "exactly")),
        ("The attackers killed five guards.", "killed", ("killed", 5, "exactly")),
        # what a happening leaves people in is counted with it
        ("The bombing of the market left eight people dead.", "bombing", ("killed", 8, "exactly")),
        ("The riot, which left at least 40 people injured, went on.", "riot", ("injured", 40, "at_least")),
    ],
)
def test_counts(text: str, trigger: str, count: tuple[str, int, str]) -> None:
    (found,) = by_trigger(text)[trigger].counts
    assert (found.what, found.value, found.qualifier) == count


@pytest.mark.parametrize(
    ("text", "trigger", "counts"),
    [
        (
            "A car bombing near the market left at least 12 people dead and 30 wounded.",
            "bombing",
            [("killed", 12), ("injured", 30)],
        ),
        ("The bombing left 14 dead and 20 injured.", "bombing", [("killed", 14), ("injured", 20)]),
        # where no noun names the deed, the verb does
        ("A car bomb outside the court left 11 dead and 30 wounded.", "left", [("killed", 11), ("injured", 30)]),
        # what a toll has come to is of what it came of, or of itself
        ("The governor put the dead at four after Monday's flood.", "flood", [("killed", 4)]),
        ("The death toll from the accident rose to 15 on Thursday.", "accident", [("killed", 15)]),
        ("The death toll rose to 15.", "toll", [("killed", 15)]),
        ("The number of injured stands at 40.", "number", [("injured", 40)]),
        ("The clashes claimed 23 lives.", "clashes", [("killed", 23)]),
        ("Rescuers said 34 bodies were found in the hotel.", "found", [("killed", 34)]),
        ("Rescuers pulled nine bodies from the mud.", "pulled", [("killed", 9)]),
        ("The raid left one soldier and six rebels dead.", "raid", [("killed", 1), ("killed", 6)]),
        # a part of those counted already, and another happening's, are not the happening's
        ("The attack left nine people dead, including three children.", "attack", [("killed", 9)]),
        ("The attack left nine people dead when 20 gunmen fired.", "attack", [("killed", 9)]),
        ("The attack left the 30 houses in ruins.", "attack", []),
        ("Shelling killed four farmers, 200 kilometres to the south.", "killed", [("killed", 4)]),
        ("Police arrested 14 people, among them two clerks.", "arrested", [("detained", 14)]),
        ("Not a single person was killed.", "killed", []),
    ],
)
def test_several_counts_or_none(text: str, trigger: str, counts: list[tuple[str, int]]) -> None:
    found = by_trigger(text)
    assert [(c.what, c.value) for c in found[trigger].counts] == counts
    assert set(found) <= {trigger, "fired", "Shelling"}


def test_two_of_whom_one_is_somebodys() -> None:
    killed = by_trigger("A girl and her brother were killed.")["killed"]
    assert [c.value for c in killed.counts] == [1, 1]


def test_rounds_do_not_take_part() -> None:
    assert not by_trigger("Two rounds had struck the hotel.")["struck"].counts


def test_villages_are_captured_and_not_detained() -> None:
    assert not by_trigger("Rebels captured Lagos and two nearby villages.")["captured"].counts
    (count,) = by_trigger("The army captured 40 rebels.")["captured"].counts
    assert (count.what, count.value) == ("detained", 40)


def test_vague_numbers_are_left_out() -> None:
    assert by_trigger("Dozens of people were killed.")["killed"].counts == ()


def test_a_pronoun_done_to_is_somebody_else() -> None:
    text = "Police questioned the strikers and later beat them."
    document = one_paragraph(text)
    parsed = syntax(document, store="events")
    who = Entity(
        id="e1",
        name="Police",
        kind="group",
        mentions=(Mention(0, 6, "Police", "name"), Mention(46, 50, "them", "pronoun")),
        made_by=MadeBy("test"),
    )
    cast = Cast((who,), {t.i: "e1" for t in parsed.tokens if t.text in ("Police", "them")})
    (event,) = [e for e in events(document, parsed, cast, (), (), Chains(())) if e.trigger.text == "beat"]
    assert [p.entity for p in event.actors] == ["e1"]
    assert [(p.span.text, p.entity) for p in event.recipients] == [("them", None)]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "actors", "recipients"),
    [
        # an armed group is a foe by its name; what it holds, and who fights for it, stand for it
        ("The army defeated Iron Dawn.", "defeated", "ASSAULT", [], ["Iron Dawn"]),
        ("The army defeated Norway.", "defeated", None, [], ["Norway"]),
        ("The army struck Iron Dawn positions.", "struck", "ASSAULT", [], ["Iron Dawn"]),
        ("The army struck Iron Dawn farms.", "struck", "ASSAULT", [], [None]),
        ("The army bombed the Iron Dawn-held mill.", "bombed", "ASSAULT", [], ["Iron Dawn", None]),
        ("The mill, which Iron Dawn held, was bombed.", "bombed", "ASSAULT", [], [None, "Iron Dawn"]),
        ("Norwegian warplanes struck the mill.", "struck", "ASSAULT", ["Norway"], [None]),
    ],
)
def test_what_stands_for_a_party(
    text: str, trigger: str, type_: str | None, actors: list[str | None], recipients: list[str | None]
) -> None:
    document = one_paragraph(text)
    parsed = syntax(document, store="events")
    about: dict[str, tuple[EntityKind, list[str]]] = {
        "Iron Dawn": ("armed_group", []),
        "Norway": ("country", ["Norwegian"]),
    }
    cast = cast_of(parsed, {name: rest for name, rest in about.items() if any(w in text for w in (name, *rest[1]))})
    names = {entity.id: entity.name for entity in cast.entities}
    (event,) = [e for e in events(document, parsed, cast, (), (), Chains(())) if e.trigger.text == trigger]
    found = [[names.get(p.entity or "") for p in people] for people in (event.actors, event.recipients)]
    assert (event.type, [a for a in found[0] if a], found[1]) == (type_, actors, recipients)


def test_both_of_two_are_each_of_them() -> None:
    text = "The two guilds attacked the port."
    document = one_paragraph(text)
    parsed = syntax(document, store="events")
    made = MadeBy("test")
    bodies = tuple(
        Entity(id=f"e{n}", name=f"Guild {n}", kind="organization", mentions=(), made_by=made) for n in (1, 2)
    )
    both = Entity(id="e3", name="the two guilds", kind="group", mentions=(), made_by=made)
    cast = Cast((*bodies, both), {2: "e3"}, {"e3": ("e1", "e2")})
    (event,) = events(document, parsed, cast, (), (), Chains(()))
    assert [(p.span.text, p.entity) for p in event.actors] == [("two guilds", "e1"), ("two guilds", "e2")]


def test_ids_sentences_and_spans_quote_the_report() -> None:
    text = "Rebels attacked the port. Soldiers arrested two men."
    found = read(text)
    assert [e.id for e in found] == ["v1", "v2"]
    assert [e.sentence.text for e in found] == ["Rebels attacked the port.", "Soldiers arrested two men."]
    for event in found:
        for span in (event.trigger, event.sentence, *(p.span for p in (*event.actors, *event.recipients))):
            assert text[span.start : span.end] == span.text


def test_every_type_of_the_lexicons_has_a_cameo_code_and_is_ploverish() -> None:
    import typing

    from onrecord.annotate.happening.codes import cameo
    from onrecord.records import EventType

    types = set(typing.get_args(EventType))
    for name in ("event_verbs", "event_nouns", "participles"):
        for row in load(name):
            type_ = row["type"].rstrip("?!~^")
            if type_ not in ("", "x", "o"):
                assert type_ in types, row
                assert cameo(type_, row["mode"] or None), row  # type: ignore[arg-type]


def test_conditions_speak_of_classes_that_exist() -> None:
    import re

    classes = {row["class"] for row in load("noun_classes")}
    for name in ("event_verbs", "event_nouns"):
        for row in load(name):
            assert set(re.findall(r"@(\w+)", row["when"])) <= classes, row


@pytest.mark.parametrize(
    "text", ["Ouch 🙂", "مرحبا بكم", "cafe\u0301 attack", "Killed", "Attacks?! -attacks", "Attacks attacks attack."]
)
def test_any_text_passes(text: str) -> None:
    document = one_paragraph(text)
    parsed = syntax(document, store="events")
    for event in events(document, parsed, Cast(), (), (), Chains(())):
        assert document.text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_empty_document() -> None:
    document = one_paragraph("Rebels attacked the port. Soldiers arrested two men.")
    empty = dataclasses.replace(syntax(document, store="events"), tokens=(), sentences=())
    assert events(document, empty, Cast(), (), (), Chains(())) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        # a day gone by, whatever is to come of it
        ("They vowed to avenge the killing of the mayor in January 2020.", "killing", "actual"),
        ("Norway would respond to Monday's attack on the port.", "attack", "actual"),
        # what is left of it
        ("The rebels rejected the outcome of the elections.", "elections", "actual"),
        ("They vowed to avenge the killing of the mayor.", "killing", "actual"),
        ("The court is to investigate the bombing of the port.", "bombing", "actual"),
        # what is to come, or only feared
        ("They vowed to avenge any killing of a mayor.", "killing", "hypothetical"),
        ("He warned of an attack on the port on Friday.", "attack", "hypothetical"),
        ("He called for a strike on Wednesday.", "strike", "hypothetical"),
    ],
)
def test_what_is_taken_for_granted_has_happened(sentence: str, trigger: str, modality: str) -> None:
    import onrecord

    record = onrecord.read(sentence, published="2024-03-05")
    assert {v.trigger.text: v.modality for v in record.events}[trigger] == modality

"""How events are held, as the whole reader tells them, coder and all: what is not done, what is done rather, what is
met with, and what is left open. Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.happening.test_readings import ACTUAL, event, held

pytestmark = pytest.mark.model

NOT_DONE = [
    # nobody is about to do it
    ("They are never going to attack the town.", "attack", "hypothetical"),
    ("We're not going to arrest them.", "arrest", "hypothetical"),
    ("The army is not going to bomb the city, the minister said.", "bomb", "hypothetical"),
    # somebody is told not to
    ("Please do not attack the guards.", "attack", "hypothetical"),
    ("Don't shoot them!", "shoot", "hypothetical"),
    # one thing is done rather than another
    ("The army will not attack the town but surround it.", "attack", "hypothetical"),
    ("They did not attack the convoy but seize it.", "attack", "actual"),
    # what is left undone is as open as what is done in its place
    ("The police may leave the square without arresting anybody.", "arresting", "hypothetical"),
    ("The town is considering fining the marchers rather than arresting them.", "arresting", "hypothetical"),
    ("The police left the square without arresting anybody.", "arresting", "actual"),
    ("The guards fined the marchers rather than arresting them.", "arresting", "actual"),
    # what somebody does not want, or opposes, is not said not to be
    ("The senator does not want the troops to attack the town.", "attack", "hypothetical"),
    ("The party opposes arming the rebels.", "arming", "hypothetical"),
    ("The guards refused to attack the town.", "attack", "actual"),
    # what somebody chose not to do, is kept from or need not do
    ("Prosecutors decided not to charge the guards.", "charge", "actual"),
    ("Kane was eliminated from winning the nomination.", "winning", "actual"),
    ("The mayor does not have to resign.", "resign", "hypothetical"),
    # what a lie tells did not happen
    ("They shelled us under the pretext that our guards had shot a farmer.", "shot", "actual"),
    ("It is a lie that the guards shot a farmer.", "shot", "actual"),
    # "did" makes no wish of what a noun tells
    ("He repeated his claim that the guards did not beat the monks.", "beat", "actual"),
]


@pytest.mark.parametrize(("sentence", "trigger", "modality"), NOT_DONE)
def test_what_is_not_done_is_negative(sentence: str, trigger: str, modality: str) -> None:
    assert held(sentence, trigger) == ("negative", modality)


DONE_RATHER = [
    ("The army will not attack the town but surround it.", "surround", "hypothetical"),
    ("They did not attack the convoy but seize it.", "seize", "actual"),
    ("The army is going to bomb the city.", "bomb", "hypothetical"),
    # who opposes, as he says, does oppose
    ("The president has repeatedly said he opposes sending troops to Mali.", "opposes", "actual"),
    ("The king said again that he rejects the offer.", "rejects", "actual"),
]


@pytest.mark.parametrize(("sentence", "trigger", "modality"), DONE_RATHER)
def test_what_is_done_rather_is_positive(sentence: str, trigger: str, modality: str) -> None:
    assert held(sentence, trigger) == ("positive", modality)


MET_WITH = [
    # what somebody met with, brought about or heard was there
    ("The governor has faced criticism for the long inquiry.", "criticism"),
    ("In the past, Marsh had voiced support for a ban on arms.", "support"),
    ("The minister voiced support for the strike on Tuesday.", "support"),
    ("The ruling sparked protests.", "protests"),
    ("When she heard the crack of gunfire, she ran.", "gunfire"),
    ("The gunmen killed nine people in bombings at two stations.", "bombings"),
    ("The letters were obtained through torture.", "torture"),
    ("The march descended into violence.", "violence"),
    # what one is tried for one has been charged with
    ("He pleaded not guilty to charges that he failed to report the plot.", "charges"),
    ("She was acquitted of charges of murder.", "charges"),
    # what one does by saying that one does
    ("I accept your nomination.", "accept"),
    ("I resign as of today.", "resign"),
    # what is to be ended with somebody in particular goes on
    ("Kane urged the president to cut off talks with Arda.", "talks"),
    ("The council may lift sanctions on three generals.", "sanctions"),
    ("She called on them to halt strikes on Yemen.", "strikes"),
    # and so is what somebody faces now
    ("He still faces serious backlash from critics within the party.", "backlash"),
    ("Truck attack in Lyon kills at least 80.", "kills"),
    ("We stand in solidarity with Norway.", "stand"),
    # what somebody did next, or was the first to do, or did besides
    ("He went on to accuse the king of theft.", "accuse"),
    ("The firm went on to sue the town.", "sue"),
    ("Last year Oslo became the first city in the country to ban diesel cars.", "ban"),
    ("She was the first minister to resign.", "resign"),
    ("In addition to releasing the monks, the junta lifted the curfew.", "releasing"),
    ("The two met on Monday to discuss sanctions.", "discuss"),
    # what is asked about, and what is not admitted, has been
    ("They tried to understand how he had smuggled the arms.", "smuggled"),
    ("Police are trying to figure out who shot the mayor.", "shot"),
    ("He refused to admit that he had bombed the mill.", "bombed"),
    ("Kerr rejected Moe's offer on Tuesday.", "offer"),
    # who is shot at while firing fires
    ("Jets fired at fighters shelling the town.", "shelling"),
    # what somebody turns down has been said, and what lasted for a time was there
    ("Marsh dismisses accusations that he has stolen votes.", "accusations"),
    ("The deals have spawned allegations of theft.", "allegations"),
    ("After months of criticism, the mayor left.", "criticism"),
    # a headline does without articles
    ("Home team refuses to play in Lyon.", "refuses"),
    # what it did is told, or what will come of it, or how glad somebody is to do it
    ("The mayor fears the violence that followed the vote.", "violence"),
    ("The killing of the mayor will embolden the rebels.", "killing"),
    ("His endorsement of Cole will raise questions.", "endorsement"),
    ("We are proud to support Oslo.", "support"),
    # who is asked about it, or asks about somebody who did it, does not doubt it
    ("Asked about the shelling of the clinic, the general left the room.", "shelling"),
    ("The mayor was asked about Mr. Oduya's donations to the party.", "donations"),
    ("The spokesman refused to comment on Kane's arrest.", "arrest"),
    ("Many wonder if the widow will return the money that Kane donated to the clinic.", "donated"),
    ("The union asked whether the junta would free the men whom the guards arrested in May.", "arrested"),
    # what is known, and why something else may come
    ("He resigned because he knew that the guards had seized the port.", "seized"),
    ("The talks may fail because of the attack on the envoy.", "attack"),
    # only what there is can be altered
    ("The party should reconsider its opposition to the treaty.", "opposition"),
    ("The mayor sought to broaden the discussion to other matters.", "discussion"),
    # what somebody was led or enabled to do
    ("The scandal led the minister to resign.", "resign"),
    ("The fire caused thousands of families to flee the town.", "flee"),
    ("The mayors were quick to offer condolences.", "offer"),
    ("The dogs helped agents arrest hundreds of smugglers.", "arrest"),
    ("A flaw in the law allowed him to buy a gun.", "buy"),
    ("The guards watched the rebels burn the depot.", "burn"),
    ("The speech drove thousands to donate to the party.", "donate"),
    ("He joined 89 others to reject the bill.", "reject"),
    # a war that something else serves
    ("The envoy seeks a solution to the war in Chad.", "war"),
    ("The move may help Niger in its fight against the smugglers.", "fight"),
    ("Arda may send more troops to the war in Chad.", "war"),
    # only who did it is asked, or how
    ("Who burned the depot?", "burned"),
    ("How did the rebels seize the port?", "seize"),
    # a name ties it to a place
    ("Paris attacks test the minister's strategy.", "attacks"),
    ("Really bad shooting in Orlando.", "shooting"),
    ("The plan was a sticking point in the negotiations.", "negotiations"),
    # what somebody takes up, will not speak of, or wants to end
    ("The minister did not heed warnings of an attack.", "warnings"),
    ("Spokesmen would not discuss the investigation.", "investigation"),
    ("Both sides want to end a war that has killed thousands.", "war"),
    ("He tried to explain a verbal attack he made against the judge.", "attack"),
    ("The goal is to live up to the agreement negotiated in December in Paris.", "negotiated"),
    ("In the video, he sends the judge a message.", "sends"),
    ("The UN has confirmed reports that the rebels killed nine guards.", "killed"),
    # what somebody made or got
    ("Questions about donations she received in April remain.", "donations"),
    ("The senator has broken many promises he made to voters.", "promises"),
    ("The union has already sent pleas to the ministry.", "pleas"),
    ("These vicious acts of murder are a reminder of the war.", "murder"),
    ("Today multiple attacks killed nine people.", "attacks"),
    # who is angry at it knows it
    ("The mayor is angry that the police beat his son.", "beat"),
    # what somebody takes the floor to say
    ("The general went on television to defend the raid.", "defend"),
    ("The minister held a press conference to denounce the strike.", "denounce"),
    ("The widow came forward to accuse the governor of theft.", "accuse"),
    ("Kane took to Twitter to attack the judge.", "attack"),
    # a past tense goes with the past tense before it
    ("He has proposed closing mosques and signaled support for a register of migrants.", "support"),
]


@pytest.mark.parametrize(("sentence", "trigger"), MET_WITH)
def test_what_is_met_with_or_carried_along_has_happened(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) == ACTUAL


def test_what_was_tried_on_a_day_gone_by_lies_before() -> None:
    found = event("Two men tried to storm the hall on 12 November 2026.", "storm")
    assert found is not None
    assert (found.modality, found.document_time) == ("hypothetical", "before")


LEFT_OPEN = [
    ("They want to hold talks with Arda.", "talks"),
    ("She vowed to end any sanctions on Arda.", "sanctions"),
    ("Aid groups steeled themselves for war.", "war"),
    ("Unions clamoured for a strike.", "strike"),
    ("The police are gearing up for confrontation with the marchers.", "confrontation"),
    ("They fear a war that would ruin the country.", "war"),
    ("The attack will begin at dawn.", "attack"),
    ("She is ready to resign.", "resign"),
    ("Kerr meets Moe in Oslo next week.", "meets"),
    ("Kerr is visiting Oslo on 3 December 2026.", "visiting"),
    ("The gang went to rob the bank.", "rob"),
    ("He would be the first president to visit Mali.", "visit"),
    ("They flew to Oslo to discuss the ban.", "discuss"),
    ("They plan to recruit men fighting the junta.", "fighting"),
    ("She spoke about torture and war.", "torture"),
    ("The bishop condemned violence.", "violence"),
    ("The ministry sent out notices seeking the arrest of nine men.", "arrest"),
    ("Many wonder whether or not the ministry has been infiltrated by the rebels.", "infiltrated"),
    ("She was asked about a possible attack on the port.", "attack"),
    ("She promised to punish any officer who had fired on the crowd.", "fired"),
    ("She suggested the two parties meet in Oslo.", "meet"),
    ("The general will help the rebels attack the town.", "attack"),
    ("The minister urged the army to let him leave the camp.", "leave"),
    ("Both sides are preparing for the war.", "war"),
    ("The plan will be a topic in the talks.", "talks"),
    ("She backed his call for a ban on all pilgrims entering the country.", "entering"),
    ("Kane called on the army to defend the town while imposing a curfew.", "imposing"),
    ("The plan includes seizing wages until the rebels agreed to a truce.", "agreed"),
    ("She was asked about securing the border.", "securing"),
    ("People have predicted his demise many times.", "demise"),
    ("Analysts predicted the collapse of the junta in May.", "collapse"),
    ("The town awaits the return of the troops.", "return"),
    ("He has faced criticism for remarks seen as insulting women.", "insulting"),
    ("Who will burn the depot?", "burn"),
    ("Will the army attack the town?", "attack"),
    ("Oduya would be the first judge appointed by the queen.", "appointed"),
    ("He said he was for separating the prisoners from their families.", "separating"),
    ("She declined to say who may or may not have sent the drones.", "sent"),
    ("The UN could not confirm reports that the rebels killed nine guards.", "killed"),
    ("The families want the officers held accountable for the killing.", "held"),
    ("The senator will hold a news conference to denounce the ban.", "denounce"),
    ("The judge allowed the unions to march through the town.", "march"),
    ("The assaults that the singer is accused of were filmed.", "assaults"),
]


@pytest.mark.parametrize(("sentence", "trigger"), LEFT_OPEN)
def test_what_is_to_come_or_meant_in_general_is_not_actual(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) != ACTUAL


AS_A_RULE = [
    ("Gangs kill farmers.", "kill"),
    ("The militia carries out attacks on convoys.", "attacks"),
    ("Violence kills people.", "kills"),
]


@pytest.mark.parametrize(("sentence", "trigger"), AS_A_RULE)
def test_what_many_do_is_no_occasion(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) == ("positive", "generic")


ONLY_MENTIONED = [
    ("The rebels threatened to kill the envoy who negotiated the truce.", "negotiated", False),
    ("The mayor promised to rebuild the school that the army shelled in March.", "shelled", False),
    ("Unions called for an inquiry into the shooting of the driver.", "shooting", False),
    ('"We want an inquiry into the shooting of the driver," she said.', "shooting", True),
    ("The mayor rejected the accusation.", "accusation", False),
    ("The court rejected a request from Roe.", "request", False),
    ("She urged the sides to end the fighting.", "fighting", False),
    ("Kane said that Arda, which had joined the pact in May, would send troops.", "joined", False),
    ("Kane said that Arda, which had joined the pact in May, would send troops.", "send", True),
    ("Police said the gunman, who shot two officers, fled to Arda.", "shot", True),
    ("Arda, which sued the town in May, is leaving, Kane said.", "sued", True),
    ("She demanded the release of the monks.", "release", True),
    ("He failed to mention the attack on the port.", "attack", False),
    ("The spokesman declined to comment on the raids.", "raids", False),
    ("The rebels threatened to kill the envoy.", "kill", True),
    ("The mayor said that the army had shelled the school.", "shelled", True),
]


@pytest.mark.parametrize(("sentence", "trigger", "theirs"), ONLY_MENTIONED)
def test_what_was_known_before_a_threat_or_promise_is_not_according_to_it(
    sentence: str, trigger: str, theirs: bool
) -> None:
    found = event(sentence, trigger)
    assert found is not None
    assert bool(found.according_to) is theirs


STILL_TO_VERIFY = [
    ("Monitors will verify that the rebels have withdrawn from the town.", "withdrawn", "hedged"),
    ("The sanctions stay until the inspectors certify that Arda has destroyed its missiles.", "destroyed", "hedged"),
    ("The inquiry could prove that the army shelled the camp.", "shelled", "hedged"),
    ("The minister declined to confirm that the army had shelled the camp.", "shelled", "hedged"),
    ("The prosecutors want to establish that the guards shot him.", "shot", "hedged"),
    ("The inspectors verified that Arda had destroyed its missiles.", "destroyed", "actual"),
    ("The minister confirmed that the army had shelled the camp.", "shelled", "actual"),
    ("The report may show that the army shelled the camp.", "shelled", "actual"),
    ("The team proved that the army shelled the camp.", "shelled", "actual"),
    ("The prosecutors established that the guards shot him.", "shot", "actual"),
]


@pytest.mark.parametrize(("sentence", "trigger", "modality"), STILL_TO_VERIFY)
def test_what_is_still_to_be_verified_is_left_open(sentence: str, trigger: str, modality: str) -> None:
    assert held(sentence, trigger) == ("positive", modality)


RETOLD_OR_LINKED = [
    # the present of what is gone by
    ("Last month, an officer is killed by a bomb at a clinic.", "killed", "actual"),
    ("In 2014 the rebels take the city.", "take", "actual"),
    ("Since 2014 the rebels attack travellers on this road.", "attack", "generic"),
    # nobody is linked but to what has been
    ("Officials are asking whether Kane is linked to all three attacks.", "attacks", "actual"),
    ("The two blasts may be related, police said.", "blasts", "actual"),
    ("A series of bombings in Lunde may be connected, police said.", "bombings", "actual"),
    ("He warned that any attack would be linked to Arda.", "attack", "hypothetical"),
    # what somebody says besides what is not so
    ("Kane said the guards had not fired and condemned the raid.", "condemned", "actual"),
    ("Men went from house to house shooting farmers.", "shooting", "actual"),
]


@pytest.mark.parametrize(("sentence", "trigger", "modality"), RETOLD_OR_LINKED)
def test_what_is_retold_in_the_present_or_linked_to_somebody_has_been(
    sentence: str, trigger: str, modality: str
) -> None:
    assert held(sentence, trigger) == ("positive", modality)


STOPPED = [
    ("Arda agreed to stop arming the rebels.", "arming", ("negative", "hypothetical")),
    ("Chad urged Arda to stop arming the rebels.", "arming", ("negative", "hypothetical")),
    ("Arda did not stop arming the rebels.", "arming", ("positive", "actual")),
    ("Arda has not ceased arming the rebels.", "arming", ("positive", "actual")),
    ("Arda stopped arming the rebels in May.", "arming", ("positive", "actual")),
    ("Arda agreed to start arming the rebels.", "arming", ("positive", "hypothetical")),
    ("Villagers hid in the church until soldiers burned it.", "burned", ("positive", "actual")),
    ("Villagers will hide in the church until soldiers burn it.", "burn", ("positive", "hypothetical")),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), STOPPED)
def test_what_is_stopped_goes_on_till_then(sentence: str, trigger: str, expected: tuple[str, str]) -> None:
    assert held(sentence, trigger) == expected

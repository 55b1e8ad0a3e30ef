"""Factuality: what is denied, planned, threatened or conditional is never told as having happened."""

from __future__ import annotations

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.events import events
from onrecord.annotate.happening.factuality import Factuality, factuality
from onrecord.annotate.quotes import quotations
from onrecord.records import Attribution, MadeBy, Span, Stance
from tests.parsing import one_paragraph, syntax


def held(text: str, trigger: str, *, content: str = "", stance: Stance = "asserts", carrier: str = "") -> Factuality:
    document = one_paragraph(text)
    parsed = syntax(document, store="factuality")
    attribution = None
    if content:
        at = text.index(content)
        attribution = Attribution(
            id="a1",
            source=(Span(0, 2, text[:2]),),
            cue=(),
            content=(Span(at, at + len(content), content),),
            quote="indirect",
            stance=stance,
            made_by=MadeBy("test"),
        )
    (i,) = [t.i for t in parsed.tokens if t.text == trigger]
    by = next((t.i for t in parsed.tokens if carrier and t.text == carrier), None)
    return factuality(parsed, i, attribution, carrier=by)


CASES = [
    # what somebody is urged to refrain from is not said to have been held back
    ("Chad urged the army to refrain from shelling the valley.", "shelling", "negative", "hypothetical", "after"),
    ("The army refrained from shelling the valley.", "shelling", "negative", "actual", "before"),
    # what people march to demand they do demand
    ("Thousands marched to demand his release.", "demand", "positive", "actual", "before"),
    ("Thousands marched to free him.", "free", "positive", "hypothetical", "after"),
    # "until" behind what was done tells of what was done; behind what was not, it leaves open
    ("Students stayed in the hall until guards dragged them out.", "dragged", "positive", "actual", "before"),
    ("Students refused to leave until guards freed them.", "freed", "positive", "hypothetical", "unknown"),
    ("Students did not leave until guards freed them.", "freed", "positive", "hypothetical", "unknown"),
    # what a court orders others to do is not done by that
    ("A court ordered the release of the clerk.", "release", "positive", "hypothetical", "after"),
    # what footage only seems to show
    ("The footage appears to show soldiers beating a man.", "beating", "positive", "hedged", "unknown"),
    ("The footage showed soldiers beating a man.", "beating", "positive", "actual", "before"),
    # "nor" does not take "not" back
    ("The mayor was not charged nor arrested.", "charged", "negative", "actual", "before"),
    ("The mayor was not charged nor arrested.", "arrested", "negative", "actual", "before"),
    # what may not be survived, or is not tolerated, is not denied
    ("The truce might not survive a second attack.", "attack", "positive", "hypothetical", "after"),
    # what is meant to show something may be to come
    ("The exercise is intended to build trust.", "exercise", "positive", "hedged", "unknown"),
    ("The attack was intended to spread fear.", "attack", "positive", "actual", "before"),
    # told plainly
    ("Rebels attacked the port.", "attacked", "positive", "actual", "before"),
    ("Rebels have attacked the port.", "attacked", "positive", "actual", "before"),
    ("Rebels are attacking the port.", "attacking", "positive", "actual", "overlap"),
    ("Reports that the army used gas are false.", "used", "negative", "actual", "before"),
    ("The mayor left. Reports that the army used gas are false.", "used", "negative", "actual", "before"),
    ("Reports of an attack on Lunde are baseless.", "attack", "negative", "actual", "before"),
    ("Claims that rebels shot him were not true.", "shot", "negative", "actual", "before"),
    ("Claims that rebels shot him were correct.", "shot", "positive", "actual", "before"),
    ("Claims that rebels shot him were not false.", "shot", "positive", "hedged", "before"),
    ("The envoy spoke of the ongoing war.", "war", "positive", "actual", "overlap"),
    ("Families fled the continuing siege.", "siege", "positive", "actual", "overlap"),
    ("The envoy spoke of the recent war.", "war", "positive", "actual", "before"),
    # what somebody is thanked or punished for has been done
    ("Peru thanked Chad for attacking the port.", "attacking", "positive", "actual", "before"),
    # nobody vouches for it, and nobody denies it; what may be called off is not called off
    ("There was no independent confirmation of the shooting.", "shooting", "positive", "hedged", "before"),
    ("The envoy was considering cancelling the trip.", "trip", "positive", "hypothetical", "after"),
    # negation
    ("Rebels did not attack the port.", "attack", "negative", "actual", "before"),
    ("Rebels never attacked the port.", "attacked", "negative", "actual", "before"),
    ("No rebels attacked the port.", "attacked", "negative", "actual", "before"),
    ("Rebels failed to attack the port.", "attack", "negative", "actual", "before"),
    ("The minister refused to resign.", "resign", "negative", "actual", "before"),
    ("They left without attacking the port.", "attacking", "negative", "actual", "unknown"),
    ("No weapons have been, or are being, supplied to Chad.", "supplied", "negative", "actual", "before"),
    # what is agreed or declared is there with the words
    ("A ceasefire was agreed in May.", "ceasefire", "positive", "actual", "before"),
    # what starts or goes on is as real as its start
    ("Peru is preparing a resumption of talks.", "talks", "positive", "hypothetical", "after"),
    ("The deal can open the way to a renewal of talks.", "talks", "positive", "hypothetical", "after"),
    # modals and the future
    ("Rebels will attack the port.", "attack", "positive", "hypothetical", "after"),
    ("Rebels could attack the port.", "attack", "positive", "hypothetical", "after"),
    ("The government may not send police.", "send", "negative", "hypothetical", "after"),
    ("Rebels may have attacked the port.", "attacked", "positive", "hedged", "before"),
    # plans, wishes, threats, requests, purposes, attempts
    ("Rebels plan to attack the port.", "attack", "positive", "hypothetical", "after"),
    ("Rebels threatened to attack the port.", "attack", "positive", "hypothetical", "after"),
    ("The council approved sending troops.", "sending", "positive", "hypothetical", "after"),
    ("He came to attack the port.", "attack", "positive", "hypothetical", "after"),
    ("The plan to attack the port leaked.", "attack", "positive", "hypothetical", "after"),
    ("They were ready to attack the port.", "attack", "positive", "hypothetical", "after"),
    ("The general ordered that troops leave the port.", "leave", "positive", "hypothetical", "after"),
    # a headline's infinitive
    ("Norway to send troops to Chad.", "send", "positive", "hypothetical", "after"),
    # conditions and what hangs on them
    ("Aid stops if rebels attack the port.", "attack", "positive", "hypothetical", "after"),
    ("They stay until rebels attack the port.", "attack", "positive", "hypothetical", "after"),
    # left open
    ("Rebels reportedly attacked the port.", "attacked", "positive", "hedged", "before"),
    ("Rebels are believed to have attacked the port.", "attacked", "positive", "hedged", "before"),
    ("Rebels appeared to attack the port.", "attack", "positive", "hedged", "before"),
    ("He was accused of attacking the port.", "attacking", "positive", "hedged", "before"),
    # success and beginnings make their complement real
    ("Rebels managed to attack the port.", "attack", "positive", "actual", "before"),
    ("Rebels began attacking the port.", "attacking", "positive", "actual", "before"),
    # nouns: presupposed, asked for, prevented, unspecific
    ("Norway condemned the attack.", "attack", "positive", "actual", "before"),
    ("Norway would condemn the attack.", "attack", "positive", "actual", "before"),
    ("Norway called for talks.", "talks", "positive", "hypothetical", "after"),
    ("Police thwarted an attack.", "attack", "negative", "actual", "before"),
    ("They will respond to any attack.", "attack", "positive", "hypothetical", "after"),
    ("Attacks on civilians are crimes.", "Attacks", "positive", "generic", "unknown"),
    ("There was no attack.", "attack", "negative", "actual", "before"),
    ("He spoke about the alleged attack.", "attack", "positive", "hedged", "unknown"),
    # a habit
    ("They attack villages every year.", "attack", "positive", "generic", "overlap"),
    # a question
    ("Did rebels attack the port?", "attack", "positive", "hypothetical", "before"),
    # what is done as a rule
    ("Villagers are routinely beaten by both sides.", "beaten", "positive", "generic", "overlap"),
    ("Villagers were routinely beaten by both sides.", "beaten", "positive", "actual", "before"),
    # who it may have been, it may not have been
    ("A drone might have been the one that hit the depot.", "hit", "positive", "hedged", "before"),
    # a relative clause is no content of the noun
    ("The army reversed a decision that the union had criticised.", "criticised", "positive", "actual", "before"),
    # who did it is asked only of what was done
    ("Deputies demanded to know who fired the missiles.", "fired", "positive", "actual", "before"),
    ("Deputies demanded to know whether the army fired the missiles.", "fired", "positive", "hedged", "before"),
    # what is set against another number
    ("Seven people died there, not four.", "died", "positive", "actual", "before"),
    ("Seven people did not die there.", "die", "negative", "actual", "before"),
    # not everybody does, and what is so whenever
    ("Not everybody blames the army.", "blames", "positive", "generic", "overlap"),
    ("Villagers are attacked when they carry sticks.", "attacked", "positive", "generic", "overlap"),
    # what somebody is accused of planning is not done yet, whatever the parser hangs it on
    (
        "Mr Almeida in turn accuses the government of planning to declare a state of emergency in order to rule.",
        "declare",
        "positive",
        "hypothetical",
        "after",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "polarity", "modality", "when"), CASES)
def test_held_by_the_report(text: str, trigger: str, polarity: str, modality: str, when: str) -> None:
    found = held(text, trigger)
    assert (found.polarity, found.modality) == (polarity, modality)
    if found.document_time != "unknown":  # an abstention is no error
        assert found.document_time == when


SOURCES: list[tuple[str, str, str, Stance, str, str]] = [
    # what is denied did not happen, for the denier
    ("He denied that rebels attacked the port.", "attacked", "that rebels", "denies", "negative", "actual"),
    # but what the denied clause presupposes stands
    ("He denied visiting the port after the raid.", "raid", "visiting", "denies", "positive", "actual"),
    # the accuser holds the deed as done
    ("He accused rebels of attacking the port.", "attacking", "attacking", "accuses", "positive", "actual"),
    # what is asked, threatened or promised has not happened
    ("He demanded that rebels leave the port.", "leave", "that rebels", "requests", "positive", "hypothetical"),
    ("He threatened to attack the port.", "attack", "to attack", "threatens", "positive", "hypothetical"),
    # a warner may tell of the past too
    ("He warned that rebels had attacked the port.", "attacked", "that rebels", "warns", "positive", "actual"),
    # left open
    ("He refused to say whether rebels left.", "left", "whether", "declines_to_say", "positive", "hedged"),
    # doubts of somebody outside are not the speaker's
    ("He may say that rebels attacked the port.", "attacked", "that rebels", "asserts", "positive", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "start", "stance", "polarity", "modality"), SOURCES)
def test_held_by_a_source(text: str, trigger: str, start: str, stance: Stance, polarity: str, modality: str) -> None:
    found = held(text, trigger, content=text[text.index(start) : -1], stance=stance)
    assert (found.polarity, found.modality) == (polarity, modality)


def test_a_carried_noun_is_as_real_as_its_verb() -> None:
    assert held("Rebels may carry out an attack.", "attack", carrier="carry").modality == "hypothetical"
    assert held("Rebels did not carry out the attack.", "attack", carrier="carry").polarity == "negative"
    none = held("Rebels did not carry out any attack.", "attack", carrier="carry")
    assert (none.polarity, none.modality) == ("negative", "actual")


def test_certainty_follows_the_cue() -> None:
    assert held("Rebels attacked the port.", "attacked").certainty == "certain"
    assert held("Rebels probably attacked the port.", "attacked").certainty == "probable"
    assert held("Rebels reportedly attacked the port.", "attacked").certainty == "possible"


# Sentence, trigger, and how it may be held: + or - (polarity) with a (actual), h (hypothetical), d (hedged) or g
# (generic). Read with the attributions that the rules find, so that what is denied, asked or threatened in a content
# counts too.
TOLD = [
    # what is denied
    ("Vesna Karel denied ordering the killing of the strikers.", "ordering", "-a"),
    ("The ministry denied that its soldiers had shelled the clinic.", "shelled", "-a"),
    ("The general denied having bombed the bridge or shelled the clinic.", "shelled", "-a"),
    ("The army has denied carrying out the attack and burning the village.", "burning", "-a"),
    ("The charge that the guards beat the prisoners is false, the warden said.", "beat", "-a -d"),
    ("The militia rejected claims that it had kidnapped the engineers.", "kidnapped", "-a -d +d"),
    ("It is not true that police fired on the crowd.", "fired", "-a"),
    ("Officials dismissed reports that the army had shelled the town.", "shelled", "-a -d +d"),
    ("Neither the army nor the rebels attacked the convoy.", "attacked", "-a"),
    ("Nobody was arrested.", "arrested", "-a"),
    ("No one has been charged over the blaze.", "charged", "-a"),
    ("None of the hostages was released.", "released", "-a"),
    ("The police made no arrests.", "arrests", "-a"),
    ("There have been no talks between the two sides.", "talks", "-a"),
    ("The army did not shell the town or bomb the bridge.", "bomb", "-a"),
    ("He has never met the rebels, visited their camps or sent them weapons.", "sent", "-a"),
    ("They left the town without firing a shot.", "firing", "-a"),
    ("Far from attacking the convoy, the rebels escorted it, the mayor said.", "attacking", "-a"),
    ("Instead of arresting the protesters, police let them pass.", "arresting", "-a"),
    ("Rather than bomb the port, the navy withdrew.", "bomb", "-a +h"),
    # refusals, failures and near misses
    ("Rebels failed to seize the airport or capture the governor.", "capture", "-a"),
    ("Police prevented an attack on the synagogue.", "attack", "-a"),
    ("Guards prevented the gunmen from storming the hall.", "storming", "-a"),
    ("The council stopped short of imposing sanctions on Lorvia.", "imposing", "-a"),
    ("The statement stopped short of condemning the coup.", "condemning", "-a"),
    ("Security forces foiled a plot to bomb the parliament.", "bomb", "-a +h -h"),
    ("A planned attack on the embassy was foiled.", "attack", "-a +h -h"),
    ("The strike was called off.", "strike", "-a +h -h"),
    ("The two sides narrowly avoided a war.", "war", "-a"),
    ("A ceasefire never took hold, but the army held back from attacking the city.", "attacking", "-a +h"),
    ("The foiled bombing was planned abroad.", "bombing", "-a"),
    ("Troops came close to attacking the border post.", "attacking", "-a +h"),
    ("The rebels nearly captured the airport.", "captured", "-a"),
    ("They were on the verge of signing a deal.", "signing", "+h -a"),
    ("The minister fell short of accusing Lorvia of the raid.", "accusing", "-a"),
    ("The court blocked the deportation of 40 migrants.", "deportation", "-a +h -h"),
    # conditions
    ("If the talks fail, Norland will impose sanctions on Lorvia.", "impose", "+h"),
    ("We will impose sanctions on the generals if the killings go on.", "impose", "+h"),
    ("Unless the army withdraws, the rebels will shell the town and block the road.", "block", "+h"),
    ("Had the guards fired, dozens would have been killed.", "killed", "+h"),
    ("Had the guards fired, dozens would have been killed.", "fired", "+h"),
    ("If it had attacked the island, the navy would have sunk its ships.", "attacked", "+h -h"),
    ("Aid will resume once the two sides agree on a truce.", "agree", "+h"),
    ("Once they agree and sign a treaty, the troops will leave.", "sign", "+h"),
    ("The strike will end when the ministry releases the nurses.", "releases", "+h"),
    ("Should the rebels attack again, the army will respond.", "attack", "+h"),
    ("Had the rebels seized the bridge, the town would have starved.", "seized", "+h"),
    ("The army will stay as long as the rebels attack the town.", "attack", "+h"),
    ("Provided that Lorvia releases the sailors, Norland will lift the sanctions.", "releases", "+h"),
    ("The army will not leave until the rebels release the hostages.", "release", "+h"),
    ("If the army does not stop, we will press for accountability through targeted sanctions.", "sanctions", "+h"),
    ("The union said it would call a strike if the plant was closed and workers were fired.", "fired", "+h"),
    # threats
    ("The rebels threatened to bomb the dam and poison the wells.", "poison", "+h"),
    ("The rebels threatened to bomb the dam and poison the wells.", "bomb", "+h"),
    ("Norland warned that it would expel the envoy and freeze the assets of the bank.", "freeze", "+h"),
    ("The threat of a strike hung over the talks.", "strike", "+h"),
    ("The militia vowed to avenge the commander and attack the base.", "attack", "+h"),
    ("Lorvia threatened an attack on the port.", "attack", "+h"),
    ("She threatened retaliation against the bank.", "retaliation", "+h"),
    # plans, intentions, decisions
    ("The ministry plans to deploy troops, close the border and cancel the visit.", "cancel", "+h"),
    ("A planned attack on the embassy worried diplomats.", "attack", "+h"),
    ("The proposed ban on the party split the cabinet.", "ban", "+h"),
    ("Ahead of talks in Veldt, the envoys flew home.", "talks", "+h"),
    ("The envoys flew home before talks in Veldt.", "talks", "+h +a"),
    ("The two men agreed to meet in May and sign a treaty.", "sign", "+h"),
    ("The cabinet approved a plan to expel the envoys and close the consulate.", "close", "+h"),
    ("The president is set to visit Veldt and meet the premier.", "meet", "+h"),
    ("Norland is preparing sanctions against Lorvia.", "sanctions", "+h"),
    ("Norland is considering sanctions against Lorvia.", "sanctions", "+h"),
    ("The navy is about to attack the island.", "attack", "+h"),
    ("The premier is due to meet the rebels on Friday.", "meet", "+h"),
    ("The rebels are to release the hostages on Friday.", "release", "+h"),
    ("The generals intended to arrest the premier and dissolve parliament.", "dissolve", "+h"),
    ("The army was ordered to shell the town and burn the mill.", "burn", "+h"),
    ("Troops were sent to seize the airport.", "seize", "+h"),
    ("The parliament scheduled a vote to impeach the president.", "impeach", "+h"),
    ("The navy tried to storm the ship.", "storm", "+h -a"),
    ("An attempt to assassinate the governor failed.", "assassinate", "-a +h -h"),
    ("The alleged plot to kill the premier shook Norland.", "kill", "+h +d"),
    ("The premier has the power to dissolve parliament.", "dissolve", "+h"),
    ("The deal would see Lorvia withdraw its troops and release the hostages.", "release", "+h"),
    ("The deal calls for Lorvia to withdraw its troops.", "withdraw", "+h"),
    ("Norland is negotiating the release of the sailors.", "release", "+h"),
    # requests
    ("The mayor called on the government to close the border, halt flights and cancel the treaty.", "close", "+h"),
    ("The mayor called on the government to close the border, halt flights and cancel the treaty.", "cancel", "+h"),
    ("Norland urged Lorvia to release the sailors and withdraw its ships.", "withdraw", "+h"),
    ("Calls for sanctions on Lorvia grew.", "sanctions", "+h"),
    ("The party called for a strike and a boycott of the vote.", "strike", "+h"),
    ("The party called for a strike and a boycott of the vote.", "boycott", "+h"),
    ("She appealed for the release of her son.", "release", "+h"),
    ("The opposition demanded the resignation of the premier.", "resignation", "+h"),
    ("Demands for the arrest of the general were ignored.", "arrest", "+h"),
    ("The judge asked the police to arrest the mayor.", "arrest", "+h"),
    ("He demanded that the army release the women and pay compensation.", "release", "+h"),
    ("Our response should be to sanction the generals.", "sanction", "+h"),
    ("Norland must sanction the generals and arrest their bankers, she said.", "arrest", "+h"),
    ("It is time to sanction the generals.", "sanction", "+h"),
    ("Let us boycott the vote, the imam said.", "boycott", "+h"),
    ("Release the hostages now.", "Release", "+h"),
    ("A request to extradite the banker is pending.", "extradite", "+h"),
    ("Norland asked for talks with Lorvia.", "talks", "+h"),
    # questions
    ("Did the army shell the town?", "shell", "+h"),
    ("Who ordered the troops to fire on the crowd?", "fire", "+h +d"),
    ("Reporters asked whether the army had shelled the town.", "shelled", "+d"),
    ("It was unclear whether the rebels had released the hostages.", "released", "+d"),
    ("It is not known if the gunmen killed the guard.", "killed", "+d +h"),
    ("The question is whether Lorvia fired the missile.", "fired", "+d"),
    # hedges
    ("The army may have shelled the town.", "shelled", "+d"),
    ("Rebels allegedly kidnapped the nurse.", "kidnapped", "+d"),
    ("An alleged attack on the convoy is under investigation.", "attack", "+d"),
    ("The suspected attack killed two guards.", "attack", "+d +a"),
    ("Lorvia is suspected of having poisoned the envoy.", "poisoned", "+d"),
    ("Lorvia is suspected to have poisoned the envoy.", "poisoned", "+d"),
    ("The ship appears to have been sunk by a mine.", "sunk", "+d"),
    ("There were reports that soldiers had looted shops.", "looted", "+d"),
    ("Rumours that the general had been arrested spread.", "arrested", "+d"),
    ("Police are investigating whether the blaze was an attack.", "attack", "+d"),
    ("Prosecutors suspect that the banker bribed and threatened the judge.", "threatened", "+d"),
    ("The man accused of stabbing the mayor fled.", "stabbing", "+d"),
    ("He was charged with kidnapping two nurses and killing a guard.", "killing", "+d"),
    ("Four men were arrested on suspicion of planning an attack.", "attack", "+d +h"),
    ("Lorvia has been accused of arming the rebels and shelling the town.", "shelling", "+d"),
    ("The army probably shelled the town.", "shelled", "+d"),
    ("Residents feared that the army would attack.", "attack", "+h"),
    ("Fears of war grew in Veldt.", "war", "+h"),
    ("Fears of an attack emptied the market.", "attack", "+h"),
    ("For fear of reprisals, she gave no name.", "reprisals", "+h"),
    ("The risk of an attack is high.", "attack", "+h"),
    ("The possibility of a strike alarmed the owners.", "strike", "+h"),
    ("There was no evidence that the army had shelled the town.", "shelled", "-a -d +d"),
    ("There is no sign that the two sides will resume talks.", "talks", "+h -h"),
    # counterfactuals and wishes
    ("The army could have shelled the town.", "shelled", "+d +h"),
    ("The police should have arrested the gunman.", "arrested", "+h -a"),
    ("He would have killed the guard.", "killed", "+h"),
    ("The mayor pretended to resign.", "resign", "+h -a +d"),
    ("Without the truce, the army would attack the town.", "attack", "+h"),
    # general truths
    ("Attacks on clinics are war crimes.", "Attacks", "+g"),
    ("Those who insult the king are jailed.", "jailed", "+g"),
    ("Anyone who attacks a postman is fined under the law.", "fined", "+g"),
    ("Not only had the army attacked the town, it had burned the fields.", "attacked", "+a"),
    ("Militias often attack clinics.", "attack", "+g"),
    ("The law bans attacks on clinics.", "attacks", "+h +g -a"),
    ("Anyone who attacks a clinic commits a crime.", "attacks", "+h +g"),
    ("They train fighters to attack convoys.", "attack", "+h +g"),
    ("Protests against mines are common in Veldt.", "Protests", "+g"),
    ("Killing a hostage is a crime.", "Killing", "+g +h"),
    ("Any attack on Veldt would be met with force.", "attack", "+h"),
    ("An attack on Veldt would be a mistake.", "attack", "+h"),
    # nouns of what is asked, planned, feared
    ("The threat of further sanctions worries the bank.", "sanctions", "+h"),
    ("Norland warned against an attack on the dam.", "attack", "+h"),
    ("Efforts to end the war have failed.", "war", "+a"),
    ("Norland pushed for sanctions against the general.", "sanctions", "+h"),
    ("Norland offered talks.", "talks", "+h"),
    ("The premier ruled out talks with the rebels.", "talks", "+h -a -h"),
    ("The army prepared for an attack on the town.", "attack", "+h"),
    ("The police braced for protests.", "protests", "+h"),
    ("The possible closure of the border worried traders.", "closure", "+h +d"),
    ("The rebels promised a ceasefire and the release of the nurses.", "release", "+h"),
    ("Hopes for a ceasefire faded.", "ceasefire", "+h"),
    ("The envoy is seeking a ceasefire.", "ceasefire", "+h"),
    ("The envoy proposed a ceasefire and a prisoner swap.", "ceasefire", "+h"),
    ("The premier opposes sanctions against Lorvia.", "sanctions", "+h +a +g"),
    ("In the event of an attack, sirens sound.", "attack", "+h"),
    ("The plan for the deployment of troops leaked.", "deployment", "+h"),
    ("Preparations for the withdrawal of troops began.", "withdrawal", "+h"),
    ("The army is on alert for an attack.", "attack", "+h"),
    ("The attack, if confirmed, would be the first since May.", "attack", "+d +a +h"),
    ("No attack was reported.", "attack", "-a -d"),
    ("Sanctions would hurt the bank.", "Sanctions", "+h"),
    ("Sanctions could follow.", "Sanctions", "+h"),
    ("Talks may begin in May.", "Talks", "+h"),
    ("Talks are expected to resume on Friday.", "Talks", "+h"),
    ("Talks were due to resume on Friday.", "Talks", "+h"),
    ("A strike is planned for Friday.", "strike", "+h"),
    ("The arrest of the general is unlikely.", "arrest", "+h +d"),
    # and what did happen stays told as having happened
    ("The mayor called on the army to end the siege.", "siege", "+a"),
    ("Norland condemned the attack and called for an inquiry.", "attack", "+a"),
    ("The attack was planned in Lorvia.", "attack", "+a"),
    ("Rebels who had threatened to attack the town shelled it on Monday.", "shelled", "+a"),
    ("The police used tear gas to disperse the crowd.", "disperse", "+a +h"),
    ("After the army attacked the town, villagers fled.", "attacked", "+a"),
    ("Once the army attacked the town, villagers fled.", "attacked", "+a"),
    ("The court that convicted the banker sentenced him to ten years.", "convicted", "+a"),
    ("The rebels, who refused to disarm, attacked the camp.", "attacked", "+a"),
    ("Lorvia responded to the sanctions by expelling two envoys.", "expelling", "+a"),
    ("The premier apologised for the killing of the nurses.", "killing", "+a"),
    ("Protesters demanding the release of the nurses blocked the road.", "blocked", "+a"),
    ("Police investigating the killing of a nurse arrested two men.", "killing", "+a"),
    ("The gunman opened fire, killing three people.", "killing", "+a"),
    ("He denied involvement in the bombing of the bridge.", "bombing", "+a"),
    ("The rebels could not stop the army, which seized the town.", "seized", "+a"),
    ("The minister, who is expected to resign, met the king on Monday.", "met", "+a"),
    ("The talks failed to end the strike.", "strike", "+a"),
    ("The army did not say why it had shelled the town.", "shelled", "+a"),
    ("The army did not leave the town after shelling it.", "shelling", "+a"),
    ("Not only did the army shell the town, it burned the mill.", "shell", "+a"),
    ("The army shelled the town, not the mill.", "shelled", "+a"),
    ("The threat of war remains after Lorvia attacked the port.", "attacked", "+a"),
    ("Norland imposed sanctions on Lorvia for arming the rebels.", "imposed", "+a"),
    ("The rebels managed to capture the airport.", "capture", "+a"),
    ("The police were forced to release the mayor.", "release", "+a"),
    ("The rebels stormed the town, forcing hundreds to flee.", "flee", "+a"),
    ("The rebels agreed to a ceasefire.", "agreed", "+a"),
    ("She was freed without paying a ransom.", "freed", "+a"),
    ("The mayor regretted that the police had beaten the strikers.", "beaten", "+a"),
    # recent and numbered events have been; what is only spoken of has not been told
    ("In the wake of recent attacks, the town slept.", "attacks", "+a"),
    ("The town has had thousands of shootings.", "shootings", "+a"),
    ("Attacks are a topic in the town.", "Attacks", "+g"),
    # what is rejected has been asked for; what is offered in words is given
    ("The court rejected a request from the union.", "request", "+a"),
    ("The secretary offered his condolences to the family.", "offered", "+a"),
    # whoever was able to do it did
    ("The rebels were able to capture the airport.", "capture", "+a"),
    # a meeting that somebody will travel to
    ("The envoy will travel to Veldt for the summit.", "summit", "+h"),
    # those whom somebody plans to find do not do it yet
    ("The party plans to recruit men attacking the mine.", "attacking", "+h"),
    ("Police arrested men attacking the mine.", "attacking", "+a"),
    # a subject or object that speaks of none
    ("Not one shot was fired by the guards.", "fired", "-a"),
    ("Not a single soldier was killed.", "killed", "-a"),
    ("Neither of the men was arrested.", "arrested", "-a"),
    ("The army killed none of the hostages.", "killed", "-a"),
    ("No one was killed or wounded in the raid.", "wounded", "-a"),
    ("Not only soldiers were killed.", "killed", "+a"),
    ("Nobody is under arrest, the mayor said.", "arrest", "-a"),
    # for whoever denies a report, what it tells did not happen; "any" leaves nothing open there
    ("She denied a report that the captain had been arrested.", "arrested", "-a"),
    ("She denied a report in the newspaper Dorna Courier that the captain had been arrested.", "arrested", "-a"),
    ("Karel denied reports the police had beaten the prisoners.", "beaten", "-a"),
    ("A diplomat denied a report by Veldt News that Lorvia had offered troops.", "offered", "-a"),
    ("The minister denied that any such promise had been made.", "promise", "-a"),
    # but a clause that only narrows down whom a noun means is told
    ("She denied the reporter who had been arrested a visa.", "arrested", "+a"),
    # a second verb of saying goes with the first, whose tense it has, and is not denied with what was said
    ("He denied that the guards had beaten prisoners and accused Lorvia of a plot.", "accused", "+a"),
    ("He denied that the guards had beaten prisoners and burned the gate.", "burned", "-a"),
    # neither of two, and what was done besides; a past tense does not share "did not"
    ("The army neither confirmed nor denied the raid and accused the rebels of spreading rumours.", "accused", "+a"),
    ("The army did not comment and accused reporters of lying.", "accused", "+a"),
    ("The navy did not fire and detained no one.", "detained", "-a"),
    ("The navy did not fire or detain anyone.", "detain", "-a"),
    # one of two, nobody knows which; "either" at the end of a denial, and of one verb's doers, leaves nothing open
    ("The guards either arrested or shot the smugglers.", "arrested", "+d"),
    ("The guards either arrested or shot the smugglers.", "shot", "+d"),
    ("Five sailors have either been killed or abducted.", "abducted", "+d"),
    ("The army did not shell the town either.", "shell", "-a"),
    ("The guards killed the sailors and did not spare the captain either.", "killed", "+a"),
    # a sentence of its own
    ("Chad had offered to host talks; Norway refused, saying Chad had failed to act.", "offered", "+a"),
    # what is called names, hidden, passed over or asked about has been; what is only considered has not
    ("The president called the sanctions illegal.", "sanctions", "+a"),
    ("They want to cover up a massacre.", "massacre", "+a"),
    ("They want to prevent a massacre.", "massacre", "+h -h"),
    ("The minister did not mention the attack.", "attack", "+a"),
    ("Nobody knows who ordered the killings.", "killings", "+a"),
    ("The council is considering sanctions.", "sanctions", "+h"),
    # what somebody stands behind, has a part in or is to answer for has been; what is prepared has not
    ("They urged Chad to hold the men accountable for the attack.", "attack", "+a"),
    ("The union asked Chad to bring those behind the bombing to justice.", "bombing", "+a"),
    ("The union asked whether a role in the bombing could harm the talks.", "bombing", "+a"),
    ("The rebels prepare for the attack.", "attack", "+h"),
    # what is heard or seen was on an occasion
    ("Witnesses described heavy shelling.", "shelling", "+a"),
    ("The law describes heavy shelling.", "shelling", "+g"),
    # an inquiry that finds nothing has been held; what was no error was done
    ("An inquiry found no proof of theft.", "inquiry", "+a"),
    ("The court did not err in jailing the officer.", "jailing", "+a"),
    ("The court did not agree to jail the officer.", "jail", "-h +h"),
    # what is said to be false leaves nothing open, and a denial in somebody's own words is made
    ("The army said reports that the rebels had shelled the town are false.", "shelled", "-a"),
    ("We deny these reports, the army said.", "deny", "+a"),
    # a warrant is no arrest; a day that is set is to come
    ("The court issued a warrant for his arrest.", "arrest", "+h"),
    ("The union announced a strike for Friday.", "strike", "+h"),
    ("The army announced a raid on the port.", "raid", "+a"),
    ("The bases were hit in measured strikes.", "strikes", "+a"),
    # a treaty speaks of attacks in general
    ("The treaty extends to armed attacks on ships.", "attacks", "+g"),
    ("The country deserved an apology.", "apology", "+h"),
    ("The country demanded an apology.", "apology", "+h"),
    ("The country offered an apology.", "offered", "+a"),
    # there is a truce that somebody tries to save
    ("The mediators tried to save a truce.", "truce", "+a"),
    # a condition holds for those it speaks of
    ("If a man had killed a guard, police would look for him.", "killed", "+h"),
]
_SIGNS = {"positive": "+", "negative": "-"}
_LETTERS = {"actual": "a", "hypothetical": "h", "hedged": "d", "generic": "g"}


@pytest.mark.parametrize(("text", "trigger", "allowed"), TOLD)
def test_told_as_it_is_held(text: str, trigger: str, allowed: str) -> None:
    document = one_paragraph(text, published="2024-03-04")
    parsed = syntax(document, store="factuality")
    said = attributions(document, parsed, quotations(document), Cast(), (), ())
    found = events(document, parsed, Cast(), (), (), Chains(said))
    (event,) = [e for e in found if e.trigger.text == trigger]
    assert _SIGNS[event.polarity] + _LETTERS[event.modality] in allowed.split()

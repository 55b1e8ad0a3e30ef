"""How a source stands to what it says, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read

STANCES = [
    ("Lind had no doubt that the rebels had left.", "believes"),
    ("Lind does not doubt that the rebels have left.", "believes"),
    ("Lind described the finding as propaganda.", "rejects"),
    ("“I won’t speculate on that,” Lind said.", "declines_to_say"),
    ("The army has yet to say if it will leave.", "declines_to_say"),
    ("The army has yet to confirm the deaths.", "declines_to_say"),
    ("“I have nothing for you on that,” Lind said.", "declines_to_say"),
    ("“I can’t speak to how it was sent,” Lind said.", "declines_to_say"),
    ("“I’m not going to entertain a hypothetical,” Lind said.", "declines_to_say"),
    ("“I have a gift for you,” Lind said.", "asserts"),
    ("Lind said she would not “engage in hypotheticals”.", "declines_to_say"),
    ("Lind said she would not engage in trade.", "asserts"),
    # what is called good or bad, and what is nobody's own threat
    ("The mayor called the vote “a stain on the town”.", "condemns"),
    ("The mayor called the driver a hero.", "supports"),
    ("The mayor termed the allegations concocted.", "rejects"),
    ("“Lies and more lies,” the mayor said.", "denies"),
    ("Lind said Teskan would “pay dearly” for the raid.", "threatens"),
    # what is quoted as no more than a tale
    ("“It is just a fairy tale,” Lind told the paper.", "denies"),
    ("“That’s all idle gossip,” Lind said.", "denies"),
    ("“It was a fantasy that kept us going,” Lind said.", "asserts"),
    ("“There is not a shred of truth in it,” Lind said.", "denies"),
    ("“I didn’t say that,” Lind said.", "denies"),
    ("“That is not what I said,” Lind said.", "denies"),
    ("“I didn’t say much,” Lind said.", "asserts"),
    ("The mayor called the suggestion laughable.", "rejects"),
    # who says that he did not do it denies it, whether or not he uses the word
    ("The group said it did not kill the miners.", "denies"),
    ("She said she had never taken part.", "denies"),
    ("The police said he did not kill her.", "asserts"),
    ("The group said it did not know the miners.", "asserts"),
    # what was asked for is turned down, not denied
    ("The court denied the guild’s motion to stop the sale.", "rejects"),
    ("The court denied that it had stopped the sale.", "denies"),
    ("The mayor called upon the guild to leave the river.", "requests"),
    # of what has happened nobody makes a promise
    ("Lind assured him that no tank had left.", "asserts"),
    ("Lind promised that the road would open.", "promises"),
    # what somebody would rather not say
    ("Lind did not want to say who had paid.", "declines_to_say"),
    ("Lind did not want to sell the mine.", "rejects"),
    # by the cue
    ("Lind denied that troops had crossed the river.", "denies"),
    ("Lind warned that troops would cross the river.", "warns"),
    ("Lind threatened to close the river.", "threatens"),
    ("Lind promised to open the river.", "promises"),
    ("Lind urged the rebels to leave the river.", "requests"),
    ("The envoy called on both sides to leave the river.", "requests"),
    ("Lind asked whether the rebels had left.", "questions"),
    ("Lind doubted that the rebels had left.", "questions"),
    ("Lind rejected the accusation as false.", "rejects"),
    ("Lind alleged that the rebels had left.", "alleges"),
    ("Lind predicted that the rebels would leave.", "expects"),
    ("The army is expected to leave the river.", "expects"),
    ("The senator called on fellow Democrats to reject the plan.", "requests"),
    ("Lind called the suggestion a slander.", "rejects"),
    ("Lind called the tax “a joke”.", "condemns"),
    ("“If our men are not freed by Friday, we will stop the trains,” Lind said.", "threatens"),
    ("“If it does not rain, we will play,” Lind said.", "asserts"),
    ("“We will not stand by,” Lind said.", "threatens"),
    ("Lind said police would clear the square by force if the crowd stayed.", "threatens"),
    ("“I did not order it and I don’t know who did,” Lind said.", "asserts"),
    ("Lind held the guild responsible for the fire.", "accuses"),
    ("Lind called the accusations “infantile”.", "rejects"),
    ("Lind called the inquiry “a circus”.", "condemns"),
    ("Lind called the offer a “step backward”.", "condemns"),
    ("Lind called the recording a fake.", "rejects"),
    ("Lind called the recording a gem.", "asserts"),
    ("Lind called the charges serious.", "asserts"),
    ("Lind wrote that her government “firmly rejects” any part in the raid.", "rejects"),
    ("“If they cross the river, we will open fire,” Lind said.", "threatens"),
    ("The group said it would kill the crew unless it was paid.", "threatens"),
    ("“We will strike a deal,” Lind said.", "asserts"),
    ("Lind said she would not get ahead of the inquiry.", "declines_to_say"),
    ("Lind said she would not “preview” any steps.", "declines_to_say"),
    ("Lind said it “categorically denies” the report.", "denies"),
    ("The ministry withdrew its claim that rebels had fired first.", "rejects"),
    # refusals
    ("Lind declined to say whether the rebels had left.", "declines_to_say"),
    ("Lind declined to be drawn on the verdict.", "declines_to_say"),
    ("Lind would not say by whom.", "declines_to_say"),
    ("Reuters could not verify the report.", "declines_to_say"),
    ("The army did not immediately respond.", "declines_to_say"),
    ("Lind would neither confirm nor deny that troops had crossed.", "declines_to_say"),
    # a negated cue
    ("Lind did not say whether the rebels had left.", "declines_to_say"),
    ("Lind did not deny that troops had crossed.", "asserts"),
    ("Lind has never claimed that the bridge was safe.", "declines_to_say"),
    ("Lind did not rule out a strike.", "declines_to_say"),
    ("Lind did not accuse the rebels of shelling the port.", "declines_to_say"),
    ("The envoy spoke for an hour without accusing the rebels of shelling the port.", "declines_to_say"),
    ("Lind does not believe that the rebels have left.", "questions"),
    ("Lind is not sure that the rebels have left.", "questions"),
    ("Lind does not want the rebels to leave.", "rejects"),
    # by what a neutral cue has for its content
    ("Lind said she was unaware of any raid.", "asserts"),
    ("Lind said it was too early to say who was behind it.", "declines_to_say"),
    ("The embassy said it “does not discuss convicted men”.", "declines_to_say"),
    ("“It is false that our troops crossed the river,” Lind said.", "denies"),
    ("Lind said the accusations were false.", "denies"),
    ("Lind said that was not true.", "denies"),
    ("“You cannot go on if we don’t know where we come from,” Lind said.", "asserts"),
    ("“We had nothing to do with the raid,” Lind said.", "denies"),
    ("“We reject this report,” Lind said.", "rejects"),
    ("Lind said the army would avenge the raid.", "threatens"),
    ("Lind said her country would respond “in kind”.", "threatens"),
    ("Lind said the ministry would respond to the letter.", "asserts"),
    ("“Next time we will sink the boat,” Lind said.", "threatens"),
    ("Lind said Teskan “must withdraw or face the consequences”.", "warns"),
    ("“We condemn this raid,” Lind said.", "condemns"),
    ("“We call on both sides to stop,” Lind said.", "requests"),
    ("“We promise to rebuild the bridge,” Lind said.", "promises"),
    ("Lind said she supported the plan.", "supports"),
    # a vow of harm, and other vows
    ("Lind vowed to avenge the raid.", "threatens"),
    ("Lind vowed to “burn the wells of the traitors”.", "threatens"),
    ("Lind promised to make the rebels pay.", "threatens"),
    ("Lind swore to crush the rebels.", "threatens"),
    ("Lind swore to “drown the traitors in the sea”.", "threatens"),
    ("Lind swore that the dam was safe.", "asserts"),
    ("Lind vowed to punish the culprits.", "promises"),
    ("Lind pledged to kill the bill.", "promises"),
    ("Lind vowed to bury the dead with honours.", "promises"),
    # what somebody does not know
    ("“I do not know who ordered the raid,” Lind said.", "declines_to_say"),
    ("“I do not know where my wife is,” Lind said.", "asserts"),
    # a court holds what it says, others hold somebody responsible
    ("The judges held that the raid was unlawful.", "asserts"),
    ("The town holds the army responsible.", "accuses"),
    # what another does, thinks or denies in what is said
    ("Lind said a clinic it supports had received the dead.", "asserts"),
    ("Lind said the guild claims it is not true that the dam burst.", "asserts"),
    # what something is called
    ("Lind described the allegation as baseless.", "rejects"),
    ("Lind described the claims as Hollywood scenarios.", "rejects"),
    ("Lind called the figures exaggerated.", "asserts"),
    ("Lind called the reports exaggerated.", "rejects"),
    ("Lind described the road as safe.", "asserts"),
    ("Lind called the raid “a reckless provocation.”", "condemns"),
    ("Lind called the accusations “a fable.”", "rejects"),
    ("Lind called the talks “constructive.”", "asserts"),
    ("Lind called the suggestion “hysterical.”", "rejects"),
    ("Lind described the accusations as “another episode of a tired series.”", "rejects"),
    ("Lind described the accusations as “serious.”", "asserts"),
    ("Lind called the tax “economic bullying.”", "condemns"),
    # who wants another to do something
    ("Norway wants the bank to freeze the loan.", "requests"),
    ("Lind wants the bank to freeze the loan.", "expects"),
    # what somebody has not heard of
    ("Lind said she was unaware of any order.", "asserts"),
    ("Lind said she was unaware of the order and could not comment.", "declines_to_say"),
    # whose houses somebody knows
    ("“We know the way to their houses,” Lind said.", "threatens"),
    ("“We know the way to the station,” Lind said.", "asserts"),
    # force that somebody ties to a condition: his own is a threat, another's a warning
    ("Tehran said it would close the strait if its tankers were stopped.", "threatens"),
    ("The rebels said that if the ransom was not paid, they would kill the hostages.", "threatens"),
    ("The general said the army would strike the city unless the rebels left.", "warns"),
    ("The minister said schools would close if the rain went on.", "asserts"),
    ("The firm said it would strike a deal if the court agreed.", "asserts"),
    ("The rebels said they would lose if the army attacked.", "asserts"),
    # what may be so is not condemned
    ("The agency described the boarding as suspected piracy.", "asserts"),
    ("The agency described the boarding as piracy.", "condemns"),
    ("Cairo called the insinuation ridiculous.", "rejects"),
    ("Cairo called the film ridiculous.", "condemns"),
    # what is called untrue
    ("Lind called that a lie.", "rejects"),
    ("Lind called the figures nonsense.", "rejects"),
    ("Lind called it “absurd” that the army would bomb its own people.", "rejects"),
    # or else
    ("The gang told traders to pay or face the consequences.", "threatens"),
    ("The rebels told villagers to leave or be killed.", "threatens"),
    ("The teacher told pupils to work or fail.", "requests"),
    ("“Leave now or we will come for you,” the rebels said.", "threatens"),
    ("“If they cross the river, we will fire,” Lind said.", "threatens"),
    ("“If it rains, we will stay,” Lind said.", "asserts"),
    ("“Those who help them will regret it,” the general said.", "threatens"),
    ("Lind said that was “a lie”.", "denies"),
    ("Lind called the charges “politically motivated”.", "rejects"),
    ("Lind called them “a tired refrain”.", "rejects"),
    # who only reports another's threat, and who answers that it is not so
    ("The envoy told the council that Teskan would “pay the price,” the paper reported.", "asserts"),
    ("“Absolutely not,” the mayor replied on Monday.", "asserts"),
    # who wishes to know something asks for it
    ("Lind wanted to know why the gate had been left open.", "questions"),
    ("Lind demanded to know whether the minister had read the letter.", "questions"),
    ("Lind wanted to sell the port.", "expects"),
    # an order that is quoted, and words that only look like one
    ("“Leave the town,” the army told residents.", "requests"),
    ("“Think of that,” Lind told residents.", "asserts"),
    ("“Leaving is hard,” Lind told residents.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(text: str, stance: str) -> None:
    found = read(text)
    assert [a.stance for a in found if a.within is None] == [stance]

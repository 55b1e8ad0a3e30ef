"""Rows of a sentence, a word of it, and the words of the time that dates it."""

from __future__ import annotations

import pytest

from onrecord.annotate.times import times
from onrecord.annotate.timex.links import time_of
from tests.parsing import one_paragraph, syntax


def dated(text: str, word: str) -> str | None:
    made = one_paragraph(text, published="2024-03-05")
    parsed = syntax(made, store="time_links")
    token = next(t for t in parsed.tokens if t.text == word)
    time = time_of(parsed, times(made, parsed), token.i)
    return time.span.text if time else None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # harms of one happening, and a clause that tells what did harm there and then
        ("Two were killed and six wounded when a mine exploded on Monday.", "killed", "Monday"),
        ("Two were hurt after gunmen opened fire on a bus on Monday.", "hurt", "Monday"),
        ("He was hurt after he had been warned on Monday.", "hurt", None),
        ("Two died on Monday when a ferry was rammed by a ship.", "rammed", "Monday"),
        ("The shelling killed two in the port and hurt six in the market on Monday.", "shelling", "Monday"),
        # of what somebody is tried or held for the day of the trial says nothing, of a raid that caught him it does
        ("The cook was charged with murder Thursday in the slaying of a nurse.", "slaying", None),
        ("Two men were arrested on Friday in the killing of a judge.", "killing", None),
        ("The envoy was arrested on Friday in a raid on his home.", "raid", "Friday"),
        ("Orlov was convicted on Tuesday in the 2003 murder of a judge.", "murder", "2003"),
        ("Orlov had led the party since 1990 when he was killed in 2001.", "killed", "2001"),
        ("Anger has grown since Saturday, when stray bullets killed a cook.", "killed", "Saturday"),
        ("Anger has grown since Saturday, when stray bullets killed a cook.", "grown", None),
        # the saying has its own time, and what was said has its own or none
        ("The ministry said on Tuesday that gangs killed nine villagers.", "said", "Tuesday"),
        ("The ministry said on Tuesday that gangs killed nine villagers.", "killed", None),
        ("Gunmen killed seven people on Sunday, the police said on Tuesday.", "killed", "Sunday"),
        ("Gunmen killed seven people on Sunday, the police said on Tuesday.", "said", "Tuesday"),
        ("Dorn said on Monday the group was deferring to the court.", "said", "Monday"),
        ("Dorn said on Monday the group was deferring to the court.", "deferring", None),
        ("A diplomat told reporters that the talks might be delayed until April.", "talks", "April"),
        ("A diplomat told reporters that the talks might be delayed until April.", "delayed", None),
        ("A diplomat told reporters that the talks might be delayed until April.", "told", None),
        # a clause that says only that it took place
        ("The raid, which took place two days ago near Lagos, cost nine lives.", "raid", "two days ago"),
        ("The talks, which were held on Monday, failed.", "talks", "Monday"),
        # what is deplored now was then; what is launched is hit then; a state has lasted since
        ("Chad deplores the seizure of its ship off Togo on Sunday.", "seizure", "Sunday"),
        ("Chad condemned the seizure of its ship off Togo on Sunday.", "condemned", "Sunday"),
        ("A missile aimed at the port on Sunday was shot down.", "shot", "Sunday"),
        ("A man arrested on Sunday was charged.", "charged", None),
        ("Peace talks, frozen since March, will not be resumed.", "resumed", None),
        ("On 3 November 2023, Ali followed her twice before police arrested him.", "arrested", "3 November 2023"),
        ("Ali fled on Sunday before police arrested him.", "arrested", None),
        # what is moved takes place on the later day, and nobody says when that was decided
        ("The council postponed the talks from May 3 to June 4.", "talks", "June 4"),
        ("The council postponed the talks from May 3 to June 4.", "postponed", None),
        ("The talks were rescheduled to June 4.", "talks", "June 4"),
        # what is to be is when it is due
        ("Talks between the two are due in Geneva on Monday.", "Talks", "Monday"),
        ("The summit is due to resume on Friday.", "summit", "Friday"),
        ("A vote is scheduled for Friday.", "vote", "Friday"),
        ("The next round of talks is due in Geneva on Friday.", "talks", "Friday"),
        ("A series of attacks hit Dorna on Friday.", "attacks", "Friday"),
        # who is given time does it later
        ("On Sunday the council gave them two days to remove the carts.", "gave", "Sunday"),
        ("On Sunday the council gave them two days to remove the carts.", "remove", None),
        # a noun's own time
        ("The minister condemned Sunday's attack.", "attack", "Sunday"),
        ("The minister condemned Sunday's attack.", "condemned", None),
        ("Sunday's drone attack wounded three guards.", "wounded", "Sunday"),
        ("The row began after the June election in Vardan.", "election", "June"),
        ("The row began after the June election in Vardan.", "began", None),
        # the occasion of a statement
        ("We are united, Dorn said at his briefing Wednesday.", "said", "Wednesday"),
        ("In a letter sent to the council on Sunday, the union condemned the raid.", "condemned", "Sunday"),
        # what is imposed is imposed then
        ("The treasury imposed sanctions on Thursday on 14 firms.", "imposed", "Thursday"),
        # what those did whom it befell is of that day as well
        ("A truck rammed a bus carrying nurses on Friday.", "rammed", "Friday"),
        ("Relatives of those who died in Sunday's attack on Monday accused the guards.", "died", "Sunday"),
        # a body or a place does not happen, whatever its ending
        ("Arda listed the group as a terrorist organisation in June.", "listed", "June"),
        ("Gunmen attacked the radio station on Saturday.", "attacked", "Saturday"),
        ("The evacuation on Monday went smoothly.", "evacuation", "Monday"),
        # verbs that share a clause
        ("Rebels stormed the barracks on Friday, killing six soldiers.", "killing", "Friday"),
        ("The army shelled the town on Monday and seized a bridge.", "seized", "Monday"),
        ("Troops entered Vardan and burned houses on Friday.", "entered", "Friday"),
        ("On Friday, troops entered Vardan and rebels fled.", "fled", "Friday"),
        # what was done for, or while: the same day
        ("The minister held a news conference on Friday to deny it.", "deny", "Friday"),
        ("The envoy had telephoned the mayor, Orsa Lind, on Friday to ask for help.", "telephoned", "Friday"),
        ("When police stormed the camp on Friday, protesters hurled stones.", "hurled", "Friday"),
        ("Rebels fled on Friday as troops entered Lunde.", "entered", "Friday"),
        ("Just as he met rebels on Friday, Dorn also visited troops.", "visited", None),
        # but a year or month holds for the first of two verbs only, unless it stands before both
        ("He founded the firm in 1947 and built it up.", "founded", "1947"),
        ("He founded the firm in 1947 and built it up.", "built", None),
        ("In 1947 he founded the firm and sold it.", "sold", "1947"),
        # whence something is and until when something may be says nothing of when it was done
        ("Aides showed a video of Dorn from 1999.", "showed", None),
        ("They promised soldiers before the summer.", "promised", None),
        ("Police gave them until Friday to leave.", "gave", None),
        ("The army would fire unless the rebels left by Friday.", "left", "Friday"),
        ("They will let observers visit the front from August 11.", "visit", "August 11"),
        # hours after something: the same day or the day before; days after what "comes" now
        ("The council backed the text on Friday, hours after Vardan cut off two cameras.", "cut", "hours after"),
        ("The dispute comes four days after voters backed the plan.", "backed", "four days after"),
        ("At least 43 people were killed in five days of fighting last month.", "fighting", "last month"),
        # a state has no day of its own
        ("Canada imposed sanctions on dozens of firms linked to the army on Thursday.", "imposed", "Thursday"),
        ("The envoys met face to face for the first time on Tuesday.", "met", "Tuesday"),
        # and verbs that do not
        ("Silva fled to Dorna in 2015 and was tried in his absence.", "fled", "2015"),
        ("Silva fled to Dorna in 2015 and was tried in his absence.", "tried", None),
        ("Troops entered Vardan on Friday and the rebels fled.", "fled", None),
        ("Talks that began on November 29 were halted in January.", "began", "November 29"),
        ("Talks that began on November 29 were halted in January.", "halted", "January"),
        ("Demonstrators who had gathered on Saturday were dispersed.", "dispersed", None),
        # a place cannot have a day: it is the verb's
        ("Warplanes struck the port of Dorna on Saturday.", "struck", "Saturday"),
        # "a day after" dates one of two happenings
        ("Jets struck the port on Saturday, a day after a drone hit a tower.", "struck", "Saturday"),
        ("Jets struck the port on Saturday, a day after a drone hit a tower.", "hit", "a day after"),
        ("The raid came two days after a bomb killed a colonel on Friday.", "came", "two days after"),
        ("The raid came two days after a bomb killed a colonel on Friday.", "killed", "Friday"),
        # lengths, sets and "now" date nothing
        ("Rebels shelled the town for three days.", "shelled", None),
        ("Rebels shell the town every Friday.", "shell", None),
        ("The army is now shelling the town.", "shelling", None),
        ("In the past two days, rebels have shelled the town.", "shelled", "the past two days"),
        # of two times the shorter
        ("The court ruled in January 2024, on Jan. 9, against him.", "ruled", "Jan. 9"),
        # a day gone by is not that of a relative clause in the present
        ("The rebels left the board that runs the port last March.", "left", "last March"),
        ("The rebels left the board that runs the port last March.", "runs", None),
        # the last time that there was a worse one
        ("It was the deadliest attack in the city since 2016, when 70 people were killed.", "attack", None),
        ("It was the deadliest attack in the city since 2016, when 70 people were killed.", "killed", "2016"),
        # when a request was made is not when it is to be met
        ("The soldiers must leave by the end of the year, at the request of the junta.", "request", None),
        # several harms of one happening, and what did the harm
        (
            "A soldier died and two others were hurt early on Monday when militants opened fire on a checkpoint.",
            "died",
            "early on Monday",
        ),
        (
            "A soldier died and two others were hurt early on Monday when militants opened fire on a checkpoint.",
            "opened",
            "early on Monday",
        ),
        ("Two men were hurt and a guard was killed in a raid on the port on Sunday, police said.", "hurt", "Sunday"),
        ("Two men were shot dead and a guard was hurt when rebels raided the port on Sunday.", "shot", "Sunday"),
        # a thing's state has no day, nor has what somebody is suspected of having been about
        (
            "Men drove a lorry loaded with gas up to a base on Sunday and burned it, killing two.",
            "burned",
            "Sunday",
        ),
        (
            "Men drove a lorry loaded with gas up to a base on Sunday and burned it, killing two.",
            "killing",
            "Sunday",
        ),
        ("Soldiers executed two men suspected of helping the rebels in Lunde on Sunday.", "executed", "Sunday"),
        ("Soldiers executed two men suspected of helping the rebels in Lunde on Sunday.", "helping", None),
        # behind its subject a perfect has no day of the past
        ("The arrest of the mayor on Sunday has alarmed traders.", "arrest", "Sunday"),
        ("The arrest of the mayor on Sunday has alarmed traders.", "alarmed", None),
        ("The arrest of the mayor on Sunday alarmed traders.", "arrest", "Sunday"),
        # what is of one month may both be of it, but not what has been going on since
        ("Police seized the cargo in February and charged its owner.", "charged", "February"),
        ("He left in February and has stayed away.", "stayed", None),
        ("Ana was arrested and then freed two days later.", "arrested", None),
        ("Soldiers burned the village and on Sunday shot its elder.", "burned", None),
        ("Soldiers burned the village and on Sunday shot its elder.", "shot", "Sunday"),
        ("Soldiers burned the village on Sunday and shot its elder.", "shot", "Sunday"),
        # what a happening did is of its day, and what is said at it; what somebody was about when caught
        ("He condemned the attack on Sunday that killed and injured pilgrims.", "killed", "Sunday"),
        ("He condemned Sunday's attack on a bus that killed pilgrims.", "killed", "Sunday"),
        ("He condemned Sunday's attack on a man that owned a bus.", "owned", None),
        ("The attack that killed nine in January was the worst.", "attack", "January"),
        ("He held a news conference on Sunday in which he accused the army.", "accused", "Sunday"),
        ("Six refugees were detained attempting to enter Texas on Sunday.", "detained", "Sunday"),
        ("The army fought off several counterattacks on Sunday.", "counterattacks", "Sunday"),
        ("On Sunday, soldiers attempted to seize the port.", "seize", "Sunday"),
        ("In 2006, while meeting his adviser, he was killed.", "meeting", "2006"),
        ("The senator, while being interviewed on Sunday, called for talks.", "called", "Sunday"),
        ("After meeting his adviser in 2006, he left.", "left", None),
        # what somebody is punished for is of no day
        ("Fulhu, who was jailed for corruption in 2022 and moved to a clinic, left.", "jailed", "2022"),
        # a stretch of days; a paper's date; what is called for; what is told in an aside on what somebody says
        ("The envoys met in Lunde from March 1 to March 3.", "met", "March 1 to March 3"),
        ("In a letter to those who held the talks, dated Sunday, he apologised.", "talks", None),
        ("Dorn called on Sunday for a meeting to discuss the raid.", "discuss", None),
        ("A bomb has killed six, police said on Sunday, in an attack that they blame on rebels.", "attack", None),
    ],
)
def test_time_of(text: str, word: str, expected: str | None) -> None:
    assert dated(text, word) == expected

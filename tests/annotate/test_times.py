"""Rows of a sentence and what is tagged in it: (text, value, begin, end, resolved_from)."""

from __future__ import annotations

import pytest

from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.annotate.times import times
from onrecord.records import Time
from tests.parsing import document, one_paragraph, syntax

PUBLISHED = "2024-03-05"  # a Tuesday


def found(text: str, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    made = one_paragraph(text, published=published)
    return times(made, syntax(made, store="times"))


def rows(text: str, published: str | None = PUBLISHED) -> list[tuple[str | None, ...]]:
    return [(t.span.text, t.value, t.begin, t.end, t.resolved_from) for t in found(text, published)]


def on(text: str, day: str, anchor: str = "published") -> tuple[str, ...]:
    return text, day, day, day, anchor


def night(text: str, first: str, last: str) -> tuple[str, ...]:
    return text, first + "TNI", first, last, "published"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the "that" which opens a clause is no part of a day, but points to one that is being told of
        ("The mayor has alleged that Sunday's bombing was staged.", [on("Sunday", "2024-03-03")]),
        (
            "Residents claim that Saturday night's raid failed.",
            [("Saturday night", "2024-03-02TNI", "2024-03-02", "2024-03-02", "published")],
        ),
        ("The claim that Friday's strike hit a school was false.", [on("Friday", "2024-03-01")]),
        ("He was killed that Sunday as he left.", [("that Sunday", "XXXX-WXX-7", None, None, None)]),
        # printed in full: nothing to resolve
        ("The fighting began on 26 January 2022.", [on("26 January 2022", "2022-01-26", "text")]),
        ("Sunday, May 5, 2024, was a calm day.", [on("Sunday, May 5, 2024", "2024-05-05", "text")]),
        ("The army retook Dorna on 2024-02-11.", [on("2024-02-11", "2024-02-11", "text")]),
        ("The dam broke in May 2019.", [("May 2019", "2019-05", "2019-05-01", "2019-05-31", "text")]),
        # what a day names is not what is promised of it
        ("They promised to publish the tallies of the October 8 election.", [on("October 8", "2023-10-08")]),
        # of one thing is its day, of several their number; "last" alone is what the year before it is compared with
        ("This Nov. 9 story was amended.", [on("Nov. 9", "2023-11-09")]),
        ("This May 9 men were shot.", [("This May", "2024-05", "2024-05-01", "2024-05-31", "published")]),
        (
            "The rains came this year rather than last.",
            [
                ("this year", "2024", "2024-01-01", "2024-12-31", "published"),
                ("last", "2023", "2023-01-01", "2023-12-31", "published"),
            ],
        ),
        (
            "She finished first this year and he was last.",
            [("this year", "2024", "2024-01-01", "2024-12-31", "published")],
        ),
        # what is judged, and a deed, has been; a day beside its year
        ("Chad deplores the seizure of its ship off Togo on Sunday.", [on("Sunday", "2024-03-03")]),
        ("The attack on Sunday is the third.", [on("Sunday", "2024-03-03")]),
        ("The vote on Sunday is crucial.", [on("Sunday", "2024-03-10")]),
        (
            "In last year's, on 9 July, two died.",
            [("last year", "2023", "2023-01-01", "2023-12-31", "published"), on("9 July", "2023-07-09", "t1")],
        ),
        (
            "They killed 12 in 2021, he said on Monday, twice as many as the year before.",
            [
                ("2021", "2021", "2021-01-01", "2021-12-31", "text"),
                on("Monday", "2024-03-04"),
                ("the year before", "2020", "2020-01-01", "2020-12-31", "t1"),
            ],
        ),
        # how often, and a paper
        ("The French weekly Le Phare said so.", []),
        ("DAILY NOTE", []),
        # people march
        ("Thousands March in Larsholm", []),
        # a day without a year is the nearest where it is near, else the one its tense points to
        ("The summit is scheduled for June 3.", [on("June 3", "2024-06-03")]),
        ("Talks that began on November 29 have failed.", [on("November 29", "2023-11-29")]),
        ("The new law took effect on March 20.", [on("March 20", "2024-03-20")]),
        ("Polls close on the 9th of April.", [on("the 9th of April", "2024-04-09")]),
        ("The bridge fell last Oct. 23.", [on("last Oct. 23", "2023-10-23")]),
        # as broadcasts are written down
        ("The vote is this coming Sunday, March tenth.", [on("this coming Sunday, March tenth", "2024-03-10")]),
        ("He resigned in nineteen ninety-six.", [("nineteen ninety-six", "1996", "1996-01-01", "1996-12-31", "text")]),
        ("They feared the year two thousand.", [("the year two thousand", "2000", "2000-01-01", "2000-12-31", "text")]),
        # lengths that lead to what is to come, and those that do not
        ("The talks resume in ten days' time.", [("ten days", "P10D", "2024-03-15", "2024-03-15", "published")]),
        ("They will meet in two weeks.", [("two weeks", "P2W", "2024-03-18", "2024-03-24", "published")]),
        ("It will be the first vote in two years.", [("two years", "P2Y", None, None, None)]),
        ("It fell in two days.", [("two days", "P2D", None, None, None)]),
        (
            "The mayor announced a day of mourning for Wednesday.",
            [("a day", "P1D", None, None, None), on("Wednesday", "2024-03-06")],
        ),
        (
            "Lawmakers voted to postpone June's election.",
            [("June", "2024-06", "2024-06-01", "2024-06-30", "published")],
        ),
        # what is to be done lies ahead; a day in front of a body's name is none
        ("The report is to be published in July.", [("July", "2024-07", "2024-07-01", "2024-07-31", "published")]),
        ("The April 6 Youth Movement met on April 8.", [on("April 8", "2024-04-08")]),
        ("The 17 November group left.", []),
        # what is moved has two days, and both lay ahead
        (
            "The council postponed the vote from June 18 to September 3.",
            [on("June 18", "2024-06-18"), on("September 3", "2024-09-03")],
        ),
        (
            "The council postponed the vote from June 18 to April 23.",
            [on("June 18", "2024-06-18"), on("April 23", "2025-04-23")],
        ),
        ("The vote was rescheduled from Monday to Friday.", [on("Monday", "2024-03-04"), on("Friday", "2024-03-08")]),
        # what would happen otherwise has a day ahead
        ("The men would be freed unless evidence was produced by Wednesday.", [on("Wednesday", "2024-03-06")]),
        ("The union will strike if a deal is not reached by Monday.", [on("Monday", "2024-03-11")]),
        ("Rebels left because a deal was reached by Monday.", [on("Monday", "2024-03-04")]),
        # until a day to come, and a day of another week
        ("They have until Wednesday to reply.", [on("Wednesday", "2024-03-06")]),
        ("The road has been shut until Monday.", [on("Monday", "2024-03-11")]),
        ("The deadline passed on Tuesday last week.", [on("Tuesday last week", "2024-02-27")]),
        ("The trip was announced the day before yesterday.", [on("the day before yesterday", "2024-03-03")]),
        ("The cabinet meets every second Monday.", [("every second Monday", "XXXX-WXX-1", None, None, None)]),
        # a newspaper is not how often
        ("The English-language daily The Post reported the raid.", []),
        ("An English-language daily reported the raid.", []),
        ("The ministry holds daily briefings.", [("daily", "P1D", None, None, None)]),
        # ranges are one expression
        (
            "The talks ran from 3 to 5 March in Geneva.",
            [("3 to 5 March", "2024-03-03/2024-03-05", "2024-03-03", "2024-03-05", "published")],
        ),
        (
            "The meeting on May 12-14 produced nothing.",
            [("May 12-14", "2023-05-12/2023-05-14", "2023-05-12", "2023-05-14", "published")],
        ),
        (
            "Between May and July, the rebels took four towns.",
            [("May and July", "2023-05/2023-07", "2023-05-01", "2023-07-31", "published")],
        ),
        (
            "The ministers met on March 2 and 3.",
            [("March 2 and 3", "2024-03-02/2024-03-03", "2024-03-02", "2024-03-03", "published")],
        ),
        ("On March 2 and 3 people came.", [on("March 2", "2024-03-02")]),
        (
            "The envoys met from Monday to Wednesday.",
            [("Monday to Wednesday", "2024-02-26/2024-02-28", "2024-02-26", "2024-02-28", "published")],
        ),
        (
            "The envoys will meet from Friday to Tuesday.",
            [("Friday to Tuesday", "2024-03-08/2024-03-12", "2024-03-08", "2024-03-12", "published")],
        ),
        ("The war of 1939-45 killed millions.", [("1939-45", "1939/1945", "1939-01-01", "1945-12-31", "text")]),
        # weekdays by the tense of their clause; a report's own weekday is today
        ("The minister resigned on Sunday.", [on("Sunday", "2024-03-03")]),
        ("The minister resigned on Tuesday.", [on("Tuesday", "2024-03-05")]),
        ("The parliament will vote on Friday.", [on("Friday", "2024-03-08")]),
        ("The trial begins Monday.", [on("Monday", "2024-03-11")]),
        ("She declined to comment on a call on Monday with the envoy.", [on("Monday", "2024-03-04")]),
        ("The minister had been due to arrive on Monday.", [on("Monday", "2024-03-04")]),
        # what was planned for yesterday, and what comes before a vote that is the nearer one; what is called for
        ("A parade planned for Monday was called off.", [on("Monday", "2024-03-04")]),
        ("A parade planned for Friday was called off.", [on("Friday", "2024-03-08")]),
        ("Prices rose ahead of Friday's vote.", [on("Friday", "2024-03-08")]),
        ("Prices rose ahead of Sunday's vote.", [on("Sunday", "2024-03-03")]),
        ("She invited the miners to talks on Monday.", [on("Monday", "2024-03-11")]),
        (
            "The court extended the deadline until 9 a.m. Monday.",
            [("9 a.m. Monday", "2024-03-11T09:00", "2024-03-11", "2024-03-11", "published")],
        ),
        ("Dorn was the first to make the appeal on Monday.", [on("Monday", "2024-03-04")]),
        ("The team broke a record set on Friday.", [on("Friday", "2024-03-01")]),
        ("He resigned last Tuesday.", [on("last Tuesday", "2024-02-27")]),
        ("Guards will try to prevent Sunday's attack from being forgotten.", [on("Sunday", "2024-03-03")]),
        (
            "The bomb went off Wednesday morning.",
            [("Wednesday morning", "2024-02-28TMO", *["2024-02-28"] * 2, "published")],
        ),
        # months and longer
        ("She was elected last September.", [("last September", "2023-09", "2023-09-01", "2023-09-30", "published")]),
        (
            "They have sunk two ships since November.",
            [("November", "2023-11", "2023-11-01", "2023-11-30", "published")],
        ),
        ("The verdict might be delayed until April.", [("April", "2024-04", "2024-04-01", "2024-04-30", "published")]),
        ("In early March, the river flooded.", [("early March", "2024-03", "2024-03-01", "2024-03-10", "published")]),
        # the nearer month where the clause does not promise, or only names it
        (
            "The rules to be published in April decide it.",
            [("April", "2024-04", "2024-04-01", "2024-04-30", "published")],
        ),
        ("The April election worries them.", [("April", "2024-04", "2024-04-01", "2024-04-30", "published")]),
        ("He won the April election.", [("April", "2023-04", "2023-04-01", "2023-04-30", "published")]),
        ("The mid-2019 truce collapsed.", [("mid-2019", "2019", "2019-05-01", "2019-08-31", "text")]),
        ("The group was founded in the late 1970s.", [("the late 1970s", "197", "1977-01-01", "1979-12-31", "text")]),
        (
            "The drill was held in the summer of 2015.",
            [("the summer of 2015", "2015-SU", "2015-06-01", "2015-08-31", "text")],
        ),
        (
            "Prices fell in the third quarter of 2023.",
            [("the third quarter of 2023", "2023-Q3", "2023-07-01", "2023-09-30", "text")],
        ),
        ("Israel should return to the 1967 borders.", [("1967", "1967", "1967-01-01", "1967-12-31", "text")]),
        ("After this fall in prices, all slipped.", []),
        ("He will run this fall in Ohio.", [("this fall", "2024-FA", "2024-09-01", "2024-11-30", "published")]),
        # What was done at once is done; what is ordered or asked for, or what comes, lies ahead.
        ('"Meet us in June," she said.', [("June", "2024-06", "2024-06-01", "2024-06-30", "published")]),
        ("They want to prevent him from winning Sunday's vote.", [on("Sunday", "2024-03-10")]),
        ("He failed to win Sunday's vote.", [on("Sunday", "2024-03-03")]),
        ("He tried to explain Sunday's vote.", [on("Sunday", "2024-03-03")]),
        ("Let us meet in June.", [("June", "2024-06", "2024-06-01", "2024-06-30", "published")]),
        ("Leaders were quick to offer condolences on Monday.", [on("Monday", "2024-03-04")]),
        ("They rushed to condemn the raid on Monday.", [on("Monday", "2024-03-04")]),
        ("She hopes to offer condolences on Monday.", [on("Monday", "2024-03-11")]),
        ("The judge ordered that the files be released by Monday.", [on("Monday", "2024-03-11")]),
        ("She has found herself in a tight race ahead of the vote on Sunday.", [on("Sunday", "2024-03-10")]),
        ("He will stand trial next year.", [("next year", "2025", "2025-01-01", "2025-12-31", "published")]),
        (
            "Egypt offered to host talks next week.",
            [("next week", "2024-W11", "2024-03-11", "2024-03-17", "published")],
        ),
        (
            "Marches were held over the weekend.",
            [("the weekend", "2024-W09-WE", "2024-03-02", "2024-03-03", "published")],
        ),
        (
            "Earlier this month, the bank froze the accounts.",
            [("Earlier this month", "2024-03", "2024-03-01", "2024-03-05", "published")],
        ),
        # accounts: what ends on a day, a year's end, the year before
        (
            "It lost money in the quarter ended Dec. 31.",
            [("the quarter", "2023-Q4", "2023-10-01", "2023-12-31", "published"), on("Dec. 31", "2023-12-31")],
        ),
        (
            "It lost money in the year ended June 30, 2023.",
            [("the year", "P1Y", "2022-07-01", "2023-06-30", "text"), on("June 30, 2023", "2023-06-30", "text")],
        ),
        (
            "Sales rose to $6 million for the full year.",
            [("the full year", "2023", "2023-01-01", "2023-12-31", "published")],
        ),
        (
            "The firm reported last quarter that sales had grown.",
            [("last quarter", "2023-Q4", "2023-10-01", "2023-12-31", "published")],
        ),
        ("The deal should close by year-end.", [on("year-end", "2024-12-31")]),
        (
            "Wages are 3 percent higher than a year earlier.",
            [("a year earlier", "2023", "2023-01-01", "2023-12-31", "published")],
        ),
        (
            "In the last year rebels took four towns.",
            [("the last year", "2023", "2023-03-05", "2024-03-05", "published")],
        ),
        (
            "They promised soldiers before the summer.",
            [("the summer", "2024-SU", "2024-06-01", "2024-08-31", "published")],
        ),
        # counted from the report
        ("Ten days ago, rebels seized the airport.", [on("Ten days ago", "2024-02-24")]),
        (
            "The talks stopped over a month ago.",
            [("over a month ago", "2024-02", "2024-02-01", "2024-02-05", "published")],
        ),
        (
            "It froze the accounts just days ago.",
            [("just days ago", "PAST_REF", "2024-02-21", "2024-03-03", "published")],
        ),
        # holidays, and days known by their date
        (
            "Fighting will end the week of March 11.",
            [("the week of March 11", "2024-W11", "2024-03-11", "2024-03-17", "published")],
        ),
        ("The plant closed on Christmas Eve.", [on("Christmas Eve", "2023-12-24")]),
        ("Few had heard of him before the Sept. 11 attacks.", [on("Sept. 11", "2001-09-11", "text")]),
        ("The school opens on Sept. 11.", [on("Sept. 11", "2024-09-11")]),
        # clock times take their day with them
        (
            "The blast occurred at 8:30 p.m. on Sunday.",
            [("8:30 p.m. on Sunday", "2024-03-03T20:30", "2024-03-03", "2024-03-03", "published")],
        ),
        # the day of a vote to come, and that of a disaster gone by
        ("The nominee for the July 8 election later spoke.", [on("July 8", "2024-07-08")]),
        ("The July 8 crash led to a ban.", [on("July 8", "2023-07-08")]),
        # lengths and sets have no day
        ("The drills will last a week.", [("a week", "P1W", None, None, None)]),
        ("Repairs will take two to three weeks.", [("two to three weeks", "P2W", None, None, None)]),
        (
            "Prices doubled over the past decade.",
            [("the past decade", "P10Y", "2014-03-05", "2024-03-05", "published")],
        ),
        ("The first hours of the war were chaos.", [("The first hours", "PTXH", None, None, None)]),
        ("The five-month siege is over.", [("five-month", "P5M", None, None, None)]),
        ("The bus leaves every Friday.", [("every Friday", "XXXX-WXX-5", None, None, None)]),
        ("The patrol passes twice a week.", [("twice a week", "P1W", None, None, None)]),
    ],
)
def test_values(sentence: str, expected: list[tuple[str | None, ...]]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # from the time before it, in the sentence or the one before
        ("He was shot on Friday and died two days later.", on("two days later", "2024-03-03", "t1")),
        (
            "A convoy was hit on Saturday. The following day, the army closed the road.",
            on("The following day", "2024-03-03", "t1"),
        ),
        (
            "Officials said on Tuesday that the convoy had left two days earlier.",
            on("two days earlier", "2024-03-03", "t1"),
        ),
        (
            "On Saturday rebels shelled Dorna. The mayor denied it. Monitors came the next day.",
            on("the next day", "2024-03-03", "t1"),
        ),
        (
            "He met them last month. She told the board a day earlier.",
            ("a day earlier", "XXXX-XX-XX", None, None, None),
        ),
        (
            "On Saturday rebels shelled Dorna. The mayor denied it. He said monitors had left two days earlier.",
            on("two days earlier", "2024-02-29", "t1"),
        ),
        (
            "On Saturday rebels shelled Dorna. The mayor denied it. A day earlier monitors had come.",
            on("A day earlier", "2024-03-01", "t1"),
        ),
        # what was done, not when it was said
        (
            "Rebels shelled Dorna on Friday, the army said on Monday. The following day, the town fell.",
            on("The following day", "2024-03-02", "t1"),
        ),
        # "a day after" dates whichever of the two happenings is not dated
        ("Jets struck the port on Saturday, a day after a drone hit a tower.", on("a day after", "2024-03-01", "t1")),
        ("The raid came two days after a bomb killed a colonel on Friday.", on("two days after", "2024-03-03", "t2")),
        # from what the report has told of before
        (
            "The strike hit a market on Saturday. Mayor Lind wept. The envoy left the day after the strike.",
            on("the day after", "2024-03-03", "t1"),
        ),
        (
            "Voters queued for Sunday's vote. Shops had closed two days before the vote.",
            on("two days before", "2024-03-01", "t1"),
        ),
        ("They left on May 3, 2021, the day before the vote.", on("the day before", "2021-05-03", "t1")),
        (
            "Rebels took Dorna on Sunday, the army said, two days after gunmen attacked a convoy.",
            on("two days after", "2024-03-01", "t1"),
        ),
        (
            "The council backed the text on Friday, hours after Vardan cut off two cameras.",
            ("hours after", "PTXH", "2024-02-29", "2024-03-01", "t1"),
        ),
        # "comes" is now: the one case in which an offset from a happening is counted from the report
        ("The dispute comes four days after voters backed the plan.", on("four days after", "2024-03-01")),
        (
            "The dispute comes four days after Dornans voted. The court had ruled two days before the vote.",
            on("two days before", "2024-02-28", "t1"),
        ),
        # the day of what is being narrated, where that is said to have come after something
        (
            "A bomb hit a market on Saturday. The attack came eight days after gunmen shot four soldiers.",
            on("eight days after", "2024-02-23", "t1"),
        ),
        (
            "A bomb hit a market on Saturday. An attack came eight days after the envoys met.",
            ("eight days after", "P8D", None, None, None),
        ),
        (
            "A bomb hit a shop. In a letter dated March 2, she had warned. The raid came eight days after they met.",
            ("eight days after", "P8D", None, None, None),
        ),
        # the eve of what has a day
        ("Sunday's vote was calm. Police closed roads on the eve of the vote.", on("the eve", "2024-03-02", "t1")),
        (
            "The court ruled on Friday for the mayor. On the eve of the ruling, crowds gathered.",
            on("the eve", "2024-02-29", "t1"),
        ),
        ("Police closed roads on the eve of the vote.", ("the eve", "XXXX-XX-XX", None, None, None)),
        # not from a time that only tells who somebody is
        (
            "On Saturday, police held a man suspected of robbing a bank days earlier. Hours later, shots were heard.",
            ("Hours later", "PTXH", "2024-03-02", "2024-03-03", "t1"),
        ),
        # a year or years after a month
        (
            "Rebels, who took Dorna in August 2020, left a year later.",
            ("a year later", "2021-08", "2021-08-01", "2021-08-31", "t1"),
        ),
        (
            "Rebels, who took Dorna in August 2020, left two years later.",
            ("two years later", "2022", "2022-01-01", "2022-12-31", "t1"),
        ),
        # from a part of a month: as many days
        (
            "Talks failed in late January. Three weeks earlier, rebels had taken Dorna.",
            ("Three weeks earlier", "2024-01-01/2024-01-10", "2024-01-01", "2024-01-10", "t1"),
        ),
        # a length that leads to no one day: of hours the same day or the next
        (
            "Jets struck Dorna on Saturday. Hours later, the army denied it.",
            ("Hours later", "PTXH", "2024-03-02", "2024-03-03", "t1"),
        ),
        (
            "Jets struck Dorna on Friday. The army denied it. Two days later, it changed its mind.",
            ("Two days later", "2024-03-03", "2024-03-03", "2024-03-03", "t1"),
        ),
        (
            "Jets struck Dorna on Saturday. Days later, the mayor left.",
            ("Days later", "PXD", "2024-03-04", "2024-03-15", "t1"),
        ),
        (
            "Rebels shelled Dorna on Saturday. The governor fled later in the day.",
            on("later in the day", "2024-03-02", "t1"),
        ),
        # a quarter is told of for long, and what it is compared with is not
        (
            "Net fell in the third quarter from $2 million a year earlier. Sales rose to $9 million from $8 million a "
            "year earlier.",
            ("a year earlier", "2022-Q3", "2022-07-01", "2022-09-30", "t1"),
        ),
        (
            "Net fell in the third quarter of 2023 from $2 million a year earlier. Sales rose in the latest period.",
            ("the latest period", "2023-Q3", "2023-07-01", "2023-09-30", "t1"),
        ),
        (
            "Net fell in the third quarter. It was higher in the corresponding period last year.",
            ("the corresponding period last year", "2022-Q3", "2022-07-01", "2022-09-30", "t1"),
        ),
        # nothing to count from: "the day before" and days from a known happening are days unknown, else a length
        ("The raid came the day before the truce was broken.", ("the day before", "XXXX-XX-XX", None, None, None)),
        ("The raid came two days before the vote.", ("two days before", "XXXX-XX-XX", None, None, None)),
        ("The raid came 15 days after the truce was broken.", ("15 days after", "P15D", None, None, None)),
        (
            "The strike hit a market on Saturday. Mayor Lind left the day after a strike.",
            ("the day after", "XXXX-XX-XX", None, None, None),
        ),
        ("The raid came two months after the truce was broken.", ("two months after", "P2M", None, None, None)),
        ("Two days later, the town fell.", ("Two days later", "XXXX-XX-XX", None, None, None)),
        ("Hours later, the town fell.", ("Hours later", "PTXH", None, None, None)),
        ("Four days after the envoys met, the town fell.", ("Four days after", "P4D", None, None, None)),
        ("Mines were laid in the weeks before the vote.", ("the weeks before", "PXW", None, None, None)),
        # the day right behind who said something is past, whatever was said
        ("The home minister said on Monday he'd summon the envoy.", on("Monday", "2024-03-04")),
        # weekdays and weekends are counted from what is narrated, or from what stands behind them
        (
            "He was arrested on February 20. The Friday before, police had searched his house.",
            ("The Friday before", "2024-02-16", "2024-02-16", "2024-02-16", "t1"),
        ),
        (
            "The bomb went off on February 6. The Monday after, shops reopened.",
            ("The Monday after", "2024-02-12", "2024-02-12", "2024-02-12", "t1"),
        ),
        (
            "Troops shelled Dorna on February 20. Rebels had raided their base the weekend before.",
            ("the weekend before", "2024-W07-WE", "2024-02-17", "2024-02-18", "t1"),
        ),
        (
            "The verdict came on February 7. They marched the weekend after the verdict.",
            ("the weekend after", "2024-W06-WE", "2024-02-10", "2024-02-11", "t1"),
        ),
        ("She had met him the Sunday before last.", on("the Sunday before last", "2024-02-25")),
        (
            "She told the council the Thursday before that the cuts were unjust.",
            ("the Thursday before", "XXXX-WXX-4", None, None, None),
        ),
    ],
)
def test_narrative_anchors(text: str, expected: tuple[str | None, ...]) -> None:
    assert expected in rows(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thousands joined the March on Washington for jobs.",
        "Theresa May said the deal may fail.",
        "April Dorn told reporters that June Halvorsen would resign.",
        "About 2000 troops were sent.",
        "They bought shares in Sun Microsystems.",
        "He came second in the vote.",
        "Section 2019 of the act applies.",
        "A 34-year-old man and his 5-year-old daughter died.",
        "The fall of the city shocked the world.",
        "It earns $5 a year per user.",
        "She is a presenter of Albania Today in Tirana.",
        "He was a guest on Saturday Night Live.",
        "The inquiry into Bloody Sunday is over.",
        "Some current and former officials came.",
        "The clerk had written February 30 on the form.",
        "He told the programme This Week that it was over.",
        "She was a reporter for 60 Minutes.",
        "They joined the annual March for Peace.",
        "Guards stand there 24 hours a day.",
        "Sales grow 8 percent annually.",
        "Today's world is not safe.",
        "They led in the first half of the match.",
        "He was soon released.",
    ],
)
def test_what_is_no_time(sentence: str) -> None:
    # February itself is a month, whatever the day.
    assert [r for r in rows(sentence) if not r[0].startswith("February")] == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The minister resigned on Sunday.", "XXXX-WXX-7"),
        ("The plan was dropped last week.", "XXXX-WXX"),
        ("The parliament met on Jan. 26.", "XXXX-01-26"),
        ("The parliament met yesterday.", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(sentence: str, value: str) -> None:
    (time,) = found(sentence, published=None)
    assert (time.value, time.begin, time.end, time.resolved_from) == (value, None, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # no older than the latest day told of as past, so no earlier than the Sunday before it
        (
            "Gunmen raided Lunde on Sunday. A deal was signed on May 9, 2023.",
            ("Sunday", "XXXX-WXX-7", "2023-05-03", None, "t2"),
        ),
        (
            "The army left last week. A deal was signed in May 2023.",
            ("last week", "XXXX-WXX", "2023-04-24", None, "t2"),
        ),
        # what is to come, or is wanted by some year, says nothing about the report's age
        ("The army left on Sunday. The court will sit in 2031.", ("Sunday", "XXXX-WXX-7", None, None, None)),
        ("The army left on Sunday. They set a target for 2030.", ("Sunday", "XXXX-WXX-7", None, None, None)),
    ],
)
def test_without_a_publication_date_the_report_bounds_its_days(text: str, expected: tuple[str | None, ...]) -> None:
    assert expected in rows(text, published=None)


def test_a_published_time_counts_as_its_day() -> None:
    assert rows("The minister resigned on Sunday.", "2024-03-05T23:30:00+02:00") == [on("Sunday", "2024-03-03")]


def test_a_caption_tells_in_the_present_what_is_past() -> None:
    made = document(
        "Mourners carry a coffin on Monday. (Photo by Ida Brandt/Pool)\n\nThe council will meet on Friday.",
        published=PUBLISHED,
    )
    assert [t.begin for t in times(made, syntax(made, store="times"))] == ["2024-03-04", "2024-03-08"]


def test_a_heading_is_read_too() -> None:
    made = document("Court Rules on Friday\n\nThe court ruled on Friday.", published=PUBLISHED)
    assert [t.value for t in times(made, syntax(made, store="times"))] == ["2024-03-01", "2024-03-01"]


@pytest.mark.parametrize(
    "text",
    [
        "9999999999999999999 years ago, 99999 weeks later, in 2024-99-99 and at 25:61 p.m.",
        "In 9999 years ago ten thousand years later. Q9 of 2020s.",
        "On Sunday\u0301 \u200f\u064a\u0648\u0645 \U0001f600 10 p.m. \x00 May",
        "5,000,000 centuries ago, and 12/31/1066, and 0 days ago.",
    ],
)
def test_any_text_passes(text: str) -> None:
    words: list[Token] = []
    offset = 0
    for i, word in enumerate(text.split()):
        start = text.index(word, offset)
        offset = start + len(word)
        words.append(Token(i, start, offset, word, word.lower(), "CD" if word[0].isdigit() else "NN", "NOUN", 0, "dep"))
    made = one_paragraph(text, published=PUBLISHED)
    parsed = Syntax(text, tuple(words), (Sentence(0, len(words), 0, len(text), 0),))
    for time in times(made, parsed):
        assert text[time.span.start : time.span.end] == time.span.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day of the month narrated, else of the report's; a rank, a floor and the third of a kind are none
        ("An image of the 16th shows the dam intact.", [on("the 16th", "2024-02-16")]),
        (
            "Dorna was shelled on 28 January. On the 3rd it fell.",
            [on("28 January", "2024-01-28"), on("the 3rd", "2024-02-03", "t1")],
        ),
        ("The court sits on the 16th.", [on("the 16th", "2024-03-16")]),
        ("The 4th Brigade holds the 9th floor.", []),
        # nights between two days
        ("Drones hit Dorna overnight into Sunday.", [night("overnight into Sunday", "2024-03-02", "2024-03-03")]),
        (
            "Fighting raged in the night from Saturday to Sunday.",
            [night("the night from Saturday to Sunday", "2024-03-02", "2024-03-03")],
        ),
        # the eve of what has no day stands for the day told beside it
        (
            "A bomb killed two on Sunday, on the eve of the vote.",
            [on("Sunday", "2024-03-03"), on("the eve", "2024-03-03", "t1")],
        ),
        # what is planned for a day, and shut till it, lies ahead
        ("The parties had planned a vote for Friday.", [on("Friday", "2024-03-08")]),
        ("He was held until Friday.", [on("Friday", "2024-03-01")]),
        ("The state has imposed a curfew, closing shops, till Friday.", [on("Friday", "2024-03-08")]),
        # what was done on a feast lies behind, however near the next is
        ("The guards were shot on Easter Sunday.", [on("Easter Sunday", "2023-04-09")]),
        ("Shops will close on Easter Sunday.", [on("Easter Sunday", "2024-03-31")]),
        # an age is no length of time
        ("They would go back to the days of the emperors.", []),
        # what follows a week is a day that nothing tells
        (
            "Dorna fell on 1 February. Two weeks later he was freed. The next day he fled.",
            [
                on("1 February", "2024-02-01"),
                ("Two weeks later", "2024-W07", "2024-02-12", "2024-02-18", "t1"),
                ("The next day", "XXXX-XX-XX", None, None, None),
            ],
        ),
        (
            "Between 3 and 9 February, two men died.",
            [("3 and 9 February", "2024-02-03/2024-02-09", "2024-02-03", "2024-02-09", "published")],
        ),
        ("The talks of 3 and 9 February failed.", [on("9 February", "2024-02-09")]),
        # a time alone on its line is of the report's day
        (
            "Dorna was quiet.\n\n17:58 GMT\n\nThe mayor left.",
            [("17:58 GMT", "2024-03-05T17:58", "2024-03-05", "2024-03-05", "published")],
        ),
        ("The raid began at noon.", [("noon", "XXXX-XX-XXT12:00", None, None, None)]),
        # the time of day behind a date
        ("Seen 14 Jun 2019 18.05 BST in Dorna.", [on("14 Jun 2019", "2019-06-14", "text")]),
    ],
)
def test_days_told_without_their_month_and_by_what_they_join(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert rows(text) == expected

"""A reader's questions about one or several records, answered in plain rows of words (rows.py).

The page, the briefing and every other way of showing a record ask here, so that they all say the same thing:

* `headline`: which report is this, and where was each part of that taken from?
* `statements`: who says what, to whom, to whom is it traced, in which words?
* `said_of`: what do others say of somebody?
* `happenings`: what is said to have happened, and is it told as fact, claimed, denied or only threatened?
* `facts`: what stands (offices, memberships, backing)?
* `numbers`: which numbers are stated, by whom?
* `people`: who is in the report, what do they say and do?
* `dates`: which dates are named, what day is meant, what happened or was said then?
* `remarks`: what would a careful reader remark on?

Each takes any number of records and gives rows in their order; a row names its document. All strings that come
from a report are left exactly as they are there: escaping is the business of whoever shows them.
"""

from onrecord.views.date import dates
from onrecord.views.happening import by_group, happenings, held
from onrecord.views.person import people
from onrecord.views.report import headline, remarks
from onrecord.views.rows import (
    GROUPS,
    GROUPS_SHORT,
    Dated,
    Fact,
    Group,
    Happening,
    Headline,
    Number,
    Party,
    Person,
    Remark,
    Row,
    Sourced,
    Statement,
    Voice,
    When,
    in_words,
    via,
)
from onrecord.views.standing import facts, numbers
from onrecord.views.statement import by_speaker, said_of, statements

__all__ = [
    "GROUPS",
    "GROUPS_SHORT",
    "Dated",
    "Fact",
    "Group",
    "Happening",
    "Headline",
    "Number",
    "Party",
    "Person",
    "Remark",
    "Row",
    "Sourced",
    "Statement",
    "Voice",
    "When",
    "by_group",
    "by_speaker",
    "dates",
    "facts",
    "happenings",
    "headline",
    "held",
    "in_words",
    "numbers",
    "people",
    "remarks",
    "said_of",
    "statements",
    "via",
]

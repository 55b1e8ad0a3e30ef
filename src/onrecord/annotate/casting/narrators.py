"""Narrators: who says "I" and "we" outside of quotations, in speeches, interviews and first-person reports.

One text has one such voice. In an interview that is printed as questions and answers it is whoever is interviewed,
whom the questions call "you"; what the questions say of themselves stays open. In a press statement "we" is the body
that speaks of itself by its name too: "The mission strongly condemns the attack. We urge ..."
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.pronouns import WE
from onrecord.annotate.mentions import Naming

_ONE = frozenset("i me my mine myself".split())
SECOND_PERSON = frozenset("you your yours yourself".split())
# With fewer first persons than this a report has no narrator: quotation marks were lost, or a page speaks of itself.
_LEAST, _LEAST_ALONE = 3, 6
# And one in so many tokens of a text is the least for its telling voice.
_SELDOM = 250
# What bodies do in their statements by saying so: performatives (J. L. Austin, How to do things with words, 1962).
_PERFORMED = frozenset(
    "condemn deplore denounce mourn welcome applaud commend congratulate urge call express extend offer reaffirm "
    "reiterate regret".split()
)
_SAID = frozenset("say announce".split())
_TEXTS = frozenset("statement remark remarks speech address message letter testimony comment comments".split())
ISSUERS = ("organization", "government", "country")
"""The kinds of bodies that issue statements."""
_INTERVIEW = frozenset("interview interviews interviewed interviewee interviewer".split())


def narrate(reading: Reading, mentions: Sequence[Naming]) -> None:
    """Give the first persons outside of quotations, and an interview's "you", to a draft of their own or to the
    interviewed."""
    tokens = reading.syntax.tokens
    open_ = [n for n in mentions if n.form == "pronoun" and not reading.quoted[n.head] and tokens[n.head].text != "US"]
    one = [n for n in open_ if tokens[n.head].lower in _ONE]
    several = [n for n in open_ if tokens[n.head].lower in WE]
    if not open_:
        return
    questions = _questions(reading, [n for n in open_ if tokens[n.head].lower in SECOND_PERSON])
    asked = [n for n in open_ if tokens[n.head].lower in SECOND_PERSON and _block(reading, n) in questions]
    told = [n for n in one if _block(reading, n) not in questions]
    author = _author(reading) if told else None
    if author is not None:
        for naming in told:
            reading.put(naming, author)
    elif len(told) >= max(_LEAST, len(tokens) // _SELDOM):
        voice = (_interviewed(reading, min(questions)) if len(questions) > 1 else None) or _voice(reading, "person")
        for naming in sorted((*told, *(asked if len(questions) > 1 else ())), key=lambda n: n.head):
            reading.put(naming, voice)
    we = [n for n in several if _block(reading, n) not in questions]
    issuer = _issuer(reading) if we and len(told) < _LEAST else None
    if issuer is not None:
        for naming in we:
            reading.put(naming, issuer)
    elif len(we) >= max(_LEAST if len(told) >= _LEAST else _LEAST_ALONE, len(tokens) // _SELDOM):
        voice = _voice(reading, "group")
        voice.plural = True
        for naming in we:
            reading.put(naming, voice)


def _author(reading: Reading) -> Draft | None:
    """The person whose statement or speech a heading says that the text is."""
    syntax = reading.syntax
    for number in sorted(reading.headlines):
        for token in syntax.sentence_tokens(syntax.sentences[number]):
            by = syntax.head(token.i)
            text = syntax.head(by.i) if by is not None else None
            draft = reading.at(token.i)
            if draft is None or not draft.person or by is None or text is None or token.label != "pobj":
                continue
            if by.lower in ("by", "from") and text.lemma.lower() in _TEXTS:
                return draft
    return None


def _issuer(reading: Reading) -> Draft | None:
    """The one body that condemns, urges or welcomes in the present tense, in the text's own voice, or that says so
    "today"."""
    found: set[int] = set()
    for order in {order for _, order, _ in reading.log}:
        draft = reading.drafts[order]
        if draft.kind in ISSUERS and any(_performs(reading, naming) for naming in draft.mentions):
            found.add(order)
    return reading.drafts[found.pop()] if len(found) == 1 else None


def _performs(reading: Reading, naming: Naming) -> bool:
    """Whether a mention is the subject of what a statement does by its words."""
    tokens = reading.syntax.tokens
    token = tokens[naming.head]
    verb = tokens[token.head]
    if naming.form != "name" or token.label != "nsubj" or reading.quoted[token.i]:
        return False
    if reading.number_of(token.i) in reading.headlines:
        return False
    if verb.lemma in _SAID:
        return any(t.lower == "today" for t in reading.syntax.children(verb.i, "npadvmod"))
    if verb.lemma not in _PERFORMED:
        return False
    return verb.tag in ("VBZ", "VBP") and not reading.syntax.children(verb.i, "aux", "neg")


def _voice(reading: Reading, kind: str) -> Draft:
    draft = reading.new("person" if kind == "person" else "group")
    draft.narrates = True
    return draft


def _block(reading: Reading, naming: Naming) -> int:
    return reading.syntax.sentence_of(naming.head).block


def _questions(reading: Reading, second: Sequence[Naming]) -> frozenset[int]:
    """The blocks that end in a question mark and speak to somebody."""
    ends: dict[int, str] = {}
    for sentence in reading.syntax.sentences:
        ends[sentence.block] = reading.syntax.tokens[sentence.stop - 1].text
    return frozenset(b for n in second if ends[b := _block(reading, n)] == "?")


def _interviewed(reading: Reading, before: int) -> Draft | None:
    """The person named most before the first question, where the report calls itself an interview."""
    spoken: Counter[int] = Counter()
    interview = False
    for sentence in reading.syntax.sentences:
        if sentence.block >= before:
            break
        for token in reading.syntax.sentence_tokens(sentence):
            interview = interview or token.lower in _INTERVIEW
            draft = reading.at(token.i)
            if draft is not None and draft.person and draft.named and not draft.plural:
                spoken[draft.order] += 1
    if not interview or not spoken:
        return None
    ranked = spoken.most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return reading.drafts[ranked[0][0]]

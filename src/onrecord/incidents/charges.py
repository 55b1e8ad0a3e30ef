"""Charges: whether a statement accuses, claims a deed or only repeats itself, and where in it the accused is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.incidents.phrases import blame_words
from onrecord.incidents.words import families, senses, stem, stems
from onrecord.lexicons import load
from onrecord.lexicons.actors import role
from onrecord.records import Attribution, Record, Span
from onrecord.text import fold

ACCUSING = frozenset({"accuses", "alleges"})
DENYING = frozenset({"denies", "rejects"})
_CITED = "citing"
"""The rule by which whom another cites says what that one says (`Attribution.made_by`)."""
_WHAT_IS_SAID = re.compile(
    r"(?:claim|report|allegation|accusation|suggestion|rumou?r|charge|suspicion|insinuation|assertion|theor|speculation)",
    re.IGNORECASE,
)
# "the army of abuses", but "the ministry of the interior", "the army of Tarvia".
_OF = re.compile(r"\sof (?!the |its |their |defen[cs]e|interior|justice|foreign|state|information|national)(?=[a-z])")
# An accusation that is made time and again.
_HABIT = re.compile(r"\b(?:often|repeatedly|regularly|routinely|frequently|always|long|in the past|for years)\b", re.I)
BLAMING = re.compile(r"accus|blam|suspect|point|implicat|fault|responsib|attribut|\bpin|\bheld\b|\bhold|charg", re.I)
_NOT_SAYING = DENYING | {"declines_to_say", "requests", "questions"}
_SUSPECTING = re.compile(r"\b(?:suspect|believ|think|thought|assum|fear|presum|suppos)", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:no (?:\w+ )?(?:doubts?|question)|not doubt|certain|sure|convinced|confident|know[ns]?|knew)\b", re.IGNORECASE
)
_CLAIMING = re.compile(r"\b(?:claim|admit|accept|assum|t[ao]k|took|confess|own(?:s|ed)? up|acknowledg)", re.IGNORECASE)
_ADMITTING = re.compile(r"\b(?:admi|confess|acknowledg|conced|own(?:s|ed)? up)", re.IGNORECASE)
_DEED_NAMED = re.compile(
    r"(?:to )?(?:(?:the|this|that|both|all|these|those|two|three|a|an|being behind|carrying out|having carried out)\s)+"
    r"(?:[\w’'-]+\s){0,2}?(?!li(?:fe|ves)\b)(\w+)(?=$|[.”\"]|\s(?:on|of|in|at|near|against|and|outside|last|as)\b|\s\w+day\b)",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:was|were|is|are|had|has|have|would|will|did|could|may|might)\b", re.IGNORECASE)
_CREDIT = re.compile(r"(?:the |full |sole |joint )*(?:responsibility|credit)\b", re.IGNORECASE)
_OF_ATTACK = re.compile(
    r"\sof (?:the|this|that|these|those|being behind|(?:\w+)?’s|(?=[A-Z]))\s?(?:[\w-]+\s){0,2}"
    r"(?:attack|bombing|blast|explosion|massacre|killing|assault|strike|shelling|murder|crime|atrocity)s?\b"
)
_WHOSE_GUARDS = re.compile(r"(?:[Tt]he |[Aa]n? )?(?:[a-z]\w+ )?([a-z]\w+)['’]s? (?:own )?\w+$")
_HELD_SO = re.compile(
    r"\s+(?:(?:to be|as)\s+)?(?:\w+ly\s+)?(?:responsible|accountable|to blame|liable)\b", re.IGNORECASE
)
# "Of having planted the bomb", "on Monday of shelling it".
_OF_DOING = re.compile(
    r"(?:\s+(?:on|late|early|last|yesterday|today|again|publicly|\w+day|week|night))*\s+(?:of|for)\s+[“\"]?"
    r"(?:having\s+|again\s+|\w+ly\s+)*"
    r"(?!nothing|everything|something|anything|morning|evening)(\w+ing|(?<=having )\w+)\b(?!\s+(?:of|in|at|on)\b)",
    re.IGNORECASE,
)
_AT_LARGE = re.compile(
    r"(?:\s*(?:of|for)\s+)?(?:(?:committing|perpetrating|carrying out|having committed)\s+)?"
    r"(?:(?:some|many|most|several|numerous|dozens|scores|hundreds|previous|earlier|past|other|similar"
    r"|a (?:series|string|spate|wave|number|host))\s|(?:(?!the|this|that|these|those)[a-z]+\s(?:and\s)?){0,3}?"
    r"(?:war crimes|crimes against humanity|abuses|atrocities|violations|genocide|ethnic cleansing)\b)",
    re.IGNORECASE,
)
_TAKEN_UP = frozenset(
    stems("they these those one which tragedy horror crime deed act outrage atrocity incident bloodshed")
)
_OBJECT = 6
"""So many words behind a verb may be what it was made with."""
_GOODS = frozenset(
    stem(w)
    for w in "resources wealth riches minerals timber treasury funds money economy budget votes election".split()
)
"""What is plundered, stolen or rigged, and hurts nobody."""
_HARM = frozenset({"violence", "disaster", "crime", "unrest"})
_CHARGED = re.compile(r"\s+(?:of|for)(?:\s+[\w’'-]+){1,4}")
_LAID_ON = re.compile(r"((?:[\w’'-]+\s){1,5}?)on\s")
_GIVEN_TO = re.compile(r"((?:[\w’'-]+\s){1,5}?)to\s")
_PUTTING = ("blam", "pin", "laid", "lay", "put", "plac", "heap")
_FINGER = re.compile(
    r"(?:the |a |an |its |his |her )?(?:accusing )?(?:fingers?|blame|suspicion)(?: of blame)?\s(?:at|on|to|towards?)\s"
)


def is_beside_deed(charge: str) -> bool:
    """Whether what somebody is accused of hurts nobody: "of hiding the true number", "for its own failures". `charge`
    are the words behind whoever is accused."""
    of = _OF_DOING.match(charge)
    if of is not None:
        verb = stem(of[1])
        if of_goods(charge):
            return True
        if verb in _plots():
            # "Of placing the bomb", and not "of placing its guns among the tents".
            behind = [stem(w) for w in re.findall(r"[\w’'-]+", charge[of.end() :])[:_OBJECT]]
            return not any(w in _things() for w in behind)
        return not (verb in _deeds() or _HARM & set(families(None, None, senses(verb))))
    what = _CHARGED.match(charge)
    return what is not None and any(word in _beside() for word in what[0].casefold().split())


def of_goods(charge: str) -> bool:
    """Whether somebody is accused of what is done to goods: "of plundering the state's resources"."""
    of = _OF_DOING.match(charge)
    behind = re.findall(r"[\w’'-]+", charge[of.end() :])[:_OBJECT] if of is not None else []
    return any(stem(w) in _GOODS for w in behind)


def is_deed_or_thing(words: str) -> bool:
    """Whether words are for a deed, for what it was done with, or take it up: "it", "the bomb", but no "the bridge"."""
    return any(word in _things() or word in _TAKEN_UP or senses(word) for word in stems(words))


def is_harm_or_thing(words: str) -> bool:
    """Whether words are for harm, or for what it is done with, or take it up: "the attack", but no "investigation"."""
    return any(word in _things() or _HARM & set(families(None, None, senses(word))) for word in stems(words))


def is_harm_word(word: str) -> bool:
    """Whether a word tells of harm by itself: "torched", "killed", but no "launched"."""
    return bool(_HARM & set(families(None, None, senses(stem(word)))))


def is_at_large(charge: str) -> bool:
    """Whether somebody is accused of what is done time and again, and not of one deed: "of war crimes", "for some of
    the worst attacks"."""
    return _AT_LARGE.match(charge) is not None


@cache
def _deeds() -> frozenset[str]:
    """The stems of what somebody is accused of doing who is accused of the deed: "of being behind it"."""
    uses = ("deed", "active", "doing")
    return frozenset(stem(words.split()[0]) for use in uses for words in blame_words(use))


@cache
def _plots() -> frozenset[str]:
    """The stems of what somebody is accused of who has made it with a thing: "of planting the bomb"."""
    return frozenset(stem(words.split()[0]) for words in blame_words("plot")) - _deeds()


@cache
def _things() -> frozenset[str]:
    return frozenset(stem(words) for words in blame_words("object")) | {"it", "them", "thi", "this", "that"}


@cache
def _beside() -> frozenset[str]:
    return frozenset(form for word in blame_words("beside") for form in (word, f"{word}s"))


def charging(record: Record) -> list[Attribution]:
    """The statements of a report, but of whoever cites another for the same words only the other's, made with the verb
    of who cites: "citing two generals, blamed the Front" is what the generals blame it with."""
    said = {a.id: a for a in record.attributions}
    citing = {a.id: said[a.within] for a in record.attributions if a.within is not None and a.made_by.rule == _CITED}
    citing = {i: outer for i, outer in citing.items() if said[i].content == outer.content}
    cited = {outer.id for outer in citing.values()}
    return [replace(a, cue=citing[a.id].cue) if a.id in citing else a for a in record.attributions if a.id not in cited]


def is_habit(a: Attribution) -> bool:
    """Whether something is said time and again: "have often accused"."""
    return is_habitual(cue_of(a))


def is_habitual(words: str) -> bool:
    """Whether words say that something is done time and again."""
    return bool(_HABIT.search(words))


def claims_deed(a: Attribution) -> bool:
    """Whether a statement claims a deed: "claimed responsibility for the attack", "admitted the killings"."""
    if not a.content or a.stance in _NOT_SAYING or not _CLAIMING.search(cue_of(a)):
        return False
    return bool(_CREDIT.match(a.content[0].text)) or _is_deed_alone(a.content[0].text)


def admits(a: Attribution | None) -> bool:
    """Whether somebody says something to his own cost: "admitted that its drone had hit it"."""
    return a is not None and a.stance not in _NOT_SAYING and _ADMITTING.search(cue_of(a)) is not None


def _is_deed_alone(words: str) -> bool:
    """Whether words name a deed and say nothing of it: "the attack on the camp, which …", but no "the attack had
    failed", nor "the lives of six"."""
    if words.casefold() in ("it", "this", "the deed"):
        return True
    front = re.split(r",| that | which ", words, maxsplit=1)[0]
    deed = _DEED_NAMED.match(front)
    return deed is not None and not _FINITE.search(front) and is_harm_word(deed[1])


def behind_finger(content: Span) -> Span:
    """The content of an accusation behind the words for it: "the finger at the army" -> the army."""
    start = found.end() if (found := _FINGER.match(content.text)) is not None else 0
    return Span(content.start + start, content.end, content.text[start:])


def of_others(a: Attribution) -> bool:
    """Whether it is other deeds that are laid on somebody: "blamed similar attacks on the militia"."""
    first = a.content[0].text if a.content else ""
    laid = _LAID_ON.match(first) or _GIVEN_TO.match(first)
    return laid is not None and is_deed_or_thing(laid[1]) and _AT_LARGE.match(laid[1]) is not None


def before_of(a: Attribution, content: Span) -> Span:
    """The content of an accusation up to what somebody is accused of: "the army of abuses" -> the army; behind it in
    "the killings on the army", "the deed to the army"."""
    cue = cue_of(a).casefold()
    given = _GIVEN_TO.match(content.text) if "attribut" in cue or "ascrib" in cue else None
    if given is not None and is_deed_or_thing(given[1]):
        return Span(content.start + given.end(), content.end, content.text[given.end() :])
    laid = _LAID_ON.match(content.text) if any(verb in cue for verb in _PUTTING) else None
    if laid is not None and is_deed_or_thing(laid[1]):
        return Span(content.start + laid.end(), content.end, content.text[laid.end() :])
    if "held" in cue or "hold" in cue:
        text = _HELD_SO.split(content.text, maxsplit=1)[0]
        return Span(content.start, content.start + len(text), text)
    if "accus" not in cue:
        return content
    deed = _OF_ATTACK.search(content.text)
    if deed is not None:
        return Span(content.start, content.start + deed.start(), content.text[: deed.start()])
    marks = list(_OF.finditer(content.text))
    at = next((m for m in marks if re.match(r"\w+ing\b", content.text[m.end() :])), marks[0] if marks else None)
    text = content.text[: at.start()] if at else content.text
    return Span(content.start, content.start + len(text), text)


def accuses(a: Attribution) -> bool:
    """Whether a statement accuses somebody by what it is made with: "accused", "blamed"."""
    return a.stance in ACCUSING or bool(
        re.search(r"\b(?:blam|accus)", cue_of(a), re.I) and a.stance in ("asserts", "condemns")
    )


def denies_by_verb(a: Attribution) -> bool:
    """Whether a statement denies by its verb, and not by what is said."""
    return any(word in _denials() for s in a.cue for word in stems(s.text))


@cache
def _denials() -> frozenset[str]:
    return frozenset(stem(row["lemma"]) for row in load("reporting_verbs") if row["stance"] in DENYING)


def is_what_is_said(a: Attribution) -> bool:
    """Whether a statement is nobody's, and another takes it up: "is examining claims that the army was to blame"."""
    return not a.source and a.speaker is None and _WHAT_IS_SAID.match(cue_of(a)) is not None


def up_to_denier(said: Sequence[Attribution]) -> int:
    """How many attributions of a chain lead to whoever denies what the others say, from outside: one of "rejected the
    army's charge that it had planted the bomb"; all where nobody does."""
    denying = [n for n, a in enumerate(said) if a.stance in DENYING]
    return denying[-1] + 1 if denying else len(said)


def is_saying(noun: str) -> bool:
    """Whether a noun is of what is said: "claims", "reports"."""
    return _WHAT_IS_SAID.match(noun) is not None


def past_denier(chain: Sequence[str], said: Sequence[Attribution]) -> Sequence[str]:
    """The chain of who says something, without those outside it who deny it: that "the Kremlin dismissed the minister's
    accusation" leaves the minister who accuses. `said` are the attributions of the chain, in its order."""
    return chain[up_to_denier(said[:-1]) :] if any(a.stance in DENYING for a in said[:-1]) else chain


def in_service(words: str) -> bool:
    """Whether those who act are called by an office whose holder need not have sent them: "the governor's guards"."""
    found = _WHOSE_GUARDS.match(words)
    known = role(fold(found[1])) if found is not None else None
    return known is not None and known.title


def is_firm(a: Attribution | None) -> bool:
    """Whether somebody holds something for certain: "has no doubt that", "is convinced that"."""
    return a is not None and _FIRM.search(cue_of(a)) is not None


def suspects(a: Attribution) -> bool:
    """Whether somebody only suspects or believes what is told: "investigators suspect that he was one of them"."""
    return a.stance == "believes" and not is_firm(a) and _SUSPECTING.search(cue_of(a)) is not None


def cue_of(a: Attribution) -> str:
    """The words with which a statement is made."""
    return " ".join(s.text for s in a.cue)

"""Idioms: verbs that say something only together with their noun ("paid tribute to the dead", "voiced regret for",
"cast doubt on", "a warning was issued over"), and who answers a move how, told of the move ("the law drew condemnation
from the bishops", "came under fire from"). The nouns that carry a clause ("a warning that") are `speech_nouns`'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.cues import cue_tokens, is_nobody, lemma_of
from onrecord.annotate.saying.sources import Source, is_passive, source_nouns, source_of, spans_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import Stance

IDIOM = ":idiom"
"""How the rule of a draft ends that an idiom makes."""

_CLASSES = {
    "VOICE": "express voice vent register convey relay communicate share repeat reiterate air utter state show profess",
    "ISSUE": "issue give send deliver release publish put_out",
    "GIVE": "offer send extend give convey express present pass tender",
    "MAKE": "make",
}
_NEAR = 8  # tokens from the verb to its noun, and from there to what leads on
# Verbs by which what somebody did meets with an answer, told of what he did: "drew | condemnation from".
_MEETING = frozenset(
    "draw win earn prompt provoke spark attract elicit trigger receive face incur garner bring get evoke invite "
    "have enjoy secure".split()
)
_MET = frozenset("meet greet receive".split())
_UNDER = frozenset("fire criticism attack scrutiny condemnation pressure".split())
_ANSWERS = cast(
    dict[str, Stance],
    dict.fromkeys(
        "condemnation criticism rebuke outrage anger fury ire protest denunciation reprimand scorn derision ridicule "
        "dismay fire attack complaint outcry indignation disapproval wrath censure rebukes".split(),
        "condemns",
    )
    | dict.fromkeys("praise applause plaudit acclaim congratulation thanks blessing endorsement".split(), "supports")
    | dict.fromkeys("denial".split(), "denies")
    | dict.fromkeys("objection opposition rejection".split(), "rejects")
    | dict.fromkeys("scepticism skepticism scrutiny doubt question".split(), "questions")
    | dict.fromkeys("threat".split(), "threatens")
    | dict.fromkeys("warning".split(), "warns"),
)
_FROM = frozenset({"from", "by", "of", "among"})
# Whose fire and aim are those of a gun.
_ARMED = frozenset(
    "rebel gunman fighter militant soldier troop guard police officer sniper insurgent bandit jihadist militiaman army "
    "force artillery drone gang militia navy policeman attacker assailant marine trooper insurgency".split()
)
_OF_A_GUN = frozenset("fire attack aim shot".split())


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the lexicon, for one verb."""

    nouns: frozenset[str]
    how: frozenset[str]
    leads: tuple[tuple[str, ...], ...]
    stance: Stance
    subject: bool


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for row in load("speech_idioms"):
        leads = tuple(tuple(lead.split("_")) for lead in row["leads"].split())
        for word in row["verbs"].split():
            for verb in _CLASSES.get(word, word).split():
                lemma = verb.removeprefix("<")
                made = _Row(
                    frozenset(row["noun"].split()),
                    frozenset(row["how"].split()),
                    leads,
                    cast(Stance, row["stance"]),
                    verb.startswith("<"),
                )
                found.setdefault(lemma, []).append(made)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def idioms(page: Page) -> Iterator[Draft]:
    """A draft for every idiom and every answer that is told of what it answers, in text order."""
    for verb in page.syntax.tokens:
        if verb.pos != "VERB":
            continue
        for row in _rows().get(lemma_of(verb), ()):
            draft = _said(page, verb, row)
            if draft is not None:
                yield draft
                break
        else:
            answered = _answered(page, verb)
            if answered is not None:
                yield answered


def _said(page: Page, verb: Token, row: _Row) -> Draft | None:
    syntax = page.syntax
    passive = is_passive(syntax, verb)
    labels = ("nsubj",) if row.subject else ("nsubjpass",) if passive else ("dobj",)
    noun = next((t for t in syntax.children(verb.i, *labels) if _is_one(t, row.nouns)), None)
    if noun is None or (row.how and not row.how & {t.lemma for t in syntax.children(noun.i, "amod")}):
        return None
    told = _about(page, verb, noun, row.leads)
    if told is None:
        return None
    lead, content = told
    source = Source(passive=True) if row.subject else source_of(page, verb)
    if source.head is None and not (passive or row.subject):
        return None
    if source.head is not None and (not _may_say(page, source.head) or _is_shooting(page, noun, source.head)):
        return None
    if row.stance == "questions" and _is_text(page, source.head):
        return None  # "the findings raise questions about the port": the report's own inference
    if row.stance == "supports" and verb.lemma == "show" and _is_text(page, source.head):
        return None  # "surveys show support for the war falling": what they found, and not what they hold
    pieces = _cue(page, verb, noun, lead)
    return Draft(verb.i, pieces, source.spans, source.head, (content,), row.stance, "speech", f"{verb.lemma}{IDIOM}")


def _is_one(token: Token, words: frozenset[str]) -> bool:
    return token.lemma in words or token.lower in words


def _may_say(page: Page, head: int) -> bool:
    """Whether somebody is named who says things: no decision that raises questions, no "we" in somebody's words."""
    syntax = page.syntax
    token, noun = syntax.tokens[head], noun_at(syntax, head)
    if is_nobody(syntax, head) or (page.is_first_person(head) and page.quoted(token.start) is not None):
        return False
    if token.pos == "NOUN":
        return token.lemma in source_nouns() or (noun is not None and noun.kind != "place")
    return speaks(page, head)


def _is_text(page: Page, head: int | None) -> bool:
    return head is not None and source_nouns().get(page.syntax.tokens[head].lemma) == "document"


def _is_shooting(page: Page, noun: Token, head: int) -> bool:
    """Whether it is a gun that is aimed or fired: "came under fire from rebels", "took aim at the crowd"."""
    who = page.cast.named_by(head)
    armed = page.syntax.tokens[head].lemma.lower() in _ARMED or (who is not None and who.kind == "armed_group")
    return armed and noun.lemma in _OF_A_GUN


def _about(page: Page, verb: Token, noun: Token, leads: tuple[tuple[str, ...], ...]) -> tuple[Token, Range] | None:
    """What leads from an idiom to what it is said about, and that, as characters."""
    syntax = page.syntax
    preps = [t for i in (noun.i, verb.i) for t in syntax.children(i, "prep", "dative", "agent") if t.i > noun.i]
    for prep in sorted(preps, key=lambda t: t.i):
        lead = next((words for words in leads if _leads(page, prep, words)), None)
        if lead is None or prep.i - max(noun.i, verb.i) > _NEAR:
            continue
        first = prep.i + len(lead)
        objects = syntax.children(prep.i + len(lead) - 1, "pobj", "pcomp")
        if not objects or objects[0].entity.endswith(("DATE", "TIME")):
            continue
        last = syntax.right_edge(objects[0].i)
        if first <= noun.i <= last or (noun.i < verb.i and first <= verb.i <= last):
            continue
        span = page.fitted(*page.chars(first, last + 1), page.chars(verb.i, verb.i + 1))
        if span is not None:
            return syntax.tokens[first - 1], span
    return None


def _leads(page: Page, prep: Token, words: tuple[str, ...]) -> bool:
    tokens = page.syntax.tokens[prep.i : prep.i + len(words)]
    return tuple(t.lower for t in tokens) == words


def _cue(page: Page, verb: Token, noun: Token, lead: Token) -> tuple[Range, ...]:
    """Verb, noun and what leads on: in one piece where nothing else stands between them."""
    syntax = page.syntax
    first = cue_tokens(syntax, verb)[0][0]
    if noun.i > verb.i:
        return _with_lead(page, (page.chars(first, noun.i + 1),), lead)
    said, done = page.chars(syntax.left_edge(noun.i), noun.i + 1), page.chars(first, verb.i + 1)
    if lead.i < verb.i:
        return (page.chars(syntax.left_edge(noun.i), lead.i + 1), done)
    return _with_lead(page, (said, done), lead)


def _with_lead(page: Page, pieces: tuple[Range, ...], lead: Token) -> tuple[Range, ...]:
    end = pieces[-1][1]
    if not page.syntax.text[end : lead.start].strip():
        return (*pieces[:-1], (pieces[-1][0], lead.end))
    return (*pieces, (lead.start, lead.end))


def _answered(page: Page, verb: Token) -> Draft | None:
    """ "The ban drew condemnation from Mersa", "was met with praise from": Mersa condemns or praises it."""
    syntax = page.syntax
    noun = _answer(page, verb)
    if noun is None:
        return None
    subject = next(iter(syntax.children(verb.i, "nsubj", "nsubjpass")), None)
    if subject is None or subject.pos == "PRON" or subject.i > verb.i:
        return None
    preps = [t for i in (noun.i, verb.i) for t in syntax.children(i, "prep", "agent") if t.i > noun.i]
    lead = next((t for t in preps if t.lower in _FROM and t.i - noun.i <= 2), None)
    who = next(iter(syntax.children(lead.i, "pobj")), None) if lead is not None else None
    if (
        lead is None
        or who is None
        or not _may_say(page, who.i)
        or _is_shooting(page, noun, who.i)
        or who.entity.endswith(("DATE", "TIME"))
    ):
        return None
    if lead.lower == "of" and not any(t.lower == "the" for t in syntax.children(noun.i, "det")):
        return None  # "faced criticism of its tactics"
    content, source = spans_of(page, subject.i, verb.i), spans_of(page, who.i)
    if not content or not source or any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux")):
        return None
    cue = page.chars(cue_tokens(syntax, verb)[0][0], lead.i + 1)
    stance = _ANSWERS[noun.lemma]
    return Draft(verb.i, (cue,), source, who.i, content, stance, "speech", f"{verb.lemma}{IDIOM}")


def _answer(page: Page, verb: Token) -> Token | None:
    """The noun that says how somebody answers what the subject did."""
    syntax = page.syntax
    if verb.lemma in _MEETING and not is_passive(syntax, verb):
        nouns = syntax.children(verb.i, "dobj")
    elif verb.lemma in _MET and is_passive(syntax, verb):
        nouns = syntax.behind(verb.i, "with", "by")
    elif verb.lemma == "come":
        nouns = tuple(t for t in syntax.behind(verb.i, "under") if t.lemma in _UNDER)
    else:
        return None
    return next((t for t in nouns if t.lemma in _ANSWERS and verb.i < t.i <= verb.i + _NEAR), None)

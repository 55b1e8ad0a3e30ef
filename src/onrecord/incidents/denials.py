"""Denials that do not say themselves who it is that did not do it ("rejected the charge", "repeated its denial").

It is whomever the denial names, or whoever is accused in any of the reports and denies it or belongs to whoever does
(a country, a lawyer's client); else, of a denial of responsibility, whoever speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.incidents.agents import Agent, of_entity
from onrecord.incidents.blame import BESIDE, Blame, blame, speakers
from onrecord.incidents.bodies import BODIES, is_named, named_within, of_whom, said_to_speak_for
from onrecord.incidents.charges import DENYING, is_habit, is_habitual
from onrecord.incidents.namesakes import gathered
from onrecord.incidents.offices import name_key
from onrecord.incidents.people import FOR_OTHERS
from onrecord.incidents.phrases import blame_words
from onrecord.incidents.scope import Account
from onrecord.incidents.untruths import CHARGE, HAD_NOT, is_untrue, says_no
from onrecord.incidents.voices import Voices
from onrecord.incidents.words import stem
from onrecord.lexicons.actors import role
from onrecord.records import Attribution, EventType, Record, Span
from onrecord.text import fold, without_article
from onrecord.wording import one_line

_RESPONSIBILITY = re.compile(
    r"\bresponsib|\binvolv|\brole\b|\bhand in\b|\bbehind\b|(?:any|no|some)thing to do|\bpart in\b|\bdenial\b"
    r"|\b(?:link|connection|ties?) (?:to|with)\b"
    r"|\bcarr(?:y|ied|ying) out|\bat fault\b|\bto blame\b"
    r"|\b(?:sent|sending|hired|hiring|trained|training|dispatched|dispatching) (?:the|a|any|its|their) (?:\w+ )?"
    r"(?:bomber|gunm[ae]n|attacker|assailant|killer)",
    re.IGNORECASE,
)
# The words of a name, and how much of them is the same in "Ardania" and "Ardanian".
# What a group that has been named is called.
_GROUPS = frozenset(
    "group militia movement organisation organization gang faction rebels insurgents guerrillas militants fighters"
    " separatists jihadists jihadis extremists islamists".split()
)
_SPEAKS_FOR = re.compile(
    r"\b(?:speak|speaks|spoke|speaking|spokes(?:wo)?man) (?:for|of|on behalf of|in the name of) the (?:\w+ )?(\w+)\b"
)
_HIS = re.compile(r"(?:that )?(?:his|her|its|their|our) (\w+)\b")
_CHARGE_THAT = re.compile(
    r"\b(?:an?|the|this|that) (?:charge|accusation|allegation|claim|suggestion) "
    r"(?:(?:that |which )?(?:[A-Z]|the )[\w’' -]{1,40} (?:has |have |had )?)?(?:\w+ly )?$"
)
_HUNG_ON = re.compile(r",| who | which ")
_PRONOUN = re.compile(r"(?:it|that|this|them)", re.IGNORECASE)
_THEY = re.compile(r"(?:they|it|the latter)", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][^\W\d_]{4,}")
_STEM = 5
# "refused to say who was responsible"
_NO_DENIAL = re.compile(r"to (?:say|comment|name|speculate|answer|confirm|discuss|identify|give)\b", re.IGNORECASE)
# "that any officer had been involved", not "any involvement"; "that the company was at fault"
_OTHERS = re.compile(r"(?:that )?(?:any|no) (?:\w+ ){1,3}?(?:had|has|have|was|were)\b", re.IGNORECASE)
_THE_ACCUSED = re.compile(r"(?:that )?the (?:\w+ )?[a-z]\w+ (?:had|has|have|was|were)\b")
_JUST_BEFORE = 16
_AT_HAND, _ANSWERED = 150, 450
"""Code points within which "which" takes up a statement, and a denial of "the accusation" the last one made."""
_THE_CHARGE = re.compile(
    r"(?:that (?=the ))?"
    r"(?:(?:the|that|this|these|those|such|such an?) (?:accusation|allegation|charge|claim|suggestion)s?(?: [a-z]+)?"
    r"|it|that|this)"
    r"(?:$| as\b| [“\"‘]| an?\b| (?:in|with) (?:the |no )?\w+ \w+|,| was\b| were\b| is\b)",
    re.IGNORECASE,
)
_IT_HAD = re.compile(r"\b(?:it|they) (?:was|were|had|took|bore)\b")
_REPORT = re.compile(r"\breports?\b", re.IGNORECASE)
_OF_HARM: frozenset[EventType | None] = frozenset({"ASSAULT", "PROTEST"})
# What stands beside it and is no charge of the deed: "is armed by Tarvia, a charge that Tarvia denies".
_A_CHARGE = re.compile(r"(?:an? \w+|which|that|something)\b", re.IGNORECASE)
_WHOSE_CHARGE = re.compile(
    r"(?:['’]s?)?\s(?:\w+\s)?(?:accusation|allegation|claim|charge|suggestion|assertion|report)s?\b", re.IGNORECASE
)
_TAKING_BACK = frozenset(stem(word) for word in ("withdraw", "withdrew", "withdrawn", "retract", "drop", "rescind"))


def denials(account: Account, blames: Sequence[Blame]) -> Iterator[Blame]:
    """The denials of one report; `blames` are what all reports say of who did it."""
    document = account.record.document.id
    done = {i for b in blames if b.said_by.document == document for i in b.said_by.records}
    held = {i for e in account.record.events if e.id in done for i in e.according_to[-1:]}
    for a in account.record.attributions:
        if (a.stance in DENYING or says_no(a)) and a.id not in held:
            yield from _denial(account, a, blames)
    yield from _told_as_deeds(account, [b for b in blames if b.polarity == "positive"])


def _told_as_deeds(account: Account, blames: Sequence[Blame]) -> Iterator[Blame]:
    """Denials that no statement holds: "a man who spoke for the Front denied in a video that it had begun it", or of
    "a charge rejected by the ministry"."""
    voices, scope, text = account.voices, account.scope, account.record.document.text
    accused = [b.agent for b in blames]
    before = sorted((b for b in blames if b.said_by.document == account.record.document.id), key=lambda b: b.start)
    cues = [s for a in account.record.attributions for s in a.cue]
    for event in account.record.events:
        trigger, sentence = event.trigger, event.sentence
        if event.type != "REJECT" or event.polarity == "negative":
            continue
        charged = _CHARGE_THAT.search(text, sentence.start, trigger.start)
        if not (trigger.text.casefold().startswith("den") or charged):
            continue
        if any(s.start < trigger.end and trigger.start < s.end for s in cues):
            continue
        rest = Span(trigger.end, sentence.end, account.record.document.text[trigger.end : sentence.end])
        if not scope.about((rest,), at=trigger.start):
            continue
        for part in event.actors:
            speaker = voices.asked.entity(part.entity)
            agent = of_entity(speaker) if speaker is not None else None
            if agent is not None and charged and (last := [b.agent for b in before if b.start < charged.start()]):
                agent = last[-1]
            elif agent is None or not any(agent in group and len(group) > 1 for group in gathered([*accused, agent])):
                continue
            source = voices.source(event.according_to, *([speaker] if speaker is not None else []))
            spans = (trigger, part.span, rest)
            yield blame(voices, agent, "negative", source, event.according_to, spans, (event.id,), False)


def _denial(account: Account, a: Attribution, blames: Sequence[Blame]) -> Iterator[Blame]:
    """The denial that a statement makes of who did it, none where it denies something else."""
    voices, scope = account.voices, account.scope
    if not a.content or _NO_DENIAL.match(a.content[0].text) or _takes_back(a):
        return
    accused = [b for b in blames if b.polarity == "positive" and b.said_by.stance != "claims"]
    if not scope.about(a.content, at=(a.cue or a.content)[0].start) and not _is_left(account, a, accused):
        return
    cue = (a.cue or a.content)[0]
    if is_habitual(account.record.document.text[max(0, cue.start - _JUST_BEFORE) : cue.end]):
        return  # "has repeatedly denied it"
    if a.content[0].text.casefold() in ("which", "this") and any(is_habit(b) for b in _just_before(account.record, a)):
        return
    agent = _denied(account, a, accused)
    if agent is not None:
        ids = voices.asked.outward(a)
        source = voices.source(ids)
        if a.speaker is None and _THEY.fullmatch(" ".join(s.text for s in a.source)):
            # "They rejected it": whoever is meant.
            source = replace(source, chain=(*source.chain[:-1], agent.name), keys=source.keys | agent.keys)
        yield blame(voices, agent, "negative", source, ids, (*a.cue, *a.content), (a.id,), False)
        for other in speakers(voices, a):
            # "The Front and the League denied it": each of itself.
            if other.id != a.speaker and other.kind in BODIES and a.stance in DENYING and is_named(other):
                source, one = voices.source(ids[:-1], other), of_entity(other)
                yield blame(voices, one, "negative", source, ids, (*a.cue, *a.content), (a.id,), False)


def _takes_back(a: Attribution) -> bool:
    """Whether somebody withdraws what he has charged another with: "withdrew the accusation"."""
    return any(stem(word) in _TAKING_BACK for s in a.cue for word in s.text.split())


def _is_left(account: Account, a: Attribution, accused: Sequence[Blame]) -> bool:
    """Whether "the claims" can only be what somebody is accused of in what the report mainly tells, for it has no other
    accusation."""
    document, at = account.record.document.id, a.content[0].start
    here = [b.agent for b in accused if b.said_by.document == document and b.start < at and not b.source.own]
    charge = _THE_CHARGE.match(a.content[0].text) is not None and not _PRONOUN.match(a.content[0].text)
    return account.scope.leads and charge and len(gathered(here)) == 1


def _just_before(record: Record, a: Attribution) -> list[Attribution]:
    """The statements that begin shortly before a denial: what it takes up as "which"."""
    at = (a.cue or a.content)[0].start
    return [b for b in record.attributions if b is not a and b.cue and at - _AT_HAND < b.cue[0].start < at]


@cache
def _having_done() -> re.Pattern[str]:
    """What somebody denies who denies having done it: "having ordered it", "ever having sent the men"."""
    verbs = {w.split()[0] for use in ("deed", "plot", "active") for w in blame_words(use)} | {"had", "taken", "been"}
    return re.compile(rf"(?:ever )?having (?:ever |\w+ly )?(?:{'|'.join(sorted(verbs))})\b", re.IGNORECASE)


def _denied(account: Account, a: Attribution, accused: Sequence[Blame]) -> Agent | None:
    """Who it is, according to a denial, that did not do it."""
    voices = account.voices
    content = _denied_in(a)
    text = " ".join(s.text for s in content)
    told = bool(_RESPONSIBILITY.search(text) or _having_done().match(text)) or bool(HAD_NOT.fullmatch(text))
    charge = bool(CHARGE.search(text)) or (a.stance == "rejects" and is_untrue(text))
    if a.stance == "rejects" and not (told or charge):
        return None
    before = [b for b in accused if b.said_by.document == account.record.document.id and b.start < content[0].start]
    own = [b.agent for b in sorted(before, key=lambda b: b.start)]
    every = [*reversed(own), *(b.agent for b in accused)]
    named = _named_in(voices, content, every) if not _PRONOUN.fullmatch(text) else None
    if named is not None and (told or charge):
        return named
    speaker = _speaker(voices, a)
    if speaker is None:
        # "They rejected the claim": those accused last, if nobody is known to be meant.
        nobody = _THEY.fullmatch(" ".join(s.text for s in a.source)) and a.speaker is None
        return own[-1] if nobody and own and (told or charge) else None
    keys = speaker.keys | voices.keys_of(a)
    itself = next((agent for agent in every if agent.keys & keys), None)
    itself = itself or next((g[0] for g in gathered([*every, speaker]) if speaker in g and len(g) > 1), None)
    if itself is None and own and (_is_taken_up(voices, a) or _for_the_accused(voices, a)):
        return own[-1]
    itself = itself or _its_own(content, every)
    if itself is None and FOR_OTHERS.search(" ".join(s.text for s in a.source)):
        # No lawyer is accused, but whom he answers for: one whom the words for him name, or who was accused last.
        whose = [e for e in voices.mentioned(a.source) if e.id != a.speaker and e.kind in BODIES | {"person"}]
        return _named_in(voices, a.source, every) or (of_entity(whose[0]) if whose else own[-1] if own else None)
    if itself is None and _is_polices(voices, a):
        return None  # "they deny it" behind "police arrested three men"
    # A man's gang is answered for by his lawyer, "a cell trained in Ardania" by Ardania's ministry.
    itself = itself or _named_in(voices, a.source, every)
    if itself is None and told and _IT_HAD.search(text) and _is_body(voices, a):
        # "The Union called suggestions that it was involved absurd."
        return speaker
    names = (speaker.name, *(e.name for e in (voices.asked.entity(a.speaker),) if e is not None))
    itself = itself or next((x for x in every if any(_kin(x.name, name) for name in names)), None)
    # "An army officer" answers for the army.
    said_of = set(fold(" ".join(s.text for s in a.source)).split())
    itself = itself or next((x for x in every if any(set(key.split()) <= said_of for key in x.keys)), None)
    if itself is None and own and _OTHERS.match(content[0].text):
        # Who denies it for "any officer" denies it for whom somebody accused last.
        return own[-1]
    if itself is None and _is_state(voices, a):
        itself = next((agent for agent in every if agent.countries & speaker.countries), None)
    if itself is not None:
        return itself
    own_charge = charge and not told and not _A_CHARGE.match(text) and bool(account.types & _OF_HARM)
    one = {b.agent.name: b.agent for b in before if not b.source.own}
    if own_charge and len(one) == 1 and _is_state(voices, a) and not _apart(speaker, *one.values()):
        # The only one whom anybody accuses: "The prime minister's office denied the claims".
        return next(iter(one.values()))
    last = max((b for b in before if not b.source.own), key=lambda b: b.start, default=None)
    other = last is not None and _is_state(voices, a) and _apart(speaker, last.agent)
    if last is not None and (other or _answered(voices, a, last)):
        last = None
    reach = _AT_HAND if _PRONOUN.match(text) else _ANSWERED
    if last is not None and _THE_CHARGE.match(text) and content[0].start - last.said_by.spans[-1].end < reach:
        # What was said right before, whoever answers for it: "The ministry rejected that".
        return last.agent
    if _OTHERS.match(content[0].text) or (told and _THE_ACCUSED.match(content[0].text)):
        return own[-1] if own else None
    if voices.newsrooms.is_newsroom(speaker.name):
        return own[-1] if own else None
    if own and _having_done().match(text) and not (_is_body(voices, a) or _is_state(voices, a)):
        return own[-1]
    body = _is_body(voices, a) or _is_state(voices, a)
    return speaker if told or (own_charge and body and not _REPORT.search(text)) else None


def _apart(one: Agent, other: Agent) -> bool:
    """Whether two are of different countries."""
    return bool(one.countries and other.countries) and not one.countries & other.countries


def _answered(voices: Voices, a: Attribution, last: Blame) -> bool:
    """Whether whoever was accused last has spoken since: what is rejected then is what they have said."""
    at = (a.cue or a.content)[0].start
    since = (b for b in voices.record.attributions if b is not a and b.cue and last.start < b.cue[0].start < at)
    return any(voices.keys_of(b) & last.agent.keys for b in since if b.id not in last.said_by.records)


def _denied_in(a: Attribution) -> tuple[Span, ...]:
    """The content of a denial up to what it says beside it: "that it had no part in it | and that the army had"."""
    first = a.content[0]
    beside = BESIDE.search(first.text)
    if beside is None:
        return a.content
    return (Span(first.start, first.start + beside.start(), first.text[: beside.start()]), *a.content[1:])


def _speaker(voices: Voices, a: Attribution) -> Agent | None:
    """The body in whose name somebody denies it, or else whoever it is."""
    entity = voices.asked.entity(a.speaker)
    if entity is not None:
        if (named := named_within(voices, a)) is not None and not is_named(entity):
            return of_entity(named)
        if not is_named(entity) and (whose := said_to_speak_for(voices, a)) is not None:
            return of_entity(whose)
        bodies = voices.speaks_for.get(entity.id, ())
        body = of_entity(voices.asked.entities[bodies[0]] if bodies else of_whom(voices, entity) or entity)
        return replace(body, countries=body.countries | of_entity(entity).countries)
    words = one_line(without_article(" ".join(s.text for s in a.source)))
    return Agent(words, frozenset({name_key(words)})) if words[:1].isupper() else None


def _is_taken_up(voices: Voices, a: Attribution) -> bool:
    """Whether who denies something is only called what it is, and so is the one last accused: "the militia"."""
    words = _HUNG_ON.split(fold(" ".join(s.text for s in a.source)), maxsplit=1)[0].split()
    if len(words) == 2 and words[0] in ("its", "their") and role(words[1]) is not None:
        # "Their spokesman said that they had had no part in it."
        return True
    entity = voices.asked.entity(a.speaker)
    named = entity is not None and any(m.form == "name" for m in entity.mentions)
    if named or words[:1] != ["the"]:
        return False
    # "The militia", "the rebel group", "the rebels' negotiators".
    whose = [w for w in words[1:3] if w.endswith(("'s", "s'", "’s", "s’"))]
    return (len(words) in (2, 3) and words[-1] in _GROUPS) or any(w.rstrip("'’") in _GROUPS for w in whose)


def _for_the_accused(voices: Voices, a: Attribution) -> bool:
    """Whether somebody without a name speaks for those who are called what they are: "a man who said he spoke for the
    faction denied it"."""
    if not (a.source and a.cue):
        return False
    before = voices.record.document.text[a.source[0].start : a.cue[-1].start]
    found = _SPEAKS_FOR.search(before)
    return found is not None and found[1].casefold() in _GROUPS


def _its_own(content: Sequence[Span], agents: Sequence[Agent]) -> Agent | None:
    """The accused whom a denial calls its own: "his guards" are the governor's guards."""
    found = _HIS.match(content[0].text)
    return next((x for x in agents if found and x.name.casefold().endswith(f" {found[1].casefold()}")), None)


def _is_body(voices: Voices, a: Attribution) -> bool:
    """Whether an organisation or an armed group denies something by its name, and nobody for it."""
    entity = voices.asked.entity(a.speaker)
    named = entity is not None and any(m.form == "name" for m in entity.mentions)
    return entity is not None and named and entity.kind in ("organization", "armed_group")


def _is_polices(voices: Voices, a: Attribution) -> bool:
    """Whether "they" are taken to be the police or a court, which are seldom those who deny anything so."""
    entity = voices.asked.entity(a.speaker)
    they = " ".join(s.text for s in a.source).casefold() == "they"
    return they and entity is not None and entity.sector in ("COP", "JUD")


def _is_state(voices: Voices, a: Attribution) -> bool:
    """Whether it is a country that denies something, by itself or by one of its bodies."""
    entity = voices.asked.entity(a.speaker)
    if entity is None:
        return False
    speaking = (entity, *(voices.asked.entities[i] for i in voices.speaks_for.get(entity.id, ())))
    return any(e.kind in ("country", "government") for e in speaking)


def _named_in(voices: Voices, spans: Sequence[Span], agents: Sequence[Agent]) -> Agent | None:
    """The agent whom words name: by a name of an entity in them."""
    text = voices.record.document.text
    for entity in voices.mentioned(spans):
        inside = [m for m in entity.mentions for s in spans if s.start <= m.start and m.end <= s.end]
        if inside and all(_WHOSE_CHARGE.match(text, m.end) for m in inside):
            continue  # whoever accuses: "rejected Thai accusations that …"
        one = of_entity(entity)
        found = next((agent for agent in agents if agent.keys & one.keys), None)
        words = set(name_key(entity.name).split())
        within = next((agent for agent in agents if one.named and words <= set(name_key(agent.name).split())), None)
        if found is not None or within is not None:
            return found or within
    return None


def _kin(one: str, other: str) -> bool:
    """Whether two names share a word that is a name, or the stem of one: "Ardanian agents", "Ardania's ministry"."""
    mine, theirs = (set(_NAME.findall(name)) for name in (one, other))
    return any(a[:_STEM].casefold() == b[:_STEM].casefold() for a in mine for b in theirs)

"""Agents: whom somebody holds to have done it, by the name under which they are one across the reports of an incident.

Fighters, soldiers or drones act for whoever they belong to (`affiliations`): "its fighters" in a denial of the Front is
the Front. What a weapon does, and what bombers, gunmen or "those who did this" did, blames nobody: such words name the
deed's doer and no more (`lexicons/doers.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.incidents.actors import certain, identity
from onrecord.incidents.affiliations import (
    holder_of,
    is_backed,
    is_named_in,
    leader_of,
    nation_of,
    owner_of,
    sender_of,
    sent_by,
)
from onrecord.incidents.bodies import (
    BODIES,
    acts_for,
    body_of,
    country_of,
    is_named,
    last_body,
    of_whom,
    speaker_of,
    spoken_for,
)
from onrecord.incidents.offices import name_key
from onrecord.incidents.people import (
    HIS_COUNTRY,
    KINDS,
    POSSESSIVE,
    PRONOUN,
    WORD,
    called,
    head,
    is_own,
    is_people,
    is_the_group,
    nouns,
    people,
)
from onrecord.incidents.sites import sites
from onrecord.incidents.voices import Voices, fuller
from onrecord.incidents.words import doers
from onrecord.records import Entity, Participant, Span
from onrecord.text import without_article
from onrecord.wording import one_line

_OF_STATE = re.compile(r"\bministry\b", re.IGNORECASE)
_PLACE = re.compile(r"(?:the )?(?:country|nation|state|city|town|village|region|province|district|area|island|capital)")
_BESIDE_NAME = re.compile(
    r"(,\s[A-Z][\w'’-]+(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w'’-]+){1,3}),?(?=\s(?:had|has|was|were|is)\b)"
)
_FORCE = re.compile(
    r"(?:(?:an?|the|one|two|three|several) )?(?:[A-Z]\w+-(?:led|backed) )?"
    r"(military|army|government|police|navy|air force|coalition|regime|junta)"
    r"(?:['’]s(?: own)?)?\s(?!of\b)",
    re.IGNORECASE,
)
_DENYING = frozenset({"denies", "rejects"})
_ARMIES = ("army", "military", "armed forces")
LONGEST = 70
# What goes on to say who somebody without a name is: "a criminal gang led by Bela Tor".
_GOES_ON = re.compile(
    r"\s(?:led|headed|commanded|backed|linked|tied|loyal|trained|based|known as|calling itself|from"
    r"|hired|paid|armed|sent|employed|affiliated|allied|in the (?:pay|employ|service)|of(?= the (?!(?:\w+ )?"
    r"(?:attack|bombing|blast|killing|massacre|murder|crime|shooting|strike|assault)\b)| (?:[a-z]+ )?[A-Z]))\b"
    r"[^,;.!?\n]{2,50}?"
    r"(?=\s(?:had|has|have|was|were|is|are|did|would|could|may|might|carried|planted|fired|attacked|of \w+ing)\b"
    r"|[,;.!?\n])"
)
_POLICE = re.compile(r"([\w-]+) (?:policem[ae]n|policewom[ae]n|police (?:officers?|agents?))")
_ITS_FORCE = re.compile(r"['’]s? (?:military|army|air force|navy|armed forces|police|security forces)\b")
# Those who are called by their deed, and may be some group's.
_SENT = frozenset(
    "hireling mercenary stooge proxy henchman lackey goon"
    " gunman bomber terrorist attacker assassin saboteur raider killer thug shooter murderer kidnapper hijacker".split()
)
# "A patrol of marines".
_SOME = frozenset("patrol group unit team squad gang band column member crowd mob".split())
_OF_SOME = re.compile(r"\sof (?:the )?(?:[\w-]+ )?[a-z]+s\b")
_COMPOUND = re.compile(r"\b(?:counter|anti|ex|non|pro|para)-$", re.IGNORECASE)
# By whom somebody who is only called a doer has been sent: "thugs in the employ of the party".
_IN_PAY = re.compile(
    r"\s(?:in the (?:pay|employ|service) of|(?:hired|paid|sent|employed) by|loyal to)\b", re.IGNORECASE
)
_SEVERAL = re.compile(r"[a-rt-z]s$")
_ONLY = re.compile(r"^(?:only|even|also|just|probably|possibly|perhaps|none other than) (?=the |[A-Z])", re.IGNORECASE)
_THAT = re.compile(r"^that (?=(?:[\w-]+ )?[a-z-]+s\b)")  # "told the Post | that bodyguards of the mayor | had shot"
_WHOM = re.compile(r"\swhom\s")
_ALONE = re.compile(r"\s(?:alone|itself|himself|herself|themselves|again|too|directly)$")
# "a cell which it said had been trained in Tarvia" -> a cell trained in Tarvia
_SAID_TO = re.compile(
    r"\s(?:which|that|who)\s(?:\w+\s){1,3}(?:said|says|claimed|alleged)\s(?:had been|has been|was|were|is|are)\s"
)


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who may have done it: a name as the report has it, the keys that make it one with another, the countries
    it belongs to, and whether it is named at all."""

    name: str
    keys: frozenset[str]
    countries: frozenset[str] = frozenset()
    named: bool = True


_SOLDIERS = frozenset("soldier troop army military force".split())
_THE_ARMY = Agent("the army", frozenset({"army"}), named=False)


def of_participant(voices: Voices, part: Participant, chain: Sequence[str]) -> Agent | None:
    """The agent that takes part in an event told by a chain of attributions; None where the words blame nobody."""
    entity = voices.asked.entity(part.entity)
    if (compound := _COMPOUND.search(voices.record.document.text, 0, part.span.start)) is not None:
        # "Counter-insurgents" are no insurgents.
        whole = Span(compound.start(), part.span.end, compound[0] + part.span.text)
        return described(voices, whole, one_line(whole.text))
    words = one_line(part.span.text)
    if (operated := _operated(voices, words)) is not None:
        return operated
    if (served := _state_force(voices, part.span)) is not None:
        return served
    noun = head(words)
    if noun in doers("force") and (holder := holder_of(voices, part.span)) is not None:
        return of_entity(holder)
    if noun in doers("force") and entity is not None and is_named_in(entity, part.span):
        return of_entity(entity)
    weapon = chain and noun in doers("craft") and not (entity is not None and entity.kind == "country")
    if weapon and (nation := nation_of(voices, part.span)) is not None:
        return of_entity(nation)
    if HIS_COUNTRY.fullmatch(words):
        country = entity if entity is not None and entity.kind == "country" else None
        said = voices.last(chain)
        country = country or (country_of(voices, said) if said is not None else None)
        if country is not None:
            return of_entity(country)
    owned = POSSESSIVE.match(words) is not None or words.endswith(" of ours")
    # "The Borvan-led | Red Forces" are themselves.
    itself = entity is not None and is_named(entity) and any(m.end == part.span.end for m in entity.mentions)
    # "His Vale Brigades" are the Vale Brigades.
    if (owned and not itself) or (
        noun in doers("force") and not itself and owner_of(voices, part.span, entity) is not None
    ):
        # "Arla's ministry denied Bornan claims that | its guns | had fired": Arla's.
        itself_named = entity is not None and owned and is_named(entity) and not voices.is_newsroom(entity)
        owner = owner_of(voices, part.span, entity) or (entity if itself_named else speaker_of(voices, chain))
        if owned and owner is not None and owner.kind == "government" and not is_named(owner) and noun in _SOLDIERS:
            return _THE_ARMY  # "our soldiers", a government says
        alone = owner is not None and owner.kind == "person" and body_of(voices, owner) is owner
        if alone and owner is not None and is_named(owner) and words.casefold().startswith("its "):
            return None  # nobody by name is "it"
        if owner is None or (alone and not is_named(owner)) or voices.is_newsroom(owner):
            # "The agency said that its fighters …" are whose it has spoken of.
            owner = (of_whom(voices, owner) if owner is not None else None) or last_body(voices, part.span)
        if owner is not None and owner.kind in KINDS:
            return of_entity(acts_for(voices, owner))
        if owned and chain and (who := voices.source(chain)).keys and not who.newsroom:
            # "The guild said that its members …" are whoever says so.
            return Agent(who.chain[-1], who.keys, named=False)
        if owned and noun in doers("force"):
            return None
    if is_the_group(words) and (whose := spoken_for(voices, chain)) is not None:
        # What somebody who speaks for a group says of "the group".
        return of_entity(whose)
    if (beside := _named_beside(voices, part.span, entity)) is not None:
        return of_entity(beside)
    if (leader := leader_of(voices, part.span)) is not None:
        return of_entity(leader)
    if noun in _SENT and (sender := sender_of(voices, part.span) or sent_by(voices, part.span)) is not None:
        return of_entity(sender)
    if entity is None and chain and is_people(words) and noun not in doers("doer") | doers("victim") | doers("band"):
        return described(voices, part.span, words)  # "herdsmen who graze nearby", of whom the reader has no entity
    if entity is None or entity.kind not in KINDS or noun in doers("thing") or _PLACE.fullmatch(words):
        return None
    if words.casefold() in sites(words):
        return None
    if PRONOUN.match(words):
        first_person = words.casefold() in ("we", "us")
        bodies = voices.speaks_for.get(entity.id, ()) if first_person else ()
        owner = voices.asked.entities[bodies[0]] if bodies else entity
        if bodies and not is_named(owner) and head(owner.name) in doers("band") | {"group"}:
            # "The faction's spokesman" speaks for the one that was named last.
            owner = last_body(voices, part.span) or owner
        if voices.is_newsroom(owner):
            # "Told the Post that it had not done it": the outlet that is told has done nothing.
            last = last_body(voices, part.span)
            return of_entity(last) if last is not None else None
        if not is_named(owner) and (whose := of_whom(voices, owner)) is not None:
            return of_entity(whose)
        hit = any(p.entity == owner.id for e in voices.record.events if e.type == "ASSAULT" for p in e.recipients)
        if hit and not is_named(owner) and words.casefold() in ("they", "it", "he", "she"):
            return None  # "they shot at the car" is of no patrol that was shot at
        # "They" are no more to blame than the people whom the word stands for.
        nobody = not is_named(owner) and head(owner.name) in doers("doer") | doers("victim")
        return None if nobody else of_entity(owner)
    if not is_named(entity):
        more = _GOES_ON.match(voices.record.document.text, part.span.end) if part.span.text in words else None
        if more is None and noun in _SOME:
            more = _OF_SOME.match(voices.record.document.text, part.span.end)
        paid = more is not None and _IN_PAY.match(more[0]) is not None
        if noun in doers("victim") or (noun in doers("doer") and not paid and not is_backed(voices, part.span)):
            return None
        if more is None and noun in doers("band"):
            return None
        span = _and_who(voices, part.span)
        if more is not None and span == part.span:
            # "Rebels linked to the Front | shot 37".
            deeds = (e.trigger.start for e in voices.record.events if span.end < e.trigger.start < more.end())
            end = min(deeds, default=more.end())
            words = voices.record.document.text[span.start : end].rstrip()
            span = Span(span.start, span.start + len(words), words)
        words = one_line(span.text)
        if name_key(entity.name) == name_key(words):
            words = entity.name
        return described(voices, span, words if len(words) <= LONGEST else entity.name)
    agent = of_entity(entity)
    name = fuller(entity.name, words)
    return (
        agent
        if name is None
        else replace(agent, name=name, keys=agent.keys - {name_key(entity.name)} | {name_key(name)})
    )


def _state_force(voices: Voices, words: Span) -> Agent | None:
    """A country's army, navy or police that words name by it: "jets of Tarvia's military" are its military's."""
    for e in voices.mentioned((words,)):
        for m in e.mentions if e.kind == "country" else ():
            force = _ITS_FORCE.match(words.text, m.end - words.start) if words.start <= m.start else None
            if force is not None:
                name = f"{m.text}{force[0]}"
                return Agent(name, frozenset({name_key(name), f"forces:{e.country}"}), of_entity(e).countries)
    return None


def _named_beside(voices: Voices, span: Span, entity: Entity | None) -> Entity | None:
    """Whom a word for what somebody is stands before: "the separatist | Vale Front"."""
    if (entity is None and not is_people(span.text)) or (entity is not None and is_named(entity)):
        return None
    beside = (e for e in voices.record.entities if e.kind in BODIES and e is not entity)
    return next((e for e in beside for m in e.mentions if m.form == "name" and m.start == span.end + 1), None)


def _operated(voices: Voices, words: str) -> Agent | None:
    """Whose a weapon is that is called by a force: "a military drone" is the military's, which is the one army that the
    report names, if it names but one."""
    found = _FORCE.match(words)
    if found is None or head(words) not in doers("craft"):
        return None
    force = found[1].casefold()
    alike = _ARMIES if force in _ARMIES else (force,)
    named = [
        e
        for e in voices.record.entities
        if e.kind in BODIES and f" {name_key(e.name)}".endswith(tuple(f" {a}" for a in alike))
    ]
    if len(named) == 1:
        return of_entity(named[0])
    return Agent(f"the {force}", frozenset({force}), named=False)


def is_somebody(voices: Voices, agent: Agent, words: Span) -> bool:
    """Whether words are for somebody: named, an entity of the report, of a kind that people and bodies are of, or
    several of whom nothing is known; one thing of which nothing is known is none: "a gas leak"."""
    noun = head(one_line(words.text))
    several = bool(_SEVERAL.search(words.text)) and noun not in doers("thing")
    return agent.named or several or noun in people() or bool(voices.mentioned((words,)))


def of_speaker(voices: Voices, chain: Sequence[str], words: Span) -> Agent | None:
    """The body in whose name the innermost source speaks, where words stand for it or its own: "it" in "it did not do
    it", "one of its men"."""
    speaker = speaker_of(voices, chain) if is_own(words.text) else None
    if (
        speaker is not None
        and speaker.country
        and _OF_STATE.search(speaker.name)
        and head(words.text) in doers("force")
    ):
        # A ministry's troops are its country's.
        named = (e for e in voices.record.entities if e.kind == "country" and e.country == speaker.country)
        speaker = next(named, speaker)
    return of_entity(speaker) if speaker is not None and speaker.kind in KINDS else None


def whose_own(voices: Voices, chain: Sequence[str], words: Span) -> Agent | None:
    """The body that denies something of its own, or that says of itself what it has not done, where nobody else is
    named before: "the company denied that | its guards | had killed him", "the Front said that | it | had not"."""
    a = voices.last(chain)
    held = next((s for s in a.content if s.start <= words.start < s.end), None) if a is not None else None
    if a is None or held is None:
        return None
    itself = words.text.casefold() == "it" and held.text[: words.start - held.start].strip() in ("", "that")
    if not itself and not (a.stance in _DENYING and POSSESSIVE.match(words.text)):
        return None
    before = voices.mentioned((Span(held.start, words.start, voices.record.document.text[held.start : words.start]),))
    speaker = speaker_of(voices, chain)
    if speaker is None and itself:
        named = [e for e in voices.mentioned(a.source) if e.kind in BODIES and is_named(e) and e.kind != "country"]
        return of_entity(named[0]) if named else None
    is_body = speaker is not None and (speaker.kind in BODIES or words.text.casefold().startswith("its "))
    if not is_body or any(e.kind in KINDS for e in before):
        return None
    return of_speaker(voices, chain, words)


def of_entity(entity: Entity) -> Agent:
    """An entity as an agent."""
    named = is_named(entity)
    names = {name_key(entity.name)}
    names |= {name_key(m.text) for m in entity.mentions if m.form == "name" and _telling(m.text)}
    if certain(key := identity(entity)):
        names.add(key)
    return Agent(
        called(entity.name),
        frozenset(names),
        frozenset({entity.country} if entity.country else ()),
        named,
    )


def described(voices: Voices, span: Span, words: str) -> Agent:
    countries = {e.country for e in voices.mentioned((span,)) if e.country}
    words = _WHOM.split(_THAT.sub("", _ONLY.sub("", words)), maxsplit=1)[0]
    words = _ALONE.sub("", _SAID_TO.sub(" ", words)).strip(" .,;'\"“”")
    words = words.removesuffix(" who").removesuffix(" which").removesuffix(" that").removesuffix(" as")
    first, *more = WORD.findall(without_article(words))[:6] or [""]
    keys = {name_key(words)}
    if (police := _POLICE.fullmatch(name_key(words))) is not None:
        keys.add(f"{police[1]} police")  # "federal policemen" are the federal police
    # "Soldiers" at the head of a sentence is no name.
    before = voices.record.document.text[: span.start].rstrip(" ")[-1:]
    opens = first[:1].isupper() and not (before in ("", *'.!?:\n“"') and head(first) in nouns())
    proper = not words.isupper() and (opens or any(w[0].isupper() for w in more))
    name = called(words)
    name = name if proper else name[:1].lower() + name[1:]
    return Agent(name, frozenset(keys), frozenset(countries), proper)


def _and_who(voices: Voices, span: Span) -> Span:
    """The words for somebody with the name that stands beside them: "the gang of the port's chief, Bela Tor,"."""
    text = voices.record.document.text
    named = _BESIDE_NAME.match(text, span.end)
    return Span(span.start, named.end(1), text[span.start : named.end(1)]) if named is not None else span


def _telling(name: str) -> bool:
    """Whether a name tells who it is without its report: two words, or capitals only."""
    return " " in name.strip() or (name.isupper() and len(name) > 2)

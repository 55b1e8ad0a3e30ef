"""Affiliations: to whom those belong whom words only call by what they are or do.

"Its fighters" are whoever's "its" stands for, "men of the warlord Bela Tor" are his, "a ship belonging to the Vale
Front" and "Vale Front gunmen" are the Front's, "Tarvian-paid gunmen" those of whoever stands behind them.
"""

from __future__ import annotations

import re

from onrecord.incidents.bodies import BODIES, is_named
from onrecord.incidents.offices import name_key
from onrecord.incidents.people import KINDS, head
from onrecord.incidents.voices import Voices
from onrecord.incidents.words import doers
from onrecord.lexicons.actors import demonym
from onrecord.records import Entity, Span
from onrecord.text import without_article

_THEIR_BODY = re.compile(r"(?:the |some |two |three )?[\w-]+ (?:of|from|belonging to|loyal to|sent by|with) (?:the )?")
_HELD_BY = re.compile(
    r"\s(?:belonging to|operated by|owned by|flown by|crewed by|manned by|commanded by|under the command of|loyal to"
    r"|flying the flag of) (?:the )?"
)
_WHOSE_SIDE = re.compile(r"\s(?=(?:of|loyal|under|sent|hired|commanded|led|answering|in)\s)")
# "Men | of the warlord Bela Tor", "fighters | loyal to Tor".
_FOLLOWERS = frozenset(
    "man boy fighter follower gunman militiaman loyalist henchman thug hitman bodyguard disciple supporter son rifleman"
    " recruit warrior".split()
)
_FOLLOWING = re.compile(
    r"\s(?:of|loyal to|under|sent by|hired by|commanded by|led by|answering to|in the (?:pay|service) of) (?:the )?"
    r"(?:(?:[a-z-]+ )?(?:warlord|commander|leader|chief|chieftain|kingpin|boss|baron|general|captain|emir|outlaw"
    r"|businessman|landowner|strongman|General|Colonel|Commander|Captain|Major|Brigadier|Sheikh|Emir|Mullah|Marshal) )?"
)
_OWNER = re.compile(r"([a-z]+(?: [a-z]+)?)['’]s? (?:own )?[a-z]")
# "British-trained saboteurs" are called by who stands behind them.
_BACKED = re.compile(
    r"[\w’'.]+-(?:trained|backed|linked|led|paid|hired|armed|sent|funded|financed|sponsored|recruited|directed|controlled"
    r"|supported|equipped|aligned|affiliated|allied|inspired)\b"
)


def owner_of(voices: Voices, span: Span, entity: Entity | None) -> Entity | None:
    """Whom the words within a phrase name: "its" of "its fighters", "the Front" of "fighters of the Front"."""
    if entity is not None and any(
        m.start == span.start and m.end < span.end and m.form == "pronoun" for m in entity.mentions
    ):
        # The participant is already who it belongs to.
        return entity
    inside = [e for e in voices.mentioned((span,)) if e is not entity and e.kind in KINDS and e.kind != "nationality"]
    inside = [e for e in inside if e.kind != "country" or not _adjective(e, span)]
    # Whom the whole phrase names is not named within it.
    inside = [e for e in inside if all((m.start, m.end) != (span.start, span.end) for m in e.mentions)]
    return inside[-1] if inside else _owner_told_of(voices, span)


def _owner_told_of(voices: Voices, span: Span) -> Entity | None:
    """The body that a report tells of elsewhere by the words for an owner: "the | junta's gunners"."""
    found = _OWNER.match(without_article(span.text))
    if found is None:
        return None
    bodies = (e for e in voices.record.entities if e.kind in BODIES)
    return next((e for e in bodies if any(without_article(m.text) == found[1] for m in e.mentions)), None)


def _adjective(entity: Entity, span: Span) -> bool:
    """Whether a country is only named by an adjective: "Russian forces" have a name of their own."""
    at = [m for m in entity.mentions if span.start <= m.start and m.end <= span.end]
    return all(name_key(m.text) != name_key(entity.name) for m in at)


def holder_of(voices: Voices, words: Span) -> Entity | None:
    """The body by name to which those belong whom words stand for: "a ship | belonging to the Vale Front"."""
    found = _HELD_BY.match(voices.record.document.text, words.end)
    if found is None:
        return None
    named = (e for e in voices.record.entities if e.kind in BODIES and is_named(e))
    return next((e for e in named if any(m.form == "name" and m.start == found.end() for m in e.mentions)), None)


def is_named_in(entity: Entity, words: Span) -> bool:
    """Whether words begin with the name of the body that they are of: "Orvian Coast Guard | cutter 12"."""
    body = entity.kind in BODIES and entity.kind != "country"
    ends = (m.end for m in entity.mentions if m.form == "name" and words.start <= m.start and m.end < words.end)
    return body and any(head(words.text[end - words.start :]) in doers("force") for end in ends)


def sender_of(voices: Voices, words: Span) -> Entity | None:
    """The named group whose those are who are called by their deed right behind its name: "Vale Front gunmen"."""
    named = (e for e in voices.mentioned((words,)) if e.kind in ("armed_group", "organization") and is_named(e))
    for e in named:
        for m in e.mentions:
            inside = words.start <= m.start and m.form == "name"
            behind = words.text[m.end - words.start :] if inside else ""
            if inside and re.fullmatch(r"\s[a-z]+", behind) and not voices.is_newsroom(e):
                return e
    return None


def sent_by(voices: Voices, words: Span) -> Entity | None:
    """The named body whose those are who are only called by their deed: "terrorists of the Vale Front"."""
    found = _THEIR_BODY.match(words.text)
    if found is None:
        return None
    named = (e for e in voices.record.entities if e.kind in BODIES and e.kind != "country" and is_named(e))
    at = words.start + found.end()
    return next((e for e in named if any(m.start == at and m.form == "name" for m in e.mentions)), None)


def leader_of(voices: Voices, words: Span) -> Entity | None:
    """The person or the group by name whose men those are: "men of the warlord Bela Tor", "fighters loyal to Tor"."""
    if head(words.text) not in _FOLLOWERS:
        return None
    front = _WHOSE_SIDE.split(words.text, maxsplit=1)[0]
    found = _FOLLOWING.match(voices.record.document.text, words.start + len(front))
    if found is None:
        return None
    of_body = found[0].split()[0] in ("of", "loyal", "under", "sent")
    kinds = {"person", *(("armed_group", "organization") if of_body else ())}
    named = (e for e in voices.record.entities if e.kind in kinds and is_named(e) and not voices.is_newsroom(e))
    return next((e for e in named if any(m.form == "name" and m.start == found.end() for m in e.mentions)), None)


def nation_of(voices: Voices, words: Span) -> Entity | None:
    """Whose a weapon is that somebody calls by a country: "a Tarvian missile", but no "Tarvian-made missile"."""
    for e in voices.mentioned((words,)):
        for m in e.mentions if e.kind == "country" else ():
            opens = re.fullmatch(r"(?:(?:an?|the|two|three|several) )?", words.text[: m.start - words.start])
            if words.start <= m.start and opens and words.text[m.end - words.start :].startswith(" "):
                return e
    first = without_article(words.text).partition(" ")[0]
    code = demonym(first) if first[:1].isupper() else None
    return next((e for e in voices.record.entities if code and e.kind == "country" and e.country == code), None)


def is_backed(voices: Voices, words: Span) -> bool:
    """Whether words say of people by name who stands behind them: "Tarvian-paid gunmen", not "well-armed gunmen"."""
    starts = {words.start + found.start() for found in _BACKED.finditer(words.text)}
    return any(m.start in starts for e in voices.mentioned((words,)) if e.kind in KINDS for m in e.mentions)

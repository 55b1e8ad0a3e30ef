"""Bodies: in whose name somebody speaks or acts: a spokesman's group, the Front of "a local unit of the Front"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.incidents.voices import Voices
from onrecord.lexicons import load
from onrecord.records import Attribution, Entity, EntityKind, Span

BODIES: frozenset[EntityKind] = frozenset({"organization", "government", "armed_group", "country"})
_PART_OF = re.compile(
    r"\s(?:unit|wing|branch|cell|faction|commander|member|fighters?|leader)?s?\s?(?:of|from|in|with) (?:the )?"
)
_SPEAKING = re.compile(
    r"\b(?:spokes\w+|speaks? (?:for|on behalf of)|spoke for|representative|adviser|advisor|envoy)s?\b", re.IGNORECASE
)
_SPEAKS = re.compile(r"\b(?:speak|speaks|spoke|speaking|spokes(?:wo)?man) (?:for|of|on behalf of|in the name of)\b")
_SELF_NAMED = re.compile(
    r"\b(?:call|identif|introduc|present|styl|describ|giv|nam)\w* (?:himself|herself|themselves|itself)"
    r" (?:(?:only |simply )?as )?(?:(?:the )?[a-z]+ )?(?=[A-Z])"
    r"|\b(?:gave|gives|giving) (?:his|her|their) name (?:only )?as (?=[A-Z])",
)
_NAME_REACH = 60
_NEAR = 300
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def of_whom(voices: Voices, entity: Entity) -> Entity | None:
    """The named body of which somebody without a name is a part: "a local unit of the Front"."""
    text = voices.record.document.text
    for m in entity.mentions:
        found = _PART_OF.match(text, m.end) if m.form != "pronoun" else None
        if found is not None:
            inside = voices.mentioned(
                (Span(found.end(), found.end() + _NAME_REACH, text[found.end() : found.end() + _NAME_REACH]),)
            )
            begun = (e for e in inside if e.kind in BODIES and any(x.start == found.end() for x in e.mentions))
            if (named := next((e for e in begun if is_named(e)), None)) is not None:
                return named
    return None


def acts_for(voices: Voices, entity: Entity) -> Entity:
    """The body in whose name somebody's men act, or else whoever it is: no name for "fighters" whom he leads."""
    body = body_of(voices, entity)
    return body if is_named(body) or not is_named(entity) else entity


def who_speaks(voices: Voices, entity: Entity) -> Entity:
    """The body in whose name somebody speaks, or else whoever it is."""
    return of_whom(voices, entity) or body_of(voices, entity)


def _innermost(voices: Voices, chain: Sequence[str]) -> tuple[Attribution | None, Entity | None]:
    """The innermost attribution of a chain, and who speaks in it."""
    a = voices.last(chain)
    return a, voices.asked.entity(a.speaker) if a is not None else None


def self_named(voices: Voices, a: Attribution) -> Entity | None:
    """Whom somebody says he is: "a man who called himself Bela Tor", "who gave his name as Bela Tor"."""
    for words in a.source:
        said = _SELF_NAMED.search(words.text)
        if said is not None:
            at = words.start + said.end()
            named = (e for e in voices.record.entities for m in e.mentions if m.form == "name" and m.start == at)
            return next(named, None)
    return None


def spoken_for(voices: Voices, chain: Sequence[str]) -> Entity | None:
    """The body for which the innermost source speaks and is not itself: "a spokesman for the Front"."""
    _, speaker = _innermost(voices, chain)
    if speaker is None or speaker.kind != "person":
        return None
    body = body_of(voices, speaker)
    return body if body is not speaker else of_whom(voices, speaker)


def speaker_of(voices: Voices, chain: Sequence[str]) -> Entity | None:
    """The body in whose name the innermost source of a chain speaks."""
    a, entity = _innermost(voices, chain)
    if a is None or entity is None:
        return None
    body = body_of(voices, entity)
    if body is entity and entity.kind == "person" and not is_named(entity):
        if (himself := self_named(voices, a)) is not None:
            return himself
        body = of_whom(voices, entity) or body
    if body is entity and entity.kind in BODIES and not is_named(entity):
        # "Its political wing", "the Front's military wing".
        whose = named_within(voices, a)
        return whose if whose is not None and whose.kind != "country" else body
    if body is entity and entity.kind == "person" and any(_SPEAKING.search(s.text) for s in a.source):
        # "A man who called himself a spokesman of the Front": the relation is not read, but there is one name.
        return named_within(voices, a) or body
    return body


def named_within(voices: Voices, a: Attribution) -> Entity | None:
    """The one body that the words for a source name: "the Front's press office"."""
    inside = [e for e in voices.mentioned(a.source) if e.kind in BODIES and is_named(e) and not voices.is_newsroom(e)]
    return inside[0] if len(inside) == 1 else None


def said_to_speak_for(voices: Voices, a: Attribution) -> Entity | None:
    """The body for which somebody without a name is said to speak: "a man who said he spoke for the Vale Front"."""
    if not (a.source and a.cue and a.source[0].start < a.cue[-1].start):
        return None
    start, end = a.source[0].start, a.cue[-1].start
    between = Span(start, end, voices.record.document.text[start:end])
    bodies = (e for e in voices.mentioned((between,)) if e.kind in BODIES and is_named(e) and not voices.is_newsroom(e))
    return next(bodies, None) if _SPEAKS.search(between.text) else None


def country_of(voices: Voices, a: Attribution) -> Entity | None:
    """The country that whoever speaks calls his own, as the report names it: an Orvian official's is Orvia, that of an
    adviser in Velmar is Velmar's."""
    speaker = voices.asked.entity(a.speaker)
    words = [e for e in voices.mentioned(a.source) if e is not speaker]
    code = next((e.country for e in (*([speaker] if speaker is not None else []), *words) if e.country), None)
    named = (e for e in voices.record.entities if e.kind == "country" and e.country == code)
    return next(named, None) if code is not None else None


def body_of(voices: Voices, owner: Entity) -> Entity:
    """The body that somebody leads or speaks for: "his men" are the group's."""
    bodies = voices.speaks_for.get(owner.id, ()) if owner.kind == "person" else ()
    return voices.asked.entities[bodies[0]] if bodies else owner


def last_body(voices: Voices, span: Span) -> Entity | None:
    """The body that was named last before a phrase that does not say whose it is: "its commander"."""
    before = [
        (m.start, e)
        for e in voices.record.entities
        if e.kind in BODIES and not voices.is_newsroom(e) and not _is_medium(e)
        for m in e.mentions
        if m.form == "name" and span.start - _NEAR < m.start < span.start
    ]
    return max(before, key=lambda b: b[0])[1] if before else None


def _is_medium(entity: Entity) -> bool:
    """Whether a body is only where people say things: "Telegram"."""
    return entity.name.casefold() in _media()


@cache
def _media() -> frozenset[str]:
    return frozenset(row["word"] for row in load("channels") if row["as"] == "medium")


def is_named(entity: Entity) -> bool:
    """Whether somebody has a name in the report."""
    if any(m.form == "name" for m in entity.mentions):
        return True
    return not entity.name.isupper() and any(w[0].isupper() for w in _WORD.findall(entity.name)[1:])

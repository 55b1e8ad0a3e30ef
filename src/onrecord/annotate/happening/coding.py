"""What becomes of a candidate event once a trained coder has been asked: the lexicon's sense and the coder's, as one.

The lexicon knows who takes which part and why; the coder has read the sentence. Where they disagree, the surer one
is followed, and the coder has to be surer to contradict a lexicon entry than to type a verb that no entry knows. It
never makes an event more real than the rules hold it to be: it may only doubt what they tell as having happened.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from onrecord.annotate.coded import Coding
from onrecord.annotate.happening.event_types import Sense
from onrecord.annotate.happening.factuality import Factuality
from onrecord.annotate.happening.triggers import Trigger
from onrecord.records import EventType

# Shares above which the coder is followed, tuned on the tuning half of the running-text benchmark: none or another type
# against an entry, a type for one that has none, a type and none for a verb without one. Of 51 types that it gave to
# such verbs in news some 30 were wrong ("exposes", "embroiled"), however sure it was; but in twelve other reports,
# labelled before they were read, as many in a hundred were right without them and fewer were found.
_IDLE = 0.93
_OTHER = 0.90
_RETYPED = 0.87
_GIVEN = 0.92
_TYPED = 0.88
_IDLE_UNKNOWN = 0.88
# A verb that mostly has its content from its object, or that nobody takes part in, tells of a happening of its own
# where the coder all but rules out that it does not.
_IDLE_SLIGHT = 0.08
# An entry whose words have other meanings as common needs this share of its type; one that the coder all but rules out,
# being surer of something else, loses its type.
_LIKELY = 0.20
_RULED_OUT = 0.05
_ELSE = 0.40
# Arms given to somebody ("arming the rebels") are aid and sanctions are sanctions, however violent the words around;
# which strikes are fought and which are walked out on is told by the report as a whole (`walking_out`).
# Whether force is an assault the entry knows as well.
_KEPT = frozenset(
    {
        ("AID", "ASSAULT"),
        ("SANCTION", "ASSAULT"),
        ("ASSAULT", "PROTEST"),
        ("ASSAULT", "COERCE"),
        ("ASSAULT", "MOBILIZE"),
        ("COERCE", "ASSAULT"),
    }
)
# A word of violence or of reproach ("attack") is of reproach above the first share of ACCUSE, below the second of
# ASSAULT; above the third it is surely of violence.
_REPROACH = 0.45
_VIOLENT = 0.40
_SURELY_VIOLENT = 0.75
# The coder leans to walkouts wherever a strike stands alone.
_WALKOUT = 0.80
# Above these shares of not having happened, and of that or being open, "actual" is taken back.
_UNREAL = 0.20
_OPEN = 0.75
# The same for what the words speak of as known.
_UNREAL_KNOWN = 0.70


def reproaching(coded: Iterable[tuple[Trigger, Coding]]) -> bool | None:
    """Whether a report's words of violence or reproach ("attack", "onslaught") are of reproach: they have one sense
    in a report. False where one of them is surely of violence, None where nothing tells."""
    shares = [coding.types for trigger, coding in coded if trigger.sense is not None and trigger.sense.verbal]
    if any(s["ASSAULT"] >= _SURELY_VIOLENT for s in shares):
        return False
    return any(map(_reproaches, shares)) or None


def _reproaches(shares: Mapping[str, float]) -> bool:
    return shares["ACCUSE"] >= _REPROACH and shares["ASSAULT"] < _VIOLENT


def walking_out(coded: Sequence[tuple[Trigger, Coding]], *, workers: bool) -> bool:
    """Whether a report's strikes of which no word says more are walkouts: one is by its own words and none is surely of
    violence, or the coder takes all of them for walkouts in a report that speaks of `workers` and of no violence."""
    known = [trigger.sense for trigger, _ in coded if trigger.sense is not None]
    shares = [coding.types for trigger, coding in coded if trigger.sense is not None and trigger.sense.walkout]
    if any(s.type == "PROTEST" and s.mode == "strike" for s in known):
        return all(s["ASSAULT"] < _SURELY_VIOLENT for s in shares)
    violence = any(s.type == "ASSAULT" and not s.walkout for s in known)
    return workers and not violence and all(s["PROTEST"] >= _WALKOUT for s in shares)


def sensed(trigger: Trigger, coding: Coding, *, reproach: bool | None = None, walkout: bool = False) -> Trigger | None:
    """The trigger with the sense that it has by lexicon and coder together, None where it names no event. `reproach`:
    whether a word that may be of violence or of reproach is of reproach, None where the coder may tell; `walkout`: the
    same of a blow or a walkout."""
    shares = coding.types
    best = max(shares, key=lambda name: (shares[name], name))
    sense = trigger.sense
    if sense is None:
        if shares["NONE"] >= (_IDLE_SLIGHT if trigger.slight else _IDLE_UNKNOWN):
            return None
        if best not in ("NONE", "OTHER") and shares[best] >= _TYPED:
            return dataclasses.replace(trigger, sense=_guessed(best))
        return trigger
    if sense.befell or sense.firm:
        return trigger
    if sense.verbal and (reproach or (reproach is None and _reproaches(shares))):
        return dataclasses.replace(trigger, sense=dataclasses.replace(_retyped(sense, "ACCUSE"), mode="disapprove"))
    if sense.walkout and walkout:
        return dataclasses.replace(trigger, sense=dataclasses.replace(_retyped(sense, "PROTEST"), mode="strike"))
    if sense.type is None:
        if shares["NONE"] >= _IDLE:
            return None
        if best not in ("NONE", "OTHER") and shares[best] >= _GIVEN:
            return dataclasses.replace(trigger, sense=_retyped(sense, best))
        return trigger
    if best == sense.type:
        return trigger
    if shares["NONE"] >= _IDLE:
        return None
    if shares["NONE"] + shares["OTHER"] >= _OTHER:
        return dataclasses.replace(trigger, sense=_retyped(sense, None))
    if (sense.type, best) in _KEPT:
        return trigger
    if best not in ("NONE", "OTHER") and shares[best] >= _RETYPED:
        return dataclasses.replace(trigger, sense=_retyped(sense, best))
    ruled_out = best not in ("NONE", *(("OTHER",) if sense.absorbs else ())) and (
        shares[sense.type] < _RULED_OUT and shares[best] >= _ELSE
    )
    if ruled_out or (sense.loose and shares[sense.type] < _LIKELY):
        return dataclasses.replace(trigger, sense=_retyped(sense, None))
    return trigger


def _guessed(name: str) -> Sense:
    """The sense of a verb that no entry knows, as the coder has it."""
    return Sense(cast("EventType", name), None, ("subj",), ("obj",), f"coder:{name}; verb of action")


def _retyped(sense: Sense, name: str | None) -> Sense:
    rule = f"coder:{name or 'no type'}; {sense.rule}"
    return dataclasses.replace(sense, type=cast("EventType | None", name), mode=None, rule=rule)


def doubted(held: Factuality, coding: Coding, *, known: bool = False) -> Factuality:
    """How an event is held once the coder has read the sentence: what the rules hold for actual is taken back where
    the coder is sure that it is not told as having happened; it has to be surer of what is spoken of as `known`."""
    if held.modality != "actual" or held.polarity == "negative":
        return held
    shares = coding.held
    unreal = shares["hypothetical"] + shares["negative"]
    if unreal >= (_UNREAL_KNOWN if known else _UNREAL):
        when = "unknown" if held.document_time == "before" else held.document_time
        return dataclasses.replace(held, modality="hypothetical", certainty="unknown", document_time=when)
    if unreal + shares["hedged"] >= _OPEN and not known:
        return dataclasses.replace(held, modality="hedged", certainty="possible")
    return held

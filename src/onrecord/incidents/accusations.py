"""Accusations: every saying in a report that somebody did it, or did not.

What counts as saying so: an event of the incident with an actor, as its innermost source holds it; a statement that
accuses or blames somebody of it without another event; an accusation that the report tells as a deed; a claim of
responsibility; a denial by whoever is accused, and by others for them. "No group claimed responsibility" accuses
nobody. How it is said is kept with each (`SaidBy.stance`): a suspicion stays a suspicion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from onrecord.incidents.accused import HELD_TO_BE, all_in_content
from onrecord.incidents.agents import described, of_entity, of_participant, of_speaker, whose_own
from onrecord.incidents.blame import BESIDE, Blame, blame, said_fully, said_jointly, speakers
from onrecord.incidents.bodies import speaker_of
from onrecord.incidents.charges import (
    ACCUSING,
    BLAMING,
    DENYING,
    accuses,
    admits,
    before_of,
    behind_finger,
    charging,
    claims_deed,
    cue_of,
    is_at_large,
    is_beside_deed,
    is_firm,
    is_habit,
    is_what_is_said,
    of_goods,
    of_others,
    past_denier,
    up_to_denier,
)
from onrecord.incidents.deeds import (
    charged_with,
    is_befallen,
    is_doing,
    is_hedged,
    is_hit_beside,
    is_in_passing,
    is_left_open,
    is_no_deed,
    lends_to,
    makes_harm,
    may_be_blamed,
    owns_up,
    owns_up_to,
    said_just_before,
)
from onrecord.incidents.marks import marks
from onrecord.incidents.people import PRONOUN
from onrecord.incidents.phrases import Phrase, is_deed, is_holder, phrases
from onrecord.incidents.scope import Account
from onrecord.incidents.sites import sites
from onrecord.incidents.voices import Source
from onrecord.records import Attribution, Entity, Event, Participant, Polarity, Span
from onrecord.wording import one_line

_LEAVING = frozenset({"supports", "declines_to_say"})
_SUSPECTING = re.compile(r"suspect|believ|think|thought|assum|fear|likely|appear|seem|may |might", re.IGNORECASE)
# Where what is said of the accused begins: "the Front (FF), an armed group that has fought …".
_HUNG_ON = re.compile(r"[,;(]")
# "The company that owns it, | Orvia Marine, | was responsible".
_APPOSED = re.compile(r", ((?:[A-Z][\w’'-]+ ?){1,5}),? (?=(?:was|were|is|are|had|has)\b)")
# "The blame | was laid | on the Front".
_THE_BLAME = re.compile(r"(?:the |all )*(?:blame|responsibility|guilt)\b", re.IGNORECASE)
_ON = re.compile(r"(?:\w+ly )?(?:on|upon|at|with|to) ")
_EACH_OTHER = re.compile(r"(?:each other|one another)\b", re.IGNORECASE)
_NOT_BY = re.compile(r"\b(?:not|rather than|instead of) (?:by )?(?:the )?$", re.IGNORECASE)
_BUT_BY = re.compile(r"\bnot\b[^.;]*,? but (?:instead )?by (?:the |an? )?$", re.IGNORECASE)
_BEHIND = re.compile(r"\s+(?:[\w’'-]+\s+){0,4}?behind\s+(?:the\s+)?(?=[A-Z])")
_CUT = re.compile(r"[,;:.()“”\"]|\b(?:at|in|on|of|near|had|has|have|was|were|who|which|that)\b")
_NEAR = 40
_BLOODY = re.compile(r"\b(?:blood|bloodshed|massacre|slaughter|murder|killing|deaths?\b|crime|atrocit)", re.I)


def blames(account: Account) -> tuple[Blame, ...]:
    """Everything that a report says of who did it, but for denials that leave open who it is that did not."""
    return tuple(said_jointly(account.voices, said_fully(account.record, list(_Accusations(account).blames()))))


class _Accusations:
    """What one report says of who did it."""

    def __init__(self, account: Account) -> None:
        self.record, self.voices = account.record, account.voices
        self.scope, self.types = account.scope, account.types
        self._text = account.record.document.text
        self._cues = [s for a in account.record.attributions for s in a.cue]
        days = [account.voices.asked.times[e.time].begin for e in self.scope.members if e.time is not None]
        self._year = next((day[:4] for day in days if day), (account.voices.published or "")[:4] or None)

    def blames(self) -> Iterator[Blame]:
        told: set[str] = set()
        for event in self.record.events:
            if event.modality in ("actual", "hedged") and (self.scope.holds(event) or self._makes_it(event)):
                for found in self._of_event(event):
                    told.update(event.according_to[-1:])
                    yield found
        for a in charging(self.record):
            if accuses(a) and any(_EACH_OTHER.match(s.text) for s in a.content):
                yield from self._of_each_other(a)
            elif a.stance in DENYING:
                yield from self._of_phrases(a)
            elif a.stance in _LEAVING or (is_what_is_said(a) and self._is_within_denial(a)):
                continue  # "praised the work of the rescuers", "neither confirmed nor denied that it was the army"
            elif a.id not in told and claims_deed(a) and self.scope.about(a.content, at=a.cue[0].start):
                yield from self._of_claim(a)
            elif a.id not in told and not self.beside_the_point(a):
                yield from self._of_accusation(a) if accuses(a) else self._of_phrases(a)
        yield from self._of_deeds()

    def _of_each_other(self, a: Attribution) -> Iterator[Blame]:
        """What two say of each other: "the army and the Front blamed each other for it"."""
        if not self.scope.about(a.content, at=(a.cue or a.content)[0].start):
            return
        both = speakers(self.voices, a)
        for one, other in permutations(both, 2) if len(both) == 2 else ():
            ids, said = self.voices.asked.outward(a), (*a.source, *a.cue, *a.content)
            source = self.voices.source(ids[:-1], one)
            yield blame(self.voices, of_entity(other), "positive", source, ids, said, (a.id,), False)

    def _makes_it(self, event: Event) -> bool:
        """Whether an event says who made the incident without telling of it: "the Front had planted the bomb"."""
        made = event.type in self.types | {None} and is_deed(event.trigger.text) and self.scope.at(event.trigger.start)
        return made and (event.type is not None or event.polarity == "negative" or makes_harm(self._text, event))

    def _of_event(self, event: Event) -> Iterator[Blame]:
        """What an event of the incident says of its actors."""
        burnt = event.type is None and event in self.scope.members and bool(event.according_to) and is_doing(event)
        if (event.type is None or event.type not in self.types) and not (burnt or is_deed(event.trigger.text)):
            return
        if self._is_cue(event) or is_no_deed(self._text, event) or is_in_passing(self._text, event, self._year):
            return
        chain = event.according_to
        if is_left_open(self.record, event):
            return
        said = [self.voices.asked.attributions[i] for i in chain if i in self.voices.asked.attributions]
        # "Rejected reports that the army had done it": nobody is known to say that it had.
        denier = chain[: up_to_denier(said)] if len(said) == len(chain) and up_to_denier(said) < len(said) else ()
        if not denier and len(said) > 1 and event.polarity == "negative" and is_what_is_said(said[-1]):
            denier = chain[:-1]
        if denier and (event.polarity == "negative" or is_what_is_said(said[-1])):
            chain = denier
        source = self._source(chain)
        for part in event.actors:
            # "The guild denied the mayor's allegation that its members had burned it": the guild's.
            own = of_speaker(self.voices, denier, part.span) if denier else None
            own = own or (whose_own(self.voices, chain, part.span) if event.polarity == "negative" else None)
            agent = own or of_participant(self.voices, part, chain)
            if agent is None or (not chain and said_just_before(self.record, event, part)):
                continue
            befallen = (not chain and is_befallen(self.record, event, part)) or is_hit_beside(self.record, event, part)
            if befallen or may_be_blamed(self.record, event, part) or self._condemns(event, part):
                continue
            last = self.voices.last(chain)
            held = chain and is_holder(self._text, part.span.end, event.trigger.start)
            if held or self._of_site(event, part.span) or (not chain and self._is_where(part)):
                continue
            if last is not None and of_goods(self._text[part.span.end : event.sentence.end]):
                continue
            not_by = _NOT_BY.search(self._text, max(event.sentence.start, part.span.start - _NEAR), part.span.start)
            denied = chain != event.according_to or self._is_denied(event, part.span)
            polarity: Polarity = "negative" if not_by or denied else event.polarity
            if _BUT_BY.search(self._text, event.sentence.start, part.span.start):
                polarity = "positive"  # "not by the Front but by soldiers"
            # Who is named beside a deed and speaks of it does not own up thereby: "an army post was hit, it said".
            itself = polarity == "positive" and (bool(agent.keys & source.keys) or self._speaks(event, part))
            claims = last is not None and claims_deed(last)
            if itself and not claims and not (owns_up(part.span) and (agent.named or admits(last))):
                continue
            spans = (*self._content(chain, part.span), part.span, event.trigger)
            found = blame(
                self.voices, agent, polarity, source, chain, spans, (event.id,), is_hedged(event) and not is_firm(last)
            )
            if itself:
                found = replace(found, said_by=replace(found.said_by, stance="claims"))
            yield replace(found, taken_up=bool(chain) and part.span.text.casefold() in ("they", "it"))

    def _source(self, chain: Sequence[str]) -> Source:
        """Who says something that others may deny."""
        said = [self.voices.asked.attributions[i] for i in chain if i in self.voices.asked.attributions]
        return self.voices.source(past_denier(chain, said) if len(said) == len(chain) else chain)

    def _is_cue(self, event: Event) -> bool:
        return any(s.start < event.trigger.end and event.trigger.start < s.end for s in self._cues)

    def _is_where(self, part: Participant) -> bool:
        """Whether a country is only where it was: "Tarvian car bombing", "Tarvia: a mine kills"."""
        entity = self.voices.asked.entity(part.entity)
        here = {e.location.country for e in self.scope.members if e.location is not None}
        return entity is not None and entity.kind in ("country", "nationality") and entity.country in here - {None}

    def _of_site(self, event: Event, actor: Span) -> bool:
        """Whether an adjective before a trigger is of the site: "the Orvian hotel attack", not "the Orvian
        air strike"."""
        between = self._text[actor.end : event.trigger.start] if actor.end <= event.trigger.start else ""
        return 0 < len(between) <= _NEAR and not _CUT.search(between) and bool(sites(between))

    def _speaks(self, event: Event, part: Participant) -> bool:
        """Whether whoever takes part is the innermost source, who need not have a name."""
        last = self.voices.last(event.according_to)
        return last is not None and part.entity is not None and part.entity == last.speaker

    def _condemns(self, event: Event, part: Participant) -> bool:
        """Whether "its" raids are condemned by whom they are taken to be of: nobody condemns what he has done."""
        last = self.voices.last(event.according_to)
        own = self._speaks(event, part) and owns_up(part.span)
        return own and last is not None and last.stance == "condemns"

    def _is_denied(self, event: Event, actor: Span) -> bool:
        """Whether a deed is told only to be denied: "denied in a video that the gang had started the riot"."""
        if event.polarity == "negative" or actor.start > event.trigger.start:
            return False
        last = self.voices.last(event.according_to)
        if last is not None and last.stance == "denies":
            return True
        if last is not None and last.stance in ACCUSING:
            return False
        text = self._text
        return any(
            e.type == "REJECT"
            and e.trigger.text.casefold().startswith("den")
            and event.sentence.start <= e.trigger.start < actor.start
            and not re.search(r"[.;“”\"]", text[e.trigger.end : actor.start])
            and not BESIDE.search(text, e.trigger.end, actor.start)
            for e in self.record.events
        )

    def _content(self, chain: Sequence[str], within: Span) -> tuple[Span, ...]:
        """The words of the innermost source that hold a span, with those of how it accuses or denies; none in the
        report's own voice."""
        a = self.voices.last(chain)
        if a is None:
            return ()
        cue = a.cue if a.stance in ACCUSING | DENYING else ()
        return (*cue, *(s for s in a.content if a.stance in DENYING or s.start <= within.start < s.end))

    def _is_within_denial(self, a: Attribution) -> bool:
        """Whether somebody takes up what is said only to deny it: "dismissed reports that the Front had done it"."""
        outer = self.voices.asked.outward(a)[:-1]
        return any(self.voices.asked.attributions[i].stance in DENYING for i in outer)

    def beside_the_point(self, a: Attribution) -> bool:
        """Whether an accusation is one that is made time and again, and not of the incident."""
        return is_habit(a) and not any(self.scope.holds(e) for s in a.content for e in self._events(s))

    def _events(self, span: Span) -> list[Event]:
        return [e for e in self.record.events if span.start <= e.trigger.start < span.end]

    def _of_accusation(self, a: Attribution) -> Iterator[Blame]:
        """Whom a statement accuses of the incident, where no event in it says so. What is claimed in a clause ("claimed
        that the election was rigged") is no accusation of whom it begins with."""
        laid = bool(a.content) and _THE_BLAME.match(a.content[0].text) is not None
        if not a.content or a.stance == "alleges" or not (laid or BLAMING.search(cue_of(a))):
            yield from self._of_phrases(a)
            return
        ids = self.voices.asked.outward(a)
        source = self._source(ids)
        open_ = bool(_SUSPECTING.search(cue_of(a)))
        if any(is_at_large(s.text) for s in a.content[1:]) or of_others(a):
            return  # "both have been accused | of war crimes"
        on = [_on_whom(s) for s in a.content[1:]] if laid else [behind_finger(before_of(a, s)) for s in a.content]
        for agent, words in all_in_content(self.voices, on):
            if self._of_it(self._charge(a, words), words) and (open_ or not agent.keys & source.keys):
                yield blame(self.voices, agent, "positive", source, ids, (*a.cue, *a.content, words), (a.id,), open_)

    def _of_claim(self, a: Attribution) -> Iterator[Blame]:
        """Who claims responsibility, where no event says so."""
        ids = self.voices.asked.outward(a)
        speaker = speaker_of(self.voices, ids)
        if a.stance not in DENYING and (speaker is not None or a.speaker_kind == "named"):
            words = a.source[0] if a.source else a.cue[0]
            agent = of_entity(speaker) if speaker is not None else described(self.voices, words, one_line(words.text))
            yield blame(
                self.voices, agent, "positive", self.voices.source(ids), ids, (*a.cue, *a.content), (a.id,), False
            )

    def _of_phrases(self, a: Attribution) -> Iterator[Blame]:
        """Whom a statement blames by a phrase: "the attack bears the hallmarks of the Front". Of a denial only what is
        said beside it: "that it was not responsible and that the army had carried it out"."""
        # Whom nobody names says it in nobody else's words: "was believed to be behind it".
        within = (other for other in self.record.attributions if other.within == a.id)
        inner = [s for b in within if b.source or is_what_is_said(b) for s in (*b.content, *b.cue)]
        for content in a.content:
            beside = BESIDE.search(content.text) if a.stance in DENYING else None
            if a.stance in DENYING and beside is None:
                continue
            offset = beside.end() if beside is not None else 0
            for phrase in phrases(content.text[offset:]):
                start, end = content.start + offset + phrase.start, content.start + offset + phrase.end
                # Who stands before a phrase has to stand there with nobody else's words between.
                stop = end if phrase.end < len(content.text) - offset else start + 1
                if any(s.start < stop and start < s.end for s in inner):
                    continue
                found = self._of_phrase(a, content, phrase, Span(start, end, self._text[start:end]))
                yield from found
                if found:
                    return

    def _of_phrase(self, a: Attribution, content: Span, phrase: Phrase, words: Span) -> list[Blame]:
        ids = self.voices.asked.outward(a)
        if (held := HELD_TO_BE.match(words.text)) is not None:
            # "Police chief Bela Tor believes | the clan | to be behind it".
            teller = (phrase.start, phrase.start + held.end("who"))
            phrase = replace(phrase, start=phrase.start + held.end(), by=teller, open=True)
            words = Span(words.start + held.end(), words.end, words.text[held.end() :])
        found = all_in_content(self.voices, (words,))
        if speaker := of_speaker(self.voices, ids, words):
            # "The group said it did not do it", "that one of its men had driven the truck".
            found = ((speaker, words),)
        if not found and (beside := _APPOSED.match(self._text, words.end, content.end)) is not None:
            found = all_in_content(self.voices, (Span(beside.start(1), beside.end(1), beside[1]),))
        if not found:
            return []
        charge = self._charge(a, found[0][1])
        if phrase.by is None:
            by, fits = None, self.scope.about((charge,))
        else:
            by = self._who(words.start - phrase.start, phrase.by)
            fits = by is not None and self._of_it(charge, found[0][1])
        if (behind := _BEHIND.match(self._text, words.end, content.end)) and self.scope.is_elsewhere(behind.end()):
            return []
        if phrase.loose and not any(self.scope.holds(e) for e in self._events(content) if e.trigger.start >= words.end):
            return []
        source = self.voices.source(ids, by) if by is not None else self._source(ids)
        if not fits:
            return []
        hedged = phrase.open or any(
            _SUSPECTING.search(told) for told in (cue_of(a), self._text[content.start : words.start])
        )
        polarity: Polarity = "negative" if phrase.negated else "positive"
        return [
            blame(self.voices, agent, polarity, source, ids, (*a.cue, content, where), (a.id,), hedged)
            for agent, where in found
            if phrase.negated or owns_up_to(words) or not agent.keys & source.keys
        ]

    def _who(self, offset: int, by: tuple[int, int]) -> Entity | None:
        """Whom the words before a verb of blame name: the last of them."""
        inside = (offset + by[0], offset + by[1])
        named = [
            (m.start, e)
            for e in self.record.entities
            for m in e.mentions
            if m.form != "pronoun" and inside[0] <= m.start < inside[1]
        ]
        return max(named, key=lambda n: n[0])[1] if named else None

    def _charge(self, a: Attribution, words: Span) -> Span:
        """The words for who is accused, and of what, without what is hung on to them."""
        span = next(s for s in a.content if s.start <= words.start < s.end)
        tail = _HUNG_ON.search(span.text, words.end - span.start)
        text = span.text[: tail.start()] if tail else span.text
        return Span(span.start, span.start + len(text), text)

    def _of_it(self, charge: Span, words: Span) -> bool:
        """Whether an accusation is of the incident: the first deed that it names is, or it names none and stands where
        the incident is spoken of."""
        deeds = (e for e in self.record.events if words.end <= e.trigger.start < charge.end)
        deed = min(deeds, key=lambda e: e.trigger.start, default=None)
        planned = deed is not None and deed.modality == "hypothetical" and deed.type in self.types
        if deed is not None and planned and marks(self._text, deed).definite:
            # "Of planning the attack", which has happened.
            return self.scope.at(max(0, deed.sentence.start - 1))
        of_what, lends = self._text[words.end : charge.end], lends_to(self._text[words.end : charge.end])
        doing = deed is not None and deed.type in self.types and deed.trigger.text in of_what.split(maxsplit=3)[:3]
        doing = doing and not of_goods(of_what)
        accident = "disaster" in self.scope.families and "violence" not in self.scope.families
        if not (accident or lends or doing) and (is_beside_deed(of_what) or is_at_large(of_what)):
            return False
        if deed is None or self.scope.holds(deed):
            return self.scope.about((charge,))
        if lends:
            return self.scope.at(max(0, words.start - 1))
        return self._in_other_words(deed) and self.scope.at(max(0, deed.sentence.start - 1))

    def _in_other_words(self, event: Event) -> bool:
        """Whether an event may be the incident, with nothing said that tells it apart: "spilling blood"."""
        if event.modality != "actual" or event.time is not None or event.location is not None:
            return False
        return event.type in self.types or (event.type is None and bool(_BLOODY.search(event.sentence.text)))

    def _of_deeds(self) -> Iterator[Blame]:
        """Accusations and claims that are told as deeds: "whom officers had blamed", "the Front claimed
        responsibility"."""
        for event in self.record.events:
            if event.polarity == "negative" or event.modality != "actual" or event.type not in ("ACCUSE", None):
                continue
            claims = event.trigger.text.casefold().startswith(("claim", "admit")) and "responsib" in event.sentence.text
            if event.type is None and not claims:
                continue
            if event.mode not in ("allege", None) or not self.scope.at(event.trigger.start):
                continue
            if self._is_cue(event) or (not claims and self._is_of_another(event)):
                continue
            speakers = [e for p in event.actors if (e := self.voices.asked.entity(p.entity)) is not None]
            if not speakers or any(PRONOUN.match(p.span.text) for p in event.actors):
                continue
            source = self.voices.source(event.according_to, speakers[0])
            parts = event.actors if claims else event.recipients
            for part in parts:
                agent = of_participant(self.voices, part, event.according_to)
                if agent is not None and (claims or not agent.keys & source.keys):
                    spans = (event.trigger, part.span)
                    yield blame(self.voices, agent, "positive", source, event.according_to, spans, (event.id,), False)

    def _is_of_another(self, event: Event) -> bool:
        """Whether what somebody is accused of stands behind the accusation, and is not the incident."""
        after = charged_with(self.record, event)
        return bool(after) and not any(self.scope.holds(e) or self._in_other_words(e) for e in after)


def _on_whom(words: Span) -> Span:
    """Words without what hangs them on a verb: "on | the Front"."""
    found = _ON.match(words.text)
    offset = found.end() if found is not None else 0
    return Span(words.start + offset, words.end, words.text[offset:])

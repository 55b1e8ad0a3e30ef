"""A frame of blame where it stands in a report: in whose words, who is its subject, and whether it is of the
incident."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.incidents.blame import Blame
from onrecord.incidents.charges import DENYING, up_to_denier
from onrecord.incidents.frames import OF_SUBJECT, Frame
from onrecord.incidents.people import is_own
from onrecord.incidents.scope import Account
from onrecord.incidents.voices import Source
from onrecord.records import Attribution, Entity, Event, Span

_THAT = re.compile(r"\s*that\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:and|but)\b")
_HUNG_ON = re.compile(r"[,;(]")


class Placed:
    """One frame in one sentence of a report, with what is `known` already of who is blamed."""

    def __init__(self, account: Account, sentence: Span, frame: Frame, known: Sequence[Blame]) -> None:
        self.record, self.voices, self.scope = account.record, account.voices, account.scope
        self.sentence, self.frame, self.known = sentence, frame, known
        self.text = account.record.document.text
        self.at = sentence.start + frame.start
        # Whether what it stands in is what another charges, taken up by whoever denies it.
        self.taken_up = False
        self.made_with = self._made_with()
        self.held = self.made_with or self._held()
        self.ids = self.voices.asked.outward(self.held) if self.held is not None else ()

    def is_of_it(self) -> bool:
        """Whether it is of the incident: the happenings that are named behind the words are, or they are said where it
        is spoken of."""
        # What is hung on to it is none of it: "typical of the Front, which had taken the town in 2014".
        tail = _HUNG_ON.search(self.text, self.sentence.start + self.frame.end, self.sentence.end)
        end = tail.start() if tail is not None else self.sentence.end
        rest = Span(self.at, end, self.text[self.at : end])
        if self.scope.about((rest,), at=self.at):
            return True
        # What somebody has not done, in a report of it: "the army had conducted no air operation".
        inside = self.scope.others_in(self.sentence)
        return self.frame.use in ("innocent", "denies") and self.scope.leads and not inside

    def span(self, where: tuple[int, int]) -> Span:
        """Words of the sentence, by where they stand in it."""
        start, end = self.sentence.start + where[0], self.sentence.start + where[1]
        return Span(start, end, self.text[start:end])

    def subject(self) -> Span | None:
        """The subject, as far as whoever is quoted says it."""
        where = self.frame.who if self.frame.use in OF_SUBJECT and self.frame.who is not None else self.frame.subject
        if where is None:
            return None
        words = self.span(where)
        if (opens := _THAT.match(words.text)) is not None:
            words = Span(words.start + opens.end(), words.end, words.text[opens.end() :])
        if self.made_with is None and (content := self.content) is not None:
            inside = any(s.start <= words.start < s.end for s in self.held.content) if self.held is not None else False
            start = words.start if inside else max(words.start, content.start)
            words = Span(start, max(start, words.end), self.text[start : max(start, words.end)])
        if "," in words.text and is_own(first := words.text.split(",")[0]):
            words = Span(words.start, words.start + len(first), first)  # "one of its men, a farmer, had"
        # "They were sure | the Front": what stands last is the subject, if it is somebody.
        ending = [m for e in self.record.entities for m in e.mentions if m.end == words.end and m.start >= words.start]
        joined = _JOINED.match(self.text, words.end, self.at) is not None
        if joined and words.text.split() and is_own(first := words.text.split()[0]):
            # "It does not aim at children and | had no hand in it".
            return Span(words.start, words.start + len(first), first)
        if not joined and ending and (start := min(m.start for m in ending)) > words.start and _begins(words.text):
            words = Span(start, words.end, self.text[start : words.end])
        return words if words.text.strip() else None

    def _made_with(self) -> Attribution | None:
        """The attribution that is made with the frame's first word: "attributed"."""
        # "Did not order the death" is no request.
        said = (a for a in self.record.attributions if a.stance != "requests")
        made = [a for a in said if any(s.start <= self.at < s.end for s in a.cue)]
        return max(made, key=lambda a: len(self.voices.asked.outward(a)), default=None)

    def _held(self) -> Attribution | None:
        """The innermost attribution in whose content the frame stands, but for what another charges and this denies."""
        holding = [a for a in self.record.attributions if any(s.start <= self.at < s.end for s in a.content)]
        held = max(holding, key=lambda a: len(self.voices.asked.outward(a)), default=None)
        if held is None or held.stance in DENYING:
            return held
        said = [self.voices.asked.attributions[i] for i in self.voices.asked.outward(held)]
        self.taken_up = up_to_denier(said) < len(said)
        return said[up_to_denier(said) - 1]

    @property
    def content(self) -> Span | None:
        """The words of whoever is heard that the frame stands in; none where only those of another whom they deny do:
        "dismissed the report" of what stands before it."""
        content = self.held.content if self.held is not None else ()
        return next((s for s in content if s.start <= self.at < s.end), None)

    @property
    def events_within(self) -> list[Event]:
        """The events that are told by words of the frame."""
        start, end = self.at, self.sentence.start + self.frame.end
        return [e for e in self.record.events if start <= e.trigger.start < end]

    @property
    def event(self) -> Event | None:
        """The event that the frame's first word tells."""
        return next((e for e in self.record.events if e.trigger.start <= self.at < e.trigger.end), None)

    def who_says(self, subject: Span | None) -> Entity | None:
        """Who is the subject of a verb of blame, beside whoever is quoted with it."""
        if self.made_with is not None:
            return None
        event = self.event
        for part in event.actors if event is not None else ():
            if (entity := self.voices.asked.entity(part.entity)) is not None:
                return entity
        inside = self.voices.mentioned((subject,)) if subject is not None else ()
        return inside[0] if inside else None

    def source(self, by: Entity | None) -> Source:
        """Who says it, if the subject of a verb of blame does at the end of the chain."""
        spoken = self.held is not None and by is not None and self.held.speaker == by.id
        return self.voices.source(self.ids, by) if by is not None and not spoken else self.voices.source(self.ids)


def _begins(words: str) -> bool:
    """Whether words begin a clause of their own before the subject: "they were sure the Front", but no "her client"."""
    first = words.split()[:1]
    return first not in ([], ["her"], ["Her"]) and is_own(first[0])

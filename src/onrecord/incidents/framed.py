"""What a report says by frames of who did it or did not (`frames`): who is meant, who says so, and whether it is of the
incident.

The subject of a verb of blame says so, in the words of whoever is quoted with it or in the report's own; what has no
such subject ("suspicion fell on the Front") is said by whoever says the sentence. What stands in what somebody denies
is denied. Left undecided: pronouns in the report's own voice that the reader has not resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.incidents.accused import all_in_content
from onrecord.incidents.agents import Agent, is_somebody, of_entity, of_speaker
from onrecord.incidents.alibis import accused_as, is_there
from onrecord.incidents.blame import BESIDE, Blame, blame
from onrecord.incidents.bodies import BODIES, country_of, last_body, speaker_of, who_speaks
from onrecord.incidents.charges import (
    DENYING,
    denies_by_verb,
    is_beside_deed,
    is_deed_or_thing,
    is_habitual,
    is_harm_or_thing,
    is_harm_word,
    is_saying,
    suspects,
)
from onrecord.incidents.deeds import are_doers, is_doubted
from onrecord.incidents.frames import ALIBIS, frames
from onrecord.incidents.inserts import plain_sentences
from onrecord.incidents.namesakes import named_by
from onrecord.incidents.offices import name_key
from onrecord.incidents.people import FOR_OTHERS, HIS_COUNTRY, PRONOUN, called, head, is_men, is_own, is_people
from onrecord.incidents.placed import Placed
from onrecord.incidents.scope import Account
from onrecord.incidents.voices import Source
from onrecord.incidents.words import doers
from onrecord.records import Entity, Event, Polarity, Span

_ASKING = frozenset({"declines_to_say", "requests"})
_SPEAKING = frozenset({"accuses", "denies", "clears"})
"""Uses whose subject says so itself."""
# What follows whoever is meant by "it was the Front": nothing else is said of them.
_OF_THEM = re.compile(r"(?:(?:the|an?|some) )?(?:[a-z]+ (?:of|from) (?:the )?)?")
_NO_MORE = re.compile(
    r"\s*(?:[,.;”\"]|$|(?:(?:not|but|and (?:its|their|his|the|they))\b"
    r"|(?:who|that) (?!(?:we|they|he|she|i|it|you|the|an?)\b)))",
    re.I,
)
_BUT = re.compile(r",?\s(?:but|rather)\s(?:instead\s)?(?:by|of|that of|was by|was|it was)?\s?", re.IGNORECASE)
_AND_NOT = re.compile(r",?\s(?:and\s)?(?:not|rather than|instead of)\s(?:by|of|that of)?\s?", re.IGNORECASE)
# "A court sent them to jail".
_SENTENCED = re.compile(
    r"\s(?:back )?(?:to|into) (?:\w+ )?(?:jail|prison|custody|court|trial|hospital|school|detention)\b"
)
_THEY = re.compile(r"(?:they|these)\b", re.IGNORECASE)
_THE_COUNTRY = re.compile(r"(?:that )?the (?:country|nation)", re.IGNORECASE)
_ACCOUNT = re.compile(r"\b(?:account|version|narrative)$")
_AGAIN = re.compile(r"(?:\s(?:again|alone|themselves|itself|himself|herself|once more|too))?")
_ON_ORDERS = re.compile(r"(?:on|at|under)\b", re.IGNORECASE)
_CLIENT = re.compile(r"(?:that )?(?:her|his|their|my|our) (?:own )?clients?", re.IGNORECASE)
# "From the western bank", "from the far side of the river": a place, whatever else is called a bank or a side.
_SHORE = re.compile(
    r"(?:the |its |our |their )?(?:(?:far|opposite|other|left|right|near|river|lake|(?:north|south|east|west)\w*)[ -])+"
    r"(?:bank|shore|side|banks|slopes?|heights)\b",
    re.IGNORECASE,
)
_HELD_BY = re.compile(r"[^,;.]{0,60}?\b(?:held|controlled|occupied|manned) by\b")
_ONE_OF = re.compile(r"(?:one|some|two|several) of .+['’]s? (?:own )?\w+$")


def framed(account: Account, known: Sequence[Blame]) -> Iterator[Blame]:
    """What frames say of who did it, beside what is `known` from all reports already."""
    document = account.record.document.id
    had = [b for b in known if b.said_by.document == document]
    for sentence, plain in plain_sentences(account.record):
        for frame in frames(plain):
            for found in _Said(account, sentence, frame, [*known, *had]).blames():
                if not any(_is_known(found, b) for b in had):
                    had.append(found)
                    yield found


def _is_known(found: Blame, b: Blame) -> bool:
    """Whether the same is said of the same by the same, or in the same words by whoever says it."""
    if found.polarity != b.polarity or not found.agent.keys & b.agent.keys:
        return False
    return found.source.chain == b.source.chain or any(s.start <= found.start < s.end for s in b.said_by.spans)


class _Said(Placed):
    """One frame in one sentence of a report."""

    def blames(self) -> Iterator[Blame]:
        subject = self.subject()
        words = self.text[subject.start if subject is not None else self.at : self.sentence.start + self.frame.end]
        asked = self.held is not None and self.made_with is None and self.held.stance in _ASKING
        if self.frame.use == "did" and _SENTENCED.match(self.text, self.sentence.start + self.frame.end):
            return
        if (
            asked
            or is_doubted(self.text, self.sentence, self.at)
            or is_habitual(words)
            or not self.is_of_it()
            or not self._is_deed(subject)
        ):
            return
        use, denied = self.frame.use, self._is_denied()
        negated = self.frame.negated != denied
        if use in ALIBIS:
            if (use == "absent") == negated and is_there(self.voices, self.at, self.sentence.start + self.frame.end):
                yield from self._of_alibi(subject)
        elif use in ("innocent", "denies", "did"):
            if not (use == "denies" and (denied or negated)):
                found = self._of_subject(subject, "negative" if (use != "did") != negated else "positive")
                # Anybody may reject an account; only whoever is accused in it denies anything thereby.
                of_account = use == "denies" and _ACCOUNT.search(words)
                yield from (b for b in found if not of_account or accused_as(b.agent, self.known) is not None)
        elif use == "others":
            if self.held is not None and not negated:
                yield from self._of_speaker(self.span((self.frame.start, self.frame.end)))
        elif not negated or use in ("names", "is"):
            polarity: Polarity = "negative" if (use == "clears") != negated else "positive"
            yield from self._of_whom(subject, polarity)

    def _is_deed(self, subject: Span | None) -> bool:
        """Whether what is said to have been made "by" somebody is the deed or what it was done with, and no bridge."""
        who = self.frame.who
        if who is None or subject is None:
            return True
        if _ON_ORDERS.match(self.sentence.text, self.frame.start):
            return is_harm_or_thing(subject.text)
        if not self.sentence.text[: who[0]].rstrip().endswith("by"):
            return True
        if any(is_harm_word(w) for w in self.sentence.text[self.frame.start : who[0]].split()[1:]):
            # "The bus was torched by …", where nobody is known to have done it.
            return not any(e.actors for e in self.events_within)
        if is_deed_or_thing(self.sentence.text[self.frame.start :].split(maxsplit=1)[0]):
            return True  # "the gunmen were paid by …" begins with whom it is said of
        return is_deed_or_thing(subject.text) and not is_saying(head(subject.text))

    def _is_denied(self) -> bool:
        """Whether it stands in what somebody denies by the verb, and not in what is said beside it."""
        a = self.held
        content = self.content
        if self.taken_up and self.made_with is None:
            return True
        if a is None or self.made_with is not None or a.stance not in DENYING or not denies_by_verb(a):
            return False
        if content is None:
            return True
        beside = BESIDE.search(content.text)
        return beside is None or content.start + beside.start() >= self.at

    def _of_whom(self, subject: Span | None, polarity: Polarity) -> Iterator[Blame]:
        """Those whom a verb of blame has behind it."""
        if self.frame.who is None:
            return
        by = self.who_says(subject) if self.frame.use in _SPEAKING else None
        source = self.source(by)
        if self.frame.use in _SPEAKING and by is None and self.made_with is None:
            if subject is None or not is_people(subject.text):
                return
            source = self._nameless(subject)
        words = self.span(self.frame.who)
        if _SHORE.match(words.text) or _HELD_BY.match(words.text) is not None:
            return  # "from hills held by the Front": it is left open who was there
        from_ = self.text[: words.start].rstrip().casefold().endswith(" from")
        found = all_in_content(self.voices, (words,))
        if self.frame.use == "clears" and is_own(words.text) and by is not None:
            found = ((self._in_whose_name(by, words), words),)
        if (
            self.frame.use == "names"
            and is_own(words.text.split(" from ")[0])
            and (own := self._own(words)) is not None
        ):
            found = ((own, words),)
        for agent, where in found:
            if self.frame.use == "is" and not self._is_whole(where):
                continue
            if self.frame.use == "accuses" and is_beside_deed(self.text[where.end : self.sentence.end]):
                continue
            if (
                from_
                and any(key.startswith("country:") for key in agent.keys)
                and head(where.text) not in doers("force")
            ):
                continue  # where it came from, or was made
            somebody = self.frame.use == "is" or is_somebody(self.voices, agent, where)
            if somebody and (polarity == "negative" or not agent.keys & source.keys):
                yield self._blame(agent, polarity, source, where)
        if found and self.frame.use in ("names", "is"):
            yield from self._set_against(found[-1][1], polarity, source)

    def _set_against(self, words: Span, polarity: Polarity, source: Source) -> Iterator[Blame]:
        """Who is named in one breath with another: "not by the Front but by soldiers", "of the army, not the Front"."""
        joint = _BUT if polarity == "negative" else _AND_NOT
        met = joint.match(self.text, words.end, self.sentence.end)
        if met is None:
            return
        rest = Span(met.end(), self.sentence.end, self.text[met.end() : self.sentence.end])
        other: Polarity = "positive" if polarity == "negative" else "negative"
        for agent, where in all_in_content(self.voices, (rest,)):
            if is_somebody(self.voices, agent, where) and (other == "negative" or not agent.keys & source.keys):
                yield self._blame(agent, other, source, where)

    def _is_whole(self, words: Span) -> bool:
        """Whether somebody says of whoever is meant no more than that it was them: "it was the Front, no one else"."""
        entities = self.voices.mentioned((words,))
        inside = [m for e in entities for m in e.mentions if m.start >= words.start and m.end <= words.end]
        ending = (m for m in inside if _AGAIN.fullmatch(self.text, m.end, words.end))
        whole = any(_OF_THEM.fullmatch(self.text, words.start, m.start) for m in ending)
        whole = whole or bool(
            _ONE_OF.match(words.text) or (inside and inside[0].start == words.start and is_men(words.text))
        )
        if self.frame.who is not None and _THEY.match(self.text, self.at):
            whole = (whole or head(words.text) in doers("force")) and are_doers(self.text, self.at, self.sentence)
        return whole and self.held is not None and _NO_MORE.match(self.text, words.end) is not None

    def _nameless(self, subject: Span) -> Source:
        """Whoever is called by words that are of no entity: "survivors"."""
        outer = self.voices.source(self.ids).chain if self.ids else ()
        name = called(subject.text)
        return Source((*outer, name[:1].lower() + name[1:]), frozenset())

    def _of_subject(self, subject: Span | None, polarity: Polarity) -> Iterator[Blame]:
        """The subject of words for having done it, or for having had no hand in it."""
        if self.made_with is not None and self.frame.use == "denies":
            yield from self._of_speaker(self.made_with.source[0] if self.made_with.source else None)
            return
        if subject is None:
            if self._is_denied():
                # "Denied being behind it".
                yield from self._of_speaker(self.span((self.frame.start, self.frame.end)))
            return
        his = HIS_COUNTRY.fullmatch(subject.text.removeprefix("that ")) or _THE_COUNTRY.fullmatch(subject.text)
        if self.held is not None and his:
            if (country := country_of(self.voices, self.held)) is not None and polarity == "negative":
                yield self._blame(of_entity(country), polarity, self.source(None), subject)
            return
        if polarity == "negative" and _CLIENT.fullmatch(subject.text):
            if (client := self._client()) is not None:
                yield self._blame(client, polarity, self.source(None), subject)
            return
        if polarity == "negative" and self.held is not None and (is_own(subject.text) or self._is_speaker(subject)):
            yield from self._of_speaker(subject)
            return
        found = [f for f in all_in_content(self.voices, (subject,)) if is_somebody(self.voices, *f)]
        if is_own(subject.text):
            if self.held is None and polarity == "positive" and PRONOUN.match(subject.text):
                return  # whom the report's own "it" or "they" stands for is left undecided
            found = [(own, subject)] if (own := self._own(subject)) is not None else []
        if not found:
            return
        agent, words = found[0]
        by = self.who_says(subject) if self.frame.use == "denies" else None
        if self.frame.use == "denies" and by is None:
            return
        if not agent.named and (self._is_denied() or self._in_title()):
            return  # who is "the company" is the business of `denials`; a headline's "faction" has its name below
        source = self.source(by)
        if by is not None and agent.named and of_entity(by).keys & (agent.keys | {name_key(by.name)}):
            source = Source((*source.chain[:-1], agent.name), source.keys | agent.keys)
        if polarity == "positive" and agent.keys & source.keys and not is_own(words.text):
            return
        if polarity == "negative" and self.frame.use == "denies":
            agent = self._whose((subject,), agent) or agent
        yield self._blame(agent, polarity, source, words)

    def _of_alibi(self, subject: Span | None) -> Iterator[Blame]:
        """That the subject was not there, or does not have what it was done with, if it is accused by others."""
        if subject is None:
            return
        if is_own(subject.text) or self._is_bare_force(subject):
            agent = self._own(subject)
        else:
            found = all_in_content(self.voices, (subject,))
            agent = found[0][0] if found else None
        if agent is None and self.held is not None:
            # "The chief of the Hawks said that his men had not been there."
            agent = named_by(self.held.source, [b.agent for b in self.known if b.polarity == "positive"])
        others = [b for b in self.known if agent is not None and not b.source.keys & agent.keys]
        if agent is not None and (accused := accused_as(agent, others)) is not None:
            source = self.source(None)
            if self.held is not None or not source.own:
                yield self._blame(accused, "negative", source, subject)

    def _is_bare_force(self, words: Span) -> bool:
        """Whether words are for fighters or craft without whose they are, which are the speaker's own: "no | soldier |
        had been there"."""
        if self.held is None or head(words.text) not in doers("force") | doers("craft") | {"officer"}:
            return False
        return not any(e.kind in BODIES for e in self.voices.mentioned((words,)))

    def _client(self) -> Agent | None:
        """Whose lawyer is heard: who else the words for him name, or whom the report has blamed last."""
        a = self.held
        whose = self.voices.mentioned(a.source) if a is not None else ()
        return next((of_entity(e) for e in whose if a is not None and e.id != a.speaker), None) or self._last()

    def _own(self, words: Span) -> Agent | None:
        """Whom words take up: whoever is heard, if it is a body or speaks for one; else the body named last."""
        body = speaker_of(self.voices, self.ids) if self.ids else None
        if body is not None and body.kind in BODIES:
            return of_entity(body)
        last = last_body(self.voices, words)
        return of_entity(last) if last is not None else self._last()

    def _of_speaker(self, words: Span | None) -> Iterator[Blame]:
        """That whoever is heard did not do it."""
        a = self.held
        if a is None:
            return
        speaker = self.voices.asked.entity(a.speaker)
        agent: Agent | None = None
        if speaker is not None and not self.voices.is_newsroom(speaker):
            agent = self._in_whose_name(speaker, a.source[0] if a.source else None)
        elif speaker is None and a.source:
            agent = next((x for x, where in all_in_content(self.voices, a.source[-1:])), None)
        if (agent is None or not agent.named) and any(FOR_OTHERS.search(s.text) for s in a.source):
            agent = self._client()
        elif agent is None or not agent.named:
            agent = self._taken_up(agent) or agent
        if agent is not None:
            agent = self._whose(a.source, agent) or agent
            yield self._blame(agent, "negative", self.voices.source(self.ids), words or a.content[0])

    def _whose(self, words: Sequence[Span], agent: Agent) -> Agent | None:
        """Whom the words for who is heard name as those he belongs to, if these are accused and he is not: "the
        herders' chairman"."""
        accused = [b.agent for b in self.known if b.polarity == "positive" and b.said_by.stance != "claims"]
        if any(agent.keys & other.keys for other in accused):
            return None
        return named_by(words, accused)

    def _in_whose_name(self, speaker: Entity, words: Span | None) -> Agent:
        """The body for which somebody speaks, by its name if the report has it: "the sect's spokesman"."""
        own = of_speaker(self.voices, self.ids, Span(0, 2, "it")) if self._speaks(speaker) else None
        body = who_speaks(self.voices, speaker)
        agent = own or of_entity(body)
        # "The army" is itself; "the group" has a name.
        nameless = not agent.named and (body.kind not in BODIES or is_own(f"the {head(agent.name)}"))
        last = last_body(self.voices, words) if nameless and words is not None else None
        # "The militia's leader" does not speak for the country that it is in.
        return of_entity(last) if last is not None and last.kind != "country" else agent

    def _speaks(self, speaker: Entity) -> bool:
        return self.held is not None and self.held.speaker == speaker.id

    def _taken_up(self, agent: Agent | None) -> Agent | None:
        """Who is blamed in any of the reports and called so in short, "the Katiba" for the Katiba Macina; else whom
        this report has blamed last."""
        accused = [b for b in self.known if b.polarity == "positive" and b.said_by.stance != "claims"]
        words = {w for key in agent.keys for w in key.split()} if agent is not None else set()
        alike = next((b.agent for b in accused if words & {w for key in b.agent.keys for w in key.split()}), None)
        return alike or self._last()

    def _last(self) -> Agent | None:
        document = self.record.document.id
        before = [
            b
            for b in self.known
            if b.said_by.document == document and b.polarity == "positive" and b.start < self.at and b.agent.named
        ]
        return max(before, key=lambda b: b.start).agent if before else None

    def _is_speaker(self, words: Span) -> bool:
        """Whether words are for the one who is heard."""
        speaker = self.held.speaker if self.held is not None else None
        return speaker is not None and any(e.id == speaker for e in self.voices.mentioned((words,)))

    def _in_title(self) -> bool:
        return any(b.kind == "title" and b.start <= self.at < b.end for b in self.record.document.blocks)

    def _spoken_of(self) -> Event | None:
        """The event of the incident that was told last before."""
        before = [e for e in self.scope.ours if e.sentence.start <= self.at]
        return max(before, key=lambda e: e.trigger.start, default=next(iter(self.scope.ours), None))

    def _blame(self, agent: Agent, polarity: Polarity, source: Source, words: Span) -> Blame:
        start = min(self.at, words.start)
        end = max(words.end, self.sentence.start + self.frame.end if self.frame.who is None else self.at)
        said = Span(start, end, self.text[start:end])
        event = self.event
        about = event or self._spoken_of()
        records = (self.held.id,) if self.held is not None else (about.id,) if about is not None else ()
        hedged = (self.frame.open or (self.held is not None and suspects(self.held))) and polarity == "positive"
        return blame(self.voices, agent, polarity, source, self.ids, (said,), records, hedged)

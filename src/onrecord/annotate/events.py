"""Events: who did what to whom, and whether it happened."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.coded import Candidate, Coder, Coding
from onrecord.annotate.happening.clauses import Clause, Clauses
from onrecord.annotate.happening.codes import cameo, contexts
from onrecord.annotate.happening.coding import doubted, reproaching, sensed, walking_out
from onrecord.annotate.happening.commitments import TELLING, besides, committed, known_before
from onrecord.annotate.happening.counts import counts
from onrecord.annotate.happening.entries import under_their_day
from onrecord.annotate.happening.event_types import VERBAL
from onrecord.annotate.happening.factuality import against_day, factuality
from onrecord.annotate.happening.gerunds import accused_besides
from onrecord.annotate.happening.modifiers import definite
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.participants import Parties
from onrecord.annotate.happening.presupposition import presupposed, spoken_as_known, took_place
from onrecord.annotate.happening.prospects import brought_up, outright
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.happening.tolls import Toll, tolls
from onrecord.annotate.happening.topics import aimed_at, counted_up, is_topic, mere_topic
from onrecord.annotate.happening.triggers import Trigger, endangers, triggers
from onrecord.annotate.happening.undoubted import undoubted
from onrecord.annotate.happening.verbs import charged_besides, is_to, saying_again, told_past
from onrecord.annotate.place_links import place_of
from onrecord.annotate.places import Place
from onrecord.annotate.placing.dateline import here
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.links import time_of, time_of_aim
from onrecord.annotate.timex.retold import retold
from onrecord.records import Attribution, Document, Event, EventType, MadeBy, Participant, Span, Time

# What is threatened, promised or asked for is of note, whatever it is.
_ANNOUNCING = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
# The share of no type, up to which the coder is sure that an act is of note though the rules leave its type open.
_UNSURE = 0.05
_BY_WORDS = frozenset({"REJECT", "AGREE", "THREATEN", "REQUEST", "CONCEDE", "SUPPORT", "ACCUSE"})
_CALLING_FOR = frozenset({"threatens", "promises", "requests"})


def events(
    document: Document,
    syntax: Syntax,
    cast: Cast,
    places: Sequence[Place],
    times: Sequence[Time],
    chains: Chains,
    coder: Coder | None = None,
) -> tuple[Event, ...]:
    """Every event mention of the report, in text order of its trigger.

    A trigger is a verb or event noun of the lexicons, or another verb of action in which somebody takes part;
    the latter has no type. A `coder` has a say in which of them are events, of which type, and whether they happened
    (`annotate.happening.coding`); without one the rules decide alone. One happening told twice is two events: which
    mentions are one is not decided here.
    """
    clauses = Clauses(syntax)
    parties = Parties(syntax, cast, clauses)
    counted = tolls(syntax)
    found = []
    for trigger in triggers(document, syntax, cast, clauses, counted):
        actors, recipients = parties.of(trigger)
        if trigger.befallen is not None and parties.is_somebody(trigger.befallen):
            recipients = parties.named((trigger.befallen,))
        if not trigger.noun:
            actors = _speaking(syntax, chains, syntax.tokens[trigger.token], actors)
        if not actors and not trigger.noun and endangers(syntax, trigger, clauses.of(trigger.token)):
            continue
        peopled = bool(actors or recipients)
        if trigger.slight and (coder is None or not (actors or (clauses.of(trigger.token).passive and peopled))):
            continue
        stands = trigger.sense is not None or peopled or _befell_something(syntax, trigger, clauses)
        if not stands and coder is not None and _tells_of_things(syntax, trigger, clauses.of(trigger.token)):
            trigger, stands = dataclasses.replace(trigger, slight=True), True
        if stands:
            toll = counted.get(trigger.token)
            if toll is not None and toll[0].people is not None and not recipients:
                recipients = parties.named((toll[0].people,))
            if recipients and trigger.sense is not None and trigger.sense.walkout:  # "the strike on the camp"
                trigger = dataclasses.replace(trigger, sense=dataclasses.replace(trigger.sense, walkout=False))
            found.append(_Found(trigger, actors, recipients, toll[0] if toll is not None else None))
    codings: Sequence[Coding | None] = [None] * len(found)
    if coder is not None:
        codings = coder.code(document, [_candidate(syntax, one) for one in found])
    typed = [(one.trigger, c) for one, c in zip(found, codings, strict=True) if c is not None]
    reproach = reproaching(typed)
    walkout = walking_out(typed, workers=any(is_of(t, ("@workers", "@labour")) for t in syntax.tokens))
    made: list[Event] = []
    types: dict[int, EventType | None] = {}
    for candidate, coding in zip(found, codings, strict=True):
        one = candidate
        if coding is not None:
            # In a report of violence "the attack" is that, but "his attack on her" may be of reproach.
            told = reproach is False and (candidate.actors or candidate.recipients)
            coded = sensed(candidate.trigger, coding, reproach=None if told else reproach, walkout=walkout)
            if coded is None:
                continue
            if candidate.trigger.slight and not (candidate.actors or candidate.recipients):
                coded = candidate.trigger  # "her house was swept away": nobody's deed
            one = dataclasses.replace(candidate, trigger=coded)
            if _became_verbal(candidate.trigger, coded):
                spoken = (p for p in one.recipients if any(map(parties.is_somebody, _heads(syntax, (p,)))))
                one = dataclasses.replace(one, recipients=tuple(spoken))
        event = _event(document, syntax, chains, times, clauses, one, coding, f"v{len(made) + 1}")
        if event is None:
            continue
        where = place_of(syntax, cast, places, one.trigger.token, sent=event.type == "MOBILIZE")
        where = where or here(document, syntax, one.trigger.token)
        event = dataclasses.replace(event, location=where)
        token = syntax.tokens[one.trigger.token]
        types[token.i] = event.type
        if one.trigger.noun:
            idle = _says_nothing(event)
        else:
            somebody = any(parties.is_somebody(i) for i in _heads(syntax, event.recipients))
            due = token.label == "xcomp" and types.get(token.head) in _ANNOUNCING
            sure = coding is not None and coding.types["NONE"] + coding.types["OTHER"] < _UNSURE
            idle = not (somebody or due or sure) and _is_aim(syntax, chains, token, event)
        if not idle:
            made.append(event)
    return under_their_day(document, syntax, cast, places, times, retold(syntax, made, times))


def _tells_of_things(syntax: Syntax, trigger: Trigger, clause: Clause) -> bool:
    """Whether a verb that no entry knows tells what a thing did or will do, or what was or will be done to one: "the
    barge delivered rice", "the charges will be dropped"."""
    verb = syntax.tokens[trigger.token]
    ahead = any(t.lower in ("will", "would", "'ll", "’ll") for t in syntax.children(verb.i, "aux"))
    if trigger.noun or trigger.sense is not None or not (ahead or tense(syntax, verb) in ("past", "progressive")):
        return False
    about = clause.objects if clause.passive else clause.subjects
    return any(syntax.tokens[i].pos in ("NOUN", "PROPN") for i in about)


def _befell_something(syntax: Syntax, trigger: Trigger, clauses: Clauses) -> bool:
    """Whether a main verb tells what was done on an occasion, though it names nobody: "the bill was introduced in
    May". Not what has been, or was being, done."""
    verb = syntax.tokens[trigger.token]
    clause = clauses.of(trigger.token)
    if trigger.noun or not clause.passive or verb.label not in ("ROOT", "conj", "ccomp", "advcl"):
        return False
    once = any(t.tag == "VBD" for t in syntax.children(verb.i, "auxpass"))
    return once and any(syntax.tokens[i].pos in ("NOUN", "PROPN") for i in clause.objects)


def _became_verbal(candidate: Trigger, coded: Trigger) -> bool:
    """Whether what the lexicon took for a deed is coded as words, which are addressed to somebody and to no thing."""
    before, after = candidate.sense, coded.sense
    return before is not None and after is not None and before.type not in VERBAL and after.type in VERBAL


def _says_nothing(event: Event) -> bool:
    """Whether an event of no type has nobody, no day and no place, and is not told as having happened: "the vote could
    be close"."""
    told = event.actors or event.recipients or event.counts or event.time or event.location
    return event.type is None and event.modality != "actual" and not told


def _is_aim(syntax: Syntax, chains: Chains, verb: Token, event: Event) -> bool:
    """Whether what has no type, has not happened and is done to nobody is an aim or a way of putting it, as in "staff
    should build skills to achieve their goals": it has no day and no place, nobody threatens or asks for it,
    nobody says that it will or may come about, and nothing with a name is its object ("hesitates in delisting the
    Guards", "return to the Kordia deal")."""
    if event.type is not None or event.modality not in ("hypothetical", "hedged") or not aimed_at(syntax, verb):
        return False
    if event.counts or event.time or event.location or _on_something_named(syntax, verb):
        return False
    holder = _holder(syntax, chains, verb)
    return holder is None or holder.stance not in _CALLING_FOR


def _on_something_named(syntax: Syntax, verb: Token) -> bool:
    """Whether the object of a verb, or of a preposition of its, is a name or has one before it."""
    under = syntax.behind(verb.i)
    objects = [*syntax.children(verb.i, "dobj"), *under]
    return any(t.pos == "PROPN" for o in objects for t in (o, *syntax.children(o.i, "compound", "nmod")))


def _speaking(syntax: Syntax, chains: Chains, verb: Token, actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Who does what a verb of saying says: whoever speaks, as the attribution has it. Parsers join "said the road was
    shut and accused" to what is said."""
    said = next((a for a in chains.attributions if any(c.start <= verb.start < c.end for c in a.cue)), None)
    if said is None or said.speaker is None or len(said.source) != 1:
        return actors
    source = said.source[0]
    actors = tuple(
        dataclasses.replace(p, entity=said.speaker) if p.entity is None and p.span == source else p for p in actors
    )
    # "It had fired on them, the army said, warning of more": hung on what is said
    aside = verb.label == "advcl" and verb.tag == "VBG" and syntax.tokens[verb.head].start < source.start < verb.start
    if not (verb.label == "conj" or aside) or syntax.children(verb.i, "nsubj", "nsubjpass"):
        return actors
    asking = not actors and verb.tag in ("VBD", "VBZ") and not syntax.children(verb.i, "auxpass", "agent")
    same = any(p.entity == said.speaker or (p.span.start < source.end and source.start < p.span.end) for p in actors)
    words = syntax.tokens_in(source.start, source.end)
    if same or not words or not (actors or asking):
        return actors
    first = words[1:] if words[0].lower in ("the", "a", "an") and len(words) > 1 else words
    return (Participant(said.speaker, syntax.span(first[0].i, first[-1].i + 1)),)


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger with who takes part in what it names, and how many a sentence says that it has cost."""

    trigger: Trigger
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    toll: Toll | None


def _candidate(syntax: Syntax, found: _Found) -> Candidate:
    """What a coder is asked: only participants of the same sentence can be shown to it."""
    token = syntax.tokens[found.trigger.token]
    sentence = syntax.sentence_of(token.i)

    def inside(people: Sequence[Participant]) -> tuple[tuple[int, int], ...]:
        spans = ((p.span.start, p.span.end) for p in people)
        return tuple((start, end) for start, end in spans if sentence.start <= start and end <= sentence.end)

    return Candidate(
        (sentence.start, sentence.end), (token.start, token.end), inside(found.actors), inside(found.recipients)
    )


def _event(
    document: Document,
    syntax: Syntax,
    chains: Chains,
    times: Sequence[Time],
    clauses: Clauses,
    found: _Found,
    coding: Coding | None,
    event_id: str,
) -> Event | None:
    actors, recipients, trigger = found.actors, found.recipients, found.trigger
    token = syntax.tokens[trigger.token]
    sentence = syntax.sentence_of(token.i)
    kind = document.blocks[sentence.block].kind
    holder = _holder(syntax, chains, token)
    held = factuality(
        syntax,
        token.i,
        holder,
        carrier=trigger.carrier,
        heading=kind in ("title", "heading"),
    )
    if trigger.makers and not actors and held.polarity == "negative" and definite(syntax, token):
        # "None of them was behind the murder": there was one.
        held = dataclasses.replace(held, polarity="positive", modality="actual", certainty="certain")
    # Whoever accuses somebody of a deed holds that it was done.
    accused = holder is not None and holder.stance == "accuses" and bool(holder.source)
    time = time_of(syntax, times, token.i)
    if time is None and trigger.carrier is not None and not trigger.makers:
        time = time_of(syntax, times, trigger.carrier)  # "was put under arrest on Friday"
    if time is None and not trigger.noun and document.published and trigger.sense is not None:
        worded = trigger.sense.type in _BY_WORDS
        time = time_of_aim(syntax, times, token.i, document.published[:10], worded=worded)
    free = trigger.noun and trigger.carrier is None
    known = free and presupposed(syntax, token, time, (document.published or "")[:10] or None)
    verb = syntax.tokens[trigger.carrier if trigger.carrier is not None else trigger.token]
    told = known or committed(syntax, trigger, held, holder) or undoubted(syntax, verb)
    told = told or (brought_up(syntax, token) if free else outright(syntax, token))
    by_rules = held.modality
    if coding is not None and not (accused or trigger.stands or told):
        governed = holder is not None and holder.stance not in TELLING
        held = doubted(held, coding, known=free and not governed and spoken_as_known(syntax, token))
    if free and held.modality == "hypothetical" and took_place(syntax, token, time, (document.published or "")[:10]):
        held = dataclasses.replace(held, modality="actual", certainty="certain", document_time="before")
    ahead = held.modality == "actual" and time is not None and _to_come(time, document)  # "meets them next week"
    if ahead and (held.document_time == "overlap" or (free and not known and held.document_time == "before")):
        held = dataclasses.replace(held, modality="hypothetical", certainty="unknown", document_time="after")
    elif ahead and held.document_time == "before":
        time = None  # "has invited the parties to meet on Friday": nothing that is told has happened then
    if held.modality == "generic" and not trigger.noun and time is not None:
        if _gone_by(syntax, time, document):
            held = dataclasses.replace(held, modality="actual", certainty="certain", document_time="before")
        elif _to_come(time, document) and time.type in ("DATE", "TIME"):  # "flies to Arda on Sunday"
            held = dataclasses.replace(held, modality="hypothetical", certainty="unknown", document_time="after")
    if trigger.sense is None and held.modality == "generic":
        return None  # what somebody does as a rule, by a verb of no note
    if trigger.sense is None and held.polarity == "negative" and not actors and not recipients:
        return None  # what nobody did, by a verb of no note
    if found.toll is not None and held.modality == "generic":
        held = dataclasses.replace(held, modality="actual")  # "the toll stands at 40"
    sense = trigger.sense
    open_ = held.modality == "hypothetical" or (kind in ("title", "heading") and tense(syntax, token) != "past")
    if open_ and not (actors or recipients or time) and _asked(syntax, token, kind):
        return None  # "Who is being blamed?"
    if trigger.noun and token.tag == "NNS" and held.modality == "actual" and counted_up(syntax, token):
        held = dataclasses.replace(held, modality="generic")
    alone = free and not known and kind not in ("title", "heading")
    alone = alone and held.polarity == "positive" and not (time or actors or recipients or found.toll)
    if alone and sense is not None and "actual" in (held.modality, by_rules) and is_topic(syntax, token, sense.type):
        if sense.type is None or mere_topic(syntax, token):
            return None
        held = dataclasses.replace(held, modality="generic") if held.modality == "actual" else held
    typed = sense.type if sense is not None else None
    if typed == "CONSULT" and holder is not None and holder.stance == "threatens":
        typed = None  # "threatened to visit every town"
    mode = sense.mode if sense is not None and typed is not None else None
    return Event(
        id=event_id,
        type=typed,
        mode=mode,
        contexts=contexts(syntax.sentence_tokens(sentence)) if typed is not None else (),
        cameo=cameo(typed, mode),
        trigger=Span(token.start, token.end, token.text),
        actors=actors,
        recipients=recipients,
        time=time.id if time is not None else None,
        counts=counts(
            syntax,
            token,
            None if trigger.noun else clauses.of(token.i),
            _heads(syntax, recipients),
            mode,
            found.toll,
        ),
        polarity=held.polarity,
        modality=held.modality,
        certainty=held.certainty,
        document_time=against_day(held, time, document.published, noun=free, attempted=is_to(syntax, token)),
        according_to=_according_to(syntax, chains, token, told=held.modality == "actual")
        or _blamed_by(syntax, chains, trigger),
        sentence=Span(sentence.start, sentence.end, syntax.text[sentence.start : sentence.end]),
        made_by=MadeBy("events", sense.rule if sense is not None else "verb of action"),
    )


def _according_to(syntax: Syntax, chains: Chains, trigger: Token, *, told: bool) -> tuple[str, ...]:
    """The attributions around a trigger, without that of a verb of saying which a second one is joined to: "said that
    they had fired and threatened to leave" threatens in the report's own voice."""
    chain = chains.at((accused_besides(syntax, trigger) or trigger).start)
    while chain and besides(syntax, trigger, chains.get(chain[-1]), told=told):
        chain = chain[:-1]
    if not chain:
        return chain
    for t in (trigger, *syntax.ancestors(trigger.i)):
        first = saying_again(syntax, t) or told_past(syntax, t) or charged_besides(syntax, t)
        if first is not None:
            return tuple(i for i in chain if not any(s.start <= first.start < s.end for s in chains.get(i).cue))
    return chain


def _blamed_by(syntax: Syntax, chains: Chains, trigger: Trigger) -> tuple[str, ...]:
    """The attribution that names who did it in a clause behind the noun: "a bombing that Arda attributed to Peru"."""
    if not trigger.makers:
        return ()
    for clause in syntax.children(trigger.token, "relcl", "acl"):
        for a in chains.attributions:
            if a.source and any(c.start <= clause.start < c.end for c in a.cue):
                return (*chains.at(clause.start), a.id)
    return ()


def _holder(syntax: Syntax, chains: Chains, trigger: Token) -> Attribution | None:
    """The innermost attribution around a trigger that somebody stands behind: claims and reports that nobody is named
    for ("rejected claims that ...") are a noun of the voice around them, and so is whosever report it denies."""
    held = chains.innermost((accused_besides(syntax, trigger) or trigger).start)
    for _ in range(len(chains.attributions)):
        if held is not None and known_before(syntax, trigger, held):
            held = chains.get(held.within) if held.within is not None else None
            continue
        if held is None or not _by_noun(syntax, held):
            break
        above = chains.get(held.within) if held.within is not None else None
        denied = held.stance == "asserts" and above is not None and above.stance == "denies"
        if held.source and not denied:
            break
        held = above
    return held


def _asked(syntax: Syntax, verb: Token, kind: str) -> bool:
    """Whether it is the verb of a question: who, what; a heading needs no mark for it."""
    inside = syntax.sentence_tokens(syntax.sentence_of(verb.i))
    marked = inside[-1].text == "?" or (kind in ("title", "heading") and inside[0].tag == "WP")
    return marked and verb.label == "ROOT" and any(t.tag == "WP" for t in syntax.children(verb.i))


def _by_noun(syntax: Syntax, attribution: Attribution) -> bool:
    cue = [t for s in attribution.cue for t in syntax.tokens_in(s.start, s.end)]
    return bool(cue) and all(t.pos in ("NOUN", "DET", "ADJ") for t in cue)


def _gone_by(syntax: Syntax, time: Time, document: Document) -> bool:
    """Whether a time lies before the day of the report and nothing goes on since, so that the present tense tells of
    the past: "last month, a bomb goes off in the capital"."""
    before = syntax.tokens_in(time.span.start, time.span.end)[:1]
    since = bool(before) and before[0].i > 0 and syntax.tokens[before[0].i - 1].lower == "since"
    return not since and document.published is not None and time.end is not None and time.end < document.published[:10]


def _to_come(time: Time, document: Document) -> bool:
    """Whether a time lies behind the day of the report."""
    return document.published is not None and time.begin is not None and time.begin > document.published[:10]


def _heads(syntax: Syntax, parties: Sequence[Participant]) -> tuple[int, ...]:
    """The head tokens of participants' words."""
    found: list[int] = []
    for party in parties:
        inside = syntax.tokens_in(party.span.start, party.span.end)
        ids = {t.i for t in inside}
        found.extend(t.i for t in inside if t.head not in ids or t.head == t.i)
    return tuple(found)

"""Channels: by what way something was said.

Looked for in the words beside the cue, in this order: a medium that the saying is done in ("in a letter", "at a
briefing"), an outlet or an audience that is told ("told Reuters", "told the court"), the verb itself ("tweeted"), and
what the speaker is (a letter, a news agency). The words are those of the lexicons `channels` and `agencies`. A medium
counts only where it hangs on the cue or on a verb that is joined to it, so that a letter which is only talked about
is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.saying.occasions import hangs_on, joined_verbs, set_between
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.lexicons.actors import OutletChannel, outlet
from onrecord.records import Channel
from onrecord.text import fold

_LONGEST = 4
_ACRONYM = re.compile(r"[A-Z]{1,4}TV")
_WORD = re.compile(r"[ -]+")
_WAYS = frozenset("in on at by during via through over from with".split())
_HANDING = frozenset("issue release post publish send write sign give deliver hold make carry air circulate".split())
_CARRYING = frozenset("carry broadcast air televise show transmit stream".split())
_ON_AIR = frozenset("television tv radio broadcaster channel network".split())
_PUTTING = frozenset({"post", "upload", "publish", "share", "take", "turn"})
# What is given to an outlet or held with it; no "feud with Fox News".
_SPOKEN = frozenset(
    "interview talk conversation chat remark comment statement message letter email e-mail briefing call speech word "
    "text tweet post reply response answer testimony account note discussion exchange appearance session article essay "
    "op-ed release leak tip report complaint".split()
)
_TELLING = frozenset("tell inform brief remind assure reassure warn caution".split())
_BRIEFING = frozenset("brief tell address inform".split())
_BRIEFING_FORMS = frozenset("briefing telling addressing informing".split())
_SPEAKING_FORMS = frozenset({"speaking", "talking"})
_BEFORE = frozenset({"in", "before"})
_OFTEN = frozenset({"daily", "weekly"})
_TOLD = frozenset("to with before".split())
_OF_PARTS = frozenset({"of", "for", "from", "at"})
_TO_OUTLET = frozenset("to with on by via through".split())
# What may be told something: "told a news conference", "told state TV".
_HELD = ("briefing", "hearing", "speech", "broadcast")
# Channels that a text or body which speaks may be itself.
_SPEAKERS = ("statement", "letter", "document", "social_media", "news_agency", "broadcast")
_ABOUT = frozenset({"on", "with", "about"})
_KNOWING = frozenset("brief inform familiar".split())
# Parts of a broadcaster or newspaper, and who works for it: "told the Swahili service of the BBC".
_PARTS = frozenset(
    "service channel station edition programme program bureau desk branch arm section website newsroom correspondent"
    " reporter journalist crew".split()
)
_QUOTING = frozenset("quote cite".split())
# An outlet has only had before its eyes what was written to others: "in a letter seen by the agency".
_SEEING = frozenset("see obtain review read view access acquire".split())
# Of two media, the first of these: "in a statement on Telegram", "in a radio interview".
_RANK: dict[Channel, int] = {"interview": 0, "letter": 1, "briefing": 1, "hearing": 1, "social_media": 1, "speech": 1}


@dataclass(frozen=True, slots=True)
class Way:
    """One row of the lexicon: a channel, and in what role the word shows it (medium, verb, outlet or audience)."""

    channel: Channel
    role: str


# What is told to a newspaper is an interview.
_OF_OUTLETS: dict[OutletChannel, Way] = {
    "news_agency": Way("news_agency", "outlet"),
    "broadcast": Way("broadcast", "outlet"),
    "newspaper": Way("interview", "outlet"),
    "social_media": Way("social_media", "medium"),
}


@dataclass(frozen=True, slots=True)
class _Hit:
    """A word of the lexicons beside the cue: its tokens, half-open, and the way it shows."""

    first: int
    stop: int
    way: Way


@cache
def ways() -> dict[str, Way]:
    """Words, folded -> what they show."""
    return {row["word"]: Way(cast(Channel, row["channel"]), row["as"]) for row in load("channels")}


def is_medium(noun: Token) -> bool:
    """Whether a noun names what something is said in: a letter, a speech, a briefing."""
    way = ways().get(noun.lemma)
    return way is not None and way.role == "medium"


def speaks_out(page: Page, verb: Token) -> bool:
    """Whether somebody uses a medium, or breaks a silence, to say something: "took to the radio | to deny | it",
    "called a briefing to announce it", "broke his silence to accuse them"."""
    syntax = page.syntax
    above = syntax.head(verb.i)
    if above is None or above.pos != "VERB" or verb.label not in ("advcl", "xcomp") or verb.i < above.i:
        return False
    things = (*syntax.children(above.i, "dobj"), *syntax.behind(above.i), *syntax.children(above.i, "prt"))
    if above.lemma == "take" and any(t.lower == "to" for t in syntax.children(above.i, "prep")):
        return True
    if above.lemma == "break" and any(t.lemma in ("silence", "cover") for t in things):
        return True
    nouns = (t for thing in things for t in (thing, *syntax.behind(thing.i)))
    return any(is_medium(t) or fold(t.text) in ways() for t in nouns)


@cache
def _endings() -> frozenset[str]:
    return frozenset(_WORD.split(word)[-1] for word in ways())


def channel_of(page: Page, draft: Draft, words: Sequence[Token]) -> Channel | None:
    """The channel that the words around a draft's cue name, None where they name none.

    Args:
        words: the tokens of the cue's sentence outside the content (`occasions.zone`).
    """
    syntax = page.syntax
    joined = joined_verbs(syntax, draft.anchor)
    between = set_between(syntax, draft)
    hits = list(_hits(syntax.text, sorted({t.i: t for t in (*words, *between)}.values(), key=lambda t: t.i)))
    media: list[tuple[int, int, Channel]] = []
    told: list[Channel] = []
    spoken: list[Channel] = []
    for hit in hits:
        last = syntax.tokens[hit.stop - 1]
        way = hit.way
        in_source = any(a <= last.start < b for a, b in draft.source)
        speaks = in_source and draft.source_head is not None and hit.first <= draft.source_head < hit.stop
        if way.role == "verb":
            # "| testifying | before the senate, she said"
            beside = last.tag == "VBG" and last.label == "advcl" and last.head == draft.anchor
            if beside or any(i in joined for i in range(hit.first, hit.stop)):
                # "testifying before the senate, she said": what is said to a senate else is a speech
                media.append((_RANK["hearing"] if way.channel == "hearing" else 9, last.i, way.channel))
        elif way.role == "audience" and way.channel == "speech" and _is_spoken_before(syntax, last, joined):
            media.append((_RANK["speech"], last.i, way.channel))
        elif way.role == "medium":
            whole = not any(other.first <= last.head < other.stop for other in hits if other.stop > hit.stop)
            if speaks:
                if last.pos != "PROPN":  # "The Post" is no post
                    spoken.append(way.channel)
            elif (whole or last.label != "compound") and not _is_named_so(syntax, hit):
                addressed = last.label in ("dobj", "dative") and last.head == draft.anchor
                told_to = addressed and way.channel in _HELD and syntax.tokens[draft.anchor].lemma in _TELLING
                if told_to or (_is_way(syntax, last) and hangs_on(syntax, draft, last, joined)):
                    channel = "broadcast" if way.channel == "speech" and _is_carried(syntax, last) else way.channel
                    media.append((_RANK.get(way.channel, 2), last.i, channel))
        elif speaks or (way.role == "outlet" and in_source and _heads(syntax, draft, hit)):
            if way.role == "outlet":
                spoken.append(way.channel)
        elif (not in_source or _is_briefed(syntax, last)) and _is_told(syntax, draft, last, way, joined):
            told.append(way.channel)
    media.extend(_written_in(syntax, draft))
    sure = [m for m in media if m[0] < 9]
    if sure:
        return min(sure)[2]
    if told:
        return told[0]
    verbs = [m for m in media if m[0] == 9]
    if verbs:
        return verbs[0][2]
    return next((c for c in spoken if c in _SPEAKERS), None)


def _is_carried(syntax: Syntax, noun: Token) -> bool:
    """Whether remarks are heard on the air: "in remarks | carried | by state television"."""
    for verb in syntax.children(noun.i, "acl"):
        if verb.lemma in _CARRYING and verb.i > noun.i:
            heard = (*syntax.behind(verb.i, "by", "on", "to"), *syntax.agents(verb.i))
            return any(t.lower in _ON_AIR or _station((t,)) is not None for t in heard)
    return False


def _is_spoken_before(syntax: Syntax, last: Token, joined: set[int]) -> bool:
    """Whether an audience is where the cue's verb is done: "said in parliament", not "after a vote in parliament"."""
    lead = syntax.head(last.i)
    return lead is not None and last.label == "pobj" and lead.lower in _BEFORE and lead.head in joined


def _is_named_so(syntax: Syntax, hit: _Hit) -> bool:
    """Whether a word is only part of a name ("a letter seen by the Lind | Post", "a report by the Audit | Court"), or
    what the source knows of ("a clerk briefed on the | call")."""
    last = syntax.tokens[hit.stop - 1]
    lead = next((t for t in syntax.ancestors(last.i) if t.pos == "ADP"), None)
    if lead is not None and lead.lower == "of" and syntax.tokens[lead.head].lower in ("knowledge", "aware"):
        return True
    if lead is not None and lead.lower in _ABOUT and syntax.tokens[lead.head].lemma in _KNOWING:
        return True
    named = last.pos == "PROPN" and hit.first == last.i and syntax.tokens[last.i - 1].label == "compound"
    named = named and syntax.tokens[last.i - 1].head == last.i and syntax.tokens[last.i - 1].pos == "PROPN"
    return named and (hit.way.channel == "social_media" or (lead is not None and lead.lower == "by"))


def _written_in(syntax: Syntax, draft: Draft) -> Iterator[tuple[int, int, Channel]]:
    """The medium that a clause is about: "a statement in which the governor accused them"."""
    verb = syntax.tokens[draft.anchor]
    noun = syntax.head(verb.i) if verb.label == "relcl" else None
    way = ways().get(noun.lemma) if noun is not None else None
    if noun is None or way is None or way.role != "medium":
        return
    for prep in syntax.children(verb.i, "prep"):
        if prep.lower == "in" and prep.i < verb.i and any(t.tag == "WDT" for t in syntax.children(prep.i, "pobj")):
            yield _RANK.get(way.channel, 2), noun.i, way.channel


def own_channel(page: Page, speaker: str | None) -> Channel | None:
    """The channel that a speaker is, whatever words stand for it here: of "it said" after "state television said"."""
    entity = page.cast.get(speaker)
    if entity is None or entity.kind == "person":
        return None
    for mention in entity.mentions:
        words = mention.text.split() if mention.form != "pronoun" else []
        for n in range(max(0, len(words) - _LONGEST), len(words)):
            found = outlet(" ".join(words[n:])) if mention.form == "name" else None
            way = _OF_OUTLETS[found.channel] if found is not None else ways().get(fold(" ".join(words[n:])))
            if way is not None and way.role != "audience" and way.channel in ("news_agency", "broadcast"):
                return way.channel
    return None


def _hits(text: str, words: Sequence[Token]) -> Iterator[_Hit]:
    """The longest words of the lexicons in text order, none within another."""
    known, endings = ways(), _endings()
    plains = [fold(t.text).rstrip(".") for t in words]
    ends = [plain in endings or t.lemma in endings for plain, t in zip(plains, words, strict=True)]
    stop = -1
    for n, token in enumerate(words):
        if token.i < stop:
            continue
        capitals = len(token.text) > 2 and token.text.isupper()
        name = token.pos == "PROPN" or token.entity != "O" or capitals
        for length in range(min(_LONGEST, len(words) - n), 0, -1):
            last, plain = words[n + length - 1], plains[n + length - 1]
            if last.i - token.i != length - 1 or last.pos == "PUNCT" or not (name or ends[n + length - 1]):
                continue
            before = text[token.start : last.start]
            way = known.get(fold(before + plain)) or known.get(fold(before + last.lemma))
            if way is None and name:
                found = outlet(before + last.text)
                way = _OF_OUTLETS[found.channel] if found is not None else _station(words[n : n + length])
            often = last.lower in _OFTEN and last.pos == "ADJ"
            if often and not (n + length < len(words) and words[n + length].pos == "PROPN"):
                continue  # "a daily briefing", against "the daily Orla"
            if way is not None and way.role == "outlet" and not often and _goes_on(words, n + length):
                continue  # "Petra" is an agency, Petra Vance is none
            if way is not None and way.role == "verb" and last.pos == "NOUN":
                way = Way(way.channel, "medium")
            if way is not None and not (way.role == "medium" and last.pos == "VERB"):
                stop = last.i + 1
                yield _Hit(token.i, stop, way)
                break


def _station(words: Sequence[Token]) -> Way | None:
    """A broadcaster by the form of its name: "Radio Orla", "Mersa Television", "OTV"."""
    names = [t.text for t in words]
    if len(names) > 1 and not all(t.pos == "PROPN" for t in words):
        return None
    named = len(names) > 1 and (names[0] == "Radio" or names[-1] in ("Radio", "TV", "Television"))
    return Way("broadcast", "outlet") if named or (len(names) == 1 and _ACRONYM.fullmatch(names[0])) else None


def _goes_on(words: Sequence[Token], n: int) -> bool:
    """Whether the name before the n-th word goes on with it, in a word that is no medium's."""
    if n >= len(words):
        return False
    after = words[n]
    return after.pos == "PROPN" and after.entity.startswith("I-") and fold(after.text) not in _endings()


def _heads(syntax: Syntax, draft: Draft, hit: _Hit) -> bool:
    """Whether a hit is part of the name that heads the source ("the IRNA news agency", "state television PTV")."""
    head = draft.source_head
    if head is None:
        return False
    last = syntax.tokens[hit.stop - 1]
    return (last.head == head and last.label in ("compound", "appos", "amod")) or (
        syntax.tokens[head].head == last.i and syntax.tokens[head].label in ("appos", "compound")
    )


def _is_way(syntax: Syntax, last: Token) -> bool:
    """Whether a noun stands as the way of saying: in, on, at, by or via it, or issued and posted by somebody."""
    step: Token | None = last
    for _ in range(6):
        if step is None:
            return False
        if (step.pos == "ADP" or step.label == "prep") and step.lower != "of":
            # "posted | to | his account", "took | to | the radio to deny it", "said | under | oath"
            if step.lower == "under":
                return last.lemma == "oath"
            return step.lower in _WAYS or (step.lower == "to" and syntax.tokens[step.head].lemma in _PUTTING)
        if step.pos in ("VERB", "AUX"):
            return step.lemma in _HANDING
        step = syntax.head(step.i)
    return False


def _is_briefed(syntax: Syntax, last: Token) -> bool:
    """Whether an audience stands behind a participle of telling: "an envoy, briefing reporters, said", "a clerk,
    speaking to the agency, said"."""
    before = syntax.tokens[last.i - 1] if last.i else last
    lead = next((t for t in syntax.ancestors(last.i) if t.pos in ("ADP", "VERB")), None)
    if lead is not None and lead.lower in ("to", "with") and syntax.tokens[lead.head].lower in _SPEAKING_FORMS:
        return True
    return before.tag == "VBG" and before.lower in _BRIEFING_FORMS


def _quoted_as(syntax: Syntax, verb: int) -> list[int]:
    """What somebody is quoted as doing: "was quoted as | telling | the agency"."""
    leads = (t for t in syntax.children(verb, "prep") if t.lower == "as" and syntax.tokens[verb].lemma in _QUOTING)
    return [t.i for lead in leads for t in syntax.children(lead.i, "pcomp")]


def _is_told(syntax: Syntax, draft: Draft, last: Token, way: Way, joined: set[int]) -> bool:
    """Whether an outlet or an audience is whom the words are told to, or an outlet is who quotes them."""
    verb = syntax.tokens[draft.anchor]
    step = last
    if way.role == "audience" and _is_briefed(syntax, last) and last.label == "appos":
        return last.head == draft.source_head  # "an envoy, briefing reporters, said": taken for a noun beside the envoy
    asking = draft.stance == "requests"
    for _ in range(6):
        head = syntax.head(step.i)
        if head is None:
            return False
        if step.pos == "ADP" and step.lower in _OF_PARTS and head.lemma in _PARTS and way.role == "outlet":
            step = head
            continue
        if step.pos == "ADP":
            if way.role == "audience":
                spoken = head.tag == "VBG" or head.i == verb.i
                return step.lower in _TOLD and spoken and not asking and draft.kind == "speech"
            if way.channel == "interview":
                return step.lower == "to" and head.i == verb.i
            return (
                step.lower in _TO_OUTLET
                and not (step.lower == "by" and head.lemma in _SEEING)
                and (
                    head.i == verb.i
                    or head.tag in ("VBG", "VBN")
                    or (head.pos == "NOUN" and head.lemma in _SPOKEN and step.lower in ("to", "with"))
                )
            )
        if head.pos in ("VERB", "AUX"):
            if step.label in ("nsubj", "nsubjpass"):
                return (
                    way.role == "outlet" and way.channel != "interview" and head.i == verb.i and head.lemma in _QUOTING
                )
            if (
                head.tag == "VBG"
                and head.i != verb.i
                and head.lemma in _BRIEFING
                and head.label in ("acl", "advcl")
                and way.role == "audience"
            ):
                return head.head in (draft.anchor, draft.source_head)  # "an envoy, briefing reporters, said"
            quoted = head.lemma in _TELLING and head.i in _quoted_as(syntax, draft.anchor)
            said = (head.i in joined or quoted) and (head.lemma in _TELLING or head.lemma in ("say", "add", "give"))
            return said and not (way.role == "audience" and asking)
        step = head
    return False

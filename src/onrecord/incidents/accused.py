"""The accused: whom the words of an accusation are for, by what they begin with.

"The Front, an armed group that …" is the Front; "a militia known as the Hawks" the Hawks; "the army of Arla and the
Front" are two. Words that go on to say something else end where they do so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from onrecord.incidents.affiliations import is_backed, leader_of, owner_of, sender_of, sent_by
from onrecord.incidents.agents import LONGEST, Agent, described, of_entity
from onrecord.incidents.bodies import BODIES, acts_for, is_named
from onrecord.incidents.charges import in_service
from onrecord.incidents.offices import name_key
from onrecord.incidents.people import KINDS, PRONOUN, WHOSE_MEN, WORD, called, head
from onrecord.incidents.phrases import blame_words
from onrecord.incidents.voices import Voices
from onrecord.incidents.words import doers
from onrecord.records import Entity, Span
from onrecord.text import without_article
from onrecord.wording import one_line

# Where it is and no more: "the country's long insurgency".
_NOBODY = re.compile(
    r"(?:not?|(?:both|all) (?:sides|parties)|none|nobody|neither|that|of|to|in|at|on|by|from"
    r"|after|before|according|how|why|what|if|whether|for|there"
    r"|had|has|have|was|were|is|are|been|being|would|could|may|might|will|did|do|does|he['’]|she['’]|it['’]|they['’]|you['’]|we['’])\b|\d",
    re.IGNORECASE,
)
# "To" goes on with whose men they are: "rebels loyal to the Front".
_UNTIED = r"(?<!loyal)(?<!linked)(?<!tied)(?<!close)(?<!allied)(?<!belonging)"
# Where the words for somebody go on to say something else.
_END = re.compile(
    r"[,;:(]|(?:\sof\s)?[“”\"]|\s(?:and|or)\s(?:of\s)?(?:those|others|whoever|anyone|people|its|their|his|her|they|he|she|we)\b"
    r"|\s(?:for|of (?!neighbou?ring)\w+ing|who|which|that|had|has|have|was|were|is|are|did|does|in|at|on|near|outside"
    rf"|along|around|but|rather|instead)\s|{_UNTIED}\sto\s"
    r"|\s(?:after|before|amid|following|over|during|when|while|since|because|without)\s"
    r"|\sas (?:being )?(?:the |its |their |an? |those )?(?:\w+ )?(?:authors?|perpetrators?|culprits?|masterminds?"
    r"|organi[sz]ers?|instigators?|suspects?|attackers?|bombers?|killers?|responsible|guilty|behind)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"[,;:(]|(?:\sof\s)?[“”\"]|\s(?:for|of (?!neighbou?ring)\w+ing|in connection with|over|on \w+day)\s"
    rf"|{_UNTIED}(?<!said)\sto\s(?!the\b|an?\b)(?=(?-i:[a-z]))|\s(?:and|but|or)(?=\s(?:was|were|had|has|is|are|did)\b|$)|\s(?:but|rather|instead|near|outside)\s",
    re.IGNORECASE,
)
_DEED_OF = re.compile(r"(?:the |an? )?(?:work|handiwork|doing|act|deed|crime)s? of (?=the |an? |al-|[A-Z“\"])")
# Blamed what he called "the board of the drug trade".
_WHAT_HE_CALLED = re.compile(
    r"what [\w ]{1,25}?(?:call(?:s|ed)|describe[sd] as|term(?:s|ed)|dub(?:s|bed)) ", re.IGNORECASE
)
# What is done, and not who does it: "halting the shipments", "recruited through a channel"; but "neighbouring Orvia".
_DOING = re.compile(
    r"(?!(?:neighbou?r|rul|oppos|lead|ris|warr|visit|govern|fight|liv|work|stand|exist|remain|surviv)ing\b)[a-z]+ing\s"
    r"|[a-z]+ed (?:by|through|in|on|from|at|via|with|as)\s"
)
# What has an article in its second place is no phrase for somebody: "fought the Front", "sent there by the army"; but
# "deserters from the army".
_VERB_FIRST = re.compile(
    r"(?!\w+(?:s|men) (?:from|out of)\b)"
    r"(?!(?:all|both|half|such|what|even|only|just|chiefly|mainly|probably|possibly|either|and|or)\b)[a-z]+\s"
    r"(?:the|an?|its|their|his|her|this|that|those|these|there|it|them|him|by|from|out|up|off|on)\s"
)
_LOOSE_END = re.compile(r"\s(?:and|but|or|not|of|for|to|with)$", re.IGNORECASE)
# "The builder, Karnali Works," is called so.
_CALLED = re.compile(
    r", (?:(?:also |better )?known as |called |named )?(?:the )?((?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+)(?=[,.;])"
)
_OWNER = re.compile(r"(?:(?:[A-Z][\w-]+ ?)+['’]s|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur) (?:own )?")
# "The Borvan-led Red Guards", "the separatist Red Front"; but "a splinter group of the Red Front".
_KIND_OF = re.compile(
    r"(?:the |an? )?(?:(?:[\w’'-]+-)?(?!(?:of|from|to|with|by|in|against|for|and|or|the|an?)\b)[a-z]+ )+"
)
_ARTICLE = re.compile(r"(?:an?|the) ")
_KNOWN_AS = re.compile(
    r"an? [^,;.“”\"]{2,40}?\s(?:(?:better |also )?known as|called|named|calling itself)\s(?=(?:the )?[A-Z“\"])(.+)",
    re.DOTALL,
)
HELD_TO_BE = re.compile(
    r"(?P<who>[^;“”\"]{2,90}?)\s(?:believes?|believed|thinks?|thought|considers?|considered|suspects?|suspected|deems?"
    r"|deemed|presumes?|presumed) (?=the |an? |[A-Z])"
)
"""Who believes it of somebody, and the verb: "police chief Bela Tor believes | the clan | to be behind it"."""
_JOINT = re.compile(r",?\s(?:and|as well as)\s|,\s(?=(?:the )?[A-Z])")
_NAME = r"(?:the )?[A-Z][\w'’-]+(?: (?:of |al-?|the )?[A-Z][\w'’-]+){0,4}"
_LISTED = re.compile(rf"(?:,\s{_NAME})+,?\sand\s{_NAME}")


def in_content(voices: Voices, content: Iterable[Span]) -> tuple[Agent, Span] | None:
    """The agent that the content of an accusation opens with: "the Front, an armed group that …"; and its words."""
    span = next(iter(content), None)
    if span is None:
        return None
    if (held := HELD_TO_BE.match(span.text)) is not None:
        span = Span(span.start + held.end(), span.end, span.text[held.end() :])
    if (told := _KNOWN_AS.match(span.text)) is not None:
        # "A militia known as the Hawks".
        span = Span(span.start + told.start(1), span.end, span.text[told.start(1) :])
    if (called := _WHAT_HE_CALLED.match(span.text)) is not None:
        span = Span(span.start + called.end(), span.end, span.text[called.end() :])
    if (deed := _DEED_OF.match(span.text)) is not None:
        # "The handiwork of the Hawks".
        span = Span(span.start + deed.end(), span.end, span.text[deed.end() :])
    quote = re.match(r"(?:the |an? )?[“\"‘']+", span.text)
    if quote is not None:
        # Whom somebody blames in a word of his own: blamed "foreign hands" for it.
        span = Span(span.start + quote.end(), span.end, span.text[quote.end() :])
    cut = _up_to_end(voices, span)
    words = one_line(cut.text)
    inside = [e for e in voices.mentioned((cut,)) if e.kind in KINDS]
    if any(opens.match(words) for opens in (_NOBODY, _DOING, _VERB_FIRST)) or not without_article(words).strip():
        return None
    if (owned := _owned(voices, cut)) is not None:
        return of_entity(owned), cut
    if (
        (head(words) in doers("force") or WHOSE_MEN.search(words))
        and (owner := owner_of(voices, cut, None)) is not None
        and (owner.kind in BODIES or is_named(owner))
        and not in_service(cut.text)
    ):
        return of_entity(acts_for(voices, owner)), cut
    named = [e for e in inside if is_named(e)]
    if len(named) == 1 and name_key(named[0].name) == name_key(words):
        return of_entity(named[0]), cut
    exact = next((e for e in inside if any(name_key(m.text) == name_key(words) for m in e.mentions)), None)
    if exact is not None and (is_named(exact) or (exact.kind in BODIES and words.casefold().startswith("the "))):
        return (of_entity(exact) if is_named(exact) else _as_called(exact, words)), cut
    group = head(words) == "group" and any(word[0].isupper() for word in WORD.findall(without_article(words)))
    doer = head(words) in doers("doer") and not is_backed(voices, cut)
    nobody = doer or (head(words) in doers("victim") | doers("thing") | _matters())
    nobody = nobody and not group
    if (leader := leader_of(voices, cut)) is not None:
        return of_entity(leader), cut
    if nobody and (whose := sent_by(voices, cut) or sender_of(voices, cut)) is not None:
        return of_entity(whose), cut
    if not words or len(words) > LONGEST or nobody or PRONOUN.match(words):
        return None
    if (beside := _CALLED.match(voices.record.document.text, cut.end)) is not None and _ARTICLE.match(words):
        called_so = Span(beside.start(1), beside.end(1), beside[1])
        one = next((e for e in voices.mentioned((called_so,)) if e.kind in KINDS and is_named(e)), None)
        if one is not None or words.startswith("the "):
            return (of_entity(one) if one is not None else described(voices, called_so, beside[1])), cut
    if exact is not None or not inside:
        # Who has no name is told apart by all that is said of them: "a cell which it said had been trained in …".
        whole = _RELATIVE.split(one_line(span.text), maxsplit=1)[0]
        whole = _LOOSE_END.sub("", whole)
        words = whole if len(whole) <= LONGEST and not any(w[0].isupper() for w in WORD.findall(words)) else words
    return described(voices, span, words), cut


@cache
def _matters() -> frozenset[str]:
    """What is blamed and is nobody: a policy, the weather."""
    return frozenset(blame_words("beside"))


def _as_called(entity: Entity, words: str) -> Agent:
    """A body without a name as it is called here: "the army", which the report calls the military elsewhere."""
    agent = of_entity(entity)
    return replace(agent, name=called(words), keys=agent.keys | {name_key(words)})


def _owned(voices: Voices, words: Span) -> Entity | None:
    """The body that words name behind whose or what it is: "Tarvia's National Guard", "the separatist Front"."""
    bodies = (e for e in voices.record.entities if e.kind in BODIES and is_named(e))
    ending = ((e, m) for e in bodies for m in e.mentions if m.form == "name" and m.end == words.end)
    text = voices.record.document.text
    return next(
        (e for e, m in ending if any(_.fullmatch(text, words.start, m.start) for _ in (_OWNER, _KIND_OF))), None
    )


def _up_to_end(voices: Voices, span: Span) -> Span:
    """Words up to where they go on to say something else, which a name that goes on does not: "the Group for the
    Support of …"."""
    end = _END.search(span.text)
    at = end.start() if end is not None else len(span.text)
    names = (m for e in voices.record.entities for m in e.mentions if m.form == "name" and span.start <= m.start)
    if end is not None and end[0].strip().isalpha():
        at = max([at, *(m.end - span.start for m in names if m.start < span.start + at < m.end <= span.end)])
    text = _LOOSE_END.sub("", span.text[:at].rstrip())
    return Span(span.start, span.start + len(text), text)


def all_in_content(voices: Voices, content: Iterable[Span]) -> tuple[tuple[Agent, Span], ...]:
    """The agents that the content of an accusation opens with, each with its words: one, or two by their names, "the
    army of Arla and the Front"."""
    spans = tuple(content)
    first = in_content(voices, spans)
    if first is None:
        return ()
    words = first[1]
    listed = _LISTED.match(voices.record.document.text, words.end, spans[0].end) if first[0].named else None
    if listed is not None:
        # "The Front, the Guards and the Union".
        words = Span(words.start, listed.end(), voices.record.document.text[words.start : listed.end()])
    parts, start = [], words.start
    for joint in _JOINT.finditer(words.text):
        parts.append(Span(start, words.start + joint.start(), words.text[start - words.start : joint.start()]))
        start = words.start + joint.end()
    parts.append(Span(start, words.end, words.text[start - words.start :]))
    # Of three or more only bodies are one list: "blamed the Front, Bela Tor and Ada Lark said".
    kinds = BODIES if listed is not None and words.end == listed.end() else KINDS
    named = [any(is_named(e) and e.kind in kinds for e in voices.mentioned((part,))) for part in parts]
    if len(parts) < 2 or not all(named):
        return (first,)
    each = [found for part in parts if (found := in_content(voices, (part,))) is not None]
    return tuple(each) if len(each) == len(parts) else (first,)

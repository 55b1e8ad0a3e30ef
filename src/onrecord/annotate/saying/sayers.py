"""Sayers: sources that end or begin in the wrong place, put right once the drafts of a report are known.

A title with a full stop is no name ("Ms. | Vell denied"), and what tells of the dead does not say that they died
("killing nine, most of them women, | a clinic in Mersa said"). Left undecided: victims and sayers in one list
("including two guards, police and medics said") beyond its last part.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.joins import is_somebody
from onrecord.annotate.saying.sources import source_nouns, spans_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token

_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Prof|Rev|Hon|Sgt|Cmdr|Adm|Brig)\.")
_DATING = frozenset("later earlier previously also subsequently then".split())
_FORMERLY = frozenset({"formerly", "once", "previously"})
_NAMED_SO = frozenset("lists labels brands terms names views classes ranks rates designates describes".split())
_TAIL = re.compile(
    r"(?:including|among them|mostly|half of them|(?:at least |about |more than )?[\w-]+ of (?:them|whom)|"
    r"the (?:majority|bulk) of them)\b",
    re.IGNORECASE,
)

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TOPIC = re.compile(r", (?:about|regarding|concerning) ")


def with_whole_sayer(page: Page, draft: Draft) -> Draft:
    """A draft with a source that is no less and no more than who says it."""
    draft = _nearest(page, draft)
    draft = _past_medium(page, _past_clause(page, _with_name(page, _before_adverb(page, draft))))
    return _without_topic(page, _without_tail(page, _with_antecedent(page, draft)))


def _nearest(page: Page, draft: Draft) -> Draft:
    """With the noun right before the cue where the source is the subject of a clause that goes before: "Lind is still
    at-large and | police | admit", where the parser made the police one more of what she is."""
    head, syntax = draft.source_head, page.syntax
    if head is None or len(draft.source) != 1 or not draft.cue or draft.cue[0][0] <= draft.source[0][1]:
        return draft
    between = syntax.tokens_in(draft.source[0][1], draft.cue[0][0])
    joint = next((t for t in reversed(between) if t.lower in ("and", "but")), None)
    if joint is None or not any(t.tag in _FINITE for t in between if t.i < joint.i) or between[-1].i == joint.i:
        return draft
    who = between[-1]
    phrase = syntax.tokens[joint.i + 1 : who.i + 1]
    plain = all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM") and t.text != "," for t in phrase)
    if not plain or who.pos not in ("NOUN", "PROPN") or not (_is_person(page, who) or is_somebody(syntax, who.i)):
        return draft
    return replace(draft, source=(page.chars(joint.i + 1, who.i + 1),), source_head=who.i)


def _before_adverb(page: Page, draft: Draft) -> Draft:
    """Without the adverb that dates the cue right behind: "the inquest | later | found that"."""
    if not draft.source or not draft.cue:
        return draft
    words = page.syntax.tokens_in(*draft.source[-1])
    last = words[-1] if len(words) > 1 else None
    near = last is not None and 0 < draft.cue[0][0] - last.end <= 1
    if last is None or not near or last.lower not in _DATING or last.i == draft.source_head:
        return draft
    who = page.trimmed(draft.source[-1][0], last.start)
    return draft if who is None else replace(draft, source=(*draft.source[:-1], who))


def _without_topic(page: Page, draft: Draft) -> Draft:
    """Without what he speaks of, behind his name: "said Oda Lind, head of the guild|, about the raid |"."""
    if not draft.source or not draft.cue or draft.source[-1][0] < draft.cue[0][0]:
        return draft
    start, end = draft.source[-1]
    topic = _TOPIC.search(page.syntax.text, start, end)
    who = page.trimmed(start, topic.start()) if topic is not None else None
    return draft if who is None else replace(draft, source=(*draft.source[:-1], who))


def _past_medium(page: Page, draft: Draft) -> Draft:
    """Without what the sentence tells of the medium that opens it: "In a post on X, | formerly Twitter, the envoy, Oda
    Lind, | said", "In an interview with Radio Delta, | a private station, its minister | said"."""
    if len(draft.source) != 1 or not draft.cue or draft.source[0][1] > draft.cue[0][0]:
        return draft
    (start, end), syntax = draft.source[0], page.syntax
    words = syntax.tokens_in(start, end)
    opens = syntax.tokens[syntax.sentence_of(draft.anchor).first]
    comma = next((t for t in words if t.text == ","), None)
    if comma is None or opens.pos != "ADP" or words[0].i == 0 or syntax.tokens[words[0].i - 1].text != ",":
        return draft
    first, rest = [t for t in words if t.i < comma.i], page.trimmed(comma.end, end)
    behind = syntax.tokens_in(*rest) if rest is not None else ()
    once = first[0].lower in _FORMERLY
    named_first = _head(page, page.chars(first[0].i, comma.i))
    alone = first[0].tag == "DT" and named_first is not None and named_first.pos == "NOUN"
    alone = alone and named_first is not None and not _may_speak(page, named_first)
    if rest is None or not (once or alone):
        return draft
    head = _head(page, rest)
    named = any(t.text == "," for t in behind) or behind[0].lower not in ("a", "an")
    clause = any(t.pos in ("VERB", "AUX") or t.tag in ("WDT", "WP", "WP$") for t in behind)
    if head is None or clause or not named or not (once or _is_person(page, head)):
        return draft
    return replace(draft, source=(rest,), source_head=head.i)


def _may_speak(page: Page, token: Token) -> bool:
    """Whether a word of a phrase names somebody who may be the sentence's speaker: a person, a body but no outlet."""
    noun = noun_at(page.syntax, token.i) if token.pos == "NOUN" else None
    body = noun is not None and noun.kind != "place" and source_nouns().get(token.lemma) != "outlet"
    return body or _is_person(page, token)


def _is_person(page: Page, token: Token) -> bool:
    noun = noun_at(page.syntax, token.i) if token.pos == "NOUN" else None
    return token.entity.endswith("PERSON") or (noun is not None and noun.kind == "person")


def _past_clause(page: Page, draft: Draft) -> Draft:
    """With the subject before a clause about it whose verb the parser took for a plural: "The guild, which | the union
    lists as a gang |, said"."""
    head = draft.source_head
    if len(draft.source) != 1 or head is None or page.syntax.tokens[head].lower not in _NAMED_SO:
        return draft
    words = page.syntax.tokens_in(*draft.source[0])
    first = words[0].i
    as_ = page.syntax.tokens[head + 1 : head + 2]
    before = page.syntax.tokens[max(0, first - 3) : first]
    if len(before) < 3 or before[-1].lower != "which" or before[-2].text != "," or not as_ or as_[0].lower != "as":
        return draft
    noun = before[0]
    while noun.label in ("pobj", "prep") and noun.head < noun.i:
        noun = page.syntax.tokens[noun.head]
    spans = spans_of(page, noun.i, before[-2].i)
    if noun.pos not in ("NOUN", "PROPN") or not spans:
        return draft
    return replace(draft, source=((spans[0][0], before[0].end),), source_head=noun.i)


def _with_antecedent(page: Page, draft: Draft) -> Draft:
    """With whom "which" stands for where the sentence's own verb is the cue: "Tarnia, | which | is small, offered"."""
    words = page.syntax.tokens_in(*draft.source[0]) if len(draft.source) == 1 else ()
    head = draft.source_head
    if len(words) != 1 or words[0].tag != "WDT" or head is None or head == words[0].i:
        return draft
    steps = (page.syntax.tokens[draft.anchor], *page.syntax.ancestors(draft.anchor))
    if any(t.label == "relcl" and page.syntax.left_edge(t.i) <= words[0].i for t in steps):
        return draft
    spans = spans_of(page, head, words[0].i)
    return replace(draft, source=spans) if spans else draft


def _with_name(page: Page, draft: Draft) -> Draft:
    """With the name that was taken for a part of the cue behind a title: "| Ms. | Vell denied |"."""
    if not draft.source or not draft.cue or not _TITLE.fullmatch(page.syntax.text[slice(*draft.source[-1])]):
        return draft
    start, end = draft.cue[0]
    cue = page.syntax.tokens_in(start, end)
    names = 0
    while names < len(cue) - 1 and cue[names].pos == "PROPN":
        names += 1
    if not names or page.syntax.text[draft.source[-1][1] : start].strip():
        return draft
    source = (*draft.source[:-1], (draft.source[-1][0], cue[names - 1].end))
    return replace(draft, source=source, source_head=cue[names - 1].i, cue=((cue[names].start, end), *draft.cue[1:]))


def _without_tail(page: Page, draft: Draft) -> Draft:
    """Without what the sentence tells of those to whom it happened, where the source stands behind it: that is said."""
    if len(draft.source) != 1 or not draft.content or draft.source[0][1] > draft.cue[0][0]:
        return draft
    (start, end), text = draft.source[0], page.syntax.text
    if not draft.content[-1][0] < start or text[min(draft.content[-1][1], start) : start].strip(" ,"):
        return draft
    opens = [m.start() for m in _TAIL.finditer(text, start, end) if m.start() == start or text[m.start() - 2] == ","]
    comma = text.rfind(", ", opens[0], end) if opens else -1
    if comma < 0:
        return draft
    who = page.trimmed(comma + 1, end)
    said = page.trimmed(draft.content[-1][0], comma)
    head = _head(page, who) if who is not None else None
    if who is None or said is None or head is None:
        return draft
    return replace(draft, source=(who,), source_head=head.i, content=(*draft.content[:-1], said))


def _head(page: Page, span: Range) -> Token | None:
    """The noun that heads a span: the first whose own head stands outside of it."""
    tokens = page.syntax.tokens_in(*span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.pos in ("NOUN", "PROPN") and t.head not in inside), None)

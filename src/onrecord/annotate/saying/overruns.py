"""Overruns: contents that run on into what their source no longer says, cut back once all drafts are known.

A parser and a tagger both look at one cue at a time; where a content ends is often told by the next one: "said the
army had lost the town and called for a truce", "said none had fled; it later withdrew the claim and said ...", "the
guild, which says it was cheated, has left the talks". Inside quotation marks nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.saying.marks import holds
from onrecord.annotate.saying.reported_clauses import SPEECH_NOUNS
from onrecord.annotate.saying.stops import own_views, stops_behind
from onrecord.annotate.saying.utterances import Draft, Page, Range, is_finite
from onrecord.records import Stance

COLON = "colon"
"""The rule of a draft for words behind a colon, which say how somebody does what the draft before it tells."""
_TOWN = re.compile(r"[A-Z][A-Z .,'-]{2,40}: ")
_FULL_STOP = re.compile(r"[.!?]\s+$")
_SHORT = 12  # characters: "no. "
# How something is said, before a clause without "that".
_MANNERS = frozenset("privately publicly repeatedly openly bluntly flatly earlier later previously separately".split())
_SUBJECTS = frozenset({"PRON", "DET", "PROPN", "NOUN"})
_CLEAR = frozenset("clear plain known public explicit".split())
# What joins a sentence to the one before, and is no part of what is said: "But, she said, the port was open".
_JOINTS = frozenset({"and", "but", "so", "yet", "then", "still", "however", "meanwhile", "moreover", "furthermore"})
_JOINTS |= {"nevertheless", "nonetheless", "therefore", "in addition", "in contrast", "by contrast", "for instance"}
_JOINTS |= {"for example", "at the same time", "on the other hand", "as a result"}
_WHOLE: frozenset[Stance] = frozenset({"rejects", "condemns", "supports", "denies"})
_ABOUT: frozenset[Stance] = _WHOLE | {"accuses", "questions", "promises", "threatens"}
_ASKING = frozenset("ask press question challenge quiz".split())
_PHRASE = 8  # tokens: "not | some seventeen of their own boats |, as"
_EMPTY = frozenset({"ADP", "DET", "PUNCT"})


def without_overruns(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with contents that end where their source stops speaking; without those of which nothing is left."""
    result = []
    for draft in drafts:
        cut = _cut(page, draft, drafts) if draft.cue and draft.content else draft
        if not draft.content:
            result.append(cut)
        elif cut.content and not _is_empty(page, cut):
            result.extend(_with_words(page, cut))
    return result


def _is_empty(page: Page, draft: Draft) -> bool:
    """Whether a content is no more than an article or a preposition: "what they asked | for |"."""
    tokens = (t for a, b in draft.content for t in page.syntax.tokens_in(a, b))
    return all(t.pos in _EMPTY for t in tokens)


def _with_words(page: Page, draft: Draft) -> Iterator[Draft]:
    """A draft, and one for what its source says behind a colon: "rejected the offer: “We will not be bought.”", "denied
    the charge: nobody had been held"."""
    start, end = draft.content[-1]
    if len(draft.content) == 2 and _says_more(page, draft):
        yield replace(draft, content=draft.content[:1])
        yield replace(draft, content=draft.content[1:], stance="asserts", rule=COLON)
        return
    colon = page.syntax.text.rfind(":", start, end)
    quoted = [q for q in page.around(colon + 1, end) if q.start > colon] if colon > start else []
    plain = draft.stance in _ABOUT and len(draft.content) == 1 and page.quoted(colon) is None
    if not quoted or not plain or page.syntax.text[colon + 1 : quoted[0].start].strip():
        yield draft
        return
    what, words = page.trimmed(start, colon), page.trimmed(colon + 1, end)
    if what is None or words is None or page.around(start, colon):
        yield draft
        return
    yield replace(draft, content=(what,))
    yield replace(draft, content=(words,), stance="asserts", rule=COLON)


def _says_more(page: Page, draft: Draft) -> bool:
    """Whether the second piece of a content is a sentence behind a colon, which says more than what is denied."""
    (_, colon), (start, end) = draft.content
    first = next(iter(page.syntax.tokens_in(start, end)), None)
    if draft.stance not in _WHOLE or page.syntax.text[colon:start].strip() != ":" or first is None:
        return False
    opens = first.lower not in ("that", "to", "whether")
    return opens and any(is_finite(page.syntax, t) for t in page.syntax.tokens_in(start, end) if t.pos == "VERB")


def _cut(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    draft = _making_clear(page, draft)
    content = _without_joint(page, draft, _past_announcement(page, draft, draft.content))
    content = _with_addressee(page, draft, _without_topic(page, draft, _without_pronoun(page, draft, content)))
    content = _without_asked(page, draft, _without_source(page, draft, content))
    content = _past_cue(page, draft, _of_its_sentence(page, draft, content))
    content = _without_told(page, draft, _without_manner(page, draft, _past_dateline(page, content)))
    stops = [at for at in stops_behind(page, draft, drafts) if page.quoted(at) is None]
    stops.extend(own_views(page, draft))
    if stops:
        content = _before(page, content, draft.cue[-1][1], min(stops))
    return draft if content == draft.content else replace(draft, content=content)


def set_right(page: Page, draft: Draft) -> Draft:
    """A claim that the report sets right, with what is claimed: "it was nine ships, not | 17 | as he claims"."""
    syntax = page.syntax
    as_ = next((t for t in syntax.children(draft.anchor, "mark") if t.lower == "as" and t.i < draft.anchor), None)
    if as_ is None or not draft.cue:
        return draft
    last = as_.i - 1 if syntax.tokens[as_.i - 1].text != "," else as_.i - 2
    for i in range(last, max(syntax.sentence_of(as_.i).first, last - _PHRASE), -1):
        token = syntax.tokens[i]
        if token.pos in ("VERB", "AUX") or token.text in (",", ";"):
            break
        if token.lower == "not" and i < last:
            said = page.trimmed(*page.chars(i + 1, last + 1))
            return draft if said is None else replace(draft, content=(said,))
    return draft


def _before(page: Page, content: Sequence[Range], cue: int, stop: int) -> tuple[Range, ...]:
    """The pieces of a content up to a place behind its cue."""
    pieces = ((a, b) if b <= stop or b <= cue else (a, stop) for a, b in content if a < stop or b <= cue)
    trimmed = (page.trimmed(a, b) for a, b in pieces if a < b)
    return tuple(span for span in trimmed if span is not None)


def _past_announcement(page: Page, draft: Draft, content: Sequence[Range]) -> tuple[Range, ...]:
    """Without a clause that only announces who speaks: "The other side was blunt: its envoy said ..."."""
    text = page.syntax.text
    start = min(a for a, _ in (*draft.source, *draft.cue))
    if not text[:start].rstrip().endswith(":") or page.syntax.tokens[draft.anchor].text == ":":
        return tuple(content)
    return tuple((a, b) for a, b in content if b > start or text[b:start].strip() != ":")


def _making_clear(page: Page, draft: Draft) -> Draft:
    """With the words of the cue before a clause in the cue: "made | it clear | no vote would be held"."""
    if page.syntax.tokens[draft.anchor].lemma != "make" or not draft.rule.endswith(":that"):
        return draft
    words = page.syntax.tokens_in(*draft.content[0])
    if len(words) < 3 or words[0].lower != "it" or words[1].lower not in _CLEAR:
        return draft
    cue, content = (draft.cue[0][0], words[1].end), (words[2].start, draft.content[0][1])
    return replace(draft, cue=(cue,), content=(content, *draft.content[1:]))


def _past_dateline(page: Page, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Without the town in capitals that opens a block: "| QUETTA: | Nine died, police said"."""
    if not content:
        return content
    start, end = content[0]
    block = page.block_at(start)
    town = _TOWN.match(page.syntax.text, start)
    if town is None or town.end() >= end or block is None or page.document.blocks[block].start != start:
        return content
    rest = page.trimmed(town.end(), end)
    return content if rest is None else (rest, *content[1:])


def _without_joint(page: Page, draft: Draft, content: Sequence[Range]) -> tuple[Range, ...]:
    """Without a first piece that only joins the sentence to the one before: "| But |, she said, the port was open"."""
    text = page.syntax.text
    if len(content) > 1 and content[0][1] <= draft.cue[0][0] and text[slice(*content[0])].lower() in _JOINTS:
        return tuple(content[1:])
    return tuple(content)


def _without_pronoun(page: Page, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Without a first piece that is no more than the pronoun of a clause about the source: "Tarnia, | which | the guild
    had blamed, called it | a lie |"."""
    if len(content) < 2 or content[0][1] > draft.cue[0][0]:
        return content
    words = page.syntax.tokens_in(*content[0])
    alone = len(words) == 1 and words[0].tag in ("WDT", "WP") and words[0].head != draft.anchor
    clause = page.syntax.tokens[words[0].head] if alone else None
    return content[1:] if clause is not None and clause.head == draft.source_head else content


def _without_topic(page: Page, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Without what the words before the cue are about: "“a breach,” he said of | reports that it had sunk |"."""
    if len(content) != 2 or not page.around(*content[0]) or content[0][1] > draft.cue[0][0]:
        return content
    first = next(iter(page.syntax.tokens_in(*content[1])), None)
    leads = (t for t in page.syntax.children(draft.anchor, "prep") if t.lower in ("of", "about"))
    of = first is not None and any(draft.anchor < t.i < first.i for t in leads)
    quoted = any(q.start >= content[1][0] for q in page.around(*content[1]))
    return content[:1] if of and not quoted else content


def _with_addressee(page: Page, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """With whom another tells what is told of him: "Lind told | the envoy | that it was late, the palace said"."""
    joined = list(content[:1])
    for start, end in content[1:]:
        last = page.syntax.tokens_in(*joined[-1])[-1:]
        gap = page.syntax.tokens_in(joined[-1][1], start)
        own = any(a < start and joined[-1][1] < b for a, b in (*draft.source, *draft.cue))
        whom = (t for verb in last for t in page.syntax.children(verb.i, "dobj", "dative"))
        told = next((page.syntax.right_edge(t.i) for t in whom if gap and t.i >= gap[0].i), None)
        if not own and gap and told == gap[-1].i and last[0].pos == "VERB":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _without_manner(page: Page, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Without a last piece behind the cue that tells how it was said: "He had fled, a clerk said, | asking not to be
    named |"; nor with one that remarks on it: "said that he had fled, | an assertion that could not be verified |"."""
    if len(content) < 2 or content[-1][0] < draft.cue[-1][1]:
        return content
    words = page.syntax.tokens_in(*content[-1])
    noun = next((t for t in words[1:4] if t.pos == "NOUN"), None) if words and words[0].lower in ("a", "an") else None
    if noun is not None and noun.lemma in SPEECH_NOUNS and page.syntax.children(noun.i, "relcl", "acl", "ccomp"):
        return content[:-1]
    first = next(iter(words), None)
    manner = first is not None and first.tag == "VBG" and first.label == "advcl" and first.head == draft.anchor
    return content[:-1] if manner else content


def _without_source(page: Page, draft: Draft, content: Sequence[Range]) -> tuple[Range, ...]:
    """Without the source and what hangs on it, where a content runs on up to its cue: "“we wait”, | a clerk who was
    hurt | said"."""
    cue = draft.cue[0][0]
    starts = [a for a, b in draft.source if b <= cue]
    if not starts:
        return tuple(content)
    return _cut_before(page, content, max(starts), cue - 1)


def _without_told(page: Page, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Without whoever is told what stands before: "the port had fallen, | Lind | was told by her clerks"."""
    content = _without_name(page, draft, content)
    told = next(iter(page.syntax.children(draft.anchor, "nsubjpass")), None)
    if told is None or not draft.rule.endswith(":that") or not holds(content, told.start):
        return content
    start = page.syntax.tokens[page.syntax.left_edge(told.i)].start
    if start <= content[0][0] or page.syntax.text[:start].rstrip()[-1:] != ",":
        return content
    return _cut_before(page, content, start, draft.cue[0][0])


def _of_its_sentence(page: Page, draft: Draft, content: Sequence[Range]) -> tuple[Range, ...]:
    """Without what stands behind a full stop after the cue, or is joined to it by a conjunction, unless it is quoted:
    "says no. | The talks had failed |", "the town asks, | and nobody answers |"."""
    text, last = page.syntax.text, draft.cue[-1][1]
    kept = []
    for start, end in content:
        between = text[last:start] if start > last else ""
        first = next(iter(page.syntax.tokens_in(start, end)), None)
        joined = first is not None and first.lower in ("and", "but") and between.strip() == ","
        if page.around(start, end) or not (joined or (_FULL_STOP.search(between) and len(between) < _SHORT)):
            kept.append((start, end))
    return tuple(kept)


def _past_cue(page: Page, draft: Draft, content: Sequence[Range]) -> tuple[Range, ...]:
    """Without the words of the cue that a content begins with: "makes | clear | that it sank"."""
    past = []
    for start, end in content:
        first = max((b for a, b in draft.cue if a <= start < b < end), default=start)
        words = page.syntax.tokens_in(start, end)[:3]
        on = page.syntax.tokens[max(0, words[0].i - 1)] if words else None
        that = next((t for t in words[1:] if t.lower == "that" and t.label == "mark"), None)
        if on is not None and on.lower == "on" and that is not None and start > draft.cue[0][0]:
            first = that.start  # "posting on | X | that it sank"
        if on is not None and on.lower in ("of", "about") and start > draft.cue[0][0] and on.head == draft.anchor:
            colon = page.syntax.text.find(":", start, end)  # "said of | the raid: | “we won”"
            opens = [q.start for q in page.around(colon, end) if q.start > colon] if colon > 0 else []
            first = opens[0] if opens and not page.syntax.text[colon + 1 : opens[0]].strip() else first
        if len(words) > 1 and words[0].lower in _MANNERS and start > draft.cue[-1][1] and words[1].pos in _SUBJECTS:
            first = words[1].start  # "said | privately | they had lost"
        past.append((start, end) if first == start else page.trimmed(first, end) or (start, end))
    return tuple(past)


def _without_asked(page: Page, draft: Draft, content: Sequence[Range]) -> tuple[Range, ...]:
    """Without whoever is asked beside the question: "asked | Lind | whether it was late"."""
    if draft.stance == "declines_to_say" or len(content) < 2:
        return tuple(content)
    content = _without_question(page, draft, content)
    if not draft.rule.endswith(":wh"):
        return tuple(content)
    asked = [
        page.chars(page.syntax.left_edge(t.i), page.syntax.right_edge(t.i) + 1)
        for t in page.syntax.children(draft.anchor, "dobj", "dative", "nsubjpass")
    ]
    return tuple(s for s in content if not any(a <= s[0] and s[1] <= b for a, b in asked)) or tuple(content)


def _without_question(page: Page, draft: Draft, content: Sequence[Range]) -> tuple[Range, ...]:
    """Without what somebody was asked who answers: "When asked by a guard | whether it had sunk |, she said no"."""
    asked = [
        page.chars(page.syntax.left_edge(t.i), page.syntax.right_edge(t.i) + 1)
        for t in page.syntax.children(draft.anchor, "advcl")
        if t.lemma in _ASKING and (t.tag == "VBN" or (t.tag == "VBD" and t.i < draft.anchor))
    ]
    kept = tuple(s for s in content if not any(a <= s[0] and s[1] <= b for a, b in asked))
    return kept or tuple(content)


def _without_name(page: Page, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Without a last piece that is no more than the name of whoever is told: "It fell, he told the agency | dpa |"."""
    whom = next((t for t in page.syntax.children(draft.anchor, "dobj", "dative") if t.i > draft.anchor), None)
    if whom is None or len(content) < 2 or content[-1][0] < draft.cue[-1][1]:
        return content
    words = page.syntax.tokens_in(*content[-1])
    beside = page.syntax.text[whom.end : content[-1][0]] == " " and not page.around(*content[-1])
    return content[:-1] if beside and len(words) <= 2 else content


def _cut_before(page: Page, content: Sequence[Range], start: int, cue: int) -> tuple[Range, ...]:
    cut = ((a, start) if a < start < b <= cue + 1 else (a, b) for a, b in content)
    return tuple(span for span in (page.trimmed(a, b) for a, b in cut) if span is not None)

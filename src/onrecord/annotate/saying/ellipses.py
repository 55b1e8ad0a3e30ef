"""Ellipses: who says or refuses the same as somebody before, in words that stand for that ("So did the bishops",
"as did Mersa", "nor would the army", "her deputy did the same"), and who says something else without a verb of his own
("one clerk said the door was locked, another that it never had been").

What stands for it has the content of the nearest attribution before; what has no verb takes it from the words behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.saying.cues import cue_tokens, is_nobody
from onrecord.annotate.saying.sources import source_of, spans_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token

SAME = "same"
"""The rule of who says the same as another."""
OTHER = "other"
"""The rule of who says another thing, without a verb."""

_HELPERS = frozenset("do have will would can could".split())
_MODALS = {"wo": "will", "'ll": "will", "’ll": "will", "'d": "would"}
_AFFIRMING, _DENYING = frozenset({"so", "as"}), frozenset({"nor", "neither"})
_OTHERS = frozenset("another others other second third fourth fifth latter".split())
_BEFORE_OTHERS = frozenset("a the still yet some and while".split())
_CLAUSE = frozenset({"that", "whether"})
_SPOKEN = ("speech", "document", "thought")
_FAR = 30  # tokens a phrase may be long


def with_ellipses(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those of whoever says the same or another thing by an ellipsis; the contents of the ones before
    end where such an ellipsis begins."""
    result = list(drafts)
    for token in page.syntax.tokens:
        made = _same(page, token, result) or _other(page, token, result)
        if made is None:
            continue
        draft, at, before = made
        cut = tuple((a, min(b, at)) for a, b in result[before].content if a < at)
        trimmed = tuple(s for a, b in cut if (s := page.trimmed(a, b)) is not None)
        if trimmed or not result[before].content:
            result[before] = replace(result[before], content=trimmed)
            result.append(draft)
    return result


def _same(page: Page, token: Token, drafts: Sequence[Draft]) -> tuple[Draft, int, int] | None:
    """Of "So did the bishops", "as has Mersa", "nor would the army", "her deputy did the same"."""
    found = _inverted(page, token) or _likewise(page, token)
    if found is None:
        return None
    helper, head, cue, source = found
    before = _last_before(page, drafts, token.i)
    if before is None or is_nobody(page.syntax, head) or not speaks(page, head) or page.is_first_person(head):
        return None
    origin = drafts[before]
    if origin.source_head == head or (helper is not None and not _agrees(page.syntax, origin, helper)):
        return None
    if token.lower in _DENYING and origin.stance not in ("declines_to_say", "denies", "rejects", "questions"):
        return None
    start = min(a for a, _ in (*source, *cue))
    content = tuple((a, min(b, start)) for a, b in origin.content if a < start)
    said = tuple(s for a, b in content if (s := page.trimmed(a, b)) is not None)
    if not said and origin.content:
        return None
    draft = Draft(token.i, cue, source, head, said, origin.stance, origin.kind, SAME)
    return draft, start, before


_Found = tuple[Token | None, int, tuple[Range, ...], tuple[Range, ...]]


def _inverted(page: Page, token: Token) -> _Found | None:
    """ "So | did | the bishops": the helping verb, who it is, the cue and the source."""
    syntax, tokens = page.syntax, page.syntax.tokens
    sentence = syntax.sentence_of(token.i)
    if token.lower not in _AFFIRMING | _DENYING or token.i + 2 >= sentence.stop:
        return None
    helper = tokens[token.i + 1]
    if _MODALS.get(helper.lower, helper.lemma) not in _HELPERS or helper.pos not in ("AUX", "VERB"):
        return None
    opens = token.i == sentence.first or tokens[token.i - 1].text in (",", ";", "—", "–", "-", "--")
    if not opens and tokens[token.i - 1].lower not in ("and", "but"):
        return None
    first = token.i + 2
    noun = next((t for t in tokens[first : min(first + 6, sentence.stop)] if _heads(syntax, t, first)), None)
    source = spans_of(page, noun.i) if noun is not None else ()
    words = syntax.tokens_in(*source[-1]) if source else ()
    if noun is None or not words or source[0][0] < tokens[first].start:
        return None
    behind = syntax.after(words[-1].i)
    if behind is not None and (behind.pos in ("VERB", "AUX", "ADJ") or behind.tag in ("TO", "CD")):
        return None  # "so do the miners say", "as have many before"
    return helper, noun.i, ((token.start, helper.end),), source


def _heads(syntax: Syntax, token: Token, first: int) -> bool:
    """Whether a token heads the noun phrase that begins at `first`."""
    whole = token.label not in ("compound", "poss", "nmod", "amod")
    return token.pos in ("NOUN", "PROPN", "PRON") and syntax.left_edge(token.i) <= first and whole


def _likewise(page: Page, verb: Token) -> _Found | None:
    """ "Her deputy | did the same |", "the imams did likewise", "Mersa followed suit"."""
    syntax, tokens = page.syntax, page.syntax.tokens
    behind = [t.lower for t in tokens[verb.i + 1 : verb.i + 3]]
    if verb.lemma == "do" and behind == ["the", "same"]:
        last = verb.i + 2
    elif (verb.lemma == "do" and behind[:1] == ["likewise"]) or (verb.lemma == "follow" and behind[:1] == ["suit"]):
        last = verb.i + 1
    else:
        return None
    if verb.pos not in ("VERB", "AUX") or any(t.tag in ("TO", "MD") for t in syntax.children(verb.i, "aux")):
        return None
    source = source_of(page, verb)
    ends = last + 1 >= len(tokens) or tokens[last + 1].pos in ("PUNCT", "ADP", "CCONJ", "NOUN", "PROPN", "SPACE")
    if source.head is None or not source.spans or not ends:
        return None
    return None, source.head, (page.chars(cue_tokens(syntax, verb)[0][0], last + 1),), source.spans


def _last_before(page: Page, drafts: Sequence[Draft], i: int) -> int | None:
    """The outermost attribution before a token, in its sentence or the one before in the same paragraph."""
    syntax = page.syntax
    sentence = syntax.sentence_of(i)
    n = next((k for k, s in enumerate(syntax.sentences) if s.first == sentence.first), 0)
    earlier = syntax.sentences[n - 1] if n else None
    first = earlier.first if earlier is not None and earlier.block == sentence.block else sentence.first
    found: list[tuple[int, int]] = []
    for k, draft in enumerate(drafts):
        if not draft.cue or draft.source_head is None or draft.kind not in _SPOKEN or not first <= draft.anchor < i:
            continue
        at = draft.cue[0][0]
        held = any(a <= at < b for d in drafts if d is not draft for a, b in d.content)
        if not held and draft.rule != OTHER and syntax.tokens[draft.anchor].pos in ("VERB", "AUX", "NOUN", "ADJ"):
            found.append((draft.anchor, k))
    return max(found)[1] if found else None


def _agrees(syntax: Syntax, origin: Draft, helper: Token) -> bool:
    """Whether a helping verb stands for the verb of what was said before: "denied ... So did", "will vote ... as
    will"."""
    verb = syntax.tokens[origin.anchor]
    while verb.label == "xcomp" and syntax.head(verb.i) is not None:
        verb = syntax.tokens[verb.head]
    helpers = {_MODALS.get(t.lower, t.lemma) for t in syntax.children(verb.i, "aux")}
    wanted = _MODALS.get(helper.lower, helper.lemma)
    return wanted in helpers if wanted != "do" else not helpers - {"do"}


def _other(page: Page, token: Token, drafts: Sequence[Draft]) -> tuple[Draft, int, int] | None:
    """Of "one said it was locked, | another that it never had been |", "two spoke of fire; a third, of smoke"."""
    syntax, tokens = page.syntax, page.syntax.tokens
    sentence = syntax.sentence_of(token.i)
    if token.lower not in _OTHERS or token.i + 2 >= sentence.stop or tokens[token.i + 1].pos in ("NOUN", "ADJ"):
        return None  # "another example"
    first = token.i
    while first - 1 > sentence.first and tokens[first - 1].lower in _BEFORE_OTHERS:
        first -= 1
    if tokens[first - 1].text not in (",", ";") and tokens[first].lower not in ("and", "while"):
        return None
    while tokens[first].lower in ("and", "while"):
        first += 1
    begin = token.i + 1
    begin += tokens[begin].text == ","
    before = _last_before(page, drafts, first)
    if before is None or begin >= sentence.stop or drafts[before].anchor < sentence.first:
        return None
    origin = drafts[before]
    said = _words_behind(page, origin, begin, sentence.stop)
    if said is None:
        return None
    source = page.chars(first, token.i + 1)
    draft = Draft(token.i, (), (source,), token.i, (said,), origin.stance, origin.kind, OTHER)
    return draft, source[0], before


def _words_behind(page: Page, origin: Draft, begin: int, stop: int) -> Range | None:
    """What somebody says who has no verb: a clause as the one before has it, or a phrase with its preposition."""
    tokens = page.syntax.tokens
    lead = tokens[begin]
    frame = origin.rule.rpartition(":")[2]
    last = stop - 1
    for i in range(begin, min(stop, begin + _FAR)):
        if tokens[i].text == ";":
            last = i - 1
            break
    whole = page.trimmed(*page.chars(begin, last + 1))
    if lead.lower in _CLAUSE:
        return whole if frame in ("that", "tagged", "wh") else None
    if any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[begin : last + 1]):
        return None
    if lead.lower == frame and frame in ("of", "about", "for", "against", "on"):
        return page.trimmed(*page.chars(begin + 1, last + 1))
    plain = frame in ("object", "object_for", "object_on") and origin.stance in ("accuses", "condemns", "supports")
    return whole if plain and lead.pos in ("DET", "PROPN") else None

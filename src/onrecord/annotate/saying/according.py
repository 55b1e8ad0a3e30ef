"""According to whom: what a phrase like "according to the guild" or "in the words of Lind" holds for.

It is the sentence or the clause in which the phrase stands, or of several that share a sentence the number before each
("some 400 according to police and 3,000 according to the union"). Left undecided: how far back before its sentence it
reaches.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.saying.sources import cited_by, source_nouns, spans_of, speaks
from onrecord.annotate.saying.utterances import CITING_VERBS, Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Stance

WHICH = "according to:which"
"""The rule of a draft for what stands behind "according to which"; the tagger takes what stands before it."""
# Words and views by which something is somebody's, and how he holds it.
_WORDS: dict[str, Stance] = dict.fromkeys(("words", "telling", "account", "phrase"), "asserts")
_WORDS |= dict.fromkeys("opinion view eyes estimation judgment judgement mind assessment reckoning".split(), "believes")
_OWNED = frozenset("words telling opinion view estimation judgment judgement assessment reckoning".split())
# What somebody has counted: "by the guild's count", "by the reckoning of the guild".
_COUNTS = frozenset("count reckoning tally account estimate estimates figures calculation calculations tallies".split())
# "In my view" is part of what somebody says, "in the eyes of the law" nobody's.
_NOBODYS = frozenset({"my", "our", "your", "law", "world"})
_TRUSTING = frozenset("believe trust confidence faith interest interested trusting belief share change shift".split())
# Whom an account convinces or troubles is told of no more than that.
_SWAYING = frozenset(
    "convince persuade sway impress satisfy reassure trouble unsettle surprise shock anger contradict confirm support "
    "corroborate challenge undermine move fool mislead reject dispute doubt back".split()
)
_NEAR = 60  # characters from the words to the quotation they announce
_ABOUT = frozenset("some about around nearly almost over least most at more than under only up to".split())


def in_words_of(page: Page, word: Token) -> Draft | None:
    """ "in the words of X", "in X's opinion", "by X's count": words or a view with whose they are, None for any other
    noun."""
    syntax, tokens = page.syntax, page.syntax.tokens
    if word.lower in _COUNTS and (counted := _by_count_of(page, word)) is not None:
        return counted
    said: Stance | None = _WORDS.get(word.lower)
    if said is None or word.i < 2:
        return None
    draft = None
    if tuple(t.lower for t in tokens[word.i - 2 : word.i]) == ("in", "the") and tokens[word.i + 1].lower == "of":
        draft = according(page, tokens[word.i - 2], word.i + 1)
    else:
        whose = next(iter(syntax.children(word.i, "poss")), None)
        opens = tokens[syntax.left_edge(word.i) - 1] if syntax.left_edge(word.i) else word
        if (
            whose is not None
            and word.lower in _OWNED
            and opens.lower == "in"
            and not syntax.children(word.i, "prep", "amod")
            and syntax.tokens[opens.head].lemma not in _TRUSTING
        ):
            draft = according(page, opens, word.i, whose)
    head = draft.source_head if draft is not None else None
    if draft is None or head is None or not speaks(page, head) or tokens[head].lower in _NOBODYS:
        return None
    quoted = next((q for q in page.around(draft.cue[0][1], draft.cue[0][1] + _NEAR) if q.start > word.end), None)
    if quoted is not None and said == "asserts" and not page.syntax.text[draft.cue[0][1] : quoted.start].count(" and "):
        # "in the words of one engineer, “a bomb”"
        source = tuple(s for a, b in draft.source if (s := page.trimmed(a, min(b, quoted.start))) is not None)
        draft = replace(draft, source=source, content=((quoted.start, quoted.end),))
    return replace(draft, stance=said, kind="thought" if said == "believes" else "speech")


def _by_count_of(page: Page, word: Token) -> Draft | None:
    """ "By the guild's own count", "by the count of the guild": what it holds for is the sentence."""
    syntax, tokens = page.syntax, page.syntax.tokens
    first = tokens[syntax.left_edge(word.i) - 1] if syntax.left_edge(word.i) else word
    if tokens[first.head].lower in ("going", "judging"):
        return None  # "going by the ministry's figures": the figures say it
    if first.lower not in ("by", "on", "at") or (first.label == "agent" and tokens[first.head].lemma in _SWAYING):
        return None
    whose = next(iter(syntax.children(word.i, "poss")), None)
    of = next((t for t in syntax.children(word.i, "prep") if t.lower == "of" and t.i == word.i + 1), None)
    if whose is not None:
        draft = according(page, first, word.i, whose)
    elif of is not None and not (first.lower == "on" or any(t.tag == "CD" for t in syntax.subtree(of.i))):
        draft = according(page, first, of.i)
    else:
        return None
    head = draft.source_head if draft is not None else None
    if head is None or tokens[head].lower in _NOBODYS or not (speaks(page, head) or tokens[head].tag == "PRP$"):
        return None
    return draft


def according(page: Page, first: Token, last: int, whose: Token | None = None) -> Draft | None:
    """ "according to X": what it holds for is the sentence, or the clause inside which it stands.

    Args:
        whose: who it is, where he stands within the phrase ("in Lind's view").
    """
    syntax = page.syntax
    sentence = syntax.sentence_of(first.i)
    noun = whose or next((n for t in (syntax.tokens[last], first) for n in syntax.children(t.i, "pobj")), None)
    if noun is None:
        return None
    if noun.tag == "WDT" or (last + 1 < sentence.stop and syntax.tokens[last + 1].tag == "WDT"):
        return _according_to_which(page, first, last)
    source = _without_cited(page, noun, spans_of(page, noun.i))
    if not source:
        return None
    if (figure := _figure_of_several(page, first, last)) is not None:
        head, who, number = figure
        cue = page.chars(first.i, last + 1)
        return Draft(first.i, (cue,), (who,), head, (number,), "asserts", "speech", "according to:figure")
    if whose is None and (whole := _runs_on(page, source[0])) is not None:
        noun, source = whole, (page.chars(syntax.tokens_in(*source[0])[0].i, whole.i + 1),)
    end = last if whose is not None else page.syntax.tokens_in(*source[0])[-1].i
    cue = page.chars(first.i, last + 1) if whose is None else page.chars(last, last + 1)
    return held_by(page, Phrase(first.i, end, noun, source, (cue,)))


def _runs_on(page: Page, source: Range) -> Token | None:
    """The last word for who it is at the head of a sentence, where what is said goes on without a comma: in "According
    to Sol | eight men were killed" parsers take the eight for a part of who it is. None where nothing goes on so."""
    tokens = page.syntax.tokens_in(*source)
    if not tokens or tokens[0].i != page.syntax.sentence_of(tokens[0].i).first + 2:
        return None
    for before, t in itertools.pairwise(tokens):
        opens = t.tag == "CD" and not t.text[:1].isupper()
        if opens and before.tag in ("NNP", "NNPS", "NN", "NNS") and len(t.text) != 4:
            return before
    return None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that says according to whom something holds.

    Attributes:
        first, last: its first and last token.
        noun: whoever it is.
        source: characters of who it is.
        cue: characters of its words.
    """

    first: int
    last: int
    noun: Token
    source: tuple[Range, ...]
    cue: tuple[Range, ...]


def held_by(page: Page, phrase: Phrase, stance: Stance = "asserts", rule: str = "according to") -> Draft | None:
    """What a phrase holds for: the sentence around it, or the clause inside which it stands."""
    syntax = page.syntax
    first, end, cue = phrase.first, phrase.last, phrase.cue[0]
    sentence = syntax.sentence_of(first)
    left, right = sentence.first, sentence.stop - 1
    above = next((a for a in syntax.ancestors(first) if a.pos in ("VERB", "AUX") and not first <= a.i <= end), None)
    while above is not None and above.label in ("xcomp", "conj", "aux", "prep", "pcomp"):
        above = syntax.head(above.i)
    if above is not None and above.label in ("ccomp", "relcl", "advcl") and above.i != first:
        left, right = syntax.left_edge(above.i), syntax.right_edge(above.i)
        marks = {c.lower for c in syntax.children(above.i, "mark")}
        if left == sentence.first or first == sentence.first or (not marks and above.label != "relcl"):
            left, right = sentence.first, sentence.stop - 1
        elif above.label == "relcl" and _closes(syntax, first, end) and _reports(syntax, sentence.first):
            left, right = sentence.first, sentence.stop - 1  # "Lind said the guild, which fled, had lost, according to"
    if (told := _told_us(page, first, end, phrase.noun)) is not None:
        left, right = told, end
    quoted = page.quoted(cue[0])
    spans: list[Range] = []
    for a, b in ((left, first - 1), (end + 1, right)):
        if a > b or a < sentence.first or b >= sentence.stop:
            continue
        a = _past_cited(syntax, a, b)
        if a > b:
            continue
        start, stop = page.chars(a, b + 1)
        if quoted is not None:
            start, stop = max(start, quoted.start), min(stop, quoted.end)
        if all(t.tag in ("WDT", "WP") or t.pos in ("ADP", "PUNCT", "SCONJ") for t in syntax.tokens[a : b + 1]):
            continue  # "a raid in which, according to the guild, nine died"
        piece = page.fitted(start, stop, cue) if start < stop else None
        if piece is not None:
            spans.append(piece)
    if len(spans) == 2:
        # After the phrase only what is still the same clause: "A, according to X, did B", not ", and Y".
        behind = syntax.tokens[end + 1] if end + 1 < sentence.stop else None
        if (behind is not None and behind.text != ",") or (
            first > sentence.first and _leaves(syntax, end + 2, sentence.stop)
        ):
            spans = spans[:1]
    if not spans:
        return None
    return Draft(first, phrase.cue, phrase.source, phrase.noun.i, tuple(spans), stance, "speech", rule)


def _according_to_which(page: Page, first: Token, last: int) -> Draft | None:
    """ "An audit, according to which the firm armed the militia": what the audit says is the clause behind it."""
    syntax = page.syntax
    sentence = syntax.sentence_of(first.i)
    before = first.i - 1 if syntax.tokens[first.i - 1].text != "," else first.i - 2
    noun = syntax.tokens[before]
    while noun.label in ("pobj", "prep", "nummod", "compound", "nmod") and sentence.first <= noun.head < first.i:
        noun = syntax.tokens[noun.head]  # "a report of January 2024"
    if before <= sentence.first or noun.pos not in ("NOUN", "PROPN"):
        return None
    source = spans_of(page, noun.i, first.i)
    goes_on = syntax.head(noun.i) if noun.label in ("nsubj", "nsubjpass") else None
    stop = sentence.stop
    if goes_on is not None and goes_on.i > last + 2:
        # "the audit, according to which nine were paid, | was burned"
        commas = [i for i in range(last + 2, goes_on.i) if syntax.tokens[i].text == ","]
        stop = commas[-1] if commas else stop
    said = page.trimmed(*page.chars(last + 2, stop)) if last + 2 < stop else None
    if not source or said is None:
        return None
    cue = page.chars(first.i, last + 1)
    return Draft(first.i, (cue,), source, noun.i, (said,), "asserts", "document", WHICH)


def _told_us(page: Page, first: int, last: int, noun: Token) -> int | None:
    """Where the clause begins that those who report for the outlet, or another one, tell: "Our crew say | nine died,
    according to clerks": theirs is not what the clerks tell. Of another outlet or a text it is the other way round."""
    syntax = page.syntax
    if not _closes(syntax, first, last) or source_nouns().get(noun.lemma) in ("outlet", "document"):
        return None
    root = next((t for t in syntax.sentence_tokens(syntax.sentence_of(first)) if t.label == "ROOT"), None)
    if root is None or root.pos != "VERB" or not is_reporting(root.lemma):
        return None
    clause = next((t for t in syntax.children(root.i, "ccomp") if root.i < t.i < first), None)
    ours = any(is_ours(syntax, t.i) for t in syntax.children(root.i, "nsubj"))
    return syntax.left_edge(clause.i) if clause is not None and ours else None


def is_ours(syntax: Syntax, head: int | None) -> bool:
    """Whether a source is the report's own people: "we", "our crew"."""
    if head is None:
        return False
    owned = any(c.lower in ("our", "my") for c in syntax.children(head, "poss"))
    return owned or syntax.tokens[head].lower in ("we", "i")


def told_through(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with whoever is named by "according to" in what is told through others: "our crew say | nine died,
    according to clerks |"."""
    result = list(drafts)
    for inner in drafts:
        if inner.rule != "according to" or not inner.content or not inner.source:
            continue
        start, end = inner.content[0][0], inner.source[-1][1]
        for n, outer in enumerate(result):
            if outer is inner or not outer.content or not outer.cue or not outer.cue[0][0] < start:
                continue
            a, b = outer.content[-1]
            if (
                is_ours(page.syntax, outer.source_head)
                and abs(a - start) <= len("that ")
                and b < end
                and outer.source
                and outer.source[0][0] < outer.cue[0][0]
            ):
                result[n] = replace(outer, content=(*outer.content[:-1], (a, end)))
    return result


def _without_cited(page: Page, noun: Token, spans: tuple[Range, ...]) -> tuple[Range, ...]:
    """The phrase of a source, without the clause on a name within it that tells whom that cites: "a report by the
    agency | , which quoted a clerk"."""
    syntax = page.syntax
    if len(spans) != 1:
        return spans
    for token in syntax.tokens_in(*spans[0]):
        if token.lemma in CITING_VERBS and token.label == "relcl" and token.i > noun.i:
            whole = page.trimmed(spans[0][0], syntax.tokens[syntax.left_edge(token.i)].start)
            return (whole,) if whole is not None else spans
    return spans


def _past_cited(syntax: Syntax, first: int, last: int) -> int:
    """The token behind whom a source cites in turn: "according to the paper, | citing two clerks |, nine died". What
    stands beside him is of the clause behind, where that has no subject of its own: "which cited two clerks, | the
    mayor | fled"."""
    for token in syntax.tokens[first : min(first + 3, last + 1)]:
        cited = cited_by(syntax, token) if token.lemma in CITING_VERBS and token.pos == "VERB" else None
        if cited is not None:
            beside = next((t for t in syntax.children(cited.i, "appos") if t.i > cited.i), None)
            comma = syntax.left_edge(beside.i) - 1 if beside is not None else None
            if comma is not None and syntax.tokens[comma].text == "," and _lacks_subject(syntax, token):
                return comma
            return syntax.right_edge(cited.i) + 1
    return first


def _lacks_subject(syntax: Syntax, citing: Token) -> bool:
    """Whether the sentence around a verb of citing has a finite verb behind it without a subject."""
    roots = (t for t in syntax.ancestors(citing.i) if t.label == "ROOT")
    return any(
        t.i > citing.i and t.pos == "VERB" and not syntax.children(t.i, "nsubj", "nsubjpass", "csubj", "expl")
        for t in roots
    )


def _closes(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a phrase behind a comma ends its sentence."""
    behind = syntax.tokens[last + 1 : syntax.sentence_of(first).stop]
    return syntax.tokens[first - 1].text == "," and all(t.pos == "PUNCT" for t in behind)


def _reports(syntax: Syntax, first: int) -> bool:
    """Whether the verb of a sentence is one of saying."""
    sentence = syntax.sentence_of(first)
    roots = (t for t in syntax.sentence_tokens(sentence) if t.label == "ROOT")
    return any(t.pos == "VERB" and is_reporting(t.lemma) for t in roots)


def _figure_of_several(page: Page, first: Token, last: int) -> tuple[int, Range, Range] | None:
    """Of "some 400 according to police and 3,000 according to the union", where each has one number to itself: the
    head of the source, the source and the number."""
    tokens, sentence = page.syntax.tokens, page.syntax.sentence_of(first.i)
    others = [t.i for t in tokens[sentence.first : sentence.stop] if t.lower == "according" and t.i != first.i]
    if not all(tokens[i - 1].tag == "CD" for i in (first.i, *others)) or not others:
        return None
    start = first.i - 1
    while start > sentence.first and (tokens[start - 1].tag == "CD" or tokens[start - 1].lower in _ABOUT):
        start -= 1
    stop = last + 1
    while stop < sentence.stop and tokens[stop].text not in (
        ",",
        ";",
        ".",
        ")",
        "and",
        "but",
        "or",
        "\u2013",
        "\u2014",
    ):
        stop += 1
    if stop == last + 1:
        return None
    inside = [t for t in tokens[last + 1 : stop] if not last < t.head < stop or t.head == t.i]
    head = next((t.i for t in inside if t.pos in ("NOUN", "PROPN")), stop - 1)
    return head, page.chars(last + 1, stop), page.chars(start, first.i)


def _leaves(syntax: Syntax, i: int, stop: int) -> bool:
    return i < stop and (syntax.tokens[i].pos in ("CCONJ", "SCONJ", "PRON") or syntax.tokens[i].tag in ("WDT", "WP"))

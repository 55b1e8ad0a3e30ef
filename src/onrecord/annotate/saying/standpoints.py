"""Standpoints: phrases by which a sentence holds according to somebody ("per the ministry", "as the rebels tell it",
"from the bank's point of view", "if the general is to be believed", "for its critics"), by the lexicon `standpoints`.

What a phrase holds for is the sentence or the clause in which it is set off, as with "according to". Left undecided:
whether what is so "for the army" is the army's view, where nothing but its name says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.according import Phrase, held_by
from onrecord.annotate.saying.cues import is_nobody
from onrecord.annotate.saying.marks import share
from onrecord.annotate.saying.sources import owner_spans, source_nouns, spans_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import Stance

STANDPOINT = "standpoint"
"""The rule of what these find."""

_WHO, _WHOSE = "X", "X's"
_LONGEST = 12  # tokens of whoever it is
_NOBODYS = frozenset("my our your law world everyone everybody anyone god history one".split())
# Who stands on a side, by the noun: the sentence behind is how that side sees it.
_SIDES = frozenset(
    "critic opponent supporter detractor admirer backer sceptic skeptic proponent defender sympathiser sympathizer "
    "loyalist foe rival follower believer dissident campaigner activist hardliner hawk dove".split()
)
_FINDINGS = frozenset(
    "figure number datum estimate count tally record poll survey statistic statement report account testimony comment "
    "remark word projection forecast result return post image footage photo map".split()
)
# What is of whoever it is without "own": "on his telling", "by her account".
_TOLD = frozenset({"account", "telling"})
_BEING = frozenset({"is", "are", "'s", "’s"})
_OPENING = frozenset({",", ":", ";", "(", "—", "–", "--", "“", '"', "-"})
_QUOTING = frozenset({"quote", "borrow", "use"})
_JOINING = frozenset({"that", "and", "but", "or", "while", "though", "although", "because", "which", "whereas"})


@dataclass(frozen=True, slots=True)
class _Row:
    """A phrase of the lexicon: the words before whoever it is, those behind him, and whether he owns them."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    owned: bool
    who: str
    stance: Stance


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """The rows by their first word, those of the most words first."""
    found: dict[str, list[_Row]] = {}
    for row in load("standpoints"):
        words = row["phrase"].split()
        at = next(n for n, word in enumerate(words) if word in (_WHO, _WHOSE))
        made = _Row(
            tuple(words[:at]), tuple(words[at + 1 :]), words[at] == _WHOSE, row["who"], cast(Stance, row["stance"])
        )
        found.setdefault(words[0], []).append(made)
    return {word: tuple(sorted(rows, key=lambda r: -len(r.behind))) for word, rows in found.items()}


def standpoints(page: Page) -> Iterator[Draft]:
    """A draft for every phrase that says from whose standpoint a sentence holds, in text order."""
    for token in page.syntax.tokens:
        for row in _rows().get(token.lower, ()):
            draft = _read(page, token.i, row)
            if draft is not None:
                yield draft
                break


def _read(page: Page, first: int, row: _Row) -> Draft | None:
    tokens, sentence = page.syntax.tokens, page.syntax.sentence_of(first)
    start = first + len(row.before)
    if tuple(t.lower for t in tokens[first:start]) != row.before or start >= sentence.stop:
        return None
    if row.before[0] == "to" and row.before[-1] in _QUOTING and page.quoted(tokens[first].start) is not None:
        return None  # whose words those are within another's is not told apart
    if row.owned:
        found = _owner(page, start, row)
    elif row.behind:
        found = _between(page, start, row)
    else:
        found = _named(page, start)
    if found is None:
        return None
    head, last = found
    phrase = _phrase(page, first, start, head, last, row)
    if phrase is None or not _is_set_off(page, first, last) or not _fits(page, phrase, row):
        return None
    return held_by(page, phrase, row.stance, STANDPOINT)


def _phrase(page: Page, first: int, start: int, head: Token, last: int, row: _Row) -> Phrase | None:
    """The phrase with its cue: the words around whoever it is, or the noun that he owns."""
    source = owner_spans(page, head, last - len(row.behind) + 1 if row.behind else None)
    if head.tag == "PRP$":
        source = ((head.start, head.end),)
    if not source:
        return None
    behind = page.chars(last - len(row.behind) + 1, last + 1) if row.behind else None
    before = page.chars(first, start)
    cue = (behind,) if row.owned and behind is not None else (before, behind) if behind is not None else (before,)
    return Phrase(first, last, head, source, cue)


def _owner(page: Page, start: int, row: _Row) -> tuple[Token, int] | None:
    """Whoever owns the words behind him: "from | the bank's | own point of view"."""
    tokens = page.syntax.tokens
    for i in range(start, min(start + _LONGEST, page.syntax.sentence_of(start).stop)):
        token = tokens[i]
        if token.tag == "PRP$" and i == start:
            head = token
        elif token.tag == "POS" and i > start:
            head = tokens[token.head] if start <= token.head < i else tokens[i - 1]
        else:
            if token.pos in ("VERB", "AUX") or token.text in _OPENING:
                return None
            continue
        behind = i + 1
        stop = page.syntax.sentence_of(start).stop
        own = behind < stop and tokens[behind].lower == "own"
        behind += own
        while behind < stop and tokens[behind].pos == "ADJ" and tokens[behind].lower != row.behind[0]:
            behind += 1
        last = behind + len(row.behind)
        if tuple(t.lower for t in tokens[behind:last]) == row.behind:
            if row.who == "himself" and head.tag == "PRP$" and not own and row.behind[0] not in _TOLD:
                return None
            return head, last - 1
        return None
    return None


def _between(page: Page, start: int, row: _Row) -> tuple[Token, int] | None:
    """Whoever stands between the words of a phrase: "as | the rebels | tell it"."""
    tokens, stop = page.syntax.tokens, page.syntax.sentence_of(start).stop
    size = len(row.behind)
    for i in range(start + 1, min(start + _LONGEST, stop - size + 1)):
        if tuple(t.lower for t in tokens[i : i + size]) == row.behind:
            inside = [t for t in tokens[start:i] if not start <= t.head < i or t.head == t.i]
            nouns = [t for t in inside if t.pos in ("NOUN", "PROPN", "PRON")]
            return (nouns[0], i + size - 1) if nouns else None
        if tokens[i].tag in ("VBZ", "VBP", "VBD", "MD"):
            return None
    return None


def _named(page: Page, start: int) -> tuple[Token, int] | None:
    """Whoever stands right behind the words: "per | the ministry"."""
    syntax = page.syntax
    before = syntax.tokens[start - 1]
    noun = next(iter(syntax.children(before.i, "pobj", "dobj")), None)
    if noun is None:
        noun = next((t for t in syntax.tokens[start : start + _LONGEST] if t.pos in ("NOUN", "PROPN", "PRON")), None)
        while noun is not None and noun.label == "compound" and noun.head > noun.i:
            noun = syntax.tokens[noun.head]
    if noun is None or noun.i < start or any(t.pos in ("VERB", "AUX") for t in syntax.tokens[start : noun.i]):
        return None
    spans = spans_of(page, noun.i)
    words = syntax.tokens_in(*spans[0]) if spans else ()
    if not words:
        return None
    last = words[-1].i
    clause = next((t for t in syntax.children(noun.i, "acl", "relcl") if syntax.left_edge(t.i) == last + 1), None)
    return noun, last if clause is None else syntax.right_edge(clause.i)  # "two clerks | briefed on the inquiry"


def _is_set_off(page: Page, first: int, last: int) -> bool:
    """Whether a phrase opens or closes its clause, and does not go on as a part of it."""
    tokens, sentence = page.syntax.tokens, page.syntax.sentence_of(first)
    opens = first == sentence.first or tokens[first - 1].text in _OPENING or tokens[first - 1].lower in _JOINING
    closes = last + 1 >= sentence.stop or tokens[last + 1].pos == "PUNCT"
    return closes and (opens or tokens[first].lower in ("per", "as"))


def _fits(page: Page, phrase: Phrase, row: _Row) -> bool:
    """Whether whoever it is can hold something, as far as the row asks."""
    head, syntax = phrase.noun, page.syntax
    if head.lower in _NOBODYS or is_nobody(syntax, head.i) or page.is_first_person(head.i):
        return False
    if row.who == "findings" and head.lemma.lower() in _FINDINGS:
        return True
    if row.who == "view":
        return _is_view(page, phrase)
    if head.tag == "PRP$" or head.pos == "PRON":
        return True
    entity = page.cast.named_by(head.i)
    somebody = noun_at(syntax, head.i) is not None or head.lemma.lower() in source_nouns()
    if head.pos == "PROPN":
        return entity is None or entity.kind != "other"
    stated = (
        any(True for _ in syntax.children(head.i, "det", "poss", "nummod", "amod", "compound")) or head.tag == "NNS"
    )
    return stated and (somebody or (entity is not None and speaks(page, head.i)))


def _is_view(page: Page, phrase: Phrase) -> bool:
    """Whether what is so "for" or "to" somebody is how he sees it: he is one of a side, or a person of whom something
    is said to be so now; and the phrase opens the sentence."""
    syntax, head = page.syntax, phrase.noun
    sentence = syntax.sentence_of(phrase.first)
    tokens = syntax.tokens
    if phrase.first != sentence.first or phrase.last + 1 >= sentence.stop or tokens[phrase.last + 1].text != ",":
        return False
    said = [t for t in syntax.sentence_tokens(sentence) if t.i > phrase.last]
    verb = next((t for t in said if t.tag in ("VBZ", "VBP", "VBD", "MD")), None)
    subjects = syntax.children(verb.i, "nsubj") if verb is not None else ()
    if verb is None or verb.lemma != "be":
        return False
    told = any(t.i > verb.i for t in syntax.children(verb.i, "attr", "acomp"))
    if head.lemma in _SIDES and (told or not any(t.tag == "PRP" for t in subjects)):
        return True  # "to his admirers, he is a saint"
    if any(t.tag == "PRP" for t in subjects):
        return False
    entity = page.cast.named_by(head.i)
    noun = noun_at(syntax, head.i)
    person = (entity is not None and entity.kind == "person") or (noun is not None and noun.kind == "person")
    if not person or verb.lower not in _BEING:
        return False
    return not any(t.tag == "CD" or t.lower in ("first", "second", "third", "last", "next") for t in said)


def is_of_standpoint(draft: Draft, cue: Sequence[Range], content: Sequence[Range]) -> bool:
    """Whether marked words are those of a standpoint, or only say whose it is: "to hear the rebels | tell | it", "per a
    report | seen by | the agency"."""
    if draft.rule != STANDPOINT:
        return False
    return share(cue, draft.cue) or (share(cue, draft.source) and share(content, draft.content))

"""Frames: the words by which a sentence says who did it or did not, and where in it those stand that blame and are
blamed: "pinned the attack on the Front", "suspicion fell on the Front", "had no hand in it"
(`lexicons/blame_frames.tsv`).

They find places in a text only; who is meant is the business of `framed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from onrecord.incidents.words import doers, stem
from onrecord.lexicons import load

Use = Literal["accuses", "names", "is", "did", "innocent", "others", "denies", "clears", "alibi", "absent"]
ALIBIS = frozenset({"alibi", "absent"})
OF_SUBJECT = ALIBIS | {"did", "innocent"}
"""Uses that say something of their subject, which stands where a frame has a place for somebody: "in which {who} had no
hand"."""

_TOKEN = re.compile(r"n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|\w+(?:[-.]\w+)*|['’]s?\b|[^\w\s]")
_WHO = "{who}"
_GAP = "*"
_LONGEST_GAP, _LONGEST_WHO = 8, 14
"""Words that may stand where a frame has a gap, and in the words for whoever is meant."""
_STOPS = frozenset('.;:!?“”"()\n')
_QUOTES = frozenset('“”"')
_CLAUSE = frozenset({"that", "and", "but", "while", "as", "because", "although", "though", "after", "when"})
_JOINED = frozenset({"and", "but"})
_RELATIVE = frozenset({"who", "which"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "none"})
_AT_VERB = frozenset({"not", "n't", "n’t", "never"})
_LIGHT = frozenset(
    "has have had is was were are be been being am did do does will would could may might must can should also later"
    " then instead rather since yet already thus in turn on yesterday monday tuesday wednesday thursday friday saturday"
    " sunday".split()
)
"""Words before a verb, and within a frame, that leave it what it is; likewise all in "-ly"."""
_OPEN = frozenset({"may", "might", "could", "possibly", "perhaps", "likely", "probably", "apparently", "suspected"})
_TO_COME = frozenset("may might can could will would shall to".split())
_ASKING = frozenset("whether if unless whoever".split())
# "The bombers were | sent there by the Front".
_PARTICIPLE = re.compile(r"\w+ed|sent|seen|shot|driven|hidden|known|given|taken|brought|led|found|born|caught|held")
_BEHIND_PARTICIPLE = frozenset(
    "as at by down for from here in into off on out over there through to up with within".split()
)
_NO_WHO = frozenset(
    {",", "it", "this", "that", "for", "on", "over", "in", "by", "to", "of", "as", "at", "with", "and", "or", "after"}
)
_BEFORE_NOUN = frozenset("a an another chief dead first key main one other prime second that the third this".split())
_BEFORE_SUSPECTED = frozenset(
    "the a an some several many other two three four five six seven eight nine ten eleven twelve dozen dozens of and or"
    " by with against from for to as thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
_OWNING = frozenset(stem(w) for w in ("confess", "confessed", "admit", "admitted", "acknowledge", "owned"))
_PRONOUNS = frozenset("it that this he she who there what".split())
_OWN_FORCES = "|".join(
    sorted(doers("force") | doers("craft") | {"officer", "policeman", "policemen", "men", "warplane"})
)
# "None of our units", "no unit of ours", "no army unit".
_NONE_OF = re.compile(
    r"\b(?:none|neither|not one|not a single \w+) of "
    rf"|\b(?:no|not a single) (?=(?:its|our|their|his|her)\b|(?-i:[A-Z])|(?:\w+ )?(?:{_OWN_FORCES})s?\b"
    r"|(?!(?:one|group|organi[sz]ation|side|party)\b)[a-z]+$)",
    re.IGNORECASE,
)
_NO_MAN_OF = re.compile(
    r"(?:no|not a single|not one) (?:[\w-]+ ){1,2}?(?:of|from|belonging to) "
    r"(?=(?:the )?[A-Z]|its\b|our\b|their\b|his\b)"
    r"|(?:none|not one|not a single one) of (?=(?:the )?[A-Z]|its\b|our\b|their\b|his\b)",
    re.IGNORECASE,
)
_ANY_OF = re.compile(r"any of (?=(?:its|our|their|his|her)\b)", re.IGNORECASE)
_NO_ONE = re.compile(r"(?:no|none|nobody|any(?:one|body)?|neither of|not (?:one|a single))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame in a text: where its first word stands and where it ends, the words for whoever is meant (`who`) and for
    the subject, either of which may be missing; whether it leaves it open, and whether it is negated."""

    use: Use
    start: int
    end: int
    who: tuple[int, int] | None
    subject: tuple[int, int] | None
    open: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class _Item:
    """One word of a frame, with the stems that it may have; a gap; or whoever is meant."""

    kind: Literal["word", "gap", "who"]
    stems: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    items: tuple[_Item, ...]
    use: Use
    open: bool


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    stem: str
    word: str

    @property
    def light(self) -> bool:
        return self.word in _LIGHT or self.word in _NEGATIONS or self.word.endswith("ly")

    @property
    def passed(self) -> bool:
        """Whether a frame may go on behind it: "was “typical of the Front”"."""
        return self.light or self.word in _QUOTES


@dataclass(frozen=True, slots=True)
class _Match:
    """Where a frame ends, in tokens, where whoever is meant stands, and whether words between negate it."""

    end: int
    who: tuple[int, int] | None = None
    negated: bool = False


@lru_cache(maxsize=4096)
def frames(text: str) -> tuple[Frame, ...]:
    """The frames in a sentence, in its order; of those that begin at one word the one that says most."""
    tokens = _tokens(text)
    made: list[Frame] = []
    for n, token in enumerate(tokens):
        best: Frame | None = None
        for entry in _by_first().get(token.stem, ()):
            match = next(_matches(entry.items, tokens, n), None)
            frame = _frame(text, entry, tokens, n, match) if match is not None else None
            if frame is not None and (best is None or _said(frame) > _said(best)):
                best = frame
        inside = (f for f in made if f.use != "is" and best is not None and f.start < best.start)
        if best is not None and not any(best.start < (f.who[0] if f.who else f.end) for f in inside):
            made.append(best)
    return tuple(made)


def _tokens(text: str) -> list[_Token]:
    """The tokens of a sentence; "'s" behind a pronoun is "is": "it's the Front who did it"."""
    made: list[_Token] = []
    for m in _TOKEN.finditer(text):
        word = m[0].casefold()
        if word in ("'s", "’s") and made and made[-1].end == m.start() and made[-1].word in _PRONOUNS:
            word = "is"
        made.append(_Token(m.start(), m.end(), stem(word), word))
    return made


def _said(frame: Frame) -> int:
    """How much of the sentence a frame accounts for, without the words for whoever is meant."""
    return (frame.who[0] if frame.who is not None and frame.who[1] == frame.end else frame.end) - frame.start


def _frame(text: str, entry: _Entry, tokens: Sequence[_Token], first: int, match: _Match) -> Frame | None:
    if tokens[first].word == "suspect" and first and tokens[first - 1].word in _BEFORE_NOUN:
        return None  # "the mother of the suspect says"
    if tokens[first].word == "suspected" and (not first or tokens[first - 1].word in _BEFORE_SUSPECTED):
        return None  # "sixteen suspected members of the group were awaiting trial"
    subject = _subject(tokens, first)
    begins = subject[0] if subject is not None else max(0, first - 2)
    if subject is not None and tokens[subject[1]].word in _JOINED:
        # "It does not aim at children and | had no hand in it": what is negated before is another clause.
        begins = subject[1]
    before = tokens[begins:first]
    words = {t.word for t in before}
    # "An aide who had asked not to be named said the Hawks | had": what is not done stands at the verb.
    close = before if subject is None else [*tokens[subject[1] : first], tokens[subject[0]]]
    if words & _ASKING or (subject is None and words & _RELATIVE):
        return None
    if "would" in words and words & {"have", "not", "n't", "n’t", "never"}:
        # "The Front would have sent a man with a belt": it did not.
        return None
    if match.who is not None and _undergoes(tokens, *match.who):
        return None
    by = match.who is not None and tokens[match.who[0] - 1].word == "by"
    if by and tokens[first].word == "be" and first and tokens[first - 1].word in _TO_COME:
        # "Any attacks that may be carried out by the Front": there has been none.
        return None
    if subject is not None and entry.use == "absent" and (of := _none_of(text, tokens, subject)) is not None:
        # "None of our units was in the area" says of our units that they were not.
        subject, words = (of, subject[1]), words | {"none"}
    elif subject is not None and entry.use == "absent" and _ANY_OF.match(text, tokens[subject[0]].start):
        subject = (subject[0] + 2, subject[1])  # "denied that any of | his men | had been there"
    elif subject is not None and entry.use == "did" and (whose := _no_man_of(text, tokens, subject)) is not None:
        # "No fighter of the Front had a part in it" says of the Front that it had not.
        subject, words = (whose, subject[1]), words | {"none"}
    elif subject is not None and _NO_ONE.match(text, tokens[subject[0]].start):
        return None
    return Frame(
        entry.use,
        tokens[first].start,
        tokens[match.end - 1].end,
        (tokens[match.who[0]].start, tokens[match.who[1] - 1].end) if match.who is not None else None,
        (tokens[subject[0]].start, tokens[subject[1] - 1].end) if subject is not None else None,
        entry.open or bool(words & _OPEN),
        match.negated
        or bool(words & _NEGATIONS - _AT_VERB)
        or any(t.word in _AT_VERB for t in close)
        or (subject is not None and subject[0] > 0 and tokens[subject[0] - 1].word == "not"),
    )


def _none_of(text: str, tokens: Sequence[_Token], subject: tuple[int, int]) -> int | None:
    """Where in a subject those are named of whom it is said of none: "none of | our units"."""
    start, end = tokens[subject[0]].start, tokens[subject[1] - 1].end
    found = list(_NONE_OF.finditer(text, start, end))
    return next((n for n in range(*subject) if found and tokens[n].start >= found[-1].end()), None)


def _no_man_of(text: str, tokens: Sequence[_Token], subject: tuple[int, int]) -> int | None:
    """The token with which those begin of whom no man is said to have done something; None where none are."""
    found = _NO_MAN_OF.match(text, tokens[subject[0]].start, tokens[subject[1] - 1].end)
    if found is None:
        return None
    return next((n for n in range(*subject) if tokens[n].start >= found.end()), None)


def _undergoes(tokens: Sequence[_Token], first: int, end: int) -> bool:
    """Whether words say what befell the subject, and not who it was: "the bombers were | sent there by the Front"."""
    participle = _PARTICIPLE.fullmatch(tokens[first].word) is not None
    return participle and first + 1 < end and tokens[first + 1].word in _BEHIND_PARTICIPLE


def _subject(tokens: Sequence[_Token], first: int) -> tuple[int, int] | None:
    """The words of the clause before a verb, without auxiliaries: from the first behind what opens the clause. What is
    joined by "and" has the subject of the clause before, a relative clause whom it hangs on."""
    end = first
    while end > 0 and (tokens[end - 1].passed or tokens[end - 1].word == ","):
        end -= 1
    # "The Hawks, which sat above the town, | had": the comma ends what is hung on the subject.
    closed = end < first and tokens[end].word == "," and any(t.word == "," for t in tokens[:end])
    start = _opens(tokens, end, int(closed))
    if start == end and end > 0:
        at = tokens[end - 1].word
        if at in _JOINED:
            end -= 1
            start = _opens(tokens, end)
        elif at in _RELATIVE and end > 1 and tokens[end - 2].word == ",":
            end -= 2
            start = _opens(tokens, end)
        elif at in _RELATIVE:
            return None
    if end > start and tokens[end - 1].word in ("'s", "’s"):
        end -= 1  # "India's | hand is visible"
    if end > start and tokens[end - 1].word == "having":
        # "Two soldiers | confessed to having | planted it"; of "accused the army of having" whom it befell is meant.
        owning = next((n for n in range(start, end) if tokens[n].stem in _OWNING), start)
        end = next((n for n in range(owning, start, -1) if not tokens[n - 1].passed), start)
    return (start, end) if end > start else None


def _opens(tokens: Sequence[_Token], end: int, commas: int = 0) -> int:
    """Where the clause begins that ends before a token; what stands between two commas is passed over. `commas`: how
    many of them have been passed."""
    start = end
    while start > 0:
        word = tokens[start - 1].word
        # "Soldiers who had passed by | left it": what hangs on the subject is a part of it.
        opens = word in _CLAUSE or (word in _RELATIVE and start == end)
        if word in _STOPS or (opens and commas % 2 == 0):
            break
        commas += word == ","
        start -= 1
    return start


def _matches(items: Sequence[_Item], tokens: Sequence[_Token], at: int, inside: bool = False) -> Iterator[_Match]:
    """The ways in which a frame is matched from a token on, the shortest first."""
    if not items:
        yield _Match(at)
        return
    item, rest = items[0], items[1:]
    if item.kind == "who" and at + 1 < len(tokens) and tokens[at].word in _QUOTES:
        at += 1  # "laid it at the feet of “foreign hands”"
    if item.kind == "word":
        if at < len(tokens) and tokens[at].stem in item.stems:
            yield from _matches(rest, tokens, at + 1, True)
        if item.optional:
            yield from _matches(rest, tokens, at, inside)
        elif inside and at < len(tokens) and tokens[at].passed and tokens[at].stem not in item.stems:
            for m in _matches(items, tokens, at + 1, True):
                yield _Match(m.end, m.who, m.negated or tokens[at].word in _NEGATIONS)
        return
    longest = _LONGEST_GAP if item.kind == "gap" else _LONGEST_WHO
    within = range(at, min(at + longest, len(tokens)))
    end = next((n for n in within if tokens[n].word in _STOPS), min(at + longest, len(tokens)))
    if item.kind == "who" and (end == at or tokens[at].word in _NO_WHO):
        return
    if item.kind == "who" and not rest:
        if end > at:
            yield _Match(end, (at, end))
        return
    for n in range(at + (item.kind == "who"), end + 1):
        for m in _matches(rest, tokens, n):
            yield _Match(m.end, (at, n) if item.kind == "who" else m.who, m.negated)


@cache
def _by_first() -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for row in load("blame_frames"):
        items = tuple(_item(word) for word in row["words"].split())
        entry = _Entry(items, cast(Use, row["use"]), row["stance"] == "suspects")
        for first in items[0].stems:
            found.setdefault(first, []).append(entry)
    return {first: tuple(entries) for first, entries in found.items()}


def _item(word: str) -> _Item:
    if word == _WHO:
        return _Item("who")
    if word == _GAP:
        return _Item("gap")
    return _Item("word", frozenset(stem(w) for w in word.removeprefix("?").split("|")), word.startswith("?"))

"""Pairs: what can be seen of two phrases that may name the same, as numbers for a scorer.

Everything is computed over whole arrays: a report of 300 phrases has 45,000 pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.people import gender_of
from onrecord.annotate.linked import Seen
from onrecord.annotate.nouns import noun_at, plural
from onrecord.annotate.phrases import Phrase
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.tagged import Tagged

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WINDOW = 50
"""How many phrases before a pronoun are looked at."""
NEARBY = 15
"""How many before a noun phrase; further back only those that share a word with it or that the rules took for the same.
With WINDOW's 50 for them too, GUM's development part comes out the same from twice as many pairs."""

_PRONOUNS = {
    word: n
    for n, words in enumerate(
        (
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves",
            "this that",
            "these those",
            "here there",
            "all some both many any most each others one another the two",
        ),
        1,
    )
    for word in words.split()
}
PRONOUN_SORTS = 12
_DETERMINERS = {
    word: n
    for n, words in enumerate(("a an another", "the", "this that these those such", "no any some every each"), 1)
    for word in words.split()
}
_LABELS = {
    label: n
    for n, labels in enumerate(
        (
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "poss",
            "attr",
            "appos",
            "conj",
            "compound nmod amod npadvmod",
            "dative oprd",
            "ROOT dep",
        ),
        1,
    )
    for label in labels.split()
}
_KINDS = ("person", "organization", "government", "armed_group", "country", "place", "nationality", "group", "other")
_TAGS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "CARDINAL", "EVENT", "FAC", "PRODUCT")
_GENDERS = {"m": 1, "f": 2}
_EMPTY = frozenset(
    "the a an this that these those 's ’s of and in to for on at by with his her its their our my your".split()
)


def _one_hot(values: Sequence[int], size: int) -> Floats:
    found = np.zeros((len(values), size), dtype=np.float32)
    found[np.arange(len(values)), np.minimum(values, size - 1)] = 1
    return found


def _ids(values: Sequence[object]) -> Ints:
    seen: dict[object, int] = {}
    return np.array([seen.setdefault(v, len(seen)) for v in values], dtype=np.int64)


def seen(
    reading: Reading,
    phrases: Sequence[Phrase],
    titles: frozenset[int] = frozenset(),
    tagged: Sequence[Tagged] = (),
) -> Seen:
    """What is seen of phrases and of their pairs.

    Args:
        reading: the report as the rules alone read it.
        titles: the blocks that are titles or headings.
        tagged: who says what, as a tagger marked it.
    """
    if len(phrases) < 2:
        nothing = np.zeros((len(phrases), 0), dtype=np.float32)
        return Seen(nothing, np.zeros((0, 2), dtype=np.int64), np.zeros((0, 0), dtype=np.float32))
    syntax, quoted = reading.syntax, reading.quoted
    tokens = syntax.tokens
    drafts = [None if (order := reading.by_head.get(p.head)) is None else reading.drafts[order] for p in phrases]
    heads = [tokens[p.head] for p in phrases]
    n = len(phrases)
    words = [[t.lower for t in tokens[p.first : p.stop] if t.lower not in _EMPTY and t.pos != "PUNCT"] for p in phrases]
    named = [
        tuple(t.lower for t in tokens[p.named[0] : p.named[1]] if t.lower not in _EMPTY) if p.named else ()
        for p in phrases
    ]
    sort = [_PRONOUNS.get(h.lower, 0) if p.form == "pronoun" else 0 for p, h in zip(phrases, heads, strict=True)]
    determiner = [0 if p.form == "pronoun" else _determiner(syntax, p) for p in phrases]
    kind = [
        _KINDS.index(k) + 1 if (k := (d.kind if d is not None else None) or p.kind) else 0
        for p, d in zip(phrases, drafts, strict=True)
    ]
    several = [bool(plural(h) or (p.kind == "group" and h.tag == "CC")) for p, h in zip(phrases, heads, strict=True)]
    gender = [
        _GENDERS.get((d.gender if d is not None else None) or "", 0) or _gender(syntax, p)
        for p, d in zip(phrases, drafts, strict=True)
    ]
    label = [_LABELS.get(_label(syntax, p), 0) for p in phrases]
    tag = [_TAGS.index(h.entity[2:]) + 1 if h.entity[2:] in _TAGS else 0 for h in heads]
    lemma = [h.lemma if h.tag != "CC" else " ".join(w) for h, w in zip(heads, words, strict=True)]
    sentence_index = {s.first: k for k, s in enumerate(syntax.sentences)}
    places = [syntax.sentence_of(p.head) for p in phrases]
    sentence = np.array([sentence_index[s.first] for s in places], dtype=np.int64)
    block = np.array([s.block for s in places], dtype=np.int64)
    asked = _questions(syntax)
    own_draft = np.array([-1 - k if d is None else d.order for k, d in enumerate(drafts)], dtype=np.int64)
    head_ids = _ids([m.lower() for m in lemma])
    head_counts = np.bincount(head_ids)
    draft_counts = Counter(own_draft.tolist())
    inside_quote = np.array([quoted[p.head] for p in phrases], dtype=bool)
    length = np.array([p.stop - p.first for p in phrases], dtype=np.int64)
    governor = [syntax.head(p.head) for p in phrases]
    columns: list[Floats] = [
        _one_hot([("name", "nominal", "pronoun").index(p.form) for p in phrases], 3),
        _one_hot(sort, PRONOUN_SORTS),
        _one_hot(determiner, 7),
        _one_hot(kind, len(_KINDS) + 1),
        _one_hot(gender, 3),
        _one_hot(label, 12),
        _one_hot(tag, len(_TAGS) + 1),
        np.stack(
            [
                np.array(several, dtype=np.float32),
                inside_quote.astype(np.float32),
                np.array([b in titles for b in block], dtype=np.float32),
                np.array([b in asked for b in block], dtype=np.float32),
                np.minimum(length, 12).astype(np.float32) / 6,
                (length == 1).astype(np.float32),
                np.array([bool(syntax.children(p.head, "relcl", "acl")) for p in phrases], dtype=np.float32),
                np.array([bool(syntax.children(p.head, "prep")) for p in phrases], dtype=np.float32),
                np.log1p(head_counts[head_ids]).astype(np.float32),
                np.array([np.log1p(draft_counts[d]) * (d >= 0) for d in own_draft.tolist()], dtype=np.float32),
                (own_draft >= 0).astype(np.float32),
                np.minimum(sentence, 20).astype(np.float32) / 10,
                np.array([h.tag == "PRP$" or h.label == "poss" for h in heads], dtype=np.float32),
                np.array([h.lower.endswith(("self", "selves")) for h in heads], dtype=np.float32),
                np.array([g is not None and g.lemma == "be" for g in governor], dtype=np.float32),
                np.array([g is not None and g.lemma == "have" for g in governor], dtype=np.float32),
                np.array([_expletive(syntax, p) for p in phrases], dtype=np.float32),
                np.array([h.text[:1].isupper() for h in heads], dtype=np.float32),
                np.array([h.tag == "CC" for h in heads], dtype=np.float32),
                np.array([d is not None and d.named for d in drafts], dtype=np.float32),
                np.array(
                    [
                        g is not None and h.label == "nsubj" and is_reporting(g.lemma)
                        for h, g in zip(heads, governor, strict=True)
                    ],
                    dtype=np.float32,
                ),
            ],
            axis=1,
        ),
    ]
    each = np.concatenate(columns, axis=1)

    shared = _shared(words)
    size = np.array([max(len(set(w)), 1) for w in words], dtype=np.float32)
    spoken = np.array([s == 0 for s in sort])
    distance = np.subtract.outer(np.arange(n), np.arange(n))
    near = distance <= np.where(spoken, NEARBY, WINDOW)[:, None]
    same_word = (shared > 0) | (own_draft[:, None] == own_draft)
    later, earlier = np.nonzero((near | (same_word & spoken[:, None])) & (distance > 0))

    first, stop, head = np.array([(p.first, p.stop, p.head) for p in phrases], dtype=np.int64).T
    whole = _ids([" ".join(w) if w else f"#{k}" for k, w in enumerate(words)])
    name_ids = _ids([" ".join(w) if w else f"#{k}" for k, w in enumerate(named)])
    last_ids = _ids([w[-1] if w else f"#{k}" for k, w in enumerate(named)])
    sorts, kinds, genders, labels = np.array(sort), np.array(kind), np.array(gender), np.array(label)
    determiners, severals = np.array(determiner), np.array(several)
    governors = np.array([-1 if g is None else g.i for g in governor], dtype=np.int64)
    lemmas_above = _ids([f"#{k}" if g is None else g.lemma for k, g in enumerate(governor)])
    speech, source = _spoken(syntax, phrases, tagged)
    quote = _quotation(quoted)[head]
    i, j = later, earlier
    tokens_between = head[i] - head[j]
    sentences_between = sentence[i] - sentence[j]
    blocks_between = block[i] - block[j]
    nested = (first[i] <= first[j]) & (stop[j] <= stop[i]) | (first[j] <= first[i]) & (stop[i] <= stop[j])
    apposed = np.array([h.head if h.label == "appos" else -1 for h in heads], dtype=np.int64)
    predicated = np.array(
        [g.i if h.label == "attr" and g is not None else -1 for h, g in zip(heads, governor, strict=True)],
        dtype=np.int64,
    )
    mentions_between = i - j
    same_head = head_ids[i] == head_ids[j]
    country = _ids([f"#{k}" if d is None or d.country is None else d.country for k, d in enumerate(drafts)])
    has_country = np.array([d is not None and d.country is not None for d in drafts])
    called = _called(syntax, phrases, drafts, words)
    sorts_of = _sort_of_antecedent(kinds, genders, severals)
    rank = _between(sorts_of, spoken, i, j)
    rows: list[NDArray[np.generic]] = [
        same_head & spoken[i],
        (whole[i] == whole[j]) & spoken[i],
        (name_ids[i] == name_ids[j]),
        (last_ids[i] == last_ids[j]),
        shared[i, j] / size[i] * spoken[i],
        shared[i, j] / size[j] * spoken[i],
        (shared[i, j] == size[i]) & same_head & spoken[i],
        (sorts[i] == sorts[j]) & ~spoken[i],
        own_draft[i] == own_draft[j],
        (own_draft[i] != own_draft[j]) & (own_draft[i] >= 0) & (own_draft[j] >= 0),
        (own_draft[i] >= 0) & (own_draft[j] < 0),
        (kinds[i] == kinds[j]) & (kinds[i] > 0),
        (kinds[i] != kinds[j]) & (kinds[i] > 0) & (kinds[j] > 0),
        (genders[i] == genders[j]) & (genders[i] > 0),
        (genders[i] != genders[j]) & (genders[i] > 0) & (genders[j] > 0),
        severals[i] == severals[j],
        nested,
        apposed[i] == head[j],
        (predicated[i] >= 0) & (predicated[i] == governors[j]),
        (governors[i] == governors[j]) & (governors[i] >= 0),
        governors[i] == head[j],
        governors[j] == head[i],
        (labels[i] == labels[j]),
        (lemmas_above[i] == lemmas_above[j]),
        inside_quote[i] & inside_quote[j],
        inside_quote[i] & ~inside_quote[j],
        ~inside_quote[i] & inside_quote[j],
        (quote[i] == quote[j]) & (quote[i] >= 0),
        (speech[i] >= 0) & (speech[i] == source[j]),
        (source[i] >= 0) & (source[i] == speech[j]),
        sentences_between == 0,
        sentences_between == 1,
        sentences_between == 2,
        (sentences_between > 2) & (sentences_between < 6),
        np.minimum(sentences_between, 30) / 15,
        blocks_between == 0,
        blocks_between == 1,
        blocks_between == 2,
        np.log1p(mentions_between) / 4,
        mentions_between == 1,
        mentions_between == 2,
        np.log1p(np.maximum(tokens_between, 0)) / 5,
        (determiners[i] == 2) & same_head,
        (determiners[j] == 1) & same_head,
        (determiners[i] == 1) & same_head,
        labels[j] == 1,
        (head_counts[head_ids[j]] > 2),
        shared[i, j] > 0,
        (country[i] == country[j]) & has_country[i],
        (country[i] != country[j]) & has_country[i] & has_country[j],
        called[i, j],
        rank == 0,
        rank == 1,
        np.log1p(rank) / 4,
    ]
    both = np.stack([r.astype(np.float32) for r in rows], axis=1)
    return Seen(each, np.stack([i, j], axis=1), both)


def _shared(words: Sequence[Sequence[str]]) -> Floats:
    """How many different words each two phrases have in common; of one with itself, those that another has as well."""
    having: dict[str, list[int]] = {}
    for n, ws in enumerate(words):
        for w in set(ws):
            having.setdefault(w, []).append(n)
    shared = np.zeros((len(words), len(words)), dtype=np.float32)
    for phrases in having.values():  # no product of matrices: numpy's threads wait for the next one at a core's cost
        if len(phrases) > 1:
            shared[np.array(phrases)[:, None], phrases] += 1
    return shared


def _called(
    syntax: Syntax, phrases: Sequence[Phrase], drafts: Sequence[Draft | None], words: Sequence[Sequence[str]]
) -> NDArray[np.bool_]:
    """Whether the head noun of a phrase (row) is among the words that another (column), or whom the rules took that
    one for, was called by: "the minister" of a person with that title."""
    columns: dict[str, int] = {}
    nouns: list[int] = []
    for phrase in phrases:
        if phrase.form != "nominal":
            nouns.append(-1)
            continue
        found = noun_at(syntax, phrase.head)
        word = found.noun if found is not None else syntax.tokens[phrase.head].lemma.lower()
        nouns.append(columns.setdefault(word, len(columns)))
    held = np.zeros((len(phrases), len(columns) + 1), dtype=bool)
    for n, (draft, own) in enumerate(zip(drafts, words, strict=True)):
        for word in {*own, *(draft.nouns if draft is not None else ())}:
            at = columns.get(word)
            if at is not None:
                held[n, at] = True
    return held[:, nouns].T


def _sort_of_antecedent(kinds: Ints, genders: Ints, severals: NDArray[np.bool_]) -> Ints:
    """What sort of pronoun would take a phrase up: several, a person of each gender, a body or place, a thing."""
    person = kinds == 1
    found: Ints = np.where(severals, 1, np.where(person, 2 + genders, np.where(kinds > 0, 5, 6)))
    return found


def _between(sorts: Ints, spoken: NDArray[np.bool_], later: Ints, earlier: Ints) -> Ints:
    """How many phrases of the earlier one's sort, pronouns aside, stand between the two."""
    count = np.zeros((7, len(sorts) + 1), dtype=np.int64)
    for n in range(7):
        count[n, 1:] = np.cumsum((sorts == n) & spoken)
    sort = sorts[earlier]
    found: Ints = count[sort, later] - count[sort, earlier + 1]
    return found


def _determiner(syntax: Syntax, phrase: Phrase) -> int:
    first = syntax.tokens[phrase.first]
    if first.tag == "PRP$" or (phrase.first < phrase.head and syntax.children(phrase.head, "poss")):
        return 5
    if first.tag == "CD":
        return 6
    return _DETERMINERS.get(first.lower, 0)


def _gender(syntax: Syntax, phrase: Phrase) -> int:
    word = syntax.tokens[phrase.head].lower
    if phrase.form == "pronoun":
        return {4: 1, 5: 2}.get(_PRONOUNS.get(word, 0), 0)
    if phrase.form == "name" and phrase.named and phrase.kind == "person":
        first, stop = phrase.named
        return _GENDERS.get(gender_of(syntax.span(first, stop).text) or "", 0)
    found = noun_at(syntax, phrase.head)
    return _GENDERS.get(found.gender or "", 0) if found is not None else 0


def _label(syntax: Syntax, phrase: Phrase) -> str:
    token = syntax.tokens[phrase.head]
    return syntax.tokens[token.head].label if token.tag == "CC" else token.label


def _questions(syntax: Syntax) -> frozenset[int]:
    ends = {s.block: syntax.tokens[s.stop - 1].text for s in syntax.sentences}
    return frozenset(b for b, text in ends.items() if text == "?")


def _expletive(syntax: Syntax, phrase: Phrase) -> bool:
    token = syntax.tokens[phrase.head]
    if token.lower != "it":
        return False
    governor = syntax.head(token.i)
    below = () if governor is None else tuple(c.label for c in syntax.children(governor.i))
    return token.label == "expl" or "ccomp" in below or ("acomp" in below and "xcomp" in below)


def _quotation(quoted: Sequence[bool]) -> Ints:
    """For each token the number of the quotation that it stands in, -1 outside."""
    found = np.full(len(quoted), -1, dtype=np.int64)
    number = -1
    for k, inside in enumerate(quoted):
        if inside:
            number += k == 0 or not quoted[k - 1]
            found[k] = number
    return found


def _spoken(syntax: Syntax, phrases: Sequence[Phrase], tagged: Sequence[Tagged]) -> tuple[Ints, Ints]:
    """For each phrase, the attribution in whose content it stands and the one whose source it heads; -1 for none."""
    said = np.full(len(syntax.tokens), -1, dtype=np.int64)
    by = np.full(len(syntax.tokens), -1, dtype=np.int64)
    for n, attribution in enumerate(tagged):
        for ranges, into in ((attribution.content, said), (attribution.source, by)):
            for start, end in ranges:
                for token in syntax.tokens_in(start, end):
                    into[token.i] = n
    heads = [p.head for p in phrases]
    return said[heads], by[heads]

"""Inner drafts: what one who speaks tells of what others say, want or hold.

"They want a truce" and "the minister's claims about the dam" may as well be deeds and things; within somebody else's
words they tell what others hold, so they count there and only there. Nobody's own "I" and "we" adds a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from onrecord.annotate.negations import negated
from onrecord.annotate.saying.cues import cue_tokens, is_nobody, lemma_of, reporting_verbs
from onrecord.annotate.saying.estimates import COUNTED
from onrecord.annotate.saying.reported_clauses import fit
from onrecord.annotate.saying.sources import Source, happenings, is_passive, source_of, spans_of, speaks
from onrecord.annotate.saying.speech_nouns import owner_of
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Stance

_THESE = frozenset({"this", "that", "it"})
_UNKNOWN = frozenset("i we you me us this that it which what who there".split())
# Whose thought it is stands behind these.
_HOLDING = frozenset({"among", "amongst", "within"})
_OWN = frozenset("his her its their my our".split())
_SELVES = frozenset("himself herself itself themselves ourselves myself yourself".split())
_SPEAKING = ("speech", "document")
# What the speaker tells of himself by these is no word of another: "her support for the sale".
_WISHED: frozenset[Stance] = frozenset({"requests", "promises", "expects"})
_OF_ONESELF: tuple[Stance, ...] = ("promises", "expects", "believes", "asserts", "supports")
# What nobody in particular may still be told to have said: "the demand for a recount".
_LEVELLED: tuple[Stance, ...] = ("alleges", "accuses", "requests")
# Whose object may be followed by whoever says it: "criticism of the sale by the guild".
_AIMED: tuple[Stance, ...] = (*_LEVELLED, "condemns")


@dataclass(frozen=True, slots=True)
class _Row:
    """What a verb or a noun takes, and how it is meant."""

    objects: tuple[str, ...]
    stance: Stance
    kind: str


@cache
def _verbs() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for row in load("inner_verbs"):
        found.setdefault(row["lemma"], []).append(_Row((row["object"],), cast(Stance, row["stance"]), row["kind"]))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def _words(name: str) -> dict[str, _Row]:
    return {
        row["lemma"]: _Row(tuple(row["inner"].split()), cast(Stance, row["stance"]), row["kind"])
        for row in load(name)
        if row["inner"]
    }


def with_inner(page: Page, drafts: Sequence[Draft], left: Sequence[Draft] = ()) -> list[Draft]:
    """The drafts, with those that stand within another's words only: cue and source in one content of a draft that
    has another source.

    Args:
        left: drafts that were found and not kept, one of which may stand in a content that was found later.
    """
    taken = {draft.anchor for draft in drafts}
    cues = sorted(span for d in drafts for span in d.cue)
    result = list(drafts)
    for draft in (*_inner(page), *(d for d in left if d.cue and _is_somebodys(page, d))):
        at = draft.cue[0][0]
        if draft.anchor in taken or any(a <= at < b for a, b in cues):
            continue
        start = min(a for a, _ in (*draft.source, *draft.cue))
        holders = [(b - a, n, a, b) for n, d in enumerate(drafts) for a, b in d.content if a <= start and at < b]
        if not holders:
            continue
        _, n, first, stop = min(holders)
        holder = drafts[n]
        silent = holder.kind not in _SPEAKING or holder.stance == "declines_to_say"
        if silent or _is_one(page, holder.source_head, draft.source_head):
            continue
        content = tuple((max(a, first), min(b, stop)) for a, b in draft.content if a < stop and first < b)
        again = any(d.source_head == draft.source_head and d.content == content for d in drafts)
        if (content or not draft.content) and not again:  # "was quoted as saying": told of once
            taken.add(draft.anchor)
            result.append(replace(draft, content=content))
    return result


def adds_nobody(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft within another's words tells of nobody else: the speaker's own promise or plan, an infinitive
    without a subject, words of a thing that cannot speak."""
    if not draft.cue or (draft.continues is not None):
        return False
    at = draft.cue[0][0]
    if draft.rule == "noun" and draft.source_head is None and any(_says_it(d, draft) for d in drafts):
        return True  # "told a friend in a message that X": told once
    holders = [d for d in drafts if d is not draft and any(a <= at < b for a, b in d.content)]
    if not holders:
        return False
    holder = min(holders, key=lambda d: sum(b - a for a, b in d.content))
    syntax, head = page.syntax, draft.source_head
    if draft.rule == "noun" and head is None and holder.stance in _WISHED and _is_to_be_made(syntax, draft.anchor):
        return True  # "urged them to sign a declaration that the port be closed"
    token = syntax.tokens[draft.anchor]
    if token.text == ":" and page.quoted(at) is None and holder.cue and _is_place(page, head):
        return True  # "Tarnia: Seven killed in clash, doctors say"
    infinitive = any(c.tag == "TO" for c in syntax.children(token.i, "aux"))
    if head is not None and draft.rule.endswith(COUNTED) and syntax.tokens[head].pos == "PRON":
        return True  # "said he had counted nine bodies": what he saw
    if head is not None and any(c.i < head < token.i for c in syntax.children(token.i, "aux", "auxpass")):
        sentence = syntax.sentence_of(token.i)
        if "?" in syntax.text[token.end : sentence.end]:
            return True  # "Does the guild believe that ...?"
    if head is None:
        return token.tag in ("VB", "VBG") and not draft.source and not is_passive(syntax, token)
    if draft.kind == "intent" and token.tag == "VBG" and token.label == "pcomp":
        return True  # "accused the guild of planning to strike": part of the charge
    if draft.kind == "intent" and token.label == "relcl" and token.head == head and syntax.tokens[head].tag == "NNS":
        return True  # "crews who wanted to leave had gone": which crews
    first = next(iter(syntax.tokens_in(*draft.content[0])), None) if draft.content else None
    if first is not None and first.lower in _SELVES:
        return True  # "is sure of himself"
    if draft.rule.startswith("tagged") and not speaks(page, head):
        return True
    if syntax.tokens[head].pos == "NOUN" and syntax.tokens[head].lemma in happenings():
        return True  # "the attack showed how ..."
    own = _is_one(page, holder.source_head, head) or (
        syntax.tokens[head].lower in _OWN and not _are_two(page, holder.source_head, head)
    )
    if _is_own_text(page, holder.source_head, head):
        return True  # "according to its own website, the firm reports having lost": told of once
    if (own or _opens(page, holder, head)) and token.lemma == "know" and negated(syntax, token.i):
        return True  # "said he did not know when": told of once
    if own and token.lemma in ("speak", "talk") and not draft.rule.endswith(":figure"):
        return True  # "said he had spoken with both": no words
    planned = draft.rule.startswith("noun") and draft.stance in _OF_ONESELF
    return (planned and own) or (infinitive and _is_one(page, holder.source_head, head))


def _is_to_be_made(syntax: Syntax, noun: int) -> bool:
    """Whether words are what is yet to be signed, made or given."""
    verb = syntax.tokens[syntax.tokens[noun].head]
    wished = verb.tag == "VB" and any(t.tag == "TO" for t in syntax.children(verb.i, "aux"))
    return wished and syntax.tokens[noun].label == "dobj"


def _says_it(other: Draft, noun: Draft) -> bool:
    """Whether another draft has the words of a noun of speech for its own, and the noun stands before them."""
    if other is noun or not other.cue or not other.content or not noun.content:
        return False
    first, last = other.content[0][0], other.content[-1][1]
    return last == noun.content[-1][1] and other.cue[0][0] < noun.cue[0][0] < first <= noun.content[0][0] + len("that ")


def refuses_again(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a refusal that names nothing is all that its own speaker says: of "Lind said she would not comment" one
    is enough."""
    head = draft.source_head
    if draft.stance != "declines_to_say" or head is None or not draft.cue or draft.content:
        return False
    at = draft.cue[0][0]
    return any(
        other is not draft
        and other.stance == "declines_to_say"
        and _opens(page, other, head)
        and any(a <= at < b for a, b in other.content)
        for other in drafts
    )


def _opens(page: Page, holder: Draft, head: int) -> bool:
    """Whether a personal pronoun opens a content, so that its speaker is meant."""
    start = holder.content[0][0] if holder.content else -1
    token = page.syntax.tokens[head]
    that = page.syntax.tokens[head - 1] if head else token
    return token.pos == "PRON" and (token.start == start or (that.lower == "that" and that.start == start))


def _is_place(page: Page, head: int | None) -> bool:
    return head is not None and page.syntax.tokens[head].entity.endswith(("GPE", "LOC"))


def _is_somebodys(page: Page, draft: Draft) -> bool:
    """Whether a draft has a source who can speak, other than the "I" and "we" of whoever speaks around it."""
    head = draft.source_head
    return head is not None and not page.is_first_person(head) and speaks(page, head)


def _is_one(page: Page, one: int | None, other: int | None) -> bool:
    """Whether two sources are one speaker, as far as the cast knows."""
    if one is None or other is None:
        return False
    entity = page.cast.named_by(one)
    same_word = page.syntax.tokens[one].lower == page.syntax.tokens[other].lower
    return one == other or same_word or (entity is not None and entity is page.cast.named_by(other))


def _is_own_text(page: Page, text: int | None, head: int) -> bool:
    """Whether the source around is a text of whoever speaks in it: "its own website"."""
    owners = page.syntax.children(text, "poss") if text is not None else ()
    stated = any(c.lower == "own" for c in page.syntax.children(text, "amod")) if text is not None else False
    return stated and any(t.pos == "PRON" and not _are_two(page, t.i, head) for t in owners)


def _are_two(page: Page, one: int | None, other: int) -> bool:
    """Whether the cast knows both of two sources, and that they are not one."""
    first = page.cast.named_by(one) if one is not None else None
    second = page.cast.named_by(other)
    return first is not None and second is not None and first is not second


def _inner(page: Page) -> Iterator[Draft]:
    verbs, nouns, adjectives = _verbs(), _words("reporting_nouns"), _words("reporting_adjectives")
    for token in page.syntax.tokens:
        draft = None
        if token.pos in ("VERB", "AUX"):
            if lemma_of(token) in verbs:
                draft = _verb(page, token, verbs[lemma_of(token)])
            if draft is None and lemma_of(token) in reporting_verbs():
                draft = _as_they_say(page, token)
        elif token.pos == "NOUN" and token.lemma in nouns:
            draft = _noun(page, token, nouns[token.lemma])
        if draft is None and token.lower in adjectives and token.tag in ("JJ", "VBN"):
            draft = _adjective(page, token, adjectives[token.lower])
        if draft is not None:
            yield draft


def _verb(page: Page, verb: Token, rows: Sequence[_Row]) -> Draft | None:
    """ "They want a truce", "the guild denies this", "nobody agrees with the mayor"."""
    syntax = page.syntax
    if is_passive(syntax, verb) or any(c.tag in ("TO", "MD") for c in syntax.children(verb.i, "aux")):
        return None
    if verb.tag not in ("VBZ", "VBP", "VBD", "VB", "VBG", "VBN") or verb.label in ("xcomp", "amod", "advcl", "pcomp"):
        return None
    source = source_of(page, verb)
    if source.head is None or not source.spans or source.head > verb.i:
        return None
    if verb.label in ("relcl", "acl") and syntax.tokens[source.head].tag not in ("NNP", "CD"):
        return None  # "people who support the ferry": which people, not what they say
    if syntax.tokens[source.head].lower in _UNKNOWN or is_nobody(syntax, source.head) or not speaks(page, source.head):
        return None
    if lemma_of(verb) == "know" and syntax.tokens[source.head].pos == "PRON":
        return None  # "denied that he knew of it": his own
    for row in rows:
        word = row.objects[0]
        if word in ("any", "this"):
            what = next((c for c in syntax.children(verb.i, "dobj") if c.i > verb.i), None)
            if (
                what is None
                or (what.pos == "PRON") != (word == "this")
                or (word == "this" and what.lower not in _THESE)
            ):
                continue
            if word == "any" and syntax.children(verb.i, "xcomp", "ccomp"):
                continue
            spans = fit(page, syntax.left_edge(what.i), syntax.right_edge(what.i), verb)
        else:
            prep = next((c for c in syntax.children(verb.i, "prep") if c.lower == word and c.i > verb.i), None)
            if prep is None or not syntax.children(prep.i, "pobj", "pcomp"):
                continue
            spans = fit(page, prep.i + 1, syntax.right_edge(prep.i), verb)
        if spans:
            cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
            rule = f"{lemma_of(verb)}:inner"
            return Draft(verb.i, cue, source.spans, source.head, spans, row.stance, row.kind, rule)
    return None


def _as_they_say(page: Page, verb: Token) -> Draft | None:
    """ "Four were hurt, and not nine as the guild claims": what stands before it in its clause."""
    syntax = page.syntax
    as_mark = next((c for c in syntax.children(verb.i, "mark", "advmod") if c.lower == "as" and c.i < verb.i), None)
    above = syntax.head(verb.i)
    if as_mark is None or above is None or verb.label != "advcl" or above.i > verb.i or is_passive(syntax, verb):
        return None
    row = next((r for r in reporting_verbs()[lemma_of(verb)] if not r.particle), None)
    if row is None or row.kind not in _SPEAKING or syntax.children(verb.i, "ccomp", "dobj", "xcomp", "prep"):
        return None
    source = source_of(page, verb)
    if source.head is None or not as_mark.i < source.head < verb.i or syntax.tokens[source.head].lower in _UNKNOWN:
        return None
    content = page.trimmed(*page.chars(syntax.left_edge(above.i), as_mark.i))
    if content is None:
        return None
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    return Draft(verb.i, cue, source.spans, source.head, (content,), row.stance, row.kind, f"{lemma_of(verb)}:as")


def _noun(page: Page, noun: Token, row: _Row) -> Draft | None:
    """ "The minister's claims about the dam", "criticism of the sale by the guild"."""
    syntax = page.syntax
    source = owner_of(page, noun) or Source()
    if source.head is None and "that" in row.objects:
        return _thought(page, noun, row)
    if source.head is not None and syntax.tokens[source.head].lower in _UNKNOWN | {"my", "our", "your"}:
        return None
    for prep in syntax.children(noun.i, "prep"):
        what = next(iter(syntax.children(prep.i, "pobj", "pcomp")), None)
        if prep.lower not in row.objects or prep.i < noun.i or what is None or what.entity.endswith(("DATE", "TIME")):
            continue
        cue = page.chars(noun.i, noun.i + 1)
        last = syntax.right_edge(prep.i)
        by = next((c for c in syntax.children(what.i, "prep") if c.lower == "by" and c.i > what.i), None)
        whose = next(iter(syntax.children(by.i, "pobj")), None) if by is not None else None
        if (
            source.head is None
            and row.stance in _AIMED
            and by is not None
            and whose is not None
            and speaks(page, whose.i)
        ):
            # "criticism of the sale by the guild"
            source, last = Source(whose.i, spans_of(page, whose.i)), by.i - 1
        if source.head is None and (row.stance not in _LEVELLED or prep.lower == "against"):
            continue  # "questions about", "support for", "criticism of": nobody's, and everybody's
        content = page.fitted(*page.chars(prep.i + 1, last + 1), cue)
        if content is not None and not any(a < content[1] and content[0] < b for a, b in source.spans):
            return Draft(noun.i, (cue,), source.spans, source.head, (content,), row.stance, row.kind, "noun:inner")
    return None


def _thought(page: Page, noun: Token, row: _Row) -> Draft | None:
    """ "There is a fear that the dam will break", "... among crews that it will"; none where there is no such fear."""
    syntax = page.syntax
    if any(c.lower == "no" for c in syntax.children(noun.i, "det")):
        return None
    among = next((c for c in syntax.children(noun.i, "prep") if c.lower in _HOLDING and c.i == noun.i + 1), None)
    whose = next(iter(syntax.children(among.i, "pobj")), None) if among is not None else None
    clauses = [t for i in (noun.i, *((whose.i,) if whose else ())) for t in syntax.children(i, "acl", "ccomp", "relcl")]
    for clause in clauses:
        left = syntax.tokens[syntax.left_edge(clause.i)]
        if left.lower != "that" or left.label != "mark" or not (whose is not None or left.i == noun.i + 1):
            continue
        source = page.trimmed(*page.chars(syntax.left_edge(whose.i), left.i)) if whose is not None else None
        cue = page.chars(noun.i, noun.i + 1)
        content = page.fitted(*page.chars(left.i, syntax.right_edge(clause.i) + 1), cue)
        if content is not None:
            head = whose.i if whose is not None and source is not None else None
            spans = (source,) if source is not None else ()
            return Draft(noun.i, (cue,), spans, head, (content,), row.stance, row.kind, "noun:inner")
    return None


def _adjective(page: Page, word: Token, row: _Row) -> Draft | None:
    """ "The crews are worried about the dam"."""
    syntax = page.syntax
    verb = syntax.head(word.i) if word.label in ("acomp", "attr") else word
    if verb is None or (verb.i != word.i and verb.lemma not in ("be", "remain", "seem", "feel")):
        return None
    if any(c.tag in ("MD", "TO") for c in syntax.children(verb.i, "aux")):
        return None
    source = source_of(page, verb) if verb.i != word.i else Source()
    if verb.i == word.i:
        near = (word.i, *(c.i for c in syntax.children(word.i, "auxpass")))
        subject = next((c for i in near for c in syntax.children(i, "nsubjpass", "nsubj")), None)
        source = Source(subject.i, spans_of(page, subject.i, word.i)) if subject is not None else source
    if source.head is None or source.head > word.i or syntax.tokens[source.head].lower in _UNKNOWN:
        return None
    for prep in syntax.children(word.i, "prep", "agent"):
        if prep.lower not in row.objects or not syntax.children(prep.i, "pobj", "pcomp"):
            continue
        spans = fit(page, prep.i + 1, syntax.right_edge(prep.i), word)
        if spans:
            cue = page.chars(min(verb.i, word.i), word.i + 1)
            return Draft(word.i, (cue,), source.spans, source.head, spans, row.stance, row.kind, "adjective:inner")
    return None

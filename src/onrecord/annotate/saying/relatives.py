"""Relatives: sayings in a clause that hangs on a noun, and what of them belongs to that noun.

"Three firms that the ministry accused of fraud": the firms are part of what is said. "A man who said he spoke for the
Lamps denied it": the man denies it, whatever the parser makes of it. Left undecided: relative clauses without a pronoun
("the firms Tarnia accused").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.saying.marks import holds
from onrecord.annotate.saying.reported_clauses import SPEECH_NOUNS
from onrecord.annotate.saying.sources import spans_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token

# Frames that take whom the words are about for their object.
_AIMED = re.compile(r":object_(?:of|for|as|with|pred)$")
_PRONOUNS = frozenset({"that", "which", "who", "whom"})
_ALLEGING = frozenset({"allege", "claim", "say", "assert", "contend"})
_CHARGING = frozenset({"accuse", "charge", "suspect"}) | _ALLEGING
_POINTING = frozenset({"that", "which", "whom", "something"})
_DEFINITE = frozenset("the this that these those his her its their".split())
_FINITE = ("VBD", "VBZ", "VBP")
_ABOUT_ONESELF = frozenset({"he", "she", "they", "it"})
# Before a verb these make it part of the clause that goes on.
_JOINTS = frozenset(", and or but that who which when while to".split())


def with_antecedents(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with whom a relative clause is about in its content, and those of "who said he was ..." apart from
    what the sentence goes on to tell of the same person."""
    result = [_with_antecedent(page, _spelled_out(page, draft, drafts)) for draft in drafts]
    for n, draft in enumerate(result):
        verb = _goes_on_after(page, draft)
        if verb is None:
            continue
        cut = page.syntax.tokens[verb].start
        while page.syntax.tokens[verb - 1].pos == "ADV":
            verb -= 1
            cut = page.syntax.tokens[verb].start
        pieces = (page.trimmed(a, min(b, cut)) for a, b in draft.content if a < cut)
        result[n] = replace(draft, content=tuple(p for p in pieces if p is not None))
        head = _described(page, draft)
        for m, other in enumerate(result):
            if head is not None and other.cue and other.cue[0][0] >= cut and other.anchor - verb <= 2:
                span = spans_of(page, head, draft.anchor)
                result[m] = replace(other, source=span, source_head=head) if span else other
    return result


def _with_antecedent(page: Page, draft: Draft) -> Draft:
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    noun = syntax.head(verb.i)
    if verb.label != "relcl" or noun is None or noun.i > verb.i or not draft.cue or not draft.content:
        return draft
    pronoun = syntax.tokens[syntax.left_edge(verb.i)]
    lacks = _AIMED.search(draft.rule) is not None or _lacks_subject(page, draft)
    if (
        pronoun.lower not in _PRONOUNS
        or pronoun.i == draft.source_head
        or noun.i == draft.source_head
        or draft.source_head is None
        or not pronoun.i < draft.source_head < verb.i
        or holds(draft.content, noun.start)
        or not lacks
    ):
        return draft
    first = _whole(syntax, noun)
    whole: Range | None = page.trimmed(syntax.tokens[syntax.left_edge(first.i)].start, pronoun.end)
    if draft.stance in ("rejects", "denies") and first.lemma not in SPEECH_NOUNS and _is_of_all(syntax, pronoun, first):
        clause = _clause_before(page, pronoun.i - 1, first)
        return draft if clause is None else replace(draft, content=(clause,))
    if whole is None or any(a < whole[1] and whole[0] < b for a, b in (*draft.source, *draft.cue)):
        return draft
    rest = (span for span in draft.content if span[0] >= whole[1])
    noun_alone = page.trimmed(whole[0], pronoun.start) if _is_parted(syntax, pronoun) else None
    parts = (whole,) if noun_alone is None else (noun_alone, (pronoun.start, pronoun.end))
    return replace(draft, content=(*parts, *rest))


def _is_parted(syntax: Syntax, pronoun: Token) -> bool:
    """Whether a comma stands before a relative pronoun, so that its clause tells more of what was named before."""
    return pronoun.i > 0 and syntax.tokens[pronoun.i - 1].text == ","


def _is_of_all(syntax: Syntax, pronoun: Token, noun: Token) -> bool:
    """Whether "which" behind a comma and a place or thing takes up all that goes before: "they were held in Mersa, |
    which | the guild dismissed as absurd"."""
    comma = pronoun.i and syntax.tokens[pronoun.i - 1].text == ","
    return bool(comma) and pronoun.lower == "which" and noun.label in ("pobj", "dobj") and noun.pos in ("PROPN", "NOUN")


def _clause_before(page: Page, comma: int, noun: Token) -> Range | None:
    """The clause that ends at a comma with a noun."""
    syntax = page.syntax
    above = next((t for t in syntax.ancestors(noun.i) if t.pos in ("VERB", "AUX") and t.i < comma), None)
    while above is not None and above.label in ("xcomp", "ccomp", "conj", "pcomp") and above.head < comma:
        above = syntax.head(above.i)
    return page.trimmed(*page.chars(syntax.left_edge(above.i), comma)) if above is not None else None


def _spelled_out(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft whose content is no more than "which" or "something", with what these take up: what another has just
    said ("said the guild was paid, which the guild denies"), or the noun before."""
    syntax = page.syntax
    words = [t for span in draft.content for t in syntax.tokens_in(*span)]
    if (claimed := _claimed_before(page, draft, words, drafts)) is not None:
        return replace(draft, content=(claimed,))
    if len(words) != 1 or words[0].lower not in _POINTING or words[0].i > draft.anchor or not words[0].i:
        return draft
    pointer = words[0]
    comma = syntax.tokens[pointer.i - 1]
    for other in drafts:
        near = other is not draft and other.cue and other.content and comma.text == ","
        if near and other.content[-1][1] == comma.start and other.cue[0][0] >= syntax.sentence_of(pointer.i).start:
            return replace(draft, content=other.content)
    noun = syntax.head(draft.anchor)
    if syntax.tokens[draft.anchor].label != "relcl" or noun is None or noun.i > pointer.i:
        return draft
    if draft.stance in ("rejects", "denies") and noun.lemma not in SPEECH_NOUNS and _is_of_all(syntax, pointer, noun):
        clause = _clause_before(page, pointer.i - 1, noun)
        return draft if clause is None else replace(draft, content=(clause,))
    span = page.trimmed(*page.chars(syntax.left_edge(noun.i), pointer.i))
    return replace(draft, content=(span,)) if span is not None and noun.pos in ("NOUN", "PROPN") else draft


def _claimed_before(page: Page, draft: Draft, words: Sequence[Token], drafts: Sequence[Draft]) -> Range | None:
    """The clause that a noun for what is said takes up, where that is all that somebody denies, rejects or passes over:
    "| the bridge was mined |, a claim the army denied"."""
    syntax = page.syntax
    commas = [n for n, t in enumerate(words) if t.text == "," or (n and t.i > words[n - 1].i + 1)]
    whole = len(words) <= 3 or not commas
    if not whole:  # "arrested two envoys accused of spying, a charge" taken as one
        words = [t for t in words[commas[-1] :] if t.text != ","]
    if not 2 <= len(words) <= 3 or words[0].lower not in ("a", "an") or words[-1].lemma not in SPEECH_NOUNS:
        return None
    verb, comma = syntax.tokens[draft.anchor], syntax.tokens[words[0].i - 1]
    hung = words[-1].i == verb.head or words[-1].head == verb.i
    if verb.i < words[-1].i or not hung or comma.text != ",":
        return None
    first = syntax.sentence_of(comma.i).start
    for other in drafts:
        if other is not draft and other.cue and other.content and other.cue[0][0] >= first:
            start, end = other.content[-1]
            if start < comma.start <= end:
                return page.trimmed(start, comma.start)
    if (charge := _charge_before(syntax, comma)) is not None:
        return page.trimmed(*page.chars(charge, comma.i))
    above = next((t for t in syntax.ancestors(words[-1].i) if t.pos in ("VERB", "AUX") and t.i < comma.i), None)
    taken = whole and above is not None
    return page.trimmed(*page.chars(syntax.left_edge(above.i), comma.i)) if taken and above is not None else None


def _charge_before(syntax: Syntax, comma: Token) -> int | None:
    """The first token of what a participle of accusing before a comma says: of "spying" in "arrested two envoys accused
    of | spying |, a charge they deny". None where nothing but the clause itself can be what is denied."""
    for verb in reversed(syntax.tokens[syntax.sentence_of(comma.i).first : comma.i]):
        if verb.label != "acl" or verb.lemma not in _CHARGING:
            continue
        if verb.tag == "VBG" and verb.lemma in _ALLEGING:
            return verb.i + 1
        of = [p for p in syntax.children(verb.i, "prep") if p.lower in ("of", "with", "for", "over")]
        if verb.tag in ("VBN", "VBD") and of and of[-1].i + 1 < comma.i:
            return of[-1].i + 1
    return None


def _lacks_subject(page: Page, draft: Draft) -> bool:
    """Whether the clause behind a cue opens with its verb: "a ship that they said | had sunk"."""
    behind = [span for span in draft.content if span[0] >= draft.cue[-1][1]]
    first = next(iter(page.syntax.tokens_in(*behind[0])), None) if behind else None
    finite = first is not None and first.tag in (*_FINITE, "MD", "VB")
    return finite and draft.rule.endswith((":that", ":wh", ":to_raise", "tagged"))


def _whole(syntax: Syntax, noun: Token) -> Token:
    """The first of several that a relative clause is about: "six firms and two men that it accused"; of what is known
    by name or was told of before the last only."""
    first = noun
    while first.label == "conj" and syntax.tokens[first.head].pos == "NOUN" and _is_new(syntax, first):
        first = syntax.tokens[first.head]
    return first if _is_new(syntax, first) else noun


def _is_new(syntax: Syntax, noun: Token) -> bool:
    return noun.pos == "NOUN" and not any(
        c.lower in _DEFINITE or c.label == "poss" for c in syntax.children(noun.i, "det", "poss")
    )


def _described(page: Page, draft: Draft) -> int | None:
    """The noun that "who" stands for, where the cue stands right behind that "who"."""
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    who = syntax.tokens[verb.i - 1] if verb.i else verb
    if verb.label != "relcl" or who.lower != "who" or who.head != verb.i:
        return None
    return verb.head if verb.head < who.i else None


def _goes_on_after(page: Page, draft: Draft) -> int | None:
    """The verb with which the sentence goes on behind what somebody says of himself in a clause about him: "a man who
    said he spoke for the Lamps | denied it"."""
    syntax = page.syntax
    head = _described(page, draft)
    if head is None or not draft.content or page.quoted(draft.content[0][0]) is not None:
        return None
    inside = syntax.tokens_in(*draft.content[-1])
    if not inside or inside[0].lower not in _ABOUT_ONESELF:
        return None
    own = next((t for t in inside if t.tag in (*_FINITE, "MD")), None)
    top = syntax.tokens[head].label
    for token in inside:
        if own is None or token.i <= own.i or token.tag not in _FINITE or token.head == own.i:
            continue
        before = syntax.tokens[token.i - 1]
        alone = not any(t.i > own.i and t.tag != "WP" and _is_subject_of(t, token) for t in inside)
        joined = before.lower in _JOINTS or (before.label in ("nsubj", "nsubjpass") and before.pos == "PRON")
        if not joined and (token.label == "ROOT" or (token.label == "acl" and top == "ROOT")):
            return token.i
        if not joined and alone and top == "ROOT" and token.tag == "VBD" and token.label in ("ccomp", "acl"):
            return token.i
    return None


def _is_subject_of(one: Token, verb: Token) -> bool:
    return one.head == verb.i and one.label in ("nsubj", "nsubjpass")

"""Resumptions: a reported clause that goes on behind who reports it: "The army has sent nine tanks, the envoy said, |
and will send as many again |", "The bridge fell, police said, | and three people drowned |", "Rebels shelled the town,
an aide said, | killing ten |".

Left undecided: past tenses without a subject that the parser gives to the speaker ("He would resign, Lind said, and
left"), and clauses behind an account that is no one's words ("according to a tally, but").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.saying.sources import is_passive
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token

_JOINING = frozenset({"and", "but", "or", "nor"})
_HELPERS = frozenset({"was", "were", "had"})
_TOLD = (":that", "tagged")


def with_resumption(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft with what its reported clause goes on with behind the words of saying, which stand between commas."""
    if not draft.rule.endswith(_TOLD) or not draft.cue or not draft.source or not draft.content:
        return draft
    syntax, text = page.syntax, page.syntax.text
    first = min(draft.source[0][0], draft.cue[0][0])
    last = max(draft.source[-1][1], draft.cue[-1][1])
    if draft.content[-1][1] > first or text[draft.content[-1][1] : first].strip() != "," or page.quoted(first):
        return draft
    sentence = syntax.sentence_of(draft.anchor)
    behind = [t for t in syntax.tokens[draft.anchor : sentence.stop] if t.start >= last]
    if len(behind) < 4 or behind[0].text != ",":
        return draft
    verb = next((t for t in behind[2:] if t.pos not in ("ADV", "PART")), behind[2])
    piece = page.trimmed(behind[1].start, sentence.end)
    if piece is None or page.around(*piece):
        return draft
    joined = behind[1].lower in _JOINING and (_goes_on(page, draft, verb) or _tells_more(page, draft, behind))
    if not joined and not _comes_of_it(syntax, draft, behind[1]):
        return draft
    if any(other is not draft and other.cue and piece[0] <= other.cue[0][0] for other in _there(drafts, sentence.end)):
        return draft
    return replace(draft, content=(*draft.content, piece))


def _there(drafts: Sequence[Draft], end: int) -> list[Draft]:
    return [d for d in drafts if d.cue and d.cue[0][0] < end]


def _goes_on(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether a verb without a subject belongs to the clause that is reported rather than to whoever reports it."""
    syntax = page.syntax
    behind = next((t for t in syntax.tokens[verb.i + 1 : verb.i + 4] if t.pos not in ("ADV", "PART")), verb)
    if verb.tag == "MD" or (verb.tag in ("VBZ", "VBP") and verb.pos in ("VERB", "AUX")):
        return True
    if verb.lower in _HELPERS:
        return verb.pos == "AUX" and behind.tag == "VBN"
    reported = _reported(syntax, draft)
    return verb.tag == "VBN" and behind.lower != "by" and reported is not None and is_passive(syntax, reported)


def _tells_more(page: Page, draft: Draft, behind: Sequence[Token]) -> bool:
    """Whether somebody's words go on with a clause that has its own subject: "and three people drowned"; or with what
    the clause before tells of: "He was hit in the chest, a nurse said, | and died |"."""
    syntax, reported = page.syntax, _reported(page.syntax, draft)
    says = syntax.tokens[draft.anchor]
    if reported is None or says.pos != "VERB" or draft.kind != "speech":
        return False
    verbs = [t for t in behind if t.label == "conj" and t.head in (says.i, reported.i) and t.pos in ("VERB", "AUX")]
    if not verbs or _is_of_another_day(syntax, reported, verbs[0]):
        return False
    own = [c for c in syntax.children(verbs[0].i, "nsubj", "nsubjpass", "expl") if c.i > says.i]
    return bool(own) or (verbs[0].head == reported.i and verbs[0].tag in ("VBD", "VBN"))


def _is_of_another_day(syntax: Syntax, reported: Token, verb: Token) -> bool:
    """Whether a plain past stands behind what is only to come, or behind what had been before, which none of one
    breath does: "He would resign, Lind said, and the crowd left"."""
    then, now = ([c for c in syntax.children(t.i, "aux") if c.i < t.i] for t in (reported, verb))
    shifted = any(c.tag == "MD" or c.lower == "had" for c in then)
    plain = not any(c.tag == "MD" or c.lemma == "have" for c in now)
    return shifted and plain and (verb.tag == "VBD" or any(c.tag == "VBD" for c in syntax.children(verb.i, "auxpass")))


def _comes_of_it(syntax: Syntax, draft: Draft, word: Token) -> bool:
    """Whether a participle tells what the reported deed came to, "killing ten"."""
    reported = _reported(syntax, draft)
    return word.tag == "VBG" and word.label == "advcl" and reported is not None and word.head == reported.i


def _reported(syntax: Syntax, draft: Draft) -> Token | None:
    """The verb of what is reported before the words of saying."""
    clauses = (*syntax.children(draft.anchor, "ccomp"), *syntax.ancestors(draft.anchor))
    inside = (t for t in clauses if t.pos in ("VERB", "AUX") and draft.content[0][0] <= t.start < draft.content[-1][1])
    return next(inside, None)

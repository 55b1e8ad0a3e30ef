"""Retained: where the rules' draft stands as it is, though a tagger marked the same cue otherwise.

The tagger marks one level and one paragraph after another: it cuts a content short before whoever is cited in it, takes
who says something for what is said, and reaches out of the clause that a phrase holds for.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.saying.according import WHICH, is_ours
from onrecord.annotate.saying.clefts import CLEFT
from onrecord.annotate.saying.closing_texts import CLOSING
from onrecord.annotate.saying.headlines import HEADLINE
from onrecord.annotate.saying.idioms import IDIOM
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.saying.marks import holds, is_said, share
from onrecord.annotate.saying.posts import EMBEDDED
from onrecord.annotate.saying.sources import in_clause_on
from onrecord.annotate.saying.standpoints import STANDPOINT
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.saying.verbless_cues import SIGNED
from onrecord.annotate.tagged import Tagged

CITING = "citing"
"""The rule of whom another cites; the tagger marks who cites."""
_OURS = frozenset(
    {CITING, SIGNED, EMBEDDED, WHICH, HEADLINE, STANDPOINT, CLOSING, "according to:figure", "noun:figure", "by:figure"}
)
"""Rules whose spans the tagger marks worse: who cites, and whom; it runs signed quotations into one."""
_TAKING = (":object", ":object_speech")
_GROUNDS = frozenset({"even though", "because", "although", "though", "after", "even after", "only after"})
_ACCORDING = "according to"
# What a word is to one before it that needs it.
_OBJECTS = frozenset({"dobj", "dative", "pobj", "attr", "acomp", "case"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# What a word is to a later one of the same phrase or clause.
_TIGHT = frozenset("compound amod poss det nummod case nsubj nsubjpass aux auxpass advmod quantmod nmod predet".split())


def keeps_own(page: Page, draft: Draft, mark: Tagged, drafts: Sequence[Draft], cited: Sequence[Draft]) -> bool:
    """Whether the rules' draft stands beside a mark of its cue.

    Args:
        drafts: all of the rules'.
        cited: those of them that are cited within others.
    """
    if draft.rule in _OURS:
        return True
    alike = bool(draft.content) and mark.content[0][0] == draft.content[0][0]
    if draft.rule.endswith(CLEFT) or (draft.rule.endswith(IDIOM) and not alike) or _is_in_the_cue(page, draft, mark):
        return True
    if any(_cuts_off(page, inner, draft, mark) for inner in cited) or is_anothers(draft, mark):
        return True
    if any(_is_taken_in(inner, draft, mark) for inner in drafts):
        return True
    if draft.rule.endswith(_TAKING) and any(_is_taken(inner, draft, mark) for inner in drafts):
        return True
    if draft.rule.endswith(":claim") and page.syntax.tokens[draft.anchor].label == "relcl":
        return True  # "an attack that the Lamps claimed"
    if draft.rule.endswith(":figure") and draft.content and mark.content[-1][1] < draft.content[-1][1]:
        return True  # "put | the toll | at nine"
    if draft.content and all(t.pos == "DET" for a, b in mark.content for t in page.syntax.tokens_in(a, b)):
        return True  # "| a | claim that the guild denies"
    if draft.rule == _ACCORDING and _stops_at_a_verb(page, draft, mark):
        return True
    if draft.rule == _ACCORDING and _is_narrower(page, draft, mark, drafts):
        return True
    named = draft.rule.endswith((":that", ":quote")) and not is_said(page, mark, ())
    if is_agent(page, draft) and (share(mark.content, draft.source) or share(mark.source, draft.content)):
        return True  # "was accused | by the guild of lying": the tagger took the passive's subject for who speaks
    if share(mark.content, draft.source) and (not mark.source or named):
        # The tagger took who says it for what is said: "Talks failed, says minister", "..., Oda Lind, the envoy, said".
        return True
    if _is_only_told(page, draft, mark) or _breaks_off(page, draft, mark):
        return True
    return _holds_another_verb(page, draft, mark) or _holds_its_predicate(page, draft, mark)


def _is_in_the_cue(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark took a text and whose it is for a part of the cue: "| got a letter from a nurse saying |"."""
    head, verb = draft.source_head, page.syntax.tokens[draft.anchor]
    if head is None or verb.tag != "VBG" or not share(mark.cue, draft.source):
        return False
    source = page.syntax.tokens_in(*draft.source[-1])
    before = page.syntax.tokens[max(0, source[0].i - 3) : verb.i]
    return verb.label in ("acl", "advcl") and any(t.lower in ("from", "by") and t.pos == "ADP" for t in before)


def _stops_at_a_verb(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark ends with a verb of saying, before what is said: "according to a clerk, | Lind told | him"."""
    start, end = mark.content[-1]
    last = page.syntax.tokens_in(start, end)[-1:]
    further = any(a <= start and end < b for a, b in draft.content)
    return further and any(t.pos == "VERB" and is_reporting(t.lemma) for t in last)


def _is_narrower(page: Page, draft: Draft, mark: Tagged, drafts: Sequence[Draft]) -> bool:
    """Whether "according to" holds for less than was marked."""
    if _is_elsewhere(page, draft, mark) or _leaves_clause(page, draft, mark) or _is_relative(page, mark):
        return True
    if share(mark.content, draft.source):
        return True  # "according to Oda Lind, | the owner, the dam had burst"
    # "Our crew told us | that nine had died |, according to the clerks"
    whose = (d for d in drafts if d.cue and d.content and holds(mark.content, d.cue[0][0]))
    start = draft.content[0][0] if draft.content else 0
    whose = (d for d in whose if is_ours(page.syntax, d.source_head))
    return any(d.cue[0][0] < start and mark.content[0][0] < start and share(d.content, draft.content) for d in whose)


def _is_elsewhere(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark finds what is said in other paragraphs only, and the rules in the cue's own: the headline for
    "According to the agency, nine died"."""
    block = page.block_at(draft.cue[0][0])
    own = any(page.block_at(a) == block for a, _ in draft.content)
    return own and not any(page.block_at(a) == block for a, _ in mark.content)


def _cuts_off(page: Page, inner: Draft, outer: Draft, mark: Tagged) -> bool:
    """Whether a mark's content ends within or right before whoever is cited in the rules' content, or before the word
    that opens his clause there ("said it was done | even though a clerk warned them")."""
    who, cue = inner.source[0], inner.cue[0][0]
    if not holds(outer.content, cue) or holds(mark.content, cue):
        return False
    whole = is_agent(page, inner) and outer.content[-1][1] <= outer.cue[0][0]
    if whole and all(holds(inner.content, a) for a, _ in mark.content):
        return True  # "the team was told by a clerk | that it was shut |, its leader said"
    if any(a < who[1] and who[0] <= b + len(", ") for a, b in mark.content):
        return True
    end = mark.content[-1][1]
    return page.syntax.text[end : who[0]].strip().lower() in _GROUNDS


def _is_taken(noun: Draft, outer: Draft, mark: Tagged) -> bool:
    """Whether a mark gives whoever takes up another's words these words alone: "denied reports by two papers | that
    it sank"."""
    if noun.rule != "noun" or not noun.source or not holds(outer.content, noun.cue[0][0]):
        return False
    return share(noun.content, mark.content) and not holds(mark.content, noun.cue[0][0])


def _is_taken_in(other: Draft, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark adds to what somebody says the words of another of whom he tells: "said of the envoy, who had told
    them | that it failed, that he was late |"."""
    if other.kind not in ("speech", "document") or not draft.rule.endswith(":that") or not other.rule.endswith(":that"):
        return False
    if not other.source or not other.cue or not draft.content or other.anchor == draft.anchor:
        return False
    between = draft.cue[-1][1] <= other.cue[0][0] < draft.content[0][0]
    return between and share(other.content, mark.content) and not share(other.content, draft.content)


def _leaves_clause(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark's content reaches out of the relative clause that the rules' keeps to: "the raid, in which,
    according to the guild, | nine died |, lasted an hour"."""
    syntax = page.syntax
    clause = next((t for t in syntax.ancestors(draft.anchor) if t.pos in ("VERB", "AUX")), None)
    if clause is None or clause.label != "relcl":
        return False
    first, last = syntax.tokens[syntax.left_edge(clause.i)].start, syntax.tokens[syntax.right_edge(clause.i)].end
    inside = all(first <= a and b <= last for a, b in draft.content)
    return inside and any(a < first or last < b for a, b in mark.content)


def _is_relative(page: Page, mark: Tagged) -> bool:
    """Whether a mark's content is no more than a relative clause: "said the guild, | which fled |, had lost"."""
    first = next(iter(page.syntax.tokens_in(*mark.content[0])), None)
    return first is not None and first.tag == "WDT" and first.lower == "which"


def is_agent(page: Page, draft: Draft) -> bool:
    """Whether the rules' source is the agent of a passive."""
    head = page.syntax.head(draft.source_head) if draft.source_head is not None else None
    return head is not None and head.label == "agent" and head.head == draft.anchor


def _is_only_told(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark gives no more than whoever is told for what he is told: "the port fell, | Lind | was told by her
    clerks"."""
    told = page.syntax.children(draft.anchor, "nsubjpass") if draft.rule.endswith(":that") else ()
    whole = [page.chars(page.syntax.left_edge(t.i), page.syntax.right_edge(t.i) + 1) for t in told]
    return list(mark.content) == whole and tuple(mark.content) != tuple(draft.content)


def _breaks_off(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark's content ends within a phrase of which the rules' holds the rest: "said that | Lind |'s remarks
    marked a change", "denied | the kingdom | had told them"."""
    start, end = mark.content[-1]
    further = any(a <= start < b and end < b for a, b in draft.content)
    further = further and all(share([span], draft.content) for span in mark.content)
    words = page.syntax.tokens_in(start, end) if further and draft.rule.endswith((":that", ":wh")) else ()
    if not words or words[-1].i + 1 >= len(page.syntax.tokens):
        return False
    last, behind = words[-1].i, page.syntax.tokens[words[-1].i + 1]
    then = page.syntax.tokens[behind.i + 1 : behind.i + 2]
    if behind.text == "," and any(t.tag in ("WDT", "WP") for t in then):
        # "would not say whether | Lind |, who had flown in, had brought it"
        return any(t.label in _SUBJECTS and t.head > last for t in words)
    if behind.pos in ("PUNCT", "SPACE", "CCONJ") or holds((*mark.source, *mark.cue), behind.start):
        return False
    top = behind
    while top.head > last and top.head != top.i:
        top = page.syntax.tokens[top.head]
    object_ = top.label in _OBJECTS and words[0].i <= top.head <= last and top.tag not in ("WDT", "WP")
    return object_ or any(t.head > last and t.label in _TIGHT for t in words)


def _holds_another_verb(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a marked cue begins in a clause on its subject: "a clerk who was hurt but | was not allowed to speak
    told | Reuters"."""
    verb = page.syntax.tokens[draft.anchor]
    before = (t for a, b in mark.cue for t in page.syntax.tokens_in(a, b) if t.i < verb.i and t.pos == "VERB")
    head = draft.source_head
    return any(head is not None and in_clause_on(page.syntax, t.i, head) and head < t.i for t in before)


def _holds_its_predicate(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark of a noun runs on into what the sentence says of that noun: "the claim | that it sank was denied
    by | the owner"."""
    noun = page.syntax.tokens[draft.anchor]
    verb = page.syntax.tokens[noun.head]
    subject = draft.rule == "noun" and noun.label in ("nsubj", "nsubjpass") and verb.i > noun.i
    return subject and holds(mark.content, verb.start)


def is_anothers(draft: Draft, mark: Tagged) -> bool:
    """Whether a noun of speech has an owner of its own, other than the marked source."""
    return draft.rule == "noun" and bool(draft.source and mark.source) and not share(draft.source, mark.source)

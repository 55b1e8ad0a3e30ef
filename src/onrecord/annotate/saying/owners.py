"""Owners: whose a cue is that the rules and the tagger both found, where they name different sources.

The tagger's source stands but where the rules' is the subject of the cue's own verb, or what the tagger marked is
whoever is asked, stands in a clause about the subject, or belongs to another sentence. Left undecided: sources that
neither of them names.
"""

from __future__ import annotations

from onrecord.annotate.saying.joins import dates, goes_back, participle_within
from onrecord.annotate.saying.marks import head_of, holds, share, source_spans
from onrecord.annotate.saying.readings import source_head
from onrecord.annotate.saying.sources import in_clause_on, is_passive, speaks
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.tagged import Range, Tagged

_CLAUSES = frozenset({"advcl", "relcl", "acl"})


def has_subject(page: Page, draft: Draft) -> bool:
    """Whether the rules' source is the subject of the cue's own verb and stands beside it."""
    own = next((t for t in page.syntax.children(draft.anchor, "nsubj") if t.i == draft.source_head), None)
    if not draft.source:
        return False
    if own is None:
        return draft.source_head == participle_within(page.syntax, page.syntax.tokens[draft.anchor]) is not None
    (start, end), cue = draft.source[-1], draft.cue[0]
    if end > cue[0]:
        return _leads_to(page, cue[1], start)
    closing = page.syntax.token_at(end)
    if closing is not None and closing.text == "," and "," in page.syntax.text[start:end]:
        end = closing.end  # "its envoy, Oda Lind, said"
    # "two officers, speaking on condition of anonymity, said": a clause on the subject may stand between.
    behind = page.syntax.after(own.i)
    labels = (
        ("acl", "relcl") if behind is not None and behind.text == "," else ("acl",)
    )  # "his brother, who was ill, denied it"
    clauses = page.syntax.children(own.i, *labels)
    if clauses:
        last = page.syntax.right_edge(clauses[-1].i)
        comma = page.syntax.tokens[last + 1 : last + 2]
        stop = max(t.end for t in (page.syntax.tokens[last], *(t for t in comma if t.text == ",")))
        end = max(end, stop) if stop <= cue[0] else end
    return _leads_to(page, end, cue[0])


def source_of_both(page: Page, draft: Draft, mark: Tagged) -> tuple[tuple[Range, ...], int | None]:
    """Spans and head of the source of what both found."""
    ours = draft.source, draft.source_head
    head = draft.source_head
    if not mark.source:
        return ours
    if head is None and draft.rule == "noun" and not _leads_to(page, mark.source[-1][1], mark.cue[0][0]):
        return ours  # "amid claims that": nobody's, whoever else the sentence names
    if head is None and _is_asked(page, mark, draft.anchor):
        return ours  # whoever is asked or told does not speak
    if draft.rule == "according to" and _is_quoter(page, draft, mark):
        return ours
    apart = not share(mark.source, draft.source)
    if apart and (_is_next_subject(page, draft, mark) or _is_right_before(page, draft, mark)):
        return ours
    if apart and _is_misread(page, draft, mark):
        return source_spans(page, mark), head_of(page, mark.source)
    if apart and (has_subject(page, draft) or _is_dated_by(page, draft, mark)):
        return ours
    if _is_beside_the_subject(page, draft, mark) or _is_half_of(page, draft, mark):
        return ours
    here = head is not None and _same_sentence(page, page.syntax.tokens[head].start, draft.anchor)
    if here and not _same_sentence(page, mark.source[0][0], draft.anchor):
        return ours  # the tagger linked a source of another sentence
    if head is None or not holds(mark.source, page.syntax.tokens[head].start):
        head = source_head(page, mark, draft.anchor, head)
    return source_spans(page, mark), head


def _is_next_subject(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether the marked source is the subject of a later clause, and the cue a participle of the one before: "sacked
    two clerks, | accusing | them of theft, but | the guild | objected"."""
    verb, other = page.syntax.tokens[draft.anchor], head_of(page, mark.source)
    if other is None or draft.source_head is None or verb.tag != "VBG" or verb.label != "advcl":
        return False
    subject = page.syntax.tokens[other]
    return draft.source_head < verb.i < other and subject.label == "nsubj" and subject.head > other


def _is_right_before(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a participle follows its source without a comma: "discredits | a report by the guild | saying that"; but
    whoever "issued a statement calling it a crime" calls it so."""
    verb, head = page.syntax.tokens[draft.anchor], draft.source_head
    if share(mark.cue, draft.source):
        return False
    if verb.tag != "VBG" or head is None or not draft.source or page.syntax.tokens[head].pos not in ("NOUN", "PROPN"):
        return False
    return verb.label in ("acl", "advcl") and draft.source[-1][1] == verb.start - 1


def _is_quoter(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether the marked source only quotes the rules': "according to a doctor quoted by | the Ledger"."""
    own, other = draft.source_head, head_of(page, mark.source)
    return own is not None and other is not None and in_clause_on(page.syntax, other, own)


def _is_misread(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether the parser took a thing before a parenthesis for who speaks in it: "Any reading of this, | said Oda Lind,
    | would fail"."""
    own, other = draft.source_head, head_of(page, mark.source)
    if own is None or other is None or page.syntax.tokens[own].pos != "NOUN" or speaks(page, own):
        return False
    return other > draft.anchor > own and page.syntax.tokens[other].entity.endswith("PERSON")


def _is_beside_the_subject(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether the marked source stands in a clause that hangs on the subject of the cue's own verb ("monks who | back
    the navy | demanded", "the second, sent after | the mayor spoke |, said")."""
    subject, head = draft.source_head, head_of(page, mark.source)
    if subject is None or head is None or holds(mark.source, page.syntax.tokens[subject].start):
        return False
    own = any(t.i == subject for t in page.syntax.children(draft.anchor, "nsubj"))
    shared = page.syntax.tokens[draft.anchor].label == "conj" and subject < head < draft.anchor
    shared = shared and not in_clause_on(page.syntax, draft.anchor, subject)
    return (own or shared) and in_clause_on(page.syntax, head, subject)


def _is_half_of(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether the marked source is no more than one of a subject's two names ("its owner, | Oda Lind |, said"), or
    holds what stands before them ("in a letter seen by | the Ledger, the owner |, asked")."""
    syntax, head = page.syntax, draft.source_head
    if head is None or len(mark.source) != 1 or len(draft.source) != 1 or syntax.tokens[head].head != draft.anchor:
        return False
    (start, end), (first, last) = mark.source[0], draft.source[0]
    before = syntax.tokens[max(0, syntax.left_edge(head) - 1)]
    opens = before.pos == "PUNCT" or before.start >= first or before.end <= syntax.sentence_of(head).start
    if not syntax.tokens[head].label.startswith("nsubj") or not (opens or speaks(page, head)):
        return False  # "no matter | the weather, Oda Lind |, said"
    if start == first:
        rest = syntax.text[end:last]
        return rest.startswith(",") and any(t.start > end for t in syntax.children(head, "appos"))
    if last > end + 1:
        return False
    second = head_of(page, mark.source)
    if start < first:
        if second is None or syntax.tokens[second].label != "pobj":
            return False
        comma = syntax.text[start:first].rstrip().endswith(",")
        return comma and end <= last + 1 and syntax.tokens[syntax.left_edge(head)].start >= first
    apart = second is not None and syntax.tokens[second].label == "appos" and syntax.tokens[second].head == head
    return apart and syntax.text[first:start].rstrip().endswith(",")


def _is_dated_by(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether the marked source stands in a clause that only dates the verb with which the cue shares its subject, or
    hangs on a noun of it ("announced tariffs, a day after | the council | met, and warned ...", "praised the sets,
    which | the envoy | sold, and said ...")."""
    syntax = page.syntax
    verb, head = syntax.tokens[draft.anchor], head_of(page, mark.source)
    if goes_back(syntax, verb.i):
        return True
    if verb.label != "conj" or head is None or draft.source_head is None or not verb.head < head < verb.i:
        return False
    above = [a.i for a in syntax.ancestors(head)]
    below = above[: above.index(verb.head)] if verb.head in above else ()
    return any(syntax.tokens[i].label in _CLAUSES or dates(syntax, i) for i in below) and verb.i not in above


def _leads_to(page: Page, end: int, start: int) -> bool:
    """Whether nothing but adverbs and auxiliaries stands between the end of a source and the start of its cue."""
    between = page.syntax.tokens_in(end, start) if end <= start else ()
    dated = any(t.entity.endswith("DATE") for t in between)  # "the army | on Monday | denied"
    return end <= start and all(
        t.pos in ("ADV", "AUX", "PART") or (dated and (t.pos == "ADP" or t.entity.endswith("DATE"))) for t in between
    )


def _is_asked(page: Page, mark: Tagged, anchor: int) -> bool:
    """Whether the marked source is the subject of a passive: "the minister was asked whether ..."."""
    verb = page.syntax.tokens[anchor]
    if verb.label == "advcl" and is_passive(page.syntax, verb):
        return True  # "Asked whether ..., the minister said"
    told = (anchor, verb.head) if verb.label == "conj" and is_passive(page.syntax, verb) else (anchor,)
    return any(holds(mark.source, t.start) for i in told for t in page.syntax.children(i, "nsubjpass"))


def _same_sentence(page: Page, offset: int, token: int) -> bool:
    sentence = page.syntax.sentence_of(token)
    return sentence.start <= offset < sentence.end

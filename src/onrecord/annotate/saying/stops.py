"""Stops: places behind a cue where its source stops speaking, told by what comes next: another's cue, another deed of
his own, a clause or a remark of the report's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.annotate.saying.headlines import HEADLINE
from onrecord.annotate.saying.joins import is_strayed
from onrecord.annotate.saying.marks import holds
from onrecord.annotate.saying.sources import is_passive
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token

_SINCE = frozenset("later afterwards afterward after".split())
_PARTS = frozenset("hour hours day days week weeks month months year years minute minutes".split())
_AIMED = (":object", ":object_speech", ":object_of", ":object_for", ":object_as", ":object_on", ":object_with", ":of")
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl"})
_REMOVING = frozenset("delete remove withdraw retract pull".split())
_WRITTEN = frozenset("post tweet video statement message claim comment remark article account clip thread".split())
_GOING_ON = frozenset("that and but or whether he she it they".split())
_OFFERING = frozenset("provide offer give cite present show produce".split())
_EVIDENCE = frozenset("evidence proof detail basis source".split())
_CONFIRMING = frozenset("confirm verify substantiate".split())
_FINITE = ("VBD", "VBZ", "VBP")
_ANSWERS = frozenset({"denies", "rejects", "declines_to_say"})
_VIEWS = frozenset("think believe guess hope say know feel suspect".split())
_DATING = frozenset({"after", "before"})
_AGAINST = frozenset({"while", "whereas"})
_ASKING_WORDS = frozenset("that whether if what who why how when where which".split())
# Rules whose content is no clause with a time of its own: an order or a demand, not what was seen.
_ASKED = (":to", ":object_to", ":for", ":on", ":object", ":object_of", ":object_for")


def stops_behind(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Iterator[int]:
    """Places behind a cue where its source stops speaking."""
    syntax = page.syntax
    cue = draft.cue[-1][1]
    sentence = syntax.sentence_of(draft.anchor)
    for other in drafts:
        verb = syntax.tokens[other.anchor]
        at = other.cue[0][0] if other.cue else -1
        if other is draft or not cue <= at < sentence.end or not holds(draft.content, at):
            continue
        if other.rule == HEADLINE and verb.pos == "PUNCT":
            yield at  # "Minister denies plot - report"
            continue
        if _is_reported_by(draft, other):
            yield other.source[0][0]  # "told them it was sold, | a clerk revealed"
            continue
        colon = syntax.text.rfind(";", cue, at)
        if colon >= 0 and verb.pos in ("VERB", "AUX") and _has_subject_behind(page, other, colon):
            yield colon
        if draft.stance == "accuses" and other.stance in _ANSWERS and verb.label == "relcl":
            who = syntax.tokens[syntax.left_edge(verb.i)]
            if who.lower in ("who", "which") and syntax.tokens[who.i - 1].text == "," and who.i > draft.anchor:
                yield who.start  # "accused the guild, which denied it": the report's own words
        if (aside := _set_beside(page, other)) is not None and draft.stance in _ANSWERS:
            yield aside
        if _goes_on(page, draft, other):
            yield syntax.tokens[_joint(page, min([verb.i, *(t.i for t in syntax.children(verb.i, "aux"))]))].start
        if verb.label == "advcl" and _is_set_against(page, draft, other):
            yield syntax.children(verb.i, "mark")[0].start
        dated = verb.label == "advcl" and verb.tag == "VBD" and draft.rule.endswith(_ASKED)
        mark = next((c for c in syntax.children(verb.i, "mark") if c.lower in _DATING), None)
        if dated and mark is not None and other.source_head is not None and syntax.head(verb.i) is not None:
            yield mark.start
    yield from _besides(page, draft, {other.anchor for other in drafts})
    yield from _next_deeds(page, draft)
    yield from _second_verb(page, draft)
    yield from _next_predicates(page, draft)
    yield from _sentence_behind(page, draft)
    yield from _remark(page, draft)
    yield from _predicate(page, draft)


def _is_reported_by(draft: Draft, other: Draft) -> bool:
    """Whether another, named behind, reports that somebody says what a draft tells."""
    if not other.source or not other.content or not holds(draft.content, other.source[0][0]):
        return False
    return other.content[0][0] <= draft.cue[0][0] and other.content[-1][1] <= other.source[0][0]


def _set_beside(page: Page, draft: Draft) -> int | None:
    """Where a phrase with another's words begins: "brushed the question aside, | with an aide saying that ..."."""
    tokens = page.syntax.tokens
    source = page.syntax.tokens_in(*draft.source[0]) if draft.source else ()
    lead = tokens[source[0].i - 1] if source and source[0].i > 1 else None
    participle = tokens[draft.anchor].tag == "VBG" and lead is not None and lead.i < draft.anchor
    with_ = participle and lead is not None and lead.lower == "with" and tokens[lead.i - 1].text == ","
    return tokens[lead.i - 1].start if with_ and lead is not None else None


def _is_set_against(page: Page, draft: Draft, other: Draft) -> bool:
    """Whether the report sets another's words beside a draft's: "said it had begun, | while the union denied it"."""
    syntax = page.syntax
    mark = next((c for c in syntax.children(other.anchor, "mark") if c.lower in _AGAINST or c.lower == "as"), None)
    head = other.source_head
    if mark is not None and mark.lower == "as" and draft.content[0][0] > draft.cue[0][0]:
        return False  # "said it would close as the union had asked"
    if mark is None or head is None or head == draft.source_head or syntax.tokens[head].pos == "PRON":
        return False
    return mark.i > 0 and syntax.tokens[mark.i - 1].text == "," and syntax.tokens[head].head == other.anchor


def _besides(page: Page, draft: Draft, anchors: Collection[int]) -> Iterator[int]:
    """Where somebody else speaks or acts beside a cue: "Parents said he was ill, | and the school said he was not",
    "said he hoped for a deal, | but a general ruled it out"; none where the parser does not join the two."""
    syntax = page.syntax
    for verb in syntax.children(draft.anchor, "conj"):
        subject = next(iter(syntax.children(verb.i, "nsubj")), None)
        if subject is None or subject.i < draft.anchor or verb.tag not in _FINITE:
            continue
        # "said three were hurt, | but on Tuesday she put it at one"
        lead = (t for t in syntax.children(verb.i, "prep", "npadvmod") if draft.anchor < t.i < subject.i)
        first = min([syntax.left_edge(subject.i), *(syntax.left_edge(t.i) for t in lead)])
        joint = _joint(page, first)
        opens = syntax.tokens[joint]
        but = any(t.lower == "but" for t in syntax.tokens[joint:first])
        if opens.text in (",", ";") and joint < first and (but or verb.i in anchors):
            yield opens.start


def _has_subject_behind(page: Page, draft: Draft, at: int) -> bool:
    """Whether a draft's source is the subject of its verb and stands behind a place."""
    head = draft.source_head
    if head is None or page.syntax.tokens[head].start < at:
        return False
    return page.syntax.tokens[head].label in ("nsubj", "nsubjpass", "conj", "poss")


def own_views(page: Page, draft: Draft) -> Iterator[int]:
    """Where whoever is quoted goes on with his own view: "They believe the dam is safe, | and I think it is not"."""
    tokens = page.syntax.tokens
    around = page.quoted(draft.cue[0][0])
    if around is None or draft.source_head is None or page.is_first_person(draft.source_head):
        return
    inside = [t for a, b in draft.content for t in page.syntax.tokens_in(a, b) if t.i > draft.anchor]
    for n, token in enumerate(inside):
        if token.text == "I" and token.label == "nsubj" and tokens[token.head].lemma in _VIEWS:
            joint = next((t for t in reversed(inside[:n]) if t.pos == "CCONJ" and tokens[t.i - 1].text == ","), None)
            if joint is not None:
                yield joint.start
            return


def _next_deeds(page: Page, draft: Draft) -> Iterator[int]:
    """Where a clause begins that was joined to the cue itself, of which only an infinitive is reported: "agreed to
    leave the port | and the guild promised to pay", "vowed not to return | and sold the ferry"."""
    syntax = page.syntax
    opens = [t for t in syntax.tokens_in(*draft.content[0])[:2] if t.lower != "not"]
    if not opens or opens[0].tag != "TO":
        return
    reported = (t.i for t in syntax.children(draft.anchor, "xcomp", "ccomp") if t.tag == "VB")
    for verb in (c for i in (draft.anchor, *reported) for c in syntax.children(i, "conj")):
        if verb.tag in ("VBD", "VBZ") and holds(draft.content, verb.start):
            yield syntax.tokens[_joint(page, syntax.left_edge(verb.i))].start


def _second_verb(page: Page, draft: Draft) -> Iterator[int]:
    """Where the sentence goes on with another deed of whoever speaks: "accused them of theft | and left the port"."""
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    said = not draft.rule.endswith(_AIMED)
    if verb.tag not in ("VBD", "VBZ"):
        return
    inside = (t for a, b in draft.content for t in syntax.tokens_in(a, b) if t.i > verb.i and t.label == "conj")
    for other in inside:
        first = syntax.tokens[other.head]
        if said and not _takes_back(syntax, other):
            continue
        steps = [first, *(t for t in syntax.ancestors(first.i) if t.i > verb.i)]
        loose = first.tag in ("VB", "VBG") and not any(t.label in _CLAUSES for t in steps)
        if not said and first.i != verb.i and not loose:
            continue  # but a finite verb that was joined to one without a tense
        own = syntax.children(other.i, "nsubj", "nsubjpass", "aux")
        joint = syntax.tokens[other.i - 1].pos == "CCONJ"
        if other.tag == verb.tag and joint and not own and holds(draft.content, other.start):
            yield syntax.tokens[_joint(page, other.i)].start


def _next_predicates(page: Page, draft: Draft) -> Iterator[int]:
    """Where the sentence goes on behind a thing that somebody speaks of: "declined the offer | and has left the town",
    "charged the clerk with theft | and Vell sold the ferry"."""
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    first = next(iter(syntax.tokens_in(*draft.content[0])), None)
    if first is None or first.i < verb.i or verb.pos != "VERB" or is_passive(syntax, verb):
        return
    steps = (first, *syntax.ancestors(first.i))
    top = next((t for t in steps if t.head == verb.i), None)
    if top is None or top.label not in ("dobj", "prep") or first.lower in _ASKING_WORDS:
        return
    for other in syntax.children(verb.i, "conj"):
        helpers = syntax.children(other.i, "aux")
        own = bool(syntax.children(other.i, "nsubj", "nsubjpass"))
        joint = _joint(page, syntax.left_edge(other.i))
        words = syntax.tokens[joint : other.i]
        goes_on = other.tag == verb.tag or (not own and any(t.lower in ("has", "had") for t in helpers))
        clause = any(t.tag in ("WRB", "WP", "WDT") or t.lower == "that" for t in words)
        opens = any(t.pos == "CCONJ" for t in words[:2])
        if goes_on and opens and not clause and verb.tag in ("VBD", "VBZ") and holds(draft.content, other.start):
            yield syntax.tokens[joint].start


def _sentence_behind(page: Page, draft: Draft) -> Iterator[int]:
    """Where a clause of the report's own begins behind a semicolon: "said that they fled; | nine were found |"."""
    syntax = page.syntax
    start, end = draft.content[-1]
    opens = next(iter(syntax.tokens_in(start, end)), None)
    if opens is None or opens.lower != "that" or start < draft.cue[-1][1] or not draft.rule.endswith(":that"):
        return
    at = syntax.text.find(";", start, end)
    if at < 0 or page.around(at, end):
        return
    behind = syntax.tokens_in(at + 1, end)
    if behind and behind[0].lower not in _GOING_ON and any(t.tag in _FINITE or t.tag == "MD" for t in behind):
        yield at


def _remark(page: Page, draft: Draft) -> Iterator[int]:
    """Where the report remarks on what is said: "said that they were smugglers, | without giving evidence |", "of
    reports that nine had died | but could not confirm them |"."""
    syntax = page.syntax
    for token in syntax.tokens_in(*draft.content[-1]):
        behind = syntax.tokens[token.i + 1 : token.i + 5]
        if token.start < draft.cue[-1][1] or not behind:
            continue
        offers = token.lower == "without" and syntax.tokens[token.i - 1].text == "," and behind[0].lemma in _OFFERING
        if offers and any(t.lemma in _EVIDENCE for t in behind):
            yield token.start
        held = draft.rule == "noun" and token.lower == "but" and any(t.label == "neg" for t in behind)
        if held and any(t.lemma in _CONFIRMING for t in behind):
            yield token.start


def _takes_back(syntax: Syntax, verb: Token) -> bool:
    """Whether whoever speaks takes away what he wrote: "but deleted the post"."""
    what = (t.lemma for t in syntax.children(verb.i, "dobj"))
    return verb.lemma in _REMOVING and any(lemma in _WRITTEN for lemma in what)


def _goes_on(page: Page, draft: Draft, other: Draft) -> bool:
    """Whether a finite verb without a subject of its own goes on with the source of a draft before it."""
    syntax = page.syntax
    verb = syntax.tokens[other.anchor]
    if other.source_head is None or other.source_head != draft.source_head or draft.anchor >= verb.i:
        return False
    own = [t for t in syntax.children(verb.i, "nsubj", "nsubjpass", "aux") if t.lower not in _PARTS]
    did = verb.tag == "VB" and ([t.lower for t in own] == ["did"] or is_strayed(syntax, verb))
    if verb.pos != "VERB" or not (did or (verb.tag in _FINITE and not own)):
        return False
    if verb.tag == "VBP" and syntax.tokens[verb.head].tag == "VB":
        return False  # "declined to name the army or accuse it": no tense of its own
    beside = (
        verb.label == "ccomp"
        and verb.head == draft.anchor
        and syntax.tokens[_joint(page, verb.i)].pos in ("CCONJ", "PUNCT")
    )
    return beside or verb.label in ("conj", "dep", "parataxis") or syntax.tokens[verb.i - 1].text == ","


def _joint(page: Page, verb: int) -> int:
    """The first of the conjunctions and adverbs right before a verb."""
    tokens = page.syntax.tokens
    first = verb
    while first and (
        tokens[first - 1].pos == "CCONJ"
        or (tokens[first - 1].pos == "ADV" and tokens[first].pos != "CCONJ")  # "fired first | and later said"
        or tokens[first - 1].text == ","
        or (tokens[first - 1].entity.endswith(("DATE", "TIME")) and tokens[first].lower in _SINCE | _PARTS)
        or (tokens[first - 1].lower in _PARTS and tokens[first].lower in _SINCE)
        or (tokens[first - 1].entity.endswith(("DATE", "TIME")) and tokens[first].entity.endswith(("DATE", "TIME")))
    ):
        first -= 1
    return first


def _predicate(page: Page, draft: Draft) -> Iterator[int]:
    """Where the sentence goes on behind a relative clause about its subject: "the guild, which says it was cheated, |
    has left the talks"."""
    syntax = page.syntax
    verb = syntax.tokens[draft.anchor]
    noun = syntax.head(verb.i)
    if verb.label != "relcl" or noun is None or noun.label not in ("nsubj", "nsubjpass"):
        return
    above = syntax.head(noun.i)
    last = syntax.right_edge(verb.i)
    if above is not None and above.i > last and syntax.tokens[last + 1].text == ",":
        yield syntax.tokens[last + 1].start

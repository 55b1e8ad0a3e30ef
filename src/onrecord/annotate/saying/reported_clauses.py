"""Reported clauses: the clause or the quotation that a reporting verb reports, and where a content begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.negations import negated
from onrecord.annotate.quotes import Quotation
from onrecord.annotate.saying.joins import dates, goes_on, is_strayed, is_toll, is_whole
from onrecord.annotate.saying.occasions import is_phrase
from onrecord.annotate.saying.sources import Source
from onrecord.annotate.saying.strayed_clauses import leads_to_clause, strayed_clauses
from onrecord.annotate.saying.utterances import Page, Range, is_finite
from onrecord.annotate.syntax import Syntax, Token

_WH = frozenset("whether if what who whom whose which when where why how".split())
_INSIDE_MARKS = frozenset("if unless because until although though".split())
SPEECH_NOUNS = frozenset(
    "accusation allegation claim charge report suggestion assertion call demand request proposal offer appeal "
    "criticism notion idea rumor rumour statement warning threat view argument complaint ultimatum plan comment "
    "remark finding conclusion verdict action retaliation sanction strike attack story account version narrative "
    "insinuation contention prediction forecast invitation prospect possibility explanation "
    "confession testimony denial promise pledge vow boast apology".split()
)
_WHILE = frozenset("while although though".split())
_ASKING = frozenset({"ask", "inquire", "wonder", "question"})
_RELATED = frozenset({"nsubj", "nsubjpass", "dobj"})
_GAP = " \t\n\xa0,:—–-"


@dataclass(frozen=True, slots=True)
class Content:
    """Characters of a content; the preposition that leads to it and belongs to the cue; a source that only the
    frame shows."""

    spans: tuple[Range, ...]
    preposition: int | None = None
    source: Source | None = None


def fit(page: Page, first: int, last: int, verb: Token) -> tuple[Range, ...]:
    """Characters of the tokens from `first` to `last`, with their quotation marks, without what goes on about them;
    empty where nothing is left."""
    last = _cut(page, first, last, verb)
    if first > last:
        return ()
    fitted = page.fitted(*page.chars(first, last + 1), (verb.start, verb.end))
    return (fitted,) if fitted is not None else ()


def _cut(page: Page, first: int, last: int, verb: Token) -> int:
    """Where a content ends before the report goes on about it: before ", adding ...", whose subject is the speaker
    again, and before ", a charge that ...". Inside quotation marks nothing is cut."""
    tokens = page.syntax.tokens
    for i in range(max(first + 1, verb.i + 2), last):
        if tokens[i - 1].text != "," or page.quoted(tokens[i].start) is not None:
            continue
        if goes_on(page.syntax, tokens[i]):
            return i - 2
        noun = next((t for t in tokens[i : i + 3] if t.pos == "NOUN"), None)
        remarked = noun is not None and noun.label == "appos" and noun.lemma in SPEECH_NOUNS
        if noun is not None and remarked and page.syntax.children(noun.i, "relcl", "acl"):
            return i - 2
    return last


def _cluster(page: Page, verb: Token, source: Source) -> Range:
    """Tokens of a verb with its source, where they stand side by side: what a quotation stands before or after."""
    syntax = page.syntax
    first = last = verb.i
    for child in syntax.children(verb.i, "aux", "auxpass", "neg", "advmod"):
        if child.i < verb.i and verb.i - child.i < 5:
            first = min(first, syntax.left_edge(child.i))
    for start, end in source.spans:
        tokens = syntax.tokens_in(start, end)
        if not tokens or syntax.sentence_of(tokens[0].i) != syntax.sentence_of(verb.i):
            continue
        # "a priest who read it | said": a clause on the source may stand between
        described = source.head is not None and tokens[-1].i < first == syntax.right_edge(source.head) + 1
        if tokens[-1].i < first and (first - tokens[-1].i <= 3 or described):
            first = tokens[0].i
        elif 0 < tokens[0].i - last <= 2:
            last = tokens[-1].i
    return first, last


def clause_of(page: Page, verb: Token, frame: str, source: Source) -> Content | None:
    """The clause that a verb reports under the frame that, wh or ing, before it, behind it or around it."""
    syntax = page.syntax
    sentence = syntax.sentence_of(verb.i)
    toll = next((t for t in syntax.children(verb.i, "nsubj") if t.i > verb.i and is_toll(syntax, t)), None)
    if toll is not None and frame == "that" and source.head != toll.i:
        spans = fit(page, syntax.left_edge(toll.i), syntax.right_edge(toll.i), verb)
        return Content(spans) if spans else None
    first, last = _cluster(page, verb, source)
    clauses = syntax.children(verb.i, "ccomp") + (syntax.children(verb.i, "xcomp") if frame == "ing" else ())
    if frame == "wh" and verb.lemma in _ASKING:
        asked = (c for c in syntax.children(verb.i, "advcl") if c.i > verb.i)
        clauses += tuple(c for c in asked if any(m.lower == "if" for m in syntax.children(c.i, "mark")))
    if verb.label == "relcl" and frame == "that":
        clauses += tuple(c for c in syntax.children(verb.i, "xcomp") if _is_bare(syntax, c))
    after = [c for c in clauses if c.i > verb.i]
    if frame == "that" and (not clauses or (after and all(leads_to_clause(syntax, verb, c) for c in clauses))):
        after = list(strayed_clauses(syntax, verb))
    for clause in after:
        left, right = syntax.left_edge(clause.i), syntax.right_edge(clause.i)
        left = max(left, verb.i + 1)
        left = _past_time(syntax, left, clause)
        while left < clause.i and syntax.tokens[left].pos == "ADV" and syntax.tokens[left + 1].lower == "that":
            left += 1  # "said earlier | that"
        asks = syntax.tokens[left].lower in _WH
        joint = syntax.tokens[left]
        relative = joint.tag in ("WDT", "WP", "DT") and joint.label in _RELATED
        if source.passive and source.head is not None and relative:
            continue  # a relative clause that the parser hung on the verb ("claimed by rebels that ...")
        if frame == "ing":
            going_on = clause.tag == "VBG" or any(
                c.lower in ("being", "having") for c in syntax.children(clause.i, "aux", "auxpass")
            )
            if not going_on or syntax.tokens[left].i < verb.i or is_finite(syntax, clause):
                continue
        elif frame == "wh":
            if not asks:
                continue
        elif not is_finite(syntax, clause) and not _verbless(syntax, clause) and clause.label != "xcomp":
            continue
        if frame == "that" and asks and syntax.tokens[left].lower in ("whether", "if") and verb.lemma == "ask":
            continue
        strayed = next((c for c in syntax.children(clause.i, "conj") if is_strayed(syntax, c)), None)
        if strayed is not None:
            joins = [c.i for c in syntax.children(clause.i, "cc", "punct") if clause.i < c.i < strayed.i]
            right = min([*joins[-2:], strayed.i]) - 1
        right = _further(syntax, verb, right) if strayed is None else right
        spans = fit(page, left, right, verb)
        # not of "Writing for a paper, Lind noted that ..." nor of "In a letter made public, Lind said ..."
        before = [c for c in clauses if c.i < verb.i and c.tag != "VBG" and not is_phrase(syntax, c)]
        before = [c for c in before if not dates(syntax, c.i)]  # "In a video shot before he fled, he said that"
        semicolon = any(t.text == ";" for t in syntax.tokens[sentence.first : verb.i])
        lent = any(source.head in (None, *(t.i for t in syntax.subtree(c.i))) for c in before)
        if not before and spans and frame == "that" and _is_parted(syntax, clause, left, first):
            spans = (*fit(page, sentence.first, first - 1, verb), *spans)
        if spans and before and frame == "that" and not semicolon and not lent:
            opening = fit(page, sentence.first, first - 1, verb)
            spans = (*(_last_speech(page, span) for span in opening), *spans)
        if spans:
            return Content(spans)
    if frame == "ing":
        return None
    for i in range(verb.i + 2, min(verb.i + 4, sentence.stop)):
        # "made clear that": the parser hangs the clause on the adjective
        mark = syntax.tokens[i]
        if verb.lemma == "make" and mark.label == "mark" and mark.lower == "that":
            return Content(fit(page, i, syntax.right_edge(mark.head), verb))
    before = [c for c in clauses if c.i < verb.i]
    if before and first > sentence.first and syntax.tokens[first - 1].text == ";":
        return None  # "the plan worked; the verdict confirmed it"
    title = page.document.blocks[sentence.block].kind == "title"
    if before and title and verb.lemma != "tell" and any(c.i > verb.i for c in syntax.children(verb.i, "dobj")):
        return None  # "Arda denies raid, guild demands answers"
    if before and frame == "that" and not any(c.i > verb.i for c in syntax.children(verb.i, "xcomp")):
        clause = before[0]
        left = syntax.left_edge(clause.i)
        lead = syntax.tokens[sentence.first : left]
        if all(t.pos in ("CCONJ", "PUNCT", "ADV") or t.head == clause.i for t in lead):
            left = sentence.first
        spans = fit(page, left, first - 1, verb) if _says_something(page, left, first) else ()
        right_part = syntax.right_edge(clause.i)
        spans = tuple(_last_speech(page, span) for span in spans)
        if spans and right_part > last:
            spans = (*spans, *fit(page, last + 1, right_part, verb))
        elif spans and page.around(spans[-1][1] - 1, spans[-1][1]):
            spans = (*spans, *_resumed(page, syntax.tokens[last].end, sentence.end))
        if spans:
            return Content(spans)
    if frame == "wh" and (question := _asked_by(syntax, verb)) is not None:
        return Content(fit(page, syntax.left_edge(question.i), syntax.right_edge(question.i), verb))
    if frame == "wh":
        asked = (p for p in syntax.children(verb.i, "prep") if p.i > verb.i)
        whom = next((p for p in asked if any(t.tag == "WP" for t in syntax.children(p.i, "pobj"))), None)
        spans = fit(page, whom.i, syntax.right_edge(whom.i), verb) if whom is not None else ()
        return Content(spans) if spans else None
    return _around(page, verb, source)


def _asked_by(syntax: Syntax, verb: Token) -> Token | None:
    """The question that the parser took for a clause about who asks it: "Asked by reporters | who had fired |"."""
    if verb.lemma != "ask" or verb.tag != "VBN" or syntax.children(verb.i, "prep", "ccomp", "xcomp", "advcl"):
        return None
    for by in syntax.children(verb.i, "agent"):
        for noun in syntax.children(by.i, "pobj"):
            clauses = syntax.children(noun.i, "relcl")
            asks = syntax.tokens[noun.i + 1].lower in ("who", "what", "why") and verb.label == "advcl"
            if clauses and asks and not any(t.lower in ("about", "if") for t in syntax.subtree(clauses[0].i)):
                return clauses[0]
    return None


def _is_bare(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb without "to" is what a relative clause tells of its noun: "firms that it says | buy weapons"."""
    return verb.tag in ("VB", "VBP") and not any(c.tag == "TO" for c in syntax.children(verb.i, "aux"))


def _is_parted(syntax: Syntax, clause: Token, left: int, first: int) -> bool:
    """Whether a clause without a subject has it before its cue: "The ferry, he wrote on Monday, had sunk"."""
    start = syntax.sentence_of(clause.i).first
    if syntax.tokens[left].tag not in ("VBD", "VBZ", "VBP", "MD") or first - start < 2:
        return False
    lead = syntax.tokens[start : first - 1]
    named = lead[0].pos in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM") and all(t.pos != "VERB" for t in lead)
    alone = not syntax.children(clause.i, "nsubj", "nsubjpass", "expl", "csubj")
    return named and alone and syntax.tokens[first - 1].text == "," and lead[-1].pos in ("NOUN", "PROPN", "PRON")


def _resumed(page: Page, start: int, end: int) -> tuple[Range, ...]:
    """The quotation that goes on right behind its cue in the same sentence: "...," she said, "and ..."."""
    behind = (q for q in page.around(start, end) if q.start >= start)
    q = next(behind, None)
    if q is None or page.syntax.text[start : q.start].strip(_GAP):
        return ()
    span = page.trimmed(q.start, q.end)
    return (span,) if span is not None else ()


def _last_speech(page: Page, span: Range) -> Range:
    """A content before its cue, without a whole sentence in front of its quotation that the parser ran into it."""
    quotes = page.around(*span)
    if not quotes or quotes[-1].end < span[1]:
        return span
    lead = page.syntax.text[span[0] : quotes[-1].start].rstrip()
    return (quotes[-1].start, span[1]) if lead.endswith((".", "!", "?", ":")) and "“" not in lead else span


def _says_something(page: Page, first: int, stop: int) -> bool:
    """Whether tokens hold a clause with a subject, or a quotation: "Speaking on Monday, she said:" reports nothing
    before its cue."""
    tokens = page.syntax.tokens
    if first >= stop:
        return False
    if page.around(tokens[first].start, tokens[stop - 1].end):
        return True
    return any(t.label in ("nsubj", "nsubjpass", "expl") for t in tokens[first:stop])


def _past_time(syntax: Syntax, left: int, clause: Token) -> int:
    """Past a day right behind the reporting verb that the parser gave to the content ("said on Monday the ...")."""
    i = left + 1 if syntax.tokens[left].lower in ("on", "late", "early", "last") else left
    start = i
    while i < clause.i and syntax.tokens[i].entity.endswith(("DATE", "TIME")):
        i += 1
    subject = any(t.i >= i for t in syntax.children(clause.i, "nsubj", "nsubjpass", "expl") if t.i < clause.i)
    return i if i > start and subject and syntax.tokens[i].text != "," else left


def _verbless(syntax: Syntax, clause: Token) -> bool:
    """A headline's clause ("Say Port Strike Killed Seven") or one that the parser mistook, but with its "that"."""
    return any(c.lower == "that" for c in syntax.children(clause.i, "mark"))


def _further(syntax: Syntax, verb: Token, right: int) -> int:
    """The last token of a content clause, over clauses that the parser hung on the reporting verb: a second
    "that" clause, and conditions and reasons behind the first."""
    for child in syntax.children(verb.i, "ccomp", "conj", "advcl"):
        if child.i <= right:
            continue
        marks = {c.lower for c in syntax.children(child.i, "mark")}
        if (child.label == "advcl" and not marks & _INSIDE_MARKS) or (child.label == "conj" and "that" not in marks):
            break
        right = max(right, syntax.right_edge(child.i))
    return right


def _around(page: Page, verb: Token, source: Source) -> Content | None:
    """The clause that a parenthesis interrupts ("The plan, officials said, has failed") or that it follows
    ("..., officials said")."""
    syntax = page.syntax
    whole = is_whole(syntax, verb)
    if source.head is None or verb.tag == "VBG" or (verb.label in ("relcl", "acl") and not whole):
        return None
    told = ("xcomp", "oprd") if verb.lemma == "tell" else ("xcomp", "dobj", "oprd")
    if any(c.i > verb.i for c in syntax.children(verb.i, *told)):
        return None
    if negated(syntax, verb.i) and verb.label == "ROOT":
        return None  # "Lind, who backed the guild, did not show up"
    sentence = syntax.sentence_of(verb.i)
    first, last = _cluster(page, verb, source)
    if first <= sentence.first:
        return None
    comma = syntax.tokens[first - 1]
    if comma.text not in (",", "”", '"', "''", "–", "—", "--", "?", "!", "’"):
        return None
    above = syntax.head(verb.i)
    while above is not None and above.label in ("aux", "auxpass"):
        above = syntax.head(above.i)
    if above is not None and verb.label in ("parataxis", "ccomp", "advcl", "dep", "conj"):
        left, right = syntax.left_edge(above.i), syntax.right_edge(above.i)
        end = max(last, syntax.right_edge(verb.i)) if verb.label == "conj" else last
        if verb.label in ("conj", "advcl") and (right > end + 1 or above.i > verb.i):
            return None
    elif above is None or whole:
        left, right = sentence.first, first - 1
        rest = [t for t in syntax.tokens[last + 1 : sentence.stop] if t.pos != "PUNCT"]
        if rest and any(t.label in ("ccomp", "dobj", "xcomp") and t.head == verb.i for t in rest):
            return None
    else:
        return None
    if not _says_something(page, left, first) and right <= last:
        return None
    spans = fit(page, left, min(right, first - 1), verb)
    own = syntax.right_edge(verb.i)
    if right > max(last, own) and syntax.tokens[max(last, own) + 1].text != ".":
        spans = (*spans, *fit(page, max(last, own) + 1, right, verb))
    return Content(spans) if spans else None


def quotation_of(page: Page, verb: Token, source: Source) -> Content | None:
    """The quotation right before or right after a verb and its source."""
    syntax = page.syntax
    sentence = syntax.sentence_of(verb.i)
    block = page.document.blocks[sentence.block]
    text = syntax.text
    first, last = _cluster(page, verb, source)
    start, end = syntax.tokens[first].start, syntax.tokens[last].end
    outer = page.quoted(verb.start)
    if outer is not None:
        return _inner_quote(page, outer, end)
    spans: list[Range] = []
    for q in page.around(max(block.start, start - 4), start):
        if not text[q.end : start].strip(_GAP) and not (_has_another_object(syntax, verb) and page.is_title(q)):
            spans.append((q.start, q.end))
    right = syntax.right_edge(verb.i)
    follows = sentence.end
    for q in page.around(end, min(block.end, follows + 4)):
        gap = text[end : q.start]
        if q.start < end or len(gap) > 160:
            continue
        if _gives_way(syntax, verb) and q.start > syntax.tokens[right].end:
            break  # "While he feared the sale, “it is done,” Lind said"
        between = syntax.tokens_in(end, q.start)
        near = not gap.strip(_GAP) or gap.rstrip().endswith((":", ",")) or q.start < syntax.tokens[right].end
        if near and not any(_takes_over(verb, t) for t in between):
            tail = syntax.tokens[right].end
            spans.append((q.start, max(q.end, tail) if tail > q.end and not spans else q.end))
        break
    passed = any(t.pos == "VERB" for t in syntax.tokens[last + 1 : sentence.stop])
    if not spans and not passed and text[end:follows].rstrip().endswith(":"):
        start = follows + len(text[follows:]) - len(text[follows:].lstrip())
        spans.extend((q.start, q.end) for q in page.around(start, start + 1))
    found = tuple(s for s in (page.trimmed(*span) for span in spans) if s is not None)
    return Content(found) if found else None


def _gives_way(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb's clause only leads up to the sentence's own."""
    return (
        verb.label == "advcl" and verb.head > verb.i and any(t.lower in _WHILE for t in syntax.children(verb.i, "mark"))
    )


def _has_another_object(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb behind a name in quotation marks has no need of it: "the singer of “Salt Road,” posted a picture",
    "the “Night Watch,” directed by a clerk"."""
    if verb.tag == "VBN" and verb.label == "acl":
        return True
    return any(c.i > verb.i for c in syntax.children(verb.i, "dobj"))


def _takes_over(verb: Token, token: Token) -> bool:
    """Whether a quotation behind another verb is that one's: "condemned the raid and urged them to “hold back”"."""
    return token.pos == "VERB" and token.i > verb.i and (token.head != verb.i or token.label == "conj")


def _inner_quote(page: Page, outer: Quotation, end: int) -> Content | None:
    """The quotation right behind a verb that is itself quoted: "He told us, 'Wait here,' and left"."""
    for q in page.quotations:
        if q.depth == 1 and outer.start < q.start < outer.end and q.start >= end:
            gap = page.syntax.text[end : q.start]
            if len(gap) > 60 or (gap.strip() and not gap.rstrip().endswith((",", ":"))):
                return None
            span = page.trimmed(q.start, q.end)
            return Content((span,)) if span is not None else None
    return None

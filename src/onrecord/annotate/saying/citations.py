"""Citations: two attributions where one source quotes or cites another.

"The paper quoted Vell as saying that X" is the paper's words about Vell, and Vell's own within them; "the paper said,
citing two diplomats, that X" is what the paper says, and within it the same words as the diplomats'. Whoever marks one
level only gives both to one of the two. Left undecided: things that are cited as a reason ("citing the weather").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.saying.quoters import quoter_of
from onrecord.annotate.saying.reported_clauses import clause_of
from onrecord.annotate.saying.sources import (
    Source,
    cited_by,
    is_passive,
    may_be_cited,
    naming_verbs,
    spans_of,
    subject_of,
)
from onrecord.annotate.saying.utterances import CITING, CITING_VERBS, Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token

# How somebody says what he has from whom he cites: "citing two clerks, blamed the guild".
_ACCORDING = "according to"
_TAKING_UP = frozenset({"asserts", "accuses", "alleges"})
# Characters of what may still stand behind whom somebody cites, before the comma: "a clerk | in Mersa |, that".
_PLACE = 60


def with_citations(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of "quote" and "cite" told as two."""
    drafts = [_without_citing(page, draft) for draft in drafts]
    drafts = [*drafts, *_cited_beside(page, drafts)]
    result: list[Draft] = []
    dropped: set[int] = set()
    for draft in drafts:
        verb = page.syntax.tokens[draft.anchor]
        quoted = _quoted_before(page, verb)
        if quoted is not None and not any(d.anchor == quoted.i for d in drafts):
            result.append(_of_quoted(page, draft, quoted, verb))
            continue
        if verb.lemma not in CITING_VERBS or verb.pos not in ("VERB", "AUX") or not draft.cue:
            result.append(draft)
            continue
        saying = _saying(page, verb)
        if saying is None and _is_whose(draft, verb):
            continue
        if draft.rule == CITING and saying is not None:
            dropped.add(saying.i)
            result.extend(_quoting_behind(page, draft, verb, saying))
            continue
        if draft.rule == CITING:
            outer = next((d for d in drafts if d.anchor < verb.i and d.content and _begins(page, d, verb)), None)
            result.append(draft if outer is None else replace(draft, content=outer.content))
            continue
        cited = cited_by(page.syntax, verb) or (_told_of(page.syntax, verb) if saying is not None else None)
        dropped.update(naming_verbs(page.syntax, verb))
        if saying is not None and is_passive(page.syntax, verb):
            dropped.add(saying.i)
            result.append(_of_quoted(page, draft, verb, saying))
        elif saying is not None and cited is not None:
            dropped.add(saying.i)
            result.extend(_quoting(page, draft, verb, cited, saying))
        elif cited is not None and may_be_cited(page, cited):
            result.extend(_citing(page, draft, verb, cited, drafts))
        else:
            result.append(draft)
    kept = [d for d in result if d.anchor not in dropped or d.rule in ("quoted", CITING)]
    citing = [_opens_at(page.syntax, page.syntax.tokens[d.anchor]) for d in kept if d.rule == CITING]
    return [_without_cited(page, d, citing) for d in kept]


def _cited_beside(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Whom a speaker cites where no draft has that: in a clause on the name that "according to" gives ("according to a
    report by the agency, which | quoted | a clerk, the dam burst"), or between a cue and what is said ("reported at
    the time, | quoting | a clerk, that the dam had burst")."""
    syntax = page.syntax
    known = {draft.anchor for draft in drafts}
    for draft in drafts:
        if not draft.source or not draft.content or not draft.cue or draft.stance not in _TAKING_UP:
            continue
        for verb in (t for t in _citing_verbs(syntax, draft) if t.i not in known):
            cited = cited_by(syntax, verb)
            if cited is None or not may_be_cited(page, cited):
                continue
            who = _outside_of(page, spans_of(page, cited.i, verb.i), draft.content)
            if who:
                known.add(verb.i)
                cue = ((verb.start, verb.end),)
                yield Draft(verb.i, cue, who, cited.i, draft.content, "asserts", "speech", CITING)


def _citing_verbs(syntax: Syntax, draft: Draft) -> Iterator[Token]:
    """The verbs of citing in the clauses on a draft's source, and behind a comma between its cue and its content."""
    if draft.rule == _ACCORDING:
        for name in syntax.tokens_in(*draft.source[-1]):
            for verb in syntax.children(name.i, "relcl"):
                own = verb.lemma in CITING_VERBS and not is_passive(syntax, verb)
                if own and subject_of(syntax, verb) == name.i:
                    yield verb
    elif draft.cue[-1][1] < draft.content[0][0]:
        for verb in syntax.tokens_in(draft.cue[-1][1], draft.content[0][0]):
            if verb.lemma in CITING_VERBS and verb.tag == "VBG" and syntax.tokens[verb.i - 1].text == ",":
                yield verb


def _outside_of(page: Page, spans: Sequence[Range], others: Sequence[Range]) -> tuple[Range, ...]:
    return tuple(piece for span in spans for piece in _outside(page, span, others))


def _without_cited(page: Page, draft: Draft, citing: Sequence[int]) -> Draft:
    """A draft whose source holds whom it cites ("the paper, quoting two generals") without that."""
    source = []
    for a, b in draft.source:
        at = next((start for start in citing if a < start < b), b)
        piece = (a, b) if at == b or draft.rule == CITING else page.trimmed(a, at)
        source.extend([piece] if piece is not None else [])
    return replace(draft, source=tuple(source)) if source else draft


def _opens_at(syntax: Syntax, verb: Token) -> int:
    """Where a verb of citing begins, with the relative pronoun before it."""
    before = syntax.tokens[verb.i - 1] if verb.i else verb
    return before.start if before.tag in ("WDT", "WP") else verb.start


def _is_whose(draft: Draft, verb: Token) -> bool:
    """Whether a participle only says where whoever speaks is quoted: "a clerk | quoted in the report | said so"."""
    hangs = verb.label == "acl" and verb.head == draft.source_head
    return hangs and verb.tag in ("VBN", "VBD") and all(verb.start < a for a, _ in draft.content)


def _without_citing(page: Page, draft: Draft) -> Draft:
    """A draft whose content opens with whom its speaker cites ("said, citing two diplomats, that X") without that."""
    if not draft.content:
        return draft
    start, end = draft.content[0]
    verb = page.syntax.token_at(start)
    if verb is None or verb.lemma not in CITING_VERBS or verb.tag != "VBG" or draft.anchor >= verb.i:
        return draft
    comma = page.syntax.text.find(",", start, end)
    rest = page.trimmed(comma, end) if comma >= 0 else None
    return replace(draft, content=(rest, *draft.content[1:])) if rest is not None else draft


def _saying(page: Page, verb: Token) -> Token | None:
    """The participle of "quoted as saying"."""
    for above in (verb.i, *naming_verbs(page.syntax, verb)):
        for prep in page.syntax.children(above, "prep"):
            for participle in page.syntax.children(prep.i, "pcomp") if prep.lower == "as" else ():
                if participle.tag == "VBG" or _is_perfect(page, participle):
                    return participle
    return None


def _told_of(syntax: Syntax, verb: Token) -> Token | None:
    """Whom a relative clause says that somebody quotes: "| Vell |, whom the paper quoted as saying"."""
    whom = any(t.tag in ("WP", "WDT") for t in syntax.children(verb.i, "dobj"))
    return syntax.head(verb.i) if verb.label == "relcl" and whom else None


def _quoted_before(page: Page, saying: Token) -> Token | None:
    """The verb of "was | quoted | by the agency as saying", of the participle behind it."""
    syntax = page.syntax
    above = syntax.tokens[saying.head]
    verb = syntax.tokens[above.head] if saying.label == "pcomp" and above.lower == "as" else None
    return verb if verb is not None and verb.lemma in CITING_VERBS and is_passive(syntax, verb) else None


def _is_perfect(page: Page, verb: Token) -> bool:
    """Whether a participle is that of "having said"."""
    return verb.tag in ("VBN", "VBD") and any(c.lower == "having" for c in page.syntax.children(verb.i, "aux"))


def _of_quoted(page: Page, draft: Draft, verb: Token, saying: Token) -> Draft:
    """ "Vell was quoted as saying": Vell speaks, whoever quotes him; the cue is "saying" where that is told."""
    head = subject_of(page.syntax, verb, 1)
    if head is None:
        return draft
    source = spans_of(page, head, verb.i)
    own = (*source, (verb.start, page.syntax.tokens[saying.i].end))
    told = clause_of(page, page.syntax.tokens[saying.i], "that", Source(head, source))
    content = told.spans if told is not None and told.spans[0][0] > page.syntax.tokens[saying.i].end else ()
    content = content or tuple(s for piece in draft.content for s in _outside(page, piece, own))
    if not source or not content:
        return draft
    draft = replace(draft, source=source, source_head=head, content=content)
    if quoter_of(page, verb) is None:
        return draft
    return replace(draft, anchor=saying.i, cue=(page.chars(saying.i, saying.i + 1),), rule="quoted")


def _outside(page: Page, span: Range, others: Sequence[Range]) -> Iterator[Range]:
    """What of a span stands in none of the others."""
    start, end = span
    for a, b in sorted(others):
        if a < end and start < b:
            before = page.trimmed(start, a) if start < a else None
            if before is not None:
                yield before
            start = max(start, b)
    rest = page.trimmed(start, end) if start < end else None
    if rest is not None:
        yield rest


def _quoting(page: Page, draft: Draft, verb: Token, cited: Token, saying: Token) -> Iterator[Draft]:
    """ "The paper quoted Vell as saying that X": the paper's words, and Vell's within them."""
    who = spans_of(page, cited.i, verb.i)
    start = page.syntax.tokens[saying.i].end
    inner = tuple(s for s in (page.trimmed(max(a, start), b) for a, b in draft.content if b > start) if s is not None)
    subject = subject_of(page.syntax, verb)
    first = min((a for a, _ in spans_of(page, subject, verb.i)), default=verb.start) if subject is not None else 0
    cut = (page.trimmed(a, min(b, first)) for a, b in draft.content if a < first)
    before = tuple(s for s in cut if s is not None)
    if who and not inner and not before:
        # Whoever marks words behind "quoted" as no more than whom it names: what is said stands behind "saying".
        told = clause_of(page, saying, "that", Source(cited.i, who))
        inner = tuple(s for s in told.spans if s[0] >= start) if told is not None else ()
    if who and not inner and before and subject is not None:
        # "“The road is mined,” the paper quoted a soldier as saying"
        cues, outer = (page.chars(verb.i, verb.i + 1),), spans_of(page, subject, verb.i)
        yield replace(draft, cue=cues, source=outer, source_head=subject, content=before, stance="asserts")
        cues = (page.chars(saying.i, saying.i + 1),)
        yield replace(draft, anchor=saying.i, cue=cues, source=who, source_head=cited.i, content=before, rule=CITING)
        return
    if not who or not inner:
        yield draft
        return
    cue = page.chars(saying.i, saying.i + 1)
    if subject is not None:
        before = who if who[0][0] < verb.start else ()  # "Vell, whom the paper quoted as | saying |"
        whole = page.trimmed(saying.start if before else who[0][0], inner[0][1])
        content = (*before, whole, *inner[1:]) if whole is not None else inner
        cues = (page.chars(verb.i, verb.i + 1),)
        yield replace(
            draft,
            cue=cues,
            source=spans_of(page, subject, verb.i),
            source_head=subject,
            content=content,
            stance="asserts",
        )
    yield replace(draft, anchor=saying.i, cue=(cue,), source=who, source_head=cited.i, content=inner, rule="quoted")


def _quoting_behind(page: Page, draft: Draft, verb: Token, saying: Token) -> Iterator[Draft]:
    """ "The ferry sank, the paper reported, quoting a clerk as saying that it had leaked": what the clerk says is no
    part of what was reported before, and the paper's all the same."""
    told = clause_of(page, saying, "that", Source(draft.source_head, draft.source))
    cited = page.syntax.tokens[draft.source_head] if draft.source_head is not None else None
    if told is None or cited is None:
        yield draft
        return
    yield from _quoting(page, replace(draft, content=told.spans, rule="quote:as_ing"), verb, cited, saying)


def _citing(page: Page, draft: Draft, verb: Token, cited: Token, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "The paper said, citing Vell, that X": Vell says so as well."""
    who = spans_of(page, cited.i, verb.i)
    outer = _citer(page, draft, verb, drafts)
    said = draft if outer is None else outer
    if outer is not None and outer.rule == _ACCORDING:
        who = _outside_of(page, who, outer.content) or who  # "which cited two clerks, | the mayor fled |"
    content = _besides(page, said, (verb.start, max((b for _, b in who), default=verb.end)))
    if not who or not content or said.stance not in _TAKING_UP:
        yield draft
        return
    if outer is None:
        # One level was marked: whom the speaker cites and what is said are in one content.
        according = _according_before(page, draft)
        if according is not None:
            yield replace(draft, anchor=according[0].i, cue=(according[1],), content=content, rule=_ACCORDING)
            cue = ((verb.start, verb.end),)
            yield replace(draft, cue=cue, source=who, source_head=cited.i, content=content, rule=CITING)
            return
        reporting = _reporting_before(page, verb)
        if reporting is None or draft.source_head is None:
            yield draft
            return
        cue = (page.chars(reporting.i, reporting.i + 1),)
        yield replace(draft, anchor=reporting.i, cue=cue, content=content, rule=f"{reporting.lemma}:that")
    cue = ((verb.start, verb.end),)
    cited_draft = replace(
        draft, cue=cue, source=who, source_head=cited.i, content=content, stance=said.stance, rule=CITING
    )
    yield cited_draft
    yield from _cited_in_turn(page, cited_draft, cited, drafts)


def _cited_in_turn(page: Page, draft: Draft, cited: Token, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Whom the cited cites: "cited a clerk who quoted a sailor"."""
    syntax = page.syntax
    for verb in syntax.children(cited.i, "relcl", "acl"):
        what = next((t for t in syntax.children(verb.i, "dobj") if t.i > verb.i), None)
        known = any(d.anchor == verb.i for d in drafts) or is_passive(syntax, verb)
        if verb.lemma not in CITING_VERBS or what is None or known or not may_be_cited(page, what):
            continue
        who = spans_of(page, what.i, verb.i)
        if who:
            cue = ((verb.start, verb.end),)
            yield replace(draft, anchor=verb.i, cue=cue, source=who, source_head=what.i, cited_by=cited.i)


def _according_before(page: Page, draft: Draft) -> tuple[Token, Range] | None:
    """The "according to" before a source who cites another, with its characters: "according to the paper, citing"."""
    tokens = page.syntax.tokens_in(*draft.source[0]) if draft.source else ()
    first = tokens[0].i if tokens else 0
    words = page.syntax.tokens[max(0, first - 2) : first]
    if [t.lower for t in words] != ["according", "to"]:
        return None
    return words[0], page.chars(words[0].i, words[1].i + 1)


def _besides(page: Page, draft: Draft, own: Range) -> tuple[Range, ...]:
    """A content without the words that say who is cited; the parser may hang what is said on him: "a clerk in Mersa,
    | that the dam had burst"."""
    comma = page.syntax.text.find(",", own[1], own[1] + _PLACE)
    behind = page.syntax.tokens_in(own[1], comma) if comma >= 0 else ()
    stop = comma if behind and all(t.pos not in ("VERB", "AUX") for t in behind) else own[1]
    pieces = ((stop, b) if a < stop and own[0] < b else (a, b) for a, b in draft.content)
    trimmed = (page.trimmed(a, b) for a, b in pieces if a < b)
    return tuple(s for s in trimmed if s is not None)


def _citer(page: Page, draft: Draft, verb: Token, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of whoever cites, whose verb the participle hangs on or whose content begins behind it."""
    syntax = page.syntax
    above = {a.i for a in syntax.ancestors(verb.i)}
    subject = subject_of(syntax, verb)
    sentence = syntax.sentence_of(verb.i)
    for other in drafts:
        if other is draft or not other.content or not sentence.first <= other.anchor < sentence.stop:
            continue
        behind = other.anchor < verb.i and _begins(page, other, verb)
        related = verb.label == "relcl" and subject is not None and _is_source(syntax, other, subject)
        related = related or _is_beside(page, other, verb)
        if other.anchor in above or behind or related:
            return other
    return None


def _is_source(syntax: Syntax, draft: Draft, i: int) -> bool:
    """Whether a token is a draft's source, or whose text that is: "according to a report by | the agency |, which"."""
    start = syntax.tokens[i].start
    return draft.source_head == i or (draft.rule == _ACCORDING and any(a <= start < b for a, b in draft.source))


def _is_beside(page: Page, other: Draft, verb: Token) -> bool:
    """Whether a participle stands right behind who is named by "according to": "according to the paper, | citing"."""
    if other.rule != _ACCORDING or not other.source or verb.tag != "VBG":
        return False
    end = other.source[-1][1]
    return end <= verb.start and page.syntax.text[end : verb.start].strip() == ","


def _begins(page: Page, other: Draft, verb: Token) -> bool:
    """Whether a content begins right behind the cited, whose comma closes: ", citing two diplomats, that X"."""
    start = other.content[0][0]
    between = page.syntax.text[verb.end : start] if verb.end < start else ""
    return 0 < len(between) < 80 and between.rstrip().endswith(",") and "," not in between.rstrip()[:-1]


def _reporting_before(page: Page, verb: Token) -> Token | None:
    """The reporting verb that stands nearest before a participle in its sentence."""
    first = page.syntax.sentence_of(verb.i).first
    before = (page.syntax.tokens[i] for i in range(verb.i - 1, first - 1, -1))
    return next((t for t in before if t.pos == "VERB" and is_reporting(t.lemma)), None)

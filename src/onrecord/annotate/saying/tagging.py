"""Tagging: a trained tagger's attributions and the rules' drafts made into one list.

The tagger marks spans as people mark them and finds cues that no lexicon has; the rules know the stance of a cue,
follow nested sources, and see refusals to say. So, cue by cue:

* both found it: the spans are the tagger's, stance and kind the rules'. The rules' source stands where their verb
  has a subject of its own and the tagger's source stands elsewhere; the rules' content stands where the tagger,
  which marks one level only, cuts it short before whoever is cited in it ("reported that two officers | said ...");
  of a sentence that the cue interrupts, the content is what stands on both sides;
* the tagger alone: kept where it tells what somebody says, thinks or wants, not what somebody does, by the lexicons
  of reporting words and by `marked_cues`; these give the stance;
* the rules alone: kept within another content, where they refuse to say something, and else only where somebody of
  their own says a clause or a quotation that no other content overlaps.

Left undecided: where the two see different contents, the tagger's stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.saying.channels import is_medium, speaks_out
from onrecord.annotate.saying.inferences import is_of_a_thing
from onrecord.annotate.saying.joins import PROMPT, is_reporting
from onrecord.annotate.saying.marks import (
    contents_of,
    head_of,
    holds,
    is_only_subject,
    is_whom,
    of_its_part,
    share,
    source_spans,
    with_own_source,
    without_quotations,
)
from onrecord.annotate.saying.owners import has_subject, source_of_both
from onrecord.annotate.saying.readings import read_alone, source_head
from onrecord.annotate.saying.retained import is_agent, is_anothers, keeps_own
from onrecord.annotate.saying.revisions import changing
from onrecord.annotate.saying.senses import attitudes, rows_of
from onrecord.annotate.saying.speech_nouns import is_hearsay
from onrecord.annotate.saying.standpoints import is_of_standpoint
from onrecord.annotate.saying.utterances import CITING, CITING_VERBS, Draft, Page
from onrecord.annotate.tagged import Range, Tagged

# Frames of who is blamed, and for what.
_BLAMING = (":object_of", ":object_for", ":object_on")
# Frames of the rules that stand without the tagger's word: somebody refuses to say something.
_SURE = ("declines", "no comment", "no answer")
_ASIDE = 4  # tokens: "he now wrote | on Facebook |,"
_CONDITIONS = frozenset({"if", "unless"})
_WHEN = frozenset("when while after before until since".split())
_CLAUSES = frozenset("who what when where why how whether if that which".split())


def merged(page: Page, drafts: Sequence[Draft], tagged: Sequence[Tagged]) -> list[Draft]:
    """Drafts of the rules and of the tagger, one for a cue; see the module's docstring."""
    if not tagged:
        return [draft for draft in drafts if not is_of_a_thing(page, draft)]
    result: list[Draft] = []
    used: set[int] = set()
    cited = [draft for draft in drafts if _is_cited(page, draft, drafts)]
    for mark in (without_quotations(page, with_own_source(page, of_its_part(page, mark))) for mark in tagged):
        anchor = head_of(page, mark.cue)
        contents = contents_of(page, mark, tagged)
        if anchor is not None:
            contents = _without_subjects(page, anchor, contents, drafts)
        if anchor is None or not contents:
            continue
        mark = replace(mark, content=_before_the_verb(page, anchor, contents))
        match = _match(page, drafts, mark, anchor, used)
        if match is None:
            draft = read_alone(page, mark, anchor, drafts)
        else:
            used.add(match)
            result.extend(_carried(page, drafts[match], mark))
            draft = _joined(page, drafts[match], mark, drafts, cited, tagged)
        if draft is not None:
            result.append(draft)
    outer = [draft.content for draft in result]
    for n, draft in enumerate(drafts):
        if n in used:
            continue
        at = (draft.cue or draft.content)[0][0]
        around = next((content for content in outer if holds(content, at)), None)
        if around is not None:
            inner = _within(page, draft, around)
            if inner is not None:
                result.append(inner)
        elif draft.rule in _SURE or draft.rule == CITING or (_speaks_up(page, draft) and _is_free(page, draft, result)):
            result.append(draft)
    return result


def _before_the_verb(page: Page, anchor: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """The contents of a participle on a subject without what stands behind the verb of that subject: "Lind, warning of
    | famine |, urged | donors to give |"."""
    syntax = page.syntax
    token = syntax.tokens[anchor]
    if token.tag != "VBG" or token.label != "acl" or syntax.tokens[token.head].label != "nsubj":
        return contents
    verb = syntax.tokens[syntax.tokens[token.head].head]
    if verb.i < anchor or not is_reporting(verb.lemma):
        return contents
    return tuple(s for s in contents if s[0] < verb.start) or contents


def _without_subjects(
    page: Page, anchor: int, contents: tuple[Range, ...], drafts: Sequence[Draft]
) -> tuple[Range, ...]:
    """The contents without what is said by the noun of which a cue tells more: "the guild's admission | that it knew |
    revived calls for | an inquiry |"."""
    syntax = page.syntax
    steps = {anchor, *(t.i for t in syntax.ancestors(anchor))}
    kept = list(contents)
    for draft in drafts:
        noun = syntax.tokens[draft.anchor]
        if draft.rule != "noun" or not draft.source or noun.label != "nsubj" or not noun.i < anchor:
            continue
        if noun.head in steps and not holds(contents, noun.start):
            kept = [span for span in kept if not share([span], draft.content)]
    return tuple(kept)


def _is_free(page: Page, draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether no attribution found so far has a share in a content, but those whose whole words stand in it, cue and
    source: there the tagger, which marks one level only, took the inner one ("The four dams he named, the paper
    reported, ...")."""
    for other in found:
        # Whom another cites says the same words as he: "the paper reported, citing a clerk".
        if other.rule != CITING and not _is_cited_there(page, other, draft) and share(other.content, draft.content):
            words = (*other.source, *other.cue)
            ends = sorted((draft.cue[0][0], other.cue[0][0])) if draft.cue and other.cue else (0, 0)
            if (
                ";" in page.syntax.text[ends[0] : ends[1]]
                or (not other.source and other.rule != "noun")  # "| reports | that it sank were denied by the guild"
                or not all(any(a <= c and d <= b for a, b in draft.content) for c, d in words)
            ):
                return False
    return True


def _is_cited_there(page: Page, citing: Draft, draft: Draft) -> bool:
    """Whether whoever "according to" names is said to cite another in a clause on his name, whose words the tagger ran
    into his: "according to the agency, which | quoted a clerk, the dam burst |"."""
    verb = page.syntax.tokens[citing.anchor]
    return draft.rule == "according to" and verb.lemma in CITING_VERBS and verb.label in ("relcl", "acl")


def _speaks_up(page: Page, draft: Draft) -> bool:
    """Whether what the rules alone found tells plainly that somebody says something: no thought or wish, no
    "to report" or "of questioning", no thing that promises or shows something, and with a neutral verb no plain object
    ("disclosed their assets")."""
    verb = page.syntax.tokens[draft.anchor]
    if draft.rule.endswith(":figure"):
        return True
    if draft.kind not in ("speech", "document"):
        return False
    if draft.rule == "noun":
        led = page.syntax.tokens_in(*draft.cue[-1])[-1].lower
        return bool(draft.source) or draft.stance in ("alleges", "accuses") or is_hearsay(page.syntax, verb, led)
    if any(c.tag == "TO" for c in page.syntax.children(verb.i, "aux")):
        prompt = page.syntax.tokens[verb.head].lemma in PROMPT or speaks_out(page, verb)
        return prompt and draft.source_head is not None
    if verb.tag == "VBG" and verb.label in ("pcomp", "csubj", "xcomp"):
        return False
    if is_of_a_thing(page, draft):
        return False
    plain = draft.rule.endswith((":object", ":of", ":about"))
    first = next(iter(page.syntax.tokens_in(*draft.content[0])), None) if draft.content else None
    deed = (
        first is not None and first.tag == "VBG" and not draft.rule.endswith(":object")
    )  # "boasted of | having lied |"
    return deed or not (plain and draft.stance == "asserts")


def _is_cited(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the rules see somebody cited: a saying with a subject of its own, all of it in another draft's content.
    The tagger, which marks one level, then may cut the outer content short and lend the inner cue the outer source."""
    parts = (*draft.source, *draft.cue, *draft.content)
    if draft.kind not in ("speech", "document") or not draft.content:
        return False
    if not has_subject(page, draft) and not is_agent(page, draft):
        return False
    if _is_occasion(page, draft.anchor):
        return False
    return any(
        other is not draft and all(any(a <= c and d <= b for a, b in other.content) for c, d in parts)
        for other in drafts
    )


def _is_occasion(page: Page, verb: int) -> bool:
    """Whether a verb's clause only tells when: "said “so it is” when the guild accused him"."""
    opens = page.syntax.children(verb, "advmod", "mark")
    return page.syntax.tokens[verb].label == "advcl" and any(t.lower in _WHEN for t in opens)


def _within(page: Page, draft: Draft, around: Sequence[Range]) -> Draft | None:
    """A draft whose cue stands in another's content, with no more content than the piece that it stands in; where that
    holds only who says it, than the others ("The dam broke, | the mayor said, | according to the paper")."""
    if not draft.content:
        return draft
    at = draft.cue[0][0]
    here = [span for span in around if span[0] <= at < span[1]]
    for pieces in (here, around) if draft.kind in ("speech", "document") else (here,):
        cut = ((max(a, c), min(b, d)) for a, b in draft.content for c, d in pieces)
        spans = tuple(s for s in (page.trimmed(a, b) for a, b in cut if a < b) if s is not None)
        if spans:
            return replace(draft, content=spans)
    return None


def _match(page: Page, drafts: Sequence[Draft], mark: Tagged, anchor: int, used: set[int]) -> int | None:
    """The rules' draft for the same cue: the same head, else cues that share characters and contents that do."""
    for n, draft in enumerate(drafts):
        if n not in used and draft.anchor == anchor and draft.cue:
            return n
    for n, draft in enumerate(drafts):
        if n not in used and is_of_standpoint(draft, mark.cue, mark.content):
            return n
        if n in used or not draft.cue or _is_medium(page, draft, anchor):
            continue
        if share(draft.cue, mark.cue) and share(draft.content, mark.content):
            return n
    return None


def _is_medium(page: Page, draft: Draft, anchor: int) -> bool:
    """Whether a draft's verb only tells by what way the marked one was said: "denied in a video posted online that"."""
    verb = page.syntax.tokens[draft.anchor]
    hangs = verb.label in ("acl", "relcl") and anchor in (a.i for a in page.syntax.ancestors(verb.i))
    return hangs and verb.tag == "VBN" and bool(rows_of(page, anchor))


def _joined(
    page: Page,
    draft: Draft,
    mark: Tagged,
    drafts: Sequence[Draft],
    cited: Sequence[Draft],
    tagged: Sequence[Tagged],
) -> Draft:
    """What both found: the tagger's spans with the rules' stance and kind."""
    if keeps_own(page, draft, mark, drafts, cited):
        return draft
    at = draft.content[0][0] if draft.content else -1
    if holds(mark.cue, at) and not (draft.rule.endswith(":to") and _opens_a_clause(page, mark)):
        mark = replace(mark, cue=draft.cue, content=draft.content)  # "denied supporting": a deed that is denied
    if draft.rule in _SURE:
        # "Mersa voiced concern; Tarnia said nothing": what is refused is what the rules found
        refused = tuple(s for s in mark.content if share([s], draft.content))
        if not refused and draft.content and share(mark.content, draft.cue):
            mark, refused = replace(mark, cue=draft.cue), draft.content  # "Asked if it sank, she declined | to say"
        behind = tuple(s for s in mark.content if s[0] >= mark.cue[0][0])  # nothing of the clause before is refused
        mark = replace(mark, content=refused or (mark.content if draft.content else behind))
    if draft.rule.endswith(":that") and (is_whom(page, draft, mark) or is_only_subject(page, draft, mark)):
        # "Nine died, a clerk confided to | the paper |", "| The bridge |, built in 1962, collapsed, Oda Lind said"
        mark = replace(mark, content=draft.content)
    words = page.syntax.tokens_in(*mark.content[0]) if len(mark.content) == 1 else ()
    if len(mark.content) == 1 and len(words) == 1 and draft.rule.endswith(_BLAMING) and words[0].tag in ("WDT", "WP"):
        mark = replace(mark, content=draft.content)  # "Tarnia, | which | the guild accused of theft"
    if len(words) == 1 and words[0].tag == "WDT" and draft.rule.endswith(":that") and words[0].i < draft.anchor:
        # "the sets, | which | Tarnia said | would come |"
        mark = replace(mark, content=(*mark.content, *(s for s in draft.content if not share((s,), mark.content))))
    mark = replace(mark, content=_of_its_clause(page, draft, mark))
    if _leads_with_medium(page, draft, mark):
        mark = replace(mark, cue=draft.cue, content=draft.content)
    if _points(page, draft) and mark.content[0][0] == draft.content[0][0]:
        mark = replace(mark, content=draft.content)  # "denied | that | in a message"
    source, head = source_of_both(page, draft, mark)
    mark = replace(mark, content=_without_change(page, mark))
    content = (*_with_condition(page, draft, mark.content), *_other_side(page, draft, mark, tagged))
    return replace(draft, source=source, source_head=head, cue=mark.cue, content=tuple(sorted(content)))


def _of_its_clause(page: Page, draft: Draft, mark: Tagged) -> tuple[Range, ...]:
    """A mark's content without what the sentence tells before a clause on a noun, which says what stands behind it:
    "| the town called “a joke” | a report which said | that it had sunk |"."""
    verb = page.syntax.tokens[draft.anchor]
    behind = verb.label == "relcl" and draft.rule.endswith(":that") and len(mark.content) > 1
    if not behind or not draft.content or draft.content[0][0] < draft.cue[-1][1]:
        return mark.content
    some = page.syntax.children(verb.i, "nsubj")
    whole = any(t.tag in ("WP", "WDT") for s in some for t in page.syntax.behind(s.i, "of"))
    # "freed nine men, one of whom | said": nothing before is his
    first = draft.content[0][0] if whole else page.syntax.tokens[page.syntax.left_edge(verb.head)].start
    return tuple(s for s in mark.content if s[1] > first or share((s,), draft.content)) or mark.content


def _leads_with_medium(page: Page, draft: Draft, mark: Tagged) -> bool:
    """Whether a mark took by what way something is said for what is said: "vowed on | his weekly show to |"."""
    if len(mark.content) != 1 or len(draft.content) != 1 or draft.content[0][1] != mark.content[0][1]:
        return False
    before = page.syntax.tokens_in(mark.content[0][0], draft.content[0][0])
    led = before and page.syntax.tokens[before[0].i - 1].lower in ("in", "on", "at", "during")
    way = any(is_medium(t) or t.lemma in ("programme", "program", "show", "channel") for t in before)
    return bool(led) and way and all(t.pos not in ("VERB", "AUX") for t in before)


def _points(page: Page, draft: Draft) -> bool:
    """Whether a content is no more than a pronoun that is the object of its verb, before a phrase: "denied that in"."""
    words = page.syntax.tokens_in(*draft.content[0]) if draft.content else ()
    if len(words) != 1 or words[0].label != "dobj" or words[0].lower not in ("that", "this", "it"):
        return False
    behind = page.syntax.tokens[words[0].i + 1 : words[0].i + 2]
    return any(t.label == "prep" for t in behind)


def _without_change(page: Page, mark: Tagged) -> tuple[Range, ...]:
    """A mark's content without what the speaker does by it: "nine died, the guild said, | revising its figure |", or
    asks for: "nine died, a clerk said on condition | that he not be named |"."""
    kept = []
    for start, end in mark.content:
        first = page.syntax.token_at(start)
        asked = first is not None and first.i > 0 and page.syntax.tokens[first.i - 1].lower == "condition"
        if asked and start > mark.cue[0][0] and any(b <= mark.cue[0][0] for _, b in mark.content):
            continue
        changes = first is not None and first.tag == "VBG" and first.lemma in changing() and start > mark.cue[0][0]
        if not changes:
            kept.append((start, end))
    return tuple(kept) or mark.content


def _with_condition(page: Page, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """A content with the condition behind it, which the rules' holds: "to bomb the port | unless the crew left"."""
    if not content:
        return content  # of a refusal nothing is left of what was marked before its cue
    start, end = content[-1]
    word = next((t for t in page.syntax.tokens_in(end, end + len(" unless,")) if t.lower in _CONDITIONS), None)
    further = max((b for a, b in draft.content if a < end < b), default=end)
    if word is None or further == end or page.syntax.text[end : word.start].strip(" ,"):
        return content
    return (*content[:-1], (start, further))


def _opens_a_clause(page: Page, mark: Tagged) -> bool:
    """Whether a content opens as a clause: "wanted to know | who had paid"."""
    first = next(iter(page.syntax.tokens_in(*mark.content[0])), None)
    return first is not None and first.lower in _CLAUSES


def _carried(page: Page, draft: Draft, mark: Tagged) -> Iterator[Draft]:
    """Whoever takes up another's words, where the tagger took the verb and the noun for one cue: "the mayor echoed
    claims by the guild that ...". The noun's own draft then stands within this one."""
    syntax = page.syntax
    verb = next(
        (t for a, b in mark.cue for t in syntax.tokens_in(a, b) if t.pos == "VERB" and t.i < draft.anchor), None
    )
    if not is_anothers(draft, mark) or verb is None:
        return
    rows = (row for row in rows_of(page, verb.i) if not row.particle)
    plain = next(rows, None)
    reading = (plain.stance, plain.kind) if plain is not None else attitudes().get(verb.lemma)
    if reading is None:
        return  # "ignored warnings by the guild that ..."
    first = syntax.tokens[max(syntax.left_edge(draft.anchor), verb.i + 1)].start
    content = page.trimmed(first, max(b for _, b in (*draft.source, *draft.content)))
    if content is not None:
        cue = ((mark.cue[0][0], verb.end),)
        head = source_head(page, mark, verb.i, None)
        yield Draft(verb.i, cue, source_spans(page, mark), head, (content,), *reading, f"{verb.lemma}:object")


def _other_side(page: Page, draft: Draft, mark: Tagged, tagged: Sequence[Tagged]) -> tuple[Range, ...]:
    """The pieces of the rules' content on the side of an interrupting cue on which the tagger marked nothing ("Nine
    died, medics said, in the raid"). None that another mark speaks for."""
    at = mark.cue[0][0]
    sides = {start < at for start, _ in mark.content}
    if len(draft.content) < 2 and (True in sides or not _is_inserted(page, mark)):
        return ()
    here = page.block_at(at)  # a headline's mark may run into the first paragraph
    beside = [other for other in tagged if other.cue != mark.cue and page.block_at(other.cue[0][0]) == here]
    others = [span for other in beside for span in (*other.source, *other.cue, *other.content)]
    return tuple(
        _past_colon(page, span) if span[1] <= at else span
        for span in draft.content
        if (span[0] < at) not in sides and not share([span], (*mark.source, *others)) and not page.around(*span)
    )


def _past_colon(page: Page, span: Range) -> Range:
    """A content before its cue, without what announces it: "Bae took it back: | Teskan, | he wrote, ..."."""
    colon = page.syntax.text.rfind(": ", *span)
    return span if colon < 0 else (page.trimmed(colon + 1, span[1]) or span)


def _is_inserted(page: Page, mark: Tagged) -> bool:
    """Whether cue and source stand between two commas, with no more than where or when it was said."""
    text = page.syntax.text
    spans = (*mark.source, *mark.cue)
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    comma = text.find(",", end)
    between = page.syntax.tokens_in(end, comma) if comma >= 0 else ()
    aside = not between or (between[0].pos in ("ADP", "ADV", "PROPN") and len(between) <= _ASIDE)
    aside = aside and all(t.pos not in ("VERB", "AUX", "PUNCT") for t in between)
    return text[:start].rstrip().endswith(",") and comma >= 0 and aside

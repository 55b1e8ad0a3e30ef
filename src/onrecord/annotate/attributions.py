"""Attributions: who says what.

The rules go from the cue outwards: a reporting verb or phrase of the lexicons, the source that is its subject (or
agent, or possessor), the content that its frame in the lexicon asks for, widened to the quotation marks around it
(cue, source and content as in PARC and PolNeAR; Pareti 2012, Newell et al. 2018). Then quotations without a cue go
to who spoke last, and each draft gets its speaker from the cast, its channel, time and stance, and its place in the
nesting. Left undecided: ironic and scare quotes (no attribution), and pronouns that the cast does not resolve.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import Quotation
from onrecord.annotate.saying.according import told_through
from onrecord.annotate.saying.addressees import addressees_of
from onrecord.annotate.saying.adjuncts import without_adjunct
from onrecord.annotate.saying.answers import answers
from onrecord.annotate.saying.asides import with_asides
from onrecord.annotate.saying.backshifts import with_backshifts
from onrecord.annotate.saying.channels import channel_of, own_channel
from onrecord.annotate.saying.citations import with_citations
from onrecord.annotate.saying.claims import claim_cues
from onrecord.annotate.saying.clefts import clefts
from onrecord.annotate.saying.closing_texts import closing_texts
from onrecord.annotate.saying.continuations import STATEMENT, with_continuations, with_statements
from onrecord.annotate.saying.cues import verb_cues
from onrecord.annotate.saying.deadlines import deadlines
from onrecord.annotate.saying.deeds import is_deed
from onrecord.annotate.saying.edges import with_edges
from onrecord.annotate.saying.ellipses import with_ellipses
from onrecord.annotate.saying.estimates import estimates
from onrecord.annotate.saying.free_relatives import tells_nothing
from onrecord.annotate.saying.headlines import headlines, inverted
from onrecord.annotate.saying.hearsay import hearsay
from onrecord.annotate.saying.idioms import idioms
from onrecord.annotate.saying.inferences import is_inferred
from onrecord.annotate.saying.inner import adds_nobody, refuses_again, with_inner
from onrecord.annotate.saying.interruptions import within_dashes
from onrecord.annotate.saying.labels import checked_claims
from onrecord.annotate.saying.nesting import apart, distinct, parents, position
from onrecord.annotate.saying.occasions import said_at, zone
from onrecord.annotate.saying.overruns import set_right, without_overruns
from onrecord.annotate.saying.parentheses import is_parenthesis, quotes_itself
from onrecord.annotate.saying.polls import polls
from onrecord.annotate.saying.posts import EMBEDDED, embedded_posts, with_post
from onrecord.annotate.saying.quoters import with_quoters
from onrecord.annotate.saying.refusals import refusal_cues
from onrecord.annotate.saying.relatives import with_antecedents
from onrecord.annotate.saying.resumptions import with_resumption
from onrecord.annotate.saying.reticences import reticences
from onrecord.annotate.saying.revisions import revisions
from onrecord.annotate.saying.sayers import with_whole_sayer
from onrecord.annotate.saying.silences import silences
from onrecord.annotate.saying.speakers import Speaker, speakers
from onrecord.annotate.saying.stances import with_stance
from onrecord.annotate.saying.standpoints import standpoints
from onrecord.annotate.saying.tagging import merged
from onrecord.annotate.saying.transcripts import TURN, setting, with_turns
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.saying.verbless_cues import verbless_cues
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.tagged import Tagged
from onrecord.records import Attribution, Channel, Document, MadeBy, Participant, QuoteKind, Time

_ADDING = frozenset({"add", "continue", "conclude"})
_SAYING = _ADDING | {"say"}
_WRITING = frozenset({"write", "add", "conclude"})
_STEP = "attributions"


def attributions(
    document: Document,
    syntax: Syntax,
    quotations: Sequence[Quotation],
    cast: Cast,
    times: Sequence[Time],
    tagged: Sequence[Tagged] = (),
) -> tuple[Attribution, ...]:
    """Every attribution relation of the report, in text order of its cue (of its content where a quotation goes on
    without a cue), nested ones linked by `within`.

    `tagged` is what a trained tagger marked; without it the rules stand alone.

    `made_by.rule` names the rule: the verb and its frame ("say:that"), "noun", "according to", "continued" ...
    A condemnation of a plain object ("condemned the attack") has a rule that ends in ":object", as has whatever the
    tagger alone found with a content that is no clause and no quotation.
    """
    page = Page(document, syntax, quotations, cast)
    by_verb = (
        *refusal_cues(page),
        *claim_cues(page),
        *silences(page),
        *reticences(page),
        *idioms(page),
        *deadlines(page),
        *verb_cues(page),
    )
    by_phrase = (*answers(page), *hearsay(page), *verbless_cues(page), *standpoints(page), *closing_texts(page))
    by_phrase = (*by_phrase, *embedded_posts(page))
    found = distinct([*inverted(page), *clefts(page), *by_verb, *by_phrase, *estimates(page), *polls(page)])
    found = told_through(page, found)
    drafts = [within_dashes(page, draft) for draft in merged(page, found, tagged)]
    drafts = [set_right(page, with_whole_sayer(page, draft)) for draft in drafts]
    drafts = told_through(page, drafts)
    drafts = without_overruns(page, drafts)
    drafts = [with_resumption(page, draft, drafts) for draft in drafts]
    drafts = with_antecedents(page, [without_adjunct(page, draft) for draft in drafts])
    drafts = with_quoters(page, with_citations(page, with_statements(page, drafts)))
    drafts = [draft for draft in drafts if not (adds_nobody(page, draft, drafts) or is_parenthesis(page, draft))]
    drafts = [draft for draft in drafts if not tells_nothing(page, draft)]
    drafts = [with_stance(syntax, draft) for draft in drafts if not is_deed(syntax, draft, drafts)]
    drafts = [draft for draft in drafts if not (is_inferred(page, draft) or refuses_again(page, draft, drafts))]
    drafts = with_asides(page, [draft for draft in drafts if not quotes_itself(draft)], found)
    drafts.extend((*headlines(page, drafts), *checked_claims(page)))
    drafts.extend(revisions(page, drafts))
    drafts = with_ellipses(page, with_continuations(page, with_turns(page, with_backshifts(page, drafts))))
    inner = with_inner(page, drafts, found)[len(drafts) :]
    inner = [draft for draft in inner if not (is_deed(syntax, draft, drafts) or adds_nobody(page, draft, drafts))]
    inner = [draft for draft in inner if not quotes_itself(draft)]
    inner = [with_stance(syntax, set_right(page, within_dashes(page, draft))) for draft in inner]
    drafts.extend(draft for draft in inner if not (is_inferred(page, draft) or refuses_again(page, draft, drafts)))
    drafts = [with_edges(page, draft) for draft in drafts]
    order = sorted(range(len(drafts)), key=lambda k: (position(drafts[k]), k))
    moved = {k: n for n, k in enumerate(order)}
    drafts = [
        replace(drafts[k], continues=None if drafts[k].continues is None else moved[drafts[k].continues or 0])
        for k in order
    ]
    return tuple(_finished(page, drafts, times))


def _finished(page: Page, drafts: Sequence[Draft], times: Sequence[Time]) -> list[Attribution]:
    syntax = page.syntax
    outer = parents(drafts)
    said_by = speakers(page, drafts, outer)
    drafts, outer = apart(page, drafts, outer, lambda n, m: _one_speaker(drafts[n], drafts[m], said_by[n], said_by[m]))
    by_sentence: dict[int, list[Draft]] = {}
    times_by_sentence: dict[int, list[Time]] = {}
    for draft in drafts:
        by_sentence.setdefault(syntax.sentence_of(draft.anchor).first, []).append(draft)
    for stated in times:
        tokens = syntax.tokens_in(stated.span.start, stated.span.end)
        if tokens:
            times_by_sentence.setdefault(syntax.sentence_of(tokens[0].i).first, []).append(stated)
    result: list[Attribution] = []
    for n, draft in enumerate(drafts):
        speaker, parent = said_by[n], outer[n]
        channel: Channel | None
        told: tuple[Participant, ...] = ()
        if draft.continues is not None and draft.continues < n:
            origin = result[draft.continues]
            channel, time, told = origin.channel, origin.time, origin.addressees
        else:
            first = syntax.sentence_of(draft.anchor).first
            words = zone(syntax, draft, by_sentence[first])
            channel = channel_of(page, draft, words)
            if channel is None and parent is None:
                channel = own_channel(page, speaker.entity)
            there = times_by_sentence.get(first, ())
            time = said_at(syntax, draft, words, there, document=speaker.kind == "document")
            told = addressees_of(page, draft, words)
            if draft.rule == TURN:
                channel = setting(page)
            elif draft.rule == EMBEDDED:
                channel = "social_media"
            elif channel is None and draft.kind in ("speech", "document"):
                channel = _carried(syntax, draft, speaker.entity, result)
                if channel is None and with_post(page, draft, speaker.entity):
                    channel = "social_media"
        result.append(
            Attribution(
                id=f"a{n + 1}",
                source=tuple(syntax.chars(*s) for s in draft.source),
                cue=tuple(syntax.chars(*s) for s in draft.cue),
                content=tuple(syntax.chars(*s) for s in draft.content),
                speaker=speaker.entity,
                speaker_kind=speaker.kind,
                speaker_count=speaker.count,
                addressees=told,
                quote=_quote_kind(page, draft),
                stance=draft.stance,
                channel=channel,
                time=time,
                within=f"a{parent + 1}" if parent is not None else None,
                made_by=MadeBy(_STEP, draft.rule),
            )
        )
    return result


def _one_speaker(one: Draft, other: Draft, speaker: Speaker, other_speaker: Speaker) -> bool:
    if (one.source_head is not None and one.source_head == other.source_head) or speaker is other_speaker:
        return True
    return speaker.entity is not None and speaker.entity == other_speaker.entity


def _carried(syntax: Syntax, draft: Draft, speaker: str | None, before: Sequence[Attribution]) -> Channel | None:
    """A series of posts or a letter goes on: the same speaker quoted in the next paragraph, no other speaker between.
    Of a letter only what is written, not what is said."""
    if not before or not draft.content:
        return None
    last = next(a for a in reversed(before) if a.within is None or a is before[0])
    quoted = syntax.text[draft.content[0][0]] in '"“'
    goes_on = syntax.tokens[draft.anchor].lemma in (_SAYING if quoted else _ADDING)
    if speaker is not None and last.speaker == speaker and goes_on and last.content:
        first = last.content[0].start if draft.content[0][0] > last.content[0].start else draft.content[0][0]
        if "\n\n" not in syntax.text[first : draft.content[-1][1]]:
            return last.channel  # "told Reuters that X, and added"
    if not quoted:
        return None
    head = draft.source_head
    letter = last.channel == "letter" and head is not None and syntax.tokens[head].tag == "NNS"
    those = letter and any(c.lower == "the" for c in syntax.children(head or 0, "det"))  # "the lawmakers wrote"
    if speaker is None and not those:
        return None
    if (last.speaker != speaker and not those) or last.channel not in ("social_media", "letter") or not last.content:
        return None
    if last.channel == "letter" and syntax.tokens[draft.anchor].lemma not in _WRITING:
        return None
    between = syntax.text[last.content[-1].end : draft.content[0][0]]
    return last.channel if between.count("\n\n") <= 1 and len(between) < 300 else None


def _quote_kind(page: Page, draft: Draft) -> QuoteKind:
    """Direct where all words of the content stand in quotation marks, mixed where some do."""
    if draft.rule in (STATEMENT, EMBEDDED):
        return "direct"
    inside = outside = 0
    text = page.syntax.text
    cue = draft.cue[0][0] if draft.cue else -1
    for start, end in draft.content:
        covered = 0
        # Not the quotations in which the whole attribution stands, nor those within another that counts.
        marked = [q for q in page.quotations if q.start < end and start < q.end and not q.start <= cue < q.end]
        for q in marked:
            if any(o.start <= q.start and q.end <= o.end for o in marked if o is not q):
                continue
            a, b = max(start, q.start), min(end, q.end)
            covered += sum(map(str.isalnum, text[a:b]))
        inside += covered
        outside += sum(map(str.isalnum, text[start:end])) - covered
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"

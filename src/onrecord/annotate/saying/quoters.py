"""Quoters: who quotes a speaker, where the sentence says so in passing.

"A clerk quoted by Tarnet said that X", "survivors cited in a report said that X" and "Vell was quoted by Tarnet as
saying that X": the words are the clerk's, and the report has them from Tarnet, so the clerk speaks within what Tarnet
says. Left undecided: whose text is cited only as proof ("the study, cited by farmers, says").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.cues import is_nobody, joined_ranges
from onrecord.annotate.saying.joins import is_somebody
from onrecord.annotate.saying.outlets import is_outlet
from onrecord.annotate.saying.sources import source_nouns, spans_of, speaks
from onrecord.annotate.saying.utterances import CITING_VERBS, QUOTER, Draft, Page
from onrecord.annotate.syntax import Token

# What somebody is quoted in, between his name and the participle: "in remarks quoted by Tarnet, Vell said".
_STEPS = 6


def with_quoters(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and behind each whose speaker is quoted by another one for that other, with the same content."""
    quoting = list(_quoting(page))
    result: list[Draft] = []
    for draft in drafts:
        result.append(draft)
        if draft.kind not in ("speech", "document") or not draft.content or draft.source_head is None:
            continue
        for verb, by, agent in quoting:
            if agent.i != draft.source_head and _is_of(page, draft, verb):
                cue = tuple(page.chars(*piece) for piece in joined_ranges([(verb.i, verb.i + 1), (by.i, by.i + 1)]))
                who = spans_of(page, agent.i, verb.i)
                name = _name_behind(page, agent)
                if who and name is not None and who[-1][1] > agent.end:
                    who = ((who[0][0], agent.end),)
                    result[-1] = _named(page, draft, name)
                if who:
                    result.append(Draft(verb.i, cue, who, agent.i, draft.content, "asserts", "speech", QUOTER))
    return result


def quoter_of(page: Page, verb: Token) -> tuple[Token, Token] | None:
    """The "by" and the agent of a participle of quoting, of "was quoted by X as saying" and "as saying by X" alike, and
    the text or outlet of "quoted in X"; None where none is stated who may pass on words."""
    syntax = page.syntax
    saying = (p.i for prep in syntax.children(verb.i, "prep") for p in syntax.children(prep.i, "pcomp"))
    for by in (c for i in (verb.i, *saying) for c in syntax.children(i, "agent", "prep")):
        agent = next(iter(syntax.children(by.i, "pobj")), None) if by.i > verb.i else None
        if agent is None:
            continue
        if by.lower == "by" and _may_quote(page, agent) and _passes_on(page, verb, agent):
            return by, agent
        if by.lower == "in" and is_in_print(page, agent):
            return by, agent
    return None


def _quoting(page: Page) -> Iterator[tuple[Token, Token, Token]]:
    """The participles of quoting with their "by" and agent."""
    for verb in page.syntax.tokens:
        if verb.lemma in CITING_VERBS and verb.tag in ("VBN", "VBD"):
            found = quoter_of(page, verb)
            if found is not None:
                yield verb, *found


def _name_behind(page: Page, agent: Token) -> Token | None:
    """The name of whoever is quoted, where it stands behind the outlet that quotes and the parser hung it on that: "a
    clerk quoted by the agency, | Ana Vell |, said"."""
    if not is_medium(page, agent):
        return None
    hung = page.syntax.children(agent.i, "appos")
    return next((t for t in hung if t.i > agent.i and t.pos == "PROPN" and t.entity.endswith("PERSON")), None)


def _named(page: Page, draft: Draft, name: Token) -> Draft:
    """A draft whose source goes on to the name of whoever speaks."""
    end = max(draft.source[-1][1], page.syntax.tokens[page.syntax.right_edge(name.i)].end)
    return replace(draft, source=((draft.source[0][0], end),), source_head=name.i)


def _may_quote(page: Page, agent: Token) -> bool:
    if agent.pos == "PRON" or is_nobody(page.syntax, agent.i):
        return False
    return speaks(page, agent.i) or is_medium(page, agent)


def _passes_on(page: Page, verb: Token, agent: Token) -> bool:
    """Whether an agent passes on words: whoever quotes, a medium that cites, or a name that cites somebody ("a clerk
    cited by Tarnet"; not "a study cited by farmers")."""
    if verb.lemma == "quote" or is_medium(page, agent):
        return True
    return _is_named(page, agent) and verb.label == "acl" and is_somebody(page.syntax, verb.head)


def is_in_print(page: Page, noun: Token) -> bool:
    """Whether somebody may be quoted, or something be reported, in what a noun is for: a text, an outlet, or what has
    a name and is no place."""
    if source_nouns().get(noun.lemma) == "document" or is_medium(page, noun):
        return True
    if noun.pos == "PROPN" and noun.entity.endswith(("ORG", "WORK_OF_ART")):
        return True  # a paper that the cast takes for the place in its name
    return _is_named(page, noun) and not noun.entity.endswith(("GPE", "LOC", "FAC", "DATE", "TIME", "EVENT"))


def _is_named(page: Page, noun: Token) -> bool:
    """Whether a noun is a name, as far as is known of an organisation or of none of the other kinds."""
    entity = page.cast.named_by(noun.i)
    return noun.pos == "PROPN" and (entity is None or entity.kind in ("organization", "other"))


def is_medium(page: Page, agent: Token) -> bool:
    """Whether somebody passes on the words of others for a living: an outlet, an agency, reporters."""
    entity = page.cast.named_by(agent.i)
    if entity is not None and entity.sector == "JRN":
        return True
    if agent.pos == "PROPN" and is_outlet(page.syntax, agent.i):
        return True
    words = {agent.lemma.lower(), agent.lower}
    return any(source_nouns().get(w) == "outlet" for w in words) or bool(words & {"agency", "radio", "paper"})


def _is_of(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether a participle of quoting tells by whom a draft's speaker is quoted."""
    syntax = page.syntax
    head = draft.source_head
    if not syntax.sentence_of(draft.anchor).first <= verb.i < syntax.sentence_of(draft.anchor).stop:
        return False
    if draft.anchor == verb.i:
        return True
    if draft.rule == "quoted":
        return verb.i in (a.i for a in syntax.ancestors(draft.anchor))
    for _, above in zip(range(_STEPS), syntax.ancestors(verb.i), strict=False):
        if above.i in (head, draft.anchor):
            return True
        if above.pos in ("VERB", "AUX") or (above.label not in ("appos", "pobj", "prep") and noun_at(syntax, above.i)):
            return False
    return False

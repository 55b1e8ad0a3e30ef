"""Relations: standing facts, such as who holds which office and who backs whom."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.standing.allegiances import allegiances
from onrecord.annotate.standing.appointments import appointments
from onrecord.annotate.standing.backers import backers
from onrecord.annotate.standing.backing import backing
from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.commands import commands
from onrecord.annotate.standing.counterparts import counterparts
from onrecord.annotate.standing.depictions import depictions
from onrecord.annotate.standing.duties import duties
from onrecord.annotate.standing.giving import giving
from onrecord.annotate.standing.homes import homes
from onrecord.annotate.standing.memberships import memberships
from onrecord.annotate.standing.offices import offices
from onrecord.annotate.standing.opposing import opposing
from onrecord.annotate.standing.parts import parts
from onrecord.annotate.standing.several import several
from onrecord.annotate.standing.siding import siding
from onrecord.annotate.standing.spells import dated, holds
from onrecord.annotate.standing.tenures import tenures
from onrecord.annotate.standing.ties import ties
from onrecord.annotate.syntax import Syntax
from onrecord.records import Attribution, Document, MadeBy, Relation, Span, Time
from onrecord.text import fold

_BESIDE_A_NAME = frozenset({"title", "description", "of a body", "party mark", "membership"})


def relations(
    document: Document,  # noqa: ARG001  every step takes the document
    syntax: Syntax,
    cast: Cast,
    chains: Chains,
    times: Sequence[Time] = (),
) -> tuple[Relation, ...]:
    """Every standing relation that the words of the report state, in text order of its evidence, with when it holds
    as far as they say so.

    A relation said twice in the same voice stands once, at its first saying. Left undecided: relations whose bearer
    is not in the cast, and what somebody's verbs only imply.
    """
    page = Page(syntax, cast)
    rules = (
        offices,
        memberships,
        several,
        depictions,
        counterparts,
        appointments,
        tenures,
        duties,
        commands,
        backing,
        giving,
        homes,
        backers,
        opposing,
        parts,
        ties,
        allegiances,
        siding,
    )
    drafts = sorted((draft for rule in rules for draft in rule(page)), key=_place)
    found: list[Relation] = []
    said: set[tuple[object, ...]] = set()
    for draft in drafts:
        if draft.rule not in _BESIDE_A_NAME and page.asked(draft.first):
            continue
        evidence = syntax.span(draft.first, draft.stop)
        chain = _voice(draft, evidence, chains)
        # The report's own "Foreign Minister X" makes every later "the minister, X" old news.
        keys = [(*_key(draft), chain or None), (*_key(draft), None)]
        if any(key in said for key in keys):
            continue
        said.add(keys[0])
        time = dated(syntax, draft, times)
        found.append(
            Relation(
                id=f"r{len(found) + 1}",
                kind=draft.kind,
                subject=draft.subject,
                object=draft.object,
                value=" ".join(draft.value.split()) if draft.value else None,
                polarity="negative" if draft.negative else "positive",
                document_time=holds(syntax, draft, time),
                time=time.id if time is not None else None,
                according_to=chain,
                evidence=evidence,
                made_by=MadeBy("relations", draft.rule),
            )
        )
    return tuple(found)


def _voice(draft: Draft, evidence: Span, chains: Chains) -> tuple[str, ...]:
    """Who says it. A title or description beside a name is the reporter's, unless it stands in a quotation."""
    chain = chains.at(evidence.start) or chains.at(evidence.end - 1)
    if chain and draft.rule in _BESIDE_A_NAME and not _is_quoted(chains.get(chain[-1]), evidence):
        return ()
    return chain


def _is_quoted(a: Attribution, evidence: Span) -> bool:
    """Whether words in an attribution's content stand in quotation marks there."""
    if a.quote != "mixed":
        return a.quote == "direct"
    before = next((s.text[: evidence.start - s.start] for s in a.content if s.start <= evidence.start < s.end), "")
    return before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1


def _place(draft: Draft) -> tuple[int, int, str, str, str]:
    return draft.first, draft.stop, draft.kind, draft.subject, draft.object or ""


def _key(draft: Draft) -> tuple[object, ...]:
    """What makes two relations the same: an office by its last word, a list by what it is of."""
    last = fold(draft.value).split() if draft.value else []
    # "Presidents X and Y" and "President X" are one office.
    office = (
        last[-1].removesuffix("s") if last and draft.kind in ("holds_office", "leads", "spokesperson_for") else None
    )
    return draft.kind, draft.subject, draft.object, office, draft.negative

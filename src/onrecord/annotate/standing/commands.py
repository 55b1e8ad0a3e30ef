"""Commands: who is over whom by nouns of leading: "under the command of X", "at the helm of Y", "under X's
leadership", "with X in charge"; and who speaks for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.annotate.standing.antecedents import whose
from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.posts import office_kind
from onrecord.annotate.syntax import Token
from onrecord.records import RelationKind

_RULE = "command"
_LEADING = frozenset(
    "command leadership chairmanship presidency helm stewardship direction management control watch tutelage "
    "chairwomanship captaincy guidance editorship".split()
)
# "At the helm of Y", "in command of Y": whose clause it is leads Y.
_AT = {
    "helm": frozenset({"at"}),
    "command": frozenset({"in"}),
    "head": frozenset({"at"}),
    "apex": frozenset({"at"}),
    "summit": frozenset({"at"}),
    "charge": frozenset({"in"}),
    "control": frozenset({"in"}),
    "chair": frozenset({"in"}),
    "top": frozenset({"at"}),
}
# Who speaks for a body, and to whom it answers.
_TO: Mapping[str, tuple[tuple[str, ...], RelationKind]] = {
    "speak": (("for", "on"), "spokesperson_for"),
    "answer": (("to",), "leads"),
    "report": (("to",), "leads"),
}
# Whoever has these commands them: "the warlord X's forces".
_OWN_FORCES = frozenset("force militia army fighter troop gunman militiaman gang junta regime".split())
_FORCES = frozenset("forces army militia brigade brigades battalion guard front".split())
_ORDERS = frozenset({"order", "instruction", "directive", "command", "cue", "marching"})
_TAKING = frozenset({"take", "receive", "get"})
_GETTING = frozenset("have get elect pick choose name appoint select".split())
_LED = frozenset({"organization", "armed_group", "government", "group"})


def commands(page: Page) -> Iterator[Draft]:
    """Who leads which body, in no order and not yet without repetition."""
    syntax = page.syntax
    for noun in syntax.tokens:
        if noun.lemma in _TO and noun.tag.startswith("VB"):
            yield from _behind(page, noun)
        if noun.lemma in _OWN_FORCES and noun.tag in ("NN", "NNS"):
            yield from _owned(page, noun)
        elif noun.pos == "PROPN" and page.is_name(noun.i):
            yield from _own_band(page, noun)
        if noun.label != "pobj":
            yield from _having(page, noun)
            continue
        prep = syntax.head(noun.i)
        if prep is None:
            continue
        if prep.lower == "under" and noun.tag.startswith("NN"):
            if noun.lower in _LEADING:
                yield from _drafts(page, prep, noun, _owners(page, noun), _hung(page, prep))
            elif any(page.is_person(e) for e in page.bearers(noun)) or office_kind(noun):
                yield from _drafts(page, prep, noun, page.bearers(noun), _hung(page, prep, named=True))
        elif noun.tag == "NN" and prep.lower in _AT.get(noun.lower, ()):
            yield from _drafts(page, prep, noun, _hung(page, prep), _owners(page, noun) or _with(page, prep))


def _behind(page: Page, verb: Token) -> Iterator[Draft]:
    """ "X speaks for Y", "X, speaking on behalf of Y", "the guard answers to Commander X"."""
    syntax, (ways, kind) = page.syntax, _TO[verb.lemma]
    if not page.held(verb):
        return
    for prep in syntax.children(verb.i, "prep"):
        nouns = syntax.children(prep.i, "pobj") if prep.lower in ways else ()
        if prep.lower == "on":
            nouns = tuple(o for t in nouns if t.lower == "behalf" for o in _owning(page, t))
        for noun in nouns:
            pairs = [(a, b) for a in page.bearers(page.subject(verb)) for b in page.bearers(noun)]
            for one, other in pairs if kind == "spokesperson_for" else [(b, a) for a, b in pairs]:
                body = page.cast.get(other)
                if page.is_person(one) and body is not None and body.kind in _LED:
                    yield Draft(kind, one, other, None, page.negative(verb), verb.i, noun.i + 1, _RULE)


def _owned(page: Page, noun: Token) -> Iterator[Draft]:
    """ "The warlord X's forces", "fighters of Commander X"."""
    owners = (*page.syntax.children(noun.i, "poss"), *page.syntax.behind(noun.i, "of"))
    for owner in owners:
        leader, body = page.one(owner), page.one(noun)
        if leader is None or body is None or owner.pos == "PRON" or not page.is_named(leader):
            continue
        for draft in _drafts(page, noun, noun, (leader,), (body,)):
            first = page.syntax.left_edge(min(owner.i, noun.i))
            yield Draft("leads", leader, body, None, False, first, max(owner.i, noun.i) + 1, draft.rule)


def _own_band(page: Page, name: Token) -> Iterator[Draft]:
    """ "General X's Sword Army", "X, whose Sword Army holds the town"."""
    body = page.cast.get(page.cast.heads.get(name.i))
    if body is None or not (body.kind == "armed_group" or _FORCES.intersection(body.name.lower().split())):
        return
    for owner in page.syntax.children(name.i, "poss"):
        leaders = whose(page, owner) or (() if owner.pos == "PRON" else page.bearers(owner))
        if len(leaders) == 1 and page.is_named(leaders[0]) and body.kind in _LED:
            for draft in _drafts(page, name, name, leaders, (body.id,)):
                yield replace(draft, first=page.syntax.left_edge(owner.i), stop=name.i + 1)


def _having(page: Page, noun: Token) -> Iterator[Draft]:
    """ "Y has a new leader, X", "Y elected a new leader, X"; "Y takes its orders from X"."""
    syntax, verb = page.syntax, page.syntax.head(noun.i)
    if noun.label != "dobj" or verb is None or not page.held(verb) or page.negative(verb):
        return
    bodies = page.bearers(page.subject(verb))
    if verb.lemma in _GETTING and office_kind(noun) in ("leads", "spokesperson_for", "holds_office"):
        leaders = tuple(e for t in syntax.children(noun.i, "appos") for e in page.bearers(t))
        if office_kind(noun) == "holds_office":
            for draft in _drafts(page, verb, noun, leaders, bodies):
                yield Draft(
                    "holds_office",
                    draft.subject,
                    draft.object,
                    noun.text,
                    False,
                    draft.first,
                    draft.stop,
                    "appointment",
                )
            return
        for draft in _drafts(page, verb, noun, leaders, bodies):
            yield draft if office_kind(noun) == "leads" else _speaking(draft)
    elif verb.lemma in _TAKING and noun.lemma in _ORDERS:
        ways = [p for t in (verb, noun) for p in syntax.children(t.i, "prep") if p.lower == "from"]
        leaders = tuple(e for p in ways for t in syntax.children(p.i, "pobj") for e in page.bearers(t))
        yield from _drafts(page, verb, noun, leaders, bodies)


def _speaking(draft: Draft) -> Draft:
    return Draft("spokesperson_for", draft.subject, draft.object, None, False, draft.first, draft.stop, _RULE)


def _owning(page: Page, noun: Token) -> tuple[Token, ...]:
    return (*page.syntax.children(noun.i, "poss"), *page.syntax.behind(noun.i, "of"))


def _owners(page: Page, noun: Token) -> tuple[str, ...]:
    """Whose it is: "the command of X", "X's command", "the party leadership"."""
    before = page.syntax.children(noun.i, "compound", "nmod")
    return tuple(e for t in (*_owning(page, noun), *before) for e in page.bearers(t))


def _hung(page: Page, prep: Token, *, named: bool = False) -> tuple[str, ...]:
    """Who is under it or at it: the noun that the preposition hangs on, else the subject of its verb. A clause about a
    `named` leader tells of those under him where it opens with him: "under X, the party won", not "served under X"."""
    above = page.syntax.head(prep.i)
    if above is not None and above.pos == "PUNCT":  # parsers hang it on the comma
        above = page.syntax.head(above.i)
    if above is None:
        return ()
    if above.pos in ("NOUN", "PROPN"):
        before = page.syntax.tokens[max(prep.i - 2, 0)]
        if page.syntax.tokens[prep.i - 1].text == "," and before in page.syntax.conjuncts(above.i):
            return page.bearers(before)  # "X, who leads it, and Z, at the head of Y": parsers hang it on X
        return page.bearers_before(above, prep.i)
    if above.pos not in ("VERB", "AUX") or not page.held(above) or page.negative(above):
        return ()
    opens = prep.i == page.syntax.sentence_of(prep.i).first
    if named and not opens:
        return ()
    passive = page.syntax.children(above.i, "nsubjpass")
    return page.bearers(passive[0] if passive else page.subject(above))


def _with(page: Page, prep: Token) -> tuple[str, ...]:
    """Of whom a clause tells that opens "with X | at | the helm, ...": parsers hang the rest on X."""
    leader = page.syntax.head(prep.i)
    with_ = page.syntax.head(leader.i) if leader is not None and leader.label in ("pobj", "nsubj") else None
    if with_ is None or with_.lower != "with":
        return ()
    return _hung(page, with_)


def _drafts(page: Page, prep: Token, noun: Token, leaders: tuple[str, ...], bodies: tuple[str, ...]) -> Iterator[Draft]:
    stop = min(page.syntax.sentence_of(prep.i).stop, page.syntax.right_edge(noun.i) + 1)
    for leader in leaders:
        for body in bodies:
            one, other = page.cast.get(leader), page.cast.get(body)
            if one is not None and other is not None and one.kind == "person" and other.kind in _LED:
                yield Draft("leads", leader, body, None, False, prep.i, stop, _RULE)

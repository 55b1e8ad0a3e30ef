"""Backing: who supports, supplies, leads, fights, lists or belongs to whom, from verbs and hyphened participles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import cast

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.designations import (
    BANNED,
    NAMING,
    banned,
    bans,
    designations,
    listed,
    listings,
    named_designations,
)
from onrecord.annotate.standing.giving import is_kept
from onrecord.annotate.standing.owning import owned
from onrecord.annotate.standing.parts import is_union
from onrecord.annotate.standing.sides import is_seat, sided
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import RelationKind

_HYPHENED: Mapping[str, RelationKind] = {
    **dict.fromkeys("backed supported sponsored funded financed trained".split(), "supports"),
    **dict.fromkeys("armed supplied equipped".split(), "supplies"),
    **dict.fromkeys("led run controlled headed commanded".split(), "leads"),
    **dict.fromkeys("aligned allied linked affiliated tied associated".split(), "affiliate_of"),
    **dict.fromkeys("designated blacklisted proscribed".split(), "designated_as"),
    **dict.fromkeys("based headquartered".split(), "located_in"),
    "owned": "part_of",
}
# The participle is said of the noun: the noun is the subject, the name before the hyphen the object.
_OF_THE_NOUN = frozenset({"affiliate_of", "designated_as", "located_in", "part_of"})
_BACKING = frozenset("back support sponsor arm bankroll".split())
# Whoever does this to a state or a region leads it.
_REIGNING = frozenset({"rule", "govern"})
# Kinds in which whoever acts for a body stands for it.
_SIDING = frozenset({"supports", "supplies", "opposes", "affiliate_of"})
_OF_LONG = frozenset({"haven", "lasting"})
_LEAVING = frozenset({"ended", "put out"})
_OWNING = frozenset({"owner", "founder"})
# Whoever leaves these was no member of them, but had a job there.
_WORKPLACES = frozenset({"BUS", "JRN", "EDU", "MED"})
_LISTED = frozenset({"list", "blacklist"})
_CLAIMING = frozenset("say claim allege believe insist argue maintain contend suspect".split())


@cache
def _verbs() -> Mapping[str, tuple[tuple[str, RelationKind, str], ...]]:
    found: dict[str, list[tuple[str, RelationKind, str]]] = {}
    for row in load("relation_verbs"):
        found.setdefault(row["lemma"], []).append((row["prep"], cast(RelationKind, row["kind"]), row["order"]))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def backing(page: Page) -> Iterator[Draft]:
    """Relations that verbs say, in no order and not yet without repetition."""
    for token in page.syntax.tokens:
        joined = token.lower.rpartition("-")
        prefixed = joined[0] == "co" or (token.i >= 2 and page.syntax.tokens[token.i - 2].lower == "co")
        if (
            joined[2] in _HYPHENED
            and not prefixed
            and (joined[0] or (token.i >= 2 and page.syntax.tokens[token.i - 1].text in "-‐–"))
        ):
            yield from _hyphened(page, token, joined[2])
            if page.agent(token) is not None and token.lemma in _verbs() and token.tag.startswith("VB"):
                yield from _verb(page, token)  # "majority-owned by X"
        elif token.lemma in _verbs() and token.tag.startswith("VB"):
            yield from _verb(page, token)
        elif token.tag == "JJ" and token.lemma in _verbs():
            yield from _adjective(page, token)
        elif token.tag == "NNS" and token.lemma in _verbs():
            yield from _misread(page, token)
        if token.lower in BANNED and token.label == "amod":
            yield from banned(page, token)
        if token.lemma in _LISTED and token.label in ("pobj", "dobj"):
            yield from listings(page, token)
        if token.lemma in NAMING and token.tag in ("NN", "NNS"):
            yield from named_designations(page, token)


def _hyphened(page: Page, participle: Token, word: str) -> Iterator[Draft]:
    """Of "Iran-backed groups" and "U.S.-designated terrorist organizations", as one token or as three."""
    syntax = page.syntax
    kind = _HYPHENED[word]
    head = syntax.head(participle.i)
    if participle.lower == word:
        first, after, name = participle.i - 2, participle.i + 1, page.cast.heads.get(participle.i - 2)
    else:
        known = page.by_words(participle.text[: -len(word) - 1])
        first, after, name = participle.i, participle.i + 1, known.id if known is not None else None
    if head is None or head.i < participle.i or head.tag[:2] != "NN":
        head = _right_behind(page, participle)
    if head is None:
        return
    above = syntax.head(head.i)
    if page.one(head) is None and head.label in ("compound", "nmod") and above is not None and above.i > head.i:
        head = above  # "Arda-backed | commander | X"
    if name is None and kind != "designated_as":
        return
    stop = head.i + 1
    if kind == "designated_as":
        if head.tag in ("NN", "NNS"):
            value = syntax.span(after, stop).text
            for entity in listed(page, head):
                if entity != name:
                    yield Draft(kind, entity, name, value, False, first, stop, "hyphen")
        return
    named = page.one(head)
    if name is None or named is None or named == name:
        return
    if kind == "part_of" and not page.bodies(name, named):
        if not page.bodies(named):
            return  # "a Chinese-owned tanker"
        kind = "affiliate_of"  # "the Qatari-owned channel"
    if kind in _OF_THE_NOUN:
        yield Draft(kind, named, name, None, False, first, stop, "hyphen")
    elif page.rules(name) and not (kind == "leads" and not page.acts(named)):  # "Arda-controlled hills"
        yield Draft(kind, name, named, None, False, first, stop, "hyphen")


def _right_behind(page: Page, participle: Token) -> Token | None:
    """Who stands right behind a hyphened participle that parsers hang on another word: "Arda-linked | Lashkar-e-Aman |
    said"."""
    for token in page.syntax.tokens[participle.i + 1 : page.syntax.sentence_of(participle.i).stop]:
        if token.tag[:2] not in ("NN", "JJ") and token.text not in "-‐–":
            return None
        if token.i in page.cast.heads and token.tag[:2] == "NN" and token.i == page.name_end(token.i):
            return token
    return None


def _verb(page: Page, verb: Token) -> Iterator[Draft]:
    syntax = page.syntax
    agent = page.agent(verb)
    passive = agent is not None or bool(syntax.children(verb.i, "auxpass", "nsubjpass"))
    bare = verb.tag == "VBN" and not syntax.children(verb.i, "aux", "auxpass")
    for prep, kind, order in _verbs()[verb.lemma]:
        if order == "patient":
            yield from designations(page, verb, passive=passive, agent=agent)
        elif order == "ban":
            yield from bans(page, verb, passive=passive, agent=agent)
        elif order in _LEAVING or order in _OWNING:
            if page.held(verb):
                row = (prep, kind, order)
                if order in _LEAVING:
                    yield from _over(page, verb, row, agent)
                else:
                    yield from owned(page, verb, row, agent, _prep(page, verb, prep) if prep else ())
        elif not page.held(verb) or not _counts(page, verb, order, agent):
            continue
        elif order == "participle":
            if (bare or passive) and verb.label != "amod":
                yield from page.pairs(
                    kind, sided(page, page.patient(verb)), _prep(page, verb, prep), verb, "participle"
                )
        elif prep:
            told = partial(sided, page) if kind in _SIDING else page.bearers
            subjects, objects = told(page.subject(verb)), _prep(page, verb, prep)
            if kind == "member_of" and verb.lemma == "belong" and _unit(page, subjects, objects):
                kind = "part_of"
            if kind == "leads":
                subjects = tuple(e for e in subjects if page.is_person(e))
                objects = tuple(e for e in objects if page.bodies(e))
            if kind == "supports":
                objects = tuple(e for e in objects if page.acts(e))
            if kind != "part_of" or page.bodies(*subjects, *objects):
                yield from page.pairs(kind, subjects, objects, verb, "verb")
        elif agent is not None and (passive or bare):
            subject = page.patient(verb)
            doers = page.bearers(agent) or _owners(page, agent)
            if bare and verb.i == syntax.sentence_of(verb.i).first:
                agents, subject = _opening(page, verb)
                doers = agents or doers
            led = kind == "leads" and syntax.tokens[verb.i - 1].text == ","
            # "Fighters of the League, | commanded by X |, left": he commands the league.
            whom = sided(page, subject) if kind in _SIDING or led else page.bearers(subject)
            if led and verb.label == "acl" and subject is not None and (near := syntax.conjuncts(subject.i)):
                # "The League and the army, | led by X |": of two bodies, the nearer.
                last = [t for t in near if t.i < verb.i]
                whom = page.bearers(last[-1]) if last else whom
            yield from _acting(page, kind, doers, whom, verb, haven=order == "haven")
        elif kind == "leads" and verb.lemma == "lead" and _takes_along(page, verb):
            continue
        elif not passive:
            told = partial(sided, page) if kind in _SIDING else page.bearers
            objects = tuple(e for t in syntax.children(verb.i, "dobj") for e in told(t))
            yield from _acting(page, kind, told(page.subject(verb)), objects, verb, haven=order == "haven")


def _over(page: Page, verb: Token, row: tuple[str, RelationKind, str], agent: Token | None) -> Iterator[Draft]:
    """Of "X left the League", "expelled from the League, X": what no longer holds."""
    prep, kind, order = row
    passive = bool(page.syntax.children(verb.i, "nsubjpass")) or verb.tag == "VBN"
    if verb.lemma == "leave" and _left_as(page, verb):
        return
    if page.negative(verb) or (order == "ended" and (agent is not None or page.syntax.children(verb.i, "auxpass"))):
        return
    if order == "put out":
        who = page.patient(verb) if passive else next(iter(page.syntax.children(verb.i, "dobj")), None)
    else:
        who = page.subject(verb)
    objects = (
        _prep(page, verb, prep)
        if prep
        else tuple(e for t in page.syntax.children(verb.i, "dobj") for e in page.bearers(t))
    )
    for target in objects:
        body = page.cast.get(target)
        if body is None or body.kind not in ("organization", "armed_group") or body.sector in _WORKPLACES:
            continue
        if page.is_named(target):
            bearers = tuple(e for e in page.bearers(who) if page.acts(e) and page.is_named(e))
            yield from page.pairs(kind, bearers, (target,), verb, "membership over")


def _left_as(page: Page, verb: Token) -> bool:
    """Whether somebody is left in some state rather than by somebody: "leaving the League as its only backer", "left
    the Front without arms", "left the party divided"."""
    syntax = page.syntax
    hung = (verb, *syntax.children(verb.i, "dobj"))
    if any(p.lower in ("as", "without", "with") for t in hung for p in syntax.children(t.i, "prep")):
        return True
    return bool(syntax.children(verb.i, "oprd", "ccomp"))


def _counts(page: Page, verb: Token, order: str, agent: Token | None) -> bool:
    """Whether the verb stands as its row wants it."""
    return not (order == "passive" and agent is None) and (order not in _OF_LONG or _lasts(page, verb))


def _lasts(page: Page, verb: Token) -> bool:
    """Whether a verb says what somebody does or has long done, rather than what was done once."""
    syntax = page.syntax
    if verb.tag != "VBD" or syntax.children(verb.i, "aux", "auxpass"):
        return True
    if verb.label == "conj" and (head := syntax.head(verb.i)) is not None and head.tag == "VBN":
        return True
    long = any(t.lower in ("since", "for", "throughout") for t in syntax.children(verb.i, "prep", "mark"))
    return long or any(t.lower in ("long", "always") for t in syntax.children(verb.i, "advmod"))


def _unit(page: Page, subjects: tuple[str, ...], objects: tuple[str, ...]) -> bool:
    """Whether bodies belong to one that is no union: "the brigade belongs to the ministry"."""
    wholes = [b for e in objects if (b := page.cast.get(e)) is not None]
    unions = any(b.sector in ("IGO", "PTY") or is_union(b) for b in wholes)
    return bool(subjects) and bool(objects) and page.bodies(*subjects, *objects) and not unions


def _takes_along(page: Page, verb: Token) -> bool:
    """Whether somebody is only led to a place: "led the girls away", "led them into a forest"."""
    away = any(t.lower in ("away", "off", "out", "back", "in") for t in page.syntax.children(verb.i, "prt", "advmod"))
    whom = [e for t in page.syntax.children(verb.i, "dobj") for e in page.bearers(t)]
    if not away and whom and all(page.bodies(e) and page.is_named(e) for e in whom):
        return False  # "leads the League from exile"
    return away or any(t.lower in ("into", "to", "through", "from") for t in page.syntax.children(verb.i, "prep"))


def _owners(page: Page, deed: Token) -> tuple[str, ...]:
    """Whose strikes or aid it is: "backed by Coalition airstrikes"."""
    owners = page.syntax.children(deed.i, "poss", "compound", "amod", "nmod")
    return tuple(dict.fromkeys(e for t in owners for e in page.bearers(t)))


def _adjective(page: Page, adjective: Token) -> Iterator[Draft]:
    """Of "the brigade is subordinate to the ministry"."""
    above = page.syntax.head(adjective.i)
    if above is None:
        return
    if above.lemma in ("be", "remain", "become") and adjective.label in ("acomp", "attr") and page.held(above):
        subject: Token | None = page.subject(above)
        said = above
    else:
        subject = above if adjective.label in ("amod", "acl", "relcl", "appos") and above.i < adjective.i else None
        said = adjective
    for prep, kind, order in _verbs()[adjective.lemma]:
        if order == "adjective" and subject is not None:
            bearers = tuple(e for e in page.bearers(subject) if page.acts(e))
            owners = tuple(e for e in _prep(page, adjective, prep) if page.acts(e))
            yield from page.pairs(kind, bearers, owners, said, "adjective")


def _misread(page: Page, verb: Token) -> Iterator[Draft]:
    """Of "Arda, which Norway says arms the rebels" and "Arda, which funds and arms the rebels": parsers take such
    a verb for a noun."""
    syntax = page.syntax
    doers = _misread_doers(page, verb)
    stop = next((t.i for t in syntax.tokens[verb.i + 1 :] if t.pos == "PUNCT" and t.tag != "HYPH"), verb.i)
    yield from _whom(page, verb)
    after = syntax.tokens[min(verb.i + 1, len(syntax.tokens) - 1)]
    target = next(page.named(verb.i + 1, min(stop, syntax.sentence_of(verb.i).stop)), None)
    if not doers or target is None or not page.acts(target[1]):
        return
    for doer in doers:
        for prep, kind, order in _verbs()[verb.lemma]:
            if (
                prep == (after.lower if after.tag == "IN" else "")
                and (not order or order in _OF_LONG)
                and doer != target[1]
                and page.acts(doer)
            ):
                yield Draft(kind, doer, target[1], None, False, verb.i, target[0] + 1, "verb")


def _whom(page: Page, verb: Token) -> Iterator[Draft]:
    """Of "the rebels, whom Arda | arms |": parsers make arms of it that are Arda's."""
    syntax, sentence = page.syntax, page.syntax.sentence_of(verb.i)
    doer = page.cast.heads.get(verb.i - 1) if verb.i else None
    first = verb.i - 1
    while doer is not None and first > sentence.first and page.names(first - 1) == doer:
        first -= 1
    pronoun = syntax.tokens[first - 1] if first > sentence.first else verb
    if doer is None or pronoun.tag not in ("WP", "WDT") or not (page.acts(doer) or is_seat(page, doer)):
        return
    told = [t for t in syntax.tokens[max(sentence.first, pronoun.i - 3) : pronoun.i] if sided(page, t)]
    for target in sided(page, told[-1]) if told else ():
        for prep, kind, order in _verbs()[verb.lemma]:
            if not prep and (not order or order in _OF_LONG) and page.acts(target) and target != doer:
                yield Draft(kind, doer, target, None, False, told[-1].i, verb.i + 1, "verb")


def _misread_doers(page: Page, verb: Token) -> tuple[str, ...]:
    """Whom a relative clause is about in which a verb is taken for a noun."""
    syntax = page.syntax
    before = syntax.tokens[verb.i - 1] if verb.i else verb
    if before.tag in ("WDT", "WP"):
        return page.bearers(before)
    if verb.label == "ROOT" and before.i in page.cast.heads:  # "The Tide Party | sides | with Arda"
        return page.bearers(before)
    joined = syntax.tokens[verb.i - 2] if before.tag == "CC" and verb.i > 1 else None
    if joined is not None and joined.lemma in _verbs() and joined.tag in ("NNS", "VBZ", "VBP"):
        return _misread_doers(page, joined)
    owner = syntax.head(before.i)
    pronoun = any(t.tag in ("WDT", "WP") and t.i < before.i for t in syntax.children(before.i))
    if before.label == "relcl" and before.lemma in _CLAIMING and owner is not None and pronoun:
        return page.bearers(owner)
    return ()


def _acting(
    page: Page,
    kind: RelationKind,
    doers: tuple[str, ...],
    targets: tuple[str, ...],
    verb: Token,
    *,
    haven: bool = False,
) -> Iterator[Draft]:
    doers = tuple(e for e in doers if (page.rules(e) if kind in _SIDING else page.acts(e)))
    if haven:
        doers = tuple(e for e in doers if not page.is_person(e))
        targets = tuple(e for e in targets if is_kept(page, e))
    # "Backs Abkhazia": a region that somebody backs is whoever rules it.
    region = kind in ("supports", "supplies") and verb.lemma in _BACKING
    region = region or (kind == "leads" and verb.lemma in _REIGNING)
    targets = tuple(e for e in targets if page.acts(e) or (region and _is_place(page, e)))
    if kind == "leads":
        # Who controls a town or a country does not lead it as a body.
        lands = ("person",) if verb.lemma in _REIGNING else ("country", "person")
        targets = tuple(e for e in targets if (t := page.cast.get(e)) is not None and t.kind not in lands)
        if verb.lemma == "control":  # a party that has most seats in a house does not lead it
            targets = tuple(e for e in targets if (t := page.cast.get(e)) is not None and t.sector != "LEG")
        if verb.lemma == "run" and page.agent(verb) is None:
            targets = tuple(e for e in targets if not _facility(page, e))
    elif kind == "member_of":
        # "Joined Arda in condemning it" makes nobody a member.
        joint = any(page.syntax.children(p.i, "pcomp") for p in page.syntax.children(verb.i, "prep"))
        targets = tuple(
            e
            for e in targets
            if not joint and (t := page.cast.get(e)) is not None and t.kind in ("organization", "armed_group")
        )
    elif kind in ("supplies", "supports"):
        targets = tuple(e for e in targets if not _anybody(page, e))
    yield from page.pairs(kind, doers, targets, verb, "verb")


def _facility(page: Page, entity_id: str) -> bool:
    """Whether it is only described, and is where people are treated, taught or employed: "runs a field hospital"."""
    entity = page.cast.get(entity_id)
    return (
        entity is not None
        and entity.kind == "organization"
        and entity.sector in ("MED", "EDU", "BUS")
        and all(m.form != "name" for m in entity.mentions)
    )


def _is_place(page: Page, entity_id: str) -> bool:
    entity = page.cast.get(entity_id)
    return entity is not None and entity.kind == "place"


def _anybody(page: Page, entity_id: str) -> bool:
    """Whether it is only pointed at as people: "trained these people"."""
    entity = page.cast.get(entity_id)
    words = {w for m in entity.mentions if m.form != "pronoun" for w in m.text.lower().split()} if entity else set()
    return bool(words & {"people", "persons", "individuals"}) and not any(
        m.form == "name" for m in (entity.mentions if entity else ())
    )


def _opening(page: Page, verb: Token) -> tuple[tuple[str, ...], Token | None]:
    """Of "Supported by A's B, the two are ...": B, and the subject behind the comma, whatever the parser made of it."""
    syntax, sentence = page.syntax, page.syntax.sentence_of(verb.i)
    tokens = syntax.sentence_tokens(sentence)
    comma = next((t for t in tokens if t.text == "," and t.i > verb.i + 2), None)
    by = next((t for t in syntax.tokens[verb.i + 1 : sentence.stop] if t.lower == "by"), None)
    if comma is None or by is None or by.i > comma.i:
        return (), page.patient(verb)
    with_ = next((t.i for t in syntax.tokens[by.i : comma.i] if t.lower == "with"), comma.i)
    named = list(page.named(by.i + 1, with_))
    agents = (named[-1][1],) if named else ()
    for token in syntax.tokens[comma.i + 1 : sentence.stop]:
        if token.pos in ("VERB", "AUX"):
            break
        if token.lower in ("two", "both") or token.i in page.cast.heads:
            if token.label in ("compound", "poss", "amod", "nmod"):
                continue
            return agents, token
    return (), page.patient(verb)


def _prep(page: Page, verb: Token, prep: str) -> tuple[str, ...]:
    found: list[str] = []
    away, _, prep = prep.rpartition(" ")
    beside = [t for t in page.syntax.children(verb.i, "advmod", "prt", "prep") if t.lower == away]
    if away and not beside:
        return ()
    for token in (c for t in (verb, *beside) for c in page.syntax.children(t.i, "prep", "dative", "agent")):
        if token.lower == prep:
            found.extend(e for t in page.syntax.children(token.i, "pobj") for e in sided(page, t))
    return tuple(dict.fromkeys(found))

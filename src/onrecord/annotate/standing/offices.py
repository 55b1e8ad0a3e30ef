"""Offices: who is what of which body, from titles before names, descriptions behind them and copulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from onrecord.annotate.happening.noun_classes import noun_class
from onrecord.annotate.naming.titles import ELECT, PORTFOLIO, is_elect, is_office, long_office
from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.party_marks import party_marks
from onrecord.annotate.standing.posts import (
    EMPLOYING,
    LANDS,
    body_of,
    extent,
    is_body,
    is_party,
    is_second,
    may_be_party,
    office_end,
    office_kind,
)
from onrecord.annotate.standing.titled_bodies import adjoins, are_many, land_behind, of_which, sort_told, speaking
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import Entity, RelationKind

# Whoever is second to a leader does not lead.
_SECOND = frozenset("deputy vice assistant associate".split())
_TITLE_REACH = 4
_PERSONAL = ("spokesperson_for", "holds_office", "leads")
_LEADING = frozenset("under deputy vice assistant first acting foreign prime state interim".split())
_CLIENTS = frozenset(("lawyer", "attorney", "solicitor", "barrister"))
_AS_A_WHOLE = frozenset("co board rebel militant opposition team staff delegation chief vice deputy".split())
_ARMS = frozenset("army navy forces force military guard militia".split())
_RANKS = frozenset("vice deputy acting interim former first then-vice co".split())
FORMER = frozenset("former ex ex- ousted deposed late onetime then outgoing".split())
"""What says of an office that its bearer has it no more."""
# "Chief executive" leads, "chief operating officer" holds an office, an officer alone says nothing of whose.
_CHIEFS = frozenset({"executive", "officer"})
# Who sits in a house for a party.
_SEATED = frozenset(
    "senator congressman congresswoman lawmaker legislator mp mep msp mla deputy councillor councilor councilman "
    "councilwoman parliamentarian backbencher frontbencher representative assemblyman assemblywoman alderman "
    "candidate delegate".split()
)
# Whoever is over these speaks for the house.
_PRESS = frozenset("press media communications publicity".split())
_SPEAKING = frozenset("secretary officer chief director head manager attache attaché".split())
# What somebody is in a party, rather than for it.
_OF_PARTIES = frozenset(
    "secretary treasurer coordinator organiser organizer whip vice-president adviser advisor".split()
)
_HEADING = frozenset({"president", "secretary-general", "chairman"})
# What somebody is called who has no office.
_CALLINGS = frozenset("warlord kingpin ringleader boss chieftain strongman".split())
# How many prepositions may stand between an office and who holds it.
_DEEP = 2
_SERVING = frozenset("serve act work".split())


@cache
def _state_offices() -> Mapping[str, bool]:
    """Offices of a state, each with whether it must stand alone."""
    return {row["noun"]: row["alone"] == "yes" for row in load("state_offices")}


def offices(page: Page) -> Iterator[Draft]:
    """Offices and memberships, in no order and not yet without repetition."""
    # The same words may be read as a title and as a description: each noun speaks once.
    bodies: dict[int, str | None] = {}
    titled: list[tuple[Entity, Token, tuple[int, int], str | None]] = []
    for entity in page.cast.entities:
        if entity.kind != "person":
            continue
        for title in entity.titles:
            tokens = page.syntax.tokens_in(title.span.start, title.span.end)
            noun = _title_noun(tokens)
            if noun is not None:
                bodies[noun.i] = title.organization
                titled.append((entity, noun, (tokens[0].i, tokens[-1].i + 1), title.organization))
    described: set[int] = set()
    for i, entity_id in sorted(page.cast.heads.items()):
        for noun_at, drafts in _described(page, i, entity_id, bodies):
            described.add(noun_at)
            yield from drafts
    for entity, noun, span, body in titled:
        if noun.i not in described:
            yield from _titled(page, entity, noun, span, body)
    yield from party_marks(page)


def state_office(value: str) -> bool | None:
    """Whether words end in an office of a state, None where they do not: True where only a rank may stand before it."""
    words = value.lower().split()
    return next((a for n in (2, 1) if (a := _state_offices().get(" ".join(words[-n:]))) is not None), None)


def _title_noun(tokens: Sequence[Token]) -> Token | None:
    """The noun of a title: its last before an "of ...", ranks and forms of address behind it aside."""
    stop = next((n for n, t in enumerate(tokens) if t.lower in ("of", "to", "for", "at", "without")), len(tokens))
    head = list(tokens[:stop])
    if len(head) > 1 and head[-1].lower == "justice" and head[-2].lower != "chief" and office_kind(head[-2]):
        head.pop()  # "commission | chairman | Justice X"
    while len(head) > 1 and (
        office_kind(head[-1]) in ("rank", "courtesy") or not head[-1].text[0].isalpha() or head[-1].lower in ELECT
    ):
        head.pop()
    return head[-1] if head and office_kind(head[-1]) is not None else None


def _titled(page: Page, entity: Entity, noun: Token, span: tuple[int, int], body: str | None) -> Iterator[Draft]:
    """A title before a name, tokens ``[first, last)``; where the cast knows no body for it, the words right before the
    title may."""
    tokens, sentence = page.syntax.tokens, page.syntax.sentence_of(noun.i)
    first, last = max(span[0], sentence.first), span[1]
    while first > sentence.first and tokens[first - 1].lower in _LEADING and tokens[first - 1].text[:1].isupper():
        first -= 1
    while first < noun.i and tokens[first].tag.startswith("VB") and tokens[first + 1].tag != "HYPH":
        first += 1
    start = value_first = first
    if body is None:
        for i, other in page.named(max(sentence.first, first - _TITLE_REACH), noun.i):
            if other != entity.id and is_body(page, other) and adjoins(page, i, first) and not are_many(page, i, other):
                body, start = other, min(first, page.syntax.left_edge(i))
    body, first, start = of_which(page, entity.id, body, first, start)
    value_first = first
    if body is None and first < noun.i:
        known = page.by_words(tokens[first].text)
        if known is not None and is_body(page, known.id) and known.id != entity.id:
            body, value_first = known.id, first + 1
    if body is None:
        body = land_behind(page, entity, last) or body_of(page, noun, entity.id)
    for i, other in page.named(first, noun.i):
        if other == body:
            # "Police chief": a body that is a common noun is part of what the office is called.
            value_first = i if i + 1 == noun.i and tokens[i].tag == "NN" else i + 1
    while value_first < noun.i and not tokens[value_first].text[0].isalpha():
        value_first += 1
    if value_first < noun.i and tokens[value_first].lower == "s":
        value_first += 1
    stop = office_end(page, noun) + 1
    if stop + 1 < sentence.stop and tokens[stop].text == "-":  # "secretary-general"
        stop += 2
    k = stop + 1
    while k < sentence.stop and tokens[k].lower in PORTFOLIO and tokens[k].i not in page.cast.heads:
        k += 1
    whole = all(i not in page.cast.heads for i in range(stop, last)) and tokens[last - 1].text[:1].isupper()
    if (
        last > stop
        and tokens[stop].lower == "of"
        and (whole or long_office(page.syntax, span[0], sentence.stop) == last)
    ):
        stop = last  # "Speaker of the House", "Under Secretary of the Treasury for ..."
    elif is_office(page.syntax, noun.i, k):
        stop = k  # "Secretary of State"
    value = page.syntax.span(min(value_first, noun.i), stop).text
    before = tokens[max(sentence.first, start - 1) : value_first]
    former = next((t.lower for t in before if t.lower in FORMER), None)
    if former is None and _served(page, noun):
        former = "former"
    if former is not None and former not in value.lower():
        value = f"{former} {value}"
    if body is None:
        alone = _RANKS.union(FORMER, ("chief", "senior")).issuperset(value.lower().split()[:-1])
        # "Police spokesman X" speaks for the police, whoever the sentence before tells of.
        body = _state(page, entity, value) or (speaking(page, noun) if alone else None) or sort_told(page, noun, first)
    yield from office(page, entity.id, body, noun, value, start, stop, "title")


def _served(page: Page, noun: Token) -> bool:
    """Whether it is the office of "who served as minister until May"."""
    as_ = page.syntax.head(noun.i)
    verb = page.syntax.head(as_.i) if as_ is not None else None
    return (
        as_ is not None
        and verb is not None
        and as_.lower == "as"
        and verb.lemma in _SERVING
        and (verb.tag == "VBD" or any(t.lower in ("had", "once") for t in page.syntax.children(verb.i)))
    )


def _state(page: Page, entity: Entity, value: str) -> str | None:
    """The country of a state's office of which the words name nothing, where the cast knows whose the bearer is."""
    alone = state_office(value)
    if alone is None or entity.country is None or (alone and not _RANKS.issuperset(value.lower().split()[:-1])):
        return None
    found = [e.id for e in page.cast.entities if e.kind == "country" and e.country == entity.country]
    return found[0] if len(found) == 1 else None


def _described(
    page: Page, i: int, entity_id: str, bodies: Mapping[int, str | None]
) -> Iterator[tuple[int, Iterator[Draft]]]:
    """What is said of a name, by the index of the noun that says it: of X in "X, commander of Y", "Y's leader, X",
    "X is a spokesman for Y" and "X of the party Y"."""
    syntax = page.syntax
    token = syntax.tokens[i]
    entity = page.cast.get(entity_id)
    if entity is None:
        return
    nouns = list(page.apposed(token))
    head = syntax.head(i)
    if head is not None and token.label == "appos":
        # "The governor of Y, X": parsers often hang X on Y.
        above = [head]
        while above[-1].label == "pobj" and len(above) <= _DEEP:  # "the head of the body in Arda, | X"
            above.append(syntax.tokens[syntax.tokens[above[-1].head].head])
        if any(syntax.left_edge(t.i) == head.i + 1 and t.pos == "PROPN" for t in syntax.children(i, "poss")):
            above = []  # "the rebel | leader | Omar Daud's envoy"
        for noun in above:
            # "An aide to the mayor, X": the mayor is somebody else.
            office_there = noun is not None and office_kind(noun) and noun.tag[:2] == "NN"
            if noun is not None and office_there and page.cast.heads.get(noun.i, entity_id) == entity_id:
                nouns.append(noun)
    nouns.extend(page.said_to_be(token))
    denied = tuple(page.said_to_be(token, denied=True))
    nouns.extend(denied)
    if token.label == "nsubj" and entity.kind == "person":  # "the group's spokesman, | X, |" hangs it on the name
        nouns += [t for t in syntax.children(i, "nmod") if t.i < i and "," in _between(page, t.i, i)]
    elif token.label == "attr" and head is not None and head.lemma == "be" and page.held(head):
        nouns += [t for t in syntax.children(head.i, "nsubj") if syntax.children(t.i, "poss")]  # "whose director is X"
    for noun in nouns:
        if _anothers(page, noun, entity_id):
            continue  # "a critic of Ada Lind, | the editor | Karl Orr"
        for said in (noun, *syntax.conjuncts(noun.i)):
            if page.names(said.i) == entity_id or (said.i != noun.i and _anothers(page, said, entity_id)):
                continue  # "the chief, | Omar Bishop"; "the mayor, Lind, and the | sheriff |, Orr"
            each = syntax.tokens[said.i - 2] if is_elect(syntax, said.i) else said
            kind = office_kind(each) or ("holds_office" if is_second(syntax, each) else None)
            if (
                kind is None
                or kind in ("rank", "courtesy")
                or each.lower == "arms"
                or (each.pos == "PROPN" and kind not in _PERSONAL)
            ):
                continue
            if kind == "part_of" and entity.kind == "person":
                continue
            person = kind in _PERSONAL
            one = token.label != "conj" and not syntax.children(i, "conj")  # not "Brekke, two members of the board"
            several = each.tag in ("NNS", "NNPS") and (person or (one and entity.kind == "person"))
            # "The members of the League, | a loose union |": the union is no member of it.
            nobody = each.tag in ("NNS", "NNPS") and not page.is_named(entity_id)
            if several or nobody or (person and entity.kind not in ("person", "other")):
                continue
            first, stop = extent(page, each)
            body = body_of(page, each, entity_id) or bodies.get(each.i)
            value = syntax.span(first, stop).text
            if body is None and entity.kind == "person":
                body = _state(page, entity, syntax.span(first, each.i + 1).text)
            found = office(page, entity_id, body, each, value, first, stop, "description")
            yield each.i, (replace(d, negative=True) for d in found) if noun in denied else found
    if entity.kind == "person" and token.pos == "PROPN" and not office_kind(token):
        yield i, _of_body(page, token, entity_id)


def _anothers(page: Page, noun: Token, bearer: str) -> bool:
    """Whether a description is that of another who has a name."""
    other = page.cast.heads.get(noun.i, bearer)
    return other != bearer and page.is_person(other) and page.is_named(other)


def _between(page: Page, first: int, stop: int) -> set[str]:
    return {t.text for t in page.syntax.tokens[first + 1 : stop]}


def _of_body(page: Page, token: Token, entity_id: str) -> Iterator[Draft]:
    """ "Jana Roos of the Harbour Union": a person named with a body belongs to it."""
    for of in page.syntax.children(token.i, "prep"):
        if of.lower != "of" or of.i > token.i + 2:
            continue
        noun = next(iter(page.syntax.children(of.i, "pobj")), None)
        body = page.one(noun)
        entity = page.cast.get(body)
        unplaced = entity is not None and entity.kind == "place" and entity.country is None and " " in entity.name
        if noun is None or entity is None or not (entity.kind in ("organization", "armed_group") or unplaced):
            continue
        kind: RelationKind = "member_of" if is_party(entity) or entity.kind == "armed_group" else "affiliate_of"
        yield Draft(kind, entity_id, body, None, False, token.i, noun.i + 1, "of a body")


def office(
    page: Page, bearer: str, body: str | None, noun: Token, value: str, first: int, stop: int, rule: str
) -> Iterator[Draft]:
    """The relations of an office: what `noun` makes its bearer to the body, where that is known."""
    kind = office_kind(noun) or ("holds_office" if body is not None and is_second(page.syntax, noun) else None)
    if noun.lemma in _CLIENTS and any(p.lower == "for" for p in page.syntax.children(noun.i, "prep")):
        return  # "a lawyer for the family" is no member of it
    if kind is None or kind == "courtesy" or (kind == "rank" and body is None):
        return
    before = page.syntax.tokens[noun.i - 1].lower if noun.i else ""
    entity = page.cast.get(body)
    if kind == "occupation" and not (noun.lemma in _SPEAKING and before in _PRESS):
        if entity is None or entity.kind not in EMPLOYING:
            return
        kind = "holds_office"
    if (
        noun.lemma in _CHIEFS
        and before not in _PRESS
        and ("chief" in value.lower().split()[:-1] or noun.lemma == "officer")
    ):
        if "chief" not in value.lower().split():
            return
        kind = "leads" if before == "chief" else "holds_office"
    if noun.lemma in _SPEAKING and before in _PRESS:
        kind = "spokesperson_for"
    elif (
        kind == "rank"
        or (
            kind == "leads"
            and (
                (entity is not None and entity.kind == "person")
                or _is_one_of(page, noun)
                or _SECOND.intersection(value.lower().split())
                or (entity is not None and entity.kind in LANDS)
            )
        )
        or (kind == "leads" and body is not None and _of_part(page, noun, body))
    ):
        kind = "holds_office"
    if body is None and noun.lemma in _CALLINGS and not _of_bodies(value):
        return
    if kind != "holds_office" and body is None:
        if kind not in ("leads", "spokesperson_for"):
            return
        kind = "holds_office"
    if entity is not None and is_party(entity) and noun.lemma in _HEADING and before not in _SECOND:
        kind = "leads"  # whoever is a party's president
    of_party = entity is not None and (is_party(entity) or (noun.lemma in _SEATED and may_be_party(entity)))
    if of_party and kind == "holds_office":
        yield Draft("member_of", bearer, body, None, False, first, stop, rule)
        if noun.lemma not in _OF_PARTIES:
            body = None
    yield Draft(cast(RelationKind, kind), bearer, body, value, False, first, stop, rule)


def _is_one_of(page: Page, noun: Token) -> bool:
    """Whether a body has several such: "a director at the ministry"."""
    return noun.lemma == "director" and any(t.lower in ("a", "an") for t in page.syntax.children(noun.i, "det"))


def _of_bodies(value: str) -> bool:
    """Whether a calling says of what sort of body: "airline boss", "union boss"."""
    return bool((noun_class("bodies") | noun_class("firm")).intersection(value.lower().split()[:-1]))


def _of_part(page: Page, noun: Token, body: str) -> bool:
    """Whether what somebody heads is a part of the body or its staff: "head of communications at the bank", "its chief
    of staff", but not an army's."""
    syntax, tokens = page.syntax, page.syntax.tokens
    own = syntax.behind(noun.i, "of", "for")
    whole = page.cast.get(body)
    parts = [c for t in own if t.i not in page.cast.heads for c in syntax.children(t.i)]
    if any(page.cast.heads.get(c.i) == body for c in parts):
        return True  # "head of the U.N. mission"
    if noun.lemma == "chief" and any(t.lemma == "staff" for t in own):
        return whole is None or not _ARMS.intersection(whole.name.lower().split())
    sentence = syntax.sentence_of(noun.i)
    at = [i for i, other in page.named(sentence.first, sentence.stop) if other == body]
    if before := [i for i in at if i < noun.i]:
        other = [t for t in tokens[before[-1] + 1 : noun.i] if t.tag in ("NN", "NNS")]
        # "The militia's founder and leader" is one of two offices.
        between = (t.lemma for t in other if office_kind(t) is None or noun.head != t.i or noun.label != "conj")
        return not noun_class("bodies").union(_AS_A_WHOLE).issuperset(between)
    of = [t for t in own if t.tag in ("NN", "NNS") and t.i not in page.cast.heads]
    behind = [tokens[tokens[i].head] for i in at if i > noun.i]
    return bool(of) and any(p.lower in ("at", "in", "within", "with") and p.i > of[0].i for p in behind)

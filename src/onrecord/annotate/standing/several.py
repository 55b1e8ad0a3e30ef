"""Several: offices and memberships that are told of more than one at a time: "Presidents X and Y", "two League
lawmakers, X and Y", "the foreign ministers of Arda and Vela, X and Y", "X and Y, both members of the League"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.standing.among import named_among
from onrecord.annotate.standing.antecedents import whose
from onrecord.annotate.standing.bearers import BODIES, Draft, Page
from onrecord.annotate.standing.offices import office
from onrecord.annotate.standing.posts import body_of, extent, is_party, may_be_party, office_kind
from onrecord.annotate.syntax import Token

_RULE = "description"
_MEMBERSHIP = "membership"
_LANDS = ("country", "place", "organization", "armed_group")
_AMONG = (("among", "them"), ("including",), ("such", "as"), ("like",))
_MARKS = frozenset(words[-1] for words in _AMONG)
_PERSONAL = ("holds_office", "leads", "spokesperson_for", "occupation")


def several(page: Page) -> Iterator[Draft]:
    """What nouns in the plural make of those named with them, in no order and not yet without repetition."""
    for noun in page.syntax.tokens:
        kind = office_kind(noun)
        if kind is None or kind in ("courtesy", "rank") or noun.tag not in ("NNS", "NNPS", "NN", "NNP"):
            continue
        if noun.tag in ("NN", "NNP"):
            if kind == "member_of":
                yield from _members(page, noun, named_among(page, noun))
            continue
        if page.cast.heads.get(noun.i) is not None and page.is_name(noun.i):
            continue
        if kind in _PERSONAL and (each := _each_of(page, noun)):
            yield from _offices(page, noun, tuple(t for t, _ in each), tuple(e for _, e in each))
            continue
        bearers = _named(page, noun)
        if kind == "member_of":
            yield from _members(page, noun, (*bearers, *(t for t in named_among(page, noun) if t not in bearers)))
        elif kind in _PERSONAL and len(bearers) > 1:
            yield from _offices(page, noun, bearers)


def _named(page: Page, noun: Token) -> tuple[Token, ...]:
    """Those named right behind a plural, in apposition to it, or to whom it is said in apposition or by a form of
    "be"."""
    syntax, head = page.syntax, page.syntax.head(noun.i)
    if head is not None and noun.label in ("compound", "nmod") and head.i > noun.i and head.i in page.cast.heads:
        if any(t.i > noun.i and t.tag in ("CC", ",") for t in syntax.tokens[noun.i + 1 : head.i]):
            return ()
        return _people(page, head)
    if len(right := _right_behind(page, noun)) > 1:
        return right
    if len(set_off := _set_off(page, noun)) > 1:
        return set_off
    behind = [t for t in syntax.children(noun.i, "appos") if t.pos == "PROPN"]
    of = _owners(page, noun)
    for joined in syntax.children(noun.i, "conj") if len(of) > 1 and not behind else ():
        # "The ministers of Arda and Vela, | X | and Y": parsers join X to the ministers.
        before = syntax.left_edge(joined.i) - 1
        if joined.pos == "PROPN" and syntax.tokens[before].text == "," and len(_people(page, joined)) == len(of):
            return _people(page, joined)
    if behind:
        return _people(page, behind[0])
    if head is not None and noun.label == "appos" and head.pos == "PROPN":
        both = any(t.lower in ("both", "two", "all", "three", "four") for t in syntax.children(noun.i))
        first = head
        while first.label == "conj" and syntax.tokens[first.head].pos == "PROPN":
            first = syntax.tokens[first.head]
        if both or first.i != head.i or syntax.conjuncts(head.i):
            return tuple(t for t in _people(page, first) if t.i < noun.i)
    if head is not None and noun.label == "attr" and head.lemma in ("be", "remain", "become"):
        subject = page.subject(head)
        if subject is not None and page.held(head) and not page.negative(head):
            return _people(page, subject)
    return ()


def _set_off(page: Page, noun: Token) -> tuple[Token, ...]:
    """The people named between commas behind a plural and the body that it is of, which parsers join to the body: "two
    lawmakers of the League, | X | and | Y |, left"."""
    bodies = page.syntax.behind(noun.i, "of", "from", "in")
    if len(bodies) != 1 or page.syntax.sentence_of(noun.i).stop <= (comma := page.name_end(bodies[0].i) + 1):
        return ()
    if page.syntax.tokens[comma].text != ",":
        return ()
    found = _right_behind(page, page.syntax.tokens[comma])
    after = page.syntax.after(page.name_end(found[-1].i)) if found else None
    return found if after is not None and after.text == "," else ()


def _right_behind(page: Page, noun: Token) -> tuple[Token, ...]:
    """The people named right behind a plural, whatever parsers hang them on: "its co-leaders | X | and | Y | will"."""
    tokens, k, found = page.syntax.tokens, noun.i + 1, list[Token]()
    stop = page.syntax.sentence_of(noun.i).stop
    while k < stop and page.is_name(k):
        last, bearer = page.name_end(k), page.names(k)
        if bearer is None or not page.is_person(bearer) or last not in page.cast.heads:
            return ()
        found.append(tokens[last])
        k = last + 1
        while k < stop and found and tokens[k].text in (",", "and") and k <= last + 2:
            k += 1
    return tuple(found) if len(found) > 1 and any(t.lower == "and" for t in tokens[noun.i : found[-1].i]) else ()


def _each_of(page: Page, noun: Token) -> tuple[tuple[Token, str], ...]:
    """Those named right behind a plural each with whom they are of, whatever parsers join: "ministers A of Arda and B
    of Vela"; "heads of state, among them Arda's A and Vela's B"."""
    tokens, k, found = page.syntax.tokens, _behind_plural(page, noun), list[tuple[Token, str]]()
    k_first = k
    stop = page.syntax.sentence_of(noun.i).stop
    while k < stop and (page.is_name(k) or tokens[k].text in (",", "and")):
        if not page.is_name(k):
            k += 1
            continue
        last = page.name_end(k)
        of = last + 1
        if of + 1 < stop and tokens[of].tag == "POS":
            owner, own = page.cast.get(page.names(k)), page.names(of + 1)
            at = page.name_end(of + 1)
            if owner is None or owner.kind not in _LANDS or own is None or not page.is_person(own):
                break
            found.append((tokens[at], owner.id))
            k = at + 1
            continue
        body = of + 2 if of + 1 < stop and tokens[of + 1].lower == "the" else of + 1
        if of >= stop or tokens[of].lower != "of" or body >= stop or page.names(body) is None:
            break
        bearer, whose = page.names(k), page.names(body)
        if bearer is None or whose is None or not page.is_person(bearer):
            break
        found.append((tokens[last], whose))
        k = page.name_end(body) + 1
    several_told = len(found) > (0 if tokens[k_first - 1].lower in _MARKS else 1)
    return tuple(found) if several_told and all(t.i in page.cast.heads for t, _ in found) else ()


def _behind_plural(page: Page, noun: Token) -> int:
    """Where the names may begin that stand behind a plural: "heads of state, among them | X"."""
    tokens, k = page.syntax.tokens, noun.i + 1
    stop = page.syntax.sentence_of(noun.i).stop - 2
    if k < stop and tokens[k].lower == "of" and tokens[k + 1].lower in ("state", "government"):
        k += 2
    at = k + 1 if k < stop and tokens[k].text == "," else k
    for words in _AMONG:
        if [t.lower for t in tokens[at : at + len(words)]] == list(words):
            return at + len(words)
    return k


def _people(page: Page, first: Token) -> tuple[Token, ...]:
    return tuple(t for t in (first, *page.syntax.conjuncts(first.i)) if t.i in page.cast.heads and page.is_name(t.i))


def _wholes(page: Page, noun: Token) -> tuple[str, ...]:
    """The bodies that somebody is a member of, by what stands before the noun and behind it."""
    syntax = page.syntax
    before = [t for t in syntax.children(noun.i, "poss", "compound", "nmod", "amod") if t.i < noun.i]
    of = [p for p in syntax.children(noun.i, "prep") if p.lower == "of"]
    owners = (*(t for p in of for t in syntax.children(p.i, "pobj")), *before)
    found: list[str] = []
    for token in owners:
        if token.tag == "WP$":
            found += whose(page, token)
        else:
            found += page.bearers(token)
    return tuple(
        e
        for e in dict.fromkeys(found)
        if (b := page.cast.get(e)) is not None and (b.kind in BODIES or (b.kind == "other" and page.is_named(e)))
    )


def _members(page: Page, noun: Token, named: tuple[Token, ...]) -> Iterator[Draft]:
    """Who is named as a member of what: "its members include X", "NATO members X and Y", "its newest member, X"."""
    if any(t.lower in ("former", "ex", "prospective", "would") for t in page.syntax.children(noun.i, "amod")):
        return
    for whole in _wholes(page, noun):
        for token in named:
            bearer = page.cast.heads[token.i]
            entity = page.cast.get(bearer)
            if bearer != whole and entity is not None and entity.kind not in ("place", "other"):
                first, stop = min(noun.i, token.i), max(noun.i, page.name_end(token.i)) + 1
                yield Draft("member_of", bearer, whole, None, False, first, stop, _MEMBERSHIP)


def _owners(page: Page, noun: Token) -> list[Token]:
    """Whom offices in the plural are of: "ministers of | Arda | and | Vela |", "ministers of defence of | Arda |"."""
    syntax = page.syntax
    behind = syntax.behind(noun.i, "of")
    inner = [t for b in behind if b.i not in page.cast.heads for t in syntax.behind(b.i, "of")]
    return [t for b in inner or behind for t in (b, *syntax.conjuncts(b.i))]


def _offices(page: Page, noun: Token, bearers: tuple[Token, ...], each: tuple[str, ...] = ()) -> Iterator[Draft]:
    """One office each; where as many states or bodies are named behind it as people, each his own. `each` are those
    where they are known."""
    syntax = page.syntax
    of = [t for t in _owners(page, noun) if t.i in page.cast.heads and t not in bearers]
    own = list(each) or ([page.cast.heads[t.i] for t in of] if len(of) == len(bearers) else [])
    first, _ = extent(page, noun)
    value = syntax.span(first, noun.i + 1).text
    for n, token in enumerate(bearers):
        bearer = page.cast.heads[token.i]
        if not page.is_person(bearer):
            continue
        body = own[n] if own else (None if len(of) > 1 else body_of(page, noun, bearer))
        party = page.cast.get(body)
        if party is not None and may_be_party(party) and not is_party(party) and office_kind(noun) == "holds_office":
            yield Draft("member_of", bearer, body, None, False, first, noun.i + 1, _MEMBERSHIP)
            continue
        for draft in office(page, bearer, body, noun, value, first, noun.i + 1, _RULE):
            yield replace(draft, rule=_RULE)

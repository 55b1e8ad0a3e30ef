"""Posts: which nouns are offices, which words say what an office is, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.annotate.naming.hyphens import on_a_side
from onrecord.annotate.naming.nominals import behind_date
from onrecord.annotate.standing.antecedents import told_of, where
from onrecord.annotate.standing.bearers import Page
from onrecord.annotate.standing.grounds import ground
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Entity

_OF = ("of", "for", "at", "in", "with")
_BODIES = ("organization", "government", "armed_group", "country", "nationality", "place", "group")
LANDS = ("country", "nationality", "place")
EMPLOYING = ("organization", "government", "armed_group")
# Whom they are sent to is not whose office it is.
_SENT = frozenset({"ambassador", "envoy", "consul", "d'affaires", "d’affaires", "srsg"})
# Who serves somebody rather than a body.
_ATTENDING = frozenset("adviser advisor aide deputy assistant envoy emissary counsel secretary".split())
# What bodies have directors of, and are no bodies.
_FIELDS = frozenset(
    """affairs relations communications policy research operations services development studies programs programmes
    marketing sales strategy engagement outreach advocacy compliance logistics procurement""".split()
)
_OF_GENERALS = frozenset(
    "secretary attorney solicitor consul governor director auditor surgeon advocate inspector".split()
)
_PARTIES = frozenset("Party Alliance Coalition Bloc Movement League Congress Union Rally List Democrats".split())
_REGIONS = frozenset(
    """province state region district county department prefecture governorate oblast city town municipality village
    island territory canton commune borough""".split()
)


@cache
def _nouns() -> Mapping[str, str]:
    return {row["noun"]: row["kind"] for row in load("offices")}


def office_kind(token: Token) -> str | None:
    """What the noun makes of its bearer, None where it is no office; "press secretaries" speak for somebody."""
    lower = token.lower
    return _nouns().get(token.lemma) or _nouns().get(lower) or _nouns().get(lower.removeprefix("ex-"))


def is_second(syntax: Syntax, noun: Token) -> bool:
    """Whether words rank somebody in a body: "its | number | two", "No. 2", "the second | - | in - command"."""
    behind = [t.lower for t in syntax.tokens[noun.i + 1 : noun.i + 5]]
    if noun.lower in ("number", "no.", "no"):
        return behind[:1] in (["two"], ["2"], ["three"], ["3"])
    return noun.lower == "second" and [w for w in behind if w not in "-‐–"][:2] == ["in", "command"]


def general(page: Page, noun: Token) -> Token:
    """The word that says what an office is: of "attorney | general" the attorney, which parsers put below the
    general."""
    before = page.syntax.tokens[noun.i - 1] if noun.i else noun
    return before if noun.lower == "general" and before.lemma in _OF_GENERALS else noun


@cache
def posts(form: str) -> frozenset[str]:
    """Nouns for an office as a thing, by the form they have in the lexicon of tenures."""
    return frozenset(row["word"] for row in load("tenures") if row["form"] == form)


def posts_of(page: Page, noun: Token) -> Iterator[Token]:
    """The offices that a post is of: "the post of | governor |", "her job as | editor |"."""
    if noun.lemma in posts("post"):
        syntax = page.syntax
        found = (*syntax.behind(noun.i, "of", "as"), *(t for t in syntax.children(noun.i, "compound", "nmod", "poss")))
        yield from (t for t in found if office_kind(general(page, t)) not in (None, "rank", "courtesy"))


def extent(page: Page, noun: Token) -> tuple[int, int]:
    """The tokens of a description: from its first modifier, without article or possessor, to its "of ..."."""
    syntax = page.syntax
    first = noun.i
    for child in syntax.children(noun.i, "amod", "compound", "nmod"):
        if child.i < noun.i:
            edge = syntax.left_edge(child.i)
            first = min(first, behind_date(syntax, edge, noun.i) or edge)
    stop = office_end(page, noun)
    for prep in syntax.children(noun.i, "prep"):
        if prep.lower in ("of", "to", "for", "at") and prep.i == stop + 1:
            for end in syntax.children(prep.i, "pobj"):
                if end.lemma == "time":
                    break  # "the minister at the time"
                stop = page.name_end(end.i)
                break
    return first, stop + 1


def office_end(page: Page, noun: Token) -> int:
    """The last token of an office without its "of ...": "secretary general"."""
    tokens = page.syntax.tokens
    if noun.lemma not in _OF_GENERALS:
        return noun.i
    behind = [t.lower for t in tokens[noun.i + 1 : noun.i + 3]]
    if behind[:1] == ["general"]:
        return noun.i + 1
    return noun.i + 2 if behind[:1] in (["-"], ["‐"], ["–"]) and behind[1:] == ["general"] else noun.i


def body_of(page: Page, noun: Token, bearer: str) -> str | None:
    """The body that an office is of: its possessor or a name before it, else whom its preposition names."""
    syntax = page.syntax
    ways = (*_OF, "from") if office_kind(noun) == "occupation" else _OF
    attending = noun.lemma in _ATTENDING and noun.lower not in _SENT
    ways = (*ways, "to") if attending or _is_of_staff(syntax, noun) else ways
    hung = [noun.i, *range(noun.i + 1, office_end(page, noun) + 1)]
    if is_second(syntax, noun):
        hung += [t.i for t in syntax.tokens[noun.i + 1 : noun.i + 5] if t.lower in ("in", "command")]
    if _is_of_staff(syntax, noun):
        hung += [t.i for t in syntax.behind(noun.i, "of") if t.lower == "staff"]  # "chief of staff | of the army"
    if (attending or _is_of_staff(syntax, noun)) and noun.label == "appos":
        hung.append(noun.head)  # "X, chief of staff | to Y"
    preps = [p for i in hung for p in syntax.children(i, "prep") if p.lower in (*ways, "from") and p.i > noun.i]
    behind = [n for p in preps for n in syntax.children(p.i, "pobj") if p.lower in ways or _of_party(page, n)]
    before = [c for c in syntax.children(noun.i, "poss", "compound", "nmod", "amod") if c.i < noun.i]
    before = [c for c in before if not on_a_side(syntax, c.i)]
    if noun.label in ("compound", "nmod") and noun.head > noun.i and not before[:1]:
        before = [c for c in syntax.children(noun.head, "poss") if c.i < noun.i]  # "| his | deputy X"
    if noun.lemma in _SENT:
        behind = []
    # Of "the party's leader in Lisbon" it is the party; of "the U.N. commissioner for Chad" the U.N.
    order = [*(n for n in behind if syntax.tokens[n.head].lower == "of"), *before, *behind]
    named = [(each, found) for each in order if (found := whose(page, each)) is not None and found != bearer]
    if any(each in before for each, _ in named):
        # "The League's director of Government Affairs" is the league's.
        named = [(each, found) for each, found in named if each in before or each.lower not in _FIELDS]
    bodies = [each for each in named if is_body(page, each[1])]
    if any(c.label == "poss" and c.tag != "WP$" and whose(page, c) is None for c in before):
        # "The agency's spokesman in Fulja" is the agency's, whichever that is.
        bodies = [b for b in bodies if b[0] in before or _kind(page, b[1]) not in LANDS]
    if bodies:
        # "Chad director at the Relief League" is the league's.
        lands = [b for b in bodies if b[0] in before and _kind(page, b[1]) in LANDS]
        at = [b for b in bodies if b[0] in behind and _kind(page, b[1]) in EMPLOYING]
        # "Arda's Harbour Party leader" leads the party.
        nearer = [b for b in bodies if b[0] in before and _kind(page, b[1]) in EMPLOYING]
        if bodies[0] in lands and nearer and noun.lemma not in _SENT:
            return nearer[-1][1]
        return at[0][1] if bodies[0] in lands and at and noun.lemma not in _SENT else bodies[0][1]
    if noun.label == "conj" and office_kind(first := syntax.tokens[noun.head]) is not None and not behind:
        # "The militia's founder and leader", "the founder and leader of the militia"
        shared = [*syntax.children(first.i, "poss")]
        shared += [t for t in syntax.behind(first.i, "of") if t.head > noun.i]
        return next((b for t in shared if (b := whose(page, t)) is not None and b != bearer and is_body(page, b)), None)
    if office_kind(noun) == "spokesperson_for" or noun.lemma in _ATTENDING or _is_of_staff(syntax, noun):
        for each in order:  # "his spokesman", "an adviser to the president"
            served = page.cast.get(page.cast.heads.get(each.i))
            if served is not None and served.id != bearer and served.kind == "person":
                return served.id
    clause = syntax.head(noun.i) if noun.label == "attr" else None
    there = where(page, clause) if clause is not None else None
    if there is not None:  # "the League, where she is a director"
        return next((e for e in page.bearers(there) if _kind(page, e) in EMPLOYING), None)
    return ground(page, noun)


def _is_of_staff(syntax: Syntax, noun: Token) -> bool:
    """Whether somebody is chief of another's staff."""
    return noun.lemma == "chief" and any(t.lower == "staff" for t in syntax.behind(noun.i, "of"))


def whose(page: Page, token: Token) -> str | None:
    """Whom a noun beside an office names: of "Lanau province" Lanau, of "whose leader" whom the clause is about, of a
    body that nobody knows the one that it is of: "the | U.N. | mission"."""
    found = page.cast.heads.get(token.i)
    if found is not None:
        return found
    if token.tag == "WP$":
        whom = told_of(page, token)
        if whom is None or whom.lemma not in _REGIONS:
            return page.one(whom)
        of = page.syntax.behind(whom.i)
        return page.one(whom) or (page.one(of[0]) if of else None)  # "the state of Lanau, whose governor"
    if token.label not in ("pobj", "poss") or token.tag != "NN":
        return None
    for child in page.syntax.children(token.i, "poss", "compound", "amod", "nmod"):
        entity = page.cast.get(page.cast.heads.get(child.i))
        if entity is not None and entity.kind in (("place",) if token.lemma in _REGIONS else EMPLOYING):
            return entity.id
    return None


def is_party(entity: Entity) -> bool:
    return entity.kind not in ("person", "group") and (
        entity.sector == "PTY" or entity.name.endswith((" Party", " party"))
    )


def may_be_party(entity: Entity) -> bool:
    """Whether a body is a party, or is called as parties are where somebody is of it."""
    if is_party(entity):
        return True
    words = set(entity.name.split())
    return entity.kind == "organization" and entity.sector in (None, "OPP") and bool(words & _PARTIES)


def _of_party(page: Page, noun: Token) -> bool:
    """Whether a noun names a party: "a lawmaker from the Harbour Party"."""
    entity = page.cast.get(page.cast.heads.get(noun.i))
    return entity is not None and may_be_party(entity)


def _kind(page: Page, entity_id: str) -> str | None:
    entity = page.cast.get(entity_id)
    return None if entity is None else entity.kind


def is_body(page: Page, entity_id: str) -> bool:
    entity = page.cast.get(entity_id)
    return entity is not None and entity.kind in _BODIES

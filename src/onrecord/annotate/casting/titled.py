"""Titled: what the titles that a report gives people say of those who bear them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.hyphens import on_a_side
from onrecord.annotate.naming.titles import PORTFOLIO, is_deputy, title_before
from onrecord.annotate.nouns import Noun, noun_at
from onrecord.annotate.syntax import Token
from onrecord.lexicons.actors import role

_RANKS = frozenset("gen lt col maj sgt brig adm cmdr cpl".split())
_SPELT_OUT = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel", "maj": "major",
    "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "prof": "professor", "adm": "admiral", "atty": "attorney",
    "cmdr": "commander", "engr": "engineer", "insp": "inspector", "amb": "ambassador", "pres": "president",
}  # fmt: skip
_AT_THE_TOP = frozenset("leader ruler head strongman".split())
_GONE = frozenset(("former", "ex"))
_SECOND = frozenset("assistant deputy vice under associate".split())
LESSER = _GONE | frozenset(
    "assistant deputy vice under associate late ousted deposed dismissed sacked outgoing jailed toppled".split()
)
"""Words that make another office of an office, or one that is held no more."""
# Who is sent to a country is seldom that country's.
_SENT = frozenset("srsg envoy representative rapporteur coordinator mediator ambassador".split())
_SPEAKING = frozenset("spokesman spokeswoman spokesperson".split())


def take_title(reading: Reading, naming: Naming) -> None:
    """The title before a person's name, and what it says of them."""
    syntax = reading.syntax
    span = title_before(syntax, naming.first)
    order = reading.ahead.get(naming.head)
    if span is None and syntax.tokens[naming.head].label == "conj":
        first = next((f for f, head in reading.begins.items() if head == syntax.tokens[naming.head].head), None)
        shared = title_before(syntax, first) if first is not None else None
        several = shared is not None and syntax.tokens[shared[1] - 1].text.endswith("s")
        span = shared if several else None  # "Presidents X and Y"
    if span is None or order is None:
        return
    first, stop = span
    while first < stop and syntax.tokens[first].text in ("'s", "’s", "-", "the", "The", "a", "A"):
        first += 1
    draft = reading.drafts[order]
    organization = _body_in(reading, first, stop)
    if organization is None and stop - first == 1 and syntax.tokens[first].lower in _SPEAKING:
        organization = _spoken_at(reading, first)
    draft.titles.append((first, stop, organization))
    for i in range(stop - 1, first - 1, -1):
        if i - 1 > first and syntax.tokens[i - 1].text in ("-", "–"):
            # "Prosecutor-General": the first part says what office it is.
            i -= 2
        if is_deputy(syntax, i):
            break
        found = noun_at(syntax, i)
        if found is not None and found.kind == "person":
            office = _office_before(reading, first, i) if found.isa == "commander" else None
            if office is not None:
                _titled(draft, office)
            if office is None or office.noun not in _AT_THE_TOP:
                _titled(draft, found)
            break
    if draft.sector == "MIL" and any(t.lower == "police" for t in syntax.tokens[first:stop]):
        draft.sector = "COP"  # "police sergeant X"
    for i in range(first, stop):
        if i in reading.demonyms and draft.country is None:
            draft.country = reading.demonyms[i]


def _office_before(reading: Reading, first: int, rank: int) -> Noun | None:
    """The office that stands before a rank, which says more of its bearer: "junta leader Col. X"."""
    for i in range(rank - 1, first - 1, -1):
        found = noun_at(reading.syntax, i)
        if found is not None and found.kind == "person" and found.isa != "commander":
            return found
    return None


def only_as(reading: Reading, draft: Draft, naming: Naming) -> bool:
    """Whether a phrase gives an office to somebody who has it only as a deputy, or no longer, or one held no more to
    who holds it: "the president" is not former President X, nor "the secretary" Assistant Secretary X beside
    Secretary Y."""
    syntax = reading.syntax
    office = noun_at(syntax, naming.head)
    if office is None or not office.title or not draft.person or not draft.named:
        return False
    own = {t.lower for t in syntax.tokens[naming.first : naming.head]} & LESSER
    held = _lessened(reading, draft, office.noun)
    if not held or (frozenset() in held) != bool(own):
        return False
    if not own and all(words & _GONE for words in held):
        return True
    others = (_lessened(reading, d, office.noun) for d in reading.drafts if d.named and d is not draft)
    return any(frozenset() in h if not own else h and frozenset() not in h for h in others)


def is_second(reading: Reading, draft: Draft, naming: Naming) -> bool:
    """Whether a phrase tells of the second in an office that somebody holds himself, or the other way about: "the vice
    president" is not the president, nor "the minister" the deputy minister."""
    tokens = reading.syntax.tokens
    office = noun_at(reading.syntax, naming.head)
    if office is None or not office.title or not draft.person:
        return False
    lemma, own = tokens[naming.head].lemma, _seconds(tokens, naming.first, naming.head)
    held = [_seconds(tokens, m.first, m.head) for m in draft.mentions if tokens[m.head].lemma.lower() == lemma]
    held += [
        _seconds(tokens, first, stop) for first, stop, _ in draft.titles if tokens[stop - 1].lemma.lower() == lemma
    ]
    return bool(held) and all(words != own for words in held)


def _seconds(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether words call somebody the second in an office."""
    return any(t.lower in _SECOND for t in tokens[max(first, 0) : stop])


def _lessened(reading: Reading, draft: Draft, office: str) -> set[frozenset[str]]:
    """For each title of somebody that names an office, the words in it that make it another or one of the past."""
    syntax = reading.syntax
    found: set[frozenset[str]] = set()
    for first, stop, _ in draft.titles:
        nouns = (noun_at(syntax, i) for i in range(first, stop))
        if any(noun is not None and office in (noun.noun, noun.isa) for noun in nouns):
            words = {t.lower for t in syntax.tokens[max(first - 1, 0) : stop]}
            found.add(frozenset(words & LESSER))
    return found


def is_ranked(reading: Reading, draft: Draft) -> bool:
    """Whether a title ends in an abbreviated military rank: "Col. X"."""
    tokens = reading.syntax.tokens
    words = (tokens[k].lower.rstrip(".") for _, stop, _ in draft.titles for k in (stop - 1, stop - 2))
    return any(word in _RANKS for word in words)


def _spoken_at(reading: Reading, title: int) -> int | None:
    """The body at whose seat its spokesman speaks: "At the State Department, spokesman X said"."""
    syntax = reading.syntax
    first = syntax.sentence_of(title).first
    if syntax.tokens[first].text != "At" or syntax.tokens[title - 1].text != ",":
        return None
    for child in syntax.children(first, "pobj"):
        order = reading.ahead.get(child.i)
        if order is not None and child.i < title and reading.drafts[order].kind in ("organization", "government"):
            return order
    return None


def describe_title(reading: Reading, naming: Naming, draft: Draft) -> None:
    """A title given in apposition: "Mohammad X, commander of the Ground Forces"."""
    syntax = reading.syntax
    found = noun_at(syntax, naming.head)
    if found is None or (role(found.noun) is None and not found.title):
        return
    first, stop = naming.first, naming.stop
    if syntax.tokens[first].lower in ("a", "an", "the"):
        first += 1
    organization = _body_in(reading, naming.first, naming.head)
    for prep in syntax.children(naming.head, "prep"):
        if prep.lower in ("of", "to", "for", "at", "with") and prep.i == naming.stop:
            for child in syntax.children(prep.i, "pobj"):
                body = reading.at(child.i)
                if body is None and prep.lower == "of" and child.lower in PORTFOLIO and child.i == prep.i + 1:
                    stop = max(stop, child.i + 1)  # "chief of staff"
                if body is not None and body.person and not body.named:
                    stop = max(stop, child.i + 1)  # "representative of the secretary-general"
                elif body is not None:
                    # An ambassador to a country is not that country's, nor is a body's envoy for it.
                    for_all = found.noun in _SENT and body.kind in ("country", "place")
                    sent = prep.lower == "to" or (prep.lower == "for" and (organization is not None or for_all))
                    organization = organization if sent else body.order
                    stop = max(stop, child.i + 1)
    draft.titles.append((first, max(stop, first + 1), organization))


def bodies_of_titles(reading: Reading) -> None:
    """Find whose each title is, once the bodies that stand in titles are known for what they are."""
    for draft in reading.drafts:
        before = {m.first for m in draft.mentions if m.form == "name"}
        draft.titles[:] = [
            (first, stop, found if (found := _body_in(reading, first, stop)) is not None and stop in before else order)
            if order is not None
            else (first, stop, _body_in(reading, first, _before_post(reading, first, stop)))
            for first, stop, order in draft.titles
        ]


def _before_post(reading: Reading, first: int, stop: int) -> int:
    """Where in a title begins what somebody is only sent to: "envoy | for Libya"."""
    tokens = reading.syntax.tokens
    sent = next((i for i in range(first, stop) if tokens[i].lower in _SENT), stop)
    return next((i for i in range(sent, stop) if tokens[i].lower in ("for", "to")), stop)


def _body_in(reading: Reading, first: int, stop: int) -> int | None:
    """The draft of the last body or government named in a title, else of a country."""
    found: int | None = None
    for i in range(first, stop):
        order = reading.by_head.get(i, reading.ahead.get(i))
        if order is None or reading.drafts[order].kind in ("person", "place", "nationality", "group"):
            continue
        if on_a_side(reading.syntax, i):
            continue
        if found is None or reading.drafts[order].kind != "country":
            found = order  # "the Bar Association's Chad director" is the association's
    return found


def _titled(draft: Draft, found: Noun) -> None:
    draft.nouns.add(found.noun)
    short = found.noun.rstrip(".")
    if short in _SPELT_OUT:
        draft.nouns.add(_SPELT_OUT[short])
    if found.isa is not None:
        draft.nouns.add(found.isa)
    if draft.gender is None:
        draft.gender = found.gender
    known_role = role(found.noun) or (role(_SPELT_OUT[short]) if short in _SPELT_OUT.keys() - _RANKS else None)
    if known_role is not None and known_role.sector is not None and draft.sector is None:
        draft.sector = known_role.sector

"""Appointments: who is made or unmade what ("was appointed foreign minister", "resigned as mayor of Fulja"),
and who served as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.offices import office
from onrecord.annotate.standing.posts import body_of, extent, general, office_kind, posts_of
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

COMING = "appointment to come"
"""The rule of an office that somebody is to have."""
_TAKING = frozenset({"appointment", "choice"})
# "Promoted | to | chief of staff": behind these an office stands without "the post of".
_RAISING = frozenset("promote elevate raise upgrade demote ascend accede rise appoint anoint".split())
_SEATING = frozenset("appoint name elect reelect re-elect co-opt".split())
_SITTING = frozenset(
    "committee subcommittee panel council commission board parliament senate congress house assembly court tribunal "
    "cabinet legislature bundestag knesset duma seimas sejm politburo".split()
)
_LEADING = frozenset("lead head run chair command direct manage oversee".split())
_HIRING = frozenset("appoint name hire recruit pick choose select promote".split())
_OF_STATE = frozenset({"LEG", "JUD", "GOV", "IGO", "MIL", "COP"})
# Of whom something is thought or said as of whoever he is.
_SEEN = frozenset("see regard describe view treat consider know depict portray".split())


def appointments(page: Page) -> Iterator[Draft]:
    """Offices that a verb gives, takes or fills. What is only planned, refused or proposed gives none."""
    for verb in page.syntax.tokens:
        if verb.pos != "VERB" and verb.lemma != "become":
            continue
        known = _known(page, verb)
        if known is None:
            yield from _as_such(page, verb)
            continue
        # "Will name X as minister" is a plan of somebody else's.
        coming = known[0] in _TAKING and page.to_come(verb) and not page.syntax.children(verb.i, "dobj")
        if not (coming or page.held(verb)) or page.negative(verb):
            continue
        nouns = () if verb.label == "amod" and not _opens(page, verb) else tuple(_offices_of(page, verb))
        for noun in nouns:
            for bearer, rule in _bearers(page, verb, noun, known):
                yield from drafts(page, bearer, noun, COMING if coming else rule, _employer(page, verb))
        if known[0] in _TAKING and not coming:
            yield from _to_lead(page, verb)
            yield from _to_sit(page, verb)


def _employer(page: Page, verb: Token) -> str | None:
    """The body that gives an office of its own: "| Vela Steel | named X chief executive"."""
    if verb.lemma not in _HIRING or page.syntax.children(verb.i, "auxpass", "nsubjpass"):
        return None
    own = page.syntax.children(verb.i, "nsubj")
    body = page.cast.get(page.one(own[0])) if own else None
    fits = body is not None and body.kind in ("organization", "armed_group") and body.sector not in _OF_STATE
    return body.id if fits and body is not None else None


def drafts(page: Page, bearer: str, noun: Token, rule: str, employer: str | None = None) -> Iterator[Draft]:
    """The relations of an office that a verb or a post says somebody has: `rule` says how they came by it, `employer`
    who gave it, whose office it is where that is not told."""
    entity = page.cast.get(bearer)
    if entity is None or entity.kind != "person" or page.cast.heads.get(noun.i) == bearer:
        return
    first, stop = extent(page, noun)
    named = max((i + 1 for i in range(first, noun.i) if page.cast.heads.get(i) == bearer), default=first)
    first = max(first, named)
    value = page.syntax.span(first, stop).text
    said = general(page, noun)
    body = body_of(page, noun, bearer)
    if body is None and office_kind(said) in ("leads", "spokesperson_for", "occupation"):
        body = employer
    for draft in office(page, bearer, body, said, value, first, stop, rule):
        if rule != "choice":
            yield replace(draft, rule=rule)
        elif draft.kind == "leads":
            yield replace(draft, rule="appointment")


def _opens(page: Page, verb: Token) -> bool:
    """Whether a participle opens a sentence that parsers make a modifier: "| Appointed | minister in May, X left"."""
    return verb.tag == "VBN" and verb.i == page.syntax.sentence_of(verb.i).first


def _as_such(page: Page, verb: Token) -> Iterator[Draft]:
    """ "As interior minister, X runs the police", "in his role as governor, X"."""
    syntax = page.syntax
    if verb.lemma in _SEEN or not page.held(verb) or page.negative(verb):
        return
    for prep in syntax.children(verb.i, "prep"):
        before = syntax.tokens[prep.i - 1] if prep.i else prep
        if prep.i != syntax.sentence_of(verb.i).first and before.text != ",":
            continue
        within = [p for t in syntax.children(prep.i, "pobj") for p in syntax.children(t.i, "prep")]
        ways = [prep, *within] if prep.lower == "in" else [prep, *syntax.children(prep.i, "conj")]
        for noun in (t for p in ways if p.lower == "as" for t in syntax.children(p.i, "pobj")):
            if _is_office(page, noun):
                bearers = page.bearers(page.subject(verb))
                if len(bearers) > 1:  # "Lind and Orr, | as her deputy |, left": the nearer
                    near = page.cast.heads.get(prep.i - 2)
                    bearers = (near,) if near is not None and near in bearers else ()
                for bearer in bearers[:1]:
                    yield from drafts(page, bearer, noun, "capacity")


def _to_lead(page: Page, verb: Token) -> Iterator[Draft]:
    """ "Was appointed to head the bank", "brought in X to run it"."""
    syntax = page.syntax
    whom = syntax.children(verb.i, "nsubjpass", "dobj") or ((up,) if (up := _above(page, verb)) is not None else ())
    for task in syntax.children(verb.i, "xcomp", "advcl"):
        if task.lemma not in _LEADING or not any(t.tag == "TO" for t in syntax.children(task.i, "aux")):
            continue
        bodies = [e for t in syntax.children(task.i, "dobj") for e in page.bearers(t) if page.bodies(e)]
        for bearer in page.bearers(whom[0])[:1] if whom else ():
            for body in bodies if page.is_person(bearer) else ():
                stop = syntax.right_edge(task.i) + 1
                yield Draft("leads", bearer, body, None, False, verb.i, stop, "appointment")


def _to_sit(page: Page, verb: Token) -> Iterator[Draft]:
    """ "Was elected to the council", "named X to the board"."""
    syntax = page.syntax
    whom = syntax.children(verb.i, "nsubjpass", "dobj") or ((up,) if (up := _above(page, verb)) is not None else ())
    for noun in syntax.behind(verb.i, "to") if verb.lemma in _SEATING else ():
        body = page.cast.get(page.one(noun))
        if body is None or not (page.is_named(body.id) or _SITTING.intersection(body.name.lower().split())):
            continue
        for bearer in page.bearers(whom[0])[:1] if whom else ():
            if page.is_person(bearer) and page.bodies(body.id):
                stop = page.name_end(noun.i) + 1
                yield Draft("member_of", bearer, body.id, None, False, verb.i, stop, "appointment")


def _above(page: Page, verb: Token) -> Token | None:
    return page.syntax.head(verb.i) if verb.label == "acl" else None


def _is_office(page: Page, noun: Token) -> bool:
    return office_kind(general(page, noun)) not in (None, "rank", "courtesy") and noun.tag in ("NN", "NNP")


def _offices_of(page: Page, verb: Token) -> Iterator[Token]:
    """The nouns of office that a verb is complemented with: "appointed minister", "resigned as minister", "promoted to
    the post of minister", "was reappointed commissioner"."""
    syntax = page.syntax
    nouns = list(syntax.children(verb.i, "oprd", "attr"))
    nouns += [
        t
        for t in syntax.children(verb.i, "dobj")
        # "Elected X | speaker": parsers make one name of both.
        if syntax.children(verb.i, "auxpass") or _named_before(page, t)
    ]
    if verb.label == "amod":
        nouns += [t for t in (syntax.head(verb.i),) if t is not None]
    beside = [p for t in (verb, *syntax.children(verb.i, "prt", "advmod")) for p in syntax.children(t.i, "prep")]
    # "Was sworn in on Monday | as | minister": parsers may hang it on the day.
    beside += [p for b in beside for t in syntax.children(b.i, "pobj") for p in syntax.children(t.i, "prep") if _day(t)]
    for prep in beside:
        # "Took office with Ada Lind | as | her minister" is of Lind.
        if prep.lower == "as" and not any(p.lower == "with" and p.i < prep.i for p in syntax.children(verb.i, "prep")):
            nouns.extend(syntax.children(prep.i, "pobj"))
        elif prep.lower in ("to", "from", "in"):
            behind = syntax.children(prep.i, "pobj")
            nouns += [o for t in behind for o in posts_of(page, t)]
            if prep.lower == "to" and verb.lemma in _RAISING:
                nouns.extend(behind)
    for noun in nouns:
        if _is_office(page, noun):
            yield noun


def _named_before(page: Page, noun: Token) -> tuple[Token, ...]:
    return tuple(
        t
        for t in page.syntax.children(noun.i, "compound", "nsubj", "appos", "amod", "nmod")
        if _names_person(page, t.i)
    )


def _names_person(page: Page, i: int) -> bool:
    found = page.cast.heads.get(i)
    return found is not None and page.is_person(found)


def _day(noun: Token) -> bool:
    return noun.pos == "PROPN" or noun.tag == "CD" or noun.lemma in ("week", "month", "year", "day", "ceremony")


def _bearers(page: Page, verb: Token, noun: Token, known: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Whoever is done to, or does, what gives or takes the office, with which of it befalls him."""
    syntax, (rule, who) = page.syntax, known
    patients = syntax.children(verb.i, "nsubjpass", "dobj") if " " not in _key(page, verb) else ()
    if who == "successor":
        doers = _by(page, verb) if syntax.children(verb.i, "nsubjpass") else page.subject(verb)
        yield from ((e, rule) for e in page.bearers(doers)[:1])
        yield from ((e, "removal") for t in patients for e in page.bearers(t)[:1])
        return
    patients = tuple(t for t in patients if t.i != noun.i)
    if not patients:
        # "named Lia Moreno chairwoman": parsers hang the name on the office.
        patients = _named_before(page, noun)
    if not patients and verb.label == "amod":
        opened = syntax.head(noun.i)
        patients = syntax.children(opened.i, "nsubj", "nsubjpass") if opened is not None else ()
    # "X, ousted as minister, fled": parsers take the participle for the verb of the sentence.
    bare = verb.i > 0 and syntax.tokens[verb.i - 1].text == "," and verb.tag in ("VBN", "VBD")
    if not patients and (who == "subject" or bare or verb.label in ("acl", "relcl", "advcl")):
        subject = page.subject(verb)
        patients = (subject,) if subject is not None and (who == "subject" or verb.tag in ("VBN", "VBD")) else ()
    found = page.bearers(patients[0]) if patients else ()
    if len(found) == 1:
        yield found[0], rule


def _by(page: Page, verb: Token) -> Token | None:
    """Whom a passive is done by, whatever the parser hangs it on: "was replaced as head of the League | by | X"."""
    below = (t for t in page.syntax.subtree(verb.i) if t.lower == "by" and t.i > verb.i)
    found = (t for by in below for t in page.syntax.children(by.i, "pobj"))
    return page.agent(verb) or next((t for t in found if _names_person(page, t.i)), None)


def _key(page: Page, verb: Token) -> str:
    """A verb as the lexicon has it, with its particle or object where it needs one: "take over"."""
    beside = page.syntax.children(verb.i, "prt", "dobj", "advmod")
    lemma = verb.lemma if verb.lemma in _verbs() else verb.lemma.removesuffix("e")  # lemmatisers say "reappointe"
    return next((k for t in beside if (k := f"{verb.lemma} {t.lemma}") in _verbs()), lemma)


def _known(page: Page, verb: Token) -> tuple[str, str] | None:
    return _verbs().get(_key(page, verb))


@cache
def _verbs() -> Mapping[str, tuple[str, str]]:
    return {row["verb"]: (row["rule"], row["who"] or "") for row in load("office_verbs")}

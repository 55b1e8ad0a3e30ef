"""Designations: who lists, bans or regards whom as what: "was designated as a terrorist organization by Y", "which Y
considers a terrorist organization", "banned by Y", "is on Y's list of terrorist organizations"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.syntax import Token

# What these verbs say is an opinion unless it is of terrorists.
_OPINIONS = frozenset("consider label brand regard see view treat deem describe call declare dub term class".split())
_BRANDS = ("terroris", "extremis", "foreign agent", "undesirable", "criminal organi", "illegal armed")
_RELATIVE = ("WDT", "WP")
# Who is banned or listed as a body; a channel or a firm that is banned keeps off the air or the market.
_BANNABLE = ("organization", "armed_group")
_OF_TRADE = ("JRN", "BUS", "IGO", "EDU", "MED", "GOV")
_OUTLAWED = frozenset("banned outlawed proscribed blacklisted".split())
BANNED = _OUTLAWED | {"designated", "listed"}
"""What stands before a body that is so: "the outlawed X"."""
_LISTS = frozenset({"list", "blacklist", "register", "roster"})
_OF_TERROR = frozenset("terror terrorism terrorist blacklist sanction extremist watch".split())
# Who stands on a list: "is on", "was placed on"; who is taken off it does not.
_ON = frozenset({"on", "to", "onto", "in"})
_LISTING = frozenset("be remain put place add include keep appear stay enter feature retain leave".split())
_STRIKING = frozenset("remove take strike drop delete delist".split())
_STAYING = frozenset("keep remain stay retain leave".split())
_OFF = frozenset({"from", "off"})
_NAMING = frozenset("designation listing classification blacklisting proscription labelling labeling".split())
_UNDOING = frozenset("revoke lift rescind reverse drop oppose reject seek consider weigh demand urge cancel".split())
NAMING = _NAMING | {"sanction"}
"""Nouns of designating somebody."""


def designations(page: Page, verb: Token, *, passive: bool, agent: Token | None) -> Iterator[Draft]:
    """What a verb of designating says, with whoever does so as the object, None where nobody is told."""
    syntax = page.syntax
    # "The league, listed as a sponsor by Y": parsers hang Y on the sponsor.
    passive = passive or (verb.tag == "VBN" and verb.label == "acl" and not syntax.children(verb.i, "dobj"))
    found = _named_as(page, verb, passive=passive) if page.held(verb) else None
    if found is None:
        return
    noun, patients, by = found
    agent = by or agent or page.agent(noun)
    doers = page.bearers(agent) if passive or by is not None else page.bearers(page.subject(verb))
    first = min((t.i for t in syntax.children(noun.i, "amod", "compound") if t.i < noun.i), default=noun.i)
    value = syntax.span(first, noun.i + 1).text
    if verb.lemma in _OPINIONS and not any(word in value.lower() for word in _BRANDS):
        return
    stop = min(syntax.sentence_of(verb.i).stop, syntax.right_edge(verb.i if by is None else noun.i) + 1)
    for entity in patients:
        for doer in doers or (None,):
            if entity != doer:
                yield Draft("designated_as", entity, doer, value, page.negative(verb), verb.i, stop, "designation")


def bans(page: Page, verb: Token, *, passive: bool, agent: Token | None) -> Iterator[Draft]:
    """Who has outlawed a body: "banned by Y", "is banned in Y", "Y outlawed X"."""
    syntax = page.syntax
    if verb.label == "amod":
        return
    if not page.held(verb) or any(p.lower == "from" for p in syntax.children(verb.i, "prep")):
        return
    bare = verb.tag == "VBN" and not syntax.children(verb.i, "aux", "auxpass", "dobj")
    if passive or bare:
        patients: tuple[Token | None, ...] = (page.patient(verb),)
        doers = page.bearers(agent) or _in(page, verb)
    else:
        patients, doers = syntax.children(verb.i, "dobj"), page.bearers(page.subject(verb))
    stop = min(syntax.sentence_of(verb.i).stop, syntax.right_edge(verb.i) + 1)
    for entity in _all(page, patients):
        if _is_bannable(page, entity) and page.is_named(entity):
            yield from _each(page, entity, doers, verb.text, verb, (verb.i, stop))


def banned(page: Page, participle: Token) -> Iterator[Draft]:
    """Who is called an outlawed body: "the | outlawed | X", "X, a | proscribed | group", "X is a | designated |
    terrorist group in Y"."""
    syntax, noun = page.syntax, page.syntax.head(participle.i)
    if noun is None or noun.i < participle.i or noun.tag not in ("NN", "NNP", "NNPS"):
        return
    words = [participle, *(t for t in syntax.children(noun.i, "amod", "compound") if participle.i < t.i < noun.i), noun]
    if participle.lower not in _OUTLAWED and not any(t.lemma in _OF_TERROR for t in words):
        return  # "a listed company"
    common = noun.tag == "NN"
    value = syntax.span(participle.i, noun.i + 1).text if common else participle.text
    for entity in listed(page, noun):
        terrorist = page.is_person(entity) and noun.lemma == "terrorist"
        if (_is_bannable(page, entity) or terrorist) and page.is_named(entity):
            yield from _each(page, entity, _in(page, noun), value, participle, (participle.i, noun.i + 1))


def listings(page: Page, noun: Token) -> Iterator[Draft]:
    """Who stands on whose list of terrorists: "X is on Y's terror list", "Y added X to its list of terrorist
    groups"."""
    syntax = page.syntax
    on, words = syntax.head(noun.i), list(syntax.children(noun.i, "amod", "compound", "nmod"))
    if noun.label == "dobj" and on is not None:  # "taken | off | the list"
        on = next((t for t in syntax.children(on.i, "prt") if t.lower in _OFF), None)
    behind = syntax.behind(noun.i, "of")
    inner = [t for b in behind for t in syntax.behind(b.i, "of")]  # "the list of state sponsors of | terrorism"
    said = (noun, *words, *behind, *inner, *(t for b in behind for t in syntax.children(b.i, "amod", "compound")))
    if (
        on is None
        or on.lower not in _ON | _OFF
        or noun.lemma not in _LISTS
        or not any(t.lemma in _OF_TERROR for t in said)
    ):
        return
    verb = syntax.head(on.i)
    if verb is not None and verb.label in ("dobj", "attr", "nsubjpass") and verb.pos != "VERB":
        verb = syntax.head(verb.i)
    struck = on.lower in _OFF
    if verb is None or verb.lemma not in (_STRIKING if struck else _LISTING):
        return
    # Who is to be taken off a list, or to stay on it, is on it.
    held, stays = page.held(verb), verb.lemma in _STAYING
    if not (held or struck or stays):
        return
    off = struck and held and not page.negative(verb)  # who "has not been taken off it" is on it
    passive = bool(syntax.children(verb.i, "auxpass")) or (verb.tag == "VBN" and verb.label in ("acl", "advcl"))
    active = tuple(t for t in syntax.children(verb.i, "dobj") if t.i != noun.i)
    patients: tuple[Token | None, ...] = active or ((page.patient(verb),) if passive else (page.subject(verb),))
    owners = tuple(e for t in syntax.children(noun.i, "poss", "compound", "amod") for e in page.bearers(t))
    doers = owners or (page.bearers(page.subject(verb)) if active else page.bearers(page.agent(verb)))
    first = min((t.i for t in words if t.i < noun.i and t.i not in page.cast.heads), default=noun.i)
    if behind:
        value = syntax.span(syntax.left_edge(behind[0].i), behind[0].i + 1).text
    else:
        value = syntax.span(first, noun.i + 1).text
    stop = (behind[0].i if behind else noun.i) + 1
    for entity in _all(page, patients):
        found = page.cast.get(entity)
        if found is not None and found.kind in (*_BANNABLE, "person", "country", "group", "government"):
            rule = "delisting" if off else "listing kept" if struck and held else "designation"
            for draft in _each(page, entity, doers, value, verb, (min(verb.i, noun.i), stop), rule):
                yield replace(draft, negative=False) if struck else draft


def listed(page: Page, noun: Token) -> tuple[str, ...]:
    """Who is called a terrorist organization: the subject of the copula, the name it describes, or the noun."""
    head = page.syntax.head(noun.i)
    if head is not None and noun.label == "attr":
        return page.bearers(page.subject(head)) if page.held(head) and not page.negative(head) else ()
    if head is not None and noun.label == "appos":
        return page.bearers(head)
    return page.bearers(noun)


def _each(
    page: Page,
    entity: str,
    doers: tuple[str, ...],
    value: str,
    verb: Token,
    extent: tuple[int, int],
    rule: str = "designation",
) -> Iterator[Draft]:
    for doer in tuple(d for d in doers if d != entity) or (None,):
        yield Draft("designated_as", entity, doer, value, page.negative(verb), *extent, rule)


def named_designations(page: Page, noun: Token) -> Iterator[Draft]:
    """ "Y's designation of X as a terrorist group", "X, under Y's sanctions"."""
    syntax = page.syntax
    owners = tuple(e for t in syntax.children(noun.i, "poss", "amod", "compound", "nmod") for e in page.bearers(t))
    if noun.lemma in _NAMING:
        verb = next((t for t in syntax.ancestors(noun.i) if t.pos in ("VERB", "AUX")), None)
        as_ = [t for h in (noun, *syntax.behind(noun.i, "of")) for t in syntax.behind(h.i, "as")]
        if not as_ or (verb is not None and (not page.held(verb) or verb.lemma in _UNDOING)):
            return
        words = [t.i for t in syntax.children(as_[0].i, "amod", "compound") if t.i < as_[0].i]
        value = syntax.span(min(words, default=as_[0].i), as_[0].i + 1).text
        for entity in _all(page, syntax.behind(noun.i, "of")):
            yield from _each(page, entity, owners, value, noun, (noun.i, as_[0].i + 1))
        return
    under = syntax.head(noun.i)
    if under is None or under.lower != "under" or noun.label != "pobj":
        return
    above = syntax.head(under.i)
    if above is None or (above.pos in ("VERB", "AUX") and not (above.lemma in ("be", "remain") and page.held(above))):
        return
    whom = page.subject(above) if above.pos in ("VERB", "AUX") else above
    negative = above.pos in ("VERB", "AUX") and page.negative(above)
    for entity in page.bearers_before(whom, under.i) if whom is not None else ():
        found = page.cast.get(entity)
        if found is not None and page.is_named(entity) and found.kind not in ("place", "other"):
            for doer in owners or (None,):
                if doer != entity:
                    yield Draft("designated_as", entity, doer, noun.text, negative, under.i, noun.i + 1, "designation")


def _in(page: Page, token: Token) -> tuple[str, ...]:
    """The states in which somebody is banned: "banned in Y and Z"."""
    found = page.syntax.behind(token.i, "in")
    return tuple(e for e in _all(page, found) if (b := page.cast.get(e)) is not None and b.kind == "country")


def _is_bannable(page: Page, entity_id: str) -> bool:
    entity = page.cast.get(entity_id)
    return entity is not None and entity.kind in _BANNABLE and entity.sector not in _OF_TRADE


def _told_of(page: Page, verb: Token) -> tuple[Token, tuple[str, ...], Token | None] | None:
    """Of "the League, | branded | a terrorist group by Y": a participle right behind a name and a comma, whatever the
    parser makes of it."""
    tokens, stop = page.syntax.tokens, page.syntax.sentence_of(verb.i).stop
    if verb.i < 2 or verb.tag not in ("VBN", "VBD") or tokens[verb.i - 1].text != ",":
        return None
    whom = page.cast.heads.get(verb.i - 2)
    k = verb.i + 1
    while k < stop and tokens[k].pos in ("DET", "ADJ", "ADV", "NOUN") and tokens[k].tag not in ("NN", "NNS"):
        k += 1
    while k + 1 < stop and tokens[k + 1].tag in ("NN", "NNS"):
        k += 1
    if whom is None or k + 2 >= stop or tokens[k].tag not in ("NN", "NNS") or tokens[k + 1].lower != "by":
        return None
    by = next((t for t in page.syntax.children(k + 1, "pobj")), None)
    return (tokens[k], (whom,), by) if by is not None and page.bearers(by) else None


def _named_as(page: Page, verb: Token, *, passive: bool) -> tuple[Token, tuple[str, ...], Token | None] | None:
    """What somebody is designated as, who that is, and by whom where parsers take a participle for an active verb."""
    syntax = page.syntax
    if (told := _told_of(page, verb)) is not None:
        return told
    objects = syntax.children(verb.i, "dobj")
    nouns = [*syntax.behind(verb.i, "as")]
    nouns += [n for n in syntax.children(verb.i, "oprd", "attr") if n.tag[:2] == "NN"]
    if nouns:
        patients = (page.patient(verb),) if passive else objects
        return nouns[0], _all(page, patients), None
    # "Y considers X a terrorist organization", of which parsers make a clause or two objects.
    for clause in syntax.children(verb.i, "ccomp"):
        if clause.tag[:2] == "NN" and syntax.children(clause.i, "nsubj"):
            return clause, _all(page, syntax.children(clause.i, "nsubj")), None
    for noun in (c for o in objects[:1] for c in syntax.children(o.i, "appos")):
        if (
            syntax.tokens[syntax.left_edge(noun.i)].lower in ("a", "an")
            and syntax.tokens[syntax.left_edge(noun.i) - 1].text != ","
        ):
            return noun, _all(page, objects[:1]), None
    if not objects or objects[-1].tag[:2] != "NN" or not syntax.children(objects[-1].i, "det"):
        return None
    if passive and len(objects) == 1 and syntax.children(verb.i, "auxpass"):
        return objects[0], _all(page, (page.patient(verb),)), None  # "was designated a terrorist group"
    relative = tuple(c for c in syntax.children(verb.i) if c.tag in _RELATIVE and c.i < verb.i)
    if relative and verb.label == "relcl":
        return objects[-1], page.bearers(relative[0]), None
    if len(objects) > 1:
        return objects[-1], _all(page, objects[:1]), None
    # "The league, designated a terrorist group by Norway, denied it."
    by = page.agent(objects[0])
    if by is not None and syntax.tokens[verb.i - 1].text == ",":
        return objects[0], _all(page, (page.subject(verb),)), by
    return None


def _all(page: Page, tokens: tuple[Token | None, ...]) -> tuple[str, ...]:
    return tuple(e for t in tokens if t is not None for e in page.bearers(t))

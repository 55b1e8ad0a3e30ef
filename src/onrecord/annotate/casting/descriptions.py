"""Descriptions: whom a common noun phrase means ("the department", "the lawmaker", "the regime")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.casting.appositions import apposed
from onrecord.annotate.casting.bands import band, group_of
from onrecord.annotate.casting.belongings import belonging, branch
from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.epithets import epithet
from onrecord.annotate.casting.headlined import from_headline
from onrecord.annotate.casting.homelands import (
    REALMS,
    another_country,
    of_region,
    own_country,
    realm,
    spoken_of,
    whose_country,
)
from onrecord.annotate.casting.modifiers import (
    SAME,
    compatible,
    count_of,
    country_of,
    is_definite,
    listed_together,
    modifiers_of,
)
from onrecord.annotate.casting.officeholders import from_elsewhere, officeholder, state_told
from onrecord.annotate.casting.ordinals import first_told, other_turn
from onrecord.annotate.casting.organs import ORGANS, government, of_other_house, of_other_state, organ, ruling
from onrecord.annotate.casting.predications import predicated
from onrecord.annotate.casting.sorts import is_of_sort, sort_of
from onrecord.annotate.casting.titled import only_as
from onrecord.annotate.casting.titleholders import (
    AHEAD,
    bearer,
    introduce,
    introduce_headlined,
    leader_of,
    led,
    meets,
    named_ahead,
)
from onrecord.annotate.casting.together import all_of
from onrecord.annotate.casting.whereabouts import other_place
from onrecord.annotate.mentions import CLASS_NOUNS, Naming
from onrecord.annotate.naming.owners import EITHER
from onrecord.annotate.nouns import Noun, noun_at, plural
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.actors import is_news_agency
from onrecord.text import fold

RULE = frozenset("government regime authorities authority administration state".split())
_LED = frozenset("administration government presidency cabinet regime".split())
_PAPERS = frozenset("newspaper paper magazine channel station website broadcaster".split())
_ANYBODY = frozenset("people men women children individuals persons others".split())
# Adjectives that tell nobody apart from others of the sort.
_IDLE = frozenset("independent regional powerful influential local beleaguered embattled main".split())
# What armed groups are called by what they believe or do.
_PERSUASIONS = frozenset(
    "shiite shia sunni islamist jihadist militant rebel armed extremist insurgent separatist paramilitary terrorist "
    "terror outlawed banned radical hardline leftist rightist marxist maoist secretive shadowy".split()
)
_LANDS = frozenset("country nation state republic kingdom".split())
_SEATED = frozenset(("based", "headquartered"))  # "the Perth-based firm"
# What tells a state's government from none of its others.
_PRESENT = frozenset("new current old federal central national".split())
# What somebody is called who has lost the office that the report gave him.
_NO_LONGER = frozenset(
    "former ex ousted deposed dismissed sacked fired outgoing jailed late slain then onetime".split()
)
_COMING = frozenset("acting new deputy interim incoming next current vice".split())
_SIDES = frozenset("country nation neighbor neighbour government group militia party company".split())
_COUNTED = {"two": 2, "three": 3, "four": 4}
_OF_PEOPLE = frozenset("group gang crowd band team number federation union association league guild syndicate".split())
_DOERS = frozenset("gunman attacker assailant militant fighter insurgent bomber robber raider kidnapper".split())
_ACTING = frozenset(("organization", "government", "armed_group"))
_MANNED = frozenset("man woman".split())


def described(reading: Reading, naming: Naming) -> Draft | None:
    """The draft that a noun phrase describes once more, None where it brings in somebody new."""
    draft = first_told(reading, naming) or _described(reading, naming)
    if draft is None or other_place(reading, draft, naming.head) or other_turn(reading, draft, naming.head):
        return None
    return draft


def _described(reading: Reading, naming: Naming) -> Draft | None:
    syntax = reading.syntax
    found = noun_at(syntax, naming.head)
    if found is None:
        person = apposed(reading, naming) if naming.kind == "person" else None
        return person if person is not None and person.person else None  # "the Kordian, identified as X"
    if is_own_outlet(syntax, naming.first, found):
        return None
    several = plural(syntax.tokens[naming.head])
    other = apposed(reading, naming) or predicated(reading, naming)
    if other is not None and _may_be(other, found, several):
        if other.person and not other.mentions and syntax.tokens[naming.first].lower == "the":
            introduce(reading, other, found.noun, naming.head)
        elif other.person and found.kind == "person" and not several:
            introduce_headlined(reading, other, found.noun, naming.head)
        return other
    if found.noun in _LED:
        leader = leader_of(reading, naming.head)
        if leader is not None:
            return led(reading, leader)
    if several and found.noun in _SIDES:
        joint = all_of(reading, naming, _count(reading, naming))
        if joint is not None:
            return joint
    country = country_of(reading, naming.head)
    whole = band(reading, naming, found, country) if several else group_of(reading, naming, found, country)
    if whole is not None:
        return whole
    if (found.noun.split()[-1] in _LANDS or found.noun in REALMS) and not several:
        land = of_region(reading, naming)
        if land is not None:
            return land
    if found.noun in REALMS and not several and is_definite(syntax, naming):
        return realm(reading, naming, REALMS[found.noun])
    if found.noun == "state" and not several and is_definite(syntax, naming) and not modifiers_of(reading, naming):
        near = state_told(reading, naming)
        if near is not None:
            return near
    if found.noun in ("country", "nation", "homeland") and not several:
        owned = whose_country(reading, naming)
        if owned is not None:
            return owned
        near = another_country(reading, naming)
        if near is None and is_definite(syntax, naming):
            near = own_country(reading, naming) or spoken_of(reading, naming)
        if near is not None:
            return near
    if not several and sort_of(found.noun) is not None and found.kind != "place":
        whole = _his_own(reading, naming, found)
        if whole is not None:
            return whole
    if found.noun in ORGANS and not several and syntax.tokens[naming.first].lower not in ("a", "an", "another"):
        same = organ(reading, naming, found, country)
        if same is not None:
            return same
    if found.kind == "place" and not several:
        for prep in syntax.children(naming.head, "prep"):
            inner = (
                [c.i for c in syntax.children(prep.i, "pobj")] if prep.lower == "of" and prep.i == naming.stop else []
            )
            site = reading.at(inner[0]) if inner else None
            part = any(t.tag[:3] == "NNP" for t in syntax.tokens[naming.first : naming.head])
            if site is not None and site.kind == "place" and inner[0] in reading.ahead and not part:
                return site  # "the village of X", but "the Vela district of X"
    whose = belonging(reading, naming, found) or (None if several else officeholder(reading, naming, found, country))
    if whose is not None:
        return whose
    headed = from_headline(reading, naming, found, several, country)
    if headed is not None:
        return headed
    if is_definite(syntax, naming):
        before = _taken_up(reading, naming, found, several, country)
        if before is not None or several:
            return before
        called = epithet(reading, naming, found, country) if found.kind == "person" else None
        return called or named_ahead(reading, naming, found, country)
    if country is not None and found.noun in RULE and syntax.tokens[naming.first].lower not in ("a", "some"):
        return government(reading, country)
    if syntax.tokens[naming.first].tag in ("NN", "NNS", "JJ", "NNP") or country is not None:
        return _same_words(reading, naming)
    return None


def _his_own(reading: Reading, naming: Naming, found: Noun) -> Draft | None:
    """The body that somebody speaks for or leads, which "his group" means."""
    syntax, sort = reading.syntax, sort_of(found.noun)
    for owner in syntax.children(naming.head, "poss") if sort is not None else ():
        person = reading.at(owner.i)
        if owner.tag != "PRP$" or person is None or not person.person:
            continue
        for mention in reversed(person.mentions):
            for body in _bodies_beside(reading, mention):
                if sort is not None and body.kind in sort.kinds and is_of_sort(found.noun, body):
                    return body
        for _, _, order in reversed(person.titles):
            if order is not None and sort is not None and reading.drafts[order].kind in sort.kinds:
                return reading.drafts[order] if is_of_sort(found.noun, reading.drafts[order]) else None
    return None


def _bodies_beside(reading: Reading, mention: Naming) -> Iterator[Draft]:
    """The bodies of which a phrase tells somebody's office: "the Front's spokesman", "the commander of the Front"."""
    syntax = reading.syntax
    if mention.form != "nominal":
        return
    wholes = syntax.behind(mention.head, "of", "for")
    for owner in (*wholes, *syntax.children(mention.head, "poss", "compound", "nmod")):
        body = reading.at(owner.i)
        if body is not None and not body.person:
            yield body


def is_own_outlet(syntax: Syntax, first: int, found: Noun) -> bool:
    """Whether a phrase that begins at a token means the outlet that the report is of: "told this newspaper"."""
    return syntax.tokens[first].lower == "this" and found.noun in _PAPERS


def _count(reading: Reading, naming: Naming) -> int:
    """How many "the three countries" are; 0 where no number says it."""
    syntax = reading.syntax
    if syntax.tokens[naming.first].lower == "both":
        return 2
    if syntax.tokens[naming.first].lower not in ("the", "these", "those", "his", "their", "our"):
        return 0
    return next((_COUNTED[t.lower] for t in syntax.children(naming.head, "nummod") if t.lower in _COUNTED), 0)


def describe(reading: Reading, naming: Naming, draft: Draft, found: Noun) -> None:
    """Keep what a phrase says of its draft."""
    draft.nouns.add(SAME.get(found.noun, found.noun))
    if found.kind != "person":
        last = found.noun.split()[-1]
        draft.nouns.update((last, last.removesuffix("s") if last == "forces" else last))
    draft.modifiers.setdefault(found.noun, modifiers_of(reading, naming))
    if found.isa is not None:
        draft.nouns.add(found.isa)
    if found.kind == "person" and naming.kind != "group" and found.noun.endswith("man") and not _is_office(found):
        draft.nouns.add("woman" if found.noun.endswith("woman") else "man")  # "a gunman ... the man"
    if draft.gender is None:
        draft.gender = found.gender


def _is_office(found: Noun) -> bool:
    """Whether a noun is an office by which its bearer is called again, rather than "the man"."""
    return found.title and found.isa is not None


def _may_be(draft: Draft, found: Noun, several: bool) -> bool:
    if found.noun in EITHER and draft.kind == "organization" and not several:
        return True
    if found.kind == "person":
        return (draft.kind == "person" and not several) or (several and draft.kind != "person" and draft.plural)
    if draft.members:
        return several
    if draft.kind == "group" and not draft.named:
        return False
    if draft.kind == "place" and draft.country is not None and found.kind in _ACTING:
        return False  # "diverted to Vela, | the embassy said"
    return draft.kind != "person" and (found.kind != "place" or draft.kind in ("place", "country"))


def _taken_up(reading: Reading, naming: Naming, found: Noun, several: bool, country: str | None) -> Draft | None:
    noun = SAME.get(found.noun, found.noun)
    own = modifiers_of(reading, naming) - frozenset(noun.split()[:-1])
    syntax = reading.syntax
    sentence = reading.number_of(naming.head)
    if several and noun in _ANYBODY and not own and _narrowed(syntax, naming):
        return None  # "the people who did it"
    count = count_of(syntax, naming.head)
    one = not several or syntax.tokens[naming.head].lower == "authorities"
    gone = found.title and bool(own & _NO_LONGER) and not several
    if gone:
        bearing = (d for d in reading.drafts if d.person and d.named and d.mentions and noun in d.nouns)
        bearing = (d for d in bearing if not _just_come(reading, d))
        bearers = {d.order for d in bearing if not only_as(reading, d, naming)}
        if len(bearers) == 1:
            own -= _NO_LONGER  # "the minister ... the former minister"
    if noun in RULE and one and (country is not None or not own - _PRESENT):
        return ruling(reading, naming, noun, country)
    if country is None:
        if own & _SEATED and not several:
            return _of_country(reading, naming, noun, own - _SEATED, None)
        sort = sort_of(noun)
        if sort is not None and noun not in ("group", "country", "nation"):
            called = _called_so(reading, naming, noun, own, several)
            if called is not None:
                return called
        beside: Draft | None = None
        for number, draft, mention in reading.recent(sentence, 60):
            if mention.head >= naming.head or (draft.plural != several and not (draft.members and several)):
                continue
            if listed_together(syntax, mention.head, naming.head):
                continue
            fits = noun in draft.nouns and compatible(draft, noun, own) and not only_as(reading, draft, naming)
            fits = fits and not from_elsewhere(reading, naming, draft) and not (gone and _just_come(reading, draft))
            if fits and not of_other_house(reading, naming, draft) and not of_other_state(reading, naming, draft):
                if count is not None and count_of(syntax, mention.head) not in (None, count):
                    continue  # "eleven soldiers" are not "the 11,600 soldiers"
                if found.kind == "person" and noun in _MANNED and sentence - number > 3:
                    continue
                if noun != "department" or syntax.tokens[mention.head].label not in ("compound", "nmod"):
                    return draft
                beside = beside or draft  # "Treasury officials": rather a department that says something itself
            if (
                sort is not None
                and sentence - number <= sort.reach
                and own <= (_IDLE | _PERSUASIONS if draft.kind == "armed_group" else _IDLE)
                and draft.kind in sort.kinds
                and draft.named
                and mention.form != "pronoun"
                and (draft.sector != "JRN" or sort.sector == "JRN")
                and not _loose(reading, mention, draft)
                and (reading.quoted[naming.head] or not reading.quoted[mention.head])
                and is_of_sort(noun, draft)
                and not _narrowed(syntax, naming)
                and not meets(reading, naming.head, draft)
            ):
                return draft
        return beside
    for _, draft, mention in reading.recent(sentence, 200):
        fits = mention.head < naming.head and draft.country == country and draft.plural == several
        named = draft.named == (draft.kind == "person")
        fits = fits and noun in draft.nouns and compatible(draft, noun, own)
        if fits and named and not only_as(reading, draft, naming):
            return draft
    whole = _of_country(reading, naming, noun, own, country) if not several else None
    if whole is not None:
        return whole
    return bearer(reading, naming, found, country) if found.title and not several else None


def _of_country(reading: Reading, naming: Naming, noun: str, own: frozenset[str], country: str | None) -> Draft | None:
    """The one body just named of no other country that "the" noun of its sort with its country takes up: "Vela Motors
    was fined. The Kordian carmaker ..."."""
    sort, sentence = sort_of(noun), reading.number_of(naming.head)
    if sort is None or not own <= _IDLE | _PERSUASIONS or _narrowed(reading.syntax, naming):
        return None
    found: dict[int, Draft] = {}
    for number, draft, mention in reading.recent(sentence, 2):
        if mention.head >= naming.head or mention.form != "name" or not draft.named:
            continue
        if number == sentence and all(t.text != ";" for t in reading.syntax.tokens[mention.head : naming.first]):
            continue
        fits = draft.kind in sort.kinds and draft.kind not in ("country", "place") and is_of_sort(noun, draft, True)
        fits = fits and (country is None or draft.country in (None, country))
        if fits and not meets(reading, naming.head, draft) and (draft.sector != "JRN" or sort.sector == "JRN"):
            found[draft.order] = draft
    called = {order: draft for order, draft in found.items() if noun in draft.nouns | draft.ends}
    if len(called or found) != 1:
        return None
    ((_, draft),) = (called or found).items()
    draft.country, draft.sector = draft.country or country, draft.sector or sort.sector
    return draft


def _just_come(reading: Reading, draft: Draft) -> bool:
    """Whether somebody is told of as new in an office or below it, and so not as who has lost it: "the acting
    minister", "Deputy Minister X"."""
    tokens = reading.syntax.tokens
    words = (t for m in draft.mentions if m.form == "nominal" for t in tokens[m.first : m.head])
    titles = (t for first, stop, _ in draft.titles for t in tokens[first:stop])
    return any(t.lower in _COMING for t in (*words, *titles))


def _narrowed(syntax: Syntax, naming: Naming) -> bool:
    """Whether a clause says which one is meant: "the group that took the town", but not "the group, which ..."."""
    if syntax.tokens[naming.head].lemma in _OF_PEOPLE:
        behind = [c for c in syntax.behind(naming.head, "of") if plural(c)]
        if behind:
            return True  # "the group of some 30 armed men"
    clauses = syntax.children(naming.head, "relcl", "acl")
    return any(syntax.tokens[syntax.left_edge(c.i) - 1].text != "," for c in clauses)


def _called_so(reading: Reading, naming: Naming, noun: str, own: frozenset[str], several: bool) -> Draft | None:
    """The last body called by the noun ("the agency" of the River Agency, "the union" of the miners' union), before any
    other of its sort."""
    for _, draft, mention in reading.recent(reading.number_of(naming.head), 12):
        fits = mention.head < naming.head and draft.plural == several
        if fits and noun in draft.nouns and compatible(draft, noun, own):
            return draft
    if noun == "agency" and not own:
        # "The agency" is rather Reuters than the coast guard.
        for _, draft, mention in reading.recent(reading.number_of(naming.head), 12):
            name = reading.syntax.span(mention.first, mention.stop).text if mention.form == "name" else ""
            if mention.head < naming.head and draft.kind != "person" and is_news_agency(name):
                return draft
        for _, draft, mention in reading.recent(reading.number_of(naming.head), 12):
            known = mention.form == "name" and mention.head < naming.head and draft.kind == "organization"
            if known and _is_cited(reading.syntax, mention):
                return draft
    return None


def _is_cited(syntax: Syntax, naming: Naming) -> bool:
    """Whether a name is of whoever reports or is cited, as newsrooms are: "the Velmar Sun reported", "according to"."""
    verb, before = syntax.head(naming.head), syntax.tokens[max(naming.first - 2, 0) : naming.first]
    reports = verb is not None and verb.lemma in ("report", "quote", "cite")
    return (reports and syntax.tokens[naming.head].label == "nsubj") or any(t.lower == "according" for t in before)


def _loose(reading: Reading, mention: Naming, draft: Draft) -> bool:
    # A country in "Iranian drones" or "the Iran deal" is not yet what the report speaks of.
    return draft.kind in ("country", "place") and reading.syntax.tokens[mention.head].label in (
        "compound",
        "amod",
        "nmod",
    )


def _same_words(reading: Reading, naming: Naming) -> Draft | None:
    """The draft called by the very same words before ("Western officials" and again "Western officials")."""
    syntax = reading.syntax
    if any(t.tag == "CD" for t in syntax.tokens[naming.first : naming.head]):
        return None
    words = fold(syntax.span(naming.first, naming.stop).text)
    if words in CLASS_NOUNS | _ANYBODY:
        return None
    order = reading.phrases.get(words)
    if order is None:
        return branch(reading, naming)
    draft = reading.drafts[order]
    found = noun_at(syntax, naming.head)
    if found is not None and found.noun in _DOERS and naming.first == naming.head:
        # "Gunmen" of whom nothing else is said are those of the deed that was just told.
        near = {d.order for _, d, _m in reading.recent(reading.number_of(naming.head), AHEAD)}
        return draft if draft.order in near else None
    return draft

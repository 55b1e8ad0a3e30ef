"""Descriptions: whom a common noun phrase means ("the department", "the lawmaker", "the regime")."""

from __future__ import annotations

from collections import Counter

from onrecord.annotate.castings import Draft, Reading
from onrecord.annotate.mentions import CLASS_NOUNS, Naming
from onrecord.annotate.name_readings import parted
from onrecord.annotate.nouns import Noun, noun_at, plural
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.titles import is_title
from onrecord.records import EntityKind
from onrecord.text import fold

_DEFINITE = frozenset("the this that these those both".split())
_RULE = frozenset("government regime authorities authority administration state".split())
_SAME = {
    "army": "military",
    "armed forces": "military",
    "troop": "force",
    "regime": "government",
    "authorities": "government",
}
_OF_SORT: dict[str, frozenset[EntityKind]] = {
    "group": frozenset(("armed_group", "organization")),
    "movement": frozenset(("armed_group", "organization")),
    "militia": frozenset(("armed_group",)),
    "faction": frozenset(("armed_group", "organization")),
    "organization": frozenset(("organization", "armed_group")),
    "organisation": frozenset(("organization", "armed_group")),
    "party": frozenset(("organization",)),
    "company": frozenset(("organization",)),
    "firm": frozenset(("organization",)),
    "agency": frozenset(("organization", "government")),
    "country": frozenset(("country",)),
    "nation": frozenset(("country",)),
    "republic": frozenset(("country",)),
    "kingdom": frozenset(("country",)),
    "city": frozenset(("place",)),
    "town": frozenset(("place",)),
    "village": frozenset(("place",)),
    "territory": frozenset(("place",)),
    "island": frozenset(("place",)),
    "enclave": frozenset(("place",)),
}
# Bodies of which a state has one each.
ORGANS = frozenset("army military navy parliament police judiciary cabinet presidency".split()) | {
    "foreign ministry",
    "defense ministry",
    "defence ministry",
    "interior ministry",
    "health ministry",
    "air force",
    "armed forces",
    "central bank",
    "supreme court",
    "constitutional court",
    "ministry",
    "embassy",
    "coast guard",
}
_LED = frozenset("administration government presidency cabinet regime".split())
_SELVES = frozenset("itself themselves himself herself".split())
_MANNED = frozenset("man woman".split())


def described(reading: Reading, naming: Naming) -> Draft | None:
    """The draft that a noun phrase describes once more, None where it brings in somebody new."""
    syntax = reading.syntax
    found = noun_at(syntax, naming.head)
    if found is None:
        return None
    several = plural(syntax.tokens[naming.head])
    other = _apposed(reading, naming) or _predicated(reading, naming)
    if other is not None and _may_be(other, found, several):
        return other
    if found.noun in _LED:
        leader = leader_of(reading, naming.head)
        if leader is not None:
            return _led(reading, leader)
    country = country_of(reading, naming.head)
    if found.noun in ("country", "nation", "homeland") and not several:
        owned = _whose_country(reading, naming)
        if owned is not None:
            return owned
        near = _own_country(reading, naming) if is_definite(syntax, naming) else None
        if near is not None:
            return near
    if found.noun in ORGANS and not several and syntax.tokens[naming.first].lower not in ("a", "an", "another"):
        organ = _organ(reading, naming, found, country)
        if organ is not None:
            return organ
    headed = _from_headline(reading, naming, found, several, country)
    if headed is not None:
        return headed
    if is_definite(syntax, naming):
        return _taken_up(reading, naming, found, several, country)
    if country is not None and found.noun in _RULE and syntax.tokens[naming.first].lower not in ("a", "some"):
        return _government(reading, country)
    if syntax.tokens[naming.first].tag in ("NN", "NNS", "JJ", "NNP") or country is not None:
        return _same_words(reading, naming)
    return None


def leader_of(reading: Reading, head: int) -> int | None:
    """The person a government is named after: "the Biden administration", "the administration of President X"."""
    syntax = reading.syntax
    found = [c.i for c in syntax.children(head, "compound", "poss", "nmod", "amod")]
    found += [c.i for p in syntax.children(head, "prep") if p.lower == "of" for c in syntax.children(p.i, "pobj")]
    for i in found:
        draft = reading.at(i)
        if draft is not None and draft.kind == "person" and i in reading.ahead:
            return draft.order
    return None


def _led(reading: Reading, leader: int) -> Draft:
    for draft in reading.drafts:
        if draft.leader == leader:
            return draft
    draft = reading.new("government")
    draft.leader, draft.sector, draft.country = leader, "GOV", reading.drafts[leader].country
    draft.nouns.add("administration")
    return draft


def _whose_country(reading: Reading, naming: Naming) -> Draft | None:
    """The country that "his country" means: that of whom the pronoun takes up."""
    for owner in reading.syntax.children(naming.head, "poss"):
        draft = reading.at(owner.i)
        if draft is not None and draft.country is not None and owner.tag == "PRP$":
            return next((d for d in reading.drafts if d.kind == "country" and d.country == draft.country), None)
    return None


def _from_headline(reading: Reading, naming: Naming, found: Noun, several: bool, country: str | None) -> Draft | None:
    """Whom a headline named by the same noun alone, which the text then tells more of: "Engineers Killed" and "four
    Chadian engineers"."""
    if reading.number_of(naming.head) in reading.headlines:
        return None
    own = modifiers_of(reading, naming)
    for number, order, _ in reading.log:
        if number not in reading.headlines:
            break
        draft = reading.drafts[order]
        heads = {reading.number_of(m.head) for m in draft.mentions}
        if (
            draft.named
            or draft.plural != several
            or found.noun not in draft.modifiers
            or not heads <= reading.headlines
        ):
            continue
        if draft.country in (None, country) and draft.modifiers.get(found.noun, frozenset()) <= own:
            draft.country = country
            return draft
    return None


def whose_organ(reading: Reading, naming: Naming) -> str | None:
    """The country of a state's organ without a country of its own ("police"): where its paragraph is set, else what
    the report mostly speaks of."""
    syntax = reading.syntax
    sentence = syntax.sentence_of(naming.head)
    for i in range(sentence.stop - 1, -1, -1):
        if syntax.sentence_of(i).block != sentence.block:
            break
        draft = reading.at(i)
        token = syntax.tokens[i]
        if draft is None or draft.country is None or token.label != "pobj" or draft.kind not in ("place", "country"):
            continue
        if syntax.tokens[token.head].lower in ("in", "at", "near", "outside"):
            return draft.country
    governor = syntax.tokens[syntax.tokens[naming.head].head]
    if any(c.lower in ("a", "an") or c.tag == "CD" for c in syntax.children(governor.i, "det", "nummod")):
        return None  # "a foreign ministry official" may be anybody's
    return reading.main


def _organ(reading: Reading, naming: Naming, found: Noun, country: str | None) -> Draft | None:
    """The one such organ that a state has, called by other words before: "Iran's army", "the Iranian army"."""
    noun, own = _SAME.get(found.noun, found.noun), modifiers_of(reading, naming)
    if country is None:
        country = whose_organ(reading, naming) if is_definite(reading.syntax, naming) else None
    if country is None:
        return None
    for _, draft, mention in reading.recent(reading.number_of(naming.head), 200):
        fits = mention.head < naming.head and draft.country == country and not draft.plural and draft.kind != "person"
        if fits and noun in draft.nouns and draft.kind != "country" and _compatible(draft, noun, own):
            return draft
    return None


def _own_country(reading: Reading, naming: Naming) -> Draft | None:
    """The country of whatever the phrase hangs on, which "the country" mostly means."""
    syntax = reading.syntax
    for above in syntax.ancestors(naming.head):
        around = [above.i] if above.pos in ("NOUN", "PROPN") else []
        if above.pos in ("VERB", "AUX"):
            around = [c.i for c in syntax.children(above.i, "nsubj", "nsubjpass") if c.i < naming.head]
        for i in around:
            draft = reading.at(i)
            if i >= naming.head or draft is None or draft.country is None or draft.kind == "place":
                continue
            for other in reading.drafts:
                if other.kind == "country" and other.country == draft.country and other is not draft:
                    return other
    return None


def is_definite(syntax: Syntax, naming: Naming) -> bool:
    """Whether the phrase says that its referent is known: "the group", "that country", "police"."""
    first = syntax.tokens[naming.first]
    if first.lower in _DEFINITE or (naming.first == naming.head and first.lower == "police"):
        return True
    after = noun_at(syntax, naming.head + 1) if naming.head + 1 < len(syntax.tokens) else None
    return (
        after is not None
        and after.kind == "person"
        and syntax.tokens[naming.head].label in ("compound", "nmod", "amod")
        and first.tag not in ("NNP", "PRP$", "DT")
    )


def country_of(reading: Reading, head: int) -> str | None:
    """The country that the phrase itself names as its own: "Iraqi security officials", "Iran's foreign ministry",
    "militias in Iraq", "the government of Yemen"."""
    syntax = reading.syntax
    for child in reversed(syntax.children(head, "amod", "compound", "nmod")):
        if child.i in reading.demonyms:
            return reading.demonyms[child.i]
    for child in syntax.children(head, "amod", "compound", "nmod", "poss", "npadvmod"):
        draft = reading.at(child.i)
        code = reading.demonyms.get(child.i) or (
            draft.country if draft is not None and child.label != "npadvmod" else None
        )
        if code is not None:
            return code
        if child.tag in ("NN", "NNP", "NNS") and child.label in ("poss", "compound"):
            inner = country_of(reading, child.i)
            if inner is not None:
                return inner
    title = syntax.tokens[head].head
    if head < title <= head + 2 and syntax.tokens[head].label in ("compound", "nmod", "amod"):
        # "Chad's foreign ministry spokesman": parsers hang whose ministry it is on the spokesman.
        for child in syntax.children(title, "poss", "amod", "compound", "nmod"):
            owner = reading.at(child.i)
            if child.i < head and (child.i in reading.demonyms or (owner is not None and owner.kind == "country")):
                return reading.demonyms.get(child.i) or (owner.country if owner is not None else None)
    for prep in syntax.children(head, "prep"):
        if prep.lower in ("of", "in"):
            for child in syntax.children(prep.i, "pobj"):
                draft = reading.at(child.i)
                if draft is not None and draft.kind in ("country", "government"):
                    return draft.country
                code = reading.country_heads.get(child.i)
                if code is not None:
                    return code
    return None


def modifiers_of(reading: Reading, naming: Naming) -> frozenset[str]:
    """Folded words before the head that tell one such body from another ("health" of "the health ministry")."""
    syntax = reading.syntax
    return frozenset(
        c.lower
        for c in syntax.children(naming.head, "amod", "compound", "nmod")
        if c.i < naming.head and c.i not in reading.demonyms and c.i not in reading.country_heads
    )


def describe(reading: Reading, naming: Naming, draft: Draft, found: Noun) -> None:
    """Keep what a phrase says of its draft."""
    draft.nouns.add(_SAME.get(found.noun, found.noun))
    draft.modifiers.setdefault(found.noun, modifiers_of(reading, naming))
    if found.isa is not None:
        draft.nouns.add(found.isa)
    if draft.gender is None:
        draft.gender = found.gender


def _apposed(reading: Reading, naming: Naming) -> Draft | None:
    token = reading.syntax.tokens[naming.head]
    if token.label == "appos":
        return reading.at(token.head)
    for child in reading.syntax.children(naming.head, "appos"):
        if child.i in reading.ahead:
            return reading.drafts[reading.ahead[child.i]]
    return _named_next(reading, naming) or _called(reading, naming)


def _named_next(reading: Reading, naming: Naming) -> Draft | None:
    """Whom a phrase names that stands right before a name, titles between them aside: "the regional bloc X",
    "army chief General X"."""
    syntax = reading.syntax
    k, stop = naming.head + 1, syntax.sentence_of(naming.head).stop
    while k < stop and k <= naming.head + 4 and (is_title(syntax.tokens[k].text) or syntax.tokens[k].text == "."):
        k += 1
    if k not in reading.begins or plural(syntax.tokens[naming.head]) or parted(syntax, naming.head, k):
        return None
    draft = reading.at(reading.begins[k])
    if draft is None or draft.kind is None or draft.kind in ("country", "nationality", "group"):
        return None
    name = syntax.tokens[reading.begins[k]]
    # "told the newspaper Smith had left": the name may be another part of the sentence.
    joined = name.label == "appos" or syntax.tokens[naming.head].head in range(k, name.i + 1)
    alone = (
        k == naming.head + 1
        and syntax.tokens[naming.first].lower in ("the", "state")
        and (
            syntax.tokens[naming.head].label
            in ("nsubj", "dobj", "pobj", "compound", "nmod", "ROOT", "conj", "nsubjpass")
            and not name.label.startswith("nsubj")
        )
    )
    person = draft.kind == "person"
    if (
        naming.kind is None
        or person != (naming.kind == "person")
        or (naming.kind == "place") != (draft.kind == "place")
    ):
        return None
    return draft if joined or alone or k > naming.head + 1 else None


def _called(reading: Reading, naming: Naming) -> Draft | None:
    """ "a group known as X": whom the phrase is said to be called."""
    syntax = reading.syntax
    for clause in syntax.children(naming.head, "relcl"):
        for child in syntax.children(clause.i, "oprd") if clause.lemma == "call" else ():
            if child.i in reading.ahead and any(c.lower in _SELVES for c in syntax.children(clause.i, "dobj")):
                return reading.drafts[reading.ahead[child.i]]
    for clause in syntax.children(naming.head, "acl"):
        if clause.lower not in ("known", "called", "named", "dubbed") or clause.i > naming.head + 3:
            continue
        below = [*syntax.children(clause.i, "oprd", "dobj", "attr")]
        below += [c for p in syntax.children(clause.i, "prep") if p.lower == "as" for c in syntax.children(p.i, "pobj")]
        for child in below:
            if child.i in reading.ahead:
                return reading.drafts[reading.ahead[child.i]]
    return None


def _predicated(reading: Reading, naming: Naming) -> Draft | None:
    """The subject of "X is Y", where nothing denies or hedges it."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    verb = syntax.head(token.i)
    if token.label != "attr" or verb is None or verb.lemma not in ("be", "become", "remain"):
        return None
    if syntax.children(verb.i, "neg", "aux") or reading.quoted[verb.i]:
        return None
    for child in syntax.children(verb.i, "nsubj"):
        for pair in syntax.children(child.i, "appos"):
            if pair.tag == "CD" and reading.at(pair.i) is not None:
                return reading.at(pair.i)
        return reading.at(child.i) if child.i < token.i else None
    return None


def _may_be(draft: Draft, found: Noun, several: bool) -> bool:
    if found.kind == "person":
        return (draft.kind == "person" and not several) or (several and draft.kind != "person" and draft.plural)
    if draft.members:
        return several
    if draft.kind == "group" and not draft.named:
        return False
    return draft.kind != "person" and (found.kind != "place" or draft.kind in ("place", "country"))


def _taken_up(reading: Reading, naming: Naming, found: Noun, several: bool, country: str | None) -> Draft | None:
    noun = _SAME.get(found.noun, found.noun)
    own = modifiers_of(reading, naming)
    sentence = reading.number_of(naming.head)
    if noun in _RULE and (country is not None or not own - {"new", "current", "old"}):
        return _ruling(reading, noun, country, sentence)
    if country is None:
        sorts = _OF_SORT.get(noun)
        if sorts is not None and noun not in ("group", "country", "nation"):
            called = _called_so(reading, naming, noun, own, several)
            if called is not None:
                return called
        for number, draft, mention in reading.recent(sentence, 60):
            if mention.head >= naming.head or (draft.plural != several and not (draft.members and several)):
                continue
            if noun in draft.nouns and _compatible(draft, noun, own):
                if found.kind == "person" and noun in _MANNED and sentence - number > 3:
                    continue
                return draft
            near = sentence - number <= (6 if noun in ("country", "nation") else 4)
            if (
                sorts is not None
                and not own
                and near
                and draft.kind in sorts
                and draft.named
                and mention.form != "pronoun"
                and draft.sector != "JRN"
                and not _loose(reading, mention)
            ):
                return draft
        return None
    for _, draft, mention in reading.recent(sentence, 200):
        fits = mention.head < naming.head and draft.country == country and draft.plural == several
        named = draft.named == (draft.kind == "person")
        if fits and named and noun in draft.nouns and _compatible(draft, noun, own):
            return draft
    return None


def _called_so(reading: Reading, naming: Naming, noun: str, own: frozenset[str], several: bool) -> Draft | None:
    """The last body whose name ends in the noun ("the agency" of the River Agency), before any other of its sort."""
    for _, draft, mention in reading.recent(reading.number_of(naming.head), 12):
        fits = mention.head < naming.head and draft.plural == several and draft.named
        if fits and noun in draft.nouns and _compatible(draft, noun, own):
            return draft
    return None


def _loose(reading: Reading, mention: Naming) -> bool:
    # A country in "Iranian drones" or "the Iran deal" is not yet what the report speaks of.
    return reading.syntax.tokens[mention.head].label in ("compound", "amod", "nmod")


def _compatible(draft: Draft, noun: str, own: frozenset[str]) -> bool:
    if not own:
        return True
    held = draft.modifiers.get(noun)
    return (held is not None and own <= held) or (draft.named and held is None and not own)


def _ruling(reading: Reading, noun: str, country: str | None, sentence: int) -> Draft | None:
    """The government meant by "the government", "the regime", "the administration"."""
    if country is not None:
        return _government(reading, country)
    if noun == "administration":
        for _, draft, _m in reading.recent(sentence, 40):
            if "administration" in draft.nouns:
                return draft
        return None
    seen: Counter[str] = Counter()
    for number, draft, mention in reading.recent(sentence, 40):
        if (
            draft.kind == "government"
            and draft.country is not None
            and draft.nouns & {"government"}
            and sentence - number < 8
        ):
            return draft
        if draft.country is None or draft.kind not in ("country", "government", "organization", "armed_group"):
            continue
        if number == sentence and draft.kind in ("country", "government"):
            return _government(reading, draft.country)
        seen[draft.country] += 2 if reading.weight(mention) >= 0.9 else 1
    if not seen:
        return None
    best = max(seen, key=lambda code: (seen[code], code))
    return _government(reading, best)


def _government(reading: Reading, country: str) -> Draft:
    for draft in reading.drafts:
        if draft.kind == "government" and draft.country == country and "government" in draft.nouns:
            return draft
    draft = reading.new("government")
    draft.country, draft.sector = country, "GOV"
    draft.nouns.add("government")
    return draft


def _same_words(reading: Reading, naming: Naming) -> Draft | None:
    """The draft called by the very same words before ("Western officials" and again "Western officials")."""
    syntax = reading.syntax
    if any(t.tag == "CD" for t in syntax.tokens[naming.first : naming.head]):
        return None
    words = fold(syntax.span(naming.first, naming.stop).text)
    if words in CLASS_NOUNS:
        return None
    order = reading.phrases.get(words)
    return None if order is None else reading.drafts[order]

"""Organs: which state's government, army or police a noun phrase means."""

from __future__ import annotations

from collections import Counter

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.courts import court_country, prosecutes
from onrecord.annotate.casting.modifiers import SAME, compatible, is_definite, modifiers_of, places_told
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.readings import town_country
from onrecord.annotate.nouns import Noun, noun_at
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import known
from onrecord.lexicons.gazetteer import candidates

# Bodies of which a state has one each.
ORGANS = frozenset("army military navy parliament police judiciary cabinet presidency".split()) | {
    "foreign ministry",
    "foreign office",
    "defense ministry",
    "defence ministry",
    "interior ministry",
    "health ministry",
    "air force",
    "armed forces",
    "central bank",
    "supreme court",
    "constitutional court",
    "coast guard",
    "metropolitan police",
}
_PARAGRAPH = 200  # tokens before a sentence that set its scene
_HEADING = 5  # tokens
FAR = 40
"""Sentences in which a government stays the one spoken of."""
_STATES_OWN = frozenset("government military president".split())
_HOUSES = frozenset("ministry embassy".split())
_ARMED = frozenset(("army", "military", "navy", "air force", "armed forces", "coast guard"))
_ORDERING = frozenset("order command instruct tell direct urge".split())
RULING = frozenset({"president", "prime minister", "premier", "chancellor", "king"})
_SEIZED = frozenset("regime junta".split())
_TURNS = 3  # labels of speakers by which a report is a transcript
_STATES = frozenset(("GOV", "MIL", "SPY"))
_DWELLING = frozenset("base be live operate headquarter station work reside".split())
SUBJECTS = ("nsubj", "nsubjpass")
_PARTS = frozenset("regional provincial state municipal local city autonomous".split())


def whose_organ(reading: Reading, naming: Naming) -> str | None:
    """The country of a state's organ without a country of its own ("police"): where its paragraph is set, else what
    the report mostly speaks of."""
    for _, draft, mention in reading.recent(reading.number_of(naming.head), FAR):
        if mention.head < naming.head and draft.nouns & _STATES_OWN and owned(reading, draft):
            return None  # "Azuria's government": of a state that no list of countries knows
    ordered = _of_whoever_orders(reading, naming)
    if ordered is not None:
        return ordered
    here = scene(reading, naming)
    if here is not None:
        return here or None
    syntax = reading.syntax
    governor = syntax.tokens[syntax.tokens[naming.head].head]
    if any(c.lower in ("a", "an") or c.tag == "CD" for c in syntax.children(governor.i, "det", "nummod")):
        return None  # "a foreign ministry official" may be anybody's
    found = noun_at(syntax, naming.head)
    if found is not None and found.noun in _ARMED:
        armed = [
            (draft.country, mention.head)
            for _, draft, mention in reading.recent(reading.number_of(naming.head), FAR)
            if mention.head < naming.head and draft.nouns & _ARMED and draft.country is not None and not draft.plural
        ]
        block = syntax.sentence_of(naming.head).block
        if armed and (reading.main in (None, armed[0][0])):
            near = syntax.sentence_of(armed[0][1]).block == block
            return armed[0][0] if near or len(reading.foremost) < 2 else None  # of whose military was spoken of
        if armed:
            return armed[0][0]
    return reading.main


def owned(reading: Reading, draft: Draft) -> bool:
    """Whether a body was called by a place's name that is no known country's ("Azuria's government")."""
    if draft.country is not None or draft.kind not in ("government", "organization"):
        return False
    owners = (w for words in draft.modifiers.values() for w in words if w.startswith("#"))
    return any(reading.drafts[int(w[1:])].kind == "place" for w in owners)


def _of_whoever_orders(reading: Reading, naming: Naming) -> str | None:
    """The country of the ruler who gives an organ orders, wherever that is: "She ordered the army to ...", told of a
    premier who is abroad."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    verb = syntax.head(token.i)
    if verb is None or verb.lemma not in _ORDERING or verb.i > token.i:
        return None
    while verb.label == "conj" and not syntax.children(verb.i, "nsubj"):
        verb = syntax.tokens[verb.head]
    for subject in syntax.children(verb.i, "nsubj"):
        draft = reading.at(subject.i)
        if draft is not None and draft.kind == "person" and draft.nouns & RULING:
            return draft.country or reading.main
    return None


def scene(reading: Reading, naming: Naming) -> str | None:
    """The country in which the paragraph of a mention is set, by the last "in X" up to the end of its sentence; empty
    where that is a town that may not lie in the country that the report mostly speaks of."""
    syntax = reading.syntax
    sentence = syntax.sentence_of(naming.head)
    for i in range(sentence.stop - 1, max(sentence.first - _PARAGRAPH, -1), -1):
        if syntax.sentence_of(i).block != sentence.block:
            break
        draft = reading.at(i)
        token = syntax.tokens[i]
        if draft is None or token.label != "pobj" or draft.kind not in ("place", "country"):
            continue
        if syntax.tokens[token.head].lower not in ("in", "at", "near", "outside") or _tells_of_one(syntax, token):
            continue
        if draft.country is not None:
            return draft.country
        code = town_country(token.text) if draft.named else None
        if code is not None:
            return code
        towns = candidates(token.text) if draft.named and reading.main is not None else ()
        if towns and all(town.country != reading.main for town in towns):
            return ""
    return None


def _tells_of_one(syntax: Syntax, place: Token) -> bool:
    """Whether a place is only where somebody told of is based: "rebels who are based in | Kordia"."""
    verb = next((t for t in syntax.ancestors(place.i) if t.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.label in ("relcl", "acl") and verb.lemma in _DWELLING


def _told_in(reading: Reading, naming: Naming) -> str | None:
    """The country of the capital or country in which the organ of a state speaks: "the ministry said in Beijing"."""
    for place in places_told(reading.syntax, naming.head):
        draft = reading.at(place.i)
        if draft is not None and draft.country is not None and draft.kind in ("place", "country"):
            return draft.country
    return None


def organ(reading: Reading, naming: Naming, found: Noun, country: str | None) -> Draft | None:
    """The one such organ that a state has, called by other words before: "Iran's army", "the Iranian army"."""
    noun, own = SAME.get(found.noun, found.noun), modifiers_of(reading, naming)
    sentence = reading.number_of(naming.head)
    if country is None and is_definite(reading.syntax, naming):
        country = _told_in(reading, naming)
    if country is None and is_definite(reading.syntax, naming):
        for _, draft, mention in reading.recent(sentence, 3):
            if mention.head < naming.head and noun in draft.nouns and not draft.plural and draft.kind != "person":
                return draft if compatible(draft, noun, own) else None
        country = whose_organ(reading, naming)
    if country is None:
        return None
    for _, draft, mention in reading.recent(sentence, 200):
        fits = mention.head < naming.head and draft.country == country and not draft.plural and draft.kind != "person"
        if fits and noun in draft.nouns and draft.kind != "country" and compatible(draft, noun, own):
            return draft
    return None


def of_other_house(reading: Reading, naming: Naming, draft: Draft) -> bool:
    """Whether a briefing that is printed word by word means another by "the department" than a named one: whoever
    briefs speaks of his own house, and that is named, if at all, in the title."""
    syntax = reading.syntax
    found = noun_at(syntax, naming.head)
    if (
        found is None
        or found.noun not in ("department", "ministry")
        or not draft.named
        or naming.head - naming.first > 1
    ):
        return False
    labels = sum(syntax.tokens[syntax.sentences[n].stop - 1].text == ":" for n in reading.headlines)
    return labels >= _TURNS and all(reading.number_of(m.head) not in reading.headlines for m in draft.mentions)


def of_other_state(reading: Reading, naming: Naming, draft: Draft) -> bool:
    """Whether the paragraph of a bare "the ministry" has spoken of other countries than that of a ministry told of
    before, and not of that one."""
    syntax = reading.syntax
    found = noun_at(syntax, naming.head)
    if draft.country is None or found is None or found.noun not in _HOUSES or naming.head - naming.first > 1:
        return False
    block = syntax.sentence_of(naming.head).block
    codes: set[str] = set()
    for _, other, mention in reading.recent(reading.number_of(naming.head), FAR):
        if mention.head >= naming.head:
            continue
        if syntax.sentence_of(mention.head).block != block:
            break
        if other is draft:
            return False
        if other.kind in ("country", "nationality", "government") and other.country is not None:
            codes.add(other.country)
    return bool(codes) and draft.country not in codes


def ruling(reading: Reading, naming: Naming, noun: str, country: str | None) -> Draft | None:
    """The government meant by "the government", "the regime", "the administration"."""
    sentence = reading.number_of(naming.head)
    if country is not None:
        return government(reading, country)
    if noun == "government" and prosecutes(reading.syntax, naming.head):
        court = court_country(reading, sentence)
        return government(reading, court) if court is not None else None
    if noun == "administration":
        for _, draft, _m in reading.recent(sentence, 40):
            if "administration" in draft.nouns:
                return draft
        return None
    if reading.syntax.tokens[naming.head].lemma.lower() in _SEIZED:
        for _, draft, _m in reading.recent(sentence, FAR):
            if draft.nouns & _SEIZED and not draft.plural:
                return draft
        if reading.quoted[naming.head]:
            return None  # whose regime a speaker means is not his own
    section = _section(reading, naming)
    if section is not None:
        return government(reading, section)
    seen: Counter[str] = Counter()
    for number, draft, mention in reading.recent(sentence, 40):
        if (
            draft.kind == "government"
            and (draft.country is not None or owned(reading, draft))
            and draft.nouns & {"government"}
            and not _of_part(reading, draft)
            and (sentence - number < 8 or owned(reading, draft))
        ):
            return draft
        if draft.country is None or draft.kind not in ("country", "government", "organization", "armed_group"):
            continue
        if draft.sector == "JRN":
            continue  # whoever is told something is not who is spoken of
        if number == sentence and draft.kind in ("country", "government"):
            if _is_whose(reading, naming, draft, mention):
                return government(reading, draft.country)
            continue
        seen[draft.country] += 2 if reading.weight(mention) >= 0.9 else 1
    if not seen:
        return None
    here = scene(reading, naming)
    if here is not None and here in seen:
        return government(reading, here)
    if reading.main is not None and reading.main in seen:
        return government(reading, reading.main)
    best = max(seen, key=lambda code: (seen[code], code))
    return government(reading, best)


def _is_whose(reading: Reading, naming: Naming, draft: Draft, mention: Naming) -> bool:
    """Whether "the government" may be that of a state named in the same sentence: not where the state itself does it
    something, "Kordia offered to talk to the government", whose own it would be, nor one met in passing in a report on
    another country, "the government ordered Kordia's ambassador to leave"."""
    syntax = reading.syntax
    does = syntax.tokens[mention.head]
    verb = next((t for t in syntax.ancestors(naming.head) if t.pos in ("VERB", "AUX")), None)
    while verb is not None and verb.label in ("xcomp", "conj") and not syntax.children(verb.i, *SUBJECTS):
        verb = syntax.head(verb.i)
    if draft.kind == "country" and does.label in SUBJECTS and verb is not None and does.head == verb.i:
        return False
    if reading.main in (None, draft.country):
        return True
    if does.label == "pobj" and not _tells_of_one(syntax, does):
        return scene(reading, naming) == draft.country
    owned = syntax.tokens[does.head]
    if does.label == "poss":  # "Kordia's opposition accused the government"
        body = reading.at(owned.i)
        return owned.label in SUBJECTS and (body is None or body.sector not in _STATES)
    return does.label in SUBJECTS


def _section(reading: Reading, naming: Naming) -> str | None:
    """The country by whose name alone the section is headed that a mention stands in, where the section has spoken of
    no other state's government."""
    syntax = reading.syntax
    for number in range(reading.number_of(naming.head) - 1, -1, -1):
        sentence = syntax.sentences[number]
        words = syntax.text[sentence.start : sentence.end].strip(" .:")
        if not words.isupper() or sentence.stop - sentence.first > _HEADING:
            continue
        codes = {k.country for k in known(words.title()) if k.kind == "country" and k.form in ("name", "alias")}
        others = {
            d.country
            for _, d, m in reading.recent(reading.number_of(naming.head), FAR)
            if sentence.stop <= m.head < naming.head and d.kind in ("government", "country")
        }
        return codes.pop() if len(codes) == 1 and others <= codes | {None} else None
    return None


def _of_part(reading: Reading, draft: Draft) -> bool:
    """Whether a government is only of a part of a country ("the Regional Government")."""
    tokens = reading.syntax.tokens
    return any(t.lower in _PARTS for m in draft.mentions if m.form == "name" for t in tokens[m.first : m.stop])


def government(reading: Reading, country: str) -> Draft:
    for draft in reading.drafts:
        national = draft.kind == "government" and "government" in draft.nouns and not _of_part(reading, draft)
        if national and draft.country == country:
            return draft
    draft = reading.new("government")
    draft.country, draft.sector = country, "GOV"
    draft.nouns.add("government")
    return draft

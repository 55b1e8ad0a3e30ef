"""Countries: which one a report mostly speaks of, and of which one a named organ or office is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import country_of, places_told
from onrecord.annotate.casting.organs import ORGANS, RULING, whose_organ
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.readings import is_capital, text_of, town_country
from onrecord.annotate.nouns import Noun
from onrecord.annotate.placing.spellings import look_up
from onrecord.annotate.syntax import Sentence, Syntax
from onrecord.lexicons.actors import known, reigns, ruled_by
from onrecord.records import Document
from onrecord.text import fold

_PARTS = frozenset("provincial regional state local former".split())
_HEAD = 600  # characters of a text in which its issuer stands
_ISSUERS = frozenset("Ministry Government Embassy Presidency Cabinet".split())
_WAYS = frozenset("from via through to into toward towards like unlike than".split())
_SITES = 3
_TOPIC = 6  # tokens of a sentence that only says what is spoken of now
# ISO 3166-1 alpha-2 codes of states whose president is the head of government.
_WITHOUT_PREMIER = frozenset(
    "US MX GT HN SV NI CR PA CO EC VE BO PY UY AR CL BR DO PH ID NG KE GH ZA LR SL GM MW ZM BW CY TR".split()
)
_REGIONS = frozenset(
    "east asia africa europe america americas pacific balkans caucasus gulf caribbean sahel maghreb levant".split()
)
_RULERS = RULING | {"foreign minister", "minister", "foreign secretary", "home secretary"}
# "Defence Secretary X" is a state's, "Press Secretary X" anybody's.
_DEPARTMENTS = frozenset(
    "foreign home defence defense interior treasury finance justice health education trade".split()
)


# ISO 3166-1 alpha-2 codes of states whose lawmakers and governors are called by these abbreviations.
_ABBREVIATING = frozenset("US PH NG AU KE LR".split())
# What one state's minister does with the people of another.
_DEALING = frozenset(
    "meet host receive welcome visit telephone phone call speak talk summon congratulate accuse criticise criticize "
    "condemn denounce thank invite confer dine warn urge assure tell ask greet".split()
)
_ABBREVIATED = frozenset("sen rep gov cong sens reps govs".split())


def main_country(document: Document, reading: Reading) -> str | None:
    """The country that a report speaks of at least twice as often as of any other, its dateline counted in; else
    that of most of the places that it names; else the only one of its headline and first sentence."""
    issuing = _issuing(reading)
    if issuing is not None:
        reading.foremost = (issuing,)
        return issuing
    votes = _votes(document, reading)
    ranked = votes.most_common(2)
    reading.foremost = tuple(code for code, _ in ranked)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        scene = _scene(reading)
        return scene if scene in reading.foremost else _lead_country(reading)
    return ranked[0][0]


def _scene(reading: Reading) -> str | None:
    """The country of at least three of the towns and regions that a report names, and twice as many as of any other: of
    two states at odds the one in which it happened."""
    sites: Counter[str] = Counter()
    for first, head in reading.begins.items():
        named = reading.at(head)
        if named is None or named.kind != "place" or not _speaks_of(reading, head):
            continue
        code = named.country or town_country(text_of(reading.syntax, first, head + 1))
        if code is not None:
            sites[code] += 1
    ranked = sites.most_common(2)
    plain = ranked and ranked[0][1] >= _SITES and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
    return ranked[0][0] if plain else None


def _issuing(reading: Reading) -> str | None:
    """The country whose ministry or government alone stands on one of the first lines, as that of who issues the text:
    "Ministry of Foreign Affairs of Kordia"."""
    for line in reading.syntax.text[:_HEAD].splitlines():
        words = line.split()
        if len(words) < 3 or words[0].title() not in _ISSUERS:
            continue
        for n in range(len(words) - 1, 0, -1):
            if words[n - 1].lower() != "of" and not words[n - 1].endswith(","):
                continue
            name = " ".join(w.title() if w.isupper() else w for w in words[n:] if w.lower() != "the")
            found = {k.country for k in known(name) if k.kind == "country" and k.form in ("name", "alias")}
            if len(found) == 1:
                return found.pop()
    return None


def _votes(document: Document, reading: Reading) -> Counter[str]:
    """How often a report speaks of each country, by its names, its towns, its government and its groups."""
    votes: Counter[str] = Counter()
    for table in (reading.demonyms, reading.country_heads):
        votes.update(code for head, code in table.items() if _speaks_of(reading, head))
    for order in reading.ahead.values():
        draft = reading.drafts[order]
        if draft.country is not None and draft.kind in ("government", "place", "armed_group"):
            votes[draft.country] += 1
    for first, head in reading.begins.items():
        named = reading.at(head)
        if named is not None and named.kind == "place" and named.country is None:
            town = town_country(text_of(reading.syntax, first, head + 1)) if _speaks_of(reading, head) else None
            if town is not None:
                votes[town] += 1
    for block in document.blocks:
        if block.kind == "dateline":
            words = re.split(r"[,/(–—-]", document.text[block.start : block.end])[:2]
            outer = look_up(words[-1].strip())[0] if len(words) > 1 else ()
            land = outer[0].country if outer and outer[0].kind == "region" else None
            if land is not None and land not in {option.country for option in known(words[0].strip())}:
                votes[land] += 3  # "HAMILTON, Ontario", which is no capital
                continue
            for word in words:
                for option in known(word.strip())[:1]:
                    if option.country is not None:
                        votes[option.country] += 3
    return votes


def _speaks_of(reading: Reading, head: int) -> bool:
    """Whether a country's name says something of what the report is about: not in somebody's own words, and not only
    as where somebody or something came from or went ("weapons from Chad")."""
    syntax = reading.syntax
    token = syntax.tokens[head]
    while token.label == "appos" and token.head < token.i:
        token = syntax.tokens[token.head]  # "of Tulsa, Oklahoma"
    before = syntax.tokens[token.head] if token.label == "pobj" else None
    way = before is not None and before.lower in _WAYS
    # "Ida Brandt, 61, of Larsholm": where somebody is from.
    home = before is not None and before.lower == "of" and before.i > 0 and syntax.tokens[before.i - 1].text == ","
    return not (way or home or reading.quoted[head])


def _lead_country(reading: Reading) -> str | None:
    body = (n for n, s in enumerate(reading.syntax.sentences) if n not in reading.headlines and s.stop - s.first > 7)
    first = next(body, None)
    if first is None:
        return None
    codes = set[str]()
    for head in (*reading.ahead, *reading.demonyms, *reading.country_heads):
        number = reading.number_of(head)
        if not _speaks_of(reading, head):
            continue
        if number == first or (number in reading.headlines and number < first):
            draft = reading.drafts[reading.ahead[head]] if head in reading.ahead else None
            code = reading.demonyms.get(head) or reading.country_heads.get(head)
            if code is None and draft is not None and draft.kind in ("government", "place", "armed_group"):
                code = draft.country
            if code is not None:
                codes.add(code)
    return codes.pop() if len(codes) == 1 else None


def take_country(reading: Reading, draft: Draft) -> None:
    """The country of a named organ ("the Foreign Ministry") and of a head of state or minister without one."""
    names = [m for m in draft.mentions if m.form == "name"]
    if draft.country is not None or not names or draft.wikidata is not None:
        return
    syntax = reading.syntax
    if draft.kind in ("government", "organization"):
        if draft.kind == "government" and (of := _of_country(syntax, names[0])) is not None:
            draft.country = of
            return
        if fold(text_of(syntax, names[0].first, names[0].stop)) in ORGANS:
            own = country_of(reading, names[0].head) or _of_bearers(reading, draft)
            draft.country = own or whose_organ(reading, names[0])
        return
    if draft.kind == "person" and not draft.titles and not draft.nouns and all(m.stop - m.first == 1 for m in names):
        draft.country = _reigning(reading, text_of(syntax, names[0].first, names[0].stop))
        draft.sector = draft.sector or ("GOV" if draft.country is not None else None)
        return
    if draft.kind != "person" or any(order is not None for _, _, order in draft.titles):
        return
    if any(syntax.span(first, stop).text == "Secretary of State" for first, stop, _ in draft.titles):
        draft.country = "US" if "US" in _spoken(reading) else None  # elsewhere they are of something: "for Wales"
        return
    if any(syntax.tokens[stop - 1].lower.rstrip(".") in _ABBREVIATED for _, stop, _ in draft.titles):
        spoken = _spoken(reading) & _ABBREVIATING
        draft.country = reading.main if reading.main in spoken else spoken.pop() if len(spoken) == 1 else None
        return
    if not draft.nouns & _RULERS and not any(_heads_department(syntax, stop) for _, stop, _ in draft.titles):
        return
    if not any(stop == names[0].first or _of_state(syntax, first, stop) for first, stop, _ in draft.titles):
        return
    if all(m.stop - m.first == 1 for m in names):
        surname = text_of(syntax, names[0].first, names[0].stop)
        ruled = {code for office in draft.nouns & RULING for code in ruled_by(surname, office)}
        if ruled and reading.main not in ruled:
            draft.country = ruled.pop() if len(ruled) == 1 else None  # "President X" of a state that is known
            return
    if any(_of_region(reading, first, stop) for first, stop, _ in draft.titles):
        return  # "Minister for the Middle East" is of no country there
    sentence = syntax.sentence_of(names[0].head)
    seats = {code for t in _told_in(reading, names[0]) if (code := t.country) in reading.foremost}
    if "foreign" not in {t.lower for t in syntax.tokens[names[0].first - 4 : names[0].first]} and len(seats) == 1:
        draft.country = seats.pop()  # "the interior minister, X, told reporters in CAPITAL"
        return
    codes: set[str | None] = {
        other.country
        for i in range(sentence.first, names[0].first)
        if not reading.quoted[i] and (other := reading.at(i)) is not None and other.country is not None
    }
    opens = any(first == sentence.first for first, _, _ in draft.titles)
    if opens:
        codes = _topic_before(reading, sentence) or codes or _told_of_before(reading, sentence)
    main = reading.main if reading.main is not None and not _deals_with(reading, names[0].head, reading.main) else None
    code = codes.pop() if len(codes) == 1 else (main if not codes else None)
    draft.country = code if _has_office(code, draft) else None


def _deals_with(reading: Reading, head: int, code: str) -> bool:
    """Whether a country comes in as another's with which somebody deals: "Foreign Minister X met his Velan
    counterpart", "Defence Minister X summoned the Velan envoy"."""
    syntax = reading.syntax
    name = syntax.tokens[head]
    verb = syntax.tokens[name.head]
    first = syntax.sentence_of(head).first
    before = any(table[i] == code for table in (reading.demonyms, reading.country_heads) for i in table if i < first)
    if before or name.label not in ("nsubj", "nsubjpass") or verb.lemma not in _DEALING:
        return False
    nouns = [*syntax.children(verb.i, "dobj", "dative"), *syntax.behind(verb.i, "with", "to")]
    parties = (t.i for n in nouns for t in (n, *syntax.children(n.i, "amod", "poss", "compound", "nmod")))
    return any(code in (reading.demonyms.get(i), reading.country_heads.get(i)) for i in parties)


def _reigning(reading: Reading, surname: str) -> str | None:
    """The country of the one leader of a surname, where the report speaks of it, or of none."""
    code, spoken = reigns(surname), _spoken(reading)
    return code if not spoken or code in spoken else None


def _spoken(reading: Reading) -> set[str]:
    """The countries that a report speaks of."""
    return {*reading.demonyms.values(), *reading.country_heads.values(), *reading.foremost}


def _heads_department(syntax: Syntax, stop: int) -> bool:
    """Whether the title that ends before a token is of whoever heads a state's department: "Defence Secretary"."""
    tokens = syntax.tokens
    return stop > 1 and tokens[stop - 1].lower == "secretary" and tokens[stop - 2].lower in _DEPARTMENTS


def _has_office(code: str | None, draft: Draft) -> bool:
    """Whether a state has such an office: none of its ministers is anybody whom a report on the United States tells
    of."""
    if "prime minister" in draft.nouns or "premier" in draft.nouns:
        return code not in _WITHOUT_PREMIER
    return code != "US" or "minister" not in draft.nouns


def _topic_before(reading: Reading, sentence: Sentence) -> set[str | None]:
    """The country that a few words before say what is spoken of now: "On Georgia.", "And Malaysia?"."""
    syntax = reading.syntax
    if sentence.first == 0:
        return set()
    before = syntax.sentence_of(sentence.first - 1)
    if before.block != sentence.block or before.stop - before.first > _TOPIC:
        return set()
    words = syntax.sentence_tokens(before)
    if any(t.pos in ("VERB", "AUX") for t in words):
        return set()
    named = (reading.at(t.i) for t in words)
    return {draft.country for draft in named if draft is not None and draft.kind == "country"}


def _of_bearers(reading: Reading, draft: Draft) -> str | None:
    """The one country of the known leaders who bear an office of a body, "Foreign Ministry spokeswoman X"."""
    codes = {
        d.country
        for d in reading.drafts
        if d.person and d.country and d.named and any(order == draft.order for _, _, order in d.titles)
    }
    return codes.pop() if len(codes) == 1 else None


def _of_country(syntax: Syntax, naming: Naming) -> str | None:
    """The country whose name closes a government's: "Government of Kordia"."""
    of = next((i for i in range(naming.first + 1, naming.stop - 1) if syntax.tokens[i].lower == "of"), None)
    if of is None:
        return None
    first = of + 2 if syntax.tokens[of + 1].lower == "the" else of + 1
    named = known(text_of(syntax, first, naming.stop)) if first < naming.stop else ()
    return next((k.country for k in named if k.kind == "country" and k.form in ("name", "alias")), None)


def _told_of_before(reading: Reading, sentence: Sentence) -> set[str | None]:
    """The country that the sentence before tells something of: "Israel has gone further. Defence Minister X said"."""
    syntax = reading.syntax
    if sentence.first == 0 or syntax.sentence_of(sentence.first - 1).block not in (sentence.block, sentence.block - 1):
        return set()
    found: set[str | None] = set()
    before = syntax.sentence_of(sentence.first - 1)
    for token in syntax.sentence_tokens(before):
        draft = reading.at(token.i) if token.label in ("nsubj", "nsubjpass") and not reading.quoted[token.i] else None
        if draft is not None and draft.kind in ("country", "government", "organization") and draft.sector != "JRN":
            found.add(draft.country)
            joined = (reading.at(t.i) for t in syntax.conjuncts(token.i))
            found.update(other.country for other in joined if other is not None)
    return found - {None}


def _of_state(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a title behind or before a comma is the one office of its sort in a state: "the security minister, X"."""
    tokens = syntax.tokens
    if not first or tokens[first - 1].lower != "the" or tokens[stop - 1].lower != "minister":
        return False
    return not any(t.lower in _PARTS for t in tokens[first:stop])


def _of_region(reading: Reading, first: int, stop: int) -> bool:
    """Whether a title is told by the part of the world that it is for."""
    words = [t.lower for t in reading.syntax.tokens[first:stop]]
    return "for" in words and words[-1] in _REGIONS


def _told_in(reading: Reading, naming: Naming) -> Iterator[Draft]:
    """The capitals in which somebody speaks."""
    for place in places_told(reading.syntax, naming.head, "dobj", "dative"):
        draft = reading.at(place.i)
        if draft is not None and draft.kind in ("place", "country") and is_capital(place.text):
            yield draft


def is_of_state(syntax: Syntax, naming: Naming, found: Noun) -> bool:
    """Whether a body is the state's though others may have the like: "the junta", "the provincial government", "the
    disaster ministry"."""
    if found.noun == "junta":
        return True
    told = {t.lower for t in syntax.children(naming.head, "amod", "compound")}
    return (found.noun == "government" and bool(told & _PARTS)) or (found.noun == "ministry" and bool(told))

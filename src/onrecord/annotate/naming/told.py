"""What a report says that a name is: by the noun beside it, by an age or a "who" behind it, by whose death it tells of,
and by who stands with it in a list."""

from __future__ import annotations

from onrecord.annotate.naming.hyphens import HYPHENS
from onrecord.annotate.naming.insides import is_sworn, unit_end
from onrecord.annotate.naming.lives import LIVES, lived
from onrecord.annotate.naming.nominals import VESSELS
from onrecord.annotate.naming.outlets import Named, outlet_told
from onrecord.annotate.naming.owners import EITHER, of_imagery, of_office, of_vessel
from onrecord.annotate.naming.readings import parted, town_country
from onrecord.annotate.naming.surroundings import in_state, stood_in, surrounds
from onrecord.annotate.naming.titles import ends_title, is_title
from onrecord.annotate.nouns import last_word_kind, noun_at
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EntityKind

# How old a number behind a name may say that somebody is, in years.
_YOUNGEST, _OLDEST = 5, 110
_FLYING = frozenset(("flagged", "registered"))
_FIGHTERS = frozenset(
    "rebels rebel fighters fighter militants militant insurgents insurgent guerrillas militia militias gunmen "
    "jihadists jihadist insurgency".split()
)
_OUTLETS = frozenset("website newspaper channel magazine television tv radio daily broadcaster newswire".split())
_NAMING = frozenset("name call dub christen".split())
# What is done to towns and to nobody, and what is with arms or by nature.
_DONE_TO_TOWNS = frozenset("shell bombard pound recapture retake besiege encircle liberate overrun evacuate".split())
_STRIKING = frozenset("hit strike rock shake batter target devastate".split())
_STRIKES = frozenset(
    "drone missile rocket shell strike airstrike barrage bomb bombing blast explosion attack quake earthquake storm "
    "hurricane typhoon cyclone flood tornado tremor wave salvo bombardment shelling".split()
)
# What firms have, and neither people nor towns do: "shares in | X", "X's | chief executive".
_OF_FIRMS = frozenset(
    "share shares stock shareholder shareholders stockholder investor investors staff workforce payroll subsidiary "
    "subsidiaries subscriber subscribers bondholder bondholders creditor creditors".split()
)
_OF_FIRMS_TOO = _OF_FIRMS | frozenset(
    "ceo cfo executive executives chairman chairwoman board earnings dividend dividends revenue sales profit profits "
    "turnover ipo brand brands logo app platform employee employees customers franchise".split()
)
# Whose office or trade is of a firm where no town is called so: "chief executive of | X".
_HEADING_FIRMS = frozenset(
    "ceo cfo coo executive chairman chairwoman chairperson co-founder cofounder "
    "economist strategist spokesman spokeswoman subsidiary".split()
)
_FALSE_NAMES = frozenset("guerre alias pseudonym moniker sobriquet pseudonymous".split())
_KNOWN = frozenset("known called named dubbed nicknamed".split())
_FAITHS = frozenset("sunni shia shi'a shi’a shiite shi'ite shi’ite muslim christian jewish hindu buddhist".split())
_PEOPLES = frozenset("people minority tribe clan ethnicity".split())
_SITES = frozenset(
    "port city town village hamlet province district governorate island municipality suburb settlement oblast region "
    "county neighborhood neighbourhood state".split()
)
# Whose office is of a town or a see: "Bishop X of Y".
_SEATED = frozenset("bishop archbishop mayor governor prefect".split())
# What is said of parties and groups right before their letters.
_OF_PARTIES = frozenset("ruling opposition rebel separatist militant jihadist islamist leftist outlawed banned".split())
_BANNED = frozenset("outlawed banned proscribed blacklisted disbanded".split())
# What stands behind a place's name rather than a person's or a body's: "the Rafah crossing".
_AROUND = frozenset(
    "lake sea mountain mountains canal delta gulf bay desert basin "
    "crossing valley airport airfield strait river province district governorate region peninsula island "
    "highlands checkpoint zone township commune oblast prefecture canton neighborhood neighbourhood".split()
)


def told_kind(syntax: Syntax, name: Named) -> EntityKind | None:
    """What the common noun beside a name says that it names: "the channel X", "X, a militia", "the port of X".

    A plural noun says nothing ("officials X and Y"), and neither does one behind the name, which mostly names
    something else of the same name ("the Hollar family").
    """
    tokens = syntax.tokens
    token = tokens[name.head]
    if outlet_told(syntax, name) or of_imagery(syntax, name):
        return "organization"
    if _is_struck(syntax, name):
        return "place"
    if _of_firm(syntax, name):
        return "organization"
    if unit_end(syntax, name.first, name.stop) == name.stop or is_sworn(syntax, name.first, name.stop):
        return "organization"  # "the 4th Brigade"
    if name.first > 2 and tokens[name.first - 1].lower in _FLYING and tokens[name.first - 2].text in HYPHENS:
        return "other"  # "the Chad-flagged X", a ship
    if in_state(syntax, name) or surrounds(syntax, name) or stood_in(syntax, name):
        return "place"
    party = tokens[name.first - 1].lower in _OF_PARTIES and tokens[name.first - 2].lower in ("the", "its", "their")
    if name.first > 1 and party and token.text.isupper() and len(token.text) > 2:
        return "organization"  # "a lawmaker from the ruling X"
    banned = tokens[name.first - 1].lower in _BANNED and tokens[name.first - 2].lower in ("the", "a", "an")
    if name.first > 1 and banned and name.stop - name.first > 1:
        return "organization"  # "the outlawed X"
    if name.first > 2 and tokens[name.first - 1].lower in _FALSE_NAMES:
        return "person"  # "by the nom de guerre X"
    if name.first > 1 and tokens[name.first - 1].lower == "paramilitary" and name.stop - name.first > 1:
        return "armed_group"  # "the paramilitary X"
    beside: list[Token] = []
    before = tokens[name.first - 1] if name.first > syntax.sentence_of(name.first).first else None
    if (
        before is not None
        and (before.tag in ("NN", "NNP") or before.lower == "firm")
        and not of_office(syntax, name)
        and (
            before.head in range(name.first, name.stop)
            or token.head == before.i
            or before.label == "compound"
            or any(c.lower == "the" for c in syntax.children(before.i, "det"))
        )
        and not parted(syntax, before.i, name.first)
    ):
        beside.append(before)
    if token.label == "appos" and tokens[token.head].tag == "NN" and tokens[token.head].i < name.first:
        beside.append(tokens[token.head])
    beside.extend(c for c in syntax.children(name.head, "appos") if c.tag == "NN" and c.i >= name.stop)
    if token.label == "appos" and tokens[token.head].label == "pobj" and tokens[name.first - 1].text == ",":
        # "A spokesman for the front, X, said": parsers take X for another name of the front.
        office = syntax.head(tokens[token.head].head)
        held = noun_at(syntax, office.i) if office is not None and office.tag == "NN" else None
        letters = token.text.isupper() and name.stop - name.first == 1
        bears = held is not None and (
            (held.kind == "person" and held.title) or (held.kind == "organization" and letters)
        )
        if office is not None and bears:
            beside.insert(0, office)  # and so for "a spokesman in Perth, X": X is no other name of Perth
    if token.label == "conj" and _titled_together(syntax, token):
        return "person"
    listed = token
    while listed.label == "conj" and listed.tag[:3] == "NNP" and listed.head < listed.i:
        listed = tokens[listed.head]
    if (
        listed.label == "pobj"
        and tokens[listed.head].lower == "of"
        and token.entity[2:] != "ORG"
        and listed is not token
    ):
        towns = syntax.head(listed.head)
        if towns is not None and towns.tag == "NNS" and towns.lemma in _SITES:
            return "place"  # "the towns of X and Y"
    if token.label == "pobj" and tokens[token.head].lower == "of" and tokens[token.head].i == name.first - 1:
        site = syntax.head(token.head)
        if site is not None and site.tag == "NNS" and site.lemma in _SITES:
            return "place"
        seated = (site, *syntax.children(site.i, "compound")) if site is not None else ()
        if site is not None and (site.lower in _SITES or any(t.lower in _SEATED for t in seated)):
            return "place"
        if site is not None and site.lower == "community" and token.tag == "NNP" and token.entity[2:] != "NORP":
            return "place"  # "the riverside community of X"
    after = tokens[name.stop] if name.stop < len(tokens) else None
    if (after is not None and token.label in ("compound", "nmod", "amod") and after.head == token.head) or (
        after is not None and token.head == after.i
    ):
        faith = token.entity[2:] == "NORP" and (token.tag == "JJ" or token.lower in _FAITHS)
        if after.lower in _FIGHTERS and token.entity[2:] not in ("GPE", "LOC", "PERSON") and not faith:
            return "armed_group"
        if after.lower in _OUTLETS or (after.lower == "news" and tokens[token.head].lower == "agency"):
            return "organization"
        beyond = tokens[after.i + 1 : after.i + 2]
        town = after.lower in ("town", "village", "city") and not any(t.tag[:2] == "NN" for t in beyond)
        if after.lower in _AROUND or town:
            return "place"
    calling = tokens[token.head]
    if token.label in ("oprd", "dobj", "ccomp") and calling.lemma == "call" and calling.label in ("relcl", "acl"):
        # "A group that calls itself X", "militants calling themselves X".
        self_named = noun_at(syntax, tokens[token.head].head)
        if self_named is not None:
            return self_named.kind if self_named.kind in ("armed_group", "person") else "organization"
    if token.label == "pobj" and tokens[token.head].lower == "as" and tokens[tokens[token.head].head].label == "acl":
        known_as = tokens[tokens[token.head].head]  # "a police unit known as X"
        called = noun_at(syntax, known_as.head) if known_as.lower in _KNOWN else None
        if called is not None and called.kind not in ("country", "group"):
            return called.kind
    if token.label == "pobj" and tokens[token.head].lower == "of":
        fighters = syntax.head(token.head)
        if fighters is not None and fighters.lower in _FIGHTERS and token.entity[2:] not in ("GPE", "LOC", "PERSON"):
            return "armed_group"
    k = name.first - 1
    if k > 0 and tokens[k].text == "." and tokens[k - 1].lower in ("brgy", "bgy"):
        return "place"  # a barangay
    apart = k - 2 > syntax.sentence_of(name.first).first and tokens[k].lower == "the" and tokens[k - 1].text == ","
    if apart and tokens[k - 2].lower in VESSELS:
        return "other"  # "a cargo ship, the X", whatever the parser hangs X on
    if k > 0 and tokens[k].lower == "the" and _of_ships(syntax, token):
        return "other"  # "two tankers, the X and the Y"
    if any(t.lemma in _PEOPLES for t in syntax.children(name.head, "appos") if t.i > name.stop):
        return "group"  # "the Rohingya, a minority"
    for noun in beside:
        if not noun.text.islower():
            continue
        if noun.lower in VESSELS:
            return "other"
        found = noun_at(syntax, noun.i)
        if found is not None and found.kind not in ("country", "group") and found.noun not in EITHER:
            return found.kind
        if found is not None and found.noun in EITHER and of_vessel(syntax, noun):
            return "organization"
        if noun.lower == "name" and any(c.tag == "PRP$" for c in syntax.children(noun.i, "poss")):
            return "person"  # "gave only his first name, X"
        whose = syntax.children(noun.i, "poss", "prep")
        if noun.lower == "head" and any(c.label == "poss" or c.lower == "of" for c in whose):
            return "person"
    somebody = _is_somebody(syntax, name) or lived(syntax, name)
    return _said_to_be(syntax, name) or ("person" if somebody else None)


def _is_struck(syntax: Syntax, name: Named) -> bool:
    """Whether what is done to a name of one word is done to towns, and one of some size is called so: "X was shelled",
    "X was hit by drones"."""
    token = syntax.tokens[name.head]
    verb = syntax.tokens[token.head]
    if token.label not in ("nsubjpass", "dobj") or name.stop - name.first > 1 or syntax.children(token.i, "det"):
        return False
    by = {t.lemma for t in syntax.agents(verb.i)}
    struck = verb.lemma in _DONE_TO_TOWNS or (verb.lemma in _STRIKING and bool(by & _STRIKES))
    return struck and town_country(token.text) is not None


def _of_firm(syntax: Syntax, name: Named) -> bool:
    """Whether a name is a firm's by what it is told to have: "shares in X", "the 900 staff of X", "X shares", "X's
    subscribers"."""
    token = syntax.tokens[name.head]
    above = syntax.tokens[token.head]
    if syntax.tokens[name.first].text in ("Class", "Series"):
        return False  # "Class A shares"
    if token.label == "pobj" and above.lower in ("in", "of", "at"):
        had = syntax.tokens[above.head]
        office = had.lower in _HEADING_FIRMS and above.lower != "in" and town_country(token.text) is None
        return (had.lower in _OF_FIRMS or office) and had.i == above.i - 1
    if token.label in ("compound", "nmod", "poss"):
        had = above if token.label == "poss" else syntax.tokens[min(name.stop, len(syntax.tokens) - 1)]
        return had.i in range(name.stop, name.stop + 4) and had.lower in (
            _OF_FIRMS_TOO if token.label == "poss" else _OF_FIRMS
        )
    return False


def _of_ships(syntax: Syntax, token: Token) -> bool:
    """Whether a name is one of several in apposition to ships, or to a ship and where it lies."""
    named = token
    while token.label == "conj" and syntax.tokens[token.head].tag[:3] == "NNP":
        token = syntax.tokens[token.head]
    above = syntax.tokens[token.head]
    if token.label == "oprd":
        return above.label == "acl" and above.lemma in _NAMING and syntax.tokens[above.head].lemma in VESSELS
    several = token.label == "conj" and above.tag == "NNS" and syntax.tokens[above.i + 1].text == ","
    return (token.label == "appos" or several) and above.lemma in VESSELS and above.tag != "NNP" and above.i < named.i


def _titled_together(syntax: Syntax, token: Token) -> bool:
    """Whether a title in the plural stands before the first of two names: "Attorneys X and | Y"."""
    first = token.head
    if token.tag[:3] != "NNP" or syntax.tokens[first].tag[:3] != "NNP":
        return False
    while first > 0 and syntax.tokens[first - 1].head == token.head and syntax.tokens[first - 1].tag[:3] == "NNP":
        first -= 1
    words = (t.text for t in syntax.tokens[first : token.head])
    return any(word.endswith(("s", "s.")) and ends_title(word) and not _of_one(word) for word in words)


def _of_one(title: str) -> bool:
    return is_title(title) and not title.endswith("s.")


def _said_to_be(syntax: Syntax, name: Named) -> EntityKind | None:
    """What a name that nothing stands beside is said to be: "X is a town"."""
    token = syntax.tokens[name.head]
    verb = syntax.tokens[token.head]
    if token.label != "nsubj" or verb.lemma != "be" or verb.i < token.i or syntax.children(verb.i, "neg", "aux"):
        return None
    for said in syntax.children(verb.i, "attr"):
        found = noun_at(syntax, said.i)
        one = any(c.lower in ("a", "an") for c in syntax.children(said.i, "det"))
        if one and found is not None and found.kind in ("place", "armed_group", "organization"):
            return found.kind
        named = name.stop - name.first > 1 and last_word_kind(syntax.tokens[name.stop - 1].text) is None
        if one and named and found is not None and found.kind == "person" and found.noun not in EITHER:
            return "person"  # "Ada Lind is an analyst", but "Nordwind is a leader in its trade"
    return None


def _is_somebody(syntax: Syntax, name: Named) -> bool:
    """Whether a name that nothing says more of is a person's by an age or "who" behind it, "Marquell, 24, is accused",
    or, of several words, by a life or a list that it stands in: "the deaths of Alton Sterrin and Ada Lind"."""
    tokens = syntax.tokens
    words = tokens[name.first : name.stop]
    if any(t.tag != "NNP" or (t.text.isupper() and len(t.text) > 2) for t in words):
        return False
    behind = [t.text for t in tokens[name.stop : name.stop + 3]]
    aged = len(behind) == 3 and behind[0] == "," and behind[2] in (",", ".") and behind[1].isdigit()
    if aged and _YOUNGEST <= int(behind[1]) <= _OLDEST:
        return True
    articled = name.first > 0 and tokens[name.first - 1].lower in ("the", "a", "an")
    if articled or (len(words) > 1 and last_word_kind(words[-1].text) is not None):
        return False
    head = tokens[name.head]
    within = head.label == "pobj" and tokens[head.head].lower not in ("by", "with", "against", "to")
    if behind[:1] == [","] and behind[1:2] in (["who"], ["whom"]) and not within:
        return True  # but "the attorney general of Vela, who"
    if len(words) < 2:
        return False
    first = head
    while first.label == "conj" and first.head < first.i and tokens[first.head].tag == "NNP":
        first = tokens[first.head]
    if first.label == "pobj" and tokens[first.head].lower == "of" and tokens[tokens[first.head].head].lemma in LIVES:
        return True
    beside = [tokens[head.head]] if head.label == "conj" else syntax.children(head.i, "conj")
    return any(t.entity == "I-PERSON" and t.tag == "NNP" for t in beside)

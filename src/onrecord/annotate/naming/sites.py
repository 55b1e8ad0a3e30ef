"""Sites: names that stand where only places do, whatever the parser takes them for."""

from __future__ import annotations

import re

from onrecord.annotate.naming.kinds import PLACE_PREPOSITIONS
from onrecord.annotate.naming.outlets import Named
from onrecord.annotate.nouns import forename_gender, last_word_kind
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.gazetteer import candidates, respelt
from onrecord.lexicons.locations import location_words

# What is put or held in people and bodies, not in towns.
_PUT_IN = frozenset(
    "trust faith confidence belief believe interest interested stake invest investment share role part partner "
    "specialize succeed engage stock holding job position".split()
)
_COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
# What a place is left "to" and "from", and what is gone "towards".
_GONE = {
    "to": frozenset("return flee withdraw".split()),
    "from": frozenset("flee withdraw evacuate retreat".split()),
    "towards": frozenset("march advance head push".split()),
    "toward": frozenset("march advance head push".split()),
}
# Where one goes, and by what.
_ON_THE_WAY = frozenset(("to", "through", "towards", "toward", "via"))
_MOVING = frozenset(
    "go come travel fly drive move send deploy march flee return head withdraw sail ship transfer evacuate retreat "
    "advance escape rush road route way highway flight trip journey bus train convoy passage access".split()
)
# What is gone to or from without a preposition.
_GONE_TO = frozenset("reach enter leave".split())
# Done to places and to people alike.
_LEFT = frozenset("leave capture abandon seize".split())
_POSTS = frozenset("outpost base garrison post checkpoint camp barracks position crossing mine dam".split())
_SHOT = frozenset("rocket missile shell mortar bomb airstrike strike explosion blast shelling bombardment".split())
# What ships do, and what befalls them, off a coast.
_AT_SEA = frozenset(
    "anchor sink moor sail patrol capsize drift lie hijack attack hit strike board seize intercept detain founder "
    "collide coast water sea tanker ship vessel boat".split()
)
_TOWN, _CITY = 5_000, 500_000  # people
# Nouns whose "of" names a town rather than somebody.
_OF_A_TOWN = frozenset(
    "coast shore liberation recapture retaking fall siege shelling bombardment bombing evacuation resident inhabitant "
    "outskirt outskirts suburb street north south east west northeast northwest southeast southwest battle "
    "encirclement control".split()
)


def after_place_preposition(syntax: Syntax, name: Named) -> bool:
    """Whether a name is the object of a preposition of place, of a town's "siege of" or "suburbs of", or of a verb of
    coming and going."""
    token = syntax.tokens[name.head]
    if token.label == "dobj":
        return syntax.tokens[token.head].lemma in _GONE_TO
    if token.label != "pobj":
        return False
    preposition = syntax.tokens[token.head]
    above = syntax.head(preposition.i)
    of_town = preposition.lower == "of" and above is not None and above.lemma in _OF_A_TOWN
    if preposition.lower in _ON_THE_WAY and above is not None:
        of_town = bool({above.lemma, syntax.tokens[preposition.i - 1].lemma} & _MOVING)
    return of_town or preposition.lower in PLACE_PREPOSITIONS


def bare_site(syntax: Syntax, name: Named) -> bool:
    """Whether a name stands by itself behind "in" or "near", as a village's does that no gazetteer knows, and nobody's
    trust, money or part is in it."""
    token = syntax.tokens[name.head]
    preposition = syntax.tokens[token.head]
    if token.label in ("dobj", "pobj") and name.stop - name.first <= 3 and _where(syntax, token):
        return True
    if token.label == "dobj" and token.tag == "NNP" and name.stop - name.first <= 2:
        return _is_bombed(syntax, preposition)
    if token.label != "pobj" or preposition.i != name.first - 1:
        return False
    above = syntax.head(preposition.i)
    if above is not None and _from_place(syntax, preposition, above):
        return True
    words = sum(t.tag != "HYPH" for t in syntax.tokens[name.first : name.stop])
    if above is not None and _is_gone(above, preposition.lower):
        return words <= 2
    around = [above, *syntax.children(above.i, "dobj")] if above is not None else []
    if preposition.lower == "in":
        return name.stop - name.first == 1 and not any(t.lemma in _PUT_IN for t in around)
    compass = preposition.lower == "of" and above is not None and above.lower in _COMPASS
    lies_off = preposition.lower == "off" and above is not None and above.lemma in _AT_SEA
    before = syntax.tokens[preposition.i - 1] if preposition.i else preposition
    posted = preposition.lower == "at" and above is not None and bool(_housed(syntax, above, before) & _POSTS)
    return name.stop - name.first <= 2 and (compass or lies_off or posted or preposition.lower == "near")


def listed(syntax: Syntax, before: Named, name: Named) -> bool:
    """Whether a name goes on with a list of bare names, "in A, | B and C", and opens no clause: "in A, | B said"."""
    tokens = syntax.tokens
    between = [t.lower for t in tokens[before.stop : name.first]]
    if between not in ([","], ["and"], [",", "and"], ["or"]) or tokens[name.head].label.startswith("nsubj"):
        return False
    if name.stop - name.first > 2 or any(t.tag not in ("NNP", "HYPH") for t in tokens[name.first : name.stop]):
        return False
    behind = [t.lower for t in tokens[name.stop : name.stop + 5]]
    return between != [","] or "and" in behind[: 1 + behind.count(",") * 2]


def _is_gone(above: Token, preposition: str) -> bool:
    """Whether somebody goes to, from or against what a preposition has for its object: "out of X", "march on X"."""
    if preposition == "of":
        return above.lower == "out"
    if preposition == "on":
        return above.lemma in location_words("falling_verb")
    return above.lemma in _GONE.get(preposition, ())


def _where(syntax: Syntax, name: Token) -> bool:
    """Whether a clause behind a name tells what is or was there: "led an assault on X, where many died"."""
    clauses = (c for c in syntax.children(name.i, "relcl") if c.i > name.i)
    return name.tag == "NNP" and any(t.lower == "where" for c in clauses for t in syntax.children(c.i, "advmod"))


def _housed(syntax: Syntax, above: Token, before: Token) -> set[str]:
    """What "at" may hang on: "hit a base at X", "a camp for displaced people | at X"."""
    found = {above.lemma, before.lemma}
    prep = syntax.head(above.i) if above.label == "pobj" else None
    if prep is not None and prep.lower in ("for", "of"):
        found.add(syntax.tokens[prep.head].lemma)
    return found


def _is_bombed(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb tells of what befalls towns from guns and planes: "jets bombed X", "a rocket hit X", but not "with
    questions"."""
    by = {t.lemma for t in syntax.children(verb.i, "nsubj")}
    if verb.lemma in ("hit", "strike", "rock") and by & _SHOT:
        return True
    if verb.lemma not in ("bomb", "shell", "bombard", "besiege", "pound", "recapture", "retake", "overrun"):
        return False
    return not any(t.lower == "with" for t in syntax.children(verb.i, "prep"))


def _from_place(syntax: Syntax, preposition: Token, above: Token) -> bool:
    """Whether "to" leads from a place that is known: "moved from Gao | to X"."""
    if preposition.lower != "to" or above.pos != "VERB":
        return False
    before = (t for t in syntax.children(above.i, "prep") if t.lower == "from" and t.i < preposition.i)
    left = [p for t in before for p in syntax.children(t.i, "pobj") if p.tag == "NNP"]
    return any(candidates(p.text) and not syntax.children(p.i, "compound") for p in left)


def is_party(syntax: Syntax, name: Named) -> bool:
    """Whether a name is a party to something that a place is none to."""
    token = syntax.tokens[name.head]
    if token.label == "dobj":
        return syntax.tokens[token.head].lemma not in _LEFT | location_words("town_verb")
    return token.label in ("nsubj", "nsubjpass", "appos", "poss")


def unknown(text: str) -> bool:
    """Whether nothing in a name's own words says whose it is."""
    words = text.split()
    plain = all(word[:1].isupper() and word[1:].islower() for word in re.split(r"[ -]", text))
    return plain and forename_gender(words[0]) is None and last_word_kind(words[-1]) is None


def is_region(text: str) -> bool:
    """Whether a name that begins with no forename is a region's, whatever the tagger takes it for."""
    named = candidates(text) if forename_gender(text.split()[0]) is None else ()
    return bool(named) and named[0].kind == "region"


def is_town(text: str) -> bool:
    """Whether the gazetteer has a place of a name of one word."""
    return " " not in text and text.istitle() and bool(candidates(text))


def sited(text: str, located: bool) -> bool:
    """Whether a name that the tagger takes for somebody's is a place's: a town's that stands behind "in" or "near" in
    the report, or that of a large city or a region."""
    if last_word_kind(text.split()[-1]) is not None or forename_gender(text.split()[0]) is not None:
        return False
    if text.isupper() and not located:
        return False  # letters that a city elsewhere goes by
    # An Arabic town with its article is spelt in many ways.
    named = candidates(text) or (respelt(text) if located and text[:3].casefold() in ("al-", "el-", "ad-") else ())
    largest = max((place.population for place in named), default=0)
    return largest >= (_TOWN if located else _CITY) or bool(named and named[0].kind in ("region", "water", "site"))

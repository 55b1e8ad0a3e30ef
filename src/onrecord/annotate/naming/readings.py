"""Readings: what a name is known for, in which country a town lies, and whether a capital stands for its government."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import Known, known
from onrecord.lexicons.gazetteer import candidates

# Characters; hard-wrapped agency copy runs to 60 and more a line.
_FULL_LINE = 45
_TOWN, _CITY = 20_000, 100_000  # people
# What leads to a city, and not to the government that sits in it.
_WAYS = frozenset("visit trip flight journey travel tour return arrival way road route drive highway train bus".split())


def text_of(syntax: Syntax, first: int, stop: int) -> str:
    """The text of the tokens ``[first, stop)``."""
    return syntax.text[syntax.tokens[first].start : syntax.tokens[stop - 1].end]


def parted(syntax: Syntax, left: int, right: int) -> bool:
    """Whether a line ends between two tokens for good, so that no name or phrase runs on from one to the other. A
    line that is full breaks because the page was no wider; a short one is an item, a heading, a signature."""
    gap = syntax.text[syntax.tokens[left].end : syntax.tokens[right].start]
    if "\n" not in gap:
        return False
    end = syntax.tokens[left].end
    begin = syntax.text.rfind("\n", 0, end) + 1
    return gap.count("\n") > 1 or bool(gap.strip()) or end - begin < _FULL_LINE


def reading(text: str) -> Known | None:
    """What the lexicon of actors holds a name for: its own names before its metonyms and demonyms."""
    found = known(" ".join(text.split()))
    if not found:
        return None
    order = {"name": 0, "alias": 1, "metonym": 2, "demonym": 3}
    return min(found, key=lambda k: order[k.form])


def is_capital(text: str) -> bool:
    """Whether a name is a capital's, which may also stand for the government there."""
    readings = known(text)
    return any(k.form == "metonym" for k in readings) and any(k.kind == "place" for k in readings)


# What is done to a town and to no government, but with words or penalties: "captured Kabul", "attacked Beijing over".
_BEFALLING_TOWNS = frozenset(
    """leave visit reach enter hit strike bomb shell control attack storm raid seize capture recapture retake
    take occupy overrun besiege encircle surround blockade bombard pound invade liberate conquer reconquer
    evacuate flee quit abandon destroy devastate damage ravage rock shake flood paralyse paralyze burn torch
    loot sack level raze flatten patrol cross approach near tour strafe rocket batter infiltrate""".split()
)
_TOWNS_DO = frozenset("fall burn shake lie see witness wake awake awaken".split())
_WITH_WORDS = frozenset({"over", "for", "as"})
_PENALTIES = frozenset("sanction tariff fine duty embargo penalty measure criticism ban lawsuit".split())


# What comes from, is held by and is laid on a government, and no town: "pressure on Caracas", "a protest from Manila".
_WITH_STATES = {
    "on": frozenset("pressure sanction tariff embargo demand blame penalty dependence reliance".split()),
    "from": frozenset(
        "protest demand reply response statement denial pledge assurance rebuke objection weapon arms weaponry money "
        "funding support backing order instruction".split()
    ),
    "of": frozenset(
        "view behest insistence instigation ally foe enemy proxy favour favor request urging invitation approval "
        "consent permission assent blessing backing refusal reluctance criticism condemnation orbit critic".split()
    ),
}


# What a government is said to have done to whoever stands behind a hyphen: "| Tehran |-backed", not "Tehran-based".
_DONE_BY_STATES = frozenset(
    "backed supported sponsored funded financed trained armed supplied equipped led controlled aligned allied linked "
    "affiliated appointed installed imposed ordered brokered mediated approved loyal friendly run".split()
)
_SIDES = frozenset({"pro", "anti"})


def _hyphened(syntax: Syntax, token: Token) -> bool:
    """Whether a capital stands before a hyphen and what its government does, or behind "pro-" or "anti-"."""
    tokens, i = syntax.tokens, token.i
    behind = tokens[i + 2] if i + 2 < len(tokens) and tokens[i + 1].text in "-–‐" else None
    before = tokens[i - 2] if i > 1 and tokens[i - 1].text in "-–‐" else None
    done = behind is not None and behind.lower in _DONE_BY_STATES
    return done or (before is not None and before.lower in _SIDES)


def _with_words(syntax: Syntax, verb: Token) -> bool:
    """Whether it is done with words or penalties: "hit Moscow with sanctions"."""
    beside = syntax.children(verb.i, "prep")
    meant = (t for p in beside if p.lower == "with" for t in syntax.children(p.i, "pobj"))
    return any(p.lower in _WITH_WORDS for p in beside) or any(t.lemma in _PENALTIES for t in meant)


_TOWNS = frozenset({"cities", "towns", "places", "capitals", "villages", "areas", "regions", "suburbs", "provinces"})


def stands_for_government(syntax: Syntax, head: int) -> bool:
    """Whether a capital at `head` acts, and so stands for its country's government: "Tehran rejected", "talks with
    Washington", "accused by Moscow", against "in Tehran" or "Tehran's streets"."""
    token = syntax.tokens[head]
    after = syntax.after(head) or token
    if after.text in ("daily", "weekly"):
        return False  # "told the Lima daily X"
    if _hyphened(syntax, token):
        return True
    while token.label == "conj" and token.head != token.i:
        token = syntax.tokens[token.head]
    if any(t.lower in _TOWNS for t in syntax.conjuncts(token.i)):
        return False  # "Paris, Lima and other cities"
    governor = syntax.head(token.i)
    if governor is None:
        return False
    if token.label in ("dobj", "nsubjpass") and governor.lemma in _BEFALLING_TOWNS:
        return _with_words(syntax, governor)
    if token.label in ("nsubj", "nsubjpass", "agent", "dative"):
        under = governor.lemma == "come" and any(p.lower == "under" for p in syntax.children(governor.i, "prep"))
        if token.label == "nsubj" and (under or governor.lemma in _TOWNS_DO):
            return False  # "Kyiv came under attack"
        whole = syntax.head(governor.i)
        small = governor.pos == "ADJ" and whole is not None and whole.pos == "VERB"  # "hold Baghdad accountable"
        return small or governor.pos in ("VERB", "AUX")
    if token.label == "appos" and after.tag in ("VBD", "VBZ") and after.i == governor.head:
        return any(c.tag == "WP$" for c in syntax.children(governor.i, "poss"))  # "whose envoy Kigali expelled"
    if token.label == "dobj":
        return True
    if token.label == "pobj":
        above = syntax.tokens[governor.head]
        return (
            governor.lower in ("by", "with", "between", "against")
            or (governor.lower == "to" and above.i != governor.i and above.pos == "NOUN" and above.lemma not in _WAYS)
            or (governor.lower == "to" and above.lower == "according")
            or any(n.lemma in _WITH_STATES.get(governor.lower, ()) for n in (above, *syntax.children(above.i, "dobj")))
        )
    if token.label == "poss":
        return governor.lemma in {
            *"government demand response support decision position stance policy refusal ally claim offer".split(),
            *"proposal request rejection backing involvement role statement ambition program programme envoy".split(),
            *"ambassador commitment aggression interest proxy militia force troop leadership leader diplomat".split(),
            *"arsenal invasion war denial accusation allegation warning threat bid plan army soldier mercenary".split(),
            *"protest complaint objection veto view reply rebuke assurance pledge refusal insistence anger foe".split(),
            *"account version reading narrative argument rationale criticism condemnation call appeal".split(),
            *"concession retreat withdrawal opposition support hostility friendship relation tie link alliance".split(),
            *"deal pact negotiator adversary enemy rival partner grip grasp hold designs goal aim interference".split(),
            *"sanction embargo tariff".split(),
            *"henchman gang agent spy saboteur jet warplane plane drone bomb missile warship gunboat".split(),
        }
    return False


@cache
def town_country(name: str) -> str | None:
    """The country of the only places of a name, or of one that is far larger than any other of the name."""
    named = sorted(candidates(name), key=lambda place: -place.population)
    if not named:
        return None
    others = [place for place in named if place.country != named[0].country]
    if not others:
        return named[0].country if named[0].population >= _TOWN or named[0].kind == "region" else None
    large = named[0].population >= _CITY and named[0].population >= 10 * others[0].population
    return named[0].country if large else None

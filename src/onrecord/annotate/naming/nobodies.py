"""Nobodies: noun phrases that name nobody a record could hold: "any country", "told reporters", "in exile"."""

from __future__ import annotations

from onrecord.annotate.casting.appositions import DESIGNATING, designated
from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.organs import ORGANS
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import noun_at, plural
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.syntax import Token

_NO_ONE = frozenset("any no not every each either neither whichever whatever what which whose".split())
_OF_IDEAS = frozenset("of on in at to from for with without under".split())
_DOINGS = frozenset("command leadership administration supervision protection control".split())
_HEADING = frozenset("head leader chief commander".split())
_LEADING = frozenset("lead head command chair run".split())
_ALL = frozenset("whole entire".split())
# Where somebody stands, or what something is like, and so neither acts nor is acted on.
_ASIDE = frozenset("in at near outside inside into over per than like as among amid across around within".split())


def kept(reading: Reading, draft: Draft) -> bool:
    """Whether a draft becomes an entity: it is named, or it acts, speaks, is acted on or is spoken of again."""
    if not draft.mentions or draft.kind is None or (draft.kind == "other" and not draft.named):
        return False
    if draft.named or draft.members or draft.narrates:
        return True
    nominal = [m for m in draft.mentions if m.form == "nominal"]
    if not nominal:
        return False
    if draft.kind == "place":
        return len(draft.mentions) > 1 and not all(_vague(reading, m) for m in nominal)
    if all(_of_nobody(reading, m) or _is_doing(reading, m) for m in nominal):
        return False
    if any(_speaks(reading, m) or _is_headed(reading, draft, m) for m in nominal):
        return True
    if all(_is_mute(reading, m) for m in nominal):
        return False
    if draft.kind in ("organization", "government", "group") and all(_is_idea(reading, m) for m in draft.mentions):
        return False
    if len(nominal) == len(draft.mentions) and all(_vague(reading, m) and not _told_apart(reading, m) for m in nominal):
        return False
    return len(draft.mentions) > 1 or not _aside(reading, draft, nominal[0])


def _vague(reading: Reading, naming: Naming) -> bool:
    found = noun_at(reading.syntax, naming.head)
    return found is not None and found.vague


def _is_mute(reading: Reading, naming: Naming) -> bool:
    """Whether the noun names somebody only where it speaks ("the campaign said", but "the campaign went on")."""
    found = noun_at(reading.syntax, naming.head)
    return found is not None and found.mute


def _is_idea(reading: Reading, naming: Naming) -> bool:
    """Whether a noun without an article means no body: "a pattern of movement", "on board", "a lack of authority"."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    bare = naming.form == "nominal" and naming.first == naming.head and token.tag == "NN" and token.text.islower()
    if not bare or token.label != "pobj" or syntax.tokens[token.head].lower not in _OF_IDEAS:
        return False
    found = noun_at(syntax, naming.head)
    return found is not None and found.noun not in ORGANS


def _is_doing(reading: Reading, naming: Naming) -> bool:
    """Whether a noun means what is done rather than a body: "the freedom of assembly", "under the command of X"."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    above = syntax.tokens[token.head]
    behind = {p.lower for p in syntax.children(token.i, "prep")}
    if (token.lower == "association" and "with" in behind) or (token.lower == "leadership" and behind & {"in", "on"}):
        return True  # "his association with Orr", "its leadership in the region"
    if token.label != "pobj" or token.tag != "NN":
        return False
    if token.lower in _DOINGS and above.lower == "under":
        return True
    bare = not any(True for _ in syntax.children(token.i, "det", "poss"))
    return token.lower in ("assembly", "association") and bare and above.lower == "of"


def _speaks(reading: Reading, naming: Naming) -> bool:
    """Whether the phrase is the subject of a reporting verb, or stands behind "according to"."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    while token.label == "conj" and token.head != token.i:
        token = syntax.tokens[token.head]
    above = syntax.head(token.i)
    if above is None:
        return False
    if token.label == "pobj":
        return above.lower == "to" and syntax.tokens[above.head].lower == "according"
    return token.label == "nsubj" and above.pos == "VERB" and is_reporting(above.lemma)


def _is_headed(reading: Reading, draft: Draft, naming: Naming) -> bool:
    """Whether it is the body of which somebody named has an office: "X, head of | the U.N. mission", "a | ministry |
    spokeswoman, X", "| police | chief X"."""
    if draft.kind not in ("organization", "government", "armed_group"):
        return False
    syntax, token = reading.syntax, reading.syntax.tokens[naming.head]
    for led in syntax.children(token.i, "acl", "relcl"):  # "a mission | led by X"
        by = syntax.agents(led.i)
        if led.lemma in _LEADING and any(t.i in reading.ahead for t in by):
            return True
    office = syntax.tokens[token.head]
    if token.label == "pobj" and office.lower in ("of", "for"):
        office = syntax.tokens[office.head]
        if not _is_owned(reading, naming):
            return False
    elif token.label not in ("compound", "nmod") or token.i > office.i:
        return False
    found = noun_at(syntax, office.i)
    if office.i in reading.ahead:  # "police chief | X" hangs both on the name
        found = noun_at(syntax, token.i + 1)
        return found is not None and found.title and token.i + 1 < office.i
    if not (office.lower in _HEADING or (found is not None and found.title)):
        return False
    beside = (syntax.tokens[office.head],) if office.label in ("appos", "compound") else ()
    return any(t.i in reading.ahead for t in (*beside, *syntax.children(office.i, "appos")))


def _is_owned(reading: Reading, naming: Naming) -> bool:
    """Whether its words say whose it is, or what it is for: "the U.N. mission", but not "the mission"."""
    return bool(reading.syntax.children(naming.head, "poss", "compound", "amod", "nmod"))


def _of_nobody(reading: Reading, naming: Naming) -> bool:
    """Whether the phrase is of nobody in particular, or only says what somebody is."""
    token = reading.syntax.tokens[naming.head]
    if reading.syntax.tokens[naming.first].lower in _NO_ONE:
        return True
    if any(c.lower in _ALL for c in reading.syntax.children(token.i, "amod")) and not plural(token):
        # "A whole country", but "the entire army fled".
        return not (token.label == "nsubj" and reading.syntax.tokens[naming.first].lower in ("the", "its", "his"))
    governor = reading.syntax.head(token.i)
    if designated(reading.syntax, naming):
        return True
    listed = token
    while listed.label == "conj" and reading.syntax.tokens[listed.head].tag[:2] == "NN":
        listed = reading.syntax.tokens[listed.head]  # "are not just a party but also | an army"
    if listed.label in ("attr", "oprd", "acomp"):
        # "was a terrorist", "designated it a sponsor"; but "the targets are two generals".
        return not any(t.tag == "CD" for t in reading.syntax.tokens[naming.first : naming.head])
    if (
        governor is not None
        and governor.lemma in DESIGNATING
        and reading.syntax.tokens[naming.first].lower in ("a", "an")
    ):
        # "designated the group a sponsor", whatever the parser makes of the two objects.
        if any(c.tag in ("WDT", "WP") for c in reading.syntax.children(governor.i)):
            return True  # "which she considers a sponsor"
        return any(governor.i < c.i < naming.first for c in reading.syntax.children(governor.i, "dobj", "dative"))
    if token.label == "pobj" and governor is not None and governor.lower == "as":
        verb = reading.syntax.head(governor.i)
        return verb is not None and verb.lemma in DESIGNATING
    return False


def _told_apart(reading: Reading, naming: Naming) -> bool:
    """Whether a number, a country or a clause says which ones: "six members of the council"."""
    syntax = reading.syntax
    if any(
        t.tag == "CD" or t.i in reading.ahead or t.i in reading.demonyms
        for t in syntax.tokens[naming.first : naming.head]
    ):
        return True
    token = syntax.tokens[naming.head]
    return _acts(reading, token) and bool(syntax.children(token.i, "poss", "prep", "relcl", "acl", "appos", "compound"))


def _acts(reading: Reading, token: Token) -> bool:
    while token.label == "conj" and token.head != token.i:
        token = reading.syntax.tokens[token.head]
    governor = reading.syntax.tokens[token.head]
    return token.label in ("nsubj", "nsubjpass", "dobj", "dative", "agent") or (
        token.label == "pobj" and governor.lower in ("by", "against", "with")
    )


def _aside(reading: Reading, draft: Draft, naming: Naming) -> bool:
    """Whether a phrase that stands once and plainly only says where something is, or modifies another noun."""
    syntax = reading.syntax
    token = syntax.tokens[naming.head]
    if draft.country is not None or any(t.tag == "CD" for t in syntax.tokens[naming.first : naming.head]):
        return False
    while token.label == "conj" and token.head != token.i:
        token = syntax.tokens[token.head]
    if token.label in ("compound", "nmod", "npadvmod", "amod"):
        return naming.first == naming.head
    prep = syntax.tokens[token.head]
    if prep.lower == "over" and syntax.tokens[prep.head].lemma in ("preside", "watch", "reign", "rule"):
        return False  # "presiding over the tribunal"
    above = noun_at(syntax, prep.head) if prep.lower in ("in", "at", "within") else None
    if draft.kind in ("organization", "government") and token.label == "pobj" and above is not None and above.title:
        return False  # "the director at the ministry", "a colonel in the army"
    return token.label == "pobj" and prep.lower in _ASIDE

"""Endeavours: whose a campaign, an effort or a promise is, and so whose is what it is to bring about."""

from __future__ import annotations

from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.verbs import is_to
from onrecord.annotate.syntax import Syntax, Token

_ENDEAVOURS = frozenset(
    """campaign effort attempt bid fight struggle battle war drive push quest determination resolve mission plan work
    operation""".split()
)
_PROMISES = frozenset({"commitment", "promise", "pledge", "decision", "agreement", "offer", "vow", "willingness"})


# What is plotted is the plotters', whoever uncovers, reports or condemns it.
_PLOTS = frozenset({"plot", "conspiracy", "scheme", "ploy"})
_PLOTTING = frozenset(
    """hatch make have devise concoct form lead join plan launch mastermind orchestrate organise organize pursue run
    finance fund carry execute abandon drop cook brew weave lay admit confess deny""".split()
)
_PART_IN = frozenset({"involve", "engage", "participate", "take", "join", "conspire"})
# "The coalition's aim is to defeat them".
_AIMS = frozenset({"aim", "goal", "objective", "task", "purpose", "intention", "job", "priority", "ambition"})
# "The coalition to defeat them", "the first president to visit".
_BODIES = frozenset({"coalition", "alliance", "force", "team", "delegation"})
_FIRST = frozenset({"first", "second", "third", "last", "latest", "only"})


def endeavouring(syntax: Syntax, verb: Token) -> Token | None:
    """Whose endeavour an infinitive right behind one tells of: "joined them in their campaign to end it"."""
    first = min((t.i for t in syntax.children(verb.i, "aux", "advmod") if t.i < verb.i), default=verb.i)
    if not first or not is_to(syntax, verb):
        return None
    last = syntax.tokens[first - 1]
    for noun in (last, *syntax.ancestors(last.i)):
        if noun.pos == "VERB" and noun.label not in ("acl", "relcl"):
            break
        # "The efforts of the government to defeat", "the promise made by Arda to leave".
        if noun.pos == "NOUN" and noun.lemma in (_ENDEAVOURS if noun is last else _ENDEAVOURS | _PROMISES):
            return whose(syntax, noun) or (made_by(syntax, noun) if noun is not last else None)
    return None


def right_before(syntax: Syntax, verb: Token) -> Token:
    """The word that an infinitive stands right behind; the verb itself, where it opens its text."""
    first = min((t.i for t in syntax.children(verb.i, "aux", "advmod") if t.i < verb.i), default=verb.i)
    return syntax.tokens[first - 1] if first else verb


def plotted(syntax: Syntax, verb: Token) -> Token | None:
    """The plot of others that an infinitive right behind it tells the aim of: "foiled a | plot | to kill the king",
    "knew of a plot to bomb it". None for another noun, and for a plot of the clause's own subject."""
    noun = right_before(syntax, verb)
    above = syntax.head(noun.i)
    if not is_to(syntax, verb) or noun.lemma not in _PLOTS or noun.pos != "NOUN" or above is None:
        return None
    if noun.label == "pobj":
        governing = syntax.head(above.i)
        part = above.lower == "in" and governing is not None and governing.lemma in _PART_IN
        return None if part else noun
    return None if noun.label == "dobj" and above.lemma in _PLOTTING else noun


# Words of somebody's: "in a statement blaming the army", "issued a letter accusing them".
_WORDS = frozenset(
    """statement letter post tweet message speech note communique address declaration petition memo email
    directive affidavit complaint lawsuit suit indictment warrant ruling verdict""".split()
)
_GIVING_OUT = frozenset(
    """start launch draft sign issue publish write release post send deliver read circulate make give file lodge
    submit""".split()
)


def telling(syntax: Syntax, words: Token) -> Token | None:
    """The verb whose subject says what somebody's words say: "said in a statement blaming the army"."""
    head = syntax.head(words.i)
    if words.lemma not in _WORDS or head is None:
        return None
    if words.label == "pobj" and head.lower == "in":
        verb = syntax.head(head.i)
        return verb if verb is not None and verb.pos == "VERB" else None
    return head if words.label == "dobj" and head.lemma in _GIVING_OUT and head.pos == "VERB" else None


def made_by(syntax: Syntax, noun: Token) -> Token | None:
    """Whose a noun is by what stands behind it: "the efforts of Arda", "the promise made by Arda"."""
    within = (*syntax.children(noun.i, "prep"), *syntax.children(noun.i, "acl"))
    for t in within:
        preps = (t,) if t.lower in ("of", "by") else syntax.children(t.i, "agent")
        found = next((o for p in preps for o in syntax.children(p.i, "pobj")), None)
        if found is not None:
            return found
    return None


def whose(syntax: Syntax, noun: Token) -> Token | None:
    """Whose a noun is: "their campaign", "Coalition efforts", "rebel plans"."""
    before = syntax.children(noun.i, "poss") or syntax.children(noun.i, "compound", "amod", "nmod")
    named = (t for t in before if t.label == "poss" or t.entity != "O" or t.tag in ("NNP", "NNPS"))
    fighters = (t for t in before if t.label == "compound" and is_of(t, ("@foe", "@belligerent")))
    return next(named, None) or next(fighters, None)


def aimed_by(syntax: Syntax, verb: Token, head: Token) -> Token | None:
    """Whose aim an infinitive tells: "the mission of the coalition is to defeat them"."""
    if head.lemma != "be" or not is_to(syntax, verb):
        return None
    aims = (t for t in syntax.children(head.i, "nsubj") if t.lemma in _AIMS | _ENDEAVOURS | _PROMISES)
    aim = next(aims, None)
    return (whose(syntax, aim) or made_by(syntax, aim)) if aim is not None else None


def fit_for(syntax: Syntax, verb: Token, noun: Token) -> bool:
    """Whether whoever a noun names does what an infinitive behind it says: "the coalition to defeat them", "the first
    president to visit Arda"."""
    there = is_to(syntax, verb) and bool(syntax.children(verb.i, "dobj", "prep"))
    return there and (noun.lemma in _BODIES or singled_out(syntax, verb, noun))


def unique(syntax: Syntax, participle: Token, noun: Token) -> bool:
    """Whether a participle tells what somebody is said to be the first or last to undergo: "would be the first judge
    appointed by the king"."""
    first = any(t.lower in _FIRST for t in syntax.children(noun.i))
    return first and noun.label == "attr" and participle.label == "acl" and participle.tag in ("VBN", "VBD")


def singled_out(syntax: Syntax, verb: Token, noun: Token) -> bool:
    """Whether an infinitive tells what somebody was the first or last to do."""
    before = (noun, *(t for t in syntax.children(noun.i) if t.i < noun.i))  # "the latest to hit the city"
    return is_to(syntax, verb) and any(t.lower in _FIRST for t in before)

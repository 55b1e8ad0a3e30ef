"""Topics: event nouns that are spoken of in general, and tell of no particular occasion."""

from __future__ import annotations

from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.measures import measured
from onrecord.annotate.negations import negated
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.words import UNITS
from onrecord.records import EventType

_POINTING = frozenset({"the", "this", "that", "these", "those", "a", "an", "another", "several", "both"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_RECENT = frozenset(
    """recent latest last first second previous earlier past ongoing deadly several numerous multiple repeated
    successive many""".split()
)
_NUMBERS = frozenset("thousand hundred dozen score series wave spate string number couple handful rash flurry".split())
# "The outbreak of war", "the conduct of airstrikes", "these acts of murder": some there were.
_COMING_ABOUT = frozenset(
    "outbreak eruption onset start conduct execution planning act continuation resumption history pattern".split()
)
_WHERE = frozenset({"in", "at", "on", "near", "around", "across", "outside"})
_NAMED = ("-GPE", "-LOC", "-FAC", "-DATE")
_DUTY = frozenset({"should", "can", "could", "must", "ca", "ought"})
# Whoever does these says what is to be done, and it is on record that they do.
_UNDERTAKING = frozenset(
    """plan promise vow threaten decide decision refuse decline agree agreement offer pledge intend intention prepare
    order ask urge tell instruct allow permit forbid ban bar prevent expect schedule set due threat refusal
    request proposal propose demand attempt try move consider mull fail begin start stop suspect accuse go
    likely unlikely poised bound certain elect choose opt vote""".split()
)
_CHANGING = frozenset("rise fall climb drop increase decrease jump surge soar decline double triple halve".split())
_WITNESSING = frozenset("report describe see hear witness experience film record hear".split())
# What is met with or brought about by these is there: "faced criticism", "sparked protests".
_BRINGING = frozenset(
    """face meet encounter experience suffer endure sustain receive win earn gain draw attract bring cause spark ignite
    trigger prompt provoke generate unleash incite inspire stir fuel show stage mount launch wage hold commit perpetrate
    inflict voice express lend throw pledge exchange trade resume spawn arouse elicit evoke occasion send issue organize
    organise lead join attend repeat lodge file deliver make break sign""".split()
)
# What is turned down has been said: "dismisses accusations that he stole".
_TURNING_DOWN = frozenset("dismiss deny reject rebuff refute rebut ignore heed answer shrug brush".split())
_SAID = frozenset[EventType]({"ACCUSE", "REQUEST", "THREATEN"})
_THROUGH = frozenset({"in", "through", "by", "into", "under"})
_AFTER = frozenset({"after", "following", "since", "amid", "during", "despite", "under"})
# "Topics in the talks", "about the talks": what is talked of, rather than that it took place.
_ASIDE = frozenset({"in", "of", "about", "on", "at", "for", "to"})
_ABOUT = frozenset("of on about from against for over to".split())
# "The pace of the talks": only what goes on has one.
_COURSE = frozenset(
    "pace progress halt pause slowing course breakdown collapse suspension failure conclusion stalemate rupture".split()
)


def is_topic(syntax: Syntax, noun: Token, kind: EventType | None) -> bool:
    """Whether an event noun that nobody takes part in, and that nothing dates, is a mere topic.

    "The protest ended", "recent attacks" and "thousands of shootings" presuppose some. "Threats", "war" without an
    article do not, and neither do talks, or an event of no type, that are only mentioned ("topics in the talks").

    Args:
        noun: the trigger; it has no participants and no time.
        kind: its type.
    """
    head = syntax.head(noun.i)
    if noun.label in ("nsubj", "nsubjpass", "csubj") and head is not None and tense(syntax, head) == "past":
        return False
    if noun.label == "nsubjpass" and head is not None and head.lemma in _WITNESSING and not negated(syntax, head.i):
        return False  # "shots could be heard"
    if kind is None:
        return True
    if noun.label == "dobj" and head is not None and (_witnessed(syntax, head) or _brought(syntax, head)):
        return False
    if noun.label == "dobj" and head is not None and kind in _SAID and head.lemma in _TURNING_DOWN:
        return False
    if _occasioned(syntax, noun) or _placed(syntax, noun):
        return False
    pointed = syntax.children(noun.i, "det", "predet", "poss", "nummod", "amod")
    if kind == "CONSULT" and noun.tag in ("NNS", "NNPS"):
        known = any(t.lower in _DEFINITE for t in pointed)
        told = any(t.label in ("compound", "amod", "acl", "relcl", "prep") for t in syntax.children(noun.i))
        aside = noun.label == "pobj" and head is not None and head.lower in _ASIDE
        above = syntax.head(head.i) if aside and head is not None else None
        aside = aside and (above is None or above.lemma not in _COURSE)
        clause = next((t for t in syntax.ancestors(noun.i) if t.pos in ("VERB", "AUX")), None)
        going_on = clause is not None and tense(syntax, clause) is not None and clause.lemma not in _UNDERTAKING
        return not (known and (told or not aside or going_on))
    return not any(t.lower in _POINTING or t.label in ("poss", "nummod") for t in pointed)


def _placed(syntax: Syntax, noun: Token) -> bool:
    """Whether a name ties a noun to a place or day: "the Paris attacks", "attacks in Paris"; not "a halt to attacks in
    Paris"."""
    prep = syntax.head(noun.i) if noun.label == "pobj" else None
    above = syntax.head(prep.i) if prep is not None else None
    if prep is not None and above is not None and prep.lower in _ABOUT and above.pos == "NOUN":
        return False
    inside = syntax.behind(noun.i, *_WHERE)
    deeper = (t for place in inside for t in syntax.behind(place.i, *_WHERE))  # "attacks at two banks in Paris"
    named = (*syntax.children(noun.i, "compound", "nmod"), *inside, *deeper)
    return any(t.entity.endswith(_NAMED) for t in named)


def mere_topic(syntax: Syntax, noun: Token) -> bool:
    """Whether a topic is only what something is about or of, so that it tells of no happening at all: "rules on
    arrests", "a tally of homicides", "an end to violence"."""
    prep = syntax.head(noun.i) if noun.label == "pobj" else None
    above = syntax.head(prep.i) if prep is not None else None
    if prep is None or above is None or prep.lower not in _ABOUT or above.pos not in ("NOUN", "ADJ"):
        return False
    if above.lemma in _NUMBERS or above.lemma in _COMING_ABOUT or above.lemma in UNITS:
        return False
    return not any(t.label in ("det", "poss", "nummod", "relcl", "acl", "prep") for t in syntax.children(noun.i))


def _witnessed(syntax: Syntax, verb: Token) -> bool:
    """Whether somebody saw or heard it: "described heavy shelling", "reported hearing shots"."""
    above = syntax.head(verb.i)
    if verb.tag == "VBG" and verb.label == "xcomp" and above is not None:
        verb = above
    return verb.lemma in _WITNESSING and tense(syntax, verb) == "past"


def aimed_at(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb stands where aims, duties and abilities do: an infinitive or gerund, a bare form, one under
    "should" or "can". Not what is said to come about ("will", "may"), nor what somebody plans or undertakes to do."""
    helped = {t.lower for t in syntax.children(verb.i, "aux")}
    if verb.tag not in ("VB", "VBG") or helped & {"am", "is", "are", "was", "were", "be", "been", "'s", "'re", "'m"}:
        return False
    if helped - {"to", "not"}:
        return bool(helped & _DUTY)
    first = verb
    while first.label == "conj":
        first = syntax.tokens[first.head]
    above = syntax.head(first.i)
    if above is not None and above.pos == "ADP":
        above = syntax.head(above.i)
    return above is None or above.lemma not in _UNDERTAKING


def _brought(syntax: Syntax, verb: Token) -> bool:
    """Whether it is told that somebody met with it or brought it about: "has faced criticism", "drew protests"."""
    # "Continued to receive fire", "while showing support".
    told = syntax.head(verb.i) if verb.label == "xcomp" or (verb.tag == "VBG" and verb.label == "advcl") else None
    tensed = tense(syntax, verb) is not None or (told is not None and tense(syntax, told) == "past")
    return verb.lemma in _BRINGING and tensed and not negated(syntax, verb.i)


def counted_up(syntax: Syntax, noun: Token) -> bool:
    """Whether it is only told that there are more or fewer of them: "kidnappings rose to 338"."""
    head = syntax.head(noun.i)
    if noun.label != "nsubj" or head is None or head.lemma not in _CHANGING:
        return False
    return any(t.lower in ("to", "by", "from") for t in syntax.children(head.i, "prep")) and not syntax.children(
        noun.i, "det", "poss", "nummod"
    )


def _occasioned(syntax: Syntax, noun: Token) -> bool:
    """Whether the words around a noun without an article tie it to occasions that have been."""
    if any(t.lower in _RECENT for t in syntax.children(noun.i, "amod")) or measured(syntax, noun) is not noun:
        return True  # "recent attacks", "four days of talks"
    prep = syntax.head(noun.i) if noun.label == "pobj" else None
    if prep is None:
        return False
    above = syntax.head(prep.i)
    lasting = above is not None and above.lemma in UNITS  # "after months of criticism"
    if prep.lower == "of" and above is not None and (above.lemma in _NUMBERS or above.lemma == "wake" or lasting):
        return True
    if prep.lower == "of" and above is not None and above.lemma in ("act", "instance", "incident"):
        return any(t.lower in _DEFINITE or t.label == "nummod" for t in syntax.children(above.i, "det", "nummod"))
    heard = above is not None and above.label == "dobj" and _witnessed(syntax, syntax.tokens[above.head])
    if prep.lower == "of" and heard:
        return True  # "heard the crack of gunfire"
    if above is not None and above.label in ("dobj", "nsubjpass") and _counted(syntax, above):
        above = syntax.head(above.i)  # "killed nine people in bombings"
    told = above is not None and above.pos == "VERB" and tense(syntax, above) == "past"
    if prep.lower == "to" and told and above is not None and above.lemma in ("lead", "contribute"):
        return not negated(syntax, above.i)  # "the cut led to protests"
    return prep.lower in _AFTER or (prep.lower in _THROUGH and told)  # "was hit in strikes"


def _counted(syntax: Syntax, noun: Token) -> bool:
    return noun.tag == "CD" or bool(syntax.children(noun.i, "nummod"))

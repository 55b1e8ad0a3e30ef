"""Place links: where an event happened, by the place its words stand at.

Places are sought in this order: a locative phrase of the trigger ("bombed in Aleppo"), what a verb of hitting hits
("struck the port of Hodeidah"), a name before a trigger noun ("the Baghdad attack"), a locative phrase of the words
between the trigger and its clause's verb, one within what the verb is done to ("hit a building in Tel Aviv"), and a
"where" that looks back at a place. The most specific place of a phrase is taken, with its container's degrees where
the gazetteer knows the container only. Where the clause names no place, there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.beside import ASSEMBLED
from onrecord.annotate.happening.idle_phrases import not_events
from onrecord.annotate.happening.noun_classes import noun_class
from onrecord.annotate.happening.verbs import is_to, occurring
from onrecord.annotate.measures import measured
from onrecord.annotate.places import Place
from onrecord.annotate.placing.atlas import Atlas, location, placed
from onrecord.annotate.placing.bearings import reference_points
from onrecord.annotate.placing.phrases import ALONG, DEPTH, ROADS, locative, named, named_before, struck, takes
from onrecord.annotate.placing.spoken import judged, speaking
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.directions import JUDGING
from onrecord.annotate.timex.hosts import another, happens
from onrecord.annotate.timex.shared import HARMS, does_harm
from onrecord.lexicons.actors import role
from onrecord.lexicons.locations import location_words
from onrecord.records import Location

_ON_THE_GROUND = frozenset("OPP CVL REB UAF COP MIL CRM".split())
"""Sectors of those whose acts have their place where they themselves are."""
_AT_WORK = frozenset("EDU LAB MED".split())
"""Sectors of those of whom the same holds, unless they speak or judge."""
_MEANWHILE = frozenset({"as", "while", "when"})
_PLANNING = frozenset("plan plot prepare order orchestrate mastermind finance fund discuss debate investigate".split())
_INSIDE = frozenset("dobj nsubj nsubjpass attr conj compound appos nmod pobj prep agent".split())
"""Labels by which a trigger noun belongs to the clause above it."""
# What comes of a deed where it is done: "stormed the town, abducting two and forcing others to flee".
_BROUGHT_ABOUT = frozenset(
    """leave force displace destroy damage burn torch abduct kidnap capture seize detain arrest loot trap cause prompt
    trigger spark send""".split()
)
_BEFALLING = HARMS | _BROUGHT_ABOUT | frozenset("assassinate gun murder stab attack ambush execute".split())
"""Verbs of what befalls somebody where he is about something."""
_WIDE = ("country", "region")
_OF_DEEDS = HARMS | frozenset("claim leave net destroy damage wreck displace burn".split())
"""Verbs of what a deed does where it is done."""
_WHITHER = frozenset({"to", "into", "toward", "towards", "onto"})
# What went somewhere is not where it was: "was made in Arda and shipped to Peru".
_ON_THE_WAY = frozenset({"to", "into", "via", "towards", "toward"})
_REACTING = frozenset({"respond", "react", "reply", "refer", "object"})
_QUOTES = frozenset(('"', "“", "”", "''", "``", "„", "«", "»"))
_CLAUSE_ENDS = frozenset(",.!?:")
_AGAINST = ("into", "at", "on", "against")
_OF_WHAT = frozenset("of for about against over".split())


def place_of(
    syntax: Syntax, cast: Cast, places: Sequence[Place], trigger: int, *, sent: bool = False
) -> Location | None:
    """Where the event of a trigger token happened, None where the clause does not say.

    Args:
        sent: it is a sending of forces, which is where they are sent: "deployed troops to Peru".

    A place that acts (the subject of a verb, "Tehran said") is never where an event happened. Left undecided: places
    named in other sentences, and places of events that merely surround this one.
    """
    atlas = Atlas(syntax, cast, {place.entity: place for place in places})
    whither = _whither(atlas, syntax.tokens[trigger]) if sent else ()
    found = [
        t
        for t in dict.fromkeys((*whither, *_found(atlas, syntax.tokens[trigger])))
        if not _quoted_apart(syntax, trigger, t.i)
    ]
    if not found:
        return None
    first = found[0]
    outer = placed(atlas, first)
    for town in syntax.children(first.i, "nmod", "compound"):
        # "A Birmingham, Ala., clinic": parsers hang the town on what it lies in.
        if town.i + 2 == first.i and syntax.tokens[town.i + 1].text == "," and placed(atlas, town) is not None:
            return location(atlas, town, first)
    if outer is not None and outer.precision in ("country", "region"):
        # "killed men in Zarnapur in Yemen": the parser may hang the country higher than the town, and the province of
        # "near the village of Zarna, in the province of Dorn".
        for other in found[1:]:
            inner = placed(atlas, other)
            near = inner is None and 0 < first.i - other.i <= (3 if outer.precision == "country" else 6)
            if near or (inner is not None and inner.country == outer.country and inner.precision not in _WIDE):
                return location(atlas, other, first)
    # "on Market Street in Zarnapur": the parser may hang the town on the verb.
    behind = (other for other in found[1:] if 0 < other.i - first.i <= 3)
    return location(atlas, first, *behind)


def _quoted_apart(syntax: Syntax, one: int, other: int) -> bool:
    """Whether one of two words stands in a quoted clause and the other outside: "'We will come,' he said in Zarna"."""
    inside = range(min(one, other) + 1, max(one, other))
    marks = [i for i in inside if syntax.tokens[i].text in _QUOTES]
    if len(marks) % 2 == 0:
        return False
    return any(syntax.tokens[n].text in _CLAUSE_ENDS for i in marks for n in (i - 1, i + 1) if n in inside)


def _whither(atlas: Atlas, trigger: Token) -> Iterator[Token]:
    """The places to which forces are sent."""
    taken = atlas.syntax.children(trigger.i, "dobj", "nsubjpass")
    for word in (trigger, *taken):  # "sent troops to Peru" may hang "to" on the troops
        for prep in atlas.syntax.children(word.i, "prep", "dative"):
            if prep.lower in _WHITHER:
                for inner in atlas.syntax.children(prep.i, "pobj"):
                    yield from named(atlas, inner, DEPTH)


def _came_to(atlas: Atlas, verb: Token) -> Iterator[Token]:
    """The places where somebody came or is due: "is due in Zarna", "flew to Zarna"."""
    for word in (verb, *atlas.syntax.children(verb.i, "acomp", "oprd")):
        yield from locative(atlas, word, 1)
        yield from _whither(atlas, word)


def _whence(atlas: Atlas, noun: Token) -> Iterator[Token]:
    """The places from which somebody is taken or goes by a noun: "the withdrawal of its troops from Zarna"."""
    if noun.lemma.lower() in location_words("taken_noun"):
        for one in (noun, *atlas.syntax.behind(noun.i, "of")):
            for whence in atlas.syntax.behind(one.i, *location_words("taken_from")):
                yield from named(atlas, whence, DEPTH)


def _found(atlas: Atlas, trigger: Token) -> Iterator[Token]:
    """The places that may be meant, the best first."""
    syntax = atlas.syntax
    # "Condemned the attacks this weekend in Zarna": where they were, whatever the parser hangs the place on.
    target = list(struck(atlas, trigger))
    # Of "retook the village of Zarna, south of Dorn" the village, and not what it lies south of.
    aside = {t.i for t in reference_points(syntax, trigger)} if target else set()
    yield from (t for t in _own(atlas, trigger) if t.i not in aside)
    yield from target
    if trigger.pos == "VERB" and trigger.lemma.lower() in location_words("going_verb"):
        yield from _whither(atlas, trigger)
    if trigger.pos == "VERB":
        yield from _described(atlas, trigger)
    verb = trigger
    if trigger.pos in ("NOUN", "PROPN"):
        for clause in occurring(syntax, trigger):
            yield from locative(atlas, clause, DEPTH)
        yield from named_before(atlas, trigger)
        answered = under_to(syntax, trigger)
        if answered is not None and answered.lemma in _REACTING:  # "responded | to the raid on a club | in Zarna"
            yield from (t for t in locative(atlas, answered, DEPTH) if t.i > trigger.i)
        yield from _whence(atlas, trigger)
        for joined in syntax.conjuncts(trigger.i):  # "air strikes and fighting in Zarna"
            near = joined.label == "conj" and joined.head == trigger.i and happens(joined)
            if near and not any(t.text == "," for t in syntax.tokens[trigger.i : joined.i]):
                yield from locative(atlas, joined, 2)
        below = measured(syntax, trigger)
        yield from locative(atlas, below, DEPTH) if below is not trigger else ()
        for above in syntax.ancestors(below.i):
            # From "killed in a raid" to the verb, but not from "respond to a raid" or "a year after the raid".
            if below.label not in _INSIDE or (below.label == "prep" and below.lower not in ("in", "during", "by")):
                break
            if another(syntax, below) or (above.lemma in _PLANNING and above.pos == "VERB"):
                break  # where a raid was planned is not where it was
            verb = below = above
            if above.pos in ("NOUN", "PROPN", "VERB", "AUX"):
                yield from (t for t in locative(atlas, above, DEPTH) if not judged(above, trigger, t))
                for due in syntax.children(above.i, "acomp", "oprd"):  # "talks are due to resume in Oslo"
                    for one in (due, *syntax.children(due.i, "xcomp")):
                        yield from locative(atlas, one, DEPTH)
            if above.pos in ("VERB", "AUX"):
                break
    under = syntax.head(trigger.i)
    if trigger.label == "pobj" and under is not None and under.lower == "under":
        for subject in syntax.children(under.head, "nsubj"):  # "the town came under fire"
            yield from named(atlas, subject, DEPTH)
    if verb.pos in ("VERB", "AUX"):
        for patient in syntax.children(verb.i, "dobj", "nsubjpass", "dative"):
            # "Condemned the raid in Zarna", "proposed a truce in Zarna": where that was or is to be, not the words.
            if patient.i != trigger.i and not (verb.i == trigger.i and verb.lemma in speaking()):
                yield from locative(atlas, patient, DEPTH - 1)
                yield from _doing(atlas, (patient, *syntax.behind(patient.i)))
                for end in syntax.behind(verb.i, *ALONG) if patient.lemma in ROADS else ():
                    yield from named(atlas, end, DEPTH)  # "blocked two roads | into Zarna"
                for taken in (patient, *syntax.conjuncts(patient.i)) if takes(verb) else ():
                    for whence in syntax.behind(taken.i, *location_words("taken_from")):
                        yield from named(atlas, whence, DEPTH)  # "withdrew all but one brigade from Zarna"
        yield from _doing(atlas, syntax.behind(verb.i, *_AGAINST)) if verb.i == trigger.i else ()
        away = verb.label == "conj" and any(p.lower in _ON_THE_WAY for p in syntax.children(verb.i, "prep"))
        # "Gathered in Zarna to protest the raid": the raid may have been anywhere.
        aim = verb.label == "advcl" and verb.i != trigger.i and is_to(syntax, verb)
        away = away or (aim and not_events().get(verb.lemma) != "empty")
        if verb.label in ("xcomp", "conj", "pcomp", "advcl") and not away:
            above_verb = syntax.head(verb.i)
            if above_verb is not None and verb.label == "pcomp":
                # "In Zarna, he accused them of staging the attack" does not say where it was.
                above_verb = None if above_verb.lower in _OF_WHAT else syntax.head(above_verb.i)
            judges = above_verb is not None and above_verb.lemma in JUDGING and verb.label == "conj"
            if above_verb is not None and above_verb.pos in ("VERB", "AUX"):
                # "Condemned the shooting in Zarna but declined to say more"
                yield from () if judges else _own(atlas, above_verb)
                at_once = verb.tag == "VBG" if verb.label == "advcl" else _goes_on(syntax, verb, above_verb)
                if verb.label in ("advcl", "conj") and at_once and verb.lemma in HARMS | _BROUGHT_ABOUT:
                    # "Struck Zarna, killing nine", "hit a camp at Zarna, wounding two"
                    yield from struck(atlas, above_verb)
                    for hit in syntax.children(above_verb.i, "dobj", "nsubjpass"):
                        yield from locative(atlas, hit, DEPTH - 1)
                        yield from _doing(atlas, (hit,))
                    yield from _doing(atlas, syntax.behind(above_verb.i, *_AGAINST))
        if verb.label == "relcl" and any(c.lower == "where" for c in syntax.children(verb.i, "advmod")):
            back = syntax.head(verb.i)
            if back is not None and back.entity.endswith("-DATE"):  # "came to Zarna on Friday, where he met them"
                came = next((t for t in syntax.ancestors(back.i) if t.pos in ("VERB", "AUX")), back)
                yield from (t for t in _came_to(atlas, came) if t.i < verb.i)
            elif back is not None:
                yield from named(atlas, back, DEPTH)
        # "Protesters in Zarna threw stones": whoever is on the ground acts where he is said to be; but not what they
        # only speak or act against, "protesters in Zarna condemned the raid".
        own = verb.i == trigger.i or not_events().get(verb.lemma) in ("empty", "aspect") or trigger.label == "pobj"
        those = (*syntax.children(verb.i, "nsubj"), *syntax.children(verb.i, "agent")) if own else ()
        for actor in those:
            if actor.label == "nsubj" and verb.lemma in _OF_DEEDS and happens(actor):
                # "The raid on a camp near Zarna netted nine men"
                yield from (*locative(atlas, actor, DEPTH), *struck(atlas, actor), *named_before(atlas, actor))
            for one in (actor, *syntax.children(actor.i, "pobj")):
                found = role(one.lemma) or role(one.lower)
                ground = _ON_THE_GROUND if verb.lemma in speaking() else _ON_THE_GROUND | _AT_WORK
                there = found is not None and found.sector in ground and one.tag in ("NN", "NNS")
                # "Hit by a mine in the bay".
                if there or (actor.label == "agent" and one.lemma in noun_class("weapons")):
                    yield from locative(atlas, one, 2)
        if verb.i == trigger.i and verb.lemma in _BEFALLING:
            yield from _about(atlas, verb)
        for beside in syntax.children(verb.i, "conj", "advcl"):
            # "Rammed and sank a boat off Zarna", "killed one and wounded six in Zarna", "died when gunmen raided it".
            when = any(t.lower == "when" for t in syntax.children(beside.i, "advmod"))
            when = when or does_harm(syntax, verb, beside)
            harms = {verb.lemma, beside.lemma} <= HARMS and beside.label == "conj"
            shared = beside.label == "conj" and not syntax.children(beside.i, "nsubj", "nsubjpass")
            if beside.pos == "VERB" and verb.i < beside.i and (when or harms or (shared and beside.i - verb.i <= 2)):
                yield from locative(atlas, beside, DEPTH)
                for patient in syntax.children(beside.i, "dobj", "nsubjpass"):
                    yield from locative(atlas, patient, DEPTH - 1)
                for cause in syntax.children(beside.i, "advcl") if harms else ():
                    # "One was killed and two were hurt when a bomb exploded in Zarna".
                    if any(t.lower == "when" for t in syntax.children(cause.i, "advmod")):
                        for word in (cause, *syntax.children(cause.i, "dobj")):
                            yield from locative(atlas, word, DEPTH)
        first = verb
        while first.label == "conj" and first.tag == "VBG":
            first = syntax.tokens[first.head]
        if first is verb and verb.label == "conj" and {verb.lemma, syntax.tokens[verb.head].lemma} <= HARMS:
            first = syntax.tokens[verb.head]
        if first is not verb and (first.tag != "VBG" or first.label == "advcl"):
            # "Killing two and wounding nine", "two were killed in Zarna and nine hurt": one happening.
            yield from _found(atlas, first)


def _goes_on(syntax: Syntax, verb: Token, above: Token) -> bool:
    """Whether those who struck a place go on with what they did there: "raided a village near Zarna and killed two"."""
    own = syntax.children(verb.i, "nsubj", "nsubjpass", "auxpass") or syntax.children(above.i, "auxpass", "neg")
    raids = above.lemma.lower() in location_words("struck_verb")
    later = {"later", "then", "afterwards"} & {t.lower for t in syntax.children(verb.i, "advmod")}
    return raids and verb.tag == above.tag == "VBD" and not own and not later


def _own(atlas: Atlas, verb: Token) -> Iterator[Token]:
    """The places of a verb, without those behind a deed that it judges or answers: "responded to the raid in Zarna"."""
    syntax = atlas.syntax
    deeds = [t.i for t in syntax.children(verb.i, "dobj") if happens(t)] if verb.lemma in JUDGING else []
    if verb.lemma in _REACTING:
        deeds += [t.i for t in syntax.behind(verb.i, "to") if happens(t)]
    yield from (t for t in locative(atlas, verb, DEPTH) if not any(i < t.i for i in deeds))


def _described(atlas: Atlas, verb: Token) -> Iterator[Token]:
    """The places in what somebody calls that which a verb is done to: "bombed what it described as camps in Zarna"."""
    for clause in atlas.syntax.children(verb.i, "ccomp", "dobj"):
        if clause.pos == "VERB" and any(t.lower == "what" for t in atlas.syntax.children(clause.i, "dobj", "nsubj")):
            for inner in atlas.syntax.behind(clause.i, "as"):
                yield from named(atlas, inner, DEPTH - 1)
            for called in atlas.syntax.children(clause.i, "oprd", "ccomp", "attr"):
                yield from named(atlas, called, DEPTH - 1)


def _about(atlas: Atlas, verb: Token) -> Iterator[Token]:
    """Where those were about something whom a verb of harm befell: "was shot dead as he left a rally in Zarna"."""
    for clause in atlas.syntax.children(verb.i, "advcl"):
        opened = {t.lower for t in atlas.syntax.children(clause.i, "mark", "advmod")}
        who = atlas.syntax.children(clause.i, "nsubj", "nsubjpass")
        if opened & _MEANWHILE and verb.i < clause.i and (not who or who[0].tag == "PRP"):
            for one in (clause, *atlas.syntax.children(clause.i, "dobj")):
                yield from locative(atlas, one, DEPTH - 1)


def under_to(syntax: Syntax, noun: Token) -> Token | None:
    """The verb that a noun stands behind with "to"."""
    to = syntax.head(noun.i) if noun.label == "pobj" else None
    return syntax.head(to.i) if to is not None and to.lower == "to" else None


def _doing(atlas: Atlas, those: Iterable[Token]) -> Iterator[Token]:
    """Where those whom something befell were about something: "rammed a bus carrying police near Zarna", "drove into a
    crowd watching a match in Zarna", where the parser hangs the place on what they were doing."""
    for doing in (d for thing in those for d in atlas.syntax.children(thing.i, "acl")):
        if doing.tag == "VBG" or doing.lemma in ("escort", "guard", *ASSEMBLED):
            for one in (doing, *atlas.syntax.children(doing.i, "dobj")):  # "a school sheltering families in Zarna"
                yield from locative(atlas, one, DEPTH - 1)

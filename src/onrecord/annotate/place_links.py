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
from onrecord.annotate.placing.atlas import Atlas, location, names_a_site, placed
from onrecord.annotate.placing.bearings import reference_points
from onrecord.annotate.placing.spoken import is_address, is_matter, judged, speaking
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.directions import JUDGING
from onrecord.annotate.timex.hosts import another, happens
from onrecord.annotate.timex.links import HARMS, does_harm
from onrecord.annotate.timex.words import UNITS
from onrecord.lexicons.actors import known, role
from onrecord.lexicons.locations import location_words
from onrecord.records import Location

_DEPTH = 4
"""How many phrases deep a place may lie ("near a school in a suburb of Damascus" is three)."""
_ON_THE_GROUND = frozenset("OPP CVL REB UAF COP MIL CRM".split())
"""Sectors of those whose acts have their place where they themselves are."""
_AT_WORK = frozenset("EDU LAB MED".split())
"""Sectors of those of whom the same holds, unless they speak or judge."""
_PAID = frozenset("pay make begin start end conclude finish".split())
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
_ROADS = frozenset("road motorway highway route bridge street avenue railway line track".split())
_ALONG = frozenset({"into", "to", "from", "between", "out"})
_LENGTHS = frozenset({*UNITS, "time"})
_OF_DEEDS = HARMS | frozenset("claim leave net destroy damage wreck displace burn".split())
"""Verbs of what a deed does where it is done."""
_WHITHER = frozenset({"to", "into", "toward", "towards", "onto"})
# What went somewhere is not where it was: "was made in Arda and shipped to Peru".
_ON_THE_WAY = frozenset({"to", "into", "via", "towards", "toward"})
# "In the wake of the attacks in Zarna": when, or why, and not where.
_WHEN = frozenset("behalf wake aftermath run-up face light midst response reaction retaliation reply view".split())
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
                    yield from _named(atlas, inner, _DEPTH)


def _came_to(atlas: Atlas, verb: Token) -> Iterator[Token]:
    """The places where somebody came or is due: "is due in Zarna", "flew to Zarna"."""
    for word in (verb, *atlas.syntax.children(verb.i, "acomp", "oprd")):
        yield from _locative(atlas, word, 1)
        yield from _whither(atlas, word)


def _whence(atlas: Atlas, noun: Token) -> Iterator[Token]:
    """The places from which somebody is taken or goes by a noun: "the withdrawal of its troops from Zarna"."""
    if noun.lemma.lower() in location_words("taken_noun"):
        for one in (noun, *atlas.syntax.behind(noun.i, "of")):
            for whence in atlas.syntax.behind(one.i, *location_words("taken_from")):
                yield from _named(atlas, whence, _DEPTH)


def _found(atlas: Atlas, trigger: Token) -> Iterator[Token]:
    """The places that may be meant, the best first."""
    syntax = atlas.syntax
    # "Condemned the attacks this weekend in Zarna": where they were, whatever the parser hangs the place on.
    struck = list(_struck(atlas, trigger))
    # Of "retook the village of Zarna, south of Dorn" the village, and not what it lies south of.
    aside = {t.i for t in reference_points(syntax, trigger)} if struck else set()
    yield from (t for t in _own(atlas, trigger) if t.i not in aside)
    yield from struck
    if trigger.pos == "VERB" and trigger.lemma.lower() in location_words("going_verb"):
        yield from _whither(atlas, trigger)
    if trigger.pos == "VERB":
        yield from _described(atlas, trigger)
    verb = trigger
    if trigger.pos in ("NOUN", "PROPN"):
        for clause in occurring(syntax, trigger):
            yield from _locative(atlas, clause, _DEPTH)
        yield from _before(atlas, trigger)
        answered = under_to(syntax, trigger)
        if answered is not None and answered.lemma in _REACTING:  # "responded | to the raid on a club | in Zarna"
            yield from (t for t in _locative(atlas, answered, _DEPTH) if t.i > trigger.i)
        yield from _whence(atlas, trigger)
        for joined in syntax.conjuncts(trigger.i):  # "air strikes and fighting in Zarna"
            near = joined.label == "conj" and joined.head == trigger.i and happens(joined)
            if near and not any(t.text == "," for t in syntax.tokens[trigger.i : joined.i]):
                yield from _locative(atlas, joined, 2)
        below = measured(syntax, trigger)
        yield from _locative(atlas, below, _DEPTH) if below is not trigger else ()
        for above in syntax.ancestors(below.i):
            # From "killed in a raid" to the verb, but not from "respond to a raid" or "a year after the raid".
            if below.label not in _INSIDE or (below.label == "prep" and below.lower not in ("in", "during", "by")):
                break
            if another(syntax, below) or (above.lemma in _PLANNING and above.pos == "VERB"):
                break  # where a raid was planned is not where it was
            verb = below = above
            if above.pos in ("NOUN", "PROPN", "VERB", "AUX"):
                yield from (t for t in _locative(atlas, above, _DEPTH) if not judged(above, trigger, t))
                for due in syntax.children(above.i, "acomp", "oprd"):  # "talks are due to resume in Oslo"
                    for one in (due, *syntax.children(due.i, "xcomp")):
                        yield from _locative(atlas, one, _DEPTH)
            if above.pos in ("VERB", "AUX"):
                break
    under = syntax.head(trigger.i)
    if trigger.label == "pobj" and under is not None and under.lower == "under":
        for subject in syntax.children(under.head, "nsubj"):  # "the town came under fire"
            yield from _named(atlas, subject, _DEPTH)
    if verb.pos in ("VERB", "AUX"):
        for patient in syntax.children(verb.i, "dobj", "nsubjpass", "dative"):
            # "Condemned the raid in Zarna", "proposed a truce in Zarna": where that was or is to be, not the words.
            if patient.i != trigger.i and not (verb.i == trigger.i and verb.lemma in speaking()):
                yield from _locative(atlas, patient, _DEPTH - 1)
                yield from _doing(atlas, (patient, *syntax.behind(patient.i)))
                for end in syntax.behind(verb.i, *_ALONG) if patient.lemma in _ROADS else ():
                    yield from _named(atlas, end, _DEPTH)  # "blocked two roads | into Zarna"
                for taken in (patient, *syntax.conjuncts(patient.i)) if _takes(verb) else ():
                    for whence in syntax.behind(taken.i, *location_words("taken_from")):
                        yield from _named(atlas, whence, _DEPTH)  # "withdrew all but one brigade from Zarna"
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
                    yield from _struck(atlas, above_verb)
                    for hit in syntax.children(above_verb.i, "dobj", "nsubjpass"):
                        yield from _locative(atlas, hit, _DEPTH - 1)
                        yield from _doing(atlas, (hit,))
                    yield from _doing(atlas, syntax.behind(above_verb.i, *_AGAINST))
        if verb.label == "relcl" and any(c.lower == "where" for c in syntax.children(verb.i, "advmod")):
            back = syntax.head(verb.i)
            if back is not None and back.entity.endswith("-DATE"):  # "came to Zarna on Friday, where he met them"
                came = next((t for t in syntax.ancestors(back.i) if t.pos in ("VERB", "AUX")), back)
                yield from (t for t in _came_to(atlas, came) if t.i < verb.i)
            elif back is not None:
                yield from _named(atlas, back, _DEPTH)
        # "Protesters in Zarna threw stones": whoever is on the ground acts where he is said to be; but not what they
        # only speak or act against, "protesters in Zarna condemned the raid".
        own = verb.i == trigger.i or not_events().get(verb.lemma) in ("empty", "aspect") or trigger.label == "pobj"
        those = (*syntax.children(verb.i, "nsubj"), *syntax.children(verb.i, "agent")) if own else ()
        for actor in those:
            if actor.label == "nsubj" and verb.lemma in _OF_DEEDS and happens(actor):
                # "The raid on a camp near Zarna netted nine men"
                yield from (*_locative(atlas, actor, _DEPTH), *_struck(atlas, actor), *_before(atlas, actor))
            for one in (actor, *syntax.children(actor.i, "pobj")):
                found = role(one.lemma) or role(one.lower)
                ground = _ON_THE_GROUND if verb.lemma in speaking() else _ON_THE_GROUND | _AT_WORK
                there = found is not None and found.sector in ground and one.tag in ("NN", "NNS")
                # "Hit by a mine in the bay".
                if there or (actor.label == "agent" and one.lemma in noun_class("weapons")):
                    yield from _locative(atlas, one, 2)
        if verb.i == trigger.i and verb.lemma in _BEFALLING:
            yield from _about(atlas, verb)
        for beside in syntax.children(verb.i, "conj", "advcl"):
            # "Rammed and sank a boat off Zarna", "killed one and wounded six in Zarna", "died when gunmen raided it".
            when = any(t.lower == "when" for t in syntax.children(beside.i, "advmod"))
            when = when or does_harm(syntax, verb, beside)
            harms = {verb.lemma, beside.lemma} <= HARMS and beside.label == "conj"
            shared = beside.label == "conj" and not syntax.children(beside.i, "nsubj", "nsubjpass")
            if beside.pos == "VERB" and verb.i < beside.i and (when or harms or (shared and beside.i - verb.i <= 2)):
                yield from _locative(atlas, beside, _DEPTH)
                for patient in syntax.children(beside.i, "dobj", "nsubjpass"):
                    yield from _locative(atlas, patient, _DEPTH - 1)
                for cause in syntax.children(beside.i, "advcl") if harms else ():
                    # "One was killed and two were hurt when a bomb exploded in Zarna".
                    if any(t.lower == "when" for t in syntax.children(cause.i, "advmod")):
                        for word in (cause, *syntax.children(cause.i, "dobj")):
                            yield from _locative(atlas, word, _DEPTH)
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
    yield from (t for t in _locative(atlas, verb, _DEPTH) if not any(i < t.i for i in deeds))


def _described(atlas: Atlas, verb: Token) -> Iterator[Token]:
    """The places in what somebody calls that which a verb is done to: "bombed what it described as camps in Zarna"."""
    for clause in atlas.syntax.children(verb.i, "ccomp", "dobj"):
        if clause.pos == "VERB" and any(t.lower == "what" for t in atlas.syntax.children(clause.i, "dobj", "nsubj")):
            for inner in atlas.syntax.behind(clause.i, "as"):
                yield from _named(atlas, inner, _DEPTH - 1)
            for called in atlas.syntax.children(clause.i, "oprd", "ccomp", "attr"):
                yield from _named(atlas, called, _DEPTH - 1)


def _about(atlas: Atlas, verb: Token) -> Iterator[Token]:
    """Where those were about something whom a verb of harm befell: "was shot dead as he left a rally in Zarna"."""
    for clause in atlas.syntax.children(verb.i, "advcl"):
        opened = {t.lower for t in atlas.syntax.children(clause.i, "mark", "advmod")}
        who = atlas.syntax.children(clause.i, "nsubj", "nsubjpass")
        if opened & _MEANWHILE and verb.i < clause.i and (not who or who[0].tag == "PRP"):
            for one in (clause, *atlas.syntax.children(clause.i, "dobj")):
                yield from _locative(atlas, one, _DEPTH - 1)


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
                yield from _locative(atlas, one, _DEPTH - 1)


def _locative(atlas: Atlas, head: Token, depth: int) -> Iterator[Token]:
    """Places in the locative phrases of a token, nearest to it first."""
    if depth == 0:
        return
    prepositions = location_words("preposition")
    phrases = sorted(atlas.syntax.children(head.i, "prep"), key=lambda t: (abs(t.i - head.i), t.i))
    for prep in phrases:
        for inner in atlas.syntax.children(prep.i, "pobj"):
            if is_matter(head, prep, inner) or is_address(head, inner) or inner.lemma in _WHEN:
                continue
            if prep.lower == "on" or (prep.lower == "at" and head.lemma in speaking()):
                # "on the Golan Heights" says where; "sanctions on Iran", "lashed out at Iran" against whom.
                yield from (t for t in _named(atlas, inner, depth) if not (t is inner and atlas.settled(t)))
            elif prep.lower in prepositions or (prep.lower in location_words("taken_from") and _takes(head)):
                yield from _named(atlas, inner, depth)
            elif prep.lower in ("during", "by", "with", "of") or (prep.lower == "into" and head.pos == "VERB"):
                # "killed during a raid in Mosul", "an attack by gunmen in Kabul"
                yield from _locative(atlas, inner, depth - 2 if depth > 2 else 0)
                if prep.lower == "with":  # "opened fire with rifles on a post near Zarna"
                    yield from _locative(atlas, inner, depth - 1)
            elif (
                prep.lower == "to" and inner.lemma in _ROADS and head.lemma == "take"
            ):  # "took to the streets of Zarna"
                yield from _named(atlas, inner, depth)
            elif head.lemma in _ROADS and prep.lower in _ALONG:  # "blocked roads into Zarna"
                yield from _named(atlas, inner, depth)
            elif prep.lower == "for" and head.pos == "NOUN":  # "a camp for families in Zarna"
                yield from _locative(atlas, inner, depth - 2 if depth > 2 else 0)
            elif prep.lower in ("for", "after") and inner.lemma in _LENGTHS:  # "met for a second day in Zarna"
                yield from _locative(atlas, inner, depth - 1)
        for deeper in atlas.syntax.children(prep.i, "prep"):
            if deeper.lower in prepositions or (prep.lower == "out" and deeper.lower == "of" and _takes(head)):
                for inner in atlas.syntax.children(deeper.i, "pobj"):
                    yield from _named(atlas, inner, depth)
    if _takes(head):  # "walked | away from talks in Zarna", "turned | back from Zarna"
        for away in atlas.syntax.children(head.i, "advmod", "prt"):
            for prep in atlas.syntax.children(away.i, "prep"):
                for inner in atlas.syntax.children(prep.i, "pobj"):
                    if prep.lower in location_words("taken_from"):
                        yield from _named(atlas, inner, depth)
    if head.pos == "VERB" and head.lemma.lower() in location_words("coming_verb"):
        for prep in phrases:  # "rebels walked into Zarna": where they then are
            for inner in atlas.syntax.children(prep.i, "pobj"):
                if prep.lower in ("into", "onto") or (prep.lower == "on" and head.lemma == "march"):
                    yield from _named(atlas, inner, depth)
    for inner in reference_points(atlas.syntax, head):
        yield from _named(atlas, inner, depth)


def _takes(head: Token) -> bool:
    """Whether a verb tells that somebody or something was taken from where it was: "abducted from a school"."""
    return head.pos == "VERB" and head.lemma.lower() in location_words("taking_verb")


def _named(atlas: Atlas, noun: Token, depth: int) -> Iterator[Token]:
    """The place that a noun phrase names, its own head first, then what lies deeper in it."""
    if depth == 0:
        return
    syntax = atlas.syntax
    if atlas.at(noun):
        yield noun
        return
    if noun.lemma.lower() in location_words("place_noun"):
        for inner in syntax.behind(noun.i, "of"):  # "the West Bank city of Jenin": not where that lies
            if atlas.at(inner) and noun.lemma.lower() not in location_words("post_noun"):
                yield inner
        for beside in syntax.children(noun.i, "compound", "poss", "nmod", "appos"):
            if not (atlas.at(beside) or names_a_site(atlas, beside)):
                continue
            if beside.label != "appos" and noun.lemma.lower() in location_words("post_noun") and atlas.settled(beside):
                # "At a U.S. consulate in Zarna": whose it is, and it may well stand elsewhere.
                stands = list(_locative(atlas, noun, depth - 1))
                yield from stands
                if stands or _as_adjective(beside):
                    continue
            yield beside
        for inner in syntax.behind(noun.i, "of"):
            if noun.lemma.lower() in location_words("post_noun") and atlas.at(inner) and atlas.settled(inner):
                # "Outside the embassies of Peru in Chad": whose they are.
                yield from (stands := [*_locative(atlas, noun, depth - 1), *_locative(atlas, inner, 1)])
                if stands:
                    continue
            yield from _named(atlas, inner, depth - 1)
        for kept in syntax.children(noun.i, "acl"):  # "a roadblock set up by farmers in Zarna"
            if kept.tag == "VBN":
                for one in (kept, *syntax.agents(kept.i)):
                    yield from _locative(atlas, one, depth - 1)
    yield from _locative(atlas, noun, depth - 1)


def _struck(atlas: Atlas, trigger: Token) -> Iterator[Token]:
    """The place that a verb of hitting hits, or that a noun of hitting has after "on", "of" or "against"."""
    syntax = atlas.syntax
    if trigger.pos == "VERB" and trigger.lemma.lower() in location_words("struck_verb"):
        for patient in syntax.children(trigger.i, "dobj", "nsubjpass"):
            yield from _named(atlas, patient, _DEPTH)
            for part in syntax.conjuncts(patient.i):
                yield from _named(atlas, part, _DEPTH)
    elif trigger.pos == "NOUN" and trigger.lemma.lower() in location_words("struck_noun"):
        verb = syntax.head(trigger.i) if trigger.label == "dobj" else None
        # "Paid a visit | to Zarna |", where the parser hangs the place on the verb.
        paid = syntax.children(verb.i, "prep", "dative") if verb is not None and verb.lemma in _PAID else ()
        for prep in (*syntax.children(trigger.i, "prep"), *(t for t in paid if t.lower == "to")):
            if prep.lower in ("on", "against", "of", "to", "into"):
                for inner in syntax.children(prep.i, "pobj"):
                    for part in (inner, *syntax.conjuncts(inner.i)):  # "an attack on a mill and a shop in Zarna"
                        yield from _named(atlas, part, _DEPTH)


def _before(atlas: Atlas, trigger: Token) -> Iterator[Token]:
    """A name before a trigger noun: a town or region says where; so does a country's name where its adjective
    would name who acts ("the Iraq drone attack")."""
    for beside in atlas.syntax.children(trigger.i, "compound", "nmod"):
        if not atlas.at(beside):
            continue
        entity = atlas.cast.named_by(beside.i)
        if entity is not None and entity.kind == "government":
            continue
        if not _as_adjective(beside):
            yield beside


def _as_adjective(beside: Token) -> bool:
    """Whether a name before a noun tells whose it is rather than where: "Iraqi", "U.S."."""
    return beside.text.isupper() or any(r.form == "demonym" for r in known(beside.text))

"""Which type an event word has: the senses of the event lexicons and the conditions that tell them apart."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.clauses import Clause
from onrecord.annotate.happening.noun_classes import PRONOUNS, is_of, noun_class
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.happening.verbs import captivity, is_to
from onrecord.annotate.measures import counted_by
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import Row, load
from onrecord.records import EventType

_SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})
_HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
# What is said or agreed has people, bodies and states as its recipients; only deeds befall things.
VERBAL: frozenset[EventType | None] = frozenset(
    {"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "CONSULT", "AGREE", "THREATEN", "PROTEST"}
)
IDLE = "x"
"""An entry's word for a verb that is no event where its conditions hold."""
OCCASION = "o"
"""An entry's word for a verb of little content that tells of an occasion where its conditions hold, if somebody takes
part in it: like one that no entry knows."""
_ACCIDENTS = frozenset("collapse capsize derail overturn crash sink collide erupt flood founder plunge".split())
_MUTUAL = frozenset(
    {"fight", "clash", "exchange", "agree", "sign", "reach", "conclude"}
)  # "was fought between the two"
_REACHING = frozenset(
    {"reach", "sign", "strike", "conclude", "clinch", "seal", "broker", "ink", "announce", "hammer", "make", "cut"}
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What an event word means where it stands: type and mode, where its participants are looked for, and the
    lexicon entry that says so. `absorbs` are the nouns that a condition on the object matched: they name the
    same happening. `loose`: the entry's words have other meanings as common; `firm`: its conditions settle the
    type; `befell`: nature or an accident did it, and nobody; `verbal`: the word is of violence or of reproach;
    `walkout`: it is of a blow or of a walkout."""

    type: EventType | None
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    rule: str
    absorbs: tuple[int, ...] = ()
    loose: bool = False
    firm: bool = False
    befell: bool = False
    verbal: bool = False
    walkout: bool = False


@cache
def _rows(name: str) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in load(name):
        found.setdefault(row["lemma"], []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def _conditions(when: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    split = (part.partition("=") for part in when.split())
    return tuple((key, tuple(values.split("|")) if values else ()) for key, _, values in split)


def verb_sense(syntax: Syntax, cast: Cast, clause: Clause) -> Sense | str | None:
    """The sense of a verb in its clause; None if no entry fits, `IDLE` or `OCCASION` if one says so."""
    token = syntax.tokens[clause.verb]
    rows = _rows("event_verbs")
    whole = _hyphened(syntax, token)  # "test-fired"
    spelt = token.lemma[:-3] + "ize" if token.lemma.endswith("ise") else ""  # "nationalise"
    clipped = token.lemma + "e"  # lemmatisers clip "staged" to "stag"
    known = rows.get(whole) or rows.get(token.lemma) or rows.get(spelt) or rows.get(clipped, ())
    tried = ((row, _verb_meets(syntax, cast, clause, _conditions(row["when"]))) for row in known)
    found = next(((row, absorbed) for row, absorbed in tried if absorbed is not None), None)
    if found is None or found[0]["type"] == OCCASION:
        found = _by_nobody_named(syntax, cast, clause, known) or found
    if found is None:
        return None
    row, absorbed = found
    if row["type"] in (IDLE, OCCASION):
        return row["type"]
    type_, mark = _type(row)
    by_nobody = type_ in _HARMING and _befell(syntax, clause, type_)
    return Sense(
        None if by_nobody else type_,
        None if by_nobody else row["mode"] or None,
        ("subj", "both") if row["lemma"] in _MUTUAL else ("subj",),
        tuple(row["recipients"].split()),
        f"event_verbs:{row['lemma']}" + (f" {row['when']}" if row["when"] else ""),
        absorbed,
        loose=mark in ("?", "~"),
        firm=mark == "!",
        befell=by_nobody,
        verbal=mark == "~",
        walkout=mark == "^",
    )


def _by_nobody_named(
    syntax: Syntax, cast: Cast, clause: Clause, rows: Sequence[Row]
) -> tuple[Row, tuple[int, ...]] | None:
    """The entry of a passive that asks who does it where nobody is said to ("the charges were dropped"): by the things
    that it is done to, if all entries that speak of them agree on the type."""
    if not clause.passive or clause.agents:
        return None
    undergone = _wholes(syntax, clause.objects)
    found = []
    for row in rows:
        asked = dict(_conditions(row["when"]))
        doing = asked.pop("subj", None)
        named = any(syntax.tokens[i].lemma in asked.get("obj", ()) for i in undergone)
        swept = clause.particle is not None and "prt" not in asked  # what is swept away is not searched
        if doing is None or "passive" in asked or not named or swept:
            continue
        absorbed = _verb_meets(syntax, cast, clause, tuple(asked.items()))
        if absorbed is not None:
            found.append((row, absorbed))
    return found[0] if len({_type(row)[0] for row, _ in found}) == 1 else None


def _hyphened(syntax: Syntax, verb: Token) -> str:
    """A verb with the word that a hyphen joins it to, "test-fire"; empty for a verb of its own."""
    before = syntax.tokens[verb.i - 1] if verb.i > 1 else verb
    if before.text not in ("-", "‑", "–") or before.end != verb.start:
        return ""
    return f"{syntax.tokens[verb.i - 2].lower}-{verb.lemma}"


def _is_foe(cast: Cast, i: int) -> bool:
    """Whether a name is that of an armed group, whatever it is called."""
    entity = cast.named_by(i)
    return entity is not None and (entity.kind == "armed_group" or entity.sector == "REB")


def _type(row: Row) -> tuple[EventType | None, str]:
    """The type that a row gives, and the mark behind it: "?", "!", "~", "^" or none."""
    name = row["type"].rstrip("?!~^")
    return typing.cast("EventType | None", name or None), row["type"][len(name) :]


def _befell(syntax: Syntax, clause: Clause, type_: EventType | None) -> bool:
    """Whether nature, an illness or an accident did it ("a fire destroyed the mill", "was killed in a crash"), or
    people did it to themselves. Nobody is seized or fined by an accident."""
    tokens = syntax.tokens
    causes = [*(clause.agents if clause.passive else clause.subjects)]
    causes += [i for p, i in clause.prepositions if p in ("in", "by", "from")]
    if any(_is_nature(syntax, tokens[i]) for i in causes):
        return True
    if type_ == "ASSAULT" and _in_accident(syntax, tokens[clause.verb]):
        return True
    blown = tokens[clause.verb].lemma in ("blow", "detonate", "explode")  # whoever blows himself up attacks
    return not blown and any(tokens[i].lower in _SELVES for i in clause.objects)


def _is_nature(syntax: Syntax, cause: Token) -> bool:
    """Whether a cause is one of nature's: fire, but no machine-gun fire."""
    if not is_of(cause, ("@nature",)):
        return False
    sense = noun_sense(syntax, cause)
    return sense is None or sense.type is None


def _in_accident(syntax: Syntax, verb: Token) -> bool:
    """Whether it is what came of an accident: "a school collapsed, killing nine", "nine died when a boat capsized", "a
    landslide swept away a bus, killing nine"."""
    above = syntax.head(verb.i)
    events = [
        t
        for t in syntax.children(verb.i, "advcl")
        if any(m.lower in ("when", "after", "as") for m in syntax.children(t.i))
    ]
    if verb.label == "advcl" and verb.tag == "VBG" and above is not None:
        events.append(above)
    events = [t for t in events if not syntax.children(t.i, "dobj")]  # who derails a train has done so
    return any(
        t.lemma in _ACCIDENTS or any(is_of(s, ("@nature",)) for s in syntax.children(t.i, "nsubj")) for t in events
    )


def _verb_meets(
    syntax: Syntax, cast: Cast, clause: Clause, conditions: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[int, ...] | None:
    tokens = syntax.tokens
    token = tokens[clause.verb]

    def fits(i: int) -> bool:
        entity = cast.named_by(i) if tokens[i].pos == "PROPN" else None
        placed = entity is not None and entity.kind in ("place", "country")
        if placed and "@place" in values:
            return True
        # A town that the parser takes for a person is none.
        return is_of(tokens[i], tuple(v for v in values if v != "@people") if placed else values) or (
            "@foe" in values and _is_foe(cast, i)
        )

    absorbed: tuple[int, ...] = ()
    for key, values in conditions:
        if key == "passive":
            ok = clause.passive
        elif key == "prt":
            ok = clause.particle in values
        elif key == "told":
            ok = tense(syntax, token) in ("past", "progressive")
        elif key == "inf":
            below = syntax.children(clause.verb, "xcomp", "ccomp", "advcl")
            ok = any(is_to(syntax, t) and t.i > clause.verb for t in below)
        elif key == "obj":
            kept = (t.i for t in syntax.children(clause.verb, "dobj")) if clause.passive and values else ()
            hits = tuple(i for i in _wholes(syntax, (*clause.objects, *kept)) if not values or fits(i))
            ok = bool(hits)
            absorbed += hits if values else ()
        elif key == "objmod":
            before = (t for i in clause.objects for t in syntax.children(i, "compound", "amod", "nmod"))
            ok = any(is_of(t, values) for t in before)
        elif key == "noobj":
            ok = not clause.objects
        elif key == "subj":
            # What a passive undergoes is its grammatical subject, and that is what the entry speaks of.
            here = _wholes(syntax, clause.objects if clause.passive else clause.subjects)
            ok = any(fits(i) for i in here)
        elif key == "prep":
            ok = any(p in values for p in _beside(syntax, clause)) or any(
                t.lower in values and not any(_is_day(t.lower, o) for o in syntax.children(t.i, "pobj"))
                for t in syntax.children(clause.verb, "prep", "agent", "dative")
            )
            ok = ok or ("for" in values and wished_for(syntax, clause.verb) is not None)
        elif key == "noprep":
            ok = not any(p in values for p in _beside(syntax, clause))
        elif key == "obj2":
            around = (*(i for _, i in clause.prepositions), *clause.objects, *clause.agents)
            if clause.passive:  # "was granted asylum"
                around = (*around, *(t.i for t in syntax.children(clause.verb, "dobj")))
            around = (*around, *(t.i for t in syntax.children(clause.verb, "npadvmod")))  # "gave them a week to go"
            hits = tuple(i for i in around if fits(i))
            ok = bool(hits)
            absorbed = absorbed or hits
        elif key == "xcomp":
            below = syntax.children(clause.verb, "xcomp", "ccomp")
            ok = any(not values or is_of(t, values) for t in below)
        elif key == "aim":
            ok = any(is_to(syntax, t) and is_of(t, values) for t in syntax.children(clause.verb, "advcl", "xcomp"))
        elif key == "ccomp":
            ok = bool(syntax.children(clause.verb, "ccomp"))
        elif key == "several":
            ok = len(clause.subjects) > 1 or any(tokens[i].tag in ("NNS", "NNPS") for i in clause.subjects)
        elif key == "dative":
            ok = bool(syntax.children(clause.verb, "dative"))
        elif key == "doing":
            behind = (t for p in syntax.children(clause.verb, "prep") for t in syntax.children(p.i, "pcomp", "pobj"))
            ok = any(is_of(t, values) or _is_gerund_of(t, values) for t in behind)
        elif key == "finding":
            ok = any(_is_finding(syntax, t) for t in syntax.children(clause.verb, "ccomp"))
        elif key == "noccomp":
            named = len(syntax.children(clause.verb, "dobj")) > 1  # "called them a cancer"
            ok = not named and not syntax.children(clause.verb, "ccomp", "oprd", "xcomp")
        elif key == "named":
            below = syntax.children(clause.verb, "oprd", "acomp", "dobj")
            ok = bool(clause.objects) and any(t.i > clause.objects[0] and t.i not in clause.objects[:1] for t in below)
        elif key == "scomp":
            below = syntax.children(clause.verb, "ccomp", "xcomp")
            ok = any(is_of(s, values) for t in below for s in syntax.children(t.i, "nsubj"))
        elif key == "acomp":
            below = syntax.children(clause.verb, "acomp", "oprd", "ccomp", "dobj", "advmod")
            # "Held the rebels responsible": parsers may take the adjective for one of the rebels'.
            below += tuple(a for t in below if t.pos == "NOUN" for a in syntax.children(t.i, "amod") if a.i > t.i)
            word = captivity(syntax, tokens[clause.verb])
            ok = any(t.lemma in values for t in (*below, *((word,) if word is not None else ())))
        else:
            ok = False
        if not ok:
            return None
    return absorbed


def _beside(syntax: Syntax, clause: Clause) -> Iterator[str]:
    """The prepositions of a clause, without those of its days: "launched a missile on Sunday" is at nobody."""
    return (p for p, i in clause.prepositions if not _is_day(p, syntax.tokens[i]))


def _is_day(prep: str, noun: Token) -> bool:
    return prep in ("on", "in", "at") and noun.entity.endswith(("-DATE", "-TIME"))


def _is_gerund_of(token: Token, values: Sequence[str]) -> bool:
    """Whether an "-ing" that the tagger takes for a noun is of one of `values`: "charged them with verifying it"."""
    stem = token.lower.removesuffix("ing") if token.pos == "NOUN" else token.lower
    return stem != token.lower and any(is_of(replace(token, lemma=verb), values) for verb in (stem, stem + "e"))


def wished_for(syntax: Syntax, verb: int) -> Token | None:
    """The infinitive of what somebody asks for with whoever is to do it: "called for the ministry to lift the ban"."""
    below = (t for t in syntax.children(verb, "advcl", "ccomp", "xcomp") if t.i > verb and t.tag in ("VB", "VBN"))
    return next((t for t in below if any(m.lower == "for" for m in syntax.children(t.i, "mark"))), None)


def _is_finding(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause says what was, is or may be, rather than what its subject will do: "the deal was a mistake",
    "the closure could make matters worse"."""
    helped = {t.lower for t in syntax.children(verb.i, "aux")}
    subjects = syntax.children(verb.i, "nsubj", "nsubjpass")
    if not subjects or helped & {"will", "would", "'ll", "’ll", "wo", "shall", "to", "should", "must"}:
        return False
    own = helped and any(t.pos == "NOUN" and is_of(t, ("@troops", "@bodies", "@official")) for t in subjects)
    # "The army could impose a curfew, the minister warned"
    return not own and not any(t.lower in PRONOUNS or t.lower == "it" for t in subjects)


def _wholes(syntax: Syntax, heads: Sequence[int]) -> list[int]:
    """The heads of nouns, and of what they count."""
    return [*heads, *(t.i for i in heads for t in counted_by(syntax, syntax.tokens[i]))]


def noun_sense(syntax: Syntax, noun: Token) -> Sense | None:
    """The sense of an event noun where it stands, None if it is no trigger there."""
    rows = _rows("event_nouns").get(noun.lemma) or _rows("event_nouns").get(noun.lower, ())
    for row in rows:
        if not all(_noun_meets(syntax, noun, key, values) for key, values in _conditions(row["when"])):
            continue
        if row["type"] == "x":
            return None
        type_, mark = _type(row)
        return Sense(
            type_,
            row["mode"] or None,
            tuple(row["actors"].split()),
            tuple(row["recipients"].split()),
            f"event_nouns:{row['lemma']}" + (f" {row['when']}" if row["when"] else ""),
            loose=mark in ("?", "~"),
            firm=mark == "!",
            verbal=mark == "~",
            walkout=mark == "^",
        )
    return None


def _speaks_of(syntax: Syntax, name: str) -> bool:
    """Whether a report has several words of a class of nouns, and more of them than of weapons."""
    words = sum(t.lemma in noun_class(name) for t in syntax.tokens)
    return words > 1 and words > sum(is_of(t, ("@weapons", "@aircraft")) for t in syntax.tokens)


def behind_day(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """The prepositions that parsers hang on a day between a noun and its phrase: "the release on Monday of two men"."""
    days = syntax.behind(noun.i)
    return tuple(p for t in days if t.entity.endswith("-DATE") for p in syntax.children(t.i, "prep"))


def right_behind(syntax: Syntax, noun: Token) -> list[Token]:
    """The phrase right behind an object that parsers hang on its verb: "voiced full support | for Arda"."""
    behind = syntax.right_edge(noun.i) + 1
    if noun.label not in ("dobj", "nsubjpass") or noun.head == noun.i:
        return []
    preps = (p for p in syntax.children(noun.head, "prep", "dative") if p.i == behind)
    return [p for p in preps if not any(_is_day(p.lower, o) for o in syntax.children(p.i, "pobj"))]


def _noun_meets(syntax: Syntax, noun: Token, key: str, values: tuple[str, ...]) -> bool:
    children = syntax.children(noun.i)
    if key == "mod":
        before = [t for t in children if t.i < noun.i and t.label in ("compound", "amod", "nmod", "npadvmod")]
        return any(is_of(t, values) for t in before)
    if key == "prep":
        by = [t for c in children if c.lower == "by" for t in syntax.children(c.i, "pobj")]
        inner = [p for t in by for p in syntax.children(t.i)]
        inner += behind_day(syntax, noun)
        inner += right_behind(syntax, noun)
        return any(t.label in ("prep", "agent", "acl", "relcl") and t.lower in values for t in (*children, *inner)) or (
            "to" in values and any(t.label in ("acl", "relcl") and t.tag == "VB" for t in children)
        )
    if key == "of":
        of = [p for p in children if p.lower == "of" and p.label == "prep"]
        return any(
            is_of(n, values) for p in of for t in syntax.children(p.i, "pobj") for n in (t, *syntax.conjuncts(t.i))
        )
    if key == "against":
        enemies = [t for p in children if p.lower in ("against", "on") for t in syntax.children(p.i, "pobj")]
        return any(is_of(n, values) for t in enemies for n in (t, *syntax.conjuncts(t.i)))
    if key == "from":
        whence = list(syntax.behind(noun.i, "from"))
        if noun.label == "pobj":  # "came | under fire | from the opposition"
            whence += syntax.behind(syntax.tokens[noun.head].head, "from")
        return any(is_of(t, values) for t in whence)
    if key == "under":
        head = syntax.head(noun.i)
        above = syntax.head(head.i) if head is not None and noun.label == "pobj" else None
        return above is not None and is_of(above, values)
    if key == "behind":
        head = syntax.head(noun.i)
        return noun.label == "pobj" and head is not None and head.lower in values
    if key == "poss":
        return any(t.label == "poss" and (not values or is_of(t, values)) for t in children)
    if key == "doer":
        beside = syntax.children(noun.head, "nsubj") if noun.label == "dobj" else ()
        agents = (t for c in children if c.lower == "by" for t in syntax.children(c.i, "pobj"))
        return any(is_of(t, values) for t in (*agents, *beside))
    if key == "verb":
        head = syntax.head(noun.i)
        done = head is not None and noun.label in ("dobj", "nsubjpass") and head.lemma in values
        return done and not syntax.children(noun.head, "oprd")  # "called the strike a crime"
    if key == "acl":
        return any(t.lemma in values for t in children if t.label in ("acl", "relcl"))
    if key == "det":
        return any(t.label in ("det", "poss") for t in children)
    if key == "plural":
        return noun.tag in ("NNS", "NNPS")
    if key == "report":
        return _speaks_of(syntax, values[0])
    if key == "inf":
        return any(t.label in ("acl", "relcl") and t.tag == "VB" for t in children)
    if key == "that":
        return any(t.label in ("acl", "ccomp") and t.tag != "VB" for t in children)
    if key == "reached":
        head = syntax.head(noun.i)
        reduced = any(t.lemma in _REACHING for t in children if t.label in ("acl", "relcl"))
        return reduced or (
            head is not None and head.lemma in _REACHING and noun.label in ("dobj", "nsubjpass", "nsubj", "pobj")
        )
    return False

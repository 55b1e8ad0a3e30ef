"""Triggers: which words name something that somebody does or that happens to somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.annotate.cast import Cast
from onrecord.annotate.figures import FIGURE_NOUNS
from onrecord.annotate.happening.clauses import Clause, Clauses
from onrecord.annotate.happening.counts import left_in
from onrecord.annotate.happening.event_types import IDLE, Sense, noun_sense, verb_sense
from onrecord.annotate.happening.idle_phrases import as_paper, in_idle_phrase, is_idle_phrase, kind_of, to_and_fro
from onrecord.annotate.happening.makers import makers, to_blame
from onrecord.annotate.happening.modality import cues
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.prenominals import befallen, undergoer
from onrecord.annotate.happening.presupposition import broken_off
from onrecord.annotate.happening.shares import befalls_some
from onrecord.annotate.happening.slight import may_be_deed, told_below
from onrecord.annotate.happening.tolls import Toll
from onrecord.annotate.happening.verbs import captivity, is_verb
from onrecord.annotate.measures import measured
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Document

_MODIFIERS = frozenset({"amod", "compound", "aux", "auxpass", "nmod", "prep", "case", "det", "punct", "npadvmod"})
_NOUN_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})
_CARRIED = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "pobj"})
# Whoever ends, offers or uses what a noun names does not carry it out.
_PRESUPPOSING = frozenset({"end", "stop", "finish", "pause", "complete", "offer", "use", "see", "find", "raise"})
_SPEAKING = frozenset({"discuss", "speak", "talk", "comment", "brief"})
_ALLOWING = frozenset({"authorize", "authorise", "allow", "permit", "decline", "refuse"})
_LIKENING = frozenset({"see", "view", "regard", "portray", "depict", "decry", "slam", "dismiss"})
# "People briefed on the plan", "gunmen allied with the army": that they are says who they are.
_DESCRIBED = frozenset("brief ally align affiliate associate link command lead head".split())
_STANDING = frozenset({"occupy", "hold", "control", "annex", "besiege", "blockade", "liberate", "contest"})
_WORDS = frozenset("message letter statement note email mail text recording video file report call tweet post".split())
_HARMED = frozenset({"dead", "killed", "wounded", "injured", "hurt", "homeless", "missing", "displaced"})
# Taggers take these for verbs behind "to": "flew to | eastern Peru".
_BEARINGS = frozenset(
    "eastern western northern southern central northeastern northwestern southeastern southwestern".split()
)
_LOOKING = frozenset("dress clothe clad wrap cloak mask drape attire arm equip".split())
_NAMING = frozenset({"call", "describe", "term", "dub", "label", "brand", "denounce", "condemn"})
_WANTING = frozenset(
    """agree promise vow pledge threaten ask urge plead beg order tell demand vote decide refuse offer plan call
    commit request propose appeal press want""".split()
)
_COMING = frozenset({"will", "would", "'ll", "’ll", "'d", "’d"})
_COMING_ABOUT = frozenset(
    """occur happen take begin start resume continue end materialise materialize eventuate transpire""".split()
)
_STARTING = frozenset({("kick", "off"), ("wrap", "up"), ("wind", "up"), ("finish", "off")})
# "Is under attack", "are at war", "is under arrest".
_BEING = frozenset(
    {("under", "attack"), ("under", "siege"), ("at", "war")}
    | {("under", word) for word in "arrest detention guard fire shelling bombardment curfew sanction blockade".split()}
)
PUTTING = frozenset({"place", "put", "hold", "keep"})
"""What is done to those who come "under" arrest, siege or sanctions."""
_PRONOUNCING = frozenset({"declare", "pronounce", "confirm", "presume"})
_CARRYING_PREPOSITIONS = frozenset({"in", "into", "on", "under", "to", "with", "out", "at"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event. `sense` is None for a verb that no entry knows. `carrier` is the index of the
    verb that an event noun is as real as ("carried out an attack", "was behind the attack"), None for verbs and free
    nouns. `makers` are the heads of those whom the words around a noun name as who did it; it `stands` where they say
    that nobody has said so ("no group has claimed the attack"). `befallen` is the index of the noun behind a participle
    that tells what befell it ("the jailed editor"). A `slight` one tells of a happening only where the coder says so: a
    verb that mostly has its content from its object ("took a decision", but "took millions"), or one of things."""

    token: int
    noun: bool
    sense: Sense | None
    carrier: int | None = None
    makers: tuple[int, ...] = ()
    stands: bool = False
    befallen: int | None = None
    slight: bool = False


# That so many died, where nothing says of what: nobody's deed that is told.
_TOLL = Sense(None, None, (), (), "toll", befell=True)


def triggers(
    document: Document,
    syntax: Syntax,
    cast: Cast,
    clauses: Clauses,
    counted: Mapping[int, tuple[Toll, Token]] | None = None,
) -> tuple[Trigger, ...]:
    """The candidate triggers of a report in text order. A verb that no lexicon knows is among them; whether
    anybody takes part in what it names is for `annotate.events` to ask. `counted` are the report's tolls, by the
    token of what they came of, or of the toll, which then is a trigger itself."""
    verbs = _verbs(syntax, cast, clauses)
    absorbed = {i for t in verbs.values() for i in _absorbed(syntax, t)}
    found = dict(verbs)
    headings = {n for n, block in enumerate(document.blocks) if block.kind in ("title", "heading")}
    for token in syntax.tokens:
        befell = befallen(syntax, token) if token.i not in found else None
        if befell is not None:
            noun = undergoer(syntax, token)
            found[token.i] = Trigger(token.i, False, befell, befallen=None if noun is None else noun.i)
            continue
        if token.i in found or token.i in absorbed or token.pos not in ("NOUN", "PROPN", "VERB"):
            continue
        if token.pos == "VERB" and not (token.tag == "VBG" and _is_nominal(syntax, token)):
            continue
        if token.pos == "PROPN" and syntax.sentence_of(token.i).block not in headings:
            continue
        if token.label in _NOUN_MODIFIERS:
            continue
        if _hyphenated(syntax, token) or is_idle_phrase(syntax, token) or _likened(syntax, token):
            continue
        if is_of(token, ("@paper",)) and as_paper(syntax, token):
            continue
        sense = noun_sense(syntax, token)
        if sense is not None:
            found[token.i] = _of_noun(syntax, clauses, token, sense)
    for i, (toll, verb) in (counted or {}).items():
        known = found.get(i)
        if known is not None and syntax.tokens[i].label == "acl":
            continue  # "the number of people killed" tells of the killing itself
        if i == toll.noun.i:
            if syntax.tokens[toll.noun.head].lemma in _PRONOUNCING:
                found.pop(toll.noun.head, None)  # "two were declared dead" tells of one thing
            found[i] = Trigger(i, True, _TOLL, verb.i)
        elif known is not None and known.sense is not None and known.sense.type is None:
            found[i] = replace(known, sense=replace(known.sense, befell=True))  # what has cost lives has happened
    told_by = {t.carrier for t in found.values()}
    idle = {t.token for t in found.values() if t.slight and (t.token in told_by or told_below(syntax, t.token, found))}
    return tuple(found[i] for i in sorted(found) if i not in idle)


def endangers(syntax: Syntax, trigger: Trigger, clause: Clause) -> bool:
    """Whether a verb of threatening only says what is a danger to something: "the drought threatens the harvest". A
    letter, though, may threaten somebody."""
    if trigger.sense is None or trigger.sense.type != "THREATEN" or clause.passive or not clause.subjects:
        return False
    doing = [syntax.tokens[i] for i in clause.subjects]
    return all(t.pos == "NOUN" and t.lemma not in _WORDS and not is_of(t, ("@people",)) for t in doing)


def _of_noun(syntax: Syntax, clauses: Clauses, noun: Token, sense: Sense) -> Trigger:
    made = makers(syntax, clauses, noun)
    # Of what is ordered only violence is told as done: "ordered the release of the editor" leaves it to others.
    if (
        made is not None
        and sense.type is None
        and any(is_of(syntax.tokens[i], ("@weapons", "@guns")) for i in made.actors)
    ):
        sense = replace(sense, type="ASSAULT", mode="explosives")  # "the explosion was caused by a rocket"
    if made is not None and (syntax.tokens[made.word].lemma != "order" or sense.type == "ASSAULT"):
        return Trigger(noun.i, True, sense, made.word if made.says else None, made.actors, stands=not made.actors)
    return Trigger(noun.i, True, sense, _carrier(syntax, noun, sense))


def _goes_ahead(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb says of its subject that it came about: "the exchange did not go ahead"."""
    beside = {t.lower for t in syntax.children(verb.i, "advmod", "prt")}
    return (verb.lemma == "go" and "ahead" in beside) or (verb.lemma == "come" and bool(beside & {"off", "about"}))


def _absorbed(syntax: Syntax, verb: Trigger) -> list[int]:
    """The nouns that name the same happening as a verb: "sanctions" in "imposed sanctions", but not "talks" in
    "halted talks"."""
    if verb.sense is None:
        return []
    senses = ((i, noun_sense(syntax, syntax.tokens[i])) for i in verb.sense.absorbs)
    # "Cut its aid": what there was of it is no help that is told.
    ended = {"AID"} if verb.sense.mode in ("discontinue", "withdraw") else set()
    return [i for i, sense in senses if sense is None or sense.type in {None, verb.sense.type, *ended}]


def _verbs(syntax: Syntax, cast: Cast, clauses: Clauses) -> dict[int, Trigger]:
    found: dict[int, Trigger] = {}
    left = _left(syntax)
    for token in syntax.tokens:
        if not is_verb(syntax, token):
            continue
        if _only_allowed(syntax, token) or to_blame(syntax, token):
            continue
        if token.label in _MODIFIERS and captivity(syntax, token) is None:
            continue
        if not token.lower.isalpha() and "-" not in token.lower:
            continue
        if _hyphenated(syntax, token) or (token.tag == "VBG" and _is_nominal(syntax, token)):
            continue
        if token.i in left or (
            _open(syntax, token)
            or _are_people(syntax, token)
            or _names_so(syntax, token)
            or in_idle_phrase(syntax, token)
        ):
            continue
        if (
            token.label == "acl"
            and token.lemma in ("target", "involve")
            and noun_sense(syntax, syntax.tokens[token.head])
        ):
            continue  # "an attack targeting X" is one event
        if token.label == "acl" and token.tag in ("VBN", "VBD") and token.lemma in _DESCRIBED:
            continue
        if token.lemma == "arm" and befalls_some(syntax, token):
            continue  # "twelve men, some of them armed"
        if token.lemma in _STANDING and _describes_place(syntax, token):
            continue
        if token.lower in _BEARINGS or to_and_fro(syntax, token) or _of_look(syntax, token):
            continue
        if token.label == "acl" and token.lemma == "send" and syntax.tokens[token.head].lemma in _WORDS:
            continue  # "in an audio message sent to the agency"
        if token.lower in ("left", "leaving", "leaves"):
            harm = _leaving(syntax, clauses, token)
            if harm is not None:
                found[token.i] = Trigger(token.i, False, harm)
                continue
            if token.label == "acl" and syntax.children(token.i, "xcomp"):
                continue  # "no accord left to save"
        if token.lemma == "ask" and _asks(syntax, token):
            if _dated(syntax, token):
                found[token.i] = Trigger(token.i, False, None)  # that somebody was asked on a day is an occasion
            continue
        sense = verb_sense(syntax, cast, clauses.of(token.i))
        if sense == IDLE or (sense is None and len(token.lemma) < 3):
            continue
        if sense is None and _is_known_other(syntax, token):
            if may_be_deed(syntax, token):
                found[token.i] = Trigger(token.i, False, None, slight=True)
            continue
        sense = None if isinstance(sense, str) else sense
        found[token.i] = Trigger(token.i, False, sense)
    return found


def _of_look(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle only says how people look, or one more word for those who came to harm: "men dressed in
    white", "lost 60 dead and wounded"."""
    if syntax.children(verb.i, "aux", "auxpass", "nsubj", "nsubjpass", "dobj", "agent") or verb.tag not in (
        "VBN",
        "VBD",
    ):
        return False
    if verb.label == "acl" and verb.lemma in _LOOKING:
        return True
    before = [t.lower for t in syntax.tokens[max(verb.i - 2, 0) : verb.i]]
    return verb.lower in _HARMED and before in (["dead", "and"], ["dead", "or"])


def _describes_place(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle only says in whose hands a place is: "in occupied Ostrel", "near besieged Ostrel"."""
    if verb.tag not in ("VBN", "VBD") or verb.i == 0 or verb.i + 1 >= len(syntax.tokens):
        return False
    before, after = syntax.tokens[verb.i - 1], syntax.tokens[verb.i + 1]
    return before.tag == "IN" and before.lower not in ("after", "before", "while", "when") and after.pos == "PROPN"


def _only_allowed(syntax: Syntax, verb: Token) -> bool:
    """Whether it says on which terms somebody speaks, or that nobody does: "not authorised to discuss the matter"."""
    head = syntax.head(verb.i)
    return verb.lemma in _SPEAKING and verb.label == "xcomp" and head is not None and head.lemma in _ALLOWING


def _asks(syntax: Syntax, verb: Token) -> bool:
    """Whether somebody only asks a question, on no day that is told: "asked whether they had left"."""
    if any(
        t.entity.endswith("-DATE") for c in syntax.children(verb.i, "prep", "npadvmod") for t in syntax.subtree(c.i)
    ):
        return False
    rest = syntax.tokens[verb.i + 1 : syntax.sentence_of(verb.i).stop]
    questions = syntax.children(verb.i, "ccomp", "xcomp", "advcl")
    return any(t.lower == "whether" for t in rest) or any(
        t.lower in ("whether", "if") or t.tag in ("WRB", "WP", "WDT")
        for q in questions
        if q.i > verb.i
        for t in syntax.children(q.i)
    )


def _dated(syntax: Syntax, verb: Token) -> bool:
    beside = syntax.children(verb.i, "prep", "npadvmod")
    return any(t.entity.endswith("-DATE") for c in beside for t in syntax.subtree(c.i))


def _is_known_other(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb is listed as no trigger and is none here: whoever will turn a port into ruins, or is asked to
    widen a search, does something, though the gap that will widen does not."""
    kind = kind_of(verb)
    if kind != "change" or not syntax.children(verb.i, "dobj"):
        return kind is not None
    helped = {t.lower for t in syntax.children(verb.i, "aux")}
    head = syntax.head(verb.i)
    asked = "to" in helped and verb.label in ("xcomp", "advcl", "acl") and head is not None and head.lemma in _WANTING
    return not (asked or (helped & _COMING and syntax.children(verb.i, "nsubj")))


def _is_nominal(syntax: Syntax, token: Token) -> bool:
    """Whether an "-ing" is a noun: it has an article, an adjective, an "of" ("the killing of") or a verb of its own."""
    children = syntax.children(token.i)
    if token.label == "pcomp" and any(t.i == token.i + 1 and t.tag in ("VBZ", "VBD") for t in children):
        return True  # a headline's "after shelling kills nine"
    if token.label in ("nsubj", "nsubjpass", "csubj") and _rows_of_noun(syntax, token):
        return True  # "shelling killed four", "fighting between the two"
    if any(t.label in ("det", "amod") for t in children):
        return True
    if any(t.label == "poss" for t in children):  # "complained of Arda's backing the rebels" is a verb
        return token.label != "pcomp" or not syntax.children(token.i, "dobj")
    aside = token.label == "advcl" and syntax.tokens[token.i - 1].text == ","  # "said so, warning of floods"
    return bool(children) and children[0].label == "prep" and children[0].lower == "of" and not aside


def _left(syntax: Syntax) -> frozenset[int]:
    """The participles that only say in which state a happening left people: "the bombing left eight injured"."""
    leaving = [t for t in syntax.tokens if t.lower in ("left", "leaves", "leaving")]
    return frozenset(
        i for t in leaving if _harmed(syntax, t) for i in left_in(syntax, t) if syntax.tokens[i].tag in ("VBN", "VBD")
    )


def _harmed(syntax: Syntax, leaving: Token) -> bool:
    """Whether people are told to have been left dead or hurt: a number of them, or "many"."""
    behind = left_in(syntax, leaving)[:8]
    states = [i for i in behind if syntax.tokens[i].lower in _HARMED]
    return bool(states) and any(syntax.tokens[i].tag in ("CD", "NNS", "JJ") for i in range(behind[0], states[0]))


def _leaving(syntax: Syntax, clauses: Clauses, verb: Token) -> Sense | None:
    """The sense of "left 11 dead", None where nobody is harmed or a noun already names what harmed them."""
    if not _harmed(syntax, verb):
        return None
    subjects = clauses.of(verb.i).subjects
    if any(noun_sense(syntax, syntax.tokens[i]) is not None for i in subjects):
        return None
    deed = any(is_of(syntax.tokens[i], ("@weapons", "@guns", "@attacker", "@belligerent", "@foe")) for i in subjects)
    return Sense("ASSAULT" if deed else None, None, ("subj",), (), "left dead", befell=not deed)


def _likened(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun only says what somebody likens something to: "described the ruling as a coup"."""
    head = syntax.head(noun.i)
    verb = syntax.head(head.i) if head is not None and noun.label == "pobj" else None
    if head is None or verb is None:
        return False
    if head.lower in ("to", "with") and verb.lemma in ("liken", "compare", "equate"):
        return True  # "likened it to a war"
    return head.lower == "as" and (verb.lemma in _NAMING or verb.lemma in _LIKENING)


def _rows_of_noun(syntax: Syntax, token: Token) -> bool:
    """Whether an "-ing" that has no object is an event noun."""
    return not syntax.children(token.i, "dobj", "ccomp", "xcomp", "aux") and noun_sense(syntax, token) is not None


def _open(syntax: Syntax, token: Token) -> bool:
    """Whether a denial is none: "neither confirmed nor denied", "declined to confirm or deny"."""
    head = syntax.head(token.i)
    return token.lemma == "deny" and token.label == "conj" and head is not None and head.lemma == "confirm"


def _are_people(syntax: Syntax, token: Token) -> bool:
    """Whether a participle stands for people: "the wounded", "the number of injured", "the accused"."""
    if token.tag not in ("VBN", "VBD", "JJ") or token.label not in ("pobj", "dobj", "nsubj", "nsubjpass", "advcl"):
        return False
    if syntax.children(token.i, "aux", "auxpass", "nsubj", "nsubjpass", "dobj", "agent"):
        return False
    head = syntax.head(token.i)
    pointed = any(t.lower == "the" and t.i < token.i for t in syntax.children(token.i, "det"))
    counted = token.label == "pobj" and head is not None and head.lower == "of"
    return pointed or counted


def _names_so(syntax: Syntax, token: Token) -> bool:
    """Whether a verb only says how somebody speaks of something: "what he called terrorists"."""
    if token.tag == "VBN" and any(t.lower == "as" for t in syntax.children(token.i, "mark")):
        return not syntax.children(token.i, "nsubj", "nsubjpass", "aux", "auxpass")  # "the order, as amended"
    if token.lemma not in _NAMING and token.lemma != "name":
        return False
    if token.tag == "VBN" and token.label == "acl" and syntax.children(token.i, "oprd", "attr"):
        return True  # "a group called the League"
    if token.lemma not in _NAMING:
        return False
    if any(t.lower == "what" and t.i < token.i for t in syntax.children(token.i)):
        return True
    before = syntax.tokens[max(token.i - 4, syntax.sentence_of(token.i).first) : token.i]
    return any(t.lower == "what" for t in before)


def _hyphenated(syntax: Syntax, token: Token) -> bool:
    """Whether a word is the second part of a hyphened one ("Iran-backed"), which modifies and reports nothing."""
    if token.i == 0:
        return False
    before = syntax.tokens[token.i - 1]
    if token.tag in ("VBD", "VBZ", "VBP", "VBN") and syntax.children(token.i, "nsubj", "nsubjpass", "dobj"):
        return False  # "test-fired a missile" is a verb of its own
    return before.text in ("-", "‑", "–") and before.end == token.start


def _carrier(syntax: Syntax, noun: Token, sense: Sense) -> int | None:
    noun = measured(syntax, noun)
    head = syntax.head(noun.i)
    if head is None or noun.label not in _CARRIED:
        for clause in syntax.children(noun.i, "acl", "relcl"):  # "the attack carried out by", "talks held in"
            if clause.tag == "VBN" and kind_of(clause) == "empty":
                return clause.i
        return None
    if noun.label == "pobj":
        above = syntax.head(head.i)
        if head.lower not in _CARRYING_PREPOSITIONS or above is None:
            return None
        light = above.lemma in ("engage", "go", "come", "enter", "participate", "take", "open")
        if above.lemma in ("be", "remain") and head.lower == "in" and sense.type in ("CONSULT", "COOPERATE", "COERCE"):
            return above.i  # "is in talks with", "is in custody"
        if above.lemma in ("be", "remain") and (head.lower, noun.lemma) in _BEING:
            return above.i
        if above.lemma in PUTTING and head.lower == "under" and sense.type in ("COERCE", "SANCTION"):
            return above.i
        if above.lemma == "open" and syntax.children(above.i, "dobj"):
            return None  # "opened an inquiry into an attack"
        return above.i if light and above.pos == "VERB" else None
    if noun.label == "nsubj":
        return head.i if head.lemma in _COMING_ABOUT or _goes_ahead(syntax, head) else None
    if noun.label == "attr":
        return head.i if syntax.children(head.i, "expl") else None
    kind = kind_of(head)
    if any(cues("verb").get(f"{head.lemma} {t.lower}") for t in syntax.children(head.i, "prt")):
        return None  # "the transfer was put off"
    if head.lemma == "bring" and syntax.children(head.i, "prt"):
        return None  # "brought up the bombing"
    if any((head.lemma, t.lower) in _STARTING for t in syntax.children(head.i, "prt")):
        return head.i
    if (
        head.lemma in _PRESUPPOSING
        or broken_off(syntax, noun, head)
        or (head.lemma in ("put", "place") and noun.lemma in FIGURE_NOUNS)
    ):
        return None  # "put the number of deaths at nine"
    # "They have had dozens of attacks" may have suffered them.
    holding = head.lemma in ("have", "attend", "chair") and noun.lemma not in ("dozen", "score", "hundred")
    return head.i if kind in ("empty", "aspect") or holding else None

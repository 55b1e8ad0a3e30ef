"""Tenses: when something happened, as far as its verb tells."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.annotate.happening.modality import Held, cues
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import DocumentTime

# Pasts that taggers take for a present or a noun.
_PASTS = frozenset({"retook"})
_SAME = frozenset("set hit cut shut put burst split hurt quit let spread beat bet shed cast".split())
_AT_THAT = frozenset({"when", "as", "after", "before", "while", "since", "because"})
_URGING = frozenset("insist suggest recommend require prefer ensure agree propose demand ask request urge".split())
SHOWING = frozenset({"show", "depict", "capture", "record", "film"})
"""What films and pictures do with what they are of."""
_SEEING_TO = frozenset({"ensure", "insure", "guarantee"})
_SURE = frozenset({"sure", "certain"})
# Whoever takes a stand does so once, though the plain present tells it.
_STANDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
# What one does by saying that one does: "I accept the nomination".
_BY_SAYING_SO = frozenset(
    "accept resign concede nominate appoint surrender withdraw recuse pardon forgive authorize authorise".split()
)
_WHOEVER = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody"})
_HABITS = frozenset(
    """always often usually regularly routinely frequently sometimes generally typically normally occasionally
    constantly repeatedly rarely seldom never daily weekly monthly annually yearly ever""".split()
)
_SHOWN = frozenset(
    "video clip ad spot interview article letter statement speech film footage recording post tweet".split()
)
_GOING_ON = frozenset({"go", "continue", "proceed"})  # "goes on to slam"
_ONGOING = frozenset("ongoing continuing current unfolding raging simmering".split())
_POINTING = frozenset({"the", "this", "that", "these", "those", "another", "its", "his", "her", "their", "our", "my"})
_SAME_TIME = frozenset({"of", "for", "by", "with", "in", "after"})


def tense(syntax: Syntax, verb: Token) -> str | None:
    """ "past", "present", "progressive" or None (an infinitive, a bare participle). Perfects count as past."""
    if verb.lower in _PASTS:
        return "past"
    aux = syntax.children(verb.i, "aux", "auxpass")
    if not aux and unmarked_past(syntax, verb):
        return "past"
    if verb.tag == "VBG" and any(t.lemma == "have" and t.tag in ("VBP", "VBZ") for t in aux):
        return "progressive"  # "has been investigating" goes on
    if any(t.lemma in ("have", "'ve", "’ve") for t in aux):
        return "past"
    if any(t.tag == "MD" or t.tag == "TO" for t in aux):
        return None
    if any(t.tag == "VBD" for t in aux) or (verb.tag == "VBD" and not aux):
        return "past"
    if any(t.tag in ("VBP", "VBZ") for t in aux):
        return "progressive" if verb.tag == "VBG" else "present"
    if verb.tag in ("VBP", "VBZ"):
        return "present"
    if verb.tag == "VBN" and (verb.label in ("acl", "advcl", "relcl") or (not aux and _undergone(syntax, verb))):
        return "past"
    return None


def _undergone(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle alone is what a headline tells of its subject: "parents say 13 killed"."""
    return any(t.i < verb.i for t in syntax.children(verb.i, "nsubjpass"))


def unmarked_past(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb whose past is its base is told as past by somebody, "police say rebels cut the cables", or tells
    when something gone by was: "two were killed when shells hit the camp"."""
    if verb.lower not in _SAME or verb.tag not in ("VB", "VBP"):
        return False
    above = syntax.head(verb.i)
    when = {t.lower for t in syntax.children(verb.i, "advmod", "mark")} & _AT_THAT
    if verb.label == "advcl" and when and above is not None and above.pos in ("VERB", "AUX"):
        return tense(syntax, above) == "past"
    if verb.label != "ccomp":
        return False
    # "Demands that they cut the budget", "insists they cut it": a subjunctive.
    cue = cues("verb").get(above.lemma) if above is not None else None
    told = cue is None or cue.effect != "hypothetical"
    return told and bool(syntax.children(verb.i, "nsubj")) and above is not None and above.lemma not in _URGING


def proposed(syntax: Syntax, verb: Token) -> bool:
    """Whether a base form with the tag of a present is what somebody proposed: "suggested the parties meet in May"."""
    above = syntax.head(verb.i)
    if verb.tag != "VBP" or verb.label != "ccomp" or above is None or above.lemma not in _URGING:
        return False
    plain = verb.lemma not in ("be", "have", "do") and not syntax.children(verb.i, "aux", "auxpass")
    return plain and tense(syntax, above) == "past"


def seen_to(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause in the present tells what somebody is to see to: "to ensure that the army leaves", "must make
    sure that they are fed"."""
    above = syntax.head(verb.i)
    if verb.label != "ccomp" or above is None or tense(syntax, verb) != "present":
        return False
    return above.lemma in _SEEING_TO or (above.lemma in _SURE and syntax.tokens[above.head].lemma == "make")


def document_time(
    syntax: Syntax, anchored: Token | None, held: Held, noun: bool, heading: bool, plural: bool | None = None
) -> DocumentTime:
    """The relation of an event to the report's day by the tense of the verb that dates it (`anchored`). The plain
    present of an act makes it generic: that is noted in `held`.

    Args:
        noun: the event is a noun's that no verb carries out.
        heading: the words are a headline.
        plural: whether the noun that names the event is a mere plural, None where a verb names it.
    """
    if anchored is None:
        if held.modality == "hypothetical":
            return "after"  # called for, planned, threatened
        return "before" if held.modality == "actual" and noun else "unknown"
    if held.modality == "actual" and _filmed(syntax, anchored):
        return "before"
    own, form = anchored, tense(syntax, anchored)
    for _ in range(8):  # participles and conjuncts lean on the verb above
        if form is not None or anchored.label not in ("conj", "advcl", "xcomp", "pcomp", "acl", "ccomp"):
            break
        above = syntax.head(anchored.i)
        if above is not None and above.pos == "ADP" and above.lower in _SAME_TIME:
            above = syntax.head(above.i)  # "accused them of firing", with "of" hung on either word
            if above is not None and above.label == "dobj":
                above = syntax.head(above.i)
        if any(t.tag == "MD" for t in syntax.children(anchored.i, "aux")):
            break
        if above is None or (held.modality == "hypothetical" and anchored.label != "conj"):
            break
        anchored = above
        form = tense(syntax, anchored)
    if held.modality == "hypothetical":
        if any(t.lemma == "have" for t in syntax.children(anchored.i, "aux")) and not held.future:
            return "before"
        # "If they were harmed", "did they leave?": the past tense of what is left open says nothing.
        return "unknown" if form == "past" and not held.future else "after"
    if form == "past":
        return "before"
    if form in ("present", "progressive"):
        if form == "present" and heading:
            return "before"
        once = plural is False and not _by_habit(syntax, anchored)  # "faces criticism"
        if form == "present" and not held.negative and held.modality == "actual" and not once:
            _habit(syntax, anchored, held, own)
        return "overlap"
    return "before" if held.modality == "actual" and form is None and noun else "unknown"


def going_on(syntax: Syntax, noun: Token) -> bool:
    """Whether the words before a noun say that it goes on, whatever the tense around: "fled the ongoing war"."""
    return any(t.lower in _ONGOING for t in syntax.children(noun.i, "amod") if t.i < noun.i)


def _filmed(syntax: Syntax, verb: Token) -> bool:
    """Whether it is what a film or a picture shows: "the footage shows soldiers beating a priest"."""
    above = syntax.head(verb.i)
    if above is not None and verb.label == "acl" and above.label == "dobj":
        above = syntax.head(above.i)
    under = verb.label in ("ccomp", "xcomp", "acl", "advcl") and verb.tag in ("VBG", "VB", "VBN")
    return under and above is not None and above.lemma in SHOWING and not syntax.children(verb.i, "mark")


def _habit(syntax: Syntax, verb: Token, held: Held, own: Token) -> None:
    """The plain present of an act is a habit ("they attack villages"); that of a speech act is not, whether it is the
    verb itself or a participle that leans on it (`own`: "the film names them, accusing them of theft"), nor what goes
    on meanwhile ("as they investigate"), nor what one does to another once ("the court frees the general")."""
    meanwhile = any(t.lower in ("as", "while") for t in syntax.children(verb.i, "mark"))
    leans = own.label in ("advcl", "conj") or (own.label == "xcomp" and verb.lemma in _GOING_ON)
    speaking = {verb.lemma, own.lemma if leans else verb.lemma} & cues("performative").keys()
    if any(t.lower in ("when", "whenever") for t in syntax.children(verb.i, "advmod")):
        speaking = set()  # "when nurses ask for help"
    stated = verb.lemma == "be" or speaking or meanwhile
    once = verb.tag not in ("VBP", "VBZ") or stated or _once(syntax, verb)
    if not once or (verb.tag == "VBN" and _of_whoever(syntax, verb)):
        held.weaken("generic", cue=verb.i)


def _of_whoever(syntax: Syntax, verb: Token) -> bool:
    """Whether a rule tells what is done to whoever does something: "those who insult the king are jailed"."""
    for clause in syntax.children(verb.i, "csubj", "csubjpass"):
        if any(t.lower in _WHOEVER for t in syntax.children(clause.i, "nsubj", "nsubjpass")):
            return True  # "whoever insults the king is jailed"
    for subject in syntax.children(verb.i, "nsubjpass"):
        if subject.lower in _WHOEVER:
            return True
        doing = any(t.tag in ("VBP", "VBZ", "VB") for t in syntax.children(subject.i, "relcl"))
        if doing and subject.tag in ("DT", "NNS") and not syntax.children(subject.i, "det", "poss", "nummod"):
            return True
    return False


def _once(syntax: Syntax, verb: Token) -> bool:
    """Whether the plain present tells what somebody in particular does on one occasion: takes a stand ("the website
    refuses to sell it"), or does something to somebody in particular ("the court frees the general")."""
    types = _types().get(verb.lemma, frozenset())
    if not types or verb.label == "relcl" or _by_habit(syntax, verb):
        return False
    stand = types <= _STANDS or _usually(verb.lemma) in _STANDS
    subjects = syntax.children(verb.i, "nsubj")
    if not subjects and verb.label == "conj":  # "chides the mayor and praises the judge"
        subjects = syntax.children(verb.head, "nsubj")
    objects = [t for t in syntax.children(verb.i, "dobj", "dative") if t.pos != "ADP"]
    to_whom = bool(objects) and all(_particular(syntax, t) for t in objects)
    if verb.tag == "VBP":  # "nurses rebuke him", "we stand with them", "Police arrest nine"
        plain = to_whom and verb.label == "ROOT" and all(_short(syntax, t) for t in (*subjects, *objects))
        charged = to_whom and bool(types & _STANDS) and any(t.lower == "with" for t in syntax.children(verb.i, "prep"))
        own = all(t.lower in ("we", "i") for t in subjects)
        told = to_whom or own or bool(syntax.children(verb.i, "ccomp"))  # "officials allege that he fled"
        said = (stand and told) or (verb.lemma in _BY_SAYING_SO and own)
        return bool(subjects) and (said or plain or charged)
    # A headline leaves out the article, or who does it: "Truck attack kills nine", "Home team refuses to play".
    shown = syntax.behind(verb.i, "in")
    if subjects and any(t.lemma in _SHOWN and _particular(syntax, t) for t in shown):
        return True  # "in the video, he sends the mayor a message"
    short = all(t.tag == "NN" and not syntax.children(t.i, "det", "poss") for t in subjects) and verb.label == "ROOT"
    named = bool(subjects) and all(_particular(syntax, t) for t in subjects)
    return (named and (stand or to_whom)) or (short and (to_whom or (stand and bool(subjects))))


def _short(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun has no article, as in a headline."""
    return noun.pos != "PRON" and not syntax.children(noun.i, "det", "poss")


def _by_habit(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause says that it is done again and again, or whenever something else is."""
    if any(t.lower in _HABITS for t in syntax.children(verb.i, "advmod")):
        return True
    if any(t.lower in ("if", "when", "whenever", "where") for t in syntax.children(verb.i, "mark", "advmod")):
        return True
    for clause in syntax.children(verb.i, "advcl"):
        if any(t.lower in ("if", "when", "whenever", "unless") for t in syntax.children(clause.i, "mark", "advmod")):
            return True
    around = (
        *syntax.children(verb.i, "npadvmod"),
        *(t for p in syntax.children(verb.i, "prep") for t in syntax.children(p.i)),
    )
    return any(c.lower in ("every", "each") for t in around for c in syntax.children(t.i, "det"))


def _particular(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun means somebody or something in particular: a name, "the", "his", a number, "him"."""
    if noun.pos == "PROPN" or noun.tag in ("PRP", "CD"):
        return True
    below = syntax.children(noun.i, "det", "poss", "nummod")
    return any(t.lower in _POINTING or t.label in ("poss", "nummod") for t in below)


def _usually(lemma: str) -> str | None:
    """The type that a verb has where no earlier row of the lexicon gives it another one, None for none."""
    rows = _rows().get(lemma)
    return rows[-1].rstrip("?!") if rows else None


@cache
def _types() -> Mapping[str, frozenset[str]]:
    """The types that the verbs of the lexicon have, by lemma."""
    types = {lemma: {t.rstrip("?!") for t in rows if t not in ("x", "o")} for lemma, rows in _rows().items()}
    return {lemma: frozenset(found - {""}) for lemma, found in types.items()}


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    """What the rows of the lexicon give as types, by lemma and in order; a verb with a particle ("stood down") is
    another one."""
    found: dict[str, list[str]] = {}
    for row in load("event_verbs"):
        if "prt=" not in row["when"]:
            found.setdefault(row["lemma"], []).append(row["type"])
    return {lemma: tuple(types) for lemma, types in found.items()}

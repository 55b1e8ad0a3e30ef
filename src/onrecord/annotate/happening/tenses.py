"""Tenses: when something happened, as far as its verb tells."""

from __future__ import annotations

from onrecord.annotate.happening.modality import Held, cues
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import DocumentTime

# Pasts that taggers take for a present or a noun.
_PASTS = frozenset({"retook"})
_SAME = frozenset("set hit cut shut put burst split hurt quit let spread beat bet shed cast".split())
_URGING = frozenset("insist suggest recommend require prefer ensure agree propose demand ask request urge".split())
SHOWING = frozenset({"show", "depict", "capture", "record", "film"})
"""What films and pictures do with what they are of."""
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
    if verb.tag == "VBN" and verb.label in ("acl", "advcl", "relcl"):
        return "past"
    return None


def unmarked_past(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb whose past is its base is told as past by somebody: "police say rebels cut the cables"."""
    if verb.lower not in _SAME or verb.tag not in ("VB", "VBP") or verb.label != "ccomp":
        return False
    above = syntax.head(verb.i)
    # "Demands that they cut the budget", "insists they cut it": a subjunctive.
    cue = cues("verb").get(above.lemma) if above is not None else None
    told = cue is None or cue.effect != "hypothetical"
    return told and bool(syntax.children(verb.i, "nsubj")) and above is not None and above.lemma not in _URGING


def document_time(syntax: Syntax, anchored: Token | None, held: Held, noun: bool, heading: bool) -> DocumentTime:
    """The relation of an event to the report's day by the tense of the verb that dates it (`anchored`). The plain
    present of an act makes it generic: that is noted in `held`."""
    if anchored is None:
        if held.modality == "hypothetical":
            return "after"  # called for, planned, threatened
        return "before" if held.modality == "actual" and noun else "unknown"
    if held.modality == "actual" and _filmed(syntax, anchored):
        return "before"
    form = tense(syntax, anchored)
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
        if form == "present" and not held.negative and held.modality == "actual":
            _habit(syntax, anchored, held)
        return "overlap"
    return "before" if held.modality == "actual" and form is None and noun else "unknown"


def _filmed(syntax: Syntax, verb: Token) -> bool:
    """Whether it is what a film or a picture shows: "the footage shows soldiers beating a priest"."""
    above = syntax.head(verb.i)
    if above is not None and verb.label == "acl" and above.label == "dobj":
        above = syntax.head(above.i)
    under = verb.label in ("ccomp", "xcomp", "acl", "advcl") and verb.tag in ("VBG", "VB", "VBN")
    return under and above is not None and above.lemma in SHOWING and not syntax.children(verb.i, "mark")


def _habit(syntax: Syntax, verb: Token, held: Held) -> None:
    """The plain present of an act is a habit ("they attack villages"); that of a speech act is not, nor what goes
    on meanwhile ("as they investigate")."""
    meanwhile = any(t.lower in ("as", "while") for t in syntax.children(verb.i, "mark"))
    if verb.tag in ("VBP", "VBZ") and verb.lemma != "be" and verb.lemma not in cues("performative") and not meanwhile:
        held.weaken("generic", cue=verb.i)

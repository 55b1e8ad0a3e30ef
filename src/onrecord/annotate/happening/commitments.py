"""Commitments: whether the words themselves say, or take for granted, that something happened, so that nobody who reads
the whole sentence may doubt it, whosever words they stand in.
"""

from __future__ import annotations

from onrecord.annotate.happening.factuality import Factuality
from onrecord.annotate.happening.implicatives import brought_about, carried, owned
from onrecord.annotate.happening.modifiers import definite
from onrecord.annotate.happening.presupposition import asked_about, heard, requited, settled, undergone
from onrecord.annotate.happening.stances import factive, mentioned
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.happening.triggers import Trigger
from onrecord.annotate.happening.verbs import is_to, told_past
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Attribution

# Whoever fears, hopes for or asks about something leaves it open whether it happened.
TELLING = frozenset({"asserts", "condemns", "supports", "accuses"})
_CUTTING_OFF = frozenset({",", "-", "--", "–", "—", "("})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
# What there is already is not according to whoever wants or does not want something else.
_WANTING = frozenset({"threatens", "promises", "requests", "expects", "rejects"})
# Whoever does these speaks of what is to come; what has been is only mentioned.
_AIMING = frozenset({"threatens", "promises", "requests", "expects", "questions", "declines_to_say"})


def committed(syntax: Syntax, trigger: Trigger, held: Factuality, holder: Attribution | None) -> bool:
    """Whether the words around a trigger say, or take for granted, that it happened.

    Args:
        held: how the rules hold it.
        holder: the innermost attribution around it.
    """
    token = syntax.tokens[trigger.token]
    if trigger.befallen is not None:
        return True
    verb = token if trigger.carrier is None else syntax.tokens[trigger.carrier]  # "for holding an exercise"
    if verb.label == "pcomp" and requited(syntax, syntax.tokens[verb.head]) is not None:
        return True
    if heard(syntax, token) or asked_about(syntax, token) or _took_place(syntax, trigger) or owned(syntax, token):
        return True
    head = syntax.head(token.i)
    if aside(syntax, token) and ((head is not None and head.pos == "PROPN") or not held.cues):
        return True
    if not (trigger.noun or held.cues) and any(
        told(syntax, token) for told in (_alongside, _goes_on, _told_of, _by_which)
    ):
        return True
    done = carried(syntax, token) or brought_about(syntax, token) or undergone(syntax, token)
    if done and not held.cues and not trigger.noun:
        return True
    if told_past(syntax, token) is not None or _reported_done(syntax, token) or _put_an_end(syntax, token, held):
        return True
    kind = trigger.sense.type if trigger.sense is not None else None
    telling = holder is None or holder.stance in TELLING or factive(syntax, holder)
    if trigger.carrier is not None:
        carrier = syntax.tokens[trigger.carrier]
        plain = not held.cues and not trigger.makers and telling
        if plain and carrier.lemma in ("be", "remain") and tense(syntax, carrier) in ("past", "present"):
            return True  # "we are at war"
        return asked_about(syntax, carrier) or (plain and settled(syntax, carrier, kind, noun=False))
    violent = trigger.noun and kind == "ASSAULT" and token.label != "dobj"
    if holder is not None and trigger.noun and not held.cues:
        if mentioned(syntax, token, holder):
            return True
        if holder.stance == "declines_to_say" and kind == "REQUEST":
            return token.label == "dobj"  # "had not answered a request for help"
    # What is denied or rejected has been said: "both men deny the charges".
    refused = holder is not None and holder.stance in ("denies", "rejects")
    said = trigger.noun and kind in ("ACCUSE", "REQUEST", "AGREE") and refused
    claimed = not trigger.noun and holder is not None and holder.stance == "alleges"
    left_open = bool(held.cues) or not (claimed or telling or violent or said)
    return not left_open and settled(syntax, token, kind, noun=trigger.noun)


def aside(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb tells besides what somebody or something known has done or undergone: "may invite Arda, which has
    sent troops", "vowed to sue the men who beat him"."""
    first = verb
    while first.label == "conj" and not syntax.children(first.i, "nsubj", "nsubjpass"):
        first = syntax.tokens[first.head]
    noun = syntax.head(first.i)
    if first.label != "relcl" or noun is None or tense(syntax, verb) != "past" or tense(syntax, first) != "past":
        return False
    return noun.pos == "PROPN" or noun.lower == "those" or definite(syntax, noun)


def known_before(syntax: Syntax, verb: Token, attribution: Attribution) -> bool:
    """Whether a verb in somebody's plan, threat, promise or question tells what was known before it."""
    return attribution.stance in _AIMING and aside(syntax, verb)


def besides(syntax: Syntax, word: Token, attribution: Attribution, *, told: bool) -> bool:
    """Whether a verb or noun in somebody's plan, threat, promise or question tells what was known before: it is not
    according to them that "the men who beat him" did so in "he vowed to sue the men who beat him", nor that there was a
    raid in "declined to comment on the raid" or "called for an inquiry into the raid". What stands in a quotation is
    the speaker's, whatever he takes for known.

    Args:
        told: whether it is told as having happened.
    """
    if attribution.quote == "direct":
        return False
    if _background(syntax, word, attribution):
        return True
    brought_up = word.pos == "NOUN" and (definite(syntax, word) or attribution.stance == "rejects")
    if told and attribution.stance in _WANTING and (brought_up or undergone(syntax, word)):
        return True
    untold = attribution.stance == "declines_to_say" and word.label == "dobj" and definite(syntax, word)
    return untold or mentioned(syntax, word, attribution) or known_before(syntax, word, attribution)


def _background(syntax: Syntax, verb: Token, attribution: Attribution) -> bool:
    """Whether a verb tells what the report itself knows of somebody named in another's reported words: "said that Arda,
    which had joined the pact in May, would send troops". Not where the words are attributed at their end."""
    if not aside(syntax, verb) or not attribution.cue:
        return False
    clause = verb
    while clause.label == "conj":
        clause = syntax.tokens[clause.head]
    noun, start = syntax.tokens[clause.head], syntax.left_edge(clause.i)
    cut_off = start > 0 and syntax.tokens[start - 1].text in _CUTTING_OFF
    said_before = max(s.end for s in attribution.cue) <= noun.start
    sentence = syntax.sentence_tokens(syntax.sentence_of(verb.i))
    quoted = sum(t.text in _QUOTES for t in sentence if t.i < verb.i) % 2 == 1
    return noun.pos == "PROPN" and cut_off and said_before and not quoted


def _reported_done(syntax: Syntax, verb: Token) -> bool:
    """Whether somebody is reported to have done it."""
    head = syntax.head(verb.i)
    have = any(t.lower == "have" for t in syntax.children(verb.i, "aux"))
    return (
        verb.label == "xcomp" and have and head is not None and head.lemma in ("report", "say") and is_to(syntax, verb)
    )


def _alongside(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle before a comma opens a sentence that tells what is past: "Retaliating for the raid, troops
    shelled the town"."""
    head = syntax.head(verb.i)
    if verb.label != "advcl" or verb.tag != "VBG" or head is None or not verb.i < head.i:
        return False
    if syntax.children(verb.i, "mark", "aux", "nsubj", "neg") or tense(syntax, head) != "past":
        return False
    return syntax.tokens[syntax.right_edge(verb.i) + 1].text == ","


def _goes_on(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb says what is being done: "prices are being curbed"."""
    being = any(t.lower == "being" for t in syntax.children(verb.i, "auxpass"))
    return being and tense(syntax, verb) is not None and verb.label in ("ROOT", "ccomp", "conj", "relcl")


def _told_of(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle between commas tells by whom something known has been done: "the school, funded by Arda"."""
    noun = syntax.head(verb.i)
    if noun is None or verb.label != "acl" or verb.tag != "VBN" or not syntax.children(verb.i, "agent"):
        return False
    start = syntax.left_edge(verb.i)
    cut_off = start > 0 and syntax.tokens[start - 1].text in _CUTTING_OFF
    return cut_off and (noun.pos == "PROPN" or definite(syntax, noun))


def _by_which(syntax: Syntax, verb: Token) -> bool:
    """Whether a gerund says by what means something was brought about: "has helped by sending tents"."""
    by = syntax.head(verb.i)
    if by is None or verb.tag != "VBG" or verb.label != "pcomp" or by.lower != "by":
        return False
    above = syntax.head(by.i)
    return above is not None and above.pos == "VERB" and tense(syntax, above) in ("past", "progressive")


def _put_an_end(syntax: Syntax, verb: Token, held: Factuality) -> bool:
    """Whether a clause in the past tells up to when something gone by went on: "held the bridge until the army drove
    them out"."""
    head = syntax.head(verb.i)
    if verb.label != "advcl" or held.cues or head is None or tense(syntax, verb) != "past":
        return False
    return tense(syntax, head) == "past" and any(t.lower in ("until", "till") for t in syntax.children(verb.i, "mark"))


def _took_place(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a noun's verb says that it went on: "a ceremony was taking place"."""
    verb = syntax.tokens[trigger.carrier] if trigger.carrier is not None else None
    if verb is None or not trigger.noun or verb.lemma not in ("take", "occur", "happen", "erupt"):
        return False
    return any(t.tag == "VBD" for t in (verb, *syntax.children(verb.i, "aux")))

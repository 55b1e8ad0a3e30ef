"""Auxiliaries: what stands at a verb itself and says how real it is: negation, modals, adverbs, "if", "once"."""

from __future__ import annotations

from onrecord.annotate.happening.modality import Held, cues, phrase_before
from onrecord.annotate.happening.tenses import proposed, seen_to, tense, unmarked_past
from onrecord.annotate.happening.verbs import WITH_BARE_FORM, is_to, otherwise
from onrecord.annotate.negations import NEGATIONS, negated, none_of
from onrecord.annotate.syntax import Syntax, Token

_CONDITIONS = frozenset({"if", "unless", "should"})
_EACH = frozenset({"everybody", "everyone", "all", "every", "everything"})
_PRESENT = ("present",)
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_WHO = frozenset({"who", "why", "how", "where", "when"})
_WH = ("WP", "WRB", "WDT", "WP$")
# What is still being tried, or goes on, is not ahead of what goes on meanwhile.
_UNDER_WAY = frozenset({"try", "attempt", "strive", "struggle", "seek", "work", "fight", "continue", "begin", "start"})


def conditional(syntax: Syntax, clause: Token) -> bool:
    """Whether a clause is a condition: "if they fire", "should they fire", "had they fired"; "not only had they fired"
    is none."""
    if any(t.lower in _CONDITIONS for t in syntax.children(clause.i, "mark", "aux")):
        return True
    had = next((t for t in syntax.children(clause.i, "aux") if t.lower == "had"), None)
    if had is None or any(t.i < had.i for t in syntax.children(clause.i, "advmod", "preconj", "neg")):
        return False
    return any(t.i > had.i for t in syntax.children(clause.i, "nsubj", "nsubjpass"))


def _open_case(syntax: Syntax, clause: Token, verb: Token) -> bool:
    """Whether a verb in the present says what comes of a condition in the present: "if he does not, he loses"."""
    return tense(syntax, clause) in _PRESENT and tense(syntax, verb) in _PRESENT


def modal_of(syntax: Syntax, verb: Token) -> Token | None:
    return next((t for t in syntax.children(verb.i, "aux") if t.tag == "MD"), None)


def at_verb(syntax: Syntax, verb: Token, held: Held, *, shared: bool, of: int | None = None) -> None:
    """Collect what stands around a verb.

    Args:
        shared: the verb was reached from a conjunct or participle that leans on its auxiliaries.
        of: the noun that the verb carries; its own determiner has been heard already.
    """
    # "May be behind the attack" leaves open what has been.
    perfect = any(t.lemma == "have" for t in syntax.children(verb.i, "aux")) or (of is not None and verb.lemma == "be")
    modal = modal_of(syntax, verb)
    # "No arms have been, or are being, supplied": the subject may hang on the auxiliary.
    aside = [s for a in syntax.children(verb.i, "auxpass") for s in syntax.children(a.i, "nsubj", "nsubjpass")]
    for t in (*syntax.children(verb.i), *aside):
        joins = t.label == "cc" and t.i > verb.i  # "not charged nor convicted": the second is what "nor" negates
        if t.label == "neg" or (t.lower in NEGATIONS and t.label in ("advmod", "preconj", "cc") and not joins):
            instead = any(otherwise(syntax, p) is not None for p in syntax.children(verb.i, "agent", "prep"))
            if not instead and not (
                t.lower == "not" and (_not_only(syntax, t) or _or_not(syntax, t) or _contrasts(syntax, t, verb))
            ):
                held.negate(t.i)
        elif t.label == "advmod" and t.i < verb.i + 3 and (cue := cues("adverb").get(t.lower)):
            if "present" not in cue.scope or tense(syntax, verb) in _PRESENT:
                held.take(cue, t.i)
        elif t is modal:
            take_modal(t, held, perfect)
        elif t.label in ("nsubj", "nsubjpass", "dobj"):
            if any(n.label == "neg" for n in syntax.children(t.i)) and t.lower in _EACH:
                held.weaken("generic", cue=t.i)  # "not everybody blames them"
            no = none_of(syntax, t)
            if no is not None and not shared and t.i != of:
                held.negate(no.i)
        elif t.text == "?":
            if not (
                _quoted(syntax, verb, t) or _asked_next(syntax, verb, t) or (modal is None and _asked_who(syntax, verb))
            ):
                held.weaken("hypothetical", cue=t.i)
        elif t.label == "advcl" and conditional(syntax, t) and (modal is not None or _open_case(syntax, t, verb)):
            held.weaken("hypothetical", cue=t.i)
        elif t.label == "advcl" and _whenever(syntax, t) and tense(syntax, verb) in _PRESENT:
            held.weaken("generic", cue=t.i)  # "are taken for fighters when they carry sticks"
    marks(syntax, verb, held)
    choice = either(syntax, verb)
    if choice is not None and tense(syntax, verb) == "past" and not negated(syntax, verb.i):
        held.weaken("hedged", "possible", cue=choice.i)
    inverted = verb.tag == "VBN" and verb.label in ("advcl", "ROOT", "ccomp")
    if (inverted or (verb.tag == "VBD" and verb.label == "advcl")) and conditional(syntax, verb):
        held.weaken("hypothetical", cue=verb.i)
    if verb.tag == "VB" and modal is None and not unmarked_past(syntax, verb):
        _bare(syntax, verb, held)
    elif proposed(syntax, verb) or seen_to(syntax, verb):
        held.weaken("hypothetical", cue=verb.i)


def neither(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb is the second of two of which neither was done: "neither confirmed nor denied"."""
    first = syntax.head(verb.i)
    if verb.label != "conj" or first is None:
        return False
    return any(t.lower == "neither" for t in syntax.children(first.i, "preconj", "cc", "advmod", "det")) and any(
        t.lower == "nor" for t in syntax.children(first.i, "cc")
    )


def either(syntax: Syntax, verb: Token) -> Token | None:
    """The word that leaves open which of two verbs was done: "police | either | killed or captured them"."""
    head = syntax.head(verb.i)
    first = head if verb.label == "conj" and head is not None else verb
    word = next(
        (t for t in syntax.children(first.i, "preconj", "cc", "advmod", "dep", "det") if t.lower == "either"), None
    )
    if word is None or word.i > verb.i:
        return None  # "did not go either"
    seconds = syntax.children(first.i, "conj")
    behind = any(t.lower == "or" and first.i < t.i for t in syntax.children(first.i, "cc"))
    return word if behind and seconds and word.i < first.i else None


def instead(syntax: Syntax, first: Token, second: Token) -> bool:
    """Whether the second of two verbs is done rather than the first, which alone is negated: "will not storm the town
    but surround it"."""
    but = any(t.lower == "but" and first.i < t.i < second.i for t in syntax.children(first.i, "cc"))
    negation = next((t for t in syntax.children(first.i, "neg") if t.i < first.i), None)
    own = syntax.children(second.i, "neg", "nsubj", "nsubjpass", "aux")
    return but and negation is not None and not own and not _not_only(syntax, negation)


def _quoted(syntax: Syntax, verb: Token, mark: Token) -> bool:
    """Whether a question mark ends somebody's words, which the verb is no part of."""
    return sum(t.text in _QUOTES for t in syntax.tokens[verb.i + 1 : mark.i]) % 2 == 1


def _asked_who(syntax: Syntax, verb: Token) -> bool:
    """Whether it is only asked who did it, or why, how, where or when it was done: "Who burned the depot?"."""
    if tense(syntax, verb) != "past" or negated(syntax, verb.i):
        return False
    before = (t for t in syntax.children(verb.i, "nsubj", "nsubjpass", "advmod") if t.i < verb.i)
    return any(t.lower in _WHO for t in before)


def _asked_next(syntax: Syntax, verb: Token, mark: Token) -> bool:
    """Whether a question mark is only for what is joined to a clause that is told: "They shelled the clinic, and why
    did nobody stop it?"."""
    subjects = syntax.children(verb.i, "nsubj", "nsubjpass")
    if tense(syntax, verb) is None or not subjects or any(t.tag in _WH for t in subjects):
        return False
    before = (t for t in syntax.children(verb.i) if t.i < subjects[0].i)
    if any(t.label in ("aux", "auxpass") or t.tag in _WH for t in before):
        return False
    joined = (t for t in syntax.children(verb.i, "conj") if verb.i < t.i < mark.i)
    return any(c.tag in _WH for t in joined for c in syntax.tokens[verb.i + 1 : t.i])


def _whenever(syntax: Syntax, clause: Token) -> bool:
    """Whether a clause in the present says when something is so as a rule."""
    present = clause.tag in ("VBP", "VBZ")
    return present and any(t.lower in ("when", "whenever") for t in syntax.children(clause.i, "advmod"))


def _bare(syntax: Syntax, verb: Token, held: Held) -> None:
    """An imperative, or a subjunctive: "demanded that he leave"."""
    helped = syntax.children(verb.i, "aux", "nsubj", "nsubjpass", "expl")
    told_not_to = [t.lower for t in helped] == ["do"] and bool(syntax.children(verb.i, "neg"))  # "do not fire"
    if verb.label in ("ROOT", "ccomp") and (not helped or told_not_to):
        held.weaken("hypothetical", cue=verb.i)
    above = syntax.head(verb.i)
    imperative = above is not None and above.tag == "VB" and not syntax.children(above.i, "aux")
    if verb.label == "ccomp" and above is not None and above.lemma in WITH_BARE_FORM and not imperative:
        return  # "let him leave", "watched them burn it"
    if verb.label in ("ccomp", "advcl", "relcl", "acl") and [t.label for t in helped] == ["nsubj"]:
        held.weaken("hypothetical", cue=verb.i)


def _contrasts(syntax: Syntax, not_: Token, verb: Token) -> bool:
    """Whether a "not" behind a comma sets what follows against what was said: "seven people died there, not four"."""
    before = syntax.tokens[not_.i - 1] if not_.i else not_
    if before.text.lower() in ("and", "but"):
        before = syntax.tokens[before.i - 1]
    return not_.i > verb.i and before.text in (",", "–", "—", "-")


def _or_not(syntax: Syntax, t: Token) -> bool:
    """Whether a "not" only leaves something open: "whether or not", "may or may not", "more likely than not"."""
    before = syntax.tokens[max(t.i - 2, 0) : t.i]
    if before and before[-1].tag == "MD":
        before = before[:-1]
    return bool(before) and before[-1].lower in ("or", "than")


def _not_only(syntax: Syntax, t: Token) -> bool:
    after = syntax.tokens[t.i + 1 : t.i + 2]
    return bool(after) and after[0].lower in ("only", "just", "merely")


def take_modal(modal: Token, held: Held, perfect: bool) -> None:
    """Let a modal have its effect; one that no row knows makes what it stands at hypothetical."""
    cue = cues("modal perfect" if perfect else "modal").get(modal.lower) or cues("modal").get(modal.lower)
    if cue is None:
        held.weaken("hypothetical", cue=modal.i)
        return
    held.take(cue, modal.i)
    held.future = held.future or "future" in cue.scope


def marks(syntax: Syntax, verb: Token, held: Held) -> None:
    """Collect what introduces a verb's clause: "if", "until", "once" with a present, "as long as"."""
    for t in syntax.children(verb.i, "mark", "advmod"):
        cue = cues("mark").get(t.lower)
        if cue is None or ("present" in cue.scope and tense(syntax, verb) not in _PRESENT):
            continue
        if "open" in cue.scope and tense(syntax, verb) == "past" and not _left_open(syntax, verb):
            continue  # "they stayed until guards dragged them out", not "the plan includes a fine until they agreed"
        if "future" not in cue.scope or _to_come(syntax, verb):
            held.take(cue, t.i)
    subjects = syntax.children(verb.i, "nsubj", "nsubjpass")
    starts = [syntax.left_edge(s.i) for s in subjects[:1]]
    starts.append(min((t.i for t in syntax.children(verb.i, "aux", "auxpass") if t.i < verb.i), default=verb.i))
    for i in dict.fromkeys(starts):
        cue = phrase_before(syntax, i)
        if cue is not None and not ("present" in cue.scope and tense(syntax, verb) not in _PRESENT):
            held.take(cue, i - 1)
            return


def _left_open(syntax: Syntax, verb: Token) -> bool:
    """Whether the clause that a verb's clause depends on is negated, refused, or still to come."""
    for above in syntax.ancestors(verb.i):
        if above.pos not in ("VERB", "AUX"):
            continue
        cue = cues("verb").get(above.lemma)
        if tense(syntax, above) == "present" and above.lemma not in ("have", "say"):
            return True
        held = cue is not None and cue.effect in ("negative", "hypothetical")
        if held or negated(syntax, above.i) or modal_of(syntax, above) is not None or is_to(syntax, above):
            return True
    return False


def _to_come(syntax: Syntax, verb: Token) -> bool:
    """Whether the clause that a verb's clause depends on is still to come."""
    above = syntax.head(verb.i)
    while above is not None and above.pos not in ("VERB", "AUX"):
        above = syntax.head(above.i)
    if above is None:
        return False
    trying = syntax.head(above.i)
    under_way = trying is not None and above.label == "xcomp" and trying.lemma in _UNDER_WAY
    return modal_of(syntax, above) is not None or (is_to(syntax, above) and not under_way)

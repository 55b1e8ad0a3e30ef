"""The unsaid: drafts of words that nobody said: those that somebody failed to say or is only proposed to say, names
that were not given, doubts and hopes that something stirred and nobody in particular has.
"""

from __future__ import annotations

from onrecord.annotate.figures import happenings
from onrecord.annotate.negations import negated
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.utterances import Draft
from onrecord.annotate.syntax import Syntax

_OMITTING = frozenset("fail neglect omit forget".split())
_STIRRING = frozenset(
    "raise renew revive stoke fuel spark dash boost heighten deepen reignite rekindle cast fan".split()
)
_WEIGHING = frozenset("assess review consider examine evaluate weigh study discuss plan".split())
_GATHERING = frozenset("meet gather convene assemble fly travel return arrive sit".split())
_PROPOSING = frozenset(
    "suggestion proposal recommendation demand request call insistence suggest propose recommend urge ask insist "
    "require advise".split()
)


def is_unsaid(syntax: Syntax, draft: Draft) -> bool:
    """Whether a draft is of words that nobody said."""
    return (
        _is_stirred(syntax, draft)
        or _is_left_unsaid(syntax, draft)
        or _is_proposed(syntax, draft)
        or _has_not_called(syntax, draft)
        or _is_yet_to_be_thought_of(syntax, draft)
    )


def _is_stirred(syntax: Syntax, draft: Draft) -> bool:
    """Whether something that happened stirs a thought: "the shelling has raised doubts about the truce"."""
    stirs = syntax.tokens[draft.anchor].lemma in _STIRRING
    return stirs and draft.source_head is not None and _is_happening(syntax, draft.source_head)


def _is_happening(syntax: Syntax, noun: int) -> bool:
    """Whether what a cue has for its source is something that happened, and nobody: "the signing of the accord"."""
    token = syntax.tokens[noun]
    gerund = token.text.endswith("ing") and token.pos == "NOUN" and noun_at(syntax, noun) is None
    return token.pos in ("NOUN", "VERB") and (token.lemma in happenings() or gerund)


def _is_left_unsaid(syntax: Syntax, draft: Draft) -> bool:
    """Whether words are those that somebody failed to say, by a cue without the word for it: "accused of failing |
    to report the plot |"."""
    verb = syntax.tokens[draft.anchor]
    if verb.label not in ("xcomp", "ccomp") or verb.tag != "VB" or syntax.tokens[verb.head].lemma not in _OMITTING:
        return False
    failing = syntax.tokens[verb.head]
    return not any(a <= failing.start < b for a, b in draft.cue)


def _is_proposed(syntax: Syntax, draft: Draft) -> bool:
    """Whether it is only proposed that one person say something: a subjunctive behind a word for it."""
    verb, head = syntax.tokens[draft.anchor], draft.source_head
    bare = verb.lower == verb.lemma and verb.tag in ("VB", "VBP") and not syntax.children(verb.i, "aux", "neg")
    if not bare or head is None or head > verb.i or syntax.tokens[head].tag not in ("NN", "NNP", "PRP"):
        return False
    one = syntax.tokens[head].tag != "PRP" or syntax.tokens[head].lower in ("he", "she", "it")
    if not one or syntax.conjuncts(head) or verb.label not in ("acl", "ccomp", "relcl"):
        return False
    return syntax.tokens[verb.head].lemma in _PROPOSING and verb.head < head


def _is_yet_to_be_thought_of(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody only meets or travels in order to think of something: "met his aides to assess the situation".
    A clause behind it would be what he thinks of it."""
    if not draft.rule.startswith("tagged:object") or draft.kind == "intent" or not draft.cue:
        return False
    words = [t for a, b in draft.cue for t in syntax.tokens_in(a, b)]
    weighs = next((t for t in words if t.lemma in _WEIGHING and t.tag == "VB"), None)
    if weighs is None or not any(t.tag == "TO" for t in syntax.children(weighs.i, "aux")):
        return False
    return any(t.lemma in _GATHERING and t.i < weighs.i for t in words)


def _has_not_called(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody has just not called something by a name: "had not called the deaths a massacre" keeps nothing
    back, as "would not call them one" does."""
    verb = syntax.tokens[draft.anchor]
    helpers = {t.lemma for t in syntax.children(verb.i, "aux")}
    return draft.rule.endswith(":object_pred") and negated(syntax, verb.i) and helpers <= {"have"} and verb.tag != "VB"

"""Triggers: which words name something that somebody does or that happens to somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.clauses import Clauses
from onrecord.annotate.event_types import Sense, noun_sense, verb_sense
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Document

_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_MODIFIERS = frozenset({"amod", "compound", "aux", "auxpass", "nmod", "prep", "case", "det", "punct", "npadvmod"})
_NOUN_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod", "poss"})
_CARRIED = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "pobj"})
_CARRYING_PREPOSITIONS = frozenset({"in", "into", "on", "under", "to", "with", "out"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event. `sense` is None for a verb that no entry knows. `carrier` is the index of the
    empty verb that carries an event noun ("carried out an attack"), None for verbs and free nouns."""

    token: int
    noun: bool
    sense: Sense | None
    carrier: int | None = None


@cache
def _not_events() -> Mapping[str, str]:
    return {row["lemma"]: row["kind"] for row in load("not_events")}


def triggers(document: Document, syntax: Syntax, clauses: Clauses) -> tuple[Trigger, ...]:
    """The candidate triggers of a report in text order. A verb that no lexicon knows is among them; whether
    anybody takes part in what it names is for `annotate.events` to ask."""
    verbs = _verbs(syntax, clauses)
    absorbed = {i for t in verbs.values() if t.sense is not None for i in t.sense.absorbs}
    found = dict(verbs)
    headings = {n for n, block in enumerate(document.blocks) if block.kind in ("title", "heading")}
    for token in syntax.tokens:
        if token.i in found or token.i in absorbed or token.pos not in ("NOUN", "PROPN", "VERB"):
            continue
        if token.pos == "VERB" and token.tag != "VBG":
            continue
        if token.pos == "PROPN" and syntax.sentence_of(token.i).block not in headings:
            continue
        if token.label in _NOUN_MODIFIERS and not (token.label == "poss"):
            continue
        if _hyphenated(syntax, token):
            continue
        sense = noun_sense(syntax, token)
        if sense is not None:
            found[token.i] = Trigger(token.i, True, sense, _carrier(syntax, token))
    return tuple(found[i] for i in sorted(found))


def _verbs(syntax: Syntax, clauses: Clauses) -> dict[int, Trigger]:
    found: dict[int, Trigger] = {}
    for token in syntax.tokens:
        if token.tag not in _VERB_TAGS or token.pos not in ("VERB", "NOUN") or token.label in _MODIFIERS:
            continue
        if not token.lower.isalpha() and "-" not in token.lower:
            continue
        if _hyphenated(syntax, token) or (token.tag == "VBG" and _is_nominal(syntax, token)):
            continue
        sense = verb_sense(syntax, clauses.of(token.i))
        if sense == "x" or (sense is None and (token.lemma in _not_events() or len(token.lemma) < 3)):
            continue
        assert not isinstance(sense, str)
        found[token.i] = Trigger(token.i, False, sense)
    return found


def _is_nominal(syntax: Syntax, token: Token) -> bool:
    """Whether an "-ing" is a noun: it has an article, an adjective or an "of" ("the killing of")."""
    children = syntax.children(token.i)
    return any(t.label in ("det", "amod", "poss") for t in children) or (
        bool(children) and children[0].label == "prep" and children[0].lower == "of"
    )


def _hyphenated(syntax: Syntax, token: Token) -> bool:
    """Whether a word is the second part of a hyphened one ("Iran-backed"), which modifies and reports nothing."""
    if token.i == 0:
        return False
    before = syntax.tokens[token.i - 1]
    return before.text in ("-", "‑", "–") and before.end == token.start


def _carrier(syntax: Syntax, noun: Token) -> int | None:
    head = syntax.head(noun.i)
    if head is None or noun.label not in _CARRIED:
        for clause in syntax.children(noun.i, "acl", "relcl"):  # "the attack carried out by", "talks held in"
            if clause.tag == "VBN" and _not_events().get(clause.lemma) == "empty":
                return clause.i
        return None
    if noun.label == "pobj":
        above = syntax.head(head.i)
        if head.lower not in _CARRYING_PREPOSITIONS or above is None:
            return None
        light = above.lemma in ("engage", "go", "come", "enter", "participate", "take", "open")
        return above.i if light and above.pos == "VERB" else None
    if noun.label == "nsubj":
        return (
            head.i if head.lemma in ("occur", "happen", "take", "begin", "start", "resume", "continue", "end") else None
        )
    if noun.label == "attr":
        return head.i if syntax.children(head.i, "expl") else None
    kind = _not_events().get(head.lemma)
    return head.i if kind in ("empty", "aspect") or head.lemma == "have" else None

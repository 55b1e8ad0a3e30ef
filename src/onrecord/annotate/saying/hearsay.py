"""Hearsay: what is said, feared or asked for by nobody in particular ("word spread that", "rumour has it that", "fears
grew that", "calls mounted for", "nine are feared drowned").
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.saying.cues import cue_tokens
from onrecord.annotate.saying.sources import is_passive, spans_of
from onrecord.annotate.saying.speech_nouns import lexicon_words
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token
from onrecord.records import Stance

HEARSAY = "going round"
"""The rule of what these find."""

_SPREADING = frozenset(
    "spread come get emerge arrive circulate swirl fly reach surface abound grow mount increase rise intensify persist "
    "linger deepen multiply resurface".split()
)
_HAVING_IT: dict[str, Stance] = {
    "word": "asserts",
    "rumour": "alleges",
    "rumor": "alleges",
    "gossip": "alleges",
    "legend": "alleges",
    "tradition": "asserts",
    "report": "asserts",
    "news": "asserts",
    "speculation": "believes",
    "talk": "alleges",
}
_IS_SO = frozenset({"word", "talk", "gossip", "rumour", "rumor"})
_GROWING = frozenset("grow mount increase rise intensify persist multiply abound".split())
_FOR = frozenset({"call", "demand", "appeal", "plea", "clamour", "clamor", "pressure"})
_HELD: dict[str, Stance] = dict.fromkeys(("fear", "presume", "believe", "think", "assume"), "believes")
_BEFALLEN = frozenset("dead lost missing drowned trapped killed buried wounded injured stranded".split())


def hearsay(page: Page) -> Iterator[Draft]:
    """A draft for everything that is told of as said, feared or asked for by nobody, in text order."""
    for token in page.syntax.tokens:
        draft = None
        if token.pos in ("NOUN", "PROPN") and token.label in ("nsubj", "nsubjpass"):
            draft = _going_round(page, token)
        elif token.lemma in _HELD and token.tag in ("VBN", "VBD"):
            draft = _feared(page, token)
        if draft is not None:
            yield draft


def _going_round(page: Page, noun: Token) -> Draft | None:
    """ "Word spread that", "rumour has it that", "fears grew that", "calls grew for"."""
    syntax = page.syntax
    verb, lemma = syntax.head(noun.i), noun.lemma.lower()
    if verb is None or verb.i < noun.i or syntax.children(noun.i, "poss") or verb.tag in ("VB", "VBG"):
        return None
    word = lexicon_words("reporting_nouns").get(lemma)
    stance = _HAVING_IT.get(lemma) or (word.stance if word is not None and noun.tag == "NNS" else None)
    if stance is None:
        return None
    behind = syntax.after(verb.i)
    has_it = verb.lemma == "have" and behind is not None and behind.lower == "it"
    is_so = verb.lemma == "be" and lemma in _IS_SO and not syntax.children(noun.i, "det")
    if not (has_it or is_so or verb.lemma in _SPREADING):
        return None
    said = _clause(page, noun, verb) or (_wanted(page, verb) if lemma in _FOR and verb.lemma in _GROWING else None)
    if said is None and is_so and behind is not None and behind.lower == "of":
        said = page.trimmed(*page.chars(behind.i + 1, syntax.right_edge(behind.i) + 1))  # "talk in town is | of | war"
    if said is None:
        return None
    first = syntax.left_edge(noun.i)
    cue = page.chars(first, verb.i + 1 + has_it)
    if cue[0] < said[0] < cue[1]:
        cue = page.chars(first, noun.i + 1)  # "rumours that he had fled spread"
    return Draft(verb.i, (cue,), (), None, (said,), "requests" if lemma in _FOR else stance, "speech", HEARSAY)


def _clause(page: Page, noun: Token, verb: Token) -> Range | None:
    """The "that" clause on a verb of spreading, or on what spreads: "rumours | that he had fled | spread"."""
    syntax = page.syntax
    for clause in syntax.children(verb.i, "ccomp", "advcl", "acl", "relcl"):
        first = syntax.tokens[syntax.left_edge(clause.i)]
        if first.i > verb.i and first.lower == "that":
            return page.trimmed(*page.chars(first.i, syntax.right_edge(clause.i) + 1))
    for clause in syntax.children(noun.i, "acl", "ccomp"):
        first = syntax.tokens[syntax.left_edge(clause.i)]
        if noun.i < first.i < verb.i and first.lower == "that" and first.label == "mark":
            return page.trimmed(*page.chars(first.i, syntax.right_edge(clause.i) + 1))
    return None


def _wanted(page: Page, verb: Token) -> Range | None:
    """What is called for: "calls grew | for | the minister to resign |"."""
    syntax = page.syntax
    lead = next((t for t in syntax.tokens[verb.i + 1 : verb.i + 4] if t.lower == "for"), None)
    if lead is None or lead.i + 1 >= syntax.sentence_of(verb.i).stop:
        return None
    if syntax.tokens[lead.i + 1].entity.endswith(("DATE", "TIME")):
        return None
    return page.trimmed(*page.chars(lead.i + 1, max(syntax.right_edge(lead.i), syntax.right_edge(verb.i)) + 1))


def _feared(page: Page, verb: Token) -> Draft | None:
    """ "Nine are feared drowned", "the crew is presumed dead": nobody says who fears it."""
    syntax = page.syntax
    who = next(iter(syntax.children(verb.i, "nsubjpass")), None)
    how = syntax.after(verb.i) or verb
    if who is None or who.i > verb.i or how.lower not in _BEFALLEN or not is_passive(syntax, verb):
        return None
    if who.tag in ("WDT", "WP") or any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux")):
        return None
    if syntax.children(verb.i, "agent"):
        return None
    said = page.trimmed(how.start, how.end)
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    content = (*spans_of(page, who.i, verb.i), *((said,) if said is not None else ()))
    return Draft(verb.i, cue, (), None, content, _HELD[verb.lemma], "speech", HEARSAY) if len(content) > 1 else None

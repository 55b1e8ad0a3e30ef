"""Answers: what stands behind a colon after a noun of speech and its owner ("His answer was short: no", "The message
of Mersa was clear: leave", "The guild's verdict: the law is dead"), and what is quoted before one ("“Never,” came the
reply from Mersa").
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.saying.reported_clauses import quotation_of
from onrecord.annotate.saying.sources import Source, owner_spans, speaks
from onrecord.annotate.saying.speech_nouns import lexicon_words
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token

ANSWER = "answer"
"""The rule of what these find."""

_SAID = frozenset(
    "answer response reply message verdict position line advice argument view slogan motto excuse defence defense "
    "explanation reaction assessment conclusion stance order instruction retort diagnosis mantra refrain plea "
    "question word comment comeback rejoinder".split()
)
_FARTHEST = 14  # tokens before the colon
_IS = frozenset({"be", "remain", "come", "sound"})


def answers(page: Page) -> Iterator[Draft]:
    """A draft for everything behind a colon that is somebody's answer, message or view, in text order."""
    for token in page.syntax.tokens:
        draft = _behind(page, token) if token.text == ":" else _came(page, token) if token.lemma == "come" else None
        if draft is not None:
            yield draft


def _came(page: Page, verb: Token) -> Draft | None:
    """ "“Never,” came the reply | from Mersa |": the quotation is Mersa's."""
    syntax = page.syntax
    noun = next((t for t in syntax.children(verb.i, "nsubj") if t.i > verb.i), None)
    said = quotation_of(page, verb, Source()) if noun is not None else None
    if noun is None or said is None or not (noun.lemma in _SAID or noun.lemma in lexicon_words("reporting_nouns")):
        return None
    source = _whose(page, noun)
    if source.head is None:  # "came the reply | from Mersa |": hung on the verb
        who = next((t for t in syntax.behind(verb.i, "from") if t.i > noun.i and speaks(page, t.i)), None)
        source = source if who is None else Source(who.i, owner_spans(page, who))
    if source.head is None or said.spans[0][0] > verb.start:
        return None
    known = lexicon_words("reporting_nouns").get(noun.lemma)
    cue = (verb.start, noun.end)
    stance = known.stance if known is not None else "asserts"
    return Draft(verb.i, (cue,), source.spans, source.head, said.spans, stance, "speech", ANSWER)


def _behind(page: Page, colon: Token) -> Draft | None:
    syntax, tokens = page.syntax, page.syntax.tokens
    sentence = syntax.sentence_of(colon.i)
    before = tokens[sentence.first : colon.i]
    if not 1 < len(before) <= _FARTHEST or page.quoted(colon.start) is not None or colon.i + 1 >= sentence.stop:
        return None
    verbs = [t for t in before if t.pos in ("VERB", "AUX") and t.tag != "VBN"]
    nouns = lexicon_words("reporting_nouns")
    noun = next((t for t in before if t.pos == "NOUN" and (t.lemma in _SAID or t.lemma in nouns)), None)
    if noun is None or len(verbs) > 1 or any(t.lemma not in _IS for t in verbs) or any(t.i < noun.i for t in verbs):
        return None
    source = _whose(page, noun)
    said = page.trimmed(colon.end, sentence.end)
    if source.head is None or said is None or not source.spans or page.is_first_person(source.head):
        return None
    if syntax.tokens[source.head].lower in ("my", "our", "your"):
        return None
    known = nouns.get(noun.lemma)
    cue = (noun.start, colon.end)
    stance = known.stance if known is not None else "asserts"
    return Draft(noun.i, (cue,), source.spans, source.head, (said,), stance, "speech", ANSWER)


def _whose(page: Page, noun: Token) -> Source:
    """Whose answer it is: its possessor, or whoever stands behind "from" or "of"."""
    syntax = page.syntax
    owner = next((t for t in syntax.children(noun.i, "poss") if not t.entity.endswith(("DATE", "TIME"))), None)
    if owner is None:
        owner = next((t for t in syntax.behind(noun.i, "from", "of") if speaks(page, t.i)), None)
    if owner is None or not (owner.tag == "PRP$" or speaks(page, owner.i)):
        return Source()
    return Source(owner.i, owner_spans(page, owner, noun.i if owner.i < noun.i else None))

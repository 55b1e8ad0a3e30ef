"""Changed accounts: what was said and then changed, taken back or admitted to be otherwise ("the ministry revised the
toll", "the army said it had hit a depot; it later acknowledged that a school had been damaged").

Left undecided: two accounts that no word sets against one another, which may both be held.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.chains import Chains
from onrecord.annotate.contradictions import COUNTERS, Finding, words_for
from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.records import Attribution

_EARLIER = frozenset("earlier previous initial original prior first".split())
_CLAUSE_WORDS = 24
_BEFORE = 3
"""Tokens before a verb in which an adverb of it stands, whatever the parser hangs it on."""
_SAYING = frozenset({"asserts", "denies", "alleges", "accuses", "rejects"})


def changes(syntax: Syntax, chains: Chains) -> Iterator[Finding]:
    """Statements that the report says were changed, deleted or taken back, and accounts that their speaker went back
    on in the same sentence or the next."""
    yield from _changed(syntax, chains)
    yield from _issued_anew(syntax, chains)
    yield from _second_thoughts(syntax, chains)


def _changed(syntax: Syntax, chains: Chains) -> Iterator[Finding]:
    verbs, utterances = words_for("change"), words_for("utterance")
    for token in syntax.tokens:
        if token.lemma not in verbs or not (_happened(syntax, token) or _along(syntax, token)):
            continue
        passive = syntax.children(token.i, "nsubjpass")
        changed = passive or syntax.children(token.i, "dobj")
        particles = [c.lower for c in syntax.children(token.i, "prt", "advmod", "prep")]
        if verbs[token.lemma] == "back" and "back" not in particles and "down" not in particles:
            continue
        if not changed and token.label in ("acl", "relcl"):
            head = syntax.head(token.i)
            changed = (head,) if head is not None and token.tag == "VBN" else ()
        if not changed:
            continue
        noun = changed[0]
        sentence = syntax.sentence_of(token.i)
        if noun.tag in ("WDT", "WP") and (
            clause := next((t for t in (token, *syntax.ancestors(token.i)) if t.label == "relcl"), None)
        ):
            noun = syntax.tokens[clause.head]
        said = _said_before(chains, sentence, token)
        points_back = noun.lower in ("this", "that", "it", "which") and bool(passive)
        recounted = verbs[token.lemma] == "figure" and _is_figure(syntax, token, noun)
        told = noun.lemma in utterances and utterances[noun.lemma] in ("", verbs[token.lemma])
        if told or recounted or (points_back and said):
            whole = syntax.chars(sentence.start, sentence.end)
            yield Finding(
                "changed_statement",
                f"Something said was afterwards changed: \u201c{_clause(syntax, token)}\u201d.",
                (syntax.span(token.i, token.i + 1), whole),
                tuple(a.id for a in said),
                "change",
            )


def _issued_anew(syntax: Syntax, chains: Chains) -> Iterator[Finding]:
    """ "He at first said ... Hours later his office issued a corrected version that read ..." """
    utterances, changed = words_for("utterance"), words_for("changed")
    for token in syntax.tokens:
        if token.label not in ("dobj", "nsubjpass") or utterances.get(token.lemma) != "":
            continue
        verb = syntax.head(token.i)
        described = any(t.lower in changed for t in syntax.children(token.i, "amod"))
        if verb is None or not described or verb.pos != "VERB" or not _happened(syntax, verb):
            continue
        sentence = syntax.sentence_of(token.i)
        said = _said_before(chains, sentence, verb)
        if not said and sentence.first > 0:
            said = _said_before(chains, syntax.sentence_of(sentence.first - 1), verb)[-1:]
        words = f"Something said was afterwards changed: \u201c{_clause(syntax, verb)}\u201d."
        spans = (syntax.span(token.i, token.i + 1), syntax.chars(sentence.start, sentence.end))
        yield Finding("changed_statement", words, spans, tuple(a.id for a in said), "change")


def _is_figure(syntax: Syntax, verb: Token, noun: Token) -> bool:
    """Whether what is corrected is a number: "revised the toll", "had given the number as 13 but corrected it"."""
    if noun.lower not in ("it", "them"):
        return noun.lemma in COUNTERS
    first = syntax.head(verb.i)
    return (
        first is not None
        and verb.label == "conj"
        and any(t.lemma in COUNTERS and t.i > first.i for t in syntax.children(first.i, "dobj"))
    )


def _happened(syntax: Syntax, verb: Token) -> bool:
    aux = syntax.children(verb.i, "aux", "neg")
    return verb.tag in ("VBD", "VBN") and not any(t.tag in ("MD", "TO") or t.label == "neg" for t in aux)


def _along(syntax: Syntax, verb: Token) -> bool:
    """Whether something said before is changed by what is told: "it let them in, reversing an earlier statement"."""
    above = syntax.head(verb.i)
    return (
        verb.tag == "VBG"
        and verb.label == "advcl"
        and above is not None
        and any(_EARLIER & {m.lower for m in syntax.children(t.i, "amod")} for t in syntax.children(verb.i, "dobj"))
    )


def _said_before(chains: Chains, sentence: Sentence, verb: Token) -> list[Attribution]:
    return [
        a
        for a in chains.attributions
        if any(sentence.start <= s.start < sentence.end and s.start < verb.start for s in (*a.cue, *a.content))
    ]


def _clause(syntax: Syntax, verb: Token) -> str:
    """The verb with its subject and what stands close behind it."""
    sentence = syntax.sentence_of(verb.i)
    subjects = syntax.children(verb.i, "nsubj", "nsubjpass")
    first = max(sentence.first, syntax.left_edge(subjects[0].i) if subjects else verb.i)
    if verb.i - first > 6:
        first = verb.i
    stop, open_ = verb.i + 1, False
    while stop < min(sentence.stop, verb.i + _CLAUSE_WORDS):
        mark = syntax.tokens[stop].text
        open_ = not open_ if mark == '"' else mark == "\u201c" or (open_ and mark != "\u201d")
        if not open_ and mark in (",", ";", ".", "\u2013", "\u2014"):
            break
        stop += 1
    cut = " \u2026" if stop == verb.i + _CLAUSE_WORDS and stop < sentence.stop else ""
    return " ".join(syntax.span(first, stop).text.split()) + cut


def _second_thoughts(syntax: Syntax, chains: Chains) -> Iterator[Finding]:
    told = [a for a in chains.attributions if a.speaker is not None and a.content and a.stance in _SAYING]
    spoken = [(a, verb) for a in told if (verb := _verb(syntax, a)) is not None]
    spoken.sort(key=lambda pair: pair[1].i)
    for n, (first, before) in enumerate(spoken):
        for second, after in spoken[n + 1 :]:
            here = syntax.sentence_of(after.i)
            near = here.first <= before.i or (here.first > 0 and syntax.sentence_of(here.first - 1).first <= before.i)
            if not near:
                break
            if second.speaker != first.speaker or second.within == first.id or not _goes_back(syntax, before, after):
                continue
            stop = second.content[0].end if second.content[0].start > after.start else after.end
            words = " ".join(syntax.text[after.start : stop].split())
            message = f"Something said was afterwards changed: “{words}”."
            spans = (syntax.span(after.i, after.i + 1), syntax.chars(here.start, here.end))
            yield Finding("changed_statement", message, spans, (first.id, second.id), "second thoughts")
            break


def _verb(syntax: Syntax, attribution: Attribution) -> Token | None:
    for span in attribution.cue:
        for token in syntax.tokens_in(span.start, span.end):
            if token.pos == "VERB":
                return token
    return None


def _goes_back(syntax: Syntax, before: Token, after: Token) -> bool:
    """Whether the second verb tells of an admission that came later, or the first of what was said only at first."""
    if _beside(syntax, before, "at_first") and not _beside(syntax, after, "at_first"):
        return True
    return after.lemma in words_for("admission") and _beside(syntax, after, "later")


def _beside(syntax: Syntax, verb: Token, use: str) -> bool:
    words = words_for(use)
    adverbs = {t.lower for t in syntax.children(verb.i, "advmod")}
    adverbs |= {t.lower for t in syntax.tokens[max(verb.i - _BEFORE, syntax.sentence_of(verb.i).first) : verb.i]}
    return any(word in adverbs for word in words)

"""Changed accounts: what somebody said and then said otherwise ("the army said it had hit a depot; it later
acknowledged that a school had been damaged", "had earlier put the number of dead at 40").

Left undecided: two accounts that no word sets against one another, which may both be held.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.changed_wordings import EARLIER, LATER, VERSIONS
from onrecord.annotate.contradictions import Finding, Tally, words_for
from onrecord.annotate.given_before import taken_back
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Attribution, Quantity

_BEFORE = 3
"""Tokens before a verb in which an adverb of it stands, whatever the parser hangs it on."""
_SAYING = frozenset({"asserts", "denies", "alleges", "accuses", "rejects", "condemns", "supports", "believes"})
_REACH = 3
"""Sentences behind one that tells what somebody said "at first", in which the second account may stand."""
_SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson official officials".split())
_OFFICIAL = frozenset({"COP", "MIL", "GOV"})
_SPANS = frozenset("hour day week month year decade".split())
_OPPOSITE = frozenset("opposite otherwise contrary reverse".split())
_AGAINST_EACH_OTHER = frozenset("discrepancy contradiction inconsistency reversal about-face turnabout".split())
_PUTTING = frozenset({"put", "give", "set"})
_HAVING = frozenset({"had", "having", "'d", "\u2019d"})


@dataclass(frozen=True, slots=True)
class _Spoken:
    """An attribution with the verb of its cue and the number of its sentence."""

    attribution: Attribution
    verb: Token
    sentence: int


def changed_accounts(
    syntax: Syntax, cast: Cast, chains: Chains, counts: Sequence[Tally], quantities: Sequence[Quantity]
) -> Iterator[Finding]:
    """Accounts that their speaker went back on in the same sentence or soon after; figures that were given before."""
    told = [a for a in chains.attributions if a.content and a.stance in _SAYING]
    starts = {s.first: n for n, s in enumerate(syntax.sentences)}
    spoken = [
        _Spoken(a, verb, starts[syntax.sentence_of(verb.i).first])
        for a in told
        if (verb := _verb(syntax, a)) is not None
    ]
    spoken.sort(key=lambda one: one.verb.i)
    for n, first in enumerate(spoken):
        at_first = _at_first(syntax, first.verb)
        reach = _REACH if at_first else 1
        for second in spoken[n + 1 :]:
            if second.sentence - first.sentence > reach:
                break
            # What another tells of them is another's account.
            if second.attribution.within != first.attribution.within:
                continue
            if _are_two_versions(syntax, first.attribution, second.attribution) or (
                _in_one_voice(cast, first, second) and _goes_back(syntax, first, second, at_first)
            ):
                yield _second_thought(syntax, first.attribution, second)
                break
    yield from _earlier_figures(syntax, chains, spoken, counts)
    yield from _taken_back(syntax, quantities)
    yield from _figures_spoken_of(syntax, chains, spoken, quantities)


def _second_thought(syntax: Syntax, first: Attribution, second: _Spoken) -> Finding:
    after, here = second.verb, syntax.sentence_of(second.verb.i)
    content = second.attribution.content[0]
    stop = content.end if content.start > after.start else after.end
    words = " ".join(syntax.text[after.start : stop].split())
    spans = (syntax.span(after.i, after.i + 1), syntax.chars(here.start, here.end))
    message = f"Something said was afterwards changed: \u201c{words}\u201d."
    return Finding("changed_statement", message, spans, (first.id, second.attribution.id), "second thoughts")


def _verb(syntax: Syntax, attribution: Attribution) -> Token | None:
    for span in attribution.cue:
        verbs = [t for t in syntax.tokens_in(span.start, span.end) if t.pos == "VERB"]
        if verbs:
            return verbs[-1] if verbs[-1].lemma not in ("have", "be") else verbs[0]
    return None


def _in_one_voice(cast: Cast, first: _Spoken, second: _Spoken) -> bool:
    """Whether one speaker says both, or one who speaks for a body and, in the same sentence, that body."""
    one, other = first.attribution.speaker, second.attribution.speaker
    if one is None or other is None:
        return False
    if one == other:
        return True
    speaks, whole = (first, second) if first.sentence == second.sentence else (second, first)
    words = " ".join(s.text for s in speaks.attribution.source).lower().split()
    if second.sentence - first.sentence > 1 or not 1 <= len(words) <= 2 or words[-1] not in _SPOKEN_FOR:
        return False  # "a spokesman for the navy"
    body = cast.get(whole.attribution.speaker)
    return body is not None and (body.kind in ("organization", "government") or body.sector in _OFFICIAL)


def _are_two_versions(syntax: Syntax, first: Attribution, second: Attribution) -> bool:
    """Whether two texts of one author speak, one before the other: "the first statement spoke of ...; a second one"."""
    nouns = [t for a in (first, second) for s in a.source for t in syntax.tokens_in(s.start, s.end)]
    nouns = [t for t in nouns if t.pos in ("NOUN", "NUM")]
    if len(nouns) != 2 or nouns[0].lemma not in VERSIONS or nouns[1].lemma not in (nouns[0].lemma, "one"):
        return False
    earlier, later = ({t.lower for t in syntax.children(n.i, "amod", "det")} for n in nouns)
    return bool(earlier & EARLIER) and bool(later & LATER)


def _goes_back(syntax: Syntax, first: _Spoken, second: _Spoken, at_first: bool) -> bool:
    """Whether the second verb tells of an admission that came later, or the first of what was said only before."""
    before, after = first.verb, second.verb
    if _is_pluperfect(syntax, after) and _is_opposite(second.attribution):
        return True
    if after.lemma in words_for("adding") or _beside(syntax, after, "adding") or _at_first(syntax, after):
        return False
    if at_first:
        return True
    admits = after.lemma in words_for("admission")
    earlier = _beside(syntax, before, "before") or _is_pluperfect(syntax, before)
    if _is_pluperfect(syntax, after):
        return False
    if admits and (_beside(syntax, after, "later") or earlier):
        return True
    dated = first.attribution.time is not None and _beside(syntax, after, "later")
    if not earlier and not dated:
        return False
    if earlier and any(t.lemma in _AGAINST_EACH_OTHER for t in syntax.sentence_tokens(syntax.sentence_of(after.i))):
        return True  # "Asked about the discrepancy, he said ..."
    denied = first.attribution.stance == "denies" and second.attribution.stance in ("asserts", "believes")
    since = _beside(syntax, after, "later") or second.attribution.time is not None
    pair = first.attribution, second.attribution
    return since and (denied or _says_otherwise(syntax, *pair) or _counts_otherwise(syntax, *pair))


def _is_opposite(attribution: Attribution) -> bool:
    """Whether all that is told of what somebody said is that it was the opposite."""
    words = " ".join(s.text for s in attribution.content).lower().split()
    return 0 < len(words) <= 3 and words[-1] in _OPPOSITE


def _at_first(syntax: Syntax, verb: Token) -> bool:
    """Whether something was said only at first: "initially", "at first", "first blaming", "had said for days"."""
    if _beside(syntax, verb, "at_first"):
        return True
    before = syntax.tokens[max(verb.i - _BEFORE, syntax.sentence_of(verb.i).first) : verb.i]
    # Who first reports something says it before others do.
    reveals = verb.lemma in words_for("revealing")
    if any(t.lower == "first" and t.label == "advmod" for t in (*before, *syntax.children(verb.i, "advmod"))):
        return not reveals or any(t.lower == "at" for t in before)
    return _is_pluperfect(syntax, verb) and any(
        noun.lemma in _SPANS and noun.tag == "NNS" for noun in syntax.behind(verb.i, "for")
    )


def _is_pluperfect(syntax: Syntax, verb: Token) -> bool:
    return verb.tag in ("VBN", "VBD") and any(t.lower in _HAVING for t in syntax.children(verb.i, "aux"))


def _beside(syntax: Syntax, verb: Token, use: str) -> bool:
    words = words_for(use)
    adverbs = {t.lower for t in syntax.children(verb.i, "advmod")}
    adverbs |= {t.lower for t in syntax.tokens[max(verb.i - _BEFORE, syntax.sentence_of(verb.i).first) : verb.i]}
    return any(word in adverbs for word in words)


def _says_otherwise(syntax: Syntax, one: Attribution, other: Attribution) -> bool:
    """Whether two contents are clauses of one thing of which something else is told: their subjects are one word, or
    the second's is a pronoun, and their predicates have no word in common, or one of them is negated."""
    a, b = _predicate(syntax, one), _predicate(syntax, other)
    if a is None or b is None:
        return False
    (who, verb, words), (whom, verb_, words_) = a, b
    same = who.lemma == whom.lemma or (whom.tag == "PRP" and who.tag != "PRP")
    negated = [any(t.label == "neg" for t in syntax.children(v.i)) for v in (verb, verb_)]
    if any(t.tag == "MD" for v in (verb, verb_) for t in syntax.children(v.i, "aux")):
        return False
    return same and (negated[0] != negated[1] or not words & words_)


def _counts_otherwise(syntax: Syntax, one: Attribution, other: Attribution) -> bool:
    """Whether the second content gives the number of the first anew: "that three were hurt" and "the figure at one"."""
    old, new = ([t for s in a.content for t in syntax.tokens_in(s.start, s.end) if t.tag == "CD"] for a in (one, other))
    old, new = ([t for t in tokens if not t.entity.endswith(("DATE", "TIME"))] for tokens in (old, new))
    if not old or len(new) != 1 or any(t.lower == new[0].lower for t in old):
        return False
    nouns = [syntax.head(t.i) if t.label == "nummod" else None for t in (old[0], new[0])]
    return nouns[1] is None or (nouns[0] is not None and nouns[0].lemma == nouns[1].lemma)


def _predicate(syntax: Syntax, one: Attribution) -> tuple[Token, Token, frozenset[str]] | None:
    """The subject, the verb and the telling words of the clause that a content is."""
    tokens = [t for s in one.content for t in syntax.tokens_in(s.start, s.end)]
    inside = {t.i for t in tokens}
    root = next((t for t in tokens if t.pos in ("VERB", "AUX") and t.head not in inside), None)
    if root is None:
        return None
    subject = next(iter(syntax.children(root.i, "nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    below = {t.i for t in syntax.subtree(subject.i)}
    words = frozenset(t.lemma for t in tokens if t.i not in below and t.pos in ("VERB", "NOUN", "ADJ", "PROPN", "NUM"))
    return subject, root, words


def _may_be_anew(chains: Chains, old: Attribution, count: Tally) -> bool:
    """Whether a number may be what somebody says now: the report's own, or one of his."""
    if not count.chain:
        return True
    who = chains.get(count.chain[-1]).speaker
    return who is not None and who == old.speaker


def _earlier_figures(
    syntax: Syntax, chains: Chains, spoken: Sequence[_Spoken], counts: Sequence[Tally]
) -> Iterator[Finding]:
    """Numbers of dead, injured ... that somebody "had previously put" at something else than the report does now."""
    numbers = [(c, syntax.token_at(c.span.start)) for c in counts]
    for one in spoken:
        told_so = _beside(syntax, one.verb, "before") or _at_first(syntax, one.verb)
        if not told_so and not (_is_pluperfect(syntax, one.verb) and one.verb.lemma in _PUTTING):
            continue
        mine = [c for c, _ in numbers if c.chain and c.chain[-1] == one.attribution.id]
        for old in mine:
            others = (
                (_distance(syntax, token, one.verb), abs(token.i - one.verb.i), c)
                for c, token in numbers
                if c.what == old.what and c.value != old.value and c.chain != old.chain and token is not None
            )
            far, _, new = min(others, key=lambda found: found[:2], default=(_REACH + 1, 0, old))
            if far <= _REACH and (told_so or new.chain) and _may_be_anew(chains, one.attribution, new):
                here = syntax.sentence_of(one.verb.i)
                message = f"The number {old.what} was given as {old.span.text} before, now as {new.span.text}."
                spans = (old.span, syntax.chars(here.start, here.end), new.span)
                yield Finding("changed_statement", message, spans, (old.record, new.record), "earlier figure")
                break


def _figures_spoken_of(
    syntax: Syntax, chains: Chains, spoken: Sequence[_Spoken], quantities: Sequence[Quantity]
) -> Iterator[Finding]:
    """Numbers of which all is told that somebody "had earlier spoken of 12,000", where he gives another of the same
    unit right before: "17,000 people were hit, according to the bank. It had earlier spoken of 12,000."
    """
    for one in spoken:
        if not _is_pluperfect(syntax, one.verb) or not (
            _beside(syntax, one.verb, "before") or _at_first(syntax, one.verb)
        ):
            continue
        content = [t for s in one.attribution.content for t in syntax.tokens_in(s.start, s.end)]
        old = [q for q in quantities if q.according_to and q.according_to[-1] == one.attribution.id]
        if len(old) != 1 or any(t.pos in ("VERB", "AUX") for t in content):
            continue
        before = [q for q in quantities if q.span.end <= one.verb.start and q.value != old[0].value and q.according_to]
        new = before[-1] if before else None
        token = syntax.token_at(new.span.start) if new is not None else None
        if new is None or token is None or _distance(syntax, token, one.verb) > 1:
            continue
        who = chains.get(new.according_to[-1]).speaker
        if who is not None and who == one.attribution.speaker and _of_one_unit(old[0], new):
            here = syntax.sentence_of(one.verb.i)
            message = f"A figure was given as {old[0].span.text} before, now as {new.span.text}."
            spans = (old[0].span, syntax.chars(here.start, here.end), new.span)
            yield Finding("changed_statement", message, spans, (old[0].id, new.id), "earlier figure")


def _taken_back(syntax: Syntax, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Numbers set against those before them in the sentence: "four were killed, not three as he had said"."""
    for new, old in pairwise(quantities):
        token = syntax.token_at(old.span.start)
        here = syntax.sentence_of(token.i) if token is not None else None
        if here is None or new.span.start < here.start or new.value == old.value or not taken_back(syntax, old.span):
            continue
        message = f"A figure was given as {old.span.text} before, now as {new.span.text}."
        spans = (old.span, syntax.chars(here.start, here.end), new.span)
        yield Finding("changed_statement", message, spans, (old.id, new.id), "earlier figure")


def _of_one_unit(old: Quantity, new: Quantity) -> bool:
    return old.unit is None or (new.unit is not None and old.unit.lower() == new.unit.lower())


def _distance(syntax: Syntax, number: Token, verb: Token) -> int:
    """How many sentences a number stands before a verb, or behind it."""
    places = [syntax.sentences.index(syntax.sentence_of(t.i)) for t in (number, verb)]
    return abs(places[1] - places[0])

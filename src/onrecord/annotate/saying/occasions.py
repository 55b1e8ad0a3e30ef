"""Occasions: the words around a cue that tell of the saying itself, and when it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.annotate.saying.utterances import CITING, QUOTER, Draft, Range
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.links import time_of
from onrecord.lexicons import load
from onrecord.records import Time

_JOINING = ("conj", "advcl", "xcomp", "pcomp", "prep", "acl", "dobj", "pobj")
_GAP = len(" on ")
_SECOND = frozenset("of for with against".split())
_PARTICIPLES = ("VBG", "VBN")
_GATHERED = ("briefing", "interview", "speech", "hearing")
_AT = frozenset({"at", "in", "during"})
_SENDING = frozenset(
    "date post publish release issue send air broadcast write sign upload share circulate read".split()
)
_SPOKE = frozenset({"speak", "talk"})
_SPEECH = frozenset("speak talk write address testify appear post tweet brief respond reply".split())


def zone(syntax: Syntax, draft: Draft, drafts_there: Sequence[Draft]) -> tuple[Token, ...]:
    """The tokens of the cue's sentence that tell of the saying itself: outside every content that does not hold
    the cue, and outside the sources of others through whom or from whom the same words come."""
    sentence = syntax.sentence_of(draft.anchor)
    at = syntax.tokens[draft.anchor].start
    own = (*draft.cue, *draft.source) if draft.rule == QUOTER else ((sentence.start, sentence.end),)
    inside: list[Range] = []
    outside: list[Range] = [*draft.content, *_of_others(draft, drafts_there)]
    for other in drafts_there:
        if other.source_head not in (None, draft.source_head) and not set(other.cue) & set(draft.cue):
            outside.extend(other.cue)  # "warned of a flood, and an aide | alleged in a post |"
        for start, end in other.content:
            (inside if start <= at < end else outside).append((start, end))
    later = (other for other in drafts_there if other.anchor > draft.anchor and not set(other.cue) & set(draft.cue))
    dated = [c for other in later for c in other.cue]
    return tuple(
        t
        for t in syntax.sentence_tokens(sentence)
        if any(a <= t.start < b for a, b in own)
        # "said it was safe and | two weeks later admitted": another cue's day
        and not (t.entity.endswith(("DATE", "TIME")) and any(a <= t.start < b for a, b in dated))
        and all(a <= t.start < b for a, b in inside)
        and not any(a <= t.start < b for a, b in outside)
    )


def _of_others(draft: Draft, drafts_there: Sequence[Draft]) -> Iterator[Range]:
    """The sources of those who say the same words, but who quotes a draft's own speaker: "AFP said, | quoting a witness
    quoted by local radio"."""
    if draft.rule == QUOTER:
        return
    same = [d for d in drafts_there if d is not draft and d.content == draft.content and d.cue]
    cited = draft.rule != CITING and any(d.rule == CITING for d in same)
    for other in same:
        if cited or other.rule != QUOTER:
            yield from other.source


def joined_verbs(syntax: Syntax, anchor: int) -> set[int]:
    """The cue's head, and the verbs whose clause it shares: that it is a conjunct, participle or object of."""
    found = {anchor}
    token: Token | None = syntax.tokens[anchor]
    while token is not None and token.label in _JOINING:
        if token.label in ("conj", "acl") and syntax.children(token.i, "nsubj", "nsubjpass"):
            break
        token = syntax.head(token.i)
        if token is not None and token.pos in ("VERB", "AUX"):
            found.add(token.i)
    return found


def hangs_on(syntax: Syntax, draft: Draft, token: Token, joined: set[int]) -> bool:
    """Whether a phrase beside a draft's cue belongs to one of the joined verbs, through nouns and participles ("in a
    letter sent to X"). A verb of the content is the parser's mistake: the phrase stands beside the cue all the same."""
    for above in syntax.ancestors(token.i):
        # "let | slip | during an interview that": a part of the cue
        if above.i in joined or any(a <= above.start < b for a, b in (*draft.content, *draft.cue)):
            return True
        if _is_led_into(syntax, above, joined):
            return True
        if above.pos in ("VERB", "AUX") and not (above.tag in _PARTICIPLES and above.label in ("acl", "advcl", "amod")):
            return False
    return False


def _is_of_a_noun(syntax: Syntax, tokens: Sequence[Token]) -> bool:
    """Whether a time tells which of several is meant: "in the deadliest attack this year"."""
    top = next((t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i), tokens[-1])
    noun = syntax.tokens[top.head]
    best = any(c.tag in ("JJS", "RBS") or c.lower in ("first", "second", "third") for c in syntax.children(noun.i))
    return top.label == "npadvmod" and noun.pos == "NOUN" and best


def _dates_a_deed(syntax: Syntax, draft: Draft, first: Token) -> bool:
    """Whether a time stands behind a participle that is said of the source: "the men killed in Orla on Monday said"."""
    for start, end in draft.source:
        if start <= first.start <= end + _GAP and end <= draft.cue[0][0] if draft.cue else False:
            words = [t for t in syntax.tokens_in(start, end) if t.i < first.i]
            done = [
                t
                for t in words
                if (t.tag == "VBN" or t.label == "acl") and t.i != draft.source_head and t.label not in ("amod", "conj")
            ]
            if any("," not in syntax.text[t.end : first.start] for t in done):
                return True
    return False


def _is_led_into(syntax: Syntax, verb: Token, joined: set[int]) -> bool:
    """Whether the parser took the participle of a phrase before the cue for a clause of its own: "In a letter sent to
    the board and | made | public on Friday, the crew said"."""
    return verb.head in joined and verb.i < verb.head and is_phrase(syntax, verb)


def is_phrase(syntax: Syntax, verb: Token) -> bool:
    """Whether what the parser took for a clause is a phrase with a participle: "in a letter made public"."""
    opens = syntax.tokens[syntax.left_edge(verb.i)]
    alone = not syntax.children(verb.i, "nsubj", "nsubjpass", "expl")
    return verb.label in ("ccomp", "advcl") and verb.tag in ("VBD", "VBN") and opens.pos == "ADP" and alone


def said_at(
    syntax: Syntax, draft: Draft, words: Sequence[Token], times: Sequence[Time], *, document: bool = False
) -> str | None:
    """The id of the time at which it was said: what dates the cue among the times of the zone, or the speech that it
    is part of ("Speaking on Monday, ..."), or the text that speaks ("a letter dated 3 May says"). None where the words
    leave it open.

    Args:
        words: the tokens of `zone`.
        times: those of the cue's sentence.
        document: whether a text speaks, whose own date counts.
    """
    near = {t.i for t in words}
    beside: list[Time] = []
    behind: list[Time] = []
    within: list[Time] = []
    for time in times:
        tokens = syntax.tokens_in(time.span.start, time.span.end)
        if time.type not in ("DATE", "TIME") or not tokens:
            continue
        source = next(((a, b) for a, b in draft.source if a <= time.span.start < b), None)
        if _dates_a_deed(syntax, draft, tokens[0]) or _is_of_a_noun(syntax, tokens):
            continue
        if not document and _is_of_a_clause(syntax, draft, tokens[0]):
            continue
        if source is not None:
            # "The commission on Monday declared": what stands at the end of a source is no part of the name.
            (behind if source[1] <= time.span.end and not document else within).append(time)
        elif all(t.i in near for t in tokens) or _stands_between(syntax, draft, tokens):
            beside.append(time)
        if draft.rule == "declines" and draft.content and 0 <= time.span.start - draft.content[-1][1] <= _GAP:
            return time.id  # "declined to discuss the raid on Monday"
        if (
            draft.rule.endswith(":object_pred")
            and time.span.end == draft.content[-1][1]
            and syntax.tokens[tokens[0].i - 1].lower == "on"
        ):
            return time.id  # "called it a crime on Sunday"
    if beside:
        for verb in (
            draft.anchor,
            *(t.i for t in speaking(draft, words)),
            *_sent(syntax, draft, words),
            *_held(syntax, draft, words),
        ):
            found = time_of(syntax, beside, verb)
            if found is not None:
                return found.id
    within_cue = next((t for t in beside if any(a <= t.span.start < b for a, b in draft.cue)), None)
    if within_cue is not None:
        return within_cue.id  # "amended its statement on Friday to say"
    dated = (t for t in beside if t.begin is not None)
    behind.extend(t for t in dated if any(0 <= t.span.start - b <= _GAP for _, b in draft.source))
    if behind:
        return behind[0].id
    if document and draft.source_head is not None:
        found = time_of(syntax, [*within, *beside], draft.source_head)
        return found.id if found is not None else None
    return None


def _is_of_a_clause(syntax: Syntax, draft: Draft, first: Token) -> bool:
    """Whether a time belongs to a clause that tells who the source is: "a driver who | left on Friday |"; but who is
    "speaking on Friday" is heard then."""
    clause = next((t for t in syntax.ancestors(first.i) if t.pos in ("VERB", "AUX")), None)
    if clause is None or draft.source_head is None or clause.lemma in _SPEECH:
        return False
    if any(t.i == clause.i for t in (syntax.tokens[draft.anchor], *syntax.ancestors(draft.anchor))):
        return False  # "Lind, who | resigned | in May, warning that": the cue's own clause
    alone = clause.tag in _PARTICIPLES and not syntax.children(clause.i, "aux", "auxpass")
    return not alone and any(t.i == draft.source_head for t in syntax.ancestors(clause.i))


def _sent(syntax: Syntax, draft: Draft, words: Sequence[Token]) -> Iterator[int]:
    """The participles that date what the words are said in: "in a letter | dated 3 May |, she said", "in a video
    | posted on Friday |"."""
    for token in words:
        if token.tag not in ("VBN", "VBD") or token.lemma not in _SENDING:
            continue
        if token.head == draft.anchor and token.i < draft.anchor and is_phrase(syntax, token):
            yield token.i  # "in an interview with it, | aired on Sunday |, she said"
        if (
            token.head == draft.anchor < token.i
            and token.label == "ccomp"
            and syntax.tokens[token.i - 1].label == "pobj"
        ):
            yield token.i  # "said in a statement | read | on the radio late on Sunday"
        if token.head == draft.anchor and token.i < draft.anchor and _is_of_the_opening(syntax, token):
            yield from (token.i, *_opening(syntax, token))  # "in a letter to the board, | dated Monday |, she said"
        which = token.label == "relcl" and any(t.lower == "which" for t in syntax.children(token.i, "nsubjpass"))
        if token.label != "acl" and not which:
            continue
        for above in syntax.ancestors(token.i):
            if above.i == draft.anchor:
                yield from (token.i, token.head, *(_opening(syntax, token) if which else ()))
            if above.pos not in ("NOUN", "PROPN", "ADP"):
                break


def _opening(syntax: Syntax, token: Token) -> Iterator[int]:
    """The noun of the phrase that opens a token's sentence: "In a | letter | to the board, dated Monday"."""
    first = syntax.sentence_of(token.i).first
    return (t.i for t in syntax.children(first, "pobj"))


def _is_of_the_opening(syntax: Syntax, participle: Token) -> bool:
    """Whether a participle between commas tells of the phrase that opens its sentence, though hung on the verb."""
    first = syntax.tokens[syntax.sentence_of(participle.i).first]
    alone = not syntax.children(participle.i, "nsubj", "nsubjpass", "agent", "dobj")
    comma = syntax.tokens[participle.i - 1].text == ","
    return participle.label == "advcl" and participle.tag == "VBN" and first.pos == "ADP" and alone and comma


@cache
def _meetings() -> frozenset[str]:
    """The nouns of what people are gathered to hear, by the lexicon of channels."""
    return frozenset(row["word"].split()[-1] for row in load("channels") if row["channel"] in _GATHERED)


def _held(syntax: Syntax, draft: Draft, words: Sequence[Token]) -> Iterator[int]:
    """The occasions that have a day: "Lind, at her briefing | on Sunday |, called it absurd"."""
    for token in words:
        lead = syntax.head(token.i) if token.pos == "NOUN" and token.lemma in _meetings() else None
        if lead is None or lead.lower not in _AT or lead.pos != "ADP":
            continue
        for above in syntax.ancestors(lead.i):
            if above.i in (draft.anchor, draft.source_head):
                yield token.i
            if above.pos not in ("NOUN", "PROPN"):
                break


def _stands_between(syntax: Syntax, draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a time in the content stands between two parts of what the cue takes, and so dates the cue: "accused
    the army on Thursday of ..."."""
    first = tokens[0].i
    top = syntax.tokens[first]
    while top.head != top.i and top.pos != "VERB" and syntax.tokens[top.head].pos != "VERB":
        upper = syntax.tokens[top.head]
        if top.label == "prep" and upper.label == "dobj" and syntax.tokens[upper.head].pos == "VERB":
            # "claimed responsibility | on Thursday | for the raid": hung on what is claimed
            second = syntax.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
            return upper.head in joined_verbs(syntax, draft.anchor) and any(
                t.lower in _SECOND and t.head in (upper.head, upper.i) for t in second
            )
        top = upper
    verb = syntax.tokens[top.head]
    if verb.i not in joined_verbs(syntax, draft.anchor) or top.label not in ("prep", "npadvmod") or verb.i > first:
        return False
    rest = syntax.children(verb.i, "prep", "xcomp")
    return bool(syntax.children(verb.i, "dobj", "dative")) and any(
        t.i > tokens[-1].i and (t.label == "xcomp" or t.lower in _SECOND) for t in rest
    )


def set_between(syntax: Syntax, draft: Draft) -> Iterator[Token]:
    """The tokens of a content that stand between two parts of what the cue takes, and so tell of the saying: "urged him
    | on the radio | to resign", "called on the mayor | in a letter | to go"."""
    below_cue = syntax.children(draft.anchor)
    taken = [t.i for t in below_cue if t.label in ("dobj", "dative", "prep") and t.i > draft.anchor]
    inside = [t for t in below_cue if any(a <= t.start < b for a, b in draft.content)]
    rest = [t.i for t in inside if t.label in ("xcomp", "ccomp", "advcl") or t.lower in _SECOND]
    for prep in inside:
        if prep.label == "prep" and prep.i > min(taken, default=prep.i) and prep.lower not in _SECOND:
            below = syntax.subtree(prep.i)
            if any(i > max(t.i for t in below) for i in rest):
                yield from below


def speaking(draft: Draft, words: Sequence[Token]) -> Iterator[Token]:
    """The verbs that tell of the same speech: "Speaking to reporters on Monday, he said", "Lind, who spoke to them,
    said".

    Args:
        words: the tokens of `zone`.
    """
    sources = {t.i for t in words if any(a <= t.start < b for a, b in draft.source)}
    for token in words:
        speaks = token.tag == "VBG" and token.lemma in _SPEECH and token.label in ("advcl", "acl")
        speaks = speaks or (token.tag == "VBD" and token.label == "relcl" and token.lemma in _SPOKE)
        if speaks and ((token.head == draft.anchor and token.label != "relcl") or token.head in sources):
            yield token

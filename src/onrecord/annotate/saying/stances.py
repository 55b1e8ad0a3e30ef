"""Stances: how a source stands to what it says, after negation and the words of the content."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import cast

from onrecord.annotate.negations import held_back, is_yet_to, negated, neither
from onrecord.annotate.saying.joins import is_reporting, is_somebody
from onrecord.annotate.saying.utterances import Draft
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import load
from onrecord.records import Stance
from onrecord.text import fold

# Rules of drafts that are refusals as they are.
_REFUSALS = ("declines", "no comment", "no answer")
# What becomes of a stance when its cue is negated; any other stays. Who does not believe doubts; who does not accuse,
# condemn or promise leaves it open.
_NEGATED: dict[Stance, Stance] = {
    "denies": "asserts",
    "rejects": "declines_to_say",
    "accuses": "declines_to_say",
    "condemns": "declines_to_say",
    "promises": "declines_to_say",
    "asserts": "declines_to_say",
    "alleges": "declines_to_say",
    "supports": "rejects",
    "believes": "questions",
}
_TOLD = ("speech", "document")
_UNMARKED = str.maketrans("", "", '"“”‘')
_CALLING = (":object_pred", ":object_as", ":to_as")
_FIRST = frozenset({"i", "we"})
_HOLDING = frozenset("believe think feel accept imagine suppose sure certain convinced confident".split())
_ASKED_FOR = frozenset("request motion petition application appeal bid plea demand proposal injunction stay".split())
_COMMENTS = frozenset({"comment", "interview", "elaboration", "answer", "response", "statement"})
_CALLING_ON = frozenset({"on", "upon", "for"})
_WANTING = frozenset({"want", "wish"})
_WISHING = frozenset("want wish demand ask like need insist".split())
_QUESTIONS = frozenset("whether if what who whom whose which why how when where".split())
_ASKERS = frozenset("question q reporter journalist interviewer correspondent moderator host".split())
_KNOWING = "know:wh"
_ANSWERING = frozenset("say tell reveal disclose confirm comment discuss elaborate answer name identify talk".split())
_MENTIONING = frozenset("mention note report acknowledge explain admit".split())
_ALERTING = frozenset("warn inform alert notify advise caution".split())
_LOOKING_BACK = frozenset("recall remember recount reminisce retell".split())
_OMITTING = frozenset("fail neglect omit forget".split())
_OWNING_UP = frozenset("acknowledge admit concede confess allow".split())
# Who has none of these is for something: "has no objection to the deal", "had no qualms about the raid".
_SCRUPLES = frozenset("objection qualm reservation misgiving compunction scruple quarrel hesitation".split())
# Imperatives that ask for nothing: "Look, ...", "Let us hope ...".
_NO_ORDER = frozenset(
    "let look listen see imagine remember think consider take believe say thank mind trust god".split()
)
_OPENING = frozenset("\"“‘'`«")
_FOLDED = 6
"""How many code points folding may take from a content, so that a place in it is still about the same."""


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str, Stance], ...]:
    return tuple(
        (re.compile(rf"\b(?:{row['phrase']})\b"), row["at"], cast(Stance, row["stance"]))
        for row in load("content_stances")
    )


@cache
def _nouns() -> dict[str, Stance]:
    return {row["lemma"]: cast(Stance, row["stance"]) for row in load("reporting_nouns")}


@cache
def _callers() -> frozenset[str]:
    """Verbs by which something is called or described as something."""
    rows = (row for row in load("reporting_verbs") if {"object_pred", "object_as"} & set(row["frames"].split()))
    return frozenset(row["lemma"] for row in rows)


def with_stance(syntax: Syntax, draft: Draft) -> Draft:
    """The draft with the stance that the negation of its cue and the words of its content give it.

    A saying verb that is negated leaves the matter open; a denial that is negated asserts. A neutral verb takes the
    stance of the noun that it carries ("repeated its denial", "raised questions about"), or of an order that is
    quoted. The lexicon `content_stances` has phrases that make a denial or a threat of what is said with a neutral
    verb, and words that make a condemnation of what something is called. Everything else keeps the verb's stance.
    """
    if draft.stance == "asserts" and _is_question(syntax, draft):
        return replace(draft, stance="questions")
    draft = _asking(syntax, draft)
    stance = _stance(syntax, draft)
    return draft if stance == draft.stance else replace(draft, stance=stance)


def _stance(syntax: Syntax, draft: Draft) -> Stance:
    stance = draft.stance
    if draft.cue and neither(syntax, draft.anchor):
        return "declines_to_say"
    if draft.rule in _REFUSALS:
        return stance
    if stance in ("asserts", "warns") and draft.cue and _is_passed_over(syntax, draft):
        return "declines_to_say"
    if draft.cue and draft.kind in _TOLD and is_yet_to(syntax, syntax.tokens[draft.anchor]):
        return "declines_to_say"
    if stance == "rejects" and _keeps_mum(syntax, draft):
        return "declines_to_say"
    if stance == "requests" and syntax.tokens[draft.anchor].lemma == "plead" and _pleads_innocent(syntax, draft):
        return "denies"
    if stance == "questions" and _asks_for(syntax, draft):
        return "requests"
    if stance in ("questions", "rejects") and _has_none(syntax, draft, frozenset({"doubt"})):
        return "believes"
    if stance in ("questions", "rejects") and _has_none(syntax, draft, _SCRUPLES):
        return "supports"
    if draft.cue and (negated(syntax, draft.anchor) or held_back(syntax, draft.anchor)):
        if stance == "expects":
            if _keeps_back(syntax, draft):
                return "declines_to_say"
            return "rejects" if syntax.tokens[draft.anchor].lemma in _WANTING else stance
        held = syntax.tokens[draft.anchor].lemma in _HOLDING
        if draft.kind in ("intent", "perception") or (draft.kind == "thought" and not held):
            return stance
        return _NEGATED.get(stance, stance)
    if stance == "asserts" and _leaves_open(syntax, draft):
        return "questions"
    if stance == "denies" and _turns_down(syntax, draft):
        return "rejects"
    if stance == "accuses" and _explains(syntax, draft):
        return "asserts"
    if stance == "expects" and _demands(syntax, draft):
        return "requests"
    if stance == "requests" and draft.content:
        return _of_order(syntax, draft) or stance
    if stance == "promises" and draft.content:
        return _of_vow(syntax, draft) or ("asserts" if _is_of_what_was(syntax, draft) else stance)
    if stance != "asserts" or not draft.content:
        return stance
    behind = syntax.tokens[draft.anchor + 1 : draft.anchor + 2]
    if draft.rule == "call:object_pred" and any(t.lower in _CALLING_ON and t.tag in ("IN", "RP") for t in behind):
        return "requests"  # the parser took "call on" for one verb
    return _of_noun(syntax, draft) or _of_content(syntax, draft) or stance


def _asking(syntax: Syntax, draft: Draft) -> Draft:
    """A draft whose wish is to know something, as the question that it is: "wanted to know | why it closed |"."""
    verb = syntax.tokens[draft.anchor]
    if verb.lemma not in _WISHING or not draft.content or negated(syntax, verb.i):
        return draft
    know = next((t for t in syntax.children(verb.i, "xcomp") if t.lemma == "know" and t.tag == "VB"), None)
    if know is None or know.i < verb.i or syntax.children(know.i, "dobj"):
        return draft
    asked = [syntax.tokens[syntax.left_edge(t.i)] for t in syntax.children(know.i, "ccomp", "advcl") if t.i > know.i]
    whole = [t for a, b in draft.content for t in syntax.tokens_in(a, b)]
    if not (any(t.lower in _QUESTIONS for t in asked) or any(t.text in _OPENING for t in whole)):
        return draft
    content = tuple((max(a, know.end), b) if a <= know.start < b else (a, b) for a, b in draft.content)
    content = tuple((a + len(syntax.text[a:b]) - len(syntax.text[a:b].lstrip(" ,:")), b) for a, b in content)
    content = tuple((a, b) for a, b in content if a < b)
    if not content:
        return draft
    start = draft.cue[0][0] if draft.cue else verb.start
    return replace(draft, cue=((start, know.end),), content=content, stance="questions", kind="speech", rule=_KNOWING)


def _is_question(syntax: Syntax, draft: Draft) -> bool:
    """Whether a label of a transcript gives a question to whoever asks: "REPORTER: Will she go?"."""
    head = draft.source_head
    if head is None or not draft.cue or not draft.content or syntax.text[slice(*draft.cue[0])] != ":":
        return False
    end = draft.content[-1][1]
    return syntax.tokens[head].lower in _ASKERS and "?" in syntax.text[end - 1 : end + 2]


def _leaves_open(syntax: Syntax, draft: Draft) -> bool:
    """Whether a question is all that is told: "is reviewing | whether the ban is legal"."""
    first = next(iter(syntax.tokens_in(*draft.content[0])), None) if draft.content else None
    return first is not None and first.lower == "whether" and first.i > draft.anchor


def _turns_down(syntax: Syntax, draft: Draft) -> bool:
    """Whether what is denied was asked for: "denied a request by the guild", "denied the motion"."""
    return any(t.lemma in _ASKED_FOR and t.i > draft.anchor for t in syntax.children(draft.anchor, "dobj"))


def _keeps_mum(syntax: Syntax, draft: Draft) -> bool:
    """Whether words are what somebody turns down: "declined further comment"."""
    what = syntax.children(draft.anchor, "dobj")
    declines = syntax.tokens[draft.anchor].lemma in ("decline", "refuse")
    return declines and any(t.lemma in _COMMENTS and t.i > draft.anchor for t in what)


def _asks_for(syntax: Syntax, draft: Draft) -> bool:
    """Whether a thing is asked for, in words that are quoted: "asked for “quiet”"."""
    last = syntax.tokens_in(*draft.cue[-1])[-1:] if draft.cue else ()
    return any(t.lower == "for" and t.head == draft.anchor for t in last) and draft.rule.startswith("ask:")


def _demands(syntax: Syntax, draft: Draft) -> bool:
    """Whether a state or a body wants another to do something: "Tarnia wants the bank to freeze the loan"."""
    verb, head = syntax.tokens[draft.anchor], draft.source_head
    if verb.lemma != "want" or head is None or verb.tag not in ("VBZ", "VBD", "VBP"):
        return False
    if not draft.rule.endswith(":object_to"):
        return False
    return syntax.tokens[head].entity.endswith(("GPE", "ORG"))


def _keeps_back(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody does not want to say something: "did not want to say who had fired"."""
    wanted = (t for t in syntax.children(draft.anchor, "xcomp") if t.i > draft.anchor)
    return any(t.lemma in _ANSWERING for t in wanted)


def _is_of_what_was(syntax: Syntax, draft: Draft) -> bool:
    """Whether what somebody assures others of has happened or is so: "assured him that no tank had left"."""
    first = next(iter(syntax.tokens_in(*draft.content[0])), None)
    if not draft.rule.endswith((":that", "tagged")) or first is None or first.tag == "TO":
        return False
    for clause in syntax.children(draft.anchor, "ccomp"):
        helpers = syntax.children(clause.i, "aux", "auxpass")
        if clause.i < draft.anchor or any(t.tag in ("MD", "TO") for t in helpers) or clause.tag == "VBG":
            return False
        return clause.tag in ("VBD", "VBZ", "VBP") or any(t.tag in ("VBD", "VBZ", "VBP") for t in helpers)
    return False


def _is_passed_over(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody speaks without a word on something: "listed the raids | without mentioning | the bridge", or
    "failed to mention" it."""
    words = [t for span in draft.cue for t in syntax.tokens_in(*span)]
    omits = any(t.lemma in _OMITTING and other.lower == "to" for t, other in pairwise(words))
    if omits and any(t.lemma in _ANSWERING or t.lemma in _MENTIONING or t.lemma in _ALERTING for t in words):
        return True
    return [t.lower for t in syntax.tokens_in(*draft.cue[0])][:2] == ["without", "mentioning"]


def _pleads_innocent(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody answers a charge: "pleaded innocent to charges of arson", "pleaded not guilty"."""
    behind = [t.lower for t in syntax.tokens[draft.anchor + 1 : draft.anchor + 3]]
    return behind[:1] == ["innocent"] or behind == ["not", "guilty"]


def _has_none(syntax: Syntax, draft: Draft, what: frozenset[str]) -> bool:
    """Whether a doubt or a scruple is denied: "has no doubt that", "is in no doubt", "does not doubt"."""
    words = [t for a, b in draft.cue for t in syntax.tokens_in(a, b)]
    for token in (*words, syntax.tokens[draft.anchor]):
        if token.lemma not in what:
            continue
        dets = {c.lower for c in syntax.children(token.i, "det")}
        if "no" in dets or negated(syntax, token.i) or ("any" in dets and negated(syntax, draft.anchor)):
            return True
    return False


def _explains(syntax: Syntax, draft: Draft) -> bool:
    """Whether something is attributed to what nobody can be accused of, or words to whoever said them: "attributed the
    deaths to cholera", "attributed the remark to a clerk"."""
    verb = syntax.tokens[draft.anchor]
    if verb.lemma not in ("attribute", "ascribe"):
        return False
    preps = (p for i in (verb.i, *(t.i for t in syntax.children(verb.i, "dobj"))) for p in syntax.children(i, "prep"))
    whom = next((t for p in preps if p.lower == "to" for t in syntax.children(p.i, "pobj")), None)
    said = any(t.lemma in _nouns() for t in syntax.children(verb.i, "dobj"))
    return said or (whom is not None and whom.pos != "PROPN" and not is_somebody(syntax, whom.i))


def _of_noun(syntax: Syntax, draft: Draft) -> Stance | None:
    """The stance of a noun that says what a neutral verb does: in a cue that the tagger marked, or as the head of
    its plain object."""
    if syntax.tokens[draft.anchor].lemma in _LOOKING_BACK:
        return None  # "recalled her opposition to the dam"
    ranges = list(draft.cue) if draft.rule.startswith("tagged") else []
    tokens = [t for span in ranges for t in syntax.tokens_in(*span)]
    if draft.rule.endswith((":object", ":inner")):
        tokens.extend(t for t in syntax.children(draft.anchor, "dobj") if t.pos == "NOUN")
    found = (_nouns().get(t.lemma) for t in tokens if t.pos == "NOUN" and t.i != draft.anchor)
    return next((stance for stance in found if stance not in (None, "asserts", "alleges")), None)


def _of_content(syntax: Syntax, draft: Draft) -> Stance | None:
    text = syntax.text
    first, end = draft.content[0]
    start = fold(text[first:end][:90])
    bare = start[:1] + start[1:].translate(_UNMARKED)
    whole = " ".join(fold(text[a:b]) for a, b in draft.content)
    pred = draft.rule.endswith(_CALLING) or (
        draft.rule in ("tagged", "tagged:object") and syntax.tokens[draft.anchor].lemma in _callers()
    )
    if pred:
        # "a charge that she called a lie", where the parser may take the charge for what speaks
        verb = syntax.tokens[draft.anchor]
        about = [c for c in syntax.children(verb.i, "nsubj") if c.i != draft.source_head]
        about += [syntax.tokens[verb.head]] if verb.label == "relcl" else []
        whole = " ".join([*(t.lemma for t in about), whole])
    for pattern, at, becomes in _phrases():
        if at == "vow" or (at == "pred" and not pred):
            continue
        found = pattern.search(whole if at not in ("start", "own") else start)
        if found is None and at == "start":
            found = pattern.search(bare)  # "said they had “nothing to do with it”"
        if found is not None and at == "own" and not _is_own(syntax, draft):
            continue
        if becomes == "declines_to_say" and syntax.tokens[draft.anchor].lemma in _OWNING_UP:
            continue  # "admit they do not know where he is": told, and nothing kept back
        placed = len(draft.content) == 1 and at == "any" and end - first - len(whole) <= _FOLDED
        near = at == "start" or placed
        if found is not None and not (
            near and _is_anothers(syntax, draft, first + found.start(), before=at != "start")
        ):
            return becomes
    return "requests" if text[first] in _OPENING and _is_order(syntax, first, end) else None


def _is_own(syntax: Syntax, draft: Draft) -> bool:
    """Whether what somebody says is about himself, as far as the pronoun that opens it goes: "the group said it did
    not", but not "police said he did not"."""
    head = draft.source_head
    words = (t for t in syntax.tokens_in(*draft.content[0]) if t.pos in ("PRON", "NOUN", "DET"))
    first = next((t.lower for t in words if t.lower != "that"), "")
    if head is None:
        return False
    source = syntax.tokens[head]
    if first in ("he", "she"):
        return source.lower == first or source.entity.endswith("PERSON")
    if first in ("it", "they"):
        return source.lower == first or not (source.entity.endswith("PERSON") or source.lower in ("he", "she"))
    return True


def _of_vow(syntax: Syntax, draft: Draft) -> Stance | None:
    """What somebody promises who vows harm: "vowed to avenge the raid"."""
    start = fold(syntax.text[draft.content[0][0] : draft.content[0][1]][:90])
    return next((becomes for pattern, at, becomes in _phrases() if at == "vow" and pattern.search(start)), None)


def _of_order(syntax: Syntax, draft: Draft) -> Stance | None:
    """What somebody is told to do who is threatened: "told them to leave or be shot"."""
    whole = " ".join(fold(syntax.text[a:b]) for a, b in draft.content)
    return next((becomes for pattern, at, becomes in _phrases() if at == "else" and pattern.search(whole)), None)


def _is_anothers(syntax: Syntax, draft: Draft, at: int, *, before: bool) -> bool:
    """Whether words in a content are what it tells of another: "said the guild claims | it is not true |", "said: “| I
    will kill him |,” the brother told them"; anywhere but at its start, as `before` has it, only in a clause of his."""
    word = syntax.token_at(at) or syntax.token_at(at + 1)
    if word is None:
        return False
    start = draft.content[0][0]
    end = draft.content[-1][1]
    above = [t for t in syntax.ancestors(word.i) if start <= t.start < end and t.i != draft.anchor]
    clauses = {t.head for t in (word, *above) if t.label in ("ccomp", "parataxis")}
    subjects = (
        (t, c)
        for t in above
        if t.pos == "VERB" and is_reporting(t.lemma) and (not before or t.i in clauses or word.i < t.i)
        for c in syntax.children(t.i, "nsubj")
    )
    told = [(t, c) for t, c in subjects if c.lower not in _FIRST]
    return any(min(t.i, c.i) > word.i or (c.i < word.i and t.start < at) for t, c in told)


def _is_order(syntax: Syntax, start: int, end: int) -> bool:
    """Whether quoted words open with an imperative: "Leave the town," not "Think of that."."""
    tokens = [t for t in syntax.tokens_in(start, end) if t.pos not in ("PUNCT", "SPACE", "INTJ")]
    if tokens and tokens[0].lower in ("do", "please", "never", "don't"):
        tokens = [t for t in tokens[1:] if t.label != "neg"]
    if len(tokens) < 2 or tokens[0].tag not in ("VB", "VBP") or tokens[0].lemma in _NO_ORDER:
        return False
    verb = tokens[0]
    inside = syntax.head(verb.i)
    top = inside is None or not start <= inside.start < end or inside.i > tokens[-1].i
    return top and not syntax.children(verb.i, "nsubj", "nsubjpass", "csubj", "expl")

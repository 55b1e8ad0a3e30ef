"""Refusals: who does not comment, gives no details, names nobody or cannot be reached, without a clause that says what
is not said. "Declined to say" and "had no comment" are among the `silences`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.negations import HARDLY_ANY, NONE, held_back, negated
from onrecord.annotate.saying.cues import cue_tokens, is_nobody, lemma_of
from onrecord.annotate.saying.joins import is_reporting, is_somebody
from onrecord.annotate.saying.sources import is_passive, source_of, spans_of, speaks, subject_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.saying.withheld import fronted, withheld
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

_NO = NONE | HARDLY_ANY
_THINGS = frozenset({"it", "this", "that", "there"})
_RELATIVES = ("WDT", "WP")
_UNANSWERED = frozenset({"answer", "return", "unanswered", "unreturned"})
_FEW = 6  # tokens: "requests for comment sent | to"
_MESSAGES = frozenset("call message email e-mail request question text letter inquiry enquiry query".split())
_ASKED = frozenset(
    "spokesman spokeswoman spokesperson spokespeople lawyer attorney solicitor representative official officer owner "
    "aide agent publicist manager director executive".split()
)
_ASKED_FOR = frozenset({"question", "query", "inquiry", "enquiry"})
_TALK = frozenset("detail debate discussion argument speculation question specifics comment commentary row".split())
_DODGING = frozenset("sidestep duck dodge evade deflect skirt brush bat parry shrug avoid ignore".split())
_MUM = frozenset({"mum", "tight-lipped", "lipped"})
_SILENT = frozenset({"silent", "mum", "tight-lipped", "lipped"})
_WILL = frozenset({"will", "wo"})
_STAYING = frozenset({"be", "stay", "remain", "keep"})
_PASSING_ON = frozenset("refer redirect defer forward".split())
_QUESTIONS = frozenset("question query inquiry enquiry call request reporter journalist caller".split())


@cache
def _refused() -> dict[str, frozenset[str]]:
    """Verb -> what is refused where the verb is negated; "*" is anything, "-" nothing that is named."""
    return {row["lemma"]: frozenset(row["objects"].split()) for row in load("refused_verbs")}


def refusal_cues(page: Page) -> Iterator[Draft]:
    """A draft for every refusal, in text order."""
    for token in page.syntax.tokens:
        if token.pos == "VERB" and lemma_of(token) in _refused():
            draft = _untold(page, token, _refused()[lemma_of(token)])
        elif token.pos == "VERB" and token.lemma == "draw":
            draft = _not_drawn(page, token)
        elif token.pos == "VERB" and token.lemma in _DODGING:
            draft = _dodged(page, token)
        elif token.pos == "VERB" and token.lemma in _PASSING_ON:
            draft = _referred(page, token)
        elif token.lemma in ("available", "unavailable", "reach", "reachable", "unreachable"):
            draft = _out_of_reach(page, token)
        elif token.lower in _SILENT:
            draft = _silent(page, token)
        else:
            draft = None
        if draft is None and token.lemma in _UNANSWERED:
            draft = _unanswered(page, token)
        if draft is not None:
            yield draft


def _untold(page: Page, verb: Token, objects: frozenset[str]) -> Draft | None:
    """ "did not elaborate", "gave no details", "three firms that he did not name", "without giving details"."""
    syntax = page.syntax
    keeps = verb.label == "relcl" or not syntax.children(verb.i, "dobj") or verb.lemma == "say"
    lasting = keeps and any(c.lemma == "be" for c in syntax.children(verb.i, "aux"))
    if is_passive(syntax, verb) or lasting:
        return None  # "which this paper is not naming" keeps silent for somebody's sake
    what = next(iter(syntax.children(verb.i, "dobj")), None) or fronted(syntax, verb)
    no = what is not None and any(c.lower in _NO for c in (what, *syntax.children(what.i, "det", "amod", "neg")))
    back = held_back(syntax, verb.i)
    if not (negated(syntax, verb.i) or no or back):
        return None
    if what is None:
        if "-" not in objects:
            return None
    elif not ("*" in objects or what.lemma in objects or (no and what.lower in _NO)):
        return None
    if any(c.i > verb.i for c in syntax.children(verb.i, "ccomp", "xcomp")):
        return None
    if verb.lemma == "name" and (syntax.children(verb.i, "oprd") or _has(syntax, verb, "as")):
        return None  # "did not name her as its envoy": no name is kept back
    if what is None and not back and not any(c.tag != "TO" for c in syntax.children(verb.i, "aux")):
        return None  # "what to say or not say"
    after = (p for p in syntax.children(verb.i, "prep") if p.i > verb.i)
    if any(t.tag == "WP" for p in after for t in syntax.children(p.i, "pobj")):
        return None  # "would not say by whom": a clause, cut short
    head = _who_holds_back(page, verb) if back else source_of(page, verb).head
    if head is None or is_nobody(syntax, head) or (page.is_first_person(head) and not _is_ours(page, verb)):
        return None
    source = spans_of(page, head, verb.i)
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    content = _content(page, verb, what)
    return Draft(verb.i, cue, source, head, content, "declines_to_say", "speech", "no answer") if source else None


def _is_ours(page: Page, verb: Token) -> bool:
    """Whether a body whose own statement this is will not say something: "We | will not speculate |"."""
    will = any(t.lower in _WILL for t in page.syntax.children(verb.i, "aux"))
    return will and page.quoted(verb.start) is None


def _has(syntax: Syntax, verb: Token, word: str) -> bool:
    """Whether a preposition goes with a verb or with its object."""
    objects = (t.i for t in syntax.children(verb.i, "dobj"))
    return any(c.lower == word for i in (verb.i, *objects) for c in syntax.children(i, "prep"))


def _not_drawn(page: Page, verb: Token) -> Draft | None:
    """ "would not be drawn on whether the port was closed"."""
    syntax = page.syntax
    if not is_passive(syntax, verb) or not negated(syntax, verb.i):
        return None
    head = subject_of(syntax, verb, 1)
    on = next((t for t in syntax.children(verb.i, "prep") if t.lower in ("on", "into", "about") and t.i > verb.i), None)
    told = on is not None and on.lower == "into" and any(True for _ in syntax.children(on.i, "pcomp"))
    if on is not None and on.lower == "into" and not told and not _is_talk(syntax, on):
        return None  # "would not be drawn into the war"
    if head is not None and on is None and speaks(page, head) and not is_nobody(syntax, head):
        return _undrawn(page, verb, head)
    if head is None or on is None or is_nobody(syntax, head) or page.is_first_person(head):
        return None
    cue = page.trimmed(*page.chars(cue_tokens(syntax, verb)[0][0], on.i + 1))
    last = max([syntax.right_edge(on.i), *(syntax.right_edge(t.i) for t in syntax.children(verb.i, "ccomp", "advcl"))])
    content = page.trimmed(*page.chars(on.i + 1, last + 1)) if last > on.i else None
    source = spans_of(page, head, verb.i)
    if not source or cue is None or content is None or not any(t.tag == "MD" for t in syntax.children(verb.i, "aux")):
        return None  # "the lines are not drawn on a map"
    return Draft(verb.i, (cue,), source, head, (content,), "declines_to_say", "speech", "no answer")


def _is_talk(syntax: Syntax, preposition: Token) -> bool:
    """Whether a phrase is about words: "into a debate over the dam"."""
    return any(t.lemma in _TALK for t in syntax.children(preposition.i, "pobj"))


def _undrawn(page: Page, verb: Token, head: int) -> Draft | None:
    """Of "Pressed on the date, the minister would not be drawn": the minister."""
    syntax = page.syntax
    behind = syntax.tokens[verb.i + 1 : verb.i + 2]
    would = any(t.lower in ("would", "will", "wo") for t in syntax.children(verb.i, "aux"))
    if not would or page.is_first_person(head) or not all(t.pos in ("PUNCT", "CCONJ", "ADV") for t in behind):
        return None
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    return Draft(verb.i, cue, spans_of(page, head, verb.i), head, (), "declines_to_say", "speech", "no answer")


def _dodged(page: Page, verb: Token) -> Draft | None:
    """ "Sidestepped a question about the raid", "brushed off questions": the question."""
    syntax = page.syntax
    what = next((t for t in syntax.children(verb.i, "dobj") if t.i > verb.i), None)
    source = source_of(page, verb)
    if what is None or what.lemma not in _ASKED_FOR or source.head is None or is_passive(syntax, verb):
        return None
    if negated(syntax, verb.i) or is_nobody(syntax, source.head) or page.is_first_person(source.head):
        return None
    content = page.trimmed(*page.chars(syntax.left_edge(what.i), syntax.right_edge(verb.i) + 1))
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    if content is None or any(t.tag == "TO" for t in syntax.children(verb.i, "aux")):
        return None
    return Draft(verb.i, cue, source.spans, source.head, (content,), "declines_to_say", "speech", "no answer")


def _silent(page: Page, word: Token) -> Draft | None:
    """ "Stayed silent on the raid", "were tight-lipped about the crew"; nothing where nothing is named."""
    syntax = page.syntax
    verb = syntax.head(word.i)
    if verb is None or verb.lemma not in _STAYING or word.label not in ("acomp", "oprd", "dobj", "attr"):
        return None
    about = next(
        (
            t
            for i in (word.i, verb.i)
            for t in syntax.children(i, "prep")
            if t.lower in ("on", "about") and t.i > word.i
        ),
        None,
    )
    head = source_of(page, verb).head
    if about is None and head is not None and word.lower in _MUM and page.syntax.tokens[word.i + 1].pos == "PUNCT":
        return _mum(page, word, verb, head)
    if about is None or head is None or not speaks(page, head) or is_nobody(syntax, head):
        return None
    if any(negated(syntax, i) for i in (verb.i, word.i)) or any(t.tag == "TO" for t in syntax.children(verb.i, "aux")):
        return None
    if any(t.entity.endswith(("DATE", "TIME")) for t in syntax.children(about.i, "pobj")):
        return None  # "stayed silent on Sunday"
    cue = page.chars(cue_tokens(syntax, verb)[0][0], about.i + 1)
    content = page.trimmed(*page.chars(about.i + 1, syntax.right_edge(about.i) + 1))
    source = spans_of(page, head, verb.i)
    if not source or content is None or page.is_first_person(head):
        return None
    return Draft(word.i, (cue,), source, head, (content,), "declines_to_say", "speech", "no answer")


def _mum(page: Page, word: Token, verb: Token, head: int) -> Draft | None:
    """Of "The governor himself has kept mum.": the governor, of whatever he does not say."""
    syntax = page.syntax
    if not speaks(page, head) or is_nobody(syntax, head) or page.is_first_person(head) or negated(syntax, verb.i):
        return None
    cue = page.chars(cue_tokens(syntax, verb)[0][0], word.i + 1)
    source = spans_of(page, head, verb.i)
    return Draft(word.i, (cue,), source, head, (), "declines_to_say", "speech", "no answer") if source else None


def _referred(page: Page, verb: Token) -> Draft | None:
    """ "referred questions about the port to the ministry", "referred a reporter to the ministry"."""
    syntax = page.syntax
    what = next((t for t in syntax.children(verb.i, "dobj") if t.i > verb.i), None)
    if what is None or is_passive(syntax, verb) or negated(syntax, verb.i):
        return None
    behind = syntax.tokens[what.i + 1 : syntax.right_edge(verb.i) + 1]
    to = next((t for t in behind if t.lower == "to" and t.pos == "ADP"), None)
    if what.lemma not in _QUESTIONS or to is None:
        return None
    source = source_of(page, verb)
    if source.head is None or is_nobody(syntax, source.head) or page.is_first_person(source.head):
        return None
    content = page.trimmed(*page.chars(syntax.left_edge(what.i), to.i))
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    spans = (content,) if content is not None else ()
    return Draft(verb.i, cue, source.spans, source.head, spans, "declines_to_say", "speech", "no answer")


def _who_holds_back(page: Page, verb: Token) -> int | None:
    """Whoever speaks in the sentence ("said it had failed, without giving details"), or else the clause's subject."""
    syntax = page.syntax
    above = [a for a in syntax.ancestors(verb.i) if a.pos in ("VERB", "AUX")]
    telling = [a for a in above if is_reporting(a.lemma) and syntax.children(a.i, "nsubj")]
    spoken = (a for a in telling if any(_is_one_who_speaks(syntax, t) for t in syntax.children(a.i, "nsubj")))
    reports = next(spoken, None) or next(iter(telling), None)  # no analysis keeps a name back
    clause = reports or next(iter(above), None)
    head = subject_of(syntax, clause) if clause is not None else None
    if reports is None and head is not None and (syntax.tokens[head].lower in _THINGS or not speaks(page, head)):
        return None  # "the plan is unlikely to pass without naming a site"
    return head


def _is_one_who_speaks(syntax: Syntax, subject: Token) -> bool:
    return subject.pos in ("PRON", "PROPN") or is_somebody(syntax, subject.i)


def _content(page: Page, verb: Token, what: Token | None) -> tuple[Range, ...]:
    syntax = page.syntax
    if (before := withheld(page, verb)) and (what is None or what.i < verb.i or what.lemma in _TALK):
        return before
    if what is not None and what.tag in _RELATIVES:
        above = syntax.head(verb.i)
        spans = spans_of(page, above.i, verb.i) if above is not None and verb.label == "relcl" else ()
        return tuple(s for s in spans if syntax.text[s[0] : s[1]].lower() != what.lower)
    if what is not None and what.pos == "PRON" and held_back(syntax, verb.i):
        # "blamed two men without naming them"
        upper = next((t for t in syntax.ancestors(verb.i) if t.pos == "VERB"), None)
        named = next(iter(syntax.children(upper.i, "dobj")), None) if upper is not None else None
        return spans_of(page, named.i, verb.i) if named is not None and named.pos != "PRON" else ()
    if what is not None and what.i > verb.i:
        span = page.trimmed(*page.chars(syntax.left_edge(what.i), syntax.right_edge(what.i) + 1))
        return (span,) if span is not None else ()
    for prep in syntax.children(verb.i, "prep"):
        if prep.lower in ("on", "about", "to", "beyond") and prep.i > verb.i:
            span = page.trimmed(*page.chars(prep.i, syntax.right_edge(prep.i) + 1))
            return (span,) if span is not None else ()
    return ()


def _unanswered(page: Page, word: Token) -> Draft | None:
    """ "Calls to the mayor were not answered", "emails sent to the firm went unanswered": the mayor and the firm."""
    syntax = page.syntax
    hangs = word.pos == "ADJ" or word.label == "acomp" or word.lower.startswith("un")
    verb = syntax.tokens[word.head] if hangs else word
    silent = word.lower.startswith("un") or (is_passive(syntax, word) and negated(syntax, word.i))
    calls = next((t for t in syntax.children(verb.i, "nsubj", "nsubjpass") if t.lemma in _MESSAGES), None)
    if not silent or calls is None:
        return None
    behind = syntax.tokens[calls.i + 1 : min(verb.i, calls.i + _FEW)]
    to = next((t for t in behind if t.lower == "to" and t.pos == "ADP"), None)
    who = next(iter(syntax.children(to.i, "pobj")), None) if to is not None else None
    if who is None or page.is_first_person(who.i):
        return None
    source = spans_of(page, who.i, verb.i)
    cue = page.chars(cue_tokens(syntax, verb)[0][0], max(verb.i, word.i) + 1)
    return Draft(word.i, (cue,), source, who.i, (), "declines_to_say", "speech", "no answer") if source else None


def _out_of_reach(page: Page, word: Token) -> Draft | None:
    """ "was not available for comment", "could not be reached for comment"."""
    syntax = page.syntax
    verb = syntax.tokens[word.head] if word.pos == "ADJ" else word
    refused = word.lemma in ("unavailable", "unreachable") or negated(syntax, verb.i) or negated(syntax, word.i)
    asked = any(
        prep.lower == "for" and any(t.lemma in ("comment", "interview") for t in syntax.children(prep.i, "pobj"))
        for at in {word.i, verb.i}
        for prep in syntax.children(at, "prep")
    )
    soon = any(t.lower in ("immediately", "independently") for t in syntax.children(verb.i, "advmod"))
    person = word.lemma == "reach" and _may_be_asked(page, subject_of(syntax, verb, 1))
    if not refused or not (asked or person or (soon and word.lemma != "reach")):
        return None
    if person and not asked and syntax.children(word.i, "prep", "agent", "dobj", "xcomp"):
        return None  # "could not be reached by boat"
    if word.lemma == "reach" and not is_passive(syntax, word):
        return None
    head = subject_of(syntax, verb, 1)
    if head is None or is_nobody(syntax, head):
        return None
    source = spans_of(page, head, verb.i)
    last = max(verb.i, word.i)
    cue = page.trimmed(*page.chars(cue_tokens(syntax, verb)[0][0], last + 1))
    if not source or cue is None:
        return None
    return Draft(word.i, (cue,), source, head, (), "declines_to_say", "speech", "no answer")


def _may_be_asked(page: Page, head: int | None) -> bool:
    """Whether somebody who cannot be reached is likely asked for words: a named person, or who speaks for others."""
    if head is None:
        return False
    token = page.syntax.tokens[head]
    entity = page.cast.named_by(head)
    named = token.pos == "PROPN" and entity is not None and entity.kind == "person"
    return named or token.lemma in _ASKED

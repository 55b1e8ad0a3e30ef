"""Cues that are no verbs: "according to", "in the words of", "as X put it", "X's claim that", "is confident that",
"reportedly", and the colon of a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.saying.according import according, in_words_of
from onrecord.annotate.saying.cues import reporting_verbs
from onrecord.annotate.saying.joins import is_somebody
from onrecord.annotate.saying.revisions import retracting
from onrecord.annotate.saying.sources import Source, source_nouns, source_of, spans_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import Stance

_HEARSAY: dict[str, Stance] = {"reportedly": "asserts", "allegedly": "alleges", "purportedly": "alleges"}
_PRESS = frozenset({"media", "press", "newspaper"})
_OURS = frozenset({"my", "our", "your"})
_SIGNS = frozenset({"indication", "suggestion", "reminder"})
_PUT_IN = frozenset({"in", "take", "takes", "took", "taken", "taking"})
_OPENING = frozenset("\"“‘'`«")
_ASKING = frozenset({"whether", "if", "what", "who", "why", "how", "when", "where"})


@dataclass(frozen=True, slots=True)
class Word:
    """One row of the lexicons of reporting nouns and adjectives."""

    frames: tuple[str, ...]
    stance: Stance
    kind: str


@cache
def _words(name: str) -> dict[str, Word]:
    return {
        row["lemma"]: Word(tuple(row["frames"].split()), cast(Stance, row["stance"]), row["kind"]) for row in load(name)
    }


def reporting_words(lemma: str) -> tuple[Stance, str] | None:
    """Stance and kind of a reporting noun or adjective, None for any other word."""
    word = _words("reporting_nouns").get(lemma) or _words("reporting_adjectives").get(lemma)
    return (word.stance, word.kind) if word is not None else None


def verbless_cues(page: Page) -> Iterator[Draft]:
    """A draft for every cue that is not a verb, in text order."""
    nouns, adjectives = _words("reporting_nouns"), _words("reporting_adjectives")
    tokens = page.syntax.tokens
    for token in tokens:
        draft = None
        lemma = token.lemma
        if token.lower == "according" and token.i + 1 < len(tokens) and tokens[token.i + 1].lower == "to":
            draft = according(page, token, token.i + 1)
        elif token.pos == "NOUN" and (words := in_words_of(page, token)) is not None:
            draft = words
        elif token.pos == "NOUN" and lemma in nouns:
            draft = _noun(page, token, nouns[lemma])
        elif token.pos == "ADJ" and lemma in adjectives:
            draft = _adjective(page, token, adjectives[lemma])
        elif token.lower in _HEARSAY:
            draft = _hearsay(page, token)
        if draft is not None:
            yield draft
    yield from _colons(page)
    yield from _signatures(page)


def _noun(page: Page, noun: Token, word: Word) -> Draft | None:
    syntax = page.syntax
    if noun.lemma == "charge" and syntax.tokens[max(0, noun.i - 1)].lower in _PUT_IN:
        return None  # "in charge of the port"
    owner = _owner(page, noun, taken="of" in word.frames)
    preposition: int | None = None
    span: Range | None = None
    strayed = _strayed(syntax, noun)
    for child in (*syntax.children(noun.i, "acl", "ccomp", "relcl"), *strayed, *syntax.children(noun.i, "prep")):
        left, right = syntax.left_edge(child.i), syntax.right_edge(child.i)
        if child.i <= noun.i:
            continue
        if child.label != "prep":
            if not _is_content(syntax, child, word, owned=owner is not None):
                continue
        elif child.lower in ("of", "for") and child.lower in word.frames and left == noun.i + 1:
            if any(t.entity.endswith("DATE") for t in syntax.children(child.i, "pobj")):
                continue  # "a report of January 2024"
            deed = bool(syntax.children(child.i, "pcomp"))
            if not deed and (
                (owner is None and noun.lemma not in ("allegation", "accusation"))
                or (child.lower == "for" and owner is None)
            ):
                continue
            left, preposition = left + 1, child.i
        else:
            continue
        if left <= right:
            span = page.fitted(*page.chars(left, right + 1), page.chars(noun.i, noun.i + 1))
        if span is not None:
            break
    says = syntax.head(noun.i) if noun.label == "nsubj" else None
    if span is None and says is not None and says.lemma == "be" and "that" in word.frames:
        # "His argument is that ...", "the complaint was: “...”"
        for clause in syntax.children(says.i, "ccomp"):
            start = syntax.tokens[syntax.left_edge(clause.i)]
            if start.i > says.i and (start.lower == "that" or start.text in _OPENING):
                span = page.fitted(
                    *page.chars(start.i, syntax.right_edge(clause.i) + 1), page.chars(noun.i, says.i + 1)
                )
    if span is None:
        return None
    source = Source()
    if owner is not None:
        source = Source(owner.i, _owner_spans(page, owner, noun))
    else:
        above = syntax.head(noun.i)
        if (
            above is not None
            and noun.label == "dobj"
            and above.lemma in ("make", "issue", "release", "express", "repeat", "give", "have", "voice")
        ):
            source = source_of(page, above)
        elif above is not None and noun.label == "pobj" and above.lower in ("with", "in"):
            source = Source()
    if source.head is None and (word.kind == "thought" or noun.lemma in _SIGNS or _is_crosshead(page, noun)):
        return None  # "an indication that the plan might fail"
    if source.head is not None and (page.is_first_person(source.head) or syntax.tokens[source.head].lower in _OURS):
        return None
    cue = page.chars(noun.i, preposition + 1 if preposition is not None else noun.i + 1)
    return Draft(noun.i, (cue,), source.spans, source.head, (span,), word.stance, word.kind, "noun")


def _is_crosshead(page: Page, noun: Token) -> bool:
    """Whether a noun stands in a heading between paragraphs: "Accusations of fraud"."""
    block = page.block_at(noun.start)
    return block is not None and page.document.blocks[block].kind == "heading"


def _strayed(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """The "that" clause of a noun that the parser hung on the verb before it: "ignored warnings from crews | that"."""
    verb = syntax.tokens[noun.head]
    if (
        noun.label != "dobj"
        or verb.i > noun.i
        or any("that" in row.frames for row in reporting_verbs().get(verb.lemma, ()))
    ):
        return ()
    last = max([noun.i, *(syntax.right_edge(t.i) for t in syntax.children(verb.i, "prep") if t.i == noun.i + 1)])
    last = max(last, syntax.right_edge(noun.i))
    clauses = (t for t in syntax.children(verb.i, "ccomp") if syntax.left_edge(t.i) == last + 1)
    return tuple(t for t in clauses if syntax.tokens[last + 1].lower == "that")


def _owner(page: Page, noun: Token, *, taken: bool) -> Token | None:
    """Whose a noun of speech is: its possessor, or who stands behind "by", "from" or "of", or a name before it.

    Args:
        taken: whether what stands behind "of" is what is said.
    """
    syntax = page.syntax
    owner = next((t for t in syntax.children(noun.i, "poss") if not t.entity.endswith(("DATE", "TIME"))), None)
    if owner is None:
        owner = next(
            (
                p
                for prep in syntax.children(noun.i, "prep")
                if prep.lower in ("by", "from") or (prep.lower == "of" and not taken)
                for p in syntax.children(prep.i, "pobj")
                if prep.lower != "of" or p.pos == "PROPN"
                if not p.entity.endswith(("DATE", "TIME"))
            ),
            None,
        )
    if owner is None:
        # "a Reuters report that ...", "the union request to ..."
        compounds = syntax.children(noun.i, "compound")
        named = (c for c in compounds if c.entity.endswith(("ORG", "PERSON", "GPE", "NORP")))
        bodies = (c for c in compounds if c.lower in _PRESS or source_nouns().get(c.lemma) == "body")
        nations = (c for c in syntax.children(noun.i, "amod") if c.entity.endswith("NORP") and c.text[0].isupper())
        owner = next(named, None) or next(bodies, None) or next(nations, None)
    if owner is None and noun.i + 1 < len(syntax.tokens):
        strayed = _strayed(syntax, noun)
        # "ignored warnings | from crews | that": hung on the verb
        lead = syntax.tokens[noun.i + 1]
        whose = syntax.children(lead.i, "pobj") if lead.lower == "from" and lead.head == noun.head else ()
        clause = strayed or any(t.i > noun.i and t.label in ("acl", "ccomp") for t in syntax.children(noun.i))
        owner = whose[0] if whose and clause and is_somebody(syntax, whose[0].i) else None
    return owner


def owner_of(page: Page, noun: Token) -> Source | None:
    """Whose a noun of speech is, where what stands behind "of" is what is said; None for nobody's."""
    owner = _owner(page, noun, taken=True)
    return Source(owner.i, _owner_spans(page, owner, noun)) if owner is not None else None


def _is_content(syntax: Syntax, clause: Token, word: Word, *, owned: bool) -> bool:
    """Whether a clause behind a reporting noun is what is reported: "that ...", "whether ...", or "to ..."."""
    left = syntax.tokens[syntax.left_edge(clause.i)]
    if "that" in word.frames and left.lower == "that" and left.label == "mark":
        return not lacks_object(syntax, clause)
    if "wh" in word.frames and left.lower in _ASKING and clause.label != "relcl":
        return True
    return "to" in word.frames and owned and clause.label == "acl" and left.tag == "TO"


def lacks_object(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause behind a noun asks for that noun as its object: "a claim that the ministry denies"."""
    rows = reporting_verbs().get(verb.lemma, ())
    takes = any({"object", "object_speech"} & set(row.frames) for row in rows) or verb.lemma in retracting()
    passive = any(True for _ in syntax.children(verb.i, "auxpass"))
    behind = (c for c in syntax.children(verb.i) if c.i > verb.i and c.pos != "PUNCT")
    return takes and not passive and all(_only_dates(syntax, c) for c in behind)


def _only_dates(syntax: Syntax, token: Token) -> bool:
    """Whether what stands behind a verb only says when: "hours later", "on Monday"."""
    words = (token, *syntax.children(token.i, "pobj", "npadvmod")) if token.label == "prep" else (token,)
    return any(t.entity.endswith(("DATE", "TIME")) for t in words)


def _owner_spans(page: Page, owner: Token, noun: Token) -> tuple[Range, ...]:
    """The possessor without its "'s"."""
    spans = spans_of(page, owner.i, noun.i)
    ending = next((c for c in page.syntax.children(owner.i, "case") if c.i > owner.i), None)
    if ending is None or not spans:
        return spans
    start, end = spans[0]
    end = min(end, ending.start)
    return ((start, end),) if start < end else ()


def _adjective(page: Page, word: Token, row: Word) -> Draft | None:
    """ "is confident that ...", "was unaware of ..."."""
    syntax = page.syntax
    verb = syntax.head(word.i)
    if verb is None or word.label != "acomp" or verb.lemma not in ("be", "remain", "seem", "feel"):
        return None
    source = source_of(page, verb)
    if source.head is None or syntax.tokens[source.head].lower in ("it", "this", "that", "there"):
        return None
    if page.is_first_person(source.head) and page.quoted(word.start) is not None:
        return None
    for clause in (*syntax.children(word.i, "ccomp"), *syntax.children(verb.i, "ccomp")):
        left, right = syntax.left_edge(clause.i), syntax.right_edge(clause.i)
        if left > word.i and any(c.lower == "that" for c in syntax.children(clause.i, "mark")):
            cue = page.chars(verb.i, word.i + 1)
            span = page.fitted(*page.chars(left, right + 1), cue)
            if span is not None:
                return Draft(word.i, (cue,), source.spans, source.head, (span,), row.stance, row.kind, "adjective")
    return None


def _hearsay(page: Page, word: Token) -> Draft | None:
    """ "reportedly": somebody says so, nobody is named."""
    syntax = page.syntax
    verb = syntax.head(word.i)
    if verb is None or verb.pos not in ("VERB", "AUX"):
        return None
    left, right = syntax.left_edge(verb.i), syntax.right_edge(verb.i)
    cue = (word.start, word.end)
    pieces = []
    for a, b in ((left, word.i - 1), (word.i + 1, right)):
        span = page.trimmed(*page.chars(a, b + 1)) if a <= b else None
        if span is not None:
            pieces.append(span)
    if not pieces:
        return None
    return Draft(word.i, (cue,), (), None, tuple(pieces), _HEARSAY[word.lower], "speech", "hearsay")


# Labels of editors, whom nobody quotes.
_NO_SPEAKERS = frozenset(
    "UPDATE UPDATED BYLINE NOTE WATCH PHOTO PHOTOS VIDEO READ CORRECTION RELATED MORE BREAKING BUSTED EXCLUSIVE LIVE "
    "LISTEN ANALYSIS OPINION FACTBOX TIMELINE EXPLAINER".split()
)
_LABEL = re.compile(r"\s*[\"“']?(?P<who>[^:;,.?!\"“”]{2,60}?)\s?:\s+(?=\S)")


def _colons(page: Page) -> Iterator[Draft]:
    """ "Minister: Talks Have Failed" in a headline, "REPORTER: ..." in a transcript."""
    syntax = page.syntax
    for n, sentence in enumerate(syntax.sentences):
        if n and syntax.sentences[n - 1].block == sentence.block:
            continue
        block = page.document.blocks[sentence.block]
        if block.kind not in ("title", "heading", "paragraph"):
            continue
        match = _LABEL.match(page.document.text, block.start, block.end)
        if match is None:
            continue
        who = syntax.tokens_in(match.start("who"), match.end("who"))
        if not who or len(who) > 6 or who[0].text in _NO_SPEAKERS or any(t.pos in ("VERB", "AUX", "ADP") for t in who):
            continue
        loud = match["who"].isupper() and len(match["who"]) > 2 and not is_dateline(page, match["who"], who[-1].i)
        person = page.cast.named_by(who[-1].i)
        speaks = person is not None and person.kind in (
            "person",
            "organization",
            "government",
            "armed_group",
        )
        if not ((loud and block.kind == "paragraph") or (block.kind != "paragraph" and speaks)):
            continue
        colon = match.end("who") + page.document.text[match.end("who") : match.end()].index(":")
        span = page.trimmed(match.end(), block.end)
        if span is not None:
            yield Draft(
                who[-1].i,
                ((colon, colon + 1),),
                ((match.start("who"), match.end("who")),),
                who[-1].i,
                (span,),
                "asserts",
                "speech",
                "colon",
            )


def is_dateline(page: Page, label: str, head: int) -> bool:
    """Whether a label in capitals is where a report comes from, and not who speaks: "QUETTA: Gunmen killed two". Who
    speaks in a transcript does so more than once ("CLINTON: ...")."""
    if not label.isupper() or page.document.text.count(f"\n{label}:") > 1:
        return False
    known = page.cast.named_by(head)
    return (known is None or known.kind != "person") and bool(candidates(label))


SIGNED = "signed"
"""The rule of a quotation that a paragraph gives with its speaker behind a dash."""
_SIGNATURE = re.compile(r"\s*(?P<dash>[―—–]|--?)\s*(?P<who>[^\W\d_][^,;:.?!\"“”]{1,40}?\.?)\s*$")
_LONGEST_NAME = 5


def _signatures(page: Page) -> Iterator[Draft]:
    """ "“We wait for the boat.” — Oda Lind" as a paragraph of its own."""
    text, blocks = page.document.text, page.document.blocks
    for q in page.quotations:
        if q.depth:
            continue
        block = next((b for b in blocks if b.start <= q.start < b.end), None)
        if block is None or block.kind != "paragraph" or text[block.start : q.start].strip(" ”"):
            continue
        match = _SIGNATURE.match(text[: block.end], q.end)
        span = page.trimmed(q.start, q.end)
        if match is None or span is None:
            continue
        who = page.syntax.tokens_in(match.start("who"), match.end("who"))
        if not who or len(who) > _LONGEST_NAME or not all(t.text[0].isupper() or t.text == "." for t in who):
            continue
        head = next((t.i for t in reversed(who) if t.text != "."), who[-1].i)
        dash = (match.start("dash"), match.end("dash"))
        source = (match.start("who"), page.syntax.tokens[head].end)
        yield Draft(head, (dash,), (source,), head, (span,), "asserts", "speech", SIGNED)

"""Headlines: who says what in a title whose capitals and short cuts the parser cannot read.

"Ministers Say Talks Have Failed", "Talks failed, minister says", "Talks failed, says minister", "Talks failed -
minister" (but no outlet: "Talks failed - The Ledger"). Of the first kind, titles whose reporting verb the other rules
have found are left to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.cues import reporting_verbs
from onrecord.annotate.saying.outlets import is_outlet
from onrecord.annotate.saying.sources import source_nouns
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Sentence, Token
from onrecord.lexicons import load
from onrecord.lexicons.actors import known, outlet

HEADLINE = "headline"
"""The rule of what these find."""

_IRREGULAR = {"deny": "denies"}
FORMS = {
    _IRREGULAR.get(lemma, lemma + "s"): lemma
    for lemma in (
        "say warn deny vow accuse urge claim admit confirm reject pledge threaten blame announce report suggest "
        "insist argue allege reveal declare"
    ).split()
} | {"say": "say", "deny": "deny"}
"""The forms of the verbs of headlines -> their lemmas."""
# Tokens: the longest source, and the longest way to it.
_LONGEST = 7
_SIGNATURE = 5
_SHORTEST = 2  # tokens before a colon that are more than a label
_PEOPLE = ("person", "group")
_BODIES = ("organization", "government", "country")
_FINITE = ("VBZ", "VBP", "VBD", "VBN")
# Verbs behind which whoever is spoken to or of stands, not who speaks.
_AIMED = frozenset("accuse blame urge deny reject".split())
_DASHES = frozenset({"-", "–", "—"})
_GOING_ON = frozenset("with as after amid while despite before".split())
# What people do in titles who are quoted before the colon, besides what the verbs of saying tell.
_TELLING_OF = frozenset("describe recount relive remember mourn tell speak react hit reflect open plead".split())
_NEWS = frozenset({"reports", "report", "media", "sources", "source"})
_NO_NAME = frozenset({"VERB", "AUX", "PRON", "NUM"})


def headlines(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for every part of a title ("A Says B; C Denies It") in which no other rule has found one."""
    taken = {draft.anchor for draft in drafts}
    for sentence in page.syntax.sentences:
        if page.document.blocks[sentence.block].kind not in ("title", "heading"):
            continue
        for first, last in _parts(page, sentence):
            draft = None
            quoted = _quoted_first(page, first, last)
            if quoted is not None and not any(
                d.content and d.content[0][0] <= quoted.content[0][0] < d.content[-1][1] for d in drafts
            ):
                yield quoted
            if not taken.intersection(range(first, last)):
                draft = _behind(page, first, last) or _before(page, first, last)
            if draft is not None:
                yield draft


def _parts(page: Page, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The tokens of each part of a title, without the marks at its end."""
    first = sentence.first
    for stop in range(sentence.first, sentence.stop + 1):
        if stop == sentence.stop or page.syntax.tokens[stop].text in (";", "|"):
            last = stop
            while last > first and page.syntax.tokens[last - 1].pos == "PUNCT":
                last -= 1
            yield first, last
            first = stop + 1


def inverted(page: Page) -> Iterator[Draft]:
    """A draft for every part of a title that ends in who says it: "Talks failed, say ministers of Tarnia"."""
    for sentence in page.syntax.sentences:
        if page.document.blocks[sentence.block].kind in ("title", "heading"):
            for first, last in _parts(page, sentence):
                draft = _behind(page, first, last) or _signed(page, first, last)
                if draft is not None:
                    yield draft


def _before(page: Page, first: int, stop: int) -> Draft | None:
    """ "Ministers Say Talks Have Failed": the verb in its capital is often taken for a name."""
    tokens = page.syntax.tokens[first + 1 : min(stop - 2, first + _LONGEST + 1)]
    finite = any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in page.syntax.tokens[first:stop])
    forms = (t.i for t in tokens if t.lower in FORMS and (t.text[0].isupper() or (t.tag == "NNS" and not finite)))
    verb = next(forms, None)
    if verb is not None and page.syntax.tokens[verb + 1].text in (",", "and", "And", "&"):
        return None  # "Rival Claims, Rival Tolls": a noun
    if verb is not None and not page.syntax.tokens[verb].text[0].isupper() and not _may_claim(page, verb):
        return None
    return None if verb is None else _draft(page, (first, verb), verb, (verb + 1, stop))


def _quoted_first(page: Page, first: int, stop: int) -> Draft | None:
    """ "“We ate leaves”: survivors recall siege": whoever tells of something behind the colon said what is quoted."""
    syntax, tokens = page.syntax, page.syntax.tokens
    quoted = next((q for q in page.around(tokens[first].start, tokens[stop - 1].end) if not q.depth), None)
    if quoted is None or quoted.start > tokens[first].start:
        return None
    colon = next((t for t in tokens[first:stop] if t.start >= quoted.end), None)
    if colon is None or colon.text != ":" or syntax.text[quoted.end : colon.start].strip():
        return None
    behind = tokens[colon.i + 1 : min(stop, colon.i + _LONGEST + 1)]
    verb = next((t for t in behind[1:] if t.lower in _recounting() and t.tag not in ("NN", "JJ")), None)
    head = tokens[verb.i - 1] if verb is not None else None
    if verb is None or head is None or not _may_be_quoted(page, head):
        return None
    who, said = page.trimmed(*page.chars(colon.i + 1, verb.i)), page.trimmed(quoted.start, quoted.end)
    if who is None or said is None or page.around(*who):
        return None
    return Draft(colon.i, ((colon.start, colon.end),), (who,), head.i, (said,), "asserts", "speech", HEADLINE)


@cache
def _recounting() -> frozenset[str]:
    """Present forms of the verbs with which somebody tells of something: "recall", "mourns"."""
    rows = (row for row in load("reporting_verbs") if row["kind"] == "speech" and not row["particle"])
    plain = {row["lemma"] for row in rows} | _TELLING_OF
    return frozenset(form for lemma in plain for form in (lemma, lemma + "s"))


def _may_be_quoted(page: Page, head: Token) -> bool:
    """Whether a word before such a verb is for somebody who may be quoted: people, a body, or a name."""
    noun, entity = noun_at(page.syntax, head.i), page.cast.named_by(head.i)
    if (noun is not None and noun.kind in _PEOPLE) or _speaking(head) in ("body", "anonymous"):
        return True
    return entity is not None and entity.kind in ("person", *_BODIES)


def _may_claim(page: Page, verb: int) -> bool:
    """Whether a small "claims" is no noun: somebody stands right before it, and a noun without "of" or "for" behind."""
    tokens = page.syntax.tokens
    noun, entity = noun_at(page.syntax, verb - 1), page.cast.named_by(verb - 1)
    body = source_nouns().get(tokens[verb - 1].lemma.lower()) == "body"
    somebody = body or (noun is not None and noun.kind in _PEOPLE) or (entity is not None and entity.kind in _BODIES)
    return somebody and tokens[verb + 1].pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM")


def _behind(page: Page, first: int, stop: int) -> Draft | None:
    """ "Talks failed, minister says" and "Talks failed, says minister", also where the title goes on: ", as polls
    open"."""
    tokens = page.syntax.tokens
    for end in range(first + 4, stop - 1):
        if tokens[end].text == "," and tokens[end + 1].lower in _GOING_ON:
            found = _behind(page, first, end)
            if found is not None:
                return found
    comma = next((i for i in range(stop - 2, max(first, stop - _LONGEST - 2), -1) if tokens[i].text == ","), None)
    if comma is None or stop - comma < 3:
        return None
    if tokens[stop - 1].lower in FORMS:
        return _draft(page, (comma + 1, stop - 1), stop - 1, (first, comma))
    if _goes_on(page, comma + 2, stop):
        return None
    if (
        tokens[comma + 1].lower in FORMS
        and not _takes_object(page, comma + 1, stop)
        and all(t.pos not in ("VERB", "AUX") for t in tokens[comma + 2 : stop])
    ):
        return _draft(page, (comma + 2, stop), comma + 1, (first, comma))
    return None


def _takes_object(page: Page, verb: int, stop: int) -> bool:
    """Whether who or what stands behind a verb is no speaker: "Minister quits, accuses | rival of plot", "denies |
    bribery"."""
    lemma = FORMS[page.syntax.tokens[verb].lower]
    if lemma in _AIMED:
        return True
    first = next((t for t in page.syntax.tokens[verb + 1 : stop] if t.pos in ("NOUN", "PROPN")), None)
    return (
        lemma != "say"
        and first is not None
        and first.pos == "NOUN"
        and not any(_may_be_quoted(page, t) for t in page.syntax.tokens[verb + 1 : stop])
    )


def _goes_on(page: Page, first: int, stop: int) -> bool:
    """Whether what stands behind "says" is what is said: "Army vows reply, says | five dead"."""
    tokens = page.syntax.tokens
    return tokens[first].tag == "CD" and (tokens[stop - 1].pos == "ADJ" or tokens[stop - 1].tag == "VBN")


def _signed(page: Page, first: int, stop: int) -> Draft | None:
    """ "Talks failed - minister", "Talks failed: minister": a few words without a verb for people, or for a text that
    is no outlet. "The heirs of Holm - a family of lawyers" has an article; before a colon something happens."""
    syntax, tokens = page.syntax, page.syntax.tokens
    behind = range(stop - 2, max(first + 1, stop - _LONGEST), -1)
    dash = next((i for i in behind if tokens[i].text in _DASHES), None)
    if dash is None:
        return _behind_colon(page, first, stop)
    text = syntax.text
    if not (text[tokens[dash].start - 1].isspace() and text[tokens[dash].end].isspace()):
        return None
    if dash == stop - 2 and tokens[dash + 1].text in _NEWS:
        return _said_so(page, first, dash, stop)  # "reports", which the parser takes for a verb
    if any(_is_no_name(t) for t in tokens[dash + 1 : stop]):
        return None
    return _of_whoever(page, first, dash, stop)


def _behind_colon(page: Page, first: int, stop: int) -> Draft | None:
    tokens = page.syntax.tokens
    colon = next((i for i in range(stop - 2, max(first, stop - _SIGNATURE), -1) if tokens[i].text == ":"), None)
    if colon is None or tokens[first].tag.startswith("W") or any(t.text == ":" for t in tokens[first:colon]):
        return None
    noun = noun_at(page.syntax, stop - 1)
    person = (noun is not None and noun.kind == "person") or tokens[stop - 1].lower in _NEWS | {"media", "tv"}
    person = person and colon - first > _SHORTEST
    if not person and not any(t.tag in _FINITE for t in tokens[first:colon]):
        return None  # "Nine dead in ferry fire: officials", but not "Rain in the north: Mersa"
    if any(t.text == "," for t in tokens[colon:stop]):
        return None
    if any(_is_no_name(t) for t in tokens[colon + 1 : stop]):
        return None
    return _of_whoever(page, first, colon, stop)


def _is_no_name(token: Token) -> bool:
    """Whether a word stands in no name: a verb, an article, a pronoun, but not WHO."""
    return (token.pos in _NO_NAME and not _is_a_body(token.text)) or token.lower in ("a", "an", "the")


def _of_whoever(page: Page, first: int, mark: int, stop: int) -> Draft | None:
    """What stands before a mark, of whoever stands behind it; None where nobody does."""
    syntax, tokens = page.syntax, page.syntax.tokens
    ends = next((i for i in range(mark + 1, stop) if tokens[i].pos == "ADP"), stop)
    head = tokens[ends - 1]
    what = _speaking(head)
    noun = noun_at(syntax, head.i)
    entity = page.cast.named_by(head.i)
    named = tokens[mark].text == ":" and head.tag == "NNP" and entity is not None and entity.kind in _BODIES
    named = named or _is_a_body(syntax.text[tokens[mark + 1].start : head.end])
    if _is_masthead(page, mark + 1, head) or page.quoted(head.start) is not None:
        return None
    if noun is None and what is None and not named:
        return None
    if tokens[mark].text == ":" and what is None and not named and (noun is None or noun.kind not in _PEOPLE):
        return None
    return _said_so(page, first, mark, stop, head.i)


def _said_so(page: Page, first: int, mark: int, stop: int, head: int | None = None) -> Draft | None:
    """What stands before a mark as said by what stands behind it."""
    who, said = page.trimmed(*page.chars(mark + 1, stop)), page.trimmed(*page.chars(first, mark))
    if who is None or said is None:
        return None
    token = page.syntax.tokens[mark]
    # Its own verb, where it is none: "Minister to quit - | reports |".
    anchor = mark if head is not None else mark + 1
    head = anchor if head is None else head
    return Draft(anchor, ((token.start, token.end),), (who,), head, (said,), "asserts", "speech", HEADLINE)


def _is_a_body(name: str) -> bool:
    """Whether a name is known for that of a body or of the seat of a government, and of no outlet."""
    return outlet(name) is None and any(k.kind in _BODIES and k.sector != "JRN" for k in known(name))


def _is_masthead(page: Page, first: int, head: Token) -> bool:
    """Whether what stands behind a mark is the outlet that has the report, by its name: "Talks failed - The Ledger"; no
    "state media" that others quote."""
    tokens = page.syntax.tokens[first : head.i + 1]
    if _speaking(head) == "outlet" and head.pos != "PROPN":
        return all(t.pos == "PROPN" for t in tokens[:-1]) and len(tokens) > 1
    if head.text in ("TV", "Radio", "Television") and tokens[0].text.islower():
        return False
    return is_outlet(page.syntax, head.i) or _speaking(head) == "outlet"


def _speaking(head: Token) -> str | None:
    """What kind of speaker a noun is, by the lexicon, also of "media"."""
    return source_nouns().get(head.lemma.lower()) or source_nouns().get(head.lower)


def _draft(page: Page, source: tuple[int, int], verb: int, content: tuple[int, int]) -> Draft | None:
    """The draft of three ranges of tokens, None where one is empty or the verb is quoted."""
    token = page.syntax.tokens[verb]
    if source[0] >= source[1] or content[0] >= content[1] or page.quoted(token.start) is not None:
        return None
    row = reporting_verbs()[FORMS[token.lower]][0]
    who, what = page.trimmed(*page.chars(*source)), page.trimmed(*page.chars(*content))
    if who is None or what is None:
        return None
    head = next((i for i in range(*source) if not source[0] <= page.syntax.tokens[i].head < source[1]), source[1] - 1)
    if page.syntax.tokens[head].pos not in ("NOUN", "PROPN"):
        stop = next((i for i in range(*source) if page.syntax.tokens[i].pos == "ADP"), source[1])
        head = max(stop - 1, source[0])  # "say families | of Mersa dead"
    said = _past_label(page, what)
    return Draft(verb, ((token.start, token.end),), (who,), head, (said,), row.stance, row.kind, HEADLINE)


def _past_label(page: Page, content: Range) -> Range:
    """A content without what stands before a colon in front of its quotation: "| Famine: | “We ate leaves”"."""
    start, end = content
    quoted = next((q for q in page.around(start, end) if q.start > start and q.end >= end), None)
    if quoted is None or not page.syntax.text[start : quoted.start].rstrip().endswith(":"):
        return content
    return page.trimmed(quoted.start, end) or content

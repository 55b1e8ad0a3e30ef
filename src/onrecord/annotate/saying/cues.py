"""Cues: the verbs by which somebody says, writes, thinks or refuses to say something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.negations import negated
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.contents import content_of
from onrecord.annotate.saying.joins import DECLINING, PROMPT, is_toll, is_whole
from onrecord.annotate.saying.reported_clauses import Content
from onrecord.annotate.saying.sources import Source, happenings, may_be_cited, source_nouns, source_of, spans_of
from onrecord.annotate.saying.utterances import CITING_VERBS, Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Stance


@dataclass(frozen=True, slots=True)
class Reporting:
    """One row of the lexicon of reporting verbs."""

    particle: tuple[str, ...]
    frames: tuple[str, ...]
    stance: Stance
    kind: str


@cache
def reporting_verbs() -> dict[str, tuple[Reporting, ...]]:
    """Lemma -> its rows, in file order."""
    found: dict[str, list[Reporting]] = {}
    for row in load("reporting_verbs"):
        found.setdefault(row["lemma"], []).append(
            Reporting(
                tuple(row["particle"].split()), tuple(row["frames"].split()), cast(Stance, row["stance"]), row["kind"]
            )
        )
    return {lemma: tuple(rows) for lemma, rows in found.items()}


# The parser's lemmatiser does not know these forms.
_LEMMAS = {"tweete": "tweet", "insinuat": "insinuate", "bemoane": "bemoan", "saye": "say"}
_CONDITIONS = frozenset({"if", "unless", "whether"})
_NAMING = frozenset({"call", "dub", "name", "title", "nickname"})
# Frames in which a happening does something without a word: "the flood threatens to ...".
_OF_SOMEBODY = frozenset({"to", "object_quote", "object_to"})


def lemma_of(token: Token) -> str:
    if token.lemma == "hop" and not token.lower.startswith("hopp"):
        return "hope"
    return _LEMMAS.get(token.lemma, token.lemma)


_NOBODY = frozenset({"nobody", "none", "nothing", "little", "whoever", "anyone", "anybody"})


def is_nobody(syntax: Syntax, head: int) -> bool:
    """Whether a source is no one in particular: "no group has claimed ...", "whoever says ..."."""
    token = syntax.tokens[head]
    alone = token.lower in _NOBODY and token.pos != "PROPN"  # Lena Little is somebody
    return alone or any(c.lower == "no" for c in syntax.children(head, "det"))


def drafts_by_verb(page: Page, told: Callable[[Page, Token, str], Draft | None]) -> Iterator[Draft]:
    """What `told` makes of each verb and its lemma, in text order, but of what is said within a refusal ("declined to
    say") and of what nobody says."""
    for token in page.syntax.tokens:
        if token.pos not in ("VERB", "AUX") and not token.tag.startswith("VB"):
            continue
        above = page.syntax.head(token.i)
        if above is not None and token.label == "xcomp" and lemma_of(above) in DECLINING:
            continue  # told of with the refusal
        draft = told(page, token, lemma_of(token))
        if draft is not None and not (draft.source_head is not None and is_nobody(page.syntax, draft.source_head)):
            yield draft


def verb_cues(page: Page) -> Iterator[Draft]:
    """A draft for every reporting verb with something reported, in text order."""
    return drafts_by_verb(page, _told)


def _told(page: Page, verb: Token, lemma: str) -> Draft | None:
    if _is_noun(page.syntax, verb):
        return None
    cited = _citing(page, verb) if lemma in CITING_VERBS and verb.tag == "VBG" else None
    if cited is not None or lemma not in reporting_verbs():
        return cited
    return _reporting(page, verb, reporting_verbs()[lemma])


def _is_noun(syntax: Syntax, verb: Token) -> bool:
    """Whether the parser took the noun of what is turned down for a verb: "dismissed as lies | reports | that"."""
    subject = next(iter(syntax.children(verb.i, "nsubj")), None)
    as_ = any(t.lower == "as" and t.i < verb.i for t in syntax.children(verb.i, "mark"))
    plain = subject is not None and subject.pos == "NOUN" and not syntax.children(subject.i, "det", "poss")
    return verb.tag == "VBZ" and as_ and plain


def cue_tokens(syntax: Syntax, verb: Token, particle: tuple[str, ...] = (), extra: int | None = None) -> list[Range]:
    """Token ranges of a verb with its auxiliaries, negation and adverbs before it, its particle, and a
    preposition right after it."""
    first, stop = verb.i, verb.i + 1
    moved = True
    while moved:
        moved = False
        for child in syntax.children(verb.i, "aux", "auxpass", "neg", "advmod"):
            if child.i < first and syntax.right_edge(child.i) == first - 1 and syntax.left_edge(child.i) > first - 4:
                first, moved = syntax.left_edge(child.i), True
    ranges = [(first, stop)]
    wanted = list(particle)
    for child in () if wanted else syntax.children(verb.i, "prt"):
        wanted.append(child.lower)
    for i in range(stop, min(stop + 4, len(syntax.tokens))):
        if wanted and syntax.tokens[i].lower == wanted[0]:
            wanted.pop(0)
            ranges.append((i, i + 1))
    if extra is not None:
        ranges.append((extra, extra + 1))
    return joined_ranges(ranges)


def joined_ranges(ranges: list[Range]) -> list[Range]:
    result: list[Range] = []
    for first, stop in sorted(set(ranges)):
        if result and result[-1][1] >= first:
            result[-1] = (result[-1][0], max(stop, result[-1][1]))
        else:
            result.append((first, stop))
    return result


def has_particle(syntax: Syntax, verb: Token, particle: tuple[str, ...]) -> bool:
    """Whether the words follow the verb, at most two others between."""
    sentence = syntax.sentence_of(verb.i)
    i = verb.i + 1
    for word in particle:
        while i < min(verb.i + 4, sentence.stop) and syntax.tokens[i].lower != word:
            i += 1
        if i >= min(verb.i + 4, sentence.stop):
            return False
        i += 1
    return True


def _reporting(page: Page, verb: Token, rows: tuple[Reporting, ...]) -> Draft | None:
    syntax = page.syntax
    clause = verb
    while clause.label == "xcomp" and syntax.head(clause.i) is not None:
        clause = syntax.tokens[clause.head]  # "if they fail to agree"
    if any(c.lower in _CONDITIONS for c in syntax.children(clause.i, "mark")) and clause.label == "advcl":
        return None
    source = _shared(page, verb) or source_of(page, verb)
    inverted = (c for c in syntax.children(verb.i, "aux") if c.lower in ("should", "had"))
    if source.head is not None and any(c.i < source.head < verb.i for c in inverted):
        return None  # "should they ask for help" is a condition
    if source.head is not None and page.is_first_person(source.head) and page.quoted(verb.start) is not None:
        return None  # "I believe" inside a quotation adds nobody who speaks
    if source.head is not None and page.is_first_person(source.head) and verb.tag == "VBG" and verb.label == "advcl":
        return None  # "we are winning, while playing down the cost"
    if source.head is not None and _is_hollow(syntax, verb, source.head):
        return None
    if verb.lemma == "read" and (
        source.head is None or source_nouns().get(syntax.tokens[source.head].lemma) != "document"
    ):
        return None  # a sign reads so, a man reads a book
    if _only_names(syntax, verb):
        return None
    deed = source.head is not None and _happens(syntax, source.head)
    for row in rows:
        if row.particle and not has_particle(syntax, verb, row.particle):
            continue
        for frame in row.frames:
            if deed and frame in _OF_SOMEBODY:
                continue
            content = content_of(page, verb, frame, source)
            if content is None:
                continue
            return _draft(page, verb, row, frame, content, source)
    return None


def _only_names(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb gives a name to a thing: "a guild called Neighbours for Lind", "a film called “Salt” on the
    second channel"."""
    if verb.lemma not in _NAMING or verb.label != "acl" or syntax.children(verb.i, "agent"):
        return False
    noun = noun_at(syntax, verb.head)
    person = syntax.tokens[verb.head].entity.endswith("PERSON") or (noun is not None and noun.kind == "person")
    misread = verb.tag == "VBD" and syntax.tokens[verb.i - 1].text == "," and not person
    return (verb.tag == "VBN" or misread) and not is_whole(syntax, verb)


def _happens(syntax: Syntax, head: int) -> bool:
    """Whether a source is a happening, which threatens or asks for nothing by words."""
    return syntax.tokens[head].pos == "NOUN" and syntax.tokens[head].lemma in happenings()


def _shared(page: Page, verb: Token) -> Source | None:
    """The source of the reporting clause before a verb that has none of its own: "Army denies raid, says ..."."""
    syntax = page.syntax
    subjects = syntax.children(verb.i, "nsubj", "nsubjpass")
    if verb.tag not in ("VBZ", "VBP", "VBD") or not all(is_toll(syntax, t) and t.i > verb.i for t in subjects):
        return None
    before = next((c for c in syntax.children(verb.i, "ccomp") if c.i < verb.i), None)
    if before is None or lemma_of(before) not in reporting_verbs():
        return None
    if page.quoted(before.start) is not page.quoted(verb.start):
        return None  # "“I do not believe it,” demurred Oda Lind"
    if syntax.tokens[min(verb.i + 1, len(syntax.tokens) - 1)].pos == "PUNCT":
        return None  # "Tarnia recalled its envoy, a clerk said"
    return source_of(page, before)


def _is_hollow(syntax: Syntax, verb: Token, source: int) -> bool:
    """Whether an infinitive reports nothing of its subject: "it is necessary to show ...", "too vague to say ...", but
    not "was quick to blame the guild"."""
    above = syntax.head(verb.i)
    if above is None or not any(c.tag == "TO" for c in syntax.children(verb.i, "aux")):
        return False
    prompt = above.lemma in PROMPT and above.label == "acomp"
    return (above.pos == "ADJ" and not prompt) or syntax.tokens[source].lower in ("it", "which", "that", "this")


def _draft(page: Page, verb: Token, row: Reporting, frame: str, content: Content, source: Source) -> Draft | None:
    syntax = page.syntax
    if content.source is not None:
        source = content.source
    elif source.passive and source.head is None and frame.startswith("object") and row.stance == "asserts":
        return None  # "had been told of the strike" is no saying that the report tells of
    elif source.passive and source.head is None and frame == "to_phrase":
        return None  # "was admitted to the clinic"
    if source.head is None and not source.passive:
        imperative = verb.tag == "VB" and verb.label in ("ROOT", "conj", "ccomp")
        bare = verb.tag in ("VB", "VBP") and frame in ("object", "to", "ing")
        if imperative or bare or verb.label in ("amod", "compound", "csubj"):
            return None
    if row.kind in ("thought", "intent", "perception") and source.head is None and not source.passive:
        return None
    stance: Stance = row.stance
    if frame == "wh" and stance == "asserts" and _leaves_open(syntax, verb):
        stance = "declines_to_say"
    pieces = cue_tokens(syntax, verb, row.particle, content.preposition)
    return Draft(
        anchor=verb.i,
        cue=tuple(page.chars(*piece) for piece in pieces),
        source=source.spans,
        source_head=source.head,
        content=content.spans,
        stance=stance,
        kind=row.kind,
        rule=f"{lemma_of(verb)}:{frame}",
    )


def _leaves_open(syntax: Syntax, verb: Token) -> bool:
    return negated(syntax, verb.i)


def _citing(page: Page, verb: Token) -> Draft | None:
    """ "Citing two officials, the agency said the deal had failed": the officials say it, too."""
    syntax = page.syntax
    cited = next((c for c in syntax.children(verb.i, "dobj") if c.i > verb.i), None)
    said = syntax.head(verb.i)
    while said is not None and (said.pos not in ("VERB", "AUX") or said.label == "ccomp"):
        said = syntax.head(said.i)  # "the paper said the deal | was | dead, citing two clerks"
    if cited is None or said is None or not may_be_cited(page, cited):
        return None
    source = source_of(page, said)
    for row in reporting_verbs().get(lemma_of(said), ()):
        for frame in row.frames if row.stance in ("asserts", "accuses") and not row.particle else ():
            content = content_of(page, said, frame, source)
            if content is None:
                continue
            cue = ((verb.start, verb.end),)
            spans = tuple((a, b) for a, b in content.spans if not a <= verb.start < b)
            if not spans and verb.i < verb.head and verb.label == "advcl":
                # "reported, citing two clerks, | that it had sunk |": hung on what is said
                that = next((t for t in syntax.children(verb.head, "mark") if t.i > cited.i), None)
                spans = tuple((that.start, b) for a, b in content.spans if that is not None and a <= that.start < b)
            if not spans and verb.label == "advcl" and verb.head != said.i:
                whole = (page.trimmed(a, min(b, verb.start)) for a, b in content.spans)
                spans = tuple(s for s in whole if s is not None)
            if not spans:
                return None
            return Draft(verb.i, cue, spans_of(page, cited.i, verb.i), cited.i, spans, row.stance, "speech", "citing")
    return None

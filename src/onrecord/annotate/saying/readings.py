"""Readings: what a cue that the tagger alone marked means: whether somebody says, thinks or wants something by it, and
with which stance, by the lexicons of reporting words and by `marked_cues`. What tells of a deed has no reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.negations import unasserted
from onrecord.annotate.saying.cues import is_nobody, lemma_of, reporting_verbs
from onrecord.annotate.saying.headlines import FORMS
from onrecord.annotate.saying.marks import head_of, holds, is_said, share, source_spans
from onrecord.annotate.saying.senses import meant_sense, said_sense
from onrecord.annotate.saying.sources import in_clause_on, source_nouns, source_of, spans_of, speaks
from onrecord.annotate.saying.speech_nouns import lacks_object
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.saying.verbless_cues import is_dateline, names_series
from onrecord.annotate.syntax import Token
from onrecord.annotate.tagged import Tagged
from onrecord.lexicons.actors import known

# What a photo shows, nobody says.
_IMAGES = frozenset("photo photograph picture image".split())
_FILMS = _IMAGES | frozenset("video footage clip film recording".split())
_GIVING_OUT = frozenset("release publish post air broadcast share show".split())
_ASKING = frozenset("who what when where whether how why if which".split())
_BLAMED = frozenset({"blamed", "accused", "suspected"})
_OPEN = frozenset({"clear", "unclear", "unknown", "uncertain"})
_POSTED = frozenset("post share publish upload circulate release obtain film verify distribute".split())
_APPEARING = frozenset({"appear", "seem"})
_BACKING = frozenset({"support", "back", "arm", "fund"})
_GUESSING = frozenset("speculate say tell comment guess judge conclude predict assess".split())
_EARLY = frozenset("early soon premature hard difficult impossible irresponsible unwise wrong".split())
_AFTER = frozenset("following after before during amid since ahead".split())
_HANDING = frozenset("provide give send supply offer train deliver arm fund carry conduct launch".split())
_MEANS = frozenset("grant fund loan money funding programme program project subsidy aid donation credit budget".split())
_POWERS = ("country", "government", "armed_group")


def read_alone(page: Page, mark: Tagged, anchor: int, drafts: Sequence[Draft]) -> Draft | None:
    """What the tagger alone marked, None where it tells of a deed."""
    head = source_head(page, mark, anchor, None)
    if page.syntax.tokens[anchor].text == ":" and _is_label(page, mark, head):
        return None
    if head is not None and _is_blamed(page, anchor, head):
        return Draft(anchor, mark.cue, (), None, mark.source, "accuses", "speech", "tagged:object")
    mark, anchor = _before_colon(page, mark, anchor, head)
    mark, head = _of_the_subject(page, *_behind_its_words(page, mark, anchor, head), anchor)
    if head is not None and is_nobody(page.syntax, head):
        return None
    none = next((t.lower == "no" for t in page.syntax.tokens_in(*mark.content[0])), False)
    if head is not None and page.syntax.tokens[head].lemma.lower() in _IMAGES and not none:
        return None
    if page.syntax.tokens[anchor].pos == "PROPN" and _is_in_a_name(page, anchor):
        return None  # "the aid group | Hope for | Mersa": no hope
    if _is_own_clause(page, mark, head) or (head is not None and _is_told(page, anchor, head)):
        return None
    if _is_topic(page, mark, anchor):
        return None
    open_ = any(t.lemma in _OPEN for span in mark.cue for t in page.syntax.tokens_in(*span))
    asks = next((t.lower in _ASKING for t in page.syntax.tokens_in(*mark.content[0])), False)
    if open_ and asks and not mark.source:
        return None  # "it was not clear who had fired": nobody's words
    verb = page.syntax.tokens[anchor]
    if head is None and unasserted(page.syntax, verb) and not page.syntax.children(anchor, "auxpass"):
        return None  # "nothing indicates that", "there is nothing to suggest that"
    if _is_too_early(page, verb) or _is_told_by_another(page, mark, verb):
        return None
    if verb.lemma in _GIVING_OUT and not any(page.around(*span) for span in mark.content) and _gives_film(page, mark):
        return None  # "released a video in which she appears thin"
    if verb.lemma in _APPEARING and head is not None and page.syntax.tokens[head].lemma.lower() in _FILMS:
        return None  # "footage appears to show"
    if verb.lower == "referring" and page.syntax.tokens[anchor - 1].text == "," and not is_said(page, mark, drafts):
        return None  # "..., he said, referring to the guild": the report explains
    if _is_of_another_sentence(page, mark, anchor) or _is_taken_up(page, anchor):
        return None
    said = is_said(page, mark, drafts) or page.syntax.tokens[anchor].text == ":"
    reading = said_sense(page, mark, anchor) if said else meant_sense(page, mark, anchor)
    if reading is None or _is_endeavour(page, mark, anchor):
        return None
    if not said and _only_dates(page, mark):
        return None
    if not said and (_is_backing(page, mark, anchor, head) or _has_read(page, mark, anchor)):
        return None
    rule = "tagged" if said else "tagged:object"
    if not said and head is not None and _is_done_to(page, anchor, head):
        # "Rebels blamed for raid": nobody says who blames them
        return Draft(anchor, mark.cue, (), None, tuple(sorted((*mark.source, *mark.content))), *reading, rule)
    return Draft(anchor, mark.cue, source_spans(page, mark), head, mark.content, *reading, rule)


def _is_too_early(page: Page, verb: Token) -> bool:
    """Whether something cannot or should not be said yet, by anybody: "it is too early | to speculate |"."""
    above = page.syntax.head(verb.i)
    to = any(t.tag == "TO" for t in page.syntax.children(verb.i, "aux"))
    return to and verb.lemma in _GUESSING and above is not None and above.lemma in _EARLY


def _is_told_by_another(page: Page, mark: Tagged, verb: Token) -> bool:
    """Whether a content holds the subject of its cue, which says it, and so is nobody's: "denied | what the mayor |
    told them"."""
    subject = next((t for t in page.syntax.children(verb.i, "nsubj") if t.i < verb.i), None)
    if subject is None or not mark.source or share(mark.source, ((subject.start, subject.end),)):
        return False
    what = any(t.tag == "WP" and t.i < subject.i for t in page.syntax.children(verb.i, "dobj", "dative"))
    return what and holds(mark.content, subject.start) and mark.content[-1][1] <= verb.start


def _only_dates(page: Page, mark: Tagged) -> bool:
    """Whether all that is marked tells after what somebody speaks: "the minister comments | following a raid |"."""
    first = next(iter(page.syntax.tokens_in(*mark.content[0])), None)
    return first is not None and first.lower in _AFTER and len(mark.content) == 1


def _is_endeavour(page: Page, mark: Tagged, anchor: int) -> bool:
    """Whether a cue tells what somebody tried to do: "has sought | to seize the mines |"."""
    verb = page.syntax.tokens[anchor]
    first = next(iter(page.syntax.tokens_in(*mark.content[0])), None)
    return verb.lemma == "seek" and verb.tag in ("VBD", "VBN") and first is not None and first.tag == "TO"


def _is_backing(page: Page, mark: Tagged, anchor: int, head: int | None) -> bool:
    """Whether a clause tells only which state or armed group another one stands by: "Tarnia, which | supports |
    Mersa, sent drones"; no words for a proposal."""
    verb = page.syntax.tokens[anchor]
    whom = next((t for t in page.syntax.children(anchor, "dobj") if holds(mark.content, t.start)), None)
    by = (
        t for p in page.syntax.children(anchor, "prep") if p.lower == "by" for t in page.syntax.children(p.i, "pcomp")
    )
    if verb.lemma in _BACKING and any(t.tag == "VBG" and t.lemma in _HANDING for t in by):
        return True  # "is supporting the rebels by providing trucks"
    if verb.lemma in _BACKING and head is not None and page.syntax.tokens[head].lemma in _MEANS:
        return True  # "the grant will support repairs"
    if verb.lemma not in _BACKING or verb.label != "relcl" or whom is None or head is None:
        return False
    sides = (page.cast.named_by(head), page.cast.named_by(whom.i))
    return all(side is not None and side.kind in _POWERS for side in sides)


def _has_read(page: Page, mark: Tagged, anchor: int) -> bool:
    """Whether somebody only had a text or a film before his eyes: "has seen | a letter from the guild |"."""
    what = (t for t in page.syntax.children(anchor, "dobj") if holds(mark.content, t.start))
    texts = (t for t in what if t.lemma in _FILMS or source_nouns().get(t.lemma) == "document")
    return page.syntax.tokens[anchor].lemma == "see" and any(t.lemma != "sign" for t in texts)


def _is_blamed(page: Page, anchor: int, head: int) -> bool:
    """Whether a headline's participle tells who is blamed: "Rebels blamed as bombs hit camp"."""
    syntax = page.syntax
    verb = syntax.tokens[anchor]
    block = page.block_at(verb.start)
    if block is None or page.document.blocks[block].kind not in ("title", "heading") or head > anchor:
        return False
    return verb.lower in _BLAMED and not syntax.children(anchor, "dobj", "aux", "ccomp")


def _is_told(page: Page, anchor: int, head: int) -> bool:
    """Whether a marked source is whom nobody tells something: "nobody could tell | Oda Lind | whether"."""
    told = any(t.i == head for t in page.syntax.children(anchor, "dobj", "dative"))
    return told and any(is_nobody(page.syntax, t.i) for t in page.syntax.children(anchor, "nsubj"))


def _is_in_a_name(page: Page, anchor: int) -> bool:
    """Whether a word with a capital stands in a longer name that the cast knows, in running text and not in a headline
    ("Oda Lind Backs Ferry Deal"), which the cast may take for one name."""
    token = page.syntax.tokens[anchor]
    sentence = page.syntax.sentence_of(anchor)
    block = page.block_at(token.start)
    titled = page.in_capitals(sentence.start, sentence.end)
    if block is None or page.document.blocks[block].kind != "paragraph" or titled:
        return False
    named = (m for e in page.cast.entities for m in e.mentions if m.form == "name" and " " in m.text)
    return any(m.start <= token.start and token.end <= m.end for m in named)


def _is_topic(page: Page, mark: Tagged, anchor: int) -> bool:
    """Whether a heading only says of what somebody speaks: "Minister's | statement on | the raid"."""
    block = page.block_at(mark.cue[0][0])
    titled = block is not None and page.document.blocks[block].kind in ("title", "heading")
    last = page.syntax.tokens_in(*mark.cue[-1])[-1:]
    noun = page.syntax.tokens[anchor].pos in ("NOUN", "PROPN")
    return titled and noun and any(t.lower in ("on", "about", "to", "of") for t in last)


def _gives_film(page: Page, mark: Tagged) -> bool:
    """Whether the first words of a content name a film or a picture."""
    first = page.syntax.tokens_in(*mark.content[0])
    noun = next((t for t in first if t.pos == "NOUN" and t.label not in ("compound", "npadvmod")), None)
    return noun is not None and noun.lemma in _FILMS


def _before_colon(page: Page, mark: Tagged, anchor: int, head: int | None) -> tuple[Tagged, int]:
    """A mark whose cue is a colon with the verb that its source stands behind: "| Said | the farmer: “It rained.”"."""
    syntax = page.syntax
    if syntax.tokens[anchor].text != ":" or head is None or syntax.tokens[head].label != "nsubj":
        return mark, anchor
    verb = syntax.tokens[syntax.tokens[head].head]
    speaks_so = any(row.kind == "speech" and "quote" in row.frames for row in reporting_verbs().get(lemma_of(verb), ()))
    if not speaks_so or not verb.i < head < anchor or verb.tag not in ("VBD", "VBZ", "VBP"):
        return mark, anchor
    return replace(mark, cue=((verb.start, verb.end),)), verb.i


def _behind_its_words(page: Page, mark: Tagged, anchor: int, head: int | None) -> tuple[Tagged, int | None]:
    """The mark of a quotation without a source with the subject behind its verb: "“No entry,” reads | a sign |"."""
    behind = (t for t in page.syntax.children(anchor, "nsubj", "dobj", "attr") if t.i > anchor)
    texts = (t for t in behind if t.label == "nsubj" or source_nouns().get(t.lemma) == "document")
    subject = next(texts, None)
    if mark.source or subject is None or page.syntax.left_edge(subject.i) != anchor + 1:
        return mark, head
    spans = spans_of(page, subject.i, anchor) if speaks(page, subject.i) else ()
    said = tuple(s for s in mark.content if not share((s,), spans))
    return (replace(mark, source=spans, content=said), subject.i) if spans and said else (mark, head)


def _of_the_subject(page: Page, mark: Tagged, head: int | None, anchor: int) -> tuple[Tagged, int | None]:
    """The mark with the subject of its cue for its source, where the marked one stands in a clause on that subject:
    "the Front, which | officers | had blamed, repeated its denial"."""
    subject = next((t for t in page.syntax.children(anchor, "nsubj") if t.i < anchor), None)
    shared = _posted_before(page, anchor, head) if subject is None and head is not None else None
    if shared is not None:
        whole = page.trimmed(*page.chars(page.syntax.left_edge(shared), anchor))
        return (replace(mark, source=(whole,)), shared) if whole is not None else (mark, head)
    if head is None or subject is None or not in_clause_on(page.syntax, head, subject.i):
        return mark, head
    spans = spans_of(page, subject.i, anchor)
    return (replace(mark, source=spans), subject.i) if spans else (mark, head)


def _posted_before(page: Page, anchor: int, head: int) -> int | None:
    """What was posted on the platforms of which the last was marked as the source: "films posted on Vim and | Vam |
    show a fire"."""
    syntax = page.syntax
    posted = syntax.head(anchor)
    if syntax.tokens[anchor].label != "conj" or posted is None or posted.lemma not in _POSTED:
        return None
    thing = next((t for t in syntax.children(posted.i, "nsubj", "nsubjpass") if t.i == posted.i - 1), None)
    inside = posted.i < head < anchor and syntax.tokens[head].label in ("pobj", "conj")
    return thing.i if thing is not None and inside else None


def _is_label(page: Page, mark: Tagged, head: int | None) -> bool:
    """Whether a colon stands behind a label and not behind a speaker: a place before news ("Tarnia: Seven killed"), or
    whatever stands before words of others ("Strike: Union says no")."""
    syntax = page.syntax
    cue = mark.cue[0][0]
    if any(page.block_at(a) != page.block_at(cue) for a, _ in mark.source):
        return True
    label = page.document.text[mark.source[0][0] : mark.source[0][1]] if mark.source else ""
    if names_series(label) or (head is not None and is_dateline(page, label, head)):
        return True
    block = page.block_at(cue)
    if block is None or page.document.blocks[block].kind not in ("title", "heading") or not mark.source:
        return False
    said = next((span for span in mark.content if span[0] > cue), None)
    behind = syntax.tokens_in(said[1], page.document.blocks[block].end) if said is not None else ()
    if said is not None and page.around(*said) and len(behind) > 1 and behind[0].text == ",":
        return any(t.lower in FORMS for t in behind)  # "Famine: “We ate leaves”, mother | says |"
    if said is None or page.around(*said):
        return False
    rival = any(t.lower in FORMS and t.start > said[0] for t in syntax.tokens_in(*said))
    entity = page.cast.named_by(head) if head is not None else None
    place = head is not None and syntax.tokens[head].entity.endswith(("GPE", "LOC"))
    place = place or any(k.kind == "country" for k in known(label))
    return rival or place or (entity is not None and entity.kind in ("place", "country"))


def _is_of_another_sentence(page: Page, mark: Tagged, anchor: int) -> bool:
    """Whether the whole content stands outside the sentence of its cue, and is not quoted."""
    sentence = page.syntax.sentence_of(anchor)
    spoken = page.syntax.tokens[anchor].text == ":" or page.syntax.text[: sentence.end].rstrip().endswith(":")
    return not spoken and all(
        (b <= sentence.start or sentence.end <= a) and not page.around(a, b) for a, b in mark.content
    )


def _is_taken_up(page: Page, anchor: int) -> bool:
    """Whether a noun of speech is what the clause behind it speaks of: "a claim that the guild disputes"."""
    syntax = page.syntax
    noun = syntax.tokens[anchor]
    clauses = syntax.children(anchor, "acl", "relcl")
    return noun.pos == "NOUN" and any(
        lacks_object(syntax, clause) and syntax.tokens[syntax.left_edge(clause.i)].lower in ("that", "which")
        for clause in clauses
    )


def _is_done_to(page: Page, anchor: int, head: int) -> bool:
    """Whether a marked source is whom the cue is done to: a bare participle behind it, without an object."""
    syntax = page.syntax
    verb = syntax.tokens[anchor]
    if verb.tag != "VBN" or verb.label != "acl" or verb.head != head or syntax.children(anchor, "dobj", "agent"):
        return False
    return not any(True for _ in syntax.children(anchor, "ccomp", "xcomp"))


def _is_own_clause(page: Page, mark: Tagged, head: int | None) -> bool:
    """Whether a content is a clause about its source itself: "Lind, | who backed the guild, | did not show up"."""
    first = next(iter(page.syntax.tokens_in(*mark.content[0])), None)
    if first is None or first.lower != "who" or first.tag != "WP" or head is None:
        return False
    return in_clause_on(page.syntax, first.i, head)


def source_head(page: Page, mark: Tagged, anchor: int, known: int | None) -> int | None:
    """The token that heads a marked source; for "who" and "which" whom they stand for."""
    head = head_of(page, mark.source)
    if head is None or page.syntax.tokens[head].tag not in ("WP", "WDT"):
        return head
    if known is not None:
        return known
    verb = page.syntax.tokens[anchor]
    subject = source_of(page, verb).head if verb.pos in ("VERB", "AUX") else None
    return subject if subject is not None else head

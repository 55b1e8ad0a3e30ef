"""Speakers: who it is that a source names, of what kind, and how many.

The entity is the cast's, where it has one for the words of the source, and else who the rules of speech make likely:
of a pronoun who has the floor (`floor`), of a letter whoever wrote it. Left undecided: documents whose author the
report does not state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.numbers import value_of
from onrecord.annotate.saying.authors import author_of, authors
from onrecord.annotate.saying.contrasts import contrasted
from onrecord.annotate.saying.floor import Floor
from onrecord.annotate.saying.named_sources import is_one_of, named_by_source
from onrecord.annotate.saying.outlets import is_outlet
from onrecord.annotate.saying.sources import source_nouns
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.saying.withheld import is_remark
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.turns import introduced, is_nameless
from onrecord.records import Entity, SpeakerKind

_FINDINGS = frozenset("information figure data datum record count tally statistic estimate evidence".split())
# Of these a figure is somebody.
_PUBLIC = frozenset(
    "senior leading top key prominent political public religious opposition influential powerful veteran party hamas "
    "hezbollah taliban community tribal".split()
)
# Papers that are no newspapers: "court papers".
_LEGAL = frozenset("court legal charging bankruptcy divorce briefing position white discussion working".split())
_OF_BODIES = frozenset("official source spokesman spokeswoman aide officer diplomat lawmaker insider executive".split())
_PRONOUNS = frozenset({"he", "she", "it", "they"})
# Pronouns that speak of somebody without a name.
_SOMEBODY = frozenset("another others some many several few both most one all either someone somebody those".split())
_PLACEHOLDERS = frozenset({"it", "this", "that", "those", "these", "there", "who", "what"})
# Who is never "the agency" or "the paper".
_NO_OUTLETS = ("armed_group", "person", "country", "place")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the entity where it is known, the kind, and how many are stated."""

    entity: str | None = None
    kind: SpeakerKind = "unknown"
    count: int | None = None


def speakers(page: Page, drafts: Sequence[Draft], outer: Sequence[int | None]) -> list[Speaker]:
    """The speaker of every draft.

    Args:
        drafts: in text order.
        outer: for each draft the one whose content holds it, None where none does.
    """
    written = dict(authors(page))
    numbers = {sentence.first: k for k, sentence in enumerate(page.syntax.sentences)}
    floor = Floor(page, drafts, outer, numbers, [])
    posts = introduced(page.document) if any(draft.rule == "turn" for draft in drafts) else {}
    labelled: dict[str, Entity | None] = {}  # who a label of a turn names
    result: list[Speaker] = []
    for n, draft in enumerate(drafts):
        head = draft.source_head
        if head is None:
            floor.known.append(None)
            result.append(Speaker())
            continue
        head = _shared(page.syntax, head)
        entity = named_by_source(page, draft if head == draft.source_head else replace(draft, source_head=head))
        token = page.syntax.tokens[head]
        if token.pos == "PRON" or token.lower in _PRONOUNS:
            # "He" behind a name that ends in a full stop is taken for part of it.
            entity = floor.behind_pronoun(n, entity if token.pos == "PRON" else None)
            if token.lower == "we" and entity is not None and entity.kind == "person" and outer[n] is None:
                # Who writes "we" outside of quotation marks is whoever writes the report.
                entity = entity if page.quoted(token.start) is not None else None
        elif (
            token.pos == "NOUN"
            and source_nouns().get(token.lemma.lower()) == "document"
            and not _is_personage(page.syntax, token)
        ):
            entity = author_of(page, token, written) or entity
        elif _is_that_outlet(page, token, entity):
            other = entity is not None and entity.kind in _NO_OUTLETS
            entity = _last_outlet(page, result) or (None if other else entity)
        entity = entity or contrasted(page, token) or _is_the_one(page, token)
        holder = outer[n]
        if entity is None and holder is not None and holder < n and is_remark(page, draft):
            floor.known.append(floor.known[holder])
            result.append(result[holder])  # "the paper said a clerk, whom | it | did not name, had fled"
            continue
        entity = _together(page, draft, head) or entity or _owner(page, token) or _told_ahead(page, draft, token)
        label = page.document.text[draft.source[0][0] : draft.source[0][1]] if draft.rule == "turn" else ""
        if label and draft.continues is None:
            entity = labelled.get(posts.get(label.lower(), label)) or entity
            labelled.setdefault(label, entity)
        floor.known.append(entity)
        name = entity.id if entity is not None else None
        if label and is_nameless(label):
            result.append(Speaker(name, "unnamed"))
            continue
        result.append(Speaker(name, _kind(page, head, entity), count_of(page.syntax, head)))
    return result


def _shared(syntax: Syntax, head: int) -> int:
    """The noun that two names of bodies share, where the parser took the first alone for the source: "Pentagon and
    congressional | officials |". Which of them are meant is told together; the body itself does not speak."""
    token = syntax.tokens[head]
    if token.pos != "PROPN" or token.entity.endswith("PERSON"):
        return head
    for other in syntax.conjuncts(head):
        joint = syntax.tokens[head + 1 : head + 2]
        near = bool(joint) and joint[0].lower in ("and", "or") and syntax.left_edge(other.i) == head + 2
        described = syntax.children(other.i, "amod", "compound")
        if near and other.tag == "NNS" and other.lemma in _OF_BODIES and described and described[0].i == head + 2:
            return other.i
    return head


def _is_the_one(page: Page, noun: Token) -> Entity | None:
    """Who is said to be the one who says so: "| Lind | was the one who accused us", "| They | are the men who did"."""
    syntax = page.syntax
    be = syntax.head(noun.i) if noun.label == "attr" else None
    if be is None or be.lemma != "be" or noun.tag not in ("NN", "NNS", "CD") or not syntax.children(noun.i, "relcl"):
        return None
    subjects = (t for t in syntax.children(be.i, "nsubj") if t.lower not in _PLACEHOLDERS)
    return next((e for t in subjects if (e := page.cast.get(page.cast.heads.get(t.i))) is not None), None)


def _is_personage(syntax: Syntax, token: Token) -> bool:
    """Whether a figure is somebody, and not a number: "a senior figure in the guild", "opposition figures"."""
    described = syntax.children(token.i, "amod", "compound")
    return token.lemma == "figure" and any(c.lower in _PUBLIC for c in described)


def _together(page: Page, draft: Draft, head: int) -> Entity | None:
    """Whom several who speak at once are taken together as, where the cast has them so: "Lind and Vell"; of "Lind, who
    called it late, and Vell" each for himself."""
    others = page.syntax.conjuncts(head)
    if any(head < draft.anchor < t.i or t.i < draft.anchor < head for t in others):
        return None
    if not others or not page.cast.members:
        return None
    ids = {page.cast.heads.get(i) for i in (head, *(t.i for t in others))}
    joint = (e for e, members in page.cast.members.items() if set(members) == ids)
    return page.cast.get(next(joint, None))


def _told_ahead(page: Page, draft: Draft, whose: Token) -> Entity | None:
    """Whom "his own" stands for before he is named: "By his own account, | Sergeant Lind | fired twice"."""
    syntax = page.syntax
    if whose.lower not in ("his", "her") or syntax.tokens[whose.i + 1].lower != "own" or not draft.content:
        return None
    said = syntax.tokens_in(*draft.content[0])
    subjects = (t for t in said if t.i > whose.i and t.label in ("nsubj", "nsubjpass"))
    first = next(subjects, None)
    entity = page.cast.get(page.cast.heads.get(first.i)) if first is not None else None
    return entity if entity is not None and entity.kind == "person" else None


def _owner(page: Page, noun: Token) -> Entity | None:
    """Whose findings they are that speak: "according to the ministry's figures"."""
    if noun.lemma.lower() not in _FINDINGS:
        return None
    return next((e for t in page.syntax.children(noun.i, "poss") if (e := page.cast.named_by(t.i)) is not None), None)


def _is_that_outlet(page: Page, noun: Token, entity: Entity | None) -> bool:
    """Whether a source is "the broadcaster" or "the paper", an outlet spoken of before without its name."""
    if noun.pos != "NOUN" or not any(c.lower in ("the", "that") for c in page.syntax.children(noun.i, "det")):
        return False
    alone = not page.syntax.children(noun.i, "compound", "amod", "appos", "prep", "acl", "relcl", "poss")
    named = entity is not None and any(m.form == "name" for m in entity.mentions)
    named = named and entity is not None and entity.kind not in _NO_OUTLETS
    return alone and not named and (source_nouns().get(noun.lemma) == "outlet" or noun.lemma in ("agency", "paper"))


def _last_outlet(page: Page, before: Sequence[Speaker]) -> Entity | None:
    """The outlet that spoke last."""
    said = next((s for s in reversed(before) if s.kind == "outlet" and s.entity is not None), None)
    return page.cast.get(said.entity) if said is not None else None


_NUMBERS = {
    word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
} | {"one": 1, "a": 1, "an": 1, "another": 1, "both": 2}


def count_of(syntax: Syntax, head: int | None) -> int | None:
    """How many speakers the words state: "two officials" 2, "a diplomat" 1, None where no number is stated."""
    if head is None:
        return None
    token = syntax.tokens[head]
    if token.pos == "PRON" or token.lemma in ("percent", "%"):
        return None
    if any(p.lower == "of" and any(t.tag == "NNS" for t in syntax.children(p.i, "pobj")) for p in _preps(syntax, head)):
        return None  # "a majority of voters", "a group of parents"
    if token.tag in ("NNP", "NNPS") and not is_one_of(syntax, head):
        others = syntax.conjuncts(head)
        return len(others) + 1 if others and all(t.pos == "PROPN" for t in others) else None
    if (several := _in_parts(syntax, head)) is not None:
        return several
    if (others := syntax.conjuncts(head)) and any(t.pos in ("NOUN", "PROPN") for t in others):
        counts = [_stated(syntax, t) for t in (token, *others)]
        return sum(n for n in counts if n is not None) if None not in counts else None
    return _stated(syntax, token)


def _stated(syntax: Syntax, token: Token) -> int | None:
    """How many one noun of a source counts, without those joined to it."""
    head = token.i
    if token.tag == "NNP":
        return 1
    if token.label == "pobj" and token.tag in ("NNS",):
        # "one of the officials"
        above = syntax.head(head)
        upper = syntax.head(above.i) if above is not None else None
        if upper is not None and upper.lower == "one":
            return 1
    for child in syntax.children(head, "nummod", "det"):
        if child.i > head or child.entity[2:] == "DATE":
            continue  # "Chapter three", "this May 9 report"
        alone = not syntax.children(child.i)
        if child.lower in _NUMBERS and alone and (child.lower not in ("a", "an", "another") or token.tag == "NN"):
            return _NUMBERS[child.lower]
        if child.label == "nummod":
            words = [t.lower for t in syntax.subtree(child.i) if t.pos != "PUNCT"]
            value = value_of([part for word in words for part in word.split("-")])
            if isinstance(value, int) and 0 < value < 1000:
                return value
    return _NUMBERS.get(token.lower) if token.pos == "NUM" else None


def _in_parts(syntax: Syntax, head: int) -> int | None:
    """The sum of two numbers before one noun: "twelve Northern and five Southern members"."""
    joint = next((t for t in reversed(syntax.tokens[max(0, head - 5) : head]) if t.lower == "and"), None)
    if joint is None or joint.i < 2:
        return None
    behind, before = syntax.tokens[joint.i + 1], syntax.tokens[joint.i - 2]
    near = syntax.tokens[joint.i - 1].pos in ("ADJ", "PROPN", "NOUN") and head - joint.i <= 3
    if not near or behind.tag != "CD" or before.tag != "CD":
        return None
    values = [value_of(t.lower.split("-")) for t in (before, behind)]
    whole = [v for v in values if isinstance(v, int)]
    return sum(whole) if len(whole) == len(values) and behind.i < head else None


def _preps(syntax: Syntax, head: int) -> tuple[Token, ...]:
    return syntax.children(head, "prep") if syntax.tokens[head].tag == "NN" else ()


def _kind(page: Page, head: int, entity: Entity | None) -> SpeakerKind:
    """Whether the speaker is named, described only, an outlet or a document."""
    syntax = page.syntax
    token = syntax.tokens[head]
    what = source_nouns().get(token.lemma.lower()) or source_nouns().get(token.lower)
    if _is_personage(syntax, token):
        what = None
    if token.lemma == "paper" and any(c.lower in _LEGAL for c in syntax.children(head, "compound", "amod")):
        what = "document"
    named = any(c.pos == "PROPN" for c in syntax.children(head, "appos", "compound")) and what != "document"
    indefinite = any(c.lower in ("a", "an") for c in syntax.children(head, "det"))
    if token.pos == "PRON" or token.lower in _PRONOUNS:
        if entity is not None and page.cast.members.get(entity.id):
            return _kind_together(page, entity)
        somebody = "unnamed" if token.lower in _SOMEBODY else "unknown"
        return cast(SpeakerKind, somebody) if entity is None else _kind_of(entity)
    if token.pos == "PROPN" or (token.entity != "O" and token.pos not in ("NOUN", "NUM")):
        if (entity is not None and entity.sector == "JRN" and entity.kind != "person") or is_outlet(syntax, head):
            return "outlet"
        return "unnamed" if is_one_of(syntax, head) or _opens_as_noun(syntax, head) else "named"
    if entity is not None and page.cast.members.get(entity.id):
        return _kind_together(page, entity)
    if what == "document":
        return "document"
    if what == "outlet":
        return "outlet"
    if any(c.pos == "PROPN" and not _is_past_colon(syntax, head, c.i) for c in syntax.children(head, "appos")):
        return "named"
    definite = any(
        c.lower in ("the", "its", "their", "his", "her") or c.label == "poss"
        for c in syntax.children(head, "det", "poss")
    )
    if entity is not None and any(m.form == "name" for m in entity.mentions):
        return "named"
    if what == "body" and not indefinite and (definite or named or _is_a_nations(syntax, head)):
        return "named"
    if token.text[0].isupper() and token.tag == "NN" and not syntax.children(head, "det", "nummod", "amod"):
        return "named"  # a surname that the tagger took for a noun
    return "unnamed"


def _is_past_colon(syntax: Syntax, head: int, other: int) -> bool:
    """Whether what the parser took for another name of a headline's speaker is what he speaks of: "US aide: | Tarnia |
    behind raid"."""
    return any(t.text == ":" for t in syntax.tokens[head + 1 : other])


def _kind_together(page: Page, entity: Entity) -> SpeakerKind:
    """The kind of several who speak at once: named where each of them is."""
    members = (page.cast.get(m) for m in page.cast.members[entity.id])
    return "named" if all(m is not None and _kind_of(m) in ("named", "outlet") for m in members) else "unnamed"


def _is_a_nations(syntax: Syntax, head: int) -> bool:
    """Whether a body is that of a nation, by the word before it: "Tarnian security forces", not "a Tarnian court"."""
    before = syntax.children(head, "amod", "compound", "det", "nummod")
    if any(c.label == "nummod" or c.lower in ("a", "an", "some", "several") for c in before):
        return False
    return any(c.entity.endswith(("NORP", "GPE")) and c.text[0].isupper() and "-" not in c.text for c in before)


def _opens_as_noun(syntax: Syntax, head: int) -> bool:
    """Whether a common noun is taken for a name for the capital that its place gives it: "Neighbours told police"."""
    token = syntax.tokens[head]
    plural = token.entity == "O" and token.lower.endswith("s") and syntax.sentence_of(head).first == head
    return plural and noun_at(syntax, head) is not None


def _kind_of(entity: Entity) -> SpeakerKind:
    """The kind of a speaker whom a pronoun stands for, by what else the report calls it."""
    if entity.sector == "JRN" and entity.kind != "person":
        return "outlet"
    if any(m.form == "name" for m in entity.mentions):
        return "named"
    nouns = [m.text.split()[-1].lower() for m in entity.mentions if m.form == "nominal"]
    what = {source_nouns().get(noun) for noun in nouns}
    if "outlet" in what:
        return "outlet"
    definite = any(m.text.lower().startswith(("the ", "its ", "their ")) for m in entity.mentions)
    return "named" if "body" in what and definite else "unnamed"

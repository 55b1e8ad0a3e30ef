"""Epithets: whom a definite description of a person takes up who was told of shortly before by name: "Rudd won. The
billionaire ...", "aides to Rudd accused the Vela senator".

Taken up is the only person whom the sentence and the one before name. Left out are those who do or say what the
description stands in, since they would be "he", and who has another country or another office. Where two are left,
nobody is taken up.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import Noun, noun, noun_at, plural
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import role

_ASKING = frozenset("ask interview question".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj poss dative".split())
# Words that tell of another, of several that could be, or of nobody yet.
_OTHERS = frozenset(
    "next only other another second third first last same future new rival fellow opposing likely potential would-be "
    "eventual unnamed unidentified alleged suspected".split()
)


def epithet(reading: Reading, naming: Naming, found: Noun, country: str | None) -> Draft | None:
    """The person named before whom "the" and an epithet, or an office with the state or country it is of, takes up.

    An epithet is noted in `Reading.epithets`: it says nothing of whoever is called so next."""
    draft = _called(reading, naming, found, country)
    if draft is not None and found.epithet is not None:
        reading.epithets.add(naming.head)
    return draft


def _called(reading: Reading, naming: Naming, found: Noun, country: str | None) -> Draft | None:
    syntax = reading.syntax
    head = syntax.tokens[naming.head]
    if syntax.tokens[naming.first].lower != "the" or head.label not in _ARGUMENTS or not _calls(reading, naming, found):
        return None
    if reading.quoted[naming.head] or _of_somebody(reading, head):
        return None
    doers = set(_doers(reading, head))
    here = reading.number_of(naming.head)
    if found.epithet is None and country is not None and _spoken_of(reading, country, naming.head):
        return None  # "Orr flew to Kenya. The Kenyan president ..."
    fitting = [
        (number, draft, mention)
        for number, draft, mention in reading.recent(here, 1)
        if mention.head < naming.head and draft.order not in doers and _may_be_called(draft, found, country)
        if not _is_family(reading, mention) and not _of_other_age(reading, naming, draft)
        if number < here or mention.form != "pronoun"  # "he said the billionaire": another
    ]
    if len({draft.order for _, draft, _ in fitting}) != 1:
        return None
    number, draft, mention = fitting[0]
    if reading.quoted[mention.head]:
        return None
    if head.label in _SUBJECTS:
        return draft
    unnamed = any(d.person and not d.plural and not d.named for n, d, _ in reading.recent(here, 1) if n < here)
    again = number == here or (not unnamed and not _is_centre(reading, mention))
    return draft if again and len(draft.mentions) > 1 else None


def _calls(reading: Reading, naming: Naming, found: Noun) -> bool:
    """Whether the phrase calls somebody rather than tells which one of several is meant."""
    syntax = reading.syntax
    behind = syntax.tokens[naming.stop] if naming.stop < len(syntax.tokens) else None
    if behind is not None and behind.tag[:2] == "NN" and syntax.tokens[naming.head].text[:1].isupper():
        return False  # "the Republican ranks"
    placed = False
    age = _age(syntax, naming)
    for token in syntax.tokens[naming.first + 1 : naming.head]:
        if token.i == age:
            continue
        if token.lower in _OTHERS or token.tag in ("JJS", "CD", "POS", "PRP$", "RBS"):
            return False
        if token.i in reading.demonyms:
            placed = True
        elif token.tag in ("NNP", "NNPS"):
            draft = reading.at(reading.inside.get(token.i, token.i))
            if draft is not None and draft.kind not in ("place", "country"):
                return False  # "the Vela Steel founder"
            placed = placed or draft is not None
    for child in syntax.children(naming.head, "prep", "relcl", "acl", "appos"):
        apart = syntax.tokens[syntax.left_edge(child.i) - 1].text in (",", "-", "–", "—", "(")
        if not apart and not (child.label == "prep" and child.lower == "from"):
            return False
        placed = placed or (not apart and any(reading.at(c.i) is not None for c in syntax.children(child.i, "pobj")))
    known = role(found.noun) if found.title and placed else None
    aged = age is not None and found.title
    return found.epithet is not None or aged or (known is not None and known.sector in ("GOV", "LEG"))


def _age(syntax: Syntax, naming: Naming) -> int | None:
    """The number of a phrase that tells somebody's age: "the | 46-year-old banker"."""
    behind = (t for t in syntax.tokens[naming.first : naming.head] if t.tag == "CD")
    number = next(behind, None)
    if number is None or [t.lower for t in syntax.tokens[number.i + 1 : number.i + 5]] != ["-", "year", "-", "old"]:
        return None
    return number.i


def _of_other_age(reading: Reading, naming: Naming, draft: Draft) -> bool:
    """Whether the age in a phrase is not the one that a report gave somebody before: "Orr, 29, ... The 31-year-old"."""
    tokens, age = reading.syntax.tokens, _age(reading.syntax, naming)
    if age is None:
        return False
    told: set[str] = set()
    for mention in draft.mentions:
        other = _age(reading.syntax, mention)
        behind = tokens[mention.stop : mention.stop + 2]
        if other is not None:
            told.add(tokens[other].text)
        elif len(behind) == 2 and behind[0].text == "," and behind[1].text.isdigit():
            told.add(behind[1].text)
    return bool(told) and tokens[age].text not in told


def _may_be_called(draft: Draft, found: Noun, country: str | None) -> bool:
    if not draft.person or draft.plural or not draft.named or draft.members:
        return False
    if None not in (draft.gender, found.gender) and draft.gender != found.gender:
        return False
    if None not in (draft.country, country) and draft.country != country:
        return False
    offices = any((word := noun(name)) is not None and word.title for name in draft.nouns)
    return found.epithet == "public" or not (draft.titles or (offices and found.epithet is None))


def _spoken_of(reading: Reading, country: str, head: int) -> bool:
    """Whether a country was just spoken of, so that those with offices there come in by it."""
    recent = reading.recent(reading.number_of(head), 1)
    return any(d.kind == "country" and d.country == country and m.head < head - 1 for _, d, m in recent)


def _doers(reading: Reading, head: Token) -> Iterator[int]:
    """Who does what a phrase stands in, in its clause and in those above: they would be called "he" and "she"."""
    syntax = reading.syntax
    below = head
    for above in syntax.ancestors(head.i):
        beside = below.label == "conj" and bool(syntax.children(below.i, *_SUBJECTS))
        told = ("dobj", "dative") if below.label in ("ccomp", "xcomp") else ()  # "reminded Orr that ..."
        below = above
        if beside:
            continue  # "Orr won, but the billionaire ..."
        for child in syntax.children(above.i, *_SUBJECTS, "poss", "appos", *told):
            draft = reading.at(child.i)
            if child.i < head.i and draft is not None:
                yield draft.order
        draft = reading.at(above.i)
        if draft is not None:
            yield draft.order  # "Orr, the daughter of the founder"


def _of_somebody(reading: Reading, head: Token) -> bool:
    """Whether a phrase stands in a clause that says more of somebody: "Orr and Lind, whom the incumbent beat"."""
    syntax = reading.syntax
    clauses = (t for t in (head, *syntax.ancestors(head.i)) if t.label == "relcl")
    return any((draft := reading.at(t.head)) is not None and draft.person for t in clauses)


def _is_family(reading: Reading, mention: Naming) -> bool:
    """Whether a name only tells which people are meant: "the Orr brothers"."""
    token = reading.syntax.tokens[mention.head]
    people = noun_at(reading.syntax, token.head)
    named = people is not None and people.kind == "person" and plural(reading.syntax.tokens[token.head])
    return token.label in ("compound", "nmod") and named


def _is_centre(reading: Reading, mention: Naming) -> bool:
    """Whether a mention is the subject of the main clause of its sentence, and asks no other."""
    token = reading.syntax.tokens[mention.head]
    if token.label == "appos":
        token = reading.syntax.tokens[token.head]
    verb = reading.syntax.tokens[token.head]
    return token.label in _SUBJECTS and verb.label == "ROOT" and verb.lemma not in _ASKING

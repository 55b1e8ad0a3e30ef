"""Authors: who wrote a text that a report cites, so that "the letter says" is its writer's word.

Left undecided: texts whose author the report does not state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.annotate.saying.channels import ways
from onrecord.annotate.saying.sources import source_nouns, subject_of
from onrecord.annotate.saying.utterances import Page
from onrecord.annotate.syntax import Token
from onrecord.records import Entity

_ISSUING = frozenset(
    "write sign send publish release issue post draft author pen conduct produce compile commission circulate".split()
)

_ACCOUNTS = frozenset("channel page account website site feed blog profile homepage".split())


def authors(page: Page) -> Iterator[tuple[int, Entity]]:
    """For every text that the report says somebody wrote, the token that names it and who wrote it."""
    for token in page.syntax.tokens:
        if token.pos == "NOUN" and source_nouns().get(token.lemma) == "document":
            entity = _stated_author(page, token)
            if entity is not None:
                yield token.i, entity


def author_beside(page: Page, noun: Token) -> Entity | None:
    """The author whom the phrase of a text names: "the ministry's statement", "a letter by Lind", "a Reuters
    report"."""
    syntax, cast = page.syntax, page.cast
    for child in syntax.children(noun.i, "poss", "compound", "nmod"):
        owner = cast.named_by(child.i)
        if owner is not None and owner.kind not in ("place", "nationality"):
            return owner
    for prep in syntax.children(noun.i, "prep"):
        if prep.lower in ("by", "from"):
            for child in syntax.children(prep.i, "pobj"):
                owner = cast.named_by(child.i)
                if owner is not None:
                    return owner
    for prep in syntax.children(noun.i, "prep"):
        # "a statement on the ministry's Telegram channel"
        for place in syntax.children(prep.i, "pobj") if prep.lower in ("on", "via", "in") else ():
            for child in syntax.children(place.i, "poss") if place.lemma in _ACCOUNTS else ():
                owner = cast.named_by(child.i)
                if owner is not None:
                    return owner
    for clause in syntax.children(noun.i, "acl"):
        for agent in syntax.children(clause.i, "agent") if clause.lemma in _ISSUING else ():
            for child in syntax.children(agent.i, "pobj"):
                return cast.named_by(child.i)
    for clause in syntax.children(noun.i, "relcl", "acl"):
        # "a study that the institute Meridian published"
        for child in syntax.children(clause.i, "nsubj") if clause.lemma in _ISSUING else ():
            names = (child, *syntax.children(child.i, "appos")) if child.tag not in ("WDT", "WP") else ()
            return next((e for t in names if (e := cast.named_by(t.i)) is not None), None)
    return None


def _stated_author(page: Page, noun: Token) -> Entity | None:
    """The author whom a text's phrase or its verb states: "Lind wrote a letter", "in a letter, Lind warned"."""
    beside = author_beside(page, noun)
    if beside is not None:
        return beside
    syntax, cast = page.syntax, page.cast
    step = noun
    while step.label in ("pobj", "prep", "conj") and step.head != step.i:
        step = syntax.tokens[step.head]
    if noun.label == "dobj":
        verb = syntax.tokens[noun.head]
        subject = subject_of(syntax, verb) if verb.lemma in _ISSUING else None
        return cast.named_by(subject) if subject is not None else None
    if noun.label == "pobj" and syntax.tokens[noun.head].lower == "in" and step.pos in ("VERB", "AUX"):
        subject = subject_of(syntax, step)
        return cast.named_by(subject) if subject is not None and subject != noun.i else None
    return None


def author_of(page: Page, noun: Token, written: Mapping[int, Entity]) -> Entity | None:
    """Who wrote the text that speaks: as stated beside it, or for "the letter" where it was spoken of before."""
    if noun.i in written:
        return written[noun.i]
    if not any(c.lower in ("the", "this", "that") for c in page.syntax.children(noun.i, "det")):
        return None
    same = [i for i in written if i < noun.i and _same_text(page.syntax.tokens[i].lemma, noun.lemma)]
    return written[max(same)] if same else None


def _same_text(one: str, other: str) -> bool:
    if one == other:
        return True
    known = ways()
    return one in known and other in known and known[one].channel == known[other].channel != "document"

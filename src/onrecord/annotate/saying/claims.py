"""Claims: who takes a deed upon himself or denies it, in words that carry no clause ("claimed responsibility for the
bombing", "denied responsibility", "claimed two attacks"). What is claimed of other things ("claimed victory") is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.saying.cues import cue_tokens, is_nobody, lemma_of
from onrecord.annotate.saying.sources import is_passive, source_of
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import Stance

_ANY_ASSAULT = "ASSAULT"


@dataclass(frozen=True, slots=True)
class _Claiming:
    """One row of the lexicon."""

    objects: frozenset[str]
    stance: Stance


@cache
def _verbs() -> dict[str, _Claiming]:
    assaults = {row["lemma"] for row in load("event_nouns") if row["type"] == _ANY_ASSAULT and not row["when"]}

    def objects(cell: str) -> frozenset[str]:
        words = set(cell.split())
        return frozenset(words - {_ANY_ASSAULT}) | (assaults if _ANY_ASSAULT in words else frozenset())

    return {
        row["lemma"]: _Claiming(objects(row["objects"]), cast(Stance, row["stance"])) for row in load("claiming_verbs")
    }


def claim_cues(page: Page) -> Iterator[Draft]:
    """A draft for every claim or denial of responsibility, in text order; none where nobody claims it."""
    syntax = page.syntax
    for verb in syntax.tokens:
        claiming = _verbs().get(lemma_of(verb)) if verb.pos == "VERB" else None
        if claiming is None:
            continue
        if is_passive(syntax, verb):
            draft = _claimed(page, verb, claiming)
            if draft is not None:
                yield draft
            continue
        what = next((t for t in syntax.children(verb.i, "dobj", "acomp", "oprd", "xcomp") if t.i > verb.i), None)
        if what is None and (draft := _taken_up(page, verb, claiming)) is not None:
            yield draft
        if what is None or what.lemma not in claiming.objects:
            continue
        guiltless = any(t.lower == "not" for t in syntax.tokens[verb.i + 1 : what.i])
        draft = _claim(page, verb, what, "denies" if guiltless else claiming.stance)
        if draft is not None:
            yield draft


def _claim(page: Page, verb: Token, what: Token, stance: Stance) -> Draft | None:
    syntax = page.syntax
    source = source_of(page, verb)
    if source.head is None or is_nobody(syntax, source.head) or page.is_first_person(source.head):
        return None
    last = syntax.right_edge(what.i)
    for child in syntax.children(verb.i, "prep"):
        if child.lower in ("for", "in") and child.i == last + 1:
            last = syntax.right_edge(child.i)
    for clause in syntax.children(what.i, "relcl"):
        if clause.i > what.i:
            last = min(last, syntax.left_edge(clause.i) - 1)
    between = syntax.tokens[verb.i + 1].lower == "not"
    content = page.trimmed(*page.chars(verb.i + 1 if between else syntax.left_edge(what.i), last + 1))
    if content is None:
        return None
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    return Draft(verb.i, cue, source.spans, source.head, (content,), stance, "speech", f"{lemma_of(verb)}:claim")


def _taken_up(page: Page, verb: Token, claiming: _Claiming) -> Draft | None:
    """ "An attack that the Lamps claimed": the attack, and of "killed seven men, an attack that the Lamps claimed" what
    was done as well."""
    syntax = page.syntax
    source = source_of(page, verb)
    pronoun = next((t for t in syntax.children(verb.i, "dobj") if t.i < verb.i), None)
    if verb.label != "relcl" or pronoun is None or pronoun.tag not in ("WDT", "IN") or source.head is None:
        return None
    before = (t for t in (syntax.head(verb.i), *syntax.ancestors(verb.head)) if t is not None and t.i < pronoun.i)
    what = next((t for t in before if t.pos in ("NOUN", "PROPN", "VERB")), None)
    while what is not None and what.lemma not in claiming.objects and what.label in ("pobj", "prep", "appos"):
        what = syntax.head(what.i)  # "a bombing in Mersa, which": the parser hung the clause on the place
    if what is None or what.lemma not in claiming.objects or is_nobody(syntax, source.head):
        return None
    first = syntax.left_edge(what.i)
    if what.label == "appos" and first and syntax.tokens[first - 1].text == ",":
        deed = next((t for t in syntax.ancestors(what.i) if t.pos == "VERB"), None)
        subject = next(iter(syntax.children(deed.i, "nsubj", "nsubjpass")), None) if deed is not None else None
        first = syntax.left_edge(subject.i) if subject is not None else first
    content = page.trimmed(syntax.tokens[first].start, pronoun.start)
    if content is None:
        return None
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    return Draft(verb.i, cue, source.spans, source.head, (content,), claiming.stance, "speech", f"{verb.lemma}:claim")


def _claimed(page: Page, verb: Token, claiming: _Claiming) -> Draft | None:
    """ "Responsibility for the raid was claimed by the Lamps", "a bombing claimed by the Lamps"."""
    syntax = page.syntax
    source = source_of(page, verb)
    what = next(iter(syntax.children(verb.i, "nsubjpass")), None)
    if what is None and verb.label == "acl":
        what = syntax.head(verb.i)
    if source.head is None or what is None or what.lemma not in claiming.objects or is_nobody(syntax, source.head):
        return None
    last = syntax.right_edge(what.i) if what.i < verb.i and what.i != verb.head else verb.i - 1
    content = page.trimmed(*page.chars(syntax.left_edge(what.i), last + 1)) if last >= what.i else None
    if content is None:
        return None
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    rule = f"{lemma_of(verb)}:claim"
    return Draft(verb.i, cue, source.spans, source.head, (content,), claiming.stance, "speech", rule)

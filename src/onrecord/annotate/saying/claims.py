"""Claims: who takes a deed upon himself, denies it or lays it at somebody's door, in words that carry no clause
("claimed responsibility for the bombing", "maintained his innocence", "pinned the attack on the Front"). What is
claimed of other things ("claimed victory"), and pinned elsewhere ("pinned a notice on the door"), is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.saying.cues import cue_tokens, is_nobody, lemma_of
from onrecord.annotate.saying.reported_clauses import SPEECH_NOUNS
from onrecord.annotate.saying.sources import Source, happenings, is_passive, source_of, spans_of, speaks
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Stance

_ANY_ASSAULT, _ANY_HAPPENING, _ANYTHING = "ASSAULT", "HAPPENING", "*"
_DOORS = frozenset({"door", "doorstep", "foot", "feet"})
"""At which something is laid: "at the door of the mayor"."""
_INNOCENCE = "innocence"


@dataclass(frozen=True, slots=True)
class _Claiming:
    """One row of the lexicon."""

    objects: frozenset[str]
    stance: Stance
    to: frozenset[str] = frozenset()
    in_happening: bool = False

    def takes(self, what: Token) -> bool:
        if what.lemma in self.objects:
            return True
        said = what.lemma in SPEECH_NOUNS and what.lemma not in _assaults()  # an attack may be either
        return _ANYTHING in self.objects and what.pos in ("NOUN", "PROPN") and not said


@cache
def _assaults() -> frozenset[str]:
    rows = (row for row in load("event_nouns") if not row["when"])
    return frozenset(row["lemma"] for row in rows if row["type"].rstrip("~") == _ANY_ASSAULT)


@cache
def _verbs() -> dict[str, tuple[_Claiming, ...]]:
    any_of = {_ANY_ASSAULT: _assaults(), _ANY_HAPPENING: happenings()}
    found: dict[str, list[_Claiming]] = {}
    for row in load("claiming_verbs"):
        words, to = set(row["objects"].split()), set(row["with"].split())
        objects = words.difference(any_of).union(*(any_of[word] for word in words & any_of.keys()))
        claiming = _Claiming(
            frozenset(objects), cast(Stance, row["stance"]), frozenset(to - {_ANY_HAPPENING}), _ANY_HAPPENING in to
        )
        found.setdefault(row["lemma"], []).append(claiming)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def claim_cues(page: Page) -> Iterator[Draft]:
    """A draft for every claim, denial or laying of responsibility, in text order; none where nobody claims it."""
    for verb in page.syntax.tokens:
        for claiming in _verbs().get(lemma_of(verb), ()) if verb.pos == "VERB" else ():
            draft = _of_verb(page, verb, claiming)
            if draft is not None:
                yield draft
                break
        reported = _reported(page, verb) if lemma_of(verb) == "report" and verb.pos == "VERB" else None
        if reported is not None:
            yield reported


def _reported(page: Page, verb: Token) -> Draft | None:
    """ "Nine were reported dead by the guild", "a bridge was reported destroyed": by whoever is named, or nobody."""
    syntax = page.syntax
    who = next(iter(syntax.children(verb.i, "nsubjpass")), None)
    how = next((t for t in syntax.children(verb.i, "oprd", "xcomp", "acomp") if t.i == verb.i + 1), None)
    if (
        who is None
        or who.i > verb.i
        or how is None
        or how.tag not in ("JJ", "VBN", "VBG")
        or not is_passive(syntax, verb)
    ):
        return None
    if who.tag in ("WDT", "WP") or any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux")):
        return None
    by = next(iter(syntax.children(verb.i, "agent")), None) if how.tag == "JJ" else None
    agent = next(iter(syntax.children(by.i, "pobj")), None) if by is not None else None
    agent = agent if agent is not None and speaks(page, agent.i) else None  # "killed by a mine"
    last = by.i - 1 if agent is not None and by is not None else syntax.right_edge(verb.i)
    pieces = ((syntax.left_edge(who.i), syntax.right_edge(who.i)), (how.i, last))
    what = [page.trimmed(*page.chars(first, end + 1)) for first, end in pieces]
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    source = spans_of(page, agent.i, verb.i) if agent is not None else ()
    head = agent.i if agent is not None else None
    content = tuple(s for s in what if s is not None)
    return Draft(verb.i, cue, source, head, content, "asserts", "speech", "report:so") if len(content) == 2 else None


def _of_verb(page: Page, verb: Token, claiming: _Claiming) -> Draft | None:
    syntax = page.syntax
    if is_passive(syntax, verb):
        return _claimed(page, verb, claiming)
    what = next((t for t in syntax.children(verb.i, "dobj", "acomp", "oprd", "xcomp") if t.i > verb.i), None)
    taken_up = None
    if what is None:
        taken_up = _laid_before(page, verb, claiming) if claiming.to else _taken_up(page, verb, claiming)
    if taken_up is not None or what is None or not claiming.takes(what):
        return taken_up
    if claiming.to:
        return _laid(page, verb, what, claiming)
    guiltless = any(t.lower == "not" for t in syntax.tokens[verb.i + 1 : what.i])
    return _claim(page, verb, what, "denies" if guiltless else claiming.stance)


def _claim(page: Page, verb: Token, what: Token, stance: Stance) -> Draft | None:
    syntax = page.syntax
    source = source_of(page, verb)
    if source.head is None or is_nobody(syntax, source.head) or page.is_first_person(source.head):
        return None
    last = what.i if stance == "denies" and what.lemma == _INNOCENCE else syntax.right_edge(what.i)
    for child in syntax.children(verb.i, "prep"):
        if child.lower in ("for", "in") and child.i == last + 1 and what.lemma != _INNOCENCE:
            last = syntax.right_edge(child.i)
    for clause in syntax.children(what.i, "relcl"):
        if clause.i > what.i:
            last = min(last, syntax.left_edge(clause.i) - 1)
    between = syntax.tokens[verb.i + 1].lower == "not"
    content = page.trimmed(*page.chars(verb.i + 1 if between else syntax.left_edge(what.i), last + 1))
    return _draft(page, verb, source, (content,), stance) if content is not None else None


def _laid(page: Page, verb: Token, what: Token, claiming: _Claiming) -> Draft | None:
    """ "Laid the blame for the fire at the door of the mayor", "saw the hand of the Front in the raid"."""
    source = source_of(page, verb)
    if source.head is None or is_nobody(page.syntax, source.head) or page.is_first_person(source.head):
        return None
    if _ANYTHING in claiming.objects and not speaks(page, source.head):
        return None  # "the evidence implicated two officers"
    last = _end_of(page.syntax, verb, what, claiming)
    content = page.trimmed(*page.chars(page.syntax.left_edge(what.i), last + 1)) if last is not None else None
    return _draft(page, verb, source, (content,), claiming.stance) if content is not None else None


def _end_of(syntax: Syntax, verb: Token, what: Token, claiming: _Claiming) -> int | None:
    """The last token of the phrase that names whoever is blamed, and of what for where that must be a happening."""
    phrases = {
        prep.i: noun
        for prep in syntax.subtree(verb.i)
        if prep.i > what.i and prep.pos == "ADP"
        for noun in syntax.children(prep.i, "pobj")[:1]
    }
    to = next(
        (
            i
            for i, noun in phrases.items()
            if syntax.tokens[i].lower in claiming.to and _may_hold(syntax.tokens[i], noun, what)
        ),
        None,
    )
    if to is None:
        return None
    ends = [syntax.right_edge(to)]
    if claiming.in_happening:
        done = [
            syntax.right_edge(i)
            for i, noun in phrases.items()
            if syntax.tokens[i].lower in ("in", "behind") and noun.lemma in happenings()
        ]
        if not done:
            return None
        ends.extend(done)
    return max(ends)


def _may_hold(preposition: Token, noun: Token, what: Token) -> bool:
    """Whether a phrase may name who is blamed: no day, of "at" a door only, of "of" the hand's owner."""
    if noun.entity.endswith(("DATE", "TIME")):
        return False
    if preposition.lower == "of":
        return preposition.head == what.i
    return preposition.lower != "at" or noun.lemma in _DOORS


def _draft(page: Page, verb: Token, source: Source, content: tuple[Range, ...], stance: Stance) -> Draft:
    cue = tuple(page.chars(*piece) for piece in cue_tokens(page.syntax, verb))
    return Draft(verb.i, cue, source.spans, source.head, content, stance, "speech", f"{lemma_of(verb)}:claim")


def _taken_up(page: Page, verb: Token, claiming: _Claiming) -> Draft | None:
    """ "An attack that the Lamps claimed": the attack, and of "killed seven men, an attack that the Lamps claimed" what
    was done as well."""
    syntax = page.syntax
    source = source_of(page, verb)
    pronoun = next((t for t in syntax.children(verb.i, "dobj") if t.i < verb.i), None)
    if verb.label != "relcl" or pronoun is None or pronoun.tag not in ("WDT", "IN") or source.head is None:
        return None
    what = _antecedent(syntax, verb, pronoun, claiming)
    if what is None or not claiming.takes(what) or is_nobody(syntax, source.head):
        return None
    first = syntax.left_edge(what.i)
    if what.label == "appos" and first and syntax.tokens[first - 1].text == ",":
        deed = next((t for t in syntax.ancestors(what.i) if t.pos == "VERB"), None)
        subject = next(iter(syntax.children(deed.i, "nsubj", "nsubjpass")), None) if deed is not None else None
        first = syntax.left_edge(subject.i) if subject is not None else first
    content = page.trimmed(syntax.tokens[first].start, pronoun.start)
    if content is None:
        return None
    return _draft(page, verb, source, (content,), claiming.stance)


def _laid_before(page: Page, verb: Token, claiming: _Claiming) -> Draft | None:
    """ "An attack that the mayor attributed to the Lamps", "the fire, which they pinned on him": the attack, and on
    whom."""
    syntax = page.syntax
    pronoun = next((t for t in syntax.children(verb.i, "dobj", "nsubjpass") if t.i < verb.i), None)
    if verb.label != "relcl" or pronoun is None or pronoun.tag not in ("WDT", "IN") or claiming.in_happening:
        return None
    source, what = source_of(page, verb), _antecedent(syntax, verb, pronoun, claiming)
    if source.head is None or what is None or not claiming.takes(what) or is_nobody(syntax, source.head):
        return None
    to = next((p for p in _laid_on(syntax, verb, claiming) if p.i > verb.i), None)
    if to is None or page.is_first_person(source.head) or not speaks(page, source.head):
        return None
    end = syntax.tokens[pronoun.i - 1].start if syntax.tokens[pronoun.i - 1].text == "," else pronoun.start
    pieces = ((syntax.tokens[syntax.left_edge(what.i)].start, end), page.chars(to.i, syntax.right_edge(to.i) + 1))
    spans = tuple(s for s in (page.trimmed(*piece) for piece in pieces) if s is not None)
    return _draft(page, verb, source, spans, claiming.stance)


def _laid_on(syntax: Syntax, verb: Token, claiming: _Claiming) -> Iterator[Token]:
    """The prepositions of whom something is laid on, also where one is hung on who says so: "attributed by the mayor |
    to | the Lamps"."""
    hung = [verb.i, *(t.i for by in syntax.children(verb.i, "agent") for t in syntax.children(by.i, "pobj"))]
    for prep in (p for i in hung for p in syntax.children(i, "prep", "dative")):
        nouns = syntax.children(prep.i, "pobj")
        if prep.lower in claiming.to and nouns and not nouns[0].entity.endswith(("DATE", "TIME")):
            yield prep


def _antecedent(syntax: Syntax, verb: Token, pronoun: Token, claiming: _Claiming) -> Token | None:
    """What a relative pronoun before a verb stands for."""
    before = (t for t in (syntax.head(verb.i), *syntax.ancestors(verb.head)) if t is not None and t.i < pronoun.i)
    what = next((t for t in before if t.pos in ("NOUN", "PROPN", "VERB")), None)
    if what is not None and what.pos == "NOUN" and claiming.takes(what):
        return what
    while what is not None and what.lemma not in claiming.objects and what.label in ("pobj", "prep", "appos"):
        what = syntax.head(what.i)  # "a bombing in Mersa, which": the parser hung the clause on the place
    return what


def _claimed(page: Page, verb: Token, claiming: _Claiming) -> Draft | None:
    """ "Responsibility for the raid was claimed by the Lamps", "a bombing claimed by the Lamps", "raids which were
    claimed by them"."""
    syntax = page.syntax
    source = source_of(page, verb)
    what = next(iter(syntax.children(verb.i, "nsubjpass")), None)
    if claiming.to and (laid := _laid_before(page, verb, claiming)) is not None:
        return laid
    if what is not None and verb.label == "relcl" and what.tag in ("WDT", "IN"):
        pronoun, what = what, _antecedent(syntax, verb, what, claiming)
        if source.head is None or what is None or not claiming.takes(what) or claiming.to:
            return None
        content = page.trimmed(syntax.tokens[syntax.left_edge(what.i)].start, pronoun.start)
        return _draft(page, verb, source, (content,), claiming.stance) if content is not None else None
    if what is None and verb.label == "acl":
        what = syntax.head(verb.i)
    if source.head is None or what is None or not claiming.takes(what) or is_nobody(syntax, source.head):
        return None
    last = syntax.right_edge(what.i) if what.i < verb.i and what.i != verb.head else verb.i - 1
    pieces = [page.chars(syntax.left_edge(what.i), last + 1)] if last >= what.i else []
    if claiming.to:
        to = [p for p in _laid_on(syntax, verb, claiming) if p.i > verb.i]
        to = [p for p in to if any(_may_hold(p, t, what) for t in syntax.children(p.i, "pobj"))]
        if not to or claiming.in_happening:
            return None
        pieces.append(page.chars(to[0].i, syntax.right_edge(to[0].i) + 1))
    spans = tuple(s for s in (page.trimmed(*piece) for piece in pieces) if s is not None)
    return _draft(page, verb, source, spans, claiming.stance) if spans else None

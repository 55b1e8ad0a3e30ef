"""Commands: who is over whom by nouns of leading: "under the command of X", "at the helm of Y", "under X's
leadership"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.records import RelationKind

_RULE = "command"
_LEADING = frozenset("command leadership chairmanship presidency helm".split())
# "At the helm of Y", "in command of Y": whose clause it is leads Y.
_AT = {"helm": frozenset({"at"}), "command": frozenset({"in"}), "head": frozenset({"at"})}
# Who speaks for a body, and to whom it answers.
_TO: Mapping[str, tuple[str, RelationKind]] = {"speak": ("for", "spokesperson_for"), "answer": ("to", "leads")}
_LED = frozenset({"organization", "armed_group", "government", "group"})


def commands(page: Page) -> Iterator[Draft]:
    """Who leads which body, in no order and not yet without repetition."""
    for noun in page.syntax.tokens:
        if noun.lemma in _TO and noun.tag.startswith("VB"):
            yield from _behind(page, noun)
        if noun.lower not in _LEADING | _AT.keys() or noun.label != "pobj" or noun.tag != "NN":
            continue
        prep = page.syntax.head(noun.i)
        if prep is None:
            continue
        if prep.lower == "under" and noun.lower in _LEADING:
            yield from _drafts(page, prep, noun, _owners(page, noun), _hung(page, prep))
        elif prep.lower in _AT.get(noun.lower, ()):
            yield from _drafts(page, prep, noun, _hung(page, prep), _owners(page, noun))


def _behind(page: Page, verb: Token) -> Iterator[Draft]:
    """ "X speaks for Y", "the guard answers to Commander X"."""
    syntax, (way, kind) = page.syntax, _TO[verb.lemma]
    if not page.held(verb):
        return
    for prep in syntax.children(verb.i, "prep"):
        for noun in syntax.children(prep.i, "pobj") if prep.lower == way else ():
            pairs = [(a, b) for a in page.bearers(page.subject(verb)) for b in page.bearers(noun)]
            for one, other in pairs if kind == "spokesperson_for" else [(b, a) for a, b in pairs]:
                body = page.cast.get(other)
                if page.is_person(one) and body is not None and body.kind in _LED - {"group"}:
                    yield Draft(kind, one, other, None, page.negative(verb), verb.i, noun.i + 1, _RULE)


def _owners(page: Page, noun: Token) -> tuple[str, ...]:
    """Whose it is: "the command of X", "X's command"."""
    syntax = page.syntax
    of = syntax.behind(noun.i, "of")
    return tuple(e for t in (*syntax.children(noun.i, "poss"), *of) for e in page.bearers(t))


def _hung(page: Page, prep: Token) -> tuple[str, ...]:
    """Who is under it or at it: the noun that the preposition hangs on, else the subject of its verb."""
    above = page.syntax.head(prep.i)
    if above is not None and above.pos == "PUNCT":  # parsers hang it on the comma
        above = page.syntax.head(above.i)
    if above is None:
        return ()
    if above.pos in ("NOUN", "PROPN"):
        return page.bearers(above)
    if above.pos not in ("VERB", "AUX") or not page.held(above) or page.negative(above):
        return ()
    passive = page.syntax.children(above.i, "nsubjpass")
    return page.bearers(passive[0] if passive else page.subject(above))


def _drafts(page: Page, prep: Token, noun: Token, leaders: tuple[str, ...], bodies: tuple[str, ...]) -> Iterator[Draft]:
    stop = min(page.syntax.sentence_of(prep.i).stop, page.syntax.right_edge(noun.i) + 1)
    for leader in leaders:
        for body in bodies:
            one, other = page.cast.get(leader), page.cast.get(body)
            if one is not None and other is not None and one.kind == "person" and other.kind in _LED:
                yield Draft("leads", leader, body, None, False, prep.i, stop, _RULE)

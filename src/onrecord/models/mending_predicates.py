"""What somebody is called, which a small parser takes for one more apposition where one stands before it: "called Reed,
his rival, | a coward", "branded the party, which it banned in May, | a terrorist organization"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token

_CALLING = frozenset("call brand label dub term deem declare consider pronounce".split())
_BETWEEN = frozenset({"appos", "relcl", "acl"})


def mend_predicates(held: list[Token], base: int) -> None:
    """Hang the name that is called, in place, on its verb."""
    for verb in held:
        if verb.lemma not in _CALLING or verb.pos != "VERB":
            continue
        under = [t for t in held if t.head == verb.i]
        objects = [t for t in under if t.label == "dobj"]
        if len(objects) != 1 or any(t.label in ("oprd", "xcomp", "ccomp", "prt", "attr") for t in under):
            continue
        called = objects[0]
        last = _last_apposition(held, called, base)
        if last is None:
            continue
        between = held[called.i - base + 1 : last.i - base]
        if any(t.head == called.i and t.label in _BETWEEN for t in between):
            held[last.i - base] = replace(last, head=verb.i, label="oprd")


def _last_apposition(held: list[Token], called: Token, base: int) -> Token | None:
    """The indefinite apposition that the object's phrase ends in."""
    end = called.i
    found = None
    for token in held[called.i - base + 1 :]:
        above = token
        while above.head != above.i and above.i > called.i and above.head >= called.i:
            above = held[above.head - base]
        if above.i != called.i:
            break
        end = token.i
        if token.label == "appos" and any(t.head == token.i and t.lower in ("a", "an") for t in held):
            found = token
    return found if found is not None and end - found.i <= 1 + _own(held, found) else None


def _own(held: list[Token], noun: Token) -> int:
    """How many tokens behind a noun hang on it."""
    return sum(1 for t in held if t.head == noun.i and t.i > noun.i)

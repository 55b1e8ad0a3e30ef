"""Two nations before what they do together, of which a small parser and name recogniser make one: "Turkish-Greek |
talks", "US-Iran | talks". Each is told of by itself, as in "talks between the two"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token
from onrecord.lexicons.actors import known

_HYPHENS = ("-", "–", "‑")
# What two sides do or have together; a "Turkish-German writer" is one person of two nations.
_JOINT = frozenset(
    """talk negotiation dialogue war conflict clash dispute relation tie border treaty agreement deal accord pact summit
    meeting row truce ceasefire fighting cooperation alliance rivalry tension skirmish hostility peace crisis
    drill exercise standoff confrontation rapprochement""".split()
)


def mend_pairs(held: list[Token]) -> None:
    """Hang both names, in place, on what they do together."""
    for n in range(1, len(held) - 2):
        first, mark, second, noun = held[n - 1], held[n], held[n + 1], held[n + 2]
        if mark.text not in _HYPHENS or first.end != mark.start or mark.end != second.start:
            continue
        if noun.lemma not in _JOINT or noun.tag not in ("NN", "NNS") or not (_nation(first) and _nation(second)):
            continue
        if noun.i in (first.head, second.head):
            held[n - 1] = replace(first, head=noun.i, label="amod", entity=_nation(first))
            held[n] = replace(mark, head=noun.i, label="punct", entity="O")
            held[n + 1] = replace(second, head=noun.i, label="amod", entity=_nation(second))


def _nation(token: Token) -> str:
    """How the name of a nation is tagged, as that of a people or of a country; empty for any other word."""
    forms = {k.form for k in known(token.text) if k.kind in ("country", "government", "nationality")}
    if not token.text[:1].isupper() or not forms:
        return ""
    return "B-NORP" if "demonym" in forms else "B-GPE"

"""Verbs of deeds that befall what is their object, which tells who undergoes them where a passive has no auxiliary."""

from __future__ import annotations

import re
from functools import cache

from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

_PARTICLE = re.compile(r"\bprt=([a-z|]+)")
# What is done without an object as well: "Miners protested in Arda".
_ALONE = frozenset(
    """protest march demonstrate rally withdraw retreat resign quit advance surrender win vote agree meet fight riot
    return leave escape apologise apologize concede yield strike join boycott abstain mobilise mobilize invade visit
    arm shell evacuate blow take charge mediate call speak talk negotiate help cooperate attack defect flee move land
    follow pay give vow promise warn""".split()
)
_PARTICIPLES = frozenset("shot hurt held cut sold sent put found hit caught shut".split())


@cache
def done_to_others() -> frozenset[str]:
    """Verbs that nobody does without somebody or something that they are done to, with their particles: "detain",
    "gun down"."""
    found: set[str] = set()
    for row in load("event_verbs"):
        if "obj" in row["recipients"].split() and row["lemma"] not in _ALONE:
            particles = _PARTICLE.search(row["when"])
            found |= {f"{row['lemma']} {p}" for p in particles[1].split("|")} if particles else {row["lemma"]}
    return frozenset(found)


def may_be_done(verb: Token) -> bool:
    """Whether a past tense may be a participle of such a verb by its form: "freed" and "shot", but no "sank"."""
    return verb.lemma in done_to_others() and (verb.lower.endswith("ed") or verb.lower in _PARTICIPLES)

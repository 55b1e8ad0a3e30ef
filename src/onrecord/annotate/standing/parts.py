"""Parts: which body is another's by its name or by what it is called: "the Treasury's Office of X", "MONUR, the U.N.
mission"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.records import Entity

_RULE = "part"
_BODIES = frozenset({"organization", "government", "armed_group"})
# What a body is called that is within another.
_PARTS = frozenset(
    "mission office agency branch arm wing unit division bureau department directorate committee panel delegation "
    "service brigade force forces".split()
)


def parts(page: Page) -> Iterator[Draft]:
    """Which named bodies are within others, in no order and not yet without repetition."""
    for i, entity_id in page.cast.heads.items():
        entity = page.cast.get(entity_id)
        if entity is None or entity.kind not in _BODIES or not _is_named(entity):
            continue
        token = page.syntax.tokens[i]
        for owner in page.syntax.children(i, "poss", "compound", "nmod"):
            whole = page.cast.get(page.cast.heads.get(owner.i))
            if whole is None or whole.id == entity_id or whole.kind not in _BODIES or not _is_named(whole):
                continue
            between = page.syntax.tokens[owner.i + 1 : i]
            joined = all(t.tag == "POS" or not t.text[:1].islower() for t in between)  # not "Arda's rival Vela"
            if joined and _says_part(token, owner):
                first = page.syntax.left_edge(owner.i)
                yield Draft("part_of", entity_id, whole.id, None, False, first, i + 1, _RULE)


def _says_part(noun: Token, owner: Token) -> bool:
    """Whether a noun or name with its owner before it is a part of the owner: an owned name, "the U.N. mission"."""
    if noun.tag.startswith("NNP"):
        return owner.label == "poss"
    return noun.lemma in _PARTS and noun.tag in ("NN", "NNS")


def _is_named(entity: Entity) -> bool:
    return any(m.form == "name" for m in entity.mentions)

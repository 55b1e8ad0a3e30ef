"""Parts: which body is another's by its name, by what it is called or by what the other is made of: "the Treasury's
Office of X", "MONUR, the U.N. mission", "X, a splinter group of Y", "Y comprises X"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import BODIES, Draft, Page
from onrecord.annotate.standing.posts import office_kind
from onrecord.annotate.standing.sides import sided
from onrecord.annotate.syntax import Token
from onrecord.records import Entity, RelationKind

_RULE = "part"
# What a body is called that is within another.
_PARTS = frozenset(
    "mission office agency branch arm wing unit division bureau department directorate committee panel delegation "
    "service brigade force forces faction cell chapter battalion network".split()
)
# "A splinter group of Y", "a front company for Y".
_GROUPS = frozenset(
    "group faction organisation organization movement party militia outfit company body force charity".split()
)
_APART = frozenset("splinter breakaway front successor sister proxy affiliate".split())
_OWN = {"part": "part_of", "component": "part_of", "splinter": "affiliate_of", "successor": "affiliate_of"}
_BEHIND = {
    "front": frozenset({"of", "for"}),
    "proxy": frozenset({"of", "for"}),
    "splinter": frozenset({"of", "from"}),
    "offshoot": frozenset({"of", "from"}),
    "breakaway": frozenset({"of", "from"}),
    "successor": frozenset({"of", "to"}),
    "sister": frozenset({"of", "to"}),
}
_UNITS = frozenset("brigade battalion regiment division corps squadron fleet company".split())
_ARMIES = frozenset("army navy force forces guard military troops".split())
_QUOTES = frozenset("\"“”'‘‹«")
_COPULAS = frozenset("be become remain".split())
_CALLING = frozenset("describe know regard see view consider identify name brand label".split())
_OPINING = frozenset("consider call deem label brand term believe".split())
_WHOLES = frozenset("own comprise include encompass group unite".split())
_FORMING = frozenset("form found create establish launch".split())
_UMBRELLAS = frozenset("umbrella alliance coalition grouping network federation union confederation bloc".split())
_MADE_OF = {"consist": "of", "compose": "of", "make": "of"}
# Whoever is in a union of states or parties is its member.
_UNIONS = frozenset("alliance coalition union bloc league federation confederation community pact".split())


def parts(page: Page) -> Iterator[Draft]:
    """Which bodies are within others or come from them, in no order and not yet without repetition."""
    for i, entity_id in page.cast.heads.items():
        entity = page.cast.get(entity_id)
        if entity is None or entity.kind not in BODIES or not page.is_called(entity.id):
            continue
        token = page.syntax.tokens[i]
        for owner in page.syntax.children(i, "poss", "compound", "nmod"):
            whole = page.cast.get(page.cast.heads.get(owner.i))
            if whole is None or whole.id == entity_id or whole.kind not in BODIES or not page.is_named(whole.id):
                continue
            between = page.syntax.tokens[owner.i + 1 : i]
            # Not "Arda's rival Vela", nor a work of Arda's: "Arda's “View of the Week”".
            joined = all(t.tag == "POS" or not (t.text[:1].islower() or t.text in _QUOTES) for t in between)
            if joined and _says_part(token, owner):
                first = page.syntax.left_edge(owner.i)
                yield Draft("part_of", entity_id, whole.id, None, False, first, i + 1, _RULE)
        if token.lower in _UNITS and token.pos == "PROPN":
            yield from _of_forces(page, entity_id, token)
    for token in page.syntax.tokens:
        if token.label in ("attr", "appos", "pobj", "oprd", "dobj", "conj") and token.tag in ("NN", "NNS"):
            yield from _called(page, token)
        elif token.tag.startswith("VB") and (token.lemma in _WHOLES or token.lemma in _MADE_OF):
            yield from _made_of(page, token)
        elif token.tag.startswith("VB") and token.lemma in _FORMING and page.held(token) and not page.negative(token):
            yield from _formed(page, token)


def _of_forces(page: Page, unit: str, name: Token) -> Iterator[Draft]:
    """ "The 4th Brigade of Kordia's ground forces": a part of the forces, or of whose they are."""
    syntax = page.syntax
    for prep in syntax.children(name.i, "prep"):
        for noun in syntax.children(prep.i, "pobj") if prep.lower == "of" and prep.i == name.i + 1 else ():
            wholes = [e for e in page.bearers(noun) if page.bodies(e)]
            if not wholes and noun.lower in _ARMIES:
                wholes = [e for t in syntax.children(noun.i, "poss", "amod", "compound") for e in page.bearers(t)]
            for whole in wholes:
                if whole != unit:
                    yield Draft("part_of", unit, whole, None, False, name.i, noun.i + 1, _RULE)


def _says_part(noun: Token, owner: Token) -> bool:
    """Whether a noun or name with its owner before it is a part of the owner: an owned name, "the U.N. mission"."""
    if noun.tag.startswith("NNP"):
        return owner.label == "poss"
    return noun.lemma in _PARTS and noun.tag in ("NN", "NNS")


def _bond(page: Page, noun: Token) -> tuple[RelationKind, str] | None:
    """What a noun makes of a body to the one behind it, and the word that says so."""
    if noun.lemma in _OWN:
        return _OWN[noun.lemma], noun.lemma  # type: ignore[return-value]
    kind = office_kind(noun)
    if kind in ("part_of", "affiliate_of"):
        return kind, noun.lemma  # type: ignore[return-value]
    apart = next((t.lemma for t in page.syntax.children(noun.i, "amod", "compound") if t.lemma in _APART), None)
    return ("affiliate_of", apart) if apart is not None and noun.lemma in _GROUPS else None


def _called(page: Page, noun: Token) -> Iterator[Draft]:
    """ "X is part of Y", "X, a wing of Y", "X, described as a front for Y"."""
    syntax, bond = page.syntax, _bond(page, noun)
    if bond is None:
        return
    kind, word = bond
    ways = _BEHIND.get(word, frozenset({"of", "within"}))
    prep = next((p for p in syntax.children(noun.i, "prep") if p.lower in ways), None)
    said = _said_of(page, noun)
    if prep is None or said is None:
        return
    wholes = tuple(e for t in syntax.children(prep.i, "pobj") for e in page.bearers(t))
    if not wholes and kind == "part_of":  # "part of Kordia's intelligence directorate"
        inner = [t for t in syntax.children(prep.i, "pobj") if t.lower in _PARTS | _ARMIES]
        wholes = tuple(e for t in inner for o in syntax.children(t.i, "poss", "amod") for e in page.bearers(o))
    stop = syntax.right_edge(prep.i) + 1
    for part in said[0]:
        for whole in wholes:
            nobody = not (page.is_named(part) or page.is_named(whole)) and page.syntax.tokens[noun.i].lemma == "part"
            if part != whole and not nobody and not (kind == "affiliate_of" and page.is_person(part)):
                yield Draft(kind, part, whole, None, said[1], min(noun.i, stop - 1), stop, _RULE)


def _said_of(page: Page, noun: Token) -> tuple[tuple[str, ...], bool] | None:
    """Of whom it is said, and whether it is denied; None where nobody says so."""
    syntax, head = page.syntax, page.syntax.head(noun.i)
    if head is None:
        return None
    if noun.label == "conj":
        # "X, | led by Y and nominally | part of Z": the participle is said of X.
        whom = syntax.head(head.i)
        if head.label not in ("acl", "relcl") or head.tag != "VBN" or whom is None or noun.lemma != "part":
            return None
        return sided(page, whom), False
    if noun.label == "appos":
        return page.bearers(head), False
    if noun.label in ("attr", "oprd"):
        # "Says there is a wing of Y" is said of none.
        if head.lemma not in _COPULAS | _CALLING or not page.held(head) or syntax.children(head.i, "expl"):
            return None
        return page.bearers(page.subject(head)), page.negative(head)
    if noun.label == "dobj" and noun.lemma in ("part", "component") and head.lemma == "form":
        return (page.bearers(page.subject(head)), page.negative(head)) if page.held(head) else None
    if noun.label == "dobj":
        # "A faction that police | consider | a front for Y": parsers take the front for the object.
        whom = syntax.head(head.i) if head.label == "relcl" else None
        if whom is None or head.lemma not in _OPINING or not page.held(head):
            return None
        above = syntax.head(whom.i) if whom.label == "appos" else None
        return page.bearers(whom) or page.bearers(above), page.negative(head)
    verb = syntax.head(head.i)
    if verb is None or head.lower != "as" or verb.lemma not in _CALLING or not page.held(verb):
        return None
    objects = syntax.children(verb.i, "dobj", "nsubjpass")
    return page.bearers(objects[0] if objects else page.subject(verb)), page.negative(verb)


def _made_of(page: Page, verb: Token) -> Iterator[Draft]:
    """ "The alliance comprises X and Y", "Y owns X", "a bloc made up of X and Y"."""
    syntax = page.syntax
    if not page.held(verb) or page.negative(verb) or (syntax.children(verb.i, "auxpass") and verb.lemma in _WHOLES):
        return
    subject = page.bearers(page.subject(verb))
    wholes = [e for e in subject if page.bodies(e)] or _umbrella(page, verb)
    if verb.lemma in _WHOLES:
        inside = syntax.children(verb.i, "dobj")
    elif any(t.lower == "up" for t in syntax.children(verb.i, "prt")) and (up := syntax.children(verb.i, "dobj")):
        # "X, Y and Z make up the alliance"
        inside = tuple(t for t in (page.subject(verb),) if t is not None)
        wholes = [e for t in up for e in page.bearers(t) if page.bodies(e)]
    else:
        of = _MADE_OF[verb.lemma]
        out = [t for t in (verb, *syntax.children(verb.i, "prt")) if verb.lemma != "make" or t.lower == "up"]
        preps = [p for t in (verb, *out) for p in syntax.children(t.i, "prep") if p.lower == of and out]
        inside = tuple(t for p in preps for t in syntax.children(p.i, "pobj"))
    for token in inside:
        for part in page.bearers(token):
            entity = page.cast.get(part)
            if entity is None or not page.is_named(entity.id):
                continue
            for whole in wholes:
                kind = _within(page, entity, whole, owned=verb.lemma == "own")
                if kind is not None and whole != part:
                    stop = syntax.right_edge(verb.i) + 1
                    yield Draft(kind, part, whole, None, False, syntax.left_edge(verb.i), stop, _RULE)


def _formed(page: Page, verb: Token) -> Iterator[Draft]:
    """ "X, Y and Z formed the Alliance of ...": they are its members."""
    unions = [
        b
        for t in page.syntax.children(verb.i, "dobj")
        for e in page.bearers(t)
        if (b := page.cast.get(e)) is not None and page.bodies(e) and page.is_named(e) and is_union(b)
    ]
    members = page.bearers(page.subject(verb)) if unions else ()
    stop = page.syntax.right_edge(verb.i) + 1
    for one in members if len(members) > 1 else ():
        member = page.cast.get(one)
        if member is not None and page.is_named(one) and member.kind in (*BODIES, "country"):
            first = page.syntax.left_edge(verb.i)
            yield Draft("member_of", one, unions[0].id, None, False, first, stop, _RULE)


def _umbrella(page: Page, verb: Token) -> list[str]:
    """The body that a clause tells of which parsers hang on its members: "X, an | umbrella | for militias that includes
    Y"."""
    whom = page.syntax.head(verb.i) if verb.label == "relcl" else None
    prep = page.syntax.head(whom.i) if whom is not None and whom.label == "pobj" else None
    noun = page.syntax.head(prep.i) if prep is not None and prep.lower in ("for", "of") else None
    if noun is None or noun.lemma not in _UMBRELLAS:
        return []
    above = page.syntax.head(noun.i) if noun.label == "appos" else None
    return [e for e in page.bearers(noun) or page.bearers(above) if page.bodies(e)]


def is_union(body: Entity) -> bool:
    """Whether a body is called as unions of states or parties are."""
    return bool({w for m in body.mentions for w in m.text.lower().split()} & _UNIONS)


def _within(page: Page, part: Entity, whole_id: str, *, owned: bool) -> RelationKind | None:
    """What a body or state is to the one that holds it: the member of a union, else a part."""
    whole = page.cast.get(whole_id)
    if whole is None:
        return None
    union = not owned and (is_union(whole) or whole.sector == "IGO")
    if part.kind == "country":
        return "member_of" if union else None
    if part.kind not in BODIES:
        return None
    return "member_of" if union else "part_of"

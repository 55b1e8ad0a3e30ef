"""Ties: what somebody is to somebody else, from nouns: "X and its ally Y", "Y, the main backer of X", "X's foe Y"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from onrecord.annotate.standing.among import named_among
from onrecord.annotate.standing.antecedents import told_of
from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.giving import is_handed
from onrecord.annotate.standing.sides import sided
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import RelationKind

# What two have with one another.
_BONDS = frozenset({"alliance", "partnership"})
# What somebody is to another, the other is to him.
_EACH_OTHERS = frozenset({"opposes", "affiliate_of"})
_COPULAS = frozenset({"be", "remain", "become"})
_TURNING_OUT = frozenset("emerge act serve rank count overtake surpass replace succeed displace".split())
_DEEMING = frozenset("consider deem call declare regard see view treat describe name count brand label".split())
_OURS = frozenset({"our", "my"})
# Whose it is stands behind it.
_KEPT = frozenset("proxy client puppet vassal".split())
_TRUSTED = frozenset({"right-hand", "hand"})
# By these a state stands for itself: "Ardan ally Vela", but not "Ardan critic X".
_OF_STATES = frozenset("ally backer patron sponsor proxy client satellite paymaster foe enemy rival supplier".split())
# Partners in nothing that has to do with who stands by whom.
_OTHERWISE = frozenset("trading trade business law managing junior senior running sparring media equal former".split())


@cache
def _nouns() -> Mapping[str, RelationKind]:
    return {row["noun"]: cast(RelationKind, row["kind"].removeprefix("<")) for row in load("ties")}


@cache
def _turned() -> frozenset[str]:
    """Nouns of whoever has the other: "X, Y's parent company"."""
    return frozenset(row["noun"] for row in load("ties") if row["kind"].startswith("<"))


def ties(page: Page) -> Iterator[Draft]:
    """Who is whose ally, backer or enemy, in no order and not yet without repetition."""
    for token in page.syntax.tokens:
        kind = _nouns().get(_word(page, token))
        if kind is None or not (token.tag in ("NN", "NNS") or (token.tag == "JJ" and token.label == "amod")):
            continue
        negative = token.label == "attr" and (head := page.syntax.head(token.i)) is not None and page.negative(head)
        negative = negative or any(t.lower in ("no", "neither") for t in page.syntax.children(token.i, "det", "neg"))
        if token.lemma == "partner" and any(t.lower in _OTHERWISE for t in page.syntax.children(token.i)):
            continue
        if kind == "supplies" and not is_handed(page, token):
            continue
        if token.lemma in _BONDS:
            yield from _bound(page, token, kind, negative=negative)
            continue
        yield from _mutual(page, token, kind, negative=negative)
        for owner, owned in _owners(page, token):
            for at, bearer in _bearers(page, token, owner):
                if bearer != owned and page.rules(bearer) and page.rules(owned) and _known(page, bearer, owned):
                    if kind == "part_of" and not page.bodies(bearer, owned):
                        continue
                    speaks = page.syntax.tokens[owner].lower in _OURS and page.is_person(owned)
                    if speaks and not page.is_person(bearer):
                        continue  # "our Ardan allies", somebody says, are his country's
                    told = _told(page, owner, owned)
                    first = min(page.syntax.left_edge(i) for i in (token.i, at, told))
                    # Whoever deems another his enemy is against him.
                    head = page.syntax.head(token.i)
                    deeming = kind in _EACH_OTHERS and head is not None and _deemed(page, token, head) is not None
                    turned = deeming or _word(page, token) in _turned()
                    pair = (owned, bearer) if turned else (bearer, owned)
                    stop = max(token.i, at, told) + 1
                    yield Draft(kind, *pair, None, negative, first, stop, "tie")
                    if token.lemma in _KEPT:
                        yield Draft("supports", owned, bearer, None, negative, first, stop, "tie")


def _word(page: Page, noun: Token) -> str:
    """What a noun is looked up by: of "parent | company" the parent, of "right-hand | man" a confidant."""
    words = {t.lower for t in page.syntax.children(noun.i, "compound", "amod") if t.i < noun.i}
    if noun.lemma in ("company", "firm", "group", "organisation", "organization") and "parent" in words:
        return "parent"
    if noun.lemma in ("man", "woman", "person") and words & _TRUSTED:
        return "confidant"
    return noun.lemma


def _bound(page: Page, noun: Token, kind: RelationKind, *, negative: bool) -> Iterator[Draft]:
    """Who "the alliance between A and B" or "A's alliance with B" says stand together."""
    syntax = page.syntax
    behind = {p.lower: p for p in syntax.children(noun.i, "prep") if p.lower in ("between", "with")}
    named = [(t.i, e) for p in behind.values() for t in syntax.children(p.i, "pobj") for e in page.bearers(t)]
    if "between" in behind:
        pairs = [(a, b) for n, a in enumerate(named) for b in named[n + 1 :]]
    else:
        pairs = [(a, b) for a in _owners(page, noun) for b in named]
    for (at, one), (to, other) in pairs:
        if one != other and page.rules(one) and page.rules(other):
            stop = max(at, to, *(syntax.right_edge(p.i) for p in behind.values()))
            yield Draft(kind, one, other, None, negative, min(syntax.left_edge(noun.i), at), stop + 1, "tie")


def _mutual(page: Page, noun: Token, kind: RelationKind, *, negative: bool) -> Iterator[Draft]:
    """Who "A and B are rivals" says are each other's."""
    head = page.syntax.head(noun.i)
    if kind not in _EACH_OTHERS or head is None or noun.tag != "NNS":
        return
    # "A and B are | sworn | enemies": parsers take the participle for the verb.
    sworn = noun.label == "dobj" and head.i == noun.i - 1 and bool(page.syntax.children(head.i, "auxpass"))
    if not sworn and not (noun.label == "attr" and head.lemma in _COPULAS):
        return
    if page.syntax.children(noun.i, "poss", "prep") or not page.held(head):
        return
    subject = page.subject(head)
    if subject is None:
        return
    named = page.bearers(subject)
    for n, one in enumerate(named):
        for other in named[n + 1 :]:
            if page.rules(one) and page.rules(other):
                yield Draft(kind, one, other, None, negative, page.syntax.left_edge(subject.i), noun.i + 1, "tie")


def _known(page: Page, bearer: str, owned: str) -> bool:
    """Whether a bearer is known by more than being it: "our enemies" and "Arda's allies" are nobody in particular."""
    entity, owner = page.cast.get(bearer), page.cast.get(owned)
    if entity is None or owner is None or any(m.form == "name" for m in entity.mentions):
        return entity is not None
    return entity.country not in (None, owner.country)


def _told(page: Page, owner: int, entity: str) -> int:
    """Who the owner is where a pronoun stands right behind the name: "Arda and its allies"."""
    if page.syntax.tokens[owner].pos != "PRON":
        return owner
    first = max(page.syntax.sentence_of(owner).first, owner - 2)
    named = [i for i, e in page.named(first, owner) if e == entity and page.syntax.tokens[i].pos != "PRON"]
    return named[-1] if named else owner


def _owners(page: Page, noun: Token) -> Iterator[tuple[int, str]]:
    """(token, entity) of those whose ally it is."""
    syntax = page.syntax
    kind = _nouns()[_word(page, noun)]
    ways = ("of", "to") if kind in ("supplies", "opposes") else ("of", "within") if kind == "part_of" else ("of",)
    hung = (noun, *syntax.behind(noun.i))
    behind = [p for t in (hung if "to" in ways else (noun,)) for p in syntax.children(t.i, "prep") if p.lower in ways]
    of = [t for p in behind for t in syntax.children(p.i, "pobj")]
    name = _named_by(page, noun)
    before = syntax.children(name.i, "poss") if name is not None else ()
    beside = _before(page, noun) if not (syntax.children(noun.i, "poss") or before or of) else ()
    for token in (*syntax.children(noun.i, "poss"), *before, *of, *beside):
        yield from ((token.i, entity) for entity in _whose(page, token) or sided(page, token))


def _before(page: Page, noun: Token) -> tuple[Token, ...]:
    """Whose it is by the name right before it: "Orlov | ally X", "Ardan | ally Vela"."""
    syntax, name = page.syntax, _named_by(page, noun)
    k = noun.i - 1
    while k > syntax.sentence_of(noun.i).first and syntax.tokens[k].head == noun.i and k not in page.cast.heads:
        if syntax.tokens[k].label not in ("amod", "compound"):
            return ()
        k -= 1
    owner = syntax.tokens[max(k, 0)]
    entity = page.cast.get(page.cast.heads.get(owner.i))
    if entity is None or not page.is_named(entity.id) or owner.label not in ("compound", "nmod", "amod", "nsubj"):
        return ()
    if noun.tag != "NN" or owner.head not in (noun.i, name.i if name is not None else noun.i):
        return ()
    if entity.kind in ("country", "nationality"):
        # "The Ardan critic X" is from Arda.
        whom = page.cast.get(page.one(name) or next((e for _, e in _right_behind(page, noun)), None))
        state = noun.lemma in _OF_STATES and whom is not None and whom.kind != "person"
        return (owner,) if state and whom is not None and whom.country != entity.country else ()
    return (owner,)


def _right_behind(page: Page, noun: Token) -> list[tuple[int, str]]:
    """The name right behind a noun: "its ally | X |", whatever the parser hangs X on."""
    k = noun.i + 1
    while k < page.syntax.sentence_of(noun.i).stop and page.syntax.tokens[k].pos == "PROPN":
        k += 1
    return [(i, e) for i, e in page.named(noun.i + 1, k)][-1:]


def _whose(page: Page, owner: Token) -> tuple[str, ...]:
    """Of "whose": who the clause is about."""
    return sided(page, told_of(page, owner)) if owner.tag == "WP$" else ()


def _right_before(page: Page, noun: Token) -> Token | None:
    """The name before a description between commas, whatever parsers hang that on: "sees | Arda |, its foe, as"."""
    syntax = page.syntax
    first, behind = syntax.left_edge(noun.i), syntax.after(noun.i)
    owned = any(t.tag == "PRP$" and t.i == first for t in syntax.children(noun.i, "poss"))
    if not owned or first < 2 or syntax.tokens[first - 1].text != "," or behind is None or behind.text != ",":
        return None
    name = syntax.tokens[first - 2]
    return name if name.i in page.cast.heads and page.is_name(name.i) else None


def _named_by(page: Page, noun: Token) -> Token | None:
    """The name that a noun stands before as part of its phrase: "Arda's rival | Vela"."""
    head = page.syntax.head(noun.i)
    before = head is not None and noun.label in ("compound", "amod", "nmod") and noun.i < head.i
    return head if before and head is not None and head.tag.startswith("NNP") else None


def _deemed(page: Page, noun: Token, head: Token) -> Token | None:
    """Whom somebody regards as it: "considers | X | its enemy", "regards | X | as its main ally"."""
    syntax = page.syntax
    verb = syntax.head(head.i) if noun.label == "pobj" and head.lower == "as" else head
    if verb is None or verb.lemma not in _DEEMING or not page.held(verb) or page.negative(verb):
        return None
    if noun.label == "ccomp":
        return next(iter(syntax.children(noun.i, "nsubj")), None)
    if noun.label in ("pobj", "oprd"):
        return next(iter(syntax.children(verb.i, "dobj", "nsubjpass")), None)
    return None


def _called(page: Page, noun: Token) -> Iterator[Token]:
    """What it is called: "its armed wing is known as | X |", "its armed wing, called | X |"."""
    syntax, head = page.syntax, page.syntax.head(noun.i)
    verbs = [head] if head is not None and noun.label == "nsubjpass" else []
    for verb in (*verbs, *syntax.children(noun.i, "acl", "relcl")):
        if verb.lemma in ("know", "call", "name", "dub"):
            yield from (*syntax.behind(verb.i, "as"), *syntax.children(verb.i, "oprd"))


def _opened(page: Page, noun: Token) -> Iterator[Token]:
    """Who it is with whose description a sentence opens: "A critic of Arda, | X | was held", "Once a foe of Arda, the
    editor | X | left"."""
    syntax, sentence = page.syntax, page.syntax.sentence_of(noun.i)
    lead = [t.lower for t in syntax.tokens[sentence.first : syntax.left_edge(noun.i)]]
    if len(lead) > 1 or not set(lead) <= {"once", "long", "now", "formerly"}:
        return
    stop = sentence.stop
    comma = next((t.i for t in syntax.tokens[noun.i : stop] if t.text == ","), stop)
    between = syntax.tokens[noun.i + 1 : comma]
    if any(t.pos in ("VERB", "AUX") and t.tag != "VBN" for t in between):
        return
    k = comma + 1
    while k < stop and not page.is_name(k) and (syntax.tokens[k].tag in ("DT", "NN", "NNP", "JJ")):
        k += 1
    if k < stop and page.is_name(k) and page.name_end(k) in page.cast.heads:
        last, behind = page.name_end(k), syntax.tokens[page.name_end(k) + 1 : page.name_end(k) + 3]
        if any(t.pos in ("VERB", "AUX") for t in behind) or (behind[:1] and behind[0].text == ","):
            yield syntax.tokens[last]


def _first_of_several(page: Page, noun: Token) -> Token:
    """The first of the nouns that are said of somebody together: "X, | an ally | of Y and a critic of Z"."""
    syntax, first = page.syntax, noun
    while first.label == "conj" and (head := syntax.head(first.i)) is not None and head.tag in ("NN", "NNS"):
        first = head
    plain = first.i not in page.cast.heads or not page.is_name(first.i)
    said = first.label in ("appos", "attr") and plain and not syntax.children(noun.i, "appos")
    return first if said else noun


def _bearers(page: Page, noun: Token, owner: int) -> Iterator[tuple[int, str]]:
    """(token, entity) of those who are it: named behind it, before it, by the clause, or else the noun's own."""
    syntax = page.syntax
    noun = _first_of_several(page, noun)
    head = syntax.head(noun.i)
    between = [t for t in syntax.children(noun.i, "compound", "amod", "nmod") if owner < t.i < noun.i]
    named = [
        *syntax.children(noun.i, "appos"),
        *named_among(page, noun),
        *(t for t in between if t.i in page.cast.heads and (t.tag[:2] == "NN" or noun.lemma in _OF_STATES)),
        *_called(page, noun),
    ]
    if noun.tag == "NNS" and syntax.tokens[noun.i + 1 : noun.i + 2] and syntax.tokens[noun.i + 1].text == ",":
        # "Arda and its allies, X and Y, ...": parsers join them to the allies.
        named += [t for t in syntax.children(noun.i, "conj") if syntax.left_edge(t.i) == noun.i + 2]
    if noun.tag == "JJ" or not named:
        named += [t for t in (_named_by(page, noun),) if t is not None]
    if noun.label == "conj" and head is not None and not named:
        # "Arda and its rival, Vela": parsers hang Vela on Arda.
        named += [t for t in syntax.children(head.i, "appos") if noun.i < t.i and syntax.left_edge(t.i) == noun.i + 2]
    if not named and noun.tag == "NN" and owner > noun.i:
        # "The armed wing of the League, X, ...": parsers hang X on the League.
        named += [t for t in syntax.children(owner, "appos") if t.pos == "PROPN"]
    one_of = syntax.head(head.i) if head is not None and head.lower == "of" and noun.label == "pobj" else None
    if one_of is not None and one_of.lower == "one":  # "is one of the fiercest opponents of Arda"
        noun, head = one_of, syntax.head(one_of.i)
    if head is not None and noun.label == "appos":
        named.append(head)
    elif head is not None and noun.label == "nsubj" and head.lemma in _COPULAS and page.held(head) and not named:
        named += syntax.children(head.i, "attr")  # "Arda's main rival is Vela"
    elif head is not None and not named and (deemed := _deemed(page, noun, head)) is not None:
        named.append(deemed)
    elif head is not None and noun.label == "pobj" and head.lower == "as" and not named:
        verb = syntax.head(head.i)  # "Vela has emerged as a rival to Arda"
        if verb is not None and verb.lemma in _TURNING_OUT and page.held(verb) and not page.negative(verb):
            named += [t for t in (page.subject(verb),) if t is not None]
    elif head is not None and noun.label == "attr" and head.lemma in _COPULAS and page.held(head):
        named += [t for t in (page.subject(head),) if t is not None]
    if not named and noun.tag == "NN" and (name := _right_before(page, noun)) is not None:
        named = [name]
    if not named and noun.tag == "NN":
        named = [syntax.tokens[i] for i, _ in _right_behind(page, noun)] or list(_opened(page, noun))
    named = [t for t in named if t.i != owner]
    found = [(t.i, entity) for t in named for entity in sided(page, t)]
    # "His supporters" says of nobody that they support him.
    own = page.one(noun) if noun.lemma != "supporter" else None
    yield from found or ([(noun.i, own)] if own is not None else [])

"""Opposing: who stands against whom, from words of struggle: "its fight against X", "efforts to defeat X", "the
anti-X coalition". What is done to an enemy is an event; that somebody means to is a standing fact, whether or not it
comes off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.sides import sided
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import RelationKind

_PREFIXES: Mapping[str, RelationKind] = {"anti": "opposes", "counter": "opposes", "pro": "supports"}
# A verb that only carries the noun: "wages a war against", "is part of the fight against". Lemmatisers make "wag" of
# "waged".
_LIGHT = frozenset("wage wag fight lead launch join mount begin start continue conduct pursue maintain hold be".split())
# Those who stand together against somebody are themselves a side.
_TOGETHER = frozenset({"coalition", "alliance"})
_DEALING = frozenset({"deal", "deliver", "inflict", "hand"})
_PARTAKING = frozenset({"play", "have", "take"})
_VOICING = frozenset("voice express declare state reiterate reaffirm repeat maintain announce have share".split())
_GIVING_UP = frozenset("drop end abandon lose lack renounce soften deny give".split())
# What two have with one another.
_FEUDS = frozenset("war feud rivalry insurgency conflict".split())
_RULING = ("government", "armed_group", "country")
_RULE = "struggle"


@cache
def _words(form: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load("struggles") if row["form"] == form)


def opposing(page: Page) -> Iterator[Draft]:
    """Who opposes whom, in no order and not yet without repetition."""
    for token in page.syntax.tokens:
        if token.label == "prep" and (token.lower == "against" or _on_war(page, token) or _with_war(page, token)):
            yield from _against(page, token)
        elif token.lower in ("to", "toward", "towards") and token.label == "prep":
            yield from _towards(page, token)
        elif token.lemma in _words("aim") and token.tag in ("VB", "VBG"):
            yield from _aim(page, token)
        elif token.lemma in _DEALING and token.pos == "VERB":
            yield from _dealt(page, token)
        elif token.lower.startswith(tuple(_PREFIXES)):
            yield from _hyphened(page, token)


def _towards(page: Page, to: Token) -> Iterator[Draft]:
    """Of "Arda's opposition to X", "has voiced its hostility towards X"."""
    noun = page.syntax.tokens[to.head]
    if noun.lemma not in _words("enmity") or noun.tag != "NN":
        return
    enemies = tuple(e for t in page.syntax.children(to.i, "pobj") for e in sided(page, t))
    verb = next((t for t in page.syntax.ancestors(noun.i) if t.pos in ("VERB", "AUX")), None)
    denied = any(t.lower in ("no", "any") for t in page.syntax.children(noun.i, "det"))
    if denied or (verb is not None and (not page.held(verb) or page.negative(verb) or verb.lemma in _GIVING_UP)):
        return
    voiced = verb is not None and noun.label == "dobj" and verb.lemma in _VOICING
    sides = _sides(page, noun) or (sided(page, page.subject(verb)) if voiced and verb is not None else ())
    yield from _pairs(page, sides, enemies, noun, to, rule="enmity")


def _on_war(page: Page, prep: Token) -> bool:
    """Whether a preposition is that of "wages war | on | X"."""
    above = page.syntax.tokens[prep.head]
    return prep.lower in ("on", "upon") and any(
        t.lower == "war" for t in (above, *page.syntax.children(above.i, "dobj"))
    )


def _with_war(page: Page, prep: Token) -> bool:
    """Whether a preposition is that of "its war | with | X"."""
    return prep.lower == "with" and page.syntax.tokens[prep.head].lemma in _FEUDS


def _against(page: Page, against: Token) -> Iterator[Draft]:
    """Of "Iraq's war against X", "wages a campaign against X", "supported Iraq in the fight against X"."""
    noun = page.syntax.head(against.i)
    by = page.syntax.head(noun.i) if noun is not None and noun.label == "pobj" else None
    if by is not None and by.lower == "by":  # "operations by the army against X" hangs it on the army
        noun = page.syntax.head(by.i)
    if noun is not None and noun.pos == "VERB":  # "waged a campaign against X" hangs it on the verb or the noun
        noun = next((t for t in page.syntax.children(noun.i, "dobj") if t.i < against.i), None)
    if noun is None or noun.lemma not in _words("noun") or noun.tag not in ("NN", "NNS"):
        return
    enemies = tuple(e for t in page.syntax.children(against.i, "pobj") for e in page.bearers(t))
    yield from _pairs(page, _sides(page, noun), enemies, noun, against)


def _aim(page: Page, verb: Token) -> Iterator[Draft]:
    """Of "is committed to defeating X", "their efforts to destroy X"."""
    syntax, head = page.syntax, page.syntax.head(verb.i)
    joint = verb.label == "conj" and head is not None and head.tag == "VB"  # "to degrade and destroy X"
    to = (verb, head) if joint and head is not None else (verb,)
    infinitive = verb.tag == "VB" and any(t.tag == "TO" for v in to for t in syntax.children(v.i, "aux"))
    gerund = verb.tag == "VBG" and verb.label == "pcomp"
    if head is None or not (infinitive or gerund):
        return
    enemies = tuple(e for t in syntax.children(verb.i, "dobj") for e in page.bearers(t))
    noun = next((t for t in (head, syntax.head(head.i)) if t is not None and t.lemma in _words("noun")), None)
    if noun is not None and noun.tag in ("NN", "NNS") and (verb.label in ("acl", "relcl") or head.tag == "IN"):
        yield from _pairs(page, _sides(page, noun), enemies, noun, verb)
    elif infinitive and verb.label in ("xcomp", "advcl") and head.lemma in _words("bent") and page.held(head):
        # "Vowed to destroy X", "fighting to topple X", "seeks to overthrow X"
        against = enemies or _had(page, verb)
        yield from _pairs(page, sided(page, page.subject(head)), against, head, verb)
    elif infinitive and (helping := _helping(page, verb)) is not None:
        helped = syntax.children(helping.i, "dobj")
        sides = [e for t in (page.subject(helping), *helped) for e in page.bearers(t)]
        yield from _pairs(page, tuple(dict.fromkeys(sides)), enemies, helping, verb)
    elif gerund and (above := syntax.head(head.i)) is not None and above.lemma in _words("bent"):
        yield from _pairs(page, page.bearers(page.subject(above)), enemies, above, verb)


def _had(page: Page, verb: Token) -> tuple[str, ...]:
    return tuple(e for t in page.syntax.children(verb.i, "dobj") for e in sided(page, t))


def _dealt(page: Page, verb: Token) -> Iterator[Draft]:
    """Of "will deal X a lasting defeat", "inflicted heavy losses on X"."""
    syntax = page.syntax
    blow = next((t for t in syntax.children(verb.i, "dobj") if t.lemma in _words("blow")), None)
    if blow is None:
        return
    behind = [p for i in (verb.i, blow.i) for p in syntax.children(i, "prep", "dative")]
    onto = [t for p in behind if p.lower in ("on", "to", "upon") for t in syntax.children(p.i, "pobj")]
    given = [t for t in behind if t.label == "dative" and t.pos != "ADP"]
    # "Deal the Front a blow" may have the Front before the blow.
    given += [t for t in syntax.children(blow.i, "compound", "nmod", "poss") if t.i > verb.i]
    enemies = tuple(e for t in (*onto, *given) for e in page.bearers(t))
    sides = page.bearers(page.subject(verb))
    armed = any((e := page.cast.get(i)) is not None and e.kind == "armed_group" for i in (*sides, *enemies))
    if armed:  # "handed them a 3-0 defeat" is a game
        yield from _pairs(page, sides, enemies, verb, blow)


def _helping(page: Page, verb: Token) -> Token | None:
    """The verb of helping that an aim is helped in: "is assisting Arda to degrade and destroy X"."""
    above: Token | None = verb
    while above is not None and above.label == "conj":
        above = page.syntax.head(above.i)
    head = page.syntax.head(above.i) if above is not None and above.label in ("xcomp", "ccomp", "advcl") else None
    helps = head is not None and head.lemma in _words("help") and head.pos == "VERB" and page.held(head)
    return head if helps else None


def _sides(page: Page, noun: Token) -> tuple[str, ...]:
    """Who does or holds it: its owner, who carries it with a light verb, and whoever helps them or is helped in it."""
    syntax = page.syntax
    owners = [t for t in syntax.children(noun.i, "poss", "compound", "amod", "nmod") if t.i < noun.i]
    found = [e for t in owners for e in page.bearers(t)]
    of = syntax.behind(noun.i, "of", "by")
    found += [e for t in of for e in page.bearers(t)]
    if noun.lemma in _TOGETHER and (own := page.one(noun)) is not None:
        found.append(own)
    verb = next((t for t in syntax.ancestors(noun.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return tuple(dict.fromkeys(found))
    within = syntax.head(noun.i)
    preposition = within.lower if within is not None else ""
    if verb.lemma in _words("help") and (noun.label == "dobj" or preposition in ("in", "to")):
        found += page.bearers(page.subject(verb))
        found += [e for t in syntax.children(verb.i, "dobj") if t.i != noun.i for e in page.bearers(t)]
    elif _partakes(page, verb) if preposition == "in" else verb.lemma in _LIGHT and noun.label in ("dobj", "attr"):
        found += page.bearers(page.subject(verb))
    elif noun.label == "dobj" and any(t.tag == "PRP$" for t in owners) and not found:
        found += page.bearers(page.subject(verb))  # "ended their fight": the pronoun's owner is not known
    return tuple(dict.fromkeys(found))


def _partakes(page: Page, verb: Token) -> bool:
    """Whether somebody has a part in it: "plays a role in the fight", "the part they can play in his efforts"."""
    if verb.lemma not in _PARTAKING:
        return False
    above = page.syntax.head(verb.i) if verb.label == "relcl" else None
    has = (*page.syntax.children(verb.i, "dobj"), *((above,) if above is not None else ()))
    return any(t.lemma in _words("part") for t in has)


def _hyphened(page: Page, word: Token) -> Iterator[Draft]:
    """Of "the anti-X coalition" and "pro-X fighters", as one token or as three."""
    syntax = page.syntax
    prefix, hyphen, name = word.lower.partition("-")
    kind = _PREFIXES.get(prefix)
    if kind is None:
        return
    if hyphen and name:
        known = page.by_words(name)
        enemy, last = (known.id if known is not None else None), word.i
    else:
        last = min(word.i + 2, len(syntax.tokens) - 1)
        enemy = page.cast.heads.get(last) if syntax.tokens[word.i + 1 : word.i + 2] else None
        if enemy is None and (known := page.by_words(syntax.tokens[last].text)) is not None:
            enemy = known.id if known.kind in _RULING else None  # "anti-| junta | fighters" beside "the junta"
        if last != word.i + 2 or syntax.tokens[word.i + 1].text not in ("-", "–", "‐"):
            return
    noun = next((t for t in syntax.tokens[last + 1 : last + 4] if t.tag.startswith("NN")), None)
    if enemy is None or noun is None or noun.i >= syntax.sentence_of(word.i).stop:
        return
    while noun.label in ("compound", "nmod") and noun.head > noun.i and not page.bearers(noun):
        noun = syntax.tokens[noun.head]
    yield from _pairs(page, sided(page, noun), (enemy,), word, noun, kind)


def _pairs(
    page: Page,
    sides: tuple[str, ...],
    enemies: tuple[str, ...],
    one: Token,
    other: Token,
    kind: RelationKind = "opposes",
    rule: str = _RULE,
) -> Iterator[Draft]:
    """A relation for each side and enemy; its evidence runs from the one's name to the other's, where they stand in the
    sentence, and holds the words of struggle."""
    sentence = page.syntax.sentence_of(one.i)
    named = list(page.named(sentence.first, sentence.stop))
    for side in sides:
        for enemy in enemies:
            if side != enemy and page.sides(side, enemy):
                ends = [_nearest(page, named, entity, one.i) for entity in (side, enemy)]
                first = min(one.i, other.i, *(page.syntax.left_edge(i) for i in ends))
                last = max(one.i, other.i, *ends)
                yield Draft(kind, side, enemy, None, page.negative(one), first, last + 1, rule)


def _nearest(page: Page, named: list[tuple[int, str]], entity: str, anchor: int) -> int:
    """The token of an entity's mention that is nearest to another token, before a pronoun's one that says who it is;
    that token where it has none."""
    found = [i for i, e in named if e == entity]
    told = [i for i in found if page.syntax.tokens[i].pos != "PRON"]
    return min(told or found, key=lambda i: (abs(i - anchor), i), default=anchor)

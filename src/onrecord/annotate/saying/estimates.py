"""Estimates: numbers that somebody holds, has counted or lists, without a word of saying ("an AFP estimate was about
35,000", "the guild counted 17 arrests", "published the names of 14 victims"). Left undecided: numbers whose noun has no
owner ("the toll stood at nine").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.figures import figure_of
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.cues import cue_tokens, is_nobody
from onrecord.annotate.saying.passive_figures import figure_by
from onrecord.annotate.saying.sources import Source, is_passive, source_of, speaks
from onrecord.annotate.saying.speech_nouns import owner_of
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

COUNTED = ":counted:figure"
"""How the rule of a draft ends that tells what somebody has counted."""

_OTHERS = frozenset("another others second third".split())
_GIVING_OUT = frozenset("draw publish release compile issue read hand give present submit make".split())
_LISTS = frozenset("list name register roll".split())
_VICTIMS = frozenset(
    "victim dead disappear disappeared martyr casualty kill die wound injure abduct detain arrest".split()
)
_FIGURED = frozenset({"of", "at"})
_REVISING = frozenset("raise revise lower increase update correct cut reduce adjust change".split())
_DEAD = frozenset({"dead", "wounded", "injured"})
_KEEPING = frozenset("keep compile give issue publish provide release collect maintain announce supply".split())
_NUMBERS = frozenset("toll count tally figure number estimate forecast projection outlook".split())
_NAMING = frozenset("NOUN PROPN ADJ DET PART ADP".split())
_IS = frozenset({"be", "stand", "come", "reach", "remain"})
_AT = frozenset({"at", "to"})
# Types of event whose nouns are counted.
_COUNTED = ("ASSAULT", "COERCE", "PROTEST")


@cache
def _words(use: str) -> dict[str, frozenset[str]]:
    return {row["lemma"]: frozenset(row["objects"].split()) for row in load("figure_words") if row["use"] == use}


@cache
def _tolled() -> frozenset[str]:
    """Nouns of what is counted whoever counts: of the dead, the hurt, the held, of violence and protest."""
    tolls = {row["word"] for row in load("toll_words") if row["use"] == "counted"}
    return frozenset(tolls | {row["lemma"] for row in load("event_nouns") if row["type"].rstrip("~") in _COUNTED})


def estimates(page: Page) -> Iterator[Draft]:
    """A draft for every number that somebody is said to hold or to have counted, in text order."""
    for token in page.syntax.tokens:
        draft = None
        if token.pos == "NOUN" and token.lemma in _words("noun"):
            draft = _held(page, token)
        elif token.pos == "VERB" and token.lemma in _words("verb"):
            draft = _counted(page, token)
        if draft is None and token.pos == "VERB" and token.lemma in _GIVING_OUT:
            draft = _listed(page, token)
        if draft is None and token.lemma == "have" and token.pos == "VERB":
            draft = _has_it_at(page, token)
        if draft is None and token.pos == "VERB" and token.lemma in _REVISING:
            draft = _revised(page, token)
        if draft is None and token.lower in _FIGURED:
            draft = _gapped(page, token)
        if draft is None and token.lower == "by":
            draft = figure_by(page, token)
        if draft is not None:
            yield draft


def _listed(page: Page, verb: Token) -> Draft | None:
    """ "Has drawn up a list of 26 people who were killed", "published the names of 14 victims": those listed."""
    syntax = page.syntax
    noun = next((t for t in syntax.children(verb.i, "dobj") if t.lemma in _LISTS and t.i > verb.i), None)
    of = next((t for t in syntax.children(noun.i, "prep") if t.lower == "of"), None) if noun is not None else None
    if of is None or is_passive(syntax, verb) or any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux")):
        return None
    words = syntax.subtree(of.i)
    tolled = any(t.lower in _tolled() or t.lemma in _tolled() or t.lemma in _VICTIMS for t in words)
    if not tolled or not any(t.tag == "CD" and not t.entity.endswith(("DATE", "TIME")) for t in words):
        return None
    source = source_of(page, verb)
    content = page.trimmed(*page.chars(of.i + 1, syntax.right_edge(of.i) + 1))
    if source.head is None or content is None or not speaks(page, source.head) or is_nobody(syntax, source.head):
        return None
    cue = page.chars(cue_tokens(syntax, verb)[0][0], of.i + 1)
    return Draft(verb.i, (cue,), source.spans, source.head, (content,), "asserts", "document", "list:figure")


def _has_it_at(page: Page, verb: Token) -> Draft | None:
    """ "The Ledger, quoting a nurse, has 19": a number alone, of what was counted before."""
    syntax = page.syntax
    number = next((t for t in syntax.children(verb.i, "dobj") if t.i > verb.i), None)
    alone = number is not None and number.tag == "CD" and number.i == syntax.right_edge(number.i)
    if number is None or not alone or verb.tag not in ("VBZ", "VBP") or number.entity.endswith(("DATE", "TIME")):
        return None
    behind = syntax.tokens[number.i + 1 : number.i + 2]
    source = source_of(page, verb)
    entity = page.cast.named_by(source.head) if source.head is not None else None
    if source.head is None or entity is None or entity.kind not in ("organization", "government") or not source.spans:
        return None
    if not all(t.pos in ("PUNCT", "CCONJ") for t in behind):
        return None
    content = page.chars(syntax.left_edge(number.i), number.i + 1)
    cue = (verb.start, verb.end)
    return Draft(verb.i, (cue,), source.spans, source.head, (content,), "asserts", "speech", "have:figure")


def _gapped(page: Page, word: Token) -> Draft | None:
    """ "The army speaks of 18 dead, | the aid group of 15 |", "police put it at nine, doctors at twelve": who gives the
    second number, behind one that a verb gives with the same word."""
    syntax, tokens = page.syntax, page.syntax.tokens
    sentence = syntax.sentence_of(word.i)
    opens = next((t for t in reversed(tokens[sentence.first : word.i]) if t.text in (",", ";")), None)
    behind = tokens[word.i + 1 : sentence.stop]
    if opens is None or not behind or behind[0].tag != "CD" or behind[0].entity.endswith(("DATE", "TIME")):
        return None
    if any(t.text not in (",", ";", ".") and t.tag != "CD" and t.pos != "NOUN" for t in behind[:2]):
        return None
    who = [t for t in tokens[opens.i + 1 : word.i] if t.pos != "CCONJ" and t.lower != "while"]
    others = bool(who) and who[-1].lower in _OTHERS
    if not who or not (who[-1].pos in ("NOUN", "PROPN") or others):
        return None
    if not all(t.pos in _NAMING or t.lower in ("for", *_OTHERS) for t in who):
        return None
    before = (figure_of(syntax, t) for t in tokens[sentence.first : opens.i] if t.pos == "VERB")
    figure = next((f for f in before if f is not None and f.number.i < opens.i), None)
    if figure is None or not speaks(page, who[-1].i):
        return None
    if not any(t.lower == word.lower for t in tokens[figure.verb.i : figure.number.i]):
        return None
    cue, source = (word.start, word.end), page.chars(who[0].i, who[-1].i + 1)
    content = (behind[0].start, behind[0].end)
    return Draft(word.i, (cue,), (source,), who[-1].i, (content,), "asserts", "speech", "gap:figure")


def _held(page: Page, noun: Token) -> Draft | None:
    """ "An AFP estimate was about 35,000", "the government's figure is nine", "a count by the guild came to 40"."""
    syntax = page.syntax
    verb = syntax.head(noun.i) if noun.label == "nsubj" else None
    source = owner_of(page, noun) or _plain_owner(page, noun) or _keeper(page, noun)
    if verb is None or verb.lemma not in _IS or source is None or source.head is None or not speaks(page, source.head):
        return None
    if page.is_first_person(source.head) or syntax.tokens[source.head].lower in ("my", "our", "your"):
        return None
    preps = (t.i for t in syntax.children(verb.i, "prep") if t.lower in _AT)
    given = (*syntax.children(verb.i, "attr", "dobj"), *(t for i in preps for t in syntax.children(i, "pobj")))
    number = next((t for t in given if t.i > verb.i and _has_number(page, t)), None)
    if number is None:
        return None
    content = page.trimmed(*page.chars(syntax.left_edge(number.i), syntax.right_edge(number.i) + 1))
    before = next((t for t in syntax.children(verb.i, "advmod") if t.i == syntax.left_edge(number.i) - 1), None)
    if content is not None and before is not None and before.i > verb.i:
        content = (before.start, content[1])  # "was | about 35,000"
    if content is None or not source.spans:
        return None
    cue = page.chars(noun.i, noun.i + 1)
    return Draft(noun.i, (cue,), source.spans, source.head, (content,), "asserts", "speech", "noun:figure")


def _plain_owner(page: Page, noun: Token) -> Source | None:
    """Who stands right before a noun without a name: "police estimates"."""
    for child in page.syntax.children(noun.i, "compound", "amod"):
        if child.i == noun.i - 1 and noun_at(page.syntax, child.i) is not None:
            return Source(child.i, (page.chars(child.i, child.i + 1),))
    return None


def _keeper(page: Page, noun: Token) -> Source | None:
    """Who keeps or gives a number: "the count kept by volunteers"."""
    syntax = page.syntax
    made = (t for t in syntax.children(noun.i, "acl") if t.lemma in _KEEPING)
    by = (p for t in made for p in syntax.children(t.i, "agent"))
    who = next((t for p in by for t in syntax.children(p.i, "pobj")), None)
    return Source(who.i, (page.chars(syntax.left_edge(who.i), who.i + 1),)) if who is not None else None


def _has_number(page: Page, token: Token) -> bool:
    return token.tag == "CD" or any(t.tag == "CD" for t in page.syntax.children(token.i, "nummod"))


def _revised(page: Page, verb: Token) -> Draft | None:
    """ "Raised its toll to 36", "the toll was revised from nine to 14 by the guild": whoever gives the new number."""
    syntax = page.syntax
    things = (t for t in syntax.children(verb.i, "dobj", "nsubjpass") if t.lemma in _NUMBERS)
    thing = next((t for t in things if t.lemma != "number" or _is_of_dead(page, t)), None)
    # "From nine to 14": the parser may hang the one on the other.
    preps = (t for t in syntax.tokens[verb.i + 1 : syntax.sentence_of(verb.i).stop] if t.lower == "to")
    inside = (p for p in preps if any(a.i == verb.i for a in syntax.ancestors(p.i)))
    given = (t for p in inside for t in (*syntax.children(p.i, "pobj"), *syntax.tokens[p.i + 1 : p.i + 2]))
    number = next((t for t in given if _has_number(page, t)), None)
    if thing is None or number is None or any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux")):
        return None
    source = source_of(page, verb)
    if source.head is None or not source.spans or is_nobody(syntax, source.head) or not speaks(page, source.head):
        return None
    between = (t.i for t in syntax.tokens[verb.i + 1 : number.i] if t.lower == "from")
    last = page.chars(min(next(between, number.i), number.i), syntax.right_edge(number.i) + 1)
    if thing.i > verb.i:
        content: tuple[Range, ...] = ((page.chars(syntax.left_edge(thing.i), thing.i + 1)[0], last[1]),)
    else:
        content = (page.chars(syntax.left_edge(thing.i), syntax.right_edge(thing.i) + 1), last)
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    return Draft(verb.i, cue, source.spans, source.head, content, "asserts", "speech", "revise:figure")


def _is_of_dead(page: Page, number: Token) -> bool:
    """Whether a number is of the dead, the hurt …: "the number of victims"."""
    syntax = page.syntax
    of = (p for p in syntax.children(number.i, "prep") if p.lower == "of")
    words = (t for p in of for t in syntax.subtree(p.i))
    return any(t.lower in _tolled() or t.lemma in _VICTIMS for t in words)


def _counted(page: Page, verb: Token) -> Draft | None:
    """ "The guild counted 17 arrests in a week"."""
    syntax = page.syntax
    things = syntax.children(verb.i, "dobj", "advmod", "oprd")  # "counted | six dead |"
    what = next((t for t in things if t.i > verb.i and (t.label == "dobj" or t.lower in _DEAD)), None)
    if what is None or not _has_number(page, what) or is_passive(syntax, verb) or verb.tag in ("VB", "VBG"):
        return None
    source = source_of(page, verb)
    if source.head is None or is_nobody(syntax, source.head) or page.is_first_person(source.head):
        return None
    if not speaks(page, source.head) or not _is_counted(page, what, _words("verb")[verb.lemma]):
        return None
    last = max(syntax.right_edge(what.i), *(syntax.right_edge(t.i) for t in syntax.children(verb.i, "prep", "dobj")))
    if syntax.tokens[last + 1 : last + 2] and syntax.tokens[last + 1].lower in _DEAD:
        last += 1  # "counted | six dead |"
    content = page.fitted(*page.chars(syntax.left_edge(what.i), last + 1), (verb.start, verb.end))
    if content is None:
        return None
    cue = tuple(page.chars(*piece) for piece in cue_tokens(syntax, verb))
    rule = f"{verb.lemma}{COUNTED}"
    return Draft(verb.i, cue, source.spans, source.head, (content,), "asserts", "speech", rule)


def _is_counted(page: Page, what: Token, others: frozenset[str]) -> bool:
    if what.tag == "CD":
        return True  # "the ministry tallied 31"
    noun = noun_at(page.syntax, what.i)
    words = {what.lemma, what.lower}
    return bool(words & (others | _tolled())) or (noun is not None and noun.kind == "person")

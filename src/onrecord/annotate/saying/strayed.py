"""Strayed subjects: who speaks, where the parser hung him on what he says or took his words for another clause's."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.saying.joins import is_reporting, is_somebody
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

_CLOSING = frozenset({'"', "”", "''", "»", "’"})
_HANDED = frozenset("among between with by from to".split())


def strayed_subject(syntax: Syntax, verb: Token) -> int | None:
    """Who stands right before a verb that ends its sentence, where the parser hung him on what he says: "Tarnia has
    recalled its envoy from Mersa, | a foreign ministry clerk | said"."""
    sentence = syntax.sentence_of(verb.i)
    behind = syntax.tokens[verb.i + 1 : sentence.stop]
    whom = {t.i for o in syntax.children(verb.i, "dobj", "dative") if verb.lemma == "tell" for t in syntax.subtree(o.i)}
    inserted = bool(behind) and behind[0].text == ","  # "..., the clerk said, in the worst raid for years"
    ends = inserted or all(
        t.pos == "PUNCT" or t.lower == "on" or t.i in whom or t.entity.endswith(("DATE", "TIME")) for t in behind
    )
    if verb.tag not in ("VBD", "VBZ", "VBP") or not is_reporting(verb.lemma) or not ends:
        return None
    stop = verb.i - 1 if syntax.tokens[verb.i - 1].text == "," else verb.i
    commas = [i for i in range(stop - 1, sentence.first, -1) if syntax.tokens[i].text == ","]
    # The wider phrase first: "its commander, Colonel Oda Lind, told them".
    for comma in reversed(commas[: 2 if stop < verb.i else 1]):
        for token in syntax.tokens[comma + 1 : stop]:
            whole = syntax.left_edge(token.i) in (comma, comma + 1) and stop - 1 <= syntax.right_edge(token.i) < verb.i
            if whole and token.label in ("appos", "conj", "dobj") and _may_say(syntax, token):
                return token.i
    return None


def inverted_subject(syntax: Syntax, verb: Token) -> int | None:
    """Who stands behind a verb that follows a quotation, where the parser took him for its object: "“Not yet,” demurred
    | Mayor Oda Lind |"."""
    before = syntax.tokens[verb.i - 1] if verb.i else verb
    if before.text not in _CLOSING or verb.tag not in ("VBD", "VBZ", "VBP") or not is_reporting(verb.lemma):
        return None
    objects = syntax.children(verb.i, "dobj")
    if len(objects) != 1 or syntax.left_edge(objects[0].i) != verb.i + 1:
        return None
    return objects[0].i if _may_say(syntax, objects[0]) or objects[0].lemma in _texts() else None


def dated_subject(syntax: Syntax, verb: Token) -> int | None:
    """The name right before a verb without a subject that the parser took into the day which opens the sentence: "on 3
    May | Lind | told them"."""
    name = syntax.tokens[verb.i - 1] if verb.i else verb
    on = syntax.head(name.i)
    if name.pos != "PROPN" or name.label != "pobj" or on is None or on.head != verb.i or on.pos != "ADP":
        return None
    before = syntax.tokens[syntax.left_edge(name.i) : name.i]
    dated = any(t.tag == "CD" for t in before) and any(t.entity.endswith("DATE") for t in before)
    opens = on.i == syntax.sentence_of(verb.i).first
    return name.i if dated and opens and not name.lower.isdigit() else None


def apposed_subject(syntax: Syntax, verb: Token) -> int | None:
    """Who stands between commas before a verb without a subject, where the parser took him for another name of what the
    sentence opens with: "In an interview with Radio Delta, | the minister, Oda Lind, | said"."""
    sentence = syntax.sentence_of(verb.i)
    opens = syntax.tokens[sentence.first]
    if opens.pos != "ADP" or opens.head != verb.i or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    for token in syntax.subtree(opens.i):
        touches = syntax.right_edge(token.i) == verb.i - 1 or (
            syntax.right_edge(token.i) == verb.i - 2 and syntax.tokens[verb.i - 1].text == ","
        )
        comma = syntax.tokens[max(0, syntax.left_edge(token.i) - 1)].text == ","
        if touches and comma and token.label in ("appos", "conj") and _may_say(syntax, token):
            return token.i
    return None


def document_before(syntax: Syntax, verb: Token) -> int | None:
    """The text right before a participle without a comma, which says what the parser gave to whoever does something
    with the text: "rejected | a statement from the guild | saying that ..."."""
    above = syntax.head(verb.i)
    if verb.tag != "VBG" or verb.label != "advcl" or above is None or above.i > verb.i or not is_reporting(verb.lemma):
        return None
    what = next((t for t in syntax.children(above.i, "dobj") if above.i < t.i < verb.i), None)
    if what is None or what.lemma not in _texts() or syntax.right_edge(what.i) != verb.i - 1:
        return None
    return what.i


@cache
def _texts() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load("source_nouns") if row["what"] == "document")


def _may_say(syntax: Syntax, token: Token) -> bool:
    """Whether somebody may speak by name, as what he is, or beside somebody who does."""
    return token.pos == "PROPN" or any(
        is_somebody(syntax, i) for i in (token.i, *(t.i for t in syntax.conjuncts(token.i)))
    )


def misread_subject(syntax: Syntax, verb: Token) -> Token | None:
    """The subject of a second relative clause that the parser took for a noun with a participle: "a raid that A
    blamed on B and that | C | blamed on D"."""
    noun = syntax.tokens[verb.head]
    if verb.tag not in ("VBN", "VBD") or verb.label != "acl" or noun.i != verb.i - 1 or noun.label != "conj":
        return None
    return noun if any(t.lower == "that" and t.i < noun.i for t in syntax.children(noun.i, "mark", "det")) else None


def misread_before(syntax: Syntax, verb: Token) -> int | None:
    """The plural right before a finite verb, where the parser took "that intercepted calls | suggested" for a clause
    about a relative "that"."""
    noun = syntax.tokens[verb.i - 1] if verb.i else verb
    if verb.label != "ccomp" or verb.tag not in ("VBD", "VBZ", "VBP") or noun.label != "dobj" or noun.pos != "NOUN":
        return None
    false = syntax.tokens[noun.head]
    opens = syntax.children(false.i, "nsubj")
    that = bool(opens) and opens[0].lower == "that" and opens[0].i == false.i - 1
    return noun.i if that and false.head == verb.head and false.tag in ("VBD", "VBN") else None


def told_of_before(syntax: Syntax, verb: Token) -> int | None:
    """The noun whose participle the parser took for a clause beside the verb's: "said reports | shared | with allies
    suggested that"."""
    if verb.label != "ccomp" or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    for other in syntax.children(verb.head, "ccomp"):
        noun = next(iter(syntax.children(other.i, "nsubj")), None)
        behind = verb.head < other.i < verb.i and syntax.right_edge(other.i) == verb.i - 1
        bare = other.lower.endswith("ed") and not syntax.children(other.i, "dobj", "aux", "xcomp", "ccomp")
        bare = bare and any(t.i == other.i + 1 and t.lower in _HANDED for t in syntax.children(other.i))
        if noun is not None and behind and bare and noun.i == other.i - 1 and noun.pos == "NOUN":
            return noun.i
    return None

"""Sources: who it is that a cue makes speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.cast import Cast
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.numbers import value_of
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.utterances import Page, Range
from onrecord.lexicons import load
from onrecord.lexicons.actors import outlet
from onrecord.records import SpeakerKind

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SUBJECTS = ("nsubj", "csubj")


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a cue. `spans` are characters; `passive` says that the cue is a passive, whose source is its
    agent or nobody."""

    head: int | None = None
    spans: tuple[Range, ...] = ()
    passive: bool = False


def is_passive(syntax: Syntax, verb: Token) -> bool:
    if any(True for _ in syntax.children(verb.i, "auxpass", "nsubjpass")):
        return True
    return verb.tag == "VBN" and verb.label in ("acl", "relcl", "advcl") and not syntax.children(verb.i, "aux", "nsubj")


def source_of(page: Page, verb: Token) -> Source:
    """The source of a reporting verb: its subject, through conjunctions, relative clauses and participles; the
    agent of a passive. Nobody, where none is stated."""
    syntax = page.syntax
    if is_passive(syntax, verb):
        for agent in syntax.children(verb.i, "agent"):
            for noun in syntax.children(agent.i, "pobj"):
                return Source(noun.i, spans_of(page, noun.i, verb.i), True)
        return Source(passive=True)
    head = _speaker_before(syntax, verb) if goes_on(syntax, verb) else None
    if head is None:
        head = subject_of(syntax, verb)
    return Source() if head is None else Source(head, spans_of(page, head, verb.i))


_GOING_ON = frozenset("say add note argue insist claim warn tell explain stress emphasize write suggest allege".split())


def goes_on(syntax: Syntax, token: Token) -> bool:
    """Whether a participle behind a comma goes on with what the sentence's speaker says (", adding that ...")."""
    return token.tag == "VBG" and token.lemma in _GOING_ON and token.i > 0 and syntax.tokens[token.i - 1].text == ","


def _speaker_before(syntax: Syntax, participle: Token) -> int | None:
    """The subject of the sentence's reporting verb, for a participle that goes on with its speech."""
    speaks = [
        a
        for a in syntax.ancestors(participle.i)
        if a.pos == "VERB" and any(c.i != participle.i for c in syntax.children(a.i, "ccomp"))
    ]
    return subject_of(syntax, speaks[-1]) if speaks else None


def subject_of(syntax: Syntax, verb: Token, depth: int = 0) -> int | None:
    """The token that heads the subject of a verb, its own or the one it shares."""
    if depth > 6:
        return None
    own = syntax.children(verb.i, *_SUBJECTS)
    if own:
        before = [t for t in own if t.i < verb.i]
        return _antecedent(syntax, (before[-1] if before else own[0]), verb)
    if depth:
        passive = syntax.children(verb.i, "nsubjpass")
        if passive:
            return _antecedent(syntax, passive[-1], verb)
    above = syntax.head(verb.i)
    if above is None:
        return None
    if verb.label == "acl":
        return above.i if verb.tag == "VBG" and above.pos in ("NOUN", "PROPN", "PRON", "NUM") else None
    if verb.label == "pcomp" and above.lower in ("of", "for", "from"):
        # "acquitted him of ordering ...": whoever is charged or cleared
        governs = syntax.head(above.i)
        charged = syntax.children(governs.i, "dobj") if governs is not None and governs.pos == "VERB" else ()
        if charged and charged[0].i < verb.i:
            return charged[0].i
    if verb.label in ("conj", "xcomp", "advcl", "ccomp", "dep", "pcomp", "prep"):
        while above.pos in ("ADP", "SCONJ", "ADJ") and syntax.head(above.i) is not None:
            upper = syntax.head(above.i)
            assert upper is not None
            if above.pos == "ADJ" and above.label not in ("acomp", "prep", "xcomp"):
                break
            above = upper
        if above.pos in ("VERB", "AUX"):
            if is_strayed(syntax, verb):
                upper = syntax.head(above.i)
                above = upper if upper is not None else above
            return subject_of(syntax, above, depth + 1)
    return None


def is_strayed(syntax: Syntax, verb: Token) -> bool:
    """Whether a past tense was joined to an infinitive of the reported clause, though it goes on with who reports:
    "said the army would guard the dam, and vowed to ..."."""
    above = syntax.head(verb.i)
    if above is None or verb.label != "conj" or verb.tag != "VBD" or syntax.children(verb.i, "nsubj", "aux"):
        return False
    modal = any(c.tag == "MD" for c in syntax.children(above.i, "aux"))
    return above.label == "ccomp" and above.tag == "VB" and modal


def _antecedent(syntax: Syntax, subject: Token, verb: Token) -> int:
    """Whom a relative pronoun stands for; any other subject is itself."""
    if subject.tag == "VBN" and syntax.children(subject.i, "nsubj", "nsubjpass"):
        # "the ministry run by rebels said": the parser took the participle for the subject
        return syntax.children(subject.i, "nsubj", "nsubjpass")[0].i
    if subject.lower not in _RELATIVES or subject.tag not in ("WP", "WDT", "IN", "DT"):
        return subject.i
    token: Token | None = verb
    while token is not None:
        if token.label in ("relcl", "acl") and token.head < subject.i:
            return _person(syntax, token.head, subject) if subject.lower == "who" else token.head
        token = syntax.head(token.i)
    return subject.i


def _person(syntax: Syntax, noun: int, relative: Token) -> int:
    """Whom "who" stands for where the parser hung it on a thing: "the minister's remarks ... who said"."""
    if _can_speak(syntax, noun):
        return noun
    if any(row["lemma"] == syntax.tokens[noun].lemma for row in load("reporting_nouns")):
        owners = [t.i for t in syntax.subtree(noun) if t.i < relative.i and t.label == "poss" and t.pos != "PRON"]
        if owners:
            return owners[-1]
    first = syntax.sentence_of(noun).first
    before = (i for i in range(relative.i - 1, first - 1, -1) if syntax.tokens[i].pos in ("NOUN", "PROPN"))
    return next((i for i in before if _can_speak(syntax, i)), noun)


def _can_speak(syntax: Syntax, i: int) -> bool:
    """Whether a noun names somebody: a name of people, or a noun for people."""
    token = syntax.tokens[i]
    return token.entity.endswith(("PERSON", "NORP", "ORG")) or noun_at(syntax, i) is not None


def spans_of(page: Page, head: int, verb: int | None = None) -> tuple[Range, ...]:
    """Characters of the whole phrase that names a source: title, apposition and of-phrase, without the clauses
    that hang on it."""
    syntax = page.syntax
    first, last = syntax.left_edge(head), syntax.right_edge(head)
    for child in syntax.children(head, "relcl", "acl", "advcl", "punct", "cc", "conj", "appos", "prep"):
        if child.i < head or child.i > last:
            continue
        clause = child.label in ("relcl", "acl", "advcl") or (child.label == "conj" and child.pos in ("VERB", "AUX"))
        if clause and syntax.left_edge(child.i) > head:
            last = syntax.left_edge(child.i) - 1
            break
    if verb is not None:
        if head < verb <= last:
            last = verb - 1
        if first <= verb < head:
            first = verb + 1
    while last > head and syntax.tokens[last].pos in ("PUNCT", "CCONJ") and syntax.tokens[last].text not in ')”"’':
        last -= 1
    while first < head and syntax.tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ") and syntax.tokens[first].text != "(":
        first += 1
    first = _past_time(syntax, first, head)
    last = _before_medium(syntax, head, last)
    span = page.trimmed(*page.chars(first, last + 1))
    return (span,) if span is not None else ()


def _past_time(syntax: Syntax, first: int, head: int) -> int:
    """Past a day or place that the parser took for part of a name ("In a letter Monday, Hale and others")."""
    if not syntax.tokens[first].entity.endswith(("DATE", "TIME")) and syntax.tokens[first].pos != "ADP":
        return first
    commas = [i for i in range(first, head) if syntax.tokens[i].text == ","]
    return commas[-1] + 1 if commas else first


def _before_medium(syntax: Syntax, head: int, last: int) -> int:
    """Before a phrase that says by what way something was said ("the senator in a series of posts")."""
    for prep in syntax.children(head, "prep"):
        if prep.i > head and prep.lower in ("in", "on", "at", "during", "via") and prep.i <= last:
            media = (t for t in syntax.subtree(prep.i) if t.i <= prep.i + 6)
            if any(t.lemma in _media() or t.lower in _media() for t in media):
                return prep.i - 1
    return last


@cache
def _media() -> frozenset[str]:
    return frozenset(row["word"] for row in load("channels") if row["as"] == "medium")


@cache
def source_nouns() -> dict[str, str]:
    return {row["lemma"]: row["what"] for row in load("source_nouns")}


_NUMBERS = {
    word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
} | {"one": 1, "a": 1, "an": 1, "another": 1, "both": 2}


def count_of(syntax: Syntax, head: int | None) -> int | None:
    """How many speakers the words state: "two officials" 2, "a diplomat" 1, None where no number is stated."""
    if head is None:
        return None
    token = syntax.tokens[head]
    if token.pos == "PRON" or token.lemma in ("percent", "%"):
        return None
    if any(p.lower == "of" and any(t.tag == "NNS" for t in syntax.children(p.i, "pobj")) for p in _preps(syntax, head)):
        return None  # "a majority of voters", "a group of parents"
    if token.tag in ("NNP", "NNPS"):
        others = syntax.conjuncts(head)
        return len(others) + 1 if others and all(t.pos == "PROPN" for t in others) else None
    if token.label == "pobj" and token.tag in ("NNS",):
        # "one of the officials"
        above = syntax.head(head)
        upper = syntax.head(above.i) if above is not None else None
        if upper is not None and upper.lower == "one":
            return 1
    for child in syntax.children(head, "nummod", "det"):
        alone = not syntax.children(child.i)
        if child.lower in _NUMBERS and alone and (child.lower not in ("a", "an", "another") or token.tag == "NN"):
            return _NUMBERS[child.lower]
        if child.label == "nummod":
            words = [t.lower for t in syntax.subtree(child.i) if t.pos != "PUNCT"]
            value = value_of([part for word in words for part in word.split("-")])
            if isinstance(value, int) and 0 < value < 1000:
                return value
    return _NUMBERS.get(token.lower) if token.pos == "NUM" else None


def _preps(syntax: Syntax, head: int) -> tuple[Token, ...]:
    return syntax.children(head, "prep") if syntax.tokens[head].tag == "NN" else ()


def speaker_kind(syntax: Syntax, cast: Cast, head: int | None) -> SpeakerKind:
    """Whether the speaker is named, described only, an outlet or a document."""
    if head is None:
        return "unknown"
    token = syntax.tokens[head]
    entity = cast.named_by(head)
    what = source_nouns().get(token.lemma.lower())
    named = any(c.pos == "PROPN" for c in syntax.children(head, "appos", "compound")) and what != "document"
    if token.pos == "PRON":
        if entity is None:
            return "unknown"
        if entity.sector == "MED" and entity.kind != "person":
            return "outlet"
        return "named" if any(m.form == "name" for m in entity.mentions) else "unnamed"
    if token.pos == "PROPN" or (token.entity != "O" and token.pos not in ("NOUN", "NUM")):
        if (entity is not None and entity.sector == "MED" and entity.kind != "person") or is_outlet(syntax, head):
            return "outlet"
        return "named"
    if what == "document":
        return "document"
    if what == "outlet":
        return "outlet"
    if any(c.pos == "PROPN" for c in syntax.children(head, "appos")):
        return "named"
    definite = any(
        c.lower in ("the", "its", "their", "his", "her") or c.label == "poss"
        for c in syntax.children(head, "det", "poss")
    )
    if entity is not None and any(m.form == "name" for m in entity.mentions):
        return "named"
    if what == "body" and (definite or named):
        return "named"
    if token.text[0].isupper() and token.tag == "NN" and not syntax.children(head, "det", "nummod", "amod"):
        return "named"  # a surname that the tagger took for a noun
    return "unnamed"


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load("channels") if row["as"] == "outlet")


_OUTLET_TAILS = frozenset("times post news journal herald tribune guardian tv television radio agency".split())


def is_outlet(syntax: Syntax, head: int) -> bool:
    """Whether a name is that of a news outlet, by the lexicon of channels or its last word."""
    first = syntax.left_edge(head)
    words = [t.lower for t in syntax.tokens[max(first, head - 3) : head + 1] if t.pos == "PROPN" or t.i == head]
    known = _outlet_words()
    if any(" ".join(words[k:]) in known for k in range(len(words))):
        return True
    token = syntax.tokens[head]
    names = [t.text for t in syntax.tokens[max(first, head - 3) : head + 1] if t.pos == "PROPN" or t.i == head]
    if any(outlet(" ".join(names[k:])) is not None for k in range(len(names))):
        return True
    return len(words) > 1 and words[-1] in _OUTLET_TAILS and not token.entity.endswith("PERSON")

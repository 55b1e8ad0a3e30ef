"""Sources: who it is that a cue makes speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.happening.verbs import with_many
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.joins import goes_back, goes_on, is_reporting, is_somebody, is_strayed, is_whole
from onrecord.annotate.saying.strayed import (
    apposed_subject,
    dated_subject,
    document_before,
    inverted_subject,
    misread_before,
    misread_subject,
    strayed_subject,
    told_of_before,
)
from onrecord.annotate.saying.utterances import Page, Range
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SUBJECTS = ("nsubj", "csubj")
_SPANS = frozenset("minute hour day week month year moment".split())
_SINCE = frozenset("later afterwards afterward earlier before after".split())
_CALLING = frozenset("call describe identify name say term characterize characterise".split())
_NAMING = frozenset("name identify".split())
_SPEAKERS = ("person", "organization", "government", "armed_group", "country", "group")


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a cue; `spans` are characters. `passive`: the cue is one, whose source is its agent or none."""

    head: int | None = None
    spans: tuple[Range, ...] = ()
    passive: bool = False


_TELLING = frozenset({"tell", "inform", "notify", "assure", "remind", "instruct"})


def is_passive(syntax: Syntax, verb: Token) -> bool:
    if any(True for _ in syntax.children(verb.i, "auxpass", "nsubjpass")) or with_many(syntax, verb):
        return True
    if misread_subject(syntax, verb) is not None or is_whole(syntax, verb):
        return False
    first = syntax.tokens[verb.head]
    if verb.label == "conj" and first.label == "acl" and first.tag == "VBN" and syntax.children(verb.i, "agent"):
        return not syntax.children(verb.i, "aux", "nsubj")  # "a charge aired by the paper and | denied | by the owner"
    if verb.label == "conj" and first.i < verb.i and syntax.children(first.i, "auxpass") and _to_somebody(syntax, verb):
        return verb.tag in ("VBD", "VBN") and not syntax.children(verb.i, "aux", "nsubj", "dobj", "dative")
    hangs = verb.label in ("acl", "relcl", "advcl") and not syntax.children(verb.i, "aux", "nsubj")
    return hangs and (verb.tag == "VBN" or (verb.tag == "VBD" and bool(syntax.children(verb.i, "agent"))))


def _to_somebody(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb names whom it is said to, so that without an object its subject is: "was taken aside and told"."""
    clauses = syntax.children(verb.i, "ccomp") if verb.lemma == "ask" else ()
    asks = any(m.lower in ("whether", "if") for c in clauses for m in syntax.children(c.i, "mark"))
    return verb.lemma in _TELLING or asks


def source_of(page: Page, verb: Token) -> Source:
    """The source of a reporting verb: its subject, through conjunctions, relative clauses and participles; the
    agent of a passive. Nobody, where none is stated."""
    syntax = page.syntax
    if (misread := misread_subject(syntax, verb)) is not None:
        return Source(misread.i, spans_of(page, misread.i, verb.i))
    if is_passive(syntax, verb):
        # "was rejected as invented | by the ministry": hung on what it is called
        called = (
            t for t in syntax.children(verb.i, "advcl") if t.tag == "VBN" and syntax.tokens[t.i - 1].lower == "as"
        )
        named = (*syntax.children(verb.i, "agent"), *(a for t in called for a in syntax.children(t.i, "agent")))
        for agent in named:
            for noun in syntax.children(agent.i, "pobj"):
                return Source(noun.i, _agent(page, noun), True)
        return Source(passive=True)
    head = _speaker_before(syntax, verb) if goes_on(syntax, verb) else document_before(syntax, verb)
    if head is None and not syntax.children(verb.i, *_SUBJECTS):
        strayed = (strayed_subject, inverted_subject, dated_subject, apposed_subject)
        head = next((i for find in strayed if (i := find(syntax, verb)) is not None), None)
    if head is None:
        head = subject_of(syntax, verb)
    return Source() if head is None else Source(head, spans_of(page, head, verb.i))


def _agent(page: Page, noun: Token) -> tuple[Range, ...]:
    """The phrase of a passive's agent, without the charge that the parser may hang on it: "by the guild | of lying"."""
    spans, preps = spans_of(page, noun.i), page.syntax.children(noun.i, "prep")
    charge = next((t for t in preps if t.lower == "as" or page.syntax.children(t.i, "pcomp")), None)
    if charge is None or not spans or not spans[0][0] < charge.start < spans[0][1]:
        return spans
    whole = page.trimmed(spans[0][0], charge.start)
    return (whole,) if whole is not None else spans


def _speaker_before(syntax: Syntax, participle: Token) -> int | None:
    """The subject of the sentence's reporting verb, for a participle that goes on with its speech."""
    speaks = [
        a
        for a in syntax.ancestors(participle.i)
        if a.pos == "VERB" and any(c.i != participle.i for c in syntax.children(a.i, "ccomp"))
    ]
    return subject_of(syntax, speaks[-1]) if speaks else None


def _first_of_several(syntax: Syntax, preposition: Token) -> Token:
    """The preposition that another is joined to, or to whose verb: "accused them | of having fled and of planning"."""
    above = syntax.head(preposition.i)
    if preposition.label == "conj" and above is not None:
        upper = above if above.pos == "ADP" else syntax.head(above.i)
        if upper is not None and upper.lower == preposition.lower:
            return upper
    return preposition


def subject_of(syntax: Syntax, verb: Token, depth: int = 0) -> int | None:
    """The token that heads the subject of a verb, its own or the one it shares."""
    if depth > 6:
        return None
    own = tuple(t for t in syntax.children(verb.i, *_SUBJECTS) if not _dates(syntax, t))
    if not own and (misread := misread_before(syntax, verb) or told_of_before(syntax, verb)) is not None:
        return misread
    if own and (named := _behind_something(syntax, own[0])) is not None:
        return named
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
        # a sentence that the parser took for a noun
        whole = (verb.tag == "VBD" and above.label == "ROOT") or is_whole(syntax, verb)
        return above.i if (verb.tag == "VBG" or whole) and above.pos in ("NOUN", "PROPN", "PRON", "NUM") else None
    if verb.label == "pcomp" and above.lower in ("of", "for", "from"):
        # "acquitted him of ordering ...": whoever is charged or cleared
        governs = syntax.head(_first_of_several(syntax, above).i)
        charged = syntax.children(governs.i, "dobj") if governs is not None and governs.pos == "VERB" else ()
        if charged and charged[0].i < verb.i:
            return charged[0].i
    if verb.label in ("conj", "xcomp", "advcl", "ccomp", "dep", "pcomp", "prep"):
        # Also over the nouns of "at the forefront of questioning" and "came under criticism for saying".
        through = ("ADP", "SCONJ", "ADJ", "NOUN") if verb.label == "pcomp" else ("ADP", "SCONJ", "ADJ")
        while above.pos in through and syntax.head(above.i) is not None:
            if above.pos == "NOUN" and is_somebody(syntax, above.i):
                return above.i  # "rails against his rivals for warning of ..."
            upper = syntax.head(above.i)
            assert upper is not None
            if above.pos == "ADJ" and above.label not in ("acomp", "prep", "xcomp"):
                break
            above = upper
        if above.pos in ("VERB", "AUX"):
            aside = [
                t for t in syntax.children(above.i, "parataxis") if above.i < t.i < verb.i and is_reporting(t.lemma)
            ]
            if verb.label == "conj" and aside:
                return subject_of(syntax, aside[-1], depth + 1)  # "“We wait,” she said, but added that ..."
            if goes_back(syntax, verb.i):
                upper = next((a for a in syntax.ancestors(above.i) if a.pos in ("VERB", "AUX")), None)
                return subject_of(syntax, upper, depth + 1) if upper is not None else None
            if is_strayed(syntax, verb):
                upper = syntax.head(above.i)
                above = upper if upper is not None else above
            return subject_of(syntax, above, depth + 1)
    return None


def _dates(syntax: Syntax, token: Token) -> bool:
    """Whether a subject only tells when: "said nobody was hurt, then | hours | later admitted"."""
    behind = syntax.tokens[token.i + 1 : token.i + 2]
    timed = token.entity.endswith(("DATE", "TIME")) or token.lemma in _SPANS
    return timed and any(t.lower in _SINCE for t in behind)


def _behind_something(syntax: Syntax, subject: Token) -> int | None:
    """Whose clause takes up what was said before: "said they had come, something | Tarnia | has denied"."""
    if subject.lower != "something" or subject.i == 0 or syntax.tokens[subject.i - 1].text != ",":
        return None
    return next((t.i for t in syntax.children(subject.i, "appos", "compound", "nmod") if t.i > subject.i), None)


def in_clause_on(syntax: Syntax, i: int, noun: int) -> bool:
    """Whether a token stands in a clause that hangs on a noun ("monks who back the navy": "navy" on "monks"); an
    infinitive may be part of a name ("the Committee to Defend Drivers (CDD)")."""
    steps = (syntax.tokens[i], *syntax.ancestors(i))
    return i > noun and any(t.label in ("relcl", "acl") and t.tag != "VB" and t.head == noun for t in steps)


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
            body = _body_of(syntax, token.head, subject) or _one_with_several(syntax, token, subject)
            if body is not None:
                return body
            return _person(syntax, token.head, subject) if subject.lower == "who" else token.head
        token = syntax.head(token.i)
    before = syntax.tokens[subject.i - 1] if subject.i else None
    if subject.lower == "who" and before is not None and before.entity.endswith(("DATE", "TIME")):
        # "a commander's remarks on Tuesday who said ...": a day in between, and the parser takes it for a question
        return _person(syntax, before.i, subject)
    return subject.i


def _one_with_several(syntax: Syntax, verb: Token, relative: Token) -> int | None:
    """The one on which several hang whom a verb of one cannot mean: "an account with nine followers, which calls"."""
    noun = syntax.tokens[verb.head]
    if verb.tag != "VBZ" or noun.tag != "NNS" or noun.label != "pobj" or syntax.tokens[relative.i - 1].text != ",":
        return None
    above = syntax.head(noun.head)
    return above.i if above is not None and above.tag in ("NN", "NNP") else None


def _body_of(syntax: Syntax, noun: int, relative: Token) -> int | None:
    """The body whose place "which" was hung on: "the government of Mersa, which had said ..."."""
    of = syntax.tokens[syntax.tokens[noun].head]
    if relative.lower != "which" or syntax.tokens[noun].label != "pobj" or of.lower != "of":
        return None
    if syntax.tokens[relative.i - 1].text != ",":
        return None
    return of.head if source_nouns().get(syntax.tokens[of.head].lemma) == "body" else None


def _person(syntax: Syntax, noun: int, relative: Token) -> int:
    """Whom "who" stands for where the parser hung it on a thing: "the minister's remarks ... who said"."""
    if is_somebody(syntax, noun) or (syntax.tokens[noun].pos == "PROPN" and noun == relative.i - 2):
        return noun  # "according to Vell, who said": a name that no tagger knows
    if any(row["lemma"] == syntax.tokens[noun].lemma for row in load("reporting_nouns")):
        owners = [t.i for t in syntax.subtree(noun) if t.i < relative.i and t.label == "poss" and t.pos != "PRON"]
        if owners:
            return owners[-1]
    first = syntax.sentence_of(noun).first
    before = (i for i in range(relative.i - 1, first - 1, -1) if syntax.tokens[i].pos in ("NOUN", "PROPN"))
    return next((i for i in before if is_somebody(syntax, i)), noun)


_STANDING_FOR = frozenset("he she they it who those some others many most one everyone everybody somebody few".split())


def speaks(page: Page, i: int) -> bool:
    """Whether a source is somebody, or a text or film that can say something; of a name that the cast does not know,
    whether the tagger has it for one."""
    token = page.syntax.tokens[i]
    if token.lower in _STANDING_FOR or token.pos in ("PRON", "NUM", "DET", "PROPN") or token.lemma in source_nouns():
        return True
    entity = page.cast.named_by(i)
    return (entity is not None and entity.kind != "other") or is_somebody(page.syntax, i) or token.tag == "JJ"


def may_be_cited(page: Page, noun: Token) -> bool:
    """Whether a noun names somebody or some text that can say something; no things that are only reasons."""
    entity = page.cast.named_by(noun.i)
    if entity is not None and entity.kind in _SPEAKERS:
        return True
    return noun.lemma in source_nouns() or noun_at(page.syntax, noun.i) is not None or noun.entity.endswith("PERSON")


def cited_by(syntax: Syntax, verb: Token) -> Token | None:
    """Whom or what a verb cites: its object, or what that is called: "quoted what it called | two clerks |"."""
    own = next((t for t in syntax.children(verb.i, "dobj") if t.i > verb.i), None)
    if own is not None:
        return own
    for called in syntax.children(verb.i, "ccomp"):
        if called.i not in naming_verbs(syntax, verb):
            continue
        nouns = [t for t in syntax.children(called.i, "oprd", "dobj", "attr") if t.i > called.i]
        nouns += syntax.behind(called.i, "as")
        nouns += [t for c in syntax.children(called.i, "ccomp") for t in syntax.children(c.i, "attr") if t.i > c.i]
        return min(nouns, key=lambda t: t.i, default=None)
    return None


def naming_verbs(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    """The verbs by which whoever cites says who that is: "quoted what it | called | two clerks", "quoted a clerk it did
    not | name | as saying"."""
    called = tuple(
        c.i
        for c in syntax.children(verb.i, "ccomp")
        if c.lemma in _CALLING and c.i > verb.i and syntax.tokens[verb.i + 1].lower == "what"
    )
    whom = (t for t in syntax.children(verb.i, "dobj") if t.i > verb.i)
    named = tuple(c.i for t in whom for c in syntax.children(t.i, "relcl") if c.lemma in _NAMING)
    return (*called, *named)


def owner_spans(page: Page, owner: Token, noun: int | None = None) -> tuple[Range, ...]:
    """Characters of a possessor without its "'s"; `noun` is what he owns, as in `spans_of`."""
    spans = spans_of(page, owner.i, noun)
    ending = next((c for c in page.syntax.children(owner.i, "case") if c.i > owner.i), None)
    if ending is None:
        return spans
    return tuple((a, min(b, ending.start)) for a, b in spans if a < ending.start)


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
            steps = (syntax.tokens[verb], *syntax.ancestors(verb))
            about = next((t for t in steps if t.label in ("relcl", "acl") and head < syntax.left_edge(t.i)), None)
            last = syntax.left_edge(about.i) - 1 if about is not None else verb - 1
        if first <= verb < head:
            first = verb + 1
    while last > head and syntax.tokens[last].pos in ("PUNCT", "CCONJ") and syntax.tokens[last].text not in ')”"’':
        last -= 1
    while first < head and syntax.tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ") and syntax.tokens[first].text != "(":
        first += 1
    while last > head and verb is not None and last == verb - 1 and syntax.tokens[last].pos == "ADP":
        last -= 1  # "rivals for | warning of ..."
    first = _past_date(syntax, _past_time(syntax, first, head), head)
    last = _before_time(syntax, head, _before_medium(syntax, head, last))
    if first < head and syntax.tokens[first].lower == "whose":
        first += 1  # "the guild, whose own clerk had said": not part of his name
        first += first < head and syntax.tokens[first].lower == "own"
    span = page.trimmed(*page.chars(first, last + 1))
    return (span,) if span is not None else ()


def _past_date(syntax: Syntax, first: int, head: int) -> int:
    """Past a day of the month that the parser took for the first words of a name: "on | 3 May | Vell said"."""
    tokens = syntax.tokens
    month = first + 1 if tokens[first].tag == "CD" else first
    day = tokens[month - 1] if month else tokens[month]
    if (
        month >= head
        or not tokens[month].entity.endswith("DATE")
        or not day.lower.isdigit()
        or tokens[head].pos != "PROPN"
    ):
        return first
    on = month > 1 and tokens[month - 2].lower in ("on", "of", "since", "by", "until")
    year = month + 1 < head and tokens[month + 1].tag == "CD"
    return month + 1 + year if on else first


def _past_time(syntax: Syntax, first: int, head: int) -> int:
    """Past a day or place that the parser took for part of a name ("In a letter Monday, Hale and others")."""
    if not syntax.tokens[first].entity.endswith(("DATE", "TIME")) and syntax.tokens[first].pos != "ADP":
        return first
    commas = [i for i in range(first, head) if syntax.tokens[i].text == ","]
    return commas[-1] + 1 if commas else first


def _before_time(syntax: Syntax, head: int, last: int) -> int:
    """Before a day that ends the phrase but tells when something was said ("the commission on Monday")."""
    stop = last
    while stop > head and syntax.tokens[stop].entity.endswith(("DATE", "TIME")):
        stop -= 1
    if stop < last and stop > head and syntax.tokens[stop].pos == "ADP":
        return stop - 1
    return last


def _before_medium(syntax: Syntax, head: int, last: int) -> int:
    """Before a phrase that says by what way something was said ("the senator in a series of posts")."""
    for prep in syntax.children(head, "prep"):
        if prep.i > head and prep.lower in ("in", "on", "at", "during", "via") and prep.i <= last:
            nouns = (t for t in syntax.subtree(prep.i) if t.i <= prep.i + 6)
            if any(t.lemma in media() or t.lower in media() for t in nouns):
                return prep.i - 1
    return last


@cache
def media() -> frozenset[str]:
    """Words for the way by which something was said: letter, briefing."""
    return frozenset(row["word"] for row in load("channels") if row["as"] == "medium")


@cache
def source_nouns() -> dict[str, str]:
    return {row["lemma"]: row["what"] for row in load("source_nouns")}


@cache
def inquiries() -> frozenset[str]:
    """Nouns of what happens that finds something out and tells it: "the investigation has concluded that ..."."""
    return frozenset(row["lemma"] for row in load("event_nouns") if row["mode"] == "investigate")


@cache
def happenings() -> frozenset[str]:
    """Nouns of what happens, which say nothing by words; a "report" and an inquiry do."""
    return frozenset(row["lemma"] for row in load("event_nouns")) - source_nouns().keys() - inquiries()

"""Contents: what a reporting verb reports, by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.figures import FIGURE_NOUNS, figure_of, later_than, with_others
from onrecord.annotate.saying.calls import clause_called_for
from onrecord.annotate.saying.channels import is_medium
from onrecord.annotate.saying.free_relatives import told_behind
from onrecord.annotate.saying.passives import passive_subjects
from onrecord.annotate.saying.reported_clauses import SPEECH_NOUNS, Content, clause_of, fit, quotation_of
from onrecord.annotate.saying.sources import Source, spans_of
from onrecord.annotate.saying.strayed import misread_subject
from onrecord.annotate.saying.utterances import Page, Range
from onrecord.annotate.syntax import Syntax, Token

# What these take in a relative clause is whom they blame: "the guild, which officers had suspected".
_BLAMING = frozenset({"blame", "suspect", "accuse"})
_CLOSING = frozenset({'"', "”", "''", "’"})
_NEAR = 12  # tokens: "held | the ministry of the interior | responsible"
_ODDS = frozenset("chance odds likelihood probability possibility risk prospect age".split())
# Verbs that speak only with a noun of theirs, which the lexicon has for a particle.
_WITH_NOUNS = frozenset({"make", "point"})
_PARTICLES = frozenset({"down", "off", "away", "aside"})
_GUILTY = frozenset({"responsible", "accountable", "liable"})
_VIEWS = frozenset(
    "view concern opinion belief assessment fear hope optimism pessimism conviction suspicion sentiment outrage anger "
    "assumption analysis conclusion criticism notion idea argument worry doubt goal aim".split()
)
_NO_SPEECH = frozenset(
    "independence war emergency truce ceasefire victory responsibility credit time bankruptcy".split()
)


def content_of(page: Page, verb: Token, frame: str, source: Source) -> Content | None:
    """What the verb reports under a frame, None where the frame does not fit."""
    if (taken := _taken_up(page, verb)) is not None:
        return taken
    if frame in ("that", "wh", "ing"):
        return clause_of(page, verb, frame, source) or (told_behind(page, verb) if frame == "that" else None)
    if frame == "quote":
        return quotation_of(page, verb, source)
    if frame == "to":
        return _infinitive(page, verb, source)
    if frame == "to_raise":
        return _raised(page, verb, source)
    if frame == "object_pred":
        return _called_on(page, verb, source) or _predicate(page, verb, source)
    if frame == "as_ing":
        return _quoted_as_saying(page, verb)
    if frame == "object_guilty":
        return _guilt(page, verb, source)
    if frame == "figure":
        return _figure(page, verb, source)
    if frame.startswith("object"):
        return _object(page, verb, frame, source)
    if frame == "to_phrase":
        return _phrase(page, verb, source, "to")
    if frame == "to_as":
        return _phrase(page, verb, source, "to", "as")
    if frame == "to_np_to":
        return _phrase(page, verb, source, "to", "to")
    return _phrase(page, verb, source, frame)


def _infinitive(page: Page, verb: Token, source: Source) -> Content | None:
    syntax = page.syntax
    for clause in syntax.children(verb.i, "xcomp", "ccomp"):
        left = syntax.left_edge(clause.i)
        marks = [c for c in syntax.children(clause.i, "aux") if c.tag == "TO"]
        if clause.i > verb.i and marks and not syntax.children(clause.i, "nsubj", "nsubjpass"):
            last = max([syntax.right_edge(clause.i), *(_condition(syntax, verb, clause))])
            spans = fit(page, max(left, verb.i + 1), last, verb)
            subject = syntax.children(verb.i, "nsubjpass")
            if source.passive and source.head is None and subject:
                return Content((*spans_of(page, subject[0].i, verb.i), *spans), source=Source(passive=True))
            return Content(spans) if spans else None
    for noun in syntax.behind(verb.i):
        for clause in syntax.children(noun.i, "acl") if noun.i > verb.i and is_medium(noun) else ():
            if any(c.tag == "TO" for c in syntax.children(clause.i, "aux")):
                # "promised in a letter | to reopen the plant": the parser hangs it on the letter
                spans = fit(page, syntax.left_edge(clause.i), syntax.right_edge(clause.i), verb)
                return Content(spans) if spans else None
    return None


def _condition(syntax: Syntax, verb: Token, clause: Token) -> Iterator[int]:
    """The end of a condition right behind an infinitive: "threatened to bomb the port | unless the crew left"."""
    for other in syntax.children(verb.i, "advcl"):
        opens = any(c.lower in ("if", "unless") for c in syntax.children(other.i, "mark"))
        if opens and syntax.left_edge(other.i) == syntax.right_edge(clause.i) + 1:
            yield syntax.right_edge(other.i)


def _raised(page: Page, verb: Token, source: Source) -> Content | None:
    """ "is believed to", "are said by clerks to": what is said is the passive's subject with its infinitive."""
    content = _infinitive(page, verb, source) if source.passive else None
    if content is None or content.source is not None or source.head is None:
        return content
    subject = page.syntax.children(verb.i, "nsubjpass")
    return Content((*spans_of(page, subject[0].i, verb.i), *content.spans)) if subject else content


def _predicate(page: Page, verb: Token, source: Source) -> Content | None:
    """ "called the move a mistake": from the object to the end of what it is called."""
    syntax = page.syntax
    labels = ("dobj", "dative", "oprd", "ccomp", "xcomp", "attr", "acomp")  # "declared | herself | the winner"
    right = [c for c in syntax.children(verb.i, *labels) if c.i > verb.i and c.pos != "ADP"]
    subject = passive_subjects(syntax, verb)
    called = [c for c in right if c.label != "dobj"]
    whole = syntax.right_edge(right[-1].i) if right else verb.i
    last = right[-1] if right else verb
    quoted = bool(right) and any(q.start > verb.end for q in page.around(verb.end, syntax.tokens[whole].end))
    words = [t.lower for t in syntax.tokens[verb.i + 1 : verb.i + 3]]
    split = words in (["this", "a"], ["that", "a"], ["this", "an"], ["that", "an"])  # "calls that | a lie"
    if not right or (not called and not quoted and not split and len(right) < 2):
        return None
    if len(right) == 1 and right[0].tag == "VBG" and not quoted:
        return None  # "was considering sending a ship": a plan
    if source.passive:
        if not subject or (source.head is None and not quoted):
            return None
        return Content((*spans_of(page, subject[0].i, verb.i), *fit(page, verb.i + 1, whole, verb)))
    spans = fit(page, syntax.left_edge(right[0].i), syntax.right_edge(last.i), verb)
    return Content(spans) if spans else None


def _called_on(page: Page, verb: Token, source: Source) -> Content | None:
    """ "Called on | drivers to march |", where the parser takes "on" for a part of the verb."""
    syntax = page.syntax
    on = next((t for t in syntax.children(verb.i, "prt") if t.lower in ("on", "upon") and t.i == verb.i + 1), None)
    to = next((t for t in syntax.children(verb.i, "xcomp") if t.i > verb.i), None)
    if on is None or to is None or source.head is None:
        return None
    spans = fit(page, on.i + 1, syntax.right_edge(to.i), verb)
    return Content(spans, on.i) if spans else None


def _figure(page: Page, verb: Token, source: Source) -> Content | None:
    """ "put it at no more than 35 percent", "claimed 25,000": from what is put at it to the end of the number."""
    syntax = page.syntax
    figure = None if source.passive or source.head is None else figure_of(syntax, verb)
    if figure is None:
        return None
    first = syntax.left_edge(figure.thing.i if figure.thing is not None else figure.number.i)
    head = syntax.head(figure.number.i)
    last = later_than(syntax, figure) or (figure.number if figure.number.head == verb.i or head is None else head)
    spans = fit(page, max(first, verb.i + 1), with_others(syntax, syntax.right_edge(last.i)), verb)
    return Content(spans) if spans else None


def _guilt(page: Page, verb: Token, source: Source) -> Content | None:
    """ "Held the army responsible for the fire", "was held liable by the court"."""
    syntax = page.syntax
    stop = min(syntax.sentence_of(verb.i).stop, verb.i + _NEAR)
    behind = syntax.tokens[verb.i + 1 : stop]
    guilty = next((t for t in behind if t.lower in _GUILTY or _is_to_blame(syntax, t)), None)
    if guilty is None or (source.passive and source.head is None):
        return None
    if source.head is not None and page.is_first_person(source.head):
        return None
    if any(t.pos == "VERB" or t.text in (",", ";") for t in syntax.tokens[verb.i + 1 : guilty.i]):
        return None
    if guilty.label == "amod" and guilty.head > guilty.i:
        return None  # "held a responsible post"
    reason = syntax.right_edge(guilty.i)
    if source.passive:
        what = next(iter(syntax.children(verb.i, "nsubjpass")), None)
        return Content((*spans_of(page, what.i, verb.i), *fit(page, guilty.i, reason, verb))) if what else None
    spans = fit(page, verb.i + 1, max(reason, guilty.i), verb) if guilty.i > verb.i + 1 else ()
    return Content(spans) if spans else None


def _is_to_blame(syntax: Syntax, token: Token) -> bool:
    return token.lower == "blame" and syntax.tokens[token.i - 1].lower == "to"


def _quoted_as_saying(page: Page, verb: Token) -> Content | None:
    """ "X was quoted as saying that ...": the passive's subject speaks."""
    syntax = page.syntax
    for prep in syntax.children(verb.i, "prep"):
        for saying in syntax.children(prep.i, "pcomp") if prep.lower == "as" else ():
            who = syntax.children(verb.i, "nsubjpass") or syntax.children(verb.i, "dobj")
            if not who:
                continue
            source = Source(who[-1].i, spans_of(page, who[-1].i, verb.i))
            said_by = (saying, verb)  # also where what is said stands first: "X, Vell was quoted as saying"
            told = (clause_of(page, v, "that", source) or quotation_of(page, v, source) for v in said_by)
            content = next((c for c in told if c is not None), None)
            if content is not None:
                return Content(content.spans, source=source)
    return None


def _object(page: Page, verb: Token, frame: str, source: Source) -> Content | None:
    syntax = page.syntax
    if source.passive:
        objects = passive_subjects(syntax, verb)
    else:
        objects = tuple(
            c for c in syntax.children(verb.i, "dobj", "ccomp", "dative") if c.i > verb.i or c.tag in ("WP", "WDT")
        )
    if not objects and not source.passive:
        objects = _behind_particle(syntax, verb)
    if len(objects) > 1 and objects[0].tag in ("WP", "WDT"):
        objects = objects[1:]  # "a truce that both accuse each other of breaking"
    if not objects and frame == "object" and source.passive and source.head is not None:
        return _told_by(page, verb)
    if not objects and frame == "object_on" and (blamed := _blamed_in_clause(page, verb)) is not None:
        return blamed
    if not objects and misread_subject(syntax, verb) is not None and frame in ("object_on", "object_for"):
        return _phrase(page, verb, source, frame.removeprefix("object_"))
    if not objects and frame == "object_as":
        return _named_first(page, verb)
    if not objects:
        return _object_before(page, verb) if frame in ("object", "object_speech") else None
    noun = objects[0]
    behind = syntax.right_edge(noun.i)
    if frame in ("object", "object_quote", "object_speech", "object_view"):
        if noun.i < verb.i and verb.label == "relcl" and noun.tag in ("WDT", "IN", "DT", "WP"):
            noun = syntax.tokens[verb.head]  # "a charge that commanders deny"
            spans = spans_of(page, noun.i, verb.i)
            return Content(spans) if spans and (noun.lemma in SPEECH_NOUNS or verb.lemma in _BLAMING) else None
        if noun.label in ("ccomp", "dative") or (noun.i < verb.i and not source.passive):
            return None
        if (noun.pos == "PRON" and frame == "object") or noun.lemma in _NO_SPEECH:
            return None
        spans = spans_of(page, noun.i, verb.i) if source.passive else fit(page, syntax.left_edge(noun.i), behind, verb)
        if source.passive and source.head is None:
            return None
        if frame == "object_speech" and noun.lemma not in SPEECH_NOUNS:
            return None
        if frame == "object_view" and noun.lemma not in _VIEWS:
            return None
        if frame == "object_quote" and not any(q.start >= verb.start for s in spans for q in page.around(*s)):
            return None
        return Content(spans) if spans else None
    if frame == "object_at" and noun.lemma not in FIGURE_NOUNS | _ODDS:
        return None
    kind = frame.removeprefix("object_")
    wanted = "to" if kind == "to_np" else kind
    tail = _tail(syntax, verb, noun, wanted, np=kind == "to_np")
    if tail is None or tail <= verb.i:
        return None
    if source.passive or noun.i < verb.i:
        head = syntax.left_edge(tail)
        spans = (*_subjects(page, objects, verb), *fit(page, head, syntax.right_edge(tail), verb))
        if noun.tag in ("WP", "WDT"):
            spans = fit(page, head, syntax.right_edge(tail), verb)
        if kind == "to":  # "was told to leave": whoever is told is not part of it
            spans = fit(page, head, syntax.right_edge(tail), verb)
        return Content(spans) if spans else None
    last = max(behind if noun.label != "ccomp" else tail, syntax.right_edge(tail))
    spans = fit(page, max(verb.i + 1, syntax.left_edge(noun.i)), last, verb)
    return Content(spans) if spans else None


def _behind_particle(syntax: Syntax, verb: Token) -> tuple[Token, ...]:
    """The object of a verb with a particle that the parser took for a preposition: "played | down | the risk"."""
    leads = (t for t in syntax.children(verb.i, "prep") if t.i == verb.i + 1 and t.lower in _PARTICLES)
    return tuple(noun for lead in leads for noun in syntax.children(lead.i, "pobj"))


def _told_by(page: Page, verb: Token) -> Content | None:
    """ "An allegation aired by the paper and | denied by the owner": what was alleged."""
    syntax = page.syntax
    first = syntax.tokens[verb.head] if verb.label == "conj" else verb
    noun = syntax.tokens[first.head]
    if first.label != "acl" or first.tag != "VBN" or noun.lemma not in SPEECH_NOUNS:
        return None
    spans = spans_of(page, noun.i, first.i)
    return Content(spans) if spans else None


def _blamed_in_clause(page: Page, verb: Token) -> Content | None:
    """ "A raid | it blamed | on the guild": what the clause hangs on, and who is blamed."""
    syntax = page.syntax
    noun = syntax.head(verb.i)
    if verb.label != "relcl" or noun is None or noun.i > verb.i:
        return None
    on = next((t for t in syntax.children(verb.i, "prep") if t.lower == "on" and syntax.children(t.i, "pobj")), None)
    if on is None:
        return None
    return Content((*spans_of(page, noun.i, verb.i), *fit(page, on.i, syntax.right_edge(on.i), verb)))


def _named_first(page: Page, verb: Token) -> Content | None:
    """ "Dismissed | as “fantasy” the claim that ... |", where the parser takes both for the object of "as"."""
    syntax = page.syntax
    named = next((t for t in syntax.children(verb.i, "prep") if t.lower == "as" and t.i == verb.i + 1), None)
    called = syntax.children(named.i, "pobj") if named is not None else ()
    what = next((t for t in syntax.children(called[0].i, "appos") if called[0].i < t.i), None) if called else None
    # ... or what is called so for another name of it: "“fantasy” | a report by the guild |"
    apart = what is not None and syntax.tokens[syntax.left_edge(what.i) - 1].text in _CLOSING
    if named is None or (len(called) < 2 and not apart):
        return None
    spans = fit(page, named.i, syntax.right_edge(named.i), verb)
    return Content(spans) if spans else None


def _subjects(page: Page, nouns: tuple[Token, ...], verb: Token) -> tuple[Range, ...]:
    """The whole of a subject that the parser took for several: "both the army, led by Vell, and the guild"."""
    spans = spans_of(page, nouns[0].i, verb.i)
    last = nouns[-1].i
    if not spans or last == nouns[0].i or last > verb.i:
        return spans
    whole = page.trimmed(spans[0][0], page.syntax.tokens[page.syntax.right_edge(last)].end)
    return (whole,) if whole is not None else spans


def _object_before(page: Page, verb: Token) -> Content | None:
    """The speech that a clause behind it takes for its object: "a claim that the ministry denies"."""
    syntax = page.syntax
    noun = syntax.head(verb.i)
    if noun is None or verb.label not in ("acl", "relcl", "ccomp") or noun.i > verb.i:
        return None
    if noun.lower == "something":
        return _what_goes_before(page, noun)
    if noun.lemma not in SPEECH_NOUNS:
        return None
    if any(c.i > verb.i and c.pos != "PUNCT" for c in syntax.children(verb.i)):
        return None
    spans = spans_of(page, noun.i, verb.i)
    return Content(spans) if spans else None


def _what_goes_before(page: Page, noun: Token) -> Content | None:
    """What "something" takes up: "accused the guild of hoarding grain, something that the guild denies"."""
    syntax = page.syntax
    above = next((t for t in syntax.ancestors(noun.i) if t.pos == "VERB" and t.i < noun.i), None)
    if above is None or syntax.tokens[noun.i - 1].text != ",":
        return None
    span = page.trimmed(*page.chars(above.i + 1, noun.i)) if above.i + 1 < noun.i else None
    return Content((span,)) if span is not None else None


def _taken_up(page: Page, verb: Token) -> Content | None:
    """What "something" takes up, where the parser took it for a subject: "said | they had come |, something Tarnia has
    denied"."""
    syntax = page.syntax
    subject = next((t for t in syntax.children(verb.i, "nsubj") if t.lower == "something" and t.i < verb.i), None)
    if subject is None or verb.label != "ccomp" or not any(t.i > subject.i for t in syntax.children(subject.i)):
        return None
    said = [c for c in syntax.children(verb.head, "ccomp") if syntax.right_edge(c.i) < subject.i and c.i > verb.head]
    spans = fit(page, syntax.left_edge(said[-1].i), syntax.right_edge(said[-1].i), verb) if said else ()
    return Content(spans) if spans else None


def _tail(syntax: Syntax, verb: Token, noun: Token, wanted: str, *, np: bool) -> int | None:
    """The token that heads what goes with an object: its infinitive or its prepositional phrase."""
    if wanted == "to" and not np:
        agents = (t.i for t in syntax.agents(verb.i))
        hung = (t for i in (noun.i, *agents) for t in syntax.children(i, "acl"))  # "told by a sailor | to jump"
        for clause in (*syntax.children(verb.i, "xcomp", "ccomp", "advcl"), *hung):
            if clause.i > verb.i and any(c.tag == "TO" for c in syntax.children(clause.i, "aux")):
                return clause.i
        return None
    if wanted == "as":
        # "described the claim as baseless": the parser takes it for a clause
        called = (t for t in syntax.children(verb.i, "advcl") if t.pos == "ADJ" and t.i > noun.i)
        for word in called:
            if any(c.lower == "as" for c in syntax.children(word.i, "advmod", "mark")):
                return word.i
    agents = (t.i for t in syntax.agents(verb.i))
    # "were accused by the guild of lying": the parser may hang the charge on whoever makes it.
    hung_on = (t for i in agents for t in syntax.children(i, "prep"))
    charges = (t for t in hung_on if t.lower == "as" or syntax.children(t.i, "pcomp"))
    for prep in (*syntax.children(verb.i, "prep"), *syntax.children(noun.i, "prep"), *charges):
        what = syntax.children(prep.i, "pobj", "pcomp", "amod", "advcl")
        if what and what[0].entity.endswith(("DATE", "TIME")):
            continue
        if prep.lower == wanted and prep.i > verb.i and what:
            return prep.i
    return None


def _phrase(page: Page, verb: Token, source: Source, word: str, then: str | None = None) -> Content | None:
    """What stands in a prepositional phrase of the verb ("warned of war"), or of the noun of its particle ("made no
    secret of it")."""
    syntax = page.syntax
    named = verb.lemma in _WITH_NOUNS
    of_noun = (p for n in syntax.children(verb.i, "dobj") for p in syntax.children(n.i, "prep") if named)
    for prep in (*syntax.children(verb.i, "prep", "dative"), *of_noun):
        if prep.lower != word or prep.i < verb.i or not syntax.children(prep.i, "pobj", "pcomp"):
            continue
        last = syntax.right_edge(prep.i)
        if then is not None:
            behind = [
                c
                for c in (*syntax.children(verb.i, "prep", "xcomp", "advcl"), *syntax.children(prep.i + 1))
                if c.i > prep.i and (c.lower == then or any(a.tag == "TO" for a in syntax.children(c.i, "aux")))
            ]
            if not behind:
                return None
            last = max(last, *(syntax.right_edge(c.i) for c in behind))
        # "called on Monday": a time is no content
        noun = syntax.children(prep.i, "pobj", "pcomp")[0]
        if noun.entity.endswith(("DATE", "TIME")) or noun.lemma == "behalf":
            continue
        spans = fit(page, prep.i + 1, last, verb)
        if then is None and word == "on":
            more = [
                c
                for c in syntax.children(verb.i, "xcomp", "advcl")
                if c.i > last and any(a.tag == "TO" for a in syntax.children(c.i, "aux"))
            ]
            if more:
                spans = fit(page, prep.i + 1, syntax.right_edge(more[0].i), verb)
        near = prep.i if prep.i - verb.i <= 2 else None
        return Content(spans, near) if spans else None
    return clause_called_for(page, verb, source) if word == "for" and then is None else None

"""Changed wordings: that something said or written was afterwards changed, taken back or put out anew, as the report
tells it ("deleted the post", "dropped the sentence from its statement", "in a revised version the word was gone",
"backtracked on her remarks", "contradicting his own account").

Left undecided: what was changed in bills, treaties and other texts that nobody says; what somebody does otherwise than
announced.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.annotate.chains import Chains
from onrecord.annotate.contradictions import COUNTERS, Finding, words_for
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.records import Attribution

EARLIER = frozenset("earlier previous initial original prior first".split())
LATER = frozenset("later new newer second final updated subsequent revised current amended corrected".split())
VERSIONS = frozenset({"version", "text", "wording", "statement", "transcript"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_AGAINST = frozenset({"contrast", "contrary", "unlike", "despite", "opposed"})
_ABSENT = frozenset({"gone", "missing", "absent"})
_WITHIN = frozenset({"from", "in", "of", "on"})
# Versions that are spoken of as earlier ones only where there is a later one.
_DRAFTS = frozenset("version draft edition wording".split())
_OLD = EARLIER - {"first", "final"}
# What is written may be carried back to where it came from.
_OBJECTS = frozenset("letter message video report page text".split())
_AROUND = frozenset("before after by".split())
_QUOTES = frozenset({'"', "\u201c", "\u2018", "``", "'"})
_ENDS = frozenset({'"', "\u201d", "\u2019", "''", "'"})
_RESTATING = frozenset({"dobj", "nsubjpass"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until"})
_CLAUSE_WORDS = 24
_BESIDE = 3
_THEN = frozenset({"then", "later", "afterwards", "subsequently", "eventually", "finally"})


def changed_wordings(syntax: Syntax, chains: Chains) -> Iterator[Finding]:
    """One finding for every place that tells of it."""
    wordings = words_for("change"), words_for("reversal"), words_for("loss")
    for token in syntax.tokens:
        if (
            (token.lemma in wordings[0] and _is_changed(syntax, chains, token))
            or (token.lemma in wordings[1] and _goes_back_on_words(syntax, token))
            or (token.lemma in words_for("slip") and _slipped(syntax, token))
            or (token.label == "conj" and is_reporting(token.lemma) and _first_and_then(syntax, token))
            or ((token.lemma in wordings[2] or token.lower in _ABSENT) and _is_lost(syntax, token))
        ):
            yield changed(syntax, token, said_before(chains, syntax.sentence_of(token.i), token))
        elif token.tag[:2] == "NN":
            yield from _read_otherwise(syntax, chains, token)
            yield from _issued_anew(syntax, chains, token)
            yield from _against_own_words(syntax, chains, token)


def changed(syntax: Syntax, verb: Token, said: list[Attribution], at: Token | None = None) -> Finding:
    """The finding that a verb tells of a change of what was said; `at`: the word that shows it, where it is another."""
    sentence = syntax.sentence_of(verb.i)
    shown = at or verb
    return Finding(
        "changed_statement",
        f"Something said was afterwards changed: \u201c{_clause(syntax, verb)}\u201d.",
        (syntax.span(shown.i, shown.i + 1), syntax.chars(sentence.start, sentence.end)),
        tuple(a.id for a in said),
        "change",
    )


def said_before(chains: Chains, sentence: Sentence, verb: Token) -> list[Attribution]:
    """The attributions of a sentence that stand before a verb of it, or begin there."""
    return [
        a
        for a in chains.attributions
        if any(sentence.start <= s.start < sentence.end and s.start < verb.start for s in (*a.cue, *a.content))
    ]


def _is_changed(syntax: Syntax, chains: Chains, token: Token) -> bool:
    """Whether what a verb of changing changes is something said, a part of it, or a figure that was given."""
    if not any(did(syntax, token) for did in (_happened, _along, _in_passing)):
        return False
    use = words_for("change")[token.lemma]
    passive = syntax.children(token.i, "nsubjpass")
    found = passive or syntax.children(token.i, "dobj")
    if not found and token.label == "conj" and syntax.children(token.i, "auxpass"):
        passive = found = syntax.children(token.head, "nsubj", "nsubjpass")  # "was wrong and has been | corrected |"
    particles = [c.lower for c in syntax.children(token.i, "prt", "advmod", "prep")]
    out = "out" in particles
    if out and token.lemma == "pull":
        return False  # "pulled the report out of his bag"
    if use == "back" and not out and "back" not in particles and "down" not in particles:
        return False
    if not found and token.label in ("acl", "relcl"):
        head = syntax.head(token.i)
        taken_up = token.tag == "VBD" and head is not None and head.lemma in words_for("utterance")
        found = (head,) if head is not None and (token.tag == "VBN" or taken_up) else ()
    if not found:
        return False
    noun = found[0]
    if noun.tag in ("WDT", "WP") and (
        clause := next((t for t in (token, *syntax.ancestors(token.i)) if t.label == "relcl"), None)
    ):
        noun = syntax.tokens[clause.head]
    if noun.lower in _SELVES:
        return use in ("self", "figure", "")  # "reversed himself", "corrected himself"
    if use == "self":
        return False
    if use == "toll":
        return noun.lemma == "toll" or _counts_people(syntax, noun)
    if _is_part(syntax, noun, token):
        return True
    if use == "part" or (use == "back" and out):
        return False
    if use == "figure" and _is_figure(syntax, token, noun):
        return True
    points_back = noun.lower in ("this", "that", "it", "which") and (bool(passive) or _to_quoted(syntax, token))
    return _is_said(syntax, noun, use) or (points_back and bool(_said_lately(chains, syntax, token)))


def _said_lately(chains: Chains, syntax: Syntax, verb: Token) -> list[Attribution]:
    """The attributions before a verb in its sentence, else the last of the sentence before."""
    sentence = syntax.sentence_of(verb.i)
    said = said_before(chains, sentence, verb)
    if not said and sentence.first > 0:
        said = said_before(chains, syntax.sentence_of(sentence.first - 1), verb)[-1:]
    return said


def _to_quoted(syntax: Syntax, verb: Token) -> bool:
    """Whether other words, in quotation marks, are put for the old ones: "changed it to \u201chope to go\u201d", "was
    replaced by \u2018incident\u2019"."""
    tokens = syntax.sentence_tokens(syntax.sentence_of(verb.i))
    return any(
        t.lower in ("to", "with", "by", "read") and later.text in _QUOTES
        for t, later in pairwise(tokens)
        if t.i > verb.i
    )


def _is_said(syntax: Syntax, noun: Token, use: str) -> bool:
    """Whether a noun is something said or written that a verb so used may change. The wording of a law is none, and
    neither is a letter that is taken back to where it came from."""
    what = words_for("utterance").get(noun.lemma)
    if what is None or (what == "figure" and use not in ("figure", "told")):
        return False
    return not (noun.lemma in _OBJECTS and use == "back") and not _of_law(syntax, noun)


def _is_part(syntax: Syntax, noun: Token, verb: Token) -> bool:
    """Whether a noun is a part of something said: a sentence of a statement, a word that is quoted, a mention."""
    what = words_for("part").get(noun.lemma)
    if what is None or _of_law(syntax, noun):
        return False
    behind = syntax.tokens[noun.i + 1 : noun.i + 2]
    if what == "alone" or (behind and behind[0].text in _QUOTES):
        return True
    if noun.lemma != "name" and _to_quoted(syntax, verb):  # a street's name may be changed to 'Freedom Square'
        return True
    return any(
        t.label == "pobj"
        and syntax.tokens[t.head].lower in _WITHIN
        and (t.lemma in words_for("utterance") or t.lemma in words_for("place"))
        for t in syntax.subtree(verb.i)
    )


def _of_law(syntax: Syntax, noun: Token) -> bool:
    """Whether a version, an article or a passage is one of a bill, a treaty ..., as far as its sentence shows."""
    laws = words_for("law")
    numbered = syntax.tokens[noun.i + 1 : noun.i + 2]
    if noun.lemma == "article" and numbered and numbered[0].tag == "CD":
        return True
    vague = noun.lemma in VERSIONS or noun.lemma in words_for("part") or noun.lemma == "article"
    return vague and any(t.lemma in laws for t in _unquoted(syntax, syntax.sentence_of(noun.i)))


def _unquoted(syntax: Syntax, sentence: Sentence) -> Iterator[Token]:
    """The tokens of a sentence that stand in no quotation marks: the "act" of \u2018act of war\u2019 is no law."""
    open_ = False
    for token in syntax.sentence_tokens(sentence):
        if token.text in (_ENDS if open_ else _QUOTES) and token.tag != "POS":
            open_ = not open_
        elif not open_:
            yield token


def _counts_people(syntax: Syntax, noun: Token) -> bool:
    return noun.lemma in COUNTERS and any(t.lower in words_for("counted") for t in syntax.subtree(noun.i))


def _is_figure(syntax: Syntax, verb: Token, noun: Token) -> bool:
    """Whether what is corrected is a number: "revised the toll", "had given the number as 13 but corrected it"."""
    if noun.lower not in ("it", "them"):
        return noun.lemma in COUNTERS
    first = syntax.head(verb.i)
    return (
        first is not None
        and verb.label == "conj"
        and any(t.lemma in COUNTERS and t.i > first.i for t in syntax.children(first.i, "dobj"))
    )


def _goes_back_on_words(syntax: Syntax, verb: Token) -> bool:
    """ "backtracked on his remarks", "rowed back from the claim": the verb, its "back" or "down" where it needs one,
    and what was said behind a preposition."""
    if not _happened(syntax, verb):
        return False
    needed = words_for("reversal")[verb.lemma]
    if needed and needed not in {c.lower for c in syntax.children(verb.i, "prt", "advmod")}:
        return False
    preps = [t for t in syntax.subtree(verb.i) if t.label == "prep" and t.lower in ("on", "from", "over")]
    return any(_is_said(syntax, t, "told") for p in preps for t in syntax.children(p.i, "pobj"))


def _first_and_then(syntax: Syntax, verb: Token) -> bool:
    """ "First denied and | then admitted | having bombed it": two words of saying, set against one another."""
    first = syntax.tokens[verb.head]
    if not is_reporting(first.lemma) or first.lemma == verb.lemma or first.i > verb.i or not _happened(syntax, verb):
        return False
    if syntax.children(verb.i, "nsubj", "nsubjpass") or not _happened(syntax, first):
        return False
    sentence = syntax.sentence_of(verb.i)
    start = max(sentence.first, first.i - _BESIDE)
    before = {t.lower for t in (*syntax.tokens[start : first.i], *syntax.children(first.i, "advmod"))}
    between = [t.lower for t in syntax.tokens[first.i + 1 : verb.i]]
    at_first = before & set(words_for("at_first")) or "first" in before
    told = any(t.label in ("dobj", "ccomp") for t in syntax.children(first.i) if first.i < t.i < verb.i)
    later = any(word in _THEN or word in words_for("later") for word in between)
    return bool(at_first) and later and not told and len(between) <= _BESIDE + 2


def _is_lost(syntax: Syntax, token: Token) -> bool:
    """Whether a part of something said is told to be there no longer: "the word was gone", "no longer mentions it"."""
    verb = token
    if token.lower in _ABSENT:
        above = syntax.head(token.i)
        if above is None or above.lemma != "be" or token.label not in ("acomp", "attr", "oprd"):
            return False
        verb = above
    subject = next(iter(syntax.children(verb.i, "nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    later = any(t.lower in LATER for t in syntax.children(subject.i, "amod"))
    written = subject.lemma in VERSIONS and not _of_law(syntax, subject)
    part = _is_part(syntax, subject, verb)
    no_longer = any(
        t.lower in ("longer", "more") and any(c.lower == "no" for c in syntax.tokens[t.i - 1 : t.i])
        for t in syntax.children(verb.i, "advmod")
    )
    how = words_for("loss").get(token.lemma, "")
    if how == "kept" and no_longer and not part and not written:
        stands = subject.lemma in words_for("place") or subject.lemma in words_for("utterance")
        return stands and any(t.lemma in words_for("part") for t in syntax.children(verb.i, "dobj"))
    if how == "gone" or token.lower in _ABSENT:
        return part
    if how == "left":
        omits = verb.lemma != "make" or any(
            t.lemma == "mention" and any(c.lower == "no" for c in syntax.children(t.i, "det"))
            for t in syntax.children(verb.i, "dobj")
        )
        return written and later and omits
    return no_longer and (part or written)


def _issued_anew(syntax: Syntax, chains: Chains, token: Token) -> Iterator[Finding]:
    """ "He at first said ... Later his office issued a corrected version that read ..."; "issued a correction" """
    utterances, anew = words_for("utterance"), words_for("changed")
    corrects = token.lemma in words_for("correction") and token.label in _RESTATING
    if not corrects:
        if utterances.get(token.lemma) != "" or token.lemma == "video" or _of_law(syntax, token):
            return
        if token.label not in ("dobj", "nsubj", "nsubjpass") and not _stands_in(syntax, token):
            return
        if not any(t.lower in anew for t in syntax.children(token.i, "amod")):
            return
    verb = next((t for t in syntax.ancestors(token.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None or not _happened(syntax, verb) or (corrects and verb.lemma not in words_for("issuing")):
        return
    if token.label == "dobj" and verb.lemma in words_for("asking"):
        return
    yield changed(syntax, verb, _said_lately(chains, syntax, verb), token)


def _read_otherwise(syntax: Syntax, chains: Chains, token: Token) -> Iterator[Finding]:
    """ "An earlier version of the statement said ...", "In the original draft they spoke of ...": there is a later."""
    if token.lemma not in _DRAFTS or _of_law(syntax, token):
        return
    if not any(t.lower in _OLD for t in syntax.children(token.i, "amod")):
        return
    verb = syntax.head(token.i) if token.label == "nsubj" else None
    if verb is None and _stands_in(syntax, token):
        verb = next((t for t in syntax.ancestors(token.i) if t.pos == "VERB"), None)
    if verb is None or not _happened(syntax, verb):
        return
    if verb.lemma in words_for("wording") or any(verb.start == c.start for a in chains.attributions for c in a.cue):
        yield changed(syntax, verb, said_before(chains, syntax.sentence_of(token.i), verb), token)


def _stands_in(syntax: Syntax, token: Token) -> bool:
    """Whether something stands in it: "in a revised version" before or behind a verb."""
    prep = syntax.head(token.i)
    if token.label != "pobj" or prep is None or prep.lower != "in":
        return False
    above = syntax.head(prep.i)
    return above is not None and above.pos in ("VERB", "AUX")


def _against_own_words(syntax: Syntax, chains: Chains, token: Token) -> Iterator[Finding]:
    """ "contradicting his own account", "contrary to her earlier statement", "in contrast to what he had told them" """
    if token.lemma in words_for("utterance"):
        above = syntax.head(token.i)
        words = {t.lower for t in syntax.children(token.i)}
        own = any(t.tag == "PRP$" for t in syntax.children(token.i, "poss"))
        if above is None or not own or not words & (EARLIER | {"own"}):
            return
        verb = next((t for t in syntax.ancestors(token.i) if t.pos in ("VERB", "AUX")), None)
        against = above.lower in _AGAINST or (above.lower == "to" and syntax.tokens[above.head].lower in _AGAINST)
        contradicts = token.label == "dobj" and above.lemma == "contradict" and "own" in words
        contradicts = contradicts and above.tag in ("VBD", "VBG", "VBZ")
        if verb is not None and (contradicts or (against and _happened(syntax, verb))):
            yield changed(syntax, verb, said_before(chains, syntax.sentence_of(token.i), verb), token)
    elif token.lower == "contrast":
        yield from _unlike_what_was_told(syntax, chains, token)


def _unlike_what_was_told(syntax: Syntax, chains: Chains, contrast: Token) -> Iterator[Finding]:
    """ "In contrast to what he had told reporters": he who says otherwise now."""
    told = next((t for t in syntax.subtree(contrast.i) if t.label in ("pcomp", "ccomp") and t.tag == "VBN"), None)
    if told is None or not any(t.tag == "PRP" for t in syntax.children(told.i, "nsubj")):
        return
    verb = next((t for t in syntax.ancestors(contrast.i) if t.pos == "VERB"), None)
    if verb is not None and any(t.lower in ("had", "has") for t in syntax.children(told.i, "aux")):
        said = [a for a in chains.attributions if any(c.start <= verb.start < c.end for c in a.cue)]
        if said:
            yield changed(syntax, verb, said)


def _happened(syntax: Syntax, verb: Token) -> bool:
    aux = syntax.children(verb.i, "aux", "neg")
    if any(t.lower in _CONDITIONS for t in syntax.children(verb.i, "mark")):
        return False  # "unless he withdrew the statement"
    past = verb.tag in ("VBD", "VBN") or (verb.tag in ("VBZ", "VBP") and verb.lemma in ("omit", "contain", "be"))
    return past and not any(t.tag in ("MD", "TO") or t.label == "neg" for t in aux)


def _slipped(syntax: Syntax, verb: Token) -> bool:
    """Whether somebody misspoke; the parser may not know the form for a past tense."""
    bare = not syntax.children(verb.i, "aux", "neg") and any(True for _ in syntax.children(verb.i, "nsubj"))
    return _happened(syntax, verb) or (verb.tag == "VBP" and verb.lower.endswith("oke") and bare)


def _along(syntax: Syntax, verb: Token) -> bool:
    """Whether something said before is changed by what is told: "it let them in, reversing an earlier statement"."""
    above = syntax.head(verb.i)
    return (
        verb.tag == "VBG"
        and verb.label == "advcl"
        and above is not None
        and any(EARLIER & {m.lower for m in syntax.children(t.i, "amod")} for t in syntax.children(verb.i, "dobj"))
    )


def _in_passing(syntax: Syntax, verb: Token) -> bool:
    """Whether the change is told beside something that happened: "reported one fatality before revising the figure",
    "gave 12, later correcting it to 9"."""
    above = syntax.head(verb.i)
    if verb.tag != "VBG" or above is None or syntax.children(verb.i, "aux", "neg", "nsubj"):
        return False
    if verb.label == "pcomp" and above.lower in _AROUND:
        above = syntax.head(above.i)
        return above is not None and above.pos == "VERB" and _happened(syntax, above)
    later = any(t.lower in words_for("later") for t in syntax.children(verb.i, "advmod"))
    return verb.label == "advcl" and later and above.pos == "VERB" and _happened(syntax, above)


def _clause(syntax: Syntax, verb: Token) -> str:
    """The verb with its subject and what stands close behind it."""
    sentence = syntax.sentence_of(verb.i)
    subjects = syntax.children(verb.i, "nsubj", "nsubjpass")
    first = max(sentence.first, syntax.left_edge(subjects[0].i) if subjects else verb.i)
    if verb.i - first > 6:
        first = verb.i
    stop, open_ = verb.i + 1, False
    while stop < min(sentence.stop, verb.i + _CLAUSE_WORDS):
        mark = syntax.tokens[stop].text
        open_ = not open_ if mark == '"' else mark == "\u201c" or (open_ and mark != "\u201d")
        if not open_ and mark in (",", ";", ".", "\u2013", "\u2014"):
            break
        stop += 1
    cut = " \u2026" if stop == verb.i + _CLAUSE_WORDS and stop < sentence.stop else ""
    return " ".join(syntax.span(first, stop).text.split()) + cut

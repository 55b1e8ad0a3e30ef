"""Joins: verbs that go on with whoever speaks, though the parser joined them to what is said or to what dates it."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

DECLINING = frozenset({"decline", "refuse"})
"""Verbs that with one of saying refuse to say something (`silences`)."""
PROMPT = frozenset("quick swift fast prompt first eager keen careful happy glad proud sorry ready slow".split())
"""Adjectives with which somebody does say something: "was quick to blame the guild"."""
_GOING_ON = frozenset("say add note argue insist claim warn tell explain stress emphasize write suggest allege".split())
_CALLING = frozenset("call phone telephone ring contact text email message radio approach write post".split())
_PLEADING = frozenset("demand complain protest fear hope ask plead beg pray shout chant seek want".split())
_SAYING = frozenset("say warn claim tell threaten".split())
_WOULD = frozenset("would could can will did do does ca wo".split())
# What somebody who tells a part will not do.
_TELLING_MORE = frozenset("say comment confirm elaborate specify name identify disclose discuss give reveal".split())
_DATING = frozenset({"after", "before", "since", "until", "once"})
_SETTLED = frozenset("town city village capital district province region county state republic municipality".split())
_POINTING = frozenset({"that", "this", "there"})
_BEFALLEN = frozenset("dead killed hurt wounded injured missing held detained arrested".split())
_TOLLS = frozenset({"toll", "tally"})
# Verbs that with a particle of theirs report more often than not.
_PHRASAL = frozenset("make let give put point call lash hit speak spell lay sum shoot fire play brush row hold".split())
# Verbs that what somebody else should do stands behind without an auxiliary.
_ORDERING = frozenset("demand request recommend propose insist urge ask order suggest require".split())
_CLOSING = frozenset({'"', "”", "''", "»"})


def goes_on(syntax: Syntax, token: Token) -> bool:
    """Whether a participle behind a comma goes on with what the sentence's speaker says (", adding that ...")."""
    behind = token.tag == "VBG" and token.lemma in _GOING_ON and token.i > 0 and syntax.tokens[token.i - 1].text == ","
    return behind and not _is_told_so(syntax, token)


def _is_told_so(syntax: Syntax, participle: Token) -> bool:
    """Whether a participle goes on with what somebody spoken of said: "police said the man had called, | saying | he
    was armed"."""
    called = syntax.tokens[participle.head]
    if participle.label != "advcl" or called.label != "ccomp" or called.lemma not in _CALLING:
        return False
    return participle.lemma in _SAYING and any(t.pos in ("NOUN", "PROPN") for t in syntax.children(called.i, "nsubj"))


def participle_within(syntax: Syntax, verb: Token) -> int | None:
    """The subject of a reported clause, for a participle behind a comma that tells of what he said or felt there: "said
    | the drivers | had blocked the road, demanding that …"."""
    above = syntax.tokens[verb.head]
    if verb.tag != "VBG" or verb.label != "advcl" or above.label != "ccomp" or goes_on(syntax, verb):
        return None
    if verb.lemma not in _PLEADING and not _is_told_so(syntax, verb):
        return None
    subjects = syntax.children(above.i, "nsubj")
    somebody = (t.i for t in subjects if t.pos in ("NOUN", "PROPN") and is_somebody(syntax, t.i) and t.i < above.i)
    return next(somebody, None)


def dates(syntax: Syntax, i: int) -> bool:
    """Whether a verb's clause only dates another: "after the council met"."""
    return any(c.lower in _DATING for c in syntax.children(i, "mark"))


def goes_back(syntax: Syntax, i: int) -> bool:
    """Whether a verb behind ", and" was joined to a clause that only dates the sentence's own verb: "announced tariffs
    on Monday, a day after the council met, and warned that ..."."""
    verb = syntax.tokens[i]
    above = syntax.head(i)
    if above is None or verb.label != "conj" or above.label not in ("advcl", "pcomp") or verb.tag != above.tag:
        return False
    if i < 2 or syntax.tokens[i - 1].pos != "CCONJ" or syntax.tokens[i - 2].text != ",":
        return False
    after = above.label == "pcomp" and syntax.tokens[above.head].lower in _DATING
    if not (after or dates(syntax, above.i)) or syntax.children(i, "nsubj", "nsubjpass"):
        return False
    first = syntax.left_edge(above.i)
    lead = syntax.tokens[max(0, first - 4) : first + 1]
    return any(t.text == "," for t in lead)


def is_strayed(syntax: Syntax, verb: Token) -> bool:
    """Whether a past tense was joined to the reported clause, though it goes on with who reports: "said the army
    would guard the dam, and vowed to ...", "said it was “watching closely” and urged restraint", "said they had not
    fired and threatened to ..."."""
    above = syntax.head(verb.i)
    if above is None or above.label != "ccomp" or verb.label != "conj":
        return False
    if syntax.children(verb.i, "nsubj", "nsubjpass"):
        return False
    if _keeps_silent(syntax, verb, above):
        return True
    if not _is_past(syntax, verb):
        return False
    helpers = syntax.children(above.i, "aux", "auxpass")
    if above.tag == "VB" and any(c.tag == "MD" for c in helpers):
        return True
    told = syntax.head(above.i)
    if above.tag in ("VB", "VBP") and not helpers and told is not None and told.lemma in _ORDERING:
        return is_reporting(verb.lemma)  # "demanded that the raids stop and asked the envoy to report"
    if above.tag in ("VBZ", "VBP") and told is not None and told.tag == "VBD" and is_reporting(verb.lemma):
        return True  # "said it “denies” the report and threatened the paper"
    if _reckons(syntax, verb) and above.lemma not in _reporting_alone():
        return True
    if not (is_reporting(verb.lemma) or verb.lemma in DECLINING) or above.lemma in _reporting_alone():
        return False
    closing = syntax.tokens[verb.i - 2].text if verb.i > above.i + 1 else ""
    one_back = above.tag == "VBN" and any(c.lower == "had" for c in helpers)
    # "wrote that the mayor had called him and begged him": the mayor did
    one_back = one_back and not any(t.pos == "PRON" and t.i > verb.i for t in syntax.children(verb.i, "dobj"))
    subjects = syntax.children(above.i, "nsubj", "nsubjpass")
    pointing = any(c.lower in _POINTING for c in subjects)
    # "said the plan was sound but declined to name": no plan declines, and neither does a bridge
    thing = any(c.pos == "NOUN" and (not is_somebody(syntax, c.i) or _is_site(syntax, c.i)) for c in subjects)
    return one_back or pointing or thing or (syntax.tokens[verb.i - 1].pos == "CCONJ" and closing in _CLOSING)


def _keeps_silent(syntax: Syntax, verb: Token, above: Token) -> bool:
    """Whether somebody who has said something says no more behind "but", where nothing before it is his who does what
    is reported: "confirmed that two clerks were held | but would not say why |", "... but could not confirm it"."""
    helpers = syntax.children(verb.i, "aux", "neg")
    said_no = any(t.label == "neg" for t in helpers) and any(t.lower in _WOULD for t in helpers)
    but = any(t.lower == "but" for t in syntax.tokens[above.i + 1 : verb.i])
    passive = bool(syntax.children(above.i, "auxpass"))
    return verb.lemma in _TELLING_MORE and said_no and but and (passive or above.lemma not in _reporting_alone())


def _reckons(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb gives a number of the dead: "said the army had fired and | put the toll at nine |"."""
    return any(t.lemma in _TOLLS and t.i > verb.i for t in syntax.children(verb.i, "dobj"))


def _is_past(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb without a subject is in the past tense: "vowed", "did not say"."""
    helpers = syntax.children(verb.i, "aux")
    if verb.tag == "VBD":
        return not helpers
    return verb.tag == "VB" and [t.lower for t in helpers] == ["did"]


def _is_site(syntax: Syntax, i: int) -> bool:
    """Whether a noun is of a place where nobody sits who speaks for it: a bridge, but not a town."""
    known = noun_at(syntax, i)
    return known is not None and known.kind == "place" and syntax.tokens[i].lemma not in _SETTLED


def is_somebody(syntax: Syntax, i: int) -> bool:
    """Whether a noun names somebody: a name of people, or a noun for people."""
    return syntax.tokens[i].entity.endswith(("PERSON", "NORP", "ORG")) or noun_at(syntax, i) is not None


def is_whole(syntax: Syntax, verb: Token) -> bool:
    """Whether the parser took a sentence for a noun with a participle: "Tarnia, the old power, called on both",
    "Tarnia, which is small, offered to help"."""
    noun = syntax.tokens[verb.head]
    if verb.label != "acl" or verb.tag != "VBN" or noun.pos not in ("PROPN", "NOUN"):
        return False
    if noun.label == "ccomp" and noun.i == verb.i - 1 and not syntax.children(verb.i, "agent", "auxpass"):
        return True  # "say that guards | boasted of it"
    if _reports_behind(syntax, noun, verb) or _calls_on(syntax, noun, verb):
        return True
    if noun.label != "ROOT":
        return False
    beside = any(t.i < verb.i for t in syntax.children(noun.i, "appos", "relcl"))
    beside = beside and syntax.tokens[verb.i - 1].text == ","
    takes = syntax.children(verb.i, "dobj", "ccomp", "xcomp") or any(
        t.lower == "on" for t in syntax.children(verb.i, "prep")
    )
    return beside and bool(takes) and not syntax.children(verb.i, "agent", "auxpass")


def _calls_on(syntax: Syntax, noun: Token, verb: Token) -> bool:
    """Whether a sentence without a verb of its own is "The union called on drivers to march"."""
    on = any(t.lower in ("on", "upon") and t.i == verb.i + 1 for t in syntax.children(verb.i, "prep", "prt"))
    alone = noun.label == "ROOT" and noun.i == verb.i - 1 and verb.lemma == "call"
    return on and alone and any(t.tag == "TO" for t in syntax.subtree(verb.i))


def _reports_behind(syntax: Syntax, noun: Token, verb: Token) -> bool:
    """Whether a noun with a participle behind a comma ends a sentence that it reports: "told them he had been paid, |
    a court source revealed to the paper"."""
    if noun.i != verb.i - 1 or verb.lemma not in _stating() or not is_somebody(syntax, noun.i):
        return False
    first, sentence = syntax.left_edge(noun.i), syntax.sentence_of(verb.i)
    if first <= sentence.first or syntax.tokens[first - 1].text != "," or syntax.children(verb.i, "agent", "auxpass"):
        return False
    behind = syntax.tokens[verb.i + 1 : sentence.stop]
    told = all(t.pos == "PUNCT" or t.i in _told(syntax, verb) for t in behind)
    clause = any(t.label.startswith("nsubj") for t in syntax.tokens[sentence.first : first])
    return told and clause and noun.label in ("dobj", "appos", "conj", "npadvmod", "dep")


def _told(syntax: Syntax, verb: Token) -> set[int]:
    """The tokens of the phrases that say to whom and when: "to the paper", "on Monday"."""
    preps = [
        p for p in syntax.children(verb.i, "prep", "dative", "npadvmod") if p.lower in ("to", "on") or p.pos != "ADP"
    ]
    return {t.i for p in preps for t in syntax.subtree(p.i)}


def is_toll(syntax: Syntax, subject: Token) -> bool:
    """Whether what the parser took for a subject is a number of dead or hurt: "vows revenge, says | five dead"."""
    words = syntax.tokens[syntax.left_edge(subject.i) : syntax.right_edge(subject.i) + 1]
    return any(t.tag == "CD" for t in words) and words[-1].lower in _BEFALLEN


def is_reporting(lemma: str) -> bool:
    """Whether a verb reports what somebody says or writes."""
    return lemma in _reporting()


@cache
def _stating() -> frozenset[str]:
    """Verbs that only state something: "reveal", but not "charge", which is also done to somebody."""
    rows = [row for row in load("reporting_verbs") if not row["particle"]]
    other = {row["lemma"] for row in rows if row["stance"] not in ("asserts", "alleges")}
    return frozenset(row["lemma"] for row in rows if "that" in row["frames"].split()) - other


@cache
def _reporting_alone() -> frozenset[str]:
    """Verbs that report without a particle: "say", but not "take (back)"."""
    rows = (row for row in load("reporting_verbs") if not row["particle"])
    return frozenset(row["lemma"] for row in rows if row["kind"] in ("speech", "document"))


@cache
def _reporting() -> frozenset[str]:
    rows = [row for row in load("reporting_verbs") if row["kind"] in ("speech", "document")]
    return frozenset(row["lemma"] for row in rows if not row["particle"]) | _PHRASAL

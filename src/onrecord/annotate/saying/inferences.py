"""Inferences: drafts by which nobody says anything, though their verb often does: what the report itself reads into
things ("rising costs promise to swell the bill", "that explains why nobody came"), what somebody might threaten or find
out one day ("will threaten the port within five years"), and what people only talk about or meet for ("met to discuss
the flood"). Left undecided: what happenings and facts show, which is `deeds`'.
"""

from __future__ import annotations

from onrecord.annotate.negations import negated
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.deeds import is_text
from onrecord.annotate.saying.joins import DECLINING, is_reporting
from onrecord.annotate.saying.senses import attitudes
from onrecord.annotate.saying.sources import happenings, may_be_cited, speaks
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.records import Stance

# By words only somebody does these; a thing does them by what comes of it.
_BY_WORDS: frozenset[Stance] = frozenset({"requests", "promises", "threatens"})
# What things do as well as people.
_SHOWING = frozenset(
    "show suggest indicate explain mean prove underline underscore highlight illustrate demonstrate reveal determine "
    "hint signal hold confirm".split()
)
# What shows something by what is recorded there.
_EVIDENCE = frozenset(
    "intelligence evidence figure record statistic finding imagery footage analysis test forensics research estimate "
    "information material sample".split()
)
_POINTING = frozenset({"this", "that"})
_QUESTIONS = frozenset({"why", "how", "what"})
# Nouns for many that no list of bodies has, and how nouns for people end ("moderator", "proponent"), if not as these.
_MANY = frozenset(
    "industry side half majority minority percent % left right third quarter share rest management market base "
    "publication institution population generation leadership membership readership audience establishment".split()
)
_PEOPLE = ("er", "or", "ist", "ent", "ant", "man", "woman", "people", "folk")
_THINGS = ("ment", "ower", "ther")
# Things, whatever a tagger makes of them.
_NEVER = ("tion", "sion", "ness", "ity", "ism", "ance", "ence", "ship", "ment")
_NEVER_SPEAK = frozenset(
    "cost price rule policy vote primary technology boom trend shift change growth rise crisis economy debt deadline "
    "weather heat drought storm flood grant fund project scheme programme program case lawsuit scandal row dispute "
    "feud conflict war fighting violence unrest crackdown shortage outbreak virus disease epidemic pandemic landslide "
    "volcano river blaze wildfire fire revelation disclosure deficit inflation recession protest strike walkout "
    "boycott law turmoil chaos rift split stalemate standoff impasse".split()
)
_ENSURING = frozenset({"guarantee", "ensure", "assure", "provide"})
_LAWS = frozenset("law constitution act statute treaty charter rule amendment legislation code clause".split())
_FINDING_OUT = frozenset("discover find realize realise learn notice".split())
_SELVES = frozenset("himself herself itself themselves".split())
_CALLING = frozenset("call describe present style identify name introduce declare portray cast".split())
_LISTING = frozenset("list designate blacklist proscribe register classify".split())
_TOPICAL = frozenset({"discuss"})
# What people meet or stop for.
_MET_FOR = frozenset("debate address consider review raise talk hear remember honor honour mark mourn see".split())
_NAMING = frozenset("name tag title nickname rename".split())
_CALLED = frozenset("meeting session election vote referendum strike conference summit hearing halt truce".split())
_LIKING = frozenset({"like", "love", "enjoy"})
_OCCASIONS = frozenset("reason right need chance opportunity ability cause ground freedom time".split())
_HALTING = frozenset({"pause", "stop", "gather", "meet", "assemble", "convene"})
_OPEN: frozenset[Stance] = frozenset({"asserts", "believes", "questions"})
_SHALL = frozenset({"will", "would", "'ll", "'d", "’ll", "’d", "wo"})


def is_inferred(page: Page, draft: Draft) -> bool:
    """Whether a draft is the report's own reading of what happens, or a talk of which no word is told."""
    verb = page.syntax.tokens[draft.anchor]
    if not draft.cue or not draft.content or verb.pos not in ("VERB", "AUX"):
        return False
    if _is_listed(page, draft, verb) or _is_reason(page, draft, verb) or _is_let(page, verb):
        return True
    if _is_held_to_be(page, verb) or (draft.rule.endswith(":object") and _is_interrogated(page, verb)):
        return True
    if _names_himself(page, draft, verb) or _proves_nothing(page, draft) or _is_in_force(page, draft, verb):
        return True
    backs = draft.stance == "supports" and draft.rule == "tagged:object"
    if (
        (backs or draft.stance in _BY_WORDS)
        and not draft.rule.endswith((":that", ":quote"))
        and _is_surely_thing(page, draft)
    ):
        return True  # "rising costs promise to swell the bill"
    if (
        _is_named(page, draft, verb)
        or _undergoes(page, draft, verb)
        or (_is_occasion(page, verb) and not draft.rule.endswith((":that", ":quote")))
    ):
        return True
    if _is_condition(page, draft, verb) or (verb.lemma == "avoid" and draft.rule.startswith("tagged")):
        return True  # "avoided direct criticism of the mayor"
    what = page.syntax.children(verb.i, "dobj")
    if verb.lemma == "call" and draft.rule == "tagged:object" and any(t.lemma in _CALLED for t in what):
        return True  # "called an emergency meeting to discuss the test"
    if _is_purpose(page, draft, verb) or _has_a_bent(page, draft, verb) or _shows_signs(page, draft, verb):
        return True
    return _is_explained(page, draft, verb) or _is_to_come(page, draft, verb) or _is_only_topic(page, draft, verb)


def _is_listed(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether a state puts somebody on a list, which is done and not said: "listed the front as a terrorist group"."""
    as_ = any(t.lower == "as" for i in (verb.i, *_objects(page, verb)) for t in page.syntax.children(i, "prep"))
    return verb.lemma in _LISTING and draft.rule == "tagged:object" and as_


def _is_held_to_be(page: Page, verb: Token) -> bool:
    """Whether nobody is named who says what somebody is: "a voice said to be the envoy's was heard"."""
    behind = [t.lower for t in page.syntax.tokens[verb.i + 1 : verb.i + 3]]
    return verb.lemma == "say" and behind == ["to", "be"] and not page.syntax.children(verb.i, "auxpass")


def _is_interrogated(page: Page, verb: Token) -> bool:
    """Whether somebody, and not what he says, is questioned: "two clerks were being questioned by the police"."""
    whom = next(iter(page.syntax.children(verb.i, "dobj", "nsubjpass")), None)
    if verb.lemma not in ("question", "interrogate") or whom is None:
        return False
    of = (
        t for p in page.syntax.children(whom.i, "prep") for t in page.syntax.children(p.i, "pobj") if whom.tag == "CD"
    )
    who = next(of, whom)
    named = noun_at(page.syntax, who.i)
    return who.entity.endswith("PERSON") or (named is not None and named.kind == "person")


def _is_let(page: Page, verb: Token) -> bool:
    """Whether somebody is dared to say something: "let him | tell | us what it was"."""
    above = page.syntax.head(verb.i)
    return verb.tag == "VB" and verb.label in ("ccomp", "xcomp") and above is not None and above.lemma == "let"


def _names_himself(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether words only tell who speaks: "a man | presenting himself as | an officer threatened them"."""
    itself = any(page.syntax.tokens[i].lower in _SELVES for i in _objects(page, verb))
    head = verb.head if verb.label in ("acl", "relcl") else None
    new = head is not None and any(t.lower in ("a", "an") for t in page.syntax.children(head, "det"))
    return itself and new and verb.lemma in _CALLING and draft.stance == "asserts"


def _is_in_force(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether a law makes sure of something by being in force: "the law guarantees that clerks are heard"."""
    head = draft.source_head
    return verb.lemma in _ENSURING and head is not None and page.syntax.tokens[head].lemma.lower() in _LAWS


def _proves_nothing(page: Page, draft: Draft) -> bool:
    """Whether a cue tells that somebody has nothing to show: "offered | no evidence | for his claim"."""
    if not draft.rule.startswith("tagged"):
        return False
    words = [t for a, b in draft.cue for t in page.syntax.tokens_in(a, b)]
    none = any(t.lower == "no" for t in words) or negated(page.syntax, draft.anchor)
    return none and any(t.lemma in ("evidence", "proof") for t in words)


def _is_reason(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether a thing is only why somebody does not speak: "declined to comment, citing the trial"."""
    above = page.syntax.head(verb.i)
    if not draft.rule.startswith("cite:") or verb.tag != "VBG" or verb.label != "advcl" or above is None:
        return False
    what = [page.syntax.tokens[i] for i in _objects(page, verb)]
    silent = above.lemma in DECLINING or negated(page.syntax, above.i)
    return silent and not any(may_be_cited(page, t) for t in what)


def _objects(page: Page, verb: Token) -> tuple[int, ...]:
    return tuple(t.i for t in page.syntax.children(verb.i, "dobj"))


def is_of_a_thing(page: Page, draft: Draft) -> bool:
    """Whether a thing asks for, promises, threatens or shows something without a word: "rising costs promise to swell
    the bill", "a look at the port suggests that". Only for what no tagger took for a saying: what is no person or body
    by the lexicons may be one yet."""
    head = draft.source_head
    if head is None or draft.rule.endswith(":quote"):
        return False
    shows = page.syntax.tokens[draft.anchor].lemma in _SHOWING
    if shows and page.syntax.tokens[head].lower in _POINTING:
        return True
    noun = page.syntax.tokens[head]
    if shows and (noun.lemma in _EVIDENCE or is_text(noun)):
        return False
    return (shows or (draft.stance in _BY_WORDS and not draft.rule.endswith(":that"))) and _is_thing(page, head)


def _is_thing(page: Page, head: int) -> bool:
    """Whether a noun names no person or body, no text, and nothing that stands for them."""
    token = page.syntax.tokens[head]
    if token.pos != "NOUN" or token.tag not in ("NN", "NNS") or token.lemma in _MANY or speaks(page, head):
        return False
    return not token.lemma.endswith(_PEOPLE) or token.lemma.endswith(_THINGS)


def _is_surely_thing(page: Page, draft: Draft) -> bool:
    head = draft.source_head
    verb = page.syntax.tokens[draft.anchor]
    if head is not None and page.syntax.tokens[head].lower in ("that", "which") and verb.label == "relcl":
        head = verb.head  # "a grant that will support the port"
    if head is None or not _is_thing(page, head) or _is_quoted(page, draft):
        return False
    lemma = page.syntax.tokens[head].lemma
    return lemma in _NEVER_SPEAK or lemma.endswith(_NEVER)


def _is_named(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether something is only given a name: "named its robot Robo", "nicknamed “the Cat” in the town", "is known
    online as Viper"."""
    if verb.lemma == "know" and draft.source_head is None:
        return any(t.lower == "as" for span in draft.cue for t in page.syntax.tokens_in(*span))
    if verb.lemma not in _NAMING:
        return False
    return draft.source_head is None or (draft.stance == "asserts" and draft.rule == "tagged:object")


def _undergoes(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether in a place or body something only happens: "the cities have seen a string of explosions"."""
    head = draft.source_head
    if verb.lemma not in ("see", "witness", "know") or verb.tag not in ("VBN", "VBD") or head is None:
        return False
    if draft.rule != "tagged:object" or any(t.lower == "as" for t in page.syntax.tokens_in(*draft.content[-1])):
        return False
    source, entity, noun = page.syntax.tokens[head], page.cast.named_by(head), noun_at(page.syntax, head)
    person = (entity is not None and entity.kind == "person") or (noun is not None and noun.kind == "person")
    happens = any(t.pos == "NOUN" and t.lemma in happenings() for t in page.syntax.tokens_in(*draft.content[0]))
    return happens and not person and source.pos != "PRON" and not source.entity.endswith("PERSON")


def _is_occasion(page: Page, verb: Token) -> bool:
    """Whether an infinitive only tells what there is reason, room or time for: "has reason to question her"."""
    noun = page.syntax.head(verb.i)
    aim = any(t.tag == "TO" for t in page.syntax.children(verb.i, "aux"))
    return aim and verb.tag == "VB" and verb.label in ("acl", "relcl") and noun is not None and noun.lemma in _OCCASIONS


def _is_explained(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether "this" or "that" explains why something is so."""
    head = draft.source_head
    first = next(iter(page.syntax.tokens_in(*draft.content[0])), None)
    if head is None or first is None or verb.lemma not in _SHOWING:
        return False
    return page.syntax.tokens[head].lower in _POINTING and first.lower in _QUESTIONS


def _is_to_come(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether somebody is yet to threaten or to find out something: "would discover that he had fled"."""
    helpers = {t.lower for t in page.syntax.children(verb.i, "aux")}
    if not helpers & _SHALL or negated(page.syntax, verb.i) or _is_quoted(page, draft):
        return False
    return draft.stance == "threatens" or verb.lemma in _FINDING_OUT


def _is_only_topic(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether a content is no more than what people talk about, or what they meet, gather or pause for."""
    if draft.rule != "tagged:object" or draft.stance not in _OPEN or negated(page.syntax, verb.i):
        return False
    if verb.lemma in _TOPICAL:
        return True
    syntax = page.syntax
    cue = [t for span in draft.cue for t in syntax.tokens_in(*span)]
    aims = (t for t in cue if t.tag == "VB" and any(c.tag == "TO" for c in syntax.children(t.i, "aux")))
    aim = next((t for t in aims if t.lemma in _TOPICAL or t.lemma in _MET_FOR), None)
    above = syntax.head(aim.i) if aim is not None else None
    if aim is None or above is None or above.pos != "VERB" or is_reporting(above.lemma) or above.lemma in attitudes():
        return False
    return aim.label == "advcl" or above.lemma in _HALTING


def _is_purpose(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether a bare infinitive only tells what something is for, or might be: "marched | to erase any doubt about |
    their aims"."""
    first = page.syntax.tokens_in(*draft.cue[0])[0]
    aim = first.tag == "TO" and first.head == verb.i and verb.label == "advcl"
    return aim and draft.rule == "tagged:object" and not _is_quoted(page, draft)


def _is_condition(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether somebody would only have to say something: "unless the guild agrees to pay"."""
    clause = verb
    while clause.label in ("conj", "xcomp"):
        clause = page.syntax.tokens[clause.head]
    marks = [t for t in page.syntax.children(clause.i, "mark") if t.lower in ("if", "unless")]
    on = any(page.syntax.tokens[max(0, t.i - 1)].lower != "even" for t in marks)
    return on and clause.label == "advcl" and not _is_quoted(page, draft)


def _has_a_bent(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether somebody only is in the habit of something: "likes to remind voters of the flood"."""
    first = next(iter(page.syntax.tokens_in(*draft.content[0])), None)
    if verb.lemma not in _LIKING or not draft.rule.startswith("tagged") or first is None or first.tag != "TO":
        return False
    return not any(t.tag == "MD" for t in page.syntax.children(verb.i, "aux")) and not _is_quoted(page, draft)


def _shows_signs(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether somebody or something is only seen to change: "the market showed signs of cooling"."""
    what = page.syntax.children(verb.i, "dobj")
    return draft.rule == "tagged:object" and verb.lemma == "show" and any(t.lemma in ("sign", "symptom") for t in what)


def _is_quoted(page: Page, draft: Draft) -> bool:
    return any(q.start >= a for a, b in draft.content for q in page.around(a, b))

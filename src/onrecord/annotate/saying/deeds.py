"""Deeds: drafts that tell of no words and no thought, though their verb often does.

What is withheld ("denied her medicine"), what is refused but an answer ("his refusal to leave"), what somebody might
yet say or is asked to say ("they will ask for more" and "urged the council to reject the plan" in somebody's words).
Whatever negation makes of it ("would not say") stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotate.figures import happenings
from onrecord.annotate.negations import negated, neither
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.channels import is_medium
from onrecord.annotate.saying.cues import reporting_verbs
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.saying.senses import attitudes
from onrecord.annotate.saying.sources import is_passive, source_nouns
from onrecord.annotate.saying.unsaid import is_unsaid
from onrecord.annotate.saying.utterances import Draft
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Stance

_NO_ONE = frozenset({"nobody", "none"})
_EVERYBODY = frozenset({"everybody", "everyone", "all", "anybody", "anyone"})
_AIMED: frozenset[Stance] = frozenset({"accuses", "condemns", "denies", "rejects", "threatens", "promises"})
_CONFIRMING = frozenset({"confirm", "verify", "say", "tell"})
_RECORDING = frozenset("picture image photo photograph imagery footage data datum radar sensor recording clip".split())
_ANSWERING_BY = frozenset("respond reply react answer retaliate".split())
_WITHHELD = frozenset(
    "medicine medication access entry visa permit permission bail treatment food water asylum care aid benefit "
    "opportunity passage service funding coverage admission parole leave licence license pension loan right".split()
)
_ANSWERING = frozenset(
    "answer comment discuss elaborate name identify talk speak testify disclose publish reveal divulge specify".split()
)
_KNOWN = frozenset("describe identify present know believe think understand name portray introduce style".split())
_MEANT = frozenset("intend mean plan".split())
_REQUESTING = frozenset("ask request demand seek call".split())
_PRAYED = frozenset("mass prayer grace rosary goodbye farewell hello kaddish".split())
_DECLARED = frozenset("independence war emergency truce ceasefire bankruptcy curfew".split())
_TOLD = frozenset("tell inform notify brief".split())
_TAKEN = frozenset("accept reject back support oppose condemn approve endorse".split())
_ANYBODY = frozenset("someone somebody anyone anybody this that".split())
_OPENING = frozenset("\"“‘'`«")
_ASKING = frozenset({"say", "ask"})
_SELF = frozenset({"i", "we", "my", "our"})
_GUILTY = frozenset({"accountable", "responsible", "liable"})
_GETTING_READY = frozenset("try prepare plan set attempt seek want intend expect aim look ready likely".split())
_LIKELY = frozenset("likely probably possibly perhaps apparently presumably evidently clearly".split())
_ARMED = frozenset("group rebel militant fighter insurgent jihadist attacker gunman offensive attack raid".split())
_NAMED = frozenset("call dub label name title style".split())
_FORBIDDING = frozenset("forbid ban bar prohibit".split())
# Verbs whose infinitive happens.
_GOING_ON = frozenset("continue begin start go proceed come seem appear refuse decline fail use".split())
# Who asks for this says nothing that the report tells of.
_UNNAMED = re.compile(
    r"(?:not to|to not|not|not w\w+ to) be (?:publicly )?(?:named|identified|quoted)"
    r"|to be (?:\w+ly )?(?:identified|named|referred to|called|quoted) (?:only |just |solely )?(?:by|as)\b"
    r"|anonym|\bnames? (?:\w+ )?be withheld|\bnames? not be \w+"
)
_NOT_NAMED = re.compile(r"to be (?:\w+ly )?(?:named|identified)\b|to (?:give|have) (?:\w+ ){1,2}names?\b")
_ASKING_NOT_TO_BE = frozenset("ask request want wish prefer insist demand".split())
_FITTING = frozenset("should must shall ought".split())
_POSSIBLE = _FITTING | {"might", "may", "could"}
_CRITICS = frozenset("critic opponent rival sceptic skeptic doubter protester protestor detractor".split())
# Characters from the cue of a wish not to be named to its end; a longer one says more.
_LONGEST = 120
_SHOWING = frozenset("show demonstrate suggest indicate prove illustrate underline underscore mean imply".split())
# What shows something without a word: besides happenings, facts and ways to act.
_FACTS = frozenset(
    "delay silence absence presence lack failure success timing pace scale scope use fact pattern trend rise fall "
    "growth increase decrease decline drop outcome result situation case incident event behaviour behavior move "
    "decision collapse loss victory defeat example experience reaction return departure arrival speed size number "
    "amount".split()
)
_FINDING = frozenset("investigation inquiry probe test trial count census experiment".split())
_SELVES = frozenset("itself themselves himself herself".split())
_WISHED: frozenset[Stance] = frozenset({"requests", "promises", "threatens", "expects"})


def is_deed(syntax: Syntax, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft tells of a deed, or of words that nobody has said yet.

    Args:
        drafts: those of the report, of which one may hold this one.
    """
    verb = syntax.tokens[draft.anchor]
    if draft.rule == "noun" and verb.lemma == "refusal":
        return not any(is_reporting(t.lemma) or t.lemma in _ANSWERING for t in syntax.children(verb.i, "acl"))
    if not draft.cue or verb.pos not in ("VERB", "AUX"):
        return False
    objects = syntax.children(verb.i, "dobj")
    if verb.lemma == "show" and draft.rule.startswith("tagged") and _is_shown(syntax, draft):
        return True
    if verb.lemma == "show" and negated(syntax, verb.i):
        return True  # "the video does not show who fired": it refuses nothing
    if verb.lemma in _SHOWING and draft.source_head is not None and _is_fact(syntax, syntax.tokens[draft.source_head]):
        return True  # "the delay suggests that": the report's own inference
    if is_unsaid(syntax, draft):
        return True
    if verb.lemma == "declare" and draft.rule == "tagged:object" and any(t.lemma in _DECLARED for t in objects):
        return True  # "declared independence": done by it
    that = any(c.tag in ("VBD", "VBZ", "VBP") for t in objects for c in syntax.children(t.i, "acl", "relcl"))
    if verb.lemma in ("recognize", "recognise") and draft.rule == "tagged:object" and not that:
        return True  # "does not recognise the state": a policy; but "recognises the danger that it poses"
    if verb.lemma in _TOLD and draft.source_head is None and negated(syntax, verb.i) and is_passive(syntax, verb):
        return True  # "she has not been told why": nobody refuses to say it
    if neither(syntax, verb.i) and verb.lemma in _TAKEN:
        return True  # "neither accepted nor rejected the offer"
    if verb.lemma == "thank" and any(t.lower == "you" for t in objects):
        return True  # "thank you": said, not told
    if verb.lemma == "know" and syntax.tokens[verb.head].lemma == "let" and verb.label == "ccomp":
        return True  # "let them know that ...": who is told
    if verb.lemma == "know" and draft.rule == "know:that" and syntax.tokens[verb.i + 1].text == ",":
        return True  # "he knew, he ordered, and he watched"
    if verb.lemma == "say" and any(t.lemma.lower() in _PRAYED and t.i > verb.i for t in objects):
        return True  # "will say a Mass"
    if verb.lemma == "hold" and verb.tag == "VB" and _is_to_hold_guilty(syntax, verb):
        return True  # "to hold them accountable"
    if verb.lemma in _FORBIDDING and draft.source_head is None and is_passive(syntax, verb):
        return True  # "had been forbidden to talk": so it is, whoever said so
    if _is_yet_to_be_asked(syntax, draft) or _is_yet_to_blame(syntax, draft):
        return True
    if verb.lemma == "aim" and draft.kind == "intent" and _is_judged(syntax, draft):
        return True  # "probably aims to hold the town"
    if verb.lemma == "lie" and draft.kind == "speech" and not draft.rule.endswith(":that"):
        return True  # "he lies about it": so it is called
    if verb.lemma == "discuss" and verb.tag == "VBG" and verb.label == "advcl" and verb.head > verb.i:
        return True  # "Discussing the dam, she said that ..."
    if verb.tag == "VBN" and verb.label == "acl" and _is_known_as(syntax, verb):
        return True
    if verb.lemma == "want" and verb.label == "acl" and verb.tag in ("VBN", "VBD") and not objects:
        return True  # "a man wanted on two charges": whom the police look for
    if draft.kind in ("thought", "intent") and _are_such(syntax, draft):
        return True
    if verb.lemma in ("know", "see") and draft.source_head is None and negated(syntax, verb.i):
        return True  # "it was not known who had paid": the report does not know
    open_ = negated(syntax, verb.i) or any(t.tag == "MD" for t in syntax.children(verb.i, "aux"))
    if verb.lemma == "tell" and any(t.lower in _NO_ONE or t.text == "no" for t in (*objects, *_dets(syntax, objects))):
        return True  # "had told nobody of the plan"
    if draft.stance in _AIMED and draft.source_head is not None and _is_not_everybody(syntax, draft.source_head):
        return True  # "not everybody blames the mayor"
    silent = verb.lemma in _CONFIRMING and negated(syntax, verb.i)
    if silent and draft.source_head is not None and _records(syntax.tokens[draft.source_head]):
        return True  # "satellite pictures could not confirm it"
    if _only_does(syntax, draft):
        return True
    if draft.stance == "requests" and negated(syntax, verb.i) and verb.lemma in _REQUESTING:
        return True  # "had not asked for a ship"
    if verb.lemma in ("claim", "pretend") and draft.rule.endswith(":to") and negated(syntax, verb.i) and open_:
        return True  # "cannot claim to care for them"
    if verb.lemma == "decide" and open_:
        return True  # who has not decided yet, or will
    if _hides_a_name(syntax, draft) or _is_a_name(syntax, draft) or _is_refused_deed(syntax, draft):
        return True
    if draft.kind == "perception" and any(t.tag == "VB" for t in syntax.children(verb.i, "ccomp")):
        return True  # of "heard a man say that ..." the man's words count
    recalled = verb.lemma == "recall" and not any(c in syntax.text[a:b] for a, b in draft.content for c in _OPENING)
    if (verb.lemma == "dismiss" or recalled) and _is_sent_away(syntax, verb):
        return True
    if verb.lemma in ("deny", "refuse") and any(t.lemma in _WITHHELD and t.i > verb.i for t in objects):
        return True
    who = syntax.tokens[draft.source_head].lower if draft.source_head is not None else ""
    if draft.kind in ("thought", "intent") and who in _ANYBODY:
        return True
    at = draft.cue[0][0]
    holders = [d for d in drafts if d is not draft and any(a <= at < b for a, b in d.content)]
    if not holders and _is_only_possible(syntax, verb):
        return True
    if holders and draft.rule.startswith("tagged") and who in _SELF:
        return True  # of "we have backed the ferry" in somebody's words nobody else speaks
    if holders and draft.kind == "thought" and who == "you":
        return True
    if holders and _is_asked(syntax, verb.i, holders):
        return True
    helpers = syntax.children(verb.i, "aux")
    if holders and any(t.lower in _FITTING for t in helpers):
        return True
    if not holders or negated(syntax, verb.i):
        return False
    quoted = draft.content and syntax.text[draft.content[0][0]] in _OPENING
    if any(t.tag == "MD" for t in helpers) and not any(t.lower == "would" and t.i < verb.i - 1 for t in helpers):
        if quoted and verb.lemma in _ASKING and any(t.lower == "would" for t in helpers):
            return False  # "and he would say, 'No'": over and over
        return draft.stance not in ("declines_to_say", "denies")
    holder = min(holders, key=lambda d: sum(b - a for a, b in d.content))
    asked = syntax.head(verb.i)
    if any(t.lemma == "have" for t in helpers) and is_passive(syntax, syntax.tokens[verb.head]):
        return False  # "is said to have told friends that ..."
    infinitive = any(t.tag == "TO" for t in helpers) and verb.label in ("xcomp", "ccomp", "advcl", "acl", "conj")
    if not infinitive or asked is None or asked.i > verb.i:
        return False
    return (
        holder.stance in _WISHED
        or holder.anchor == asked.i
        or (draft.kind in ("speech", "document") and asked.lemma not in _GOING_ON)
    )


def _is_judged(syntax: Syntax, draft: Draft) -> bool:
    """Whether an aim is what the report reads into what somebody does: a likely one, or that of armed men."""
    hedged = any(t.lower in _LIKELY for t in syntax.children(draft.anchor, "advmod", "acomp"))
    head = draft.source_head
    return hedged or (head is not None and syntax.tokens[head].lemma.lower() in _ARMED)


def _is_yet_to_blame(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody only gets ready to lay something at another's door: "is setting things up to blame us"."""
    verb = syntax.tokens[draft.anchor]
    if draft.stance != "accuses" or not any(t.tag == "TO" for t in syntax.children(verb.i, "aux")):
        return False
    return any(t.lemma in _GETTING_READY for t in syntax.ancestors(verb.i) if t.i < verb.i)


def _is_to_hold_guilty(syntax: Syntax, verb: Token) -> bool:
    guilty = any(t.lower in _GUILTY for t in syntax.subtree(verb.i))
    return guilty and not any(t.tag == "MD" for t in syntax.children(verb.i, "aux"))


def _is_yet_to_be_asked(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody will be asked about something: "are likely to be pressed about the dam"."""
    cue = [t for t in syntax.tokens_in(*draft.cue[0]) if t.tag == "VBN"]
    verb = cue[-1] if cue else syntax.tokens[draft.anchor]
    helpers = {t.lower for t in syntax.children(verb.i, "aux", "auxpass")}
    plain = not any(t.label in ("ccomp", "xcomp") for t in syntax.children(verb.i))
    return draft.stance in ("questions", "requests") and {"to", "be"} <= helpers and plain and is_passive(syntax, verb)


def _dets(syntax: Syntax, objects: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(c for t in objects if t.lower == "one" for c in syntax.children(t.i, "det"))


def _is_not_everybody(syntax: Syntax, head: int) -> bool:
    first = syntax.left_edge(head)
    return syntax.tokens[head].lower in _EVERYBODY and any(
        t.lower in ("not", "hardly") for t in syntax.tokens[max(0, first - 1) : head]
    )


def _records(noun: Token) -> bool:
    """Whether a source only records what happens: pictures, data."""
    return noun.pos == "NOUN" and noun.lemma in _RECORDING


def _only_does(syntax: Syntax, draft: Draft) -> bool:
    """Whether a deed answers for words: "replied by recalling its envoy", "reacted with a blockade"."""
    verb = syntax.tokens[draft.anchor]
    if verb.lemma == "observe" and syntax.children(verb.i, "dobj"):
        return True  # "observed a minute of silence"
    if verb.lemma not in _ANSWERING_BY or not draft.rule.startswith("tagged"):
        return False
    by = next((t for t in syntax.children(verb.i, "prep") if t.lower == "by" and t.i > verb.i), None)
    deeds = syntax.children(by.i, "pcomp") if by is not None else ()
    if any(t.label == "ccomp" for a, b in draft.content for t in syntax.tokens_in(a, b)):
        return False  # "by using the case to prove that"
    return any(not _is_speech(t.lemma) and not (is_reporting(t.lemma) and _tells_more(syntax, t)) for t in deeds)


def _tells_more(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb has more than a plain object: "by calling it a lie", but not "by recalling its envoy"."""
    return bool(syntax.children(verb.i, "ccomp", "xcomp", "oprd", "prep")) or not syntax.children(verb.i, "dobj")


def _is_fact(syntax: Syntax, noun: Token) -> bool:
    """Whether a source is a happening or a state of things, which says nothing; the results of a poll do, and "a number
    of clerks"."""
    many = noun.lemma == "number" and any(t.lower == "a" for t in syntax.children(noun.i, "det"))
    if noun.lower == "results" or many:
        return False
    return noun.pos == "NOUN" and (noun.lemma in _FACTS or (noun.lemma in happenings() and not is_text(noun)))


def is_text(noun: Token) -> bool:
    """Whether a noun names a text, a medium or an inquiry, which shows something by what is written there."""
    return source_nouns().get(noun.lemma) is not None or is_medium(noun) or noun.lemma in _FINDING


def _is_shown(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody who is no text shows somebody: "the broadcaster showed two men who, it said, had confessed"."""
    if draft.source_head is None or source_nouns().get(syntax.tokens[draft.source_head].lemma) == "document":
        return False
    what = next((t for t in syntax.children(draft.anchor, "dobj") if t.i > draft.anchor), None)
    return what is not None and not syntax.children(draft.anchor, "ccomp") and noun_at(syntax, what.i) is not None


def _hides_a_name(syntax: Syntax, draft: Draft) -> bool:
    """Whether somebody only asks not to be named: "a clerk who asked not to be identified", "requested anonymity"."""
    verb = syntax.tokens[draft.anchor]
    if not draft.content:
        return False
    first, stop = draft.cue[0][0], draft.content[-1][1]
    if verb.lemma in ("decline", "refuse"):
        return _NOT_NAMED.match(" ".join(syntax.text[draft.cue[-1][1] : stop].split())) is not None
    if verb.lemma not in _ASKING_NOT_TO_BE and "condition" not in syntax.text[first : draft.cue[-1][1]]:
        return False
    if draft.rule.endswith(":that") and _UNNAMED.search(" ".join(syntax.text[a:b] for a, b in draft.content)) is None:
        return False  # "said on condition of anonymity | that nine had died"
    return _UNNAMED.search(" ".join(syntax.text[first:stop].split())) is not None and stop - first < _LONGEST


def _is_a_name(syntax: Syntax, draft: Draft) -> bool:
    """Whether a group only gives itself a name: "hackers who call themselves the Lamps"."""
    verb = syntax.tokens[draft.anchor]
    if verb.lemma == "name" and any(t.lower in ("after", "for") for t in syntax.children(verb.i, "prep")):
        return True  # "is named after a town"
    if verb.lemma in ("identify", "introduce") and any(t.lower in _SELVES for t in syntax.children(verb.i, "dobj")):
        return True  # "a man who identified himself as an officer"
    quoted = any(c in syntax.text[a:b] for a, b in draft.content for c in _OPENING)
    if verb.tag == "VBN" and verb.label == "acl" and draft.source_head is None and verb.lemma in _NAMED and not quoted:
        return True  # "the wing called the Lamps"
    if verb.lemma not in ("call", "style", "dub") or not (verb.tag == "VBG" or verb.label == "relcl"):
        return False
    if not any(t.lower in _SELVES for t in syntax.children(verb.i, "dobj", "nsubj")) and not any(
        t.lower in _SELVES for t in syntax.tokens[verb.i + 1 : verb.i + 2]
    ):
        return False
    behind = [t for t in syntax.tokens[verb.i + 2 : verb.i + 5] if t.lower not in ("the", "a") and t.pos != "PUNCT"]
    return bool(behind) and behind[0].pos == "PROPN"


def _is_refused_deed(syntax: Syntax, draft: Draft) -> bool:
    """Whether what is refused is a deed and no answer, and nothing is quoted: "has refused to supply shells"."""
    verb = syntax.tokens[draft.anchor]
    if (
        verb.lemma != "refuse"
        or not draft.rule.startswith("tagged")
        or any(c in syntax.text[a:b] for a, b in draft.content for c in _OPENING)
    ):
        return False
    what = [t for t in syntax.children(verb.i, "xcomp") if t.i > verb.i and not _makes_public(syntax, t)]
    return any(not _says(t) and t.lemma not in _ANSWERING and not _is_speech(t.lemma) for t in what)


def _makes_public(syntax: Syntax, verb: Token) -> bool:
    """Whether somebody gives something out: "refused to make his letters public"."""
    return verb.lemma == "make" and any(t.lower in ("public", "known") for t in syntax.tokens[verb.i : verb.i + 8])


def _says(verb: Token) -> bool:
    """Whether a verb is one of saying without a particle: "say", but not "lay (out)"."""
    return is_reporting(verb.lemma) and any(not row.particle for row in reporting_verbs()[verb.lemma])


def _is_speech(lemma: str) -> bool:
    """Whether a word tells of an attitude that is spoken ("refused to condemn")."""
    reading = attitudes().get(lemma)
    return reading is not None and reading[1] == "speech"


def _are_such(syntax: Syntax, draft: Draft) -> bool:
    """Whether a clause only tells which people are meant: "men who fear a deal"."""
    verb, head = syntax.tokens[draft.anchor], draft.source_head
    if verb.label != "relcl" or head is None or verb.head != head or syntax.tokens[head].tag != "NNS":
        return False
    bare = not syntax.children(head, "det", "nummod", "amod", "poss") and syntax.tokens[head + 1].text != ","
    return bare and draft.rule.endswith((":object", ":to", ":for"))


def _is_known_as(syntax: Syntax, participle: Token) -> bool:
    """Whether a participle only says who somebody is: "a man | described as | a deputy denied it"."""
    behind = [t.lower for t in syntax.tokens[participle.i + 1 : participle.i + 3]]
    agent = any(True for _ in syntax.children(participle.i, "agent"))
    if participle.lemma in _MEANT and behind[:1] == ["to"] and not agent:
        return True  # "leaflets intended to mislead"
    as_ = behind[:1] == ["as"] or behind == ["only", "as"] or behind == ["to", "be"]
    return participle.lemma in _KNOWN and as_ and not agent


def _is_only_possible(syntax: Syntax, verb: Token) -> bool:
    """Whether the report itself holds that somebody should, might or could say or think something: "outside powers
    should press both sides", "Mersa might want to think again". Who could only confirm something has done so."""
    who = {t.lower for t in syntax.children(verb.i, "nsubj")}
    if who & _SELF and syntax.children(verb.i, "ccomp"):
        return False  # "I should say that he paid", "we might wish that": so it is said, or wished
    modals = {t.lower for t in syntax.children(verb.i, "aux")} & _POSSIBLE
    only = any(t.lower == "only" for t in syntax.children(verb.i, "advmod"))
    sure = (verb.lemma in _CONFIRMING or only) and modals == {"could"}  # "could only quip"
    return bool(modals) and not negated(syntax, verb.i) and not sure


def _is_sent_away(syntax: Syntax, verb: Token) -> bool:
    """Whether somebody loses his post or is called back: "dismissed two generals", "recalled its envoy", but not
    "dismissed the marchers as thugs"."""
    who = next((t for t in syntax.children(verb.i, "dobj", "nsubjpass") if t.lemma not in _CRITICS), None)
    if who is None or who.pos == "PRON":
        return False
    named = noun_at(syntax, who.i)
    person = who.entity.endswith("PERSON") or (named is not None and named.kind == "person")
    called = any(t.lower == "as" for i in (verb.i, who.i) for t in syntax.children(i, "prep", "advmod", "mark"))
    return person and not called


def _is_asked(syntax: Syntax, verb: int, holders: Sequence[Draft]) -> bool:
    """Whether somebody is asked, or does not say, if others hold something: "asked whether the board believed it"."""
    holder = min(holders, key=lambda d: sum(b - a for a, b in d.content))
    open_ = holder.stance in ("questions", "declines_to_say")
    return open_ and any(t.lower in ("whether", "if") for t in syntax.children(verb, "mark"))
